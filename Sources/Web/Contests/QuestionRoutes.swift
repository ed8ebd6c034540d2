internal import Hummingbird
internal import Movement
internal import Papers

/// Addresses of banks of questions. For everybody but those who prepare contests they do not exist.
let questionEndpoints: [Endpoint] = [
    .page(base, .signedIn, QuestionPages.list),
    .get("\(base).csv", .signedIn, QuestionFiles.sheet(.csv)),
    .get("\(base).xlsx", .signedIn, QuestionFiles.sheet(.xlsx)),
    .get("\(base).gift", .signedIn, QuestionFiles.quiz(.gift)),
    .get("\(base).xml", .signedIn, QuestionFiles.quiz(.moodle)),
    .post("\(base)/chep", .signedIn, onContest("questions.copy", again: QuestionPages.list)),
    .page("\(base)/moi", .signedIn, QuestionPages.new),
    .post("\(base)/moi", .signedIn, onContest("question.add", again: QuestionPages.new)),
    .page("\(base)/{hoi}", .signedIn, QuestionPages.question),
    .post("\(base)/{hoi}", .signedIn, onQuestion("question.change", isGone: false)),
    .post("\(base)/{hoi}/xoa", .signedIn, onQuestion("question.remove", isGone: true)),
    .post("\(base)/{hoi}/huy", .signedIn, onQuestion("question.void", isGone: false)),
    .post("\(base)/{hoi}/tinh-lai", .signedIn, onQuestion("question.restore", isGone: false)),
]

private let base = "/cuoc-thi/{cuoc-thi}/cau-hoi"

private func onContest(
    _ act: String, again: @escaping @Sendable (Look, FormState) throws -> Page
) -> @Sendable (Visit) async throws -> Response {
    { visit in
        let form = try await visit.form()
        let slug = visit.parameter("cuoc-thi")
        let contest = try await visit.look { look in try QuestionQueries.contest(slug, for: look.viewer, in: look.session).id }
        return try await visit.act(
            act, form: form, extra: ["contest": .string(contest)], next: { _ in QuestionPages.address(slug) }, again: again)
    }
}

private func onQuestion(_ act: String, isGone: Bool) -> @Sendable (Visit) async throws -> Response {
    { visit in
        let form = try await visit.form()
        let (slug, question) = (visit.parameter("cuoc-thi"), visit.parameter("hoi"))
        _ = try await visit.look { look in try QuestionQueries.question(question, slug: slug, for: look.viewer, in: look.session).question.id }
        let list = QuestionPages.address(slug)
        return try await visit.act(
            act, form: form, extra: ["question": .string(question)], next: { _ in isGone ? list : "\(list)/\(question)" },
            again: QuestionPages.question)
    }
}
