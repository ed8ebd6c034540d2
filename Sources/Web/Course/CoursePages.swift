internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// The course of a movement: what came before, where it is tried first, when it is reviewed, what comes after, and what is still to be decided.
enum CoursePages {
    static func address(_ slug: String) -> String { "/phong-trao/\(slug)/lo-trinh" }

    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let slug = look.visit.parameter("slug")
        let viewer = try look.viewer(ofMovement: slug)
        let course = try CourseQueries.page(slug: slug, for: viewer, today: look.today, in: look.session)
        return Page(
            look("Lộ trình", "Course"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: [(look("Phong trào", "Movements"), "/phong-trao"), (course.name, "/phong-trao/\(slug)")],
            summary: look("Lộ trình của phong trào “\(course.name)”.", "The course of the movement “\(course.name)”.")
        ) {
            state.summary(look)
            MovementTabs.html(slug, here: "/lo-trinh", for: viewer, look)
            stations(course, look)
            if !course.decisions.isEmpty { decisions(course.decisions, look) }
            pilots(course, look, state)
            interim(course, look, state)
            succession(course, look)
        }
    }

    // MARK: - Parts everybody sees

    private static func stations(_ course: Course, _ look: Look) -> HTML {
        dl(.class("summary-list")) {
            if let previous = course.previous { SummaryList.item(look("Nối tiếp", "Carries on"), link(previous)) }
            SummaryList.item(look("Phát động", "Launched"), course.launched.vietnamese)
            SummaryList.item(look("Thời gian", "Period"), "\(course.from.vietnamese) – \(course.to.vietnamese)")
            SummaryList.item(
                look("Sơ kết", "Interim review"),
                course.interim.map { $0.vietnamese + (course.isReviewed ? look(", đã mở báo cáo", ", review opened") : "") }
                    ?? look("Chưa đặt ngày", "No day set"))
            if let next = course.next { SummaryList.item(look("Giai đoạn sau", "What comes after"), link(next)) }
            if let draft = course.nextDraft {
                SummaryList.item(
                    look("Giai đoạn sau", "What comes after"),
                    a(.href(PlanParts.address(draft))) { look("Dự thảo kế hoạch nối tiếp", "Draft of the plan that carries it on") })
            }
        }
    }

    private static func link(_ link: CourseLink) -> HTML {
        HTML([
            a(.href("/phong-trao/\(link.slug)"), .lang("vi")) { link.name }, .text(" (\(link.from.vietnamese) – \(link.to.vietnamese))"),
        ])
    }

    /// Why a long movement is asked for more, with what is known of the rule.
    static func rule(_ look: Look) -> HTML {
        p(.class("meta")) {
            look(
                "Phong trào từ 3 năm trở lên phải có làm điểm, kiểm tra và sơ kết (Thông tư 01/2024/TT-BNV, điều 3-4, hiệu lực đến 04/8/2025; chưa đối chiếu với bản gốc). Thông tư 15/2025/TT-BNV thay thế từ 05/8/2025; điều tương ứng chưa được kiểm chứng.",
                "A movement of three years or more needs pilots, checks and an interim review (Circular 01/2024/TT-BNV, articles 3-4, in force until 4 August 2025; not compared with the original). Circular 15/2025/TT-BNV replaces it from 5 August 2025; its article on this is not confirmed."
            )
        }
    }

    /// What has to be decided anew.
    static func decisions(_ decisions: [OpenDecision], _ look: Look) -> HTML {
        PlanParts.section("quyet-dinh", look("Phải quyết định (\(decisions.count))", "To be decided (\(decisions.count))")) {
            ul(.class("task-list")) {
                for decision in decisions {
                    li {
                        a(.href(decision.href)) {
                            span(.class("name")) { look(decision.words) }
                            span(.class("tag tag-open")) { look("Chưa quyết định", "Open") }
                        }
                    }
                }
            }
        }
    }

    // MARK: - Pilots

    private static func pilots(_ course: Course, _ look: Look, _ state: FormState) -> HTML {
        guard course.isLong || !course.pilots.isEmpty || !course.units.isEmpty else { return HTML() }
        return PlanParts.section("lam-diem", look("Làm điểm", "Pilots")) {
            if course.isLong { rule(look) }
            if course.pilots.isEmpty {
                p { look("Chưa chọn đơn vị nào làm điểm.", "No unit tries it first yet.") }
            } else {
                table(course, look)
            }
            if !course.units.isEmpty, var form = ActForm("movement.pilot", action: "\(address(course.slug))/lam-diem") {
                let _ = form.only = ["unit", "what", "from", "to"]
                let _ = form.options = ["unit": course.units]
                let _ = form.prefilled = ["from": .string(max(look.today, course.from).iso)]
                details(.flag("open", if: state.refusal != nil && state.values["what"] != nil)) {
                    summaryElement { look("Chọn đơn vị làm điểm", "Name a pilot") }
                    form.html(look, state.values["what"] != nil ? state : .empty)
                }
            }
        }
    }

