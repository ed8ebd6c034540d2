internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// The bank of questions of a contest, for those who prepare it.
enum QuestionPages {
    /// Questions on one page.
    static let size = 50

    static func address(_ contest: String) -> String { "\(ContestPages.address(contest))/cau-hoi" }

    // MARK: - The list

    static func list(_ look: Look) throws -> Page { try list(look, .empty) }

    static func list(_ look: Look, _ state: FormState) throws -> Page {
        let slug = look.visit.parameter("cuoc-thi")
        // An address cannot ask for an empty word, so questions without a topic have a sign of their own.
        let topic = look.visit.query("khong-chu-de") == "1" ? "" : look.visit.query("chu-de")
        let asked = max(1, min(look.visit.query("trang").flatMap { Int($0) } ?? 1, 100))
        func bank(_ number: Int) throws -> QuestionBank {
            try QuestionQueries.bank(
                slug: slug, topic: topic, offset: (number - 1) * size, limit: size, for: look.viewer, in: look.session)
        }
        var model = try bank(asked)
        let cut = PageCut(total: model.found, size: size, look)
        if cut.number != asked { model = try bank(cut.number) }
        let base = address(slug)
        return Page(
            look("Ngân hàng câu hỏi", "Bank of questions") + cut.suffix(look), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: [(model.title, ContestPages.address(slug))], isWide: true
        ) {
            state.summary(look)
            p(.class("lead")) { counts(model, look) }
            if model.isOpen {
                p(.class("buttons")) {
                    a(.class("button"), .href("\(base)/nhap")) { look("Nhập từ tệp", "Import a file") }
                    a(.class("button button-secondary"), .href("\(base)/moi")) { look("Thêm một câu", "Add one question") }
                }
            }
            if model.isOpen, model.isDrawn { p(.class("meta")) { asking(look) } }
            if model.total == 0 { p { empty(look) } }
            if model.topics.count > 1 || topic != nil { topics(model, topic, base, look) }
            if model.total > 0 { table(model, base, look) }
            cut.links("\(base)?\(topic.map { "\(filter($0))&" } ?? "")", look)
            if model.total > 0 { downloads(base, look) }
            if model.isOpen, !model.sources.isEmpty, var form = ActForm("questions.copy", action: "\(base)/chep") {
                let _ = form.only = ["from"]
                let _ = form.options = ["from": model.sources]
                details(.flag("open", if: state.refusal != nil)) {
                    summaryElement { look("Chép từ cuộc thi khác", "Copy from another contest") }
                    form.html(look, state)
                }
            }
        }
    }

    private static func counts(_ model: QuestionBank, _ look: Look) -> String {
        let held = look("\(model.total) câu", counted(model.total, "question"))
        return model.voided == 0 ? held + "." : held + look(", trong đó \(model.voided) câu đã hủy.", ", \(model.voided) of them void.")
    }

    private static func asking(_ look: Look) -> String {
        look(
            "Đã có người thi: câu hỏi không sửa, xóa được nữa. Câu có lỗi thì mở ra và hủy; câu đó tính là đúng cho mọi người đã được hỏi.",
            "People have been asked: questions can no longer be changed or removed. Open a faulty one and void it; it then counts as right for everybody who was asked."
        )
    }

    private static func empty(_ look: Look) -> String {
        look(
            "Ở đây sẽ có các câu hỏi mà mỗi bài thi bốc ra. Nhập cả ngân hàng từ tệp Excel, CSV, GIFT hoặc Moodle XML, hoặc thêm từng câu. Chỉ Ban tổ chức thấy trang này.",
            "This page will hold the questions from which each attempt is drawn. Import a whole bank from Excel, CSV, GIFT or Moodle XML, or add them one by one. Only the organisers see this page."
        )
    }

    private static func topics(_ model: QuestionBank, _ topic: String?, _ base: String, _ look: Look) -> HTML {
        let all = model.topics.reduce(0) { $0 + $1.count }
        return nav(.aria("label", look("Lọc theo chủ đề", "Filter by topic"))) {
            ul {
                li { a(.href(base), .when(topic == nil, .aria("current", "true"))) { look("Tất cả", "All") + " (\(all))" } }
                for share in model.topics {
                    li {
                        a(.href("\(base)?\(filter(share.topic))"), .when(topic == share.topic, .aria("current", "true"))) {
                            (share.topic.isEmpty ? look("Không có chủ đề", "No topic") : share.topic) + " (\(share.count))"
                        }
                    }
                }
            }
        }
    }

    private static func filter(_ topic: String) -> String { topic.isEmpty ? "khong-chu-de=1" : "chu-de=\(topic.addressEncoded)" }

    private static func table(_ model: QuestionBank, _ base: String, _ look: Look) -> HTML {
        AgencyParts.table(
            look("Các câu hỏi, theo số thứ tự", "The questions by number"),
            [
                .init(look("Số", "Number"), isNumber: true), .init(look("Câu hỏi", "Question")), .init(look("Chủ đề", "Topic")),
                .init(look("Loại", "Kind")), .init(look("Đáp án đúng", "Right answer")),
            ]
        ) {
            for question in model.questions {
                tr {
                    td(.class("number")) { String(question.number) }
                    th(.scope("row"), .lang("vi")) {
                        a(.href("\(base)/\(question.id)")) { question.draft.wording.shortened(to: 160) }
                        if question.voided != nil { HTML([.text(" "), span(.class("tag tag-late")) { look("Đã hủy", "Void") }]) }
                    }
                    td(.lang("vi")) { question.draft.topic }
                    td { look(question.draft.kind.label) }
                    td(.lang("vi")) { QuestionQueries.rightAnswer(question.draft) }
                }
            }
        }
    }

