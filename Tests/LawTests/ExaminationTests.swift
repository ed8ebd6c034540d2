internal import Law
internal import Testing
internal import Vietnamese

/// Cases of the sort that `thidua law check` reads, held against the packs that come with the program.
@Suite("Examinations") struct ExaminationTests {
    private func examine(_ json: String, by other: CivilDate? = nil) throws -> Examination {
        let file = try CaseFile(text: json)
        let found = Examiner(book: .shipped, confirmations: file.confirmations).examine(
            file.case, file.facts, today: file.today ?? day("2026-11-25"), by: other)
        return try #require(found)
    }

    private func step(_ examination: Examination, _ kind: String) throws -> Proof {
        try #require(examination.proofs.flatMap(\.steps).first { $0.kind == kind })
    }

    /// A civil servant of whom everything is known, with these facts on top.
    private func person(_ award: String, year: Int = 2026, received: String = "2026-09-29", _ more: String = "", facts: String) -> String {
        """
        {"award": "\(award)", "subject": "person", "name": "Nam", "year": \(year), "received": "\(received)", "today": "2026-11-25"\(more),
         "facts": {"matters": [], "disciplines": [], "research": [],
                   "statements": [{"key": "solidarity", "holds": true, "by": "Trưởng phòng"}], \(facts)}}
        """
    }

    private let excellent = #""ratings": [{"year": 2026, "rating": "excellent"}]"#
    private let good = #""ratings": [{"year": 2026, "rating": "good"}]"#

    // MARK: - CSTĐCS: "or" until 30 September 2026, "and" from then on, as far as the new law is known

