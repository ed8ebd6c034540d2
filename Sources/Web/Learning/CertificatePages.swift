internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// Certificates: one's own, those that wait to be confirmed, and the paper of one.
enum CertificatePages {
    static func list(_ look: Look) throws -> Page { try list(look, .none) }

    static func list(_ look: Look, _ sent: SentForm) throws -> Page {
        let slug = look.visit.parameter("slug")
        let learning = try LearningQueries.list(slug: slug, for: look.viewer, today: look.today, in: look.session)
        let found = try LearningQueries.certificates(slug: slug, for: look.viewer, today: look.today, in: look.session)
        let here = "\(LearningParts.address(slug))/chung-chi"
        return Page(
            look("Chứng chỉ", "Certificates"), status: sent.status, place: .movements,
            breadcrumbs: LearningParts.breadcrumbs(slug, learning.name, look)
        ) {
            sent.state.summary(look)
            if found.isEmpty {
                div(.class("empty")) {
                    p {
                        look(
                            "Chưa có chứng chỉ nào. Giấy chứng nhận của khóa do cơ quan mở tự hiện ở đây; chứng chỉ học ở nơi khác do bạn ghi, cán bộ thi đua xác nhận.",
                            "No certificates yet. Those of the agency's own courses appear by themselves; what you learned elsewhere you enter below, and the emulation officer confirms it."
                        )
                    }
                }
            } else {
                table(found, slug, look)
            }
            if PlanPolicy.isConcerned(look.viewer), var form = ActForm("certificate.register", action: here) {
                let _ = form.only = ["title", "provider", "number", "on", "hours", "level", "link"]
                let _ = form.prefilled = ["level": "basic"]
                PlanParts.section("ghi", look("Ghi chứng chỉ học ở nơi khác", "Enter a certificate from elsewhere")) {
                    form.html(look, sent.state(of: "certificate.register"))
                }
            }
        }
    }

    private static func table(_ found: [LearningCertificate], _ slug: String, _ look: Look) -> HTML {
        AgencyParts.table(
            look("Chứng chỉ bạn xem được", "Certificates you may see"),
            [
                .init(look("Khóa học", "Course")), .init(look("Người học", "Person")), .init(look("Ngày", "Day")),
                .init(look("Số giờ", "Hours"), isNumber: true), .init(look("Tình trạng", "State")),
            ]
        ) {
            for one in found {
                tr {
                    th(.scope("row")) { a(.href(LearningParts.certificate(slug, one.id)), .lang("vi")) { one.title } }
                    td { one.name }
                    td { AgencyParts.day(one.on) }
                    td(.class("number")) { one.hours[look.language] }
                    td { LearningParts.tag(one.state, look) }
                }
            }
        }
    }

    static func page(_ look: Look) throws -> Page { try page(look, .none) }

    static func page(_ look: Look, _ sent: SentForm) throws -> Page {
        let slug = look.visit.parameter("slug")
        let one = try LearningQueries.certificate(
            slug: slug, look.visit.parameter("giay"), for: look.viewer, today: look.today, in: look.session)
        let here = LearningParts.certificate(slug, one.id)
        return Page(
            one.course == nil ? look("Chứng chỉ", "Certificate") : look("Giấy chứng nhận", "Certificate"), status: sent.status, place: .movements,
            breadcrumbs: [
                (look("Học tập", "Learning"), LearningParts.address(slug)),
                (look("Chứng chỉ", "Certificates"), "\(LearningParts.address(slug))/chung-chi"),
            ]
        ) {
            sent.state.summary(look)
            section(.class("card"), .aria("label", look("Nội dung giấy", "What it says"))) {
                p { one.course == nil ? one.provider : look.agency.map { look($0.name) } ?? "" }
                p(.class("figure-number")) { strong { one.name } }
                p {
                    one.course == nil
                        ? look("đã học", "has studied") : look("đã hoàn thành khóa học", "has completed the course")
                }
                p(.class("lead"), .lang("vi")) { one.title }
                dl(.class("summary-list")) {
                    SummaryList.item(look("Số", "Number"), span(.class("mono")) { one.number })
                    SummaryList.item(look("Ngày", "Day"), one.on.vietnamese)
                    SummaryList.item(look("Số giờ", "Hours"), one.hours[look.language])
                    SummaryList.item(look("Mức", "Level"), look(one.level.label))
                    SummaryList.item(look("Tình trạng", "State"), LearningParts.tag(one.state, look))
                    if !one.reason.isEmpty { SummaryList.item(look("Lý do", "Reason"), span(.lang("vi")) { one.reason }) }
                    if !one.link.isEmpty {
                        SummaryList.item(
                            look("Tra cứu", "Look it up"), a(.href(one.link), .rel("nofollow noopener noreferrer external")) { one.link })
                    }
                }
            }
            if one.state == .waiting, LearningPolicy.mayManage(look.viewer), one.person != look.viewer.person { decision(here, look, sent) }
            if one.state == .returned, one.person == look.viewer.person {
                p { a(.class("button"), .href("\(LearningParts.address(slug))/chung-chi#ghi")) { look("Ghi lại", "Enter it again") } }
            }
        }
    }

    private static func decision(_ here: String, _ look: Look, _ sent: SentForm) -> HTML {
        PlanParts.section("xem-xet", look("Xem xét", "Decide")) {
            PlanParts.buttonForm("\(here)/xac-nhan", look("Xác nhận", "Confirm"), look)
            if var form = ActForm("certificate.return", action: "\(here)/tra-lai") {
                let _ = form.only = ["reason"]
                details(.flag("open", if: sent.act == "certificate.return")) {
                    summaryElement { look("Trả lại", "Return it") }
                    form.html(look, sent.state(of: "certificate.return"))
                }
            }
        }
    }
}
