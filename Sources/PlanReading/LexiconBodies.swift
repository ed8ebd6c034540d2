/// Names of bodies of the Vietnamese state, the Party and mass organisations, in canonical spelling; general vocabulary, not of any one plan.
enum BodyLexicon {
    /// Full names that are recognised, and restored in damaged text, as one.
    static let names = """
        Sở Nội vụ|Sở Tài chính|Sở Y tế|Sở Xây dựng|Sở Tư pháp|Sở Công Thương|Sở Ngoại vụ|Sở Du lịch|Sở Thông tin và Truyền thông
        Sở Kế hoạch và Đầu tư|Sở Giáo dục và Đào tạo|Sở Khoa học và Công nghệ|Sở Tài nguyên và Môi trường|Sở Nông nghiệp và Môi trường
        Sở Nông nghiệp và Phát triển nông thôn|Sở Lao động - Thương binh và Xã hội|Sở Giao thông vận tải|Sở Văn hóa, Thể thao và Du lịch
        Sở Văn hóa và Thể thao|Sở Quy hoạch - Kiến trúc|Sở Dân tộc và Tôn giáo|Sở, ban, ngành|các sở, ban, ngành|các sở, ngành|Sở, ban ngành
        Bộ Nội vụ|Bộ Tài chính|Bộ Y tế|Bộ Công an|Bộ Quốc phòng|Bộ Xây dựng|Bộ Tư pháp|Bộ Công Thương|Bộ Ngoại giao|Bộ Khoa học và Công nghệ
        Bộ Giáo dục và Đào tạo|Bộ Thông tin và Truyền thông|Bộ Kế hoạch và Đầu tư|Bộ Nông nghiệp và Môi trường
        Bộ Nông nghiệp và Phát triển nông thôn|Bộ Tài nguyên và Môi trường|Bộ Lao động - Thương binh và Xã hội|Bộ Văn hóa, Thể thao và Du lịch
        Bộ Giao thông vận tải|Bộ Dân tộc và Tôn giáo|Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương|Ban Chấp hành Đảng bộ|Ban Thường vụ Tỉnh ủy
        Ban Thường vụ Thành ủy|Ban Thường vụ Đảng ủy|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|Chi ủy|Chi bộ|Đảng bộ|Đảng bộ tỉnh|Đảng bộ thành phố
        Văn phòng Chính phủ|Thủ tướng Chính phủ|Chính phủ|Quốc hội|Ủy ban Thường vụ Quốc hội|Chủ tịch nước|Ngân hàng Nhà nước|Ủy ban nhân dân
        Ủy ban nhân dân tỉnh|Ủy ban nhân dân thành phố|Ủy ban nhân dân huyện|Ủy ban nhân dân xã|Ủy ban nhân dân phường
        Ủy ban nhân dân các xã, phường|Ủy ban nhân dân xã, phường|Ủy ban nhân dân các huyện, thành phố
        Ủy ban nhân dân các huyện, thị xã, thành phố|Chủ tịch Ủy ban nhân dân|Chủ tịch Ủy ban nhân dân tỉnh|Phó Chủ tịch Ủy ban nhân dân
        Hội đồng nhân dân|Hội đồng nhân dân tỉnh|Thường trực Tỉnh ủy|Thường trực Hội đồng nhân dân|Ủy ban Mặt trận Tổ quốc Việt Nam
        Mặt trận Tổ quốc Việt Nam|Ủy ban Mặt trận Tổ quốc|Liên đoàn Lao động|Liên đoàn Lao động tỉnh|Hội Liên hiệp Phụ nữ|Hội Nông dân
        Hội Cựu chiến binh|Đoàn Thanh niên|Đoàn Thanh niên Cộng sản Hồ Chí Minh|Tỉnh đoàn|Thành đoàn|Công an|Công an tỉnh|Bộ Chỉ huy Quân sự
        Bộ Chỉ huy Quân sự tỉnh|Bộ Chỉ huy Bộ đội Biên phòng|Tòa án nhân dân|Viện kiểm sát nhân dân|Kho bạc Nhà nước|Bảo hiểm xã hội|Cục Thuế
        Cục Thống kê|Cục Hải quan|Báo|Đài Phát thanh và Truyền hình|Báo và Phát thanh, Truyền hình|Ban Thi đua - Khen thưởng
        Ban Thi đua - Khen thưởng Trung ương|Hội đồng Thi đua - Khen thưởng|Hội đồng sáng kiến|Ban Tuyên giáo|Ban Tuyên giáo và Dân vận
        Ban Tổ chức|Ban Dân vận|Ủy ban Kiểm tra|Ban Giám đốc|Ban Chấp hành|Ban Chấp hành Công đoàn|Ban Chấp hành Chi đoàn
        Ban Chấp hành Đoàn Thanh niên|Ban Chấp hành Công đoàn cơ sở|Công đoàn cơ sở|Công đoàn|Chi đoàn|Công đoàn ngành|Hội Cựu chiến binh
        Ban Nữ công|Ban Thanh tra nhân dân|Ban Chỉ đạo|Ban Quản lý|Ban Quản lý Khu kinh tế|Ban Quản lý dự án|Văn phòng|Thanh tra
        Phòng Tổ chức cán bộ|Phòng Tổ chức - Hành chính|Phòng Tài chính - Kế toán|Phòng Kế hoạch - Tài chính|Phòng Hành chính - Tổ chức
        Phòng Nội vụ|Phòng Kinh tế|Phòng Văn hóa - Xã hội|Trung tâm Phục vụ hành chính công|Trường Chính trị
        Trung tâm Công nghệ thông tin và Truyền thông|lãnh đạo cơ quan|lãnh đạo các phòng|trưởng các phòng|trưởng các phòng, đơn vị
        trưởng các đơn vị|thủ trưởng các cơ quan, đơn vị|thủ trưởng đơn vị|thủ trưởng các đơn vị|người đứng đầu|người đứng đầu các cơ quan, đơn vị
        các phòng|các phòng, đơn vị|các phòng, ban|các đơn vị trực thuộc|các phòng, ban, đơn vị|các phòng chuyên môn|các cơ quan, đơn vị
        các cơ quan, đơn vị, địa phương|các cơ quan|các đơn vị|các địa phương|các tổ chức|các đoàn thể|các tổ chức đoàn thể
        các tổ chức chính trị - xã hội|các cấp ủy|các cấp ủy Đảng|các doanh nghiệp|các hội, đoàn thể|công chức, viên chức, người lao động
        công chức, viên chức|công chức, viên chức và người lao động|đội ngũ công chức, viên chức|cán bộ, công chức, viên chức
        cán bộ, công chức, viên chức, người lao động|cán bộ, công chức, viên chức và người lao động|cán bộ, công chức|đoàn viên|công đoàn viên
        đoàn viên công đoàn|hội viên|cán bộ, đảng viên|người lao động|UBND các xã, phường|UBND xã, phường|UBND tỉnh|UBND thành phố|UBND huyện
        UBND cấp xã|UBND các huyện, thành phố|HĐND tỉnh|HĐND các cấp|các đơn vị liên quan|các đơn vị có liên quan|các cơ quan liên quan
        các cơ quan, đơn vị liên quan|các ngân hàng thương mại|ngân hàng thương mại|các cơ quan báo chí|cơ quan báo chí
        các cơ quan thông tin, truyền thông|các cơ quan, đơn vị cấp tỉnh|các cơ quan chuyên môn|các cơ quan Đảng|các cơ quan Trung ương
        các phòng, ban chuyên môn|các cơ quan, đơn vị, địa phương thuộc tỉnh|các tổ chức chính trị - xã hội tỉnh|cơ quan có thẩm quyền
        cấp có thẩm quyền|bộ phận Thi đua - Khen thưởng|tổ giúp việc|các khối thi đua|các cụm thi đua|cụm, khối thi đua
        """

