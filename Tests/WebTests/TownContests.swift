internal import Movement
internal import TestSupport
internal import Vietnamese

extension TownBuilder {
    /// Contests at each stage.
    func contests(_ season: inout TownSeason) async throws {
        let staged = try await StagedContests(movement: season.movement, runner: runner)
        season.contests = staged
        season.ids["{cuoc-thi}"] = staged.open.slug
        season.ids["{contest}"] = staged.published.slug
        season.ids["{bai}"] = staged.open.attempt
        season.ids["{attempt}"] = staged.open.attempt
        season.ids["{cau}"] = "2"
        season.ids["{giai}"] = staged.open.prize
    }
}

extension SnapshotTests {
    static func contestsShots(_ town: Town) -> [Shot] {
        guard let contests = town.season.contests else { return [] }
        let list = "/phong-trao/\(Town.slug)/cuoc-thi"
        let (open, draft) = ("/cuoc-thi/\(contests.open.slug)", "/cuoc-thi/\(contests.draft.slug)")
        return [
            Shot("cuoc-thi", "visitor", list), Shot("cuoc-thi-en", "officer", "\(list)?lang=en"), Shot("cuoc-thi-moi", "officer", "\(list)/moi"),
            Shot("cuoc-thi-mo", "staff", open), Shot("cuoc-thi-mo-en", "visitor", "\(open)?lang=en"), Shot("cuoc-thi-soan", "officer", draft),
            Shot("cuoc-thi-vong-en", "massOrganisation", "\(draft)/vong?lang=en"), Shot("cuoc-thi-giai", "officer", "\(draft)/giai"),
            Shot("cuoc-thi-sua-en", "officer", "\(draft)/sua?lang=en"), Shot("cuoc-thi-dong", "officer", "/cuoc-thi/\(contests.ended.slug)"),
            Shot("cuoc-thi-ket-qua", "visitor", "/cuoc-thi/\(contests.published.slug)/ket-qua"),
            Shot("cuoc-thi-ket-qua-en", "officer", "/cuoc-thi/\(contests.published.slug)/ket-qua?lang=en"),
            Shot("bai-thi", "staff", "/bai-thi/\(contests.open.attempt)?cau=2"),
            Shot("bai-thi-en", "staff", "/bai-thi/\(contests.open.attempt)?cau=1&lang=en"),
            Shot("bai-thi-nop", "staff", "/bai-thi/\(contests.open.attempt)/nop"),
            Shot("bai-thi-xong-en", "staff", "/bai-thi/\(contests.published.attempt)?lang=en"),
        ]
    }
}
