/// A table whose cells are tinted by what they say, such as obligations against units. The number and a mark in each cell say it without colour.
public struct HeatTable: Sendable {
    /// What a cell says at a glance.
    public enum Tone: String, Sendable, CaseIterable {
        /// As it should be.
        case good
        /// Late or wanting.
        case late
        /// Nothing heard.
        case silent
        /// Nothing to measure by.
        case bare

        /// The sign that stands before the number, so that colour is never alone.
        public var mark: String {
            switch self {
            case .good: "✓"
            case .late: "!"
            case .silent: "○"
            case .bare: "–"
            }
        }
    }

    /// One cell.
    public struct Cell: Sendable {
        /// What it says at a glance.
        public var tone: Tone
        /// The number in it; empty when the sign says all.
        public var shown: String
        /// The whole sentence, for those who hear the page or point at the cell.
        public var note: String
        /// The rows behind it.
        public var href: String?

        /// A cell of the table.
        public init(tone: Tone, shown: String, note: String, href: String? = nil) {
            self.tone = tone
            self.shown = shown
            self.note = note
            self.href = href
        }
    }

    /// The heading of a row or a column.
    public struct Heading: Sendable {
        /// What it is called.
        public var label: String
        /// More words, for those who hear the page or point at it.
        public var note: String?
        /// Its page.
        public var href: String?

        /// A heading.
        public init(label: String, note: String? = nil, href: String? = nil) {
            self.label = label
            self.note = note
            self.href = href
        }

        fileprivate var html: HTML {
            guard let href else { return note.map { note in abbr(.attr("title", note)) { label } } ?? .text(label) }
            return a(.href(href), .ifLet(note) { .attr("title", $0) }) { label }
        }
    }

    /// One row.
    public struct Row: Sendable {
        /// What the row is about.
        public var heading: Heading
        /// One cell for each column; nil where the row has nothing to do with the column.
        public var cells: [Cell?]

        /// A row of the table.
        public init(_ heading: Heading, cells: [Cell?]) {
            self.heading = heading
            self.cells = cells
        }
    }

    /// Caption of the table.
    public let title: String
    /// Heading of the column of row headings.
    public let corner: String
    /// The columns.
    public let columns: [Heading]
    /// The rows.
    public let rows: [Row]
    /// What each tone means, in the order of `Tone`.
    public let legend: [(tone: Tone, words: String)]

    /// A table of tinted cells.
    public init(title: String, corner: String, columns: [Heading], rows: [Row], legend: [(tone: Tone, words: String)]) {
        self.title = title
        self.corner = corner
        self.columns = columns
        self.rows = rows
        self.legend = legend
    }

    /// Legend and table in one figure.
    public var html: HTML {
        figure(.class("chart")) {
            ul(.class("heat-legend")) {
                for line in legend {
                    li {
                        span(.class("heat heat-\(line.tone.rawValue)"), .aria("hidden", "true")) { line.tone.mark }
                        " \(line.words)"
                    }
                }
            }
            table
        }
    }

    /// The table alone.
    public var table: HTML {
        div(.class("table-wrap"), .tabindex(0), .role("region"), .aria("label", title)) {
            Markup.table(.class("heat-table")) {
                captionElement { title }
                thead {
                    tr {
                        th(.scope("col")) { corner }
                        for column in columns { th(.class("number"), .scope("col")) { column.html } }
                    }
                }
                tbody {
                    for row in rows {
                        tr {
                            th(.scope("row")) { row.heading.html }
                            for cell in row.cells { Self.html(cell) }
                        }
                    }
                }
            }
        }
    }

    private static func html(_ cell: Cell?) -> HTML {
        guard let cell else { return td(.class("number")) }
        let text = cell.shown.isEmpty ? cell.tone.mark : "\(cell.tone.mark) \(cell.shown)"
        return td(.class("number heat heat-\(cell.tone.rawValue)")) {
            if let href = cell.href {
                a(.href(href), .attr("title", cell.note)) {
                    text
                    span(.class("visually-hidden")) { " \(cell.note)" }
                }
            } else {
                span(.attr("title", cell.note)) { text }
                span(.class("visually-hidden")) { " \(cell.note)" }
            }
        }
    }
}
