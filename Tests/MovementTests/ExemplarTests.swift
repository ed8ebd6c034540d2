internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// Exemplars from the suggestion to those who take them over.
@Suite struct ExemplarTests {
    private typealias Values = [String: JSONValue]

    private func page(_ house: PlanHouse, _ id: String, as key: String = "officer") async throws -> ExemplarPage {
        let (viewer, today) = (try await house.actor(key), house.today)
        return try await house.database.read { try ExemplarQueries.page(id, for: viewer, today: today, in: $0) }
    }

    private func list(_ house: PlanHouse, _ slug: String, as key: String = "visitor") async throws -> ExemplarList {
        let (viewer, today) = (try await house.actor(key), house.today)
        return try await house.database.read { try ExemplarQueries.list(slug: slug, for: viewer, today: today, in: $0) }
    }

    private func suggestions(_ house: PlanHouse, _ slug: String, as key: String) async throws -> SuggestionPage {
        let (viewer, today) = (try await house.actor(key), house.today)
        return try await house.database.read { try SuggestionQueries.page(slug: slug, for: viewer, today: today, in: $0) }
    }

    private func text(_ exemplar: String, _ title: String = "Tối nào cũng sáng đèn") -> Values {
        [
            "exemplar": .string(exemplar), "title": .string(title), "story": "Từ một buổi.", "steps": "Chọn buổi.\n\nCử người.",
            "measure": "Người đến",
            "before": 12, "after": 40, "source": "Sổ trực",
        ]
    }

    private func result(_ adoption: String, _ before: Int64, _ after: Int64) -> Values {
        [
            "adoption": .string(adoption), "on": "2025-03-03", "measure": "Người đến", "unit_label": "người", "before": .int(before),
            "after": .int(after), "source": "Sổ trực",
        ]
    }

    /// An exemplar of the reading division, published.
    private func published(_ house: PlanHouse, _ movement: String) async throws -> String {
        let id = try await house.act(
            "exemplar.start", ["movement": .string(movement), "kind": "unit", "unit": "reading", "grounds": "Sổ trực tháng 2."]
        ).subjectID
        try await house.act("exemplar.write", text(id))
        try await house.act("exemplar.propose", ["exemplar": .string(id)])
        try await house.act("exemplar.consent", ["exemplar": .string(id), "version": 1], as: "readingHead")
        try await house.act("exemplar.publish", ["exemplar": .string(id)])
        return id
    }

    // MARK: - Suggestions

    /// Three divisions with the same target, by reports, and evidence for two of them.
    private func season(_ house: PlanHouse, _ movement: String, _ obligation: String) async throws {
        let rows = SeasonRows(house: house, movement: movement)
        for (unit, first, last) in [("reading", 10, 70), ("office", 10, 20), ("union", 10, 90)] {
            try await rows.target("t-\(unit)", obligation: obligation, unit: unit, goal: 110)
            for (period, from, to) in [("2025-01", "2025-01-01", "2025-01-31"), ("2025-02", "2025-02-01", "2025-02-28")] {
                try await rows.due("t-\(unit)", period, from: from, to: to, due: "2025-03-31")
            }
            try await rows.report("t-\(unit)", "2025-01", first, id: "r1-\(unit)")
            try await rows.report("t-\(unit)", "2025-02", last, id: "r2-\(unit)")
        }
        try await house.database.write { session in
            let agency = PlanHouse.agency
            try session.execute("UPDATE target SET code = 'CT1' WHERE agency_id = \(agency)")
            try session.execute("UPDATE progress SET on_date = '2025-01-31' WHERE agency_id = \(agency) AND period = '2025-01'")
            for unit in ["union", "office"] {
                try session.execute(
                    """
                    INSERT INTO evidence (agency_id, evidence_id, kind, title, version, created_at, created_by)
                    VALUES (\(agency), \("e-\(unit)"), 'document', 'Sổ trực', 1, 0, 'officer')
                    """)
                try session.execute(
                    """
                    INSERT INTO evidence_version (agency_id, evidence_id, number, reference, note, scan, state, detail, at, actor)
                    VALUES (\(agency), \("e-\(unit)"), 1, 'Số 5', '', 'none', 'unchecked', '', 0, 'officer')
                    """)
                try session.execute(
                    """
                    INSERT INTO evidence_use (agency_id, evidence_id, target_id, use_id, at, actor, end_reason)
                    VALUES (\(agency), \("e-\(unit)"), \("t-\(unit)"), \("u-\(unit)"), 0, 'officer', '')
                    """)
            }
        }
    }

