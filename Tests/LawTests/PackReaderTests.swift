internal import Law
internal import Testing
internal import Vietnamese

@Suite("Reading packs: every fault with its line") struct PackReaderTests {
    private func problems(_ yaml: String) -> [String] {
        do {
            _ = try Pack(yaml: yaml)
            return []
        } catch { return error.problems.map(\.text.en) }
    }

    private func pack(_ body: String) -> String { "pack: thu\ntitle: {vi: Thử, en: Trial}\ndocument: Quy chế\n\(body)" }

    @Test(
        "What cannot be a pack at all",
        arguments: [
            ("", "Line 1, column 1: The text is empty."),
            ("- a\n- b", "Line 1, column 1: A group of “key: value” is wanted here."),
            ("pack: thu\ntitle: x", "Line 2, column 8: A group of “key: value” is wanted here."),
            ("pack: Thử\ntitle: {vi: a, en: b}", "Line 1, column 7: A name has small letters, digits and hyphens only, 60 at most."),
            ("pack: a\npack: b\ntitle: {vi: a, en: b}", "Line 1, column 1: A key is written twice: pack."),
            ("a: &x 1\nb: *x", "Line 1, column 4: Anchors (&, *) of YAML are not used."),
            ("a: [*x]", "Line 1, column 5: Anchors (&, *) of YAML are not used."),
        ])
    func root(_ yaml: String, _ message: String) {
        #expect(problems(yaml).first == message)
    }

    @Test("A text that is too long is not read") func long() {
        #expect(problems("pack: a # " + String(repeating: "x", count: 200_001)) == ["Line 1, column 1: The text is longer than 200,000 bytes."])
    }

