internal import Storage
internal import Vietnamese

/// Who owns obligations, in the words of a day.
enum OwnerQueries {
    /// Owners by obligation, lead first.
    /// - Parameter condition: on `o`, the obligation.
    static func load(_ condition: SQL, for viewer: Actor, on day: CivilDate, in session: Session) throws -> [String: [Owner]] {
        let rows = try session.rows(
            """
            SELECT a.obligation_id, a.kind, a.target_id, COALESCE(v.name, t.title, p.name), COALESCE(v.name_en, t.title_en, p.name), w.name, w.name_en
            FROM obligation o
            JOIN assignment a ON a.agency_id = o.agency_id AND a.obligation_id = o.obligation_id
            LEFT JOIN unit_version v ON a.kind = 'unit' AND v.agency_id = a.agency_id AND v.unit_id = a.target_id
                AND v.valid_from = \(raw: lastName(of: "a.target_id", on: day))
            LEFT JOIN post t ON a.kind = 'post' AND t.agency_id = a.agency_id AND t.post_id = a.target_id
            LEFT JOIN unit_version w ON w.agency_id = t.agency_id AND w.unit_id = t.unit_id
                AND w.valid_from = \(raw: lastName(of: "t.unit_id", on: day))
            LEFT JOIN person p ON a.kind = 'person' AND p.agency_id = a.agency_id AND p.person_id = a.target_id
            WHERE o.agency_id = \(viewer.agency) AND \(raw: condition) AND o.state IN ('proposed', 'accepted')
            ORDER BY a.obligation_id, a.position
            """)
        var owners: [String: [Owner]] = [:]
        for row in rows {
            guard let kind = OwnerKind(rawValue: try row.text(1)) else { continue }
            let obligation = try row.text(0)
            let isLead = owners[obligation] == nil
            let name = Text(try row.textOrNil(3) ?? "", try row.textOrNil(4) ?? "")
            let unit = try row.textOrNil(5).map { Text($0, try row.textOrNil(6) ?? $0) }
            owners[obligation, default: []].append(owner(kind, try row.text(2), name: name, unit: unit, isLead: isLead, for: viewer))
        }
        return owners
    }

    /// The day from which the name a unit had on a day (or last had before it) holds.
    /// - Parameter unit: the column that holds the unit, in a statement that has the agency in `o`.
    static func lastName(of unit: SQL, on day: CivilDate) -> SQL {
        """
        (SELECT MAX(n.valid_from) FROM unit_version n
         WHERE n.agency_id = o.agency_id AND n.unit_id = \(raw: unit) AND n.valid_from <= \(day.iso))
        """
    }

    /// An owner as the viewer may see it: people are named only to those who see names.
    static func owner(_ kind: OwnerKind, _ id: String, name: Text, unit: Text?, isLead: Bool, for viewer: Actor) -> Owner {
        if kind == .person, !PlanPolicy.maySeeNames(viewer) {
            return Owner(kind: kind, id: nil, label: Text("Cá nhân được giao", "A person assigned"), isLead: isLead)
        }
        guard let unit else { return Owner(kind: kind, id: id, label: name, isLead: isLead) }
        return Owner(kind: kind, id: id, label: Text(full(name.vi, unit.vi), full(name.en, unit.en)), isLead: isLead)
    }

    /// The title of a post with its unit, unless the title names the unit already.
    private static func full(_ title: String, _ unit: String) -> String {
        Vietnamese.folded(title).contains(Vietnamese.folded(unit)) ? title : "\(title) (\(unit))"
    }

    /// Which of these stand in the agency on a day.
    static func holding(_ owners: [OwnerKey], agency: String, on day: CivilDate, in session: Session) throws -> Set<OwnerKey> {
        guard !owners.isEmpty else { return [] }
        func ids(_ kind: OwnerKind) -> [String] { owners.filter { $0.kind == kind }.map(\.id) }
        let rows = try session.rows(
            """
            SELECT 'unit', unit_id FROM unit_version WHERE agency_id = \(agency) AND unit_id IN \(list: ids(.unit))
                AND valid_from <= \(day.iso) AND (valid_to IS NULL OR valid_to > \(day.iso))
            UNION
            SELECT 'post', post_id FROM post WHERE agency_id = \(agency) AND post_id IN \(list: ids(.post))
                AND valid_from <= \(day.iso) AND (valid_to IS NULL OR valid_to > \(day.iso))
            UNION
            SELECT 'person', person_id FROM person WHERE agency_id = \(agency) AND person_id IN \(list: ids(.person))
                AND valid_from <= \(day.iso) AND (valid_to IS NULL OR valid_to > \(day.iso))
            """)
        return Set(
            try rows.compactMap { row in
                guard let kind = OwnerKind(rawValue: try row.text(0)) else { return nil }
                return OwnerKey(kind: kind, id: try row.text(1))
            })
    }
}
