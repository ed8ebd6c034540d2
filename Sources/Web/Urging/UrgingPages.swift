internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// Who is silent in a movement and what is late, with what can be done about it.
enum UrgingPages {
    static func path(_ slug: String) -> String { "/phong-trao/\(slug)/don-doc" }

    static func crumbs(_ slug: String, _ name: String, isBelow: Bool = false, _ look: Look) -> [(label: String, href: String)] {
        [(look("Phong trào", "Movements"), "/phong-trao"), (name, "/phong-trao/\(slug)")] + (isBelow ? [(look("Đôn đốc", "Urging"), path(slug))] : [])
    }

    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let model = try SilenceQueries.page(slug: look.visit.parameter("slug"), for: look.viewer, today: look.today, in: look.session)
        return Page(look("Đôn đốc", "Urging"), place: .movements, breadcrumbs: crumbs(model.slug, model.name, look), isWide: true) {
            state.summary(look)
            MovementTabs.html(model.slug, here: "/don-doc", for: look.viewer, look)
            p(.class("lead")) {
                look(
                    "Mỗi đơn vị im lặng bao lâu, ở nghĩa vụ nào, báo cáo nào trễ. Số ngày là ngày làm việc.",
                    "How long each unit has been silent, on which obligations, and which reports are late. Days are working days.")
            }
            if model.units.isEmpty {
                empty(look)
            } else {
                chart(model, look)
                table(model, look)
                late(model, look)
                silent(model, look)
            }
            letters(model, look)
            schedule(model, look)
        }
    }

    private static func empty(_ look: Look) -> HTML {
        div(.class("empty")) {
            p {
                look(
                    "Chưa có đơn vị nào phụ trách nghĩa vụ của phong trào này. Cán bộ thi đua giao nghĩa vụ ở bản kế hoạch.",
                    "No unit owns an obligation of this movement yet. The emulation officer assigns them in the plan.")
            }
        }
    }

    private static func chart(_ model: SilenceModel, _ look: Look) -> HTML {
        let most = max(model.units.map(\.workingDays).max() ?? 0, 1)
        let title = look("Số ngày làm việc im lặng, theo đơn vị", "Working days of silence, by unit")
        let bars = model.units.map { unit in
            BarChart.Bar(
                label: look(unit.name), value: unit.workingDays, total: most,
                shown: look("\(unit.workingDays) ngày", counted(unit.workingDays, "day")))
        }
        // The table below has the same numbers, so that the drawing needs none of its own.
        return figure(.class("chart")) { BarChart(bars, words: .init(title: title, label: "", value: "", total: "")).drawing }
    }

    private static func table(_ model: SilenceModel, _ look: Look) -> HTML {
        let columns: [AgencyParts.Column] = [
            .init(look("Đơn vị", "Unit")), .init(look("Tin gần nhất", "Last heard")), .init(look("Ngày im lặng", "Silent days"), isNumber: true),
            .init(look("Nghĩa vụ", "Obligations"), isNumber: true), .init(look("Chưa có tin", "Not heard on"), isNumber: true),
            .init(look("Báo cáo trễ", "Late reports"), isNumber: true),
        ]
        return HTML([
            AgencyParts.table(
                look("Đơn vị, im lặng lâu trước", "Units, longest silent first"), columns + (model.mayUrge ? [.init(look("Việc", "Action"))] : [])
            ) {
                for unit in model.units {
                    tr {
                        th(.scope("row")) { look(unit.name) }
                        td { unit.heard.map { AgencyParts.day($0) } ?? .text(look("chưa có", "never")) }
                        td(.class("number")) { String(unit.workingDays) }
                        td(.class("number")) { String(unit.obligations) }
                        td(.class("number")) { String(unit.silent.count) }
                        td(.class("number")) { String(unit.late.count) }
                        if model.mayUrge { td { urgeButton(unit, model, look) } }
                    }
                }
            },
            AgencyParts.downloads(path(model.slug), query: "", look),
        ])
    }

    private static func urgeButton(_ unit: UnitSilence, _ model: SilenceModel, _ look: Look) -> HTML {
        // A unit has one draft at a time: it is opened, not written twice.
        if let draft = model.letters.first(where: { $0.unitID == unit.unit && $0.sent == nil }) {
            return a(.href("\(path(model.slug))/\(draft.id)")) {
                look("Mở thư đang soạn", "Open the draft")
                span(.class("visually-hidden")) { ": " + look(unit.name) }
            }
        }
        guard !unit.late.isEmpty || !unit.silent.isEmpty else { return .text("") }
        return formElement(.class("inline-form"), .method("post"), .action("\(path(model.slug))/soan")) {
            Layout.hiddenFields(look)
            inputElement(.type("hidden"), .name("unit"), .value(unit.unit))
            button(.class("button-secondary"), .type("submit")) {
                look("Soạn thư đôn đốc", "Draft a letter")
                span(.class("visually-hidden")) { ": " + look(unit.name) }
            }
        }
    }

    /// Late reports, and when they go or went to the next head above.
    private static func late(_ model: SilenceModel, _ look: Look) -> HTML {
        let rows = model.units.flatMap { unit in unit.late.map { (unit, $0) } }
        guard !rows.isEmpty else { return HTML() }
        let columns: [AgencyParts.Column] = [
            .init(look("Báo cáo", "Report")), .init(look("Đơn vị", "Unit")), .init(look("Hạn", "Due")),
            .init(look("Ngày trễ", "Days late"), isNumber: true), .init(look("Báo lãnh đạo cấp trên", "Next head above")),
        ]
        return HTML([
            h2 { look("Báo cáo trễ", "Late reports") },
            AgencyParts.table(look("Báo cáo trễ, theo đơn vị", "Late reports, by unit"), columns) {
                for (unit, report) in rows {
                    tr {
                        th(.scope("row"), .lang("vi")) { "\(report.title) · \(ReportingPeriod.label(report.period)[.vi])" }
                        td { look(unit.name) }
                        td { AgencyParts.day(report.due) }
                        td(.class("number")) { String(report.workingDays) }
                        td { raised(report, look) }
                    }
                }
            },
        ])
    }

    private static func raised(_ report: LateReport, _ look: Look) -> String {
        guard let day = report.raisedOn else { return look("không đặt", "not set") }
        let names = report.raisedTo.joined(separator: ", ")
        let to = names.isEmpty ? "" : ": \(names)"
        return
            (report.isRaised
            ? look("đã báo \(day.vietnamese)", "told on \(day.vietnamese)") : look("sẽ báo \(day.vietnamese)", "on \(day.vietnamese)"))
            + to
    }

    private static func silent(_ model: SilenceModel, _ look: Look) -> HTML {
        let units = model.units.filter { !$0.silent.isEmpty }
        guard !units.isEmpty else { return HTML() }
        return HTML([
            h2 { look("Nghĩa vụ chưa có tin", "Obligations not heard on") },
            HTML(
                units.map { unit in
                    details {
                        summaryElement { "\(look(unit.name)): " + look("\(unit.silent.count) nghĩa vụ", counted(unit.silent.count, "obligation")) }
                        ul {
                            for clause in unit.silent {
                                li {
                                    a(.href("/phong-trao/\(model.slug)/nghia-vu/\(clause.clause.addressEncoded)")) { clause.clause }
                                    " "
                                    span(.lang("vi")) { clause.text.shortened(to: 160) }
                                    if let due = clause.due { look(" · hạn \(due.vietnamese)", " · due \(due.vietnamese)") }
                                }
                            }
                        }
                    }
                }),
        ])
    }

    private static func letters(_ model: SilenceModel, _ look: Look) -> HTML {
        HTML([
            h2 { look("Thư đôn đốc", "Letters of urging") },
            model.letters.isEmpty
                ? p(.class("meta")) { look("Chưa có thư nào.", "There is no letter yet.") }
                : ul(.class("task-list")) {
                    for letter in model.letters {
                        li {
                            a(.href("\(path(model.slug))/\(letter.id)")) {
                                span(.class("name")) { look(letter.unit) }
                                span(.class("meta")) {
                                    letter.sent.map { look("gửi \($0.vietnamDate.vietnamese) · ", "sent \($0.vietnamDate.vietnamese) · ") } ?? ""
                                    look("trả lời trước \(letter.answerBy.vietnamese)", "answer by \(letter.answerBy.vietnamese)")
                                }
                                tag(letter, look)
                            }
                        }
                    }
                },
        ])
    }

    private static func tag(_ letter: UrgeLine, _ look: Look) -> HTML {
        let isLate = letter.sent != nil && letter.answered < letter.items && letter.answerBy < look.today
        let name = letter.sent == nil ? "tag-info" : letter.answered == letter.items ? "tag-done" : isLate ? "tag-late" : "tag-open"
        return span(.class("tag \(name)")) { look(letter.standing) }
    }

    private static func schedule(_ model: SilenceModel, _ look: Look) -> HTML {
        let schedule = model.schedule
        return HTML([
            h2 { look("Lịch nhắc", "Reminders") },
            p { ReminderPages.words(schedule, look) + (model.isSet ? "" : look(" Đây là lịch mặc định.", " This is the standard schedule.")) },
            model.mayUrge
                ? p { a(.class("button-secondary"), .href("\(path(model.slug))/lich-nhac")) { look("Đặt lịch nhắc", "Set the reminders") } } : HTML(),
        ])
    }

    static func download(_ format: AgencyDownloads.Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let slug = visit.parameter("slug")
            let rows = try await visit.look { look in
                let model = try SilenceQueries.page(slug: slug, for: look.viewer, today: look.today, in: look.session)
                let header = [
                    look("Đơn vị", "Unit"), look("Tin gần nhất", "Last heard"), look("Ngày làm việc im lặng", "Silent working days"),
                    look("Nghĩa vụ", "Obligations"), look("Nghĩa vụ chưa có tin", "Obligations not heard on"), look("Báo cáo trễ", "Late reports"),
                ]
                return [header]
                    + model.units.map { unit in
                        [
                            look(unit.name), unit.heard?.vietnamese ?? "", String(unit.workingDays), String(unit.obligations),
                            unit.silent.map(\.clause).joined(separator: ", "), String(unit.late.count),
                        ]
                    }
            }
            return try await AgencyDownloads.answer(rows, format, name: "don-doc", title: Text("Đôn đốc", "Urging"), visit)
        }
    }
}
