internal import Markup
internal import Movement
internal import Vietnamese

/// What urging puts on a desk: letters to answer, and what was raised to the viewer as the next head above.
enum DeskUrging {
    /// The parts of the desk.
    static func html(_ desk: Desk, _ look: Look) -> HTML {
        HTML([
            desk.letters.isEmpty
                ? HTML()
                : PlanParts.section("thu-don-doc", look("Thư đôn đốc gửi đơn vị bạn", "Letters that urge your unit")) { list(desk.letters, look) },
            desk.raised.isEmpty
                ? HTML()
                : PlanParts.section("bao-len", look("Báo cáo trễ được báo lên bạn", "Late reports told to you")) { list(desk.raised, look) },
        ])
    }

    /// That a report goes to the next head above, told beforehand to whoever owes it.
    static func warning(_ report: OwedReport, _ look: Look) -> String {
        report.raisedOn.map {
            look(
                " · từ \($0.vietnamese) báo lãnh đạo cấp trên nếu chưa gửi", " · the next head above is told from \($0.vietnamese) unless it is sent")
        } ?? ""
    }

    private static func list(_ letters: [DeskLetter], _ look: Look) -> HTML {
        ul(.class("task-list")) {
            for letter in letters {
                li {
                    a(.href("\(UrgingPages.path(letter.slug))/\(letter.id)")) {
                        span(.class("name"), .lang("vi")) { letter.subject }
                        span(.class("meta")) {
                            look(
                                "gửi \(letter.sent.vietnamDate.vietnamese), trả lời trước \(letter.answerBy.vietnamese)",
                                "sent \(letter.sent.vietnamDate.vietnamese), answer by \(letter.answerBy.vietnamese)")
                        }
                        span(.class(letter.answerBy < look.today ? "tag tag-late" : "tag tag-open")) {
                            letter.answerBy < look.today ? look("Quá hạn trả lời", "Answer late") : look("Chờ trả lời", "To answer")
                        }
                    }
                }
            }
        }
    }

    private static func list(_ raised: [DeskRaised], _ look: Look) -> HTML {
        ul(.class("task-list")) {
            for one in raised {
                li {
                    a(.href(UrgingPages.path(one.slug))) {
                        span(.class("name"), .lang("vi")) { "\(one.title) · \(ReportingPeriod.label(one.period).vi)" }
                        span(.class("meta")) {
                            look("hạn \(one.due.vietnamese), báo lên \(one.on.vietnamese)", "due \(one.due.vietnamese), told on \(one.on.vietnamese)")
                        }
                        span(.class("tag tag-late")) { look("Trễ hạn", "Late") }
                    }
                }
            }
        }
    }
}
