public import Storage
internal import Vietnamese

/// Reading schedules of reminders and what people have chosen.
public enum ReminderQueries {
    /// The schedule of a movement, and whether somebody has set it.
    public static func schedule(of movement: String, agency: String, in session: Session) throws -> (schedule: ReminderSchedule, isSet: Bool) {
        let row = try session.row(
            "SELECT \(raw: columns("r")) FROM reminder_schedule r WHERE r.agency_id = \(agency) AND r.movement_id = \(movement)")
        return (try row.map { try schedule($0, 0) } ?? .standard, row != nil)
    }

    static func columns(_ alias: String) -> SQL {
        let r = SQL.unsafe(alias)
        return """
            \(raw: r).is_on, \(raw: r).before_days, \(raw: r).on_day, \(raw: r).after_days, \(raw: r).send_hour, \(raw: r).quiet_from,
            \(raw: r).quiet_to, \(raw: r).escalate_after, \(raw: r).acknowledge_every
            """
    }

    /// The nine columns of a schedule from a column on; the standard one when they are NULL.
    static func schedule(_ row: Row, _ first: Int) throws -> ReminderSchedule {
        guard try !row.isNull(first) else { return .standard }
        return ReminderSchedule(
            isOn: try row.bool(first), before: DayNumbers.list(try row.text(first + 1)), onDay: try row.bool(first + 2),
            after: DayNumbers.list(try row.text(first + 3)), sendHour: try row.int(first + 4), quietFrom: try row.int(first + 5),
            quietTo: try row.int(first + 6), escalateAfter: try row.intOrNil(first + 7), acknowledgeEvery: try row.int(first + 8))
    }

    /// What the viewer has chosen, and whether they have an address. Refused for visitors.
    public static func choice(for viewer: Actor, in session: Session) throws -> (choice: ReminderChoice, hasAddress: Bool) {
        guard let person = viewer.person else { throw Refusal.signedOut }
        let row = try session.row(
            """
            SELECT c.channel, c.language, p.email FROM person p
            LEFT JOIN channel_choice c ON c.agency_id = p.agency_id AND c.person_id = p.person_id
            WHERE p.agency_id = \(viewer.agency) AND p.person_id = \(person)
            """)
        guard let row else { throw Refusal.notFound }
        return (try choice(row, 0), try !(row.textOrNil(2) ?? "").isEmpty)
    }

    static func choice(_ row: Row, _ first: Int) throws -> ReminderChoice {
        guard let channel = try row.textOrNil(first).flatMap(ReminderChannel.init) else { return .standard }
        return ReminderChoice(channel: channel, language: try row.textOrNil(first + 1).flatMap(Language.init) ?? .vi)
    }
}