    @Test(
        "CSTĐCS received on the last day of the old rules and on the first of the new (T16, S11)",
        arguments: [
            ("2026-09-30", "excellent", false, Outcome.eligible, "r-2025"), ("2026-10-01", "excellent", false, .notEligible, "r-2026"),
            ("2026-09-30", "good", true, .eligible, "r-2025"), ("2026-10-01", "good", true, .notEligible, "r-2026"),
            ("2026-10-01", "excellent", true, .eligible, "r-2026"), ("2026-09-30", "good", false, .notEligible, "r-2025"),
        ])
    func transition(_ received: String, _ rating: String, _ initiative: Bool, _ outcome: Outcome, _ regime: String) throws {
        let own = initiative ? #"[{"id": "sk1", "title": "Bảng kiểm chi", "scope": "unit", "recognised": "2026-06-01"}]"# : "[]"
        let found = try examine(
            person(
                "cstdcs", received: received, #", "confirmed": ["cstdcs-2026"]"#,
                facts: #""ratings": [{"year": 2026, "rating": "\#(rating)"}], "initiatives": \#(own)"#))
        #expect(found.outcome == outcome)
        #expect(found.regime.id == regime)
    }

    @Test("Before the legal officer has confirmed the new rule it fails nobody: the case is open, and says who must act") func unconfirmed() throws {
        let found = try examine(person("cstdcs", received: "2026-10-01", facts: excellent + #", "initiatives": []"#))
        #expect(found.outcome == .open)
        #expect(found.criteria.verdict == .unknown && found.criteria.severity == .ask)
        #expect(found.criteria.next?.en == "The legal officer has to say whether this rule holds in the agency.")
        #expect(found.criteria.source?.weight == .unconfirmed(.weak, .national))
    }

    @Test("Both sets of rules side by side, for the choice of the more favourable one") func favourable() throws {
        let file = try CaseFile(text: person("cstdcs", received: "2026-09-29", facts: excellent + #", "initiatives": []"#))
        let examiner = Examiner(book: .shipped)
        #expect(examiner.favourableDay(file.case, today: day("2026-11-25")) == day("2026-10-01"))
        #expect(examiner.favourableDay(file.case, today: day("2026-09-30")) == nil)
        var later = file.case
        later.received = day("2026-10-02")
        #expect(examiner.favourableDay(later, today: day("2026-11-25")) == nil)
        #expect(examiner.examine(file.case, file.facts, today: day("2026-11-25"))?.outcome == .eligible)
        #expect(examiner.examine(file.case, file.facts, today: day("2026-11-25"), by: day("2026-10-01"))?.outcome == .open)
    }

    @Test("What nobody has recorded is unknown, never failed") func unknown() throws {
        let found = try examine(#"{"award": "cstdcs", "subject": "person", "year": 2026, "received": "2026-09-29"}"#)
        #expect(found.outcome == .open)
        #expect(found.criteria.verdict == .unknown)
        #expect(try step(found, "rating").verdict == .unknown)
        #expect(try step(found, "rating").missing == [Words("kết quả đánh giá năm 2026", "the evaluation of 2026")])
        #expect(try step(found, "initiative").verdict == .unknown)
        #expect(try step(found, "matter").verdict == .unknown)
    }

    @Test("Under the law of 2003 an initiative was compulsory, under that of 2022 it is one way of several") func regimes() throws {
        let facts = #""registered": true, "ratings": [{"year": 2023, "rating": "excellent"}], "initiatives": []"#
        let old = person("cstdcs", year: 2023, received: "2023-12-20", #", "confirmed": ["r2003-cstdcs", "r2003-ldtt"]"#, facts: facts)
        #expect(try examine(old).criteria.verdict == .notMet)
        #expect(try examine(old).regime.id == "r-2003")
        let new = person("cstdcs", year: 2023, received: "2024-01-02", facts: facts)
        #expect(try examine(new).criteria.verdict == .met)
        #expect(try examine(new).regime.id == "r-2024")
    }

    // MARK: - Chains

    private func chain(_ awards: String, complete: String = "[]", received: String = "2026-11-20", more: String = "") -> String {
        person(
            "cstd-tinh", received: received, more,
            facts:
                #""awards": [\#(awards)], "complete-years": \#(complete), "initiatives": [{"id": "sk1", "scope": "province", "recognised": "2026-05-01"}]"#
        )
    }

    private let three =
        #"{"award": "cstdcs", "year": 2023, "by": "Sở KH&ĐT", "former": true}, {"award": "cstdcs", "year": 2024, "by": "Sở KH&ĐT", "former": true}, {"award": "cstdcs", "year": 2025, "by": "Sở Tài chính"}"#

    @Test("Three in a row across a reorganisation: met, and a question for the legal officer (S9)") func acrossMerger() throws {
        let open = try examine(chain(three))
        #expect(open.criteria.verdict == .met)
        #expect(
            try step(open, "chain").facts.map(\.en) == [
                "2023: held, Sở KH&ĐT (an organisation that has since ended)", "2024: held, Sở KH&ĐT (an organisation that has since ended)",
                "2025: held, Sở Tài chính",
            ])
        #expect(try step(open, "former-chain").verdict == .unknown)
        // No text says so, and the rule is the program's own: it asks, and blocks nobody.
        #expect(open.outcome == .eligible)
        let confirmed = #", "confirmed": ["guard-former-chain"]"#
        #expect(try examine(chain(three, more: confirmed)).outcome == .open)
        #expect(try examine(chain(three, more: confirmed + #", "chain-across-former": true"#)).outcome == .eligible)
        #expect(try examine(chain(three, more: confirmed + #", "chain-across-former": false"#)).outcome == .open)
    }

    @Test("A year that is missing is unknown, unless the register of that year is complete") func gap() throws {
        let gap = #"{"award": "cstdcs", "year": 2023}, {"award": "cstdcs", "year": 2025}"#
        let unknown = try examine(chain(gap))
        #expect(try step(unknown, "chain").verdict == .unknown && unknown.outcome == .open)
        #expect(
            try step(unknown, "chain").missing == [
                Words("quyết định tặng Chiến sĩ thi đua cơ sở năm 2024", "the decision on Emulation fighter at grassroots level of 2024")
            ])
        let failed = try examine(chain(gap, complete: "[2024]"))
        #expect(try step(failed, "chain").verdict == .notMet && failed.outcome == .notEligible)
    }

    @Test("The year of the case may be the last of the chain, once it is given") func sameYear() throws {
        let two = #"{"award": "cstdcs", "year": 2024}, {"award": "cstdcs", "year": 2025}"#
        #expect(try step(examine(chain(two, complete: "[2023]")), "chain").verdict == .unknown)
        #expect(try step(examine(chain(two, complete: "[2023, 2026]")), "chain").verdict == .notMet)
        #expect(try step(examine(chain(two + #", {"award": "cstdcs", "year": 2026}"#)), "chain").verdict == .met)
    }

    @Test("A cancelled award breaks the chain") func cancelled() throws {
        let awards = #"{"award": "cstdcs", "year": 2023}, {"award": "cstdcs", "year": 2024, "cancelled": true}, {"award": "cstdcs", "year": 2025}"#
        #expect(try step(examine(chain(awards)), "chain").verdict == .notMet)
    }

    @Test("An initiative of the unit does not do for the province, and the next step says whom to ask") func scope() throws {
        let found = try examine(
            person(
                "cstd-tinh",
                facts:
                    #""awards": [\#(three)], "initiatives": [{"id": "sk1", "title": "Bảng kiểm chi", "scope": "unit", "recognised": "2026-05-01"}]"#))
        #expect(found.outcome == .notEligible)
        #expect(try step(found, "initiative").next?.en == "Ask the chair of the province to recognise effect and replicability.")
    }

    // MARK: - Collectives

    private func collective(_ total: Int, _ holders: Int, disciplined: String = "[]", confirmed: Bool = true) -> String {
        """
        {"award": "ttldtt", "subject": "collective", "year": 2026, "received": "2026-11-20",
         "confirmed": [\(confirmed ? "\"local-ttldtt\"" : "")],
         "facts": {"ratings": [{"year": 2026, "rating": "good"}], "took-part": true, "matters": [], "disciplines": [],
                   "members": {"total": \(total), "holders": [{"award": "ldtt", "count": \(holders)}], "disciplined": \(disciplined)},
                   "statements": [{"key": "unity", "holds": true, "by": "Công đoàn"}]}}
        """
    }

    @Test("Thirteen people, nine with LĐTT: 69.2 % is not 70 %, ten are needed (T9)") func share() throws {
        let found = try examine(collective(13, 9))
        #expect(found.outcome == .notEligible)
        #expect(
            try step(found, "share").facts == [
                Words("Lao động tiên tiến: 9/13 = 69,2% < 70%; cần 10", "Advanced worker: 9/13 = 69.2% < 70%; 10 are needed")
            ])
        #expect(try examine(collective(13, 10)).outcome == .eligible)
        #expect(try examine(collective(10, 7)).outcome == .eligible)
    }

    @Test("One warning in the collective is enough to fail, a reprimand is not (T10)") func discipline() throws {
        #expect(try examine(collective(10, 7, disciplined: #"["canh-cao"]"#)).outcome == .notEligible)
        #expect(try examine(collective(10, 7, disciplined: #"["khien-trach"]"#)).outcome == .eligible)
    }

    @Test("A local rule that nobody has confirmed fails nobody") func local() throws {
        let found = try examine(collective(13, 9, confirmed: false))
        #expect(found.outcome == .open && found.criteria.verdict == .unknown)
        #expect(found.criteria.source?.weight == .unconfirmed(.official, .local))
    }

    // MARK: - Guards

    private func form(_ more: String, facts: String, type: String = "themed") -> Examination? {
        let json = """
            {"award": "gk-ca-nhan", "subject": "person", "year": 2026, "type": "\(type)", "received": "2026-11-20", "today": "2026-11-25",
             "confirmed": ["local-gk-ca-nhan", "local-late"], \(more)
             "facts": {"chosen-by-peers": true, "statements": [{"key": "exemplary", "holds": true}, {"key": "influence", "holds": true}], \(facts)}}
            """
        return try? examine(json)
    }

    private let clean = #""matters": [], "disciplines": []"#

    @Test("One achievement, one award: the same evidence, or the same words for days that overlap (S2)") func oneAward() throws {
        let held =
            #""awards": [{"award": "gk-ca-nhan", "year": 2026, "by": "UBND xã", "type": "sudden", "period": {"from": "2026-01-01", "to": "2026-06-30"}, "achievement": "dọn dữ liệu đất đai của xã", "evidence": ["sha1"], "decision": "QĐ 15"}], "#
        let evidence = form(#""achievement": "việc khác hẳn", "evidence": ["sha1"],"#, facts: held + clean)
        #expect(evidence?.outcome == .notEligible)
        #expect(evidence?.guards.first { $0.kind == "one-award" }?.source?.citation.text == "Điều 5 khoản 2 Luật 06/2022/QH15")
        #expect(form(#""achievement": "Dọn dữ liệu đất đai của xã năm 2026","#, facts: held + clean)?.outcome == .notEligible)
        #expect(form(#""achievement": "DON DU LIEU DAT DAI CUA XA","#, facts: held + clean)?.outcome == .notEligible)
        #expect(form(#""achievement": "tổ chức lớp học chữ ký số cho người dân","#, facts: held + clean)?.outcome == .eligible)
        let earlier = #""achievement": "dọn dữ liệu đất đai của xã", "period": {"from": "2026-07-01", "to": "2026-12-31"},"#
        #expect(form(earlier, facts: held + clean)?.outcome == .eligible)
    }

    @Test("A title of the year is not given twice") func titleTwice() throws {
        let found = try examine(person("cstdcs", facts: excellent + #", "initiatives": [], "awards": [{"award": "cstdcs", "year": 2026}]"#))
        #expect(try step(found, "one-award").verdict == .notMet)
    }

    private func used(_ award: String, by use: String, _ more: String = "") -> String {
        person(
            award, #", "initiatives-used": ["sk1"]"# + more,
            facts: good
                + #", "initiatives": [{"id": "sk1", "title": "Bảng kiểm chi", "scope": "unit", "recognised": "2025-12-01", "uses": [{"award": "\#(use)", "year": 2025}]}]"#
        )
    }

    @Test("An initiative used for a form of commendation does not stand for a title (T15); between two titles somebody decides (S14)")
    func initiative() throws {
        let mixed = try examine(used("cstdcs", by: "gk-ca-nhan"))
        #expect(mixed.outcome == .notEligible)
        #expect(try step(mixed, "initiative-use").source?.citation.text == "Mục III.5.c Công văn 5007/BNV-TĐKT năm 2023")
        #expect(try examine(used("cstdcs", by: "cstdcs")).outcome == .open)
        #expect(try examine(used("cstdcs", by: "cstdcs", #", "initiative-reuse": true"#)).outcome == .eligible)
        #expect(try step(examine(used("cstdcs", by: "cstdcs", #", "initiative-reuse": false"#)), "initiative-use-titles").verdict == .notMet)
    }

    @Test("A matter suspends, and stops suspending on the day it is cleared (S3)") func matter() {
        let open = form("", facts: #""disciplines": [], "matters": [{"kind": "considering", "opened": "2026-11-01"}]"#)
        #expect(open?.outcome == .suspended)
        #expect(open?.guards.first { $0.kind == "matter" }?.source?.citation.text == "Điều 4 khoản 4 Nghị định 152/2025/NĐ-CP")
        #expect(
            form("", facts: #""disciplines": [], "matters": [{"kind": "complaint", "opened": "2026-11-01", "cleared": "2026-11-25"}]"#)?.outcome
                == .eligible)
        #expect(
            form("", facts: #""disciplines": [], "matters": [{"kind": "press", "opened": "2026-11-01", "cleared": "2026-11-26"}]"#)?.outcome
                == .suspended)
    }

    @Test("Achievements count from the end of a discipline") func afterDiscipline() {
        let discipline = #""matters": [], "disciplines": [{"level": "khien-trach", "from": "2025-03-10", "to": "2026-03-09"}]"#
        #expect(form("", facts: discipline)?.outcome == .notEligible)
        #expect(form(#""period": {"from": "2026-03-10", "to": "2026-11-01"},"#, facts: discipline)?.outcome == .eligible)
        #expect(form(#""period": {"from": "2026-03-09", "to": "2026-11-01"},"#, facts: discipline)?.outcome == .notEligible)
    }

    @Test("A themed award is no ground for a merit award") func themedGround() {
        let ground = #""grounds": [{"award": "gk-ca-nhan", "year": 2025, "type": "themed"}],"#
        #expect(form(ground, facts: clean, type: "merit")?.outcome == .notEligible)
        #expect(form(#""grounds": [{"award": "cstdcs", "year": 2025, "type": "merit"}],"#, facts: clean, type: "merit")?.outcome == .eligible)
        #expect(form(ground, facts: clean)?.outcome == .eligible)
    }

    @Test("Whoever decides must be competent (K2)") func decider() {
        #expect(form(#""decider": "agency-head","#, facts: clean)?.outcome == .eligible)
        #expect(form(#""decider": "prime-minister","#, facts: clean)?.outcome == .notEligible)
    }

    @Test("A late dossier waits for the chair; how late is said to the minute (S5)") func late() {
        let waiting = form(#""minutes-late": 1501,"#, facts: clean)
        #expect(waiting?.outcome == .open)
        #expect(waiting?.guards.first { $0.kind == "late" }?.facts == [Words("trễ 1 ngày 1 giờ 1 phút", "late by 1 d 1 h 1 min")])
        #expect(form(#""minutes-late": 1501, "late-opened": true,"#, facts: clean)?.outcome == .eligible)
        #expect(form(#""minutes-late": 0,"#, facts: clean)?.outcome == .eligible)
    }

    @Test("Maternity leave counts, and is said to count") func maternity() {
        let found = form("", facts: clean + #", "maternity": [{"from": "2026-02-01", "to": "2026-07-31"}]"#)
        #expect(found?.outcome == .eligible)
        #expect(found?.guards.first { $0.kind == "maternity" }?.source?.citation.text == "Điều 4 khoản 5 Nghị định 152/2025/NĐ-CP")
    }

    @Test("Outsiders get certificates of merit and no titles of staff (S14)") func outsiders() throws {
        let title = try examine(#"{"award": "ldtt", "subject": "outside-person", "year": 2026}"#)
        #expect(title.outcome == .notEligible)
        #expect(try step(title, "subject").source?.citation.text == "Điều 80; Điều 59 Luật 06/2022/QH15, Nghị định 129/2025/NĐ-CP")
        let firm = try CaseFile(
            text: #"{"award": "gk-tap-the", "subject": "outside-organisation", "year": 2026, "type": "themed", "facts": {}}"#)
        let parts = Examiner(book: .shipped).neededParts(firm.case, firm.facts, today: day("2026-11-25"))
        #expect(parts.map(\.part.code) == ["report", "submission", "organisation-confirmations"])
        #expect(parts.allSatisfy { !$0.source.weight.binds })
    }

    // MARK: - Dossier

    @Test("Parts of a dossier for a title: national law blocks, by the way the case leans") func parts() throws {
        let one = try CaseFile(
            text: person(
                "cstdcs", #", "parts": [{"code": "report", "state": "present"}, {"code": "submission", "state": "confirmed"}]"#, facts: excellent))
        let found = try #require(Examiner(book: .shipped).examine(one.case, one.facts, today: day("2026-11-25")))
        #expect(
            found.dossier.map(\.rule.en) == [
                "Submission", "Achievement report", "Minutes of the peer review", "Confirmation of excellent completion or of research",
            ])
        #expect(found.dossier.map(\.verdict) == [.met, .met, .notMet, .notMet])
        #expect(found.outcome == .notEligible)
        #expect(found.dossier[2].source?.citation.text == "Điều 84 khoản 1 Luật 06/2022/QH15")
    }

    @Test("Who changed units after half a year is asked for the former unit's comment, which blocks nobody") func transferred() throws {
        func parts(_ from: String, _ to: String) throws -> [String] {
            let file = try CaseFile(
                text: person(
                    "cstdcs",
                    facts: excellent
                        + #", "memberships": [{"unit": "Phòng A", "from": "\#(from)", "to": "\#(to)"}, {"unit": "Phòng B", "from": "2026-08-01"}]"#))
            return Examiner(book: .shipped).neededParts(file.case, file.facts, today: day("2026-11-25")).map(\.part.code)
        }
        #expect(try parts("2020-01-01", "2026-07-31").contains("former-unit-comment"))
        #expect(try !parts("2026-05-01", "2026-07-31").contains("former-unit-comment"))
        #expect(try !parts("2020-01-01", "2025-07-31").contains("former-unit-comment"))
    }
}
