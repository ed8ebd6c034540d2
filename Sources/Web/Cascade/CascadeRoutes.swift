internal import Hummingbird
internal import Movement

/// Addresses of passing on.
let cascadeEndpoints: [Endpoint] = [
    .page("/phong-trao/{slug}/quan-triet/{ma}", .signedIn, PassOnPages.page),
    .post("/phong-trao/{slug}/quan-triet/{ma}", .signedIn, PassOnPages.submit("passon.begin")),
    .post("/phong-trao/{slug}/quan-triet/{ma}/loi", .signedIn, PassOnPages.submit("passon.word")),
]
