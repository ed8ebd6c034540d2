internal import Hummingbird
internal import Movement
internal import Vietnamese

/// Addresses of the registers of merit and of "why (not) me?".
let meritEndpoints: [Endpoint] = [
    .page(ReasonPages.base, .signedIn, ReasonPages.own),
    .page("\(ReasonPages.base)/nguoi/{nguoi}", .signedIn, ReasonPages.person),
    .page("\(ReasonPages.base)/don-vi/{ma}", .signedIn, ReasonPages.unit),
    .page(MeritPages.evaluations, .signedIn, { try MeritPages.evaluationList($0) }),
    .get("\(MeritPages.evaluations).csv", .signedIn, MeritDownloads.evaluations(.csv)),
    .get("\(MeritPages.evaluations).xlsx", .signedIn, MeritDownloads.evaluations(.xlsx)),
    .post("\(MeritPages.evaluations)/ghi", officer, post("evaluation.record", to: MeritPages.evaluations, MeritPages.evaluationList)),
    .page("\(MeritPages.evaluations)/{ket-qua}", .signedIn, { try MeritPages.evaluation($0) }),
    .post(
        "\(MeritPages.evaluations)/{ket-qua}", officer,
        post("evaluation.correct", ["ket-qua": "evaluation"], to: MeritPages.evaluations, MeritPages.evaluation)),
    .page(MeritPages.awards, .signedIn, { try MeritPages.awardList($0) }),
    .get("\(MeritPages.awards).csv", .signedIn, MeritDownloads.awards(.csv)),
    .get("\(MeritPages.awards).xlsx", .signedIn, MeritDownloads.awards(.xlsx)),
    .page("\(MeritPages.awards)/ghi", officer, { try MeritPages.newAward($0) }),
    .post("\(MeritPages.awards)/ghi", officer, post("award.record", to: MeritPages.awards, MeritPages.newAward)),
    .post("\(MeritPages.awards)/nam", officer, post("award.year", to: "\(MeritPages.awards)#du", MeritPages.awardList)),
    .page("\(MeritPages.awards)/{khen}", .signedIn, { try MeritPages.award($0) }),
    .post("\(MeritPages.awards)/{khen}", officer, post("award.cancel", ["khen": "award"], to: MeritPages.awards, MeritPages.award)),
    .page(MatterPages.base, .signedIn, MatterPages.list),
    .page("\(MatterPages.base)/mo", .signedIn, { try MatterPages.new($0) }),
    .post("\(MatterPages.base)/mo", keepers, post("matter.open", to: MatterPages.base, MatterPages.new)),
    .page("\(MatterPages.base)/{vu-viec}", .signedIn, { try MatterPages.file($0) }),
    .post(
        "\(MatterPages.base)/{vu-viec}/mo-ho-so", .signedIn,
        post("matter.open-file", ["vu-viec": "matter"], to: MatterPages.base, back: "vu-viec", MatterPages.file)),
    .post(
        "\(MatterPages.base)/{vu-viec}/ket-luan", .signedIn,
        post("matter.close", ["vu-viec": "matter"], to: MatterPages.base, back: "vu-viec", MatterPages.file)),
    .page(MatterPages.disciplines, .signedIn, { try MatterPages.disciplineList($0) }),
    .post(MatterPages.disciplines, keepers, post("discipline.record", to: MatterPages.disciplines, MatterPages.disciplineList)),
    .page("\(MatterPages.disciplines)/{ky-luat}/huy", .signedIn, { try MatterPages.revoke($0) }),
    .post(
        "\(MatterPages.disciplines)/{ky-luat}/huy", keepers,
        post("discipline.revoke", ["ky-luat": "discipline"], to: MatterPages.disciplines, MatterPages.revoke)),
    .page(MatterPages.leaves, .signedIn, { try MatterPages.leaveList($0) }),
    .post(MatterPages.leaves, officer, post("maternity.record", to: MatterPages.leaves, MatterPages.leaveList)),
    .page("\(MatterPages.leaves)/{lan-nghi}/rut", .signedIn, { try MatterPages.withdraw($0) }),
    .post(
        "\(MatterPages.leaves)/{lan-nghi}/rut", officer,
        post("maternity.withdraw", ["lan-nghi": "maternity"], to: MatterPages.leaves, MatterPages.withdraw)),
]

private let officer = Access.roles([.officer])
private let keepers = Access.roles([.officer, .legalOfficer])

/// The form of an act: what stands in the address goes into its fields.
/// - Parameter back: the part of the address that the next page is below of; nil goes to the list.
private func post(
    _ act: String, _ parts: [String: String] = [:], to list: String, back: String? = nil,
    _ again: @escaping @Sendable (Look, FormState) throws -> Page
) -> @Sendable (Visit) async throws -> Response {
    { visit in
        let form = try await visit.form()
        let extra = parts.reduce(into: [String: JSONValue]()) { $0[$1.value] = .string(visit.parameter($1.key)) }
        let next = back.map { "\(list)/\(visit.parameter($0))" } ?? list
        return try await visit.act(act, form: form, extra: extra, next: { _ in next }, again: again)
    }
}
