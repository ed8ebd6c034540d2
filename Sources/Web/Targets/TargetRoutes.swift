internal import Hummingbird
internal import Movement

/// Addresses of targets, registers and reports.
let targetEndpoints: [Endpoint] = [
    .publicPage("/phong-trao/{slug}/chi-tieu", agency: agencyOfMovement, TargetListPages.page),
    .get("/phong-trao/{slug}/chi-tieu.csv", .anyone, TargetDownloads.list(.csv)),
    .get("/phong-trao/{slug}/chi-tieu.xlsx", .anyone, TargetDownloads.list(.xlsx)),
    .page("/phong-trao/{slug}/chi-tieu/moi", .roles([.officer, .head]), TargetForms.create),
    .post("/phong-trao/{slug}/chi-tieu/moi", .roles([.officer, .head]), TargetRoutes.create),
    .publicPage("/chi-tieu/{target}", TargetPage.page),
    .page("/chi-tieu/{target}/dieu-chinh", .roles([.officer, .head]), TargetForms.amend),
    .post("/chi-tieu/{target}/dieu-chinh", .roles([.officer, .head])) { visit in
        try await TargetRoutes.set("target.amend", visit, again: TargetForms.amend)
    },
    .page("/chi-tieu/{target}/rut", .roles([.officer, .head]), TargetForms.withdraw),
    .post("/chi-tieu/{target}/rut", .roles([.officer, .head])) { visit in
        try await TargetRoutes.set("target.withdraw", visit, again: TargetForms.withdraw)
    },
    .page("/chi-tieu/{target}/so/{register}", .signedIn, RegisterPages.page),
    .post("/chi-tieu/{target}/so/{register}", .signedIn, TargetRoutes.add),
    .page("/chi-tieu/{target}/so/{register}/{entry}/rut", .signedIn, RegisterPages.withdraw),
    .post("/chi-tieu/{target}/so/{register}/{entry}/rut", .signedIn, TargetRoutes.takeOut),
    .page("/bao-cao/{target}/{period}", .signedIn, ReportPages.page),
    .post("/bao-cao/{target}/{period}", .signedIn, TargetRoutes.report),
    .page("/bao-cao/{target}/{period}/sua", .signedIn, ReportPages.correct),
    .post("/bao-cao/{target}/{period}/sua", .signedIn, TargetRoutes.correct),
    .page("/bao-cao/{target}/{period}/da-gui", .signedIn, ReportPages.done),
]

/// What happens when the forms of targets are sent.
enum TargetRoutes {
    @Sendable static func create(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let slug = visit.parameter("slug")
        let movement = try await visit.look { look in
            try MovementQueries.page(slug: slug, for: look.viewer, today: look.today, in: look.session).summary.id
        }
        return try await visit.act(
            "target.create", form: form, extra: ["movement": .string(movement)], next: { TargetParts.address($0.subjectID) },
            again: TargetForms.create)
    }

    static func set(
        _ act: String, _ visit: Visit, again: @escaping @Sendable (Look, FormState) throws -> Page
    ) async throws -> Response {
        let target = visit.parameter("target")
        return try await visit.act(
            act, form: try await visit.form(), extra: ["target": .string(target)], next: { _ in TargetParts.address(target) }, again: again)
    }

    @Sendable static func add(_ visit: Visit) async throws -> Response {
        let target = visit.parameter("target")
        let line = try await visit.look { look in try RegisterPages.register(look).line }
        guard let act = line.kind.registerAct else { throw Refusal.notFound }
        return try await visit.actWithFile(
            act, extra: ["target": .string(target)], next: { _ in TargetParts.register(line) }, again: RegisterPages.page)
    }

    @Sendable static func takeOut(_ visit: Visit) async throws -> Response {
        let line = try await visit.look { look in try RegisterPages.register(look).line }
        return try await visit.act(
            "entry.withdraw", form: try await visit.form(), extra: ["entry": .string(visit.parameter("entry"))],
            next: { _ in TargetParts.register(line) }, again: RegisterPages.withdraw)
    }

    @Sendable static func report(_ visit: Visit) async throws -> Response {
        let (target, period) = (visit.parameter("target"), visit.parameter("period"))
        return try await visit.actWithFile(
            "progress.report", extra: ["target": .string(target), "period": .string(period)],
            next: { _ in "\(TargetParts.report(target, period))/da-gui" }, again: ReportPages.page)
    }

    @Sendable static func correct(_ visit: Visit) async throws -> Response {
        let (target, period) = (visit.parameter("target"), visit.parameter("period"))
        return try await visit.actWithFile(
            "progress.correct", next: { _ in "\(TargetParts.report(target, period))/da-gui" }, again: ReportPages.correct)
    }
}
