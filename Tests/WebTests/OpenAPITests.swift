internal import Foundation
internal import HTTPTypes
internal import Movement
internal import TestSupport
internal import Testing

@testable internal import Web

/// The description of the API and the API itself.
@Suite struct OpenAPITests {
    private static let document = JSONValue(json: OpenAPI.document(version: "0").utf8)
    private static let file = Fixture.folder("docs") + "/openapi.json"

    /// The committed description is the one the program gives; RECORD_SNAPSHOTS=1 writes it anew. The version is the program's own.
    @Test func theCommittedDescriptionIsCurrent() throws {
        let current = try #require(Self.document)
        if Fixture.isRecording {
            let object = try JSONSerialization.jsonObject(with: Data(current.json.utf8))
            let text = try JSONSerialization.data(withJSONObject: object, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
            try (text + Data("\n".utf8)).write(to: URL(fileURLWithPath: Self.file))
        }
        let bytes = try #require(FileManager.default.contents(atPath: Self.file), "docs/openapi.json is missing; RECORD_SNAPSHOTS=1 writes it")
        let committed = try #require(JSONValue(json: Array(bytes)))
        guard committed != current else { return }
        let (old, new) = (Self.members(committed["paths"]), Self.members(current["paths"]))
        let changed = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
        Issue.record("docs/openapi.json is out of date: \(changed)")
    }

    @Test func theSiteServesIt() async throws {
        try await Town.with { town in
            let answer = try await Client(town.site()).get("/openapi.json")
            #expect(answer.status == 200)
            #expect(answer.text == OpenAPI.document(version: "1.2.3"))
            #expect(JSONValue(json: answer.bytes)?["info"]?["version"] == "1.2.3")
        }
    }

    @Test func everyActAndViewIsInItAndNothingElse() throws {
        let paths = Self.members(try #require(Self.document)["paths"])
        let acts = ActCatalog.all.map { "/api/v1/acts/\($0.declaration.name)" }
        let posted = WebApplication.endpoints.filter { $0.method == .post && $0.path.hasPrefix("/api/") && $0.path != "/api/v1/acts/{name}" }.map(
            \.path)
        #expect(Set(paths.keys) == Set(acts + APIView.all.map(\.path) + posted + ["/health"]))
        for path in posted { #expect(paths[path]?["post"] != nil, "\(path)") }
        for act in acts { #expect(paths[act]?["post"] != nil, "\(act)") }
        for view in APIView.all { #expect(paths[view.path]?["get"] != nil, "\(view.path)") }
        let names = paths.values.flatMap { Self.members($0).values.compactMap { $0["operationId"]?.string } }
        // The addresses of plans and of evidence answer twice: to reading and to taking in.
        #expect(names.count == paths.count + 2 && Set(names).count == names.count)
        // What is described is served.
        let served = Set(WebApplication.endpoints.filter { $0.method == .get }.map(\.path))
        for view in APIView.all { #expect(served.contains(view.path), "\(view.path)") }
    }

    @Test func everyReferenceLeadsSomewhere() throws {
        let document = try #require(Self.document)
        let known = Set(Self.members(document["components"]?["schemas"]).keys.map { "#/components/schemas/\($0)" })
        let referred = Self.references(document)
        #expect(referred.isSubset(of: known))
        #expect(referred == known)
        for (path, methods) in Self.members(document["paths"]) {
            let named = path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
            let declared =
                (methods["get"] ?? methods["post"])?["parameters"]?.array?.filter { $0["in"] == "path" }.compactMap { $0["name"]?.string } ?? []
            #expect(declared == named, "\(path)")
        }
    }

    /// Every field of every act is described, and those that must be there are required.
    @Test func everyFieldIsDescribed() throws {
        let paths = Self.members(try #require(Self.document)["paths"])
        for type in ActCatalog.all {
            let act = type.declaration
            let operation = try #require(paths["/api/v1/acts/\(act.name)"]?["post"])
            let body = Self.members(operation["requestBody"]?["content"]?["application/json"]?["schema"])
            let (described, declared) = (Set(Self.members(body["properties"]).keys), Set(act.fields.map { $0.key }))
            let required = JSONValue.array(act.fields.filter { $0.isRequired }.map { .string($0.key) })
            #expect(described == declared, "\(act.name)")
            #expect(body["required"] == required, "\(act.name)")
            #expect(body["additionalProperties"] == JSONValue.bool(false), "\(act.name)")
        }
    }

    private static func members(_ value: JSONValue?) -> [String: JSONValue] { if case .object(let members)? = value { members } else { [:] } }

    private static func references(_ value: JSONValue) -> Set<String> {
        switch value {
        case .object(let members):
            members.reduce(into: []) { found, member in
                if member.key == "$ref", let name = member.value.string { found.insert(name) } else { found.formUnion(references(member.value)) }
            }
        case .array(let values): values.reduce(into: []) { $0.formUnion(references($1)) }
        default: []
        }
    }
}
