internal import HTTPTypes
internal import Storage
internal import TestSupport
internal import Testing

@testable internal import Movement
@testable internal import Web

/// Importing a file through the door for programs.
@Suite struct FileImportTests {
    private static let units = "Mã,Tên,Loại,Từ ngày\nso-hoa,Tổ Số hóa,Phòng,01/01/2025\nkho,Tổ Kho,Phòng,01/01/2025\n"

    @Test(arguments: TestDatabases.engines) func aFileIsTakenInWholeAndTwiceChangesNothing(_ engine: Engine) async throws {
        try await Town.with(engine) { town in
            let client = try await Client(town.site()).entering(as: "officer", town, isAPI: true)
            func send(_ query: String = "", _ text: String = Self.units) async throws -> (Int, JSONValue) {
                let answer = try await client.send(.post, "/api/v1/imports/units\(query)", Array(text.utf8), type: "text/csv")
                return (answer.status, try #require(JSONValue(json: answer.bytes), "\(answer.text)"))
            }
            let tried = try await send("?dry-run=1")
            #expect(tried.0 == 200)
            #expect(tried.1["entry"] == .null)
            #expect(tried.1["counts"] == ["new": 2, "unchanged": 0, "changed": 0, "error": 0])
            #expect(try await client.get("/api/v1/units/so-hoa").status == 404)

            let done = try await send()
            #expect(done.0 == 200)
            #expect(done.1["lines"]?.array?.map { $0["code"]?.string } == ["so-hoa", "kho"])
            #expect(done.1["entry"]?.string?.isEmpty == false)
            #expect(try await client.get("/api/v1/units/so-hoa").status == 200)
            #expect(try await send().1["counts"] == ["new": 0, "unchanged": 2, "changed": 0, "error": 0])

            let wrong = try await send("", Self.units + "tap-chi,Tổ Tạp chí,Không có loại này,01/01/2025\n")
            #expect(wrong.0 == 422)
            #expect(wrong.1["error"]?["code"] == "import.lines")
            #expect(wrong.1["error"]?["fields"]?["rows"]?["vi"]?.string?.hasPrefix("Dòng 4: ") == true)
        }
    }

    @Test func whatCannotBeReadIsRefusedInWords() async throws {
        try await Town.with { town in
            let client = try await Client(town.site()).entering(as: "officer", town, isAPI: true)
            for (body, status) in [
                ([], 422), ([0x50, 0x4B, 3, 4, 0, 0], 422), (Array("một hai ba".utf8), 422), (Array(repeating: 0x61, count: (16 << 20) + 1), 413),
            ]
                as [([UInt8], Int)]
            {
                let answer = try await client.send(.post, "/api/v1/imports/people", body, type: "application/octet-stream")
                #expect(answer.status == status, "\(body.prefix(6))")
                #expect(JSONValue(json: answer.bytes)?["error"]?["message"]?["vi"]?.string?.isEmpty == false)
            }
            #expect(try await client.send(.post, "/api/v1/imports/animals", Array(Self.units.utf8), type: "text/csv").status == 404)
        }
    }

    @Test func aTokenForOtherActsDoesNotImport() async throws {
        try await Town.with { town in
            let site = Client(town.site())
            let reading = site.with(token: try await town.apiToken("officer", scope: "read"))
            #expect(try await reading.send(.post, "/api/v1/imports/units", Array(Self.units.utf8), type: "text/csv").status == 403)
            let named = site.with(token: try await town.apiToken("officer", scope: "units.import"))
            #expect(try await named.send(.post, "/api/v1/imports/units", Array(Self.units.utf8), type: "text/csv").status == 200)
        }
    }
}
