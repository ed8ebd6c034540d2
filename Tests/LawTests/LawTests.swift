internal import Law
internal import Testing

@Suite("Verdicts of three values") struct VerdictTests {
    @Test("All: what is not met decides, what is unknown leaves it open") func all() {
        #expect(Verdict.all([]) == .met)
        #expect(Verdict.all([.met, .unknown]) == .unknown)
        #expect(Verdict.all([.unknown, .notMet]) == .notMet)
    }

    @Test("Any: what is met decides; unknown is never failed") func any() {
        #expect(Verdict.any([]) == .notMet)
        #expect(Verdict.any([.notMet, .unknown]) == .unknown)
        #expect(Verdict.any([.unknown, .met]) == .met)
    }

    @Test("At least so many") func atLeast() {
        #expect(Verdict.atLeast(2, of: [.met, .met, .notMet]) == .met)
        #expect(Verdict.atLeast(2, of: [.met, .unknown, .notMet]) == .unknown)
        #expect(Verdict.atLeast(2, of: [.met, .notMet, .notMet]) == .notMet)
    }
}
