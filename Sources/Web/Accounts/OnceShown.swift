internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

extension Visit {
    /// Performs an act whose result holds a secret. The page that shows it is the answer itself: a redirect would carry the secret in an address.
    /// Sending the form again does nothing twice, and the secret does not come again (the runner keeps no secret results).
    /// - Parameters:
    ///   - shown: the page with what came of it; `Receipt.result` is empty when the form was sent again.
    ///   - again: the page with the form.
    func actOnce(
        _ name: String, form: FormBody, extra: [String: JSONValue] = [:], shown: @escaping @Sendable (Look, Receipt) throws -> Page,
        again: @escaping @Sendable (Look, FormState) throws -> Page
    ) async throws -> Response {
        guard let declaration = ActCatalog.act(named: name)?.declaration else { throw Refusal.notFound }
        let values = form.values(for: declaration).merging(extra) { _, extra in extra }
        let receipt: Receipt
        do {
            receipt = try await site.runner.perform(name, values, as: actorSource(), channel: .web, key: form["_key"])
        } catch let refusal as Refusal where refusal.isCorrectable {
            return try await ask(again: again, values, refusal)
        }
        return try await show { look in try shown(look, receipt) }
    }

    /// The page with the form, with what was typed and what was wrong.
    func ask(
        again: @escaping @Sendable (Look, FormState) throws -> Page, _ values: [String: JSONValue], _ refusal: Refusal
    ) async throws -> Response {
        let state = FormState(values: values, refusal: refusal)
        return try await show { look in
            var page = try again(look, state)
            page.status = refusal.status
            return page
        }
    }

    /// The session the form came from.
    func currentSession() async throws -> JSONValue { try await look { JSONValue($0.signIn?.id) } }
}

extension Refusal {
    /// Whether the reader can put it right in the same form.
    var isCorrectable: Bool { kind == .invalid || kind == .conflict }
}

/// A secret on the one page that shows it.
enum OnceShown {
    /// The secret with what it is called, or, when the form was sent again, that it is gone.
    static func panel(_ title: String, _ secret: String?, lost: String, _ look: Look, @HTMLBuilder more: () -> HTML = { HTML() }) -> HTML {
        guard let secret else {
            return div(.class("notice notice-warning"), .role("status")) {
                p { look("Nội dung bí mật chỉ hiện một lần, và đã hiện rồi.", "The secret is shown only once, and has been shown.") }
                p { lost }
            }
        }
        return div(.class("success-panel")) {
            h2 { title }
            p { codeElement(.class("mono")) { secret } }
            more()
            p {
                strong { look("Trang này chỉ hiện một lần.", "This page is shown only once.") }
                " "
                look("Chép lại ngay; sau này không xem lại được.", "Copy it now; it cannot be looked up later.")
            }
        }
    }
}

extension ActForm {
    /// The form with only these fields; what else it holds stands in its `extra` part.
    func showing(_ keys: String...) -> ActForm {
        var copy = self
        copy.only = keys
        return copy
    }
}

/// Pieces that the pages of this subject share.
enum AccountParts {
    /// The state of an account; only what needs something done stands out.
    static func tag(_ state: AccountLine.State, _ look: Look) -> HTML {
        let name =
            switch state {
            case .invited: "tag tag-info"
            case .open: "tag tag-done"
            case .closed: "tag tag-late"
            }
        return span(.class(name)) { look(state.label) }
    }

    /// A table that scrolls by itself on narrow screens.
    static func wrapped(_ label: String, @HTMLBuilder _ content: () -> HTML) -> HTML {
        div(.class("table-wrap"), .tabindex(0), .role("region"), .aria("label", label)) {
            table {
                captionElement { label }
                content()
            }
        }
    }

    /// Date and time for people and machines.
    static func moment(_ at: Instant) -> HTML { timeElement(.datetime(at.iso8601)) { at.vietnamese } }

    /// A date for people, with the exact moment for machines.
    static func day(_ at: Instant) -> HTML { timeElement(.datetime(at.iso8601)) { at.vietnamDate.vietnamese } }
}
