internal import Law
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite("Matters that stop an award") struct MatterTests {
    private static let entitled = ["officer", "head", "legalOfficer"]

    @Test("Two databases that differ only in a matter are the same for everybody not entitled", arguments: TestDatabases.engines)
    func twoWorlds(_ engine: Engine) async throws {
        func world(_ hasMatter: Bool) async throws -> [String: [String]] {
            var seen: [String: [String]] = [:]
            try await MeritHouse.with(engine) { house in
                let evaluation = try await house.act("evaluation.record", MeritHouse.evaluation()).subjectID
                if hasMatter {
                    try await house.act("matter.open", MeritHouse.matter())
                    try await house.act("matter.open", MeritHouse.matter(["unit": "reading"]).filter { $0.key != "person" })
                }
                for viewer in TestWorld.actors where viewer != "clerk" {
                    // Identifiers are drawn by lot in each world.
                    seen[viewer] = try await views(house, as: viewer).map { $0.replacing(evaluation, with: "*") }
                }
            }
            return seen
        }
        let (without, with) = (try await world(false), try await world(true))
        for viewer in TestWorld.actors where viewer != "clerk" {
            let isEntitled = Self.entitled.contains(viewer)
            #expect((without[viewer] == with[viewer]) == !isEntitled, "\(viewer)")
        }
    }

    /// Everything of these rooms that a viewer can read, spelt out.
    private func views(_ house: MeritHouse, as key: String) async throws -> [String] {
        let (viewer, today) = (try await house.world.actor(key), house.today)
        let reads: [@Sendable (Session) throws -> String] = [
            { "\(try MatterQueries.list(today: today, for: viewer, in: $0).map(\.name))" },
            { "\(try MatterQueries.disciplines(for: viewer, in: $0))" },
            { "\(try MeritQueries.evaluations(year: nil, today: today, for: viewer, in: $0))" },
            { "\(try MeritReasons.page(of: .person("staff"), year: 2024, on: today, today: today, for: viewer, in: $0))" },
            { "\(try MeritReasons.page(of: .unit("reading"), year: 2024, on: today, today: today, for: viewer, in: $0))" },
        ]
        var seen: [String] = []
        for read in reads {
            do { seen.append(try await house.world.database.read(read)) } catch let refusal as Refusal { seen.append(refusal.code) }
        }
        return seen
    }

    @Test(arguments: TestDatabases.engines)
    func aMatterSuspendsUntilItIsClearedInWriting(_ engine: Engine) async throws {
        try await MeritHouse.with(engine) { world in
            // Under Decree 152/2025, of which the text is known.
            let house = try world.on("2025-08-01")
            func outcome(_ viewer: String = "officer") async throws -> Proof? {
                try await house.reason(.person("staff"), "ldtt", 2024, as: viewer).guards.first { $0.kind == "matter" }
            }
            #expect(try await outcome()?.verdict == .met)
            let matter = try await house.act("matter.open", MeritHouse.matter(["due_on": "30/09/2025"])).subjectID
            let stops = try await outcome()
            #expect(stops?.verdict == .notMet && stops?.severity == .suspend)
            #expect(try await house.reason(.person("staff"), "ldtt", 2024).outcome == .suspended)
            for viewer in ["staff", "unitHead", "councilMember"] { #expect(try await outcome(viewer) == nil, "\(viewer)") }
            #expect(try await house.refusal("matter.close", ["matter": .string(matter)], as: "head")?.kind == .invalid)
            var closing: [String: JSONValue] = [
                "matter": .string(matter), "outcome": "cleared", "document": "Kết luận 3/KL", "document_on": "28/02/2025",
            ]
            #expect(try await house.refusal("matter.close", closing, as: "head")?.kind == .forbidden)
            #expect(try await house.refusal("matter.close", closing, as: "administrator") == .notFound)
            #expect(try await house.refusal("matter.close", closing, as: "clerk")?.fields.map(\.key) == ["document_on"])
            closing["document_on"] = "01/08/2025"
            try await house.act("matter.close", closing, as: "clerk")
            #expect(try await outcome()?.verdict == .met)
            #expect(try await house.refusal("matter.close", closing, as: "clerk")?.code == "matter.closed")
        }
    }

    @Test("A violation goes on stopping awards until the discipline is entered; then only later achievements count", arguments: TestDatabases.engines)
    func violation(_ engine: Engine) async throws {
        try await MeritHouse.with(engine) { world in
            let house = try world.on("2025-08-01")
            let matter = try await house.act("matter.open", MeritHouse.matter(["kind": "considering", "due_on": "30/09/2025"])).subjectID
            try await house.act(
                "matter.close", ["matter": .string(matter), "outcome": "violation", "document": "KL 4", "document_on": "31/07/2025"])
            func guards(_ year: Int, _ house: MeritHouse) async throws -> [String] {
                try await house.reason(.person("staff"), "ldtt", year).guards.filter { $0.verdict == .notMet }.map(\.kind)
            }
            #expect(try await guards(2024, house) == ["matter"])
            let later = try house.on("2026-09-01")
            try await later.act(
                "discipline.record",
                [
                    "person": "staff", "level": "khien-trach", "from": "10/08/2025", "to": "09/08/2026", "document": "QĐ 8/QĐ-STN",
                    "document_on": "10/08/2025",
                ])
            #expect(try await guards(2025, later) == ["discipline-end"])
            // The person knows of the discipline, the head of the unit does not.
            #expect(try await later.reason(.person("staff"), "ldtt", 2025, as: "staff").guards.contains { $0.kind == "discipline-end" })
            #expect(try await !later.reason(.person("staff"), "ldtt", 2025, as: "unitHead").guards.contains { $0.kind == "discipline-end" })
            #expect(try await guards(2027, later) == [])
        }
    }

    @Test("Opening the file is an act, and nothing of it stands in the record", arguments: TestDatabases.engines)
    func file(_ engine: Engine) async throws {
        try await MeritHouse.with(engine) { house in
            let matter = try await house.act("matter.open", MeritHouse.matter()).subjectID
            func file(_ viewer: String, after seconds: Int64 = 0) async throws -> MatterFile? {
                let viewer = try await house.world.actor(viewer)
                return try await house.world.database.read {
                    try MatterQueries.file(matter, now: TestWorld.noon.adding(seconds: seconds), for: viewer, in: $0)
                }
            }
            #expect(try await file("clerk") == nil)
            try await house.act("matter.open-file", ["matter": .string(matter), "why": "Chuẩn bị xác minh ở kho"], as: "clerk")
            let open = try #require(try await file("clerk"))
            #expect(
                open.note == MeritHouse.secret && open.looks.map(\.name) == ["Người clerk"] && open.looks.map(\.why) == ["Chuẩn bị xác minh ở kho"])
            #expect(try await file("clerk", after: 1801) == nil)
            #expect(try await file("officer") == nil, "whoever has not opened it reads nothing")
            for viewer in ["staff", "administrator", "operator", "councilMember", "unitHead", "inspector", "stranger", "visitor", "guest"] {
                let refusal = try await TestWorld.refusal { try await file(viewer) }
                #expect(refusal == .notFound, "\(viewer)")
                let act = try await house.refusal("matter.open-file", ["matter": .string(matter), "why": "Tò mò"], as: viewer)
                #expect(act == .notFound, "\(viewer)")
            }
            try await house.act(
                "discipline.record",
                [
                    "person": "staff", "level": "canh-cao", "from": "10/03/2025", "to": "09/03/2026", "document": "QĐ 7777/QĐ",
                    "document_on": "01/03/2025",
                ])
            let kept = try await house.world.database.read { session in
                try session.rows("SELECT content FROM record_content UNION ALL SELECT receipt FROM act_key").map { try $0.text(0) }
            }.joined()
            for secret in [MeritHouse.secret, "7777", "complaint", "canh-cao", "Chuẩn bị xác minh", "\"staff\"", "Người staff"] {
                #expect(!kept.contains(secret), "\(secret)")
            }
        }
    }

    @Test(arguments: TestDatabases.engines)
    func nobodyKeepsWhatIsAboutThemselves(_ engine: Engine) async throws {
        try await MeritHouse.with(engine) { house in
            #expect(try await house.refusal("matter.open", MeritHouse.matter(["person": "officer"]))?.kind == .forbidden)
            #expect(try await house.refusal("matter.open", MeritHouse.matter(["officer": "staff"]))?.fields.map(\.key) == ["officer"])
            let about = try await house.act("matter.open", MeritHouse.matter(["person": "officer"]), as: "legalOfficer").subjectID
            let officer = try await house.world.actor("officer")
            let seen = try await house.world.database.read { try MatterQueries.list(today: house.today, for: officer, in: $0) }
            #expect(seen.isEmpty)
            #expect(
                try await house.refusal("matter.open-file", ["matter": .string(about), "why": "Xem"], as: "officer") == .notFound)
            #expect(try await house.reason(.person("officer"), "ldtt", 2024).guards.first { $0.kind == "matter" } == nil)
        }
    }
}
