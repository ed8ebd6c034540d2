internal import Hummingbird
internal import Movement

/// Addresses of plans.
let planEndpoints: [Endpoint] = [
    .page("/ke-hoach", .signedIn, PlanListPages.list),
    .page("/ke-hoach/moi", .signedIn, NewPlanPages.form),
    .post("/ke-hoach/moi", .signedIn, NewPlanPages.read),
    .page("/ke-hoach/{id}", .signedIn, ReviewPage.page),
    .post("/ke-hoach/{id}/chap-nhan", .signedIn, ObligationPages.accept),
    .post("/ke-hoach/{id}/chap-nhan-tat-ca", .signedIn, ObligationPages.acceptAll),
    .page("/ke-hoach/{id}/them", .signedIn, ObligationPages.add),
    .post("/ke-hoach/{id}/them", .signedIn, ObligationPages.submitNew),
    .page("/ke-hoach/{id}/nghia-vu/{obligation}", .signedIn, ObligationPages.page),
    .page("/ke-hoach/{id}/nghia-vu/{obligation}/{viec}", .signedIn, ObligationTaskPages.page),
    .post("/ke-hoach/{id}/nghia-vu/{obligation}/{viec}", .signedIn, ObligationTaskPages.submit),
    .page("/ke-hoach/{id}/van-ban", .signedIn, PlanTextPages.form),
    .post("/ke-hoach/{id}/van-ban", .signedIn, PlanTextPages.submit),
    .page("/ke-hoach/{id}/ban/{ban}", .signedIn, PlanTextPages.version),
    .get("/ke-hoach/{id}/ban/{ban}/van-ban.txt", .signedIn, PlanTextPages.download),
    .page("/ke-hoach/{id}/phat-dong", .signedIn, LaunchPages.page),
    .post("/ke-hoach/{id}/phat-dong", .signedIn, LaunchRoutes.submit),
    .page("/ke-hoach/{id}/phat-dong/xong", .signedIn, LaunchPages.done),
]
