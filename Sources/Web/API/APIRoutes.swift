internal import HTTPTypes
internal import Hummingbird
internal import Movement
internal import Storage
internal import Vietnamese

/// The JSON doors: every act, the record, health, and the description of it all.
let apiEndpoints: [Endpoint] =
    [
        .get("/health", .anyone, health),
        .get("/openapi.json", .anyone) { visit in .json(OpenAPI.document(version: visit.site.configuration.version)) },
        Endpoint(method: .post, path: "/api/v1/acts/{name}", access: .anyone, handle: performAct),
        Endpoint(method: .post, path: "/api/v1/imports/{list}", access: .anyone, handle: importFile),
        Endpoint(method: .post, path: "/api/v1/plans", access: .anyone, handle: takePlanFile),
        Endpoint(method: .post, path: "/api/v1/plans/read", access: .anyone, handle: readPlanFile),
    ] + viewEndpoints

/// Answers only when the database does.
@Sendable private func health(_ visit: Visit) async throws -> Response {
    do {
        let heads: [JSONValue] = try await visit.site.database.read { session in
            try session.rows("SELECT agency_id, slug FROM agency ORDER BY agency_id LIMIT 50").map { row in
                let head = try RecordQueries.head(of: try row.text(0), in: session)
                return ["agency": .string(try row.text(1)), "sequence": .int(head.sequence), "digest": .string(Hex.text(head.digest))]
            }
        }
        let answer: JSONValue = [
            "status": "ok", "version": .string(visit.site.configuration.version), "database": .string(visit.site.database.engine.rawValue),
            "head": heads.first ?? ["sequence": 0], "heads": .array(heads),
        ]
        return .json(answer.json)
    } catch {
        return .json(#"{"status":"unavailable"}"#, status: .serviceUnavailable)
    }
}

@Sendable private func performAct(_ visit: Visit) async throws -> Response {
    let source = try await visit.apiSource()
    let bytes = try await visit.body(limit: 8 << 20)
    guard case .object(let values)? = bytes.isEmpty ? JSONValue.object([:]) : JSONValue(json: bytes) else { throw Refusal.notJSON }
    let receipt = try await visit.site.accounts.perform(
        visit.parameter("name"), values, as: source, channel: .api, key: visit.request.headers[.idempotencyKey], dryRun: visit.isDryRun)
    return .json(APIAnswer.json(receipt).json)
}

extension Visit {
    /// Whether everything is to be undone at once.
    var isDryRun: Bool { query("dry-run") == "1" }

    /// Who calls the API: the owner of the token, or a visitor of the agency named by `?agency=`, else of the front agency. A token that is wrong,
    /// ended or revoked is refused, never taken for a visitor.
    func apiSource() async throws -> ActorSource {
        guard let header = request.headers[.authorization] else {
            let named = query("agency")
            return try await site.database.read { session in
                guard let named else { return .visitor(agency: try site.front.find(in: session)?.id ?? "") }
                guard let agency = try AgencyLabel.find(slug: named, in: session) else { throw Refusal.notFound }
                return .visitor(agency: agency.id)
            }
        }
        guard header.hasPrefix("Bearer ") else { throw Refusal.badToken }
        let secret = String(header.dropFirst(7)).trimmingSpaces
        let now = self.now
        let found = try await site.database.read { session in try TokenQueries.find(secret, now: now, in: session) }
        guard let found else { throw Refusal.badToken }
        return found
    }
}

extension Refusal {
    static let notJSON = Refusal(
        .invalid, "body.not-json", Text("Nội dung phải là một đối tượng JSON.", "The body must be a JSON object."),
        next: Text("Xem mẫu trong /openapi.json.", "See the schema in /openapi.json."))
    static let badToken = Refusal(
        .signedOut, "token.invalid",
        Text("Khóa truy cập không đúng, đã hết hạn hoặc đã bị thu hồi.", "The access token is wrong, has ended or was revoked."),
        next: Text("Tạo khóa mới trong trang Hồ sơ.", "Make a new token on your profile page."))
}

/// Hexadecimal digits in lower case.
enum Hex {
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var result: [UInt8] = []
        for byte in bytes { result += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return String(decoding: result, as: UTF8.self)
    }
}
