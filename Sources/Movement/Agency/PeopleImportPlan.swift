internal import Vietnamese

/// One line of a file of people, read but not yet compared with what is there.
struct PersonRow {
    let number: Int
    let code, name, unit, post: String
    let email: String?
    let gender: Gender?
    let isHead, isDirect: Bool?
    let from: CivilDate?
    let problems: [Text]

    private static let date = Field.optionalDate("from", PeopleImport.columns[8].title)

    /// - Parameter cells: in the order of `PeopleImport.columns`.
    init(_ cells: [String], number: Int) {
        var problems: [Text] = []
        func read<Value>(_ body: () throws(FieldFailure) -> Value) -> Value? {
            do { return try body() } catch {
                problems.append(error.message)
                return nil
            }
        }
        self.number = number
        let typed = cells[0]
        code = AgencyCode.person(typed) ?? ""
        if code.isEmpty {
            problems.append(typed.isEmpty ? Text("Thiếu mã.", "The code is missing.") : Refusal.badCode("").fields[0].message)
        }
        name = cells[1].isEmpty ? "" : read { () throws(FieldFailure) in try PersonFields.name.parse(.string(cells[1])) } ?? ""
        unit = cells[2]
        post = Vietnamese.composed(cells[3])
        if post.unicodeScalars.count > 200 { problems.append(Text("Chức vụ dài quá 200 ký tự.", "The post is longer than 200 characters.")) }
        isHead = read { () throws(FieldFailure) in try ImportCell.flag(cells[4], PeopleImport.columns[4].title) } ?? nil
        email = read { () throws(FieldFailure) in try PersonFields.email.parse(.string(cells[5])) } ?? nil
        let word = Vietnamese.folded(cells[6])
        gender = Gender.allCases.first { [$0.rawValue, Vietnamese.folded($0.label.vi), Vietnamese.folded($0.label.en)].contains(word) }
        if !word.isEmpty, gender == nil { problems.append(Text("Giới tính ghi Nam, Nữ hoặc Khác.", "Gender says Male, Female or Other.")) }
        isDirect = read { () throws(FieldFailure) in try ImportCell.flag(cells[7], PeopleImport.columns[7].title) } ?? nil
        from = read { () throws(FieldFailure) in try Self.date.parse(.string(cells[8])) } ?? nil
        self.problems = problems
    }
}

/// What an import of people does, worked out before anything is written: the same for the preview and for the act.
struct PeopleImportPlan {
    struct NewPerson { let code, name: String; let email: String?; let gender: Gender?; let isDirect: Bool; let from: CivilDate }
    struct Correction { let id, name: String; let email: String?; let gender: Gender?; let isDirect: Bool }
    struct NewPost: Hashable { let unit, title: String; let isHead: Bool }
    enum PostChoice: Hashable { case existing(String), new(NewPost) }
    /// A person of the file in a unit or post.
    struct Place: Hashable { let code: String; let unit: String?; let post: PostChoice? }
    struct Join { let code, unit: String; let from: CivilDate }
    struct Hold { let code: String; let post: PostChoice; let from: CivilDate }

    private(set) var lines: [ImportLine] = []
    private(set) var people: [NewPerson] = []
    private(set) var corrections: [Correction] = []
    private(set) var posts: [(post: NewPost, unit: Unit)] = []
    private(set) var joins: [Join] = []
    private(set) var holds: [Hold] = []

    private let state: PeopleImportState
    /// First line and earliest day of each code in the file.
    private var firsts: [String: PersonRow] = [:]
    private var earliest: [String: CivilDate] = [:]
    private var earliestJoin: [String: CivilDate] = [:]
    private var planned: Set<Place> = []
    private var plannedPosts: [PeopleImportState.PostKey: [NewPost]] = [:]

    init(_ rows: [[String]], state: PeopleImportState) {
        self.state = state
        // The header stands on the line above the first row.
        let read = rows.enumerated().filter { $0.element.contains { !$0.isEmpty } }.map { PersonRow($0.element, number: $0.offset + 2) }
        for row in read where !row.code.isEmpty {
            if firsts[row.code] == nil { firsts[row.code] = row }
            let day = row.from ?? state.today
            earliest[row.code] = min(earliest[row.code] ?? day, day)
            let key = row.code + "/" + (found(row.unit)?.id ?? "")
            earliestJoin[key] = min(earliestJoin[key] ?? day, day)
        }
        lines.reserveCapacity(read.count)
        for row in read { take(row) }
    }

