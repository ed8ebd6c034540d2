internal import Foundation
internal import PlanReading

/// The texts that the tests read.
enum Texts {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let example = root.appendingPathComponent("Examples/dong-thap-2021-2025")

    static func example(_ name: String) throws -> String { try String(contentsOf: example.appendingPathComponent(name), encoding: .utf8) }

    /// Each version of the department's plan, read once for all tests: a debug build takes seconds for the damaged one.
    static func plan(_ name: String) throws -> PlanDocument { try (name == "ke-hoach.txt" ? clean : damaged).get() }
    private static let clean = Result { PlanReader.read(try example("ke-hoach.txt")) }
    private static let damaged = Result { PlanReader.read(try example("ke-hoach.ocr.txt")) }

    /// Where plans that may not be copied lie: the folder named by THIDUA_PLANS, else `shared/plans` beside the repository.
    static var otherPlans: URL {
        let named = ProcessInfo.processInfo.environment["THIDUA_PLANS"].map { URL(fileURLWithPath: $0) }
        return named ?? root.deletingLastPathComponent().appendingPathComponent("shared/plans")
    }

    static func other(_ name: String) -> String? { try? String(contentsOf: otherPlans.appendingPathComponent(name), encoding: .utf8) }

    static func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: otherPlans.appendingPathComponent(name).path) }

    /// A plan of our own in the layout of Decree 30 as plain text, columns side by side, lines not broken.
    static let plain = """
        UBND TỈNH HÀ NAM                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        SỞ TƯ PHÁP                            Độc lập - Tự do - Hạnh phúc
        Số: 45/KH-STP                         Hà Nam, ngày 05 tháng 3 năm 2024

        KẾ HOẠCH
        Phát động phong trào thi đua “Nụ cười công sở”
        năm 2024

        Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
        Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ quy định chi tiết thi hành Luật Thi đua, khen thưởng;
        Căn cứ Kế hoạch số 12/KH-UBND ngày 10/01/2024 của Uỷ ban nhân dân tỉnh về công tác thi đua năm 2024,
        Sở Tư pháp ban hành Kế hoạch phát động phong trào thi đua năm 2024 như sau:

        I. MỤC ĐÍCH, YÊU CẦU
        1. Nhằm khơi dậy tinh thần phục vụ trong toàn ngành.
        2. Phong trào phải được triển khai đồng bộ.
        II. NỘI DUNG THI ĐUA
        1. Nhiệm vụ chung
        1.1. Thực hiện nghiêm giờ giấc làm việc.
        1.2. Giải quyết đúng hạn ít nhất 98% hồ sơ trong năm 2024.
        2. Nhiệm vụ cụ thể:
        - Xây dựng quy tắc ứng xử; hoàn thành trước ngày 30/6/2024.
        - Tổ chức 02 lớp tập huấn về giao tiếp công sở:
        + Lớp thứ nhất cho lãnh đạo phòng, trong quý II/2024.
        + Lớp thứ hai cho chuyên viên, trong quý III năm 2024.
        III. ĐỐI TƯỢNG, THỜI GIAN
        1. Đối tượng: Các phòng, đơn vị thuộc Sở.
        2. Thời gian: Từ tháng 3/2024 đến hết tháng 12/2024.
        IV. TỔ CHỨC THỰC HIỆN
        1. Văn phòng Sở: Chủ trì, phối hợp với Phòng Phổ biến, giáo dục pháp luật và Công đoàn ngành theo dõi, báo cáo trước ngày 15/12/2024.
        2. Trưởng các phòng, đơn vị thuộc Sở có trách nhiệm triển khai tại đơn vị mình.
        3. Giao Chánh Văn phòng chủ trì, phối hợp với Thanh tra Sở kiểm tra việc thực hiện.
        4. Kinh phí thực hiện: Từ nguồn chi thường xuyên.
        Trên đây là Kế hoạch phát động, đề nghị các phòng, đơn vị thực hiện./.

        Nơi nhận:                                          KT. GIÁM ĐỐC
        - UBND tỉnh (để b/c);                              PHÓ GIÁM ĐỐC
        - Các phòng, đơn vị thuộc Sở;
        - Lưu: VT.
                                                           Lê Thị Minh
        """

    /// A plan of our own without the usual head, with lettered parts, task lines, a table and no list of recipients.
    static let tasks = """
        ĐẢNG ỦY XÃ AN BÌNH
        KẾ HOẠCH
        Tổ chức phong trào thi đua "Thôn xóm sáng đèn" năm 2026
        -----
        Thực hiện Chương trình số 05-CTr/HU ngày 12 tháng 01 năm 2026 của Ban Thường vụ Huyện ủy về dân vận; Đảng ủy xã ban hành kế hoạch:
        A. MỤC TIÊU
        - Lắp 05 km đèn đường.
        - 100% thôn đăng ký thi đua.
        B. NHIỆM VỤ, GIẢI PHÁP
        I. Công tác tuyên truyền
        1) Tuyên truyền trên loa phát thanh mỗi tuần 02 buổi
        * Cơ quan chủ trì: Trung tâm Văn hóa xã
        * Cơ quan phối hợp: Đoàn Thanh niên; Hội Phụ nữ xã
        * Thời gian: trước ngày 30 tháng 4 năm 2026
        II. Công tác vận động
        1) Vận động nhân dân góp công (chủ trì: Mặt trận Tổ quốc xã; phối hợp: các thôn).
        2) Các việc khác:

        | TT | Nội dung công việc | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành |
        |----|----|----|----|----|
        | 1 | Khảo sát các tuyến đường chưa có đèn | Ban Quản lý dự án | Văn phòng HĐND và UBND; Công an xã | Quý I/2026 |
        | 2 | Tổng kết phong trào | Văn phòng HĐND và UBND xã | | Tháng 12/2026 |

        C. KHEN THƯỞNG
        1) Hình thức: Giấy khen của Chủ tịch UBND xã.
        2) Số lượng: không quá 10 tập thể, 20 cá nhân.
        D. PHÂN CÔNG TRÁCH NHIỆM
        1. Đảng ủy
        a. Chỉ đạo toàn diện phong trào.
        b. Kiểm tra việc thực hiện ở các thôn.
        2. Đề nghị Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội xã
        Hướng dẫn các thôn đăng ký và định kỳ hằng quý báo cáo UBND xã.
        3. Các thôn: Thành lập tổ tự quản.
        CHỦ TỊCH
        Nguyễn Văn Nam
        """
}
