internal import Law
internal import Storage
internal import Vietnamese

/// Says whether an entry of the packs holds in the agency.
struct DecideLawEntry: Act {
    static let entry = Field.text(
        "entry", Text("Mục quy định", "Entry"), hint: Text("Tên của mục, như local-ttldtt.", "Name of the entry, such as local-ttldtt."), max: 60)
    static let holds = Field.choice(
        "holds", Text("Kết luận", "Decision"),
        [
            Choice("yes", Text("Áp dụng ở cơ quan", "Holds in the agency")),
            Choice("no", Text("Không áp dụng", "Does not hold")),
        ])
    static let textRead = Field.text(
        "text_read", Text("Văn bản đã đọc", "Text that was read"),
        hint: Text("Số, ngày, nơi đăng của văn bản đã đối chiếu.", "Number, date and place of the text it was compared with."), max: 300)
    static let reason = Field.lines("reason", Text("Lý do", "Reason"), hint: Text("Ít nhất 20 ký tự.", "At least 20 characters."), max: 2000)
    static let declaration = ActDeclaration(
        "law.decide", title: Text("Xác nhận một mục quy định", "Decide on an entry of the law"),
        summary: Text(
            "Cán bộ pháp chế xác nhận một mục có áp dụng ở cơ quan hay không; chỉ mục được xác nhận mới ràng buộc.",
            "The legal officer says whether an entry holds in the agency; an unconfirmed one binds nobody."),
        button: Text("Xác nhận", "Decide"), fields: [entry.declaration, holds.declaration, textRead.declaration, reason.declaration])

    private let entry, textRead, reason: String
    private let holds: Bool

    init(_ input: ActInput) throws {
        entry = try input[Self.entry]
        holds = try input[Self.holds] == "yes"
        textRead = try input[Self.textRead]
        reason = try LawbookFields.reason(input[Self.reason], key: Self.reason.key)
    }

