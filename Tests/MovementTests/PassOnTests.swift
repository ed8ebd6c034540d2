internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite struct PassOnTests {
    /// What a head's page says, as its viewer sees it.
    private static func page(_ house: PlanHouse, _ slug: String, _ code: String, as key: String) async throws -> PassOnModel {
        let (viewer, today) = (try await house.actor(key), house.today)
        return try await house.database.read { try PassOnQueries.page(slug: slug, code: code, for: viewer, today: today, in: $0) }
    }

    private static func begin(_ movement: String, _ more: [String: JSONValue] = [:]) -> [String: JSONValue] {
        let plain: [String: JSONValue] = ["movement": .string(movement), "unit": "reading", "word": "Phòng ta trực tối thứ Ba và thứ Năm."]
        return plain.merging(more) { _, more in more }
    }

    @Test(arguments: TestDatabases.engines)
    func theHeadPassesThePlanOnAndSeesWhoHasRead(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (plan, movement, slug) = try await house.launched()
            #expect(try await house.desk("readingHead").passOns.map(\.code) == ["reading"])
            let receipt = try await house.act(
                "passon.begin", Self.begin(movement, ["by": .string(house.today.adding(days: 5).iso)]), as: "readingHead")
            #expect(receipt.result["people"] == 3)
            #expect(receipt.subject == "movement:\(movement)")
            #expect(try await house.desk("readingHead").passOns == [])
            let word = try #require(try await house.reading(slug, as: "staff").words.first)
            #expect(word.word == "Phòng ta trực tối thứ Ba và thứ Năm.")
            #expect(word.head == "Đỗ Thị Sách")
            #expect(word.unit.vi == "Phòng Bạn đọc")
            #expect(try await house.reading(slug, as: "clerk").words == [])
            try await house.acknowledge(movement, as: "staff")
            try await house.act("acknowledgement.open", ["movement": .string(movement)], as: "inspector")
            house.time.pass(seconds: 3 * 86_400)
            let page = try await Self.page(house, slug, "reading", as: "readingHead")
            #expect(page.people.map(\.id) == ["readingHead", "inspector", "staff"])
            #expect(page.people.map(\.progress) == [.unopened, .opened, .answered])
            #expect(page.people.map(\.days) == [3, 3, 0])
            #expect(page.people.map(\.isLate) == [false, false, false])
            house.time.pass(seconds: 3 * 86_400)
            #expect(try await Self.page(house, slug, "reading", as: "head").people.map(\.isLate) == [true, true, false])
            // The unit's clause under "Tổ chức thực hiện" has come alive by it.
            let owned = try await house.obligation("III.2", of: plan)
            #expect(owned.owners.map(\.id) == ["reading"])
            #expect(
                try await house.clause("III.2", slug, as: "staff").history.filter(\.isEvent).map(\.note) == ["Phòng ta trực tối thứ Ba và thứ Năm."])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func theWordIsAmendedAndMorePeopleAreAsked(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, slug) = try await house.launched()
            #expect(try await house.refusal("passon.word", Self.begin(movement), as: "readingHead")?.code == "passon.not-begun")
            try await house.act("passon.begin", Self.begin(movement, ["people": ["staff"]]), as: "readingHead")
            #expect(try await house.refusal("passon.begin", Self.begin(movement), as: "readingHead")?.code == "passon.begun")
            #expect(try await Self.page(house, slug, "reading", as: "readingHead").choices.map(\.id) == ["readingHead", "inspector"])
            try await house.act("passon.word", Self.begin(movement, ["word": "Bắt đầu từ tuần sau.", "people": ["inspector"]]), as: "readingHead")
            let page = try await Self.page(house, slug, "reading", as: "readingHead")
            #expect(page.word?.word == "Bắt đầu từ tuần sau.")
            #expect(page.word?.amendedAt == house.time.now)
            #expect(page.people.map(\.id) == ["inspector", "staff"])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func whatCannotBePassedOnIsRefusedAtItsField(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, slug) = try await house.launched()
            let foreign = try await house.refusal("passon.begin", Self.begin(movement, ["people": ["staff", "clerk"]]), as: "readingHead")
            #expect(foreign?.fields.map(\.key) == ["people"])
            let past = try await house.refusal(
                "passon.begin", Self.begin(movement, ["by": .string(house.today.adding(days: -1).iso)]), as: "readingHead")
            #expect(past?.fields.map(\.key) == ["by"])
            #expect(try await house.refusal("passon.begin", Self.begin(movement), as: "unitHead") == .forbidden)
            #expect(try await house.refusal("passon.begin", Self.begin(movement, ["unit": "nowhere"]), as: "unitHead") == .notFound)
            #expect(try await house.refusal("passon.begin", Self.begin("nothing"), as: "readingHead") == .notFound)
            #expect(try await house.refusal("passon.begin", Self.begin(movement), as: "visitor") == .signedOut)
            #expect(try await house.refused { try await Self.page(house, slug, "reading", as: "unitHead") } == .notFound)
            #expect(try await house.refused { try await Self.page(house, slug, "reading", as: "staff") } == .notFound)
        }
    }
}

