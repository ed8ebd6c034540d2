public import Storage
public import Vietnamese

/// Import of awards that were given. A line is one award of one subject by one decision. A line that is there already changes nothing; one that
/// says something else about the same award is wrong, because decisions do not change.
public enum PastAwardsImport {
    /// The most lines of one import.
    public static let limit = 5000

    /// The columns, in the order of the template.
    public static let columns: [ImportColumn] = [
        column(AwardFields.kind.declaration, required: true, also: ["Loại đối tượng", "Subject"]),
        MeritCells.person, MeritCells.unit,
        column(AwardFields.name.declaration, also: ["Họ tên", "Tên hộ, tổ chức"]),
        column(AwardFields.address.declaration),
        column(AwardFields.code.declaration, required: true, also: ["Danh hiệu", "Hình thức", "Mã khen thưởng", "Award"]),
        MeritCells.year,
        column(AwardFields.from.declaration, also: ["Từ ngày", "From"]),
        column(AwardFields.to.declaration, also: ["Đến ngày", "To"]),
        column(AwardFields.what.declaration, required: true, also: ["Nội dung", "Achievement"]),
        column(AwardFields.type.declaration, required: true, also: ["Loại khen thưởng"]),
        column(AwardFields.decision.declaration, required: true, also: ["Quyết định", "Decision"]),
        column(AwardFields.decidedOn.declaration, required: true, also: ["Ngày ký", "Decided on"]),
        column(AwardFields.decidedBy.declaration, required: true, also: ["Cơ quan", "Cấp khen", "Decided by"]),
        ImportColumn(
            "former", Text("Cơ quan đã chấm dứt", "Organisation ended"), hint: Text("có hoặc không", "yes or no"), also: ["Đã sáp nhập", "Former"]),
        column(AwardFields.evidence.declaration),
    ]

    private static func column(_ field: FieldDeclaration, required: Bool = false, also spellings: [String] = []) -> ImportColumn {
        let choices = TargetsImport.choices(field)
        return ImportColumn(
            field.key, field.label, hint: choices.isEmpty ? field.hint ?? Text("", "") : TargetsImport.sentence(choices), required: required,
            also: spellings)
    }

    /// What an import of this table would do. Throws `Refusal` for whoever may not import.
    public static func preview(_ table: [[String]], today: CivilDate, for actor: Actor, in session: Session) throws -> ImportPreview {
        guard MeritPolicy.mayKeep(actor) else { throw actor.isSignedIn ? Refusal.forbidden : Refusal.signedOut }
        let read = ImportTable(table, columns: columns, limit: limit)
        guard read.problems.isEmpty else { return ImportPreview(problems: read.problems, ignored: read.ignored, lines: [], rows: []) }
        let plan = PastAwardsImportPlan(read.rows, state: try PastAwardsImportState.load(agency: actor.agency, today: today, in: session))
        return ImportPreview(problems: plan.lines.isEmpty ? [ImportTable.noLines] : [], ignored: read.ignored, lines: plan.lines, rows: read.rows)
    }
}

/// What is there before an import of awards.
struct PastAwardsImportState {
    struct Key: Hashable {
        let subject: String
        let code: String
        let year: Int
        let decision: String
    }

    let directory: MeritDirectory
    let today: CivilDate
    var awards: [Key: AwardSpec] = [:]

    static func load(agency: String, today: CivilDate, in session: Session) throws -> PastAwardsImportState {
        var state = PastAwardsImportState(directory: try .load(agency: agency, in: session), today: today)
        for row in try session.rows(
            """
            SELECT subject_kind, subject_id, code, year, period_from, period_to, what, type, decision, decided_on, decided_by, is_former, evidence
            FROM past_award WHERE agency_id = \(agency) AND state = 'valid'
            """)
        {
            let spec = AwardSpec(
                code: try row.text(2), year: try row.int(3), from: try row.civilDateOrNil(4), to: try row.civilDateOrNil(5), what: try row.text(6),
                type: try row.text(7), decision: try row.text(8), decidedOn: try row.civilDate(9), decidedBy: try row.text(10),
                isFormer: try row.bool(11), evidence: try row.text(12))
            state.awards[key(try row.text(0), try row.text(1), spec)] = spec
        }
        return state
    }

    static func key(_ kind: String, _ subject: String, _ spec: AwardSpec) -> Key {
        Key(subject: "\(kind):\(subject)", code: spec.code, year: spec.year, decision: spec.decisionKey)
    }
}

