public import Vietnamese

/// An address a mail may come from or go to: plain ASCII of the form local@domain, so that nothing in it can begin another header or recipient.
public struct MailAddress: Sendable, Hashable {
    /// The address, local@domain.
    public let address: String
    /// A name before it; empty for none.
    public let name: String

    /// Takes an address apart: "ten@coquan.gov.vn" or "Tên gọi <ten@coquan.gov.vn>"; nil when it is neither.
    public init?(_ text: String) {
        var address = Self.trimmed(text[...])
        var name = ""
        if let open = text.lastIndex(of: "<") {
            guard text.last == ">" else { return nil }
            address = String(text[text.index(after: open)...].dropLast())
            name = Self.trimmed(text[..<open])
            if name.count >= 2, name.hasPrefix("\""), name.hasSuffix("\"") { name = String(name.dropFirst().dropLast()) }
        }
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, address.utf8.count <= 254, !name.contains("<"), !name.contains(">") else { return nil }
        guard Self.isAtoms(parts[0], also: "!#$%&'*+-/=?^_`{|}~"), Self.isAtoms(parts[1], also: "-"), !parts[0].hasPrefix("-") else { return nil }
        self.address = address
        self.name = name
    }

    /// The domain.
    public var domain: String { String(address.drop { $0 != "@" }.dropFirst()) }

    /// Words of letters, digits and a few signs, with single dots between (RFC 5322, section 3.2.3, without quoted strings).
    private static func isAtoms(_ text: Substring, also signs: String) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty
                && atom.utf8.allSatisfy {
                    (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || signs.utf8.contains($0)
                }
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        guard let first = text.firstIndex(where: { !$0.isWhitespace }), let last = text.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(text[first...last])
    }
}

/// One mail as text (RFC 5322 with RFC 2045 and RFC 2047), to be handed to a sendmail-compatible program.
public struct MailMessage: Sendable {
    /// Whom it is from.
    public var from: MailAddress
    /// Whom it goes to.
    public var to: MailAddress
    /// What it is about; may be any text.
    public var subject: String
    /// When it was written.
    public var date: Instant
    /// The left part of its Message-ID, letters and digits; the right part is the sender's domain.
    public var identifier: String
    /// Where the reader chooses which mails to get; nil when there is no such page.
    public var preferences: String?
    /// The text.
    public var text: String

    /// A mail.
    public init(
        from: MailAddress, to: MailAddress, subject: String, date: Instant, identifier: String, preferences: String? = nil, text: String
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.date = date
        self.identifier = identifier
        self.preferences = preferences
        self.text = text
    }

    /// The message. Lines end with a single line feed: sendmail programs take local text and turn it into the form of the wire themselves.
    public var bytes: [UInt8] {
        var lines = [
            "From: " + (from.name.isEmpty ? from.address : "\(MailHeader.words(from.name, after: 6)) <\(from.address)>"),
            "To: \(to.address)", "Subject: \(MailHeader.words(subject, after: 9))", "Date: \(MailHeader.date(date))",
            "Message-ID: <\(identifier.filter { $0.isASCII && ($0.isLetter || $0.isNumber) })@\(from.domain)>",
            // RFC 3834: answering machines leave such mails alone.
            "Auto-Submitted: auto-generated",
        ]
        if let preferences, preferences.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x3C && $0 != 0x3E }) {
            lines.append("List-Unsubscribe: <\(preferences)>")
        }
        lines += ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", ""]
        return Array((lines.joined(separator: "\n") + "\n").utf8)
            + Base64.lines(Array(text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").utf8))
    }
}

/// Writing the values of headers.
enum MailHeader {
    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// The moment in Vietnam time, "Mon, 03 Mar 2025 12:00:00 +0700" (RFC 5322, section 3.3).
    static func date(_ moment: Instant) -> String {
        let day = moment.vietnamDate
        let second = (moment.milliseconds / 1000 % 60 + 60) % 60
        return "\(days[day.weekday - 1]), \(two(day.day)) \(months[day.month - 1]) \(four(day.year)) \(moment.vietnamTime):\(two(Int(second))) +0700"
    }

    /// Any text as the value of a header, folded: as it is when it is plain and short, else in encoded words of at most 75 characters (RFC 2047).
    /// Control characters become spaces, so that no text can begin another header.
    /// - Parameter used: characters that stand on the first line already.
    static func words(_ text: String, after used: Int) -> String {
        let scalars = text.unicodeScalars.map { $0.properties.generalCategory == .control || $0.value == 0x2028 || $0.value == 0x2029 ? " " : $0 }
        var clean = String.UnicodeScalarView()
        clean.append(contentsOf: scalars)
        let value = String(clean)
        if value.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && !"\"()<>@,;:\\[]=?_".utf8.contains($0) }), value.utf8.count + used <= 76 {
            return value
        }
        // 45 bytes become 60 letters, which with "=?UTF-8?B?" and "?=" are 72.
        return pieces(of: value, bytes: 45).map { "=?UTF-8?B?\(Base64.encode($0))?=" }.joined(separator: "\n ")
    }

    /// The text cut between characters into pieces of at most that many bytes.
    private static func pieces(of text: String, bytes limit: Int) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var piece: [UInt8] = []
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if piece.count + bytes.count > limit {
                pieces.append(piece)
                piece = []
            }
            piece += bytes
        }
        return pieces + [piece]
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    private static func four(_ number: Int) -> String { String(repeating: "0", count: max(0, 4 - "\(number)".count)) + "\(number)" }
}

/// Base 64 (RFC 4648, section 4).
enum Base64 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: some Collection<UInt8>) -> String { String(decoding: encoded(bytes), as: UTF8.self) }

    /// Lines of 76 letters (RFC 2045, section 6.8), each ended.
    static func lines(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var start = 0
        while start < bytes.count {
            let end = min(start + 57, bytes.count)
            result += encoded(bytes[start..<end]) + [0x0A]
            start = end
        }
        return result
    }

    private static func encoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        var iterator = bytes.makeIterator()
        while let first = iterator.next() {
            let (second, third) = (iterator.next(), iterator.next())
            let group = UInt32(first) << 16 | UInt32(second ?? 0) << 8 | UInt32(third ?? 0)
            result.append(letters[Int(group >> 18)])
            result.append(letters[Int(group >> 12 & 63)])
            result.append(second == nil ? 0x3D : letters[Int(group >> 6 & 63)])
            result.append(third == nil ? 0x3D : letters[Int(group & 63)])
        }
        return result
    }
}
