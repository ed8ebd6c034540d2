public import Storage
public import Vietnamese

/// Import and export of units. A line whose code is known corrects that unit: on the first day of its present name it puts that name right, on a
/// later day it begins a new one. Imports never end a unit.
public enum UnitsImport {
    /// The most lines of one import.
    public static let limit = 5000

    /// The columns, in the order of the template.
    public static let columns: [ImportColumn] = [
        ImportColumn(
            "code", Text("Mã", "Code"), hint: Text("Ngắn, không dấu, không trùng nhau.", "Short, without diacritics, unique."), required: true,
            also: ["Mã đơn vị", "Unit code"]),
        ImportColumn(
            "name", Text("Tên", "Name"), hint: Text("Tên đầy đủ.", "Full name."), required: true, also: ["Tên đơn vị", "Unit name", "Đơn vị"]),
        ImportColumn(
            "name_en", Text("Tên tiếng Anh", "Name in English"), hint: Text("Để trống thì dùng tên tiếng Việt.", "The Vietnamese name when empty."),
            also: ["English name", "Tên Anh"]),
        ImportColumn(
            "kind", Text("Loại", "Kind"),
            hint: Text(
                UnitKind.allCases.dropFirst().map(\.label.vi).joined(separator: ", "),
                UnitKind.allCases.dropFirst().map(\.label.en).joined(separator: ", ")),
            required: true, also: ["Loại đơn vị", "Type"]),
        ImportColumn(
            "parent", Text("Đơn vị cấp trên (mã)", "Unit above (code)"),
            hint: Text("Để trống thì thuộc thẳng cơ quan.", "Directly under the agency when empty."),
            also: ["Cấp trên", "Thuộc", "Parent", "Mã cấp trên"]),
        ImportColumn(
            "from", Text("Từ ngày", "From"), hint: Text("dd/mm/yyyy; để trống là hôm nay.", "dd/mm/yyyy; today when empty."),
            also: ["Ngày bắt đầu", "Since"]),
    ]

    /// The table to download and fill in: the header alone.
    public static func template(_ language: Language) -> [[String]] { [columns.map { $0.title[language] }] }

    /// What an import of this table would do. Throws `Refusal` for whoever may not import.
    public static func preview(_ table: [[String]], today: CivilDate, for actor: Actor, in session: Session) throws -> ImportPreview {
        guard AgencyPolicy.mayManage(actor) else { throw actor.isSignedIn ? Refusal.forbidden : Refusal.signedOut }
        let read = ImportTable(table, columns: columns, limit: limit)
        guard read.problems.isEmpty else { return ImportPreview(problems: read.problems, ignored: read.ignored, lines: [], rows: []) }
        let plan = UnitsImportPlan(read.rows, history: try UnitHistory.load(agency: actor.agency, today: today, in: session))
        let problems = plan.lines.isEmpty ? [ImportTable.noLines] : []
        return ImportPreview(problems: problems, ignored: read.ignored, lines: plan.lines, rows: read.rows)
    }

    /// The structure of today, in the form an import reads; importing it changes nothing. It is public, as the structure is.
    public static func export(_ language: Language, today: CivilDate, for viewer: Actor, in session: Session) throws -> [[String]] {
        let rows = try session.rows(
            """
            SELECT u.code, v.name, v.name_en, u.kind, p.code, v.valid_from FROM unit u
            JOIN unit_version v ON v.agency_id = u.agency_id AND v.unit_id = u.unit_id AND \(raw: .holds("v", on: today))
            LEFT JOIN unit p ON p.agency_id = v.agency_id AND p.unit_id = v.parent_id
            WHERE u.agency_id = \(viewer.agency) AND \(raw: .holds("u", on: today)) ORDER BY p.code IS NOT NULL, p.code, v.position, u.code
            """)
        return template(language)
            + (try rows.map { row in
                [
                    try row.text(0), try row.text(1), try row.text(2), try AgencyQueries.kind(row, 3).label[language], try row.textOrNil(4) ?? "",
                    try row.civilDate(5).vietnamese,
                ]
            })
    }
}

/// What an import of units does, worked out before anything is written.
struct UnitsImportPlan {
    private struct Change {
        let code: String
        let name: Text
        let kind: UnitKind
        /// Code of the unit above; nil for the root.
        let parent: String?
        let from: CivilDate
        let existing: Unit?
    }

