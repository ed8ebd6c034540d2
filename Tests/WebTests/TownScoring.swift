extension TownBuilder {
    func scoring(_ season: inout TownSeason) async throws {}
}

extension SnapshotTests {
    static func scoringShots(_ town: Town) -> [Shot] { [] }
}
