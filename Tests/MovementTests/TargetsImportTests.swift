internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite("Import of targets")
struct TargetsImportTests {
    static let head = TargetsImport.columns.map(\.title.vi)
    static let keys = TargetsImport.columns.map(\.key)

    /// A line of the reading division's target reported each quarter, with other cells where they are named.
    private static func line(_ more: [String: String] = [:]) -> [String] {
        let usual = [
            "obligation": "II.1", "code": "II.1-01", "title": "Buổi mở cửa tối", "unit": "reading", "kind": "Khác", "measure": "Số lượng",
            "unit_label": "buổi", "goal": "1200", "cadence": "Hằng quý", "starts": "01/01/2025", "ends": "31/12/2025",
        ]
        return keys.map { more[$0] ?? usual[$0] ?? "" }
    }

    private func preview(_ lines: [[String]], _ house: PlanHouse, _ slug: String, head: [String] = head) async throws -> ImportPreview {
        let (viewer, today) = (try await house.actor("officer"), house.today)
        return try await house.database.read { try TargetsImport.preview([head] + lines, into: slug, today: today, for: viewer, in: $0) }
    }

    private func fields(_ movement: String, _ preview: ImportPreview) -> [String: JSONValue] {
        ["movement": .string(movement), "rows": .array(preview.rows.map { .array($0.map { .string($0) }) })]
    }

    private func contents(_ house: PlanHouse) async throws -> [String] {
        try await house.rows("SELECT target_id, code, title, goal, note, version, position FROM target ORDER BY position")
            + house.rows("SELECT target_id, period, due_on, state FROM due_report ORDER BY target_id, period")
            + house.rows("SELECT target_id, title, goal FROM target_past ORDER BY target_id, until")
    }

