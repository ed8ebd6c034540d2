internal import Hummingbird
internal import Movement

/// Addresses of learning.
let learningEndpoints: [Endpoint] = [
    .publicPage(base, agency: agencyOfMovement, LearningPages.list),
    .page("\(base)/moi", keepers, LearningPages.new),
    .post("\(base)/moi", keepers, create),
    .publicPage("\(base)/khoa/{lop}", agency: agencyOfMovement, LearningCoursePages.page),
    .get("\(base)/khoa/{lop}/nguoi-hoc.csv", .signedIn, LearningCoursePages.download(.csv)),
    .get("\(base)/khoa/{lop}/nguoi-hoc.xlsx", .signedIn, LearningCoursePages.download(.xlsx)),
    .page("\(base)/khoa/{lop}/sua", keepers, LearningPages.change),
    .post("\(base)/khoa/{lop}/sua", keepers, change),
    .post("\(base)/khoa/{lop}/mo", keepers, onCourse("learning.open")),
    .post("\(base)/khoa/{lop}/ket-thuc", keepers, onCourse("learning.end")),
    .post("\(base)/khoa/{lop}/huy", keepers, onCourse("learning.cancel")),
    .post("\(base)/khoa/{lop}/cap-giay", keepers, onCourse("learning.certify")),
    .post("\(base)/khoa/{lop}/buoi", keepers, onCourse("learning.session", part: "#buoi-hoc")),
    .post("\(base)/khoa/{lop}/ghi-danh", .signedIn, onCourse("learning.enrol", more: ["people": .array([])])),
    .post("\(base)/khoa/{lop}/ghi-danh-nguoi", .signedIn, enrolOthers),
    .post("\(base)/khoa/{lop}/rut", .signedIn, onCourse("learning.withdraw", part: "#nguoi-hoc")),
    .page("\(base)/buoi/{buoi}", keepers, AttendancePages.register),
    .get("\(base)/buoi/{buoi}/man-hinh", keepers, AttendancePages.screen),
    .post("\(base)/buoi/{buoi}/co-mat", keepers, onSession("learning.attend")),
    .post("\(base)/buoi/{buoi}/bo", keepers, onSession("learning.attend.undo")),
    .post("\(base)/buoi/{buoi}/huy", keepers, onSession("learning.session.cancel")),
    .page("\(base)/diem-danh/{buoi}", .signedIn, AttendancePages.checkIn),
    .post("\(base)/diem-danh/{buoi}", .signedIn, checkIn),
    .publicPage("\(base)/gio-hoc", agency: agencyOfMovement, HourPages.hours),
    .get("\(base)/gio-hoc.csv", .anyone, HourPages.download(.csv)),
    .get("\(base)/gio-hoc.xlsx", .anyone, HourPages.download(.xlsx)),
    .page("\(base)/nong-cot", .signedIn, HourPages.core),
    .post("\(base)/nong-cot", keepers, onList("person.core", "nong-cot", HourPages.core)),
    .post("\(base)/nong-cot/thoi", keepers, onList("person.core.end", "nong-cot", HourPages.core)),
    .page("\(base)/chung-chi", .signedIn, CertificatePages.list),
    .post("\(base)/chung-chi", .signedIn, onMovement("certificate.register", "chung-chi", CertificatePages.list)),
    .page("\(base)/chung-chi/{giay}", .signedIn, CertificatePages.page),
    .post("\(base)/chung-chi/{giay}/xac-nhan", keepers, onCertificate("certificate.confirm")),
    .post("\(base)/chung-chi/{giay}/tra-lai", keepers, onCertificate("certificate.return")),
    .page("\(base)/tu-danh-gia", .signedIn, AssessmentPages.page),
    .post("\(base)/tu-danh-gia", keepers, onMovement("assessment.open", "tu-danh-gia", AssessmentPages.page)),
    .post("\(base)/tu-danh-gia/{dot}", .signedIn, answer),
    .page("\(base)/chi-tieu", keepers, LearningTargetPages.page),
    .post("\(base)/chi-tieu", keepers, onList("learning.link", "chi-tieu", LearningTargetPages.page)),
    .post("\(base)/chi-tieu/thoi", keepers, onList("learning.unlink", "chi-tieu", LearningTargetPages.page)),
]

