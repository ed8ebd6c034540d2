extension TownBuilder {
    func urging(_ season: inout TownSeason) async throws {}
}

extension SnapshotTests {
    static func urgingShots(_ town: Town) -> [Shot] { [] }
}
