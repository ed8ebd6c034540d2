internal import Law
public import Storage
public import Vietnamese

/// Reading nominations.
public enum NominationQueries {
    /// A page of nominations, newest first.
    /// - Parameter after: what the page before gave as `next`; nil for the first page.
    public static func list(
        _ filter: NominationFilter = NominationFilter(), after: String? = nil, limit: Int = 50, for viewer: Actor, now: Instant, in session: Session
    ) throws -> NominationList {
        guard viewer.isSignedIn else { throw Refusal.signedOut }
        let narrow = condition(filter, withState: false)
        var counts: [NominationState: Int] = [:]
        var (suspended, late) = (0, 0)
        for row in try session.rows(
            """
            SELECT n.state, COUNT(*), SUM(n.is_suspended), SUM(CASE WHEN n.state = 'submitted' AND n.minutes_late > 0 AND n.late_opened_at IS NULL
                THEN 1 ELSE 0 END)
            FROM nomination n WHERE n.agency_id = \(viewer.agency) AND \(raw: narrow) AND \(raw: NominationPolicy.visible(viewer)) GROUP BY n.state
            """)
        {
            guard let state = NominationState(rawValue: try row.text(0)) else { continue }
            counts[state] = try row.int(1)
            suspended += try row.int(2)
            late += try row.int(3)
        }
        let place: SQL = after.flatMap { Int($0) }.map { "n.number < \($0)" } ?? "1 = 1"
        let found = try lines("\(raw: condition(filter, withState: true)) AND \(raw: place)", limit: limit + 1, for: viewer, now: now, in: session)
        let rounds = try rounds(viewer, now: now, in: session)
        return NominationList(
            counts: counts, suspended: suspended, late: late, lines: Array(found.prefix(limit)),
            next: found.count > limit ? String(found[limit - 1].number) : nil, rounds: rounds, mayPropose: NominationPolicy.mayPropose(viewer),
            seesBoard: NominationPolicy.seesBoard(viewer), maySetRounds: NominationPolicy.maySetRounds(viewer))
    }

    private static func condition(_ filter: NominationFilter, withState: Bool) -> SQL {
        var parts: [SQL] = []
        if withState, let state = filter.state { parts.append("n.state = \(state.rawValue)") }
        if withState, filter.isSuspended { parts.append("n.is_suspended = 1") }
        if withState, filter.isLate { parts.append("n.state = 'submitted' AND n.minutes_late > 0 AND n.late_opened_at IS NULL") }
        if withState, filter.isLacking { parts.append("n.lacks <> '' AND n.state NOT IN ('not-met', 'withdrawn')") }
        if let award = filter.award { parts.append("n.award = \(award)") }
        if let year = filter.year { parts.append("n.year = \(year)") }
        if let round = filter.round { parts.append("n.round_id = \(round)") }
        if let movement = filter.movement { parts.append("n.movement_id = \(movement)") }
        if let unit = filter.unit { parts.append("n.proposer_unit = \(unit)") }
        for word in Vietnamese.folded(filter.words).split(separator: " ").prefix(6) {
            // Words have letters and digits only, so nothing in them is a wildcard.
            let plain = String(word.filter { $0.isLetter || $0.isNumber })
            if !plain.isEmpty { parts.append("n.folded LIKE \("%\(plain)%")") }
        }
        return parts.isEmpty ? "1 = 1" : .joined(parts, by: " AND ")
    }

