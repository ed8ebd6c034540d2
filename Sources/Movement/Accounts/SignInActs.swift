internal import Storage
internal import Vietnamese

/// Begins a session for somebody who has proved who they are. Only `Accounts.signIn` can do it: it adds what it has verified to the input.
struct SignIn: Act {
    static let agent = Field.optionalText("agent", Text("Thiết bị", "Device"), max: 300)
    static let declaration = ActDeclaration(
        "account.sign-in", title: Text("Đăng nhập", "Sign in"),
        summary: Text("Bắt đầu một phiên; chỉ trang Đăng nhập làm được.", "Begins a session; only the sign-in page can do it."),
        fields: [agent.declaration])

    /// Key of the stored password that was verified; if it has changed since, the proof is void.
    static let verified = "verified"
    static let code = "code"

    let agent: String?
    let verified, code: String?

    init(_ input: ActInput) throws {
        agent = try input[Self.agent]
        verified = input.prepared[Self.verified]?.string
        code = input.prepared[Self.code]?.string
    }

    func permit(in world: World) throws {
        guard verified != nil else { throw Refusal.signInPage }
    }

    func perform(in world: World) throws -> ActOutcome {
        guard let id = world.actor.account, let account = try AccountRow.find(id, agency: world.agency, in: world.session),
            account.password == verified, try SecondStep.use(code, account, in: world)
        else { throw Refusal.signInFailed }
        let token = try SessionQueries.begin(account: account.id, agent: agent ?? "", in: world)
        return ActOutcome(
            subject: account.subject, sentence: Text("\(account.name) đăng nhập.", "\(account.name) signed in."),
            result: ["session": .string(token)], isSecret: true)
    }
}

/// Begins a session in one of the roles that a demonstration offers. The visitor acts, under no name: nobody signs in as somebody else.
struct SignInToDemonstration: Act {
    static let account = DisableAccount.account
    static let agent = SignIn.agent
    static let declaration = ActDeclaration(
        "account.demo-sign-in", title: Text("Vào vai trong bản trình diễn", "Take a role in the demonstration"),
        summary: Text(
            "Chỉ trong cơ sở dữ liệu trình diễn: vào một vai mà không cần mật khẩu.", "Only in a demonstration: takes a role without a password."),
        fields: [account.declaration, agent.declaration])

    let account: String
    let agent: String?

    init(_ input: ActInput) throws {
        account = try input[Self.account]
        agent = try input[Self.agent]
    }

    func permit(in world: World) throws { try world.requireVisible(Demonstration.isMarked(in: world.session)) }

    func perform(in world: World) throws -> ActOutcome {
        let offered = try DemoAccounts.list(agency: world.agency, today: world.today, in: world.session)
        guard let chosen = offered.first(where: { $0.account == account }) else { throw Refusal.notFound }
        let token = try SessionQueries.begin(account: account, agent: agent ?? "", in: world)
        return ActOutcome(
            subject: "account:\(account)",
            sentence: Text(
                "Một người xem trình diễn vào vai \(chosen.role.label.vi) (\(chosen.name)).",
                "A visitor of the demonstration took the role of \(chosen.role.label.en) (\(chosen.name))."),
            result: ["session": .string(token)], isSecret: true)
    }
}

/// Ends the session the actor works in.
struct SignOut: Act {
    static let session = Field.reference("session", Text("Phiên", "Session"), to: "session")
    static let declaration = ActDeclaration(
        "account.sign-out", title: Text("Đăng xuất", "Sign out"), summary: Text("Kết thúc phiên đang dùng.", "Ends the session in use."),
        fields: [session.declaration])

    let session: String

    init(_ input: ActInput) throws { session = try input[Self.session] }

    func permit(in world: World) throws { _ = try world.ownAccount() }

    func perform(in world: World) throws -> ActOutcome {
        try world.endOwnSession(session)
        return ActOutcome(
            subject: "account:\(try world.ownAccount())", sentence: Text("\(world.actor.name) đăng xuất.", "\(world.actor.name) signed out."))
    }
}

/// Ends one session of the actor's own, on another device.
struct EndSession: Act {
    static let session = SignOut.session
    static let declaration = ActDeclaration(
        "account.session.end", title: Text("Đăng xuất thiết bị này", "Sign out this device"),
        summary: Text("Kết thúc một phiên của chính mình.", "Ends one of your own sessions."), fields: [session.declaration])

    let session: String

    init(_ input: ActInput) throws { session = try input[Self.session] }

    func permit(in world: World) throws { _ = try world.ownAccount() }

    func perform(in world: World) throws -> ActOutcome {
        try world.endOwnSession(session)
        return ActOutcome(
            subject: "account:\(try world.ownAccount())",
            sentence: Text("\(world.actor.name) đăng xuất một thiết bị khác.", "\(world.actor.name) signed out another device."))
    }
}

/// Ends all sessions of the actor's own but one.
struct EndOtherSessions: Act {
    static let kept = Field.optionalReference("session", Text("Phiên giữ lại", "Session to keep"), to: "session")
    static let declaration = ActDeclaration(
        "account.sessions.end-others", title: Text("Đăng xuất mọi thiết bị khác", "Sign out everywhere else"),
        summary: Text("Kết thúc mọi phiên của chính mình, trừ phiên được nêu.", "Ends all your own sessions but the one named."),
        fields: [kept.declaration])

    let kept: String?

    init(_ input: ActInput) throws { kept = try input[Self.kept] }

    func permit(in world: World) throws { _ = try world.ownAccount() }

    func perform(in world: World) throws -> ActOutcome {
        let account = try world.ownAccount()
        let ended = try world.endSessions(of: account, except: kept)
        return ActOutcome(
            subject: "account:\(account)",
            sentence: Text("\(world.actor.name) đăng xuất mọi thiết bị khác.", "\(world.actor.name) signed out everywhere else."),
            result: ["ended": .int(Int64(ended))])
    }
}

extension World {
    /// Ends a session of the actor; somebody else's is not found.
    fileprivate func endOwnSession(_ id: String) throws {
        let ended = try session.execute(
            "DELETE FROM session WHERE agency_id = \(agency) AND account_id = \(try ownAccount()) AND session_id = \(id)")
        guard ended == 1 else { throw Refusal.notFound }
    }
}
