internal import HTTPTypes
internal import Law
internal import Markup
internal import Movement
internal import Vietnamese

/// The law as it stands on a day, what changes between two, and single entries.
enum LawPages {
    static func inForce(_ look: Look) throws -> Page {
        let day = LawParts.day("ngay", look, or: look.today)
        let award = look.visit.query("ma")
        let law = try LawbookQueries.law(on: day, award: award, for: look.viewer, in: look.session)
        let title = look("Quy định áp dụng ngày \(day.vietnamese)", "The law in force on \(day.vietnamese)")
        return Page(
            title, place: .awards, breadcrumbs: [AwardParts.crumb(look)],
            summary: look(
                "Quy định về thi đua, khen thưởng, có ngày hiệu lực và căn cứ.", "Rules of emulation and commendation with their days and sources.")
        ) {
            LawParts.tabs("", look)
            p(.class("lead")) { LawParts.words(law.regime.name, look) }
            notice(look)
            formElement(.class("filters"), .method("get"), .action(LawParts.base)) {
                LawParts.field("ngay", look("Ngày", "Day"), day.vietnamese)
                LawParts.awards("ma", look("Danh hiệu, hình thức", "Award"), law.awards, award, all: look("Tất cả", "All"), look)
                p { button(.class("button-secondary"), .type("submit")) { look("Xem", "Show") } }
            }
            if law.lines.isEmpty {
                div(.class("empty")) { p { look("Chưa có quy định nào cho ngày này.", "No rules are on record for that day.") } }
            }
            for section in Section.allCases {
                let lines = law.lines.filter { $0.section == section }
                if !lines.isEmpty {
                    PlanParts.section(section.rawValue, LawParts.words(section.label, look)) {
                        LawParts.table("\(LawParts.words(section.label, look)), \(day.vietnamese)", lines, law.confirmations, look)
                    }
                }
            }
        }
    }

    /// What the marks mean.
    private static func notice(_ look: Look) -> HTML {
        p(.class("meta")) {
            look(
                "“Ràng buộc”: lấy từ văn bản chính thức hoặc nguồn dẫn lại đáng tin. “Chưa xác nhận”, “Mẫu tham khảo”: chỉ để xem, không cản ai cho đến khi cán bộ pháp chế của cơ quan đọc văn bản và xác nhận.",
                "“Binding”: from an official text or a good secondary source. “Unconfirmed” and “Example only”: shown, and stopping nobody until the agency's legal officer has read the text and confirmed it."
            )
        }
    }

    static func changes(_ look: Look) throws -> Page {
        let to = LawParts.day("den", look, or: look.today)
        let from = LawParts.day("tu", look, or: CivilDate(year: to.year - 1, month: to.month, day: min(to.day, 28)) ?? to)
        let (law, ended, begun) = try LawbookQueries.changes(from: from, to: to, for: look.viewer, in: look.session)
        return Page(
            look("Thay đổi từ \(from.vietnamese) đến \(to.vietnamese)", "What changes from \(from.vietnamese) to \(to.vietnamese)"), place: .awards,
            breadcrumbs: [AwardParts.crumb(look)]
        ) {
            LawParts.tabs("/thay-doi", look)
            formElement(.class("filters"), .method("get"), .action("\(LawParts.base)/thay-doi")) {
                LawParts.field("tu", look("Từ ngày", "From"), from.vietnamese)
                LawParts.field("den", look("Đến ngày", "To"), to.vietnamese)
                p { button(.class("button-secondary"), .type("submit")) { look("So sánh", "Compare") } }
            }
            p(.class("lead")) {
                look(
                    "\(law.book.regime(on: from).name.vi) → \(law.book.regime(on: to).name.vi)",
                    "\(law.book.regime(on: from).name.en) → \(law.book.regime(on: to).name.en)")
            }
            if ended.isEmpty, begun.isEmpty {
                div(.class("empty")) { p { look("Không có mục nào khác nhau giữa hai ngày này.", "Nothing differs between the two days.") } }
            }
            if !ended.isEmpty {
                PlanParts.section("het", look("Hết hiệu lực (\(ended.count))", "Ended (\(ended.count))")) {
                    LawParts.table(look("Các mục hết hiệu lực", "Entries that ended"), ended, law.confirmations, look)
                }
            }
            if !begun.isEmpty {
                PlanParts.section("moi", look("Bắt đầu (\(begun.count))", "Begun (\(begun.count))")) {
                    LawParts.table(look("Các mục bắt đầu", "Entries that began"), begun, law.confirmations, look)
                }
            }
        }
    }

