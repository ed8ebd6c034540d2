/// Common phrases of administrative and emulation documents, in canonical spelling and alphabetical order; general
/// vocabulary, not of any one plan.
enum WordLexicon {
    static let phrases = """
        an ninh|an ninh mạng|an sinh xã hội|an toàn dữ liệu|an toàn thông tin|ban hành kế hoạch|bằng khen|báo cáo|báo cáo kết quả|bảo đảm|bảo mật
        bảo mật thông tin|bí thư|biến đổi khí hậu|biểu dương|biểu dương, khen thưởng|biểu dương, tôn vinh|bình xét|bộ trưởng|bồi dưỡng|cá nhân
        các mục tiêu|các nội dung|các tập thể, cá nhân|cải cách hành chính|cải cách thủ tục hành chính|căn cứ|căn cứ chức năng, nhiệm vụ
        căn cứ luật|cấp huyện|cấp thiết|cấp tỉnh|cấp xã|chánh văn phòng|chất lượng|chế độ báo cáo|chỉ đạo|chi nhánh|chỉ thị|chỉ thị số|chỉ tiêu
        chính quyền điện tử|chính quyền số|chính sách|chính xác|chịu trách nhiệm|chủ động|chủ tịch|chủ trì|chủ trì, phối hợp|chủ trì, phối hợp với
        chú trọng|chủ trương|chủ trương của Đảng|chức năng, nhiệm vụ|chương trình|chương trình số|chuyên đề|chuyển đổi số|chuyên gia|chuyên sâu
        có liên quan|cơ quan|cơ quan, đơn vị|có trách nhiệm|công bằng|cộng đồng|công khai|công nghệ mới|công nghệ số|công nghệ thông tin|công tác
        công tác khen thưởng|công tác lãnh đạo, chỉ đạo|công tác tuyên truyền|công văn số|công vụ|cụ thể như sau|của Đảng|cục trưởng
        cung cấp dịch vụ|đảm bảo|dân chủ|đăng ký|đánh giá|danh hiệu|đạo đức công vụ|đào tạo|đầu tư|đẩy mạnh|đẩy nhanh|đề án|đề cao vai trò|đề nghị
        đề nghị các|địa phương|dịch vụ công|dịch vụ công trực tuyến|dịch vụ số|điển hình|điển hình tiên tiến|điện tử|điều hành|điều kiện
        định hướng đến năm|định kỳ|đô thị văn minh|đoàn kết|doanh nghiệp|đổi mới|đội ngũ|đời sống văn hóa|đối tượng|đối tượng thi đua|đôn đốc
        đơn vị|đơn vị trực thuộc|đóng trên địa bàn tỉnh|động viên|đợt thi đua|dữ liệu|dữ liệu mở|đúng đối tượng|đúng quy trình|đúng thành tích
        giai đoạn|giải pháp|giải quyết|giám đốc|giảm nghèo|giảm nghèo bền vững|giám sát|giao|giáo dục|giấy khen|gọi là|gọi tắt là|góp phần
        hạ tầng số|hăng hái|hằng năm|hệ thống|hiệu quả|hiệu trưởng|hình thức|hình thức khen thưởng|hồ sơ|hoàn thành|hoàn thành tốt
        hoàn thành xuất sắc|hoạt động|hội nghị|hội thảo|hội thi|hướng dẫn|hướng dẫn số|hưởng ứng|hưởng ứng phong trào thi đua|hưởng ứng thực hiện
        kế hoạch|kế hoạch này|kế hoạch số|kết luận số|kết quả|khách quan|khai thác|khen thưởng|khí thế thi đua|khó khăn|khóa|khoa học|khu vực
        kiểm tra|kiến thức|kinh phí|kinh phí thực hiện|kinh tế - xã hội|kinh tế số|kịp thời|kịp thời phát hiện|kỷ cương|kỷ luật|kỹ năng|lan tỏa
        lãng phí|lãnh đạo|lãnh đạo, chỉ đạo|liên quan|liên tục|lựa chọn|luật thi đua, khen thưởng|lưu|minh bạch|mô hình|mô hình tiêu biểu
        môi trường|môi trường số|mục đích|mục đích, yêu cầu|mục tiêu|năm|nâng cao|nâng cao nhận thức|nền tảng số|nêu cao tinh thần|ngày|nghị định
        nghị định số|nghị quyết|nghị quyết số|người dân|nguồn kinh phí|nguồn lực|nguồn nhân lực|nhằm|nhân dân|nhân rộng|nhận thức|nhân tố mới
        nhiệm vụ|nhiệm vụ chính trị|nhiệm vụ được giao|nhiệm vụ, giải pháp|như sau|nội dung|nội dung thi đua|nội dung, hình thức|nơi nhận|nòng cốt
        nông thôn mới|phạm vi|phạm vi, đối tượng|phân công|phân công nhiệm vụ|phấn đấu|pháp luật|phát động|phát động phong trào thi đua
        phát động thi đua|phát hiện|phát huy|phát triển|phát triển kinh tế|phó bí thư|phổ biến|phó chủ tịch|phó giám đốc|phó trưởng ban|phối hợp
        phối hợp chặt chẽ|phối hợp với|phong phú, đa dạng|phong trào|phong trào thi đua|phòng, chống|quản lý|quan tâm|quán triệt|quốc phòng
        quyết định|quyết định số|sáng kiến|sáng kiến, sáng tạo|sáng tạo|sơ kết|sôi nổi|sự cần thiết|sử dụng|sự phối hợp của|tại kế hoạch này
        tăng cường|tạo sự lan tỏa|tập hợp|tập huấn|tập thể|tập thể, cá nhân|thẩm định|tham gia|tham mưu|tham nhũng|tham nhũng, tiêu cực|thẩm quyền
        tháng|thành tích|thành tích tiêu biểu|thành tích xuất sắc|theo dõi|theo dõi, hướng dẫn, đôn đốc|theo quy định|theo quy định của pháp luật
        thi đua|thiết thực|thiết thực, hiệu quả|thời gian|thời gian thực hiện|thông báo số|thông tư|thông tư số|thu hút|thử nghiệm|thứ trưởng
        thủ tục|thủ tục hành chính|thúc đẩy|thực hành tiết kiệm|thực hiện|thực hiện chỉ thị|thực hiện hoàn thành|thực hiện kế hoạch
        thực hiện nghị quyết|thực hiện tốt|thực tế|thực thi công vụ|thuộc quyền quản lý|thuộc tỉnh|thường xuyên|tích cực|tiến độ|tiến trình
        tiết kiệm|tiêu biểu|tiêu biểu, xuất sắc|tiêu chí|tiêu chí thi đua|tiêu chuẩn|tiêu cực|tình hình|tình hình thực tế|tinh thần trách nhiệm
        tổ chức|tổ chức phong trào thi đua|tổ chức sơ kết|tổ chức thực hiện|tổ chức tổng kết|tổ chức triển khai|tổ chức tuyên truyền
        tổ chức, cá nhân|toàn thể|tôn vinh|tổng giám đốc|tổng hợp|tổng kết|tổng kết, khen thưởng|trách nhiệm|trách nhiệm của|tránh
        trật tự an toàn xã hội|trên địa bàn|trên địa bàn tỉnh|triển khai|triển khai quán triệt|triển khai thực hiện|triển khai, quán triệt|trình
        trọng tâm|trong và ngoài tỉnh|trực thuộc|trưởng ban|trưởng phòng|truy cập|truyền thông|tự giác|tuyên truyền|tuyên truyền, vận động
        ứng dụng|ủng hộ|ưu tiên|vai trò của|vai trò, trách nhiệm|văn bản|vận động|văn hóa công sở|về việc|với các nội dung như sau
        với những nội dung như sau|vướng mắc|xã hội|xã hội số|xây dựng|xem xét|xét khen thưởng|xuất sắc|ý nghĩa|y tế|yêu cầu|yêu cầu toàn thể
        """

