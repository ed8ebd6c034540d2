public import Storage
public import Vietnamese

/// Opens a calendar feed of one's own: a secret address, given once.
struct OpenFeed: Act {
    static let declaration = ActDeclaration(
        "feed.open", title: Text("Mở lịch cá nhân", "Open a calendar feed"),
        summary: Text(
            "Tạo địa chỉ bí mật để chương trình lịch đọc hạn báo cáo của mình; địa chỉ trước đó hết hiệu lực.",
            "Makes a secret address from which a calendar program reads what you owe; an earlier address ends."),
        button: Text("Tạo địa chỉ lịch", "Make the address"), fields: [])

    init(_ input: ActInput) throws {}

    func permit(in world: World) throws { _ = try world.ownAccount() }

    func perform(in world: World) throws -> ActOutcome {
        let person = try world.person()
        let secret = world.randomness.secret()
        try world.session.execute(
            """
            INSERT INTO calendar_feed (agency_id, person_id, token_hash, opened_at)
            VALUES (\(world.agency), \(person), \(secretHash(secret)), \(world.now.milliseconds))
            ON CONFLICT (agency_id, person_id) DO UPDATE SET token_hash = excluded.token_hash, opened_at = excluded.opened_at
            """)
        return ActOutcome(
            subject: "person:\(person)", sentence: Text("\(world.actor.name) mở lịch cá nhân.", "\(world.actor.name) opened a calendar feed."),
            result: ["secret": .string(secret), "path": .string("/lich/\(secret).ics")], isSecret: true)
    }
}

/// Closes one's calendar feed.
struct CloseFeed: Act {
    static let declaration = ActDeclaration(
        "feed.close", title: Text("Đóng lịch cá nhân", "Close the calendar feed"),
        summary: Text("Địa chỉ lịch hết hiệu lực ngay.", "The address of the feed ends at once."), button: Text("Đóng lịch", "Close"), fields: [])

    init(_ input: ActInput) throws {}

    func permit(in world: World) throws { _ = try world.ownAccount() }

    func perform(in world: World) throws -> ActOutcome {
        let person = try world.person()
        let closed = try world.session.execute("DELETE FROM calendar_feed WHERE agency_id = \(world.agency) AND person_id = \(person)")
        guard closed == 1 else {
            throw Refusal.conflict(
                "feed.none", Text("Bạn chưa mở lịch cá nhân.", "You have no calendar feed."),
                next: Text("Mở lịch ở trang Thư nhắc nếu cần.", "Open one on the page Reminders if you need it."))
        }
        return ActOutcome(
            subject: "person:\(person)", sentence: Text("\(world.actor.name) đóng lịch cá nhân.", "\(world.actor.name) closed a calendar feed."))
    }
}

/// Something that stands in somebody's calendar.
public struct FeedEvent: Sendable, Hashable {
    /// Stable name.
    public let id: String
    /// First and last day.
    public let from, to: CivilDate
    /// What it is.
    public let title: String
    /// Page behind it, from the root of the site.
    public let page: String
    /// When it was made.
    public let changed: Instant
    /// Whether a program should remind of it.
    public let isDue: Bool
}

extension ReminderQueries {
    /// Since when the viewer's calendar feed is open; nil when it is not.
    public static func feedOpened(for viewer: Actor, in session: Session) throws -> Instant? {
        try session.row(
            "SELECT opened_at FROM calendar_feed WHERE agency_id = \(viewer.agency) AND person_id = \(viewer.recordName)"
        ).map { Instant(milliseconds: try $0.int64(0)) }
    }

    /// What stands in the calendar behind a secret address: reports and obligations with a day, and the periods of movements. `notFound` when the
    /// address is wrong or closed, or its person has left.
    public static func feed(_ secret: String, today: CivilDate, in session: Session) throws -> [FeedEvent] {
        let found = try session.row(
            """
            SELECT f.agency_id, f.person_id, a.account_id FROM calendar_feed f
            JOIN person p ON p.agency_id = f.agency_id AND p.person_id = f.person_id
            JOIN account a ON a.agency_id = f.agency_id AND a.person_id = f.person_id AND a.disabled_at IS NULL
            WHERE f.token_hash = \(secretHash(secret)) AND \(raw: .holds("p", on: today))
            """)
        guard let found else { throw Refusal.notFound }
        let source = ActorSource.account(agency: try found.text(0), account: try found.text(2), scope: nil)
        let actor = try source.load(today: today, in: session)
        guard actor.isSignedIn else { throw Refusal.notFound }
        return try movements(actor, today, session) + reports(actor, today, session) + obligations(actor, today, session)
            + readings(actor, today, session)
    }

