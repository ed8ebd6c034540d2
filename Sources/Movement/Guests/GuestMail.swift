public import Storage
public import Vietnamese

/// The mail with the link. It says nothing that the one who asked has typed, so that it carries nobody's message to a stranger.
enum GuestMail {
    static func write(to email: String, _ details: GuestDetails, page: String?, in world: World) throws {
        let name = try world.session.row("SELECT name FROM agency WHERE agency_id = \(world.agency)")?.text(0) ?? ""
        let subject = "Liên kết tham gia phong trào thi đua – \(name)"
        let body = """
            Có người, có lẽ là bạn, xin tham gia phong trào thi đua của \(name) bằng địa chỉ thư này.

            Mở liên kết sau rồi bấm nút xác nhận (dùng một lần, trong 24 giờ):
            \(MailPlaceholder.text(1))

            Nếu không phải bạn, hãy bỏ qua thư này: không có gì được lưu lại.

            --
            Somebody, probably you, asked to take part in an emulation movement of \(name) with this address. Open the link above and press the \
            button; it works once, within 24 hours. If it was not you, ignore this mail: nothing is kept.
            """
        try world.session.execute(
            """
            INSERT INTO guest_mail (agency_id, mail_id, address, request, subject, body, links, state, attempts, created_at, next_at, expires_at,
                                    quiet_from, quiet_to, problem)
            VALUES (\(world.agency), \(world.newID()), \(email), \(details.stored), \(subject), \(body), \(StoredJSON.text([page ?? ""])), 'waiting', 0,
                    \(world.now.milliseconds), \(world.now.milliseconds), \(world.now.adding(seconds: GuestLimits.linkSeconds).milliseconds), 0, 0, '')
            """)
    }
}

/// What the link of a mail stands for.
public struct GuestLink: Sendable {
    /// The agency.
    public let agency: String
    let address: String
    let details: GuestDetails
    /// Where to go on to.
    public let page: String?
    /// Whether the address belongs to a guest already; then what was typed anew is not taken over.
    public let isKnown: Bool

    /// What was typed, for the page that asks to confirm it.
    public var kind: GuestKind { details.kind }
    /// Name as typed.
    public var name: String { details.name }
    /// Place as typed.
    public var place: String { details.place }
    /// What is agreed to by confirming.
    public var purposes: [ConsentPurpose] { details.purposes }
}

/// Reading and using the links that guests get. Only their hashes are stored.
public enum GuestLinks {
    /// The link with that token, as long as it is unused and holds.
    public static func find(_ token: String, now: Instant, in session: Session) throws -> GuestLink? {
        guard (40...100).contains(token.utf8.count) else { return nil }
        return try session.row(
            """
            SELECT m.agency_id, m.address, m.request, m.links, g.guest_id FROM guest_link l
            JOIN guest_mail m ON m.agency_id = l.agency_id AND m.mail_id = l.mail_id
            LEFT JOIN guest g ON g.agency_id = m.agency_id AND g.contact = m.address AND g.channel = 'email'
            WHERE l.token_hash = \(secretHash(token)) AND l.used_at IS NULL AND l.expires_at > \(now.milliseconds)
            """
        ).flatMap { row in
            guard let details = GuestDetails(stored: try row.text(2)) else { return nil }
            let page = StoredJSON.strings(try row.text(3)).first ?? ""
            return GuestLink(
                agency: try row.text(0), address: try row.text(1), details: details, page: page.isEmpty ? nil : page, isKnown: try !row.isNull(4))
        }
    }

    /// Notes the hash of a link that goes out.
    static func note(_ secret: String, mail: String, agency: String, now: Instant, in session: Session) throws {
        try session.execute(
            """
            INSERT INTO guest_link (token_hash, agency_id, mail_id, created_at, expires_at)
            VALUES (\(secretHash(secret)), \(agency), \(mail), \(now.milliseconds), \(now.adding(seconds: GuestLimits.linkSeconds).milliseconds))
            """)
    }

    /// Uses a link up; nil when it does not hold in this world's agency. The row is locked, so that two readers of one link do not both win.
    static func use(_ token: String, in world: World) throws -> GuestLink? {
        guard let link = try find(token, now: world.now, in: world.session), link.agency == world.agency else { return nil }
        let used = try world.session.execute(
            "UPDATE guest_link SET used_at = \(world.now.milliseconds) WHERE token_hash = \(secretHash(token)) AND used_at IS NULL")
        return used == 1 ? link : nil
    }
}

/// Sessions of guests.
public enum GuestSessions {
    /// Who acts in the session a cookie opens.
    public static func find(token: String, now: Instant, in session: Session) throws -> ActorSource? {
        guard (40...64).contains(token.utf8.count) else { return nil }
        return try session.row(
            "SELECT agency_id, guest_id FROM guest_session WHERE token_hash = \(secretHash(token)) AND expires_at > \(now.milliseconds)"
        ).map { .guest(agency: try $0.text(0), guest: try $0.text(1)) }
    }

    /// Ends the session a cookie opens.
    public static func end(token: String, in session: Session) throws {
        try session.execute("DELETE FROM guest_session WHERE token_hash = \(secretHash(token))")
    }
}
