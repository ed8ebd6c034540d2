internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// Who is never suggested, in numbers.
enum FairnessPages {
    static func address(_ slug: String) -> String { "\(ExemplarParts.list(slug))/cong-bang" }

    /// The days asked for; what could not be read says so at its field.
    private struct Span {
        var from, to: CivilDate?
        var state = FormState()

        init(_ look: Look) {
            var problems: [FieldProblem] = []
            func day(_ key: String) -> CivilDate? {
                guard let typed = look.visit.query(key), !typed.isEmpty else { return nil }
                state.values[key] = .string(typed)
                if let day = CivilDate(vietnamese: typed) ?? CivilDate(iso: typed) { return day }
                problems.append(FieldProblem(key, Text("Nhập ngày theo mẫu 31/12/2025.", "Enter a date like 31/12/2025.")))
                return nil
            }
            from = day("tu")
            to = day("den")
            if let from, let to, to < from {
                problems.append(FieldProblem("den", Text("Ngày cuối phải sau ngày đầu.", "The last day must be after the first.")))
            }
            if !problems.isEmpty {
                state.refusal = .invalid(problems)
                (from, to) = (nil, nil)
            }
        }
    }

    static func page(_ look: Look) throws -> Page {
        let span = Span(look)
        let model = try FairnessQueries.page(
            slug: look.visit.parameter("slug"), from: span.from, to: span.to, for: look.viewer, today: look.today, in: look.session)
        let query = "?tu=\(model.from.iso)&den=\(model.to.iso)"
        return Page(
            look("Ai chưa từng được gợi ý", "Who is never suggested"), status: span.state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: ExemplarParts.breadcrumbs(model.slug, model.name, isBelow: true, look)
        ) {
            span.state.summary(look)
            p(.class("figure-number")) {
                strong { "\(model.all.never)/\(model.all.people)" }
                " "
                look(
                    "người chưa từng được gợi ý (\(model.all.share[.vi]) %)", "people were never suggested (\(model.all.share[.en]) %)")
            }
            p(.class("meta")) {
                look(
                    "Từ \(model.from.vietnamese) đến \(model.to.vietnamese), xét vào cuối mỗi tuần; phát động ngày \(model.launched.vietnamese). Chỉ tính gợi ý nêu chính người đó; gợi ý nêu đơn vị tính cho đơn vị: \(model.suggestedUnits)/\(model.units) đơn vị từng được gợi ý. Nhóm dưới 5 người không tách riêng (quy định của cơ quan).",
                    "From \(model.from.vietnamese) to \(model.to.vietnamese), as of the end of each week; launched on \(model.launched.vietnamese). Only suggestions of the person count; those of a unit count for the unit: \(model.suggestedUnits) of \(counted(model.units, "unit")) were suggested. Groups of fewer than five are not told apart (a rule of the agency)."
                )
            }
            form(model, span.state, look)
            for table in model.tables { self.table(table, look) }
            weeks(model, look)
            AgencyParts.downloads(address(model.slug), query: query, look)
        }
    }

    private static func form(_ model: FairnessPage, _ state: FormState, _ look: Look) -> HTML {
        let fields = [
            Field.optionalDate("tu", Text("Từ ngày", "From")).declaration, Field.optionalDate("den", Text("Đến hết ngày", "To")).declaration,
        ]
        let shown = state.values.isEmpty ? FormState(values: ["tu": .string(model.from.iso), "den": .string(model.to.iso)]) : state
        return formElement(.class("filters"), .method("get"), .action(address(model.slug)), .flag("novalidate")) {
            for field in fields {
                FieldControl(field: field, current: shown, choices: nil, problem: state.problem(of: field.key)).html(look)
            }
            p { button(.class("button-secondary"), .type("submit")) { look("Xem", "Show") } }
        }
    }

