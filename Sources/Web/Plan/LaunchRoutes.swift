internal import Hummingbird
internal import Movement
internal import PlanReading
internal import Storage
internal import Vietnamese

/// The answers of the launch form: what was proposed, or what was sent; an answer left empty means what the plan says.
struct Answers {
    /// Fields of the form, in order.
    static let keys = ["name", "authority", "from", "to", "slug", "question", "choice1", "choice2", "choice3", "choice4", "answer"]

    let values: [String: JSONValue]
    private let model: LaunchModel

    /// What the form holds before anybody types.
    init(_ model: LaunchModel) {
        var values: [String: JSONValue] = [
            "name": .string(model.name), "authority": .string(model.authority), "slug": .string(model.slug), "from": JSONValue(model.from?.iso),
            "to": JSONValue(model.to?.iso), "question": .string(model.question.question), "answer": .int(Int64(model.question.answer)),
        ]
        for (index, choice) in model.question.choices.prefix(4).enumerated() { values["choice\(index + 1)"] = .string(choice) }
        self.init(model, sent: values)
    }

    /// What was sent.
    init(_ model: LaunchModel, sent values: [String: JSONValue]) {
        self.model = model
        self.values = values
    }

    var name: String { text("name") ?? model.name }
    var authority: String { text("authority") ?? model.authority }
    var slug: String { text("slug") ?? model.slug }
    var question: String { text("question") ?? "" }
    var choices: [String] { (1...4).map { text("choice\($0)") ?? "" } }
    var right: Int? { text("answer").flatMap { Int($0) } }
    var period: PlanPeriod { PlanPeriod(from: date("from") ?? model.from, to: date("to") ?? model.to) }

    private func text(_ key: String) -> String? {
        FormState(values: values).text(key).flatMap { typed in
            let text = typed.trimmingSpaces
            return text.isEmpty ? nil : text
        }
    }

    private func date(_ key: String) -> CivilDate? { text(key).flatMap { CivilDate(iso: $0) ?? CivilDate(vietnamese: $0) } }
}

/// The entry of the record with which a movement was launched.
struct LaunchEntry {
    /// Identifier of the entry.
    let leaf: String
    /// Its number, once it has its place in the chain.
    let number: Int64?

    static func find(_ movement: String, _ look: Look) throws -> LaunchEntry? {
        try look.session.row(
            """
            SELECT leaf_id, seq FROM record
            WHERE agency_id = \(look.viewer.agency) AND subject = \("movement:\(movement)") AND act = 'plan.launch'
            """
        ).map { LaunchEntry(leaf: try $0.text(0), number: try $0.int64OrNil(1)) }
    }
}

/// What happens when the launch form is sent.
enum LaunchRoutes {
    @Sendable static func submit(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let plan: [String: JSONValue] = ["plan": .string(visit.parameter("id"))]
        guard form["buoc"] == "thuc-hien", try await isCurrent(form, visit) else { return try await check(form, plan, visit) }
        return try await visit.act(
            "plan.launch", form: form, extra: plan, next: { _ in "\(PlanParts.address(visit.parameter("id")))/phat-dong/xong" },
            again: LaunchPages.page)
    }

    /// Whether the version that was checked is still the newest; another one is to be checked first.
    private static func isCurrent(_ form: FormBody, _ visit: Visit) async throws -> Bool {
        let id = visit.parameter("id")
        return try await visit.look { look in
            let review = try PlanQueries.review(id, for: look.viewer, today: look.today, in: look.session)
            return review.summary.status == .launched || form["ban"] == String(review.summary.version)
        }
    }

    /// Tries the act and undoes it, so that what is wrong is said before anybody confirms.
    private static func check(_ form: FormBody, _ plan: [String: JSONValue], _ visit: Visit) async throws -> Response {
        guard let declaration = ActCatalog.act(named: "plan.launch")?.declaration else { throw Refusal.notFound }
        let values = form.values(for: declaration).merging(plan) { _, plan in plan }
        if form["buoc"] == "sua" { return try await visit.show { look in try LaunchPages.page(look, FormState(values: values)) } }
        do {
            let receipt = try await visit.site.runner.perform("plan.launch", values, as: visit.actorSource(), channel: .web, dryRun: true)
            return try await visit.show { look in try LaunchPages.check(values, sentence: receipt.sentence, look) }
        } catch let refusal as Refusal where refusal.kind == .invalid || refusal.kind == .conflict {
            return try await visit.show { look in try LaunchPages.page(look, FormState(values: values, refusal: refusal)) }
        }
    }
}
