public import Vietnamese

/// A day on which the agency does otherwise than the week says: off on a weekday, or worked on a weekend.
public struct CalendarDay: Sendable, Hashable {
    /// The day.
    public let day: CivilDate
    /// Whether it is worked.
    public let isWorking: Bool
    /// What it is called, such as the holiday's name.
    public let name: String
    /// The law or decision it comes from.
    public let source: String

    /// What the day is, in a word.
    public var label: Text { Self.label(isWorking) }

    static func label(_ isWorking: Bool) -> Text { isWorking ? Text("Làm việc", "Worked") : Text("Nghỉ", "Off") }
}

/// Who may change the calendar of working days. Everybody of the agency sees it: due dates follow from it.
public enum CalendarPolicy {
    /// Whether the actor enters days: the officer, the administrator and the head.
    public static func maySet(_ actor: Actor) -> Bool { actor.has(.officer, .administrator, .head) }
}
