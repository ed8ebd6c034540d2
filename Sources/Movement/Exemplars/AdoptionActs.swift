internal import Storage
internal import Vietnamese

/// Says that a unit, or an agency outside, took an exemplar over.
struct DeclareAdoption: Act {
    static let unit = Field.optionalReference("unit", Text("Đơn vị áp dụng", "Unit that took it over"), to: "unit")
    static let name = Field.optionalText(
        "name", Text("Cơ quan, tổ chức bên ngoài", "Agency or organisation outside"),
        hint: Text("Thay cho đơn vị; cán bộ thi đua khai.", "Instead of a unit; the officer says so."), max: 200)
    static let place = Field.optionalText("place", Text("Áp dụng ở đâu", "Where"), max: 200)
    static let since = Field.date("since", Text("Từ ngày", "Since"))
    static let from = Field.optionalReference(
        "from", Text("Học từ", "Learned from"), to: "adoption",
        hint: Text("Bỏ trống nếu học thẳng từ điển hình.", "Empty when it was learned from the exemplar itself."))
    static let document = Field.optionalText(
        "document", Text("Văn bản xác nhận", "Paper that confirms it"),
        hint: Text("Chỉ với bên ngoài: số, ngày, nơi giữ.", "Only for those outside: number, day, and where it is kept."), max: 200)
    static let declaration = ActDeclaration(
        "adoption.declare", title: Text("Khai áp dụng điển hình", "Say that it was taken over"),
        summary: Text(
            "Khai một đơn vị hoặc cơ quan bên ngoài đã áp dụng điển hình: ở đâu, từ bao giờ, học từ ai. Kết quả đo ghi sau.",
            "Says that a unit or an agency outside took an exemplar over: where, since when, from whom it learned. Measured results follow."),
        button: Text("Khai áp dụng", "Say so"),
        fields: [
            ExemplarFields.exemplar.declaration, unit.declaration, name.declaration, place.declaration, since.declaration, from.declaration,
            document.declaration,
        ])

    private let exemplar: String
    private let unit, name, place, from, document: String?
    private let since: CivilDate

    init(_ input: ActInput) throws {
        exemplar = try input[ExemplarFields.exemplar]
        unit = try input[Self.unit]
        name = try input[Self.name]
        place = try input[Self.place]
        since = try input[Self.since]
        from = try input[Self.from]
        document = try input[Self.document]
    }

    func permit(in world: World) throws {
        let row = try ExemplarRow.load(exemplar, to: .adopt, in: world)
        guard row.state == .published else { throw Refusal.exemplarState(row.state) }
        if let unit {
            try world.require(
                ExemplarPolicy.mayManage(world.actor) || world.actor.units.contains(unit) || world.actor.headedUnits.contains(unit))
        } else {
            try world.require(ExemplarPolicy.mayManage(world.actor))
        }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ExemplarRow.load(exemplar, to: .adopt, in: world)
        guard (unit == nil) != (name == nil) else {
            throw Refusal.invalid("unit", "Chọn một đơn vị, hoặc ghi tên một nơi bên ngoài.", "Choose a unit, or name somebody outside.")
        }
        guard since <= world.today else { throw Refusal.invalid("since", "Ngày này chưa đến.", "This day has not come.") }
        var called = Text(same: name ?? "")
        if let unit {
            called = try ExemplarNames.unit(unit, in: world)
            if unit == row.unit { throw Refusal.adoptionSelf }
            let taken = try world.session.row(
                """
                SELECT 1 FROM adoption WHERE agency_id = \(world.agency) AND exemplar_id = \(exemplar) AND unit_id = \(unit) AND ended_at IS NULL
                """)
            guard taken == nil else { throw Refusal.adoptionTwice }
        } else if document == nil {
            throw Refusal.invalid("document", "Ghi văn bản xác nhận của bên ngoài.", "Enter the paper that confirms it.")
        }
        if let from { try AdoptionRules.check(from, of: exemplar, since: since, in: world) }
        let id = world.newID()
        let number =
            try world.session.row(
                "SELECT COALESCE(MAX(number), 0) + 1 FROM adoption WHERE agency_id = \(world.agency) AND exemplar_id = \(exemplar)")?.int(0) ?? 1
        // The head's word confirms at once; outside it is the paper that does.
        let isConfirmed = unit.map(world.actor.headedUnits.contains) ?? true
        try world.session.execute(
            """
            INSERT INTO adoption (agency_id, adoption_id, exemplar_id, number, unit_id, name, place, since, learned_from, document, declared_at,
                                  declared_by, confirmed_at, confirmed_by, reason)
            VALUES (\(world.agency), \(id), \(exemplar), \(number), \(unit), \(name ?? ""), \(place ?? ""), \(since.iso), \(from),
                    \(document ?? ""), \(world.now.milliseconds), \(world.actor.recordName), \(isConfirmed ? world.now.milliseconds : nil),
                    \(isConfirmed ? world.actor.recordName : nil), '')
            """)
        return ActOutcome(
            subject: "adoption:\(id)",
            sentence: Text(
                "\(world.actor.name) khai \(called.vi) áp dụng điển hình \(row.reference) từ \(since.vietnamese).",
                "\(world.actor.name) said that \(called.en) took exemplar \(row.reference) over on \(since.vietnamese)."),
            result: row.result(["adoption": .string(id), "confirmed": .bool(isConfirmed)]))
    }
}

