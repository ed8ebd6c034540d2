internal import Storage
internal import Vietnamese

/// Begins a post.
struct DraftNews: Act {
    static let declaration = ActDeclaration(
        "news.draft", title: Text("Viết bài", "Write a post"),
        summary: Text(
            "Văn phòng, thủ trưởng hoặc đoàn thể soạn một bài về phong trào; chưa ai khác đọc được.",
            "The Office, the head or a mass organisation drafts a post about a movement; nobody else can read it yet."),
        button: Text("Lưu bản nháp", "Save the draft"), fields: [PlanFields.movement.declaration] + NewsFields.content)

    private let movement: String
    private let content: NewsContent

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        content = try NewsContent(input)
    }

    func permit(in world: World) throws {
        let found = try world.session.row("SELECT name FROM movement WHERE agency_id = \(world.agency) AND movement_id = \(movement)")
        try world.requireVisible(found != nil)
        try world.require(try NewsPolicy.writer(world.actor, in: world.session) != nil)
    }

    func perform(in world: World) throws -> ActOutcome {
        try NewsStore.checkObligation(content.obligation, of: movement, in: world)
        let unit = try NewsPolicy.writer(world.actor, in: world.session)?.unit
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO news (agency_id, news_id, movement_id, obligation_id, unit_id, state, audience, version, asks_receipt, comments_open, event_on,
                              people, created_at, created_by, changed_at, reason)
            VALUES (\(world.agency), \(id), \(movement), \(content.obligation), \(unit), 'draft', \(content.audience.rawValue), 1,
                    \(content.receipt), \(content.comments), \(content.event?.iso), '', \(world.now.milliseconds), \(try world.person()),
                    \(world.now.milliseconds), '')
            """)
        try NewsStore.insert(version: 1, of: id, content, note: "", in: world)
        return ActOutcome(
            subject: "news:\(id)",
            sentence: Text("\(world.actor.name) soạn bài “\(content.title)”.", "\(world.actor.name) drafted the post “\(content.title)”."),
            result: ["news": .string(id), "version": 1])
    }
}

/// Saves a new version of a post; of a published one it is a correction, shown as such.
struct AmendNews: Act {
    static let declaration = ActDeclaration(
        "news.amend", title: Text("Sửa bài", "Amend the post"),
        summary: Text(
            "Lưu bản mới của bài. Bài đã đăng thì bản mới là đính chính, ghi rõ sửa gì.",
            "Saves a new version of a post. Once published, a new version is a correction that says what it corrects."),
        button: Text("Lưu bản mới", "Save the new version"),
        fields: [NewsFields.news.declaration, NewsFields.version.declaration] + NewsFields.content
            + [NewsFields.note.declaration, NewsFields.consent.declaration])

    private let news: String
    private let version: Int
    private let content: NewsContent
    private let note: String?
    private let consent: Bool

    init(_ input: ActInput) throws {
        news = try input[NewsFields.news]
        version = try input[NewsFields.version]
        content = try NewsContent(input)
        note = try input[NewsFields.note]
        consent = try input[NewsFields.consent]
    }

    func permit(in world: World) throws {
        let (row, writer) = try NewsStore.managed(news, in: world)
        if row.state == .withdrawn { throw Refusal.newsWithdrawn }
        if row.state == .published, row.audience == .public, !writer.mayTellPublic { throw Refusal.newsPublicOnly }
    }

    func perform(in world: World) throws -> ActOutcome {
        let (row, _) = try NewsStore.managed(news, in: world)
        try NewsStore.hold(row, at: version)
        try NewsStore.checkObligation(content.obligation, of: row.movement, in: world)
        if row.state == .published {
            guard row.audience == content.audience, row.asksReceipt == content.receipt, row.obligation == content.obligation else {
                throw Refusal.newsFixed
            }
            guard note != nil else { throw Refusal.newsNote }
            guard row.audience == .agency || consent else { throw Refusal.newsConsent }
        }
        guard differs(from: row) else { throw Refusal.newsUnchanged }
        let next = row.version + 1
        try world.session.execute(
            """
            UPDATE news SET version = \(next), obligation_id = \(content.obligation), audience = \(content.audience.rawValue),
                asks_receipt = \(content.receipt), comments_open = \(content.comments), event_on = \(content.event?.iso),
                changed_at = \(world.now.milliseconds)
            WHERE agency_id = \(world.agency) AND news_id = \(row.id)
            """)
        try NewsStore.insert(version: next, of: row.id, content, note: note ?? "", in: world)
        return ActOutcome(
            subject: row.subject,
            sentence: row.state == .published
                ? Text(
                    "\(world.actor.name) đính chính bài “\(content.title)”: \(note ?? "").",
                    "\(world.actor.name) corrected the post “\(content.title)”: \(note ?? "").")
                : Text(
                    "\(world.actor.name) sửa bản nháp “\(content.title)”, bản \(next).",
                    "\(world.actor.name) changed the draft “\(content.title)”, version \(next)."),
            result: ["news": .string(row.id), "version": .int(Int64(next))])
    }

    private func differs(from row: NewsRow) -> Bool {
        row.title != content.title || row.lead != content.lead || row.body != content.body || row.videos != content.videos
            || row.audience != content.audience || row.obligation != content.obligation || row.eventOn != content.event?.iso
            || row.asksReceipt != content.receipt || row.commentsOpen != content.comments
    }
}

/// Publishes a draft.
struct PublishNews: Act {
    static let declaration = ActDeclaration(
        "news.publish", title: Text("Đăng bài", "Publish the post"),
        summary: Text(
            "Đăng bản nháp cho cơ quan hoặc công khai; bài công khai cần xác nhận về dữ liệu cá nhân và sự đồng ý của người trong ảnh.",
            "Publishes a draft within the agency or for everybody; for everybody, personal data and the consent of those shown are confirmed first."),
        button: Text("Đăng", "Publish"),
        fields: [
            NewsFields.news.declaration, NewsFields.version.declaration, NewsFields.consent.declaration, NewsFields.people.declaration,
        ])

    private let news: String
    private let version: Int
    private let consent: Bool
    private let people: String?

    init(_ input: ActInput) throws {
        news = try input[NewsFields.news]
        version = try input[NewsFields.version]
        consent = try input[NewsFields.consent]
        people = try input[NewsFields.people]
    }

    func permit(in world: World) throws {
        let (row, writer) = try NewsStore.managed(news, in: world)
        if row.audience == .public, !writer.mayTellPublic { throw Refusal.newsPublicOnly }
        guard row.state == .draft else { throw Refusal.newsNotDraft }
    }

    func perform(in world: World) throws -> ActOutcome {
        let (row, _) = try NewsStore.managed(news, in: world)
        try NewsStore.hold(row, at: version)
        if row.audience == .public {
            let hasPictures = try NewsStore.count(.picture, of: row.id, in: world) > 0
            var problems = consent ? [] : Refusal.newsConsent.fields
            if hasPictures, people == nil { problems += Refusal.newsPeople.fields }
            guard problems.isEmpty else { throw Refusal.invalid(problems) }
        }
        try NewsStore.checkObligation(row.obligation, of: row.movement, in: world)
        try world.session.execute(
            """
            UPDATE news SET state = 'published', first_version = version, published_at = \(world.now.milliseconds),
                published_on = \(world.today.iso), published_by = \(try world.person()), people = \(people ?? ""),
                changed_at = \(world.now.milliseconds)
            WHERE agency_id = \(world.agency) AND news_id = \(row.id)
            """)
        if let obligation = row.obligation {
            try ClauseEvents.append(.news, to: obligation, on: world.today, note: row.title, unit: row.unit, in: world)
        }
        return ActOutcome(
            subject: row.subject,
            sentence: row.audience == .public
                ? Text(
                    "\(world.actor.name) đăng công khai bài “\(row.title)” của phong trào “\(row.movementName)”.",
                    "\(world.actor.name) published the post “\(row.title)” of the movement “\(row.movementName)” for everybody.")
                : Text(
                    "\(world.actor.name) đăng nội bộ bài “\(row.title)” của phong trào “\(row.movementName)”.",
                    "\(world.actor.name) published the post “\(row.title)” of the movement “\(row.movementName)” within the agency."),
            result: ["news": .string(row.id), "slug": .string(row.slug), "audience": .string(row.audience.rawValue)])
    }
}

/// Takes a post back.
struct WithdrawNews: Act {
    static let why = Field.text("reason", Text("Lý do", "Reason"), max: 300)
    static let declaration = ActDeclaration(
        "news.withdraw", title: Text("Gỡ bài", "Withdraw the post"),
        summary: Text("Gỡ một bài, có lý do; việc gỡ nằm trong sổ cái.", "Takes a post back, with a reason; that it was done stands in the record."),
        button: Text("Gỡ", "Withdraw"), fields: [NewsFields.news.declaration, why.declaration])

    private let news, reason: String

    init(_ input: ActInput) throws {
        news = try input[NewsFields.news]
        reason = try input[Self.why]
    }

    func permit(in world: World) throws {
        let (row, _) = try NewsStore.managed(news, in: world)
        guard row.state != .withdrawn else { throw Refusal.newsWithdrawn }
    }

    func perform(in world: World) throws -> ActOutcome {
        let (row, _) = try NewsStore.managed(news, in: world)
        try world.session.execute(
            """
            UPDATE news SET state = 'withdrawn', withdrawn_at = \(world.now.milliseconds), reason = \(reason), changed_at = \(world.now.milliseconds)
            WHERE agency_id = \(world.agency) AND news_id = \(row.id)
            """)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) gỡ bài “\(row.title)”. Lý do: \(reason)",
                "\(world.actor.name) withdrew the post “\(row.title)”. Reason: \(reason)"),
            result: ["news": .string(row.id)])
    }
}

/// Confirms that a post which asks for it has been read.
struct ReceiveNews: Act {
    static let declaration = ActDeclaration(
        "news.receive", title: Text("Xác nhận đã đọc", "Confirm reading"),
        summary: Text("Người được hỏi xác nhận đã đọc bài.", "Somebody who is asked confirms having read a post."),
        button: Text("Tôi đã đọc", "I have read it"), fields: [NewsFields.news.declaration])

    private let news: String

    init(_ input: ActInput) throws { news = try input[NewsFields.news] }

    func permit(in world: World) throws {
        let row = try NewsStore.known(news, in: world)
        guard world.actor.isSignedIn else { throw Refusal.signedOut }
        guard row.state == .published, row.asksReceipt, NewsPolicy.isAsked(world.actor, author: row.author) else { throw Refusal.newsNoReceipt }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try NewsStore.known(news, in: world)
        let person = try world.person()
        let done = try world.session.row(
            "SELECT at FROM news_receipt WHERE agency_id = \(world.agency) AND news_id = \(row.id) AND person_id = \(person)")
        if done == nil {
            try world.session.execute(
                """
                INSERT INTO news_receipt (agency_id, news_id, person_id, version, at)
                VALUES (\(world.agency), \(row.id), \(person), \(row.version), \(world.now.milliseconds))
                """)
        }
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) xác nhận đã đọc bài “\(row.title)”.", "\(world.actor.name) confirmed reading the post “\(row.title)”."),
            result: ["news": .string(row.id)])
    }
}
