extension TownBuilder {
    func reviews(_ season: inout TownSeason) async throws {}
}

extension SnapshotTests {
    static func reviewsShots(_ town: Town) -> [Shot] { [] }
}
