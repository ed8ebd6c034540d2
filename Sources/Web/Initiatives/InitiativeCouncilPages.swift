internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// The council of initiatives, the agency's rules, and the board.
enum InitiativeCouncilPages {
    static func page(_ look: Look) throws -> Page { try page(look, .none) }

    static func page(_ look: Look, _ sent: SentForm) throws -> Page {
        let found = try InitiativeCouncilQueries.page(for: look.viewer, today: look.today, in: look.session)
        return Page(
            look("Hội đồng sáng kiến", "Council of initiatives"), status: sent.status, place: .awards, breadcrumbs: InitiativeParts.breadcrumbs(look)
        ) {
            sent.state.summary(look)
            councils(found, look, sent)
            rules(found, look, sent)
        }
    }

    private static func councils(_ found: InitiativeCouncils, _ look: Look, _ sent: SentForm) -> HTML {
        PlanParts.section("hoi-dong", look("Hội đồng", "Councils")) {
            if found.councils.isEmpty {
                div(.class("empty")) {
                    p {
                        look(
                            "Chưa ghi hội đồng nào. Thủ trưởng thành lập bằng quyết định; chuyên viên thi đua ghi vào đây, hội đồng mới chấm được.",
                            "No council is noted. The head appoints one by a decision; once the emulation officer notes it here, it can score.")
                    }
                }
            }
            for council in found.councils { one(council, found, look, sent) }
            if found.mayAppoint {
                details(.flag("open", if: sent.act == "initiative.council" || found.councils.isEmpty)) {
                    summaryElement { look("Ghi quyết định thành lập", "Note a decision that appoints one") }
                    InitiativeDecisionPages.form(
                        "initiative.council", InitiativeParts.council,
                        ["name", "decision", "decided_on", "from", "to", "chair", "secretary", "members"], look, sent,
                        prefilled: ["name": .string("Hội đồng sáng kiến")])
                }
            }
        }
    }

    private static func one(_ council: InitiativeCouncil, _ found: InitiativeCouncils, _ look: Look, _ sent: SentForm) -> HTML {
        section(.class("card"), .aria("labelledby", "hd-\(council.id)")) {
            h3(.id("hd-\(council.id)"), .lang("vi")) { council.name }
            p {
                look(
                    "Quyết định \(council.decision) ngày \(council.decidedOn.vietnamese); ",
                    "Decision \(council.decision) of \(council.decidedOn.vietnamese); ")
                look("nhiệm kỳ từ \(council.from.vietnamese)", "in office from \(council.from.vietnamese)")
                if let to = council.to { look(" đến \(to.vietnamese)", " to \(to.vietnamese)") }
                " "
                span(.class(council.isInOffice ? "tag tag-done" : "tag")) {
                    council.isInOffice ? look("Đương nhiệm", "In office") : look("Không còn nhiệm kỳ", "Not in office")
                }
            }
            if council.isEven, council.isInOffice {
                div(.class("notice notice-warning")) {
                    p {
                        look(
                            "Hội đồng có \(council.members.count) thành viên, là số chẵn; điều 8 Nghị định 13/2012/NĐ-CP nói số lẻ (chưa đối chiếu với bản gốc).",
                            "The council has \(council.members.count) members, an even number; article 8 of Decree 13/2012/NĐ-CP asks for an odd one (not compared with the original)."
                        )
                    }
                }
            }
            ul {
                for member in council.members {
                    li {
                        a(.href("/nguoi/\(member.person)")) { member.name }
                        " · " + look(member.seat.label)
                    }
                }
            }
            if !council.endReason.isEmpty { p(.class("meta"), .lang("vi")) { council.endReason } }
            if council.isInOffice, found.mayAppoint {
                details(.flag("open", if: sent.act == "initiative.council.end")) {
                    summaryElement { look("Kết thúc nhiệm kỳ", "End the term") }
                    InitiativeDecisionPages.form(
                        "initiative.council.end", "\(InitiativeParts.council)/\(council.id.addressEncoded)/ket-thuc", ["reason"], look, sent)
                }
            }
        }
    }

    private static func rules(_ found: InitiativeCouncils, _ look: Look, _ sent: SentForm) -> HTML {
        PlanParts.section("quy-dinh", look("Quy định chấm", "Rules for scoring")) {
            p(.class("meta")) {
                look(
                    "Tiêu chí và mức đạt là quy định của cơ quan, không phải của pháp luật; có ngày áp dụng, đợt đã mở giữ quy định của nó.",
                    "Criteria and what passes are the agency's own rule, not the law's; they are dated, and a round keeps the rule it was opened under."
                )
            }
            if found.rules.isEmpty { p { look("Chưa đặt quy định nào.", "No rule is set yet.") } }
            for rule in found.rules { self.rule(rule, isCurrent: rule.id == found.current?.id, look) }
            if found.mayAppoint {
                details(.flag("open", if: sent.act == "initiative.rule" || found.rules.isEmpty)) {
                    summaryElement { look("Đặt quy định mới", "Set a new rule") }
                    InitiativeDecisionPages.form(
                        "initiative.rule", "\(InitiativeParts.council)/quy-dinh",
                        ["from", "basis", "criteria", "mean", "favour", "counted", "share", "again"], look, sent,
                        prefilled: [
                            "from": .string(look.today.iso),
                            "criteria": .string("Tính mới | 30\nKhả năng áp dụng | 30\nLợi ích | 30\nPhạm vi ảnh hưởng | 10"),
                            "counted": "members", "share": 30, "again": "decide",
                        ])
                }
            }
        }
    }

