internal import HTTPTypes
internal import Law
internal import Markup
internal import Movement
internal import Storage
internal import Vietnamese

/// The registers of evaluations and of awards that were given.
enum MeritPages {
    static let evaluations = "/danh-gia"
    static let awards = "/so-khen-thuong"

    // MARK: - Evaluations

    static func evaluationList(_ look: Look) throws -> Page { try evaluationList(look, .empty) }

    static func evaluationList(_ look: Look, _ state: FormState) throws -> Page {
        let list = try evaluationList(in: look)
        return Page(
            look("Sổ đánh giá, xếp loại năm \(list.year)", "Evaluations of \(list.year)"), status: state.refusal?.status ?? .ok, place: .people,
            breadcrumbs: [(look("Người", "People"), "/nguoi")]
        ) {
            state.summary(look)
            years(list, look)
            if list.entries.isEmpty {
                p {
                    look(
                        "Chưa có kết quả đánh giá nào của năm \(list.year) mà bạn được xem. Văn phòng ghi hoặc nhập từ tệp theo văn bản đánh giá hằng năm.",
                        "There is no evaluation of \(list.year) that you may see. The Office enters or imports them from the yearly documents.")
                }
            } else {
                evaluationTable(list, look)
                AgencyParts.downloads(evaluations, query: "?nam=\(list.year)", look)
            }
            if list.mayKeep {
                p { a(.href("\(evaluations)/nhap")) { look("Nhập từ tệp", "Import a file") } }
                if let form = try? keepForm("evaluation.record", "\(evaluations)/ghi", look) {
                    details(.flag("open", if: state.refusal != nil)) {
                        summaryElement { look("Ghi một kết quả", "Enter one") }
                        form.html(look, state)
                    }
                }
            }
        }
    }

    static func evaluationList(in look: Look) throws -> EvaluationList {
        let year = look.visit.query("nam").flatMap { Int($0) }.flatMap { (1990...2100).contains($0) ? $0 : nil }
        return try MeritQueries.evaluations(year: year, today: look.today, for: look.viewer, in: look.session)
    }

    private static func years(_ list: EvaluationList, _ look: Look) -> HTML {
        guard list.years.count > 1 else { return HTML() }
        return p(.class("meta")) {
            look("Năm: ", "Year: ")
            AgencyParts.joined(
                list.years.map { year in
                    year == list.year
                        ? strong(.aria("current", "true")) { String(year) } : a(.href("\(evaluations)?nam=\(year)")) { String(year) }
                })
        }
    }

    private static func evaluationTable(_ list: EvaluationList, _ look: Look) -> HTML {
        AgencyParts.table(
            look("Kết quả đánh giá, xếp loại năm \(list.year)", "Evaluations of \(list.year)"),
            [.init(look("Người, đơn vị", "Person or unit")), .init(look("Mức xếp loại", "Level")), .init(look("Văn bản", "Document"))]
        ) {
            for one in list.entries {
                tr {
                    th(.scope("row"), .lang("vi")) { a(.href("\(evaluations)/\(one.id)")) { one.name } }
                    td { look(one.level.sentenceLabel) }
                    td(.lang("vi")) { "\(one.document), \(one.documentOn.vietnamese)" }
                }
            }
        }
    }

    static func evaluation(_ look: Look) throws -> Page { try evaluation(look, .empty) }

