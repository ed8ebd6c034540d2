internal import HTTPTypes
internal import Law
internal import Markup
internal import Movement
internal import Vietnamese

/// Matters that suspend awards, disciplines and maternity leave: each page exists only for those who may know of something on it.
enum MatterPages {
    static let base = "/vu-viec"
    static let disciplines = "/ky-luat"
    static let leaves = "/thai-san"

    private static func warning(_ look: Look) -> HTML {
        p(.class("lead")) {
            look(
                "Dữ liệu nhạy cảm. Sổ cái chỉ ghi rằng có một việc đã xảy ra, không ghi về ai, về gì. Đừng đưa nội dung vào thư, tin hay nhận xét.",
                "Sensitive. The record says only that something was done, not about whom or what. Do not put any of it into mail, news or comments.")
        }
    }

    static func list(_ look: Look) throws -> Page {
        let lines = try MatterQueries.list(today: look.today, for: look.viewer, in: look.session)
        return Page(look("Vụ việc tạm dừng xét khen thưởng", "Matters that suspend awards"), place: .people, breadcrumbs: []) {
            warning(look)
            if lines.isEmpty {
                p { look("Không có vụ việc nào đang ghi.", "There is no matter on record.") }
            } else {
                AgencyParts.table(
                    look("Vụ việc, đang xem xét trước", "Matters, open ones first"),
                    [
                        .init(look("Về", "About")), .init(look("Người phụ trách", "In charge")), .init(look("Từ ngày", "Since")),
                        .init(look("Hạn kết luận", "Due")), .init(look("Tình trạng", "State")),
                    ]
                ) {
                    for line in lines {
                        tr {
                            th(.scope("row"), .lang("vi")) { a(.href("\(base)/\(line.id)")) { line.name } }
                            td { line.officer }
                            td { AgencyParts.day(line.opened) }
                            td { AgencyParts.day(line.due) }
                            td { state(line, look) }
                        }
                    }
                }
            }
            if MeritPolicy.mayKeepMatters(look.viewer) {
                p { a(.href("\(base)/mo"), .class("button")) { look("Mở vụ việc", "Open a matter") } }
            }
            if MeritPolicy.maySeeMatters(look.viewer) { p { a(.href(disciplines)) { look("Sổ kỷ luật", "Disciplines") } } }
        }
    }

    private static func state(_ line: MatterLine, _ look: Look) -> HTML {
        if line.isOverdue(on: look.today) { return span(.class("tag tag-late")) { look("Quá hạn kết luận", "Overdue") } }
        return span(.class(line.state == .open ? "tag tag-open" : "tag")) { look(line.state.label) }
    }

    static func new(_ look: Look) throws -> Page { try new(look, .empty) }

    static func new(_ look: Look, _ state: FormState) throws -> Page {
        guard MeritPolicy.mayKeepMatters(look.viewer), var form = try MeritPages.keepForm("matter.open", "\(base)/mo", look) else {
            throw Refusal.notFound
        }
        form.prefilled = ["opened_on": .string(look.today.iso), "document_on": .string(look.today.iso)]
        return Page(
            look(form.declaration.title), status: state.refusal?.status ?? .ok, place: .people, breadcrumbs: [(look("Vụ việc", "Matters"), base)]
        ) {
            state.summary(look)
            warning(look)
            p(.class("meta")) {
                look(
                    "Điều 4 khoản 4 Nghị định 152/2025/NĐ-CP: chưa khen thưởng, chưa đề nghị trong thời gian này; hồ sơ chờ, không bị loại. Chỉ mở theo văn bản của người có thẩm quyền.",
                    "Decree 152/2025/NĐ-CP art. 4.4: no award and no proposal meanwhile; the dossier waits and is not rejected. Open one only on a document of somebody competent."
                )
            }
            form.html(look, state)
        }
    }

    static func file(_ look: Look) throws -> Page { try file(look, .empty) }