    static func entry(_ look: Look) throws -> Page { try entry(look, .empty) }

    static func entry(_ look: Look, _ state: FormState) throws -> Page {
        let id = look.visit.parameter("muc")
        let found = try LawbookQueries.entry(id, for: look.viewer, in: look.session)
        let line = found.line
        return Page(
            LawParts.words(line.words, look), status: state.refusal?.status ?? .ok, place: .awards,
            breadcrumbs: [AwardParts.crumb(look), (look("Pháp luật", "The law"), LawParts.base)]
        ) {
            state.summary(look)
            dl(.class("summary-list")) {
                SummaryList.item(look("Mục", "Section"), LawParts.words(line.section.label, look))
                SummaryList.item(look("Căn cứ", "Source"), PlanParts.words(line.citation.text))
                SummaryList.item(look("Hiệu lực", "Holds"), LawParts.days(line.span, look))
                SummaryList.item(look("Phạm vi", "Whose rule"), LawParts.words(line.scope.label, look))
                SummaryList.item(
                    look("Độ tin cậy", "How well it is known"), "\(line.confidence.rawValue): \(LawParts.words(line.confidence.label, look))")
                SummaryList.item(look("Giá trị ở cơ quan", "Standing in the agency"), LawParts.weight(found.weight, look))
                SummaryList.item(look("Tên mục", "Name of the entry"), codeElement { line.id })
                if let note = line.note { SummaryList.item(look("Ghi chú", "Note"), LawParts.words(note, look)) }
            }
            if let condition = line.condition {
                PlanParts.section("dieu-kien", look("Điều kiện", "Conditions")) { LawParts.condition(condition, .shipped, look) }
            }
            decisions(found, look)
            if LawbookPolicy.mayReadDrafts(look.viewer) {
                p {
                    a(.class("button button-secondary"), .href("\(LawParts.base)/muc/\(id)/thu?ap-dung=\(found.weight.binds ? "khong" : "co")")) {
                        found.weight.binds
                            ? look("Thử bỏ mục này: ai bị ảnh hưởng", "Try setting it aside: who would be affected")
                            : look("Thử áp dụng mục này: ai bị ảnh hưởng", "Try confirming it: who would be affected")
                    }
                }
            }
            if found.mayDecide, var form = ActForm("law.decide", action: "\(LawParts.base)/muc/\(id)") {
                let _ = form.only = ["holds", "text_read", "reason"]
                PlanParts.section("ket-luan", look("Kết luận của cán bộ pháp chế", "The legal officer's decision")) { form.html(look, state) }
            }
        }
    }

    private static func decisions(_ found: LawEntryPage, _ look: Look) -> HTML {
        PlanParts.section("da-ket-luan", look("Đã kết luận", "Decisions so far")) {
            if found.decisions.isEmpty {
                p { look("Chưa ai kết luận về mục này.", "Nobody has decided on this entry yet.") }
            } else {
                AgencyParts.table(
                    look("Các kết luận, mới nhất trước", "Decisions, newest first"),
                    [
                        .init(look("Ngày", "Day")), .init(look("Kết luận", "Decision")), .init(look("Văn bản đã đọc", "Text that was read")),
                        .init(look("Lý do", "Reason")),
                    ]
                ) {
                    for one in found.decisions {
                        tr {
                            th(.scope("row")) { AgencyParts.day(one.day) }
                            td {
                                one.holds ? look("Áp dụng", "Holds") : look("Không áp dụng", "Does not hold")
                                if !one.by.isEmpty { p(.class("meta")) { one.by } }
                            }
                            td(.lang("vi")) { one.textRead }
                            td(.lang("vi")) { one.reason }
                        }
                    }
                }
            }
        }
    }
}
