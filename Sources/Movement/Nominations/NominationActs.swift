internal import Law
internal import Storage
internal import Vietnamese

/// Draws up a nomination.
struct Propose: Act {
    static let declaration = ActDeclaration(
        "nomination.propose", title: Text("Lập hồ sơ đề nghị khen thưởng", "Nominate"),
        summary: Text(
            "Lập hồ sơ đề nghị một danh hiệu hoặc hình thức khen thưởng cho người, tập thể, hộ gia đình, tổ chức hay cá nhân ngoài cơ quan. Không ai tự đề nghị mình.",
            "Draws up a nomination of a person, collective, household, organisation or person outside for a title or form of commendation. Nobody nominates themselves."
        ),
        button: Text("Lập hồ sơ", "Draw it up"),
        fields: NominationSubject.fields + [
            NominationFields.award.declaration, NominationFields.year.declaration, NominationFields.type.declaration,
            NominationFields.movement.declaration, NominationFields.from.declaration, NominationFields.to.declaration,
            NominationFields.achievement.declaration,
        ])

    private let who: NominationSubject
    private let award, achievement: String
    private let movement: String?
    private let year: Int
    private let type: AchievementType
    private let from, to: CivilDate

    init(_ input: ActInput) throws {
        who = try NominationSubject(input)
        award = try input[NominationFields.award]
        year = try input[NominationFields.year]
        type = AchievementType(rawValue: try input[NominationFields.type]) ?? .merit
        movement = try input[NominationFields.movement]
        from = try input[NominationFields.from]
        to = try input[NominationFields.to]
        achievement = try input[NominationFields.achievement]
    }

