internal import Law
internal import Storage
internal import TestSupport

@testable internal import Movement

/// Entries of the registers of merit about the staff member of the reading division.
struct StagedMerits: Sendable {
    let evaluation, award, matter, discipline, maternity: String

    init(_ world: TestWorld) async throws {
        func act(_ name: String, _ values: [String: JSONValue]) async throws -> String {
            try await world.runner.perform(name, values, as: TestWorld.source("officer"), channel: .web).subjectID
        }
        evaluation = try await act("evaluation.record", MeritHouse.evaluation())
        award = try await act("award.record", MeritHouse.award())
        matter = try await act("matter.open", MeritHouse.matter())
        discipline = try await act("discipline.record", Self.discipline)
        maternity = try await act("maternity.record", ["person": "staff", "from": "01/08/2024", "to": "31/01/2025"])
    }

    static let discipline: [String: JSONValue] = [
        "person": "staff", "level": "khien-trach", "from": "01/01/2023", "to": "31/12/2023", "document": "QĐ 1/QĐ-STN", "document_on": "01/01/2023",
    ]
}

extension RoleTableAct {
    static let merits: [RoleTableAct] = [
        RoleTableAct("evaluation.record", MeritHouse.evaluation(["year": 2023])),
        RoleTableAct("evaluation.correct") { stage, _ in
            [
                "evaluation": .string(stage.merits.evaluation), "level": "excellent", "document": "QĐ 2", "document_on": "20/01/2025",
                "reason": "Nhầm.",
            ]
        },
        RoleTableAct("evaluations.import", ["rows": [["CB-STAFF", "", "2022", "good", "QĐ 3", "20/12/2022"]]]),
        RoleTableAct("award.record", MeritHouse.award(["year": 2023])),
        RoleTableAct("award.cancel") { stage, _ in
            ["award": .string(stage.merits.award), "decision": "QĐ 9", "on": "01/02/2025", "reason": "Khai sai."]
        },
        RoleTableAct(
            "awards.import",
            [
                "rows": [
                    [
                        "person", "CB-STAFF", "", "", "", "ldtt", "2022", "", "", "Hoàn thành tốt nhiệm vụ", "merit", "1/QĐ", "05/01/2023",
                        "Sở Thử nghiệm", "", "",
                    ]
                ]
            ]),
        RoleTableAct("award.year", ["year": 2022, "kind": "person", "complete": "yes", "reason": "Đã rà."]),
        RoleTableAct("matter.open", MeritHouse.matter()),
        RoleTableAct("matter.open-file") { stage, _ in ["matter": .string(stage.merits.matter), "why": "Xem"] },
        RoleTableAct("matter.close") { stage, _ in
            ["matter": .string(stage.merits.matter), "outcome": "cleared", "document": "KL 1", "document_on": "03/03/2025"]
        },
        RoleTableAct("discipline.record", StagedMerits.discipline),
        RoleTableAct("discipline.revoke") { stage, _ in ["discipline": .string(stage.merits.discipline), "reason": "Ghi nhầm."] },
        RoleTableAct("maternity.record", ["person": "staff", "from": "01/08/2022", "to": "31/01/2023"]),
        RoleTableAct("maternity.withdraw") { stage, _ in ["maternity": .string(stage.merits.maternity), "reason": "Ghi nhầm."] },
    ]
}

extension RoleTableView {
    static let merits: [RoleTableView] = [
        RoleTableView("evaluations: entries/may-keep") { _, viewer, session in
            let list = try MeritQueries.evaluations(year: 2024, today: today, for: viewer, in: session)
            return join("\(list.entries.count)", yes(list.mayKeep))
        },
        RoleTableView("evaluation: history") { stage, viewer, session in
            "\(try MeritQueries.evaluation(stage.merits.evaluation, today: today, for: viewer, in: session).count)"
        },
        RoleTableView("awards: entries/may-keep") { _, viewer, session in
            let list = try MeritQueries.awards(today: today, for: viewer, in: session)
            return join("\(list.total)", yes(list.mayKeep))
        },
        RoleTableView("award: year") { stage, viewer, session in
            "\(try MeritQueries.award(stage.merits.award, today: today, for: viewer, in: session).year)"
        },
        RoleTableView("matters: lines/may-close") { _, viewer, session in
            let lines = try MatterQueries.list(today: today, for: viewer, in: session)
            return join("\(lines.count)", "\(lines.count { $0.mayClose })")
        },
        RoleTableView("matter: open to the viewer") { stage, viewer, session in
            yes(try MatterQueries.file(stage.merits.matter, now: TestWorld.noon, for: viewer, in: session) != nil)
        },
        RoleTableView("disciplines: entries") { _, viewer, session in "\(try MatterQueries.disciplines(for: viewer, in: session).count)" },
        RoleTableView("maternity: entries") { _, viewer, session in "\(try MatterQueries.leaves(for: viewer, in: session).count)" },
        RoleTableView("reasons: awards/matter/discipline") { _, viewer, session in
            let reasons = try MeritReasons.page(of: .person("staff"), year: 2024, on: today, today: today, for: viewer, in: session)
            let guards = Set(reasons.examinations.flatMap(\.examination.guards).map(\.kind))
            return join("\(reasons.examinations.count)", yes(guards.contains("matter")), yes(guards.contains("discipline-end")))
        },
        RoleTableView("reasons-of-unit: awards/members") { _, viewer, session in
            let reasons = try MeritReasons.page(of: .unit("reading"), year: 2024, on: today, today: today, for: viewer, in: session)
            return join("\(reasons.examinations.count)", "\(reasons.members.count)")
        },
    ]
}
