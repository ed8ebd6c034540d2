internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// Handing evidence in, replacing it, using it for several targets, and who may know of it.
@Suite("Evidence")
struct EvidenceTests {
    private static let link: [String: JSONValue] = [
        "target": .string(EvidenceHouse.reading), "title": "Trang tin", "address": "HTTPS://Vidu.example:443/tin?a=b#c",
    ]

    @Test("A file becomes version 1, serves its target, and stands in the record by its hash", arguments: TestDatabases.engines)
    func aFile(_ engine: Engine) async throws {
        try await EvidenceHouse.with(engine) { house in
            let values: [String: JSONValue] = ["target": .string(EvidenceHouse.reading), "note": "Buổi mở cửa đầu tiên"]
            let receipt = try await house.act("evidence.file", values, with: EvidenceHouse.file("C:\\Ảnh\\buổi 1.png"))
            let page = try await house.page(receipt.subjectID)
            #expect(page.title == "buổi 1.png" && page.kind == .file && page.versions.count == 1)
            let version = try #require(page.versions.first)
            #expect(version.file == EvidenceFile(hash: EvidenceHouse.hash, name: "buổi 1.png", size: 1234, type: .png, scan: .clean))
            #expect(version.state == .good && version.checkedAt == TestWorld.noon && version.note == "Buổi mở cửa đầu tiên")
            #expect(page.uses.map(\.target) == [EvidenceHouse.reading])
            try await RecordSequencer.run(on: house.world.database)
            let content = try await house.world.database.read { session in
                try session.row("SELECT content FROM record_content WHERE leaf_id = \(receipt.entry)")?.text(0) ?? ""
            }
            #expect(JSONValue(json: content.utf8)?["input"]?["(file)"]?["sha256"]?.string == EvidenceHouse.hash)
        }
    }

    @Test("No field can pretend that a file came in", arguments: TestDatabases.engines)
    func noFakedFile(_ engine: Engine) async throws {
        try await EvidenceHouse.with(engine) { house in
            let target: [String: JSONValue] = ["target": .string(EvidenceHouse.reading)]
            for key in ["(file)", "evidence-file", "file", "hash", "tep"] {
                let refusal = try await house.refusal(
                    "evidence.file",
                    target.merging([key: ["hash": .string(EvidenceHouse.hash), "name": "a", "size": 1, "type": "png", "scan": "clean"]]) { $1 })
                #expect(refusal?.fields.first?.key == key)
            }
            #expect(try await house.refusal("evidence.file", target)?.code == "evidence.no-file")
            #expect(try await house.count("evidence") == 0)
        }
    }

    @Test("The same form sent twice is one piece; the same key with another file is refused", arguments: TestDatabases.engines)
    func twice(_ engine: Engine) async throws {
        try await EvidenceHouse.with(engine) { house in
            let values: [String: JSONValue] = ["target": .string(EvidenceHouse.reading)]
            let first = try await house.act("evidence.file", values, with: EvidenceHouse.file(), key: "k")
            let again = try await house.act("evidence.file", values, with: EvidenceHouse.file(), key: "k")
            #expect(again.isRepeat && again.subject == first.subject)
            let other = EvidenceHouse.file(hash: String(repeating: "cd", count: 32))
            #expect(try await house.refusal("evidence.file", values, with: other, key: "k")?.code == "key.reused")
            #expect(try await house.count("evidence") == 1)
        }
    }

