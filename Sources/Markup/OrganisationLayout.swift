/// Where the boxes of an organisation chart stand, in whole CSS pixels; pure, so that it can be tested exactly.
///
/// Every unit gets a horizontal band as high as its subtree, and bands never overlap; a unit stands in the middle of its band.
struct OrganisationLayout: Equatable {
    struct Line: Equatable {
        var text: String
        var isSubtitle: Bool
        var baseline: Int
    }

    struct Box: Equatable {
        var depth: Int
        var x: Int
        var y: Int
        var width: Int
        var height: Int
        var lines: [Line]
        var href: String?
        /// The line from the parent, as SVG path data; nil for the root.
        var link: String?

        var middle: Int { y + height / 2 }
    }

    static let boxWidth = 244
    static let columnGap = 36
    static let rowGap = 12
    static let lineHeight = 20
    /// Characters that surely fit into a box at 14 px in the system fonts.
    static let charactersPerLine = 26

    private(set) var boxes: [Box] = []
    private(set) var width = 0
    private(set) var height = 0

    init(_ root: OrganisationChart.Node) {
        height = Self.bandHeight(root) + 2
        place(root, depth: 0, top: 1, from: nil)
        width = (boxes.map { $0.x + $0.width }.max() ?? 0) + 1
    }

    private mutating func place(_ node: OrganisationChart.Node, depth: Int, top: Int, from parent: Box?) {
        let band = Self.bandHeight(node)
        let own = Self.boxHeight(node)
        let x = 1 + depth * (Self.boxWidth + Self.columnGap)
        var box = Box(depth: depth, x: x, y: top + (band - own) / 2, width: Self.boxWidth, height: own, lines: [], href: node.href)
        box.lines = Self.lines(of: node, top: box.y)
        if let parent {
            let start = parent.x + parent.width
            box.link = "M\(start) \(parent.middle)H\(start + Self.columnGap / 2)V\(box.middle)H\(box.x)"
        }
        boxes.append(box)

        // A box may be higher than its children together, which then stand in the middle of its band.
        var childTop = top + (band - Self.stackHeight(node.children)) / 2
        for child in node.children {
            place(child, depth: depth + 1, top: childTop, from: box)
            childTop += Self.bandHeight(child) + Self.rowGap
        }
    }

    private static func bandHeight(_ node: OrganisationChart.Node) -> Int {
        max(boxHeight(node), stackHeight(node.children))
    }

    private static func stackHeight(_ nodes: [OrganisationChart.Node]) -> Int {
        nodes.isEmpty ? 0 : nodes.reduce(-rowGap) { $0 + bandHeight($1) + rowGap }
    }

    /// A multiple of 2 whatever the number of lines, so that middles are whole.
    private static func boxHeight(_ node: OrganisationChart.Node) -> Int {
        (wrapped(node.name).count + wrapped(node.subtitle ?? "").count) * lineHeight + 16
    }

    private static func lines(of node: OrganisationChart.Node, top: Int) -> [Line] {
        let names = wrapped(node.name).map { ($0, false) }
        let subtitles = wrapped(node.subtitle ?? "").map { ($0, true) }
        return (names + subtitles).enumerated().map { index, line in
            Line(text: line.0, isSubtitle: line.1, baseline: top + 8 + index * lineHeight + 15)
        }
    }

    /// Words broken into lines of at most `limit` characters; a longer word gets a line of its own.
    static func wrapped(_ text: String, limit: Int = charactersPerLine) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= limit {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
