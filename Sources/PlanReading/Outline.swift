/// A clause or heading of the plan with what stands under it.
struct Node: Sendable {
    var marker: Marker
    /// The clause path so far.
    var path: [String]
    /// Its own words as read, and restored.
    var tokens: [Token]
    var words: [Token]
    var isCaps: Bool
    var isBold: Bool
    var start: Int
    var end: Int
    var indent = 0
    /// Unnumbered paragraphs directly under it, as read and restored.
    var paragraphs: [(tokens: [Token], words: [Token], start: Int, end: Int)] = []
    var children: [Int] = []
    var parent: Int?
    /// A remark ("Lưu ý: …") whose list is explanation, not obligation.
    var isNote = false
    var tables: [Table] = []
    var listCount = 0

    var wordCount: Int { words.count(where: \.isWord) }
    var endsInColon: Bool { (paragraphs.last?.tokens ?? tokens).last { !$0.isMark("*”\"’)") }?.isMark(":") ?? false }
    var isFinished: Bool { (paragraphs.last?.tokens ?? tokens).last { !$0.isMark("*”\"’)") }?.isMark(".;/!?…") ?? false }

    /// Adds a second line to a heading.
    mutating func append(_ paragraph: Paragraph, _ more: [Token]) {
        tokens += paragraph.tokens
        words += more
        end = max(end, paragraph.end)
    }

    var lastMark: Token? { tokens.last(where: { !$0.isMark("*”\"’)") }) }
}

/// The tree of headings and clauses.
struct Outline {
    private(set) var nodes: [Node] = []
    /// Tables that stand before the first clause.
    private(set) var looseTables: [Table] = []
    private var stack: [Int] = []
    private let restore: ([Token]) -> [Token]
    private let prefix: [String]
    private var closed = false
    private var rootListCount = 0
    /// Whether a part, chapter, letter or Roman number was seen; without them a heading in capitals is the highest there is.
    private var hasUpperLevel = false
    /// No real plan goes deeper; the time stays linear whatever the text.
    private static let deepest = 14
    static let notes = Phrases("lưu ý|ghi chú|chú ý")

    init(prefix: [String] = [], restore: @escaping ([Token]) -> [Token]) {
        self.prefix = prefix
        self.restore = restore
    }

    mutating func add(_ paragraph: Paragraph) {
        let words = restore(paragraph.tokens)
        guard let marker = chosen(paragraph) else {
            addPlain(paragraph, words)
            return
        }
        if closed && marker.style.isList { return }
        closed = false
        if marker.style.rank <= Marker.Style.roman.rank { hasUpperLevel = true }
        let parent = marker.style.isList ? placeList(marker, paragraph) : place(marker, indent: paragraph.indent)
        var node = Node(
            marker: marker, path: [], tokens: paragraph.tokens, words: words, isCaps: paragraph.isCaps, isBold: paragraph.isBold,
            start: paragraph.start, end: paragraph.end)
        node.parent = parent
        node.indent = paragraph.indent
        node.path = (parent.map { nodes[$0].path } ?? prefix) + [label(marker, parent)]
        if let parent, nodes[parent].isNote { node.isNote = true }
        push(node)
    }

    mutating func add(_ table: Table) {
        if let top = stack.last { nodes[top].tables.append(table) } else { looseTables.append(table) }
    }

    private mutating func push(_ node: Node) {
        nodes.append(node)
        stack.append(nodes.count - 1)
        if let parent = node.parent { nodes[parent].children.append(nodes.count - 1) }
    }

    /// Of several readings of a marker, the one that continues an open sequence.
    private func chosen(_ paragraph: Paragraph) -> Marker? {
        guard var first = paragraph.marker else { return nil }
        let readings = [first] + paragraph.otherMarkers
        if first.style == .letter || first.style == .letterDot, readings.count == 1 {
            correctLetter(&first, damaged: paragraph.tokens.first?.trusted == false)
            return first
        }
        for marker in readings where !marker.style.isList {
            if stack.contains(where: { nodes[$0].marker.style == marker.style && nodes[$0].marker.value + 1 == marker.value }) { return marker }
        }
        // "i)" opens a list of small Roman numbers unless h) came before it.
        if let small = readings.first(where: { $0.style == .romanSmall && $0.value == 1 }) { return small }
        if first.style == .roman, first.value == 1, stack.contains(where: { nodes[$0].marker.style == .roman }), !paragraph.isCaps {
            return paragraph.otherMarkers.first { $0.style == .arabic } ?? first
        }
        if first.style == .letter || first.style == .letterDot { correctLetter(&first, damaged: paragraph.tokens.first?.trusted == false) }
        return first
    }

