internal import Movement
internal import Storage
internal import TestSupport
internal import Vietnamese

@testable internal import Web

/// A demonstration of three people, made by acts.
enum DemoTown {
    static func with(_ body: (Site) async throws -> Void) async throws {
        try await TestDatabases.withDatabase(.sqlite, migrations: Schema.migrations) { database in
            let runner = ActRunner(
                database: database, clock: Clock { TestWorld.noon }, randomness: .seeded(3), passwords: Passwords(cost: .token))
            try await Demonstration.mark(database)
            for (name, values) in acts { _ = try await runner.perform(name, values, as: .operator(agency: "so"), channel: .demo) }
            try await TestDatabases.withFolder { folder in
                try await body(
                    Site(
                        runner: runner, files: Files(dataDirectory: folder), configuration: WebConfiguration(version: "1.2.3"), isDemo: true,
                        logger: TestDatabases.quiet))
            }
        }
    }

    private static let since: JSONValue = "2021-01-01"

    private static let acts: [(String, [String: JSONValue])] = [
        (
            "agency.create",
            ["name": "Sở Trình diễn", "name_en": "Demonstration Department", "short_name": "STD", "slug": "so-trinh-dien", "from": since]
        ),
        ("unit.create", ["name": "Văn phòng", "name_en": "Office", "code": "vp", "kind": "division", "from": since]),
        post("gd", "Giám đốc", "Director", isHead: true, .head), post("cvtd", "Chuyên viên thi đua", "Emulation officer", isHead: false, .officer),
        person("NV1", "Trần Thị Giám"), person("NV2", "Lê Văn Thi"), person("NV3", "Nguyễn Thị Đua"),
        ("post.assign", ["person": "NV1", "post": "gd", "from": since]), ("post.assign", ["person": "NV2", "post": "cvtd", "from": since]),
        ("account.create", ["person": "NV1", "login": "giamdoc"]), ("account.create", ["person": "NV2", "login": "canbo"]),
        ("account.create", ["person": "NV3", "login": "nhanvien"]),
    ]

    private static func post(_ code: String, _ vi: String, _ en: String, isHead: Bool, _ role: Role) -> (String, [String: JSONValue]) {
        (
            "post.create",
            [
                "unit": "vp", "title": .string(vi), "title_en": .string(en), "code": .string(code), "is_head": .bool(isHead),
                "roles": [.string(role.rawValue)], "from": since,
            ]
        )
    }

    private static func person(_ code: String, _ name: String) -> (String, [String: JSONValue]) {
        ("person.create", ["code": .string(code), "name": .string(name), "gender": "female", "unit": "vp", "is_direct": .bool(true), "from": since])
    }
}
