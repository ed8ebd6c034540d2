internal import Markup
internal import Movement
internal import Vietnamese

/// Rounds of scores: opening, scoring, closing, and what they came to.
enum InitiativeRoundPages {
    /// The part of an initiative's page about its rounds.
    static func section(_ page: InitiativePage, _ here: String, _ look: Look, _ sent: SentForm) -> HTML {
        guard !page.rounds.isEmpty || page.steps.contains(.round) else { return HTML() }
        return PlanParts.section("cham", look("Hội đồng sáng kiến chấm", "Scores of the council")) {
            if page.steps.contains(.round) { open(page, here, look, sent) }
            for round in page.rounds { one(round, page, look, sent) }
        }
    }

    private static func open(_ page: InitiativePage, _ here: String, _ look: Look, _ sent: SentForm) -> HTML {
        guard var form = ActForm("initiative.round", action: "\(here)/dot-cham") else { return HTML() }
        form.only = ["due"]
        form.place = sent.place(of: "initiative.round")
        form.prefilled = ["due": .string(look.today.adding(days: 14).iso)]
        return page.rounds.isEmpty
            ? form.html(look, sent.state(of: "initiative.round"))
            : details(.flag("open", if: sent.act == "initiative.round")) {
                summaryElement { look("Chấm lại: mở đợt mới, đợt cũ giữ nguyên", "Score again: a new round, the old one stays") }
                form.html(look, sent.state(of: "initiative.round"))
            }
    }

    private static func one(_ round: InitiativeRound, _ page: InitiativePage, _ look: Look, _ sent: SentForm) -> HTML {
        let action = InitiativeParts.round(page.line.id, round.id)
        return Markup.section(.class("card"), .aria("labelledby", "dot-\(round.number)")) {
            h3(.id("dot-\(round.number)")) { look("Đợt chấm \(round.number)", "Round \(round.number)") }
            dl(.class("summary-list")) {
                SummaryList.item(look("Hội đồng", "Council"), span(.lang("vi")) { round.council })
                SummaryList.item(look("Mở", "Opened"), round.opened.vietnamese)
                SummaryList.item(
                    look("Chấm trước hết", "To be scored by"),
                    HTML([
                        AgencyParts.day(round.due),
                        round.closed == nil && round.due < look.today ? span(.class("tag tag-late")) { look("đã qua", "passed") } : HTML(),
                    ]))
                if let closed = round.closed { SummaryList.item(look("Chốt", "Closed"), closed.vietnamese) }
                SummaryList.item(look("Mức đạt", "Passes with"), threshold(round.rule, look))
                if let result = round.result { self.result(result, round, look) }
                if !round.reason.isEmpty { SummaryList.item(look("Lý do chốt sớm", "Why closed without all"), span(.lang("vi")) { round.reason }) }
            }
            members(round, look)
            if round.mayScore { score(round, action, look, sent) }
            if round.closed == nil, page.steps.contains(.close) { close(round, action, look, sent) }
        }
    }

    /// What passes, with the word that it is the agency's own rule.
    static func threshold(_ rule: InitiativeRule, _ look: Look) -> String {
        let mean = rule.leastMean.map { look("trung bình từ \($0)/\(rule.most) điểm", "a mean of \($0) of \(rule.most) points") }
        let votes = rule.leastFavour.map {
            look(
                "từ \($0) % phiếu tán thành, tính trên \(rule.counted.label.vi.lowercased())",
                "\($0) % in favour, of \(rule.counted.label.en.lowercased())")
        }
        return [mean, votes].compactMap { $0 }.joined(separator: look(" và ", " and "))
            + look(" (quy định của cơ quan: \(rule.basis))", " (the agency's own rule: \(rule.basis))")
    }

    private static func result(_ result: InitiativeResult, _ round: InitiativeRound, _ look: Look) -> HTML {
        HTML([
            SummaryList.item(
                look("Kết quả", "Result"),
                span(.class(result.passed ? "tag tag-done" : "tag tag-late")) {
                    result.passed ? look("Đạt", "Passed") : look("Không đạt", "Did not pass")
                }),
            SummaryList.item(look("Điểm trung bình", "Mean"), "\(result.mean[look.language]) / \(round.rule.most)"),
            SummaryList.item(
                look("Phiếu tán thành", "In favour"),
                look("\(result.favours)/\(result.of) (\(result.favourPercent) %)", "\(result.favours) of \(result.of) (\(result.favourPercent) %)")),
        ])
    }

