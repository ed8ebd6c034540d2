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

    private static let targets = """
        Nghĩa vụ,Mã,Chỉ tiêu,Đơn vị (mã),Nội dung,Cách đo,Đơn vị tính,Mức phấn đấu,Kỳ báo cáo
        II.1,T-01,Buổi mở cửa tối,reading,Khác,Số lượng,buổi,200,Hằng quý
        II.1,T-02,Tỷ lệ hồ sơ số,reading,Khác,Tỷ lệ %,,"90,5",Hằng năm

        """

    @Test(arguments: TestDatabases.engines) func targetsAreTakenInForOneMovement(_ engine: Engine) async throws {
        try await Town.with(engine) { town in
            let client = try await Client(town.site()).entering(as: "head", town, isAPI: true)
            func send(_ query: String, _ text: String = Self.targets, as one: Client? = nil) async throws -> (Int, JSONValue) {
                let answer = try await (one ?? client).send(.post, "/api/v1/imports/\(query)", Array(text.utf8), type: "text/csv")
                return (answer.status, try #require(JSONValue(json: answer.bytes), "\(answer.text)"))
            }
            let list = "targets?movement=\(Town.slug)"
            #expect(try await send("\(list)&dry-run=1").1["counts"] == ["new": 2, "unchanged": 0, "changed": 0, "error": 0])
            #expect(try await send(list).0 == 200)
            #expect(try await send(list).1["counts"] == ["new": 0, "unchanged": 2, "changed": 0, "error": 0])
            let wrong = try await send(list, Self.targets + "II.1,T-03,Sai,reading,Khác,Số lượng,buổi,\"1,200\",Hằng quý\n")
            #expect(wrong.0 == 422 && wrong.1["error"]?["code"] == "import.lines")
            #expect(wrong.1["error"]?["fields"]?["rows"]?["vi"]?.string?.hasPrefix("Dòng 4: Cột “Mức phấn đấu”: “1,200” đọc được hai cách") == true)
            #expect(try await send("targets").1["error"]?["fields"]?["movement"]?["en"] == "Name the movement that the targets belong to.")
            #expect(try await send("units?movement=\(Town.slug)").0 == 403)
            #expect(try await send("targets?movement=khong-co").0 == 404)
            #expect(try await send("targets?movement=\(Town.otherSlug)").0 == 404)
            let staff = try await Client(town.site()).entering(as: "staff", town, isAPI: true)
            #expect(try await send(list, as: staff).0 == 403)
            let goals = try await town.world.database.read { session in
                try session.rows("SELECT goal FROM target WHERE code IN ('T-01', 'T-02') ORDER BY code").map { try $0.int(0) }
            }
            #expect(goals == [200_000, 90_500])
        }
    }

    @Test func thePageShowsEveryLineAndTakesTheFileInOnce() async throws {
        try await Town.with { town in
            let site = town.site()
            let client = try await Client(site).entering(as: "officer", town)
            let csrf = try await town.csrf(client.session ?? "")
            let page = "/phong-trao/\(Town.slug)/chi-tieu/nhap"
            func upload(_ text: String) async throws -> String {
                let body = MultipartBody("B").adding("_csrf", csrf).adding(file: "tep", "chi-tieu.csv", Array(text.utf8)).bytes
                let answer = try await client.send(.post, page, body, type: "multipart/form-data; boundary=B")
                #expect(answer.status == 303, "\(answer.text)")
                return answer.location ?? ""
            }
            let wrong = try await upload(Self.targets.replacing("Hằng quý", with: "mỗi tuần"))
            #expect(wrong.hasPrefix("\(page)/"))
            let explained = try await client.get(wrong)
            #expect(explained.status == 422 && explained.text.contains("Dòng 2: Cột “Kỳ báo cáo”: Một trong: Một lần, khi kết thúc;"))
            #expect(try await client.get("\(wrong)?lang=en").text.contains("Line 2: Column “Reported”: One of: Once, at the end;"))
            let good = try await upload(Self.targets)
            #expect(try await client.get(good).text.contains("Nhập 2 dòng"))
            // A slip of one place is not found at another, nor by somebody else.
            let hash = String(good.split(separator: "/").last ?? "")
            #expect(try await client.get("/to-chuc/nhap/\(hash)").status == 404)
            #expect(try await Client(site).entering(as: "head", town).get(good).status == 404)
            #expect(try await client.post(good, [("_csrf", csrf), ("loai", "targets"), ("buoc", "nhap")]).status == 303)
            #expect(try await client.get(good).text.contains("Đã nhập 2 dòng"))
            let again = try await client.get(try await upload(Self.targets))
            #expect(again.text.contains("Mọi dòng đã có sẵn đúng như vậy"))
        }
    }
}
