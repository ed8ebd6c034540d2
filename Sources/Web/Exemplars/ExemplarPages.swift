internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// One exemplar: what is told of it, how it was brought up, and who took it over.
enum ExemplarPages {
    static func page(_ look: Look) throws -> Page {
        let model = try look.exemplar()
        let title = ExemplarParts.title(model.line, look)
        return Page(
            title, place: .movements, breadcrumbs: ExemplarParts.breadcrumbs(model.slug, model.movementName, isBelow: true, look),
            summary: model.line.state == .published
                ? look("Điển hình của phong trào “\(model.movementName)”.", "An exemplar of the movement “\(model.movementName)”.") : nil
        ) {
            facts(model, look)
            actions(model, look)
            if let text = model.text { telling(text, model, look) } else { unwritten(model, look) }
            if model.line.state == .published || !model.adoptions.isEmpty { spread(model, look) }
            if model.seesNurture { nurture(model, look) }
        }
    }

    private static func facts(_ model: ExemplarPage, _ look: Look) -> HTML {
        dl(.class("summary-list")) {
            SummaryList.item(look("Của ai", "Whose"), look(model.line.subject))
            if let unit = model.unitName, model.line.kind == .person { SummaryList.item(look("Đơn vị", "Unit"), look(unit)) }
            if model.seesNurture {
                SummaryList.item(look("Số", "Number"), model.line.reference)
                SummaryList.item(look("Tình trạng", "State"), ExemplarParts.state(model.line.state, look))
            }
            if model.line.state == .published, let day = model.line.published {
                SummaryList.item(look("Công bố", "Published"), day.vietnamese)
            }
            if model.line.state == .withdrawn, model.seesNurture {
                SummaryList.item(
                    look("Vì sao thôi", "Why it was withdrawn"),
                    model.reason.isEmpty ? .text(look("Đã rút lại đồng ý công bố", "The consent was taken back")) : PlanParts.words(model.reason))
            }
        }
    }

    private static func actions(_ model: ExemplarPage, _ look: Look) -> HTML {
        let base = ExemplarParts.address(model.line.id)
        let ways: [(ExemplarMove, String, String, Bool)] = [
            (.consent, "dong-y", look("Đọc và đồng ý công bố", "Read and consent"), true),
            (.publish, "cong-bo", look("Công bố", "Publish"), true),
            (.propose, "de-nghi", look("Đề nghị công bố", "Propose for publication"), true),
            (.write, "viet", look("Viết về điển hình", "Write of the exemplar"), false),
            (.checkIn, "boi-duong", look("Ghi nhận bồi dưỡng", "Check in"), false),
            (.adopt, "ap-dung", look("Khai áp dụng", "Say that you took it over"), false),
            (.revoke, "rut", look("Rút lại đồng ý", "Take the consent back"), false),
        ]
        let open = ways.filter { model.may.contains($0.0) && ($0.0 != .adopt || !model.adopters.isEmpty || model.mayNameOutside) }
        guard !open.isEmpty else { return HTML() }
        return p(.class("buttons")) {
            for way in open { a(.class(way.3 ? "button" : "button button-secondary"), .href("\(base)/\(way.1)")) { way.2 } }
        }
    }

    private static func unwritten(_ model: ExemplarPage, _ look: Look) -> HTML {
        div(.class("empty")) {
            p {
                look(
                    "Chưa viết gì. Người kèm hoặc cán bộ thi đua viết câu chuyện, các bước làm theo và kết quả đo; rồi hỏi ý kiến người được nêu.",
                    "Nothing is written yet. The mentor or the officer writes the story, the steps and the measured result, and then asks for consent."
                )
            }
        }
    }

    /// Everything that a text tells.
    static func telling(_ text: ExemplarText, _ model: ExemplarPage, _ look: Look) -> HTML {
        HTML([
            PlanParts.section("cau-chuyen", look("Câu chuyện", "The story")) { ExemplarParts.story(text.story) },
            PlanParts.section("lam-theo", look("Làm theo từng bước", "What can be copied, step by step")) {
                ol(.lang("vi")) { for step in text.steps { li { step } } }
            },
            PlanParts.section("ket-qua", look("Kết quả đo", "Measured result")) {
                ExemplarParts.result(text.result, target: model.targetTitle, evidence: model.evidenceTitle, look)
            },
        ])
    }

    // MARK: - Who took it over

