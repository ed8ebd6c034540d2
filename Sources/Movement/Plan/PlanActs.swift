internal import PlanReading
internal import Storage
internal import Vietnamese

/// Acts on plans, obligations, clauses and acknowledgements.
let planActs: [any Act.Type] = [
    ReadPlan.self, CorrectPlan.self, LaunchPlan.self, RevisePlan.self,
    AcceptObligation.self, AcceptAllObligations.self, CorrectObligation.self, SplitObligation.self, JoinObligations.self, AddObligation.self,
    RemoveObligation.self, AssignObligation.self, NoteClause.self,
    OpenAcknowledgement.self, ReadAcknowledgement.self, AnswerAcknowledgement.self,
]

/// Takes in the text of a plan and reads it.
struct ReadPlan: Act {
    static let source = PlanFields.source
    static let name = Field.optionalText(
        "name", Text("Tên kế hoạch", "Name of the plan"),
        hint: Text("Bỏ trống để lấy tên trong văn bản.", "Leave empty to take the name in the text."), max: 500)
    static let declaration = ActDeclaration(
        "plan.read", title: Text("Đọc kế hoạch", "Read a plan"),
        summary: Text(
            "Lưu văn bản kế hoạch kèm mã băm SHA-256, đọc ra nghĩa vụ và gợi ý người phụ trách.",
            "Keeps the text of a plan with its SHA-256, reads its obligations and suggests owners."),
        fields: [source.declaration, name.declaration])

    private let text: String
    private let name: String?

    init(_ input: ActInput) throws {
        text = try input[Self.source]
        name = try input[Self.name]
    }

    func permit(in world: World) throws { try world.require(PlanPolicy.mayPrepare(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let document = PlanReader.read(text)
        let plan = world.newID()
        let title = name ?? document.title ?? "Kế hoạch chưa rõ tên"
        try world.session.execute(
            """
            INSERT INTO plan (agency_id, plan_id, title, status, version, created_at, created_by)
            VALUES (\(world.agency), \(plan), \(title), \(PlanStatus.draft.rawValue), 1, \(world.now.milliseconds), \(world.actor.recordName))
            """)
        try PlanIntake.store(text, document, number: 1, note: "", plan: plan, in: world)
        let changes = try PlanIntake.reconcile(document, plan: plan, in: world)
        let (doubts, gaps) = (document.doubts.count, document.gaps.count)
        return ActOutcome(
            subject: "plan:\(plan)",
            sentence: Text(
                "\(world.actor.name) đọc kế hoạch “\(title)”: \(changes.live) nghĩa vụ, \(doubts) chỗ nghi ngờ, \(gaps) điều còn thiếu.",
                "\(world.actor.name) read the plan “\(title)”: \(changes.live) obligations, \(doubts) doubts, \(gaps) gaps."),
            result: [
                "plan": .string(plan), "version": 1, "hash": .string(PlanText.hash(text)), "obligations": .int(Int64(changes.live)),
                "doubts": .int(Int64(doubts)), "gaps": .int(Int64(gaps)),
            ])
    }
}

/// Corrects the text of a plan that has not been launched.
struct CorrectPlan: Act {
    static let declaration = ActDeclaration(
        "plan.correct", title: Text("Sửa văn bản kế hoạch", "Correct the text of a plan"),
        summary: Text(
            "Lưu văn bản đã sửa thành bản mới và đọc lại; bản gốc vẫn giữ nguyên theo mã băm.",
            "Keeps the corrected text as a new version and reads it again; the original stays by its hash."),
        fields: [PlanFields.plan.declaration, PlanFields.source.declaration, PlanFields.note.declaration])

    private let plan, text, note: String

    init(_ input: ActInput) throws {
        plan = try input[PlanFields.plan]
        text = try input[PlanFields.source]
        note = try input[PlanFields.note] ?? ""
    }

    func permit(in world: World) throws {
        guard try PlanStore.planToPrepare(plan, in: world).status == .draft else { throw Refusal.planLaunched }
    }

    func perform(in world: World) throws -> ActOutcome {
        let (row, version, changes) = try PlanVersions.add(text, note: note, to: plan, in: world)
        try PlanVersions.mendTitle(of: row, from: text, in: world)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) sửa văn bản kế hoạch “\(row.title)” thành bản \(version): \(changes.vi).",
                "\(world.actor.name) corrected the text of the plan “\(row.title)” as version \(version): \(changes.en)."),
            result: changes.result(plan: plan, version: version, hash: PlanText.hash(text)))
    }
}

