internal import Law
internal import Storage
internal import Vietnamese

/// What every change of a dossier has in common: who may, whether a reason is needed, and what a change makes of earlier confirmations.
private struct DossierChange {
    let nomination: String
    let reason: String?

    init(_ input: ActInput) throws {
        nomination = try input[NominationFields.nomination]
        reason = try input[NominationFields.change]
    }

    @discardableResult
    func open(in world: World) throws -> NominationRow {
        let row = try NominationRow.load(nomination, to: .amend, in: world)
        guard !row.state.isFrozen || reason != nil else { throw Refusal.nominationReason }
        return row
    }

    /// Ends confirmations of what was changed, and keeps a version once the office has the dossier.
    /// - Parameter touchesReport: whether the words or grounds of the report changed, so that its confirmation no longer stands for them.
    func close(_ row: NominationRow, touchesReport: Bool, in world: World) throws {
        try row.update("note = note", in: world)
        if touchesReport {
            try world.session.execute(
                """
                UPDATE nomination_confirmation SET ended_at = \(world.now.milliseconds)
                WHERE agency_id = \(world.agency) AND nomination_id = \(row.id) AND part = \(Parts.report) AND ended_at IS NULL
                """)
        }
        if row.state.isFrozen { try Dossier.keep(row.id, reason: reason ?? "", in: world) }
    }
}

/// Changes what is said at the head of a nomination.
struct AmendNomination: Act {
    static let declaration = ActDeclaration(
        "nomination.amend", title: Text("Sửa thông tin hồ sơ", "Change the nomination"),
        summary: Text(
            "Sửa loại hình, thời gian và tóm tắt thành tích. Khi hồ sơ đã tiếp nhận thẩm định, mỗi lần sửa là một bản mới kèm lý do.",
            "Changes type, period and summary of the achievement. Once received for appraisal, each change is a new version with a reason."),
        button: Text("Lưu", "Save"),
        fields: [
            NominationFields.nomination.declaration, NominationFields.from.declaration, NominationFields.to.declaration,
            NominationFields.achievement.declaration, NominationFields.change.declaration,
        ])

    private let change: DossierChange
    private let from, to: CivilDate
    private let achievement: String

    init(_ input: ActInput) throws {
        change = try DossierChange(input)
        from = try input[NominationFields.from]
        to = try input[NominationFields.to]
        achievement = try input[NominationFields.achievement]
    }

    func permit(in world: World) throws { _ = try NominationRow.load(change.nomination, to: .amend, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try change.open(in: world)
        guard from <= to else { throw Refusal.invalid("to", "Ngày cuối phải sau ngày đầu.", "The last day must be after the first.") }
        let name = try NominationNames.folded(row, in: world.session)
        try row.update(
            """
            period_from = \(from.iso), period_to = \(to.iso), achievement = \(achievement), folded = \(Vietnamese.folded("\(name) \(achievement)"))
            """, in: world)
        try change.close(row, touchesReport: true, in: world)
        return try row.outcome("sửa", "changed", in: world)
    }
}

/// Writes the words between the figures of the report.
struct WriteReport: Act {
    static let texts = ReportSection.allCases.map { Field.optionalLines($0.rawValue, $0.label, max: 8000) }
    static let declaration = ActDeclaration(
        "nomination.write", title: Text("Viết báo cáo thành tích", "Write the achievement report"),
        summary: Text(
            "Viết phần lời của báo cáo thành tích; số liệu lấy từ chỉ tiêu, báo cáo và minh chứng, không gõ tay được.",
            "Writes the words of the achievement report; figures come from targets, reports and evidence, and cannot be typed."),
        button: Text("Lưu báo cáo", "Save the report"),
        fields: [NominationFields.nomination.declaration] + texts.map(\.declaration) + [NominationFields.change.declaration])

    private let change: DossierChange
    private let written: [(ReportSection, String)]

    init(_ input: ActInput) throws {
        change = try DossierChange(input)
        written = try zip(ReportSection.allCases, Self.texts).map { ($0, try input[$1] ?? "") }
    }

