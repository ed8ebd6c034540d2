internal import Vietnamese

/// Picks the obligations out of an outline.
struct Collector {
    private let outline: Outline
    private let damaged: Bool
    private var subjects: [[Subject]] = []
    private var bodies: [[String]] = []
    /// Nodes that only say who and when of the clause above them.
    private var isField: [Bool] = []
    private(set) var obligations: [Obligation] = []
    /// Words of headings and labels, for the gaps.
    private(set) var headings: [[Token]] = []
    /// Words of what is said about the time of the movement.
    private(set) var timeWords: [[Token]] = []

    private static let time = Phrases("thời gian|thời điểm|thời hạn")
    private static let notMovement = Phrases("hồ sơ|trình|khen thưởng|báo cáo|nộp")
    /// A lead-in shorter than this says nothing of its own.
    private static let ownSentence = 18

    init(_ outline: Outline, damaged: Bool) {
        self.outline = outline
        self.damaged = damaged
        isField = outline.nodes.indices.map { Self.isField(outline, $0) }
        for place in outline.nodes.indices { read(place) }
    }

    private static func isField(_ outline: Outline, _ place: Int) -> Bool {
        let node = outline.nodes[place]
        guard let parent = node.parent, node.children.isEmpty, !outline.nodes[parent].isCaps, TaskLines.field(node.words) != nil else { return false }
        return outline.nodes[parent].children.contains { sibling in
            let field = TaskLines.field(outline.nodes[sibling].words)?.field
            return field == .lead || field == .help
        }
    }

    private mutating func read(_ place: Int) {
        let node = outline.nodes[place]
        let above = node.parent.map { subjects[$0] } ?? []
        let heading = isHeading(node)
        let label = heading ? node.words : Self.label(node.words)
        let own = heading ? Headings.subjects(label) : Headings.subjects(ofLabel: label)
        if !label.isEmpty { headings.append(label) }
        subjects.append(Headings.inherited(own, above: above))
        var inherited = node.parent.map { bodies[$0] } ?? []
        if heading { inherited += BodyReader(tokens: Casing.lowered(node.words, caps: node.isCaps)).heading() }
        bodies.append(BodyReader.unique(inherited))
        noteTime(node, label)
        if !isField[place], !node.isNote { collect(place, heading: heading) }
        if node.isNote { subjects[place] = [.statement] }
        for (number, table) in node.tables.enumerated() { collect(table, under: place, number: number) }
    }

    private mutating func noteTime(_ node: Node, _ label: [Token]) {
        let inside = node.parent.map { !timeWords.isEmpty && subjects[$0] == [.statement] } ?? false
        guard (Self.time.found(in: label) && !Self.notMovement.found(in: label)) || inside else { return }
        timeWords.append(node.words)
        for paragraph in node.paragraphs { timeWords.append(paragraph.words) }
    }

    /// The words before a colon near the beginning ("Sở Nội vụ: …", "Mục đích: …"), or none.
    static func label(_ words: [Token]) -> [Token] {
        guard let colon = words.prefix(24).firstIndex(where: { $0.isMark(":") }), colon > 0, colon + 1 < words.count else { return [] }
        if words[..<colon].contains(where: { $0.isMark(".;") }) { return [] }
        return Array(words[..<colon])
    }

    private func isHeading(_ node: Node) -> Bool {
        if node.wordCount == 0 { return true }
        if node.isCaps && node.wordCount >= 2 { return true }
        let finished = node.lastMark?.isMark(".;/!?…") ?? false
        let colon = node.lastMark?.isMark(":") ?? false
        if !node.children.isEmpty || !node.paragraphs.isEmpty || !node.tables.isEmpty {
            if finished { return false }
            if colon { return !Self.saysSomething(node.words) || !BodyReader(tokens: node.words).heading().isEmpty }
            return node.wordCount <= 32
        }
        if finished || colon && node.wordCount >= 8 { return false }
        return node.wordCount <= 2 || (node.isBold && node.wordCount <= 20) || (node.wordCount <= 5 && !Headings.subjects(node.words).isEmpty)
    }

    private mutating func collect(_ place: Int, heading: Bool) {
        let node = outline.nodes[place]
        let fields = node.children.filter { isField[$0] }.map { outline.nodes[$0] }
        var text = heading && fields.isEmpty ? [] : node.tokens
        var words = heading && fields.isEmpty ? [] : node.words
        var start = node.start
        var end = node.end
        let said = node.paragraphs.filter { !(heading && isLeadIn($0.words, node, heading: node)) }
        if !said.isEmpty {
            if text.isEmpty { start = said[0].start }
            text += said.flatMap(\.tokens)
            words += said.flatMap(\.words)
            end = said.last?.end ?? end
        }
        if heading, fields.isEmpty, said.isEmpty { return }
        let leadIn = text.last(where: { !$0.isMark("*”\"’)") })?.isMark(":") ?? false
        if leadIn, fields.isEmpty, !node.children.isEmpty, !Self.saysSomething(words) {
            bodies[place] = BodyReader.unique(bodies[place] + BodyReader(tokens: words).assignees(rolesCount: false))
            return
        }
        guard words.count(where: \.isWord) >= 3, !Headings.isStatement(words) else { return }
        guard let kind = Headings.kind(subjects[place], clause: words) else { return }
        var names = bodies[place] + BodyReader(tokens: words).assignees(rolesCount: kind == .requirement || kind == .content)
        var due = DateReader.due(words)
        apply(fields, &text, &names, &due, &end)
        inlineFields(words, &names, &due)
        if leadIn, !node.children.isEmpty { bodies[place] = BodyReader.unique(bodies[place] + BodyReader(tokens: words).heading()) }
        // Whoever is the subject of an assignment also does what is listed under it.
        if kind == .assignment, !node.children.isEmpty { bodies[place] = BodyReader.unique(bodies[place] + BodyReader(tokens: words).leading()) }
        let id = unique(node.path.joined(separator: "."))
        obligations.append(
            Obligation(
                id: id, kind: kind, text: Tokenizer.text(text), assignees: BodyReader.unique(names), due: due, targets: DateReader.targets(words),
                source: SourceSpan(start: start, end: max(start, end))))
    }

