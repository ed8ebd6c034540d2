internal import HTTPTypes
internal import Law
internal import Markup
internal import Movement
internal import Vietnamese

/// The agency's own rules: what was adopted, drafts, and the text to edit.
enum AgencyPackPages {
    static let base = "\(LawParts.base)/co-quan"

    static func list(_ look: Look) throws -> Page { try list(look, .empty) }

    static func list(_ look: Look, _ state: FormState) throws -> Page {
        let versions = try LawbookQueries.versions(for: look.viewer, in: look.session)
        return Page(
            look("Quy định của cơ quan", "The agency's own rules"), status: state.refusal?.status ?? .ok, place: .awards,
            breadcrumbs: [AwardParts.crumb(look), (look("Pháp luật", "The law"), LawParts.base)]
        ) {
            state.summary(look)
            LawParts.tabs("/co-quan", look)
            p(.class("lead")) {
                look(
                    "Tiêu chuẩn, tỷ lệ, cách biểu quyết, thành phần hồ sơ và thời hạn mà cơ quan tự đặt. Từ ngày ban hành, quy định này thay các mẫu địa phương.",
                    "Criteria, quotas, voting, parts of the dossier and time limits that the agency sets itself. From its first day it takes the place of local examples."
                )
            }
            if versions.isEmpty {
                div(.class("empty")) {
                    p {
                        look(
                            "Cơ quan chưa có quy định nào ở đây. Cán bộ pháp chế hoặc cán bộ thi đua viết dự thảo.",
                            "The agency has no rules here yet. The legal officer or the emulation officer drafts them.")
                    }
                }
            } else {
                table(versions, look)
            }
            if LawbookPolicy.mayDraft(look.viewer), var form = ActForm("law.draft", action: base) {
                let _ = form.prefilled = ["body": .string(versions.first { $0.state != .dropped }?.body ?? AgencyPackRules.template)]
                PlanParts.section("viet", look("Viết dự thảo mới", "Write a new draft")) { form.html(look, state) }
            }
        }
    }

    private static func table(_ versions: [AgencyPack], _ look: Look) -> HTML {
        AgencyParts.table(
            look("Các bản, mới nhất trước", "Versions, newest first"),
            [
                .init(look("Bản", "Version")), .init(look("Nội dung sửa", "What it changes")), .init(look("Tình trạng", "State")),
                .init(look("Có hiệu lực", "Holds from")),
            ]
        ) {
            for one in versions {
                tr {
                    th(.scope("row")) { a(.href("\(base)/\(one.version)")) { look("Bản \(one.version)", "Version \(one.version)") } }
                    td(.lang("vi")) {
                        one.note
                        if let document = one.document { p(.class("meta")) { document } }
                    }
                    td {
                        span(.class(one.state == .draft ? "tag tag-open" : one.state == .adopted ? "tag tag-done" : "tag tag-info")) {
                            look(one.state.label)
                        }
                    }
                    td { one.effective.map { AgencyParts.day($0) } ?? .text("–") }
                }
            }
        }
    }

    static func version(_ look: Look) throws -> Page { try version(look, .empty) }

    static func version(_ look: Look, _ state: FormState) throws -> Page {
        let number = Int(look.visit.parameter("ban")) ?? 0
        guard let one = try LawbookQueries.versions(for: look.viewer, in: look.session).first(where: { $0.version == number }) else {
            throw Refusal.notFound
        }
        let pack = try? AgencyPackRules.read(one.body)
        let action = "\(base)/\(number)"
        return Page(
            look("Quy định của cơ quan, bản \(number)", "The agency's own rules, version \(number)"), status: state.refusal?.status ?? .ok,
            place: .awards,
            breadcrumbs: [
                AwardParts.crumb(look), (look("Pháp luật", "The law"), LawParts.base), (look("Quy định của cơ quan", "The agency's own rules"), base),
            ]
        ) {
            state.summary(look)
            dl(.class("summary-list")) {
                SummaryList.item(look("Tình trạng", "State"), look(one.state.label))
                SummaryList.item(look("Nội dung sửa", "What it changes"), PlanParts.words(one.note))
                if let document = one.document { SummaryList.item(look("Văn bản ban hành", "Adopted by"), PlanParts.words(document)) }
                if let effective = one.effective { SummaryList.item(look("Có hiệu lực từ", "Holds from"), effective.vietnamese) }
                if !one.by.isEmpty { SummaryList.item(look("Người viết", "Written by"), one.by) }
            }
            if let pack { entries(pack, look) }
            details {
                summaryElement { look("Văn bản YAML", "The YAML text") }
                pre(.class("source"), .tabindex(0)) { codeElement(.lang("vi")) { one.body } }
            }
            if one.state == .draft {
                if LawbookPolicy.mayReadDrafts(look.viewer) {
                    p {
                        a(.class("button button-secondary"), .href("\(action)/thu")) { look("Thử: ai bị ảnh hưởng", "Try it: who would be affected") }
                    }
                }
                if LawbookPolicy.mayDecide(look.viewer), var form = ActForm("law.adopt", action: "\(action)/ban-hanh") {
                    let _ = form.only = ["document", "effective_on"]
                    PlanParts.section("ban-hanh", look("Ban hành", "Adopt")) { form.html(look, state) }
                }
                if LawbookPolicy.mayDraft(look.viewer) {
                    PlanParts.buttonForm("\(action)/bo", look("Bỏ dự thảo này", "Drop this draft"), look, kind: "button-quiet")
                }
            }
        }
    }

    private static func entries(_ pack: Pack, _ look: Look) -> HTML {
        let lines = LawBook(packs: LawBook.shipped.packs + [pack]).lines.filter { $0.pack == pack.id }
        return HTML(
            Section.allCases.map { section in
                let own = lines.filter { $0.section == section }
                guard !own.isEmpty else { return HTML() }
                return PlanParts.section(section.rawValue, LawParts.words(section.label, look)) {
                    ul {
                        for line in own {
                            li {
                                LawParts.words(line.words, look)
                                if !line.citation.article.isEmpty { span(.class("meta"), .lang("vi")) { " (\(line.citation.article))" } }
                                if let condition = line.condition { div(.class("meta")) { LawParts.condition(condition, .shipped, look) } }
                            }
                        }
                    }
                }
            })
    }
}
