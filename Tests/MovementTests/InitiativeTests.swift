internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// Writing, handing in, checking, scoring, deciding; who sees what; uses by awards.
@Suite struct InitiativeTests {
    private static let reason: JSONValue = "Đã có ở phòng khác từ năm trước."

    private func page(_ house: PlanHouse, _ id: String, as key: String) async throws -> InitiativePage {
        let (viewer, today) = (try await house.actor(key), house.today)
        return try await house.database.read { try InitiativeQueries.page(id, for: viewer, today: today, in: $0) }
    }

    private func hidden(_ house: PlanHouse, _ id: String, as key: String) async throws -> Bool {
        try await house.refused { try await page(house, id, as: key) } == .notFound
    }

    private func draft(_ house: PlanHouse, _ title: String = "Hộp trả sách ngoài giờ", _ more: [String: JSONValue] = [:]) async throws -> String {
        let id = try await house.act("initiative.draft", StagedInitiatives.content(title, more), as: "staff").subjectID
        try await on(
            house, id, "initiative.evidence", ["kind": "document", "title": "Sổ trả sách", "reference": "3/BC", "issued": "2025-01-15"], as: "staff")
        return id
    }

    @discardableResult
    private func on(
        _ house: PlanHouse, _ id: String, _ act: String, _ more: [String: JSONValue] = [:], as key: String = "officer"
    ) async throws -> Receipt {
        try await house.act(act, more.merging(["initiative": .string(id)]) { $1 }, as: key)
    }

    private func refusal(
        _ house: PlanHouse, _ id: String, _ act: String, _ more: [String: JSONValue] = [:], as key: String
    ) async throws -> Refusal? {
        try await house.refusal(act, more.merging(["initiative": .string(id)]) { $1 }, as: key)
    }

    /// Handed in and taken in.
    private func taken(_ house: PlanHouse, _ title: String = "Hộp trả sách ngoài giờ", _ more: [String: JSONValue] = [:]) async throws -> String {
        let id = try await draft(house, title, more)
        try await on(house, id, "initiative.submit", ["declared": true], as: "staff")
        try await on(house, id, "initiative.accept")
        return id
    }

    @discardableResult
    private func council(_ house: PlanHouse, members: String = "councilMember\nlegalOfficer\nclerk") async throws -> Receipt {
        try await house.act("initiative.rule", StagedInitiatives.rule)
        return try await house.act(
            "initiative.council",
            [
                "name": "Hội đồng sáng kiến", "decision": "5/QĐ", "decided_on": "2025-01-10", "from": "2025-01-15", "chair": "readingHead",
                "secretary": "Lý Văn Ký", "members": .string(members),
            ], as: "head")
    }

    private func score(_ house: PlanHouse, _ round: JSONValue?, as key: String, _ sum: [Int] = [25, 25, 30], favours: Bool = true) async throws {
        let points = sum.enumerated().map { JSONValue.array([.string("\($0 + 1)"), .string("\($1)")]) }
        try await house.act(
            "initiative.score", ["round": round ?? .null, "points": .array(points), "favours": favours ? "yes" : "no"], as: key)
    }

