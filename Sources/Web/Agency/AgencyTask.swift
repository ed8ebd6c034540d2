internal import Markup
internal import Movement
internal import Vietnamese

/// What a form is about: a unit, a person, or somebody new.
enum TaskPlace {
    case unit(UnitPage)
    case person(PersonPage)
    case newPerson

    /// The page the form belongs to.
    var address: String {
        switch self {
        case .unit(let unit): UnitPages.address(unit)
        case .person(let person): PersonPages.address(person)
        case .newPerson: "/nguoi"
        }
    }

    /// Whom or what it is about; nil for somebody new.
    func name(_ look: Look) -> String? {
        switch self {
        case .unit(let unit): look(unit.name.name)
        case .person(let person): person.person.name
        case .newPerson: nil
        }
    }

    func breadcrumbs(_ look: Look) -> [(label: String, href: String)] {
        switch self {
        case .unit(let unit): UnitPages.breadcrumbs(unit, nil, look) + [(look(unit.name.name), address)]
        case .person(let person): [(look("Người", "People"), "/nguoi"), (person.person.name, address)]
        case .newPerson: [(look("Người", "People"), "/nguoi")]
        }
    }

    var menu: MenuPlace { if case .unit = self { .organisation } else { .people } }
}

/// One form of an act at an address of its own, "/to-chuc/{ma}/{viec}" or "/nguoi/{id}/{viec}".
struct AgencyTask: Sendable {
    /// Last part of the address.
    let slug: String
    /// The act it performs.
    let act: String
    /// The field that the address fills.
    let fixed: String?
    /// Whether the answers are shown for checking before the act, because it changes what others rest on.
    var isChecked = false
    /// Whether it stands in the list of the page; the others hang on a post.
    var isListed = true
    /// Whether it is about one post of the unit.
    var concernsPost = false
    /// Whether only those who may give roles have it.
    var needsRoles = false
    /// Whether the agency itself, as a unit, has it too.
    var isForRoot = true

    static let units: [AgencyTask] = [
        AgencyTask(slug: "them", act: "unit.create", fixed: "parent"),
        AgencyTask(slug: "them-chuc-vu", act: "post.create", fixed: "unit"),
        AgencyTask(slug: "giao-chuc-vu", act: "post.assign", fixed: nil, concernsPost: true),
        AgencyTask(slug: "thoi-chuc-vu", act: "post.release", fixed: nil, isListed: false, concernsPost: true),
        AgencyTask(slug: "vai-tro", act: "post.set-roles", fixed: nil, isListed: false, concernsPost: true, needsRoles: true),
        AgencyTask(slug: "bo-chuc-vu", act: "post.end", fixed: nil, isListed: false, concernsPost: true),
        AgencyTask(slug: "doi-ten", act: "unit.rename", fixed: "unit", isChecked: true),
        AgencyTask(slug: "chuyen", act: "unit.move", fixed: "unit", isChecked: true, isForRoot: false),
        AgencyTask(slug: "sap-nhap", act: "unit.merge", fixed: nil, isChecked: true, isForRoot: false),
        AgencyTask(slug: "chia-tach", act: "unit.split", fixed: "unit", isChecked: true, isForRoot: false),
        AgencyTask(slug: "giai-the", act: "unit.dissolve", fixed: "unit", isChecked: true, isForRoot: false),
    ]

    static let people: [AgencyTask] = [
        AgencyTask(slug: "sua", act: "person.correct", fixed: "person"),
        AgencyTask(slug: "vao-don-vi", act: "person.join-unit", fixed: "person"),
        AgencyTask(slug: "roi-don-vi", act: "person.leave-unit", fixed: "person"),
        AgencyTask(slug: "giao-chuc-vu", act: "post.assign", fixed: "person"),
        AgencyTask(slug: "thoi-chuc-vu", act: "post.release", fixed: "person"),
        AgencyTask(slug: "thoi-viec", act: "person.leave", fixed: "person", isChecked: true),
    ]

    static let newPerson = AgencyTask(slug: "them", act: "person.create", fixed: nil)

    /// The act's declaration; every name above is in the catalogue, which a test holds.
    var declaration: ActDeclaration {
        get throws {
            guard let declaration = ActCatalog.act(named: act)?.declaration else { throw Refusal.notFound }
            return declaration
        }
    }

    func title(_ look: Look) -> String { (try? look(declaration.title)) ?? act }

    /// Whether the viewer has this task here and now.
    func isOffered(_ place: TaskPlace, _ look: Look) -> Bool {
        guard AgencyPolicy.mayManage(look.viewer), !needsRoles || AgencyPolicy.mayGiveRoles(look.viewer) else { return false }
        switch place {
        case .unit(let unit):
            return (isForRoot || unit.unit.kind != .agency) && unit.unit.validity.to.map { $0 > look.today } ?? true
        case .person(let person):
            return switch slug {
            case "sua": true
            case "roi-don-vi": person.memberships.contains(where: \.isCurrent)
            case "thoi-chuc-vu": person.posts.contains(where: \.isCurrent)
            default: person.validity.to.map { $0 > look.today } ?? true
            }
        case .newPerson: return true
        }
    }

    /// The values that the address gives, so that no form can speak for another unit or person.
    func fixedValues(_ visit: Visit) -> [String: JSONValue] {
        guard let fixed else { return [:] }
        return [fixed: .string(visit.parameter(fixed == "person" ? "id" : "ma"))]
    }

    /// Fields the reader fills in.
    func openFields() throws -> [FieldDeclaration] { try declaration.fields.filter { $0.key != fixed } }
}

