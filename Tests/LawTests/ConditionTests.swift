internal import Law
internal import Testing
internal import Vietnamese

/// Every kind of condition by itself: met, not met, and unknown when nobody has recorded it.
@Suite("Conditions") struct ConditionTests {
    /// What one condition of an agency comes to for facts.
    private func verdict(_ rule: String, _ facts: Facts, type: AchievementType = .merit) throws -> Verdict {
        let pack = try Pack(
            yaml: """
                pack: mot
                title: {vi: Một, en: One}
                document: Quy chế
                awards:
                  - {id: a-x, code: giai-x, name: {vi: X, en: X}, kind: form, level: agency, subjects: [person, collective], deciders: [agency-head]}
                  - {id: a-y, code: giai-y, name: {vi: Y, en: Y}, kind: form, level: agency, subjects: [person, collective], deciders: [agency-head]}
                criteria:
                  - {id: c-x, award: giai-x, rule: \(rule)}
                  - {id: c-y, award: giai-y, rule: {staff: true}}
                """)
        let confirmed = Confirmations(
            Dictionary(uniqueKeysWithValues: ["c-x", "c-y"].map { ($0, Confirmations.Decision(by: "", on: day("2026-01-01"), holds: true)) }))
        let asked = Case(award: AwardCode(rawValue: "giai-x"), year: 2026, type: type, period: try #require(Period.year(2026)))
        let found = Examiner(book: LawBook(packs: [pack]), confirmations: confirmed).examine(asked, facts, today: day("2026-11-25"))
        return try #require(found).criteria.verdict
    }

    private func person(_ change: (inout Facts) -> Void = { _ in }) -> Facts {
        var facts = Facts(kind: .person, name: "Nam", isStaff: true)
        change(&facts)
        return facts
    }

    private func collective(_ members: Facts.Members?) -> Facts {
        var facts = Facts(kind: .collective, name: "Phòng", isStaff: true)
        facts.members = members
        return facts
    }

    @Test("Ratings: at least so, in a row, and a year nobody recorded") func ratings() throws {
        let rule = "{rating: {at-least: good, years: 2}}"
        func rated(_ pairs: [(Int, Rating)]) -> Facts { person { $0.ratings = pairs.map { Facts.YearRating(year: $0.0, rating: $0.1) } } }
        #expect(try verdict(rule, rated([(2025, .good), (2026, .excellent)])) == .met)
        #expect(try verdict(rule, rated([(2025, .completed), (2026, .excellent)])) == .notMet)
        #expect(try verdict(rule, rated([(2026, .excellent)])) == .unknown)
        #expect(try verdict(rule, rated([(2026, .failed)])) == .notMet)
    }

    @Test("Initiatives: how many, how wide, within how many years") func initiatives() throws {
        func own(_ list: [(InitiativeReach, String)]?) -> Facts {
            person {
                $0.initiatives = list?.enumerated().map {
                    Facts.Initiative(id: "\($0.offset)", title: "SK", scope: $0.element.0, recognised: day($0.element.1))
                }
            }
        }
        let two = "{initiative: {scope: unit, count: 2, years: 2}}"
        #expect(try verdict(two, own([(.unit, "2025-01-01"), (.province, "2026-05-01")])) == .met)
        #expect(try verdict(two, own([(.unit, "2024-12-31"), (.unit, "2026-05-01")])) == .notMet)
        #expect(try verdict(two, own([])) == .notMet)
        #expect(try verdict(two, own(nil)) == .unknown)
        #expect(try verdict("{initiative: {scope: province}}", own([(.unit, "2026-05-01")])) == .notMet)
        #expect(try verdict("{initiative: {scope: province}}", own([(.nation, "2020-05-01")])) == .met)
        #expect(try verdict("{initiative: {scope: unit}}", own([(.unit, "2027-01-01")])) == .notMet)
    }

    @Test("Research, statements, taking part, peers, registration, employment") func plain() throws {
        #expect(try verdict("{research: true}", person { $0.research = [Proven("BB 1")] }) == .met)
        #expect(try verdict("{research: true}", person { $0.research = [] }) == .notMet)
        #expect(try verdict("{research: true}", person()) == .unknown)
        let statement = "{statement: {key: unity, vi: Đoàn kết, en: United}}"
        #expect(try verdict(statement, person { $0.statements["unity"] = .init(holds: true, by: "A") }) == .met)
        #expect(try verdict(statement, person { $0.statements["unity"] = .init(holds: false, by: "A") }) == .notMet)
        #expect(try verdict(statement, person()) == .unknown)
        for (rule, set) in [
            ("{took-part: true}", { (facts: inout Facts, value: Bool?) in facts.tookPart = value }),
            ("{chosen-by-peers: true}", { $0.chosenByPeers = $1 }),
            ("{registered: true}", { $0.registered = $1 }),
        ] {
            #expect(try verdict(rule, person { set(&$0, true) }) == .met, "\(rule)")
            #expect(try verdict(rule, person { set(&$0, false) }) == .notMet, "\(rule)")
            #expect(try verdict(rule, person()) == .unknown, "\(rule)")
        }
        #expect(try verdict("{staff: true}", person()) == .met)
        #expect(try verdict("{staff: true}", person { $0.isStaff = false }) == .notMet)
        #expect(try verdict("{meets: giai-y}", person()) == .met)
        #expect(try verdict("{meets: giai-y}", person { $0.isStaff = false }) == .notMet)
        // A circle of criteria ends as unknown, it does not hang.
        #expect(try verdict("{meets: giai-x}", person()) == .unknown)
        #expect(try verdict("{achievement: [themed, sudden]}", person(), type: .themed) == .met)
        #expect(try verdict("{achievement: [themed, sudden]}", person(), type: .merit) == .notMet)
    }

    @Test("Collectives: shares, holders, completion, discipline; unknown without the members") func members() throws {
        let code = AwardCode(rawValue: "ldtt")
        func with(_ count: Int?, completed: Int? = nil, disciplined: [DisciplineLevel]? = nil) -> Facts {
            collective(.init(total: 10, holders: count.map { [code: $0] } ?? [:], completed: completed, disciplined: disciplined))
        }
        for (rule, met, notMet) in [("{share: {award: ldtt, at-least: 65}}", 7, 6), ("{holders: {award: ldtt, at-least: 2}}", 2, 1)] {
            #expect(try verdict(rule, with(met)) == .met, "\(rule)")
            #expect(try verdict(rule, with(notMet)) == .notMet, "\(rule)")
            #expect(try verdict(rule, with(nil)) == .unknown, "\(rule)")
            #expect(try verdict(rule, collective(nil)) == .unknown, "\(rule)")
        }
        #expect(try verdict("{members-complete: 100}", with(nil, completed: 10)) == .met)
        #expect(try verdict("{members-complete: 100}", with(nil, completed: 9)) == .notMet)
        #expect(try verdict("{members-complete: 100}", with(nil)) == .unknown)
        #expect(try verdict("{no-discipline: canh-cao}", with(nil, disciplined: [.reprimand])) == .met)
        #expect(try verdict("{no-discipline: canh-cao}", with(nil, disciplined: [.removal])) == .notMet)
        #expect(try verdict("{no-discipline: canh-cao}", with(nil)) == .unknown)
    }

    @Test("Joined conditions") func joined() throws {
        let known = person { $0.tookPart = true }
        #expect(try verdict("{all: [{staff: true}, {took-part: true}]}", known) == .met)
        #expect(try verdict("{all: [{staff: true}, {registered: true}]}", known) == .unknown)
        #expect(try verdict("{any: [{registered: true}, {took-part: true}]}", known) == .met)
        #expect(try verdict("{at-least: {count: 2, of: [{staff: true}, {took-part: true}, {registered: true}]}}", known) == .met)
        #expect(try verdict("{at-least: {count: 3, of: [{staff: true}, {took-part: true}, {registered: true}]}}", known) == .unknown)
    }
}
