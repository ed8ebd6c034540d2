/// What a post lets its holder do. Roles hang on posts and end with them.
public enum Role: String, Sendable, CaseIterable, Codable {
    /// Emulation officer in the Office (chuyên viên thi đua).
    case officer
    /// Head of the agency (Giám đốc).
    case head
    /// Head of a division or unit (Trưởng phòng, Trưởng đơn vị).
    case unitHead
    /// Everybody who works there (công chức, viên chức, người lao động).
    case staff
    /// Officer of a mass organisation (Công đoàn, Chi đoàn).
    case massOrganisation
    /// Member of the emulation and commendation council.
    case councilMember
    /// Secretary of the council.
    case councilSecretary
    /// Legal officer.
    case legalOfficer
    /// Clerical office (Văn thư).
    case clerk
    /// Accountant.
    case accountant
    /// People's Inspection Board (Ban Thanh tra nhân dân), Law 10/2022/QH15 art. 60: reads, never writes.
    case inspector
    /// System administrator: installs and manages accounts; sees no ballots, letters or dossier bodies.
    case administrator

    /// What the role is called.
    public var label: Text {
        switch self {
        case .officer: Text("Chuyên viên thi đua", "Emulation officer")
        case .head: Text("Thủ trưởng cơ quan", "Head of the agency")
        case .unitHead: Text("Trưởng phòng, đơn vị", "Head of a division or unit")
        case .staff: Text("Công chức, viên chức, người lao động", "Staff")
        case .massOrganisation: Text("Đoàn thể", "Mass organisation")
        case .councilMember: Text("Thành viên Hội đồng", "Council member")
        case .councilSecretary: Text("Thư ký Hội đồng", "Council secretary")
        case .legalOfficer: Text("Cán bộ pháp chế", "Legal officer")
        case .clerk: Text("Văn thư", "Clerical office")
        case .accountant: Text("Kế toán", "Accountant")
        case .inspector: Text("Ban Thanh tra nhân dân", "People's Inspection Board")
        case .administrator: Text("Quản trị hệ thống", "System administrator")
        }
    }
}

/// Who acts or looks, with everything a policy may ask about them. Loaded anew inside each transaction, so a lost post counts at once.
public struct Actor: Sendable, Hashable {
    /// Who stands behind the act.
    public enum Identity: Sendable, Hashable {
        /// Nobody signed in.
        case visitor
        /// A person with an account.
        case person(id: String, account: String)
        /// Somebody outside without an account, who has shown that an address or telephone is theirs.
        case guest(id: String)
        /// The one who holds the machine's console (first start, command line as owner of the files).
        case `operator`
    }

    /// Agency the actor belongs to or looks at.
    public let agency: String
    /// Who it is.
    public let identity: Identity
    /// Full name; empty for visitors.
    public let name: String
    /// Roles of the posts held today, and `staff` for everyone who is a member of a unit.
    public let roles: Set<Role>
    /// Units the actor is a member of today.
    public let units: Set<String>
    /// Units the actor heads today, with everything below them.
    public let headedUnits: Set<String>
    /// Posts held today.
    public let posts: Set<String>
    /// Act names an API token allows; nil means all.
    public let scope: Set<String>?

    /// Creates an actor.
    public init(
        agency: String, identity: Identity, name: String = "", roles: Set<Role> = [], units: Set<String> = [],
        headedUnits: Set<String> = [], posts: Set<String> = [], scope: Set<String>? = nil
    ) {
        self.agency = agency
        self.identity = identity
        self.name = name
        self.roles = roles
        self.units = units
        self.headedUnits = headedUnits
        self.posts = posts
        self.scope = scope
    }

    /// Somebody who is not signed in.
    public static func visitor(of agency: String) -> Actor { Actor(agency: agency, identity: .visitor) }

    /// Identifier of the person, if one is signed in.
    public var person: String? { if case .person(let id, _) = identity { id } else { nil } }

    /// Identifier of the guest, if somebody outside takes part without an account.
    public var guest: String? { if case .guest(let id) = identity { id } else { nil } }

    /// The actor, if it is a guest.
    public var takingPart: Actor? { guest == nil ? nil : self }

    /// Identifier of the account, if one is signed in.
    public var account: String? { if case .person(_, let account) = identity { account } else { nil } }

    /// How the actor stands in the record: an opaque identifier.
    public var recordName: String {
        switch identity {
        case .visitor: "public"
        case .person(let id, _), .guest(let id): id
        case .operator: "operator"
        }
    }

    /// Whether the actor holds one of these roles.
    public func has(_ wanted: Role...) -> Bool { wanted.contains(where: roles.contains) }

    /// Whether somebody is signed in.
    public var isSignedIn: Bool { person != nil }
}
