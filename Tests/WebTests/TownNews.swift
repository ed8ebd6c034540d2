extension TownBuilder {
    func news(_ season: inout TownSeason) async throws {}
}

extension SnapshotTests {
    static func newsShots(_ town: Town) -> [Shot] { [] }
}
