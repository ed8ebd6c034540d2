internal import Law
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// What stops a nomination, each with its article.
@Suite struct NominationGuardTests {
    private func round(_ house: PlanHouse, _ more: [String: JSONValue] = [:]) async throws -> String {
        let plain: [String: JSONValue] = ["title": "Đợt cuối năm", "year": 2025, "closes": "2025-03-10"]
        return try await house.act("nomination.round", plain.merging(more) { _, more in more }).subjectID
    }

    @Test("Late by whole minutes of the server's time; only the head lets it in, with a reason (K13, S5)", arguments: TestDatabases.engines)
    func late(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            _ = try await round(house)
            let (inTime, late) = (try await house.propose(), try await house.propose(["person": "inspector"]))
            try await house.complete(inTime)
            try await house.complete(late, hasPeers: false)
            try await house.review([(late, 3, 0)], ["secretary": "staff"])
            try house.go(to: "2025-03-10", 17, 0)
            try await house.act("nomination.submit", ["nomination": .string(inTime)], as: "readingHead")
            #expect(try await house.nomination(inTime).line.minutesLate == 0)
            try house.go(to: "2025-03-11", 17, 7)
            let receipt = try await house.act("nomination.submit", ["nomination": .string(late)], as: "readingHead")
            #expect(receipt.result["minutesLate"]?.int == 1447)
            let refusal = try await house.refusal("nomination.receive", ["nomination": .string(late)], as: "officer")
            #expect(refusal?.code == "nomination.late" && refusal?.reason.vi.contains("1447 phút") == true && refusal?.citation != nil)
            #expect(try await house.nominations().late == 1)
            #expect(try await house.desk("head").nominations.map(\.what) == [.open])
            let open: [String: JSONValue] = ["nomination": .string(late), "reason": "Máy chủ thư của phòng hỏng cả ngày."]
            #expect(try await house.refusal("nomination.open-late", open, as: "officer") == .forbidden)
            #expect(
                try await house.refusal("nomination.open-late", ["nomination": .string(late), "reason": "Cho nhận."], as: "head")?.fields.map(\.key)
                    == ["reason"])
            try await house.act("nomination.open-late", open, as: "head")
            try await house.act("nomination.receive", ["nomination": .string(late)])
            #expect(try await house.nomination(late).line.state == .received)
        }
    }

    @Test(
        "Minutes late: the deadline itself is in time, a part of a minute counts, holds count as the round says",
        arguments: [
            (0, false, 0, 0), (1, false, 1, 0), (60_000, false, 1, 0), (60_001, false, 2, 0), (600_000, true, 5, 5), (600_000, false, 10, 0),
            (-5, true, 0, 5),
        ])
    func minutes(_ after: Int64, _ stops: Bool, _ late: Int, _ held: Int) {
        let closes = Instant(milliseconds: 10_000_000)
        let hold = (from: Instant(milliseconds: 1_000_000), to: Optional(Instant(milliseconds: 1_300_000)))
        let found = Lateness.of(Instant(milliseconds: 10_000_000 + after), closes: closes, holds: [hold], stopClock: stops)
        #expect(found == Lateness(minutes: late, held: held))
    }

    @Test("The last day of the level above has passed: blocked, but not for something sudden", arguments: TestDatabases.engines)
    func upwardPassed(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            _ = try await round(house, ["closes": "2025-03-20", "upward": "2025-03-10"])
            let merit = try await house.propose(["award": "bk-tinh-ca-nhan"])
            let sudden = try await house.propose(["award": "bk-tinh-ca-nhan", "type": "sudden", "person": "inspector"])
            try await house.complete(merit)
            try await house.complete(sudden, hasPeers: false)
            try await house.review([(sudden, 3, 0)], ["secretary": "staff"])
            try house.go(to: "2025-03-11")
            let refusal = try await house.refusal("nomination.submit", ["nomination": .string(merit)], as: "readingHead")
            #expect(refusal?.code == "nomination.upward-passed" && refusal?.citation?.isEmpty == false)
            try await house.act("nomination.submit", ["nomination": .string(sudden)], as: "readingHead")
        }
    }

    @Test(
        "Received at 23:59 on 30 September 2026 or at 00:00 on 1 October: different rules (T16), chosen by the legal officer",
        arguments: TestDatabases.engines)
    func transition(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            try house.go(to: "2026-09-28")
            let values: [String: JSONValue] = ["award": "cstdcs", "year": 2026, "from": "2026-01-01", "to": "2026-09-01"]
            let (one, two) = (try await house.propose(values), try await house.propose(values.merging(["person": "inspector"]) { $1 }))
            try await house.complete(one)
            try await house.complete(two, hasPeers: false)
            try await house.review([(two, 3, 0)], ["secretary": "staff"])
            // Nothing is known of the evaluation, so the confirmation of it is a paper that has to come.
            for id in [one, two] { try await supply(house, id) }
            for id in [one, two] { try await house.act("nomination.submit", ["nomination": .string(id)], as: "readingHead") }
            try house.go(to: "2026-09-30", 23, 59)
            #expect(try await house.act("nomination.receive", ["nomination": .string(one)]).result["regime"]?.string == "r-2025")
            try house.go(to: "2026-10-01", 0, 0)
            #expect(try await house.act("nomination.receive", ["nomination": .string(two)]).result["regime"]?.string == "r-2026")
            let (before, after) = (try await house.nomination(one), try await house.nomination(two))
            #expect(before.examination?.regime.id == "r-2025" && before.other?.regime.id == "r-2026")
            #expect(after.examination?.regime.id == "r-2026" && after.other == nil)
            let choice: [String: JSONValue] = [
                "nomination": .string(one), "rules": "newer", "reason": "Quy định mới có lợi hơn cho người được đề nghị.",
            ]
            #expect(try await house.refusal("nomination.choose-rules", choice, as: "officer") == .forbidden)
            #expect(
                try await house.refusal("nomination.choose-rules", choice.merging(["nomination": .string(two)]) { $1 }, as: "legalOfficer")?.code
                    == "nomination.one-law")
            try await house.act("nomination.choose-rules", choice, as: "legalOfficer")
            let chosen = try await house.nomination(one)
            #expect(chosen.examination?.regime.id == "r-2026" && chosen.other?.regime.id == "r-2025" && chosen.isNewer)
        }
    }

    /// Hands in a confirmation of the evaluation.
    private func supply(_ house: PlanHouse, _ id: String) async throws {
        let file = EvidenceFile(hash: String(repeating: "a", count: 64), name: "xep-loai.pdf", size: 10, type: .pdf, scan: .none)
        _ = try await house.runner.perform(
            "nomination.attach", ["nomination": .string(id), "part": "rating-confirmation", "title": "Thông báo xếp loại"], with: file,
            as: house.source("readingHead"), channel: .web)
    }

    @Test("One achievement, one award: the same words in the same days for the same person are blocked (K4)", arguments: TestDatabases.engines)
    func oneAward(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            _ = try await house.sent()
            let again = PlanHouse.proposal
            #expect(try await house.refusal("nomination.propose", again, as: "readingHead")?.code == "nomination.already")
            let above = try await house.propose(["award": "bk-tinh-ca-nhan"])
            try await house.complete(above)
            let refusal = try await house.refusal("nomination.submit", ["nomination": .string(above)], as: "readingHead")
            #expect(refusal?.code == "nomination.one-award" && refusal?.citation?.contains("Điều 5") == true)
            let other = try await house.propose([
                "award": "bk-tinh-ca-nhan", "type": "sudden", "from": "2025-02-01", "to": "2025-02-03",
                "achievement": "Cứu hai em nhỏ khỏi đuối nước ở bến phà.",
            ])
            try await house.complete(other)
            #expect(try await house.refusal("nomination.submit", ["nomination": .string(other)], as: "readingHead") == nil)
        }
    }

    @Test("Whoever is not competent does not decide; what is decided here does not go above (K2)", arguments: TestDatabases.engines)
    func decider(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let above = try await house.received(["award": "bk-tinh-ca-nhan"])
            let refusal = try await house.appraise(above, "meets")
            #expect(refusal?.code == "nomination.decider" && refusal?.citation?.contains("Điều 74") == true)
            #expect(try await house.appraise(above, "upward") == nil)
            let here = try await house.propose(["person": "inspector"])
            try await house.complete(here, hasPeers: false)
            try await house.review([(here, 3, 0)], ["secretary": "staff"])
            try await house.act("nomination.submit", ["nomination": .string(here)], as: "readingHead")
            try await house.act("nomination.receive", ["nomination": .string(here)])
            #expect(try await house.appraise(here, "upward")?.code == "nomination.decided-here")
            #expect(
                try await house.refusal("nomination.appraise", ["nomination": .string(here), "result": "not-met"], as: "officer")?.fields.map(\.key)
                    == ["grounds"])
            #expect(
                try await house.refusal("nomination.appraise", ["nomination": .string(here), "result": "meets"], as: "officer")?.fields.map(\.key)
                    == ["grounds"], "what is unknown is never failed, but it has to be said what was found")
        }
    }

    @Test("Titles are yearly: none for a theme (K11 of the form)", arguments: TestDatabases.engines)
    func yearly(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, _) = try await house.launched()
            let themed = PlanHouse.proposal.merging(["award": "ldtt", "type": "themed", "movement": .string(movement)]) { $1 }
            let refusal = try await house.refusal("nomination.propose", themed, as: "readingHead")
            #expect(refusal?.code == "nomination.title-yearly" && refusal?.citation == "Điều 34.1 Nghị định 98/2023/NĐ-CP")
            let id = try await house.propose(["type": "themed", "movement": .string(movement)])
            #expect(try await house.nomination(id, as: "readingHead").movementName == "Thư viện mở cửa mỗi tối")
        }
    }

    @Test("Suspended, it waits; resumed by a written clearance; the reason only for those entitled (K6, S3)", arguments: TestDatabases.engines)
    func suspension(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let id = try await house.received()
            let hold: [String: JSONValue] = ["nomination": .string(id), "kind": "considering", "reason": "Đang xem xét việc đi muộn."]
            #expect(try await house.refusal("nomination.suspend", hold, as: "readingHead") == .forbidden)
            try await house.act("nomination.suspend", hold, as: "legalOfficer")
            let refusal = try await house.appraise(id)
            #expect(refusal?.code == "nomination.suspended" && refusal?.citation == "Điều 4.4 Nghị định 152/2025/NĐ-CP")
            #expect(try await house.refusal("nomination.suspend", hold, as: "head")?.code == "nomination.suspended")
            for (key, knows) in [("officer", true), ("head", true), ("legalOfficer", true), ("readingHead", false), ("staff", false)] {
                let model = try await house.nomination(id, as: key)
                #expect(model.line.isSuspended && (model.holds.first?.reason != nil) == knows, "\(key)")
            }
            #expect(try await house.refused { try await house.nomination(id, as: "inspector") } == nil, "a peer of the division sees the line")
            #expect(try await house.nomination(id, as: "inspector").holds == [])
            try house.go(to: "2025-03-23")
            let clear: [String: JSONValue] = ["nomination": .string(id), "clearance": "12/KL-STN ngày 20/3/2025", "cleared": "2025-03-20"]
            #expect(
                try await house.refusal("nomination.resume", clear.merging(["cleared": "2025-03-24"]) { $1 }, as: "officer")?.fields.map(\.key)
                    == ["cleared"])
            try await house.act("nomination.resume", clear)
            #expect(try await house.nomination(id).holds.first?.days(to: house.time.now) == 20)
            #expect(try await house.appraise(id) == nil)
        }
    }

    @Test(
        "Over the quota: the formula is shown, votes rank, the chair settles a tie, a lower award stays open (K8, S1)",
        arguments: TestDatabases.engines)
    func quota(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let round = try await round(house, ["people": 29, "source": "Văn phòng đếm ngày 01/3/2025"])
            try await house.act(
                "nomination.quota",
                [
                    "round": .string(round), "awards": ["bk-tinh-ca-nhan"], "shape": "participants", "amount": 5,
                    "source": "Kế hoạch 12/KH-STN, mục III",
                ])
            let (one, two) = (
                try await house.propose(["award": "bk-tinh-ca-nhan"]), try await house.propose(["award": "bk-tinh-ca-nhan", "person": "inspector"])
            )
            try await house.complete(one, yes: 2)
            try await house.complete(two, hasPeers: false)
            try await house.review([(two, 3, 0)], ["secretary": "staff"])
            for id in [one, two] {
                try await house.act("nomination.submit", ["nomination": .string(id)], as: "readingHead")
                try await house.act("nomination.receive", ["nomination": .string(id)])
            }
            let refusal = try await house.appraise(one, "upward")
            #expect(refusal?.code == "nomination.quota" && refusal?.citation == "Kế hoạch 12/KH-STN, mục III")
            #expect(refusal?.reason.vi.contains("5% × 29 = 1,45 → 1") == true && refusal?.reason.vi.contains("Văn phòng đếm") == true)
            #expect(try await house.appraise(two, "upward") == nil)
            let lower: [String: JSONValue] = ["nomination": .string(one), "award": "gk-ca-nhan", "reason": "Hết suất bằng khen."]
            #expect(
                try await house.refusal("nomination.lower", lower.merging(["award": "bk-ttg-ca-nhan"]) { $1 }, as: "officer")?.fields.map(\.key) == [
                    "award"
                ])
            try await house.act("nomination.lower", lower)
            #expect(try await house.appraise(one, "meets") == nil)
            #expect(try await house.nomination(one).versions.map(\.reason) == ["", "Hết suất bằng khen."])
        }
    }

    @Test("Equals at the last place: the chair decides with a reason, and not on themselves", arguments: TestDatabases.engines)
    func tie(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let round = try await round(house)
            try await house.act(
                "nomination.quota", ["round": .string(round), "awards": ["gk-ca-nhan"], "shape": "pool", "amount": 1, "source": "Kế hoạch của Sở"])
            let (one, two) = (try await house.propose(), try await house.propose(["person": "inspector"]))
            try await house.complete(one)
            try await house.complete(two, hasPeers: false)
            try await house.review([(two, 3, 0)], ["secretary": "staff"])
            for id in [one, two] {
                try await house.act("nomination.submit", ["nomination": .string(id)], as: "readingHead")
                try await house.act("nomination.receive", ["nomination": .string(id)])
            }
            #expect(try await house.appraise(one)?.code == "nomination.quota-tie")
            let (viewer, now) = (try await house.actor("head"), house.time.now)
            let standing = try await house.database.read { try NominationQueries.round(round, for: viewer, now: now, in: $0).quotas[0] }
            #expect(Set(standing.tied) == [one, two] && standing.tiedPlaces == 1 && standing.allowed == 1)
            let tie: [String: JSONValue] = [
                "round": .string(round), "quota": .string(standing.id), "chosen": [.string(two)], "reason": "Trực nhiều buổi hơn trong quý Một.",
            ]
            #expect(try await house.refusal("nomination.tie", tie, as: "officer") == .forbidden)
            #expect(
                try await house.refusal("nomination.tie", tie.merging(["chosen": [.string(one), .string(two)]]) { $1 }, as: "head")?.fields.map(\.key)
                    == ["chosen"])
            try await house.act("nomination.tie", tie, as: "head")
            #expect(try await house.appraise(one)?.code == "nomination.quota")
            #expect(try await house.appraise(two) == nil)
        }
    }
}
