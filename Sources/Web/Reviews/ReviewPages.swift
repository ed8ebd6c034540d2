internal import HTTPTypes
internal import Markup
internal import Movement
internal import Storage
internal import Vietnamese

/// One review: its sentences with their numbers, where each number comes from, and what still contradicts.
enum ReviewPages {
    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let review = try load(look)
        return Page(
            review.summary.title, status: state.refusal?.status ?? .ok, place: .movements, breadcrumbs: breadcrumbs(review, look),
            hidesHeading: true, summary: look(review.summary.kind.label)
        ) {
            h1(.lang("vi")) { review.summary.title }
            state.summary(look)
            head(review, look)
            if review.mayWrite { buttons(review, look) }
            for part in review.parts { self.part(part, review, look, state) }
            sources(review, look)
        }
    }

    /// The review at the address, for the viewer in its agency.
    static func load(_ look: Look) throws -> MovementReview {
        let id = look.visit.parameter("review")
        return try ReviewQueries.page(id, today: look.today, for: try look.viewer(ofReview: id), in: look.session)
    }

    static func breadcrumbs(_ review: MovementReview, isBelow: Bool = false, _ look: Look) -> [(label: String, href: String)] {
        [
            (look("Phong trào", "Movements"), "/phong-trao"), (review.name, "/phong-trao/\(review.slug)"),
            (look("Sơ kết, tổng kết", "Reviews"), "/phong-trao/\(review.slug)/so-ket"),
        ] + (isBelow ? [(look("Báo cáo", "Review"), address(review))] : [])
    }

    static func address(_ review: MovementReview) -> String { "/so-ket/\(review.summary.id)" }

    static func tag(_ review: ReviewSummary, _ look: Look) -> HTML {
        span(.class(review.state == .open ? "tag tag-open" : "tag tag-done")) {
            look(review.state.label) + (review.state == .closed && review.isPublic ? look(" · công khai", " · public") : "")
        }
    }

    private static func head(_ review: MovementReview, _ look: Look) -> HTML {
        dl(.class("summary-list")) {
            SummaryList.item(look("Loại", "Kind"), look(review.summary.kind.label))
            SummaryList.item(look("Thời gian", "Period"), "\(review.summary.from.vietnamese) – \(review.summary.to.vietnamese)")
            SummaryList.item(look("Tình trạng", "State"), tag(review.summary, look))
            SummaryList.item(look("Số liệu tính đến", "Figures as of"), review.on.vietnamese)
            if let hash = review.hash {
                SummaryList.item(look("Người chốt", "Closed by"), PlanParts.words(review.authority))
                SummaryList.item("SHA-256", span(.class("mono")) { hash })
            }
            SummaryList.item(look("Bản in", "Paper"), a(.href("\(address(review))/in")) { look("Xem bản in", "See it on paper") })
        }
    }

    private static func buttons(_ review: MovementReview, _ look: Look) -> HTML {
        HTML([
            p(.class("notice")) {
                look(
                    "Số liệu đang sống: chúng đổi theo dữ liệu cho đến khi thủ trưởng chốt. Còn \(review.unfinished.count) phần chưa viết xong, \(review.openFlags.count) con số lệch.",
                    "The figures are live: they follow the data until the head closes the review. \(counted(review.unfinished.count, "part")) still to be written, \(counted(review.openFlags.count, "number")) that differ."
                )
            },
            review.mayClose
                ? p(.class("buttons")) { a(.class("button"), .href("\(address(review))/chot")) { look("Kiểm tra và chốt", "Check and close") } }
                : HTML(),
        ])
    }

    // MARK: - Parts

    private static func part(_ part: ReviewPart, _ review: MovementReview, _ look: Look, _ state: FormState) -> HTML {
        section(.aria("labelledby", part.section.rawValue)) {
            h2(.id(part.section.rawValue)) { "\(part.section.numeral). \(look(part.section.label))" }
            if part.text.isEmpty { p(.class("meta")) { look("Chưa viết.", "Not written yet.") } } else { words(part, review) }
            for flag in part.flags { self.flag(flag, part, review, look, state) }
            if review.mayWrite {
                p {
                    a(.href("\(address(review))/sua/\(part.section.rawValue)")) {
                        look("Sửa phần này", "Change this part")
                        span(.class("visually-hidden")) { ": \(look(part.section.label))" }
                    }
                }
            }
        }
    }

    /// The sentences; each computed number is a link to its source below.
    private static func words(_ part: ReviewPart, _ review: MovementReview) -> HTML {
        let figures = Dictionary(review.figures.map { ($0.key, $0) }) { one, _ in one }
        return div(.lang("vi")) {
            for line in part.template.split(separator: "\n") {
                p {
                    for piece in Placeholders.pieces(String(line)) {
                        switch piece {
                        case .words(let words): words
                        case .place(let name):
                            if let figure = figures[name] {
                                a(.href("#so-\(figure.key)")) { figure.shown(.vi) }
                            } else {
                                "{{\(name)}}"
                            }
                        }
                    }
                }
            }
        }
    }

    private static func flag(_ flag: ReviewFlag, _ part: ReviewPart, _ review: MovementReview, _ look: Look, _ state: FormState) -> HTML {
        let identifier = "ly-do-\(part.section.rawValue)-\(flag.figure.key)-\(Vietnamese.slug(flag.typed))"
        let isHere = state.text("typed") == flag.typed && state.text("section") == part.section.rawValue
        return div(.class(flag.reason == nil ? "notice notice-warning" : "notice")) {
            p {
                strong { look("Lệch số liệu: ", "Differs from the figures: ") }
                PlanParts.words("“\(flag.typed)”")
                look(" – hệ thống tính ", " – the figure is ") + flag.figure.shown(look.language) + " (\(look(flag.figure.label)))."
            }
            if let reason = flag.reason {
                p { look("Giữ vì: ", "Kept because: ") + reason }
            } else if review.mayWrite {
                formElement(.method("post"), .action("\(address(review))/giu"), .flag("novalidate")) {
                    Layout.hiddenFields(look)
                    PlanParts.hidden("section", part.section.rawValue)
                    PlanParts.hidden("typed", flag.typed)
                    PlanParts.hidden("figure", flag.figure.key)
                    div(.class("field")) {
                        labelElement(.for(identifier)) { look("Lý do giữ con số này (được in ra)", "Why this number stays (it is printed)") }
                        if isHere, let problem = state.problem(of: "reason") { p(.class("field-error")) { look("Lỗi: ", "Error: ") + look(problem) } }
                        inputElement(
                            .type("text"), .id(identifier), .name("reason"), .maxlength(500), .value(isHere ? state.text("reason") ?? "" : ""))
                    }
                    p { button(.class("button-secondary"), .type("submit")) { look("Giữ, kèm lý do", "Keep with this reason") } }
                }
            }
        }
    }

    // MARK: - Sources

    /// Every figure with its source; those a sentence uses come first.
    private static func sources(_ review: MovementReview, _ look: Look) -> HTML {
        let used = Set(review.parts.flatMap { Placeholders.pieces($0.template) }.compactMap { if case .place(let name) = $0 { name } else { nil } })
        let shown = review.mayWrite ? review.figures : review.figures.filter { used.contains($0.key) }
        return PlanParts.section("nguon-so-lieu", look("Nguồn số liệu", "Where the figures come from")) {
            AgencyParts.table(
                look("Số liệu trong báo cáo và nguồn của chúng", "Figures of the review and their sources"),
                [
                    .init(look("Số liệu", "Figure")), .init(look("Giá trị", "Value"), isNumber: true),
                    .init(look("Tên trong câu", "Name in a sentence")),
                    .init(look("Nguồn", "Source")), .init(look("Tính đến", "As of")),
                ]
            ) {
                for figure in shown {
                    tr(.id("so-\(figure.key)")) {
                        th(.scope("row")) { look(figure.label) }
                        td(.class("number")) { figure.shown(look.language) }
                        td(.class("mono code")) { "{{\(figure.key)}}" }
                        td {
                            if review.seesRows {
                                a(.href("/phong-trao/\(review.slug)/\(figure.rows)")) { figure.query }
                            } else {
                                span(.class("mono")) { figure.query }
                            }
                        }
                        td { figure.on.vietnamese }
                    }
                }
            }
        }
    }
}

extension Look {
    /// The viewer in the agency of a review: themselves at home, a visitor elsewhere, since closed reviews may be public.
    func viewer(ofReview id: String) throws -> Actor {
        guard let agency = try session.row("SELECT agency_id FROM review WHERE review_id = \(id)")?.text(0) else { throw Refusal.notFound }
        return agency == viewer.agency ? viewer : .visitor(of: agency)
    }
}
