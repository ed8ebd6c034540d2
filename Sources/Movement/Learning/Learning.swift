public import Vietnamese

/// Who holds a course.
public enum LearningKind: String, Sendable, Hashable, CaseIterable {
    /// The agency itself: sessions with a register of attendance, and its own certificates.
    case own
    /// Somebody else: people bring the certificate, and it is confirmed.
    case outside

    /// What it is called.
    public var label: Text { self == .own ? Text("Cơ quan tự mở", "Held by the agency") : Text("Nơi khác mở", "Held elsewhere") }

    static let choices = allCases.map { Choice($0.rawValue, $0.label) }
}

/// How far a course goes.
public enum LearningLevel: String, Sendable, Hashable, CaseIterable {
    case basic, advanced, expert

    /// What it is called.
    public var label: Text {
        switch self {
        case .basic: Text("Cơ bản", "Basic")
        case .advanced: Text("Nâng cao", "Advanced")
        case .expert: Text("Chuyên sâu", "Expert")
        }
    }

    static let choices = allCases.map { Choice($0.rawValue, $0.label) }
}

/// Whom a course, or a number of hours, is about.
public enum LearningAudience: String, Sendable, Hashable, CaseIterable {
    /// Everybody who works there.
    case everybody
    /// Whoever heads a unit or the agency on the day.
    case leaders
    /// Whoever is marked as an expert of information technology on the day.
    case core

    /// What it is called.
    public var label: Text {
        switch self {
        case .everybody: Text("Mọi người", "Everybody")
        case .leaders: Text("Lãnh đạo cấp phòng, đơn vị trở lên", "Heads of units and of the agency")
        case .core: Text("Nòng cốt công nghệ thông tin", "IT core experts")
        }
    }

    static let choices = allCases.map { Choice($0.rawValue, $0.label) }
}

/// What a person is for the table of hours; who is both counts as a leader.
public enum LearnerLevel: String, Sendable, Hashable, CaseIterable {
    case leader, core, other

    /// What it is called.
    public var label: Text {
        switch self {
        case .leader: Text("Lãnh đạo", "Leaders")
        case .core: Text("Nòng cốt công nghệ thông tin", "IT core experts")
        case .other: Text("Công chức, viên chức, người lao động khác", "Other staff")
        }
    }
}

/// Where a course stands.
public enum LearningState: String, Sendable, Hashable, CaseIterable {
    case draft, open, ended, cancelled

    /// What it is called.
    public var label: Text {
        switch self {
        case .draft: Text("Đang soạn", "In preparation")
        case .open: Text("Đang mở", "Open")
        case .ended: Text("Đã kết thúc", "Ended")
        case .cancelled: Text("Đã hủy", "Cancelled")
        }
    }
}

/// One sitting of a course.
public struct LearningSession: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Place in the course, from 1.
    public let position: Int
    /// The day.
    public let day: CivilDate
    /// From when until when, in minutes after midnight in Vietnam.
    public let from, to: Int
    /// Room or link; for those who are signed in.
    public let place: String
    /// What it counts for.
    public let hours: Quantity
    /// Whether it was cancelled.
    public let isCancelled: Bool
    /// How many were there.
    public let present: Int

    /// "08:00–11:30".
    public var times: String { "\(LearningTime.text(from))–\(LearningTime.text(to))" }
}

/// A course with its sessions.
public struct LearningCourse: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Place in the movement, for numbers of certificates and references.
    public let number: Int
    /// What it is called and what it is about.
    public let title, about: String
    /// Who holds it.
    public let kind: LearningKind
    /// Who holds it when somebody else does; empty otherwise.
    public let provider: String
    /// How far it goes.
    public let level: LearningLevel
    /// Whom it is for.
    public let audience: LearningAudience
    /// How many can come; nil for everybody who wants to.
    public let places: Int?
    /// The share of its hours, in per cent, that a certificate asks for.
    public let share: Int
    /// The clause it serves; empty when none was named.
    public let clause: String
    /// Where it stands.
    public let state: LearningState
    /// Why it was cancelled.
    public let reason: String
    /// How many have a place, and how many wait for one.
    public let enrolled, waiting: Int
    /// Its sessions in their order.
    public let sessions: [LearningSession]

    /// Hours of the sessions that stand.
    public var hours: Quantity { sessions.filter { !$0.isCancelled }.map(\.hours).reduce(Quantity(0), +) }
    /// First and last day of the sessions that stand.
    public var days: (first: CivilDate, last: CivilDate)? {
        let days = sessions.filter { !$0.isCancelled }.map(\.day)
        guard let first = days.min(), let last = days.max() else { return nil }
        return (first, last)
    }
    /// "HT-3": what people quote.
    public var reference: String { "HT-\(number)" }
}

