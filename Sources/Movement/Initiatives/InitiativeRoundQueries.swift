internal import Storage
internal import Vietnamese

/// Reading rounds of scores.
enum InitiativeRoundQueries {
    /// The rounds of an initiative, latest first. While a round is open each member sees their own score only; when it is closed, those who see all that
    /// was handed in read what each gave, and authors read what it came to.
    static func rounds(
        of initiative: String, isOwn: Bool, for viewer: InitiativeViewer, in session: Session
    ) throws -> [InitiativeRound] {
        let agency = viewer.actor.agency
        let rows = try session.rows(
            """
            SELECT r.round_id, r.number, c.name, r.rule_id, r.opened_on, r.due_on, r.closed_on, r.reason, r.result, r.council_id FROM initiative_round r
            JOIN initiative_council c ON c.agency_id = r.agency_id AND c.council_id = r.council_id
            WHERE r.agency_id = \(agency) AND r.initiative_id = \(initiative) ORDER BY r.number DESC
            """)
        guard !rows.isEmpty else { return [] }
        let rules = try InitiativeRules.list("r.rule_id IN \(list: Array(Set(rows.map { try $0.text(3) })).sorted())", agency: agency, in: session)
        let seesScores = !isOwn && InitiativePolicy.seesHandedIn(viewer)
        return try rows.compactMap { row in
            guard let rule = try rules.first(where: { try $0.id == row.text(3) }) else { return nil }
            let (id, closed) = (try row.text(0), try row.civilDateOrNil(6))
            let frozen = closed == nil ? nil : InitiativeFrozen(json: try row.text(8))
            let all = try frozen?.members ?? members(id, agency: agency, in: session)
            let mine = all.first { $0.person == viewer.actor.person }
            let isOpen = closed == nil
            return InitiativeRound(
                id: id, number: try row.int(1), council: try row.text(2), rule: rule, opened: try row.civilDate(4), due: try row.civilDate(5),
                closed: closed, reason: try row.text(7), members: all.map { isOpen || !seesScores ? $0.withoutScore : $0 }, result: frozen?.result,
                own: mine?.score,
                mayScore: try isOpen && viewer.seats[row.text(9)] != nil && (mine?.state == .waiting || mine?.state == .scored))
        }
    }

    /// The members of the council of a round with what they gave.
    static func members(_ round: String, agency: String, in session: Session) throws -> [InitiativeRoundMember] {
        try session.rows(
            """
            SELECT m.person_id, p.name, m.seat, s.total, s.favours, s.points, s.note, x.is_author, x.reason FROM initiative_round r
            JOIN initiative_member m ON m.agency_id = r.agency_id AND m.council_id = r.council_id
            JOIN person p ON p.agency_id = m.agency_id AND p.person_id = m.person_id
            LEFT JOIN initiative_score s ON s.agency_id = r.agency_id AND s.round_id = r.round_id AND s.person_id = m.person_id
            LEFT JOIN initiative_recusal x ON x.agency_id = r.agency_id AND x.round_id = r.round_id AND x.person_id = m.person_id
            WHERE r.agency_id = \(agency) AND r.round_id = \(round) ORDER BY m.position
            """
        ).map { row in
            let score = try row.intOrNil(3).map { total in
                InitiativeScore(
                    points: (JSONValue(json: try row.text(5).utf8)?.array ?? []).compactMap(\.int).map { Int($0) }, total: total,
                    favours: try row.bool(4), note: try row.text(6))
            }
            let isAuthor = try row.boolOrNil(7)
            let state: InitiativeRoundMember.State = isAuthor.map { $0 ? .author : .recused } ?? (score == nil ? .waiting : .scored)
            return InitiativeRoundMember(
                person: try row.text(0), name: try row.text(1), seat: InitiativeSeat(rawValue: try row.text(2)) ?? .member, state: state,
                reason: try row.textOrNil(8) ?? "", score: isAuthor == nil ? score : nil)
        }
    }
}

extension InitiativeRoundMember {
    fileprivate var withoutScore: InitiativeRoundMember {
        InitiativeRoundMember(person: person, name: name, seat: seat, state: state, reason: reason, score: nil)
    }
}
