public import Vietnamese

/// When people are reminded of what they owe in one movement. Days are working days of the agency's calendar.
public struct ReminderSchedule: Sendable, Hashable {
    /// Whether reminders are written at all.
    public var isOn: Bool
    /// Working days before the due day, largest first.
    public var before: [Int]
    /// Whether there is one on the due day; when that day is off, on the last working day before it.
    public var onDay: Bool
    /// Working days after the due day, smallest first.
    public var after: [Int]
    /// The hour in Vietnam from which a day's mails are written, 0 to 23.
    public var sendHour: Int
    /// Hours in Vietnam between which nothing is sent, such as 18 and 7; equal for none.
    public var quietFrom, quietTo: Int
    /// Working days late after which the next head above is told; nil for never.
    public var escalateAfter: Int?
    /// Working days after which somebody who has not read the plan is reminded, again and again; 0 for never.
    public var acknowledgeEvery: Int

    /// What holds until somebody sets a schedule. Nobody is told over somebody's head before a head or the officer has decided so.
    public static let standard = ReminderSchedule(
        isOn: true, before: [3, 1], onDay: true, after: [1, 3, 5], sendHour: 8, quietFrom: 18, quietTo: 7, escalateAfter: nil, acknowledgeEvery: 5)

    /// A reminder of one report that has come due.
    public struct Stage: Sendable, Hashable {
        /// The day it was meant for.
        public let on: CivilDate
        /// Working days from the due day: negative before it, 0 on it.
        public let offset: Int
    }

    /// The latest reminder meant for this day or before; nil while there is none.
    public func stage(due: CivilDate, today: CivilDate, _ calendar: WorkingCalendar) -> Stage? {
        let stages =
            before.map { Stage(on: calendar.adding(-$0, to: due), offset: -$0) } + (onDay ? [Stage(on: Self.day(due, calendar), offset: 0)] : [])
            + after.map { Stage(on: calendar.adding($0, to: due), offset: $0) }
        return stages.filter { $0.on <= today }.max { ($0.on, $0.offset) < ($1.on, $1.offset) }
    }

    /// The first day on which the next head above is told; nil for never.
    public func escalation(due: CivilDate, _ calendar: WorkingCalendar) -> CivilDate? { escalateAfter.map { calendar.adding($0, to: due) } }

    /// The latest day on which somebody who has not read the plan is reminded, on or before this day; nil while there is none.
    public func acknowledgement(since: CivilDate, today: CivilDate, _ calendar: WorkingCalendar) -> CivilDate? {
        guard acknowledgeEvery > 0 else { return nil }
        let times = calendar.workingDays(after: since, through: today) / acknowledgeEvery
        return times == 0 ? nil : calendar.adding(times * acknowledgeEvery, to: since)
    }

    /// Whether mails of a day may be written now.
    public func isTime(_ now: Instant) -> Bool { isOpen(hour: Mailroom.minuteOfDay(now) / 60) }

    private static func day(_ due: CivilDate, _ calendar: WorkingCalendar) -> CivilDate {
        calendar.isWorking(due) ? due : calendar.adding(-1, to: due)
    }
}

/// Through what somebody is reminded.
public enum ReminderChannel: String, Sendable, Hashable, CaseIterable {
    /// By mail, at most one a day, and on the desk.
    case mail
    /// On the desk alone.
    case desk
    /// By one mail a week, and on the desk.
    case weekly

    /// What the channel is called.
    public var label: Text {
        switch self {
        case .mail: Text("Thư (nhiều nhất một thư mỗi ngày) và trang Việc của tôi", "Mail, at most one a day, and my desk")
        case .weekly: Text("Một thư mỗi tuần và trang Việc của tôi", "One mail a week, and my desk")
        case .desk: Text("Chỉ trang Việc của tôi", "My desk alone")
        }
    }
}

/// What somebody has chosen for their reminders.
public struct ReminderChoice: Sendable, Hashable {
    /// Through what.
    public var channel: ReminderChannel
    /// In which language.
    public var language: Language

    /// What holds for those who have chosen nothing.
    public static let standard = ReminderChoice(channel: .mail, language: .vi)
}

/// Who may set reminders, urge, and see who is silent.
public enum UrgingPolicy {
    /// Whether the actor sets the schedule of a movement: the officer and the head.
    public static func maySet(_ actor: Actor) -> Bool { actor.has(.officer, .head) }

    /// Whether the actor drafts and sends letters of urging: the officer and the head.
    public static func mayUrge(_ actor: Actor) -> Bool { actor.has(.officer, .head) }

    /// Units whose silence and letters the viewer sees: nil for all (officer, head, inspector), else those they head.
    public static func units(_ viewer: Actor) -> Set<String>? { viewer.has(.officer, .head, .inspector) ? nil : viewer.headedUnits }

    /// Whether the viewer sees anything of it.
    public static func maySee(_ viewer: Actor) -> Bool { units(viewer).map { !$0.isEmpty } ?? true }

    /// Whether the viewer sees one unit's.
    static func maySee(_ unit: String, _ viewer: Actor) -> Bool { units(viewer)?.contains(unit) ?? true }
}
