internal import HTTPTypes
internal import NIOCore
internal import Storage
internal import Synchronization
internal import TestSupport
internal import Testing

@testable internal import Movement
@testable internal import Web

/// Uploads that are too large, too slow, or break off.
@Suite struct UploadFaultTests {
    private static let type = "multipart/form-data; boundary=B"

    /// The form up to the content of its file.
    private static func head(_ csrf: String) -> [UInt8] {
        let whole = MultipartBody("B").adding("_csrf", csrf).adding(file: "tep", "lon.bin", Array("#".utf8)).bytes
        return Array(whole[..<(whole.lastIndex(of: UInt8(ascii: "#")) ?? 0)])
    }

    @Test func twoHundredMegabytesAreRefusedAsSoonAsTheCapIsPassed() async throws {
        try await Town.with { town in
            let (client, csrf) = try await EvidenceDoorTests.owner(town)
            let (head, piece) = (Self.head(csrf), [UInt8](repeating: 7, count: 1 << 20))
            let asked = Atomic<Int>(0)
            let body = SlowBody { number in
                asked.store(number, ordering: .relaxed)
                return number == 0 ? head : number <= 200 ? piece : nil
            }
            let answer = try await client.stream(EvidenceDoorTests.form, body, type: Self.type)
            #expect(answer.status == 413 && answer.text.contains("Tệp lớn hơn 64 MB") && answer.headers[.connection] == "close")
            // One piece beyond the cap, and no more was ever asked for.
            #expect(asked.load(ordering: .relaxed) <= 66)
            // One that says beforehand how large it is is refused before the first byte.
            let told = try await client.with(.contentLength, String(200 << 20)).stream(EvidenceDoorTests.form, body, type: Self.type)
            #expect(told.status == 413)
            let program = try await Client(town.site()).entering(as: "staff", town, isAPI: true)
            let path = "/api/v1/evidence?target=\(EvidenceDoorTests.target)&file=a"
            #expect(try await program.stream(path, body, type: "application/octet-stream").status == 413)
            #expect(EvidenceDoorTests.left(town, "incoming") == [] && EvidenceDoorTests.left(town, "files") == [])
        }
    }

