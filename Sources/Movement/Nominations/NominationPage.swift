internal import Law
public import Storage
public import Vietnamese

extension NominationQueries {
    /// One nomination; `notFound` when there is none, and for those for whom it does not exist.
    /// - Parameter version: a version that was kept; nil for the newest that the viewer should see.
    public static func page(
        _ id: String, version: Int? = nil, for viewer: Actor, now: Instant, in session: Session
    ) throws -> NominationModel {
        guard viewer.isSignedIn else { throw Refusal.signedOut }
        guard let row = try NominationRow.find(id, agency: viewer.agency, in: session) else { throw Refusal.notFound }
        let sight = NominationPolicy.sight(viewer, row)
        guard sight != .nothing, let line = try lines("n.nomination_id = \(id)", limit: 1, for: viewer, now: now, in: session).first else {
            throw Refusal.notFound
        }
        let table = try NominationExaminer.table(
            row, on: now.vietnamDate, rights: NominationExaminer.rights(row, viewer, in: session), in: session)
        let prepares = NominationPolicy.may(.amend, viewer, row) && !NominationPolicy.isNominee(viewer, row)
        let seesAll = sight == .all
        let shown = try dossier(row, version, table, sight, prepares: prepares, in: session)
        let more = try more(row, for: viewer, in: session)
        let moves = NominationPolicy.moves(viewer, row)
        let offers = prepares ? try offers(row, table) : [:]
        let seesExamination = seesAll && row.state != .draft || prepares
        let other = seesExamination && viewer.has(.legalOfficer, .officer, .head) ? table.favourableDay : nil
        return NominationModel(
            line: line, sight: sight, type: row.type, from: row.period.from, to: row.period.to, achievement: sight >= .report ? row.achievement : "",
            movementSlug: more.slug, movementName: more.movement,
            round: try row.round.flatMap { try NominationRoundRow.find($0, agency: row.agency, in: session) }.map { Self.line($0, now: now) },
            drafter: sight >= .report ? more.drafter : nil, address: sight >= .report ? more.address : "",
            organisation: sight >= .report ? more.organisation : "", contact: NominationPolicy.seesContact(viewer, row) ? more.contact : "",
            note: seesAll ? row.note : "", dossier: shown.dossier, shown: shown.number, tasks: sight >= .report ? table.tasks : [],
            versions: seesAll ? try DossierVersion.list(row, in: session) : [],
            minutes: seesAll ? try minutes(table.dossier.vote, row, in: session) : "",
            seesVotes: seesAll, submitted: row.submitted, received: row.received, lateReason: seesAll ? more.lateReason : "",
            holds: sight >= .report ? try holds(row, knows: NominationPolicy.knowsHold(viewer, row), in: session) : [],
            examination: seesExamination ? table.examine() : nil,
            other: other.flatMap { table.examine(by: row.rulesDay == nil ? $0 : row.received?.vietnamDate) },
            isNewer: row.rulesDay != nil, rulesReason: seesAll ? more.rulesReason : "", answers: seesAll ? try answers(row, in: session) : [],
            appraisalNote: seesAll ? more.appraisalNote : "", offers: offers, grounds: try AchievementReports.grounds(row, in: session),
            statements: moves.contains(.confirm)
                ? try NominationExaminer.statements(row, on: row.lawDay ?? now.vietnamDate, in: session).map { Choice($0.key, $0.words) } : [],
            may: moves, confirms: moves.contains(.confirm) ? confirmable(table, viewer, row) : [],
            lower: NominationAward.lower(than: row.award).filter { row.type == .merit || !NominationAward.isTitle($0) },
            isRecused: viewer.has(.officer, .head) && (row.isRecused(viewer.person) || NominationPolicy.isNominee(viewer, row)))
    }

    /// What the viewer reads: whoever prepares it and the office see it as it stands, all others as it was when it was last kept.
    private static func dossier(
        _ row: NominationRow, _ version: Int?, _ table: NominationExaminer.Table, _ sight: NominationPolicy.Sight, prepares: Bool, in session: Session
    ) throws -> (dossier: Dossier?, number: Int) {
        guard sight >= .report else { return (nil, 0) }
        if let version {
            guard sight == .all, let found = try Dossier.version(version, of: row, in: session) else { throw Refusal.notFound }
            return (found, version)
        }
        guard row.state.isFrozen, row.version > 0, let kept = try Dossier.version(row.version, of: row, in: session) else {
            return (sight == .all ? table.dossier : table.dossier.withoutOpinions, 0)
        }
        return (sight == .all ? kept : kept.withoutOpinions, row.version)
    }

