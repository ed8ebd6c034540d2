/// Horizontal bars that compare a share per row, such as who has read the plan in each unit, with the table they are drawn from.
///
/// Lengths are per cent of the drawing, so it fits any width without a script while its text keeps its size.
public struct BarChart: Sendable {
    /// One row of the chart.
    public struct Bar: Sendable {
        /// What the row is about.
        public var label: String
        /// How many.
        public var value: Int
        /// Out of how many.
        public var total: Int
        /// The page behind the row.
        public var href: String?
        /// What stands beside the bar when it is no share, such as "17 days"; the share when nil.
        public var shown: String?

        /// A row of the chart.
        public init(label: String, value: Int, total: Int, href: String? = nil, shown: String? = nil) {
            self.shown = shown
            self.label = label
            self.value = value
            self.total = total
            self.href = href
        }

        fileprivate var share: Share { Share(value: value, total: total) }
    }

    /// The words around the drawing, in the language of the reader.
    public struct Words: Sendable {
        /// What the chart shows; names the drawing and captions the table.
        public var title: String
        /// Heading of the column of labels.
        public var label: String
        /// Heading of the column of values.
        public var value: String
        /// Heading of the column of totals.
        public var total: String

        /// The words of one chart.
        public init(title: String, label: String, value: String, total: String) {
            self.title = title
            self.label = label
            self.value = value
            self.total = total
        }
    }

    private static let lineHeight = 20
    /// Room for the bar under the label and for the space to the next row.
    private static let barRoom = 32
    /// Characters that leave room for the value beside them in a drawing 288 px wide.
    private static let charactersPerLine = 30

    /// The rows, in the order they are drawn.
    public let bars: [Bar]
    /// The words around the drawing.
    public let words: Words

    /// A chart of `bars`.
    public init(_ bars: [Bar], words: Words) {
        self.bars = bars
        self.words = words
    }

    /// The drawing and its table in one figure.
    public var html: HTML {
        figure(.class("chart")) {
            drawing
            table
        }
    }

    /// The drawing alone.
    public var drawing: HTML {
        var top = 0
        var rows: [HTML] = []
        for bar in bars {
            let lines = OrganisationLayout.wrapped(bar.label, limit: Self.charactersPerLine)
            rows.append(Self.row(bar, lines, top: top))
            top += max(lines.count, 1) * Self.lineHeight + Self.barRoom
        }
        return svg(.class("bar-chart"), .role("img"), .aria("label", words.title), .attr("width", "100%"), .attr("height", top)) {
            titleElement { words.title }
            rows
        }
    }

    private static func row(_ bar: Bar, _ lines: [String], top: Int) -> HTML {
        let track = top + max(lines.count, 1) * lineHeight + 6
        return g {
            for (index, line) in lines.enumerated() {
                textElement(.class("bar-label"), .attr("x", 0), .attr("y", top + index * lineHeight + 16)) { line }
            }
            textElement(.class("bar-value"), .attr("x", "100%"), .attr("y", track - 10), .attr("text-anchor", "end")) {
                bar.shown ?? "\(bar.value)/\(bar.total)"
            }
            rect(.class("bar-track"), .attr("x", 0), .attr("y", track), .attr("width", "100%"), .attr("height", 10), .attr("rx", 5))
            rect(.class("bar-fill"), .attr("x", 0), .attr("y", track), .attr("width", bar.share.width), .attr("height", 10), .attr("rx", 5))
        }
    }

    /// The rows as a table.
    public var table: HTML {
        div(.class("table-wrap"), .tabindex(0), .role("region"), .aria("label", words.title)) {
            Markup.table {
                captionElement { words.title }
                thead {
                    tr {
                        th(.scope("col")) { words.label }
                        th(.class("number"), .scope("col")) { words.value }
                        th(.class("number"), .scope("col")) { words.total }
                        th(.class("number"), .scope("col")) { "%" }
                    }
                }
                tbody {
                    for bar in bars {
                        tr {
                            td { if let href = bar.href { a(.href(href)) { bar.label } } else { bar.label } }
                            td(.class("number")) { "\(bar.value)" }
                            td(.class("number")) { "\(bar.total)" }
                            td(.class("number")) { "\(bar.share.wholePercent)" }
                        }
                    }
                }
            }
        }
    }
}

/// One bar of equal segments, such as the clauses that are alive out of all; the sentence beside it carries the same numbers.
public struct ProgressBar: Sendable {
    /// Above this number segments would be thinner than their gaps, and one bar is drawn instead.
    private static let mostSegments = 48

    private let share: Share
    private let label: String

    /// `value` of `total`; `label` says it in words.
    public init(value: Int, total: Int, label: String) {
        share = Share(value: value, total: total)
        self.label = label
    }

    /// The drawing.
    public var html: HTML {
        svg(.class("progress"), .role("img"), .aria("label", label), .attr("width", "100%"), .attr("height", 14)) {
            titleElement { label }
            if (1...Self.mostSegments).contains(share.total) {
                for index in 0..<share.total {
                    rect(
                        .class(index < share.value ? "segment segment-on" : "segment"), .attr("x", Share(value: index, total: share.total).width),
                        .attr("y", 0),
                        .attr("width", Share(value: 1, total: share.total).width), .attr("height", 14))
                }
            } else {
                rect(.class("segment"), .attr("x", 0), .attr("y", 0), .attr("width", "100%"), .attr("height", 14))
                rect(.class("segment segment-on"), .attr("x", 0), .attr("y", 0), .attr("width", share.width), .attr("height", 14))
            }
        }
    }
}

/// A part of a whole; nothing of nothing is nothing, and a part is never drawn longer than its whole.
struct Share: Equatable {
    let value: Int
    let total: Int

    init(value: Int, total: Int) {
        self.total = max(total, 0)
        self.value = min(max(value, 0), self.total)
    }

    /// Rounded down, so that 100 means all.
    var wholePercent: Int { total == 0 ? 0 : value * 100 / total }

    /// The length for SVG in per cent, to a hundredth.
    var width: String {
        let hundredths = total == 0 ? 0 : value * 10_000 / total
        let rest = hundredths % 100
        return rest == 0 ? "\(hundredths / 100)%" : "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)%"
    }
}
