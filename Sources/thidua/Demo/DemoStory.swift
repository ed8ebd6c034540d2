internal import Movement
internal import Storage
internal import Vietnamese

/// What happens in the demonstration, in order.
struct DemoStory {
    let installation: Installation
    let today: CivilDate
    /// The plan as a bad scan gave it, and as the officer corrected it.
    let scan, planText: String
    private let stage: DemoStage
    private static let seed: UInt64 = 20_212_025
    private static let since: JSONValue = "2021-01-01"

    init(installation: Installation, today: CivilDate, scan: String, planText: String) {
        self.installation = installation
        self.today = today
        self.scan = scan
        self.planText = planText
        stage = DemoStage(database: installation.database, start: Instant(today.adding(days: -60), hour: 8, minute: 0), seed: Self.seed)
    }

    /// Plays everything.
    func play() async throws {
        try await Demonstration.mark(installation.database)
        let day = today.iso
        try await installation.database.write { session in
            try session.execute("INSERT INTO installation (key, value) VALUES ('demo-today', \(day))")
        }
        step("Cơ quan · Agencies")
        let department = try await agencies()
        step("Đơn vị, chức vụ, con người · Units, posts, people")
        try await organisation(as: department)
        let accounts = try await accounts(as: department)
        step("Đọc và phát động kế hoạch · Reading and launching the plan")
        let launched = try await launch(accounts)
        step("Quán triệt, ghi việc đã làm · Acknowledging and noting what happened")
        try await season(launched, accounts)
    }

    private func step(_ words: String) { Output.line("· \(words)") }

    // MARK: Agency

    private func agencies() async throws -> ActorSource {
        let province = ActorSource.operator(agency: "tinh")
        try await stage.act(
            "agency.create",
            [
                "name": "Ủy ban nhân dân Tỉnh (trình diễn)", "name_en": "Provincial People's Committee (demonstration)", "short_name": "UBND Tỉnh",
                "slug": "ubnd-tinh", "from": Self.since,
            ], as: province)
        let department = ActorSource.operator(agency: "so")
        try await stage.act(
            "agency.create",
            [
                "name": "Sở Kế hoạch và Đầu tư (trình diễn)", "name_en": "Department of Planning and Investment (demonstration)",
                "short_name": "Sở KH&ĐT", "slug": "so-khdt", "parent": "ubnd-tinh", "from": Self.since,
            ], as: department)
        return department
    }

    private func organisation(as operatorSource: ActorSource) async throws {
        for unit in DemoPeople.units {
            try await stage.act(
                "unit.create",
                [
                    "name": .string(unit.name.vi), "name_en": .string(unit.name.en), "code": .string(unit.code), "kind": .string(unit.kind),
                    "parent": .string(unit.parent), "from": Self.since,
                ], as: operatorSource)
        }
        for post in DemoPeople.posts {
            try await stage.act(
                "post.create",
                [
                    "unit": .string(post.unit), "title": .string(post.title.vi), "title_en": .string(post.title.en), "code": .string(post.code),
                    "is_head": .bool(post.isHead), "roles": .array(post.roles.map { .string($0.rawValue) }), "from": Self.since,
                ], as: operatorSource)
        }
        for person in DemoPeople.people {
            try await stage.act(
                "person.create",
                [
                    "name": .string(person.name), "code": .string(person.code), "gender": .string(person.gender),
                    "is_direct": .bool(person.isDirect), "unit": .string(person.unit), "from": Self.since,
                    "email": .string("\(person.code.lowercased())@trinhdien.example"),
                ], as: operatorSource)
        }
        for holder in DemoPeople.holders {
            try await stage.act(
                "post.assign", ["person": .string(holder.person), "post": .string(holder.post), "from": Self.since], as: operatorSource)
        }
        for (unit, people) in DemoPeople.memberships {
            for person in people {
                try await stage.act(
                    "person.join-unit", ["person": .string(person), "unit": .string(unit), "from": Self.since], as: operatorSource)
            }
        }
    }

    /// Opens an account for everybody; nobody has a password, the demonstration's sign-in page lets the reader in.
    private func accounts(as operatorSource: ActorSource) async throws -> [String: ActorSource] {
        let logins = Dictionary(uniqueKeysWithValues: DemoPeople.accounts.map { ($0.person, $0.login) })
        var sources: [String: ActorSource] = [:]
        for person in DemoPeople.people {
            let login = logins[person.code] ?? person.code.lowercased()
            let receipt = try await stage.act(
                "account.create", ["person": .string(person.code), "login": .string(login)], as: operatorSource)
            guard let account = receipt.result["account"]?.string else { continue }
            sources[person.code] = .account(agency: "so", account: account, scope: nil)
        }
        return sources
    }

