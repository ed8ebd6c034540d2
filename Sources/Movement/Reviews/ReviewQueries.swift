public import Storage
public import Vietnamese

/// Reading reviews.
public enum ReviewQueries {
    /// The reviews of a movement that exist for the viewer, newest first.
    public static func list(slug: String, for viewer: Actor, in session: Session) throws -> ReviewList {
        let movement = try session.row(
            """
            SELECT m.movement_id, m.name, m.period_from, m.period_to FROM movement m WHERE m.agency_id = \(viewer.agency) AND m.slug = \(slug)
            """)
        guard let movement else { throw Refusal.notFound }
        let (from, to) = (try movement.civilDate(2), try movement.civilDate(3))
        let reviews = try rows("r.movement_id = \(try movement.text(0))", agency: viewer.agency, in: session).map(\.summary).filter {
            ReviewPolicy.mayRead(viewer, state: $0.state, isPublic: $0.isPublic)
        }
        return ReviewList(
            movement: try movement.text(0), slug: slug, name: try movement.text(1), from: from, to: to, reviews: reviews,
            mayWrite: ReviewPolicy.mayWrite(viewer), asksInterim: from.days(until: to) >= 3 * 365)
    }

    /// One review; `notFound` when it does not exist for the viewer. The figures of an open one are computed now.
    public static func page(_ id: String, today: CivilDate, for viewer: Actor, in session: Session) throws -> MovementReview {
        guard let found = try rows("r.review_id = \(id)", agency: viewer.agency, in: session).first,
            ReviewPolicy.mayRead(viewer, state: found.summary.state, isPublic: found.summary.isPublic)
        else { throw Refusal.notFound }
        return try found.summary.state == .closed
            ? FrozenReview.thawed(found, for: viewer) : live(found, today: today, for: viewer, in: session)
    }

    /// A review as stored.
    struct Stored {
        let summary: ReviewSummary
        let movement, slug, name, plan: String
        let version: Int
        let authority, frozen, hash: String
        let closedOn: CivilDate?
    }

    static func rows(_ condition: SQL, agency: String, in session: Session) throws -> [Stored] {
        try session.rows(
            """
            SELECT r.review_id, r.kind, r.title, r.period_from, r.period_to, r.state, r.is_public, r.closed_at, r.movement_id, m.slug, m.name,
                   m.plan_id, r.version, r.authority, r.frozen, r.hash
            FROM review r JOIN movement m ON m.agency_id = r.agency_id AND m.movement_id = r.movement_id
            WHERE r.agency_id = \(agency) AND \(raw: condition) ORDER BY r.review_id DESC LIMIT 200
            """
        ).map { row in
            let closed = try row.int64OrNil(7).map(Instant.init(milliseconds:))
            return Stored(
                summary: ReviewSummary(
                    id: try row.text(0), kind: ReviewKind(rawValue: try row.text(1)) ?? .interim, title: try row.text(2),
                    from: try row.civilDate(3), to: try row.civilDate(4), state: ReviewState(rawValue: try row.text(5)) ?? .open,
                    isPublic: try row.bool(6), closedAt: closed),
                movement: try row.text(8), slug: try row.text(9), name: try row.text(10), plan: try row.text(11), version: try row.int(12),
                authority: try row.text(13), frozen: try row.text(14), hash: try row.text(15), closedOn: closed?.vietnamDate)
        }
    }

    /// The figures of a review as they are on a day: what had been written by then about the days of the review.
    static func figures(_ stored: Stored, today: CivilDate, agency: String, in session: Session) throws -> (overview: Overview, figures: [Figure]) {
        let summary = stored.summary
        var frame = try OverviewFrame.load("m.movement_id = \(stored.movement)", on: today, today: today, units: nil, agency: agency, in: session)
        frame.from = max(summary.from, frame.from)
        frame.to = min(summary.to, today)
        let overview = try OverviewQueries.overview(frame, in: session)
        let query = "ngay=\(today.iso)&tu=\(summary.from.iso)&den=\(summary.to.iso)"
        return (overview, Figures.all(overview, query: query))
    }

    static func live(_ stored: Stored, today: CivilDate, for viewer: Actor, in session: Session) throws -> MovementReview {
        let figures = try figures(stored, today: today, agency: viewer.agency, in: session).figures
        let byKey = Dictionary(figures.map { ($0.key, $0) }) { one, _ in one }
        let kept = try kept(stored.summary.id, agency: viewer.agency, in: session)
        let rows = try session.rows(
            """
            SELECT section, version, words FROM review_section WHERE agency_id = \(viewer.agency) AND review_id = \(stored.summary.id)
            """)
        let sections = try rows.reduce(into: [String: (Int, String)]()) { $0[try $1.text(0)] = (try $1.int(1), try $1.text(2)) }
        let parts = ReviewSection.allCases.map { section in
            let (version, words) = sections[section.rawValue] ?? (0, "")
            let flags = Contradictions.find(in: words, figures).map { one in
                ReviewFlag(
                    typed: one.typed, figure: one.figure,
                    reason: kept[Kept(section: section.rawValue, typed: one.typed, figure: one.figure.key, shown: one.figure.shown(.vi))])
            }
            return ReviewPart(section: section, version: version, template: words, text: Placeholders.filled(words, byKey), flags: flags)
        }
        return MovementReview(
            summary: stored.summary, movement: stored.movement, slug: stored.slug, name: stored.name, plan: stored.plan, version: stored.version,
            parts: parts, figures: figures, on: today, hash: nil, frozen: nil, authority: "", mayWrite: ReviewPolicy.mayWrite(viewer),
            mayClose: ReviewPolicy.mayClose(viewer), seesRows: ReviewPolicy.seesAll(viewer))
    }

    /// What a reason for keeping a number was given for. Another value of the figure asks again.
    private struct Kept: Hashable {
        let section, typed, figure, shown: String
    }

    private static func kept(_ review: String, agency: String, in session: Session) throws -> [Kept: String] {
        try session.rows(
            "SELECT section, typed, figure, shown, reason FROM review_kept WHERE agency_id = \(agency) AND review_id = \(review)"
        ).reduce(into: [:]) { kept, row in
            kept[Kept(section: try row.text(0), typed: try row.text(1), figure: try row.text(2), shown: try row.text(3))] = try row.text(4)
        }
    }
}
