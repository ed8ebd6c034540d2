internal import Movement

extension TownBuilder {
    /// The head of the reading division passes the plan on.
    func cascade(_ season: inout TownSeason) async throws {
        try await act(
            "passon.begin",
            ["movement": .string(season.movement), "unit": "reading", "word": "Phòng ta trực tối thứ Ba và thứ Năm.", "by": "2025-03-10"],
            as: "unitHead")
    }
}

extension SnapshotTests {
    static func cascadeShots(_ town: Town) -> [Shot] {
        let unit = "/phong-trao/\(Town.slug)/quan-triet/reading"
        return [
            Shot("quan-triet-don-vi", "unitHead", unit), Shot("quan-triet-don-vi-en", "head", "\(unit)?lang=en"),
            Shot("quan-triet-chua-mo", "head", "/phong-trao/\(Town.slug)/quan-triet/office"),
        ]
    }
}
