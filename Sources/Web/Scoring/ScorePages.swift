internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// One subject of a table: self, checked and final score side by side, with their reasons, and the form of whoever is next.
enum ScorePages {
    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let model = try load(look)
        return Page(
            look(model.name), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: ScoringParts.breadcrumbs(model.summary, isBelow: true, look), isWide: true
        ) {
            state.summary(look)
            p(.class("lead")) {
                look("Chấm theo “", "Scored by “")
                PlanParts.words(model.summary.table.name)
                look("”, nhiều nhất \(model.summary.table.total[.vi]) điểm.", "”, at most \(model.summary.table.total[.en]) points.")
            }
            if model.scores.isEmpty {
                div(.class("empty")) { p { look("Chưa có điểm nào.", "There is no score yet.") } }
            } else {
                who(model, look)
                sideBySide(model, look)
            }
            if let next = ScoreForm.next(model) { ScoreForm(model: model, stage: next).html(look, state) }
        }
    }

    static func load(_ look: Look) throws -> SubjectModel {
        try ScoringQueries.subject(
            look.visit.parameter("subject"), table: look.visit.parameter("table"), for: look.viewer, today: look.today, in: look.session)
    }

    private static func who(_ model: SubjectModel, _ look: Look) -> HTML {
        dl(.class("summary-list")) {
            for one in model.scores {
                SummaryList.item(
                    look(one.stage.label),
                    look("\(one.score.total[.vi]) điểm", "\(one.score.total[.en]) points") + " · \(one.by) · \(one.at.vietnamese)"
                        + (one.reason.isEmpty ? "" : " · " + look("lý do: ", "reason: ") + one.reason))
            }
        }
    }

    private static func sideBySide(_ model: SubjectModel, _ look: Look) -> HTML {
        let columns: [AgencyParts.Column] =
            [.init(look("Tiêu chí", "Criterion")), .init(look("Tối đa", "Most"), isNumber: true)] + model.scores.map { .init(look($0.stage.label)) }
        return AgencyParts.table(look("Điểm từng tiêu chí, các bước đứng cạnh nhau", "Points by criterion, the stages side by side"), columns) {
            for (index, one) in model.summary.table.criteria.enumerated() {
                tr {
                    th(.scope("row")) {
                        one.code + ". "
                        PlanParts.words(one.title)
                        div(.class("meta")) { look(one.ruleWords) }
                    }
                    td(.class("number")) { one.max[look.language] }
                    for stage in model.scores { td { cell(stage.score.criteria[index], model.figures[one.code], look) } }
                }
            }
            tr {
                th(.scope("row")) { look("Cộng, thưởng đã tính mức tối đa", "Total, with the cap on bonuses") }
                td(.class("number")) { model.summary.table.total[look.language] }
                for stage in model.scores { td { strong { stage.score.total[look.language] } } }
            }
        }
    }

    private static func cell(_ one: CriterionScore, _ figure: TargetFigure?, _ look: Look) -> HTML {
        HTML([
            strong { one.points[look.language] },
            div(.class("meta")) { look(one.reason) },
            one.input.note.isEmpty ? HTML() : div(.class("meta")) { look("Minh chứng: ", "Evidence: ") + one.input.note },
            one.input.evidence == 0
                ? HTML()
                : div(.class("meta")) {
                    look("\(one.input.evidence) minh chứng ở chỉ tiêu", "\(counted(one.input.evidence, "piece")) of evidence on the target")
                    if let late = figure?.lateEvidence, late > 0 { look(", \(late) nộp sau hạn", ", \(late) after it was due") }
                },
            one.next.map { next in div(.class("meta")) { look("Tiếp: ", "Next: ") + look(next) } } ?? HTML(),
        ])
    }

    // MARK: - Sending

    /// Takes the form of a stage: tried first and shown with its score, then done.
    static func submit(_ stage: ScoreStage) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let form = try await visit.form()
            let (table, subject) = (visit.parameter("table"), visit.parameter("subject"))
            let model = try await visit.look { look in try load(look) }
            let values = ScoreForm(model: model, stage: stage).values(form).merging(["table": .string(table), "subject": .string(subject)]) { $1 }
            let typed = form.fields.mapValues { JSONValue.string($0.first ?? "") }
            do {
                guard form["buoc"] == "thuc-hien" else {
                    if form["buoc"] == "sua" { return try await visit.show { look in try page(look, FormState(values: typed)) } }
                    let receipt = try await visit.site.runner.perform(
                        stage.act, values, as: visit.actorSource(), channel: .web, dryRun: true)
                    return try await visit.show { look in try check(stage, typed, receipt, look) }
                }
                let receipt = try await visit.site.runner.perform(stage.act, values, as: visit.actorSource(), channel: .web, key: form["_key"])
                return .redirect(to: "\(ScoringParts.address(table, subject))?xong=\(receipt.entry)")
            } catch let refusal as Refusal where refusal.kind == .invalid {
                return try await visit.ask(again: page, typed, refusal)
            }
        }
    }

    /// What will stand in the record, before it does. The act has been tried and undone.
    private static func check(_ stage: ScoreStage, _ typed: [String: JSONValue], _ receipt: Receipt, _ look: Look) throws -> Page {
        let model = try load(look)
        let address = ScoringParts.address(model.summary.id, model.subject)
        return Page(
            look("Kiểm tra lại: ", "Check your answers: ") + look(stage.label), place: .movements,
            breadcrumbs: ScoringParts.breadcrumbs(model.summary, isBelow: true, look) + [(look(model.name), address)]
        ) {
            h2 { look("Sổ cái sẽ ghi", "The record will say") }
            p { look(receipt.sentence) }
            if receipt.result["maximum"] == .bool(true) {
                p(.class("notice notice-warning")) {
                    look(
                        "Mọi tiêu chí đều tối đa. Xem lại trước khi gửi: số tròn trĩnh là chỗ bị kiểm tra trước.",
                        "Every criterion is at its maximum. Look again: perfect figures are checked first.")
                }
            }
            formElement(.method("post"), .action("\(address)/\(stage.path)")) {
                Layout.hiddenFields(look)
                for key in typed.keys.sorted() where !key.hasPrefix("_") && key != "buoc" {
                    ScoringParts.hidden(key, typed[key]?.string ?? "")
                }
                div(.class("buttons")) {
                    button(.class("button"), .type("submit"), .name("buoc"), .value("thuc-hien")) { look(stage.button) }
                    button(.class("button-secondary"), .type("submit"), .name("buoc"), .value("sua")) { look("Sửa lại", "Change answers") }
                }
            }
            p { a(.href(address)) { look("Thôi, không thay đổi gì", "Leave it, changing nothing") } }
        }
    }
}

