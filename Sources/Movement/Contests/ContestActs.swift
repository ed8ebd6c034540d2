internal import Storage
internal import Vietnamese

/// Begins a contest as a draft.
struct DraftContest: Act {
    static let declaration = ActDeclaration(
        "contest.draft", title: Text("Soạn cuộc thi", "Prepare a contest"),
        summary: Text(
            "Lập bản soạn của một cuộc thi tìm hiểu trong phong trào; chưa ai thấy cho đến khi công bố thể lệ.",
            "Begins a contest of a movement as a draft that nobody else sees until it is announced."),
        button: Text("Lập bản soạn", "Begin the draft"),
        fields: [
            PlanFields.movement.declaration, ContestFields.title.declaration, ContestFields.about.declaration, ContestFields.obligation.declaration,
            ContestFields.audience.declaration, ContestFields.attempts.declaration, ContestFields.predicts.declaration,
        ])

    private let movement: String
    private let shape: ContestShape

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        shape = try ContestShape(input)
    }

    func permit(in world: World) throws {
        _ = try MovementRow.load(movement, in: world)
        try world.require(ContestPolicy.mayPrepare(world.actor))
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try MovementRow.load(movement, in: world)
        guard row.to >= world.today else { throw Refusal.movementOver }
        try shape.check(plan: row.plan, in: world)
        let (id, slug) = (world.newID(), try ContestStore.freeSlug(for: shape.title, in: world.session))
        try world.session.execute(
            """
            INSERT INTO contest (agency_id, contest_id, movement_id, obligation_id, slug, title, about, audience, attempts, predicts, state, reason,
                                 made_at, made_by)
            VALUES (\(world.agency), \(id), \(movement), \(shape.obligation), \(slug), \(shape.title), \(shape.about), \(shape.audience.rawValue),
                    \(shape.attempts), \(shape.predicts), 'draft', '', \(world.now.milliseconds), \(world.actor.recordName))
            """)
        return ActOutcome(
            subject: "contest:\(id)",
            sentence: Text(
                "\(world.actor.name) soạn cuộc thi “\(shape.title)” trong phong trào “\(row.name)”.",
                "\(world.actor.name) began the contest “\(shape.title)” of the movement “\(row.name)”."),
            result: ["contest": .string(id), "slug": .string(slug)])
    }
}

/// Changes a contest before its results are out; for whom it is, attempts and prediction only while it is a draft.
struct ChangeContest: Act {
    static let declaration = ActDeclaration(
        "contest.change", title: Text("Sửa cuộc thi", "Change a contest"),
        summary: Text(
            "Sửa tên, thể lệ của cuộc thi; đối tượng, số lượt và câu dự đoán chỉ sửa được khi chưa công bố.",
            "Changes title and rules; for whom it is, attempts and the prediction only before it is announced."),
        button: Text("Lưu", "Save"),
        fields: [
            ContestFields.contest.declaration, ContestFields.title.declaration, ContestFields.about.declaration, ContestFields.obligation.declaration,
            ContestFields.audience.declaration, ContestFields.attempts.declaration, ContestFields.predicts.declaration,
        ])

    private let contest: String
    private let shape: ContestShape

    init(_ input: ActInput) throws {
        contest = try input[ContestFields.contest]
        shape = try ContestShape(input)
    }

    func permit(in world: World) throws { try ContestRow.prepared(contest, in: world).requireLive() }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ContestRow.prepared(contest, in: world)
        try shape.check(plan: MovementRow.load(row.movement, in: world).plan, in: world)
        if row.state == .announced, (shape.audience, shape.attempts, shape.predicts) != (row.audience, row.attempts, row.predicts) {
            throw Refusal.contestAnnounced
        }
        try world.session.execute(
            """
            UPDATE contest SET title = \(shape.title), about = \(shape.about), obligation_id = \(shape.obligation),
                audience = \(shape.audience.rawValue), attempts = \(shape.attempts), predicts = \(shape.predicts)
            WHERE agency_id = \(world.agency) AND contest_id = \(contest)
            """)
        return row.outcome(Text("\(world.actor.name) sửa cuộc thi “\(shape.title)”.", "\(world.actor.name) changed the contest “\(shape.title)”."))
    }
}

/// What a contest is, as its form gives it.
private struct ContestShape {
    let title, about: String
    let obligation: String?
    let audience: ContestAudience
    let attempts: Int
    let predicts: Bool

    init(_ input: ActInput) throws {
        title = try input[ContestFields.title]
        about = try input[ContestFields.about]
        obligation = try input[ContestFields.obligation]
        audience = ContestAudience(rawValue: try input[ContestFields.audience]) ?? .agency
        attempts = try input[ContestFields.attempts]
        predicts = try input[ContestFields.predicts]
    }

