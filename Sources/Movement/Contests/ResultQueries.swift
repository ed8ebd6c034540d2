public import Storage
public import Vietnamese

/// The results of a round or of the whole contest, in numbers.
public struct RoundResult: Sendable, Hashable {
    /// Number of the round; nil for the whole contest.
    public let round: Int?
    /// How many entered, how many of them from outside, and how many answered everything correctly.
    public let entrants, guests, allRight: Int
    /// How many entrants have how many right answers, from none up; empty for the whole contest.
    public let spread: [Int]
}

/// How many entered from one unit or place, and how well they did.
public struct GroupResult: Sendable, Hashable {
    /// Code of the unit, when it is one.
    public let unit: String?
    /// Name of the unit or place.
    public let name: Text
    /// Entrants, and people of the unit; nil for places.
    public let entrants: Int, members: Int?
    /// Share of right answers among those asked, in hundredths of a percent; nil for groups too small to show.
    public let share: Int?
}

/// What is public of the results, with what organisers see besides.
public struct ContestResultPage: Sendable, Hashable {
    /// The contest.
    public let contest: Contest
    /// The rounds in order, then the whole contest when there are several.
    public let rounds: [RoundResult]
    /// Units of the agency, most entrants first.
    public let units: [GroupResult]
    /// Places inside the province, then those outside, most entrants first; small ones together.
    public let places: [GroupResult]
    /// Who wins what, in the order of the prizes.
    public let winners: [ContestWinner]
}

/// One line of the results for those who prepare the contest.
public struct ResultLine: Sendable, Hashable {
    /// Number of the round; nil for the whole contest.
    public let round: Int?
    /// Place, name and kind ("person" or "guest") of the entrant.
    public let place: Int, name: String, kind: String
    /// Right answers and questions.
    public let points, asked: Int
    /// How far the prediction was off.
    public let miss: Int?
    /// Milliseconds.
    public let spent: Int64
}

