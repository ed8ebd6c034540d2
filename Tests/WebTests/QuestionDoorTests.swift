internal import HTTPTypes
internal import Storage
internal import TestSupport
internal import Testing

@testable internal import Movement
@testable internal import Web

/// Banks of questions through the doors: pages, files, the API.
@Suite struct QuestionDoorTests {
    private static let gift = """
        // Bộ đề
        $CATEGORY: $course$/top/An toàn

        Mật khẩu nên thế nào? {=Dài và riêng cho từng nơi ~Là ngày sinh ####Dài thì khó dò.}

        Một byte có 8 bit. {T}

        Một giờ có mấy phút? {#60}

        """

    @Test(arguments: TestDatabases.engines) func aGiftFileIsTakenInAndComesBackInFourFormats(_ engine: Engine) async throws {
        try await Town.with(engine) { town in
            let contest = try #require(town.season.contests?.draft)
            let client = try await Client(town.site()).entering(as: "massOrganisation", town, isAPI: true)
            func send(_ query: String, _ bytes: [UInt8]) async throws -> (Int, JSONValue) {
                let answer = try await client.send(.post, "/api/v1/imports/questions\(query)", bytes, type: "text/plain")
                return (answer.status, try #require(JSONValue(json: answer.bytes), "\(answer.text)"))
            }
            let place = "?contest=\(contest.slug)"
            let tried = try await send("\(place)&dry-run=1", Array(Self.gift.utf8))
            #expect(tried.0 == 200 && tried.1["counts"] == ["new": 3, "unchanged": 0, "changed": 0, "error": 0])
            #expect(tried.1["lines"]?.array?.map { $0["line"]?.int } == [4, 6, 8])
            #expect(try await send(place, Array(Self.gift.utf8)).0 == 200)
            #expect(try await send(place, Array(Self.gift.utf8)).1["counts"] == ["new": 0, "unchanged": 3, "changed": 0, "error": 0])
            let browser = try await Client(town.site()).entering(as: "massOrganisation", town)
            for format in ["csv", "xlsx", "gift", "xml"] {
                let file = try await browser.get("/cuoc-thi/\(contest.slug)/cau-hoi.\(format)")
                #expect(file.status == 200)
                let again = try await send(place, file.bytes)
                #expect(again.1["counts"] == ["new": 0, "unchanged": 6, "changed": 0, "error": 0], "\(format) \(again.1.json)")
            }
            let bank = try #require(JSONValue(json: try await client.get("/api/v1/contests/\(contest.slug)/questions?topic=An%20to%C3%A0n").bytes))
            #expect(bank["total"] == 6 && bank["found"] == 3 && bank["questions"]?.array?.count == 3)
        }
    }

    @Test func whatCannotBeTakenIsRefusedByLine() async throws {
        try await Town.with { town in
            let contest = try #require(town.season.contests?.draft)
            let client = try await Client(town.site()).entering(as: "officer", town, isAPI: true)
            func refused(_ text: String) async throws -> String? {
                let answer = try await client.send(.post, "/api/v1/imports/questions?contest=\(contest.slug)", Array(text.utf8), type: "text/plain")
                #expect(answer.status == 422)
                return JSONValue(json: answer.bytes)?["error"]?["fields"]?["tep"]?["vi"]?.string
                    ?? JSONValue(json: answer.bytes)?["error"]?["fields"]?["rows"]?["vi"]?.string
            }
            #expect(try await refused("A {T}\n\nB {}\n")?.hasPrefix("Dòng 3: Câu tự luận {}") == true)
            #expect(try await refused("A {T}\n\nB {=a ~a}\n") == "Dòng 3: Cột “Phương án B”: Phương án B giống phương án A.")
            #expect(try await refused("<!DOCTYPE quiz><quiz/>")?.contains("DOCTYPE") == true)
            #expect(try await client.send(.post, "/api/v1/imports/questions", Array("A {T}".utf8), type: "text/plain").status == 422)
        }
    }

    @Test func nobodyElseKnowsOfTheBank() async throws {
        try await Town.with { town in
            let site = town.site()
            let contest = try #require(town.season.contests?.open)
            let base = "/cuoc-thi/\(contest.slug)/cau-hoi"
            for role in ["staff", "head", "inspector", "administrator"] {
                let client = try await Client(site).entering(as: role, town)
                let csrf = try await town.csrf(client.session ?? "")
                for path in ["", ".csv", ".gift", ".xml", ".xlsx", "/moi", "/\(contest.id)-2", "/nhap", "/nhap/mau-cau-hoi.csv"] {
                    #expect(try await client.get(base + path).status == 404, "\(role) \(path)")
                }
                #expect(try await client.post("\(base)/\(contest.id)-2/huy", [("_csrf", csrf), ("reason", "x")]).status == 404)
                let api = try await Client(site).entering(as: role, town, isAPI: true)
                #expect(try await api.get("/api/v1/contests/\(contest.slug)/questions").status == 404)
                #expect(try await api.get("/api/v1/contests/khong-co/questions").status == 404)
            }
        }
    }

    @Test func thePageAddsChangesImportsAndVoids() async throws {
        try await Town.with { town in
            let contests = try #require(town.season.contests)
            let client = try await Client(town.site()).entering(as: "officer", town)
            let csrf = try await town.csrf(client.session ?? "")
            let base = "/cuoc-thi/\(contests.draft.slug)/cau-hoi"
            let form = [
                ("_csrf", csrf), ("kind", "single"), ("wording", "Câu mới từ trang?"), ("optionA", "một"), ("optionB", "hai"), ("answer", "C"),
            ]
            let wrong = try await client.post("\(base)/moi", form)
            #expect(wrong.status == 422 && wrong.text.contains("Phương án C không có nội dung.") && wrong.text.contains("Câu mới từ trang?"))
            #expect(try await client.post("\(base)/moi", form.dropLast() + [("answer", "B")]).location?.hasPrefix(base) == true)
            #expect(try await client.get(base).text.contains("Câu mới từ trang?"))
            let body = MultipartBody("B").adding("_csrf", csrf).adding(file: "tep", "de.gift", Array(Self.gift.utf8)).bytes
            let slip = try #require(try await client.send(.post, "\(base)/nhap", body, type: "multipart/form-data; boundary=B").location)
            let preview = try await client.get(slip)
            #expect(preview.text.contains("Nhập 3 dòng") && preview.text.contains("id=\"dong-4\""))
            #expect(try await client.post(slip, [("_csrf", csrf), ("loai", "questions"), ("buoc", "nhap")]).status == 303)
            #expect(try await client.get(slip).text.contains("Xem ngân hàng câu hỏi"))
            #expect(try await client.get("\(base)?chu-de=An%20to%C3%A0n").text.contains("Mật khẩu nên thế nào?"))
            let bare = try await client.get("\(base)?khong-chu-de=1").text
            #expect(bare.contains("Câu mới từ trang?") && !bare.contains("Mật khẩu nên thế nào?"))
            #expect(try await client.get(base).text.contains("\(base)?khong-chu-de=1"))
            let gone = "\(base)/\(contests.draft.id)-1"
            #expect(try await client.post("\(gone)/xoa", [("_csrf", csrf)]).location?.hasPrefix(base) == true)
            #expect(try await client.get(gone).status == 404)
            let open = "/cuoc-thi/\(contests.open.slug)/cau-hoi/\(contests.open.id)-2"
            #expect(try await client.post("\(open)/huy", [("_csrf", csrf), ("reason", "")]).status == 422)
            #expect(try await client.post("\(open)/huy", [("_csrf", csrf), ("reason", "Hai phương án đúng.")]).location?.hasPrefix(open) == true)
            #expect(try await client.get(open).text.contains("Hai phương án đúng."))
            #expect(try await client.post("\(open)/tinh-lai", [("_csrf", csrf), ("reason", "Đã xem lại.")]).location?.hasPrefix(open) == true)
        }
    }
}
