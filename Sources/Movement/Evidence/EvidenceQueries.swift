public import Storage
internal import Vietnamese

/// Reading evidence. Every query asks `TargetPolicy.maySeeBehind`; what a viewer may not see is not there, nor counted.
public enum EvidenceQueries {
    private static let versionColumns: SQL = """
        v.number, v.hash, v.file_name, v.size, v.type, v.scan, v.address, v.reference, v.note, v.state, v.detail, v.checked_at, v.at,
        COALESCE(p.name, ''), v.preview
        """
    private static let versionName: SQL = "LEFT JOIN person p ON p.agency_id = v.agency_id AND p.person_id = v.actor"

    /// The evidence of a target; nil when the viewer may not see behind it, as if there were none.
    public static func list(ofTarget target: String, for viewer: Actor, in session: Session) throws -> EvidenceList? {
        let place = try session.row(
            """
            SELECT t.title, t.owner_kind, t.owner_id, t.state, m.slug FROM target t
            JOIN movement m ON m.agency_id = t.agency_id AND m.movement_id = t.movement_id
            WHERE t.agency_id = \(viewer.agency) AND t.target_id = \(target)
            """)
        guard let place, let owner = try owner(place, 1), TargetPolicy.maySeeBehind(viewer, owner: owner) else { return nil }
        let rows = try session.rows(
            """
            SELECT \(raw: versionColumns), e.evidence_id, e.kind, e.title, u.progress_id, u.entry_id FROM evidence_use u
            JOIN evidence e ON e.agency_id = u.agency_id AND e.evidence_id = u.evidence_id
            JOIN evidence_version v ON v.agency_id = e.agency_id AND v.evidence_id = e.evidence_id AND v.number = e.version
            \(raw: versionName)
            WHERE u.agency_id = \(viewer.agency) AND u.target_id = \(target) AND u.ended_at IS NULL ORDER BY u.use_id DESC LIMIT 500
            """)
        let title = try place.text(0)
        return EvidenceList(
            target: target, title: title, slug: try place.text(4),
            lines: try rows.compactMap { row in
                guard let kind = EvidenceKind(rawValue: try row.text(16)), let version = try version(row) else { return nil }
                return EvidenceLine(
                    id: try row.text(15), kind: kind, title: try row.text(17), version: version, target: target, targetTitle: title,
                    progress: try row.textOrNil(18), entry: try row.textOrNil(19))
            },
            mayAdd: try place.text(3) == "open" && TargetPolicy.mayReport(viewer, owner: owner))
    }

    /// One piece. Throws `notFound` for whoever may not see behind any target it serves.
    public static func page(_ id: String, for viewer: Actor, in session: Session) throws -> EvidencePage {
        let head = try session.row("SELECT kind, title FROM evidence WHERE agency_id = \(viewer.agency) AND evidence_id = \(id)")
        let uses = try uses(of: id, for: viewer, in: session)
        guard let head, let kind = EvidenceKind(rawValue: try head.text(0)), !uses.isEmpty else { throw Refusal.notFound }
        let versions = try session.rows(
            """
            SELECT \(raw: versionColumns) FROM evidence_version v \(raw: versionName)
            WHERE v.agency_id = \(viewer.agency) AND v.evidence_id = \(id) ORDER BY v.number DESC LIMIT 200
            """
        ).compactMap(version)
        guard !versions.isEmpty else { throw Refusal.notFound }
        let checks = try session.rows(
            """
            SELECT at, number, state FROM evidence_check WHERE agency_id = \(viewer.agency) AND evidence_id = \(id)
            ORDER BY at DESC, check_id DESC LIMIT 50
            """
        ).compactMap { row -> EvidenceCheckLine? in
            guard let state = EvidenceState(rawValue: try row.text(2)) else { return nil }
            return EvidenceCheckLine(at: Instant(milliseconds: try row.int64(0)), number: try row.int(1), state: state)
        }
        return EvidencePage(
            id: id, kind: kind, title: try head.text(1), versions: versions, uses: uses.map(\.use), checks: checks,
            isOwn: uses.contains { TargetPolicy.mayReport(viewer, owner: $0.owner) }, mayCheck: EvidencePolicy.mayCheck(viewer))
    }

    /// A stored file of a version; `notFound` when it is not there for the viewer, `Refusal` when a virus was found in it since.
    public static func download(_ id: String, version number: Int, for viewer: Actor, in session: Session) throws -> EvidenceDownload {
        guard try !uses(of: id, for: viewer, in: session).isEmpty else { throw Refusal.notFound }
        let found = try session.row(
            """
            SELECT \(raw: versionColumns) FROM evidence_version v \(raw: versionName)
            WHERE v.agency_id = \(viewer.agency) AND v.evidence_id = \(id) AND v.number = \(number)
            """
        ).flatMap(version)
        guard let found, let file = found.file else { throw Refusal.notFound }
        guard file.scan != .found else { throw Refusal.infectedEvidence }
        return EvidenceDownload(file: file, version: found)
    }

