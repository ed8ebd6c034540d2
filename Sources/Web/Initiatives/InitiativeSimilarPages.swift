internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// Initiatives that say much the same, explained by their sentences.
enum InitiativeSimilarPages {
    static func page(_ look: Look) throws -> Page {
        let id = look.visit.parameter("sang-kien")
        let page = try InitiativeQueries.page(id, for: look.viewer, today: look.today, in: look.session)
        let similar = try InitiativeQueries.similar(id, for: look.viewer, today: look.today, in: look.session)
        return Page(
            look("Sáng kiến tương tự", "Similar initiatives"), place: .awards, breadcrumbs: InitiativeParts.breadcrumbs(page, look), isWide: true
        ) {
            p(.class("lead"), .lang("vi")) { page.line.title }
            html(similar, brief: false, look)
        }
    }

    /// - Parameter brief: without the sentences.
    static func html(_ similar: [SimilarInitiative], brief: Bool, _ look: Look) -> HTML {
        HTML([
            p(.class("meta")) {
                look(
                    "Máy so từng câu với các sáng kiến đã nộp mà bạn xem được, không phân biệt dấu, hoa thường, i và y; tỷ lệ là phần chữ nằm trong câu giống. Giống không có nghĩa là sao chép: người đọc kết luận.",
                    "Each sentence is compared with the initiatives handed in that you may see, whatever their diacritics, case, i or y; the share is the part of the text in like sentences. Alike does not mean copied: people conclude."
                )
            },
            similar.isEmpty
                ? p { look("Không thấy sáng kiến nào giống.", "Nothing like it was found.") }
                : HTML(similar.map { one in self.one(one, brief: brief, look) }),
        ])
    }

    private static func one(_ one: SimilarInitiative, brief: Bool, _ look: Look) -> HTML {
        let label = "\(one.line.reference ?? "") \(one.line.title)"
        return section(.class("card"), .aria("label", label)) {
            p {
                a(.href(InitiativeParts.address(one.line.id)), .lang("vi")) { label }
                " "
                span(.class(one.share >= 50 ? "tag tag-late" : "tag tag-open")) { look("giống \(one.share) %", "\(one.share) % alike") }
                " "
                InitiativeParts.tag(one.line.state, look)
            }
            if !brief {
                AgencyParts.table(
                    look("Câu giống với \(one.line.reference ?? one.line.title)", "Sentences like those of \(one.line.reference ?? one.line.title)"),
                    [
                        .init(look("Ở sáng kiến này", "In this initiative")), .init(look("Ở sáng kiến kia", "In the other")),
                        .init(look("Giống (%)", "Alike (%)"), isNumber: true),
                    ]
                ) {
                    for pair in one.sentences {
                        tr {
                            td(.lang("vi")) { pair.mine }
                            td(.lang("vi")) { pair.theirs }
                            td(.class("number")) { String(pair.percent) }
                        }
                    }
                }
            }
        }
    }
}
