internal import HTTPTypes
internal import Movement
internal import Storage
internal import TestSupport
internal import Testing

@testable internal import Web

/// Targets, registers and the 60-second report through the browser and the API.
@Suite struct TargetDoorTests {
    /// Sets a target of the reading division on the town's clause, as the officer's form does, and returns its identifier.
    private static func set(_ town: Town, _ more: [String: String] = [:]) async throws -> String {
        let (client, csrf) = try await entering("officer", town)
        let viewer = try await town.world.actor("officer")
        let plan = town.plan
        let obligation = try await town.world.database.read { session in
            try PlanQueries.review(plan, version: nil, for: viewer, today: TestWorld.today, in: session).obligations.first {
                $0.clause == Town.clause
            }?.id
        }
        let usual = [
            "_csrf": csrf, "_key": "dat-\(more["code"] ?? "")", "obligation": obligation ?? "", "code": "II.1-77", "title": "Buổi mở cửa tối",
            "kind": "other", "measure": "count", "unit_label": "buổi", "direction": "up", "source": "report", "goal": "1.200", "cadence": "month",
            "starts": "01/01/2025", "ends": "31/12/2025", "units": "reading",
        ]
        let sent = try await client.post("/phong-trao/\(Town.slug)/chi-tieu/moi", usual.merging(more) { _, more in more }.map { ($0.key, $0.value) })
        #expect(sent.status == 303, "\(sent.text.prefix(4000))")
        let place = sent.location?.split(separator: "?").first.map(String.init) ?? ""
        return String(place.split(separator: "/").last ?? "")
    }

    private static func entering(_ key: String, _ town: Town) async throws -> (client: Client, csrf: String) {
        let client = try await Client(town.site()).entering(as: key, town)
        return (client, try await town.csrf(client.session ?? ""))
    }

    private static func count(_ table: SQL, _ town: Town) async throws -> Int {
        try await town.world.database.read { try $0.row("SELECT COUNT(*) FROM \(raw: table)")?.int(0) ?? -1 }
    }

    @Test(arguments: TestDatabases.engines) func aReportIsOneScreenWithItsFileAndAReferenceToKeep(_ engine: Engine) async throws {
        try await Town.with(engine) { town in
            let target = try await Self.set(town)
            let (client, csrf) = try await Self.entering("unitHead", town)
            let desk = try await client.get("/viec-cua-toi")
            let form = "/bao-cao/\(target)/2025-01"
            #expect(desk.text.contains("href=\"\(form)\""))
            let page = try await client.get(form)
            #expect(page.status == 200 && page.text.contains("enctype=\"multipart/form-data\"") && page.text.contains("name=\"tep\""))
            #expect(page.text.contains("Gửi báo cáo") && page.text.contains("Phấn đấu 1.200 buổi"))

            // What is wrong comes back with everything typed, and neither a report nor a file is kept.
            let before = (try await Self.count("progress", town), try await Self.count("evidence", town))
            let plain = MultipartBody("B").adding("_csrf", csrf).adding("_key", "bao-cao").adding("sentence", "Bốn mươi buổi <b>đông</b>.")
            let wrong = try await client.send(
                .post, form, plain.adding("value", "-4").adding(file: "tep", "anh.png", EvidenceDoorTests.png).bytes,
                type: "multipart/form-data; boundary=B")
            #expect(wrong.status == 422 && wrong.text.contains("href=\"#o-value\"") && wrong.text.contains("value=\"-4\""))
            #expect(wrong.text.contains("Bốn mươi buổi &lt;b>đông&lt;/b>.") || wrong.text.contains("Bốn mươi buổi &lt;b&gt;đông&lt;/b&gt;."))
            #expect(try await Self.count("progress", town) == before.0)
            #expect(try await Self.count("evidence", town) == before.1)
            #expect(EvidenceDoorTests.left(town, "incoming") == [])

            let right = plain.adding("value", "40").adding(file: "tep", "anh.png", EvidenceDoorTests.png).bytes
            let sent = try await client.send(.post, form, right, type: "multipart/form-data; boundary=B")
            #expect(sent.status == 303 && sent.location?.hasPrefix("\(form)/da-gui?xong=") == true, "\(sent.text.prefix(2000))")
            // Pressed twice: the same receipt, one report, one file.
            #expect(try await client.send(.post, form, right, type: "multipart/form-data; boundary=B").location == sent.location)
            #expect(try await Self.count("progress", town) == before.0 + 1)
            #expect(try await Self.count("evidence", town) == before.1 + 1)
            let done = try await client.get("\(form)/da-gui")
            let leaf = sent.location?.split(separator: "=").last.map(String.init) ?? "none"
            #expect(done.status == 200 && done.text.contains(leaf) && done.text.contains("gửi sau hạn 07/02/2025"))
            #expect(done.text.contains("href=\"/bao-cao/\(target)/2025-02\""), "the next one owed is one click away")
            #expect(try await client.get(form).text.contains("\(form)/sua"), "a period that was reported leads to its correction")

            let own = try await client.get("/chi-tieu/\(target)")
            #expect(own.text.contains("anh.png") && own.text.contains("40 buổi"))
            let visitor = try await Client(town.site()).get("/chi-tieu/\(target)")
            #expect(visitor.status == 200 && visitor.text.contains("40 buổi"))
            #expect(!visitor.text.contains("anh.png") && !visitor.text.contains("Bốn mươi buổi") && !visitor.text.contains("Người unitHead"))
        }
    }

