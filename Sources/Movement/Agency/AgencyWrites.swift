internal import Storage
internal import Vietnamese

/// Writing what the organisation consists of. The acts of this subject call these, and so does the first setup; whoever calls has asked the policy.
extension World {
    /// Creates the agency this world acts in, with its root unit.
    /// - Returns: identifier of the root unit.
    func createAgency(name: Text, shortName: String, slug: String, parent: String? = nil, from: CivilDate) throws -> String {
        let slug = Vietnamese.slug(slug)
        guard !slug.isEmpty else {
            throw Refusal.invalid("slug", "Tên địa chỉ cần chữ cái hoặc chữ số.", "The address name needs letters or digits.")
        }
        guard try session.row("SELECT slug FROM agency WHERE agency_id = \(agency) OR slug = \(slug)") == nil else {
            throw Refusal.conflict(
                "agency.exists",
                Text("Đã có cơ quan này, hoặc có cơ quan mang địa chỉ “\(slug)”.", "This agency, or one at the address “\(slug)”, is already here."),
                next: Text("Chọn tên địa chỉ khác.", "Choose another address name."))
        }
        try session.execute(
            """
            INSERT INTO agency (agency_id, parent_id, slug, name, name_en, short_name, valid_from, valid_to)
            VALUES (\(agency), \(parent), \(slug), \(name.vi), \(name.en), \(shortName), \(from.iso), NULL)
            """)
        return try createUnit(name: name, code: AgencyCode.root, kind: .agency, parent: nil, from: from)
    }

    /// Creates a unit under another.
    /// - Returns: its identifier.
    func createUnit(name: Text, code typed: String, kind: UnitKind, parent: String?, from: CivilDate) throws -> String {
        guard let code = AgencyCode.unit(typed) else { throw Refusal.badCode("code") }
        guard try session.row("SELECT code FROM unit WHERE agency_id = \(agency) AND code = \(code)") == nil else {
            throw Refusal.invalid("code", "Mã “\(code)” đã dùng cho đơn vị khác.", "The code “\(code)” belongs to another unit.")
        }
        let id = newID()
        try session.execute(
            """
            INSERT INTO unit (agency_id, unit_id, code, kind, valid_from, valid_to)
            VALUES (\(agency), \(id), \(code), \(kind.rawValue), \(from.iso), NULL)
            """)
        let position = try nextPosition(under: parent)
        try insertVersion(
            of: id, code: code, UnitVersion(validity: Validity(from: from), name: name, parent: parent.map { Identifier($0) }, position: position))
        return id
    }

    func nextPosition(under parent: String?) throws -> Int {
        guard let parent else { return 0 }
        return try session.row("SELECT COALESCE(MAX(position), 0) + 1 FROM unit_version WHERE agency_id = \(agency) AND parent_id = \(parent)")?
            .int(0) ?? 1
    }

    func insertVersion(of unit: String, code: String, _ version: UnitVersion) throws {
        try session.execute(
            """
            INSERT INTO unit_version (agency_id, unit_id, valid_from, valid_to, name, name_en, folded, parent_id, position)
            VALUES (\(agency), \(unit), \(version.validity.from.iso), \(version.validity.to?.iso), \(version.name.vi), \(version.name.en),
                    \(UnitQueries.folded(version.name, code: code)), \(version.parent?.rawValue), \(version.position))
            """)
    }

    /// Creates a post. A head of a unit always has the role that goes with it.
    /// - Parameter code: made from the unit and the title when nil.
    /// - Returns: its identifier.
    func createPost(unit: Unit, title: Text, code typed: String? = nil, isHead: Bool, roles: Set<Role> = [], from: CivilDate) throws -> String {
        let made = "\(unit.code).\(Vietnamese.slug(title.vi).prefix(60))"
        guard let code = try typed.map(AgencyCode.post) ?? freePostCode(made) else { throw Refusal.badCode("code") }
        guard try session.row("SELECT code FROM post WHERE agency_id = \(agency) AND code = \(code)") == nil else {
            throw Refusal.invalid("code", "Mã “\(code)” đã dùng cho chức vụ khác.", "The code “\(code)” belongs to another post.")
        }
        let id = newID()
        try session.execute(
            """
            INSERT INTO post (agency_id, post_id, unit_id, code, title, title_en, is_head, position, valid_from, valid_to)
            VALUES (\(agency), \(id), \(unit.id.rawValue), \(code), \(title.vi), \(title.en), \(isHead),
                    (SELECT COALESCE(MAX(position), 0) + 1 FROM post WHERE agency_id = \(agency) AND unit_id = \(unit.id.rawValue)),
                    \(from.iso), NULL)
            """)
        try setRoles(roles.union(isHead && !roles.contains(.head) ? [.unitHead] : []), of: id)
        return id
    }

