internal import Storage
internal import Vietnamese

/// Makes an API token for the actor's own use; the secret is shown once.
struct CreateToken: Act {
    static let name = Field.text("name", Text("Tên khóa", "Name of the token"), hint: Text("Dùng ở đâu, để làm gì.", "Where and what for."), max: 100)
    static let scope = Field.choice(
        "scope", Text("Phạm vi", "Scope"),
        [
            Choice("read", Text("Chỉ đọc", "Reading only")), Choice("acts", Text("Những việc nêu dưới đây", "The acts named below")),
            Choice("all", Text("Mọi việc của tôi, trừ tài khoản và khóa", "All my acts, except accounts and keys")),
        ])
    static let acts = Field.references(
        "acts", Text("Các việc được làm", "Acts allowed"), to: "act", hint: Text("Tên như trong danh mục việc.", "Names as in the list of acts."),
        max: 100)
    static let days = Field.integer("days", Text("Số ngày có hiệu lực", "Days it holds"), in: 1...365)
    static let declaration = ActDeclaration(
        "token.create", title: Text("Tạo khóa API", "Make an API token"),
        summary: Text("Tạo khóa cho chương trình dùng thay mình; chỉ hiện một lần.", "Makes a token for programs that act for you; shown once."),
        fields: [name.declaration, scope.declaration, acts.declaration, days.declaration])

    let name, scope: String
    let acts: [String]
    let days: Int

    init(_ input: ActInput) throws {
        name = try input[Self.name]
        scope = try input[Self.scope]
        acts = try input[Self.acts]
        days = try input[Self.days]
    }

    func permit(in world: World) throws { _ = try world.ownAccount() }

    func perform(in world: World) throws -> ActOutcome {
        let stored = try chosenScope().stored
        let id = world.newID()
        let secret = TokenQueries.prefix + world.randomness.secret()
        let expires = world.now.adding(seconds: Int64(days) * 86_400)
        try world.session.execute(
            """
            INSERT INTO api_token (agency_id, token_id, account_id, token_hash, name, scope, created_at, expires_at)
            VALUES (\(world.agency), \(id), \(try world.ownAccount()), \(secretHash(secret)), \(name), \(stored), \(world.now.milliseconds),
                    \(expires.milliseconds))
            """)
        return ActOutcome(
            subject: "token:\(id)",
            sentence: Text(
                "\(world.actor.name) tạo một khóa API có hiệu lực \(days) ngày.", "\(world.actor.name) made an API token that holds for \(days) days."
            ),
            result: ["token": .string(id), "secret": .string(secret), "expires": .string(expires.iso8601)], isSecret: true)
    }

    private func chosenScope() throws -> TokenScope {
        switch scope {
        case "all": return .all
        case "read": return .read
        default:
            guard !acts.isEmpty else { throw Refusal.invalid(Self.acts.key, "Nêu ít nhất một việc.", "Name at least one act.") }
            if let name = TokenScope.unusable(acts).first {
                throw Refusal.invalid(
                    Self.acts.key, "Khóa không dùng được cho việc “\(name.prefix(60))”.", "A token cannot be used for “\(name.prefix(60))”.")
            }
            return .acts(Set(acts))
        }
    }
}

/// Revokes a token of the actor's own.
struct RevokeToken: Act {
    static let token = Field.reference("token", Text("Khóa", "Token"), to: "token")
    static let declaration = ActDeclaration(
        "token.revoke", title: Text("Thu hồi khóa API", "Revoke an API token"),
        summary: Text("Thu hồi một khóa của chính mình; có hiệu lực ngay.", "Revokes one of your own tokens, at once."), fields: [token.declaration])

    let token: String

    init(_ input: ActInput) throws { token = try input[Self.token] }

    func permit(in world: World) throws { _ = try world.ownAccount() }

    func perform(in world: World) throws -> ActOutcome {
        let revoked = try world.session.execute(
            """
            UPDATE api_token SET revoked_at = \(world.now.milliseconds) WHERE agency_id = \(world.agency)
            AND account_id = \(try world.ownAccount()) AND token_id = \(token) AND revoked_at IS NULL
            """)
        guard revoked == 1 else { throw Refusal.notFound }
        return ActOutcome(
            subject: "token:\(token)", sentence: Text("\(world.actor.name) thu hồi một khóa API.", "\(world.actor.name) revoked an API token."))
    }
}
