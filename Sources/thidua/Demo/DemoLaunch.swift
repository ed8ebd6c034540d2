internal import Movement
internal import Storage
internal import Vietnamese

/// The first chapter: two agencies, an organisation, a plan read from a scan, corrected and launched, and who has read it.
extension DemoStory {
    private static let since: JSONValue = "2021-01-01"
    private static let console = ActorSource.operator(agency: DemoCast.agency)

    static let launch: [DemoStep] = [
        DemoStep("Cơ quan", "Agencies") { try await agencies($0) },
        DemoStep("Đơn vị, chức vụ, con người", "Units, posts, people") { try await organisation($0) },
        DemoStep("Tài khoản", "Accounts") { try await accounts($0) },
        DemoStep("Đọc, sửa, giao việc và phát động kế hoạch", "Reading, correcting, assigning and launching the plan") { try await plan($0) },
        DemoStep("Lịch nhắc", "When people are reminded") { try await reminders($0) },
        DemoStep("Quán triệt", "Acknowledging the plan") { try await acknowledgements($0) },
        DemoStep("Ghi việc đã làm", "Noting what was done") { try await notes($0) },
    ]

    private static func agencies(_ play: DemoPlay) async throws {
        try await play.stage.act(
            "agency.create",
            [
                "name": "Ủy ban nhân dân Tỉnh (trình diễn)", "name_en": "Provincial People's Committee (demonstration)", "short_name": "UBND Tỉnh",
                "slug": "ubnd-tinh", "from": since,
            ], as: .operator(agency: "tinh"))
        try await play.stage.act(
            "agency.create",
            [
                "name": "Sở Kế hoạch và Đầu tư (trình diễn)", "name_en": "Department of Planning and Investment (demonstration)",
                "short_name": "Sở KH&ĐT", "slug": "so-khdt", "parent": "ubnd-tinh", "from": since,
            ], as: console)
    }

    private static func organisation(_ play: DemoPlay) async throws {
        for unit in DemoPeople.units {
            try await play.stage.act(
                "unit.create",
                [
                    "name": .string(unit.name.vi), "name_en": .string(unit.name.en), "code": .string(unit.code), "kind": .string(unit.kind),
                    "parent": .string(unit.parent), "from": since,
                ], as: console)
        }
        for post in DemoPeople.posts {
            try await play.stage.act(
                "post.create",
                [
                    "unit": .string(post.unit), "title": .string(post.title.vi), "title_en": .string(post.title.en), "code": .string(post.code),
                    "is_head": .bool(post.isHead), "roles": .array(post.roles.map { .string($0.rawValue) }), "from": since,
                ], as: console)
        }
        for person in DemoPeople.people {
            try await play.stage.act(
                "person.create",
                [
                    "name": .string(person.name), "code": .string(person.code), "gender": .string(person.gender),
                    "is_direct": .bool(person.isDirect), "unit": .string(person.unit), "from": since,
                    "email": .string("\(person.code.lowercased())@trinhdien.example"),
                ], as: console)
        }
        for holder in DemoPeople.holders {
            try await play.stage.act(
                "post.assign", ["person": .string(holder.person), "post": .string(holder.post), "from": since], as: console)
        }
        for (unit, people) in DemoPeople.memberships {
            for person in people {
                try await play.stage.act(
                    "person.join-unit", ["person": .string(person), "unit": .string(unit), "from": since], as: console)
            }
        }
    }

    /// Opens an account for everybody; nobody has a password, the demonstration's sign-in page lets the reader in.
    private static func accounts(_ play: DemoPlay) async throws {
        let logins = Dictionary(uniqueKeysWithValues: DemoPeople.accounts.map { ($0.person, $0.login) })
        for person in DemoPeople.people {
            let login = logins[person.code] ?? person.code.lowercased()
            try await play.stage.act("account.create", ["person": .string(person.code), "login": .string(login)], as: console)
        }
    }

    private static func plan(_ play: DemoPlay) async throws {
        let officer = DemoPeople.officer
        play.on(play.base.adding(days: -45), 8, 30)
        let plan = try await play.act("plan.read", by: officer, ["text": .string(play.scan)]).subjectID
        try await play.act(
            "plan.correct", by: officer,
            ["plan": .string(plan), "text": .string(play.planText), "note": "Sửa lỗi nhận dạng theo bản giấy."])
        let obligations = try await play.rows(
            """
            SELECT clause, obligation_id FROM obligation WHERE agency_id = \(DemoCast.agency) AND plan_id = \(plan)
            AND state IN ('proposed', 'accepted') ORDER BY position
            """
        ) { (clause: try $0.text(0), id: try $0.text(1)) }
        for obligation in obligations {
            guard let owners = DemoPlan.owners[obligation.clause] else { continue }
            try await play.act(
                "obligation.assign", by: officer,
                [
                    "obligation": .string(obligation.id),
                    "units": .array(owners.units.compactMap { play.cast.units[$0].map(JSONValue.string) }),
                    "posts": .array(owners.posts.compactMap { play.cast.posts[$0].map(JSONValue.string) }),
                ])
        }
        try await play.act("obligation.accept-all", by: officer, ["plan": .string(plan)])
        play.on(play.base.adding(days: -40), 9)
        try await play.act("plan.launch", by: DemoPeople.director, DemoPlan.launch.merging(["plan": .string(plan)]) { $1 })
    }

    /// Diligent, late and silent people: about two thirds have read it, some have begun, some have not opened it.
    private static func acknowledgements(_ play: DemoPlay) async throws {
        let movement = JSONValue.string(play.cast.movement)
        for (index, person) in DemoPeople.people.enumerated() {
            let habit = DemoHabit(index)
            guard habit.opens else { continue }
            play.on(play.base.adding(days: -39 + index / 2), 8, index % 60)
            let opened = try await play.act("acknowledgement.open", by: person.code, ["movement": movement])
            for section in habit.sections(of: Int(opened.result["sections"]?.int ?? 0)) {
                try await play.act("acknowledgement.read", by: person.code, ["movement": movement, "section": .int(Int64(section))])
            }
            if habit.answers { try await play.act("acknowledgement.answer", by: person.code, ["movement": movement, "choice": 1]) }
        }
    }

    private static func notes(_ play: DemoPlay) async throws {
        for note in DemoPlan.notes {
            guard let obligation = play.cast.obligations[note.clause] else { continue }
            let day = min(DemoPlay.workday(play.base.adding(days: -note.daysAgo)), play.base)
            play.on(day, 15, 10)
            try await play.act(
                "clause.note", by: note.person,
                ["obligation": .string(obligation), "text": .string(note.text), "on": .string(day.iso)])
        }
    }
}

/// How somebody takes part: 84 in 100 open the plan, 70 read it to the end, 66 answer.
struct DemoHabit: Sendable {
    private let lot: Int

    init(_ person: Int) { lot = (person * 37 + 11) % 100 }

    var opens: Bool { lot < 84 }
    var answers: Bool { lot < 66 }
    /// Whether somebody who had begun reads to the end only when their head asks.
    var isLate: Bool { (66..<80).contains(lot) }

    /// The parts somebody reads.
    func sections(of count: Int) -> ClosedRange<Int> { 1...max(1, lot < 70 ? count : count / 2) }
}
