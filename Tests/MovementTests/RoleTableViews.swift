internal import Storage
internal import TestSupport
internal import Vietnamese

@testable internal import Movement

/// One row of the table of views: a query, and what is visible in it in a few letters.
///
/// Numbers are counts; several parts of one view are joined by "/"; "." stands for what the viewer is not told.
struct RoleTableView: Sendable {
    let row: String
    let digest: @Sendable (RoleTableStage, Actor, Session) throws -> String

    init(_ row: String, _ digest: @escaping @Sendable (RoleTableStage, Actor, Session) throws -> String) {
        self.row = row
        self.digest = digest
    }

    static let all: [RoleTableView] = structure + people + accounts + plans + movements + record + season

    /// What happens while a movement runs, each subject in a file of its own.
    private static let season =
        targets + evidence + cascade + pledges + scoring + urging + news + reviews + course + contests + questions
        + learning + guests + lawbook
        + initiatives
        + merits
        + exemplars
        + nominations

    static let today = TestWorld.today

    static func join(_ parts: String...) -> String { parts.joined(separator: "/") }
    static func told(_ count: Int?) -> String { count.map(String.init) ?? "." }
    static func yes(_ truth: Bool) -> String { truth ? "y" : "n" }

    private static let structure: [RoleTableView] = [
        // Units, names of heads, people in all.
        RoleTableView("tree: units/named-heads/people") { _, viewer, session in
            let tree = try UnitQueries.tree(on: today, for: viewer, in: session)
            let heads = tree.flattened.flatMap(\.node.heads)
            return join("\(tree.flattened.count)", "\(heads.count { $0.person != nil })", told(tree.people))
        },
        RoleTableView("unit-page: posts/holders/people") { _, viewer, session in
            guard let page = try UnitQueries.page(code: "reading", today: today, for: viewer, in: session) else { return "-" }
            return join("\(page.posts.count)", "\(page.posts.flatMap(\.holders).count)", told(page.people?.total))
        },
        RoleTableView("unit-page: roles/manage") { _, viewer, session in
            guard let page = try UnitQueries.page(code: "reading", today: today, for: viewer, in: session) else { return "-" }
            return join(yes(page.posts.contains { $0.roles != nil }), yes(page.mayManage))
        },
        RoleTableView("choices: units/posts/people") { _, viewer, session in
            let counts = try [DirectoryKind.unit, .post, .person].map { try Directory.options($0, on: today, for: viewer, in: session).count }
            return counts.map(String.init).joined(separator: "/")
        },
        RoleTableView("import-units: lines") { _, viewer, session in
            let table = [["Mã", "Tên", "Loại"], ["to-moi", "Tổ Mới", "Phòng"]]
            return "\(try UnitsImport.preview(table, today: today, for: viewer, in: session).lines.count)"
        },
        RoleTableView("export-units: rows") { _, viewer, session in
            "\(try UnitsImport.export(.vi, today: today, for: viewer, in: session).count)"
        },
    ]

    private static let people: [RoleTableView] = [
        RoleTableView("people: listed/with-details") { _, viewer, session in
            let list = try PersonQueries.list(on: today, for: viewer, in: session)
            return join("\(list.total)", "\(list.people.count { $0.details != nil })")
        },
        RoleTableView("people: found-by-code") { _, viewer, session in
            "\(try PersonQueries.list(search: "CB-CLERK", on: today, for: viewer, in: session).people.count { $0.person.id.rawValue == "clerk" })"
        },
        RoleTableView("person-page: posts/units/details") { _, viewer, session in
            guard let page = try PersonQueries.page(Identifier("clerk"), today: today, for: viewer, in: session) else { return "-" }
            return join("\(page.posts.count)", "\(page.memberships.count)", yes(page.details != nil))
        },
        RoleTableView("import-people: lines") { _, viewer, session in
            let table = [["Mã", "Họ và tên", "Đơn vị"], ["M1", "Lê Thị Mới", "reading"]]
            return "\(try PeopleImport.preview(table, today: today, for: viewer, in: session).lines.count)"
        },
        RoleTableView("export-people: rows") { _, viewer, session in
            "\(try PeopleImport.export(.vi, today: today, for: viewer, in: session).count)"
        },
    ]

