/// Ordinary words of administrative Vietnamese, by which damaged text is restored; general vocabulary, not of any one plan.
enum OrdinaryWords {
    /// Syllables and words that stand in every text, with how much each counts.
    static let frequent: [(words: String, weight: Int)] = [
        ("và của các", 60),
        ("có được cho trong là với những về", 35),
        ("để tại theo từ đến một này trên không", 25),
        ("thực hiện tổ chức công tác thi đua nhiệm vụ kế hoạch tỉnh xã năm số", 18),
        ("người dân việc đó phải đã sẽ vào khi nhằm như cơ quan đơn vị sở ban phòng phát triển", 10),
        (
            "ra do qua cũng đang bằng hoặc nếu mọi mỗi từng nhiều khác hơn nhất cả cùng giữa sau trước ngày tháng quý nội dung hoạt động quản lý xây dựng nâng cao",
            6
        ),
        (
            "sự đồng thời còn làm nên vì mà nhưng rất tất đúng đủ mới tốt cao lớn nhỏ gồm thuộc nay tới lên lại đi bị vẫn chỉ hai ba điều khoản mục phần",
            4
        ),
    ]

    /// Alphabetical, without regard to diacritics.
    static let list = """
        ai|âm nhạc|an cư|an ninh trật tự|an tâm|an toàn|an toàn giao thông|an toàn lao động|an toàn thực phẩm|ấn tượng|ảnh hưởng|ánh sáng|áp dụng
        áp lực|ba|bà|bà con|bạc|bậc|bác sĩ|bài|bãi bỏ|bài học|bài toán|bài viết|bấm|bám sát|ban|bàn|bạn|bản|bản án|bàn bạc|bạn bè|bản chất|ban đầu
        bản đồ|bạn đọc|bản ghi|bàn giao|bạn hàng|ban hành|bản lĩnh|ban ngành|bản sắc|bản sao|bản thân|bản tin|bản vẽ|bảng|bằng|bảng biểu|bằng cấp
        bảng chấm điểm|bằng chứng|bằng lòng|báo|bão|báo cáo viên|báo chí|bảo dưỡng|báo động|bao gồm|bảo hành|bảo hiểm|bảo hiểm y tế|báo hiệu
        bảo hộ|bao nhiêu|bảo quản|bao quát|bảo tàng|bảo tồn|bảo trì|bảo trợ|bảo vệ|bắt|bắt buộc|bất cập|bắt đầu|bất động sản|bất kỳ|bất ngờ
        bắt nguồn|bầu|bầu cử|bé|bên|bên cạnh|bên ngoài|bên trong|bền vững|bệnh|bệnh nhân|bệnh viện|bị|bị động|bia|biến|biển|biên bản|biển báo
        biên chế|biển đảo|biến đổi|biến động|biên giới|biện pháp|biên phòng|biên soạn|biết|biểu|biểu diễn|biểu hiện|biểu mẫu|biểu quyết|biểu tượng
        bình|bình chọn|bình đẳng|bình luận|bình quân|bình thường|bó|bỏ|bộ|bộ đội|bổ ích|bộ máy|bổ nhiệm|bộ phận|bỏ phiếu|bổ sung|bộ tiêu chí
        bố trí|bối cảnh|bồi thường|bốn|bóng đá|bức tranh|bức xúc|bùng nổ|buộc|bước|bước đầu|buổi|buổi lễ|buổi sáng|buôn bán|buôn làng|bưu chính
        bưu điện|ca|cả|cá biệt|ca ngợi|cả nước|cá thể|các|các cấp|các địa phương|các lĩnh vực|các ngành|cách|cách làm|cách mạng|cách thức|cải cách
        cải tạo|cải thiện|cải tiến|cấm|cảm hứng|cam kết|cảm ơn|cần|căn bản|cân bằng|cán bộ|cần cù|căn cứ pháp lý|cân đối|cạn kiệt|cân nhắc|cán sự
        cẩn thận|cần thiết|cản trở|cảnh báo|cảnh giác|cảnh quan|cảnh sát|canh tác|cạnh tranh|cao|cao cấp|cao điểm|cao hơn|cao nhất|cấp|cấp bách
        cấp cơ sở|cấp giấy|cập nhật|cấp phép|cấp trên|cấp trường|cấp ủy|cất|cắt giảm|câu|cầu|câu chuyện|câu hỏi|câu lạc bộ|cầu thị|cây trồng
        cây xanh|chạm|chấm|chậm|chấm dứt|chấm điểm|chăm lo|chậm nhất|chăm sóc|chăm sóc sức khỏe|chậm trễ|chân|chăn nuôi|chân thành|chào đón
        chào mừng|chấp hành|chấp hành viên|chấp thuận|chất|chặt chẽ|chất thải|châu|chi|chỉ|chị|chị em|chỉ huy|chi ngân sách|chi phí|chỉ ra|chỉ số
        chi thường xuyên|chi tiết|chỉ tiêu|chi trả|chia|chia sẻ|chiếm|chiến dịch|chiến lược|chiến sĩ|chiến sĩ thi đua|chiến tranh|chiều|chiều sâu
        chín|chính|chỉnh|chính đáng|chỉnh đốn|chỉnh lý|chính phủ|chính phủ điện tử|chinh phục|chính quyền|chính quyền các cấp
        chính quyền địa phương|chính thức|chỉnh trang|chính trị|chịu|cho|chờ|chợ|cho biết|cho phép|cho vay|chọn|chọn lọc|chống|chống phá
        chống tham nhũng|chốt|chủ|chu đáo|chủ đầu tư|chủ đề|chu kỳ|chủ nghĩa|chủ nhật|chủ nhiệm|chủ quan|chủ quyền|chủ tài khoản|chủ thể|chủ tọa
        chủ yếu|chưa|chứa|chữa|chữa bệnh|chữa cháy|chuẩn|chuẩn bị|chuẩn hóa|chuẩn mực|chúc|chức|chức danh|chúc mừng|chức năng|chức vụ|chung
        chứng chỉ|chứng cứ|chung kết|chứng khoán|chứng minh|chứng nhận|chung sức|chúng ta|chung tay|chứng thực|chúng tôi|chương
        chương trình hành động|chương trình mục tiêu quốc gia|chuyên|chuyến|chuyển|chuyện|chuyển biến|chuyển biến tích cực|chuyên cần|chuyển dịch
        chuyển dịch cơ cấu|chuyến đi|chuyển giao|chuyển hóa|chuyên môn|chuyên môn nghiệp vụ|chuyên mục|chuyên ngành|chuyên nghiệp|chuyển nhượng
        chuyên trách|chuyên viên|có|cô|cơ|cỏ|cố|cơ bản|cơ cấu|cơ cấu tổ chức|cơ chế|cơ chế chính sách|cố định|cơ động|cổ đông|cổ động|cố gắng
        cô giáo|có hiệu lực|có hiệu quả|cơ hội|cổ phần|cơ quan chức năng|cơ quan chuyên môn|cơ quan nhà nước|cơ quan quản lý|cơ sở|cơ sở dữ liệu
        cơ sở hạ tầng|cơ sở pháp lý|cơ sở sản xuất|cơ sở vật chất|cơ sở y tế|có thể|cổ vũ|con|còn|con đường|con em|còn lại|con người|công|cổng
        cộng|công an|công bố|công chúng|công chứng|công cụ|công cuộc|công dân|cổng dịch vụ công|công điện|công đoàn|công đức|cộng hòa|công ích
        công khai, minh bạch|công lập|công nghệ|công nghệ cao|công nghiệp|công nghiệp hóa, hiện đại hóa|công nhân|công nhận|công nhân viên|công sở
        công suất|công sức|công tác cán bộ|công tác xã hội|công tâm|cổng thông tin điện tử|công trình|công trường|công ty|công văn|công việc
        công viên|cốt lõi|cũ|cử|cư dân|cụ thể|cụ thể hóa|cử tri|cư trú|của|của cải|cục|cục diện|cụm|cụm công nghiệp|cụm từ|cung|cùng|cũng|cứng
        cung cấp|cung cấp thông tin|củng cố|củng cố vững chắc|cũng như|cung ứng|cùng với|cuộc|cuộc họp|cuộc sống|cuộc thi|cuộc vận động|cuối
        cuối cùng|cuối năm|cuốn|cuốn hút|cường độ|cương lĩnh|cương quyết|cựu chiến binh|cứu hộ|cứu nạn|cứu trợ|da|dài|dài hạn|dám chịu trách nhiệm
        dám nghĩ, dám làm|dân|dần|dẫn|dân bàn|dân biết|dân chủ cơ sở|dẫn chứng|dân cư|dẫn dắt|dẫn đầu|dẫn đến|dân làm, dân kiểm tra|dân quân
        dân sinh|dân số|dân sự|dân tộc|dân tộc thiểu số|dân vận|dân vận khéo|dạng|danh|dành|danh bạ|dành cho|danh dự|danh mục|danh nghĩa|danh sách
        dạy|dạy học|dạy nghề|dạy tốt|dễ|dễ dàng|dễ hiểu|di chuyển|di dời|di sản|di tích|di tích lịch sử|dịch|dịch bệnh|dịch chuyển|dịch vụ|diện
        diễn biến|diễn đàn|diện mạo|diễn ra|diễn tập|diện tích|do|do đó|doanh nhân|doanh số|doanh thu|dốc sức|dồi dào|dồn|dọn dẹp|dòng|dù|dữ|dự
        dự án|dự báo|dư địa|du khách|dự kiến|du lịch|dư luận|dư nợ|dự phòng|dự thảo|dự toán|dự trữ|dựa|dựa trên|dừng|dược|dược liệu|dưới
        dưới sự lãnh đạo|dương|dứt điểm|duy nhất|duy trì|duyệt|đa|đã|đa chiều|đa dạng|đa dạng hóa|đa số|đặc|đặc biệt|đặc điểm|đặc sắc|đặc sản
        đặc thù|đặc trưng|đài|đại|đại biểu|đại dịch|đại diện|đại đoàn kết|đại học|đại hội|đại lý|đại trà|đậm|đảm nhận|đàm phán|đắn đo|đang|đáng
        đăng|đảng|đẳng cấp|đáng kể|đăng nhập|đăng tải|đăng tin|đảng viên|đánh|đào|đạo|đảo|đạo đức|đạo đức cách mạng|đáp|đáp ứng|đáp ứng nhu cầu
        đáp ứng yêu cầu|đạt|đất|đặt|đạt chuẩn|đất đai|đạt được|đặt hàng|đạt kết quả|đất nước|đặt ra|đâu|đấu|đầu|đấu giá|đầu mối|đầu năm|đầu ra
        đấu thầu|đầu tiên|đấu tranh|đầu tư công|đầu vào|đây|đấy|đầy|đẩy|đầy đủ|đẩy lùi|đề|để|đề bạt|đề cập|đề cử|đề cương|để lại|đề ra|đề tài
        đề xuất|đem|đêm|đem lại|đèn|đến|đền|đến năm|đến nay|đền ơn đáp nghĩa|đẹp|đều|đi|đi đầu|đi đôi|đi lại|đi sâu|đi vào|địa|địa bàn|địa chỉ
        địa chính|địa danh|địa điểm|địa giới|địch|điểm|điểm cầu|điểm mạnh|điểm sáng|điểm số|điền|điện|điện lực|điện thoại|điều|điều chỉnh
        điều chuyển|điều dưỡng|điều hòa|điều khiển|điều lệ|điều phối|điều tra|điều trị|đình|đỉnh|định|đình chỉ|định danh|định hướng
        định kỳ hằng năm|định lượng|định mức|định vị|đó|đồ|độ|độ phủ|đô thị|đô thị hóa|độ tuổi|đoàn|đoạn|đoàn công tác|đoàn kết toàn dân
        đoàn kết, thống nhất|đoàn thanh niên|đoàn thể|đoàn viên|đọc|độc đáo|độc lập|độc lập tự chủ|đối|đổi|đội|đời|đối chiếu|đòi hỏi
        đổi mới phương thức|đổi mới sáng tạo|đối ngoại|đối phó|đời sống|đối tác|đối thoại|đội viên|đối với|đón|đơn|đơn giản|đơn giản hóa|đơn thư
        đơn vị hành chính|đơn vị sự nghiệp|đóng|đông|đồng|động|đồng bằng|đồng bào|đồng bộ|đồng chí|đông đảo|đông đảo quần chúng|đồng đều|đóng góp
        đóng góp tích cực|đồng hành|đồng lòng|động lực|đồng nghiệp|động thái|đồng thời|đồng thuận|đồng tình|đóng vai trò|động vật|đồng ý|đợt
        đột phá|đột xuất|đủ|đủ điều kiện|đua|đưa|đưa ra|đưa tin|đưa vào|đức|đúng|đứng|đúng đắn|đứng đầu|đúng hạn|đúng luật|đúng mức|đúng pháp luật
        đúng quy định|đúng thời hạn|đúng tiến độ|được|được cấp|được duyệt|được khen thưởng|được phê duyệt|đường|đường bộ|đường dây nóng|đường lối
        đường sắt|đường thủy|đường truyền|ê kíp|e ngại|em|én|ép|gần|gắn|gắn bó|gần gũi|gắn kết|gắn liền|gắn với|gặp|gặp gỡ|gặp khó khăn|gây|gây ra
        ghi|ghi chép|ghi nhận|gia|già|giá|giả|giá cả|gia cầm|gia công|gia đình|gia đình chính sách|gia đình văn hóa|gia hạn|gia nhập|gia súc
        gia tăng|giá trị|giá trị gia tăng|giải|giải đáp|giải ngân|giải pháp hữu ích|giải phóng|giải phóng mặt bằng|giải quyết thủ tục hành chính
        giải thích|giải thưởng|giải trí|giải trình|giảm|giảm tải|giảm thiểu|gian khổ|gian lận|gián tiếp|giảng|giảng dạy|giảng viên|giành|giáo
        giáo án|giao ban|giao dịch|giao diện|giáo dục nghề nghiệp|giáo dục và đào tạo|giao lưu|giao nhiệm vụ|giao nộp|giao thông
        giao thông nông thôn|giao thừa|giao tiếp|giao trách nhiệm|giáo viên|giàu|giàu mạnh|giày|giấy|giấy chứng nhận|giấy phép|giấy tờ|giờ
        giờ giấc|giờ làm việc|giỏi|giới|giới hạn|giới thiệu|giới tính|giới trẻ|giống|giữ|giữ gìn|giữ vai trò|giữ vững|giữa|giúp|giúp cho|giúp đỡ
        giúp nhau|giúp việc|gỗ|góc|gốc|gói|gọi|gợi ý|gồm|gọn|góp|góp sức|góp ý|gửi|gửi về|gương|gương điển hình|gương mẫu
        gương người tốt, việc tốt|hà|hạ|hạ tầng|hai|hài hòa|hài lòng|hải quan|hải sản|hàm|hạn|hạn chế|hạn hán|hạn mức|hàng|hãng|hạng|hàng đầu
        hàng hóa|hạng mục|hàng năm|hàng ngày|hằng ngày|hàng quý|hằng quý|hăng say|hàng tháng|hằng tháng|hằng tuần|hành|hành chính|hành chính công
        hành chính nhà nước|hành chính sự nghiệp|hành động|hành lang|hành lang pháp lý|hành nghề|hạnh phúc|hành trình|hành vi|hấp dẫn|hấp thụ
        hầu hết|hậu kiểm|hậu phương|hậu quả|hệ|hệ quả|hệ sinh thái|hệ thống chính trị|hệ thống thông tin|hẹp|hết|hết sức|hiểm|hiến|hiện|hiện có
        hiện đại|hiện đại hóa|hiện đại hóa nền hành chính|hiến đất|hiện hành|hiến kế|hiến máu|hiện nay|hiến pháp|hiện thực|hiện trạng|hiện trường
        hiện tượng|hiện vật|hiệp định|hiệp hội|hiểu|hiệu|hiểu biết|hiệu lực|hiệu lực, hiệu quả|hiệu năng|hiệu quả hoạt động|hiểu rõ|hiệu suất
        hiệu ứng|hình|hình ảnh|hình sự|hình thành|hồ|hộ|hộ cận nghèo|hộ chiếu|hộ dân|hộ gia đình|hộ khẩu|hộ kinh doanh|hộ nghèo|hồ sơ công việc
        hồ sơ đề nghị|hộ tịch|hỗ trợ|hỗ trợ doanh nghiệp|hỗ trợ người dân|hoa|hòa|hóa|hòa bình|hóa chất|hóa đơn|hòa giải|hòa giải ở cơ sở|hòa nhập
        hóa thân|hoạch định|hoàn|hoàn cảnh|hoàn chỉnh|hoàn thành kế hoạch|hoàn thành nhiệm vụ|hoàn thành xuất sắc nhiệm vụ|hoàn thiện
        hoàn thiện thể chế|hoàn toàn|hoàn trả|hoang phí|hoạt|hoạt động kinh doanh|hoạt động sản xuất|học|học bổng|học hỏi|học nghề|học sinh
        học sinh, sinh viên|học tập|học tập và làm theo|học tốt|học viên|hỏi|hội|hội chợ|hội diễn|hội đồng|hội họp|hội nhập|hội nhập quốc tế
        hồi phục|hội thao|hội trường|hội viên|hôm nay|hơn|hôn nhân|hơn nữa|hồng|họp|hợp|hợp đồng|hợp lệ|hợp lý|hợp pháp|hợp tác|hợp tác quốc tế
        hợp tác xã|huân chương|huấn luyện|hùng|hùng mạnh|hưng thịnh|hương|hướng|hưởng|hướng đến|hưởng lợi|hướng nghiệp|hướng tới|hữu cơ|hữu hiệu
        hữu ích|hữu nghị|huy chương|huy động|huy động nguồn lực|huy động sức mạnh|huy hiệu|huyện|huyết mạch|hy sinh|hy vọng|ích|ích lợi|im|in
        in ấn|ít|ít nhất|kế|kể|kể cả|kế cận|kê khai|kế thừa|kế toán|kể từ|kèm|kém|kèm theo|kênh|kênh thông tin|kéo dài|kết|kết cấu|kết cấu hạ tầng
        kết hợp|kết luận|kết nạp|kết nối|kết nối dữ liệu|kết quả đạt được|kết quả thực hiện|kết thúc|khá|khả năng|khả thi|khác|khác nhau|khắc phục
        khắc phục hạn chế|khắc phục khó khăn|khách|khách hàng|khách mời|khai|khai báo|khai giảng|khai mạc|khai sinh|khai thông|khám|khám bệnh
        khám chữa bệnh|khám phá|khẩn cấp|khẩn trương|kháng chiến|khẳng định|khang trang|khảo nghiệm|khảo sát|khắp|khát vọng|khâu|khẩu hiệu|khe
        khen|khéo|khép kín|khi|khi nào|khiển trách|khiếu nại|khiếu nại, tố cáo|khó|khoa|khoa học kỹ thuật|khoa học và công nghệ
        khoa học, công nghệ|khoán|khoản|khoảng|khoảng cách|khoáng sản|khỏe|khỏi|khối|khởi công|khơi dậy|khối đại đoàn kết|khởi động|khơi gợi
        khối lượng|khởi nghiệp|khởi sắc|khơi thông|không|không chỉ|không để|không gian|không khí|không ngừng|không ngừng nâng cao|không những
        không quá|khu|khu công nghiệp|khu dân cư|khu di tích|khu kinh tế|khu phố|khung|khủng hoảng|khuyến cáo|khuyến học|khuyến khích|khuyến nông
        khuyết điểm|khuyết tật|kịch bản|kiểm|kiểm chứng|kiểm dịch|kiểm điểm|kiểm định|kiểm kê|kiểm soát|kiểm soát thủ tục hành chính|kiểm toán
        kiểm tra, đánh giá|kiểm tra, giám sát|kiên cố|kiên định|kiến nghị|kiên quyết|kiến tạo|kiện toàn|kiên trì|kiến trúc|kiểu|kiểu mẫu|kim ngạch
        kinh|kính|kinh doanh|kính gửi|kinh nghiệm|kinh phí hoạt động|kinh tế biển|kinh tế tập thể|kinh tế thị trường|kinh tế tư nhân|kinh tế xanh
        kính trọng|kịp|kịp thời, hiệu quả|ký|kỳ|kỹ|kỷ cương hành chính|ký hiệu|kỳ họp|ký kết|kỷ luật lao động|kỷ luật, kỷ cương|kỷ lục|kỹ năng mềm
        kỹ năng số|kỷ nguyên|kỷ niệm|kỷ niệm chương|kỷ niệm ngày thành lập|ký số|kỹ sư|kỳ thi|kỹ thuật|kỹ thuật viên|kỳ vọng|là|lá|lạc hậu|lại
        lái xe|làm|làm cho|làm chủ|làm chứng|làm gương|làm rõ|làm thay đổi|làm theo|làm tốt|làm việc|lần|lẫn|lẫn nhau|lần thứ|làng|làng nghề
        lắng nghe|lành mạnh|lãnh thổ|lao động|lao động giỏi|lao động sản xuất|lao động sáng tạo|lao động tiên tiến|lập|lập danh sách|lắp đặt
        lập kế hoạch|lập thành tích|lâu|lâu dài|lấy|lấy ý kiến|lẻ|lễ|lễ hội|lễ kỷ niệm|lễ phát động|lệ phí|len|lên|lệnh|lịch|lịch làm việc|lịch sử
        liêm chính|liên danh|liên đoàn|liên hệ|liên hoan|liền kề|liên kết|liên minh|liên ngành|liên thông|liên tiếp|liệt sĩ|liều lượng|linh hoạt
        lĩnh vực|lo|lộ trình|loa|loa truyền thanh|loại|loại bỏ|loại hình|loạt|lối|lỗi|lời|lợi|lợi dụng|lợi ích|lợi ích nhóm|lời kêu gọi|lợi nhuận
        lối sống|lợi thế|lớn|lòng|lồng ghép|lòng tin|lớp|lũ lụt|lúa|lựa|luận chứng|luân chuyển|luân phiên|luật|luật sư|lúc|lực|lực lượng
        lực lượng chức năng|lực lượng vũ trang|luôn|luôn luôn|lương|lượng|lương thực|lượt|lụt bão|lưu hành|lưu thông|lưu trữ|lưu ý|lũy kế|lý|lý do
        lý lịch|lý luận|lý luận chính trị|lý tưởng|mà|mã|mã hóa|mã số|ma túy|mặc dù|mái ấm|màn hình|mang|mạng|mang lại|mạng lưới|mang tính
        mạng xã hội|mạnh|mạnh dạn|mạnh mẽ|mất|mặt|mất an toàn|mặt bằng|mặt khác|mặt trận|mẫu|mẫu biểu|mẫu mực|máy|máy móc|máy tính|mẹ
        mẹ Việt Nam anh hùng|mét|miền|miễn|miễn giảm|miền núi|miễn phí|mình|minh chứng|minh họa|mỏ|mở|mở đầu|mở lớp|mở rộng|mốc|môi|mọi|mối|mỗi
        mới|mời|mỗi cá nhân|môi giới|mọi mặt|mỗi người|mọi nguồn lực|mối quan hệ|mọi tầng lớp nhân dân|mỗi xã một sản phẩm|món|môn|móng|mong muốn
        một|một cách|một cửa|một cửa liên thông|một lần|một phần|một số|mua|mùa|mưa|mua bán|mua sắm|mùa vụ|mục|mức|mục đích, ý nghĩa|mức độ
        mức sống|mục tiêu chung|mục tiêu cụ thể|mục tiêu, nhiệm vụ|mừng|mười|muốn|muộn|nam|nắm|nằm|nắm bắt|nắm chắc|năm học|năm mới|năm qua
        nắm tình hình|nắm vững|nạn nhân|nâng|năng|nặng|nâng cao chất lượng|nâng cao đời sống|nâng cao hiệu quả|nâng cao năng lực
        nâng cao trách nhiệm|nâng cao trình độ|nâng cấp|năng động|năng động, sáng tạo|năng khiếu|nâng lên|năng lực|năng lực cạnh tranh
        năng lực lãnh đạo|năng lượng|năng suất|năng suất lao động|nào|nay|này|nên|nền|nền kinh tế|nền nếp|nền quốc phòng toàn dân|nền tảng
        nếp sống|nếp sống văn minh|nêu|nếu|nêu gương|nêu rõ|nêu trên|ngã|ngạch|ngăn|ngắn|ngăn chặn|ngắn hạn|ngân hàng|ngăn ngừa|ngân sách
        ngân sách địa phương|ngân sách nhà nước|ngành|ngành nghề|ngày càng|ngày làm việc|ngày nay|nghe|nghề|nghề nghiệp|nghệ nhân|nghệ sĩ
        nghệ thuật|nghèo|nghĩ|nghị trường|nghĩa|nghĩa là|nghĩa vụ|nghĩa vụ quân sự|nghiêm|nghiêm cấm|nghiêm chỉnh|nghiêm minh|nghiêm ngặt
        nghiệm thu|nghiêm trọng|nghiêm túc|nghiên cứu|nghiên cứu khoa học|nghiệp|nghiệp vụ|ngoài|ngoại|ngoại giao|ngoại ngữ|ngoài ra|ngoại tỉnh
        ngồi|ngôn ngữ|ngư dân|ngừng|ngược|người|người bệnh|người cao tuổi|người chỉ huy|người có công|người có công với cách mạng|người có uy tín
        người dùng|người đứng đầu|người khuyết tật|người lao động|người nghèo|người nước ngoài|người sử dụng|người tiêu dùng|người tốt, việc tốt
        người trẻ|nguồn|nguồn gốc|nguồn ngân sách|nguồn thu|nguồn vốn|nguy cơ|nguy hiểm|nguyên|nguyên liệu|nguyên nhân|nguyên tắc|nguyện vọng|nhà
        nhà đầu tư|nhà khoa học|nhà máy|nhà nước|nhà nước pháp quyền|nhà ở|nhà ở xã hội|nhà tạm, nhà dột nát|nhà trường|nhà văn hóa|nhạc|nhắc nhở
        nhằm mục đích|nhân|nhận|nhân ái|nhận biết|nhân cách|nhân chứng|nhân dân các dân tộc|nhận diện|nhân dịp|nhân đạo|nhận định|nhãn hiệu
        nhân lực|nhân lực chất lượng cao|nhân sự|nhân tài|nhận thấy|nhân văn|nhân viên|nhận xét|nhanh|nhanh chóng|nhanh gọn|nhập|nhập khẩu
        nhập liệu|nhất|nhất là|nhất quán|nhất trí|nhau|nhẹ|nhiệm kỳ|nhiệm vụ chủ yếu|nhiệm vụ chuyên môn|nhiệm vụ cụ thể|nhiệm vụ trọng tâm|nhiệt
        nhiệt huyết|nhiệt tình|nhiều|nhiều mặt|nhìn|nhìn chung|nhìn nhận|nhỏ|nhớ|nhờ|nhóm|như|nhu cầu|như vậy|nhuận bút|nhuần nhuyễn|nhưng|những
        nhũng nhiễu|nhượng|niềm|niềm tin|niềm vui|niêm yết|niên độ|ninh|nó|nợ|nợ đọng|nỗ lực|nỗ lực phấn đấu|nợ xấu|nói|nơi|nối|nổi|nội|nổi bật
        nội bộ|nói chung|nơi cư trú|nội dung cụ thể|nội dung trọng tâm|nội dung, nhiệm vụ|nơi làm việc|nội quy|nói riêng|nối tiếp|nội vụ|nông
        nông dân|nông hộ|nông lâm|nông nghiệp|nông nghiệp, nông thôn|nông sản|nông thôn|nữ|nữ giới|nửa|nữa|núi|nước|nước ngoài|nước sạch|nước thải
        nuôi|nuôi dưỡng|nuôi trồng thủy sản|ở|ở cơ sở|ô nhiễm|ô nhiễm môi trường|ô tô|oan|oan sai|ổn|ổn định|ổn định chính trị|ông|phá|phá hoại
        phải|phạm|phẩm chất|phẩm chất đạo đức|phạm nhân|phạm pháp|phân|phần|phản ánh|phản ánh, kiến nghị|phản bác|phản biện|phản biện xã hội
        phân biệt|phân bổ|phân bón|phân cấp|phân cấp, phân quyền|phân chia|phản động|phản hồi|phân loại|phần lớn|phân luồng|phần mềm|phân tán
        phần thưởng|phân tích|phần trăm|phản ứng|phần việc|pháp chế|pháp lệnh|pháp lý|pháp nhân|phát|phạt|phát biểu|phát hành|phát hiện kịp thời
        phát huy dân chủ|phát huy hiệu quả|phát huy sức mạnh|phát huy truyền thống|phát huy vai trò|phát minh|phát ngôn|phát sinh|phát thanh
        phát thanh, truyền hình|phát triển bền vững|phát triển đảng viên|phát triển kinh tế - xã hội|phát triển nguồn nhân lực|phát triển sản xuất
        phê bình|phê duyệt|phép|phi|phí|phi vật thể|phía|phiên|phiên bản|phiền hà|phiên họp|phiếu|phim|phó|phổ|phổ biến, giáo dục pháp luật
        phổ cập|phó chủ nhiệm|phó phòng|phổ thông|phối|phối hợp thực hiện|phối hợp triển khai|phòng|phòng ban|phòng bệnh|phong cách
        phòng cháy, chữa cháy|phòng học|phòng ngừa|phong phú|phóng sự|phong trào quần chúng|phong trào yêu nước|phong tục|phỏng vấn|phóng viên
        phòng, chống dịch bệnh|phòng, chống tham nhũng|phòng, chống thiên tai|phòng, chống tội phạm|phụ|phủ|phụ cấp|phù hợp|phù hợp với|phụ huynh
        phụ lục|phụ nữ|phủ sóng|phụ thuộc|phụ trách|phục hồi|phúc lợi|phúc lợi xã hội|phức tạp|phục vụ|phục vụ người dân|phục vụ nhân dân|phương
        phường|phương án|phương châm|phương diện|phương hướng|phương hướng, nhiệm vụ|phương pháp|phương thức|phương tiện
        phương tiện thông tin đại chúng|qua|quà|quá|qua đó|quá hạn|quá trình|quá trình thực hiện|quá trình triển khai|quan|quán|quân|quản|quận
        quân chủng|quần chúng|quần chúng nhân dân|quan điểm|quân đội|quan hệ|quan liêu|quản lý nhà nước|quản lý sử dụng|quản lý tài chính
        quản lý xã hội|quan sát|quân sự|quan trắc|quản trị|quan trọng|quảng|quảng bá|quảng cáo|quảng trường|quốc|quốc gia|quốc hội|quốc lộ
        quốc phòng - an ninh|quốc phòng, an ninh|quốc tế|quy|quý|quỹ|quy chế|quy chế dân chủ|quy chế làm việc|quy chuẩn|quỹ đất|quy định
        quy định của pháp luật|quy định hiện hành|quy hoạch|quy hoạch, kế hoạch|quý I|quy mô|quy tắc|quy tắc ứng xử|quỹ thi đua, khen thưởng
        quy trình|quy ước|quyền|quyển|quyền con người|quyên góp|quyền hạn|quyền làm chủ|quyền lợi|quyền lợi hợp pháp|quyền lực|quyết|quyết liệt
        quyết tâm|quyết tâm chính trị|quyết thắng|quyết toán|ra|ra đời|ra quân|rà soát|rà soát, bổ sung|ra sức|ra sức thi đua|rác|rác thải
        rác thải nhựa|ranh giới|rào cản|rất|rèn luyện|riêng|rõ|rõ nét|rõ người, rõ việc|rõ ràng|rõ rệt|rộng|rộng khắp|rộng rãi|rủi ro|rừng|rút
        rút gọn|rút kinh nghiệm|rút ngắn|sa sút|sắc|sách|sạch|sạch đẹp|sai|sai phạm|sai sót|sàn|sân|sản|sẵn|sân chơi|sàn giao dịch|sản lượng
        sản phẩm|sản phẩm chủ lực|sẵn sàng|sản xuất|sản xuất, kinh doanh|sang|sáng|sáng chế|sáng kiến kinh nghiệm|sáng kiến, giải pháp
        sáng tạo, đổi mới|sánh|sắp|sắp tới|sắp xếp|sắp xếp tổ chức bộ máy|sát|sát hạch|sát thực tế|sau|sáu|sâu|sau đây|sau khi|sau này|sâu rộng
        sâu sắc|sâu sát|sẽ|siêu thị|sinh|sinh hoạt|sinh hoạt chi bộ|sinh học|sinh thái|sinh viên|so|số|sổ|sở|sợ|sơ bộ|sơ đồ|số hóa|số hóa hồ sơ
        sở hữu|sở hữu trí tuệ|sơ kết, tổng kết|số lần|số liệu|số lượng|sổ sách|so sánh|sở tại|sổ tay|sở trường|so với|soạn|soạn thảo|soát|sôi động
        sôi nổi, rộng khắp|sớm|sóng|sông|sống|sử|sự|sự cố|sử dụng có hiệu quả|sử dụng đất|sử dụng hiệu quả|sự kiện|sứ mệnh|sự nghiệp
        sự nghiệp công lập|sự nghiệp đổi mới|sự tham gia của|sự thật|sự việc|sửa|sửa chữa|sửa đổi|sửa đổi, bổ sung|suất|sức|sức bật|sức cạnh tranh
        sức dân|sức ép|sức khỏe|sức lao động|sức mạnh|sức mạnh tổng hợp|sức sống|súc tích|suốt|suy thoái|suy thoái về tư tưởng chính trị|ta|tá|tác
        tác dụng|tác động|tác giả|tác phẩm|tác phong|tách|tài|tái|tại|tài chính|tại chỗ|tái cơ cấu|tái cơ cấu ngành nông nghiệp|tái định cư
        tài khoản|tài liệu|tai nạn|tai nạn giao thông|tài năng|tài nguyên|tài nguyên thiên nhiên|tại nơi|tài sản|tài sản công|tái tạo|tài trợ|tám
        tâm|tạm|tấm|tầm|tấm gương|tâm huyết|tấm lòng|tâm lý|tầm nhìn|tầm nhìn đến năm|tầm quan trọng|tầm soát|tạm thời|tâm tư|tâm tư, nguyện vọng
        tan|tàn|tận dụng|tận tâm|tán thành|tận tình|tận tụy|tăng|tầng|tặng|tăng cường công tác|tăng cường kiểm tra|tăng cường quản lý|tầng lớp
        tầng lớp nhân dân|tăng thu|tặng thưởng|tăng tốc|tăng trưởng|tăng trưởng kinh tế|tạo|tạo bước chuyển biến|tạo bước đột phá
        tạo chuyển biến mạnh mẽ|tạo dựng|tạo điều kiện|tạo điều kiện thuận lợi|tạo động lực|tảo hôn|tạo khí thế|tạo lập|tạo môi trường|tạo nên
        tạo ra|tạo sức lan tỏa|tạo việc làm|tập|tạp chí|tập đoàn|tập quán|tập san|tập trung|tập trung dân chủ|tập trung nguồn lực|tất|tất cả|tàu
        tay|tây|tay nghề|tên|tên gọi|tết|thách thức|thải|thăm|thậm chí|tham dự|thảm họa|thăm hỏi|tham khảo|thẩm mỹ|tham quan|thẩm tra|tham vấn
        thân|thân nhân|thân thiện|thắng|thắng cảnh|thắng lợi|tháng năm|thẳng thắn|thanh|thành|thanh bình|thành công|thành đạt|thành lập|thanh lịch
        thanh lý|thanh niên|thanh niên tình nguyện|thành phần|thành phố|thành quả|thành thạo|thành thị|thanh thiếu niên|thanh toán
        thanh toán không dùng tiền mặt|thanh tra|thanh tra, kiểm tra|thành tựu|thành viên|tháo|tháo gỡ|tháo gỡ khó khăn, vướng mắc|thảo luận
        thao tác|thấp|thắt chặt|thất nghiệp|thất thoát|thay|thấy|thầy|thay đổi|thầy giáo|thay mặt|thay thế|the|thẻ|thế|thể|thể chế|thể chế hóa
        thể dục|thể dục, thể thao|thế giới|thế hệ|thế hệ trẻ|thể hiện|thể loại|thể lực|thế mạnh|thế nào|thể thao|thế trận|thêm|theo
        theo dõi, đánh giá|theo dõi, đôn đốc|theo dõi, kiểm tra|theo hướng|theo hướng dẫn|theo kế hoạch|theo từng|thi|thì|thị|thi công|thi cử
        thí điểm|thi đua yêu nước|thi hành|thi hành án|thi hành công vụ|thí sinh|thi tốt nghiệp|thị trấn|thị trường|thị trường lao động|thị xã
        thích hợp|thích ứng|thiên nhiên|thiên tai|thiết|thiết bị|thiết chế|thiết chế văn hóa|thiệt hại|thiết kế|thiết lập|thiết thực chào mừng
        thiết thực hiệu quả|thiếu|thiếu nhi|thiểu số|thiếu sót|thịnh vượng|thờ ơ|thỏa đáng|thỏa thuận|thoáng|thoát nghèo|thời|thời cơ|thời đại
        thời điểm|thời hạn|thời hiệu|thời kỳ|thời kỳ mới|thói quen|thời sự|thời tiết|thôn|thôn bản|thôn xóm|thông|thống|thông báo|thông điệp
        thống kê|thông minh|thống nhất|thông qua|thông suốt|thông tấn|thông thoáng|thông thường|thông tin|thông tin di động|thông tin đại chúng
        thông tin liên lạc|thông tin, tuyên truyền|thu|thư|thứ|thử|thứ ba|thu chi|thủ công|thủ đô|thủ đoạn|thứ hai|thu hẹp|thu hoạch|thu hồi
        thu hồi đất|thu hút đầu tư|thư ký|thu ngân sách|thu nhập|thu nhập bình quân|thứ nhất|thu nộp|thu phí|thu thập|thủ trưởng
        thủ trưởng cơ quan|thủ trưởng cơ quan, đơn vị|thứ tự|thủ tướng|thư viện|thú y|thừa|thừa nhận|thuận|thuận lợi|thuận tiện|thúc|thực
        thực chất|thực hành|thực hành tiết kiệm, chống lãng phí|thực hiện chế độ|thực hiện chính sách|thực hiện có hiệu quả|thực hiện đồng bộ
        thực hiện nghiêm|thực hiện nghiêm túc|thực hiện nhiệm vụ|thực hiện quy chế|thực hiện thắng lợi|thực nghiệm|thực phẩm|thực sự|thực tập
        thực thi|thực tiễn|thực trạng|thực vật|thuê|thuế|thuốc|thuộc|thuốc lá|thuộc lĩnh vực|thuộc phạm vi|thuộc thẩm quyền|thường|thưởng|thượng
        thương binh|thương binh, liệt sĩ|thương hiệu|thường kỳ|thương lượng|thương mại|thương mại điện tử|thương nhân|thượng tôn pháp luật
        thường trú|thường trực|thường vụ|thường xuyên, liên tục|thủy lợi|thủy sản|thuyết minh|thuyết phục|thuyết trình|tỉ lệ|tích|tịch
        tích cực hưởng ứng|tích cực tham gia|tích hợp|tích lũy|tiêm chủng|tiềm lực|tiềm năng|tiềm năng, thế mạnh|tiến|tiền|tiến bộ|tiền đề
        tiến hành|tiện ích|tiện lợi|tiền lương|tiên phong|tiên phong, gương mẫu|tiền tệ|tiền thưởng|tiên tiến|tiến tới|tiếng|tiếng nói|tiếp
        tiếp cận|tiếp cận thông tin|tiếp công dân|tiếp nhận|tiếp nhận và trả kết quả|tiếp theo|tiếp thu|tiếp tục|tiếp tục đổi mới
        tiếp tục thực hiện|tiếp xúc|tiếp xúc cử tri|tiết|tiêu|tiểu ban|tiêu biểu xuất sắc|tiêu chuẩn, điều kiện|tiêu dùng|tiểu học|tiêu hủy
        tiêu thụ|tìm|tìm hiểu|tìm kiếm|tin|tin bài|tin cậy|tín dụng|tín dụng chính sách|tin học|tín ngưỡng|tín ngưỡng, tôn giáo|tín nhiệm
        tin tưởng|tinh|tình|tính|tĩnh|tỉnh|tình cảm|tính chất|tinh giản biên chế|tinh gọn|tinh gọn bộ máy|tinh hoa|tình huống|tính khả thi
        tình nghĩa|tình nguyện|tính sáng tạo|tinh thần|tinh thần đoàn kết|tinh thần thái độ phục vụ|tinh thần yêu nước|tỉnh thành|tính toán
        tình trạng|tính từ|tổ|tờ|tố cáo|tổ chức cán bộ|tổ chức chính trị|tổ chức chính trị - xã hội|tổ chức đảng|tổ chức hội nghị|tổ chức kiểm tra
        tổ chức lễ|tổ chức xã hội|tổ công tác|tổ dân phố|tố giác|tổ hợp tác|tổ quốc|tờ rơi|tờ trình|tổ trưởng|tố tụng|tổ viên|tòa án|tọa đàm
        tòa nhà|toàn|toàn bộ|toàn cầu|toàn dân|toàn dân đoàn kết xây dựng đời sống văn hóa|toàn diện|toàn ngành|toàn quốc|toàn tỉnh|toàn xã hội
        tốc độ|tốc độ tăng trưởng|tôi|tối|tội|tới|tối đa|tội phạm|tối thiểu|tối ưu|tốn|tồn đọng|tôn giáo|tồn tại|tồn tại, hạn chế|tổn thất
        tôn trọng|tống|tổng|tổng bí thư|tổng cục|tổng điều tra|tổng hợp kết quả|tổng hợp, báo cáo|tổng mức đầu tư|tổng quan|tổng sản phẩm|tổng số
        tổng thể|tốt|tốt đẹp|tốt hơn|tốt nghiệp|trả|trả kết quả|trả lời|trách|trái|trái pháp luật|trái phép|trăm|trạm|trạm y tế|trận|tràn lan
        trang|trang bị|trang phục|trạng thái|trang thiết bị|trang thông tin điện tử|trang trại|tranh|tránh|tranh chấp|tránh lãng phí|tranh luận
        tranh thủ|trao|trao đổi|trao đổi kinh nghiệm|trao giải|trao tặng|trật tự|trật tự đô thị|trật tự, an toàn giao thông|trau dồi|trẻ|trẻ em
        trẻ hóa|trên|trên cơ sở|trên cơ sở đó|trên phạm vi|trên tinh thần|trí|trị|tri ân|trị giá|trì hoãn|tri thức|trí thức|trí tuệ
        trí tuệ nhân tạo|triển|triển khai có hiệu quả|triển khai đồng bộ|triển khai kế hoạch|triển khai nhiệm vụ|triển khai tổ chức|triển lãm
        triển vọng|triệt để|triệt phá|triệu|triệu tập|trình bày|trình duyệt|trình độ|trình độ chuyên môn|trinh sát|trình tự|trình tự, thủ tục|trở
        trợ|trợ cấp|trợ giúp|trợ giúp pháp lý|trở lại|trở lên|trở nên|trở ngại|trở thành|trời|tròn|trong|trông|trọng|trồng|trồng cây|trọng điểm
        trong đó|trong nước|trong quá trình|trồng rừng|trọng tài|trong thời gian|trong thời gian tới|trồng trọt|trụ|trụ cột|trụ sở|trực|trực ban
        trực quan|trực tiếp|trực tuyến|trung|trùng|trưng bày|trung bình|trung cấp|trung hạn|trung học|trung học cơ sở|trung học phổ thông
        trùng lặp|trung tâm|trung thành|trung thực|trung ương|trước|trước đây|trước hết|trước khi|trước mắt|trước ngày|trước pháp luật|trường
        trưởng|trưởng các|trường học|trường hợp|trường lớp|trưởng thành|trưởng thôn|truy|truy cứu|truy thu|truy tố|truy xuất nguồn gốc|truyền
        truyền đạt|truyền hình|truyền tải|truyền thanh|truyền thống|truyền thống cách mạng|tù|tư|từ|tự|tự bảo vệ|tu bổ|tư cách|từ chối|tự chủ
        tự do|tu dưỡng|tư duy|tự đánh giá|tụ điểm|từ đó|tự hào|tự học|tự kiểm tra|tư liệu|từ nay|từ ngữ|từ nguồn|tự nguyện|tư nhân|tự nhiên
        tư pháp|tự phê bình và phê bình|tự quản|tủ sách|từ thiện|tự tin|tự tôn|tự túc|tư tưởng|tư tưởng Hồ Chí Minh|tư tưởng, đạo đức|tư vấn
        tử vong|tự ý|tuần|tuần lễ|tuân thủ|tuần tra|tục|tức|túi|từng|từng bước|từng cá nhân|tuổi|tuổi trẻ|tương|tượng đài|tương đối|tương đương
        tương lai|tương tác|tương thân tương ái|tương trợ|tương ứng|tựu chung|tuy|tùy|tuy nhiên|tùy theo|tuyến|tuyển|tuyển chọn|tuyển dụng
        tuyên dương|tuyến đường|tuyên giáo|tuyển quân|tuyển sinh|tuyên thệ|tuyên truyền viên|tuyên truyền, giáo dục|tuyên truyền, phổ biến
        tuyệt đối|tuyệt vời|tỷ đồng|tỷ lệ|tỷ trọng|ứng|ứng cử|ứng cử viên|ứng dụng công nghệ|ứng dụng công nghệ thông tin|ứng phó|ứng xử|ước
        ước tính|ươm mầm|uốn nắn|út|ưu|ưu đãi|ưu điểm|ưu thế|ưu tú|ưu việt|ủy|ủy ban|ủy ban nhân dân|ủy nhiệm|ủy quyền|ủy thác|uy tín|ủy viên|vai
        vai trò|vai trò người đứng đầu|vai trò nòng cốt|văn|vẫn|vận|văn bản hướng dẫn|văn bản pháp luật|văn bản quy phạm pháp luật|văn bằng
        vận chuyển|vẫn còn|vận dụng|vấn đề|vận động quần chúng|vận động viên|vận hành|văn hóa|văn hóa - xã hội|văn hóa, thể thao|văn hóa, văn nghệ
        văn học|vận hội|văn kiện|văn minh|văn minh đô thị|vấn nạn|văn nghệ|vận tải|văn thư|văn thư, lưu trữ|vắng|vào|vào cuộc|vật|vật chất
        vật liệu|vật nuôi|vật phẩm|vật tư|vay|vây|vậy|vay vốn|vẻ|về|vệ|về đích|về nguồn|vệ sinh|vệ sinh môi trường|vẻ vang|vết|vi|vì|vị
        vì người nghèo|vi phạm|vi phạm hành chính|vi phạm pháp luật|vi rút|vị thế|vị trí|vị trí việc làm|vì vậy|việc|việc làm|việc làm tốt|viên
        viện|viên chức|viễn thông|viện trợ|viếng|viết|vinh danh|vinh dự|vĩnh viễn|vô|vô cùng|với|vốn|vốn đầu tư|vốn vay|vụ|vụ án|vũ khí|vu khống
        vũ trang|vụ việc|vua|vừa|vừa qua|vui|vui chơi|vùng|vững|vùng cao|vững chắc|vững mạnh|vùng miền|vùng sâu, vùng xa|vững vàng|vươn lên|vướng
        vượt|vượt chỉ tiêu|vượt kế hoạch|vượt khó|vượt qua|xa|xã|xã hội chủ nghĩa|xã hội hóa|xã, phường, thị trấn|xác|xác định|xác lập|xác minh
        xác nhận|xác thực|xâm|xâm hại|xâm nhập|xâm phạm|xăng dầu|xanh|xanh, sạch, đẹp|xấp xỉ|xấu|xây|xây dựng cơ bản|xây dựng Đảng
        xây dựng đội ngũ|xây dựng gia đình|xây dựng kế hoạch|xây dựng mô hình|xây dựng nếp sống|xây dựng nông thôn mới|xây dựng và hoàn thiện
        xây dựng và phát triển|xây dựng văn bản|xảy ra|xe|xe máy|xem|xếp|xếp hạng|xếp loại|xếp thứ|xét|xét chọn|xét duyệt|xét tặng|xét xử|xin
        xin lỗi|xin ý kiến|xóa|xóa bỏ|xóa đói, giảm nghèo|xóa mù chữ|xoay|xóm|xong|xu|xu hướng|xử lý|xử lý kỷ luật|xử lý nghiêm|xử lý vi phạm
        xử phạt|xử phạt vi phạm hành chính|xu thế|xuân|xuất|xuất bản|xuất hiện|xuất khẩu|xuất nhập khẩu|xuất phát|xúc tiến|xúc tiến đầu tư
        xúc tiến thương mại|xứng|xứng đáng|xung đột|xung kích|xung quanh|xưởng|xuyên suốt|y|ý|y bác sĩ|ý chí|ý chí tự lực, tự cường|y đức|ý kiến
        y tế cơ sở|ý thức|ý thức trách nhiệm|ý tưởng|yên|yên tâm|yêu|yếu|yếu kém|yêu nước|yêu thương|yếu tố
        """
}
