internal import Storage
internal import Vietnamese

/// A target as far as evidence asks about it.
struct EvidenceTarget: Sendable, Hashable {
    let id, title, movement: String
    let owner: OwnerKey
    let isOpen: Bool
}

/// A piece as stored.
struct EvidencePieceRow: Sendable {
    let kind: EvidenceKind
    let title: String
    /// Number of its newest version.
    let version: Int
}

/// One use of a piece, as stored.
struct EvidenceUseRow: Sendable {
    let evidence, title: String
    let isEnded: Bool
    let target: EvidenceTarget
}

/// Writing evidence inside an act.
enum EvidenceStore {
    /// Hangs a piece on a target, and on the report or the entry it came with.
    ///
    /// The act that calls this has asked who may report on the target; it is asked again here, because a piece must never serve a stranger's target.
    /// - Returns: identifier of the piece.
    /// - Throws: `notFound` for a piece the actor may not use, `Refusal` when the target takes no more.
    @discardableResult
    static func attach(
        _ piece: EvidencePiece, to target: String, progress: String? = nil, entry: String? = nil, in world: World
    ) throws -> String {
        let place = try ownTarget(target, in: world)
        let id: String
        switch piece {
        case .file(let file, let title):
            id = try make(EvidenceDraft(kind: .file, title: title ?? file.name, file: file), in: world)
        case .existing(let existing):
            _ = try ownPiece(existing, in: world)
            id = existing
        }
        try use(id, at: place, progress: progress, entry: entry, in: world)
        return id
    }

    /// The target, when the actor may report on it. To those who may not even know what is behind it, evidence is no business of theirs: `forbidden`,
    /// because the target itself is public; `notFound` when it does not exist in the agency.
    static func ownTarget(_ id: String, in world: World) throws -> EvidenceTarget {
        guard let found = try target(id, agency: world.agency, in: world.session) else { throw Refusal.notFound }
        try world.require(TargetPolicy.mayReport(world.actor, owner: found.owner))
        guard found.isOpen else { throw Refusal.evidenceTargetClosed }
        return found
    }

    /// The piece, when the actor stands behind a target it serves; `forbidden` for those who only may see it, `notFound` for everybody else.
    static func ownPiece(_ id: String, in world: World) throws -> EvidencePieceRow {
        let row = try world.session.row(
            "SELECT kind, title, version FROM evidence WHERE agency_id = \(world.agency) AND evidence_id = \(id)")
        guard let row, let kind = EvidenceKind(rawValue: try row.text(0)) else { throw Refusal.notFound }
        let owners = try owners(of: id, agency: world.agency, in: world.session)
        try world.requireVisible(owners.contains { TargetPolicy.maySeeBehind(world.actor, owner: $0) })
        try world.require(owners.contains { TargetPolicy.mayReport(world.actor, owner: $0) })
        return EvidencePieceRow(kind: kind, title: try row.text(1), version: try row.int(2))
    }

    /// One use of a piece.
    static func use(_ id: String, agency: String, in session: Session) throws -> EvidenceUseRow? {
        let row = try session.row(
            """
            SELECT u.evidence_id, e.title, u.ended_at, t.target_id, t.title, t.movement_id, t.owner_kind, t.owner_id, t.state FROM evidence_use u
            JOIN evidence e ON e.agency_id = u.agency_id AND e.evidence_id = u.evidence_id
            JOIN target t ON t.agency_id = u.agency_id AND t.target_id = u.target_id
            WHERE u.agency_id = \(agency) AND u.use_id = \(id)
            """)
        guard let row, let kind = OwnerKind(rawValue: try row.text(6)) else { return nil }
        return EvidenceUseRow(
            evidence: try row.text(0), title: try row.text(1), isEnded: try row.int64OrNil(2) != nil,
            target: EvidenceTarget(
                id: try row.text(3), title: try row.text(4), movement: try row.text(5), owner: OwnerKey(kind: kind, id: try row.text(7)),
                isOpen: try row.text(8) == "open"))
    }

    static func target(_ id: String, agency: String, in session: Session) throws -> EvidenceTarget? {
        try session.row(
            "SELECT title, movement_id, owner_kind, owner_id, state FROM target WHERE agency_id = \(agency) AND target_id = \(id)"
        ).flatMap { row in
            guard let kind = OwnerKind(rawValue: try row.text(2)) else { return nil }
            return EvidenceTarget(
                id: id, title: try row.text(0), movement: try row.text(1), owner: OwnerKey(kind: kind, id: try row.text(3)),
                isOpen: try row.text(4) == "open")
        }
    }

