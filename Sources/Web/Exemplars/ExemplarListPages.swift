internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// The exemplars of a movement.
enum ExemplarListPages {
    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let slug = look.visit.parameter("slug")
        let viewer = try look.viewer(ofMovement: slug)
        let model = try ExemplarQueries.list(slug: slug, for: viewer, today: look.today, in: look.session)
        let address = ExemplarParts.list(slug)
        return Page(
            look("Điển hình tiên tiến", "Exemplars"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: ExemplarParts.breadcrumbs(slug, model.name, isBelow: false, look), isWide: true,
            summary: look("Điển hình tiên tiến của phong trào “\(model.name)”.", "Exemplars of the movement “\(model.name)”.")
        ) {
            state.summary(look)
            MovementTabs.html(slug, here: "/dien-hinh", for: viewer, look)
            ways(model, look)
            published(model, look)
            if !model.others.isEmpty { others(model, look) }
            if !model.published.isEmpty || !model.others.isEmpty { AgencyParts.downloads(address, query: "", look) }
            if model.mayManage { start(model, look, state) }
        }
    }

    private static func ways(_ model: ExemplarList, _ look: Look) -> HTML {
        guard model.seesSuggestions || model.seesFairness else { return HTML() }
        return p(.class("buttons")) {
            if model.seesSuggestions {
                a(.class("button button-secondary"), .href("\(ExemplarParts.list(model.slug))/goi-y")) { look("Gợi ý", "Suggestions") }
            }
            if model.seesFairness {
                a(.class("button button-secondary"), .href("\(ExemplarParts.list(model.slug))/cong-bang")) {
                    look("Ai chưa từng được gợi ý", "Who is never suggested")
                }
            }
        }
    }

    private static func published(_ model: ExemplarList, _ look: Look) -> HTML {
        PlanParts.section("da-cong-bo", look("Đã công bố", "Published")) {
            if model.published.isEmpty {
                div(.class("empty")) {
                    p {
                        look(
                            "Chưa có điển hình nào được công bố. Điển hình được phát hiện từ số liệu, có người kèm, chỉ công bố khi người, đơn vị được nêu đồng ý; rồi nơi khác áp dụng và đo kết quả.",
                            "No exemplar is published yet. They are found in the figures, helped along by a mentor, and published only with the consent of whoever they are about; then others take them over and measure what comes of it."
                        )
                    }
                }
            } else {
                ExemplarParts.rule(look)
                AgencyParts.table(
                    look("Điển hình đã công bố, theo việc nhân rộng đo được", "Published exemplars, by measured adoption"),
                    [
                        .init(look("Thứ tự", "Place"), isNumber: true), .init(look("Điển hình", "Exemplar")), .init(look("Của ai", "Whose")),
                        .init(look("Nơi áp dụng có kết quả đo", "Took it over, measured"), isNumber: true),
                        .init(look("Nơi áp dụng", "Took it over"), isNumber: true), .init(look("Công bố", "Published")),
                    ]
                ) {
                    for ranked in model.published {
                        tr {
                            td(.class("number")) { String(ranked.place) }
                            th(.scope("row")) { link(ranked.line, look) }
                            td { subject(ranked.line, look) }
                            td(.class("number")) { String(ranked.line.measured) }
                            td(.class("number")) { String(ranked.line.adopted) }
                            td { ranked.line.published?.vietnamese ?? "" }
                        }
                    }
                }
            }
        }
    }

    private static func link(_ line: ExemplarLine, _ look: Look) -> HTML {
        a(.href(ExemplarParts.address(line.id)), .lang("vi")) { ExemplarParts.title(line, look) }
    }

    private static func subject(_ line: ExemplarLine, _ look: Look) -> HTML {
        HTML([.text(look(line.subject) + " "), span(.class("meta")) { "(\(look(line.kind.label)))" }])
    }

    private static func others(_ model: ExemplarList, _ look: Look) -> HTML {
        PlanParts.section("chua-cong-bo", look("Chưa công bố", "Not published")) {
            AgencyParts.table(
                look("Điển hình chưa công bố, mới nhất trước", "Exemplars not published, newest first"),
                [
                    .init(look("Số", "Number")), .init(look("Của ai", "Whose")), .init(look("Bản viết", "Text")),
                    .init(look("Tình trạng", "State")),
                ]
            ) {
                for line in model.others {
                    tr {
                        th(.scope("row")) { a(.class("code"), .href(ExemplarParts.address(line.id))) { line.reference } }
                        td { subject(line, look) }
                        td(.lang("vi")) { line.title }
                        td { ExemplarParts.state(line.state, look) }
                    }
                }
            }
        }
    }

    private static func start(_ model: ExemplarList, _ look: Look, _ state: FormState) -> HTML {
        guard var form = ActForm("exemplar.start", action: ExemplarParts.list(model.slug)) else { return HTML() }
        form.only = ["kind", "person", "unit", "name", "grounds", "mentor"]
        form.options = ["person": model.people, "unit": model.units, "mentor": model.people]
        return details(.flag("open", if: state.refusal != nil)) {
            summaryElement { look("Thêm điển hình ngoài gợi ý", "Take up somebody who is not suggested") }
            form.html(look, state)
        }
    }

    /// What the page shows, as a file.
    static func download(_ format: AgencyDownloads.Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let slug = visit.parameter("slug")
            let rows = try await visit.look { look in
                let viewer = try look.viewer(ofMovement: slug)
                let model = try ExemplarQueries.list(slug: slug, for: viewer, today: look.today, in: look.session)
                let header = [
                    look("Thứ tự", "Place"), look("Số", "Number"), look("Điển hình", "Exemplar"), look("Của ai", "Whose"), look("Loại", "Kind"),
                    look("Tình trạng", "State"), look("Nơi áp dụng có kết quả đo", "Took it over, measured"),
                    look("Nơi áp dụng", "Took it over"), look("Công bố", "Published"),
                ]
                func row(_ place: String, _ line: ExemplarLine) -> [String] {
                    [
                        place, line.reference, line.title, look(line.subject), look(line.kind.label), look(line.state.label), String(line.measured),
                        String(line.adopted), line.state == .published ? line.published?.vietnamese ?? "" : "",
                    ]
                }
                return [header] + model.published.map { row(String($0.place), $0.line) } + model.others.map { row("", $0) }
            }
            return try await AgencyDownloads.answer(rows, format, name: "dien-hinh-\(slug)", title: Text("Điển hình", "Exemplars"), visit)
        }
    }
}
