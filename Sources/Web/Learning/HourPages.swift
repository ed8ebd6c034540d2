internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// Hours by unit, level and person; the IT core experts; the targets that count by themselves.
enum HourPages {
    static func hours(_ look: Look) throws -> Page {
        let slug = look.visit.parameter("slug")
        let viewer = try look.viewer(ofMovement: slug)
        let model = try LearningQueries.hours(slug: slug, for: viewer, today: look.today, in: look.session)
        let address = "\(LearningParts.address(slug))/gio-hoc"
        return Page(
            look("Giờ học", "Hours of study"), place: .movements, breadcrumbs: LearningParts.breadcrumbs(slug, model.movement, look),
            summary: look("Giờ học trong phong trào “\(model.movement)”.", "Hours of study in the movement “\(model.movement)”.")
        ) {
            p(.class("figure-number")) {
                strong { LearningParts.hours(model.total, look) }
                " "
                look("của \(model.people) người", "of \(counted(model.people, "person", "people"))")
            }
            p(.class("meta")) {
                look(
                    "Từ \(model.from.vietnamese) đến \(model.through.vietnamese): giờ có mặt ở khóa của cơ quan và giờ của chứng chỉ đã xác nhận, tính cho đơn vị và đối tượng của người học vào ngày học.",
                    "From \(model.from.vietnamese) to \(model.through.vietnamese): attended hours of the agency's courses and hours of confirmed certificates, counted for the unit and level people had on the day."
                )
            }
            if model.units.isEmpty {
                div(.class("empty")) {
                    p {
                        look(
                            "Chưa có giờ học nào. Giờ hiện ở đây khi có người điểm danh một buổi, hoặc một chứng chỉ được xác nhận.",
                            "No hours yet. They appear when somebody is marked present at a session, or a certificate is confirmed.")
                    }
                }
            } else {
                units(model, look)
                if !model.levels.isEmpty { levels(model, look) }
                if !model.persons.isEmpty { persons(model, look) }
                AgencyParts.downloads(address, query: "", look)
            }
        }
    }

    private static func units(_ model: LearningHours, _ look: Look) -> HTML {
        PlanParts.section("theo-don-vi", look("Theo đơn vị", "By unit")) {
            figure(.class("chart")) {
                chart(model.units.map { (look($0.name), $0.hours) }, look("Giờ học theo đơn vị", "Hours by unit"), look)
                AgencyParts.table(
                    look("Giờ học theo đơn vị", "Hours by unit"),
                    [
                        .init(look("Đơn vị", "Unit")), .init(look("Số giờ", "Hours"), isNumber: true),
                        .init(look("Người có giờ học", "People with hours"), isNumber: true),
                    ]
                ) {
                    for unit in model.units {
                        tr {
                            th(.scope("row")) { look(unit.name) }
                            td(.class("number")) { unit.hours[look.language] }
                            td(.class("number")) { String(unit.people) }
                        }
                    }
                }
            }
        }
    }

    private static func chart(_ bars: [(label: String, hours: Quantity)], _ title: String, _ look: Look) -> HTML {
        let most = bars.map(\.hours.thousandths).max() ?? 0
        return BarChart(
            bars.map { .init(label: $0.label, value: Int($0.hours.thousandths), total: Int(most), shown: LearningParts.hours($0.hours, look)) },
            words: .init(title: title, label: "", value: "", total: "")
        ).drawing
    }

    private static func levels(_ model: LearningHours, _ look: Look) -> HTML {
        PlanParts.section("theo-doi-tuong", look("Theo đối tượng", "By level")) {
            figure(.class("chart")) {
                chart(model.levels.map { (look($0.level.label), $0.hours) }, look("Giờ học theo đối tượng", "Hours by level"), look)
                AgencyParts.table(
                    look("Giờ học theo đối tượng", "Hours by level"),
                    [
                        .init(look("Đối tượng", "Level")), .init(look("Số giờ", "Hours"), isNumber: true),
                        .init(look("Người có giờ học", "People with hours"), isNumber: true),
                    ]
                ) {
                    for level in model.levels {
                        tr {
                            th(.scope("row")) { look(level.level.label) }
                            td(.class("number")) { level.hours[look.language] }
                            td(.class("number")) { String(level.people) }
                        }
                    }
                }
            }
        }
    }

    /// So many lines stand on one page.
    private static let pageSize = 50

    private static func persons(_ model: LearningHours, _ look: Look) -> HTML {
        let cut = PageCut(total: model.persons.count, size: pageSize, look)
        let title = model.seesNames ? look("Theo người", "By person") : look("Giờ của bạn", "Your hours")
        return PlanParts.section("theo-nguoi", title + cut.suffix(look)) {
            AgencyParts.table(
                model.seesNames ? look("Giờ học của từng người", "Hours of each person") : look("Giờ học của bạn", "What you studied"),
                [
                    .init(look("Họ tên", "Name")), .init(look("Đơn vị", "Unit")), .init(look("Đối tượng", "Level")),
                    .init(look("Số giờ", "Hours"), isNumber: true),
                ]
            ) {
                for one in model.persons[cut.range] {
                    tr {
                        th(.scope("row")) { a(.href("/nguoi/\(one.person)")) { one.name } }
                        td { look(one.unitName) }
                        td { look(one.level.label) }
                        td(.class("number")) { one.hours[look.language] }
                    }
                }
            }
            cut.links("\(LearningParts.address(model.slug))/gio-hoc?", look)
        }
    }

