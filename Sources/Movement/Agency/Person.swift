/// A post (chức vụ): roles hang on it and end with it.
public struct Post: Sendable, Hashable {
    /// Identifier.
    public let id: Identifier<Post>
    /// Code.
    public let code: String
    /// Title.
    public let title: Text
    /// Unit it belongs to.
    public let unit: Identifier<Unit>
    /// Whether its holder heads that unit.
    public let isHead: Bool
    /// What it lets its holder do.
    public let roles: Set<Role>
    /// The days on which it exists.
    public let validity: Validity

    /// How it is named as the subject of an entry in the record.
    public var subject: String { "post:\(id)" }

    /// Whether only an administrator may give or take it: it carries the agency's highest powers.
    let isProtected: Bool
}

/// A person of an agency.
public struct Person: Sendable, Hashable {
    /// Identifier.
    public let id: Identifier<Person>
    /// Staff code; imports match people by it.
    public let code: String
    /// Full name.
    public let name: String
    /// E-mail address.
    public let email: String?
    /// Gender, when stated.
    public let gender: Gender?
    /// Whether the person does the work directly, without a leading post (người lao động trực tiếp; Law 06/2022/QH15 art. 5).
    public let isDirect: Bool
    /// The days on which they work here.
    public let validity: Validity

    /// How the person is named as the subject of an entry in the record.
    public var subject: String { "person:\(id)" }
}

/// A person as a link.
public struct PersonRef: Sendable, Hashable {
    /// Identifier.
    public let id: Identifier<Person>
    /// Full name.
    public let name: String
}

/// What only the person, the emulation officer and the administrator may see.
public struct PersonDetails: Sendable, Hashable {
    /// Staff code.
    public let code: String
    /// E-mail address.
    public let email: String?
    /// Gender, when stated.
    public let gender: Gender?
    /// Whether they do the work directly.
    public let isDirect: Bool
}

/// A person in a list.
public struct PersonLine: Sendable, Hashable {
    /// Identifier and name.
    public let person: PersonRef
    /// Units they belong to on the day.
    public let units: [UnitRef]
    /// Titles of the posts they hold on the day.
    public let posts: [Text]
    /// What is reserved; nil for viewers who may not see it.
    public let details: PersonDetails?
}

/// One page of people.
public struct PersonList: Sendable, Hashable {
    /// The people, by given name.
    public let people: [PersonLine]
    /// How many there are on all pages.
    public let total: Int
    /// Where the next page begins (`after:`); nil on the last page.
    public let next: Identifier<Person>?

    static let empty = PersonList(people: [], total: 0, next: nil)
}

/// A post somebody holds or held.
public struct PersonPost: Sendable, Hashable {
    /// Identifier of the post.
    public let id: Identifier<Post>
    /// Title.
    public let title: Text
    /// Unit, under the name of the last day it was held, with what it is now.
    public let unit: DatedName
    /// Whether the holder heads the unit.
    public let isHead: Bool
    /// The days it is held.
    public let validity: Validity
    /// Whether it is held on the day shown.
    public let isCurrent: Bool
}

/// A unit somebody belongs or belonged to.
public struct PersonMembership: Sendable, Hashable {
    /// Unit, under the name of the last day of the membership, with what it is now.
    public let unit: DatedName
    /// The days of the membership.
    public let validity: Validity
    /// Whether it holds on the day shown.
    public let isCurrent: Bool
}

/// Everything a viewer may see about one person.
public struct PersonPage: Sendable, Hashable {
    /// Identifier and name.
    public let person: PersonRef
    /// The days on which they work here.
    public let validity: Validity
    /// What is reserved; nil for viewers who may not see it.
    public let details: PersonDetails?
    /// Posts, newest first.
    public let posts: [PersonPost]
    /// Memberships, newest first.
    public let memberships: [PersonMembership]
    /// Whether the viewer is this person.
    public let isSelf: Bool
    /// Whether the viewer may change them.
    public let mayManage: Bool
}
