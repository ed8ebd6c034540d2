public import Vietnamese

/// A unit of an agency; its names and its place in the tree are dated (`UnitVersion`).
public struct Unit: Sendable, Hashable {
    /// Identifier.
    public let id: Identifier<Unit>
    /// Short code, used in addresses and imports.
    public let code: String
    /// What sort of body it is.
    public let kind: UnitKind
    /// The days on which it exists.
    public let validity: Validity

    /// How it is named as the subject of an entry in the record.
    public var subject: String { "unit:\(id)" }
}

/// What a unit was called, and what it stood under, for a span of days.
public struct UnitVersion: Sendable, Hashable {
    /// The days it holds for.
    public let validity: Validity
    /// Name.
    public let name: Text
    /// The unit above.
    public let parent: Identifier<Unit>?
    /// Place among its sisters.
    public let position: Int
}

/// A link from a unit to what became of it; the same unit on both ends for a new name or place.
public struct UnitSuccessor: Sendable, Hashable {
    /// The unit before.
    public let unit: Identifier<Unit>
    /// The unit after.
    public let successor: Identifier<Unit>
    /// How.
    public let kind: SuccessorKind
    /// First day of the new state.
    public let on: CivilDate
    /// The decision it rests on.
    public let basis: String
}

/// A unit under the name of its day, with what it is called now.
public struct DatedName: Sendable, Hashable {
    /// Identifier.
    public let id: Identifier<Unit>
    /// Code.
    public let code: String
    /// The name of its day.
    public let name: Text
    /// What it is called now, or the units that took over; empty when nothing changed or nobody did.
    public let now: [Text]

    /// "Phòng A (nay là Phòng B)".
    public var label: Text {
        guard !now.isEmpty else { return name }
        let vi = now.map(\.vi).joined(separator: ", ")
        let en = now.map(\.en).joined(separator: ", ")
        return Text("\(name.vi) (nay là \(vi))", "\(name.en) (now \(en))")
    }
}

/// A unit as a link.
public struct UnitRef: Sendable, Hashable {
    /// Identifier.
    public let id: Identifier<Unit>
    /// Code, for the address.
    public let code: String
    /// Name on the day asked for.
    public let name: Text
}

/// The head of a unit: the title is public, the name only for colleagues.
public struct UnitHead: Sendable, Hashable {
    /// Title of the post.
    public let title: Text
    /// Who holds it; nil when nobody does, or when the viewer may not see people.
    public let person: PersonRef?
}

/// A unit in the tree.
public struct UnitNode: Sendable, Hashable {
    /// Identifier, code and name.
    public let unit: UnitRef
    /// What sort of body it is.
    public let kind: UnitKind
    /// Its heads.
    public let heads: [UnitHead]
    /// How many people belong to it directly; nil when the viewer may not see people.
    public let members: Int?
    /// Units below it, in their order.
    public let children: [UnitNode]
}

/// The structure of an agency on one day.
public struct UnitTree: Sendable, Hashable {
    /// The day.
    public let day: CivilDate
    /// The units that stand under no other; normally the agency alone.
    public let roots: [UnitNode]
    /// How many people work in the agency; nil when the viewer may not see people.
    public let people: Int?

    /// Every unit with its depth, each before those below it.
    public var flattened: [(depth: Int, node: UnitNode)] {
        func walk(_ nodes: [UnitNode], _ depth: Int) -> [(depth: Int, node: UnitNode)] {
            nodes.flatMap { [(depth, $0)] + walk($0.children, depth + 1) }
        }
        return walk(roots, 0)
    }
}

/// A reorganisation, as the page of a unit shows it.
public struct UnitChange: Sendable, Hashable {
    /// How.
    public let kind: SuccessorKind
    /// First day of the new state.
    public let on: CivilDate
    /// The decision it rests on.
    public let basis: String
    /// The unit on the other end, under the name of that day; nil for a new name or place of the same unit.
    public let other: DatedName?
}

/// A post of a unit with those who hold it.
public struct UnitPost: Sendable, Hashable {
    /// Identifier.
    public let id: Identifier<Post>
    /// Code, for imports and the command line.
    public let code: String
    /// Title.
    public let title: Text
    /// Whether its holder heads the unit.
    public let isHead: Bool
    /// Roles it carries; nil when the viewer may not see them.
    public let roles: Set<Role>?
    /// Who holds it on the day.
    public let holders: [PersonRef]
}

/// Everything about one unit on one day.
public struct UnitPage: Sendable, Hashable {
    /// The unit.
    public let unit: Unit
    /// The day shown.
    public let day: CivilDate
    /// Its name on that day, and now.
    public let name: DatedName
    /// The unit above.
    public let parent: UnitRef?
    /// Units below.
    public let children: [UnitRef]
    /// Names and places over time, oldest first.
    public let versions: [UnitVersion]
    /// What became of it, oldest first.
    public let changes: [UnitChange]
    /// What it came from, oldest first.
    public let origins: [UnitChange]
    /// Posts on the day, heads first; only those of heads for viewers who may not see people.
    public let posts: [UnitPost]
    /// People who belong to it on the day, by given name; nil when the viewer may not see people.
    public let people: PersonList?
    /// Whether the viewer may change it.
    public let mayManage: Bool
}