    static func file(_ look: Look, _ state: FormState) throws -> Page {
        let id = look.visit.parameter("vu-viec")
        let line = try MatterQueries.line(id, today: look.today, for: look.viewer, in: look.session)
        let file = try MatterQueries.file(id, now: look.now, for: look.viewer, in: look.session)
        return Page(
            look("Vụ việc về \(line.name)", "Matter about \(line.name)"), status: state.refusal?.status ?? .ok, place: .people,
            breadcrumbs: [(look("Vụ việc", "Matters"), base)]
        ) {
            state.summary(look)
            warning(look)
            dl(.class("summary-list")) {
                SummaryList.item(look("Người phụ trách", "In charge"), line.officer)
                SummaryList.item(look("Từ ngày", "Since"), line.opened.vietnamese)
                SummaryList.item(look("Hạn kết luận", "To be concluded by"), line.due.vietnamese)
                SummaryList.item(look("Tình trạng", "State"), self.state(line, look))
                if let file { contents(file, look) }
            }
            if let file {
                looks(file, look)
            } else if var form = ActForm("matter.open-file", action: "\(base)/\(id)/mo-ho-so") {
                let _ = form.only = ["why"]
                h2 { look("Mở hồ sơ để đọc", "Read the file") }
                p {
                    look(
                        "Hồ sơ đang đóng. Mở ra đọc được 30 phút; ai, lúc nào, để làm gì được ghi trong hồ sơ.",
                        "The file is closed. Once opened it can be read for 30 minutes; who, when and what for is noted in it.")
                }
                form.html(look, state)
            }
            if line.mayClose, var form = ActForm("matter.close", action: "\(base)/\(id)/ket-luan") {
                let _ = form.only = ["outcome", "document", "document_on", "note"]
                let _ = form.place = "k"
                details(.flag("open", if: state.refusal != nil && state.values["outcome"] != nil)) {
                    summaryElement { look("Ghi kết luận bằng văn bản", "Enter the written conclusion") }
                    form.html(look, state.values["outcome"] != nil ? state : .empty)
                }
            }
        }
    }

    private static func contents(_ file: MatterFile, _ look: Look) -> HTML {
        HTML([
            SummaryList.item(look("Loại vụ việc", "Sort of matter"), look(file.kind.label)),
            SummaryList.item(look("Căn cứ", "Document"), "\(file.document), \(file.documentOn.vietnamese)"),
            file.note.isEmpty ? HTML() : SummaryList.item(look("Nội dung", "What it is about"), p(.class("kept-lines")) { file.note }),
            file.closingOn.map { SummaryList.item(look("Kết luận", "Conclusion"), "\(file.closing), \($0.vietnamese)") } ?? HTML(),
            file.closingNote.isEmpty ? HTML() : SummaryList.item(look("Ghi chú", "Note"), file.closingNote),
        ])
    }

    private static func looks(_ file: MatterFile, _ look: Look) -> HTML {
        AgencyParts.table(
            look("Ai đã mở hồ sơ, mới trước", "Who has opened the file, latest first"),
            [.init(look("Người", "Person")), .init(look("Lúc", "When")), .init(look("Để làm gì", "What for"))]
        ) {
            for one in file.looks {
                tr {
                    th(.scope("row")) { one.name }
                    td { "\(one.at.vietnamTime) \(one.at.vietnamDate.vietnamese)" }
                    td(.lang("vi")) { one.why }
                }
            }
        }
    }

    // MARK: - Disciplines

    static func disciplineList(_ look: Look) throws -> Page { try disciplineList(look, .empty) }

    static func disciplineList(_ look: Look, _ state: FormState) throws -> Page {
        let entries = try MatterQueries.disciplines(for: look.viewer, in: look.session)
        let mayKeep = MeritPolicy.mayKeepMatters(look.viewer)
        return Page(look("Sổ kỷ luật", "Disciplines"), status: state.refusal?.status ?? .ok, place: .people) {
            state.summary(look)
            warning(look)
            if entries.isEmpty {
                p { look("Không có kỷ luật nào đang ghi.", "There is no discipline on record.") }
            } else {
                AgencyParts.table(
                    look("Kỷ luật, mới trước", "Disciplines, latest first"),
                    [
                        .init(look("Người", "Person")), .init(look("Hình thức", "Discipline")), .init(look("Thời hạn", "In force")),
                        .init(look("Quyết định", "Decision")), .init(look("Tình trạng", "State")),
                    ]
                ) {
                    for one in entries {
                        tr {
                            th(.scope("row")) { one.name }
                            td { look(Text(one.level.label).capitalised) }
                            td { "\(one.from.vietnamese) – \(one.to.vietnamese)" }
                            td(.lang("vi")) { "\(one.document), \(one.documentOn.vietnamese)" }
                            td {
                                one.revoked.isEmpty
                                    ? one.to < look.today ? look("Đã hết thời hạn", "Ended") : look("Còn thời hạn", "In force")
                                    : look("Đã hủy: ", "Revoked: ") + one.revoked
                                if mayKeep, one.revoked.isEmpty, one.person != look.viewer.person {
                                    p { a(.href("\(disciplines)/\(one.id)/huy")) { look("Ghi hủy", "Revoke") } }
                                }
                            }
                        }
                    }
                }
            }
            if mayKeep, let form = try? MeritPages.keepForm("discipline.record", disciplines, look) {
                details(.flag("open", if: state.refusal != nil)) {
                    summaryElement { look("Ghi một kỷ luật", "Enter a discipline") }
                    form.html(look, state)
                }
            }
        }
    }

