public import Storage
internal import Vietnamese

/// The bank of questions of a contest, for its page.
public struct QuestionBank: Sendable, Hashable {
    /// Identifier, page address and title of the contest.
    public let contest, slug, title: String
    /// How the contest stands.
    public let state: ContestState
    /// How many questions of each topic that count, and how many in all are there and void.
    public let topics: [TopicShare], total: Int, voided: Int
    /// The questions asked for.
    public let questions: [StoredQuestion]
    /// How many there are under the filter.
    public let found: Int
    /// Whether anybody has been asked: then questions are voided, no longer changed.
    public let isDrawn: Bool
    /// Other contests of the agency that have questions, newest first.
    public let sources: [Choice]

    /// Whether questions still come in.
    public var isOpen: Bool { state == .draft || state == .announced }
    /// Whether they can be changed and removed.
    public var isChangeable: Bool { isOpen && !isDrawn }
}

/// Reading banks of questions: for those who prepare contests; for nobody else are they there.
public enum QuestionQueries {
    /// A part of a bank.
    /// - Parameter topic: only this topic; nil for all.
    public static func bank(
        slug: String, topic: String?, offset: Int, limit: Int, for viewer: Actor, in session: Session
    ) throws -> QuestionBank {
        let (contest, title, state) = try contest(slug, for: viewer, in: session)
        let only: SQL = topic.map { "AND topic = \($0)" } ?? ""
        let counts = try session.row(
            """
            SELECT COUNT(*), COUNT(voided_at), COALESCE(SUM(CASE WHEN 1 = 1 \(raw: only) THEN 1 ELSE 0 END), 0) FROM question
            WHERE agency_id = \(viewer.agency) AND contest_id = \(contest)
            """)
        let questions = try session.rows(
            """
            SELECT question_id, number, kind, topic, wording, options, explanation, voided_at, void_reason FROM question
            WHERE agency_id = \(viewer.agency) AND contest_id = \(contest) \(raw: only) ORDER BY number LIMIT \(limit) OFFSET \(offset)
            """
        ).map(StoredQuestion.init)
        let sources = try session.rows(
            """
            SELECT c.contest_id, c.title FROM contest c WHERE c.agency_id = \(viewer.agency) AND c.contest_id <> \(contest)
            AND EXISTS (SELECT 1 FROM question q WHERE q.agency_id = c.agency_id AND q.contest_id = c.contest_id) ORDER BY c.made_at DESC, c.contest_id
            """
        ).map { Choice(try $0.text(0), Text(try $0.text(1), try $0.text(1))) }
        return QuestionBank(
            contest: contest, slug: slug, title: title, state: state,
            topics: try ContestStore.bank(of: contest, agency: viewer.agency, in: session), total: try counts?.int(0) ?? 0,
            voided: try counts?.int(1) ?? 0, questions: questions, found: try counts?.int(2) ?? 0,
            isDrawn: try QuestionStore.isDrawn(contest, agency: viewer.agency, in: session), sources: sources)
    }

    /// One question, with its bank around it.
    public static func question(
        _ id: String, slug: String, for viewer: Actor, in session: Session
    ) throws -> (bank: QuestionBank, question: StoredQuestion) {
        let bank = try bank(slug: slug, topic: nil, offset: 0, limit: 0, for: viewer, in: session)
        let row = try session.row(
            """
            SELECT question_id, number, kind, topic, wording, options, explanation, voided_at, void_reason FROM question
            WHERE agency_id = \(viewer.agency) AND contest_id = \(bank.contest) AND question_id = \(id)
            """)
        guard let row else { throw Refusal.notFound }
        return (bank, try StoredQuestion(row))
    }

    /// The whole bank in order.
    public static func all(slug: String, for viewer: Actor, in session: Session) throws -> [StoredQuestion] {
        try QuestionStore.bank(of: try contest(slug, for: viewer, in: session).id, agency: viewer.agency, in: session)
    }

    /// A question as its form shows it again.
    public static func form(_ question: StoredQuestion) -> [String: JSONValue] {
        let cells = QuestionCells(question.draft)
        let options = zip(QuestionFields.letters, cells.options).map { ("option\($0)", JSONValue.string($1)) }
        return [
            "kind": .string(question.draft.kind.rawValue), "topic": .string(cells.topic), "wording": .string(cells.wording),
            "answer": .string(cells.answer), "explanation": .string(cells.explanation),
        ].merging(options) { one, _ in one }
    }

    /// The right answer of a question in words, such as "A, C" or "12,5 ± 0,1".
    public static func rightAnswer(_ draft: QuestionDraft) -> String { QuestionCells(draft).answer }

    /// The contest at an address: what acts call it, its title and how it stands.
    public static func contest(_ slug: String, for viewer: Actor, in session: Session) throws -> (id: String, title: String, state: ContestState) {
        guard ContestPolicy.mayPrepare(viewer) else { throw Refusal.notFound }
        let row = try session.row("SELECT contest_id, title, state FROM contest WHERE agency_id = \(viewer.agency) AND slug = \(slug)")
        guard let row else { throw Refusal.notFound }
        return (try row.text(0), try row.text(1), try ContestState(row, 2))
    }
}
