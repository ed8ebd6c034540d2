internal import Storage
internal import Vietnamese

/// When in the movement people look at their own skills.
public enum AssessmentKind: String, Sendable, Hashable, CaseIterable {
    case before, after

    /// What it is called.
    public var label: Text { self == .before ? Text("Trước", "Before") : Text("Sau", "After") }
}

/// Sets the days of a round of self-assessment.
struct OpenAssessment: Act {
    static let kind = Field.choice("kind", Text("Đợt", "Round"), AssessmentKind.allCases.map { Choice($0.rawValue, $0.label) })
    static let opens = Field.date("from", Text("Mở từ ngày", "Opens on"))
    static let closes = Field.date("to", Text("Đến hết ngày", "Closes after"))
    static let declaration = ActDeclaration(
        "assessment.open", title: Text("Mở đợt tự đánh giá", "Open a self-assessment"),
        summary: Text(
            "Đặt ngày mở và đóng của đợt tự đánh giá kỹ năng số trước hoặc sau; đặt lại để kéo dài.",
            "Sets the days of the self-assessment before or after; set again to extend it."),
        button: Text("Mở đợt", "Open"), fields: [PlanFields.movement.declaration, kind.declaration, opens.declaration, closes.declaration])

    private let movement, kind: String
    private let opens, closes: CivilDate

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        kind = try input[Self.kind]
        opens = try input[Self.opens]
        closes = try input[Self.closes]
    }

    func permit(in world: World) throws {
        _ = try MovementRow.load(movement, in: world)
        try world.require(LearningPolicy.mayManage(world.actor))
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try MovementRow.load(movement, in: world)
        guard opens <= closes else { throw Refusal.invalid("to", "Ngày đóng phải sau ngày mở.", "The last day must be after the first.") }
        guard opens >= row.from, closes <= row.to else {
            let span = "\(row.from.vietnamese) – \(row.to.vietnamese)"
            throw Refusal.invalid("from", "Cả hai ngày phải trong kỳ phong trào \(span).", "Both days must lie in the movement, \(span).")
        }
        guard closes >= world.today else { throw Refusal.invalid("to", "Ngày đóng đã qua.", "The last day has passed.") }
        let old = try world.session.row(
            """
            SELECT r.round_id, r.opens, r.closes, (SELECT COUNT(*) FROM assessment_answer a WHERE a.agency_id = r.agency_id AND a.round_id = r.round_id)
            FROM assessment_round r WHERE r.agency_id = \(world.agency) AND r.movement_id = \(movement) AND r.kind = \(kind)
            """)
        // Averages were shown when it closed: opened again, a single late answer could be read off them.
        if let old, try old.civilDate(2) < world.today { throw Refusal.assessmentClosed }
        if let old, try old.int(3) > 0, try old.civilDate(1) != opens { throw Refusal.assessmentAnswered }
        let round = try old?.text(0) ?? world.newID()
        try world.session.execute(
            """
            INSERT INTO assessment_round (agency_id, round_id, movement_id, kind, opens, closes, at, actor)
            VALUES (\(world.agency), \(round), \(movement), \(kind), \(opens.iso), \(closes.iso), \(world.now.milliseconds), \(world.actor.recordName))
            ON CONFLICT (agency_id, movement_id, kind) DO UPDATE SET opens = excluded.opens, closes = excluded.closes, at = excluded.at,
                actor = excluded.actor
            """)
        let label = AssessmentKind(rawValue: kind)?.label ?? Text("", "")
        return ActOutcome(
            subject: "round:\(round)",
            sentence: Text(
                "\(world.actor.name) mở đợt tự đánh giá kỹ năng số (\(label.vi.lowercased())) từ \(opens.vietnamese) đến \(closes.vietnamese).",
                "\(world.actor.name) opened the self-assessment of digital skills (\(label.en.lowercased())) from \(opens.vietnamese) to \(closes.vietnamese)."
            ),
            result: ["round": .string(round), "movement": .string(movement), "slug": .string(row.slug)])
    }
}

/// A person says how far each statement holds for them. The sentence in the record says that they answered, never what.
struct AnswerAssessment: Act {
    static let round = Field.reference("round", Text("Đợt tự đánh giá", "Round"), to: "round")
    static let declaration = ActDeclaration(
        "assessment.answer", title: Text("Tự đánh giá kỹ năng số", "Assess one's digital skills"),
        summary: Text(
            "Tự chấm từng câu từ 0 đến 4; sửa được đến khi đợt đóng. Câu trả lời chỉ người đó thấy.",
            "Rates each statement from 0 to 4; can be corrected until the round closes. Only the person sees the answers."),
        button: Text("Lưu tự đánh giá", "Save"), fields: [round.declaration] + DigitalSkills.fields.map(\.declaration))

    private let round, answers: String

    init(_ input: ActInput) throws {
        round = try input[Self.round]
        answers = try DigitalSkills.fields.map { try input[$0] }.joined()
    }

    func permit(in world: World) throws {
        let row = try load(in: world)
        guard world.actor.isSignedIn else { throw Refusal.signedOut }
        try world.require(PlanPolicy.isConcerned(world.actor))
        guard row.opens <= world.today, world.today <= row.closes else { throw Refusal.assessmentClosed }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try load(in: world)
        try world.session.execute(
            """
            INSERT INTO assessment_answer (agency_id, round_id, person_id, set_number, answers, at)
            VALUES (\(world.agency), \(round), \(world.person()), \(DigitalSkills.set), \(answers), \(world.now.milliseconds))
            ON CONFLICT (agency_id, round_id, person_id) DO UPDATE SET set_number = excluded.set_number, answers = excluded.answers, at = excluded.at
            """)
        return ActOutcome(
            subject: "round:\(round)",
            sentence: Text(
                "\(world.actor.name) tự đánh giá kỹ năng số (\(row.kind.label.vi.lowercased())).",
                "\(world.actor.name) assessed their digital skills (\(row.kind.label.en.lowercased()))."),
            result: ["round": .string(round), "slug": .string(row.slug)])
    }

    private func load(in world: World) throws -> (kind: AssessmentKind, opens: CivilDate, closes: CivilDate, slug: String) {
        let row = try world.session.row(
            """
            SELECT r.kind, r.opens, r.closes, m.slug FROM assessment_round r
            JOIN movement m ON m.agency_id = r.agency_id AND m.movement_id = r.movement_id
            WHERE r.agency_id = \(world.agency) AND r.round_id = \(round)
            """)
        guard let row else { throw Refusal.notFound }
        return (try row.value(0, AssessmentKind.before), try row.civilDate(1), try row.civilDate(2), try row.text(3))
    }
}
