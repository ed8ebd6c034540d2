internal import PlanReading
import Testing
internal import Vietnamese

/// Plans as they come from the web, from converters and from word processors.
@Suite struct MarkupTests {
    @Test(arguments: [
        ("Markdown", "## **I. NỘI DUNG**\n\n1\\. Làm việc **số** một.\n\n\\- Làm việc _số_ hai.", ["Làm việc số một.", "Làm việc số hai."]),
        (
            "HTML", "<p><strong>I. NỘI DUNG</strong></p>\n<p>1. Làm vi&ecirc;̣c&nbsp;số một.</p><p>2. Làm &ldquo;việc&rdquo; <i>số</i> hai.</p>",
            ["Làm việc số một.", "Làm “việc” số hai."]
        ),
        ("breaks", "I. NỘI DUNG<br>1. Làm việc số một.<br/>2. Làm việc số hai.", ["Làm việc số một.", "Làm việc số hai."]),
        ("links", "I. NỘI DUNG\n1. Làm [việc](https://vi.du/a_b) số một ![ảnh](a.png).", ["Làm việc số một ."]),
        ("no width", "I. NỘI DUNG\n1.\u{A0}Làm\u{200B} việc\u{A0}số\u{2060} một\u{FEFF}.", ["Làm việc số một."]),
        ("eth", "I. NỘI DUNG\n1. Ðẩy mạnh thi đua, tuyên dương Ð&ETH;.", ["Đẩy mạnh thi đua, tuyên dương ĐĐ."]),
        ("rules", "I. NỘI DUNG\n____\n1. Làm việc số một.\n***\n* * *\n2. Làm việc số hai.", ["Làm việc số một.", "Làm việc số hai."]),
        ("names", "I. NỘI DUNG\n1. Ghi vào tệp ke_hoach_thi_dua và R&D theo mẫu a<b.", ["Ghi vào tệp ke_hoach_thi_dua và R&D theo mẫu a<b."]),
    ])
    func marksAreTakenOff(_ name: String, _ text: String, _ expected: [String]) {
        #expect(PlanReader.read("KẾ HOẠCH\n\n" + text + "\n").obligations.map(\.text) == expected)
    }

    private static let rows = [
        ["1", "Tuyên truyền phong trào", "Sở Nội vụ", "Các sở, ngành", "Quý III/2025"],
        ["2", "Xây dựng mô hình điểm", "Sở Tài chính", "", "12/2026"],
        ["3", "Tổng kết phong trào thi đua", "Sở Nội vụ", "Sở Y tế; các xã, phường", "Năm 2030"],
    ]
    private static let head = ["STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Tiến độ"]

    private static func markdown(_ rows: [[String]]) -> String { rows.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n") }
    private static func bars(_ rows: [[String]]) -> String {
        rows.map { row in "|\n" + row.map { $0.isEmpty ? "|" : $0 + "\n|" }.joined(separator: "\n") }.joined(separator: "\n")
    }

    static let tables = [
        ("Markdown", markdown([head, ["---", "---", "---", "---", "---"]] + rows)),
        (
            "Markdown without outer bars",
            ([head] + [["---", "---", "---", "---", "---"]] + rows).map { $0.joined(separator: " | ") }.joined(separator: "\n")
        ),
        ("tabs", ([head] + rows).map { $0.joined(separator: "\t") }.joined(separator: "\n")),
        ("lone bars", bars([head] + rows)),
        ("lone bars with merged groups", bars([head, ["**I. NHIỆM VỤ CHUNG**"], rows[0], ["**II. NHIỆM VỤ RIÊNG**"], rows[1], rows[2]])),
        (
            "groups",
            markdown([
                head, ["---"], ["I", "Nhóm nhiệm vụ chung", "", "", ""], rows[0], ["**B**", "**Nhóm nhiệm vụ riêng**", "", "", ""], rows[1], rows[2],
            ])
        ),
        ("groups in every cell", markdown([head, ["---"], Array(repeating: "Nhóm nhiệm vụ chung", count: 5)] + rows)),
        ("a title above the head", markdown([["Bảng phân công", "", "", "", ""], ["---"], head] + rows)),
        ("a page break", markdown([head, ["---"], rows[0]]) + "\n\n\u{C}\n" + markdown([rows[1], rows[2]])),
    ]

    @Test(arguments: tables) func tablesOfTasks(_ name: String, _ table: String) {
        let plan = PlanReader.read("KẾ HOẠCH\n\nI. NỘI DUNG THI ĐUA\n\n\(table)\n\nII. TỔ CHỨC THỰC HIỆN\n1. Các phòng triển khai kế hoạch.\n")
        #expect(plan.obligations.map(\.id) == ["I.1", "I.2", "I.3", "II.1"])
        #expect(plan.obligations.map(\.text).prefix(3) == Self.rows.map { $0[1] }.prefix(3))
        #expect(
            plan.obligations.map(\.assignees).prefix(3) == [
                ["Sở Nội vụ", "Các sở, ngành"], ["Sở Tài chính"], ["Sở Nội vụ", "Sở Y tế", "Các xã, phường"],
            ])
        #expect(plan.obligations.map { $0.due?.iso }.prefix(3) == ["2025-09-30", "2026-12-31", "2030-12-31"])
    }

    @Test(arguments: tables) func annexesWithAndWithoutTheWord(_ name: String, _ table: String) {
        let plan = "KẾ HOẠCH\n\nI. NỘI DUNG THI ĐUA\n1. Làm việc số một.\n\nNơi nhận:\n- Như trên.\n\nGIÁM ĐỐC\nLê Thị Minh\n\n"
        for title in ["PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ", "BẢNG PHÂN CÔNG NHIỆM VỤ\n(Kèm theo Kế hoạch số 12/KH-SNV)"] {
            let read = PlanReader.read(plan + title + "\n\n" + table + "\n")
            #expect(read.obligations.map(\.id) == ["I.1", "PL.1", "PL.2", "PL.3"])
            #expect(read.signatory == Signatory(role: "Giám đốc", name: "Lê Thị Minh"))
        }
    }

    @Test func cellsOfSeveralLinesNameOneBodyEach() {
        let plan = PlanReader.read(
            """
            KẾ HOẠCH

            I. NỘI DUNG

            | TT | Nhiệm vụ | Chủ trì | Phối hợp |
            |----|----|----|----|
            | 1 | Xây dựng<br>mô hình điểm | Phòng Kinh tế<br>Phòng Văn hóa - Xã hội | - Công an xã<br>- Ban Chỉ huy<br>Quân sự xã |
            """)
        #expect(plan.obligations.map(\.text) == ["Xây dựng mô hình điểm"])
        #expect(plan.obligations.map(\.assignees) == [["Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã", "Ban Chỉ huy Quân sự xã"]])
    }
}
