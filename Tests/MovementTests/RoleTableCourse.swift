internal import Storage
internal import TestSupport

@testable internal import Movement

extension TestWorld {
    /// Names a pilot in a movement; its identifier.
    func stagePilot(_ movement: String) async throws -> String {
        try await runner.perform(
            "movement.pilot",
            ["movement": .string(movement), "unit": "reading", "what": "Mở thêm chủ nhật.", "from": "01/03/2025", "to": "31/05/2025"],
            as: Self.source("officer"), channel: .web
        ).subjectID
    }
}

extension RoleTableAct {
    static let course: [RoleTableAct] = [
        RoleTableAct("movement.pilot") { stage, _ in
            ["movement": .string(stage.finished.movement), "unit": "reading", "what": "Thử.", "from": "10/03/2025", "to": "31/05/2025"]
        },
        RoleTableAct("movement.pilot/running") { stage, _ in
            ["movement": .string(stage.launched.movement), "unit": "reading", "what": "Thử.", "from": "10/03/2025", "to": "31/05/2025"]
        },
        RoleTableAct("movement.interim") { stage, _ in ["movement": .string(stage.launched.movement), "on": "01/06/2025"] },
        RoleTableAct("movement.clone") { stage, _ in
            ["movement": .string(stage.launched.movement), "from": "01/01/2030", "to": "31/12/2030"]
        },
        RoleTableAct("pilot.conclude") { stage, _ in ["pilot": .string(stage.pilot), "decision": "widen", "result": "Được."] },
        RoleTableAct("pilot.drop") { stage, _ in ["pilot": .string(stage.pilot), "reason": "Sửa nhà."] },
    ]
}

extension RoleTableView {
    static let course: [RoleTableView] = [
        RoleTableView("course: pilots/open/units") { stage, viewer, session in
            let course = try CourseQueries.page(slug: stage.launched.slug, for: viewer, today: today, in: session)
            return join("\(course.pilots.count)", "\(course.decisions.count)", "\(course.units.count)")
        },
        RoleTableView("carrying: obligations") { stage, viewer, session in
            "\(try CourseQueries.carrying(slug: stage.launched.slug, for: viewer, today: today, in: session).obligations)"
        },
    ]
}
