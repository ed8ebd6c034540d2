internal import Markup
internal import Movement

/// What the pages on commendation share.
enum AwardParts {
    static let base = "/khen-thuong"

    /// The way back to the page of commendation.
    static func crumb(_ look: Look) -> (label: String, href: String) { (look("Khen thưởng", "Commendation"), base) }
}

/// The page from which everything on commendation is reached.
enum AwardPages {
    static func page(_ look: Look) throws -> Page {
        Page(
            look("Khen thưởng", "Commendation"), place: .awards,
            summary: look("Quy định, sáng kiến, điển hình, đề nghị khen thưởng.", "The law, initiatives, exemplars, nominations.")
        ) {
            p(.class("lead")) {
                look(
                    "Đúng người, đúng thành tích, đúng quy định: mỗi kết luận đều nêu căn cứ.",
                    "The right person, the right achievement, the right rules: every verdict names its reasons.")
            }
            ul(.class("task-list")) {
                for (href, name, what) in rooms(look) {
                    li {
                        a(.href(href)) {
                            span(.class("name")) { name }
                            span(.class("meta")) { what }
                        }
                    }
                }
            }
        }
    }

    private static func rooms(_ look: Look) -> [(String, String, String)] {
        [
            (
                LawParts.base, look("Pháp luật", "The law"),
                look("Quy định của một ngày, thay đổi, tính thử", "The rules of a day, what changes, working it out")
            ),
            (
                InitiativeParts.list, look("Sáng kiến", "Initiatives"),
                look("Viết, nộp, hội đồng chấm, công nhận", "Written, handed in, scored by the council, recognised")
            ),
        ]
    }
}

/// Addresses of commendation as a whole.
let awardEndpoints: [Endpoint] = [.publicPage(AwardParts.base, AwardPages.page)]
