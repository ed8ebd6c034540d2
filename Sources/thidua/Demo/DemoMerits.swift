internal import Movement
internal import Storage
internal import Vietnamese

/// The registers of merit: evaluations, awards of earlier years, a discipline that has ended, a matter that is cleared, a maternity leave. All of it is
/// fictional.
extension DemoStory {
    /// After the merger of the two divisions the Office brings in what the paper registers hold.
    static func merits(_ play: DemoPlay) async throws {
        func rows(_ lines: [[String]]) -> JSONValue { .array(lines.map { .array($0.map(JSONValue.string)) }) }
        try await play.act("evaluations.import", by: DemoPeople.officer, ["rows": rows([2022, 2023, 2024].flatMap(DemoMerits.evaluations))])
        try await play.act("awards.import", by: DemoPeople.officer, ["rows": rows(DemoMerits.awards)])
        for kind in ["person", "unit"] {
            try await play.act(
                "award.year", by: DemoPeople.officer,
                ["year": 2024, "kind": .string(kind), "complete": "yes", "reason": "Đã đối chiếu sổ lưu quyết định năm 2024 với Văn thư."])
        }
        try await play.act(
            "discipline.record", by: "NV015",
            [
                "person": person("NV048", play), "level": "khien-trach", "from": "2023-06-10", "to": "2024-06-09",
                "document": "Quyết định 96/QĐ-SKHĐT (trình diễn)", "document_on": "2023-06-10",
            ])
        try await play.act(
            "maternity.record", by: DemoPeople.officer,
            ["person": person("NV034", play), "from": "2025-02-17", "to": "2025-08-16", "document": "Đơn ngày 10/02/2025 (trình diễn)"])
        try await play.act(
            "matter.open", by: "NV015",
            [
                "person": person("NV036", play), "kind": "complaint", "officer": person("NV014", play), "opened_on": "2025-07-30",
                "due_on": "2025-10-31", "document": "Thông báo thụ lý 03/TB-TTr (trình diễn)", "document_on": "2025-07-30",
                "note": "Nội dung hư cấu: đơn cho rằng hồ sơ một cuộc họp bị ghi lùi ngày.",
            ])
    }

    /// At the turn of the year the evaluations of the season come in, and what was being verified is cleared in writing.
    static func yearEnd(_ play: DemoPlay) async throws {
        try await play.act(
            "evaluations.import", by: DemoPeople.officer,
            ["rows": .array(DemoMerits.evaluations(2025).map { .array($0.map(JSONValue.string)) })])
        for matter in try await play.rows("SELECT matter_id FROM matter WHERE state = 'open'", { try $0.text(0) }) {
            try await play.act("matter.open-file", by: "NV014", ["matter": .string(matter), "why": "Đối chiếu trước khi ghi kết luận"])
            try await play.act(
                "matter.close", by: "NV014",
                [
                    "matter": .string(matter), "outcome": "cleared", "document": "Kết luận 11/KL-TTr (trình diễn)", "document_on": "2025-12-05",
                    "note": "Không có cơ sở.",
                ])
        }
    }

    private static func person(_ code: String, _ play: DemoPlay) -> JSONValue { .string(play.cast.people[code] ?? code) }
}

/// What the paper registers of the demonstration hold.
enum DemoMerits {
    /// People whose tasks were completed excellently, year after year.
    private static let best: Set<String> = ["NV019", "NV027", "NV029", "NV031", "NV041"]
    /// People about whom nothing was ever written down, so that something stays unknown.
    private static let forgotten: Set<String> = ["NV060"]

    /// Lines for the import of evaluations: everybody who was there, and the units.
    static func evaluations(_ year: Int) -> [[String]] {
        let document = "Quyết định \(year - 2010)\(year % 7)/QĐ-SKHĐT (trình diễn)"
        let day = "20/12/\(year)"
        let people = DemoPeople.people.filter { !forgotten.contains($0.code) }.enumerated().map { place, person -> [String] in
            let level = best.contains(person.code) || (place + year) % 9 == 0 ? "excellent" : (place * 3 + year) % 23 == 0 ? "completed" : "good"
            return [person.code, "", String(year), level, document, day, ""]
        }
        // The divisions of the year: one of them was taken over in August 2025.
        let codes = DemoSeason.units.map(\.code).filter { year < 2025 || $0 != DemoSeason.absorbed }
        let units = codes.enumerated().map { place, code in
            ["", code, String(year), (place + year) % 4 == 0 ? "excellent" : "good", document, day, ""]
        }
        return people + units
    }

    private static let former = "Sở Kế hoạch và Đầu tư, trước sắp xếp (trình diễn)"
    private static let now = "Sở Tài chính (trình diễn)"

    /// Lines for the import of awards.
    static let awards: [[String]] = {
        func award(_ person: String, _ code: String, _ year: Int, by: String = former, what: String? = nil, type: String = "merit") -> [String] {
            [
                "person", person, "", "", "", code, String(year), "01/01/\(year)", "31/12/\(year)",
                what ?? "Hoàn thành nhiệm vụ được giao năm \(year)", type, "\(code)-\(year)/QĐ (trình diễn)", "15/01/\(year + 1)", by,
                by == former ? "có" : "không", "",
            ]
        }
        // Three titles in a row, over the end of the department that gave the first two.
        let whole = [2022, 2023, 2024].map { award("NV027", "cstdcs", $0, by: $0 < 2024 ? former : now) }
        // The same without the year of which nobody has found the decision.
        let broken = [2022, 2024].map { award("NV029", "cstdcs", $0, by: $0 < 2024 ? former : now) }
        let advanced = DemoPeople.people.enumerated().filter { $0.offset % 5 != 4 }.map { award($0.element.code, "ldtt", 2024, by: now) }
        // What the commune has already praised cannot be praised again.
        let commune = award(
            "NV031", "gk-ca-nhan", 2025, by: "Ủy ban nhân dân xã Bến Sen (trình diễn)", what: "Dọn và chuẩn hóa dữ liệu đất đai của xã",
            type: "sudden")
        let collectives = ["thqh", "dkkd"].map { code in
            [
                "unit", "", code, "", "", "ttldtt", "2024", "01/01/2024", "31/12/2024", "Tập thể hoàn thành tốt nhiệm vụ năm 2024", "merit",
                "ttldtt-2024/QĐ (trình diễn)", "15/01/2025", now, "không", "",
            ]
        }
        let outside = [
            "household", "", "", "Hộ ông Sáu Lúa (trình diễn)", "Ấp Bến Sen", "gk-ca-nhan", "2024", "", "", "Hiến đất làm trạm phát sóng", "themed",
            "88/QĐ-SKHĐT (trình diễn)", "20/11/2024", former, "có", "",
        ]
        var spring = commune
        spring[7] = "01/03/2025"
        spring[8] = "31/05/2025"
        spring[12] = "30/06/2025"
        return whole + broken + advanced + [spring] + collectives + [outside]
    }()
}
