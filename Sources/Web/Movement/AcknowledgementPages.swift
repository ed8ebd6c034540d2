internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// Reading a plan to the end, one part at a time, and answering one question; and who has done so.
enum AcknowledgementPages {
    static func read(_ look: Look) throws -> Page {
        guard let wrong = look.visit.query("chua-dung") else { return try read(look, .empty) }
        let refusal = Refusal.invalid(
            "choice", "Câu trả lời chưa đúng. Đọc lại các phần bên dưới rồi trả lời lần nữa.",
            "The answer was not right. Read the parts below again, then answer once more.")
        return try read(look, FormState(values: ["choice": .string(wrong)], refusal: refusal))
    }

    static func read(_ look: Look, _ state: FormState) throws -> Page {
        let model = try AcknowledgementQueries.reading(slug: look.visit.parameter("slug"), for: look.viewer, today: look.today, in: look.session)
        let isWrong = state.refusal != nil && model.acknowledgedAt == nil
        return Page(
            look("Quán triệt kế hoạch", "Read and acknowledge the plan"), status: isWrong ? .unprocessableContent : .ok, place: .desk,
            breadcrumbs: [(look("Việc của tôi", "My desk"), "/viec-cua-toi"), (model.name, "/phong-trao/\(model.slug)")]
        ) {
            if isWrong { state.summary(look) }
            p(.class("lead")) { model.name + " · " + look("bản ", "version ") + String(model.version) }
            if let at = model.acknowledgedAt {
                done(model, at, look)
            } else if model.openedAt == nil {
                unopened(model, look)
            } else if let next = model.next {
                part(model, next, look)
            } else {
                question(model, look, state)
            }
        }
    }

    private static func form(
        _ model: ReadingModel, _ step: String, _ label: String, _ look: Look, @HTMLBuilder fields: () -> HTML = { HTML() }
    ) -> HTML {
        formElement(.method("post"), .action("/quan-triet/\(model.slug)/\(step)"), .flag("novalidate")) {
            Layout.hiddenFields(look)
            fields()
            p { button(.class("button"), .type("submit")) { label } }
        }
    }

    private static func unopened(_ model: ReadingModel, _ look: Look) -> HTML {
        let asked = model.sections.count(where: \.isAsked)
        return HTML([
            HTML(model.words.map { PassOnPages.said($0, look) }),
            p {
                if model.earlier == nil {
                    look(
                        "Kế hoạch có \(model.sections.count) phần. Bạn đọc từng phần, rồi trả lời một câu hỏi; mất khoảng năm phút và có thể dừng giữa chừng.",
                        "The plan has \(model.sections.count) parts. Read them one by one, then answer one question; it takes about five minutes, and you may stop and come back."
                    )
                } else {
                    look(
                        "Kế hoạch có bản mới sửa điều khoản liên quan đến bạn. Bạn chỉ đọc \(asked) phần có thay đổi, rồi trả lời một câu hỏi.",
                        "The plan has a new version that changes clauses which concern you. You read only the \(counted(asked, "part")) with changes, then answer one question."
                    )
                }
            },
            model.note.isEmpty ? HTML() : p(.class("notice")) { look("Điều chỉnh: ", "What changed: ") + model.note },
            DifferenceParts.changes(model.changes, since: model.earlier ?? 0, look),
            form(
                model, "mo",
                model.earlier == nil ? look("Mở kế hoạch để đọc", "Open the plan to read") : look("Đọc phần thay đổi", "Read the changed parts"), look
            ),
        ])
    }

    private static func part(_ model: ReadingModel, _ number: Int, _ look: Look) -> HTML {
        let asked = model.sections.filter(\.isAsked)
        let read = asked.count(where: \.isRead)
        return HTML([
            p(.class("meta")) { look("Phần \(number) trong \(model.sections.count)", "Part \(number) of \(model.sections.count)") },
            ProgressBar(
                value: read, total: asked.count,
                label: look("Đã đọc \(read) trong \(asked.count) phần", "\(read) of \(counted(asked.count, "part")) read")
            ).html,
            text(model.sections[number - 1]),
            form(model, "phan", look("Tôi đã đọc phần này", "I have read this part"), look) {
                inputElement(.type("hidden"), .name("section"), .value(String(number)))
            },
            DifferenceParts.changes(model.changes, since: model.earlier ?? 0, look),
        ])
    }

    private static func text(_ part: ReadingSection) -> HTML {
        articleElement(.class("card"), .lang("vi")) {
            for paragraph in part.text.split(separator: "\n\n") { p(.class("source-text")) { String(paragraph) } }
        }
    }

    private static func question(_ model: ReadingModel, _ look: Look, _ state: FormState) -> HTML {
        let problem = state.problem(of: "choice")
        return form(model, "tra-loi", look("Trả lời và xác nhận", "Answer and acknowledge"), look) {
            fieldset(.class(problem == nil ? "field" : "field field-wrong"), .id("o-choice")) {
                legendElement(.lang("vi")) { model.question ?? "" }
                if let problem { p(.class("field-error")) { look("Lỗi: ", "Error: ") + look(problem) } }
                for (index, choice) in model.choices.enumerated() {
                    div(.class("choice")) {
                        inputElement(
                            .type("radio"), .id("o-choice-\(index + 1)"), .name("choice"), .value(String(index + 1)),
                            .flag("checked", if: state.text("choice") == String(index + 1)))
                        labelElement(.for("o-choice-\(index + 1)"), .lang("vi")) { choice }
                    }
                }
            }
            allParts(model, isOpen: model.attempts > 0, look)
        }
    }

