extension TownBuilder {
    func targets(_ season: inout TownSeason) async throws {}
}

extension SnapshotTests {
    static func targetsShots(_ town: Town) -> [Shot] {
        let list = "/phong-trao/\(Town.slug)/chi-tieu"
        return [Shot("chi-tieu-nhap", "officer", "\(list)/nhap"), Shot("chi-tieu-nhap-en", "head", "\(list)/nhap?lang=en")]
    }
}
