internal import Storage
internal import Vietnamese

/// Writes what is told of an exemplar; each time a new version, which needs a consent of its own.
struct WriteExemplar: Act {
    static let title = Field.text("title", Text("Tên điển hình", "Title"), max: 200)
    static let story = Field.lines("story", Text("Câu chuyện", "Story"), max: 8000)
    static let steps = Field.lines(
        "steps", Text("Làm theo từng bước", "What can be copied, step by step"), hint: Text("Mỗi dòng một bước.", "One step a line."), max: 4000)
    static let declaration = ActDeclaration(
        "exemplar.write", title: Text("Viết về điển hình", "Write of the exemplar"),
        summary: Text(
            "Viết câu chuyện, các bước làm theo và kết quả đo; bản mới phải được đồng ý rồi mới thay bản đang công bố.",
            "Writes the story, the steps to copy and the measured result; a new version replaces the published one only once it has its consent."),
        button: Text("Lưu bản viết", "Keep the text"),
        fields: [ExemplarFields.exemplar.declaration, title.declaration, story.declaration, steps.declaration] + ResultFields.declarations)

    private let exemplar, title, story, steps: String
    private let measured: ResultFields

    init(_ input: ActInput) throws {
        exemplar = try input[ExemplarFields.exemplar]
        title = try input[Self.title]
        story = try input[Self.story]
        steps = try input[Self.steps]
        measured = try ResultFields(input)
    }

    func permit(in world: World) throws { _ = try ExemplarRow.load(exemplar, to: .write, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ExemplarRow.load(exemplar, to: .write, in: world)
        try measured.check(movement: row.movement, in: world)
        let result = measured.result
        let number = row.version + 1
        try world.session.execute(
            """
            INSERT INTO exemplar_text (agency_id, exemplar_id, number, title, story, steps, measure, unit_label, before_value, after_value, source,
                                       target_id, evidence_id, at, actor)
            VALUES (\(world.agency), \(exemplar), \(number), \(title), \(story), \(steps), \(result.measure), \(result.unitLabel),
                    \(result.before.thousandths), \(result.after.thousandths), \(result.source), \(result.target), \(result.evidence),
                    \(world.now.milliseconds), \(world.actor.recordName))
            """)
        // What is public is found by the words that are public.
        if row.state == .published {
            try row.update("version = \(number)", in: world)
        } else {
            try row.update("version = \(number), folded = \(Vietnamese.folded(title))", in: world)
        }
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) viết bản \(number) về điển hình \(row.reference).",
                "\(world.actor.name) wrote version \(number) of exemplar \(row.reference)."),
            result: row.result(["version": .int(Int64(number))]))
    }
}

/// Proposes an exemplar for publication; whoever it is about is asked for consent.
struct ProposeExemplar: Act {
    static let declaration = ActDeclaration(
        "exemplar.propose", title: Text("Đề nghị công bố", "Propose for publication"),
        summary: Text(
            "Đề nghị công bố điển hình; người, đơn vị được nêu được hỏi ý kiến.",
            "Proposes an exemplar for publication; whoever it is about is asked for consent."),
        fields: [ExemplarFields.exemplar.declaration])

    private let exemplar: String

    init(_ input: ActInput) throws { exemplar = try input[ExemplarFields.exemplar] }

    func permit(in world: World) throws {
        let row = try ExemplarRow.load(exemplar, in: world)
        if row.version == 0, row.state == .nurturing, ExemplarPolicy.moves(world.actor, row).contains(.write) {
            throw Refusal.conflict(
                "exemplar.unwritten", Text("Chưa viết gì về điển hình này.", "Nothing is written of this exemplar yet."),
                next: Text("Viết câu chuyện, các bước và kết quả trước.", "Write the story, the steps and the result first."))
        }
        _ = try ExemplarRow.load(exemplar, to: .propose, in: world)
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ExemplarRow.load(exemplar, to: .propose, in: world)
        try row.update("state = 'proposed', proposed_at = \(world.now.milliseconds)", in: world)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) đề nghị công bố điển hình \(row.reference).", "\(world.actor.name) proposed exemplar \(row.reference)."),
            result: row.result())
    }
}