/// From whom an adoption can have been learned.
enum AdoptionRules {
    static func check(_ source: String, of exemplar: String, since: CivilDate, in world: World) throws {
        let rows = try AdoptionRow.rows("a.adoption_id = \(source) AND a.exemplar_id = \(exemplar)", agency: world.agency, in: world.session)
        guard let row = rows.first, !row.isEnded else {
            throw Refusal.invalid("from", "Chọn một nơi đang áp dụng điển hình này.", "Choose one that has taken this exemplar over.")
        }
        guard row.since <= since else {
            throw Refusal.invalid(
                "from", "Nơi này bắt đầu ngày \(row.since.vietnamese), sau nơi học theo.",
                "That one began on \(row.since.vietnamese), after the one that learned.")
        }
    }
}

/// Adds a measured result; earlier ones stay.
struct MeasureAdoption: Act {
    static let on = Field.date("on", Text("Số của ngày", "As of"))
    static let declaration = ActDeclaration(
        "adoption.measure", title: Text("Ghi kết quả áp dụng", "Add a measured result"),
        summary: Text(
            "Ghi kết quả đo được nơi áp dụng, trước và sau; kết quả cũ vẫn giữ, kết quả mới chờ xác nhận và kiểm tra.",
            "Adds what was measured before and after; earlier results stay, and the new one waits to be confirmed and checked."),
        button: Text("Ghi kết quả", "Add"), fields: [ExemplarFields.adoption.declaration, on.declaration] + ResultFields.declarations)

    private let adoption: String
    private let on: CivilDate
    private let measured: ResultFields

    init(_ input: ActInput) throws {
        adoption = try input[ExemplarFields.adoption]
        on = try input[Self.on]
        measured = try ResultFields(input)
    }

