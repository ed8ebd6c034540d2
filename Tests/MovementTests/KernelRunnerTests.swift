internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// Writes one row; signed-in people may. Asked to fail, it refuses after it has written.
private struct Mark: Act {
    static let key = Field.text("key", Text("Khóa", "Key"))
    static let fails = Field.optionalText("fails", Text("Hỏng", "Fails"))
    static let declaration = ActDeclaration(
        "test.mark", title: Text("Ghi", "Mark"), summary: Text("Ghi.", "Marks."), fields: [key.declaration, fails.declaration])
    static let refusal = Refusal.conflict("test.late", Text("Muộn", "Late"), next: Text("Thôi", "Stop"))

    let key: String
    let fails: String?

    init(_ input: ActInput) throws {
        key = try input[Self.key]
        fails = try input[Self.fails]
    }

    func permit(in world: World) throws { try world.require(world.actor.isSignedIn || world.actor.identity == .operator) }

    func perform(in world: World) throws -> ActOutcome {
        try world.session.execute("INSERT INTO installation (key, value) VALUES (\(key), \(world.actor.recordName))")
        if fails == "refusal" { throw Self.refusal }
        if fails == "storage" { try world.session.execute("INSERT INTO installation (key, value) VALUES (\(key), 'again')") }
        return ActOutcome(
            subject: "mark:\(key)", sentence: Text("\(world.actor.name) ghi \(key).", "\(world.actor.name) marked \(key)."),
            result: ["key": .string(key), "at": .int(world.now.milliseconds)])
    }
}

/// Takes a secret, finds something out before the transaction, and gives a secret back.
private struct Whisper: Act {
    static let word = Field.secret("word", Text("Từ", "Word"))
    static let key = Field.optionalText("key", Text("Khóa", "Key"))
    static let declaration = ActDeclaration(
        "test.whisper", title: Text("Thầm", "Whisper"), summary: Text("Thầm.", "Whispers."), fields: [key.declaration, word.declaration])

    let found: String

    static func prepare(_ input: ActInput, _ preparation: Preparation) async throws -> ActInput {
        input.adding(prepared: "found", .string("found \((try? input[word]) ?? "nothing")"))
    }

    init(_ input: ActInput) throws { found = input.prepared["found"]?.string ?? "unprepared" }

    func permit(in world: World) throws {}

    func perform(in world: World) throws -> ActOutcome {
        ActOutcome(subject: "whisper:1", sentence: Text("Có người nói thầm.", "Somebody whispered."), result: ["echo": .string(found)], isSecret: true)
    }
}

/// How many rows an act can leave behind, table by table.
private struct Traces: Equatable, Sendable {
    var marks = 0
    var entries = 0
    var contents = 0
    var keys = 0
}

extension TestWorld {
    fileprivate func mark(
        _ key: String, fails: String? = nil, as actor: String = "staff", scope: Set<String>? = nil, idempotency: String? = nil, dryRun: Bool = false
    ) async throws -> Receipt {
        let input = ActInput(["key": .string(key)].merging(fails.map { ["fails": .string($0)] } ?? [:]) { one, _ in one })
        return try await runner.perform(
            Mark.self, input, as: Self.source(actor, scope: scope), channel: .api, key: idempotency, dryRun: dryRun)
    }

    fileprivate func whisper(_ word: String, as actor: String = "staff", idempotency: String? = nil) async throws -> Receipt {
        try await runner.perform(Whisper.self, ActInput(["word": .string(word)]), as: Self.source(actor), channel: .web, key: idempotency)
    }

    fileprivate func traces() async throws -> Traces {
        try await database.read { session in
            func count(_ table: SQL) throws -> Int { try session.row("SELECT COUNT(*) FROM \(raw: table)")?.int(0) ?? -1 }
            return Traces(
                marks: try count("installation"), entries: try count("record"), contents: try count("record_content"), keys: try count("act_key"))
        }
    }

