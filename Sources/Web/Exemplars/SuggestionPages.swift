internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// Suggested exemplars, each with its own reasons.
enum SuggestionPages {
    static func address(_ slug: String) -> String { "\(ExemplarParts.list(slug))/goi-y" }

    /// So many stand on one page.
    private static let pageSize = 25

    private static func model(_ look: Look) throws -> SuggestionPage {
        try SuggestionQueries.page(slug: look.visit.parameter("slug"), for: look.viewer, today: look.today, in: look.session)
    }

    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let model = try model(look)
        let open = model.suggestions.filter { $0.aside == nil && $0.exemplar == nil }
        let dealt = model.suggestions.filter { $0.aside != nil || $0.exemplar != nil }
        let cut = PageCut(total: open.count, size: pageSize, look)
        return Page(
            look("Gợi ý điển hình", "Suggested exemplars") + cut.suffix(look), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: ExemplarParts.breadcrumbs(model.slug, model.name, isBelow: true, look)
        ) {
            state.summary(look)
            p(.class("notice")) {
                look(
                    "Chỉ người phụ trách thi đua, thủ trưởng, hội đồng, và trưởng đơn vị (cho đơn vị mình) biết có gợi ý. Đây không phải xếp hạng con người: mỗi nguồn xếp theo mức mạnh hơn gốc của chính mình.",
                    "Only the officer, the head, the council, and the head of a unit for that unit know of suggestions. This ranks no people: within each source the order is by how much stronger than the own baseline."
                )
            }
            if open.isEmpty { empty(look) }
            for source in SuggestionSource.allCases {
                let own = open[cut.range].filter { $0.source == source }
                if !own.isEmpty { group(source, own, model, look) }
            }
            cut.links("\(address(model.slug))?", look)
            if model.withoutEvidence > 0 {
                p(.class("meta")) {
                    look(
                        "\(model.withoutEvidence) chỗ mạnh hơn gốc của mình nhưng chưa có minh chứng nên không gợi ý.",
                        "\(model.withoutEvidence) more stand above their own baseline but have no evidence, so they are not suggested.")
                }
            }
            if !dealt.isEmpty { self.dealt(dealt, look) }
            if !model.suggestions.isEmpty { AgencyParts.downloads(address(model.slug), query: "", look) }
        }
    }

    private static func empty(_ look: Look) -> HTML {
        div(.class("empty")) {
            p {
                look(
                    "Chưa có gợi ý nào chờ xem. Gợi ý hiện khi một người hoặc đơn vị mạnh hơn gốc của mình, hơn trung vị của nhóm, và có minh chứng: chỉ tiêu, giờ học, cuộc thi, lời cảm ơn.",
                    "Nothing waits here. Somebody is suggested when they are stronger than their own baseline and above the median of their group, with evidence: in targets, hours of study, contests or thanks."
                )
            }
        }
    }

    private static func group(_ source: SuggestionSource, _ suggestions: [Suggestion], _ model: SuggestionPage, _ look: Look) -> HTML {
        PlanParts.section("nguon-\(source.rawValue)", look(source.label)) {
            p(.class("meta")) { look("Cách tính: ", "Computed as: ") + look(source.rule) }
            for one in suggestions { card(one, model, look) }
        }
    }

    private static func card(_ one: Suggestion, _ model: SuggestionPage, _ look: Look) -> HTML {
        section(.aria("label", look(one.subject.name)), .class("card")) {
            h3 { look(one.subject.name) }
            p { look(one.why) }
            dl(.class("summary-list")) {
                SummaryList.item(
                    look("Gốc của mình → hiện nay", "Own baseline → now"),
                    "\(ExemplarParts.amount(one.before, one.unitLabel, look)) → \(ExemplarParts.amount(one.now, one.unitLabel, look))")
                SummaryList.item(look("Phép tính", "Computation"), look(one.formula))
                SummaryList.item(
                    look("Nhóm cùng so", "The group"),
                    one.median.map {
                        look(
                            "trung vị \(ExemplarParts.amount($0, one.strengthLabel, look)) của \(one.size)",
                            "median \(ExemplarParts.amount($0, one.strengthLabel, look)) of \(one.size)")
                    } ?? look("chưa đủ để so", "too few to compare"))
                SummaryList.item(look("Thời gian", "Days"), look(one.days))
                SummaryList.item(
                    look("Chứng cứ", "Evidence"), AgencyParts.joined(one.evidence.map { item in a(.href(item.href)) { look(item.title) } }))
            }
            if model.mayManage { choices(one, model, look) }
        }
    }

    /// Taking it up is one button; the mentor is named afterwards, so that a list of everybody does not stand beside each suggestion.
    private static func choices(_ one: Suggestion, _ model: SuggestionPage, _ look: Look) -> HTML {
        guard var aside = ActForm("suggestion.aside", action: "\(address(model.slug))/gac") else { return HTML() }
        aside.only = ["reason"]
        aside.place = "o-" + one.key.replacing(":", with: "-")
        return HTML([
            PlanParts.buttonForm("\(address(model.slug))/nhan", look("Nhận để bồi dưỡng", "Take it up"), look) {
                PlanParts.hidden("suggestion", one.key)
            },
            details {
                summaryElement { look("Gác lại: ", "Put it aside: ") + look(one.subject.name) }
                aside.html(look) { PlanParts.hidden("suggestion", one.key) }
            },
        ])
    }

    private static func dealt(_ suggestions: [Suggestion], _ look: Look) -> HTML {
        PlanParts.section("da-xem", look("Đã xem", "Dealt with")) {
            AgencyParts.table(
                look("Gợi ý đã nhận hoặc đã gác", "Suggestions taken up or put aside"),
                [.init(look("Của ai", "Whose")), .init(look("Nguồn", "Source")), .init(look("Việc đã làm", "What was done"))]
            ) {
                for one in suggestions {
                    tr {
                        th(.scope("row")) { look(one.subject.name) }
                        td { look(one.source.label) }
                        td {
                            if let exemplar = one.exemplar {
                                a(.href(ExemplarParts.address(exemplar))) { look("Đã nhận bồi dưỡng", "Taken up") }
                            } else {
                                look("Gác lại: ", "Put aside: ")
                                PlanParts.words(one.aside ?? "")
                            }
                        }
                    }
                }
            }
        }
    }

    /// What the page shows, as a file.
    static func download(_ format: AgencyDownloads.Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let rows = try await visit.look { look in
                let header = [
                    look("Nguồn", "Source"), look("Loại", "Kind"), look("Tên", "Name"), look("Đơn vị", "Unit"), look("Gốc của mình", "Own baseline"),
                    look("Hiện nay", "Now"), look("Đơn vị tính", "Unit of measure"), look("Mạnh hơn gốc", "Stronger by"),
                    look("Trung vị của nhóm", "Median of the group"), look("Số cùng so", "Compared"), look("Phép tính", "Computation"),
                    look("Thời gian", "Days"), look("Vì sao", "Why"),
                ]
                return [header]
                    + (try model(look)).suggestions.map { one in
                        [
                            look(one.source.label), look(one.subject.kind.label), look(one.subject.name), one.subject.unitName.map { look($0) } ?? "",
                            one.before[look.language], one.now[look.language], look(one.unitLabel), one.strength[look.language],
                            one.median.map { $0[look.language] } ?? "", String(one.size), look(one.formula), look(one.days), look(one.why),
                        ]
                    }
            }
            return try await AgencyDownloads.answer(rows, format, name: "goi-y", title: Text("Gợi ý", "Suggestions"), visit)
        }
    }
}
