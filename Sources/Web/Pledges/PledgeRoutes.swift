internal import Hummingbird
internal import Movement
internal import Papers
internal import Vietnamese

/// Addresses of registrations.
let pledgeEndpoints: [Endpoint] = [
    .publicPage("/phong-trao/{slug}/dang-ky", agency: agencyOfMovement, PledgePages.list),
    .post("/phong-trao/{slug}/dang-ky/mo", .signedIn, PledgeRoutes.open),
    .get("/phong-trao/{slug}/dang-ky.csv", .anyone, PledgeRoutes.download(.csv)),
    .get("/phong-trao/{slug}/dang-ky.xlsx", .anyone, PledgeRoutes.download(.xlsx)),
    .page("/phong-trao/{slug}/dang-ky/moi", .anyone, PledgeFormPages.form),
    .post("/phong-trao/{slug}/dang-ky/moi", .anyone, PledgeRoutes.register),
    .page("/phong-trao/{slug}/dang-ky/{pledge}", .anyone, PledgePages.one),
    .page("/phong-trao/{slug}/dang-ky/{pledge}/xong", .signedIn, PledgePages.done),
    .page("/phong-trao/{slug}/dang-ky/{pledge}/ky", .signedIn, PledgePages.signing),
    .post("/phong-trao/{slug}/dang-ky/{pledge}/ky", .signedIn, PledgeRoutes.move("pledge.sign")),
    .post("/phong-trao/{slug}/dang-ky/{pledge}/nhan", .signedIn, PledgeRoutes.move("pledge.accept")),
    .post("/phong-trao/{slug}/dang-ky/{pledge}/tra-lai", .signedIn, PledgeRoutes.move("pledge.return")),
    .post("/phong-trao/{slug}/dang-ky/{pledge}/gui-lai", .signedIn, PledgeRoutes.move("pledge.resubmit")),
    .page("/phong-trao/{slug}/dang-ky/{pledge}/rut", .signedIn, PledgePages.withdrawal),
    .post("/phong-trao/{slug}/dang-ky/{pledge}/rut", .signedIn, PledgeRoutes.move("pledge.withdraw", again: PledgePages.withdrawal)),
    .page("/dang-ky/phieu/{khoa}", .anyone, PledgeFormPages.slip),
    .post("/dang-ky/phieu/{khoa}/gui-lai", .anyone, PledgeRoutes.moveByKey("pledge.resubmit")),
    .page("/dang-ky/phieu/{khoa}/rut", .anyone, PledgeFormPages.withdrawal),
    .post("/dang-ky/phieu/{khoa}/rut", .anyone, PledgeRoutes.moveByKey("pledge.withdraw", again: PledgeFormPages.withdrawal)),
]

/// What happens when the forms of registrations are sent.
enum PledgeRoutes {
    @Sendable static func open(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let slug = visit.parameter("slug")
        let movement = try await visit.look { look in
            try PledgeQueries.list(slug: slug, limit: 1, for: look.viewer, today: look.today, in: look.session).movement
        }
        return try await visit.act(
            "pledge.open", form: form, extra: ["movement": .string(movement)], next: { _ in PledgeParts.address(slug) }, again: PledgePages.list)
    }