    /// Plans the actor's head asked to have read by a day, as long as they are not read.
    private static func readings(_ actor: Actor, _ today: CivilDate, _ session: Session) throws -> [FeedEvent] {
        try session.rows(
            """
            SELECT DISTINCT m.movement_id, m.slug, m.name, o.by_date, o.at FROM pass_on_person p
            JOIN pass_on o ON o.agency_id = p.agency_id AND o.movement_id = p.movement_id AND o.unit_id = p.unit_id
            JOIN movement m ON m.agency_id = p.agency_id AND m.movement_id = p.movement_id
            LEFT JOIN (\(raw: Standing.held(actor.agency, movement: nil, person: actor.recordName, on: today))) AS h ON h.movement_id = m.movement_id
            WHERE p.agency_id = \(actor.agency) AND p.person_id = \(actor.recordName) AND o.by_date >= \(today.adding(days: -92).iso)
            AND h.movement_id IS NULL ORDER BY o.by_date, m.movement_id
            """
        ).map { row in
            let day = try row.civilDate(3)
            return FeedEvent(
                id: "doc-ke-hoach-\(try row.text(0))", from: day, to: day, title: "Hạn đọc kế hoạch phong trào “\(try row.text(2))”",
                page: "/quan-triet/\(try row.text(1))", changed: Instant(milliseconds: try row.int64(4)), isDue: true)
        }
    }

    private static func movements(_ actor: Actor, _ today: CivilDate, _ session: Session) throws -> [FeedEvent] {
        try session.rows(
            """
            SELECT movement_id, slug, name, period_from, period_to, launched_at FROM movement
            WHERE agency_id = \(actor.agency) AND period_to >= \(today.adding(days: -92).iso) ORDER BY movement_id
            """
        ).map { row in
            FeedEvent(
                id: "phong-trao-\(try row.text(0))", from: try row.civilDate(3), to: try row.civilDate(4),
                title: "Phong trào thi đua “\(try row.text(2))”",
                page: "/phong-trao/\(try row.text(1))", changed: Instant(milliseconds: try row.int64(5)), isDue: false)
        }
    }

    /// Whether the owner in two columns is the actor, a post they hold, or a unit they head themselves.
    static func owned(by actor: Actor, kind: SQL, id: SQL) -> SQL {
        let posts = actor.posts.sorted()
        return """
            ((\(raw: kind) = 'person' AND \(raw: id) = \(actor.recordName)) OR (\(raw: kind) = 'post' AND \(raw: id) IN \(list: posts))
             OR (\(raw: kind) = 'unit' AND \(raw: id) IN (
                SELECT h.unit_id FROM post h WHERE h.agency_id = \(actor.agency) AND h.is_head = 1 AND h.post_id IN \(list: posts))))
            """
    }

    private static func reports(_ actor: Actor, _ today: CivilDate, _ session: Session) throws -> [FeedEvent] {
        try session.rows(
            """
            SELECT d.target_id, d.period, d.due_on, t.title, t.created_at FROM due_report d
            JOIN target t ON t.agency_id = d.agency_id AND t.target_id = d.target_id
            WHERE d.agency_id = \(actor.agency) AND d.state = 'owed' AND t.state = 'open' AND d.due_on <= \(today.adding(days: 400).iso)
            AND \(raw: owned(by: actor, kind: "t.owner_kind", id: "t.owner_id")) ORDER BY d.due_on, d.target_id, d.period
            """
        ).map { row in
            let (target, period, due) = (try row.text(0), try row.text(1), try row.civilDate(2))
            return FeedEvent(
                id: "bao-cao-\(target)-\(period)", from: due, to: due,
                title: "Hạn báo cáo: \(try row.text(3)) (\(ReportingPeriod.label(period).vi.lowercasedFirst))", page: "/bao-cao/\(target)/\(period)",
                changed: Instant(milliseconds: try row.int64(4)), isDue: true)
        }
    }

    private static func obligations(_ actor: Actor, _ today: CivilDate, _ session: Session) throws -> [FeedEvent] {
        try session.rows(
            """
            SELECT DISTINCT o.obligation_id, m.slug, o.clause, o.wording, o.due, m.launched_at FROM assignment a
            JOIN obligation o ON o.agency_id = a.agency_id AND o.obligation_id = a.obligation_id
            JOIN movement m ON m.agency_id = o.agency_id AND m.plan_id = o.plan_id
            WHERE a.agency_id = \(actor.agency) AND o.state IN ('proposed', 'accepted') AND o.due IS NOT NULL
            AND o.due >= \(today.adding(days: -92).iso) AND \(raw: owned(by: actor, kind: "a.kind", id: "a.target_id")) ORDER BY o.due, o.obligation_id
            """
        ).map { row in
            let (clause, due) = (try row.text(2), try row.civilDate(4))
            return FeedEvent(
                id: "nghia-vu-\(try row.text(0))", from: due, to: due, title: "Hạn nghĩa vụ \(clause): \(try row.text(3).prefix(120))",
                page: "/phong-trao/\(try row.text(1))/nghia-vu/\(clause)", changed: Instant(milliseconds: try row.int64(5)), isDue: true)
        }
    }
}
