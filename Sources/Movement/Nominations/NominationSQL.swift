internal import Law
internal import Storage

/// What exists for a viewer, as a condition on `n`, the nomination: the same rule as `NominationPolicy.sight`, so that lists and counts hide what
/// pages hide. A test holds the two together.
struct SQLCondition {
    let sql: SQL

    init(_ viewer: Actor) {
        guard let person = viewer.person else {
            sql = "1 = 0"
            return
        }
        if viewer.has(.officer, .head) {
            sql = "1 = 1"
            return
        }
        var parts: [SQL] = ["n.person_id = \(person)", "n.drafted_by = \(person)"]
        if !viewer.headedUnits.isEmpty {
            let headed = viewer.headedUnits.sorted()
            parts.append("n.proposer_unit IN \(list: headed)")
            parts.append(
                """
                (n.state NOT IN ('draft', 'not-met', 'withdrawn') AND EXISTS (SELECT 1 FROM nomination_former f WHERE f.agency_id = n.agency_id
                    AND f.nomination_id = n.nomination_id AND f.unit_id IN \(list: headed)))
                """)
        }
        if viewer.has(.legalOfficer) { parts.append("n.state <> 'draft'") }
        if viewer.has(.councilMember, .councilSecretary) { parts.append("n.state IN ('received', 'meets', 'upward', 'not-met')") }
        if viewer.has(.inspector) { parts.append("(n.state IN ('meets', 'upward') AND n.is_suspended = 0)") }
        if !viewer.units.isEmpty {
            parts.append("(n.state NOT IN ('draft', 'not-met', 'withdrawn') AND n.proposer_unit IN \(list: viewer.units.sorted()))")
        }
        sql = "(\(raw: .joined(parts, by: " OR ")))"
    }
}