    @Test("Targets come in with owners of every kind and their calendars; the same file again changes nothing", arguments: TestDatabases.engines)
    func comingIn(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, slug, clauses) = try await house.movementWithClauses()
            try await house.database.write { try $0.execute("UPDATE person SET code = 'CB-07' WHERE person_id = 'staff'") }
            let lines = [
                Self.line(), Self.line(["post": "Director", "unit": ""]), Self.line(["person": "cb-07", "unit": ""]),
                Self.line([
                    "obligation": "II.2", "code": "II.2-01", "title": "Tỷ lệ hồ sơ số", "measure": "share", "unit_label": "", "goal": "90,5",
                    "kind": "data", "cadence": "Yearly", "direction": "Càng cao càng tốt", "grace": "2", "starts": "", "ends": "",
                    "baseline": "40", "baseline_on": "31/12/2024", "note": "Theo sổ công văn.",
                ]),
            ]
            let preview = try await preview(lines, house, slug)
            #expect(preview.isReady && preview.lines.map(\.status) == [.new, .new, .new, .new], "\(preview)")
            let made = try await house.act("targets.import", fields(movement, preview))
            #expect(made.result == ["new": 4, "changed": 0, "unchanged": 0])
            #expect(
                made.sentence.vi.hasPrefix("Lê Thị Duyên nhập danh sách chỉ tiêu của phong trào “")
                    && made.sentence.vi.hasSuffix("”: 4 mới, 0 thay đổi."))
            #expect(
                try await house.rows(
                    """
                    SELECT code, owner_kind, owner_id, unit_id, kind, measure, unit_label, goal, baseline, cadence, starts, ends, grace, note
                    FROM target ORDER BY position
                    """) == [
                        "II.1-01|unit|reading|reading|other|count|buổi|1200000|-|quarter|2025-01-01|2025-12-31|5|",
                        "II.1-01|post|director|leadership|other|count|buổi|1200000|-|quarter|2025-01-01|2025-12-31|5|",
                        "II.1-01|person|staff|reading|other|count|buổi|1200000|-|quarter|2025-01-01|2025-12-31|5|",
                        "II.2-01|unit|reading|reading|data|share|%|90500|40000|year|2024-01-01|2026-12-31|2|Theo sổ công văn.",
                    ])
            #expect(try await house.rows("SELECT COUNT(*) FROM target WHERE obligation_id = \(clauses["II.1"] ?? "")") == ["3"])
            #expect(try await house.rows("SELECT COUNT(*) FROM due_report") == ["15"])
            let before = try await contents(house)
            #expect(try await self.preview(lines, house, slug).lines.map(\.status) == [.unchanged, .unchanged, .unchanged, .unchanged])
            #expect(try await house.act("targets.import", fields(movement, preview)).result == ["new": 0, "changed": 0, "unchanged": 4])
            #expect(try await contents(house) == before)
        }
    }

    @Test("Title, goal and note of a known target change with a reason; nothing else does", arguments: TestDatabases.engines)
    func changing(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, slug, _) = try await house.movementWithClauses()
            _ = try await house.act("targets.import", fields(movement, try await preview([Self.line(["note": "Sổ trực."])], house, slug)))
            let silent = try await preview([Self.line(["goal": "1300"])], house, slug)
            #expect(silent.lines.map { $0.notes.map(\.vi) } == [["Cột “Lý do sửa”: Chưa nhập “Lý do”."]])
            let changed = try await preview([Self.line(["goal": "1300", "title": "Tối mở cửa", "reason": "Thêm người trực."])], house, slug)
            #expect(changed.lines.map { $0.notes.map(\.en) } == [["Title: Buổi mở cửa tối → Tối mở cửa", "Goal: 1,200 → 1,300"]])
            #expect(try await house.act("targets.import", fields(movement, changed)).result == ["new": 0, "changed": 1, "unchanged": 0])
            #expect(try await house.rows("SELECT title, goal, note, version FROM target") == ["Tối mở cửa|1300000|Sổ trực.|2"])
            #expect(try await house.rows("SELECT title, goal, state FROM target_past") == ["Buổi mở cửa tối|1200000|open"])
            let other = try await preview(
                [Self.line(["cadence": "Hằng tháng", "obligation": "II.2", "goal": "1300", "title": "Tối mở cửa"])], house, slug)
            #expect(
                other.lines.map { $0.notes.map(\.en) } == [
                    ["Reported", "Obligation (clause)"].map {
                        "Column “\($0)”: differs from the target that has this code and owner; a file changes only title, goal and note."
                    }
                ])
            let target = try await house.rows("SELECT target_id FROM target")[0]
            _ = try await house.act("target.withdraw", ["target": .string(target), "reason": "Trùng."])
            #expect(
                try await preview([Self.line(["goal": "1300", "title": "Tối mở cửa"])], house, slug).lines.map(\.notes) == [
                    [Refusal.targetWithdrawn.reason]
                ])
        }
    }

    @Test("One wrong line and nothing comes in; every wrong cell is named by line and column", arguments: TestDatabases.engines)
    func errors(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, slug, _) = try await house.movementWithClauses()
            let lines: [([String: String], [String])] = [
                ([:], []),
                (["obligation": "IX.9"], ["Cột “Nghĩa vụ (điều khoản)”: kế hoạch không có nghĩa vụ “IX.9”."]),
                (["obligation": ""], ["Cột “Nghĩa vụ (điều khoản)”: chưa ghi nghĩa vụ."]),
                (["unit": ""], ["Ghi một nơi phụ trách: mã đơn vị, mã chức vụ hoặc mã người."]),
                (["person": "CB1"], ["Ghi một nơi phụ trách: mã đơn vị, mã chức vụ hoặc mã người."]),
                (["unit": "xx"], ["Cột “Đơn vị (mã)”: hôm nay không có mã “xx”."]),
                (["code": "", "title": ""], ["Cột “Mã chỉ tiêu”: Chưa nhập “Mã chỉ tiêu”.", "Cột “Tên chỉ tiêu”: Chưa nhập “Tên chỉ tiêu”."]),
                (["cadence": "mỗi tuần"], ["Cột “Kỳ báo cáo”: Một trong: Một lần, khi kết thúc; Hằng tháng; Hằng quý; Sáu tháng; Hằng năm."]),
                (["starts": "31/02/2025"], ["Cột “Từ ngày”: Nhập ngày theo mẫu 31/12/2025."]),
                (["ends": "01/01/2030"], ["Cột “Đến hết ngày”: Phải nằm trong thời gian của phong trào: 01/01/2024 – 31/12/2026."]),
                (["goal": "mười"], ["Cột “Mức phấn đấu”: Nhập một số, ví dụ 1.234,5; nhiều nhất ba chữ số lẻ."]),
                (["goal": "1,200"], ["Cột “Mức phấn đấu”: “1,200” đọc được hai cách: số nguyên 1200 hoặc số lẻ 1,200. Ghi 1200 hoặc 1,2000."]),
                (["goal": "1.200"], ["Cột “Mức phấn đấu”: “1.200” đọc được hai cách: số nguyên 1200 hoặc số lẻ 1,200. Ghi 1200 hoặc 1,2000."]),
                (["unit_label": ""], ["Cột “Đơn vị tính”: Nhập đơn vị tính, ví dụ lượt."]),
                ([:], ["Mã và nơi phụ trách này đã có ở dòng 2."]),
            ]
            let own = lines.enumerated().map { index, line in
                Self.line(line.0.isEmpty ? [:] : line.0.merging(["code": "E-\(index)"]) { given, _ in given })
            }
            let preview = try await preview(own, house, slug)
            #expect(!preview.isReady)
            for (line, expected) in zip(preview.lines, lines) {
                #expect(line.notes.map(\.vi) == expected.1, "line \(line.number)")
                #expect((line.status == .error) == !expected.1.isEmpty)
            }
            let refusal = try await house.refusal("targets.import", fields(movement, preview), as: "officer")
            #expect(refusal?.code == "import.lines" && refusal?.fields.count == 14)
            #expect(refusal?.fields.first?.message.en == "Line 3: Column “Obligation (clause)”: the plan has no obligation “IX.9”.")
            #expect(try await house.rows("SELECT COUNT(*) FROM target") == ["0"])
            #expect(try await house.rows("SELECT COUNT(*) FROM due_report") == ["0"])
        }
    }

    @Test("An import that stops half way leaves nothing, and the same file comes in afterwards", arguments: TestDatabases.engines)
    func halfWay(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, slug, _) = try await house.movementWithClauses()
            let lines = (0..<150).map { Self.line(["code": "C-\($0)", "note": $0 == 140 ? "N-110" : "N-\($0)"]) }
            let preview = try await preview(lines, house, slug)
            // The second hundred breaks after the first was written.
            try await house.database.write { try $0.execute("CREATE UNIQUE INDEX half_way ON target (note)") }
            await #expect(throws: (any Error).self) { try await house.act("targets.import", fields(movement, preview)) }
            #expect(try await contents(house) == [])
            try await house.database.write { try $0.execute("DROP INDEX half_way") }
            #expect(try await house.act("targets.import", fields(movement, preview)).result["new"] == 150)
        }
    }

    @Test("A thousand lines come in whole and say how far they are; a movement that is not there takes none")
    func large() async throws {
        try await PlanHouse.with(.sqlite) { house in
            let (movement, slug, _) = try await house.movementWithClauses()
            let preview = try await preview((0..<1000).map { Self.line(["code": "C-\($0)"]) }, house, slug)
            ImportProgress.open("targets-large")
            defer { ImportProgress.close("targets-large") }
            _ = try await house.act("targets.import", fields(movement, preview).merging(["ticket": "targets-large"]) { one, _ in one })
            #expect(ImportProgress.state("targets-large") == ImportProgress.State(done: 1000, total: 1000))
            #expect(try await house.rows("SELECT COUNT(*), MAX(position) FROM target") == ["1000|1000"])
            #expect(try await house.rows("SELECT COUNT(*) FROM due_report") == ["4000"])
            #expect(try await house.refusal("targets.import", fields("nothing", preview), as: "officer")?.kind == .notFound)
            #expect(try await house.refused { try await self.preview([], house, "khong-co") }?.kind == .notFound)
        }
    }

    @Test("The template in each language is read again") func template() {
        for language in Language.allCases {
            let read = ImportTable(TargetsImport.template(language) + [Self.line()], columns: TargetsImport.columns, limit: 10)
            #expect(read.problems == [] && read.ignored == [] && read.rows == [Self.line()])
        }
    }
}
