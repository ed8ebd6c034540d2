internal import Ledger
internal import Storage
internal import Vietnamese

/// Begins a round of random checks: a seed is made and kept secret, and only its hash is published.
struct CommitCheck: Act {
    static let title = Field.text(
        "title", Text("Tên đợt", "Name of the round"), hint: Text("Ví dụ: Kiểm tra quý II.", "For example: Checks of the second quarter."), max: 200)
    static let from = Field.date("from", Text("Báo cáo của kỳ kết thúc từ ngày", "Reports whose period ends from"))
    static let to = Field.date("to", Text("Đến hết ngày", "To"))
    static let size = Field.integer("size", Text("Số báo cáo rút", "Reports to draw"), in: 1...500)
    static let checkers = Field.references(
        "checkers", Text("Người kiểm tra", "Checkers"), to: "person",
        hint: Text(
            "Bỏ trống: trưởng các đơn vị và thành viên Hội đồng. Không ai kiểm tra báo cáo của đơn vị mình.",
            "Empty: heads of units and members of the council. Nobody checks reports of their own unit."), max: 200)
    static let declaration = ActDeclaration(
        "check.commit", title: Text("Mở đợt kiểm tra ngẫu nhiên", "Begin a round of random checks"),
        summary: Text(
            "Máy tạo hạt giống 32 byte và giữ kín; mã băm của nó công bố ngay, trước khi rút mẫu.",
            "A seed of 32 bytes is made and kept secret; its hash is published at once, before anything is drawn."),
        button: Text("Công bố cam kết", "Publish the commitment"),
        fields: [
            PlanFields.movement.declaration, title.declaration, from.declaration, to.declaration, size.declaration, checkers.declaration,
        ])

