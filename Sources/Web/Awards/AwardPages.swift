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
        var rooms: [(String, String, String)] = []
        if look.viewer.isSignedIn {
            rooms += [
                (
                    ReasonPages.base, look("Vì sao (chưa) tôi?", "Why (not) me?"),
                    look("Từng danh hiệu, hình thức: đạt gì, còn thiếu gì", "Every award: what is met, what is missing")
                ),
                (
                    NominationParts.base, look("Đề nghị khen thưởng", "Nominations"),
                    look("Bình xét, hồ sơ, tiếp nhận, thẩm định", "Peer review, dossier, receipt, appraisal")
                ),
            ]
        }
        rooms += [
            (
                InitiativeParts.list, look("Sáng kiến", "Initiatives"),
                look("Viết, nộp, hội đồng chấm, công nhận", "Written, handed in, scored by the council, recognised")
            ),
            (
                LawParts.base, look("Pháp luật", "The law"),
                look("Quy định của một ngày, thay đổi, tính thử", "The rules of a day, what changes, working it out")
            ),
        ]
        if look.viewer.isSignedIn {
            rooms += [
                (
                    MeritPages.evaluations, look("Sổ đánh giá hằng năm", "Register of evaluations"),
                    look("Kết quả xếp loại của người, đơn vị", "Annual evaluations of people and units")
                ),
                (
                    MeritPages.awards, look("Sổ khen thưởng đã có", "Register of awards"),
                    look("Danh hiệu, giấy khen, bằng khen đã được tặng", "Titles and certificates that were given")
                ),
            ]
        }
        return rooms
    }
}

/// Addresses of commendation as a whole.
let awardEndpoints: [Endpoint] = [.publicPage(AwardParts.base, AwardPages.page)]