extension ScoreStage {
    /// Name of the act that gives it.
    var act: String {
        switch self {
        case .selfScored: "score.self"
        case .checked: "score.check"
        case .final: "score.finalise"
        }
    }

    /// Last part of the address of its form.
    var path: String {
        switch self {
        case .selfScored: "tu-cham"
        case .checked: "kiem"
        case .final: "chot"
        }
    }

    var button: Text { ActCatalog.act(named: act)?.declaration.button ?? label }
}

/// The figures of a subject as a form, prefilled from targets, checks and the score before.
struct ScoreForm {
    let model: SubjectModel
    let stage: ScoreStage

    /// Whose turn it is, as far as it is the viewer's.
    static func next(_ model: SubjectModel) -> ScoreStage? {
        if model.mayFinalise { return .final }
        if model.mayCheck { return .checked }
        return model.mayScore ? .selfScored : nil
    }

    /// What the act takes: a row for each criterion.
    func values(_ form: FormBody) -> [String: JSONValue] {
        // What the form does not show stays as it was filled in.
        let rows = model.summary.table.criteria.map { one -> JSONValue in
            let start = model.start[one.code]
            let cells = [
                one.code, form["b-\(one.code)"] ?? start?.b?[.vi] ?? "", form["a-\(one.code)"] ?? start?.a?[.vi] ?? "",
                form["note-\(one.code)"] ?? start?.note ?? "", form["since-\(one.code)"] ?? start?.fullSince?.iso ?? "",
            ]
            return .array(cells.map(JSONValue.string))
        }
        var values: [String: JSONValue] = ["inputs": .array(rows)]
        if stage != .selfScored { values["reason"] = JSONValue(form["reason"]) }
        return values
    }

