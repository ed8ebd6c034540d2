public import Storage
public import Vietnamese

/// Import and export of people. A line says who somebody is, where they belong and which post they hold there; a person with several posts has
/// several lines. Imports add and correct; they never take anybody out, and an empty cell leaves what is there.
public enum PeopleImport {
    /// The most lines of one import.
    public static let limit = 50_000

    /// The columns, in the order of the template.
    public static let columns: [ImportColumn] = [
        ImportColumn(
            "code", Text("Mã", "Code"), hint: Text("Mã cán bộ, không trùng nhau.", "Staff code, unique."), required: true,
            also: ["Mã cán bộ", "Mã số", "Staff code"]),
        ImportColumn(
            "name", Text("Họ và tên", "Full name"), hint: Text("Viết đủ dấu.", "With all diacritics."), required: true, also: ["Họ tên", "Name"]),
        ImportColumn(
            "unit", Text("Đơn vị (mã)", "Unit (code)"), hint: Text("Mã đơn vị ở trang Tổ chức.", "Code of the unit on the page Organisation."),
            required: true, also: ["Mã đơn vị", "Unit code", "Phòng", "Division"]),
        ImportColumn(
            "post", Text("Chức vụ", "Post"),
            hint: Text("Chưa có thì được lập, không kèm quyền quản trị.", "Made when missing, without administrative powers."),
            also: ["Chức danh", "Title"]),
        ImportColumn(
            "is_head", Text("Trưởng (có/không)", "Head (yes/no)"), hint: Text("“có” nếu đứng đầu đơn vị.", "“yes” for the head of the unit."),
            also: ["Đứng đầu", "Là trưởng", "Is head"]),
        ImportColumn(
            "email", Text("Thư điện tử", "E-mail"), hint: Text("Địa chỉ thư công vụ.", "Official address."), also: ["Email", "Mail", "Hộp thư"]),
        ImportColumn("gender", Text("Giới tính", "Gender"), hint: Text("Nam, Nữ hoặc Khác.", "Male, Female or Other."), also: ["Sex"]),
        ImportColumn(
            "is_direct", Text("Trực tiếp (có/không)", "Direct (yes/no)"),
            hint: Text("“có” nếu không giữ chức vụ lãnh đạo, quản lý.", "“yes” for those without a leading post."),
            also: ["Người trực tiếp", "Lao động trực tiếp", "Direct work"]),
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
        let state = try PeopleImportState.load(actor: actor, today: today, in: session)
        let plan = PeopleImportPlan(read.rows, state: state)
        let problems = plan.lines.isEmpty ? [ImportTable.noLines] : []
        return ImportPreview(problems: problems, ignored: read.ignored, lines: plan.lines, rows: read.rows)
    }

    /// Everybody who works here today, in the form an import reads; importing it changes nothing. Throws `Refusal` for whoever may not export.
    public static func export(_ language: Language, today: CivilDate, for viewer: Actor, in session: Session) throws -> [[String]] {
        guard AgencyPolicy.mayExport(viewer) else { throw viewer.isSignedIn ? Refusal.forbidden : Refusal.signedOut }
        let rows = try session.rows(
            """
            SELECT p.person_id, p.code, p.name, p.email, p.gender, p.is_direct, p.valid_from, p.valid_to, u.code, o.title, o.is_head, a.since
            FROM person p
            LEFT JOIN (
                SELECT m.person_id, m.unit_id, NULL AS post_id, m.valid_from AS since FROM membership m
                WHERE m.agency_id = \(viewer.agency) AND \(raw: .holds("m", on: today)) AND NOT EXISTS (
                    SELECT 1 FROM holding h JOIN post q ON q.agency_id = h.agency_id AND q.post_id = h.post_id
                    WHERE h.agency_id = m.agency_id AND h.person_id = m.person_id AND q.unit_id = m.unit_id AND \(raw: .holds("h", on: today)))
                UNION ALL
                SELECT h.person_id, q.unit_id, q.post_id, h.valid_from FROM holding h
                JOIN post q ON q.agency_id = h.agency_id AND q.post_id = h.post_id
                WHERE h.agency_id = \(viewer.agency) AND \(raw: .holds("h", on: today))
            ) a ON a.person_id = p.person_id
            LEFT JOIN unit u ON u.agency_id = p.agency_id AND u.unit_id = a.unit_id
            LEFT JOIN post o ON o.agency_id = p.agency_id AND o.post_id = a.post_id
            WHERE p.agency_id = \(viewer.agency) AND \(raw: .holds("p", on: today)) ORDER BY p.name_key, p.person_id, a.since, u.code, o.code
            """)
        return template(language)
            + (try rows.map { row in
                let person = try AgencyQueries.person(row)
                let isHead = try row.boolOrNil(10).map { ImportCell.words($0)[language] } ?? ""
                return [
                    person.code, person.name, try row.textOrNil(8) ?? "", try row.textOrNil(9) ?? "", isHead, person.email ?? "",
                    person.gender?.label[language] ?? "", ImportCell.words(person.isDirect)[language],
                    (try row.civilDateOrNil(11) ?? person.validity.from).vietnamese,
                ]
            })
    }
}

