internal import Hummingbird
internal import Markup
internal import Movement
internal import Papers
internal import Vietnamese

/// The results of a contest: numbers for everybody, prizes with their reasons, no list of people by points.
enum ContestResultPages {
    static func page(_ look: Look) throws -> Page {
        let (contest, viewer) = try look.contest()
        let model = try ResultQueries.page(slug: contest.slug, for: viewer, today: look.today, in: look.session)
        return Page(
            look("Kết quả cuộc thi", "Results of the contest"), place: .movements,
            breadcrumbs: [
                (look("Cuộc thi", "Contests"), ContestPages.list(ofMovement: contest.movementSlug)),
                (contest.title, ContestPages.address(contest.slug)),
            ], summary: look("Kết quả cuộc thi “\(contest.title)”.", "The results of the contest “\(contest.title)”.")
        ) {
            p(.class("lead"), .lang("vi")) { contest.title }
            if let published = contest.published {
                p(.class("meta")) {
                    look(
                        "Công bố lúc \(published.vietnamese), tính từ các câu đã lưu; không tính lại.",
                        "Published at \(published.vietnamese), worked out from the answers kept; they stand.")
                }
            }
            winners(model, look)
            rounds(model, look)
            groups(model, look)
            if contest.mayPrepare {
                AgencyParts.downloads("\(ContestPages.address(contest.slug))/ket-qua", query: "", look)
            }
        }
    }

    private static func winners(_ model: ContestResultPage, _ look: Look) -> HTML {
        PlanParts.section("giai", look("Giải thưởng", "Prizes")) {
            if model.winners.isEmpty {
                p { look("Không có giải nào được trao.", "No prize is given.") }
            } else {
                AgencyParts.table(
                    look("Người và tập thể đạt giải", "Who wins"),
                    [.init(look("Giải", "Prize")), .init(look("Đạt giải", "Winner")), .init(look("Căn cứ", "Grounds"))]
                ) {
                    for winner in model.winners {
                        let prize = model.contest.prizes.first { $0.id == winner.prize }
                        tr {
                            th(.scope("row"), .lang("vi")) { title(prize, look) }
                            td { winner.name.map { look($0) } ?? nameless(winner, look) }
                            td { look(winner.grounds) }
                        }
                    }
                }
                p(.class("meta")) {
                    look(
                        "Danh sách này là căn cứ đề nghị khen thưởng; tiền thưởng do quyết định khen thưởng nêu. Người ngoài cơ quan chỉ được nêu tên khi đã đồng ý; người của cơ quan chỉ nêu tên trong cơ quan.",
                        "This list is a ground for proposing commendations; money is set by the decision. People outside are named only with their consent, people of the agency only within it."
                    )
                }
            }
        }
    }

    private static func nameless(_ winner: ContestWinner, _ look: Look) -> String {
        winner.kind == "person"
            ? look("Một người của cơ quan", "Somebody of the agency") : look("Người dự thi không nêu tên", "An entrant who is not named")
    }

    private static func title(_ prize: ContestPrize?, _ look: Look) -> String {
        guard let prize else { return "" }
        return prize.title + (prize.round.map { look(", vòng \($0)", ", round \($0)") } ?? "")
    }

    private static func rounds(_ model: ContestResultPage, _ look: Look) -> HTML {
        HTML(
            model.rounds.map { round in
                let name = round.round.map { look("Vòng \($0)", "Round \($0)") } ?? look("Chung cuộc", "Overall")
                return PlanParts.section("vong-\(round.round ?? 0)", name) {
                    p {
                        look(
                            "\(round.entrants) người dự thi, trong đó \(round.guests) người ngoài cơ quan; \(round.allRight) người trả lời đúng tất cả.",
                            "\(counted(round.entrants, "entrant")), \(round.guests) of them from outside; \(round.allRight) answered everything correctly."
                        )
                    }
                    if !round.spread.isEmpty, round.entrants > 0 { spread(round, of: name, look) }
                }
            })
    }

