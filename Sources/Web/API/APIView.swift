internal import Hummingbird
internal import Movement
internal import Storage
internal import Vietnamese

/// One thing a program may read: a path, words for the description, and the query that answers it for the viewer.
struct APIView: Sendable {
    let path: String
    let name: String
    let summary: String
    /// Query parameters: name and meaning.
    let parameters: [(String, String)]
    let answer: @Sendable (APILook) throws -> JSONValue

    var operation: JSONValue {
        let inPath = path.split(separator: "/").filter { $0.hasPrefix("{") }.map { part -> JSONValue in
            ["name": .string(String(part.dropFirst().dropLast())), "in": "path", "required": true, "schema": ["type": "string"]]
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
    let visit: Visit
    let viewer: Actor
    let session: Session
    var today: CivilDate { visit.now.vietnamDate }

    /// The person; throws `signedOut` for visitors.
    func requireSignedIn() throws {
        guard viewer.isSignedIn else { throw Refusal.signedOut }
    }
}

/// The addresses of the views.
let viewEndpoints: [Endpoint] = APIView.all.map { view in
    .get(view.path, .anyone) { visit in
        let source = try await visit.apiSource(requiresToken: false)
        let answer = try await visit.site.database.read { session in
            let viewer = try source.load(today: visit.now.vietnamDate, in: session)
            return try view.answer(APILook(visit: visit, viewer: viewer, session: session))
        }
        return .json(answer.json)
    }
}
