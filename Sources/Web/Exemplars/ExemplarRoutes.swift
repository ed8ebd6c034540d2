internal import Hummingbird
internal import Movement

/// Addresses of exemplars.
let exemplarEndpoints: [Endpoint] = [
    .publicPage(list, agency: agencyOfMovement, ExemplarListPages.page),
    .get("\(list).csv", .anyone, ExemplarListPages.download(.csv)),
    .get("\(list).xlsx", .anyone, ExemplarListPages.download(.xlsx)),
    .post(list, keepers, onMovement("exemplar.start", again: ExemplarListPages.page)),
    .page("\(list)/goi-y", .signedIn, SuggestionPages.page),
    .get("\(list)/goi-y.csv", .signedIn, SuggestionPages.download(.csv)),
    .get("\(list)/goi-y.xlsx", .signedIn, SuggestionPages.download(.xlsx)),
    .post("\(list)/goi-y/nhan", keepers, onMovement("suggestion.take", again: SuggestionPages.page)),
    .post("\(list)/goi-y/gac", keepers, onMovement("suggestion.aside", again: SuggestionPages.page)),
    .page("\(list)/cong-bang", overseers, FairnessPages.page),
    .get("\(list)/cong-bang.csv", overseers, FairnessPages.download(.csv)),
    .get("\(list)/cong-bang.xlsx", overseers, FairnessPages.download(.xlsx)),
    .publicPage(one, agency: { look in try look.viewer(ofExemplar: look.visit.parameter("dien-hinh")).agency }, ExemplarPages.page),
    .get("\(one)/nhan-rong.csv", .anyone, AdoptionGraph.download(.csv)),
    .get("\(one)/nhan-rong.xlsx", .anyone, AdoptionGraph.download(.xlsx)),
    .page("\(one)/viet", .signedIn, ExemplarForms.write),
    .post("\(one)/viet", .signedIn, onExemplar("exemplar.write", again: ExemplarForms.write)),
    .page("\(one)/boi-duong", .signedIn, ExemplarForms.nurture),
    .post("\(one)/nguoi-kem", .signedIn, onNurture("exemplar.mentor")),
    .post("\(one)/ke-hoach", .signedIn, onNurture("exemplar.plan")),
    .post("\(one)/ghi-nhan", .signedIn, onNurture("exemplar.checkin")),
    .post("\(one)/thoi", .signedIn, onNurture("exemplar.withdraw", next: "")),
    .page("\(one)/de-nghi", .signedIn, ExemplarForms.propose),
    .post("\(one)/de-nghi", .signedIn, onExemplar("exemplar.propose", again: ExemplarForms.propose)),
    .page("\(one)/dong-y", .signedIn, ExemplarForms.consent),
    .post("\(one)/dong-y", .signedIn, onExemplar("exemplar.consent", again: ExemplarForms.consent)),
    .page("\(one)/cong-bo", .signedIn, ExemplarForms.publish),
    .post("\(one)/cong-bo", .signedIn, onExemplar("exemplar.publish", again: ExemplarForms.publish)),
    .page("\(one)/rut", .signedIn, ExemplarForms.revoke),
    .post("\(one)/rut", .signedIn, onExemplar("exemplar.revoke", again: ExemplarForms.revoke)),
    .page("\(one)/ap-dung", .signedIn, AdoptionPages.declare),
    .post("\(one)/ap-dung", .signedIn, declare),
    .page(adopter, .anyone, AdoptionPages.page),
    .post("\(adopter)/ket-qua", .signedIn, onAdoption("adoption.measure")),
    .post("\(adopter)/xac-nhan", .signedIn, onAdoption("adoption.confirm")),
    .post("\(adopter)/kiem-tra", .signedIn, onAdoption("adoption.check")),
    .post("\(adopter)/hoc-tu", .signedIn, onAdoption("adoption.correct")),
    .post("\(adopter)/thoi", .signedIn, onAdoption("adoption.end")),
]

private let list = "/phong-trao/{slug}/dien-hinh"
private let one = "/dien-hinh/{dien-hinh}"
private let adopter = "\(one)/ap-dung/{noi}"
private let keepers = Access.roles([.officer, .head])
private let overseers = Access.roles([.officer, .head, .councilMember, .councilSecretary, .inspector])
private typealias Handler = @Sendable (Visit) async throws -> Response

private func onMovement(_ act: String, again: @escaping @Sendable (Look, FormState) throws -> Page) -> Handler {
    { visit in
        let form = try await visit.form()
        let slug = visit.parameter("slug")
        let movement = try await visit.look { look in
            try ExemplarQueries.list(slug: slug, for: look.viewer, today: look.today, in: look.session).movement
        }
        return try await visit.act(
            act, form: form, extra: ["movement": .string(movement)],
            next: { receipt in receipt.result["exemplar"]?.string.map(ExemplarParts.address) ?? SuggestionPages.address(slug) }, again: again)
    }
}

private func onExemplar(_ act: String, again: @escaping @Sendable (Look, FormState) throws -> Page) -> Handler {
    { visit in
        let form = try await visit.form()
        let id = visit.parameter("dien-hinh")
        return try await visit.act(
            act, form: form, extra: ["exemplar": .string(id)], next: { _ in ExemplarParts.address(id) }, again: again)
    }
}

private func onNurture(_ act: String, next: String = "/boi-duong") -> Handler {
    { visit in
        let form = try await visit.form()
        let id = visit.parameter("dien-hinh")
        return try await visit.act(
            act, form: form, extra: ["exemplar": .string(id)], next: { _ in ExemplarParts.address(id) + next }, on: ExemplarForms.nurture)
    }
}

@Sendable private func declare(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let id = visit.parameter("dien-hinh")
    return try await visit.act(
        "adoption.declare", form: form, extra: ["exemplar": .string(id)], next: { ExemplarParts.adoption(id, $0.subjectID) },
        again: AdoptionPages.declare)
}

private func onAdoption(_ act: String) -> Handler {
    { visit in
        let form = try await visit.form()
        let (id, adoption) = (visit.parameter("dien-hinh"), visit.parameter("noi"))
        return try await visit.act(
            act, form: form, extra: ["adoption": .string(adoption)], next: { _ in ExemplarParts.adoption(id, adoption) }, on: AdoptionPages.page)
    }
}
