internal import PlanReading
import Testing
internal import Vietnamese

/// Title, issuer, number, date and bases of documents that are not laid out like the department's plan.
@Suite struct FrameTests {
    private static let decision = """
        ỦY BAN NHÂN DÂN
        TỈNH HƯƠNG GIANG
        Số: 3021/QĐ-UBND
        Hương Giang, ngày 01 tháng 7 năm 2025

        QUYẾT ĐỊNH
        Ban hành Kế hoạch tổ chức Phong trào thi đua “Xã sáng đèn” giai đoạn 2026 - 2030

        CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH

        Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15/6/2022;

        QUYẾT ĐỊNH:

        Điều 1. Ban hành kèm theo Quyết định này Kế hoạch tổ chức Phong trào thi đua “Xã sáng đèn” giai đoạn 2026 - 2030.

        Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

        Điều 3. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Nội vụ chịu trách nhiệm thi hành Quyết định này./.

        Nơi nhận:
        - Như Điều 3;
        - Lưu: VT.

        CHỦ TỊCH
        Lê Trường Lưu
        """

    @Test func aDecisionAndThePlanItIssuesAreOneDocument() {
        let plan = PlanReader.read(
            Self.decision + """


                KẾ HOẠCH
                TỔ CHỨC PHONG TRÀO THI ĐUA “XÃ SÁNG ĐÈN” GIAI ĐOẠN 2026 - 2030
                (Ban hành kèm theo Quyết định số 3021/QĐ-UBND ngày 01/7/2025)

                I. MỤC TIÊU
                1. Lắp đèn ở mọi thôn.
                II. TỔ CHỨC THỰC HIỆN
                1. Sở Công Thương
                - Hướng dẫn kỹ thuật.
                """)
        #expect(plan.title == "TỔ CHỨC PHONG TRÀO THI ĐUA “XÃ SÁNG ĐÈN” GIAI ĐOẠN 2026 - 2030")
        #expect(plan.issuer == "Chủ tịch Ủy ban nhân dân tỉnh Hương Giang")
        #expect(plan.number == "3021/QĐ-UBND")
        #expect(plan.date?.iso == "2025-07-01")
        #expect(plan.basis.map(\.number) == ["06/2022/QH15"])
        #expect(plan.obligations.map(\.id) == ["3", "I.1", "II.1.a"])
        #expect(plan.obligations.map(\.assignees) == [["Chánh Văn phòng UBND tỉnh", "Giám đốc Sở Nội vụ"], [], ["Sở Công Thương"]])
        #expect(plan.recipients == ["Như Điều 3", "Lưu: VT"])
        #expect(plan.signatory == Signatory(role: "Chủ tịch", name: "Lê Trường Lưu"))
        #expect([plan.period.from?.iso, plan.period.to?.iso] == ["2026-01-01", "2030-12-31"])
    }

    @Test func aLetterHasItsSubjectAsTitle() {
        let plan = PlanReader.read(
            """
            UBND TỈNH AN PHÚ
            SỞ NỘI VỤ
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Số 1520 /SNV-TĐKT
            V/v phát động phong trào thi đua năm 2025
            An Phú, ngày 15 tháng 4 năm 2025

            Kính gửi:
            - Các sở, ban, ngành tỉnh;
            - UBND các xã, phường.

            Thực hiện Quyết định số 733/QĐ-TTg ngày 14/6/2019 của Thủ tướng Chính phủ, Sở Nội vụ đề nghị các cơ quan triển khai:

            1. Tổ chức phát động thi đua.
            2. UBND các xã, phường chịu trách nhiệm tuyên truyền.
            """)
        #expect(plan.title == "phát động phong trào thi đua năm 2025")
        #expect(plan.issuer == "Sở Nội vụ")
        #expect(plan.number == "1520/SNV-TĐKT")
        #expect(plan.date?.iso == "2025-04-15")
        #expect(plan.obligations.map(\.id) == ["1", "2"])
        #expect(plan.obligations.map(\.assignees) == [["Các cơ quan"], ["UBND các xã, phường"]])
    }

    @Test(arguments: [
        ("Số: 15/KH-UBND", "15/KH-UBND"), ("Số 15 /KH-SNV", "15/KH-SNV"), ("Số: 15 -KH/TU", "15-KH/TU"), ("Số: 15/ KH- UBND", "15/KH-UBND"),
        ("Số: 88/KH-CAT-PX01", "88/KH-CAT-PX01"), ("Số:      /KH-UBND", nil), ("Số. 07/KHLT-SNV-LĐLĐ", "07/KHLT-SNV-LĐLĐ"),
    ])
    func numbers(_ line: String, _ number: String?) {
        let plan = PlanReader.read(
            "SỞ NỘI VỤ\n\(line)\nHà Nội, ngày    tháng 10 năm 2025\n\nKẾ HOẠCH\nThi đua năm 2025\n\nI. MỤC ĐÍCH\n1. Thi đua.\n")
        #expect(plan.number == number)
        #expect(plan.issuer == "Sở Nội vụ")
        #expect(plan.title == "Thi đua năm 2025")
        #expect(plan.date == nil)
    }

