internal import Storage
internal import Vietnamese

/// Adds a line to a register: one act for each register, all of them this.
struct AddEntry<Lines: Register>: Act {
    static var declaration: ActDeclaration {
        ActDeclaration(
            Lines.name, title: Lines.title, summary: Lines.summary, button: Text("Ghi vào sổ", "Add to the register"),
            fields: [TargetFields.target.declaration] + Lines.fields + [
                EntryFields.on.declaration, EntryFields.replaces.declaration, TargetFields.evidence.declaration,
            ])
    }

    private let target: String
    private let on: CivilDate
    private let replaces: String?
    private let evidence: [String]
    private let input: ActInput

    init(_ input: ActInput) throws {
        target = try input[TargetFields.target]
        on = try input[EntryFields.on]
        replaces = try input[EntryFields.replaces]
        evidence = try input[TargetFields.evidence]
        self.input = input
    }

    func permit(in world: World) throws { _ = try TargetStore.ownTarget(target, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let one = try TargetStore.target(target, in: world)
        guard one.kind == Lines.kind else { throw Refusal.wrongRegister(Lines.kind) }
        let draft = try Lines.read(input, on: on, today: world.today)
        let problems = dateProblems(one, today: world.today) + draft.problems
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        if let replaces { try EntryStore.withdraw(replaces, of: one, reason: EntryFields.replaced, in: world) }
        let before = try TargetStore.register(of: one.id, through: one.movementTo, agency: world.agency, in: world.session)
        guard before.amount + draft.amount < Quantity.limit else { throw Refusal.registerFull }
        let id = try EntryStore.insert(draft, kind: Lines.kind, on: on, to: one, in: world)
        if let file = input.evidenceFile { try EvidenceStore.attach(.file(file, title: nil), to: one.id, entry: id, in: world) }
        for piece in evidence { try EvidenceStore.attach(.existing(piece), to: one.id, entry: id, in: world) }
        return ActOutcome(
            subject: "entry:\(id)",
            sentence: Text(
                "\(world.actor.name) ghi vào sổ chỉ tiêu \(one.name): “\(draft.title)” (\(on.vietnamese)).",
                "\(world.actor.name) added to the register of target \(one.name): “\(draft.title)” (\(on.vietnamese))."),
            result: [
                "target": .string(one.id), "entry": .string(id), "entries": .int(Int64(before.entries + 1)),
                "amount": .string((before.amount + draft.amount).plain),
            ])
    }

    private func dateProblems(_ one: TargetRow, today: CivilDate) -> [FieldProblem] {
        if on > today { return [FieldProblem("on", Text("Ngày chưa tới.", "This date has not come yet."))] }
        if on < one.starts || on > one.ends {
            return [
                FieldProblem(
                    "on",
                    Text(
                        "Phải nằm trong thời gian của chỉ tiêu: \(one.starts.vietnamese) – \(one.ends.vietnamese).",
                        "It must lie within the target's time: \(one.starts.vietnamese) – \(one.ends.vietnamese)."))
            ]
        }
        return []
    }
}

/// Fields of every register.
enum EntryFields {
    static let on = Field.date("on", Text("Ngày", "Date"))
    static let replaces = Field.optionalReference(
        "replaces", Text("Thay cho dòng", "Replaces the line"), to: "entry",
        hint: Text("Dòng cũ được rút khỏi sổ và vẫn còn trong lịch sử.", "The old line leaves the register and stays in the history."))
    static let entry = Field.reference("entry", Text("Dòng trong sổ", "Line of the register"), to: "entry")
    static let replaced = "Thay bằng dòng mới."
}

/// Takes a line out of a register.
struct WithdrawEntry: Act {
    static let declaration = ActDeclaration(
        "entry.withdraw", title: Text("Rút khỏi sổ", "Take out of the register"),
        summary: Text(
            "Rút một dòng ghi nhầm, nêu lý do; dòng ấy vẫn còn trong lịch sử nhưng không được tính.",
            "Takes out a wrong line, with a reason; it stays in the history and counts no more."),
        button: Text("Rút khỏi sổ", "Take out"), fields: [EntryFields.entry.declaration, TargetFields.reason.declaration])

    private let entry, reason: String

    init(_ input: ActInput) throws {
        entry = try input[EntryFields.entry]
        reason = try input[TargetFields.reason]
    }

    func permit(in world: World) throws { _ = try TargetStore.ownTarget(try EntryStore.target(of: entry, in: world), in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let one = try TargetStore.target(try EntryStore.target(of: entry, in: world), in: world)
        let title = try EntryStore.withdraw(entry, of: one, reason: reason, in: world)
        return ActOutcome(
            subject: "entry:\(entry)",
            sentence: Text(
                "\(world.actor.name) rút “\(title)” khỏi sổ chỉ tiêu \(one.name). Lý do: \(reason)",
                "\(world.actor.name) took “\(title)” out of the register of target \(one.name). Reason: \(reason)"),
            result: ["target": .string(one.id), "entry": .string(entry)])
    }
}

/// Lines of registers in the database.
enum EntryStore {
    static func insert(_ draft: EntryDraft, kind: TargetKind, on: CivilDate, to target: TargetRow, in world: World) throws -> String {
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO entry (agency_id, target_id, entry_id, kind, title, on_date, amount, fields, at, actor, withdrawn_at, reason)
            VALUES (\(world.agency), \(target.id), \(id), \(kind.rawValue), \(draft.title), \(on.iso), \(draft.amount.thousandths),
                    \(JSONValue.object(draft.fields).json), \(world.now.milliseconds), \(world.actor.recordName), NULL, '')
            """)
        try ClauseEvents.append(
            .entry, to: target.obligation, on: on, note: "\(target.code): \(draft.title)", unit: target.unit, in: world)
        return id
    }

    /// Takes a line out of its register.
    /// - Returns: what it was called.
    @discardableResult
    static func withdraw(_ id: String, of target: TargetRow, reason: String, in world: World) throws -> String {
        let row = try world.session.row(
            "SELECT title, withdrawn_at FROM entry WHERE agency_id = \(world.agency) AND target_id = \(target.id) AND entry_id = \(id)")
        guard let row else { throw Refusal.notFound }
        guard try row.isNull(1) else { throw Refusal.entryGone }
        try world.session.execute(
            """
            UPDATE entry SET withdrawn_at = \(world.now.milliseconds), reason = \(reason)
            WHERE agency_id = \(world.agency) AND target_id = \(target.id) AND entry_id = \(id)
            """)
        return try row.text(0)
    }

    /// The target of a line; `notFound` when the agency has no such line.
    static func target(of entry: String, in world: World) throws -> String {
        let row = try world.session.row("SELECT target_id FROM entry WHERE agency_id = \(world.agency) AND entry_id = \(entry)")
        guard let row else { throw Refusal.notFound }
        return try row.text(0)
    }
}
