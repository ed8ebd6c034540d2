internal import Movement
internal import TestSupport
internal import Vietnamese

extension TownBuilder {
    /// A review being written, with a number that contradicts its figure.
    func reviews(_ season: inout TownSeason) async throws {
        let review = try await act("review.open", ["movement": .string(season.movement), "kind": "interim"], as: "officer").subjectID
        try await act(
            "review.write",
            ["review": .string(review), "section": "lessons", "text": "Làm sớm thì kịp: 4 điều khoản đang sống, hệ thống tính {{alive}}."],
            as: "officer")
        season.ids["{review}"] = review
        season.ids["{section}"] = "lessons"
        season.ids["{figure}"] = "nghia-vu"
    }
}

extension SnapshotTests {
    static func reviewsShots(_ town: Town) -> [Shot] {
        let movement = "/phong-trao/\(Town.slug)"
        let review = "/so-ket/\(town.season.ids["{review}"] ?? "")"
        return [
            Shot("toan-canh", "head", "\(movement)/toan-canh"), Shot("toan-canh-en", "unitHead", "\(movement)/toan-canh?lang=en"),
            Shot("toan-canh-ngay-sai", "officer", "\(movement)/toan-canh?ngay=01/01/2030"),
            Shot("toan-canh-nghia-vu", "head", "\(movement)/toan-canh/nghia-vu?trang-thai=song"),
            Shot("toan-canh-tham-gia-en", "inspector", "\(movement)/toan-canh/tham-gia?trang-thai=co&lang=en"),
            Shot("so-ket", "officer", "\(movement)/so-ket"), Shot("so-ket-en", "visitor", "\(movement)/so-ket?lang=en"),
            Shot("so-ket-mot", "head", review), Shot("so-ket-mot-en", "inspector", "\(review)?lang=en"),
            Shot("so-ket-sua", "officer", "\(review)/sua/lessons"), Shot("so-ket-chot", "head", "\(review)/chot"),
            Shot("so-ket-in", "head", "\(review)/in"), Shot("tim-en", "officer", "/tim?q=thu+vien&lang=en"),
            Shot("tim", "visitor", "/tim?q=thu+vien"),
            Shot("tim-trong", "staff", "/tim"), Shot("tim-khong-thay", "staff", "/tim?q=khong+co+gi+nhu+vay"),
        ]
    }
}
