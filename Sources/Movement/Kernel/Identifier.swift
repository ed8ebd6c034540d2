internal import Crypto
public import Vietnamese

/// A typed identifier, so that a unit's cannot be passed where a person's is wanted.
public struct Identifier<Entity>: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The stored form: 26 characters for what the program makes, sorted by time of making.
    public let rawValue: String

    /// Wraps a stored identifier.
    public init(_ rawValue: String) { self.rawValue = rawValue }

    /// Reads the stored form.
    public init(from decoder: any Decoder) throws { rawValue = try decoder.singleValueContainer().decode(String.self) }

    /// Writes the stored form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    public var description: String { rawValue }
}

/// Makes identifiers, salts and secrets. Tests and the demonstration use a seeded one, so that the same acts give the same database.
public struct Randomness: Sendable {
    private let fill: @Sendable (Int) -> [UInt8]

    /// The system's cryptographic generator.
    public static let system = Randomness { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    /// Wraps a source of bytes.
    public init(fill: @escaping @Sendable (Int) -> [UInt8]) { self.fill = fill }

    /// That many random bytes.
    public func bytes(_ count: Int) -> [UInt8] { fill(count) }

    /// A new identifier: 48 bits of time and 80 random bits in 26 lower-case characters (the layout of ULID), so later ones sort later.
    public func identifier(at now: Instant) -> String {
        let time = withUnsafeBytes(of: UInt64(bitPattern: now.milliseconds).bigEndian) { Array($0.suffix(6)) }
        return Base32.encode(time + bytes(10))
    }

    /// A secret for a link, session or token: 256 random bits, 52 characters.
    public func secret() -> String { Base32.encode(bytes(32)) }
}

/// Base 32 with Crockford's letters in lower case (no i, l, o, u), so that no identifier can be misread.
enum Base32 {
    private static let letters = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count * 8 + 4) / 5)
        var buffer: UInt32 = 0
        var bits = 0
        for byte in bytes {
            buffer = (buffer << 8) | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                result.append(letters[Int((buffer >> UInt32(bits)) & 31)])
            }
        }
        if bits > 0 { result.append(letters[Int((buffer << UInt32(5 - bits)) & 31)]) }
        return String(decoding: result, as: UTF8.self)
    }
}

/// Hashes a secret for storage, so that a stolen database opens nothing. The secret has 256 random bits: one SHA-256 is enough.
public func secretHash(_ secret: String) -> [UInt8] {
    Array(SHA256.hash(data: Array(secret.utf8)))
}
