internal import Law
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// The declared life of a nomination, every move in every state.
@Suite struct NominationMachineTests {
    /// For those with peers: state, then the moves that can be made and where they lead.
    private static let table: [(NominationState, [NominationMove: Set<NominationState>])] = [
        (.draft, [.amend: [.draft], .confirm: [.draft], .review: [.reviewed], .withdraw: [.withdrawn], .suspend: [.draft]]),
        (
            .reviewed,
            [
                .amend: [.reviewed], .confirm: [.reviewed], .review: [.reviewed], .submit: [.submitted], .withdraw: [.withdrawn],
                .suspend: [.reviewed],
            ]
        ),
        (
            .submitted,
            [
                .confirm: [.submitted], .openLate: [.submitted], .giveBack: [.returned], .receive: [.received], .decideQuestion: [.submitted],
                .withdraw: [.withdrawn], .suspend: [.submitted],
            ]
        ),
        (
            .returned,
            [
                .amend: [.returned], .confirm: [.returned], .review: [.returned], .resubmit: [.submitted], .withdraw: [.withdrawn],
                .suspend: [.returned],
            ]
        ),
        (
            .received,
            [
                .amend: [.received], .confirm: [.received], .chooseRules: [.received], .lower: [.received], .decideQuestion: [.received],
                .appraise: [.meets, .notMet, .upward], .withdraw: [.withdrawn], .suspend: [.received],
            ]
        ), (.meets, [.withdraw: [.withdrawn], .suspend: [.meets]]), (.upward, [.lower: [.received], .withdraw: [.withdrawn], .suspend: [.upward]]),
        (.notMet, [:]), (.withdrawn, [:]),
    ]

    @Test("Every move in every state") func everyMove() {
        #expect(Set(Self.table.map(\.0)) == Set(NominationState.allCases))
        for (state, moves) in Self.table {
            for move in NominationMove.allCases {
                let next = NominationMachine.next(move, from: state, isSuspended: false, hasPeers: true)
                #expect(next == moves[move] ?? [], "\(move.rawValue) from \(state.rawValue)")
                let held = NominationMachine.next(move, from: state, isSuspended: true, hasPeers: true)
                let expected: Set<NominationState> = state.isEnded ? [] : move == .resume ? [state] : move == .withdraw ? [.withdrawn] : []
                #expect(held == expected, "\(move.rawValue) from \(state.rawValue), suspended")
            }
        }
    }

    @Test("Those outside have no peers and go from draft to sent") func outsiders() {
        #expect(NominationMachine.next(.submit, from: .draft, isSuspended: false, hasPeers: false) == [.submitted])
        #expect(NominationMachine.next(.submit, from: .draft, isSuspended: false, hasPeers: true) == [])
        #expect(NominationMachine.next(.review, from: .draft, isSuspended: false, hasPeers: false) == [])
    }

