internal import Markup
internal import Movement
internal import PlanReading
internal import Vietnamese

/// What was read from the text of a plan: facts, gaps and doubts.
enum PlanFacts {
    static func read(_ document: PlanDocument, _ look: Look) -> HTML {
        let places = document.places
        return PlanParts.section("doc-duoc", look("Đọc được từ văn bản", "Read from the text")) {
            dl(.class("summary-list")) {
                item(look("Tên", "Title"), document.title, "ten", places.title, look)
                item(look("Cơ quan ban hành", "Issuer"), document.issuer, "co-quan", places.issuer, look)
                item(look("Số, ký hiệu", "Number"), document.number, "so", places.number, look)
                item(look("Ngày", "Date"), document.date?.vietnamese, "ngay", places.date, look)
                item(look("Thời gian thi đua", "Period"), period(document.period, look), "thoi-gian", places.period, look)
                list(look("Căn cứ", "Legal bases"), document.basis.map { words(of: $0) }, "can-cu", places.basis, look)
                list(look("Nơi nhận", "Recipients"), document.recipients, "noi-nhan", places.recipients, look)
                item(look("Người ký", "Signatory"), signatory(document.signatory), "nguoi-ky", places.signatory, look)
                if !document.quotas.isEmpty {
                    list(
                        look("Số lượng, tỷ lệ khen thưởng", "Numbers of awards"), document.quotas.map(\.text), "so-luong",
                        document.quotas.map { SourceSpan(start: $0.start, end: $0.end) }, look)
                }
                if !document.deadlines.isEmpty {
                    list(
                        look("Thời hạn hồ sơ, báo cáo", "Deadlines of dossiers and reports"), document.deadlines.map { deadline($0, look) },
                        "thoi-han",
                        document.deadlines.map { SourceSpan(start: $0.start, end: $0.end) }, look)
                }
            }
            outline(document.headings, look)
        }
    }

    /// Where what was read stands, by the identifier that its line points to.
    static func places(_ document: PlanDocument) -> [(id: String, span: SourceSpan)] {
        let places = document.places
        let single: [(String, SourceSpan?)] = [
            ("ten", places.title), ("co-quan", places.issuer), ("so", places.number), ("ngay", places.date), ("thoi-gian", places.period),
            ("nguoi-ky", places.signatory),
        ]
        let several: [(String, [SourceSpan])] = [
            ("can-cu", places.basis), ("noi-nhan", places.recipients), ("so-luong", document.quotas.map { SourceSpan(start: $0.start, end: $0.end) }),
            ("thoi-han", document.deadlines.map { SourceSpan(start: $0.start, end: $0.end) }),
            ("muc", document.headings.map { SourceSpan(start: $0.start, end: $0.end) }),
        ]
        return single.compactMap { id, span in span.map { ("cho-\(id)", $0) } }
            + several.flatMap { id, spans in spans.enumerated().map { ("cho-\(id)-\($0.offset + 1)", $0.element) } }
    }

    /// Words of the plan with the way to where they stand.
    private static func linked(_ words: String, _ id: String, _ span: SourceSpan?) -> HTML {
        span == nil ? PlanParts.words(words) : a(.href("#cho-\(id)"), .lang("vi")) { words }
    }

    private static func item(_ label: String, _ value: String?, _ id: String, _ span: SourceSpan?, _ look: Look) -> HTML {
        SummaryList.item(label, value.map { linked($0, id, span) } ?? .text(look("Không đọc được", "Not found")))
    }

    private static func list(_ label: String, _ values: [String], _ id: String, _ spans: [SourceSpan], _ look: Look) -> HTML {
        guard !values.isEmpty else { return item(label, nil, id, nil, look) }
        return SummaryList.item(
            label,
            ul {
                for (index, value) in values.enumerated() {
                    li { linked(value, "\(id)-\(index + 1)", spans.indices.contains(index) ? spans[index] : nil) }
                }
            })
    }

