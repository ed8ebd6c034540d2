internal import Storage
internal import Vietnamese

/// A new piece and where it is to serve: what the five acts that add one share.
private struct NewEvidence: Sendable {
    let draft: EvidenceDraft
    let target: String
    let progress, entry: String?

    init(_ kind: EvidenceKind, _ input: ActInput) throws {
        var draft = try EvidenceFields.draft(kind, input)
        draft.note = try input[EvidenceFields.note] ?? ""
        self.draft = draft
        target = try input[EvidenceFields.target]
        progress = try input[EvidenceFields.progress]
        entry = try input[EvidenceFields.entry]
    }

    func permit(in world: World) throws { _ = try EvidenceStore.ownTarget(target, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        if draft.kind == .file, draft.file == nil { throw Refusal.noEvidenceFile }
        let place = try EvidenceStore.ownTarget(target, in: world)
        let id = try EvidenceStore.make(draft, in: world)
        try EvidenceStore.use(id, at: place, progress: progress, entry: entry, in: world)
        let proof = draft.file.map { " (SHA-256 \($0.hash))" } ?? ""
        return ActOutcome(
            subject: "evidence:\(id)",
            sentence: Text(
                "\(world.actor.name) nộp minh chứng “\(draft.title)”\(proof) cho chỉ tiêu “\(place.title)”.",
                "\(world.actor.name) handed in the evidence “\(draft.title)”\(proof) for the target “\(place.title)”."),
            result: [
                "evidence": .string(id), "target": .string(target), "version": 1, "hash": JSONValue(draft.file?.hash),
                "scan": JSONValue(draft.file?.scan.rawValue),
            ])
    }
}

/// Hands in a file.
struct AddFile: Act {
    static let declaration = ActDeclaration(
        "evidence.file", title: Text("Nộp tệp minh chứng", "Hand in a file"),
        summary: Text(
            "Lưu tệp theo mã băm SHA-256, quét vi-rút nếu máy có trình quét, và gắn vào chỉ tiêu. Tệp gửi kèm biểu mẫu, hoặc POST tới /api/v1/evidence.",
            "Keeps a file by its SHA-256, scans it for viruses where there is a scanner, and hangs it on a target. The file comes with the form, or by POST to /api/v1/evidence."
        ),
        button: Text("Nộp tệp", "Hand in"), fields: EvidenceFields.adding(.file))

    private let new: NewEvidence

    init(_ input: ActInput) throws { new = try NewEvidence(.file, input) }
    func permit(in world: World) throws { try new.permit(in: world) }
    func perform(in world: World) throws -> ActOutcome { try new.perform(in: world) }
}

/// Hands in a link.
struct AddLink: Act {
    static let declaration = ActDeclaration(
        "evidence.link", title: Text("Nộp đường dẫn", "Hand in a link"),
        summary: Text(
            "Gắn một trang công khai trên mạng vào chỉ tiêu; máy kiểm tra đường dẫn hằng ngày.",
            "Hangs a public page of the web on a target; the link is checked daily."),
        button: Text("Nộp đường dẫn", "Hand in"), fields: EvidenceFields.adding(.link))

    private let new: NewEvidence

    init(_ input: ActInput) throws { new = try NewEvidence(.link, input) }
    func permit(in world: World) throws { try new.permit(in: world) }
    func perform(in world: World) throws -> ActOutcome { try new.perform(in: world) }
}

/// Hands in the reference of a document.
struct AddDocument: Act {
    static let declaration = ActDeclaration(
        "evidence.document", title: Text("Nộp số văn bản", "Hand in a document's number"),
        summary: Text(
            "Dẫn chiếu một văn bản đã ban hành: số, ngày, cơ quan ban hành, trích yếu.",
            "Refers to a document that was issued: number, date, issuer, abstract."),
        button: Text("Nộp", "Hand in"), fields: EvidenceFields.adding(.document))

    private let new: NewEvidence

    init(_ input: ActInput) throws { new = try NewEvidence(.document, input) }
    func permit(in world: World) throws { try new.permit(in: world) }
    func perform(in world: World) throws -> ActOutcome { try new.perform(in: world) }
}

/// Hands in an open data set.
struct AddDataset: Act {
    static let declaration = ActDeclaration(
        "evidence.dataset", title: Text("Nộp bộ dữ liệu mở", "Hand in an open data set"),
        summary: Text(
            "Mô tả một bộ dữ liệu đã công bố theo DCAT: tên, địa chỉ tải, định dạng, giấy phép; máy kiểm tra địa chỉ hằng ngày.",
            "Describes a published data set as DCAT does: title, address, format, licence; the address is checked daily."),
        button: Text("Nộp", "Hand in"), fields: EvidenceFields.adding(.dataset))