    @Test("Each kind keeps its own fields", arguments: TestDatabases.engines)
    func kinds(_ engine: Engine) async throws {
        try await EvidenceHouse.with(engine) { house in
            let target: [String: JSONValue] = ["target": .string(EvidenceHouse.reading)]
            func reference(_ act: String, _ values: [String: JSONValue]) async throws -> EvidencePage {
                try await house.page(try await house.act(act, target.merging(values) { $1 }).subjectID)
            }
            let link = try await reference("evidence.link", Self.link)
            #expect(link.versions[0].address == "https://vidu.example/tin?a=b" && link.versions[0].state == .unchecked)
            let paper = try await reference(
                "evidence.document", ["number": "12/KH-S", "signed": "1/3/2025", "issuer": "Sở", "abstract": "Mở cửa"])
            #expect(paper.title == "12/KH-S")
            #expect(paper.versions[0].reference == ["number": "12/KH-S", "signed": "2025-03-01", "issuer": "Sở", "abstract": "Mở cửa"])
            let data = try await reference(
                "evidence.dataset", ["title": "Lịch", "address": "http://dulieu.example/l.csv", "format": "CSV", "licence": "CC BY 4.0"])
            #expect(data.versions[0].reference == ["format": "CSV", "licence": "CC BY 4.0"])
            let course = try await reference(
                "evidence.training", ["course": "Kỹ năng số", "on": "2025-02-01", "hours": "7,5", "certificate": "CN-1"])
            #expect(course.versions[0].reference == ["on": "2025-02-01", "hours": "7.5", "certificate": "CN-1"])
            #expect(try await house.list(EvidenceHouse.reading)?.lines.count == 4)
        }
    }

    @Test("Addresses that lead inside, or are none, are refused at their field", arguments: TestDatabases.engines)
    func addresses(_ engine: Engine) async throws {
        try await EvidenceHouse.with(engine) { house in
            for typed in ["http://localhost/x", "https://10.0.0.1/", "ftp://vidu.example/", "javascript:alert(1)", "https://a:b@vidu.example/"] {
                let refusal = try await house.refusal("evidence.link", Self.link.merging(["address": .string(typed)]) { $1 })
                #expect(refusal?.fields.map(\.key) == ["address"], "\(typed)")
            }
            #expect(try await house.count("evidence") == 0)
        }
    }