/// Reading results. They exist once they are published.
public enum ResultQueries {
    /// The results; `notFound` before they are published.
    public static func page(slug: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> ContestResultPage {
        let contest = try ContestQueries.page(slug: slug, for: viewer, in: session)
        guard contest.state == .published else { throw Refusal.notFound }
        let day = contest.rounds.last?.closes.vietnamDate ?? today
        return ContestResultPage(
            contest: contest, rounds: try rounds(contest, agency: viewer.agency, in: session),
            units: try units(contest, on: day, agency: viewer.agency, in: session), places: try places(contest, agency: viewer.agency, in: session),
            winners: try winners(contest, on: day, for: viewer, in: session))
    }

    private static func rounds(_ contest: Contest, agency: String, in session: Session) throws -> [RoundResult] {
        let rows = try session.rows(
            """
            SELECT e.round_id, e.points, e.asked, COUNT(*), SUM(CASE WHEN a.guest_id IS NULL THEN 0 ELSE 1 END) FROM contest_result e
            JOIN attempt a ON a.agency_id = e.agency_id AND a.attempt_id = e.attempt_id
            WHERE e.agency_id = \(agency) AND e.contest_id = \(contest.id) GROUP BY e.round_id, e.points, e.asked
            """
        ).map { (try $0.text(0), try $0.int(1), try $0.int(2), try $0.int(3), try $0.int(4)) }
        let scopes = contest.rounds.map { (Optional($0.number), $0.id, $0.questions) } + (contest.rounds.count > 1 ? [(nil, "", 0)] : [])
        return scopes.map { number, id, questions in
            let own = rows.filter { $0.0 == id }
            var spread = number == nil ? [] : [Int](repeating: 0, count: questions + 1)
            if number != nil { for row in own where spread.indices.contains(row.1) { spread[row.1] += row.3 } }
            return RoundResult(
                round: number, entrants: own.reduce(0) { $0 + $1.3 }, guests: own.reduce(0) { $0 + $1.4 },
                allRight: own.filter { $0.1 == $0.2 }.reduce(0) { $0 + $1.3 }, spread: spread)
        }
    }

    private static func scope(_ contest: Contest) -> String { contest.rounds.count > 1 ? "" : contest.rounds.first?.id ?? "" }

    private static func share(_ points: Int, of asked: Int, entrants: Int) -> Int? {
        entrants >= ContestRules.smallestGroup && asked > 0 ? points * 10_000 / asked : nil
    }

    private static func units(_ contest: Contest, on day: CivilDate, agency: String, in session: Session) throws -> [GroupResult] {
        try session.rows(
            """
            SELECT u.code, v.name, v.name_en, COUNT(*), SUM(e.points), SUM(e.asked),
                   (SELECT COUNT(*) FROM membership s WHERE s.agency_id = o.agency_id AND s.unit_id = o.unit_id AND s.valid_from <= \(day.iso)
                    AND (s.valid_to IS NULL OR s.valid_to > \(day.iso)))
            FROM contest_result e JOIN attempt o ON o.agency_id = e.agency_id AND o.attempt_id = e.attempt_id
            JOIN unit u ON u.agency_id = o.agency_id AND u.unit_id = o.unit_id
            JOIN unit_version v ON v.agency_id = o.agency_id AND v.unit_id = o.unit_id
                AND v.valid_from = \(raw: OwnerQueries.lastName(of: "o.unit_id", on: day))
            WHERE e.agency_id = \(agency) AND e.contest_id = \(contest.id) AND e.round_id = \(scope(contest)) AND o.person_id IS NOT NULL
            GROUP BY o.agency_id, o.unit_id, u.code, v.name, v.name_en ORDER BY COUNT(*) DESC, u.code
            """
        ).map { row in
            GroupResult(
                unit: try row.text(0), name: try row.words(1), entrants: try row.int(3), members: try row.int(6),
                share: share(try row.int(4), of: try row.int(5), entrants: try row.int(3)))
        }
    }

    private static func places(_ contest: Contest, agency: String, in session: Session) throws -> [GroupResult] {
        let rows = try session.rows(
            """
            SELECT g.is_inside, g.place, COUNT(*), SUM(e.points), SUM(e.asked) FROM contest_result e
            JOIN attempt a ON a.agency_id = e.agency_id AND a.attempt_id = e.attempt_id
            JOIN guest g ON g.agency_id = a.agency_id AND g.guest_id = a.guest_id
            WHERE e.agency_id = \(agency) AND e.contest_id = \(contest.id) AND e.round_id = \(scope(contest)) GROUP BY g.is_inside, g.place
            """
        ).map { (isInside: try $0.bool(0), place: try $0.text(1), count: try $0.int(2), points: try $0.int(3), asked: try $0.int(4)) }
        var groups: [String: (isInside: Bool, place: String, count: Int, points: Int, asked: Int)] = [:]
        // People write one place in several ways; those with few entrants stand together, so that nobody is singled out.
        for row in rows {
            let key = "\(row.isInside) \(Vietnamese.folded(row.place))"
            let held = groups[key] ?? (row.isInside, row.place, 0, 0, 0)
            groups[key] = (row.isInside, held.place, held.count + row.count, held.points + row.points, held.asked + row.asked)
        }
        return [true, false].flatMap { isInside -> [GroupResult] in
            let own = groups.values.filter { $0.isInside == isInside }
            let large = own.filter { $0.count >= ContestRules.smallestGroup && !$0.place.isEmpty }
                .sorted { ($0.count, $1.place) > ($1.count, $0.place) }
            let small = own.filter { $0.count < ContestRules.smallestGroup || $0.place.isEmpty }
            let rest = small.reduce((count: 0, points: 0, asked: 0)) { ($0.count + $1.count, $0.points + $1.points, $0.asked + $1.asked) }
            let side = isInside ? Text("trong tỉnh", "inside the province") : Text("ngoài tỉnh", "outside the province")
            return large.map {
                GroupResult(
                    unit: nil, name: Text("\($0.place) (\(side.vi))", "\($0.place) (\(side.en))"), entrants: $0.count, members: nil,
                    share: share($0.points, of: $0.asked, entrants: $0.count))
            }
                + (rest.count == 0
                    ? []
                    : [
                        GroupResult(
                            unit: nil, name: Text("Nơi khác, \(side.vi)", "Elsewhere, \(side.en)"), entrants: rest.count, members: nil,
                            share: share(rest.points, of: rest.asked, entrants: rest.count))
                    ])
        }
    }

    private static func winners(_ contest: Contest, on day: CivilDate, for viewer: Actor, in session: Session) throws -> [ContestWinner] {
        try session.rows(
            """
            SELECT o.prize_id, o.subject_kind, o.subject, o.place, o.grounds, p.name, g.name, u.code, v.name, v.name_en,
                   (SELECT COUNT(*) FROM consent c WHERE c.agency_id = o.agency_id AND c.guest_id = o.subject AND c.purpose = \(ConsentPurpose.named.rawValue)
                    AND c.withdrawn_at IS NULL)
            FROM contest_winner o JOIN contest_prize z ON z.agency_id = o.agency_id AND z.prize_id = o.prize_id
            LEFT JOIN person p ON p.agency_id = o.agency_id AND p.person_id = o.subject
            LEFT JOIN guest g ON g.agency_id = o.agency_id AND g.guest_id = o.subject
            LEFT JOIN unit u ON u.agency_id = o.agency_id AND u.unit_id = o.subject
            LEFT JOIN unit_version v ON v.agency_id = o.agency_id AND v.unit_id = o.subject
                AND v.valid_from = \(raw: OwnerQueries.lastName(of: "o.subject", on: day))
            WHERE o.agency_id = \(viewer.agency) AND z.contest_id = \(contest.id) ORDER BY z.position, o.place, o.subject
            """
        ).map { row in
            let kind = try row.text(1)
            let name: Text?
            switch kind {
            // People of the agency are named within it; to everybody else only the decision to commend names them.
            case "person": name = try viewer.isSignedIn ? row.textOrNil(5).map { Text($0, $0) } : nil
            case "unit": name = try row.isNull(8) ? nil : row.words(8)
            default:
                // A guest is named for those who prepare, and to everybody with the guest's consent.
                let mayName = try ContestPolicy.mayPrepare(viewer) || row.int(10) > 0
                name = try row.textOrNil(6).flatMap { $0.isEmpty || !mayName ? nil : Text($0, $0) }
            }
            let words = JSONValue(json: try row.text(4).utf8)?.array?.compactMap(\.string) ?? []
            return ContestWinner(
                prize: try row.text(0), kind: kind,
                subject: kind == "unit" || ContestPolicy.mayPrepare(viewer) || kind == "person" && viewer.isSignedIn ? try row.text(2) : nil,
                name: name,
                place: try row.int(3), grounds: Text(words.first ?? "", words.last ?? ""))
        }
    }

    /// All places by name, for those who prepare the contest; `notFound` for everybody else.
    public static func lines(slug: String, for viewer: Actor, in session: Session) throws -> [ResultLine] {
        let contest = try ContestQueries.page(slug: slug, for: viewer, in: session)
        guard contest.mayPrepare, contest.state == .published else { throw Refusal.notFound }
        let numbers = Dictionary(uniqueKeysWithValues: contest.rounds.map { ($0.id, $0.number) })
        return try session.rows(
            """
            SELECT e.round_id, e.place, COALESCE(p.name, g.name, ''), a.guest_id, e.points, e.asked, e.miss, e.spent FROM contest_result e
            JOIN attempt a ON a.agency_id = e.agency_id AND a.attempt_id = e.attempt_id
            LEFT JOIN person p ON p.agency_id = a.agency_id AND p.person_id = a.person_id
            LEFT JOIN guest g ON g.agency_id = a.agency_id AND g.guest_id = a.guest_id
            LEFT JOIN contest_round r ON r.agency_id = e.agency_id AND r.round_id = e.round_id
            WHERE e.agency_id = \(viewer.agency) AND e.contest_id = \(contest.id) ORDER BY COALESCE(r.number, 1000), e.place, e.entrant
            """
        ).map { row in
            ResultLine(
                round: numbers[try row.text(0)], place: try row.int(1), name: try row.text(2), kind: try row.isNull(3) ? "person" : "guest",
                points: try row.int(4), asked: try row.int(5), miss: try row.intOrNil(6), spent: try row.int64(7))
        }
    }
}
