internal import Storage
internal import Vietnamese

/// Begins an attempt in an open round, or goes on with the one that runs.
struct StartAttempt: Act {
    static let declaration = ActDeclaration(
        "attempt.start", title: Text("Vào thi", "Begin an attempt"),
        summary: Text(
            "Bắt đầu một lượt thi trong vòng đang mở; câu hỏi được bốc và giờ làm bài tính từ lúc này ở máy chủ. Lượt đang làm thì làm tiếp.",
            "Begins an attempt in an open round; questions are drawn and the time runs from now, by the server's clock. A running attempt goes on."),
        button: Text("Vào thi", "Begin"), fields: [ContestFields.round.declaration])

    private let round: String

    init(_ input: ActInput) throws { round = try input[ContestFields.round] }

    /// Visitors are asked to prove an address first; whether the contest is for the actor, `perform` finds out with the round itself.
    func permit(in world: World) throws {
        guard world.actor.isSignedIn || world.actor.guest != nil else { throw Refusal.entrantUnknown }
    }

    func perform(in world: World) throws -> ActOutcome {
        guard let entrant = world.actor.person ?? world.actor.guest else { throw Refusal.entrantUnknown }
        let found = try world.session.row(
            """
            SELECT r.number, r.opens_at, r.closes_at, r.questions, r.topics, r.seconds, c.contest_id, c.slug, c.title, c.audience, c.attempts, c.state
            FROM contest_round r JOIN contest c ON c.agency_id = r.agency_id AND c.contest_id = r.contest_id
            WHERE r.agency_id = \(world.agency) AND r.round_id = \(round)
            """)
        guard let found else { throw Refusal.notFound }
        let (audience, state) = (try ContestAudience(found, 9), try ContestState(found, 11))
        try world.requireVisible(ContestPolicy.maySee(world.actor, state, audience))
        guard !ContestPolicy.mayPrepare(world.actor) else { throw Refusal.contestOrganiser }
        guard ContestPolicy.mayEnter(world.actor, audience) else { throw Refusal.contestNotForYou }
        guard state == .announced else { throw Refusal.contestOver }
        let shape = ContestRound(
            id: round, number: try found.int(0), opens: Instant(milliseconds: try found.int64(1)), closes: Instant(milliseconds: try found.int64(2)),
            questions: try found.int(3), topics: TopicLines.read(try found.text(4)), seconds: try found.int(5))
        switch shape.phase(at: world.now) {
        case .ahead: throw Refusal.roundAhead(shape.opens)
        case .over: throw Refusal.roundOver
        case .open: break
        }
        let own = try world.session.rows(
            """
            SELECT attempt_id, number, ends_at, finished_at FROM attempt
            WHERE agency_id = \(world.agency) AND round_id = \(round) AND entrant = \(entrant) ORDER BY number
            """)
        if let last = own.last, try last.isNull(3), try last.int64(2) > world.now.milliseconds {
            return outcome(try last.text(0), number: try last.int(1), ends: Instant(milliseconds: try last.int64(2)), resumed: true, found, world)
        }
        guard own.count < (try found.int(10)) else { throw Refusal.attemptsUsed(own.count) }
        let bank = try world.session.rows(
            """
            SELECT question_id, topic FROM question WHERE agency_id = \(world.agency) AND contest_id = \(found.text(6)) AND voided_at IS NULL
            ORDER BY number
            """
        ).map { (id: try $0.text(0), topic: try $0.text(1)) }
        let seed = world.randomness.bytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let draw = ContestDraw(shape, from: bank, seed: seed)
        guard draw.questions.count == shape.questions else { throw Refusal.roundUnready }
        let ends = min(world.now.adding(seconds: Int64(shape.seconds)), shape.closes)
        let (id, number) = (world.newID(), own.count + 1)
        try world.session.execute(
            """
            INSERT INTO attempt (agency_id, attempt_id, round_id, entrant, number, person_id, guest_id, unit_id, drawn, started_at, ends_at)
            VALUES (\(world.agency), \(id), \(round), \(entrant), \(number), \(world.actor.person), \(world.actor.guest),
                    \(world.actor.units.min()), \(draw.stored), \(world.now.milliseconds), \(ends.milliseconds))
            """)
        return outcome(id, number: number, ends: ends, resumed: false, found, world)
    }

    private func outcome(_ id: String, number: Int, ends: Instant, resumed: Bool, _ found: Row, _ world: World) -> ActOutcome {
        let title = (try? found.text(8)) ?? ""
        return ActOutcome(
            subject: "attempt:\(id)",
            sentence: Text("Một người vào thi lượt \(number), “\(title)”.", "Somebody began attempt \(number) of “\(title)”."),
            result: [
                "attempt": .string(id), "number": .int(Int64(number)), "ends": .string(ends.iso8601),
                "seconds": .int((ends.milliseconds - world.now.milliseconds) / 1000), "resumed": .bool(resumed),
            ])
    }
}

