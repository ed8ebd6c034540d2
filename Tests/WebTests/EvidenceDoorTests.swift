internal import Foundation
internal import HTTPTypes
internal import Storage
internal import TestSupport
internal import Testing

@testable internal import Movement
@testable internal import Web

/// Files coming in as evidence through the page and the API, and going out again.
@Suite struct EvidenceDoorTests {
    static let png =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 0, 2, 0, 0, 0, 3, 8, 2, 0, 0, 0] + [0, 0, 0, 0]
    static let target = TownBuilder.evidenceTarget
    static let form = "/chi-tieu/\(target)/minh-chung/tep"

    static func owner(_ town: Town, _ tools: EvidenceTools = EvidenceTools()) async throws -> (client: Client, csrf: String) {
        let client = try await Client(town.site(tools: tools)).entering(as: "unitHead", town)
        return (client, try await town.csrf(client.session ?? ""))
    }

    static func send(_ client: Client, _ parts: MultipartBody, to path: String = form) async throws -> Answer {
        try await client.send(.post, path, parts.bytes, type: "multipart/form-data; boundary=B")
    }

    static func left(_ town: Town, _ folder: String) -> [String] {
        (try? FileManager.default.subpathsOfDirectory(atPath: "\(town.folder)/\(folder)").filter { $0.utf8.count > 60 || folder == "incoming" }) ?? []
    }

    static func pieces(_ town: Town) async throws -> Int {
        try await town.world.database.read { try $0.row("SELECT COUNT(*) FROM evidence WHERE kind = 'file'")?.int(0) ?? -1 }
    }

    /// Programs of the test's own in the place of those of the machine.
    static func tools(_ scripts: [String: String], in folder: String, rule: EvidenceTools.ScanRule = .attempt) async throws -> EvidenceTools {
        let bin = folder + "/bin"
        let standIn = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/") + "/tools/stand_in.sh"
        try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
        for (name, body) in scripts {
            // See tools/stand_in.sh.
            try Data("\(body)\n".utf8).write(to: URL(fileURLWithPath: "\(bin)/\(name).body"))
            try? FileManager.default.removeItem(atPath: "\(bin)/\(name)")
            try FileManager.default.createSymbolicLink(atPath: "\(bin)/\(name)", withDestinationPath: standIn)
        }
        return await EvidenceTools.installed(scratch: folder, rule: rule, path: bin)
    }

    @Test(arguments: TestDatabases.engines) func aPictureIsHandedInShownAndTakenAway(_ engine: Engine) async throws {
        try await Town.with(engine) { town in
            let (client, csrf) = try await Self.owner(town)
            let body = MultipartBody("B").adding("_csrf", csrf).adding("_key", "mot").adding("note", "Buổi đầu")
                .adding(file: "tep", "C:\\Ảnh buổi 1.html", Self.png)
            let sent = try await Self.send(client, body)
            let place = try #require(sent.location?.split(separator: "?").first.map(String.init), "\(sent.text)")
            // The same form once more is the same piece.
            #expect(try await Self.send(client, body).location?.hasPrefix(place) == true)
            #expect(try await Self.pieces(town) == 1)
            let page = try await client.get(place)
            #expect(page.status == 200 && page.text.contains("Ảnh buổi 1.html") && page.text.contains("Chưa quét vi-rút"))
            #expect(page.text.contains("src=\"\(place)/ban/1/xem\""))
            let shown = try await client.get("\(place)/ban/1/xem")
            #expect(shown.bytes == Self.png && shown.headers[.contentType] == "image/png" && shown.headers[.contentDisposition] == "inline")
            #expect(
                shown.headers[.xContentTypeOptions] == "nosniff" && shown.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
            let original = try await client.get("\(place)/ban/1/tep")
            #expect(original.bytes == Self.png && original.headers[.contentType] == "application/octet-stream")
            #expect(
                original.headers[.contentDisposition]
                    == "attachment; filename=\"-nh-bu-i-1.html\"; filename*=UTF-8''%E1%BA%A2nh%20bu%E1%BB%95i%201.html")
            #expect(Self.left(town, "incoming") == [])
            // Others do not learn that it is there.
            for viewer in ["clerk", "administrator", "stranger"] {
                let other = try await Client(town.site()).entering(as: viewer, town)
                for path in [place, "\(place)/ban/1/xem", "\(place)/ban/1/tep", "\(place)/thay"] {
                    #expect(try await other.get(path).status == 404, "\(viewer): \(path)")
                }
            }
        }
    }

    @Test func whatCouldRunInABrowserIsNeverShownInline() async throws {
        try await Town.with { town in
            let (client, csrf) = try await Self.owner(town)
            let svg = Array("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".utf8)
            let html = Array("<!doctype html><script>alert(1)</script>".utf8)
            let huge = Array(Self.png[..<16]) + [0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF] + Array(Self.png[24...])
            for (name, content) in [("a.svg", svg), ("a.png", html), ("a.jpg", Array("%PDF-1.4 <script>".utf8)), ("b.png", huge)] {
                let sent = try await Self.send(client, MultipartBody("B").adding("_csrf", csrf).adding(file: "tep", name, content))
                let place = try #require(sent.location?.split(separator: "?").first.map(String.init), "\(sent.text)")
                #expect(try await client.get("\(place)/ban/1/xem").status == 404, "\(name)")
                let original = try await client.get("\(place)/ban/1/tep")
                #expect(original.headers[.contentType] == "application/octet-stream", "\(name)")
                #expect(original.headers[.contentDisposition]?.hasPrefix("attachment") == true, "\(name)")
                #expect(try await client.get(place).status == 200)
            }
        }
    }

    @Test func aRefusedUploadLeavesNothing() async throws {
        try await Town.with { town in
            let (client, csrf) = try await Self.owner(town)
            let empty = try await Self.send(client, MultipartBody("B").adding("_csrf", csrf).adding("note", "Ghi chú còn đây"))
            #expect(empty.status == 422 && empty.text.contains("Chưa chọn tệp") && empty.text.contains("Ghi chú còn đây"))
            let long = MultipartBody("B").adding("_csrf", csrf).adding("title", String(repeating: "a", count: 300)).adding(
                file: "tep", "a.png", Self.png)
            #expect(try await Self.send(client, long).status == 422)
            let other = try await Client(town.site()).entering(as: "staff", town)
            let foreign = MultipartBody("B").adding("_csrf", csrf).adding(file: "tep", "a.png", Self.png)
            #expect(try await Self.send(other, foreign).status == 409)
            let clerk = try await Client(town.site()).entering(as: "clerk", town)
            let mine = MultipartBody("B").adding("_csrf", try await town.csrf(clerk.session ?? "")).adding(file: "tep", "a.png", Self.png)
            #expect(try await Self.send(clerk, mine).status == 403)
            #expect(Self.left(town, "files") == [] && Self.left(town, "incoming") == [])
            #expect(try await Self.pieces(town) == 0)
        }
    }

    @Test func programsHandInReplaceAndFetchFiles() async throws {
        try await Town.with { town in
            let client = try await Client(town.site()).entering(as: "staff", town, isAPI: true)
            func send(_ path: String, _ bytes: [UInt8] = Self.png) async throws -> (Int, JSONValue) {
                let answer = try await client.send(.post, path, bytes, type: "application/octet-stream")
                return (answer.status, JSONValue(json: answer.bytes) ?? .null)
            }
            let add = "/api/v1/evidence?target=\(Self.target)&file=anh.png"
            #expect(try await send(add + "&dry-run=1").0 == 200)
            #expect(try await Self.pieces(town) == 0 && Self.left(town, "files") == [])
            let made = try await send(add + "&title=T%C3%AAn")
            let id = try #require(made.1["result"]?["evidence"]?.string, "\(made.1.json)")
            let replaced = try await send("/api/v1/evidence/\(id)/versions?reason=R%C3%B5+h%C6%A1n&file=b.txt", Array("chữ".utf8))
            #expect(replaced.1["result"]?["version"] == 2)
            #expect(try await client.get("/api/v1/evidence/\(id)/versions/1/file").bytes == Self.png)
            #expect(try await client.get("/api/v1/evidence/\(id)/versions/2/file").bytes == Array("chữ".utf8))
            #expect(try await client.get("/api/v1/evidence/\(id)/versions/3/file").status == 404)
            let view = try #require(JSONValue(json: try await client.get("/api/v1/evidence/\(id)").bytes))
            #expect(view["title"] == "Tên" && view["versions"]?.array?.count == 2)
            #expect(view["versions"]?.array?.first?["file"]?["type"] == "text/plain; charset=utf-8")
            #expect(try await send(add, []).1["error"]?["fields"]?["tep"] != nil)
            #expect(try await send("/api/v1/evidence?file=a.png").0 == 422)
            let clerk = try await Client(town.site()).entering(as: "clerk", town, isAPI: true)
            #expect(try await clerk.send(.post, add, Self.png).status == 403)
            #expect(try await clerk.get("/api/v1/evidence/\(id)/versions/1/file").status == 404)
            #expect(Self.left(town, "incoming") == [])
        }
    }

    @Test func aVirusIsRefusedAndNothingKept() async throws {
        try await Town.with { town in
            let scanner = #"file=$4; if grep -q EICAR "$file"; then echo "$file: Eicar-Test-Signature FOUND"; exit 1; fi; exit 0"#
            let (client, csrf) = try await Self.owner(town, try await Self.tools(["clamdscan": scanner], in: town.folder))
            func hand(_ content: String) async throws -> Answer {
                try await Self.send(client, MultipartBody("B").adding("_csrf", csrf).adding(file: "tep", "a.txt", Array(content.utf8)))
            }
            let infected = try await hand("EICAR")
            #expect(infected.status == 422 && infected.text.contains("mã độc") && !infected.text.contains("Eicar"))
            #expect(try await Self.pieces(town) == 0 && Self.left(town, "files") == [] && Self.left(town, "incoming") == [])
            let clean = try await hand("sạch")
            #expect(clean.status == 303)
            #expect(try await client.get(clean.location ?? "").text.contains("Chưa quét") == false)
        }
    }

    @Test func aScannerThatFailsIsAsTheSettingSays() async throws {
        try await Town.with { town in
            for (rule, status) in [(EvidenceTools.ScanRule.attempt, 303), (.require, 409)] {
                for script in ["exit 2", "kill -9 $$"] {
                    let (client, csrf) = try await Self.owner(town, try await Self.tools(["clamdscan": script], in: town.folder, rule: rule))
                    let sent = try await Self.send(client, MultipartBody("B").adding("_csrf", csrf).adding(file: "tep", "a.txt", Array("x".utf8)))
                    #expect(sent.status == status, "\(rule), \(script): \(sent.text)")
                }
            }
        }
    }

    /// `getent` and `curl` of the test's own: what hosts resolve to, and what is answered there.
    @Test func linksAreOpenedOutsideOnly() async throws {
        try await Town.with { town in
            let getent = """
                case $2 in
                  trong.example) echo '10.0.0.5 STREAM x';; lan.example) echo '8.8.8.8 STREAM x'; echo '127.0.0.1 STREAM';;
                  mat.example) exit 2;; *) echo '8.8.8.8 STREAM x';;
                esac
                """
            let curl = #"""
                echo "$@" >> \#(town.folder)/asked
                for last; do :; done
                case "$*" in *"--resolve "*":8.8.8.8"*) ;; *) exit 9;; esac
                case $last in
                  *mat-trang*) printf '404 text/html\n\n';;
                  *vao-trong*) printf '302 text/html\nhttp://10.0.0.5/x\n';;
                  *vao-may*) printf '302 text/html\nhttp://localhost/x\n';;
                  *vong*) printf '302 text/html\nhttps://a.example/vong\n';;
                  *chuyen*) printf '301 text/html\nhttps://b.example/den\n';;
                  *tep.csv) case "$*" in *--head*) ;; *) printf abc > body;; esac; printf '200 text/csv; charset=utf-8\n\n';;
                  *tat*) exit 28;;
                  *) printf '200 text/html\n\n';;
                esac
                """#
            let probe = try await Self.tools(["getent": getent, "curl": curl], in: town.folder).probe(files: Files(dataDirectory: town.folder))
            func look(_ address: String) async throws -> EvidenceProbe.Finding { await probe.look(.link(try WebAddress(address))) }
            #expect(try await look("https://a.example/") == .answers(seen: nil))
            #expect(try await look("https://a.example/chuyen") == .answers(seen: nil))
            #expect(try await look("https://a.example/mat-trang") == .gone("404"))
            #expect(try await look("https://a.example/vao-trong") == .refused)
            #expect(try await look("https://a.example/vao-may") == .refused)
            #expect(try await look("https://trong.example/") == .refused)
            #expect(try await look("https://lan.example/") == .refused)
            #expect(try await look("https://mat.example/") == .silent("name"))
            #expect(try await look("https://a.example/vong") == .silent("redirects"))
            #expect(try await look("https://a.example/tat") == .silent("line"))
            let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
            #expect(try await look("https://a.example/tep.csv") == .answers(seen: abc))
            let asked = try String(contentsOfFile: town.folder + "/asked", encoding: .utf8)
            #expect(!asked.contains("10.0.0.5") && !asked.contains("localhost") && !asked.contains("lan.example"))
            #expect(
                await EvidenceTools().probe(files: Files(dataDirectory: town.folder)).look(.link(try WebAddress("https://a.example/"))) == .cannot)
        }
    }

    /// With poppler as it is on this machine: nothing to see where it is not installed.
    @Test func theFirstPageOfAPdfIsDrawnOnce() async throws {
        try await Town.with { town in
            let tools = await EvidenceTools.installed(scratch: town.folder)
            guard !tools.missingPackages.contains("poppler-utils") else { return }
            let (client, csrf) = try await Self.owner(town, tools)
            let sound = """
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
                trailer<</Root 1 0 R>>
                %%EOF
                """
            for (content, status) in [(sound, 200), ("%PDF-1.4 hỏng", 404)] {
                let sent = try await Self.send(
                    client, MultipartBody("B").adding("_csrf", csrf).adding(file: "tep", "bao-cao.pdf", Array(content.utf8)))
                let place = try #require(sent.location?.split(separator: "?").first.map(String.init))
                for _ in 1...2 {
                    let shown = try await client.get("\(place)/ban/1/xem")
                    #expect(shown.status == status)
                    if status == 200 { #expect(shown.headers[.contentType] == "image/png" && shown.bytes.count > 100) }
                }
                let page = try await client.get(place).text
                #expect(page.contains(status == 200 ? "Trang đầu của tệp PDF" : "Không vẽ được trang đầu"))
            }
        }
    }

    @Test func aStoredFileThatChangedOrWentIsSaid() async throws {
        try await Town.with { town in
            let (client, csrf) = try await Self.owner(town)
            let sent = try await Self.send(client, MultipartBody("B").adding("_csrf", csrf).adding(file: "tep", "a.png", Self.png))
            let place = try #require(sent.location?.split(separator: "?").first.map(String.init))
            let stored = try #require(Self.left(town, "files").first.map { "\(town.folder)/files/\($0)" })
            let officer = try await Client(town.site()).entering(as: "officer", town)
            let token = try await town.csrf(officer.session ?? "")
            func check() async throws -> String {
                let answer = try await officer.post("\(place)/kiem-tra", [("_csrf", token)])
                #expect(answer.status == 303, "\(answer.text)")
                return try await client.get(place).text
            }
            #expect(try await check().contains("Còn nguyên"))
            try Data([1, 2, 3]).write(to: URL(fileURLWithPath: stored))
            let changed = try await check()
            #expect(changed.contains("Đã khác trước") && changed.contains("Bản ghi lúc nộp không bị thay"))
            #expect(try await officer.get("/bang-chung").text.contains("Đã khác trước"))
            try FileManager.default.removeItem(atPath: stored)
            #expect(try await check().contains("Không còn"))
            let gone = try await client.get("\(place)/ban/1/tep")
            #expect(gone.status == 409 && gone.text.contains("Tệp không còn trên máy chủ"))
        }
    }
}
