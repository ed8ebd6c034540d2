internal import Foundation
internal import Storage
internal import TestSupport
internal import Testing

@testable internal import Movement

/// The expected table, RoleTable.txt: one row per act or view, one column per actor.
private struct RoleTable: Equatable {
    static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("RoleTable.txt")
    static let columns = [
        "visitor": "vis", "officer": "offi", "head": "head", "unitHead": "uhead", "staff": "staff", "massOrganisation": "mass",
        "councilMember": "counc", "councilSecretary": "secr", "legalOfficer": "legal", "clerk": "clerk", "accountant": "accnt",
        "inspector": "insp", "administrator": "admin", "nobody": "none", "operator": "cons", "stranger": "other", "guest": "guest",
    ]

    /// Cells by row name, in the order of `TestWorld.actors`.
    var rows: [String: [String]] = [:]
    var order: [String] = []

    mutating func add(_ name: String, _ cells: [String]) {
        #expect(rows.updateValue(cells, forKey: name) == nil, "two rows “\(name)”")
        order.append(name)
    }

    /// Reads the part of the file under a heading such as "ACTS".
    static func read(_ heading: String) throws -> RoleTable {
        var table = RoleTable()
        var isIn = false
        for line in try String(contentsOf: path, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split(separator: "|", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            try #require(parts.count == 2, "a line without “|”: \(line)")
            let cells = parts[1].split(separator: " ").map(String.init)
            try #require(cells.count == TestWorld.actors.count, "\(parts[0])")
            if cells == TestWorld.actors.map({ columns[$0] }) {
                isIn = parts[0] == heading
            } else if isIn {
                table.add(parts[0], cells)
            }
        }
        return table
    }

    func text(_ heading: String) -> String {
        let header = (heading, TestWorld.actors.map { Self.columns[$0] ?? $0 })
        let lines = [header] + order.map { ($0, rows[$0] ?? []) }
        let width = 1 + (lines.flatMap(\.1).map(\.count).max() ?? 0)
        return lines.map { name, cells in
            let padded = cells.map { $0.padding(toLength: width, withPad: " ", startingAt: 0) }
            return (name.padding(toLength: 40, withPad: " ", startingAt: 0) + "| " + padded.joined()).trimmingCharacters(in: .whitespaces)
        }.joined(separator: "\n")
    }

    /// Compares cell by cell; prints the whole table when it differs, to be read and, if it is right, put into the file.
    func expect(_ heading: String) throws {
        let expected = try Self.read(heading)
        for name in order {
            guard let cells = expected.rows[name] else {
                Issue.record("RoleTable.txt has no row “\(name)” under \(heading)")
                continue
            }
            for (actor, (cell, wanted)) in zip(TestWorld.actors, zip(rows[name] ?? [], cells)) {
                #expect(cell == wanted, "\(name) as \(actor)")
            }
        }
        #expect(expected.order == order, "rows of \(heading)")
        if expected != self { print("\(heading) as they are:\n\(text(heading))") }
    }
}

private func word(_ kind: Refusal.Kind) -> String {
    switch kind {
    case .invalid: "input"
    case .signedOut: "login"
    case .forbidden: "no"
    case .notFound: "-"
    case .conflict: "state"
    case .tooMany: "often"
    }
}

extension RoleTableStage {
    /// What comes of an act that is undone at once.
    fileprivate func outcome(_ act: String, _ values: [String: JSONValue], as actor: String) async throws -> Refusal? {
        try await TestWorld.refusal {
            try await world.runner.perform(act, values, as: TestWorld.source(actor), channel: .web, dryRun: true)
        }
    }
}

extension RoleTableAct {
    private static let missing = "01zzzzzzzzzzzzzzzzzzzzzzzz"

    /// The values with every identifier but the actor's own replaced by one that nothing has, and what was replaced.
    fileprivate func pointingNowhere(_ values: [String: JSONValue], besides own: String) -> (values: [String: JSONValue], replaced: [String]) {
        var (values, replaced): ([String: JSONValue], [String]) = (values, [])
        for field in ActCatalog.act(named: act)?.declaration.fields ?? [] {
            switch (field.kind, values[field.key]) {
            case (.reference, .string(let id)) where id != own:
                values[field.key] = .string(Self.missing)
                replaced.append(id)
            case (.references, .array(let ids)):
                values[field.key] = .array(ids.map { _ in .string(Self.missing) })
                replaced += ids.compactMap(\.string)
            default: break
            }
        }
        return (values, replaced)
    }

