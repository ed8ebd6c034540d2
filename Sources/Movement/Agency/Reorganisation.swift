internal import Storage
internal import Vietnamese

/// Changing units over time. Nothing is overwritten: a new version or a successor begins, the old one keeps the name of its days.
extension World {
    /// Lets a unit have another name or place from a day on. On the first day of a version this corrects that version.
    func change(_ found: FoundUnit, from day: CivilDate, name: Text? = nil, parent: String? = nil, field: String = "from") throws {
        try requireNewest(found, field: field)
        let old = found.version
        let isMoved = parent != nil && parent != old.parent?.rawValue
        let version = UnitVersion(
            validity: Validity(from: day, to: old.validity.to), name: name ?? old.name, parent: parent.map { Identifier($0) } ?? old.parent,
            position: isMoved ? try nextPosition(under: parent) : old.position)
        if old.validity.from == day {
            try session.execute(
                """
                UPDATE unit_version SET name = \(version.name.vi), name_en = \(version.name.en),
                    folded = \(UnitQueries.folded(version.name, code: found.unit.code)), parent_id = \(version.parent?.rawValue),
                    position = \(version.position)
                WHERE agency_id = \(agency) AND unit_id = \(found.id) AND valid_from = \(day.iso)
                """)
            return
        }
        try session.execute(
            """
            UPDATE unit_version SET valid_to = \(day.iso)
            WHERE agency_id = \(agency) AND unit_id = \(found.id) AND valid_from = \(old.validity.from.iso)
            """)
        try insertVersion(of: found.id, code: found.unit.code, version)
    }

    private func requireNewest(_ found: FoundUnit, field: String) throws {
        let later = try session.row(
            """
            SELECT valid_from FROM unit_version
            WHERE agency_id = \(agency) AND unit_id = \(found.id) AND valid_from > \(found.version.validity.from.iso) ORDER BY valid_from
            """)
        if let later {
            let date = try later.civilDate(0).vietnamese
            throw Refusal.invalid(
                field, "Đơn vị này đã có thay đổi ghi từ ngày \(date); chọn ngày từ đó trở đi.",
                "A change of this unit from \(date) is already recorded; choose that day or a later one.")
        }
    }

    /// Throws when the unit would come to stand under itself.
    func requireNotBelow(_ parent: FoundUnit, _ unit: FoundUnit, on day: CivilDate, field: String) throws {
        let below = try session.row(
            """
            WITH RECURSIVE above (unit_id) AS (
                SELECT unit_id FROM unit WHERE agency_id = \(agency) AND unit_id = \(parent.id)
                UNION
                SELECT v.parent_id FROM unit_version v JOIN above a ON v.unit_id = a.unit_id
                WHERE v.agency_id = \(agency) AND v.parent_id IS NOT NULL AND \(raw: .holds("v", on: day)))
            SELECT unit_id FROM above WHERE unit_id = \(unit.id)
            """)
        if below != nil {
            throw Refusal.invalid(
                field, "Một đơn vị không thể nằm dưới chính nó hoặc đơn vị trực thuộc của nó.",
                "A unit cannot stand under itself or under a unit of its own.")
        }
    }

    /// Notes what became of a unit.
    func link(_ unit: String, to successor: String, _ kind: SuccessorKind, on day: CivilDate, basis: String?) throws {
        // A second change of the same unit on the same day corrects the first.
        try session.execute(
            """
            INSERT INTO unit_successor (agency_id, unit_id, successor_id, kind, effective_on, basis)
            VALUES (\(agency), \(unit), \(successor), \(kind.rawValue), \(day.iso), \(basis ?? ""))
            ON CONFLICT (agency_id, unit_id, successor_id, effective_on) DO UPDATE SET kind = excluded.kind, basis = excluded.basis
            """)
    }

    /// Ends a unit. Its people go to the successor when there is one, and so do ordinary posts; a head's post and posts with roles end, because
    /// they have to be given anew. Units below come to stand under the successor, or under the unit above.
    /// - Parameter destinations: where single people go, by identifier; everybody else goes to the successor.
    func end(
        _ found: FoundUnit, on day: CivilDate, successor: FoundUnit?, destinations: [String: FoundUnit] = [:], field: String = "on"
    ) throws {
        guard found.unit.validity.from < day else {
            throw Refusal.invalid(
                field, "Đơn vị “\(found.name.vi)” mới có từ ngày \(found.unit.validity.from.vietnamese); ngày kết thúc phải sau ngày đó.",
                "The unit “\(found.name.en)” exists from \(found.unit.validity.from.vietnamese); it must end after that day.")
        }
        if let successor { try requireNotBelow(successor, found, on: day, field: field) }
        if try posts("o.unit_id = \(found.id) AND \(raw: .holds("o", on: day))").contains(where: { AgencyPolicy.refusalToTake($0, by: actor) != nil })
        {
            throw Refusal.protectedPost
        }
        for (person, unit) in destinations.sorted(by: { $0.key < $1.key }) { try carry(person: person, from: found, to: unit, on: day) }
        if let successor {
            try carryPosts(from: found, to: successor, on: day)
            try carryMemberships(from: found, to: successor, "m.person_id IS NOT NULL", on: day)
        }
        try endPosts("unit_id = \(found.id)", on: day)
        try endMemberships("unit_id = \(found.id)", on: day)
        try rehome(childrenOf: found, to: successor?.id ?? found.version.parent?.rawValue, on: day)
        try session.execute("DELETE FROM unit_version WHERE agency_id = \(agency) AND unit_id = \(found.id) AND valid_from >= \(day.iso)")
        try session.execute(
            """
            UPDATE unit_version SET valid_to = \(day.iso)
            WHERE agency_id = \(agency) AND unit_id = \(found.id) AND (valid_to IS NULL OR valid_to > \(day.iso))
            """)
        try session.execute("UPDATE unit SET valid_to = \(day.iso) WHERE agency_id = \(agency) AND unit_id = \(found.id)")
    }

