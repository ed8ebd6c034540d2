internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// One course: what it is, its sessions, who takes part, and what can be done with it.
enum LearningCoursePages {
    static func page(_ look: Look) throws -> Page { try page(look, .none) }

    static func page(_ look: Look, _ sent: SentForm) throws -> Page {
        let slug = look.visit.parameter("slug")
        let viewer = try look.viewer(ofMovement: slug)
        let page = try LearningQueries.page(slug: slug, course: look.visit.parameter("lop"), for: viewer, today: look.today, in: look.session)
        let course = page.course
        return Page(
            course.title, status: sent.status, place: .movements, breadcrumbs: LearningParts.breadcrumbs(slug, page.movement, look),
            hidesHeading: true,
            summary: look("Khóa học “\(course.title)”.", "The course “\(course.title)”.")
        ) {
            sent.state.summary(look)
            h1(.lang("vi")) { course.title }
            p {
                LearningParts.tag(course.state, look)
                " "
                span(.class("meta")) { course.reference }
            }
            if course.state == .cancelled { div(.class("notice notice-warning")) { p(.lang("vi")) { course.reason } } }
            own(page, look)
            facts(page, look)
            if course.kind == .own { sessions(page, look, sent) }
            if viewer.isSignedIn { people(page, look, sent) }
            if page.mayManage { managing(page, look, sent) }
        }
    }

    private static func address(_ page: LearningCoursePage) -> String { LearningParts.course(page.slug, page.course.id) }

    // MARK: - The reader's own place

    private static func own(_ page: LearningCoursePage, _ look: Look) -> HTML {
        if page.mayEnrol {
            let isFull = page.course.places.map { page.course.enrolled >= $0 } ?? false
            return HTML([
                isFull
                    ? p { look("Đã hết chỗ; ghi danh bây giờ là vào danh sách chờ.", "All places are taken; enrolling now means waiting for one.") }
                    : HTML(),
                PlanParts.buttonForm("\(address(page))/ghi-danh", look("Ghi danh", "Enrol"), look),
            ])
        }
        guard let state = page.own, state != .withdrawn else {
            return page.course.state == .open && look.viewer.isSignedIn && !page.isFor
                ? p(.class("meta")) {
                    look("Khóa này dành cho: ", "This course is for: ") + look(page.course.audience.label).lowercasedFirst + "."
                } : HTML()
        }
        let hours = page.course.sessions.filter { page.attended.contains($0.id) && !$0.isCancelled }.map(\.hours).reduce(Quantity(0), +)
        return div(.class("notice")) {
            p {
                look("Bạn: ", "You: ")
                LearningParts.tag(state, look)
                if page.course.kind == .own {
                    look(" · đã dự ", " · attended ") + "\(hours[look.language])/" + LearningParts.hours(page.course.hours, look)
                }
            }
            if let certificate = page.certificate {
                p { a(.href(LearningParts.certificate(page.slug, certificate))) { look("Xem giấy chứng nhận", "See the certificate") } }
            }
            if page.course.state == .open, page.attended.isEmpty {
                PlanParts.buttonForm("\(address(page))/rut", look("Rút tên", "Withdraw"), look, kind: "button-secondary")
            }
        }
    }

    private static func facts(_ page: LearningCoursePage, _ look: Look) -> HTML {
        let course = page.course
        return dl(.class("summary-list")) {
            SummaryList.item(look("Nội dung", "About"), HTML(course.about.split(separator: "\n").map { line in p(.lang("vi")) { String(line) } }))
            SummaryList.item(
                look("Nơi mở", "Held by"), course.kind == .own ? HTML.text(look(course.kind.label)) : span(.lang("vi")) { course.provider })
            SummaryList.item(look("Mức", "Level"), look(course.level.label))
            SummaryList.item(look("Dành cho", "For whom"), look(course.audience.label))
            if course.kind == .own {
                SummaryList.item(look("Số giờ", "Hours"), LearningParts.hours(course.hours, look))
                SummaryList.item(
                    look("Giấy chứng nhận", "Certificate"),
                    look(
                        "khi dự từ \(course.share) % số giờ (quy định của cơ quan)",
                        "for \(course.share) % of the hours or more (the agency's own rule)"))
            }
            SummaryList.item(
                look("Chỗ", "Places"),
                look("\(course.enrolled) người", counted(course.enrolled, "person", "people"))
                    + (course.places.map { look(" trên \($0) chỗ", " of \(counted($0, "place"))") } ?? "")
                    + (course.waiting > 0 ? look(", \(course.waiting) người chờ", ", \(course.waiting) waiting") : ""))
            if !course.clause.isEmpty {
                SummaryList.item(
                    look("Nội dung kế hoạch", "Clause of the plan"),
                    a(.href("/phong-trao/\(page.slug)/nghia-vu/\(course.clause.addressEncoded)")) { course.clause })
            }
        }
    }

