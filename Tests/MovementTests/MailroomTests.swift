internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite struct MailroomTests {
    private static let agency = PlanHouse.agency
    private static let noon = TestWorld.noon

    private static func mail(_ dedupe: String, to person: String = "staff", quiet: (Int, Int) = (0, 0)) -> NewMail {
        NewMail(
            person: person, address: "cu@so.gov.vn", kind: .reminder, dedupe: dedupe, subject: "Việc đến hạn", body: "Xem ⟦lien-ket-1⟧",
            pages: ["/viec-cua-toi"], quietFrom: quiet.0, quietTo: quiet.1)
    }

    private static func write(_ mails: [NewMail], to house: PlanHouse) async throws -> [Bool] {
        try await house.database.write { session in
            try session.execute("UPDATE person SET email = person_id || '@so.gov.vn' WHERE agency_id = \(agency) AND person_id <> 'inspector'")
            return try mails.map { try $0.store(id: "m-\($0.dedupe)", agency: agency, now: noon, in: session) }
        }
    }

    private static func claim(_ house: PlanHouse, at now: Instant = noon, limit: Int = 10) async throws -> [ClaimedMail] {
        try await house.database.write { try Mailroom.claim(agency, limit: limit, now: now, in: $0) }
    }

    private static func finish(_ mail: ClaimedMail, _ outcome: Mailroom.Outcome, at now: Instant = noon, _ house: PlanHouse) async throws {
        try await house.database.write { try Mailroom.finish(mail, outcome, now: now, in: $0) }
    }

    private static func line(_ id: String, _ house: PlanHouse) async throws -> MailLine {
        let viewer = try await house.actor("officer")
        return try await house.database.read { try MailQueries.preview(id, for: viewer, in: $0).line }
    }

    @Test(arguments: TestDatabases.engines)
    func theSameMailIsWrittenOnce(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            #expect(try await Self.write([Self.mail("a"), Self.mail("b")], to: house) == [true, true])
            let again = try await house.database.write { try Self.mail("a").store(id: "m-x", agency: Self.agency, now: Self.noon, in: $0) }
            #expect(!again)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func manyProcessesTogetherClaimEachMailOnce(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            _ = try await Self.write((0..<40).map { Self.mail("n\($0)") }, to: house)
            let claimed = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        var mine: [String] = []
                        while true {
                            let mails = try await Self.claim(house, limit: 3)
                            if mails.isEmpty { return mine }
                            mine += mails.map(\.id)
                            for mail in mails { try await Self.finish(mail, .taken, house) }
                        }
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(claimed.count == 40)
            #expect(Set(claimed).count == 40)
            #expect(try await Self.line("m-n7", house).state == .sent)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aFailingProgramIsTriedAgainWithGrowingPausesAndThenGivenUp(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            _ = try await Self.write([Self.mail("a")], to: house)
            var (now, pauses) = (Self.noon, [Int64]())
            while let mail = try await Self.claim(house, at: now).first {
                try await Self.finish(mail, .refused(75), at: now, house)
                guard let next = try await Self.line("m-a", house).next else { break }
                pauses.append((next.milliseconds - now.milliseconds) / 60_000)
                #expect(try await Self.claim(house, at: now).isEmpty)
                now = next
            }
            #expect(pauses == [1, 5, 15, 60, 180, 360, 720])
            let line = try await Self.line("m-a", house)
            #expect(line.state == .failed)
            #expect(line.problem == .refused(75))
            #expect(line.attempts == 8)
            try await house.act("mail.retry", ["mail": "m-a"])
            #expect(try await Self.claim(house, at: house.time.now).count == 1)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func everyOutcomeHasItsState(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            _ = try await Self.write([Self.mail("a"), Self.mail("b"), Self.mail("c"), Self.mail("d"), Self.mail("e")], to: house)
            let mails = try await Self.claim(house)
            let outcomes: [Mailroom.Outcome] = [.taken, .refused(67), .missing, .timedOut, .badAddress]
            for (mail, outcome) in zip(mails, outcomes) { try await Self.finish(mail, outcome, house) }
            let lines = try await mails.map(\.id).asyncMap { try await Self.line($0, house) }
            #expect(lines.map(\.state) == [.sent, .bounced, .waiting, .waiting, .failed])
            #expect(lines.map(\.problem) == [nil, .refused(67), .missing, .timedOut, .noAddress])
            // A program that is not there is nobody's attempt.
            #expect(lines.map(\.attempts) == [1, 1, 0, 1, 1])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func nobodyWithoutAnAddressAndNobodyWhoLeftGetsMail(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            _ = try await Self.write([Self.mail("a", to: "inspector"), Self.mail("b", to: "clerk"), Self.mail("c")], to: house)
            try await house.database.write {
                try $0.execute("UPDATE person SET valid_to = '2025-03-01' WHERE agency_id = \(Self.agency) AND person_id = 'clerk'")
            }
            let mails = try await Self.claim(house)
            #expect(mails.map(\.id) == ["m-c"])
            #expect(mails.map(\.address) == ["staff@so.gov.vn"])
            #expect(try await Self.line("m-a", house).problem == .noAddress)
            #expect(try await Self.line("m-b", house).problem == .left)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func nothingGoesOutInQuietHoursAndNothingThatIsOutOfDate(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            _ = try await Self.write([Self.mail("a", quiet: (18 * 60, 7 * 60)), Self.mail("b", quiet: (11 * 60, 13 * 60))], to: house)
            #expect(try await Self.claim(house).map(\.id) == ["m-a"])
            #expect(try await Self.claim(house, at: Self.noon.adding(seconds: 3600)).map(\.id) == ["m-b"])
            _ = try await Self.write([Self.mail("c", quiet: (18 * 60, 7 * 60))], to: house)
            #expect(try await Self.claim(house, at: Self.noon.adding(seconds: 6 * 3600)).isEmpty)
            #expect(try await Self.claim(house, at: Self.noon.adding(seconds: 18 * 3600)).isEmpty)
            #expect(try await Self.claim(house, at: Self.noon.adding(seconds: 49 * 3600)).isEmpty)
            #expect(try await Self.line("m-c", house).problem == .expired)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aProcessThatEndedWhileSendingLeavesNoMailBehindAndNoneTwice(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            _ = try await Self.write([Self.mail("a"), Self.mail("b")], to: house)
            #expect(try await Self.claim(house, limit: 1).count == 1)
            let later = Self.noon.adding(seconds: 16 * 60)
            #expect(try await Self.claim(house, at: later).map(\.id) == ["m-b"])
            #expect(try await Self.line("m-a", house).problem == .interrupted)
            // The clock is put back by a day: what is being sent is given up too, and nothing is sent again.
            #expect(try await Self.claim(house, at: Self.noon.adding(seconds: -86_400)).isEmpty)
            #expect(try await Self.line("m-b", house).state == .failed)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aLinkOpensOnceAndOnlyForItsPerson(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            _ = try await Self.write([Self.mail("a")], to: house)
            let mail = try #require(try await Self.claim(house).first)
            #expect(mail.text(secrets: ["bi-mat"], origin: "https://thidua.example.vn") == "Xem https://thidua.example.vn/b/bi-mat")
            try await house.database.write { try Mailroom.note(links: ["bi-mat"], of: mail, now: Self.noon, in: $0) }
            let (staff, clerk) = (try await house.actor("staff"), try await house.actor("clerk"))
            func open(_ token: String, _ actor: Actor, _ now: Instant = Self.noon) async throws -> OpenedMailLink {
                try await house.database.write { try MailLinks.open(token, as: actor, now: now, in: $0) }
            }
            #expect(try await open("bi-mat", clerk) == .notYours)
            #expect(try await open("bi-mat", staff, Self.noon.adding(seconds: 7 * 86_400)) == .over)
            #expect(try await open("bi-mat", staff) == .page("/viec-cua-toi"))
            #expect(try await open("bi-mat", staff) == .over)
            #expect(try await open("khac", staff) == .over)
            let officer = try await house.actor("officer")
            let preview = try await house.database.read { try MailQueries.preview("m-a", for: officer, in: $0) }
            #expect(preview.body == "Xem (liên kết riêng của người nhận)")
            let stored = try await house.database.read { try $0.rows("SELECT body, links FROM mail").map { try $0.text(0) + $0.text(1) } }
            #expect(!stored.contains { $0.contains("bi-mat") })
        }
    }
}

extension Array {
    fileprivate func asyncMap<T>(_ body: (Element) async throws -> T) async throws -> [T] {
        var result: [T] = []
        for element in self { result.append(try await body(element)) }
        return result
    }
}
