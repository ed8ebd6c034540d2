public import Vietnamese

/// What a mail is for.
public enum MailKind: String, Sendable, Hashable, CaseIterable {
    /// What somebody owes, at most one a day.
    case reminder
    /// A letter of urging.
    case urge

    /// What the kind is called.
    public var label: Text {
        switch self {
        case .reminder: Text("Thư nhắc", "Reminder")
        case .urge: Text("Thư đôn đốc", "Urging letter")
        }
    }
}

/// Where a mail stands.
public enum MailState: String, Sendable, Hashable, CaseIterable {
    /// Written, not yet handed over.
    case waiting
    /// A process hands it over now.
    case sending
    /// The mail program took it.
    case sent
    /// Given up; why stands in `MailProblem`.
    case failed
    /// The mail program said that the address cannot be reached.
    case bounced

    /// What the state is called.
    public var label: Text {
        switch self {
        case .waiting: Text("Chờ gửi", "Waiting")
        case .sending: Text("Đang gửi", "Being sent")
        case .sent: Text("Đã gửi", "Sent")
        case .failed: Text("Không gửi được", "Not sent")
        case .bounced: Text("Bị trả lại", "Bounced")
        }
    }
}

/// Why a mail is not sent yet, or will not be. It never holds an address.
public enum MailProblem: Sendable, Hashable {
    /// The mail program is not there.
    case missing
    /// It took too long.
    case timedOut
    /// It ended with this code (sysexits.h), or by a signal (nil).
    case refused(Int?)
    /// The mail waited so long that what it says is no longer true.
    case expired
    /// The receiver does not work here any more.
    case left
    /// The receiver has no address that can be used.
    case noAddress
    /// The process that sent it ended; whether it went out is not known, so it is not sent again by itself.
    case interrupted

    /// As it is stored.
    var stored: String {
        switch self {
        case .missing: "missing"
        case .timedOut: "timeout"
        case .refused(let code): "exit:\(code.map { String($0) } ?? "signal")"
        case .expired: "expired"
        case .left: "left"
        case .noAddress: "no-address"
        case .interrupted: "interrupted"
        }
    }

    init?(stored: String) {
        switch stored {
        case "missing": self = .missing
        case "timeout": self = .timedOut
        case "expired": self = .expired
        case "left": self = .left
        case "no-address": self = .noAddress
        case "interrupted": self = .interrupted
        default:
            guard stored.hasPrefix("exit:") else { return nil }
            self = .refused(Int(stored.dropFirst(5)))
        }
    }

    /// What is wrong, and what to do.
    public var label: Text {
        switch self {
        case .missing:
            Text("Máy chủ chưa có chương trình gửi thư; thư chờ đến khi có.", "The server has no mail program; the mail waits until there is one.")
        case .timedOut: Text("Chương trình gửi thư không trả lời kịp.", "The mail program did not answer in time.")
        case .refused(let code?):
            Text(
                "Chương trình gửi thư trả về mã \(code) (\(Self.meaning(code).vi)).",
                "The mail program ended with \(code) (\(Self.meaning(code).en)).")
        case .refused(nil): Text("Chương trình gửi thư bị dừng giữa chừng.", "The mail program was ended by force.")
        case .expired: Text("Chờ quá lâu nên nội dung không còn đúng; không gửi nữa.", "It waited too long and is out of date; it is not sent.")
        case .left: Text("Người nhận không còn làm việc ở đây.", "The receiver does not work here any more.")
        case .noAddress: Text("Người nhận chưa có địa chỉ thư dùng được.", "The receiver has no usable address.")
        case .interrupted:
            Text(
                "Hệ thống dừng lúc đang gửi, không rõ thư đã đi chưa; gửi lại nếu cần.",
                "The system stopped while sending; whether it went out is unknown. Send it again if needed.")
        }
    }

    /// Codes of sysexits.h, which sendmail programs answer with.
    private static func meaning(_ code: Int) -> Text {
        switch code {
        case 65, 67: Text("địa chỉ không có", "no such address")
        case 68: Text("không tìm thấy máy chủ thư", "mail server not found")
        case 69, 74, 75: Text("tạm thời chưa gửi được", "not possible for now")
        case 64, 77, 78: Text("cấu hình chưa đúng", "wrong configuration")
        default: Text("lỗi", "failure")
        }
    }
}

/// A mail in the outbox, as those who look after it see it.
public struct MailLine: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Who receives it.
    public let person: PersonRef
    /// The address it goes or went to.
    public let address: String
    /// What it is for.
    public let kind: MailKind
    /// What it is about.
    public let subject: String
    /// Where it stands.
    public let state: MailState
    /// How often it has been handed over.
    public let attempts: Int
    /// When it was written.
    public let created: Instant
    /// When it is tried next; nil unless it waits.
    public let next: Instant?
    /// When it was sent or given up.
    public let ended: Instant?
    /// What went wrong last.
    public let problem: MailProblem?
}

/// One mail with its text.
public struct MailPreview: Sendable, Hashable {
    /// What the list shows of it.
    public let line: MailLine
    /// Its text, with every link of the receiver's own masked; nil for those who may not read mails.
    public let body: String?
    /// Whether it can be sent again.
    public let mayRetry: Bool
}

/// How many mails of each state there are.
public struct Outbox: Sendable, Hashable {
    /// The mails of the page, newest first.
    public let mails: [MailLine]
    /// Mails by state.
    public let counts: [MailState: Int]
    /// People who work here and have no address.
    public let withoutAddress: Int
}

/// A link in a mail, by the place that stands for it in the text.
enum MailPlaceholder {
    static func text(_ number: Int) -> String { "⟦lien-ket-\(number)⟧" }

    /// The text with every link replaced.
    static func filled(_ body: String, _ links: [String]) -> String {
        links.enumerated().reduce(body) { text, link in text.replacing(Self.text(link.offset + 1), with: link.element) }
    }
}

/// Who may see and do what with mails.
public enum MailPolicy {
    /// Whether the viewer sees the outbox: the officer and the administrator.
    public static func maySee(_ viewer: Actor) -> Bool { viewer.has(.officer, .administrator) }

    /// Whether the viewer reads what mails say: the officer; the administrator sees that they went, not what they say.
    public static func mayRead(_ viewer: Actor) -> Bool { viewer.has(.officer) }
}
