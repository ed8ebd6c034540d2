internal import Vietnamese

/// One thing somebody owes, as a reminder tells it.
struct OwedItem: Sendable, Hashable {
    /// What it is, for remembering that it was told.
    let key: String
    /// What to do, in words.
    let title: Text
    /// By when; nil for what has no day.
    let due: CivilDate?
    /// Working days left (positive) or late (negative); nil without a day.
    var left: Int?
    /// Page on which it is done.
    let page: String
    /// When the next head above is told, and who that is; nil for never.
    var raised: (on: CivilDate, to: [String])?

    static func == (left: OwedItem, right: OwedItem) -> Bool { left.key == right.key }
    func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

/// Something late that is told to the next head above.
struct RaisedItem: Sendable, Hashable {
    let target, period: String
    /// Who answers for it, and what it is.
    let owner, title: Text
    let due: CivilDate
    let late: Int
}

/// The words of a reminder: pure, so that tests read them.
struct ReminderLetter: Sendable {
    let name: String
    let language: Language
    let items: [OwedItem]
    let raised: [RaisedItem]

    /// More than these are counted, not listed: a mail is no register.
    static let most = 20

    private var shown: ArraySlice<OwedItem> { items.prefix(Self.most) }

    /// Pages the links lead to, in the order of their places.
    var pages: [String] { shown.map(\.page) }

    /// What it is about.
    var subject: String {
        let late = items.count { ($0.left ?? 0) < 0 }
        let other = items.count - late
        let vi = [
            late > 0 ? "\(late) việc trễ hạn" : nil, other > 0 ? "\(other) việc cần làm" : nil,
            raised.isEmpty ? nil : "\(raised.count) việc chậm của cấp dưới",
        ]
        let en = [
            late > 0 ? "\(late) late" : nil, other > 0 ? "\(other) to do" : nil, raised.isEmpty ? nil : "\(raised.count) late below you",
        ]
        return words("Thi đua: " + vi.compactMap(\.self).joined(separator: ", "), "Emulation: " + en.compactMap(\.self).joined(separator: ", "))
    }

    /// Its text, with a place for each link.
    var body: String {
        var parts = [words("Kính gửi \(name),", "Dear \(name),")]
        if !items.isEmpty {
            parts.append(words("Bạn có \(items.count) việc trong phong trào thi đua:", "You owe in the emulation movement (\(items.count)):"))
            parts += shown.enumerated().map { paragraph($0.element, number: $0.offset + 1) }
            if items.count > Self.most {
                let more = items.count - Self.most
                parts.append(words("Còn \(more) việc nữa ở trang Việc của tôi.", "There are \(more) more on your desk."))
            }
        }
        if !raised.isEmpty {
            parts.append(
                words(
                    "Theo lịch nhắc của phong trào, những việc sau đã trễ và được báo lên bạn là lãnh đạo trực tiếp cấp trên:",
                    "By the schedule of the movement, these are late and you are told as the next head above:"))
            parts.append(raised.prefix(Self.most).map(line).joined(separator: "\n"))
        }
        parts.append(closing)
        return parts.joined(separator: "\n\n")
    }

    private func paragraph(_ item: OwedItem, number: Int) -> String {
        var lines = ["\(number). \(item.title[language])"]
        if let due = item.due, let left = item.left { lines.append("   " + standing(due, left)) }
        if let raised = item.raised {
            let names = raised.to.joined(separator: ", ")
            lines.append(
                "   "
                    + words(
                        "Nếu đến ngày \(raised.on.vietnamese) chưa có báo cáo, hệ thống báo lên \(names).",
                        "If there is no report by \(raised.on.vietnamese), the system tells \(names)."))
        }
        lines.append("   " + words("Mở: ", "Open: ") + MailPlaceholder.text(number))
        return lines.joined(separator: "\n")
    }

    private func standing(_ due: CivilDate, _ left: Int) -> String {
        switch left {
        case 0: words("Hạn hôm nay, \(due.vietnamese).", "Due today, \(due.vietnamese).")
        case 1...: words("Hạn \(due.vietnamese), còn \(left) ngày làm việc.", "Due \(due.vietnamese), \(left) working days left.")
        default: words("Hạn \(due.vietnamese), đã trễ \(-left) ngày làm việc.", "Due \(due.vietnamese), \(-left) working days late.")
        }
    }

    private func line(_ item: RaisedItem) -> String {
        let (owner, title) = (item.owner[language], item.title[language])
        return words(
            "- \(owner): \(title), hạn \(item.due.vietnamese), trễ \(item.late) ngày làm việc.",
            "- \(owner): \(title), due \(item.due.vietnamese), \(item.late) working days late.")
    }

    private var closing: String {
        words(
            "Mỗi liên kết dùng được một lần, trong bảy ngày, và chỉ cho bạn sau khi đăng nhập.\nChọn cách nhận thư nhắc ở trang Hồ sơ, mục Thư nhắc. Thư này do hệ thống gửi, vui lòng không trả lời.",
            "Each link works once, within seven days, for you alone after signing in.\nChoose how to be reminded on your profile page, under Reminders. This mail was sent by the system; please do not answer it."
        )
    }

    private func words(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
}
