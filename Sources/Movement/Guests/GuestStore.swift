internal import Storage
internal import Vietnamese

/// A guest as acts find them.
struct GuestRow: Sendable {
    let id: String
    let number: Int
    let channel: String

    /// How a guest is called wherever the name must not stand, above all in the record.
    var reference: String { GuestStore.reference(number) }
}

/// Reads and writes guests inside an act.
enum GuestStore {
    static func reference(_ number: Int) -> String { "K-\(number)" }

    /// The guest as one who acts; nil after erasure. The name is the number: what acts say of a guest stands in the record for ever. Whoever has taken
    /// back the consent to take part still sees, corrects and erases what is kept, and nothing else.
    static func actor(_ guest: String, agency: String, in session: Session) throws -> Actor? {
        try session.row(
            """
            SELECT g.number, (SELECT COUNT(*) FROM consent c WHERE c.agency_id = g.agency_id AND c.guest_id = g.guest_id AND c.purpose = 'part'
                AND c.withdrawn_at IS NULL) FROM guest g
            WHERE g.agency_id = \(agency) AND g.guest_id = \(guest) AND g.proved_at IS NOT NULL AND g.erased_at IS NULL
            """
        ).map { row in
            Actor(
                agency: agency, identity: .guest(id: guest), name: "Khách \(reference(try row.int(0)))",
                scope: try row.int(1) == 0 ? GuestPolicy.ownActs : nil)
        }
    }

    static func hasAgency(_ world: World) throws -> Bool {
        try world.session.row("SELECT 1 FROM agency WHERE agency_id = \(world.agency)") != nil
    }

    static func find(contact: String, in world: World) throws -> GuestRow? { try find("contact_hash = \(hash(contact))", in: world) }
    static func find(id: String, in world: World) throws -> GuestRow? { try find("guest_id = \(id)", in: world) }

    private static func find(_ condition: SQL, in world: World) throws -> GuestRow? {
        try world.session.row(
            "SELECT guest_id, number, channel FROM guest WHERE agency_id = \(world.agency) AND erased_at IS NULL AND \(raw: condition)"
        ).map { GuestRow(id: try $0.text(0), number: try $0.int(1), channel: try $0.text(2)) }
    }

    static func hash(_ contact: String) -> [UInt8] { secretHash("contact\u{0}" + contact) }

    /// Makes a guest whose address is proved, or whom somebody heard on the telephone.
    static func insert(_ details: GuestDetails, channel: String, contact: String, in world: World) throws -> GuestRow {
        let number =
            try world.session.row("SELECT COALESCE(MAX(number), 0) + 1 FROM guest WHERE agency_id = \(world.agency)")?.int(0) ?? 1
        let guest = GuestRow(id: world.newID(), number: number, channel: channel)
        try world.session.execute(
            """
            INSERT INTO guest (agency_id, guest_id, number, kind, name, channel, contact, contact_hash, is_inside, place, created_at, created_by,
                               proved_at)
            VALUES (\(world.agency), \(guest.id), \(number), \(details.kind.rawValue), \(details.name), \(channel), \(contact), \(hash(contact)),
                    \(details.isInside), \(details.place), \(world.now.milliseconds), \(world.actor.recordName), \(world.now.milliseconds))
            """)
        return guest
    }

    /// Notes what a guest agrees to; what holds already stays as it is.
    /// - Parameter heardBy: who heard it on the telephone; empty when the guest gave it themself.
    static func consent(_ guest: String, to purposes: [ConsentPurpose], heardBy: String, in world: World) throws {
        for purpose in purposes {
            try world.session.execute(
                """
                INSERT INTO consent (agency_id, guest_id, purpose, given_at, heard_by, wording)
                SELECT \(world.agency), \(guest), \(purpose.rawValue), \(world.now.milliseconds), \(heardBy), \(purpose.wording.vi)
                WHERE NOT EXISTS (SELECT 1 FROM consent WHERE agency_id = \(world.agency) AND guest_id = \(guest)
                    AND purpose = \(purpose.rawValue) AND withdrawn_at IS NULL)
                """)
        }
    }

