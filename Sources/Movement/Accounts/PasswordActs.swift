internal import Storage
internal import Vietnamese

extension ActInput {
    fileprivate static let hash = "hash"
    fileprivate static let proof = "proof"
    fileprivate static let throttled = "throttled"

    /// Adds the hash of a new password. Input that would be refused anyway costs nothing.
    func hashing(_ field: Field<String>, _ preparation: Preparation) async throws -> ActInput {
        guard let password = try? self[field] else { return self }
        let runner = preparation.runner
        return adding(prepared: Self.hash, .string(try await runner.passwords.hash(password, randomness: runner.randomness)))
    }

    /// Checks the actor's own password and adds the stored form it fits, which proves it as long as nobody changes the password meanwhile.
    func proving(_ field: Field<String>, _ preparation: Preparation) async throws -> ActInput {
        guard case .account(let agency, let account, nil) = preparation.identity, let typed = try? self[field] else { return self }
        let buckets = Throttle.Bucket.proof(account: account)
        let runner = preparation.runner
        let stored: String?
        do {
            stored = try await runner.database.write { session in
                try Throttle.take(buckets, now: preparation.now, in: session)
                return try AccountRow.find(account, agency: agency, in: session)?.password
            }
        } catch let refusal as Refusal where refusal == .throttled {
            return adding(prepared: Self.proof, .string(Self.throttled))
        }
        guard try await runner.passwords.verify(typed, against: stored) else { return self }
        try await runner.database.write { try Throttle.giveBack(buckets, in: $0) }
        return adding(prepared: Self.proof, JSONValue(stored))
    }

    /// The hash that `hashing` added.
    func preparedHash() throws -> String {
        guard let hash = prepared[Self.hash]?.string else { throw Refusal.notFound }
        return hash
    }

    /// What `proving` found.
    var preparedProof: String? { prepared[Self.proof]?.string }
}

extension World {
    /// The actor's own account, when the actor has proved to know its password.
    func ownAccount(proof: String?, field: String) throws -> AccountRow {
        guard let account = try AccountRow.find(try ownAccount(), agency: agency, in: session) else { throw Refusal.notFound }
        if proof == ActInput.throttled { throw Refusal.throttled }
        guard let proof, proof == account.password else { throw Refusal.wrongCurrentPassword(field) }
        return account
    }

    /// Stores a new password.
    func setPassword(_ hash: String, of account: AccountRow) throws {
        try session.execute("UPDATE account SET password = \(hash) WHERE agency_id = \(account.agency) AND account_id = \(account.id)")
    }
}

/// Changes the actor's own password and ends the other sessions.
struct ChangePassword: Act {
    static let current = Field.secret("current", Text("Mật khẩu hiện tại", "Current password"))
    static let password = Field.newPassword("password", Text("Mật khẩu mới", "New password"))
    static let kept = EndOtherSessions.kept
    static let declaration = ActDeclaration(
        "account.password.change", title: Text("Đổi mật khẩu", "Change the password"),
        summary: Text("Đổi mật khẩu của chính mình; các phiên khác kết thúc.", "Changes your own password; your other sessions end."),
        fields: [current.declaration, password.declaration, kept.declaration])

    let password, hash: String
    let proof, kept: String?

    static func prepare(_ input: ActInput, _ preparation: Preparation) async throws -> ActInput {
        // A new password that will be refused is not worth the work, and must not use up attempts.
        guard (try? input[password]) != nil else { return input }
        let proved = try await input.proving(current, preparation)
        return try await proved.hashing(password, preparation)
    }

    init(_ input: ActInput) throws {
        password = try input[Self.password]
        kept = try input[Self.kept]
        hash = try input.preparedHash()
        proof = input.preparedProof
    }

    func permit(in world: World) throws { _ = try world.ownAccount() }

    func perform(in world: World) throws -> ActOutcome {
        let account = try world.ownAccount(proof: proof, field: Self.current.key)
        if let problem = PasswordRules.problem(password, login: account.login, name: account.name) {
            throw Refusal.invalid([FieldProblem(Self.password.key, problem)])
        }
        try world.setPassword(hash, of: account)
        try world.endSessions(of: account.id, except: kept)
        return ActOutcome(
            subject: account.subject, sentence: Text("\(account.name) đổi mật khẩu.", "\(account.name) changed the password."))
    }
}

/// Chooses a password with a one-time link. All sessions end; the second step stays, unless the link says otherwise.
struct UsePasswordLink: Act {
    static let link = Field.secret("link", Text("Mã trong liên kết", "Code in the link"))
    static let password = ChangePassword.password
    static let purposes: [OneTimeLink.Purpose] = [.password, .passwordAndSecondStep]
    static let declaration = ActDeclaration(
        "account.reset.use", title: Text("Đặt mật khẩu", "Choose a password"),
        summary: Text("Đặt mật khẩu bằng liên kết dùng một lần; mọi phiên kết thúc.", "Chooses a password with a one-time link; all sessions end."),
        fields: [link.declaration, password.declaration])

    let link, password: String
    let hash: String?

    static func prepare(_ input: ActInput, _ preparation: Preparation) async throws -> ActInput {
        // Strangers do not get to spend our processors: only a link that holds is worth a hash.
        guard let token = try? input[link] else { return input }
        let holds = try await preparation.runner.database.read { session in
            try OneTimeLinks.find(token, purposes: purposes, now: preparation.now, in: session) != nil
        }
        return holds ? try await input.hashing(password, preparation) : input
    }

    init(_ input: ActInput) throws {
        link = try input[Self.link]
        password = try input[Self.password]
        hash = try? input.preparedHash()
    }

    func permit(in world: World) throws {}

    func perform(in world: World) throws -> ActOutcome {
        guard let hash, let used = try OneTimeLinks.use(link, purposes: Self.purposes, in: world), let id = used.account,
            let account = try AccountRow.find(id, agency: world.agency, in: world.session)
        else { throw Refusal.linkOver }
        if let problem = PasswordRules.problem(password, login: account.login, name: account.name) {
            throw Refusal.invalid([FieldProblem(Self.password.key, problem)])
        }
        try world.setPassword(hash, of: account)
        if used.purpose == .passwordAndSecondStep { try SecondStep.turnOff(account, in: world) }
        try world.endSessions(of: id)
        // The result is never kept: visitors share one name in the table of keys, and the link is no part of the compared input.
        return ActOutcome(
            subject: account.subject,
            sentence: Text("\(account.name) đặt mật khẩu bằng liên kết dùng một lần.", "\(account.name) chose a password with a one-time link."),
            result: ["login": .string(account.login)], isSecret: true)
    }
}

extension Refusal {
    /// The answer for a one-time link that was used, has ended, or never was.
    public static let linkOver = Refusal(
        .notFound, "link.over",
        Text("Liên kết này không đúng, đã dùng hoặc đã hết hạn.", "This link is not right, was used, or has ended."),
        next: Text("Nhờ người quản trị hệ thống cấp liên kết mới.", "Ask the system administrator for a new link."))
}
