internal import Movement
internal import Storage
internal import Vietnamese

/// A course with attendance, what people say of their own skills before and after, and a target that counts by itself.
extension DemoStory {
    private static let leaders = ["NV004", "NV014", "NV019", "NV026", "NV033", "NV039"]
    private static let own = ["NV012", "NV055", "NV056", "NV057"]
    /// People whom two heads enrol: head, and who.
    private static let sent: [(head: String, people: [String])] = [
        ("NV026", ["NV027", "NV028", "NV029", "NV030", "NV031"]), ("NV039", ["NV040", "NV041", "NV042", "NV043", "NV044"]),
    ]
    /// Those with a place: all but the last two who wanted one.
    private static let learners = leaders + sent.flatMap(\.people) + own.prefix(2)

    /// The course is opened, people enrol, two wait; many look at their own skills; the first session is held.
    static func learn(_ play: DemoPlay) async throws {
        play.on(day("2025-03-24"), 10)
        let movement = JSONValue.string(play.cast.movement)
        let course = try await play.act(
            "learning.course", by: DemoPeople.officer,
            [
                "movement": movement, "title": "Kỹ năng số cho người làm hồ sơ",
                "about": "Ba buổi: hồ sơ điện tử và ký số; bảng tính và biểu đồ; an toàn trên mạng.\nHọc xong xử lý được trọn một hồ sơ trên mạng.",
                "kind": "own", "level": "basic", "audience": "everybody", "places": 18, "share": 65, "clause": "II.3",
            ]
        ).subjectID
        for on in ["2025-03-25", "2025-04-17", "2025-04-21"] {
            try await play.act(
                "learning.session", by: DemoPeople.officer,
                [
                    "course": .string(course), "day": .string(on), "from": "14:00", "to": "17:00", "place": "Phòng họp tầng 2 (trình diễn)",
                    "hours": 3,
                ])
        }
        try await play.act("learning.open", by: DemoPeople.officer, ["course": .string(course)])
        for (person, reason) in [("NV012", "Quản trị hệ thống của Sở."), ("NV013", "Giữ phần mềm quản lý văn bản.")] {
            try await play.act(
                "person.core", by: DemoPeople.officer, ["person": .string(play.cast.people[person] ?? person), "reason": .string(reason)])
        }
        try await link(play)
        try await enrol(course, leaders, by: DemoPeople.officer, play)
        for (head, people) in sent { try await enrol(course, people, by: head, play) }
        for person in own { try await play.act("learning.enrol", by: person, ["course": .string(course)]) }
        try await play.act(
            "assessment.open", by: DemoPeople.officer, ["movement": movement, "kind": "before", "from": "2025-03-24", "to": "2025-03-31"])
        try await assess(play, "before", lift: 0)
        play.on(day("2025-03-25"), 13, 45)
        try await attend(1, except: ["NV033"], play)
    }

    static func secondSession(_ play: DemoPlay) async throws {
        play.on(day("2025-04-17"), 13, 45)
        let session = try await attend(2, except: ["NV044", "NV040"], play)
        try await play.act(
            "learning.attend", by: DemoPeople.officer,
            [
                "session": .string(session), "people": .array([.string(play.cast.people["NV040"] ?? "")]),
                "reason": "Điện thoại hết pin, ngồi hàng đầu.",
            ])
    }

    /// The last session, the end of the course, the certificates, and one that somebody brings from elsewhere.
    static func lastSession(_ play: DemoPlay) async throws {
        play.on(day("2025-04-21"), 13, 45)
        try await attend(3, except: ["NV031", "NV044"], play)
        play.on(day("2025-04-22"), 9)
        for course in try await play.rows("SELECT course_id FROM learning_course WHERE number = 1", { try $0.text(0) }) {
            try await play.act("learning.end", by: DemoPeople.officer, ["course": .string(course)])
            try await play.act("learning.certify", by: DemoPeople.officer, ["course": .string(course)])
        }
        let certificate = try await bring(
            by: "NV012", "Quản trị dữ liệu cho cơ quan nhà nước", number: "TD-0412", on: "2025-04-11", hours: 40, level: "expert", play)
        try await play.act("certificate.confirm", by: DemoPeople.officer, ["certificate": .string(certificate)])
    }