    /// Whether a guest agrees to something now.
    static func agrees(_ guest: String, to purpose: ConsentPurpose, agency: String, in session: Session) throws -> Bool {
        try session.row(
            """
            SELECT 1 FROM consent WHERE agency_id = \(agency) AND guest_id = \(guest) AND purpose = \(purpose.rawValue) AND withdrawn_at IS NULL
            """) != nil
    }

    /// Names of those guests who agree to be named, for lists of winners.
    static func named(_ guests: [String], agency: String, in session: Session) throws -> [String: String] {
        let rows = try session.rows(
            """
            SELECT g.guest_id, g.name FROM guest g WHERE g.agency_id = \(agency) AND g.guest_id IN \(list: guests) AND g.erased_at IS NULL
            AND EXISTS (SELECT 1 FROM consent c WHERE c.agency_id = g.agency_id AND c.guest_id = g.guest_id AND c.purpose = 'named'
                AND c.withdrawn_at IS NULL)
            """)
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.text(0), try $0.text(1)) })
    }

    /// Begins a session; its token is given once.
    static func enter(_ guest: GuestRow, page: String?, in world: World) throws -> ActOutcome {
        let token = world.randomness.secret()
        try world.session.execute(
            """
            INSERT INTO guest_session (token_hash, agency_id, guest_id, created_at, expires_at)
            VALUES (\(secretHash(token)), \(world.agency), \(guest.id), \(world.now.milliseconds),
                    \(world.now.adding(seconds: GuestLimits.sessionSeconds).milliseconds))
            """)
        return ActOutcome(
            subject: "guest:\(guest.id)",
            sentence: Text("Khách \(guest.reference) vào tham gia.", "Guest \(guest.reference) came in."),
            result: ["guest": .string(guest.id), "session": .string(token), "page": JSONValue(page)], isSecret: true)
    }

    // MARK: - Codes

    static func giveCode(_ guest: String, in world: World) throws -> String {
        let code = GuestCode.make(world.randomness)
        try world.session.execute("DELETE FROM guest_code WHERE agency_id = \(world.agency) AND guest_id = \(guest)")
        try world.session.execute(
            """
            INSERT INTO guest_code (agency_id, guest_id, code_hash, created_at, expires_at, uses_left)
            VALUES (\(world.agency), \(guest), \(secretHash(code)), \(world.now.milliseconds),
                    \(world.now.adding(seconds: GuestLimits.codeSeconds).milliseconds), \(GuestLimits.codeUses))
            """)
        return GuestCode.grouped(code)
    }

    static func use(code: String, in world: World) throws -> GuestRow? {
        let rows = try world.session.rows(
            """
            UPDATE guest_code SET uses_left = uses_left - 1 WHERE agency_id = \(world.agency) AND code_hash = \(secretHash(code))
            AND uses_left > 0 AND expires_at > \(world.now.milliseconds) RETURNING guest_id
            """)
        return try rows.first.flatMap { try find(id: $0.text(0), in: world) }
    }
}

/// Codes read out on the telephone: ten letters and digits, none of which look alike.
enum GuestCode {
    static func make(_ randomness: Randomness) -> String { String(Base32.encode(randomness.bytes(7)).prefix(10)).uppercased() }

    /// "ABCD-EFG-HJK", as it is read out.
    static func grouped(_ code: String) -> String {
        let letters = Array(code)
        return [letters.prefix(4), letters.dropFirst(4).prefix(3), letters.dropFirst(7)].map { String($0) }.joined(separator: "-")
    }

    /// What somebody typed, whatever the case and the spaces, with the letters that codes do not have read as what they look like.
    static func normalized(_ typed: String) -> String? {
        let plain = typed.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        let read = String(plain.map { $0 == "O" ? "0" : $0 == "I" || $0 == "L" ? "1" : $0 })
        return read.count == 10 ? read : nil
    }
}
