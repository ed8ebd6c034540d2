public import PlanReading
public import Storage
public import Vietnamese

/// A plan in a list.
public struct PlanSummary: Sendable, Hashable {
    /// Identifier, also the place in the list to go on from.
    public let id: String
    /// Title.
    public let title: String
    /// Draft or launched.
    public let status: PlanStatus
    /// Newest version.
    public let version: Int
    /// When its text was taken in.
    public let createdAt: Instant
    /// Obligations that stand in it.
    public let obligations: Int
    /// Of those, how many wait to be accepted.
    public let notAccepted: Int
    /// Of those, how many have no owner.
    public let withoutOwner: Int
    /// Address of its movement, once launched.
    public let slug: String?

    /// Whether nothing stands in the way of launching it.
    public var isReady: Bool { status == .draft && obligations > 0 && notAccepted == 0 && withoutOwner == 0 }
}

/// One version of a plan's text.
public struct PlanVersion: Sendable, Hashable {
    /// Number from 1.
    public let number: Int
    /// SHA-256 of the text, in hexadecimal.
    public let hash: String
    /// Why there is a new version.
    public let note: String
    /// When.
    public let createdAt: Instant
    /// Who; nil when they are not in the agency's list of people.
    public let author: String?
}

/// An obligation on the review page.
public struct ReviewObligation: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Clause path.
    public let clause: String
    /// What sort.
    public let kind: ObligationKind
    /// What it says.
    public let text: String
    /// Bodies the plan names.
    public let named: [String]
    /// Where it stands in the source; nil when added by hand.
    public let source: SourceSpan?
    /// By when.
    public let due: CivilDate?
    /// Proposed, accepted, removed or joined.
    public let state: ObligationState
    /// Owners, lead first.
    public let owners: [Owner]
}

/// The review page: the source with its obligations marked, and the list.
public struct ReviewModel: Sendable, Hashable {
    /// What the list shows of the plan.
    public let summary: PlanSummary
    /// The version shown.
    public let version: PlanVersion
    /// Text of that version.
    public let source: String
    /// What the reader made of it: basis, recipients, signatory, gaps, doubts.
    public let document: PlanDocument
    /// Top-level parts of the text.
    public let sections: [PlanSection]
    /// Obligations that stand in the plan, in order.
    public let obligations: [ReviewObligation]
    /// Obligations taken out or joined by hand.
    public let takenOut: [ReviewObligation]
    /// The file the version shown was read from; nil when it was typed, pasted or corrected.
    public let file: PlanFile?
    /// All versions, newest first.
    public let versions: [PlanVersion]
    /// Whether the viewer may change it.
    public let mayPrepare: Bool
    /// Whether the viewer may launch it.
    public let mayLaunch: Bool
    /// Why it cannot be launched yet.
    public let blockers: [Refusal]
}

/// Reading plans.
public enum PlanQueries {
    /// A page of plans, newest first: drafts only for those for whom they exist.
    /// - Parameter after: identifier of the last plan of the page before; nil for the first page.
    public static func list(for viewer: Actor, after: String? = nil, limit: Int = 50, in session: Session) throws -> [PlanSummary] {
        let place: SQL = after.map { "p.plan_id < \($0)" } ?? "1 = 1"
        return try summaries(place, for: viewer, limit: limit, in: session)
    }

    /// The review page; `notFound` for a plan or version that is missing or that the viewer may not know.
    /// - Parameter version: an older version whose text is wanted; nil for the newest.
    public static func review(_ plan: String, version: Int? = nil, for viewer: Actor, today: CivilDate, in session: Session) throws -> ReviewModel {
        guard let summary = try summaries("p.plan_id = \(plan)", for: viewer, limit: 1, in: session).first,
            PlanPolicy.mayReview(viewer, status: summary.status)
        else { throw Refusal.notFound }
        let versions = try versions(of: plan, agency: viewer.agency, in: session)
        guard let shown = versions.first(where: { $0.number == version ?? summary.version }),
            let text = try session.row(
                """
                SELECT source, document, sections FROM plan_version
                WHERE agency_id = \(viewer.agency) AND plan_id = \(plan) AND number = \(shown.number)
                """)
        else { throw Refusal.notFound }
        let all = try obligations(of: plan, for: viewer, today: today, in: session)
        let live = all.filter(\.state.isLive)
        let readiness = Readiness(
            total: live.count, contents: live.count { $0.kind == .content }, notAccepted: live.filter { $0.state == .proposed }.map(\.clause),
            withoutOwner: live.filter(\.owners.isEmpty).map(\.clause))
        return ReviewModel(
            summary: summary, version: shown, source: try text.text(0), document: try StoredJSON.document(try text.text(1)),
            sections: try StoredJSON.sections(try text.text(2)), obligations: live, takenOut: all.filter { !$0.state.isLive },
            file: try PlanFiles.find(plan: plan, number: shown.number, agency: viewer.agency, in: session), versions: versions,
            mayPrepare: PlanPolicy.mayPrepare(viewer), mayLaunch: PlanPolicy.mayLaunch(viewer) && summary.status == .draft,
            blockers: summary.status == .draft ? readiness.blockers : [])
    }