    private static func table(_ table: FairnessTable, _ look: Look) -> HTML {
        PlanParts.section("theo-\(table.view.rawValue)", look(table.view.label)) {
            if table.groups.isEmpty {
                p { look("Chưa đủ 5 người để nêu số.", "Fewer than five people: no number is told.") }
            } else {
                figure(.class("chart")) {
                    BarChart(
                        table.groups.map {
                            .init(
                                label: look($0.name), value: $0.never, total: $0.people,
                                shown: look("\($0.never)/\($0.people) chưa", "\($0.never) of \($0.people)"))
                        },
                        words: .init(
                            title: look("Phần chưa từng được gợi ý: ", "Share never suggested: ") + look(table.view.label), label: "", value: "",
                            total: "")
                    ).drawing
                    AgencyParts.table(
                        look("Ai chưa từng được gợi ý: ", "Who is never suggested: ") + look(table.view.label).lowercased(),
                        [
                            .init(look("Nhóm", "Group")), .init(look("Số người", "People"), isNumber: true),
                            .init(look("Từng được gợi ý", "Suggested"), isNumber: true),
                            .init(look("Chưa từng", "Never"), isNumber: true), .init(look("Chưa từng, %", "Never, %"), isNumber: true),
                        ]
                    ) {
                        for group in table.groups { row(group, look) }
                    }
                }
            }
        }
    }

    private static func row(_ group: FairnessGroup, _ look: Look) -> HTML {
        tr {
            th(.scope("row")) { look(group.name) }
            td(.class("number")) { String(group.people) }
            td(.class("number")) { String(group.suggested) }
            td(.class("number")) { String(group.never) }
            td(.class("number")) { group.share[look.language] }
        }
    }

    private static func weeks(_ model: FairnessPage, _ look: Look) -> HTML {
        PlanParts.section("tung-tuan", look("Từng tuần", "Week by week")) {
            LineChart(
                model.weeks.map { .init(label: $0.end.vietnamese, value: Int64($0.never), shown: String($0.never)) },
                words: .init(
                    title: look("Số người chưa từng được gợi ý tính đến cuối tuần", "People never suggested by the end of the week"),
                    label: look("Cuối tuần", "End of the week"), value: look("Chưa từng", "Never")), shape: .steps
            ).drawing
            AgencyParts.table(
                look("Từng tuần, cũ nhất trước", "Week by week, oldest first"),
                [
                    .init(look("Cuối tuần", "End of the week")), .init(look("Đang được gợi ý", "Suggested then"), isNumber: true),
                    .init(look("Chưa từng đến lúc đó", "Never until then"), isNumber: true),
                ]
            ) {
                for week in model.weeks {
                    tr {
                        th(.scope("row")) { week.end.vietnamese }
                        td(.class("number")) { String(week.suggested) }
                        td(.class("number")) { String(week.never) }
                    }
                }
            }
        }
    }

    /// What the page shows, as a file.
    static func download(_ format: AgencyDownloads.Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let rows = try await visit.look { look in
                let span = Span(look)
                let model = try FairnessQueries.page(
                    slug: look.visit.parameter("slug"), from: span.from, to: span.to, for: look.viewer, today: look.today, in: look.session)
                let header = [
                    look("Phần", "Part"), look("Nhóm, tuần", "Group, week"), look("Số người", "People"), look("Từng được gợi ý", "Suggested"),
                    look("Chưa từng", "Never"), look("Chưa từng, %", "Never, %"),
                ]
                func row(_ part: String, _ group: FairnessGroup) -> [String] {
                    [
                        part, look(group.name), String(group.people), String(group.suggested), String(group.never), group.share[look.language],
                    ]
                }
                return [header, row(look("tất cả", "all"), model.all)]
                    + model.tables.flatMap { table in table.groups.map { row(look(table.view.label), $0) } }
                    + model.weeks.map { [look("tuần", "week"), $0.end.vietnamese, "", String($0.suggested), String($0.never), ""] }
            }
            return try await AgencyDownloads.answer(rows, format, name: "cong-bang", title: Text("Công bằng", "Fairness"), visit)
        }
    }
}
