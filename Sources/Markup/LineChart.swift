/// One value over time, as a line or in steps, with the goal it should reach and the table it is drawn from.
///
/// Places are per cent across and pixels down, so it fits any width without a script while its text keeps its size.
public struct LineChart: Sendable {
    /// One moment.
    public struct Point: Sendable {
        /// When.
        public var label: String
        /// The value on any scale the whole chart shares; nil leaves a gap.
        public var value: Int64?
        /// The value as the reader sees it.
        public var shown: String
        /// The page behind the value.
        public var href: String?

        /// A moment of the chart.
        public init(label: String, value: Int64?, shown: String, href: String? = nil) {
            self.label = label
            self.value = value
            self.shown = shown
            self.href = href
        }
    }

    /// The level to reach, drawn as a dashed line.
    public struct Goal: Sendable {
        /// The level, on the scale of the values.
        public var value: Int64
        /// What it is and how much, in words.
        public var label: String

        /// A level to reach.
        public init(value: Int64, label: String) {
            self.value = value
            self.label = label
        }
    }

    /// How the way from one value to the next is drawn.
    public enum Shape: Sendable {
        /// Straight, for what grows between the moments.
        case line
        /// Level until the next moment, for counts that jump.
        case steps
    }

    /// The words around the drawing, in the language of the reader.
    public struct Words: Sendable {
        /// What the chart shows; names the drawing and captions the table.
        public var title: String
        /// Heading of the column of moments.
        public var label: String
        /// Heading of the column of values.
        public var value: String

        /// The words of one chart.
        public init(title: String, label: String, value: String) {
            self.title = title
            self.label = label
            self.value = value
        }
    }

    private static let top = 30
    private static let bottom = 150
    private static let height = 180
    /// Above this number the dots would hide the line.
    private static let mostDots = 40

    /// The moments, oldest first.
    public let points: [Point]
    /// The words around the drawing.
    public let words: Words
    /// The level to reach.
    public let goal: Goal?
    /// Line or steps.
    public let shape: Shape

    private let low, high: Int64

    /// A chart of `points`, which always shows zero.
    public init(_ points: [Point], words: Words, goal: Goal? = nil, shape: Shape = .line) {
        self.points = points
        self.words = words
        self.goal = goal
        self.shape = shape
        let values = points.compactMap(\.value) + [0] + (goal.map { [$0.value] } ?? [])
        low = values.min() ?? 0
        high = values.max() ?? 0
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
        svg(.class("line-chart"), .role("img"), .aria("label", words.title), .attr("width", "100%"), .attr("height", Self.height)) {
            titleElement { words.title }
            stroke("line-axis", 0, y(0), 1, y(0))
            if let goal {
                stroke("line-goal", 0, y(goal.value), 1, y(goal.value))
                textElement(.class("line-label"), .attr("x", 0), .attr("y", y(goal.value) - 8)) { goal.label }
            }
            strokes
            if points.count <= Self.mostDots { dots }
            ends
        }
    }

    private var strokes: HTML {
        HTML(
            zip(points, points.dropFirst()).enumerated().map { index, pair in
                guard let from = pair.0.value, let to = pair.1.value else { return HTML() }
                guard shape == .steps else { return stroke("line-stroke", index, y(from), index + 1, y(to)) }
                return HTML([
                    stroke("line-stroke", index, y(from), index + 1, y(from)), stroke("line-stroke", index + 1, y(from), index + 1, y(to)),
                ])
            })
    }

    private var dots: HTML {
        HTML(
            points.enumerated().map { index, point in
                guard let value = point.value else { return HTML() }
                return circle(.class("line-dot"), .attr("cx", x(index)), .attr("cy", y(value)), .attr("r", 4)) {
                    titleElement { "\(point.label): \(point.shown)" }
                }
            })
    }

    /// The first and the last moment under the axis, and the last value where it stands.
    private var ends: HTML {
        g {
            if let first = points.first { textElement(.class("line-label"), .attr("x", 0), .attr("y", Self.height - 8)) { first.label } }
            if let last = points.last, points.count > 1 {
                textElement(.class("line-label"), .attr("x", "100%"), .attr("y", Self.height - 8), .attr("text-anchor", "end")) { last.label }
            }
            if let index = points.lastIndex(where: { $0.value != nil }), let value = points[index].value {
                textElement(
                    .class("line-value"), .attr("x", x(index)), .attr("y", y(value) - 10), .attr("text-anchor", index == 0 ? "start" : "end")
                ) { points[index].shown }
            }
        }
    }

    private func stroke(_ name: String, _ from: Int, _ fromY: Int, _ to: Int, _ toY: Int) -> HTML {
        let isAcross = name != "line-stroke"
        return lineElement(
            .class(name), .attr("x1", isAcross ? "0%" : x(from)), .attr("y1", fromY), .attr("x2", isAcross ? "100%" : x(to)), .attr("y2", toY))
    }

    /// The place of a moment across the drawing.
    private func x(_ index: Int) -> String { Share(value: index, total: max(points.count - 1, 1)).width }

    /// The place of a value down the drawing.
    private func y(_ value: Int64) -> Int {
        guard high > low else { return Self.bottom }
        let part = (Double(value) - Double(low)) / (Double(high) - Double(low))
        return Self.bottom - Int((part * Double(Self.bottom - Self.top)).rounded())
    }

    /// The moments as a table.
    public var table: HTML {
        div(.class("table-wrap"), .tabindex(0), .role("region"), .aria("label", words.title)) {
            Markup.table {
                captionElement { words.title }
                thead {
                    tr {
                        th(.scope("col")) { words.label }
                        th(.class("number"), .scope("col")) { words.value }
                    }
                }
                tbody {
                    for point in points {
                        tr {
                            td { if let href = point.href { a(.href(href)) { point.label } } else { point.label } }
                            td(.class("number")) { point.shown }
                        }
                    }
                }
                if let goal { tfoot { tr { td(.attr("colspan", 2)) { goal.label } } } }
            }
        }
    }
}
