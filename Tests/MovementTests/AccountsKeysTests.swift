internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite("The second step") struct AccountsSecondStepTests {
    @Test("A code is needed once it is on, and each works once", arguments: TestDatabases.engines) func codes(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            let owner = try await house.open()
            _ = try await house.signIn()
            let secret = try await house.turnOnSecondStep(owner).secret
            #expect(try await house.refusal { try await house.signIn(code: house.code(secret)) } == Refusal.signInFailed)
            house.time.pass(seconds: 30)
            let code = house.code(secret)
            _ = try await house.signIn(code: " \(code.prefix(3)) \(code.suffix(3))")
            #expect(try await house.refusal { try await house.signIn(code: code) } == Refusal.signInFailed)
            house.time.pass(seconds: 30)
            _ = try await house.signIn(code: house.code(secret, ahead: 1))
            #expect(try await house.refusal { try await house.signIn(code: house.code(secret)) } == Refusal.signInFailed)
        }
    }

    @Test("Two sign-ins with one code: one wins", arguments: TestDatabases.engines) func race(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            let owner = try await house.open()
            let secret = try await house.turnOnSecondStep(owner).secret
            house.time.pass(seconds: 30)
            let code = house.code(secret)
            let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<8 {
                    group.addTask { try await house.refusal { try await house.signIn(code: code, address: "10.1.0.\(number)") } == nil }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(wins == 1)
            #expect(try await house.count("session") == 1)
        }
    }

    @Test("Ten recovery codes, each once", arguments: TestDatabases.engines) func recovery(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            let owner = try await house.open()
            let codes = try await house.turnOnSecondStep(owner).codes
            #expect(Set(codes).count == 10)
            _ = try await house.signIn(code: codes[0].uppercased())
            #expect(try await house.refusal { try await house.signIn(code: codes[0]) } == Refusal.signInFailed)
            _ = try await house.signIn(code: codes[9])
            let actor = try await house.actor(owner)
            let profile = try await house.database.read { try AccountQueries.profile(for: actor, in: $0) }
            #expect(profile?.recoveryCodesLeft == 8)
            #expect(profile?.hasSecondStep == true)
        }
    }

    @Test("A wrong password does not use a code up", arguments: TestDatabases.engines) func notBurnt(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            let owner = try await house.open()
            let codes = try await house.turnOnSecondStep(owner).codes
            #expect(try await house.refusal { try await house.signIn("an", House.other, code: codes[0]) } == Refusal.signInFailed)
            _ = try await house.signIn(code: codes[0])
        }
    }

    @Test("Turning on and off needs the password", arguments: TestDatabases.engines) func needsPassword(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            let owner = try await house.open()
            #expect(
                try await house.refusal { try await house.perform("account.totp.start", ["current": "sai"], as: owner) }
                    == Refusal.wrongCurrentPassword("current"))
            #expect(
                try await house.refusal { try await house.perform("account.totp.confirm", ["code": "123456"], as: owner) }?.code
                    == "account.totp.not-started")
            _ = try await house.turnOnSecondStep(owner)
            #expect(
                try await house.refusal { try await house.perform("account.totp.start", ["current": .string(House.password)], as: owner) }?.code
                    == "account.totp.on")
            #expect(
                try await house.refusal { try await house.perform("account.totp.stop", ["current": "sai"], as: owner) }
                    == Refusal.wrongCurrentPassword("current"))
            _ = try await house.perform("account.totp.stop", ["current": .string(House.password)], as: owner)
            _ = try await house.signIn()
            #expect(try await house.count("recovery_code") == 0)
        }
    }

    @Test("Without a right code it stays off", arguments: TestDatabases.engines) func unconfirmed(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            let owner = try await house.open()
            _ = try await house.perform("account.totp.start", ["current": .string(House.password)], as: owner)
            #expect(
                try await house.refusal { try await house.perform("account.totp.confirm", ["code": "abcdef"], as: owner) }?.fields.map(\.key) == [
                    "code"
                ])
            _ = try await house.signIn()
        }
    }
}

