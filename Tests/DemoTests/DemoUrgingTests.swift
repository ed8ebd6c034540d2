internal import Movement
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import thidua

/// What the season leaves on desks, in the outbox and on the page about silence on the day the demonstration shows.
@Suite struct DemoUrgingTests {
    private static func lines(_ stage: Stage, _ query: SQL) async throws -> [String] {
        try await stage.database.read { session in
            try session.rows(query).map { row in try (0..<row.count).map { try row.textOrNil($0) ?? "-" }.joined(separator: " ") }
        }
    }

    private static func actor(_ person: String, _ session: Session) throws -> Actor {
        try DemoCast.load(in: session).source(person).load(today: DemoChapter.autumn.today, in: session)
    }

    @Test("In autumn the silent division has been reminded, told of the next head, and urged", arguments: TestDatabases.engines)
    func autumn(_ engine: Engine) async throws {
        try await Stage.with(engine) { stage in
            try await stage.story.play(through: .autumn, today: nil)
            let mails = try await Self.lines(
                stage, "SELECT kind, state, problem, CAST(COUNT(*) AS TEXT) FROM mail GROUP BY kind, state, problem ORDER BY kind, state")
            #expect(mails == ["reminder bounced exit:67 8", "reminder sent  215", "urge sent  6"])
            let letters = try await Self.lines(
                stage,
                """
                SELECT n.code, u.state, u.answer_by, u.number, CAST((SELECT COUNT(*) FROM urge_item i WHERE i.urge_id = u.urge_id) AS TEXT)
                FROM urge u JOIN unit n ON n.agency_id = u.agency_id AND n.unit_id = u.unit_id ORDER BY u.urge_id
                """)
            #expect(
                letters == [
                    "ttra sent 2025-07-17  4", "khvx sent 2025-07-17  4", "dttd sent 2025-07-30 41/SKHĐT-VP 4", "ttra sent 2025-10-17  4",
                    "dttd sent 2025-10-22 63/SKHĐT-VP 6", "dkkd sent 2025-10-22  1", "ttra draft 2025-10-28  2",
                ])
            // Everybody whose report went to the next head had been told the day before, at the latest.
            let raised = try await Self.lines(
                stage,
                """
                SELECT n.code, t.code, x.period, p.code, x.on_date FROM escalation x
                JOIN target t ON t.agency_id = x.agency_id AND t.target_id = x.target_id
                JOIN unit n ON n.agency_id = t.agency_id AND n.unit_id = t.owner_id
                JOIN person p ON p.agency_id = x.agency_id AND p.person_id = x.person_id ORDER BY x.on_date, n.code, t.code
                """)
            #expect(
                raised == [
                    "khvx CT03 2025-Q1 NV001 2025-04-15", "khvx CT10 2025-Q1 NV001 2025-04-15", "dttd CT03 2025-Q2 NV001 2025-07-14",
                    "dttd CT10 2025-Q2 NV001 2025-07-14", "khvx CT03 2025-Q2 NV001 2025-07-14", "khvx CT10 2025-Q2 NV001 2025-07-14",
                    "dkkd CT03 2025-Q3 NV001 2025-10-14", "dttd CT03 2025-Q3 NV001 2025-10-14", "dttd CT10 2025-Q3 NV001 2025-10-14",
                ])
            let untold = try await stage.number(
                """
                SELECT COUNT(*) FROM escalation x WHERE NOT EXISTS (
                    SELECT 1 FROM reminded r WHERE r.agency_id = x.agency_id AND r.item = 'raised:report:' || x.target_id || ':' || x.period
                    AND r.through <= x.on_date)
                """)
            #expect(untold == 0)
        }
    }

    @Test("In autumn the desks and the page about silence say the same", arguments: TestDatabases.engines)
    func desks(_ engine: Engine) async throws {
        try await Stage.with(engine) { stage in
            try await stage.story.play(through: .autumn, today: nil)
            let today = DemoChapter.autumn.today
            let (director, division, inspectorate, model) = try await stage.database.read { session in
                (
                    try DeskQueries.desk(for: Self.actor(DemoPeople.director, session), today: today, in: session),
                    try DeskQueries.desk(for: Self.actor("NV046", session), today: today, in: session),
                    try DeskQueries.desk(for: Self.actor("NV014", session), today: today, in: session),
                    try SilenceQueries.page(slug: DemoPlan.slug, for: Self.actor(DemoPeople.officer, session), today: today, in: session)
                )
            }
            #expect(
                director.raised.map { "\($0.period) \($0.on.iso)" } == [
                    "2025-Q2 2025-07-14", "2025-Q2 2025-07-14", "2025-Q3 2025-10-14", "2025-Q3 2025-10-14", "2025-Q3 2025-10-14",
                ])
            #expect(division.letters.map(\.answerBy.iso) == ["2025-07-30", "2025-10-22"])
            #expect(inspectorate.letters.map(\.answerBy.iso) == ["2025-07-17", "2025-10-17"])
            #expect(
                model.isSet
                    && model.letters.map(\.standing.vi) == [
                        "Đang soạn", "Chưa trả lời", "Chưa trả lời", "Trả lời 2/4", "Chưa trả lời", "Trả lời 2/4", "Trả lời 2/4",
                    ])
            let late = model.units.filter { !$0.late.isEmpty }.map { "\($0.name.vi): \($0.late.count)" }
            #expect(late == ["Phòng Đấu thầu và Thẩm định đầu tư: 4", "Phòng Đăng ký kinh doanh: 1"])
            #expect(model.units.first { $0.late.count == 4 }?.late.allSatisfy(\.isRaised) == true)
        }
    }
}
