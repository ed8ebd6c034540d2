import PlanReading
import Testing
internal import Vietnamese

/// Who does a section and by when, said in clauses of their own; lists of bodies; deadlines.
@Suite struct SectionTests {
    private func read(_ body: String) -> PlanDocument { PlanReader.read("KẾ HOẠCH\n\nI. NỘI DUNG THI ĐUA\n" + body + "\n") }

    @Test(arguments: [
        "1. Nội dung\na) Rà soát quy trình.\nb) Bình bệnh án.\n2. Cơ quan chủ trì, phối hợp\na) Cơ quan chủ trì\n- Phòng Điều dưỡng.\n"
            + "b) Cơ quan phối hợp\n- Công đoàn; các khoa.\n3. Thời gian thực hiện: Quý III/2026.",
        "1. Nội dung\na) Rà soát quy trình.\nb) Bình bệnh án.\n2. Đơn vị chủ trì: Phòng Điều dưỡng.\n3. Đơn vị phối hợp: Công đoàn, các khoa.\n"
            + "4. Thời gian: trước ngày 30/9/2026.",
    ])
    func clausesOfASectionSayWhoAndWhen(_ body: String) {
        let plan = read(body)
        #expect(plan.obligations.map(\.id) == ["I.1.a", "I.1.b"])
        #expect(plan.obligations.allSatisfy { $0.assignees == ["Phòng Điều dưỡng", "Công đoàn", "Các khoa"] })
        #expect(plan.obligations.allSatisfy { $0.due?.iso == "2026-09-30" })
    }

    @Test func dashesOfATaskWithItsOwnContentGetThem() {
        let plan = read(
            "1. Phong trào sáng tạo\n* Nội dung:\n- Tổ chức cuộc thi.\n- Lập câu lạc bộ.\n* Đơn vị chủ trì: Hội Sinh viên tỉnh\n2. Làm việc khác.")
        #expect(plan.obligations.map(\.id) == ["I.1.a.a", "I.1.a.b", "I.2"])
        #expect(plan.obligations.map(\.assignees) == [["Hội Sinh viên tỉnh"], ["Hội Sinh viên tỉnh"], []])
    }

    @Test func timeThatGoesOnIsNoDeadline() {
        let plan = read("1. Nội dung\na) Làm việc một.\n2. Cơ quan chủ trì: Sở Y tế.\n3. Thời gian thực hiện: Tháng 12/2013 và thường xuyên.")
        #expect(plan.obligations.map { $0.due?.iso } == [nil])
    }