    private mutating func take(_ row: PersonRow) {
        var problems = row.problems
        var notes: [Text] = []
        let existing = state.people[row.code]
        let isNew = existing == nil && firsts[row.code]?.number == row.number
        if let existing {
            if let to = existing.validity.to, to <= state.today {
                problems.append(
                    Text("Người mang mã này đã thôi làm việc từ ngày \(to.vietnamese).", "The person with this code left on \(to.vietnamese)."))
            }
            if problems.isEmpty, firsts[row.code]?.number == row.number { correct(existing, by: row, &notes, &problems) }
        } else if row.name.isEmpty {
            problems.append(Text("Thiếu họ và tên.", "The full name is missing."))
        }
        if let first = firsts[row.code], first.number != row.number, !agree(first, row) {
            problems.append(
                Text(
                    "Khác với dòng \(first.number) cùng mã: họ tên, thư, giới tính và “trực tiếp” phải như nhau.",
                    "Differs from line \(first.number) with the same code: name, e-mail, gender and “direct” must be the same."))
        }
        if problems.isEmpty, isNew {
            people.append(
                NewPerson(
                    code: row.code, name: row.name, email: row.email, gender: row.gender, isDirect: row.isDirect ?? !(row.isHead ?? false),
                    from: earliest[row.code] ?? state.today))
        }
        let hasLeft = existing?.validity.to.map { $0 <= state.today } ?? false
        if row.problems.isEmpty, !row.code.isEmpty, !hasLeft { place(row, existing, &notes, &problems) }
        let status: ImportLine.Status = !problems.isEmpty ? .error : isNew ? .new : notes.isEmpty ? .unchanged : .changed
        lines.append(
            ImportLine(
                number: row.number, status: status, code: row.code, name: row.name.isEmpty ? existing?.name ?? "" : row.name,
                notes: problems.isEmpty ? notes : problems))
    }

    /// Whether two lines of one person say the same about them; what is left empty says nothing.
    private func agree(_ first: PersonRow, _ row: PersonRow) -> Bool {
        (row.name.isEmpty || row.name == first.name) && (row.email == nil || row.email == first.email)
            && (row.gender == nil || row.gender == first.gender) && (row.isDirect == nil || row.isDirect == first.isDirect)
    }

    private mutating func correct(_ person: Person, by row: PersonRow, _ notes: inout [Text], _ problems: inout [Text]) {
        let new = Correction(
            id: person.id.rawValue, name: row.name.isEmpty ? person.name : row.name, email: row.email ?? person.email,
            gender: row.gender ?? person.gender, isDirect: row.isDirect ?? person.isDirect)
        if new.name != person.name { notes.append(Text("Họ tên: \(person.name) → \(new.name)", "Name: \(person.name) → \(new.name)")) }
        if new.email != person.email {
            if state.guarded.contains(new.id), new.id != state.actor.person { problems.append(Refusal.protectedPost.reason) }
            notes.append(Text("Thư: \(person.email ?? "trống") → \(new.email ?? "")", "E-mail: \(person.email ?? "none") → \(new.email ?? "")"))
        }
        if new.gender != person.gender { notes.append(Text("Giới tính: \(new.gender?.label.vi ?? "")", "Gender: \(new.gender?.label.en ?? "")")) }
        if new.isDirect != person.isDirect {
            let words = ImportCell.words(new.isDirect)
            notes.append(Text("Trực tiếp: \(words.vi)", "Direct: \(words.en)"))
        }
        if !notes.isEmpty, problems.isEmpty { corrections.append(new) }
    }

    private func found(_ unit: String) -> FoundUnit? { AgencyCode.unit(unit).flatMap { state.units[$0] } }