/// Keeps the answer to one question; the one kept last counts.
struct KeepAnswer: Act {
    static let position = Field.integer("position", Text("Câu số", "Question number"), in: 1...100)
    static let given = Field.optionalText(
        "given", Text("Trả lời", "Answer"),
        hint: Text(
            "Số thứ tự phương án như hiện trên màn hình (nhiều phương án cách nhau bằng dấu phẩy), hoặc số, hoặc từ. Bỏ trống để xóa.",
            "The number of the option as shown (several with commas), or a number, or words. Empty to clear."), max: 300)
    static let declaration = ActDeclaration(
        "attempt.answer", title: Text("Lưu câu trả lời", "Keep an answer"),
        summary: Text(
            "Lưu câu trả lời của một câu trong bài đang làm; lưu lại thì tính lần sau cùng. Hết giờ thì không nhận.",
            "Keeps the answer to one question of a running attempt; the one kept last counts. None is taken after its time."),
        button: Text("Lưu và sang câu sau", "Save and go on"),
        fields: [ContestFields.attempt.declaration, position.declaration, given.declaration])

    private let attempt: String
    private let position: Int
    private let given: String

    init(_ input: ActInput) throws {
        attempt = try input[ContestFields.attempt]
        position = try input[Self.position]
        given = try input[Self.given] ?? ""
    }

    /// Whose attempt it is, `perform` finds out in the statement that reads it: thousands answer at the same time.
    func permit(in world: World) throws { try world.requireVisible(world.actor.person != nil || world.actor.guest != nil) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try AttemptRow.own(attempt, in: world)
        try row.requireRunning(at: world.now)
        guard position <= row.draw.questions.count else {
            throw Refusal.invalid(
                "position", "Bài này có \(row.draw.questions.count) câu.", "This attempt has \(row.draw.questions.count) questions.")
        }
        let id = row.draw.questions[position - 1]
        guard let question = try BankQuestion.load([id], agency: world.agency, in: world.session)[id] else { throw Refusal.notFound }
        let stored = try question.stored(given, order: row.draw.order(of: question, at: position))
        try world.session.execute(
            """
            INSERT INTO answer (agency_id, attempt_id, position, question_id, given, is_right, at)
            VALUES (\(world.agency), \(attempt), \(position), \(id), \(stored), \(question.isRight(stored)), \(world.now.milliseconds))
            ON CONFLICT (agency_id, attempt_id, position) DO UPDATE SET given = excluded.given, is_right = excluded.is_right, at = excluded.at
            """)
        return ActOutcome(
            subject: "attempt:\(attempt)", sentence: Text("Lưu câu \(position).", "Kept answer \(position)."),
            result: ["attempt": .string(attempt), "position": .int(Int64(position)), "seconds": .int(row.secondsLeft(at: world.now))])
    }
}

/// Keeps the prediction of an attempt.
struct KeepPrediction: Act {
    static let prediction = Field.integer(
        "prediction", Text("Bao nhiêu người sẽ trả lời đúng tất cả?", "How many people will answer all correctly?"),
        hint: Text("Số người ở vòng này. Chỉ dùng để phân định khi bằng điểm.", "In this round. It only decides between equals."), in: 0...10_000_000)
    static let declaration = ActDeclaration(
        "attempt.predict", title: Text("Lưu dự đoán", "Keep the prediction"),
        summary: Text(
            "Lưu dự đoán số người trả lời đúng tất cả trong bài đang làm.",
            "Keeps how many people the entrant of a running attempt expects to be all right."),
        button: Text("Lưu dự đoán", "Save the prediction"), fields: [ContestFields.attempt.declaration, prediction.declaration])

    private let attempt: String
    private let prediction: Int

    init(_ input: ActInput) throws {
        attempt = try input[ContestFields.attempt]
        prediction = try input[Self.prediction]
    }

    func permit(in world: World) throws { try world.requireVisible(world.actor.person != nil || world.actor.guest != nil) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try AttemptRow.own(attempt, in: world)
        try row.requireRunning(at: world.now)
        guard row.predicts else { throw Refusal.notFound }
        try world.session.execute(
            "UPDATE attempt SET prediction = \(prediction) WHERE agency_id = \(world.agency) AND attempt_id = \(attempt)")
        return ActOutcome(
            subject: "attempt:\(attempt)", sentence: Text("Lưu dự đoán.", "Kept the prediction."),
            result: ["attempt": .string(attempt), "seconds": .int(row.secondsLeft(at: world.now))])
    }
}

/// Hands an attempt in before its time is over.
struct HandIn: Act {
    static let declaration = ActDeclaration(
        "attempt.finish", title: Text("Nộp bài", "Hand in"),
        summary: Text(
            "Nộp bài đang làm. Hết giờ mà chưa nộp thì những câu đã lưu vẫn được tính.",
            "Hands a running attempt in. When its time ends first, the answers kept still count."),
        button: Text("Nộp bài", "Hand in"), fields: [ContestFields.attempt.declaration])

    private let attempt: String

    init(_ input: ActInput) throws { attempt = try input[ContestFields.attempt] }