    static func revoke(_ look: Look) throws -> Page { try revoke(look, .empty) }

    static func revoke(_ look: Look, _ state: FormState) throws -> Page {
        let id = look.visit.parameter("ky-luat")
        let known = try MatterQueries.disciplines(for: look.viewer, in: look.session).contains { $0.id == id && $0.person != look.viewer.person }
        guard known, MeritPolicy.mayKeepMatters(look.viewer) else { throw Refusal.notFound }
        return try reasonPage("discipline.revoke", "\(disciplines)/\(id)/huy", above: (look("Sổ kỷ luật", "Disciplines"), disciplines), look, state)
    }

    private static func reasonPage(
        _ act: String, _ action: String, above: (label: String, href: String), _ look: Look, _ state: FormState
    ) throws -> Page {
        guard var form = ActForm(act, action: action) else { throw Refusal.notFound }
        form.only = ["reason"]
        return Page(look(form.declaration.title), status: state.refusal?.status ?? .ok, place: .people, breadcrumbs: [above]) {
            state.summary(look)
            form.html(look, state)
        }
    }

    // MARK: - Maternity leave

    static func leaveList(_ look: Look) throws -> Page { try leaveList(look, .empty) }

    static func leaveList(_ look: Look, _ state: FormState) throws -> Page {
        let entries = try MatterQueries.leaves(for: look.viewer, in: look.session)
        let mayKeep = MeritPolicy.mayKeep(look.viewer)
        return Page(look("Nghỉ thai sản", "Maternity leave"), status: state.refusal?.status ?? .ok, place: .people) {
            state.summary(look)
            p(.class("lead")) {
                look(
                    "Thời gian nghỉ thai sản được tính khi xét khen thưởng (Điều 4 khoản 5 Nghị định 152/2025/NĐ-CP). Chỉ người nghỉ, Văn phòng và thủ trưởng thấy.",
                    "Maternity leave counts as time worked (Decree 152/2025/NĐ-CP art. 4.5). Only the person, the Office and the head see it.")
            }
            if entries.isEmpty {
                p { look("Chưa ghi lần nghỉ nào.", "No leave has been entered.") }
            } else {
                AgencyParts.table(
                    look("Các lần nghỉ, mới trước", "Leaves, latest first"),
                    [
                        .init(look("Người", "Person")), .init(look("Thời gian", "Days")), .init(look("Văn bản", "Document")),
                        .init(look("Tình trạng", "State")),
                    ]
                ) {
                    for one in entries {
                        tr {
                            th(.scope("row")) { one.name }
                            td { "\(one.from.vietnamese) – \(one.to.vietnamese)" }
                            td(.lang("vi")) { one.document }
                            td {
                                one.withdrawn.isEmpty ? look("Được tính", "Counts") : look("Đã rút: ", "Withdrawn: ") + one.withdrawn
                                if mayKeep, one.withdrawn.isEmpty { p { a(.href("\(leaves)/\(one.id)/rut")) { look("Rút", "Withdraw") } } }
                            }
                        }
                    }
                }
            }
            if mayKeep, let form = try? MeritPages.keepForm("maternity.record", leaves, look) {
                details(.flag("open", if: state.refusal != nil)) {
                    summaryElement { look("Ghi một lần nghỉ", "Enter a leave") }
                    form.html(look, state)
                }
            }
        }
    }

    static func withdraw(_ look: Look) throws -> Page { try withdraw(look, .empty) }

    static func withdraw(_ look: Look, _ state: FormState) throws -> Page {
        let id = look.visit.parameter("lan-nghi")
        guard MeritPolicy.mayKeep(look.viewer), try MatterQueries.leaves(for: look.viewer, in: look.session).contains(where: { $0.id == id }) else {
            throw Refusal.notFound
        }
        return try reasonPage("maternity.withdraw", "\(leaves)/\(id)/rut", above: (look("Nghỉ thai sản", "Maternity leave"), leaves), look, state)
    }
}
