internal import Storage
internal import Vietnamese

/// What one attempt was asked: the questions in their order, and a seed from which the order of each one's options follows.
struct ContestDraw: Sendable, Hashable {
    let seed: UInt64
    let questions: [String]

    init(seed: UInt64, questions: [String]) {
        self.seed = seed
        self.questions = questions
    }

    /// Draws for a round: by topic where the round says how many of each, else from the whole bank.
    init(_ round: ContestRound, from bank: [(id: String, topic: String)], seed: UInt64) {
        var generator = SeededGenerator(seed)
        func sample(_ ids: [String], _ count: Int) -> [String] {
            var ids = ids
            // The first places of a shuffle (Fisher and Yates).
            for place in 0..<min(count, ids.count) { ids.swapAt(place, place + generator.below(ids.count - place)) }
            return Array(ids.prefix(count))
        }
        let drawn =
            round.topics.isEmpty
            ? sample(bank.map(\.id), round.questions)
            : sample(round.topics.flatMap { share in sample(bank.filter { $0.topic == share.topic }.map(\.id), share.count) }, round.questions)
        self.init(seed: seed, questions: drawn)
    }

    init(stored: String) {
        let parts = JSONValue(json: stored.utf8)?.array ?? []
        self.init(seed: UInt64(parts.first?.string ?? "", radix: 16) ?? 0, questions: parts.dropFirst().compactMap(\.string))
    }

    var stored: String { JSONValue.array([.string(String(seed, radix: 16))] + questions.map(JSONValue.string)).json }

    /// In which order the options of the question at a position (from 1) are shown: places in the bank's order. True and false keep theirs.
    func order(of question: BankQuestion, at position: Int) -> [Int] {
        guard question.kind == .single || question.kind == .multiple else { return Array(question.options.indices) }
        var generator = SeededGenerator(seed &+ UInt64(position) &* 0x9E37_79B9_7F4A_7C15)
        var order = Array(question.options.indices)
        for place in order.indices.dropLast() { order.swapAt(place, place + generator.below(order.count - place)) }
        return order
    }
}

/// A small generator that gives the same numbers for the same seed (SplitMix64, Steele, Lea and Flood 2014). It orders questions; it guards nothing.
struct SeededGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to one less than the bound.
    mutating func below(_ bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }
}

/// A question as the bank holds it.
struct BankQuestion: Sendable {
    let id: String
    let kind: QuestionKind
    let wording: String
    let options: [QuestionOption]
    let explanation: String
    let isVoided: Bool

    /// Whether what was given (as stored) is right.
    func isRight(_ given: String) -> Bool {
        switch kind {
        case .single, .multiple, .truth:
            let chosen = Set(given.split(separator: ",").compactMap { Int($0) })
            return !chosen.isEmpty && chosen == Set(options.indices.filter { options[$0].isRight })
        case .number:
            guard let typed = Quantity(given) else { return false }
            return options.contains { option in
                let parts = option.text.split(separator: ":", maxSplits: 1).map { Quantity(String($0), isProgram: true) }
                guard let right = parts.first ?? nil else { return false }
                let tolerance = parts.count > 1 ? parts[1]?.thousandths.magnitude ?? 0 : 0
                return (typed.thousandths - right.thousandths).magnitude <= tolerance
            }
        case .words:
            let typed = Vietnamese.folded(given)
            return options.contains { Vietnamese.folded($0.text) == typed }
        }
    }

    /// What an entrant sent, as it is stored: places in the bank's order for options, the words otherwise; empty when it was cleared.
    func stored(_ sent: String, order: [Int]) throws -> String {
        guard !sent.isEmpty else { return "" }
        switch kind {
        case .single, .multiple, .truth:
            let shown = sent.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
            guard shown.allSatisfy({ $0.map { (1...order.count).contains($0) } ?? false }), kind == .multiple || shown.count == 1 else {
                throw Refusal.invalid("given", "Chọn trong các phương án của câu hỏi.", "Choose among the options of the question.")
            }
            return Set(shown.compactMap { $0.map { order[$0 - 1] } }).sorted().map(String.init).joined(separator: ",")
        case .number:
            guard Quantity(sent) != nil else {
                throw Refusal.invalid("given", "Nhập một số, ví dụ 12 hoặc 3,5.", "Enter a number such as 12 or 3,5.")
            }
            return sent
        case .words: return sent
        }
    }

    /// What was stored, as the numbers of the options shown, from 1; the words otherwise.
    func shown(_ given: String, order: [Int]) -> String {
        guard kind != .number, kind != .words, !given.isEmpty else { return given }
        let chosen = Set(given.split(separator: ",").compactMap { Int($0) })
        return order.indices.filter { chosen.contains(order[$0]) }.map { String($0 + 1) }.joined(separator: ",")
    }

    static func load(_ ids: [String], agency: String, in session: Session) throws -> [String: BankQuestion] {
        let rows = try session.rows(
            """
            SELECT question_id, kind, wording, options, explanation, voided_at FROM question
            WHERE agency_id = \(agency) AND question_id IN \(list: ids)
            """)
        return Dictionary(
            try rows.map { row in
                let id = try row.text(0)
                return (
                    id,
                    BankQuestion(
                        id: id, kind: QuestionKind(rawValue: try row.text(1)) ?? .single, wording: try row.text(2),
                        options: QuestionOption.read(try row.text(3)), explanation: try row.text(4), isVoided: try !row.isNull(5))
                )
            }, uniquingKeysWith: { first, _ in first })
    }
}

extension QuestionOption {
    /// Options as stored: a JSON array of [text, whether it is right].
    static func read(_ stored: String) -> [QuestionOption] {
        JSONValue(json: stored.utf8)?.array?.compactMap { pair in
            guard let pair = pair.array, pair.count == 2, let text = pair[0].string else { return nil }
            return QuestionOption(text, isRight: pair[1] == .bool(true))
        } ?? []
    }

    static func stored(_ options: [QuestionOption]) -> String {
        JSONValue.array(options.map { [.string($0.text), .bool($0.isRight)] }).json
    }
}
