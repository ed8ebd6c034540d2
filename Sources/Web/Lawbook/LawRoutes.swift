internal import Hummingbird
internal import Movement

/// Addresses of the law.
let lawEndpoints: [Endpoint] = [
    .publicPage(LawParts.base, LawPages.inForce),
    .publicPage("\(LawParts.base)/thay-doi", LawPages.changes),
    .publicPage("\(LawParts.base)/tinh", LawToolPages.page),
    .publicPage("\(LawParts.base)/muc/{muc}", LawPages.entry),
    .page("\(LawParts.base)/muc/{muc}/thu", readers, LawTrialPages.entry),
    .page("\(AgencyPackPages.base)/{ban}/thu", readers, LawTrialPages.draft),
    .post("\(LawParts.base)/muc/{muc}", .roles([.legalOfficer]), decide),
    .publicPage(AgencyPackPages.base, AgencyPackPages.list),
    .post(AgencyPackPages.base, .roles([.legalOfficer, .officer]), draft),
    .publicPage("\(AgencyPackPages.base)/{ban}", AgencyPackPages.version),
    .post("\(AgencyPackPages.base)/{ban}/ban-hanh", .roles([.legalOfficer]), onVersion("law.adopt")),
    .post("\(AgencyPackPages.base)/{ban}/bo", .roles([.legalOfficer, .officer]), onVersion("law.drop")),
]

private let readers = Access.roles([.legalOfficer, .officer, .head])

@Sendable private func decide(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    let entry = visit.parameter("muc")
    return try await visit.act(
        "law.decide", form: form, extra: ["entry": .string(entry)], next: { _ in "\(LawParts.base)/muc/\(entry)" }, again: LawPages.entry)
}

@Sendable private func draft(_ visit: Visit) async throws -> Response {
    let form = try await visit.form()
    return try await visit.act(
        "law.draft", form: form, next: { "\(AgencyPackPages.base)/\($0.result["version"]?.int ?? 0)" }, again: AgencyPackPages.list)
}

private func onVersion(_ act: String) -> @Sendable (Visit) async throws -> Response {
    { visit in
        let form = try await visit.form()
        let version = visit.parameter("ban")
        return try await visit.act(
            act, form: form, extra: ["version": .string(version)], next: { _ in "\(AgencyPackPages.base)/\(version)" }, again: AgencyPackPages.version
        )
    }
}
