internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite("Kernel: repeated acts")
struct KernelKeyTests {
    @Test("A dry run answers like the act and leaves nothing, its key included", arguments: TestDatabases.engines)
    func dryRun(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            let trial = try await world.mark("a", idempotency: "k", dryRun: true)
            #expect(trial.result == ["key": "a", "at": .int(TestWorld.noon.milliseconds)])
            #expect(trial.sentence == Text("Người staff ghi a.", "Người staff marked a."))
            #expect(try await TestWorld.refusal { try await world.mark("a", fails: "refusal", dryRun: true) } == MarkAct.refusal)
            #expect(try await world.traces() == ActTraces())
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
            #expect(try await world.traces() == ActTraces(marks: 1, entries: 1, contents: 1, keys: 1))
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
            #expect(try await world.traces() == ActTraces(marks: 4, entries: 4, contents: 4, keys: 4))
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
            #expect(try await world.traces() == ActTraces(marks: 1, entries: 1, contents: 1, keys: 1))
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
}
