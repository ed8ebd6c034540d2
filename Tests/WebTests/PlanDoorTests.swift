internal import Foundation
internal import HTTPTypes
internal import PlanReading
internal import Storage
internal import TestSupport
internal import Testing

@testable internal import Movement
@testable internal import Web

/// Plans coming in through the page and the API, and what is done with them there.
@Suite struct PlanDoorTests {
    private static let file = Array(TownPlan.text.replacing("mỗi tối", with: "mỗi sáng").utf8)

    private static func officer(_ town: Town) async throws -> (client: Client, csrf: String) {
        let client = try await Client(town.site()).entering(as: "officer", town)
        return (client, try await town.csrf(client.session ?? ""))
    }

    private static func send(_ client: Client, _ parts: MultipartBody) async throws -> Answer {
        try await client.send(.post, "/ke-hoach/moi", parts.bytes, type: "multipart/form-data; boundary=B")
    }

    private static func incoming(_ town: Town) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: town.folder + "/incoming")) ?? []
    }

    @Test(arguments: TestDatabases.engines) func aFileBecomesAPlanWithItsOriginal(_ engine: Engine) async throws {
        try await Town.with(engine) { town in
            let (client, csrf) = try await Self.officer(town)
            let sent = try await Self.send(
                client, MultipartBody("B").adding("_csrf", csrf).adding("name", "Sáng đèn").adding(file: "tep", "C:\\ke hoach.txt", Self.file))
            let ticket = try #require(sent.location)
            #expect(ticket.hasPrefix("/ke-hoach/doc/"))
            let done = try await client.get(ticket)
            #expect(done.status == 303)
            let place = try #require(done.location?.split(separator: "?").first.map(String.init))
            let review = try await client.get(place)
            #expect(review.text.contains("ke hoach.txt") && review.text.contains("<h1>Sáng đèn</h1>"))
            let original = try await client.get("\(place)/ban/1/tep")
            #expect(original.bytes == Self.file)
            #expect(original.headers[.contentDisposition] == "attachment; filename=\"ke-hoach.txt\"")
            #expect(original.headers[.contentType] == "application/octet-stream")
            #expect(Self.incoming(town) == [])
            // Others do not find it, and nobody finds pictures that are not there.
            #expect(try await Client(town.site()).entering(as: "staff", town).get("\(place)/ban/1/tep").status == 404)
            #expect(try await client.get("\(place)/ban/1/doi-chieu").status == 404)
            #expect(try await client.get("\(place)/ban/1/trang/1.png").status == 404)
            #expect(try await client.get("\(place)/ban/2/tep").status == 404)
        }
    }

    @Test func whatCannotBeAPlanIsRefusedAndNotKept() async throws {
        try await Town.with { town in
            let (client, csrf) = try await Self.officer(town)
            func form(_ parts: (MultipartBody) -> MultipartBody) async throws -> Answer {
                try await Self.send(client, parts(MultipartBody("B").adding("_csrf", csrf)))
            }
            let nothing = try await form { $0.adding("text", " \n") }
            #expect(nothing.status == 422 && nothing.text.contains("chọn một tệp có nội dung"))
            let both = try await form { $0.adding("text", "I. VIỆC\n1. Làm.").adding(file: "tep", "a.txt", Self.file) }
            #expect(both.status == 422 && both.text.contains("Chỉ gửi một thứ") && both.text.contains("1. Làm."))
            // A form without its token is refused before the file is written.
            let foreign = try await Self.send(client, MultipartBody("B").adding("_csrf", "sai").adding(file: "tep", "a.txt", Self.file))
            #expect(foreign.status == 409)
            let late = try await Self.send(client, MultipartBody("B").adding(file: "tep", "a.txt", Self.file).adding("_csrf", csrf))
            #expect(late.status == 409)
            let broken = try await client.send(
                .post, "/ke-hoach/moi", Array("--B\r\nkhông đầu".utf8), type: "multipart/form-data; boundary=B")
            #expect(broken.status == 422)
            let picture = try await form { $0.adding(file: "tep", "a.txt", [0, 1, 2, 3, 0xFF]) }
            let failed = try await client.get(try #require(picture.location))
            #expect(failed.status == 422 && failed.text.contains("Chưa lưu gì cả"))
            #expect(try await client.get("/ke-hoach/doc/khong-co").status == 404)
            #expect(Self.incoming(town) == [])
        }
    }

    @Test func programsSendFilesToo() async throws {
        try await Town.with { town in
            let client = try await Client(town.site()).entering(as: "officer", town, isAPI: true)
            func send(_ path: String) async throws -> (Int, JSONValue) {
                let answer = try await client.send(.post, path, Self.file, type: "application/octet-stream")
                return (answer.status, try #require(JSONValue(json: answer.bytes), "\(answer.text)"))
            }
            let read = try await send("/api/v1/plans/read")
            #expect(read.0 == 200)
            #expect(read.1["recognised"]?["format"] == "text")
            #expect(read.1["plan"]?["obligations"]?.array?.count == 5)
            #expect(read.1["text"]?.string == String(decoding: Self.file, as: UTF8.self))
            let tried = try await send("/api/v1/plans?dry-run=1&file=x.txt")
            #expect(tried.0 == 200)
            let count = try await town.world.database.read { try $0.row("SELECT COUNT(*) FROM plan_file")?.int(0) }
            #expect(count == 0)
            let taken = try await send("/api/v1/plans?file=x.txt&name=T%C3%AAn")
            #expect(taken.1["result"]?["obligations"] == 5)
            #expect(taken.1["sentence"]?["vi"]?.string?.contains("từ tệp “x.txt”") == true)
            #expect(Self.incoming(town) == [])
            let staff = try await Client(town.site()).entering(as: "staff", town, isAPI: true)
            #expect(try await staff.send(.post, "/api/v1/plans", Self.file, type: "text/plain").status == 403)
            #expect(try await Client(town.site()).send(.post, "/api/v1/plans/read", Self.file, type: "text/plain").status == 401)
        }
    }

    @Test func misreadWordsAreMendedOnThePage() async throws {
        try await Town.with { town in
            let damaged = TownPlan.text.replacing("thông báo", with: "th6ng bdo").replacing("Tổ chức", with: "T6 chirc")
            let receipt = try await town.site().runner.perform(
                "plan.read", ["text": .string(damaged)], as: TestWorld.source("officer"), channel: .web)
            let (client, csrf) = try await Self.officer(town)
            let address = "/ke-hoach/\(receipt.subjectID)"
            let page = try await client.get("\(address)/nghi-ngo")
            #expect(page.status == 200)
            let none = try await client.post("\(address)/nghi-ngo", [("_csrf", csrf), ("version", "1"), ("count", "1"), ("thay-0", "x")])
            #expect(none.status == 422 && none.text.contains("Chưa chọn chỗ nào"))
            let sent = try await client.post(
                "\(address)/nghi-ngo",
                [("_csrf", csrf), ("version", "1"), ("count", "1"), ("chon-0", "co"), ("cho-0", "0-2"), ("thay-0", "Kế")])
            #expect(sent.location?.hasPrefix(address) == true, "\(sent.text)")
            let stale = try await client.post(
                "\(address)/nghi-ngo",
                [("_csrf", csrf), ("version", "1"), ("count", "1"), ("chon-0", "co"), ("cho-0", "0-2"), ("thay-0", "KE")])
            #expect(stale.status == 409 && stale.text.contains("bản mới hơn"))
            let wild = try await client.post(
                "\(address)/nghi-ngo",
                [("_csrf", csrf), ("version", "2"), ("count", "1"), ("chon-0", "co"), ("cho-0", "--"), ("thay-0", "KE")])
            #expect(wild.status == 422)
        }
    }

    @Test func whatIsMissingIsAddedOnThePage() async throws {
        try await Town.with { town in
            let (client, csrf) = try await Self.officer(town)
            let address = "/ke-hoach/\(town.draft)/bo-sung"
            let empty = try await client.post(address, [("_csrf", csrf)])
            #expect(empty.status == 409 && empty.text.contains("Chưa nhập nội dung bổ sung nào"))
            let sent = try await client.post(address, [("_csrf", csrf), ("criteria", "Mở cửa đủ 20 tối mỗi tháng.")])
            #expect(sent.location?.hasPrefix("/ke-hoach/\(town.draft)") == true, "\(sent.text)")
            #expect(try await client.get("/ke-hoach/\(town.draft)").text.contains("TIÊU CHÍ THI ĐUA"))
            // A launched plan shows the effect first.
            let running = "/ke-hoach/\(town.plan)/bo-sung"
            let check = try await client.post(running, [("_csrf", csrf), ("criteria", "Mở cửa đủ 20 tối mỗi tháng.")])
            #expect(check.status == 200 && check.text.contains("Kiểm tra lại trước khi bổ sung"))
            let back = try await client.post(running, [("_csrf", csrf), ("criteria", "Mở cửa đủ."), ("buoc", "sua")])
            #expect(back.status == 200 && back.text.contains("Mở cửa đủ."))
            let done = try await client.post(
                running, [("_csrf", csrf), ("criteria", "Mở cửa đủ 20 tối mỗi tháng."), ("buoc", "thuc-hien")])
            #expect(done.status == 303)
            #expect(try await client.get("/ke-hoach/\(town.plan)").text.contains("Bản 2"))
        }
    }

    @Test func aNewPlanIsWrittenAndPrinted() async throws {
        try await Town.with { town in
            let (client, csrf) = try await Self.officer(town)
            let missing = try await client.post("/ke-hoach/soan", [("_csrf", csrf), ("title", "Tổ chức phong trào")])
            #expect(missing.status == 422 && missing.text.contains("Tổ chức phong trào"))
            let fields = Self.draft.map { ($0.key, $0.value) } + [("_csrf", csrf)]
            let sent = try await client.post("/ke-hoach/soan", fields)
            let place = try #require(sent.location?.split(separator: "?").first.map(String.init), "\(sent.text)")
            let paper = try await client.get("\(place)/in").text
            for words in [
                "<p class=\"decree-issuer\">SỞ THỬ NGHIỆM</p>", "<p>ỦY BAN NHÂN DÂN TỈNH THỬ</p>", "<p class=\"decree-number\">Số: 12/KH-STN</p>",
                "<p class=\"decree-date\">Tỉnh Thử, ngày 05 tháng 01 năm 2025</p>", "<p class=\"decree-section\">I. MỤC ĐÍCH, YÊU CẦU</p>",
                "<p class=\"decree-heading\">1. Mục đích</p>",
                "<p class=\"decree-basis\">Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;</p>",
                "<li>- Lưu: VT.</li>", "<p class=\"decree-role\">GIÁM ĐỐC</p>", "<p class=\"decree-signer\">Nguyễn Văn Thử</p>",
            ] { #expect(paper.contains(words), "\(words)") }
            #expect(PlanPaper.html(try PlanDrafting.draft(Self.draft.mapValues(JSONValue.string)).text).contains("SỞ THỬ NGHIỆM"))
        }
    }

    static let draft: [String: String] = [
        "superior": "Ủy ban nhân dân tỉnh Thử", "issuer": "Sở Thử nghiệm", "number": "12/KH-STN", "place": "Tỉnh Thử", "date": "05/01/2025",
        "title": "Tổ chức phong trào thi đua “Phòng đọc sáng đèn” năm 2025", "from": "01/02/2025", "to": "30/11/2025",
        "bases": "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", "purposes": "Phục vụ bạn đọc.", "scope": "Các phòng, đơn vị.",
        "contents": "Mở cửa phòng đọc.", "criteria": "Ít nhất 90% buổi tối.", "timetable": "Phát động ngày 01/02/2025.",
        "communication": "Đăng tin hằng tháng.", "inspection": "Kiểm tra hằng quý.", "reviews": "Tổng kết tháng 12/2025.",
        "awards": "Giấy khen cho 05 cá nhân.", "assignments": "Văn phòng theo dõi, đôn đốc.", "recipients": "Các phòng\nLưu: VT",
        "role": "Giám đốc", "signer": "Nguyễn Văn Thử",
    ]
}

/// The reader of multipart forms, piece by piece.
@Suite struct MultipartParserTests {
    /// Events with neighbouring pieces of content joined.
    private static func events(_ pieces: [[UInt8]], boundary: String = "B") throws -> [MultipartParser.Event] {
        var parser = MultipartParser(boundary: boundary)
        var events: [MultipartParser.Event] = []
        for piece in pieces {
            for event in try parser.feed(piece) {
                if case .content(let more) = event, case .content(let before)? = events.last {
                    events[events.count - 1] = .content(before + more)
                } else {
                    events.append(event)
                }
            }
        }
        try parser.finish()
        return events
    }

    @Test func cutAnywhereItReadsTheSame() throws {
        let content = Array("\r\n--C\r\n-\r\n--B không phải\r\n".utf8) + (0...255).map { UInt8($0) }
        let whole = MultipartBody("B").adding("ten", "Nguyễn").adding(file: "tep", "a.bin", content).adding("rong", "").bytes
        // "\r\n--B" inside the content would end it, so the file's own must not have it.
        let safe = MultipartBody("B").adding("ten", "Nguyễn").adding(file: "tep", "a.bin", Array("\r\n--A\r\n--\r\n-".utf8)).adding("rong", "").bytes
        let expected = try Self.events([safe])
        #expect(expected.first == .begin(name: "ten", fileName: nil))
        #expect(expected.contains(.content(Array("\r\n--A\r\n--\r\n-".utf8))))
        for cut in 0...safe.count {
            #expect(try Self.events([Array(safe[..<cut]), Array(safe[cut...])]) == expected, "cut at \(cut)")
        }
        #expect(try Self.events(safe.map { [$0] }) == expected)
        #expect(throws: Refusal.self) { try Self.events([whole]) }
    }

    @Test func whatIsNoFormIsRefused() {
        for text in ["", "--B", "--B--", "--B\r\n", "--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B--", "--B\r\nx\r\n\r\ny\r\n--B", "không"] {
            let isWhole = text == "--B--"
            if isWhole {
                #expect(throws: Never.self) { try Self.events([Array(text.utf8)]) }
            } else {
                #expect(throws: Refusal.self, "\(text)") { try Self.events([Array(text.utf8)]) }
            }
        }
        var parser = MultipartParser(boundary: "B")
        #expect(throws: Refusal.self) { try parser.feed(Array("--B\r\n".utf8) + Array(repeating: 0x61, count: 9000)) }
        #expect(MultipartParser.boundary(of: "multipart/form-data; boundary=\"a b\"; charset=utf-8") == "a b")
        #expect(MultipartParser.boundary(of: "multipart/form-data; boundary=") == nil)
        #expect(MultipartParser.boundary(of: "text/plain") == nil)
    }
}
