internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// The small world with something of every kind to act on: plans at each stage, movements, sessions, tokens, links.
struct RoleTableStage: Sendable {
    let world: TestWorld
    /// A plan just read; one that is ready to launch; one whose movement the staff member has opened; one that they have read to the end.
    let draft, ready, launched, finished: StagedPlan
    /// A one-time link with which the clerk may choose a password.
    let link: String
    /// Scoring tables and rounds of checks in the launched movement.
    let scoring: ScoringStage
    /// Targets with evidence.
    let evidence: StagedEvidence
    /// Registrations in the launched movement: a person's and a household's that wait, a unit's that was returned, a covenant that its second unit
    /// has to sign.
    let pledges: [String]

    /// The private key of the household.
    static let pledgeKey = "khoa-rieng-cua-ho-ong-nam"
    /// Reviews of the launched and of the finished movement.
    let reviews: StagedReviews
    /// A pilot that runs in the launched movement.
    let pilot: String
    /// Contests at each stage in the launched movement.
    let contests: StagedContests
    /// Courses, certificates and a self-assessment in the launched movement.
    let learning: StagedLearning
    /// Initiatives at each stage.
    let initiatives: StagedInitiatives
    /// Exemplars at each stage in the finished movement.
    let exemplars: StagedExemplars
    /// Nominations at each stage.
    let nominations: StagedNominations
    /// The code on the screen of the session that runs.
    let code: String
    /// Of the guest, in the launched movement: thanks that are public, thanks and an idea that wait; and a guest who takes part by telephone.
    let guests: StagedGuests
    /// Entries of the registers of merit.
    let merits: StagedMerits

    static func with(_ engine: Engine, _ body: (RoleTableStage) async throws -> Void) async throws {
        try await TestWorld.with(engine) { world in
            try await world.giveKeys()
            let draft = try await world.readPlan()
            let ready = try await world.readPlan()
            try await world.prepare(ready)
            let launched = try await world.launch(await world.readPlan())
            let finished = try await world.launch(await world.readPlan())
            try await world.read(launched, upTo: launched.sections - 1)
            try await world.read(finished, upTo: finished.sections)
            try await world.perform(
                "clause.note", ["obligation": .string(launched.obligations[0].id), "text": "Đã mở cửa buổi tối.", "on": "03/03/2025"], as: "unitHead")
            try await world.perform(
                "passon.begin", ["movement": .string(finished.movement), "unit": "reading", "word": "Phòng ta làm trước."], as: "unitHead")
            let link = try await world.perform("account.reset.issue", ["account": "clerk"], as: "operator").result["link"]?.string ?? ""
            try await world.giveTargets(launched)
            try await world.giveNews(launched)
            let scoring = try await ScoringStage.build(on: world, movement: finished.movement, obligation: finished.obligations[0].id)
            let evidence = try await StagedEvidence.stage(world, launched)
            let reviews = try await world.stageReviews(open: launched.movement, closed: finished.movement)
            let pledges = try await world.stagePledges(launched.movement, open: finished.movement)
            let pilot = try await world.stagePilot(launched.movement)
            let contests = try await StagedContests(movement: launched.movement, runner: world.runner)
            _ = try await world.runner.perform(
                "law.draft", ["body": RoleTableAct.packText, "note": "Thử."], as: TestWorld.source("legalOfficer"), channel: .web)
            let learning = try await world.stageLearning(launched.movement)
            let initiatives = try await StagedInitiatives(runner: world.runner)
            let code = try await world.code(of: learning.session)
            let exemplars = try await world.stageExemplars(finished.movement, obligation: finished.obligations[0].id)
            let nominations = try await StagedNominations(movement: launched.movement, runner: world.runner)
            try await urging(world, launched)
            try await RecordSequencer.run(on: world.database)
            try await body(
                RoleTableStage(
                    world: world, draft: draft, ready: ready, launched: launched, finished: finished, link: link, scoring: scoring,
                    evidence: evidence, pledges: pledges,
                    reviews: reviews, pilot: pilot, contests: contests, learning: learning, initiatives: initiatives,
                    exemplars: exemplars, nominations: nominations, code: code,
                    guests: try await world.stageGuests(launched.movement), merits: try await StagedMerits(world)))
        }
    }
}

/// A plan with its obligations and, once launched, its movement.
struct StagedPlan: Sendable {
    let id: String
    let obligations: [ReviewObligation]
    var movement = ""
    var slug = ""
    var sections = 0
}