    /// Puts the person of a line into its unit and post, unless they are there already.
    private mutating func place(_ row: PersonRow, _ person: Person?, _ notes: inout [Text], _ problems: inout [Text]) {
        let day = row.from ?? state.today
        guard !row.unit.isEmpty else {
            if person == nil { problems.append(Text("Thiếu mã đơn vị.", "The code of the unit is missing.")) }
            if !row.post.isEmpty { problems.append(Text("Có chức vụ nhưng thiếu mã đơn vị.", "There is a post but no unit.")) }
            return
        }
        guard let unit = found(row.unit) else {
            problems.append(Text("Không có đơn vị nào mang mã “\(row.unit)”.", "No unit has the code “\(row.unit)”."))
            return
        }
        let id = person?.id.rawValue
        let post = row.post.isEmpty ? nil : choose(row, in: unit.unit, for: id, on: day)
        if let id, case .existing(let held) = post, state.has(id, held, on: day) { return }
        let needsJoin =
            !(id.map { state.has($0, unit.id, on: day) } ?? false)
            && planned.insert(Place(code: row.code, unit: unit.id, post: nil)).inserted
        guard needsJoin || post != nil else { return }
        let checked = check(row, unit, post, person, on: day)
        guard checked.isEmpty else { return problems += checked }
        if needsJoin {
            joins.append(Join(code: row.code, unit: unit.id, from: earliestJoin[row.code + "/" + unit.id] ?? day))
            notes.append(Text("Vào \(unit.name.vi)", "Joins \(unit.name.en)"))
        }
        guard let post, planned.insert(Place(code: row.code, unit: nil, post: post)).inserted else { return }
        if case .new(let draft) = post { plan(draft, of: unit.unit) }
        holds.append(Hold(code: row.code, post: post, from: day))
        notes.append(Text("Giữ chức vụ \(row.post)", "Holds the post \(row.post)"))
    }

    /// The post the line means: one the person holds already, else one without powers, else any of that title, else a new one.
    private func choose(_ row: PersonRow, in unit: Unit, for person: String?, on day: CivilDate) -> PostChoice {
        let key = PeopleImportState.PostKey(unit: unit.id.rawValue, title: Vietnamese.folded(row.post))
        let fitting = (state.posts[key] ?? []).filter { $0.validity.contains(day) && (row.isHead == nil || row.isHead == $0.isHead) }
        let held = person.flatMap { person in fitting.first { state.has(person, $0.id.rawValue, on: day) } }
        if let post = held ?? fitting.first(where: \.roles.isEmpty) ?? fitting.first { return .existing(post.id.rawValue) }
        let planned = plannedPosts[key]?.first { row.isHead == nil || row.isHead == $0.isHead }
        return .new(planned ?? NewPost(unit: unit.id.rawValue, title: row.post, isHead: row.isHead ?? false))
    }

    private mutating func plan(_ draft: NewPost, of unit: Unit) {
        let key = PeopleImportState.PostKey(unit: draft.unit, title: Vietnamese.folded(draft.title))
        guard plannedPosts[key]?.contains(draft) != true else { return }
        plannedPosts[key, default: []].append(draft)
        posts.append((draft, unit))
    }

    /// What the dates and the policy have against a new membership or holding.
    private func check(_ row: PersonRow, _ unit: FoundUnit, _ post: PostChoice?, _ person: Person?, on day: CivilDate) -> [Text] {
        var problems: [Text] = []
        if !unit.unit.validity.contains(day) {
            let words = unit.unit.validity.words
            problems.append(
                Text(
                    "Đơn vị “\(unit.unit.code)” chỉ có \(words.vi); ngày của dòng này là \(day.vietnamese).",
                    "The unit “\(unit.unit.code)” exists only \(words.en); this line says \(day.vietnamese)."))
        }
        if let person, !person.validity.contains(day) {
            problems.append(
                Text("Người này làm việc ở đây \(person.validity.words.vi).", "This person works here \(person.validity.words.en)."))
        }
        let wanted: Post? =
            switch post {
            case .existing(let id): state.postsByID[id]
            case .new(let draft):
                Post(
                    id: Identifier(""), code: "", title: Text(same: draft.title), unit: unit.unit.id, isHead: draft.isHead, roles: [],
                    validity: unit.unit.validity, isProtected: draft.isHead && unit.isRoot)
            case nil: nil
            }
        if let wanted, let refusal = AgencyPolicy.refusalToAssign(wanted, to: person?.id.rawValue ?? "", by: state.actor) {
            problems.append(refusal.reason)
        }
        return problems
    }
}