    @Test func aReportIsCorrectedAndWhoCameSecondIsTold() async throws {
        try await Town.with { town in
            let target = try await Self.set(town)
            let (client, csrf) = try await Self.entering("unitHead", town)
            let form = "/bao-cao/\(target)/2025-01"
            _ = try await client.post(form, [("_csrf", csrf), ("_key", "a"), ("value", "40")])
            let page = try await client.get("\(form)/sua")
            let mark = try #require(page.text.firstMatch(of: /name="report" value="([^"]+)"/)?.1)
            #expect(page.status == 200 && page.text.contains("value=\"40\""))
            let fields = [("_csrf", csrf), ("report", String(mark)), ("value", "41"), ("reason", "Đếm lại.")]
            #expect(try await client.post("\(form)/sua", fields + [("_key", "b")]).status == 303)
            let late = try await client.post("\(form)/sua", Array(fields.dropLast()) + [("reason", "Cũng đếm lại."), ("_key", "c")])
            #expect(late.status == 409 && late.text.contains("vừa được sửa") && late.text.contains("Cũng đếm lại."))
            // Nobody else gets to the form, and a second report does not slip in beside the first.
            for viewer in ["officer", "clerk", "stranger"] {
                let other = try await Client(town.site()).entering(as: viewer, town)
                #expect(try await [403, 404].contains(other.get(form).status), "\(viewer)")
                #expect(try await [403, 404].contains(other.get("\(form)/da-gui").status), "\(viewer)")
            }
            let again = try await client.post(form, [("_csrf", csrf), ("_key", "d"), ("value", "99")])
            #expect(again.status == 409 && again.text.contains("đã có báo cáo"))
            #expect(try await client.get("/bao-cao/\(target)/2031-01").status == 404)
        }
    }

    @Test func theRegisterCountsAndTheNumberIsLocked() async throws {
        try await Town.with { town in
            let target = try await Self.set(town, ["code": "II.1-78", "kind": "training", "source": "amounts", "unit_label": "giờ"])
            let (client, csrf) = try await Self.entering("unitHead", town)
            let register = "/chi-tieu/\(target)/so/dao-tao"
            let empty = try await client.get(register)
            #expect(empty.status == 200 && empty.text.contains("Sổ chưa có dòng nào"))
            let fields = [("_csrf", csrf), ("name", "Kỹ năng số"), ("organiser", "own"), ("hours", "7,5"), ("people", "20"), ("on", "15/01/2025")]
            let wrong = try await client.post(register, fields + [("_key", "a"), ("leaders", "21")])
            #expect(wrong.status == 422 && wrong.text.contains("href=\"#o-leaders\"") && wrong.text.contains("Kỹ năng số"))
            #expect(try await client.post(register, fields + [("_key", "b")]).status == 303)
            let page = try await client.get(register)
            let entry = try #require(page.text.firstMatch(of: /\?thay=([^#"]+)#them/)?.1)
            let replacing = try await client.get("\(register)?thay=\(entry)")
            #expect(replacing.text.contains("value=\"7,5\"") && replacing.text.contains("name=\"replaces\""))
            let report = try await client.get("/bao-cao/\(target)/2025-01")
            #expect(report.text.contains("150 giờ") && report.text.contains("tự tính từ sổ") && !report.text.contains("name=\"value\""))
            #expect(try await client.post("/bao-cao/\(target)/2025-01", [("_csrf", csrf), ("_key", "c")]).status == 303)
            let out = "\(register)/\(entry)/rut"
            #expect(try await client.get(out).text.contains("Kỹ năng số"))
            #expect(try await client.post(out, [("_csrf", csrf), ("_key", "d"), ("reason", "Ghi trùng.")]).status == 303)
            #expect(try await client.get(register).text.contains("Đã rút: Ghi trùng."))
            for viewer in ["clerk", "administrator"] {
                let other = try await Client(town.site()).entering(as: viewer, town)
                #expect(try await other.get(register).status == 404, "\(viewer)")
            }
            #expect(try await client.get("/chi-tieu/\(target)/so/kinh-phi").status == 404, "not its register")
        }
    }

