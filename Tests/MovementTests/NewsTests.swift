internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite("News, comments and thanks") struct NewsTests {
    private static let picture = NewsFile(
        kind: .picture, hash: String(repeating: "a", count: 64), name: "a.jpg", size: 10, type: "jpg", width: 4, height: 3)

    private static func content(_ more: [String: JSONValue] = [:]) -> [String: JSONValue] {
        let base: [String: JSONValue] = [
            "title": "Thư viện sáng đèn", "lead": "Tối qua 41 bạn đọc.", "body": "Mở đến 21 giờ.", "audience": "public", "comments": true,
        ]
        return base.merging(more) { _, new in new }
    }

    private static func draft(
        _ house: PlanHouse, _ movement: String, _ more: [String: JSONValue] = [:], as key: String = "officer"
    ) async throws
        -> String
    {
        try await house.act("news.draft", content(more).merging(["movement": .string(movement)]) { one, _ in one }, as: key).subjectID
    }

    private static func post(_ house: PlanHouse, _ id: String, _ slug: String, as key: String) async throws -> NewsModel {
        let viewer = try await house.actor(key)
        return try await house.database.read { try NewsQueries.post(id, slug: slug, for: viewer, in: $0) }
    }

    @Test("Publishing for everybody needs the tick, and names when there are pictures; the clause is alive then", arguments: TestDatabases.engines)
    func publishing(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (plan, movement, slug) = try await house.launched()
            let clause = try await house.obligation("II.1", of: plan)
            let id = try await Self.draft(house, movement, ["obligation": .string(clause.id)])
            #expect(try await house.refused { try await Self.post(house, id, slug, as: "staff") } == .notFound)
            _ = try await house.runner.attachToNews(
                Self.picture, news: id, version: 1, alt: "Phòng đọc", caption: nil, as: house.source("officer"), channel: .web)
            let without = try await house.refusal("news.publish", ["news": .string(id), "version": 2], as: "officer")
            #expect(without?.fields.map(\.key) == ["consent", "people"])
            let stale = try await house.refusal(
                "news.publish", ["news": .string(id), "version": 1, "consent": true, "people": "Không có ai"], as: "officer")
            #expect(stale?.code == "news.version")
            try await house.act("news.publish", ["news": .string(id), "version": 2, "consent": true, "people": "Không có ai"])
            let shown = try await Self.post(house, id, slug, as: "visitor")
            #expect(shown.card.state == .published && shown.pictures.map(\.alt) == ["Phòng đọc"])
            #expect(shown.author == nil && shown.people.isEmpty)
            #expect(try await house.clause("II.1", slug).clause.isAlive)
            let again = try await house.refusal("news.publish", ["news": .string(id), "version": 2, "consent": true, "people": "x"], as: "officer")
            #expect(again?.code == "news.not-draft")
        }
    }

    @Test("Of two who save at once the second is told, and a correction says what it corrects", arguments: TestDatabases.engines)
    func correcting(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, slug) = try await house.launched()
            let id = try await Self.draft(house, movement)
            let values = Self.content(["news": .string(id), "version": 1, "title": "Tít mới"])
            try await house.act("news.amend", values, as: "head")
            #expect(try await house.refusal("news.amend", values, as: "officer")?.code == "news.version")
            try await house.act("news.publish", ["news": .string(id), "version": 2, "consent": true])
            let correction = Self.content(["news": .string(id), "version": 2, "title": "Tít đúng", "consent": true])
            #expect(try await house.refusal("news.amend", correction, as: "officer")?.fields.map(\.key) == ["note"])
            let silent = correction.merging(["note": "Sửa giờ", "consent": false]) { _, new in new }
            #expect(try await house.refusal("news.amend", silent, as: "officer")?.fields.map(\.key) == ["consent"])
            let narrower = correction.merging(["note": "x", "audience": "agency"]) { _, new in new }
            #expect(try await house.refusal("news.amend", narrower, as: "officer")?.code == "news.fixed")
            try await house.act("news.amend", correction.merging(["note": "Sửa giờ"]) { _, new in new })
            let shown = try await Self.post(house, id, slug, as: "visitor")
            #expect(shown.card.title == "Tít đúng" && shown.card.isCorrected && shown.corrections.map(\.note) == ["Sửa giờ"])
            try await house.act("news.withdraw", ["news": .string(id), "reason": "Nhầm"])
            #expect(try await house.refused { try await Self.post(house, id, slug, as: "staff") } == .notFound)
        }
    }

    @Test("Everybody who belongs to a unit is asked once, and the writer sees who has confirmed", arguments: TestDatabases.engines)
    func receipts(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, slug) = try await house.launched()
            let id = try await Self.draft(house, movement, ["audience": "agency", "receipt": true])
            try await house.act("news.publish", ["news": .string(id), "version": 1])
            #expect(try await house.desk("staff").news.map(\.id) == [id])
            #expect(try await house.desk("officer").news.isEmpty)
            try await house.act("news.receive", ["news": .string(id)], as: "staff")
            try await house.act("news.receive", ["news": .string(id)], as: "staff")
            #expect(try await house.desk("staff").news.isEmpty)
            let (viewer, today) = (try await house.actor("head"), house.today)
            let found = try await house.database.read { try NewsQueries.receipts(of: id, slug: slug, for: viewer, today: today, in: $0) }
            #expect(found.done == 1 && found.total == 11)
            #expect(found.units.flatMap { $0.done.map(\.name) } == ["Nguyễn Thị Viên"])
            #expect(try await house.refusal("news.receive", ["news": .string(id)], as: "officer")?.code == "news.no-receipt")
        }
    }

    @Test("A hidden comment is there for its writer and the moderators only", arguments: TestDatabases.engines)
    func comments(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, slug) = try await house.launched()
            let id = try await Self.draft(house, movement)
            try await house.act("news.publish", ["news": .string(id), "version": 1, "consent": true])
            let first = try await house.act("comment.write", ["news": .string(id), "text": "Mở cả thứ Bảy."], as: "staff").result["comment"] ?? ""
            let answer = try await house.act("comment.write", ["news": .string(id), "parent": first, "text": "Vâng."], as: "clerk").result["comment"]
            let deep = try await house.refusal("comment.write", ["news": .string(id), "parent": answer ?? "", "text": "?"], as: "clerk")
            #expect(deep?.code == "comment.deep")
            try await house.act("comment.hide", ["comment": first, "reason": "Lạc đề"])
            func threads(_ key: String) async throws -> [NewsComment] {
                let (post, viewer) = (try await Self.post(house, id, slug, as: key), try await house.actor(key))
                return try await house.database.read { try CommentQueries.page(of: post, for: viewer, in: $0) }.threads
            }
            #expect(try await threads("clerk").isEmpty)
            #expect(try await threads("visitor").isEmpty)
            #expect(try await threads("staff").map(\.hiddenBecause) == ["Lạc đề"])
            #expect(try await threads("officer").map(\.answers.count) == [1])
            #expect(try await house.refusal("comment.hide", ["comment": first, "reason": "x"], as: "clerk") == .notFound)
            try await house.act("comment.show", ["comment": first])
            #expect(try await threads("clerk").map(\.hiddenBecause) == [nil])
            for _ in 0..<4 { try await house.act("comment.write", ["news": .string(id), "text": "Nữa."], as: "clerk") }
            let often = try await house.refusal("comment.write", ["news": .string(id), "text": "Nữa."], as: "clerk")
            #expect(often?.kind == .tooMany)
        }
    }

    @Test("Thanks are public only when both agree, and never to oneself", arguments: TestDatabases.engines)
    func thanks(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, slug) = try await house.launched()
            let values: [String: JSONValue] = ["movement": .string(movement), "person": "clerk", "text": "Cảm ơn chị.", "public": true]
            let id = try await house.act("thanks.give", values, as: "staff").subjectID
            func seen(_ key: String) async throws -> Int {
                let viewer = try await house.actor(key)
                return try await house.database.read { try ThanksQueries.page(slug: slug, for: viewer, in: $0) }.thanks.count
            }
            #expect(try await seen("visitor") == 0)
            #expect(try await seen("officer") == 1)
            #expect(try await house.refusal("thanks.consent", ["thanks": .string(id), "agree": true], as: "officer") == .forbidden)
            try await house.act("thanks.consent", ["thanks": .string(id), "agree": true], as: "clerk")
            #expect(try await seen("visitor") == 1)
            #expect(try await house.refusal("thanks.withdraw", ["thanks": .string(id)], as: "clerk") == .forbidden)
            try await house.act("thanks.withdraw", ["thanks": .string(id)], as: "staff")
            #expect(try await seen("officer") == 0)
            let own = values.merging(["person": "staff"]) { _, new in new }
            #expect(try await house.refusal("thanks.give", own, as: "staff")?.fields.map(\.key) == ["person"])
        }
    }
}
