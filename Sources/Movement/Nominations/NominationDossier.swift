internal import Crypto
internal import FoundationEssentials
internal import Law
internal import Storage
public import Vietnamese

/// A file of a dossier.
public struct DossierFile: Sendable, Hashable, Codable {
    /// Identifier, and the part it belongs to.
    public let id, part: String
    /// What it is, and what the sender's computer called it.
    public let title, name: String
    /// SHA-256 of its content, and bytes.
    public let hash: String
    public let size: Int
}

/// What somebody competent stated about a part.
public struct DossierConfirmation: Sendable, Hashable, Codable {
    /// Which part, and whether it was confirmed; a comment may also say no.
    public let part: String
    public let holds: Bool
    /// In words, by whom, under which post, and when (milliseconds).
    public let note, name, post: String
    public let at: Int64
    /// Identifier of the person.
    let actor: String

    /// When.
    public var moment: Instant { Instant(milliseconds: at) }
}

/// What the peers said, as far as the dossier needs it.
public struct DossierVote: Sendable, Hashable, Codable {
    /// Identifier and number of the minutes.
    public let meeting: String
    public let number: Int
    /// Day, members of the unit on that day, how many were there, and the votes.
    public let heldOn: String
    public let members, present, yes, no: Int
    /// SHA-256 of the minutes.
    public let digest: String

    /// Whether more than half of those present were in favour.
    public var isFor: Bool { yes * 2 > present }
}

/// The whole dossier as it stands, or stood when a version was made. It names nobody outside: what identifies them is kept apart, so that it can go.
public struct Dossier: Sendable, Hashable, Codable {
    /// What is asked for, as codes and words.
    public let award, type, achievement, from, to: String
    public let year: Int
    /// The words between the figures, by section.
    public let texts: [String: String]
    /// The computed figures.
    public let figures: AchievementFigures
    /// Files, oldest first.
    public let files: [DossierFile]
    /// Confirmations that hold.
    public let confirmations: [DossierConfirmation]
    /// The latest vote of the peers.
    public let vote: DossierVote?

    /// The same without what the peers and former units said: for the nominee, and for those who only read the report.
    var withoutOpinions: Dossier {
        Dossier(
            award: award, type: type, achievement: achievement, from: from, to: to, year: year, texts: texts, figures: figures, files: files,
            confirmations: confirmations.filter { $0.part == Parts.report }, vote: nil)
    }

    /// Everything in one line, the same for the same dossier.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    static func read(_ json: String) throws -> Dossier { try JSONDecoder().decode(Dossier.self, from: Data(json.utf8)) }

    /// A digest in lower-case hexadecimal.
    static func digest(_ text: String) -> String { HexText.text(SHA256.hash(data: Array(text.utf8))) }

    /// The confirmation of a part that holds; nil while there is none.
    func confirmation(_ part: String) -> DossierConfirmation? { confirmations.last { $0.part == part } }

    /// The dossier as it stands now.
    static func current(_ row: NominationRow, in session: Session) throws -> Dossier {
        var texts: [String: String] = [:]
        for one in try session.rows(
            "SELECT section, wording FROM nomination_text WHERE agency_id = \(row.agency) AND nomination_id = \(row.id)")
        { texts[try one.text(0)] = try one.text(1) }
        let files = try session.rows(
            """
            SELECT file_id, part, title, name, hash, size FROM nomination_file
            WHERE agency_id = \(row.agency) AND nomination_id = \(row.id) AND removed_at IS NULL ORDER BY at, file_id
            """
        ).map { one in
            DossierFile(
                id: try one.text(0), part: try one.text(1), title: try one.text(2), name: try one.text(3), hash: try one.text(4),
                size: try one.int(5))
        }
        let confirmations = try session.rows(
            """
            SELECT c.part, c.holds, c.note, p.name, c.post, c.at, c.actor FROM nomination_confirmation c
            LEFT JOIN person p ON p.agency_id = c.agency_id AND p.person_id = c.actor
            WHERE c.agency_id = \(row.agency) AND c.nomination_id = \(row.id) AND c.ended_at IS NULL ORDER BY c.at, c.confirmation_id
            """
        ).map { one in
            DossierConfirmation(
                part: try one.text(0), holds: try one.bool(1), note: try one.text(2), name: try one.textOrNil(3) ?? "", post: try one.text(4),
                at: try one.int64(5), actor: try one.text(6))
        }
        return Dossier(
            award: row.award, type: row.type.rawValue, achievement: row.achievement, from: row.period.from.iso, to: row.period.to.iso, year: row.year,
            texts: texts, figures: try AchievementReports.figures(row, in: session), files: files, confirmations: confirmations,
            vote: try vote(row, in: session))
    }