    private static func table(_ course: Course, _ look: Look) -> HTML {
        AgencyParts.table(
            look("Nơi làm điểm của phong trào", "Pilots of the movement"),
            [
                .init(look("Đơn vị", "Unit")), .init(look("Làm điểm việc gì", "What is tried")), .init(look("Thời gian", "Period")),
                .init(look("Tình trạng", "State")),
            ]
        ) {
            for pilot in course.pilots {
                tr {
                    th(.scope("row")) { a(.href("/to-chuc/\(pilot.unit.addressEncoded)")) { look(pilot.name) } }
                    td(.lang("vi")) { pilot.what }
                    td { "\(pilot.from.vietnamese) – \(pilot.to.vietnamese)" }
                    td {
                        tag(pilot, look)
                        if !pilot.result.isEmpty { p(.class("meta"), .lang("vi")) { pilot.result } }
                        if course.mayPrepare, pilot.state == .running {
                            p { a(.href("\(address(course.slug))/lam-diem/\(pilot.id)")) { look("Kết luận", "Conclude") } }
                        }
                    }
                }
            }
        }
    }

    private static func tag(_ pilot: Pilot, _ look: Look) -> HTML {
        if let decision = pilot.decision { return span(.class("tag tag-done")) { look(decision.label) } }
        if pilot.isOverdue(on: look.today) { return span(.class("tag tag-late")) { look("Chờ kết luận", "To be concluded") } }
        return span(.class(pilot.state == .running ? "tag tag-info" : "tag")) { look(pilot.state.label) }
    }

    /// Concluding or dropping one pilot.
    static func pilot(_ look: Look) throws -> Page { try pilot(look, .empty) }

