internal import Storage
internal import Vietnamese

/// The settings of a table as a form sends them.
private struct TableSettings {
    let name: String
    let decimals: Int
    let total: Points
    let cap: Points?
    let finaliser: Finaliser

    static let fields = [
        ScoringFields.name.declaration, ScoringFields.total.declaration, ScoringFields.cap.declaration, ScoringFields.decimals.declaration,
        ScoringFields.finaliser.declaration,
    ]

    init(_ input: ActInput) throws {
        name = try input[ScoringFields.name]
        decimals = try input[ScoringFields.decimals] ?? 2
        total = try ScoringFields.points("total", input[ScoringFields.total]) ?? .zero
        cap = try ScoringFields.points("bonus_cap", input[ScoringFields.cap])
        finaliser = Finaliser(rawValue: try input[ScoringFields.finaliser]) ?? .head
    }
}

/// Makes a table for one group of a movement.
struct CreateScoring: Act {
    static let declaration = ActDeclaration(
        "scoring.create", title: Text("Lập bảng điểm", "Make a scoring table"),
        summary: Text(
            "Lập bảng điểm cho một đối tượng của phong trào; tiêu chí thêm dần, hoặc cả bảng một lần bằng JSON.",
            "Makes a scoring table for one group of a movement; criteria are added one by one, or all at once as JSON."),
        button: Text("Lập bảng", "Make the table"),
        fields: [PlanFields.movement.declaration, ScoringFields.group.declaration] + TableSettings.fields + [ScoringFields.body.declaration])

    private let movement: String
    private let group: ScoringGroup
    private let settings: TableSettings
    private let body: String?

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        group = ScoringGroup(rawValue: try input[ScoringFields.group]) ?? .collectives
        settings = try TableSettings(input)
        body = try input[ScoringFields.body]
    }

    func permit(in world: World) throws {
        _ = try ScoringStore.movement(movement, in: world)
        try world.require(ScoringPolicy.maySet(world.actor))
    }

    func perform(in world: World) throws -> ActOutcome {
        var table = ScoringTable(
            name: settings.name, group: group, decimals: settings.decimals, bonusCap: settings.cap, total: settings.total,
            finaliser: settings.finaliser)
        if let body {
            let whole = try ScoringFields.table(json: body)
            table.criteria = whole.criteria
            table.tieBreaks = whole.tieBreaks
        }
        let id = try ScoringStore.insert(table, movement: movement, copiedFrom: nil, in: world)
        let name = try ScoringStore.movement(movement, in: world).name
        return ActOutcome(
            subject: "scoring:\(id)",
            sentence: Text(
                "\(world.actor.name) lập bảng điểm “\(table.name)” của phong trào “\(name)”.",
                "\(world.actor.name) made the scoring table “\(table.name)” of the movement “\(name)”."),
            result: ["table": .string(id), "version": 1])
    }
}

/// Changes the settings of a draft, or the whole draft.
struct AmendScoring: Act {
    static let declaration = ActDeclaration(
        "scoring.amend", title: Text("Sửa bảng điểm", "Change a scoring table"),
        summary: Text(
            "Sửa tên, tổng điểm, mức thưởng và cách xét phụ của bảng còn dự thảo, hoặc cả bảng bằng JSON.",
            "Changes name, totals, cap and tie-breaks of a draft table, or the whole table as JSON."),
        button: Text("Lưu", "Save"),
        fields: [ScoringFields.table.declaration, ScoringFields.version.declaration] + TableSettings.fields
            + [ScoringFields.tieBreaks.declaration, ScoringFields.body.declaration])

    private let id: String
    private let version: Int?
    private let settings: TableSettings
    private let tieBreaks: [TieBreak]
    private let body: String?

    init(_ input: ActInput) throws {
        id = try input[ScoringFields.table]
        version = try input[ScoringFields.version]
        settings = try TableSettings(input)
        tieBreaks = try ScoringFields.tieBreaks(input[ScoringFields.tieBreaks])
        body = try input[ScoringFields.body]
    }

