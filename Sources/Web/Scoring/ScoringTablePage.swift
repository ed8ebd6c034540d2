internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// One scoring table: criteria with rules in words, tie-breaks, and the ranking.
enum ScoringTablePage {
    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let model = try look.scoringTable()
        let summary = model.summary
        let isDraft = summary.state == .draft
        return Page(
            summary.table.name, status: state.refusal?.status ?? .ok, place: .movements, breadcrumbs: ScoringParts.breadcrumbs(summary, look),
            hidesHeading: true, isWide: true,
            summary: look("Tiêu chí, quy tắc tính và cách xét khi bằng điểm.", "Criteria, rules and tie-breaks.")
        ) {
            h1(.lang("vi")) { summary.table.name }
            state.summary(look)
            facts(model, look)
            if isDraft, !model.problems.isEmpty {
                ScoringParts.notice(
                    "notice-warning", look("Còn phải sửa trước khi ban hành", "To be put right before it can be adopted"),
                    model.problems.map { look($0) })
            }
            criteria(model, look)
            tieBreaks(summary.table, look)
            actions(model, look)
            if !isDraft { RankingParts.ranking(model, look) }
        }
    }

    private static func facts(_ model: ScoringModel, _ look: Look) -> HTML {
        let (summary, table) = (model.summary, model.summary.table)
        return dl(.class("summary-list")) {
            SummaryList.item(look("Tình trạng", "State"), ScoringParts.tag(summary.state, look))
            SummaryList.item(look("Đối tượng", "Group"), look(table.group.label))
            SummaryList.item(look("Tổng điểm tối đa", "Most points in all"), table.total[look.language])
            if let cap = table.bonusCap { SummaryList.item(look("Trong đó thưởng nhiều nhất", "Of these bonuses at most"), cap[look.language]) }
            SummaryList.item(
                look("Làm tròn", "Rounding"),
                look(
                    "mỗi tiêu chí \(table.decimals) chữ số lẻ, nửa thì làm tròn lên",
                    "each criterion to \(counted(table.decimals, "decimal")), half up"))
            SummaryList.item(look("Người chốt điểm", "Who gives final scores"), look(table.finaliser.label))
            if let at = summary.adoptedAt { SummaryList.item(look("Ban hành lúc", "Adopted"), at.vietnamese) }
            if let hash = summary.hash { SummaryList.item("SHA-256", span(.class("mono")) { hash }) }
        }
    }

    private static func criteria(_ model: ScoringModel, _ look: Look) -> HTML {
        let edits = model.maySet && model.summary.state == .draft
        let columns: [AgencyParts.Column] =
            [
                .init(look("Mã", "Code")), .init(look("Tiêu chí", "Criterion")), .init(look("Quy tắc", "Rule")),
                .init(look("Điểm tối đa", "Most points"), isNumber: true),
            ] + (edits ? [.init(look("Việc", "Actions"))] : [])
        return AgencyParts.table(look("Tiêu chí của bảng điểm", "Criteria of the table"), columns) {
            for one in model.summary.table.criteria {
                tr {
                    td { one.code }
                    th(.scope("row"), .lang("vi")) { one.title }
                    td {
                        look(one.ruleWords)
                        for condition in one.conditions { div(.class("meta")) { look(condition) } }
                    }
                    td(.class("number")) {
                        one.max[look.language]
                        if one.isBonus { div(.class("meta")) { look("thưởng", "bonus") } }
                    }
                    if edits { td { buttons(one, model, look) } }
                }
            }
        }
    }

    private static func buttons(_ one: Criterion, _ model: ScoringModel, _ look: Look) -> HTML {
        let base = ScoringParts.address(model.summary.id)
        func form(_ path: String, _ label: String, _ aria: String, _ extra: HTML = HTML()) -> HTML {
            formElement(.class("inline-form"), .method("post"), .action("\(base)/\(path)")) {
                Layout.hiddenFields(look)
                ScoringParts.hidden("version", String(model.summary.version))
                ScoringParts.hidden("criterion", one.code)
                extra
                button(.class("button-quiet"), .type("submit"), .aria("label", "\(aria) \(one.code)")) { label }
            }
        }
        return span(.class("inline-form")) {
            a(
                .class("button-quiet"), .href("\(base)/tieu-chi?ma=\(one.code.addressEncoded)"),
                .aria("label", look("Sửa tiêu chí ", "Change criterion ") + one.code)
            ) {
                look("Sửa", "Change")
            }
            form("chuyen", look("Lên", "Up"), look("Đưa lên tiêu chí", "Move up criterion"), ScoringParts.hidden("direction", "up"))
            form("chuyen", look("Xuống", "Down"), look("Đưa xuống tiêu chí", "Move down criterion"), ScoringParts.hidden("direction", "down"))
            form("bo", look("Bỏ", "Remove"), look("Bỏ tiêu chí", "Remove criterion"))
        }
    }

    private static func tieBreaks(_ table: ScoringTable, _ look: Look) -> HTML {
        section(.aria("labelledby", "xet-phu")) {
            h2(.id("xet-phu")) { look("Khi bằng điểm", "When points are equal") }
            if table.tieBreaks.isEmpty {
                p { look("Bảng không nêu cách xét; bằng điểm thì đồng hạng.", "The table names none; equals share a place.") }
            } else {
                ol { for one in table.tieBreaks { li { look(one.words(in: table)) } } }
            }
            if table.group == .leaders || table.group == .direct {
                p(.class("meta")) {
                    look(
                        "Sau các cách trên, luật chọn nữ trong những người đủ tiêu chuẩn như nhau (Nghị định 152/2025/NĐ-CP, điều 4 khoản 6). Máy chỉ nhắc, Hội đồng quyết định.",
                        "After these the law chooses women among equals who meet all criteria (Decree 152/2025/NĐ-CP, article 4.6). The program only reminds; the council decides."
                    )
                }
            }
        }
    }

    private static func actions(_ model: ScoringModel, _ look: Look) -> HTML {
        let base = ScoringParts.address(model.summary.id)
        let isDraft = model.summary.state == .draft
        return HTML([
            AgencyParts.downloads("\(base)/bang", query: "", look),
            !model.maySet
                ? HTML()
                : p(.class("buttons")) {
                    if isDraft {
                        a(.class("button"), .href("\(base)/tieu-chi")) { look("Thêm tiêu chí", "Add a criterion") }
                        a(.class("button button-secondary"), .href("\(base)/sua")) {
                            look("Sửa thiết lập, xét phụ", "Change settings and tie-breaks")
                        }
                        if model.mayAdopt, model.problems.isEmpty {
                            a(.class("button button-secondary"), .href("\(base)/ban-hanh")) { look("Ban hành", "Adopt") }
                        }
                    }
                    a(.class("button button-secondary"), .href("\(base)/sao-chep")) { look("Sao chép thành bảng mới", "Copy into a new table") }
                },
        ])
    }
}