    @Test("A draft is its authors' alone; it is handed in complete, with shares of exactly 100", arguments: TestDatabases.engines)
    func handingIn(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let id = try await house.act("initiative.draft", ["title": "Hộp trả sách", "kind": "operation"], as: "staff").subjectID
            for key in ["officer", "head", "readingHead", "visitor"] { #expect(try await hidden(house, id, as: key), "\(key)") }
            #expect(try await refusal(house, id, "initiative.change", StagedInitiatives.content("X"), as: "officer") == .notFound)
            let refused = try await refusal(house, id, "initiative.submit", ["declared": true], as: "staff")
            #expect(refused?.fields.map(\.key) == ["situation", "solution", "purpose", "place", "applied_from", "benefit", "evidence"])
            try await on(house, id, "initiative.change", StagedInitiatives.content("Hộp trả sách", ["applied_from": "2025-04-01"]), as: "staff")
            #expect(try await page(house, id, as: "staff").missing.map(\.key) == ["applied_from", "evidence"])
            try await on(house, id, "initiative.change", StagedInitiatives.content("Hộp trả sách"), as: "staff")
            let inside: [String: JSONValue] = ["kind": "link", "title": "Tin", "reference": "https://192.168.1.1/x"]
            #expect(try await refusal(house, id, "initiative.evidence", inside, as: "staff")?.fields.map(\.key) == ["reference"])
            try await on(house, id, "initiative.evidence", ["kind": "link", "title": "Tin", "reference": "https://vidu.gov.vn/tin"], as: "staff")

            let wrong: [(JSONValue, String)] = [
                ([["staff", "", "60"], ["clerk", "", "30"]], "90"), ([["staff", "", "0"], ["clerk", "", "100"]], "1 đến 100"),
                ([["staff", "", "50"], ["Khong Ai", "", "50"]], "Khong Ai"), ([["staff", "", "50"], ["staff", "", "50"]], "hai lần"),
                ([["clerk", "", "100"]], "tác giả"),
            ]
            for (authors, word) in wrong {
                let refused = try await refusal(house, id, "initiative.authors", ["authors": authors], as: "staff")
                #expect(refused?.fields.first?.message.vi.contains(word) == true, "\(word)")
            }
            try await on(
                house, id, "initiative.authors", ["authors": [["mai thi thu", "", "50"], ["staff", "", "30"], ["Ông Bảy", "Hợp tác xã", "20"]]],
                as: "staff")
            #expect(try await page(house, id, as: "clerk").authors.map(\.share) == [50, 30, 20])
            #expect(try await refusal(house, id, "initiative.submit", [:], as: "clerk")?.fields.map(\.key) == ["declared"])
            try await on(house, id, "initiative.submit", ["declared": true], as: "clerk")
            let seen = try await page(house, id, as: "officer")
            #expect(seen.line.reference == "SK-2025-0001" && seen.line.unit?.vi == "Văn phòng" && seen.steps == [.check])
            #expect(seen.authors.map { $0.unit?.vi } == ["Văn phòng", "Phòng Bạn đọc", nil])
            #expect(try await hidden(house, id, as: "readingHead"))
            let list = try await house.database.read { [viewer = try await house.actor("visitor"), today = house.today] in
                try InitiativeQueries.list(for: viewer, today: today, in: $0)
            }
            #expect(list.total == 0)
            let content = try await house.database.read { session in
                try session.rows("SELECT content FROM record_content").map { try $0.text(0) }
            }
            #expect(!content.contains { $0.contains("Ông Bảy") })
        }
    }