    @Test func aChangeIsRefusedToWhoHasNotSeenTheLastOne() async throws {
        try await Town.with { town in
            let target = try await Self.set(town)
            let (officer, officerToken) = try await Self.entering("officer", town)
            let (head, headToken) = try await Self.entering("head", town)
            let form = "/chi-tieu/\(target)/dieu-chinh"
            let page = try await officer.get(form)
            #expect(page.text.contains("name=\"seen\" value=\"1\"") && page.text.contains("value=\"1.200\""))
            func sent(_ client: Client, _ csrf: String, _ goal: String) async throws -> Answer {
                try await client.post(
                    form, [("_csrf", csrf), ("_key", goal), ("title", "Buổi mở cửa tối"), ("goal", goal), ("reason", "Rà soát."), ("seen", "1")])
            }
            #expect(try await sent(head, headToken, "1.300").status == 303)
            let second = try await sent(officer, officerToken, "1.250")
            #expect(second.status == 409 && second.text.contains("vừa được người khác sửa") && second.text.contains("value=\"1.250\""))
            #expect(second.text.contains("name=\"seen\" value=\"2\""), "whoever has read the answer may send again")
            let list = try await Client(town.site()).get("/phong-trao/\(Town.slug)/chi-tieu")
            #expect(list.status == 200 && list.text.contains("1.300 buổi"))
            let csv = try await Client(town.site()).get("/phong-trao/\(Town.slug)/chi-tieu.csv?don-vi=reading")
            #expect(csv.status == 200 && csv.text.contains("II.1-77"))
            #expect(try await officer.post("/chi-tieu/\(target)/rut", [("_csrf", officerToken), ("_key", "r"), ("reason", "Trùng.")]).status == 303)
            #expect(try await officer.get("/chi-tieu/\(target)").text.contains("Chỉ tiêu này đã rút"))
            #expect(try await officer.get(form).status == 409)
        }
    }

    @Test func programsReadTheSame() async throws {
        try await Town.with { town in
            let target = try await Self.set(town)
            let client = Client(town.site()).with(token: try await town.apiToken("unitHead"))
            let sent = try await client.post(
                "/api/v1/acts/progress.report", json: "{\"target\":\"\(target)\",\"value\":40.5,\"sentence\":\"Bốn mươi buổi rưỡi.\"}")
            #expect(sent.status == 200 && sent.text.contains("\"period\":\"2025-01\""))
            let own = try await client.get("/api/v1/targets/\(target)")
            #expect(own.status == 200 && own.text.contains("\"level\":\"40.5\"") && own.text.contains("Bốn mươi buổi rưỡi."))
            let visitor = try await Client(town.site()).get("/api/v1/targets/\(target)")
            #expect(visitor.text.contains("\"level\":\"40.5\"") && !visitor.text.contains("Bốn mươi buổi rưỡi."))
            let list = try await Client(town.site()).get("/api/v1/movements/\(Town.slug)/targets?unit=reading&limit=1")
            #expect(list.status == 200 && list.text.contains("\"next\":\""))
            #expect(try await client.get("/api/v1/desk").text.contains("\"period\":\"2025-02\""))
            #expect(try await client.get("/api/v1/targets/khong-co").status == 404)
        }
    }
}
