internal import Movement
internal import Storage
internal import TestSupport

extension TownBuilder {
    /// A target of the division, reported for 2024; a draft and an adopted table, the division scored by itself and checked; a round that only has its
    /// commitment, and one that was drawn and waits for its checker.
    func scoring(_ season: inout TownSeason) async throws {
        let movement = JSONValue.string(season.movement)
        let obligation = try await obligations(of: season.plan, as: "officer").first { $0.clause == Town.clause }?.id ?? ""
        let target = try await act(
            "target.create",
            [
                "movement": movement, "obligation": .string(obligation), "code": "CD-01", "title": "Thủ thư qua lớp kỹ năng số", "kind": "training",
                "measure": "share", "goal": 100, "cadence": "year", "starts": "2024-01-01", "units": ["reading"],
            ], as: "officer")
        let id = try await world.database.read { session in
            try session.row("SELECT target_id FROM target WHERE agency_id = \(TestWorld.agency) AND code = 'CD-01'")?.text(0) ?? target.subjectID
        }
        try await act("progress.report", ["target": .string(id), "period": "2024", "value": 44, "whole": 50, "sentence": "Hai lớp."], as: "unitHead")

        func create(_ name: String) async throws -> String {
            try await act(
                "scoring.create",
                [
                    "movement": movement, "group": "collectives", "name": .string(name), "total": "115", "bonus_cap": "15", "final_by": "head",
                    "body": .string(Self.body),
                ],
                as: "officer"
            ).subjectID
        }
        let table = try await create("Bảng điểm các phòng, đơn vị")
        try await act("scoring.adopt", ["table": .string(table)], as: "head")
        season.ids["{draft-table}"] = try await create("Bảng điểm năm 2026")
        let inputs: JSONValue = [["2", "100", "100", "12/KH-PBĐ, 03/02/2025, Kế hoạch mở cửa buổi tối"], ["3", "92", "100"], ["4", "7"]]
        try await act("score.self", ["table": .string(table), "inputs": inputs], as: "unitHead")

        func round(_ title: String) async throws -> String {
            try await act(
                "check.commit",
                [
                    "movement": movement, "title": .string(title), "from": "01/01/2024", "to": "31/12/2024", "size": 1,
                    "checkers": ["councilMember"],
                ], as: "officer"
            ).subjectID
        }
        season.ids["{committed-round}"] = try await round("Kiểm tra báo cáo năm 2024, đợt 2")
        let drawn = try await round("Kiểm tra báo cáo năm 2024")
        try await act("check.draw", ["round": .string(drawn)], as: "officer")
        season.ids["{table}"] = table
        season.ids["{subject}"] = "reading"
        season.ids["{round}"] = drawn
        season.ids["{item}"] = try await world.database.read { session in
            try session.row("SELECT item_id FROM check_item WHERE agency_id = \(TestWorld.agency) AND round_id = \(drawn)")?.text(0) ?? ""
        }
        try await act(
            "score.check", ["table": .string(table), "subject": "reading", "inputs": [["3", "89", "100"]], "reason": "Ba buổi không có sổ ký."],
            as: "councilSecretary")
    }

    private static let body = #"""
        {"name": "x", "group": "collectives", "total": "115", "criteria": [
        {"code": "1", "title": "Thủ thư qua lớp kỹ năng số", "max": "60", "rule": "ratio", "target": "CD-01"},
        {"code": "2", "title": "Có kế hoạch mở cửa buổi tối", "max": "40", "rule": "steps", "evidence": "criterion"},
        {"code": "3", "title": "Buổi tối mở cửa đúng giờ", "max": "15", "rule": "bands", "bonus": true,
         "details": "từ 88 đến dưới 90 = 2; từ 90 đến dưới 95 = 8; từ 95 = 15"},
        {"code": "4", "title": "Buổi mở thêm", "max": "0", "rule": "record"}], "tie_breaks": ["số 4", "bỏ phiếu"]}
        """#
}

extension SnapshotTests {
    static func scoringShots(_ town: Town) -> [Shot] {
        let movement = "/phong-trao/\(Town.slug)"
        let table = "/cham-diem/\(town.season.ids["{table}"] ?? "")"
        let draft = "/cham-diem/\(town.season.ids["{draft-table}"] ?? "")"
        let round = "/kiem-tra/\(town.season.ids["{round}"] ?? "")"
        let committed = "/kiem-tra/\(town.season.ids["{committed-round}"] ?? "")"
        let item = "\(round)/muc/\(town.season.ids["{item}"] ?? "")"
        return [
            Shot("cham-diem", "visitor", "\(movement)/cham-diem"), Shot("cham-diem-can-bo-en", "officer", "\(movement)/cham-diem?lang=en"),
            Shot("cham-diem-moi", "officer", "\(movement)/cham-diem/moi"), Shot("cham-diem-nhap-en", "officer", "\(movement)/cham-diem/nhap?lang=en"),
            Shot("bang-diem", "visitor", table), Shot("bang-diem-hoi-dong", "councilMember", table),
            Shot("bang-diem-don-vi-en", "unitHead", "\(table)?lang=en"), Shot("bang-diem-du-thao", "officer", draft),
            Shot("bang-diem-ban-hanh", "head", "\(draft)/ban-hanh"), Shot("bang-diem-tieu-chi", "officer", "\(draft)/tieu-chi?ma=3"),
            Shot("bang-diem-tieu-chi-en", "officer", "\(draft)/tieu-chi?lang=en"), Shot("bang-diem-sua", "officer", "\(draft)/sua"),
            Shot("diem", "unitHead", "\(table)/reading"), Shot("diem-thu-truong", "head", "\(table)/reading"),
            Shot("diem-hoi-dong-en", "councilMember", "\(table)/reading?lang=en"), Shot("kiem-tra", "staff", "\(movement)/kiem-tra"),
            Shot("kiem-tra-en", "officer", "\(movement)/kiem-tra?lang=en"), Shot("kiem-tra-moi", "officer", "\(movement)/kiem-tra/moi"),
            Shot("kiem-tra-dot", "councilMember", round), Shot("kiem-tra-dot-en", "staff", "\(round)?lang=en"),
            Shot("kiem-tra-cam-ket", "officer", committed), Shot("kiem-tra-rut", "officer", "\(committed)/rut"),
            Shot("kiem-tra-muc", "councilMember", item), Shot("viec-nguoi-kiem-tra", "councilMember", "/viec-cua-toi"),
        ]
    }
}