    private static let accounts: [RoleTableView] = [
        RoleTableView("accounts: listed/clerk's") { _, viewer, session in
            join(
                "\(try AccountQueries.list(for: viewer, limit: 100, in: session).count)",
                yes(try AccountQueries.account(of: "clerk", for: viewer, in: session) != nil))
        },
        RoleTableView("own-keys: profile/sessions/tokens") { _, viewer, session in
            join(
                yes(try AccountQueries.profile(for: viewer, in: session) != nil),
                "\(try SessionQueries.list(for: viewer, now: TestWorld.noon, in: session).count)",
                "\(try TokenQueries.list(for: viewer, in: session).count)")
        },
    ]

    private static func review(_ plan: String, _ viewer: Actor, _ session: Session) throws -> String {
        let model = try PlanQueries.review(plan, for: viewer, today: today, in: session)
        return join("\(model.obligations.count)", yes(model.mayPrepare), yes(model.mayLaunch))
    }

    private static let plans: [RoleTableView] = [
        RoleTableView("plans: listed/drafts") { _, viewer, session in
            let list = try PlanQueries.list(for: viewer, in: session)
            return join("\(list.count)", "\(list.count { $0.status == .draft })")
        },
        RoleTableView("review-draft: duties/prepare/launch") { stage, viewer, session in try review(stage.draft.id, viewer, session) },
        RoleTableView("review-launched: duties/prepare/launch") { stage, viewer, session in try review(stage.launched.id, viewer, session) },
        RoleTableView("launch-check: blockers/may-launch") { stage, viewer, session in
            let model = try LaunchQueries.check(of: stage.ready.id, for: viewer, today: today, in: session)
            return join("\(model.blockers.count)", yes(model.mayLaunch))
        },
    ]

    private static let movements: [RoleTableView] = [
        RoleTableView("movements: listed") { _, viewer, session in "\(try MovementQueries.list(for: viewer, in: session).count)" },
        RoleTableView("movement-page: duties/review/asked") { stage, viewer, session in
            let model = try MovementQueries.page(slug: stage.launched.slug, for: viewer, today: today, in: session)
            return join("\(model.groups.flatMap(\.clauses).count)", yes(model.mayReview), yes(model.isConcerned))
        },
        RoleTableView("clause-page: owner/author/words-named") { stage, viewer, session in
            let clause = stage.launched.obligations[0].clause
            let model = try ClauseQueries.page(slug: stage.launched.slug, clause: clause, for: viewer, today: today, in: session)
            return join(
                yes(model.clause.owners.contains { $0.label.vi.contains("Người staff") }),
                "\(model.history.count { $0.who != nil })", "\(model.history.count { $0.note != nil })")
        },
        RoleTableView("clause-page: events/may-note/assign") { stage, viewer, session in
            let clause = stage.launched.obligations[0].clause
            let model = try ClauseQueries.page(slug: stage.launched.slug, clause: clause, for: viewer, today: today, in: session)
            return join("\(model.history.count { $0.isEvent })", yes(model.mayNote), yes(model.mayAssign))
        },
        RoleTableView("who-has-read: units/silent/asked") { stage, viewer, session in
            let model = try AcknowledgementQueries.state(slug: stage.launched.slug, for: viewer, today: today, in: session)
            return join("\(model.units.count)", "\(model.units.flatMap(\.silent).count)", yes(model.isConcerned))
        },
        RoleTableView("reading: question-shown") { stage, viewer, session in
            yes(try AcknowledgementQueries.reading(slug: stage.finished.slug, for: viewer, today: today, in: session).question != nil)
        },
        RoleTableView("desk: read/duties/draft/wait/silent") { _, viewer, session in
            let desk = try DeskQueries.desk(for: viewer, today: today, in: session)
            // Nobody is called silent in the first week.
            let silent = try DeskQueries.desk(for: viewer, today: today.adding(days: 8), in: session).silentUnits.count
            let counts = [desk.acknowledgements.count, desk.obligations.count, desk.drafts.count, desk.waiting.count, silent]
            return counts.map(String.init).joined(separator: "/")
        },
    ]

    private static func history(_ subject: String, _ viewer: Actor, _ session: Session) throws -> String {
        let lines = try RecordQueries.history(of: subject, for: viewer, in: session)
        return join(lines.isEmpty ? "0" : "y", lines.contains { $0.sentence != nil } ? "y" : "n")
    }

    private static let record: [RoleTableView] = [
        RoleTableView("record-of-plan: lines/words") { stage, viewer, session in try history("plan:\(stage.launched.id)", viewer, session) },
        RoleTableView("record-of-account: lines/words") { _, viewer, session in try history("account:clerk", viewer, session) },
        RoleTableView("record-page: entries") { _, viewer, session in
            yes(try !RecordQueries.page(for: viewer, before: nil, limit: 5, in: session).isEmpty)
        },
    ]
}
