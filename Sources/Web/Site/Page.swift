internal import HTTPTypes
internal import Markup
internal import Movement

/// A page before it gets its frame.
struct Page {
    var status: HTTPResponse.Status = .ok
    /// Goes into the title and, unless `hidesHeading`, above the content.
    let title: String
    /// Ways up, from the home page: label and address.
    var breadcrumbs: [(label: String, href: String)] = []
    /// Where the reader is in the main menu.
    var place: MenuPlace = .none
    /// Whether the content brings its own h1.
    var hidesHeading = false
    /// Uses the full width for tables and side-by-side work.
    var isWide = false
    /// One sentence for search engines and shared links; public pages only.
    var summary: String?
    /// What else stands in the head: feeds, and what shared links show.
    var head = HTML()
    let content: HTML

    init(
        _ title: String, status: HTTPResponse.Status = .ok, place: MenuPlace = .none, breadcrumbs: [(label: String, href: String)] = [],
        hidesHeading: Bool = false, isWide: Bool = false, summary: String? = nil, @HTMLBuilder content: () -> HTML
    ) {
        self.title = title
        self.status = status
        self.place = place
        self.breadcrumbs = breadcrumbs
        self.hidesHeading = hidesHeading
        self.isWide = isWide
        self.summary = summary
        self.content = content()
    }
}

/// Entries of the main menu.
enum MenuPlace: Sendable {
    case none, home, movements, desk, plans, organisation, people, awards, record, profile, administration
}
