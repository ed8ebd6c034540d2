internal import Movement

/// Who owns what in the demonstration, what was done, and the launch. Clause paths are those the reader finds; the words are fictional.
enum DemoPlan {
    struct Owners {
        var units: [String] = []
        var posts: [String] = []
    }

    struct Note {
        let clause, person: String
        let daysAgo: Int
        let text: String
    }

    static let owners: [String: Owners] = [
        "I.1.a": Owners(posts: ["gd"]), "I.1.b": Owners(units: ["vp"], posts: ["cvtd"]), "I.2.a": Owners(units: ["vp"]),
        "I.2.b": Owners(units: ["chiuy", "bgd"]), "II.1": Owners(units: ["chiuy", "bgd"]), "II.2": Owners(units: ["thqh"]),
        "II.3": Owners(units: ["vp"]), "II.4": Owners(posts: ["ktoan"]), "II.5": Owners(posts: ["qtht"]), "II.6": Owners(units: ["dkkd"]),
        "II.7": Owners(posts: ["qtht"]), "II.8": Owners(units: ["cd", "chidoan"]), "III.1": Owners(units: ["cd", "chidoan"]),
        "III.2": Owners(posts: ["cvtd"]), "III.3": Owners(units: ["hd"]),
        "IV.1": Owners(posts: ["cvp", "ctra", "tp-thqh", "tp-ktn", "tp-khvx", "tp-dkkd", "tp-dttd", "gd-xtdt"]),
        "IV.2": Owners(units: ["vp", "ttra", "thqh", "ktn", "khvx", "dkkd", "dttd", "xtdt"]), "IV.3": Owners(units: ["vp", "cd"]),
        "IV.4": Owners(units: ["cd", "chidoan"]),
    ]

    static let slug = "day-manh-chuyen-doi-so-2021-2025"

    static let launch: [String: JSONValue] = [
        "authority": "Giám đốc Sở", "slug": .string(slug),
        "question": "Khen thưởng trong phong trào này ưu tiên ai?",
        "choice1": "Công chức, viên chức, người lao động trực tiếp thực thi công vụ", "choice2": "Lãnh đạo các phòng, đơn vị",
        "choice3": "Người có thâm niên cao nhất", "answer": 1,
    ]

    static let notes: [Note] = [
        Note(clause: "IV.1", person: "NV026", daysAgo: 36, text: "Họp phòng quán triệt kế hoạch, 7/7 người dự; giao từng việc cho từng người."),
        Note(clause: "II.1", person: "NV002", daysAgo: 34, text: "Sinh hoạt chuyên đề chi bộ về sự cần thiết của chuyển đổi số, 3 bài tham luận."),
        Note(clause: "III.1", person: "NV009", daysAgo: 31, text: "Đăng bản tin đầu tiên về phong trào trên bảng tin công đoàn và trang nội bộ."),
        Note(clause: "II.2", person: "NV019", daysAgo: 28, text: "Trình dự thảo chương trình chuyển đổi số năm của Sở, lấy ý kiến 8 phòng, đơn vị."),
        Note(clause: "II.3", person: "NV004", daysAgo: 24, text: "Mở lớp kỹ năng số cơ bản đợt 1 cho 22 người; lãnh đạo cấp phòng dự đủ."),
        Note(
            clause: "II.6", person: "NV039", daysAgo: 19,
            text: "Công bố tập dữ liệu mở đầu tiên: doanh nghiệp đăng ký mới theo huyện (CSV, hằng tháng)."),
        Note(clause: "II.8", person: "NV021", daysAgo: 15, text: "Chi đoàn phát động cuộc thi ý tưởng số, mời sinh viên trong tỉnh tham gia."),
        Note(clause: "IV.3", person: "NV005", daysAgo: 12, text: "Đôn đốc lần 1: hai đơn vị chưa quán triệt xong, đã gửi nhắc."),
        Note(
            clause: "III.2", person: "NV005", daysAgo: 9,
            text: "Ghi nhận mô hình “một cửa không giấy” của Phòng Đăng ký kinh doanh để theo dõi nhân rộng."),
        Note(clause: "II.3", person: "NV010", daysAgo: 7, text: "Hai chuyên viên công nghệ thông tin hoàn thành khóa chuyên sâu về dữ liệu."),
        Note(clause: "IV.4", person: "NV009", daysAgo: 5, text: "Công đoàn vận động 41 công đoàn viên đăng ký hưởng ứng."),
        Note(clause: "I.2.b", person: "NV001", daysAgo: 3, text: "Giao ban Ban Giám đốc kiểm điểm tiến độ các nội dung II.2 và II.6."),
    ]
}
