internal import Crypto
internal import FoundationEssentials
internal import Storage
internal import Vietnamese

/// What a successful sign-in gives.
public struct SignedIn: Sendable, Hashable {
    /// Value of the session cookie; never stored or logged.
    public let session: String
    /// Value of the device cookie, good for a year: attempts from this browser are counted apart from those of its network. It opens nothing.
    public let device: String
    /// Agency of the account.
    public let agency: String
    /// The account.
    public let account: String
}

/// Sign-in, and what else the doors need around the acts of this subject.
public struct Accounts: Sendable {
    /// Performs the acts.
    public let runner: ActRunner

    /// Creates the service.
    public init(runner: ActRunner) { self.runner = runner }

    /// Begins a session for somebody who knows the sign-in name, the password and, where it is on, a code of the second step.
    ///
    /// Unknown name, wrong password, wrong code and closed account give the same refusal after the same work. The attempt is counted before
    /// anything is checked (`Throttle`); the password is checked outside the transaction.
    /// - Parameters:
    ///   - agent: what the browser says it is, for the owner's list of sessions.
    ///   - address: network address the request came from.
    ///   - device: value of the device cookie, if the browser has one.
    /// - Throws: `Refusal.signInFailed`, `.throttled` or `.passwordsBusy`.
    public func signIn(
        login: String, password: String, code: String?, agent: String, address: String, device: String? = nil, channel: Channel = .web
    ) async throws -> SignedIn {
        let now = runner.clock.now()
        let attempt = try await begin(login: login, code: code, address: address, device: device, now: now)
        let holds = try await runner.passwords.verify(String(password.prefix(1024)), against: attempt.account?.password)
        guard holds, attempt.codeHolds, let account = attempt.account, let verified = account.password else { throw Refusal.signInFailed }
        let input = ActInput(["agent": .string(Self.clean(agent))])
            .adding(prepared: SignIn.verified, .string(verified)).adding(prepared: SignIn.code, JSONValue(code))
        let receipt: Receipt
        do {
            receipt = try await runner.perform(
                SignIn.declaration.name, input, as: .account(agency: account.agency, account: account.id, scope: nil), channel: channel)
        } catch is Refusal { throw Refusal.signInFailed }
        try await runner.database.write { try Throttle.giveBack(attempt.buckets, in: $0) }
        let mark = DeviceMark.make(account: account.id, key: attempt.deviceKey, randomness: runner.randomness)
        return SignedIn(session: receipt.result["session"]?.string ?? "", device: mark, agency: account.agency, account: account.id)
    }

    /// Takes a role in a demonstration.
    public func signInToDemonstration(agency: String, account: String, agent: String) async throws -> SignedIn {
        let receipt = try await runner.perform(
            SignInToDemonstration.declaration.name, ["account": .string(account), "agent": .string(Self.clean(agent))],
            as: .visitor(agency: agency), channel: .web)
        return SignedIn(session: receipt.result["session"]?.string ?? "", device: "", agency: agency, account: account)
    }

    /// Performs `account.reset.use`, `installation.setup`, `agency.accept` or `guest.prove` in the agency that the one-time link in field "link" belongs to.
    ///
    /// Whoever follows such a link is a visitor and cannot know the agency; for the first setup it does not exist yet.
    public func performWithLink(_ name: String, _ values: [String: JSONValue], channel: Channel = .web, key: String? = nil) async throws -> Receipt {
        let now = runner.clock.now()
        let token = values["link"]?.string ?? ""
        let agency = try await runner.database.read { session in
            try OneTimeLinks.find(token, purposes: OneTimeLink.Purpose.allCases, now: now, in: session)?.agency
                ?? AgencyInvitations.find(token, now: now, in: session)?.child ?? GuestLinks.find(token, now: now, in: session)?.agency
        }
        return try await runner.perform(name, values, as: .visitor(agency: agency ?? ""), channel: channel, key: key)
    }

    /// Performs an act for whoever asks through the API or the command line. A visitor with a one-time link acts in the agency of the link.
    public func perform(
        _ name: String, _ values: [String: JSONValue], as source: ActorSource, channel: Channel, key: String? = nil, dryRun: Bool = false
    ) async throws -> Receipt {
        if case .visitor = source, !dryRun, case .string? = values["link"] {
            return try await performWithLink(name, values, channel: channel, key: key)
        }
        return try await runner.perform(name, values, as: source, channel: channel, key: key, dryRun: dryRun)
    }

