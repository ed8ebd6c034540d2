import PlanReading
import Testing

/// What a scanner that knows Vietnamese makes of a plan: most words right, numbers and marks not always.
@Suite struct ScanTests {
    private func ids(_ second: String, _ third: String) -> [String] {
        PlanReader.read(
            """
            KẾ HOẠCH
            Thi đua năm 2026

            I. MỤC ĐÍCH, YÊU CẦU

            1. Làm việc một.

            \(second) NỘI DUNG THI ĐUA

            1. Làm việc hai.

            \(third) TỔ CHỨC THỰC HIỆN

            1. Làm việc ba.

            IV. KHEN THƯỞNG VÀ TỔNG KẾT

            1. Tổng kết phong trào.
            """
        ).obligations.map(\.id)
    }

    @Test(arguments: [
        ("II.", "TIII."), ("IL", "III."), ("Il.", "IIL"), ("1I.", "I11."), ("H.", "HI."), ("TI.", "IH."), ("II,", "II."), ("II.", "II."),
        ("IL.", "IIl."),
    ])
    func misreadRomanNumbersOpenTheirSection(_ second: String, _ third: String) {
        #expect(ids(second, third).prefix(3) == ["I.1", "II.1", "III.1"])
    }

    @Test func theFirstMayBeReadAsOne() {
        let plan = PlanReader.read(
            "KẾ HOẠCH\n\n1. MỤC TIÊU\n1. Làm việc một.\n2. Làm việc hai.\nII. NỘI DUNG THI ĐUA\n1, Làm việc ba.\n©) Làm việc khác.\n")
        #expect(plan.obligations.map(\.id) == ["I.1", "I.2", "II.1", "II.1.c"])
    }

    @Test func aMisreadNumberIsDoubted() {
        let plan = PlanReader.read(
            "KẾ HOẠCH\n\nI. MỤC TIÊU\n1. Làm việc một.\nI1. NỘI DUNG THI ĐUA\n1. Làm việc hai.\nTIII. TỔ CHỨC THỰC HIỆN\n1. Làm việc ba.\n")
        #expect(plan.obligations.map(\.id) == ["I.1", "II.1", "III.1"])
        #expect(plan.doubts.map { [$0.text, $0.suggestion] } == [["I1", "II"], ["TIII", "III"]])
    }

    @Test func singleSyllablesAreDoubtedWithASuggestion() {
        let plan = PlanReader.read("KẾ HOẠCH\n\nI. NỘI DUNG THI ĐUA\n1. Các đơn vị triển kha1l kế hoạch thi đua tại Bộ Y t ế.\n")
        #expect(plan.doubts.map { [$0.text, $0.suggestion] } == [["kha1l", "khai"], ["t ế", "tế"]])
    }

    @Test func straySpecksAreNoMarks() {
        let plan = PlanReader.read(
            "KẾ HOẠCH\n\nI. TỔ CHỨC THỰC HIỆN\n1. Đề cao trách. nhiệm; giao Trưởng các „phòng, đơn vị chủ _ trì thực hiện.\n2. Làm việc khác.\n")
        #expect(plan.obligations.map(\.assignees) == [["Trưởng các phòng, đơn vị"], []])
    }

    @Test(arguments: [
        "1. Nhóm A và nhóm B ở xã làm việc.", "1. Cán bộ và y tế xã làm việc.", "1. Theo điểm c khoản 2 và điểm d ở trên.",
        "1. Đào 100 m ở thôn, mục a, b ở trên và vitamin C ấm áp.",
    ])
    func soundTextIsNotJoined(_ clause: String) {
        let plan = PlanReader.read("KẾ HOẠCH\n\nI. NỘI DUNG THI ĐUA\n" + clause + "\n")
        #expect(!plan.doubts.contains { $0.text.contains(" ") })
    }
}