    static func summaries(_ condition: SQL, for viewer: Actor, limit: Int, in session: Session) throws -> [PlanSummary] {
        let visible: SQL = PlanPolicy.mayReadDrafts(viewer) ? "1 = 1" : "p.status = 'launched'"
        return try session.rows(
            """
            SELECT p.plan_id, p.title, p.status, p.version, p.created_at, m.slug,
                   (SELECT COUNT(*) FROM obligation o WHERE \(raw: standing)),
                   (SELECT COUNT(*) FROM obligation o WHERE \(raw: standing) AND o.state = 'proposed'),
                   (SELECT COUNT(*) FROM obligation o WHERE \(raw: standing) AND NOT EXISTS (
                        SELECT 1 FROM assignment a WHERE a.agency_id = o.agency_id AND a.obligation_id = o.obligation_id))
            FROM plan p LEFT JOIN movement m ON m.agency_id = p.agency_id AND m.plan_id = p.plan_id
            WHERE p.agency_id = \(viewer.agency) AND \(raw: condition) AND \(raw: visible) ORDER BY p.plan_id DESC LIMIT \(limit)
            """
        ).map { row in
            let status = PlanStatus(rawValue: try row.text(2)) ?? .draft
            // How far the work on a plan has come is seen by those who may review it.
            let reviews = PlanPolicy.mayReview(viewer, status: status)
            return PlanSummary(
                id: try row.text(0), title: try row.text(1), status: status, version: try row.int(3),
                createdAt: Instant(milliseconds: try row.int64(4)), obligations: try row.int(6), notAccepted: reviews ? try row.int(7) : 0,
                withoutOwner: reviews ? try row.int(8) : 0, slug: try row.textOrNil(5))
        }
    }

    private static let standing: SQL = "o.agency_id = p.agency_id AND o.plan_id = p.plan_id AND o.state IN ('proposed', 'accepted')"

    private static func versions(of plan: String, agency: String, in session: Session) throws -> [PlanVersion] {
        try session.rows(
            """
            SELECT v.number, v.source_hash, v.note, v.created_at, p.name FROM plan_version v
            LEFT JOIN person p ON p.agency_id = v.agency_id AND p.person_id = v.created_by
            WHERE v.agency_id = \(agency) AND v.plan_id = \(plan) ORDER BY v.number DESC
            """
        ).map { row in
            PlanVersion(
                number: try row.int(0), hash: try row.text(1), note: try row.text(2), createdAt: Instant(milliseconds: try row.int64(3)),
                author: try row.textOrNil(4))
        }
    }

    private static func obligations(of plan: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> [ReviewObligation] {
        let owners = try OwnerQueries.load("o.plan_id = \(plan)", for: viewer, on: today, in: session)
        return try session.rows(
            """
            SELECT o.obligation_id, o.clause, o.kind, o.wording, o.named, o.source_start, o.source_end, o.due, o.state FROM obligation o
            WHERE o.agency_id = \(viewer.agency) AND o.plan_id = \(plan) AND o.state <> 'withdrawn' ORDER BY o.position
            """
        ).map { row in
            let id = try row.text(0)
            return ReviewObligation(
                id: id, clause: try row.text(1), kind: ObligationKind(rawValue: try row.text(2)) ?? .content, text: try row.text(3),
                named: StoredJSON.strings(try row.text(4)), source: try MovementQueries.span(row, 5),
                due: try row.textOrNil(7).flatMap(CivilDate.init(iso:)), state: ObligationState(rawValue: try row.text(8)) ?? .withdrawn,
                owners: owners[id] ?? [])
        }
    }
}