    @Test func theIssuerHasTheCapitalsOfTheText() {
        let plan = PlanReader.read(
            """
            SỞ GIÁO DỤC VÀ ĐÀO TẠO
            TRƯỜNG THPT LÊ VĂN TÂM

            KẾ HOẠCH
            Thi đua năm học mới

            I. MỤC ĐÍCH
            1. Thi đua dạy tốt.

            Quảng Ngãi, ngày 22 tháng 9 năm 2025
            HIỆU TRƯỞNG
            ThS. Phạm Quốc Huy
            """)
        #expect(plan.issuer == "Trường THPT Lê Văn Tâm")
        #expect(plan.date?.iso == "2025-09-22")
        #expect(plan.signatory == Signatory(role: "Hiệu trưởng", name: "Phạm Quốc Huy"))
        #expect(PlanReader.read("CÔNG AN TỈNH HÒA LẠC\n\nKẾ HOẠCH\nThi đua\n\nI. MỤC ĐÍCH\n1. Thi đua tốt.\n").issuer == "Công an tỉnh Hòa Lạc")
    }

    @Test func citationsInOneParagraph() {
        let plan = PlanReader.read(
            """
            KẾ HOẠCH
            Thi đua năm 2026

            Căn cứ Nghị quyết Đại hội Công đoàn Việt Nam; căn cứ Hướng dẫn số 124/HD-TLĐ ngày 14/02/2025 của Tổng Liên đoàn Lao động Việt Nam,
            Kế hoạch số 40/KH-LĐLĐ, ngày 01/4/2025 của Liên đoàn Lao động tỉnh. Thực hiện Công văn số 12/UBND ngày 02/5/2025, Công đoàn ngành ban hành
            Kế hoạch như sau:

            I. MỤC ĐÍCH
            1. Thi đua lao động giỏi.
            """)
        #expect(
            plan.basis.map { "\($0.kind) \($0.number ?? "-") \($0.date?.iso ?? "-") \($0.issuer ?? "-")" } == [
                "Nghị quyết - - -", "Hướng dẫn 124/HD-TLĐ 2025-02-14 Tổng Liên đoàn Lao động Việt Nam",
                "Kế hoạch 40/KH-LĐLĐ 2025-04-01 Liên đoàn Lao động tỉnh", "Công văn 12/UBND 2025-05-02 -",
            ])
        #expect(plan.issuer == "Công đoàn ngành")
        #expect(plan.places.basis.count == 4)
    }

    @Test func thePeriodMayBeginWithTheDayOfIssue() {
        let plan = PlanReader.read(
            """
            SỞ NỘI VỤ
            Hà Nội, ngày 19 tháng 11 năm 2025
            KẾ HOẠCH
            Phát động thi đua

            I. NỘI DUNG
            1. Thi đua hoàn thành nhiệm vụ.
            II. THỜI GIAN
            Từ ngày ban hành Kế hoạch đến khi tổ chức thành công Đại hội.
            """)
        #expect(plan.period == PlanPeriod(from: CivilDate(iso: "2025-11-19"), to: nil))
    }

    @Test func situationAndAwardsObligeNobody() {
        let plan = PlanReader.read(
            """
            KẾ HOẠCH
            Thi đua năm học:

            PHẦN I. ĐẶC ĐIỂM TÌNH HÌNH
            1. Thuận lợi
            - Nhà trường có 62 giáo viên.
            PHẦN II. ĐĂNG KÝ VÀ CÁC ĐỢT THI ĐUA
            1. Đối tượng đăng ký
            - Các tổ chuyên môn trong trường.
            2. Thời gian đăng ký: Trước ngày 30/9/2025.
            3. Đợt 1: Từ ngày 05/9/2025 đến ngày 20/11/2025, chào mừng ngày Nhà giáo.
            PHẦN III. DANH HIỆU VÀ HÌNH THỨC KHEN THƯỞNG
            1. Hình thức: Giấy khen của Hiệu trưởng.
            PHẦN IV. TỔ CHỨC THỰC HIỆN
            1. Hội đồng Thi đua - Khen thưởng nhà trường
            - Theo dõi, chấm điểm hằng tháng.
            """)
        #expect(plan.obligations.map(\.id) == ["IV.1.a"])
        #expect(plan.obligations.map(\.assignees) == [["Hội đồng Thi đua - Khen thưởng nhà trường"]])
    }
}
