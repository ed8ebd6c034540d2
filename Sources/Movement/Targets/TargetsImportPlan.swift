internal import Vietnamese

/// What an import of targets does, worked out before anything is written: the same for the preview and for the act.
struct TargetsImportPlan {
    private struct Change {
        let target: TargetsImportState.Existing
        let spec: TargetSpec
    }

    private(set) var lines: [ImportLine] = []
    private(set) var new: [NewTarget] = []
    private var changes: [Change] = []
    private let state: TargetsImportState
    /// The line on which a code and owner stood first.
    private var firsts: [TargetsImportState.Key: Int] = [:]

    init(_ rows: [[String]], state: TargetsImportState) {
        self.state = state
        // The header stands on the line above the first row.
        for (index, cells) in rows.enumerated() where cells.contains(where: { !$0.isEmpty }) {
            take(Dictionary(uniqueKeysWithValues: zip(TargetsImport.columns.map(\.key), cells)), index + 2)
        }
    }

    private mutating func take(_ cells: [String: String], _ number: Int) {
        var problems: [Text] = []
        var notes: [Text] = []
        let obligation = obligation(cells["obligation"] ?? "", &problems)
        let owner = owner(cells, &problems)
        let spec = spec(cells, &problems)
        var existing: TargetsImportState.Existing?
        if let spec, let owner {
            let key = TargetsImportState.Key(code: spec.code, owner: owner)
            let first = firsts[key] ?? number
            firsts[key] = first
            if first != number {
                problems.append(
                    Text("Mã và nơi phụ trách này đã có ở dòng \(first).", "This code and owner are on line \(first) already."))
            }
            existing = state.targets[key]
            if let existing { compare(existing, with: spec, obligation, cells, &notes, &problems) }
            if problems.isEmpty, let obligation {
                if existing == nil { new.append(NewTarget(spec: spec, obligation: obligation, owner: owner)) }
                if let existing, !notes.isEmpty { changes.append(Change(target: existing, spec: spec)) }
            }
        }
        let status: ImportLine.Status = !problems.isEmpty ? .error : existing == nil ? .new : notes.isEmpty ? .unchanged : .changed
        lines.append(
            ImportLine(
                number: number, status: status, code: cells["code"] ?? "", name: cells["title"] ?? "", notes: problems.isEmpty ? notes : problems))
    }

    private func obligation(_ cell: String, _ problems: inout [Text]) -> String? {
        let found = state.obligations[cell]
        if found == nil {
            problems.append(
                Self.wrong(
                    "obligation",
                    cell.isEmpty
                        ? Text("chưa ghi nghĩa vụ.", "the obligation is missing.")
                        : Text("kế hoạch không có nghĩa vụ “\(cell)”.", "the plan has no obligation “\(cell)”.")))
        }
        return found
    }

    private func owner(_ cells: [String: String], _ problems: inout [Text]) -> OwnerKey? {
        let named = [("unit", OwnerKind.unit), ("post", .post), ("person", .person)].filter { !(cells[$0.0] ?? "").isEmpty }
        guard named.count == 1, let (column, kind) = named.first, let cell = cells[column] else {
            problems.append(
                Text(
                    "Ghi một nơi phụ trách: mã đơn vị, mã chức vụ hoặc mã người.",
                    "Name one owner: the code of a unit, of a post or of a person."))
            return nil
        }
        let code =
            switch kind {
            case .unit: AgencyCode.unit(cell)
            case .post: AgencyCode.post(cell)
            case .person: AgencyCode.person(cell)
            }
        let found = code.flatMap { state.owners[OwnerKey(kind: kind, id: $0)] }
        if found == nil {
            problems.append(Self.wrong(column, Text("hôm nay không có mã “\(cell)”.", "nothing has the code “\(cell)” today.")))
        }
        return found
    }

    /// The fields of the form, read from the cells of a line; every cell that does not hold is named by its column.
    private func spec(_ cells: [String: String], _ problems: inout [Text]) -> TargetSpec? {
        var values: [String: JSONValue] = [:]
        let before = problems.count
        for field in TargetSpec.fields {
            let cell = cells[field.key] ?? ""
            let value = Self.value(cell, of: field)
            if !cell.isEmpty, value == nil {
                problems.append(Self.wrong(field.key, TargetsImport.sentence(TargetsImport.choices(field))))
            } else if let question = Self.question(cell, field) ?? field.problem(value) {
                problems.append(Self.wrong(field.key, question))
            }
            values[field.key] = value
        }
        guard problems.count == before, let spec = try? TargetSpec(ActInput(values)) else { return nil }
        let together = spec.problems(from: state.movement.from, to: state.movement.to, today: state.today)
        problems += together.map { Self.wrong($0.key, $0.message) }
        return together.isEmpty ? spec : nil
    }