/// A revision asks again only those whom its changes concern.
@Suite struct RereadingTests {
    private static func revise(_ house: PlanHouse, _ plan: String, _ old: String, _ new: String, text: String = PlanHouse.plan) async throws -> String
    {
        let text = text.replacing(old, with: new)
        try await house.act("plan.revise", ["plan": .string(plan), "text": .string(text), "note": "Điều chỉnh"])
        return text
    }

    @Test(arguments: TestDatabases.engines)
    func onlyThoseConcernedReadAgainAndOnlyThePartsThatChanged(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (plan, movement, slug) = try await house.launched()
            for key in ["staff", "clerk"] { try await house.acknowledge(movement, as: key) }
            _ = try await Self.revise(house, plan, "lịch mở cửa buổi tối", "lịch mở cửa buổi tối và cuối tuần")
            // Clause II.1 belongs to the reading division: the clerk of the office keeps the first acknowledgement.
            #expect(try await house.desk("clerk").acknowledgements == [])
            #expect(try await house.desk("staff").acknowledgements.map(\.earlier) == [1])
            #expect(try await house.page(slug, as: "head").share == AcknowledgementShare(done: 1, total: 12))
            let clerk = try await house.reading(slug, as: "clerk")
            #expect(clerk.acknowledgedVersion == 1 && clerk.version == 2 && clerk.acknowledgedAt != nil)
            #expect(clerk.changes.map(\.concernsViewer) == [false])
            #expect(try await house.refusal("acknowledgement.open", ["movement": .string(movement)], as: "clerk")?.code == "acknowledgement.holds")
            let staff = try await house.reading(slug, as: "staff")
            #expect(staff.acknowledgedAt == nil && staff.earlier == 1)
            #expect(staff.changes.map(\.clause) == ["II.1"])
            #expect(staff.changes.map(\.kind) == [.changed])
            #expect(staff.changes[0].concernsViewer)
            #expect(
                staff.changes[0].words.pieces == [
                    .same("Xây dựng lịch mở cửa buổi tối và"), .added("cuối tuần và"), .same("thông báo rộng rãi cho bạn đọc."),
                ])
            let asked = staff.sections.filter(\.isAsked)
            #expect(asked.map(\.heading) == ["II. NỘI DUNG THI ĐUA"])
            #expect(staff.next == asked[0].number)
            let opened = try await house.act("acknowledgement.open", ["movement": .string(movement)], as: "staff")
            #expect(opened.result["asked"] == [.int(Int64(asked[0].number))])
            #expect(
                try await house.refusal("acknowledgement.answer", ["movement": .string(movement), "choice": 2], as: "staff")?.code
                    == "acknowledgement.not-read")
            let read = try await house.act(
                "acknowledgement.read", ["movement": .string(movement), "section": .int(Int64(asked[0].number))], as: "staff")
            #expect(read.result["finished"] == true)
            try await house.act("acknowledgement.answer", ["movement": .string(movement), "choice": 2], as: "staff")
            #expect(try await house.reading(slug, as: "staff").acknowledgedVersion == 2)
            #expect(try await house.page(slug, as: "head").share == AcknowledgementShare(done: 2, total: 12))
            let units = try await house.state(slug, as: "head").units
            #expect(units.map(\.done) == [0, 1, 1, 0])
            #expect(units.map(\.earlier) == [0, 1, 0, 0])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aChangedPurposeAsksEverybodyAndAChangeOutsideTheClausesNobody(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (plan, movement, slug) = try await house.launched()
            for key in ["staff", "clerk"] { try await house.acknowledge(movement, as: key) }
            let text = try await Self.revise(house, plan, "Nơi nhận:", "Nơi nhận bản này:")
            #expect(try await house.page(slug, as: "head").share == AcknowledgementShare(done: 2, total: 12))
            #expect(try await house.state(slug, as: "staff").ownVersion == 1)
            _ = try await Self.revise(house, plan, "khí thế thi đua sôi nổi", "khí thế thi đua sôi nổi, thiết thực", text: text)
            #expect(try await house.page(slug, as: "head").share == AcknowledgementShare(done: 0, total: 12))
            #expect(try await house.desk("clerk").acknowledgements.map(\.version) == [3])
            #expect(try await house.reading(slug, as: "clerk").changes.map(\.clause) == ["I.1.a"])
            // Somebody who never read the plan reads all of it.
            #expect(try await house.reading(slug, as: "accountant").sections.allSatisfy(\.isAsked))
            #expect(try await house.reading(slug, as: "accountant").changes == [])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func severalVersionsShowOneDifferenceAndWhatWasPutBackIsNone(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (plan, movement, slug) = try await house.launched()
            try await house.acknowledge(movement, as: "staff")
            let second = try await Self.revise(house, plan, "Bổ sung sách mới", "Bổ sung sách")
            _ = try await Self.revise(house, plan, "Bổ sung sách", "Bổ sung báo", text: second)
            let change = try #require(try await house.reading(slug, as: "staff").changes.first)
            #expect(change.before?.text.hasPrefix("Bổ sung sách mới") == true && change.after?.text.hasPrefix("Bổ sung báo;") == true)
            _ = try await Self.revise(house, plan, "Nơi nhận:", "Nơi nhận bản này:")
            #expect(try await house.reading(slug, as: "staff").changes == [])
        }
    }

    @Test func wordsAreComparedOneByOne() {
        let cases: [(String, String, [WordDifference.Piece])] = [
            ("", "", []), ("một hai", "một hai", [.same("một hai")]), ("", "một", [.added("một")]), ("một", "", [.removed("một")]),
            ("một hai ba", "một bốn ba", [.same("một"), .removed("hai"), .added("bốn"), .same("ba")]),
            ("một  hai\nba", "một hai ba", [.same("một hai ba")]), ("a b a b", "b a b", [.removed("a"), .same("b a b")]),
        ]
        for (before, after, pieces) in cases { #expect(WordDifference(before, after).pieces == pieces, "\(before) → \(after)") }
    }

    @Test func everyDifferenceLeadsFromTheOneTextToTheOther() {
        var seed: UInt64 = 7
        func below(_ bound: UInt64) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((seed >> 33) % bound)
        }
        for _ in 0..<300 {
            let texts = (0..<2).map { _ in (0..<below(14)).map { _ in ["a", "b", "c", "d"][below(4)] }.joined(separator: " ") }
            let pieces = WordDifference(texts[0], texts[1]).pieces
            let before = pieces.compactMap { piece -> String? in if case .added = piece { nil } else { piece.words } }
            let after = pieces.compactMap { piece -> String? in if case .removed = piece { nil } else { piece.words } }
            #expect(before.joined(separator: " ") == texts[0] && after.joined(separator: " ") == texts[1])
        }
    }
}

extension WordDifference.Piece {
    fileprivate var words: String {
        switch self {
        case .same(let text), .removed(let text), .added(let text): text
        }
    }
}
