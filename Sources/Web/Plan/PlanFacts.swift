internal import Markup
internal import Movement
internal import PlanReading
internal import Vietnamese

/// What was read from the text of a plan: facts, gaps and doubts.
enum PlanFacts {
    static func read(_ document: PlanDocument, _ look: Look) -> HTML {
        PlanParts.section("doc-duoc", look("Đọc được từ văn bản", "Read from the text")) {
            dl(.class("summary-list")) {
                item(look("Tên", "Title"), document.title, look)
                item(look("Cơ quan ban hành", "Issuer"), document.issuer, look)
                item(look("Số, ký hiệu", "Number"), document.number, look)
                item(look("Ngày", "Date"), document.date?.vietnamese, look)
                item(look("Thời gian thi đua", "Period"), period(document.period, look), look)
                list(look("Căn cứ", "Legal bases"), document.basis.map { words(of: $0) }, look)
                list(look("Nơi nhận", "Recipients"), document.recipients, look)
                item(look("Người ký", "Signatory"), signatory(document.signatory), look)
            }
        }
    }

    private static func item(_ label: String, _ value: String?, _ look: Look) -> HTML {
        SummaryList.item(label, value.map(PlanParts.words) ?? .text(look("Không đọc được", "Not found")))
    }

    private static func list(_ label: String, _ values: [String], _ look: Look) -> HTML {
        guard values.count > 1 else { return item(label, values.first, look) }
        return SummaryList.item(label, ul(.lang("vi")) { for value in values { li { value } } })
    }

    static func period(_ period: PlanPeriod, _ look: Look) -> String? {
        switch (period.from, period.to) {
        case (nil, nil): nil
        case (let from?, let to?): "\(from.vietnamese) – \(to.vietnamese)"
        case (let from?, nil): look("từ \(from.vietnamese)", "from \(from.vietnamese)")
        case (nil, let to?): look("đến \(to.vietnamese)", "until \(to.vietnamese)")
        }
    }

    private static func signatory(_ signatory: Signatory) -> String? {
        let parts = [signatory.role, signatory.name].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// A document as it is cited.
    private static func words(of basis: LegalBasis) -> String {
        var text = basis.kind
        if let number = basis.number { text += " số \(number)" }
        if let date = basis.date { text += " ngày \(date.vietnamese)" }
        if let issuer = basis.issuer { text += " của \(issuer)" }
        if let title = basis.title { text += ": \(title)" }
        return text
    }

    /// What the law asks of a plan and this one does not state.
    static func gaps(_ gaps: [PlanGap], _ look: Look) -> HTML {
        let title = look("Luật yêu cầu, kế hoạch chưa nêu (\(gaps.count))", "Asked by law, not stated in the plan (\(gaps.count))")
        return PlanParts.section("con-thieu", title) {
            if gaps.isEmpty {
                p { look("Không thấy thiếu điều nào.", "Nothing was found missing.") }
            } else {
                ul(.lang("vi")) {
                    for gap in gaps {
                        li {
                            gap.message + " "
                            span(.class("meta")) { gap.article }
                        }
                    }
                }
            }
        }
    }

    /// A plan has thousands of doubts only when the scan is useless; those beyond this are underlined in the text all the same.
    private static let shownDoubts = 200

    /// - Parameter correction: address where the text is corrected with the suggestions filled in; nil for those who may not.
    static func doubts(_ doubts: [PlanDoubt], correction: String?, _ look: Look) -> HTML {
        PlanParts.section("nghi-ngo", look("Chỗ nghi đọc nhầm (\(doubts.count))", "Words that may be misread (\(doubts.count))")) {
            if doubts.isEmpty {
                p { look("Không có chỗ nào.", "None.") }
            } else {
                if let correction, doubts.contains(where: { $0.suggestion != nil }) {
                    p { a(.href(correction)) { look("Sửa văn bản với gợi ý điền sẵn", "Correct the text with the suggestions filled in") } }
                }
                details {
                    summaryElement { look("Xem từng chỗ và gợi ý", "See each with its suggestion") }
                    ul { for (index, doubt) in doubts.prefix(shownDoubts).enumerated() { li { line(doubt, number: index + 1, look) } } }
                    if doubts.count > shownDoubts {
                        p(.class("meta")) { look("Các chỗ còn lại được gạch chân trong văn bản.", "The others are underlined in the text.") }
                    }
                }
            }
        }
    }

    private static func line(_ doubt: PlanDoubt, number: Int, _ look: Look) -> HTML {
        HTML([
            a(.href("#nghi-\(number)"), .lang("vi")) { doubt.text.contains { !$0.isWhitespace } ? doubt.text : look("(chỗ trống)", "(blank)") },
            .text(look(": ", ": ")),
            doubt.suggestion.map { HTML([.text(look("có thể là ", "perhaps ")), PlanParts.words("“\($0)”")]) }
                ?? .text(look("chưa có gợi ý", "no suggestion")),
        ])
    }
}