    /// A refusal with the identifier that was sent made the missing one, because a refusal may repeat what was typed.
    fileprivate func withoutNames(_ refusal: Refusal?, _ names: [String]) -> Refusal? {
        guard let refusal else { return nil }
        func plain(_ text: Text) -> Text {
            func plain(_ text: String) -> String { names.reduce(text) { $0.replacing("“\($1)”", with: "“\(Self.missing)”") } }
            return Text(plain(text.vi), plain(text.en))
        }
        return Refusal(
            refusal.kind, refusal.code, plain(refusal.reason), next: plain(refusal.next), citation: refusal.citation,
            fields: refusal.fields.map { FieldProblem($0.key, plain($0.message)) })
    }
}

@Suite("Who may do and see what")
struct RoleTableTests {
    @Test("Every act as everyone", arguments: TestDatabases.engines)
    func acts(_ engine: Engine) async throws {
        let covered = Set(RoleTableAct.all.map(\.act))
        #expect(Set(ActCatalog.all.map { $0.declaration.name }) == covered, "every act has a row, and every row an act")
        try await RoleTableStage.with(engine) { stage in
            let before = try await stage.fingerprint()
            var table = RoleTable()
            for row in RoleTableAct.all {
                var cells: [String] = []
                for actor in TestWorld.actors {
                    let values = row.values(stage, actor)
                    let refusal = try await stage.outcome(row.act, values, as: actor)
                    cells.append(refusal.map { word($0.kind) } ?? "done")
                    guard let refusal, refusal.kind == .notFound || actor == "stranger" else { continue }
                    // What is hidden, and what belongs to another agency, is refused as if it were not there.
                    let (nowhere, names) = row.pointingNowhere(values, besides: actor)
                    guard !names.isEmpty else { continue }
                    let missing = try await stage.outcome(row.act, nowhere, as: actor)
                    #expect(row.withoutNames(refusal, names) == missing, "\(row.row) as \(actor)")
                }
                table.add(row.row, cells)
            }
            try table.expect("ACTS")
            #expect(try await stage.fingerprint() == before)
        }
    }

    @Test("Every view as everyone", arguments: TestDatabases.engines)
    func views(_ engine: Engine) async throws {
        try await RoleTableStage.with(engine) { stage in
            var table = RoleTable()
            for row in RoleTableView.all {
                var cells: [String] = []
                for actor in TestWorld.actors {
                    let viewer = try await stage.world.actor(actor)
                    do {
                        cells.append(try await stage.world.database.read { try row.digest(stage, viewer, $0) })
                    } catch let refusal as Refusal {
                        cells.append(word(refusal.kind))
                        if refusal.kind == .notFound { #expect(refusal == .notFound, "\(row.row) as \(actor)") }
                    }
                }
                table.add(row.row, cells)
            }
            try table.expect("VIEWS")
        }
    }

    @Test("A hidden page and a missing one are the same to whoever may not know", arguments: TestDatabases.engines)
    func hiddenEqualsMissing(_ engine: Engine) async throws {
        try await RoleTableStage.with(engine) { stage in
            let world = stage.world
            let hidden: [@Sendable (Actor, Session, _ exists: Bool) throws -> Void] = [
                { viewer, session, exists in
                    _ = try PlanQueries.review(exists ? stage.draft.id : "nothing", for: viewer, today: TestWorld.today, in: session)
                },
                { viewer, session, exists in
                    _ = try PlanQueries.review(exists ? stage.launched.id : "nothing", for: viewer, today: TestWorld.today, in: session)
                },
                { viewer, session, exists in
                    _ = try LaunchQueries.check(of: exists ? stage.ready.id : "nothing", for: viewer, today: TestWorld.today, in: session)
                },
                { viewer, session, exists in
                    _ = try MovementQueries.page(slug: exists ? stage.launched.slug : "nothing", for: viewer, today: TestWorld.today, in: session)
                },
                { viewer, session, exists in
                    let slug = exists ? stage.launched.slug : "nothing"
                    _ = try AcknowledgementQueries.state(slug: slug, for: viewer, today: TestWorld.today, in: session)
                },
                { viewer, session, exists in
                    _ = try AcknowledgementQueries.reading(
                        slug: exists ? stage.launched.slug : "nothing", for: viewer, today: TestWorld.today, in: session)
                },
            ]
            var hiddenPages = 0
            for actor in TestWorld.actors {
                let viewer = try await world.actor(actor)
                for page in hidden {
                    let shown = try await TestWorld.refusal { try await world.database.read { try page(viewer, $0, true) } }
                    let missing = try await TestWorld.refusal { try await world.database.read { try page(viewer, $0, false) } }
                    #expect(missing == .notFound)
                    if shown?.kind == .notFound {
                        hiddenPages += 1
                        #expect(shown == missing)
                    }
                }
            }
            #expect(hiddenPages > 30)
            let stranger = try await world.actor("stranger")
            let (unit, person, account) = try await world.database.read { session in
                (
                    try UnitQueries.page(code: "reading", today: TestWorld.today, for: stranger, in: session),
                    try PersonQueries.page(Identifier("clerk"), today: TestWorld.today, for: stranger, in: session),
                    try AccountQueries.account(of: "clerk", for: stranger, in: session)
                )
            }
            #expect(unit == nil && person == nil && account == nil)
        }
    }
}

extension RoleTableStage {
    /// How many rows each table holds: a table of dry runs must leave it as it was.
    fileprivate func fingerprint() async throws -> [Int] {
        let tables = [
            "record", "record_content", "act_key", "agency", "unit", "unit_version", "unit_successor", "post", "post_role", "person", "holding",
            "membership", "account", "session", "api_token", "plan", "plan_version", "obligation", "assignment", "movement", "clause_event",
            "acknowledgement", "news", "news_version", "news_file", "news_receipt", "news_comment", "thanks",
            "review", "review_section", "review_kept", "guest", "guest_mail", "guest_code", "consent", "guest_session",
        ]
        return try await world.database.read { session in
            try tables.map { try session.row("SELECT COUNT(*) FROM \(raw: .unsafe($0))")?.int(0) ?? -1 }
        }
    }
}
