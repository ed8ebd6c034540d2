internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite("Kernel: performing acts")
struct KernelRunnerTests {
    @Test("An act, its entry and its content are there together", arguments: TestDatabases.engines)
    func performs(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            let receipt = try await world.mark(" a ")
            #expect(
                receipt
                    == Receipt(
                        act: "test.mark", entry: receipt.entry, subject: "mark:a", sentence: Text("Người staff ghi a.", "Người staff marked a."),
                        result: ["key": "a", "at": .int(TestWorld.noon.milliseconds)], isRepeat: false))
            #expect(receipt.subjectID == "a")
            #expect(receipt.entry.count == 26)
            #expect(try await world.traces() == ActTraces(marks: 1, entries: 1, contents: 1, keys: 0))
            let row = try await world.database.read { session in
                try session.rows("SELECT agency_id, leaf_id, act, actor, channel, subject FROM record").map { row in
                    try (0..<6).map { try row.text($0) }
                }
            }
            #expect(row == [[TestWorld.agency, receipt.entry, "test.mark", "staff", "api", "mark:a"]])
            #expect(
                try await world.texts("SELECT content FROM record_content")
                    == [#"{"input":{"key":" a "},"sentence":{"en":"Người staff marked a.","vi":"Người staff ghi a."}}"#])
        }
    }

    @Test("An act that does not go through leaves nothing, wherever it stopped", arguments: TestDatabases.engines)
    func refusedLeavesNothing(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            let outcomes: [(Refusal?, Refusal)] = [
                (try await TestWorld.refusal { try await world.mark("a", as: "visitor", idempotency: "k") }, .signedOut),
                (try await TestWorld.refusal { try await world.mark("a", fails: "refusal", idempotency: "k") }, MarkAct.refusal),
                (
                    try await TestWorld.refusal { try await world.mark("", idempotency: "k") },
                    .invalid([FieldProblem("key", Text("Chưa nhập “Khóa”.", "“Key” is empty."))])
                ),
            ]
            for (outcome, expected) in outcomes { #expect(outcome == expected) }
            await #expect(throws: StorageError.self) { try await world.mark("a", fails: "storage", idempotency: "k") }
            #expect(try await world.traces() == ActTraces())
            // Nor does the key remember what was refused.
            let receipt = try await world.mark("a", idempotency: "k")
            #expect(!receipt.isRepeat)
            #expect(try await world.traces() == ActTraces(marks: 1, entries: 1, contents: 1, keys: 1))
        }
    }

    @Test("Of twenty who make the same thing at once one succeeds, and the others are told so in words", arguments: TestDatabases.engines)
    func sameThingAtOnce(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            let unit: [String: JSONValue] = ["name": "Tổ Mới", "code": "to-moi", "kind": "division", "from": "01/03/2025"]
            let refusals = try await withThrowingTaskGroup(of: Refusal?.self) { group in
                for number in 0..<20 {
                    let source = TestWorld.source(["officer", "administrator", "operator"][number % 3])
                    group.addTask { try await TestWorld.refusal { try await world.runner.perform("unit.create", unit, as: source, channel: .web) } }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(refusals.count { $0 == nil } == 1)
            #expect(Set(refusals.compactMap { $0?.fields.map(\.key) }) == [["code"]])
            #expect(try await world.traces() == ActTraces(marks: 0, entries: 1, contents: 1, keys: 0))
        }
    }

    @Test("Sixty-four acts at once stand in the record one after the other", arguments: TestDatabases.engines)
    func manyAtOnce(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<64 {
                    group.addTask { _ = try await world.mark("mark-\(number)", as: TestWorld.people[number % TestWorld.people.count]) }
                }
                try await group.waitForAll()
            }
            let verdict = try #require(try await RecordVerification.run(on: world.database).first)
            #expect(verdict.firstBreak == nil)
            #expect(verdict.count == 64)
            let numbers = try await world.database.read { session in
                try session.rows("SELECT seq FROM record ORDER BY seq").map { try $0.int64(0) }
            }
            #expect(numbers == Array(1...64))
        }
    }

    @Test("What was found out beforehand cannot be sent along", arguments: TestDatabases.engines)
    func preparedIsNotInput(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            let forged = ActInput(["word": "x", "found": "forged"])
            let refusal = try await TestWorld.refusal {
                try await world.runner.perform(WhisperAct.self, forged, as: TestWorld.source("staff"), channel: .api)
            }
            #expect(refusal?.fields.map(\.key) == ["found"])
            #expect(try await world.whisper("x").result == ["echo": "found x"])
        }
    }

    @Test("An act nobody knows", arguments: TestDatabases.engines)
    func unknown(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            for name in ["", "unit", "unit.explode", "test.mark", "UNIT.CREATE", String(repeating: "x", count: 10_000)] {
                let refusal = try await TestWorld.refusal {
                    try await world.runner.perform(name, [:], as: TestWorld.source("operator"), channel: .cli)
                }
                #expect(refusal == .unknownAct(name))
                #expect(refusal?.kind == .notFound && refusal?.code == "act.unknown")
                #expect((refusal?.reason.vi.count ?? 1000) < 100)
            }
            #expect(try await world.traces() == ActTraces())
        }
    }

    @Test("A token does what its scope names, and nothing else, not even what was already done", arguments: TestDatabases.engines)
    func scope(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            let done = try await world.mark("a", scope: ["test.mark"], idempotency: "k")
            #expect(!done.isRepeat)
            for scope in [[], ["test.whisper"], ["test"], ["test.mark.more"]] as [Set<String>] {
                #expect(try await TestWorld.refusal { try await world.mark("b", scope: scope) } == .outsideScope)
                #expect(try await TestWorld.refusal { try await world.mark("a", scope: scope, idempotency: "k") } == .outsideScope)
            }
            #expect(try await world.traces() == ActTraces(marks: 1, entries: 1, contents: 1, keys: 1))
        }
    }

    @Test(
        "Who acts is looked up anew each time: a closed account, a person who left or another agency's account is a visitor",
        arguments: TestDatabases.engines)
    func identity(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            _ = try await world.mark("before")
            let statements: [SQL] = [
                "UPDATE account SET disabled_at = 1 WHERE agency_id = 'agency-a' AND account_id = 'staff'",
                "UPDATE person SET valid_to = '2025-03-03' WHERE agency_id = 'agency-a' AND person_id = 'officer'",
                "UPDATE person SET valid_to = '2025-03-04' WHERE agency_id = 'agency-a' AND person_id = 'head'",
            ]
            try await world.database.write { session in for statement in statements { try session.execute(statement) } }
            #expect(try await TestWorld.refusal { try await world.mark("staff") } == .signedOut)
            #expect(try await TestWorld.refusal { try await world.mark("officer", as: "officer") } == .signedOut)
            #expect(try await TestWorld.refusal { try await world.mark("head", as: "head") } == nil)
            for account in ["staff", "stranger", "none", ""] {
                let source = ActorSource.account(
                    agency: account == "stranger" ? TestWorld.agency : TestWorld.otherAgency, account: account, scope: nil)
                let refusal = try await TestWorld.refusal {
                    try await world.runner.perform(MarkAct.self, ActInput(["key": "x"]), as: source, channel: .web)
                }
                #expect(refusal == .signedOut)
            }
        }
    }

    @Test("Roles end with the post, with the holding, and begin on their first day", arguments: TestDatabases.engines)
    func rolesAreDated(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            #expect(try await world.actor("officer").roles == [.officer])
            #expect(try await world.actor("staff").roles == [.staff])
            #expect(try await world.actor("nobody").roles == [])
            #expect(try await world.actor("unitHead").headedUnits == ["reading", "desk"])
            let statements: [SQL] = [
                "UPDATE holding SET valid_to = '2025-03-03' WHERE agency_id = 'agency-a' AND person_id = 'officer'",
                "UPDATE post SET valid_to = '2025-03-03' WHERE agency_id = 'agency-a' AND post_id = 'clerk'",
                "UPDATE holding SET valid_from = '2025-03-04' WHERE agency_id = 'agency-a' AND person_id = 'accountant'",
                "UPDATE holding SET valid_from = '2025-03-03' WHERE agency_id = 'agency-a' AND person_id = 'inspector'",
                "UPDATE membership SET valid_to = '2025-03-03' WHERE agency_id = 'agency-a' AND person_id = 'staff'",
            ]
            try await world.database.write { session in for statement in statements { try session.execute(statement) } }
            for key in ["officer", "clerk", "accountant", "staff"] { #expect(try await world.actor(key).roles == [], "\(key)") }
            #expect(try await world.actor("inspector").roles == [.inspector])
            #expect(try await world.actor("staff").units == [])
        }
    }
}
