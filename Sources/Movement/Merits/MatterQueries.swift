internal import Law
public import Storage
public import Vietnamese

/// Reading matters, disciplines and maternity leave. For whoever may not know of them, there is nothing.
public enum MatterQueries {
    /// Matters that exist for the viewer, open ones first, by the day they are to end. `notFound` when the viewer could never see any.
    public static func list(today: CivilDate, for viewer: Actor, in session: Session) throws -> [MatterLine] {
        guard let person = viewer.person else { throw Refusal.notFound }
        let mine: SQL = MeritPolicy.maySeeMatters(viewer) ? "1 = 1" : "m.officer_id = \(person)"
        let found = try lines("\(raw: mine) AND NOT (m.subject_kind = 'person' AND m.subject_id = \(person))", today, viewer, session)
        // Whoever is in charge of nothing gets the page of somebody for whom there is no such register.
        guard !found.isEmpty || MeritPolicy.maySeeMatters(viewer) else { throw Refusal.notFound }
        return found
    }

    /// Matters under way that the viewer is in charge of, the first due first.
    public static func owed(today: CivilDate, for viewer: Actor, in session: Session) throws -> [MatterLine] {
        guard let person = viewer.person else { return [] }
        return try lines("m.officer_id = \(person) AND m.state = 'open'", today, viewer, session)
    }

    /// One matter as lists show it.
    public static func line(_ id: String, today: CivilDate, for viewer: Actor, in session: Session) throws -> MatterLine {
        guard try maySee(id, viewer, session), let found = try lines("m.matter_id = \(id)", today, viewer, session).first else {
            throw Refusal.notFound
        }
        return found
    }

    /// The file of a matter that the viewer has opened within the last half hour; nil when it is closed to them for now.
    public static func file(_ id: String, now: Instant, for viewer: Actor, in session: Session) throws -> MatterFile? {
        let line = try line(id, today: now.vietnamDate, for: viewer, in: session)
        let looks = try session.rows(
            """
            SELECT l.person_id, p.name, l.at, l.why FROM matter_look l JOIN person p ON p.agency_id = l.agency_id AND p.person_id = l.person_id
            WHERE l.agency_id = \(viewer.agency) AND l.matter_id = \(id) ORDER BY l.at DESC, l.look_id DESC
            """)
        let since = now.milliseconds - LookAtMatter.minutes * 60_000
        guard try looks.contains(where: { try $0.text(0) == viewer.person && $0.int64(2) > since }) else { return nil }
        let row = try session.row(
            """
            SELECT kind, document, document_on, note, closing, closing_on, closing_note FROM matter
            WHERE agency_id = \(viewer.agency) AND matter_id = \(id)
            """)
        guard let row, let kind = Facts.Matter.Kind(rawValue: try row.text(0)) else { throw Refusal.notFound }
        return MatterFile(
            line: line, kind: kind, document: try row.text(1), documentOn: try row.civilDate(2), note: try row.text(3), closing: try row.text(4),
            closingOn: try row.civilDateOrNil(5), closingNote: try row.text(6),
            looks: try looks.map { MatterFile.Look(name: try $0.text(1), at: Instant(milliseconds: try $0.int64(2)), why: try $0.text(3)) })
    }

    private static func maySee(_ id: String, _ viewer: Actor, _ session: Session) throws -> Bool {
        let row = try session.row(
            "SELECT officer_id, subject_kind, subject_id FROM matter WHERE agency_id = \(viewer.agency) AND matter_id = \(id)")
        guard let row else { return false }
        let subject: MeritSubject = try row.text(1) == "unit" ? .unit(row.text(2)) : .person(row.text(2))
        return MeritPolicy.maySee(officer: try row.text(0), subject: subject, viewer)
    }

    private static func lines(_ condition: SQL, _ today: CivilDate, _ viewer: Actor, _ session: Session) throws -> [MatterLine] {
        let rows = try session.rows(
            """
            SELECT m.matter_id, m.subject_kind, m.subject_id, p.name, o.person_id, o.name, m.opened_on, m.due_on, m.state FROM matter m
            JOIN person o ON o.agency_id = m.agency_id AND o.person_id = m.officer_id
            LEFT JOIN person p ON m.subject_kind = 'person' AND p.agency_id = m.agency_id AND p.person_id = m.subject_id
            WHERE m.agency_id = \(viewer.agency) AND \(raw: condition)
            ORDER BY CASE m.state WHEN 'open' THEN 0 ELSE 1 END, m.due_on, m.matter_id
            """)
        let history = try UnitHistory.load(agency: viewer.agency, today: today, in: session)
        return try rows.map { row in
            let subject: MeritSubject = try row.text(1) == "unit" ? .unit(row.text(2)) : .person(row.text(2))
            let state = MatterState(rawValue: try row.text(8)) ?? .open
            return MatterLine(
                id: try row.text(0), subject: subject, name: try row.textOrNil(3) ?? history.label(subject.id, on: today), officer: try row.text(5),
                opened: try row.civilDate(6), due: try row.civilDate(7), state: state,
                mayClose: try state == .open && (MeritPolicy.mayKeepMatters(viewer) || row.text(4) == viewer.person))
        }
    }

    /// Disciplines that exist for the viewer: all of others' for those who keep matters, and one's own.
    public static func disciplines(for viewer: Actor, in session: Session) throws -> [DisciplineEntry] {
        guard let person = viewer.person else { throw Refusal.notFound }
        let mine: SQL = MeritPolicy.maySeeMatters(viewer) ? "1 = 1" : "d.person_id = \(person)"
        let found = try session.rows(
            """
            SELECT d.discipline_id, d.person_id, p.name, d.level, d.period_from, d.period_to, d.document, d.document_on, d.revoked FROM discipline d
            JOIN person p ON p.agency_id = d.agency_id AND p.person_id = d.person_id
            WHERE d.agency_id = \(viewer.agency) AND \(raw: mine) ORDER BY d.period_from DESC, d.discipline_id
            """
        ).map { row in
            DisciplineEntry(
                id: try row.text(0), person: try row.text(1), name: try row.text(2), level: DisciplineLevel(rawValue: try row.text(3)) ?? .reprimand,
                from: try row.civilDate(4), to: try row.civilDate(5), document: try row.text(6), documentOn: try row.civilDate(7),
                revoked: try row.text(8))
        }
        guard !found.isEmpty || MeritPolicy.maySeeMatters(viewer) else { throw Refusal.notFound }
        return found
    }

    /// Maternity leaves that exist for the viewer: all for officer and head, and one's own.
    public static func leaves(for viewer: Actor, in session: Session) throws -> [MaternityLeave] {
        guard let person = viewer.person else { throw Refusal.notFound }
        let mine: SQL = MeritPolicy.maySeeLeaves(viewer) ? "1 = 1" : "m.person_id = \(person)"
        let found = try session.rows(
            """
            SELECT m.maternity_id, m.person_id, p.name, m.leave_from, m.leave_to, m.document, m.withdrawn FROM maternity m
            JOIN person p ON p.agency_id = m.agency_id AND p.person_id = m.person_id
            WHERE m.agency_id = \(viewer.agency) AND \(raw: mine) ORDER BY m.leave_from DESC, m.maternity_id
            """
        ).map { row in
            MaternityLeave(
                id: try row.text(0), person: try row.text(1), name: try row.text(2), from: try row.civilDate(3), to: try row.civilDate(4),
                document: try row.text(5), withdrawn: try row.text(6))
        }
        guard !found.isEmpty || MeritPolicy.maySeeLeaves(viewer) else { throw Refusal.notFound }
        return found
    }
}
