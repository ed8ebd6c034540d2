internal import PlanReading
internal import Storage
internal import Vietnamese

/// A reader's progress through the current version of a movement's plan.
struct AcknowledgementRow: Sendable {
    let movement, plan, name: String
    let version, sections, answer: Int
    let choices: [String]
    /// nil before the current version was opened.
    let sectionsRead: Int?
    let isDone: Bool

    var subject: String { "movement:\(movement)" }

    /// The actor's progress; `notFound` for an unknown movement, refused for those who are not concerned.
    static func load(_ movement: String, in world: World) throws -> AcknowledgementRow {
        let row = try world.session.row(
            """
            SELECT m.plan_id, m.name, m.version, v.sections, m.answer, m.choices, k.sections_read, k.answered_at FROM movement m
            JOIN plan_version v ON v.agency_id = m.agency_id AND v.plan_id = m.plan_id AND v.number = m.version
            LEFT JOIN acknowledgement k ON k.agency_id = m.agency_id AND k.movement_id = m.movement_id AND k.version = m.version
                AND k.person_id = \(world.actor.recordName)
            WHERE m.agency_id = \(world.agency) AND m.movement_id = \(movement)
            """)
        guard let row else { throw Refusal.notFound }
        guard world.actor.isSignedIn else { throw Refusal.signedOut }
        guard PlanPolicy.isConcerned(world.actor) else { throw Refusal.notConcerned }
        return AcknowledgementRow(
            movement: movement, plan: try row.text(0), name: try row.text(1), version: try row.int(2),
            sections: try StoredJSON.sections(try row.text(3)).count, answer: try row.int(4), choices: StoredJSON.strings(try row.text(5)),
            sectionsRead: try row.intOrNil(6), isDone: try !row.isNull(7))
    }

    func update(_ assignments: SQL, in world: World) throws {
        try world.session.execute(
            """
            UPDATE acknowledgement SET \(raw: assignments) WHERE agency_id = \(world.agency) AND movement_id = \(movement)
            AND version = \(version) AND person_id = \(world.actor.recordName)
            """)
    }
}

/// Opens the current version of the plan for reading.
struct OpenAcknowledgement: Act {
    static let declaration = ActDeclaration(
        "acknowledgement.open", title: Text("Mở kế hoạch để đọc", "Open the plan to read"),
        summary: Text("Bắt đầu đọc bản hiện hành của kế hoạch.", "Begins reading the current version of the plan."),
        button: Text("Bắt đầu đọc", "Start reading"),
        fields: [PlanFields.movement.declaration])

    private let movement: String

    init(_ input: ActInput) throws { movement = try input[PlanFields.movement] }

    func permit(in world: World) throws { _ = try AcknowledgementRow.load(movement, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try AcknowledgementRow.load(movement, in: world)
        if row.sectionsRead == nil {
            try world.session.execute(
                """
                INSERT INTO acknowledgement (agency_id, movement_id, version, person_id, opened_at, sections_read, attempts)
                VALUES (\(world.agency), \(movement), \(row.version), \(try world.person()), \(world.now.milliseconds), 0, 0)
                """)
        }
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) mở kế hoạch của phong trào “\(row.name)”, bản \(row.version).",
                "\(world.actor.name) opened the plan of the movement “\(row.name)”, version \(row.version)."),
            result: ["version": .int(Int64(row.version)), "sections": .int(Int64(row.sections)), "read": .int(Int64(row.sectionsRead ?? 0))])
    }
}

/// Confirms that one part of the plan has been read.
struct ReadAcknowledgement: Act {
    static let section = Field.integer("section", Text("Phần", "Part"), in: 1...1000)
    static let declaration = ActDeclaration(
        "acknowledgement.read", title: Text("Đã đọc một phần", "Read a part"),
        summary: Text(
            "Xác nhận đã đọc một phần của kế hoạch, lần lượt từ phần 1.", "Confirms that one part of the plan was read, in order from part 1."),
        button: Text("Tôi đã đọc phần này", "I have read this part"), fields: [PlanFields.movement.declaration, section.declaration])

    private let movement: String
    private let section: Int

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        section = try input[Self.section]
    }

    func permit(in world: World) throws {
        guard try AcknowledgementRow.load(movement, in: world).sectionsRead != nil else { throw Refusal.notOpened }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try AcknowledgementRow.load(movement, in: world)
        let done = row.sectionsRead ?? 0
        guard section <= row.sections else {
            throw Refusal.invalid("section", "Kế hoạch chỉ có \(row.sections) phần.", "The plan has only \(row.sections) parts.")
        }
        guard section <= done + 1 else { throw Refusal.sectionSkipped(next: done + 1) }
        if section == done + 1 {
            try row.update("sections_read = \(section)", in: world)
            if section == row.sections { try row.update("read_at = \(world.now.milliseconds)", in: world) }
        }
        let read = max(done, section)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) đã đọc phần \(section)/\(row.sections) kế hoạch của phong trào “\(row.name)”.",
                "\(world.actor.name) read part \(section) of \(row.sections) of the plan of the movement “\(row.name)”."),
            result: ["read": .int(Int64(read)), "sections": .int(Int64(row.sections)), "finished": .bool(read == row.sections)])
    }
}