    static func openAfter(_ play: DemoPlay) async throws {
        try await play.act(
            "assessment.open", by: DemoPeople.officer,
            ["movement": .string(play.cast.movement), "kind": "after", "from": "2025-10-06", "to": "2025-10-31"])
    }

    /// The same people look at themselves again, and one of them brings a certificate that waits.
    static func assessAfter(_ play: DemoPlay) async throws {
        play.on(day("2025-10-22"), 8)
        try await assess(play, "after", lift: 1)
        _ = try await bring(by: "NV029", "Phân tích số liệu đầu tư", number: "TD-1017", on: "2025-10-17", hours: 16, level: "advanced", play)
    }

    // MARK: - Pieces

    private static func link(_ play: DemoPlay) async throws {
        guard let target = try await targets(play)["CT11 vp"] else { return }
        try await play.act(
            "learning.link", by: DemoPeople.officer,
            ["target": .string(target), "measure": "percent", "audience": "leaders", "threshold": 6, "scope": "agency"])
    }

    private static func enrol(_ course: String, _ people: [String], by person: String, _ play: DemoPlay) async throws {
        try await play.act(
            "learning.enrol", by: person,
            ["course": .string(course), "people": .array(people.compactMap { play.cast.people[$0].map(JSONValue.string) })])
    }

    /// Everybody with a place but those named says that they are there, with the code that the screen shows at that moment.
    /// - Returns: identifier of the session.
    @discardableResult
    private static func attend(_ position: Int, except absent: Set<String>, _ play: DemoPlay) async throws -> String {
        let session = try await play.rows("SELECT session_id FROM learning_session WHERE position = \(position)") { try $0.text(0) }.first ?? ""
        let officer = try play.cast.source(DemoPeople.officer)
        for person in learners where !absent.contains(person) {
            // A code is taken for half a minute after it was replaced, and an act is a little less than two codes after the one before.
            let now = play.stage.now.adding(seconds: 47)
            let code = try await play.database.read { database in
                let viewer = try officer.load(today: now.vietnamDate, in: database)
                return try LearningQueries.screen(slug: DemoPlan.slug, session: session, for: viewer, now: now, in: database).code
            }
            try await play.act("learning.checkin", by: person, ["session": .string(session), "code": .string(code ?? "")])
        }
        return session
    }

    /// Two thirds of the learners and as many others answer; a level here and there is higher when they look again.
    private static func assess(_ play: DemoPlay, _ kind: String, lift: Int) async throws {
        let round = try await play.rows("SELECT round_id FROM assessment_round WHERE kind = \(kind)") { try $0.text(0) }.first ?? ""
        for (index, person) in DemoPeople.people.enumerated() where index % 5 < 3 && index > 2 {
            var values: [String: JSONValue] = ["round": .string(round)]
            for statement in 1...DigitalSkills.count {
                let level = (index * 7 + statement * 5) % 4 + (lift > 0 && (index + statement) % 3 != 0 ? 1 : 0)
                values["s\(statement)"] = .string(String(min(level, 4)))
            }
            try await play.act("assessment.answer", by: person.code, values)
        }
    }

    /// - Returns: identifier of the certificate.
    private static func bring(
        by person: String, _ title: String, number: String, on: String, hours: Int64, level: String, _ play: DemoPlay
    ) async throws -> String {
        try await play.act(
            "certificate.register", by: person,
            [
                "movement": .string(play.cast.movement), "title": .string(title), "provider": "Trường Đào tạo trình diễn (hư cấu)",
                "number": .string(number), "on": .string(on), "hours": .int(hours), "level": .string(level),
            ]
        ).subjectID
    }
}
