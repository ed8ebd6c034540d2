internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// Confirming that a post has been read, and who has.
enum NewsReceiptPages {
    static func ask(_ model: NewsModel, _ look: Look) -> HTML {
        section(.class("card no-print"), .id("da-doc"), .aria("label", look("Xác nhận đã đọc", "Confirm reading"))) {
            if case .confirmed(let at) = model.receipt {
                p { look("Bạn đã xác nhận đã đọc lúc \(at.vietnamese).", "You confirmed reading it at \(at.vietnamese).") }
            } else {
                p { look("Bài này cần mọi người trong cơ quan xác nhận đã đọc.", "Everybody in the agency is asked to confirm reading this.") }
                PlanParts.buttonForm("\(NewsParts.address(model.card))/da-doc", look("Tôi đã đọc", "I have read it"), look)
            }
        }
    }

    @Sendable static func confirm(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let (slug, news) = (visit.parameter("slug"), visit.parameter("news"))
        return try await visit.act(
            "news.receive", form: form, extra: ["news": .string(news)], next: { _ in "\(NewsParts.address(slug, news))#da-doc" },
            again: NewsArticlePage.page)
    }

    /// Who has confirmed, by unit.
    static func list(_ look: Look) throws -> Page {
        let slug = look.visit.parameter("slug")
        let model = try NewsQueries.receipts(
            of: look.visit.parameter("news"), slug: slug, for: try look.viewer(ofMovement: slug), today: look.today, in: look.session)
        let words = BarChart.Words(
            title: look("Số người đã xác nhận, theo đơn vị", "People who have confirmed, by unit"), label: look("Đơn vị", "Unit"),
            value: look("Đã xác nhận", "Confirmed"), total: look("Số người", "People"))
        return Page(
            look("Ai đã xác nhận đã đọc", "Who has confirmed reading"), place: .movements,
            breadcrumbs: NewsArticlePage.breadcrumbs(model.card, isBelow: true, look), isWide: true
        ) {
            p(.class("figure-number")) {
                strong { "\(model.done)/\(model.total)" }
                " " + look("người đã xác nhận", "people have confirmed")
            }
            BarChart(model.units.map { .init(label: look($0.name), value: $0.done.count, total: $0.done.count + $0.silent.count) }, words: words).html
            for unit in model.units { self.unit(unit, look) }
            AgencyParts.downloads("\(NewsParts.address(model.card))/nguoi-doc", query: "", look)
        }
    }

    /// A line for each person, those who have not confirmed first in their unit.
    static func download(_ format: AgencyDownloads.Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let rows = try await visit.look { look -> [[String]] in
                let slug = visit.parameter("slug")
                let model = try NewsQueries.receipts(
                    of: visit.parameter("news"), slug: slug, for: try look.viewer(ofMovement: slug), today: look.today, in: look.session)
                let header = [look("Đơn vị", "Unit"), look("Họ và tên", "Name"), look("Xác nhận lúc", "Confirmed at")]
                return [header]
                    + model.units.flatMap { unit in
                        unit.silent.map { [look(unit.name), $0, ""] } + unit.done.map { [look(unit.name), $0.name, $0.at.vietnamese] }
                    }
            }
            return try await AgencyDownloads.answer(rows, format, name: "nguoi-doc", title: Text("Người đã đọc", "Who has read"), visit)
        }
    }

    private static func unit(_ unit: NewsReceipts.Unit, _ look: Look) -> HTML {
        section {
            h2 { look(unit.name) }
            if !unit.silent.isEmpty {
                h3 { look("Chưa xác nhận", "Not yet") }
                ul { for name in unit.silent { li { name } } }
            }
            if !unit.done.isEmpty {
                details {
                    summaryElement { look("Đã xác nhận: \(unit.done.count)", "Confirmed: \(unit.done.count)") }
                    ul { for one in unit.done { li { one.name + " · " + one.at.vietnamese } } }
                }
            }
        }
    }
}
