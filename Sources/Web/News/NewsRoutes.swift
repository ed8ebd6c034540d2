internal import Hummingbird
internal import Movement

/// Addresses of news, comments and thanks.
let newsEndpoints: [Endpoint] = [
    .publicPage("\(base)/tin", agency: agency, NewsPages.list),
    .get("\(base)/tin.atom", .anyone, NewsFeed.answer),
    .page("\(base)/tin/viet", .signedIn, NewsManaging.new),
    .post("\(base)/tin/viet", .signedIn, NewsManaging.submitNew),
    .publicPage(post, agency: agency, NewsArticlePage.page),
    .page("\(post)/sua", .signedIn, NewsManaging.amend),
    .post("\(post)/sua", .signedIn, NewsManaging.submitAmended),
    .page("\(post)/go", .signedIn, NewsManaging.withdraw),
    .post("\(post)/go", .signedIn, NewsManaging.submitWithdrawn),
    .page("\(post)/tep", .signedIn, NewsFilePages.page),
    .post("\(post)/tep", .signedIn, NewsFilePages.submit),
    .post("\(post)/tep/bo", .signedIn, NewsFilePages.detach),
    .get("\(post)/tep/{tep}", .anyone, NewsFilePages.file),
    .get("\(post)/tep/{tep}/{co}", .anyone, NewsFilePages.smaller),
    .get("\(post)/chia-se.png", .anyone, NewsShareImage.answer),
    .page("\(post)/dang", .signedIn, NewsPublishPages.check),
    .post("\(post)/dang", .signedIn, NewsPublishPages.submit),
    .page("\(post)/dang/xong", .signedIn, NewsPublishPages.done),
    .post("\(post)/da-doc", .signedIn, NewsReceiptPages.confirm),
    .page("\(post)/nguoi-doc", .signedIn, NewsReceiptPages.list),
    .get("\(post)/nguoi-doc.csv", .signedIn, NewsReceiptPages.download(.csv)),
    .get("\(post)/nguoi-doc.xlsx", .signedIn, NewsReceiptPages.download(.xlsx)),
    .post("\(post)/y-kien", .signedIn, CommentParts.write),
    .page("\(post)/an", .signedIn, CommentParts.hide),
    .post("\(post)/an", .signedIn, CommentParts.submitHidden),
    .post("\(post)/hien", .signedIn, CommentParts.show),
    .publicPage("\(base)/cam-on", agency: agency, ThanksPages.page),
    .post("\(base)/cam-on", .signedIn, ThanksPages.submit),
    .post("\(base)/cam-on/dong-y", .signedIn, ThanksPages.consent),
    .post("\(base)/cam-on/rut", .signedIn, ThanksPages.withdraw),
    Endpoint(method: .post, path: "/api/v1/movements/{slug}/news/{news}/files", access: .anyone, handle: NewsFilePages.take),
]

private let base = "/phong-trao/{slug}"
private let post = "/phong-trao/{slug}/tin/{news}"

@Sendable private func agency(_ look: Look) throws -> String? { try look.viewer(ofMovement: look.visit.parameter("slug")).agency }
