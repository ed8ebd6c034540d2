public import Storage
public import Vietnamese

/// For how long data of guests are kept: dated rules of the agency's own.
public struct GuestRetention: Sendable, Hashable {
    /// Days after the end of the last movement a guest took part in; of those who took part in none, after they came.
    public let days: Int
    /// Since when the rule holds; nil for the one the program brings.
    public let from: CivilDate?

    /// What holds until the agency decides.
    public static let standard = GuestRetention(days: 180, from: nil)

    /// The rule that holds on a day.
    public static func rule(on day: CivilDate, agency: String, in session: Session) throws -> GuestRetention {
        try session.row(
            """
            SELECT days, valid_from FROM guest_retention WHERE agency_id = \(agency) AND valid_from <= \(day.iso)
            ORDER BY valid_from DESC LIMIT 1
            """
        ).map { GuestRetention(days: try $0.int(0), from: CivilDate(iso: try $0.text(1))) } ?? standard
    }

    /// Every movement each guest took part in: columns agency_id, guest_id and movement_id.
    static let parts: SQL = """
        (SELECT agency_id, guest_id, movement_id FROM guest_word
         UNION SELECT a.agency_id, a.guest_id, c.movement_id FROM attempt a
         JOIN contest_round r ON r.agency_id = a.agency_id AND r.round_id = a.round_id
         JOIN contest c ON c.agency_id = r.agency_id AND c.contest_id = r.contest_id WHERE a.guest_id IS NOT NULL)
        """

    /// Guests whose time is over on a day.
    static func due(on day: CivilDate, agency: String, limit: Int, in session: Session) throws -> [String] {
        let last = day.adding(days: -(try rule(on: day, agency: agency, in: session).days))
        return try session.rows(
            """
            SELECT g.guest_id FROM guest g LEFT JOIN \(raw: parts) AS t ON t.agency_id = g.agency_id AND t.guest_id = g.guest_id
            LEFT JOIN movement m ON m.agency_id = t.agency_id AND m.movement_id = t.movement_id
            WHERE g.agency_id = \(agency) AND g.erased_at IS NULL AND g.created_at < \(Instant(last).milliseconds)
            GROUP BY g.guest_id HAVING MAX(m.period_to) IS NULL OR MAX(m.period_to) < \(last.iso) ORDER BY g.guest_id LIMIT \(limit)
            """
        ).map { try $0.text(0) }
    }
}

/// Erases what is due, in every agency, as the service does every hour. Each is an act of the operator in the record.
public enum GuestRound {
    /// - Returns: how many guests were erased.
    @discardableResult
    public static func run(_ runner: ActRunner) async throws -> Int {
        try await Guests(runner: runner).purge()
        let today = runner.clock.now().vietnamDate
        var erased = 0
        for agency in try await runner.database.read({ try Mailroom.agencies(in: $0) }) {
            for guest in try await runner.database.read({ try GuestRetention.due(on: today, agency: agency, limit: 500, in: $0) }) {
                do {
                    _ = try await runner.perform(
                        EraseGuest.declaration.name, ["guest": .string(guest), "reason": "Hết thời hạn lưu."], as: .operator(agency: agency),
                        channel: .cli)
                    erased += 1
                } catch let refusal as Refusal where refusal == .notFound {}  // Another process was first.
            }
        }
        return erased
    }
}
