internal import Storage
internal import TestSupport

@testable internal import Movement

extension RoleTableAct {
    private static func on(
        _ row: String, _ initiative: any KeyPath<StagedInitiatives, String> & Sendable, _ more: [String: JSONValue] = [:]
    ) -> RoleTableAct {
        RoleTableAct(row) { stage, _ in more.merging(["initiative": .string(stage.initiatives[keyPath: initiative])]) { $1 } }
    }

    private static func inRound(_ row: String, _ more: [String: JSONValue] = [:]) -> RoleTableAct {
        RoleTableAct(row) { stage, _ in more.merging(["round": .string(stage.initiatives.round)]) { $1 } }
    }

    private static let reason: JSONValue = "Đã có ở phòng khác từ năm trước."
    private static let link: [String: JSONValue] = ["kind": "link", "title": "Tin", "reference": "https://vidu.example/tin"]
    private static let title: [String: JSONValue] = ["title": "Nhãn màu", "kind": "management"]

    static let initiatives: [RoleTableAct] = [
        RoleTableAct("initiative.draft", title), on("initiative.change/draft", \.draft, title), on("initiative.change/submitted", \.submitted, title),
        on("initiative.change/refused", \.refused, title), on("initiative.authors/draft", \.draft, ["authors": [["staff", "", "100"]]]),
        on("initiative.evidence/draft", \.draft, link), on("initiative.evidence.remove/draft", \.draft, ["piece": "khong-co"]),
        on("initiative.submit/draft", \.draft, ["declared": true]), on("initiative.submit/returned", \.returned, ["declared": true]),
        on("initiative.withdraw/draft", \.draft, ["reason": "Thôi."]), on("initiative.withdraw/submitted", \.submitted, ["reason": "Thôi."]),
        on("initiative.copy/refused", \.refused), on("initiative.copy/submitted", \.submitted),
        RoleTableAct("initiative.from-offer") { stage, _ in ["word": .string(stage.guests.idea), "kind": "operation"] },
        on("initiative.accept", \.submitted), on("initiative.return", \.submitted, ["note": "Nêu rõ số liệu trước và sau."]),
        RoleTableAct(
            "initiative.council",
            [
                "name": "Hội đồng 2", "decision": "9/QĐ", "decided_on": "2025-03-01", "from": "2025-03-02", "chair": "unitHead",
                "secretary": "councilSecretary", "members": "clerk",
            ]),
        RoleTableAct("initiative.council.end") { stage, _ in ["council": .string(stage.initiatives.council), "reason": "Hết nhiệm kỳ."] },
        RoleTableAct("initiative.rule", StagedInitiatives.rule.merging(["from": "2025-04-01"]) { $1 }),
        on("initiative.round/accepted", \.accepted, ["due": "2025-03-20"]), on("initiative.round/open", \.scored, ["due": "2025-03-20"]),
        inRound("initiative.score", ["points": StagedInitiatives.points, "favours": "yes"]), inRound("initiative.recuse", ["reason": "Người nhà."]),
        inRound("initiative.close"),
        on("initiative.recognise/accepted", \.accepted, ["number": "1/QĐ", "on": "2025-03-03", "reason": reason]),
        on("initiative.recognise/scored", \.scored, ["number": "1/QĐ", "on": "2025-03-03"]),
        on(
            "initiative.province", \.recognised,
            ["number": "9/QĐ-UBND", "on": "2025-03-03", "signer": "Chủ tịch UBND tỉnh", "reference": "https://vidu.example/9"]),
        on("initiative.refuse", \.accepted, ["reason": reason, "on": "2025-03-03"]),
        on("initiative.revoke", \.recognised, ["reason": reason, "number": "2/QĐ", "on": "2025-03-03"]),
    ]
}

extension RoleTableView {
    private static func one(
        _ row: String, _ initiative: any KeyPath<StagedInitiatives, String> & Sendable
    ) -> RoleTableView {
        RoleTableView(row) { stage, viewer, session in
            let page = try InitiativeQueries.page(stage.initiatives[keyPath: initiative], for: viewer, today: today, in: session)
            let named = page.authors.count { $0.name != nil }
            let scores = page.rounds.flatMap(\.members).count { $0.score != nil }
            return "\(yes(page.isWhole))\(named)\(page.checks.count)\(page.rounds.count)\(scores)\(page.steps.count)"
        }
    }

    static let initiatives: [RoleTableView] = [
        RoleTableView("initiatives: total/named/years") { _, viewer, session in
            let list = try InitiativeQueries.list(for: viewer, today: today, in: session)
            return join("\(list.total)", "\(list.lines.count { !$0.authors.isEmpty })", "\(list.years.count)")
        },
        one("initiative draft: whole/names/checks/…", \.draft), one("initiative submitted", \.submitted), one("initiative returned", \.returned),
        one("initiative scored", \.scored), one("initiative recognised", \.recognised), one("initiative refused", \.refused),
        RoleTableView("initiative-similar: found") { stage, viewer, session in
            "\(try InitiativeQueries.similar(stage.initiatives.accepted, for: viewer, today: today, in: session).count)"
        },
        RoleTableView("initiative-board: rows/offers") { _, viewer, session in
            let board = try InitiativeQueries.board(for: viewer, today: today, in: session)
            return join("\(board.rows.count)", "\(board.offers.count)")
        },
        RoleTableView("initiative-council: members/appoints") { _, viewer, session in
            let found = try InitiativeCouncilQueries.page(for: viewer, today: today, in: session)
            return join("\(found.councils.flatMap(\.members).count)", yes(found.mayAppoint))
        },
    ]
}
