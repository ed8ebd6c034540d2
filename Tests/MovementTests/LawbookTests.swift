internal import Law
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// What the legal officer decides about the packs, and the agency's own rules.
@Suite struct LawbookTests {
    private static let why = "Đã đọc văn bản và đối chiếu từng điều."

    private func law(_ house: PlanHouse) async throws -> Lawbook {
        try await house.database.read { try Lawbook.load(agency: PlanHouse.agency, in: $0) }
    }

    private func weight(_ house: PlanHouse, _ entry: String) async throws -> Weight {
        let law = try await law(house)
        let line = try #require(law.book.lines.first { $0.id == entry })
        return law.confirmations.weight(of: entry, scope: line.scope, confidence: line.confidence)
    }

    private func decide(
        _ house: PlanHouse, _ entry: String, _ holds: String, as key: String = "legalOfficer", reason: String = why
    ) async throws -> Refusal? {
        try await house.refusal(
            "law.decide", ["entry": .string(entry), "holds": .string(holds), "text_read": "QĐ 86/2025", "reason": .string(reason)], as: key)
    }

    @Test(
        "A local example binds once the legal officer confirms it; firm law binds until it is set aside; the last decision counts",
        arguments: TestDatabases.engines)
    func decisions(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            #expect(try await weight(house, "local-ttldtt") == .unconfirmed(.official, .local))
            #expect(try await weight(house, "cstdcs-2024") == .law)
            #expect(try await decide(house, "local-ttldtt", "yes") == nil)
            #expect(try await weight(house, "local-ttldtt") == .confirmed(by: "Vũ Văn Luật", on: house.today))
            #expect(try await decide(house, "local-ttldtt", "no") == nil)
            #expect(try await weight(house, "local-ttldtt") == .setAside(by: "Vũ Văn Luật", on: house.today))
            #expect(try await decide(house, "cstdcs-2024", "no") == nil)
            #expect(try await weight(house, "cstdcs-2024").binds == false)
            let page = try await house.database.read { [viewer = try await house.actor("visitor")] in
                try LawbookQueries.entry("local-ttldtt", for: viewer, in: $0)
            }
            #expect(page.decisions.map(\.holds) == [false, true])
            // A visitor reads that somebody decided, and why, never who.
            #expect(page.decisions.map(\.by) == ["", ""])
        }
    }

    @Test("Nobody else decides; an entry that is not there and a reason that says nothing are refused", arguments: TestDatabases.engines)
    func refusals(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { (house: PlanHouse) async throws in
            for key in ["officer", "head", "staff"] { #expect(try await decide(house, "local-ttldtt", "yes", as: key) == .forbidden, "\(key)") }
            #expect(try await decide(house, "local-none", "yes")?.fields.map(\.key) == ["entry"])
            #expect(try await decide(house, "local-ttldtt", "yes", reason: "Đúng.")?.fields.map(\.key) == ["reason"])
            #expect(try await decide(house, "local-ttldtt", "maybe")?.fields.map(\.key) == ["holds"])
        }
    }

    private func pack(_ percent: Int) -> JSONValue {
        .string(
            "pack: co-quan\ntitle: {vi: Quy định, en: Rules}\ndocument: Quy chế\nquotas:\n  - {id: own, awards: [gk-ca-nhan], participants: \(percent)}\n"
        )
    }

    @Test("A draft binds nobody; a version holds from its day until the next, and counts as confirmed", arguments: TestDatabases.engines)
    func versions(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            func shapes(_ iso: String) async throws -> [Quota.Shape] {
                let day = try #require(CivilDate(iso: iso))
                return try await law(house).book.quotas(AwardCode(rawValue: "gk-ca-nhan"), for: .person, on: day).map(\.rule.shape)
            }
            #expect(try await house.act("law.draft", ["body": pack(10), "note": "Đầu tiên"], as: "officer").result["version"]?.int == 1)
            #expect(try await shapes("2030-01-01") == [])
            let adopt: (Int, String) -> [String: JSONValue] = { ["version": .int(Int64($0)), "document": "QĐ 5/QĐ-S", "effective_on": .string($1)] }
            let before = house.today.adding(days: -1).iso
            #expect(try await house.refusal("law.adopt", adopt(1, before), as: "legalOfficer")?.fields.map(\.key) == ["effective_on"])
            #expect(try await house.refusal("law.adopt", adopt(1, "2026-01-01"), as: "officer") == .forbidden)
            try await house.act("law.adopt", adopt(1, "2026-01-01"), as: "legalOfficer")
            #expect(try await house.refusal("law.adopt", adopt(1, "2027-01-01"), as: "legalOfficer")?.code == "law.settled")
            try await house.act("law.draft", ["body": pack(20), "note": "Sửa"], as: "legalOfficer")
            #expect(try await house.refusal("law.adopt", adopt(2, "2026-01-01"), as: "legalOfficer")?.fields.map(\.key) == ["effective_on"])
            try await house.act("law.adopt", adopt(2, "2027-01-01"), as: "legalOfficer")
            #expect(try await shapes("2025-12-31") == [])
            #expect(try await shapes("2026-12-31") == [.participants(percent: 10)])
            #expect(try await shapes("2027-01-01") == [.participants(percent: 20)])
            #expect(try await weight(house, "own").binds)
        }
    }

    @Test("A draft can be tried without being adopted, and dropped", arguments: TestDatabases.engines)
    func trial(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            try await house.act("law.draft", ["body": pack(10), "note": "Thử"], as: "officer")
            let today = house.today
            let draft = try AgencyPackRules.read(pack(30).string ?? "")
            let tried = try await house.database.read { try Lawbook.load(trying: draft, from: today, agency: PlanHouse.agency, in: $0) }
            #expect(tried.book.quotas(AwardCode(rawValue: "gk-ca-nhan"), for: .person, on: today).map(\.rule.shape) == [.participants(percent: 30)])
            try await house.act("law.drop", ["version": 1], as: "officer")
            #expect(try await house.refusal("law.drop", ["version": 1], as: "officer")?.code == "law.settled")
            #expect(try await house.refusal("law.drop", ["version": 9], as: "officer") == .notFound)
        }
    }

    @Test(
        "What an agency may not write is refused with its line",
        arguments: [
            ("salaries:\n  - {id: x, amount: 1}", "Line 5, column 1: An agency cannot set “Base salary”; that is law for everybody."),
            ("quotas:\n  - {id: x, awards: [huy-hieu], pool: 1}", "Line 5, column 1: There is no award with the code “huy-hieu”."),
            ("quotas:\n  - {id: local-quorum, awards: [ldtt], pool: 1}", "Line 5, column 1: The name “local-quorum” stands in the general packs."),
            ("quotas:\n  - {id: x, awards: [ldtt]}", "Line 5, column 10: Choose one shape: participants, holders, per-unit or pool."),
            ("quotas: &a\n  - *a", "Line 4, column 9: Anchors (&, *) of YAML are not used."),
        ])
    func closed(_ body: String, _ message: String) {
        do {
            _ = try AgencyPackRules.read("pack: co-quan\ntitle: {vi: a, en: b}\ndocument: Quy chế\n\(body)")
            Issue.record("read")
        } catch { #expect(error.problems.map(\.text.en) == [message]) }
    }

    @Test("The template that an agency begins with can be read") func template() throws {
        let pack = try AgencyPackRules.read(AgencyPackRules.template)
        #expect(pack.entryNames == ["phien-hop", "thong-bao"])
        #expect(pack.quorums.map(\.scope) == [.agency])
    }

    @Test("Drafts do not exist for those who may not read them", arguments: TestDatabases.engines)
    func hidden(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            try await house.act("law.draft", ["body": pack(10), "note": "Thử"], as: "officer")
            for (key, count) in [("visitor", 0), ("staff", 0), ("unitHead", 0), ("officer", 1), ("head", 1), ("legalOfficer", 1)] {
                let viewer = try await house.actor(key)
                #expect(try await house.database.read { try LawbookQueries.versions(for: viewer, in: $0).count } == count, "\(key)")
            }
        }
    }
}

