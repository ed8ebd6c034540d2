internal import TestSupport

/// What has happened in the town's movement, subject by subject; each subject adds its own in a file beside this one.
struct TownSeason: Sendable {
    let movement, plan: String
    /// Identifiers for the addresses of pages, by the word in braces: "{target}".
    var ids: [String: String] = [:]
    /// Contests at each stage.
    var contests: StagedContests?
}

extension TownBuilder {
    /// Plays the season after everything else, so that earlier identifiers stay as they are.
    func season(movement: String, plan: String) async throws -> TownSeason {
        var season = TownSeason(movement: movement, plan: plan)
        try await targets(&season)
        try await evidence(&season)
        try await cascade(&season)
        try await pledges(&season)
        try await scoring(&season)
        try await urging(&season)
        try await news(&season)
        try await reviews(&season)
        try await course(&season)
        try await contests(&season)
        questions(&season)
        try await learning(&season)
        try await guests(&season)
        try await lawbook(&season)
        try await initiatives(&season)
        try await merits(&season)
        try await exemplars(&season)
        try await nominations(&season)
        return season
    }
}
