/// Common phrases of administrative and emulation documents, in canonical spelling; general vocabulary, not of any one plan.
enum WordLexicon {
    static let phrases = """
        kế hoạch|kế hoạch này|kế hoạch số|nghị quyết|nghị quyết số|nghị định|nghị định số|quyết định số|chỉ thị số|chỉ thị|thông tư|thông tư số|hướng dẫn số
        công văn số|thông báo số|kết luận số|chương trình số|đề án|luật thi đua, khen thưởng|căn cứ luật|thực hiện kế hoạch|thực hiện nghị quyết|thực hiện chỉ thị
        căn cứ|căn cứ chức năng, nhiệm vụ|chức năng, nhiệm vụ|ban hành kế hoạch|với những nội dung như sau|với các nội dung như sau|cụ thể như sau|như sau
        mục đích|mục đích, yêu cầu|yêu cầu|mục tiêu|nội dung|nội dung thi đua|nội dung, hình thức|tổ chức phong trào thi đua|tổ chức thực hiện|đối tượng
        đối tượng thi đua|thời gian|thời gian thực hiện|tiêu chí|tiêu chuẩn|tiêu chí thi đua|hình thức khen thưởng|kinh phí|kinh phí thực hiện|nguồn kinh phí
        nhiệm vụ|giải pháp|nhiệm vụ, giải pháp|phân công nhiệm vụ|chế độ báo cáo|công tác tuyên truyền|phạm vi|phạm vi, đối tượng|khen thưởng|thi đua
        phong trào thi đua|phong trào|phát động|phát động thi đua|phát động phong trào thi đua|hưởng ứng|hưởng ứng phong trào thi đua|hưởng ứng thực hiện
        triển khai|triển khai thực hiện|triển khai, quán triệt|triển khai quán triệt|quán triệt|phổ biến|tuyên truyền|tuyên truyền, vận động|vận động
        tổ chức tuyên truyền|tổ chức triển khai|đôn đốc|hướng dẫn|theo dõi|theo dõi, hướng dẫn, đôn đốc|kiểm tra|giám sát|đánh giá|sơ kết|tổng kết
        tổ chức sơ kết|tổ chức tổng kết|tổng kết, khen thưởng|tham mưu|chủ trì|chủ trì, phối hợp|chủ trì, phối hợp với|phối hợp|phối hợp với|sự phối hợp của
        phối hợp chặt chẽ|chịu trách nhiệm|có trách nhiệm|trách nhiệm|trách nhiệm của|vai trò của|vai trò, trách nhiệm|đề cao vai trò|nêu cao tinh thần
        tinh thần trách nhiệm|giao|đề nghị|yêu cầu toàn thể|toàn thể|đề nghị các|phân công|báo cáo|báo cáo kết quả|tổng hợp|thẩm định|trình|xem xét
        quyết định|theo quy định|theo quy định của pháp luật|thuộc quyền quản lý|thẩm quyền|nơi nhận|lưu|giám đốc|phó giám đốc|chủ tịch|phó chủ tịch
        trưởng ban|phó trưởng ban|bí thư|phó bí thư|chánh văn phòng|bộ trưởng|thứ trưởng|hiệu trưởng|trưởng phòng|cục trưởng|tổng giám đốc
        tập thể|cá nhân|tập thể, cá nhân|các tập thể, cá nhân|thành tích|thành tích tiêu biểu|thành tích xuất sắc|tiêu biểu, xuất sắc|xuất sắc|tiêu biểu
        điển hình|điển hình tiên tiến|mô hình|mô hình tiêu biểu|nhân tố mới|nhân rộng|bồi dưỡng|phát hiện|kịp thời|kịp thời phát hiện|biểu dương
        biểu dương, khen thưởng|biểu dương, tôn vinh|tôn vinh|lựa chọn|sáng kiến|sáng tạo|sáng kiến, sáng tạo|giấy khen|bằng khen|danh hiệu
        thiết thực|thiết thực, hiệu quả|hiệu quả|chất lượng|hình thức|phong phú, đa dạng|khách quan|công khai|chính xác|dân chủ|minh bạch|công bằng
        đúng đối tượng|đúng thành tích|đúng quy trình|thủ tục|động viên|chú trọng|quan tâm|tích cực|chủ động|tự giác|hăng hái|phấn đấu|hoàn thành
        hoàn thành tốt|hoàn thành xuất sắc|nhiệm vụ được giao|nhiệm vụ chính trị|góp phần|các mục tiêu|khí thế thi đua|sôi nổi|thúc đẩy|đẩy mạnh|đẩy nhanh
        tăng cường|nâng cao|nâng cao nhận thức|nhận thức|phát huy|bảo đảm|đảm bảo|ưu tiên|xây dựng|phát triển|đổi mới|tạo sự lan tỏa|lan tỏa|nguồn lực
        nguồn nhân lực|đào tạo|kiến thức|kỹ năng|chuyên sâu|đội ngũ|chuyên gia|nòng cốt|lãnh đạo|chỉ đạo|lãnh đạo, chỉ đạo|công tác lãnh đạo, chỉ đạo
        chủ trương|chính sách|pháp luật|chủ trương của Đảng|của Đảng|chuyển đổi số|công nghệ số|công nghệ thông tin|chính quyền số|kinh tế số|xã hội số
        chính quyền điện tử|hạ tầng số|nền tảng số|dữ liệu|dữ liệu mở|dịch vụ số|dịch vụ công|dịch vụ công trực tuyến|an ninh mạng|an toàn thông tin|bảo mật
        bảo mật thông tin|an toàn dữ liệu|môi trường số|hệ thống|quản lý|điều hành|khai thác|sử dụng|truy cập|người dân|doanh nghiệp|cải cách hành chính
        cải cách thủ tục hành chính|thủ tục hành chính|giải quyết|hồ sơ|văn bản|điện tử|ứng dụng|đầu tư|thử nghiệm|công nghệ mới|tiến trình|chương trình
        giai đoạn|định hướng đến năm|nông thôn mới|đô thị văn minh|giảm nghèo|giảm nghèo bền vững|văn hóa công sở|đời sống văn hóa|an sinh xã hội
        phát triển kinh tế|kinh tế - xã hội|quốc phòng|an ninh|trật tự an toàn xã hội|phòng, chống|tham nhũng|tiêu cực|tham nhũng, tiêu cực|lãng phí
        tiết kiệm|thực hành tiết kiệm|khoa học|giáo dục|y tế|môi trường|biến đổi khí hậu|kỷ luật|kỷ cương|đạo đức công vụ|thực thi công vụ|công vụ
        trong và ngoài tỉnh|trên địa bàn tỉnh|trên địa bàn|địa phương|cơ quan|đơn vị|cơ quan, đơn vị|tổ chức|nhân dân|cộng đồng|xã hội|tổ chức, cá nhân
        tham gia|ủng hộ|tập hợp|thu hút|đoàn kết|thực hiện|thực hiện tốt|thực hiện hoàn thành|tại kế hoạch này|các nội dung|kết quả|tiến độ|chỉ tiêu
        đăng ký|bình xét|xét khen thưởng|hội nghị|hội thi|hội thảo|tập huấn|chuyên đề|đợt thi đua|hằng năm|định kỳ|thường xuyên|liên tục|trọng tâm
        cấp thiết|sự cần thiết|ý nghĩa|nhằm|tránh|công tác|công tác khen thưởng|hoạt động|điều kiện|tình hình|thực tế|tình hình thực tế|vướng mắc|khó khăn
        cấp tỉnh|cấp xã|cấp huyện|trực thuộc|đơn vị trực thuộc|thuộc tỉnh|liên quan|có liên quan|cung cấp dịch vụ|truyền thông|chi nhánh|khu vực|đóng trên địa bàn tỉnh
        khóa|khoá|gọi là|gọi tắt là|ngày|tháng|năm|về việc
        """