    /// Nominations a viewer may see, newest first, in one statement.
    /// - Parameter condition: on `n`, the nomination.
    static func lines(_ condition: SQL, limit: Int, for viewer: Actor, now: Instant, in session: Session) throws -> [NominationLine] {
        let today = now.vietnamDate
        let rows = try session.rows(
            """
            SELECT n.nomination_id, n.number, n.subject_kind, n.award, n.year, n.movement_id, n.state, n.is_suspended, n.minutes_late,
                   n.late_opened_at, n.lacks, n.changed_at, p.name, v.name, v.name_en, x.name, u.name, u.name_en, n.person_id, n.drafted_by,
                   n.proposer_unit
            FROM nomination n
            LEFT JOIN person p ON p.agency_id = n.agency_id AND p.person_id = n.person_id
            LEFT JOIN unit_version v ON v.agency_id = n.agency_id AND v.unit_id = n.unit_id AND v.valid_from = \(raw: lastName("n.unit_id", today))
            LEFT JOIN unit_version u ON u.agency_id = n.agency_id AND u.unit_id = n.proposer_unit
                AND u.valid_from = \(raw: lastName("n.proposer_unit", today))
            LEFT JOIN nomination_outsider x ON x.agency_id = n.agency_id AND x.nomination_id = n.nomination_id
            WHERE n.agency_id = \(viewer.agency) AND \(raw: condition) AND \(raw: NominationPolicy.visible(viewer))
            ORDER BY n.number DESC LIMIT \(limit)
            """)
        let names = try partNames(agency: viewer.agency, on: today, in: session)
        return try rows.map { row in
            let state = NominationState(rawValue: try row.text(6)) ?? .withdrawn
            let late = try row.intOrNil(8)
            let name: Text
            if let person = try row.textOrNil(12) {
                name = Text(same: person)
            } else if try !row.isNull(13) {
                name = try row.words(13)
            } else {
                name = try row.textOrNil(15).map { Text(same: $0) } ?? Text("Đã xóa theo yêu cầu", "Erased on request")
            }
            // The nominee does not prepare the dossier, so what it lacks is not for them to see; nor for peers.
            let knows = try viewer.person != row.textOrNil(18) && mayKnowLacks(viewer, drafter: row.text(19), unit: row.textOrNil(20))
            let lacks = try row.text(10).split(separator: " ").map { code in names[String(code)] ?? Text(same: String(code)) }
            return NominationLine(
                id: try row.text(0), number: try row.int(1), kind: AwardeeKind(rawValue: try row.text(2)) ?? .person, name: name,
                award: try row.text(3), year: try row.int(4), movement: try row.textOrNil(5), unit: try row.isNull(16) ? nil : row.words(16),
                state: state, isSuspended: try row.bool(7), minutesLate: late,
                isLateWaiting: try state == .submitted && (late ?? 0) > 0 && row.isNull(9), lacks: knows ? lacks : nil,
                changed: Instant(milliseconds: try row.int64(11)).vietnamDate)
        }
    }

    private static func mayKnowLacks(_ viewer: Actor, drafter: String, unit: String?) -> Bool {
        NominationPolicy.seesBoard(viewer) || viewer.person == drafter || unit.map(viewer.headedUnits.contains) == true
    }

    private static func lastName(_ column: String, _ day: CivilDate) -> SQL {
        """
        (SELECT MAX(w.valid_from) FROM unit_version w
         WHERE w.agency_id = n.agency_id AND w.unit_id = \(raw: .unsafe(column)) AND w.valid_from <= \(day.iso))
        """
    }

    /// Names of parts of dossiers by code.
    private static func partNames(agency: String, on day: CivilDate, in session: Session) throws -> [String: Text] {
        var names: [String: Text] = [Parts.report: Text("Báo cáo thành tích", "Achievement report")]
        for entry in LawBook.shipped.entries(\.parts, on: day) { names[entry.rule.code] = Text(entry.rule.name) }
        return names
    }

    /// Rounds of the last years, the one that closes next first.
    public static func rounds(_ viewer: Actor, now: Instant, in session: Session) throws -> [RoundLine] {
        guard viewer.isSignedIn else { return [] }
        return try NominationRoundRow.list("1 = 1", limit: 30, agency: viewer.agency, in: session).map { line($0, now: now) }
            .sorted { left, right in
                (left.isOpen ? 0 : 1, left.isOpen ? left.closes.milliseconds : -left.closes.milliseconds)
                    < (right.isOpen ? 0 : 1, right.isOpen ? right.closes.milliseconds : -right.closes.milliseconds)
            }
    }

    static func line(_ row: NominationRoundRow, now: Instant) -> RoundLine {
        RoundLine(
            id: row.id, title: row.title, movement: row.movement, year: row.year, closes: row.closes, upward: row.upward, event: row.event,
            isOpen: now <= row.closes, holdsStopClock: row.holdsStopClock, tieOrder: row.tieOrder)
    }

    /// One round with its quotas; `notFound` for those who do not work on the board.
    public static func round(_ id: String, for viewer: Actor, now: Instant, in session: Session) throws -> (round: RoundLine, quotas: [QuotaStanding])
    {
        guard viewer.isSignedIn else { throw Refusal.signedOut }
        guard NominationPolicy.seesBoard(viewer), let row = try NominationRoundRow.find(id, agency: viewer.agency, in: session) else {
            throw Refusal.notFound
        }
        let quotas = try NominationQuotas.standing(of: row, on: now.vietnamDate, agency: viewer.agency, in: session)
        return (line(row, now: now), quotas)
    }

