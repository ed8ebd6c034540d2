internal import Movement
internal import Storage
internal import Vietnamese

/// The course of the movement: where it is tried first, when it is reviewed, and what comes after it.
extension DemoStory {
    /// The movement lasts five years, so that it needs a pilot and an interim review.
    static func plot(_ play: DemoPlay) async throws {
        play.on(day("2025-03-21"), 8, 45)
        try await play.act(
            "movement.pilot", by: DemoPeople.officer,
            [
                "movement": .string(play.cast.movement), "unit": .string(play.cast.units["dkkd"] ?? "dkkd"),
                "what": "Mô hình “một cửa không giấy”: nhận, trả kết quả và thu phí trên mạng; đo bằng số lượt người dân phải đến Sở.",
                "from": "2025-03-24", "to": "2025-07-18",
            ])
        try await play.act(
            "movement.interim", by: DemoPeople.officer, ["movement": .string(play.cast.movement), "on": "2025-07-24"])
    }

    static func conclude(_ play: DemoPlay) async throws {
        play.on(day("2025-07-21"), 10)
        for pilot in try await play.rows("SELECT pilot_id FROM pilot", { try $0.text(0) }) {
            try await play.act(
                "pilot.conclude", by: DemoPeople.officer,
                [
                    "pilot": .string(pilot), "decision": "widen",
                    "result": "Hồ sơ giấy giảm rõ; hai phòng xin học theo. Cần thêm một người hướng dẫn trong tháng đầu.",
                ])
        }
    }

    /// What is still to be decided for the next five years stays open: nobody invents it here.
    static func carryOn(_ play: DemoPlay) async throws {
        play.on(day("2026-01-22"), 9)
        try await play.act(
            "movement.clone", by: DemoPeople.officer,
            ["movement": .string(play.cast.movement), "from": "2026-01-01", "to": "2030-12-31"])
    }
}
