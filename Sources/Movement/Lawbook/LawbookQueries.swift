public import Law
public import Storage
public import Vietnamese

/// The law as a page shows it.
public struct LawOnDay: Sendable {
    /// The day, and the regime of cases received then.
    public let day: CivilDate, regime: Regime
    /// What holds, by section.
    public let lines: [RuleLine]
    /// What was decided.
    public let confirmations: Confirmations
    /// Awards to choose from.
    public let awards: [Award]
    /// Whether the viewer decides on entries.
    public let mayDecide: Bool
}

/// One entry with everything that was decided about it.
public struct LawEntryPage: Sendable {
    public let line: RuleLine
    public let weight: Weight
    /// Decisions, newest first; without names for visitors.
    public let decisions: [LawDecision]
    public let mayDecide: Bool
}

/// Reading the law of an agency.
public enum LawbookQueries {
    /// What holds on a day, for one award when a code is given. Public.
    public static func law(on day: CivilDate, award: String?, for viewer: Actor, in session: Session) throws -> LawOnDay {
        let law = try Lawbook.load(agency: viewer.agency, in: session)
        let code = award.map(AwardCode.init(rawValue:))
        let lines = law.book.lines(on: day).filter { line in code.map { line.awards.contains($0) || line.awards.isEmpty } ?? true }
        return LawOnDay(
            day: day, regime: law.book.regime(on: day), lines: lines, confirmations: law.confirmations, awards: law.book.awards(on: day),
            mayDecide: LawbookPolicy.mayDecide(viewer))
    }

    /// What ends and what begins between two days. Public.
    public static func changes(
        from: CivilDate, to: CivilDate, for viewer: Actor, in session: Session
    ) throws -> (
        law: Lawbook, ended: [RuleLine], begun: [RuleLine]
    ) {
        let law = try Lawbook.load(agency: viewer.agency, in: session)
        let (ended, begun) = law.book.changes(from: from, to: to)
        return (law, ended, begun)
    }

    /// One entry. Public.
    public static func entry(_ id: String, for viewer: Actor, in session: Session) throws -> LawEntryPage {
        let law = try Lawbook.load(agency: viewer.agency, in: session)
        guard let line = law.book.lines.last(where: { $0.id == id }) else { throw Refusal.notFound }
        let seesNames = LawbookPolicy.maySeeNames(viewer)
        let decisions = try session.rows(
            """
            SELECT d.holds, d.text_read, d.reason, d.decided_on, d.at, COALESCE(p.name, '')
            FROM law_decision d LEFT JOIN person p ON p.agency_id = d.agency_id AND p.person_id = d.actor
            WHERE d.agency_id = \(viewer.agency) AND d.entry = \(id) ORDER BY d.number DESC LIMIT 100
            """
        ).map { row in
            LawDecision(
                entry: id, holds: try row.bool(0), textRead: try row.text(1), reason: try row.text(2), day: try row.civilDate(3),
                at: Instant(milliseconds: try row.int64(4)), by: seesNames ? try row.text(5) : "")
        }
        return LawEntryPage(
            line: line, weight: law.confirmations.weight(of: id, scope: line.scope, confidence: line.confidence), decisions: decisions,
            mayDecide: LawbookPolicy.mayDecide(viewer) && LawBook.shipped.lines.contains { $0.id == id })
    }

    /// Versions of the agency's pack that exist for the viewer, newest first.
    public static func versions(for viewer: Actor, in session: Session) throws -> [AgencyPack] {
        let drafts = LawbookPolicy.mayReadDrafts(viewer)
        let seesNames = LawbookPolicy.maySeeNames(viewer)
        return try session.rows(
            """
            SELECT a.version, a.body, a.note, a.state, a.written_at, COALESCE(p.name, ''), a.document, a.effective_on
            FROM agency_pack a LEFT JOIN person p ON p.agency_id = a.agency_id AND p.person_id = a.written_by
            WHERE a.agency_id = \(viewer.agency) ORDER BY a.version DESC LIMIT 200
            """
        ).map { row in
            AgencyPack(
                version: try row.int(0), body: try row.text(1), note: try row.text(2), state: PackState(rawValue: try row.text(3)) ?? .dropped,
                written: Instant(milliseconds: try row.int64(4)), by: seesNames ? try row.text(5) : "", document: try row.textOrNil(6),
                effective: try row.textOrNil(7).flatMap(CivilDate.init(iso:)))
        }.filter { drafts || $0.state == .adopted }
    }

    /// One version for those who may read drafts; `notFound` for everybody else.
    public static func draftText(_ version: Int, for viewer: Actor, in session: Session) throws -> AgencyPack {
        guard LawbookPolicy.mayReadDrafts(viewer), let found = try versions(for: viewer, in: session).first(where: { $0.version == version }) else {
            throw Refusal.notFound
        }
        return found
    }

    // MARK: - For this room

    /// The latest decision on each entry.
    static func standing(agency: String, in session: Session) throws -> [String: Confirmations.Decision] {
        var found: [String: Confirmations.Decision] = [:]
        for row in try session.rows(
            """
            SELECT d.entry, d.holds, d.decided_on, COALESCE(p.name, '')
            FROM law_decision d LEFT JOIN person p ON p.agency_id = d.agency_id AND p.person_id = d.actor
            WHERE d.agency_id = \(agency) ORDER BY d.entry, d.number
            """)
        {
            found[try row.text(0)] = Confirmations.Decision(by: try row.text(3), on: try row.civilDate(2), holds: try row.bool(1))
        }
        return found
    }

    /// The adopted versions, in the order in which they begin. A text that cannot be read any more counts for nothing: it was checked when it came in.
    static func adopted(agency: String, in session: Session) throws -> [AdoptedPack] {
        try session.rows(
            """
            SELECT a.body, a.effective_on, a.settled_at, COALESCE(p.name, '')
            FROM agency_pack a LEFT JOIN person p ON p.agency_id = a.agency_id AND p.person_id = a.settled_by
            WHERE a.agency_id = \(agency) AND a.state = 'adopted' ORDER BY a.effective_on, a.version
            """
        ).compactMap { row in
            guard let pack = try? AgencyPackRules.read(row.text(0)) else { return nil }
            return AdoptedPack(
                pack: pack, from: try row.civilDate(1), by: try row.text(3), on: Instant(milliseconds: try row.int64(2)).vietnamDate)
        }
    }

    /// A draft of the agency's pack that is still open.
    static func draft(_ version: Int, in world: World) throws -> (body: String, note: String) {
        let row = try world.session.row(
            "SELECT body, note, state FROM agency_pack WHERE agency_id = \(world.agency) AND version = \(version)")
        guard let row else { throw Refusal.notFound }
        guard try row.text(2) == PackState.draft.rawValue else {
            throw Refusal.conflict(
                "law.settled", Text("Bản này không còn là dự thảo.", "This version is no draft any more."),
                next: Text("Viết một dự thảo mới.", "Write a new draft."))
        }
        return (try row.text(0), try row.text(1))
    }
}
