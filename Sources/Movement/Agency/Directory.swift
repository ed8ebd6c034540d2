public import Storage
public import Vietnamese

/// What an assignment may point to.
public enum DirectoryKind: String, Sendable, CaseIterable, Codable {
    case unit, post, person

    /// What it is called.
    public var label: Text {
        switch self {
        case .unit: Text("Đơn vị", "Unit")
        case .post: Text("Chức vụ", "Post")
        case .person: Text("Người", "Person")
        }
    }
}

/// A unit, post or person by identifier.
public struct DirectoryTarget: Sendable, Hashable {
    /// What it is.
    public let kind: DirectoryKind
    /// Its identifier.
    public let id: String

    /// Creates a target.
    public init(_ kind: DirectoryKind, _ id: String) {
        self.kind = kind
        self.id = id
    }
}

/// One line of a list to choose from.
public struct DirectoryOption: Sendable, Hashable {
    /// What it stands for.
    public let target: DirectoryTarget
    /// What the reader sees.
    public let label: Text
}

/// Names for what other subjects point to, and lists to choose from. What a viewer may not see is named in general words.
public enum Directory {
    /// What the targets are called on a day; those that are not here are left out. At most five statements.
    public static func labels(
        of targets: some Sequence<DirectoryTarget>, on day: CivilDate, today: CivilDate, for viewer: Actor, in session: Session
    ) throws -> [DirectoryTarget: Text] {
        let wanted = Dictionary(grouping: Set(targets), by: \.kind).mapValues { $0.map(\.id).sorted() }
        var labels: [DirectoryTarget: Text] = [:]
        if wanted[.unit] != nil || wanted[.post] != nil {
            let history = try UnitHistory.load(agency: viewer.agency, today: today, in: session)
            for id in wanted[.unit] ?? [] { labels[DirectoryTarget(.unit, id)] = history.dated(Identifier(id), on: day)?.label }
            for (id, label) in try posts(wanted[.post] ?? [], history, on: day, for: viewer, in: session) {
                labels[DirectoryTarget(.post, id)] = label
            }
        }
        for (id, name) in try people(wanted[.person] ?? [], for: viewer, in: session) { labels[DirectoryTarget(.person, id)] = name }
        return labels
    }

    private static func posts(
        _ ids: [String], _ history: UnitHistory, on day: CivilDate, for viewer: Actor, in session: Session
    ) throws -> [(String, Text)] {
        guard !ids.isEmpty else { return [] }
        let seesPeople = AgencyPolicy.maySeePeople(viewer)
        return try session.rows(
            "SELECT post_id, title, title_en, unit_id, is_head FROM post WHERE agency_id = \(viewer.agency) AND post_id IN \(list: ids)"
        ).map { row in
            let unit = history.dated(Identifier(try row.text(3)), on: day)?.label
            // Visitors know the titles of heads only.
            guard try seesPeople || row.bool(4) else { return (try row.text(0), unit ?? somebody) }
            return (try row.text(0), label(title: try row.words(1), unit: unit))
        }
    }

    private static func people(_ ids: [String], for viewer: Actor, in session: Session) throws -> [(String, Text)] {
        guard !ids.isEmpty else { return [] }
        let seesPeople = AgencyPolicy.maySeePeople(viewer)
        return try session.rows("SELECT person_id, name FROM person WHERE agency_id = \(viewer.agency) AND person_id IN \(list: ids)").map { row in
            (try row.text(0), seesPeople ? Text(same: try row.text(1)) : somebody)
        }
    }

    /// A person whose name the viewer may not see.
    static let somebody = Text("Một cá nhân", "A person")

    static func label(title: Text, unit: Text?) -> Text {
        guard let unit else { return title }
        return Text("\(title.vi) (\(unit.vi))", "\(title.en) (\(unit.en))")
    }

    /// What may be chosen on a day. Units are public; posts and people are for colleagues.
    /// - Parameters:
    ///   - search: words of the label, without regard to diacritics; empty for all.
    ///   - limit: how many at most; long lists are to be searched.
    public static func options(
        _ kind: DirectoryKind, search: String = "", on day: CivilDate, limit: Int = 200, for viewer: Actor, in session: Session
    ) throws -> [DirectoryOption] {
        let words = Vietnamese.folded(search).split(separator: " ").prefix(6).map(String.init)
        switch kind {
        case .unit:
            return try UnitQueries.tree(on: day, for: viewer, in: session).flattened
                .map { DirectoryOption(target: DirectoryTarget(.unit, $0.node.unit.id.rawValue), label: indented($0.node.unit.name, $0.depth)) }
                .filter { matches($0.label, words) }.prefix(limit).map { $0 }
        case .post:
            guard AgencyPolicy.maySeePeople(viewer) else { return [] }
            return try postOptions(on: day, for: viewer, in: session).filter { matches($0.label, words) }.prefix(limit).map { $0 }
        case .person:
            return try PersonQueries.list(search: search, on: day, limit: limit, for: viewer, in: session).people.map { line in
                let units = line.units.first?.name
                return DirectoryOption(
                    target: DirectoryTarget(.person, line.person.id.rawValue), label: label(title: Text(same: line.person.name), unit: units))
            }
        }
    }

    private static func postOptions(on day: CivilDate, for viewer: Actor, in session: Session) throws -> [DirectoryOption] {
        try session.rows(
            """
            SELECT o.post_id, o.title, o.title_en, v.name, v.name_en FROM post o
            JOIN unit_version v ON v.agency_id = o.agency_id AND v.unit_id = o.unit_id AND \(raw: .holds("v", on: day))
            WHERE o.agency_id = \(viewer.agency) AND \(raw: .holds("o", on: day)) ORDER BY v.position, v.unit_id, o.is_head DESC, o.position
            """
        ).map { row in
            DirectoryOption(target: DirectoryTarget(.post, try row.text(0)), label: label(title: try row.words(1), unit: try row.words(3)))
        }
    }

    private static func indented(_ name: Text, _ depth: Int) -> Text {
        let indent = String(repeating: "— ", count: depth)
        return Text(indent + name.vi, indent + name.en)
    }

    private static func matches(_ label: Text, _ words: [String]) -> Bool {
        let text = Vietnamese.folded("\(label.vi) \(label.en)")
        return words.allSatisfy { text.contains($0) }
    }
}
