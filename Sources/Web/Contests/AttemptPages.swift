internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// An attempt: one question at a time while it runs, a slip when it is over, and the solutions once the results are out.
enum AttemptPages {
    static func address(_ attempt: String) -> String { "/bai-thi/\(attempt)" }

    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let id = look.visit.parameter("bai")
        let asked = look.visit.query("cau").flatMap { Int($0) }
        let named = Int(look.visit.parameter("cau"))
        let position = max(1, named ?? asked ?? 1)
        let attempt = try AttemptQueries.page(id, position: position, for: look.viewer, in: look.session)
        guard attempt.isRunning(at: look.now) else { return over(attempt, look, state) }
        guard let question = attempt.questions.first else { throw Refusal.notFound }
        var page = frame(
            look("Câu \(question.position)/\(attempt.count)", "Question \(question.position) of \(attempt.count)"), attempt, look, state
        ) {
            clock(attempt, look)
            form(question, attempt, look, state)
            overview(attempt, here: question.position, look)
        }
        page.head = scriptElement(.src(QuizScript.path), .flag("defer"))
        return page
    }

    private static func frame(
        _ title: String, _ attempt: AttemptPage, _ look: Look, _ state: FormState, @HTMLBuilder content: () -> HTML
    ) -> Page {
        Page(
            title, status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: [(attempt.title, ContestPages.address(attempt.slug))]
        ) {
            state.summary(look)
            content()
        }
    }

    /// How much time is left by the server's clock. The module counts down from here without asking the clock of the device.
    private static func clock(_ attempt: AttemptPage, _ look: Look) -> HTML {
        let seconds = max(0, (attempt.ends.milliseconds - look.now.milliseconds) / 1000)
        return p(.class("quiz-clock"), .data("seconds", "\(seconds)"), .data("over", address(attempt.id))) {
            look("Còn ", "")
            strong(.data("left", "")) { "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)" }
            look(" (hết giờ lúc \(attempt.ends.vietnamTime), giờ Việt Nam)", " left (ends at \(attempt.ends.vietnamTime), Vietnam time)")
        }
    }

    private static func form(_ question: ShownQuestion, _ attempt: AttemptPage, _ look: Look, _ state: FormState) -> HTML {
        let isLast = question.position == attempt.count
        let kept = state.values["given"].map { _ in state.text("given") ?? "" } ?? question.given ?? ""
        return formElement(
            .method("post"), .action("\(address(attempt.id))/cau/\(question.position)"), .class("quiz"), .flag("novalidate"),
            .data("kept", look("Đã lưu.", "Saved.")), .data("sending", look("Đang lưu…", "Saving…")),
            .data(
                "lost",
                look(
                    "Mất kết nối. Câu trả lời giữ ở máy này và tự gửi lại khi có mạng; đừng đóng trang.",
                    "The line is lost. Your answer is kept on this device and sent again when the line is back; do not close the page.")),
            .data("tiep", isLast ? "\(address(attempt.id))/nop" : "\(address(attempt.id))?cau=\(question.position + 1)"),
            .data("truoc", "\(address(attempt.id))?cau=\(max(1, question.position - 1))")
        ) {
            if let token = look.csrf { PlanParts.hidden("_csrf", token) }
            if !question.options.isEmpty, question.kind != .multiple { PlanParts.hidden("co", "1") }
            if isLast { PlanParts.hidden("cuoi", "1") }
            control(question, kept, look, state.problem(of: "given"))
            p(.class("quiz-state meta"), .role("status"), .aria("live", "polite")) {
                question.given == nil ? look("Chưa trả lời.", "Not answered yet.") : look("Đã lưu.", "Saved.")
            }
            div(.class("button-row")) {
                button(.class("button"), .type("submit"), .name("di"), .value("tiep")) {
                    question.position < attempt.count
                        ? look("Lưu và sang câu sau", "Save and go on") : look("Lưu và xem lại bài", "Save and look it over")
                }
                if question.position > 1 {
                    button(.class("button button-secondary"), .type("submit"), .name("di"), .value("truoc")) {
                        look("Lưu và về câu trước", "Save and go back")
                    }
                }
            }
        }
    }

    private static func control(_ question: ShownQuestion, _ kept: String, _ look: Look, _ problem: Text?) -> HTML {
        let note = problem.map { problem in
            p(.class("field-error"), .id("o-given-loi")) { look("Lỗi: ", "Error: ") + look(problem) }
        }
        guard !question.options.isEmpty else {
            return div(.class(problem == nil ? "field" : "field field-wrong")) {
                labelElement(.for("o-given"), .lang("vi"), .class("quiz-question")) { question.wording }
                note ?? HTML()
                inputElement(
                    .type("text"), .id("o-given"), .name("given"), .value(kept), .autocomplete("off"), .attr("maxlength", 300),
                    .when(question.kind == .number, .attr("inputmode", "decimal")), .when(problem != nil, .aria("describedby", "o-given-loi")))
            }
        }
        let chosen = Set(kept.split(separator: ",").map(String.init))
        let isMultiple = question.kind == .multiple
        return fieldset(.class(problem == nil ? "field" : "field field-wrong"), .id("o-given")) {
            legendElement(.class("quiz-question"), .lang("vi")) { question.wording }
            if isMultiple { p(.class("hint")) { look("Chọn mọi phương án đúng.", "Choose every right option.") } }
            note ?? HTML()
            for (index, option) in question.options.enumerated() {
                div(.class("choice")) {
                    inputElement(
                        .type(isMultiple ? "checkbox" : "radio"), .id("o-given-\(index)"), .name("given"), .value("\(index + 1)"),
                        .flag("checked", if: chosen.contains("\(index + 1)")))
                    labelElement(.for("o-given-\(index)"), .lang("vi")) { option }
                }
            }
        }
    }

    /// All questions of the attempt with whether they are answered, and the way to handing in.
    private static func overview(_ attempt: AttemptPage, here: Int?, _ look: Look) -> HTML {
        nav(.class("quiz-map"), .aria("label", look("Các câu của bài", "Questions of the attempt"))) {
            ol {
                for number in 1...max(attempt.count, 1) {
                    li {
                        a(
                            .href("\(address(attempt.id))?cau=\(number)"), .class(attempt.answered.contains(number) ? "done" : ""),
                            .when(here == number, .aria("current", "page"))
                        ) {
                            "\(number)"
                            span(.class("visually-hidden")) {
                                attempt.answered.contains(number) ? look(", đã trả lời", ", answered") : look(", chưa trả lời", ", not answered")
                            }
                        }
                    }
                }
            }
            p { a(.href("\(address(attempt.id))/nop")) { look("Xem lại và nộp bài", "Look it over and hand in") } }
        }
    }

    // MARK: - Handing in

    static func handIn(_ look: Look) throws -> Page { try handIn(look, .empty) }

    static func handIn(_ look: Look, _ state: FormState) throws -> Page {
        let attempt = try AttemptQueries.page(look.visit.parameter("bai"), position: nil, for: look.viewer, in: look.session)
        guard attempt.isRunning(at: look.now) else { return over(attempt, look, state) }
        let open = attempt.count - attempt.answered.count
        var page = frame(look("Xem lại và nộp bài", "Look it over and hand in"), attempt, look, state) {
            clock(attempt, look)
            p {
                open == 0
                    ? look("Đã trả lời cả \(attempt.count) câu.", "All \(attempt.count) questions are answered.")
                    : look(
                        "Đã trả lời \(attempt.answered.count)/\(attempt.count) câu, còn \(open) câu trống.",
                        "\(attempt.answered.count) of \(attempt.count) questions are answered, \(open) are empty.")
            }
            overview(attempt, here: nil, look)
            if attempt.predicts, var form = ActForm("attempt.predict", action: "\(address(attempt.id))/du-doan") {
                let _ = form.only = ["prediction"]
                let _ = form.prefilled = attempt.prediction.map { ["prediction": .int(Int64($0))] } ?? [:]
                PlanParts.section("du-doan", look("Câu dự đoán", "The prediction")) {
                    if attempt.prediction == nil { p { look("Bạn chưa dự đoán.", "You have not made a prediction yet.") } }
                    form.html(look, state)
                }
            }
            p { look("Nộp rồi thì không sửa được nữa.", "Once handed in, nothing can be changed.") }
            PlanParts.buttonForm("\(address(attempt.id))/nop", look("Nộp bài", "Hand in"), look)
        }
        page.head = scriptElement(.src(QuizScript.path), .flag("defer"))
        return page
    }

    // MARK: - After

    private static func over(_ attempt: AttemptPage, _ look: Look, _ state: FormState) -> Page {
        frame(look("Bài thi của bạn", "Your attempt"), attempt, look, state) {
            dl(.class("summary-list")) {
                SummaryList.item(look("Mã bài", "Reference"), codeElement { attempt.id })
                SummaryList.item(look("Vòng, lượt", "Round, attempt"), "\(attempt.round), \(attempt.number)")
                SummaryList.item(look("Bắt đầu", "Began"), attempt.started.vietnamese)
                SummaryList.item(
                    look("Kết thúc", "Ended"),
                    attempt.finished.map { look("nộp lúc \($0.vietnamese)", "handed in at \($0.vietnamese)") }
                        ?? look("hết giờ lúc \(attempt.ends.vietnamese)", "time was over at \(attempt.ends.vietnamese)"))
                SummaryList.item(look("Đã trả lời", "Answered"), "\(attempt.answered.count)/\(attempt.count)")
                if let prediction = attempt.prediction { SummaryList.item(look("Dự đoán", "Prediction"), "\(prediction)") }
                if let result = attempt.result {
                    SummaryList.item(look("Số câu đúng", "Right answers"), "\(result.points)/\(attempt.count)")
                    SummaryList.item(
                        look("Thứ hạng ở vòng này", "Place in this round"),
                        result.place.map { look("\($0) trong \(result.entrants) người", "\($0) of \(result.entrants)") }
                            ?? look("tính lượt khác tốt hơn", "a better attempt of yours counts"))
                }
            }
            if attempt.isCancelled {
                p(.class("notice")) { look("Cuộc thi đã hủy.", "The contest was called off.") }
            } else if attempt.result == nil {
                p {
                    look(
                        "Bài đã được giữ. Điểm và đáp án hiện ở chính trang này khi Ban tổ chức công bố kết quả.",
                        "Your attempt is kept. Points and solutions will show on this very page when the organisers publish the results.")
                }
            }
            p { a(.href(ContestPages.address(attempt.slug))) { look("Về trang cuộc thi", "Back to the contest") } }
            if attempt.result != nil { solutions(attempt, look) }
        }
    }

    private static func solutions(_ attempt: AttemptPage, _ look: Look) -> HTML {
        PlanParts.section("dap-an", look("Đáp án", "Solutions")) {
            ol {
                for question in attempt.questions {
                    li {
                        p(.lang("vi")) { question.wording }
                        if let solution = question.solution { self.solution(solution, question, look) }
                    }
                }
            }
        }
    }

    private static func solution(_ solution: ShownQuestion.Solution, _ question: ShownQuestion, _ look: Look) -> HTML {
        func words(_ given: String?) -> String {
            guard let given else { return look("(bỏ trống)", "(empty)") }
            guard !question.options.isEmpty else { return given }
            return given.split(separator: ",").compactMap { Int($0) }.filter { question.options.indices.contains($0 - 1) }
                .map { question.options[$0 - 1] }.joined(separator: "; ")
        }
        return HTML([
            p(.class("meta")) {
                look("Bạn trả lời: ", "Your answer: ")
                PlanParts.words(words(question.given))
                " · "
                solution.isVoided
                    ? look("câu bị loại, tính đúng cho mọi người", "taken out, counts for everybody")
                    : solution.counted ? look("đúng", "right") : look("không đúng", "not right")
            },
            p(.class("meta")) {
                look("Đáp án: ", "Right: ")
                PlanParts.words(words(solution.right))
            },
            solution.explanation.isEmpty ? HTML() : p(.class("meta"), .lang("vi")) { solution.explanation },
        ])
    }
}