    /// What is asked of a registration that exists already.
    static func move(
        _ act: String, again: @escaping @Sendable (Look, FormState) throws -> Page = PledgePages.one
    ) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let form = try await visit.form()
            let (slug, pledge) = (visit.parameter("slug"), visit.parameter("pledge"))
            return try await visit.act(
                act, form: form, extra: ["pledge": .string(pledge)], next: { _ in PledgeParts.address(slug, pledge) }, again: again)
        }
    }

    /// The same for an outsider, who has shown the secret in the address.
    static func moveByKey(
        _ act: String, again: @escaping @Sendable (Look, FormState) throws -> Page = PledgeFormPages.slip
    ) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let form = try await visit.form(limit: 1 << 16)
            let key = visit.parameter("khoa")
            let held = try await visit.look { look in try PledgeQueries.held(by: key, in: look.session) }
            guard let held, let declaration = ActCatalog.act(named: act)?.declaration else { throw Refusal.notFound }
            let extra: [String: JSONValue] = ["pledge": .string(held.pledge), "key": .string(key)]
            let values = form.values(for: declaration).merging(extra) { _, extra in extra }
            do {
                _ = try await visit.site.runner.perform(act, values, as: .visitor(agency: held.agency), channel: .web, key: form["_key"])
                return .redirect(to: PledgeParts.slip(key))
            } catch let refusal as Refusal where refusal.kind == .invalid || refusal.kind == .conflict {
                return try await visit.ask(again: again, values, refusal)
            }
        }
    }

    /// Tries the act and undoes it, shows the answers to check, and sends what was confirmed.
    @Sendable static func register(_ visit: Visit) async throws -> Response {
        let form = try await visit.form(limit: 1 << 16)
        let slug = visit.parameter("slug")
        guard let declaration = ActCatalog.act(named: "pledge.register")?.declaration else { throw Refusal.notFound }
        let (movement, source, isSignedIn) = try await visit.look { look in
            let viewer = try look.viewer(ofMovement: slug)
            let movement = try PledgeQueries.offer(slug: slug, for: viewer, today: look.today, in: look.session).movement
            return (movement, viewer.isSignedIn ? look.signIn?.source : ActorSource.visitor(agency: viewer.agency), viewer.isSignedIn)
        }
        guard let source else { throw Refusal.signedOut }
        // The address is open to everybody, but a signed-in reader's form must come from their own session.
        if isSignedIn { try await visit.checkToken(form["_csrf"]) }
        let values = form.values(for: declaration).merging(["movement": .string(movement)]) { _, extra in extra }
        if form["buoc"] == "sua" { return try await visit.show { look in try PledgeFormPages.form(look, FormState(values: values)) } }
        let isFinal = form["buoc"] == "thuc-hien"
        do {
            let receipt = try await Pledges.register(
                values, as: source, address: visit.remoteAddress, key: isFinal ? form["_key"] : nil, dryRun: !isFinal, through: visit.site.runner)
            guard isFinal else { return try await visit.show { look in try PledgeFormPages.check(values, receipt.sentence, look) } }
            if let key = form["key"], !key.isEmpty { return .redirect(to: PledgeParts.slip(key)) }
            return .redirect(to: PledgeParts.address(slug, receipt.subjectID) + (isSignedIn ? "/xong" : ""))
        } catch let refusal as Refusal where refusal.kind == .invalid || refusal.kind == .conflict {
            return try await visit.ask(again: PledgeFormPages.form, values, refusal)
        }
    }

    /// The list as a file, with the filter of the page, read in parts.
    static func download(_ format: AgencyDownloads.Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let slug = visit.parameter("slug")
            let rows = try await visit.look { look -> [[String]] in
                let viewer = try look.viewer(ofMovement: slug)
                let filter = PledgeSearch(visit).filter
                var lines: [PledgeLine] = []
                var after: String?
                repeat {
                    let part = try PledgeQueries.list(
                        slug: slug, filter: filter, after: after, limit: 2000, for: viewer, today: look.today, in: look.session)
                    lines += part.lines
                    after = part.next
                } while after != nil
                let header = [
                    look("Số", "Number"), look("Loại", "Kind"), look("Ai đăng ký", "Who registers"), look("Hướng tới", "Aims at"),
                    look("Nói rõ", "In words"), look("Chỉ tiêu, việc sẽ làm", "What it wants to reach"), look("Hoàn thành trong ngày", "Done by"),
                    look("Ngày đăng ký", "Registered on"), look("Muộn", "Late"), look("Tình trạng", "State"),
                ]
                return [header]
                    + lines.map { line in
                        [
                            line.reference, look(line.kind.label), look(line.name), look(line.aim.label), line.aimText, line.wording,
                            line.by?.vietnamese ?? "", line.registered.vietnamese, line.isLate ? look("có", "yes") : "", look(line.state.label),
                        ]
                    }
            }
            return try await AgencyDownloads.answer(rows, format, name: "dang-ky", title: Text("Đăng ký", "Registrations"), visit)
        }
    }
}
