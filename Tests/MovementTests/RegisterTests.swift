internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite("Registers of targets")
struct RegisterTests {
    /// One right line of each register: kind, act, its own fields, and how it is stored.
    private static let lines: [(kind: TargetKind, act: String, fields: [String: JSONValue], stored: String)] = [
        (
            .leadership, "entry.briefing",
            ["topic": "Chuyển đổi số", "form": "meeting", "led_by": "Giám đốc", "participants": 40, "leaders": 6, "minutes": "15/TB-STN"],
            "Chuyển đổi số|1000"
        ),
        (
            .programmes, "entry.document", ["number": "12/KH-STN", "issuer": "Sở", "abstract": "Kế hoạch\nnăm 2025", "sort": "plan"],
            "12/KH-STN: Kế hoạch năm 2025|1000"
        ),
        (.training, "entry.training", ["name": "Kỹ năng số", "organiser": "own", "hours": "7,5", "people": 20, "it": 2], "Kỹ năng số|150000"),
        (
            .resources, "entry.resources", ["line": "Thiết bị", "planned": 900, "allotted": 800, "spent": 801, "excess": "Giá tăng."],
            "Thiết bị|801000"
        ),
        (.infrastructure, "entry.trial", ["name": "Mượn sách tự động", "sort": "platform", "hypothesis": "Nhanh hơn."], "Mượn sách tự động|1000"),
        (
            .data, "entry.dataset",
            [
                "title": "Giờ mở cửa", "description": "Giờ các phòng", "format": "csv", "licence": "CC BY 4.0", "link": "https://example.org/a.csv",
                "frequency": "monthly", "theme": "Thư viện", "contact": "Văn phòng",
            ], "Giờ mở cửa|1000"
        ),
        (
            .security, "entry.security", ["title": "Mật khẩu yếu", "sort": "finding", "severity": "high", "closed": "2025-03-01"],
            "Mật khẩu yếu|1000"
        ),
        (.outreach, "entry.outreach", ["name": "Ngày hội sách", "sort": "campaign", "inside": 30, "outside": 412], "Ngày hội sách|412000"),
    ]

    private func values(_ target: String, _ fields: [String: JSONValue], _ more: [String: JSONValue] = [:]) -> [String: JSONValue] {
        fields.merging(["target": .string(target), "on": "2025-02-20"]) { one, _ in one }.merging(more) { _, more in more }
    }

