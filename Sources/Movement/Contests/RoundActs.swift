internal import Storage
internal import Vietnamese

/// Adds a round to a contest, or changes one that has not opened.
struct SetRound: Act {
    static let number = Field.integer(
        "number", Text("Vòng số", "Round number"), hint: Text("Vòng đã có thì sửa vòng đó.", "An existing one is changed."),
        in: 1...ContestRules.mostRounds)
    static let declaration = ActDeclaration(
        "contest.round", title: Text("Đặt vòng thi", "Set a round"),
        summary: Text(
            "Thêm một vòng thi hoặc sửa vòng chưa mở: ngày giờ mở và đóng, số câu, chủ đề, thời gian làm bài.",
            "Adds a round or changes one that has not opened: when it opens and closes, how many questions of which topics, and the time."),
        button: Text("Lưu vòng thi", "Save the round"),
        fields: [
            ContestFields.contest.declaration, number.declaration, ContestFields.opensOn.declaration, ContestFields.opensAt.declaration,
            ContestFields.closesOn.declaration, ContestFields.closesAt.declaration, ContestFields.questions.declaration,
            ContestFields.minutes.declaration, ContestFields.topics.declaration,
        ])

    private let contest: String
    private let round: ContestRound

    init(_ input: ActInput) throws {
        contest = try input[ContestFields.contest]
        let topics = try TopicLines.parse(input[ContestFields.topics] ?? "")
        let questions = try input[ContestFields.questions]
        guard topics.isEmpty || topics.reduce(0, { $0 + $1.count }) == questions else {
            throw Refusal.invalid(
                "topics", "Tổng số câu theo chủ đề phải bằng số câu mỗi bài (\(questions)).",
                "The numbers by topic must add up to the questions of an attempt (\(questions)).")
        }
        round = ContestRound(
            id: "", number: try input[Self.number],
            opens: ContestClock.instant(try input[ContestFields.opensOn], try input[ContestFields.opensAt]),
            closes: ContestClock.instant(try input[ContestFields.closesOn], try input[ContestFields.closesAt]), questions: questions, topics: topics,
            seconds: try input[ContestFields.minutes] * 60)
        guard round.opens < round.closes else {
            throw Refusal.invalid("closesOn", "Vòng thi phải đóng sau khi mở.", "The round must close after it opens.")
        }
    }

    func permit(in world: World) throws { try ContestRow.prepared(contest, in: world).requireLive() }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ContestRow.prepared(contest, in: world)
        let movement = try MovementRow.load(row.movement, in: world)
        guard round.closes > world.now, round.opens.vietnamDate >= movement.from, round.closes.vietnamDate <= movement.to else {
            throw Refusal.invalid(
                "closesOn", "Vòng thi phải nằm trong kỳ phong trào (\(movement.from.vietnamese) – \(movement.to.vietnamese)) và chưa qua.",
                "A round must lie within the movement (\(movement.from.vietnamese) – \(movement.to.vietnamese)) and not be past.")
        }
        let rounds = try ContestStore.rounds(of: contest, agency: world.agency, in: world.session)
        let known = rounds.first { $0.number == round.number }
        if row.state == .announced {
            // What entrants have been told stands once it has begun.
            if let known, known.opens <= world.now { throw Refusal.contestAnnounced }
            let bank = try ContestStore.bank(of: contest, agency: world.agency, in: world.session)
            if let lack = round.lack(of: bank) { throw Refusal.contestUnready(lack) }
        }
        guard known != nil || round.number == rounds.count + 1 else {
            throw Refusal.invalid("number", "Vòng tiếp theo là vòng \(rounds.count + 1).", "The next round is number \(rounds.count + 1).")
        }
        let id = known?.id ?? world.newID()
        try world.session.execute(
            """
            INSERT INTO contest_round (agency_id, round_id, contest_id, number, opens_at, closes_at, questions, topics, seconds)
            VALUES (\(world.agency), \(id), \(contest), \(round.number), \(round.opens.milliseconds), \(round.closes.milliseconds),
                    \(round.questions), \(TopicLines.stored(round.topics)), \(round.seconds))
            ON CONFLICT (agency_id, round_id) DO UPDATE SET opens_at = excluded.opens_at, closes_at = excluded.closes_at,
                questions = excluded.questions, topics = excluded.topics, seconds = excluded.seconds
            """)
        return row.outcome(
            Text(
                "\(world.actor.name) đặt vòng \(round.number) của cuộc thi “\(row.title)”: \(round.opens.vietnamese) – \(round.closes.vietnamese).",
                "\(world.actor.name) set round \(round.number) of the contest “\(row.title)”: \(round.opens.vietnamese) – \(round.closes.vietnamese)."
            ), adding: ["round": .string(id)])
    }
}

/// Takes the last round out of a draft.
struct RemoveRound: Act {
    static let declaration = ActDeclaration(
        "contest.round.remove", title: Text("Bỏ vòng thi", "Remove a round"),
        summary: Text("Bỏ vòng cuối của cuộc thi đang soạn.", "Takes the last round out of a contest that is a draft."),
        button: Text("Bỏ vòng cuối", "Remove the last round"), fields: [ContestFields.contest.declaration])

