internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// The self-assessment of digital skills: the form, one's own before and after, and averages of groups.
enum AssessmentPages {
    static func page(_ look: Look) throws -> Page { try page(look, .none) }

    static func page(_ look: Look, _ sent: SentForm) throws -> Page {
        let slug = look.visit.parameter("slug")
        let model = try LearningQueries.assessment(slug: slug, for: look.viewer, today: look.today, in: look.session)
        let here = "\(LearningParts.address(slug))/tu-danh-gia"
        return Page(
            look("Tự đánh giá kỹ năng số", "Self-assessment of digital skills"), status: sent.status, place: .movements,
            breadcrumbs: LearningParts.breadcrumbs(slug, model.name, look)
        ) {
            sent.state.summary(look)
            p {
                look(
                    "Hai mươi câu về việc hằng ngày, tự chấm từ 0 đến 4, trước và sau khi học. Đây là bộ câu của cơ quan, không phải khung năng lực quốc gia. Chỉ bạn thấy câu trả lời của mình; nhóm từ 5 người mới được tính trung bình, sau khi đợt đóng.",
                    "Twenty statements about everyday work, rated from 0 to 4, before and after learning. They are the agency's own and no national framework. Only you see your answers; averages are made of groups of 5 or more, after a round has closed."
                )
            }
            rounds(model, look)
            for round in model.rounds where round.isOpen(on: look.today) && PlanPolicy.isConcerned(look.viewer) { form(round, here, look, sent) }
            own(model, look)
            if model.seesAverages { averages(model, look) }
            if model.mayManage, model.to >= look.today { opening(model, here, look, sent) }
        }
    }

    private static func rounds(_ model: AssessmentPage, _ look: Look) -> HTML {
        guard !model.rounds.isEmpty else {
            return div(.class("empty")) {
                p {
                    look(
                        "Chưa mở đợt nào. Cán bộ thi đua đặt ngày cho đợt trước và đợt sau; khi mở, việc này hiện ở bàn việc của mọi người.",
                        "No round yet. The emulation officer sets the days of the one before and the one after; an open one comes onto everybody's desk."
                    )
                }
            }
        }
        return dl(.class("summary-list")) {
            for round in model.rounds {
                SummaryList.item(
                    look("Đợt \(round.kind.label.vi.lowercased())", "Round \(round.kind.label.en.lowercased())"),
                    "\(round.opens.vietnamese) – \(round.closes.vietnamese)"
                        + (round.own == nil ? "" : look(" · bạn đã trả lời", " · you have answered"))
                        + (round.answered.map { look(" · \($0) người trả lời", " · \(counted($0, "answer"))") } ?? ""))
            }
        }
    }

    private static func form(_ round: AssessmentRound, _ here: String, _ look: Look, _ sent: SentForm) -> HTML {
        guard let declaration = ActCatalog.act(named: "assessment.answer")?.declaration else { return HTML() }
        let state = sent.state.values["round"] == .string(round.id) ? sent.state(of: "assessment.answer") : .empty
        let fields = Dictionary(uniqueKeysWithValues: declaration.fields.map { ($0.key, $0) })
        func control(_ number: Int) -> HTML {
            guard let field = fields["s\(number)"], case .choice(let choices) = field.kind else { return HTML() }
            let before = round.own.map { JSONValue.string(String($0[number - 1])) }
            let value = state.values.isEmpty ? before : state.values[field.key]
            return FieldControl(
                field: field, current: FormState(values: [field.key: value ?? .null]), choices: choices, problem: state.problem(of: field.key)
            ).html(look)
        }
        let title = look("Trả lời đợt \(round.kind.label.vi.lowercased())", "Answer the round \(round.kind.label.en.lowercased())")
        return PlanParts.section("tra-loi-\(round.kind.rawValue)", title) {
            p(.class("meta")) { look("Sửa được đến hết ngày \(round.closes.vietnamese).", "Can be corrected until \(round.closes.vietnamese).") }
            formElement(.method("post"), .action("\(here)/\(round.id)"), .flag("novalidate")) {
                Layout.hiddenFields(look)
                for (index, area) in DigitalSkills.areas.enumerated() {
                    let first = DigitalSkills.areas.prefix(index).map(\.statements.count).reduce(0, +) + 1
                    h3 { look(area.title) }
                    for number in first..<first + area.statements.count { control(number) }
                }
                p { button(.class("button"), .type("submit")) { look(declaration.button) } }
            }
        }
    }

