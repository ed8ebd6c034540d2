internal import Law
internal import Storage
internal import Vietnamese

/// Holds nominations against the law: the rules of the day of receipt, the facts on record, and the dossier as it stands.
enum NominationExaminer {
    /// The packs and what the legal officer has confirmed of them.
    static func law(_ agency: String, in session: Session) throws -> Examiner {
        try Lawbook.load(agency: agency, in: session).examiner
    }

    /// The set of rules for what is received on a day.
    static func regime(on day: CivilDate, agency: String, in session: Session) throws -> Regime {
        try law(agency, in: session).book.regime(on: day)
    }

    // MARK: - Facts

    /// Whom the registers of merits know.
    static func subject(_ row: NominationRow, in session: Session) throws -> MeritSubject {
        switch row.kind {
        case .person: return .person(row.person ?? "")
        case .collective: return .unit(row.unit ?? "")
        case .household, .outsidePerson, .outsideOrganisation:
            let found = try session.row(
                "SELECT name, address FROM nomination_outsider WHERE agency_id = \(row.agency) AND nomination_id = \(row.id)")
            let kind = MeritKind.allCases.first { $0.awardee == row.kind } ?? .household
            return .free(kind, name: try found?.text(0) ?? "", address: try found?.text(1) ?? "")
        }
    }

    /// What of the secret registers a viewer may read about the nominee; nobody reads more through a nomination than in the registers themselves.
    static func rights(_ row: NominationRow, _ viewer: Actor, in session: Session) throws -> FactRights {
        MeritPolicy.rights(try subject(row, in: session), viewer)
    }

    /// What is on record about the nominee, with what the dossier adds: what the peers said, and what heads state.
    static func facts(_ row: NominationRow, _ dossier: Dossier, on day: CivilDate, rights: FactRights, in session: Session) throws -> Facts {
        var facts = try MeritFacts.facts(
            of: subject(row, in: session), year: row.year, agency: row.agency, today: day, rights: rights, in: session)
        facts.initiatives = try NominationGrounds.initiatives(row, in: session)
        facts.chosenByPeers = dossier.vote.map(\.isFor) ?? facts.chosenByPeers
        for confirmation in dossier.confirmations where confirmation.part.hasPrefix(statementPrefix) {
            facts.statements[String(confirmation.part.dropFirst(statementPrefix.count))] = Facts.Statement(
                holds: confirmation.holds, by: confirmation.name)
        }
        return facts
    }

    /// What stands before the key of a statement among the confirmations.
    static let statementPrefix = "statement:"

    /// The statements that the criteria of an award ask heads for.
    static func statements(_ row: NominationRow, on day: CivilDate, in session: Session) throws -> [(key: String, words: Text)] {
        let book = try law(row.agency, in: session).book
        var found: [(key: String, words: Text)] = []
        func walk(_ condition: Condition, _ depth: Int) {
            switch condition {
            case .all(let parts), .any(let parts), .atLeast(_, let parts): for part in parts { walk(part, depth) }
            case .meets(let code): if depth < 4 { criteria(code, depth + 1) }
            case .statement(let key, let words):
                if !found.contains(where: { $0.key == key }) { found.append((key, Text(words))) }
            default: break
            }
        }
        func criteria(_ code: AwardCode, _ depth: Int) {
            for entry in book.entries(\.criteria, on: day)
            where entry.rule.award == code && (entry.rule.subjects.isEmpty || entry.rule.subjects.contains(row.kind)) {
                walk(entry.rule.condition, depth)
            }
        }
        criteria(AwardCode(rawValue: row.award), 0)
        return found
    }

    // MARK: - The case