    private static func deadline(_ deadline: PlanDeadline, _ look: Look) -> String {
        let matter =
            switch deadline.what {
            case .dossier: look("Hồ sơ", "Dossier")
            case .report: look("Báo cáo", "Report")
            case .review: look("Sơ kết, tổng kết", "Review")
            case .other: look("Khác", "Other")
            }
        return "\(matter): \(deadline.text)"
    }

    /// The tree of headings, each pointing to its place.
    private static func outline(_ headings: [PlanHeading], _ look: Look) -> HTML {
        guard !headings.isEmpty else { return HTML() }
        return details {
            summaryElement { look("Các đề mục (\(headings.count))", "Headings (\(headings.count))") }
            ul(.lang("vi")) {
                for (index, heading) in headings.enumerated() {
                    li {
                        String(repeating: "– ", count: min(heading.level - 1, 5))
                        a(.href("#cho-muc-\(index + 1)")) { heading.id.isEmpty ? heading.text : "\(heading.id). \(heading.text)" }
                    }
                }
            }
        }
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
    static func gaps(_ model: ReviewModel, _ look: Look) -> HTML {
        let gaps = model.document.gaps
        let title = look("Luật yêu cầu, kế hoạch chưa nêu (\(gaps.count))", "Asked by law, not stated in the plan (\(gaps.count))")
        return PlanParts.section("con-thieu", title) {
            if gaps.isEmpty {
                p { look("Không thấy thiếu điều nào.", "Nothing was found missing.") }
            } else {
                ul {
                    for gap in gaps {
                        li {
                            words(of: gap, look) + " "
                            span(.class("meta"), .lang("vi")) { gap.article }
                        }
                    }
                }
                if model.mayPrepare {
                    p {
                        a(.href(SupplementPages.address(model.summary.id))) {
                            look("Xem cách viết và bổ sung vào kế hoạch", "See how it is written, and add it to the plan")
                        }
                    }
                }
            }
        }
    }

    private static func words(of gap: PlanGap, _ look: Look) -> String {
        let known = look(GapGuide.entry(gap.code).missing)
        return known.isEmpty ? gap.message : known
    }

    /// The file the text came from, and what was recognised in it.
    static func file(_ model: ReviewModel, _ look: Look) -> HTML {
        guard let file = model.file else { return HTML() }
        return PlanParts.section("tep-goc", look("Tệp gốc", "The file")) {
            dl(.class("summary-list")) {
                SummaryList.item(look("Tên tệp", "Name"), PlanParts.words(file.name))
                SummaryList.item(look("Đã nhận ra", "Recognised"), ul { for note in file.notes { li { look(note) } } })
                SummaryList.item("SHA-256", span(.class("mono")) { String(file.hash.prefix(16)) + "…" })
            }
            p(.class("buttons")) {
                if file.hasImages {
                    a(.class("button button-secondary"), .href("\(ScanPages.address(model))/doi-chieu")) {
                        look("Đối chiếu với ảnh các trang", "Compare with the pictures of the pages")
                    }
                }
                a(.href("\(ScanPages.address(model))/tep")) { look("Tải tệp gốc", "Download the file") }
            }
        }
    }

    /// A plan has thousands of doubts only when the scan is useless; those beyond this are underlined in the text all the same.
    private static let shownDoubts = 200

    static func doubts(_ model: ReviewModel, _ look: Look) -> HTML {
        let doubts = model.document.doubts
        let mayMend = model.mayPrepare && model.summary.status == .draft
        return PlanParts.section("nghi-ngo", look("Chỗ nghi đọc nhầm (\(doubts.count))", "Words that may be misread (\(doubts.count))")) {
            if doubts.isEmpty {
                p { look("Không có chỗ nào.", "None.") }
            } else {
                if mayMend {
                    p {
                        a(.class("button button-secondary"), .href(DoubtPages.address(model.summary.id))) {
                            look("Sửa từng chỗ theo gợi ý", "Mend them one by one")
                        }
                    }
                    if doubts.contains(where: { $0.suggestion != nil }) {
                        p {
                            a(.href("\(PlanParts.address(model.summary.id))/van-ban?goi-y=co")) {
                                look("Hoặc sửa cả văn bản với gợi ý điền sẵn", "Or correct the whole text with the suggestions filled in")
                            }
                        }
                    }
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