    static func evaluation(_ look: Look, _ state: FormState) throws -> Page {
        let id = look.visit.parameter("ket-qua")
        let history = try MeritQueries.evaluation(id, today: look.today, for: look.viewer, in: look.session)
        guard let last = history.last else { throw Refusal.notFound }
        return Page(
            look("Đánh giá năm \(last.year): \(last.name)", "Evaluation of \(last.year): \(last.name)"), status: state.refusal?.status ?? .ok,
            place: .people, breadcrumbs: [(look("Sổ đánh giá", "Evaluations"), "\(evaluations)?nam=\(last.year)")]
        ) {
            state.summary(look)
            AgencyParts.table(
                look("Các lần ghi, cũ trước", "Entries, oldest first"),
                [
                    .init(look("Mức xếp loại", "Level")), .init(look("Văn bản", "Document")), .init(look("Lý do đính chính", "Why it was corrected")),
                    .init(look("Giá trị", "Counts")),
                ]
            ) {
                for one in history {
                    tr {
                        th(.scope("row")) { look(one.level.sentenceLabel) }
                        td(.lang("vi")) { "\(one.document), \(one.documentOn.vietnamese)" }
                        td(.lang("vi")) { one.reason }
                        td { one.isCurrent ? look("Đang dùng", "Yes") : look("Đã thay", "Replaced") }
                    }
                }
            }
            reasonsLink(last.subject, look)
            if MeritPolicy.mayKeep(look.viewer), let form = corrected(last) {
                details(.flag("open", if: state.refusal != nil)) {
                    summaryElement { look("Đính chính", "Correct it") }
                    form.html(look, state)
                }
            }
        }
    }

    private static func corrected(_ one: Evaluation) -> ActForm? {
        guard var form = ActForm("evaluation.correct", action: "\(evaluations)/\(one.id)") else { return nil }
        form.only = ["level", "document", "document_on", "reason"]
        form.prefilled = ["level": .string(one.level.rawValue)]
        return form
    }

    private static func reasonsLink(_ subject: MeritSubject, _ look: Look) -> HTML {
        switch subject.kind {
        case .person: p { a(.href(ReasonPages.address(person: subject.id))) { look("Vì sao (chưa) người này?", "Why (not) this person?") } }
        case .unit: p { a(.href(ReasonPages.address(unit: subject.id))) { look("Vì sao (chưa) đơn vị này?", "Why (not) this unit?") } }
        default: HTML()
        }
    }

    /// The form of an act on a person or unit, with those of today to choose from.
    static func keepForm(_ act: String, _ action: String, _ look: Look) throws -> ActForm? {
        guard var form = ActForm(act, action: action) else { return nil }
        for field in form.declaration.fields {
            switch field.kind {
            case .reference("person"): form.options[field.key] = try options(.person, look)
            case .reference("unit"): form.options[field.key] = try options(.unit, look)
            default: break
            }
        }
        return form
    }

    private static func options(_ kind: DirectoryKind, _ look: Look) throws -> [Choice] {
        try Directory.options(kind, on: look.today, limit: 500, for: look.viewer, in: look.session).map { Choice($0.target.id, $0.label) }
    }

    // MARK: - Awards

    static func awardList(_ look: Look) throws -> Page { try awardList(look, .empty) }

    static func awardList(_ look: Look, _ state: FormState) throws -> Page {
        let filter = AwardFilter(look)
        let list = try filter.list(look)
        return Page(
            look("Sổ khen thưởng đã có", "Awards on record"), status: state.refusal?.status ?? .ok, place: .people,
            breadcrumbs: [(look("Người", "People"), "/nguoi")]
        ) {
            state.summary(look)
            p(.class("lead")) {
                look(
                    "Danh hiệu, hình thức khen thưởng đã được tặng, với quyết định và cơ quan quyết định theo tên của ngày đó.",
                    "Titles and forms of commendation that were given, with the decision and who decided, under the name of that day.")
            }
            filter.form(look)
            if list.awards.isEmpty {
                p {
                    look(
                        "Chưa có khen thưởng nào như vậy mà bạn được xem. Văn phòng ghi hoặc nhập từ tệp theo quyết định.",
                        "There is no such award that you may see. The Office enters or imports them from the decisions.")
                }
            } else {
                awardTable(list, look)
                AgencyParts.pagination(
                    first: filter.after > 0 ? filter.address(0) : nil, next: list.next.map(filter.address), look)
                AgencyParts.downloads(awards, query: filter.query, look)
            }
            if !list.years.isEmpty || list.mayKeep { completeness(list, look, state) }
            if list.mayKeep {
                p { a(.href("\(awards)/nhap")) { look("Nhập từ tệp", "Import a file") } }
                p { a(.href("\(awards)/ghi")) { look("Ghi một khen thưởng", "Enter one award") } }
            }
        }
    }

