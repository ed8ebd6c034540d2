internal import Markup
internal import Movement
internal import Vietnamese

/// Ways to the registers and to "why (not) me?" from other pages; only those that lead somewhere for the viewer.
enum MeritLinks {
    /// On the desk: matters that the viewer has to conclude, and the way to one's own reasons.
    static func onDesk(_ look: Look) throws -> HTML {
        let owed = try MatterQueries.owed(today: look.today, for: look.viewer, in: look.session)
        return HTML([
            owed.isEmpty
                ? HTML()
                : PlanParts.section("vu-viec", look("Vụ việc phải kết luận", "Matters to conclude")) {
                    ul(.class("task-list")) {
                        for one in owed {
                            li {
                                a(.href("\(MatterPages.base)/\(one.id)")) {
                                    span(.class("name")) { look("Vụ việc từ \(one.opened.vietnamese)", "Matter since \(one.opened.vietnamese)") }
                                    span(.class("meta")) { look("hạn \(one.due.vietnamese)", "due \(one.due.vietnamese)") }
                                    span(.class(one.isOverdue(on: look.today) ? "tag tag-late" : "tag tag-open")) {
                                        one.isOverdue(on: look.today) ? look("Quá hạn", "Overdue") : look("Cần kết luận", "To conclude")
                                    }
                                }
                            }
                        }
                    }
                },
            look.viewer.person == nil
                ? HTML()
                : p {
                    a(.href(ReasonPages.base)) { look("Vì sao (chưa) tôi?", "Why (not) me?") }
                    look(
                        " Từng danh hiệu, hình thức khen thưởng: đạt, chưa đạt, còn thiếu gì.",
                        " Every award: what is met, what is not, and what is missing.")
                },
        ])
    }

    /// On the page of a person or unit.
    static func on(_ subject: MeritSubject, _ look: Look) throws -> HTML {
        guard look.viewer.isSignedIn, try MeritPolicy.maySee(subject, on: look.today, look.viewer, in: look.session) else { return HTML() }
        let address = subject.kind == .unit ? ReasonPages.address(unit: subject.id) : ReasonPages.address(person: subject.id)
        return p {
            a(.href(address)) {
                subject.kind == .unit
                    ? look("Vì sao (chưa) khen đơn vị này?", "Why (not) award this unit?")
                    : look("Vì sao (chưa) khen người này?", "Why (not) award this person?")
            }
        }
    }

    /// On the list of people.
    static func registers(_ look: Look) -> HTML {
        guard look.viewer.person != nil else { return HTML() }
        var links = [
            a(.href(MeritPages.evaluations)) { look("Sổ đánh giá, xếp loại", "Evaluations") },
            a(.href(MeritPages.awards)) { look("Sổ khen thưởng đã có", "Awards on record") },
        ]
        if MeritPolicy.maySeeMatters(look.viewer) {
            links.append(a(.href(MatterPages.base)) { look("Vụ việc, kỷ luật", "Matters and disciplines") })
        }
        if MeritPolicy.maySeeLeaves(look.viewer) { links.append(a(.href(MatterPages.leaves)) { look("Nghỉ thai sản", "Maternity leave") }) }
        return p { AgencyParts.joined(links) }
    }
}