    /// What a form of nomination offers the viewer; `forbidden` for those who draw up none.
    public static func offer(for viewer: Actor, now: Instant, in session: Session) throws -> NominationOffer {
        guard viewer.isSignedIn else { throw Refusal.signedOut }
        guard NominationPolicy.mayPropose(viewer) else { throw Refusal.forbidden }
        let today = now.vietnamDate
        let anybody = NominationPolicy.proposesAnybody(viewer)
        let headed = viewer.headedUnits.sorted()
        let scope: SQL =
            anybody
            ? "1 = 1"
            : """
            (EXISTS (SELECT 1 FROM membership m WHERE m.agency_id = p.agency_id AND m.person_id = p.person_id AND m.unit_id IN \(list: headed)
                AND \(raw: .holds("m", on: today)))
             OR EXISTS (SELECT 1 FROM holding h JOIN post o ON o.agency_id = h.agency_id AND o.post_id = h.post_id
                WHERE h.agency_id = p.agency_id AND h.person_id = p.person_id AND o.unit_id IN \(list: headed) AND \(raw: .holds("h", on: today))))
            """
        let people = try session.rows(
            """
            SELECT p.person_id, p.name, p.code FROM person p WHERE p.agency_id = \(viewer.agency) AND p.person_id <> \(viewer.person ?? "")
            AND \(raw: .holds("p", on: today)) AND \(raw: scope) ORDER BY p.name_key, p.person_id LIMIT 2000
            """
        ).map { Choice(try $0.text(0), Text(same: "\(try $0.text(1)) (\(try $0.text(2)))")) }
        let units = try Directory.options(.unit, on: today, for: viewer, in: session).map { Choice($0.target.id, $0.label) }
            .filter { anybody || viewer.headedUnits.contains($0.value) }
        let movements = try session.rows(
            """
            SELECT movement_id, name, slug FROM movement WHERE agency_id = \(viewer.agency) ORDER BY period_to DESC, movement_id LIMIT 50
            """)
        return NominationOffer(
            people: people, units: units, movements: try movements.map { Choice(try $0.text(0), Text(same: try $0.text(1))) },
            slugs: Dictionary(uniqueKeysWithValues: try movements.map { (try $0.text(2), try $0.text(0)) }))
    }

    /// Nominations of the actor's unit that a review may consider together: those of the same unit that still wait for one.
    public static func reviewable(
        _ nomination: String, for viewer: Actor, now: Instant, in session: Session
    ) throws -> (lines: [NominationLine], members: [Choice], unit: String) {
        guard let row = try NominationRow.find(nomination, agency: viewer.agency, in: session), NominationPolicy.may(.review, viewer, row),
            let unit = row.proposer
        else { throw Refusal.notFound }
        let lines = try lines(
            """
            n.proposer_unit = \(unit) AND n.state IN ('draft', 'reviewed', 'returned') AND n.is_suspended = 0
            AND n.subject_kind IN ('person', 'collective') AND COALESCE(n.person_id, '') <> \(viewer.person ?? "")
            """, limit: 100, for: viewer, now: now, in: session)
        let members = try PeerMeetings.members(of: unit, on: now.vietnamDate, agency: viewer.agency, in: session)
        return (
            lines, members.sorted { Vietnamese.nameKey($0.value) < Vietnamese.nameKey($1.value) }.map { Choice($0.key, Text(same: $0.value)) }, unit
        )
    }

    /// The file of a dossier, for those who see the dossier.
    public static func file(_ nomination: String, _ file: String, for viewer: Actor, in session: Session) throws -> EvidenceFile {
        guard let row = try NominationRow.find(nomination, agency: viewer.agency, in: session), NominationPolicy.sight(viewer, row) >= .report else {
            throw Refusal.notFound
        }
        let found = try session.row(
            """
            SELECT hash, name, size, type, scan FROM nomination_file
            WHERE agency_id = \(viewer.agency) AND nomination_id = \(nomination) AND file_id = \(file)
            """)
        guard let found, let type = FileType(rawValue: try found.text(3)), let scan = EvidenceFile.Scan(rawValue: try found.text(4)) else {
            throw Refusal.notFound
        }
        return EvidenceFile(hash: try found.text(0), name: try found.text(1), size: try found.int(2), type: type, scan: scan)
    }
}

/// What a form of nomination offers.
public struct NominationOffer: Sendable, Hashable {
    /// People and units the viewer may name, and movements.
    public let people, units, movements: [Choice]
    /// Identifiers of movements by their address.
    public let slugs: [String: String]
}