    /// Names that are used with the office they belong to: each also stands before "Sở", "tỉnh" and the like.
    static let owned = """
        Văn phòng|Giám đốc|Phó Giám đốc|Ban Giám đốc|Lãnh đạo|Chi ủy|Đảng ủy|Chi bộ|Công đoàn|Chi đoàn|Công đoàn cơ sở|Ban Chấp hành Công đoàn
        Ban Chấp hành Chi đoàn|Ban Chấp hành Đoàn Thanh niên|Đoàn Thanh niên|Hội đồng Thi đua - Khen thưởng|Hội đồng sáng kiến|Hội Cựu chiến binh
        Thanh tra|các phòng, đơn vị thuộc|các phòng thuộc|đơn vị thuộc|các phòng, ban, đơn vị thuộc|các đơn vị thuộc|các phòng, đơn vị trực thuộc
        trưởng các phòng, đơn vị thuộc|thủ trưởng các đơn vị thuộc|công chức, viên chức, người lao động
        các phòng chuyên môn thuộc|các đơn vị trực thuộc|thủ trưởng các đơn vị trực thuộc
        """
    static let owners = ["Sở", "tỉnh", "thành phố", "cơ quan", "Bộ", "Cục", "Ban", "ngành"]

    /// Words with which the name of a body begins.
    static let heads = Phrases(
        """
        sở|các sở|sở, ban, ngành|sở, ngành|sở, ban ngành|các sở, ban, ngành|bộ nội vụ|bộ tài chính|bộ y tế|bộ công an|bộ quốc phòng|bộ chỉ huy
        bộ khoa học|bộ giáo dục|bộ tư pháp|bộ xây dựng|bộ công thương|bộ nông nghiệp|bộ thông tin|bộ kế hoạch|bộ văn hóa|các bộ|ban thi đua
        ban tổ chức|ban tuyên giáo|ban chấp hành|ban giám đốc|ban dân vận|ban chỉ đạo|ban quản lý|ban thường vụ|ban thường trực|ban nữ công
        ban thanh tra|ban giám hiệu|ban bầu cử|ban quân dân y|ban dân tộc|ban biên tập|ban nội chính|ban kinh tế|ban lãnh đạo|ban vận động
        ban đại diện|ban tôn giáo|ban|các ban|tỉnh ủy|thành ủy|huyện ủy|đảng ủy|các đảng ủy|chi ủy|chi bộ|các chi bộ|đảng bộ|cấp ủy|các cấp ủy
        văn phòng|phòng|các phòng|thanh tra|chi cục|các chi cục|cục|tổng cục|vụ|trung tâm|các trung tâm|trường|các trường|nhà trường|bệnh viện
        các bệnh viện|trạm y tế|viện|học viện|ủy ban|ubnd|ubmttq|ub mttq|hđnd|hội đồng|hội đồng thi đua|hội đồng thi đua - khen thưởng
        hội đồng sáng kiến|thường trực|mặt trận|ngân hàng|các ngân hàng|kho bạc|bảo hiểm xã hội|bưu điện|báo|đài|cơ quan báo chí|các cơ quan
        cơ quan|các đơn vị|đơn vị|các địa phương|địa phương|các tổ chức|tổ chức chính trị|các đoàn thể|đoàn thể|các ngành|các cấp|các doanh nghiệp
        doanh nghiệp|các hội|hội nông dân|hội liên hiệp|hội cựu chiến binh|hội phụ nữ|hội chữ thập đỏ|hội khuyến học|hội nhà báo|hội doanh nghiệp
        hội văn học|hội|hiệp hội|liên minh|liên hiệp|liên đoàn|công đoàn|các công đoàn|chi đoàn|tỉnh đoàn|thành đoàn|đoàn thanh niên|đoàn kiểm tra
        các đoàn|bch|công an|quân sự|bộ đội|tòa án|toà án|viện kiểm sát|cục thuế|thuế|trưởng|phó trưởng|trưởng các|thủ trưởng|giám đốc
        phó giám đốc|các phó giám đốc|chủ tịch|phó chủ tịch|bí thư|người đứng đầu|lãnh đạo|chánh văn phòng|chánh thanh tra|cán bộ|công chức
        viên chức|người lao động|đội ngũ công chức|đoàn viên|công đoàn viên|hội viên|đảng viên|chính quyền|cụm thi đua|khối thi đua|các cụm
        các khối|cụm|khối|tổ|các tổ|bộ phận|thành viên|hợp tác xã|các xã|các phường|các thôn|các ấp|các khu phố|các tổ dân phố|các buôn|các bản|xã
        phường|quỹ|tập đoàn|công ty|các công ty|tổng công ty|liên danh|kho|trại|các thành viên|ttxvn|vov|vtv|các chủ đầu tư|chủ đầu tư|nhà thầu|các nhà thầu|chi hội|các chi hội|hiệu trưởng|nhà văn hóa
        bảo tàng|thư viện|thường trực hội đồng|giáo viên|nhân viên|tổ trưởng|tổ chuyên môn|khối trưởng|liên đội|chi đội|đoàn trường|đoàn xã
        đoàn phường|đoàn đặc khu|đoàn cơ sở|đoàn tncs|đội thiếu niên|tổng phụ trách|hội đồng trường|ban cán sự|hội cha mẹ|kế toán|giám thị
        cổng thông tin|cổng thông tin điện tử|trang thông tin|điện lực|chi nhánh|xí nghiệp|nhà máy|phân xưởng|đồn biên phòng|bộ tư lệnh|sư đoàn
        trung đoàn|lữ đoàn|tiểu đoàn|đại đội|hải quan|thống kê|thuế|bhxh|vnpt|viettel|ubkt|mttq|lđlđ|hội lhpn|hội lhtn|vp|vpđp|bqt|trưởng thôn
        trưởng ấp|trưởng bản|trưởng khu phố|tổ dân phố|tổ công nghệ số cộng đồng|ban công tác mặt trận|thôn|ấp|khu phố|đồng chí|hạt kiểm lâm
        trạm y tế|trạm|tòa soạn|ban nhân dân|ban chấp hành đảng bộ|ban quản trị|tổng biên tập|hội đồng quản trị|hội đồng thành viên|nhà trường
        phòng, đơn vị|phòng, ban, đơn vị|chi, đảng bộ|chi ủy, chi bộ|đảng bộ, chi bộ|chi bộ, đảng bộ|chỉ huy các cấp|chỉ huy
        ubmttqvn|mttqvn|bgh|btv|bgđ|ttyt|ban điều hành|ban đại diện|ban giám sát|ban soạn thảo|ban công tác|ban xây dựng|khoa|ban bảo vệ|viễn thông|bưu điện|thủy điện|cảng|đoàn chủ tịch
        hộ gia đình|hộ kinh doanh|chủ nhiệm|viện trưởng|chánh án|cục trưởng|chi cục trưởng|vụ trưởng|bộ trưởng|thủ trưởng các|ngành|các cấp ủy đảng
        ban thanh niên|hội sinh viên|hội đồng đội|thành đoàn|đội ngũ cán bộ|đội|phó hiệu trưởng|phó chánh văn phòng|cán bộ quản lý|ubmt
        đặc khu|khối 1|khối 2|khối 3|khối 4|khối 5|khối 6|khối 7|khối 8|khối 9|khối 10|khối 11|khối 12|bộ|các bộ, ngành|bộ, ngành|các bộ, cơ quan
        quân khu|binh đoàn|tổng công ty|bộ ngoại giao|bộ giao thông|bộ tài nguyên|bộ lao động|bộ dân tộc|bộ khoa học|thông tấn xã|đài tiếng nói
        đài truyền hình|đài phát thanh|người sử dụng lao động|các bộ, ban, ngành|bộ, ban, ngành|ban, ngành|các ban, ngành|tổ chức xã hội
        tổ chức phi chính phủ|tổ chức tôn giáo|tổ chức đoàn thể|tổ chức thành viên|tổ chức công đoàn|tổng liên đoàn|trung ương đoàn
        kiểm toán nhà nước|các hiệp hội|vườn quốc gia|khu bảo tồn|quản đốc|cụm trưởng|cụm phó|khối phó|tổ phó|trưởng khoa|trưởng cụm|trưởng khối|nông trường|lâm trường
        nhà xuất bản|nhà hát|tạp chí|trung đội|phó trưởng khoa|đội phó|điều dưỡng trưởng|tổ sản xuất|nhà khách|nhà thiếu nhi|các huyện|các huyện, thành đoàn|các tỉnh, thành phố|huyện đoàn|các huyện đoàn|cộng đồng|tổ chức đảng|ban bí thư|thủ trưởng cơ quan|các cụm thi đua|các khối thi đua|trung ương|hội đồng nhân dân|
        """)

