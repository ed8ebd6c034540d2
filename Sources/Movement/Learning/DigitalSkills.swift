/// The statements of the self-assessment of digital skills, compiled in.
///
/// They are the agency's own rule, written for clerical work in an office; they are no national framework and do not stand for one. A set is never
/// changed once it was answered: a new wording is a new set with the next number.
public enum DigitalSkills {
    /// Number of this set.
    public static let set = 1

    /// One area with its statements.
    public struct Area: Sendable {
        /// What it is called.
        public let title: Text
        /// Statements about oneself.
        public let statements: [Text]
    }

    /// How far a statement holds.
    public static let levels: [Choice] = [
        Choice("0", Text("0 · Chưa làm bao giờ", "0 · Never done it")),
        Choice("1", Text("1 · Làm được khi có người chỉ", "1 · With somebody's help")),
        Choice("2", Text("2 · Tự làm được việc quen", "2 · On my own, when it is routine")),
        Choice("3", Text("3 · Tự làm được cả việc lạ", "3 · On my own, also when it is new")),
        Choice("4", Text("4 · Chỉ được cho người khác", "4 · I can teach it")),
    ]

    /// The areas, in order.
    public static let areas: [Area] = [
        Area(
            title: Text("Dùng thiết bị và phần mềm văn phòng", "Devices and office software"),
            statements: [
                Text("Tôi soạn, định dạng và in một công văn đúng thể thức trên máy.", "I write, format and print an official letter on a computer."),
                Text("Tôi lập bảng tính có công thức cộng, đếm, lọc.", "I make a spreadsheet that adds, counts and filters."),
                Text("Tôi tự cài ứng dụng, cập nhật và nối máy in, mạng.", "I install and update programs and connect printer and network."),
                Text("Tôi xếp tệp vào thư mục có tên rõ, tìm lại được sau một năm.", "I file documents so that I find them a year later."),
            ]),
        Area(
            title: Text("Xử lý công việc và phục vụ trên mạng", "Work and service online"),
            statements: [
                Text("Tôi nhận, xử lý và trình hồ sơ trên phần mềm của cơ quan.", "I receive, handle and submit files in the agency's system."),
                Text("Tôi ký số và kiểm tra được chữ ký số của người khác.", "I sign digitally and check the signature of others."),
                Text("Tôi hướng dẫn người dân nộp hồ sơ trực tuyến đến khi xong.", "I guide a citizen through an online application to its end."),
                Text("Tôi họp và làm chung một văn bản với người ở xa.", "I meet and work on one document with people elsewhere."),
            ]),
        Area(
            title: Text("Dữ liệu và thông tin", "Data and information"),
            statements: [
                Text("Tôi tìm được văn bản còn hiệu lực và biết nguồn nào tin được.", "I find the text in force and know which source to trust."),
                Text(
                    "Tôi phát hiện số liệu trùng, thiếu, sai đơn vị trong một bảng.", "I notice doubled, missing or mis-measured figures in a table."),
                Text("Tôi vẽ được biểu đồ trả lời đúng một câu hỏi của lãnh đạo.", "I draw a chart that answers one question of a head."),
                Text("Tôi biết dữ liệu nào được mở, dữ liệu nào phải giữ kín.", "I know which data may be open and which must be kept."),
            ]),
        Area(
            title: Text("An toàn trên mạng", "Safety online"),
            statements: [
                Text("Tôi dùng mật khẩu riêng cho từng nơi và xác thực hai bước.", "I use a password of its own for each place and a second step."),
                Text(
                    "Tôi nhận ra thư, tin nhắn, mã QR giả mạo và biết báo cho ai.",
                    "I recognise forged mails, messages and QR codes and know whom to tell."),
                Text("Tôi gửi tài liệu có thông tin cá nhân bằng cách an toàn.", "I send documents with personal data in a safe way."),
                Text("Tôi sao lưu việc của mình và khôi phục lại được.", "I back up my work and can restore it."),
            ]),
        Area(
            title: Text("Cải tiến và học hỏi", "Improving and learning"),
            statements: [
                Text("Tôi chỉ ra bước thừa trong một quy trình và đề nghị bỏ.", "I point out a needless step in a procedure and propose to drop it."),
                Text("Tôi thử công cụ mới, kiểm tra kết quả trước khi tin.", "I try a new tool and check what it says before I trust it."),
                Text("Tôi tự học một kỹ năng số qua khóa học hoặc tài liệu.", "I teach myself a digital skill from a course or papers."),
                Text("Tôi chỉ lại cho đồng nghiệp điều mình mới học.", "I pass on to colleagues what I have learned."),
            ]),
    ]

    /// How many statements there are.
    public static var count: Int { areas.map(\.statements.count).reduce(0, +) }

    /// The field of each statement, "s1" to "s20", in order.
    static let fields: [Field<String>] = areas.flatMap(\.statements).enumerated().map { index, words in
        Field.choice("s\(index + 1)", words, levels)
    }
}
