internal import Law
public import Storage
public import Vietnamese

/// Import of evaluations. A line is one year of one person or unit; a line that says something else than the register corrects it, with a reason.
public enum EvaluationsImport {
    /// The most lines of one import.
    public static let limit = 5000

    /// The columns, in the order of the template.
    public static let columns: [ImportColumn] = [
        MeritCells.person, MeritCells.unit, MeritCells.year,
        ImportColumn(
            "level", Text("Mức xếp loại", "Level"), hint: TargetsImport.sentence(TargetsImport.choices(MeritFields.level.declaration)),
            required: true,
            also: ["Xếp loại", "Kết quả", "Rating"]),
        ImportColumn(
            "document", Text("Văn bản", "Document"), hint: Text("Số và cơ quan ban hành.", "Number and issuer."), required: true,
            also: ["Số văn bản", "Document number"]),
        ImportColumn("document_on", Text("Ngày văn bản", "Date of the document"), hint: Text("31/12/2025", "31/12/2025"), required: true),
        ImportColumn(
            "reason", Text("Lý do đính chính", "Reason for the correction"),
            hint: Text("Chỉ khi khác kết quả đã có trong sổ.", "Only when it differs from the register."), also: ["Lý do", "Reason"]),
    ]

    /// What an import of this table would do. Throws `Refusal` for whoever may not import.
    public static func preview(_ table: [[String]], today: CivilDate, for actor: Actor, in session: Session) throws -> ImportPreview {
        guard MeritPolicy.mayKeep(actor) else { throw actor.isSignedIn ? Refusal.forbidden : Refusal.signedOut }
        let read = ImportTable(table, columns: columns, limit: limit)
        guard read.problems.isEmpty else { return ImportPreview(problems: read.problems, ignored: read.ignored, lines: [], rows: []) }
        let plan = EvaluationsImportPlan(read.rows, state: try EvaluationsImportState.load(agency: actor.agency, today: today, in: session))
        return ImportPreview(problems: plan.lines.isEmpty ? [ImportTable.noLines] : [], ignored: read.ignored, lines: plan.lines, rows: read.rows)
    }
}

/// Cells that several registers have in common, and how they are read.
enum MeritCells {
    static let person = ImportColumn(
        "person", Text("Người (mã)", "Person (code)"), hint: Text("Mã cán bộ, hoặc để trống.", "Staff code, or empty."),
        also: ["Mã cán bộ", "Mã người", "Staff code"])
    static let unit = ImportColumn(
        "unit", Text("Đơn vị (mã)", "Unit (code)"), hint: Text("Mã đơn vị, hoặc để trống.", "Code of the unit, or empty."),
        also: ["Mã đơn vị", "Unit code"])
    static let year = ImportColumn("year", Text("Năm", "Year"), hint: Text("Ví dụ 2025.", "For example 2025."), required: true)

    /// A problem that names its column.
    static func wrong(_ key: String, _ columns: [ImportColumn], _ message: Text) -> Text {
        guard let column = columns.first(where: { $0.key == key }) else { return message }
        return Text("Cột “\(column.title.vi)”: \(message.vi)", "Column “\(column.title.en)”: \(message.en)")
    }

    /// One cell read as a field of the form would read it.
    static func read<Value>(_ field: Field<Value>, _ cell: String, _ columns: [ImportColumn], _ problems: inout [Text]) -> Value? {
        do throws(FieldFailure) { return try field.parse(cell.isEmpty ? nil : .string(choice(cell, field.declaration))) } catch {
            problems.append(wrong(field.key, columns, error.message))
            return nil
        }
    }

    /// A choice may be written as its value or as either label, whatever the diacritics.
    private static func choice(_ cell: String, _ field: FieldDeclaration) -> String {
        let word = Vietnamese.folded(cell)
        return TargetsImport.choices(field).first {
            [$0.value, Vietnamese.folded($0.label.vi), Vietnamese.folded($0.label.en)].contains(word)
        }?.value ?? cell
    }
}

/// People and units by code, those who left and those that ended included.
struct MeritDirectory {
    private var people: [String: (id: String, name: String)] = [:]
    private var units: [String: (id: String, name: String)] = [:]

    static func load(agency: String, in session: Session) throws -> MeritDirectory {
        var found = MeritDirectory()
        for row in try session.rows("SELECT code, person_id, name FROM person WHERE agency_id = \(agency)") {
            found.people[try row.text(0)] = (try row.text(1), try row.text(2))
        }
        for row in try session.rows(
            """
            SELECT u.code, u.unit_id, v.name FROM unit u JOIN unit_version v ON v.agency_id = u.agency_id AND v.unit_id = u.unit_id
            WHERE u.agency_id = \(agency) ORDER BY v.valid_from
            """)
        {
            found.units[try row.text(0)] = (try row.text(1), try row.text(2))
        }
        return found
    }