private let base = "/phong-trao/{slug}/hoc-tap"
private let keepers = Access.roles([.officer, .head])
private typealias Handler = @Sendable (Visit) async throws -> Response

private func movement(_ visit: Visit) async throws -> JSONValue {
    let slug = visit.parameter("slug")
    return try await visit.look { look in
        .string(try LearningQueries.list(slug: slug, for: look.viewer, today: look.today, in: look.session).movement)
    }
}

@Sendable private func create(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let slug = visit.parameter("slug")
    return try await visit.act(
        "learning.course", form: form, extra: ["movement": try await movement(visit)],
        next: { LearningParts.course(slug, $0.subjectID) }, again: LearningPages.new)
}

@Sendable private func change(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let (slug, course) = (visit.parameter("slug"), visit.parameter("lop"))
    return try await visit.act(
        "learning.change", form: form, extra: ["course": .string(course)], next: { _ in LearningParts.course(slug, course) },
        again: LearningPages.change)
}

private func onCourse(_ act: String, part: String = "", more: [String: JSONValue] = [:]) -> Handler {
    { visit in
        let form = try await visit.form()
        let (slug, course) = (visit.parameter("slug"), visit.parameter("lop"))
        return try await visit.act(
            act, form: form, extra: more.merging(["course": .string(course)]) { $1 }, next: { _ in LearningParts.course(slug, course) + part },
            on: LearningCoursePages.page)
    }
}

/// Nobody chosen would enrol the one who asks, which is another form.
@Sendable private func enrolOthers(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let (slug, course) = (visit.parameter("slug"), visit.parameter("lop"))
    guard form["people"] != nil else {
        let state = FormState(refusal: Refusal.invalid("people", "Chọn ít nhất một người.", "Choose at least one person."))
        return try await visit.show { look in try LearningCoursePages.page(look, SentForm(act: "learning.enrol", state: state)) }
    }
    return try await visit.act(
        "learning.enrol", form: form, extra: ["course": .string(course)], next: { _ in LearningParts.course(slug, course) + "#nguoi-hoc" },
        on: LearningCoursePages.page)
}

private func onSession(_ act: String) -> Handler {
    { visit in
        let form = try await visit.form()
        let (slug, session) = (visit.parameter("slug"), visit.parameter("buoi"))
        return try await visit.act(
            act, form: form, extra: ["session": .string(session)], next: { _ in LearningParts.session(slug, session) }, on: AttendancePages.register)
    }
}

@Sendable private func checkIn(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let (slug, session) = (visit.parameter("slug"), visit.parameter("buoi"))
    return try await visit.act(
        "learning.checkin", form: form, extra: ["session": .string(session)], next: { _ in LearningParts.checkIn(slug, session) },
        on: AttendancePages.checkIn)
}

private func onCertificate(_ act: String) -> Handler {
    { visit in
        let form = try await visit.form()
        let (slug, certificate) = (visit.parameter("slug"), visit.parameter("giay"))
        return try await visit.act(
            act, form: form, extra: ["certificate": .string(certificate)], next: { _ in LearningParts.certificate(slug, certificate) },
            on: CertificatePages.page)
    }
}

private func onMovement(_ act: String, _ part: String, _ page: @escaping @Sendable (Look, SentForm) throws -> Page) -> Handler {
    { visit in
        let form = try await visit.form()
        let slug = visit.parameter("slug")
        return try await visit.act(
            act, form: form, extra: ["movement": try await movement(visit)], next: { _ in "\(LearningParts.address(slug))/\(part)" }, on: page)
    }
}

private func onList(_ act: String, _ part: String, _ page: @escaping @Sendable (Look, SentForm) throws -> Page) -> Handler {
    { visit in
        let form = try await visit.form()
        let slug = visit.parameter("slug")
        return try await visit.act(act, form: form, extra: [:], next: { _ in "\(LearningParts.address(slug))/\(part)" }, on: page)
    }
}

@Sendable private func answer(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let (slug, round) = (visit.parameter("slug"), visit.parameter("dot"))
    return try await visit.act(
        "assessment.answer", form: form, extra: ["round": .string(round)], next: { _ in "\(LearningParts.address(slug))/tu-danh-gia#cua-ban" },
        on: AssessmentPages.page)
}
