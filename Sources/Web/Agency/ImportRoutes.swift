internal import HTTPTypes
internal import Hummingbird
internal import Movement

/// Addresses of the import.
let importEndpoints: [Endpoint] = [
    .page("/to-chuc/nhap", .signedIn, ImportPages.choose),
    .post("/to-chuc/nhap", .signedIn, ImportRoutes.upload),
    .get("/to-chuc/nhap/mau-nguoi.csv", .signedIn, AgencyDownloads.template(.people, .csv)),
    .get("/to-chuc/nhap/mau-nguoi.xlsx", .signedIn, AgencyDownloads.template(.people, .xlsx)),
    .get("/to-chuc/nhap/mau-don-vi.csv", .signedIn, AgencyDownloads.template(.units, .csv)),
    .get("/to-chuc/nhap/mau-don-vi.xlsx", .signedIn, AgencyDownloads.template(.units, .xlsx)),
    .get("/to-chuc/nhap/{phieu}", .signedIn, ImportRoutes.show),
    .post("/to-chuc/nhap/{phieu}", .signedIn, ImportRoutes.confirm),
    .page("/phong-trao/{slug}/chi-tieu/nhap", .signedIn, ImportPages.choose),
    .post("/phong-trao/{slug}/chi-tieu/nhap", .signedIn, ImportRoutes.upload),
    .get("/phong-trao/{slug}/chi-tieu/nhap/mau-chi-tieu.csv", .signedIn, AgencyDownloads.template(.targets, .csv)),
    .get("/phong-trao/{slug}/chi-tieu/nhap/mau-chi-tieu.xlsx", .signedIn, AgencyDownloads.template(.targets, .xlsx)),
    .get("/phong-trao/{slug}/chi-tieu/nhap/{phieu}", .signedIn, ImportRoutes.show),
    .post("/phong-trao/{slug}/chi-tieu/nhap/{phieu}", .signedIn, ImportRoutes.confirm),
    .page("/cuoc-thi/{cuoc-thi}/cau-hoi/nhap", .signedIn, ImportPages.choose),
    .post("/cuoc-thi/{cuoc-thi}/cau-hoi/nhap", .signedIn, ImportRoutes.upload),
    .get("/cuoc-thi/{cuoc-thi}/cau-hoi/nhap/mau-cau-hoi.csv", .signedIn, AgencyDownloads.template(.questions, .csv)),
    .get("/cuoc-thi/{cuoc-thi}/cau-hoi/nhap/mau-cau-hoi.xlsx", .signedIn, AgencyDownloads.template(.questions, .xlsx)),
    .get("/cuoc-thi/{cuoc-thi}/cau-hoi/nhap/{phieu}", .signedIn, ImportRoutes.show),
    .post("/cuoc-thi/{cuoc-thi}/cau-hoi/nhap/{phieu}", .signedIn, ImportRoutes.confirm),
    .page("/danh-gia/nhap", .signedIn, ImportPages.choose),
    .post("/danh-gia/nhap", .signedIn, ImportRoutes.upload),
    .get("/danh-gia/nhap/mau-danh-gia.csv", .signedIn, AgencyDownloads.template(.evaluations, .csv)),
    .get("/danh-gia/nhap/mau-danh-gia.xlsx", .signedIn, AgencyDownloads.template(.evaluations, .xlsx)),
    .get("/danh-gia/nhap/{phieu}", .signedIn, ImportRoutes.show),
    .post("/danh-gia/nhap/{phieu}", .signedIn, ImportRoutes.confirm),
    .page("/so-khen-thuong/nhap", .signedIn, ImportPages.choose),
    .post("/so-khen-thuong/nhap", .signedIn, ImportRoutes.upload),
    .get("/so-khen-thuong/nhap/mau-khen-thuong.csv", .signedIn, AgencyDownloads.template(.awards, .csv)),
    .get("/so-khen-thuong/nhap/mau-khen-thuong.xlsx", .signedIn, AgencyDownloads.template(.awards, .xlsx)),
    .get("/so-khen-thuong/nhap/{phieu}", .signedIn, ImportRoutes.show),
    .post("/so-khen-thuong/nhap/{phieu}", .signedIn, ImportRoutes.confirm),
]

