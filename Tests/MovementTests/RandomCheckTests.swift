internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite struct RandomCheckTests {
    private static let seed = (0..<32).map(UInt8.init)
    private static let head = [UInt8](repeating: 7, count: 32)
    private static let population = RandomCheck.Population(
        items: (0..<20).map { n in
            RandomCheck.Item(key: "r" + (n < 10 ? "0" : "") + String(n), unit: "u\(n % 4)", facts: ["C\(n % 3)", "2025-Q1", String(n), "-"])
        }.shuffled(),
        checkers: [
            .init(key: "chi", unit: "u3"), .init(key: "binh", unit: "u2"), .init(key: "binh", unit: "u1"), .init(key: "an", unit: "u0"),
        ])

    @Test("The draw gives what tools/draw_again.py gives, which shares no code with it")
    func vector() {
        #expect(RandomCheck.commitment(to: Self.seed) == "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd")
        #expect(RandomCheck.digest(of: Self.population.text) == "68835db207d350c0bdd0281b01f8ad8cb0a8d2835885c665139f0815131a8a70")
        let drawn = RandomCheck.draw(seed: Self.seed, population: Self.population.text, size: 6, head: Self.head)
        #expect(drawn?.map(\.item) == ["r04", "r06", "r16", "r07", "r18", "r15"])
        #expect(drawn?.map(\.checker) == ["binh", "an", "chi", "binh", "an", "an"])
    }

    @Test("Nobody checks their own division, the load is even where it can be, and every item can be drawn")
    func properties() throws {
        var counts: [String: Int] = [:]
        for round in 0..<400 {
            let seed = (0..<32).map { UInt8(truncatingIfNeeded: round &* 31 &+ $0 &* 7) }
            let drawn = try #require(RandomCheck.draw(seed: seed, population: Self.population.text, size: 5, head: Self.head))
            #expect(drawn.count == 5 && Set(drawn.map(\.item)).count == 5)
            for one in drawn {
                counts[one.item, default: 0] += 1
                let unit = Self.population.items.first { $0.key == one.item }?.unit
                let own = Self.population.checkers.filter { $0.key == one.checker }.map(\.unit)
                #expect(one.checker != nil && !own.contains(unit ?? ""))
            }
        }
        // 2000 places for 20 reports: 100 each, give or take; five standard deviations are 44.
        #expect(counts.count == 20 && counts.values.allSatisfy { (56...144).contains($0) })
    }

    @Test("Another seed, population or head gives another sample; a larger size only adds to it")
    func mixing() throws {
        func draw(_ seed: [UInt8], _ text: String, _ head: [UInt8], _ size: Int = 8) throws -> [String] {
            try #require(RandomCheck.draw(seed: seed, population: text, size: size, head: head)).map(\.item)
        }
        let text = Self.population.text
        let first = try draw(Self.seed, text, Self.head)
        #expect(try draw(Self.seed.reversed(), text, Self.head) != first)
        #expect(try draw(Self.seed, text, [UInt8](repeating: 8, count: 32)) != first)
        #expect(try draw(Self.seed, text.replacing("C0", with: "C9"), Self.head) != first)
        #expect(try draw(Self.seed, text, Self.head, 3) == Array(first.prefix(3)))
        #expect(try draw(Self.seed, text, Self.head, 500).count == 20)
    }

    @Test(
        "The file reads back as it was written; what is no population is refused",
        arguments: [
            "", "thidua-population-v1", "thidua-population-v1\nitem\ta\tb", "thidua-population-v1\nitem\ta\n", "thidua-population-v2\n",
            "thidua-population-v1\nitem\ta\tb\nitem\ta\tc\n", "thidua-population-v1\nother\ta\tb\n", "thidua-population-v1\n\n",
        ])
    func files(_ wrong: String) throws {
        #expect(RandomCheck.Population(wrong) == nil)
        #expect(RandomCheck.draw(seed: Self.seed, population: wrong, size: 3, head: Self.head) == nil)
        #expect(RandomCheck.Population(Self.population.text) == Self.population)
        #expect(RandomCheck.Population("thidua-population-v1\n")?.items == [])
        let odd = RandomCheck.Population(items: [.init(key: "a", unit: "b", facts: ["x\ty\nz"])], checkers: []).text
        #expect(odd == "thidua-population-v1\nitem\ta\tb\tx y z\n")
    }

    @Test("A published round proves itself, and every change in it is noticed")
    func published() throws {
        let text = Self.population.text
        let round = PublishedRound(
            round: "r", commitment: RandomCheck.commitment(to: Self.seed), seed: HexText.text(Self.seed), size: 4, headSequence: 9,
            head: HexText.text(Self.head), population: text, populationDigest: RandomCheck.digest(of: text),
            sample: try #require(RandomCheck.draw(seed: Self.seed, population: text, size: 4, head: Self.head)))
        #expect(round.problems() == [])
        let json = round.json
        #expect(PublishedRound(json: json) == round)
        guard case .object(let members) = json else { return }
        let changes: [(String, JSONValue)] = [
            ("seed", .string(String(repeating: "0", count: 64))), ("size", 5), ("population", .string(text.replacing("r04", with: "r99"))),
            ("commitment", "00"), ("population_digest", "00"), ("head", ["sequence": 9, "digest": .string(String(repeating: "0", count: 64))]),
            ("sample", [["item": "r04", "checker": "an"]]),
        ]
        for (key, value) in changes {
            var changed = members
            changed[key] = value
            #expect(PublishedRound(json: .object(changed))?.problems().isEmpty == false, "\(key)")
        }
        #expect(PublishedRound(json: ["format": "other"]) == nil)
    }
}