    /// The one person or unit that a line names.
    func subject(
        _ cells: [String: String], _ columns: [ImportColumn], _ problems: inout [Text]
    ) -> (subject: MeritSubject, code: String, name: String)? {
        let (person, unit) = (cells["person"] ?? "", cells["unit"] ?? "")
        guard person.isEmpty != unit.isEmpty else {
            problems.append(Text("Ghi mã người hoặc mã đơn vị, một trong hai.", "Name a person or a unit, one of the two."))
            return nil
        }
        if !person.isEmpty {
            if let found = AgencyCode.person(person).flatMap({ people[$0] }) { return (.person(found.id), person, found.name) }
            problems.append(MeritCells.wrong("person", columns, Text("không có mã “\(person)”.", "nobody has the code “\(person)”.")))
        } else {
            if let found = AgencyCode.unit(unit).flatMap({ units[$0] }) { return (.unit(found.id), unit, found.name) }
            problems.append(MeritCells.wrong("unit", columns, Text("không có mã “\(unit)”.", "no unit has the code “\(unit)”.")))
        }
        return nil
    }
}

/// What is there before an import of evaluations.
struct EvaluationsImportState {
    struct Key: Hashable {
        let subject: MeritSubject
        let year: Int
    }
    struct Existing {
        let id, level, document, documentOn: String
    }

    let directory: MeritDirectory
    let today: CivilDate
    var entries: [Key: Existing] = [:]

    static func load(agency: String, today: CivilDate, in session: Session) throws -> EvaluationsImportState {
        var state = EvaluationsImportState(directory: try .load(agency: agency, in: session), today: today)
        for row in try session.rows(
            """
            SELECT subject_kind, subject_id, year, evaluation_id, level, document, document_on FROM evaluation
            WHERE agency_id = \(agency) AND replaced_by IS NULL
            """)
        {
            let subject: MeritSubject = try row.text(0) == "unit" ? .unit(row.text(1)) : .person(row.text(1))
            state.entries[Key(subject: subject, year: try row.int(2))] = Existing(
                id: try row.text(3), level: try row.text(4), document: try row.text(5), documentOn: try row.text(6))
        }
        return state
    }
}

/// What an import of evaluations does, worked out before anything is written: the same for the preview and for the act.
struct EvaluationsImportPlan {
    private(set) var lines: [ImportLine] = []
    private var new: [NewEvaluation] = []
    private var corrections: [(old: String, entry: NewEvaluation, reason: String)] = []
    private var firsts: [EvaluationsImportState.Key: Int] = [:]
    private let state: EvaluationsImportState

    init(_ rows: [[String]], state: EvaluationsImportState) {
        self.state = state
        for (index, cells) in rows.enumerated() where cells.contains(where: { !$0.isEmpty }) {
            take(Dictionary(uniqueKeysWithValues: zip(EvaluationsImport.columns.map(\.key), cells)), index + 2)
        }
    }

    private mutating func take(_ cells: [String: String], _ number: Int) {
        let columns = EvaluationsImport.columns
        var problems: [Text] = []
        let subject = state.directory.subject(cells, columns, &problems)
        let year = MeritCells.read(MeritFields.year, cells["year"] ?? "", columns, &problems)
        let level = MeritCells.read(MeritFields.level, cells["level"] ?? "", columns, &problems).flatMap(Rating.init(rawValue:))
        let document = MeritCells.read(MeritFields.document, cells["document"] ?? "", columns, &problems)
        let documentOn = MeritCells.read(MeritFields.documentOn, cells["document_on"] ?? "", columns, &problems)
        var status = ImportLine.Status.new
        var notes: [Text] = []
        if let subject, let year, let level, let document, let documentOn {
            let key = EvaluationsImportState.Key(subject: subject.subject, year: year)
            let entry = NewEvaluation(subject: subject.subject, year: year, level: level, document: document, documentOn: documentOn)
            problems += entry.problems(today: state.today).map { MeritCells.wrong($0.key, columns, $0.message) }
            if let first = firsts[key] {
                problems.append(Text("Người hoặc đơn vị và năm này đã có ở dòng \(first).", "This subject and year are on line \(first) already."))
            }
            firsts[key] = firsts[key] ?? number
            if let old = state.entries[key] {
                let isSame = (old.level, old.document, old.documentOn) == (level.rawValue, document, documentOn.iso)
                status = isSame ? .unchanged : .changed
                if !isSame {
                    let was = Text((Rating(rawValue: old.level) ?? .failed).label)
                    notes.append(Text("\(was.vi) → \(level.label.vi)", "\(was.en) → \(level.label.en)"))
                    if let reason = MeritCells.read(MeritFields.reason, cells["reason"] ?? "", columns, &problems), problems.isEmpty {
                        corrections.append((old.id, entry, reason))
                    }
                }
            } else if problems.isEmpty {
                new.append(entry)
            }
        }
        lines.append(
            ImportLine(
                number: number, status: problems.isEmpty ? status : .error, code: subject?.code ?? cells["person"] ?? "",
                name: [subject?.name ?? "", cells["year"] ?? ""].filter { !$0.isEmpty }.joined(separator: ", "),
                notes: problems.isEmpty ? notes : problems))
    }

    func write(in world: World, ticket: String?) throws {
        let total = new.count + corrections.count
        for (index, entry) in new.enumerated() {
            _ = try EvaluationStore.insert(entry, reason: "", in: world)
            ImportProgress.report(ticket, done: index + 1, total: total)
        }
        for (index, one) in corrections.enumerated() {
            _ = try EvaluationStore.replace(one.old, by: one.entry, reason: one.reason, in: world)
            ImportProgress.report(ticket, done: new.count + index + 1, total: total)
        }
    }
}