    func setRoles(_ roles: Set<Role>, of post: String) throws {
        try session.execute("DELETE FROM post_role WHERE agency_id = \(agency) AND post_id = \(post)")
        for role in roles.map(\.rawValue).sorted() {
            try session.execute("INSERT INTO post_role (agency_id, post_id, role) VALUES (\(agency), \(post), \(role))")
        }
    }

    /// The code itself, or with the first number that makes it new.
    private func freePostCode(_ wanted: String) throws -> String {
        let taken = Set(
            try session.rows("SELECT code FROM post WHERE agency_id = \(agency) AND (code = \(wanted) OR code LIKE \(wanted + ".%"))").map {
                try $0.text(0)
            })
        var code = wanted
        var number = 2
        while taken.contains(code) {
            code = "\(wanted).\(number)"
            number += 1
        }
        return code
    }

    /// Creates a person, who belongs to no unit yet.
    /// - Returns: identifier.
    func createPerson(
        name: String, code typed: String, email: String? = nil, gender: Gender? = nil, isDirect: Bool, from: CivilDate
    ) throws -> String {
        guard let code = AgencyCode.person(typed) else { throw Refusal.badCode("code") }
        try requireFreePersonCode(code, except: nil)
        let id = newID()
        try session.execute(
            """
            INSERT INTO person (agency_id, person_id, code, name, name_key, folded, email, gender, is_direct, valid_from, valid_to)
            VALUES (\(agency), \(id), \(code), \(name), \(Vietnamese.nameKey(name)), \(Vietnamese.folded(name)), \(email), \(gender?.rawValue),
                    \(isDirect), \(from.iso), NULL)
            """)
        return id
    }

    func requireFreePersonCode(_ code: String, except person: String?) throws {
        guard
            try session.row("SELECT code FROM person WHERE agency_id = \(agency) AND code = \(code) AND person_id <> \(person ?? "")") == nil
        else { throw Refusal.invalid("code", "Mã “\(code)” đã dùng cho người khác.", "The code “\(code)” belongs to somebody else.") }
    }

    /// Gives a post to a person from a day on.
    func hold(person: String, post: String, from: CivilDate, field: String = "from") throws {
        let held = try session.row(
            """
            SELECT valid_from FROM holding WHERE agency_id = \(agency) AND person_id = \(person) AND post_id = \(post)
            AND (valid_to IS NULL OR valid_to > \(from.iso)) ORDER BY valid_from
            """)
        if let held {
            let since = try held.civilDate(0).vietnamese
            throw Refusal.invalid(
                field, "Người này đã được giao chức vụ đó từ ngày \(since); hai lần giữ không được chồng lên nhau.",
                "This person was given that post from \(since); two terms of the same post may not overlap.")
        }
        try session.execute(
            """
            INSERT INTO holding (agency_id, person_id, post_id, valid_from, valid_to) VALUES (\(agency), \(person), \(post), \(from.iso), NULL)
            """)
    }

    /// Makes a person a member of a unit from a day on.
    func join(person: String, unit: String, from: CivilDate, field: String = "from") throws {
        let joined = try session.row(
            """
            SELECT valid_from FROM membership WHERE agency_id = \(agency) AND person_id = \(person) AND unit_id = \(unit)
            AND (valid_to IS NULL OR valid_to > \(from.iso)) ORDER BY valid_from
            """)
        if let joined {
            let since = try joined.civilDate(0).vietnamese
            throw Refusal.invalid(
                field, "Người này đã thuộc đơn vị đó từ ngày \(since).", "This person has belonged to that unit since \(since).")
        }
        try session.execute(
            """
            INSERT INTO membership (agency_id, person_id, unit_id, valid_from, valid_to) VALUES (\(agency), \(person), \(unit), \(from.iso), NULL)
            """)
    }