    private static func members(_ round: InitiativeRound, _ look: Look) -> HTML {
        let shows = round.members.contains { $0.score != nil }
        return AgencyParts.table(
            look("Thành viên hội đồng, đợt \(round.number)", "Members of the council, round \(round.number)"),
            [.init(look("Thành viên", "Member")), .init(look("Tình trạng", "State"))]
                + (shows
                    ? round.rule.criteria.map { .init($0.name, isNumber: true) }
                        + [.init(look("Tổng", "Sum"), isNumber: true), .init(look("Ý kiến", "Opinion"))] : [])
        ) {
            for member in round.members {
                tr {
                    th(.scope("row")) {
                        member.name
                        p(.class("meta")) { look(member.seat.label) }
                    }
                    td {
                        look(member.state.label)
                        if !member.reason.isEmpty { span(.lang("vi")) { ": \(member.reason)" } }
                    }
                    if shows {
                        for index in round.rule.criteria.indices {
                            td(.class("number")) { member.score.map { $0.points.indices.contains(index) ? String($0.points[index]) : "" } ?? "–" }
                        }
                        td(.class("number")) { member.score.map { String($0.total) } ?? "–" }
                        td {
                            member.score.map { $0.favours ? look("Tán thành", "For") : look("Không tán thành", "Against") } ?? "–"
                            if let note = member.score?.note, !note.isEmpty { p(.class("meta"), .lang("vi")) { note } }
                        }
                    }
                }
            }
        }
    }

    // MARK: - Scoring

    private static func score(_ round: InitiativeRound, _ action: String, _ look: Look, _ sent: SentForm) -> HTML {
        guard var form = ActForm("initiative.score", action: action) else { return HTML() }
        let state = sent.state(of: "initiative.score")
        form.only = ["favours", "note"]
        form.place = sent.place(of: "initiative.score")
        if let own = round.own { form.prefilled = ["favours": .string(own.favours ? "yes" : "no"), "note": .string(own.note)] }
        let typed = state.values["points"]?.array?.compactMap { $0.array?.last?.string }
        let problem = state.problem(of: "points")
        return HTML([
            h3 {
                round.own == nil
                    ? look("Điểm của bạn", "Your score") : look("Điểm của bạn (đã gửi, còn sửa được)", "Your score (sent, can still be changed)")
            },
            p(.class("meta")) {
                look(
                    "Chấm độc lập: chưa chốt thì không ai khác thấy điểm của bạn, và bạn không thấy điểm của người khác.",
                    "Score independently: until the round is closed nobody else sees your score, and you see nobody else's.")
            },
            formElement(.method("post"), .action(action), .flag("novalidate")) {
                Layout.hiddenFields(look)
                div(.class(problem == nil ? "field" : "field field-wrong"), .id("o-points"), .tabindex(-1)) {
                    if let problem { p(.class("field-error"), .id("o-points-loi")) { look("Lỗi: ", "Error: ") + look(problem) } }
                    for (index, criterion) in round.rule.criteria.enumerated() {
                        let given = typed.map { $0.indices.contains(index) ? $0[index] : "" } ?? round.own.map { String($0.points[index]) } ?? ""
                        div(.class("field")) {
                            labelElement(.for("o-diem-\(index + 1)")) {
                                look("\(criterion.name) (0–\(criterion.most))", "\(criterion.name) (0–\(criterion.most))")
                            }
                            inputElement(
                                .type("text"), .id("o-diem-\(index + 1)"), .name("diem-\(index + 1)"), .value(given), .attr("inputmode", "numeric"),
                                .autocomplete("off"), .when(problem != nil, .aria("describedby", "o-points-loi")))
                        }
                    }
                }
                form.controls(look, state)
                p { button(.class("button"), .type("submit")) { look("Gửi điểm", "Send the score") } }
            },
            round.own == nil
                ? details(.flag("open", if: sent.act == "initiative.recuse")) {
                    summaryElement { look("Xin không chấm vì xung đột lợi ích", "Stand aside because of a conflict of interest") }
                    InitiativeDecisionPages.form("initiative.recuse", "\(action)/khong-cham", ["reason"], look, sent)
                } : HTML(),
        ])
    }

    /// The points of the form, as the act takes them.
    static func points(_ form: FormBody) -> JSONValue {
        .array(
            (1...20).compactMap { number in form["diem-\(number)"].map { .array([.string(String(number)), .string($0)]) } })
    }

    private static func close(_ round: InitiativeRound, _ action: String, _ look: Look, _ sent: SentForm) -> HTML {
        let waiting = round.members.count { $0.state == .waiting }
        if waiting > 0, round.due >= look.today {
            return p(.class("meta")) {
                look(
                    "Còn \(waiting) thành viên chưa chấm. Chốt được khi đủ người chấm, hoặc sau ngày \(round.due.vietnamese) với lý do.",
                    "\(counted(waiting, "member has", "members have")) not scored yet. It can be closed when all have, or with a reason after \(round.due.vietnamese)."
                )
            }
        }
        return HTML([
            h3 { look("Chốt đợt chấm", "Close the round") },
            InitiativeDecisionPages.form("initiative.close", "\(action)/chot", waiting > 0 ? ["reason"] : [], look, sent),
        ])
    }
}