    private let contest: String

    init(_ input: ActInput) throws { contest = try input[ContestFields.contest] }

    func permit(in world: World) throws {
        guard try ContestRow.prepared(contest, in: world).state == .draft else { throw Refusal.contestAnnounced }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ContestRow.prepared(contest, in: world)
        guard let last = try ContestStore.rounds(of: contest, agency: world.agency, in: world.session).last else {
            throw Refusal.contestUnready(Text("Chưa có vòng thi nào.", "It has no round yet."))
        }
        try world.session.execute("DELETE FROM contest_round WHERE agency_id = \(world.agency) AND round_id = \(last.id)")
        return row.outcome(
            Text(
                "\(world.actor.name) bỏ vòng \(last.number) của cuộc thi “\(row.title)”.",
                "\(world.actor.name) removed round \(last.number) of the contest “\(row.title)”."))
    }
}

/// Adds a prize to a contest.
struct AddPrize: Act {
    static let declaration = ActDeclaration(
        "contest.prize", title: Text("Thêm giải thưởng", "Add a prize"),
        summary: Text(
            "Thêm một giải của cuộc thi, theo thứ tự từ cao xuống; người đạt do hệ thống xác định từ kết quả.",
            "Adds a prize, from the highest down; who wins is worked out from the results."),
        button: Text("Thêm giải", "Add the prize"),
        fields: [
            ContestFields.contest.declaration, ContestFields.prizeTitle.declaration, ContestFields.prizeKind.declaration,
            ContestFields.prizeRound.declaration, ContestFields.count.declaration, ContestFields.worth.declaration,
        ])

    private let contest, title, worth: String
    private let kind: ContestPrize.Kind
    private let round: Int?
    private let count: Int

    init(_ input: ActInput) throws {
        contest = try input[ContestFields.contest]
        title = try input[ContestFields.prizeTitle]
        kind = ContestPrize.Kind(rawValue: try input[ContestFields.prizeKind]) ?? .entrant
        round = try input[ContestFields.prizeRound]
        worth = try input[ContestFields.worth] ?? ""
        count = try input[ContestFields.count]
    }

    func permit(in world: World) throws { try ContestRow.prepared(contest, in: world).requireLive() }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ContestRow.prepared(contest, in: world)
        var scope = ""
        if let round {
            let rounds = try ContestStore.rounds(of: contest, agency: world.agency, in: world.session)
            guard let found = rounds.first(where: { $0.number == round }) else {
                throw Refusal.invalid("number", "Cuộc thi không có vòng \(round).", "The contest has no round \(round).")
            }
            scope = found.id
        }
        let held = try ContestStore.prizes(of: contest, agency: world.agency, in: world.session)
        guard held.count < ContestRules.mostPrizes else {
            throw Refusal.invalid("title", "Nhiều nhất \(ContestRules.mostPrizes) giải.", "At most \(ContestRules.mostPrizes) prizes.")
        }
        let position = try world.session.row(
            "SELECT COALESCE(MAX(position), 0) + 1 FROM contest_prize WHERE agency_id = \(world.agency) AND contest_id = \(contest)"
        )?.int(0)
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO contest_prize (agency_id, prize_id, contest_id, round_id, position, kind, title, worth, count)
            VALUES (\(world.agency), \(id), \(contest), \(scope), \(position ?? 1), \(kind.rawValue), \(title), \(worth), \(count))
            """)
        return row.outcome(
            Text(
                "\(world.actor.name) thêm giải “\(title)” cho cuộc thi “\(row.title)”.",
                "\(world.actor.name) added the prize “\(title)” to the contest “\(row.title)”."), adding: ["prize": .string(id)])
    }
}

/// Takes a prize out again before the results are out.
struct RemovePrize: Act {
    static let declaration = ActDeclaration(
        "contest.prize.remove", title: Text("Bỏ giải thưởng", "Remove a prize"),
        summary: Text("Bỏ một giải khi chưa vòng nào mở.", "Takes a prize out before the first round opens."),
        button: Text("Bỏ giải", "Remove"), fields: [ContestFields.contest.declaration, ContestFields.prize.declaration])

    private let contest, prize: String

    init(_ input: ActInput) throws {
        contest = try input[ContestFields.contest]
        prize = try input[ContestFields.prize]
    }

    func permit(in world: World) throws {
        let row = try ContestRow.prepared(contest, in: world)
        try row.requireLive()
        let begun = try ContestStore.rounds(of: contest, agency: world.agency, in: world.session).contains { $0.opens <= world.now }
        if row.state == .announced, begun { throw Refusal.contestAnnounced }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ContestRow.prepared(contest, in: world)
        let gone = try world.session.execute(
            "DELETE FROM contest_prize WHERE agency_id = \(world.agency) AND contest_id = \(contest) AND prize_id = \(prize)")
        guard gone == 1 else { throw Refusal.notFound }
        return row.outcome(
            Text("\(world.actor.name) bỏ một giải của cuộc thi “\(row.title)”.", "\(world.actor.name) removed a prize of the contest “\(row.title)”.")
        )
    }
}
