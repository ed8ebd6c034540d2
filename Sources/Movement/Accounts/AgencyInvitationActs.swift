internal import Storage
internal import Vietnamese

/// Beginning agencies below agencies. Unlike the acts of accounts, an administrator's token may do them.
let invitationActs: [any Act.Type] = [InviteAgency.self, RevokeAgencyInvitation.self, AcceptAgencyInvitation.self]

/// Lets somebody begin an agency below this one.
struct InviteAgency: Act {
    static let shortName = Field.text(
        "short_name", Text("Tên gọi tắt", "Short name"), hint: Text("Ví dụ: Chi cục BVMT.", "What it goes by."), max: 60)
    static let slug = Field.text(
        "slug", Text("Tên trong địa chỉ", "Address name"),
        hint: Text("Chữ thường không dấu và gạch nối, ví dụ chi-cuc-bvmt.", "Small letters without diacritics and hyphens."), max: 60)
    static let name = Field.text("name", Text("Tên cơ quan", "Name of the agency"))

    static let declaration = ActDeclaration(
        "agency.invite", title: Text("Lập cơ quan trực thuộc", "Set up a subordinate agency"),
        summary: Text(
            "Tạo địa chỉ dùng một lần để người được giao lập cơ quan cấp dưới, có người, kế hoạch và sổ cái riêng.",
            "Makes a one-time address with which somebody begins an agency below, with its own people, plans and record."),
        button: Text("Tạo địa chỉ", "Make the address"),
        fields: [name.declaration, AgencyFields.nameEnglish.declaration, shortName.declaration, slug.declaration])

    let words: Text
    let shortName, slug: String

    init(_ input: ActInput) throws {
        words = AgencyFields.words(try input[Self.name], try input[AgencyFields.nameEnglish])
        shortName = try input[Self.shortName]
        slug = try input[Self.slug]
    }

