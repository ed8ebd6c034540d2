internal import Movement
internal import Storage
internal import Vietnamese

/// People and organisations outside who take part without an account. All of them are made up; their addresses cannot exist.
extension DemoStage {
    /// A guest whose address is proved, by the acts of the pages; the mail in between is taken out of the outbox.
    func guest(_ values: [String: JSONValue]) async throws -> ActorSource {
        let email = values["email"]?.string ?? ""
        let random = DemoRandom("guest.\(email)")
        let secret = Randomness { random.bytes($0) }.secret()
        // The operator is not held back by the number of mails to one place.
        try await act("guest.ask", values.merging(["consent": true]) { one, _ in one }, as: .operator(agency: DemoCast.agency))
        try await Guests(runner: runner).takeMail(of: email, agency: DemoCast.agency, secret: secret)
        let proved = try await act("guest.prove", ["link": .string(secret)], as: .visitor(agency: DemoCast.agency))
        return .guest(agency: DemoCast.agency, guest: proved.subjectID)
    }
}

extension DemoStory {
    /// A school, a firm and a household take part; thanks and an idea are moderated, and the idea is answered.
    static func fromOutside(_ play: DemoPlay) async throws {
        play.on(day("2025-09-22"), 14)
        let movement = JSONValue.string(play.cast.movement)
        let school = try await play.stage.guest([
            "kind": "school", "name": "Trường THCS Bờ Kè (trình diễn)", "inside": "inside", "place": "Phường Bờ Kè (trình diễn)",
            "email": "truong-bo-ke@example.invalid", "named": true, "news": true,
        ])
        let firm = try await play.stage.guest([
            "kind": "firm", "name": "Hợp tác xã Sen Hồng (trình diễn)", "inside": "inside", "place": "Xã Cù Lao (trình diễn)",
            "email": "sen-hong@example.invalid", "named": true,
        ])
        try await play.act(
            "guest.enter", by: "NV009",
            [
                "kind": "household", "name": "Hộ bà Sáu (trình diễn)", "inside": "inside", "place": "Xã Cù Lao (trình diễn)",
                "phone": "0900 000 006", "consent": true, "heard": true,
            ])
        let thanks = try await play.stage.act(
            "guest.thank",
            [
                "movement": movement, "unit": .string(play.cast.units["dkkd"] ?? "dkkd"), "title": "",
                "text": "Hợp tác xã chúng tôi nộp hồ sơ lúc chín giờ tối và nhận kết quả trước trưa hôm sau, không phải đi lại lần nào.",
                "named": true,
            ], as: firm)
        let idea = try await play.stage.act(
            "guest.offer",
            [
                "movement": movement, "title": "Học sinh lớp 8 hướng dẫn ông bà tra cứu hồ sơ",
                "text": "Mỗi thứ bảy một nhóm học sinh đến nhà văn hóa khóm, cầm tay chỉ việc trên điện thoại của người lớn tuổi.",
                "benefit": "Người lớn tuổi tự tra cứu được; học sinh có việc thật để làm.", "contact": true, "named": true,
            ], as: school)
        play.on(day("2025-09-23"), 9)
        for word in [thanks, idea] {
            try await play.act("guest.moderate", by: DemoPeople.officer, ["word": .string(word.subjectID), "decision": "publish"])
        }
        try await play.act(
            "guest.answer", by: DemoPeople.officer,
            [
                "word": .string(idea.subjectID), "handling": "taken",
                "answer": "Cảm ơn thầy cô và các em. Chi đoàn Sở sẽ cùng trường thử ở một khóm trong tháng 10.",
            ])
        try await play.stage.act(
            "guest.thank",
            ["movement": movement, "title": "Chị tiếp nhận hồ sơ", "text": "Chị kiên nhẫn hướng dẫn phụ huynh của trường từng bước."], as: school)
    }
}
