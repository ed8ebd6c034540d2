internal import HTTPTypes
internal import Law
internal import Markup
internal import Movement
internal import Vietnamese

/// "Why (not) me?": what stands for and against each award, before anybody nominates.
enum ReasonPages {
    static let base = "/vi-sao"
    static func address(person: String) -> String { "\(base)/nguoi/\(person.addressEncoded)" }
    static func address(unit: String) -> String { "\(base)/don-vi/\(unit.addressEncoded)" }

    /// The reader's own.
    static func own(_ look: Look) throws -> Page {
        guard let person = look.viewer.person else { throw Refusal.notFound }
        return try page(.person(person), look)
    }

    static func person(_ look: Look) throws -> Page { try page(.person(look.visit.parameter("nguoi")), look) }
    static func unit(_ look: Look) throws -> Page { try page(.unit(look.visit.parameter("ma")), look) }

    private static func page(_ subject: MeritSubject, _ look: Look) throws -> Page {
        let asked = AskedReasons(look)
        let reasons = try MeritReasons.page(
            of: subject, year: asked.year, on: asked.day, today: look.today, for: look.viewer, in: look.session)
        let title =
            reasons.isSelf ? look("Vì sao (chưa) tôi?", "Why (not) me?") : look("Vì sao (chưa) \(reasons.name)?", "Why (not) \(reasons.name)?")
        return Page(
            title, status: asked.problem == nil ? .ok : .unprocessableContent, place: reasons.isSelf ? .desk : .people,
            breadcrumbs: crumbs(reasons, look)
        ) {
            asked.state.summary(look)
            p(.class("lead")) {
                look(
                    "Từng danh hiệu, hình thức khen thưởng năm \(reasons.year): quy định nào đạt, chưa đạt, chưa rõ, còn thiếu gì. Đây là đối chiếu sổ với quy định; chưa phải đề nghị, không phải quyết định.",
                    "Each award for \(reasons.year): which rules are met, not met or not known, and what is missing. It holds the registers against the law; it is no nomination and no decision."
                )
            }
            form(reasons, asked, look)
            if !reasons.units.isEmpty, reasons.mayLookAtOthers { unitLinks(reasons, look) }
            table(reasons, look)
            if !reasons.members.isEmpty { members(reasons, look) }
            for reason in reasons.examinations { award(reason, look) }
            p(.class("meta")) {
                look(
                    "Điều chưa ghi vào sổ là chưa rõ, không phải là không có. Thấy sổ sai hoặc thiếu, báo Văn phòng kèm văn bản.",
                    "What nobody has entered is unknown, not absent. If a register is wrong or lacks something, tell the Office, with the document.")
            }
        }
    }

    private static func crumbs(_ reasons: Reasons, _ look: Look) -> [(label: String, href: String)] {
        if reasons.isSelf { return [(look("Việc của tôi", "My desk"), "/viec-cua-toi")] }
        return reasons.subject.kind == .unit
            ? [(look("Tổ chức", "Organisation"), "/to-chuc")]
            : [(look("Người", "People"), "/nguoi"), (reasons.name, "/nguoi/\(reasons.subject.id.addressEncoded)")]
    }

    private static func form(_ reasons: Reasons, _ asked: AskedReasons, _ look: Look) -> HTML {
        formElement(.class("filters"), .method("get"), .flag("novalidate")) {
            FieldControl(
                field: AskedReasons.yearField, current: FormState(values: ["nam": .int(Int64(reasons.year))]), choices: nil,
                problem: asked.state.problem(of: "nam")
            ).html(look)
            FieldControl(
                field: AskedReasons.dayField,
                current: asked.state.values.isEmpty ? FormState(values: ["ngay": .string(reasons.day.iso)]) : asked.state,
                choices: nil, problem: asked.state.problem(of: "ngay")
            ).html(look)
            p { button(.class("button-secondary"), .type("submit")) { look("Xem", "Show") } }
        }
    }

    private static func unitLinks(_ reasons: Reasons, _ look: Look) -> HTML {
        p(.class("meta")) {
            look("Đơn vị: ", "Unit: ")
            AgencyParts.joined(reasons.units.map { unit in a(.href(address(unit: unit.value))) { look(unit.label) } })
        }
    }

