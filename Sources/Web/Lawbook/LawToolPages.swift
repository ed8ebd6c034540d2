internal import Law
internal import Markup
internal import Movement
internal import Vietnamese

/// Money, votes and working days worked out on a page, as the command line does.
enum LawToolPages {
    static func page(_ look: Look) throws -> Page {
        let law = try Lawbook.load(agency: look.viewer.agency, in: look.session)
        let from = LawParts.day("tu", look, or: look.today)
        let calendar = try law.calendar(around: from, agency: look.viewer.agency, in: look.session)
        return Page(look("Tính theo quy định", "Work it out by the law"), place: .awards, breadcrumbs: [AwardParts.crumb(look)]) {
            LawParts.tabs("/tinh", look)
            money(law, look)
            vote(law, look)
            days(from, calendar, look)
        }
    }

    // MARK: - Money

    private static func money(_ law: Lawbook, _ look: Look) -> HTML {
        let day = LawParts.day("ngay", look, or: look.today)
        let code = look.visit.query("ma") ?? "cstdcs"
        return PlanParts.section("tien", look("Tiền thưởng", "Prize money")) {
            formElement(.class("filters"), .method("get"), .action("\(LawParts.base)/tinh#tien")) {
                LawParts.awards("ma", look("Danh hiệu, hình thức", "Award"), law.book.awards(on: day), code, all: nil, look)
                LawParts.field("ngay", look("Ngày quyết định", "Day of the decision"), day.vietnamese)
                p { button(.class("button-secondary"), .type("submit")) { look("Tính", "Work out") } }
            }
            prizes(law, AwardCode(rawValue: code), day, look)
        }
    }

    private static func prizes(_ law: Lawbook, _ code: AwardCode, _ day: CivilDate, _ look: Look) -> HTML {
        guard let award = law.book.award(code, on: day) else { return p { LawParts.words(PrizeProblem.noAward.words, look) } }
        let kinds = AwardeeKind.allCases.filter(award.subjects.contains)
        return AgencyParts.table(
            look("Tiền thưởng \(award.name.vi), quyết định ngày \(day.vietnamese)", "Prize for \(award.name.en), decided on \(day.vietnamese)"),
            [
                .init(look("Đối tượng", "Subject")), .init(look("Cách tính", "Calculation")), .init(look("Tiền thưởng", "Prize"), isNumber: true),
                .init(look("Căn cứ", "Sources")),
            ]
        ) {
            for kind in kinds {
                tr {
                    th(.scope("row")) { LawParts.words(kind.label, look) }
                    prize(law, code, kind, day, look)
                }
            }
        }
    }

    private static func prize(_ law: Lawbook, _ code: AwardCode, _ kind: AwardeeKind, _ day: CivilDate, _ look: Look) -> HTML {
        do {
            let prize = try law.book.prize(code, for: kind, on: day)
            let sources = [prize.multiple.source(law.confirmations), prize.base.source(law.confirmations), prize.rounding.source(law.confirmations)]
            return HTML([
                td { LawParts.words(prize.formula, look) }, td(.class("number")) { LawParts.words(Money.text(prize.amount), look) },
                td {
                    ul {
                        for source in sources {
                            li {
                                PlanParts.words(source.citation.text)
                                if !source.weight.binds { HTML([.text(" "), LawParts.weight(source.weight, look)]) }
                            }
                        }
                    }
                },
            ])
        } catch { return HTML([td { LawParts.words(error.words, look) }, td(.class("number")) { "–" }, td { "–" }]) }
    }

    // MARK: - Votes

    private static func vote(_ law: Lawbook, _ look: Look) -> HTML {
        let day = LawParts.day("ngay", look, or: look.today)
        let code = look.visit.query("ma") ?? "cstdcs"
        let members = number("tv", look) ?? 9
        let yes = number("dy", look) ?? 8
        let written = number("vb", look) ?? 0
        return PlanParts.section("phieu", look("Phiếu của Hội đồng", "Votes of the council")) {
            formElement(.class("filters"), .method("get"), .action("\(LawParts.base)/tinh#phieu")) {
                PlanParts.hidden("ma", code)
                PlanParts.hidden("ngay", day.vietnamese)
                LawParts.field("tv", look("Tổng số thành viên", "Members in all"), String(members), isNumber: true)
                LawParts.field("dy", look("Số phiếu đồng ý", "Votes in favour"), String(yes), isNumber: true)
                LawParts.field("vb", look("Trong đó bằng văn bản", "Of these in writing"), String(written), isNumber: true)
                p { button(.class("button-secondary"), .type("submit")) { look("Tính", "Work out") } }
            }
            result(law, AwardCode(rawValue: code), members, yes, written, day, look)
        }
    }

