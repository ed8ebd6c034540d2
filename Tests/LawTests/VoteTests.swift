internal import Testing
internal import Vietnamese

@testable internal import Law

@Suite("Votes are counted of all members of the council") struct VoteTests {
    private func vote(_ code: String, _ members: Int, _ yes: Int, _ written: Int = 0) throws -> VoteResult {
        try LawBook.shipped.vote(on: AwardCode(rawValue: code), members: members, yes: yes, written: written, on: day("2026-11-25"))
    }

    @Test(
        "Thresholds of councils of 5 to 15",
        arguments: [(5, 4, 4, 5), (7, 5, 6, 7), (9, 6, 8, 9), (11, 8, 9, 10), (13, 9, 11, 12), (15, 10, 12, 14)])
    func thresholds(_ members: Int, _ quorum: Int, _ eighty: Int, _ ninety: Int) throws {
        let local = try vote("cstdcs", members, 0)
        #expect(local.quorums.map(\.needed) == [quorum, eighty])
        #expect(local.needed == eighty)
        #expect(try vote("cstd-tinh", members, 0).needed == ninety)
    }

    @Test("Nine members, eight in favour, one of them in writing") func written() throws {
        let base = try vote("cstdcs", 9, 8, 1)
        #expect(base.passes && base.percentOfTotal == "88.9" && base.isBallot)
        #expect(try !vote("cstd-tinh", 9, 8, 1).passes)
        #expect(try vote("cstd-tinh", 9, 9, 1).passes)
    }

    @Test("Six present all in favour, one of two in writing: 77.8 % of all is not enough") func present() throws {
        let result = try vote("cstdcs", 9, 7, 1)
        #expect(!result.passes && result.percentOfTotal == "77.8" && result.permilleOfTotal == 777)
    }

    @Test("Where the law has no threshold a local example says more than half, of all members") func majority() throws {
        let result = try vote("gk-ca-nhan", 8, 4)
        #expect(result.needed == 5 && !result.passes && !result.isBallot)
        #expect(result.voting?.scope == .local)
    }

    @Test("The agency cannot lower a threshold of the law") func agency() throws {
        let own = try Pack(
            yaml: """
                pack: co-quan
                title: {vi: Quy định, en: Rules}
                document: Quy chế Hội đồng
                votings:
                  - {id: own-vote, awards: [cstdcs, gk-ca-nhan], percent: 60}
                """, as: .agency)
        let book = LawBook.shipped.adding(own)
        #expect(book.voting(AwardCode(rawValue: "cstdcs"), on: day("2026-11-25"))?.id == "r2025-vote-80")
        #expect(book.voting(AwardCode(rawValue: "gk-ca-nhan"), on: day("2026-11-25"))?.id == "own-vote")
    }

    @Test("Numbers that do not fit are refused", arguments: [(0, 0, 0), (9, 10, 0), (9, -1, 0), (9, 5, 10), (1001, 5, 0)])
    func numbers(_ members: Int, _ yes: Int, _ written: Int) {
        #expect(throws: VoteProblem.numbers) { try vote("cstdcs", members, yes, written) }
    }

    @Test("Law by day: the article changes with the decree") func articles() throws {
        let old = try LawBook.shipped.vote(on: AwardCode(rawValue: "cstdcs"), members: 9, yes: 8, written: 0, on: day("2025-06-30"))
        #expect(old.citations.first?.text == "Điều 30 khoản 7 Nghị định 98/2023/NĐ-CP")
        #expect(try vote("cstdcs", 9, 8).citations.first?.text == "Điều 33 khoản 5 Nghị định 152/2025/NĐ-CP")
    }
}

@Suite("Quotas") struct QuotaTests {
    private func quota(_ shape: Quota.Shape, atLeastOne: Bool = false) -> Quota {
        Quota(awards: [AwardCode(rawValue: "bk-tinh-ca-nhan")], subjects: [], shape: shape, atLeastOne: atLeastOne, units: [])
    }