    // MARK: - Sessions

    private static func sessions(_ page: LearningCoursePage, _ look: Look, _ sent: SentForm) -> HTML {
        PlanParts.section("buoi-hoc", look("Buổi học", "Sessions")) {
            if page.course.sessions.isEmpty {
                p { look("Chưa có buổi nào.", "There are no sessions yet.") }
            } else {
                AgencyParts.table(
                    look("Các buổi học", "The sessions"),
                    [
                        .init(look("Ngày, giờ", "Day and time")), .init(look("Địa điểm", "Place")),
                        .init(look("Số giờ", "Hours"), isNumber: true), .init(look("Có mặt", "Present"), isNumber: true),
                    ]
                ) { for session in page.course.sessions { row(session, page, look) } }
            }
            if page.mayManage, page.course.state == .open || page.course.state == .draft,
                var form = ActForm("learning.session", action: "\(address(page))/buoi")
            {
                let _ = form.only = ["day", "from", "to", "place", "hours"]
                let _ = form.place = sent.place(of: "learning.session")
                details(.flag("open", if: sent.act == "learning.session" || page.course.sessions.isEmpty)) {
                    summaryElement { look("Thêm buổi học", "Add a session") }
                    form.html(look, sent.state(of: "learning.session"))
                }
            }
        }
    }

    private static func row(_ session: LearningSession, _ page: LearningCoursePage, _ look: Look) -> HTML {
        let isOwn = page.own == .enrolled && page.course.state == .open && !session.isCancelled
        return tr {
            th(.scope("row")) {
                AgencyParts.day(session.day)
                " \(session.times)"
                if session.isCancelled { span(.class("tag")) { look("Đã hủy", "Cancelled") } }
                if page.attended.contains(session.id) { span(.class("tag tag-done")) { look("Bạn có mặt", "You were there") } }
                if isOwn, session.day == look.today, !page.attended.contains(session.id) {
                    p { a(.href(LearningParts.checkIn(page.slug, session.id))) { look("Điểm danh", "Mark yourself present") } }
                }
                if page.mayManage { p { a(.href(LearningParts.session(page.slug, session.id))) { look("Sổ điểm danh", "Register") } } }
            }
            td(.lang("vi")) {
                if look.viewer.isSignedIn { place(session.place) } else { look("đăng nhập để xem", "sign in to see") }
            }
            td(.class("number")) { session.hours[look.language] }
            td(.class("number")) { String(session.present) }
        }
    }

    /// A link to a meeting can be followed.
    static func place(_ place: String) -> HTML {
        place.hasPrefix("https://") ? a(.href(place), .rel("nofollow noopener noreferrer external")) { place } : .text(place)
    }

    // MARK: - People

    private static func people(_ page: LearningCoursePage, _ look: Look, _ sent: SentForm) -> HTML {
        guard LearningPolicy.seesNames(look.viewer) || !page.candidates.isEmpty else { return HTML() }
        return PlanParts.section("nguoi-hoc", look("Người học", "People")) {
            if page.learners.isEmpty {
                p { look("Chưa có ai mà bạn xem được tên.", "Nobody yet whose name you may see.") }
            } else {
                AgencyParts.table(
                    look("Danh sách người học", "Who takes part"),
                    [
                        .init(look("Họ tên", "Name")), .init(look("Đơn vị", "Unit")), .init(look("Tình trạng", "State")),
                        .init(look("Số giờ", "Hours"), isNumber: true), .init(look("Giấy", "Certificate")),
                    ]
                ) { for learner in page.learners { row(learner, page, look) } }
                AgencyParts.downloads("\(address(page))/nguoi-hoc", query: "", look)
            }
            if !page.candidates.isEmpty, var form = ActForm("learning.enrol", action: "\(address(page))/ghi-danh-nguoi") {
                let _ = form.only = ["people"]
                let _ = form.place = sent.place(of: "learning.enrol")
                let _ = form.options = ["people": page.candidates]
                let _ = form.buttonLabel = Text("Ghi danh những người đã chọn", "Enrol those chosen")
                details(.flag("open", if: sent.act == "learning.enrol")) {
                    summaryElement { look("Ghi danh cho người khác", "Enrol others") }
                    form.html(look, sent.state(of: "learning.enrol"))
                }
            }
        }
    }