    func permit(in world: World) throws { try world.require(LawbookPolicy.mayDecide(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        guard let line = LawBook.shipped.lines.first(where: { $0.id == entry }) else {
            throw Refusal.invalid("entry", "Không có mục nào tên như vậy.", "There is no entry of that name.")
        }
        let number =
            try world.session.row("SELECT COALESCE(MAX(number), 0) + 1 FROM law_decision WHERE agency_id = \(world.agency) AND entry = \(entry)")?
            .int(0)
            ?? 1
        try world.session.execute(
            """
            INSERT INTO law_decision (agency_id, entry, number, holds, text_read, reason, decided_on, at, actor)
            VALUES (\(world.agency), \(entry), \(number), \(holds), \(textRead), \(reason), \(world.today.iso), \(world.now.milliseconds),
                    \(world.actor.recordName))
            """)
        return ActOutcome(
            subject: "law:\(entry)",
            sentence: Text(
                "\(world.actor.sentenceName.vi) kết luận: “\(line.words.vi)” (\(line.citation.text)) \(holds ? "áp dụng" : "không áp dụng") ở cơ quan.",
                "\(world.actor.sentenceName.en) decided: “\(line.words.en)” (\(line.citation.text)) \(holds ? "holds" : "does not hold") in the agency."
            ),
            result: ["entry": .string(entry), "holds": .bool(holds)])
    }
}

/// Writes a draft of the agency's own pack.
struct DraftAgencyPack: Act {
    static let body = Field.lines(
        "body", Text("Bộ quy định (YAML)", "Pack (YAML)"),
        hint: Text("Cách viết nêu ở docs/law.md; lỗi được báo theo dòng.", "How it is written stands in docs/law.md; faults are named by line."),
        max: 60_000)
    static let note = Field.text("note", Text("Sửa gì, vì sao", "What changes, and why"), max: 300)
    static let declaration = ActDeclaration(
        "law.draft", title: Text("Viết dự thảo quy định của cơ quan", "Draft the agency's own pack"),
        summary: Text(
            "Lưu một dự thảo quy định của cơ quan; thử được trước khi ban hành, chưa ràng buộc ai.",
            "Keeps a draft of the agency's own pack; it can be tried out and binds nobody."),
        button: Text("Lưu dự thảo", "Keep the draft"), fields: [body.declaration, note.declaration])

    private let body, note: String

    init(_ input: ActInput) throws {
        body = try input[Self.body]
        note = try input[Self.note]
    }

    func permit(in world: World) throws { try world.require(LawbookPolicy.mayDraft(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        _ = try LawbookFields.pack(body)
        let version = try world.session.row("SELECT COALESCE(MAX(version), 0) + 1 FROM agency_pack WHERE agency_id = \(world.agency)")?.int(0) ?? 1
        try world.session.execute(
            """
            INSERT INTO agency_pack (agency_id, version, body, note, state, written_at, written_by, document, effective_on, settled_at, settled_by)
            VALUES (\(world.agency), \(version), \(body), \(note), 'draft', \(world.now.milliseconds), \(world.actor.recordName), NULL, NULL, NULL, NULL)
            """)
        return ActOutcome(
            subject: "law:agency",
            sentence: Text(
                "\(world.actor.sentenceName.vi) viết dự thảo quy định của cơ quan, bản \(version): \(note).",
                "\(world.actor.sentenceName.en) drafted the agency's own pack, version \(version): \(note)."),
            result: ["version": .int(Int64(version))])
    }
}

/// Adopts a draft of the agency's own pack.
struct AdoptAgencyPack: Act {
    static let version = Field.integer("version", Text("Bản", "Version"), in: 1...100_000)
    static let document = Field.text(
        "document", Text("Văn bản ban hành", "Document that adopts it"), hint: Text("Số, ngày, người ký.", "Number, date, who signed."), max: 300)
    static let effective = Field.date(
        "effective_on", Text("Có hiệu lực từ ngày", "Holds from"),
        hint: Text("Không sớm hơn hôm nay: quy định không có hiệu lực trở về trước.", "Not before today: rules do not reach back."))
    static let declaration = ActDeclaration(
        "law.adopt", title: Text("Ban hành quy định của cơ quan", "Adopt the agency's own pack"),
        summary: Text(
            "Cán bộ pháp chế ghi nhận văn bản ban hành; từ ngày có hiệu lực, các mục ràng buộc trong cơ quan.",
            "The legal officer records the document that adopts it; from its first day the entries bind in the agency."),
        button: Text("Ban hành", "Adopt"), fields: [version.declaration, document.declaration, effective.declaration])

    private let version: Int
    private let document: String
    private let effective: CivilDate

    init(_ input: ActInput) throws {
        version = try input[Self.version]
        document = try input[Self.document]
        effective = try input[Self.effective]
    }

    func permit(in world: World) throws { try world.require(LawbookPolicy.mayDecide(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        guard effective >= world.today else {
            throw Refusal.invalid("effective_on", "Chọn hôm nay hoặc ngày sau.", "Choose today or a later day.")
        }
        let draft = try LawbookQueries.draft(version, in: world)
        _ = try LawbookFields.pack(draft.body)
        let later = try world.session.row(
            "SELECT MAX(effective_on) FROM agency_pack WHERE agency_id = \(world.agency) AND state = 'adopted'")?.textOrNil(0)
        if let later = later.flatMap(CivilDate.init(iso:)), later >= effective {
            throw Refusal.invalid(
                "effective_on", "Đã có bản hiệu lực từ \(later.vietnamese); chọn ngày sau đó.",
                "A version holds from \(later.vietnamese); choose a later day.")
        }
        try world.session.execute(
            """
            UPDATE agency_pack SET state = 'adopted', document = \(document), effective_on = \(effective.iso), settled_at = \(world.now.milliseconds),
                   settled_by = \(world.actor.recordName)
            WHERE agency_id = \(world.agency) AND version = \(version)
            """)
        return ActOutcome(
            subject: "law:agency",
            sentence: Text(
                "\(world.actor.sentenceName.vi) ghi nhận ban hành quy định của cơ quan, bản \(version), theo \(document), từ \(effective.vietnamese).",
                "\(world.actor.sentenceName.en) recorded the adoption of the agency's own pack, version \(version), by \(document), from \(effective.vietnamese)."
            ),
            result: ["version": .int(Int64(version)), "effectiveOn": .string(effective.iso)])
    }
}

/// Drops a draft.
struct DropAgencyPack: Act {
    static let declaration = ActDeclaration(
        "law.drop", title: Text("Bỏ dự thảo quy định", "Drop a draft of the pack"),
        summary: Text("Bỏ một dự thảo quy định của cơ quan.", "Drops a draft of the agency's own pack."), button: Text("Bỏ dự thảo", "Drop"),
        fields: [AdoptAgencyPack.version.declaration])

    private let version: Int

    init(_ input: ActInput) throws { version = try input[AdoptAgencyPack.version] }

    func permit(in world: World) throws { try world.require(LawbookPolicy.mayDraft(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        _ = try LawbookQueries.draft(version, in: world)
        try world.session.execute(
            """
            UPDATE agency_pack SET state = 'dropped', settled_at = \(world.now.milliseconds), settled_by = \(world.actor.recordName)
            WHERE agency_id = \(world.agency) AND version = \(version)
            """)
        return ActOutcome(
            subject: "law:agency",
            sentence: Text(
                "\(world.actor.sentenceName.vi) bỏ dự thảo quy định của cơ quan, bản \(version).",
                "\(world.actor.sentenceName.en) dropped version \(version) of the agency's own pack."))
    }
}

/// What these acts read in the same way.
enum LawbookFields {
    /// A reason of at least 20 characters.
    static func reason(_ text: String, key: String) throws -> String {
        guard text.unicodeScalars.count >= 20 else {
            throw Refusal.invalid(key, "Nêu lý do, ít nhất 20 ký tự.", "Give a reason of at least 20 characters.")
        }
        return text
    }

    /// A pack, or a refusal that names every fault with its line.
    static func pack(_ body: String) throws -> Pack {
        do { return try AgencyPackRules.read(body) } catch {
            let shown = error.problems.prefix(20)
            throw Refusal.invalid(shown.map { FieldProblem("body", Text($0.text)) })
        }
    }
}
