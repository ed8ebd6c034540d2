internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite("Opening, closing and resetting accounts") struct AccountsAdministrationTests {
    @Test("A link sets the password once and ends all sessions", arguments: TestDatabases.engines) func reset(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            let owner = try await house.open()
            let before = try await house.signIn().session
            let issued = try await house.perform("account.reset.issue", ["account": .string(try #require(owner.id))], as: house.admin)
            let link = try #require(issued.result["link"]?.string)
            #expect(issued.result["path"] == .string("/dat-lai/\(link)"))
            let used: [String: JSONValue] = ["link": .string(link), "password": .string(House.other)]
            #expect(try await house.accounts.performWithLink("account.reset.use", used).result == ["login": "an"])
            #expect(try await house.find(before) == nil)
            #expect(try await house.refusal { try await house.signIn() } == Refusal.signInFailed)
            _ = try await house.signIn("an", House.other)
            #expect(try await house.refusal { try await house.accounts.performWithLink("account.reset.use", used) } == Refusal.linkOver)
            #expect(
                try await house.refusal {
                    try await house.accounts.performWithLink("account.reset.use", ["link": "khongco", "password": .string(House.other)])
                }
                    == Refusal.linkOver)
        }
    }

    @Test("A link ends after a day, with the next link, and with the account", arguments: TestDatabases.engines) func over(
        _ engine: Engine
    ) async throws {
        try await House.with(engine) { house in
            let account = JSONValue.string(try #require(try await house.open().id))
            func issue() async throws -> String {
                try await house.perform("account.reset.issue", ["account": account], as: house.admin).result["link"]?.string ?? ""
            }
            func holds(_ link: String) async throws -> Bool {
                let now = house.time.now
                return try await house.database.read { try OneTimeLinks.find(link, purposes: [.password], now: now, in: $0)?.login == "an" }
            }
            let first = try await issue()
            #expect(try await holds(first))
            house.time.pass(seconds: 86_399)
            #expect(try await holds(first))
            house.time.pass(seconds: 1)
            #expect(try await !holds(first))
            let (second, third) = (try await issue(), try await issue())
            #expect(try await !holds(second))
            #expect(try await holds(third))
            _ = try await house.perform("account.disable", ["account": account], as: house.admin)
            #expect(try await !holds(third))
            #expect(try await house.refusal { try await issue() }?.code == "account.disabled")
            let password = JSONValue.string(House.other)
            for link in [first, second, third] {
                #expect(
                    try await house.refusal {
                        try await house.accounts.performWithLink("account.reset.use", ["link": .string(link), "password": password])
                    }
                        == Refusal.linkOver)
            }
        }
    }

    @Test("A refused password leaves the link unused", arguments: TestDatabases.engines) func refusedPassword(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            let owner = try await house.open()
            let issued = try await house.perform("account.reset.issue", ["account": .string(try #require(owner.id))], as: house.admin)
            for password in ["ngắn", "Nguyễn Văn An"] as [JSONValue] {
                let refusal = try await house.refusal {
                    try await house.accounts.performWithLink("account.reset.use", ["link": issued.result["link"] ?? nil, "password": password])
                }
                #expect(refusal?.fields.map(\.key) == ["password"])
            }
            _ = try await house.accounts.performWithLink(
                "account.reset.use", ["link": issued.result["link"] ?? nil, "password": .string(House.other)])
        }
    }

    @Test("The second step outlives a new password, unless the link says otherwise", arguments: TestDatabases.engines, [false, true])
    func secondStepStays(_ engine: Engine, _ endsIt: Bool) async throws {
        try await House.with(engine) { house in
            let owner = try await house.open()
            _ = try await house.turnOnSecondStep(owner)
            let issued = try await house.perform(
                "account.reset.issue", ["account": .string(try #require(owner.id)), "second-step": .bool(endsIt)], as: house.admin)
            _ = try await house.accounts.performWithLink(
                "account.reset.use", ["link": issued.result["link"] ?? nil, "password": .string(House.other)])
            #expect(try await house.refusal { try await house.signIn("an", House.other) } == (endsIt ? nil : Refusal.signInFailed))
        }
    }

    @Test("A closed account is out at once, and back when opened again", arguments: TestDatabases.engines) func closing(_ engine: Engine) async throws
    {
        try await House.with(engine) { house in
            let owner = try await house.open()
            let session = try await house.signIn().session
            let account = JSONValue.string(try #require(owner.id))
            _ = try await house.perform("account.disable", ["account": account], as: house.admin)
            #expect(try await house.find(session) == nil)
            #expect(try await house.refusal { try await house.signIn() } == Refusal.signInFailed)
            #expect(
                try await house.refusal { try await house.perform("account.disable", ["account": account], as: house.admin) }?.code
                    == "account.disabled")
            _ = try await house.perform("account.enable", ["account": account], as: house.admin)
            _ = try await house.signIn()
            #expect(
                try await house.refusal { try await house.perform("account.enable", ["account": account], as: house.admin) }?.code
                    == "account.enabled")
            let own = ["account": JSONValue.string(house.administrator)]
            #expect(try await house.refusal { try await house.perform("account.disable", own, as: house.admin) }?.code == "account.own")
        }
    }

    @Test("One account per person, one owner per sign-in name, in every spelling", arguments: TestDatabases.engines)
    func unique(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            _ = try await house.open()
            func create(_ person: Int, _ login: String) async throws -> Refusal? {
                try await house.refusal {
                    try await house.perform("account.create", ["person": .string(house.people[person]), "login": .string(login)], as: house.admin)
                }
            }
            #expect(try await create(0, "an2")?.code == "account.exists")
            #expect(try await create(1, " An")?.fields.map(\.key) == ["login"])
            #expect(try await create(1, "bình")?.fields.map(\.key) == ["login"])
            #expect(try await create(1, "b")?.fields.map(\.key) == ["login"])
            #expect(try await create(1, "b.le@so.gov.vn") == nil)
        }
    }

    @Test("Only the administrator and the console manage accounts", arguments: TestDatabases.engines) func permission(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            let owner = try await house.open()
            let account = JSONValue.string(try #require(owner.id))
            let acts: [(String, [String: JSONValue])] = [
                ("account.create", ["person": .string(house.people[1]), "login": "binh"]), ("account.reset.issue", ["account": account]),
                ("account.disable", ["account": account]), ("account.enable", ["account": account]),
            ]
            for (name, values) in acts {
                #expect(try await house.refusal { try await house.perform(name, values, as: owner) } == Refusal.forbidden)
                #expect(try await house.refusal { try await house.perform(name, values, as: house.visitor) } == Refusal.signedOut)
                #expect(try await house.refusal { try await house.perform(name, values, as: .visitor(agency: "khac")) } == Refusal.signedOut)
            }
            for (name, values) in acts { _ = try await house.perform(name, values, as: .operator(agency: house.agency)) }
            let elsewhere = ActorSource.operator(agency: "khac")
            #expect(try await house.refusal { try await house.perform("account.disable", ["account": account], as: elsewhere) } == Refusal.notFound)
        }
    }

    @Test("The list of accounts is for the administrator; one's own line for oneself", arguments: TestDatabases.engines)
    func list(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            let owner = try await house.open()
            _ = try await house.perform("account.create", ["person": .string(house.people[1]), "login": "binh_le"], as: house.admin)
            let (admin, mine, visitor) = (try await house.actor(house.admin), try await house.actor(owner), try await house.actor(house.visitor))
            let people = house.people
            try await house.database.read { (session: Session) throws in
                let all = try AccountQueries.list(for: admin, limit: 10, in: session)
                #expect(all.map(\.login) == ["an", "binh_le", "quantri"])
                #expect(all.map(\.state) == [.open, .invited, .open])
                let first = try AccountQueries.list(for: admin, limit: 2, in: session)
                #expect(try AccountQueries.list(for: admin, after: first[1].id, limit: 2, in: session).map(\.login) == ["quantri"])
                for (search, found) in [("tran", ["quantri"]), ("BÌNH", ["binh_le"]), ("h_l", ["binh_le"]), ("%", []), ("_", ["binh_le"])]
                    as [(String, [String])]
                {
                    #expect(try AccountQueries.list(for: admin, search: search, limit: 9, in: session).map(\.login) == found)
                }
                for viewer in [mine, visitor] { #expect(try AccountQueries.list(for: viewer, limit: 10, in: session).isEmpty) }
                #expect(try AccountQueries.account(of: people[0], for: mine, in: session)?.login == "an")
                #expect(try AccountQueries.account(of: people[1], for: mine, in: session) == nil)
                #expect(try AccountQueries.account(of: people[1], for: admin, in: session)?.login == "binh_le")
                #expect(try AccountQueries.account(of: people[1], for: visitor, in: session) == nil)
            }
        }
    }
}

@Suite("First start and demonstration") struct AccountsSetupTests {
    @Test("The setup link works once, and only the newest", arguments: TestDatabases.engines) func setup(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: Schema.migrations) { database in
            let (time, runner) = House.runner(on: database)
            let accounts = Accounts(runner: runner)
            let first = try #require(try await SetupLink.ensure(database, clock: time.clock))
            let second = try #require(try await SetupLink.ensure(database, clock: time.clock))
            func use(_ link: String, _ changes: [String: JSONValue] = [:]) async throws -> Refusal? {
                let values = House.setup(link: link).merging(changes) { _, changed in changed }
                return try await House.refusal { try await accounts.performWithLink("installation.setup", values) }
            }
            #expect(try await use(first) == Refusal.setupLinkOver)
            #expect(try await use("khongco") == Refusal.setupLinkOver)
            #expect(try await use(second, ["password": "ngắn", "login": ""])?.fields.map(\.key) == ["login", "password"])
            #expect(try await use(second, ["password": "Trần Quản Trị"])?.fields.map(\.key) == ["password"])
            #expect(try await use(second) == nil)
            #expect(try await use(second) == Refusal.setUpAlready)
            #expect(try await SetupLink.ensure(database, clock: time.clock) == nil)

            let signedIn = try await accounts.signIn(login: "quantri", password: House.password, code: nil, agent: "", address: "10.0.0.1")
            let today = time.now.vietnamDate
            let actor = try await database.read { session in
                try ActorSource.account(agency: signedIn.agency, account: signedIn.account, scope: nil).load(today: today, in: session)
            }
            #expect(actor.name == "Trần Quản Trị")
            #expect(actor.roles == [.administrator, .staff])
            let verdicts = try await RecordVerification.run(on: database)
            #expect(verdicts.map(\.agency) == ["so-thu-nghiem"])
            #expect(verdicts.map(\.firstBreak) == [nil])
            #expect(verdicts.map(\.count) == [2])
        }
    }

    @Test("A setup link ends after a week", arguments: TestDatabases.engines) func setupExpiry(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: Schema.migrations) { database in
            let (time, runner) = House.runner(on: database)
            let link = try #require(try await SetupLink.ensure(database, clock: time.clock))
            time.pass(seconds: 7 * 86_400)
            await #expect(throws: Refusal.setupLinkOver) {
                _ = try await Accounts(runner: runner).performWithLink("installation.setup", House.setup(link: link))
            }
        }
    }

    @Test("Outside a demonstration nobody signs in without a password", arguments: TestDatabases.engines) func noDemo(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            #expect(
                try await house.refusal {
                    try await house.accounts.signInToDemonstration(agency: house.agency, account: house.administrator, agent: "")
                }
                    == Refusal.notFound)
            await #expect(throws: StorageError.self) { try await Demonstration.mark(house.database) }
            let today = house.time.now.vietnamDate
            try await house.database.read { (session: Session) throws in
                #expect(try !Demonstration.isMarked(in: session))
                #expect(try DemoAccounts.list(agency: house.agency, today: today, in: session).isEmpty)
            }
        }
    }

    @Test("A demonstration offers one account per role, and its mark stays", arguments: TestDatabases.engines) func demo(
        _ engine: Engine
    ) async throws {
        try await TestDatabases.withDatabase(engine, migrations: Schema.migrations) { database in
            try await Demonstration.mark(database)
            let (time, runner) = House.runner(on: database)
            let accounts = Accounts(runner: runner)
            let link = try #require(try await SetupLink.ensure(database, clock: time.clock))
            let agency = try await accounts.performWithLink("installation.setup", House.setup(link: link)).result["agency"]?.string ?? ""
            let people = try await House.addPeople(["Nguyễn Văn An", "Lê Thị Bình"], agency: agency, on: database)
            for (person, login) in zip(people, ["an", "binh"]) {
                _ = try await runner.perform(
                    "account.create", ["person": .string(person), "login": .string(login)], as: .operator(agency: agency), channel: .demo)
            }
            let today = time.now.vietnamDate
            let offered = try await database.read { try DemoAccounts.list(agency: agency, today: today, in: $0) }
            #expect(offered.map(\.role) == [.staff, .administrator])
            #expect(offered.map(\.name) == ["Nguyễn Văn An", "Trần Quản Trị"])
            let signedIn = try await accounts.signInToDemonstration(agency: agency, account: offered[0].account, agent: "Firefox")
            let now = time.now
            #expect(try await database.read { try SessionQueries.find(token: signedIn.session, now: now, in: $0) }?.account == offered[0].account)
            let notOffered = try await database.read { try $0.row("SELECT account_id FROM account WHERE login = 'binh'")?.text(0) ?? "" }
            await #expect(throws: Refusal.notFound) {
                _ = try await accounts.signInToDemonstration(agency: agency, account: notOffered, agent: "")
            }
            for change in ["DELETE FROM installation", "UPDATE installation SET value = '0'", "UPDATE installation SET key = 'x' WHERE key = 'demo'"]
            {
                await #expect(throws: StorageError.self) { try await database.write { try $0.execute(.unsafe(change)) } }
            }
            #expect(try await database.read { try Demonstration.isMarked(in: $0) })
        }
    }
}

