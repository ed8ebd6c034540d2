internal import Markup
internal import Movement
internal import Vietnamese

/// My desk: what I owe, oldest first, each finished in one screen.
enum DeskPage {
    static func page(_ look: Look) throws -> Page {
        let desk = try DeskQueries.desk(for: look.viewer, today: look.today, now: look.now, in: look.session)
        let merits = try MeritLinks.onDesk(look)
        return Page(look("Việc của tôi", "My desk"), place: .desk) {
            p(.class("lead")) { look("Chào \(look.viewer.name).", "Hello, \(look.viewer.name).") }
            if desk.isEmpty { nothing(look) }
            if !desk.waiting.isEmpty { waiting(desk.waiting, look) }
            DeskUrging.html(desk, look)
            if !desk.reports.isEmpty { reports(desk.reports, look) }
            if !desk.acknowledgements.isEmpty { acknowledgements(desk.acknowledgements, look) }
            if !desk.passOns.isEmpty { passOns(desk.passOns, look) }
            if !desk.pledges.isEmpty { pledges(desk.pledges, look) }
            if !desk.checks.isEmpty { CheckPages.owed(desk.checks, look) }
            if !desk.learning.isEmpty { learning(desk.learning, look) }
            if !desk.initiatives.isEmpty { initiatives(desk.initiatives, look) }
            if !desk.exemplars.isEmpty { exemplars(desk.exemplars, look) }
            if !desk.news.isEmpty { news(desk.news, look) }
            if !desk.guestWords.isEmpty { guestWords(desk.guestWords, look) }
            if !desk.obligations.isEmpty { obligations(desk.obligations, look) }
            if !desk.contests.isEmpty { contests(desk.contests, look) }
            if !desk.nominations.isEmpty { nominations(desk.nominations, look) }
            if !desk.courses.isEmpty { courses(desk.courses, look) }
            if !desk.drafts.isEmpty { drafts(desk.drafts, look) }
            if !desk.silentUnits.isEmpty { silent(desk.silentUnits, look) }
            merits
        }
    }

    private static func nothing(_ look: Look) -> HTML {
        div(.class("empty")) {
            p { look("Bạn không còn việc nào phải làm hôm nay.", "You owe nothing today.") }
            p { a(.class("button button-secondary"), .href("/phong-trao")) { look("Xem các phong trào", "See the movements") } }
        }
    }

    private static func block(_ id: String, _ title: String, @HTMLBuilder content: () -> HTML) -> HTML {
        section(.aria("labelledby", id)) {
            h2(.id(id)) { title }
            content()
        }
    }

    private static func waiting(_ plans: [PlanSummary], _ look: Look) -> HTML {
        block("cho-phat-dong", look("Chờ phát động", "Waiting to be launched")) {
            ul(.class("task-list")) {
                for plan in plans {
                    li {
                        row(
                            "/ke-hoach/\(plan.id)/phat-dong", plan.title,
                            look("\(plan.obligations) nghĩa vụ", counted(plan.obligations, "obligation")),
                            look("Phát động", "Launch"))
                    }
                }
            }
        }
    }

    private static func row(_ href: String, _ title: String, _ meta: String, _ tag: String, _ kind: String = "tag-open") -> HTML {
        a(.href(href)) {
            span(.class("name")) { title }
            span(.class("meta")) { meta }
            span(.class("tag \(kind)")) { tag }
        }
    }

    private static func reports(_ owed: [OwedReport], _ look: Look) -> HTML {
        block("bao-cao", look("Báo cáo phải gửi", "Reports to send")) {
            ul(.class("task-list")) {
                for one in owed {
                    li {
                        row(
                            TargetParts.report(one.target, one.period), "\(one.code) · \(one.title.shortened(to: 110))",
                            look(one.label) + look(" · hạn \(one.due.vietnamese)", " · due \(one.due.vietnamese)") + DeskUrging.warning(one, look),
                            one.isLate ? look("Trễ hạn", "Late") : look("Cần gửi", "To send"), one.isLate ? "tag-late" : "tag-open")
                    }
                }
            }
        }
    }

    private static func acknowledgements(_ owed: [OwedAcknowledgement], _ look: Look) -> HTML {
        block("can-doc", look("Cần đọc và xác nhận", "To read and acknowledge")) {
            ul(.class("task-list")) {
                for one in owed {
                    li {
                        row(
                            "/quan-triet/\(one.slug)", one.name,
                            look("bản \(one.version), từ \(one.since.vietnamese)", "version \(one.version), since \(one.since.vietnamese)"),
                            one.hasOpened
                                ? look("Đang đọc", "Being read")
                                : one.earlier == nil ? look("Chưa mở", "Not opened") : look("Có thay đổi", "Changed"))
                    }
                }
            }
        }
    }

