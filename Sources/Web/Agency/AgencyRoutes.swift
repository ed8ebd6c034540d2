internal import Movement

/// Addresses of units and people.
let agencyEndpoints: [Endpoint] = treeEndpoints + importEndpoints + unitEndpoints + peopleEndpoints

private let treeEndpoints: [Endpoint] = [
    .page(AgencyTreePages.path, .anyone, AgencyTreePages.list),
    .page("\(AgencyTreePages.path)/moi", .roles([.administrator]), AgencyTreePages.inviteForm),
    .post("\(AgencyTreePages.path)/moi", .roles([.administrator]), AgencyTreePages.invite),
    .post("\(AgencyTreePages.path)/thu-hoi", .roles([.administrator]), AgencyTreePages.revoke),
    .get("\(AgencyTreePages.path)/{co-quan}", .anyone, AgencyTreePages.choose),
]

private let unitEndpoints: [Endpoint] = [
    .page("/to-chuc", .anyone, StructurePages.list),
    .page("/to-chuc/so-do", .anyone, StructurePages.chart),
    .get("/to-chuc.csv", .anyone, AgencyDownloads.units(.csv)),
    .get("/to-chuc.xlsx", .anyone, AgencyDownloads.units(.xlsx)),
    .page("/to-chuc/{ma}", .anyone, UnitPages.show),
    .page("/to-chuc/{ma}/{viec}", .signedIn) { look in try TaskRoutes.show(AgencyTask.unit(look.visit), look, unit) },
    .post("/to-chuc/{ma}/{viec}", .signedIn) { visit in try await TaskRoutes.submit(AgencyTask.unit(visit), visit, unit) },
    .page("/to-chuc/{ma}/{viec}/xong", .signedIn) { look in try TaskRoutes.done(AgencyTask.unit(look.visit), look, unit) },
]

private let peopleEndpoints: [Endpoint] = [
    .page("/nguoi", .signedIn, PeoplePages.list),
    .get("/nguoi.csv", .signedIn, AgencyDownloads.people(.csv)),
    .get("/nguoi.xlsx", .signedIn, AgencyDownloads.people(.xlsx)),
    .page("/nguoi/them", .signedIn) { look in try TaskRoutes.show(AgencyTask.newPerson, look, newPerson) },
    .post("/nguoi/them", .signedIn) { visit in try await TaskRoutes.submit(AgencyTask.newPerson, visit, newPerson) },
    .page("/nguoi/{id}", .signedIn, PersonPages.show),
    .page("/nguoi/{id}/{viec}", .signedIn) { look in try TaskRoutes.show(AgencyTask.person(look.visit), look, person) },
    .post("/nguoi/{id}/{viec}", .signedIn) { visit in try await TaskRoutes.submit(AgencyTask.person(visit), visit, person) },
    .page("/nguoi/{id}/{viec}/xong", .signedIn) { look in try TaskRoutes.done(AgencyTask.person(look.visit), look, person) },
]

@Sendable private func unit(_ look: Look) throws -> TaskPlace { .unit(try UnitPages.load(look)) }
@Sendable private func person(_ look: Look) throws -> TaskPlace { .person(try PersonPages.load(look)) }
@Sendable private func newPerson(_ look: Look) throws -> TaskPlace { .newPerson }

extension AgencyTask {
    fileprivate static func unit(_ visit: Visit) -> AgencyTask? { units.first { $0.slug == visit.parameter("viec") } }
    fileprivate static func person(_ visit: Visit) -> AgencyTask? { people.first { $0.slug == visit.parameter("viec") } }
}