    /// A cell as the form would send it; nil for an empty one, and for a word that is none of the choices.
    private static func value(_ cell: String, of field: FieldDeclaration) -> JSONValue? {
        guard !cell.isEmpty else { return nil }
        let choices = TargetsImport.choices(field)
        guard !choices.isEmpty else { return .string(cell) }
        let word = Vietnamese.folded(cell)
        let found = choices.first { [$0.value, Vietnamese.folded($0.label.vi), Vietnamese.folded($0.label.en)].contains(word) }
        return found.map { .string($0.value) }
    }

    /// Nobody can say who wrote a file, so a number with one separator before three digits is asked about, whichever it is.
    private static func question(_ cell: String, _ field: FieldDeclaration) -> Text? {
        guard case .quantity = field.kind else { return nil }
        return Quantity.doubt(cell, isFile: true)
    }

    private static func wrong(_ key: String, _ message: Text) -> Text {
        guard let column = TargetsImport.columns.first(where: { $0.key == key }) else { return message }
        return Text("Cột “\(column.title.vi)”: \(message.vi)", "Column “\(column.title.en)”: \(message.en)")
    }

    // MARK: - Targets that are there

    private func compare(
        _ existing: TargetsImportState.Existing, with spec: TargetSpec, _ obligation: String?, _ cells: [String: String], _ notes: inout [Text],
        _ problems: inout [Text]
    ) {
        let old = existing.spec
        guard existing.isOpen else { return problems.append(Refusal.targetWithdrawn.reason) }
        for key in fixed(old, spec, cells) + (obligation == nil || obligation == existing.obligation ? [] : ["obligation"]) {
            problems.append(
                Self.wrong(
                    key,
                    Text(
                        "khác với chỉ tiêu đã có cùng mã và nơi phụ trách; tệp chỉ sửa được tên, mức phấn đấu và ghi chú.",
                        "differs from the target that has this code and owner; a file changes only title, goal and note.")))
        }
        if spec.title != old.title { notes.append(Text("Tên: \(old.title) → \(spec.title)", "Title: \(old.title) → \(spec.title)")) }
        let (goal, oldGoal) = (spec.goalValue, old.goalValue)
        if goal != oldGoal { notes.append(Text("Mức: \(oldGoal[.vi]) → \(goal[.vi])", "Goal: \(oldGoal[.en]) → \(goal[.en])")) }
        if !spec.note.isEmpty, spec.note != old.note { notes.append(Text("Ghi chú: \(spec.note)", "Note: \(spec.note)")) }
        let reason = TargetFields.reason.declaration.problem(.string(cells["reason"] ?? ""))
        if !notes.isEmpty, let reason { problems.append(Self.wrong("reason", reason)) }
    }

    /// Columns that say something else than a target that is there, and that cannot change; an empty cell says nothing.
    private func fixed(_ old: TargetSpec, _ new: TargetSpec, _ cells: [String: String]) -> [String] {
        let differs: [(String, Bool)] = [
            ("kind", new.kind != old.kind), ("measure", new.measure != old.measure), ("unit_label", new.label != old.label),
            ("direction", new.direction != old.direction), ("source", new.source != old.source), ("baseline", new.baseline != old.baseline),
            ("baseline_on", new.baselineOn != old.baselineOn), ("cadence", new.cadence != old.cadence), ("starts", new.starts != old.starts),
            ("ends", new.ends != old.ends), ("grace", new.grace != old.grace),
        ]
        return differs.filter { $0.1 && !(cells[$0.0] ?? "").isEmpty }.map(\.0)
    }

    // MARK: - Writing

    func write(in world: World, ticket: String?) throws {
        var done = 0
        func advance(_ count: Int) {
            done += count
            ImportProgress.report(ticket, done: done, total: new.count + changes.count)
        }
        var writing = try TargetWriting(state.movement, in: world)
        _ = try writing.write(new, units: TargetStore.units(of: Array(Set(new.map(\.owner))), in: world), advance: advance)
        for change in changes {
            let (spec, old) = (change.spec, change.target)
            try TargetStore.amend(
                old.id, code: spec.code, title: spec.title, goal: spec.goalValue, note: spec.note.isEmpty ? old.spec.note : spec.note, in: world)
            advance(1)
        }
    }
}