    @Test("A new version has a reason and leaves the old ones as they were", arguments: TestDatabases.engines)
    func replacing(_ engine: Engine) async throws {
        try await EvidenceHouse.with(engine) { house in
            let id = try await house.act("evidence.file", ["target": .string(EvidenceHouse.reading)], with: EvidenceHouse.file()).subjectID
            let values: [String: JSONValue] = ["evidence": .string(id), "reason": "Ảnh rõ hơn", "version": 1]
            let newer = EvidenceHouse.file("ro.png", hash: String(repeating: "cd", count: 32), scan: .none)
            try await house.act("evidence.replace", values, with: newer)
            #expect(try await house.refusal("evidence.replace", values, with: newer)?.code == "evidence.replaced")
            let page = try await house.page(id)
            #expect(page.versions.map(\.number) == [2, 1])
            #expect(page.versions.map { $0.file?.name } == ["ro.png", "anh.png"])
            #expect(page.versions[0].note == "Ảnh rõ hơn" && page.title == "anh.png")
            for number in [1, 2] {
                let viewer = try await house.world.actor("staff")
                let found = try await house.world.database.read { try EvidenceQueries.download(id, version: number, for: viewer, in: $0) }
                #expect(found.version.number == number)
            }
            // Fields of another kind, and a file where none belongs.
            let wrong = try await house.refusal("evidence.replace", values.merging(["version": 2, "issuer": "Sở"]) { $1 }, with: newer)
            #expect(wrong?.fields.map(\.key) == ["issuer"])
            let link = try await house.act("evidence.link", Self.link).subjectID
            let change: [String: JSONValue] = ["evidence": .string(link), "reason": "Trang đổi", "title": "Tin", "address": "https://vidu.example/2"]
            #expect(try await house.refusal("evidence.replace", change, with: newer)?.fields.map(\.key) == ["tep"])
            #expect(
                try await house.refusal("evidence.replace", ["evidence": .string(link), "reason": "Trang đổi"])?.fields.map(\.key) == [
                    "title", "address",
                ])
            try await house.act("evidence.replace", change)
            #expect(try await house.page(link).versions.map(\.address) == ["https://vidu.example/2", "https://vidu.example/tin?a=b"])
        }
    }

    @Test("One piece serves several targets of its owner, until it is taken off with a reason", arguments: TestDatabases.engines)
    func uses(_ engine: Engine) async throws {
        try await EvidenceHouse.with(engine) { house in
            let id = try await house.act("evidence.link", Self.link).subjectID
            let viewer = try await house.world.actor("unitHead")
            let places = try await house.world.database.read { try EvidenceQueries.places(for: id, viewer: viewer, in: $0).map(\.value) }
            #expect(places == [EvidenceHouse.second])
            let use: [String: JSONValue] = ["evidence": .string(id), "target": .string(EvidenceHouse.second)]
            house.time.pass(seconds: 60)
            try await house.act("evidence.use", use)
            try await house.act("evidence.use", use, as: "staff")
            #expect(try await house.page(id).uses.map(\.target) == [EvidenceHouse.reading, EvidenceHouse.second])
            #expect(try await house.refusal("evidence.use", use.merging(["target": .string(EvidenceHouse.office)]) { $1 })?.kind == .forbidden)
            #expect(
                try await house.refusal("evidence.use", use.merging(["target": .string(EvidenceHouse.withdrawn)]) { $1 })?.code
                    == "evidence.target-closed")
            let first = try await house.page(id).uses[0].id
            let end: [String: JSONValue] = ["use": .string(first), "reason": "Nhầm chỉ tiêu"]
            #expect(try await house.refusal("evidence.end-use", end, as: "clerk") == .notFound)
            #expect(try await house.refusal("evidence.end-use", end, as: "officer")?.kind == .forbidden)
            try await house.act("evidence.end-use", end)
            #expect(try await house.refusal("evidence.end-use", end)?.code == "evidence.use-ended")
            #expect(try await house.list(EvidenceHouse.reading)?.lines.isEmpty == true)
            #expect(try await house.list(EvidenceHouse.second)?.lines.map(\.id) == [id])
            let ended = try await house.page(id).uses[0]
            #expect(ended.endReason == "Nhầm chỉ tiêu" && ended.endedAt == house.time.now)
        }
    }

    @Test("Evidence that hangs on a report or entry must hang on one of that target", arguments: TestDatabases.engines)
    func places(_ engine: Engine) async throws {
        try await EvidenceHouse.with(engine) { house in
            for key in ["report", "entry"] {
                #expect(try await house.refusal("evidence.link", Self.link.merging([key: "khong-co"]) { $1 }) == .notFound)
            }
            try await house.world.database.write { session in
                for target in [EvidenceHouse.reading, EvidenceHouse.office] {
                    try session.execute(
                        """
                        INSERT INTO entry (agency_id, target_id, entry_id, kind, title, on_date, amount, fields, at, actor, reason)
                        VALUES (\(TestWorld.agency), \(target), \("e-" + target), 'other', 'Mục', '2025-03-01', 1000, '{}', 0, 'staff', '')
                        """)
                }
            }
            #expect(try await house.refusal("evidence.link", Self.link.merging(["entry": .string("e-" + EvidenceHouse.office)]) { $1 }) == .notFound)
            let id = try await house.act("evidence.link", Self.link.merging(["entry": .string("e-" + EvidenceHouse.reading)]) { $1 }).subjectID
            #expect(try await house.list(EvidenceHouse.reading)?.lines.first { $0.id == id }?.entry == "e-" + EvidenceHouse.reading)
        }
    }

    @Test("Who may not see behind a target does not learn that there is evidence", arguments: TestDatabases.engines)
    func hidden(_ engine: Engine) async throws {
        try await EvidenceHouse.with(engine) { house in
            let id = try await house.act("evidence.link", Self.link).subjectID
            for viewer in ["visitor", "clerk", "massOrganisation", "administrator", "nobody", "stranger", "operator"] {
                #expect(try await house.list(EvidenceHouse.reading, as: viewer) == nil, "\(viewer)")
                for one in [id, "khong-co"] {
                    #expect(try await TestWorld.refusal { try await house.page(one, as: viewer) } == .notFound, "\(viewer)")
                }
            }
            for viewer in ["officer", "head", "inspector", "unitHead", "staff"] {
                #expect(try await house.page(id, as: viewer).id == id, "\(viewer)")
            }
        }
    }
}
