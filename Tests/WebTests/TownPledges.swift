extension TownBuilder {
    func pledges(_ season: inout TownSeason) async throws {}
}

extension SnapshotTests {
    static func pledgesShots(_ town: Town) -> [Shot] { [] }
}
