internal import Storage
internal import Vietnamese

/// Fields that the acts on reviews share.
enum ReviewFields {
    static let review = Field.reference("review", Text("Báo cáo", "Review"), to: "review")
    static let section = Field.choice(
        "section", Text("Phần", "Part"), ReviewSection.allCases.map { Choice($0.rawValue, $0.label) })
}

/// Finds reviews inside an act.
enum ReviewStore {
    /// The open review, for an actor who may write in it.
    static func openReview(_ id: String, in world: World) throws -> ReviewQueries.Stored {
        guard let found = try ReviewQueries.rows("r.review_id = \(id)", agency: world.agency, in: world.session).first,
            ReviewPolicy.mayRead(world.actor, state: found.summary.state, isPublic: found.summary.isPublic)
        else { throw Refusal.notFound }
        try world.require(ReviewPolicy.mayWrite(world.actor))
        guard found.summary.state == .open else { throw Refusal.reviewClosed }
        return found
    }

    /// Notes that something in the review has changed.
    static func touch(_ id: String, in world: World) throws {
        try world.session.execute("UPDATE review SET version = version + 1 WHERE agency_id = \(world.agency) AND review_id = \(id)")
    }
}

/// Opens a review, which composes itself from what is there.
struct OpenReview: Act {
    static let kind = Field.choice("kind", Text("Loại", "Kind"), ReviewKind.allCases.map { Choice($0.rawValue, $0.label) })
    static let from = Field.optionalDate(
        "from", Text("Từ ngày", "From"), hint: Text("Bỏ trống để lấy ngày đầu của phong trào.", "Empty takes the first day of the movement."))
    static let to = Field.optionalDate(
        "to", Text("Đến hết ngày", "To"),
        hint: Text("Bỏ trống để lấy hôm nay, hoặc ngày cuối của phong trào.", "Empty takes today, or the last day of the movement."))
    static let title = Field.optionalText(
        "title", Text("Tên báo cáo", "Title"), hint: Text("Bỏ trống để đặt theo tên phong trào.", "Empty takes the name of the movement."), max: 300)
    static let declaration = ActDeclaration(
        "review.open", title: Text("Mở báo cáo sơ kết, tổng kết", "Open a review"),
        summary: Text(
            "Mở báo cáo sơ kết hoặc tổng kết; các phần được soạn sẵn từ số liệu, số liệu sống đến khi chốt.",
            "Opens an interim or final review; its parts are composed from the data, and figures stay live until it is closed."),
        button: Text("Mở báo cáo", "Open"),
        fields: [PlanFields.movement.declaration, kind.declaration, from.declaration, to.declaration, title.declaration])