    func permit(in world: World) throws { _ = try NominationRow.load(change.nomination, to: .amend, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try change.open(in: world)
        for (section, words) in written {
            try world.session.execute(
                """
                INSERT INTO nomination_text (agency_id, nomination_id, section, wording, at, actor)
                VALUES (\(world.agency), \(row.id), \(section.rawValue), \(words), \(world.now.milliseconds), \(world.actor.recordName))
                ON CONFLICT (agency_id, nomination_id, section) DO UPDATE SET wording = excluded.wording, at = excluded.at, actor = excluded.actor
                """)
        }
        try change.close(row, touchesReport: true, in: world)
        return try row.outcome("viết báo cáo thành tích của", "wrote the achievement report of", in: world)
    }
}

/// Says on what the achievement rests: tracked targets with their evidence, initiatives, exemplars, earlier awards.
struct LeanOn: Act {
    static let targets = Field.references("targets", Text("Chỉ tiêu làm căn cứ", "Targets it rests on"), to: "target")
    static let initiatives = Field.references(
        "initiatives", Text("Sáng kiến làm căn cứ", "Initiatives it rests on"), to: "initiative",
        hint: Text(
            "Một sáng kiến chỉ dùng một lần (Công văn 5007/BNV-TĐKT năm 2023, mục III.5.c).",
            "An initiative counts once (guidance 5007/BNV-TĐKT of 2023, III.5.c)."))
    static let exemplars = Field.references("exemplars", Text("Điển hình đã công bố", "Published exemplars"), to: "exemplar")
    static let awards = Field.references(
        "awards", Text("Khen thưởng đã nhận làm căn cứ", "Earlier awards it rests on"), to: "award",
        hint: Text(
            "Mã và năm, như “cstdcs:2024”. Khen theo chuyên đề và đột xuất không làm căn cứ đề nghị khen công trạng cấp trên.",
            "Code and year, as “cstdcs:2024”. Themed and sudden awards are no ground for proposing a merit award upward."))
    static let declaration = ActDeclaration(
        "nomination.lean", title: Text("Chọn căn cứ thành tích", "Say what it rests on"),
        summary: Text(
            "Chọn chỉ tiêu (kèm minh chứng), sáng kiến, điển hình và khen thưởng trước đây mà thành tích dựa vào.",
            "Chooses the targets (with their evidence), initiatives, exemplars and earlier awards the achievement rests on."),
        button: Text("Lưu căn cứ", "Save"),
        fields: [
            NominationFields.nomination.declaration, targets.declaration, initiatives.declaration, exemplars.declaration, awards.declaration,
            NominationFields.change.declaration,
        ])

    private let change: DossierChange
    private let chosen: [(kind: String, field: String, references: [String])]

    init(_ input: ActInput) throws {
        change = try DossierChange(input)
        chosen = [
            ("target", "targets", try input[Self.targets]), ("initiative", "initiatives", try input[Self.initiatives]),
            ("exemplar", "exemplars", try input[Self.exemplars]), ("award", "awards", try input[Self.awards]),
        ]
    }

    func permit(in world: World) throws { _ = try NominationRow.load(change.nomination, to: .amend, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try change.open(in: world)
        let offered = try NominationGrounds.offered(row, on: world.today, in: world.session)
        for (kind, field, references) in chosen {
            guard references.allSatisfy({ offered[kind]?.contains($0) ?? false }) else {
                throw Refusal.invalid(field, "Chọn trong những căn cứ của chính đối tượng này.", "Choose among what is this subject's own.")
            }
        }
        try world.session.execute("DELETE FROM nomination_ground WHERE agency_id = \(world.agency) AND nomination_id = \(row.id)")
        for (kind, _, references) in chosen {
            for reference in references {
                try world.session.execute(
                    """
                    INSERT INTO nomination_ground (agency_id, nomination_id, kind, reference)
                    VALUES (\(world.agency), \(row.id), \(kind), \(reference))
                    """)
            }
        }
        try change.close(row, touchesReport: true, in: world)
        if row.state.isFrozen { try NominationGrounds.countInitiatives(row, in: world) }
        return try row.outcome("chọn căn cứ của", "said what rests under", in: world)
    }
}

/// Hands in a file for a part of the dossier.
struct AttachToNomination: Act {
    static let title = Field.text("title", Text("Đây là giấy tờ gì", "What it is"), max: 200)
    static let declaration = ActDeclaration(
        "nomination.attach", title: Text("Nộp giấy tờ", "Hand in a paper"),
        summary: Text(
            "Nộp một tệp cho một mục của hồ sơ; tệp lưu theo mã băm SHA-256. Tệp gửi kèm biểu mẫu, hoặc POST tới địa chỉ nhận tệp của hồ sơ.",
            "Hands in a file for a part of the dossier, kept by its SHA-256. It comes with the form, or by POST to the dossier's address for files."),
        button: Text("Nộp", "Hand in"),
        fields: [
            NominationFields.nomination.declaration, NominationFields.part.declaration, title.declaration, NominationFields.change.declaration,
        ])