    private static func spread(_ model: ExemplarPage, _ look: Look) -> HTML {
        let title = look("Nhân rộng", "Who took it over")
        return PlanParts.section("nhan-rong", title) {
            p {
                look(
                    "\(model.line.adopted) nơi áp dụng đã kiểm tra, \(model.line.measured) nơi có kết quả đo.",
                    "\(counted(model.line.adopted, "adoption")) checked, \(model.line.measured) with a measured result.")
            }
            if model.adoptions.isEmpty {
                p {
                    look(
                        "Chưa nơi nào khai áp dụng. Đơn vị nào làm theo thì khai ở đây, nêu học từ ai và đo kết quả.",
                        "Nobody has said so yet. A unit that does it too says so here, from whom it learned, and what it measured.")
                }
            } else {
                figure(.class("chart")) {
                    div(.class("chart-scroll"), .tabindex(0), .role("region"), .aria("label", look("Sơ đồ nhân rộng", "Graph of adoptions"))) {
                        AdoptionGraph.chart(model, look).drawing
                    }
                    AdoptionGraph.table(model, look)
                }
                AgencyParts.downloads("\(ExemplarParts.address(model.line.id))/nhan-rong", query: "", look)
            }
        }
    }

    // MARK: - How it was brought up

    private static func nurture(_ model: ExemplarPage, _ look: Look) -> HTML {
        PlanParts.section("boi-duong", look("Bồi dưỡng", "Nurture")) {
            dl(.class("summary-list")) {
                SummaryList.item(look("Căn cứ", "Grounds"), ExemplarParts.story(model.grounds))
                SummaryList.item(look("Người kèm", "Mentor"), model.mentor ?? look("Chưa giao", "Nobody yet"))
                SummaryList.item(look("Đồng ý công bố", "Consent"), consents(model, look))
                if let draft = model.draft {
                    SummaryList.item(
                        look("Bản viết mới", "Newer text"),
                        look(
                            "Bản \(draft.number) ngày \(draft.on.vietnamese), chưa thay bản đang công bố.",
                            "Version \(draft.number) of \(draft.on.vietnamese), not in place of the published one."))
                }
            }
            if !model.steps.isEmpty { steps(model, look) }
            if !model.checkIns.isEmpty { checkIns(model, look) }
            if !model.may.isDisjoint(with: [.mentor, .plan, .checkIn, .withdraw]) {
                p {
                    a(.href("\(ExemplarParts.address(model.line.id))/boi-duong")) {
                        look("Người kèm, kế hoạch và ghi nhận", "Mentor, plan and check-ins")
                    }
                }
            }
        }
    }

    private static func consents(_ model: ExemplarPage, _ look: Look) -> HTML {
        guard !model.consents.isEmpty else { return .text(look("Chưa có", "None yet")) }
        return ul {
            for one in model.consents {
                li {
                    look("Bản \(one.version), ngày \(one.given.vietnamese)", "Version \(one.version), on \(one.given.vietnamese)")
                    one.isNamed ? look(", cho nêu tên", ", name told") : look(", không nêu tên với khách", ", name not told to visitors")
                    if !one.document.isEmpty { look(", văn bản: ", ", paper: ") + one.document }
                    if let day = one.withdrawn { look("; đã rút ngày \(day.vietnamese)", "; taken back on \(day.vietnamese)") }
                }
            }
        }
    }

    static func steps(_ model: ExemplarPage, _ look: Look) -> HTML {
        AgencyParts.table(
            look("Kế hoạch bồi dưỡng", "The plan"),
            [.init(look("Làm gì", "What")), .init(look("Xong trong ngày", "By")), .init(look("Tình trạng", "State"))]
        ) {
            for step in model.steps {
                tr {
                    th(.scope("row"), .lang("vi")) { step.what }
                    td { step.by.vietnamese }
                    td {
                        if let done = step.done {
                            look("Xong ngày \(done.vietnamese)", "Done on \(done.vietnamese)")
                        } else {
                            span(.class(step.by < look.today ? "tag tag-late" : "tag tag-open")) {
                                step.by < look.today ? look("Quá hạn", "Late") : look("Chưa xong", "Not done")
                            }
                        }
                    }
                }
            }
        }
    }

    private static func checkIns(_ model: ExemplarPage, _ look: Look) -> HTML {
        AgencyParts.table(
            look("Ghi nhận, mới nhất trước", "Check-ins, newest first"),
            [.init(look("Ngày", "Day")), .init(look("Thấy gì", "What was seen")), .init(look("Ai ghi", "By"))]
        ) {
            for one in model.checkIns {
                tr {
                    th(.scope("row")) { one.on.vietnamese }
                    td { ExemplarParts.story(one.seen) }
                    td { one.by }
                }
            }
        }
    }
}