    private let new: NewEvidence

    init(_ input: ActInput) throws { new = try NewEvidence(.dataset, input) }
    func permit(in world: World) throws { try new.permit(in: world) }
    func perform(in world: World) throws -> ActOutcome { try new.perform(in: world) }
}

/// Hands in a training record.
struct AddTraining: Act {
    static let declaration = ActDeclaration(
        "evidence.training", title: Text("Nộp chứng nhận đào tạo", "Hand in a training record"),
        summary: Text("Ghi khóa học, ngày, số giờ và số chứng nhận.", "Notes course, date, hours and the number of the certificate."),
        button: Text("Nộp", "Hand in"), fields: EvidenceFields.adding(.training))

    private let new: NewEvidence

    init(_ input: ActInput) throws { new = try NewEvidence(.training, input) }
    func permit(in world: World) throws { try new.permit(in: world) }
    func perform(in world: World) throws -> ActOutcome { try new.perform(in: world) }
}

/// Puts a new version in the place of the current one; the old ones stay.
struct ReplaceEvidence: Act {
    static let declaration = ActDeclaration(
        "evidence.replace", title: Text("Thay minh chứng", "Replace the evidence"),
        summary: Text(
            "Nộp bản mới kèm lý do; các bản cũ vẫn giữ và vẫn xem được. Chỉ điền những ô thuộc loại minh chứng này.",
            "Hands in a new version with a reason; the old ones stay and can still be seen. Fill only the fields of this kind of evidence."),
        button: Text("Nộp bản mới", "Hand in the new version"),
        fields: [EvidenceFields.evidence.declaration, EvidenceFields.reason.declaration] + EvidenceFields.replacing
            + [EvidenceFields.version.declaration])

    private let evidence, reason: String
    private let version: Int?
    private let input: ActInput

    init(_ input: ActInput) throws {
        evidence = try input[EvidenceFields.evidence]
        reason = try input[EvidenceFields.reason]
        version = try input[EvidenceFields.version]
        self.input = input
    }

    func permit(in world: World) throws { _ = try EvidenceStore.ownPiece(evidence, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let piece = try EvidenceStore.ownPiece(evidence, in: world)
        guard version == nil || version == piece.version else { throw Refusal.evidenceReplaced }
        var draft = try draft(piece)
        draft.note = reason
        let number = piece.version + 1
        try EvidenceStore.insert(draft, of: evidence, number: number, in: world)
        try world.session.execute(
            """
            UPDATE evidence SET version = \(number), title = \(draft.title) WHERE agency_id = \(world.agency) AND evidence_id = \(evidence)
            """)
        let proof = draft.file.map { " (SHA-256 \($0.hash))" } ?? ""
        return ActOutcome(
            subject: "evidence:\(evidence)",
            sentence: Text(
                "\(world.actor.name) thay minh chứng “\(draft.title)” bằng bản \(number)\(proof): \(reason).",
                "\(world.actor.name) replaced the evidence “\(draft.title)” by version \(number)\(proof): \(reason)."),
            result: ["evidence": .string(evidence), "version": .int(Int64(number)), "hash": JSONValue(draft.file?.hash)])
    }

    /// All fields of the kind must be there, as for a new piece; those of other kinds must not.
    private func draft(_ piece: EvidencePieceRow) throws -> EvidenceDraft {
        let mine = EvidenceFields.own(piece.kind)
        var problems: [FieldProblem] = []
        for field in EvidenceFields.replacing where !mine.contains(where: { $0.key == field.key }) && !isEmpty(field.key) {
            guard piece.kind != .file || field.key != EvidenceFields.title.key else { continue }
            let kind = piece.kind.label
            problems.append(
                FieldProblem(field.key, Text("Loại “\(kind.vi)” không có ô này.", "The kind “\(kind.en)” has no such field.")))
        }
        for field in mine { if let message = field.problem(input.values[field.key]) { problems.append(FieldProblem(field.key, message)) } }
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        if piece.kind == .file, input.evidenceFile == nil { throw Refusal.noEvidenceFile }
        if piece.kind != .file, input.evidenceFile != nil { throw Refusal.evidenceTakesNoFile }
        var draft = try EvidenceFields.draft(piece.kind, input)
        if piece.kind == .file, isEmpty(EvidenceFields.title.key) { draft.title = piece.title }
        return draft
    }

    private func isEmpty(_ key: String) -> Bool {
        switch input.values[key] {
        case nil, .null: true
        case .string(let text): text.trimmed.isEmpty
        default: false
        }
    }
}

/// Lets a piece serve another target of the owner.
struct UseEvidence: Act {
    static let declaration = ActDeclaration(
        "evidence.use", title: Text("Dùng cho chỉ tiêu khác", "Use for another target"),
        summary: Text(
            "Một minh chứng có thể phục vụ nhiều chỉ tiêu của cùng người phụ trách; không phải nộp lại.",
            "One piece may serve several targets of its owner; it need not be handed in again."),
        button: Text("Dùng", "Use"),
        fields: [
            EvidenceFields.evidence.declaration, EvidenceFields.target.declaration, EvidenceFields.progress.declaration,
            EvidenceFields.entry.declaration,
        ])

