internal import Storage
internal import TestSupport

@testable internal import Movement

extension RoleTableAct {
    private static func on(_ id: String, _ more: [String: JSONValue] = [:]) -> [String: JSONValue] {
        more.merging(["nomination": .string(id)]) { $1 }
    }

    static let nominations: [RoleTableAct] = [
        RoleTableAct("nomination.round") { stage, _ in
            ["title": "Đợt mới", "year": 2025, "movement": .string(stage.launched.movement), "closes": "30/04/2025"]
        },
        RoleTableAct("nomination.quota") { stage, _ in
            ["round": .string(stage.nominations.round), "awards": ["gk-ca-nhan"], "shape": "pool", "amount": 3, "source": "Kế hoạch"]
        },
        RoleTableAct("nomination.tie") { stage, _ in
            [
                "round": .string(stage.nominations.round), "quota": .string(stage.nominations.quota), "chosen": [.string(stage.nominations.received)],
                "reason": "Trực nhiều buổi hơn trong năm.",
            ]
        },
        RoleTableAct("nomination.propose") { _, _ in
            [
                "kind": "person", "person": "reader", "award": "ldtt", "year": 2025, "type": "merit", "from": "01/01/2025", "to": "28/02/2025",
                "achievement": "Hoàn thành tốt nhiệm vụ.",
            ]
        },
        RoleTableAct("nomination.propose/household") { _, _ in
            [
                "kind": "household", "name": "Hộ ông Năm", "address": "Xã Ven Sông", "consented": "01/03/2025", "award": "gk-ca-nhan", "year": 2025,
                "type": "sudden", "from": "01/01/2025", "to": "28/02/2025", "achievement": "Hiến đất làm phòng đọc.",
            ]
        },
        RoleTableAct("nomination.propose/staff") { _, _ in
            [
                "kind": "person", "person": "staff", "award": "ldtt", "year": 2025, "type": "merit", "from": "01/01/2025", "to": "28/02/2025",
                "achievement": "Hoàn thành tốt nhiệm vụ.",
            ]
        },
        RoleTableAct("nomination.amend") { stage, _ in
            on(stage.nominations.draft, ["from": "01/01/2025", "to": "20/02/2025", "achievement": "Trực mười buổi tối."])
        },
        RoleTableAct("nomination.write") { stage, _ in on(stage.nominations.draft, ["results": "Trực mười buổi."]) },
        RoleTableAct("nomination.write/own") { stage, _ in on(stage.nominations.ofStaff, ["results": "Trực mười buổi."]) },
        RoleTableAct("nomination.lean") { stage, _ in on(stage.nominations.draft, [:]) },
        RoleTableAct("nomination.attach") { stage, _ in on(stage.nominations.draft, ["part": "report", "title": "Ảnh"]) },
        RoleTableAct("nomination.detach") { stage, _ in on(stage.nominations.draft, ["file": "nothing"]) },
        RoleTableAct("nomination.confirm") { stage, _ in on(stage.nominations.draft, ["part": "report", "holds": "yes"]) },
        RoleTableAct("nomination.confirm/own") { stage, _ in on(stage.nominations.ofStaff, ["part": "report", "holds": "yes"]) },
        RoleTableAct("nomination.review") { stage, _ in
            [
                "held": "02/03/2025", "present": 3, "way": "hands", "chair": "unitHead", "secretary": "staff",
                "votes": [[.string(stage.nominations.draft), "3", "0"]],
            ]
        },
        RoleTableAct("nomination.submit") { stage, _ in on(stage.nominations.reviewed) },
        RoleTableAct("nomination.resubmit") { stage, _ in on(stage.nominations.returned) },
        RoleTableAct("nomination.return") { stage, _ in on(stage.nominations.sent, ["reason": "Thiếu số liệu."]) },
        RoleTableAct("nomination.withdraw") { stage, _ in on(stage.nominations.draft, ["reason": "Lập lại sau."]) },
        RoleTableAct("nomination.withdraw/own") { stage, _ in on(stage.nominations.ofStaff, ["reason": "Xin thôi."]) },
        RoleTableAct("nomination.receive") { stage, _ in on(stage.nominations.sent) },
        RoleTableAct("nomination.open-late") { stage, _ in on(stage.nominations.sent, ["reason": "Máy chủ thư của phòng hỏng cả ngày."]) },
        RoleTableAct("nomination.appraise") { stage, _ in
            on(stage.nominations.received, ["result": "meets", "grounds": "Đã xem báo cáo và ý kiến của đơn vị."])
        },
        RoleTableAct("nomination.lower") { stage, _ in on(stage.nominations.received, ["award": "gk-ca-nhan", "reason": "Hết suất."]) },
        RoleTableAct("nomination.suspend") { stage, _ in on(stage.nominations.received, ["kind": "complaint", "reason": "Có đơn đang xác minh."]) },
        RoleTableAct("nomination.resume") { stage, _ in on(stage.nominations.received, ["clearance": "12/KL", "cleared": "01/03/2025"]) },
        RoleTableAct("nomination.choose-rules") { stage, _ in
            on(stage.nominations.received, ["rules": "newer", "reason": "Quy định mới có lợi hơn cho người này."])
        },
        RoleTableAct("nomination.answer") { stage, _ in
            on(
                stage.nominations.received,
                ["question": "chain-former", "allows": "yes", "reason": "Cơ quan mới kế thừa cơ quan cũ.", "citation": "Đề án sáp nhập"])
        },
    ]
}

extension RoleTableView {
    static let nominations: [RoleTableView] = [
        RoleTableView("nominations: lines/late/lacks") { _, viewer, session in
            let list = try NominationQueries.list(for: viewer, now: TestWorld.noon, in: session)
            return join("\(list.lines.count)", "\(list.late)", "\(list.lines.count { $0.lacks != nil })")
        },
        RoleTableView("nomination of staff: sight/tasks") { stage, viewer, session in
            let page = try NominationQueries.page(stage.nominations.ofStaff, for: viewer, now: TestWorld.noon, in: session)
            return join("\(page.sight)", "\(page.tasks.count)")
        },
        RoleTableView("nomination received: sight/votes/law") { stage, viewer, session in
            let page = try NominationQueries.page(stage.nominations.received, for: viewer, now: TestWorld.noon, in: session)
            return join("\(page.sight)", yes(page.dossier?.vote != nil), yes(page.examination != nil))
        },
        RoleTableView("nomination outside: contact") { stage, viewer, session in
            yes(try !NominationQueries.page(stage.nominations.outside, for: viewer, now: TestWorld.noon, in: session).contact.isEmpty)
        },
        RoleTableView("nomination offer: people/units") { _, viewer, session in
            let offer = try NominationQueries.offer(for: viewer, now: TestWorld.noon, in: session)
            return join("\(offer.people.count)", "\(offer.units.count)")
        },
        RoleTableView("nomination round: quotas") { stage, viewer, session in
            "\(try NominationQueries.round(stage.nominations.round, for: viewer, now: TestWorld.noon, in: session).quotas.count)"
        },
    ]
}
