internal import Movement
internal import TestSupport
internal import Vietnamese

extension TownBuilder {
    /// A pilot under way; the movement is long, so that the interim review is still asked for.
    func course(_ season: inout TownSeason) async throws {
        season.ids["{pilot}"] = try await act(
            "movement.pilot",
            [
                "movement": .string(season.movement), "unit": "reading", "what": "Mở cửa thêm chủ nhật; đếm người đến.", "from": "2025-03-01",
                "to": "2025-05-31",
            ], as: "officer"
        ).subjectID
    }
}

extension SnapshotTests {
    static func courseShots(_ town: Town) -> [Shot] {
        let course = "/phong-trao/\(Town.slug)/lo-trinh"
        let pilot = "\(course)/lam-diem/\(town.season.ids["{pilot}"] ?? "")"
        return [
            Shot("lo-trinh", "officer", course), Shot("lo-trinh-en", "visitor", "\(course)?lang=en"),
            Shot("lam-diem-mot-en", "head", "\(pilot)?lang=en"),
            Shot("noi-tiep", "head", "\(course)/noi-tiep"), Shot("noi-tiep-en", "officer", "\(course)/noi-tiep?lang=en"),
        ]
    }
}
