public import Storage
public import Vietnamese

/// An initiative under way, on the board of those who keep it.
public struct InitiativeBoardRow: Sendable, Hashable {
    /// What a list says of it.
    public let line: InitiativeLine
    /// Whether the latest closed round passed; nil before there is one.
    public let passed: Bool?
}

/// An idea of a guest of which no initiative was made yet.
public struct InitiativeOffer: Sendable, Hashable {
    /// Identifier of the guest's words.
    public let word: String
    /// What it is called.
    public let title: String
    /// The movement it came in.
    public let movement: String
    /// The day.
    public let on: CivilDate
}

/// Everything under way, soonest due first, and how many stand where.
public struct InitiativeBoard: Sendable, Hashable {
    /// How many initiatives of the year stand how; drafts are left out.
    public let counts: [InitiativeState: Int]
    /// The year counted.
    public let year: Int
    /// What is under way, the soonest last day first.
    public let rows: [InitiativeBoardRow]
    /// Ideas of guests that wait.
    public let offers: [InitiativeOffer]
    /// Whether the viewer turns them into initiatives.
    public let mayTake: Bool
}

/// What an initiative asks of somebody.
public struct OwedInitiative: Sendable, Hashable {
    /// What is asked.
    public enum What: String, Sendable, Hashable {
        /// Of its authors: correct it.
        case correct
        /// Of the officer: look at its form.
        case check
        /// Of the officer and the council's secretary: have it scored.
        case round
        /// Of a member: score it.
        case score
        /// Of the officer and the council's secretary: close the round.
        case close
        /// Of the head: decide.
        case decide
    }

    /// Identifier.
    public let id: String
    /// Number and title.
    public let reference, title: String
    /// What is asked.
    public let what: What
    /// By when.
    public let by: CivilDate?
}

extension InitiativeQueries {
    /// The board; `notFound` for those who do not keep it.
    public static func board(for actor: Actor, today: CivilDate, in session: Session) throws -> InitiativeBoard {
        guard InitiativePolicy.mayCheck(actor) else { throw Refusal.notFound }
        let viewer = try InitiativeViewer(actor, today: today, in: session)
        var counts: [InitiativeState: Int] = [:]
        for row in try session.rows(
            """
            SELECT state, COUNT(*) FROM initiative WHERE agency_id = \(actor.agency) AND year = \(today.year) AND submitted_on IS NOT NULL
            GROUP BY state
            """)
        { if let state = InitiativeState(rawValue: try row.text(0)) { counts[state] = try row.int(1) } }
        let lines = try lines(
            "i.state IN ('submitted', 'returned', 'accepted') AND \(raw: InitiativePolicy.visible(viewer))", for: viewer, today: today, in: session)
        var passed: [String: Bool] = [:]
        for row in try session.rows(
            """
            SELECT initiative_id, passed FROM initiative_round WHERE agency_id = \(actor.agency) AND passed IS NOT NULL
            AND initiative_id IN \(list: lines.map(\.id)) ORDER BY number
            """)
        { passed[try row.text(0)] = try row.bool(1) }
        let offers =
            GuestPolicy.mayAnswer(actor)
            ? try session.rows(
                """
                SELECT w.word_id, w.title, m.name, w.at FROM guest_word w
                JOIN movement m ON m.agency_id = w.agency_id AND m.movement_id = w.movement_id
                WHERE w.agency_id = \(actor.agency) AND w.kind = 'offer' AND w.state <> 'erased' AND NOT EXISTS (
                    SELECT 1 FROM initiative i WHERE i.agency_id = w.agency_id AND i.word_id = w.word_id)
                ORDER BY w.at DESC, w.word_id LIMIT 50
                """
            ).map { row in
                InitiativeOffer(
                    word: try row.text(0), title: try row.text(1), movement: try row.text(2),
                    on: Instant(milliseconds: try row.int64(3)).vietnamDate)
            } : []
        return InitiativeBoard(
            counts: counts, year: today.year,
            rows: lines.sorted { ($0.clock?.due?.iso ?? "9999", $0.id) < ($1.clock?.due?.iso ?? "9999", $1.id) }.map {
                InitiativeBoardRow(line: $0, passed: passed[$0.id])
            }, offers: offers, mayTake: InitiativePolicy.mayTakeOffer(actor))
    }

