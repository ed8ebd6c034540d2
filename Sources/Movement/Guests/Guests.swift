internal import Storage
internal import Vietnamese

/// What the doors need around the acts of guests.
public struct Guests: Sendable {
    private let runner: ActRunner

    /// Creates the service.
    public init(runner: ActRunner) { self.runner = runner }

    /// Asks to take part, counting what comes from one network address.
    public func ask(
        _ values: [String: JSONValue], as source: ActorSource, address: String, channel: Channel = .web, key: String? = nil
    ) async throws -> Receipt {
        let input = ActInput(values).adding(prepared: AskGuest.address, .string(address))
        return try await runner.perform(AskGuest.declaration.name, input, as: source, channel: channel, key: key)
    }

    /// Opens a session with a code. An attempt is counted before anything is checked, by the network and by the code that was typed.
    public func signIn(code: String, as source: ActorSource, address: String, channel: Channel = .web) async throws -> Receipt {
        let now = runner.clock.now()
        let buckets = [
            Throttle.Bucket("guest-code", Throttle.network(of: address), limit: 30),
            Throttle.Bucket("guest-code-typed", GuestCode.normalized(code) ?? "", limit: 10),
        ]
        try await runner.database.write { try Throttle.take(buckets, now: now, in: $0) }
        let input = ActInput(["code": .string(code)]).adding(prepared: SignInGuest.counted, .bool(true))
        let receipt = try await runner.perform(SignInGuest.declaration.name, input, as: source, channel: channel)
        try await runner.database.write { try Throttle.giveBack(buckets.reversed(), in: $0) }
        return receipt
    }

    /// Makes a guest whose address counts as proved, through the same acts but without a mail: for demonstrations and tests.
    /// - Returns: who acts from now on.
    public func enterProved(_ values: [String: JSONValue], agency: String, channel: Channel = .demo) async throws -> ActorSource {
        _ = try await runner.perform(AskGuest.declaration.name, values, as: .operator(agency: agency), channel: channel)
        let secret = runner.randomness.secret()
        try await takeMail(of: values["email"]?.string ?? "", agency: agency, secret: secret)
        let receipt = try await runner.perform(ProveGuest.declaration.name, ["link": .string(secret)], as: .visitor(agency: agency), channel: channel)
        return .guest(agency: agency, guest: receipt.subjectID)
    }

    /// Takes the mail that waits for an address out of the outbox and gives its link this secret; a second time it does nothing.
    public func takeMail(of email: String, agency: String, secret: String) async throws {
        let now = runner.clock.now()
        try await runner.database.write { session in
            let mail = try session.row(
                "SELECT mail_id FROM guest_mail WHERE agency_id = \(agency) AND address = \(email) AND state = 'waiting' ORDER BY mail_id DESC LIMIT 1"
            )
            guard let id = try mail?.text(0) else { return }
            try session.execute(
                "UPDATE guest_mail SET state = 'sent', ended_at = \(now.milliseconds) WHERE agency_id = \(agency) AND mail_id = \(id)")
            try GuestLinks.note(secret, mail: id, agency: agency, now: now, in: session)
        }
    }

    /// Removes sessions, codes and unanswered requests that are over. Machine state; `serve` calls it now and then.
    public func purge() async throws {
        let now = runner.clock.now()
        try await runner.database.write { session in
            try session.execute("DELETE FROM guest_session WHERE expires_at <= \(now.milliseconds)")
            try session.execute("DELETE FROM guest_code WHERE expires_at <= \(now.milliseconds)")
            // With the request of somebody who never opened the link goes everything that was typed; the link lives a day longer than its mail.
            try session.execute("DELETE FROM guest_mail WHERE created_at <= \(now.adding(seconds: -3 * GuestLimits.linkSeconds).milliseconds)")
        }
    }
}
