internal import PlanReading
internal import Storage
internal import Vietnamese

/// A reader's progress through the current version of a movement's plan.
struct AcknowledgementRow: Sendable {
    let movement, plan, name: String
    let version, sections, answer: Int
    let choices: [String]
    /// How many of the parts asked for have been read; nil before the current version was opened.
    let sectionsRead: Int?
    let isDone: Bool
    /// Which parts are asked for, and what the reader knows already.
    let rereading: Rereading

    /// Number of the part to read next; nil when all are read.
    var next: Int? { rereading.asked.dropFirst(sectionsRead ?? 0).first }

    var subject: String { "movement:\(movement)" }

    /// The actor's progress; `notFound` for an unknown movement, refused for those who are not concerned.
    static func load(_ movement: String, in world: World) throws -> AcknowledgementRow {
        let row = try world.session.row(
            """
            SELECT m.plan_id, m.name, m.version, v.sections, m.answer, m.choices, k.sections_read, k.answered_at, k.asked FROM movement m
            JOIN plan_version v ON v.agency_id = m.agency_id AND v.plan_id = m.plan_id AND v.number = m.version
            LEFT JOIN acknowledgement k ON k.agency_id = m.agency_id AND k.movement_id = m.movement_id AND k.version = m.version
                AND k.person_id = \(world.actor.recordName)
            WHERE m.agency_id = \(world.agency) AND m.movement_id = \(movement)
            """)
        guard let row else { throw Refusal.notFound }
        guard world.actor.isSignedIn else { throw Refusal.signedOut }
        guard PlanPolicy.isConcerned(world.actor) else { throw Refusal.notConcerned }
        let sections = try StoredJSON.sections(try row.text(3))
        return AcknowledgementRow(
            movement: movement, plan: try row.text(0), name: try row.text(1), version: try row.int(2), sections: sections.count,
            answer: try row.int(4), choices: StoredJSON.strings(try row.text(5)), sectionsRead: try row.intOrNil(6), isDone: try !row.isNull(7),
            rereading: try Rereading.load(
                movement: movement, plan: try row.text(0), version: try row.int(2), sections: sections, stored: try row.textOrNil(8),
                hasBegun: try !row.isNull(6), for: world.actor, today: world.today, in: world.session))
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
        summary: Text(
            "Bắt đầu đọc bản hiện hành của kế hoạch; ai đã xác nhận bản trước chỉ đọc phần có thay đổi liên quan đến mình.",
            "Begins reading the current version of the plan; whoever acknowledged an earlier one reads only the parts with changes that concern them."
        ),
        button: Text("Bắt đầu đọc", "Start reading"),
        fields: [PlanFields.movement.declaration])

    private let movement: String

    init(_ input: ActInput) throws { movement = try input[PlanFields.movement] }

    func permit(in world: World) throws {
        let row = try AcknowledgementRow.load(movement, in: world)
        guard row.sectionsRead != nil || row.rereading.held == nil else { throw Refusal.stillHolds(version: row.rereading.held ?? 0) }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try AcknowledgementRow.load(movement, in: world)
        if row.sectionsRead == nil {
            try world.session.execute(
                """
                INSERT INTO acknowledgement (agency_id, movement_id, version, person_id, opened_at, sections_read, attempts, asked)
                VALUES (\(world.agency), \(movement), \(row.version), \(try world.person()), \(world.now.milliseconds), 0, 0,
                        \(row.rereading.stored(of: row.sections)))
                """)
        }
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) mở kế hoạch của phong trào “\(row.name)”, bản \(row.version).",
                "\(world.actor.name) opened the plan of the movement “\(row.name)”, version \(row.version)."),
            result: [
                "version": .int(Int64(row.version)), "sections": .int(Int64(row.sections)), "read": .int(Int64(row.sectionsRead ?? 0)),
                "asked": .array(row.rereading.asked.map { .int(Int64($0)) }),
            ])
    }
}

/// Confirms that one part of the plan has been read.
struct ReadAcknowledgement: Act {
    static let section = Field.integer("section", Text("Phần", "Part"), in: 1...1000)
    static let declaration = ActDeclaration(
        "acknowledgement.read", title: Text("Đã đọc một phần", "Read a part"),
        summary: Text(
            "Xác nhận đã đọc một phần của kế hoạch, lần lượt từng phần được mời đọc.",
            "Confirms that one part of the plan was read, in the order of the parts asked for."),
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
        var read = row.sectionsRead ?? 0
        guard section <= row.sections else {
            throw Refusal.invalid("section", "Kế hoạch chỉ có \(row.sections) phần.", "The plan has only \(row.sections) parts.")
        }
        // A part that did not change is known already; reading it again changes nothing.
        if let place = row.rereading.asked.firstIndex(of: section), place >= read {
            guard place == read, let next = row.next, next == section else { throw Refusal.sectionSkipped(next: row.next ?? section) }
            read += 1
            try row.update("sections_read = \(read)", in: world)
            if read == row.rereading.asked.count { try row.update("read_at = \(world.now.milliseconds)", in: world) }
        }
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) đã đọc phần \(section)/\(row.sections) kế hoạch của phong trào “\(row.name)”.",
                "\(world.actor.name) read part \(section) of \(row.sections) of the plan of the movement “\(row.name)”."),
            result: ["read": .int(Int64(read)), "sections": .int(Int64(row.sections)), "finished": .bool(read == row.rereading.asked.count)])
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
        guard row.sectionsRead != nil else { throw Refusal.notOpened }
        guard !row.isDone else { throw Refusal.alreadyAcknowledged }
        guard row.next == nil else { throw Refusal.notReadToEnd }
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
            LEFT JOIN (\(raw: Standing.held(world.agency, movement: row.movement, person: nil, on: world.today))) AS k ON k.person_id = m.person_id
            WHERE m.agency_id = \(world.agency) AND m.unit_id IN \(list: world.actor.units.sorted())
            AND \(raw: AcknowledgementQueries.memberToday(world.today))
            GROUP BY m.unit_id HAVING COUNT(*) = COUNT(k.person_id) ORDER BY m.unit_id
            """
        ).map { try $0.text(0) }
        guard !complete.isEmpty else { return }
        try noteOnAssignments(.cascade, of: complete, plan: row.plan, note: "", in: world)
    }

    /// Writes an event on every clause under "Tổ chức thực hiện" that is assigned to one of the units or to the post of its head.
    static func noteOnAssignments(_ kind: ClauseEventKind, of units: [String], plan: String, note: String, in world: World) throws {
        let owned = try world.session.rows(
            """
            SELECT DISTINCT o.obligation_id, COALESCE(t.unit_id, a.target_id) FROM obligation o
            JOIN assignment a ON a.agency_id = o.agency_id AND a.obligation_id = o.obligation_id AND a.kind IN ('unit', 'post')
            LEFT JOIN post t ON a.kind = 'post' AND t.agency_id = a.agency_id AND t.post_id = a.target_id AND t.is_head = 1
            WHERE o.agency_id = \(world.agency) AND o.plan_id = \(plan) AND o.kind = \(ObligationKind.assignment.rawValue)
            AND o.state = 'accepted' AND COALESCE(t.unit_id, a.target_id) IN \(list: units)
            """)
        for clause in owned {
            try ClauseEvents.append(kind, to: try clause.text(0), on: world.today, note: note, unit: try clause.text(1), in: world)
        }
    }
}