    private let movement: String
    private let kind: ReviewKind
    private let from, to: CivilDate?
    private let title: String?

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        kind = ReviewKind(rawValue: try input[Self.kind]) ?? .interim
        from = try input[Self.from]
        to = try input[Self.to]
        title = try input[Self.title]
    }

    func permit(in world: World) throws {
        guard try world.session.row("SELECT 1 FROM movement WHERE agency_id = \(world.agency) AND movement_id = \(movement)") != nil else {
            throw Refusal.notFound
        }
        try world.require(ReviewPolicy.mayWrite(world.actor))
        let open = try world.session.row(
            """
            SELECT 1 FROM review WHERE agency_id = \(world.agency) AND movement_id = \(movement) AND kind = \(kind.rawValue) AND state = 'open'
            """)
        guard open == nil else { throw Refusal.reviewOpen }
    }

    func perform(in world: World) throws -> ActOutcome {
        let frame = try OverviewFrame.load(
            "m.movement_id = \(movement)", on: world.today, today: world.today, units: nil, agency: world.agency, in: world.session)
        let (from, to) = try period(frame, world.today)
        let named = "\(kind == .interim ? "Sơ kết" : "Tổng kết") phong trào thi đua “\(frame.name)”"
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO review (agency_id, review_id, movement_id, kind, title, folded, period_from, period_to, state, is_public, version, opened_at,
                                opened_by, authority, frozen, hash)
            VALUES (\(world.agency), \(id), \(movement), \(kind.rawValue), \(title ?? named), \(Vietnamese.folded(title ?? named)), \(from.iso),
                    \(to.iso), 'open', 0, 1, \(world.now.milliseconds), \(world.actor.recordName), '', '', '')
            """)
        guard let stored = try ReviewQueries.rows("r.review_id = \(id)", agency: world.agency, in: world.session).first else {
            throw Refusal.notFound
        }
        let overview = try ReviewQueries.figures(stored, today: world.today, agency: world.agency, in: world.session).overview
        for section in ReviewSection.allCases {
            try world.session.execute(
                """
                INSERT INTO review_section (agency_id, review_id, section, version, words, at, actor)
                VALUES (\(world.agency), \(id), \(section.rawValue), 1, \(ReviewDraft.template(section, overview)), \(world.now.milliseconds),
                        \(world.actor.recordName))
                """)
        }
        return ActOutcome(
            subject: "review:\(id)",
            sentence: Text(
                "\(world.actor.name) mở báo cáo \(kind.label.vi.lowercasedFirst) phong trào “\(frame.name)”, \(from.vietnamese) – \(to.vietnamese).",
                "\(world.actor.name) opened the \(kind.label.en.lowercasedFirst) of the movement “\(frame.name)”, \(from.vietnamese) – \(to.vietnamese)."
            ),
            result: ["review": .string(id), "slug": .string(frame.slug)])
    }

    private func period(_ frame: OverviewFrame, _ today: CivilDate) throws -> (CivilDate, CivilDate) {
        let from = from ?? frame.period.from
        let to = to ?? max(min(today, frame.period.to), from)
        guard from <= to else { throw Refusal.invalid("to", "Ngày cuối phải sau ngày đầu.", "The last day must come after the first.") }
        guard from <= frame.period.to, to >= frame.period.from else {
            throw Refusal.invalid(
                "from", "Phong trào chạy từ \(frame.period.from.vietnamese) đến \(frame.period.to.vietnamese).",
                "The movement runs from \(frame.period.from.vietnamese) to \(frame.period.to.vietnamese).")
        }
        return (from, to)
    }
}

/// Changes the sentences of one part.
struct WriteReview: Act {
    static let words = Field.lines(
        "text", Text("Nội dung", "Text"),
        hint: Text(
            "Số liệu viết dạng {{alive}}; xem danh sách số liệu bên dưới.", "Figures are written as {{alive}}; the list stands below."), max: 20000)
    static let seen = Field.optionalInteger(
        "version", Text("Bản đã xem", "Version seen"),
        hint: Text("Để không ghi đè lên người khác sửa cùng lúc.", "So that nobody overwrites what another has written."), in: 0...1_000_000)
    static let declaration = ActDeclaration(
        "review.write", title: Text("Sửa một phần của báo cáo", "Write a part of a review"),
        summary: Text(
            "Sửa lời quanh số liệu của một phần báo cáo đang mở; số liệu vẫn do chương trình tính.",
            "Changes the words around the figures of one part of an open review; the figures stay computed."),
        button: Text("Ghi", "Save"),
        fields: [ReviewFields.review.declaration, ReviewFields.section.declaration, words.declaration, seen.declaration])

    private let review, text: String
    private let section: ReviewSection
    private let seen: Int?

    init(_ input: ActInput) throws {
        review = try input[ReviewFields.review]
        section = ReviewSection(rawValue: try input[ReviewFields.section]) ?? .leadership
        text = try input[Self.words]
        seen = try input[Self.seen]
    }

    func permit(in world: World) throws { _ = try ReviewStore.openReview(review, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let stored = try ReviewStore.openReview(review, in: world)
        let figures = try ReviewQueries.figures(stored, today: world.today, agency: world.agency, in: world.session).figures
        let unknown = Placeholders.unknown(in: text, figures)
        guard unknown.isEmpty else { throw Refusal.unknownFigures(unknown, figures) }
        let row = try world.session.row(
            """
            SELECT version FROM review_section WHERE agency_id = \(world.agency) AND review_id = \(review) AND section = \(section.rawValue)
            """)
        let version = try row?.int(0) ?? 0
        guard seen ?? version == version else { throw Refusal.reviewMoved }
        try world.session.execute(
            """
            UPDATE review_section SET words = \(text), version = version + 1, at = \(world.now.milliseconds), actor = \(world.actor.recordName)
            WHERE agency_id = \(world.agency) AND review_id = \(review) AND section = \(section.rawValue)
            """)
        try ReviewStore.touch(review, in: world)
        let flags = Contradictions.find(in: text, figures).count
        return ActOutcome(
            subject: "review:\(review)",
            sentence: Text(
                "\(world.actor.name) sửa phần “\(section.label.vi)” của “\(stored.summary.title)”.",
                "\(world.actor.name) changed the part “\(section.label.en)” of “\(stored.summary.title)”."),
            result: ["review": .string(review), "version": .int(Int64(version + 1)), "flags": .int(Int64(flags))])
    }
}

/// Says why a typed number stays although the figure says something else.
struct KeepInReview: Act {
    static let typed = Field.text("typed", Text("Con số đã gõ", "The number typed"), max: 300)
    static let figure = Field.text("figure", Text("Số liệu", "Figure"), max: 100)
    static let reason = Field.lines(
        "reason", Text("Lý do giữ", "Reason"), hint: Text("In trong báo cáo, bên dưới phần này.", "Printed in the review, below this part."), max: 500
    )
    static let declaration = ActDeclaration(
        "review.keep", title: Text("Giữ con số khác số liệu", "Keep a number that differs"),
        summary: Text(
            "Giữ một con số gõ tay khác số liệu của hệ thống, kèm lý do được in ra.",
            "Keeps a typed number that differs from the computed figure, with a reason that is printed."),
        button: Text("Giữ, kèm lý do", "Keep with this reason"),
        fields: [
            ReviewFields.review.declaration, ReviewFields.section.declaration, typed.declaration, figure.declaration, reason.declaration,
        ])

    private let review, typed, figure, reason: String
    private let section: ReviewSection

    init(_ input: ActInput) throws {
        review = try input[ReviewFields.review]
        section = ReviewSection(rawValue: try input[ReviewFields.section]) ?? .leadership
        typed = try input[Self.typed]
        figure = try input[Self.figure]
        reason = try input[Self.reason]
    }

    func permit(in world: World) throws { _ = try ReviewStore.openReview(review, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let stored = try ReviewStore.openReview(review, in: world)
        let live = try ReviewQueries.live(stored, today: world.today, for: world.actor, in: world.session)
        let flag = live.parts.first { $0.section == section }?.flags.first { $0.typed == typed && $0.figure.key == figure }
        guard let flag else { throw Refusal.flagGone }
        try world.session.execute(
            """
            INSERT INTO review_kept (agency_id, review_id, section, typed, figure, shown, reason, at, actor)
            VALUES (\(world.agency), \(review), \(section.rawValue), \(typed), \(figure), \(flag.figure.shown(.vi)), \(reason),
                    \(world.now.milliseconds), \(world.actor.recordName))
            ON CONFLICT (agency_id, review_id, section, typed, figure)
            DO UPDATE SET shown = excluded.shown, reason = excluded.reason, at = excluded.at, actor = excluded.actor
            """)
        try ReviewStore.touch(review, in: world)
        return ActOutcome(
            subject: "review:\(review)",
            sentence: Text(
                "\(world.actor.name) giữ “\(typed)” trong “\(stored.summary.title)” dù hệ thống tính \(flag.figure.shown(.vi)): \(reason)",
                "\(world.actor.name) kept “\(typed)” in “\(stored.summary.title)” although the figure is \(flag.figure.shown(.en)): \(reason)"),
            result: ["review": .string(review)])
    }
}