    private static func awardTable(_ list: PastAwardList, _ look: Look) -> HTML {
        AgencyParts.table(
            look("Khen thưởng đã có (\(list.total))", "Awards on record (\(list.total))"),
            [
                .init(look("Được khen", "Awarded")), .init(look("Danh hiệu, hình thức", "Award")), .init(look("Năm", "Year"), isNumber: true),
                .init(look("Quyết định", "Decision")), .init(look("Tình trạng", "State")),
            ]
        ) {
            for one in list.awards {
                tr {
                    th(.scope("row"), .lang("vi")) { a(.href("\(awards)/\(one.id)")) { one.name } }
                    td { name(one.code, look) }
                    td(.class("number")) { String(one.year) }
                    td(.lang("vi")) { "\(one.decision), \(one.decidedOn.vietnamese), \(one.decidedBy)" }
                    td { one.cancelled == nil ? look("Còn giá trị", "Valid") : look("Đã hủy bỏ", "Cancelled") }
                }
            }
        }
    }

    static func name(_ code: AwardCode, _ look: Look) -> String { look(Text(LawBook.shipped.name(code))) }

    private static func completeness(_ list: PastAwardList, _ look: Look, _ state: FormState) -> HTML {
        PlanParts.section("du", look("Năm đã đủ", "Complete years")) {
            p {
                look(
                    "Năm đã xác nhận đủ: khen thưởng không có trong sổ là không có. Năm khác: là chưa rõ.",
                    "In a year declared complete, what is absent was not given. In any other year it is unknown.")
            }
            if !list.years.isEmpty {
                AgencyParts.table(
                    look("Xác nhận về sổ từng năm", "Declarations by year"),
                    [
                        .init(look("Năm", "Year"), isNumber: true), .init(look("Đối tượng", "Kind")), .init(look("Sổ", "Register")),
                        .init(look("Căn cứ", "Ground")),
                    ]
                ) {
                    for one in list.years {
                        tr {
                            th(.scope("row"), .class("number")) { String(one.year) }
                            td { look(one.kind.label.capitalised) }
                            td { one.isComplete ? look("Đã đủ", "Complete") : look("Chưa chắc đã đủ", "May lack something") }
                            td(.lang("vi")) { one.reason }
                        }
                    }
                }
            }
            if list.mayKeep, let form = ActForm("award.year", action: "\(awards)/nam") {
                details(.flag("open", if: state.refusal != nil)) {
                    summaryElement { look("Xác nhận sổ của một năm", "Declare the register of a year") }
                    form.html(look, state)
                }
            }
        }
    }

    /// Entering one award.
    static func newAward(_ look: Look) throws -> Page { try newAward(look, .empty) }

    static func newAward(_ look: Look, _ state: FormState) throws -> Page {
        guard let form = try keepForm("award.record", "\(awards)/ghi", look) else { throw Refusal.notFound }
        return Page(
            look(form.declaration.title), status: state.refusal?.status ?? .ok, place: .people,
            breadcrumbs: [(look("Sổ khen thưởng", "Awards on record"), awards)]
        ) {
            state.summary(look)
            form.html(look, state)
        }
    }

    static func award(_ look: Look) throws -> Page { try award(look, .empty) }

