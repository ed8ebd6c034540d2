internal import Movement
internal import Storage
internal import Vietnamese

/// A division whose way of working others take over, a household, and somebody who is brought up and then would rather not be shown. All made up.
extension DemoStory {
    private static let paperless = "Một cửa không giấy: từ chín biểu mẫu còn ba"

    /// The division of the pilot: written of, consented to by its head, published.
    static func firstExemplar(_ play: DemoPlay) async throws {
        play.on(day("2025-07-22"), 8, 30)
        let exemplar = try await start(
            "unit", ["unit": .string(play.cast.units["dkkd"] ?? "dkkd")],
            grounds: "Kết luận làm điểm ngày 21/7/2025: hồ sơ giấy giảm rõ, hai phòng xin học theo.", play)
        try await write(
            exemplar, paperless,
            story:
                "Quầy số 2 thử nhận hồ sơ trên mạng từ tháng ba. Tuần đầu chậm hơn cũ.\nPhòng ngồi lại, bỏ sáu biểu mẫu hỏi trùng, soạn sẵn ba câu trả lời hay dùng. Từ tháng tư người dân chỉ đến khi cần ký bản gốc.",
            steps:
                "Đếm biểu mẫu đang dùng, gạch những ô hỏi trùng.\nMở nhận hồ sơ trên mạng ở một quầy trước.\nCử một người hướng dẫn tháng đầu.\nMỗi tuần đếm số lượt người dân phải đến.",
            ["measure": "Lượt người dân phải đến Sở mỗi tuần", "unit_label": "lượt", "before": 312, "after": 95],
            source: "Sổ trực quầy, tuần 13 và tuần 28 năm 2025 (trình diễn)", play)
        try await play.act("exemplar.consent", by: "NV039", ["exemplar": .string(exemplar), "version": 1])
        try await play.act("exemplar.publish", by: DemoPeople.officer, ["exemplar": .string(exemplar)])
    }

    /// Somebody is helped along by the head of another's work; a household tells what it does.
    static func bringUp(_ play: DemoPlay) async throws {
        play.on(day("2025-09-22"), 8, 5)
        let person = try await start(
            "person", ["person": .string(play.cast.people["NV029"] ?? ""), "mentor": .string(play.cast.people["NV026"] ?? "")],
            grounds: "Tự viết bảng tổng hợp đầu tư, ba phòng xin dùng; dự đủ khóa kỹ năng số.", play)
        for (what, by) in [("Hướng dẫn lại cho hai đồng nghiệp dùng bảng tổng hợp.", "2025-10-15"), ("Viết cách làm thành một trang.", "2025-11-28")]
        {
            try await play.act("exemplar.plan", by: "NV026", ["exemplar": .string(person), "what": .string(what), "by": .string(by)])
        }
        try await checkIn(person, by: "NV026", "Đã kèm một người; bảng còn lỗi ở cột vốn chuyển kỳ, đang sửa.", done: 0, play)
        let household = try await start(
            "household", ["name": "Hộ bà Sáu Hương (trình diễn)"],
            grounds: "Hội viên nông dân kể trong buổi hướng dẫn ngày 29/5/2025: cả xóm đến nhờ nộp hồ sơ.", play)
        try await write(
            household, "Bàn nước hóa điểm nộp hồ sơ của xóm",
            story: "Nhà có người biết dùng điện thoại thì giúp cả xóm. Bà Sáu để một bàn nước, một tờ giấy ghi các bước, ai đến cũng làm theo được.",
            steps: "Chép các bước nộp hồ sơ ra một tờ giấy chữ lớn.\nHẹn một buổi mỗi tuần.\nAi làm được rồi thì giúp người sau.",
            ["measure": "Hồ sơ bà con tự nộp trên mạng mỗi tháng", "unit_label": "hồ sơ", "before": 2, "after": 31],
            source: "Phần mềm một cửa, tháng 5 và tháng 8 năm 2025 (trình diễn)", play)
        try await play.act(
            "exemplar.consent", by: DemoPeople.officer,
            ["exemplar": .string(household), "version": 1, "named": true, "document": "Giấy đồng ý ngày 19/9/2025, lưu tại Văn phòng Sở"])
        try await play.act("exemplar.publish", by: DemoPeople.director, ["exemplar": .string(household)])
    }

    /// Two divisions take the first over, one from the other, with results that the officer checks; a third waits.
    static func replicate(_ play: DemoPlay) async throws {
        play.on(day("2025-10-15"), 10)
        guard let exemplar = try await exemplar("unit", play) else { return }
        let sector = try await adopt(exemplar, "ktn", by: "NV026", since: "2025-09-01", from: nil, play)
        try await measure(sector, by: "NV026", on: "2025-10-14", before: 140, after: 62, play)
        let office = try await adopt(exemplar, "vp", by: "NV004", since: "2025-09-15", from: sector, play)
        try await measure(office, by: "NV004", on: "2025-10-14", before: 88, after: 51, play)
        for adoption in [sector, office] {
            try await play.act("adoption.check", by: DemoPeople.officer, ["adoption": .string(adoption)])
        }
        _ = try await adopt(exemplar, "xtdt", by: "NV052", since: "2025-10-06", from: office, play)
        guard let person = try await self.exemplar("person", play) else { return }
        try await checkIn(person, by: "NV029", "Hai đồng nghiệp đã tự làm báo cáo quý III bằng bảng này.", done: nil, play)
    }