    /// What is asked for, as the law asks about it.
    static func lawCase(_ row: NominationRow, _ dossier: Dossier, _ facts: Facts, in session: Session) throws -> Case {
        let grounds = try AchievementReports.grounds(row, in: session)
        var one = Case(award: AwardCode(rawValue: row.award), year: row.year, type: row.type, period: row.period)
        one.achievement = row.achievement
        one.evidenceKeys = Dossier.keys(row, dossier, grounds: grounds)
        one.initiatives = grounds["initiative"] ?? []
        one.grounds = facts.held.filter { grounds["award"]?.contains("\($0.code.rawValue):\($0.year)") ?? false }
        one.received = row.received?.vietnamDate
        one.minutesLate = row.minutesLate
        one.isLateOpened = row.lateOpened
        let answers = try NominationAnswers.standing(row, in: session)
        // Where the agency's own rule only warns, nobody has to decide about one title after another.
        let rule = try InitiativeRules.current(on: row.received?.vietnamDate ?? row.period.to, agency: row.agency, in: session)?.again
        one.initiativeReuse = answers["initiative-reuse"] ?? (rule == .warn ? true : nil)
        one.chainAcrossFormer = answers["chain-former"]
        return one
    }

    /// Everything an examination needs, loaded once.
    struct Table {
        let row: NominationRow
        let dossier: Dossier
        let facts: Facts
        let law: Examiner
        let today: CivilDate
        var one: Case
        /// Other nominations of the same subject, as awards that may come of them.
        let pending: [Facts.Held]

        /// The task list by the law of the day.
        var needed: [NeededPart] {
            law.neededParts(one, facts, today: today, by: row.rulesDay).map { part, source in
                NeededPart(
                    code: part.code, name: Text(part.name), isBinding: source.weight.binds || part.code == Parts.report,
                    source: NominationExaminer.words(source))
            }
        }

        /// The task list with how each part stands.
        var tasks: [DossierTask] {
            DossierTasks.list(
                withFloor(needed), row, dossier, hasInitiatives: !one.initiatives.isEmpty && recognised,
                hasRating: facts.ratings.contains { $0.year == row.year && $0.evidence != nil })
        }

        private var recognised: Bool { one.initiatives.allSatisfy { id in facts.initiatives?.contains { $0.id == id } ?? false } }

        /// A report is always asked for, and a comment of the former unit whenever there is one.
        func withFloor(_ parts: [NeededPart]) -> [NeededPart] {
            var all = parts
            if !all.contains(where: { $0.code == Parts.report }) {
                all.insert(
                    NeededPart(
                        code: Parts.report, name: Text("Báo cáo thành tích", "Achievement report"), isBinding: true,
                        source: Text("Quy tắc của chương trình", "A rule of this program")), at: 0)
            }
            if !row.formerUnits.isEmpty, !all.contains(where: { $0.code == Parts.formerUnit }) {
                all.append(
                    NeededPart(
                        code: Parts.formerUnit,
                        name: Text("Nhận xét của đơn vị cũ (công tác từ 6 tháng)", "Comment of the former unit (half a year or more)"),
                        isBinding: false,
                        source: Text(
                            "Theo thông tư của một ngành khác; chưa kiểm chứng ở đây", "From a circular of another sector; not confirmed here")))
            }
            return all
        }

        /// The examination by the law of a day; with other nominations of the subject taken into account for "one achievement, one award".
        func examine(by day: CivilDate? = nil, decider: Authority? = nil) -> Examination? {
            var asked = one
            asked.decider = decider
            asked.parts = Dictionary(
                tasks.map { ($0.code, Case.PartState(rawValue: $0.state.rawValue) ?? .missing) }, uniquingKeysWith: { first, _ in first })
            let other = day ?? row.rulesDay
            guard let found = law.examine(asked, facts, today: today, by: other) else { return nil }
            guard !pending.isEmpty else { return found }
            var doubled = facts
            doubled.held += pending
            let guards = law.examine(asked, doubled, today: today, by: other)?.guards ?? []
            let merged = found.guards.map { one in
                one.kind == GuardKind.oneAward.rawValue ? guards.first { $0.kind == one.kind } ?? one : one
            }
            return Examination(
                award: found.award, regime: found.regime, day: found.day, criteria: found.criteria, guards: merged, dossier: found.dossier)
        }

        /// The day whose rules could be chosen because they may be better for the nominee.
        var favourableDay: CivilDate? { law.favourableDay(one, today: today) }
    }