/// What an import of awards does, worked out before anything is written: the same for the preview and for the act.
struct PastAwardsImportPlan {
    private(set) var lines: [ImportLine] = []
    private var new: [(subject: MeritSubject, spec: AwardSpec)] = []
    private var firsts: [PastAwardsImportState.Key: Int] = [:]
    private let state: PastAwardsImportState

    init(_ rows: [[String]], state: PastAwardsImportState) {
        self.state = state
        for (index, cells) in rows.enumerated() where cells.contains(where: { !$0.isEmpty }) {
            take(Dictionary(uniqueKeysWithValues: zip(PastAwardsImport.columns.map(\.key), cells)), index + 2)
        }
    }

    private mutating func take(_ cells: [String: String], _ number: Int) {
        var problems: [Text] = []
        let subject = subject(cells, &problems)
        let spec = spec(cells, &problems)
        var status = ImportLine.Status.new
        if let subject, let spec {
            let key = PastAwardsImportState.key(subject.subject.kind.rawValue, subject.subject.id, spec)
            if let first = firsts[key] {
                problems.append(Text("Khen thưởng này đã có ở dòng \(first).", "This award is on line \(first) already."))
            }
            firsts[key] = firsts[key] ?? number
            if let old = state.awards[key] {
                status = .unchanged
                if old != spec {
                    problems.append(
                        Text(
                            "Sổ đã có khen thưởng này theo cùng quyết định nhưng nội dung khác; ghi hủy bỏ dòng cũ rồi nhập lại.",
                            "The register has this award by the same decision with other contents; cancel that line and import again."))
                }
            } else if problems.isEmpty {
                new.append((subject.subject, spec))
            }
        }
        lines.append(
            ImportLine(
                number: number, status: problems.isEmpty ? status : .error, code: cells["code"] ?? "",
                name: [subject?.name ?? cells["name"] ?? "", cells["year"] ?? ""].filter { !$0.isEmpty }.joined(separator: ", "), notes: problems))
    }

    private func subject(_ cells: [String: String], _ problems: inout [Text]) -> (subject: MeritSubject, name: String)? {
        let columns = PastAwardsImport.columns
        guard let kind = MeritCells.read(AwardFields.kind, cells["kind"] ?? "", columns, &problems).flatMap(MeritKind.init(rawValue:)) else {
            return nil
        }
        guard kind.isOwn else {
            let name = cells["name"] ?? ""
            guard !name.isEmpty else {
                problems.append(MeritCells.wrong("name", columns, Text("chưa ghi tên.", "the name is missing.")))
                return nil
            }
            return (.free(kind, name: name, address: cells["address"] ?? ""), name)
        }
        guard let found = state.directory.subject(cells, columns, &problems) else { return nil }
        guard found.subject.kind == kind else {
            problems.append(MeritCells.wrong("kind", columns, Text("không khớp với mã đã ghi.", "does not match the code.")))
            return nil
        }
        return (found.subject, found.name)
    }

    private func spec(_ cells: [String: String], _ problems: inout [Text]) -> AwardSpec? {
        let columns = PastAwardsImport.columns
        let before = problems.count
        func read<Value>(_ field: Field<Value>) -> Value? { MeritCells.read(field, cells[field.key] ?? "", columns, &problems) }
        let (code, year, type, what) = (read(AwardFields.code), read(MeritFields.year), read(AwardFields.type), read(AwardFields.what))
        let (from, to) = (read(AwardFields.from) ?? nil, read(AwardFields.to) ?? nil)
        let (decision, on, by) = (read(AwardFields.decision), read(AwardFields.decidedOn), read(AwardFields.decidedBy))
        let evidence = read(AwardFields.evidence) ?? nil
        var isFormer = false
        do throws(FieldFailure) {
            isFormer = try ImportCell.flag(cells["former"] ?? "", Text("Cơ quan đã chấm dứt", "Organisation ended")) ?? false
        } catch { problems.append(error.message) }
        guard problems.count == before, let code, let year, let type, let what, let decision, let on, let by else { return nil }
        let spec = AwardSpec(
            code: code, year: year, from: from, to: to, what: what, type: type, decision: decision, decidedOn: on, decidedBy: by, isFormer: isFormer,
            evidence: evidence ?? "")
        problems += spec.problems(today: state.today).map { MeritCells.wrong($0.key, columns, $0.message) }
        return problems.count == before ? spec : nil
    }

    func write(in world: World, ticket: String?) throws {
        for (index, one) in new.enumerated() {
            _ = try PastAwardStore.insert(one.spec, for: one.subject, isImported: true, in: world)
            ImportProgress.report(ticket, done: index + 1, total: new.count)
        }
    }
}
