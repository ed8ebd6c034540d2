internal import Markup
internal import Movement
internal import Storage
internal import Vietnamese

/// The public pages of movements: the list, one movement with its clauses alive, and one clause.
enum MovementPages {
    /// All movements of the agency looked at.
    static func list(_ look: Look) throws -> Page {
        let movements = try MovementQueries.list(for: look.viewer, after: look.visit.query("sau"), limit: 50, in: look.session)
        return Page(
            look("Phong trào thi đua", "Emulation movements"), place: .movements,
            summary: look("Các phong trào thi đua đang chạy.", "The emulation movements under way.")
        ) {
            if movements.isEmpty { empty(look) } else { ul(.class("card-grid")) { for movement in movements { li { card(movement, look) } } } }
            if movements.count == 50, let last = movements.last {
                p(.class("pagination")) { a(.href("/phong-trao?sau=\(last.id)"), .rel("next")) { look("Các phong trào trước", "Earlier movements") } }
            }
        }
    }

    static func card(_ movement: MovementSummary, _ look: Look) -> HTML {
        div(.class("card")) {
            h2(.lang("vi")) { a(.href("/phong-trao/\(movement.slug)")) { movement.name } }
            p(.class("meta")) { period(movement, look) + " · " + look("phát động ", "launched ") + movement.launchedAt.vietnamDate.vietnamese }
            ProgressBar(value: movement.liveness.alive, total: movement.liveness.total, label: look(movement.liveness.sentence)).html
            p { look(movement.liveness.sentence) }
        }
    }

    static func empty(_ look: Look) -> HTML {
        div(.class("empty")) {
            p {
                look(
                    "Chưa có phong trào nào được phát động. Khi thủ trưởng phát động một kế hoạch, mọi nghĩa vụ của kế hoạch hiện ở đây cùng người phụ trách.",
                    "No movement has been launched yet. Once the head launches a plan, every duty in it stands here with its owner.")
            }
            if PlanPolicy.mayPrepare(look.viewer) { p { a(.class("button"), .href("/ke-hoach/moi")) { look("Đọc một kế hoạch", "Read a plan") } } }
        }
    }

    static func period(_ movement: MovementSummary, _ look: Look) -> String {
        look("từ \(movement.from.vietnamese) đến \(movement.to.vietnamese)", "\(movement.from.vietnamese) to \(movement.to.vietnamese)")
    }

    /// One movement.
    static func movement(_ look: Look) throws -> Page {
        let viewer = try look.viewer(ofMovement: look.visit.parameter("slug"))
        let model = try MovementQueries.page(slug: look.visit.parameter("slug"), for: viewer, today: look.today, in: look.session)
        let summary = model.summary
        let news = try NewsQueries.latest(of: summary.id, for: viewer, in: look.session)
        var page = Page(
            summary.name, place: .movements, breadcrumbs: [(look("Phong trào", "Movements"), "/phong-trao")], hidesHeading: true,
            summary: look(summary.liveness.sentence)
        ) {
            headerElement(.class("movement-head")) {
                h1(.lang("vi")) { summary.name }
                p(.class("lead")) {
                    look("Phát động ngày ", "Launched on ") + summary.launchedAt.vietnamDate.vietnamese + look(" bởi ", " by ") + summary.authority
                        + ", " + period(summary, look) + "."
                }
            }
            MovementTabs.html(summary.slug, here: "", for: viewer, look)
            numbers(model, look)
            if model.isConcerned || model.mayReview { actions(model, look) }
            NewsParts.latest(news, more: NewsParts.list(summary.slug), showsMovement: false, look)
            for group in model.groups { clauses(group, summary.slug, look) }
            sourceNote(model, look)
        }
        page.head = NewsParts.feedLink(summary.slug, summary.name, look)
        return page
    }