    @Test("Deep nesting ends in a fault, not in a crash") func deep() {
        #expect(!problems(String(repeating: "[", count: 50_000)).isEmpty)
        let nested = String(repeating: "{all: [", count: 40) + "staff: true" + String(repeating: "]}", count: 40)
        #expect(
            problems(pack("criteria:\n  - {id: a, award: ldtt, rule: \(nested)}")).first?.hasSuffix("Conditions are nested more than 8 deep.") == true
        )
    }

    @Test("All faults are named at once") func several() {
        let found = problems(
            pack(
                """
                criteria:
                  - id: one
                    award: ldtt
                    rule: {rating: {at-least: best}}
                  - id: one
                    award: ldtt
                    rule: {staff: true, research: true}
                  - award: ldtt
                    rule: {staff: true}
                quotas:
                  - {id: two, awards: [ldtt], participants: 120}
                  - {id: three, awards: [ldtt], participants: 10, pool: 2}
                multiples:
                  - {id: four, award: ldtt, multiple: 0,3}
                salaries:
                  - {id: five, amount: -1, from: 2026-13-01}
                shoes: 1
                """))
        #expect(
            found == [
                "Line 7, column 31: One of these is wanted here: failed, completed, good, excellent.",
                "Line 10, column 11: A condition has exactly one key.",
                "Line 11, column 5: The key “id” is missing.",
                "Line 14, column 45: A whole number from 1 to 100 is wanted here.",
                "Line 15, column 10: Choose one shape: participants, holders, per-unit or pool.",
                "Line 17, column 39: A multiple is written like 0.3 or 4.5.",
                "Line 17, column 41: There is no key “3” here; the keys are: article, award, confidence, document, from, id, multiple, note, scope, subjects, to.",
                "Line 19, column 24: A whole number from 1 to 1000000000 is wanted here.",
                "Line 19, column 34: A date like 2026-12-31 is wanted here.",
                "Line 20, column 1: There is no key “shoes” here; the keys are: awards, confidence, criteria, deadlines, document, from, grounds, guards, holidays, multiples, pack, parts, quorums, quotas, regime, roundings, salaries, same-time, scope, title, to, transitions, votings.",
            ])
    }

    @Test(
        "A condition that nobody knows, a level that does not exist, a share out of bounds",
        arguments: [
            "{luck: true}", "{rating: {at-least: good, years: 0}}", "{chain: {award: cstdcs}}", "{share: {award: ldtt, at-least: 101}}",
            "{no-discipline: scolding}", "{staff: false}", "{all: []}", "{any: staff}", "{at-least: {count: 3, of: [{staff: true}]}}", "[]", "staff",
            "{initiative: {scope: world}}", "{statement: {key: X, vi: a, en: b}}", "{achievement: luck}",
        ])
    func conditions(_ rule: String) {
        #expect(!problems(pack("criteria:\n  - {id: a, award: ldtt, rule: \(rule)}")).isEmpty)
    }

    @Test(
        "Every kind of condition reads",
        arguments: [
            ("{all: [{staff: true}]}", Condition.all([.staff])), ("{any: [{research: true}]}", .any([.research])),
            ("{at-least: {count: 1, of: [{registered: true}]}}", .atLeast(1, of: [.registered])),
            ("{meets: ldtt}", .meets(AwardCode(rawValue: "ldtt"))),
            ("{rating: {at-least: good, years: 2}}", .rating(.good, years: 2)),
            ("{initiative: {scope: unit}}", .initiative(.unit, count: 1, years: nil)),
            ("{initiative: {scope: province, count: 2, years: 3}}", .initiative(.province, count: 2, years: 3)),
            ("{chain: {award: cstdcs, years: 3}}", .chain(AwardCode(rawValue: "cstdcs"), years: 3)),
            ("{statement: {key: unity, vi: Đoàn kết, en: United}}", .statement("unity", Words("Đoàn kết", "United"))),
            ("{share: {award: ldtt, at-least: 70}}", .share(AwardCode(rawValue: "ldtt"), percent: 70)),
            ("{holders: {award: cstdcs, at-least: 1}}", .holders(AwardCode(rawValue: "cstdcs"), count: 1)),
            ("{members-complete: 100}", .membersComplete(percent: 100)),
            ("{no-discipline: canh-cao}", .noDiscipline(.warning)), ("{took-part: true}", .tookPart), ("{chosen-by-peers: true}", .chosenByPeers),
            ("{achievement: [themed, sudden]}", .achievement([.themed, .sudden])),
        ])
    func kinds(_ rule: String, _ condition: Condition) throws {
        let read = try Pack(yaml: pack("criteria:\n  - {id: a, award: ldtt, rule: \(rule)}"))
        #expect(read.criteria.map(\.rule.condition) == [condition])
    }

    @Test("Random damage to a real pack never crashes the reader, and is never taken for the pack itself unless it changes a comment or a word")
    func damage() {
        var random = SystemRandomNumberGenerator()
        let marks: [Unicode.Scalar] = ["{", "}", "[", "]", ":", "-", "\n", "\"", "&", "\t"]
        for (_, text) in LawBook.texts {
            let scalars = Array(text.unicodeScalars)
            for _ in 0..<60 {
                var damaged = scalars
                for _ in 0..<3 { damaged[Int.random(in: 0..<damaged.count, using: &random)] = marks[Int.random(in: marks.indices, using: &random)] }
                var text = String.UnicodeScalarView()
                text.append(contentsOf: damaged)
                _ = try? Pack(yaml: String(text))
            }
        }
    }
}

@Suite("The book: what holds on a day") struct LawBookTests {
    @Test("Names of entries are unique among all packs") func unique() {
        let ids = LawBook.shipped.lines.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(LawBook.shipped.packs.count == LawBook.texts.count)
    }