    fileprivate func texts(_ query: SQL) async throws -> [String] {
        try await database.read { session in try session.rows(query).map { try $0.text(0) } }
    }
}

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
            #expect(try await world.traces() == Traces(marks: 1, entries: 1, contents: 1, keys: 0))
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
                (try await TestWorld.refusal { try await world.mark("a", fails: "refusal", idempotency: "k") }, Mark.refusal),
                (
                    try await TestWorld.refusal { try await world.mark("", idempotency: "k") },
                    .invalid([FieldProblem("key", Text("Nhập khóa.", "Enter key."))])
                ),
            ]
            for (outcome, expected) in outcomes { #expect(outcome == expected) }
            await #expect(throws: StorageError.self) { try await world.mark("a", fails: "storage", idempotency: "k") }
            #expect(try await world.traces() == Traces())
            // Nor does the key remember what was refused.
            let receipt = try await world.mark("a", idempotency: "k")
            #expect(!receipt.isRepeat)
            #expect(try await world.traces() == Traces(marks: 1, entries: 1, contents: 1, keys: 1))
        }
    }

    @Test("A dry run answers like the act and leaves nothing, its key included", arguments: TestDatabases.engines)
    func dryRun(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            let trial = try await world.mark("a", idempotency: "k", dryRun: true)
            #expect(trial.result == ["key": "a", "at": .int(TestWorld.noon.milliseconds)])
            #expect(trial.sentence == Text("Người staff ghi a.", "Người staff marked a."))
            #expect(try await TestWorld.refusal { try await world.mark("a", fails: "refusal", dryRun: true) } == Mark.refusal)
            #expect(try await world.traces() == Traces())
            let receipt = try await world.mark("a", idempotency: "k")
            #expect(!receipt.isRepeat)
            #expect(receipt.entry != trial.entry)
            // A dry run of what was done is the receipt of what was done.
            #expect(try await world.mark("a", idempotency: "k", dryRun: true).entry == receipt.entry)
        }
    }

    @Test("The same key and input is one act; with other input the key is refused", arguments: TestDatabases.engines)
    func idempotency(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            let first = try await world.mark("a", idempotency: "k")
            let second = try await world.mark("a", idempotency: "k")
            #expect(!first.isRepeat)
            #expect(
                second
                    == Receipt(
                        act: first.act, entry: first.entry, subject: first.subject, sentence: first.sentence, result: first.result, isRepeat: true))
            for (key, fails) in [("b", nil), ("a ", nil), ("a", "refusal")] as [(String, String?)] {
                #expect(try await TestWorld.refusal { try await world.mark(key, fails: fails, idempotency: "k") } == .keyReused)
            }
            #expect(try await TestWorld.refusal { try await world.whisper("a", idempotency: "k") } == .keyReused)
            #expect(Refusal.keyReused.kind == .conflict && Refusal.keyReused.code == "key.reused")
            #expect(try await world.traces() == Traces(marks: 1, entries: 1, contents: 1, keys: 1))
        }
    }

    @Test("One actor's key says nothing about another's", arguments: TestDatabases.engines)
    func keysAreTheActorsOwn(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            let actors = ["staff", "officer", "operator", "stranger"]
            var entries: Set<String> = []
            for actor in actors {
                let receipt = try await world.mark(actor, as: actor, idempotency: "k")
                #expect(!receipt.isRepeat)
                entries.insert(receipt.entry)
            }
            #expect(entries.count == actors.count)
            #expect(try await world.traces() == Traces(marks: 4, entries: 4, contents: 4, keys: 4))
        }
    }

    @Test("Keys have 1 to 200 bytes", arguments: TestDatabases.engines)
    func keyLimits(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            for key in ["", String(repeating: "x", count: 201), String(repeating: "ế", count: 67)] {
                #expect(try await TestWorld.refusal { try await world.mark("a", idempotency: key) } == .badKey)
            }
            for key in ["x", String(repeating: "x", count: 200), String(repeating: "ế", count: 66), "'; DROP TABLE record; --"] {
                let mark = String("mark \(key)".prefix(200))
                let (first, second) = (try await world.mark(mark, idempotency: key), try await world.mark(mark, idempotency: key))
                #expect(!first.isRepeat && second.isRepeat)
            }
        }
    }

    @Test("Thirty-two tries at once with one key are one act", arguments: TestDatabases.engines)
    func sameKeyAtOnce(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            let receipts = try await withThrowingTaskGroup(of: Receipt.self) { group in
                for _ in 0..<32 { group.addTask { try await world.mark("a", idempotency: "k") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(receipts.count == 32)
            #expect(Set(receipts.map(\.entry)).count == 1)
            #expect(receipts.count { !$0.isRepeat } == 1)
            #expect(try await world.traces() == Traces(marks: 1, entries: 1, contents: 1, keys: 1))
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
            #expect(try await world.traces() == Traces(marks: 0, entries: 1, contents: 1, keys: 0))
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

    @Test("Secrets reach neither the record nor the table of keys", arguments: TestDatabases.engines)
    func secrets(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            let first = try await world.whisper("hush-hush", idempotency: "k")
            #expect(first.result == ["echo": "found hush-hush"])
            let second = try await world.whisper("hush-hush", idempotency: "k")
            #expect(second.isRepeat && second.entry == first.entry)
            #expect(second.result == [:])
            let kept = try await world.texts("SELECT content FROM record_content") + world.texts("SELECT receipt FROM act_key")
            #expect(kept.count == 2)
            for text in kept { #expect(!text.contains("hush")) }
            // Secrets are no part of what is compared: not even a hash of them is kept.
            #expect(try await world.whisper("other", idempotency: "k").entry == first.entry)
        }
    }

    @Test("What was found out beforehand cannot be sent along", arguments: TestDatabases.engines)
    func preparedIsNotInput(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            let forged = ActInput(["word": "x", "found": "forged"])
            let refusal = try await TestWorld.refusal {
                try await world.runner.perform(Whisper.self, forged, as: TestWorld.source("staff"), channel: .api)
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
            #expect(try await world.traces() == Traces())
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
            #expect(try await world.traces() == Traces(marks: 1, entries: 1, contents: 1, keys: 1))
        }
    }

    @Test("Who acts is looked up anew each time: a closed account, a person who left or another agency's account is a visitor", arguments: TestDatabases.engines)
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
                let source = ActorSource.account(agency: account == "stranger" ? TestWorld.agency : TestWorld.otherAgency, account: account, scope: nil)
                let refusal = try await TestWorld.refusal {
                    try await world.runner.perform(Mark.self, ActInput(["key": "x"]), as: source, channel: .web)
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
