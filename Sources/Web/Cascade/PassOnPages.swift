internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// Passing the plan on in one unit: the head's word, whom it goes to, and how far they have come.
enum PassOnPages {
    static func address(_ slug: String, _ code: String) -> String { "/phong-trao/\(slug)/quan-triet/\(code.addressEncoded)" }

    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let slug = look.visit.parameter("slug")
        let model = try PassOnQueries.page(
            slug: slug, code: look.visit.parameter("ma"), for: look.viewer, today: look.today, in: look.session)
        return Page(
            look("Quán triệt trong \(model.unitName.vi)", "Passing the plan on in \(model.unitName.en)"), status: state.refusal?.status ?? .ok,
            place: .movements,
            breadcrumbs: [
                (look("Phong trào", "Movements"), "/phong-trao"), (model.name, "/phong-trao/\(slug)"),
                (look("Quán triệt", "Acknowledgement"), "/phong-trao/\(slug)/quan-triet"),
            ]
        ) {
            state.summary(look)
            if let word = model.word {
                said(word, look)
                progress(model, look)
                if model.mayPassOn { amend(model, word, look, state) }
            } else if model.mayPassOn {
                begin(model, look, state)
            } else {
                div(.class("empty")) {
                    p {
                        look(
                            "Thủ trưởng đơn vị chưa quán triệt. Khi có, lời quán triệt và việc đọc của từng người hiện ở đây.",
                            "The head of the unit has not passed the plan on yet. Once they do, their word and everybody's reading stand here.")
                    }
                }
            }
        }
    }

    /// The word of a head, as the people of the unit see it.
    static func said(_ word: PassOnWord, _ look: Look) -> HTML {
        figure(.class("card")) {
            blockquote(.lang("vi")) { for line in word.word.split(separator: "\n", omittingEmptySubsequences: true) { p { String(line) } } }
            figcaption(.class("meta")) {
                "\(word.head), \(look(word.unit)) · \((word.amendedAt ?? word.at).vietnamDate.vietnamese)"
                if let by = word.by { look(" · đọc xong trước ngày \(by.vietnamese)", " · to be read by \(by.vietnamese)") }
            }
        }
    }

    private static func begin(_ model: PassOnModel, _ look: Look, _ state: FormState) -> HTML {
        guard var form = ActForm("passon.begin", action: address(model.slug, model.code)) else { return HTML() }
        form.only = ["word", "by", "people"]
        form.options = ["people": model.choices.map { Choice($0.id, Text(same: $0.name)) }]
        return HTML([
            p {
                look(
                    "Bạn viết vài câu cho đơn vị mình; mọi người thấy lời bạn trước khi đọc kế hoạch. Sau đó bạn thấy ai đã mở, đọc và trả lời.",
                    "Write a few sentences for your unit; people see them before they read the plan. You then see who has opened, read and answered.")
            }, form.html(look, state),
        ])
    }

    private static func amend(_ model: PassOnModel, _ word: PassOnWord, _ look: Look, _ state: FormState) -> HTML {
        guard var form = ActForm("passon.word", action: address(model.slug, model.code) + "/loi") else { return HTML() }
        form.only = model.choices.isEmpty ? ["word", "by"] : ["word", "by", "people"]
        form.options = ["people": model.choices.map { Choice($0.id, Text(same: $0.name)) }]
        form.prefilled = ["word": .string(word.word), "by": word.by.map { .string($0.iso) } ?? .null]
        return details(.flag("open", if: state.refusal != nil)) {
            summaryElement { look("Sửa lời quán triệt, mời thêm người", "Change your word, ask more people") }
            form.html(look, state)
        }
    }

    private static func progress(_ model: PassOnModel, _ look: Look) -> HTML {
        let done = model.people.count { $0.progress == .answered }
        return section(.aria("labelledby", "da-doc")) {
            h2(.id("da-doc")) { look("Ai đã đọc", "Who has read it") }
            p(.class("figure-number")) {
                strong { "\(done)/\(model.people.count)" }
                " " + look("người đã đọc và xác nhận", "people have read and acknowledged")
            }
            div(.class("table-wrap"), .tabindex(0), .role("region"), .aria("label", look("Bảng người đọc", "Table of readers"))) {
                table {
                    captionElement { look("Người được mời đọc, theo tên", "People asked to read, by given name") }
                    thead {
                        tr {
                            th(.scope("col")) { look("Họ và tên", "Name") }
                            th(.scope("col")) { look("Tình trạng", "State") }
                            th(.scope("col")) { look("Mở lúc", "Opened at") }
                            th(.scope("col")) { look("Xác nhận lúc", "Acknowledged at") }
                            th(.scope("col"), .class("number")) { look("Số ngày", "Days") }
                        }
                    }
                    tbody { for person in model.people { row(person, look) } }
                }
            }
            p(.class("meta")) {
                look(
                    "Số ngày tính từ hôm được mời đến khi xác nhận, hoặc đến hôm nay.",
                    "Days run from being asked to the acknowledgement, or to today.")
            }
        }
    }

    private static func row(_ person: PassOnPerson, _ look: Look) -> HTML {
        tr {
            th(.scope("row")) { person.name }
            td {
                if person.isLate {
                    span(.class("tag tag-late")) { look(person.progress.label) + look(", quá hạn", ", late") }
                } else {
                    look(person.progress.label)
                }
            }
            td { person.openedAt?.vietnamese ?? "–" }
            td { person.answeredAt?.vietnamese ?? "–" }
            td(.class("number")) { String(person.days) }
        }
    }

    /// Begins or amends, as the address says.
    static func submit(_ act: String) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let form = try await visit.form()
            let (slug, code) = (visit.parameter("slug"), visit.parameter("ma"))
            let model = try await visit.look { look in
                try PassOnQueries.page(slug: slug, code: code, for: look.viewer, today: look.today, in: look.session)
            }
            return try await visit.act(
                act, form: form, extra: ["movement": .string(model.movement), "unit": .string(model.unit)], next: { _ in address(slug, code) },
                again: page)
        }
    }
}