    /// The clause must be one of the movement's plan.
    func check(plan: String, in world: World) throws {
        guard let obligation else { return }
        let found = try world.session.row(
            "SELECT 1 FROM obligation WHERE agency_id = \(world.agency) AND plan_id = \(plan) AND obligation_id = \(obligation) AND state = 'accepted'"
        )
        guard found != nil else {
            throw Refusal.invalid("obligation", "Chọn một điều khoản của kế hoạch này.", "Choose a clause of this plan.")
        }
    }
}

/// Announces the contest: from now on it can be entered within its rounds.
struct AnnounceContest: Act {
    static let declaration = ActDeclaration(
        "contest.announce", title: Text("Công bố thể lệ", "Announce the contest"),
        summary: Text(
            "Công bố cuộc thi: đối tượng, số lượt và các vòng đã mở không đổi được nữa.",
            "Announces a contest; for whom it is, attempts and open rounds then stand."),
        button: Text("Công bố", "Announce"), fields: [ContestFields.contest.declaration])

    private let contest: String

    init(_ input: ActInput) throws { contest = try input[ContestFields.contest] }

    func permit(in world: World) throws {
        guard try ContestRow.prepared(contest, in: world).state == .draft else { throw Refusal.contestAnnounced }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ContestRow.prepared(contest, in: world)
        let rounds = try ContestStore.rounds(of: contest, agency: world.agency, in: world.session)
        guard !rounds.isEmpty else { throw Refusal.contestUnready(Text("Chưa có vòng thi nào.", "It has no round yet.")) }
        let bank = try ContestStore.bank(of: contest, agency: world.agency, in: world.session)
        for round in rounds {
            if round.closes <= world.now {
                throw Refusal.contestUnready(Text("Vòng \(round.number) đã hết hạn.", "Round \(round.number) is over already."))
            }
            if let lack = round.lack(of: bank) { throw Refusal.contestUnready(lack) }
        }
        try world.session.execute(
            """
            UPDATE contest SET state = 'announced', announced_at = \(world.now.milliseconds)
            WHERE agency_id = \(world.agency) AND contest_id = \(contest)
            """)
        return row.outcome(Text("\(world.actor.name) công bố cuộc thi “\(row.title)”.", "\(world.actor.name) announced the contest “\(row.title)”."))
    }
}

/// Calls a contest off.
struct CancelContest: Act {
    static let declaration = ActDeclaration(
        "contest.cancel", title: Text("Hủy cuộc thi", "Call the contest off"),
        summary: Text(
            "Hủy cuộc thi với lý do; bài đã làm vẫn giữ trong sổ.", "Calls a contest off with a reason; what was answered stays on record."),
        button: Text("Hủy cuộc thi", "Call it off"), fields: [ContestFields.contest.declaration, ContestFields.reason.declaration])

    private let contest, reason: String

    init(_ input: ActInput) throws {
        contest = try input[ContestFields.contest]
        reason = try input[ContestFields.reason]
    }

    func permit(in world: World) throws { try ContestRow.prepared(contest, in: world).requireLive() }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ContestRow.prepared(contest, in: world)
        try world.session.execute(
            "UPDATE contest SET state = 'cancelled', reason = \(reason) WHERE agency_id = \(world.agency) AND contest_id = \(contest)")
        return row.outcome(
            Text("\(world.actor.name) hủy cuộc thi “\(row.title)”: \(reason)", "\(world.actor.name) called off the contest “\(row.title)”: \(reason)")
        )
    }
}

extension ContestRound {
    /// What the bank lacks for this round; nil when it has enough.
    func lack(of bank: [TopicShare]) -> Text? {
        if topics.isEmpty {
            let held = bank.reduce(0) { $0 + $1.count }
            guard held < questions else { return nil }
            return Text(
                "Vòng \(number) bốc \(questions) câu mà ngân hàng có \(held) câu.",
                "Round \(number) draws \(questions) questions; the bank has \(held).")
        }
        for share in topics {
            let held = bank.first { $0.topic == share.topic }?.count ?? 0
            guard held < share.count else { continue }
            return Text(
                "Vòng \(number) bốc \(share.count) câu chủ đề “\(share.topic)” mà ngân hàng có \(held) câu.",
                "Round \(number) draws \(share.count) questions of “\(share.topic)”; the bank has \(held).")
        }
        return nil
    }
}

extension Refusal {
    static let contestOver = Refusal.conflict(
        "contest.over", Text("Cuộc thi đã kết thúc.", "The contest is over."),
        next: Text("Xem kết quả ở trang cuộc thi.", "See its page for the results."))
    static let contestAnnounced = Refusal.conflict(
        "contest.announced",
        Text(
            "Cuộc thi đã công bố nên đối tượng, số lượt, câu dự đoán và vòng đã mở không đổi được.",
            "The contest has been announced: for whom it is, attempts, prediction and open rounds stand."),
        next: Text("Sửa được tên, thể lệ và vòng chưa mở.", "Title, rules and rounds that have not opened can be changed."))

    static func contestUnready(_ why: Text) -> Refusal {
        .conflict("contest.unready", why, next: Text("Bổ sung rồi công bố.", "Complete it, then announce."))
    }
}