    /// Words that go on a list inside one name ("phòng, đơn vị"; "xã, phường"), not the beginning of another body.
    static let listed = Phrases(
        """
        đơn vị|phòng|phòng chuyên môn|ban|ngành|địa phương|phường|xã|đặc khu|thị trấn|huyện|thị xã|thành phố
        quận|viên chức|công chức|người lao động|đoàn thể|doanh nghiệp|hội|tổ chức|cơ quan|trung tâm|chi cục|cấp ủy|chính quyền|đoàn viên|hội viên
        chiến sĩ|sĩ quan|đảng viên|khối|cụm|công đoàn viên|nhân viên|học sinh|sinh viên|nhân dân|khu vực|đơn vị sự nghiệp|ban ngành|ban, ngành
        đơn vị liên quan|ngành liên quan|truyền thông|các cấp|thôn|ấp|tổ dân phố|cá nhân|tổ chức, cá nhân|trạm|đội|khoa, phòng|trung ương|quân đội|phân xưởng|chi nhánh|bộ môn|thành đoàn|chỉ huy|viện|khoa|buôn|bản|khu phố|ban quản lý
        """)

    /// Words that follow a name and belong to it although they are also predicates elsewhere.
    static let tails = Phrases(
        """
        có liên quan|có thẩm quyền|liên quan|từ tỉnh đến cơ sở|từ tỉnh đến địa phương|từ tỉnh đến xã|trong khối thi đua|trong cụm thi đua
        trong khối, cụm thi đua|trong cụm, khối thi đua|trong cụm, khối|trên địa bàn tỉnh|trên địa bàn thành phố|thuộc|trực thuộc|của
        tổ chức cán bộ
        tổ chức - hành chính|tổ chức hành chính|hành chính - tổ chức|thi đua - khen thưởng|thi đua, khen thưởng|thi đua khen thưởng|tổ chức đảng
        tổ chức thành viên|kiểm tra giám sát|kiểm tra đảng|kiểm sát|thi hành án|ngoài công lập|còn lại|trên địa bàn
        xúc tiến|tuyên truyền viên|dân số|sáng kiến|bầu cử
        """)

