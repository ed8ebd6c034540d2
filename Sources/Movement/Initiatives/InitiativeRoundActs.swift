internal import Storage
internal import Vietnamese

/// Opens a round of scores for the council in office.
struct OpenInitiativeRound: Act {
    static let due = Field.date("due", Text("Chấm xong trước hết ngày", "To be scored by"))
    static let declaration = ActDeclaration(
        "initiative.round", title: Text("Mở đợt chấm sáng kiến", "Open a round of scores"),
        summary: Text(
            "Giao Hội đồng sáng kiến đương nhiệm chấm một sáng kiến đã tiếp nhận; thành viên là tác giả được ghi là không chấm.",
            "Has the council in office score an initiative that was taken in; members who are authors are noted as standing aside."),
        button: Text("Mở đợt chấm", "Open the round"), fields: [InitiativeFields.initiative.declaration, due.declaration])

    private let initiative: String
    private let due: CivilDate

    init(_ input: ActInput) throws {
        initiative = try input[InitiativeFields.initiative]
        due = try input[Self.due]
    }

    func permit(in world: World) throws {
        let row = try InitiativeStore.find(initiative, in: world)
        try world.require(InitiativePolicy.mayRun(row.viewer))
        guard !row.isAuthor else { throw Refusal.initiativeOwn }
        guard row.state == .accepted else { throw row.state.isDecided ? Refusal.initiativeDecided : .initiativeNotAccepted }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try InitiativeStore.find(initiative, in: world)
        guard due >= world.today else { throw Refusal.invalid("due", "Chọn từ hôm nay trở đi.", "Choose today or later.") }
        let council = try world.session.row(
            """
            SELECT c.council_id, c.name FROM initiative_council c WHERE c.agency_id = \(world.agency) AND \(raw: .holds("c", on: world.today))
            ORDER BY c.valid_from DESC LIMIT 1
            """)
        guard let council else { throw Refusal.initiativeNoCouncil }
        guard let rule = try InitiativeRules.current(on: world.today, agency: world.agency, in: world.session) else { throw Refusal.initiativeNoRule }
        let last = try world.session.row(
            """
            SELECT number, closed_on FROM initiative_round WHERE agency_id = \(world.agency) AND initiative_id = \(initiative)
            ORDER BY number DESC LIMIT 1
            """)
        if let last, try last.isNull(1) { throw Refusal.initiativeRoundOpen }
        let members = try world.session.rows(
            "SELECT person_id FROM initiative_member WHERE agency_id = \(world.agency) AND council_id = \(council.text(0)) ORDER BY position"
        ).map { try $0.text(0) }
        let authors = members.filter(row.authors.contains)
        guard authors.count < members.count else { throw Refusal.initiativeNobodyScores }
        let (id, number) = (world.newID(), (try last?.int(0) ?? 0) + 1)
        try world.session.execute(
            """
            INSERT INTO initiative_round (agency_id, round_id, initiative_id, number, council_id, rule_id, due_on, opened_on, opened_by, reason, result)
            VALUES (\(world.agency), \(id), \(initiative), \(number), \(council.text(0)), \(rule.id), \(due.iso), \(world.today.iso),
                    \(world.actor.recordName), '', '')
            """)
        for author in authors { try InitiativeRounds.recuse(author, from: id, isAuthor: true, reason: "", in: world) }
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) mở đợt chấm \(number) cho \(row.name.vi), đến hết \(due.vietnamese); \(authors.count) thành viên không chấm vì là tác giả.",
                "\(world.actor.name) opened round \(number) for \(row.name.en), until \(due.vietnamese); \(counted(authors.count)) stand aside as authors."
            ),
            result: row.result(["round": .string(id), "number": .int(Int64(number)), "recused": .int(Int64(authors.count))]))
    }

    private func counted(_ number: Int) -> String { "\(number) member\(number == 1 ? "" : "s")" }
}