/// Where somebody stands in a course.
public enum EnrolmentState: String, Sendable, Hashable {
    case enrolled, waiting, withdrawn

    /// What it is called.
    public var label: Text {
        switch self {
        case .enrolled: Text("Có chỗ", "Has a place")
        case .waiting: Text("Chờ chỗ", "Waits for a place")
        case .withdrawn: Text("Đã rút", "Withdrawn")
        }
    }
}

/// Somebody in a course, for those who may see names.
public struct Learner: Sendable, Hashable {
    /// Identifier and name.
    public let person, name: String
    /// Unit of today.
    public let unit: String?
    /// Name of that unit.
    public let unitName: Text?
    /// What they are today.
    public let level: LearnerLevel
    /// Where they stand.
    public let state: EnrolmentState
    /// Sessions they were at.
    public let present: Set<String>
    /// Hours of those sessions.
    public let hours: Quantity
    /// Their certificate of this course, once issued.
    public let certificate: String?
}

/// How a presence came into the register.
public enum AttendanceWay: String, Sendable, Hashable {
    /// The person, by the code on the screen.
    case code
    /// The organiser, by hand and with a reason.
    case hand
}

/// Where a certificate stands.
public enum CertificateState: String, Sendable, Hashable, CaseIterable {
    /// Issued by the agency.
    case issued
    /// Brought by a person, to be confirmed.
    case waiting
    /// Confirmed; its hours count.
    case confirmed
    /// Sent back with a reason.
    case returned

    /// What it is called.
    public var label: Text {
        switch self {
        case .issued: Text("Đã cấp", "Issued")
        case .waiting: Text("Chờ xác nhận", "To be confirmed")
        case .confirmed: Text("Đã xác nhận", "Confirmed")
        case .returned: Text("Trả lại", "Returned")
        }
    }
}

/// A certificate for one viewer.
public struct LearningCertificate: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Whose it is.
    public let person, name: String
    /// The course here; nil for one that somebody else gave.
    public let course: String?
    /// Its number, and who gave it.
    public let number, provider: String
    /// What it is for.
    public let title: String
    /// The day on it.
    public let on: CivilDate
    /// How many hours.
    public let hours: Quantity
    /// How far the course went.
    public let level: LearningLevel
    /// Where it can be looked at; empty when not given.
    public let link: String
    /// Where it stands.
    public let state: CertificateState
    /// Why it was returned.
    public let reason: String
}

/// Something about learning that waits for the viewer.
public struct OwedLearning: Sendable, Hashable {
    /// What is to be done.
    public enum What: String, Sendable, Hashable, CaseIterable {
        /// An open course that one may enrol in.
        case enrol
        /// A session of one's own in the next days.
        case session
        /// A certificate to confirm.
        case confirm
        /// An own certificate that was returned.
        case resend
        /// An open self-assessment.
        case assess
    }

    /// Page address and name of the movement.
    public let slug, movement: String
    /// What is to be done.
    public let what: What
    /// The course, session, certificate or round.
    public let id: String
    /// What it is called.
    public let title: String
    /// When, or by when.
    public let day: CivilDate?
    /// From when on that day, for sessions.
    public let from: Int?
}

/// Times of day as minutes after midnight.
public enum LearningTime {
    /// "08:05".
    public static func text(_ minutes: Int) -> String {
        let (hour, minute) = (minutes / 60, minutes % 60)
        return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
    }

    /// "8:05", "08:05", "8h05", "8h"; nil for anything else.
    static func read(_ text: String) -> Int? {
        let parts = text.lowercased().split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "h" || $0 == "g" }
        guard parts.count == 2, let hour = Int(parts[0]), let minute = parts[1].isEmpty ? 0 : Int(parts[1]) else { return nil }
        return (0...23).contains(hour) && (0...59).contains(minute) ? hour * 60 + minute : nil
    }
}
