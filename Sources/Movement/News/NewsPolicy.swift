internal import Storage

/// In whose name somebody writes news.
public struct NewsWriter: Sendable, Hashable {
    /// Unit of the mass organisation; nil for the Office and the head, who speak for the agency.
    let unit: String?
    /// Whether they publish for everybody, or within the agency only.
    public let mayTellPublic: Bool
}

/// Who may see and do what with news, comments and thanks: one function per datum.
public enum NewsPolicy {
    /// In whose name the actor writes; nil when they write no news. The officer and the head speak for the agency, officers of mass organisations for
    /// theirs; the head of a mass organisation's unit who is no such officer writes within the agency.
    /// - Parameter organisation: unit of the mass organisation whose officer or head the actor is.
    static func writer(_ actor: Actor, organisation: String?) -> NewsWriter? {
        if actor.has(.officer, .head) { return NewsWriter(unit: nil, mayTellPublic: true) }
        guard let organisation else { return nil }
        return NewsWriter(unit: organisation, mayTellPublic: actor.has(.massOrganisation))
    }

    /// Finds in whose name the actor writes.
    static func writer(_ actor: Actor, in session: Session) throws -> NewsWriter? {
        guard actor.isSignedIn, !actor.has(.officer, .head), !actor.posts.isEmpty else { return writer(actor, organisation: nil) }
        let row = try session.row(
            """
            SELECT p.unit_id FROM post p JOIN unit u ON u.agency_id = p.agency_id AND u.unit_id = p.unit_id
            LEFT JOIN post_role r ON r.agency_id = p.agency_id AND r.post_id = p.post_id AND r.role = 'massOrganisation'
            WHERE p.agency_id = \(actor.agency) AND p.post_id IN \(list: actor.posts.sorted())
            AND (r.role IS NOT NULL OR (u.kind = 'massOrganisation' AND p.is_head = 1))
            ORDER BY CASE WHEN r.role IS NULL THEN 1 ELSE 0 END, p.unit_id
            """)
        return writer(actor, organisation: try row?.text(0))
    }

    /// Whether the actor may change a post: the officer and the head every one, others those of their organisation.
    static func manages(_ actor: Actor, _ writer: NewsWriter?, unit: String?) -> Bool {
        guard let writer else { return false }
        return actor.has(.officer, .head) || (unit != nil && writer.unit == unit)
    }

    /// Whether the post exists for the viewer.
    static func knows(_ viewer: Actor, state: NewsState, audience: NewsAudience, manages: Bool) -> Bool {
        manages || (state == .published && (audience == .public || viewer.isSignedIn))
    }

    /// The same as a condition on `n`, the post.
    static func visible(_ viewer: Actor, _ writer: NewsWriter?) -> SQL {
        let managed: SQL =
            if writer == nil { "1 = 0" } else if viewer.has(.officer, .head) { "1 = 1" } else { "n.unit_id = \(writer?.unit)" }
        return "(\(raw: NewsQueries.published(for: viewer)) OR \(raw: managed))"
    }

    /// Whether the actor is asked to confirm reading: everybody who belongs to a unit, but not whoever wrote it.
    static func isAsked(_ actor: Actor, author: String) -> Bool { PlanPolicy.isConcerned(actor) && actor.person != author }

    /// Whether comments exist for the viewer: they are a matter of the agency.
    public static func maySeeComments(_ viewer: Actor) -> Bool { viewer.isSignedIn }

    /// Whether the actor moderates the comments of a post: the officer, and the head of whoever speaks in it.
    static func moderates(_ actor: Actor, unit: String?) -> Bool {
        guard actor.isSignedIn else { return false }
        return actor.has(.officer) || (unit.map { actor.headedUnits.contains($0) } ?? actor.has(.head))
    }

    /// Whether a comment exists for the viewer: a hidden one only for its writer and the moderators.
    static func seesComment(_ viewer: Actor, writer: String, isHidden: Bool, moderates: Bool) -> Bool {
        !isHidden || moderates || viewer.person == writer
    }

    /// Whether thanks exist for the viewer: for everybody inside; outside only when both people agree.
    static func seesThanks(_ viewer: Actor, giverAgrees: Bool, receiverAgrees: Bool) -> Bool {
        viewer.isSignedIn || (giverAgrees && receiverAgrees)
    }

    /// Whether the actor may thank somebody: everybody with an account who works here.
    static func mayThank(_ actor: Actor) -> Bool { PlanPolicy.isConcerned(actor) }
}