    /// How many days before its last day a decision comes onto the head's desk although no round was closed.
    private static let decideNotice = 14

    /// What initiatives ask of the actor, soonest first; three statements.
    static func owed(_ actor: Actor, today: CivilDate, in session: Session) throws -> [OwedInitiative] {
        guard let person = actor.person else { return [] }
        let viewer = try InitiativeViewer(actor, today: today, in: session)
        let lines = try lines(
            """
            i.state IN ('submitted', 'returned', 'accepted') AND \(raw: InitiativePolicy.visible(viewer))
            AND (\(raw: own(actor)) OR \(raw: InitiativePolicy.seesHandedIn(viewer) ? "1 = 1" : "1 = 0"))
            """, limit: 500, for: viewer, today: today, in: session)
        guard !lines.isEmpty else { return [] }
        let rounds = try rounds(of: lines.map(\.id), person, agency: actor.agency, in: session)
        let owed = lines.flatMap { line -> [OwedInitiative] in
            func ask(_ what: OwedInitiative.What, by: CivilDate? = nil) -> OwedInitiative {
                OwedInitiative(id: line.id, reference: line.reference ?? "", title: line.title, what: what, by: by ?? line.clock?.due)
            }
            switch line.state {
            case .returned: return line.isOwn ? [ask(.correct)] : []
            case .submitted: return actor.has(.officer) && !line.isOwn ? [ask(.check)] : []
            case .accepted:
                let round = rounds[line.id]
                var asks: [OwedInitiative] = []
                let runs = InitiativePolicy.mayRun(viewer) && !line.isOwn
                if let round, !round.isClosed {
                    if round.isMine, !line.isOwn { asks.append(ask(.score, by: round.due)) }
                    if runs, round.waiting == 0 || round.due < today { asks.append(ask(.close, by: round.due)) }
                } else {
                    if runs, round == nil { asks.append(ask(.round)) }
                    let isNear = line.clock?.left.map { $0 <= decideNotice } ?? false
                    if InitiativePolicy.mayDecide(actor), round != nil || isNear { asks.append(ask(.decide)) }
                }
                return asks
            default: return []
            }
        }
        return owed.sorted { ($0.by?.iso ?? "9999", $0.id) < ($1.by?.iso ?? "9999", $1.id) }
    }

    /// The latest round of each: whether it is closed, by when it is to be scored, how many members have not, and whether the person is one of them.
    private static func rounds(
        of ids: [String], _ person: String, agency: String, in session: Session
    ) throws -> [String: (isClosed: Bool, due: CivilDate, waiting: Int, isMine: Bool)] {
        let silent: SQL = """
            FROM initiative_member m WHERE m.agency_id = r.agency_id AND m.council_id = r.council_id
            AND NOT EXISTS (SELECT 1 FROM initiative_score s WHERE s.agency_id = r.agency_id AND s.round_id = r.round_id AND s.person_id = m.person_id)
            AND NOT EXISTS (SELECT 1 FROM initiative_recusal x WHERE x.agency_id = r.agency_id AND x.round_id = r.round_id
                AND x.person_id = m.person_id)
            """
        var found: [String: (isClosed: Bool, due: CivilDate, waiting: Int, isMine: Bool)] = [:]
        for row in try session.rows(
            """
            SELECT r.initiative_id, r.closed_on, r.due_on, (SELECT COUNT(*) \(raw: silent)),
                   (SELECT COUNT(*) \(raw: silent) AND m.person_id = \(person))
            FROM initiative_round r WHERE r.agency_id = \(agency) AND r.initiative_id IN \(list: ids) ORDER BY r.number
            """)
        {
            found[try row.text(0)] = (try !row.isNull(1), try row.civilDate(2), try row.int(3), try row.int(4) > 0)
        }
        return found
    }
}
