internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// Writing an initiative: what it says, its authors, its evidence, and handing it in.
enum InitiativeFormPages {
    private static let fields = [
        "title", "kind", "movement", "situation", "solution", "purpose", "place", "applied_from", "applied_to", "money", "benefit",
    ]

    static func new(_ look: Look) throws -> Page { try new(look, .empty) }

    static func new(_ look: Look, _ state: FormState) throws -> Page {
        guard InitiativePolicy.mayWrite(look.viewer) else { throw Refusal.forbidden }
        let form = try form("initiative.draft", action: InitiativeParts.new, [:], look, state)
        return Page(
            look("Viết sáng kiến", "Write an initiative"), status: state.refusal?.status ?? .ok,
            place: .awards, breadcrumbs: InitiativeParts.breadcrumbs(look)
        ) {
            state.summary(look)
            p {
                look(
                    "Bản soạn chỉ bạn và các tác giả khác thấy. Viết đến đâu lưu đến đó; sau đó ghi tác giả, thêm minh chứng rồi nộp.",
                    "Only you and the other authors see a draft. Save it as it is; then name the authors, add evidence and hand it in.")
            }
            form
        }
    }

    static func change(_ look: Look) throws -> Page { try change(look, .empty) }

    static func change(_ look: Look, _ state: FormState) throws -> Page {
        let page = try open(look)
        let form = try form(
            "initiative.change", action: "\(InitiativeParts.address(page.line.id))/sua",
            [
                "title": .string(page.line.title), "kind": .string(page.line.kind.rawValue), "movement": JSONValue(page.movementID),
                "situation": .string(page.situation), "solution": .string(page.solution), "purpose": .string(page.purpose),
                "place": .string(page.place), "applied_from": JSONValue(page.appliedFrom?.iso), "applied_to": JSONValue(page.appliedTo?.iso),
                "money": page.money.map { .int(Int64($0)) } ?? .null, "benefit": .string(page.benefit),
            ], look, state)
        return Page(
            look("Nội dung sáng kiến", "What the initiative says"), status: state.refusal?.status ?? .ok,
            place: .awards, breadcrumbs: InitiativeParts.breadcrumbs(page, look)
        ) {
            state.summary(look)
            form
        }
    }

    private static func form(_ act: String, action: String, _ prefilled: [String: JSONValue], _ look: Look, _ state: FormState) throws -> HTML {
        guard var form = ActForm(act, action: action) else { return HTML() }
        form.only = fields
        form.prefilled = prefilled
        form.options = ["movement": try InitiativeQueries.movements(today: look.today, for: look.viewer, in: look.session)]
        return form.html(look, state)
    }

    /// The initiative at the address, for one of its authors while it may be changed.
    private static func open(_ look: Look) throws -> InitiativePage {
        let page = try InitiativeQueries.page(look.visit.parameter("sang-kien"), for: look.viewer, today: look.today, in: look.session)
        guard page.steps.contains(.change) else { throw Refusal.notFound }
        return page
    }

    // MARK: - Authors

    static func authors(_ look: Look) throws -> Page { try authors(look, .empty) }

    static func authors(_ look: Look, _ state: FormState) throws -> Page {
        let page = try open(look)
        let typed = state.values["authors"]?.array?.map { $0.array?.map { $0.string ?? "" } ?? [] }
        let there = page.authors.map { [$0.person == nil && $0.code == nil ? $0.name ?? "" : $0.code ?? "", $0.organisation, String($0.share)] }
        let rows = (typed ?? there) + Array(repeating: ["", "", ""], count: typed == nil ? 3 : 1)
        let problem = state.problem(of: "authors")
        return Page(
            look("Tác giả và tỷ lệ đóng góp", "Authors and shares"), status: state.refusal?.status ?? .ok,
            place: .awards, breadcrumbs: InitiativeParts.breadcrumbs(page, look)
        ) {
            state.summary(look)
            p {
                look(
                    "Dòng đầu là tác giả chính. Đồng nghiệp: ghi họ tên hoặc mã. Người ngoài cơ quan: ghi cả tổ chức. Dòng trống được bỏ qua; tỷ lệ cộng lại đúng 100.",
                    "The first row is the main author. Colleagues by full name or code; somebody outside with the organisation. Empty rows are left out; shares add to exactly 100."
                )
            }
            formElement(.method("post"), .action("\(InitiativeParts.address(page.line.id))/tac-gia"), .flag("novalidate")) {
                Layout.hiddenFields(look)
                div(.class(problem == nil ? "field" : "field field-wrong"), .id("o-authors"), .tabindex(-1)) {
                    if let problem { p(.class("field-error"), .id("o-authors-loi")) { look("Lỗi: ", "Error: ") + look(problem) } }
                    for (index, row) in rows.enumerated() { author(index, row, isWrong: problem != nil, page, look) }
                }
                p { button(.class("button"), .type("submit")) { look("Lưu tác giả", "Save the authors") } }
            }
        }
    }

