internal import Markup
internal import Movement

/// The text of a post as HTML; every word in it is escaped, and only addresses that were checked become links.
enum NewsMarkup {
    static func html(_ text: String) -> HTML { HTML(NewsText.blocks(text).map(block)) }

    private static func block(_ block: NewsBlock) -> HTML {
        switch block {
        case .paragraph(let spans): p { words(spans) }
        case .bullets(let items): ul { for item in items { li { words(item) } } }
        case .numbers(let items): ol { for item in items { li { words(item) } } }
        }
    }

    private static func words(_ spans: [NewsSpan]) -> HTML {
        HTML(
            spans.map { span in
                switch span {
                case .text(let text): .text(text)
                case .bold(let text): strong { text }
                case .link(let words, let address): a(.href(address), .when(!address.hasPrefix("/"), .rel("nofollow noopener"))) { words }
                case .lineEnd: br()
                }
            })
    }
}
