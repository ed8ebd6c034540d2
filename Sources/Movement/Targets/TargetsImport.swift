public import Storage
public import Vietnamese

/// Import of the targets of a movement. A line is one target of one owner; one with a known code and owner may change title, goal and note, with a
/// reason. Imports never withdraw anything, and an empty cell leaves what is there.
public enum TargetsImport {
    /// The most lines of one import.
    public static let limit = 5000

    /// The columns, in the order of the template. Those of `TargetSpec` are called as in the form, and their keys are its keys.
    public static let columns: [ImportColumn] =
        [
            ImportColumn(
                "obligation", Text("Nghĩa vụ (điều khoản)", "Obligation (clause)"),
                hint: Text("Như ở trang phong trào, ví dụ II.1.", "As on the movement's page, for example II.1."), required: true,
                also: ["Điều khoản", "Clause"])
        ]
        + [
            column(TargetSpec.code.declaration, also: ["Mã", "Target code"]),
            column(TargetSpec.title.declaration, also: ["Chỉ tiêu", "Target"]),
        ]
        + [
            ImportColumn(
                "unit", Text("Đơn vị (mã)", "Unit (code)"),
                hint: Text(
                    "Nơi phụ trách: mã đơn vị, chức vụ hoặc người, một trong ba.", "The owner: the code of a unit, post or person, one of the three."),
                also: ["Mã đơn vị", "Đơn vị phụ trách", "Unit code"]),
            ImportColumn(
                "post", Text("Chức vụ (mã)", "Post (code)"), hint: Text("Mã chức vụ ở trang đơn vị.", "Code of the post on the unit's page."),
                also: ["Mã chức vụ", "Post code"]),
            ImportColumn(
                "person", Text("Người (mã)", "Person (code)"), hint: Text("Mã cán bộ.", "Staff code."), also: ["Mã cán bộ", "Staff code"]),
        ]
        + TargetSpec.fields.dropFirst(2).map { column($0, also: $0.key == "kind" ? ["Nội dung thi đua"] : []) }
        + [
            ImportColumn(
                "reason", Text("Lý do sửa", "Reason for the change"),
                hint: Text("Chỉ khi sửa chỉ tiêu đã có.", "Only for changing a target that is there."), also: ["Lý do", "Reason"])
        ]

    private static func column(_ field: FieldDeclaration, also spellings: [String]) -> ImportColumn {
        let words = [field.hint, choices(field).isEmpty ? nil : sentence(choices(field))].compactMap(\.self)
        return ImportColumn(
            field.key, field.label,
            hint: Text(words.map(\.vi).joined(separator: " "), words.map(\.en).joined(separator: " ")), required: field.isRequired,
            also: spellings)
    }

    static func choices(_ field: FieldDeclaration) -> [Choice] { if case .choice(let choices) = field.kind { choices } else { [] } }

    static func sentence(_ choices: [Choice]) -> Text {
        Text(
            "Một trong: \(choices.map(\.label.vi).joined(separator: "; ")).", "One of: \(choices.map(\.label.en).joined(separator: "; ")).")
    }

    /// The table to download and fill in: the header alone.
    public static func template(_ language: Language) -> [[String]] { [columns.map { $0.title[language] }] }

    /// The movement at an address: what the act calls it, and its name. Throws `notFound` when the agency has none there.
    public static func movement(_ slug: String, for actor: Actor, in session: Session) throws -> (id: String, name: String) {
        let row = try MovementRow.load(slug: slug, agency: actor.agency, in: session)
        return (row.id, row.name)
    }

