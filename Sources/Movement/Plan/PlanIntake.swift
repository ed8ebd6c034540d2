internal import PlanReading
internal import Storage
internal import Vietnamese

/// Takes the text of a plan in: keeps it as a version, reads it, and brings the obligations in line with what was read.
enum PlanIntake {
    /// Distance between neighbouring positions, so that parts of a split find room.
    static let step = 1024

    /// What taking in a version changed.
    struct Changes: Sendable {
        /// Obligations that stand in the plan now.
        var live = 0
        /// New ones.
        var new = 0
        /// Whose words or place changed and that must be accepted again.
        var changed = 0
        /// No longer in the text.
        var withdrawn = 0
        /// Paths of the clauses that read otherwise than before; only for a plan that had been launched.
        var clauses: [String] = []
    }

    /// Keeps a text with its hash and reading as one version of a plan.
    static func store(_ text: String, _ document: PlanDocument, number: Int, note: String, plan: String, in world: World) throws {
        let sections = PlanSections.find(in: PlanText(text), obligations: document.obligations)
        try world.session.execute(
            """
            INSERT INTO plan_version (agency_id, plan_id, number, source_hash, source, document, sections, note, created_at, created_by)
            VALUES (\(world.agency), \(plan), \(number), \(PlanText.hash(text)), \(text), \(document.json()), \(StoredJSON.text(sections)), \(note),
                    \(world.now.milliseconds), \(world.actor.recordName))
            """)
    }

    /// Brings the obligations of a plan in line with a new reading.
    ///
    /// What people decided stays wherever the reader reads the same as before, even when they corrected, split, joined or removed it since. Where
    /// the words or the place changed, the obligation keeps its identity, owners and history, but must be accepted again.
    static func reconcile(_ document: PlanDocument, plan: String, in world: World) throws -> Changes {
        let old = try PlanStore.obligations(of: plan, in: world).filter { $0.state != .withdrawn }
        var matcher = ReadingMatcher(old: old)
        let matches = matcher.match(document.obligations)
        let bodies = try OwnerMatcher.load(in: world)

        // Out of the way of the unique index on clauses while they change places.
        try ObligationPast.keep("o.plan_id = \(plan)", in: world)
        try world.session.execute("UPDATE obligation SET state = 'withdrawn' WHERE agency_id = \(world.agency) AND plan_id = \(plan)")
        var changes = Changes()
        var rows: [ObligationRow] = []
        var taken: Set<String> = []
        for match in matches {
            for row in match.rows(plan: plan, newID: world.newID) {
                var row = row
                if row.state.isLive { row.clause = free(row.clause, taken: &taken) }
                rows.append(row)
            }
        }
        for added in old where added.readClause == nil {
            var row = added
            if row.state.isLive { row.clause = free(row.clause, taken: &taken) }
            rows.insert(row, at: place(of: row.clause, in: rows))
        }
        let known = Set(old.map(\.id))
        for (index, row) in rows.enumerated() {
            var row = row
            row.position = (index + 1) * step
            if known.contains(row.id) {
                try PlanStore.update(row, in: world)
            } else {
                try PlanStore.insert(row, in: world)
                try PlanStore.setOwners(bodies.owners(named: row.named), of: row.id, in: world)
                changes.new += 1
            }
        }
        changes.live = rows.count { $0.state.isLive }
        changes.changed = matches.count { $0.isChanged }
        changes.withdrawn = old.count { row in row.state.isLive && !rows.contains { $0.id == row.id } }
        return changes
    }

    /// The clause path, or the next free one under it.
    private static func free(_ clause: String, taken: inout Set<String>) -> String {
        let candidates = [clause] + ClausePath.children(of: clause)
        let chosen = candidates.first { !taken.contains($0) } ?? clause
        taken.insert(chosen)
        return chosen
    }

    /// Where a clause belongs among others: after the last one that comes before it.
    static func place(of clause: String, in rows: [ObligationRow]) -> Int {
        guard let path = ClausePath(clause) else { return rows.count }
        let before = rows.lastIndex { row in row.state.isLive && (ClausePath(row.clause).map { $0 < path } ?? false) }
        return before.map { $0 + 1 } ?? 0
    }
}

/// One obligation of a new reading together with the stored ones it continues.
struct ReadingMatch: Sendable {
    let reading: Obligation
    /// Several when it was split or joined by hand since.
    let old: [ObligationRow]
    /// Whether clause and text read as before.
    let isSame: Bool

    var isChanged: Bool { !old.isEmpty && !isSame && old.contains { $0.state.isLive } }

    /// The rows that carry the reading on.
    func rows(plan: String, newID: () -> String) -> [ObligationRow] {
        guard let first = old.first else { return [fresh(id: newID(), plan: plan)] }
        if isSame {
            return old.map { row in
                var row = row
                // Text before it may have grown or shrunk; parts of a split share the place of the whole.
                row.source = reading.source
                row.readClause = reading.id
                row.readText = reading.text
                return row
            }
        }
        var row = fresh(id: first.id, plan: plan)
        row.due = reading.due ?? first.due
        return [row]
    }

    private func fresh(id: String, plan: String) -> ObligationRow {
        ObligationRow(
            id: id, plan: plan, clause: reading.id, position: 0, kind: reading.kind, text: reading.text, named: reading.assignees,
            source: reading.source, due: reading.due, state: .proposed, readClause: reading.id, readText: reading.text)
    }
}

/// Finds, for each obligation of a new reading, the stored ones that come from the same words.
struct ReadingMatcher {
    private var open: [ObligationRow]

    init(old: [ObligationRow]) { open = old.filter { $0.readClause != nil } }

    /// From the surest sign to the weakest: same clause and text, same text elsewhere, same clause with mostly the same words.
    mutating func match(_ readings: [Obligation]) -> [ReadingMatch] {
        var found: [Int: ReadingMatch] = [:]
        for (index, reading) in readings.enumerated() {
            let text = PlanText.normal(reading.text)
            let same = take { $0.readClause == reading.id && PlanText.normal($0.readText ?? "") == text }
            if !same.isEmpty { found[index] = ReadingMatch(reading: reading, old: same, isSame: true) }
        }
        for (index, reading) in readings.enumerated() where found[index] == nil {
            let text = PlanText.normal(reading.text)
            let moved = takeOne { PlanText.normal($0.readText ?? "") == text }
            if !moved.isEmpty { found[index] = ReadingMatch(reading: reading, old: moved, isSame: false) }
        }
        for (index, reading) in readings.enumerated() where found[index] == nil {
            let alike = takeOne { $0.readClause == reading.id && PlanText.likeness($0.readText ?? "", reading.text) >= 0.5 }
            if !alike.isEmpty { found[index] = ReadingMatch(reading: reading, old: alike, isSame: false) }
        }
        return readings.enumerated().map { found[$0.offset] ?? ReadingMatch(reading: $0.element, old: [], isSame: false) }
    }

    private mutating func take(_ condition: (ObligationRow) -> Bool) -> [ObligationRow] {
        let taken = open.filter(condition)
        open.removeAll(where: condition)
        return taken
    }

    /// Takes the first live one only: what was split or joined by hand is not carried over to other words.
    private mutating func takeOne(_ condition: (ObligationRow) -> Bool) -> [ObligationRow] {
        guard let index = open.firstIndex(where: { $0.state.isLive && condition($0) }) else { return [] }
        return [open.remove(at: index)]
    }
}
