internal import HTTPTypes
internal import Hummingbird
internal import Movement
internal import Storage
internal import Vietnamese

/// What programs may read of evidence.
let evidenceViews: [APIView] = [
    APIView(path: "/api/v1/targets/{target}/evidence", name: "target-evidence", summary: "Evidence of a target", parameters: []) { look in
        guard let list = try EvidenceQueries.list(ofTarget: look.parameter("target"), for: look.viewer, in: look.session) else {
            throw Refusal.notFound
        }
        return [
            "target": .string(list.target), "title": .string(list.title), "mayAdd": .bool(list.mayAdd),
            "evidence": .array(list.lines.map(EvidenceJSON.line)),
        ]
    },
    APIView(
        path: "/api/v1/evidence/{evidence}", name: "evidence", summary: "One piece of evidence with its versions, uses and checks", parameters: []
    ) {
        look in EvidenceJSON.page(try EvidenceQueries.page(look.parameter("evidence"), for: look.viewer, in: look.session))
    },
    APIView(
        path: "/api/v1/evidence", name: "evidence-troubles", summary: "Evidence that changed, is missing or was not scanned",
        parameters: [("after", "the last evidence/version of the page before"), ("limit", "at most 500; 50 when absent")]
    ) { look in
        let limit = min(max(look.query("limit").flatMap { Int($0) } ?? 50, 1), 500)
        let lines = try EvidenceQueries.troubles(for: look.viewer, after: look.query("after"), limit: limit, in: look.session)
        return ["evidence": .array(lines.map(EvidenceJSON.line))]
    },
]

/// Evidence as JSON.
enum EvidenceJSON {
    static func line(_ line: EvidenceLine) -> JSONValue {
        [
            "evidence": .string(line.id), "kind": .string(line.kind.rawValue), "title": .string(line.title), "target": .string(line.target),
            "report": JSONValue(line.progress), "entry": JSONValue(line.entry), "current": version(line.version),
        ]
    }

    static func page(_ page: EvidencePage) -> JSONValue {
        [
            "evidence": .string(page.id), "kind": .string(page.kind.rawValue), "title": .string(page.title),
            "versions": .array(page.versions.map(version)),
            "uses": .array(
                page.uses.map { use in
                    [
                        "use": .string(use.id), "target": .string(use.target), "title": .string(use.title), "movement": .string(use.slug),
                        "at": .string(use.at.iso8601), "endedAt": JSONValue(use.endedAt?.iso8601), "endReason": .string(use.endReason),
                    ]
                }),
            "checks": .array(
                page.checks.map { check in
                    ["at": .string(check.at.iso8601), "version": .int(Int64(check.number)), "state": .string(check.state.rawValue)]
                }),
        ]
    }

    static func version(_ version: EvidenceVersion) -> JSONValue {
        var json: [String: JSONValue] = [
            "version": .int(Int64(version.number)), "address": JSONValue(version.address), "note": .string(version.note),
            "fields": .object(version.reference.mapValues(JSONValue.string)), "state": .string(version.state.rawValue),
            "checkedAt": JSONValue(version.checkedAt?.iso8601), "at": .string(version.at.iso8601), "by": .string(version.by),
        ]
        if let file = version.file {
            json["file"] = [
                "sha256": .string(file.hash), "name": .string(file.name), "size": .int(Int64(file.size)), "type": .string(file.type.mime),
                "scan": .string(file.scan.rawValue),
            ]
        }
        return .object(json)
    }
}

extension Visit {
    /// Takes the body as a file and performs an act with it. Who may not do it is told before the body is read: the act is tried without a file.
    func takeFile(_ act: String, _ values: [String: JSONValue]) async throws -> Response {
        let source = try await apiSource()
        do {
            _ = try await site.runner.perform(act, values, as: source, channel: .api, dryRun: true)
        } catch let refusal as Refusal where refusal.code == "evidence.no-file" {
            // Everything else holds.
        }
        let file = try await incomingBody(limit: EvidenceIntake.sizeLimit)
        let receipt = try await site.evidence.perform(
            act, values, file: file, fileName: query("file") ?? "", as: source, channel: .api, key: request.headers[.idempotencyKey], dryRun: isDryRun
        )
        return .json(APIAnswer.json(receipt).json)
    }

    func values(_ names: [String]) -> [String: JSONValue] {
        names.reduce(into: [:]) { values, name in values[name] = query(name).map(JSONValue.string) }
    }
}

/// `POST /api/v1/evidence?target=…`: the body is a file that is handed in as evidence.
@Sendable func takeEvidence(_ visit: Visit) async throws -> Response {
    try await visit.takeFile("evidence.file", visit.values(["target", "report", "entry", "title", "note"]))
}

/// `POST /api/v1/evidence/{evidence}/versions?reason=…`: the body is a file that replaces the current version.
@Sendable func takeEvidenceVersion(_ visit: Visit) async throws -> Response {
    let values = visit.values(["reason", "title", "version"]).merging(["evidence": .string(visit.parameter("evidence"))]) { $1 }
    return try await visit.takeFile("evidence.replace", values)
}

/// `GET /api/v1/evidence/{evidence}/versions/{ban}/file`: the file as it came.
@Sendable func sendEvidence(_ visit: Visit) async throws -> Response {
    let source = try await visit.apiSource()
    let (id, today) = (visit.parameter("evidence"), visit.now.vietnamDate)
    guard let number = Int(visit.parameter("ban")) else { throw Refusal.notFound }
    let found = try await visit.site.database.read { session in
        try EvidenceQueries.download(id, version: number, for: try source.load(today: today, in: session), in: session)
    }
    return try await EvidenceFiles.send(found.file, visit)
}
