internal import PlanReading
public import Storage
public import Vietnamese

/// Who is told when a movement is launched. The people see it on their desks; bodies outside are to be sent the plan.
public struct Told: Sendable, Hashable {
    /// How many people belong to a unit of the agency today.
    public let people: Int
    /// Units that have members today.
    public let units: [Text]
    /// Recipients the plan names.
    public let recipients: [String]
}

/// What the head checks before launching.
public struct LaunchModel: Sendable, Hashable {
    /// Identifier of the plan.
    public let plan: String
    /// Title of the plan.
    public let title: String
    /// Version that would be launched.
    public let version: Int
    /// SHA-256 of its text.
    public let hash: String
    /// Obligations it has.
    public let obligations: Int
    /// Name the movement would have.
    public let name: String
    /// Page address it would have.
    public let slug: String
    /// Post of the head of the agency; empty when nobody holds one.
    public let authority: String
    /// Period the plan states, as far as it does.
    public let from, to: CivilDate?
    /// A question made from the plan.
    public let question: QuestionProposal
    /// Why it cannot be launched yet; empty when it can.
    public let blockers: [Refusal]
    /// Whether the viewer is the one who launches.
    public let mayLaunch: Bool
    /// Who would be told.
    public let told: Told
    /// What the movement it carries on had decided and this one has to decide anew; empty for other plans.
    public let decisions: [OpenDecision]

    /// Whether the movement would last three years or more, and so need pilots and an interim review.
    public var isLong: Bool { from.flatMap { from in to.map { CourseRules.isLong(from: from, to: $0) } } ?? false }
}

/// Reading what a launch needs.
public enum LaunchQueries {
    /// The check before launching a draft; `notFound` for viewers without drafts and for plans that are launched or missing.
    public static func check(of plan: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> LaunchModel {
        guard PlanPolicy.mayReadDrafts(viewer) else { throw Refusal.notFound }
        let row = try session.row(
            """
            SELECT p.title, p.version, v.source_hash, v.document FROM plan p
            JOIN plan_version v ON v.agency_id = p.agency_id AND v.plan_id = p.plan_id AND v.number = p.version
            WHERE p.agency_id = \(viewer.agency) AND p.plan_id = \(plan) AND p.status = 'draft'
            """)
        guard let row else { throw Refusal.notFound }
        let title = try row.text(0)
        let document = try StoredJSON.document(try row.text(3))
        let readiness = try Readiness.load(of: plan, agency: viewer.agency, in: session)
        let name = PlanText.movementName(title)
        // What was chosen when the draft was made holds, not the old years that the text still names.
        let chosen = try Succession.period(of: plan, agency: viewer.agency, in: session)
        return LaunchModel(
            plan: plan, title: title, version: try row.int(1), hash: try row.text(2), obligations: readiness.total, name: name,
            slug: try freeSlug(for: name, in: session), authority: try headPost(of: viewer.agency, on: today, in: session) ?? "",
            from: chosen?.from ?? document.period.from, to: chosen?.to ?? document.period.to,
            question: QuestionProposal.make(from: document, contents: readiness.contents, total: readiness.total), blockers: readiness.blockers,
            mayLaunch: PlanPolicy.mayLaunch(viewer),
            told: try told(recipients: document.recipients, agency: viewer.agency, on: today, in: session),
            decisions: try OpenDecisions.draft(plan, for: viewer, in: session))
    }

    /// Title of the post of the head of the agency, when somebody holds it on that day.
    static func headPost(of agency: String, on day: CivilDate, in session: Session) throws -> String? {
        try session.row(
            """
            SELECT o.title FROM post o JOIN post_role r ON r.agency_id = o.agency_id AND r.post_id = o.post_id AND r.role = \(Role.head.rawValue)
            JOIN holding h ON h.agency_id = o.agency_id AND h.post_id = o.post_id
            WHERE o.agency_id = \(agency) AND o.valid_from <= \(day.iso) AND (o.valid_to IS NULL OR o.valid_to > \(day.iso))
            AND h.valid_from <= \(day.iso) AND (h.valid_to IS NULL OR h.valid_to > \(day.iso)) ORDER BY o.position, o.post_id
            """)?.text(0)
    }

    /// Whether a page address is taken by any agency's movement.
    static func isTaken(slug: String, in session: Session) throws -> Bool {
        try session.row("SELECT 1 FROM movement WHERE slug = \(slug)") != nil
    }

    static func freeSlug(for name: String, in session: Session) throws -> String {
        var base = Vietnamese.slug(name)
        while base.count > 80 {
            let shorter = base.split(separator: "-").dropLast().joined(separator: "-")
            base = shorter.isEmpty ? String(base.prefix(80)) : shorter
        }
        if base.isEmpty { base = "phong-trao" }
        let taken = Set(try session.rows("SELECT slug FROM movement WHERE slug >= \(base) AND slug <= \(base + "~")").map { try $0.text(0) })
        guard taken.contains(base) else { return base }
        return (2...).lazy.map { "\(base)-\($0)" }.first { !taken.contains($0) } ?? base
    }

    static func told(recipients: [String], agency: String, on day: CivilDate, in session: Session) throws -> Told {
        let rows = try session.rows(
            """
            SELECT DISTINCT v.position, v.folded, v.name, v.name_en FROM unit_version v
            JOIN membership m ON m.agency_id = v.agency_id AND m.unit_id = v.unit_id
            JOIN person p ON p.agency_id = m.agency_id AND p.person_id = m.person_id
            WHERE v.agency_id = \(agency) AND v.valid_from <= \(day.iso) AND (v.valid_to IS NULL OR v.valid_to > \(day.iso))
            AND \(raw: AcknowledgementQueries.memberToday(day)) ORDER BY v.position, v.folded
            """)
        let people = try session.row(
            """
            SELECT COUNT(DISTINCT m.person_id) FROM membership m JOIN person p ON p.agency_id = m.agency_id AND p.person_id = m.person_id
            WHERE m.agency_id = \(agency) AND \(raw: AcknowledgementQueries.memberToday(day))
            """)
        return Told(people: try people?.int(0) ?? 0, units: try rows.map { Text(try $0.text(2), try $0.text(3)) }, recipients: recipients)
    }
}

/// Whether a plan can be launched.
struct Readiness: Sendable {
    let total, contents: Int
    let notAccepted, withoutOwner: [String]

    static func load(of plan: String, agency: String, in session: Session) throws -> Readiness {
        let rows = try session.rows(
            """
            SELECT o.clause, o.state, o.kind,
                   (SELECT COUNT(*) FROM assignment a WHERE a.agency_id = o.agency_id AND a.obligation_id = o.obligation_id)
            FROM obligation o WHERE o.agency_id = \(agency) AND o.plan_id = \(plan) AND o.state IN ('proposed', 'accepted') ORDER BY o.position
            """)
        return Readiness(
            total: rows.count, contents: try rows.count { try $0.text(2) == ObligationKind.content.rawValue },
            notAccepted: try rows.filter { try $0.text(1) != ObligationState.accepted.rawValue }.map { try $0.text(0) },
            withoutOwner: try rows.filter { try $0.int(3) == 0 }.map { try $0.text(0) })
    }

    /// Why not, in the order in which it is put right.
    var blockers: [Refusal] {
        if total == 0 { return [.nothingToLaunch] }
        return (notAccepted.isEmpty ? [] : [.notAccepted(notAccepted)]) + (withoutOwner.isEmpty ? [] : [.withoutOwner(withoutOwner)])
    }
}