    private static func pledges(_ owed: [OwedPledge], _ look: Look) -> HTML {
        block("dang-ky", look("Đăng ký thi đua chờ bạn", "Registrations that wait for you")) {
            ul(.class("task-list")) {
                for one in owed {
                    li {
                        row(
                            PledgeParts.address(one.slug, one.line.id), "\(one.line.reference) · \(look(one.line.name))",
                            look("\(one.movement), từ \(one.since.vietnamese)", "\(one.movement), since \(one.since.vietnamese)"),
                            one.what == .resubmit
                                ? look("Trả lại", "Returned") : one.what == .sign ? look("Chờ bạn ký", "To sign") : look("Chờ xem xét", "To consider")
                        )
                    }
                }
            }
        }
    }

    private static func passOns(_ owed: [OwedPassOn], _ look: Look) -> HTML {
        block("can-quan-triet", look("Cần quán triệt trong đơn vị", "To pass on in your unit")) {
            ul(.class("task-list")) {
                for one in owed {
                    li {
                        row(
                            PassOnPages.address(one.slug, one.code), one.movement,
                            look("\(one.unit.vi), từ \(one.since.vietnamese)", "\(one.unit.en), since \(one.since.vietnamese)"),
                            look("Chưa quán triệt", "Not passed on"))
                    }
                }
            }
        }
    }

    private static func contests(_ open: [OpenContest], _ look: Look) -> HTML {
        block("cuoc-thi", look("Cuộc thi đang mở", "Contests open now")) {
            ul(.class("task-list")) {
                for one in open {
                    li {
                        row(
                            ContestPages.address(one.slug), one.title,
                            look("Vòng \(one.round), đóng \(one.closes.vietnamese)", "Round \(one.round), closes \(one.closes.vietnamese)"),
                            look("Chưa dự thi", "Not entered"))
                    }
                }
            }
        }
    }

    private static func courses(_ owed: [OwedCourse], _ look: Look) -> HTML {
        block("lo-trinh", look("Lộ trình phong trào", "Course of movements")) {
            ul(.class("task-list")) {
                for one in owed {
                    let isLate = one.by.map { $0 < look.today } ?? false
                    li {
                        row(
                            one.what == .review ? "/phong-trao/\(one.slug)/so-ket" : CoursePages.address(one.slug), one.movement,
                            one.by.map(\.vietnamese) ?? look("phong trào từ 3 năm trở lên", "a movement of three years or more"),
                            words(one.what, look), isLate ? "tag-late" : "tag-open")
                    }
                }
            }
        }
    }

    private static func nominations(_ owed: [OwedNomination], _ look: Look) -> HTML {
        block("de-nghi", look("Hồ sơ đề nghị khen thưởng", "Nominations")) {
            ul(.class("task-list")) {
                for one in owed {
                    li {
                        row(
                            NominationParts.address(one.id), "\(one.reference) · \(look(one.name))",
                            look(NominationAward.label(one.award)) + look(", từ \(one.since.vietnamese)", ", since \(one.since.vietnamese)"),
                            look(one.what.label))
                    }
                }
            }
        }
    }

    private static func words(_ what: OwedCourse.What, _ look: Look) -> String {
        switch what {
        case .pilots: look("Chưa chọn nơi làm điểm", "No pilot named")
        case .interim: look("Chưa đặt ngày sơ kết", "No day of interim review")
        case .review: look("Đến kỳ sơ kết", "Interim review")
        case .conclude: look("Làm điểm chờ kết luận", "Pilot to be concluded")
        }
    }

    private static func learning(_ owed: [OwedLearning], _ look: Look) -> HTML {
        block("hoc-tap", look("Học tập", "Learning")) {
            ul(.class("task-list")) {
                for one in owed {
                    let (href, title, tag) = LearningParts.owed(one, look)
                    let day = one.day.map { " · \($0.vietnamese)" + (one.from.map { " \(LearningTime.text($0))" } ?? "") } ?? ""
                    li { row(href, title, one.movement + day, tag) }
                }
            }
        }
    }

    private static func exemplars(_ owed: [OwedExemplar], _ look: Look) -> HTML {
        block("dien-hinh", look("Điển hình", "Exemplars")) {
            ul(.class("task-list")) {
                for one in owed {
                    let (href, tag) = ExemplarParts.owed(one, look)
                    li { row(href, one.title.shortened(to: 110), "\(one.movement) · \(one.day.vietnamese)", tag) }
                }
            }
        }
    }

