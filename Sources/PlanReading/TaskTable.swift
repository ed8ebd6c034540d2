internal import Vietnamese

/// Reads a table whose rows are tasks or criteria.
struct TaskTable {
    private(set) var rows: [Obligation] = []
    /// Whether the rows are criteria to be met, not tasks to be done.
    let isCriteria: Bool
    private static let criteria = Phrases("tiêu chí|tiêu chuẩn|điểm|thang điểm")

    /// Nil when no column of the head names tasks, criteria or the like.
    init?(_ table: Table, damaged: Bool) {
        guard table.rows.count >= 2 else { return nil }
        let restore: ([Token]) -> [Token] = { damaged ? Repair.shared.restored($0).tokens : $0 }
        let head = table.rows[0].map { TaskLines.column(restore($0.flatMap(\.tokens))) }
        guard let task = head.firstIndex(of: .task) else { return nil }
        isCriteria = table.rows[0].contains { Self.criteria.found(in: restore($0.flatMap(\.tokens))) }
        for cells in table.rows.dropFirst() {
            let filled = cells.filter { !$0.isEmpty }
            guard cells.indices.contains(task), let first = cells[task].first, let last = filled.last?.last else { continue }
            let raw = Self.joined(cells[task])
            let words = restore(raw)
            // A group's heading ("I | NHÓM XÃ, PHƯỜNG | 115", "5 | Điểm cộng | 15") is no task.
            if Paragraph(tokens: raw).isCaps || words.count(where: \.isWord) < 3 { continue }
            var obligation = Obligation(
                id: "", kind: .content, text: Tokenizer.text(raw), source: SourceSpan(start: first.start, end: max(first.end, last.end)))
            obligation.targets = DateReader.targets(words)
            obligation.due = DateReader.due(words)
            obligation.assignees = BodyReader(tokens: words).assignees(rolesCount: false)
            for (place, cell) in cells.enumerated() where head.indices.contains(place) && !cell.isEmpty {
                let content = restore(Self.joined(cell))
                switch head[place] {
                case .lead, .help:
                    if let (names, _) = BodyReader(tokens: content).bodies(at: 0, whole: true) { obligation.assignees += names }
                case .time: obligation.due = Self.date(content) ?? obligation.due
                default: break
                }
            }
            obligation.assignees = BodyReader.unique(obligation.assignees)
            rows.append(obligation)
        }
        if rows.isEmpty { return nil }
    }

    private static func joined(_ lines: [Line]) -> [Token] {
        var result: [Token] = []
        for line in lines {
            var tokens = line.tokens
            if !tokens.isEmpty { tokens[0].spaced = true }
            result += tokens
        }
        return result
    }

    private static func date(_ words: [Token]) -> CivilDate? {
        for place in words.indices {
            if let found = DateReader.date(words, at: place) { return found.date }
            if let span = DateReader.span(words, at: place) { return span.to }
        }
        return nil
    }
}
