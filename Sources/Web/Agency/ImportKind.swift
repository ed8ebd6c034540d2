internal import Markup
internal import Movement
internal import Storage
internal import Vietnamese

/// What a file may bring in.
public enum ImportKind: String, Sendable, Codable, CaseIterable {
    /// Those who work here.
    case people
    /// Divisions, offices and the like.
    case units
    /// Targets of one movement.
    case targets

    var label: Text {
        switch self {
        case .people: Text("Người", "People")
        case .units: Text("Đơn vị", "Units")
        case .targets: Text("Chỉ tiêu", "Targets")
        }
    }

    /// The act that takes the table in.
    var act: String { "\(rawValue).import" }

    /// Name of the file to fill in.
    var templateName: String {
        switch self {
        case .people: "mau-nguoi"
        case .units: "mau-don-vi"
        case .targets: "mau-chi-tieu"
        }
    }

    var columns: [ImportColumn] {
        switch self {
        case .people: PeopleImport.columns
        case .units: UnitsImport.columns
        case .targets: TargetsImport.columns
        }
    }

    func template(_ language: Language) -> [[String]] { [columns.map { $0.title[language] }] }

    /// Who may take such a file in.
    func isFor(_ viewer: Actor) -> Bool { self == .targets ? TargetPolicy.maySet(viewer) : AgencyPolicy.mayManage(viewer) }

    func preview(_ table: [[String]], at place: ImportPlace, today: CivilDate, for actor: Actor, in session: Session) throws -> ImportPreview {
        switch self {
        case .people: try PeopleImport.preview(table, today: today, for: actor, in: session)
        case .units: try UnitsImport.preview(table, today: today, for: actor, in: session)
        case .targets: try TargetsImport.preview(table, into: place.movement ?? "", today: today, for: actor, in: session)
        }
    }
}

/// Where files are taken in: the lists of an agency, or the targets of one of its movements.
struct ImportPlace: Sendable, Hashable {
    /// Address word of the movement.
    let movement: String?

    /// The lists of the agency.
    static let agency = ImportPlace(movement: nil)

    /// The place a page's address names.
    static func of(_ visit: Visit) -> ImportPlace {
        let slug = visit.parameter("slug")
        return ImportPlace(movement: slug.isEmpty ? nil : slug)
    }

    /// What may be taken in here.
    var kinds: [ImportKind] { movement == nil ? [.people, .units] : [.targets] }

    /// Address of the page where a file is chosen; each import is below it.
    var address: String { movement.map { "\(TargetParts.list($0))/nhap" } ?? "/to-chuc/nhap" }

    /// The part of the site it belongs to.
    var area: MenuPlace { movement == nil ? .organisation : .movements }

    /// Where the result is seen.
    func list(_ kind: ImportKind) -> String { movement.map(TargetParts.list) ?? (kind == .people ? "/nguoi" : "/to-chuc") }

    /// Lets only those go on who may take files in here; for others the address does not exist.
    func require(_ look: Look) throws {
        guard kinds.allSatisfy({ $0.isFor(look.viewer) }) else { throw Refusal.notFound }
        if let movement { _ = try TargetsImport.movement(movement, for: look.viewer, in: look.session) }
    }

    /// What the act needs besides the table.
    func fields(for actor: Actor, in session: Session) throws -> [String: JSONValue] {
        guard let movement else { return [:] }
        return ["movement": .string(try TargetsImport.movement(movement, for: actor, in: session).id)]
    }

    /// Ways up from the page where a file is chosen, or from one below it.
    func breadcrumbs(isBelow: Bool, _ look: Look) throws -> [(label: String, href: String)] {
        let above =
            try movement.map { slug in
                [
                    (try TargetsImport.movement(slug, for: look.viewer, in: look.session).name, "/phong-trao/\(slug)"),
                    (look("Chỉ tiêu", "Targets"), TargetParts.list(slug)),
                ]
            } ?? [(look("Tổ chức", "Organisation"), "/to-chuc")]
        return above + (isBelow ? [(look("Nhập từ tệp", "Import a file"), address)] : [])
    }
}