    func permit(in world: World) throws { try world.require(AgencyPolicy.mayInviteAgencies(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let clean = Vietnamese.slug(slug)
        guard !clean.isEmpty, clean == slug else {
            let example = clean.isEmpty ? "chi-cuc-bvmt" : clean
            throw Refusal.invalid(
                "slug", "Chỉ dùng a-z, 0-9 và gạch nối, ví dụ \(example).", "Use only a-z, 0-9 and hyphens, for example \(example).")
        }
        // Addresses of agencies are public, so saying that one is taken tells nothing new.
        guard try world.session.row("SELECT slug FROM agency WHERE slug = \(slug)") == nil else {
            throw Refusal.invalid("slug", "Đã có cơ quan ở địa chỉ “\(slug)”.", "There is an agency at the address “\(slug)” already.")
        }
        let promised = try AgencyInvitations.list(now: world.now, for: world.actor, in: world.session).contains { $0.slug == slug }
        guard !promised else {
            throw Refusal.invalid(
                "slug", "Đã có lời mời đang chờ cho địa chỉ “\(slug)”; thu hồi lời mời đó hoặc chọn tên khác.",
                "An open invitation promises the address “\(slug)”; take it back or choose another name.")
        }
        let (id, child, token) = (world.newID(), world.newID(), world.randomness.secret())
        let expires = world.now.adding(seconds: AgencyInvitation.seconds)
        try world.session.execute(
            """
            INSERT INTO agency_invitation (agency_id, invitation_id, child_id, token_hash, name, name_en, short_name, slug, created_at, expires_at)
            VALUES (\(world.agency), \(id), \(child), \(secretHash(token)), \(words.vi), \(words.en), \(shortName), \(slug),
                    \(world.now.milliseconds), \(expires.milliseconds))
            """)
        return ActOutcome(
            subject: "invitation:\(id)",
            sentence: Text(
                "\(world.actor.sentenceName.vi) mời lập cơ quan trực thuộc \(words.vi).",
                "\(world.actor.sentenceName.en) invited \(words.en) to begin as an agency below."),
            result: [
                "invitation": .string(id), "link": .string(token), "path": .string("/lap-co-quan/\(token)"), "expires": .string(expires.iso8601),
            ], isSecret: true)
    }
}

/// Takes back an address that nobody has used.
struct RevokeAgencyInvitation: Act {
    static let invitation = Field.reference("invitation", Text("Lời mời", "Invitation"), to: "invitation")
    static let declaration = ActDeclaration(
        "agency.invitation.revoke", title: Text("Thu hồi địa chỉ lập cơ quan", "Take an invitation back"),
        summary: Text("Địa chỉ chưa dùng sẽ không dùng được nữa.", "The unused address no longer works."),
        button: Text("Thu hồi", "Take back"), fields: [invitation.declaration])

    let invitation: String

    init(_ input: ActInput) throws { invitation = try input[Self.invitation] }

    func permit(in world: World) throws { try world.require(AgencyPolicy.mayInviteAgencies(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let open = try AgencyInvitations.list(now: world.now, for: world.actor, in: world.session)
        guard let found = open.first(where: { $0.id == invitation }) else { throw Refusal.notFound }
        try world.session.execute(
            """
            UPDATE agency_invitation SET revoked_at = \(world.now.milliseconds)
            WHERE agency_id = \(world.agency) AND invitation_id = \(invitation) AND revoked_at IS NULL
            """)
        return ActOutcome(
            subject: "invitation:\(invitation)",
            sentence: Text(
                "\(world.actor.sentenceName.vi) thu hồi địa chỉ lập cơ quan \(found.name.vi).",
                "\(world.actor.sentenceName.en) took back the invitation of \(found.name.en)."))
    }
}

/// Begins an agency below another, and its first administrator, with the address that the agency above gave out.
struct AcceptAgencyInvitation: Act {
    static let link = Field.secret("link", Text("Mã lập cơ quan", "Invitation code"))
    static let declaration = ActDeclaration(
        "agency.accept", title: Text("Lập cơ quan theo lời mời", "Set up an agency by invitation"),
        summary: Text(
            "Lập cơ quan trực thuộc và người quản trị đầu tiên của cơ quan đó; chỉ dùng được một lần.",
            "Begins the agency below and its first administrator; works once."),
        button: Text("Lập cơ quan", "Set up"),
        fields: [
            link.declaration, FirstAdministrator.name.declaration, FirstAdministrator.login.declaration, FirstAdministrator.password.declaration,
        ])

    let link, name, login, password: String
    let hash: String?

    static func prepare(_ input: ActInput, _ preparation: Preparation) async throws -> ActInput {
        guard let token = try? input[link] else { return input }
        let holds = try await preparation.runner.database.read { session in
            try AgencyInvitations.find(token, now: preparation.now, in: session) != nil
        }
        return holds ? try await input.hashing(FirstAdministrator.password, preparation) : input
    }

    init(_ input: ActInput) throws {
        link = try input[Self.link]
        name = try input[FirstAdministrator.name]
        login = try input[FirstAdministrator.login]
        password = try input[FirstAdministrator.password]
        hash = try? input.preparedHash()
    }

    /// Whoever holds the address may use it, for the agency it was made for and no other.
    func permit(in world: World) throws {
        guard try invitation(in: world) != nil else { throw Refusal.invitationOver }
    }

    func perform(in world: World) throws -> ActOutcome {
        guard let hash, let invitation = try invitation(in: world) else { throw Refusal.invitationOver }
        let root = try world.createAgency(
            name: invitation.name, shortName: invitation.shortName, slug: invitation.slug, parent: invitation.parent, from: world.today)
        let first = try world.openFirstAccount(
            FirstAdministrator(name: name, login: login, password: password, hash: hash), root: root, unitField: Self.link.key)
        return ActOutcome(
            subject: "agency:\(world.agency)",
            sentence: Text("\(name) lập cơ quan \(invitation.name.vi).", "\(name) began the agency \(invitation.name.en)."),
            result: [
                "agency": .string(world.agency), "slug": .string(invitation.slug), "person": .string(first.person),
                "account": .string(first.account), "login": .string(login),
            ])
    }

    private func invitation(in world: World) throws -> AgencyInvitation? {
        try AgencyInvitations.find(link, now: world.now, in: world.session).flatMap { $0.child == world.agency ? $0 : nil }
    }
}