    private struct More { let slug, movement: String?, drafter, address, organisation, contact, lateReason, rulesReason, appraisalNote: String }

    private static func more(_ row: NominationRow, for viewer: Actor, in session: Session) throws -> More {
        let found = try session.row(
            """
            SELECT m.slug, m.name, p.name, x.address, x.organisation, x.contact, n.late_reason, n.rules_reason, n.appraisal_note FROM nomination n
            LEFT JOIN movement m ON m.agency_id = n.agency_id AND m.movement_id = n.movement_id
            LEFT JOIN person p ON p.agency_id = n.agency_id AND p.person_id = n.drafted_by
            LEFT JOIN nomination_outsider x ON x.agency_id = n.agency_id AND x.nomination_id = n.nomination_id
            WHERE n.agency_id = \(row.agency) AND n.nomination_id = \(row.id)
            """)
        guard let found else { throw Refusal.notFound }
        return More(
            slug: try found.textOrNil(0), movement: try found.textOrNil(1), drafter: try found.textOrNil(2) ?? "",
            address: try found.textOrNil(3) ?? "",
            organisation: try found.textOrNil(4) ?? "", contact: try found.textOrNil(5) ?? "", lateReason: try found.text(6),
            rulesReason: try found.text(7), appraisalNote: try found.text(8))
    }

    private static func minutes(_ vote: DossierVote?, _ row: NominationRow, in session: Session) throws -> String {
        guard let vote else { return "" }
        return try session.row(
            "SELECT minutes FROM nomination_meeting WHERE agency_id = \(row.agency) AND meeting_id = \(vote.meeting)")?.text(0) ?? ""
    }

    private static func holds(_ row: NominationRow, knows: Bool, in session: Session) throws -> [NominationHold] {
        try NominationHoldRow.list(row.id, agency: row.agency, in: session).map { hold in
            NominationHold(
                kind: knows ? HoldKind(rawValue: hold.kind) : nil, reason: knows ? hold.reason : nil, due: knows ? hold.due : nil, began: hold.began,
                ended: hold.ended, clearance: knows ? hold.clearance : "")
        }
    }

    private static func answers(_ row: NominationRow, in session: Session) throws -> [NominationAnswer] {
        try session.rows(
            """
            SELECT a.question, a.allows, a.reason, a.citation, p.name, a.at FROM nomination_answer a
            LEFT JOIN person p ON p.agency_id = a.agency_id AND p.person_id = a.actor
            WHERE a.agency_id = \(row.agency) AND a.nomination_id = \(row.id) ORDER BY a.at, a.answer_id
            """
        ).map { one in
            NominationAnswer(
                question: try one.text(0), allows: try one.bool(1), reason: try one.text(2), citation: try one.text(3),
                name: try one.textOrNil(4) ?? "", at: Instant(milliseconds: try one.int64(5)))
        }
    }

    /// What may be chosen as grounds.
    private static func offers(_ row: NominationRow, _ table: NominationExaminer.Table) throws -> [String: [Choice]] {
        let figures = table.dossier.figures
        return [
            "targets": figures.targets.map { Choice($0.id, Text(same: "\($0.code) \($0.title)")) },
            "initiatives": (table.facts.initiatives ?? []).map { Choice($0.id, Text(same: $0.title)) },
            "exemplars": figures.exemplars.map { Choice($0.id, Text(same: $0.title)) },
            "awards": table.facts.held.map {
                let name = NominationAward.label($0.code.rawValue)
                return Choice("\($0.code.rawValue):\($0.year)", Text("\(name.vi) năm \($0.year)", "\(name.en) of \($0.year)"))
            },
        ]
    }

    private static func confirmable(_ table: NominationExaminer.Table, _ viewer: Actor, _ row: NominationRow) -> [String] {
        table.tasks.map(\.code).filter { code in
            switch code {
            case Parts.minutes, Parts.submission, Parts.council, Parts.initiative: false
            case Parts.formerUnit: NominationPolicy.isFormerHead(viewer, row)
            default: NominationPolicy.confirms(viewer, row)
            }
        }
    }

