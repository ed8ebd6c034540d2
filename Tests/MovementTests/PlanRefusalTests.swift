internal import PlanReading
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite struct PlanRefusalTests {
    @Test(arguments: TestDatabases.engines)
    func aPlanIsLaunchedOnlyWhenEveryDutyIsAcceptedAndOwned(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let plan = try await house.read()
            let launch = PlanHouse.launch(plan)
            let waiting = try await house.refusal("plan.launch", launch, as: "head")
            #expect(waiting?.code == "plan.launch.not-accepted")
            #expect(waiting?.reason.vi == "Còn 5 nghĩa vụ chưa chấp nhận: I.1.a, II.1, II.2, III.1, III.2.")
            try await house.act("obligation.accept-all", ["plan": .string(plan)])
            let unowned = try await house.refusal("plan.launch", launch, as: "head")
            #expect(unowned?.code == "plan.launch.no-owner")
            #expect(unowned?.reason.en == "4 obligations have no owner yet: I.1.a, II.1, II.2, III.2.")
            try await house.prepare(plan)
            let officer = try await house.refusal("plan.launch", launch, as: "officer")
            #expect(officer?.kind == .forbidden)
            #expect(officer?.citation == "Luật 06/2022/QH15, điều 18")
            #expect(try await house.desk("head").waiting.map(\.id) == [plan])
            try await house.act("plan.launch", launch, as: "head")
            #expect(try await house.refusal("plan.launch", launch, as: "head")?.code == "plan.launched")
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aPlanWithoutObligationsIsNotLaunched(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let plan = try await house.read(
                "KẾ HOẠCH\nHọp mặt\n\nCăn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;\n\nKính mời mọi người dự họp.")
            #expect(try await house.refusal("plan.launch", PlanHouse.launch(plan), as: "head")?.code == "plan.launch.empty")
        }
    }

    @Test(arguments: TestDatabases.engines)
    func launchFieldsAreCheckedAgainstThePlan(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let taken = try await house.launched().slug
            house.time.pass(seconds: 1)
            let plan = try await house.read(PlanHouse.plan.replacing(" giai đoạn 2024 – 2026", with: ""))
            try await house.prepare(plan)
            let dated = PlanHouse.launch(plan).merging(["from": "2025-01-01", "to": "2025-12-31"]) { _, new in new }
            func field(_ changes: [String: JSONValue]) async throws -> [String] {
                let values = dated.merging(changes) { _, new in new }
                return try await house.refusal("plan.launch", values, as: "head")?.fields.map(\.key) ?? []
            }
            #expect(try await field(["from": nil]) == ["from"])
            #expect(try await field(["to": nil]) == ["to"])
            #expect(try await field(["from": "2026-01-01"]) == ["to"])
            #expect(try await field(["slug": .string(taken)]) == ["slug"])
            #expect(try await field(["slug": "Thư viện"]) == ["slug"])
            #expect(try await field(["answer": 3]) == ["answer"])
            #expect(try await field(["choice3": "Mỗi tối"]) == ["choice2"])
            #expect(try await field(["question": ""]) == ["question"])
            let receipt = try await house.act(
                "plan.launch", dated.merging(["choice2": "Mỗi trưa", "choice4": "Mỗi tối", "answer": 4]) { _, new in new }, as: "head")
            #expect(receipt.result["slug"] == .string("\(taken)-2"))
            let answer = try await house.database.read { try $0.row("SELECT answer, choices FROM movement ORDER BY movement_id DESC")?.values }
            #expect(answer == [.integer(3), .text("[\"Mỗi sáng\",\"Mỗi trưa\",\"Mỗi tối\"]")])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aLaunchedPlanIsFixed(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (plan, _, _) = try await house.launched()
            let one = try await house.obligation("II.1", of: plan).id
            let other = try await house.obligation("II.2", of: plan).id
            let fixed: [(String, [String: JSONValue], String)] = [
                ("plan.correct", ["plan": .string(plan), "text": "Khác"], "plan.launched"),
                ("obligation.add", ["plan": .string(plan), "clause": "II.9", "kind": "content", "text": "Mới"], "plan.launched"),
                ("obligation.correct", ["obligation": .string(one), "text": "Khác", "kind": "content", "clause": "II.1"], "obligation.fixed"),
                ("obligation.split", ["obligation": .string(one), "first": "Một", "second": "Hai"], "obligation.fixed"),
                ("obligation.join", ["obligation": .string(one), "with": .string(other)], "obligation.fixed"),
                ("obligation.remove", ["obligation": .string(one), "reason": "thừa"], "obligation.fixed"),
            ]
            for (name, values, code) in fixed {
                #expect(try await house.refusal(name, values, as: "officer")?.code == code, "\(name)")
            }
            let unowned = try await house.refusal("obligation.assign", ["obligation": .string(one)], as: "officer")
            #expect(unowned?.fields.map(\.key) == ["units"])
            try await house.act("obligation.assign", ["obligation": .string(one), "units": ["office"]])
            #expect(try await house.obligation("II.1", of: plan).owners.map(\.id) == ["office"])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func draftsAreCorrectedNotRevised(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let plan = try await house.read()
            let revision: [String: JSONValue] = ["plan": .string(plan), "text": "Khác", "note": "thử"]
            #expect(try await house.refusal("plan.revise", revision, as: "officer")?.code == "plan.not-launched")
            let same: [String: JSONValue] = ["plan": .string(plan), "text": .string(PlanHouse.plan)]
            #expect(try await house.refusal("plan.correct", same, as: "officer")?.code == "plan.unchanged")
            let one = try await house.obligation("II.1", of: plan).id
            let note: [String: JSONValue] = ["obligation": .string(one), "text": "Đã làm", "on": "2025-03-01"]
            #expect(try await house.refusal("clause.note", note, as: "officer")?.code == "plan.not-launched")
        }
    }

    @Test(arguments: TestDatabases.engines)
    func shapesThatDoNotHoldAreRefused(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let plan = try await house.read()
            let one = try await house.obligation("II.1", of: plan).id
            let gone = try await house.obligation("II.2", of: plan).id
            let elsewhere = try await house.obligation("II.1", of: try await house.read()).id
            try await house.act("obligation.remove", ["obligation": .string(gone), "reason": "thừa"])
            func code(_ name: String, _ values: [String: JSONValue]) async throws -> [String] {
                let refusal = try await house.refusal(name, values, as: "officer")
                return refusal.map { $0.fields.isEmpty ? [$0.code] : $0.fields.map(\.key) } ?? []
            }
            #expect(try await code("obligation.accept", ["obligation": .string(gone)]) == ["obligation.gone"])
            #expect(try await code("obligation.assign", ["obligation": .string(gone), "units": ["office"]]) == ["obligation.gone"])
            #expect(
                try await code("obligation.assign", ["obligation": .string(one), "units": ["nowhere"], "people": ["nobody"]]) == ["units", "people"])
            #expect(try await code("obligation.split", ["obligation": .string(one)]) == ["at"])
            #expect(try await code("obligation.split", ["obligation": .string(one), "first": "Một"]) == ["at"])
            #expect(try await code("obligation.split", ["obligation": .string(one), "at": 4000]) == ["at"])
            #expect(try await code("obligation.split", ["obligation": .string(one), "at": 5, "first": "Một"]) == ["at"])
            #expect(try await code("obligation.join", ["obligation": .string(one), "with": .string(one)]) == ["with"])
            #expect(try await code("obligation.join", ["obligation": .string(one), "with": .string(elsewhere)]) == ["with"])
            #expect(try await code("obligation.join", ["obligation": .string(one), "with": .string(gone)]) == ["obligation.gone"])
            let added: [String: JSONValue] = ["plan": .string(plan), "kind": "content", "text": "Mới"]
            #expect(try await code("obligation.add", added.merging(["clause": "III.1"]) { $1 }) == ["clause"])
            #expect(try await code("obligation.add", added.merging(["clause": "III..1"]) { $1 }) == ["clause"])
            #expect(try await code("obligation.add", added.merging(["clause": "III.9", "kind": "else"]) { $1 }) == ["kind"])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func readingHasItsOrder(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, slug) = try await house.launched()
            func code(_ name: String, _ values: [String: JSONValue] = [:]) async throws -> String? {
                try await house.refusal("acknowledgement.\(name)", values.merging(["movement": .string(movement)]) { $1 }, as: "staff")?.code
            }
            #expect(try await code("read", ["section": 1]) == "acknowledgement.not-opened")
            #expect(try await code("answer", ["choice": 2]) == "acknowledgement.not-opened")
            try await house.act("acknowledgement.open", ["movement": .string(movement)], as: "staff")
            try await house.act("acknowledgement.open", ["movement": .string(movement)], as: "staff")
            #expect(try await code("read", ["section": 2]) == "acknowledgement.order")
            #expect(try await code("read", ["section": 5]) == "invalid-fields")
            #expect(try await code("read", ["section": 1]) == nil)
            #expect(try await code("read", ["section": 1]) == nil)
            #expect(try await house.reading(slug, as: "staff").next == 2)
            #expect(try await code("answer", ["choice": 2]) == "acknowledgement.not-read")
            for section in 2...4 { #expect(try await code("read", ["section": .int(Int64(section))]) == nil) }
            #expect(try await code("answer", ["choice": 3]) == "invalid-fields")
            #expect(try await code("answer", ["choice": 2]) == nil)
            #expect(try await code("answer", ["choice": 2]) == "acknowledgement.done")
            #expect(try await house.refusal("acknowledgement.open", ["movement": .string(movement)], as: "administrator") == Refusal.notConcerned)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func notesComeFromOwnersAndNotFromTheFuture(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (plan, _, _) = try await house.launched()
            let one = try await house.obligation("II.1", of: plan).id
            func kind(_ on: String, as key: String) async throws -> Refusal.Kind? {
                try await house.refusal("clause.note", ["obligation": .string(one), "text": "Đã làm", "on": .string(on)], as: key)?.kind
            }
            #expect(try await kind("2025-03-03", as: "staff") == nil)
            #expect(try await kind("2025-03-03", as: "readingHead") == nil)
            #expect(try await kind("2025-03-03", as: "officer") == nil)
            #expect(try await kind("2025-03-04", as: "staff") == .invalid)
            #expect(try await kind("2025-03-03", as: "unitHead") == .forbidden)
            #expect(try await kind("2025-03-03", as: "head") == .forbidden)
            #expect(try await kind("2025-03-03", as: "visitor") == .signedOut)
        }
    }

    @Test(arguments: ["", "  \n ", "có\u{0}rỗng", "Xin chào.", "Một đoạn văn không có điều khoản nào, dù dài đến đâu."])
    func textThatCannotBeAPlanIsRefused(_ text: String) async throws {
        try await PlanHouse.with(.sqlite) { house in
            let refusal = try await house.refusal("plan.read", ["text": .string(text)], as: "officer")
            #expect(refusal?.fields.map(\.key) == ["text"])
        }
    }

    @Test func thePlanIsKeptExactlyAsSentUpToItsLimit() async throws {
        try await PlanHouse.with(.sqlite) { house in
            let text = "\u{FEFF} Ke\u{302}\u{301} hoạch\u{0C}\r\nI. VIỆC\r\n1. Làm việc này.\n\n"
            let review = try await house.review(try await house.read(text))
            #expect(Array(review.source.utf8) == Array(text.replacing("\r\n", with: "\n").utf8))
            let head = "I. VIỆC\n1. Làm việc này.\n"
            let long = head + String(repeating: "à", count: PlanFields.longestPlan - head.unicodeScalars.count)
            let atLimit = try await house.refusal("plan.read", ["text": .string(long)], as: "officer")
            let beyond = try await house.refusal("plan.read", ["text": .string(long + "à")], as: "officer")
            #expect(atLimit == nil)
            #expect(beyond?.fields.map(\.key) == ["text"])
        }
    }
}
