internal import Storage
public import Vietnamese

/// A question of a bank, inside an act.
struct QuestionRow {
    let id: String
    let number: Int
    let isVoided: Bool
    let contest: ContestRow

    /// The question, for those who prepare its contest; for nobody else does it exist.
    static func prepared(_ id: String, in world: World) throws -> QuestionRow {
        try world.requireVisible(ContestPolicy.mayPrepare(world.actor))
        let row = try world.session.row(
            "SELECT contest_id, number, voided_at FROM question WHERE agency_id = \(world.agency) AND question_id = \(id)")
        guard let row else { throw Refusal.notFound }
        return QuestionRow(
            id: id, number: try row.int(1), isVoided: try !row.isNull(2), contest: try ContestRow.prepared(try row.text(0), in: world))
    }
}

/// Reading and writing banks of questions.
enum QuestionStore {
    /// Whether anybody has been asked questions of the contest.
    static func isDrawn(_ contest: String, agency: String, in session: Session) throws -> Bool {
        try session.row(
            """
            SELECT 1 FROM contest_round r JOIN attempt a ON a.agency_id = r.agency_id AND a.round_id = r.round_id
            WHERE r.agency_id = \(agency) AND r.contest_id = \(contest) LIMIT 1
            """) != nil
    }

    /// A whole bank in order.
    static func bank(of contest: String, agency: String, in session: Session) throws -> [StoredQuestion] {
        try session.rows(
            """
            SELECT question_id, number, kind, topic, wording, options, explanation, voided_at, void_reason FROM question
            WHERE agency_id = \(agency) AND contest_id = \(contest) ORDER BY number
            """
        ).map(StoredQuestion.init)
    }

    static func insert(_ drafts: [QuestionDraft], into contest: String, origin: String, in world: World, advance: (Int) -> Void = { _ in }) throws {
        var number =
            try world.session.row(
                "SELECT COALESCE(MAX(number), 0) FROM question WHERE agency_id = \(world.agency) AND contest_id = \(contest)")?.int(0) ?? 0
        for draft in drafts {
            number += 1
            try world.session.execute(
                """
                INSERT INTO question (agency_id, question_id, contest_id, number, kind, topic, wording, options, explanation, origin, at, actor, void_reason)
                VALUES (\(world.agency), \(world.newID()), \(contest), \(number), \(draft.kind.rawValue), \(draft.topic), \(draft.wording),
                        \(QuestionOption.stored(draft.options)), \(draft.explanation), \(origin), \(world.now.milliseconds),
                        \(world.actor.recordName), '')
                """)
            advance(1)
        }
    }
}

/// A question as a bank holds it.
public struct StoredQuestion: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Its number in the bank, from 1.
    public let number: Int
    /// What it asks, with what is right.
    public let draft: QuestionDraft
    /// Since when it no longer counts, and why.
    public let voided: Instant?, voidReason: String

    init(_ row: Row) throws {
        id = try row.text(0)
        number = try row.int(1)
        draft = QuestionDraft(
            kind: QuestionKind(rawValue: try row.text(2)) ?? .single, topic: try row.text(3), wording: try row.text(4),
            options: QuestionOption.read(try row.text(5)), explanation: try row.text(6))
        voided = try row.int64OrNil(7).map(Instant.init(milliseconds:))
        voidReason = try row.text(8)
    }
}

extension Refusal {
    static let questionsAsked = Refusal.conflict(
        "question.asked",
        Text("Đã có người thi nên không sửa, xóa câu hỏi được nữa.", "People have been asked, so questions can no longer be changed or removed."),
        next: Text(
            "Câu có lỗi thì hủy câu: câu đó tính là đúng cho mọi người đã được hỏi.",
            "Void a faulty one: it then counts as right for everybody who was asked."))
    static let questionsNotAsked = Refusal.conflict(
        "question.not-asked", Text("Chưa ai thi nên không cần hủy câu.", "Nobody has been asked yet, so there is nothing to void."),
        next: Text("Sửa hoặc xóa câu hỏi.", "Change or remove the question."))
    static let questionVoided = Refusal.conflict(
        "question.voided", Text("Câu này đã hủy.", "This question is void already."), next: Text("Tải lại trang.", "Reload the page."))
    static let questionCounts = Refusal.conflict(
        "question.counts", Text("Câu này đang được tính.", "This question counts already."), next: Text("Tải lại trang.", "Reload the page."))

    static func questionThere(_ number: Int) -> Refusal {
        .invalid("wording", "Ngân hàng đã có câu này, số \(number).", "The bank has this question already, number \(number).")
    }
}