    @Test("Each register keeps its own fields and what a line adds up to", arguments: TestDatabases.engines)
    func eight(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, slug, clauses) = try await house.movementWithClauses()
            for line in Self.lines {
                let target = try await house.act(
                    "target.create", PlanHouse.target(movement, clauses["II.1"], ["code": .string(line.act), "kind": .string(line.kind.rawValue)])
                ).subjectID
                let receipt = try await house.act(line.act, values(target, line.fields), as: "staff")
                #expect(try await house.rows("SELECT title, amount FROM entry WHERE target_id = \(target)") == [line.stored], "\(line.act)")
                let (viewer, today) = (try await house.actor("readingHead"), house.today)
                let page = try await house.database.read { try TargetQueries.page(target, for: viewer, today: today, in: $0) }
                #expect(page.entries.map(\.id) == [receipt.result["entry"]?.string] && page.entries.first?.who == "Nguyễn Thị Viên")
                #expect(Set(page.entries.first?.fields.keys ?? [:].keys) == Set(line.fields.keys), "\(line.act)")
                // A line belongs only to its own kind of target.
                let other = Self.lines[line.kind == .data ? 0 : 5]
                #expect(try await house.wrong(other.act, values(target, other.fields), as: "staff") == ["target"], "\(line.act)")
            }
            let clause = try await house.clause("II.1", slug, as: "staff")
            #expect(clause.clause.isAlive && clause.clause.events == Self.lines.count)
        }
    }

    @Test("Fields that contradict each other are named", arguments: TestDatabases.engines)
    func rules(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, _, clauses) = try await house.movementWithClauses()
            let cases: [(TargetKind, [String: JSONValue], [String])] = [
                (.leadership, ["leaders": 41], ["leaders"]), (.leadership, ["participants": 0], ["participants"]),
                (.leadership, ["form": "dream"], ["form"]), (.training, ["leaders": 21, "certificates": 22], ["leaders", "certificates"]),
                (.training, ["hours": 0], ["hours"]), (.training, ["hours": 10_001], ["hours"]), (.resources, ["excess": nil], ["excess"]),
                (.resources, ["spent": "10000000000001"], ["spent"]), (.infrastructure, ["decision": "keep"], ["result"]),
                (.data, ["link": "javascript:alert(1)"], ["link"]), (.data, ["link": "https://"], ["link"]),
                (.data, ["link": "https://a b"], ["link"]),
                (.security, ["closed": "2025-02-19"], ["closed"]), (.security, ["closed": "2025-03-04"], ["closed"]),
                (.security, ["level": 3], ["level"]), (.security, ["sort": "dossier", "severity": nil, "closed": nil], ["level"]),
                (.security, ["sort": "dossier", "severity": nil, "closed": nil, "level": 6], ["level"]),
                (.security, ["sort": "incident", "severity": nil], ["severity"]), (.security, ["sort": "drill"], ["severity", "closed"]),
                (.outreach, ["outside": -1], ["outside"]), (.outreach, ["on": "2025-03-04"], ["on"]), (.outreach, ["on": "2024-12-31"], ["on"]),
                (.outreach, ["on": "31/02/2025"], ["on"]), (.outreach, ["nonsense": 1], ["nonsense"]),
            ]
            for (kind, change, wrong) in cases {
                guard let line = Self.lines.first(where: { $0.kind == kind }) else { continue }
                let code = "\(kind.rawValue)"
                let known = try await house.rows("SELECT target_id FROM target WHERE code = \(code)").first
                let target: String
                if let known {
                    target = known
                } else {
                    target =
                        try await house.act(
                            "target.create", PlanHouse.target(movement, clauses["II.1"], ["code": .string(code), "kind": .string(kind.rawValue)])
                        ).subjectID
                }
                #expect(try await house.wrong(line.act, values(target, line.fields, change), as: "staff") == wrong, "\(kind): \(change)")
            }
            #expect(try await house.rows("SELECT COUNT(*) FROM entry") == ["0"])
        }
    }

    @Test("A target that counts from its register is reported by one press, with the number locked", arguments: TestDatabases.engines)
    func counted(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let target = try await house.setTarget(["kind": "training", "source": "amounts", "unit_label": "giờ", "cadence": "month"])
            func add(_ day: String, _ hours: Int64, _ more: [String: JSONValue] = [:]) async throws -> String {
                try await house.act(
                    "entry.training",
                    values(
                        target, ["name": "Lớp", "organiser": "own", "hours": .int(hours), "people": 10],
                        more.merging(["on": .string(day)]) { _, d in d }),
                    as: "readingHead"
                ).result["entry"]?.string ?? ""
            }
            func level() async throws -> String? {
                let (viewer, today) = (try await house.actor("visitor"), house.today)
                return try await house.database.read { try TargetQueries.page(target, for: viewer, today: today, in: $0).line.level?.plain }
            }
            #expect(try await level() == "0")
            let first = try await add("2025-01-15", 4)
            let second = try await add("2025-02-10", 6)
            #expect(try await level() == "100")
            let (viewer, today) = (try await house.actor("readingHead"), house.today)
            let draft = try await house.database.read { try TargetQueries.draft(target, period: "2025-01", for: viewer, today: today, in: $0) }
            #expect(draft.counted?.plain == "40")
            #expect(try await house.wrong("progress.report", ["target": .string(target), "value": 41], as: "readingHead") == ["value"])
            let january = try await house.act("progress.report", ["target": .string(target)], as: "readingHead")
            #expect(january.result["period"] == "2025-01" && january.result["level"] == "40")
            let february = try await house.act("progress.report", ["target": .string(target), "value": 100], as: "readingHead")
            #expect(february.result["level"] == "100")

            // A line put right leaves the register; what was reported stays until it is corrected.
            _ = try await add("2025-02-10", 5, ["replaces": .string(second)])
            #expect(try await level() == "90")
            try await house.act("entry.withdraw", ["entry": .string(first), "reason": "Ghi trùng."], as: "staff")
            #expect(try await level() == "50")
            #expect(try await house.rows("SELECT level FROM progress ORDER BY period") == ["40000", "100000"])
            let report = february.result["report"]?.string ?? ""
            let corrected = try await house.act("progress.correct", ["report": .string(report), "reason": "Sổ đã sửa."], as: "readingHead")
            #expect(corrected.result["level"] == "50")
            for entry in [first, second] {
                let gone = try await house.refusal("entry.withdraw", ["entry": .string(entry), "reason": "Nữa."], as: "readingHead")
                #expect(gone?.code == "entry.withdrawn")
            }
            let twice = try await house.refusal(
                "entry.training",
                values(target, ["name": "Lớp", "organiser": "own", "hours": 1, "people": 1], ["replaces": .string(second)]), as: "readingHead")
            #expect(twice?.code == "entry.withdrawn")
            #expect(try await house.rows("SELECT COUNT(*) FROM entry") == ["3"], "the refused line was not added either")
        }
    }

    @Test("The number on the report page is the one that will be recorded, however long the register", arguments: TestDatabases.engines)
    func longRegister(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let target = try await house.setTarget(["kind": "outreach", "source": "amounts", "unit_label": "người", "cadence": "month"])
            try await house.database.write { session in
                for number in 0..<1005 {
                    try session.execute(
                        """
                        INSERT INTO entry (agency_id, target_id, entry_id, kind, title, on_date, amount, fields, at, actor, withdrawn_at, reason)
                        VALUES (\(PlanHouse.agency), \(target), \("dong-\(number)"), 'outreach', 'Cuộc', '2025-01-10', 2000, '{}', 0, 'staff',
                                CAST(NULL AS BIGINT), '')
                        """)
                }
            }
            let (viewer, today) = (try await house.actor("readingHead"), house.today)
            let draft = try await house.database.read { try TargetQueries.draft(target, period: "2025-01", for: viewer, today: today, in: $0) }
            let sent = try await house.act("progress.report", ["target": .string(target), "period": "2025-01"], as: "readingHead")
            #expect(draft.counted?.plain == "2010")
            #expect(sent.result["level"] == "2010")
        }
    }

    @Test("Nobody writes into somebody else's register", arguments: TestDatabases.engines)
    func ownersOnly(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let target = try await house.setTarget(["kind": "outreach"])
            let line = Self.lines[7]
            let entry = try await house.act(line.act, values(target, line.fields), as: "staff").result["entry"] ?? .null
            for key in ["officer", "head", "unitHead"] {
                #expect(try await house.refusal(line.act, values(target, line.fields), as: key)?.code == "target.not-yours")
                #expect(try await house.refusal("entry.withdraw", ["entry": entry, "reason": "Không."], as: key)?.code == "target.not-yours")
            }
            #expect(try await house.refusal(line.act, values(target, line.fields), as: "visitor") == .signedOut)
            #expect(try await house.refusal("entry.withdraw", ["entry": "nothing", "reason": "Không."], as: "staff") == .notFound)
        }
    }

    @Test("Of two who take out the same line at once one succeeds", arguments: TestDatabases.engines)
    func twoAtOnce(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let target = try await house.setTarget(["kind": "outreach"])
            let entry = try await house.act("entry.outreach", values(target, Self.lines[7].fields), as: "staff").result["entry"] ?? .null
            let codes = try await withThrowingTaskGroup(of: String?.self) { group in
                for key in ["staff", "readingHead"] {
                    group.addTask {
                        try await house.refusal("entry.withdraw", ["entry": entry, "reason": .string("Ghi nhầm, \(key).")], as: key)?.code
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(codes.compactMap(\.self) == ["entry.withdrawn"])
        }
    }
}
