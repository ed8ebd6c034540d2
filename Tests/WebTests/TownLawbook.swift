internal import Movement
internal import TestSupport
internal import Vietnamese

extension TownBuilder {
    /// One entry confirmed, one version of the agency's own rules adopted, one in draft.
    func lawbook(_ season: inout TownSeason) async throws {
        season.ids["{rule}"] = "local-ttldtt"
        season.ids["{muc}"] = "local-ttldtt"
        season.ids["{draft}"] = "2"
        _ = try await act(
            "law.decide",
            ["entry": "local-ttldtt", "holds": "yes", "text_read": "QĐ 86/2025/QĐ-UBND", "reason": "Đã đọc, áp dụng được cho năm nay."],
            as: "legalOfficer")
        let text: (Int) -> JSONValue = {
            .string(
                "pack: co-quan\ntitle: {vi: Quy định, en: Rules}\ndocument: Quy chế\nquotas:\n  - {id: gk-moi-phong, awards: [gk-ca-nhan], per-unit: \($0), article: Điều 6}\n"
            )
        }
        _ = try await act("law.draft", ["body": text(2), "note": "Mỗi phòng hai người."], as: "officer")
        _ = try await act("law.adopt", ["version": 1, "document": "QĐ 9/QĐ-STN", "effective_on": "2025-04-01"], as: "legalOfficer")
        _ = try await act("law.draft", ["body": text(3), "note": "Mỗi phòng ba người."], as: "officer")
    }
}

extension SnapshotTests {
    static func lawbookShots(_ town: Town) -> [Shot] {
        [
            Shot("khen-thuong", "visitor", "/khen-thuong"), Shot("phap-luat", "visitor", "/phap-luat"),
            Shot("phap-luat-mot-danh-hieu-en", "legalOfficer", "/phap-luat?ma=cstdcs&lang=en"),
            Shot("phap-luat-thay-doi", "visitor", "/phap-luat/thay-doi?tu=2026-09-30&den=2026-10-01"),
            Shot("phap-luat-tinh-en", "visitor", "/phap-luat/tinh?ma=ttldtt&ngay=2026-06-30&lang=en"),
            Shot("phap-luat-muc", "legalOfficer", "/phap-luat/muc/local-ttldtt"),
            Shot("phap-luat-muc-en", "visitor", "/phap-luat/muc/local-ttldtt?lang=en"),
            Shot("phap-luat-thu", "head", "/phap-luat/muc/local-gk-ca-nhan/thu?ap-dung=co"),
            Shot("quy-dinh-thu-en", "officer", "/phap-luat/co-quan/2/thu?lang=en"), Shot("quy-dinh-co-quan", "officer", "/phap-luat/co-quan"),
            Shot("quy-dinh-ban-thao-en", "legalOfficer", "/phap-luat/co-quan/2?lang=en"),
        ]
    }
}
