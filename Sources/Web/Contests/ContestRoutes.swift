internal import HTTPTypes
internal import Hummingbird
internal import Movement

/// Addresses of contests.
let contestEndpoints: [Endpoint] = [
    .page("/phong-trao/{slug}/cuoc-thi", .anyone, ContestPages.list),
    .page("/phong-trao/{slug}/cuoc-thi/moi", organisers, ContestPreparing.new),
    .post("/phong-trao/{slug}/cuoc-thi/moi", organisers, ContestRoutes.draft),
    .page(base, .anyone, ContestPages.page),
    .page("\(base)/sua", organisers, ContestPreparing.change),
    .post("\(base)/sua", organisers, ContestRoutes.prepare("contest.change", next: "", again: ContestPreparing.change)),
    .page("\(base)/vong", organisers, ContestPreparing.rounds),
    .post("\(base)/vong", organisers, ContestRoutes.prepare("contest.round", next: "/vong", again: ContestPreparing.rounds)),
    .post("\(base)/vong/bo", organisers, ContestRoutes.prepare("contest.round.remove", next: "/vong", again: ContestPreparing.rounds)),
    .page("\(base)/giai", organisers, ContestPreparing.prizes),
    .post("\(base)/giai", organisers, ContestRoutes.prepare("contest.prize", next: "/giai", again: ContestPreparing.prizes)),
    .post("\(base)/giai/{giai}/bo", organisers, ContestRoutes.prepare("contest.prize.remove", next: "/giai", again: ContestPreparing.prizes)),
    .post("\(base)/cong-bo", organisers, ContestRoutes.prepare("contest.announce", next: "", again: ContestPages.page)),
    .post("\(base)/huy", organisers, ContestRoutes.prepare("contest.cancel", next: "", again: ContestPages.page)),
    .post("\(base)/cong-bo-ket-qua", organisers, ContestRoutes.prepare("contest.publish", next: "/ket-qua", again: ContestPages.page)),
    .page("\(base)/ket-qua", .anyone, ContestResultPages.page),
    .get("\(base)/ket-qua.csv", organisers, ContestResultPages.download(.csv)),
    .get("\(base)/ket-qua.xlsx", organisers, ContestResultPages.download(.xlsx)),
    .post("\(base)/vao-thi", .anyone, ContestRoutes.start),
    .page("/bai-thi/{bai}", .anyone, AttemptPages.page),
    .post("/bai-thi/{bai}/cau/{cau}", .anyone, ContestRoutes.answer),
    .post("/bai-thi/{bai}/du-doan", .anyone, ContestRoutes.predict),
    .page("/bai-thi/{bai}/nop", .anyone, AttemptPages.handIn),
    .post("/bai-thi/{bai}/nop", .anyone, ContestRoutes.handIn),
]

private let base = "/cuoc-thi/{cuoc-thi}"
private let organisers = Access.roles([.officer, .massOrganisation])

/// What happens when the forms of contests are sent.
enum ContestRoutes {
    @Sendable static func draft(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let slug = visit.parameter("slug")
        let movement = try await visit.look { look in
            try ContestQueries.list(slug: slug, for: look.viewer, now: look.now, in: look.session).movement
        }
        return try await visit.act(
            "contest.draft", form: form, extra: ["movement": .string(movement)],
            next: { receipt in ContestPages.address(receipt.result["slug"]?.string ?? "") }, again: ContestPreparing.new)
    }

