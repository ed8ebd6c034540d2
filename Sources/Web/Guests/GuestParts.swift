internal import Markup
internal import Movement
internal import Vietnamese

/// Addresses and pieces that the pages of guests share.
enum GuestParts {
    static let mine = "/tham-gia/cua-toi"
    static let list = "/khach"
    static let words = "/khach/loi"

    static func guest(_ id: String) -> String { "\(list)/\(id.addressEncoded)" }
    static func word(_ id: String) -> String { "\(words)/\(id.addressEncoded)" }
    static func join(_ slug: String) -> String { "/phong-trao/\(slug)/tham-gia" }

    /// Where what is kept, why and how long is explained; stands at every form that asks for data.
    static func privacy(_ look: Look) -> HTML {
        p(.class("meta")) { a(.href("/rieng-tu")) { look("Dữ liệu của bạn được giữ thế nào", "How your data are kept") } }
    }

    static func lines(_ text: String) -> HTML {
        div(.lang("vi")) { for line in text.split(separator: "\n", omittingEmptySubsequences: true) { p { String(line) } } }
    }

    static func inside(_ isInside: Bool, _ look: Look) -> String {
        isInside ? look("trong tỉnh, thành phố", "inside the province") : look("ngoài tỉnh, thành phố", "outside the province")
    }

    /// Who said it: the name where the reader may know it, else what sort of guest.
    static func author(_ word: GuestWord, _ look: Look) -> String {
        word.author.flatMap { $0.isEmpty ? nil : $0 } ?? look(word.authorKind.label)
    }

    /// Whom or what the words are about.
    static func title(_ word: GuestWord, _ look: Look) -> String {
        let about = [word.unit.map { look($0) }, word.title.isEmpty ? nil : word.title].compactMap { $0 }.joined(separator: ", ")
        return word.kind == .thanks ? look("Cảm ơn \(about)", "Thanks to \(about)") : about
    }

    static func state(_ word: GuestWord, _ look: Look) -> HTML {
        word.state == .waiting ? span(.class("tag tag-open")) { look(word.state.label) } : .text(look(word.state.label))
    }

    /// How many take part from outside, by kind.
    static func counts(_ counts: [GuestCount], _ caption: String, _ look: Look) -> HTML {
        AgencyParts.table(
            caption,
            [
                .init(look("Ai", "Who")), .init(look("Trong tỉnh, thành phố", "Inside the province"), isNumber: true),
                .init(look("Ngoài", "Outside"), isNumber: true), .init(look("Tổng", "Total"), isNumber: true),
            ]
        ) {
            for count in counts {
                tr {
                    th(.scope("row")) { look(count.kind.label) }
                    td(.class("number")) { "\(count.inside)" }
                    td(.class("number")) { "\(count.outside)" }
                    td(.class("number")) { "\(count.inside + count.outside)" }
                }
            }
            tr {
                th(.scope("row")) { look("Tổng cộng", "All") }
                td(.class("number")) { "\(counts.reduce(0) { $0 + $1.inside })" }
                td(.class("number")) { "\(counts.reduce(0) { $0 + $1.outside })" }
                td(.class("number")) { "\(counts.reduce(0) { $0 + $1.inside + $1.outside })" }
            }
        }
    }
}
