internal import Movement
public import Storage
internal import Vietnamese

/// Two small agencies in which every role is held alone by one person, so that a test sees what that role and nothing else allows.
///
/// Everything is entered by SQL, so that acts can be tested with it. It stands at noon on 3 March 2025 in Vietnam.
public struct TestWorld: Sendable {
    /// Identifier of the agency that tests look at.
    public static let agency = "agency-a"
    /// Identifier of the other agency.
    public static let otherAgency = "agency-b"
    /// Password of every account, for those who set it through links.
    public static let password = "con trâu ăn cỏ bờ đê"

    /// Keys of everyone who may act: the visitor, one person per role, one without any role, the console, someone who holds every role, in the
    /// other agency, and somebody outside who takes part without an account.
    public static let actors = ["visitor"] + people + ["operator", "stranger", guest]
    /// Key and identifier of the guest, K-1, who has agreed to everything.
    public static let guest = "guest"
    /// Keys of the people with an account: the raw value of their only role, and "nobody". Also the identifiers of person, account and post.
    public static let people = Role.allCases.map(\.rawValue) + ["nobody"]
    /// Somebody in the reading division who has no account.
    public static let reader = "reader"

    /// The units: key (also identifier and, but for the root, code), name, and the unit above. In the other agency "b-" stands before each.
    static let units: [(key: String, name: String, parent: String?)] = [
        ("root", "Sở Thử nghiệm", nil), ("leadership", "Ban Giám đốc", "root"), ("office", "Văn phòng", "root"),
        ("reading", "Phòng Bạn đọc", "root"), ("desk", "Tổ Quầy", "reading"),
    ]

    /// The database.
    public let database: Database

    /// Builds the world in a new database on one engine.
    public static func with(_ engine: Engine, _ body: (TestWorld) async throws -> Void) async throws {
        try await TestDatabases.withDatabase(engine, migrations: Schema.migrations) { database in
            try await database.write { session in
                try furnish(agency, in: session)
                for key in people { try enter(key, in: agency, session) }
                try enter(reader, hasAccount: false, in: agency, session)
                try join(reader, "reading", in: agency, session)
                try enterGuest(session)
                try furnish(otherAgency, in: session)
                try enterStranger(session)
            }
            try await body(TestWorld(database: database))
        }
    }
}

extension TestWorld {
    /// The identifier of a unit or post in an agency: none is the same in both.
    private static func mark(_ key: String, in agency: String) -> String { agency == otherAgency ? "b-" + key : key }

    private static func furnish(_ agency: String, in session: Session) throws {
        try session.execute(
            """
            INSERT INTO agency (agency_id, slug, name, name_en, short_name, valid_from)
            VALUES (\(agency), \(agency), 'Sở Thử nghiệm', 'Test Department', 'STN', '2020-01-01')
            """)
        for (position, unit) in units.enumerated() {
            let (id, parent) = (mark(unit.key, in: agency), unit.parent.map { mark($0, in: agency) })
            let (code, kind) = parent == nil ? ("goc", "agency") : (id, "division")
            try session.execute(
                "INSERT INTO unit (agency_id, unit_id, code, kind, valid_from) VALUES (\(agency), \(id), \(code), \(kind), '2020-01-01')")
            try session.execute(
                """
                INSERT INTO unit_version (agency_id, unit_id, valid_from, name, name_en, folded, parent_id, position)
                VALUES (\(agency), \(id), '2020-01-01', \(unit.name), \(unit.name), \(Vietnamese.folded(unit.name)), \(parent), \(position))
                """)
        }
        for role in Role.allCases where role != .staff {
            let (key, isHead) = (mark(role.rawValue, in: agency), role == .head || role == .unitHead)
            let unit = mark(role == .head ? "leadership" : role == .unitHead ? "reading" : "office", in: agency)
            try session.execute(
                """
                INSERT INTO post (agency_id, post_id, unit_id, code, title, title_en, is_head, position, valid_from)
                VALUES (\(agency), \(key), \(unit), \(key), \(role.label.vi), \(role.label.en), \(isHead), 1, '2020-01-01')
                """)
            try session.execute("INSERT INTO post_role (agency_id, post_id, role) VALUES (\(agency), \(key), \(role.rawValue))")
        }
    }

    private static func enter(_ key: String, hasAccount: Bool = true, in agency: String, _ session: Session) throws {
        let name = "Người \(key)"
        try session.execute(
            """
            INSERT INTO person (agency_id, person_id, code, name, name_key, folded, is_direct, valid_from)
            VALUES (\(agency), \(key), \("CB-" + key.uppercased()), \(name), \(Vietnamese.nameKey(name)), \(Vietnamese.folded(name)), 0, '2020-01-01')
            """)
        if hasAccount {
            try session.execute(
                """
                INSERT INTO account (agency_id, account_id, person_id, login, totp_step, created_at)
                VALUES (\(agency), \(key), \(key), \(key.lowercased()), 0, 0)
                """)
        }
        switch Role(rawValue: key) {
        case .staff: try join(key, "reading", in: agency, session)
        case .some: try hold(key, post: key, in: agency, session)
        case nil: break
        }
    }

    private static func enterGuest(_ session: Session) throws {
        try session.execute(
            """
            INSERT INTO guest (agency_id, guest_id, number, kind, name, channel, contact, contact_hash, is_inside, place, created_at, created_by,
                               proved_at)
            VALUES (\(agency), \(guest), 1, 'citizen', 'Bà Khách', 'email', 'khach@example.vn', \([UInt8](repeating: 1, count: 32)), 1,
                    'Xã Ven Sông', 0, 'public', 0)
            """)
        for purpose in ConsentPurpose.allCases {
            try session.execute(
                """
                INSERT INTO consent (agency_id, guest_id, purpose, given_at, heard_by, wording)
                VALUES (\(agency), \(guest), \(purpose.rawValue), 0, '', \(purpose.wording.vi))
                """)
        }
    }

    private static func enterStranger(_ session: Session) throws {
        try enter("stranger", in: otherAgency, session)
        for role in Role.allCases where role != .staff { try hold("stranger", post: mark(role.rawValue, in: otherAgency), in: otherAgency, session) }
        try join("stranger", mark("reading", in: otherAgency), in: otherAgency, session)
    }

    private static func hold(_ person: String, post: String, in agency: String, _ session: Session) throws {
        try session.execute(
            "INSERT INTO holding (agency_id, person_id, post_id, valid_from) VALUES (\(agency), \(person), \(post), '2020-01-01')")
    }

    private static func join(_ person: String, _ unit: String, in agency: String, _ session: Session) throws {
        try session.execute(
            "INSERT INTO membership (agency_id, person_id, unit_id, valid_from) VALUES (\(agency), \(person), \(unit), '2020-01-01')")
    }
}