    @Test func aTricklingUploadIsCutOffWhileOthersAreServed() async throws {
        try await Town.with { town in
            var site = town.site()
            site.uploads = UploadPace(grace: .milliseconds(200), bytesPerSecond: 1_000_000, longest: .seconds(60), step: .milliseconds(50))
            let client = try await Client(site).entering(as: "unitHead", town)
            let head = Self.head(try await town.csrf(client.session ?? ""))
            let body = SlowBody { number in
                if number > 0 { try await Task.sleep(for: .milliseconds(20)) }
                return number == 0 ? head : [UInt8(ascii: "x")]
            }
            async let slow = client.stream(EvidenceDoorTests.form, body, type: Self.type)
            for _ in 0..<5 { #expect(try await Client(site).get("/phong-trao").status == 200) }
            let answer = try await slow
            #expect(answer.status == 408 && answer.text.contains("Đường truyền quá chậm"))
            #expect(EvidenceDoorTests.left(town, "incoming") == [])
            #expect(try await EvidenceDoorTests.pieces(town) == 0)
        }
    }

    @Test func thePaceIsFairToSlowLines() {
        let pace = UploadPace()
        #expect(!pace.isTooSlow(0, after: .seconds(29)))
        #expect(pace.isTooSlow(0, after: .seconds(32)))
        #expect(!pace.isTooSlow(40_000 * 600, after: .seconds(600)))
        #expect(pace.isTooSlow(.max, after: .seconds(1800)))
    }

    @Test func aConnectionThatBreaksLeavesNothing() async throws {
        try await Town.with { town in
            let (client, csrf) = try await EvidenceDoorTests.owner(town)
            struct Broken: Error {}
            let head = Self.head(csrf)
            let breaking = SlowBody { number in
                if number == 3 { throw Broken() }
                return number == 0 ? head : [UInt8](repeating: 1, count: 100_000)
            }
            #expect(try await client.stream(EvidenceDoorTests.form, breaking, type: Self.type).status >= 400)
            // The body ends early without an error: the form is not whole.
            let short = SlowBody { number in number == 0 ? head : number < 3 ? [1, 2, 3] : nil }
            #expect(try await client.stream(EvidenceDoorTests.form, short, type: Self.type).status == 422)
            #expect(EvidenceDoorTests.left(town, "incoming") == [] && EvidenceDoorTests.left(town, "files") == [])
            #expect(try await EvidenceDoorTests.pieces(town) == 0)
        }
    }

    @Test func namesAndTypesOfEverySort() async throws {
        try await Town.with { town in
            let (client, csrf) = try await EvidenceDoorTests.owner(town)
            let source = SeededBytes(7)
            let names = [
                "", ".", "..", "/", "\\", "a\u{202E}gpj.exe", "CON", "a;b", "a b", "%00", "%22", "ễ.pdf", "<script>",
                String(repeating: "n", count: 900),
                "a\tb", "..%2f..%2fetc", "a'b", "`id`", "$(id)", "-rf", "--help",
            ]
            let heads: [[UInt8]] = [
                Array("%PDF-".utf8), Array(EvidenceDoorTests.png[..<8]), [0xFF, 0xD8, 0xFF], [0x50, 0x4B, 3, 4], [0x1F, 0x8B], Array("<svg".utf8), [],
            ]
            for (number, name) in names.enumerated() {
                let content = heads[number % heads.count] + source.take(1 + source.below(300))
                let sent = try await EvidenceDoorTests.send(client, MultipartBody("B").adding("_csrf", csrf).adding(file: "tep", name, content))
                #expect(sent.status == 303 || sent.status == 422, "\(name): \(sent.status)")
                guard let place = sent.location?.split(separator: "?").first.map(String.init) else { continue }
                #expect(try await client.get("\(place)/ban/1/tep").bytes == content, "\(name)")
                let shown = try await client.get("\(place)/ban/1/xem")
                #expect(shown.status == 404 || ["image/png", "image/jpeg"].contains(shown.headers[.contentType] ?? ""), "\(name)")
            }
            #expect(EvidenceDoorTests.left(town, "incoming") == [])
        }
    }

    /// SQLite counts pages, and stops as it does on a full disk when there are as many as it may have.
    @Test func aFullDatabaseSaysSoLosesNothingTypedAndGoesOnReading() async throws {
        try await Town.with { town in
            let (client, csrf) = try await EvidenceDoorTests.owner(town)
            let path = "/chi-tieu/\(EvidenceDoorTests.target)/minh-chung/van-ban"
            func hand(_ number: Int) async throws -> Answer {
                let abstract = "Trích yếu \(number) " + String(repeating: "x", count: 900)
                return try await client.post(
                    path,
                    [
                        ("_csrf", csrf), ("_key", "day-\(number)"), ("number", "\(number)/BC"), ("signed", "01/03/2025"), ("issuer", "Sở"),
                        ("abstract", abstract),
                    ])
            }
            func allow(_ more: Int) async throws {
                try await town.world.database.write { session in
                    let pages = try session.row("PRAGMA page_count")?.int(0) ?? 0
                    _ = try session.rows(.unsafe("PRAGMA max_page_count = \(pages + more)"))
                }
            }
            try await allow(0)
            var (refused, number) = (try await hand(0), 0)
            while refused.status == 303, number < 200 {
                number += 1
                refused = try await hand(number)
            }
            #expect(refused.status == 507 && refused.text.contains("đã đầy") && refused.text.contains("Trích yếu \(number) "))
            for page in ["/phong-trao", "/so-cai", path, "/health"] { #expect(try await client.get(page).status == 200, "\(page)") }
            let count = try await town.world.database.read { try $0.row("SELECT COUNT(*) FROM evidence WHERE title LIKE '%/BC'")?.int(0) }
            #expect(count == number)
            try await allow(200)
            #expect(try await hand(number).status == 303)
        }
    }

    @Test func aFullDiskWhileAFileComesInSaysSo() async throws {
        try await Town.with { town in
            let (client, _) = try await EvidenceDoorTests.owner(town)
            let answer = try await client.stream(EvidenceDoorTests.form, SlowBody { _ in throw StorageError.full }, type: Self.type)
            #expect(answer.status == 507 && answer.text.contains("đã đầy"))
        }
    }
}
