internal import Crypto
public import Vietnamese

/// Time-based one-time passwords (RFC 6238 over RFC 4226): HMAC-SHA-1, steps of 30 seconds, 6 digits, as every authenticator app knows them.
public enum OneTimePassword {
    /// Length of a step in seconds.
    public static let period: Int64 = 30

    /// Number of the step a moment lies in.
    public static func step(at now: Instant) -> Int64 { now.milliseconds / 1000 / period }

    /// The code of a step.
    public static func code(secret: [UInt8], step: Int64, digits: Int = 6) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian) { Array($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        // Dynamic truncation, RFC 4226 section 5.3: the last four bits say where the number is taken from.
        let offset = Int(mac[19] & 0x0F)
        var number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        var text: [UInt8] = []
        for _ in 0..<digits {
            text.append(UInt8(ascii: "0") + UInt8(number % 10))
            number /= 10
        }
        return String(decoding: text.reversed(), as: UTF8.self)
    }

    /// The step whose code this is: the present one, the one before or after, and none that was used (RFC 6238, section 5.2).
    static func acceptedStep(_ code: String, secret: [UInt8], now: Instant, after lastUsed: Int64) -> Int64? {
        let present = step(at: now)
        let typed = SymmetricKey(data: Array(code.utf8))
        // Every step is tried, and keys compare in constant time, so that time does not tell which digit was wrong.
        let fitting = (present - 1...present + 1).filter { SymmetricKey(data: Array(Self.code(secret: secret, step: $0).utf8)) == typed }
        return fitting.first { $0 > lastUsed }
    }

    /// A secret as authenticator apps take it by hand: base 32 (RFC 4648, section 6) without padding.
    public static func base32(_ secret: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        var text: [UInt8] = []
        var buffer: UInt32 = 0
        var bits = 0
        for byte in secret {
            buffer = buffer << 8 | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(letters[Int(buffer >> UInt32(bits) & 31)])
            }
        }
        if bits > 0 { text.append(letters[Int(buffer << UInt32(5 - bits) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The address that authenticator apps read ("otpauth://totp/…"). Sign-in names are plain ASCII, so nothing needs escaping but "@".
    static func address(secret: [UInt8], login: String) -> String {
        let label = login.replacing("@", with: "%40")
        return "otpauth://totp/ThiDua:\(label)?secret=\(base32(secret))&issuer=ThiDua&algorithm=SHA1&digits=6&period=30"
    }
}

/// Codes on paper for the day the telephone is lost. Each has 80 random bits, so one SHA-256 keeps it safe, and works once.
enum RecoveryCode {
    static let count = 10

    /// A new code, "xxxx-xxxx-xxxx-xxxx".
    static func make(_ randomness: Randomness) -> String {
        let text = Base32.encode(randomness.bytes(10))
        return stride(from: 0, to: 16, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: "-")
    }

    /// What is stored; spaces, hyphens and capitals do not count.
    static func hash(_ typed: String) -> [UInt8] {
        secretHash(typed.lowercased().filter { $0 != "-" && !$0.isWhitespace })
    }
}