    private(set) var lines: [ImportLine] = []
    private var changes: [Change] = []
    private let history: UnitHistory
    private let byCode: [String: Unit]
    private var firsts: [String: Int] = [:]
    /// Units of the file, by code, with the day they begin.
    private var begins: [String: CivilDate] = [:]
    /// The code above each code, as it will be.
    private var above: [String: String] = [:]

    private static let date = Field.optionalDate("from", UnitsImport.columns[5].title)

    init(_ rows: [[String]], history: UnitHistory) {
        self.history = history
        byCode = Dictionary(history.units.values.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        // The header stands on the line above the first row.
        let read = rows.enumerated().filter { $0.element.contains { !$0.isEmpty } }.map { (number: $0.offset + 2, cells: $0.element) }
        for unit in history.units.values {
            if let parent = newest(unit)?.parent, let code = history.units[parent]?.code { above[unit.code] = code }
        }
        for row in read {
            guard let code = AgencyCode.unit(row.cells[0]) else { continue }
            if firsts[code] == nil { firsts[code] = row.number }
            if byCode[code] == nil { begins[code] = (try? Self.date.parse(.string(row.cells[5]))) ?? history.today }
            guard code != AgencyCode.root else { continue }
            if !row.cells[4].isEmpty {
                above[code] = AgencyCode.unit(row.cells[4]) ?? row.cells[4]
            } else if byCode[code] == nil {
                above[code] = AgencyCode.root
            }
        }
        for row in read { take(row.cells, row.number) }
    }

    private func newest(_ unit: Unit) -> UnitVersion? { history.versions[unit.id]?.last }

    private mutating func take(_ cells: [String], _ number: Int) {
        var problems: [Text] = []
        var notes: [Text] = []
        let code = AgencyCode.unit(cells[0])
        if code == nil { problems.append(cells[0].isEmpty ? Text("Thiếu mã.", "The code is missing.") : Refusal.badCode("").fields[0].message) }
        if let code, let first = firsts[code], first != number {
            problems.append(Text("Mã này đã có ở dòng \(first).", "This code is on line \(first) already."))
        }
        let existing = code.flatMap { byCode[$0] }
        let change = code.flatMap { read(cells, code: $0, existing: existing, &problems) }
        if let change { check(change, &problems) }
        if problems.isEmpty, let change {
            if let existing, let old = newest(existing) { compare(change, with: old, of: existing, &notes) }
            if existing == nil || !notes.isEmpty { changes.append(change) }
        }
        let status: ImportLine.Status = !problems.isEmpty ? .error : existing == nil ? .new : notes.isEmpty ? .unchanged : .changed
        lines.append(ImportLine(number: number, status: status, code: code ?? cells[0], name: cells[1], notes: problems.isEmpty ? notes : problems))
    }

    private func read(_ cells: [String], code: String, existing: Unit?, _ problems: inout [Text]) -> Change? {
        let old = existing.flatMap(newest)
        let name = Vietnamese.composed(cells[1])
        let english = Vietnamese.composed(cells[2])
        if name.isEmpty, old == nil { problems.append(Text("Thiếu tên đơn vị.", "The name of the unit is missing.")) }
        if max(name.unicodeScalars.count, english.unicodeScalars.count) > 200 {
            problems.append(Text("Tên dài quá 200 ký tự.", "The name is longer than 200 characters."))
        }
        var from = history.today
        do {
            // A line about a known unit without a day, or with one before its present name, is about that name.
            let typed = try Self.date.parse(.string(cells[5]))
            from = typed ?? old?.validity.from ?? history.today
            if let old { from = max(from, old.validity.from) }
        } catch { problems.append(error.message) }
        guard let kind = Self.kind(cells[3]) ?? (cells[3].isEmpty ? existing?.kind : nil) else {
            let known = UnitKind.allCases.dropFirst()
            problems.append(
                Text(
                    "Loại đơn vị là một trong: \(known.map(\.label.vi).joined(separator: ", ")).",
                    "The kind is one of: \(known.map(\.label.en).joined(separator: ", "))."))
            return nil
        }
        let vi = name.isEmpty ? old?.name.vi ?? "" : name
        // Without its own English name a unit goes by the Vietnamese one, also after a change.
        let en = !english.isEmpty ? english : old.map { $0.name.en == $0.name.vi ? vi : $0.name.en } ?? vi
        return Change(
            code: code, name: Text(vi, en), kind: kind, parent: code == AgencyCode.root ? nil : above[code], from: from, existing: existing)
    }

    private static func kind(_ cell: String) -> UnitKind? {
        let word = Vietnamese.folded(cell)
        return UnitKind.allCases.first { [$0.rawValue.lowercased(), Vietnamese.folded($0.label.vi), Vietnamese.folded($0.label.en)].contains(word) }
    }

    private func check(_ change: Change, _ problems: inout [Text]) {
        if (change.kind == .agency) != (change.code == AgencyCode.root) {
            problems.append(
                Text(
                    "Chỉ đơn vị mang mã “\(AgencyCode.root)” là cả cơ quan.", "Only the unit with the code “\(AgencyCode.root)” is the agency itself."
                ))
        }
        if let to = change.existing?.validity.to, to <= change.from || to <= history.today {
            problems.append(Text("Đơn vị này đã kết thúc từ ngày \(to.vietnamese).", "This unit ended on \(to.vietnamese)."))
        }
        guard let parent = change.parent else { return }
        var seen: Set<String> = [change.code]
        var next: String? = parent
        while let code = next {
            guard seen.insert(code).inserted else {
                return problems.append(Text("Đơn vị cấp trên tạo thành vòng tròn.", "The units above form a circle."))
            }
            next = above[code]
        }
        if let unit = byCode[parent] {
            if !unit.validity.contains(change.from) {
                problems.append(
                    Text(
                        "Đơn vị cấp trên “\(parent)” chỉ có \(unit.validity.words.vi).",
                        "The unit above, “\(parent)”, exists only \(unit.validity.words.en)."))
            }
        } else if let begin = begins[parent] {
            if begin > change.from {
                problems.append(
                    Text(
                        "Đơn vị cấp trên “\(parent)” có từ ngày \(begin.vietnamese).", "The unit above, “\(parent)”, exists from \(begin.vietnamese)."
                    ))
            }
        } else {
            problems.append(Text("Không có đơn vị cấp trên nào mang mã “\(parent)”.", "No unit above has the code “\(parent)”."))
        }
    }

    private func compare(_ change: Change, with old: UnitVersion, of unit: Unit, _ notes: inout [Text]) {
        let day = change.from > old.validity.from ? Text(" từ ngày \(change.from.vietnamese)", " from \(change.from.vietnamese)") : Text(same: "")
        if change.name != old.name {
            notes.append(Text("Tên: \(old.name.vi) → \(change.name.vi)\(day.vi)", "Name: \(old.name.en) → \(change.name.en)\(day.en)"))
        }
        if change.kind != unit.kind { notes.append(Text("Loại: \(change.kind.label.vi)", "Kind: \(change.kind.label.en)")) }
        if let parent = change.parent, old.parent.flatMap({ history.units[$0]?.code }) != parent {
            notes.append(Text("Cấp trên: \(parent)\(day.vi)", "Above: \(parent)\(day.en)"))
        }
    }

    /// Writes the changes, each unit after the one above it.
    func write(in world: World, ticket: String?) throws {
        var open = changes
        var done = 0
        while !open.isEmpty {
            let waiting = Set(open.lazy.filter { $0.existing == nil }.map(\.code))
            let ready = open.filter { $0.parent.map { !waiting.contains($0) } ?? true }
            // The plan has refused circles, so something is always ready.
            guard !ready.isEmpty else {
                throw Refusal.conflict(
                    "import.circle", Text("Đơn vị cấp trên tạo thành vòng tròn.", "The units above form a circle."),
                    next: Text("Sửa cột đơn vị cấp trên.", "Correct the column of the unit above."))
            }
            for change in ready {
                try write(change, in: world)
                done += 1
                ImportProgress.report(ticket, done: done, total: changes.count)
            }
            open.removeAll { change in ready.contains { $0.code == change.code } }
        }
    }

    private func write(_ change: Change, in world: World) throws {
        let parent = try change.parent.map { try world.unit($0, field: "rows", on: change.from).id }
        guard let unit = change.existing else {
            _ = try world.createUnit(name: change.name, code: change.code, kind: change.kind, parent: parent, from: change.from)
            return
        }
        let found = try world.unit(unit.id.rawValue, field: "rows", on: change.from)
        try world.change(found, from: change.from, name: change.name, parent: parent, field: "rows")
        if change.from > found.version.validity.from {
            let kind: SuccessorKind = change.name != found.name ? .rename : .move
            try world.link(found.id, to: found.id, kind, on: change.from, basis: nil)
        }
        if change.kind != unit.kind {
            try world.session.execute(
                "UPDATE unit SET kind = \(change.kind.rawValue) WHERE agency_id = \(world.agency) AND unit_id = \(unit.id.rawValue)")
        }
    }
}