    @Test(arguments: [
        ("Năm 2018: Rà soát văn bản.", "2018-12-31"), ("Quý I/2026, hoàn thành việc rà soát.", "2026-03-31"),
        ("Đến năm 2028, có 50 mô hình.", "2028-12-31"), ("Tổ chức trong tuần đầu tháng 7/2026.", "2026-07-31"),
        ("Thực hiện Đề án quy tập từ nay đến năm 2020.", nil), ("Tìm kiếm từ nay đến năm 2020 và những năm tiếp theo.", nil),
        ("Hoàn thành theo Quyết định số 22/2013/QĐ-TTg đến hết năm 2019.", "2019-12-31"), ("Đ ế n năm 2020, hoàn thành việc này.", "2020-12-31"),
    ])
    func deadlines(_ clause: String, _ iso: String?) { #expect(read("1. " + clause).obligations.map { $0.due?.iso } == [iso]) }

    @Test(arguments: [
        (
            "Đài Tiếng nói Việt Nam, Thông tấn xã Việt Nam phối hợp với Bộ Ngoại giao đưa tin.",
            ["Đài Tiếng nói Việt Nam", "Thông tấn xã Việt Nam", "Bộ Ngoại giao"]
        ),
        ("Công đoàn ngành, Công đoàn xã, phường tổ chức hội thi.", ["Công đoàn ngành", "Công đoàn xã, phường"]),
        ("Căn cứ chức năng, phối hợp với các bộ, ban, ngành liên quan triển khai.", ["Các bộ, ban, ngành liên quan"]),
        ("Khuyến khích các tổ chức xã hội, doanh nghiệp tham gia ủng hộ.", ["Các tổ chức xã hội, doanh nghiệp"]),
        ("Tuần tra ban đêm (Đội Cảnh sát giao thông thực hiện).", ["Đội Cảnh sát giao thông"]),
        ("Chỉ huy các Đội, Trạm tổ chức phát động.", ["Chỉ huy các Đội, Trạm"]), ("Mỗi khoa, phòng có một sáng kiến.", ["Khoa, phòng"]),
        ("Mỗi đơn vị có ít nhất 01 công trình.", []), ("Định kỳ tổng hợp, tham mưu UBND xã báo cáo cấp trên.", []),
        ("Phối hợp với Mặt tr ận Tổ quốc, Bộ Y t ế rà soát.", ["Mặt tr ận Tổ quốc", "Bộ Y t ế"]),
        ("Vận động nhân dân; các tổ chức thành viên của Mặt trận tăng cường hoạt động.", []),
        ("Làm tốt việc này; các tổ chức thành viên của Mặt trận tăng cường hoạt động.", ["Các tổ chức thành viên của Mặt trận"]),
    ])
    func bodies(_ clause: String, _ names: [String]) { #expect(read("1. " + clause).obligations.map(\.assignees) == [names]) }

    @Test func aTitleWithAFullStopIsAHeading() {
        let plan = read("1. Biện pháp thực hiện.\n- Tập luyện đều.\n2. Giữ sạch sân trường.\n- Quét sân mỗi sáng.")
        #expect(plan.obligations.map(\.id) == ["I.1.a", "I.2", "I.2.a"])
    }

    /// What a clause says before "cụ thể:" is its own; a short lead-in says nothing.
    @Test func whatIsSaidBeforeTheListCounts() {
        let plan = read(
            "1. Chỉ tiêu chung. Toàn ngành phấn đấu khởi công 4.200 căn nhà; cụ thể:\n- Năm 2026: 900 căn.\n2. Toàn ngành tập trung các việc sau:\n- Rà soát văn bản.\n"
                + "- Làm gọn thủ tục.")
        #expect(plan.obligations.map(\.id) == ["I.1", "I.1.a", "I.2.a", "I.2.b"])
    }

    /// Work with papers and procedures is no statement about them.
    @Test func administrativeProceduresAreContent() {
        let plan = PlanReader.read(
            "KẾ HOẠCH\n\n1. MỤC TIÊU\n1.1. Về thủ tục hành chính\n1.1.1. 100% thủ tục được công khai.\n1.1.2. Hồ sơ đúng hạn đạt 99%.\n")
        #expect(plan.obligations.map(\.id) == ["1.1.1", "1.1.2"])
    }

    @Test func aLongLeadInThatIntroducesItsListIsNone() {
        let plan = read(
            "1. Nâng cao năng lực, hiệu lực, hiệu quả quản lý nhà nước đối với công tác thi đua, khen thưởng trong toàn ngành, cụ thể:\n- Làm việc một."
        )
        #expect(plan.obligations.map(\.id) == ["I.1.a"])
    }

    @Test func lawsJoinedByAndAreTwo() {
        let plan = PlanReader.read(
            "KẾ HOẠCH\nThi đua\n\nCăn cứ Pháp lệnh Ưu đãi số 26/2005/PL-UBTVQH11 ngày 29 tháng 6 năm 2005 và Pháp lệnh sửa đổi một số điều của Pháp lệnh "
                + "Ưu đãi số 04/2012/PL-UBTVQH13 ngày 16 tháng 7 năm 2012;\n\nI. NỘI DUNG\n1. Làm việc một.\n")
        #expect(plan.basis.map(\.number) == ["26/2005/PL-UBTVQH11", "04/2012/PL-UBTVQH13"])
        #expect(plan.basis.map { $0.date?.iso } == ["2005-06-29", "2012-07-16"])
    }
}
