internal import Movement
internal import TestSupport

extension TownBuilder {
    /// Nominations at each stage.
    func nominations(_ season: inout TownSeason) async throws {
        let staged = try await StagedNominations(movement: season.movement, runner: runner)
        season.ids["{nomination}"] = staged.received
        season.ids["{dotdenghi}"] = staged.round
        season.ids["{call}"] = staged.round
        season.ids["{de-nghi-nhap}"] = staged.draft
        season.ids["{de-nghi-cua-nhan-vien}"] = staged.ofStaff
        season.ids["{de-nghi-gui}"] = staged.sent
        season.ids["{de-nghi-ngoai}"] = staged.outside
        season.ids["{de-nghi-tra}"] = staged.returned
    }
}

extension SnapshotTests {
    static func nominationsShots(_ town: Town) -> [Shot] {
        let base = "/de-nghi"
        func id(_ name: String) -> String { "\(base)/\(town.season.ids[name] ?? "")" }
        return [
            Shot("de-nghi", "unitHead", base), Shot("de-nghi-en", "staff", "\(base)?lang=en"), Shot("de-nghi-trong", "clerk", base),
            Shot("de-nghi-phong-trao", "officer", "/phong-trao/\(Town.slug)/de-nghi"), Shot("de-nghi-moi", "unitHead", "\(base)/moi"),
            Shot("de-nghi-moi-ca-nhan", "unitHead", "\(base)/moi?cho=person"),
            Shot("de-nghi-moi-to-chuc-en", "massOrganisation", "\(base)/moi?cho=outside-organisation&lang=en"),
            Shot("de-nghi-bang", "officer", "\(base)/bang"), Shot("de-nghi-bang-en", "legalOfficer", "\(base)/bang?lang=en&tinh-trang=received"),
            Shot("de-nghi-dot", "officer", "\(base)/dot"), Shot("de-nghi-dot-mot", "head", id("{dotdenghi}").replacing(base, with: "\(base)/dot")),
            Shot("de-nghi-dot-mot-en", "officer", id("{dotdenghi}").replacing(base, with: "\(base)/dot") + "?lang=en"),
            Shot("de-nghi-mot", "officer", id("{nomination}")), Shot("de-nghi-mot-en", "head", id("{nomination}") + "?lang=en"),
            Shot("de-nghi-cua-minh", "staff", id("{de-nghi-cua-nhan-vien}")), Shot("de-nghi-nhap", "unitHead", id("{de-nghi-nhap}")),
            Shot("de-nghi-ngoai-en", "massOrganisation", id("{de-nghi-ngoai}") + "?lang=en"),
            Shot("de-nghi-bao-cao", "unitHead", id("{de-nghi-nhap}") + "/bao-cao"),
            Shot("de-nghi-can-cu", "unitHead", id("{de-nghi-nhap}") + "/can-cu"),
            Shot("de-nghi-giay-to-en", "unitHead", id("{de-nghi-nhap}") + "/giay-to?lang=en"),
            Shot("de-nghi-xac-nhan", "unitHead", id("{de-nghi-nhap}") + "/xac-nhan"),
            Shot("de-nghi-binh-xet", "unitHead", id("{de-nghi-nhap}") + "/binh-xet"),
            Shot("de-nghi-binh-xet-en", "unitHead", id("{de-nghi-nhap}") + "/binh-xet?lang=en"),
            Shot("de-nghi-gui-lai", "unitHead", id("{de-nghi-tra}") + "/gui-lai"),
            Shot("de-nghi-tiep-nhan", "officer", id("{de-nghi-gui}") + "/tiep-nhan"),
            Shot("de-nghi-tham-dinh", "head", id("{nomination}") + "/tham-dinh"),
            Shot("de-nghi-tham-dinh-en", "officer", id("{nomination}") + "/tham-dinh?lang=en"),
            Shot("de-nghi-tam-dung", "legalOfficer", id("{nomination}") + "/tam-dung"),
            Shot("de-nghi-rut", "staff", id("{de-nghi-cua-nhan-vien}") + "/rut"),
        ]
    }
}