/// Answers the question after reading; the right answer completes the acknowledgement.
struct AnswerAcknowledgement: Act {
    static let choice = Field.integer("choice", Text("Câu trả lời", "Answer"), in: 1...4)
    static let declaration = ActDeclaration(
        "acknowledgement.answer", title: Text("Trả lời và xác nhận", "Answer and acknowledge"),
        summary: Text(
            "Trả lời câu hỏi sau khi đọc hết kế hoạch; trả lời đúng là hoàn tất việc quán triệt.",
            "Answers the question after the plan was read to the end; the right answer completes the acknowledgement."),
        button: Text("Trả lời", "Answer"), fields: [PlanFields.movement.declaration, choice.declaration])

    private let movement: String
    private let choice: Int

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        choice = try input[Self.choice]
    }

    func permit(in world: World) throws {
        let row = try AcknowledgementRow.load(movement, in: world)
        guard let read = row.sectionsRead else { throw Refusal.notOpened }
        guard !row.isDone else { throw Refusal.alreadyAcknowledged }
        guard read >= row.sections else { throw Refusal.notReadToEnd }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try AcknowledgementRow.load(movement, in: world)
        guard choice <= row.choices.count else {
            throw Refusal.invalid("choice", "Chọn một trong các phương án.", "Choose one of the answers.")
        }
        try row.update("attempts = attempts + 1", in: world)
        guard choice == row.answer else { return wrong(row, by: world.actor) }
        try row.update("answered_at = \(world.now.milliseconds)", in: world)
        try AcknowledgementCascade.note(row, in: world)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) đã đọc hết và xác nhận kế hoạch của phong trào “\(row.name)”, bản \(row.version).",
                "\(world.actor.name) read to the end and acknowledged the plan of the movement “\(row.name)”, version \(row.version)."),
            result: ["right": true, "version": .int(Int64(row.version))])
    }

    /// A wrong answer is kept as an attempt, so it is no refusal: nothing would be left of it.
    private func wrong(_ row: AcknowledgementRow, by actor: Actor) -> ActOutcome {
        ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(actor.name) trả lời chưa đúng câu hỏi về phong trào “\(row.name)”; cần đọc lại.",
                "\(actor.name) gave a wrong answer about the movement “\(row.name)”; to read again."),
            result: [
                "right": false, "vi": "Chưa đúng. Đọc lại kế hoạch rồi trả lời lần nữa.",
                "en": "Not right. Read the plan again, then answer once more.",
            ])
    }
}

/// Writes on the assignment clauses of a unit that everybody in it has acknowledged the plan.
enum AcknowledgementCascade {
    static func note(_ row: AcknowledgementRow, in world: World) throws {
        let complete = try world.session.rows(
            """
            SELECT m.unit_id FROM membership m JOIN person p ON p.agency_id = m.agency_id AND p.person_id = m.person_id
            LEFT JOIN acknowledgement k ON k.agency_id = m.agency_id AND k.movement_id = \(row.movement) AND k.version = \(row.version)
                AND k.person_id = m.person_id AND k.answered_at IS NOT NULL
            WHERE m.agency_id = \(world.agency) AND m.unit_id IN \(list: world.actor.units.sorted())
            AND \(raw: AcknowledgementQueries.memberToday(world.today))
            GROUP BY m.unit_id HAVING COUNT(*) = COUNT(k.person_id) ORDER BY m.unit_id
            """
        ).map { try $0.text(0) }
        guard !complete.isEmpty else { return }
        let owned = try world.session.rows(
            """
            SELECT DISTINCT o.obligation_id, COALESCE(t.unit_id, a.target_id) FROM obligation o
            JOIN assignment a ON a.agency_id = o.agency_id AND a.obligation_id = o.obligation_id AND a.kind IN ('unit', 'post')
            LEFT JOIN post t ON a.kind = 'post' AND t.agency_id = a.agency_id AND t.post_id = a.target_id AND t.is_head = 1
            WHERE o.agency_id = \(world.agency) AND o.plan_id = \(row.plan) AND o.kind = \(ObligationKind.assignment.rawValue)
            AND o.state = 'accepted' AND COALESCE(t.unit_id, a.target_id) IN \(list: complete)
            """)
        for clause in owned {
            try ClauseEvents.append(.cascade, to: try clause.text(0), on: world.today, note: "", unit: try clause.text(1), in: world)
        }
    }
}
