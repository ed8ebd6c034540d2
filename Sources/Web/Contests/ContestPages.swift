internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// The contests of a movement, and one contest for those who may enter it.
enum ContestPages {
    static func list(ofMovement slug: String) -> String { "/phong-trao/\(slug)/cuoc-thi" }
    static func address(_ slug: String) -> String { "/cuoc-thi/\(slug)" }

    static func list(_ look: Look) throws -> Page {
        let slug = look.visit.parameter("slug")
        let viewer = try look.viewer(ofMovement: slug)
        let model = try ContestQueries.list(slug: slug, for: viewer, now: look.now, in: look.session)
        return Page(
            look("Cuộc thi", "Contests"), place: .movements,
            breadcrumbs: [(look("Phong trào", "Movements"), "/phong-trao"), (model.name, "/phong-trao/\(slug)")],
            summary: look("Các cuộc thi của phong trào “\(model.name)”.", "The contests of the movement “\(model.name)”.")
        ) {
            MovementTabs.html(slug, here: "/cuoc-thi", for: viewer, look)
            if model.contests.isEmpty {
                p {
                    look(
                        "Chưa có cuộc thi nào. Cuộc thi tìm hiểu do cán bộ thi đua hoặc đoàn thể mở: người trong cơ quan và người ngoài trả lời câu hỏi trên mạng, kết quả hiện ở đây.",
                        "There is no contest yet. The emulation officer or a mass organisation opens them: people inside and outside answer questions online, and the results are shown here."
                    )
                }
            } else {
                ul(.class("task-list")) { for contest in model.contests { row(contest, look) } }
            }
            if model.mayPrepare {
                p { a(.class("button"), .href("\(list(ofMovement: slug))/moi")) { look("Soạn cuộc thi", "Prepare a contest") } }
            }
        }
    }

    private static func row(_ contest: ContestLine, _ look: Look) -> HTML {
        li {
            a(.href(address(contest.slug))) {
                span(.class("name"), .lang("vi")) { contest.title }
                span(.class("meta")) {
                    contest.opens.flatMap { opens in contest.closes.map { "\(opens.vietnamese) – \($0.vietnamese) · " } } ?? ""
                    look(contest.audience.label)
                }
                tag(contest.state, isOpen: contest.isOpen, look)
            }
        }
    }

    static func tag(_ state: ContestState, isOpen: Bool, _ look: Look) -> HTML {
        if isOpen { return span(.class("tag tag-open")) { look("Đang mở", "Open now") } }
        return span(.class(state == .published ? "tag tag-done" : "tag tag-info")) { look(state.label) }
    }

