internal import Movement
internal import TestSupport

extension TownBuilder {
    /// A question of the contest that is open.
    func questions(_ season: inout TownSeason) {
        season.ids["{hoi}"] = "\(season.contests?.open.id ?? "")-2"
    }
}

extension SnapshotTests {
    static func questionsShots(_ town: Town) -> [Shot] {
        guard let contests = town.season.contests else { return [] }
        let (open, draft) = ("/cuoc-thi/\(contests.open.slug)/cau-hoi", "/cuoc-thi/\(contests.draft.slug)/cau-hoi")
        return [
            Shot("cau-hoi", "officer", draft), Shot("cau-hoi-en", "massOrganisation", "\(open)?lang=en"),
            Shot("cau-hoi-moi", "officer", "\(draft)/moi"), Shot("cau-hoi-sua-en", "officer", "\(draft)/\(contests.draft.id)-2?lang=en"),
            Shot("cau-hoi-huy", "officer", "\(open)/\(contests.open.id)-2"), Shot("cau-hoi-nhap", "officer", "\(draft)/nhap"),
            Shot("cau-hoi-nhap-en", "officer", "\(draft)/nhap?lang=en"),
        ]
    }
}
