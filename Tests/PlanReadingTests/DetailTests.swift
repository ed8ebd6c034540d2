internal import PlanReading
import Testing
internal import Vietnamese

/// Headings, quotas, deadlines and places, on a plan of our own.
@Suite struct DetailTests {
    private static let text = """
        UBND TỈNH HÀ NAM
        SỞ TƯ PHÁP
        Số: 52/KH-STP
        Hà Nam, ngày 05 tháng 3 năm 2025
        KẾ HOẠCH
        Phát động phong trào thi đua "Tận tụy vì dân" năm 2025

        Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
        Căn cứ Kế hoạch số 12/KH-UBND ngày 10/01/2025 của UBND tỉnh về công tác thi đua,
        Sở Tư pháp ban hành Kế hoạch như sau:

        I. NỘI DUNG THI ĐUA
        1. Xây dựng quy tắc ứng xử, hoàn thành trước ngày 30/6/2025.
        II. KHEN THƯỞNG
        1. Giấy khen của Giám đốc Sở
        a) Không quá 10% số tập thể và 7,5% số cá nhân thuộc Sở.
        b) Mỗi huyện chọn 01 tập thể và 03 cá nhân, 02 hộ gia đình.
        c) Các cơ quan khác: 01 trường hợp (tập thể hoặc cá nhân).
        2. Hồ sơ đề nghị gửi về Văn phòng Sở trước ngày 15/11/2025; hằng năm gửi trước ngày 10/12.
        III. TỔ CHỨC THỰC HIỆN
        1. Văn phòng Sở
        - Báo cáo kết quả trước 17 giờ 00 ngày 20 tháng 12 năm 2025.
        - Sơ kết phong trào chậm nhất ngày 15/7.
        2. Các phòng, đơn vị báo cáo trước ngày 01/6 và 15/11 hằng năm.

        Nơi nhận:
        - UBND tỉnh;
        - Lưu: VT.
        GIÁM ĐỐC
        Lê Thị Minh
        """

    private func words(_ span: SourceSpan?) -> String? {
        span.map { String(String.UnicodeScalarView(Array(Self.text.unicodeScalars)[$0.start..<$0.end])) }
    }

    @Test func headingsAreTheTree() {
        let plan = PlanReader.read(Self.text)
        #expect(
            plan.headings.map { "\($0.level) \($0.id) \($0.text)" } == [
                "1 I NỘI DUNG THI ĐUA", "1 II KHEN THƯỞNG", "2 II.1 Giấy khen của Giám đốc Sở", "1 III TỔ CHỨC THỰC HIỆN", "2 III.1 Văn phòng Sở",
            ])
        #expect(words(SourceSpan(start: plan.headings[2].start, end: plan.headings[2].end)) == "1. Giấy khen của Giám đốc Sở")
    }

    @Test func quotasNameSubjectFormAndNumber() {
        let quotas = PlanReader.read(Self.text).quotas
        #expect(
            quotas.map(\.text) == [
                "Không quá 10% số tập thể", "7,5% số cá nhân", "01 tập thể", "03 cá nhân", "02 hộ gia đình", "01 trường hợp",
            ])
        #expect(quotas.map(\.subject) == [.collective, .individual, .collective, .individual, .household, .any])
        #expect(quotas.map(\.percent) == [10, 7.5, nil, nil, nil, nil])
        #expect(quotas.map(\.count) == [nil, nil, 1, 3, 2, 1])
        #expect(quotas.allSatisfy { $0.form == "Giấy khen" })
        #expect(quotas.map { words(SourceSpan(start: $0.start, end: $0.end)) } == quotas.map(\.text))
    }

    @Test func numbersThatLimitNoAwardAreNoQuotas() {
        let plan = PlanReader.read(
            """
            KẾ HOẠCH

            I. NỘI DUNG THI ĐUA
            1. Vận động 85% cá nhân tham gia; xây dựng 02 tập thể điển hình.
            2. 15% giáo viên đạt danh hiệu Chiến sĩ thi đua cơ sở.
            II. HÌNH THỨC KHEN THƯỞNG
            Chủ tịch UBND tỉnh tặng Bằng khen cho tối đa 05 tập thể.
            """)
        #expect(plan.quotas.map { "\($0.text) \($0.form ?? "-")" } == ["tối đa 05 tập thể Bằng khen"])
    }

    @Test func deadlinesNameWhatIsDue() {
        let deadlines = PlanReader.read(Self.text).deadlines
        #expect(
            deadlines.map { "\($0.what.rawValue) \($0.date?.iso ?? "-") \($0.yearly) \($0.text)" } == [
                "other 2025-06-30 false trước ngày 30/6/2025", "dossier 2025-11-15 false trước ngày 15/11/2025",
                "dossier 2025-12-10 true trước ngày 10/12", "report 2025-12-20 false trước 17 giờ 00 ngày 20 tháng 12 năm 2025",
                "review 2025-07-15 false chậm nhất ngày 15/7", "report 2025-06-01 true trước ngày 01/6", "report 2025-11-15 true 15/11",
            ])
        #expect(deadlines.map { words(SourceSpan(start: $0.start, end: $0.end)) } == deadlines.map(\.text))
    }

    @Test func filesAnOfficeWorksOnAreNoDossiersOfProposal() {
        let plan = PlanReader.read(
            "KẾ HOẠCH\n\nI. NỘI DUNG THI ĐUA\n1. Số hóa 100% hồ sơ mới trước ngày 30/6/2026.\n2. Gửi hồ sơ khen thưởng trước ngày 15/11/2026.\n")
        #expect(plan.deadlines.map(\.what) == [.other, .dossier])
    }

    @Test func everyPartOfTheFramePointsToItsPlace() {
        let plan = PlanReader.read(Self.text)
        #expect(words(plan.places.title) == "Phát động phong trào thi đua \"Tận tụy vì dân\" năm 2025")
        #expect(words(plan.places.issuer) == "SỞ TƯ PHÁP")
        #expect(words(plan.places.number) == "52/KH-STP")
        #expect(words(plan.places.date) == "ngày 05 tháng 3 năm 2025")
        #expect(words(plan.places.period) == "năm 2025")
        #expect(words(plan.places.signatory) == "GIÁM ĐỐC\nLê Thị Minh")
        #expect(
            plan.places.basis.map(words) == [
                "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", "Kế hoạch số 12/KH-UBND ngày 10/01/2025 của UBND tỉnh về công tác thi đua",
            ])
        #expect(plan.places.recipients.map(words) == ["UBND tỉnh", "Lưu: VT"])
    }
}