    static func prepare(
        _ act: String, next: String, again: @escaping @Sendable (Look, FormState) throws -> Page
    ) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let form = try await visit.form()
            let slug = visit.parameter("cuoc-thi")
            let contest = try await visit.look { look in try look.contest().0.id }
            var extra: [String: JSONValue] = ["contest": .string(contest)]
            if act == "contest.prize.remove" { extra["prize"] = .string(visit.parameter("giai")) }
            return try await visit.act(act, form: form, extra: extra, next: { _ in ContestPages.address(slug) + next }, again: again)
        }
    }

    // MARK: - Entrants

    /// The form of an entrant: of a colleague with the token of the session; of a guest it comes from this site, with a cookie no other site can send.
    private static func entrantForm(_ visit: Visit) async throws -> FormBody {
        let form = try await visit.form(limit: 1 << 16)
        if visit.sessionToken != nil, try await visit.look({ $0.viewer.isSignedIn }) { try await visit.checkToken(form["_csrf"]) }
        return form
    }

    @Sendable static func start(_ visit: Visit) async throws -> Response {
        let form = try await entrantForm(visit)
        do {
            let receipt = try await visit.site.runner.perform(
                "attempt.start", ["round": .string(form["round"] ?? "")], as: visit.actorSource(), channel: .web)
            return .redirect(to: AttemptPages.address(receipt.subjectID))
        } catch let refusal as Refusal where refusal.kind == .conflict {
            return try await visit.ask(again: ContestPages.page, ["round": .string(form["round"] ?? "")], refusal)
        }
    }

    /// Keeps an answer; a module that asks for JSON gets what it needs to go on, a form the next question.
    @Sendable static func answer(_ visit: Visit) async throws -> Response {
        let wantsJSON = visit.request.headers[.accept]?.contains("application/json") == true
        do {
            let form = try await entrantForm(visit)
            let attempt = visit.parameter("bai")
            let sent = form.fields["given"] ?? []
            let values: [String: JSONValue] = [
                "attempt": .string(attempt), "position": .string(visit.parameter("cau")), "given": .string(sent.joined(separator: ",")),
            ]
            // Nothing chosen among the options of one question is no answer, and leaves what was kept.
            let isEmpty = sent.isEmpty && form["co"] == "1"
            do {
                let receipt = isEmpty ? nil : try await visit.site.runner.perform("attempt.answer", values, as: visit.actorSource(), channel: .web)
                if wantsJSON { return .json(JSONValue.object(["saved": .bool(true), "seconds": receipt?.result["seconds"] ?? .null]).json) }
                return .redirect(to: next(attempt, Int(visit.parameter("cau")) ?? 1, form["di"] ?? "tiep", last: form["cuoi"] == "1"))
            } catch let refusal as Refusal where !wantsJSON && (refusal.kind == .invalid || refusal.kind == .conflict) {
                return try await visit.ask(again: AttemptPages.page, values, refusal)
            }
        } catch let refusal as Refusal where wantsJSON {
            return APIAnswer.refusal(refusal)
        }
    }

    private static func next(_ attempt: String, _ position: Int, _ way: String, last: Bool) -> String {
        let address = AttemptPages.address(attempt)
        if way == "truoc" { return "\(address)?cau=\(max(1, position - 1))" }
        return last ? "\(address)/nop" : "\(address)?cau=\(position + 1)"
    }

    @Sendable static func predict(_ visit: Visit) async throws -> Response {
        try await onAttempt("attempt.predict", visit) { "\(AttemptPages.address($0))/nop" }
    }

    @Sendable static func handIn(_ visit: Visit) async throws -> Response {
        try await onAttempt("attempt.finish", visit) { AttemptPages.address($0) }
    }

    private static func onAttempt(_ act: String, _ visit: Visit, _ next: (String) -> String) async throws -> Response {
        let form = try await entrantForm(visit)
        let attempt = visit.parameter("bai")
        var values: [String: JSONValue] = ["attempt": .string(attempt)]
        if let prediction = form["prediction"] { values["prediction"] = .string(prediction) }
        do {
            _ = try await visit.site.runner.perform(act, values, as: visit.actorSource(), channel: .web)
            return .redirect(to: next(attempt))
        } catch let refusal as Refusal where refusal.kind == .invalid || refusal.kind == .conflict {
            return try await visit.ask(again: AttemptPages.handIn, values, refusal)
        }
    }
}