    /// Later numbers beside the earlier; somebody who was published and then would rather not be shown.
    static func changeOfMind(_ play: DemoPlay) async throws {
        play.on(day("2026-01-13"), 9)
        if let unit = try await exemplar("unit", play) {
            let adoption = try await play.rows(
                "SELECT adoption_id FROM adoption WHERE agency_id = \(DemoCast.agency) AND exemplar_id = \(unit) AND number = 2"
            ) { try $0.text(0) }.first
            if let adoption {
                try await measure(adoption, by: "NV004", on: "2025-12-31", before: 88, after: 37, play)
                try await play.act("adoption.check", by: DemoPeople.officer, ["adoption": .string(adoption)])
            }
        }
        guard let person = try await exemplar("person", play) else { return }
        try await write(
            person, "Một bảng tổng hợp cho ba phòng", story: "Bắt đầu từ việc gõ lại cùng một số ở ba báo cáo.\nNay số chỉ nhập một lần.",
            steps: "Liệt kê các số phải gõ lại.\nĐặt tất cả vào một bảng.\nDạy lại cho hai người.",
            ["measure": "Giờ làm báo cáo quý", "unit_label": "giờ", "before": 12, "after": 4],
            source: "Nhật ký công việc quý II và quý III năm 2025 (trình diễn)", play)
        try await play.act("exemplar.consent", by: "NV029", ["exemplar": .string(person), "version": 1, "named": true])
        try await play.act("exemplar.publish", by: DemoPeople.officer, ["exemplar": .string(person)])
        play.on(day("2026-01-14"), 14)
        try await play.act("exemplar.revoke", by: "NV029", ["exemplar": .string(person)])
    }

    // MARK: - Pieces

    private static func start(_ kind: String, _ who: [String: JSONValue], grounds: String, _ play: DemoPlay) async throws -> String {
        try await play.act(
            "exemplar.start", by: DemoPeople.officer,
            who.merging(["movement": .string(play.cast.movement), "kind": .string(kind), "grounds": .string(grounds)]) { $1 }
        ).subjectID
    }

    private static func write(
        _ exemplar: String, _ title: String, story: String, steps: String, _ result: [String: JSONValue], source: String, _ play: DemoPlay
    ) async throws {
        let text: [String: JSONValue] = [
            "exemplar": .string(exemplar), "title": .string(title), "story": .string(story), "steps": .string(steps), "source": .string(source),
        ]
        try await play.act("exemplar.write", by: DemoPeople.officer, text.merging(result) { $1 })
        try await play.act("exemplar.propose", by: DemoPeople.officer, ["exemplar": .string(exemplar)])
    }

    /// The exemplar of that kind.
    private static func exemplar(_ kind: String, _ play: DemoPlay) async throws -> String? {
        try await play.rows("SELECT exemplar_id FROM exemplar WHERE agency_id = \(DemoCast.agency) AND subject_kind = \(kind)") { try $0.text(0) }
            .first
    }

    /// - Parameter done: place of the step of the plan that is done by then.
    private static func checkIn(_ exemplar: String, by person: String, _ seen: String, done: Int?, _ play: DemoPlay) async throws {
        let steps = try await play.rows("SELECT step_id FROM exemplar_step WHERE exemplar_id = \(exemplar) ORDER BY by_date") { try $0.text(0) }
        try await play.act(
            "exemplar.checkin", by: person,
            [
                "exemplar": .string(exemplar), "on": .string(play.stage.now.vietnamDate.iso), "seen": .string(seen),
                "steps": .array(done.map { [.string(steps[$0])] } ?? []),
            ])
    }

    private static func adopt(
        _ exemplar: String, _ unit: String, by person: String, since: String, from: String?, _ play: DemoPlay
    ) async throws -> String {
        try await play.act(
            "adoption.declare", by: person,
            [
                "exemplar": .string(exemplar), "unit": .string(play.cast.units[unit] ?? unit), "since": .string(since), "from": JSONValue(from),
            ]
        ).subjectID
    }

    private static func measure(
        _ adoption: String, by person: String, on: String, before: Int64, after: Int64, _ play: DemoPlay
    ) async throws {
        try await play.act(
            "adoption.measure", by: person,
            [
                "adoption": .string(adoption), "on": .string(on), "measure": "Lượt người dân phải đến mỗi tuần", "unit_label": "lượt",
                "before": .int(before), "after": .int(after), "source": "Sổ trực quầy (trình diễn)",
            ])
    }
}
