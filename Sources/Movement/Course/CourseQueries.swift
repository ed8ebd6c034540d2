public import Storage
public import Vietnamese

/// Reading the course of movements.
public enum CourseQueries {
    /// The course of a movement; `notFound` for an unknown one.
    public static func page(slug: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> Course {
        let row = try session.row(
            """
            SELECT m.movement_id, m.name, m.period_from, m.period_to, m.launched_at, m.plan_id, i.due_on,
                   (SELECT COUNT(*) FROM review r WHERE r.agency_id = m.agency_id AND r.movement_id = m.movement_id AND r.kind = 'interim'),
                   b.slug, b.name, b.period_from, b.period_to, a.slug, a.name, a.period_from, a.period_to, n.plan_id
            FROM movement m
            LEFT JOIN interim_date i ON i.agency_id = m.agency_id AND i.movement_id = m.movement_id
            LEFT JOIN succession s ON s.agency_id = m.agency_id AND s.plan_id = m.plan_id
            LEFT JOIN movement b ON b.agency_id = s.agency_id AND b.movement_id = s.movement_id
            LEFT JOIN succession n ON n.agency_id = m.agency_id AND n.movement_id = m.movement_id
            LEFT JOIN movement a ON a.agency_id = n.agency_id AND a.plan_id = n.plan_id
            WHERE m.agency_id = \(viewer.agency) AND m.slug = \(slug)
            """)
        guard let row else { throw Refusal.notFound }
        let movement = try row.text(0)
        let (from, to) = (try row.civilDate(2), try row.civilDate(3))
        let mayPrepare = CoursePolicy.mayPrepare(viewer)
        let previous = try link(row, 8)
        let next = try link(row, 12)
        let plan = try row.text(5)
        return Course(
            movement: movement, slug: slug, name: try row.text(1), from: from, to: to,
            launched: Instant(milliseconds: try row.int64(4)).vietnamDate, isLong: CourseRules.isLong(from: from, to: to),
            pilots: try pilots(of: movement, agency: viewer.agency, on: today, in: session), interim: try row.civilDateOrNil(6),
            isReviewed: try row.int(7) > 0, previous: previous, next: next,
            nextDraft: try next == nil && PlanPolicy.mayReadDrafts(viewer) ? row.textOrNil(16) : nil,
            decisions: try mayPrepare ? OpenDecisions.running(movement, slug: slug, plan: plan, to: to, for: viewer, today: today, in: session) : [],
            units: try mayPrepare && to >= today
                ? Directory.options(.unit, on: today, for: viewer, in: session).map { Choice($0.target.id, $0.label) } : [],
            mayPrepare: mayPrepare)
    }

    private static func link(_ row: Row, _ column: Int) throws -> CourseLink? {
        guard let slug = try row.textOrNil(column) else { return nil }
        return CourseLink(slug: slug, name: try row.text(column + 1), from: try row.civilDate(column + 2), to: try row.civilDate(column + 3))
    }

    private static func pilots(of movement: String, agency: String, on day: CivilDate, in session: Session) throws -> [Pilot] {
        try session.rows(
            """
            SELECT o.pilot_id, u.code, v.name, v.name_en, o.what, o.period_from, o.period_to, o.state, o.decision, o.result FROM pilot o
            JOIN unit u ON u.agency_id = o.agency_id AND u.unit_id = o.unit_id
            JOIN unit_version v ON v.agency_id = o.agency_id AND v.unit_id = o.unit_id
                AND v.valid_from = \(raw: OwnerQueries.lastName(of: "o.unit_id", on: day))
            WHERE o.agency_id = \(agency) AND o.movement_id = \(movement) ORDER BY o.period_from, o.pilot_id
            """
        ).map { row in
            Pilot(
                id: try row.text(0), unit: try row.text(1), name: try row.words(2), what: try row.text(4), from: try row.civilDate(5),
                to: try row.civilDate(6), state: PilotState(rawValue: try row.text(7)) ?? .dropped,
                decision: try row.textOrNil(8).flatMap(PilotDecision.init(rawValue:)), result: try row.text(9))
        }
    }

    /// What carrying a movement on would take over; `forbidden` for those who may not.
    public static func carrying(slug: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> Carrying {
        let course = try page(slug: slug, for: viewer, today: today, in: session)
        guard course.mayPrepare else { throw viewer.isSignedIn ? Refusal.forbidden : Refusal.signedOut }
        let row = try session.row(
            """
            SELECT p.title, p.plan_id,
                   (SELECT COUNT(*) FROM obligation o WHERE o.agency_id = m.agency_id AND o.plan_id = m.plan_id
                    AND o.state IN ('proposed', 'accepted')),
                   (SELECT COUNT(DISTINCT t.code) FROM target t WHERE t.agency_id = m.agency_id AND t.movement_id = m.movement_id AND t.state = 'open'),
                   (SELECT COUNT(*) FROM scoring_table s WHERE s.agency_id = m.agency_id AND s.movement_id = m.movement_id AND s.state = 'adopted'),
                   (SELECT COUNT(*) FROM reminder_schedule r WHERE r.agency_id = m.agency_id AND r.movement_id = m.movement_id)
            FROM movement m JOIN plan p ON p.agency_id = m.agency_id AND p.plan_id = m.plan_id
            WHERE m.agency_id = \(viewer.agency) AND m.movement_id = \(course.movement)
            """)
        guard let row else { throw Refusal.notFound }
        let owners = try session.rows(
            """
            SELECT a.kind, a.target_id FROM assignment a JOIN obligation o ON o.agency_id = a.agency_id AND o.obligation_id = a.obligation_id
            WHERE o.agency_id = \(viewer.agency) AND o.plan_id = \(row.text(1)) AND o.state IN ('proposed', 'accepted')
            """
        ).compactMap { row in try OwnerKind(rawValue: row.text(0)).map { OwnerKey(kind: $0, id: try row.text(1)) } }
        let standing = try OwnerQueries.holding(Array(Set(owners)), agency: viewer.agency, on: today, in: session)
        let period = CourseRules.following(from: course.from, to: course.to)
        return Carrying(
            course: course, obligations: try row.int(2), owners: owners.count { standing.contains($0) },
            lostOwners: owners.count { !standing.contains($0) }, targets: try row.int(3), tables: try row.int(4), hasReminders: try row.int(5) > 0,
            title: CourseRules.title(try row.text(0), from: course.from, to: course.to, next: period), from: period.from, to: period.to)
    }

    /// What running movements ask of those who prepare, soonest first; one statement.
    static func owed(_ actor: Actor, today: CivilDate, in session: Session) throws -> [OwedCourse] {
        guard CoursePolicy.mayPrepare(actor) else { return [] }
        return try session.rows(
            """
            SELECT m.slug, m.name, m.period_from, m.period_to, i.due_on,
                   (SELECT COUNT(*) FROM pilot p WHERE p.agency_id = m.agency_id AND p.movement_id = m.movement_id AND p.state <> 'dropped'),
                   (SELECT MIN(p.period_to) FROM pilot p WHERE p.agency_id = m.agency_id AND p.movement_id = m.movement_id AND p.state = 'running'),
                   (SELECT COUNT(*) FROM review r WHERE r.agency_id = m.agency_id AND r.movement_id = m.movement_id AND r.kind = 'interim')
            FROM movement m LEFT JOIN interim_date i ON i.agency_id = m.agency_id AND i.movement_id = m.movement_id
            WHERE m.agency_id = \(actor.agency) AND m.period_to >= \(today.iso) ORDER BY m.launched_at, m.movement_id
            """
        ).flatMap { row -> [OwedCourse] in
            let (slug, name) = (try row.text(0), try row.text(1))
            let isLong = CourseRules.isLong(from: try row.civilDate(2), to: try row.civilDate(3))
            var owed: [OwedCourse] = []
            if isLong, try row.int(5) == 0 { owed.append(OwedCourse(slug: slug, movement: name, what: .pilots, by: nil)) }
            if let ends = try row.civilDateOrNil(6), ends < today { owed.append(OwedCourse(slug: slug, movement: name, what: .conclude, by: ends)) }
            let interim = try row.civilDateOrNil(4)
            if let interim, try row.int(7) == 0, interim <= today.adding(days: CourseRules.reviewNotice) {
                owed.append(OwedCourse(slug: slug, movement: name, what: .review, by: interim))
            } else if isLong, interim == nil {
                owed.append(OwedCourse(slug: slug, movement: name, what: .interim, by: nil))
            }
            return owed
        }
    }
}

/// What the movement before had decided and this one has to decide anew, read from what stands, so that nothing is ticked off by hand.
enum OpenDecisions {
    /// How many clauses or codes are named in one sentence.
    private static let named = 12

    /// For the draft of a plan that carries a movement on; none for other plans.
    static func draft(_ plan: String, for viewer: Actor, in session: Session) throws -> [OpenDecision] {
        let row = try session.row(
            """
            SELECT m.plan_id, m.period_from, m.period_to FROM succession s
            JOIN movement m ON m.agency_id = s.agency_id AND m.movement_id = s.movement_id
            WHERE s.agency_id = \(viewer.agency) AND s.plan_id = \(plan)
            """)
        guard let row else { return [] }
        let (from, to) = (try row.civilDate(1), try row.civilDate(2))
        let address = "/ke-hoach/\(plan)"
        let rows = try session.rows(
            """
            SELECT o.clause, o.wording, o.due, b.due,
                   (SELECT COUNT(*) FROM assignment a WHERE a.agency_id = o.agency_id AND a.obligation_id = o.obligation_id)
            FROM obligation o LEFT JOIN obligation b ON b.agency_id = o.agency_id AND b.plan_id = \(row.text(0)) AND b.clause = o.clause
                AND b.state IN ('proposed', 'accepted')
            WHERE o.agency_id = \(viewer.agency) AND o.plan_id = \(plan) AND o.state IN ('proposed', 'accepted') ORDER BY o.position
            """)
        let old = try rows.filter { CourseRules.years(named: try $0.text(1), from: from, to: to) }.map { try $0.text(0) }
        let ownerless = try rows.filter { try $0.int(4) == 0 }.map { try $0.text(0) }
        let undated = try rows.filter { try $0.isNull(2) && !$0.isNull(3) }.map { try $0.text(0) }
        var open: [OpenDecision] = []
        if !old.isEmpty {
            open.append(
                OpenDecision(
                    kind: .years,
                    words: Text(
                        "Nội dung còn nêu năm của giai đoạn cũ: \(list(old, .vi)). Sửa văn bản cho giai đoạn mới.",
                        "Clauses still name years of the time before: \(list(old, .en)). Correct the text for the years to come."),
                    href: "\(address)/van-ban"))
        }
        if !ownerless.isEmpty {
            open.append(
                OpenDecision(
                    kind: .owners,
                    words: Text("Chưa có người phụ trách: \(list(ownerless, .vi)).", "No owner yet: \(list(ownerless, .en))."),
                    href: "\(address)#nghia-vu"))
        }
        if !undated.isEmpty {
            open.append(
                OpenDecision(
                    kind: .dues,
                    words: Text(
                        "Trước có hạn, nay chưa đặt lại: \(list(undated, .vi)).", "Had a date before and has none now: \(list(undated, .en))."),
                    href: "\(address)#nghia-vu"))
        }
        return open + (try above(plan, agency: viewer.agency, in: session))
    }

    /// For a launched movement: what a long one lacks, and, when it carries another on, what is not decided yet.
    static func running(
        _ movement: String, slug: String, plan: String, to: CivilDate, for viewer: Actor, today: CivilDate, in session: Session
    ) throws -> [OpenDecision] {
        guard to >= today else { return [] }
        let here = "/phong-trao/\(slug)"
        var open = try CourseQueries.owed(viewer, today: today, in: session).compactMap { owed -> OpenDecision? in
            guard owed.slug == slug else { return nil }
            switch owed.what {
            case .pilots: return OpenDecision(kind: .pilots, words: Text("Chọn nơi làm điểm.", "Name a pilot."), href: "\(here)/lo-trinh#lam-diem")
            case .interim:
                return OpenDecision(
                    kind: .interim, words: Text("Đặt ngày sơ kết.", "Set the day of the interim review."), href: "\(here)/lo-trinh#so-ket")
            case .review, .conclude: return nil
            }
        }
        let old = try session.row("SELECT movement_id FROM succession WHERE agency_id = \(viewer.agency) AND plan_id = \(plan)")?.text(0)
        guard let old else { return open }
        open += try above(plan, agency: viewer.agency, in: session)
        open += try targets(of: old, notIn: movement, here: here, agency: viewer.agency, in: session)
        for row in try session.rows(
            """
            SELECT s.table_id, s.name FROM scoring_table s JOIN scoring_table b ON b.agency_id = s.agency_id AND b.table_id = s.copied_from
            WHERE s.agency_id = \(viewer.agency) AND s.movement_id = \(movement) AND s.state = 'draft' AND b.movement_id = \(old) ORDER BY s.table_id
            """)
        {
            open.append(
                OpenDecision(
                    kind: .scoring,
                    words: Text(
                        "Bảng điểm “\(try row.text(1))” chép từ phong trào trước: xem lại rồi ban hành.",
                        "The scoring table “\(try row.text(1))” was copied from the movement before: look at it, then adopt it."),
                    href: "/cham-diem/\(try row.text(0))"))
        }
        let rest = try session.row(
            """
            SELECT (SELECT COUNT(*) FROM reminder_schedule r WHERE r.agency_id = m.agency_id AND r.movement_id = m.movement_id AND r.is_on = 0),
                   (SELECT COUNT(*) FROM pledge_window w WHERE w.agency_id = m.agency_id AND w.movement_id = m.movement_id)
            FROM movement m WHERE m.agency_id = \(viewer.agency) AND m.movement_id = \(movement)
            """)
        if try rest?.int(0) ?? 0 > 0 {
            open.append(
                OpenDecision(
                    kind: .reminders,
                    words: Text(
                        "Lịch nhắc đã chép và đang tắt: xem lại rồi bật.", "Reminders were copied and are off: look at them, then switch them on."),
                    href: "\(here)/don-doc/lich-nhac"))
        }
        if try rest?.int(1) == 0 {
            open.append(
                OpenDecision(
                    kind: .registration, words: Text("Đặt thời gian đăng ký thi đua.", "Say when registrations are taken."), href: "\(here)/dang-ky"))
        }
        return open
    }

    private static func above(_ plan: String, agency: String, in session: Session) throws -> [OpenDecision] {
        guard try session.row("SELECT 1 FROM plan_parent WHERE agency_id = \(agency) AND plan_id = \(plan)") == nil else { return [] }
        return [
            OpenDecision(
                kind: .above, words: Text("Nêu văn bản cấp trên của giai đoạn mới.", "Name the document above for the years to come."),
                href: "/ke-hoach/\(plan)/nguon")
        ]
    }

    /// Targets of the old movement whose code the new one does not have; the value is decided anew, never copied.
    private static func targets(
        of old: String, notIn movement: String, here: String, agency: String, in session: Session
    ) throws -> [OpenDecision] {
        try session.rows(
            """
            SELECT t.code, MIN(t.title), MIN(t.target_id), COUNT(*) FROM target t
            WHERE t.agency_id = \(agency) AND t.movement_id = \(old) AND t.state = 'open' AND NOT EXISTS (
                SELECT 1 FROM target n WHERE n.agency_id = t.agency_id AND n.movement_id = \(movement) AND n.code = t.code)
            GROUP BY t.code ORDER BY MIN(t.position), t.code LIMIT 100
            """
        ).map { row in
            let (code, title, owners) = (try row.text(0), try row.text(1), try row.int(3))
            return OpenDecision(
                kind: .targets,
                words: Text(
                    "Chỉ tiêu \(code) “\(title)” (\(owners) nơi phụ trách): đặt mức mới.",
                    "Target \(code) “\(title)” (\(owners) \(owners == 1 ? "owner" : "owners")): set its new value."),
                href: "\(here)/chi-tieu/moi?theo=\(try row.text(2))")
        }
    }

    private static func list(_ names: [String], _ language: Language) -> String {
        let more = names.count - named
        let shown = names.prefix(named).joined(separator: ", ")
        guard more > 0 else { return shown }
        return shown + (language == .vi ? " và \(more) mục nữa" : " and \(more) more")
    }
}
