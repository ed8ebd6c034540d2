internal import Storage
internal import TestSupport
internal import Vietnamese

@testable internal import Movement

/// Writes one row; signed-in people may. Asked to fail, it refuses after it has written.
struct MarkAct: Act {
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
struct WhisperAct: Act {
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
        ActOutcome(
            subject: "whisper:1", sentence: Text("Có người nói thầm.", "Somebody whispered."), result: ["echo": .string(found)], isSecret: true)
    }
}

/// How many rows an act can leave behind, table by table.
struct ActTraces: Equatable, Sendable {
    var marks = 0
    var entries = 0
    var contents = 0
    var keys = 0
}

extension TestWorld {
    func mark(
        _ key: String, fails: String? = nil, as actor: String = "staff", scope: Set<String>? = nil, idempotency: String? = nil, dryRun: Bool = false
    ) async throws -> Receipt {
        let input = ActInput(["key": .string(key)].merging(fails.map { ["fails": .string($0)] } ?? [:]) { one, _ in one })
        return try await runner.perform(
            MarkAct.self, input, as: Self.source(actor, scope: scope), channel: .api, key: idempotency, dryRun: dryRun)
    }

    func whisper(_ word: String, as actor: String = "staff", idempotency: String? = nil) async throws -> Receipt {
        try await runner.perform(WhisperAct.self, ActInput(["word": .string(word)]), as: Self.source(actor), channel: .web, key: idempotency)
    }

    func traces() async throws -> ActTraces {
        try await database.read { session in
            func count(_ table: SQL) throws -> Int { try session.row("SELECT COUNT(*) FROM \(raw: table)")?.int(0) ?? -1 }
            return ActTraces(
                marks: try count("installation"), entries: try count("record"), contents: try count("record_content"), keys: try count("act_key"))
        }
    }

    func texts(_ query: SQL) async throws -> [String] {
        try await database.read { session in try session.rows(query).map { try $0.text(0) } }
    }
}
