public import Storage
public import Vietnamese

/// One question as its entrant sees it.
public struct ShownQuestion: Sendable, Hashable {
    /// Its place in the attempt, from 1.
    public let position: Int
    /// How it is answered.
    public let kind: QuestionKind
    /// The question.
    public let wording: String
    /// The options in the order of this attempt; empty for numbers and words.
    public let options: [String]
    /// What was kept: numbers of options, with commas, or the words; nil when nothing was.
    public let given: String?
    /// What is right and why, once the results are out.
    public let solution: Solution?

    /// What is right.
    public struct Solution: Sendable, Hashable {
        /// Numbers of the right options, or the accepted answers.
        public let right: String
        /// Whether the kept answer counted.
        public let counted: Bool
        /// Why; may be empty.
        public let explanation: String
        /// Whether the question was taken out afterwards and counts for everybody.
        public let isVoided: Bool
    }
}

/// An attempt as its entrant sees it.
public struct AttemptPage: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Page address and title of the contest.
    public let slug, title: String
    /// Number of the round, and of the attempt in it.
    public let round, number: Int
    /// When it began, when its time ends, when it was handed in.
    public let started, ends: Instant, finished: Instant?
    /// How many questions it has.
    public let count: Int
    /// Places of the questions with an answer.
    public let answered: Set<Int>
    /// Whether there is a prediction to make, and what was kept.
    public let predicts: Bool, prediction: Int?
    /// The questions asked for: one while it runs, all once the results are out.
    public let questions: [ShownQuestion]
    /// The place in the results of the round, once they are out.
    public let result: Result?
    /// Whether the contest was called off.
    public let isCancelled: Bool

    /// How an attempt came out.
    public struct Result: Sendable, Hashable {
        /// Right answers.
        public let points: Int
        /// Place among all entrants of the round, and how many there were; nil when another attempt of the same entrant was better.
        public let place: Int?, entrants: Int
    }

    /// Whether answers are still taken.
    public func isRunning(at now: Instant) -> Bool { finished == nil && now < ends && !isCancelled }
}

/// Reading attempts. An attempt exists for its entrant and nobody else.
public enum AttemptQueries {
    /// An attempt with one of its questions; with all of them, and what is right, once the results are out.
    /// - Parameter position: which question, from 1; nil for none.
    public static func page(_ id: String, position: Int?, for viewer: Actor, in session: Session) throws -> AttemptPage {
        let row = try session.row(
            """
            SELECT c.slug, c.title, c.predicts, c.state, r.number, a.number, a.started_at, a.ends_at, a.finished_at, a.prediction, a.drawn, a.entrant,
                   a.round_id, c.contest_id
            FROM attempt a JOIN contest_round r ON r.agency_id = a.agency_id AND r.round_id = a.round_id
            JOIN contest c ON c.agency_id = r.agency_id AND c.contest_id = r.contest_id
            WHERE a.agency_id = \(viewer.agency) AND a.attempt_id = \(id)
            """)
        guard let row, let entrant = viewer.person ?? viewer.guest, try row.text(11) == entrant else { throw Refusal.notFound }
        let draw = ContestDraw(stored: try row.text(10))
        let given = Dictionary(
            try session.rows("SELECT position, given, is_right FROM answer WHERE agency_id = \(viewer.agency) AND attempt_id = \(id)").map {
                (try $0.int(0), (text: try $0.text(1), isRight: try $0.bool(2)))
            }, uniquingKeysWith: { first, _ in first })
        let state = try ContestState(row, 3)
        let isOut = state == .published
        let shown = isOut ? Array(1...max(draw.questions.count, 1)) : position.map { [$0] } ?? []
        let wanted = shown.filter { draw.questions.indices.contains($0 - 1) }
        let bank = wanted.isEmpty ? [:] : try BankQuestion.load(wanted.map { draw.questions[$0 - 1] }, agency: viewer.agency, in: session)
        let questions = wanted.compactMap { place -> ShownQuestion? in
            guard let question = bank[draw.questions[place - 1]] else { return nil }
            return show(question, at: place, draw, given[place], isOut: isOut)
        }
        return AttemptPage(
            id: id, slug: try row.text(0), title: try row.text(1), round: try row.int(4), number: try row.int(5),
            started: Instant(milliseconds: try row.int64(6)), ends: Instant(milliseconds: try row.int64(7)),
            finished: try row.int64OrNil(8).map(Instant.init(milliseconds:)), count: draw.questions.count,
            answered: Set(given.filter { !$0.value.text.isEmpty }.keys), predicts: try row.bool(2), prediction: try row.intOrNil(9),
            questions: questions,
            result: try isOut
                ? result(id, questions, entrant: entrant, round: row.text(12), contest: row.text(13), agency: viewer.agency, in: session) : nil,
            isCancelled: state == .cancelled)
    }

    private static func show(
        _ question: BankQuestion, at position: Int, _ draw: ContestDraw, _ given: (text: String, isRight: Bool)?, isOut: Bool
    ) -> ShownQuestion {
        let order = draw.order(of: question, at: position)
        let hasOptions = question.kind != .number && question.kind != .words
        let right =
            hasOptions
            ? order.indices.filter { question.options[order[$0]].isRight }.map { String($0 + 1) }.joined(separator: ",")
            : question.options.map(\.text).joined(separator: " / ")
        return ShownQuestion(
            position: position, kind: question.kind, wording: question.wording, options: hasOptions ? order.map { question.options[$0].text } : [],
            given: given.flatMap { $0.text.isEmpty ? nil : question.shown($0.text, order: order) },
            solution: isOut
                ? .init(
                    right: right, counted: question.isVoided || given?.isRight == true, explanation: question.explanation,
                    isVoided: question.isVoided) : nil)
    }

    private static func result(
        _ id: String, _ questions: [ShownQuestion], entrant: String, round: String, contest: String, agency: String, in session: Session
    ) throws -> AttemptPage.Result {
        let row = try session.row(
            """
            SELECT e.attempt_id, e.place, (SELECT COUNT(*) FROM contest_result n
                WHERE n.agency_id = e.agency_id AND n.contest_id = e.contest_id AND n.round_id = e.round_id)
            FROM contest_result e
            WHERE e.agency_id = \(agency) AND e.contest_id = \(contest) AND e.round_id = \(round) AND e.entrant = \(entrant)
            """)
        let isBest = try row?.text(0) == id
        return AttemptPage.Result(
            points: questions.count { $0.solution?.counted == true }, place: isBest ? try row?.int(1) : nil, entrants: try row?.int(2) ?? 0)
    }
}
