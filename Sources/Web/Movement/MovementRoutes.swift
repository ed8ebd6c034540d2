internal import Hummingbird
internal import Movement

/// Addresses of movements, clauses, acknowledgement and the desk.
let movementEndpoints: [Endpoint] = [
    .publicPage("/", HomePage.page),
    .page("/viec-cua-toi", .signedIn, DeskPage.page),
    .publicPage("/phong-trao", MovementPages.list),
    .publicPage("/phong-trao/{slug}", agency: agencyOfMovement, MovementPages.movement),
    .page("/phong-trao/{slug}/quan-triet", .signedIn, AcknowledgementPages.state),
    .publicPage("/phong-trao/{slug}/nghia-vu/{clause}", agency: agencyOfMovement, ClausePage.page),
    .post("/phong-trao/{slug}/nghia-vu/{clause}/ghi", .signedIn, noteClause),
    .page("/quan-triet/{slug}", .signedIn, AcknowledgementPages.read),
    .post("/quan-triet/{slug}/mo", .signedIn) { visit in try await acknowledge("acknowledgement.open", visit) },
    .post("/quan-triet/{slug}/phan", .signedIn) { visit in try await acknowledge("acknowledgement.read", visit) },
    .post("/quan-triet/{slug}/tra-loi", .signedIn) { visit in try await acknowledge("acknowledgement.answer", visit) },
]

/// The agency whose acts can change a page of a movement.
@Sendable func agencyOfMovement(_ look: Look) throws -> String? {
    try look.viewer(ofMovement: look.visit.parameter("slug")).agency
}

@Sendable private func noteClause(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let (slug, clause) = (visit.parameter("slug"), visit.parameter("clause"))
    let obligation = try await visit.look { look in
        try ClauseQueries.page(slug: slug, clause: clause, for: look.viewer, today: look.today, in: look.session).clause.id
    }
    return try await visit.act(
        "clause.note", form: form, extra: ["obligation": .string(obligation)],
        next: { _ in "/phong-trao/\(slug)/nghia-vu/\(clause.addressEncoded)#dien-bien" }, again: ClausePage.page)
}

private func acknowledge(_ act: String, _ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let slug = visit.parameter("slug")
    let chosen = form["choice"].flatMap { Int($0) } ?? 0
    let movement = try await visit.look { look in
        try AcknowledgementQueries.reading(slug: slug, for: look.viewer, today: look.today, in: look.session).movement
    }
    return try await visit.act(
        act, form: form, extra: ["movement": .string(movement)],
        next: { receipt in "/quan-triet/\(slug)" + (receipt.result["right"] == .bool(false) ? "?chua-dung=\(chosen)" : "") },
        again: AcknowledgementPages.read)
}
