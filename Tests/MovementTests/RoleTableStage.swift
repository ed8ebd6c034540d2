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
    /// Reviews of the launched and of the finished movement.
    let reviews: StagedReviews

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
            let scoring = try await ScoringStage.build(on: world, movement: finished.movement, obligation: finished.obligations[0].id)
            let evidence = try await StagedEvidence.stage(world, launched)
            let reviews = try await world.stageReviews(open: launched.movement, closed: finished.movement)
            try await RecordSequencer.run(on: world.database)
            try await body(
                RoleTableStage(
                    world: world, draft: draft, ready: ready, launched: launched, finished: finished, link: link, scoring: scoring,
                    evidence: evidence,
                    reviews: reviews))
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
