internal import Papers

/// How mails go out. Nothing is sent unless the program, the sender and the address of the site are all set.
public struct MailConfiguration: Sendable {
    /// The mail program; nil when none is set.
    let sendmail: Sendmail?
    /// Whom mails are from; nil when not set, or not an address.
    let from: MailAddress?

    /// Nothing set.
    public static let none = MailConfiguration(sendmail: nil, from: nil)

    /// Reads the settings.
    /// - Parameters:
    ///   - sendmail: command of the mail program, THIDUA_SENDMAIL, such as "/usr/sbin/sendmail -i -t".
    ///   - from: THIDUA_MAIL_FROM, "Tên <dia.chi@coquan.gov.vn>" or the bare address.
    ///   - seconds: how long the program may take for one mail.
    public init(sendmail: String?, from: String?, seconds: Double = 60) {
        self.init(sendmail: sendmail.flatMap { Sendmail($0, seconds: seconds) }, from: from.flatMap { MailAddress($0) })
    }

    private init(sendmail: Sendmail?, from: MailAddress?) {
        self.sendmail = sendmail
        self.from = from
    }

    /// Names of the settings that are missing.
    func missing(origin: String?) -> [String] {
        [sendmail == nil ? "THIDUA_SENDMAIL" : nil, from == nil ? "THIDUA_MAIL_FROM" : nil, origin == nil ? "THIDUA_ORIGIN" : nil].compactMap(\.self)
    }
}
