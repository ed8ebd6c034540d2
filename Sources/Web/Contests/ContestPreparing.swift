internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// What those who prepare a contest do on its page.
enum ContestPreparing {
    private static let shape = ["title", "about", "obligation", "audience", "attempts", "predicts"]

    /// The form of a new contest.
    static func new(_ look: Look) throws -> Page { try new(look, .empty) }

    static func new(_ look: Look, _ state: FormState) throws -> Page {
        let slug = look.visit.parameter("slug")
        let model = try ContestQueries.list(slug: slug, for: look.viewer, now: look.now, in: look.session)
        guard model.mayPrepare else { throw Refusal.notFound }
        let clauses = try clauses(model.movement, look)
        return Page(
            look("Soạn cuộc thi", "Prepare a contest"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: [(model.name, "/phong-trao/\(slug)"), (look("Cuộc thi", "Contests"), ContestPages.list(ofMovement: slug))]
        ) {
            state.summary(look)
            p {
                look(
                    "Sau bản soạn này: nạp câu hỏi, đặt vòng thi và giải, rồi công bố thể lệ.",
                    "After this draft: load the questions, set rounds and prizes, then announce the contest.")
            }
            if var form = ActForm("contest.draft", action: "\(ContestPages.list(ofMovement: slug))/moi") {
                let _ = form.only = shape
                let _ = form.prefilled = ["audience": "everyone", "attempts": 1, "predicts": true]
                let _ = form.options = ["obligation": clauses]
                form.html(look, state)
            }
        }
    }

    private static func clauses(_ movement: String, _ look: Look) throws -> [Choice] {
        try NewsQueries.clauses(of: movement, agency: look.viewer.agency, in: look.session).map { one in
            Choice(one.id, Text(same: "\(one.clause) · \(one.text.shortened(to: 80))"))
        }
    }

    /// The steps of preparing, with what is still missing.
    static func html(_ contest: Contest, _ look: Look, _ state: FormState) -> HTML {
        let base = ContestPages.address(contest.slug)
        let held = contest.bank?.reduce(0) { $0 + $1.count } ?? 0
        let isLive = contest.state == .draft || contest.state == .announced
        return PlanParts.section("ban-to-chuc", look("Việc của Ban tổ chức", "For the organisers")) {
            ul(.class("task-list")) {
                step("\(base)/cau-hoi", look("Ngân hàng câu hỏi", "Bank of questions"), look("\(held) câu", counted(held, "question")), look)
                if isLive { step("\(base)/sua", look("Tên, thể lệ, đối tượng", "Title, rules, audience"), "", look) }
                if isLive {
                    step(
                        "\(base)/vong", look("Vòng thi", "Rounds"), look("\(contest.rounds.count) vòng", counted(contest.rounds.count, "round")), look
                    )
                    step(
                        "\(base)/giai", look("Giải thưởng", "Prizes"), look("\(contest.prizes.count) giải", counted(contest.prizes.count, "prize")),
                        look)
                }
            }
            if contest.state == .draft {
                PlanParts.buttonForm("\(base)/cong-bo", look("Công bố thể lệ", "Announce the contest"), look)
            }
            if contest.state == .announced { publishing(contest, look) }
            if isLive, var form = ActForm("contest.cancel", action: "\(base)/huy") {
                let _ = form.only = ["reason"]
                details(.flag("open", if: state.values["reason"] != nil)) {
                    summaryElement { look("Hủy cuộc thi", "Call the contest off") }
                    form.html(look, state.values["reason"] != nil ? state : .empty)
                }
            }
        }
    }

    private static func step(_ href: String, _ name: String, _ meta: String, _ look: Look) -> HTML {
        li {
            a(.href(href)) {
                span(.class("name")) { name }
                span(.class("meta")) { meta }
            }
        }
    }

    private static func publishing(_ contest: Contest, _ look: Look) -> HTML {
        let end = contest.rounds.last?.closes ?? look.now
        guard end <= look.now else {
            return p(.class("meta")) { look("Công bố kết quả được sau \(end.vietnamese).", "The results can be published after \(end.vietnamese).") }
        }
        return HTML([
            p {
                look(
                    "Các vòng đã đóng. Xem lại ngân hàng câu hỏi; câu nào sai thì loại, mọi người gặp câu đó được tính đúng. Công bố rồi thì không tính lại.",
                    "All rounds are closed. Look through the bank: a question that was wrong can be taken out, and counts as right for everybody who was asked it. Once published, results stand."
                )
            },
            PlanParts.buttonForm(
                "\(ContestPages.address(contest.slug))/cong-bo-ket-qua", look("Công bố kết quả", "Publish the results"), look),
        ])
    }

    // MARK: - Pages of single steps

    /// Title, rules and audience.
    static func change(_ look: Look) throws -> Page { try change(look, .empty) }

    static func change(_ look: Look, _ state: FormState) throws -> Page {
        let contest = try prepared(look)
        let clauses = try clauses(contest.movement, look)
        return step(look("Sửa cuộc thi", "Change the contest"), contest, look, state) {
            if var form = ActForm("contest.change", action: "\(ContestPages.address(contest.slug))/sua") {
                let _ = form.only = shape
                let _ =
                    form.prefilled = [
                        "title": .string(contest.title), "about": .string(contest.about), "obligation": JSONValue(contest.obligation),
                        "audience": .string(contest.audience.rawValue), "attempts": .int(Int64(contest.attempts)),
                        "predicts": .bool(contest.predicts),
                    ]
                let _ = form.options = ["obligation": clauses]
                form.html(look, state)
            }
        }
    }

    /// Rounds: the table, and the form for the next or, with `?vong=`, for one that has not opened.
    static func rounds(_ look: Look) throws -> Page { try rounds(look, .empty) }

    static func rounds(_ look: Look, _ state: FormState) throws -> Page {
        let contest = try prepared(look)
        let chosen = look.visit.query("vong").flatMap { Int($0) }.flatMap { number in contest.rounds.first { $0.number == number } }
        let action = "\(ContestPages.address(contest.slug))/vong"
        return step(look("Vòng thi", "Rounds"), contest, look, state) {
            if !contest.rounds.isEmpty { roundTable(contest, look) }
            if let bank = contest.bank, !bank.isEmpty {
                p(.class("meta")) {
                    look("Ngân hàng có: ", "The bank holds: ")
                    bank.map { "\($0.topic.isEmpty ? look("(không chủ đề)", "(no topic)") : $0.topic): \($0.count)" }.joined(separator: "; ")
                }
            }
            if var form = ActForm("contest.round", action: action) {
                let _ =
                    form.only = [
                        "number", "opensOn", "opensAt", "closesOn", "closesAt", "questions", "minutes", "topics",
                    ]
                let _ = form.prefilled = prefilled(chosen, next: contest.rounds.count + 1)
                form.html(look, state)
            }
            if contest.state == .draft, !contest.rounds.isEmpty {
                PlanParts.buttonForm("\(action)/bo", look("Bỏ vòng cuối", "Remove the last round"), look, kind: "button-quiet")
            }
        }
    }

    private static func prefilled(_ round: ContestRound?, next: Int) -> [String: JSONValue] {
        guard let round else { return ["number": .int(Int64(next)), "opensAt": "08:00", "closesAt": "17:00", "questions": 20, "minutes": 20] }
        return [
            "number": .int(Int64(round.number)), "opensOn": .string(round.opens.vietnamDate.iso), "opensAt": .string(round.opens.vietnamTime),
            "closesOn": .string(round.closes.vietnamDate.iso), "closesAt": .string(round.closes.vietnamTime),
            "questions": .int(Int64(round.questions)), "minutes": .int(Int64(round.seconds / 60)),
            "topics": .string(round.topics.map { "\($0.topic): \($0.count)" }.joined(separator: "\n")),
        ]
    }

    private static func roundTable(_ contest: Contest, _ look: Look) -> HTML {
        AgencyParts.table(
            look("Các vòng thi", "Rounds"),
            [
                .init(look("Vòng", "Round"), isNumber: true), .init(look("Mở", "Opens")), .init(look("Đóng", "Closes")),
                .init(look("Số câu", "Questions"), isNumber: true), .init(look("Phút", "Minutes"), isNumber: true), .init(look("Sửa", "Change")),
            ]
        ) {
            for round in contest.rounds {
                tr {
                    th(.scope("row"), .class("number")) { "\(round.number)" }
                    td { round.opens.vietnamese }
                    td { round.closes.vietnamese }
                    td(.class("number")) { "\(round.questions)" }
                    td(.class("number")) { "\(round.seconds / 60)" }
                    td {
                        if contest.state == .draft || round.opens > look.now {
                            a(.href("\(ContestPages.address(contest.slug))/vong?vong=\(round.number)")) {
                                look("Sửa vòng \(round.number)", "Change round \(round.number)")
                            }
                        } else {
                            look("đã mở", "opened")
                        }
                    }
                }
            }
        }
    }

    /// Prizes, from the highest down.
    static func prizes(_ look: Look) throws -> Page { try prizes(look, .empty) }

    static func prizes(_ look: Look, _ state: FormState) throws -> Page {
        let contest = try prepared(look)
        let action = "\(ContestPages.address(contest.slug))/giai"
        let mayRemove = contest.state == .draft || contest.rounds.allSatisfy { $0.opens > look.now }
        return step(look("Giải thưởng", "Prizes"), contest, look, state) {
            p {
                look(
                    "Ghi từ giải cao nhất xuống. Khi công bố kết quả, hệ thống lấy người theo thứ hạng; mỗi người một giải ở mỗi vòng hoặc chung cuộc.",
                    "From the highest down. When the results are published, winners are taken in the order of places; nobody gets two prizes of one round or of the whole."
                )
            }
            if !contest.prizes.isEmpty {
                ul {
                    for prize in contest.prizes {
                        li {
                            PlanParts.words("\(prize.title) × \(prize.count)")
                            if mayRemove {
                                " "
                                PlanParts.buttonForm("\(action)/\(prize.id)/bo", look("Bỏ", "Remove"), look, kind: "button-quiet")
                            }
                        }
                    }
                }
            }
            if var form = ActForm("contest.prize", action: action) {
                let _ = form.only = ["title", "kind", "number", "count", "worth"]
                let _ = form.prefilled = ["kind": "entrant", "count": 1]
                form.html(look, state)
            }
        }
    }

    private static func prepared(_ look: Look) throws -> Contest {
        let contest = try look.contest().0
        guard contest.mayPrepare else { throw Refusal.notFound }
        return contest
    }

    private static func step(
        _ title: String, _ contest: Contest, _ look: Look, _ state: FormState, @HTMLBuilder content: () -> HTML
    ) -> Page {
        Page(
            title, status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: [
                (look("Cuộc thi", "Contests"), ContestPages.list(ofMovement: contest.movementSlug)),
                (contest.title, ContestPages.address(contest.slug)),
            ]
        ) {
            state.summary(look)
            content()
        }
    }
}
