internal import Ledger
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// Leaves entries in the record and otherwise nothing; whoever asks may do it.
private struct Say: Act {
    static let word = Field.text("word", Text("Lời", "Word"))
    static let declaration = ActDeclaration("test.say", title: Text("Nói", "Say"), summary: Text("Nói.", "Says."), fields: [word.declaration])

    let word: String

    init(_ input: ActInput) throws { word = try input[Self.word] }
    func permit(in world: World) throws {}
    func perform(in world: World) throws -> ActOutcome {
        ActOutcome(subject: "word:\(word)", sentence: Text("nói \(word)", "said \(word)"))
    }
}

extension TestWorld {
    @discardableResult
    fileprivate func say(_ word: String, as actor: String = "staff") async throws -> String {
        try await runner.perform(Say.self, ActInput(["word": .string(word)]), as: Self.source(actor), channel: .web).entry
    }

    /// Five chained entries in the first agency, two in the other.
    fileprivate func chain() async throws {
        for word in ["one", "two", "three", "four", "five", "six", "seven"] {
            try await say(word, as: word.hasPrefix("s") ? "stranger" : "staff")
            // One by one, because the clock stands still and leaves of one moment have no order of their own.
            try await RecordSequencer.run(on: database)
        }
    }

    fileprivate func execute(_ statements: [SQL]) async throws {
        try await database.write { session in for statement in statements { try session.execute(statement) } }
    }

    /// Takes the guards off the record, as somebody with the database's own password can.
    fileprivate func dropGuards() async throws {
        switch database.engine {
        case .sqlite: try await execute(["DROP TRIGGER record_append_only", "DROP TRIGGER record_no_delete"])
        case .postgresql: try await execute(["DROP TRIGGER record_append_only ON record"])
        }
    }

    fileprivate func entries(_ agency: String = agency) async throws -> [VerifiableEntry] {
        try await database.read { try RecordQueries.verifiable(agency: agency, after: 0, limit: 1000, in: $0) }
    }
}

@Suite("Record: chain and verification")
struct RecordTests {
    @Test("SQLite chains with the act, PostgreSQL when the sequencer comes by", arguments: TestDatabases.engines)
    func chaining(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            for word in ["one", "two", "three"] { try await world.say(word) }
            try await world.say("four", as: "stranger")
            let open = try await world.database.read { try $0.row("SELECT COUNT(*) FROM record WHERE seq IS NULL")?.int(0) }
            #expect(open == (engine == .sqlite ? 0 : 4))
            #expect(try await RecordSequencer.run(on: world.database) == (engine == .sqlite ? 0 : 4))
            #expect(try await RecordSequencer.run(on: world.database) == 0)
            for (agency, count) in [(TestWorld.agency, 3), (TestWorld.otherAgency, 1)] {
                let entries = try await world.entries(agency)
                #expect(entries.map(\.entry.sequence) == Array(1...Int64(count)))
                #expect(entries.map(\.entry.previous) == [LedgerEntry.origin] + entries.dropLast().map(\.stored))
                for one in entries {
                    #expect(one.entry.digest == one.stored)
                    #expect(one.entry.agency == agency && one.entry.channel == "web" && one.entry.act == "test.say")
                    #expect(one.entry.milliseconds == TestWorld.noon.milliseconds)
                    let (salt, content) = (try #require(one.salt), try #require(one.content))
                    #expect(salt.count == 16)
                    #expect(LedgerEntry.commitment(salt: salt, content: content) == one.entry.contentDigest)
                }
                #expect(Set(entries.compactMap(\.salt)).count == count)
                let head = try await world.database.read { try RecordQueries.head(of: agency, in: $0) }
                #expect(head == RecordHead(sequence: Int64(count), digest: try #require(entries.last).stored))
            }
        }
    }

