internal import Law
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// What the registers say of a nominee, and what follows.
@Suite struct NominationFactsTests {
    /// The department at the end of 2025, when Decree 152/2025 holds.
    private func with(_ engine: Engine, _ body: (PlanHouse) async throws -> Void) async throws {
        try await PlanHouse.with(engine) { house in
            try house.go(to: "2025-12-08")
            try await body(house)
        }
    }

    private static let autumn: [String: JSONValue] = ["from": "2025-07-01", "to": "2025-11-30"]

    private func award(_ house: PlanHouse, _ code: String, _ year: Int, _ more: [String: JSONValue] = [:]) async throws {
        let plain: [String: JSONValue] = [
            "kind": "person", "person": "staff", "code": .string(code), "year": .int(Int64(year)), "what": "Hoàn thành xuất sắc nhiệm vụ năm.",
            "type": "merit", "decision": .string("\(year)/QĐ-STN"), "decided_on": .string("\(year)-12-20"), "decided_by": "Giám đốc Sở cũ",
        ]
        try await house.act("award.record", plain.merging(more) { _, more in more })
    }

    /// A recognised initiative of the staff member, entered as the register holds it.
    private func initiative(_ house: PlanHouse, scope: String = "unit") async throws -> String {
        let id = "sang-kien-1"
        try await house.database.write { session in
            try session.execute(
                """
                INSERT INTO initiative (agency_id, initiative_id, number, year, unit_id, kind, title, folded, situation, solution, purpose, place, benefit,
                    state, submitted_on, decided_on, note, created_at, created_by, changed_at)
                VALUES ('agency-a', \(id), 1, 2025, 'reading', 'operation', 'Bảng tra sách cũ', 'bang tra sach cu', '', '', '', '', '', 'recognised',
                    '2025-08-01', '2025-09-15', '', 0, 'staff', 0)
                """)
            try session.execute(
                """
                INSERT INTO initiative_author (agency_id, initiative_id, position, person_id, name, organisation, unit_id, share)
                VALUES ('agency-a', \(id), 0, 'staff', '', '', 'reading', 100)
                """)
            try session.execute(
                """
                INSERT INTO initiative_decision (agency_id, initiative_id, kind, number, decided_on, signer, reason, reference, at, actor)
                VALUES ('agency-a', \(id), \(scope), '15/QĐ-STN', '2025-09-15', 'Giám đốc', '', '', 0, 'head')
                """)
        }
        return id
    }

    private func lean(_ house: PlanHouse, _ id: String, _ more: [String: JSONValue]) async throws {
        try await house.act("nomination.lean", more.merging(["nomination": .string(id)]) { $1 }, as: "readingHead")
    }

    @Test("A matter under way holds the dossier at receipt, and its drafter learns nothing of it (K6)", arguments: TestDatabases.engines)
    func matter(_ engine: Engine) async throws {
        try await with(engine) { house in
            try await house.act(
                "matter.open",
                [
                    "person": "staff", "kind": "complaint", "officer": "legalOfficer", "opened_on": "2025-12-01", "due_on": "2025-12-30",
                    "document": "7/TB-STN",
                    "document_on": "2025-12-01",
                ], as: "legalOfficer")
            let id = try await house.sent(Self.autumn)
            #expect(try await house.nomination(id, as: "readingHead").examination?.guards.first { $0.kind == "matter" }?.verdict == .unknown)
            let refusal = try await house.refusal("nomination.receive", ["nomination": .string(id)], as: "officer")
            #expect(refusal?.code == "nomination.matter" && refusal?.citation == "Điều 4 khoản 4 Nghị định 152/2025/NĐ-CP")
            try await house.act("nomination.suspend", ["nomination": .string(id), "kind": "complaint", "reason": "Theo 7/TB-STN."])
            #expect(try await house.nomination(id).line.isSuspended)
        }
    }

    @Test("Achievement before the discipline's end does not count (K7)", arguments: TestDatabases.engines)
    func discipline(_ engine: Engine) async throws {
        try await with(engine) { house in
            try await house.act(
                "discipline.record",
                [
                    "person": "staff", "level": "khien-trach", "from": "2024-08-01", "to": "2025-07-31", "document": "3/QĐ-STN",
                    "document_on": "2024-08-01",
                ], as: "legalOfficer")
            let before = try await house.received(Self.autumn)
            let refusal = try await house.appraise(before)
            #expect(refusal?.code == "nomination.discipline-end" && refusal?.citation == "Điều 4 khoản 4 Nghị định 152/2025/NĐ-CP")
            try await house.act(
                "nomination.amend",
                [
                    "nomination": .string(before), "from": "2025-08-01", "to": "2025-11-30", "achievement": "Trực mười hai buổi tối từ tháng Tám.",
                    "reason": "Chỉ tính sau kỷ luật.",
                ], as: "readingHead")
            try await house.act("nomination.confirm", ["nomination": .string(before), "part": "report", "holds": "yes"], as: "readingHead")
            #expect(try await house.appraise(before) == nil)
        }
    }

