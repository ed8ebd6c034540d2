public import Ledger
public import Storage

/// What a check of one agency's record found.
public struct RecordVerdict: Sendable, Hashable {
    /// Short address of the agency.
    public let agency: String
    /// How many entries hold, from the first.
    public let count: Int64
    /// Digest of the last entry that holds.
    public let head: [UInt8]
    /// The first entry that does not hold; nil when all do.
    public let firstBreak: LedgerBreak?
}

/// Checks every agency's record against the chain.
public enum RecordVerification {
    /// Walks each record in pages, so that memory stays constant.
    public static func run(on database: Database, page: Int = 1000) async throws -> [RecordVerdict] {
        try await RecordSequencer.run(on: database)
        let agencies = try await database.read { session in
            try session.rows("SELECT agency_id, slug FROM agency ORDER BY slug").map { (try $0.text(0), try $0.text(1)) }
        }
        var verdicts: [RecordVerdict] = []
        for (agency, slug) in agencies {
            verdicts.append(try await verify(agency, slug: slug, page: page, on: database))
        }
        return verdicts
    }

    private static func verify(_ agency: String, slug: String, page: Int, on database: Database) async throws -> RecordVerdict {
        var verifier = LedgerVerifier()
        while true {
            let after = verifier.count
            let entries = try await database.read { session in
                try RecordQueries.verifiable(agency: agency, after: after, limit: page, in: session)
            }
            if entries.isEmpty { break }
            for entry in entries {
                do {
                    let content = entry.salt.flatMap { salt in entry.content.map { (salt: salt, text: $0) } }
                    try verifier.check(entry.entry, stored: entry.stored, content: content)
                } catch {
                    return RecordVerdict(agency: slug, count: verifier.count, head: verifier.head, firstBreak: error)
                }
            }
        }
        return RecordVerdict(agency: slug, count: verifier.count, head: verifier.head, firstBreak: nil)
    }
}