    /// Notes that a session is in use, at most every `SessionLimits.noteEvery` seconds. Machine state: no act, nothing in the record.
    public func note(_ found: FoundSession) async throws {
        let now = runner.clock.now()
        guard found.seen.adding(seconds: SessionLimits.noteEvery) <= now else { return }
        try await runner.database.write { session in
            try session.execute(
                """
                UPDATE session SET seen_at = \(now.milliseconds) WHERE agency_id = \(found.agency) AND account_id = \(found.account)
                AND session_id = \(found.id) AND seen_at < \(now.milliseconds)
                """)
        }
    }

    /// Removes sessions, links and counters that are over. Machine state; `serve` calls it now and then.
    public func purge() async throws {
        let now = runner.clock.now()
        try await runner.database.write { session in
            try Throttle.purge(now: now, in: session)
            try session.execute(
                "DELETE FROM session WHERE expires_at <= \(now.milliseconds) OR seen_at <= \(SessionQueries.idleSince(now))")
            try session.execute("DELETE FROM one_time_link WHERE expires_at <= \(now.milliseconds)")
        }
    }

    /// What is known of an attempt before the password is checked.
    private struct Attempt: Sendable {
        let account: AccountRow?
        let codeHolds: Bool
        let deviceKey: [UInt8]
        let buckets: [Throttle.Bucket]
    }

    private func begin(login: String, code: String?, address: String, device: String?, now: Instant) async throws -> Attempt {
        let name = SignInName.normalized(login)
        // Wrong spellings share a bucket per address: nobody has them, and they must not fill the table.
        let counted = name ?? ""
        let fresh = runner.randomness.bytes(32)
        return try await runner.database.write { session in
            let account = try AccountRow.open(login: counted, today: now.vietnamDate, in: session)
            let key = try DeviceMark.key(fresh: fresh, in: session)
            let isKnown = device.flatMap { mark in account.map { DeviceMark.holds(mark, account: $0.id, key: key) } } ?? false
            let buckets =
                isKnown ? Throttle.Bucket.device(device ?? "", login: counted) : Throttle.Bucket.signIn(login: counted, address: address)
            try Throttle.take(buckets, now: now, in: session)
            let codeHolds = try SecondStep.holds(code, account, now: now, in: session)
            return Attempt(account: account, codeHolds: codeHolds, deviceKey: key, buckets: buckets)
        }
    }

    /// What a browser says of itself, fit for a field of one line.
    private static func clean(_ agent: String) -> String {
        String(String.UnicodeScalarView(agent.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(200)))
    }
}

/// The mark of a browser that has signed in to an account: a random part and its HMAC under a key of the installation. It proves nothing but
/// that, and only decides in which bucket an attempt is counted.
enum DeviceMark {
    static func make(account: String, key: [UInt8], randomness: Randomness) -> String {
        let nonce = Base32.encode(randomness.bytes(16))
        return nonce + "." + Base32.encode(Array(code(nonce, account, key)))
    }

    static func holds(_ mark: String, account: String, key: [UInt8]) -> Bool {
        let parts = mark.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, mark.utf8.count <= 120 else { return false }
        let expected = Base32.encode(Array(code(String(parts[0]), account, key)))
        return SymmetricKey(data: Array(expected.utf8)) == SymmetricKey(data: Array(parts[1].utf8))
    }

    /// The installation's key, made at the first sign-in.
    static func key(fresh: [UInt8], in session: Session) throws -> [UInt8] {
        if let row = try session.row("SELECT value FROM installation WHERE key = 'device-key'") { return Array(try row.text(0).utf8) }
        try session.execute(
            "INSERT INTO installation (key, value) VALUES ('device-key', \(Base32.encode(fresh))) ON CONFLICT (key) DO NOTHING")
        return Array(try session.row("SELECT value FROM installation WHERE key = 'device-key'")?.text(0).utf8 ?? "".utf8)
    }

    private static func code(_ nonce: String, _ account: String, _ key: [UInt8]) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: Array("thidua.device|\(account)|\(nonce)".utf8), using: SymmetricKey(data: key))
    }
}