    func permit(in world: World) throws { try world.require(NominationPolicy.mayPropose(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        try check(in: world)
        let place = try NominationPlace.find(who, in: world)
        guard NominationPolicy.proposesAnybody(world.actor) || place.proposer.map(world.actor.headedUnits.contains) == true else {
            throw Refusal.forbidden
        }
        try refuseDouble(in: world)
        let id = world.newID()
        let number = try world.session.row("SELECT COALESCE(MAX(number), 0) + 1 FROM nomination WHERE agency_id = \(world.agency)")?.int(0) ?? 1
        let round = try NominationRoundRow.fitting(movement: movement, year: year, agency: world.agency, in: world.session)
        try world.session.execute(
            """
            INSERT INTO nomination (agency_id, nomination_id, number, subject_kind, person_id, unit_id, proposer_unit, parent_unit, award, year,
                movement_id, round_id, type, period_from, period_to, achievement, folded, state, is_suspended, note, drafted_by, created_at, changed_at,
                late_reason, rules_reason, appraisal_note, version, lacks)
            VALUES (\(world.agency), \(id), \(number), \(who.kind.rawValue), \(who.person), \(who.unit), \(place.proposer), \(place.parent), \(award),
                    \(year), \(movement), \(round?.id), \(type.rawValue), \(from.iso), \(to.iso), \(achievement),
                    \(Vietnamese.folded("\(place.name) \(achievement)")), 'draft', 0, '', \(world.actor.recordName), \(world.now.milliseconds),
                    \(world.now.milliseconds), '', '', '', 0, '')
            """)
        if who.kind.isOutside {
            try world.session.execute(
                """
                INSERT INTO nomination_outsider (agency_id, nomination_id, name, folded, address, organisation, contact, consented_on, heard_by)
                VALUES (\(world.agency), \(id), \(who.name), \(Vietnamese.folded(who.name)), \(who.address), \(who.organisation), \(who.contact),
                        \(who.consented?.iso), \(world.actor.recordName))
                """)
        }
        for former in place.former {
            try world.session.execute(
                """
                INSERT INTO nomination_former (agency_id, nomination_id, unit_id, from_unit, days)
                VALUES (\(world.agency), \(id), \(former.answers), \(former.unit), \(former.days))
                """)
        }
        try NominationRow.noteLacks(id, in: world)
        let reference = "ĐN-\(number)"
        return ActOutcome(
            subject: "nomination:\(id)",
            sentence: Text("\(world.actor.name) lập hồ sơ \(reference).", "\(world.actor.name) drew up nomination \(reference)."),
            result: ["nomination": .string(id), "reference": .string(reference), "formerUnits": .int(Int64(place.former.count))])
    }

    private func check(in world: World) throws {
        var problems = who.problems(today: world.today)
        if let person = who.person, person == world.actor.person { throw Refusal.nominationSelf }
        if to < from { problems.append(FieldProblem("to", Text("Ngày cuối phải sau ngày đầu.", "The last day must be after the first."))) }
        if type == .themed, movement == nil {
            problems.append(FieldProblem("movement", Text("Khen theo chuyên đề: chọn phong trào.", "A themed award: choose the movement.")))
        }
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        if let movement { _ = try MovementRow.load(movement, in: world) }
        guard NominationAward.open(to: who.kind).contains(award) else {
            throw Refusal.law(
                "nomination.award-subject",
                Text(
                    "“\(NominationAward.label(award).vi)” không dành cho \(who.kind.label.vi).",
                    "“\(NominationAward.label(award).en)” is not for a \(who.kind.label.en)."),
                next: Text("Chọn hình thức dành cho đúng đối tượng.", "Choose an award that is for this subject."),
                citation: "Điều 19, 20, 74, 75 Luật 06/2022/QH15")
        }
        guard type == .merit || !NominationAward.isTitle(award) else {
            throw Refusal.law(
                "nomination.title-yearly",
                Text(
                    "Danh hiệu thi đua xét hằng năm theo công trạng; phong trào theo chuyên đề và thành tích đột xuất xét giấy khen, bằng khen.",
                    "Titles are considered yearly for merit; themed movements and sudden achievements end in giấy khen or bằng khen."),
                next: Text("Chọn giấy khen hoặc bằng khen, hoặc chọn loại hình công trạng.", "Choose giấy khen or bằng khen, or the type merit."),
                citation: "Điều 34.1 Nghị định 98/2023/NĐ-CP")
        }
    }

    /// The same subject twice for the same award, year and movement.
    private func refuseDouble(in world: World) throws {
        let same: SQL
        switch who.kind {
        case .person: same = "n.person_id = \(who.person)"
        case .collective: same = "n.unit_id = \(who.unit)"
        case .household, .outsidePerson, .outsideOrganisation:
            same = """
                n.subject_kind = \(who.kind.rawValue) AND EXISTS (SELECT 1 FROM nomination_outsider o WHERE o.agency_id = n.agency_id
                    AND o.nomination_id = n.nomination_id AND o.folded = \(Vietnamese.folded(who.name)))
                """
        }
        // A form may be given several times in a year for different achievements; a title is one of the year.
        let again: SQL = NominationAward.isTitle(award) ? "1 = 1" : "n.achievement = \(achievement)"
        let found = try world.session.row(
            """
            SELECT 1 FROM nomination n WHERE n.agency_id = \(world.agency) AND \(raw: same) AND n.award = \(award) AND n.year = \(year)
            AND COALESCE(n.movement_id, '') = \(movement ?? "") AND n.state NOT IN ('withdrawn', 'not-met') AND \(raw: again)
            """)
        guard found == nil else {
            throw Refusal.law(
                "nomination.already",
                Text(
                    "Đã có hồ sơ đề nghị cùng hình thức cho cùng đối tượng trong năm này.",
                    "The same subject is nominated for the same award already."),
                next: Text("Mở hồ sơ đã có; muốn lập lại, rút hồ sơ đó trước.", "Open that dossier; to begin anew, withdraw it first."),
                citation: "Điều 5.2 Luật 06/2022/QH15")
        }
    }
}

/// Where a nomination comes from: the unit that proposes it, the unit above a collective, and former units of somebody who was transferred.
struct NominationPlace {
    /// A unit somebody worked in for half a year or more, and the unit that answers for it today.
    struct Former { let unit, answers: String, days: Int }

    let name: String
    let proposer, parent: String?
    let former: [Former]

    /// Half a year, in days.
    static let halfYear = 182

    static func find(_ who: NominationSubject, in world: World) throws -> NominationPlace {
        switch who.kind {
        case .person: try person(who.person ?? "", in: world)
        case .collective: try collective(who.unit ?? "", in: world)
        case .household, .outsidePerson, .outsideOrganisation:
            NominationPlace(name: who.name, proposer: try ownUnit(in: world), parent: nil, former: [])
        }
    }

    /// The unit in which the actor holds the post of head.
    private static func ownUnit(in world: World) throws -> String? {
        try world.session.row(
            """
            SELECT unit_id FROM post WHERE agency_id = \(world.agency) AND is_head = 1 AND post_id IN \(list: world.actor.posts.sorted())
            ORDER BY post_id LIMIT 1
            """)?.text(0)
    }

    private static func person(_ reference: String, in world: World) throws -> NominationPlace {
        let found = try world.session.row(
            """
            SELECT p.person_id, p.name FROM person p WHERE p.agency_id = \(world.agency)
            AND (p.person_id = \(reference) OR p.code = \(reference)) AND \(raw: .holds("p", on: world.today))
            """)
        guard let found, try found.text(0) == reference else {
            throw Refusal.invalid("person", "Không có người này trong cơ quan.", "There is no such person in the agency.")
        }
        let units = try world.session.rows(
            """
            SELECT m.unit_id FROM membership m WHERE m.agency_id = \(world.agency) AND m.person_id = \(reference) AND \(raw: .holds("m", on: world.today))
            UNION
            SELECT o.unit_id FROM holding h JOIN post o ON o.agency_id = h.agency_id AND o.post_id = h.post_id
            WHERE h.agency_id = \(world.agency) AND h.person_id = \(reference) AND \(raw: .holds("h", on: world.today))
            """
        ).map { try $0.text(0) }.sorted()
        let proposer = units.first { world.actor.headedUnits.contains($0) } ?? units.first
        return NominationPlace(
            name: try found.text(1), proposer: proposer, parent: try proposer.flatMap { try self.parent(of: $0, in: world) },
            former: try former(of: reference, now: Set(units), in: world))
    }

    private static func parent(of unit: String, in world: World) throws -> String? {
        try world.session.row(
            "SELECT v.parent_id FROM unit_version v WHERE v.agency_id = \(world.agency) AND v.unit_id = \(unit) AND \(raw: .holds("v", on: world.today))"
        )?.textOrNil(0)
    }

    private static func collective(_ unit: String, in world: World) throws -> NominationPlace {
        let row = try world.session.row(
            """
            SELECT v.name, v.parent_id FROM unit_version v
            WHERE v.agency_id = \(world.agency) AND v.unit_id = \(unit) AND \(raw: .holds("v", on: world.today))
            """)
        guard let row else { throw Refusal.invalid("unit", "Không có đơn vị này.", "There is no such unit.") }
        return NominationPlace(name: try row.text(0), proposer: unit, parent: try row.textOrNil(1), former: [])
    }

    /// Units left within the last year after half a year or more; a unit that ended is answered for by what it became.
    private static func former(of person: String, now: Set<String>, in world: World) throws -> [Former] {
        let since = world.today.adding(days: -365)
        var found: [Former] = []
        for row in try world.session.rows(
            """
            SELECT unit_id, valid_from, valid_to FROM membership WHERE agency_id = \(world.agency) AND person_id = \(person)
            AND valid_to IS NOT NULL AND valid_to > \(since.iso) AND valid_to <= \(world.today.iso) ORDER BY valid_to, unit_id
            """)
        {
            let (unit, days) = (try row.text(0), try row.civilDate(1).days(until: try row.civilDate(2)))
            guard days >= halfYear, !now.contains(unit) else { continue }
            let answers = try heir(of: unit, in: world)
            guard !now.contains(answers), !found.contains(where: { $0.answers == answers }) else { continue }
            found.append(Former(unit: unit, answers: answers, days: days))
        }
        return found
    }

    /// The unit itself while it stands, else what it became.
    private static func heir(of unit: String, in world: World) throws -> String {
        var (current, seen): (String, Set<String>) = (unit, [])
        while seen.insert(current).inserted {
            let stands = try world.session.row(
                "SELECT 1 FROM unit_version v WHERE v.agency_id = \(world.agency) AND v.unit_id = \(current) AND \(raw: .holds("v", on: world.today))"
            )
            if stands != nil { return current }
            let next = try world.session.row(
                """
                SELECT successor_id FROM unit_successor WHERE agency_id = \(world.agency) AND unit_id = \(current)
                ORDER BY effective_on, successor_id LIMIT 1
                """)
            guard let next = try next?.text(0) else { return unit }
            current = next
        }
        return unit
    }
}
