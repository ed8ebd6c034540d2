internal import Law
internal import Storage
internal import Vietnamese

/// Opens a round of nominations: of a movement, or of a year.
struct OpenRound: Act {
    static let title = Field.text("title", Text("Tên đợt", "Name of the round"), max: 200)
    static let closes = Field.date("closes", Text("Hạn gửi hồ sơ", "Last day for dossiers"))
    static let hour = Field.optionalText(
        "hour", Text("Giờ", "Hour"), hint: Text("Dạng 17:00; bỏ trống là 17:00.", "As 17:00; empty means 17:00."), max: 5)
    static let event = Field.optionalDate("event", Text("Ngày tổ chức tổng kết, trao thưởng", "Day of the event"))
    static let upward = Field.optionalDate(
        "upward", Text("Hạn nộp cấp trên", "Last day of the level above"),
        hint: Text(
            "Thí dụ của một tỉnh: khen chuyên đề nộp trước sự kiện ít nhất 10 ngày; hạn cuối năm 10/12. Ghi theo văn bản của tỉnh mình.",
            "One province's example: themed awards 10 days before the event; year-end by 10 December. Enter what your own province says."))
    static let stops = Field.flag(
        "stops", Text("Thời gian tạm dừng xét không tính vào hạn gửi", "Time while suspended does not count towards the deadline"),
        hint: Text("Không thấy văn bản quy định; đây là quy định của cơ quan.", "No text was found that says so; it is the agency's own rule."))
    static let ties = Field.optionalLines(
        "ties", Text("Thứ tự ưu tiên khi bằng phiếu, theo kế hoạch", "Order among equals, as the plan states it"),
        hint: Text(
            "Áp dụng trước; sau đó mới ưu tiên nữ, tập thể có từ 70 % nữ (Điều 4.6 NĐ 152/2025); cuối cùng Chủ tịch quyết định.",
            "It comes first; then women and collectives with at least 70 % women (Decree 152/2025 art. 4.6); at last the chair."), max: 1000)
    static let people = Field.optionalInteger(
        "people", Text("Số cá nhân trực tiếp tham gia", "People who took part directly"),
        hint: Text("Bỏ trống để đếm từ đăng ký đã nhận đến hạn.", "Empty counts the registrations received by the last day."), in: 0...1_000_000)
    static let units = Field.optionalInteger("units", Text("Số tập thể tham gia", "Collectives that took part"), in: 0...100_000)
    static let source = Field.optionalText(
        "source", Text("Ai cung cấp số này", "Who supplied these numbers"), hint: Text("Bắt buộc khi nhập số.", "Needed when numbers are entered."),
        max: 300)
    static let declaration = ActDeclaration(
        "nomination.round", title: Text("Mở đợt đề nghị", "Open a round"),
        summary: Text(
            "Mở một đợt đề nghị khen thưởng của phong trào hoặc của năm, với hạn gửi, hạn nộp cấp trên và mẫu số tính tỷ lệ.",
            "Opens a round of nominations of a movement or a year, with its deadlines and what shares are counted from."),
        button: Text("Mở đợt", "Open it"),
        fields: [
            title.declaration, NominationFields.year.declaration, NominationFields.movement.declaration, closes.declaration, hour.declaration,
            event.declaration, upward.declaration, stops.declaration, ties.declaration, people.declaration, units.declaration, source.declaration,
        ])

    private let title, ties, source: String
    private let year: Int
    private let movement, hour: String?
    private let closes: CivilDate
    private let event, upward: CivilDate?
    private let stops: Bool
    private let people, units: Int?

    init(_ input: ActInput) throws {
        title = try input[Self.title]
        year = try input[NominationFields.year]
        movement = try input[NominationFields.movement]
        closes = try input[Self.closes]
        hour = try input[Self.hour]
        event = try input[Self.event]
        upward = try input[Self.upward]
        stops = try input[Self.stops]
        ties = try input[Self.ties] ?? ""
        people = try input[Self.people]
        units = try input[Self.units]
        source = try input[Self.source] ?? ""
    }

    func permit(in world: World) throws {
        try world.require(NominationPolicy.maySetRounds(world.actor))
        if let movement { _ = try MovementRow.load(movement, in: world) }
    }

