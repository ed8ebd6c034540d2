extension TownBuilder {
    func targets(_ season: inout TownSeason) async throws {}
}

extension SnapshotTests {
    static func targetsShots(_ town: Town) -> [Shot] { [] }
}
