internal import Vietnamese

/// Fields that acts on contests share.
enum ContestFields {
    static let contest = Field.reference("contest", Text("Cuộc thi", "Contest"), to: "contest")
    static let round = Field.reference("round", Text("Vòng thi", "Round"), to: "round")
    static let attempt = Field.reference("attempt", Text("Bài thi", "Attempt"), to: "attempt")
    static let title = Field.text("title", Text("Tên cuộc thi", "Title"), max: 160)
    static let about = Field.lines(
        "about", Text("Thể lệ", "About and rules"),
        hint: Text(
            "Ai dự thi, thi về gì, xét giải thế nào. Cách đoạn bằng một dòng trống.",
            "Who may enter, what it is about, how winners are found. An empty line between paragraphs."), max: 8000)
    static let obligation = Field.optionalReference(
        "obligation", Text("Điều khoản của kế hoạch", "Clause of the plan"), to: "obligation",
        hint: Text("Cuộc thi là việc làm thực hiện điều khoản này.", "The contest is done under this clause."))
    static let audience = Field.choice(
        "audience", Text("Ai được dự thi", "Who may enter"), ContestAudience.allCases.map { Choice($0.rawValue, $0.label) })
    static let attempts = Field.integer(
        "attempts", Text("Số lượt thi mỗi vòng", "Attempts in each round"),
        hint: Text("Nhiều hơn một lượt thì tính lượt tốt nhất.", "With more than one the best counts."), in: 1...10)
    static let predicts = Field.flag(
        "predicts",
        Text(
            "Có câu dự đoán: bao nhiêu người trả lời đúng tất cả? (phân định khi bằng điểm)",
            "With a prediction: how many will answer all correctly? (decides between equals)"))

    static let opensOn = Field.date("opensOn", Text("Ngày mở", "Opens on"))
    static let opensAt = time("opensAt", Text("Giờ mở", "Opens at"))
    static let closesOn = Field.date("closesOn", Text("Ngày đóng", "Closes on"))
    static let closesAt = time("closesAt", Text("Giờ đóng", "Closes at"))
    static let questions = Field.integer("questions", Text("Số câu mỗi bài", "Questions in each attempt"), in: 1...100)
    static let minutes = Field.integer("minutes", Text("Thời gian làm bài (phút)", "Time for an attempt (minutes)"), in: 1...240)
    static let topics = Field.optionalLines(
        "topics", Text("Số câu theo chủ đề", "Questions by topic"),
        hint: Text(
            "Mỗi dòng: chủ đề: số câu. Bỏ trống thì bốc từ cả ngân hàng.", "Each line: topic: number. Leave empty to draw from the whole bank."),
        max: 4000)

    static let prizeTitle = Field.text("title", Text("Tên giải", "Title of the prize"), max: 120)
    static let prizeKind = Field.choice("kind", Text("Giải cho", "For"), ContestPrize.Kind.allCases.map { Choice($0.rawValue, $0.label) })
    static let prizeRound = Field.optionalInteger(
        "number", Text("Vòng", "Round"), hint: Text("Bỏ trống là giải chung cuộc.", "Empty for the whole contest."), in: 1...ContestRules.mostRounds)
    static let worth = Field.optionalText(
        "worth", Text("Phần thưởng", "What is given"),
        hint: Text("Ghi bằng lời; tiền thưởng do quyết định khen thưởng nêu.", "In words; money is set by the decision to commend."), max: 200)
    static let count = Field.integer("count", Text("Số giải", "How many"), in: 1...1000)
    static let prize = Field.reference("prize", Text("Giải", "Prize"), to: "prize")
    static let reason = Field.lines("reason", Text("Lý do", "Reason"), max: 1000)

    /// The time of a day, "08:00".
    private static func time(_ key: String, _ label: Text) -> Field<String> {
        Field(key, .text(max: 5), label, hint: Text("Ví dụ 08:00.", "For example 08:00."), required: true) { value throws(FieldFailure) in
            let typed = value?.string?.trimmed ?? ""
            guard ContestClock.minutes(typed) != nil else {
                throw FieldFailure("Nhập giờ và phút, ví dụ 08:00.", "Enter hours and minutes, for example 08:00.")
            }
            return typed
        }
    }
}

/// Times of a day as people type them.
enum ContestClock {
    /// Minutes since midnight of "8:05" or "08:05"; nil for anything else.
    static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }

    static func instant(_ day: CivilDate, _ time: String) -> Instant {
        let minutes = minutes(time) ?? 0
        return Instant(day, hour: minutes / 60, minute: minutes % 60)
    }
}

/// How many questions of which topic, one to a line.
enum TopicLines {
    static func parse(_ text: String) throws -> [TopicShare] {
        var shares: [TopicShare] = []
        for line in text.split(separator: "\n") where !String(line).trimmed.isEmpty {
            let whole = String(line).trimmed
            guard let colon = whole.lastIndex(of: ":"), let count = Int(String(whole[whole.index(after: colon)...]).trimmed),
                (1...100).contains(count)
            else {
                throw Refusal.invalid(
                    "topics", "Dòng “\(whole.prefix(60))” chưa đúng: ghi chủ đề, dấu hai chấm, số câu.",
                    "The line “\(whole.prefix(60))” is not right: write the topic, a colon, the number.")
            }
            let topic = String(whole[..<colon]).trimmed
            guard !shares.contains(where: { $0.topic == topic }) else {
                throw Refusal.invalid("topics", "Chủ đề “\(topic.prefix(60))” nêu hai lần.", "The topic “\(topic.prefix(60))” is given twice.")
            }
            shares.append(TopicShare(topic: topic, count: count))
        }
        return shares
    }

    static func stored(_ shares: [TopicShare]) -> String {
        JSONValue.array(shares.map { [.string($0.topic), .int(Int64($0.count))] }).json
    }

    static func read(_ stored: String) -> [TopicShare] {
        JSONValue(json: stored.utf8)?.array?.compactMap { pair in
            guard let pair = pair.array, pair.count == 2, let topic = pair[0].string, let count = pair[1].int else { return nil }
            return TopicShare(topic: topic, count: Int(count))
        } ?? []
    }
}