    /// Versions that changed, are missing, were not scanned or hold a virus, and still serve a target; for those who see behind every number.
    /// - Parameters:
    ///   - after: the last "evidence/number" of the page before.
    public static func troubles(for viewer: Actor, after: String?, limit: Int, in session: Session) throws -> [EvidenceLine] {
        guard EvidencePolicy.seesTroubles(viewer) else { throw viewer.isSignedIn ? Refusal.notFound : Refusal.signedOut }
        let parts = (after ?? "").split(separator: "/")
        let (last, number) = (String(parts.first ?? ""), parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
        return try session.rows(
            """
            SELECT \(raw: versionColumns), e.evidence_id, e.kind, e.title, t.target_id, t.title FROM evidence_version v
            JOIN evidence e ON e.agency_id = v.agency_id AND e.evidence_id = v.evidence_id
            JOIN evidence_use u ON u.agency_id = e.agency_id AND u.evidence_id = e.evidence_id
                AND u.use_id = (SELECT MIN(w.use_id) FROM evidence_use w WHERE w.agency_id = e.agency_id AND w.evidence_id = e.evidence_id
                                AND w.ended_at IS NULL)
            JOIN target t ON t.agency_id = u.agency_id AND t.target_id = u.target_id
            \(raw: versionName)
            WHERE v.agency_id = \(viewer.agency) AND (v.state IN ('changed', 'missing') OR v.scan = 'found' OR (v.hash IS NOT NULL AND v.scan = 'none'))
            AND (v.evidence_id > \(last) OR (v.evidence_id = \(last) AND v.number > \(number)))
            ORDER BY v.evidence_id, v.number LIMIT \(limit)
            """
        ).compactMap { row in
            guard let kind = EvidenceKind(rawValue: try row.text(16)), let version = try version(row) else { return nil }
            return EvidenceLine(
                id: try row.text(15), kind: kind, title: try row.text(17), version: version, target: try row.text(18), targetTitle: try row.text(19),
                progress: nil, entry: nil)
        }
    }

    /// Other open targets of the same movements that the viewer reports on and that the piece does not serve yet.
    public static func places(for id: String, viewer: Actor, in session: Session) throws -> [Choice] {
        try session.rows(
            """
            SELECT t.target_id, t.title, t.owner_kind, t.owner_id FROM target t
            WHERE t.agency_id = \(viewer.agency) AND t.state = 'open'
            AND (t.owner_id IN \(list: (viewer.units.union(viewer.headedUnits).union(viewer.posts)).sorted()) OR t.owner_id = \(viewer.person ?? ""))
            AND NOT EXISTS (SELECT 1 FROM evidence_use u WHERE u.agency_id = t.agency_id AND u.target_id = t.target_id AND u.evidence_id = \(id)
                            AND u.ended_at IS NULL)
            ORDER BY t.movement_id, t.position, t.target_id LIMIT 200
            """
        ).compactMap { row in
            guard let owner = try owner(row, 2), TargetPolicy.mayReport(viewer, owner: owner) else { return nil }
            return Choice(try row.text(0), Text(same: try row.text(1)))
        }
    }

    /// Notes the preview of a version, which is made once; empty when none can be made. Bookkeeping of the program, no decision of anybody.
    public static func note(preview hash: String, of id: String, version number: Int, agency: String, in session: Session) throws {
        try session.execute(
            """
            UPDATE evidence_version SET preview = \(hash)
            WHERE agency_id = \(agency) AND evidence_id = \(id) AND number = \(number) AND preview IS NULL
            """)
    }

    // MARK: - Rows

    private static func uses(of id: String, for viewer: Actor, in session: Session) throws -> [(use: EvidenceUse, owner: OwnerKey)] {
        try session.rows(
            """
            SELECT u.use_id, u.target_id, t.title, m.slug, u.at, u.ended_at, u.end_reason, t.owner_kind, t.owner_id FROM evidence_use u
            JOIN target t ON t.agency_id = u.agency_id AND t.target_id = u.target_id
            JOIN movement m ON m.agency_id = t.agency_id AND m.movement_id = t.movement_id
            WHERE u.agency_id = \(viewer.agency) AND u.evidence_id = \(id) ORDER BY u.at, u.use_id LIMIT 500
            """
        ).compactMap { row in
            guard let owner = try owner(row, 7), TargetPolicy.maySeeBehind(viewer, owner: owner) else { return nil }
            let ended = try row.int64OrNil(5).map(Instant.init(milliseconds:))
            let use = EvidenceUse(
                id: try row.text(0), target: try row.text(1), title: try row.text(2), slug: try row.text(3),
                at: Instant(milliseconds: try row.int64(4)), endedAt: ended, endReason: try row.text(6),
                mayEnd: ended == nil && TargetPolicy.mayReport(viewer, owner: owner))
            return (use, owner)
        }
    }

    private static func owner(_ row: Row, _ column: Int) throws -> OwnerKey? {
        try OwnerKind(rawValue: try row.text(column)).map { OwnerKey(kind: $0, id: try row.text(column + 1)) }
    }

    /// Reads `versionColumns`.
    private static func version(_ row: Row) throws -> EvidenceVersion? {
        guard let state = EvidenceState(rawValue: try row.text(9)), let scan = EvidenceFile.Scan(rawValue: try row.text(5)) else { return nil }
        var reference: [String: String] = [:]
        if case .object(let members)? = JSONValue(json: try row.text(7).utf8) { reference = members.compactMapValues(\.string) }
        var file: EvidenceFile?
        if let hash = try row.textOrNil(1), let name = try row.textOrNil(2), let size = try row.intOrNil(3) {
            file = EvidenceFile(hash: hash, name: name, size: size, type: try row.textOrNil(4).flatMap(FileType.init) ?? .unknown, scan: scan)
        }
        return EvidenceVersion(
            number: try row.int(0), file: file, address: try row.textOrNil(6), reference: reference, note: try row.text(8), state: state,
            detail: try row.text(10), checkedAt: try row.int64OrNil(11).map(Instant.init(milliseconds:)),
            at: Instant(milliseconds: try row.int64(12)), by: try row.text(13), preview: try row.textOrNil(14))
    }
}

extension Refusal {
    static let infectedEvidence = Refusal.conflict(
        "evidence.infected",
        Text(
            "Lần quét gần nhất thấy mã độc trong tệp này nên không cho tải.", "The latest scan found malware in this file; it cannot be downloaded."),
        next: Text("Người nộp thay bằng một bản sạch.", "The owner should replace it with a clean copy."))
}