    private static func table(_ reasons: Reasons, _ look: Look) -> HTML {
        guard !reasons.examinations.isEmpty else {
            return p { look("Ngày này chưa có quy định nào về khen thưởng.", "There are no rules on awards on this day.") }
        }
        return AgencyParts.table(
            look("Danh hiệu, hình thức và kết quả đối chiếu năm \(reasons.year)", "Awards and what they come to for \(reasons.year)"),
            [
                .init(look("Danh hiệu, hình thức", "Award")), .init(look("Kết quả", "Comes to")),
                .init(look("Điều đầu tiên còn vướng", "First thing in the way")),
            ]
        ) {
            for reason in reasons.examinations {
                tr {
                    th(.scope("row")) { a(.href("#\(reason.examination.award.code.rawValue)")) { look(Text(reason.examination.award.name)) } }
                    td { ProofPart.outcome(reason.examination.outcome, look) }
                    td { ProofPart.first(reason.examination, look) ?? look("Không", "Nothing") }
                }
            }
        }
    }

    private static func members(_ reasons: Reasons, _ look: Look) -> HTML {
        // Only those who may know of matters are told of anybody suspended, so nobody else ever sees the column.
        let shown = Outcome.allCases.filter { one in one != .suspended || reasons.members.contains { $0.outcomes.contains(one) } }
        return PlanParts.section("thanh-vien", look("Thành viên (\(reasons.members.count))", "Members (\(reasons.members.count))")) {
            AgencyParts.table(
                look("Thành viên và số danh hiệu, hình thức theo kết quả", "Members and how many awards come to what"),
                [.init(look("Người", "Person"))] + shown.map { .init(look(Text($0.label).capitalised), isNumber: true) }
            ) {
                for member in reasons.members {
                    tr {
                        th(.scope("row")) { a(.href(address(person: member.person) + "?nam=\(reasons.year)")) { member.name } }
                        for outcome in shown { td(.class("number")) { String(member.outcomes.count { $0 == outcome }) } }
                    }
                }
            }
        }
    }

    private static func award(_ reason: Reason, _ look: Look) -> HTML {
        let one = reason.examination
        return PlanParts.section(one.award.code.rawValue, look(Text(one.award.name))) {
            p {
                ProofPart.outcome(one.outcome, look)
                " "
                look(
                    "\(Text(one.award.kind.label).capitalised.vi), \(one.award.level.label.vi); xét theo: \(reason.type.label.vi).",
                    "\(Text(one.award.kind.label).capitalised.en), \(one.award.level.label.en); looked at as: \(reason.type.label.en).")
            }
            ProofPart.examination(one, look)
        }
    }
}

/// The year and the day that the page is asked about.
struct AskedReasons {
    let year: Int
    let day: CivilDate
    let state: FormState
    var problem: Refusal? { state.refusal }

    static let yearField = Field.integer("nam", Text("Năm xét", "Year"), in: 1990...2100).declaration
    static let dayField = Field.date("ngay", Text("Theo quy định và sổ của ngày", "By the law and registers of")).declaration

    init(_ look: Look) {
        let typed = [Self.yearField, Self.dayField].reduce(into: [String: JSONValue]()) { values, field in
            if let value = look.visit.query(field.key), !value.isEmpty { values[field.key] = .string(value) }
        }
        let problems = [Self.yearField, Self.dayField].compactMap { field in
            typed[field.key].flatMap { field.problem($0) }.map { FieldProblem(field.key, $0) }
        }
        let asked = look.visit.query("ngay").flatMap { CivilDate(iso: $0) ?? CivilDate(vietnamese: $0) }
        day = asked ?? look.today
        // Awards of a year are looked at when it ends: until autumn the year before is the one that is asked about.
        year =
            look.visit.query("nam").flatMap { Int($0) }.flatMap { (1990...2100).contains($0) ? $0 : nil } ?? (day.month < 7 ? day.year - 1 : day.year)
        state = problems.isEmpty ? .empty : FormState(values: typed, refusal: .invalid(problems))
    }
}
