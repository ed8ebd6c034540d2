internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// Registering: who registers, the form, the answers to check; and the private page of an outsider.
enum PledgeFormPages {
    static func form(_ look: Look) throws -> Page { try form(look, .empty) }

    static func form(_ look: Look, _ state: FormState) throws -> Page {
        let slug = look.visit.parameter("slug")
        let viewer = try look.viewer(ofMovement: slug)
        let offer = try PledgeQueries.offer(slug: slug, for: viewer, today: look.today, in: look.session)
        let kind = (state.text("kind") ?? look.visit.query("loai")).flatMap(PledgeKind.init).flatMap { offer.kinds.contains($0) ? $0 : nil }
        let isOpen = offer.window?.isOpen(on: look.today) == true && offer.ends >= look.today
        return Page(
            look("Đăng ký thi đua", "Register for the movement"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: PledgeParts.breadcrumbs(slug, offer.name, isBelow: true, look)
        ) {
            state.summary(look)
            p(.class("lead"), .lang("vi")) { offer.name }
            if !isOpen {
                p(.class("notice")) { look("Phong trào chưa mở hoặc đã hết đăng ký.", "The movement takes no registrations now.") }
            } else if let kind {
                late(offer, look)
                fields(kind, offer, look, state)
            } else {
                choose(offer, look)
            }
        }
    }

    private static func late(_ offer: PledgeOffer, _ look: Look) -> HTML {
        guard let window = offer.window, window.isLate(on: look.today) else { return HTML() }
        return p(.class("notice notice-warning")) {
            look(
                "Hạn đăng ký là \(window.closes.vietnamese). Bạn vẫn gửi được; đăng ký được ghi là muộn.",
                "The last day was \(window.closes.vietnamese). You may still send it; it is marked late.")
        }
    }

    private static func choose(_ offer: PledgeOffer, _ look: Look) -> HTML {
        HTML([
            h2 { look("Ai đăng ký?", "Who registers?") },
            ul(.class("task-list")) {
                for kind in offer.kinds {
                    li { a(.href("\(PledgeParts.address(offer.slug))/moi?loai=\(kind.rawValue)")) { span(.class("name")) { look(kind.label) } } }
                }
            },
        ])
    }

    private static func keys(_ kind: PledgeKind, _ offer: PledgeOffer) -> [String] {
        let who: [String] =
            switch kind {
            case .person: []
            case .unit, .covenant: ["units"]
            case .household, .organisation: ["name", "email", "phone"]
            }
        return who + ["aim", "aim_text", "text"] + (offer.targets.isEmpty ? [] : ["targets"]) + ["by"]
            + (kind.isOutside ? ["consent", "publish"] : [])
    }

    private static func fields(_ kind: PledgeKind, _ offer: PledgeOffer, _ look: Look, _ state: FormState) -> HTML {
        guard var form = ActForm("pledge.register", action: "\(PledgeParts.address(offer.slug))/moi") else { return HTML() }
        form.only = keys(kind, offer)
        form.options = [
            "units": kind == .unit ? offer.own : offer.units, "targets": offer.targets,
            "aim": PledgeAim.open(to: kind).map { Choice($0.rawValue, $0.label) },
        ]
        form.prefilled = ["units": .array((offer.own.count == 1 ? offer.own : []).map { .string($0.value) }), "aim": "part"]
        form.buttonLabel = Text("Tiếp tục", "Continue")
        let key = state.text("key") ?? look.visit.site.runner.randomness.secret()
        return HTML([
            h2 { look(kind.label) },
            form.html(look, state) {
                if kind.isOutside { GuestParts.privacy(look) }
                PlanParts.hidden("kind", kind.rawValue)
                if kind.isOutside { PlanParts.hidden("key", key) }
            },
        ])
    }

    /// Everything that will be sent; the act has been tried and undone.
    static func check(_ values: [String: JSONValue], _ sentence: Text, _ look: Look) throws -> Page {
        let slug = look.visit.parameter("slug")
        let viewer = try look.viewer(ofMovement: slug)
        let offer = try PledgeQueries.offer(slug: slug, for: viewer, today: look.today, in: look.session)
        guard let declaration = ActCatalog.act(named: "pledge.register")?.declaration else { throw Refusal.notFound }
        let state = FormState(values: values)
        let kind = state.text("kind").flatMap(PledgeKind.init) ?? .person
        let shown = keys(kind, offer)
        return Page(
            look("Kiểm tra lại trước khi gửi", "Check before sending"), place: .movements,
            breadcrumbs: PledgeParts.breadcrumbs(slug, offer.name, isBelow: true, look)
        ) {
            dl(.class("summary-list")) {
                SummaryList.item(look("Phong trào", "Movement"), PlanParts.words(offer.name))
                SummaryList.item(look("Ai đăng ký", "Who registers"), look(kind.label))
                for field in declaration.fields where shown.contains(field.key) {
                    SummaryList.item(look(field.label), answer(field, state, offer, look))
                }
            }
            h2 { look("Sổ cái sẽ ghi", "The record will say") }
            p { look(sentence) }
            formElement(.method("post"), .action("\(PledgeParts.address(slug))/moi")) {
                Layout.hiddenFields(look)
                for key in ["kind", "key"] + shown {
                    for value in sent(key, state) { PlanParts.hidden(key, value) }
                }
                div(.class("buttons")) {
                    button(.class("button"), .type("submit"), .name("buoc"), .value("thuc-hien")) { look(declaration.button) }
                    button(.class("button-secondary"), .type("submit"), .name("buoc"), .value("sua")) { look("Sửa lại", "Change answers") }
                }
            }
        }
    }

    private static func sent(_ key: String, _ state: FormState) -> [String] { state.list(key).filter { !$0.isEmpty } }

    private static func answer(_ field: FieldDeclaration, _ state: FormState, _ offer: PledgeOffer, _ look: Look) -> HTML {
        let values = sent(field.key, state)
        switch field.key {
        case "units", "targets":
            let options = field.key == "units" ? offer.units : offer.targets
            return ul { for value in values { li { options.first { $0.value == value }.map { look($0.label) } ?? value } } }
        case "aim": return .text(PledgeAim(rawValue: values.first ?? "").map { look($0.label) } ?? "–")
        case "consent", "publish": return .text(values.isEmpty ? look("Không", "No") : look("Có", "Yes"))
        case "text": return PledgeParts.lines(values.first ?? "")
        default: return values.isEmpty ? .text("–") : span(.lang("vi")) { values[0] }
        }
    }

    // MARK: - The private page of an outsider

    static func slip(_ look: Look) throws -> Page { try slip(look, .empty) }

    /// The registration that the secret in the address opens.
    private static func held(_ look: Look) throws -> (model: PledgeModel, path: String) {
        let key = look.visit.parameter("khoa")
        guard let held = try PledgeQueries.held(by: key, in: look.session) else { throw Refusal.notFound }
        let viewer = Actor.visitor(of: held.agency)
        return (try PledgeQueries.page(held.pledge, key: key, for: viewer, today: look.today, in: look.session), PledgeParts.slip(key))
    }

    /// Withdrawing by the secret, before it is done.
    static func withdrawal(_ look: Look) throws -> Page { try withdrawal(look, .empty) }

    static func withdrawal(_ look: Look, _ state: FormState) throws -> Page {
        let (model, path) = try held(look)
        return PledgePages.withdrawal(model, path, look, state)
    }

    static func slip(_ look: Look, _ state: FormState) throws -> Page {
        let (model, path) = try held(look)
        return Page(
            look("Đăng ký \(model.line.reference) của bạn", "Your registration \(model.line.reference)"), status: state.refusal?.status ?? .ok,
            place: .movements, breadcrumbs: PledgeParts.breadcrumbs(model.slug, model.movementName, isBelow: true, look)
        ) {
            state.summary(look)
            if model.line.state == .waiting { PledgePages.sent(model, look) }
            if model.line.state != .withdrawn {
                p(.class("notice")) {
                    strong { look("Giữ địa chỉ của trang này. ", "Keep the address of this page. ") }
                    look(
                        "Đây là cách duy nhất để bạn xem, sửa hoặc rút đăng ký; ai có địa chỉ này làm được như bạn.",
                        "It is the only way for you to see, change or withdraw the registration; whoever has it can do the same.")
                }
            }
            if !model.reason.isEmpty { p(.class("notice notice-warning")) { look("Trả lại: ", "Returned: ") + model.reason } }
            PledgeParts.summary(model, look)
            if model.may.contains(.resubmit) { PledgePages.resubmitting(model, path, [], look, state) }
            if model.may.contains(.withdraw) { PledgePages.withdrawing(path, look) }
        }
    }
}