    private static func rule(_ rule: InitiativeRule, isCurrent: Bool, _ look: Look) -> HTML {
        AgencyParts.table(
            look("Quy định từ \(rule.from.vietnamese)", "Rule from \(rule.from.vietnamese)")
                + (isCurrent ? look(" (đang áp dụng)", " (in force)") : ""),
            [.init(look("Nội dung", "What")), .init(look("Mức", "Value"), isNumber: true)]
        ) {
            for criterion in rule.criteria { line(criterion.name, look("tối đa \(criterion.most) điểm", "at most \(criterion.most) points")) }
            line(look("Đạt khi", "Passes with"), InitiativeRoundPages.threshold(rule, look))
            line(look("Đóng góp tối thiểu để dùng xét khen thưởng", "Least share to count for an award"), "\(rule.leastShare) %")
            line(look("Dùng lại cho danh hiệu sau", "Counting again for a later title"), look(rule.again.label))
        }
    }

    private static func line(_ name: String, _ value: String) -> HTML {
        tr {
            th(.scope("row"), .lang("vi")) { name }
            td { value }
        }
    }

    // MARK: - Board

    static func board(_ look: Look) throws -> Page { try board(look, .none) }

    static func board(_ look: Look, _ sent: SentForm) throws -> Page {
        let board = try InitiativeQueries.board(for: look.viewer, today: look.today, in: look.session)
        return Page(
            look("Bảng theo dõi sáng kiến", "Board of initiatives"), status: sent.status, place: .awards,
            breadcrumbs: InitiativeParts.breadcrumbs(look)
        ) {
            sent.state.summary(look)
            counts(board, look)
            PlanParts.section("dang-lam", look("Đang giải quyết, hạn gần nhất trước", "Under way, soonest due first")) {
                if board.rows.isEmpty {
                    p { look("Không có sáng kiến nào đang chờ.", "Nothing is waiting.") }
                } else {
                    rows(board, look)
                }
            }
            if !board.offers.isEmpty { offers(board, look, sent) }
        }
    }

    private static func counts(_ board: InitiativeBoard, _ look: Look) -> HTML {
        let states = InitiativeState.allCases.filter { $0 != .draft }
        return AgencyParts.table(
            look("Sáng kiến nộp năm \(board.year)", "Initiatives handed in during \(board.year)"),
            [.init(look("Tình trạng", "State")), .init(look("Số lượng", "How many"), isNumber: true)]
        ) {
            for state in states {
                tr {
                    th(.scope("row")) { a(.href("\(InitiativeParts.list)?tinh-trang=\(state.rawValue)&nam=\(board.year)")) { look(state.label) } }
                    td(.class("number")) { String(board.counts[state] ?? 0) }
                }
            }
        }
    }

    private static func rows(_ board: InitiativeBoard, _ look: Look) -> HTML {
        AgencyParts.table(
            look("Sáng kiến đang giải quyết", "Initiatives under way"),
            [
                .init(look("Số", "Number")), .init(look("Sáng kiến", "Initiative")), .init(look("Tình trạng", "State")),
                .init(look("Thời hạn", "Time")),
                .init(look("Hội đồng", "Council")),
            ]
        ) {
            for row in board.rows {
                tr {
                    td(.class("mono")) { row.line.reference ?? "" }
                    th(.scope("row")) {
                        a(.href(InitiativeParts.address(row.line.id)), .lang("vi")) { row.line.title }
                        p(.class("meta"), .lang("vi")) { row.line.authors.joined(separator: ", ") }
                    }
                    td { InitiativeParts.tag(row.line.state, look) }
                    td { row.line.clock.map { InitiativeParts.clock($0, look) } ?? HTML() }
                    td {
                        if row.line.isScored {
                            look("đang chấm", "being scored")
                        } else {
                            row.passed.map { $0 ? look("đạt", "passed") : look("không đạt", "did not pass") } ?? "–"
                        }
                    }
                }
            }
        }
    }

    private static func offers(_ board: InitiativeBoard, _ look: Look, _ sent: SentForm) -> HTML {
        PlanParts.section("y-tuong", look("Ý tưởng của khách chưa lập thành sáng kiến", "Ideas of guests not made into initiatives")) {
            for offer in board.offers {
                section(.class("card"), .aria("label", offer.title)) {
                    p {
                        a(.href(GuestParts.word(offer.word)), .lang("vi")) { offer.title }
                        " · \(offer.movement) · \(offer.on.vietnamese)"
                    }
                    if board.mayTake,
                        var form = ActForm("initiative.from-offer", action: "\(InitiativeParts.board)/y-tuong/\(offer.word.addressEncoded)")
                    {
                        let _ = form.only = ["kind"]
                        let _ = form.place = "o-\(offer.word)"
                        details {
                            summaryElement { look("Lập sáng kiến từ ý tưởng này", "Make an initiative of it") }
                            form.html(look)
                        }
                    }
                }
            }
        }
    }
}