    /// Provinces and cities before and after the mergers of 2025; as proper names they take a capital on every syllable.
    static let places = """
        Hà Nội|Hải Phòng|Đà Nẵng|Huế|Cần Thơ|Hồ Chí Minh|An Giang|Bà Rịa - Vũng Tàu|Bắc Giang|Bắc Kạn|Bạc Liêu|Bắc Ninh|Bến Tre|Bình Định
        Bình Dương|Bình Phước|Bình Thuận|Cà Mau|Cao Bằng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Tĩnh|Hải Dương
        Hậu Giang|Hòa Bình|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lâm Đồng|Lạng Sơn|Lào Cai|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận
        Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa
        Thừa Thiên Huế|Tiền Giang|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái|Việt Nam|Trung ương
        """

    /// Family names, which let a damaged signature be read.
    static let families = """
        Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Đoàn|Lương|Tạ|Đào|Trịnh|Mai|Lâm|Hà|Cao|Châu|Tô|Thái|Quách
        """

    /// Types of documents that a plan can rest on, longest first where one begins another.
    static let documents = [
        "Thông tư liên tịch", "Nghị quyết liên tịch", "Hiến pháp", "Bộ luật", "Pháp lệnh", "Luật", "Nghị quyết", "Nghị định", "Quyết định", "Chỉ thị",
        "Thông tư", "Kế hoạch", "Công văn", "Hướng dẫn",
        "Thông báo", "Kết luận", "Chương trình", "Đề án", "Quy định", "Quy chế", "Công điện", "Thông tri",
        "Tờ trình", "Báo cáo", "Văn bản", "Lệnh", "Chiến lược",
    ]
}
