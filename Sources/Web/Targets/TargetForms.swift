internal import Markup
internal import Movement
internal import Vietnamese

/// Forms by which targets are set, amended and withdrawn.
enum TargetForms {
    // MARK: - Setting

    static func create(_ look: Look) throws -> Page { try create(look, .empty) }

    static func create(_ look: Look, _ state: FormState) throws -> Page {
        let slug = look.visit.parameter("slug")
        let movement = try MovementQueries.page(slug: slug, for: look.viewer, today: look.today, in: look.session)
        let clauses = movement.groups.flatMap(\.clauses)
        let units = try options(.unit, limit: 1000, look)
        let posts = try options(.post, limit: 300, look)
        let people = try options(.person, limit: 300, look)
        let first = try prefilled(clauses, look)
        return Page(
            look("Đặt chỉ tiêu", "Set a target"), place: .movements,
            breadcrumbs: [(movement.summary.name, "/phong-trao/\(slug)"), (look("Chỉ tiêu", "Targets"), TargetParts.list(slug))]
        ) {
            state.summary(look)
            p(.class("lead")) {
                look(
                    "Mỗi nơi phụ trách có một chỉ tiêu cùng mã và lịch báo cáo của mình.",
                    "Each owner gets a target with the same code and a reporting calendar of its own.")
            }
            if var form = ActForm("target.create", action: "\(TargetParts.list(slug))/moi") {
                let _ = form.only = form.declaration.fields.map(\.key).filter { !["movement", "posts", "people"].contains($0) }
                let _ =
                    form.options = [
                        "obligation": clauses.map { Choice($0.id, Text(same: "\($0.clause) · \($0.text.shortened(to: 90))")) }, "units": units,
                    ]
                let _ = form.prefilled = first
                form.html(look, state) {
                    folded("posts", Text("Hoặc giao cho chức vụ", "Or give it to posts"), posts, state, look)
                    folded("people", Text("Hoặc giao cho từng người", "Or give it to people"), people, state, look)
                }
            }
        }
    }

    /// What the form holds at first: the clause asked for, or the definition of a target of the movement before, whose last level is offered as the
    /// baseline. Its goal is not: that is decided anew.
    private static func prefilled(_ clauses: [MovementClause], _ look: Look) throws -> [String: JSONValue] {
        guard let id = look.visit.query("theo"),
            let old = try? TargetQueries.page(id, for: look.viewer, today: look.today, in: look.session).line
        else {
            return [
                "obligation": JSONValue(clauses.first { $0.clause == look.visit.query("nghia-vu") }?.id), "direction": "up", "source": "report",
            ]
        }
        return [
            "obligation": JSONValue(clauses.first { $0.clause == old.clause }?.id), "code": .string(old.code), "title": .string(old.title),
            "kind": .string(old.kind.rawValue), "measure": .string(old.measure.rawValue), "unit_label": .string(old.unitLabel),
            "direction": .string(old.direction.rawValue), "source": .string(old.source.rawValue), "baseline": JSONValue(old.level?[look.language]),
            "baseline_on": JSONValue(old.level == nil ? nil : old.lastOn?.iso),
        ]
    }

    private static func options(_ kind: DirectoryKind, limit: Int, _ look: Look) throws -> [Choice] {
        try Directory.options(kind, on: look.today, limit: limit, for: look.viewer, in: look.session).map { Choice($0.target.id, $0.label) }
    }

    private static func folded(_ key: String, _ label: Text, _ choices: [Choice], _ state: FormState, _ look: Look) -> HTML {
        let field = FieldDeclaration(key: key, kind: .references(key), label: label, hint: nil, isRequired: false, problem: { _ in nil })
        return details(.flag("open", if: !state.list(key).isEmpty || state.problem(of: key) != nil)) {
            summaryElement { look(label) }
            FieldControl(field: field, current: state, choices: choices, problem: state.problem(of: key)).html(look)
        }
    }

    // MARK: - Amending and withdrawing

    static func amend(_ look: Look) throws -> Page { try amend(look, .empty) }

    static func amend(_ look: Look, _ state: FormState) throws -> Page {
        let model = try settable(look)
        return Page(
            look("Điều chỉnh chỉ tiêu", "Amend the target"), place: .movements, breadcrumbs: TargetParts.breadcrumbs(model, isBelow: true, look)
        ) {
            state.summary(look)
            p(.class("lead")) {
                look("Số đã báo giữ nguyên; điều chỉnh được ghi vào sổ cái.", "Reports stay as they are; the change goes into the record.")
            }
            if var form = ActForm("target.amend", action: "\(TargetParts.address(model.line.id))/dieu-chinh") {
                let _ = form.only = ["title", "goal", "note", "reason"]
                let _ =
                    form.prefilled = [
                        "title": .string(model.line.title), "goal": .string(model.line.goal.typed), "note": .string(model.note),
                    ]
                form.html(look, state) { PlanParts.hidden("seen", String(model.version)) }
            }
        }
    }

    static func withdraw(_ look: Look) throws -> Page { try withdraw(look, .empty) }

    static func withdraw(_ look: Look, _ state: FormState) throws -> Page {
        let model = try settable(look)
        let owed = model.periods.count { $0.state == .owed }
        return Page(
            look("Rút chỉ tiêu", "Withdraw the target"), place: .movements, breadcrumbs: TargetParts.breadcrumbs(model, isBelow: true, look)
        ) {
            state.summary(look)
            TargetPage.facts(model, look)
            p {
                look(
                    "\(owed) báo cáo chưa gửi sẽ được miễn; \(model.reports.count) báo cáo đã gửi vẫn giữ.",
                    "\(counted(owed, "report")) not yet sent will be excused; \(counted(model.reports.count, "report")) sent stay.")
            }
            if var form = ActForm("target.withdraw", action: "\(TargetParts.address(model.line.id))/rut") {
                let _ = form.only = ["reason"]
                form.html(look, state)
            }
        }
    }

    /// The target at the address, for those who set targets.
    private static func settable(_ look: Look) throws -> TargetModel {
        let model = try TargetParts.model(look)
        guard model.maySet else { throw TargetPolicy.maySet(look.viewer) ? Refusal.targetWithdrawn : Refusal.forbidden }
        return model
    }
}
