internal import HTTPTypes
internal import Movement
internal import TestSupport
internal import Testing

@testable internal import Web

/// Every address against every role. What each answers stands in Endpoints.txt, one line per address; a new address fails until it stands there.
@Suite struct EndpointTests {
    /// Everyone with a browser: the visitor, one person per role, one without any, and somebody of the other agency.
    static let viewers = TestWorld.actors.filter { $0 != "operator" }

    @Test func everyAddressAnswersEveryRoleAsListed() async throws {
        try await Town.with { town in
            var lines = [Self.explanation]
            for endpoint in WebApplication.endpoints.sorted(by: {
                (Self.listed($0.path), $0.method.rawValue) < (Self.listed($1.path), $1.method.rawValue)
            }) {
                let answers = try await endpoint.method == .post ? Self.posting(endpoint, town) : Self.getting(endpoint, town)
                lines.append("\(endpoint.method) \(Self.listed(endpoint.path)) [\(Self.words(endpoint.access))] \(answers)")
            }
            try Fixture("Endpoints.txt").compare(lines.joined(separator: "\n") + "\n")
        }
    }

    @Test func everyPathOfTheSiteIsListedOnce() {
        let names = WebApplication.endpoints.map { "\($0.method) \($0.path)" }
        #expect(Set(names).count == names.count)
    }

    private static let explanation = """
        # method, path, [who may open it], status for each viewer; * is everyone not named.
        # Viewers: visitor, one person per role who holds nothing else, nobody (an account without a role), stranger (every role in another agency).
        # POST: without a session; with a session of "nobody" and no token, a wrong token, the right token and an empty form; from another site.
        """

    private static func words(_ access: Access) -> String {
        switch access {
        case .anyone: "anyone"
        case .signedIn: "signed in"
        case .guest: "guests"
        case .roles(let roles): roles.map(\.rawValue).joined(separator: ", ")
        }
    }

    /// The hashes in the addresses of static files change with every edit.
    private static func listed(_ path: String) -> String {
        guard path.hasPrefix("/tinh/"), let dot = path.lastIndex(of: ".") else { return path }
        return "/tinh/{hash}" + path[dot...]
    }

    // MARK: GET

    private static func getting(_ endpoint: Endpoint, _ town: Town) async throws -> String {
        let client = Client(town.site())
        let path = town.example(of: endpoint.path)
        var statuses: [(String, Int)] = []
        for viewer in viewers {
            let answer = try await client.entering(as: viewer, town, isAPI: endpoint.isAPI).get(path)
            statuses.append((viewer, answer.status))
            try check(answer, "\(path) as \(viewer)")
        }
        return summary(statuses)
    }

    /// What must hold for every answer to a GET.
    private static func check(_ answer: Answer, _ what: String) throws {
        #expect(answer.status < 500, "\(what)")
        if answer.isPage { #expect(PageScan(answer.text).problems == [], "\(what)") }
        if answer.status == 303 { #expect(LocalAddress.checked(answer.location) != nil, "\(what): \(answer.location ?? "")") }
    }

    /// "visitor 303, nobody 404, * 200": the most frequent status last.
    static func summary(_ statuses: [(String, Int)]) -> String {
        let counts = Dictionary(grouping: statuses, by: \.1).mapValues(\.count)
        let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
        let groups = Dictionary(grouping: statuses.filter { $0.1 != most }, by: \.1).sorted { $0.key < $1.key }
        return (groups.map { status, who in who.map(\.0).joined(separator: " ") + " \(status)" } + ["* \(most)"]).joined(separator: ", ")
    }

    // MARK: POST

    private static func posting(_ endpoint: Endpoint, _ town: Town) async throws -> String {
        let client = Client(town.site())
        let path = town.example(of: endpoint.path)
        var statuses: [String] = []
        func note(_ what: String, _ answer: Answer) {
            #expect(answer.status < 500, "\(path) \(what)")
            statuses.append("\(what) \(answer.status)")
        }
        if endpoint.isAPI { return try await calling(path, client, town) }
        note("no session", try await client.post(path, []))
        note("no token", try await client.signedIn(town.signIn("nobody")).post(path, []))
        note("wrong token", try await client.signedIn(town.signIn("nobody")).post(path, [("_csrf", "sai")]))
        let session = try await town.signIn("nobody") ?? ""
        let token = try await town.csrf(session)
        let borrowed = try await client.signedIn(town.signIn("staff")).post(path, [("_csrf", token)])
        let wrong = try await client.signedIn(town.signIn("staff")).post(path, [("_csrf", "sai")])
        #expect(borrowed.status == wrong.status, "\(path) with the token of somebody else's session")
        note("empty", try await client.signedIn(session).post(path, [("_csrf", token)]))
        let foreign = client.with(.fetchSite, "cross-site")
        let other = try await town.signIn("nobody") ?? ""
        note("other site", try await foreign.signedIn(other).post(path, [("_csrf", try await town.csrf(other))]))
        return statuses.joined(separator: ", ")
    }

    /// The door for programs: a browser's session counts for nothing there.
    private static func calling(_ path: String, _ client: Client, _ town: Town) async throws -> String {
        let body = #"{"name": "Tổ Thử", "code": "thu", "kind": "division", "from": "2025-01-01"}"#
        let browser = try await client.signedIn(town.signIn("administrator")).post(path, json: body)
        var statuses = [("a browser's session", browser.status)]
        for viewer in viewers where viewer != "administrator" {
            statuses.append((viewer, try await client.entering(as: viewer, town, isAPI: true).post(path, json: body).status))
        }
        return summary(statuses)
    }
}

extension Client {
    /// The client of one viewer: a browser with a session, or a program with a token.
    func entering(as viewer: String, _ town: Town, isAPI: Bool = false) async throws -> Client {
        guard viewer != "visitor" else { return self }
        // A guest has no token: for programs they are a visitor.
        if isAPI, viewer == TestWorld.guest { return self }
        return isAPI ? with(token: try await town.apiToken(viewer)) : signedIn(try await town.signIn(viewer))
    }
}

extension Town {
    /// An address with the parameters of its path filled in, so that it leads to something in the first agency.
    func example(of path: String) -> String {
        var parts: [String] = []
        for part in path.split(separator: "/") {
            switch part {
            case "{slug}": parts.append(Self.slug)
            case "{clause}": parts.append(Self.clause)
            case "{ma}", "{code}": parts.append("reading")
            case "{nguoi}": parts.append("staff")
            case "{viec}": parts.append(["nguoi": "sua", "to-chuc": "doi-ten"][parts[0]] ?? "giao")
            case "{obligation}": parts.append(proposal)
            case "{id}": parts.append(parts.contains("ke-hoach") || parts.contains("plans") ? draft : "staff")
            case "{so}", "{ban}": parts.append("1")
            case "{name}": parts.append("unit.create")
            case "{list}": parts.append("units")
            case "{co-quan}": parts.append(TestWorld.otherAgency)
            case "{token}", "{phieu}": parts.append("khong-co")
            default: parts.append(season.ids[String(part)] ?? String(part))
            }
        }
        return "/" + parts.joined(separator: "/")
    }
}
