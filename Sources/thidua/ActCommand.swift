internal import ArgumentParser
internal import FoundationEssentials
internal import Movement
internal import Storage
internal import Vietnamese

/// Acts on the command line: the same acts, fields and refusals as on the page and in the API.
struct ActCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "act", abstract: "List and perform acts. · Liệt kê và thực hiện việc.", subcommands: [List.self, Run.self])

    /// Lists every act, or the fields of one.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the acts, or the fields of one.")

        @Argument(help: "An act, to see its fields.")
        var name: String?

        func run() throws {
            guard let name else {
                for act in ActCatalog.all.map({ $0.declaration }) { Output.line("\(act.name)\t\(act.title.vi) · \(act.title.en)") }
                return
            }
            guard let act = ActCatalog.act(named: name)?.declaration else { throw ValidationError("There is no act called \(name).") }
            Output.line("\(act.title.vi) · \(act.title.en)\n\(act.summary.vi)\n\(act.summary.en)")
            for field in act.fields {
                Output.line("  --\(field.key)\(field.isRequired ? "" : " (optional)")\t\(field.label.vi) · \(field.label.en)")
            }
        }
    }

    /// Performs one act.
    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Perform an act.",
            discussion: """
                Fields come as --json '{…}' or as options named like the fields (see “thidua act list NAME”). Outside a demonstration the person \
                named by --as proves who they are with their API token in THIDUA_TOKEN.
                """)

        @Argument(help: "Name of the act.")
        var name: String

        @OptionGroup var options: DataOptions

        @Option(name: .customLong("as"), help: "Sign-in name of the one who acts, “operator”, or “public” with a one-time link.")
        var user: String

        @Option(help: "Agency of the operator or the public, by its short address.")
        var agency: String?

        @Option(help: "The fields as a JSON object.")
        var json: String?

        @Option(help: "Idempotency key.")
        var key: String?

        @Flag(help: "Do everything, then undo it.")
        var dryRun = false

        @Argument(parsing: .allUnrecognized, help: "Fields as --name value.")
        var fields: [String] = []

        func run() async throws {
            let values = try ActFields.read(json: json, options: fields, of: name)
            try await options.open().closing { installation in
                try await CommandIdentity.answeringRefusals {
                    let source = try await CommandIdentity.source(of: user, agency: agency, act: name, in: installation)
                    let receipt = try await Accounts(runner: installation.runner).perform(
                        name, values, as: source, channel: .cli, key: key, dryRun: dryRun)
                    let answer: JSONValue = [
                        "act": .string(receipt.act), "entry": .string(receipt.entry), "subject": .string(receipt.subject),
                        "sentence": ["vi": .string(receipt.sentence.vi), "en": .string(receipt.sentence.en)], "result": receipt.result,
                        "repeat": .bool(receipt.isRepeat), "dryRun": .bool(dryRun),
                    ]
                    Output.line(answer.json)
                }
            }
        }
    }
}

/// Reads an act's fields from the command line.
enum ActFields {
    static func read(json: String?, options: [String], of name: String) throws -> [String: JSONValue] {
        var values: [String: JSONValue] = [:]
        if let json {
            guard case .object(let members)? = JSONValue(json: json.utf8) else { throw ValidationError("--json must be a JSON object.") }
            values = members
        }
        var rest = options[...]
        while let option = rest.popFirst() {
            guard option.hasPrefix("--") else { throw ValidationError("“\(option)” is not a field; fields are --name value.") }
            guard let value = rest.popFirst() else { throw ValidationError("\(option) needs a value.") }
            let key = String(option.dropFirst(2)).replacing("-", with: "_")
            if case .array(let earlier)? = values[key] {
                values[key] = .array(earlier + [.string(value)])
            } else if let earlier = values[key] {
                values[key] = .array([earlier, .string(value)])
            } else {
                values[key] = .string(value)
            }
        }
        return values
    }
}

/// Who acts on the command line.
enum CommandIdentity {
    /// The name of somebody who is not signed in.
    static let visitor = "public"

    /// “operator” is the one who holds the machine's console and so the database file: for making agencies and their first administrators.
    static func source(of user: String, agency: String?, act: String, in installation: Installation) async throws -> ActorSource {
        guard user == "operator" || user == visitor else { return try await source(of: user, in: installation) }
        if act == "agency.create" { return .operator(agency: Randomness.system.identifier(at: installation.clock.now())) }
        let found = try await installation.database.read { session in
            try session.rows("SELECT agency_id FROM agency WHERE slug = \(agency ?? "") OR \(agency ?? "") = '' ORDER BY agency_id LIMIT 2").map {
                try $0.text(0)
            }
        }
        // A visitor who names no agency sees the first one, as on the public page.
        if user == visitor, agency == nil { return .visitor(agency: found.first ?? "") }
        guard found.count == 1 else { throw ValidationError("Say which agency with --agency SLUG.") }
        return user == visitor ? .visitor(agency: found[0]) : .operator(agency: found[0])
    }

    /// Runs something and prints a refusal in the caller's language; wrong input ends with 65, every other refusal with 1.
    static func answeringRefusals(_ body: () async throws -> Void) async throws {
        do { try await body() } catch StorageError.full {
            Output.refusal(.diskFull)
            throw ExitCode(74)
        } catch let refusal as Refusal {
            Output.refusal(refusal)
            throw ExitCode(refusal.kind == .invalid ? 65 : 1)
        }
    }

    /// In a demonstration any of its fictional people; elsewhere only the owner of the token in THIDUA_TOKEN, so that nobody acts as somebody else.
    static func source(of user: String, in installation: Installation) async throws -> ActorSource {
        let now = installation.clock.now()
        let owner = try await installation.database.read { session in
            try AccountQueries.source(login: user, today: now.vietnamDate, in: session)
        }
        if try await installation.isDemo() {
            guard let owner else {
                throw Refusal(
                    .signedOut, "cli.nobody", Text("Bản trình diễn không có ai tên “\(user)”.", "The demonstration has nobody called “\(user)”."),
                    next: Text("Thử thidua, giamdoc hoặc congdoan.", "Try thidua, giamdoc or congdoan."))
            }
            return owner
        }
        guard let token = Environment["TOKEN"] else {
            throw Refusal(
                .signedOut, "cli.token",
                Text("Cần khóa truy cập của \(user) trong THIDUA_TOKEN.", "The API token of \(user) is needed in THIDUA_TOKEN."),
                next: Text("Tạo khóa trong trang Hồ sơ.", "Make a token on the profile page."))
        }
        let found = try await installation.database.read { session in try TokenQueries.find(token, now: now, in: session) }
        guard let found, let owner, accountID(found) == accountID(owner) else { throw unknown(user) }
        return found
    }

    private static func accountID(_ source: ActorSource) -> String? {
        if case .account(_, let account, _) = source { account } else { nil }
    }

    private static func unknown(_ user: String) -> Refusal {
        Refusal(
            .signedOut, "cli.identity", Text("Khóa không thuộc về “\(user)”.", "The token does not belong to “\(user)”."),
            next: Text("Kiểm tra tên đăng nhập và khóa.", "Check the sign-in name and the token."))
    }
}
