internal import Storage
internal import Vietnamese

/// Who or what is scored.
struct ScoreSubject: Sendable, Hashable {
    let kind: SubjectKind
    let id: String
}

/// Finding subjects of a table, and what the actor is to them.
enum ScoreSubjects {
    /// Kinds of units that compete as collectives; councils, boards and party cells do not.
    static let collectiveKinds: [String] = [UnitKind.leadership, .office, .division, .affiliated, .massOrganisation].map(\.rawValue)

    /// The subject an act names, or the actor's own; `notFound` when it does not belong to the group of the table today.
    static func find(_ id: String?, in row: ScoringRow, _ world: World) throws -> ScoreSubject {
        let kind = row.table.group.subjectKind
        guard let id = try id ?? own(row.table.group, in: world) else {
            guard row.table.group == .outsiders else { throw Refusal.forbidden }
            throw Refusal.invalid("subject", "Chọn đối tượng được chấm.", "Choose who is scored.")
        }
        guard try belongs(id, row, world) else { throw Refusal.notFound }
        return ScoreSubject(kind: kind, id: id)
    }

    private static func own(_ group: ScoringGroup, in world: World) throws -> String? {
        switch group.subjectKind {
        case .person: world.actor.person
        case .unit:
            try world.session.row(
                """
                SELECT o.unit_id FROM post o JOIN unit u ON u.agency_id = o.agency_id AND u.unit_id = o.unit_id
                WHERE o.agency_id = \(world.agency) AND o.post_id IN \(list: world.actor.posts.sorted()) AND o.is_head = 1
                AND u.kind IN \(list: collectiveKinds) ORDER BY o.unit_id LIMIT 1
                """)?.text(0)
        case .outsider: nil
        }
    }

    private static func belongs(_ id: String, _ row: ScoringRow, _ world: World) throws -> Bool {
        let (agency, day) = (world.agency, world.today)
        let statement: SQL =
            switch row.table.group {
            case .collectives:
                """
                SELECT 1 FROM unit u JOIN unit_version v ON v.agency_id = u.agency_id AND v.unit_id = u.unit_id AND \(raw: .holds("v", on: day))
                WHERE u.agency_id = \(agency) AND u.unit_id = \(id) AND u.kind IN \(list: collectiveKinds)
                """
            case .leaders: "SELECT 1 FROM person p WHERE p.agency_id = \(agency) AND p.person_id = \(id) AND \(raw: leads(on: day))"
            case .direct:
                """
                SELECT 1 FROM person p WHERE p.agency_id = \(agency) AND p.person_id = \(id) AND p.is_direct = 1 AND \(raw: .holds("p", on: day))
                AND NOT \(raw: leads(on: day))
                """
            case .outsiders:
                "SELECT 1 FROM score_outsider WHERE agency_id = \(agency) AND table_id = \(row.id) AND outsider_id = \(id)"
            }
        return try world.session.row(statement) != nil
    }

    /// A condition on `person p`: they head a unit on a day.
    static func leads(on day: CivilDate) -> SQL {
        """
        EXISTS (SELECT 1 FROM holding h JOIN post o ON o.agency_id = h.agency_id AND o.post_id = h.post_id AND o.is_head = 1
            AND \(raw: .holds("o", on: day)) WHERE h.agency_id = p.agency_id AND h.person_id = p.person_id AND \(raw: .holds("h", on: day)))
        """
    }

    /// Whether the actor speaks for the subject: holds the post that heads the unit, is the person, or enters it for somebody from outside.
    static func speaks(_ actor: Actor, for subject: ScoreSubject, in session: Session) throws -> Bool {
        switch subject.kind {
        case .person: return actor.person == subject.id
        case .outsider: return ScoringPolicy.maySet(actor)
        case .unit:
            return try session.row(
                """
                SELECT 1 FROM post WHERE agency_id = \(actor.agency) AND unit_id = \(subject.id) AND is_head = 1
                AND post_id IN \(list: actor.posts.sorted())
                """) != nil
        }
    }

    /// Whether subject and actor belong together, so that the actor must not check it: a unit the actor is a member of or holds a post in, a person of
    /// such a unit, or the actor.
    static func isNear(_ actor: Actor, to subject: ScoreSubject, today: CivilDate, in session: Session) throws -> Bool {
        guard subject.kind != .outsider, let person = actor.person else { return false }
        if subject.kind == .person, subject.id == person { return true }
        let held = try session.rows(
            "SELECT DISTINCT unit_id FROM post WHERE agency_id = \(actor.agency) AND post_id IN \(list: actor.posts.sorted())"
        ).map { try $0.text(0) }
        let units = actor.units.union(held)
        guard subject.kind == .person else { return units.contains(subject.id) }
        return try session.row(
            """
            SELECT 1 FROM membership m WHERE m.agency_id = \(actor.agency) AND m.person_id = \(subject.id) AND m.unit_id IN \(list: units.sorted())
            AND \(raw: .holds("m", on: today))
            UNION
            SELECT 1 FROM holding h JOIN post o ON o.agency_id = h.agency_id AND o.post_id = h.post_id AND o.unit_id IN \(list: units.sorted())
            WHERE h.agency_id = \(actor.agency) AND h.person_id = \(subject.id) AND \(raw: .holds("h", on: today))
            """) != nil
    }

    /// Whether the subject is the viewer's own: a unit they belong to or head, or themselves.
    static func isOwn(_ viewer: Actor, _ subject: ScoreSubject) -> Bool {
        switch subject.kind {
        case .unit: viewer.units.contains(subject.id) || viewer.headedUnits.contains(subject.id)
        case .person: viewer.person == subject.id
        case .outsider: false
        }
    }

    /// What subjects are called, for those who may see them. At most six statements.
    static func labels(
        _ subjects: some Sequence<ScoreSubject>, table: String, today: CivilDate, for viewer: Actor, in session: Session
    ) throws -> [ScoreSubject: Text] {
        let all = Array(Set(subjects))
        let targets = all.compactMap { one -> DirectoryTarget? in
            switch one.kind {
            case .unit: DirectoryTarget(.unit, one.id)
            case .person: DirectoryTarget(.person, one.id)
            case .outsider: nil
            }
        }
        let known = try Directory.labels(of: targets, on: today, today: today, for: viewer, in: session)
        var labels: [ScoreSubject: Text] = [:]
        for one in all where one.kind != .outsider {
            labels[one] = known[DirectoryTarget(one.kind == .unit ? .unit : .person, one.id)]
        }
        guard all.contains(where: { $0.kind == .outsider }) else { return labels }
        for row in try session.rows(
            "SELECT outsider_id, name FROM score_outsider WHERE agency_id = \(viewer.agency) AND table_id = \(table) ORDER BY outsider_id")
        {
            labels[ScoreSubject(kind: .outsider, id: try row.text(0))] = Text(same: try row.text(1))
        }
        return labels
    }
}