    private static func vote(_ row: NominationRow, in session: Session) throws -> DossierVote? {
        try session.row(
            """
            SELECT m.meeting_id, m.number, m.held_on, m.members, m.present, v.yes, v.no, m.digest FROM nomination_vote v
            JOIN nomination_meeting m ON m.agency_id = v.agency_id AND m.meeting_id = v.meeting_id
            WHERE v.agency_id = \(row.agency) AND v.nomination_id = \(row.id) ORDER BY m.at DESC, m.meeting_id DESC LIMIT 1
            """
        ).map { one in
            DossierVote(
                meeting: try one.text(0), number: try one.int(1), heldOn: try one.text(2), members: try one.int(3), present: try one.int(4),
                yes: try one.int(5), no: try one.int(6), digest: try one.text(7))
        }
    }

    /// One version as it was kept.
    static func version(_ number: Int, of row: NominationRow, in session: Session) throws -> Dossier? {
        try session.row(
            """
            SELECT body FROM nomination_version WHERE agency_id = \(row.agency) AND nomination_id = \(row.id) AND number = \(number)
            """
        ).map { try read(try $0.text(0)) }
    }

    /// Keeps the dossier as it stands as the next version, and what it rests on for the search for doubles.
    /// - Returns: its number and digest.
    @discardableResult
    static func keep(_ nomination: String, reason: String, in world: World) throws -> (number: Int, digest: String) {
        guard let row = try NominationRow.find(nomination, agency: world.agency, in: world.session) else { throw Refusal.notFound }
        let dossier = try current(row, in: world.session)
        let body = dossier.json
        let (number, digest) = (row.version + 1, digest(body))
        try world.session.execute(
            """
            INSERT INTO nomination_version (agency_id, nomination_id, number, reason, body, digest, at, actor)
            VALUES (\(world.agency), \(nomination), \(number), \(reason), \(body), \(digest), \(world.now.milliseconds), \(world.actor.recordName))
            """)
        try row.update("version = \(number)", in: world)
        try world.session.execute("DELETE FROM nomination_key WHERE agency_id = \(world.agency) AND nomination_id = \(nomination)")
        for key in keys(row, dossier, grounds: try AchievementReports.grounds(row, in: world.session)).sorted() {
            try world.session.execute(
                "INSERT INTO nomination_key (agency_id, key, nomination_id) VALUES (\(world.agency), \(key), \(nomination))")
        }
        return (number, digest)
    }

    /// What the achievement rests on.
    static func keys(_ row: NominationRow, _ dossier: Dossier, grounds: [String: Set<String>]) -> Set<String> {
        dossier.figures.keys.union(dossier.files.filter { $0.part == Parts.report }.map { "sha256:\($0.hash)" })
            .union((grounds["exemplar"] ?? []).map { "exemplar:\($0)" })
    }
}

/// A version of a dossier in the list of versions.
public struct DossierVersion: Sendable, Hashable {
    /// From 1.
    public let number: Int
    /// Why it was made; empty for the first.
    public let reason: String
    /// When, and by whom.
    public let at: Instant
    public let name: String
    /// SHA-256 of it.
    public let digest: String

    static func list(_ row: NominationRow, in session: Session) throws -> [DossierVersion] {
        try session.rows(
            """
            SELECT v.number, v.reason, v.at, p.name, v.digest FROM nomination_version v
            LEFT JOIN person p ON p.agency_id = v.agency_id AND p.person_id = v.actor
            WHERE v.agency_id = \(row.agency) AND v.nomination_id = \(row.id) ORDER BY v.number
            """
        ).map { one in
            DossierVersion(
                number: try one.int(0), reason: try one.text(1), at: Instant(milliseconds: try one.int64(2)), name: try one.textOrNil(3) ?? "",
                digest: try one.text(4))
        }
    }
}
