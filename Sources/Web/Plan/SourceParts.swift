internal import Markup
internal import Movement

/// How the text of a plan is shown.
enum SourceParts {
    /// The text with everything marked.
    private static func html(_ marked: MarkedSource, _ look: Look) -> HTML {
        marked.html { suggestion in
            suggestion.map { look("Có thể là “\($0)”", "Perhaps “\($0)”") } ?? look("Nghi đọc nhầm", "May be misread")
        }
    }

    /// The whole text in a box of its own that scrolls and can be reached with the keyboard.
    static func box(_ title: String, _ marked: MarkedSource, _ look: Look) -> HTML {
        section(.class("source-text"), .tabindex(0), .aria("labelledby", "van-ban")) {
            h2(.id("van-ban")) { title }
            div(.lang("vi")) { html(marked, look) }
        }
    }

    /// An obligation where it stands, with a little before and after it.
    static func excerpt(_ one: ReviewObligation, of model: ReviewModel, _ look: Look) -> HTML {
        guard let span = one.source, one.state.isLive else { return HTML() }
        let window = SourceWindow(span, of: model.source)
        return PlanParts.section("nguon", look("Trong văn bản", "In the text")) {
            blockquote(.lang("vi")) {
                p {
                    "…" + window.before
                    mark { window.words }
                    window.after + "…"
                }
            }
            let address = "\(PlanParts.address(model.summary.id))#n-\(one.clause.addressEncoded)"
            p { a(.href(address)) { look("Xem trong toàn văn", "See it in the whole text") } }
        }
    }
}
