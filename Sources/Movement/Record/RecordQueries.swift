public import Ledger
public import Storage
public import Vietnamese

/// The newest place in an agency's record.
public struct RecordHead: Sendable, Hashable {
    /// Number of the newest entry; 0 for an empty record.
    public let sequence: Int64
    /// Digest of the newest entry.
    public let digest: [UInt8]
}

/// One entry as a viewer may see it.
public struct RecordLine: Sendable, Hashable {
    /// Number in the record.
    public let sequence: Int64
    /// When.
    public let at: Instant
    /// Name of the act.
    public let act: String
    /// How it reads; nil when the viewer may see only that the act happened.
    public let sentence: Text?
    /// Digest of the entry.
    public let digest: [UInt8]
    /// Digest of the entry before.
    public let previous: [UInt8]
}

/// Where an entry stands, for a confirmation that survives a bookmark.
public struct RecordReference: Sendable, Hashable {
    /// Identifier of the entry.
    public let leaf: String
    /// Its number, once it has its place in the chain.
    public let sequence: Int64?
}

/// Reading the record.
public enum RecordQueries {
    /// The first entry about one thing, which its page has already shown to the viewer.
    public static func reference(to subject: String, for viewer: Actor, in session: Session) throws -> RecordReference? {
        try session.row(
            "SELECT leaf_id, seq FROM record WHERE agency_id = \(viewer.agency) AND subject = \(subject) ORDER BY at, leaf_id LIMIT 1"
        ).map { RecordReference(leaf: try $0.text(0), sequence: try $0.int64OrNil(1)) }
    }

    /// The head of an agency's record.
    public static func head(of agency: String, in session: Session) throws -> RecordHead {
        guard
            let row = try session.row(
                "SELECT seq, digest FROM record WHERE agency_id = \(agency) AND seq IS NOT NULL ORDER BY seq DESC LIMIT 1")
        else { return RecordHead(sequence: 0, digest: LedgerEntry.origin) }
        return RecordHead(sequence: try row.int64(0), digest: try row.blob(1))
    }

    /// A page of entries, newest first.
    /// - Parameter before: only entries with a smaller number; nil for the newest.
    public static func page(for viewer: Actor, before: Int64?, limit: Int, in session: Session) throws -> [RecordLine] {
        try lines(for: viewer, "r.seq < \(before ?? Int64.max)", "DESC", limit, in: session)
    }

    /// A page of entries, oldest first, for programs that follow the record.
    public static func page(for viewer: Actor, after: Int64, limit: Int, in session: Session) throws -> [RecordLine] {
        try lines(for: viewer, "r.seq > \(after)", "ASC", limit, in: session)
    }

    /// One entry, or nil.
    public static func line(_ sequence: Int64, for viewer: Actor, in session: Session) throws -> RecordLine? {
        try lines(for: viewer, "r.seq = \(sequence)", "ASC", 1, in: session).first
    }

    /// Entries about one thing, oldest first ("plan:…"), for its history.
    public static func history(of subject: String, for viewer: Actor, limit: Int = 200, in session: Session) throws -> [RecordLine] {
        try lines(for: viewer, "r.subject = \(subject) AND r.seq > 0", "ASC", limit, in: session)
    }

    /// The sentence of one act, for the notice after a form; nil unless the viewer may read it.
    public static func sentence(ofLeaf leaf: String, for viewer: Actor, in session: Session) throws -> Text? {
        guard
            let row = try session.row(
                """
                SELECT r.act, r.actor, c.content FROM record r
                JOIN record_content c ON c.agency_id = r.agency_id AND c.leaf_id = r.leaf_id
                WHERE r.agency_id = \(viewer.agency) AND r.leaf_id = \(leaf)
                """)
        else { return nil }
        guard RecordPolicy.maySeeSentence(viewer, act: try row.text(0), actor: try row.text(1)) else { return nil }
        return RecordContent.sentence(try row.text(2))
    }