/// Consents to the newest text.
struct ConsentToExemplar: Act {
    static let version = Field.integer(
        "version", Text("Bản đã đọc", "Version that was read"), hint: Text("Số của bản viết trên trang.", "Its number on the page."), in: 1...9999)
    static let named = Field.flag(
        "named", Text("Cho nêu tên với mọi người", "The name may be told to everybody"),
        hint: Text(
            "Không chọn thì khách chỉ thấy đơn vị hoặc loại đối tượng.", "Otherwise visitors see only the unit, or what sort of subject it is."))
    static let document = Field.optionalText(
        "document", Text("Văn bản đồng ý", "Paper of the consent"),
        hint: Text(
            "Chỉ với hộ gia đình, tổ chức bên ngoài: số, ngày, nơi giữ.", "Only for those outside: number, day, and where it is kept."), max: 200)
    static let declaration = ActDeclaration(
        "exemplar.consent", title: Text("Đồng ý công bố", "Consent to publication"),
        summary: Text(
            "Người được nêu, hoặc trưởng đơn vị được nêu, đồng ý công bố đúng bản đã đọc; của bên ngoài thì ghi văn bản đồng ý.",
            "Whoever it is about, or the head of the unit, consents to exactly the version that was read; for those outside a paper is recorded."),
        button: Text("Đồng ý", "Consent"),
        fields: [ExemplarFields.exemplar.declaration, version.declaration, named.declaration, document.declaration])

    private let exemplar: String
    private let version: Int
    private let isNamed: Bool
    private let document: String?

    init(_ input: ActInput) throws {
        exemplar = try input[ExemplarFields.exemplar]
        version = try input[Self.version]
        isNamed = try input[Self.named]
        document = try input[Self.document]
    }

    func permit(in world: World) throws { _ = try ExemplarRow.load(exemplar, to: .consent, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ExemplarRow.load(exemplar, to: .consent, in: world)
        guard version == row.version else {
            throw Refusal.invalid(
                "version", "Bản này đã có bản mới hơn, số \(row.version): đọc lại rồi đồng ý.",
                "There is a newer version, \(row.version): read it, then consent.")
        }
        if row.kind.isOutside, document == nil {
            throw Refusal.invalid("document", "Ghi văn bản đồng ý.", "Enter the paper of the consent.")
        }
        if !row.kind.isOutside, document != nil {
            throw Refusal.invalid(
                "document", "Người trong cơ quan tự đồng ý, không cần văn bản.", "People of the agency consent themselves; no paper.")
        }
        try world.session.execute(
            """
            INSERT INTO exemplar_consent (agency_id, exemplar_id, consent_id, version, is_named, document, given_at, given_by)
            VALUES (\(world.agency), \(exemplar), \(world.newID()), \(version), \(isNamed || row.kind == .unit), \(document ?? ""),
                    \(world.now.milliseconds), \(world.actor.recordName))
            """)
        return ActOutcome(
            subject: row.subject,
            sentence: row.kind.isOutside
                ? Text(
                    "\(world.actor.name) ghi văn bản đồng ý công bố điển hình \(row.reference), bản \(version).",
                    "\(world.actor.name) recorded the consent to publish exemplar \(row.reference), version \(version).")
                : Text(
                    "\(world.actor.name) đồng ý công bố điển hình \(row.reference), bản \(version).",
                    "\(world.actor.name) consented to publish exemplar \(row.reference), version \(version)."),
            result: row.result(["version": .int(Int64(version))]))
    }
}

/// Takes a consent back: what was public is public no more from this moment.
struct RevokeConsent: Act {
    static let declaration = ActDeclaration(
        "exemplar.revoke", title: Text("Rút lại đồng ý", "Take the consent back"),
        summary: Text(
            "Rút lại đồng ý công bố; trang điển hình thôi công khai ngay, sổ chỉ còn việc đã rút.",
            "Takes the consent back; the page is public no more at once, and the record keeps only that it was taken back."),
        button: Text("Rút lại", "Take it back"), fields: [ExemplarFields.exemplar.declaration])

    private let exemplar: String

