internal import Hummingbird
internal import Movement

/// Addresses of passing on and of lineage.
let cascadeEndpoints: [Endpoint] = [
    .page("/phong-trao/{slug}/quan-triet/{ma}", .signedIn, PassOnPages.page),
    .post("/phong-trao/{slug}/quan-triet/{ma}", .signedIn, PassOnPages.submit("passon.begin")),
    .post("/phong-trao/{slug}/quan-triet/{ma}/loi", .signedIn, PassOnPages.submit("passon.word")),
    .publicPage("/phong-trao/{slug}/dong-van-ban", agency: { _ in nil }, LineagePages.page),
    .page("/ke-hoach/{id}/nguon", .signedIn, LineagePages.form),
    .post("/ke-hoach/{id}/nguon", .signedIn, LineagePages.setParent),
    .post("/ke-hoach/{id}/nguon/noi", .signedIn, LineagePages.trace),
]
