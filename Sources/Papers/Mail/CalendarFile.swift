public import Vietnamese

/// A calendar of whole days in iCalendar (RFC 5545), as calendar programs subscribe to.
public struct CalendarFile: Sendable {
    /// One entry.
    public struct Event: Sendable, Hashable {
        /// Stable identifier: the same entry keeps it when its day or words change (RFC 5545, section 3.8.4.7).
        public var identifier: String
        /// First and last day.
        public var from, to: CivilDate
        /// What stands in the calendar.
        public var title: String
        /// More words; may be empty.
        public var details: String
        /// The page behind it.
        public var page: String?
        /// When what stands here was last changed.
        public var changed: Instant
        /// Days before the first day on which programs remind; nil for none.
        public var alarmDays: Int?

        /// An entry.
        public init(
            identifier: String, from: CivilDate, to: CivilDate, title: String, details: String = "", page: String? = nil, changed: Instant,
            alarmDays: Int? = nil
        ) {
            self.identifier = identifier
            self.from = from
            self.to = max(from, to)
            self.title = title
            self.details = details
            self.page = page
            self.changed = changed
            self.alarmDays = alarmDays
        }
    }

    /// What the calendar is called.
    public var name: String
    /// The entries.
    public var events: [Event]

    /// A calendar.
    public init(name: String, events: [Event]) {
        self.name = name
        self.events = events
    }

    /// The file: lines folded at 75 bytes and ended by CRLF (RFC 5545, section 3.1).
    public var bytes: [UInt8] {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ThiDua//ThiDua//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            "NAME:\(Self.escaped(name))", "X-WR-CALNAME:\(Self.escaped(name))", "X-WR-TIMEZONE:Asia/Ho_Chi_Minh",
            "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H",
        ]
        for event in events { lines += Self.lines(event) }
        lines.append("END:VCALENDAR")
        return lines.flatMap(Self.folded)
    }

    private static func lines(_ event: Event) -> [String] {
        var lines = [
            "BEGIN:VEVENT", "UID:\(escaped(event.identifier))", "DTSTAMP:\(moment(event.changed))", "LAST-MODIFIED:\(moment(event.changed))",
            "DTSTART;VALUE=DATE:\(day(event.from))",
            // The end is the first day after (section 3.6.1).
            "DTEND;VALUE=DATE:\(day(event.to.adding(days: 1)))", "SUMMARY:\(escaped(event.title))", "TRANSP:TRANSPARENT",
        ]
        if !event.details.isEmpty { lines.append("DESCRIPTION:\(escaped(event.details))") }
        if let page = event.page { lines.append("URL:\(page.filter { $0.isASCII && $0 > " " && $0 != "\u{7F}" })") }
        if let days = event.alarmDays {
            lines += ["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:\(escaped(event.title))", "TRIGGER:-P\(max(0, days))D", "END:VALARM"]
        }
        return lines + ["END:VEVENT"]
    }

    /// A value of type TEXT (section 3.3.11). Control characters other than line ends, which a calendar cannot hold, are dropped.
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": result.append(contentsOf: ["\\", scalar])
            case "\n": result.append(contentsOf: ["\\", "n"])
            default:
                guard scalar.value >= 0x20, scalar.value != 0x7F else { continue }
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// One line as at most 75 bytes and continuation lines that begin with a space, cut between characters.
    static func folded(_ line: String) -> [UInt8] {
        var result: [UInt8] = []
        var used = 0
        for scalar in line.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if used + bytes.count > 75 {
                result += [0x0D, 0x0A, 0x20]
                used = 1
            }
            result += bytes
            used += bytes.count
        }
        return result + [0x0D, 0x0A]
    }

    private static func day(_ day: CivilDate) -> String { day.iso.replacing("-", with: "") }

    private static func moment(_ moment: Instant) -> String {
        String(moment.iso8601.prefix(19)).replacing("-", with: "").replacing(":", with: "") + "Z"
    }
}
