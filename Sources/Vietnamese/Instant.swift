#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A moment in time, to the millisecond; it prints in UTC for machines and in Vietnam time (UTC+7, no summer time) for people.
public struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01 00:00 UTC, negative before it.
    public let milliseconds: Int64

    /// The moment so many milliseconds after 1970-01-01 00:00 UTC.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// The moment a clock in Vietnam shows this date, hour (0 to 23) and minute (0 to 59).
    public init(_ date: CivilDate, hour: Int = 0, minute: Int = 0) {
        let minutes = Int64(date.dayNumber) * 1440 + Int64(min(max(hour, 0), 23) * 60 + min(max(minute, 0), 59))
        milliseconds = minutes * 60_000 - Self.vietnamOffset
    }

    /// The moment now, by the system clock.
    public static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// The moment in UTC as ISO 8601 with milliseconds, "2025-03-01T08:00:00.000Z".
    public var iso8601: String {
        let (date, rest) = Self.split(milliseconds)
        let clock = padded(rest / 3_600_000, 2) + ":" + padded(rest / 60_000 % 60, 2) + ":" + padded(rest / 1000 % 60, 2)
        return date.iso + "T" + clock + "." + padded(rest % 1000, 3) + "Z"
    }

    /// The date in Vietnam.
    public var vietnamDate: CivilDate { local.date }

    /// The time of day in Vietnam, "HH:mm".
    public var vietnamTime: String { padded(local.rest / 3_600_000, 2) + ":" + padded(local.rest / 60_000 % 60, 2) }

    /// Date and time in Vietnam, "dd/mm/yyyy HH:mm".
    public var vietnamese: String { vietnamDate.vietnamese + " " + vietnamTime }

    /// The moment so many seconds later (earlier when negative); stops at the ends of the range instead of overflowing.
    public func adding(seconds: Int64) -> Instant {
        let (span, tooLong) = seconds.multipliedReportingOverflow(by: 1000)
        let (sum, tooFar) = milliseconds.addingReportingOverflow(span)
        return Instant(milliseconds: tooLong || tooFar ? (seconds < 0 ? Int64.min : Int64.max) : sum)
    }

    /// Whether the first moment is earlier.
    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    private static let vietnamOffset: Int64 = 7 * 3_600_000

    private var local: (date: CivilDate, rest: Int) {
        let (sum, overflow) = milliseconds.addingReportingOverflow(Self.vietnamOffset)
        return Self.split(overflow ? milliseconds : sum)
    }

    /// The date and the milliseconds since its midnight.
    private static func split(_ milliseconds: Int64) -> (date: CivilDate, rest: Int) {
        let day: Int64 = 86_400_000
        let rest = ((milliseconds % day) + day) % day
        let number = milliseconds / day - (milliseconds % day < 0 ? 1 : 0)
        return (CivilDate(dayNumber: Int(number)), Int(rest))
    }
}

extension Instant: Codable {
    /// Reads a whole number of milliseconds since 1970-01-01 00:00 UTC.
    public init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Writes a whole number of milliseconds since 1970-01-01 00:00 UTC.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}
