internal import Testing
internal import Vietnamese

@testable internal import Movement

/// The arithmetic of suggestions and of fairness, by golden cases.
@Suite struct DiscoveryTests {
    private func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(dayNumber: 0) }
    private func number(_ text: String) throws -> Quantity { try #require(Quantity(text, isProgram: true)) }

    @Test(
        "The way from the own baseline to the goal, exact and rounded once",
        arguments: [
            ("40", "78", "100", TargetDirection.up, "63.333"), ("0", "1", "3", .up, "33.333"), ("0", "2", "3", .up, "66.667"),
            ("20", "10", "120", .up, "-10"), ("10", "25", "20", .up, "150"), ("9", "6", "3", .down, "50"), ("9", "12", "3", .down, "-50"),
            ("0.001", "0.002", "0.003", .up, "50"), ("100", "100", "50", .down, "0"), ("0", "999999999999999", "1", .up, "99999999999999900"),
        ])
    func way(_ before: String, _ now: String, _ goal: String, _ direction: TargetDirection, _ expected: String) throws {
        let way = Discovery.way(before: try number(before), now: try number(now), goal: try number(goal), direction: direction)
        let limit = Quantity.limit.plain
        #expect(way?.plain == (expected.count > 16 ? limit : expected))
    }

    @Test(
        "There is no way when the goal is not on the better side of the baseline",
        arguments: [("5", "5", TargetDirection.up), ("9", "5", .up), ("5", "9", .down), ("5", "5", .down)])
    func noWay(_ before: String, _ goal: String, _ direction: TargetDirection) throws {
        #expect(Discovery.way(before: try number(before), now: try number("7"), goal: try number(goal), direction: direction) == nil)
    }

    @Test(
        arguments: [
            ([], nil), (["7"], "7"), (["9", "1", "5"], "5"), (["1", "2"], "1.5"), (["0.001", "0.002"], "0.002"), (["-0.001", "-0.002"], "-0.002"),
            (["4", "4", "1", "100"], "4"),
        ] as [([String], String?)])
    func median(_ values: [String], _ expected: String?) throws {
        #expect(Discovery.median(try values.map(number))?.plain == expected)
    }

    private func standing(
        _ key: String, _ strength: String, group: String = "g", evidence: Bool = true, alone: Bool = false
    ) throws
        -> MeasuredStanding
    {
        MeasuredStanding(
            key: key, source: .targets, kind: .unit, subject: key, group: group, before: Quantity(0), now: Quantity(0),
            strength: try number(strength),
            hasEvidence: evidence, isEnoughAlone: alone)
    }

    @Test("Above the own baseline and above the median, with evidence; strongest first") func suggested() throws {
        let all = [
            try standing("a", "80"), try standing("b", "20"), try standing("c", "50"), try standing("d", "90"),
            try standing("e", "95", evidence: false), try standing("f", "-10"),
        ]
        let found = Discovery.suggested(all)
        // The median of −10, 20, 50, 80, 90, 95 is 65.
        #expect(found.map(\.standing.key) == ["d", "a"])
        #expect(found.map(\.median?.plain) == ["65", "65"] && found.map(\.size) == [6, 6])
    }

    @Test("Everybody alike is nobody's example") func alike() throws {
        #expect(Discovery.suggested([try standing("a", "50"), try standing("b", "50"), try standing("c", "50")]) == [])
    }

    @Test("Where there are too few to compare, only what is enough by itself") func small() throws {
        let found = Discovery.suggested([try standing("a", "120", alone: true), try standing("b", "40")])
        #expect(found.map(\.standing.key) == ["a"] && found.map(\.median) == [nil])
    }

    // MARK: - Facts on their days

    private func facts() -> DiscoveryFacts {
        var facts = DiscoveryFacts(start: day("2025-01-01"))
        func target(_ id: String, _ levels: [(String, Int)], evidence: String?, baseline: Int? = nil) -> DiscoveryFacts.Target {
            DiscoveryFacts.Target(
                id: id, code: "CT1", title: "Lượt", unitLabel: "lượt", direction: .up, source: .report, baseline: baseline.map { Quantity($0) },
                goal: Quantity(100), kind: .unit, subject: "unit-\(id)",
                levels: levels.map { DiscoveryFacts.Level(on: day($0.0), level: Quantity($0.1)) }, evidence: evidence.map(day))
        }
        facts.targets = [
            target("a", [("2025-03-31", 20), ("2025-06-30", 80)], evidence: "2025-07-02"),
            target("b", [("2025-03-31", 20), ("2025-06-30", 30)], evidence: "2025-07-02", baseline: 10),
            target("c", [("2025-06-30", 40)], evidence: "2025-07-02", baseline: 0), target("d", [("2025-06-30", 90)], evidence: nil),
        ]
        for (person, on, hours) in [("p", "2025-05-20", 8), ("p", "2025-02-20", 2), ("q", "2025-05-21", 3), ("r", "2025-02-21", 3)] {
            facts.hours.append(DiscoveryFacts.Hours(person: person, unit: "u", on: day(on), hours: Quantity(hours)))
        }
        facts.members = ["u": 3]
        for (subject, giver, on) in [
            ("p", "x", "2025-06-01"), ("p", "y", "2025-06-02"), ("p", "y", "2025-06-03"), ("q", "x", "2025-06-01"), ("r", "x", "2025-02-01"),
        ] {
            facts.words.append(DiscoveryFacts.Word(kind: .person, subject: subject, giver: giver, on: day(on)))
        }
        return facts
    }

    @Test("A day knows only what had happened until then") func asOf() throws {
        let facts = facts()
        #expect(Discovery.suggested(facts.standings(on: day("2025-04-01"))).map(\.standing.key) == [])
        // The report is there, its evidence comes two days later.
        let june = Discovery.suggested(facts.standings(on: day("2025-06-30"))).map(\.standing.key)
        #expect(june == ["learning:person:p", "thanks:person:p"])
        let july = Discovery.suggested(facts.standings(on: day("2025-07-02")))
        // Hours of p: 8 after 2; q: 3 after none; r: none after 3. Targets:
        // a: (80 − 20) ÷ 80 = 75; b: (30 − 10) ÷ 90 = 22.222; c: 40 ÷ 100 = 40; d has nothing to compare with. Median 40.
        #expect(july.map(\.standing.key) == ["targets:a", "learning:person:p", "thanks:person:p"])
        #expect(july.map(\.standing.strength.plain) == ["75", "6", "2"])
        #expect(july.map(\.median?.plain) == ["40", "3", "1"])
    }

    @Test("A recognised initiative stands out against everybody's, whoever has none included") func initiatives() throws {
        var facts = DiscoveryFacts(start: day("2025-01-01"))
        facts.people = 5
        facts.members = ["u": 3, "v": 2]
        for (id, person, unit, on) in [
            ("i", "p", "u", "2025-06-01"), ("i", "q", "v", "2025-06-01"), ("j", "p", "u", "2025-06-10"), ("k", "r", "v", "2025-02-01"),
        ] {
            facts.initiatives.append(DiscoveryFacts.Initiative(id: id, title: id, person: person, unit: unit, on: day(on)))
        }
        let found = Discovery.suggested(facts.standings(on: day("2025-06-30")))
        // People: p 2, q 1, r 0 − 1, two of five none: median 0. Units u 2, v 1 − 1 = 0: too few to compare with.
        #expect(found.map(\.standing.key) == ["initiatives:person:p", "initiatives:person:q"])
        #expect(found.map(\.standing.strength.plain) == ["2", "1"])
        #expect(found.map(\.median?.plain) == ["0", "0"] && found.map(\.size) == [5, 5])
    }

    @Test("Hours of a unit are for each of its people") func unitHours() throws {
        let unit = try #require(facts().standings(on: day("2025-06-30")).first { $0.key == "learning:unit:u" })
        // Before 31 March: 2 + 3 of three people; since then 8 + 3.
        #expect([unit.before.plain, unit.now.plain, unit.strength.plain] == ["1.667", "3.667", "2"])
    }

    @Test(
        "Spans grow with the movement, up to 90 days, and begin at two weeks",
        arguments: [("2025-01-20", nil), ("2025-01-28", 14), ("2025-03-01", 30), ("2025-12-31", 90)] as [(String, Int?)])
    func span(_ on: String, _ expected: Int?) { #expect(facts().span(on: day(on)) == expected) }

    @Test(arguments: [
        ("2025-01-01", "2025-01-01", ["2025-01-01"]), ("2025-01-01", "2025-01-07", ["2025-01-07"]),
        ("2025-01-01", "2025-01-08", ["2025-01-07", "2025-01-08"]), ("2025-01-01", "2025-01-21", ["2025-01-07", "2025-01-14", "2025-01-21"]),
    ])
    func weeks(_ from: String, _ to: String, _ ends: [String]) { #expect(FairnessRules.weeks(from: day(from), to: day(to)).map(\.iso) == ends) }

    @Test("Groups of fewer than five are not told apart, and what is left is not either") func smallGroups() {
        func people(_ groups: [(String, Int, Int)]) -> [(key: String, isSuggested: Bool)] {
            groups.flatMap { key, count, suggested in (0..<count).map { (key, $0 < suggested) } }
        }
        func shown(_ groups: [(String, Int, Int)]) -> [String] {
            FairnessRules.groups(people(groups)) { Text(same: $0) }.map { "\($0.name.vi) \($0.people) \($0.suggested) \($0.never) \($0.share.plain)" }
        }
        #expect(shown([("a", 10, 1), ("b", 6, 5)]) == ["a 10 1 9 90", "b 6 5 1 16.6"])
        #expect(shown([("a", 10, 1), ("b", 4, 1), ("c", 3, 0)]) == ["a 10 1 9 90", "Các nhóm dưới 5 người, gộp chung 7 1 6 85.7"])
        // Two left over would be found by taking away; the smallest group goes with them.
        #expect(shown([("a", 10, 1), ("b", 6, 5), ("c", 2, 0)]) == ["a 10 1 9 90", "Các nhóm dưới 5 người, gộp chung 8 5 3 37.5"])
        #expect(shown([("a", 3, 1)]) == [])
    }

    // MARK: - Places and circles

    private func line(_ number: Int, measured: Int, adopted: Int, _ on: String) -> ExemplarLine {
        ExemplarLine(
            id: "\(number)", number: number, kind: .unit, subject: Text(same: ""), title: "", state: .published, published: day(on), adopted: adopted,
            measured: measured)
    }

    @Test("Measured adoption first, then adoption, then the earlier day; equals share a place") func ranking() {
        let ranked = ExemplarRules.ranked([
            line(1, measured: 0, adopted: 9, "2025-01-01"), line(2, measured: 2, adopted: 2, "2025-05-01"),
            line(3, measured: 2, adopted: 3, "2025-06-01"),
            line(4, measured: 2, adopted: 2, "2025-05-01"), line(5, measured: 2, adopted: 2, "2025-04-01"),
            line(6, measured: 0, adopted: 0, "2025-01-01"),
        ])
        #expect(ranked.map { "\($0.place):\($0.line.number)" } == ["1:3", "2:5", "3:2", "3:4", "5:1", "6:6"])
    }

    @Test(
        "Learning in a circle is found however long it is",
        arguments: [("a", "b", true), ("a", "c", true), ("c", "a", false), ("d", "a", false), ("a", "a", true), ("a", "d", false)])
    func circles(_ adoption: String, _ source: String, _ expected: Bool) {
        #expect(ExemplarRules.leadsBack(adoption, from: source, ["b": "a", "c": "b", "x": "y", "y": "x"]) == expected)
        #expect(!ExemplarRules.leadsBack(adoption, from: "x", ["x": "y", "y": "x"]))
    }
}
