internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// Times, codes, groups and averages, by tables.
@Suite struct LearningRulesTests {
    @Test(
        arguments: [
            ("08:00", 480), ("8:05", 485), ("8h", 480), ("8h30", 510), ("23:59", 1439), ("24:00", nil), ("8", nil), ("8:60", nil), ("a:b", nil),
            ("8:30:00", nil), ("", nil),
        ] as [(String, Int?)])
    func times(_ typed: String, _ minutes: Int?) { #expect(LearningTime.read(typed) == minutes) }

    private static let secret = [UInt8](repeating: 9, count: 32)
    private static let moment = Instant(milliseconds: 1_741_000_020_000)

    @Test("The present code and the one before are taken, older and newer ones not")
    func codes() {
        let codes = (-1...2).map { AttendanceCode.code(Self.secret, session: "s", at: Self.moment, back: Int64($0)) }
        #expect(Set(codes).count == 4 && codes.allSatisfy { $0.count == 6 })
        let taken = codes.map { AttendanceCode.accepts($0, Self.secret, session: "s", at: Self.moment) }
        #expect(taken == [false, true, true, false])
        #expect(!AttendanceCode.accepts(codes[1], Self.secret, session: "t", at: Self.moment))
        #expect(!AttendanceCode.accepts(codes[1], [UInt8](repeating: 8, count: 32), session: "s", at: Self.moment))
        #expect(AttendanceCode.accepts(" \(codes[1].lowercased().prefix(3))-\(codes[1].dropFirst(3))", Self.secret, session: "s", at: Self.moment))
        #expect(!AttendanceCode.accepts("", Self.secret, session: "s", at: Self.moment))
    }

    @Test(arguments: [(0, 30), (1, 29), (29, 1), (30, 30)] as [(Int64, Int64)])
    func left(_ second: Int64, _ left: Int64) { #expect(AttendanceCode.left(at: Instant(milliseconds: second * 1000)) == left) }

    @Test(
        "Neither a small group nor what is left of the whole is shown",
        arguments: [
            (["a": 5, "b": 4], []), (["a": 5, "b": 6, "c": 4], ["b"]), (["a": 5, "b": 3, "c": 2], ["a"]), (["a": 4], []),
            (["a": 9, "b": 5], ["a", "b"]),
            (["a": 6, "b": 5, "c": 1], ["a"]), ([:], []),
        ] as [([String: Int], Set<String>)])
    func groups(_ sizes: [String: Int], _ shown: Set<String>) { #expect(AssessmentRules.shown(sizes) == shown) }

    @Test func averagesAreCutToAHundredth() throws {
        let three = Array(repeating: 3, count: 20)
        let mixed = Array(repeating: 0, count: 4) + [1, 0, 0, 0] + Array(repeating: 4, count: 12)
        let shown = AssessmentRules.averages([three, mixed, three]).map(\.plain)
        #expect(shown == ["2", "2.08", "3.33", "3.33", "3.33", "2.81"])
        #expect(AssessmentRules.averages([]) == [])
        #expect(AssessmentRules.digits(String(repeating: "4", count: 20)) == Array(repeating: 4, count: 20))
        #expect(AssessmentRules.digits("123") == nil && AssessmentRules.digits(String(repeating: "5", count: 20)) == nil)
    }

    @Test func theSetHasTwentyStatements() {
        #expect(DigitalSkills.count == 20 && DigitalSkills.areas.count == 5)
        #expect(AnswerAssessment.declaration.fields.map(\.key) == ["round"] + (1...20).map { "s\($0)" })
    }
}

/// Courses from the draft to the certificate.
@Suite struct LearningTests {
    /// A course that is open, and its sessions of two hours on these days from eight to ten.
    private func open(
        _ house: PlanHouse, _ movement: String, days: [String] = ["2025-03-03"], _ more: [String: JSONValue] = [:]
    ) async throws -> (course: String, sessions: [String]) {
        let course = try await house.act("learning.course", StagedLearning.course(movement, "Kỹ năng số", more)).subjectID
        var sessions: [String] = []
        for day in days {
            sessions.append(
                try await house.act(
                    "learning.session",
                    ["course": .string(course), "day": .string(day), "from": "17:00", "to": "19:00", "place": "https://hop.example/1", "hours": 2]
                ).subjectID)
        }
        try await house.act("learning.open", ["course": .string(course)])
        return (course, sessions)
    }

    private func page(_ house: PlanHouse, _ slug: String, _ course: String, as key: String = "officer") async throws -> LearningCoursePage {
        let (viewer, today) = (try await house.actor(key), house.today)
        return try await house.database.read { try LearningQueries.page(slug: slug, course: course, for: viewer, today: today, in: $0) }
    }

    private func hours(_ house: PlanHouse, _ slug: String, as key: String = "officer") async throws -> LearningHours {
        let (viewer, today) = (try await house.actor(key), house.today)
        return try await house.database.read { try LearningQueries.hours(slug: slug, for: viewer, today: today, in: $0) }
    }

    private func code(_ house: PlanHouse, _ session: String, back: Int64 = 0) async throws -> String {
        let secret = try await house.database.read { try $0.row("SELECT secret FROM learning_session WHERE session_id = \(session)")?.blob(0) ?? [] }
        return AttendanceCode.code(secret, session: session, at: house.time.now, back: back)
    }

    private func enrol(_ house: PlanHouse, _ course: String, _ people: [String] = [], as key: String) async throws -> Refusal? {
        try await house.refusal("learning.enrol", ["course": .string(course), "people": .array(people.map(JSONValue.string))], as: key)
    }

    @Test("What a course says is held against itself, the plan and the movement", arguments: TestDatabases.engines)
    func courses(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, slug) = try await house.launched()
            let wrong: [([String: JSONValue], String)] = [
                (["kind": "outside"], "provider"), (["provider": "Trường"], "provider"), (["clause": "IX.9"], "clause"), (["places": 0], "places"),
                (["share": 101], "share"), (["title": ""], "title"), (["audience": "nobody"], "audience"),
            ]
            for (more, field) in wrong {
                #expect(try await house.wrong("learning.course", StagedLearning.course(movement, "Kỹ năng số", more)) == [field], "\(field)")
            }
            let course = try await house.act("learning.course", StagedLearning.course(movement, "Kỹ năng số", ["clause": "II.1"])).subjectID
            #expect(try await house.refusal("learning.enrol", ["course": .string(course)], as: "staff") == .notFound)
            let sitting: [String: JSONValue] = [
                "course": .string(course), "day": "2025-03-10", "from": "08:00", "to": "10:00", "place": "Phòng 1", "hours": 2,
            ]
            for (more, field) in [
                (["day": "2023-01-01"], "day"), (["day": "2027-01-01"], "day"), (["to": "07:00"], "to"), (["hours": 3], "hours"),
                (["hours": 0], "hours"), (["from": "25:00"], "from"),
            ] as [([String: JSONValue], String)] {
                #expect(try await house.wrong("learning.session", sitting.merging(more) { $1 }) == [field], "\(more)")
            }
            let first = try await house.act("learning.session", sitting).subjectID
            try await house.act("learning.open", ["course": .string(course)])
            #expect(try await house.refusal("learning.open", ["course": .string(course)], as: "head")?.code == "learning.closed")
            #expect(try await house.refusal("learning.end", ["course": .string(course)], as: "head")?.code == "learning.running")
            try await house.act("learning.session.cancel", ["session": .string(first), "reason": "Trùng họp."])
            try await house.act("learning.end", ["course": .string(course)])
            #expect(try await house.refusal("learning.session", sitting, as: "officer")?.code == "learning.closed")
            #expect(try await house.refusal("learning.certify", ["course": .string(course)], as: "officer")?.code == "learning.nobody")
            #expect(try await page(house, slug, course, as: "visitor").course.sessions.map(\.isCancelled) == [true])
            let outside = try await house.act(
                "learning.course", StagedLearning.course(movement, "Lớp tỉnh", ["kind": "outside", "provider": "Trường tỉnh"])
            ).subjectID
            let there = sitting.merging(["course": .string(outside)]) { $1 }
            #expect(try await house.refusal("learning.session", there, as: "officer")?.code == "learning.outside")
        }
    }

    @Test("Places are given in order of time, and who waits moves up", arguments: TestDatabases.engines)
    func places(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, slug) = try await house.launched()
            let (course, _) = try await open(house, movement, days: ["2025-03-05"], ["places": 2])
            #expect(try await enrol(house, course, as: "staff") == nil)
            #expect(try await enrol(house, course, as: "staff") == .enrolledAlready)
            #expect(try await enrol(house, course, as: "visitor") == .signedOut)
            #expect(try await enrol(house, course, as: "administrator") == .forbidden)
            #expect(try await enrol(house, course, ["clerk"], as: "staff") == .forbidden)
            #expect(try await enrol(house, course, ["clerk"], as: "readingHead") == .forbidden)
            #expect(try await enrol(house, course, ["clerk", "accountant"], as: "unitHead") == nil)
            #expect(try await enrol(house, course, as: "inspector") == nil)
            func states() async throws -> [String] { try await page(house, slug, course).learners.map { "\($0.person) \($0.state.rawValue)" } }
            #expect(try await states() == ["staff enrolled", "clerk enrolled", "accountant waiting", "inspector waiting"])
            #expect(try await page(house, slug, course, as: "readingHead").learners.map(\.person) == ["staff", "inspector"])
            #expect(try await page(house, slug, course, as: "staff").learners.map(\.person) == [])
            #expect(try await page(house, slug, course, as: "visitor").course.waiting == 2)
            #expect(try await house.refusal("learning.withdraw", ["course": .string(course), "person": "clerk"], as: "readingHead") == .forbidden)
            try await house.act("learning.withdraw", ["course": .string(course)], as: "staff")
            #expect(try await states() == ["clerk enrolled", "accountant enrolled", "inspector waiting"])
            #expect(try await enrol(house, course, as: "staff") == nil)
            #expect(try await states().last == "staff waiting")
            var more = StagedLearning.course(movement, "Kỹ năng số", ["places": 3, "course": .string(course)])
            more["movement"] = nil
            try await house.act("learning.change", more)
            #expect(try await states() == ["clerk enrolled", "accountant enrolled", "inspector enrolled", "staff waiting"])
        }
    }

    @Test("A course for leaders or for IT core experts is for them only", arguments: TestDatabases.engines)
    func audiences(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, slug) = try await house.launched()
            let leaders = try await open(house, movement, days: ["2025-03-05"], ["audience": "leaders"]).course
            #expect(try await enrol(house, leaders, as: "staff")?.fields.map(\.key) == ["people"])
            #expect(try await enrol(house, leaders, as: "readingHead") == nil)
            #expect(try await page(house, slug, leaders).candidates.map(\.value).sorted() == ["head", "massOrganisation", "unitHead"])
            let core = try await open(house, movement, days: ["2025-03-05"], ["audience": "core"]).course
            #expect(try await enrol(house, core, as: "clerk")?.fields.map(\.key) == ["people"])
            try await house.act("person.core", ["person": "clerk", "reason": "Giữ hệ thống."])
            #expect(try await house.refusal("person.core", ["person": "clerk", "reason": "x"], as: "head") == .coreAlready)
            #expect(try await house.desk("clerk").learning.map(\.what) == [.enrol])
            #expect(try await enrol(house, core, as: "clerk") == nil)
            try await house.act("person.core.end", ["person": "clerk", "reason": "Chuyển việc."])
            #expect(try await house.refusal("person.core.end", ["person": "clerk", "reason": "x"], as: "head") == .coreNot)
            let (viewer, today) = (try await house.actor("staff"), house.today)
            let seen = try await house.database.read { try LearningQueries.core(slug: slug, for: viewer, today: today, in: $0) }
            #expect(seen.map(\.person) == ["clerk"] && seen[0].reason == "" && seen[0].to == today.adding(days: 1))
        }
    }

    @Test("Attendance: by the code in the session's time, by hand with a reason, undone by a new act", arguments: TestDatabases.engines)
    func attendance(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, slug) = try await house.launched()
            let (course, sessions) = try await open(house, movement)
            let session = sessions[0]
            for person in ["staff", "inspector"] { #expect(try await enrol(house, course, as: person) == nil) }
            func checkIn(_ code: String, as key: String = "staff") async throws -> Refusal? {
                try await house.refusal("learning.checkin", ["session": .string(session), "code": .string(code)], as: key)
            }
            // The house's clock stands at 18:06 on the day of the session.
            #expect(try await checkIn(code(house, session), as: "clerk") == .notEnrolled)
            #expect(try await checkIn(code(house, session), as: "visitor") == .signedOut)
            #expect(try await checkIn("000000")?.fields.map(\.key) == ["code"])
            #expect(try await checkIn(code(house, session, back: 2))?.fields.map(\.key) == ["code"])
            #expect(try await checkIn(code(house, session, back: 1)) == nil)
            #expect(try await checkIn(code(house, session)) == .presentAlready)
            let hand: [String: JSONValue] = ["session": .string(session), "people": ["staff", "inspector"], "reason": "Quên điện thoại."]
            #expect(try await house.refusal("learning.attend", hand, as: "unitHead") == .forbidden)
            #expect(try await house.act("learning.attend", hand).result["marked"]?.int == 1)
            #expect(try await house.refusal("learning.attend", hand, as: "head") == .presentAlready)
            #expect(try await house.wrong("learning.attend", ["session": .string(session), "people": ["clerk"], "reason": "x"]) == ["people"])
            #expect(try await house.refusal("learning.withdraw", ["course": .string(course)], as: "staff") == .presentAlready)
            try await house.act("learning.attend.undo", ["session": .string(session), "person": "inspector", "reason": "Nhầm người."])
            #expect(try await page(house, slug, course).learners.map(\.hours.plain) == ["2", "0"])
            let cancel: [String: JSONValue] = ["session": .string(session), "reason": "x"]
            #expect(try await house.refusal("learning.session.cancel", cancel, as: "officer") == .sessionAttended)
            house.time.pass(seconds: 3 * 3600)
            #expect(try await checkIn(code(house, session), as: "inspector") == .sessionNotNow)
            try await house.act("learning.attend", ["session": .string(session), "people": ["inspector"], "reason": "Máy chiếu hỏng."])
            try await house.act("learning.end", ["course": .string(course)])
            let late: [String: JSONValue] = ["session": .string(session), "person": "inspector", "reason": "x"]
            #expect(try await house.refusal("learning.attend.undo", late, as: "officer") == .learningClosed)
        }
    }

    @Test("Guessing at the code is slowed down", arguments: TestDatabases.engines)
    func guessing(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, _) = try await house.launched()
            let (course, sessions) = try await open(house, movement)
            #expect(try await enrol(house, course, as: "staff") == nil)
            var kinds: [Refusal.Kind?] = []
            for guess in 0..<9 {
                let values: [String: JSONValue] = ["session": .string(sessions[0]), "code": .string("ZZZZZ\(guess)")]
                kinds.append(try await house.refusal("learning.checkin", values, as: "staff")?.kind)
            }
            #expect(kinds == Array(repeating: .invalid, count: 8) + [.tooMany])
            let right: [String: JSONValue] = ["session": .string(sessions[0]), "code": .string(try await code(house, sessions[0]))]
            #expect(try await house.refusal("learning.checkin", right, as: "staff")?.kind == .tooMany)
            house.time.pass(seconds: 16 * 60)
            let later: [String: JSONValue] = ["session": .string(sessions[0]), "code": .string(try await code(house, sessions[0]))]
            #expect(try await house.refusal("learning.checkin", later, as: "staff") == nil)
        }
    }

    @Test("Certificates go to those who attended enough; hours count by unit, level and person of the day", arguments: TestDatabases.engines)
    func certificates(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, slug) = try await house.launched()
            let (course, sessions) = try await open(house, movement, days: ["2025-03-03", "2025-03-04"], ["places": 9])
            for person in ["staff", "readingHead", "clerk"] { #expect(try await enrol(house, course, as: person) == nil) }
            let attend = { (session: String, people: [JSONValue]) in
                ["session": .string(session), "people": .array(people), "reason": "Ghi tay."] as [String: JSONValue]
            }
            try await house.act("learning.attend", attend(sessions[0], ["staff", "readingHead", "clerk"]))
            house.time.pass(seconds: 86_400)
            try await house.act("learning.attend", attend(sessions[1], ["staff", "readingHead"]))
            // From the day after, the staff member belongs to the office: what was learned before stays with the reading division.
            try await house.database.write { session in
                try session.execute("UPDATE membership SET valid_to = '2025-03-05' WHERE agency_id = 'agency-a' AND person_id = 'staff'")
                try session.execute(
                    "INSERT INTO membership (agency_id, person_id, unit_id, valid_from) VALUES ('agency-a', 'staff', 'office', '2025-03-05')")
            }
            house.time.pass(seconds: 86_400)
            try await house.act("learning.end", ["course": .string(course)])
            #expect(try await house.act("learning.certify", ["course": .string(course)]).result["issued"]?.int == 2)
            #expect(try await house.refusal("learning.certify", ["course": .string(course)], as: "head") == .learningNobody)
            #expect(try await house.rows("SELECT number FROM learning_certificate ORDER BY number") == ["GCN-2025-0001", "GCN-2025-0002"])

            var own: [String: JSONValue] = [
                "movement": .string(movement), "title": "Phân tích dữ liệu", "provider": "Trường", "number": "TN-1", "on": "2025-03-05",
                "hours": "16,5",
                "level": "advanced",
            ]
            for (more, field) in [(["on": "2025-03-06"], "on"), (["on": "2023-12-31"], "on"), (["link": "ftp://x"], "link")]
                as [([String: JSONValue], String)]
            { #expect(try await house.wrong("certificate.register", own.merging(more) { $1 }, as: "staff") == [field]) }
            let first = try await house.act("certificate.register", own, as: "staff").subjectID
            #expect(try await house.wrong("certificate.register", own, as: "staff") == ["number"])
            #expect(try await house.desk("officer").learning.map(\.what) == [.confirm])
            #expect(try await house.refusal("certificate.confirm", ["certificate": .string(first)], as: "clerk") == .notFound)
            #expect(try await house.refusal("certificate.confirm", ["certificate": .string(first)], as: "unitHead") == .forbidden)
            try await house.act("certificate.return", ["certificate": .string(first), "reason": "Thiếu số giờ trên giấy."])
            #expect(try await house.desk("staff").learning.map(\.what) == [.resend])
            house.time.pass(seconds: 60)
            own["hours"] = 16
            let second = try await house.act("certificate.register", own, as: "staff").subjectID
            #expect(try await house.desk("staff").learning == [])
            try await house.act("certificate.confirm", ["certificate": .string(second)])
            #expect(
                try await house.refusal("certificate.return", ["certificate": .string(second), "reason": "x"], as: "head") == .certificateDecided)
            own["number"] = "CV-1"
            let officers = try await house.act("certificate.register", own, as: "officer").subjectID
            #expect(try await house.refusal("certificate.confirm", ["certificate": .string(officers)], as: "officer") == .ownCertificate)

            let all = try await hours(house, slug)
            #expect(all.total.plain == "26" && all.people == 3)
            #expect(all.units.map { "\($0.unit ?? "") \($0.hours.plain) \($0.people)" } == ["office 18 2", "reading 8 2"])
            #expect(all.levels.map { "\($0.level.rawValue) \($0.hours.plain) \($0.people)" } == ["leader 4 1", "core 0 0", "other 22 2"])
            #expect(all.persons.count == 4)
            let outside = try await hours(house, slug, as: "visitor")
            #expect(outside.persons == [] && outside.levels == [] && outside.units.count == 2)
            #expect(try await hours(house, slug, as: "readingHead").persons.map { "\($0.person) \($0.hours.plain)" } == ["readingHead 4", "staff 4"])
            #expect(try await hours(house, slug, as: "staff").persons.map(\.hours.plain) == ["4", "16"])
        }
    }

    @Test("The desk asks for sessions of the next days, open courses and self-assessments", arguments: TestDatabases.engines)
    func desk(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, _) = try await house.launched()
            let (course, sessions) = try await open(house, movement, days: ["2025-03-10", "2025-03-20"])
            let round = try await house.act(
                "assessment.open", ["movement": .string(movement), "kind": "before", "from": "2025-03-01", "to": "2025-03-31"]
            ).subjectID
            #expect(try await house.desk("staff").learning.map(\.id) == [round, course])
            #expect(try await house.desk("administrator").learning == [])
            #expect(try await enrol(house, course, as: "staff") == nil)
            #expect(try await house.desk("staff").learning.map(\.id) == [sessions[0], round])
            try await house.act("assessment.answer", StagedLearning.answers.merging(["round": .string(round)]) { $1 }, as: "staff")
            #expect(try await house.desk("staff").learning.map(\.id) == [sessions[0]])
        }
    }
}