    /// Moves one person: the membership goes on in the new unit, posts of the old one end.
    func carry(person: String, from old: FoundUnit, to new: FoundUnit, on day: CivilDate) throws {
        try requireMayTakePosts(of: person, in: old.id, from: day)
        try carryMemberships(from: old, to: new, "m.person_id = \(person)", on: day)
        try endMemberships("unit_id = \(old.id) AND person_id = \(person)", on: day)
        try endHoldings(
            "person_id = \(person) AND post_id IN (SELECT post_id FROM post WHERE agency_id = \(agency) AND unit_id = \(old.id))", on: day)
    }

    private func carryMemberships(from old: FoundUnit, to new: FoundUnit, _ condition: SQL, on day: CivilDate) throws {
        try session.execute(
            """
            INSERT INTO membership (agency_id, person_id, unit_id, valid_from, valid_to)
            SELECT m.agency_id, m.person_id, \(new.id), CASE WHEN m.valid_from > \(day.iso) THEN m.valid_from ELSE \(day.iso) END, m.valid_to
            FROM membership m
            WHERE m.agency_id = \(agency) AND m.unit_id = \(old.id) AND (m.valid_to IS NULL OR m.valid_to > \(day.iso)) AND \(raw: condition)
            AND NOT EXISTS (SELECT 1 FROM membership n WHERE n.agency_id = m.agency_id AND n.person_id = m.person_id AND n.unit_id = \(new.id)
                AND (n.valid_to IS NULL OR n.valid_to > \(day.iso)))
            """)
    }

    private func carryPosts(from old: FoundUnit, to new: FoundUnit, on day: CivilDate) throws {
        let ordinary = try posts("o.unit_id = \(old.id) AND \(raw: .holds("o", on: day))").filter { !$0.isHead && $0.roles.isEmpty }
        for post in ordinary {
            let twin = try ordinaryPost(post.title, in: new.unit, on: day)
            try session.execute(
                """
                INSERT INTO holding (agency_id, person_id, post_id, valid_from, valid_to)
                SELECT h.agency_id, h.person_id, \(twin), CASE WHEN h.valid_from > \(day.iso) THEN h.valid_from ELSE \(day.iso) END, h.valid_to
                FROM holding h
                WHERE h.agency_id = \(agency) AND h.post_id = \(post.id.rawValue) AND (h.valid_to IS NULL OR h.valid_to > \(day.iso))
                AND NOT EXISTS (SELECT 1 FROM holding n WHERE n.agency_id = h.agency_id AND n.person_id = h.person_id AND n.post_id = \(twin)
                    AND (n.valid_to IS NULL OR n.valid_to > \(day.iso)))
                """)
        }
    }

    /// The post of that title without powers, made when the unit has none.
    private func ordinaryPost(_ title: Text, in unit: Unit, on day: CivilDate) throws -> String {
        let same = try posts("o.unit_id = \(unit.id.rawValue) AND o.title = \(title.vi) AND \(raw: .holds("o", on: day))")
        if let post = same.first(where: { !$0.isHead && $0.roles.isEmpty }) { return post.id.rawValue }
        return try createPost(unit: unit, title: title, isHead: false, from: day)
    }

    private func rehome(childrenOf found: FoundUnit, to parent: String?, on day: CivilDate) throws {
        let versions = try session.rows(
            """
            SELECT v.unit_id, u.code, v.valid_from, v.valid_to, v.name, v.name_en, v.position FROM unit_version v
            JOIN unit u ON u.agency_id = v.agency_id AND u.unit_id = v.unit_id
            WHERE v.agency_id = \(agency) AND v.parent_id = \(found.id) AND (v.valid_to IS NULL OR v.valid_to > \(day.iso))
            ORDER BY v.position, v.unit_id, v.valid_from
            """)
        for row in versions {
            let (child, code, validity) = (try row.text(0), try row.text(1), try row.validity(2))
            if validity.from < day {
                try session.execute(
                    """
                    UPDATE unit_version SET valid_to = \(day.iso)
                    WHERE agency_id = \(agency) AND unit_id = \(child) AND valid_from = \(validity.from.iso)
                    """)
                try insertVersion(
                    of: child, code: code,
                    UnitVersion(
                        validity: Validity(from: day, to: validity.to), name: try row.words(4), parent: parent.map { Identifier($0) },
                        position: try nextPosition(under: parent)))
            } else {
                try session.execute(
                    """
                    UPDATE unit_version SET parent_id = \(parent), position = \(try nextPosition(under: parent))
                    WHERE agency_id = \(agency) AND unit_id = \(child) AND valid_from = \(validity.from.iso)
                    """)
            }
        }
    }
}