@Suite("Secrets stay out of what is kept") struct AccountsSecrecyTests {
    @Test("No password, code, token or link stands anywhere in the database", arguments: TestDatabases.engines) func scan(
        _ engine: Engine
    ) async throws {
        try await House.with(engine) { house in
            var secrets = [House.password, House.other]
            let made = try await house.perform("account.create", ["person": .string(house.people[0]), "login": "an"], as: house.admin, key: "1")
            let owner = ActorSource.account(agency: house.agency, account: made.subjectID, scope: nil)
            secrets.append(try #require(made.result["link"]?.string))
            _ = try await house.accounts.performWithLink(
                "account.reset.use", ["link": made.result["link"] ?? nil, "password": .string(House.password)], key: "2")
            let signedIn = try await house.signIn()
            secrets += [signedIn.session, signedIn.device, try #require(try await house.find(signedIn.session)).csrf]
            let started = try await house.perform("account.totp.start", ["current": .string(House.password)], as: owner, key: "3")
            secrets.append(try #require(started.result["secret"]?.string))
            let pending = try await house.database.read { try $0.row("SELECT totp_pending FROM account WHERE login = 'an'")?.blob(0) ?? [] }
            let code = house.code(pending)
            let confirmed = try await house.perform("account.totp.confirm", ["code": .string(code)], as: owner, key: "4")
            secrets += (confirmed.result["codes"]?.array ?? []).compactMap(\.string) + [code]
            let token = try await house.perform("token.create", ["name": "Khóa", "scope": "read", "days": 1], as: owner, key: "5")
            secrets.append(try #require(token.result["secret"]?.string))
            _ = try await house.perform(
                "account.password.change", ["current": .string(House.password), "password": .string(House.other)], as: owner, key: "6")

            // A repeated key gives the receipt again, without what was shown once.
            let repeated = try await house.perform("token.create", ["name": "Khóa", "scope": "read", "days": 1], as: owner, key: "5")
            #expect(repeated.isRepeat)
            #expect(repeated.result == [:])

            let kept = try await house.everything()
            #expect(kept.contains("Nguyễn Văn An"))
            #expect(secrets.count == 19)
            for secret in secrets { #expect(!kept.contains(secret), "\(secret)") }
        }
    }
}

extension House {
    /// All text and bytes of the tables where an act or this subject may leave something.
    fileprivate func everything() async throws -> String {
        let tables = [
            ("record_content", "content"), ("act_key", "receipt"), ("act_key", "key"), ("record", "subject"), ("record", "act"), ("account", "login"),
            ("account", "password"), ("account", "totp_secret"), ("account", "totp_pending"), ("session", "session_id"), ("session", "agent"),
            ("session", "token_hash"), ("one_time_link", "token_hash"), ("recovery_code", "code_hash"), ("api_token", "token_hash"),
            ("api_token", "name"), ("throttle", "bucket"), ("installation", "value"), ("person", "name"),
        ]
        return try await database.read { session in
            try tables.flatMap { table, column in
                try session.rows("SELECT \(raw: .unsafe(column)) FROM \(raw: .unsafe(table))").map { row in
                    switch try row.value(0) {
                    case .text(let text): text
                    case .blob(let bytes): String(decoding: bytes, as: UTF8.self)
                    default: ""
                    }
                }
            }.joined(separator: "\n")
        }
    }
}