    func permit(in world: World) throws { _ = try AdoptionRow.load(adoption, to: .measure, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let (row, exemplar) = try AdoptionRow.load(adoption, to: .measure, in: world)
        guard on <= world.today, on >= row.since else {
            throw Refusal.invalid(
                "on", "Chọn ngày từ \(row.since.vietnamese) đến hôm nay.", "Choose a day from \(row.since.vietnamese) until today.")
        }
        try measured.check(movement: exemplar.movement, in: world)
        let result = measured.result
        let number =
            try world.session.row(
                "SELECT COALESCE(MAX(number), 0) + 1 FROM adoption_result WHERE agency_id = \(world.agency) AND adoption_id = \(adoption)")?.int(0)
            ?? 1
        let isConfirmed = row.isConfirmed && (row.unit.map(world.actor.headedUnits.contains) ?? true)
        try world.session.execute(
            """
            INSERT INTO adoption_result (agency_id, adoption_id, number, measure, unit_label, before_value, after_value, on_date, source, target_id,
                                         evidence_id, at, actor, confirmed_at, confirmed_by)
            VALUES (\(world.agency), \(adoption), \(number), \(result.measure), \(result.unitLabel), \(result.before.thousandths),
                    \(result.after.thousandths), \(on.iso), \(result.source), \(result.target), \(result.evidence), \(world.now.milliseconds),
                    \(world.actor.recordName), \(isConfirmed ? world.now.milliseconds : nil), \(isConfirmed ? world.actor.recordName : nil))
            """)
        return ActOutcome(
            subject: "adoption:\(adoption)",
            sentence: Text(
                "\(world.actor.name) ghi kết quả áp dụng điển hình \(exemplar.reference): \(result.measure), \(result.shown.vi).",
                "\(world.actor.name) added a result of taking over \(exemplar.reference): \(result.measure), \(result.shown.en)."),
            result: exemplar.result(["adoption": .string(adoption), "number": .int(Int64(number))]))
    }
}

/// Confirms an adoption and its results for the unit.
struct ConfirmAdoption: Act {
    static let declaration = ActDeclaration(
        "adoption.confirm", title: Text("Xác nhận áp dụng", "Confirm the adoption"),
        summary: Text(
            "Trưởng đơn vị xác nhận đơn vị đã áp dụng và các kết quả đã ghi.",
            "The head of the unit confirms that it took the exemplar over, with the results noted."),
        button: Text("Xác nhận", "Confirm"), fields: [ExemplarFields.adoption.declaration])

    private let adoption: String

    init(_ input: ActInput) throws { adoption = try input[ExemplarFields.adoption] }

    func permit(in world: World) throws { _ = try AdoptionRow.load(adoption, to: .confirm, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let (row, exemplar) = try AdoptionRow.load(adoption, to: .confirm, in: world)
        let stamp: SQL = "confirmed_at = \(world.now.milliseconds), confirmed_by = \(world.actor.recordName)"
        try AdoptionStore.stamp(row, stamp, where: "confirmed_at IS NULL", in: world)
        return AdoptionStore.outcome(
            row, exemplar,
            Text(
                "\(world.actor.name) xác nhận nơi áp dụng số \(row.number) của \(exemplar.reference).",
                "\(world.actor.name) confirmed adoption \(row.number) of \(exemplar.reference)."))
    }
}

/// Checks a confirmed adoption and its results; from then on they count.
struct CheckAdoption: Act {
    static let declaration = ActDeclaration(
        "adoption.check", title: Text("Kiểm tra áp dụng", "Check the adoption"),
        summary: Text(
            "Cán bộ thi đua xem số liệu và nguồn rồi ghi là đã kiểm tra; từ đó mới tính vào xếp thứ tự.",
            "The officer looks at the numbers and their source and marks them checked; from then on they count."),
        button: Text("Đã kiểm tra", "Checked"), fields: [ExemplarFields.adoption.declaration])

    private let adoption: String

    init(_ input: ActInput) throws { adoption = try input[ExemplarFields.adoption] }

    func permit(in world: World) throws { _ = try AdoptionRow.load(adoption, to: .check, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let (row, exemplar) = try AdoptionRow.load(adoption, to: .check, in: world)
        let stamp: SQL = "checked_at = \(world.now.milliseconds), checked_by = \(world.actor.recordName)"
        try AdoptionStore.stamp(row, stamp, where: "checked_at IS NULL AND confirmed_at IS NOT NULL", in: world)
        return AdoptionStore.outcome(
            row, exemplar,
            Text(
                "\(world.actor.name) kiểm tra nơi áp dụng số \(row.number) của \(exemplar.reference).",
                "\(world.actor.name) checked adoption \(row.number) of \(exemplar.reference)."))
    }
}

/// Corrects from whom it was learned.
struct CorrectAdoption: Act {
    static let declaration = ActDeclaration(
        "adoption.correct", title: Text("Sửa nơi đã học", "Correct from whom it was learned"),
        summary: Text(
            "Sửa điển hình được học từ ai, với lý do; không nhận đường vòng.",
            "Corrects from whom it was learned, with a reason; what goes round in a circle is refused."),
        button: Text("Sửa", "Correct"),
        fields: [ExemplarFields.adoption.declaration, DeclareAdoption.from.declaration, ExemplarFields.reason.declaration])

