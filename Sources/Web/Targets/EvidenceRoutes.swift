internal import HTTPTypes
internal import Movement

/// Addresses of evidence.
let evidenceEndpoints: [Endpoint] = [
    .page("/bang-chung", .roles([.officer, .head, .inspector]), EvidencePages.troubles),
    .post("/bang-chung/kiem-tra", .roles([.officer]), EvidenceForms.checkAll),
    .page("/bang-chung/{evidence}", .signedIn, EvidencePages.page),
    .get("/bang-chung/{evidence}/ban/{ban}/tep", .signedIn, EvidenceFiles.original),
    .get("/bang-chung/{evidence}/ban/{ban}/xem", .signedIn, EvidenceFiles.preview),
    .page("/bang-chung/{evidence}/thay", .signedIn, EvidenceForms.replace),
    .post("/bang-chung/{evidence}/thay", .signedIn, EvidenceForms.submitReplace),
    .page("/bang-chung/{evidence}/dung", .signedIn, EvidenceForms.use),
    .post("/bang-chung/{evidence}/dung", .signedIn, EvidenceForms.submitUse),
    .page("/bang-chung/{evidence}/thoi-dung/{use}", .signedIn, EvidenceForms.end),
    .post("/bang-chung/{evidence}/thoi-dung/{use}", .signedIn, EvidenceForms.submitEnd),
    .post("/bang-chung/{evidence}/kiem-tra", .signedIn, EvidenceForms.check),
    .page("/chi-tieu/{target}/minh-chung/{loai}", .signedIn, EvidenceForms.add),
    .post("/chi-tieu/{target}/minh-chung/{loai}", .signedIn, EvidenceForms.submitAdd),
    Endpoint(method: .post, path: "/api/v1/evidence", access: .anyone, handle: takeEvidence),
    Endpoint(method: .post, path: "/api/v1/evidence/{evidence}/versions", access: .anyone, handle: takeEvidenceVersion),
    .get("/api/v1/evidence/{evidence}/versions/{ban}/file", .anyone, sendEvidence),
]
