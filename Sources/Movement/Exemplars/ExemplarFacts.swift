public import Storage
public import Vietnamese

/// A published exemplar as other subjects cite it.
public struct PublishedExemplar: Sendable, Hashable {
    /// Identifier; its page is `/dien-hinh/{id}`.
    public let id: String
    /// Title of what is public.
    public let title: String
    /// Identifier of the movement.
    public let movement: String
    /// The day of publication.
    public let published: CivilDate
    /// What the exemplar itself came to.
    public let result: MeasuredResult
    /// Who took it over, of what was checked and has not ended.
    public let adoptions: [Adopted]

    /// One that took it over.
    public struct Adopted: Sendable, Hashable {
        /// Identifier.
        public let id: String
        /// The unit; nil outside the agency.
        public let unit: String?
        /// The name outside the agency; empty for units.
        public let name: String
        /// Since when.
        public let since: CivilDate
        /// The newest checked result and the day it is of; nil when nothing was measured yet.
        public let result: MeasuredResult?
        public let on: CivilDate?
    }

    /// How many took it over with a measured result.
    public var measured: Int { adoptions.count { $0.result != nil } }
}

/// What other subjects ask about exemplars.
public enum ExemplarFacts {
    /// Published exemplars of a person or a unit, oldest first, with who took them over. Two statements.
    public static func published(
        of kind: ExemplarKind, subject: String, agency: String, in session: Session
    ) throws -> [PublishedExemplar] {
        let own: SQL = kind == .person ? "x.person_id = \(subject)" : "x.unit_id = \(subject)"
        let adoptions = Dictionary(
            grouping: try session.rows(
                """
                SELECT a.exemplar_id, a.adoption_id, a.unit_id, a.name, a.since, r.on_date, r.measure, r.unit_label, r.before_value, r.after_value,
                       r.source, r.target_id, r.evidence_id FROM adoption a
                JOIN exemplar x ON x.agency_id = a.agency_id AND x.exemplar_id = a.exemplar_id AND x.state = 'published'
                LEFT JOIN adoption_result r ON r.agency_id = a.agency_id AND r.adoption_id = a.adoption_id AND r.number = (
                    SELECT MAX(n.number) FROM adoption_result n WHERE n.agency_id = a.agency_id AND n.adoption_id = a.adoption_id
                    AND n.checked_at IS NOT NULL)
                WHERE a.agency_id = \(agency) AND \(raw: own) AND a.checked_at IS NOT NULL AND a.ended_at IS NULL ORDER BY a.exemplar_id, a.number
                """
            ).map { row in
                let result = try row.isNull(5) ? nil : AdoptionQueries.result(row, 6)
                return (
                    exemplar: try row.text(0),
                    adopted: PublishedExemplar.Adopted(
                        id: try row.text(1), unit: try row.textOrNil(2), name: try row.text(3), since: try row.civilDate(4), result: result,
                        on: try row.civilDateOrNil(5))
                )
            }
        ) { $0.exemplar }
        return try session.rows(
            """
            SELECT x.exemplar_id, t.title, x.movement_id, x.published_at, t.measure, t.unit_label, t.before_value, t.after_value, t.source, t.target_id,
                   t.evidence_id FROM exemplar x
            JOIN exemplar_text t ON t.agency_id = x.agency_id AND t.exemplar_id = x.exemplar_id AND t.number = x.shown
            WHERE x.agency_id = \(agency) AND \(raw: own) AND x.state = 'published' ORDER BY x.published_at, x.exemplar_id
            """
        ).map { row in
            let id = try row.text(0)
            return PublishedExemplar(
                id: id, title: try row.text(1), movement: try row.text(2), published: Instant(milliseconds: try row.int64(3)).vietnamDate,
                result: try AdoptionQueries.result(row, 4), adoptions: (adoptions[id] ?? []).map(\.adopted))
        }
    }

    /// How many exemplars of a movement were public by the end of a day, and how many took them over: the count of a review.
    static func counts(
        movement: String, agency: String, on day: CivilDate, in session: Session
    ) throws -> (published: Int, adopted: Int, measured: Int) {
        let end = Instant(day.adding(days: 1)).milliseconds
        let row = try session.row(
            """
            SELECT (SELECT COUNT(*) FROM exemplar x WHERE x.agency_id = \(agency) AND x.movement_id = \(movement) AND x.published_at < \(end)
                    AND (x.withdrawn_at IS NULL OR x.withdrawn_at >= \(end))),
                   (SELECT COUNT(*) FROM adoption a JOIN exemplar x ON x.agency_id = a.agency_id AND x.exemplar_id = a.exemplar_id
                    WHERE a.agency_id = \(agency) AND x.movement_id = \(movement) AND x.published_at < \(end)
                    AND (x.withdrawn_at IS NULL OR x.withdrawn_at >= \(end)) AND a.checked_at < \(end)
                    AND (a.ended_at IS NULL OR a.ended_at >= \(end))),
                   (SELECT COUNT(*) FROM adoption a JOIN exemplar x ON x.agency_id = a.agency_id AND x.exemplar_id = a.exemplar_id
                    WHERE a.agency_id = \(agency) AND x.movement_id = \(movement) AND x.published_at < \(end)
                    AND (x.withdrawn_at IS NULL OR x.withdrawn_at >= \(end)) AND a.checked_at < \(end)
                    AND (a.ended_at IS NULL OR a.ended_at >= \(end)) AND EXISTS (SELECT 1 FROM adoption_result r
                        WHERE r.agency_id = a.agency_id AND r.adoption_id = a.adoption_id AND r.checked_at < \(end)))
            """)
        return (try row?.int(0) ?? 0, try row?.int(1) ?? 0, try row?.int(2) ?? 0)
    }
}
