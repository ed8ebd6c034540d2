internal import PlanReading
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite struct PlanLifeTests {
    @Test(arguments: TestDatabases.engines)
    func aPlanIsReadReviewedLaunchedAndAcknowledged(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let read = try await house.act("plan.read", ["text": .string(PlanHouse.plan)])
            let plan = read.subjectID
            #expect(read.subject == "plan:\(plan)")
            #expect(read.result["obligations"] == 5)
            #expect(read.result["version"] == 1)
            let review = try await house.review(plan)
            #expect(review.source == PlanHouse.plan)
            #expect(review.obligations.map(\.clause) == ["I.1.a", "II.1", "II.2", "III.1", "III.2"])
            #expect(review.obligations.allSatisfy { $0.state == .proposed })
            #expect(review.obligations[3].owners.map(\.label.vi) == ["Văn phòng"])
            #expect(review.versions.map(\.number) == [1])
            #expect(review.version.hash == read.result["hash"]?.string)
            #expect(review.blockers.map(\.code) == ["plan.launch.not-accepted", "plan.launch.no-owner"])

            try await house.prepare(plan)
            #expect(try await house.review(plan).blockers == [])
            let launched = try await house.act("plan.launch", PlanHouse.launch(plan), as: "head")
            #expect(launched.result["slug"] == "thu-vien-mo-cua-moi-toi")
            #expect(launched.result["people"] == 12)
            #expect(launched.result["units"] == ["Ban Giám đốc", "Văn phòng", "Phòng Bạn đọc", "Công đoàn Sở"])
            #expect(launched.result["recipients"] == .array(review.document.recipients.map(JSONValue.string)))
            #expect(review.document.recipients.count == 3)
            #expect(
                launched.sentence.vi
                    == "Giám đốc Phạm Văn Thử phát động phong trào “Thư viện mở cửa mỗi tối” (01/01/2024 – 31/12/2026) với 5 nghĩa vụ.")

            let page = try await house.page("thu-vien-mo-cua-moi-toi")
            #expect(page.summary.name == "Thư viện mở cửa mỗi tối")
            #expect(page.summary.authority == "Giám đốc")
            #expect(page.summary.from == CivilDate(iso: "2024-01-01"))
            #expect(page.summary.to == CivilDate(iso: "2026-12-31"))
            #expect(page.summary.liveness == Liveness(alive: 0, total: 5))
            #expect(page.groups.map(\.heading) == ["I. MỤC ĐÍCH, YÊU CẦU", "II. NỘI DUNG THI ĐUA", "III. TỔ CHỨC THỰC HIỆN"])
            #expect(page.groups.map(\.clauses.count) == [1, 2, 2])
            #expect(page.share == nil)

            try await house.acknowledge(launched.subjectID, as: "staff")
            #expect(try await house.page("thu-vien-mo-cua-moi-toi", as: "head").share == AcknowledgementShare(done: 1, total: 12))
            #expect(try await house.reading("thu-vien-mo-cua-moi-toi", as: "staff").acknowledgedAt == house.time.now)
            let verdicts = try await RecordVerification.run(on: house.database)
            #expect(verdicts.map(\.firstBreak) == [nil])
            // read, one assign for each of the obligations without an owner, accept-all, launch, open, four parts, answer
            let assigned = Int64(review.obligations.count { $0.owners.isEmpty })
            #expect(verdicts.map(\.count) == [1 + assigned + 1 + 1 + 1 + 4 + 1])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func theRealPlanHasNineteenClauses(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            for file in ["ke-hoach.txt", "ke-hoach.ocr.txt"] {
                let plan = try await house.read(try PlanHouse.example(file))
                try await house.prepare(plan)
                let slug = try await house.act("plan.launch", PlanHouse.launch(plan), as: "head").result["slug"]?.string ?? ""
                let page = try await house.page(slug)
                #expect(page.summary.liveness == Liveness(alive: 0, total: 19), "\(file)")
                #expect(page.groups.map(\.clause) == ["I", "II", "III", "IV"], "\(file)")
                #expect(page.groups.map(\.clauses.count) == [4, 8, 3, 4], "\(file)")
                #expect(page.groups.allSatisfy { !$0.heading.isEmpty }, "\(file)")
            }
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aCorrectionIsANewVersionAndKeepsWhatReadsTheSame(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let plan = try await house.read()
            try await house.prepare(plan)
            let before = try await house.review(plan)
            let text = PlanHouse.plan.replacing(
                "Bổ sung sách mới; sửa chữa phòng đọc cho người cao tuổi.", with: "Bổ sung sách mới; sửa chữa phòng đọc cho trẻ em.")
            let receipt = try await house.act("plan.correct", ["plan": .string(plan), "text": .string(text), "note": "đúng đối tượng"])
            #expect(receipt.result["version"] == 2)
            #expect(receipt.result["changed"] == 1)
            #expect(receipt.result["new"] == 0)
            #expect(receipt.result["withdrawn"] == 0)

            let after = try await house.review(plan)
            #expect(after.obligations.map(\.id) == before.obligations.map(\.id))
            #expect(after.obligations.map(\.owners) == before.obligations.map(\.owners))
            #expect(after.obligations.filter { $0.state == .proposed }.map(\.clause) == ["II.2"])
            #expect(after.versions.map(\.note) == ["đúng đối tượng", ""])
            #expect(after.version.author == "Lê Thị Duyên")
            let original = try await house.review(plan, version: 1)
            #expect(original.source == PlanHouse.plan)
            #expect(original.version.hash == before.version.hash)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func anInsertedClauseMovesTheOthersWithoutLosingTheirOwners(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let plan = try await house.read()
            try await house.prepare(plan)
            let moved = try await house.obligation("II.2", of: plan)
            let text = PlanHouse.plan.replacing("2. Bổ sung sách mới", with: "2. Lập tổ bạn đọc tình nguyện ở từng phòng.\n\n3. Bổ sung sách mới")
            let receipt = try await house.act("plan.correct", ["plan": .string(plan), "text": .string(text)])
            #expect(receipt.result["new"] == 1)
            #expect(receipt.result["changed"] == 1)
            let review = try await house.review(plan)
            #expect(review.obligations.map(\.clause) == ["I.1.a", "II.1", "II.2", "II.3", "III.1", "III.2"])
            #expect(review.obligations[3].id == moved.id)
            #expect(review.obligations[3].owners == moved.owners)
            #expect(review.obligations[3].state == .proposed)
            #expect(review.obligations[2].owners == [])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func whatPeopleDecidedSurvivesReadingAgain(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let plan = try await house.read()
            let first = try await house.obligation("I.1.a", of: plan)
            try await house.act("obligation.remove", ["obligation": .string(first.id), "reason": "chỉ là lời mở đầu"])
            let split = try await house.obligation("II.2", of: plan)
            try await house.act(
                "obligation.split",
                ["obligation": .string(split.id), "first": "Bổ sung sách mới.", "second": "Sửa chữa phòng đọc cho người cao tuổi."])
            try await house.act(
                "obligation.add", ["plan": .string(plan), "clause": "II.4", "kind": "content", "text": "Tổ chức ngày hội đọc sách."])
            let text = PlanHouse.plan.replacing("Nơi nhận:", with: "Nơi nhận bản này:")
            try await house.act("plan.correct", ["plan": .string(plan), "text": .string(text)])
            let review = try await house.review(plan)
            #expect(review.obligations.map(\.clause) == ["II.1", "II.2.a", "II.2.b", "II.4", "III.1", "III.2"])
            #expect(review.takenOut.map(\.id) == [first.id])
            #expect(review.takenOut.map(\.state) == [.removed])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aRevisionAsksEverybodyToReadAgain(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (plan, movement, slug) = try await house.launched()
            try await house.acknowledge(movement, as: "staff")
            #expect(try await house.desk("staff").acknowledgements == [])
            let text = PlanHouse.plan.replacing("buổi tối và thông báo", with: "buổi tối, ngày nghỉ và thông báo")
            let receipt = try await house.act("plan.revise", ["plan": .string(plan), "text": .string(text), "note": "thêm ngày nghỉ"])
            #expect(receipt.result["version"] == 2)
            #expect(try await house.page(slug).version == 2)
            #expect(try await house.page(slug, as: "head").share == AcknowledgementShare(done: 0, total: 12))
            #expect(try await house.desk("staff").acknowledgements.map(\.version) == [2])
            #expect(try await house.reading(slug, as: "staff").note == "thêm ngày nghỉ")
            #expect(
                try await house.refusal("acknowledgement.read", ["movement": .string(movement), "section": 1], as: "staff")?.code
                    == "acknowledgement.not-opened")
            // What the revision changed has to be accepted again, and stands on the officer's desk until then.
            #expect(try await house.desk("officer").drafts.map(\.notAccepted) == [1])
            let changed = try await house.obligation("II.1", of: plan)
            try await house.act("obligation.accept", ["obligation": .string(changed.id)])
            #expect(try await house.desk("officer").drafts == [])
            try await house.acknowledge(movement, as: "staff")
            #expect(try await house.page(slug, as: "head").share == AcknowledgementShare(done: 1, total: 12))
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aWrongAnswerCountsAndAsksToReadAgain(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, slug) = try await house.launched()
            try await house.act("acknowledgement.open", ["movement": .string(movement)], as: "staff")
            let opened = try await house.reading(slug, as: "staff")
            #expect(opened.sections.map(\.isRead) == [false, false, false, false])
            #expect(opened.next == 1)
            #expect(opened.question == nil)
            #expect(opened.choices == [])
            for section in 1...4 {
                let read = try await house.act("acknowledgement.read", ["movement": .string(movement), "section": .int(Int64(section))], as: "staff")
                #expect(read.result["finished"] == .bool(section == 4))
            }
            #expect(try await house.reading(slug, as: "staff").question == "Mở cửa khi nào?")
            let wrong = try await house.act("acknowledgement.answer", ["movement": .string(movement), "choice": 1], as: "staff")
            #expect(wrong.result["right"] == false)
            #expect(try await house.reading(slug, as: "staff").attempts == 1)
            #expect(try await house.reading(slug, as: "staff").acknowledgedAt == nil)
            let right = try await house.act("acknowledgement.answer", ["movement": .string(movement), "choice": 2], as: "staff")
            #expect(right.result["right"] == true)
            #expect(try await house.reading(slug, as: "staff").attempts == 2)
            #expect(try await house.reading(slug, as: "staff").acknowledgedAt == house.time.now)
        }
    }
}
