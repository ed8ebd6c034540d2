internal import Movement
internal import TestSupport
internal import Vietnamese

extension TownBuilder {
    /// Initiatives at each stage.
    func initiatives(_ season: inout TownSeason) async throws {
        let staged = try await StagedInitiatives(runner: runner)
        season.ids["{sang-kien}"] = staged.recognised
        season.ids["{initiative}"] = staged.recognised
        season.ids["{dot-cham}"] = staged.round
        season.ids["{hoi-dong}"] = staged.council
        season.ids["{y-tuong}"] = "khong-co"
        season.ids["{sk-soan}"] = staged.draft
        season.ids["{sk-nop}"] = staged.submitted
        season.ids["{sk-tra}"] = staged.returned
        season.ids["{sk-nhan}"] = staged.accepted
        season.ids["{sk-cham}"] = staged.scored
        season.ids["{sk-khong}"] = staged.refused
    }
}

extension SnapshotTests {
    static func initiativeShots(_ town: Town) -> [Shot] {
        func at(_ name: String) -> String { "/sang-kien/\(town.season.ids[name] ?? "")" }
        let recognised = at("{sang-kien}")
        return [
            Shot("sang-kien", "staff", "/sang-kien"), Shot("sang-kien-en", "visitor", "/sang-kien?lang=en"),
            Shot("sang-kien-moi", "staff", "/sang-kien/moi"), Shot("sang-kien-moi-en", "staff", "/sang-kien/moi?lang=en"),
            Shot("sang-kien-soan", "staff", at("{sk-soan}")), Shot("sang-kien-soan-en", "staff", at("{sk-soan}") + "?lang=en"),
            Shot("sang-kien-sua", "staff", at("{sk-tra}") + "/sua"), Shot("sang-kien-tac-gia", "staff", at("{sk-tra}") + "/tac-gia"),
            Shot("sang-kien-tac-gia-en", "staff", at("{sk-soan}") + "/tac-gia?lang=en"),
            Shot("sang-kien-minh-chung", "staff", at("{sk-tra}") + "/minh-chung"),
            Shot("sang-kien-minh-chung-en", "staff", at("{sk-soan}") + "/minh-chung?lang=en"),
            Shot("sang-kien-nop", "staff", at("{sk-tra}") + "/nop"), Shot("sang-kien-nop-en", "staff", at("{sk-soan}") + "/nop?lang=en"),
            Shot("sang-kien-cho-kiem-tra", "officer", at("{sk-nop}")), Shot("sang-kien-tra-lai-en", "staff", at("{sk-tra}") + "?lang=en"),
            Shot("sang-kien-tuong-tu", "officer", at("{sk-nhan}") + "/tuong-tu"),
            Shot("sang-kien-tuong-tu-en", "councilMember", at("{sk-nhan}") + "/tuong-tu?lang=en"),
            Shot("sang-kien-cham", "unitHead", at("{sk-cham}")), Shot("sang-kien-cham-en", "councilMember", at("{sk-cham}") + "?lang=en"),
            Shot("sang-kien-cham-can-bo", "officer", at("{sk-cham}")), Shot("sang-kien-quyet-dinh", "head", at("{sk-nhan}") + "/quyet-dinh"),
            Shot("sang-kien-quyet-dinh-en", "officer", recognised + "/quyet-dinh?lang=en"), Shot("sang-kien-mot", "staff", recognised),
            Shot("sang-kien-mot-en", "visitor", recognised + "?lang=en"), Shot("sang-kien-khong-cong-nhan", "staff", at("{sk-khong}")),
            Shot("sang-kien-giay", "staff", recognised + "/giay-chung-nhan/1"),
            Shot("sang-kien-giay-en", "staff", recognised + "/giay-chung-nhan/3?lang=en"),
            Shot("sang-kien-theo-doi", "officer", "/sang-kien/theo-doi"),
            Shot("sang-kien-theo-doi-en", "head", "/sang-kien/theo-doi?lang=en"), Shot("hoi-dong-sang-kien", "officer", "/hoi-dong-sang-kien"),
            Shot("hoi-dong-sang-kien-en", "staff", "/hoi-dong-sang-kien?lang=en"),
        ]
    }
}
