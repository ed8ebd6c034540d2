internal import Law
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite("Registers of merit") struct MeritTests {
    private static func seen(_ house: MeritHouse, as viewer: String) async throws -> [String] {
        let (viewer, today) = (try await house.world.actor(viewer), house.today)
        return try await house.world.database.read {
            try MeritQueries.evaluations(year: 2024, today: today, for: viewer, in: $0).entries.map { "\($0.name) \($0.level.rawValue)" }
        }
    }

    @Test(arguments: TestDatabases.engines)
    func anEvaluationIsCorrectedByANewOneAndTheOldOneStays(_ engine: Engine) async throws {
        try await MeritHouse.with(engine) { house in
            let first = try await house.act("evaluation.record", MeritHouse.evaluation()).subjectID
            #expect(try await house.refusal("evaluation.record", MeritHouse.evaluation(["level": "excellent"]))?.code == "evaluation.there")
            let correction: [String: JSONValue] = [
                "evaluation": .string(first), "level": "excellent", "document": "Quyết định 15/QĐ-STN", "document_on": "20/01/2025",
                "reason": "Sót điểm sáng kiến.",
            ]
            let second = try await house.act("evaluation.correct", correction).subjectID
            #expect(try await house.refusal("evaluation.correct", correction)?.code == "evaluation.replaced")
            let officer = try await house.world.actor("officer")
            let history = try await house.world.database.read {
                try MeritQueries.evaluation(second, today: house.today, for: officer, in: $0)
            }
            #expect(history.map(\.level) == [.good, .excellent] && history.map(\.isCurrent) == [false, true])
            #expect(history.map(\.reason) == ["", "Sót điểm sáng kiến."])
            #expect(try await house.facts(.person("staff"), 2024).ratings.map(\.rating) == [.excellent])
            // The person, the head of the unit, and those who prepare and decide; nobody else.
            for viewer in ["staff", "unitHead", "officer", "head", "legalOfficer", "councilMember", "councilSecretary"] {
                #expect(try await Self.seen(house, as: viewer) == ["Người staff excellent"], "\(viewer)")
            }
            for viewer in ["clerk", "accountant", "inspector", "administrator", "massOrganisation", "nobody"] {
                #expect(try await Self.seen(house, as: viewer).isEmpty, "\(viewer)")
            }
            for viewer in ["visitor", "operator", "guest"] {
                #expect(try await TestWorld.refusal { try await Self.seen(house, as: viewer) } == .notFound, "\(viewer)")
            }
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aFileOfEvaluationsIsTakenInWholeOrNotAtAllAndOnce(_ engine: Engine) async throws {
        try await MeritHouse.with(engine) { house in
            let header = EvaluationsImport.columns.map(\.title.vi)
            let wrong = [
                header, ["CB-STAFF", "", "2024", "hoàn thành tốt nhiệm vụ", "QĐ 1", "20/12/2024", ""],
                ["CB-NOBODY", "reading", "2024", "rất tốt", "", "20/12/2023", ""], ["", "reading", "24", "excellent", "QĐ 2", "20/12/2024", ""],
            ]
            let officer = try await house.world.actor("officer")
            let preview = try await house.world.database.read {
                try EvaluationsImport.preview(wrong, today: house.today, for: officer, in: $0)
            }
            #expect(preview.lines.map(\.status) == [.new, .error, .error])
            #expect(
                preview.lines[1].notes.map(\.vi) == [
                    "Ghi mã người hoặc mã đơn vị, một trong hai.", "Cột “Mức xếp loại”: Chọn một trong các mục cho sẵn.",
                    "Cột “Văn bản”: Chưa nhập “Văn bản (số, cơ quan)”.",
                ])
            #expect(preview.lines[2].notes.map(\.vi) == ["Cột “Năm”: Phải từ 1990 đến 2100."])
            func rows(_ table: [[String]]) -> JSONValue { .array(table.dropFirst().map { .array($0.map(JSONValue.string)) }) }
            #expect(try await house.refusal("evaluations.import", ["rows": rows(wrong)])?.code == "import.lines")
            #expect(try await Self.seen(house, as: "officer").isEmpty)
            let right = [wrong[0], wrong[1], ["", "reading", "2024", "Hoan thanh xuat sac nhiem vu", "QĐ 2", "2024-12-21", ""]]
            #expect(try await house.act("evaluations.import", ["rows": rows(right)]).result["new"] == 2)
            let again = try await house.act("evaluations.import", ["rows": rows(right)]).result
            #expect(again["new"] == 0 && again["unchanged"] == 2)
            #expect(try await Self.seen(house, as: "officer") == ["Người staff good", "Phòng Bạn đọc excellent"])
            // Another level needs a reason, and then corrects.
            var changed = right
            changed[1][3] = "excellent"
            #expect(try await house.refusal("evaluations.import", ["rows": rows(changed)])?.code == "import.lines")
            changed[1][6] = "Ghi nhầm dòng."
            #expect(try await house.act("evaluations.import", ["rows": rows(changed)]).result["changed"] == 1)
            #expect(try await house.facts(.person("staff"), 2024).ratings.map(\.rating) == [.excellent])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func anAwardIsEnteredOnceAndCancelledByADecision(_ engine: Engine) async throws {
        try await MeritHouse.with(engine) { house in
            let award = try await house.act("award.record", MeritHouse.award()).subjectID
            #expect(try await house.refusal("award.record", MeritHouse.award(["decision": "12 / QĐ-STN"]))?.code == "award.there")
            #expect(try await house.refusal("award.record", MeritHouse.award(["kind": "household"]))?.fields.map(\.key) == ["name"])
            try await house.act(
                "award.record", MeritHouse.award(["kind": "household", "name": "Hộ ông Năm", "address": "Ấp 3", "code": "gk-ca-nhan"]))
            let outside = MeritSubject.free(.household, name: "HỘ ÔNG NĂM", address: "ap 3")
            #expect(try await house.facts(outside, 2025).held.map(\.code.rawValue) == ["gk-ca-nhan"])
            #expect(try await house.facts(outside, 2025).matters == nil)
            try await house.act(
                "award.cancel", ["award": .string(award), "decision": "QĐ 40/QĐ-STN", "on": "20/02/2025", "reason": "Khai gian thành tích."])
            #expect(try await house.facts(.person("staff"), 2025).held.map(\.isCancelled) == [true])
            // What was cancelled can be given anew.
            try await house.act("award.record", MeritHouse.award())
            #expect(try await house.facts(.person("staff"), 2025).held.count { $0.isCancelled } == 1)
            #expect(try await house.facts(.person("staff"), 2025).held.count == 2)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aFileOfAwardsNamesWhatIsWrongAndChangesNothingTheSecondTime(_ engine: Engine) async throws {
        try await MeritHouse.with(engine) { house in
            func line(_ more: [String: String]) -> JSONValue {
                let plain = [
                    "kind": "person", "person": "CB-STAFF", "code": "Chiến sĩ thi đua cơ sở", "year": "2023", "what": "Việc năm 2023",
                    "type": "merit",
                    "decision": "9/QĐ-SCU", "decided_on": "02/01/2024", "decided_by": "Sở Cũ", "former": "có",
                ].merging(more) { _, more in more }
                return .array(PastAwardsImport.columns.map { .string(plain[$0.key] ?? "") })
            }
            let good: JSONValue = .array([
                line([:]), line(["kind": "outside-organisation", "person": "", "name": "Công ty Sông Xanh", "code": "gk-tap-the"]),
            ])
            #expect(try await house.act("awards.import", ["rows": good]).result["new"] == 2)
            #expect(try await house.act("awards.import", ["rows": good]).result["unchanged"] == 2)
            let held = try await house.facts(.person("staff"), 2024).held
            #expect(held.map(\.isFromFormerOrganisation) == [true] && held.map(\.by) == ["Sở Cũ"])
            #expect(held.map { $0.evidence?.label } == ["Quyết định 9/QĐ-SCU ngày 02/01/2024"])
            let refusal = try await house.refusal(
                "awards.import", ["rows": .array([line(["what": "Việc khác"]), line(["type": "lạ", "code": "x"])])])
            #expect(refusal?.code == "import.lines" && refusal?.fields.count == 2)
            #expect(refusal?.fields.first?.message.vi.contains("cùng quyết định nhưng nội dung khác") == true)
        }
    }

    @Test("S9: a year of which nothing is known is unknown, one whose register is complete is not held", arguments: TestDatabases.engines)
    func chain(_ engine: Engine) async throws {
        try await MeritHouse.with(engine) { house in
            for (year, by, former) in [(2023, "Sở Cũ", true), (2025, "Sở Thử nghiệm", false)] {
                try await house.on("2026-03-01").act(
                    "award.record",
                    MeritHouse.award([
                        "year": .int(Int64(year)), "decision": .string("\(year)/QĐ"), "decided_on": .string("05/01/\(year + 1)"),
                        "decided_by": .string(by),
                        "former": .bool(former),
                    ]))
            }
            let later = try house.on("2026-11-20")
            func chain() async throws -> Proof? {
                try await later.reason(.person("staff"), "cstd-tinh", 2026).criteria.steps.first { $0.kind == "chain" }
            }
            #expect(try await chain()?.verdict == .unknown)
            #expect(try await chain()?.missing.map(\.vi) == ["quyết định tặng Chiến sĩ thi đua cơ sở năm 2024"])
            for year in [2024, 2026] {
                try await later.act("award.year", ["year": .int(Int64(year)), "kind": "person", "complete": "yes", "reason": "Đã rà sổ gốc."])
            }
            #expect(try await chain()?.verdict == .notMet)
            // A declaration can be taken back.
            try await later.act("award.year", ["year": 2024, "kind": "person", "complete": "no", "reason": "Còn một thùng hồ sơ chưa mở."])
            #expect(try await chain()?.verdict == .unknown)
            try await later.act("award.record", MeritHouse.award(["decision": "2024/QĐ"]))
            let whole = try await chain()
            #expect(whole?.verdict == .met && whole?.evidence.count == 3)
            #expect(whole?.facts.first?.vi == "năm 2023: có, Sở Cũ (cơ quan nay đã sáp nhập hoặc chấm dứt)")
            let former = try await later.reason(.person("staff"), "cstd-tinh", 2026).guards.first { $0.kind == "former-chain" }
            #expect(former?.verdict == .unknown)
        }
    }

    @Test("T9 and T10: the share of holders in a unit, and a warning", arguments: TestDatabases.engines)
    func members(_ engine: Engine) async throws {
        try await MeritHouse.with(engine) { house in
            // Staff and reader belong to the reading division; eleven more make thirteen.
            try await house.world.database.write { session in
                for number in 1...11 {
                    let id = "m\(number)"
                    try session.execute(
                        """
                        INSERT INTO person (agency_id, person_id, code, name, name_key, folded, gender, is_direct, valid_from)
                        VALUES (\(TestWorld.agency), \(id), \(id), \(id), \(id), \(id), 'female', 1, '2020-01-01')
                        """)
                    try session.execute(
                        """
                        INSERT INTO membership (agency_id, person_id, unit_id, valid_from)
                        VALUES (\(TestWorld.agency), \(id), \(number > 9 ? "desk" : "reading"), '2020-01-01')
                        """)
                }
            }
            func give(_ person: String) async throws {
                try await house.act("award.record", MeritHouse.award(["person": .string(person), "code": "ldtt"]))
            }
            for number in 1...9 { try await give("m\(number)") }
            func share() async throws -> Proof? {
                try await house.reason(.unit("reading"), "ttldtt", 2024).criteria.steps.first { $0.kind == "share" }
            }
            #expect(try await share()?.verdict == .unknown, "the register of the year may lack something")
            try await house.act("award.year", ["year": 2024, "kind": "person", "complete": "yes", "reason": "Đã rà."])
            let facts = try await house.facts(.unit("reading"), 2024)
            #expect(facts.members?.total == 13 && facts.members?.women == nil)
            #expect(facts.members?.holders[AwardCode(rawValue: "ldtt")] == 9 && facts.members?.holders[AwardCode(rawValue: "cstdcs")] == 0)
            #expect(facts.members?.completed == nil, "nobody has been evaluated")
            #expect(try await share()?.facts.map(\.vi) == ["Lao động tiên tiến: 9/13 = 69,2% < 70%; cần 10"])
            try await give("m10")
            #expect(try await share()?.verdict == .met)
            // T10: one warning stops the collective, for those who may know of it; for others it is not known.
            try await house.act(
                "discipline.record",
                [
                    "person": "m11", "level": "canh-cao", "from": "01/06/2024", "to": "31/05/2025", "document": "QĐ 5", "document_on": "01/06/2024",
                ])
            func discipline(_ viewer: String) async throws -> Proof? {
                try await house.reason(.unit("reading"), "ttldtt", 2024, as: viewer).criteria.steps.first { $0.kind == "no-discipline" }
            }
            #expect(try await discipline("officer")?.facts.map(\.vi) == ["1 trường hợp"])
            #expect(try await discipline("unitHead")?.facts == [])
            #expect(try await house.facts(.unit("reading"), 2024).members?.disciplined == [.warning])
            #expect(try await house.facts(.unit("reading"), 2024, rights: .none).members?.disciplined == nil)
        }
    }

    @Test("H4 and S13: memberships keep the names of their day, and maternity is for three to see", arguments: TestDatabases.engines)
    func memberships(_ engine: Engine) async throws {
        try await MeritHouse.with(engine) { house in
            try await house.act(
                "maternity.record", ["person": "staff", "from": "01/08/2024", "to": "31/01/2025", "document": "Đơn nghỉ"])
            #expect(
                try await house.refusal("maternity.record", ["person": "staff", "from": "31/01/2025", "to": "01/03/2025"])?.fields.map(\.key) == [
                    "from"
                ])
            let facts = try await house.facts(.person("staff"), 2024)
            #expect(facts.maternity == [try #require(Period(CivilDate(iso: "2024-08-01")!, CivilDate(iso: "2025-01-31")!))])
            #expect(facts.memberships.map(\.unit) == ["Phòng Bạn đọc"] && facts.memberships.map(\.isNow) == [nil])
            for viewer in ["staff", "officer", "head"] {
                let actor = try await house.world.actor(viewer)
                #expect(try await house.world.database.read { try MatterQueries.leaves(for: actor, in: $0) }.count == 1, "\(viewer)")
            }
            for viewer in TestWorld.actors where !["staff", "officer", "head", "stranger"].contains(viewer) {
                let actor = try await house.world.actor(viewer)
                let refusal = try await TestWorld.refusal {
                    try await house.world.database.read { try MatterQueries.leaves(for: actor, in: $0) }
                }
                #expect(refusal == .notFound, "\(viewer)")
            }
        }
    }
}
