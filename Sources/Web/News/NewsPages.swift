internal import Markup
internal import Movement
internal import Vietnamese

/// The news of a movement, laid out like the page of a newspaper: a lead story, two more, then month by month.
enum NewsPages {
    static func list(_ look: Look) throws -> Page {
        let slug = look.visit.parameter("slug")
        let viewer = try look.viewer(ofMovement: slug)
        let typed = look.visit.query("sau")
        let cursor = typed.flatMap(NewsCursor.init)
        guard typed == nil || cursor != nil else { throw Refusal.notFound }
        let model = try NewsQueries.page(slug: slug, after: cursor, for: viewer, in: look.session)
        let thanks = cursor == nil ? try ThanksQueries.page(slug: slug, limit: 3, for: viewer, in: look.session) : nil
        let isFirst = cursor == nil
        var page = Page(
            look("Tin tức", "News") + (isFirst ? "" : look(" (các tin trước)", " (earlier)")) + " · \(model.name)", place: .movements,
            breadcrumbs: [(look("Phong trào", "Movements"), "/phong-trao"), (model.name, "/phong-trao/\(slug)")], hidesHeading: true,
            summary: model.cards.first.map { $0.title + ". " + $0.lead.shortened(to: 120) }
        ) {
            headerElement(.class("paper-head")) {
                p(.class("kicker"), .lang("vi")) { model.name }
                h1 { look("Tin tức", "News") }
            }
            MovementTabs.html(slug, here: "/tin", for: viewer, look)
            if model.writer != nil, isFirst { desk(model, look) }
            if model.cards.isEmpty { empty(model, look) } else { stories(model, isFirst: isFirst, look) }
            if let thanks, !thanks.thanks.isEmpty || thanks.mayGive { ThanksPages.corner(thanks, look) }
            foot(model, look)
        }
        page.head = NewsParts.feedLink(slug, model.name, look)
        return page
    }

    private static func stories(_ model: NewsPageModel, isFirst: Bool, _ look: Look) -> HTML {
        var top = isFirst ? Array(model.cards.prefix(3)) : []
        // Of the three newest, the one with a picture leads.
        if let pictured = top.firstIndex(where: { $0.picture?.sizes[.lead] != nil }) { top.insert(top.remove(at: pictured), at: 0) }
        return HTML([
            top.isEmpty ? HTML() : front(top, look),
            byMonth(Array(model.cards.dropFirst(top.count)), look),
        ])
    }

    private static func front(_ cards: [NewsCard], _ look: Look) -> HTML {
        section(.class("front"), .aria("label", look("Tin chính", "Main stories"))) {
            if let first = cards.first { lead(first, look) }
            if cards.count > 1 { div(.class("front-more")) { for card in cards.dropFirst() { second(card, look) } } }
        }
    }

    private static func lead(_ card: NewsCard, _ look: Look) -> HTML {
        articleElement(.class("story-lead")) {
            NewsParts.picture(card, .lead, isEager: true)
            h2 { NewsParts.title(card) }
            p(.class("standfirst"), .lang("vi")) { card.lead }
            NewsParts.byline(card, look)
        }
    }

    private static func second(_ card: NewsCard, _ look: Look) -> HTML {
        articleElement(.class("story")) {
            NewsParts.picture(card, .small)
            h2 { NewsParts.title(card) }
            p(.lang("vi")) { card.lead.shortened(to: 180) }
            NewsParts.byline(card, look)
        }
    }

    private static func byMonth(_ cards: [NewsCard], _ look: Look) -> HTML {
        var months: [(year: Int, month: Int, cards: [NewsCard])] = []
        for card in cards {
            let day = card.publishedAt?.vietnamDate ?? look.today
            if let last = months.last, last.year == day.year, last.month == day.month {
                months[months.count - 1].cards.append(card)
            } else {
                months.append((day.year, day.month, [card]))
            }
        }
        return HTML(
            months.map { month in
                let id = "thang-\(month.year)-\(month.month)"
                return section(.class("month"), .aria("labelledby", id)) {
                    h2(.id(id)) { look("Tháng \(month.month)/\(month.year)", "\(englishMonth(month.month)) \(month.year)") }
                    ul(.class("news-list")) { for card in month.cards { li { line(card, look) } } }
                }
            })
    }

    private static func englishMonth(_ number: Int) -> String {
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"][number - 1]
    }

    private static func line(_ card: NewsCard, _ look: Look) -> HTML {
        articleElement {
            h3 { NewsParts.title(card) }
            p(.lang("vi")) { card.lead.shortened(to: 160) }
            NewsParts.byline(card, look)
        }
    }

    private static func empty(_ model: NewsPageModel, _ look: Look) -> HTML {
        div(.class("empty")) {
            p {
                look(
                    "Chưa có tin nào. Văn phòng và các đoàn thể đăng ở đây chuyện của phong trào: việc đã làm, cách làm hay, lịch sắp tới.",
                    "No news yet. The Office and the mass organisations tell the movement's story here: what was done, what works, what comes next.")
            }
            if model.writer != nil {
                p { a(.class("button"), .href("\(NewsParts.list(model.slug))/viet")) { look("Viết bài đầu tiên", "Write the first post") } }
            }
        }
    }

    /// What writers find above the news.
    private static func desk(_ model: NewsPageModel, _ look: Look) -> HTML {
        section(.class("writers no-print"), .aria("label", look("Người viết", "Writers"))) {
            if !model.cards.isEmpty || !model.unpublished.isEmpty {
                p(.class("buttons")) { a(.class("button"), .href("\(NewsParts.list(model.slug))/viet")) { look("Viết bài", "Write a post") } }
            }
            if !model.unpublished.isEmpty {
                details(.flag("open", if: model.unpublished.contains { $0.state == .draft })) {
                    summaryElement { look("Bản nháp và bài đã gỡ", "Drafts and withdrawn posts") }
                    ul(.class("task-list")) {
                        for card in model.unpublished {
                            li {
                                a(.href(NewsParts.address(card))) {
                                    span(.class("name"), .lang("vi")) { card.title }
                                    span(.class("meta")) { look(card.audience.label) + " · " + card.changedAt.vietnamese }
                                    span(.class(card.state == .draft ? "tag tag-open" : "tag tag-info")) { look(card.state.label) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static func foot(_ model: NewsPageModel, _ look: Look) -> HTML {
        HTML([
            model.next.map { next in
                p(.class("pagination")) {
                    a(.rel("next"), .href("\(NewsParts.list(model.slug))?sau=\(next.text)")) { look("Các tin trước", "Earlier news") }
                }
            } ?? HTML(),
            p(.class("meta no-print")) {
                a(.href("\(NewsParts.list(model.slug)).atom")) { look("Theo dõi bằng Atom", "Follow by Atom") }
                " · "
                a(.href("/phong-trao/\(model.slug)/cam-on")) { look("Lời cảm ơn", "Thanks") }
            },
        ])
    }
}
