internal import PlanReading
internal import Storage
internal import Vietnamese

/// Acts on plans, obligations, clauses and acknowledgements.
let planActs: [any Act.Type] = [
    ReadPlan.self, DraftPlan.self, CorrectPlan.self, MendPlan.self, SupplementPlan.self, LaunchPlan.self, RevisePlan.self,
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
    private let file: PlanFile?
    private let document: PlanDocument?

    static func prepare(_ input: ActInput, _ preparation: Preparation) async throws -> ActInput {
        try await input.reading(preparation) { input, _, _ in try input[source] }
    }

    init(_ input: ActInput) throws {
        text = try input[Self.source]
        name = try input[Self.name]
        file = input.file
        document = input.reading(of: text)
    }

    func permit(in world: World) throws { try world.require(PlanPolicy.mayPrepare(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let (plan, made) = try NewPlan.make(text, document, name: name, file: file, in: world)
        let from = file.map { Text(" từ tệp “\($0.name)” (SHA-256 \($0.hash))", " from the file “\($0.name)” (SHA-256 \($0.hash))") }
        return ActOutcome(
            subject: "plan:\(plan)",
            sentence: Text(
                "\(world.actor.name) đọc kế hoạch “\(made.title)”\(from?.vi ?? ""): \(made.vi).",
                "\(world.actor.name) read the plan “\(made.title)”\(from?.en ?? ""): \(made.en)."),
            result: made.result(plan: plan, hash: PlanText.hash(text)))
    }
}

/// The first version of a plan, however its text came.
enum NewPlan {
    /// What came of it.
    struct Made {
        let title: String
        let obligations, doubts, gaps: Int

        var vi: String { "\(obligations) nghĩa vụ, \(doubts) chỗ nghi ngờ, \(gaps) điều còn thiếu" }
        var en: String { "\(obligations) obligations, \(doubts) doubts, \(gaps) gaps" }

        func result(plan: String, hash: String) -> JSONValue {
            [
                "plan": .string(plan), "version": 1, "hash": .string(hash), "obligations": .int(Int64(obligations)), "doubts": .int(Int64(doubts)),
                "gaps": .int(Int64(gaps)),
            ]
        }
    }

    /// - Parameter document: what was read of the text before the transaction, if it was.
    static func make(
        _ text: String, _ document: PlanDocument?, name: String?, file: PlanFile?, in world: World
    ) throws -> (plan: String, Made) {
        let document = document ?? world.reader.read(text)
        guard !document.isBlank else { throw Refusal.notAPlan }
        let plan = world.newID()
        let title = name ?? document.title ?? "Kế hoạch chưa rõ tên"
        try world.session.execute(
            """
            INSERT INTO plan (agency_id, plan_id, title, status, version, created_at, created_by)
            VALUES (\(world.agency), \(plan), \(title), \(PlanStatus.draft.rawValue), 1, \(world.now.milliseconds), \(world.actor.recordName))
            """)
        try PlanIntake.store(text, document, number: 1, note: "", plan: plan, in: world)
        if let file { try PlanFiles.insert(file, plan: plan, number: 1, in: world) }
        let changes = try PlanIntake.reconcile(document, plan: plan, in: world)
        return (plan, Made(title: title, obligations: changes.live, doubts: document.doubts.count, gaps: document.gaps.count))
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
    private let document: PlanDocument?

    static func prepare(_ input: ActInput, _ preparation: Preparation) async throws -> ActInput {
        try await input.reading(preparation) { input, _, _ in try input[PlanFields.source] }
    }

    init(_ input: ActInput) throws {
        plan = try input[PlanFields.plan]
        text = try input[PlanFields.source]
        note = try input[PlanFields.note] ?? ""
        document = input.reading(of: text)
    }

    func permit(in world: World) throws {
        guard try PlanStore.planToPrepare(plan, in: world).status == .draft else { throw Refusal.planLaunched }
    }

    func perform(in world: World) throws -> ActOutcome {
        let (row, version, changes) = try PlanVersions.add(text, document, note: note, to: plan, in: world)
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
            "Ra bản mới của kế hoạch đã phát động; ai liên quan đến điều khoản thay đổi thì đọc phần đó và xác nhận lại.",
            "Issues a new version of a launched plan; those whom the changed clauses concern read these parts and acknowledge again."),
        fields: [PlanFields.plan.declaration, PlanFields.source.declaration, reason.declaration])

    private let plan, text, note: String
    private let document: PlanDocument?

    static func prepare(_ input: ActInput, _ preparation: Preparation) async throws -> ActInput {
        try await input.reading(preparation) { input, _, _ in try input[PlanFields.source] }
    }

    init(_ input: ActInput) throws {
        plan = try input[PlanFields.plan]
        text = try input[PlanFields.source]
        note = try input[Self.reason]
        document = input.reading(of: text)
    }

    func permit(in world: World) throws {
        guard try PlanStore.planToPrepare(plan, in: world).status == .launched else { throw Refusal.planNotLaunched }
    }

    func perform(in world: World) throws -> ActOutcome {
        let (row, version, changes) = try PlanVersions.add(text, document, note: note, to: plan, in: world)
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
    /// The current text of a plan, for an actor who prepares plans.
    static func current(of plan: String, for actor: Actor, in session: Session) throws -> (text: String, document: PlanDocument, version: Int) {
        let row = try session.row(
            """
            SELECT v.source, v.document, v.number FROM plan p
            JOIN plan_version v ON v.agency_id = p.agency_id AND v.plan_id = p.plan_id AND v.number = p.version
            WHERE p.agency_id = \(actor.agency) AND p.plan_id = \(plan)
            """)
        guard let row, PlanPolicy.mayPrepare(actor) else { throw Refusal.notFound }
        return (try row.text(0), try StoredJSON.document(try row.text(1)), try row.int(2))
    }

    /// Keeps a text as the next version and reads it again. A draft's title follows the text; a launched plan's movement goes on with the new version.
    /// - Parameter document: what was read of the text before the transaction, if it was.
    static func add(
        _ text: String, _ document: PlanDocument?, note: String, to plan: String, in world: World
    ) throws -> (PlanRow, Int, PlanIntake.Changes) {
        let row = try PlanStore.plan(plan, in: world)
        let current = try world.session.row(
            "SELECT source_hash FROM plan_version WHERE agency_id = \(world.agency) AND plan_id = \(plan) AND number = \(row.version)")
        guard try current?.text(0) != PlanText.hash(text) else { throw Refusal.planUnchanged }
        let document = document ?? world.reader.read(text)
        let version = row.version + 1
        let before = row.status == .launched ? try PlanStore.obligations(of: plan, in: world) : []
        try PlanIntake.store(text, document, number: version, note: note, plan: plan, in: world)
        try world.session.execute("UPDATE plan SET version = \(version) WHERE agency_id = \(world.agency) AND plan_id = \(plan)")
        if row.status == .launched {
            try world.session.execute("UPDATE movement SET version = \(version) WHERE agency_id = \(world.agency) AND plan_id = \(plan)")
        } else {
            try mendTitle(of: row, from: document, in: world)
        }
        var changes = try PlanIntake.reconcile(document, plan: plan, in: world)
        if row.status == .launched { changes.clauses = try PlanChanges.note(before, of: plan, version: version, in: world) }
        return (row, version, changes)
    }

    /// A title that differs from the corrected text's only in marks and accents follows it; one that somebody chose stays.
    private static func mendTitle(of row: PlanRow, from document: PlanDocument, in world: World) throws {
        func letters(_ title: String) -> [UInt8] {
            Vietnamese.folded(title).utf8.filter { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        }
        guard let title = document.title, title != row.title, letters(title) == letters(row.title) else { return }
        try world.session.execute("UPDATE plan SET title = \(title) WHERE agency_id = \(world.agency) AND plan_id = \(row.id)")
    }
}

extension PlanIntake.Changes {
    var vi: String { "\(live) nghĩa vụ, trong đó \(new) mới, \(changed) thay đổi; \(withdrawn) không còn" }

    var en: String { "\(live) obligations, \(new) new, \(changed) changed; \(withdrawn) gone" }

    func result(plan: String, version: Int, hash: String) -> JSONValue {
        [
            "plan": .string(plan), "version": .int(Int64(version)), "hash": .string(hash), "obligations": .int(Int64(live)), "new": .int(Int64(new)),
            "changed": .int(Int64(changed)), "withdrawn": .int(Int64(withdrawn)), "clauses": .array(clauses.map(JSONValue.string)),
        ]
    }
}