/// A member gives points and says whether they are for it. Until the round is closed the member may change it.
struct ScoreInitiative: Act {
    static let points = Field.table(
        "points", Text("Điểm", "Points"), hint: Text("Mỗi tiêu chí một số nguyên.", "A whole number for each criterion."),
        columns: [Choice("criterion", Text("Tiêu chí thứ", "Criterion number")), Choice("points", Text("Điểm", "Points"))], maxRows: 20)
    static let favours = Field.choice(
        "favours", Text("Ý kiến", "Opinion"),
        [Choice("yes", Text("Tán thành công nhận", "For recognising it")), Choice("no", Text("Không tán thành", "Against"))])
    static let note = Field.optionalLines("note", Text("Nhận xét", "Remarks"), max: 4000)
    static let declaration = ActDeclaration(
        "initiative.score", title: Text("Chấm sáng kiến", "Score an initiative"),
        summary: Text(
            "Thành viên hội đồng chấm độc lập; chưa chốt thì chỉ mình thấy và còn sửa được. Tác giả không được chấm.",
            "A member scores independently; until the round is closed nobody else sees it and it can be changed. Authors may not score."),
        button: Text("Gửi điểm", "Send the score"),
        fields: [InitiativeFields.round.declaration, points.declaration, favours.declaration, note.declaration])

    private let round: String
    private let points: [[String]]
    private let favours: Bool
    private let note: String?

    init(_ input: ActInput) throws {
        round = try input[InitiativeFields.round]
        points = try input[Self.points]
        favours = try input[Self.favours] == "yes"
        note = try input[Self.note]
    }

    func permit(in world: World) throws { _ = try InitiativeRounds.toScore(round, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try InitiativeRounds.toScore(round, in: world)
        var given: [Int?] = row.rule.criteria.map { _ in nil }
        for cells in points {
            guard let number = Int(cells[0]), given.indices.contains(number - 1) else {
                throw Refusal.invalid("points", "Không có tiêu chí “\(cells[0])”.", "There is no criterion “\(cells[0])”.")
            }
            guard !cells[1].isEmpty else { continue }
            let criterion = row.rule.criteria[number - 1]
            guard let value = Int(cells[1]), (0...criterion.most).contains(value) else {
                throw Refusal.invalid(
                    "points", "“\(criterion.name)”: số nguyên từ 0 đến \(criterion.most).",
                    "“\(criterion.name)”: a whole number from 0 to \(criterion.most).")
            }
            given[number - 1] = value
        }
        if let missing = given.firstIndex(of: nil) {
            let name = row.rule.criteria[missing].name
            throw Refusal.invalid("points", "Chưa chấm “\(name)”.", "“\(name)” has no points.")
        }
        let values = given.compactMap { $0 }
        let total = values.reduce(0, +)
        let stored = JSONValue.array(values.map { .int(Int64($0)) }).json
        try world.session.execute(
            """
            INSERT INTO initiative_score (agency_id, round_id, person_id, favours, points, total, note, at)
            VALUES (\(world.agency), \(round), \(try world.person()), \(favours), \(stored), \(total), \(note ?? ""), \(world.now.milliseconds))
            ON CONFLICT (agency_id, round_id, person_id) DO UPDATE SET favours = excluded.favours, points = excluded.points, total = excluded.total,
                note = excluded.note, at = excluded.at
            """)
        return ActOutcome(
            subject: row.initiative.subject,
            sentence: Text(
                "\(world.actor.name) chấm \(row.initiative.name.vi), đợt \(row.number).",
                "\(world.actor.name) scored \(row.initiative.name.en), round \(row.number)."),
            result: row.initiative.result(["round": .string(round), "total": .int(Int64(total))]))
    }
}

/// A member stands aside in one round.
struct RecuseFromInitiative: Act {
    static let reason = Field.lines("reason", Text("Vì sao không chấm", "Why"), max: 1000)
    static let declaration = ActDeclaration(
        "initiative.recuse", title: Text("Xin không chấm", "Stand aside"),
        summary: Text(
            "Thành viên có xung đột lợi ích xin không chấm một sáng kiến, nêu lý do.",
            "A member with a conflict of interest stands aside, with a reason."),
        button: Text("Xin không chấm", "Stand aside"), fields: [InitiativeFields.round.declaration, reason.declaration])

    private let round, reason: String

    init(_ input: ActInput) throws {
        round = try input[InitiativeFields.round]
        reason = try input[Self.reason]
    }

