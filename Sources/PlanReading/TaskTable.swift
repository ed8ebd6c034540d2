internal import Vietnamese

/// Reads a table whose rows are tasks or criteria.
struct TaskTable {
    private(set) var rows: [Obligation] = []
    /// Whether the rows are criteria to be met, not tasks to be done.
    let isCriteria: Bool
    /// Whether the table has no head and is read by that of the table before it.
    let isContinuation: Bool
    private let head: [TaskLines.Field?]
    private static let criteria = Phrases("tiêu chí|tiêu chuẩn|điểm|thang điểm")
    private static let numbers = Phrases("stt|tt|số tt|số thứ tự")

    /// Nil when no column of the head names tasks, criteria or the like.
    /// - Parameter like: the table before, by whose head a table without one is read when it is as wide.
    init?(_ table: Table, damaged: Bool, like: TaskTable? = nil) {
        let restore: ([Token]) -> [Token] = { damaged ? Repair.shared.restored($0).tokens : $0 }
        // A title or the names of merged columns may stand above the head.
        var first = 0
        var found: [TaskLines.Field?] = []
        for (place, row) in table.rows.prefix(3).enumerated() {
            let fields = row.map { TaskLines.column(restore($0.flatMap(\.tokens))) }
            guard fields.contains(.task), row.count(where: { !$0.isEmpty }) >= 2 || table.rows.count == 1, Self.isHead(row) else { continue }
            (first, found) = (place + 1, fields)
            break
        }
        if found.isEmpty {
            guard let like, let width = table.rows.map(\.count).max(), width == like.head.count else { return nil }
            (found, isContinuation, isCriteria) = (like.head, true, like.isCriteria)
        } else {
            isContinuation = false
            isCriteria = table.rows[first - 1].contains { Self.criteria.found(in: restore($0.flatMap(\.tokens))) }
        }
        head = found
        guard let task = head.firstIndex(of: .task) else { return nil }
        // Merged cells of a second line of the head are no row.
        for cells in table.rows.dropFirst(first) { read(cells, task, restore) }
        if rows.isEmpty { return nil }
    }

    /// The cells of a head are short.
    private static func isHead(_ row: [[Line]]) -> Bool { row.allSatisfy { $0.reduce(0) { $0 + $1.tokens.count } <= 24 } }

    private mutating func read(_ cells: [[Line]], _ task: Int, _ restore: ([Token]) -> [Token]) {
        let filled = cells.filter { !$0.isEmpty }
        guard cells.indices.contains(task), let first = cells[task].first, let last = filled.last?.last else { return }
        let raw = FrontReader.joined(cells[task])
        let words = restore(raw)
        // A group's heading ("I | NHÓM XÃ, PHƯỜNG | 115", "5 | Điểm cộng | 15") is no task.
        if Paragraph(tokens: raw).isCaps || words.count(where: \.isWord) < 3 || isGroup(cells, task, raw) { return }
        var obligation = Obligation(
            id: "", kind: .content, text: Tokenizer.text(raw), source: SourceSpan(start: first.start, end: max(first.end, last.end)))
        obligation.targets = DateReader.targets(words)
        obligation.due = DateReader.due(words)
        obligation.assignees = BodyReader(tokens: words).assignees(rolesCount: false)
        for (place, cell) in cells.enumerated() where head.indices.contains(place) && !cell.isEmpty {
            switch head[place] {
            case .lead, .help: obligation.assignees += Self.bodies(cell, restore)
            case .time: obligation.due = DateReader.ofColumn(restore(FrontReader.joined(cell))) ?? obligation.due
            default: break
            }
        }
        obligation.assignees = BodyReader.unique(obligation.assignees)
        rows.append(obligation)
    }

    /// Whether the row is the heading of those under it: a Roman number or letter, or bold words, and nothing in the columns of who and when;
    /// or one merged cell over the whole width, which some converters write into each.
    private func isGroup(_ cells: [[Line]], _ task: Int, _ raw: [Token]) -> Bool {
        let others = cells.indices.filter { head.indices.contains($0) && $0 != task && (head[$0] == .lead || head[$0] == .help || head[$0] == .time) }
        let texts = cells.map { Tokenizer.text(FrontReader.joined($0)) }
        if cells.count > 2, Set(texts).count == 1 { return true }
        if task > 0, let number = cells[0].first?.tokens.first, others.allSatisfy({ cells[$0].isEmpty || texts[$0] == texts[task] }) {
            let isUpper = MarkerReader.romanValue(number.text) != nil && number.isCaps || number.text.count == 1 && number.isUpper
            if isUpper { return true }
        }
        return !others.isEmpty && others.allSatisfy { cells[$0].isEmpty } && Paragraph(tokens: raw).isBold
    }

    /// The bodies of a cell: one list, or one on each line.
    private static func bodies(_ cell: [Line], _ restore: ([Token]) -> [Token]) -> [String] {
        let whole = restore(FrontReader.joined(cell))
        if let (names, next) = named(whole), cell.count == 1 || next >= whole.count - 1 && !hasInnerHead(cell, restore) { return names }
        var names: [String] = []
        var words: [Token] = []
        // A line that begins a body of its own closes the one before it; others go on with it.
        let dashed = cell.contains { $0.tokens.first?.isMark("-+•*") ?? false }
        for line in cell {
            let more = restore(line.tokens)
            let begins = dashed ? more.first?.isMark("-+•*") ?? false : BodyReader(tokens: more).headLength(at: 0) != nil
            if !words.isEmpty, begins {
                names += named(words)?.names ?? []
                words = []
            }
            words += more
        }
        return names + (named(words)?.names ?? [])
    }

    private static func hasInnerHead(_ cell: [Line], _ restore: ([Token]) -> [Token]) -> Bool {
        cell.dropFirst().contains { line in
            let words = restore(line.tokens)
            return (words.first?.isUpper ?? false) && BodyReader(tokens: words).headLength(at: 0) != nil || words.first?.isMark("-+•*") ?? false
        }
    }

    /// The bodies that words name, after a dash or a label such as "Chủ trì:".
    private static func named(_ words: [Token]) -> (names: [String], next: Int)? {
        let start = words.firstIndex { $0.isWord } ?? 0
        let reader = BodyReader(tokens: words)
        var names: [String] = []
        var place = start
        while place < words.count {
            if let (_, next) = TaskLines.field(words, at: place) { place = next }
            guard let (more, next) = reader.bodies(at: place, whole: true) else { break }
            names += more
            place = next
            while words.indices.contains(place), words[place].isMark(".,;-+") { place += 1 }
        }
        return names.isEmpty ? nil : (names, place)
    }

}