    func permit(in world: World) throws { try world.requireVisible(world.actor.person != nil || world.actor.guest != nil) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try AttemptRow.own(attempt, in: world)
        try row.requireRunning(at: world.now)
        try world.session.execute(
            """
            UPDATE attempt SET finished_at = \(min(world.now, row.ends).milliseconds)
            WHERE agency_id = \(world.agency) AND attempt_id = \(attempt) AND finished_at IS NULL
            """)
        return ActOutcome(
            subject: "attempt:\(attempt)", sentence: Text("Một người nộp bài.", "Somebody handed an attempt in."),
            result: ["attempt": .string(attempt)])
    }
}

/// An attempt as stored, inside an act of its entrant.
private struct AttemptRow {
    let draw: ContestDraw
    let ends: Instant
    let isFinished, predicts, isOff: Bool

    /// The actor's own attempt; nobody else's exists.
    static func own(_ id: String, in world: World) throws -> AttemptRow {
        let row = try world.session.row(
            """
            SELECT a.drawn, a.ends_at, a.finished_at, a.entrant, c.predicts, c.state FROM attempt a
            JOIN contest_round r ON r.agency_id = a.agency_id AND r.round_id = a.round_id
            JOIN contest c ON c.agency_id = r.agency_id AND c.contest_id = r.contest_id
            WHERE a.agency_id = \(world.agency) AND a.attempt_id = \(id)
            """)
        guard let row, try row.text(3) == world.actor.person ?? world.actor.guest else { throw Refusal.notFound }
        return AttemptRow(
            draw: ContestDraw(stored: try row.text(0)), ends: Instant(milliseconds: try row.int64(1)), isFinished: try !row.isNull(2),
            predicts: try row.bool(4), isOff: try ContestState(row, 5) != .announced)
    }

    func requireRunning(at now: Instant) throws {
        guard !isOff else { throw Refusal.contestOver }
        guard !isFinished else { throw Refusal.attemptHandedIn }
        guard now < ends.adding(seconds: ContestRules.grace) else { throw Refusal.attemptTimeOver }
    }

    func secondsLeft(at now: Instant) -> Int64 { max(0, (ends.milliseconds - now.milliseconds) / 1000) }
}

extension Refusal {
    static let entrantUnknown = Refusal(
        .signedOut, "contest.entrant",
        Text("Cần biết bạn là ai trước khi vào thi.", "Before you begin, the organisers need to know who you are."),
        next: Text(
            "Người trong cơ quan đăng nhập; người ngoài xác nhận địa chỉ thư một lần.",
            "People of the agency sign in; others prove their e-mail address once."))
    static let contestNotForYou = Refusal(
        .forbidden, "contest.audience",
        Text("Cuộc thi này dành cho người trong cơ quan.", "This contest is for the people of the agency."),
        next: Text("Xem các cuộc thi mở cho mọi người ở trang phong trào.", "See the movement's page for contests open to everyone."))
    static let contestOrganiser = Refusal(
        .forbidden, "contest.organiser",
        Text("Người chuẩn bị cuộc thi xem được đáp án nên không dự thi.", "Whoever prepares contests sees what is right, and so does not enter."),
        next: Text("Mời đồng nghiệp dự thi.", "Invite your colleagues to enter."))
    static let roundOver = Refusal.conflict(
        "contest.round-over", Text("Vòng thi đã đóng.", "The round is closed."), next: Text("Xem trang cuộc thi.", "See the page of the contest."))
    static let roundUnready = Refusal.conflict(
        "contest.round-unready", Text("Ngân hàng không còn đủ câu hỏi cho vòng này.", "The bank no longer has enough questions for this round."),
        next: Text("Báo Ban tổ chức.", "Tell the organisers."))
    static let attemptHandedIn = Refusal.conflict(
        "attempt.handed-in", Text("Bài này đã nộp nên không sửa được nữa.", "This attempt has been handed in and cannot be changed."),
        next: Text("Có thể bạn đã nộp ở một cửa sổ khác; mở lại bài để xem.", "Perhaps you handed it in in another window; open it again to see."))
    static let attemptTimeOver = Refusal.conflict(
        "attempt.time-over", Text("Đã hết giờ làm bài.", "The time for this attempt is over."),
        next: Text("Những câu đã lưu trước đó vẫn được tính.", "The answers kept before still count."))

    static func roundAhead(_ opens: Instant) -> Refusal {
        .conflict(
            "contest.round-ahead", Text("Vòng thi chưa mở.", "The round has not opened yet."),
            next: Text("Vòng thi mở lúc \(opens.vietnamese).", "It opens at \(opens.vietnamese)."))
    }

    static func attemptsUsed(_ count: Int) -> Refusal {
        .conflict(
            "attempt.used", Text("Bạn đã dùng hết \(count) lượt thi của vòng này.", "You have used all \(count) attempts of this round."),
            next: Text("Kết quả công bố ở trang cuộc thi.", "The results will be on the page of the contest."))
    }
}
