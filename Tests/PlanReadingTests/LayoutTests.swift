internal import PlanReading
import Testing
internal import Vietnamese

/// Plans of our own in layouts the department's plan has not.
@Suite struct LayoutTests {
    @Test func plainTextWithTwoColumns() {
        let plan = PlanReader.read(Texts.plain)
        #expect(plan.title == "Phát động phong trào thi đua “Nụ cười công sở” năm 2024")
        #expect(plan.issuer == "Sở Tư pháp")
        #expect(plan.number == "45/KH-STP")
        #expect(plan.date?.iso == "2024-03-05")
        #expect([plan.period.from?.iso, plan.period.to?.iso] == ["2024-03-01", "2024-12-31"])
        #expect(plan.basis.map(\.kind) == ["Luật", "Nghị định", "Kế hoạch"])
        #expect(plan.basis.map(\.number) == [nil, "98/2023/NĐ-CP", "12/KH-UBND"])
        #expect(plan.basis.map { $0.date?.iso } == ["2022-06-15", "2023-12-31", "2024-01-10"])
        #expect(plan.basis.map(\.issuer) == [nil, "Chính phủ", "Ủy ban nhân dân tỉnh"])
        #expect(plan.basis.last?.title == "công tác thi đua năm 2024")
        #expect(plan.obligations.map(\.id) == ["I.1", "I.2", "II.1.1", "II.1.2", "II.2.a", "II.2.b", "II.2.b.a", "II.2.b.b", "IV.1", "IV.2", "IV.3"])
        #expect(plan.obligations.map(\.kind.rawValue).prefix(3) == ["purpose", "requirement", "content"])
        let dues = plan.obligations.map { $0.due?.iso }
        #expect(dues == [nil, nil, nil, "2024-12-31", "2024-06-30", nil, "2024-06-30", "2024-09-30", "2024-12-15", nil, nil])
        #expect(plan.obligations.filter { !$0.targets.isEmpty }.map(\.targets) == [["98%"], ["02 lớp tập huấn"]])
        #expect(
            plan.obligations.suffix(3).map(\.assignees) == [
                ["Văn phòng Sở", "Phòng Phổ biến, giáo dục pháp luật", "Công đoàn ngành"], ["Trưởng các phòng, đơn vị thuộc Sở"],
                ["Chánh Văn phòng", "Thanh tra Sở"],
            ])
        #expect(plan.recipients == ["UBND tỉnh (để b/c)", "Các phòng, đơn vị thuộc Sở", "Lưu: VT"])
        #expect(plan.signatory == Signatory(role: "Phó Giám đốc", name: "Lê Thị Minh"))
        #expect(plan.doubts.isEmpty)
        #expect(plan.gaps.map(\.code) == ["final-review", "awards"])
    }

    @Test func lettersTaskLinesAndTables() {
        let plan = PlanReader.read(Texts.tasks)
        #expect(plan.title == "Tổ chức phong trào thi đua \"Thôn xóm sáng đèn\" năm 2026")
        #expect(plan.issuer == "Đảng ủy xã An Bình")
        #expect(
            plan.basis == [
                LegalBasis(
                    kind: "Chương trình", number: "05-CTr/HU", date: CivilDate(iso: "2026-01-12"), issuer: "Ban Thường vụ Huyện ủy",
                    title: "dân vận")
            ])
        #expect(plan.obligations.map(\.id) == ["A.a", "A.b", "B.I.1", "B.II.1", "B.II.2.1", "B.II.2.2", "D.1.a", "D.1.b", "D.2", "D.3"])
        #expect(
            plan.obligations.map(\.assignees) == [
                [], [], ["Trung tâm Văn hóa xã", "Đoàn Thanh niên", "Hội Phụ nữ xã"], ["Mặt trận Tổ quốc xã", "Các thôn"],
                ["Ban Quản lý dự án", "Văn phòng HĐND và UBND", "Công an xã"], ["Văn phòng HĐND và UBND xã"], ["Đảng ủy"], ["Đảng ủy"],
                ["Mặt trận Tổ quốc", "Các đoàn thể chính trị - xã hội xã"], ["Các thôn"],
            ])
        #expect(plan.obligations.map { $0.due?.iso } == [nil, nil, "2026-04-30", nil, "2026-03-31", "2026-12-31", nil, nil, nil, nil])
        #expect(plan.obligations.prefix(3).map(\.targets) == [["05 km"], ["100%"], ["02 buổi"]])
        #expect(plan.signatory == Signatory(role: "Chủ tịch", name: "Nguyễn Văn Nam"))
        #expect(plan.recipients.isEmpty)
    }

    @Test(arguments: [
        ("a, b, c, d, đ", "a) Làm việc một.\nb) Làm việc hai.\nc) Làm việc ba.\nd) Làm việc bốn.\nđ) Làm việc năm.", "abcdđ"),
        ("dashes", "- Làm việc một.\n- Làm việc hai.\n- Làm việc ba.\n- Làm việc bốn.\n- Làm việc năm.\n- Làm việc sáu.\n- Làm việc bảy.", "abcdđeg"),
        ("numbers in brackets", "(1) Làm việc một.\n(2) Làm việc hai.", "12"),
        ("slashes", "1/ Làm việc một.\n2/ Làm việc hai.", "12"),
    ])
    func clausePaths(_ name: String, _ clauses: String, _ labels: String) {
        let plan = PlanReader.read("KẾ HOẠCH\n\nI. NỘI DUNG THI ĐUA\n" + clauses + "\n")
        #expect(plan.obligations.map(\.id) == labels.map { "I.\($0)" })
    }

    @Test func aBrokenLineIsNoClause() {
        let text = """
            KẾ HOẠCH

            I. NỘI DUNG THI ĐUA

            1. Phối hợp các tổ chức chính trị
            - xã hội triển khai Nghị quyết số
            12/NQ-TU đến năm
            2025. Việc này làm thường xuyên.

            2. Xây dựng kế hoạch chi tiết của từng đơn vị và gửi cho Văn phòng trong

            tháng đầu của năm.
            """
        let plan = PlanReader.read(text)
        #expect(plan.obligations.map(\.id) == ["I.1", "I.2"])
        #expect(plan.obligations[1].text == "Xây dựng kế hoạch chi tiết của từng đơn vị và gửi cho Văn phòng trong tháng đầu của năm.")
    }

    @Test(arguments: [
        ("Giao Phòng Nội vụ chủ trì, phối hợp với Công an xã kiểm tra.", ["Phòng Nội vụ", "Công an xã"]),
        ("Báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện.", []),
        ("Tham mưu Giám đốc Sở ban hành quyết định.", []),
        ("Tổ chức tuyên truyền rộng rãi trong nhân dân.", []),
        ("Định kỳ hằng quý, Thanh tra Sở tổng hợp kết quả.", ["Thanh tra Sở"]),
        ("Đề nghị Liên đoàn Lao động tỉnh, Tỉnh đoàn và Hội Nông dân vận động hội viên.", ["Liên đoàn Lao động tỉnh", "Tỉnh đoàn", "Hội Nông dân"]),
        ("Uỷ ban nhân dân các xã, phường xây dựng kế hoạch.", ["Ủy ban nhân dân các xã, phường"]),
        ("Phòng, chống tham nhũng, tiêu cực.", []),
        ("Hội nhập quốc tế sâu rộng.", []),
        ("Công việc do Trung tâm Công nghệ thông tin thực hiện.", ["Trung tâm Công nghệ thông tin"]),
        ("Sở Văn hóa, Thể thao và Du lịch, Sở Tài chính phối hợp thực hiện.", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Tài chính"]),
    ])
    func whoActs(_ clause: String, _ bodies: [String]) {
        let plan = PlanReader.read("KẾ HOẠCH\n\nI. TỔ CHỨC THỰC HIỆN\n1. \(clause)\n")
        #expect(plan.obligations.map(\.assignees) == [bodies])
    }

    @Test(arguments: [
        ("hoàn thành trước ngày 30/6/2024", "2024-06-30"), ("chậm nhất ngày 5 tháng 9 năm 2025", "2025-09-05"),
        ("xong trong quý I/2026", "2026-03-31"),
        ("đến hết tháng 02 năm 2024", "2024-02-29"), ("trong năm 2027", "2027-12-31"),
        ("theo Nghị định ngày 31/12/2023", nil), ("trước ngày 31/2/2024", nil),
        ("thời gian: từ tháng 3/2024 đến hết tháng 6/2024", "2024-06-30"),
    ])
    func dueDates(_ words: String, _ iso: String?) {
        let plan = PlanReader.read("KẾ HOẠCH\n\nI. NỘI DUNG THI ĐUA\n1. Làm các việc được giao, \(words).\n")
        #expect(plan.obligations.map { $0.due?.iso } == [iso])
    }
}