    func permit(in world: World) throws { _ = try InitiativeRounds.toScore(round, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try InitiativeRounds.toScore(round, in: world)
        let person = try world.person()
        let scored = try world.session.row(
            "SELECT 1 FROM initiative_score WHERE agency_id = \(world.agency) AND round_id = \(round) AND person_id = \(person)")
        guard scored == nil else { throw Refusal.initiativeScored }
        try InitiativeRounds.recuse(person, from: round, isAuthor: false, reason: reason, in: world)
        return ActOutcome(
            subject: row.initiative.subject,
            sentence: Text(
                "\(world.actor.name) xin không chấm \(row.initiative.name.vi): \(reason)",
                "\(world.actor.name) stood aside from \(row.initiative.name.en): \(reason)"),
            result: row.initiative.result(["round": .string(round)]))
    }
}

/// Closes a round and freezes what it came to.
struct CloseInitiativeRound: Act {
    static let reason = Field.optionalLines(
        "reason", Text("Vì sao chốt khi chưa đủ người chấm", "Why it is closed before everybody scored"),
        hint: Text("Chỉ khi đã qua ngày hẹn.", "Only after the day it was to be scored by."), max: 2000)
    static let declaration = ActDeclaration(
        "initiative.close", title: Text("Chốt đợt chấm", "Close a round"),
        summary: Text(
            "Chốt khi mọi người được chấm đã chấm, hoặc đã qua ngày hẹn và có lý do; kết quả giữ nguyên mãi.",
            "Closes it when everybody who may score has, or after its day with a reason; the result stays as it is."),
        button: Text("Chốt kết quả", "Close the round"), fields: [InitiativeFields.round.declaration, reason.declaration])

    private let round: String
    private let reason: String?

    init(_ input: ActInput) throws {
        round = try input[InitiativeFields.round]
        reason = try input[Self.reason]
    }

    func permit(in world: World) throws {
        let row = try InitiativeRounds.find(round, in: world)
        try world.require(InitiativePolicy.mayRun(row.initiative.viewer))
        guard !row.initiative.isAuthor else { throw Refusal.initiativeOwn }
        guard !row.isClosed else { throw Refusal.initiativeRoundClosed }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try InitiativeRounds.find(round, in: world)
        let members = try InitiativeRoundQueries.members(round, agency: world.agency, in: world.session)
        let waiting = members.count { $0.state == .waiting }
        if waiting > 0 {
            guard world.today > row.due else { throw Refusal.initiativeScoresMissing(waiting, due: row.due) }
            guard let reason else {
                throw Refusal.invalid("reason", "Nêu lý do chốt khi chưa đủ người chấm.", "Say why it is closed without all scores.")
            }
            try InitiativeStore.checkReason("reason", reason)
        }
        let scores = members.compactMap(\.score)
        guard !scores.isEmpty else { throw Refusal.initiativeNobodyScored }
        let mayScore = members.count { $0.state == .waiting || $0.state == .scored }
        let result = InitiativeResult.of(scores, members: members.count, mayScore: mayScore, under: row.rule)
        let frozen = InitiativeFrozen(result: result, members: members).json
        try world.session.execute(
            """
            UPDATE initiative_round SET closed_on = \(world.today.iso), closed_by = \(world.actor.recordName), reason = \(waiting > 0 ? reason ?? "" : ""),
                passed = \(result.passed), result = \(frozen) WHERE agency_id = \(world.agency) AND round_id = \(round)
            """)
        let (vi, en) = result.passed ? ("đạt", "it passed") : ("không đạt", "it did not pass")
        return ActOutcome(
            subject: row.initiative.subject,
            sentence: Text(
                "\(world.actor.name) chốt đợt chấm \(row.number) của \(row.initiative.name.vi): trung bình \(result.mean[.vi]) điểm, \(result.favours)/\(result.of) phiếu tán thành, \(vi).",
                "\(world.actor.name) closed round \(row.number) of \(row.initiative.name.en): mean \(result.mean[.en]), \(result.favours) of \(result.of) in favour, \(en)."
            ),
            result: row.initiative.result([
                "round": .string(round), "passed": .bool(result.passed), "favours": .int(Int64(result.favours)), "of": .int(Int64(result.of)),
            ]))
    }
}

/// A round as acts find it.
struct InitiativeRoundRow: Sendable {
    let initiative: InitiativeRow
    let number: Int
    let council: String
    let rule: InitiativeRule
    let due: CivilDate
    let isClosed: Bool
}

/// Rounds inside an act.
enum InitiativeRounds {
    static func find(_ round: String, in world: World) throws -> InitiativeRoundRow {
        let row = try world.session.row(
            """
            SELECT initiative_id, number, council_id, rule_id, due_on, closed_on FROM initiative_round
            WHERE agency_id = \(world.agency) AND round_id = \(round)
            """)
        guard let row else { throw Refusal.notFound }
        let initiative = try InitiativeStore.find(row.text(0), in: world)
        // Rounds exist for those who see the procedure; recognised initiatives exist for more people than that.
        try world.requireVisible(InitiativePolicy.seesProcedure(initiative.viewer, isOwn: initiative.isOwn))
        guard let rule = try InitiativeRules.list("r.rule_id = \(row.text(3))", agency: world.agency, in: world.session).first else {
            throw Refusal.initiativeNoRule
        }
        return InitiativeRoundRow(
            initiative: initiative, number: try row.int(1), council: try row.text(2), rule: rule, due: try row.civilDate(4),
            isClosed: try !row.isNull(5))
    }

