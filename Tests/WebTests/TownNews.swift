internal import Movement

extension TownBuilder {
    /// A public post that asks for receipts, with an answered comment, a draft, and thanks.
    func news(_ season: inout TownSeason) async throws {
        let movement = season.movement
        func draft(_ title: String, _ audience: String, receipt: Bool = false, as key: String = "officer") async throws -> String {
            try await act(
                "news.draft",
                [
                    "movement": .string(movement), "title": .string(title), "lead": "Hai buổi tối đầu tiên, phòng đọc không còn chỗ trống.",
                    "body": "Phòng đọc mở đến **21 giờ**.\n\n- Thứ Ba\n- Thứ Năm\n\nXem [sổ cái](/so-cai).",
                    "audience": .string(audience), "receipt": .bool(receipt), "comments": true,
                    "event": "2025-03-01",
                ], as: key
            ).subjectID
        }
        let news = try await draft("Thư viện sáng đèn mỗi tối", "public", receipt: true)
        try await act("news.publish", ["news": .string(news), "version": 1, "consent": true], as: "officer")
        let comment = try await act("comment.write", ["news": .string(news), "text": "Mong mở thêm thứ Bảy."], as: "unitHead")
        try await act(
            "comment.write", ["news": .string(news), "parent": comment.result["comment"] ?? "", "text": "Đang xếp lịch ạ."], as: "massOrganisation")
        _ = try await draft("Công đoàn tặng sách", "public", as: "massOrganisation")
        try await act(
            "thanks.give", ["movement": .string(movement), "person": "clerk", "text": "Cảm ơn chị trực thay tối thứ Năm.", "public": true],
            as: "staff")
        season.ids["{news}"] = news
        season.ids["{tep}"] = "khong-co"
        season.ids["{co}"] = "nho"
    }
}

extension SnapshotTests {
    static func newsShots(_ town: Town) -> [Shot] {
        let list = "/phong-trao/\(Town.slug)/tin"
        let post = "\(list)/\(town.season.ids["{news}"] ?? "")"
        return [
            Shot("tin", "visitor", list), Shot("tin-en", "officer", "\(list)?lang=en"), Shot("tin-mot", "visitor", post),
            Shot("tin-mot-en", "staff", "\(post)?lang=en"), Shot("tin-mot-quan-ly", "officer", post), Shot("tin-viet", "officer", "\(list)/viet"),
            Shot("tin-nguoi-doc", "head", "\(post)/nguoi-doc"), Shot("cam-on", "staff", "/phong-trao/\(Town.slug)/cam-on"),
        ]
    }
}
