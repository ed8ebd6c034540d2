public import Storage
public import Vietnamese

/// Something the viewer may do with an initiative now.
public enum InitiativeStep: String, Sendable, Hashable, CaseIterable {
    case change, submit, withdraw, copy, check, round, close, recognise, province, revoke
}

/// An initiative as one viewer sees it.
public struct InitiativePage: Sendable, Hashable {
    /// What a list says of it.
    public let line: InitiativeLine
    /// Address and name of the movement it belongs to.
    public let movementSlug, movementName: String?
    /// Identifier of the movement.
    public let movementID: String?
    /// What it says; empty for visitors.
    public let situation, solution, purpose, place, benefit: String
    /// First and last day of the first application.
    public let appliedFrom, appliedTo: CivilDate?
    /// Money saved or earned, in đồng.
    public let money: Int?
    /// Its authors; without names for visitors.
    public let authors: [InitiativeAuthor]
    /// What its benefit rests on.
    public let pieces: [InitiativePiece]
    /// What was said when its form was looked at, latest first.
    public let checks: [InitiativeCheck]
    /// Rounds of scores, latest first.
    public let rounds: [InitiativeRound]
    /// Decisions, in their order.
    public let decisions: [InitiativeDecision]
    /// Why it was withdrawn.
    public let note: String
    /// The initiative it was copied from, for those for whom that exists.
    public let copiedFrom: String?
    /// What a guest offered, for those who answer guests.
    public let offer: String?
    /// What it still lacks before it can be handed in.
    public let missing: [FieldProblem]
    /// Whether it was handed in, or is about to be, more than a year after the first application; a rule that is not confirmed.
    public let isLate: Bool
    /// Whether the viewer reads more than what the public does.
    public let isWhole: Bool
    /// What the viewer may do now.
    public let steps: Set<InitiativeStep>
    /// Awards it was counted for, for those who decide.
    public let uses: [InitiativeUse]
    /// Whether recognising it needs a reason because no round passed.
    public let needsReason: Bool
}

extension InitiativeQueries {
    /// One initiative; `notFound` when it does not exist for the viewer.
    public static func page(_ id: String, for actor: Actor, today: CivilDate, in session: Session) throws -> InitiativePage {
        let viewer = try InitiativeViewer(actor, today: today, in: session)
        let found = try lines(
            "i.initiative_id = \(id) AND \(raw: InitiativePolicy.visible(viewer))", limit: 1, for: viewer, today: today, in: session)
        guard let line = found.first else { throw Refusal.notFound }
        let row = try session.row(
            """
            SELECT i.movement_id, m.slug, m.name, i.situation, i.solution, i.purpose, i.place, i.benefit, i.applied_from, i.applied_to, i.money,
                   i.note, i.copied_from, i.word_id FROM initiative i
            LEFT JOIN movement m ON m.agency_id = i.agency_id AND m.movement_id = i.movement_id
            WHERE i.agency_id = \(actor.agency) AND i.initiative_id = \(id)
            """)
        guard let row else { throw Refusal.notFound }
        let isWhole = InitiativePolicy.mayRead(actor)
        let seesProcedure = isWhole && InitiativePolicy.seesProcedure(viewer, isOwn: line.isOwn)
        func words(_ column: Int) throws -> String { isWhole ? try row.text(column) : "" }
        let authors = try authors(of: [id], for: actor, in: session)[id] ?? []
        let rounds = seesProcedure ? try InitiativeRoundQueries.rounds(of: id, isOwn: line.isOwn, for: viewer, in: session) : []
        let isAuthor = authors.contains { $0.person != nil && $0.person == actor.person }
        let decisions = try decisions(of: id, isWhole: isWhole, seesProcedure: seesProcedure, agency: actor.agency, in: session)
        let appliedFrom = isWhole ? try row.civilDateOrNil(8) : nil
        let copied = try row.textOrNil(12)
        return InitiativePage(
            line: line, movementSlug: try row.textOrNil(1), movementName: try row.textOrNil(2), movementID: try row.textOrNil(0),
            situation: try words(3), solution: try words(4), purpose: try words(5), place: try words(6), benefit: try words(7),
            appliedFrom: appliedFrom, appliedTo: isWhole ? try row.civilDateOrNil(9) : nil, money: isWhole ? try row.intOrNil(10) : nil,
            authors: authors, pieces: isWhole ? try pieces(of: id, agency: actor.agency, in: session) : [],
            checks: seesProcedure ? try checks(of: id, agency: actor.agency, in: session) : [], rounds: rounds, decisions: decisions,
            note: line.state == .withdrawn ? try words(11) : "", copiedFrom: line.isOwn ? copied : nil,
            offer: GuestPolicy.mayAnswer(actor) ? try row.textOrNil(13) : nil,
            missing: line.isOwn && line.state.isOpen
                ? try InitiativeCompleteness.missing(id, agency: actor.agency, today: today, in: session) : [],
            isLate: seesProcedure && appliedFrom.map { $0.adding(months: 12) < line.submitted ?? today } ?? false, isWhole: isWhole,
            steps: steps(line, isAuthor: isAuthor, rounds: rounds, decisions: decisions, for: viewer),
            uses: seesProcedure ? try InitiativeUses.list(of: [id], agency: actor.agency, in: session)[id] ?? [] : [],
            needsReason: rounds.first { $0.result != nil }?.result?.passed != true)
    }

