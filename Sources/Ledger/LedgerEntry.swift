internal import Crypto

/// One line of an agency's record: who did which act when, with a commitment to its content, chained to the line before.
///
/// Only opaque identifiers stand here; what was said is committed to by `contentDigest`, a salted hash, so that erasing content leaves the chain whole.
public struct LedgerEntry: Sendable, Hashable {
    /// Identifier of the agency whose record this is.
    public let agency: String
    /// Position in the record, from 1, without gaps.
    public let sequence: Int64
    /// Identifier of the act, unique in the agency.
    public let leaf: String
    /// Moment of the act in milliseconds since 1970 UTC.
    public let milliseconds: Int64
    /// Name of the act, such as "plan.launch".
    public let act: String
    /// Identifier of the person who acted, or "public", "operator" or "system".
    public let actor: String
    /// Through what the act came: "web", "api", "cli", "demo".
    public let channel: String
    /// What the act was about, as "kind:id", or empty.
    public let subject: String
    /// SHA-256 over salt and content (32 bytes).
    public let contentDigest: [UInt8]
    /// Digest of the entry before (32 bytes; zeros before the first).
    public let previous: [UInt8]

    /// Creates an entry from its parts.
    public init(
        agency: String, sequence: Int64, leaf: String, milliseconds: Int64, act: String, actor: String, channel: String, subject: String,
        contentDigest: [UInt8], previous: [UInt8]
    ) {
        self.agency = agency
        self.sequence = sequence
        self.leaf = leaf
        self.milliseconds = milliseconds
        self.act = act
        self.actor = actor
        self.channel = channel
        self.subject = subject
        self.contentDigest = contentDigest
        self.previous = previous
    }

    /// The digest that stands before the first entry of every record.
    public static let origin = [UInt8](repeating: 0, count: 32)

    /// The bytes that are hashed: a version line, then each field as its length (8 bytes, big endian) and its bytes, in declaration order.
    ///
    /// Lengths come first so that no two different entries can have the same bytes. docs/architecture.md documents the format for other verifiers.
    public var canonicalBytes: [UInt8] {
        var bytes = Array("thidua-entry-v1\n".utf8)
        func append(_ field: some Collection<UInt8>) {
            bytes.append(contentsOf: bigEndian(Int64(field.count)))
            bytes.append(contentsOf: field)
        }
        append(agency.utf8)
        append(bigEndian(sequence))
        append(leaf.utf8)
        append(bigEndian(milliseconds))
        append(act.utf8)
        append(actor.utf8)
        append(channel.utf8)
        append(subject.utf8)
        append(contentDigest)
        append(previous)
        return bytes
    }

    /// SHA-256 over `canonicalBytes` (32 bytes).
    public var digest: [UInt8] { Array(SHA256.hash(data: canonicalBytes)) }

    /// The commitment to an act's content: SHA-256 over a version line, the 16-byte salt and the UTF-8 content.
    public static func commitment(salt: [UInt8], content: String) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(data: Array("thidua-content-v1\n".utf8))
        hasher.update(data: salt)
        hasher.update(data: Array(content.utf8))
        return Array(hasher.finalize())
    }
}

private func bigEndian(_ value: Int64) -> [UInt8] {
    withUnsafeBytes(of: value.bigEndian) { Array($0) }
}
