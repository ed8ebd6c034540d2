internal import Markup
internal import Movement
internal import Vietnamese

/// The report on one screen: a number, a sentence, a file.
enum ReportPages {
    /// So many owed reports are counted; nobody is helped by an exact number beyond it.
    private static let mostCounted = 200

    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let draft = try draft(look)
        if let sent = draft.sent, state.refusal == nil { return already(draft, sent, look) }
        let line = draft.target.line
        let notice = try LearningTargetPages.notice(line, through: draft.period.to, look)
        let prefilled = try prefilled(draft, look)
        return Page(
            look("Báo cáo ", "Report: ") + look(Text(draft.period.label.vi.lowercasedFirst, draft.period.label.en)), place: .desk,
            breadcrumbs: [(look("Việc của tôi", "My desk"), "/viec-cua-toi"), (line.code, TargetParts.address(line.id))]
        ) {
            state.summary(look)
            p(.class("lead"), .lang("vi")) { "\(line.code) \(line.title)" }
            about(draft, look)
            notice
            form("progress.report", draft, action: TargetParts.report(line.id, draft.period.period), prefilled: prefilled, state, look)
        }
    }

    private static func draft(_ look: Look) throws -> ReportDraft {
        try TargetQueries.draft(
            look.visit.parameter("target"), period: look.visit.parameter("period"), for: look.viewer, today: look.today, in: look.session)
    }

    private static func about(_ draft: ReportDraft, _ look: Look) -> HTML {
        let line = draft.target.line
        return HTML([
            p {
                look("Phấn đấu ", "Goal ") + TargetParts.number(line.goal, line, look)
                if let before = draft.before {
                    " · " + look(ReportingPeriod.label(before.period)) + ": " + TargetParts.number(before, line, look)
                }
            },
            p(.class("meta")) {
                look("Hạn ", "Due ") + draft.period.due.vietnamese
                if draft.period.isLate, draft.period.state == .owed {
                    let days = draft.period.due.days(until: look.today)
                    look(" · đã trễ \(days) ngày, vẫn gửi được", " · \(counted(days, "day")) late, it can still be sent")
                }
            },
        ])
    }

    /// The whole of the report before; everything where learning counts the target.
    private static func prefilled(_ draft: ReportDraft, _ look: Look) throws -> [String: JSONValue] {
        var values: [String: JSONValue] = [:]
        let day = min(draft.period.to, look.today)
        if let count = try LearningCounting.count(draft.target.line.id, on: day, agency: look.viewer.agency, in: look.session) {
            values["value"] = .string(count.value.typed)
            values["whole"] = JSONValue(count.whole?.typed)
            return values
        }
        if let whole = draft.before?.whole { values["whole"] = .string(whole.typed) }
        return values
    }

    /// The fields of both acts on reports: the number by its measure, then the sentence and the file.
    private static func form(
        _ act: String, _ draft: ReportDraft, action: String, prefilled: [String: JSONValue], _ state: FormState, _ look: Look
    ) -> HTML {
        guard let declaration = ActCatalog.act(named: act)?.declaration else { return HTML() }
        func control(_ key: String, kind: FieldKind? = nil, label: Text? = nil, hint: Text? = nil) -> HTML {
            guard let field = declaration.fields.first(where: { $0.key == key }) else { return HTML() }
            let shown = FieldDeclaration(
                key: key, kind: kind ?? field.kind, label: label ?? field.label, hint: hint ?? field.hint,
                isRequired: field.isRequired || key == "value",
                problem: field.problem)
            let value = state.values.isEmpty ? prefilled[key] : state.values[key]
            let choices: [Choice]? = if case .choice(let choices) = shown.kind { choices } else { nil }
            return FieldControl(field: shown, current: FormState(values: [key: value ?? .null]), choices: choices, problem: state.problem(of: key))
                .html(look)
        }
        let line = draft.target.line
        return formElement(.method("post"), .action(action), .attr("enctype", "multipart/form-data"), .flag("novalidate")) {
            Layout.hiddenFields(look)
            if act == "progress.correct", let sent = draft.sent { PlanParts.hidden("report", sent.id) }
            number(draft, control, look)
            if line.measure == .share { control("whole", hint: Text("Tổng số để tính tỷ lệ.", "The whole that the share is part of.")) }
            control("sentence")
            if act == "progress.correct" { control("reason") }
            TargetParts.fileField(state.problem(of: "tep"), look)
            details(.flag("open", if: state.problem(of: "on") != nil)) {
                summaryElement { look("Số liệu tính đến ngày khác hôm nay", "The figure is not as of today") }
                control("on")
            }
            p { button(.class("button"), .type("submit")) { look(declaration.button) } }
        }
    }

    private static func number(
        _ draft: ReportDraft, _ control: (String, FieldKind?, Text?, Text?) -> HTML, _ look: Look
    ) -> HTML {
        let line = draft.target.line
        if let counted = draft.counted {
            return div(.class("notice")) {
                p(.class("figure-number")) {
                    strong { TargetParts.number(counted, line, look) }
                    " "
                    look("tự tính từ sổ theo dõi", "counted from the register")
                }
                p { a(.href(TargetParts.register(line))) { look("Xem hoặc sửa sổ", "See or change the register") } }
            }
        }
        if line.measure == .done {
            let choices = [Choice("1", Text("Đã làm", "Done")), Choice("0", Text("Chưa làm", "Not done"))]
            return control("value", .choice(choices), Text("Kết quả", "Result"), Text("Tính đến nay.", "So far."))
        }
        let unit = line.measure == .share || line.unitLabel.isEmpty ? Text("", "") : Text(same: " (\(line.unitLabel))")
        return control(
            "value", nil, Text("Số đạt được đến nay\(unit.vi)", "Reached so far\(unit.en)"), Text("Luỹ kế từ đầu.", "In all since the start."))
    }

    // MARK: - What was sent

    private static func already(_ draft: ReportDraft, _ sent: ReportLine, _ look: Look) -> Page {
        let line = draft.target.line
        return Page(
            look(draft.period.label) + look(" đã báo cáo", " has been reported"), place: .desk,
            breadcrumbs: TargetParts.breadcrumbs(draft.target, isBelow: true, look)
        ) {
            p(.class("lead"), .lang("vi")) { "\(line.code) \(line.title)" }
            p(.class("figure-number")) { strong { TargetParts.number(sent, line, look) } }
            if let sentence = sent.sentence, !sentence.isEmpty { p(.lang("vi")) { sentence } }
            p(.class("meta")) { look("Gửi lúc ", "Sent at ") + sent.at.vietnamese + (sent.who.map { " · " + $0 } ?? "") }
            p(.class("buttons")) {
                a(.class("button button-secondary"), .href("\(TargetParts.report(line.id, draft.period.period))/sua")) {
                    look("Sửa báo cáo", "Correct the report")
                }
                a(.class("button button-secondary"), .href(TargetParts.address(line.id))) { look("Xem chỉ tiêu", "See the target") }
            }
        }
    }

    static func correct(_ look: Look) throws -> Page { try correct(look, .empty) }

    static func correct(_ look: Look, _ state: FormState) throws -> Page {
        let draft = try draft(look)
        guard let sent = draft.sent else { throw Refusal.notFound }
        let line = draft.target.line
        let prefilled: [String: JSONValue] = [
            "value": .string(line.measure == .done ? sent.value.plain : sent.value.typed), "whole": JSONValue(sent.whole?.typed),
            "sentence": JSONValue(sent.sentence),
        ]
        return Page(
            look("Sửa báo cáo ", "Correct the report on ") + look(Text(draft.period.label.vi.lowercasedFirst, draft.period.label.en)), place: .desk,
            breadcrumbs: TargetParts.breadcrumbs(draft.target, isBelow: true, look)
        ) {
            state.summary(look)
            p(.class("lead"), .lang("vi")) { "\(line.code) \(line.title)" }
            p {
                look("Đã báo ", "Reported ") + TargetParts.number(sent, line, look)
                    + look("; số cũ vẫn còn trong lịch sử.", "; the old number stays in the history.")
            }
            form("progress.correct", draft, action: "\(TargetParts.report(line.id, draft.period.period))/sua", prefilled: prefilled, state, look)
        }
    }

    /// What was sent, its reference, and the next report; the address can be kept.
    static func done(_ look: Look) throws -> Page {
        let draft = try draft(look)
        guard let sent = draft.sent else { throw Refusal.notFound }
        let line = draft.target.line
        let owed = try OwedReports.list(for: look.viewer, today: look.today, limit: mostCounted + 1, in: look.session)
        let entry = try RecordQueries.reference(to: "progress:\(sent.id)", for: look.viewer, in: look.session)
        return Page(
            look("Đã gửi báo cáo", "The report is sent"), place: .desk, breadcrumbs: [(look("Việc của tôi", "My desk"), "/viec-cua-toi")]
        ) {
            div(.class("success-panel")) {
                h2(.lang("vi")) { "\(line.code) \(line.title)" }
                p { look(draft.period.label) + ": " + TargetParts.number(sent, line, look) }
                p { timeElement(.datetime(sent.at.iso8601)) { sent.at.vietnamese } }
                if let entry {
                    p {
                        look("Mã tra cứu: ", "Reference: ")
                        span(.class("mono")) { entry.leaf }
                    }
                }
            }
            if draft.period.isLate {
                p {
                    look(
                        "Báo cáo này gửi sau hạn \(draft.period.due.vietnamese).",
                        "This report came after its due day, \(draft.period.due.vietnamese).")
                }
            }
            if let number = entry?.sequence {
                p { a(.href("/so-cai/\(number)")) { look("Xem mục \(number) của sổ cái", "See entry \(number) of the record") } }
            }
            next(owed, look)
        }
    }

    private static func next(_ owed: [OwedReport], _ look: Look) -> HTML {
        PlanParts.section("tiep-theo", look("Việc tiếp theo", "What comes next")) {
            if let next = owed.first {
                p {
                    owed.count > mostCounted
                        ? look("Còn hơn \(mostCounted) báo cáo. ", "More than \(mostCounted) reports to go. ")
                        : look("Còn \(owed.count) báo cáo. ", "\(counted(owed.count, "report")) to go. ")
                    look("Tiếp theo, hạn ", "Next, due ") + next.due.vietnamese + ":"
                }
                p {
                    a(.class("button"), .href(TargetParts.report(next.target, next.period))) {
                        "\(next.code) · " + look(next.label)
                    }
                }
            } else {
                p { look("Bạn không còn báo cáo nào phải gửi.", "You owe no more reports.") }
                p { a(.class("button button-secondary"), .href("/viec-cua-toi")) { look("Về việc của tôi", "Back to my desk") } }
            }
        }
    }
}
