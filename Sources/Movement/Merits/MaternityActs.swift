internal import Storage
internal import Vietnamese

/// Enters a maternity leave, which counts as time worked (Decree 152/2025 art. 4.5).
struct RecordMaternity: Act {
    static let from = Field.date("from", Text("Nghỉ từ ngày", "Leave from")).kept(.outsideRecord)
    static let to = Field.date("to", Text("Đến hết ngày", "Until")).kept(.outsideRecord)
    static let document = Field.optionalText("document", Text("Văn bản", "Document"), max: 200).kept(.outsideRecord)
    static let declaration = ActDeclaration(
        "maternity.record", title: Text("Ghi nghỉ thai sản", "Enter a maternity leave"),
        summary: Text(
            "Ghi thời gian nghỉ thai sản; thời gian này được tính khi xét khen thưởng.", "Enters a maternity leave; it counts as time worked."),
        button: Text("Ghi vào sổ", "Enter"),
        fields: [MatterFields.who.declaration, from.declaration, to.declaration, document.declaration])

    private let person: String
    private let from, to: CivilDate
    private let document: String?

    init(_ input: ActInput) throws {
        person = try input[MatterFields.who]
        from = try input[Self.from]
        to = try input[Self.to]
        document = try input[Self.document]
    }

    func permit(in world: World) throws { try world.require(MeritPolicy.mayKeep(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let person = try world.person(person, field: "person").id.rawValue
        guard from <= to else { throw Refusal.invalid("to", "Ngày cuối phải sau ngày đầu.", "The last day must be after the first.") }
        let other = try world.session.row(
            """
            SELECT 1 FROM maternity WHERE agency_id = \(world.agency) AND person_id = \(person) AND withdrawn_on IS NULL
            AND leave_from <= \(to.iso) AND leave_to >= \(from.iso)
            """)
        guard other == nil else {
            throw Refusal.invalid("from", "Đã có một lần nghỉ trùng những ngày này.", "There is a leave on some of these days already.")
        }
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO maternity (agency_id, maternity_id, person_id, leave_from, leave_to, document, withdrawn, withdrawn_on, at, actor)
            VALUES (\(world.agency), \(id), \(person), \(from.iso), \(to.iso), \(document ?? ""), '', NULL, \(world.now.milliseconds),
                    \(world.actor.recordName))
            """)
        return ActOutcome(
            subject: "maternity:\(id)",
            sentence: Text("\(world.actor.name) ghi một thời gian nghỉ được tính.", "\(world.actor.name) entered a leave that counts."),
            result: ["maternity": .string(id)])
    }
}

/// Takes out a leave that was entered wrongly.
struct WithdrawMaternity: Act {
    static let maternity = Field.reference("maternity", Text("Thời gian nghỉ", "Leave"), to: "maternity")
    static let reason = MeritFields.reason.kept(.outsideRecord)
    static let declaration = ActDeclaration(
        "maternity.withdraw", title: Text("Rút thời gian nghỉ đã ghi", "Withdraw a leave"),
        summary: Text("Rút một thời gian nghỉ ghi sai, nêu lý do.", "Takes out a leave that was entered wrongly, with a reason."),
        button: Text("Rút", "Withdraw"), fields: [maternity.declaration, reason.declaration])

    private let maternity, reason: String

    init(_ input: ActInput) throws {
        maternity = try input[Self.maternity]
        reason = try input[Self.reason]
    }

    func permit(in world: World) throws {
        try world.requireVisible(MeritPolicy.mayKeep(world.actor))
        let row = try world.session.row(
            "SELECT withdrawn_on FROM maternity WHERE agency_id = \(world.agency) AND maternity_id = \(maternity)")
        guard let row else { throw Refusal.notFound }
        guard try row.isNull(0) else { throw Refusal.maternityWithdrawn }
    }

    func perform(in world: World) throws -> ActOutcome {
        try world.session.execute(
            """
            UPDATE maternity SET withdrawn = \(reason), withdrawn_on = \(world.today.iso)
            WHERE agency_id = \(world.agency) AND maternity_id = \(maternity)
            """)
        return ActOutcome(
            subject: "maternity:\(maternity)",
            sentence: Text("\(world.actor.name) rút một thời gian nghỉ đã ghi.", "\(world.actor.name) withdrew a leave."),
            result: ["maternity": .string(maternity)])
    }
}

extension Refusal {
    static let maternityWithdrawn = Refusal.conflict(
        "maternity.withdrawn", Text("Thời gian nghỉ này đã được rút.", "This leave has been withdrawn."),
        next: Text("Không cần làm gì thêm.", "There is nothing more to do."))
}
