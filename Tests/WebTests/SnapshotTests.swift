internal import Foundation
internal import HTTPTypes
internal import Movement
internal import Storage
internal import TestSupport
internal import Testing

@testable internal import Web

/// Whole pages, as they stand in Snapshots/*.html. Clock, identifiers and form keys are fixed. RECORD_SNAPSHOTS=1 writes them anew; read the diff.
@Suite struct SnapshotTests {
    /// One page as one viewer sees it.
    struct Shot {
        let name, viewer, path: String

        init(_ name: String, _ viewer: String, _ path: String) {
            self.name = name
            self.viewer = viewer
            self.path = path
        }
    }

    private static let demonstration = ["dang-nhap-trinh-dien", "dang-nhap-trinh-dien-en", "dang-nhap-ban-trinh-dien"]
    private static let forms = ["loi-dang-nhap", "loi-them-nguoi", "loi-them-nguoi-en"]

    private static func shots(_ town: Town) -> [Shot] {
        let movement = "/phong-trao/\(Town.slug)"
        let clause = "\(movement)/nghia-vu/\(Town.clause)"
        return [
            Shot("trang-dau", "visitor", "/"), Shot("trang-dau-en", "visitor", "/?lang=en"), Shot("trang-dau-nguoi-trong-co-quan", "staff", "/"),
            Shot("phong-trao", "visitor", "/phong-trao"), Shot("phong-trao-mot", "visitor", movement),
            Shot("phong-trao-mot-en", "visitor", "\(movement)?lang=en"), Shot("phong-trao-mot-thu-truong", "head", movement),
            Shot("nghia-vu", "visitor", clause), Shot("nghia-vu-en", "visitor", "\(clause)?lang=en"), Shot("nghia-vu-chu-tri", "unitHead", clause),
            Shot("dang-nhap", "visitor", "/dang-nhap?ve=/nguoi"), Shot("dang-nhap-en", "visitor", "/dang-nhap?lang=en"),
            Shot("viec-thu-truong", "head", "/viec-cua-toi"), Shot("viec-can-bo", "officer", "/viec-cua-toi"),
            Shot("viec-nhan-vien", "staff", "/viec-cua-toi"), Shot("viec-truong-phong-en", "unitHead", "/viec-cua-toi?lang=en"),
            Shot("quan-triet", "staff", "/quan-triet/\(Town.slug)"), Shot("quan-triet-toan-co-quan", "head", "\(movement)/quan-triet"),
            Shot("to-chuc", "visitor", "/to-chuc"), Shot("to-chuc-en", "visitor", "/to-chuc?lang=en"),
            Shot("co-quan", "visitor", "/co-quan"), Shot("co-quan-en", "administrator", "/co-quan?lang=en"),
            Shot("co-quan-moi", "administrator", "/co-quan/moi"), Shot("to-chuc-so-do", "visitor", "/to-chuc/so-do"),
            Shot("to-chuc-mot", "officer", "/to-chuc/reading"),
            Shot("to-chuc-nhap", "officer", "/to-chuc/nhap"), Shot("nguoi", "officer", "/nguoi"), Shot("nguoi-en", "staff", "/nguoi?lang=en"),
            Shot("nguoi-mot", "officer", "/nguoi/staff"), Shot("nguoi-them", "administrator", "/nguoi/them"),
            Shot("so-cai", "visitor", "/so-cai"), Shot("so-cai-en", "staff", "/so-cai?lang=en&truoc=6"), Shot("so-cai-muc", "visitor", "/so-cai/1"),
            Shot("ke-hoach", "officer", "/ke-hoach"), Shot("ke-hoach-mot", "officer", "/ke-hoach/\(town.draft)"),
            Shot("ke-hoach-mot-en", "head", "/ke-hoach/\(town.draft)?lang=en"),
            Shot("ke-hoach-nghi-ngo", "officer", "/ke-hoach/\(town.draft)/nghi-ngo"),
            Shot("ke-hoach-bo-sung", "officer", "/ke-hoach/\(town.draft)/bo-sung"),
            Shot("ke-hoach-bo-sung-en", "officer", "/ke-hoach/\(town.draft)/bo-sung?lang=en"),
            Shot("ke-hoach-in", "head", "/ke-hoach/\(town.draft)/in"), Shot("ke-hoach-soan", "officer", "/ke-hoach/soan"),
            Shot("ke-hoach-phat-dong", "head", "/ke-hoach/\(town.draft)/phat-dong"),
            Shot("ho-so", "staff", "/ho-so"), Shot("quan-tri", "administrator", "/quan-tri"),
            Shot("khong-tim-thay", "visitor", "/khong-co"), Shot("khong-tim-thay-en", "staff", "/khong-co?lang=en"),
            Shot("khong-co-quyen", "legalOfficer", "/ke-hoach/moi"), Shot("khong-co-quyen-en", "officer", "/quan-triet/\(Town.slug)?lang=en"),
        ] + season(town)
    }

