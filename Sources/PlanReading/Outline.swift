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
    /// Unnumbered paragraphs directly under it, as read and restored.
    var paragraphs: [(tokens: [Token], words: [Token], start: Int, end: Int)] = []
    var children: [Int] = []
    var parent: Int?
    /// A remark ("Lưu ý: …") whose list is explanation, not obligation.
    var isNote = false
    var tables: [Table] = []
    var listCount = 0

    var wordCount: Int { words.count(where: \.isWord) }
    var lastMark: Token? { tokens.last(where: { !$0.isMark("*”\"’)") }) }
}

/// The tree of headings and clauses.
struct Outline {
    private(set) var nodes: [Node] = []
    private var stack: [Int] = []
    private let restore: ([Token]) -> [Token]
    private let prefix: [String]
    private var closed = false
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
        let parent = place(marker)
        var node = Node(
            marker: marker, path: [], tokens: paragraph.tokens, words: words, isCaps: paragraph.isCaps, isBold: paragraph.isBold,
            start: paragraph.start, end: paragraph.end)
        node.parent = parent
        node.path = (parent.map { nodes[$0].path } ?? prefix) + [label(marker, parent)]
        if let parent, nodes[parent].isNote { node.isNote = true }
        push(node)
    }

    mutating func add(_ table: Table) {
        if let top = stack.last { nodes[top].tables.append(table) }
    }

    private mutating func push(_ node: Node) {
        nodes.append(node)
        stack.append(nodes.count - 1)
        if let parent = node.parent { nodes[parent].children.append(nodes.count - 1) }
    }

    /// Of several readings of a marker, the one that continues an open sequence.
    private func chosen(_ paragraph: Paragraph) -> Marker? {
        guard var first = paragraph.marker else { return nil }
        if first.style == .letter || first.style == .letterDot { correctLetter(&first, damaged: paragraph.tokens.first?.trusted == false) }
        for marker in [first] + paragraph.otherMarkers where !marker.style.isList {
            if stack.contains(where: { nodes[$0].marker.style == marker.style && nodes[$0].marker.value + 1 == marker.value }) { return marker }
        }
        if first.style == .roman, first.value == 1, stack.contains(where: { nodes[$0].marker.style == .roman }), !paragraph.isCaps {
            return paragraph.otherMarkers.first { $0.style == .arabic } ?? first
        }
        return first
    }

    /// A second "d)" is "đ)" without its stroke; in damaged text any letter out of order is the one that is due.
    private func correctLetter(_ marker: inout Marker, damaged: Bool) {
        let open = stack.last(where: { nodes[$0].marker.style == marker.style }).map { nodes[$0].marker }
        let due = (open?.value ?? 0) + 1
        let second = marker.label == "d" && open?.label == "d"
        // Lists that go from d straight to e are common.
        let skipped = marker.label == "e" && open?.label == "d"
        guard second || (damaged && marker.value != due && marker.value != 1 && !skipped) else { return }
        marker.value = due
        marker.label = MarkerReader.point(due)
    }

    /// Closes what the marker ends and gives the node it belongs under.
    private mutating func place(_ marker: Marker) -> Int? {
        if let same = stack.lastIndex(where: { continues(nodes[$0].marker, marker) }) {
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
        let again = marker.style != .dash && stack.contains { nodes[$0].marker.style == marker.style }
        if again, marker.value > 1, let same = stack.lastIndex(where: { nodes[$0].marker.style == marker.style }) {
            // A number was missed or misread; the clause still stands beside its like.
            stack.removeSubrange(same...)
            return stack.last
        }
        while let top = stack.last, nodes[top].marker.style.rank >= marker.style.rank { stack.removeLast() }
        return stack.last
    }

    private func isNumber(_ marker: Marker, _ value: Int?) -> Bool {
        (marker.style == .arabic || marker.style == .arabicBracket || marker.style == .arabicSlash) && marker.value == value
    }

    private func continues(_ open: Marker, _ next: Marker) -> Bool {
        guard open.style == next.style else { return false }
        if next.style.isList { return true }
        if next.style == .decimal { return open.path.dropLast().elementsEqual(next.path.dropLast()) && open.value + 1 == next.value }
        return open.value + 1 == next.value
    }

    /// The part of the clause path: the number shown, or the next letter for list marks.
    private mutating func label(_ marker: Marker, _ parent: Int?) -> String {
        guard marker.style.isList else { return marker.label }
        guard let parent else { return MarkerReader.point(nodes.count(where: { $0.parent == nil && $0.marker.style.isList }) + 1) }
        nodes[parent].listCount += 1
        return MarkerReader.point(nodes[parent].listCount)
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
        if LandmarkWords.end.match(words, at: 0) != nil, !stack.isEmpty {
            closed = true
            return
        }
        if LandmarkWords.closing.match(words, at: 0) != nil, let top = stack.last, hasSentence(top) || !nodes[top].paragraphs.isEmpty {
            closed = true
            return
        }
        if closed { return }
        // A paragraph after a list goes on with the clause that opened the list, not with its last item.
        while let top = stack.last, nodes[top].marker.style.isList || nodes[top].isNote { stack.removeLast() }
        guard let top = stack.last else { return }
        if words.count(where: \.isWord) == 0 { return }
        nodes[top].paragraphs.append((paragraph.tokens, words, paragraph.start, paragraph.end))
        nodes[top].end = max(nodes[top].end, nodes[top].children.isEmpty ? paragraph.end : nodes[top].end)
    }

    /// All restored words of the outline in order.
    var allWords: [Token] { nodes.flatMap { node in node.words + node.paragraphs.flatMap(\.words) } }

    private func hasSentence(_ place: Int) -> Bool { nodes[place].lastMark?.isMark(".;/") ?? false }
}
