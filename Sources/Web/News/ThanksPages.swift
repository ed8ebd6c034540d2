internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// Thanks from person to person. Nothing here is counted or ranked.
enum ThanksPages {
    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let slug = look.visit.parameter("slug")
        let viewer = try look.viewer(ofMovement: slug)
        let model = try ThanksQueries.page(slug: slug, before: look.visit.query("sau"), for: viewer, in: look.session)
        let form = model.mayGive ? try give(model, look, state) : HTML()
        return Page(
            look("Lời cảm ơn", "Thanks"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: [
                (look("Phong trào", "Movements"), "/phong-trao"), (model.name, "/phong-trao/\(slug)"),
                (look("Tin tức", "News"), NewsParts.list(slug)),
            ], summary: look("Lời cảm ơn trong phong trào “\(model.name)”.", "Thanks said in the movement “\(model.name)”.")
        ) {
            state.summary(look)
            p {
                look(
                    "Ai cũng có thể cảm ơn một người về một việc cụ thể. Lời cảm ơn không tính điểm, không xếp hạng.",
                    "Anybody can thank somebody for something particular. Thanks are no points and make no ranking.")
            }
            if model.thanks.isEmpty {
                div(.class("empty")) { p { look("Chưa có lời cảm ơn nào ở đây.", "No thanks stand here yet.") } }
            } else {
                ul(.class("thanks-list")) { for one in model.thanks { li { line(one, slug, withButtons: true, look) } } }
            }
            if let next = model.next {
                p(.class("pagination")) {
                    a(.rel("next"), .href("/phong-trao/\(slug)/cam-on?sau=\(next)")) { look("Các lời trước", "Earlier thanks") }
                }
            }
            form
        }
    }

    /// A corner of the news page.
    static func corner(_ model: ThanksModel, _ look: Look) -> HTML {
        section(.class("thanks-corner"), .aria("labelledby", "cam-on")) {
            h2(.id("cam-on")) { look("Lời cảm ơn", "Thanks") }
            ul(.class("thanks-list")) { for one in model.thanks { li { line(one, model.slug, withButtons: false, look) } } }
            p {
                a(.href("/phong-trao/\(model.slug)/cam-on")) {
                    model.mayGive ? look("Gửi lời cảm ơn", "Say thanks") : look("Tất cả lời cảm ơn", "All thanks")
                }
            }
        }
    }

    private static func line(_ one: Thanks, _ slug: String, withButtons: Bool, _ look: Look) -> HTML {
        articleElement(.class("thanks")) {
            blockquote(.lang("vi")) { p { one.words } }
            p(.class("meta")) {
                strong { one.giver }
                look(" cảm ơn ", " thanks ")
                strong { one.receiver }
                " · "
                timeElement(.datetime(one.at.iso8601)) { one.at.vietnamDate.vietnamese }
                if let clause = one.clause {
                    " · "
                    a(.href("/phong-trao/\(slug)/nghia-vu/\(clause.addressEncoded)")) { clause }
                }
                if one.isGiver || one.isReceiver {
                    " · " + (one.giverAgrees && one.receiverAgrees ? look("công khai", "public") : look("chỉ trong cơ quan", "within the agency"))
                }
            }
            if withButtons, one.isGiver || one.isReceiver { buttons(one, slug, look) }
        }
    }

    private static func buttons(_ one: Thanks, _ slug: String, _ look: Look) -> HTML {
        let agrees = one.isGiver ? one.giverAgrees : one.receiverAgrees
        return div(.class("buttons")) {
            PlanParts.buttonForm(
                "/phong-trao/\(slug)/cam-on/dong-y",
                agrees ? look("Thôi đồng ý công khai", "No longer agree to the public page") : look("Đồng ý công khai", "Agree to the public page"),
                look,
                kind: "button-quiet"
            ) {
                PlanParts.hidden("thanks", one.id)
                PlanParts.hidden("agree", agrees ? "0" : "1")
            }
            if one.isGiver {
                PlanParts.buttonForm("/phong-trao/\(slug)/cam-on/rut", look("Rút lại", "Take back"), look, kind: "button-quiet") {
                    PlanParts.hidden("thanks", one.id)
                }
            }
        }
    }

    // MARK: - Saying thanks

    private static func give(_ model: ThanksModel, _ look: Look, _ state: FormState) throws -> HTML {
        let words = state.text("tim") ?? look.visit.query("tim") ?? ""
        let found = try Directory.options(.person, search: words, on: look.today, limit: 51, for: look.viewer, in: look.session)
            .filter { $0.target.id != look.viewer.person }
        let path = "/phong-trao/\(model.slug)/cam-on"
        let clauses = try NewsQueries.clauses(of: model.movement, agency: look.viewer.agency, in: look.session).map {
            Choice($0.id, Text(same: "\($0.clause) · \($0.text.shortened(to: 80))"))
        }
        return PlanParts.section("gui", look("Gửi lời cảm ơn", "Say thanks")) {
            formElement(.class("filters"), .method("get"), .action("\(path)")) {
                div(.class("field")) {
                    labelElement(.for("o-tim")) { look("Tìm người theo tên", "Search people by name") }
                    inputElement(.type("search"), .id("o-tim"), .name("tim"), .value(words))
                }
                p { button(.class("button-secondary"), .type("submit")) { look("Tìm", "Search") } }
            }
            if found.count > 50 {
                p(.class("hint")) { look("Danh sách còn dài; tìm theo tên để thấy người khác.", "The list goes on; search by name to see others.") }
            }
            if var form = ActForm("thanks.give", action: path) {
                let _ = form.only = ["person", "text", "obligation", "public"]
                let _ =
                    form.options = [
                        "person": found.prefix(50).map { Choice($0.target.id, $0.label) },
                        "obligation": clauses,
                    ]
                form.html(look, state) { if !words.isEmpty { PlanParts.hidden("tim", words) } }
            }
        }
    }

    @Sendable static func submit(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let slug = visit.parameter("slug")
        let movement = try await visit.look { look in
            try ThanksQueries.page(slug: slug, limit: 1, for: try look.viewer(ofMovement: slug), in: look.session).movement
        }
        let search = form["tim"]
        return try await visit.act(
            "thanks.give", form: form, extra: ["movement": .string(movement)], next: { _ in "/phong-trao/\(slug)/cam-on" },
            again: { look, state in
                var state = state
                state.values["tim"] = JSONValue(search)
                return try page(look, state)
            })
    }

    @Sendable static func consent(_ visit: Visit) async throws -> Response { try await change("thanks.consent", visit) }

    @Sendable static func withdraw(_ visit: Visit) async throws -> Response { try await change("thanks.withdraw", visit) }

    private static func change(_ act: String, _ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let slug = visit.parameter("slug")
        return try await visit.act(act, form: form, next: { _ in "/phong-trao/\(slug)/cam-on" }, again: page)
    }
}
