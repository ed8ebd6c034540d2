internal import Hummingbird
internal import Movement

/// Addresses of initiatives.
let initiativeEndpoints: [Endpoint] = [
    .publicPage(InitiativeParts.list, InitiativeListPages.list),
    .get("\(InitiativeParts.list).csv", .anyone, InitiativeListPages.download(.csv)),
    .get("\(InitiativeParts.list).xlsx", .anyone, InitiativeListPages.download(.xlsx)),
    .page(InitiativeParts.new, .signedIn, InitiativeFormPages.new),
    .post(InitiativeParts.new, .signedIn, draft),
    .page(InitiativeParts.board, keepers, InitiativeCouncilPages.board),
    .post("\(InitiativeParts.board)/y-tuong/{y-tuong}", .roles([.officer]), takeOffer),
    .publicPage(one, InitiativeOnePages.page),
    .page("\(one)/sua", .signedIn, InitiativeFormPages.change),
    .post("\(one)/sua", .signedIn, step("initiative.change", again: InitiativeFormPages.change)),
    .page("\(one)/tac-gia", .signedIn, InitiativeFormPages.authors),
    .post("\(one)/tac-gia", .signedIn, authors),
    .page("\(one)/minh-chung", .signedIn, InitiativeFormPages.evidence),
    .post("\(one)/minh-chung", .signedIn, step("initiative.evidence", part: "/minh-chung", again: InitiativeFormPages.evidence)),
    .post("\(one)/minh-chung/bo", .signedIn, step("initiative.evidence.remove", part: "/minh-chung", again: InitiativeFormPages.evidence)),
    .page("\(one)/nop", .signedIn, InitiativeFormPages.submit),
    .post("\(one)/nop", .signedIn, step("initiative.submit", again: InitiativeFormPages.submit)),
    .page("\(one)/tuong-tu", .signedIn, InitiativeSimilarPages.page),
    .post("\(one)/rut", .signedIn, onPage("initiative.withdraw")),
    .post("\(one)/sao-chep", .signedIn, copy),
    .post("\(one)/tiep-nhan", keepers, onPage("initiative.accept")),
    .post("\(one)/tra-lai", keepers, onPage("initiative.return")),
    .post("\(one)/dot-cham", .signedIn, onPage("initiative.round", part: "#cham")),
    .post("\(one)/dot-cham/{dot-cham}", .signedIn, score),
    .post("\(one)/dot-cham/{dot-cham}/khong-cham", .signedIn, onRound("initiative.recuse")),
    .post("\(one)/dot-cham/{dot-cham}/chot", .signedIn, onRound("initiative.close")),
    .page("\(one)/quyet-dinh", keepers, InitiativeDecisionPages.page),
    .post("\(one)/quyet-dinh/cong-nhan", .roles([.head]), onDecision("initiative.recognise")),
    .post("\(one)/quyet-dinh/khong-cong-nhan", .roles([.head]), onDecision("initiative.refuse")),
    .post("\(one)/quyet-dinh/cap-tinh", .roles([.officer]), onDecision("initiative.province")),
    .post("\(one)/quyet-dinh/huy", .roles([.head]), onDecision("initiative.revoke")),
    .page("\(one)/giay-chung-nhan/{so}", .signedIn, InitiativeDecisionPages.certificate),
    .page(InitiativeParts.council, .signedIn, InitiativeCouncilPages.page),
    .post(InitiativeParts.council, keepers, onCouncil("initiative.council", "#hoi-dong")),
    .post("\(InitiativeParts.council)/quy-dinh", keepers, onCouncil("initiative.rule", "#quy-dinh")),
    .post("\(InitiativeParts.council)/{hoi-dong}/ket-thuc", keepers, endCouncil),
]

private let one = "/sang-kien/{sang-kien}"
private let keepers = Access.roles([.officer, .head])
private typealias Handler = @Sendable (Visit) async throws -> Response

@Sendable private func draft(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    return try await visit.act(
        "initiative.draft", form: form, next: { InitiativeParts.address($0.subjectID) }, again: InitiativeFormPages.new)
}

@Sendable private func takeOffer(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    return try await visit.act(
        "initiative.from-offer", form: form, extra: ["word": .string(visit.parameter("y-tuong"))], next: { InitiativeParts.address($0.subjectID) },
        on: InitiativeCouncilPages.board)
}

/// A step of writing, on a page of its own.
private func step(_ act: String, part: String = "", again: @escaping @Sendable (Look, FormState) throws -> Page) -> Handler {
    { visit in
        let form = try await visit.form()
        let id = visit.parameter("sang-kien")
        return try await visit.act(
            act, form: form, extra: ["initiative": .string(id)], next: { _ in InitiativeParts.address(id) + part }, again: again)
    }
}

@Sendable private func authors(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let id = visit.parameter("sang-kien")
    return try await visit.act(
        "initiative.authors", form: form, extra: ["initiative": .string(id), "authors": InitiativeFormPages.authors(form)],
        next: { _ in InitiativeParts.address(id) }, again: InitiativeFormPages.authors)
}

@Sendable private func copy(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    return try await visit.act(
        "initiative.copy", form: form, extra: ["initiative": .string(visit.parameter("sang-kien"))], next: { InitiativeParts.address($0.subjectID) },
        on: InitiativeOnePages.page)
}

/// One of the forms of an initiative's page.
private func onPage(_ act: String, part: String = "") -> Handler {
    { visit in
        let form = try await visit.form()
        let id = visit.parameter("sang-kien")
        return try await visit.act(
            act, form: form, extra: ["initiative": .string(id)], next: { _ in InitiativeParts.address(id) + part }, on: InitiativeOnePages.page)
    }
}

@Sendable private func score(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let id = visit.parameter("sang-kien")
    return try await visit.act(
        "initiative.score", form: form, extra: ["round": .string(visit.parameter("dot-cham")), "points": InitiativeRoundPages.points(form)],
        next: { _ in InitiativeParts.address(id) + "#cham" }, on: InitiativeOnePages.page)
}

private func onRound(_ act: String) -> Handler {
    { visit in
        let form = try await visit.form()
        let id = visit.parameter("sang-kien")
        return try await visit.act(
            act, form: form, extra: ["round": .string(visit.parameter("dot-cham"))], next: { _ in InitiativeParts.address(id) + "#cham" },
            on: InitiativeOnePages.page)
    }
}

private func onDecision(_ act: String) -> Handler {
    { visit in
        let form = try await visit.form()
        let id = visit.parameter("sang-kien")
        return try await visit.act(
            act, form: form, extra: ["initiative": .string(id)], next: { _ in InitiativeParts.address(id) }, on: InitiativeDecisionPages.page)
    }
}

private func onCouncil(_ act: String, _ part: String) -> Handler {
    { visit in
        let form = try await visit.form()
        return try await visit.act(act, form: form, extra: [:], next: { _ in InitiativeParts.council + part }, on: InitiativeCouncilPages.page)
    }
}

@Sendable private func endCouncil(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    return try await visit.act(
        "initiative.council.end", form: form, extra: ["council": .string(visit.parameter("hoi-dong"))], next: { _ in InitiativeParts.council },
        on: InitiativeCouncilPages.page)
}