@Suite("Passwords, sessions and tokens of one's own") struct AccountsKeysTests {
    @Test("A new password ends the other sessions and keeps this one", arguments: TestDatabases.engines) func change(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            let owner = try await house.open()
            let (here, there) = (try await house.signIn().session, try await house.signIn().session)
            let kept = try #require(try await house.find(here)).id
            _ = try await house.perform(
                "account.password.change",
                ["current": .string(House.password), "password": .string(House.other), "session": .string(kept)], as: owner, key: "k1")
            #expect(try await house.find(here) != nil)
            #expect(try await house.find(there) == nil)
            #expect(try await house.refusal { try await house.signIn() } == Refusal.signInFailed)
            _ = try await house.signIn("an", House.other)
            // The same key again is the same act, although the current password is another by now.
            let repeated = try await house.perform(
                "account.password.change",
                ["current": .string(House.password), "password": .string(House.other), "session": .string(kept)], as: owner, key: "k1")
            #expect(repeated.isRepeat)
        }
    }

    @Test(
        "What a new password is refused for stands beside its field", arguments: TestDatabases.engines,
        [
            (House.other + "x", "ngắn", ["password"]), (House.password, "ngắn", ["password"]), ("sai mật khẩu rồi", House.other, ["current"]),
            (House.password, "Nguyễn Văn An", ["password"]),
        ])
    func refused(_ engine: Engine, _ change: (current: String, new: String, fields: [String])) async throws {
        try await House.with(engine) { house in
            let owner = try await house.open()
            let refusal = try await house.refusal {
                try await house.perform(
                    "account.password.change", ["current": .string(change.current), "password": .string(change.new)], as: owner)
            }
            #expect(refusal?.fields.map(\.key) == change.fields)
            _ = try await house.signIn()
        }
    }

    @Test("Guessing the current password inside a session is stopped", arguments: TestDatabases.engines) func guessing(_ engine: Engine) async throws
    {
        try await House.with(engine) { house in
            let owner = try await house.open()
            for _ in 0..<5 {
                #expect(
                    try await house.refusal { try await house.perform("account.totp.stop", ["current": "sai"], as: owner) }
                        == Refusal.wrongCurrentPassword("current"))
            }
            #expect(
                try await house.refusal { try await house.perform("account.totp.stop", ["current": .string(House.password)], as: owner) }
                    == Refusal.throttled)
            _ = try await house.signIn()
        }
    }

    @Test("Sessions are listed for their owner and ended by nobody else", arguments: TestDatabases.engines) func sessions(
        _ engine: Engine
    ) async throws {
        try await House.with(engine) { house in
            let owner = try await house.open()
            let other = try await house.open(1, login: "binh")
            let first = try await house.signIn(agent: "Firefox\u{0}\n trên máy bàn")
            house.time.pass(minutes: 1)
            let second = try await house.signIn(agent: "Điện thoại")
            let now = house.time.now
            let lists = try await [owner, other, house.admin, house.visitor].asyncMap { source in
                let actor = try await house.actor(source)
                return try await house.database.read { try SessionQueries.list(for: actor, now: now, in: $0) }
            }
            #expect(lists[0].map(\.agent) == ["Điện thoại", "Firefox trên máy bàn"])
            #expect(lists.dropFirst().map(\.count) == [0, 0, 0])

            let id = lists[0][1].id
            for source in [other, house.admin, house.visitor] {
                for name in ["account.session.end", "account.sign-out"] {
                    let refusal = try await house.refusal { try await house.perform(name, ["session": .string(id)], as: source) }
                    #expect(refusal == (source == house.visitor ? .signedOut : .notFound))
                    // The same answer as for a session that never was.
                    #expect(refusal == (try await house.refusal { try await house.perform(name, ["session": "khongco"], as: source) }))
                }
            }
            _ = try await house.perform("account.sessions.end-others", [:], as: other)
            #expect(try await house.find(first.session) != nil)
            _ = try await house.perform("account.session.end", ["session": .string(id)], as: owner)
            #expect(try await house.find(first.session) == nil)
            #expect(try await house.find(second.session) != nil)
        }
    }

    @Test("Signing out ends this session; signing out elsewhere ends the others", arguments: TestDatabases.engines)
    func signingOut(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            let owner = try await house.open()
            var tokens: [String] = []
            for _ in 0..<3 { tokens.append(try await house.signIn().session) }
            let kept = try #require(try await house.find(tokens[1])).id
            let receipt = try await house.perform("account.sessions.end-others", ["session": .string(kept)], as: owner)
            #expect(receipt.result["ended"] == 2)
            #expect(try await house.find(tokens[0]) == nil)
            #expect(try await house.find(tokens[1]) != nil)
            _ = try await house.perform("account.sign-out", ["session": .string(kept)], as: owner)
            #expect(try await house.find(tokens[1]) == nil)
        }
    }

    @Test("A token acts within its scope until it is revoked or ends", arguments: TestDatabases.engines) func tokens(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            let owner = try await house.open()
            let made = try await house.perform("token.create", ["name": "Đồng bộ", "scope": "read", "days": 30], as: owner)
            let secret = try #require(made.result["secret"]?.string)
            #expect(secret.hasPrefix("thidua_"))
            #expect(try await house.token(secret) == .account(agency: house.agency, account: try #require(owner.id), scope: []))
            #expect(try await house.token(secret + "x") == nil)
            #expect(try await house.token(String(secret.dropFirst(7))) == nil)
            let reader = try #require(try await house.token(secret))
            #expect(
                try await house.refusal { try await house.perform("token.create", ["name": "x", "scope": "read", "days": 1], as: reader) }
                    == Refusal.outsideScope)

            house.time.pass(seconds: 30 * 86_400 - 1)
            #expect(try await house.token(secret) != nil)
            house.time.pass(seconds: 1)
            #expect(try await house.token(secret) == nil)

            let second = try await house.perform("token.create", ["name": "Hai", "scope": "all", "days": "365"], as: owner)
            let all = try #require(second.result["secret"]?.string)
            let rest = Set(ActCatalog.all.map { $0.declaration.name }).subtracting(accountActs.map { $0.declaration.name })
            #expect(try await house.token(all) == .account(agency: house.agency, account: try #require(owner.id), scope: rest))
            _ = try await house.perform("token.revoke", ["token": .string(second.subjectID)], as: owner)
            #expect(try await house.token(all) == nil)
            #expect(
                try await house.refusal { try await house.perform("token.revoke", ["token": .string(second.subjectID)], as: owner) }
                    == Refusal.notFound)
        }
    }

    @Test("No token reaches accounts and keys", arguments: TestDatabases.engines) func noMoreKeys(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            let source = ActorSource.account(agency: house.agency, account: house.administrator, scope: TokenScope.all.acts)
            for act in accountActs {
                let name = act.declaration.name
                let refusal = try await house.refusal { try await house.perform(name, ["current": .string(House.password)], as: source) }
                #expect(refusal == Refusal.outsideScope, "\(name)")
            }
            let actor = try await house.actor(source)
            let now = house.time.now
            try await house.database.read { (session: Session) throws in
                #expect(try AccountQueries.profile(for: actor, in: session) == nil)
                #expect(try AccountQueries.list(for: actor, limit: 10, in: session).isEmpty)
                #expect(try SessionQueries.list(for: actor, now: now, in: session).isEmpty)
                #expect(try TokenQueries.list(for: actor, in: session).isEmpty)
            }
        }
    }

    @Test(
        "Scopes that cannot be", arguments: TestDatabases.engines,
        [
            ["scope": "acts"], ["scope": "acts", "acts": ["token.create"]], ["scope": "acts", "acts": ["khong.co"]], ["scope": "x"],
        ] as [[String: JSONValue]])
    func impossibleScopes(_ engine: Engine, _ values: [String: JSONValue]) async throws {
        try await House.with(engine) { house in
            let all = values.merging(["name": "x", "days": 1]) { given, _ in given }
            let refusal = try await house.refusal { try await house.perform("token.create", all, as: house.admin) }
            #expect(refusal?.kind == .invalid)
            #expect(try await house.count("api_token") == 0)
        }
    }

    @Test("Nobody sees or revokes the token of another, and a closed account's token is dead", arguments: TestDatabases.engines)
    func othersTokens(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            let owner = try await house.open()
            let made = try await house.perform("token.create", ["name": "Khóa", "scope": "all", "days": 1], as: owner)
            let secret = try #require(made.result["secret"]?.string)
            #expect(
                try await house.refusal { try await house.perform("token.revoke", ["token": .string(made.subjectID)], as: house.admin) }
                    == Refusal.notFound)
            let (mine, admins) = (try await house.actor(owner), try await house.actor(house.admin))
            try await house.database.read { (session: Session) throws in
                #expect(try TokenQueries.list(for: mine, in: session).map(\.name) == ["Khóa"])
                #expect(try TokenQueries.list(for: admins, in: session).isEmpty)
            }
            _ = try await house.perform("account.disable", ["account": .string(try #require(owner.id))], as: house.admin)
            #expect(try await house.token(secret) == nil)
        }
    }
}

extension House {
    func token(_ secret: String) async throws -> ActorSource? {
        let now = time.now
        return try await database.read { try TokenQueries.find(secret, now: now, in: $0) }
    }
}

extension Sequence {
    func asyncMap<T>(_ body: (Element) async throws -> T) async rethrows -> [T] {
        var result: [T] = []
        for element in self { result.append(try await body(element)) }
        return result
    }
}
