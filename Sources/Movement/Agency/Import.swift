internal import Synchronization
internal import Vietnamese

/// One column of an import; its header is recognised in both languages, however it is spelt.
public struct ImportColumn: Sendable, Hashable {
    /// Stable name.
    public let key: String
    /// The header of the template and of exports.
    public let title: Text
    /// What belongs in it.
    public let hint: Text
    /// Whether the file must have it.
    public let isRequired: Bool
    let spellings: [String]

    init(_ key: String, _ title: Text, hint: Text, required: Bool = false, also spellings: [String] = []) {
        self.key = key
        self.title = title
        self.hint = hint
        isRequired = required
        self.spellings = ([title.vi, title.en] + spellings).map(Self.bare)
    }

    /// A header without what people add to it: "Đơn vị (mã) *" is "don vi".
    static func bare(_ header: String) -> String {
        let folded = Vietnamese.folded(String(header.prefix { $0 != "(" }))
        return Vietnamese.folded(String(folded.map { $0.isLetter || $0.isNumber ? $0 : " " }))
    }

    /// How the acts declare it.
    var choice: Choice { Choice(key, title) }
}

/// What becomes of one line of a file.
public struct ImportLine: Sendable, Hashable {
    /// What becomes of it.
    public enum Status: String, Sendable, CaseIterable {
        /// Adds somebody or something.
        case new
        /// Is there already, exactly so.
        case unchanged
        /// Is there already and will be changed.
        case changed
        /// Cannot be taken; the whole file waits until it is put right.
        case error
    }

    /// Number of the line in the file, the header being on line 1 unless lines stand above it.
    public let number: Int
    /// What becomes of it.
    public let status: Status
    /// Code on the line.
    public let code: String
    /// Name on the line.
    public let name: String
    /// What will be done, or what is wrong.
    public let notes: [Text]
}

/// What an import would do, line by line. Nothing has been changed yet.
public struct ImportPreview: Sendable, Hashable {
    /// What is wrong with the file as a whole.
    public let problems: [Text]
    /// Headers that mean nothing here; their columns are not read.
    public let ignored: [String]
    /// The lines that hold something, in order.
    public let lines: [ImportLine]
    /// The table in the form the act takes.
    public let rows: [[String]]

    /// How many lines have a status.
    public func count(_ status: ImportLine.Status) -> Int { lines.count { $0.status == status } }

    /// Whether the act would accept the table.
    public var isReady: Bool { problems.isEmpty && !lines.isEmpty && !lines.contains { $0.status == .error } }
}

/// A table as it came from a file, brought into the order of the columns.
struct ImportTable {
    var problems: [Text] = []
    var ignored: [String] = []
    var rows: [[String]] = []

    static let noLines = Text("Dưới dòng tiêu đề không có dòng nào.", "There are no lines under the header.")

    /// - Parameter table: all lines of the sheet; the first that is not blank is the header.
    init(_ table: [[String]], columns: [ImportColumn], limit: Int) {
        let wanted = Text(columns.map(\.title.vi).joined(separator: ", "), columns.map(\.title.en).joined(separator: ", "))
        guard let headerIndex = table.firstIndex(where: { $0.contains { !$0.trimmed.isEmpty } }) else {
            problems = [
                Text("Tệp trống. Dòng đầu ghi tên các cột: \(wanted.vi).", "The file is empty. The first line names the columns: \(wanted.en).")
            ]
            return
        }
        let places = place(columns, in: table[headerIndex])
        guard !places.isEmpty else {
            problems = [
                Text(
                    "Không nhận ra cột nào. Dòng đầu ghi tên các cột: \(wanted.vi).",
                    "No column was recognised. The first line names the columns: \(wanted.en).")
            ]
            return
        }
        for column in columns where column.isRequired && places[column.key] == nil {
            problems.append(Text("Thiếu cột “\(column.title.vi)”.", "The column “\(column.title.en)” is missing."))
        }
        let data = table[(headerIndex + 1)...]
        if data.count > limit {
            problems.append(
                Text(
                    "Tệp có \(data.count) dòng; mỗi lần nhập nhiều nhất \(limit) dòng.",
                    "The file has \(data.count) lines; at most \(limit) at a time."))
        }
        guard problems.isEmpty else { return }
        // Blank lines above the header are kept, so that the numbers of lines stay those of the file.
        rows = Array(repeating: columns.map { _ in "" }, count: headerIndex)
        rows += data.map { line in columns.map { column in places[column.key].flatMap { $0 < line.count ? line[$0].trimmed : nil } ?? "" } }
    }

    private mutating func place(_ columns: [ImportColumn], in header: [String]) -> [String: Int] {
        var places: [String: Int] = [:]
        for (index, title) in header.enumerated() where !title.trimmed.isEmpty {
            guard let column = columns.first(where: { $0.spellings.contains(ImportColumn.bare(title)) }) else {
                ignored.append(title.trimmed)
                continue
            }
            if places.updateValue(index, forKey: column.key) != nil {
                problems.append(Text("Có hai cột “\(column.title.vi)”.", "There are two columns “\(column.title.en)”."))
            }
        }
        return places
    }
}

/// The words of cells.
enum ImportCell {
    static let yes: Set<String> = ["co", "x", "1", "yes", "true", "dung", "y"]
    static let no: Set<String> = ["khong", "0", "no", "false", "sai", "n"]

    /// Yes, no, or nil for an empty cell.
    static func flag(_ cell: String, _ title: Text) throws(FieldFailure) -> Bool? {
        let word = Vietnamese.folded(cell)
        if word.isEmpty { return nil }
        if yes.contains(word) { return true }
        if no.contains(word) { return false }
        throw FieldFailure("Cột “\(title.vi)” ghi “có” hoặc “không”.", "The column “\(title.en)” says “yes” or “no”.")
    }

    static func words(_ value: Bool) -> Text { value ? Text("có", "yes") : Text("không", "no") }
}

/// How far a running import is. Kept only in this process and only for tickets somebody asked for: the page of the import looks here.
public enum ImportProgress {
    /// How far.
    public struct State: Sendable, Hashable {
        /// Lines written.
        public let done: Int
        /// Lines in all.
        public let total: Int
    }

    private static let states = Mutex<[String: State]>([:])
    private static let limit = 1000

    /// Begins to keep the progress of a ticket. Tickets are the caller's own secrets.
    public static func open(_ ticket: String) {
        states.withLock { states in
            if states.count < limit { states[ticket] = State(done: 0, total: 0) }
        }
    }

    /// How far the import with that ticket is; nil when nobody opened it.
    public static func state(_ ticket: String) -> State? { states.withLock { $0[ticket] } }

    /// Forgets a ticket.
    public static func close(_ ticket: String) { states.withLock { _ = $0.removeValue(forKey: ticket) } }

    static func report(_ ticket: String?, done: Int, total: Int) {
        guard let ticket else { return }
        states.withLock { states in
            if states[ticket] != nil { states[ticket] = State(done: done, total: total) }
        }
    }
}