    private let evidence, target: String
    private let progress, entry: String?

    init(_ input: ActInput) throws {
        evidence = try input[EvidenceFields.evidence]
        target = try input[EvidenceFields.target]
        progress = try input[EvidenceFields.progress]
        entry = try input[EvidenceFields.entry]
    }

    func permit(in world: World) throws {
        _ = try EvidenceStore.ownPiece(evidence, in: world)
        _ = try EvidenceStore.ownTarget(target, in: world)
    }

    func perform(in world: World) throws -> ActOutcome {
        let piece = try EvidenceStore.ownPiece(evidence, in: world)
        let place = try EvidenceStore.ownTarget(target, in: world)
        try EvidenceStore.use(evidence, at: place, progress: progress, entry: entry, in: world)
        return ActOutcome(
            subject: "evidence:\(evidence)",
            sentence: Text(
                "\(world.actor.name) dùng minh chứng “\(piece.title)” cho chỉ tiêu “\(place.title)”.",
                "\(world.actor.name) used the evidence “\(piece.title)” for the target “\(place.title)”."),
            result: ["evidence": .string(evidence), "target": .string(target)])
    }
}

/// Takes a piece off a target, with a reason; the piece stays.
struct EndEvidenceUse: Act {
    static let declaration = ActDeclaration(
        "evidence.end-use", title: Text("Thôi dùng minh chứng", "Stop using the evidence"),
        summary: Text(
            "Gỡ minh chứng khỏi một chỉ tiêu, kèm lý do; minh chứng và lịch sử vẫn giữ.",
            "Takes a piece off a target with a reason; the piece and its history stay."),
        button: Text("Thôi dùng", "Stop using"), fields: [EvidenceFields.use.declaration, EvidenceFields.reason.declaration])

    private let use, reason: String

    init(_ input: ActInput) throws {
        use = try input[EvidenceFields.use]
        reason = try input[EvidenceFields.reason]
    }

    func permit(in world: World) throws { _ = try found(in: world) }

    private func found(in world: World) throws -> EvidenceUseRow {
        guard let row = try EvidenceStore.use(use, agency: world.agency, in: world.session) else { throw Refusal.notFound }
        try world.requireVisible(TargetPolicy.maySeeBehind(world.actor, owner: row.target.owner))
        try world.require(TargetPolicy.mayReport(world.actor, owner: row.target.owner))
        return row
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try found(in: world)
        guard !row.isEnded else { throw Refusal.evidenceUseEnded }
        try world.session.execute(
            """
            UPDATE evidence_use SET ended_at = \(world.now.milliseconds), end_reason = \(reason)
            WHERE agency_id = \(world.agency) AND target_id = \(row.target.id) AND use_id = \(use) AND ended_at IS NULL
            """)
        return ActOutcome(
            subject: "evidence:\(row.evidence)",
            sentence: Text(
                "\(world.actor.name) thôi dùng minh chứng “\(row.title)” cho chỉ tiêu “\(row.target.title)”: \(reason).",
                "\(world.actor.name) stopped using the evidence “\(row.title)” for the target “\(row.target.title)”: \(reason)."),
            result: ["evidence": .string(row.evidence), "target": .string(row.target.id)])
    }
}