    /// Ends the holdings that fulfil a condition: those that would begin later never happen.
    /// - Returns: how many were touched.
    @discardableResult
    func endHoldings(_ condition: SQL, on day: CivilDate) throws -> Int {
        try end("holding", condition, on: day)
    }

    /// Ends the memberships that fulfil a condition.
    /// - Returns: how many were touched.
    @discardableResult
    func endMemberships(_ condition: SQL, on day: CivilDate) throws -> Int {
        try end("membership", condition, on: day)
    }

    /// Ends one holding or membership that an act names; it must be open on the day and have begun by then.
    func endOpen(_ table: SQL, _ condition: SQL, on day: CivilDate) throws {
        let open = try session.row(
            """
            SELECT valid_from FROM \(raw: table) WHERE agency_id = \(agency) AND \(raw: condition)
            AND (valid_to IS NULL OR valid_to > \(day.iso)) ORDER BY valid_from
            """)
        guard let from = try open?.civilDate(0) else {
            throw Refusal.invalid(
                "on", "Vào ngày \(day.vietnamese) việc này không còn hoặc chưa có; xem lại người và ngày.",
                "This does not hold on \(day.vietnamese); check the person and the day.")
        }
        try requireOrder(Validity(from: from), end: day)
        try end(table, condition, on: day)
    }

    /// Throws unless something that holds for these days can end on that day.
    func requireOrder(_ validity: Validity, end day: CivilDate) throws {
        if day < validity.from {
            throw Refusal.invalid(
                "on", "Ngày kết thúc \(day.vietnamese) sớm hơn ngày bắt đầu \(validity.from.vietnamese).",
                "The end, \(day.vietnamese), is before the beginning, \(validity.from.vietnamese).")
        }
        if let to = validity.to, to <= day {
            throw Refusal.invalid("on", "Đã kết thúc từ ngày \(to.vietnamese).", "It has already ended on \(to.vietnamese).")
        }
    }

    /// Throws when the person holds a post on or after the day that the actor may not take from them.
    /// - Parameter unit: only posts of this unit; nil for all.
    func requireMayTakePosts(of person: String, in unit: String? = nil, from day: CivilDate) throws {
        let held = try posts(
            """
            o.unit_id = COALESCE(\(unit), o.unit_id) AND o.post_id IN (SELECT h.post_id FROM holding h
                WHERE h.agency_id = \(agency) AND h.person_id = \(person) AND (h.valid_to IS NULL OR h.valid_to > \(day.iso)))
            """)
        if let refusal = held.lazy.compactMap({ AgencyPolicy.refusalToTake($0, by: self.actor) }).first { throw refusal }
    }

    @discardableResult
    private func end(_ table: SQL, _ condition: SQL, on day: CivilDate) throws -> Int {
        let dropped = try session.execute(
            "DELETE FROM \(raw: table) WHERE agency_id = \(agency) AND valid_from >= \(day.iso) AND \(raw: condition)")
        let ended = try session.execute(
            """
            UPDATE \(raw: table) SET valid_to = \(day.iso)
            WHERE agency_id = \(agency) AND (valid_to IS NULL OR valid_to > \(day.iso)) AND \(raw: condition)
            """)
        return dropped + ended
    }

    /// Ends the posts that fulfil a condition, and everybody's hold on them.
    func endPosts(_ condition: SQL, on day: CivilDate) throws {
        try endHoldings("post_id IN (SELECT post_id FROM post WHERE agency_id = \(agency) AND \(raw: condition))", on: day)
        try session.execute(
            """
            UPDATE post SET valid_to = CASE WHEN valid_from > \(day.iso) THEN valid_from ELSE \(day.iso) END
            WHERE agency_id = \(agency) AND (valid_to IS NULL OR valid_to > \(day.iso)) AND \(raw: condition)
            """)
    }
}

extension Refusal {
    static func badCode(_ field: String) -> Refusal {
        invalid(
            field, "Mã gồm chữ cái không dấu, chữ số, dấu chấm hoặc gạch nối, nhiều nhất \(AgencyCode.limit) ký tự.",
            "A code has letters without diacritics, digits, dots or hyphens, at most \(AgencyCode.limit) characters.")
    }
}
