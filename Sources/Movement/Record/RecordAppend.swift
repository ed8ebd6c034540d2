internal import Ledger
public import Storage
internal import Vietnamese

/// Writing to the record. Only `ActRunner` calls it, inside the act's own transaction.
enum RecordAppend {
    /// Appends the leaf of an act.
    ///
    /// SQLite has one writer, so the leaf is chained at once. On PostgreSQL acts never queue behind each other: the leaf is committed with its
    /// act, and `RecordSequencer` chains leaves in batches.
    static func append(_ leaf: RecordLeaf, content: String, in world: World) throws {
        let salt = world.randomness.bytes(16)
        let commitment = LedgerEntry.commitment(salt: salt, content: content)
        var sequence: Int64?
        var previous: [UInt8]?
        var digest: [UInt8]?
        if world.session.engine == .sqlite {
            let head = try RecordQueries.head(of: world.agency, in: world.session)
            let entry = leaf.entry(sequence: head.sequence + 1, contentDigest: commitment, previous: head.digest)
            (sequence, previous, digest) = (entry.sequence, entry.previous, entry.digest)
        }
        try world.session.execute(
            """
            INSERT INTO record (agency_id, leaf_id, seq, at, act, actor, channel, subject, content_digest, previous, digest)
            VALUES (\(leaf.agency), \(leaf.leaf), \(sequence), \(leaf.milliseconds), \(leaf.act), \(leaf.actor), \(leaf.channel),
                    \(leaf.subject), \(commitment), \(previous), \(digest))
            """)
        try world.session.execute(
            "INSERT INTO record_content (agency_id, leaf_id, salt, content) VALUES (\(leaf.agency), \(leaf.leaf), \(salt), \(content))")
    }
}

/// What is known of an act before it has its place in the chain.
struct RecordLeaf: Sendable {
    let agency, leaf: String
    let milliseconds: Int64
    let act, actor, channel, subject: String

    func entry(sequence: Int64, contentDigest: [UInt8], previous: [UInt8]) -> LedgerEntry {
        LedgerEntry(
            agency: agency, sequence: sequence, leaf: leaf, milliseconds: milliseconds, act: act, actor: actor, channel: channel,
            subject: subject, contentDigest: contentDigest, previous: previous)
    }
}

/// Chains the leaves that PostgreSQL acts left open, in batches, one process at a time.
public enum RecordSequencer {
    /// Chains what is open in every agency.
    /// - Parameter batch: most leaves chained in one transaction.
    /// - Returns: how many leaves were chained.
    @discardableResult
    public static func run(on database: Database, batch: Int = 500) async throws -> Int {
        guard database.engine == .postgresql else { return 0 }
        let agencies = try await database.read { session in
            try session.rows("SELECT DISTINCT agency_id FROM record WHERE seq IS NULL").map { try $0.text(0) }
        }
        var chained = 0
        for agency in agencies {
            var count = 0
            repeat {
                count = try await database.write { session in try chain(agency, limit: batch, in: session) }
                chained += count
            } while count == batch
        }
        return chained
    }

    private static func chain(_ agency: String, limit: Int, in session: Session) throws -> Int {
        // The lock is released with the transaction; a process that does not get it leaves the work to the one that has it.
        guard try session.row("SELECT pg_try_advisory_xact_lock(hashtext('thidua.record'), hashtext(\(agency)))")?.bool(0) == true else {
            return 0
        }
        var head = try RecordQueries.head(of: agency, in: session)
        let open = try session.rows(
            """
            SELECT leaf_id, at, act, actor, channel, subject, content_digest FROM record
            WHERE agency_id = \(agency) AND seq IS NULL ORDER BY leaf_id LIMIT \(limit)
            """)
        for row in open {
            let leaf = RecordLeaf(
                agency: agency, leaf: try row.text(0), milliseconds: try row.int64(1), act: try row.text(2), actor: try row.text(3),
                channel: try row.text(4), subject: try row.text(5))
            let entry = leaf.entry(sequence: head.sequence + 1, contentDigest: try row.blob(6), previous: head.digest)
            try session.execute(
                """
                UPDATE record SET seq = \(entry.sequence), previous = \(entry.previous), digest = \(entry.digest)
                WHERE agency_id = \(agency) AND leaf_id = \(leaf.leaf)
                """)
            head = RecordHead(sequence: entry.sequence, digest: entry.digest)
        }
        return open.count
    }
}
