internal import Movement

/// Addresses of this subject.
let urgingEndpoints: [Endpoint] = calendarEndpoints + mailEndpoints + urgeEndpoints + channelEndpoints

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

private let urgeEndpoints: [Endpoint] = [
    .page("/phong-trao/{slug}/don-doc", .signedIn, UrgingPages.page),
    .get("/phong-trao/{slug}/don-doc.csv", .signedIn, UrgingPages.download(.csv)),
    .get("/phong-trao/{slug}/don-doc.xlsx", .signedIn, UrgingPages.download(.xlsx)),
    .page("/phong-trao/{slug}/don-doc/lich-nhac", .signedIn, ReminderPages.page),
    .post("/phong-trao/{slug}/don-doc/lich-nhac", .signedIn, ReminderPages.set),
    .post("/phong-trao/{slug}/don-doc/soan", .signedIn, UrgeRoutes.draft),
    .page("/phong-trao/{slug}/don-doc/{letter}", .signedIn, UrgePages.page),
    .post("/phong-trao/{slug}/don-doc/{letter}", .signedIn, UrgeRoutes.amend),
    .page("/phong-trao/{slug}/don-doc/{letter}/gui", .signedIn, UrgePages.check),
    .post("/phong-trao/{slug}/don-doc/{letter}/gui", .signedIn, UrgeRoutes.send),
    .page("/phong-trao/{slug}/don-doc/{letter}/in", .signedIn, UrgePages.printed),
]

private let channelEndpoints: [Endpoint] = [
    .page("/ho-so/thu-nhac", .signedIn, ChannelPages.page),
    .post("/ho-so/thu-nhac", .signedIn, ChannelPages.choose),
    .post("/ho-so/thu-nhac/mo-lich", .signedIn, ChannelPages.open),
    .post("/ho-so/thu-nhac/dong-lich", .signedIn, ChannelPages.close),
    .get("/lich/{feed}.ics", .anyone, ChannelPages.feed),
]
