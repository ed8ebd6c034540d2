internal import Movement
internal import Storage
internal import Vietnamese

/// What the Office and the mass organisations tell, what people answer, and thanks between colleagues. All of it is made up.
extension DemoStory {
    private struct Story: Sendable {
        let by, on, title, lead, body, clause: String
        var isPublic = true
        var asksReceipt = false
    }

    private static let stories: [Story] = [
        Story(
            by: "NV009", on: "2025-03-25", title: "Công đoàn Sở: mỗi người học một kỹ năng số trong quý này",
            lead: "Bốn lớp ngắn, học ngay tại phòng làm việc, ai cũng theo được.",
            body:
                "Ban Chấp hành Công đoàn mở bốn lớp kỹ năng số cơ bản vào chiều thứ tư.\n\nMỗi lớp nửa giờ:\n\n- ký số văn bản;\n- tìm và chia sẻ tệp an toàn;\n- nhận biết thư lừa đảo;\n- dùng bảng tính cho báo cáo.\n\nĐăng ký với tổ trưởng công đoàn.",
            clause: "III.1"),
        Story(
            by: "NV021", on: "2025-04-17", title: "86 sinh viên gửi ý tưởng số cho Sở",
            lead: "Cuộc thi của Chi đoàn nhận được nhiều bài về tra cứu hồ sơ và chỉ đường đến bộ phận một cửa.",
            body: "Ban giám khảo chọn **12 ý tưởng** vào vòng trong. Bài được đọc không kèm tên người gửi.\n\nKết quả sẽ công bố trên trang này.",
            clause: "II.8"),
        Story(
            by: "NV005", on: "2025-04-18", title: "Nhắc các phòng: báo cáo quý I và cách gửi trong một phút",
            lead: "Một con số, một câu, một tệp. Hạn là năm ngày làm việc sau khi hết quý.",
            body: "Mở *Việc của tôi*, chọn dòng báo cáo, nhập số lũy kế từ đầu năm, viết một câu và đính kèm minh chứng nếu có.", clause: "IV.3",
            isPublic: false, asksReceipt: true),
        Story(
            by: "NV009", on: "2025-05-29", title: "Ngày hội “Công dân số”: 210 người dân được hướng dẫn",
            lead: "Ba khóm, một buổi sáng, và hàng dài người mang điện thoại đến hỏi.",
            body:
                "Đoàn viên, công đoàn viên của Sở giúp bà con cài ứng dụng, nộp hồ sơ và tra cứu kết quả.\n\nNhiều người lần đầu tự nộp được hồ sơ tại nhà.",
            clause: "II.8"),
        Story(
            by: "NV005", on: "2025-07-22", title: "Kiểm tra ngẫu nhiên: 12 báo cáo được rút, ai cũng rút lại được",
            lead: "Hạt giống được cam kết trước, công bố sau; người kiểm tra đến từ phòng khác.",
            body:
                "Phần lớn báo cáo khớp sổ và phần mềm. Một đơn vị báo cao hơn thực tế và đang sửa số liệu.\n\nTệp để rút lại mẫu ở trang *Kiểm tra*.",
            clause: "IV.3"),
        Story(
            by: "NV009", on: "2025-09-24", title: "Một cửa không giấy: hai phòng học theo Phòng Đăng ký kinh doanh",
            lead: "Mô hình bắt đầu từ một quầy, nay thành cách làm của ba phòng.",
            body:
                "Bí quyết không nằm ở phần mềm mà ở việc bỏ bớt biểu mẫu: từ chín tờ còn ba.\n\nPhòng Kinh tế ngành và Văn phòng Sở bắt đầu áp dụng từ tháng chín.",
            clause: "III.2"),
    ]

    /// Publishes what was told from a day through another.
    static func news(_ play: DemoPlay, from: CivilDate, through: CivilDate) async throws {
        for story in stories {
            let told = day(story.on)
            guard from <= told, told <= through else { continue }
            play.on(max(told, play.stage.now.vietnamDate), 10)
            var values: [String: JSONValue] = [
                "movement": .string(play.cast.movement), "title": .string(story.title), "lead": .string(story.lead), "body": .string(story.body),
                "audience": story.isPublic ? "public" : "agency", "receipt": .bool(story.asksReceipt), "comments": true,
            ]
            if let obligation = play.cast.obligations[story.clause] { values["obligation"] = .string(obligation) }
            let draft = try await play.act("news.draft", by: story.by, values)
            try await play.act(
                "news.publish", by: story.by,
                ["news": .string(draft.subjectID), "version": draft.result["version"] ?? 1, "consent": .bool(story.isPublic)])
            if story.asksReceipt {
                for person in ["NV004", "NV014", "NV019", "NV026", "NV029"] {
                    try await play.act("news.receive", by: person, ["news": .string(draft.subjectID)])
                }
            }
        }
    }

    /// Comments under what was told last, one of them hidden with a reason, and thanks from person to person.
    static func answers(_ play: DemoPlay) async throws {
        play.on(day("2025-09-25"), 8)
        let newest = try await play.rows(
            "SELECT news_id FROM news WHERE agency_id = \(DemoCast.agency) ORDER BY news_id DESC LIMIT 1"
        ) { try $0.text(0) }.first
        if let newest {
            let news = JSONValue.string(newest)
            try await play.act("comment.write", by: "NV029", ["news": news, "text": "Phòng tôi xin bản mẫu ba tờ để làm theo, cảm ơn các anh chị."])
            try await play.act(
                "comment.write", by: "NV041", ["news": news, "text": "Đã gửi vào hộp thư phòng, cần thì tôi sang hướng dẫn một buổi."])
            let rude = try await play.act("comment.write", by: "NV055", ["news": news, "text": "Làm màu thôi chứ có gì mới đâu."])
            try await play.act(
                "comment.hide", by: DemoPeople.officer,
                ["comment": rude.result["comment"] ?? "", "reason": "Không góp ý vào việc; mời viết lại điều cụ thể chưa được."])
        }
        let thanks = [
            ("NV029", "NV041", "Đã ở lại đến tối để chuyển giúp dữ liệu của phòng tôi."),
            ("NV033", "NV026", "Dạy cả phòng ký số trong một buổi chiều."),
            ("NV052", "NV005", "Nhắc nhẹ mà đúng lúc, nhờ vậy chúng tôi sửa được số liệu."),
        ]
        for (giver, receiver, words) in thanks {
            try await play.act(
                "thanks.give", by: giver,
                ["movement": .string(play.cast.movement), "person": .string(play.cast.people[receiver] ?? ""), "text": .string(words)])
        }
    }

    /// Days off of the year as the agency entered them; each says what it rests on.
    static func calendar(_ play: DemoPlay) async throws {
        play.on(day("2025-03-21"), 8)
        let off = [
            ("2025-04-07", "Giỗ Tổ Hùng Vương"), ("2025-04-30", "Ngày Chiến thắng"), ("2025-05-01", "Ngày Quốc tế lao động"),
            ("2025-09-01", "Quốc khánh (liền kề)"), ("2025-09-02", "Quốc khánh"), ("2026-01-01", "Tết Dương lịch"),
        ]
        for (day, name) in off {
            try await play.act(
                "calendar.set", by: DemoPeople.officer,
                ["day": .string(day), "kind": "off", "name": .string(name), "source": "Bộ luật Lao động 2019, điều 112 (lịch trình diễn)"])
        }
    }
}