    func permit(in world: World) throws { _ = try ScoringStore.draft(id, version: version, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        var row = try ScoringStore.draft(id, version: version, in: world)
        row.table.name = settings.name
        row.table.decimals = settings.decimals
        row.table.total = settings.total
        row.table.bonusCap = settings.cap
        row.table.finaliser = settings.finaliser
        row.table.tieBreaks = tieBreaks
        if let body {
            let whole = try ScoringFields.table(json: body)
            row.table.criteria = whole.criteria
            if tieBreaks.isEmpty { row.table.tieBreaks = whole.tieBreaks }
        }
        return try row.saved(
            in: world,
            Text("\(world.actor.name) sửa bảng điểm “\(row.table.name)”.", "\(world.actor.name) changed the scoring table “\(row.table.name)”."))
    }
}

extension ScoringRow {
    /// Writes the draft and says what was done.
    func saved(in world: World, _ sentence: Text) throws -> ActOutcome {
        guard table.criteria.count <= ScoringTable.mostCriteria else {
            throw Refusal.invalid(
                "code", "Bảng có quá \(ScoringTable.mostCriteria) tiêu chí.", "The table has more than \(ScoringTable.mostCriteria) criteria.")
        }
        try ScoringStore.update(self, in: world)
        return ActOutcome(
            subject: subject, sentence: sentence,
            result: [
                "table": .string(id), "version": .int(Int64(version + 1)),
                "problems": .array(table.problems().map { ["vi": .string($0.vi), "en": .string($0.en)] }),
            ])
    }
}

/// Puts a table into force: frozen, with the hash of what it says.
struct AdoptScoring: Act {
    static let declaration = ActDeclaration(
        "scoring.adopt", title: Text("Ban hành bảng điểm", "Adopt a scoring table"),
        summary: Text(
            "Thủ trưởng ban hành bảng điểm; từ đó bảng không đổi nữa. Bảng sao từ bảng đang dùng thay bảng ấy.",
            "The head adopts the table, which never changes again. A copy of the table in force replaces it."),
        button: Text("Ban hành", "Adopt"), fields: [ScoringFields.table.declaration, ScoringFields.version.declaration])

    private let id: String
    private let version: Int?

    init(_ input: ActInput) throws {
        id = try input[ScoringFields.table]
        version = try input[ScoringFields.version]
    }

    func permit(in world: World) throws {
        _ = try ScoringStore.table(id, in: world)
        if ScoringPolicy.maySet(world.actor), !ScoringPolicy.mayAdopt(world.actor) { throw Refusal.headAdopts }
        try world.require(ScoringPolicy.mayAdopt(world.actor))
        _ = try ScoringStore.draft(id, version: version, in: world)
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ScoringStore.draft(id, version: version, in: world)
        let problems = row.table.problems()
        guard problems.isEmpty else { throw Refusal.scoringProblems(problems) }
        let hash = row.table.hash
        try world.session.execute(
            """
            UPDATE scoring_table SET state = 'adopted', hash = \(hash), adopted_at = \(world.now.milliseconds), adopted_by = \(world.actor.recordName)
            WHERE agency_id = \(world.agency) AND table_id = \(id)
            """)
        try world.session.execute(
            """
            UPDATE scoring_table SET state = 'replaced' WHERE agency_id = \(world.agency) AND movement_id = \(row.movement)
            AND table_id = \(row.copiedFrom) AND group_kind = \(row.table.group.rawValue) AND state = 'adopted'
            """)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) ban hành bảng điểm “\(row.table.name)” (\(row.table.criteria.count) tiêu chí, SHA-256 \(hash.prefix(16))…).",
                "\(world.actor.name) adopted the scoring table “\(row.table.name)” (\(row.table.criteria.count) criteria, SHA-256 \(hash.prefix(16))…)."
            ),
            result: ["table": .string(id), "hash": .string(hash)])
    }
}

