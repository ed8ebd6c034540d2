internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// Looking at evidence again.
@Suite("Checks of evidence")
struct EvidenceCheckTests {
    private static func hand(_ house: EvidenceHouse) async throws -> (file: String, link: String) {
        let target: [String: JSONValue] = ["target": .string(EvidenceHouse.reading)]
        let file = try await house.act("evidence.file", target, with: EvidenceHouse.file(scan: .none)).subjectID
        let link = try await house.act(
            "evidence.link", target.merging(["title": "Tin", "address": "https://vidu.example/tin.csv"]) { $1 }
        ).subjectID
        return (file, link)
    }

    @Test("What is found shows with its date; what was first seen is never overwritten", arguments: TestDatabases.engines)
    func findings(_ engine: Engine) async throws {
        try await EvidenceHouse.with(engine) { house in
            let (file, link) = try await Self.hand(house)
            func check(_ id: String, _ finding: EvidenceProbe.Finding) async throws -> EvidenceVersion {
                await house.probe.find(finding)
                house.time.pass(seconds: 3600)
                try await house.act("evidence.check", ["evidence": .string(id)], as: "officer")
                return try await house.page(id).versions[0]
            }
            let whole = try await check(file, .whole(scan: .clean))
            #expect(whole.state == .good && whole.file?.scan == .clean && whole.checkedAt == house.time.now)
            #expect(try await check(file, .altered).state == .changed)
            #expect(try await check(file, .gone("file")).state == .missing)
            #expect(try await check(file, .whole(scan: nil)).state == .good)
            #expect(try await check(link, .answers(seen: "a")).state == .good)
            #expect(try await check(link, .answers(seen: "b")).state == .changed)
            #expect(try await check(link, .answers(seen: "b")).state == .changed)
            #expect(try await check(link, .answers(seen: "a")).state == .good)
            #expect(try await check(link, .answers(seen: nil)).state == .good)
            let gone = try await check(link, .gone("404"))
            #expect(gone.state == .missing && gone.detail == "404")
            #expect(try await house.page(link).checks.count == 6)
            #expect(try await house.page(link).versions.count == 1)
        }
    }

    @Test("Silence on the line counts only when it lasts; what cannot be looked at keeps its date", arguments: TestDatabases.engines)
    func silence(_ engine: Engine) async throws {
        try await EvidenceHouse.with(engine) { house in
            let (_, link) = try await Self.hand(house)
            func check(_ finding: EvidenceProbe.Finding, after hours: Int64) async throws -> EvidenceVersion {
                await house.probe.find(finding)
                house.time.pass(seconds: hours * 3600)
                try await house.act("evidence.check", ["evidence": .string(link)], as: "officer")
                return try await house.page(link).versions[0]
            }
            let good = try await check(.answers(seen: nil), after: 1)
            let cut = try await check(.silent("line"), after: 1)
            #expect(cut.state == .good && cut.checkedAt == good.checkedAt && cut.finding.en == "No answer at the last check")
            #expect(try await check(.silent("line"), after: 2).state == .good)
            let lost = try await check(.silent("name"), after: 24)
            #expect(lost.state == .missing && lost.checkedAt == house.time.now)
            #expect(try await check(.answers(seen: nil), after: 1).state == .good)
            let lacking = try await check(.cannot, after: 1)
            #expect(lacking.state == .good && lacking.finding.vi == "Chưa kiểm tra được: máy chủ thiếu công cụ")
            #expect(try await check(.refused, after: 1).detail == "inside")
        }
    }

    @Test("Nobody but the officer makes the program look", arguments: TestDatabases.engines)
    func onlyTheOfficer(_ engine: Engine) async throws {
        try await EvidenceHouse.with(engine) { house in
            let (file, _) = try await Self.hand(house)
            for viewer in ["visitor", "unitHead", "head", "inspector", "stranger", "operator"] {
                _ = try await house.refusal("evidence.check", ["evidence": .string(file)], as: viewer)
                _ = try await house.refusal("evidence.check", [:], as: viewer)
            }
            #expect(await house.probe.looked.isEmpty)
            let receipt = try await house.act("evidence.check", [:], as: "officer")
            #expect(receipt.result == ["good": 0, "changed": 0, "missing": 0, "unchecked": 2])
        }
    }

    @Test("The daily round looks at each once, the longest first, a few at a time", arguments: TestDatabases.engines)
    func rounds(_ engine: Engine) async throws {
        try await EvidenceHouse.with(engine) { house in
            _ = try await Self.hand(house)
            await house.probe.find(.whole(scan: nil))
            // The file was hashed when it came in; the link was never opened.
            #expect(try await EvidenceChecks.round(on: house.runner, limit: 1) == 1)
            #expect(try await EvidenceChecks.round(on: house.runner) == 0)
            house.time.pass(seconds: 86_401)
            #expect(try await EvidenceChecks.round(on: house.runner) == 2)
            #expect(try await EvidenceChecks.round(on: house.runner) == 0)
            await house.probe.find(.altered)
            house.time.pass(seconds: 86_401)
            #expect(try await EvidenceChecks.round(on: house.runner) == 2)
            let officer = try await house.world.actor("officer")
            let troubles = try await house.world.database.read { try EvidenceQueries.troubles(for: officer, after: nil, limit: 10, in: $0) }
            #expect(troubles.map(\.version.state) == [.changed, .changed])
            let last = try #require(troubles.first)
            let rest = try await house.world.database.read {
                try EvidenceQueries.troubles(for: officer, after: "\(last.id)/1", limit: 10, in: $0)
            }
            #expect(rest.map(\.id) == [troubles[1].id])
        }
    }

    @Test("A file in which a virus is found later cannot be taken away", arguments: TestDatabases.engines)
    func laterVirus(_ engine: Engine) async throws {
        try await EvidenceHouse.with(engine) { house in
            let (file, _) = try await Self.hand(house)
            await house.probe.find(.whole(scan: .found))
            try await house.act("evidence.check", ["evidence": .string(file)], as: "officer")
            let staff = try await house.world.actor("staff")
            let refusal = try await TestWorld.refusal {
                try await house.world.database.read { try EvidenceQueries.download(file, version: 1, for: staff, in: $0) }
            }
            #expect(refusal?.code == "evidence.infected")
            #expect(try await house.page(file).versions[0].hasPreview == false)
        }
    }

    @Test("A stored finding reads back as it was")
    func findingsAsJSON() {
        let all: [EvidenceProbe.Finding] = [
            .whole(scan: nil), .whole(scan: .clean), .altered, .gone("404"), .answers(seen: nil), .answers(seen: "x"), .silent("line"), .refused,
            .cannot,
        ]
        for one in all { #expect(EvidenceProbe.Finding(one.json) == one) }
    }
}
