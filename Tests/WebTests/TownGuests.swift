internal import Movement
internal import TestSupport

extension TownBuilder {
    /// A school by telephone, a citizen's thanks that are public, and an idea of a firm that waits with a telephone number in it.
    func guests(_ season: inout TownSeason) async throws {
        season.ids["{khach}"] = try await act(
            "guest.enter",
            [
                "kind": "school", "name": "Trường Tiểu học Bến Phà", "inside": "inside", "place": "Xã Bến Phà", "phone": "0900 000 001",
                "consent": true, "named": true, "heard": true,
            ], as: "massOrganisation"
        ).subjectID
        season.ids["{guest}"] = season.ids["{khach}"]
        let thanks = try await act(
            "guest.thank",
            [
                "movement": .string(season.movement), "unit": "reading", "title": "Chị trực tối thứ ba", "text": "Cháu tôi tìm được sách rất nhanh.",
                "named": true,
            ], as: TestWorld.guest)
        try await act("guest.moderate", ["word": .string(thanks.subjectID), "decision": "publish"], as: "officer")
        season.ids["{loi}"] = try await act(
            "guest.offer",
            [
                "movement": .string(season.movement), "title": "Gửi trả sách ở bưu điện xã", "text": "Bưu điện nhận sách trả; gọi 0912 345 678.",
                "benefit": "Người ở xa không phải đến.", "contact": true,
            ], as: TestWorld.guest
        ).subjectID
    }
}

extension SnapshotTests {
    static func guestsShots(_ town: Town) -> [Shot] {
        let join = "/phong-trao/\(Town.slug)/tham-gia"
        let (guest, word) = ("/khach/\(town.season.ids["{khach}"] ?? "")", "/khach/loi/\(town.season.ids["{loi}"] ?? "")")
        return [
            Shot("tham-gia", "visitor", "/tham-gia?ve=/phong-trao"), Shot("tham-gia-en", "visitor", "/tham-gia?lang=en"),
            Shot("tham-gia-ma", "visitor", "/tham-gia/ma"), Shot("tham-gia-cua-toi", "guest", "/tham-gia/cua-toi"),
            Shot("tham-gia-cua-toi-en", "guest", "/tham-gia/cua-toi?lang=en"), Shot("tham-gia-xoa", "guest", "/tham-gia/cua-toi/xoa"),
            Shot("cung-tham-gia", "visitor", join), Shot("cung-tham-gia-en", "guest", "\(join)?lang=en"),
            Shot("cung-tham-gia-cam-on", "guest", "\(join)/cam-on"), Shot("cung-tham-gia-y-tuong-en", "guest", "\(join)/y-tuong?lang=en"),
            Shot("khach-luu", "head", "/khach/luu"), Shot("khach", "officer", "/khach"),
            Shot("khach-en", "massOrganisation", "/khach?lang=en&loai=school"),
            Shot("khach-mot", "massOrganisation", guest), Shot("khach-xoa-en", "officer", "\(guest)/xoa?lang=en"),
            Shot("khach-moi", "massOrganisation", "/khach/moi"), Shot("khach-loi", "officer", "/khach/loi"),
            Shot("khach-loi-mot", "officer", word), Shot("khach-loi-mot-en", "massOrganisation", "\(word)?lang=en"),
            Shot("rieng-tu", "visitor", "/rieng-tu"), Shot("rieng-tu-en", "visitor", "/rieng-tu?lang=en"),
        ]
    }
}
