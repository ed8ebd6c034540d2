internal import Storage
internal import Vietnamese

/// Spelling of codes. They are folded, so that "SKHĐT", "skhdt" and "SKHDT" are one code, and shorter than an identifier, so that neither is
/// ever taken for the other.
enum AgencyCode {
    static let limit = 24
    /// The code of the unit that is the agency itself.
    static let root = "goc"
    /// Last parts of addresses beside the units' own.
    private static let reserved: Set<String> = ["so-do", "nhap"]

    /// The code of a unit, in lower case; nil when it cannot be one.
    static func unit(_ typed: String) -> String? {
        guard let code = normal(typed, also: "-._"), !reserved.contains(code) else { return nil }
        return code
    }

    /// The code of a person, in upper case; nil when it cannot be one.
    static func person(_ typed: String) -> String? { normal(typed, also: "-._/")?.uppercased() }

    /// The code of a post; it may be longer, because most are made from the unit and the title.
    static func post(_ typed: String) -> String? { normal(typed, also: "-._", limit: 100) }

    private static func normal(_ typed: String, also: String, limit: Int = limit) -> String? {
        let code = Vietnamese.folded(typed).replacing(" ", with: "-")
        let isPlain = code.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || also.utf8.contains($0) }
        return isPlain && (1...limit).contains(code.utf8.count) ? code : nil
    }
}

extension Row {
    /// A date that must be there.
    func civilDate(_ column: Int) throws -> CivilDate {
        guard let date = CivilDate(iso: try text(column)) else { throw StorageError.type("column \(column) is not a date") }
        return date
    }

    /// A date, or nil.
    func civilDateOrNil(_ column: Int) throws -> CivilDate? { try isNull(column) ? nil : civilDate(column) }

    /// Two columns, first day and first day after.
    func validity(_ column: Int) throws -> Validity { Validity(from: try civilDate(column), to: try civilDateOrNil(column + 1)) }

    /// Two columns, Vietnamese and English.
    func words(_ column: Int) throws -> Text { Text(try text(column), try text(column + 1)) }
}

extension SQL {
    /// Whether a dated row, known by its alias, holds on a day.
    static func holds(_ alias: String, on day: CivilDate) -> SQL {
        let table = SQL.unsafe(alias)
        return "\(raw: table).valid_from <= \(day.iso) AND (\(raw: table).valid_to IS NULL OR \(raw: table).valid_to > \(day.iso))"
    }
}

/// A unit as an act finds it: with the version of the day.
struct FoundUnit: Sendable, Hashable {
    let unit: Unit
    let version: UnitVersion

    var id: String { unit.id.rawValue }
    var name: Text { version.name }
    var isRoot: Bool { unit.kind == .agency }
}

/// Finds by identifier or code what a field names. The words of a refusal stand beside that field.
///
/// The code is looked up first and by itself: PostgreSQL answers an OR over two indexes by reading the whole agency when it has no statistics yet.
extension World {
    /// The unit, which must exist on the day.
    func unit(_ reference: String, field: String, on day: CivilDate) throws -> FoundUnit {
        guard
            let row = try session.row(
                """
                SELECT unit_id, code, kind, valid_from, valid_to FROM unit
                WHERE agency_id = \(agency) AND unit_id = COALESCE(
                    (SELECT unit_id FROM unit WHERE agency_id = \(agency) AND code = \(AgencyCode.unit(reference) ?? reference)), \(reference))
                """)
        else {
            throw Refusal.invalid(
                field, "Không có đơn vị nào mang mã “\(reference)”. Xem mã ở trang Tổ chức.",
                "No unit has the code “\(reference)”. Codes are on the page Organisation.")
        }
        let unit = Unit(
            id: Identifier(try row.text(0)), code: try row.text(1), kind: try AgencyQueries.kind(row, 2), validity: try row.validity(3))
        guard unit.validity.contains(day), let version = try version(of: unit.id.rawValue, on: day) else {
            throw Refusal.invalid(
                field, "Đơn vị “\(unit.code)” chỉ có \(unit.validity.words.vi), không có vào ngày \(day.vietnamese).",
                "The unit “\(unit.code)” exists only \(unit.validity.words.en), not on \(day.vietnamese).")
        }
        return FoundUnit(unit: unit, version: version)
    }

    private func version(of unit: String, on day: CivilDate) throws -> UnitVersion? {
        try session.row(
            """
            SELECT v.valid_from, v.valid_to, v.name, v.name_en, v.parent_id, v.position FROM unit_version v
            WHERE v.agency_id = \(agency) AND v.unit_id = \(unit) AND \(raw: .holds("v", on: day))
            """
        ).map(AgencyQueries.version)
    }

    /// The post, with its roles.
    func post(_ reference: String, field: String) throws -> Post {
        let code = AgencyCode.post(reference) ?? reference
        let found = try posts(
            "o.post_id = COALESCE((SELECT c.post_id FROM post c WHERE c.agency_id = \(agency) AND c.code = \(code)), \(reference))"
        ).first
        guard let found else {
            throw Refusal.invalid(
                field, "Không có chức vụ nào mang mã “\(reference)”. Xem mã ở trang của đơn vị.",
                "No post has the code “\(reference)”. Codes are on the page of the unit.")
        }
        return found
    }

    /// The posts that fulfil a condition on `post o`.
    func posts(_ condition: SQL) throws -> [Post] {
        try AgencyQueries.posts(condition, agency: agency, in: session)
    }

    /// The person.
    func person(_ reference: String, field: String) throws -> Person {
        guard
            let row = try session.row(
                """
                SELECT person_id, code, name, email, gender, is_direct, valid_from, valid_to FROM person
                WHERE agency_id = \(agency) AND person_id = COALESCE(
                    (SELECT person_id FROM person WHERE agency_id = \(agency) AND code = \(AgencyCode.person(reference) ?? reference)), \(reference))
                """)
        else {
            throw Refusal.invalid(
                field, "Không có người nào mang mã “\(reference)”. Xem mã ở trang của người đó.",
                "Nobody has the code “\(reference)”. Codes are on the page of the person.")
        }
        return try AgencyQueries.person(row)
    }

    /// The person, who must work here on the day.
    func person(_ reference: String, field: String, on day: CivilDate) throws -> Person {
        let person = try person(reference, field: field)
        guard person.validity.contains(day) else {
            throw Refusal.invalid(
                field, "\(person.name) làm việc ở đây \(person.validity.words.vi), không gồm ngày \(day.vietnamese).",
                "\(person.name) works here \(person.validity.words.en), which does not include \(day.vietnamese).")
        }
        return person
    }
}