    func perform(in world: World) throws -> ActOutcome {
        let parts = (hour ?? "17:00").split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hours = Int(parts[0]), let minutes = Int(parts[1]), (0...23).contains(hours), (0...59).contains(minutes) else {
            throw Refusal.invalid("hour", "Nhập giờ dạng 17:00.", "Enter the hour as 17:00.")
        }
        if people != nil || units != nil, source.isEmpty {
            throw Refusal.invalid("source", "Nêu ai cung cấp số tham gia.", "Say who supplied the numbers.")
        }
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO nomination_round (agency_id, round_id, movement_id, year, title, closes_at, event_on, upward_on, holds_stop_clock, tie_order,
                                          people_count, unit_count, count_source, at, actor)
            VALUES (\(world.agency), \(id), \(movement), \(year), \(title), \(Instant(closes, hour: hours, minute: minutes).milliseconds),
                    \(event?.iso), \(upward?.iso), \(stops), \(ties), \(people), \(units), \(source), \(world.now.milliseconds),
                    \(world.actor.recordName))
            """)
        // Nominations drawn up before join the newest round of their movement or year, as long as the office does not have them.
        let scope: SQL = movement.map { "movement_id = \($0)" } ?? "movement_id IS NULL AND year = \(year)"
        try world.session.execute(
            """
            UPDATE nomination SET round_id = \(id) WHERE agency_id = \(world.agency) AND \(raw: scope) AND state IN ('draft', 'reviewed', 'returned')
            """)
        return ActOutcome(
            subject: "nomination-round:\(id)",
            sentence: Text("\(world.actor.name) mở đợt đề nghị “\(title)”.", "\(world.actor.name) opened the round “\(title)”."),
            result: ["round": .string(id), "title": .string(title)])
    }
}

/// Sets a quota of a round, as the plan or the level above says.
struct SetQuota: Act {
    static let awards = Field.choices("awards", Text("Hình thức", "Awards"), NominationAward.choices)
    static let shape = Field.choice(
        "shape", Text("Cách tính", "How it is counted"),
        [
            Choice("participants", Text("Phần trăm số trực tiếp tham gia", "Percent of those who took part")),
            Choice("holders", Text("Phần trăm số đạt một danh hiệu", "Percent of the holders of a title")),
            Choice("per-unit", Text("Số lượng mỗi đơn vị", "A number for each unit")),
            Choice("pool", Text("Tổng số trường hợp", "A number in all")),
        ])
    static let amount = Field.integer("amount", Text("Phần trăm hoặc số lượng", "Percent or number"), in: 0...100_000)
    static let of = Field.optionalText("of", Text("Của danh hiệu (mã)", "Of the title (code)"), max: 30)
    static let least = Field.flag("least", Text("Ít nhất 1 nếu có", "At least 1 if any"))
    static let source = Field.text(
        "source", Text("Theo văn bản nào", "By which document"), hint: Text("Số, ngày, điều; thí dụ kế hoạch phong trào.", "Number, day, article."),
        max: 300)
    static let declaration = ActDeclaration(
        "nomination.quota", title: Text("Đặt tỷ lệ, số lượng", "Set a quota"),
        summary: Text(
            "Đặt tỷ lệ hoặc số lượng của đợt theo kế hoạch hay văn bản cấp trên. Pháp luật chung hiện không có tỷ lệ.",
            "Sets a share or number for the round, as the plan or the level above says. National law has none now."),
        button: Text("Đặt", "Set"),
        fields: [
            NominationFields.round.declaration, awards.declaration, shape.declaration, amount.declaration, of.declaration, least.declaration,
            source.declaration,
        ])

    private let round, shape, of, source: String
    private let awards: [String]
    private let amount: Int
    private let least: Bool

    init(_ input: ActInput) throws {
        round = try input[NominationFields.round]
        awards = try input[Self.awards]
        shape = try input[Self.shape]
        amount = try input[Self.amount]
        of = try input[Self.of] ?? ""
        least = try input[Self.least]
        source = try input[Self.source]
    }

    func permit(in world: World) throws {
        try world.require(NominationPolicy.maySetRounds(world.actor))
        guard try NominationRoundRow.find(round, agency: world.agency, in: world.session) != nil else { throw Refusal.notFound }
    }

    func perform(in world: World) throws -> ActOutcome {
        var problems: [FieldProblem] = []
        if awards.isEmpty { problems.append(FieldProblem("awards", Text("Chọn ít nhất một hình thức.", "Choose at least one award."))) }
        if shape == "holders", !NominationAward.codes.contains(of) {
            problems.append(FieldProblem("of", Text("Nhập mã danh hiệu, như ldtt.", "Enter the code of a title, such as ldtt.")))
        }
        if ["participants", "holders"].contains(shape), amount > 100 {
            problems.append(FieldProblem("amount", Text("Phần trăm từ 0 đến 100.", "Percent from 0 to 100.")))
        }
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO nomination_quota (agency_id, round_id, quota_id, awards, shape, amount, of_award, at_least_one, source, at, actor)
            VALUES (\(world.agency), \(round), \(id), \(awards.joined(separator: " ")), \(shape), \(amount), \(shape == "holders" ? of : ""), \(least),
                    \(source), \(world.now.milliseconds), \(world.actor.recordName))
            """)
        return ActOutcome(
            subject: "nomination-quota:\(id)",
            sentence: Text("\(world.actor.name) đặt tỷ lệ cho một đợt đề nghị.", "\(world.actor.name) set a quota for a round."),
            result: ["quota": .string(id), "round": .string(round)])
    }
}