/// Makes a draft out of another table of the agency, for a new version or another movement.
struct CopyScoring: Act {
    static let to = Field.optionalReference(
        "movement", Text("Sang phong trào", "To the movement"), to: "movement",
        hint: Text("Bỏ trống để ở lại phong trào này.", "Leave empty to stay in this movement."))
    static let declaration = ActDeclaration(
        "scoring.copy", title: Text("Sao chép bảng điểm", "Copy a scoring table"),
        summary: Text(
            "Lập bảng dự thảo từ một bảng đã có: bản mới là một bảng mới.", "Makes a draft from a table: a new version is a new table."),
        button: Text("Sao chép", "Copy"), fields: [ScoringFields.table.declaration, ScoringFields.name.declaration, to.declaration])

    private let id, name: String
    private let movement: String?

    init(_ input: ActInput) throws {
        id = try input[ScoringFields.table]
        name = try input[ScoringFields.name]
        movement = try input[Self.to]
    }

    func permit(in world: World) throws {
        _ = try ScoringStore.table(id, in: world)
        try world.require(ScoringPolicy.maySet(world.actor))
        if let movement { _ = try ScoringStore.movement(movement, in: world) }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ScoringStore.table(id, in: world)
        var table = row.table
        table.name = name
        let new = try ScoringStore.insert(table, movement: movement ?? row.movement, copiedFrom: id, in: world)
        return ActOutcome(
            subject: "scoring:\(new)",
            sentence: Text(
                "\(world.actor.name) sao bảng điểm “\(row.table.name)” thành “\(name)”.",
                "\(world.actor.name) copied the scoring table “\(row.table.name)” as “\(name)”."),
            result: ["table": .string(new), "version": 1])
    }
}

/// Takes a table in from a sheet: all lines or none.
struct ImportScoring: Act {
    static let rows = Field.table(
        "rows", Text("Các dòng", "Rows"), columns: ScoringSheet.columns.map(\.choice), maxRows: ScoringSheet.limit)
    static let declaration = ActDeclaration(
        "scoring.import", title: Text("Nhập bảng điểm từ tệp", "Import a scoring table"),
        summary: Text(
            "Lập bảng điểm dự thảo từ các dòng của một tệp; sai một dòng thì không nhập dòng nào.",
            "Makes a draft from the lines of a file; one wrong line and nothing is imported."),
        button: Text("Nhập", "Import"), fields: [PlanFields.movement.declaration, rows.declaration])

    private let movement: String
    private let rows: [[String]]

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        rows = try input[Self.rows]
    }

    func permit(in world: World) throws {
        _ = try ScoringStore.movement(movement, in: world)
        try world.require(ScoringPolicy.maySet(world.actor))
    }

    func perform(in world: World) throws -> ActOutcome {
        let read = ScoringSheet.read(rows)
        guard let table = read.table else {
            throw Refusal(
                .invalid, "import.lines",
                Text(
                    "\(read.problems.count) dòng chưa đúng nên chưa nhập dòng nào.",
                    "\(read.problems.count) lines have errors, so nothing was imported."),
                next: Text("Sửa các dòng được nêu rồi nhập lại cả tệp.", "Correct the lines listed and import the whole file again."),
                fields: read.problems.prefix(20).map { line, message in
                    FieldProblem("rows", Text("Dòng \(line): \(message.vi)", "Line \(line): \(message.en)"))
                })
        }
        let id = try ScoringStore.insert(table, movement: movement, copiedFrom: nil, in: world)
        return ActOutcome(
            subject: "scoring:\(id)",
            sentence: Text(
                "\(world.actor.name) nhập bảng điểm “\(table.name)” với \(table.criteria.count) tiêu chí.",
                "\(world.actor.name) imported the scoring table “\(table.name)” with \(table.criteria.count) criteria."),
            result: [
                "table": .string(id), "version": 1,
                "problems": .array(table.problems().map { ["vi": .string($0.vi), "en": .string($0.en)] }),
            ])
    }
}