/// Trying a change of the rules on everybody.
@Suite struct LawTrialTests {
    @Test("Whom setting aside a criterion would affect, and what a quota would allow", arguments: TestDatabases.engines)
    func trials(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { (house: PlanHouse) async throws in
            let (legal, today) = (try await house.actor("legalOfficer"), house.today)
            let staff = try await house.actor("staff")
            let trial = try await house.database.read {
                try LawTrials.entry("local-ttldtt", holds: true, year: 2025, on: today, for: legal, in: $0)
            }
            // Nothing is on record: unknown stays unknown, and nobody is affected.
            #expect(trial.effects == [])
            #expect(trial.begun.map(\.id) == ["local-ttldtt"])
            #expect(trial.people > 0 && trial.units > 0)
            await #expect(throws: Refusal.notFound) {
                try await house.database.read { _ = try LawTrials.entry("local-ttldtt", holds: true, year: 2025, on: today, for: staff, in: $0) }
            }
            try await house.act(
                "law.draft",
                [
                    "body": .string(
                        "pack: co-quan\ntitle: {vi: a, en: b}\ndocument: Quy chế\nquotas:\n  - {id: own, awards: [gk-ca-nhan], subjects: [person], per-unit: 2}\n"
                    ), "note": "Thử",
                ], as: "officer")
            let draft = try await house.database.read { try LawTrials.draft(1, year: 2025, on: today, for: legal, in: $0) }
            #expect(draft.quotas.map(\.award.code.rawValue) == ["gk-ca-nhan"])
            #expect(draft.quotas.map(\.before) == [nil])
            #expect(draft.quotas.map(\.after?.allowed) == [2 * draft.units])
        }
    }
}