    func html(_ look: Look, _ state: FormState) -> HTML {
        section(.aria("labelledby", "cham")) {
            h2(.id("cham")) { look(stage.button) }
            p {
                look(
                    "Số liệu đã điền từ chỉ tiêu, kiểm tra ngẫu nhiên và điểm trước; sửa chỗ nào khác.",
                    "Figures are filled in from targets, random checks and the score before; change what differs.")
            }
            formElement(
                .method("post"), .action("\(ScoringParts.address(model.summary.id, model.subject))/\(stage.path)"), .flag("novalidate")
            ) {
                Layout.hiddenFields(look)
                for one in model.summary.table.criteria { group(one, look, state) }
                if stage != .selfScored { reason(look, state) }
                p { button(.class("button"), .type("submit")) { look("Tiếp tục", "Continue") } }
            }
        }
    }

    private func reason(_ look: Look, _ state: FormState) -> HTML {
        let field = FieldDeclaration(
            key: "reason", kind: .lines(max: 1000), label: Text("Lý do", "Reason"),
            hint: Text("Bắt buộc khi sửa số liệu.", "Needed when figures are changed."), isRequired: false, problem: { _ in nil })
        return FieldControl(field: field, current: state, choices: nil, problem: state.problem(of: "reason")).html(look)
    }

    private func group(_ one: Criterion, _ look: Look, _ state: FormState) -> HTML {
        fieldset(.class("field")) {
            legendElement(.lang("vi")) { "\(one.code). \(one.title)" }
            p(.class("hint")) {
                look(one.ruleWords)
                if let figure = model.figures[one.code] { source(figure, look) }
            }
            control(
                "b", one, one.rule.kind == .sample ? Text("Số mục đúng", "Items that hold") : Text("b, số đạt được", "b, what was reached"), look,
                state)
            if needsWhole(one) {
                control(
                    "a", one, one.rule.kind == .sample ? Text("Số mục đã kiểm tra", "Items checked") : Text("a, tổng số", "a, out of what"), look,
                    state)
            }
            if one.evidence != .none {
                control(
                    "note", one, Text("Minh chứng ngoài chỉ tiêu: số, ngày, trích yếu", "Evidence besides the target: number, date, abstract"), look,
                    state)
            }
            if one.fullBefore != nil { control("since", one, Text("Đạt 100 % từ ngày", "At 100 % since"), look, state) }
        }
    }

    private func needsWhole(_ one: Criterion) -> Bool {
        switch one.rule.kind {
        case .ratio, .sample: true
        case .record: false
        case .steps, .bands, .all: one.measure == .share
        }
    }

    private func source(_ figure: TargetFigure, _ look: Look) -> String {
        var words = ". "
        if let period = figure.period {
            words += look("Báo cáo ", "Report of ") + look(ReportingPeriod.label(period)) + ". "
        } else {
            words += look("Chỉ tiêu chưa có báo cáo. ", "Nothing reported on the target yet. ")
        }
        words += look("\(figure.input.evidence) minh chứng.", "\(counted(figure.input.evidence, "piece")) of evidence.")
        if figure.lateEvidence > 0 { words += " " + look("\(figure.lateEvidence) nộp sau hạn.", "\(figure.lateEvidence) after it was due.") }
        if let verified = figure.verified, let reported = figure.input.b {
            words +=
                " "
                + look(
                    "Báo \(reported[.vi]), kiểm tra ngẫu nhiên thấy \(verified[.vi]).",
                    "\(reported[.en]) reported, a random check found \(verified[.en]).")
        }
        return words
    }

    private func control(_ key: String, _ one: Criterion, _ label: Text, _ look: Look, _ state: FormState) -> HTML {
        let name = "\(key)-\(one.code)"
        let start = model.start[one.code]
        let prefilled: String =
            switch key {
            case "b": start?.b?[.vi] ?? ""
            case "a": start?.a?[.vi] ?? ""
            case "since": start?.fullSince?.vietnamese ?? ""
            default: start?.note ?? ""
            }
        let value = state.values.isEmpty ? prefilled : state.text(name) ?? ""
        let problem = state.problem(of: key == "since" ? "full_since-\(one.code)" : name)
        return div(.class(problem == nil ? "field" : "field field-wrong")) {
            labelElement(.for("o-\(name)")) { look(label) }
            if let problem { p(.class("field-error"), .id("o-\(name)-loi")) { look("Lỗi: ", "Error: ") + look(problem) } }
            inputElement(
                .type("text"), .id("o-\(name)"), .name(name), .value(value), .when(key == "b" || key == "a", .attr("inputmode", "decimal")),
                .when(problem != nil, .aria("describedby", "o-\(name)-loi")), .when(problem != nil, .aria("invalid", "true")))
        }
    }
}
