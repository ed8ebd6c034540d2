internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Papers
internal import Vietnamese

/// The register of a session, its screen, and the page on which somebody says that they are there.
enum AttendancePages {
    // MARK: - Register

    static func register(_ look: Look) throws -> Page { try register(look, .none) }

    static func register(_ look: Look, _ sent: SentForm) throws -> Page {
        let slug = look.visit.parameter("slug")
        let model = try LearningQueries.register(
            slug: slug, session: look.visit.parameter("buoi"), for: look.viewer, today: look.today, in: look.session)
        let (page, session) = (model.page, model.session)
        let here = LearningParts.session(slug, session.id)
        let isOpen = page.course.state == .open && !session.isCancelled
        return Page(
            look("Sổ điểm danh buổi \(session.position)", "Register of session \(session.position)"), status: sent.status, place: .movements,
            breadcrumbs: LearningParts.breadcrumbs(slug, page.movement, look) + [(page.course.title, LearningParts.course(slug, page.course.id))]
        ) {
            sent.state.summary(look)
            p(.class("lead")) {
                "\(session.day.vietnamese) \(session.times) · "
                LearningCoursePages.place(session.place)
            }
            if session.isCancelled { div(.class("notice notice-warning")) { p { look("Buổi này đã hủy.", "This session was cancelled.") } } }
            if isOpen {
                p(.class("buttons")) { a(.class("button"), .href("\(here)/man-hinh")) { look("Mở màn hình điểm danh", "Open the screen") } }
            }
            table(model, look)
            if isOpen { forms(model, here, look, sent) }
        }
    }

    private static func table(_ model: LearningRegister, _ look: Look) -> HTML {
        let enrolled = model.page.learners.filter { $0.state == .enrolled }
        guard !enrolled.isEmpty else { return p { look("Chưa ai có chỗ trong khóa học.", "Nobody has a place in the course yet.") } }
        let present = enrolled.count { $0.present.contains(model.session.id) }
        return HTML([
            ProgressBar(
                value: present, total: enrolled.count,
                label: look("\(present) trên \(enrolled.count) người có mặt", "\(present) of \(enrolled.count) are there")
            ).html,
            AgencyParts.table(
                look("Ai có mặt: \(present) trên \(enrolled.count)", "Who is there: \(present) of \(enrolled.count)"),
                [.init(look("Họ tên", "Name")), .init(look("Đơn vị", "Unit")), .init(look("Có mặt", "Present"))]
            ) {
                for one in enrolled {
                    tr {
                        th(.scope("row")) { one.name }
                        td { one.unitName.map { look($0) } ?? "" }
                        td {
                            one.present.contains(model.session.id)
                                ? model.ways[one.person] == .code
                                    ? look("Có, quét mã", "Yes, by the code") : look("Có, ghi tay", "Yes, by hand")
                                : look("Chưa", "Not yet")
                        }
                    }
                }
            },
        ])
    }

    private static func forms(_ model: LearningRegister, _ here: String, _ look: Look, _ sent: SentForm) -> HTML {
        let enrolled = model.page.learners.filter { $0.state == .enrolled }
        func choices(_ present: Bool) -> [Choice] {
            enrolled.filter { $0.present.contains(model.session.id) == present }.map { Choice($0.person, Text(same: $0.name)) }
        }
        func part(_ act: String, _ path: String, _ only: [String], _ options: [String: [Choice]], _ title: Text) -> HTML {
            guard var form = ActForm(act, action: "\(here)/\(path)") else { return HTML() }
            form.only = only
            form.options = options
            form.place = sent.place(of: act)
            return details(.flag("open", if: sent.act == act)) {
                summaryElement { look(title) }
                form.html(look, sent.state(of: act))
            }
        }
        return PlanParts.section("ghi-tay", look("Ghi tay", "By hand")) {
            if !choices(false).isEmpty {
                part(
                    "learning.attend", "co-mat", ["people", "reason"], ["people": choices(false)],
                    Text("Ghi người có mặt mà không quét được mã", "Mark people who could not use the code"))
            }
            if !choices(true).isEmpty {
                part(
                    "learning.attend.undo", "bo", ["person", "reason"], ["person": choices(true)],
                    Text("Bỏ một lượt điểm danh sai", "Undo a wrong presence"))
            } else {
                part("learning.session.cancel", "huy", ["reason"], [:], Text("Hủy buổi học", "Cancel the session"))
            }
        }
    }

