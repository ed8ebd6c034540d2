internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite("Signing in") struct AccountsSignInTests {
    @Test("A session opens with the password and acts as its owner", arguments: TestDatabases.engines) func happy(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            let owner = try await house.open()
            let signedIn = try await house.signIn(" AN ")
            let found = try #require(try await house.find(signedIn.session))
            #expect(found.source == owner)
            #expect(try await house.actor(found.source).name == "Nguyễn Văn An")
            #expect(found.accepts(csrf: found.csrf))
            #expect(!found.accepts(csrf: signedIn.session))
            #expect(!found.accepts(csrf: ""))
            let again = try await house.signIn()
            #expect(again.session != signedIn.session)
            #expect(try #require(try await house.find(again.session)).csrf != found.csrf)
            #expect(try await house.find(signedIn.session + "0") == nil)
        }
    }

    @Test("Every failure is the same answer", arguments: TestDatabases.engines) func sameAnswer(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            let owner = try await house.open()
            let secret = try await house.turnOnSecondStep(owner).secret
            _ = try await house.open(1, login: "binh")
            _ = try await house.perform("account.disable", ["account": .string(try #require(owner.id))], as: house.admin)
            let closed = try await house.refusal { try await house.signIn(code: house.code(secret, ahead: 1), address: "10.0.0.2") }
            _ = try await house.perform("account.enable", ["account": .string(try #require(owner.id))], as: house.admin)
            let invited = try await house.perform(
                "account.create", ["person": .string(try await house.extraPerson()), "login": "moi"], as: house.admin)
            #expect(invited.result["path"]?.string?.hasPrefix("/dat-lai/") == true)
            let answers = [
                closed,
                try await house.refusal { try await house.signIn("khongco") },
                try await house.refusal { try await house.signIn("Tên có dấu") },
                try await house.refusal { try await house.signIn("binh", House.other) },
                try await house.refusal { try await house.signIn("binh", "") },
                try await house.refusal { try await house.signIn("moi", "") },
                try await house.refusal { try await house.signIn(code: nil, address: "10.0.0.3") },
                try await house.refusal { try await house.signIn(code: "000000", address: "10.0.0.4") },
                try await house.refusal { try await house.signIn(code: "aaaa-aaaa-aaaa-aaaa", address: "10.0.0.5") },
            ]
            for answer in answers { #expect(answer == Refusal.signInFailed) }
            _ = try await house.signIn(code: house.code(secret, ahead: 1), address: "10.0.0.6")
        }
    }

    @Test("Somebody who left cannot sign in, and an open session is worth nothing", arguments: TestDatabases.engines)
    func left(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            _ = try await house.open()
            let signedIn = try await house.signIn()
            let found = try #require(try await house.find(signedIn.session))
            let today = house.time.now.vietnamDate.iso
            try await house.database.write { try $0.execute("UPDATE person SET valid_to = \(today) WHERE name = 'Nguyễn Văn An'") }
            #expect(try await house.actor(found.source).isSignedIn == false)
            #expect(try await house.refusal { try await house.signIn() } == Refusal.signInFailed)
        }
    }

    @Test("The act itself opens no door", arguments: TestDatabases.engines) func noSideDoor(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            let owner = try await house.open()
            for source in [owner, house.admin, house.visitor] {
                let refusal = try await house.refusal { try await house.perform("account.sign-in", ["agent": "x"], as: source) }
                #expect(refusal == Refusal.signInPage)
            }
            let pretended = try await house.refusal { try await house.perform("account.sign-in", ["verified": "x"], as: owner) }
            #expect(pretended?.fields.map(\.key) == ["verified"])
        }
    }

    @Test("Five failures from one address stop that address for that name, and nobody else", arguments: TestDatabases.engines)
    func throttled(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            _ = try await house.open()
            _ = try await house.open(1, login: "binh")
            let device = try await house.signIn(address: "10.0.0.9").device
            for _ in 0..<5 { #expect(try await house.refusal { try await house.signIn("an", House.other) } == Refusal.signInFailed) }
            #expect(try await house.refusal { try await house.signIn() } == Refusal.throttled)
            #expect(try await house.refusal { try await house.signIn("khongco") } == Refusal.signInFailed)
            _ = try await house.signIn("binh")
            _ = try await house.signIn(address: "10.0.0.2")
            // The browser that has signed in before is not held responsible for its neighbours.
            _ = try await house.signIn(device: device)
            #expect(try await house.refusal { try await house.signIn(device: device + "0") } == Refusal.throttled)
            house.time.pass(minutes: 15)
            _ = try await house.signIn()
        }
    }

    @Test("An unknown name is stopped like a known one, and a device mark has its own limit", arguments: TestDatabases.engines)
    func throttledAlike(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            _ = try await house.open()
            for _ in 0..<5 { #expect(try await house.refusal { try await house.signIn("khongco") } == Refusal.signInFailed) }
            #expect(try await house.refusal { try await house.signIn("khongco") } == Refusal.throttled)
            let device = try await house.signIn().device
            for _ in 0..<5 { #expect(try await house.refusal { try await house.signIn("an", "sai", device: device) } == Refusal.signInFailed) }
            #expect(try await house.refusal { try await house.signIn(device: device) } == Refusal.throttled)
            _ = try await house.signIn()
        }
    }

    @Test("Fifty failures stop an address, whatever the names; right sign-ins do not count", arguments: TestDatabases.engines)
    func throttledAddress(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            _ = try await house.open()
            for number in 0..<50 {
                #expect(try await house.refusal { try await house.signIn("ten\(number)") } == Refusal.signInFailed)
                if number.isMultiple(of: 10) { _ = try await house.signIn() }
            }
            #expect(try await house.refusal { try await house.signIn() } == Refusal.throttled)
            _ = try await house.signIn(address: "10.0.0.2")
            // Some counters, not these, run for an hour; all are kept that long.
            house.time.pass(minutes: 61)
            try await house.accounts.purge()
            #expect(try await house.count("throttle") == 0)
        }
    }

    @Test("A burst of guesses does not slip through together", arguments: TestDatabases.engines) func burst(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            _ = try await house.open()
            let checked = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<20 { group.addTask { try await house.refusal { try await house.signIn("an", House.other) } == .signInFailed } }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(checked == 5)
        }
    }

    @Test("A session ends after eight idle hours and after a week", arguments: TestDatabases.engines) func expiry(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            _ = try await house.open()
            let idle = try await house.signIn().session
            house.time.pass(seconds: SessionLimits.idle - 1)
            #expect(try await house.find(idle) != nil)
            house.time.pass(seconds: 1)
            #expect(try await house.find(idle) == nil)

            let used = try await house.signIn().session
            let start = house.time.now
            while house.time.now < start.adding(seconds: SessionLimits.absolute - 7 * 3600) {
                house.time.pass(seconds: 7 * 3600)
                if let found = try await house.find(used) { try await house.accounts.note(found) }
            }
            #expect(try await house.find(used) != nil)
            house.time.pass(seconds: 7 * 3600)
            #expect(try await house.find(used) == nil)
            try await house.accounts.purge()
            #expect(try await house.count("session") == 0)
        }
    }

    @Test("That a session is used is noted at most every five minutes", arguments: TestDatabases.engines) func noted(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            _ = try await house.open()
            let token = try await house.signIn().session
            let first = try #require(try await house.find(token))
            house.time.pass(seconds: SessionLimits.noteEvery - 1)
            try await house.accounts.note(first)
            #expect(try await house.find(token)?.seen == first.seen)
            house.time.pass(seconds: 1)
            try await house.accounts.note(first)
            #expect(try await house.find(token)?.seen == house.time.now)
        }
    }

    @Test("The look-up of a session is one statement", arguments: TestDatabases.engines) func oneStatement(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            _ = try await house.open()
            let token = try await house.signIn().session
            let now = house.time.now
            let statements = try await house.database.read { session in
                let before = session.statementCount
                _ = try SessionQueries.find(token: token, now: now, in: session)
                return session.statementCount - before
            }
            #expect(statements == 1)
        }
    }
}

