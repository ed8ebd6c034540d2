internal import Hummingbird
internal import Movement

/// Addresses of the head's screen and of reviews.
let reviewEndpoints: [Endpoint] = [
    .page("/phong-trao/{slug}/toan-canh", overviewAccess, OverviewPages.page),
    .page("/phong-trao/{slug}/toan-canh/{figure}", overviewAccess, OverviewTablePages.page),
    .get("/phong-trao/{slug}/toan-canh/{figure}/csv", overviewAccess) { try await OverviewTablePages.csv($0) },
    .get("/phong-trao/{slug}/toan-canh/{figure}/xlsx", overviewAccess) { try await OverviewTablePages.xlsx($0) },
    .page("/phong-trao/{slug}/so-ket", .anyone, ReviewListPages.page),
    .post("/phong-trao/{slug}/so-ket", writers, openReview),
    .page("/so-ket/{review}", .anyone, ReviewPages.page),
    .page("/so-ket/{review}/in", .anyone, ReviewPaper.page),
    .page("/so-ket/{review}/sua/{section}", writers, ReviewForms.write),
    .post("/so-ket/{review}/sua/{section}", writers, writeReview),
    .post("/so-ket/{review}/giu", writers, keepInReview),
    .page("/so-ket/{review}/chot", writers, ReviewForms.check),
    .post("/so-ket/{review}/chot", writers, closeReview),
    .page("/so-ket/{review}/chot/xong", writers, ReviewForms.done),
]

private let overviewAccess = Access.roles([.head, .officer, .inspector, .unitHead])
private let writers = Access.roles([.head, .officer])

@Sendable private func openReview(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let slug = visit.parameter("slug")
    let movement = try await visit.look { look in try ReviewQueries.list(slug: slug, for: look.viewer, in: look.session).movement }
    return try await visit.act(
        "review.open", form: form, extra: ["movement": .string(movement)], next: { "/so-ket/\($0.subjectID)" }, again: ReviewListPages.page)
}

@Sendable private func writeReview(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let (review, section) = (visit.parameter("review"), visit.parameter("section"))
    return try await visit.act(
        "review.write", form: form, extra: ["review": .string(review), "section": .string(section)],
        next: { _ in "/so-ket/\(review)#\(section)" }, again: ReviewForms.write)
}

@Sendable private func keepInReview(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let review = visit.parameter("review")
    return try await visit.act(
        "review.keep", form: form, extra: ["review": .string(review)], next: { _ in "/so-ket/\(review)#\(form["section"] ?? "")" },
        again: ReviewPages.page)
}

@Sendable private func closeReview(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let review = visit.parameter("review")
    return try await visit.act(
        "review.close", form: form, extra: ["review": .string(review)], next: { _ in "/so-ket/\(review)/chot/xong" }, again: ReviewForms.check)
}