    private static func downloads(_ base: String, _ look: Look) -> HTML {
        let formats = [("csv", "CSV"), ("xlsx", "XLSX"), ("gift", "GIFT"), ("xml", "Moodle XML")]
        return p(.class("meta downloads")) {
            look("Tải về cả ngân hàng: ", "Download the whole bank: ")
            AgencyParts.joined(formats.map { format, name in a(.href("\(base).\(format)")) { name } })
        }
    }

    // MARK: - One question

    static func new(_ look: Look) throws -> Page { try new(look, .empty) }

    static func new(_ look: Look, _ state: FormState) throws -> Page {
        let slug = look.visit.parameter("cuoc-thi")
        let contest = try QuestionQueries.contest(slug, for: look.viewer, in: look.session)
        return Page(
            look("Thêm câu hỏi", "Add a question"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: breadcrumbs(contest.title, slug, look)
        ) {
            state.summary(look)
            if var form = ActForm("question.add", action: "\(address(slug))/moi") {
                let _ = form.only = form.declaration.fields.map(\.key).filter { $0 != "contest" }
                let _ = form.prefilled = ["kind": "single"]
                form.html(look, state)
            }
        }
    }

    private static func breadcrumbs(_ title: String, _ slug: String, _ look: Look) -> [(label: String, href: String)] {
        [(title, ContestPages.address(slug)), (look("Ngân hàng câu hỏi", "Bank of questions"), address(slug))]
    }

    static func question(_ look: Look) throws -> Page { try question(look, .empty) }

    static func question(_ look: Look, _ state: FormState) throws -> Page {
        let slug = look.visit.parameter("cuoc-thi")
        let (bank, question) = try QuestionQueries.question(
            look.visit.parameter("hoi"), slug: slug, for: look.viewer, in: look.session)
        let action = "\(address(slug))/\(question.id)"
        return Page(
            look("Câu hỏi số \(question.number)", "Question \(question.number)"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: breadcrumbs(bank.title, slug, look)
        ) {
            state.summary(look)
            if bank.isChangeable {
                if var form = ActForm("question.change", action: action) {
                    let _ = form.only = form.declaration.fields.map(\.key).filter { $0 != "question" }
                    let _ = form.prefilled = QuestionQueries.form(question)
                    form.html(look, state)
                }
                details {
                    summaryElement { look("Xóa câu hỏi này", "Remove this question") }
                    PlanParts.buttonForm("\(action)/xoa", look("Xóa câu hỏi", "Remove the question"), look)
                }
            } else {
                shown(question, look)
                if bank.isOpen { voiding(question, action, look, state) }
            }
        }
    }

    private static func shown(_ question: StoredQuestion, _ look: Look) -> HTML {
        let draft = question.draft
        return dl(.class("summary-list")) {
            SummaryList.item(look("Câu hỏi", "Question"), PlanParts.words(draft.wording))
            SummaryList.item(look("Loại", "Kind"), look(draft.kind.label))
            if !draft.topic.isEmpty { SummaryList.item(look("Chủ đề", "Topic"), draft.topic) }
            SummaryList.item(
                look("Phương án", "Options"),
                ul {
                    for option in draft.options {
                        li(.lang("vi")) {
                            option.text
                            if option.isRight { HTML([.text(" "), span(.class("tag tag-done")) { look("đúng", "right") }]) }
                        }
                    }
                })
            if !draft.explanation.isEmpty { SummaryList.item(look("Giải thích", "Explanation"), PlanParts.words(draft.explanation)) }
            if let voided = question.voided {
                SummaryList.item(
                    look("Đã hủy", "Void"),
                    look("Từ \(voided.vietnamese): ", "Since \(voided.vietnamese): ") + question.voidReason)
            }
        }
    }

    private static func voiding(_ question: StoredQuestion, _ action: String, _ look: Look, _ state: FormState) -> HTML {
        let isVoid = question.voided != nil
        guard var form = ActForm(isVoid ? "question.restore" : "question.void", action: "\(action)/\(isVoid ? "tinh-lai" : "huy")") else {
            return HTML()
        }
        form.only = ["reason"]
        return details(.flag("open", if: state.refusal != nil)) {
            summaryElement { isVoid ? look("Tính lại câu này", "Let it count again") : look("Hủy câu này", "Void this question") }
            p {
                isVoid
                    ? look("Câu này sẽ lại tính theo đáp án cho mọi người.", "It will count by its answer again, for everybody.")
                    : look(
                        "Câu này sẽ tính là đúng cho mọi người đã được hỏi, và không bốc nữa. Lý do được ghi vào sổ.",
                        "It will count as right for everybody who was asked it, and be drawn no more. The reason goes on record.")
            }
            form.html(look, state)
        }
    }
}