    private static func spread(_ round: RoundResult, of name: String, _ look: Look) -> HTML {
        BarChart(
            round.spread.enumerated().reversed().map { right, count in
                .init(label: look("Đúng \(right) câu", "\(right) right"), value: count, total: round.entrants)
            },
            words: .init(
                title: look("\(name): số người theo số câu đúng", "\(name): entrants by right answers"), label: look("Số câu đúng", "Right answers"),
                value: look("Số người", "Entrants"), total: look("Trong tổng số", "Of"))
        ).html
    }

    private static func groups(_ model: ContestResultPage, _ look: Look) -> HTML {
        HTML([
            model.units.isEmpty
                ? HTML()
                : PlanParts.section("don-vi", look("Theo đơn vị", "By unit")) {
                    table(look("Người của cơ quan dự thi theo đơn vị", "People of the agency by unit"), model.units, isUnit: true, look)
                },
            model.places.isEmpty
                ? HTML()
                : PlanParts.section("noi", look("Theo nơi ở", "By place")) {
                    table(look("Người ngoài cơ quan dự thi theo nơi", "People from outside by place"), model.places, isUnit: false, look)
                },
        ])
    }

    private static func table(_ caption: String, _ groups: [GroupResult], isUnit: Bool, _ look: Look) -> HTML {
        HTML([
            AgencyParts.table(
                caption,
                [
                    .init(isUnit ? look("Đơn vị", "Unit") : look("Nơi", "Place")), .init(look("Người dự thi", "Entrants"), isNumber: true),
                    .init(isUnit ? look("Trên số người", "Of people") : look("Tỷ trọng", "Share"), isNumber: true),
                    .init(look("Tỷ lệ đúng", "Right"), isNumber: true),
                ]
            ) {
                let all = groups.reduce(0) { $0 + $1.entrants }
                for group in groups {
                    tr {
                        th(.scope("row")) { group.unit.map { a(.href(AgencyParts.address(of: $0))) { look(group.name) } } ?? .text(look(group.name)) }
                        td(.class("number")) { "\(group.entrants)" }
                        td(.class("number")) { group.members.map { "\($0)" } ?? percent(group.entrants * 10_000 / max(all, 1), look) }
                        td(.class("number")) { group.share.map { percent($0, look) } ?? "–" }
                    }
                }
            },
            p(.class("meta")) {
                look(
                    "Nhóm dưới 5 người không hiện tỷ lệ đúng, để không lộ kết quả của từng người.",
                    "Groups of fewer than 5 show no share of right answers, so that nobody's own result can be worked out.")
            },
        ])
    }

    /// Hundredths of a percent with one decimal.
    private static func percent(_ share: Int, _ look: Look) -> String { "\(share / 100)\(look(",", "."))\(share / 10 % 10) %" }

    /// All places by name as a file, for those who prepare the contest.
    static func download(_ format: AgencyDownloads.Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let rows = try await visit.look { look -> [[String]] in
                let (contest, viewer) = try look.contest()
                let header = [
                    look("Vòng", "Round"), look("Hạng", "Place"), look("Họ tên", "Name"), look("Người", "Who"), look("Đúng", "Right"),
                    look("Số câu", "Questions"), look("Dự đoán lệch", "Prediction off by"), look("Giây", "Seconds"),
                ]
                return [header]
                    + (try ResultQueries.lines(slug: contest.slug, for: viewer, in: look.session).map { line in
                        [
                            line.round.map(String.init) ?? look("chung cuộc", "overall"), "\(line.place)", line.name,
                            line.kind == "guest" ? look("ngoài cơ quan", "outside") : look("trong cơ quan", "agency"), "\(line.points)",
                            "\(line.asked)", line.miss.map(String.init) ?? "", "\(line.spent / 1000)",
                        ]
                    })
            }
            return try await ScoringDownloads.answer(
                rows, format, name: "ket-qua-thi", title: Text("Kết quả cuộc thi", "Results of the contest"), visit)
        }
    }
}