/// What is there before an import of people: read in a handful of statements, however long the file is.
struct PeopleImportState {
    let actor: Actor
    let today: CivilDate
    var people: [String: Person] = [:]
    var units: [String: FoundUnit] = [:]
    var posts: [PostKey: [Post]] = [:]
    var postsByID: [String: Post] = [:]
    /// First day after the last membership or holding, "person/unit" or "person/post"; `distantDay` while it is open.
    var until: [String: String] = [:]
    /// People whose address only an administrator may change.
    var guarded: Set<String> = []

    static let distantDay = "9999-99-99"

    /// What tells posts of a unit apart in a file.
    struct PostKey: Hashable {
        let unit: String
        let title: String
    }

    static func load(actor: Actor, today: CivilDate, in session: Session) throws -> PeopleImportState {
        var state = PeopleImportState(actor: actor, today: today)
        let people = try session.rows(
            "SELECT person_id, code, name, email, gender, is_direct, valid_from, valid_to FROM person WHERE agency_id = \(actor.agency)")
        for row in people {
            let person = try AgencyQueries.person(row)
            state.people[person.code] = person
        }
        let history = try UnitHistory.load(agency: actor.agency, today: today, in: session)
        for unit in history.units.values {
            guard let version = history.version(of: unit.id, on: today) else { continue }
            state.units[unit.code] = FoundUnit(unit: unit, version: version)
        }
        let posts = try AgencyQueries.posts("o.agency_id IS NOT NULL", agency: actor.agency, in: session)
        for post in posts {
            state.postsByID[post.id.rawValue] = post
            state.posts[PostKey(unit: post.unit.rawValue, title: Vietnamese.folded(post.title.vi)), default: []].append(post)
        }
        let spans = try session.rows(
            """
            SELECT person_id, unit_id, MAX(COALESCE(valid_to, \(distantDay))) FROM membership
            WHERE agency_id = \(actor.agency) GROUP BY person_id, unit_id
            UNION ALL
            SELECT person_id, post_id, MAX(COALESCE(valid_to, \(distantDay))) FROM holding
            WHERE agency_id = \(actor.agency) GROUP BY person_id, post_id
            """)
        let protected = Set(posts.filter { AgencyPolicy.refusalToTake($0, by: actor) != nil }.map(\.id.rawValue))
        for row in spans {
            let (person, other, end) = (try row.text(0), try row.text(1), try row.text(2))
            state.until[person + "/" + other] = end
            if protected.contains(other), end > today.iso { state.guarded.insert(person) }
        }
        return state
    }

    /// Whether a membership or holding reaches over the day or begins later.
    func has(_ person: String, _ other: String, on day: CivilDate) -> Bool { (until[person + "/" + other] ?? "") > day.iso }
}
