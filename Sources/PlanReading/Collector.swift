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
    /// The headings in order, which with their levels are the tree.
    private(set) var tree: [PlanHeading] = []
    private var levels: [Int] = []
    /// Whom a paragraph above the first clause calls upon; it holds for clauses under no heading that name nobody as acting.
    private let called: [String]
    private var isUnderHeading: [Bool] = []
    private let sections: SectionFields
    /// The day by which a section's clauses of time want all of it done.
    private var dues: [CivilDate?] = []

    private static let time = Phrases("thời gian|thời điểm|thời hạn")
    private static let notMovement = Phrases("hồ sơ|trình|khen thưởng|báo cáo|nộp")
    /// A lead-in of fewer words than this says nothing of its own.
    private static func ownSentence(_ words: [Token]) -> Int { introductions.found(in: Array(words.suffix(5))) ? 30 : shortSentence }
    private static let shortSentence = 26

    init(_ outline: Outline, damaged: Bool, called: [String] = []) {
        self.outline = outline
        self.damaged = damaged
        self.called = called
        sections = SectionFields(outline)
        let sections = sections
        isField = outline.nodes.indices.map { place in
            let parent = outline.nodes[place].parent
            return sections.isField[place] || !(parent.map(sections.sections.contains) ?? false) && Self.isField(outline, place)
        }
        for (number, table) in outline.looseTables.enumerated() { collect(table, under: nil, number: number) }
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
        let named = heading ? headingBodies(node) : []
        // The name of a body may hold "thi đua" or "khen thưởng" without speaking of them.
        let isLong = heading && !node.isCaps && node.wordCount >= (node.endsInColon ? 18 : 33)
        let own = !named.isEmpty || isLong ? [] : heading ? Headings.subjects(label) : Headings.subjects(ofLabel: label)
        if !label.isEmpty { headings.append(label) }
        subjects.append(Headings.inherited(own, above: above))
        var inherited = node.parent.map { bodies[$0] } ?? []
        inherited += named + (sections.bodies[place] ?? [])
        dues.append(sections.due[place] ?? node.parent.flatMap { dues[$0] })
        bodies.append(BodyReader.unique(inherited))
        noteTime(node, label)
        isUnderHeading.append(heading || node.parent.map { isUnderHeading[$0] } ?? false)
        // A task whose lines say who and when is an obligation itself.
        let isTask = node.children.contains { isField[$0] && !sections.isField[$0] } || !fieldLines(node).isEmpty
        note(node, heading: heading && !isField[place] && !node.isNote && !isTask)
        if !isField[place], !node.isNote { collect(place, heading: heading) }
        if node.isNote { subjects[place] = [.statement] }
        for (number, table) in node.tables.enumerated() { collect(table, under: place, number: number) }
    }

    private mutating func note(_ node: Node, heading: Bool) {
        let above = node.parent.map { levels[$0] } ?? 0
        levels.append(heading ? above + 1 : above)
        guard heading, let first = node.tokens.first, let last = node.tokens.last, first.start < last.end else { return }
        tree.append(
            PlanHeading(
                id: node.path.isEmpty ? "0" : node.path.joined(separator: "."), text: Tokenizer.text(node.tokens), level: above + 1,
                start: node.start,
                end: max(last.end, node.start + 1)))
    }

    /// The bodies that a heading names, or that a lead-in calls upon ("Giao Sở A chủ trì, phối hợp với Sở B:").
    private func headingBodies(_ node: Node) -> [String] {
        let reader = BodyReader(tokens: Casing.lowered(node.words, caps: node.isCaps))
        let names = reader.heading()
        return names.isEmpty && node.words.last?.isMark(":") ?? false ? reader.leading() : names
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
            // "1. Nội dung công việc." is a heading all the same.
            if finished { return node.wordCount <= 5 && node.lastMark?.isMark(".") ?? false && Self.isTitle(node.words) }
            if colon { return !Self.saysSomething(node.words) || !BodyReader(tokens: node.words).heading().isEmpty }
            return node.wordCount <= 32
        }
        if finished || colon && node.wordCount >= 8 { return false }
        return node.wordCount <= 2 || (node.isBold && node.wordCount <= 20) || (node.wordCount <= 5 && !Headings.subjects(node.words).isEmpty)
    }

    /// Whether the words begin with the name of a part of a plan and hold no number.
    private static func isTitle(_ words: [Token]) -> Bool { !Headings.subjects(words).isEmpty && !words.contains(where: \.isNumber) }

    /// What a clause says, put together from its own words and the paragraphs under it.
    private struct Clause {
        var text: [Token]
        var words: [Token]
        var start: Int
        var end: Int
        /// Lines that say who and when, dashes first.
        var fields: [Field]
    }
    private typealias Field = (words: [Token], tokens: [Token], end: Int)

    private func clause(_ node: Node, heading: Bool) -> Clause? {
        let lines = fieldLines(node)
        let fields =
            node.children.filter { isField[$0] && !sections.isField[$0] }.map { outline.nodes[$0] }.map {
                (words: $0.words, tokens: $0.tokens, end: $0.end)
            } + lines
        let isTitle = heading && fields.isEmpty
        var clause = Clause(text: isTitle ? [] : node.tokens, words: isTitle ? [] : node.words, start: node.start, end: node.end, fields: fields)
        let said = node.paragraphs.filter { paragraph in
            !(heading && isLeadIn(paragraph.words, node, heading: node)) && (lines.isEmpty || TaskLines.field(paragraph.words) == nil)
        }
        if let first = said.first, let last = said.last {
            if clause.text.isEmpty { clause.start = first.start }
            clause.text += said.flatMap(\.tokens)
            clause.words += said.flatMap(\.words)
            clause.end = last.end
        }
        return isTitle && said.isEmpty ? nil : clause
    }

    private mutating func collect(_ place: Int, heading: Bool) {
        let node = outline.nodes[place]
        guard var clause = clause(node, heading: heading) else { return }
        let reader = BodyReader(tokens: clause.words)
        let leadIn = !node.children.isEmpty && clause.text.last(where: { !$0.isMark("*”\"’)") })?.isMark(":") ?? false
        if leadIn, clause.fields.isEmpty, !Self.saysSomething(clause.words) {
            bodies[place] = BodyReader.unique(bodies[place] + reader.assignees(rolesCount: false))
            return
        }
        guard clause.words.count(where: \.isWord) >= 3, !Headings.isStatement(clause.words) else { return }
        if node.marker.style == .article, Headings.isFormula(clause.words) { return }
        guard let kind = Headings.kind(subjects[place], clause: clause.words) else { return }
        var names = inheritedBodies(place, reader) + reader.assignees(rolesCount: kind == .requirement && bodies[place].isEmpty)
        var due = DateReader.due(clause.words)
        apply(clause.fields, &clause.text, &names, &due, &clause.end)
        inlineFields(clause.words, &names, &due)
        // Whoever is the subject of a clause also does what is listed under it.
        if !node.children.isEmpty { bodies[place] = BodyReader.unique(bodies[place] + (leadIn ? reader.heading() : []) + reader.leading()) }
        obligations.append(
            Obligation(
                id: unique(node.path.isEmpty ? "0" : node.path.joined(separator: ".")), kind: kind, text: Tokenizer.text(clause.text),
                assignees: BodyReader.unique(names.filter { !BodyReader.isPeople($0) }), due: due ?? dues[place],
                targets: DateReader.targets(clause.words),
                source: SourceSpan(start: clause.start, end: max(clause.start, clause.end))))
    }

    private func inheritedBodies(_ place: Int, _ reader: BodyReader) -> [String] {
        guard bodies[place].isEmpty, !called.isEmpty, !isUnderHeading[place] else { return bodies[place] }
        return reader.leading().isEmpty ? called : []
    }

    private static let introductions = Phrases("sau đây|như sau|sau|cụ thể|gồm|bao gồm|gồm có|trong đó|trong đó tập trung|tập trung vào")

    /// Whether a clause that ends in a colon asks something itself: it is long, or short with a target or a date.
    private static func saysSomething(_ words: [Token]) -> Bool {
        let count = words.count(where: \.isWord)
        if BodyReader(tokens: words).onlyNamesBodies() { return false }
        // "95% học sinh đạt hạnh kiểm khá, tốt:" sets a target.
        if count >= 5, words[0].isNumber, words[1].isMark("%") { return true }
        if count >= ownSentence(words) { return true }
        // "Toàn ngành phấn đấu khởi công 4.200 căn nhà ở xã hội; cụ thể:" has said it before the semicolon.
        if let stop = words.lastIndex(where: { $0.isMark(".;") }), stop >= 8, !DateReader.targets(Array(words[..<stop])).isEmpty { return true }
        if introductions.found(in: Array(words.suffix(5))) || count < shortSentence && title.match(words, at: 0) != nil { return false }
        guard count >= 7, BodyLexicon.predicates.match(words, at: 0) != nil || !BodyReader(tokens: words).leading().isEmpty else { return false }
        return !DateReader.targets(words).isEmpty || DateReader.due(words) != nil
    }
    /// "Thi đua phát triển nông nghiệp:" is a title, not a sentence.
    private static let title = Phrases("thi đua|đối với|về|trong|tại|với|theo|trên|từ|cho|khi|các|những|một số|công tác|việc")

    /// A paragraph that ends in a colon above a list: under a heading in capitals always, else when it is short.
    private func isLeadIn(_ words: [Token], _ node: Node, heading: Node) -> Bool {
        guard !node.children.isEmpty, words.last?.isMark(":") ?? false else { return false }
        return heading.isCaps || words.count(where: \.isWord) < Self.ownSentence(words)
    }

    /// The unnumbered paragraphs under a task that say who and when, or none where they do not name who.
    private func fieldLines(_ node: Node) -> [Field] {
        let found = node.paragraphs.filter { TaskLines.field($0.words) != nil }
        let namesWho = found.contains { paragraph in
            let field = TaskLines.field(paragraph.words)?.field
            return field == .lead || field == .help
        }
        return namesWho ? found.map { ($0.words, $0.tokens, $0.end) } : []
    }

    private func apply(_ fields: [Field], _ text: inout [Token], _ names: inout [String], _ due: inout CivilDate?, _ end: inout Int) {
        for node in fields {
            guard let (field, next) = TaskLines.field(node.words) else { continue }
            let rest = Array(node.words[next...])
            end = max(end, node.end)
            switch field {
            case .lead, .help:
                names += listed(rest) + BodyReader(tokens: rest).assignees(rolesCount: false)
                inlineFields(rest, &names, &due)
            case .time: due = DateReader.due(node.words) ?? DateReader.last(rest) ?? due
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
            if field == .time, due == nil { due = DateReader.last(Array(words[next...])) }
        }
    }

    private func listed(_ words: [Token]) -> [String] {
        let reader = BodyReader(tokens: words)
        if let (names, _) = reader.bodies(at: 0, whole: true) { return names }
        return []
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

    private mutating func collect(_ table: Table, under place: Int?, number: Int) {
        guard let reader = TaskTable(table, damaged: damaged, like: lastTable) else { return }
        // A table that goes on after a page break has no head of its own, and its rows go on with the numbers.
        let goesOn = reader.isContinuation && place == lastPlace
        rowCount = goesOn ? rowCount : 0
        (lastTable, lastPlace) = (reader, place)
        let path = place.map { outline.nodes[$0].path } ?? []
        let kind = place.flatMap { Headings.kind(subjects[$0], clause: []) } ?? .content
        for row in reader.rows {
            var obligation = row
            rowCount += 1
            obligation.id = unique((path + [(number == 0 || goesOn ? "" : String(number + 1) + "-") + String(rowCount)]).joined(separator: "."))
            obligation.kind = kind
            obligation.assignees = BodyReader.unique((place.map { bodies[$0] } ?? []) + row.assignees)
            obligations.append(obligation)
        }
    }

    private var lastTable: TaskTable?
    private var lastPlace: Int?
    private var rowCount = 0
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
        return exact(small)
    }

    /// Names in their usual form. Sound words are only ever replaced by the same words: "Hòa Lạc" is not a damaged "Huế".
    private static func exact(_ tokens: [Token]) -> [Token] {
        let (restored, found) = Repair.shared.restored(tokens)
        guard tokens.contains(where: \.trusted) else { return restored }
        var result: [Token] = []
        var place = 0
        for (range, text) in found {
            result += tokens[place..<range.lowerBound]
            let words = Tokenizer.tokens(text)
            let old = tokens[range]
            if words.count == old.count, zip(words, old).allSatisfy({ $0.key == $1.key }) {
                result += zip(words, old).map { new, token in
                    var named = token
                    named.text = new.text
                    return named
                }
            } else {
                result += old
            }
            place = range.upperBound
        }
        return result + tokens[place...]
    }
}