    /// A second "d)" is "đ)" without its stroke; in damaged text any letter out of order is the one that is due.
    private func correctLetter(_ marker: inout Marker, damaged: Bool) {
        let open = stack.last(where: { nodes[$0].marker.style == marker.style }).map { nodes[$0].marker }
        let due = (open?.value ?? 0) + 1
        let second = marker.label == "d" && open?.label == "d" || marker.label == "đ" && open?.label == "c"
        // Lists that go from d straight to e are common.
        let skipped = marker.label == "e" && open?.label == "d"
        guard second || (damaged && marker.value != due && marker.value != 1 && !skipped) else { return }
        marker.value = due
        marker.label = MarkerReader.point(due)
    }

    /// Closes what the marker ends and gives the node it belongs under.
    private mutating func place(_ marker: Marker, indent: Int) -> Int? {
        if marker.value == 1, let top = stack.last, opensSequence(top, marker, indent) { return top }
        let inLine = stack.lastIndex { continues(nodes[$0].marker, marker) && abs(nodes[$0].indent - indent) <= 1 }
        if let same = inLine ?? stack.lastIndex(where: { continues(nodes[$0].marker, marker) }) {
            stack.removeSubrange(same...)
            return stack.last
        }
        if marker.style == .decimal, marker.path.count > 1 {
            // 3.2 belongs under 3, or beside 3.1.
            let above = marker.path.dropLast()
            let whole = above.count == 1 ? above.first : nil
            if let parent = stack.lastIndex(where: { nodes[$0].marker.path.elementsEqual(above) || isNumber(nodes[$0].marker, whole) }) {
                stack.removeSubrange((parent + 1)...)
                return stack[parent]
            }
        }
        let again = stack.contains { nodes[$0].marker.style == marker.style }
        if again, marker.value > 1, let same = stack.lastIndex(where: { nodes[$0].marker.style == marker.style }) {
            // A number was missed or misread; the clause still stands beside its like.
            stack.removeSubrange(same...)
            return stack.last
        }
        while let top = stack.last, nodes[top].marker.style.rank >= marker.style.rank { stack.removeLast() }
        return stack.last
    }

    /// Whether a first number opens a sequence under the node: after an unnumbered heading, or after "…:" of a letter or dash.
    private func opensSequence(_ top: Int, _ marker: Marker, _ indent: Int) -> Bool {
        let node = nodes[top]
        guard marker.style.rank >= Marker.Style.arabic.rank, node.children.isEmpty, stack.count < Self.deepest else { return false }
        if node.marker.style == .group { return true }
        // Markdown sets a list inside a list in.
        if node.marker.style == marker.style, marker.style.isArabic, indent >= node.indent + 2, indent <= node.indent + 8 { return true }
        guard node.marker.style.rank >= Marker.Style.arabic.rank, node.endsInColon else { return false }
        // "1. Nhiệm vụ:" above "1. …" of the same kind is rare; a letter or dash above a number is not.
        return node.marker.style != marker.style || marker.style.isArabic
    }

    /// Closes what a dash, plus or bullet ends and gives the node it belongs under: the order of the three differs from plan to plan.
    private mutating func placeList(_ marker: Marker, _ paragraph: Paragraph) -> Int? {
        if let same = stack.lastIndex(where: { nodes[$0].marker.style == marker.style }) {
            stack.removeSubrange(same...)
            return stack.last
        }
        guard let top = stack.last, nodes[top].marker.style.isList else { return stack.last }
        let deeper = marker.style.rank > nodes[top].marker.style.rank
        let colon = paragraph.tokens.last?.isMark(":") ?? false
        let isGroup = colon && nodes[top].isFinished
        let isHeading = nodes[top].endsInColon || !nodes[top].isFinished
        if isHeading || deeper && !isGroup { return top }
        while let top = stack.last, nodes[top].marker.style.isList { stack.removeLast() }
        return stack.last
    }

    private func isNumber(_ marker: Marker, _ value: Int?) -> Bool { marker.style.isArabic && marker.value == value }

    private func continues(_ open: Marker, _ next: Marker) -> Bool {
        guard open.style == next.style else { return false }
        if next.style.isList { return true }
        if next.style == .decimal { return open.path.dropLast().elementsEqual(next.path.dropLast()) && open.value + 1 == next.value }
        return open.value + 1 == next.value
    }

    /// The part of the clause path: the number shown, or the next letter for list marks.
    private mutating func label(_ marker: Marker, _ parent: Int?) -> String {
        guard marker.style.isList else { return marker.label }
        guard let parent else {
            rootListCount += 1
            return MarkerReader.point(rootListCount)
        }
        // An unnumbered heading takes no part in the path, so the letters go on over it.
        var counter = parent
        while nodes[counter].marker.style.isUnnumbered, let above = nodes[counter].parent { counter = above }
        nodes[counter].listCount += 1
        return MarkerReader.point(nodes[counter].listCount)
    }

