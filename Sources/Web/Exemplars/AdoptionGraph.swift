internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// Who took an exemplar over from whom: a drawing and a table with the same facts.
enum AdoptionGraph {
    static func chart(_ model: ExemplarPage, _ look: Look) -> OrganisationChart {
        let known = Set(model.adoptions.map(\.id))
        // One whose source the viewer does not see stands under the exemplar.
        let children = Dictionary(grouping: model.adoptions) { $0.learnedFrom.flatMap { known.contains($0) ? $0 : nil } ?? "" }
        func node(_ one: Adoption) -> OrganisationChart.Node {
            .init(
                name: look(one.name), subtitle: subtitle(one, look), href: ExemplarParts.adoption(model.line.id, one.id),
                children: (children[one.id] ?? []).map(node))
        }
        let root = OrganisationChart.Node(
            name: ExemplarParts.title(model.line, look), subtitle: look(model.line.subject), children: (children[""] ?? []).map(node))
        return OrganisationChart(
            root,
            words: .init(
                title: look("Sơ đồ nhân rộng", "Graph of adoptions"),
                description: look(
                    "Từ điển hình đến từng nơi áp dụng; mỗi đường nối đi từ nơi được học đến nơi học theo. Bảng bên dưới nêu cùng các dữ kiện.",
                    "From the exemplar to each one that took it over; every line goes from whom was learned to who learned. The table below has the same facts."
                ), unit: "", subtitle: "", parent: ""),
            identifier: "nhan-rong")
    }

    private static func subtitle(_ one: Adoption, _ look: Look) -> String {
        let since = look("từ \(one.since.vietnamese)", "since \(one.since.vietnamese)")
        guard let result = one.measured?.result else { return "\(since) · \(look(one.standing))" }
        return "\(since) · \(look(result.shown))"
    }

    /// The exemplar or the adoption it was learned from, by name.
    static func source(_ one: Adoption, _ model: ExemplarPage, _ look: Look) -> String {
        guard let id = one.learnedFrom else { return look("chính điển hình", "the exemplar itself") }
        return model.adoptions.first { $0.id == id }.map { look($0.name) } ?? look("một nơi khác", "somebody else")
    }

    static func table(_ model: ExemplarPage, _ look: Look) -> HTML {
        AgencyParts.table(
            look("Nơi áp dụng, theo thứ tự của sơ đồ", "Adoptions, in the order of the graph"),
            [
                .init(look("Nơi áp dụng", "Who")), .init(look("Học từ", "Learned from")), .init(look("Từ ngày", "Since")),
                .init(look("Kết quả đo mới nhất", "Newest measured result")), .init(look("Tình trạng", "State")),
            ]
        ) {
            for one in model.adoptions {
                tr {
                    th(.scope("row")) {
                        a(.href(ExemplarParts.adoption(model.line.id, one.id))) { look(one.name) }
                        if !one.place.isEmpty { p(.class("meta"), .lang("vi")) { one.place } }
                    }
                    td { source(one, model, look) }
                    td { one.since.vietnamese }
                    td {
                        if let measured = one.measured {
                            PlanParts.words(measured.result.measure)
                            ": "
                            look(measured.result.shown)
                        } else {
                            look("Chưa có", "None yet")
                        }
                    }
                    td { look(one.standing) }
                }
            }
        }
    }

    /// The same as a file, with every result.
    static func download(_ format: AgencyDownloads.Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let rows = try await visit.look { look in
                let model = try look.exemplar()
                let header = [
                    look("Số", "Number"), look("Nơi áp dụng", "Who"), look("Áp dụng ở đâu", "Where"), look("Từ ngày", "Since"),
                    look("Học từ", "Learned from"), look("Tình trạng", "State"), look("Đo cái gì", "What was measured"), look("Trước", "Before"),
                    look("Sau", "After"), look("Đơn vị tính", "Unit of measure"), look("Số của ngày", "As of"), look("Nguồn", "Source"),
                    look("Đã kiểm tra", "Checked"),
                ]
                return [header]
                    + model.adoptions.flatMap { one -> [[String]] in
                        let own = [
                            String(one.number), look(one.name), one.place, one.since.vietnamese, source(one, model, look), look(one.standing),
                        ]
                        guard !one.results.isEmpty else { return [own + [String](repeating: "", count: 7)] }
                        return one.results.map { result in
                            own + [
                                result.result.measure, result.result.before[look.language], result.result.after[look.language],
                                result.result.unitLabel, result.on.vietnamese, result.result.source,
                                result.isChecked ? look("có", "yes") : look("chưa", "no"),
                            ]
                        }
                    }
            }
            return try await AgencyDownloads.answer(rows, format, name: "nhan-rong", title: Text("Nhân rộng", "Adoptions"), visit)
        }
    }
}