    // MARK: - The desk

    /// What waits for the actor, oldest first; two statements.
    static func owed(_ actor: Actor, now: Instant, in session: Session) throws -> [OwedNomination] {
        guard let person = actor.person else { return [] }
        var cases: [SQL] = [
            "WHEN n.drafted_by = \(person) AND n.state = 'returned' THEN 'resubmit'",
            "WHEN n.drafted_by = \(person) AND n.state IN ('draft', 'reviewed') AND n.lacks NOT LIKE '%report%' THEN 'finish'",
        ]
        let unconfirmed: SQL = """
            NOT EXISTS (SELECT 1 FROM nomination_confirmation c WHERE c.agency_id = n.agency_id AND c.nomination_id = n.nomination_id
                AND c.part = \(Parts.report) AND c.ended_at IS NULL)
            AND EXISTS (SELECT 1 FROM nomination_text t WHERE t.agency_id = n.agency_id AND t.nomination_id = n.nomination_id AND t.section = 'results'
                AND t.wording <> '')
            """
        if !actor.headedUnits.isEmpty {
            let headed = actor.headedUnits.sorted()
            cases.append(
                """
                WHEN n.subject_kind = 'person' AND n.proposer_unit IN \(list: headed) AND n.state IN ('draft', 'reviewed', 'returned')
                    AND \(raw: unconfirmed) THEN 'confirm'
                """)
            cases.append(
                """
                WHEN n.state IN ('reviewed', 'submitted', 'received') AND EXISTS (SELECT 1 FROM nomination_former f
                    WHERE f.agency_id = n.agency_id AND f.nomination_id = n.nomination_id AND f.unit_id IN \(list: headed))
                    AND NOT EXISTS (SELECT 1 FROM nomination_confirmation c WHERE c.agency_id = n.agency_id
                    AND c.nomination_id = n.nomination_id AND c.part = \(Parts.formerUnit) AND c.ended_at IS NULL) THEN 'comment'
                """)
        }
        if actor.has(.head) {
            cases.append("WHEN n.state = 'submitted' AND n.minutes_late > 0 AND n.late_opened_at IS NULL THEN 'open'")
            cases.append(
                "WHEN n.subject_kind = 'collective' AND n.state IN ('draft', 'reviewed', 'returned') AND \(raw: unconfirmed) THEN 'confirm'")
        }
        if actor.has(.officer) {
            cases.append("WHEN n.state = 'submitted' AND (COALESCE(n.minutes_late, 0) = 0 OR n.late_opened_at IS NOT NULL) THEN 'receive'")
        }
        if actor.has(.officer, .head) {
            cases.append(
                """
                WHEN n.state = 'received' AND n.drafted_by <> \(person) AND NOT EXISTS (SELECT 1 FROM nomination_confirmation c
                    WHERE c.agency_id = n.agency_id AND c.nomination_id = n.nomination_id AND c.actor = \(person) AND c.ended_at IS NULL)
                    THEN 'appraise'
                """)
        }
        let rows = try session.rows(
            """
            SELECT q.nomination_id, q.what, q.changed_at FROM (
                SELECT n.nomination_id, n.changed_at, CASE \(raw: .joined(cases, by: " ")) ELSE '' END AS what FROM nomination n
                WHERE n.agency_id = \(actor.agency) AND n.is_suspended = 0 AND n.state IN ('draft', 'reviewed', 'returned', 'submitted', 'received')
                AND COALESCE(n.person_id, '') <> \(person) AND \(raw: NominationPolicy.visible(actor))) AS q
            WHERE q.what <> '' ORDER BY q.changed_at, q.nomination_id LIMIT 100
            """)
        guard !rows.isEmpty else { return [] }
        let ids = try rows.map { try $0.text(0) }
        let found = try lines("n.nomination_id IN \(list: ids)", limit: ids.count, for: actor, now: now, in: session)
        let byID = Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
        return try rows.compactMap { row in
            guard let line = byID[try row.text(0)], let what = OwedNomination.What(rawValue: try row.text(1)) else { return nil }
            return OwedNomination(
                id: line.id, reference: line.reference, name: line.name, award: line.award, what: what,
                since: Instant(milliseconds: try row.int64(2)).vietnamDate)
        }
    }
}
