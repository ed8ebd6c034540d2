internal import Hummingbird
internal import Movement

/// Addresses of the course of movements.
let courseEndpoints: [Endpoint] = [
    .publicPage(base, agency: agencyOfMovement, CoursePages.page),
    .post("\(base)/lam-diem", preparers, onMovement("movement.pilot", part: "lam-diem")),
    .page("\(base)/lam-diem/{pilot}", preparers, CoursePages.pilot),
    .post("\(base)/lam-diem/{pilot}", preparers, onPilot("pilot.conclude")),
    .post("\(base)/lam-diem/{pilot}/thoi", preparers, onPilot("pilot.drop")),
    .post("\(base)/so-ket", preparers, onMovement("movement.interim", part: "so-ket")),
    .page("\(base)/noi-tiep", preparers, CoursePages.carryOn),
    .post("\(base)/noi-tiep", preparers, carryOn),
]

private let base = "/phong-trao/{slug}/lo-trinh"
private let preparers = Access.roles([.officer, .head])

private func movement(_ visit: Visit) async throws -> String {
    let slug = visit.parameter("slug")
    return try await visit.look { look in
        try CourseQueries.page(slug: slug, for: look.viewer, today: look.today, in: look.session).movement
    }
}

private func onMovement(_ act: String, part: String) -> @Sendable (Visit) async throws -> Response {
    { visit in
        let form = try await visit.form()
        let slug = visit.parameter("slug")
        return try await visit.act(
            act, form: form, extra: ["movement": .string(try await movement(visit))],
            next: { _ in "\(CoursePages.address(slug))#\(part)" }, again: CoursePages.page)
    }
}

private func onPilot(_ act: String) -> @Sendable (Visit) async throws -> Response {
    { visit in
        let form = try await visit.form()
        let (slug, pilot) = (visit.parameter("slug"), visit.parameter("pilot"))
        return try await visit.act(
            act, form: form, extra: ["pilot": .string(pilot)], next: { _ in "\(CoursePages.address(slug))#lam-diem" }, again: CoursePages.pilot)
    }
}

@Sendable private func carryOn(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    return try await visit.act(
        "movement.clone", form: form, extra: ["movement": .string(try await movement(visit))],
        next: { receipt in "\(PlanParts.address(receipt.result["plan"]?.string ?? ""))/phat-dong" }, again: CoursePages.carryOn)
}
