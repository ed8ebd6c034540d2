internal import Hummingbird
internal import Movement

/// Addresses of sign-in, one-time links, the profile, the administrator's pages, and the language and theme switches.
let accountEndpoints: [Endpoint] = signInEndpoints + profileEndpoints + administrationEndpoints

private let signInEndpoints: [Endpoint] = [
    .get("/dang-nhap", .anyone, SignInRoutes.show),
    .post("/dang-nhap", .anyone, SignInRoutes.signIn),
    .page("/dang-nhap/trinh-dien", .anyone, SignInPages.demonstration),
    .post("/dang-nhap/trinh-dien", .anyone, SignInRoutes.signInToDemonstration),
    .post("/dang-xuat", .signedIn, SignInRoutes.signOut),
    .page("/thiet-lap/xong", .anyone, LinkPages.setupDone),
    .page("/thiet-lap/{token}", .anyone, LinkPages.setup),
    .post("/thiet-lap/{token}", .anyone, LinkPages.setUp),
    .page("/lap-co-quan/xong", .anyone, LinkPages.agencyDone),
    .page("/lap-co-quan/{token}", .anyone, LinkPages.agency),
    .post("/lap-co-quan/{token}", .anyone, LinkPages.beginAgency),
    .page("/dat-lai/xong", .anyone, LinkPages.resetDone),
    .page("/dat-lai/{token}", .anyone, LinkPages.reset),
    .post("/dat-lai/{token}", .anyone, LinkPages.choosePassword),
    .post("/ngon-ngu", .anyone, PreferenceRoutes.language),
    .post("/giao-dien", .anyone, PreferenceRoutes.theme),
]

private let profileEndpoints: [Endpoint] = [
    .page("/ho-so", .signedIn, ProfilePages.profile),
    .page("/ho-so/mat-khau", .signedIn, ProfilePages.password),
    .post("/ho-so/mat-khau", .signedIn, ProfileRoutes.changePassword),
    .post("/ho-so/phien", .signedIn, ProfileRoutes.endSession),
    .post("/ho-so/phien-khac", .signedIn, ProfileRoutes.endOtherSessions),
    .page(SecondStepPages.path, .signedIn, SecondStepPages.page),
    .post(SecondStepPages.path, .signedIn, SecondStepPages.start),
    .get(SecondStepPages.path + "/xac-nhan", .signedIn) { _ in .redirect(to: SecondStepPages.path) },
    .post(SecondStepPages.path + "/xac-nhan", .signedIn, SecondStepPages.confirm),
    .get(SecondStepPages.path + "/tat", .signedIn) { _ in .redirect(to: SecondStepPages.path) },
    .post(SecondStepPages.path + "/tat", .signedIn, SecondStepPages.stop),
    .page(TokenPages.path, .signedIn, TokenPages.page),
    .post(TokenPages.path, .signedIn, TokenPages.create),
    .post(TokenPages.path + "/thu-hoi", .signedIn, TokenPages.revoke),
]

private let administrationEndpoints: [Endpoint] = [
    .page("/quan-tri", .roles([.administrator]), AdministrationPages.list),
    .page("/quan-tri/tai-khoan-moi", .roles([.administrator]), AccountPages.newForm),
    .post("/quan-tri/tai-khoan-moi", .roles([.administrator]), AccountPages.create),
    .page("/quan-tri/tai-khoan/{nguoi}", .roles([.administrator]), AccountPages.page),
    .page("/quan-tri/tai-khoan/{nguoi}/lien-ket", .roles([.administrator]), AccountPages.linkForm),
    .post("/quan-tri/tai-khoan/{nguoi}/lien-ket", .roles([.administrator]), AccountPages.issueLink),
    .get("/quan-tri/tai-khoan/{nguoi}/khoa", .roles([.administrator]), AccountPages.back),
    .post("/quan-tri/tai-khoan/{nguoi}/khoa", .roles([.administrator]), AccountPages.disable),
    .get("/quan-tri/tai-khoan/{nguoi}/mo", .roles([.administrator]), AccountPages.back),
    .post("/quan-tri/tai-khoan/{nguoi}/mo", .roles([.administrator]), AccountPages.enable),
]