    private static func author(_ index: Int, _ row: [String], isWrong: Bool, _ page: InitiativePage, _ look: Look) -> HTML {
        let name = page.authors.first { $0.code == row[0] && !row[0].isEmpty }?.name
        let legend =
            index == 0 ? look("Tác giả 1 (tác giả chính)", "Author 1 (main author)") : look("Tác giả \(index + 1)", "Author \(index + 1)")
        let boxes = [
            ("who", look("Họ tên hoặc mã", "Name or code"), "text"),
            ("organisation", look("Tổ chức, nếu là người ngoài", "Organisation, if outside"), "text"),
            ("share", look("Tỷ lệ đóng góp (%)", "Share (%)"), "numeric"),
        ]
        return fieldset(.class("filters")) {
            legendElement { name.map { "\(legend): \($0)" } ?? legend }
            for (column, box) in boxes.enumerated() {
                div(.class("field")) {
                    labelElement(.for("o-\(box.0)-\(index)")) { box.1 }
                    inputElement(
                        .type("text"), .id("o-\(box.0)-\(index)"), .name("\(box.0)-\(index)"),
                        .value(row.indices.contains(column) ? row[column] : ""),
                        .attr("inputmode", box.2), .autocomplete("off"), .when(isWrong, .aria("describedby", "o-authors-loi")))
                }
            }
        }
    }

    /// The rows of the form of authors, as the act takes them.
    static func authors(_ form: FormBody) -> JSONValue {
        let rows = (0..<24).map { index in ["who", "organisation", "share"].map { form["\($0)-\(index)"] ?? "" } }
        return .array(rows.filter { row in row.contains { !$0.allSatisfy(\.isWhitespace) } }.map { .array($0.map { .string($0) }) })
    }

    // MARK: - Evidence

    static func evidence(_ look: Look) throws -> Page { try evidence(look, .empty) }

    static func evidence(_ look: Look, _ state: FormState) throws -> Page {
        let page = try open(look)
        let here = "\(InitiativeParts.address(page.line.id))/minh-chung"
        return Page(
            look("Minh chứng", "Evidence"), status: state.refusal?.status ?? .ok,
            place: .awards, breadcrumbs: InitiativeParts.breadcrumbs(page, look)
        ) {
            state.summary(look)
            if page.pieces.isEmpty {
                div(.class("empty")) {
                    p {
                        look(
                            "Chưa có minh chứng. Thêm đường dẫn, số văn bản hoặc minh chứng đã nộp cho chỉ tiêu, cho thấy lợi ích là có thật.",
                            "No evidence yet. Add a link, the number of a document, or evidence handed in for a target, that shows the benefit is real."
                        )
                    }
                }
            } else {
                InitiativeOnePages.pieces(page.pieces, look) { piece in
                    PlanParts.buttonForm("\(here)/bo", look("Bỏ", "Remove"), look, kind: "button-secondary") { PlanParts.hidden("piece", piece.id) }
                }
            }
            if var form = ActForm("initiative.evidence", action: here) {
                let _ = form.only = ["kind", "title", "reference", "issued", "issuer"]
                PlanParts.section("them", look("Thêm minh chứng", "Add evidence")) { form.html(look, state) }
            }
            p { a(.class("button button-secondary"), .href(InitiativeParts.address(page.line.id))) { look("Xong", "Done") } }
        }
    }

    // MARK: - Handing in

    static func submit(_ look: Look) throws -> Page { try submit(look, .empty) }

    static func submit(_ look: Look, _ state: FormState) throws -> Page {
        let page = try open(look)
        let similar = try InitiativeQueries.similar(page.line.id, for: look.viewer, today: look.today, in: look.session)
        return Page(
            look("Kiểm tra rồi nộp", "Check, then hand in"), status: state.refusal?.status ?? .ok,
            place: .awards, breadcrumbs: InitiativeParts.breadcrumbs(page, look)
        ) {
            state.summary(look)
            InitiativeOnePages.facts(page, look)
            InitiativeOnePages.authors(page, look)
            PlanParts.section("tuong-tu", look("Sáng kiến tương tự", "Similar initiatives")) {
                InitiativeSimilarPages.html(similar, brief: true, look)
                if !similar.isEmpty {
                    p { a(.href("\(InitiativeParts.address(page.line.id))/tuong-tu")) { look("Xem từng câu", "Sentence by sentence") } }
                }
            }
            if page.isLate { InitiativeOnePages.late(look) }
            if page.missing.isEmpty, var form = ActForm("initiative.submit", action: "\(InitiativeParts.address(page.line.id))/nop") {
                let _ = form.only = ["declared"]
                form.html(look, state)
            } else {
                InitiativeOnePages.missing(page, look)
            }
        }
    }
}