/// The ranking under a table.
enum RankingParts {
    static func ranking(_ model: ScoringModel, _ look: Look) -> HTML {
        let base = ScoringParts.address(model.summary.id)
        return section(.aria("labelledby", "xep-hang")) {
            h2(.id("xep-hang")) { model.seesAll ? look("Điểm và xếp hạng", "Scores and ranking") : look("Điểm", "Scores") }
            if let own = model.own {
                p(.class("buttons")) {
                    a(.class("button"), .href(ScoringParts.address(model.summary.id, own))) { look("Điểm của tôi, đơn vị tôi", "My own score") }
                }
            }
            if model.ranking.isEmpty { empty(model, look) } else { table(model, look) }
            if model.seesAll {
                p(.class("meta")) {
                    look(
                        "Xếp theo điểm chốt; chưa chốt thì theo điểm kiểm tra, rồi điểm tự chấm.",
                        "Ranked by the final score; where there is none by the checked score, then by the self-score.")
                }
                AgencyParts.downloads("\(base)/xep-hang", query: "", look)
            }
            if model.maySet, model.summary.table.group == .outsiders, model.summary.state == .adopted { outsider(base, look) }
        }
    }

    private static func empty(_ model: ScoringModel, _ look: Look) -> HTML {
        div(.class("empty")) {
            p {
                model.summary.table.group == .collectives
                    ? look(
                        "Kết quả của các tập thể hiện ở đây khi mọi điểm đã chốt.", "Results of collectives stand here once all scores are final.")
                    : look(
                        "Điểm của cá nhân chỉ người ấy, Hội đồng và người có trách nhiệm xem được; không có bảng xếp hạng công khai.",
                        "Scores of people are for them, the council and those responsible; there is no public ranking.")
            }
        }
    }

    private static func outsider(_ base: String, _ look: Look) -> HTML {
        guard var form = ActForm("score.outsider", action: "\(base)/ngoai") else { return HTML() }
        form.only = ["name"]
        return form.html(look)
    }

    private static func table(_ model: ScoringModel, _ look: Look) -> HTML {
        let table = model.summary.table
        let columns: [AgencyParts.Column] =
            [.init(look("Hạng", "Place"), isNumber: true), .init(look("Đối tượng", "Subject"))]
            + ScoreStage.allCases.map { .init(look($0.label), isNumber: true) } + [.init(look("Ghi chú", "Note"))]
        return AgencyParts.table(look("Điểm theo đối tượng", "Scores by subject"), columns) {
            for line in model.ranking {
                tr {
                    td(.class("number")) { line.place.map(String.init) ?? "–" }
                    th(.scope("row")) { name(line, model, look) }
                    for stage in ScoreStage.allCases { td(.class("number")) { line.totals[stage].map { $0[look.language] } ?? "–" } }
                    td { note(line, table, look) }
                }
            }
        }
    }

    private static func name(_ line: RankingLine, _ model: ScoringModel, _ look: Look) -> HTML {
        let isOpen = model.seesAll || line.subject == model.own || (line.place == nil && line.stage != nil)
        return isOpen ? a(.href(ScoringParts.address(model.summary.id, line.subject))) { look(line.name) } : .text(look(line.name))
    }

    static func note(_ line: RankingLine, _ table: ScoringTable, _ look: Look) -> String {
        var notes: [String] = []
        switch line.stage {
        case nil: notes.append(look("chưa chấm", "not scored yet"))
        case .final: break
        case .checked: notes.append(look("xếp theo điểm kiểm tra", "ranked by the checked score"))
        case .selfScored: notes.append(look("xếp theo điểm tự chấm", "ranked by the self-score"))
        }
        if line.place != nil, line.sharing > 1 {
            notes.append(
                table.endsWithBallot
                    ? look("bằng nhau, cần bỏ phiếu", "equal: a ballot is needed")
                    : look("đồng hạng \(line.sharing)", "\(line.sharing) share this place"))
        }
        if line.place != nil, let by = line.decidedBy {
            let words = by.words(in: table)
            notes.append(look("bằng điểm, xét: \(words.vi)", "equal points, decided by: \(words.en)"))
        }
        return notes.joined(separator: "; ")
    }
}