    /// The round, for a member who may score.
    static func toScore(_ round: String, in world: World) throws -> InitiativeRoundRow {
        let row = try find(round, in: world)
        try world.require(row.initiative.viewer.seats[row.council] != nil)
        guard !row.initiative.isAuthor else { throw Refusal.initiativeOwn }
        guard !row.isClosed else { throw Refusal.initiativeRoundClosed }
        let aside = try world.session.row(
            """
            SELECT 1 FROM initiative_recusal WHERE agency_id = \(world.agency) AND round_id = \(round) AND person_id = \(try world.person())
            """)
        guard aside == nil else { throw Refusal.initiativeRecused }
        return row
    }

    static func recuse(_ person: String, from round: String, isAuthor: Bool, reason: String, in world: World) throws {
        try world.session.execute(
            """
            INSERT INTO initiative_recusal (agency_id, round_id, person_id, is_author, reason, at)
            VALUES (\(world.agency), \(round), \(person), \(isAuthor), \(reason), \(world.now.milliseconds))
            """)
    }
}

extension Refusal {
    static let initiativeNoCouncil = Refusal.conflict(
        "initiative.no-council", Text("Chưa có Hội đồng sáng kiến đương nhiệm.", "There is no council of initiatives in office."),
        next: Text("Ghi quyết định thành lập hội đồng trước.", "Note the decision that appoints one first."))
    static let initiativeNoRule = Refusal.conflict(
        "initiative.no-rule", Text("Cơ quan chưa có quy định chấm sáng kiến.", "The agency has no rule for scoring initiatives."),
        next: Text("Đặt quy định ở trang Hội đồng sáng kiến.", "Set it on the page of the council."))
    static let initiativeNobodyScores = Refusal.conflict(
        "initiative.nobody-scores", Text("Mọi thành viên hội đồng đều là tác giả.", "Every member of the council is an author."),
        next: Text("Bổ sung thành viên khác theo quyết định mới.", "Have others appointed."))
    static let initiativeNobodyScored = Refusal.conflict(
        "initiative.nobody-scored", Text("Chưa ai chấm.", "Nobody has scored."),
        next: Text("Chờ ít nhất một người chấm.", "Wait for one score at least."))
    static let initiativeScored = Refusal.conflict(
        "initiative.scored", Text("Bạn đã chấm rồi.", "You have scored already."),
        next: Text("Báo thư ký hội đồng nếu có xung đột lợi ích.", "Tell the secretary if there is a conflict of interest."))
    static let initiativeRecused = Refusal(
        .forbidden, "initiative.recused", Text("Bạn đã xin không chấm sáng kiến này.", "You stood aside from this initiative."),
        next: Text("Không cần làm gì thêm.", "Nothing is to be done."))
    static let initiativeRoundClosed = Refusal.conflict(
        "initiative.round-closed", Text("Đợt chấm này đã chốt.", "This round is closed."),
        next: Text("Mở đợt mới nếu cần chấm lại; đợt cũ giữ nguyên.", "Open a new round if it has to be scored again; the old one stays."))

    static func initiativeScoresMissing(_ count: Int, due: CivilDate) -> Refusal {
        .conflict(
            "initiative.scores-missing",
            Text("Còn \(count) thành viên chưa chấm.", "\(count) \(count == 1 ? "member has" : "members have") not scored yet."),
            next: Text(
                "Chờ đủ người, hoặc sau ngày \(due.vietnamese) thì chốt với lý do.",
                "Wait for them, or close it with a reason after \(due.vietnamese)."))
    }
}
