internal import Storage
internal import TestSupport

@testable internal import Movement

extension RoleTableAct {
    private static func register(_ kind: String, _ more: [String: JSONValue] = [:]) -> @Sendable (RoleTableStage, String) -> [String: JSONValue] {
        { stage, _ in
            let plain: [String: JSONValue] = [
                "movement": .string(stage.finished.movement), "kind": .string(kind), "aim": "part", "text": "Mở cửa thêm một buổi.",
            ]
            return plain.merging(more) { _, more in more }
        }
    }

    private static let outsider: [String: JSONValue] = ["name": "Hộ ông Năm", "phone": "0900 000 000", "consent": true]
    private static let content: [String: JSONValue] = ["aim": "part", "text": "Mở cửa thêm hai buổi."]

    static let pledges: [RoleTableAct] = [
        RoleTableAct("pledge.open") { stage, _ in ["movement": .string(stage.launched.movement), "from": "01/03/2025", "to": "31/03/2025"] },
        RoleTableAct("pledge.register/person", register("person")),
        RoleTableAct("pledge.register/unit", register("unit", ["units": ["reading"]])),
        RoleTableAct("pledge.register/covenant", register("covenant", ["units": ["reading", "office"]])),
        RoleTableAct("pledge.register/household", register("household", outsider)),
        RoleTableAct("pledge.accept/person's") { stage, _ in ["pledge": .string(stage.pledges[0])] },
        RoleTableAct("pledge.accept/outsider's") { stage, _ in ["pledge": .string(stage.pledges[1])] },
        RoleTableAct("pledge.return") { stage, _ in ["pledge": .string(stage.pledges[0]), "reason": "Thiếu con số."] },
        RoleTableAct("pledge.resubmit/returned") { stage, _ in content.merging(["pledge": .string(stage.pledges[2])]) { one, _ in one } },
        RoleTableAct("pledge.resubmit/waiting") { stage, _ in content.merging(["pledge": .string(stage.pledges[0])]) { one, _ in one } },
        RoleTableAct("pledge.withdraw/person's") { stage, _ in ["pledge": .string(stage.pledges[0])] },
        RoleTableAct("pledge.withdraw/outsider's") { stage, _ in ["pledge": .string(stage.pledges[1])] },
        RoleTableAct("pledge.withdraw/by-key") { stage, _ in ["pledge": .string(stage.pledges[1]), "key": .string(RoleTableStage.pledgeKey)] },
        RoleTableAct("pledge.sign") { stage, _ in ["pledge": .string(stage.pledges[3])] },
    ]
}

extension RoleTableView {
    private static func page(_ pledge: String, _ viewer: Actor, _ session: Session) throws -> String {
        let model = try PledgeQueries.page(pledge, for: viewer, today: today, in: session)
        return join(yes(model.contact != nil), model.may.isEmpty ? "n" : model.may.map { String($0.rawValue.prefix(1)) }.sorted().joined())
    }

    static let pledges: [RoleTableView] = [
        RoleTableView("pledges: seen/may-register") { stage, viewer, session in
            let list = try PledgeQueries.list(slug: stage.launched.slug, for: viewer, today: today, in: session)
            return join("\(list.lines.count)", "\(list.kinds.count)")
        },
        RoleTableView("pledge of a person: contact/may") { stage, viewer, session in try page(stage.pledges[0], viewer, session) },
        RoleTableView("pledge of a household: contact/may") { stage, viewer, session in try page(stage.pledges[1], viewer, session) },
        RoleTableView("pledge of a unit: contact/may") { stage, viewer, session in try page(stage.pledges[2], viewer, session) },
    ]
}
