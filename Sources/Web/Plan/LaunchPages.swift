internal import HTTPTypes
internal import Markup
internal import Movement
internal import PlanReading
internal import Vietnamese

/// Launching a plan: what is still missing, the question, the answers to check, and the confirmation.
enum LaunchPages {
    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let id = look.visit.parameter("id")
        let review = try PlanQueries.review(id, for: look.viewer, today: look.today, in: look.session)
        // Whoever comes back to the form after the launch sees what came of it.
        guard review.summary.status == .draft else { return try done(look) }
        let model = try LaunchQueries.check(of: id, for: look.viewer, today: look.today, in: look.session)
        let isReady = model.blockers.isEmpty
        return Page(
            look("Phát động phong trào", "Launch the movement"), status: state.refusal?.status ?? .ok, place: .plans,
            breadcrumbs: PlanParts.breadcrumbs(review, isBelow: true, look)
        ) {
            state.summary(look)
            p(.class("lead"), .lang("vi")) { model.title }
            tasks(model, look)
            if !model.decisions.isEmpty { CoursePages.decisions(model.decisions, look) }
            if model.isLong {
                PlanParts.section("lo-trinh", look("Sau khi phát động", "After the launch")) {
                    p {
                        look(
                            "Chọn nơi làm điểm và đặt ngày sơ kết ở trang Lộ trình.",
                            "Name pilots and set the day of the interim review under Course.")
                    }
                    CoursePages.rule(look)
                }
            }
            if isReady, model.mayLaunch {
                PlanParts.section("thong-tin", look("Thông tin phát động", "What is launched")) { form(model, look, state) }
            } else {
                PlanParts.section("se-phat-dong", look("Sẽ phát động", "What will be launched")) {
                    summary(model, Answers(model), look)
                    told(model.told, look)
                }
            }
        }
    }

    // MARK: - What is missing

    private static func tasks(_ model: LaunchModel, _ look: Look) -> HTML {
        let path = PlanParts.address(model.plan)
        func blocker(_ code: String) -> Refusal? { model.blockers.first { $0.code == code } }
        let empty = blocker("plan.launch.empty")
        return PlanParts.section("can-lam", look("Việc cần xong trước khi phát động", "To be done before the launch")) {
            ul(.class("task-list")) {
                task("\(path)#nghia-vu", look("Đọc ra nghĩa vụ", "Find the obligations"), empty, look)
                if empty == nil {
                    task("\(path)#nghia-vu", look("Chấp nhận từng nghĩa vụ", "Accept every obligation"), blocker("plan.launch.not-accepted"), look)
                    task("\(path)#nghia-vu", look("Giao người phụ trách", "Assign owners"), blocker("plan.launch.no-owner"), look)
                }
                li { launching(model, look) }
            }
        }
    }

    private static func task(_ href: String, _ name: String, _ blocker: Refusal?, _ look: Look) -> HTML {
        li {
            a(.href(href)) {
                span(.class("name")) { name }
                span(.class(blocker == nil ? "tag tag-done" : "tag tag-open")) {
                    blocker == nil ? look("Xong", "Done") : look("Chưa xong", "Not done")
                }
                if let blocker { span(.class("meta")) { look(blocker.reason) } }
            }
        }
    }

    /// Who has to do the last step.
    private static func launching(_ model: LaunchModel, _ look: Look) -> HTML {
        let who = model.authority
        let words =
            if who.isEmpty {
                look("Chưa có ai giữ chức thủ trưởng cơ quan.", "Nobody holds the post of head of the agency.")
            } else if model.mayLaunch {
                look("Bạn phát động, với chức vụ \(who).", "You launch it, as \(who).")
            } else {
                look("\(who) phát động.", "\(who) launches it.")
            }
        let tag =
            if !model.blockers.isEmpty {
                look("Chưa đến lượt", "Not yet")
            } else if model.mayLaunch {
                look("Đến lượt bạn", "Your turn")
            } else {
                look("Chờ thủ trưởng", "With the head")
            }
        return span {
            span(.class("name")) { look("Thủ trưởng phát động", "The head launches") }
            span(.class("meta")) { words }
            span(.class(model.blockers.isEmpty ? "tag tag-open" : "tag tag-info")) { tag }
        }
    }

    // MARK: - The form

    private static func form(_ model: LaunchModel, _ look: Look, _ state: FormState) -> HTML {
        guard var form = ActForm("plan.launch", action: "\(PlanParts.address(model.plan))/phat-dong") else { return HTML() }
        form.only = Answers.keys
        form.prefilled = Answers(model).values
        form.buttonLabel = Text("Tiếp tục", "Continue")
        return form.html(look, state)
    }

    // MARK: - Answers to check

    /// Everything that the button does. The act has been tried and undone, so pressing it does exactly this.
    static func check(_ values: [String: JSONValue], sentence: Text, _ look: Look) throws -> Page {
        let model = try LaunchQueries.check(of: look.visit.parameter("id"), for: look.viewer, today: look.today, in: look.session)
        let review = try PlanQueries.review(model.plan, for: look.viewer, today: look.today, in: look.session)
        let answers = Answers(model, sent: values)
        return Page(
            look("Kiểm tra lại trước khi phát động", "Check before launching"), place: .plans,
            breadcrumbs: PlanParts.breadcrumbs(review, isBelow: true, look)
        ) {
            summary(model, answers, look)
            told(model.told, look)
            h2 { look("Sổ cái sẽ ghi", "The record will say") }
            p { look(sentence) }
            if model.mayLaunch {
                formElement(.method("post"), .action("\(PlanParts.address(model.plan))/phat-dong")) {
                    Layout.hiddenFields(look)
                    for key in Answers.keys { PlanParts.hidden(key, FormState(values: values).text(key) ?? "") }
                    PlanParts.hidden("ban", String(model.version))
                    div(.class("buttons")) {
                        button(.class("button"), .type("submit"), .name("buoc"), .value("thuc-hien")) { look("Phát động", "Launch") }
                        button(.class("button-secondary"), .type("submit"), .name("buoc"), .value("sua")) { look("Sửa lại", "Change answers") }
                    }
                }
            }
            p { a(.href(PlanParts.address(model.plan))) { look("Thôi, chưa phát động", "Leave it, launching nothing") } }
        }
    }

    private static func summary(_ model: LaunchModel, _ answers: Answers, _ look: Look) -> HTML {
        let unstated = look("Kế hoạch không nêu", "Not stated in the plan")
        let version = a(.href("\(PlanParts.address(model.plan))/ban/\(model.version)")) { String(model.version) }
        return dl(.class("summary-list")) {
            SummaryList.item(look("Phong trào", "Movement"), PlanParts.words(answers.name))
            SummaryList.item(look("Người phát động", "Launching authority"), PlanParts.words(answers.authority))
            SummaryList.item(look("Thời gian", "Period"), PlanFacts.period(answers.period, look) ?? unstated)
            SummaryList.item(look("Địa chỉ trang", "Page address"), span(.class("mono")) { "/phong-trao/\(answers.slug)" })
            SummaryList.item(look("Nghĩa vụ", "Obligations"), String(model.obligations))
            SummaryList.item(look("Bản kế hoạch", "Version of the plan"), version)
            SummaryList.item("SHA-256", span(.class("mono")) { model.hash })
            SummaryList.item(look("Câu hỏi sau khi đọc", "Question after reading"), PlanParts.words(answers.question))
            SummaryList.item(look("Phương án", "Choices"), choices(answers, look))
        }
    }

    private static func choices(_ answers: Answers, _ look: Look) -> HTML {
        ol {
            for (index, choice) in answers.choices.enumerated() where !choice.isEmpty {
                li(.value(String(index + 1))) {
                    PlanParts.words(choice)
                    if index + 1 == answers.right { strong { look(" (đúng)", " (right)") } }
                }
            }
        }
    }

    private static func told(_ told: Told, _ look: Look) -> HTML {
        HTML([
            h2 { look("Ai được báo", "Who is told") },
            p {
                look(
                    "\(told.people) người của \(told.units.count) đơn vị thấy phong trào trên bàn việc và được mời đọc kế hoạch.",
                    "\(told.people) people in \(told.units.count) units see the movement on their desks and are asked to read the plan.")
            },
            told.units.isEmpty ? HTML() : ul { for unit in told.units { li { look(unit) } } },
            told.recipients.isEmpty
                ? HTML()
                : HTML([
                    p { look("Nơi nhận nêu trong kế hoạch, cần gửi văn bản:", "Recipients named in the plan, to whom the text is to be sent:") },
                    ul(.lang("vi")) { for one in told.recipients { li { one } } },
                ]),
        ])
    }

    // MARK: - Confirmation

    /// What was launched and what comes next; the address can be kept.
    static func done(_ look: Look) throws -> Page {
        let review = try PlanQueries.review(look.visit.parameter("id"), for: look.viewer, today: look.today, in: look.session)
        guard let slug = review.summary.slug else { throw Refusal.notFound }
        let model = try MovementQueries.page(slug: slug, for: look.viewer, today: look.today, in: look.session)
        let entry = try LaunchEntry.find(model.summary.id, look)
        return Page(
            look("Đã phát động phong trào", "The movement is launched"), place: PlanParts.place(look),
            breadcrumbs: PlanParts.breadcrumbs(review, isBelow: true, look)
        ) {
            div(.class("success-panel")) {
                h2(.lang("vi")) { model.summary.name }
                p {
                    look("\(model.summary.authority) phát động lúc ", "Launched by \(model.summary.authority) at ")
                    timeElement(.datetime(model.summary.launchedAt.iso8601)) { model.summary.launchedAt.vietnamese }
                }
                if let entry {
                    p {
                        look("Mã tra cứu: ", "Reference: ")
                        span(.class("mono")) { entry.leaf }
                    }
                }
            }
            next(model, review, look)
            if let number = entry?.number {
                p { a(.href("/so-cai/\(number)")) { look("Xem mục \(number) của sổ cái", "See entry \(number) of the record") } }
            }
            p { a(.class("button"), .href("/phong-trao/\(slug)")) { look("Xem phong trào", "See the movement") } }
        }
    }

    private static func next(_ model: MovementModel, _ review: ReviewModel, _ look: Look) -> HTML {
        PlanParts.section("tiep-theo", look("Việc tiếp theo", "What happens next")) {
            ul {
                li {
                    if let share = model.share {
                        look(
                            "\(share.total) người đã thấy phong trào trên bàn việc và được mời đọc, xác nhận kế hoạch.",
                            "\(share.total) people see the movement on their desks and are asked to read and acknowledge the plan.")
                    } else {
                        look(
                            "Mọi người trong cơ quan được mời đọc, xác nhận kế hoạch.",
                            "Everyone in the agency is asked to read and acknowledge the plan.")
                    }
                }
                li {
                    look(
                        "Người phụ trách của \(model.summary.liveness.total) nghĩa vụ thấy việc của mình và ghi việc đã làm.",
                        "The owners of \(model.summary.liveness.total) obligations see what is theirs and note what they do.")
                }
                if !review.document.recipients.isEmpty {
                    li {
                        look("Gửi văn bản cho nơi nhận: ", "Send the text to its recipients: ")
                        PlanParts.words(review.document.recipients.joined(separator: "; "))
                    }
                }
                li {
                    look("Muốn đổi kế hoạch, ra bản mới ở trang ", "To change the plan, issue a new version on the page ")
                    a(.href(PlanParts.address(review.summary.id))) { look("bản kế hoạch", "of the plan") }
                    look(
                        "; ai liên quan đến điều khoản thay đổi sẽ đọc phần đó.",
                        "; those whom the changed clauses concern then read these parts.")
                }
            }
        }
    }
}