    private static func initiatives(_ owed: [OwedInitiative], _ look: Look) -> HTML {
        block("sang-kien", look("Sáng kiến chờ bạn", "Initiatives that wait for you")) {
            ul(.class("task-list")) {
                for one in owed {
                    let (href, tag) = InitiativeParts.owed(one, look)
                    let isLate = one.by.map { $0 < look.today } ?? false
                    li {
                        row(
                            href, "\(one.reference) · \(one.title.shortened(to: 110))",
                            one.by.map { look("hạn \($0.vietnamese)", "due \($0.vietnamese)") } ?? "", tag, isLate ? "tag-late" : "tag-open")
                    }
                }
            }
        }
    }

    private static func guestWords(_ owed: [OwedGuestWord], _ look: Look) -> HTML {
        block("loi-khach", look("Lời của khách chờ bạn", "Words of guests that wait for you")) {
            ul(.class("task-list")) {
                for one in owed {
                    li {
                        row(
                            GuestParts.word(one.id), look(one.kind.label),
                            look("\(one.movement), từ \(one.since.vietnamese)", "\(one.movement), since \(one.since.vietnamese)"),
                            one.isToModerate ? look("Chờ duyệt", "To moderate") : look("Chờ trả lời", "To answer"))
                    }
                }
            }
        }
    }

    private static func news(_ owed: [OwedNews], _ look: Look) -> HTML {
        block("tin-can-doc", look("Tin cần xác nhận đã đọc", "News to confirm reading")) {
            ul(.class("task-list")) {
                for one in owed {
                    li {
                        row(
                            NewsParts.address(one.slug, one.id), one.title,
                            look("từ \(one.since.vietnamese)", "since \(one.since.vietnamese)"), look("Chưa xác nhận", "Not confirmed"))
                    }
                }
            }
        }
    }

    private static func obligations(_ owed: [OwedObligation], _ look: Look) -> HTML {
        block("nghia-vu", look("Nghĩa vụ bạn phụ trách", "Obligations you own")) {
            ul(.class("task-list")) { for one in owed { li { obligation(one, look) } } }
        }
    }

    private static func obligation(_ one: OwedObligation, _ look: Look) -> HTML {
        let last =
            one.lastEvent.map { look("gần nhất \($0.vietnamese)", "last on \($0.vietnamese)") }
            ?? look("chưa có việc nào từ \(one.since.vietnamese)", "nothing since \(one.since.vietnamese)")
        let due = one.due.map { look(" · hạn \($0.vietnamese)", " · due \($0.vietnamese)") } ?? ""
        let role = one.isLead ? look("chủ trì", "lead") : look("phối hợp", "taking part")
        let (tag, kind) =
            one.isLate
            ? (look("Trễ hạn", "Late"), "tag-late")
            : one.lastEvent == nil ? (look("Chưa có việc", "Nothing yet"), "tag-open") : (look("Đang làm", "Under way"), "tag-done")
        return row(
            "/phong-trao/\(one.slug)/nghia-vu/\(one.clause.addressEncoded)", "\(one.clause) · \(one.text.shortened(to: 110))",
            "\(role) · \(last)\(due)", tag, kind)
    }

    private static func drafts(_ plans: [PlanSummary], _ look: Look) -> HTML {
        block("dang-soan", look("Kế hoạch đang soạn", "Plans being prepared")) {
            ul(.class("task-list")) {
                for plan in plans {
                    li {
                        row(
                            "/ke-hoach/\(plan.id)", plan.title,
                            look(
                                "\(plan.notAccepted) chưa duyệt, \(plan.withoutOwner) chưa có người phụ trách",
                                "\(plan.notAccepted) not accepted, \(plan.withoutOwner) without owner"),
                            plan.isReady ? look("Sẵn sàng phát động", "Ready to launch") : look("Đang soạn", "In preparation"))
                    }
                }
            }
        }
    }

    private static func silent(_ units: [SilentUnit], _ look: Look) -> HTML {
        block("im-lang", look("Đơn vị chưa có tin", "Units not heard from")) {
            ul(.class("task-list")) {
                for unit in units {
                    li {
                        row(
                            UrgingPages.path(unit.slug), look(unit.name),
                            look("\(unit.clauses) nghĩa vụ trong “\(unit.movement)”", "\(counted(unit.clauses, "obligation")) in “\(unit.movement)”"),
                            look("Im lặng", "Silent"), "tag-late")
                    }
                }
            }
        }
    }
}

extension String {
    /// The beginning of the text, cut at a space, for lists where the whole would drown the rest.
    func shortened(to limit: Int) -> String {
        guard count > limit else { return self }
        let start = prefix(limit)
        return (start.lastIndex(of: " ").map { start[..<$0] } ?? start) + "…"
    }
}