    private let change: DossierChange
    private let part, title: String
    private let file: EvidenceFile?

    init(_ input: ActInput) throws {
        change = try DossierChange(input)
        part = try input[NominationFields.part]
        title = try input[Self.title]
        file = input.evidenceFile
    }

    func permit(in world: World) throws { _ = try NominationRow.load(change.nomination, to: .amend, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try change.open(in: world)
        guard let file else { throw Refusal.noEvidenceFile }
        guard try NominationExaminer.needed(row, on: world.today, in: world.session).contains(where: { $0.code == part }) else {
            throw Refusal.invalid("part", "Hồ sơ này không có mục đó.", "This dossier has no such part.")
        }
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO nomination_file (agency_id, nomination_id, file_id, part, title, hash, name, size, type, scan, at, actor, reason)
            VALUES (\(world.agency), \(row.id), \(id), \(part), \(title), \(file.hash), \(file.name), \(file.size), \(file.type.rawValue),
                    \(file.scan.rawValue), \(world.now.milliseconds), \(world.actor.recordName), '')
            """)
        try change.close(row, touchesReport: part == Parts.report, in: world)
        return try row.outcome("nộp giấy tờ cho", "handed in a paper for", ["file": .string(id), "hash": .string(file.hash)], in: world)
    }
}

/// Takes a file off a dossier; earlier versions keep it.
struct DetachFromNomination: Act {
    static let file = Field.reference("file", Text("Tệp", "File"), to: "nomination file")
    static let declaration = ActDeclaration(
        "nomination.detach", title: Text("Bỏ giấy tờ", "Take a paper off"),
        summary: Text("Bỏ một tệp khỏi hồ sơ; các bản đã lưu vẫn giữ.", "Takes a file off the dossier; versions that were kept still hold it."),
        button: Text("Bỏ tệp này", "Take it off"),
        fields: [NominationFields.nomination.declaration, file.declaration, NominationFields.change.declaration])

    private let change: DossierChange
    private let file: String

    init(_ input: ActInput) throws {
        change = try DossierChange(input)
        file = try input[Self.file]
    }

    func permit(in world: World) throws { _ = try NominationRow.load(change.nomination, to: .amend, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try change.open(in: world)
        let found = try world.session.row(
            """
            SELECT part FROM nomination_file WHERE agency_id = \(world.agency) AND nomination_id = \(row.id) AND file_id = \(file)
            AND removed_at IS NULL
            """)
        guard let part = try found?.text(0) else { throw Refusal.notFound }
        try world.session.execute(
            """
            UPDATE nomination_file SET removed_at = \(world.now.milliseconds), reason = \(change.reason ?? "")
            WHERE agency_id = \(world.agency) AND nomination_id = \(row.id) AND file_id = \(file)
            """)
        try change.close(row, touchesReport: part == Parts.report, in: world)
        return try row.outcome("bỏ một giấy tờ khỏi", "took a paper off", in: world)
    }
}

/// Confirms a part of the dossier, or comments on it for a former unit.
struct ConfirmPart: Act {
    static let holds = Field.choice(
        "holds", Text("Ý kiến", "Opinion"),
        [Choice("yes", Text("Đúng, xác nhận", "Right, confirmed")), Choice("no", Text("Không xác nhận", "Not confirmed"))])
    static let states = Field.references(
        "states", Text("Xác nhận thêm", "Stated besides"), to: "statement",
        hint: Text(
            "Chỉ đánh dấu điều bạn biết là đúng; điều không đánh dấu là chưa biết, không phải không đạt.",
            "Tick what you know to be so; what is not ticked is unknown, not failed."))
    static let declaration = ActDeclaration(
        "nomination.confirm", title: Text("Xác nhận hồ sơ", "Confirm the dossier"),
        summary: Text(
            "Thủ trưởng đơn vị (của tập thể: cấp trên) xác nhận báo cáo; thủ trưởng đơn vị cũ cho ý kiến. Không ai xác nhận hồ sơ của chính mình.",
            "The head of the unit (for a collective: the head above) confirms the report; the head of a former unit comments. Nobody confirms their own."
        ),
        button: Text("Ghi ý kiến", "Record"),
        fields: [
            NominationFields.nomination.declaration, NominationFields.part.declaration, holds.declaration, states.declaration,
            NominationFields.note.declaration,
        ])

    private let nomination, part: String
    private let states: [String]
    private let holds: Bool
    private let note: String?

    init(_ input: ActInput) throws {
        nomination = try input[NominationFields.nomination]
        part = try input[NominationFields.part]
        holds = try input[Self.holds] == "yes"
        states = try input[Self.states]
        note = try input[NominationFields.note]
    }

    func permit(in world: World) throws {
        let row = try NominationRow.load(nomination, to: .confirm, in: world)
        let isFormer = part == Parts.formerUnit
        try world.require(isFormer ? NominationPolicy.isFormerHead(world.actor, row) : NominationPolicy.confirms(world.actor, row))
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try NominationRow.load(nomination, to: .confirm, in: world)
        guard try NominationExaminer.needed(row, on: world.today, in: world.session).contains(where: { $0.code == part }), part != Parts.minutes
        else {
            throw Refusal.invalid("part", "Mục này không cần xác nhận.", "This part needs no confirmation.")
        }
        let keys = try NominationExaminer.statements(row, on: row.lawDay ?? world.today, in: world.session).map(\.key)
        guard states.allSatisfy(keys.contains), states.isEmpty || (part == Parts.report && holds) else {
            throw Refusal.invalid("states", "Chọn trong những điều được hỏi.", "Choose among what is asked.")
        }
        if !holds, note == nil { throw Refusal.invalid("note", "Nêu vì sao không xác nhận.", "Say why it is not confirmed.") }
        if holds, part == Parts.report, try Dossier.current(row, in: world.session).texts[ReportSection.results.rawValue, default: ""].isEmpty {
            throw Refusal.conflict(
                "nomination.report-empty", Text("Báo cáo chưa có phần thành tích.", "The report says nothing of what was achieved."),
                next: Text("Người lập hồ sơ viết báo cáo trước.", "The drafter writes the report first."))
        }
        let unit = part == Parts.formerUnit ? row.formerUnits.intersection(world.actor.headedUnits).min() : row.proposer
        let post = try world.session.row(
            "SELECT title FROM post WHERE agency_id = \(world.agency) AND is_head = 1 AND post_id IN \(list: world.actor.posts.sorted()) ORDER BY post_id LIMIT 1"
        )?.text(0)
        for one in [part] + states.map({ NominationExaminer.statementPrefix + $0 }) {
            try world.session.execute(
                """
                UPDATE nomination_confirmation SET ended_at = \(world.now.milliseconds)
                WHERE agency_id = \(world.agency) AND nomination_id = \(row.id) AND part = \(one) AND COALESCE(unit_id, '') = \(unit ?? "")
                AND ended_at IS NULL
                """)
            try world.session.execute(
                """
                INSERT INTO nomination_confirmation (agency_id, nomination_id, confirmation_id, part, unit_id, holds, note, at, actor, post)
                VALUES (\(world.agency), \(row.id), \(world.newID()), \(one), \(unit), \(holds), \(one == part ? note ?? "" : ""),
                        \(world.now.milliseconds), \(world.actor.recordName), \(post ?? ""))
                """)
        }
        if row.state.isFrozen { try Dossier.keep(row.id, reason: "Xác nhận / Confirmation", in: world) }
        return try row.outcome("cho ý kiến về một mục của", "gave an opinion on a part of", ["holds": .bool(holds)], in: world)
    }
}