    private static func done(_ model: ReadingModel, _ at: Instant, _ look: Look) -> HTML {
        HTML([
            div(.class("success-panel"), .role("status")) {
                h2 { look("Bạn đã đọc và xác nhận", "You have read and acknowledged it") }
                p {
                    look(
                        "Lúc \(at.vietnamese), bản \(model.acknowledgedVersion ?? model.version).",
                        "At \(at.vietnamese), version \(model.acknowledgedVersion ?? model.version).")
                }
                if let held = model.acknowledgedVersion, held < model.version {
                    p {
                        look(
                            "Nay kế hoạch đã có bản \(model.version); những điều khoản thay đổi không liên quan đến bạn nên xác nhận này còn giá trị.",
                            "The plan now has version \(model.version); no clause that changed concerns you, so this acknowledgement still holds.")
                    }
                }
            },
            HTML(model.words.map { PassOnPages.said($0, look) }),
            DifferenceParts.changes(
                model.acknowledgedVersion == model.version ? [] : model.changes, since: model.acknowledgedVersion ?? model.version, look),
            p {
                look(
                    "Khi có bản mới sửa điều khoản liên quan đến bạn, bạn sẽ được mời đọc phần thay đổi. ",
                    "When a new version changes a clause that concerns you, you will be asked to read what changed. ")
                a(.href("/viec-cua-toi")) { look("Về việc của tôi", "Back to my desk") }
            },
            allParts(model, isOpen: false, look),
        ])
    }

    private static func allParts(_ model: ReadingModel, isOpen: Bool, _ look: Look) -> HTML {
        details(.flag("open", if: isOpen)) {
            summaryElement { look("Xem lại toàn văn", "See the whole text again") }
            for part in model.sections { text(part) }
        }
    }

    /// Who has acknowledged, by unit.
    static func state(_ look: Look) throws -> Page {
        let model = try AcknowledgementQueries.state(slug: look.visit.parameter("slug"), for: look.viewer, today: look.today, in: look.session)
        return Page(
            look("Quán triệt theo đơn vị", "Acknowledgement by unit"), place: .movements,
            breadcrumbs: [(look("Phong trào", "Movements"), "/phong-trao"), (model.name, "/phong-trao/\(model.slug)")], isWide: true
        ) {
            MovementTabs.html(model.slug, here: "/quan-triet", for: look.viewer, look)
            if let share = model.share {
                p(.class("figure-number")) {
                    strong { "\(share.done)/\(share.total)" }
                    " "
                        + look(
                            "người có xác nhận còn giá trị với bản \(model.version)",
                            "people whose acknowledgement holds for version \(model.version)")
                }
            }
            let earlier = model.units.reduce(0) { $0 + $1.earlier }
            if earlier > 0 {
                p(.class("meta")) {
                    look(
                        "\(earlier) lượt xác nhận là của bản trước và còn giá trị: thay đổi từ đó không liên quan đến người đã xác nhận.",
                        "\(earlier) of the acknowledgements are of an earlier version and hold: what changed since does not concern those who gave them."
                    )
                }
            }
            if model.units.isEmpty { ownOnly(model, look) } else { byUnit(model, look) }
        }
    }

    private static func ownOnly(_ model: AcknowledgementModel, _ look: Look) -> HTML {
        p {
            if let at = model.ownAt {
                look("Bạn đã xác nhận lúc \(at.vietnamese).", "You acknowledged it at \(at.vietnamese).")
            } else if !model.isConcerned {
                look(
                    "Kế hoạch hỏi những người thuộc một đơn vị của cơ quan; bạn không phải đọc và xác nhận.",
                    "The plan asks those who belong to a unit of the agency; you need not read and acknowledge it.")
            } else {
                look("Bạn chưa xác nhận. ", "You have not acknowledged it yet. ")
                a(.href("/quan-triet/\(model.slug)")) { look("Đọc kế hoạch", "Read the plan") }
            }
        }
    }

    private static func byUnit(_ model: AcknowledgementModel, _ look: Look) -> HTML {
        let words = BarChart.Words(
            title: look("Số người đã đọc và xác nhận, theo đơn vị", "People who have read and acknowledged, by unit"), label: look("Đơn vị", "Unit"),
            value: look("Đã xác nhận", "Acknowledged"), total: look("Số người", "People"))
        return HTML([
            BarChart(model.units.map { .init(label: look($0.name), value: $0.done, total: $0.total) }, words: words).html,
            h2 { look("Chưa xác nhận", "Not yet acknowledged") },
            HTML(model.units.filter { !$0.silent.isEmpty }.map { silent($0, look) }),
            h2 { look("Quán triệt trong từng đơn vị", "Passing the plan on in each unit") },
            ul {
                for unit in model.units { li { a(.href(PassOnPages.address(model.slug, unit.code))) { look(unit.name) } } }
            },
        ])
    }

    private static func silent(_ unit: UnitAcknowledgement, _ look: Look) -> HTML {
        section {
            h3 { look(unit.name) }
            ul {
                for person in unit.silent {
                    li {
                        person.name
                        if person.hasOpened { " · " + look("đã mở", "opened") }
                    }
                }
            }
        }
    }
}