    @Test("Nothing leads back from the end, and receipt happens once") func noWayBack() {
        for state in NominationState.allCases {
            let leads = NominationMove.allCases.flatMap { NominationMachine.next($0, from: state, isSuspended: false, hasPeers: true) }
            if leads.contains(.received) { #expect([.submitted, .received, .upward].contains(state)) }
        }
    }

    @Test(
        "Which awards are for whom",
        arguments: [
            (AwardeeKind.person, "cstdcs", true), (.person, "gk-tap-the", false), (.collective, "ttldtt", true), (.collective, "cstdcs", false),
            (.household, "gk-ca-nhan", true), (.household, "ldtt", false), (.outsidePerson, "gk-ca-nhan", true), (.outsidePerson, "cstdcs", false),
            (.outsideOrganisation, "gk-tap-the", true), (.outsideOrganisation, "ldtt", false),
        ])
    func awards(_ kind: AwardeeKind, _ award: String, _ isOpen: Bool) { #expect(NominationAward.open(to: kind).contains(award) == isOpen) }
}

/// From the proposal to the appraisal.
@Suite struct NominationTests {
    @Test("A person's way: proposed, written, confirmed, reviewed, sent, received, appraised", arguments: TestDatabases.engines)
    func wholeWay(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let id = try await house.propose()
            var model = try await house.nomination(id, as: "readingHead")
            #expect(model.line.reference == "ĐN-1" && model.line.state == .draft)
            #expect(model.tasks.map(\.code).contains("report") && model.tasks.first { $0.code == "report" }?.state == .missing)
            #expect(try await house.refusal("nomination.submit", ["nomination": .string(id)], as: "readingHead")?.code == "nomination.state")
            try await house.complete(id)
            model = try await house.nomination(id, as: "readingHead")
            #expect(model.line.state == .reviewed && model.tasks.first { $0.code == "report" }?.state == .confirmed)
            #expect(model.minutes.contains("Có mặt: 3/3 người; vắng 0") && model.minutes.contains("đồng ý 3/3 (100,0 %)"))
            #expect(model.dossier?.vote?.digest == Dossier.digest(model.minutes))
            let receipt = try await house.act("nomination.submit", ["nomination": .string(id)], as: "readingHead")
            #expect(receipt.result["version"]?.int == 1 && receipt.sentence.vi == "Đỗ Thị Sách gửi hồ sơ ĐN-1.")
            #expect(try await house.refusal("nomination.receive", ["nomination": .string(id)], as: "head") == .forbidden)
            let taken = try await house.act("nomination.receive", ["nomination": .string(id)])
            #expect(taken.result["milliseconds"]?.int == house.time.now.milliseconds && taken.result["regime"]?.string == "r-2024")
            #expect(try await house.appraise(id) == nil)
            model = try await house.nomination(id)
            #expect(model.line.state == .meets && model.received == house.time.now && model.appraisalNote.hasPrefix("Đã xem"))
            #expect(try await house.nominations().counts == [.meets: 1])
        }
    }

    @Test("What is signed stands for the words that were signed", arguments: TestDatabases.engines)
    func confirmationEnds(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let id = try await house.propose()
            try await house.complete(id)
            try await house.act("nomination.write", ["nomination": .string(id), "results": "Trực hai mươi buổi."], as: "readingHead")
            #expect(try await house.nomination(id, as: "readingHead").tasks.first { $0.code == "report" }?.state == .present)
            let refusal = try await house.refusal("nomination.submit", ["nomination": .string(id)], as: "readingHead")
            #expect(refusal?.code == "nomination.parts" && refusal?.citation != nil)
            let empty = try await house.propose(["person": "inspector"])
            #expect(
                try await house.refusal("nomination.confirm", ["nomination": .string(empty), "part": "report", "holds": "yes"], as: "readingHead")?
                    .code
                    == "nomination.report-empty")
        }
    }

    @Test("Returned with a reason, put right, sent again", arguments: TestDatabases.engines)
    func returned(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let id = try await house.sent()
            try await house.act("nomination.return", ["nomination": .string(id), "reason": "Nêu số buổi."])
            #expect(try await house.nomination(id, as: "readingHead").note == "Nêu số buổi.")
            #expect(try await house.nomination(id, as: "staff").note == "")
            #expect(try await house.desk("readingHead").nominations.map(\.what) == [.resubmit])
            #expect(try await house.refusal("nomination.receive", ["nomination": .string(id)], as: "officer")?.code == "nomination.state")
            try await house.act("nomination.write", ["nomination": .string(id), "results": "Trực mười hai buổi, ba trăm lượt."], as: "readingHead")
            try await house.act("nomination.confirm", ["nomination": .string(id), "part": "report", "holds": "yes"], as: "readingHead")
            try await house.act("nomination.resubmit", ["nomination": .string(id)], as: "readingHead")
            let model = try await house.nomination(id)
            #expect(model.line.state == .submitted && model.versions.map(\.number) == [1, 2])
            #expect(try await house.nomination(id, version: 1).dossier?.texts["results"] == "Trực mười hai buổi.")
            #expect(try await house.desk("officer").nominations.map(\.what) == [.receive])
        }
    }

    @Test("After receipt a change needs a reason and is a new version", arguments: TestDatabases.engines)
    func versions(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let id = try await house.received()
            let change: [String: JSONValue] = ["nomination": .string(id), "results": "Sửa lời."]
            #expect(try await house.refusal("nomination.write", change, as: "readingHead")?.fields.map(\.key) == ["reason"])
            try await house.act("nomination.write", change.merging(["reason": "Văn phòng yêu cầu."]) { $1 }, as: "readingHead")
            let model = try await house.nomination(id)
            #expect(model.versions.map(\.reason) == ["", "Văn phòng yêu cầu."] && model.shown == 2)
            #expect(try await house.nomination(id, version: 1).dossier?.texts["results"] == "Trực mười hai buổi.")
            #expect(try await house.nomination(id, version: 2).dossier?.texts["results"] == "Sửa lời.")
            #expect(try await house.appraise(id)?.code == "nomination.parts", "the new words are not confirmed yet")
            #expect(try await house.refused { try await house.nomination(id, version: 1) } == nil)
            #expect(try await house.refused { try await house.nomination(id, as: "staff", version: 1) } == .notFound)
        }
    }

    @Test("Nobody nominates, confirms, receives or appraises themselves; drafter and confirmer do not appraise", arguments: TestDatabases.engines)
    func recusal(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let own = PlanHouse.proposal.merging(["person": "readingHead"]) { $1 }
            #expect(try await house.refusal("nomination.propose", own, as: "readingHead")?.code == "nomination.self")
            let id = try await house.propose(["person": "readingHead"], as: "officer")
            try await house.act("nomination.write", ["nomination": .string(id), "results": "Mở thêm hai buổi."])
            let confirm: [String: JSONValue] = ["nomination": .string(id), "part": "report", "holds": "yes"]
            #expect(try await house.refusal("nomination.confirm", confirm, as: "readingHead")?.code == "nomination.self")
            try await house.act("nomination.confirm", confirm, as: "head")
            let votes: JSONValue = [[.string(id), "2", "0"]]
            let review: [String: JSONValue] = [
                "held": .string(house.today.iso), "present": 3, "way": "ballot", "chair": "readingHead", "secretary": "inspector", "votes": votes,
            ]
            #expect(try await house.refusal("nomination.review", review, as: "readingHead")?.code == "nomination.self")
            #expect(try await house.refusal("nomination.review", review, as: "officer")?.code == "nomination.self", "the nominee does not chair")
            try await house.act("nomination.review", review.merging(["chair": "staff"]) { $1 })
            try await house.act("nomination.submit", ["nomination": .string(id)])
            try await house.act("nomination.receive", ["nomination": .string(id)])
            for key in ["officer", "head"] { #expect(try await house.appraise(id, as: key)?.code == "nomination.recused", "\(key)") }
            let officer = try await house.propose(["person": "officer"], as: "unitHead")
            try await house.act("nomination.write", ["nomination": .string(officer), "results": "Lập kế hoạch."], as: "unitHead")
            #expect(
                try await house.refusal("nomination.suspend", ["nomination": .string(officer), "kind": "press", "reason": "x"], as: "officer")?.code
                    == "nomination.self")
            #expect(try await house.nomination(officer, as: "officer").sight == .report)
        }
    }

    @Test("A review counts the people of that day and refuses what cannot be", arguments: TestDatabases.engines)
    func reviews(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (one, two) = (try await house.propose(), try await house.propose(["person": "inspector"]))
            let wrong: [([String: JSONValue], [String])] = [
                (["present": 4], ["present"]), (["chair": "officer"], ["chair"]), (["secretary": "readingHead"], ["secretary"]),
                (["held": "2025-03-04"], ["held"]), (["votes": [[.string(one), "3", "1"]]], ["votes"]),
                (["votes": [[.string(one), "x", "1"]]], ["votes"]),
            ]
            for (more, fields) in wrong {
                let refusal = try await house.refused { try await house.review([(one, 3, 0)], more) }
                #expect(refusal?.fields.map(\.key) == fields, "\(more)")
            }
            try await house.review([(one, 3, 0)])
            #expect(try await house.nomination(one, as: "readingHead").line.state == .reviewed)
            #expect(try await house.nomination(two, as: "readingHead").line.state == .draft)
            // Two of three are nominated, so nobody is left to keep the minutes.
            #expect(try await house.refused { try await house.review([(one, 2, 1), (two, 1, 2)]) }?.code == "nomination.self")
        }
    }

    @Test("Somebody outside: consent, no peers, no title, erased when withdrawn", arguments: TestDatabases.engines)
    func outsiders(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            // The local rule on firms, an example only, is known from the end of 2025 on.
            try house.go(to: "2025-12-08")
            let without = PlanHouse.proposal.merging(PlanHouse.cooperative.merging(["consented": .null]) { $1 }) { $1 }
            #expect(try await house.refusal("nomination.propose", without, as: "officer")?.fields.map(\.key) == ["consented"])
            let title = PlanHouse.proposal.merging(PlanHouse.cooperative.merging(["award": "ttldtt"]) { $1 }) { $1 }
            let refused = try await house.refusal("nomination.propose", title, as: "officer")
            #expect(refused?.code == "nomination.award-subject" && refused?.citation == "Điều 19, 20, 74, 75 Luật 06/2022/QH15")
            let id = try await house.propose(PlanHouse.cooperative, as: "officer")
            #expect(try await house.nomination(id).tasks.contains { $0.code == "organisation-confirmations" && !$0.isBinding })
            try await house.complete(id, drafter: "officer", confirmer: "head", hasPeers: false)
            try await house.act("nomination.submit", ["nomination": .string(id)])
            let record = try await house.database.read { session in
                try session.rows("SELECT content FROM record_content").map { try $0.text(0) }.joined()
            }
            #expect(!record.contains("Bến Phà") && !record.contains("benpha"), "an outsider's name stands outside the record")
            #expect(try await house.nomination(id).contact == "benpha@example.vn")
            #expect(try await house.nomination(id, as: "head").address == "Xã Ven Sông")
            try await house.act("nomination.withdraw", ["nomination": .string(id), "reason": "Hợp tác xã xin thôi."])
            let model = try await house.nomination(id)
            #expect(model.line.name.vi == "Đã xóa theo yêu cầu" && model.address == "" && model.line.state == .withdrawn)
            let household = try await house.propose(
                PlanHouse.cooperative.merging(["kind": "household", "name": "Hộ ông Năm", "award": "gk-ca-nhan"]) { $1 }, as: "massOrganisation")
            #expect(try await house.nomination(household).line.kind == .household)
        }
    }

    @Test("A collective: its head proposes, the head above confirms", arguments: TestDatabases.engines)
    func collective(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let id = try await house.propose(["kind": "collective", "person": .null, "unit": "reading", "award": "ttldtt"])
            try await house.act("nomination.write", ["nomination": .string(id), "results": "Cả phòng thay nhau trực."], as: "readingHead")
            let confirm: [String: JSONValue] = ["nomination": .string(id), "part": "report", "holds": "yes"]
            #expect(try await house.refusal("nomination.confirm", confirm, as: "readingHead") == .forbidden)
            try await house.act("nomination.confirm", confirm, as: "head")
            try await house.review([(id, 3, 0)])
            try await house.act("nomination.submit", ["nomination": .string(id)], as: "readingHead")
            #expect(try await house.nomination(id).line.name.vi == "Phòng Bạn đọc")
            #expect(
                try await house.refusal(
                    "nomination.propose",
                    PlanHouse.proposal.merging(["kind": "collective", "person": .null, "unit": "office", "award": "ttldtt"]) { $1 }, as: "readingHead"
                ) == .forbidden)
        }
    }
}