    private static func steps(
        _ line: InitiativeLine, isAuthor: Bool, rounds: [InitiativeRound], decisions: [InitiativeDecision], for viewer: InitiativeViewer
    ) -> Set<InitiativeStep> {
        var steps: Set<InitiativeStep> = []
        let (actor, state) = (viewer.actor, line.state)
        let isOpen = rounds.contains { $0.closed == nil }
        if line.isOwn {
            if state.isOpen { steps.formUnion([.change, .submit]) }
            if !state.isDecided, state != .withdrawn, !isOpen { steps.insert(.withdraw) }
            if [.refused, .revoked, .withdrawn].contains(state) { steps.insert(.copy) }
        }
        if state == .submitted, InitiativePolicy.mayCheck(actor), !isAuthor { steps.insert(.check) }
        if state == .accepted, InitiativePolicy.mayRun(viewer), !isAuthor { steps.insert(isOpen ? .close : .round) }
        if state == .accepted, InitiativePolicy.mayDecide(actor), !isOpen { steps.insert(.recognise) }
        if state == .recognised {
            if InitiativePolicy.mayDecide(actor) { steps.insert(.revoke) }
            if InitiativePolicy.mayRecordProvince(actor), !decisions.contains(where: { $0.kind == .province }) { steps.insert(.province) }
        }
        return steps
    }

    private static func pieces(of id: String, agency: String, in session: Session) throws -> [InitiativePiece] {
        try session.rows(
            """
            SELECT piece_id, kind, title, reference, issued_on, issuer FROM initiative_evidence
            WHERE agency_id = \(agency) AND initiative_id = \(id) ORDER BY at, piece_id
            """
        ).map { row in
            InitiativePiece(
                id: try row.text(0), kind: InitiativePiece.Kind(rawValue: try row.text(1)) ?? .link, title: try row.text(2),
                reference: try row.text(3), issuedOn: try row.civilDateOrNil(4), issuer: try row.text(5))
        }
    }

    private static func checks(of id: String, agency: String, in session: Session) throws -> [InitiativeCheck] {
        try session.rows(
            """
            SELECT outcome, checked_on, note FROM initiative_check WHERE agency_id = \(agency) AND initiative_id = \(id) ORDER BY at DESC, check_id DESC
            """
        ).map { InitiativeCheck(isAccepted: try $0.text(0) == "accepted", on: try $0.civilDate(1), note: try $0.text(2)) }
    }

    /// Decisions; the public reads what was recognised, by which decision, and not who signed it or why.
    private static func decisions(
        of id: String, isWhole: Bool, seesProcedure: Bool, agency: String, in session: Session
    ) throws -> [InitiativeDecision] {
        try session.rows(
            """
            SELECT kind, number, decided_on, signer, reason, reference FROM initiative_decision
            WHERE agency_id = \(agency) AND initiative_id = \(id) ORDER BY decided_on, at
            """
        ).map { row in
            InitiativeDecision(
                kind: InitiativeDecision.Kind(rawValue: try row.text(0)) ?? .refuse, number: try row.text(1), on: try row.civilDate(2),
                signer: isWhole ? try row.text(3) : "", reason: seesProcedure ? try row.text(4) : "", reference: isWhole ? try row.text(5) : "")
        }
    }

    /// Initiatives like this one that exist for the viewer; those who do not see its procedure are told nothing.
    public static func similar(_ id: String, for actor: Actor, today: CivilDate, in session: Session) throws -> [SimilarInitiative] {
        let page = try page(id, for: actor, today: today, in: session)
        let viewer = try InitiativeViewer(actor, today: today, in: session)
        guard InitiativePolicy.seesProcedure(viewer, isOwn: page.line.isOwn) else { throw Refusal.notFound }
        return try SimilarInitiatives.find(
            like: id, texts: InitiativeStore.texts(id, agency: actor.agency, in: session), for: viewer, today: today, in: session)
    }
}
