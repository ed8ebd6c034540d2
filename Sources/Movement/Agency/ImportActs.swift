internal import Vietnamese

/// What acts of imports share.
enum ImportFields {
    static let ticket = Field.optionalText(
        "ticket", Text("Phiếu theo dõi", "Progress ticket"), hint: Text("Do trang nhập tệp đặt.", "Set by the page of the import."), max: 60)

    static func result(_ lines: [ImportLine]) -> JSONValue {
        func count(_ status: ImportLine.Status) -> JSONValue { .int(Int64(lines.count { $0.status == status })) }
        return ["new": count(.new), "changed": count(.changed), "unchanged": count(.unchanged)]
    }

    static func sentence(_ actor: Actor, _ what: Text, _ lines: [ImportLine]) -> Text {
        let (new, changed) = (lines.count { $0.status == .new }, lines.count { $0.status == .changed })
        return Text(
            "\(actor.sentenceName.vi) nhập danh sách \(what.vi): \(new) mới, \(changed) thay đổi.",
            "\(actor.sentenceName.en) imported \(what.en): \(new) new, \(changed) changed.")
    }
}

extension Refusal {
    /// The refusal of a file with errors: the first lines that do not hold, in words.
    static func importLines(_ lines: [ImportLine]) -> Refusal? {
        let wrong = lines.filter { $0.status == .error }
        guard !wrong.isEmpty else { return nil }
        let problems = wrong.prefix(20).map { line in
            FieldProblem(
                "rows",
                Text(
                    "Dòng \(line.number): \(line.notes.map(\.vi).joined(separator: " "))",
                    "Line \(line.number): \(line.notes.map(\.en).joined(separator: " "))"))
        }
        return Refusal(
            .invalid, "import.lines",
            Text("\(wrong.count) dòng chưa đúng nên chưa nhập dòng nào.", "\(wrong.count) lines have errors, so nothing was imported."),
            next: Text("Sửa các dòng được nêu rồi nhập lại cả tệp.", "Correct the lines listed and import the whole file again."), fields: problems)
    }
}

/// Takes in a table of people: all lines or none, and the same table twice changes nothing the second time.
struct ImportPeople: Act {
    static let rows = Field.table(
        "rows", Text("Các dòng", "Rows"), columns: PeopleImport.columns.map(\.choice), maxRows: PeopleImport.limit + 1000)

    static let declaration = ActDeclaration(
        "people.import", title: Text("Nhập danh sách người", "Import people"),
        summary: Text(
            "Thêm và sửa người theo bảng, nhận ra nhau theo mã; sai một dòng thì không nhập dòng nào.",
            "Adds and corrects people from a table, matched by code; one wrong line and nothing is imported."),
        fields: [Self.rows.declaration, ImportFields.ticket.declaration])

    let rows: [[String]]
    let ticket: String?

    init(_ input: ActInput) throws {
        rows = try input[Self.rows]
        ticket = try input[ImportFields.ticket]
    }

    func permit(in world: World) throws { try world.require(AgencyPolicy.mayManage(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let state = try PeopleImportState.load(actor: world.actor, today: world.today, in: world.session)
        let plan = PeopleImportPlan(rows, state: state)
        if let refusal = Refusal.importLines(plan.lines) { throw refusal }
        var writing = PeopleImportWriting(plan, state: state, world: world, ticket: ticket)
        try writing.run()
        return ActOutcome(
            subject: "agency:\(world.agency)", sentence: ImportFields.sentence(world.actor, Text("người", "people"), plan.lines),
            result: ImportFields.result(plan.lines))
    }
}

/// Takes in a table of units: all lines or none.
struct ImportUnits: Act {
    static let rows = Field.table("rows", Text("Các dòng", "Rows"), columns: UnitsImport.columns.map(\.choice), maxRows: UnitsImport.limit + 1000)

    static let declaration = ActDeclaration(
        "units.import", title: Text("Nhập danh sách đơn vị", "Import units"),
        summary: Text(
            "Thêm và sửa đơn vị theo bảng, nhận ra nhau theo mã; sai một dòng thì không nhập dòng nào.",
            "Adds and changes units from a table, matched by code; one wrong line and nothing is imported."),
        fields: [Self.rows.declaration, ImportFields.ticket.declaration])

    let rows: [[String]]
    let ticket: String?

    init(_ input: ActInput) throws {
        rows = try input[Self.rows]
        ticket = try input[ImportFields.ticket]
    }

    func permit(in world: World) throws { try world.require(AgencyPolicy.mayManage(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let history = try UnitHistory.load(agency: world.agency, today: world.today, in: world.session)
        let plan = UnitsImportPlan(rows, history: history)
        if let refusal = Refusal.importLines(plan.lines) { throw refusal }
        try plan.write(in: world, ticket: ticket)
        return ActOutcome(
            subject: "agency:\(world.agency)", sentence: ImportFields.sentence(world.actor, Text("đơn vị", "units"), plan.lines),
            result: ImportFields.result(plan.lines))
    }
}

/// Takes in a table of targets of one movement: all lines or none.
struct ImportTargets: Act {
    static let rows = Field.table(
        "rows", Text("Các dòng", "Rows"), columns: TargetsImport.columns.map(\.choice), maxRows: TargetsImport.limit + 1000)

    static let declaration = ActDeclaration(
        "targets.import", title: Text("Nhập danh sách chỉ tiêu", "Import targets"),
        summary: Text(
            "Đặt và điều chỉnh chỉ tiêu của một phong trào theo bảng, nhận ra nhau theo mã và nơi phụ trách; sai một dòng thì không nhập dòng nào.",
            "Sets and amends targets of a movement from a table, matched by code and owner; one wrong line and nothing is imported."),
        fields: [PlanFields.movement.declaration, Self.rows.declaration, ImportFields.ticket.declaration])

    let movement: String
    let rows: [[String]]
    let ticket: String?

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        rows = try input[Self.rows]
        ticket = try input[ImportFields.ticket]
    }

    func permit(in world: World) throws {
        _ = try MovementRow.load(movement, in: world)
        try world.require(TargetPolicy.maySet(world.actor))
    }

    func perform(in world: World) throws -> ActOutcome {
        let movement = try MovementRow.load(movement, in: world)
        let state = try TargetsImportState.load(movement, agency: world.agency, today: world.today, in: world.session)
        let plan = TargetsImportPlan(rows, state: state)
        if let refusal = Refusal.importLines(plan.lines) { throw refusal }
        try plan.write(in: world, ticket: ticket)
        let what = Text("chỉ tiêu của phong trào “\(movement.name)”", "targets of the movement “\(movement.name)”")
        return ActOutcome(
            subject: "movement:\(movement.id)", sentence: ImportFields.sentence(world.actor, what, plan.lines),
            result: ImportFields.result(plan.lines))
    }
}
