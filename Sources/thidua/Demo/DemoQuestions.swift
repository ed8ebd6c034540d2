/// The bank of the demonstration's contest, as a GIFT file: what the plan says, and what is generally known of safety and work with computers.
///
/// Contest questions are content and stand in Vietnamese. None of them is about what a law says.
enum DemoQuestions {
    static let gift = #"""
        // Ngân hàng câu hỏi của bản trình diễn: nội dung kế hoạch và hiểu biết chung về an toàn, kỹ năng số.
        $CATEGORY: Kế hoạch phong trào

        Phong trào thi đua của Sở có tên là gì? {
        =Đồng Tháp đẩy mạnh chương trình chuyển đổi số
        ~Đồng Tháp chung sức xây dựng nông thôn mới
        ~Đồng Tháp thi đua học tập suốt đời
        ####Tên phong trào ghi ở đầu kế hoạch của Sở.}

        Phong trào thi đua theo kế hoạch của Sở kéo dài trong giai đoạn nào? {=2021 – 2025 ~2020 – 2022 ~2024 – 2026 ~2025 – 2030}

        Kế hoạch của Ủy ban nhân dân Tỉnh mà kế hoạch của Sở thực hiện có số nào? {=207/KH-UBND ~27/KH-UBND ~702/KH-UBND ~270/KH-UBND}

        Kế hoạch số 207/KH-UBND của Ủy ban nhân dân Tỉnh được ban hành ngày nào? {
        =Ngày 07 tháng 6 năm 2022
        ~Ngày 06 tháng 7 năm 2022
        ~Ngày 07 tháng 6 năm 2021
        ~Ngày 31 tháng 12 năm 2021}

        Nghị quyết số 04-NQ/TU ngày 31 tháng 12 năm 2021 của Tỉnh ủy bàn về việc gì? {
        =Chuyển đổi số tỉnh Đồng Tháp
        ~Phát triển du lịch tỉnh Đồng Tháp
        ~Sắp xếp đơn vị hành chính cấp xã}

        Phần “Nội dung thi đua” của kế hoạch nêu bao nhiêu nội dung? {#8####Phần II của kế hoạch có tám nội dung, đánh số từ 1 đến 8.}

        Theo kế hoạch, phong trào thi đua phải như thế nào? {
        ~%33.33333%Thiết thực
        ~%33.33333%Hiệu quả, chất lượng
        ~%33.33333%Tránh hình thức
        ~%-100%Càng nhiều hồ sơ càng tốt}

        Kế hoạch chú trọng động viên, khen thưởng những ai? {
        =Công chức, viên chức, người lao động trực tiếp thực thi công vụ
        ~Chỉ lãnh đạo các phòng, đơn vị
        ~Chỉ người làm công nghệ thông tin}

        Đơn vị nào được giao phối hợp với Ban Chấp hành Công đoàn Sở theo dõi, hướng dẫn, đôn đốc phong trào? {
        =Văn phòng Sở
        ~Thanh tra Sở
        ~Phòng Đăng ký kinh doanh}

        Kế hoạch đề nghị Ban Chấp hành Công đoàn Sở và Ban Chấp hành Chi đoàn Sở làm gì? {
        =Tuyên truyền, vận động công đoàn viên tích cực hưởng ứng
        ~Phê duyệt kinh phí của phong trào
        ~Chấm điểm thi đua của các phòng}

        Ai triển khai, quán triệt, phổ biến kế hoạch cho công chức, viên chức, người lao động thuộc quyền quản lý? {
        =Trưởng các phòng, đơn vị thuộc Sở
        ~Bộ phận văn thư
        ~Người dân và doanh nghiệp}

        Khen thưởng trong phong trào phải khách quan, công khai, kịp thời, đúng đối tượng, đúng thành tích. {T}

        Kế hoạch chỉ nhằm thu hút các tổ chức, cá nhân ở trong tỉnh. {F####Nội dung 8 nêu các tổ chức, cá nhân trong và ngoài tỉnh.}

        Theo kế hoạch, dữ liệu mở được tạo lập để phục vụ ai khai thác, truy cập, sử dụng? {
        =Người dân, doanh nghiệp
        ~Chỉ lãnh đạo Sở
        ~Chỉ đơn vị cung cấp phần mềm}

        Bồi dưỡng kiến thức, kỹ năng về công nghệ số, chuyển đổi số được nhấn mạnh nhất đối với đội ngũ nào? {
        =Lãnh đạo cấp phòng, đơn vị
        ~Người mới tuyển dụng
        ~Cộng tác viên ngoài cơ quan}

        Kế hoạch chú trọng khen thưởng tập thể, cá nhân có thành tích xuất sắc về điều gì? {
        =Sáng kiến, sáng tạo
        ~Số giờ làm thêm
        ~Số văn bản đã ký}

        $CATEGORY: An toàn thông tin

        Mật khẩu nào khó đoán nhất? {
        =Một cụm dài nhiều từ không liên quan, chỉ dùng cho một nơi
        ~Ngày sinh của mình
        ~Tên cơ quan và năm hiện tại
        ~12345678}

        Nên dùng chung một mật khẩu cho mọi tài khoản để dễ nhớ. {F####Một nơi bị lộ thì mọi nơi cùng mật khẩu đều bị lộ.}

        Nhận được cuộc gọi tự xưng cán bộ kỹ thuật xin mật khẩu, nên làm gì? {
        =Không cung cấp và báo cho người phụ trách
        ~Cung cấp nếu người gọi biết tên mình
        ~Gửi mật khẩu qua tin nhắn cho nhanh}

        Mã xác thực một lần (OTP) được cung cấp cho ai? {
        =Không cho ai
        ~Nhân viên ngân hàng khi họ gọi
        ~Đồng nghiệp cùng phòng}

        Xác thực hai bước có nghĩa là gì? {
        =Ngoài mật khẩu còn cần một bằng chứng khác, như mã trên điện thoại
        ~Nhập mật khẩu hai lần
        ~Hai người cùng biết một mật khẩu}

        Những dấu hiệu nào cho thấy một thư điện tử có thể là lừa đảo? {
        ~%33.33333%Địa chỉ người gửi lạ hoặc gần giống địa chỉ thật
        ~%33.33333%Thúc giục làm ngay, dọa khóa tài khoản
        ~%33.33333%Yêu cầu nhập mật khẩu qua một đường dẫn
        ~%-100%Thư viết bằng tiếng Việt}

        Trước khi bấm vào một đường dẫn trong thư, nên làm gì trước hết? {
        =Xem kỹ địa chỉ mà đường dẫn sẽ mở
        ~Bấm thử xem có gì
        ~Chuyển tiếp cho cả phòng}

        Rời khỏi bàn làm việc, cần làm gì với máy tính? {
        =Khóa màn hình
        ~Để nguyên cho tiện
        ~Chỉ tắt đèn phòng}

        Nhặt được một USB lạ ở sân cơ quan, nên làm gì? {
        =Không cắm vào máy, giao cho người phụ trách an toàn thông tin
        ~Cắm vào máy cơ quan xem của ai
        ~Cắm vào máy ở nhà cho an toàn}

        Vì sao cần cài các bản cập nhật của hệ điều hành và phần mềm? {
        =Để vá các lỗ hổng bảo mật đã biết
        ~Để máy chiếm nhiều bộ nhớ hơn
        ~Để không phải đặt mật khẩu}

        Sao lưu dữ liệu giúp được gì? {
        =Lấy lại dữ liệu khi máy hỏng hoặc bị mã độc mã hóa
        ~Làm mạng nhanh hơn
        ~Thay cho mật khẩu}

        Bản sao lưu chỉ đáng tin khi đã thử khôi phục được từ nó. {T}

        Cách nào gửi dữ liệu cá nhân của người dân là không an toàn? {
        =Đăng vào nhóm trò chuyện công khai
        ~Gửi qua hệ thống của cơ quan cho đúng người xử lý
        ~Giao tận tay người có thẩm quyền}

        Mã độc tống tiền (ransomware) làm gì? {
        =Mã hóa dữ liệu rồi đòi tiền chuộc
        ~Làm màn hình sáng hơn
        ~Tự động sao lưu dữ liệu}

        Nghi máy tính nhiễm mã độc, việc nên làm ngay là gì? {
        =Ngắt máy khỏi mạng và báo người phụ trách
        ~Tiếp tục làm cho xong việc
        ~Chép dữ liệu sang máy đồng nghiệp}

        Wi-Fi công cộng không có mật khẩu là nơi phù hợp để đăng nhập hệ thống nội bộ. {F}

        Biểu tượng ổ khóa và “https” trên thanh địa chỉ cho biết điều gì? {
        =Đường truyền tới trang đó được mã hóa
        ~Trang đó chắc chắn không lừa đảo
        ~Trang đó do Nhà nước quản lý
        ####Trang lừa đảo cũng có thể dùng https; phải xem cả tên miền.}

        Việc nào bảo vệ dữ liệu cá nhân? {
        ~%33.33333%Chỉ thu thập những gì cần cho công việc
        ~%33.33333%Chỉ người có việc mới được xem
        ~%33.33333%Xóa khi không còn cần đến
        ~%-100%Gửi cho nhiều người để phòng mất}

        $CATEGORY: Kiến thức số

        Chuyển đổi số khác tin học hóa trước hết ở điểm nào? {
        =Thay đổi cách làm việc, không chỉ đưa giấy tờ lên máy
        ~Mua nhiều máy tính hơn
        ~In tài liệu bằng máy in màu}

        Một byte có bao nhiêu bit? {#8}

        Hệ nhị phân dùng bao nhiêu chữ số khác nhau? {#2}

        Viết số 5 trong hệ nhị phân thế nào? {=101 ~110 ~11 ~1001}

        Dữ liệu mở là dữ liệu mà mọi người được tự do truy cập, sử dụng lại. {T}

        Định dạng nào là bảng dữ liệu mà máy đọc được dễ dàng? {
        =CSV
        ~Ảnh chụp một trang giấy
        ~Bản quét PDF chỉ có hình
        ~Ảnh chụp màn hình}

        Văn bản tiếng Việt nên lưu theo bảng mã nào để đọc được trên mọi máy? {
        =Unicode (UTF-8)
        ~TCVN3 (ABC)
        ~VNI Windows}

        Trí tuệ nhân tạo tạo sinh có thể viết ra thông tin sai mà nghe rất hợp lý. {T####Vì vậy người dùng phải kiểm tra lại trước khi sử dụng.}

        Điện toán đám mây là gì? {
        =Dùng máy chủ, lưu trữ và phần mềm qua mạng khi cần
        ~Máy tính đặt ở nơi cao
        ~Một loại phần mềm dự báo thời tiết}

        Mã QR là gì? {
        =Hình ô vuông chứa thông tin mà máy ảnh điện thoại đọc được
        ~Mật khẩu của mạng Wi-Fi
        ~Số định danh của điện thoại}

        Tên miền cấp quốc gia của Việt Nam trên Internet viết tắt bằng hai chữ cái nào? {=vn =.vn}

        Trang thông tin của cơ quan nhà nước Việt Nam thường dùng đuôi tên miền nào? {=.gov.vn ~.com ~.edu.vn ~.net}

        Chữ ký số dùng để làm gì? {
        ~%50%Xác nhận ai đã ký
        ~%50%Phát hiện văn bản bị sửa sau khi ký
        ~%-100%Làm văn bản đẹp hơn
        ~%-100%Giảm dung lượng tệp}

        Ảnh quét chữ ký tay dán vào văn bản chính là chữ ký số. {F}

        $CATEGORY: Làm việc trên môi trường số

        Nhiều người cùng sửa một tài liệu, cách nào tránh có nhiều bản khác nhau? {
        =Cùng sửa trên một bản lưu ở kho chung
        ~Gửi thư cho nhau từng bản
        ~Mỗi người giữ một bản riêng}

        Tên tệp nào dễ tìm lại nhất? {
        =2025-10-06_bao-cao-quy-3.docx
        ~ban cuoi cung moi nhat.docx
        ~Document1.docx
        ~aaa.docx}

        Vì sao ngày trong tên tệp nên viết năm trước, tháng rồi đến ngày? {
        =Để các tệp tự xếp theo thứ tự thời gian
        ~Để tên tệp ngắn hơn
        ~Để tệp nhẹ hơn}

        Trong bảng tính, mỗi cột nên chứa gì? {
        =Một loại thông tin, có tên cột ở dòng đầu
        ~Nhiều loại thông tin trong một ô
        ~Chữ và số xen kẽ tùy ý}

        Trong bảng tính, ô có công thức tự tính lại khi số liệu nguồn thay đổi. {T}

        Tổng của 12,5 và 7,5 trong một ô tính bằng bao nhiêu? {#20}

        Một nhiệm vụ hoàn thành 45 trên 60 hồ sơ, tỷ lệ hoàn thành là bao nhiêu phần trăm? {#75}

        Gửi thư cho nhiều người không quen nhau, nên để địa chỉ của họ ở đâu để không lộ cho nhau? {
        =Ô BCC
        ~Ô TO
        ~Ô CC
        ~Tiêu đề thư}

        Trước khi gửi thư có tệp kèm theo, nên kiểm tra những gì? {
        ~%33.33333%Đúng người nhận
        ~%33.33333%Đúng tệp
        ~%33.33333%Tệp không chứa thông tin không được phép gửi
        ~%-100%Màu nền của thư}

        Họp trực tuyến, khi không phát biểu nên làm gì? {
        =Tắt micrô
        ~Bật nhạc nền
        ~Mở loa ngoài thật to}

        Người dân nộp hồ sơ trực tuyến đã có đủ giấy tờ điện tử hợp lệ, cán bộ nên làm gì? {
        =Xử lý trên hồ sơ điện tử
        ~Yêu cầu nộp thêm một bộ giấy cho chắc
        ~In ra rồi nhập lại từ đầu}

        Số liệu trong báo cáo nên lấy từ đâu? {
        =Từ nguồn gốc có thể kiểm tra lại
        ~Từ trí nhớ
        ~Từ báo cáo kỳ trước, thêm một ít}
        """#
}
