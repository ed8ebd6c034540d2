extension TownBuilder {
    func cascade(_ season: inout TownSeason) async throws {}
}

extension SnapshotTests {
    static func cascadeShots(_ town: Town) -> [Shot] { [] }
}