    private static func numbers(_ model: MovementModel, _ look: Look) -> HTML {
        let liveness = model.summary.liveness
        return section(.class("card"), .aria("label", look("Tình hình", "How it stands"))) {
            p(.class("figure-number")) {
                strong { "\(liveness.alive)/\(liveness.total)" }
                " "
                look("điều khoản đang sống", "clauses alive")
            }
            ProgressBar(value: liveness.alive, total: liveness.total, label: look(liveness.sentence)).html
            p(.class("meta")) {
                look(
                    "Một điều khoản “sống” khi có người phụ trách và đã có việc xảy ra trong kỳ.",
                    "A clause is alive when it has an owner and something happened on it in its period.")
            }
            if let share = model.share {
                p {
                    look(
                        "\(share.done) trong \(share.total) người đã đọc và xác nhận.",
                        "\(share.done) of \(share.total) people have read and acknowledged.")
                    " "
                    a(.href("/phong-trao/\(model.summary.slug)/quan-triet")) { look("Xem theo đơn vị", "See by unit") }
                }
            }
        }
    }

    private static func actions(_ model: MovementModel, _ look: Look) -> HTML {
        p(.class("buttons")) {
            if model.isConcerned {
                a(.class("button"), .href("/quan-triet/\(model.summary.slug)")) { look("Đọc và xác nhận kế hoạch", "Read and acknowledge the plan") }
            }
            if look.viewer.headedUnits.isEmpty == false && model.share == nil {
                a(.class("button button-secondary"), .href("/phong-trao/\(model.summary.slug)/quan-triet")) {
                    look("Ai trong đơn vị đã đọc", "Who in the unit has read it")
                }
            }
            if model.mayReview { a(.class("button button-secondary"), .href("/ke-hoach/\(model.plan)")) { look("Xem bản kế hoạch", "See the plan") } }
        }
    }

    private static func clauses(_ group: ClauseGroup, _ slug: String, _ look: Look) -> HTML {
        section(.aria("labelledby", "phan-\(group.clause)")) {
            h2(.id("phan-\(group.clause)")) {
                group.heading.isEmpty ? .text(look("Phần \(group.clause)", "Part \(group.clause)")) : PlanParts.words(group.heading)
            }
            ul(.class("clauses")) { for one in group.clauses { clause(one, slug, look) } }
        }
    }

    private static func clause(_ one: MovementClause, _ slug: String, _ look: Look) -> HTML {
        li(.class(one.isAlive ? "clause clause-alive" : "clause"), .id("dk-\(one.clause)")) {
            span(.class("clause-number")) { one.clause }
            div {
                p(.lang("vi")) { a(.href("/phong-trao/\(slug)/nghia-vu/\(one.clause.addressEncoded)")) { one.text } }
                p(.class("meta")) {
                    owners(one, look)
                    if let due = one.due { " · " + look("hạn ", "due ") + due.vietnamese }
                    if let last = one.lastEvent {
                        " · " + look("\(one.events) việc, gần nhất \(last.vietnamese)", "\(one.events) noted, last on \(last.vietnamese)")
                    }
                }
            }
            state(one, look)
        }
    }

    static func owners(_ one: MovementClause, _ look: Look) -> String {
        guard !one.owners.isEmpty else { return look("Chưa có người phụ trách", "No owner yet") }
        return one.owners.map { look($0.label) }.joined(separator: "; ")
    }

    static func state(_ one: MovementClause, _ look: Look) -> HTML {
        if one.isAlive { return span(.class("tag tag-done")) { look("Đang sống", "Alive") } }
        if one.isLate { return span(.class("tag tag-late")) { look("Trễ hạn", "Late") } }
        return span(.class("tag tag-open")) { one.owners.isEmpty ? look("Chưa giao", "Unassigned") : look("Chưa có việc", "Nothing yet") }
    }

    private static func sourceNote(_ model: MovementModel, _ look: Look) -> HTML {
        p(.class("meta")) {
            look("Nguồn: ", "Source: ") + "“\(model.planTitle)”, " + look("bản ", "version ") + "\(model.version), SHA-256 "
            span(.class("mono")) { String(model.hash.prefix(16)) + "…" }
            " · "
            a(.href("/phong-trao/\(model.summary.slug)/dong-van-ban")) { look("dòng văn bản", "lineage") }
        }
    }
}

extension Look {
    /// The viewer in the agency of a movement: themselves at home, a visitor elsewhere, since movements are public.
    func viewer(ofMovement slug: String) throws -> Actor {
        guard let row = try session.row("SELECT agency_id FROM movement WHERE slug = \(slug)") else { throw Refusal.notFound }
        let agency = try row.text(0)
        return agency == viewer.agency ? viewer : .visitor(of: agency)
    }
}
