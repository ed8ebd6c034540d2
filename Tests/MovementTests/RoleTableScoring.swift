internal import TestSupport
internal import Vietnamese

@testable internal import Movement

extension RoleTableAct {
    static let scoring: [RoleTableAct] = [
        RoleTableAct("scoring.create") { stage, _ in ScoringStage.create(stage.finished.movement) },
        RoleTableAct("scoring.amend/draft") { stage, _ in
            ["table": .string(stage.scoring.draft), "name": "Tên khác", "total": "100", "final_by": "head"]
        },
        RoleTableAct("scoring.amend/adopted") { stage, _ in
            ["table": .string(stage.scoring.adopted), "name": "Tên khác", "total": "100", "final_by": "head"]
        },
        RoleTableAct("scoring.criterion") { stage, _ in
            [
                "table": .string(stage.scoring.draft), "code": "3", "title": "Thêm", "max": "5", "rule": "ratio", "measure": "share",
                "outside": "zero",
                "evidence": "none", "against": "whole",
            ]
        },
        RoleTableAct("scoring.remove") { stage, _ in ["table": .string(stage.scoring.draft), "criterion": "2"] },
        RoleTableAct("scoring.move") { stage, _ in ["table": .string(stage.scoring.draft), "criterion": "2", "direction": "up"] },
        RoleTableAct("scoring.adopt") { stage, _ in ["table": .string(stage.scoring.draft)] },
        RoleTableAct("scoring.copy/draft") { stage, _ in ["table": .string(stage.scoring.draft), "name": "Bản sao"] },
        RoleTableAct("scoring.copy/adopted") { stage, _ in ["table": .string(stage.scoring.adopted), "name": "Bản sao"] },
        RoleTableAct("scoring.import") { stage, _ in
            let rows = [["thiết lập", "tên", "Nhập"], ["thiết lập", "đối tượng", "Tập thể"], ["thiết lập", "tổng điểm", "5"]]
            return [
                "movement": .string(stage.finished.movement), "rows": .array(rows.map { .array($0.map(JSONValue.string)) }),
            ]
        },
        RoleTableAct("score.self/own") { stage, _ in ["table": .string(stage.scoring.adopted), "inputs": [["2", "50", "100"]]] },
        RoleTableAct("score.self/reading's") { stage, _ in ["table": .string(stage.scoring.adopted), "subject": "reading"] },
        RoleTableAct("score.check/reading's") { stage, _ in ["table": .string(stage.scoring.adopted), "subject": "reading"] },
        RoleTableAct("score.check/office's") { stage, _ in ["table": .string(stage.scoring.adopted), "subject": "office"] },
        RoleTableAct("score.finalise") { stage, _ in ["table": .string(stage.scoring.adopted), "subject": "reading"] },
        RoleTableAct("score.outsider") { stage, _ in ["table": .string(stage.scoring.outsiders), "name": "Công ty Phần mềm Sen"] },
        RoleTableAct("check.commit") { stage, _ in
            ["movement": .string(stage.finished.movement), "title": "Đợt mới", "from": "2025-01-01", "to": "2025-03-31", "size": 3]
        },
        RoleTableAct("check.draw/committed") { stage, _ in ["round": .string(stage.scoring.committed)] },
        RoleTableAct("check.draw/drawn") { stage, _ in ["round": .string(stage.scoring.drawn)] },
        RoleTableAct("check.record") { stage, _ in
            [
                "round": .string(stage.scoring.drawn), "item": .string(stage.scoring.item), "verified": 8, "sentence": "Đếm danh sách.",
                "evidence": "BB 12/2025",
            ]
        },
    ]
}

extension RoleTableView {
    static let scoring: [RoleTableView] = [
        RoleTableView("scoring-tables: shown/alerts") { stage, viewer, session in
            let list = try ScoringQueries.list(slug: stage.finished.slug, for: viewer, today: today, in: session)
            return join("\(list.tables.count)", told(list.alerts?.count))
        },
        RoleTableView("scoring-table: lines/placed/own") { stage, viewer, session in
            let model = try ScoringQueries.table(stage.scoring.adopted, for: viewer, today: today, in: session)
            return join("\(model.ranking.count)", "\(model.ranking.count { $0.place != nil })", yes(model.own != nil))
        },
        RoleTableView("scoring-draft: criteria") { stage, viewer, session in
            "\(try ScoringQueries.table(stage.scoring.draft, for: viewer, today: today, in: session).summary.table.criteria.count)"
        },
        RoleTableView("score-of-reading: self/check/final") { stage, viewer, session in
            let model = try ScoringQueries.subject("reading", table: stage.scoring.adopted, for: viewer, today: today, in: session)
            return join(yes(model.mayScore), yes(model.mayCheck), yes(model.mayFinalise))
        },
        RoleTableView("check-rounds: shown/seeds") { stage, viewer, session in
            let list = try CheckQueries.rounds(slug: stage.finished.slug, for: viewer, in: session)
            let seeds = try list.rounds.count { try CheckQueries.round($0.id, for: viewer, today: today, in: session).published != nil }
            return join("\(list.rounds.count)", "\(seeds)")
        },
        RoleTableView("checks-owed") { _, viewer, session in "\(try CheckQueries.owed(by: viewer, in: session).count)" },
    ]
}