    // MARK: - Screen

    /// The page that a projector shows. It loads itself again with each new code, by a header, so that it needs no script.
    @Sendable static func screen(_ visit: Visit) async throws -> Response {
        let left = AttendanceCode.left(at: visit.now)
        var response = try await visit.show(screen)
        response.headers[.refresh] = String(left + 1)
        return response
    }

    static func screen(_ look: Look) throws -> Page {
        let slug = look.visit.parameter("slug")
        let screen = try LearningQueries.screen(
            slug: slug, session: look.visit.parameter("buoi"), for: look.viewer, now: look.now, in: look.session)
        let session = screen.session
        return Page(
            look("Điểm danh: \(screen.course)", "Attendance: \(screen.course)"), place: .movements,
            breadcrumbs: [(look("Sổ điểm danh", "Register"), LearningParts.session(slug, session.id))]
        ) {
            p(.class("lead")) { look("Buổi \(session.position), ", "Session \(session.position), ") + "\(session.day.vietnamese) \(session.times)" }
            if let code = screen.code {
                let link = look.visit.origin + LearningParts.checkIn(slug, session.id)
                drawing(link + "?ma=\(code)", look)
                p(.class("figure-number")) { strong(.class("mono")) { code } }
                p {
                    look("Quét mã, hoặc mở ", "Scan it, or open ")
                    span(.class("mono")) { link }
                    look(" rồi nhập sáu chữ và số ở trên.", " and type the six letters and digits above.")
                }
                p(.class("meta")) {
                    look(
                        "Mã đổi sau \(screen.left) giây, trang tự tải lại.",
                        "A new code comes in \(counted(Int(screen.left), "second")); the page loads itself again.")
                }
            } else {
                div(.class("notice")) {
                    p {
                        look(
                            "Mã hiện ở đây từ 30 phút trước giờ học đến hết buổi.",
                            "The code stands here from 30 minutes before the session until its end.")
                    }
                }
            }
            p {
                strong { look("\(session.present)/\(screen.enrolled)", "\(session.present)/\(screen.enrolled)") }
                " "
                look("người đã có mặt", "are there")
            }
        }
    }

    private static func drawing(_ text: String, _ look: Look) -> HTML {
        guard let code = QRCode(text) else { return HTML() }
        let side = code.size + 2 * QRCode.quiet
        let label = look("Mã QR để điểm danh", "QR code for attendance")
        return svg(.class("qr"), .role("img"), .aria("label", label), .attr("viewBox", "0 0 \(side) \(side)")) {
            titleElement { label }
            rect(.class("qr-ground"), .attr("width", side), .attr("height", side))
            pathElement(.class("qr-ink"), .attr("d", code.path))
        }
    }

    // MARK: - Checking in

    static func checkIn(_ look: Look) throws -> Page { try checkIn(look, .none) }

    static func checkIn(_ look: Look, _ sent: SentForm) throws -> Page {
        let slug = look.visit.parameter("slug")
        let (page, session) = try LearningQueries.checkIn(
            slug: slug, session: look.visit.parameter("buoi"), for: look.viewer, today: look.today, in: look.session)
        return Page(
            look("Điểm danh", "Attendance"), status: sent.status, place: .movements,
            breadcrumbs: LearningParts.breadcrumbs(slug, page.movement, look) + [(page.course.title, LearningParts.course(slug, page.course.id))]
        ) {
            sent.state.summary(look)
            p(.class("lead"), .lang("vi")) { page.course.title }
            p { look("Buổi \(session.position), ", "Session \(session.position), ") + "\(session.day.vietnamese) \(session.times)" }
            if page.attended.contains(session.id) {
                div(.class("success-panel")) {
                    h2 { look("Bạn đã có mặt", "You are marked present") }
                    p { look("Buổi này tính ", "This session counts ") + LearningParts.hours(session.hours, look) + "." }
                }
            } else if page.own != .enrolled {
                p { look("Bạn chưa có chỗ trong khóa học này.", "You have no place in this course.") }
                p { a(.href(LearningParts.course(slug, page.course.id))) { look("Xem khóa học", "See the course") } }
            } else if var form = ActForm("learning.checkin", action: LearningParts.checkIn(slug, session.id)) {
                let _ = form.only = ["code"]
                let _ = form.prefilled = ["code": JSONValue(look.visit.query("ma").map { String($0.prefix(12)) })]
                form.html(look, sent.state)
            }
        }
    }
}
