internal import Markup

/// Lines of a `summary-list`: what something is called and what it is.
enum SummaryList {
    /// One line, with a link to change it where there is one.
    static func item(_ label: String, _ value: HTML, change: (label: String, href: String)? = nil) -> HTML {
        div {
            dt { label }
            dd { value }
            if let change { dd { a(.href(change.href)) { change.label } } }
        }
    }

    /// One line whose value is text.
    static func item(_ label: String, _ value: String) -> HTML { item(label, .text(value)) }
}
