internal import Hummingbird
public import Movement
public import Storage
public import Vietnamese

/// One thing a program may read: a path, words for the description, and the query that answers it for the viewer.
struct APIView: Sendable {
    let path: String
    let name: String
    let summary: String
    /// Query parameters: name and meaning.
    let parameters: [(String, String)]
    let answer: @Sendable (APILook) throws -> JSONValue

    var operation: JSONValue {
        let inPath = names.map { name -> JSONValue in
            ["name": .string(name), "in": "path", "required": true, "schema": ["type": "string"]]
        }
        let inQuery = parameters.map { name, meaning -> JSONValue in
            ["name": .string(name), "in": "query", "schema": ["type": "string"], "description": .string(meaning)]
        }
        return [
            "operationId": .string(name), "summary": .string(summary), "tags": ["views"], "parameters": .array(inPath + inQuery),
            "responses": ["200": ["description": "What the viewer may see"], "404": ["description": "Does not exist for the viewer"]],
        ]
    }
}

/// A read by a program.
struct APILook {
    let viewer: Actor
    let session: Session
    let now: Instant
    /// What the address names, by the word in braces.
    let path: [String: String]
    /// What was asked besides.
    let queries: @Sendable (String) -> String?

    /// The day of `now` in Vietnam.
    var today: CivilDate { now.vietnamDate }

    /// A part of the path; the view's own path guarantees that it is there.
    func parameter(_ name: String) -> String { path[name] ?? "" }

    /// A query parameter, if there is one and it is not empty.
    func query(_ name: String) -> String? { queries(name) }

    /// The person; throws `signedOut` for visitors.
    func requireSignedIn() throws {
        guard viewer.isSignedIn else { throw Refusal.signedOut }
    }
}

extension APIView {
    /// The words in braces of the path.
    fileprivate var names: [String] { path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) } }
}

/// The addresses of the views.
let viewEndpoints: [Endpoint] = APIView.all.map { view in
    .get(view.path, .anyone) { visit in
        let source = try await visit.apiSource()
        let path = Dictionary(uniqueKeysWithValues: view.names.map { ($0, visit.parameter($0)) })
        let answer = try await visit.site.database.read { session in
            let today = visit.now.vietnamDate
            return try view.answer(
                APILook(
                    viewer: try source.load(today: today, in: session), session: session, now: visit.now, path: path, queries: { visit.query($0) }))
        }
        return .json(answer.json)
    }
}

/// The same views without a socket, for the command line.
public enum Views {
    /// One view: what it is called, what it shows, and what it may be asked with.
    public struct Description: Sendable {
        /// Its name, as in the description of the API.
        public let name: String
        /// What it shows.
        public let summary: String
        /// Names of what it may be asked with, and whether it must be.
        public let parameters: [(name: String, meaning: String, isRequired: Bool)]
    }

    /// Every view.
    public static var all: [Description] {
        APIView.all.map { view in
            Description(
                name: view.name, summary: view.summary,
                parameters: view.names.map { ($0, "what to show", true) } + view.parameters.map { ($0.0, $0.1, false) })
        }
    }

    /// What a viewer sees.
    /// - Parameters:
    ///   - name: name of the view.
    ///   - values: what it is asked with, by name.
    ///   - source: who looks.
    /// - Throws: `Refusal` when there is no such view, something is missing, or the viewer may not see it.
    public static func answer(
        _ name: String, _ values: [String: String], as source: ActorSource, now: Instant, in database: Database
    ) async throws -> JSONValue {
        guard let view = APIView.all.first(where: { $0.name == name }) else { throw Refusal.notFound }
        let known = Set(view.names + view.parameters.map(\.0))
        if let odd = values.keys.sorted().first(where: { !known.contains($0) }) {
            throw Refusal.invalid(odd, "Không có tham số nào tên “\(odd)”.", "There is no parameter called “\(odd)”.")
        }
        if let missing = view.names.first(where: { values[$0] == nil }) {
            throw Refusal.invalid(missing, "Thiếu tham số “\(missing)”.", "The parameter “\(missing)” is missing.")
        }
        return try await database.read { session in
            try view.answer(
                APILook(
                    viewer: try source.load(today: now.vietnamDate, in: session), session: session, now: now, path: values,
                    queries: { values[$0].flatMap { $0.isEmpty ? nil : $0 } }))
        }
    }
}