    private static func number(_ key: String, _ look: Look) -> Int? {
        look.visit.query(key).flatMap { Int($0) }.flatMap { (0...1000).contains($0) ? $0 : nil }
    }

    private static func result(_ law: Lawbook, _ code: AwardCode, _ members: Int, _ yes: Int, _ written: Int, _ day: CivilDate, _ look: Look) -> HTML
    {
        do {
            let found = try law.book.vote(on: code, members: members, yes: yes, written: written, on: day, confirmations: law.confirmations)
            return HTML([
                p(.class("lead")) {
                    let name = LawParts.words(law.book.name(code), look)
                    let percent = look(found.percentOfTotal.replacing(".", with: ","), found.percentOfTotal)
                    found.passes
                        ? look(
                            "\(name): đạt. \(yes)/\(members) = \(percent)%, cần \(found.needed).",
                            "\(name): passes. \(yes)/\(members) = \(percent)%, \(found.needed) needed.")
                        : look(
                            "\(name): không đạt. \(yes)/\(members) = \(percent)%, cần \(found.needed).",
                            "\(name): fails. \(yes)/\(members) = \(percent)%, \(found.needed) needed.")
                },
                ul {
                    li {
                        found.isBallot ? look("Phải bỏ phiếu. ", "By ballot. ") : look("Biểu quyết. ", "By vote. ")
                        if let voting = found.voting { source(voting.source(law.confirmations), look) }
                    }
                    for need in found.quorums {
                        li {
                            look("Số thành viên phải dự: \(need.needed). ", "Members who must be there: \(need.needed). ")
                            if need.entry.rule.isForAwards { look("(phiên xét khen thưởng) ", "(sessions on awards) ") }
                            source(need.entry.source(law.confirmations), look)
                        }
                    }
                },
            ])
        } catch { return p { LawParts.words(error.words, look) } }
    }

    private static func source(_ source: Source, _ look: Look) -> HTML {
        HTML([PlanParts.words(source.citation.text), source.weight.binds ? HTML() : HTML([.text(" "), LawParts.weight(source.weight, look)])])
    }

    // MARK: - Days

    private static func days(_ from: CivilDate, _ calendar: WorkingCalendar, _ look: Look) -> HTML {
        let count = look.visit.query("so").flatMap { Int($0) }.flatMap { (-400...400).contains($0) ? $0 : nil } ?? 7
        let last = calendar.adding(count, to: from)
        return PlanParts.section("ngay", look("Ngày làm việc", "Working days")) {
            formElement(.class("filters"), .method("get"), .action("\(LawParts.base)/tinh#ngay")) {
                LawParts.field("tu", look("Từ ngày", "From"), from.vietnamese)
                LawParts.field("so", look("Số ngày làm việc", "Working days"), String(count), isNumber: true)
                p { button(.class("button-secondary"), .type("submit")) { look("Tính", "Work out") } }
            }
            p(.class("lead")) {
                look(
                    "\(count) ngày làm việc từ \(from.vietnamese): đến hết \(last.vietnamese).",
                    "\(count) working days from \(from.vietnamese): until \(last.vietnamese).")
            }
            p(.class("meta")) {
                look(
                    "Không tính ngày đầu. Nghỉ thứ Bảy, Chủ nhật, ngày lễ cố định và những ngày ghi trong ",
                    "The first day is not counted. Saturdays, Sundays and fixed holidays are off, and what is entered in ")
                a(.href("/lich-lam-viec")) { look("lịch làm việc của cơ quan", "the agency's calendar") }
                "."
            }
        }
    }
}
