internal import Storage
internal import Vietnamese

/// Recognises an initiative in the agency; the head alone does.
struct RecogniseInitiative: Act {
    static let reason = Field.optionalLines(
        "reason", Text("Vì sao công nhận khi hội đồng chưa cho đạt", "Why it is recognised although no round passed"),
        hint: Text("Chỉ điền khi chưa có đợt chấm nào đạt.", "Only when no round of the council passed."), max: 2000)
    static let declaration = ActDeclaration(
        "initiative.recognise", title: Text("Công nhận sáng kiến", "Recognise an initiative"),
        summary: Text(
            "Thủ trưởng công nhận sáng kiến ở cơ sở bằng quyết định có số, ngày; mỗi tác giả có giấy chứng nhận (điều 7 Nghị định 13/2012/NĐ-CP).",
            "The head recognises an initiative in the agency by a numbered decision; each author gets a certificate (article 7 of Decree 13/2012/NĐ-CP)."
        ),
        button: Text("Công nhận", "Recognise"),
        fields: [
            InitiativeFields.initiative.declaration, InitiativeFields.number.declaration, InitiativeFields.on.declaration, reason.declaration,
        ])

    private let initiative, number: String
    private let on: CivilDate
    private let reason: String?

    init(_ input: ActInput) throws {
        initiative = try input[InitiativeFields.initiative]
        number = try input[InitiativeFields.number]
        on = try input[InitiativeFields.on]
        reason = try input[Self.reason]
    }

    func permit(in world: World) throws { _ = try InitiativeStore.toDecide(initiative, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try InitiativeStore.toDecide(initiative, in: world)
        try InitiativeStore.checkDay("on", on, since: row.accepted, in: world)
        if try InitiativeStore.passed(initiative, in: world) != true {
            // Whoever decides on their own work needs the council's word; otherwise a reason will do.
            guard !row.isAuthor else { throw Refusal.initiativeOwnUnscored }
            guard let reason else {
                throw Refusal.invalid("reason", "Chưa có đợt chấm nào đạt: nêu lý do.", "No round of the council passed: give a reason.")
            }
            try InitiativeStore.checkReason("reason", reason)
        }
        try InitiativeStore.decide(initiative, .unit, number: number, on: on, signer: world.actor.name, reason: reason ?? "", in: world)
        try InitiativeStore.set(initiative, .recognised, decidedOn: on, in: world)
        let certificates = try issue(in: world)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) công nhận \(row.name.vi) ở cơ sở theo Quyết định \(number) ngày \(on.vietnamese).",
                "\(world.actor.name) recognised \(row.name.en) in the agency by decision \(number) of \(on.vietnamese)."),
            result: row.result(["scope": "unit", "certificates": .int(Int64(certificates))]))
    }

    /// Numbers run through all certificates of the year of the decision.
    private func issue(in world: World) throws -> Int {
        let last = try world.session.row(
            """
            SELECT MAX(a.certificate) FROM initiative_author a
            JOIN initiative i ON i.agency_id = a.agency_id AND i.initiative_id = a.initiative_id
            WHERE a.agency_id = \(world.agency) AND i.decided_on >= \("\(on.year)-01-01") AND i.decided_on <= \("\(on.year)-12-31")
            """)
        let first = (try last?.intOrNil(0) ?? 0) + 1
        return try world.session.execute(
            """
            UPDATE initiative_author SET certificate = \(first) + position WHERE agency_id = \(world.agency) AND initiative_id = \(initiative)
            """)
    }
}

/// Records that the head of the province recognised effect and replicability; nobody in the agency can grant that.
struct RecordProvinceRecognition: Act {
    static let signer = Field.text(
        "signer", Text("Người ký", "Who signed"), hint: Text("Họ tên và chức vụ.", "Name and post."), max: 200)
    static let reference = Field.text(
        "reference", Text("Minh chứng", "Evidence"),
        hint: Text("Địa chỉ hoặc nơi lưu của quyết định.", "Address of the decision, or where it is kept."),
        max: 500)
    static let declaration = ActDeclaration(
        "initiative.province", title: Text("Ghi công nhận cấp tỉnh", "Record the province's recognition"),
        summary: Text(
            "Ghi quyết định của người đứng đầu cấp tỉnh về hiệu quả và khả năng nhân rộng (Luật 06/2022/QH15, điều 22.2); cơ quan không tự công nhận được.",
            "Records the decision of the head of the province on effect and replicability (Law 06/2022/QH15, article 22.2); the agency cannot grant it."
        ),
        button: Text("Ghi quyết định", "Record the decision"),
        fields: [
            InitiativeFields.initiative.declaration, InitiativeFields.number.declaration, InitiativeFields.on.declaration, signer.declaration,
            reference.declaration,
        ])

    private let initiative, number, signer, reference: String
    private let on: CivilDate

    init(_ input: ActInput) throws {
        initiative = try input[InitiativeFields.initiative]
        number = try input[InitiativeFields.number]
        on = try input[InitiativeFields.on]
        signer = try input[Self.signer]
        reference = try input[Self.reference]
    }

