/// Addresses of this subject.
let searchEndpoints: [Endpoint] = [.page("/tim", .anyone, SearchPages.page)]
