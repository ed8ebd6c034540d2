internal import Storage
internal import Synchronization
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// The small world with a launched movement, targets of the reading division and of the office, and one that was withdrawn. What looking at evidence
/// finds is set by the test.
struct EvidenceHouse: Sendable {
    static let reading = "t-reading", second = "t-second", office = "t-office", withdrawn = "t-withdrawn"
    static let hash = String(repeating: "ab", count: 32)

    let world: TestWorld
    let probe: ScriptedProbe
    let time: TestTime
    let runner: ActRunner

    static func with(_ engine: Engine, _ body: (EvidenceHouse) async throws -> Void) async throws {
        try await TestWorld.with(engine) { world in
            try await world.database.write { session in
                for agency in [TestWorld.agency, TestWorld.otherAgency] { try furnish(agency, in: session) }
            }
            let (probe, time) = (ScriptedProbe(), TestTime(TestWorld.noon))
            let runner = ActRunner(
                database: world.database, clock: time.clock, passwords: Passwords(cost: .token), probe: EvidenceProbe { await probe.look(at: $0) })
            try await body(EvidenceHouse(world: world, probe: probe, time: time, runner: runner))
        }
    }

    private static func furnish(_ agency: String, in session: Session) throws {
        let mark = agency == TestWorld.otherAgency ? "b-" : ""
        try session.execute(
            """
            INSERT INTO plan (agency_id, plan_id, title, status, version, created_at, created_by)
            VALUES (\(agency), 'plan', 'Kế hoạch', 'launched', 1, 0, 'operator')
            """)
        try session.execute(
            """
            INSERT INTO obligation (agency_id, obligation_id, plan_id, clause, position, kind, wording, named, state)
            VALUES (\(agency), 'duty', 'plan', 'II.1', 1, 'content', 'Mở cửa mỗi tối.', '[]', 'accepted')
            """)
        try session.execute(
            """
            INSERT INTO movement (agency_id, movement_id, plan_id, slug, name, period_from, period_to, version, launched_at, launched_by, authority,
                                  question, choices, answer)
            VALUES (\(agency), 'movement', 'plan', \("phong-trao-" + agency), 'Mở cửa mỗi tối', '2025-01-01', '2025-12-31', 1, 0, 'operator', '', '',
                    '[]', 1)
            """)
        for (id, unit, state) in [
            (reading, "reading", "open"), (second, "reading", "open"), (office, "office", "open"), (withdrawn, "reading", "withdrawn"),
        ] {
            try TargetFixture.enter(
                mark + id, title: "Số buổi mở cửa (\(id))", movement: "movement", obligation: "duty", unit: mark + unit, state: state,
                agency: agency, in: session)
        }
    }

    @discardableResult
    func act(
        _ name: String, _ values: [String: JSONValue], with file: EvidenceFile? = nil, as key: String = "unitHead", key idempotency: String? = nil
    ) async throws -> Receipt {
        try await runner.perform(name, values, with: file, as: TestWorld.source(key), channel: .web, key: idempotency)
    }

    func refusal(
        _ name: String, _ values: [String: JSONValue], with file: EvidenceFile? = nil, as key: String = "unitHead", key idempotency: String? = nil
    ) async throws -> Refusal? {
        try await TestWorld.refusal { try await act(name, values, with: file, as: key, key: idempotency) }
    }

    func page(_ id: String, as key: String = "officer") async throws -> EvidencePage {
        let viewer = try await world.actor(key)
        return try await world.database.read { try EvidenceQueries.page(id, for: viewer, in: $0) }
    }

    func list(_ target: String, as key: String = "officer") async throws -> EvidenceList? {
        let viewer = try await world.actor(key)
        return try await world.database.read { try EvidenceQueries.list(ofTarget: target, for: viewer, in: $0) }
    }

    func count(_ table: SQL) async throws -> Int {
        try await world.database.read { try $0.row("SELECT COUNT(*) FROM \(raw: table)")?.int(0) ?? -1 }
    }

    static func file(_ name: String = "anh.png", hash: String = hash, scan: EvidenceFile.Scan = .clean) -> EvidenceFile {
        EvidenceFile(hash: hash, name: name, size: 1234, type: .png, scan: scan)
    }
}

/// Finds what it is told to find.
actor ScriptedProbe {
    private var findings: [EvidenceProbe.Subject: EvidenceProbe.Finding] = [:]
    private var otherwise = EvidenceProbe.Finding.cannot
    private(set) var looked: [EvidenceProbe.Subject] = []

    func find(_ finding: EvidenceProbe.Finding) { otherwise = finding }

    func look(at subject: EvidenceProbe.Subject) -> EvidenceProbe.Finding {
        looked.append(subject)
        return findings[subject] ?? otherwise
    }

    func forget() { looked = [] }
}