    @Test("A themed award is no ground for a merit award above (K11)", arguments: TestDatabases.engines)
    func themedGround(_ engine: Engine) async throws {
        try await with(engine) { house in
            try await award(house, "gk-ca-nhan", 2024, ["type": "themed"])
            let id = try await house.propose(Self.autumn.merging(["award": "bk-tinh-ca-nhan"]) { $1 })
            try await lean(house, id, ["awards": ["gk-ca-nhan:2024"]])
            try await house.complete(id)
            let refusal = try await house.refusal("nomination.submit", ["nomination": .string(id)], as: "readingHead")
            #expect(refusal?.code == "nomination.themed-ground" && refusal?.citation == "Điều 4 khoản 3 Nghị định 152/2025/NĐ-CP")
            try await lean(house, id, ["awards": []])
            try await house.act("nomination.confirm", ["nomination": .string(id), "part": "report", "holds": "yes"], as: "readingHead")
            try await house.act("nomination.submit", ["nomination": .string(id)], as: "readingHead")
        }
    }

    @Test("An initiative counted for a form does not serve a title; between titles the legal officer decides (K5)", arguments: TestDatabases.engines)
    func initiativeOnce(_ engine: Engine) async throws {
        try await with(engine) { house in
            let initiative = try await initiative(house)
            let form = try await house.propose(Self.autumn)
            try await lean(house, form, ["initiatives": [.string(initiative)]])
            try await house.complete(form)
            try await house.act("nomination.submit", ["nomination": .string(form)], as: "readingHead")
            let title = try await house.propose([
                "award": "cstdcs", "from": "2025-01-01", "to": "2025-11-30", "achievement": "Dẫn đầu phong trào đọc sách của Sở.",
            ])
            try await lean(house, title, ["initiatives": [.string(initiative)]])
            try await house.complete(title)
            let refusal = try await house.refusal("nomination.submit", ["nomination": .string(title)], as: "readingHead")
            #expect(refusal?.code == "nomination.initiative-use" && refusal?.citation == InitiativeUses.citation)
            // Withdrawn, the form frees the initiative.
            try await house.act("nomination.withdraw", ["nomination": .string(form), "reason": "Để xét danh hiệu."], as: "readingHead")
            try await house.act("nomination.submit", ["nomination": .string(title)], as: "readingHead")
            #expect(try await house.nomination(title).tasks.first { $0.code == "initiative-certificate" }?.state == .confirmed)
            #expect(try await house.nomination(title).dossier?.figures.initiatives.map(\.isGround) == [true])
        }
    }

    @Test(
        "A chain over a former department: known awards count, a missing year is unknown, the legal officer decides (K10, S9)",
        arguments: TestDatabases.engines)
    func chain(_ engine: Engine) async throws {
        try await with(engine) { house in
            let initiative = try await initiative(house, scope: "province")
            try await award(house, "cstdcs", 2022, ["former": true])
            try await award(house, "cstdcs", 2023, ["former": true])
            let id = try await house.propose(["award": "cstd-tinh", "from": "2025-01-01", "to": "2025-11-30"])
            try await lean(house, id, ["initiatives": [.string(initiative)]])
            try await house.complete(id)
            try await house.act("nomination.submit", ["nomination": .string(id)], as: "readingHead")
            try await house.act("nomination.receive", ["nomination": .string(id)])
            let unknown = try #require(try await house.nomination(id).examination)
            #expect(unknown.criteria.steps.first { $0.kind == "chain" }?.verdict == .unknown, "2024 is not on record: unknown, never failed")
            #expect(unknown.outcome == .open)
            try await award(house, "cstdcs", 2024)
            let known = try #require(try await house.nomination(id).examination)
            #expect(known.criteria.steps.first { $0.kind == "chain" }?.verdict == .met)
            #expect(known.guards.first { $0.kind == "former-chain" }?.verdict == .unknown)
            let answer: [String: JSONValue] = [
                "nomination": .string(id), "question": "chain-former", "allows": "yes", "reason": "Cơ quan mới kế thừa toàn bộ cơ quan cũ.",
                "citation": "Đề án sáp nhập",
            ]
            #expect(try await house.refusal("nomination.answer", answer, as: "officer") == .forbidden)
            try await house.act("nomination.answer", answer, as: "legalOfficer")
            #expect(try await house.nomination(id).examination?.guards.first { $0.kind == "former-chain" }?.verdict == .met)
            #expect(try await house.appraise(id, "upward") == nil)
        }
    }
}
