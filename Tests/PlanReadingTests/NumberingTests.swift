internal import PlanReading
import Testing

/// The ways in which plans number their clauses.
@Suite struct NumberingTests {
    private func ids(_ body: String) -> [String] { PlanReader.read("KẾ HOẠCH\n\nI. NỘI DUNG THI ĐUA\n" + body + "\n").obligations.map(\.id) }

    @Test(arguments: [
        ("1- Làm việc một.\n2- Làm việc hai.", "I.1 I.2"), ("1 - Làm việc một.\n2 - Làm việc hai.", "I.1 I.2"),
        ("1: Làm việc một.\n2: Làm việc hai.", "I.1 I.2"), ("1.- Làm việc một.\n2.- Làm việc hai.", "I.1 I.2"),
        ("1/Làm việc một.\n2/Làm việc hai.", "I.1 I.2"), ("a/ Làm việc một.\nb/ Làm việc hai.", "I.a I.b"),
        ("a. Làm việc một.\nb. Làm việc hai.", "I.a I.b"), ("a- Làm việc một.\nb- Làm việc hai.", "I.a I.b"),
        ("(a) Làm việc một.\n(b) Làm việc hai.", "I.a I.b"), ("i) Làm việc một.\nii) Làm việc hai.\niii) Làm việc ba.", "I.i I.ii I.iii"),
        ("(i) Làm việc một.\n(ii) Làm việc hai.", "I.i I.ii"), ("- Làm việc một.\n– Làm việc hai.\n— Làm việc ba.", "I.a I.b I.c"),
        ("-Làm việc một.\n-Làm việc hai.", "I.a I.b"), ("• Làm việc một.\n• Làm việc hai.", "I.a I.b"),
        ("\u{F0B7} Làm việc một.\n\u{F0B7} Làm việc hai.", "I.a I.b"), ("* Làm việc một.\n* Làm việc hai.", "I.a I.b"),
        ("1.1. Làm việc một.\n1.2. 100% đơn vị làm việc hai.", "I.1 I.2"),
        ("1. Phần việc chung\n1.1 Làm việc một.\n1.2 Làm việc hai.", "I.1.1 I.1.2"),
        ("1. Phần việc chung\n1.1- Làm việc một.\n1.2- Làm việc hai.", "I.1.1 I.1.2"),
        ("a) Phần việc chung:\na1) Làm việc một.\na2) Làm việc hai.\nb) Làm việc ba.", "I.a.1 I.a.2 I.b"),
        ("a) Phần việc chung:\na.1) Làm việc một.\na.2) Làm việc hai.", "I.a.1 I.a.2"),
        ("Một là, làm việc một.\nHai là, làm việc hai.\nBa là, làm việc ba.", "I.1 I.2 I.3"),
        ("Thứ nhất, làm việc một.\nThứ hai, làm việc hai.", "I.1 I.2"), ("- a) Làm việc một.\n- b) Làm việc hai.", "I.a I.b"),
    ])
    func marks(_ body: String, _ expected: String) { #expect(ids(body).joined(separator: " ") == expected) }

    @Test(arguments: [
        ("I- MỤC TIÊU\n1- Làm việc một.\nII- BIỆN PHÁP\n1- Làm việc hai.", "I.1 II.1"),
        ("I/ MỤC TIÊU\n1/ Làm việc một.\nII/ BIỆN PHÁP\n1/ Làm việc hai.", "I.1 II.1"),
        ("A. MỤC TIÊU\nI. Chung\n1. Làm việc một.\nB. BIỆN PHÁP\nI. Chung\n1. Làm việc hai.", "A.I.1 B.I.1"),
        ("Phần thứ nhất\nMỤC TIÊU\n1. Làm việc một.\nPhần thứ hai\nBIỆN PHÁP\n1. Làm việc hai.", "I.1 II.1"),
        ("PHẦN I. MỤC TIÊU\n1. Làm việc một.\nPHẦN II. BIỆN PHÁP\n1. Làm việc hai.", "I.1 II.1"),
        ("Điều 1. Mục tiêu\n1. Làm việc một.\nĐiều 2. Nội dung\n1. Làm việc hai.\na) Làm việc ba.", "1.1 2.1 2.1.a"),
        ("Mục 1. MỤC TIÊU\n1. Làm việc một.\nMục 2. BIỆN PHÁP\n1. Làm việc hai.", "1.1 2.1"),
        ("MỤC TIÊU\n\n1. Làm việc một.\n\nBIỆN PHÁP\n\n1. Làm việc hai.", "1 1-2"),
    ])
    func headings(_ text: String, _ expected: String) {
        #expect(PlanReader.read("KẾ HOẠCH\nThi đua năm nay:\n" + text + "\n").obligations.map(\.id).joined(separator: " ") == expected)
    }

    @Test func numbersGoOnPastAHundred() {
        let clauses = (1...1200).map { "\($0). Làm việc số \($0) của kế hoạch." }.joined(separator: "\n")
        #expect(ids(clauses) == (1...1200).map { "I.\($0)" })
        let bracketed = (1...150).map { "(\($0)) Làm việc số \($0) của kế hoạch." }.joined(separator: "\n")
        #expect(ids(bracketed) == (1...150).map { "I.\($0)" })
        let decimals = (1...130).map { "1.\($0). Làm việc số \($0) của kế hoạch." }.joined(separator: "\n")
        #expect(ids(decimals) == (1...130).map { "I.\($0)" })
        // A year that a line happens to begin with is no clause.
        #expect(ids("1. Hoàn thành các chỉ tiêu của năm\n2025. Việc này làm thường xuyên.\n2. Làm việc hai.") == ["I.1", "I.2"])
    }

    /// The order of -, +, * differs from plan to plan; a group that ends in a colon holds what follows it.
    @Test(arguments: [
        ("- Làm các việc sau:\n+ Làm việc một.\n+ Làm việc hai.\n- Làm việc ba.", "I.a.a I.a.b I.b"),
        ("* Đối với xã:\n- Làm việc một.\n- Làm việc hai.\n* Đối với thôn:\n- Làm việc ba.", "I.a.a I.a.b I.b.a"),
        ("+ Đối với xã:\n- Làm việc một.\n+ Đối với thôn:\n- Làm việc hai.", "I.a.a I.b.a"),
        ("- Làm việc một.\n* Các việc khác:\n+ Làm việc hai.", "I.a I.b.a"),
        ("a) Gồm các việc sau:\n1) Làm việc một.\n2) Làm việc hai.\nb) Làm việc ba.", "I.a.1 I.a.2 I.b"),
        ("1. Đối với xã\n   1. Làm việc một.\n   2. Làm việc hai.\n2. Đối với thôn\n   - Làm việc ba.", "I.1.1 I.1.2 I.2.a"),
    ])
    func nesting(_ body: String, _ expected: String) { #expect(ids(body).joined(separator: " ") == expected) }

    @Test func clausesGoOnOverPageBreaksAndPageNumbers() {
        let plan = PlanReader.read(
            """
            KẾ HOẠCH

            I. NỘI DUNG THI ĐUA
            1. Tổ chức tuyên truyền sâu rộng về phong trào thi đua đến toàn thể đoàn viên,

                                        Trang 2/5
            \u{C}
            hội viên và người dân trên địa bàn.

            - 3 -

            2. Vận động xây dựng gia đình văn hóa;
            xóa bỏ hủ tục lạc hậu.
            """)
        #expect(
            plan.obligations.map(\.text) == [
                "Tổ chức tuyên truyền sâu rộng về phong trào thi đua đến toàn thể đoàn viên, hội viên và người dân trên địa bàn.",
                "Vận động xây dựng gia đình văn hóa; xóa bỏ hủ tục lạc hậu.",
            ])
    }

    @Test func unnumberedHeadingsNameWhoActsAndTakeNoPartInThePath() {
        let plan = PlanReader.read(
            """
            KẾ HOẠCH

            I. TỔ CHỨC THỰC HIỆN

            **Sở Nội vụ**

            1. Theo dõi phong trào.
            2. Báo cáo kết quả.

            **Đối với các thôn:**

            - Vận động nhân dân.
            """)
        #expect(plan.obligations.map(\.id) == ["I.1", "I.2", "I.a"])
        #expect(plan.obligations.map(\.assignees) == [["Sở Nội vụ"], ["Sở Nội vụ"], ["Các thôn"]])
        #expect(plan.headings.map { "\($0.level) \($0.id) \($0.text)" } == ["1 I TỔ CHỨC THỰC HIỆN", "2 I Sở Nội vụ", "2 I Đối với các thôn:"])
    }

    @Test func aLeadInIsNoObligationAndASentenceAboveDashesIs() {
        let plan = PlanReader.read(
            """
            KẾ HOẠCH

            I. TỔ CHỨC THỰC HIỆN
            1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính:
            a) Hướng dẫn các đơn vị.
            2. Thủ trưởng các đơn vị có trách nhiệm:
            - Ban hành kế hoạch.
            3. Thi đua phát triển kinh tế:
            - Xây dựng mô hình mới.
            4. Ban Giám hiệu phối hợp với Công đoàn trường phát động thi đua chào mừng ngày Nhà giáo, tổng kết trước ngày 20/11/2025:
            - Tổ chức hội giảng.
            5. 95% học sinh đạt hạnh kiểm khá, tốt:
            - Khối 6 đạt 96% trở lên.
            """)
        #expect(plan.obligations.map(\.id) == ["I.1.a", "I.2.a", "I.3.a", "I.4", "I.4.a", "I.5", "I.5.a"])
        #expect(
            plan.obligations.map(\.assignees) == [
                ["Sở Nội vụ", "Sở Tài chính"], ["Thủ trưởng các đơn vị"], [], ["Ban Giám hiệu", "Công đoàn trường"],
                ["Ban Giám hiệu", "Công đoàn trường"], [], ["Khối 6"],
            ])
    }

    @Test func closingParagraphsAreNone() {
        let plan = PlanReader.read(
            """
            KẾ HOẠCH

            I. TỔ CHỨC THỰC HIỆN
            1. Các phòng triển khai kế hoạch.

            Sở Nội vụ đề nghị các cơ quan, đơn vị quan tâm thực hiện./.
            """)
        #expect(plan.obligations.map(\.text) == ["Các phòng triển khai kế hoạch."])
    }
}