    @Test("An empty record holds, and begins before the first entry", arguments: TestDatabases.engines)
    func empty(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            #expect(
                try await RecordVerification.run(on: world.database)
                    == [TestWorld.agency, TestWorld.otherAgency].map {
                        RecordVerdict(agency: $0, count: 0, head: LedgerEntry.origin, firstBreak: nil)
                    })
            let head = try await world.database.read { try RecordQueries.head(of: TestWorld.agency, in: $0) }
            #expect(head == RecordHead(sequence: 0, digest: LedgerEntry.origin))
        }
    }

    @Test("Many sequencers and many acts at once leave no gap and no fork", arguments: TestDatabases.engines)
    func sequencers(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<60 { group.addTask { try await world.say("word-\(number)", as: number % 3 == 0 ? "stranger" : "staff") } }
                for _ in 0..<6 {
                    group.addTask { for _ in 0..<5 { try await RecordSequencer.run(on: world.database, batch: 3) } }
                }
                try await group.waitForAll()
            }
            try await RecordSequencer.run(on: world.database, batch: 3)
            let verdicts = try await RecordVerification.run(on: world.database)
            #expect(verdicts.map(\.firstBreak) == [nil, nil])
            #expect(verdicts.map(\.count) == [40, 20])
            let open = try await world.database.read { try $0.row("SELECT COUNT(*) FROM record WHERE seq IS NULL")?.int(0) }
            #expect(open == 0)
        }
    }

    @Test("More leaves than a batch are chained in one go, in the order of their identifiers", arguments: TestDatabases.engines)
    func batches(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            for number in 0..<7 { try await world.say("word-\(number)") }
            #expect(try await RecordSequencer.run(on: world.database, batch: 2) == (engine == .sqlite ? 0 : 7))
            let entries = try await world.entries()
            #expect(entries.count == 7)
            if engine == .postgresql { #expect(entries.map(\.entry.leaf) == entries.map(\.entry.leaf).sorted()) }
        }
    }

    @Test("A record that was left alone holds, however it is paged", arguments: TestDatabases.engines)
    func holds(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            try await world.chain()
            let heads = [
                try #require(try await world.entries().last).stored, try #require(try await world.entries(TestWorld.otherAgency).last).stored,
            ]
            for page in [1, 2, 5, 1000] {
                #expect(
                    try await RecordVerification.run(on: world.database, page: page) == [
                        RecordVerdict(agency: TestWorld.agency, count: 5, head: heads[0], firstBreak: nil),
                        RecordVerdict(agency: TestWorld.otherAgency, count: 2, head: heads[1], firstBreak: nil),
                    ])
            }
        }
    }

    /// What somebody with the database's password may try on entry 3 of 5, and the first entry that gives it away.
    static let forgeries: [(what: String, statements: [SQL], firstBreak: LedgerBreak?)] = [
        ("another act", ["UPDATE record SET act = 'test.other' WHERE seq = 3 AND agency_id = 'agency-a'"], LedgerBreak(sequence: 3, reason: .digest)),
        ("another actor", ["UPDATE record SET actor = 'head' WHERE seq = 3 AND agency_id = 'agency-a'"], LedgerBreak(sequence: 3, reason: .digest)),
        ("another time", ["UPDATE record SET at = at + 1 WHERE seq = 3 AND agency_id = 'agency-a'"], LedgerBreak(sequence: 3, reason: .digest)),
        (
            "another channel", ["UPDATE record SET channel = 'cli' WHERE seq = 3 AND agency_id = 'agency-a'"],
            LedgerBreak(sequence: 3, reason: .digest)
        ),
        ("another subject", ["UPDATE record SET subject = '' WHERE seq = 3 AND agency_id = 'agency-a'"], LedgerBreak(sequence: 3, reason: .digest)),
        (
            "another commitment",
            [
                """
                UPDATE record SET content_digest = (SELECT o.content_digest FROM record o WHERE o.seq = 4 AND o.agency_id = 'agency-a')
                WHERE seq = 3 AND agency_id = 'agency-a'
                """
            ], LedgerBreak(sequence: 3, reason: .digest)
        ),
        (
            "another link",
            ["UPDATE record SET previous = digest WHERE seq = 3 AND agency_id = 'agency-a'"], LedgerBreak(sequence: 3, reason: .chain)
        ),
        (
            "a row taken out",
            [
                "DELETE FROM record_content WHERE leaf_id = (SELECT leaf_id FROM record WHERE seq = 3 AND agency_id = 'agency-a')",
                "DELETE FROM record WHERE seq = 3 AND agency_id = 'agency-a'",
            ], LedgerBreak(sequence: 3, reason: .gap)
        ),
        (
            "a row taken out and the rest moved up",
            [
                "DELETE FROM record_content WHERE leaf_id = (SELECT leaf_id FROM record WHERE seq = 3 AND agency_id = 'agency-a')",
                "DELETE FROM record WHERE seq = 3 AND agency_id = 'agency-a'",
                "UPDATE record SET seq = 3 WHERE seq = 4 AND agency_id = 'agency-a'",
                "UPDATE record SET seq = 4 WHERE seq = 5 AND agency_id = 'agency-a'",
            ], LedgerBreak(sequence: 3, reason: .chain)
        ),
        (
            "the first row taken out",
            [
                "DELETE FROM record_content WHERE leaf_id = (SELECT leaf_id FROM record WHERE seq = 1 AND agency_id = 'agency-a')",
                "DELETE FROM record WHERE seq = 1 AND agency_id = 'agency-a'",
            ], LedgerBreak(sequence: 1, reason: .gap)
        ),
        (
            "two rows swapped",
            [
                "UPDATE record SET seq = 100 WHERE seq = 3 AND agency_id = 'agency-a'",
                "UPDATE record SET seq = 3 WHERE seq = 4 AND agency_id = 'agency-a'",
                "UPDATE record SET seq = 4 WHERE seq = 100 AND agency_id = 'agency-a'",
            ], LedgerBreak(sequence: 3, reason: .chain)
        ),
        (
            "other words",
            [
                """
                UPDATE record_content SET content = REPLACE(content, 'three', 'seven')
                WHERE leaf_id = (SELECT leaf_id FROM record WHERE seq = 3 AND agency_id = 'agency-a')
                """
            ], LedgerBreak(sequence: 3, reason: .content)
        ),
        (
            "the words of another entry",
            [
                """
                UPDATE record_content SET content = (SELECT c.content FROM record_content c WHERE c.content LIKE '%four%')
                WHERE leaf_id = (SELECT leaf_id FROM record WHERE seq = 3 AND agency_id = 'agency-a')
                """
            ], LedgerBreak(sequence: 3, reason: .content)
        ),
        (
            "words erased",
            ["DELETE FROM record_content WHERE leaf_id = (SELECT leaf_id FROM record WHERE seq = 3 AND agency_id = 'agency-a')"], nil
        ),
        ("all words erased", ["DELETE FROM record_content"], nil),
    ]

    @Test("The first entry that does not hold is named", arguments: TestDatabases.engines, forgeries.indices)
    func forgery(_ engine: Engine, _ index: Int) async throws {
        let forgery = Self.forgeries[index]
        try await TestWorld.with(engine) { world in
            try await world.chain()
            let heads = [LedgerEntry.origin] + (try await world.entries().map(\.stored))
            let other = try #require(try await world.entries(TestWorld.otherAgency).last).stored
            try await world.dropGuards()
            try await world.execute(forgery.statements)
            let held = (forgery.firstBreak?.sequence ?? 6) - 1
            for page in [2, 1000] {
                #expect(
                    try await RecordVerification.run(on: world.database, page: page) == [
                        RecordVerdict(agency: TestWorld.agency, count: held, head: heads[Int(held)], firstBreak: forgery.firstBreak),
                        RecordVerdict(agency: TestWorld.otherAgency, count: 2, head: other, firstBreak: nil),
                    ], "\(forgery.what)")
            }
        }
    }

    @Test(
        "An entry written anew with a digest of its own breaks at the one after it; only the head shows a lost end", arguments: TestDatabases.engines)
    func rewritten(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            try await world.chain()
            let entries = try await world.entries()
            let third = entries[2].entry
            let forged = LedgerEntry(
                agency: third.agency, sequence: 3, leaf: third.leaf, milliseconds: third.milliseconds, act: "test.other", actor: third.actor,
                channel: third.channel, subject: third.subject, contentDigest: third.contentDigest, previous: third.previous)
            try await world.dropGuards()
            try await world.execute(["UPDATE record SET act = 'test.other', digest = \(forged.digest) WHERE agency_id = 'agency-a' AND seq = 3"])
            let broken = try #require(try await RecordVerification.run(on: world.database).first)
            #expect(
                broken == RecordVerdict(agency: TestWorld.agency, count: 3, head: forged.digest, firstBreak: LedgerBreak(sequence: 4, reason: .chain))
            )

            try await world.execute([
                "UPDATE record SET act = 'test.say', digest = \(third.digest) WHERE agency_id = 'agency-a' AND seq = 3",
                "DELETE FROM record_content WHERE leaf_id = \(entries[4].entry.leaf)",
                "DELETE FROM record WHERE agency_id = 'agency-a' AND seq = 5",
            ])
            let shorter = try #require(try await RecordVerification.run(on: world.database).first)
            #expect(shorter == RecordVerdict(agency: TestWorld.agency, count: 4, head: entries[3].stored, firstBreak: nil))
            #expect(shorter.head != entries[4].stored)
        }
    }

    @Test(
        "The database itself refuses to change or delete entries", arguments: TestDatabases.engines,
        [
            "UPDATE record SET act = 'x'", "UPDATE record SET seq = NULL, previous = NULL, digest = NULL", "UPDATE record SET seq = seq + 100",
            "UPDATE record SET digest = previous WHERE seq = 2", "DELETE FROM record WHERE seq = 5", "DELETE FROM record",
        ])
    func appendOnly(_ engine: Engine, _ statement: String) async throws {
        try await TestWorld.with(engine) { world in
            try await world.chain()
            // Without the words the rows hang on nothing, so that only the guard can say no.
            try await world.execute(["DELETE FROM record_content"])
            let before = try await RecordVerification.run(on: world.database)
            await #expect(throws: StorageError.self) { try await world.execute([.unsafe(statement)]) }
            #expect(try await RecordVerification.run(on: world.database) == before)
            #expect(before.map(\.count) == [5, 2])
        }
    }

    @Test("An open leaf on PostgreSQL cannot be deleted, nor the whole table emptied", .enabled(if: TestDatabases.isPostgresExpected))
    func openLeaves() async throws {
        try await TestWorld.with(.postgresql) { world in
            try await world.say("one")
            try await world.execute(["DELETE FROM record_content"])
            await #expect(throws: StorageError.self) { try await world.execute(["DELETE FROM record"]) }
            await #expect(throws: StorageError.self) { try await world.execute(["TRUNCATE record CASCADE"]) }
            let count = try await world.database.read { try $0.row("SELECT COUNT(*) FROM record")?.int(0) }
            #expect(count == 1)
        }
    }
}