    /// Provinces and cities before and after the mergers of 2025; as proper names they take a capital on every syllable.
    static let places = """
        Hà Nội|Hải Phòng|Đà Nẵng|Huế|Cần Thơ|Hồ Chí Minh|An Giang|Bà Rịa - Vũng Tàu|Bắc Giang|Bắc Kạn|Bạc Liêu|Bắc Ninh|Bến Tre|Bình Định|Bình Dương
        Bình Phước|Bình Thuận|Cà Mau|Cao Bằng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Tĩnh|Hải Dương|Hậu Giang|Hòa Bình
        Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lâm Đồng|Lạng Sơn|Lào Cai|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình
        Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Thừa Thiên Huế|Tiền Giang|Trà Vinh|Tuyên Quang
        Vĩnh Long|Vĩnh Phúc|Yên Bái|Việt Nam|Trung ương
        """

    /// Family names, which let a damaged signature be read.
    static let families = """
        Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Đoàn|Lương|Tạ|Đào|Trịnh|Mai|Lâm|Hà|Cao|Châu|Tô|Thái|Quách
        """

    /// Types of documents that a plan can rest on, longest first where one begins another.
    static let documents = [
        "Thông tư liên tịch", "Nghị quyết liên tịch", "Hiến pháp", "Bộ luật", "Pháp lệnh", "Luật", "Nghị quyết", "Nghị định", "Quyết định", "Chỉ thị",
        "Thông tư", "Kế hoạch", "Công văn", "Hướng dẫn", "Thông báo", "Kết luận", "Chương trình", "Đề án", "Quy định", "Quy chế", "Công điện", "Thông tri",
        "Tờ trình", "Báo cáo", "Văn bản", "Lệnh", "Chiến lược",
    ]
}