    private static func lines(for viewer: Actor, _ condition: SQL, _ order: String, _ limit: Int, in session: Session) throws -> [RecordLine] {
        // Nobody who is not signed in reads a sentence, so the public page does not fetch them.
        let content: SQL = viewer.person == nil ? "NULL" : "c.content"
        let join: SQL = viewer.person == nil ? "" : "LEFT JOIN record_content c ON c.agency_id = r.agency_id AND c.leaf_id = r.leaf_id"
        return try session.rows(
            """
            SELECT r.seq, r.at, r.act, r.actor, r.digest, r.previous, \(raw: content) FROM record r \(raw: join)
            WHERE r.agency_id = \(viewer.agency) AND \(raw: condition) ORDER BY r.seq \(raw: .unsafe(order)) LIMIT \(limit)
            """
        ).map { row in
            let act = try row.text(2)
            let mayRead = RecordPolicy.maySeeSentence(viewer, act: act, actor: try row.text(3))
            return RecordLine(
                sequence: try row.int64(0), at: Instant(milliseconds: try row.int64(1)), act: act,
                sentence: mayRead ? try row.textOrNil(6).flatMap(RecordContent.sentence) : nil, digest: try row.blob(4), previous: try row.blob(5))
        }
    }

    /// Entries with their stored digests and content, for verification, oldest first.
    public static func verifiable(agency: String, after: Int64, limit: Int, in session: Session) throws -> [VerifiableEntry] {
        try session.rows(
            """
            SELECT r.seq, r.leaf_id, r.at, r.act, r.actor, r.channel, r.subject, r.content_digest, r.previous, r.digest, c.salt, c.content
            FROM record r LEFT JOIN record_content c ON c.agency_id = r.agency_id AND c.leaf_id = r.leaf_id
            WHERE r.agency_id = \(agency) AND r.seq > \(after) ORDER BY r.seq LIMIT \(limit)
            """
        ).map { row in
            let entry = LedgerEntry(
                agency: agency, sequence: try row.int64(0), leaf: try row.text(1), milliseconds: try row.int64(2), act: try row.text(3),
                actor: try row.text(4), channel: try row.text(5), subject: try row.text(6), contentDigest: try row.blob(7),
                previous: try row.blob(8))
            return VerifiableEntry(entry: entry, stored: try row.blob(9), salt: try row.blobOrNil(10), content: try row.textOrNil(11))
        }
    }
}

/// An entry together with what is stored beside it.
public struct VerifiableEntry: Sendable {
    /// The entry.
    public let entry: LedgerEntry
    /// The digest stored beside it.
    public let stored: [UInt8]
    /// The salt of its content, unless erased.
    public let salt: [UInt8]?
    /// Its content, unless erased.
    public let content: String?
}

/// What an act leaves in the erasable part of the record: its input without secrets, and its sentence.
enum RecordContent {
    static func json(input: [String: JSONValue], sentence: Text) -> String {
        JSONValue.object(["input": .object(input), "sentence": ["vi": .string(sentence.vi), "en": .string(sentence.en)]]).json
    }

    static func sentence(_ content: String) -> Text? {
        guard let value = JSONValue(json: content.utf8)?["sentence"], let vi = value["vi"]?.string, let en = value["en"]?.string else { return nil }
        return Text(vi, en)
    }
}

/// Who may read the sentence of an entry. That an act happened, and its digest, anybody may see.
enum RecordPolicy {
    /// Registers of which others do not even learn who keeps them.
    private static let secret = ["matter.", "discipline.", "maternity."]

    static func maySeeSentence(_ viewer: Actor, act: String, actor: String) -> Bool {
        if viewer.guest == actor { return true }
        guard let person = viewer.person else { return false }
        if person == actor { return true }
        if act.hasPrefix("account.") || act.hasPrefix("token.") { return viewer.has(.administrator) }
        if secret.contains(where: act.hasPrefix) { return MeritPolicy.maySeeMatters(viewer) }
        return viewer.has(.officer, .head, .inspector)
    }
}