    @Test(
        "The fourteen awards exist on every day since October 2017",
        arguments: ["2017-10-01", "2023-12-31", "2024-01-01", "2025-06-30", "2025-07-01", "2026-10-01", "2026-11-25"])
    func awards(_ on: String) {
        #expect(
            Set(LawBook.shipped.awards(on: day(on)).map(\.code.rawValue)) == [
                "ldtt", "cstdcs", "cstd-tinh", "cstd-toan-quoc", "ttldtt", "ttldxs", "co-tinh", "co-chinh-phu", "gk-ca-nhan", "gk-tap-the",
                "bk-tinh-ca-nhan", "bk-tinh-tap-the", "bk-ttg-ca-nhan", "bk-ttg-tap-the",
            ])
    }

    @Test("Each day has one regime, without a gap") func regimes() {
        let days = ["2017-10-01", "2023-12-31", "2024-01-01", "2025-06-30", "2025-07-01", "2026-09-30", "2026-10-01"]
        #expect(days.map { LawBook.shipped.regime(on: day($0)).id } == ["r-2003", "r-2003", "r-2024", "r-2024", "r-2025", "r-2025", "r-2026"])
        #expect(LawBook.shipped.regime(on: day("2010-01-01")).id == "none")
    }

    @Test("What changes on 1 October 2026: one criterion ends, one begins") func changes() {
        let (ended, begun) = LawBook.shipped.changes(from: day("2026-09-30"), to: day("2026-10-01"))
        #expect(ended.map(\.id) == ["cstdcs-2024"])
        #expect(begun.map(\.id) == ["cstdcs-2026"])
    }

    @Test("What is weak, or local, binds nobody by itself") func firmness() {
        for line in LawBook.shipped.lines {
            let weight = Confirmations().weight(of: line.id, scope: line.scope, confidence: line.confidence)
            #expect(weight.binds == (line.scope == .national && (line.confidence == .official || line.confidence == .secondary)), "\(line.id)")
        }
    }

    @Test("The commune chair may award what Decree 129/2025 gives him since 1 July 2025") func commune() {
        let code = AwardCode(rawValue: "cstdcs")
        #expect(LawBook.shipped.award(code, on: day("2025-06-30"))?.deciders == [.agencyHead])
        #expect(LawBook.shipped.award(code, on: day("2025-07-01"))?.deciders == [.agencyHead, .communeChair])
    }

    @Test("A version of an agency's pack holds until the next begins") func versions() throws {
        func own(_ percent: Int) throws -> Pack {
            try Pack(
                yaml:
                    "pack: co-quan\ntitle: {vi: a, en: b}\ndocument: Quy chế\nquotas:\n  - {id: own, awards: [gk-ca-nhan], participants: \(percent)}",
                as: .agency)
        }
        let book = LawBook.shipped.adding(try own(10).within(Span(from: day("2026-01-01"), to: day("2026-06-30"))))
            .adding(try own(20).within(Span(from: day("2026-07-01"))))
        func percent(_ on: String) -> [Quota.Shape] { book.quotas(AwardCode(rawValue: "gk-ca-nhan"), for: .person, on: day(on)).map(\.rule.shape) }
        #expect(percent("2025-12-31") == [])
        #expect(percent("2026-06-30") == [.participants(percent: 10)])
        #expect(percent("2026-07-01") == [.participants(percent: 20)])
    }

    @Test("Time limits: days, working days, months, a day of every year") func deadlines() throws {
        let calendar = WorkingCalendar(daysOff: Set(LawBook.shipped.holidays(from: day("2026-12-01"), to: day("2027-02-01")).map(\.day)))
        #expect(Deadline.Limit.workingDays(7).last(from: day("2026-12-28"), calendar: calendar) == day("2027-01-07"))
        #expect(Deadline.Limit.months(3).last(from: day("2026-11-30"), calendar: calendar) == day("2027-02-28"))
        #expect(Deadline.Limit.days(-10).last(from: day("2026-10-10"), calendar: calendar) == day("2026-09-30"))
        #expect(Deadline.Limit.yearly(month: 12, day: 10).last(from: day("2026-03-01"), calendar: calendar) == day("2026-12-09"))
    }
}