    /// What an import of this table into the movement at an address would do. Throws `Refusal` for whoever may not import.
    public static func preview(
        _ table: [[String]], into slug: String, today: CivilDate, for actor: Actor, in session: Session
    ) throws -> ImportPreview {
        guard TargetPolicy.maySet(actor) else { throw actor.isSignedIn ? Refusal.forbidden : Refusal.signedOut }
        let movement = try MovementRow.load(slug: slug, agency: actor.agency, in: session)
        let read = ImportTable(table, columns: columns, limit: limit)
        guard read.problems.isEmpty else { return ImportPreview(problems: read.problems, ignored: read.ignored, lines: [], rows: []) }
        let plan = TargetsImportPlan(read.rows, state: try TargetsImportState.load(movement, agency: actor.agency, today: today, in: session))
        let problems = plan.lines.isEmpty ? [ImportTable.noLines] : []
        return ImportPreview(problems: problems, ignored: read.ignored, lines: plan.lines, rows: read.rows)
    }
}

/// What is there before an import of targets: read in three statements, however long the file is.
struct TargetsImportState {
    /// A target as it stands.
    struct Existing {
        let id, obligation: String
        let spec: TargetSpec
        let isOpen: Bool
    }

    /// What tells targets of a movement apart.
    struct Key: Hashable {
        let code: String
        let owner: OwnerKey
    }

    let movement: MovementRow
    let today: CivilDate
    /// Obligations that stand, by clause.
    var obligations: [String: String] = [:]
    /// Units, posts and people of today by kind and code.
    var owners: [OwnerKey: OwnerKey] = [:]
    var targets: [Key: Existing] = [:]

    static func load(_ movement: MovementRow, agency: String, today: CivilDate, in session: Session) throws -> TargetsImportState {
        var state = TargetsImportState(movement: movement, today: today)
        let obligations = try session.rows(
            """
            SELECT clause, obligation_id FROM obligation
            WHERE agency_id = \(agency) AND plan_id = \(movement.plan) AND state IN ('proposed', 'accepted')
            """)
        for row in obligations { state.obligations[try row.text(0)] = try row.text(1) }
        let owners = try session.rows(
            """
            SELECT 'unit', u.code, u.unit_id FROM unit u WHERE u.agency_id = \(agency) AND \(raw: .holds("u", on: today))
            UNION ALL
            SELECT 'post', o.code, o.post_id FROM post o WHERE o.agency_id = \(agency) AND \(raw: .holds("o", on: today))
            UNION ALL
            SELECT 'person', p.code, p.person_id FROM person p WHERE p.agency_id = \(agency) AND \(raw: .holds("p", on: today))
            """)
        for row in owners {
            let kind = try row.value(0, OwnerKind.unit)
            state.owners[OwnerKey(kind: kind, id: try row.text(1))] = OwnerKey(kind: kind, id: try row.text(2))
        }
        let targets = try session.rows(
            """
            SELECT target_id, obligation_id, owner_kind, owner_id, state, code, title, kind, measure, unit_label, direction, source, baseline,
                   baseline_on, goal, cadence, starts, ends, grace, note
            FROM target WHERE agency_id = \(agency) AND movement_id = \(movement.id)
            """)
        for row in targets {
            let spec = try TargetSpec(row, from: 5)
            let owner = OwnerKey(kind: try row.value(2, OwnerKind.unit), id: try row.text(3))
            state.targets[Key(code: spec.code, owner: owner)] = Existing(
                id: try row.text(0), obligation: try row.text(1), spec: spec, isOpen: try row.text(4) == "open")
        }
        return state
    }
}

extension TargetSpec {
    /// A target as it is stored, its columns in the order of the fields.
    fileprivate init(_ row: Row, from first: Int) throws {
        code = try row.text(first)
        title = try row.text(first + 1)
        kind = try row.value(first + 2, TargetKind.other)
        measure = try row.value(first + 3, TargetMeasure.count)
        unitLabel = try row.text(first + 4)
        direction = try row.value(first + 5, TargetDirection.up)
        source = try row.value(first + 6, TargetSource.report)
        baseline = try row.quantityOrNil(first + 7)
        baselineOn = try row.civilDateOrNil(first + 8)
        goal = try row.quantity(first + 9)
        cadence = try row.value(first + 10, Cadence.once)
        starts = try row.civilDate(first + 11)
        ends = try row.civilDate(first + 12)
        grace = try row.int(first + 13)
        note = try row.text(first + 14)
    }
}