    /// Stores a piece with its first version.
    static func make(_ draft: EvidenceDraft, in world: World) throws -> String {
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO evidence (agency_id, evidence_id, kind, title, version, created_at, created_by)
            VALUES (\(world.agency), \(id), \(draft.kind.rawValue), \(draft.title), 1, \(world.now.milliseconds), \(world.actor.recordName))
            """)
        try insert(draft, of: id, number: 1, in: world)
        return id
    }

    /// Stores one version. A file that has just been hashed is good as of now; what cannot be looked at is never called good.
    static func insert(_ draft: EvidenceDraft, of id: String, number: Int, in world: World) throws {
        let file = draft.file
        let state: EvidenceState = file == nil ? .unchecked : .good
        let checked = file == nil ? nil : world.now.milliseconds
        try world.session.execute(
            """
            INSERT INTO evidence_version (agency_id, evidence_id, number, hash, file_name, size, type, address, reference, note, scan, state, detail,
                                          tried_at, checked_at, at, actor)
            VALUES (\(world.agency), \(id), \(number), \(file?.hash), \(file?.name), \(file?.size), \(file?.type.rawValue), \(draft.address),
                    \(JSONValue.object(draft.reference).json), \(draft.note), \((file?.scan ?? .none).rawValue), \(state.rawValue), '',
                    \(checked), \(checked), \(world.now.milliseconds), \(world.actor.recordName))
            """)
    }

    /// Lets a piece serve a target; nothing happens when it does already.
    static func use(_ id: String, at target: EvidenceTarget, progress: String?, entry: String?, in world: World) throws {
        try requirePlace(target.id, progress: progress, entry: entry, in: world)
        let already = try world.session.row(
            """
            SELECT use_id FROM evidence_use WHERE agency_id = \(world.agency) AND target_id = \(target.id) AND evidence_id = \(id)
            AND COALESCE(progress_id, '') = \(progress ?? "") AND COALESCE(entry_id, '') = \(entry ?? "") AND ended_at IS NULL
            """)
        guard already == nil else { return }
        try world.session.execute(
            """
            INSERT INTO evidence_use (agency_id, evidence_id, target_id, progress_id, entry_id, use_id, at, actor, end_reason)
            VALUES (\(world.agency), \(id), \(target.id), \(progress), \(entry), \(world.newID()), \(world.now.milliseconds),
                    \(world.actor.recordName), '')
            """)
    }

    /// The report or entry must belong to the target.
    private static func requirePlace(_ target: String, progress: String?, entry: String?, in world: World) throws {
        if let progress {
            let row = try world.session.row(
                "SELECT 1 FROM progress WHERE agency_id = \(world.agency) AND target_id = \(target) AND progress_id = \(progress)")
            guard row != nil else { throw Refusal.notFound }
        }
        if let entry {
            let row = try world.session.row(
                "SELECT 1 FROM entry WHERE agency_id = \(world.agency) AND target_id = \(target) AND entry_id = \(entry)")
            guard row != nil else { throw Refusal.notFound }
        }
    }

    /// Owners of all targets a piece serves or served.
    static func owners(of id: String, agency: String, in session: Session) throws -> Set<OwnerKey> {
        let rows = try session.rows(
            """
            SELECT DISTINCT t.owner_kind, t.owner_id FROM evidence_use u
            JOIN target t ON t.agency_id = u.agency_id AND t.target_id = u.target_id
            WHERE u.agency_id = \(agency) AND u.evidence_id = \(id)
            """)
        return Set(
            try rows.compactMap { row in
                guard let kind = OwnerKind(rawValue: try row.text(0)) else { return nil }
                return OwnerKey(kind: kind, id: try row.text(1))
            })
    }
}

extension Refusal {
    static let evidenceTargetClosed = Refusal.conflict(
        "evidence.target-closed", Text("Chỉ tiêu này đã rút, không nhận thêm minh chứng.", "This target was withdrawn and takes no more evidence."),
        next: Text("Chọn chỉ tiêu khác đang theo dõi.", "Choose another target that is still followed."))
    static let noEvidenceFile = Refusal(
        .invalid, "evidence.no-file", Text("Chưa chọn tệp.", "No file was chosen."),
        next: Text("Chọn một tệp; chương trình thì gửi tệp tới /api/v1/evidence.", "Choose a file; programs send it to /api/v1/evidence."),
        fields: [FieldProblem("tep", Text("Chưa chọn tệp.", "No file was chosen."))])
    static let evidenceTakesNoFile = Refusal.invalid("tep", "Loại minh chứng này không kèm tệp.", "This kind of evidence takes no file.")
    static let evidenceReplaced = Refusal.conflict(
        "evidence.replaced", Text("Người khác vừa nộp bản mới của minh chứng này.", "Somebody has just handed in a newer version."),
        next: Text("Xem bản mới, rồi thay nếu vẫn cần.", "Look at the newer version, then replace it if you still need to."))
    static let evidenceUseEnded = Refusal.conflict(
        "evidence.use-ended", Text("Minh chứng này đã thôi dùng ở chỉ tiêu đó.", "This piece was taken off that target already."),
        next: Text("Mở lại trang minh chứng để xem tình trạng.", "Open the page of the evidence to see how it stands."))
}
