internal import Law
internal import Markup
internal import Movement
internal import Vietnamese

/// Pieces that the pages of the law share.
enum LawParts {
    static let base = "/phap-luat"

    /// The way between the pages of the law.
    static func tabs(_ here: String, _ look: Look) -> HTML {
        let all = [
            ("", look("Đang áp dụng", "In force")), ("/thay-doi", look("Thay đổi giữa hai ngày", "What changes")),
            ("/tinh", look("Tính thử", "Work it out")), ("/co-quan", look("Quy định của cơ quan", "The agency's own rules")),
        ]
        return nav(.class("tabs"), .aria("label", look("Các trang pháp luật", "Pages of the law"))) {
            ul { for (path, label) in all { li { a(.href(base + path), .when(path == here, .aria("current", "page"))) { label } } } }
        }
    }

    /// The wording in the reader's language.
    static func words(_ words: Words, _ look: Look) -> String { look(words.vi, words.en) }

    /// How far an entry binds, as a mark with words.
    static func weight(_ line: RuleLine, _ confirmations: Confirmations, _ look: Look) -> HTML {
        weight(confirmations.weight(of: line.id, scope: line.scope, confidence: line.confidence), look)
    }

    static func weight(_ weight: Law.Weight, _ look: Look) -> HTML {
        switch weight {
        case .law: return span(.class("tag tag-done")) { look("Ràng buộc", "Binding") }
        case .confirmed(_, let day):
            return span(.class("tag tag-done")) { look("Đã xác nhận \(day.vietnamese)", "Confirmed \(day.vietnamese)") }
        case .setAside(_, let day):
            return span(.class("tag tag-info")) { look("Không áp dụng, \(day.vietnamese)", "Set aside \(day.vietnamese)") }
        case .unconfirmed(_, let scope):
            return span(.class("tag tag-open")) {
                scope == .local ? look("Mẫu tham khảo", "Example only") : look("Chưa xác nhận", "Unconfirmed")
            }
        }
    }

    /// When an entry holds.
    static func days(_ span: Span, _ look: Look) -> String {
        switch (span.from, span.to) {
        case (nil, nil): look("không ghi ngày", "no days given")
        case (let from?, nil): look("từ \(from.vietnamese)", "from \(from.vietnamese)")
        case (nil, let to?): look("đến hết \(to.vietnamese)", "until \(to.vietnamese)")
        case (let from?, let to?): "\(from.vietnamese) – \(to.vietnamese)"
        }
    }

    /// A condition as a list in a list.
    static func condition(_ condition: Condition, _ book: LawBook, _ look: Look) -> HTML {
        HTML([
            .text(words(condition.words { book.name($0) }, look)),
            condition.parts.isEmpty ? HTML() : ul { for part in condition.parts { li { self.condition(part, book, look) } } },
        ])
    }

    /// Entries of one section.
    static func table(_ caption: String, _ lines: [RuleLine], _ confirmations: Confirmations, _ look: Look) -> HTML {
        AgencyParts.table(
            caption,
            [
                .init(look("Quy định", "Rule")), .init(look("Căn cứ", "Source")), .init(look("Hiệu lực", "Holds")),
                .init(look("Giá trị", "Standing")),
            ]
        ) {
            for line in lines {
                tr {
                    th(.scope("row")) {
                        a(.href("\(base)/muc/\(line.id)")) { words(line.words, look) }
                        if let condition = line.condition { div(.class("meta")) { self.condition(condition, .shipped, look) } }
                    }
                    td(.lang("vi")) { line.citation.text }
                    td { days(line.span, look) }
                    td { weight(line, confirmations, look) }
                }
            }
        }
    }

    /// A day asked for in the address; the other when there is none or it cannot be read.
    static func day(_ key: String, _ look: Look, or other: CivilDate) -> CivilDate {
        look.visit.query(key).flatMap { CivilDate(iso: $0) ?? CivilDate(vietnamese: $0) } ?? other
    }

    /// One field of a form that asks, not acts.
    static func field(_ key: String, _ label: String, _ value: String, isNumber: Bool = false) -> HTML {
        div(.class("field")) {
            labelElement(.for("o-\(key)")) { label }
            inputElement(.id("o-\(key)"), .name(key), .type("text"), .value(value), .when(isNumber, .attr("inputmode", "numeric")))
        }
    }

    /// A menu of awards.
    static func awards(_ key: String, _ label: String, _ awards: [Award], _ chosen: String?, all: String?, _ look: Look) -> HTML {
        div(.class("field")) {
            labelElement(.for("o-\(key)")) { label }
            select(.id("o-\(key)"), .name(key)) {
                if let all { optionElement(.value("")) { all } }
                for award in awards {
                    optionElement(.value(award.code.rawValue), .flag("selected", if: award.code.rawValue == chosen)) { words(award.name, look) }
                }
            }
        }
    }
}