extension TestWorld {
    fileprivate func stagePledges(_ movement: String, open: String) async throws -> [String] {
        for one in [movement, open] {
            try await perform("pledge.open", ["movement": .string(one), "from": "01/03/2025", "to": "31/03/2025"], as: "officer")
        }
        func register(_ kind: String, _ more: [String: JSONValue], as actor: String) async throws -> String {
            let plain: [String: JSONValue] = ["movement": .string(movement), "kind": .string(kind), "aim": "part", "text": "Mở cửa thêm một buổi."]
            return try await perform("pledge.register", plain.merging(more) { _, more in more }, as: actor).subjectID
        }
        let person = try await register("person", [:], as: "staff")
        let household = try await register(
            "household",
            ["name": "Hộ ông Năm", "phone": "0900 000 000", "consent": true, "publish": true, "key": .string(RoleTableStage.pledgeKey)], as: "visitor"
        )
        let unit = try await register("unit", ["units": ["reading"]], as: "unitHead")
        try await perform("pledge.return", ["pledge": .string(unit), "reason": "Thiếu con số."], as: "officer")
        let covenant = try await register("covenant", ["units": ["reading", "leadership"]], as: "unitHead")
        return [person, household, unit, covenant]
    }

    @discardableResult
    fileprivate func perform(_ name: String, _ values: [String: JSONValue], as actor: String) async throws -> Receipt {
        try await runner.perform(name, values, as: Self.source(actor), channel: .web)
    }

    /// Gives everyone with an account the same password, a session "session-KEY" and a token "token-KEY".
    fileprivate func giveKeys() async throws {
        let accounts = Self.people.map { (Self.agency, $0) } + [(Self.otherAgency, "stranger")]
        for (agency, key) in accounts {
            let issued = try await runner.perform("account.reset.issue", ["account": .string(key)], as: .operator(agency: agency), channel: .cli)
            let values: [String: JSONValue] = ["link": issued.result["link"] ?? "", "password": .string(Self.password)]
            _ = try await runner.perform("account.reset.use", values, as: .visitor(agency: agency), channel: .web)
            try await database.write { session in
                try session.execute(
                    """
                    INSERT INTO session (token_hash, agency_id, account_id, session_id, created_at, seen_at, expires_at, agent)
                    VALUES (\(secretHash(key)), \(agency), \(key), \("session-\(key)"), \(Self.noon.milliseconds), \(Self.noon.milliseconds),
                            \(Self.noon.adding(seconds: 3600).milliseconds), 'Firefox')
                    """)
                try session.execute(
                    """
                    INSERT INTO api_token (agency_id, token_id, account_id, token_hash, name, scope, created_at, expires_at)
                    VALUES (\(agency), \("token-\(key)"), \(key), \(secretHash("token" + key)), 'Thử', 'read', \(Self.noon.milliseconds),
                            \(Self.noon.adding(seconds: 3600).milliseconds))
                    """)
            }
        }
    }

    fileprivate func readPlan() async throws -> StagedPlan {
        let id = try await perform("plan.read", ["text": .string(PlanHouse.plan)], as: "officer").subjectID
        let viewer = try await actor("officer")
        let review = try await database.read { try PlanQueries.review(id, for: viewer, today: Self.today, in: $0) }
        try #require(review.obligations.count >= 3)
        return StagedPlan(id: id, obligations: review.obligations)
    }

    /// The first obligation goes to the reading division and the staff member by name, all others to the office.
    fileprivate func prepare(_ plan: StagedPlan) async throws {
        for (index, one) in plan.obligations.enumerated() {
            let owners: [String: JSONValue] = index == 0 ? ["units": ["reading"], "people": ["staff"]] : ["units": ["office"]]
            try await perform("obligation.assign", owners.merging(["obligation": .string(one.id)]) { one, _ in one }, as: "officer")
        }
        try await perform("obligation.accept-all", ["plan": .string(plan.id)], as: "officer")
    }

    fileprivate func launch(_ plan: StagedPlan) async throws -> StagedPlan {
        try await prepare(plan)
        let receipt = try await perform("plan.launch", PlanHouse.launch(plan.id), as: "head")
        let opened = try await perform("acknowledgement.open", ["movement": .string(receipt.subjectID)], as: "staff")
        return StagedPlan(
            id: plan.id, obligations: plan.obligations, movement: receipt.subjectID, slug: receipt.result["slug"]?.string ?? "",
            sections: Int(opened.result["sections"]?.int ?? 0))
    }

    fileprivate func read(_ plan: StagedPlan, upTo last: Int) async throws {
        for section in 1...last {
            try await perform("acknowledgement.read", ["movement": .string(plan.movement), "section": .int(Int64(section))], as: "staff")
        }
    }
}