    private mutating func addPlain(_ paragraph: Paragraph, _ words: [Token]) {
        if Self.notes.match(words, at: 0) != nil {
            while let top = stack.last, nodes[top].marker.style.rank >= Marker.Style.letter.rank { stack.removeLast() }
            let marker = Marker(style: .circled, value: 0, label: "*", length: 0)
            var node = Node(
                marker: marker, path: (stack.last.map { nodes[$0].path } ?? prefix) + ["*"], tokens: paragraph.tokens, words: words, isCaps: false,
                isBold: false, start: paragraph.start, end: paragraph.end)
            node.parent = stack.last
            node.isNote = true
            push(node)
            return
        }
        // "./." ends the document: an unnumbered paragraph that ends so is its closing unless the clause above still has no sentence.
        let end = paragraph.tokens.suffix(2)
        let isLast = end.count == 2 && end.allSatisfy { $0.isMark("./") } && end.contains { $0.isMark("/") }
        if isLast, let top = stack.last, hasSentence(top) || !nodes[top].paragraphs.isEmpty {
            closed = true
            return
        }
        if LandmarkWords.end.match(words, at: 0) != nil, !stack.isEmpty {
            closed = true
            return
        }
        if LandmarkWords.closing.match(words, at: 0) != nil, let top = stack.last, hasSentence(top) || !nodes[top].paragraphs.isEmpty {
            closed = true
            return
        }
        if closed { return }
        if let level = Self.groupLevel(paragraph, words) {
            addGroup(paragraph, words, level)
            return
        }
        // A paragraph after a list goes on with the clause that opened the list, not with its last item.
        while let top = stack.last, nodes[top].marker.style.isList || nodes[top].isNote { stack.removeLast() }
        guard let top = stack.last else { return }
        if words.count(where: \.isWord) == 0 { return }
        nodes[top].paragraphs.append((paragraph.tokens, words, paragraph.start, paragraph.end))
        nodes[top].end = max(nodes[top].end, nodes[top].children.isEmpty ? paragraph.end : nodes[top].end)
    }

    /// Nil when the paragraph is no unnumbered heading; 1 for one in capitals, which closes numbered clauses, 0 for others.
    private static func groupLevel(_ paragraph: Paragraph, _ words: [Token]) -> Int? {
        let last = paragraph.tokens.last { !$0.isMark("*”\"’)") }
        guard paragraph.wordCount >= 2, paragraph.wordCount <= 40, !(last?.isMark(".;/") ?? true) else { return nil }
        guard paragraph.tokens.first?.isUpper ?? false, TaskLines.field(words) == nil else { return nil }
        if paragraph.isCaps, paragraph.wordCount >= 3 { return 1 }
        if paragraph.isBold, paragraph.wordCount <= 30 { return 0 }
        let colon = last?.isMark(":") ?? false
        if colon, paragraph.wordCount <= 18 { return 0 }
        guard paragraph.wordCount <= 14, paragraph.tokens.first?.trusted ?? false else { return nil }
        return BodyReader(tokens: words).heading().isEmpty ? nil : 0
    }

    /// Opens an unnumbered heading under the clause it stands in.
    private mutating func addGroup(_ paragraph: Paragraph, _ words: [Token], _ level: Int) {
        let style = level == 1 ? Marker.Style.section : .group
        // A clause that is a whole sentence has no heading under it.
        while let top = stack.last, nodes[top].marker.style.rank >= style.rank || nodes[top].isNote || nodes[top].isFinished { stack.removeLast() }
        // A heading in capitals right under a numbered one in capitals is its second line.
        if level == 1, let top = stack.last, nodes[top].children.isEmpty, nodes[top].paragraphs.isEmpty, nodes[top].isCaps {
            nodes[top].append(paragraph, words)
            return
        }
        if level == 1, !hasUpperLevel { stack.removeAll() }
        let marker = Marker(style: style, value: 0, label: "", length: 0)
        var node = Node(
            marker: marker, path: stack.last.map { nodes[$0].path } ?? prefix, tokens: paragraph.tokens, words: words, isCaps: paragraph.isCaps,
            isBold: paragraph.isBold, start: paragraph.start, end: paragraph.end)
        node.parent = stack.last
        push(node)
    }

    /// All restored words of the outline in order.
    var allWords: [Token] { nodes.flatMap { node in node.words + node.paragraphs.flatMap(\.words) } }

    private func hasSentence(_ place: Int) -> Bool { nodes[place].lastMark?.isMark(".;/") ?? false }
}
