internal import Storage
internal import TestSupport

@testable internal import Movement

extension TestWorld {
    /// Learning in a movement, with a target that counts by itself and owes the report of a year that is over.
    func stageLearning(_ movement: String) async throws -> StagedLearning {
        try await database.write { session in
            try session.execute(
                """
                INSERT INTO due_report (agency_id, target_id, period, period_from, period_to, due_on, state)
                VALUES (\(Self.agency), 'target-outreach', '2024', '2024-01-01', '2024-12-31', '2024-12-31', 'owed')
                """)
        }
        let staged = try await StagedLearning(movement: movement, runner: runner)
        _ = try await runner.perform(
            "learning.link", ["target": "target-outreach", "measure": "hours", "audience": "everybody", "scope": "agency"],
            as: Self.source("officer"), channel: .web)
        return staged
    }

    /// The code on the screen of a session at noon.
    func code(of session: String) async throws -> String {
        let secret = try await database.read { try $0.row("SELECT secret FROM learning_session WHERE session_id = \(session)")?.blob(0) ?? [] }
        return AttendanceCode.code(secret, session: session, at: Self.noon)
    }
}

extension RoleTableAct {
    private static func on(
        _ row: String, _ course: any KeyPath<StagedLearning, String> & Sendable, _ more: [String: JSONValue] = [:]
    ) -> RoleTableAct {
        RoleTableAct(row) { stage, _ in more.merging(["course": .string(stage.learning[keyPath: course])]) { $1 } }
    }

    private static func atSession(_ row: String, _ more: [String: JSONValue]) -> RoleTableAct {
        RoleTableAct(row) { stage, _ in more.merging(["session": .string(stage.learning.session)]) { $1 } }
    }

    private static let reason: [String: JSONValue] = ["reason": "Mất điện."]
    private static let sitting: [String: JSONValue] = ["day": "04/03/2025", "from": "8:00", "to": "9h30", "place": "Phòng họp 2", "hours": "1,5"]

    static let learning: [RoleTableAct] = [
        RoleTableAct("learning.course") { stage, _ in StagedLearning.course(stage.launched.movement, "Ký số") },
        on("learning.change/draft", \.draft, StagedLearning.course("", "Ký số").filter { $0.key != "movement" }),
        on("learning.change/ended", \.ended, StagedLearning.course("", "Ký số").filter { $0.key != "movement" }),
        on("learning.open", \.draft), on("learning.end", \.open), on("learning.cancel/draft", \.draft, reason),
        on("learning.cancel/ended", \.ended, reason), on("learning.session/draft", \.draft, sitting), on("learning.session/open", \.open, sitting),
        atSession("learning.session.cancel", reason), on("learning.enrol/draft", \.draft), on("learning.enrol/open", \.open),
        on("learning.enrol/others", \.open, ["people": ["clerk"]]), on("learning.withdraw/self", \.open),
        on("learning.withdraw/other", \.open, ["person": "staff"]),
        RoleTableAct("learning.checkin") { stage, _ in ["session": .string(stage.learning.session), "code": .string(stage.code)] },
        atSession("learning.attend", reason.merging(["people": ["staff"]]) { $1 }),
        atSession("learning.attend.undo", reason.merging(["person": "reader"]) { $1 }), on("learning.certify", \.ended),
        RoleTableAct("certificate.register") { stage, _ in
            [
                "movement": .string(stage.launched.movement), "title": "Ký số", "provider": "Trường", "number": "1", "on": "01/03/2025", "hours": 4,
                "level": "basic",
            ]
        },
        RoleTableAct("certificate.confirm/waiting") { stage, _ in ["certificate": .string(stage.learning.waiting)] },
        RoleTableAct("certificate.confirm/issued") { stage, _ in ["certificate": .string(stage.learning.issued)] },
        RoleTableAct("certificate.return") { stage, _ in reason.merging(["certificate": .string(stage.learning.waiting)]) { $1 } },
        RoleTableAct("person.core", reason.merging(["person": "staff"]) { $1 }),
        RoleTableAct("person.core.end", reason.merging(["person": "reader"]) { $1 }),
        RoleTableAct("assessment.open") { stage, _ in
            ["movement": .string(stage.launched.movement), "kind": "after", "from": "01/04/2025", "to": "30/04/2025"]
        },
        RoleTableAct("assessment.answer") { stage, _ in StagedLearning.answers.merging(["round": .string(stage.learning.round)]) { $1 } },
        RoleTableAct("learning.link", ["target": "target-leadership", "measure": "people", "audience": "core", "threshold": 8, "scope": "unit"]),
        RoleTableAct("learning.unlink", ["target": "target-outreach", "reason": "Tự báo."]),
        RoleTableAct("learning.count", ["target": "target-outreach", "period": "2024"]),
    ]
}

extension RoleTableView {
    static let learning: [RoleTableView] = [
        RoleTableView("learning: courses/own/hours") { stage, viewer, session in
            let list = try LearningQueries.list(slug: stage.launched.slug, for: viewer, today: today, in: session)
            return join("\(list.courses.count)", "\(list.own.count)", list.hours?.plain ?? ".")
        },
        RoleTableView("learning-course draft") { stage, viewer, session in try course(stage.learning.draft, stage, viewer, session) },
        RoleTableView("learning-course: people/candidates/own") { stage, viewer, session in
            try course(stage.learning.open, stage, viewer, session)
        },
        RoleTableView("learning-register: people") { stage, viewer, session in
            let register = try LearningQueries.register(
                slug: stage.launched.slug, session: stage.learning.session, for: viewer, today: today, in: session)
            return "\(register.page.learners.count)"
        },
        RoleTableView("learning-screen: code") { stage, viewer, session in
            let screen = try LearningQueries.screen(
                slug: stage.launched.slug, session: stage.learning.session, for: viewer, now: TestWorld.noon, in: session)
            return yes(screen.code == stage.code)
        },
        RoleTableView("learning-hours: units/levels/people") { stage, viewer, session in
            let hours = try LearningQueries.hours(slug: stage.launched.slug, for: viewer, today: today, in: session)
            return join("\(hours.units.count)", "\(hours.levels.count)", "\(hours.persons.count)")
        },
        RoleTableView("learning-core: people/reasons") { stage, viewer, session in
            let experts = try LearningQueries.core(slug: stage.launched.slug, for: viewer, today: today, in: session)
            return join("\(experts.count)", "\(experts.count { !$0.reason.isEmpty })")
        },
        RoleTableView("certificates") { stage, viewer, session in
            "\(try LearningQueries.certificates(slug: stage.launched.slug, for: viewer, today: today, in: session).count)"
        },
        RoleTableView("certificate") { stage, viewer, session in
            try LearningQueries.certificate(
                slug: stage.launched.slug, stage.learning.issued, for: viewer, today: today, in: session
            ).state.rawValue
        },
        RoleTableView("assessment: own/answered") { stage, viewer, session in
            let page = try LearningQueries.assessment(slug: stage.launched.slug, for: viewer, today: today, in: session)
            return join(yes(page.rounds[0].own != nil), told(page.rounds[0].answered))
        },
        RoleTableView("learning-desk") { _, viewer, session in
            "\(try DeskQueries.desk(for: viewer, today: today, in: session).learning.count)"
        },
    ]

    private static func course(_ id: String, _ stage: RoleTableStage, _ viewer: Actor, _ session: Session) throws -> String {
        let page = try LearningQueries.page(slug: stage.launched.slug, course: id, for: viewer, today: today, in: session)
        return join("\(page.learners.count)", "\(page.candidates.count)", yes(page.own != nil))
    }
}