    /// What happens while a movement runs.
    private static func season(_ town: Town) -> [Shot] {
        evidenceShots(town) + cascadeShots(town) + pledgesShots(town) + scoringShots(town) + urgingShots(town) + newsShots(town) + reviewsShots(town)
            + targetsShots(town) + courseShots(town) + contestsShots(town) + questionsShots(town)
            + learningShots(town) + guestsShots(town) + lawbookShots(town)
            + initiativeShots(town)
            + meritsShots(town)
            + exemplarShots(town)
            + nominationsShots(town)
    }

    @Test func pages() async throws {
        try await Town.with { town in
            let client = Client(town.site(constantKeys: true))
            let shots = Self.shots(town)
            for shot in shots { try Self.compare(shot.name, try await client.entering(as: shot.viewer, town).get(shot.path)) }
            try Self.checkNothingElse(than: shots.map(\.name) + Self.demonstration + Self.forms)
        }
    }

    @Test func formsWithProblems() async throws {
        try await Town.with { town in
            let client = Client(town.site(constantKeys: true))
            try Self.compare("loi-dang-nhap", try await client.post("/dang-nhap", [("login", "staff"), ("password", "")]))
            let officer = try await client.entering(as: "officer", town)
            let csrf = ("_csrf", try await town.csrf(officer.session ?? ""))
            let typed = [csrf, ("name", "Nguyễn \"Thử\" <b>"), ("email", "không phải thư"), ("from", "31/02/2025")]
            try Self.compare("loi-them-nguoi", try await officer.post("/nguoi/them", typed))
            try Self.compare("loi-them-nguoi-en", try await officer.post("/nguoi/them?lang=en", typed))
        }
    }

    @Test func demonstration() async throws {
        try await DemoTown.with { site in
            let client = Client(site)
            try Self.compare("dang-nhap-trinh-dien", try await client.get("/dang-nhap/trinh-dien"))
            try Self.compare("dang-nhap-trinh-dien-en", try await client.get("/dang-nhap/trinh-dien?lang=en"))
            try Self.compare("dang-nhap-ban-trinh-dien", try await client.get("/dang-nhap"))
        }
    }

    /// One tag on a line, so that differences can be read; the hash of the stylesheet left out, so that its edits do not show here.
    private static func compare(_ name: String, _ answer: Answer) throws {
        #expect(answer.isPage && PageScan(answer.text).problems == [], "\(name)")
        let text = answer.text.replacing("><", with: ">\n<").replacing(StaticFiles.stylesheetPath, with: "/tinh/{hash}.css")
            .replacing(StaticFiles.iconPath, with: "/tinh/{hash}.svg")
        try Fixture("Snapshots/\(name).html").compare("<!-- \(answer.status) -->\n\(text)\n")
    }

    private static func checkNothingElse(than names: [String]) throws {
        #expect(Set(names).count == names.count)
        let files = try FileManager.default.contentsOfDirectory(atPath: Fixture.folder("Tests/WebTests/Snapshots"))
        #expect(files.filter { file in !names.contains { "\($0).html" == file } } == [])
    }
}