    // MARK: - One contest

    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let (contest, viewer) = try look.contest()
        return Page(
            contest.title, status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: [
                (contest.movementName, "/phong-trao/\(contest.movementSlug)"),
                (look("Cuộc thi", "Contests"), list(ofMovement: contest.movementSlug)),
            ], summary: look("Cuộc thi “\(contest.title)”.", "The contest “\(contest.title)”.")
        ) {
            state.summary(look)
            facts(contest, look)
            entry(contest, viewer, look)
            PlanParts.section("the-le", look("Thể lệ", "Rules")) {
                div(.class("prose"), .lang("vi")) { NewsMarkup.html(contest.about) }
                rules(contest, look)
            }
            if !contest.prizes.isEmpty { prizes(contest, look) }
            if contest.mayPrepare { ContestPreparing.html(contest, look, state) }
        }
    }

    private static func facts(_ contest: Contest, _ look: Look) -> HTML {
        dl(.class("summary-list")) {
            SummaryList.item(
                look("Tình trạng", "State"),
                HTML([
                    tag(contest.state, isOpen: contest.state == .announced && contest.rounds.contains { $0.phase(at: look.now) == .open }, look),
                    .text(contest.reason.isEmpty ? "" : " \(contest.reason)"),
                ]))
            SummaryList.item(look("Ai được dự thi", "Who may enter"), look(contest.audience.label))
            if let clause = contest.clause {
                SummaryList.item(
                    look("Thực hiện điều khoản", "Done under clause"),
                    a(.href("/phong-trao/\(contest.movementSlug)/nghia-vu/\(clause.addressEncoded)")) { clause })
            }
            if let entrants = contest.entrants { SummaryList.item(look("Số người đã dự thi", "Entrants so far"), "\(entrants)") }
        }
    }

    /// What the reader can do now: enter, go on, or see how it came out.
    private static func entry(_ contest: Contest, _ viewer: Actor, _ look: Look) -> HTML {
        PlanParts.section("du-thi", look("Các vòng thi", "Rounds")) {
            if contest.state == .published {
                p { a(.class("button"), .href("\(address(contest.slug))/ket-qua")) { look("Xem kết quả", "See the results") } }
            }
            if contest.rounds.isEmpty { p { look("Chưa đặt vòng thi nào.", "No round has been set yet.") } }
            for round in contest.rounds {
                div(.class("card")) {
                    h3 { look("Vòng \(round.number)", "Round \(round.number)") }
                    p {
                        look(
                            "\(round.questions) câu, \(round.seconds / 60) phút. Mở \(round.opens.vietnamese), đóng \(round.closes.vietnamese).",
                            "\(round.questions) questions, \(round.seconds / 60) minutes. Opens \(round.opens.vietnamese), closes \(round.closes.vietnamese)."
                        )
                    }
                    door(round, contest, viewer, look)
                }
            }
        }
    }

    private static func door(_ round: ContestRound, _ contest: Contest, _ viewer: Actor, _ look: Look) -> HTML {
        let own = contest.own.filter { $0.round == round.id }
        let isOpen = contest.state == .announced && round.phase(at: look.now) == .open
        let running = own.last.flatMap { $0.isRunning(at: look.now) ? $0 : nil }
        return HTML([
            own.isEmpty
                ? HTML()
                : ul {
                    for one in own {
                        li {
                            a(.href("/bai-thi/\(one.id)")) { look("Bài của bạn, lượt \(one.number)", "Your attempt \(one.number)") }
                            " · "
                            one.isRunning(at: look.now)
                                ? look("đang làm, hết giờ lúc \(one.ends.vietnamTime)", "running, ends at \(one.ends.vietnamTime)")
                                : one.finished.map { look("nộp lúc \($0.vietnamese)", "handed in \($0.vietnamese)") }
                                    ?? look("hết giờ lúc \(one.ends.vietnamese)", "time was over at \(one.ends.vietnamese)")
                        }
                    }
                },
            isOpen ? opening(round, contest, viewer, running: running, used: own.count, look) : HTML(),
        ])
    }

    private static func opening(
        _ round: ContestRound, _ contest: Contest, _ viewer: Actor, running: OwnAttempt?, used: Int, _ look: Look
    ) -> HTML {
        if let running { return p { a(.class("button"), .href("/bai-thi/\(running.id)")) { look("Làm tiếp", "Go on") } } }
        if contest.mayEnter {
            guard used < contest.attempts else {
                return p { look("Bạn đã dùng hết lượt thi của vòng này.", "You have used all attempts of this round.") }
            }
            return HTML([
                p(.class("meta")) {
                    look(
                        "Bấm vào thi là đồng hồ chạy ngay. Câu nào trả lời cũng được lưu ngay; mất mạng thì vào lại làm tiếp trong giờ.",
                        "The clock runs from the moment you begin. Each answer is kept at once; if the line breaks, come back and go on within the time."
                    )
                },
                PlanParts.buttonForm("\(address(contest.slug))/vao-thi", look("Vào thi vòng \(round.number)", "Begin round \(round.number)"), look) {
                    PlanParts.hidden("round", round.id)
                },
            ])
        }
        if viewer.isSignedIn { return p { look("Vai của bạn không dự thi.", "Your posts do not enter contests.") } }
        let back = address(contest.slug).addressEncoded
        return HTML([
            contest.audience == .everyone
                ? p {
                    a(.class("button"), .href("/tham-gia?ve=\(back)")) {
                        look("Dự thi bằng địa chỉ thư điện tử", "Enter with an e-mail address")
                    }
                } : HTML(),
            p { a(.href("/dang-nhap?ve=\(back)")) { look("Người trong cơ quan: đăng nhập để thi", "People of the agency: sign in to enter") } },
        ])
    }

    private static func rules(_ contest: Contest, _ look: Look) -> HTML {
        ul(.class("meta")) {
            li {
                contest.attempts == 1
                    ? look("Mỗi người một lượt ở mỗi vòng.", "One attempt in each round.")
                    : look(
                        "Mỗi người nhiều nhất \(contest.attempts) lượt ở mỗi vòng; tính lượt tốt nhất.",
                        "At most \(contest.attempts) attempts in each round; the best counts.")
            }
            li {
                look(
                    "Câu hỏi và thứ tự phương án bốc ngẫu nhiên cho từng bài. Giờ làm bài do máy chủ giữ, không theo đồng hồ máy của bạn.",
                    "Questions and the order of their options are drawn for each attempt. The server keeps the time, not the clock of your device.")
            }
            li {
                contest.predicts
                    ? look(
                        "Xếp hạng theo số câu đúng; bằng nhau thì dự đoán gần hơn; vẫn bằng thì làm nhanh hơn; vẫn bằng thì đồng hạng.",
                        "Places go by right answers, then by the nearer prediction, then by the shorter time; who is equal in all shares a place.")
                    : look(
                        "Xếp hạng theo số câu đúng; bằng nhau thì làm nhanh hơn; vẫn bằng thì đồng hạng.",
                        "Places go by right answers, then by the shorter time; who is equal in both shares a place.")
            }
            li {
                look(
                    "Điểm và đáp án chỉ hiện sau khi Ban tổ chức công bố kết quả. Thể lệ do cơ quan đặt.",
                    "Points and solutions show only when the organisers have published the results. The rules are the agency's own.")
            }
        }
    }

    private static func prizes(_ contest: Contest, _ look: Look) -> HTML {
        PlanParts.section("giai", look("Giải thưởng", "Prizes")) {
            AgencyParts.table(
                look("Giải của cuộc thi", "Prizes of the contest"),
                [
                    .init(look("Giải", "Prize")), .init(look("Cho", "For")), .init(look("Số giải", "How many"), isNumber: true),
                    .init(look("Phần thưởng", "What is given")),
                ]
            ) {
                for prize in contest.prizes {
                    tr {
                        th(.scope("row"), .lang("vi")) { prize.title }
                        td {
                            look(prize.kind.label) + (prize.round.map { look(", vòng \($0)", ", round \($0)") } ?? look(", chung cuộc", ", overall"))
                        }
                        td(.class("number")) { "\(prize.count)" }
                        td(.lang("vi")) { prize.worth }
                    }
                }
            }
        }
    }
}

extension Look {
    /// The contest of the address, for the viewer as its agency sees them; `notFound` when it does not exist for them.
    func contest() throws -> (Contest, Actor) {
        let slug = visit.parameter("cuoc-thi")
        guard let agency = try ContestQueries.agency(ofContest: slug, in: session) else { throw Refusal.notFound }
        let viewer = agency == viewer.agency ? viewer : .visitor(of: agency)
        return (try ContestQueries.page(slug: slug, for: viewer, in: session), viewer)
    }
}
