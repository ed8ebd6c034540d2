internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite("Record: who may read what")
struct RecordViewTests {
    /// Viewer, and whether they read the sentence of: somebody else's act, their own act, an act on accounts.
    static let policy: [(viewer: String, others: Bool, own: Bool, accounts: Bool)] = [
        ("visitor", false, false, false), ("officer", true, true, false), ("head", true, true, false), ("unitHead", false, true, false),
        ("staff", false, true, false), ("massOrganisation", false, true, false), ("councilMember", false, true, false),
        ("councilSecretary", false, true, false), ("legalOfficer", false, true, false), ("clerk", false, true, false),
        ("accountant", false, true, false), ("inspector", true, true, false), ("administrator", false, true, true), ("nobody", false, true, false),
        ("operator", false, false, false), ("guest", false, true, false),
    ]

    @Test("Everybody sees that something happened; the sentence is for those it concerns", arguments: TestDatabases.engines)
    func sentences(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            #expect(Set(Self.policy.map(\.viewer)).union(["stranger"]) == Set(TestWorld.actors))
            for row in Self.policy {
                let viewer = try await world.actor(row.viewer)
                #expect(RecordPolicy.maySeeSentence(viewer, act: "plan.read", actor: "reader") == row.others, "\(row.viewer)")
                #expect(RecordPolicy.maySeeSentence(viewer, act: "plan.read", actor: viewer.recordName) == row.own, "\(row.viewer)")
                #expect(RecordPolicy.maySeeSentence(viewer, act: "account.create", actor: "reader") == row.accounts, "\(row.viewer)")
                #expect(RecordPolicy.maySeeSentence(viewer, act: "account.sign-in", actor: viewer.recordName) == row.own, "\(row.viewer)")
            }
        }
    }

    @Test("Pages, single entries, histories and notices keep to the same policy", arguments: TestDatabases.engines)
    func views(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            let unit: [String: JSONValue] = ["name": "Tổ Lưu động", "code": "luu-dong", "kind": "division", "from": "01/03/2025"]
            let receipt = try await world.runner.perform("unit.create", unit, as: TestWorld.source("officer"), channel: .web)
            _ = try await world.runner.perform("unit.create", unit, as: TestWorld.source("stranger"), channel: .web)
            try await RecordSequencer.run(on: world.database)
            for row in Self.policy {
                let viewer = try await world.actor(row.viewer)
                let expected = row.others || row.viewer == "officer" ? receipt.sentence : nil
                let (page, line, missing, history, notice) = try await world.database.read { session in
                    (
                        try RecordQueries.page(for: viewer, before: nil, limit: 10, in: session), try RecordQueries.line(1, for: viewer, in: session),
                        try RecordQueries.line(2, for: viewer, in: session), try RecordQueries.history(of: receipt.subject, for: viewer, in: session),
                        try RecordQueries.sentence(ofLeaf: receipt.entry, for: viewer, in: session)
                    )
                }
                #expect(page.map(\.sentence) == [expected], "\(row.viewer)")
                #expect(line == page.first)
                #expect(history == page)
                #expect(notice == expected)
                #expect(missing == nil)
                #expect(page.first?.at == TestWorld.noon && page.first?.act == "unit.create" && page.first?.sequence == 1)
            }
            let stranger = try await world.actor("stranger")
            let (foreign, foreignNotice) = try await world.database.read { session in
                (
                    try RecordQueries.history(of: receipt.subject, for: stranger, in: session),
                    try RecordQueries.sentence(ofLeaf: receipt.entry, for: stranger, in: session)
                )
            }
            #expect(foreign == [] && foreignNotice == nil)
        }
    }

    @Test("Pages go back from the newest and forward from the oldest without losing an entry", arguments: TestDatabases.engines)
    func paging(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            for number in 1...7 {
                _ = try await world.runner.perform(
                    "unit.create",
                    [
                        "name": .string("Tổ \(number)"), "code": .string("to-\(number)"), "kind": "division", "from": "01/03/2025",
                        "parent": "reading",
                    ],
                    as: TestWorld.source("operator"), channel: .cli)
            }
            try await RecordSequencer.run(on: world.database)
            let viewer = try await world.actor("visitor")
            let (back, forward) = try await world.database.read { session in
                var (back, forward): ([[Int64]], [[Int64]]) = ([], [])
                repeat {
                    back.append(try RecordQueries.page(for: viewer, before: back.last?.last, limit: 3, in: session).map(\.sequence))
                    forward.append(try RecordQueries.page(for: viewer, after: forward.last?.last ?? 0, limit: 3, in: session).map(\.sequence))
                } while back.last != []
                return (back, forward)
            }
            #expect(back == [[7, 6, 5], [4, 3, 2], [1], []])
            #expect(forward == [[1, 2, 3], [4, 5, 6], [7], []])
        }
    }

    @Test("Erased words leave the entry, without a sentence even for those who might read it", arguments: TestDatabases.engines)
    func erased(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            let unit: [String: JSONValue] = ["name": "Tổ Một", "code": "to-1", "kind": "division", "from": "01/03/2025", "parent": "reading"]
            let receipt = try await world.runner.perform("unit.create", unit, as: TestWorld.source("officer"), channel: .web)
            try await RecordSequencer.run(on: world.database)
            try await world.database.write { try $0.execute("DELETE FROM record_content") }
            let viewer = try await world.actor("head")
            let (line, notice) = try await world.database.read { session in
                (
                    try RecordQueries.line(1, for: viewer, in: session),
                    try RecordQueries.sentence(ofLeaf: receipt.entry, for: viewer, in: session)
                )
            }
            #expect(line?.sequence == 1 && line?.act == "unit.create")
            #expect(line?.sentence == nil && notice == nil)
        }
    }
}