    private static func row(_ learner: Learner, _ page: LearningCoursePage, _ look: Look) -> HTML {
        tr {
            th(.scope("row")) {
                a(.href("/nguoi/\(learner.person)")) { learner.name }
                if learner.level != .other { span(.class("tag tag-info")) { look(learner.level.label) } }
            }
            td { learner.unitName.map { look($0) } ?? "" }
            td {
                LearningParts.tag(learner.state, look)
                if page.course.state == .open, learner.present.isEmpty, learner.person != look.viewer.person {
                    PlanParts.buttonForm("\(address(page))/rut", look("Rút", "Take off"), look, kind: "button-quiet") {
                        PlanParts.hidden("person", learner.person)
                    }
                }
            }
            td(.class("number")) { learner.hours[look.language] }
            td {
                if let certificate = learner.certificate {
                    a(.href(LearningParts.certificate(page.slug, certificate))) { look("xem", "see") }
                }
            }
        }
    }

    // MARK: - Managing

    private static func managing(_ page: LearningCoursePage, _ look: Look, _ sent: SentForm) -> HTML {
        let course = page.course
        let isLive = course.state == .draft || course.state == .open
        guard isLive || (course.state == .ended && course.kind == .own) else { return HTML() }
        return PlanParts.section("quan-ly", look("Quản lý khóa học", "Managing the course")) {
            if course.state == .ended {
                p {
                    look(
                        "Cấp giấy chứng nhận có số cho mọi người dự từ \(course.share) % số giờ mà chưa có giấy.",
                        "Issues numbered certificates to everybody who attended \(course.share) % of the hours and has none.")
                }
                PlanParts.buttonForm("\(address(page))/cap-giay", look("Cấp giấy chứng nhận", "Issue certificates"), look)
            }
            if course.state == .draft { PlanParts.buttonForm("\(address(page))/mo", look("Mở khóa học", "Open the course"), look) }
            if course.state == .open {
                p {
                    look(
                        "Kết thúc khóa sau buổi cuối: sổ điểm danh khóa lại, rồi cấp giấy chứng nhận.",
                        "End the course after its last session: the register is closed, then certificates can be issued.")
                }
                PlanParts.buttonForm("\(address(page))/ket-thuc", look("Kết thúc khóa học", "End the course"), look, kind: "button-secondary")
            }
            if isLive {
                p { a(.href("\(address(page))/sua")) { look("Sửa khóa học", "Change the course") } }
                if var form = ActForm("learning.cancel", action: "\(address(page))/huy") {
                    let _ = form.only = ["reason"]
                    let _ = form.place = sent.place(of: "learning.cancel")
                    details(.flag("open", if: sent.act == "learning.cancel")) {
                        summaryElement { look("Hủy khóa học", "Cancel the course") }
                        form.html(look, sent.state(of: "learning.cancel"))
                    }
                }
            }
        }
    }

    // MARK: - Files

    /// The people of a course whom the viewer may see.
    static func download(_ format: AgencyDownloads.Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let rows = try await visit.look { look in
                let page = try LearningQueries.page(
                    slug: visit.parameter("slug"), course: visit.parameter("lop"), for: look.viewer, today: look.today, in: look.session)
                guard LearningPolicy.seesNames(look.viewer) else { throw Refusal.notFound }
                let header = [
                    look("Họ tên", "Name"), look("Đơn vị", "Unit"), look("Đối tượng", "Level"), look("Tình trạng", "State"), look("Số giờ", "Hours"),
                    look("Có giấy chứng nhận", "Certificate"),
                ]
                return [header]
                    + page.learners.map { one in
                        [
                            one.name, one.unitName.map { look($0) } ?? "", look(one.level.label), look(one.state.label), one.hours[look.language],
                            one.certificate == nil ? look("không", "no") : look("có", "yes"),
                        ]
                    }
            }
            return try await AgencyDownloads.answer(
                rows, format, name: "nguoi-hoc-\(visit.parameter("lop"))", title: Text("Người học", "People"), visit)
        }
    }
}
