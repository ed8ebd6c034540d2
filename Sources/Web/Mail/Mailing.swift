internal import Logging
public import Movement
internal import Papers
public import ServiceLifecycle
internal import Storage
internal import Vietnamese

/// Writes the reminders that have come due and hands waiting mails to the mail program, in the background; part of the service group of the program.
/// Several processes may do so at once. Without a mail program nothing is done, nor in a demonstration, whatever is set: its people do not exist.
public struct Mailing: Service {
    private let site: Site

    /// The mail service of a site.
    public init(site: Site) { self.site = site }

    /// Works until graceful shutdown; the mail under way is finished first.
    public func run() async throws {
        guard !site.isDemo, site.configuration.mail.missing(origin: site.configuration.origin).isEmpty else {
            try? await gracefulShutdown()
            return
        }
        await cancelWhenGracefulShutdown {
            var turn = 0
            while !Task.isCancelled {
                if turn % 20 == 0 { await remind() }
                turn += 1
                await MailRound(site: site).run()
                try? await Task.sleep(for: .seconds(15))
            }
        }
    }
}

extension Mailing {
    /// Writes reminders in every agency.
    private func remind() async {
        do { _ = try await Reminding.run(site.runner) } catch {
            site.logger.error("writing reminders failed", metadata: ["error": "\(type(of: error))"])
        }
    }
}

/// Writing the reminders of every agency, as the service and the command line do.
public enum Reminding {
    /// Runs once.
    /// - Parameter dryRun: do everything, then undo it.
    /// - Returns: what was done, by agency.
    public static func run(_ runner: ActRunner, dryRun: Bool = false) async throws -> [(agency: String, report: ReminderReport)] {
        let now = runner.clock.now()
        let randomness = runner.randomness
        var reports: [(agency: String, report: ReminderReport)] = []
        for agency in try await runner.database.read({ try Mailroom.agencies(in: $0) }) {
            let body: @Sendable (Session) throws -> ReminderReport = { session in
                try ReminderRun.perform(agency, now: now, randomness: randomness, in: session)
            }
            reports.append((agency, dryRun ? try await runner.database.dryRun(body) : try await runner.database.write(body)))
        }
        if !dryRun { try await runner.database.write { try Mailroom.purge(now: now, in: $0) } }
        return reports
    }
}

/// One round of the post: everything whose time has come.
struct MailRound: Sendable {
    let site: Site

    /// How many mails one round hands over in each agency, so that no agency waits for another's pile.
    private static let most = 50

    /// Sends what waits.
    /// - Returns: how many mails the program took.
    @discardableResult
    func run() async -> Int {
        let configuration = site.configuration
        guard !site.isDemo, let sendmail = configuration.mail.sendmail, let from = configuration.mail.from, let origin = configuration.origin else {
            return 0
        }
        var sent = 0
        do {
            for agency in try await site.database.read({ try Mailroom.agencies(in: $0) }) {
                for _ in 0..<Self.most {
                    if Task.isCancelled { return sent }
                    // A task of its own, which no shutdown cancels: of a program killed half way nobody knows whether the mail went out.
                    let outcome = try await Task { try await next(agency, sendmail, from, origin) }.value
                    guard let outcome else { break }
                    if outcome == .taken { sent += 1 }
                    // Without a program every other mail would only come back too.
                    if outcome == .missing {
                        site.logger.warning("the mail program is missing or cannot be started", metadata: ["setting": "THIDUA_SENDMAIL"])
                        return sent
                    }
                }
            }
        } catch {
            // Never the error's own words: they may hold what a mail says.
            site.logger.error("sending mails failed", metadata: ["error": "\(type(of: error))"])
        }
        return sent
    }

    /// Claims one mail, hands it over and notes what became of it; nil when none waits.
    private func next(_ agency: String, _ sendmail: Sendmail, _ from: MailAddress, _ origin: String) async throws -> Mailroom.Outcome? {
        let clock = site.runner.clock
        let now = clock.now()
        guard let mail = try await site.database.write({ try Mailroom.claim(agency, limit: 1, now: now, in: $0) }).first else { return nil }
        let outcome = try await send(mail, sendmail, from, origin)
        let ended = clock.now()
        try await site.database.write { try Mailroom.finish(mail, outcome, now: ended, in: $0) }
        return outcome
    }

    private func send(_ mail: ClaimedMail, _ sendmail: Sendmail, _ from: MailAddress, _ origin: String) async throws -> Mailroom.Outcome {
        guard let to = MailAddress(mail.address), to.name.isEmpty else { return .badAddress }
        let secrets = (0..<mail.links).map { _ in site.runner.randomness.secret() }
        let now = site.runner.clock.now()
        try await site.database.write { try Mailroom.note(links: secrets, of: mail, now: now, in: $0) }
        let message = MailMessage(
            from: from, to: to, subject: mail.subject, date: now, identifier: mail.id,
            preferences: origin + (mail.hasPreferences ? "/ho-so/thu-nhac" : "/rieng-tu"),
            text: mail.text(secrets: secrets, origin: origin))
        switch await sendmail.send(message.bytes) {
        case .taken: return .taken
        case .refused(let code): return .refused(code)
        case .timedOut: return .timedOut
        case .killed: return .refused(nil)
        case .missing: return .missing
        }
    }
}