/// What happens at the addresses of the import.
enum ImportRoutes {
    /// Reads the file and goes on to its preview, which has an address of its own.
    @Sendable static func upload(_ visit: Visit) async throws -> Response {
        let place = ImportPlace.of(visit)
        // Asked before the body is read, so that nobody else can make the site take in large files.
        try await visit.look { look in try place.require(look) }
        guard try await !ImportUpload.isTooLarge(visit) else {
            let refusal = Refusal.invalid(
                "tep", "Tệp lớn hơn 16 MB. Chia thành nhiều tệp nhỏ hơn.", "The file is larger than 16 MB. Split it into smaller files.")
            return try await visit.show { look in try ImportPages.choose(look, FormState(refusal: refusal)) }
        }
        let form = try await visit.form(limit: ImportUpload.bodyLimit)
        do {
            guard let kind = place.kinds.count == 1 ? place.kinds[0] : place.kinds.first(where: { $0.rawValue == form["loai"] }) else {
                throw Refusal.invalid("loai", "Chọn loại danh sách.", "Choose what the file lists.")
            }
            guard let file = form.upload("tep") else { throw Refusal.invalid("tep", "Chọn một tệp có nội dung.", "Choose a file that is not empty.") }
            let table = try await kind.table(file.bytes)
            let hash = try await ImportSlip.make(kind, at: place, table: table, fileName: file.fileName, visit)
            return .redirect(to: "\(place.address)/\(hash)")
        } catch let refusal as Refusal where refusal.kind == .invalid {
            let state = FormState(values: ["loai": JSONValue(form["loai"])], refusal: refusal)
            return try await visit.show { look in try ImportPages.choose(look, state) }
        }
    }

    /// One address for the whole life of an import: preview, progress, result.
    @Sendable static func show(_ visit: Visit) async throws -> Response {
        let hash = visit.parameter("phieu")
        let slip = try await ImportSlip.load(hash, at: .of(visit), visit)
        let state = visit.site.imports.state(hash)
        if state?.isOpen == true {
            let isRefreshing = visit.query("tu-tai") != "khong"
            var response = try await visit.show { look in try ImportPages.progress(slip, hash, isRefreshing: isRefreshing, look) }
            if isRefreshing { response.headers[.refresh] = "3" }
            return response
        }
        return try await visit.show { look in
            if let entry = try Receipt.find(key: ImportSlip.key(hash), for: look.viewer, in: look.session)?.entry {
                return try ImportPages.result(slip, hash, entry: entry, look)
            }
            return try ImportPages.preview(slip, hash, problem: state?.problem, look)
        }
    }

    /// Starts the import, or looks the same table through again when things have changed since.
    @Sendable static func confirm(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let hash = visit.parameter("phieu")
        let place = ImportPlace.of(visit)
        let slip = try await ImportSlip.load(hash, at: place, visit)
        if form["buoc"] == "xem-lai" {
            let rows = try await slip.table(from: visit.site.files).array ?? []
            let table = slip.kind.template(.vi) + rows.map { row in (row.array ?? []).map { $0.string ?? "" } }
            let again = try await ImportSlip.make(slip.kind, at: place, table: table, fileName: slip.fileName, visit)
            return .redirect(to: "\(place.address)/\(again)")
        }
        guard form["loai"] == slip.kind.rawValue, slip.isReady else { return .redirect(to: "\(place.address)/\(hash)") }
        try await visit.site.imports.start(ImportJob(hash: hash, slip: slip, identity: visit.actorSource()), visit.site)
        return .redirect(to: "\(place.address)/\(hash)")
    }
}