    func permit(in world: World) throws {
        let row = try InitiativeStore.find(initiative, in: world)
        try world.require(InitiativePolicy.mayRecordProvince(world.actor))
        guard row.state == .recognised else { throw Refusal.initiativeNotRecognised }
        let there = try world.session.row(
            "SELECT 1 FROM initiative_decision WHERE agency_id = \(world.agency) AND initiative_id = \(initiative) AND kind = 'province'")
        guard there == nil else { throw Refusal.initiativeDecided }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try InitiativeStore.find(initiative, in: world)
        let base = try world.session.row(
            "SELECT decided_on FROM initiative_decision WHERE agency_id = \(world.agency) AND initiative_id = \(initiative) AND kind = 'unit'")
        try InitiativeStore.checkDay("on", on, since: try base?.civilDate(0), in: world)
        try InitiativeStore.decide(initiative, .province, number: number, on: on, signer: signer, reference: reference, in: world)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) ghi \(row.name.vi) được công nhận cấp tỉnh theo Quyết định \(number) ngày \(on.vietnamese), \(signer) ký.",
                "\(world.actor.name) recorded that \(row.name.en) was recognised in the province by decision \(number) of \(on.vietnamese), signed by \(signer)."
            ),
            result: row.result(["scope": "province"]))
    }
}

/// Refuses an initiative with reasons; it cannot be changed afterwards, only copied.
struct RefuseInitiative: Act {
    static let number = Field.optionalText("number", Text("Số văn bản", "Number of the paper"), max: 60)
    static let declaration = ActDeclaration(
        "initiative.refuse", title: Text("Không công nhận sáng kiến", "Refuse an initiative"),
        summary: Text(
            "Thủ trưởng không công nhận, nêu lý do (điều 7 Nghị định 13/2012/NĐ-CP); không sửa được nữa, tác giả có thể sao chép thành bản soạn mới.",
            "The head refuses it with reasons (article 7 of Decree 13/2012/NĐ-CP); it cannot be changed any more, its authors may copy it to a new draft."
        ),
        button: Text("Không công nhận", "Refuse"),
        fields: [
            InitiativeFields.initiative.declaration, InitiativeFields.reason.declaration, number.declaration, InitiativeFields.on.declaration,
        ])

    private let initiative, reason: String
    private let number: String?
    private let on: CivilDate

    init(_ input: ActInput) throws {
        initiative = try input[InitiativeFields.initiative]
        reason = try input[InitiativeFields.reason]
        number = try input[Self.number]
        on = try input[InitiativeFields.on]
    }

    func permit(in world: World) throws { _ = try InitiativeStore.toDecide(initiative, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try InitiativeStore.toDecide(initiative, in: world)
        try InitiativeStore.checkReason("reason", reason)
        try InitiativeStore.checkDay("on", on, since: row.accepted, in: world)
        try InitiativeStore.decide(initiative, .refuse, number: number ?? "", on: on, signer: world.actor.name, reason: reason, in: world)
        try InitiativeStore.set(initiative, .refused, decidedOn: on, note: reason, in: world)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) không công nhận \(row.name.vi): \(reason)", "\(world.actor.name) refused \(row.name.en): \(reason)"),
            result: row.result())
    }
}

/// Takes a recognition back; what awards counted is named, for those who have to act on it.
struct RevokeInitiative: Act {
    static let declaration = ActDeclaration(
        "initiative.revoke", title: Text("Hủy công nhận sáng kiến", "Withdraw the recognition"),
        summary: Text(
            "Thủ trưởng hủy công nhận bằng quyết định, nêu lý do; khen thưởng đã dùng sáng kiến này được nêu ra để xem lại.",
            "The head withdraws a recognition by a decision, with a reason; awards that counted it are named, to be looked at again."),
        button: Text("Hủy công nhận", "Withdraw"),
        fields: [
            InitiativeFields.initiative.declaration, InitiativeFields.number.declaration, InitiativeFields.on.declaration,
            InitiativeFields.reason.declaration,
        ])

    private let initiative, number, reason: String
    private let on: CivilDate

    init(_ input: ActInput) throws {
        initiative = try input[InitiativeFields.initiative]
        number = try input[InitiativeFields.number]
        on = try input[InitiativeFields.on]
        reason = try input[InitiativeFields.reason]
    }

    func permit(in world: World) throws {
        let row = try InitiativeStore.find(initiative, in: world)
        try world.require(InitiativePolicy.mayDecide(world.actor))
        guard row.state == .recognised else { throw Refusal.initiativeNotRecognised }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try InitiativeStore.find(initiative, in: world)
        try InitiativeStore.checkReason("reason", reason)
        let base = try world.session.row(
            "SELECT decided_on FROM initiative_decision WHERE agency_id = \(world.agency) AND initiative_id = \(initiative) AND kind = 'unit'")
        try InitiativeStore.checkDay("on", on, since: try base?.civilDate(0), in: world)
        try InitiativeStore.decide(initiative, .revoke, number: number, on: on, signer: world.actor.name, reason: reason, in: world)
        try InitiativeStore.set(initiative, .revoked, note: reason, in: world)
        let uses = try InitiativeUses.list(of: [initiative], agency: world.agency, in: world.session)[initiative] ?? []
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) hủy công nhận \(row.name.vi) theo Quyết định \(number) ngày \(on.vietnamese): \(reason)",
                "\(world.actor.name) withdrew the recognition of \(row.name.en) by decision \(number) of \(on.vietnamese): \(reason)"),
            result: row.result(["uses": .array(uses.map { .string($0.reference) })]))
    }
}

extension Refusal {
    static let initiativeOwnUnscored = Refusal(
        .forbidden, "initiative.own-unscored",
        Text(
            "Bạn là tác giả: chỉ công nhận được khi Hội đồng sáng kiến đã chấm đạt.",
            "You are an author: you may recognise it only after the council of initiatives passed it."),
        next: Text("Giao hội đồng chấm trước.", "Have the council score it first."))
}