    init(_ input: ActInput) throws { exemplar = try input[ExemplarFields.exemplar] }

    func permit(in world: World) throws { _ = try ExemplarRow.load(exemplar, to: .revoke, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ExemplarRow.load(exemplar, to: .revoke, in: world)
        try world.session.execute(
            """
            UPDATE exemplar_consent SET withdrawn_at = \(world.now.milliseconds), withdrawn_by = \(world.actor.recordName)
            WHERE agency_id = \(world.agency) AND exemplar_id = \(exemplar) AND withdrawn_at IS NULL
            """)
        if row.state == .published {
            try row.update(
                """
                state = 'withdrawn', shown = NULL, withdrawn_at = \(world.now.milliseconds),
                reason = ''
                """, in: world)
        } else {
            try row.update("state = 'nurturing'", in: world)
        }
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) rút lại đồng ý công bố điển hình \(row.reference).",
                "\(world.actor.name) took back the consent to publish exemplar \(row.reference)."),
            result: row.result())
    }
}

/// Publishes the text that has its consent.
struct PublishExemplar: Act {
    static let declaration = ActDeclaration(
        "exemplar.publish", title: Text("Công bố điển hình", "Publish the exemplar"),
        summary: Text(
            "Công bố bản viết đã được đồng ý; chỉ công khai trong phạm vi đồng ý.",
            "Publishes the text that has its consent; no more of it is public than the consent covers."),
        button: Text("Công bố", "Publish"), fields: [ExemplarFields.exemplar.declaration])

    private let exemplar: String

    init(_ input: ActInput) throws { exemplar = try input[ExemplarFields.exemplar] }

    func permit(in world: World) throws {
        let row = try ExemplarRow.load(exemplar, in: world)
        if ExemplarPolicy.mayManage(world.actor), row.asksConsent {
            throw Refusal.conflict(
                "exemplar.consent", Text("Chưa có đồng ý cho bản viết mới nhất.", "The newest text has no consent yet."),
                next: Text("Chờ người, đơn vị được nêu đồng ý.", "Wait for the consent of whoever it is about."))
        }
        _ = try ExemplarRow.load(exemplar, to: .publish, in: world)
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ExemplarRow.load(exemplar, to: .publish, in: world)
        let title =
            try world.session.row(
                "SELECT title FROM exemplar_text WHERE agency_id = \(world.agency) AND exemplar_id = \(exemplar) AND number = \(row.version)")?
            .text(0) ?? ""
        try row.update(
            """
            state = 'published', shown = \(row.version), folded = \(Vietnamese.folded(title)),
            published_at = COALESCE(published_at, \(world.now.milliseconds))
            """, in: world)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) công bố điển hình \(row.reference) “\(title)”.",
                "\(world.actor.name) published exemplar \(row.reference) “\(title)”."),
            result: row.result(["version": .int(Int64(row.version))]))
    }
}

/// Ends an exemplar with a reason.
struct WithdrawExemplar: Act {
    static let declaration = ActDeclaration(
        "exemplar.withdraw", title: Text("Thôi điển hình", "Withdraw the exemplar"),
        summary: Text(
            "Kết thúc việc bồi dưỡng hoặc thôi công bố, với lý do; việc đã ghi vẫn giữ.",
            "Ends the nurture or the publication with a reason; what was noted stays."),
        button: Text("Thôi", "Withdraw"), fields: [ExemplarFields.exemplar.declaration, ExemplarFields.reason.declaration])

    private let exemplar, reason: String

    init(_ input: ActInput) throws {
        exemplar = try input[ExemplarFields.exemplar]
        reason = try input[ExemplarFields.reason]
    }

    func permit(in world: World) throws { _ = try ExemplarRow.load(exemplar, to: .withdraw, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ExemplarRow.load(exemplar, to: .withdraw, in: world)
        try row.update("state = 'withdrawn', shown = NULL, withdrawn_at = \(world.now.milliseconds), reason = \(reason)", in: world)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) cho thôi điển hình \(row.reference): \(reason)",
                "\(world.actor.name) withdrew exemplar \(row.reference): \(reason)"),
            result: row.result())
    }
}