    static func pilot(_ look: Look, _ state: FormState) throws -> Page {
        let slug = look.visit.parameter("slug")
        let course = try CourseQueries.page(slug: slug, for: look.viewer, today: look.today, in: look.session)
        guard let pilot = course.pilots.first(where: { $0.id == look.visit.parameter("pilot") }) else { throw Refusal.notFound }
        let action = "\(address(slug))/lam-diem/\(pilot.id)"
        let dropping = state.values["reason"] != nil
        return Page(
            look("Kết luận làm điểm", "Conclude a pilot"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: [(course.name, "/phong-trao/\(slug)"), (look("Lộ trình", "Course"), address(slug))]
        ) {
            state.summary(look)
            dl(.class("summary-list")) {
                SummaryList.item(look("Đơn vị", "Unit"), look(pilot.name))
                SummaryList.item(look("Làm điểm việc gì", "What is tried"), PlanParts.words(pilot.what))
                SummaryList.item(look("Thời gian", "Period"), "\(pilot.from.vietnamese) – \(pilot.to.vietnamese)")
                SummaryList.item(look("Tình trạng", "State"), tag(pilot, look))
            }
            if pilot.state == .running {
                if var form = ActForm("pilot.conclude", action: action) {
                    let _ = form.only = ["decision", "result"]
                    form.html(look, dropping ? .empty : state)
                }
                if var form = ActForm("pilot.drop", action: "\(action)/thoi") {
                    let _ = form.only = ["reason"]
                    details(.flag("open", if: dropping)) {
                        summaryElement { look("Thôi làm điểm", "Drop the pilot") }
                        form.html(look, dropping ? state : .empty)
                    }
                }
            }
        }
    }

    // MARK: - The interim review and what comes after

    private static func interim(_ course: Course, _ look: Look, _ state: FormState) -> HTML {
        guard course.mayPrepare, course.to >= look.today, var form = ActForm("movement.interim", action: "\(address(course.slug))/so-ket") else {
            return HTML()
        }
        form.only = ["on"]
        form.prefilled = course.interim.map { ["on": .string($0.iso)] } ?? [:]
        return PlanParts.section("so-ket", look("Ngày sơ kết", "Day of the interim review")) {
            if course.isLong, course.interim == nil { rule(look) }
            form.html(look, state.values["on"] != nil ? state : .empty)
        }
    }

    private static func succession(_ course: Course, _ look: Look) -> HTML {
        guard course.mayPrepare, course.next == nil, course.nextDraft == nil else { return HTML() }
        return PlanParts.section("noi-tiep", look("Giai đoạn sau", "What comes after")) {
            p {
                look(
                    "Khi phong trào sắp hết hoặc đã hết, lập dự thảo kế hoạch nối tiếp từ chính phong trào này.",
                    "When the movement ends or is about to, draft the plan that carries it on from what stands here.")
            }
            p {
                a(.class("button button-secondary"), .href("\(address(course.slug))/noi-tiep")) {
                    look("Nối tiếp phong trào", "Carry the movement on")
                }
            }
        }
    }

    /// What would be carried over, what would not, and the form.
    static func carryOn(_ look: Look) throws -> Page { try carryOn(look, .empty) }

    static func carryOn(_ look: Look, _ state: FormState) throws -> Page {
        let slug = look.visit.parameter("slug")
        let carrying = try CourseQueries.carrying(slug: slug, for: look.viewer, today: look.today, in: look.session)
        let course = carrying.course
        return Page(
            look("Nối tiếp phong trào", "Carry the movement on"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: [(course.name, "/phong-trao/\(slug)"), (look("Lộ trình", "Course"), address(slug))]
        ) {
            state.summary(look)
            p(.class("lead"), .lang("vi")) { course.name }
            PlanParts.section("mang-theo", look("Mang theo", "Carried over")) { ul { for one in carried(carrying) { li { look(one) } } } }
            PlanParts.section("quyet-dinh-lai", look("Phải quyết định lại", "To be decided anew")) {
                ul { for one in anew(carrying) { li { look(one) } } }
            }
            p(.class("meta")) {
                look(
                    "Phong trào này và số liệu của nó giữ nguyên. Những việc phải quyết định lại hiện ở trang phát động của dự thảo và ở lộ trình của phong trào mới cho đến khi xong.",
                    "This movement and its figures stay as they are. What has to be decided anew stands on the draft's launch page and in the new movement's course until it is done."
                )
            }
            if let draft = course.nextDraft {
                p { a(.class("button"), .href(PlanParts.address(draft))) { look("Mở dự thảo đã lập", "Open the draft that was made") } }
            } else if let next = course.next {
                p { link(next) }
            } else if var form = ActForm("movement.clone", action: "\(address(slug))/noi-tiep") {
                let _ = form.only = ["from", "to", "title"]
                let _ =
                    form.prefilled = [
                        "from": .string(carrying.from.iso), "to": .string(carrying.to.iso), "title": .string(carrying.title),
                    ]
                form.html(look, state)
            }
        }
    }

    private static func carried(_ one: Carrying) -> [Text] {
        var items = [
            Text("Văn bản kế hoạch, nguyên văn, để sửa", "The text of the plan, word for word, to be corrected"),
            Text(
                "\(one.obligations) nghĩa vụ, đều chờ chấp nhận lại",
                "\(counted(one.obligations, "obligation")), each to be accepted again"),
            Text("\(one.owners) lượt giao còn đúng hôm nay", "\(counted(one.owners, "assignment")) that still hold today"),
        ]
        if one.tables > 0 {
            items.append(
                Text("\(one.tables) bảng điểm, thành dự thảo khi phát động", "\(counted(one.tables, "scoring table")), as drafts at the launch"))
        }
        if one.hasReminders { items.append(Text("Lịch nhắc, để tắt cho đến khi bật lại", "The reminders, off until they are switched on")) }
        return items
    }

    private static func anew(_ one: Carrying) -> [Text] {
        var items = [
            Text("Các năm nêu trong văn bản, và hạn của từng nghĩa vụ", "The years named in the text, and the date of each obligation"),
            Text("Văn bản cấp trên của giai đoạn mới", "The document above for the years to come"),
            Text("Người phát động, câu hỏi sau khi đọc, thời gian đăng ký", "Who launches it, the question after reading, the time of registration"),
        ]
        if one.lostOwners > 0 {
            items.append(
                Text(
                    "\(one.lostOwners) lượt giao cho nơi hoặc người nay không còn",
                    "\(counted(one.lostOwners, "assignment")) to units, posts or people that no longer stand"))
        }
        if one.targets > 0 {
            items.append(
                Text(
                    "Mức của \(one.targets) chỉ tiêu; mức cuối kỳ trước được gợi ý làm gốc so sánh",
                    "The values of \(counted(one.targets, "target")); the last level is offered as the baseline"))
        }
        if CourseRules.isLong(from: one.from, to: one.to) {
            items.append(Text("Nơi làm điểm và ngày sơ kết", "Pilots and the day of the interim review"))
        }
        return items
    }
}