/// Settles a tie at the last place; only the head does, as chair.
struct SettleTie: Act {
    static let quota = Field.reference("quota", Text("Tỷ lệ", "Quota"), to: "quota")
    static let chosen = Field.references("chosen", Text("Chọn", "Chosen"), to: "nomination")
    static let why = Field<String>(
        "reason", .lines(max: 1000), Text("Lý do", "Reason"), hint: Text("Từ 20 ký tự.", "20 characters or more."), required: true
    ) { value throws(FieldFailure) in
        let text = try Parse.line(value, max: 1000, multiline: true) ?? ""
        guard text.count >= 20 else { throw FieldFailure("Nêu lý do từ 20 ký tự.", "Give a reason of 20 characters or more.") }
        return text
    }
    static let declaration = ActDeclaration(
        "nomination.tie", title: Text("Quyết định khi bằng phiếu", "Settle a tie"),
        summary: Text(
            "Khi hồ sơ ở vị trí cuối bằng nhau về mọi mặt, Chủ tịch Hội đồng chọn và ghi lý do.",
            "When the last places are equal in everything, the chair chooses and says why."),
        button: Text("Ghi quyết định", "Record"),
        fields: [NominationFields.round.declaration, quota.declaration, chosen.declaration, why.declaration])

    private let round, quota, reason: String
    private let chosen: [String]

    init(_ input: ActInput) throws {
        round = try input[NominationFields.round]
        quota = try input[Self.quota]
        chosen = try input[Self.chosen]
        reason = try input[Self.why]
    }

    func permit(in world: World) throws {
        try world.require(world.actor.has(.head))
        guard try NominationRoundRow.find(round, agency: world.agency, in: world.session) != nil else { throw Refusal.notFound }
    }

    func perform(in world: World) throws -> ActOutcome {
        guard let round = try NominationRoundRow.find(round, agency: world.agency, in: world.session),
            let standing = try NominationQuotas.standing(of: round, on: world.today, agency: world.agency, in: world.session).first(where: {
                $0.id == quota
            })
        else { throw Refusal.notFound }
        guard !standing.tied.isEmpty else {
            throw Refusal.conflict(
                "nomination.no-tie", Text("Không có hồ sơ nào bằng nhau ở vị trí cuối.", "No nominations are tied for the last place."),
                next: Text("Không cần quyết định.", "There is nothing to settle."))
        }
        guard chosen.count == standing.tiedPlaces, chosen.allSatisfy(standing.tied.contains) else {
            throw Refusal.invalid(
                "chosen", "Chọn đúng \(standing.tiedPlaces) trong các hồ sơ bằng nhau.", "Choose exactly \(standing.tiedPlaces) of those tied.")
        }
        for one in chosen {
            guard let row = try NominationRow.find(one, agency: world.agency, in: world.session) else { throw Refusal.notFound }
            if NominationPolicy.isNominee(world.actor, row) { throw Refusal.nominationSelf }
        }
        try world.session.execute(
            """
            INSERT INTO nomination_tie (agency_id, round_id, quota_id, tie_id, chosen, reason, at, actor)
            VALUES (\(world.agency), \(round.id), \(quota), \(world.newID()), \(chosen.joined(separator: " ")), \(reason), \(world.now.milliseconds),
                    \(world.actor.recordName))
            """)
        return ActOutcome(
            subject: "nomination-quota:\(quota)",
            sentence: Text("\(world.actor.name) quyết định khi bằng phiếu ở một đợt đề nghị.", "\(world.actor.name) settled a tie in a round."),
            result: ["quota": .string(quota), "round": .string(round.id)])
    }
}