    static func award(_ look: Look, _ state: FormState) throws -> Page {
        let one = try MeritQueries.award(look.visit.parameter("khen"), today: look.today, for: look.viewer, in: look.session)
        return Page(
            look("\(name(one.code, look)) năm \(one.year): \(one.name)", "\(name(one.code, look)), \(one.year): \(one.name)"),
            status: state.refusal?.status ?? .ok, place: .people, breadcrumbs: [(look("Sổ khen thưởng", "Awards on record"), awards)]
        ) {
            state.summary(look)
            dl(.class("summary-list")) {
                SummaryList.item(look("Đối tượng", "Kind"), look(one.subject.kind.label.capitalised))
                if !one.subject.address.isEmpty { SummaryList.item(look("Địa chỉ", "Address"), one.subject.address) }
                SummaryList.item(look("Thành tích", "What for"), span(.lang("vi")) { one.what })
                SummaryList.item(look("Loại", "Type"), look(Text(one.type.label).capitalised))
                if let period = one.period {
                    SummaryList.item(
                        look("Thời gian lập thành tích", "Achievement"), "\(period.from.vietnamese) – \(period.to.vietnamese)")
                }
                SummaryList.item(look("Quyết định", "Decision"), "\(one.decision), \(one.decidedOn.vietnamese)")
                SummaryList.item(
                    look("Cơ quan quyết định", "Who decided"),
                    one.decidedBy + (one.isFormer ? look(" (nay đã sáp nhập hoặc chấm dứt)", " (since merged or ended)") : ""))
                if !one.evidence.isEmpty { SummaryList.item(look("Minh chứng", "Evidence"), one.evidence) }
                SummaryList.item(
                    look("Cách ghi", "Entered"), one.isImported ? look("Nhập từ tệp", "From a file") : look("Ghi trực tiếp", "By hand"))
                if let gone = one.cancelled {
                    SummaryList.item(look("Đã hủy bỏ", "Cancelled"), "\(gone.on.vietnamese), \(gone.decision): \(gone.reason)")
                }
            }
            reasonsLink(one.subject, look)
            if MeritPolicy.mayKeep(look.viewer), one.cancelled == nil, var form = ActForm("award.cancel", action: "\(awards)/\(one.id)") {
                let _ = form.only = ["decision", "on", "reason"]
                details(.flag("open", if: state.refusal != nil)) {
                    summaryElement { look("Ghi quyết định hủy bỏ", "Enter a decision that cancels it") }
                    form.html(look, state)
                }
            }
        }
    }
}

/// What part of the register of awards is asked for.
struct AwardFilter {
    let year: Int?
    let code: String?
    let words: String
    let after: Int

    init(_ look: Look) {
        year = look.visit.query("nam").flatMap { Int($0) }
        code = look.visit.query("ma").flatMap { $0.isEmpty ? nil : $0 }
        words = look.visit.query("tim") ?? ""
        after = max(0, look.visit.query("sau").flatMap { Int($0) } ?? 0)
    }

    private var parts: [String] {
        [year.map { "nam=\($0)" }, code.map { "ma=\($0.addressEncoded)" }, words.isEmpty ? nil : "tim=\(words.addressEncoded)"].compactMap(\.self)
    }

    var query: String { parts.isEmpty ? "" : "?" + parts.joined(separator: "&") }

    func address(_ after: Int) -> String {
        let all = parts + (after > 0 ? ["sau=\(after)"] : [])
        return MeritPages.awards + (all.isEmpty ? "" : "?" + all.joined(separator: "&"))
    }

    func list(_ look: Look, limit: Int = 50) throws -> PastAwardList {
        try MeritQueries.awards(
            year: year, code: code, search: words, after: limit > 50 ? 0 : after, limit: limit, today: look.today, for: look.viewer, in: look.session)
    }

    func form(_ look: Look) -> HTML {
        let fields: [(FieldDeclaration, String?)] = [
            (Field.optionalText("tim", Text("Tên hoặc thành tích", "Name or achievement")).declaration, words.isEmpty ? nil : words),
            (Field.optionalText("nam", Text("Năm", "Year"), max: 4).declaration, year.map { String($0) }),
        ]
        return formElement(.class("filters"), .method("get"), .action(MeritPages.awards), .flag("novalidate")) {
            for (field, value) in fields {
                FieldControl(field: field, current: FormState(values: [field.key: JSONValue(value)]), choices: nil, problem: nil).html(look)
            }
            p { button(.class("button-secondary"), .type("submit")) { look("Lọc", "Filter") } }
        }
    }
}