    private static let introductions = Phrases("sau đây|như sau|sau|cụ thể|gồm|bao gồm|gồm có")

    /// Whether a clause that ends in a colon asks something itself: it is long, or begins with a verb and does not only announce a list.
    private static func saysSomething(_ words: [Token]) -> Bool {
        let count = words.count(where: \.isWord)
        if count >= ownSentence { return true }
        return count >= 7 && BodyLexicon.predicates.match(words, at: 0) != nil && !introductions.found(in: Array(words.suffix(4)))
    }

    /// A paragraph that ends in a colon above a list: under a heading in capitals always, else when it is short.
    private func isLeadIn(_ words: [Token], _ node: Node, heading: Node) -> Bool {
        guard !node.children.isEmpty else { return false }
        if heading.isCaps, words.last?.isMark(":") ?? false { return true }
        return (words.last?.isMark(":") ?? false) && words.count(where: \.isWord) < Self.ownSentence
    }

    private func apply(_ fields: [Node], _ text: inout [Token], _ names: inout [String], _ due: inout CivilDate?, _ end: inout Int) {
        for node in fields {
            guard let (field, next) = TaskLines.field(node.words) else { continue }
            let rest = Array(node.words[next...])
            end = max(end, node.end)
            switch field {
            case .lead, .help: names += listed(rest)
            case .time: due = DateReader.due(node.words) ?? Self.last(rest) ?? due
            case .task: text += node.tokens
            case .other: break
            }
        }
    }

    /// "(chủ trì: …; phối hợp: …; thời gian: …)" inside the clause itself.
    private func inlineFields(_ words: [Token], _ names: inout [String], _ due: inout CivilDate?) {
        for place in words.indices where place == 0 || words[place - 1].isMark("(;,.") {
            guard let (field, next) = TaskLines.field(words, at: place) else { continue }
            if field == .lead || field == .help, let (more, _) = BodyReader(tokens: words).bodies(at: next, whole: false) { names += more }
            if field == .time, due == nil { due = Self.last(Array(words[next...])) }
        }
    }

    private func listed(_ words: [Token]) -> [String] {
        let reader = BodyReader(tokens: words)
        if let (names, _) = reader.bodies(at: 0, whole: true) { return names }
        return []
    }

    private static func last(_ words: [Token]) -> CivilDate? {
        var result: CivilDate?
        for place in words.indices {
            if let found = DateReader.date(words, at: place) {
                result = max(result ?? found.date, found.date)
            } else if result == nil, let span = DateReader.span(words, at: place) {
                result = span.to
            }
        }
        return result
    }

    private var used: Set<String> = []
    private var repeats: [String: Int] = [:]

    /// The id, made unique with "-2", "-3" when two clauses carry the same number.
    private mutating func unique(_ id: String) -> String {
        if used.insert(id).inserted { return id }
        var number = repeats[id] ?? 2
        while !used.insert(id + "-" + String(number)).inserted { number += 1 }
        repeats[id] = number + 1
        return id + "-" + String(number)
    }

    private mutating func collect(_ table: Table, under place: Int, number: Int) {
        let node = outline.nodes[place]
        guard let reader = TaskTable(table, damaged: damaged) else { return }
        let path = node.path.joined(separator: ".")
        let kind = Headings.kind(subjects[place], clause: []) ?? .content
        for (order, row) in reader.rows.enumerated() {
            var obligation = row
            obligation.id = unique(path + "." + (number == 0 ? "" : String(number + 1) + "-") + String(order + 1))
            obligation.kind = kind
            obligation.assignees = BodyReader.unique(bodies[place] + row.assignees)
            obligations.append(obligation)
        }
    }
}

/// Writing in small letters what stands in capitals, with names in their usual form.
enum Casing {
    static func lowered(_ tokens: [Token], caps: Bool) -> [Token] {
        guard caps else { return tokens }
        let small = tokens.map { token -> Token in
            guard token.isWord else { return token }
            return Token(
                token.text.lowercased(), start: token.start, end: token.end, isWord: true, spaced: token.spaced, trusted: token.trusted)
        }
        return Repair.shared.restored(small).tokens
    }
}
