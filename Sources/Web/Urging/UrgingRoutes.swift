internal import Movement

/// Addresses of this subject.
let urgingEndpoints: [Endpoint] = calendarEndpoints + mailEndpoints

private let calendarEndpoints: [Endpoint] = [
    .page("/lich-lam-viec", .signedIn, CalendarPages.page),
    .post("/lich-lam-viec", .signedIn, CalendarRoutes.set),
    .post("/lich-lam-viec/bo", .signedIn, CalendarRoutes.clear),
    .post("/lich-lam-viec/nhap", .signedIn, CalendarRoutes.take),
    .get("/lich-lam-viec.csv", .signedIn, CalendarRoutes.download(.csv)),
    .get("/lich-lam-viec.xlsx", .signedIn, CalendarRoutes.download(.xlsx)),
]

private let mailEndpoints: [Endpoint] = [
    .page("/thu-di", .roles([.officer, .administrator]), OutboxPages.list),
    .page("/thu-di/{mail}", .roles([.officer, .administrator]), OutboxPages.mail),
    .post("/thu-di/{mail}/gui-lai", .roles([.officer, .administrator]), OutboxPages.retry),
    .get("/b/{link}", .anyone, MailLinkRoutes.open),
]