    @Test("The form is checked, returned, corrected and taken in; then the clock runs", arguments: TestDatabases.engines)
    func checking(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let id = try await draft(house)
            try await on(house, id, "initiative.submit", ["declared": true], as: "staff")
            #expect(try await house.desk("officer").initiatives.map(\.what) == [.check])
            #expect(try await refusal(house, id, "initiative.accept", as: "staff") == .forbidden)
            #expect(try await refusal(house, id, "initiative.accept", as: "readingHead") == .notFound)
            #expect(try await refusal(house, id, "initiative.return", ["note": "Sửa."], as: "officer")?.fields.map(\.key) == ["note"])
            try await on(house, id, "initiative.return", ["note": "Nêu rõ số liệu trước và sau khi áp dụng."])
            #expect(try await house.desk("staff").initiatives.map(\.what) == [.correct])
            #expect(try await refusal(house, id, "initiative.accept", as: "officer")?.code == "initiative.not-submitted")
            try await on(
                house, id, "initiative.change", StagedInitiatives.content("Hộp trả sách ngoài giờ", ["applied_to": "2025-04-30"]), as: "staff")
            try await on(house, id, "initiative.submit", ["declared": true], as: "staff")
            #expect(try await page(house, id, as: "staff").line.reference == "SK-2025-0001")
            #expect(try await refusal(house, id, "initiative.change", StagedInitiatives.content("X"), as: "staff")?.code == "initiative.handed-in")
            #expect(try await refusal(house, id, "initiative.accept", ["on": "2025-03-10"], as: "officer")?.fields.map(\.key) == ["on"])
            house.time.pass(seconds: 60)
            let receipt = try await on(house, id, "initiative.accept")
            #expect(receipt.result["due"] == "2025-07-30")
            #expect(try await page(house, id, as: "staff").checks.map(\.isAccepted) == [true, false])
            #expect(try await house.desk("officer").initiatives.map(\.what) == [.round])
            house.time.pass(seconds: 86_400 * 150)
            #expect(try await page(house, id, as: "head").line.clock?.isOverdue == true)
            #expect(try await house.desk("head").initiatives.map(\.what) == [.decide])
        }
    }

    @Test("Officers check nobody's own work; authors do not score theirs", arguments: TestDatabases.engines)
    func conflicts(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let id = try await draft(house)
            try await on(
                house, id, "initiative.authors",
                ["authors": [["staff", "", "40"], ["officer", "", "30"], ["councilMember", "", "20"], ["head", "", "10"]]],
                as: "staff")
            try await on(house, id, "initiative.submit", ["declared": true], as: "staff")
            #expect(try await refusal(house, id, "initiative.accept", as: "officer")?.code == "initiative.own")
            #expect(try await refusal(house, id, "initiative.accept", as: "head")?.code == "initiative.own")
            try await house.database.write { session in
                try session.execute("UPDATE initiative SET state = 'accepted', accepted_on = submitted_on WHERE initiative_id = \(id)")
            }
            let due: [String: JSONValue] = ["due": "2025-03-20"]
            #expect(try await refusal(house, id, "initiative.round", due, as: "councilSecretary") == .notFound)
            try await council(house)
            #expect(try await refusal(house, id, "initiative.round", due, as: "officer")?.code == "initiative.own")
            let opened = try await on(house, id, "initiative.round", due, as: "councilSecretary")
            #expect(opened.result["recused"] == 1)
            let round = opened.result["round"]
            let values: [String: JSONValue] = ["round": round ?? .null, "points": StagedInitiatives.points, "favours": "yes"]
            #expect(try await house.refusal("initiative.score", values, as: "councilMember")?.code == "initiative.own")
            #expect(try await house.refusal("initiative.score", values, as: "accountant") == .notFound)
            #expect(try await house.refusal("initiative.score", values, as: "head") == .forbidden)
            let states = try await page(house, id, as: "readingHead").rounds.flatMap(\.members).map(\.state)
            #expect(states == [.waiting, .waiting, .author, .waiting, .waiting])
            try await house.act("initiative.recuse", ["round": round ?? .null, "reason": "Người nhà."], as: "clerk")
            #expect(try await house.refusal("initiative.score", values, as: "clerk")?.code == "initiative.recused")
            for key in ["readingHead", "councilSecretary", "legalOfficer"] { try await score(house, round, as: key) }
            #expect(
                try await refusal(house, id, "initiative.recognise", ["number": "1/QĐ", "on": "2025-03-03"], as: "head")?.code
                    == "initiative.round-open")
            try await house.act("initiative.close", ["round": round ?? .null], as: "councilSecretary")
            try await on(house, id, "initiative.recognise", ["number": "1/QĐ", "on": "2025-03-03"], as: "head")
        }
    }

    @Test("Members score on their own; the result is frozen, and a new round leaves the old one", arguments: TestDatabases.engines)
    func scoring(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let id = try await taken(house)
            let due: [String: JSONValue] = ["due": "2025-03-20"]
            #expect(try await refusal(house, id, "initiative.round", due, as: "officer")?.code == "initiative.no-council")
            #expect(try await council(house).result["isEven"] == false)
            #expect(try await refusal(house, id, "initiative.round", ["due": "2025-03-01"], as: "officer")?.fields.map(\.key) == ["due"])
            let round = try await on(house, id, "initiative.round", due).result["round"]
            #expect(try await refusal(house, id, "initiative.round", due, as: "officer")?.code == "initiative.round-open")
            #expect(try await house.desk("legalOfficer").initiatives.map(\.what) == [.score])
            let wrong: [JSONValue] = [[["1", "31"], ["2", "1"], ["3", "1"]], [["1", "3"], ["2", "1"]], [["4", "3"]], [["1", "x"]]]
            for points in wrong {
                let refused = try await house.refusal(
                    "initiative.score", ["round": round ?? .null, "points": points, "favours": "no"], as: "clerk")
                #expect(refused?.fields.map(\.key) == ["points"])
            }
            try await score(house, round, as: "clerk", [10, 10, 10], favours: false)
            try await score(house, round, as: "clerk", [30, 30, 40])
            try await score(house, round, as: "readingHead", [20, 20, 20], favours: false)
            let own = try await page(house, id, as: "clerk").rounds[0]
            #expect(own.own?.total == 100 && own.members.allSatisfy { $0.score == nil } && own.result == nil)
            #expect(try await house.refusal("initiative.close", ["round": round ?? .null], as: "officer")?.code == "initiative.scores-missing")
            house.time.pass(seconds: 86_400 * 20)
            #expect(try await house.refusal("initiative.close", ["round": round ?? .null], as: "officer")?.fields.map(\.key) == ["reason"])
            try await house.act("initiative.close", ["round": round ?? .null, "reason": "Ba thành viên đi công tác dài ngày."], as: "officer")
            let closed = try await page(house, id, as: "legalOfficer").rounds[0]
            let result = try #require(closed.result)
            #expect([result.favours, result.of, result.scored] == [1, 5, 2] && result.mean == Quantity(80) && !result.passed)
            #expect(closed.members.compactMap { $0.score?.total } == [60, 100])
            #expect(try await page(house, id, as: "staff").rounds[0].members.allSatisfy { $0.score == nil })
            #expect(
                try await house.refusal(
                    "initiative.score", ["round": round ?? .null, "points": StagedInitiatives.points, "favours": "yes"], as: "clerk")?.code
                    == "initiative.round-closed")

            // Names, rules and members change; what was closed does not.
            try await house.act("initiative.rule", StagedInitiatives.rule.merging(["from": "2025-03-02", "favour": .null, "mean": 50]) { $1 })
            try await house.database.write { session in
                try session.execute("UPDATE person SET name = 'Tên Khác' WHERE agency_id = \(PlanHouse.agency) AND person_id = 'clerk'")
            }
            let again = try await on(house, id, "initiative.round", ["due": "2025-04-20"]).result["round"]
            for key in ["readingHead", "councilSecretary", "legalOfficer", "clerk", "councilMember"] { try await score(house, again, as: key) }
            try await house.act("initiative.close", ["round": again ?? .null], as: "councilSecretary")
            let rounds = try await page(house, id, as: "legalOfficer").rounds
            #expect(rounds.map(\.number) == [2, 1] && rounds.map { $0.result?.passed } == [true, false])
            #expect(rounds[1] == closed)
            #expect(rounds[0].members.map(\.name).contains("Tên Khác") && !rounds[1].members.map(\.name).contains("Tên Khác"))
        }
    }

    @Test("The head recognises in the agency, the province's word is only recorded; a refusal stands and is copied", arguments: TestDatabases.engines)
    func deciding(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let id = try await taken(house)
            let decision: [String: JSONValue] = ["number": "15/QĐ", "on": "2025-03-03"]
            for key in ["officer", "staff"] { #expect(try await refusal(house, id, "initiative.recognise", decision, as: key) == .forbidden) }
            #expect(try await refusal(house, id, "initiative.recognise", decision, as: "head")?.fields.map(\.key) == ["reason"])
            let province: [String: JSONValue] = [
                "number": "9/QĐ-UBND", "on": "2025-03-20", "signer": "Chủ tịch UBND tỉnh", "reference": "https://vidu.gov.vn/9",
            ]
            #expect(try await refusal(house, id, "initiative.province", province, as: "officer")?.code == "initiative.not-recognised")
            try await on(house, id, "initiative.recognise", decision.merging(["reason": Self.reason]) { $1 }, as: "head")
            #expect(try await refusal(house, id, "initiative.province", province, as: "head") == .forbidden)
            #expect(try await refusal(house, id, "initiative.province", province, as: "officer")?.fields.map(\.key) == ["on"])
            house.time.pass(seconds: 86_400 * 30)
            try await on(house, id, "initiative.province", province)
            #expect(try await refusal(house, id, "initiative.province", province, as: "officer")?.code == "initiative.decided")
            let seen = try await page(house, id, as: "visitor")
            #expect(
                seen.line.scope == .province && seen.solution == "" && seen.authors.map(\.name) == [nil] && seen.decisions.map(\.signer) == ["", ""])
            let colleague = try await page(house, id, as: "accountant")
            #expect(colleague.authors.map(\.certificate) == ["GCNSK-2025-0001"] && colleague.rounds == [] && colleague.checks == [])

            let other = try await taken(house, "In tờ rơi hai mặt", ["solution": "In tờ rơi giới thiệu phòng đọc trên cả hai mặt giấy."])
            let no: [String: JSONValue] = ["reason": Self.reason, "on": "2025-04-02"]
            #expect(
                try await refusal(house, other, "initiative.refuse", ["reason": "Không.", "on": "2025-04-02"], as: "head")?.fields.map(\.key) == [
                    "reason"
                ])
            try await on(house, other, "initiative.refuse", no, as: "head")
            #expect(try await refusal(house, other, "initiative.change", StagedInitiatives.content("X"), as: "staff")?.code == "initiative.refused")
            #expect(try await hidden(house, other, as: "accountant"))
            let copy = try await on(house, other, "initiative.copy", as: "staff").subjectID
            let copied = try await page(house, copy, as: "staff")
            #expect(copied.line.state == .draft && copied.copiedFrom == other && copied.missing == [] && copied.pieces.count == 1)
            #expect(try await page(house, other, as: "staff").line.state == .refused)

            try await on(house, id, "initiative.revoke", ["number": "20/QĐ", "on": "2025-04-02", "reason": Self.reason], as: "head")
            #expect(try await hidden(house, id, as: "accountant"))
            let facts = try await house.database.read { try InitiativeFacts.recognised(of: "staff", agency: PlanHouse.agency, in: $0) }
            #expect(facts == [])
        }
    }

    @Test("Similar ones are found whatever their spelling, and only what the viewer may see", arguments: TestDatabases.engines)
    func similar(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            func found(_ id: String, as key: String) async throws -> [SimilarInitiative] {
                let (viewer, today) = (try await house.actor(key), house.today)
                return try await house.database.read { try InitiativeQueries.similar(id, for: viewer, today: today, in: $0) }
            }
            let first = try await taken(house)
            _ = try await taken(
                house, "Giờ mở cửa theo mùa",
                [
                    "situation": "Mùa nước nổi ghe không vào được bến lúc sáng sớm.",
                    "solution": "Đổi giờ mở cửa theo lịch nước lên để ghe đến được bến.",
                    "purpose": "Bà con vùng sâu đến được thư viện quanh năm.",
                ])
            let copy = try await house.act(
                "initiative.draft",
                StagedInitiatives.content(
                    "Thùng nhận sách",
                    ["solution": "DAT HOP TRA SACH CO KHOA O CONG TRU SO; mo hop hai lan moi ngay. Bảo vệ giữ chìa khóa phụ và ghi sổ giao ca."]),
                as: "accountant"
            ).subjectID
            #expect(try await found(copy, as: "accountant") == [])
            #expect(try await house.refused { try await found(first, as: "accountant") } == .notFound)
            try await on(
                house, copy, "initiative.evidence", ["kind": "document", "title": "Sổ", "reference": "3/BC", "issued": "2025-01-15"], as: "accountant"
            )
            try await on(house, copy, "initiative.submit", ["declared": true], as: "accountant")
            let seen = try await found(copy, as: "officer")
            #expect(seen.map(\.line.id) == [first])
            #expect(seen.first?.sentences.contains { $0.theirs.hasPrefix("Đặt hộp trả sách có khóa") && $0.percent == 75 } == true)
            #expect(try await found(first, as: "officer").map(\.line.id) == [copy])
        }
    }

    @Test("Uses by awards: once, never for a title and a form; a later title as the agency says", arguments: TestDatabases.engines)
    func uses(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let id = try await taken(house)
            try await on(house, id, "initiative.recognise", ["number": "15/QĐ", "on": "2025-03-03", "reason": Self.reason], as: "head")
            let officer = try await house.actor("officer")
            let (now, today) = (house.time.now, house.today)
            func inWorld<T: Sendable>(_ body: @escaping @Sendable (World) throws -> T) async throws -> T {
                try await house.database.write { session in
                    try body(World(session: session, actor: officer, now: now, channel: .web, randomness: .system))
                }
            }
            func findings(isTitle: Bool, reference: String = "other") async throws -> [InitiativeReuse] {
                try await house.database.read { session in
                    try InitiativeUses.findings(
                        initiative: id, isTitle: isTitle, reference: reference, on: today, agency: PlanHouse.agency, in: session
                    ).map(\.severity)
                }
            }
            #expect(try await findings(isTitle: true) == [])
            try await inWorld {
                try InitiativeUses.record(id, for: .person, "staff", award: "cstdcs", year: 2025, isTitle: true, reference: "nomination:1", in: $0)
            }
            #expect(try await findings(isTitle: true) == [.decide])
            #expect(try await findings(isTitle: false) == [.block])
            #expect(try await findings(isTitle: false, reference: "nomination:1") == [])
            try await house.act("initiative.rule", StagedInitiatives.rule.merging(["again": "warn"]) { $1 })
            #expect(try await findings(isTitle: true) == [.warn])
            let (mine, units) = try await house.database.read { session in
                (
                    try InitiativeFacts.recognised(of: "staff", agency: PlanHouse.agency, in: session),
                    try InitiativeFacts.recognised(ofUnit: "reading", agency: PlanHouse.agency, in: session)
                )
            }
            #expect(mine == units && mine.map(\.share) == [100] && mine.map(\.isMain) == [true] && mine[0].decision == "15/QĐ")
            #expect(mine[0].uses.map(\.award) == ["cstdcs"] && mine[0].scope == .unit && mine[0].recognisedOn.iso == "2025-03-03")
            let revoked = try await on(
                house, id, "initiative.revoke", ["number": "20/QĐ", "on": "2025-03-03", "reason": Self.reason], as: "head")
            #expect(revoked.result["uses"] == ["nomination:1"])
            #expect(try await inWorld { try InitiativeUses.release(reference: "nomination:1", in: $0) } == 1)
            #expect(try await findings(isTitle: false) == [])
        }
    }
}
