internal import Movement
internal import TestSupport

extension TownBuilder {
    static let pledgeKey = "khoa-rieng-cua-hop-tac-xa-ben-pha"

    /// A unit's registration is received, a person's waits, a cooperative's waits with its private key, one is returned.
    func pledges(_ season: inout TownSeason) async throws {
        try await act("pledge.open", ["movement": .string(season.movement), "from": "2025-03-01", "to": "2025-03-31"], as: "officer")
        func register(_ kind: String, _ text: String, _ more: [String: JSONValue] = [:], as key: String) async throws -> String {
            let plain: [String: JSONValue] = ["movement": .string(season.movement), "kind": .string(kind), "aim": "part", "text": .string(text)]
            return try await act("pledge.register", plain.merging(more) { _, more in more }, as: key).subjectID
        }
        let unit = try await register("unit", "Mở cửa 20 buổi tối.", ["units": ["reading"], "aim": "ttldtt"], as: "unitHead")
        try await act("pledge.accept", ["pledge": .string(unit)], as: "officer")
        let person = try await register("person", "Trực 12 buổi.", ["aim": "giay-khen"], as: "staff")
        try await act("pledge.return", ["pledge": .string(person), "reason": "Ghi rõ các buổi."], as: "officer")
        _ = try await register(
            "organisation", "Tặng 200 cuốn sách.",
            ["name": "Hợp tác xã Bến Phà", "phone": "0900 000 000", "consent": true, "publish": true, "key": .string(Self.pledgeKey)], as: "visitor")
        season.ids["{pledge}"] = unit
        season.ids["{khoa}"] = Self.pledgeKey
    }
}

extension SnapshotTests {
    static func pledgesShots(_ town: Town) -> [Shot] {
        let path = "/phong-trao/\(Town.slug)/dang-ky"
        let unit = "\(path)/\(town.season.ids["{pledge}"] ?? "")"
        return [
            Shot("dang-ky", "visitor", path), Shot("dang-ky-can-bo", "officer", path), Shot("dang-ky-en", "officer", "\(path)?lang=en&loai=unit"),
            Shot("dang-ky-mot", "visitor", unit), Shot("dang-ky-mot-en", "unitHead", "\(unit)?lang=en"),
            Shot("dang-ky-moi", "staff", "\(path)/moi"), Shot("dang-ky-ca-nhan", "clerk", "\(path)/moi?loai=household"),
            Shot("dang-ky-to-chuc-en", "visitor", "\(path)/moi?loai=organisation&lang=en"),
            Shot("dang-ky-phieu", "visitor", "/dang-ky/phieu/\(TownBuilder.pledgeKey)"), Shot("dang-ky-rut", "unitHead", "\(unit)/rut"),
            Shot("dang-ky-phieu-rut-en", "visitor", "/dang-ky/phieu/\(TownBuilder.pledgeKey)/rut?lang=en"),
        ]
    }
}
