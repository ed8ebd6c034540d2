internal import Crypto
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// Reviews compose themselves, stay live, and are frozen by the head.
@Suite struct ReviewTests {
    private func review(_ house: PlanHouse, _ id: String, as key: String = "officer") async throws -> MovementReview {
        let (viewer, today) = (try await house.actor(key), house.today)
        return try await house.database.read { try ReviewQueries.page(id, today: today, for: viewer, in: $0) }
    }

    private func opened(_ house: PlanHouse) async throws -> (id: String, plan: String, slug: String) {
        let (plan, movement, slug) = try await house.launched()
        let receipt = try await house.act("review.open", ["movement": .string(movement), "kind": "interim"])
        return (receipt.subjectID, plan, slug)
    }

    private func write(_ house: PlanHouse, _ id: String, _ section: ReviewSection, _ text: String) async throws {
        try await house.act("review.write", ["review": .string(id), "section": .string(section.rawValue), "text": .string(text)])
    }

    private func writeAll(_ house: PlanHouse, _ id: String) async throws {
        for section in ReviewSection.allCases { try await write(house, id, section, "{{alive}} trong {{clauses}} điều khoản đang sống.") }
    }

    private func note(_ house: PlanHouse, _ clause: String, _ plan: String) async throws {
        let one = try await house.obligation(clause, of: plan)
        try await house.act("clause.note", ["obligation": .string(one.id), "text": "Đã làm.", "on": .string(house.today.iso)], as: "readingHead")
    }

