internal import Storage
internal import Vietnamese

/// Notes the decision that appoints the council of initiatives.
struct AppointInitiativeCouncil: Act {
    static let name = Field.text("name", Text("Tên hội đồng", "Name of the council"), max: 200)
    static let decision = Field.text("decision", Text("Số quyết định thành lập", "Number of the decision"), max: 60)
    static let decidedOn = Field.date("decided_on", Text("Ngày quyết định", "Day of the decision"))
    static let from = Field.date("from", Text("Từ ngày", "From"))
    static let to = Field.optionalDate("to", Text("Đến hết ngày", "To"))
    static let chair = Field.text("chair", Text("Chủ tịch", "Chair"), hint: peopleHint, max: 200)
    static let secretary = Field.text("secretary", Text("Thư ký", "Secretary"), hint: peopleHint, max: 200)
    static let members = Field.lines(
        "members", Text("Ủy viên", "Members"), hint: Text("Mỗi dòng một người: họ tên hoặc mã.", "One a line: full name or code."), max: 4000)
    private static let peopleHint = Text("Họ tên hoặc mã.", "Full name or code.")
    static let declaration = ActDeclaration(
        "initiative.council", title: Text("Ghi quyết định thành lập Hội đồng sáng kiến", "Note the appointment of the council"),
        summary: Text(
            "Ghi hội đồng theo quyết định của thủ trưởng: số, ngày, nhiệm kỳ, chủ tịch, thư ký, ủy viên. Số thành viên nên lẻ.",
            "Notes the council appointed by the head: number, day, term, chair, secretary, members. Their number had better be odd."),
        button: Text("Ghi hội đồng", "Note the council"),
        fields: [
            name.declaration, decision.declaration, decidedOn.declaration, from.declaration, to.declaration, chair.declaration,
            secretary.declaration, members.declaration,
        ])

    private let name, decision, chair, secretary: String
    private let members: [String]
    private let decidedOn, from: CivilDate
    private let to: CivilDate?

    init(_ input: ActInput) throws {
        name = try input[Self.name]
        decision = try input[Self.decision]
        decidedOn = try input[Self.decidedOn]
        from = try input[Self.from]
        to = try input[Self.to]
        chair = try input[Self.chair]
        secretary = try input[Self.secretary]
        members = try input[Self.members].split(separator: "\n").map(\.trimmed).filter { !$0.isEmpty }
    }

