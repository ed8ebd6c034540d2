/// Why a record does not hold, and at which entry.
public struct LedgerBreak: Sendable, Hashable, Error {
    /// What is wrong with the entry.
    public enum Reason: String, Sendable, Hashable {
        /// The entry's number does not follow the one before.
        case gap
        /// The entry does not name the digest of the one before.
        case chain
        /// The stored digest is not the digest of the entry.
        case digest
        /// The stored content is not what the entry committed to.
        case content
    }
    /// Number of the first entry that does not hold.
    public let sequence: Int64
    /// What is wrong with it.
    public let reason: Reason

    /// Creates a break.
    public init(sequence: Int64, reason: Reason) {
        self.sequence = sequence
        self.reason = reason
    }
}

/// Checks a record entry by entry, oldest first, in constant memory.
public struct LedgerVerifier: Sendable {
    /// Number of entries that held so far.
    public private(set) var count: Int64 = 0
    /// Digest of the last entry that held; the head of the record.
    public private(set) var head: [UInt8] = LedgerEntry.origin

    /// Starts before the first entry.
    public init() {}

    /// Checks the next entry against the chain.
    /// - Parameters:
    ///   - entry: the entry as stored.
    ///   - stored: the digest stored beside it.
    ///   - content: the salt and content stored for it, or nil when they were erased.
    /// - Throws: `LedgerBreak` naming the entry.
    public mutating func check(_ entry: LedgerEntry, stored: [UInt8], content: (salt: [UInt8], text: String)?) throws(LedgerBreak) {
        let expected = count + 1
        guard entry.sequence == expected else { throw LedgerBreak(sequence: expected, reason: .gap) }
        guard entry.previous == head else { throw LedgerBreak(sequence: expected, reason: .chain) }
        guard entry.digest == stored else { throw LedgerBreak(sequence: expected, reason: .digest) }
        if let content, LedgerEntry.commitment(salt: content.salt, content: content.text) != entry.contentDigest {
            throw LedgerBreak(sequence: expected, reason: .content)
        }
        count = expected
        head = stored
    }
}
