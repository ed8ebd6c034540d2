internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// Addresses and pieces that the pages of learning share.
enum LearningParts {
    static func address(_ slug: String) -> String { "/phong-trao/\(slug)/hoc-tap" }
    static func course(_ slug: String, _ course: String) -> String { "\(address(slug))/khoa/\(course)" }
    static func session(_ slug: String, _ session: String) -> String { "\(address(slug))/buoi/\(session)" }
    static func checkIn(_ slug: String, _ session: String) -> String { "\(address(slug))/diem-danh/\(session)" }
    static func certificate(_ slug: String, _ certificate: String) -> String { "\(address(slug))/chung-chi/\(certificate)" }

    /// Ways up from a page below the list of courses.
    static func breadcrumbs(_ slug: String, _ movement: String, _ look: Look) -> [(label: String, href: String)] {
        [(movement, "/phong-trao/\(slug)"), (look("Học tập", "Learning"), address(slug))]
    }

    static func tag(_ state: LearningState, _ look: Look) -> HTML {
        let kind = [LearningState.draft: "tag-info", .open: "tag-open", .ended: "tag-done"][state] ?? ""
        return span(.class("tag \(kind)")) { look(state.label) }
    }

    static func tag(_ state: EnrolmentState, _ look: Look) -> HTML {
        span(.class(state == .enrolled ? "tag tag-done" : state == .waiting ? "tag tag-open" : "tag")) { look(state.label) }
    }

    static func tag(_ state: CertificateState, _ look: Look) -> HTML {
        let kind = state == .waiting ? "tag-open" : state == .returned ? "tag-late" : "tag-done"
        return span(.class("tag \(kind)")) { look(state.label) }
    }

    /// "7,5 giờ".
    static func hours(_ hours: Quantity, _ look: Look) -> String {
        look("\(hours[.vi]) giờ", "\(hours[.en]) \(hours == Quantity(1) ? "hour" : "hours")")
    }

    /// Where something that waits is done, what it is called and what is asked.
    static func owed(_ one: OwedLearning, _ look: Look) -> (href: String, title: String, tag: String) {
        switch one.what {
        case .enrol: (course(one.slug, one.id), one.title, look("Đang ghi danh", "Open for enrolment"))
        case .session: (checkIn(one.slug, one.id), one.title, look("Buổi học của bạn", "Your session"))
        case .confirm: (certificate(one.slug, one.id), one.title, look("Chứng chỉ chờ xác nhận", "To be confirmed"))
        case .resend: (certificate(one.slug, one.id), one.title, look("Chứng chỉ bị trả lại", "Returned"))
        case .assess:
            (
                "\(address(one.slug))/tu-danh-gia", look("Tự đánh giá kỹ năng số", "Self-assessment of digital skills"),
                look("Chưa trả lời", "Not answered")
            )
        }
    }

    /// When a course is, in a few words.
    static func days(_ course: LearningCourse, _ look: Look) -> String {
        guard let days = course.days else { return look("chưa có buổi nào", "no sessions yet") }
        let standing = course.sessions.count { !$0.isCancelled }
        let span = days.first == days.last ? days.first.vietnamese : "\(days.first.vietnamese) – \(days.last.vietnamese)"
        return look("\(standing) buổi, \(span)", "\(counted(standing, "session")), \(span)")
    }

    /// Links to the other pages of learning that exist for the viewer.
    static func ways(_ slug: String, for viewer: Actor, _ look: Look) -> HTML {
        p(.class("buttons")) {
            a(.class("button button-secondary"), .href("\(address(slug))/gio-hoc")) { look("Giờ học", "Hours") }
            if viewer.isSignedIn {
                a(.class("button button-secondary"), .href("\(address(slug))/chung-chi")) { look("Chứng chỉ", "Certificates") }
                a(.class("button button-secondary"), .href("\(address(slug))/tu-danh-gia")) { look("Tự đánh giá", "Self-assessment") }
                a(.class("button button-secondary"), .href("\(address(slug))/nong-cot")) { look("Nòng cốt CNTT", "IT core experts") }
            }
            if LearningPolicy.mayManage(viewer) {
                a(.class("button button-secondary"), .href("\(address(slug))/chi-tieu")) { look("Chỉ tiêu tự tính", "Counted targets") }
            }
        }
    }
}

/// Which of a page's forms was sent and refused; the others are drawn as if nothing had happened.
struct SentForm: Sendable {
    let act: String
    let state: FormState

    static let none = SentForm(act: "", state: .empty)

    /// What the form of an act shows.
    func state(of act: String) -> FormState { self.act == act ? state : .empty }

    /// What begins the identifiers of the form of an act, so that none stands twice on the page.
    func place(of act: String) -> String { self.act == act ? "o" : "o-" + act.replacing(".", with: "-") }

    var status: HTTPResponse.Status { state.refusal?.status ?? .ok }
}

extension Visit {
    /// Performs an act from one of several forms of a page.
    func act(
        _ name: String, form: FormBody, extra: [String: JSONValue], next: @Sendable (Receipt) -> String,
        on page: @escaping @Sendable (Look, SentForm) throws -> Page
    ) async throws -> Response {
        try await act(name, form: form, extra: extra, next: next) { look, state in try page(look, SentForm(act: name, state: state)) }
    }
}