    // MARK: Plan

    private func launch(_ accounts: [String: ActorSource]) async throws -> String {
        stage.move(to: Instant(today.adding(days: -45), hour: 8, minute: 30))
        let officer = try source("NV005", accounts)
        let receipt = try await stage.act("plan.read", ["text": .string(scan)], as: officer)
        let plan = receipt.subjectID
        try await stage.act(
            "plan.correct", ["plan": .string(plan), "text": .string(planText), "note": "Sửa lỗi nhận dạng theo bản giấy."], as: officer)
        let units = try await identifiers("SELECT code, unit_id FROM unit WHERE agency_id = 'so'")
        let posts = try await identifiers("SELECT code, post_id FROM post WHERE agency_id = 'so'")
        for (clause, obligation) in try await obligations(of: plan) {
            guard let owners = DemoPlan.owners[clause] else { continue }
            let owning: [String: JSONValue] = [
                "obligation": .string(obligation), "units": .array(owners.units.compactMap { units[$0].map(JSONValue.string) }),
                "posts": .array(owners.posts.compactMap { posts[$0].map(JSONValue.string) }),
            ]
            try await stage.act("obligation.assign", owning, as: officer)
        }
        try await stage.act("obligation.accept-all", ["plan": .string(plan)], as: officer)
        stage.move(to: Instant(today.adding(days: -40), hour: 9, minute: 0))
        let launched = try await stage.act("plan.launch", DemoPlan.launch.merging(["plan": .string(plan)]) { $1 }, as: source("NV001", accounts))
        guard let movement = launched.result["movement"]?.string else { throw Refusal.notFound }
        return movement
    }

    private func identifiers(_ query: SQL) async throws -> [String: String] {
        try await installation.database.read { session in
            try session.rows(query).reduce(into: [:]) { found, row in found[try row.text(0)] = try row.text(1) }
        }
    }

    private func obligations(of plan: String) async throws -> [(String, String)] {
        try await installation.database.read { session in
            try session.rows(
                "SELECT clause, obligation_id FROM obligation WHERE plan_id = \(plan) AND state IN ('proposed', 'accepted') ORDER BY position"
            ).map {
                (try $0.text(0), try $0.text(1))
            }
        }
    }

    private func source(_ person: String, _ accounts: [String: ActorSource]) throws -> ActorSource {
        guard let source = accounts[person] else { throw Refusal.notFound }
        return source
    }

    // MARK: Season

    private func season(_ movement: String, _ accounts: [String: ActorSource]) async throws {
        let head = try source("NV001", accounts)
        let day = today
        let sections = try await installation.database.read { session in
            let viewer = try head.load(today: day, in: session)
            return try AcknowledgementQueries.reading(slug: DemoPlan.slug, for: viewer, in: session).sections.count
        }
        for (index, person) in DemoPeople.people.enumerated() {
            // Diligent, late and silent people: about two thirds have read it, some have begun, some have not opened it.
            let habit = (index * 37 + 11) % 100
            guard habit < 84 else { continue }
            stage.move(to: Instant(today.adding(days: -39 + index / 2), hour: 8, minute: index % 60))
            let reader = try source(person.code, accounts)
            try await stage.act("acknowledgement.open", ["movement": .string(movement)], as: reader)
            let read = habit < 70 ? sections : max(1, sections / 2)
            for section in 1...read {
                try await stage.act("acknowledgement.read", ["movement": .string(movement), "section": .int(Int64(section))], as: reader)
            }
            guard habit < 66 else { continue }
            try await stage.act("acknowledgement.answer", ["movement": .string(movement), "choice": 1], as: reader)
        }
        let plan = try await planID(movement)
        let obligations = Dictionary(uniqueKeysWithValues: try await obligations(of: plan))
        for note in DemoPlan.notes {
            guard let obligation = obligations[note.clause] else { continue }
            let day = today.adding(days: -note.daysAgo)
            stage.move(to: Instant(day, hour: 15, minute: 10))
            try await stage.act(
                "clause.note", ["obligation": .string(obligation), "text": .string(note.text), "on": .string(day.iso)],
                as: source(note.person, accounts))
        }
    }

    private func planID(_ movement: String) async throws -> String {
        try await installation.database.read { session in
            try session.row("SELECT plan_id FROM movement WHERE movement_id = \(movement)")?.text(0) ?? ""
        }
    }
}