    @Test("A review composes itself and its figures live", arguments: TestDatabases.engines)
    func composes(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (id, plan, _) = try await opened(house)
            let before = try await review(house, id)
            #expect(before.parts.map(\.section) == ReviewSection.allCases)
            #expect(before.parts[1].text.hasPrefix("0 trong 5 điều khoản đang sống (0 %), với 0 việc đã ghi nhận."))
            #expect(before.parts[1].text.contains("\n- II.1. Xây dựng lịch mở cửa buổi tối và thông báo rộng rãi cho bạn đọc: 0 việc;"))
            #expect(before.unfinished == [.models, .limits, .lessons, .proposals])
            #expect(before.parts.allSatisfy { Placeholders.unknown(in: $0.template, before.figures).isEmpty && $0.flags.isEmpty })
            try await note(house, "II.1", plan)
            let after = try await review(house, id)
            #expect(after.parts[1].text.hasPrefix("1 trong 5 điều khoản đang sống (20 %), với 1 việc đã ghi nhận."))
            let alive = try #require(after.figures.first { $0.key == "alive" })
            #expect(alive.query == "overview.alive" && alive.on == house.today)
            #expect(alive.rows == "toan-canh/nghia-vu?trang-thai=song&ngay=\(house.today.iso)&tu=2024-01-01&den=\(house.today.iso)")
        }
    }

    @Test("Unknown places, and sentences somebody else has changed, are refused", arguments: TestDatabases.engines)
    func refuses(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (id, _, _) = try await opened(house)
            var values: [String: JSONValue] = ["review": .string(id), "section": "lessons", "text": "{{alvie}} và {{x}}"]
            let unknown = try #require(try await house.refusal("review.write", values, as: "officer"))
            #expect(
                unknown.fields.first?.message.vi.hasPrefix("Không có số liệu nào tên {{alvie}}, {{x}}. Dùng được: {{clauses}}, {{alive}}") == true)
            values["text"] = "Làm sớm."
            values["version"] = 1
            try await house.act("review.write", values)
            values["text"] = "Làm sớm hơn."
            #expect(try await house.refusal("review.write", values, as: "head")?.code == "review.version")
            values["version"] = 2
            #expect(try await house.refusal("review.write", values, as: "head") == nil)
            let movement = try await review(house, id).movement
            #expect(
                try await house.refusal("review.open", ["movement": .string(movement), "kind": "interim"], as: "head")?.code == "review.open-already")
            let dates: [String: JSONValue] = ["movement": .string(movement), "kind": "final", "from": "2030-01-01", "to": "2030-02-01"]
            #expect(try await house.refusal("review.open", dates, as: "head")?.fields.map(\.key) == ["from"])
        }
    }

    @Test("A number that contradicts its figure is settled before closing", arguments: TestDatabases.engines)
    func settles(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (id, plan, _) = try await opened(house)
            try await writeAll(house, id)
            try await write(house, id, .effect, "Có 3 điều khoản đang sống nhờ phong trào.")
            let flag = try #require(try await review(house, id).parts[2].flags.first)
            #expect(flag.typed == "3 điều khoản đang sống" && flag.figure.key == "alive" && flag.reason == nil)
            let close: [String: JSONValue] = ["review": .string(id)]
            let refused = try await house.refusal("review.close", close, as: "head")
            #expect(refused?.code == "review.contradicts")
            #expect(refused?.reason.vi == "Còn con số gõ tay lệch với số liệu: “3 điều khoản đang sống” (0).")
            let keep: [String: JSONValue] = [
                "review": .string(id), "section": "effect", "typed": .string(flag.typed), "figure": "alive", "reason": "Theo đoàn kiểm tra.",
            ]
            try await house.act("review.keep", keep)
            #expect(try await review(house, id).openFlags.isEmpty)
            // Another value of the figure asks again.
            try await note(house, "II.1", plan)
            #expect(try await review(house, id).openFlags.map(\.flag.typed) == ["3 điều khoản đang sống"])
            try await house.act("review.keep", keep)
            try await house.act("review.close", close, as: "head")
            #expect(try await review(house, id).parts[2].flags.map(\.reason) == ["Theo đoàn kiểm tra."])
            #expect(try await house.refusal("review.keep", keep, as: "officer")?.code == "review.closed")
        }
    }

    @Test("Only the head closes, and only what is finished", arguments: TestDatabases.engines)
    func closes(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (id, _, _) = try await opened(house)
            let close: [String: JSONValue] = ["review": .string(id)]
            let early = try await house.refusal("review.close", close, as: "head")
            #expect(early?.code == "review.unfinished" && early?.citation == "Thông tư 01/2024/TT-BNV, điều 3-4")
            try await writeAll(house, id)
            #expect(try await house.refusal("review.close", close, as: "officer")?.code == "review.close.head-only")
            #expect(try await house.refusal("review.close", ["review": .string(id), "version": 1], as: "head")?.code == "review.version")
            #expect(try await house.refusal("review.close", close, as: "staff") == .notFound)
            try await house.act("review.close", close, as: "head")
            #expect(try await house.refusal("review.close", close, as: "head")?.code == "review.closed")
        }
    }

    @Test("A closed review never changes, and its hash is that of what is kept", arguments: TestDatabases.engines)
    func frozen(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (id, plan, _) = try await opened(house)
            try await writeAll(house, id)
            let live = try await review(house, id)
            let receipt = try await house.act("review.close", ["review": .string(id)], as: "head")
            let closed = try await review(house, id)
            #expect(closed.parts.map(\.text) == live.parts.map(\.text))
            #expect(closed.figures.map { [$0.key, $0.shown(.vi), $0.rows] } == live.figures.map { [$0.key, $0.shown(.vi), $0.rows] })
            #expect(closed.authority == "Giám đốc Phạm Văn Thử")
            let digest = SHA256.hash(data: Array((closed.frozen ?? "").utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            #expect(closed.hash == digest && receipt.result["hash"] == .string(digest))
            #expect(receipt.sentence.vi.hasSuffix("SHA-256 \(digest)."))
            try await note(house, "II.1", plan)
            house.time.pass(seconds: 86_400 * 3)
            try await note(house, "II.2", plan)
            #expect(try await review(house, id) == closed)
        }
    }

    @Test("Open reviews are for those who write them; closed ones for the agency; public ones for all", arguments: TestDatabases.engines)
    func visible(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (id, _, slug) = try await opened(house)
            func sees(_ key: String) async throws -> Bool {
                let viewer = try await house.actor(key)
                let isListed = try await house.database.read { try !ReviewQueries.list(slug: slug, for: viewer, in: $0).reviews.isEmpty }
                let isShown = try await house.refused { try await review(house, id, as: key) } == nil
                #expect(isListed == isShown, "\(key)")
                return isShown
            }
            let keys = ["visitor"] + PlanHouse.people.map(\.key)
            var seeing: [String] = []
            for key in keys where try await sees(key) { seeing.append(key) }
            #expect(seeing == ["head", "officer", "inspector"])
            try await writeAll(house, id)
            try await house.act("review.close", ["review": .string(id), "public": false], as: "head")
            let (staff, visitor) = (try await sees("staff"), try await sees("visitor"))
            #expect(staff && !visitor)
        }
    }
}
