internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// Targets that count by themselves from learning.
enum LearningTargetPages {
    static func page(_ look: Look) throws -> Page { try page(look, .none) }

    static func page(_ look: Look, _ sent: SentForm) throws -> Page {
        let slug = look.visit.parameter("slug")
        let list = try LearningQueries.list(slug: slug, for: look.viewer, today: look.today, in: look.session)
        let linked = try LearningQueries.linked(slug: slug, for: look.viewer, today: look.today, in: look.session)
        let here = "\(LearningParts.address(slug))/chi-tieu"
        let taken = Set(linked.map(\.line.id))
        let lines = try TargetQueries.list(slug: slug, TargetFilter(), for: look.viewer, today: look.today, in: look.session)
        let open = lines.filter { line in
            line.isOpen && line.source == .report && (line.measure == .count || line.measure == .share) && !taken.contains(line.id)
        }
        return Page(
            look("Chỉ tiêu tự tính từ học tập", "Targets counted from learning"), status: sent.status, place: .movements,
            breadcrumbs: LearningParts.breadcrumbs(slug, list.name, look)
        ) {
            sent.state.summary(look)
            p {
                look(
                    "Số của các chỉ tiêu này tính từ sổ điểm danh và chứng chỉ đã xác nhận. Khi một kỳ báo cáo hết, hệ thống tự nộp báo cáo; người phụ trách vẫn báo số khác được, kèm lý do.",
                    "The numbers of these targets are counted from the register of attendance and confirmed certificates. When a period has ended the program files the report; the owner may still report another number, with a reason."
                )
            }
            if linked.isEmpty {
                p { look("Chưa nối chỉ tiêu nào.", "No target is linked yet.") }
            } else {
                table(linked, look)
            }
            forms(linked, open, here, look, sent)
        }
    }

    private static func table(_ linked: [LinkedTarget], _ look: Look) -> HTML {
        AgencyParts.table(
            look("Chỉ tiêu tự tính", "Counted targets"),
            [
                .init(look("Chỉ tiêu", "Target")), .init(look("Cách tính", "How it is counted")),
                .init(look("Đến hôm nay", "Today"), isNumber: true), .init(look("Phấn đấu", "Goal"), isNumber: true),
            ]
        ) {
            for one in linked {
                tr {
                    th(.scope("row")) {
                        a(.href(TargetParts.address(one.line.id)), .lang("vi")) { "\(one.line.code) \(one.line.title)" }
                        p(.class("meta")) { look(one.line.owner.label) }
                    }
                    td { look(one.count.words) }
                    td(.class("number")) { number(one.count, one.line, look) }
                    td(.class("number")) { TargetParts.number(one.line.goal, one.line, look) }
                }
            }
        }
    }

    /// "45/60 (75 %)", "120 giờ".
    static func number(_ count: LearningCount, _ line: TargetLine, _ look: Look) -> String {
        guard let whole = count.whole else { return TargetParts.number(count.value, line, look) }
        let share = TargetProgress.percent(count.value, of: whole).map { " (\($0.shown[look.language]) %)" } ?? ""
        return "\(count.value[look.language])/\(whole[look.language])\(share)"
    }

    private static func forms(_ linked: [LinkedTarget], _ open: [TargetLine], _ here: String, _ look: Look, _ sent: SentForm) -> HTML {
        func choice(_ line: TargetLine) -> Choice {
            Choice(line.id, Text("\(line.code) \(line.title) (\(line.owner.label.vi))", "\(line.code) \(line.title) (\(line.owner.label.en))"))
        }
        func part(_ act: String, _ action: String, _ targets: [Choice], _ title: Text) -> HTML {
            guard !targets.isEmpty, var form = ActForm(act, action: action) else { return HTML() }
            form.options = ["target": targets]
            form.place = sent.place(of: act)
            form.prefilled = ["measure": "percent", "audience": "everybody", "scope": "agency"]
            return details(.flag("open", if: sent.act == act)) {
                summaryElement { look(title) }
                form.html(look, sent.state(of: act))
            }
        }
        return PlanParts.section("noi", look("Nối và thôi", "Linking")) {
            part("learning.link", here, open.map(choice), Text("Cho một chỉ tiêu tự tính", "Count a target from learning"))
            part("learning.unlink", "\(here)/thoi", linked.map { choice($0.line) }, Text("Thôi tự tính", "Stop counting a target"))
            if open.isEmpty, linked.isEmpty {
                p {
                    look(
                        "Phong trào chưa có chỉ tiêu nào do người phụ trách báo số, đo bằng số lượng hoặc tỷ lệ.",
                        "The movement has no target yet whose owner reports a number or a share.")
                }
            }
        }
    }

    /// What a target's own page and its report say of the number that learning comes to.
    static func notice(_ target: TargetLine, through day: CivilDate, _ look: Look) throws -> HTML {
        guard
            let count = try LearningCounting.count(
                target.id, on: min(day, look.today), agency: look.viewer.agency, in: look.session)
        else { return HTML() }
        return div(.class("notice")) {
            p(.class("figure-number")) {
                strong { number(count, target, look) }
                " "
                look("tự tính từ học tập", "counted from learning")
            }
            p { look(count.words) }
        }
    }
}
