internal import FoundationEssentials
internal import Movement
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import thidua

/// A demonstration in a database and a folder of its own.
struct Stage: Sendable {
    let database: Database
    let story: DemoStory

    static func with(_ engine: Engine, _ body: (Stage) async throws -> Void) async throws {
        let examples =
            #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/") + "/Examples/dong-thap-2021-2025/"
        func text(_ file: String) throws -> String {
            String(decoding: try #require(FileManager.default.contents(atPath: examples + file)), as: UTF8.self)
        }
        let (scan, plan) = (try text("ke-hoach.ocr.txt"), try text("ke-hoach.txt"))
        try await TestDatabases.withDatabase(engine, migrations: Schema.migrations) { database in
            try await TestDatabases.withFolder { folder in
                try await Demonstration.mark(database)
                let story = DemoStory(
                    database: database, scan: scan, planText: plan, files: Files(dataDirectory: folder), progress: DemoProgress(isQuiet: true),
                    outsiders: 40)
                try await body(Stage(database: database, story: story))
            }
        }
    }

    /// Digest of the newest entry of every agency, after checking that all entries hold: the same digests mean the same acts with the same input.
    func heads() async throws -> [String: [UInt8]] {
        let verdicts = try await RecordVerification.run(on: database)
        #expect(verdicts.allSatisfy { $0.firstBreak == nil && $0.count > 0 })
        return Dictionary(uniqueKeysWithValues: verdicts.map { ($0.agency, $0.head) })
    }

    func number(_ query: SQL) async throws -> Int {
        try await database.read { session in try session.row(query)?.int(0) ?? 0 }
    }
}

@Suite(.serialized) struct DemoSeasonTests {
    @Test("A season plays chapter by chapter, and what it is about comes to pass", arguments: TestDatabases.engines)
    func season(_ engine: Engine) async throws {
        try await Stage.with(engine) { stage in
            for chapter in DemoChapter.allCases {
                try await stage.story.play(through: chapter, today: nil)
                #expect(try await stage.database.read { try DemoMarks.chapter(in: $0) } == chapter)
                let shown = try await stage.database.read { try $0.row("SELECT value FROM installation WHERE key = 'demo-today'")?.text(0) }
                #expect(shown == chapter.today.iso)
            }
            _ = try await stage.heads()
            // The random check found who reported too much, and the numbers were put right.
            #expect(try await stage.number("SELECT COUNT(*) FROM check_item WHERE verified < value") > 0)
            #expect(try await stage.number("SELECT COUNT(*) FROM progress WHERE replaced_by IS NOT NULL") > 0)
            // One division went into another, and nothing is left with it.
            #expect(
                try await stage.number(
                    """
                    SELECT COUNT(*) FROM target t JOIN unit u ON u.agency_id = t.agency_id AND u.unit_id = t.owner_id
                    WHERE u.code = 'khvx' AND t.state = 'open'
                    """) == 0)
            // Silent and late units, registrations of every kind, files, both reviews closed.
            #expect(try await stage.number("SELECT COUNT(*) FROM due_report WHERE state = 'owed' AND due_on < '2026-01-01'") > 0)
            #expect(try await stage.number("SELECT COUNT(*) FROM due_report WHERE reported_on > due_on") > 0)
            #expect(try await stage.number("SELECT COUNT(DISTINCT kind) FROM pledge") == 5)
            #expect(try await stage.number("SELECT COUNT(DISTINCT kind) FROM entry") == 8)
            #expect(try await stage.number("SELECT COUNT(*) FROM evidence_version WHERE hash IS NOT NULL") >= 2)
            #expect(try await stage.number("SELECT COUNT(*) FROM review WHERE state = 'closed'") == 2)
            // Every letter has gone out, the draft of the autumn too.
            #expect(try await stage.number("SELECT COUNT(*) FROM urge WHERE state = 'sent'") == 7)
            #expect(try await stage.number("SELECT COUNT(*) FROM urge WHERE state = 'draft'") == 0)
            // The contest has its bank, its entrants from inside and outside, and its winners.
            #expect(try await stage.number("SELECT COUNT(*) FROM question") == 60)
            #expect(try await stage.number("SELECT COUNT(DISTINCT entrant) FROM attempt") > 12)
            #expect(try await stage.number("SELECT COUNT(DISTINCT guest_id) FROM attempt") == 43)
            #expect(try await stage.number("SELECT COUNT(*) FROM attempt WHERE finished_at IS NULL") == 0)
            #expect(try await stage.number("SELECT COUNT(*) FROM contest_winner") >= 7)
            // People outside took part, said thanks and had an idea taken up; one thanks still waits.
            #expect(try await stage.number("SELECT COUNT(*) FROM guest WHERE proved_at IS NOT NULL") >= 3)
            #expect(try await stage.number("SELECT COUNT(*) FROM guest_word WHERE state = 'published'") == 2)
            #expect(try await stage.number("SELECT COUNT(*) FROM guest_word WHERE state = 'waiting'") == 1)
            // One course with three sessions, attended by the code on the screen; certificates for those who were there often enough, one from elsewhere
            // confirmed and one that waits; two rounds of self-assessment; a target whose reports file themselves.
            #expect(try await stage.number("SELECT COUNT(*) FROM learning_session") == 3)
            #expect(try await stage.number("SELECT COUNT(*) FROM learning_attendance WHERE way = 'code' AND is_present = 1") == 49)
            #expect(try await stage.number("SELECT COUNT(*) FROM learning_attendance WHERE way = 'hand' AND is_present = 1") == 1)
            #expect(try await stage.number("SELECT COUNT(*) FROM learning_certificate WHERE state = 'issued'") == 17)
            #expect(try await stage.number("SELECT COUNT(*) FROM learning_certificate WHERE state = 'confirmed'") == 1)
            #expect(try await stage.number("SELECT COUNT(*) FROM learning_certificate WHERE state = 'waiting'") == 1)
            #expect(try await stage.number("SELECT COUNT(DISTINCT round_id) FROM assessment_answer") == 2)
            #expect(try await stage.number("SELECT COUNT(*) FROM progress WHERE actor = 'operator'") == 4)
            // Three initiatives recognised, one of them in the province; one refused, one returned, one whose form is to be checked; four closed rounds.
            #expect(try await stage.number("SELECT COUNT(*) FROM initiative WHERE state = 'recognised'") == 3)
            #expect(try await stage.number("SELECT COUNT(*) FROM initiative_decision WHERE kind = 'province'") == 1)
            #expect(try await stage.number("SELECT COUNT(*) FROM initiative WHERE state IN ('refused', 'returned', 'submitted')") == 3)
            #expect(try await stage.number("SELECT COUNT(*) FROM initiative_round WHERE passed IS NOT NULL") == 4)
            #expect(try await stage.number("SELECT COUNT(*) FROM initiative_recusal WHERE is_author = 1") == 1)
            // The pilot was widened, and the next five years begin with a draft in which much is still to be decided.
            #expect(try await stage.number("SELECT COUNT(*) FROM pilot WHERE decision = 'widen'") == 1)
            #expect(
                try await stage.number(
                    "SELECT COUNT(*) FROM succession s JOIN plan p ON p.plan_id = s.plan_id WHERE p.status = 'draft' AND s.period_to = '2030-12-31'")
                    == 1)
        }
    }

    @Test("Played at once, in steps, or again, the season leaves the same record on both engines")
    func sameRecord() async throws {
        var heads: [[String: [UInt8]]] = []
        for engine in TestDatabases.engines {
            try await Stage.with(engine) { stage in
                try await stage.story.play(through: .final, today: nil)
                try await stage.story.play(through: .final, today: nil)
                heads.append(try await stage.heads())
            }
        }
        try await Stage.with(.sqlite) { stage in
            for chapter in [DemoChapter.spring, .interim, .final] { try await stage.story.play(through: chapter, today: nil) }
            heads.append(try await stage.heads())
        }
        #expect(Set(heads).count == 1)
    }

    @Test("A play that was broken off goes on where it was, and does nothing twice")
    func brokenOff() async throws {
        try await Stage.with(.sqlite) { stage in
            try await stage.story.play(through: .spring, today: nil)
            let before = try await stage.heads()
            let mails = try await stage.number("SELECT COUNT(*) FROM mail")
            // As if the program had been stopped before it could note that the spring was over.
            try await stage.database.write { session in
                try DemoMarks.set(.launch, today: DemoChapter.launch.today, in: session)
            }
            try await stage.story.play(through: .spring, today: nil)
            #expect(try await stage.heads() == before)
            #expect(try await stage.number("SELECT COUNT(*) FROM mail") == mails)
        }
    }

    @Test(
        "Days decide how far the season is played", arguments: [("2024-06-01", DemoChapter.launch), ("2025-04-18", .spring), ("2026-05-05", .final)])
    func chapters(_ day: String, _ chapter: DemoChapter) throws {
        #expect(DemoChapter.last(before: try #require(CivilDate(iso: day))) == chapter)
    }

    @Test("Many agencies are made by acts, each with its people, plan and reports", arguments: TestDatabases.engines)
    func crowd(_ engine: Engine) async throws {
        try await Stage.with(engine) { stage in
            try await stage.story.play(through: .launch, today: nil)
            let people = try await stage.number("SELECT COUNT(*) FROM person")
            try await DemoCrowd(
                database: stage.database, planText: stage.story.planText, people: 61, agencies: 2, day: DemoChapter.launch.today, isQuiet: true
            ).play()
            #expect(try await stage.number("SELECT COUNT(*) FROM person") == people + 61)
            #expect(try await stage.number("SELECT COUNT(*) FROM agency") == 4)
            #expect(try await stage.number("SELECT COUNT(*) FROM movement") == 3)
            #expect(try await stage.number("SELECT COUNT(*) FROM progress") > 0)
            #expect(try await stage.heads().count == 4)
        }
    }
}