    private let adoption, reason: String
    private let from: String?

    init(_ input: ActInput) throws {
        adoption = try input[ExemplarFields.adoption]
        from = try input[DeclareAdoption.from]
        reason = try input[ExemplarFields.reason]
    }

    func permit(in world: World) throws { _ = try AdoptionRow.load(adoption, to: .correct, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let (row, exemplar) = try AdoptionRow.load(adoption, to: .correct, in: world)
        if let from {
            if from == adoption { throw Refusal.adoptionSelf }
            let rows = try AdoptionRow.rows("a.exemplar_id = \(row.exemplar)", agency: world.agency, in: world.session)
            let sources = Dictionary(uniqueKeysWithValues: rows.compactMap { one in one.learnedFrom.map { (one.id, $0) } })
            if ExemplarRules.leadsBack(adoption, from: from, sources) { throw Refusal.adoptionCycle }
            try AdoptionRules.check(from, of: row.exemplar, since: row.since, in: world)
        }
        try world.session.execute(
            "UPDATE adoption SET learned_from = \(from) WHERE agency_id = \(world.agency) AND adoption_id = \(adoption)")
        return AdoptionStore.outcome(
            row, exemplar,
            Text(
                "\(world.actor.name) sửa nơi đã học của nơi áp dụng số \(row.number), \(exemplar.reference): \(reason)",
                "\(world.actor.name) corrected from whom adoption \(row.number) of \(exemplar.reference) learned: \(reason)"))
    }
}

/// Ends an adoption, or takes back what was declared by mistake.
struct EndAdoption: Act {
    static let declaration = ActDeclaration(
        "adoption.end", title: Text("Thôi áp dụng", "End the adoption"),
        summary: Text(
            "Ghi rằng nơi này thôi áp dụng, hoặc đã khai nhầm, với lý do; không tính nữa nhưng vẫn giữ.",
            "Says that it is done there no more, or was declared by mistake, with a reason; it counts no more but stays."),
        button: Text("Thôi áp dụng", "End"), fields: [ExemplarFields.adoption.declaration, ExemplarFields.reason.declaration])

    private let adoption, reason: String

    init(_ input: ActInput) throws {
        adoption = try input[ExemplarFields.adoption]
        reason = try input[ExemplarFields.reason]
    }

    func permit(in world: World) throws { _ = try AdoptionRow.load(adoption, to: .end, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let (row, exemplar) = try AdoptionRow.load(adoption, to: .end, in: world)
        try world.session.execute(
            """
            UPDATE adoption SET ended_at = \(world.now.milliseconds), reason = \(reason)
            WHERE agency_id = \(world.agency) AND adoption_id = \(adoption)
            """)
        return AdoptionStore.outcome(
            row, exemplar,
            Text(
                "\(world.actor.name) ghi nơi áp dụng số \(row.number) của \(exemplar.reference) đã thôi: \(reason)",
                "\(world.actor.name) ended adoption \(row.number) of \(exemplar.reference): \(reason)"))
    }
}

/// What acts on adoptions share.
private enum AdoptionStore {
    /// Marks the adoption and those of its results that wait for the same.
    static func stamp(_ row: AdoptionRow, _ stamp: SQL, where waits: SQL, in world: World) throws {
        for table in [SQL.unsafe("adoption"), SQL.unsafe("adoption_result")] {
            try world.session.execute(
                "UPDATE \(raw: table) SET \(raw: stamp) WHERE agency_id = \(world.agency) AND adoption_id = \(row.id) AND \(raw: waits)")
        }
    }

    static func outcome(_ row: AdoptionRow, _ exemplar: ExemplarRow, _ sentence: Text) -> ActOutcome {
        ActOutcome(subject: "adoption:\(row.id)", sentence: sentence, result: exemplar.result(["adoption": .string(row.id)]))
    }
}