/// What the fields of a task hold before anybody types, and what they may point to.
extension AgencyTask {
    func prefilled(_ place: TaskPlace, _ look: Look) throws -> [String: JSONValue] {
        var values: [String: JSONValue] = [:]
        for field in try openFields() where field.kind == .date { values[field.key] = .string(look.today.iso) }
        if let post = look.visit.query("chuc-vu") { values["post"] = .string(post) }
        if let unit = look.visit.query("don-vi") { values["unit"] = .string(unit) }
        switch place {
        case .unit(let unit): fill(&values, from: unit)
        case .person(let person) where slug == "sua": fill(&values, from: person)
        case .person, .newPerson: break
        }
        return values
    }

    private func fill(_ values: inout [String: JSONValue], from unit: UnitPage) {
        switch slug {
        case "doi-ten":
            values["name"] = .string(unit.name.name.vi)
            if unit.name.name.en != unit.name.name.vi { values["name_en"] = .string(unit.name.name.en) }
        case "sap-nhap": values["units"] = [.string(unit.unit.code)]
        case "vai-tro", "thoi-chuc-vu":
            guard let post = unit.posts.first(where: { $0.id.rawValue == values["post"]?.string }) else { return }
            if slug == "vai-tro" { values["roles"] = .array((post.roles ?? []).map(\.rawValue).sorted().map(JSONValue.string)) }
            if slug == "thoi-chuc-vu", let only = post.holders.first, post.holders.count == 1 { values["person"] = .string(only.id.rawValue) }
        default: break
        }
    }

    private func fill(_ values: inout [String: JSONValue], from person: PersonPage) {
        values["name"] = .string(person.person.name)
        guard let details = person.details else { return }
        values["code"] = .string(details.code)
        values["email"] = JSONValue(details.email)
        values["gender"] = JSONValue(details.gender?.rawValue)
        values["is_direct"] = .bool(details.isDirect)
    }

    /// Lists to choose from. A field that would have too long a list has none; then its code is typed.
    func options(_ place: TaskPlace, _ look: Look) throws -> [String: [Choice]] {
        var options: [String: [Choice]] = [:]
        for field in try openFields() {
            switch field.kind {
            case .reference("unit"), .references("unit"): options[field.key] = try units(for: field.key, place, look)
            case .reference("post"): options[field.key] = try posts(place, look)
            case .reference("person"): options[field.key] = try people(place, look)
            default: break
            }
        }
        return options
    }

    private func units(for key: String, _ place: TaskPlace, _ look: Look) throws -> [Choice] {
        if slug == "roi-don-vi", case .person(let person) = place {
            return person.memberships.filter(\.isCurrent).map { Choice($0.unit.code, $0.unit.name) }
        }
        let all = try AgencyChoices.units(look, includingFuture: true)
        guard case .unit(let unit) = place else { return all }
        // A unit is never put under, or joined into, itself; in a merge it is one of those that end.
        return all.filter { key == "units" || $0.value != unit.unit.code }
    }

    private func posts(_ place: TaskPlace, _ look: Look) throws -> [Choice]? {
        switch place {
        case .unit(let unit): unit.posts.map { Choice($0.id.rawValue, $0.title) }
        case .person(let person) where act == "post.release":
            person.posts.filter(\.isCurrent).map { post in
                Choice(
                    post.id.rawValue,
                    Text("\(post.title.vi) (\(post.unit.name.vi))", "\(post.title.en) (\(post.unit.name.en))"))
            }
        case .person, .newPerson: try AgencyChoices.posts(look)
        }
    }

    private func people(_ place: TaskPlace, _ look: Look) throws -> [Choice]? {
        guard case .unit(let unit) = place else { return nil }
        if act == "post.release" {
            var seen: Set<String> = []
            let holders = unit.posts.flatMap(\.holders).filter { seen.insert($0.id.rawValue).inserted }
            return holders.count > AgencyChoices.limit ? nil : holders.map { Choice($0.id.rawValue, Text(same: $0.name)) }
        }
        return try AgencyChoices.people(of: unit.unit.code, look)
    }
}

/// Lists to choose from.
enum AgencyChoices {
    /// A list longer than this is not read through by anybody: the code is typed instead.
    static let limit = 400

    /// Units by their code, in the order of the tree, indented by depth; with those that are to begin later.
    static func units(_ look: Look, includingFuture: Bool) throws -> [Choice] {
        let lines = UnitLine.lines(of: try UnitQueries.tree(on: look.today, for: look.viewer, in: look.session))
        let now = lines.map { line in
            let indent = String(repeating: "– ", count: min(line.depth, 6))
            return Choice(line.node.unit.code, Text(indent + line.node.unit.name.vi, indent + line.node.unit.name.en))
        }
        guard includingFuture else { return now }
        let history = try UnitHistory.load(agency: look.viewer.agency, today: look.today, in: look.session)
        let later = history.units.values.filter { $0.validity.from > look.today }.sorted { $0.code < $1.code }
        return now
            + later.compactMap { unit in
                guard let name = history.version(of: unit.id, on: unit.validity.from)?.name else { return nil }
                let from = unit.validity.from.vietnamese
                return Choice(unit.code, Text("\(name.vi) (từ \(from))", "\(name.en) (from \(from))"))
            }
    }

    /// Posts of the whole agency, or nil when there are too many.
    static func posts(_ look: Look) throws -> [Choice]? {
        let found = try Directory.options(.post, on: look.today, limit: limit + 1, for: look.viewer, in: look.session)
        return found.count > limit ? nil : found.map { Choice($0.target.id, $0.label) }
    }

    /// People of a unit and of those below it, or nil when there are too many.
    static func people(of unit: String, _ look: Look) throws -> [Choice]? {
        let found = try PersonQueries.list(unit: unit, on: look.today, limit: limit, for: look.viewer, in: look.session)
        return found.next == nil ? found.people.map { Choice($0.person.id.rawValue, Text(same: $0.person.name)) } : nil
    }
}