extension ActorSource {
    /// The account, if there is one.
    var id: String? { if case .account(_, let account, _) = self { account } else { nil } }
}

extension House {
    /// Turns the second step on and returns its secret and recovery codes.
    func turnOnSecondStep(_ owner: ActorSource, password: String = House.password) async throws -> (secret: [UInt8], codes: [String]) {
        let started = try await perform("account.totp.start", ["current": .string(password)], as: owner)
        let pending = try await database.read { [id = owner.id ?? ""] session in
            try session.row("SELECT totp_pending FROM account WHERE account_id = \(id)")?.blob(0) ?? []
        }
        #expect(started.result["secret"]?.string == OneTimePassword.base32(pending))
        let confirmed = try await perform("account.totp.confirm", ["code": .string(code(pending))], as: owner)
        return (pending, (confirmed.result["codes"]?.array ?? []).compactMap(\.string))
    }

    /// The code an authenticator app shows now.
    func code(_ secret: [UInt8], ahead: Int64 = 0) -> String {
        OneTimePassword.code(secret: secret, step: OneTimePassword.step(at: time.now) + ahead)
    }

    func extraPerson() async throws -> String {
        let agency = self.agency
        try await database.write { session in
            try session.execute(
                """
                INSERT INTO person (agency_id, person_id, code, name, name_key, folded, is_direct, valid_from)
                VALUES (\(agency), 'extra', 'EX', 'Phạm Mới', 'x', 'pham moi', 0, '2020-01-01')
                """)
        }
        return "extra"
    }

    func count(_ table: String) async throws -> Int {
        try await database.read { try $0.row("SELECT COUNT(*) FROM \(raw: .unsafe(table))")?.int(0) ?? -1 }
    }
}