    /// Actions that belong to the name after a small word ("các tổ chức cung cấp dịch vụ") and not after a proper one ("Bộ cung cấp").
    static let actingTails = Phrases(
        """
        cung cấp dịch vụ|cung cấp dịch vụ chi trả|chi trả|chi trả dịch vụ|sử dụng lao động|làm công tác|phụ trách|đóng trên địa bàn|đóng tại|đóng chân
        làm nhiệm vụ|sản xuất, kinh doanh|sản xuất kinh doanh|hoạt động trên địa bàn|trực tiếp phụ trách|làm đầu mối
        """)

    /// Words that begin what a body does, or a phrase after the name; a name ends before them.
    static let predicates = Phrases(
        """
        chủ trì|chủ động|phối hợp|triển khai|tổ chức|xây dựng|thực hiện|ban hành|tham mưu|hướng dẫn|theo dõi|đôn đốc|kiểm tra|giám sát|tổng hợp
        báo cáo|đề xuất|căn cứ|có|chịu|nêu|tuyên truyền|vận động|phát động|huy động|quán triệt|phổ biến|đẩy mạnh|tăng cường|tiếp tục|tích cực
        thường xuyên|kịp thời|nghiêm túc|cụ thể|rà soát|bố trí|cân đối|cung cấp|đăng tải|đưa|mở|quyết định|xem xét|xét|lựa chọn|bình xét|hưởng ứng
        đăng ký|phấn đấu|thi đua|thẩm định|trình|giúp|là|phải|cần|sẽ|được|coi|xác định|gắn|đoàn kết|gương mẫu|chấp hành|tham gia|họp|cử|ký|đổi mới
        nâng|phát huy|phát hiện|biểu dương|khen thưởng|trong|tại|để|nhằm|về|theo|khi|với|cho|từ|trên|đã|đang|hàng năm|hàng tháng|hàng quý|hàng tuần|hàng ngày|hằng|định kỳ|trước|sau|làm|lập
        lấy|tập trung|tạo|chuẩn bị|chỉ đạo|lãnh đạo|đảm bảo|bảo đảm|khuyến khích|biết|chọn|công bố|đánh giá|đặt|đề cao|đề nghị|đồng|giao
        giải quyết|gửi|hoàn thành|hoàn thiện|hỗ trợ|khai thác|khẩn trương|kết hợp|lồng ghép|mời|nắm|nghiên cứu|nhân rộng|nỗ lực|phân công|phát
        phản ánh|quan tâm|quản lý|quy định|ra sức|sử dụng|sắp xếp|sớm|thành lập|thông báo|thống nhất|thu|tiến hành|tìm|tôn vinh|trao|trực tiếp
        tuyệt đối|ưu tiên|ủng hộ|vận dụng|xử lý|yêu cầu|áp dụng|ứng dụng|bám sát|bồi dưỡng|cam kết|cập nhật|chấm|chia sẻ|chú trọng|công khai
        đào tạo|đầu tư|đề ra|đáp ứng|không|kiện toàn|kiến nghị|lan tỏa|mở rộng|phê duyệt|phát triển|rút|tạm|tặng|tận dụng|tiếp nhận|tổng kết
        sơ kết|tự|và được|xếp|xuất bản|do|nếu|bằng|qua|thông qua|như|trường hợp|cùng|nhất là|đặc biệt|đồng thời|góp phần|đạt|bảo vệ|tư vấn
        đại diện|đóng góp|hoạt động|dựa|đăng|in|ghi|mua|cấp phát|chuyển|gìn giữ|giữ|nhập|quảng bá|số hóa|viết|khảo sát|sinh hoạt|trồng|chăm sóc
        dạy|soạn|duyệt|nộp|tiết kiệm|khắc phục|ngăn chặn|đấu tranh|tuần tra|phân tích|nhận|nêu gương|chú ý|tham dự|vào cuộc|đi đầu|tiên phong|xung kích
        đảm nhận|đảm nhiệm|phụ trách|xét chọn|suy tôn|làm việc|trả lời|trao đổi|đối thoại|tiếp|thu thập|thống kê|lưu trữ|sửa chữa|lắp đặt|vận hành
        thi công|thanh toán|quyết toán|điều hành|điều chỉnh|điều phối|cân nhắc|tăng|giảm|tham vấn|phấn khởi|chuẩn hóa|cụ thể hóa|cụ thể hoá
        thể chế hóa|nêu cao|đề ra|tổng hợp|kêu gọi|chào mừng|lập thành tích|khơi dậy|gặp|thăm|nhắc nhở|chấn chỉnh|kết nối|kết nghĩa|đỡ đầu|giới thiệu
        bổ sung|trích|bàn giao|tập huấn|quyên góp|ký kết|truyền thông|thẩm tra|xác nhận|xác minh|theo|ra|học tập|rèn luyện|nghiêm chỉnh|luôn
        hằng năm|chậm nhất|thể hiện|vượt|xứng đáng|quy hoạch|bầu|bình chọn|tích hợp|triệt để|kiên quyết|sáng tạo|gửi về|liên hệ|tránh|tập hợp
        kéo|cài đặt|gia tăng|hạn chế|thay đổi|duy trì|tạo lập|lắng nghe|thăm hỏi|trao tặng|dự thi|sáng tác|phát sóng|phát hành|thu gom|phân loại
        xử phạt|lập biên bản|chấm dứt|đình chỉ|thu hồi|giúp đỡ|bảo trợ|giải ngân|thu hút|phân bổ|phân cấp|cử|bầu chọn|đối chiếu|kiểm kê|xác lập
        hình thành|cải tiến|cải thiện|nâng cấp|tu bổ|tôn tạo|khôi phục|bảo tồn|lưu giữ|hoàn tất|kết thúc|bắt đầu|đồng hành|chung tay|hiến|cứu trợ
        khám|chữa|điều trị|tiêm|canh gác|bồi thường|rút kinh nghiệm|đăng cai|tuyên thệ|nói không|nhận đỡ đầu|ký giao ước|vươn lên|thu nộp|xây|sửa
        nắm bắt|nắm chắc|nắm tình hình|chi trả|cho vay|tặng quà|đi vào|đưa tin|làm tốt|nghiêm cấm|quyết tâm|kiên trì|siết chặt|giữ vững|giữ gìn
        đồng tình|đón|hội thảo|ra mắt|ra quân|trồng cây|bài trừ|xóa|xóa bỏ|phủ xanh|hoạt động|tố giác|phản biện|góp ý|lấy ý kiến|mở lớp|tư vấn
        """)
}
