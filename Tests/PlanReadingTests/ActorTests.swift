internal import PlanReading
import Testing
internal import Vietnamese

/// Who is named as doing it.
@Suite struct ActorTests {
    private func actors(_ clause: String) -> [[String]] {
        PlanReader.read("KẾ HOẠCH\n\nI. TỔ CHỨC THỰC HIỆN\n1. \(clause)\n").obligations.map(\.assignees)
    }

    @Test(arguments: [
        // Schools.
        ("Giáo viên chủ nhiệm phối hợp với Ban đại diện cha mẹ học sinh giúp đỡ học sinh.", ["Giáo viên chủ nhiệm", "Ban đại diện cha mẹ học sinh"]),
        ("Tổ trưởng các tổ chuyên môn, tổ Văn phòng triển khai kế hoạch.", ["Tổ trưởng các tổ chuyên môn", "Tổ Văn phòng"]),
        ("Tổ chuyên môn sinh hoạt theo nghiên cứu bài học.", ["Tổ chuyên môn"]),
        ("Khối 11, khối 12 phụ trách khuôn viên.", ["Khối 11", "Khối 12"]),
        ("Đoàn Thanh niên, Liên đội tổ chức các hoạt động.", ["Đoàn Thanh niên", "Liên đội"]),
        ("Phòng Đào tạo phối hợp với Trung tâm Khảo thí xây dựng đề.", ["Phòng Đào tạo", "Trung tâm Khảo thí"]),
        ("Phối hợp với Sở Giáo dục và Đào tạo, Tỉnh đoàn tổ chức diễn đàn.", ["Sở Giáo dục và Đào tạo", "Tỉnh đoàn"]),
        ("Trưởng các khối thi đua chủ trì chấm điểm.", ["Trưởng các khối thi đua"]),
        ("Công an huyện kéo giảm 5% phạm pháp hình sự.", ["Công an huyện"]),
        // Police, army, unions, companies.
        ("Phòng Công tác đảng và công tác chính trị (PX01) chủ trì thẩm định.", ["Phòng Công tác đảng và công tác chính trị"]),
        ("Phòng Cảnh sát giao thông tuần tra ban đêm.", ["Phòng Cảnh sát giao thông"]),
        ("Các đảng bộ, chi bộ trực thuộc căn cứ Kế hoạch này xây dựng kế hoạch.", ["Các đảng bộ, chi bộ trực thuộc"]),
        ("Phòng Tổ chức và Nhân sự là đơn vị thường trực.", ["Phòng Tổ chức và Nhân sự"]),
        ("Công đoàn trường, Đoàn trường vận động đoàn viên.", ["Công đoàn trường", "Đoàn trường"]),
        // Communes, ministries, the press.
        ("Đề nghị UBMTTQVN phường vận động nhân dân.", ["UBMTTQVN phường"]),
        ("Phối hợp cụ thể với các Bộ, ngành trung ương làm tốt công tác này.", ["Các Bộ, ngành trung ương"]),
        ("Cổng Thông tin điện tử tỉnh xây dựng chuyên mục.", ["Cổng Thông tin điện tử tỉnh"]),
        ("Ủy ban nhân dân các xã, phường, đặc khu chịu trách nhiệm triển khai.", ["Ủy ban nhân dân các xã, phường, đặc khu"]),
        ("Các tổ chức cung cấp dịch vụ chi trả tích cực tham gia.", ["Các tổ chức cung cấp dịch vụ chi trả"]),
        // Verbs that are nouns inside a name.
        (
            "Phối hợp với Ban Quản lý dự án đầu tư xây dựng tỉnh, các nhà thầu thi công đúng hạn.",
            ["Ban Quản lý dự án đầu tư xây dựng tỉnh", "Các nhà thầu"]
        ),
        ("Trung tâm Giám định chất lượng xây dựng tổ chức tập huấn.", ["Trung tâm Giám định chất lượng xây dựng"]),
        ("Ban Quản lý dự án xây dựng kế hoạch năm.", ["Ban Quản lý dự án"]),
        // More than one actor in a sentence.
        ("Phòng Công nghệ thông tin chủ trì, các xã phối hợp thực hiện.", ["Phòng Công nghệ thông tin", "Các xã"]),
        ("Ngân hàng hướng dẫn quy trình và cán bộ ngân hàng thực hiện mở tài khoản.", ["Ngân hàng", "Cán bộ ngân hàng"]),
        ("Giao Sở Tài chính bố trí kinh phí, giao Sở Nội vụ theo dõi.", ["Sở Tài chính", "Sở Nội vụ"]),
        ("Mỗi chi bộ xây dựng ít nhất 01 mô hình.", ["Chi bộ"]),
        ("Tổ chức hội giảng, mỗi tổ chuyên môn tham gia 03 tiết.", ["Tổ chuyên môn"]),
        ("Phòng, đơn vị nào chậm thì nhắc nhở.", []),
        // Told, reported to, advised, asked of: none. Persons of a class are no body.
        ("Chỉ đạo các cơ quan truyền thông đẩy mạnh tuyên truyền.", []),
        ("Hướng dẫn Sở Y tế, Sở Nội vụ thực hiện.", []),
        ("Đề nghị Chủ tịch UBND tỉnh tặng Bằng khen cho các tập thể.", []),
        ("Cán bộ, công chức, viên chức nêu cao tinh thần trách nhiệm.", []),
        ("Mỗi giáo viên có ít nhất 02 tiết dạy.", []),
        ("Tăng cường phối hợp giữa chính quyền với Mặt trận Tổ quốc.", []),
        ("Phát huy sự tham gia của doanh nhân, doanh nghiệp thực hiện chuyển đổi số.", []),
        ("Hội nghị tổng kết được tổ chức vào cuối năm.", []),
    ])
    func clauses(_ clause: String, _ bodies: [String]) { #expect(actors(clause) == [bodies]) }

    @Test(arguments: [
        ("Các phòng nghiệp vụ, Công an các huyện, thị xã", ["Các phòng nghiệp vụ", "Công an các huyện, thị xã"]),
        ("Đề nghị: Hiệp hội Doanh nghiệp tỉnh, Hội Nông dân tỉnh", ["Hiệp hội Doanh nghiệp tỉnh", "Hội Nông dân tỉnh"]),
        ("Đối với các sở, ban, ngành; UBND các xã, phường", ["Các sở, ban, ngành", "UBND các xã, phường"]),
        ("Trách nhiệm của Hội đồng Thi đua - Khen thưởng nhà trường", ["Hội đồng Thi đua - Khen thưởng nhà trường"]),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Giao Sở Nội vụ (cơ quan thường trực) chủ trì, phối hợp với Sở Tài chính:", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Đối với giáo viên, nhân viên", []), ("Đối với cá nhân", []), ("Công tác tuyên truyền", []),
    ])
    func headings(_ heading: String, _ bodies: [String]) { #expect(actors("\(heading)\na) Làm việc được giao.") == [bodies]) }

    @Test(arguments: [
        "- Đơn vị chủ trì: Phòng Kỹ thuật\n- Đơn vị phối hợp: Các Điện lực, Phòng Kinh doanh\n- Thời gian hoàn thành: Quý III/2026",
        "Cơ quan chủ trì: Phòng Kỹ thuật\nCơ quan phối hợp: Các Điện lực; Phòng Kinh doanh\nThời gian: 30/9/2026",
        "(Chủ trì: Phòng Kỹ thuật; phối hợp: các Điện lực, Phòng Kinh doanh; thời gian: trước ngày 30/9/2026)",
        "Phân công: Phòng Kỹ thuật chủ trì, các Điện lực và Phòng Kinh doanh phối hợp. Thời hạn: 30/9/2026.",
    ])
    func linesUnderATask(_ lines: String) {
        let plan = PlanReader.read("KẾ HOẠCH\n\nI. NỘI DUNG THI ĐUA\n1. Giảm tổn thất điện năng.\n\(lines)\n2. Làm việc khác.\n")
        #expect(plan.obligations.map(\.id) == ["I.1", "I.2"])
        #expect(plan.obligations.first?.assignees == ["Phòng Kỹ thuật", "Các Điện lực", "Phòng Kinh doanh"])
        #expect(plan.obligations.first?.due?.iso == "2026-09-30")
    }

    /// In an order without headings whoever is called upon above the clauses does them, unless a clause names its own.
    @Test func whoIsCalledUponAboveTheClauses() {
        let plan = PlanReader.read(
            """
            CHỈ THỊ
            Về việc đẩy mạnh thi đua

            Để thi đua thiết thực, Thủ tướng Chính phủ yêu cầu Chủ tịch Ủy ban nhân dân các tỉnh:
            1. Tổ chức phát động thi đua.
            2. Sở Nội vụ có trách nhiệm theo dõi.

            Nơi nhận:
            - Như trên.
            """)
        #expect(plan.issuer == "Thủ tướng Chính phủ")
        #expect(plan.obligations.map(\.assignees) == [["Chủ tịch Ủy ban nhân dân các tỉnh"], ["Sở Nội vụ"]])
    }

    @Test(arguments: [
        ("chậm nhất vào ngày 10 tháng 7 năm 2025", "2025-07-10"), ("xong trước 30/5/2025", "2025-05-30"), ("trong tháng 10 năm 2025", "2025-10-31"),
        ("Quí IV-2025 phải xong, hoàn thành trong Quí IV-2025", "2025-12-31"), ("đến cuối năm 2026", "2026-12-31"),
        ("quy hoạch đến năm 2030, tầm nhìn đến năm 2050", "2030-12-31"), ("theo quy hoạch, tầm nhìn đến năm 2050", nil),
        ("theo phong trào “Đến năm 2030 về đích”", nil),
    ])
    func dueDates(_ words: String, _ iso: String?) {
        let plan = PlanReader.read("KẾ HOẠCH\n\nI. NỘI DUNG THI ĐUA\n1. Làm các việc được giao, \(words).\n")
        #expect(plan.obligations.map { $0.due?.iso } == [iso])
    }
}
