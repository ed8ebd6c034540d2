internal import ArgumentParser
internal import FoundationEssentials
internal import Hummingbird
internal import Logging
internal import Movement
internal import NIOCore
internal import ServiceLifecycle
internal import Storage
internal import UnixSignals
internal import Web

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Serves the site until SIGTERM.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serve the site. · Chạy trang web.")

    @OptionGroup var options: DataOptions

    @Option(help: "Address to listen on. [THIDUA_HOST]")
    var host: String?

    @Option(help: "Port to listen on. [THIDUA_PORT]")
    var port: Int?

    @Option(help: "Address people reach the site at, such as https://thidua.example.vn. [THIDUA_ORIGIN]")
    var origin: String?

    @Flag(help: "Believe X-Forwarded-For of the proxy in front. [THIDUA_TRUST_PROXY=1]")
    var trustProxy = false

    func run() async throws {
        let host = host ?? Environment["HOST"] ?? "127.0.0.1"
        guard let port = port ?? (Environment["PORT"].map(Int.init) ?? 8080), (0...65535).contains(port) else {
            throw ValidationError("--port must be from 0 to 65535.")
        }
        let logger = Logging.standard()
        let installation = try await options.open(logger: logger)
        try await installation.closing { installation in
            let configuration = WebConfiguration(
                version: ThiDua.version, origin: origin ?? Environment["ORIGIN"], trustsProxy: trustProxy || Environment["TRUST_PROXY"] == "1",
                mail: MailConfiguration(sendmail: Environment["SENDMAIL"], from: Environment["MAIL_FROM"]))
            let isDemo = try await installation.isDemo()
            let site = Site(
                runner: installation.runner, files: installation.files, configuration: configuration, isDemo: isDemo,
                papers: try await papers(installation), evidence: try await Self.evidence(installation), pictures: try await pictures(installation),
                logger: logger)
            try await announceSetup(installation, address: configuration.origin ?? "http://\(host):\(port)")
            let application = WebApplication.application(
                for: site, host: host, port: port,
                services: [
                    Sequencing(database: installation.database, logger: logger),
                    Statistics(database: installation.database, logger: logger),
                    Tidying(runner: installation.runner, accounts: site.accounts, files: installation.files, logger: logger),
                    Worker(site: site),
                    EvidenceWatch(runner: installation.runner, logger: logger),
                    Mailing(site: site),
                    Counting(runner: installation.runner, logger: logger),
                ],
                logger: quiet(logger)
            ) { running in
                logger.info("serving", metadata: ["address": "http://\(host):\(running)", "data": "\(installation.folder)"])
                if isDemo { Self.welcome(running) }
            }
            do { try await application.runService(gracefulShutdownSignals: [.sigterm, .sigint]) } catch let error as IOError
                where error.errnoCode == EADDRINUSE
            {
                Output.error(
                    "Cổng \(port) đang có chương trình khác dùng. · Port \(port) is in use; try another, such as --port \(port + 1) or make run PORT=\(port + 1)."
                )
                throw ExitCode(69)
            }
        }
    }

    /// The readers of PDF files and scans; what is missing is said once, since everything else works without.
    private func papers(_ installation: Installation) async throws -> PlanPapers {
        let papers = await PlanPapers.installed(scratch: try await installation.files.incomingFolder())
        if !papers.missingPackages.isEmpty {
            installation.logger.warning(
                "PDF files and scans cannot be read", metadata: ["missing": "\(papers.missingPackages.joined(separator: " "))"])
        }
        return papers
    }

    /// The programs that scan evidence, draw its previews and open its links.
    static func evidence(_ installation: Installation) async throws -> EvidenceTools {
        let typed = Environment["SCAN"] ?? EvidenceTools.ScanRule.attempt.rawValue
        guard let rule = EvidenceTools.ScanRule(rawValue: typed) else { throw ValidationError("THIDUA_SCAN must be “try” or “require”.") }
        let tools = await EvidenceTools.installed(scratch: try await installation.files.incomingFolder(), rule: rule)
        if !tools.hasScanner {
            let words: Logger.Message = rule == .require ? "evidence is refused: no virus scanner" : "evidence is kept without a scan for viruses"
            installation.logger.warning(words, metadata: ["missing": "clamav-daemon"])
        }
        return tools
    }

    /// The programs for pictures of news; what is missing is said once.
    private func pictures(_ installation: Installation) async throws -> NewsPictures {
        let pictures = NewsPictures.installed(scratch: try await installation.files.incomingFolder())
        if !pictures.missingPackages.isEmpty {
            installation.logger.warning(
                "pictures of news are not made smaller, or links are shared without one",
                metadata: ["missing": "\(pictures.missingPackages.joined(separator: " "))"])
        }
        return pictures
    }

    /// Where to look, for whoever has just started a demonstration by hand.
    private static func welcome(_ port: Int) {
        Output.error(
            """

              ThiDua:  http://localhost:\(port)/
              Sign in: http://localhost:\(port)/dang-nhap/trinh-dien   (one demonstration account per role)
              Stop:    Ctrl-C

            """)
    }

    /// The first start on an empty database prints a one-time address; there is no default password.
    private func announceSetup(_ installation: Installation, address: String) async throws {
        guard
            let token = try await SetupLink.ensure(installation.database, clock: installation.clock)
        else { return }
        Output.error(
            "\nLần chạy đầu tiên. Mở địa chỉ này một lần để thiết lập · First start. Open this address once to set up:\n  \(address)/thiet-lap/\(token)\n"
        )
    }

    /// Hummingbird's own lines are for debugging.
    private func quiet(_ logger: Logger) -> Logger {
        var quiet = logger
        if quiet.logLevel == .info { quiet.logLevel = .notice }
        return quiet
    }
}