    private let movement, title: String
    private let from, to: CivilDate
    private let size: Int
    private let people: [String]

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        title = try input[Self.title]
        from = try input[Self.from]
        to = try input[Self.to]
        size = try input[Self.size]
        people = try input[Self.checkers]
    }

    func permit(in world: World) throws {
        _ = try ScoringStore.movement(movement, in: world)
        try world.require(ScoringPolicy.maySet(world.actor))
    }

    func perform(in world: World) throws -> ActOutcome {
        guard from <= to else { throw Refusal.invalid("to", "Ngày cuối phải sau ngày đầu.", "The last day must not be before the first.") }
        let checkers = people.isEmpty ? try CheckStore.usualCheckers(in: world) : people
        guard try CheckStore.working(checkers, in: world).count == checkers.count, !checkers.isEmpty else {
            throw Refusal.invalid(
                "checkers", "Có người không còn làm việc ở cơ quan, hoặc chưa có ai; chọn lại.",
                "Somebody does not work here, or there is nobody; choose again.")
        }
        try CheckStore.requireOthers(checkers, movement: movement, from: from, to: to, in: world)
        let seed = world.randomness.bytes(32)
        let commitment = RandomCheck.commitment(to: seed)
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO check_round (agency_id, round_id, movement_id, title, period_from, period_to, size, checkers, commitment, seed, state,
                                     committed_at, committed_by)
            VALUES (\(world.agency), \(id), \(movement), \(title), \(from.iso), \(to.iso), \(size), \(StoredJSON.text(checkers)), \(commitment),
                    \(HexText.text(seed)), 'committed', \(world.now.milliseconds), \(world.actor.recordName))
            """)
        return ActOutcome(
            subject: "check:\(id)",
            sentence: Text(
                "\(world.actor.name) mở đợt kiểm tra “\(title)”, rút \(size) báo cáo; cam kết hạt giống SHA-256 \(commitment).",
                "\(world.actor.name) began the round of checks “\(title)”, \(size) reports to be drawn; commitment to the seed SHA-256 \(commitment)."
            ),
            result: ["round": .string(id), "commitment": .string(commitment)])
    }
}

/// Draws: freezes the population, mixes seed, population and the head of the record, publishes all of it, and assigns checkers from other divisions.
struct DrawCheck: Act {
    static let round = Field.reference("round", Text("Đợt kiểm tra", "Round"), to: "check-round")
    static let declaration = ActDeclaration(
        "check.draw", title: Text("Rút mẫu", "Draw the sample"),
        summary: Text(
            "Chốt danh sách báo cáo, rút mẫu từ hạt giống đã cam kết, công bố hạt giống; ai cũng rút lại được.",
            "Freezes the reports, draws from the seed committed to, publishes the seed; anybody can draw again."),
        button: Text("Rút mẫu và công bố", "Draw and publish"), fields: [round.declaration])

    private let id: String

    init(_ input: ActInput) throws { id = try input[Self.round] }

    func permit(in world: World) throws {
        let round = try CheckStore.round(id, in: world)
        try world.require(ScoringPolicy.maySet(world.actor))
        guard !round.isDrawn else { throw Refusal.roundDrawn }
    }

    func perform(in world: World) throws -> ActOutcome {
        let round = try CheckStore.round(id, in: world)
        let reports = try CheckStore.reports(round.movement, from: round.from, to: round.to, agency: world.agency, in: world.session)
        guard !reports.isEmpty else { throw Refusal.roundEmpty }
        let population = try population(of: reports, round, in: world)
        let head = try RecordQueries.head(of: world.agency, in: world.session)
        guard let seed = RandomCheck.bytes32(round.seed),
            let sample = RandomCheck.draw(seed: seed, population: population, size: round.size, head: head.digest)
        else { throw StorageError.type("the seed or the population of a round") }
        try world.session.execute(
            """
            UPDATE check_round SET state = 'drawn', drawn_at = \(world.now.milliseconds), drawn_by = \(world.actor.recordName),
                head_sequence = \(head.sequence), head_digest = \(HexText.text(head.digest)), population = \(population),
                population_digest = \(RandomCheck.digest(of: population))
            WHERE agency_id = \(world.agency) AND round_id = \(id)
            """)
        try insert(sample, reports, in: world)
        return ActOutcome(
            subject: round.subject,
            sentence: Text(
                "\(world.actor.name) rút \(sample.count) trong \(reports.count) báo cáo của đợt kiểm tra “\(round.title)” và công bố hạt giống.",
                "\(world.actor.name) drew \(sample.count) of \(reports.count) reports in the round of checks “\(round.title)” and published the seed."
            ),
            result: [
                "round": .string(id), "seed": .string(round.seed), "population": .int(Int64(reports.count)), "sample": .int(Int64(sample.count)),
                "head": .string(HexText.text(head.digest)),
            ])
    }

    private func population(of reports: [CheckStore.Report], _ round: RoundRow, in world: World) throws -> String {
        let divisions = try CheckStore.divisions(agency: world.agency, on: world.today, in: world.session)
        let items = reports.map { one in
            let unit = one.unit.map { divisions[$0] ?? $0 } ?? "-"
            let numbers = [Quantity(thousandths: one.value).plain, one.whole.map { Quantity(thousandths: $0).plain } ?? "-"]
            return RandomCheck.Item(key: one.id, unit: unit, facts: [one.code, one.period] + numbers)
        }
        let checkers = try CheckStore.checkers(round.checkers, divisions: divisions, in: world)
        return RandomCheck.Population(items: items, checkers: checkers).text
    }

    private func insert(_ sample: [RandomCheck.Drawn], _ reports: [CheckStore.Report], in world: World) throws {
        let known = Dictionary(reports.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for (position, one) in sample.enumerated() {
            guard let checker = one.checker, let report = known[one.item] else { throw Refusal.noChecker }
            try world.session.execute(
                """
                INSERT INTO check_item (agency_id, round_id, item_id, position, target_id, unit_id, checker_id, value, whole, sentence, evidence)
                VALUES (\(world.agency), \(id), \(report.id), \(position + 1), \(report.target), \(report.unit), \(checker), \(report.value),
                        \(report.whole), '', '')
                """)
        }
    }
}

/// Records what the assigned checker found.
struct RecordCheck: Act {
    static let item = Field.reference("item", Text("Báo cáo được rút", "Report drawn"), to: "check-item")
    static let verified = Field.quantity(
        "verified", Text("Số kiểm tra được", "What was verified"),
        hint: Text("Số thật thấy được, cùng đơn vị với số báo cáo.", "What you found, in the unit of the report."))
    static let sentence = Field.lines(
        "sentence", Text("Đã kiểm tra thế nào", "How it was checked"), hint: Text("Một hai câu.", "A sentence or two."), max: 2000)
    static let evidence = Field.text(
        "evidence", Text("Minh chứng", "Evidence"), hint: Text("Số văn bản, đường dẫn hoặc nơi lưu.", "Document number, link, or where it is kept."),
        max: 500)
    static let declaration = ActDeclaration(
        "check.record", title: Text("Ghi kết quả kiểm tra", "Record a check"),
        summary: Text(
            "Người được rút làm kiểm tra ghi số thấy được; số này vào điểm kiểm tra.",
            "The assigned checker records what was found; it goes into the checked score."),
        button: Text("Ghi kết quả", "Record"),
        fields: [DrawCheck.round.declaration, item.declaration, verified.declaration, sentence.declaration, evidence.declaration])

    private let round, item, sentence, evidence: String
    private let verified: Quantity

    init(_ input: ActInput) throws {
        round = try input[DrawCheck.round]
        item = try input[Self.item]
        verified = try input[Self.verified]
        sentence = try input[Self.sentence]
        evidence = try input[Self.evidence]
    }

    private func found(in world: World) throws -> (checker: String, value: Quantity, whole: Quantity?, isRecorded: Bool) {
        _ = try CheckStore.round(round, in: world)
        let row = try world.session.row(
            """
            SELECT checker_id, value, whole, at FROM check_item
            WHERE agency_id = \(world.agency) AND round_id = \(round) AND item_id = \(item)
            """)
        guard let row else { throw Refusal.notFound }
        return (
            try row.text(0), Quantity(thousandths: try row.int64(1)), try row.int64OrNil(2).map(Quantity.init(thousandths:)), try !row.isNull(3)
        )
    }

    func permit(in world: World) throws {
        let found = try found(in: world)
        guard world.actor.person == found.checker else { throw Refusal.notChecker }
        guard !found.isRecorded else { throw Refusal.checkRecorded }
    }

    func perform(in world: World) throws -> ActOutcome {
        let found = try found(in: world)
        if let whole = found.whole, verified > whole {
            throw Refusal.invalid(
                "verified", "Số kiểm tra lớn hơn tổng số \(whole[.vi]) đã báo.", "What was verified is more than the whole of \(whole[.en]) reported."
            )
        }
        try world.session.execute(
            """
            UPDATE check_item SET verified = \(verified.thousandths), sentence = \(sentence), evidence = \(evidence), at = \(world.now.milliseconds)
            WHERE agency_id = \(world.agency) AND round_id = \(round) AND item_id = \(item)
            """)
        let share = TargetProgress.percent(verified, of: found.value)
        return ActOutcome(
            subject: "check:\(round)",
            sentence: Text(
                "\(world.actor.name) kiểm tra một báo cáo: báo \(found.value[.vi]), xác minh \(verified[.vi]).",
                "\(world.actor.name) checked a report: \(found.value[.en]) reported, \(verified[.en]) verified."),
            result: ["round": .string(round), "item": .string(item), "share": JSONValue(share?.plain)])
    }
}
