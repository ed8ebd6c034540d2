public import Storage
public import Vietnamese

/// All units of an agency with their names over time and their successors, read in three statements. It answers what a unit was called on a day
/// and what it is now, for as many units as a page shows.
public struct UnitHistory: Sendable {
    /// Units by identifier.
    public let units: [Identifier<Unit>: Unit]
    /// Names and places by unit, oldest first.
    public let versions: [Identifier<Unit>: [UnitVersion]]
    /// Links, oldest first.
    public let links: [UnitSuccessor]
    /// The day that counts as now.
    public let today: CivilDate

    /// Reads the history of one agency.
    public static func load(agency: String, today: CivilDate, in session: Session) throws -> UnitHistory {
        let units = try session.rows("SELECT unit_id, code, kind, valid_from, valid_to FROM unit WHERE agency_id = \(agency)").map { row in
            Unit(id: Identifier(try row.text(0)), code: try row.text(1), kind: try AgencyQueries.kind(row, 2), validity: try row.validity(3))
        }
        var versions: [Identifier<Unit>: [UnitVersion]] = [:]
        let rows = try session.rows(
            """
            SELECT unit_id, valid_from, valid_to, name, name_en, parent_id, position FROM unit_version
            WHERE agency_id = \(agency) ORDER BY unit_id, valid_from
            """)
        for row in rows { versions[Identifier(try row.text(0)), default: []].append(try AgencyQueries.version(row, 1)) }
        let links = try session.rows(
            """
            SELECT unit_id, successor_id, kind, effective_on, basis FROM unit_successor
            WHERE agency_id = \(agency) ORDER BY effective_on, unit_id, successor_id
            """
        ).map { row in
            guard let kind = SuccessorKind(rawValue: try row.text(2)) else { throw StorageError.type("column 2 is not a kind of successor") }
            return UnitSuccessor(
                unit: Identifier(try row.text(0)), successor: Identifier(try row.text(1)), kind: kind, on: try row.civilDate(3),
                basis: try row.text(4))
        }
        return UnitHistory(
            units: Dictionary(uniqueKeysWithValues: units.map { ($0.id, $0) }), versions: versions, links: links, today: today)
    }

    /// The version of a unit on a day, or the one nearest to it; nil for a unit that is not here.
    public func version(of unit: Identifier<Unit>, on day: CivilDate) -> UnitVersion? {
        guard let all = versions[unit], let first = all.first else { return nil }
        return all.last { $0.validity.from <= day } ?? first
    }

    /// A unit under the name of a day, with what it is now; nil for a unit that is not here.
    public func dated(_ unit: Identifier<Unit>, on day: CivilDate) -> DatedName? {
        guard let known = units[unit], let name = version(of: unit, on: day)?.name else { return nil }
        let names = heirs(of: unit).compactMap { version(of: $0, on: today)?.name }
        return DatedName(id: unit, code: known.code, name: name, now: names == [name] || day > today ? [] : names)
    }

    /// A unit as a link under its name of a day.
    public func ref(_ unit: Identifier<Unit>, on day: CivilDate) -> UnitRef? {
        guard let known = units[unit], let name = version(of: unit, on: day)?.name else { return nil }
        return UnitRef(id: unit, code: known.code, name: name)
    }

    /// The unit itself while it exists, else the units that took over from it, as far as they still exist today.
    public func heirs(of unit: Identifier<Unit>) -> [Identifier<Unit>] {
        var found: [Identifier<Unit>] = []
        var seen: Set<Identifier<Unit>> = []
        func follow(_ unit: Identifier<Unit>) {
            guard seen.insert(unit).inserted, let known = units[unit] else { return }
            guard let end = known.validity.to, end <= today else { return found.append(unit) }
            for link in links where link.unit == unit && link.kind.passesOn && link.on == end { follow(link.successor) }
        }
        follow(unit)
        return found
    }

    /// The unit and everything below it on a day.
    public func below(_ unit: Identifier<Unit>, on day: CivilDate) -> Set<Identifier<Unit>> {
        var children: [Identifier<Unit>: [Identifier<Unit>]] = [:]
        for (id, all) in versions {
            if let parent = all.first(where: { $0.validity.contains(day) })?.parent { children[parent, default: []].append(id) }
        }
        var result: Set<Identifier<Unit>> = []
        var open = [unit]
        while let next = open.popLast() {
            if result.insert(next).inserted { open += children[next] ?? [] }
        }
        return result
    }
}
