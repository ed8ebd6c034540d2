internal import PlanReading
import Testing

/// A small generator with a fixed seed, so that a failure can be repeated.
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite struct FuzzTests {
    /// What must hold of any document read from any text.
    private func check(_ plan: PlanDocument, _ text: String) {
        let count = text.unicodeScalars.count
        #expect(Set(plan.obligations.map(\.id)).count == plan.obligations.count)
        for obligation in plan.obligations {
            #expect(!obligation.id.isEmpty && !obligation.text.isEmpty)
            #expect(0 <= obligation.source.start && obligation.source.start < obligation.source.end && obligation.source.end <= count)
        }
        #expect(plan.doubts.allSatisfy { 0 <= $0.start && $0.start < $0.end && $0.end <= count })
        #expect(zip(plan.doubts, plan.doubts.dropFirst()).allSatisfy { $0.start <= $1.start })
        #expect(plan.doubts.count <= 6000)
        let places = plan.places
        #expect(places.basis.count == plan.basis.count && places.recipients.count == plan.recipients.count)
        var spans = places.basis + places.recipients
        spans += [places.title, places.issuer, places.number, places.date, places.period, places.signatory].compactMap(\.self)
        spans += plan.headings.map { SourceSpan(start: $0.start, end: $0.end) } + plan.quotas.map { SourceSpan(start: $0.start, end: $0.end) }
        spans += plan.deadlines.map { SourceSpan(start: $0.start, end: $0.end) }
        #expect(spans.allSatisfy { 0 <= $0.start && $0.start < $0.end && $0.end <= count })
        #expect(plan.headings.allSatisfy { !$0.id.isEmpty && $0.level >= 1 })
    }

    @Test(arguments: DepartmentPlanTests.files)
    func spansAreOrderedInSoundPlans(_ file: String) throws {
        let text = try Texts.example(file)
        let plan = try Texts.plan(file)
        check(plan, text)
        #expect(zip(plan.obligations, plan.obligations.dropFirst()).allSatisfy { $0.source.end <= $1.source.start })
    }

    @Test(arguments: 0..<24)
    func mutatedPlansNeverTrap(_ seed: Int) throws {
        var dice = Dice(state: UInt64(seed))
        var scalars = Array(try Texts.example(DepartmentPlanTests.files[seed % 2]).unicodeScalars)
        // A stretch of the plan is enough and keeps many seeds quick.
        let start = Int.random(in: 0..<scalars.count - 1500, using: &dice)
        scalars = Array(scalars[start..<start + 1500])
        for _ in 0..<Int.random(in: 1...120, using: &dice) {
            let place = Int.random(in: 0..<scalars.count, using: &dice)
            switch Int.random(in: 0..<5, using: &dice) {
            case 0: scalars.remove(at: place)
            case 1: scalars.insert(contentsOf: scalars[place..<min(scalars.count, place + 30)], at: place)
            case 2: scalars[place] = Self.nasty[Int.random(in: 0..<Self.nasty.count, using: &dice)]
            case 3: scalars.insert(Self.nasty[Int.random(in: 0..<Self.nasty.count, using: &dice)], at: place)
            default: scalars.removeSubrange(place..<min(scalars.count, place + 20))
            }
        }
        let text = String(String.UnicodeScalarView(scalars))
        let plan = PlanReader.read(text)
        check(plan, text)
        #expect(PlanReader.read(text) == plan)
    }

    private static let nasty = Array("|*#->\n\r\u{C}\u{2028}.,;:()/&¢đĐIVX1l0+•–“”<>[]_\t\\!\u{301}\u{200B}\u{10FFFF}%".unicodeScalars)

    @Test(arguments: 0..<24)
    func noiseNeverTraps(_ seed: Int) {
        var dice = Dice(state: UInt64(1000 + seed))
        let bytes = (0..<4000).map { _ in
            seed % 2 == 0 ? UInt8.random(in: 0...255, using: &dice) : Array("|*#-\n. 1)(IVXlaồ Sở:/;&%<>[]_\t".utf8).randomElement(using: &dice) ?? 0
        }
        let text = String(decoding: bytes, as: UTF8.self)
        check(PlanReader.read(text), text)
    }

    @Test(arguments: [
        "|\n", "- ", "1.", "1.1.", "(", "**", "cong chuc ", "\n\n", "I. A\n", "a) \n", "\u{301}", "Sở ", "| a", "<br>", "[a](", "&#", "a\tb\tc\n",
        "- a:\n1. b:\n", "trước ngày ", "PHẦN I\n", "Một là, a\n",
    ])
    func repetitionsEnd(_ unit: String) {
        let text = String(repeating: unit, count: 1500)
        check(PlanReader.read(text), text)
    }
}