    func permit(in world: World) throws { try world.require(InitiativePolicy.mayAppoint(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        try InitiativeStore.checkDay("decided_on", decidedOn, since: nil, in: world)
        if from < decidedOn { throw Refusal.invalid("from", "Không trước ngày quyết định.", "Not before the decision.") }
        if let to, to < from { throw Refusal.invalid("to", "Ngày cuối phải sau ngày đầu.", "The last day must be after the first.") }
        let running = try world.session.row(
            """
            SELECT decision FROM initiative_council WHERE agency_id = \(world.agency) AND (valid_to IS NULL OR valid_to > \(from.iso))
            AND valid_from <= \(to?.iso ?? "9999-12-31")
            """)
        if let running {
            let other = try running.text(0)
            throw Refusal.invalid(
                "from", "Hội đồng theo quyết định \(other) còn nhiệm kỳ; kết thúc hội đồng đó trước.",
                "The council of decision \(other) is still in office; end it first.")
        }
        var seats: [(id: String, seat: InitiativeSeat)] = []
        func add(_ typed: String, _ seat: InitiativeSeat, _ field: String) throws {
            let person = try InitiativePeople.find(typed, field: field, in: world)
            guard !seats.contains(where: { $0.id == person.id }) else {
                throw Refusal.invalid(field, "\(person.name) đã có trong hội đồng.", "\(person.name) is on the council already.")
            }
            seats.append((person.id, seat))
        }
        try add(chair, .chair, "chair")
        try add(secretary, .secretary, "secretary")
        for member in members { try add(member, .member, "members") }
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO initiative_council (agency_id, council_id, name, decision, decided_on, valid_from, valid_to, end_reason, at, actor)
            VALUES (\(world.agency), \(id), \(name), \(decision), \(decidedOn.iso), \(from.iso), \(to?.adding(days: 1).iso), '',
                    \(world.now.milliseconds), \(world.actor.recordName))
            """)
        for (position, seat) in seats.enumerated() {
            try world.session.execute(
                """
                INSERT INTO initiative_member (agency_id, council_id, person_id, position, seat)
                VALUES (\(world.agency), \(id), \(seat.id), \(position), \(seat.seat.rawValue))
                """)
        }
        return ActOutcome(
            subject: "initiative-council:\(id)",
            sentence: Text(
                "\(world.actor.name) ghi \(name) (\(seats.count) thành viên) theo Quyết định \(decision) ngày \(decidedOn.vietnamese).",
                "\(world.actor.name) noted the council “\(name)” (\(seats.count) members) of decision \(decision) of \(decidedOn.vietnamese)."),
            result: ["council": .string(id), "members": .int(Int64(seats.count)), "isEven": .bool(seats.count.isMultiple(of: 2))])
    }
}

/// Ends the term of a council.
struct EndInitiativeCouncil: Act {
    static let council = Field.reference("council", Text("Hội đồng", "Council"), to: "initiative-council")
    static let reason = Field.lines("reason", Text("Vì sao kết thúc", "Why it ends"), max: 1000)
    static let declaration = ActDeclaration(
        "initiative.council.end", title: Text("Kết thúc nhiệm kỳ hội đồng", "End the council's term"),
        summary: Text("Kết thúc nhiệm kỳ Hội đồng sáng kiến từ hôm nay, nêu lý do.", "Ends the term of the council from today, with a reason."),
        button: Text("Kết thúc nhiệm kỳ", "End the term"), fields: [council.declaration, reason.declaration])

    private let council, reason: String

    init(_ input: ActInput) throws {
        council = try input[Self.council]
        reason = try input[Self.reason]
    }

    func permit(in world: World) throws { try world.require(InitiativePolicy.mayAppoint(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try world.session.row(
            "SELECT name, valid_from, valid_to FROM initiative_council WHERE agency_id = \(world.agency) AND council_id = \(council)")
        guard let row else { throw Refusal.notFound }
        guard try row.civilDateOrNil(2).map({ $0 > world.today }) ?? true else { throw Refusal.initiativeCouncilEnded }
        let open = try world.session.row(
            "SELECT 1 FROM initiative_round WHERE agency_id = \(world.agency) AND council_id = \(council) AND closed_on IS NULL")
        guard open == nil else { throw Refusal.initiativeRoundOpen }
        try world.session.execute(
            """
            UPDATE initiative_council SET valid_to = \(max(world.today, try row.civilDate(1)).iso), end_reason = \(reason)
            WHERE agency_id = \(world.agency) AND council_id = \(council)
            """)
        let name = try row.text(0)
        return ActOutcome(
            subject: "initiative-council:\(council)",
            sentence: Text(
                "\(world.actor.name) kết thúc nhiệm kỳ “\(name)”: \(reason)", "\(world.actor.name) ended the term of the council “\(name)”: \(reason)"
            ),
            result: ["council": .string(council)])
    }
}

/// Sets how initiatives are scored and passed from a day on.
struct SetInitiativeRule: Act {
    static let from = Field.date("from", Text("Áp dụng từ ngày", "From"))
    static let basis = Field.text(
        "basis", Text("Văn bản của cơ quan", "The agency's paper"),
        hint: Text("Ví dụ: Quy chế số 12/QC-… ngày …", "For example: Regulation 12/QC-… of …"), max: 300)
    static let criteria = Field.lines(
        "criteria", Text("Tiêu chí và điểm tối đa", "Criteria and most points"),
        hint: Text("Mỗi dòng một tiêu chí, ví dụ: Tính mới | 30", "One a line, for example: Novelty | 30"), max: 4000)
    static let mean = Field.optionalInteger(
        "mean", Text("Điểm trung bình tối thiểu", "Least mean of points"),
        hint: Text("Để trống nếu không xét theo điểm.", "Empty if points do not decide."),
        in: 1...1000)
    static let favour = Field.optionalInteger(
        "favour", Text("Tỷ lệ phiếu tán thành tối thiểu (%)", "Least share of favourable votes (%)"),
        hint: Text(
            "Để trống nếu không xét theo phiếu. Pháp luật không ấn định tỷ lệ; 70 % là cách làm của một tỉnh, chưa kiểm chứng.",
            "Empty if votes do not decide. The law sets no share; 70 % is the practice of one province, not confirmed."), in: 1...100)
    static let counted = Field.choice(
        "counted", Text("Tỷ lệ tính trên", "Of whom the share is taken"), InitiativeCounted.allCases.map { Choice($0.rawValue, $0.label) })
    static let share = Field.integer(
        "share", Text("Đóng góp tối thiểu để dùng xét khen thưởng (%)", "Least share of the work to count for an award (%)"),
        hint: Text("Quy định của cơ quan; pháp luật không ấn định.", "The agency's rule; the law sets none."), in: 1...100)
    static let again = Field.choice(
        "again", Text("Dùng lại cho danh hiệu sau", "Counting again for a later title"),
        hint: Text(
            "Hướng dẫn (5007/BNV-TĐKT) không cấm rõ việc dùng lại từ danh hiệu này cho danh hiệu sau.",
            "The guidance (5007/BNV-TĐKT) does not clearly forbid counting again for a later title."),
        InitiativeReuse.allCases.map { Choice($0.rawValue, $0.label) })
    static let declaration = ActDeclaration(
        "initiative.rule", title: Text("Đặt quy định chấm sáng kiến", "Set the rule for initiatives"),
        summary: Text(
            "Quy định của cơ quan: tiêu chí, điểm tối đa, mức đạt; có ngày áp dụng. Đợt chấm đang mở giữ quy định của nó.",
            "The agency's own rule: criteria, most points, what passes; dated. Rounds that are open keep theirs."),
        button: Text("Đặt quy định", "Set the rule"),
        fields: [
            from.declaration, basis.declaration, criteria.declaration, mean.declaration, favour.declaration, counted.declaration,
            share.declaration, again.declaration,
        ])

    private let from: CivilDate
    private let basis, criteria, counted, again: String
    private let mean, favour: Int?
    private let share: Int

    init(_ input: ActInput) throws {
        from = try input[Self.from]
        basis = try input[Self.basis]
        criteria = try input[Self.criteria]
        mean = try input[Self.mean]
        favour = try input[Self.favour]
        counted = try input[Self.counted]
        share = try input[Self.share]
        again = try input[Self.again]
    }

    func permit(in world: World) throws { try world.require(InitiativePolicy.mayAppoint(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let lines = try parsed()
        let most = lines.reduce(0) { $0 + $1.most }
        guard mean != nil || favour != nil else {
            throw Refusal.invalid(
                "mean", "Đặt ít nhất một mức: điểm trung bình hoặc tỷ lệ phiếu.", "Set at least one: the mean or the share of votes.")
        }
        if let mean, mean > most {
            throw Refusal.invalid("mean", "Điểm tối đa chỉ là \(most).", "The most points there are is \(most).")
        }
        let same = try world.session.row("SELECT 1 FROM initiative_rule WHERE agency_id = \(world.agency) AND valid_from = \(from.iso)")
        guard same == nil else {
            throw Refusal.invalid("from", "Đã có quy định áp dụng từ ngày này.", "There is a rule from this day already.")
        }
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO initiative_rule (agency_id, rule_id, valid_from, basis, least_mean, least_favour, counted, least_share, again, at, actor)
            VALUES (\(world.agency), \(id), \(from.iso), \(basis), \(mean), \(favour), \(counted), \(share), \(again), \(world.now.milliseconds),
                    \(world.actor.recordName))
            """)
        for (position, line) in lines.enumerated() {
            try world.session.execute(
                """
                INSERT INTO initiative_criterion (agency_id, rule_id, position, name, most)
                VALUES (\(world.agency), \(id), \(position), \(line.name), \(line.most))
                """)
        }
        return ActOutcome(
            subject: "initiative-rule:\(id)",
            sentence: Text(
                "\(world.actor.name) đặt quy định chấm sáng kiến từ \(from.vietnamese), theo \(basis).",
                "\(world.actor.name) set the rule for initiatives from \(from.vietnamese), by \(basis)."),
            result: ["rule": .string(id), "most": .int(Int64(most))])
    }

    private func parsed() throws -> [InitiativeCriterion] {
        let lines = criteria.split(separator: "\n").map(\.trimmed).filter { !$0.isEmpty }
        guard lines.count <= 20 else { throw Refusal.invalid("criteria", "Nhiều nhất 20 tiêu chí.", "At most 20 criteria.") }
        return try lines.enumerated().map { index, line in
            let parts = line.split(separator: "|", maxSplits: 1).map(\.trimmed)
            guard parts.count == 2, let most = Int(parts[1]), (1...1000).contains(most), (1...200).contains(parts[0].count) else {
                throw Refusal.invalid(
                    "criteria", "Dòng \(index + 1): ghi như “Tính mới | 30”.", "Row \(index + 1): write it like “Novelty | 30”.")
            }
            return InitiativeCriterion(name: parts[0], most: most)
        }
    }
}

extension Refusal {
    static let initiativeCouncilEnded = Refusal.conflict(
        "initiative.council-ended", Text("Hội đồng này đã hết nhiệm kỳ.", "The term of this council has ended."),
        next: Text("Ghi quyết định thành lập hội đồng mới.", "Note the decision that appoints a new one."))
}