    /// What the page shows, as a file: people for those who see some, units for everybody.
    static func download(_ format: AgencyDownloads.Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let slug = visit.parameter("slug")
            let rows = try await visit.look { look in
                let viewer = try look.viewer(ofMovement: slug)
                let model = try LearningQueries.hours(slug: slug, for: viewer, today: look.today, in: look.session)
                let header = [
                    look("Phần", "Part"), look("Tên", "Name"), look("Đơn vị", "Unit"), look("Đối tượng", "Level"), look("Số giờ", "Hours"),
                    look("Số người", "People"),
                ]
                return [header]
                    + model.units.map { [look("đơn vị", "unit"), look($0.name), "", "", $0.hours[look.language], String($0.people)] }
                    + model.levels.map { [look("đối tượng", "level"), look($0.level.label), "", "", $0.hours[look.language], String($0.people)] }
                    + model.persons.map {
                        [look("người", "person"), $0.name, look($0.unitName), look($0.level.label), $0.hours[look.language], ""]
                    }
            }
            return try await AgencyDownloads.answer(rows, format, name: "gio-hoc-\(slug)", title: Text("Giờ học", "Hours"), visit)
        }
    }

    // MARK: - IT core experts

    static func core(_ look: Look) throws -> Page { try core(look, .none) }

    static func core(_ look: Look, _ sent: SentForm) throws -> Page {
        let slug = look.visit.parameter("slug")
        let list = try LearningQueries.list(slug: slug, for: look.viewer, today: look.today, in: look.session)
        let experts = try LearningQueries.core(slug: slug, for: look.viewer, today: look.today, in: look.session)
        let here = "\(LearningParts.address(slug))/nong-cot"
        return Page(
            look("Nòng cốt công nghệ thông tin", "IT core experts"), status: sent.status, place: .movements,
            breadcrumbs: LearningParts.breadcrumbs(slug, list.name, look)
        ) {
            sent.state.summary(look)
            p {
                look(
                    "Những người được bồi dưỡng chuyên sâu về chuyển đổi số để trở thành chuyên gia. Ai là nòng cốt do cơ quan quyết định, có ngày và lý do.",
                    "Those who are trained in depth to become experts of digital transformation. The agency decides who they are, with a day and a reason."
                )
            }
            if experts.isEmpty {
                p { look("Chưa ghi ai.", "Nobody is marked yet.") }
            } else {
                table(experts, look)
            }
            if list.mayManage { forms(experts, here, look, sent) }
        }
    }

    private static func table(_ experts: [CoreExpert], _ look: Look) -> HTML {
        AgencyParts.table(
            look("Nòng cốt công nghệ thông tin", "IT core experts"),
            [
                .init(look("Họ tên", "Name")), .init(look("Thời gian", "Time")), .init(look("Lý do", "Reason")),
                .init(look("Giờ học", "Hours"), isNumber: true),
            ]
        ) {
            for one in experts {
                tr {
                    th(.scope("row")) { a(.href("/nguoi/\(one.person)")) { one.name } }
                    td { AgencyParts.span(Validity(from: one.from, to: one.to), look) }
                    td(.lang("vi")) { one.reason }
                    td(.class("number")) { one.hours?[look.language] ?? "–" }
                }
            }
        }
    }

    private static func forms(_ experts: [CoreExpert], _ here: String, _ look: Look, _ sent: SentForm) -> HTML {
        let current = experts.filter { $0.to == nil }.map { Choice($0.person, Text(same: $0.name)) }
        let marked = Set(current.map(\.value))
        let everybody = (try? Directory.options(.person, on: look.today, for: look.viewer, in: look.session)) ?? []
        let others = everybody.map { Choice($0.target.id, $0.label) }.filter { !marked.contains($0.value) }
        func part(_ act: String, _ action: String, _ people: [Choice], _ title: Text) -> HTML {
            guard !people.isEmpty, var form = ActForm(act, action: action) else { return HTML() }
            form.options = ["person": people]
            form.place = sent.place(of: act)
            return details(.flag("open", if: sent.act == act)) {
                summaryElement { look(title) }
                form.html(look, sent.state(of: act))
            }
        }
        return PlanParts.section("ghi", look("Ghi và thôi", "Marking and ending")) {
            part("person.core", here, others, Text("Ghi một người là nòng cốt", "Mark a person"))
            part("person.core.end", "\(here)/thoi", current, Text("Thôi nòng cốt", "End a mark"))
        }
    }
}