/// Issues a new version of a launched plan.
struct RevisePlan: Act {
    static let reason = Field.text("note", Text("Lý do điều chỉnh", "Reason for the revision"), max: 500)
    static let declaration = ActDeclaration(
        "plan.revise", title: Text("Điều chỉnh kế hoạch", "Revise the plan"),
        summary: Text(
            "Ra bản mới của kế hoạch đã phát động; mọi người đọc và xác nhận lại theo bản mới.",
            "Issues a new version of a launched plan; everyone reads and acknowledges the new version."),
        fields: [PlanFields.plan.declaration, PlanFields.source.declaration, reason.declaration])

    private let plan, text, note: String

    init(_ input: ActInput) throws {
        plan = try input[PlanFields.plan]
        text = try input[PlanFields.source]
        note = try input[Self.reason]
    }

    func permit(in world: World) throws {
        guard try PlanStore.planToPrepare(plan, in: world).status == .launched else { throw Refusal.planNotLaunched }
    }

    func perform(in world: World) throws -> ActOutcome {
        let (row, version, changes) = try PlanVersions.add(text, note: note, to: plan, in: world)
        try world.session.execute("UPDATE movement SET version = \(version) WHERE agency_id = \(world.agency) AND plan_id = \(plan)")
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) điều chỉnh kế hoạch “\(row.title)”, bản \(version) (\(note)): \(changes.vi).",
                "\(world.actor.name) revised the plan “\(row.title)”, version \(version) (\(note)): \(changes.en)."),
            result: changes.result(plan: plan, version: version, hash: PlanText.hash(text)))
    }
}

/// Adding a version to a plan.
enum PlanVersions {
    static func add(_ text: String, note: String, to plan: String, in world: World) throws -> (PlanRow, Int, PlanIntake.Changes) {
        let row = try PlanStore.plan(plan, in: world)
        let current = try world.session.row(
            "SELECT source_hash FROM plan_version WHERE agency_id = \(world.agency) AND plan_id = \(plan) AND number = \(row.version)")
        guard try current?.text(0) != PlanText.hash(text) else { throw Refusal.planUnchanged }
        let document = PlanReader.read(text)
        let version = row.version + 1
        try PlanIntake.store(text, document, number: version, note: note, plan: plan, in: world)
        try world.session.execute("UPDATE plan SET version = \(version) WHERE agency_id = \(world.agency) AND plan_id = \(plan)")
        return (row, version, try PlanIntake.reconcile(document, plan: plan, in: world))
    }
}

extension PlanVersions {
    /// A title that differs from the corrected text's only in marks and accents follows it; one that somebody chose stays.
    static func mendTitle(of row: PlanRow, from text: String, in world: World) throws {
        func letters(_ title: String) -> [UInt8] {
            Vietnamese.folded(title).utf8.filter { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        }
        guard let title = PlanReader.read(text).title, title != row.title, letters(title) == letters(row.title) else { return }
        try world.session.execute("UPDATE plan SET title = \(title) WHERE agency_id = \(world.agency) AND plan_id = \(row.id)")
    }
}

extension PlanIntake.Changes {
    var vi: String { "\(live) nghĩa vụ, trong đó \(new) mới, \(changed) thay đổi; \(withdrawn) không còn" }

    var en: String { "\(live) obligations, \(new) new, \(changed) changed; \(withdrawn) gone" }

    func result(plan: String, version: Int, hash: String) -> JSONValue {
        [
            "plan": .string(plan), "version": .int(Int64(version)), "hash": .string(hash), "obligations": .int(Int64(live)), "new": .int(Int64(new)),
            "changed": .int(Int64(changed)), "withdrawn": .int(Int64(withdrawn)),
        ]
    }
}