    @Test("The four shapes, rounded down, with the calculation") func shapes() {
        #expect(quota(.participants(percent: 10)).allowed(of: 9) == (0, Words("10% × 9 = 0,9 → 0", "10% × 9 = 0.9 → 0")))
        #expect(quota(.participants(percent: 5)).allowed(of: 86) == (4, Words("5% × 86 = 4,3 → 4", "5% × 86 = 4.3 → 4")))
        #expect(quota(.participants(percent: 5)).allowed(of: 101) == (5, Words("5% × 101 = 5,05 → 5", "5% × 101 = 5.05 → 5")))
        #expect(quota(.participants(percent: 10)).allowed(of: 90) == (9, Words("10% × 90 = 9", "10% × 90 = 9")))
        #expect(quota(.participants(percent: 10), atLeastOne: true).allowed(of: 9).allowed == 1)
        #expect(quota(.participants(percent: 10), atLeastOne: true).allowed(of: 0).allowed == 0)
        #expect(quota(.holders(percent: 15, of: AwardCode(rawValue: "ldtt"))).allowed(of: 40).allowed == 6)
        #expect(quota(.perUnit(2)).allowed(of: 3).allowed == 6)
        #expect(quota(.pool(4)).allowed(of: 0).allowed == 4)
    }

    @Test("The share of 15 % held until the end of 2023 and no longer") func repealed() {
        let code = AwardCode(rawValue: "cstdcs")
        #expect(LawBook.shipped.quotas(code, for: .person, on: day("2023-12-31")).map(\.id) == ["r2003-quota-cstdcs"])
        #expect(LawBook.shipped.quotas(code, for: .person, on: day("2024-01-01")).isEmpty)
        #expect(LawBook.shipped.quotas(code, for: .person, on: day("2026-11-25")).isEmpty)
    }

    @Test("Votes from high to low; nobody is dropped") func votes() {
        let choice = QuotaChoice([Contender(id: "a", votes: 7), Contender(id: "b", votes: 9), Contender(id: "c", votes: 8)], places: 2)
        #expect(choice.chosen.map(\.id) == ["b", "c"] && choice.chosen.map(\.reason) == [.votes, .votes])
        #expect(choice.left == ["a"] && choice.tied.isEmpty)
    }

    @Test("A tie for the last place: the plan's order, then the preference among those who meet all criteria, then the chair") func ties() {
        let equal = [Contender(id: "dung", votes: 8, isPreferred: false), Contender(id: "hanh", votes: 8, isPreferred: true)]
        #expect(QuotaChoice(equal, places: 1).chosen.map(\.id) == ["hanh"])
        #expect(QuotaChoice(equal, places: 1).chosen.map(\.reason) == [.preference])
        let plan = [
            Contender(id: "dung", votes: 8, planRank: 1, isPreferred: false), Contender(id: "hanh", votes: 8, planRank: 2, isPreferred: true),
        ]
        #expect(QuotaChoice(plan, places: 1).chosen.map(\.id) == ["dung"])
        #expect(QuotaChoice(plan, places: 1).chosen.map(\.reason) == [.plan])
        let unfit = [Contender(id: "dung", votes: 8, isPreferred: false), Contender(id: "hanh", votes: 8, isPreferred: true, meetsAll: false)]
        #expect(QuotaChoice(unfit, places: 1).tied == ["dung", "hanh"] && QuotaChoice(unfit, places: 1).chosen.isEmpty)
        #expect(QuotaChoice(unfit, places: 1, chair: ["dung"]).chosen.map(\.reason) == [.chair])
    }

    @Test("A tie over several places stays open for the chair, with how many places there are") func open() {
        let all = [Contender(id: "a", votes: 9)] + ["b", "c", "d"].map { Contender(id: $0, votes: 5) } + [Contender(id: "e", votes: 4)]
        let choice = QuotaChoice(all, places: 3)
        #expect(choice.chosen.map(\.id) == ["a"] && choice.tied == ["b", "c", "d"] && choice.tiedPlaces == 2 && choice.left == ["e"])
        let decided = QuotaChoice(all, places: 3, chair: ["d", "b"])
        #expect(decided.chosen.map(\.id) == ["a", "d", "b"] && decided.left == ["c", "e"] && decided.tied.isEmpty)
    }

    @Test("No place, or a place for everybody") func ends() {
        #expect(QuotaChoice([Contender(id: "a", votes: 1)], places: 0).left == ["a"])
        #expect(QuotaChoice([Contender(id: "a", votes: 1)], places: 5).chosen.map(\.id) == ["a"])
        #expect(QuotaChoice([], places: 3).chosen.isEmpty)
    }
}