    // MARK: - Before and after

    private static func own(_ model: AssessmentPage, _ look: Look) -> HTML {
        let answered = model.rounds.compactMap { round in round.own.map { (round.kind, AssessmentRules.averages([$0])) } }
        guard !answered.isEmpty else { return HTML() }
        return PlanParts.section("cua-ban", look("Của bạn", "Your own")) {
            compared(answered, look("Mức của bạn theo nhóm kỹ năng, từ 0 đến 4", "Your level by area, from 0 to 4"), look)
        }
    }

    private static func averages(_ model: AssessmentPage, _ look: Look) -> HTML {
        PlanParts.section("trung-binh", look("Trung bình của nhóm", "Averages of groups")) {
            if model.averages.isEmpty {
                p {
                    look(
                        "Chưa có: trung bình chỉ tính khi đợt đã đóng và nhóm có từ 5 người trả lời.",
                        "None yet: averages are made once a round has closed, of groups in which 5 or more answered.")
                }
            }
            for unit in units(model) {
                let found = model.averages.filter { $0.unit == unit.id }
                h3 { look(unit.name) }
                compared(
                    found.map { ($0.kind, $0.areas) },
                    look("Trung bình: \(unit.name.vi), từ 0 đến 4", "Averages: \(unit.name.en), from 0 to 4"), look)
                p(.class("meta")) {
                    found.map { look("\($0.kind.label.vi): \($0.people) người", "\($0.kind.label.en): \(counted($0.people, "person", "people"))") }
                        .joined(separator: " · ") + look(". Hai đợt có thể không cùng một số người.", ". The two rounds need not be the same people.")
                }
            }
        }
    }

    private static func units(_ model: AssessmentPage) -> [(id: String?, name: Text)] {
        model.averages.reduce(into: []) { units, one in if !units.contains(where: { $0.id == one.unit }) { units.append((one.unit, one.name)) } }
    }

    /// Bars and their table: each area in each round.
    private static func compared(_ rounds: [(kind: AssessmentKind, levels: [Quantity])], _ title: String, _ look: Look) -> HTML {
        let names = DigitalSkills.areas.map { look($0.title) } + [look("Tất cả", "All together")]
        return figure(.class("chart")) {
            BarChart(
                names.enumerated().flatMap { index, name in
                    rounds.map { round in
                        BarChart.Bar(
                            label: "\(name) · \(look(round.kind.label).lowercased())", value: Int(round.levels[index].thousandths), total: 4000,
                            shown: round.levels[index][look.language])
                    }
                }, words: .init(title: title, label: "", value: "", total: "")
            ).drawing
            AgencyParts.table(
                title, [.init(look("Nhóm kỹ năng", "Area"))] + rounds.map { .init(look($0.kind.label), isNumber: true) }
            ) {
                for (index, name) in names.enumerated() {
                    tr {
                        th(.scope("row")) { name }
                        for round in rounds { td(.class("number")) { round.levels[index][look.language] } }
                    }
                }
            }
        }
    }

    private static func opening(_ model: AssessmentPage, _ here: String, _ look: Look, _ sent: SentForm) -> HTML {
        guard var form = ActForm("assessment.open", action: here) else { return HTML() }
        form.only = ["kind", "from", "to"]
        return PlanParts.section("mo-dot", look("Mở hoặc kéo dài một đợt", "Open or extend a round")) {
            details(.flag("open", if: sent.act == "assessment.open" || model.rounds.isEmpty)) {
                summaryElement { look("Đặt ngày", "Set the days") }
                form.html(look, sent.state(of: "assessment.open"))
            }
        }
    }
}