/// Removes sessions, links and counters that have ended, data of guests whose time is over, and uploads whose process was killed, once an hour.
struct Tidying: Service {
    let runner: ActRunner
    let accounts: Accounts
    let files: Files
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await accounts.purge()
                    try await GuestRound.run(runner)
                    try await files.clearIncoming(untouchedFor: 3600)
                } catch { logger.error("tidying failed", metadata: ["error": "\(error)"]) }
                try? await Task.sleep(for: .seconds(3600))
            }
        }
    }
}

/// Files the reports of targets that count by themselves, once an hour: a period ends at midnight, and its report is there in the morning.
struct Counting: Service {
    let runner: ActRunner
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            // The first round waits, so that a start is not slowed down.
            var wait = 60
            while (try? await Task.sleep(for: .seconds(wait))) != nil {
                wait = 3600
                do { try await LearningRound.run(on: runner) } catch { logger.error("counting targets failed", metadata: ["error": "\(error)"]) }
            }
        }
    }
}

/// Looks at a little of the evidence again every few minutes, so that each piece is looked at about once a day.
struct EvidenceWatch: Service {
    let runner: ActRunner
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            // The first round waits, so that a start is not slowed down and a program that keeps being restarted asks nobody.
            while (try? await Task.sleep(for: .seconds(300))) != nil {
                do { try await EvidenceChecks.round(on: runner) } catch { logger.error("checking evidence failed", metadata: ["error": "\(error)"]) }
            }
        }
    }
}

/// Keeps the planner of PostgreSQL informed about tables that grow fast.
struct Statistics: Service {
    let database: Database
    let logger: Logger

    func run() async throws {
        guard database.engine == .postgresql else {
            try? await gracefulShutdown()
            return
        }
        await cancelWhenGracefulShutdown {
            while (try? await Task.sleep(for: .seconds(5))) != nil {
                do { try await database.refreshStatistics() } catch { logger.error("counting tables failed", metadata: ["error": "\(error)"]) }
            }
        }
    }
}

/// Chains the record of PostgreSQL databases within a second of each act.
struct Sequencing: Service {
    let database: Database
    let logger: Logger

    func run() async throws {
        guard database.engine == .postgresql else {
            try? await gracefulShutdown()
            return
        }
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do { try await RecordSequencer.run(on: database) } catch {
                    logger.error("sequencing failed", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: .milliseconds(200))
            }
        }
    }
}
