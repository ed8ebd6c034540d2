/// A tree of units drawn as SVG from left to right, with the table it is drawn from under it.
///
/// The drawing keeps its natural size and scrolls inside its own box, so that it stays readable at 320 px; it uses classes and no colours of its own.
public struct OrganisationChart: Sendable {
    /// One unit and the units under it.
    public struct Node: Sendable {
        /// The unit.
        public var name: String
        /// A line under the name, such as who leads the unit.
        public var subtitle: String?
        /// The page of the unit.
        public var href: String?
        /// Units directly under this one, in the order they are shown.
        public var children: [Node]

        /// A unit of the chart.
        public init(name: String, subtitle: String? = nil, href: String? = nil, children: [Node] = []) {
            self.name = name
            self.subtitle = subtitle
            self.href = href
            self.children = children
        }
    }

    /// The words around the drawing, in the language of the reader.
    public struct Words: Sendable {
        /// What the chart shows; names the drawing and captions the table.
        public var title: String
        /// The chart in one sentence, for those who do not see it.
        public var description: String
        /// Heading of the column of units.
        public var unit: String
        /// Heading of the column of subtitles.
        public var subtitle: String
        /// Heading of the column that says under which unit a unit stands.
        public var parent: String

        /// The words of one chart.
        public init(title: String, description: String, unit: String, subtitle: String, parent: String) {
            self.title = title
            self.description = description
            self.unit = unit
            self.subtitle = subtitle
            self.parent = parent
        }
    }

    /// The unit at the top.
    public let root: Node
    /// The words around the drawing.
    public let words: Words
    private let identifier: String

    /// A chart of `root`; `identifier` must be unique in the page.
    public init(_ root: Node, words: Words, identifier: String = "org-chart") {
        self.root = root
        self.words = words
        self.identifier = identifier
    }

    /// The drawing and its table in one figure.
    public var html: HTML {
        figure(.class("chart")) {
            div(.class("chart-scroll"), .tabindex(0), .role("region"), .aria("label", words.title)) { drawing }
            table
        }
    }

    /// The drawing alone.
    public var drawing: HTML {
        let layout = OrganisationLayout(root)
        return svg(
            .class("org-chart"), .role("group"), .aria("labelledby", "\(identifier)-title \(identifier)-desc"),
            .attr("width", layout.width), .attr("height", layout.height), .attr("viewBox", "0 0 \(layout.width) \(layout.height)")
        ) {
            titleElement(.id("\(identifier)-title")) { words.title }
            desc(.id("\(identifier)-desc")) { words.description }
            for box in layout.boxes {
                if let link = box.link { pathElement(.class("org-line"), .attr("d", link)) }
            }
            for box in layout.boxes {
                if let href = box.href { a(.href(href)) { Self.unit(box) } } else { Self.unit(box) }
            }
        }
    }

    /// The units as rows, each with the unit it belongs to.
    public var table: HTML {
        div(.class("table-wrap"), .tabindex(0), .role("region"), .aria("label", words.title)) {
            Markup.table {
                captionElement { words.title }
                thead {
                    tr {
                        th(.scope("col")) { words.unit }
                        th(.scope("col")) { words.subtitle }
                        th(.scope("col")) { words.parent }
                    }
                }
                tbody { Self.rows(of: root, under: "") }
            }
        }
    }

    private static func unit(_ box: OrganisationLayout.Box) -> HTML {
        g(.class(box.depth == 0 ? "org-unit org-root" : "org-unit")) {
            rect(.attr("x", box.x), .attr("y", box.y), .attr("width", box.width), .attr("height", box.height), .attr("rx", 8))
            for line in box.lines {
                textElement(.class(line.isSubtitle ? "org-subtitle" : "org-name"), .attr("x", box.x + 12), .attr("y", line.baseline)) { line.text }
            }
        }
    }

    private static func rows(of node: Node, under parent: String) -> HTML {
        HTML(
            [
                tr {
                    td { if let href = node.href { a(.href(href)) { node.name } } else { node.name } }
                    td { node.subtitle ?? "" }
                    td { parent }
                }
            ] + node.children.map { rows(of: $0, under: node.name) })
    }
}