    @Test("A suggestion shows baseline, group and evidence, and exists for few", arguments: TestDatabases.engines)
    func suggesting(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, slug, clauses) = try await house.movementWithClauses()
            try await season(house, movement, clauses["II.1"] ?? "")
            let seen = try await suggestions(house, slug, as: "officer")
            // The reading division stands above its baseline too, but nothing shows it.
            #expect(seen.withoutEvidence == 1)
            #expect(seen.suggestions.map(\.key) == ["targets:t-union"])
            let one = try #require(seen.suggestions.first)
            #expect([one.before.plain, one.now.plain, one.strength.plain, one.median?.plain] == ["10", "90", "80", "60"])
            #expect(one.size == 3 && one.subject.name.vi == "Công đoàn Sở")
            #expect(one.formula.en == "(90 − 10) ÷ (110 − 10) × 100 = 80 %")
            #expect(one.evidence.map(\.href) == ["/chi-tieu/t-union"])
            // The head of a unit sees its own alone.
            for (key, count) in [("head", 1), ("councilMember", 1), ("councilSecretary", 1), ("massOrganisation", 1), ("unitHead", 0)] {
                #expect(try await suggestions(house, slug, as: key).suggestions.count == count, "\(key)")
            }
            for key in ["visitor", "staff", "inspector", "legalOfficer", "administrator"] {
                #expect(try await house.refused { try await suggestions(house, slug, as: key) } == .notFound, "\(key)")
            }
            #expect(try await suggestions(house, slug, as: "unitHead").withoutEvidence == 0)
            #expect(try await suggestions(house, slug, as: "readingHead").withoutEvidence == 1)
        }
    }

    @Test("A suggestion is taken up or put aside, once", arguments: TestDatabases.engines)
    func dealing(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, slug, clauses) = try await house.movementWithClauses()
            try await season(house, movement, clauses["II.1"] ?? "")
            let key: Values = ["movement": .string(movement), "suggestion": "targets:t-union"]
            let why: Values = ["reason": "Chờ quý sau."]
            for suggestion in ["targets:t-reading", "targets:t-office", "x"] {
                let values = key.merging(["suggestion": .string(suggestion)]) { $1 }
                #expect(try await house.refusal("suggestion.take", values, as: "officer") == .suggestionGone)
            }
            #expect(try await house.refusal("suggestion.take", key, as: "massOrganisation") == .forbidden)
            try await house.act("suggestion.aside", key.merging(why) { $1 })
            #expect(try await house.refusal("suggestion.aside", key.merging(why) { $1 }, as: "head") == .suggestionGone)
            #expect(try await suggestions(house, slug, as: "head").suggestions.map(\.aside) == ["Chờ quý sau."])
            // Put aside is not thrown away.
            let id = try await house.act("suggestion.take", key, as: "head").subjectID
            #expect(try await suggestions(house, slug, as: "head").suggestions.map(\.exemplar) == [id])
            #expect(try await house.refusal("suggestion.take", key, as: "officer") == .suggestionGone)
            let taken = try await page(house, id)
            #expect(taken.line.kind == .unit && taken.grounds.contains("từ 10 cuốn lên 90 cuốn"))
        }
    }

    @Test("Fairness counts people who were never suggested, for those who oversee", arguments: TestDatabases.engines)
    func fairness(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, slug, clauses) = try await house.movementWithClauses()
            let rows = SeasonRows(house: house, movement: movement)
            try await rows.target("t-own", obligation: clauses["II.1"] ?? "", goal: 1, source: .entries)
            try await rows.entry("e", target: "t-own", kind: .other)
            try await house.database.write { session in
                try session.execute("UPDATE target SET owner_kind = 'person', owner_id = 'staff', baseline = 0 WHERE target_id = 't-own'")
                try session.execute("UPDATE person SET gender = CASE WHEN person_id < 'i' THEN 'female' ELSE 'male' END")
            }
            house.time.pass(seconds: 86_400 * 9)
            let today = house.today
            func seen(_ key: String) async throws -> FairnessPage {
                let viewer = try await house.actor(key)
                return try await house.database.read { try FairnessQueries.page(slug: slug, for: viewer, today: today, in: $0) }
            }
            let page = try await seen("inspector")
            // Twelve people are in a unit; one of them was suggested.
            #expect(page.all.people == 12 && page.all.suggested == 1 && page.all.share.plain == "91.6")
            #expect(page.weeks.map { "\($0.end.iso) \($0.suggested) \($0.never)" } == ["2025-03-09 1 11", "2025-03-12 1 11"])
            // Seven work in the office; the other divisions have fewer than five and stand together.
            #expect(page.tables.first { $0.view == .unit }?.groups.map { "\($0.people) \($0.suggested)" } == ["6 0", "6 1"])
            #expect(page.tables.first { $0.view == .direct }?.groups.map { "\($0.people) \($0.suggested)" } == ["12 1"])
            for key in ["officer", "head", "councilMember", "councilSecretary"] { _ = try await seen(key) }
            for key in ["visitor", "staff", "unitHead", "readingHead", "legalOfficer"] {
                #expect(try await house.refused { try await seen(key) } == .notFound, "\(key)")
            }
        }
    }

    // MARK: - Bringing up and publishing

    @Test("A mentor is reminded, notes what was seen, and the plan is ticked off", arguments: TestDatabases.engines)
    func nurture(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, _, _) = try await house.movementWithClauses()
            let start: Values = ["movement": .string(movement), "kind": "person", "person": "staff", "grounds": "Sổ trực.", "mentor": "clerk"]
            #expect(try await house.wrong("exemplar.start", start.merging(["mentor": "staff"]) { $1 }) == ["mentor"])
            #expect(try await house.wrong("exemplar.start", start.merging(["person": "ai-do"]) { $1 }) == ["person"])
            #expect(
                try await house.refusal("exemplar.start", start.merging(["person": "officer"]) { $1 }, as: "officer")?.code == "exemplar.own")
            let id = try await house.act("exemplar.start", start).subjectID
            #expect(try await house.refusal("exemplar.start", start, as: "head")?.code == "exemplar.already")
            try await house.act("exemplar.plan", ["exemplar": .string(id), "what": "Đi học.", "by": "2025-03-20"], as: "clerk")
            #expect(try await house.desk("clerk").exemplars == [])
            house.time.pass(seconds: 86_400 * 30)
            #expect(try await house.desk("clerk").exemplars.map(\.what) == [.checkIn])
            let step = try #require(try await page(house, id, as: "staff").steps.first)
            let seen: Values = ["exemplar": .string(id), "on": "2025-04-01", "seen": "Đã dạy lại được.", "steps": [.string(step.id)]]
            try await house.act("exemplar.checkin", seen, as: "staff")
            #expect(try await house.wrong("exemplar.checkin", seen, as: "clerk") == ["steps"])
            #expect(try await house.desk("clerk").exemplars == [])
            let page = try await page(house, id, as: "readingHead")
            #expect(page.steps.map(\.done?.iso) == ["2025-04-01"] && page.checkIns.map(\.by) == ["Nguyễn Thị Viên"])
            for key in ["visitor", "accountant", "unitHead"] {
                #expect(try await house.refused { try await self.page(house, id, as: key) } == .notFound, "\(key)")
            }
        }
    }

    @Test("Only what the person consented to is public, and only while they do", arguments: TestDatabases.engines)
    func consent(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, slug, _) = try await house.movementWithClauses()
            let id = try await house.act(
                "exemplar.start", ["movement": .string(movement), "kind": "person", "person": "staff", "grounds": "Sổ trực."]
            ).subjectID
            let own: Values = ["exemplar": .string(id)]
            #expect(try await house.refusal("exemplar.propose", own, as: "officer")?.code == "exemplar.unwritten")
            try await house.act("exemplar.write", text(id))
            try await house.act("exemplar.propose", own)
            #expect(try await house.desk("staff").exemplars.map(\.what) == [.consent])
            #expect(try await house.refusal("exemplar.publish", own, as: "head")?.code == "exemplar.consent")
            #expect(try await house.refusal("exemplar.consent", own.merging(["version": 1]) { $1 }, as: "officer") == .forbidden)
            #expect(try await house.wrong("exemplar.consent", own.merging(["version": 2]) { $1 }, as: "staff") == ["version"])
            try await house.act("exemplar.consent", own.merging(["version": 1]) { $1 }, as: "staff")
            // A word changed is another text.
            try await house.act("exemplar.write", text(id, "Tên khác"))
            #expect(try await house.refusal("exemplar.publish", own, as: "head")?.code == "exemplar.consent")
            try await house.act("exemplar.consent", own.merging(["version": 2]) { $1 }, as: "staff")
            #expect(try await house.desk("head").exemplars.map(\.what) == [.publish])
            try await house.act("exemplar.publish", own, as: "head")
            let shown = try await page(house, id, as: "visitor")
            #expect(shown.line.title == "Tên khác" && !shown.isNamed && shown.line.subject.vi == "Một cá nhân của Phòng Bạn đọc")
            #expect(shown.grounds == "" && shown.consents == [] && shown.mentor == nil)
            #expect(try await page(house, id, as: "accountant").line.subject.vi == "Nguyễn Thị Viên")
            // A newer text waits behind the one that is public; with it comes the name.
            try await house.act("exemplar.write", text(id, "Năm thứ hai"))
            #expect(try await page(house, id, as: "visitor").line.title == "Tên khác")
            #expect(try await page(house, id, as: "staff").draft?.title == "Năm thứ hai")
            try await house.act("exemplar.consent", own.merging(["version": 3, "named": true]) { $1 }, as: "staff")
            #expect(try await page(house, id, as: "visitor").isNamed == false)
            try await house.act("exemplar.publish", own)
            #expect(try await page(house, id, as: "visitor").line.subject.vi == "Nguyễn Thị Viên")
            #expect(try await list(house, slug).published.map(\.line.title) == ["Năm thứ hai"])
            try await house.act("exemplar.revoke", own, as: "staff")
            #expect(try await house.refused { try await page(house, id, as: "visitor") } == .notFound)
            let left = try await list(house, slug)
            #expect(left.published == [] && left.others == [])
            let kept = try await page(house, id, as: "inspector")
            #expect(kept.line.state == .withdrawn && kept.consents.map { $0.withdrawn?.iso } == [house.today.iso, house.today.iso, house.today.iso])
            let facts = try await house.database.read {
                try ExemplarFacts.published(of: .person, subject: "staff", agency: PlanHouse.agency, in: $0)
            }
            #expect(facts == [])
        }
    }

    @Test("Somebody outside consents by a paper, and is named only by it", arguments: TestDatabases.engines)
    func outside(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, _, _) = try await house.movementWithClauses()
            let start: Values = ["movement": .string(movement), "kind": "household", "grounds": "Bà con kể.", "name": "Hộ bà Tư"]
            #expect(try await house.wrong("exemplar.start", start.filter { $0.key != "name" }) == ["name"])
            let id = try await house.act("exemplar.start", start).subjectID
            try await house.act("exemplar.write", text(id))
            try await house.act("exemplar.propose", ["exemplar": .string(id)])
            let consent: Values = ["exemplar": .string(id), "version": 1]
            #expect(try await house.wrong("exemplar.consent", consent) == ["document"])
            try await house.act("exemplar.consent", consent.merging(["document": "Giấy ngày 01/3/2025"]) { $1 })
            try await house.act("exemplar.publish", ["exemplar": .string(id)])
            #expect(try await page(house, id, as: "visitor").line.subject.vi == "Một hộ gia đình")
            #expect(try await page(house, id, as: "staff").line.subject.vi == "Một hộ gia đình")
            #expect(try await page(house, id, as: "councilMember").line.subject.vi == "Hộ bà Tư")
            // What identifies those outside is not in the record.
            #expect(try await house.rows("SELECT content FROM record_content").filter { $0.contains("Hộ bà Tư") } == [])
        }
    }

    // MARK: - Who took it over

    @Test("Adoptions are confirmed, checked, measured, and form no circle", arguments: TestDatabases.engines)
    func adoption(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, slug, _) = try await house.movementWithClauses()
            let id = try await published(house, movement)
            let declare: Values = ["exemplar": .string(id), "since": "2025-03-01"]
            func at(_ unit: String, _ more: Values = [:]) -> Values { declare.merging(["unit": .string(unit)]) { $1 }.merging(more) { $1 } }
            #expect(try await house.refusal("adoption.declare", at("reading"), as: "readingHead") == .adoptionSelf)
            #expect(try await house.refusal("adoption.declare", at("union"), as: "clerk") == .forbidden)
            #expect(try await house.wrong("adoption.declare", declare) == ["unit"])
            let office = try await house.act("adoption.declare", at("office"), as: "clerk").subjectID
            #expect(try await house.refusal("adoption.declare", at("office"), as: "unitHead") == .adoptionTwice)
            #expect(
                try await house.wrong("adoption.declare", at("union", ["since": "2025-02-01", "from": .string(office)]), as: "massOrganisation")
                    == ["from"])
            let union = try await house.act("adoption.declare", at("union", ["from": .string(office)]), as: "massOrganisation").subjectID
            // Declared by its head, so confirmed at once; the other waits for its head, then for the officer.
            #expect(try await page(house, id, as: "staff").adoptions.map(\.isConfirmed) == [false, true])
            #expect(try await page(house, id, as: "visitor").adoptions == [])
            #expect(try await house.desk("unitHead").exemplars.map(\.what) == [.confirm])
            #expect(try await house.desk("officer").exemplars.map(\.what) == [.check])
            try await house.act("adoption.measure", result(office, 5, 21), as: "clerk")
            #expect(try await house.refusal("adoption.check", ["adoption": .string(office)], as: "officer") == .adoptionState)
            try await house.act("adoption.confirm", ["adoption": .string(office)], as: "unitHead")
            try await house.act("adoption.check", ["adoption": .string(office)])
            try await house.act("adoption.check", ["adoption": .string(union)])
            var line = try #require(try await list(house, slug).published.first).line
            #expect([line.adopted, line.measured] == [2, 1])
            // A later result stands beside the earlier one, and counts once it was checked.
            try await house.act("adoption.measure", result(office, 5, 30), as: "unitHead")
            #expect(try await page(house, id, as: "visitor").adoptions.first?.measured?.result.after == Quantity(21))
            try await house.act("adoption.check", ["adoption": .string(office)], as: "head")
            let checked = try #require(try await page(house, id, as: "visitor").adoptions.first)
            #expect(checked.results.map(\.result.after) == [Quantity(21), Quantity(30)] && checked.measured?.number == 2)
            // Circles and oneself.
            func learn(_ one: String, from other: String, as key: String) async throws -> Refusal? {
                let values: Values = ["adoption": .string(one), "from": .string(other), "reason": "Ghi nhầm."]
                return try await house.refusal("adoption.correct", values, as: key)
            }
            #expect(try await learn(office, from: union, as: "unitHead") == .adoptionCycle)
            #expect(try await learn(office, from: office, as: "unitHead") == .adoptionSelf)
            #expect(try await learn(union, from: "x", as: "massOrganisation")?.fields.map(\.key) == ["from"])
            let facts = try await house.database.read {
                try ExemplarFacts.published(of: .unit, subject: "reading", agency: PlanHouse.agency, in: $0)
            }
            #expect(facts.map(\.id) == [id] && facts.map(\.measured) == [1])
            #expect(facts.first?.adoptions.map { "\($0.unit ?? "") \($0.result?.after.plain ?? "-")" } == ["office 30", "union -"])
            let counts = try await house.database.read {
                try ExemplarFacts.counts(movement: movement, agency: PlanHouse.agency, on: TestWorld.today, in: $0)
            }
            #expect([counts.published, counts.adopted, counts.measured] == [1, 2, 1])
            try await house.act("adoption.end", ["adoption": .string(office), "reason": "Chuyển trụ sở."], as: "unitHead")
            line = try #require(try await list(house, slug).published.first).line
            #expect([line.adopted, line.measured] == [1, 0])
            #expect(try await house.refusal("adoption.confirm", ["adoption": .string(office)], as: "unitHead") == .adoptionState)
        }
    }

    @Test("Whoever declared or confirmed an adoption does not check it", arguments: TestDatabases.engines)
    func fourEyes(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, _, _) = try await house.movementWithClauses()
            let id = try await published(house, movement)
            let values: Values = ["exemplar": .string(id), "since": "2025-03-01", "name": "Thư viện huyện"]
            #expect(try await house.wrong("adoption.declare", values) == ["document"])
            #expect(try await house.refusal("adoption.declare", values, as: "clerk") == .forbidden)
            let adoption = try await house.act("adoption.declare", values.merging(["document": "Công văn 5"]) { $1 }).subjectID
            #expect(try await house.refusal("adoption.check", ["adoption": .string(adoption)], as: "officer") == .ownAdoption)
            #expect(try await house.desk("officer").exemplars == [])
            #expect(try await house.desk("head").exemplars.map(\.what) == [.check])
            try await house.act("adoption.check", ["adoption": .string(adoption)], as: "head")
            let seen = try #require(try await page(house, id, as: "visitor").adoptions.first)
            #expect(seen.name.vi == "Thư viện huyện" && seen.document == "" && seen.standing.en == "Adopted, not yet measured")
        }
    }
}