    static func table(_ row: NominationRow, on today: CivilDate, rights: FactRights, in session: Session) throws -> Table {
        let dossier = try Dossier.current(row, in: session)
        let facts = try facts(row, dossier, on: today, rights: rights, in: session)
        return Table(
            row: row, dossier: dossier, facts: facts, law: try law(row.agency, in: session), today: today,
            one: try lawCase(row, dossier, facts, in: session), pending: try pending(row, in: session))
    }

    /// What the law asks for in the dossier.
    static func needed(_ row: NominationRow, on today: CivilDate, in session: Session) throws -> [NeededPart] {
        let table = try table(row, on: today, rights: .none, in: session)
        return table.withFloor(table.needed)
    }

    /// Where a rule stands and how far it binds, in words.
    static func words(_ source: Source) -> Text {
        let text = source.citation.text
        switch source.weight {
        case .law: return Text(same: text)
        case .confirmed(let by, let day):
            return Text("\(text); \(by) xác nhận ngày \(day.vietnamese)", "\(text); confirmed by \(by) on \(day.vietnamese)")
        case .setAside: return Text("\(text); không áp dụng ở đây", "\(text); set aside here")
        case .unconfirmed(let confidence, let scope):
            return Text(
                "\(text) (\(scope.label.vi), \(confidence.label.vi); chưa được cán bộ pháp chế xác nhận)",
                "\(text) (\(scope.label.en), \(confidence.label.en); not confirmed by the legal officer)")
        }
    }

    /// Other nominations of the same subject that stand for something, as if they had been given: a second one on the same achievement is found.
    private static func pending(_ row: NominationRow, in session: Session) throws -> [Facts.Held] {
        let same: SQL
        switch row.kind {
        case .person: same = "n.person_id = \(row.person)"
        case .collective: same = "n.unit_id = \(row.unit)"
        case .household, .outsidePerson, .outsideOrganisation:
            same = """
                n.subject_kind = \(row.kind.rawValue) AND EXISTS (SELECT 1 FROM nomination_outsider o
                    JOIN nomination_outsider m ON m.agency_id = o.agency_id AND m.folded = o.folded
                    WHERE o.agency_id = n.agency_id AND o.nomination_id = n.nomination_id AND m.nomination_id = \(row.id))
                """
        }
        let rows = try session.rows(
            """
            SELECT n.nomination_id, n.number, n.award, n.year, n.period_from, n.period_to, n.achievement, n.type FROM nomination n
            WHERE n.agency_id = \(row.agency) AND \(raw: same) AND n.nomination_id <> \(row.id)
            AND n.state IN \(list: NominationState.standing.map(\.rawValue)) ORDER BY n.number LIMIT 50
            """)
        guard !rows.isEmpty else { return [] }
        let isTitle = NominationAward.isTitle(row.award)
        var keys: [String: Set<String>] = [:]
        for one in try session.rows(
            "SELECT nomination_id, key FROM nomination_key WHERE agency_id = \(row.agency) AND nomination_id IN \(list: try rows.map { try $0.text(0) })"
        ) { keys[try one.text(0), default: []].insert(try one.text(1)) }
        return try rows.compactMap { one in
            let award = try one.text(2)
            // Two titles of one year rest on the same year's work by nature (Decree 152/2025/NĐ-CP art. 49 pays the higher).
            guard !isTitle || award == row.award || !NominationAward.isTitle(award) else { return nil }
            return Facts.Held(
                code: AwardCode(rawValue: award), year: try one.int(3), period: Period(try one.civilDate(4), try one.civilDate(5)),
                achievement: try one.text(6), type: AchievementType(rawValue: try one.text(7)) ?? .merit, decided: nil,
                by: "hồ sơ ĐN-\(try one.int(1)) đang đề nghị", evidenceKeys: keys[try one.text(0)] ?? [])
        }
    }
}

/// What the legal officer has answered about a nomination.
enum NominationAnswers {
    /// The latest answer to each question.
    static func standing(_ row: NominationRow, in session: Session) throws -> [String: Bool] {
        var found: [String: Bool] = [:]
        for one in try session.rows(
            """
            SELECT question, allows FROM nomination_answer WHERE agency_id = \(row.agency) AND nomination_id = \(row.id) ORDER BY at, answer_id
            """)
        { found[try one.text(0)] = try one.bool(1) }
        return found
    }
}
