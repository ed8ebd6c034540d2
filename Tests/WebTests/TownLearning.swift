internal import Movement
internal import TestSupport
internal import Vietnamese

extension TownBuilder {
    /// Courses at each stage, certificates, a self-assessment.
    func learning(_ season: inout TownSeason) async throws {
        let staged = try await StagedLearning(movement: season.movement, runner: runner)
        season.ids["{lop}"] = staged.open
        season.ids["{course}"] = staged.open
        season.ids["{buoi}"] = staged.session
        season.ids["{giay}"] = staged.waiting
        season.ids["{dot}"] = staged.round
        season.ids["{lop-xong}"] = staged.ended
        season.ids["{lop-soan}"] = staged.draft
        season.ids["{giay-cap}"] = staged.issued
    }
}

extension SnapshotTests {
    static func learningShots(_ town: Town) -> [Shot] {
        let base = "/phong-trao/\(Town.slug)/hoc-tap"
        func id(_ name: String) -> String { town.season.ids[name] ?? "" }
        let course = "\(base)/khoa/\(id("{lop}"))"
        return [
            Shot("hoc-tap", "staff", base), Shot("hoc-tap-en", "visitor", "\(base)?lang=en"), Shot("hoc-tap-moi", "officer", "\(base)/moi"),
            Shot("hoc-tap-khoa", "visitor", course), Shot("hoc-tap-khoa-en", "officer", "\(course)?lang=en"),
            Shot("hoc-tap-khoa-hoc-vien", "staff", course), Shot("hoc-tap-khoa-truong-phong", "unitHead", course),
            Shot("hoc-tap-khoa-soan", "officer", "\(base)/khoa/\(id("{lop-soan}"))"),
            Shot("hoc-tap-khoa-xong", "officer", "\(base)/khoa/\(id("{lop-xong}"))"), Shot("hoc-tap-sua-en", "officer", "\(course)/sua?lang=en"),
            Shot("hoc-tap-buoi", "officer", "\(base)/buoi/\(id("{buoi}"))"),
            Shot("hoc-tap-man-hinh", "officer", "\(base)/buoi/\(id("{buoi}"))/man-hinh"),
            Shot("hoc-tap-diem-danh", "staff", "\(base)/diem-danh/\(id("{buoi}"))?ma=ABC123"),
            Shot("hoc-tap-diem-danh-en", "staff", "\(base)/diem-danh/\(id("{buoi}"))?lang=en"),
            Shot("hoc-tap-gio-hoc", "officer", "\(base)/gio-hoc"), Shot("hoc-tap-gio-hoc-en", "visitor", "\(base)/gio-hoc?lang=en"),
            Shot("hoc-tap-nong-cot", "officer", "\(base)/nong-cot"), Shot("hoc-tap-nong-cot-en", "staff", "\(base)/nong-cot?lang=en"),
            Shot("hoc-tap-chung-chi", "staff", "\(base)/chung-chi"), Shot("hoc-tap-chung-chi-en", "officer", "\(base)/chung-chi?lang=en"),
            Shot("hoc-tap-giay", "officer", "\(base)/chung-chi/\(id("{giay}"))"),
            Shot("hoc-tap-giay-en", "staff", "\(base)/chung-chi/\(id("{giay-cap}"))?lang=en"),
            Shot("hoc-tap-tu-danh-gia", "staff", "\(base)/tu-danh-gia"),
            Shot("hoc-tap-tu-danh-gia-en", "officer", "\(base)/tu-danh-gia?lang=en"),
            Shot("hoc-tap-chi-tieu", "officer", "\(base)/chi-tieu"), Shot("hoc-tap-chi-tieu-en", "head", "\(base)/chi-tieu?lang=en"),
        ]
    }
}
