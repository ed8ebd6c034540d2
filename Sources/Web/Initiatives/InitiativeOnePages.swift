internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// The page of one initiative.
enum InitiativeOnePages {
    static func page(_ look: Look) throws -> Page { try page(look, .none) }

    static func page(_ look: Look, _ sent: SentForm) throws -> Page {
        let page = try InitiativeQueries.page(look.visit.parameter("sang-kien"), for: look.viewer, today: look.today, in: look.session)
        let here = InitiativeParts.address(page.line.id)
        return Page(page.line.title, status: sent.status, place: .awards, breadcrumbs: InitiativeParts.breadcrumbs(look)) {
            sent.state.summary(look)
            state(page, look)
            if page.steps.contains(.change) { tasks(page, here, look) }
            facts(page, look)
            authors(page, look)
            if page.isWhole { text(page, look) }
            if !page.pieces.isEmpty { PlanParts.section("minh-chung", look("Minh chứng", "Evidence")) { pieces(page.pieces, look) } }
            if !page.decisions.isEmpty { decisions(page, look) }
            if !page.uses.isEmpty { uses(page.uses, look) }
            if !page.checks.isEmpty { checks(page.checks, look) }
            InitiativeRoundPages.section(page, here, look, sent)
            if page.steps.contains(.check) { check(page, here, look, sent) }
            ways(page, here, look, sent)
        }
    }

    // MARK: - How it stands

    private static func state(_ page: InitiativePage, _ look: Look) -> HTML {
        HTML([
            p(.class("lead")) {
                InitiativeParts.tag(page.line.state, look)
                if let scope = page.line.scope, page.line.state == .recognised { " " + look(scope.label) }
            },
            page.line.clock.map { clock in
                HTML([p { InitiativeParts.clock(clock, look) }, InitiativeParts.rule(clock, look)])
            } ?? HTML(),
            page.line.state == .returned || page.line.state == .withdrawn
                ? (page.checks.first { !$0.isAccepted }?.note ?? page.note).isEmpty
                    ? HTML()
                    : div(.class("notice notice-warning")) {
                        p {
                            strong {
                                page.line.state == .returned ? look("Cần sửa: ", "To be corrected: ") : look("Lý do rút: ", "Withdrawn because: ")
                            }
                            span(.lang("vi")) { page.line.state == .returned ? page.checks.first { !$0.isAccepted }?.note ?? "" : page.note }
                        }
                    } : HTML(),
            page.isLate && page.line.state != .draft ? late(look) : HTML(),
        ])
    }

    /// A warning, not a refusal: the rule is not confirmed.
    static func late(_ look: Look) -> HTML {
        p(.class("meta")) {
            look(
                "Đã quá 1 năm từ ngày áp dụng lần đầu. Điều 5 Nghị định 13/2012/NĐ-CP đặt hạn này (chưa đối chiếu với bản gốc); máy chỉ nhắc, không chặn.",
                "More than one year has passed since the first application. Article 5 of Decree 13/2012/NĐ-CP sets that limit (not compared with the original); this is a reminder and bars nothing."
            )
        }
    }

    private static func tasks(_ page: InitiativePage, _ here: String, _ look: Look) -> HTML {
        let missing = Set(page.missing.map(\.key))
        let content = !missing.subtracting(["evidence", "authors"]).isEmpty
        return PlanParts.section("viec", look("Việc để nộp được", "Before it can be handed in")) {
            ul(.class("task-list")) {
                task("\(here)/sua", look("Nội dung", "What it says"), isOpen: content, look)
                task("\(here)/tac-gia", look("Tác giả và tỷ lệ đóng góp", "Authors and shares"), isOpen: missing.contains("authors"), look)
                task("\(here)/minh-chung", look("Minh chứng", "Evidence"), isOpen: missing.contains("evidence"), look)
                task(
                    "\(here)/nop",
                    page.line.state == .returned
                        ? look("Kiểm tra rồi nộp lại", "Check, then hand in again") : look("Kiểm tra rồi nộp", "Check, then hand in"),
                    isOpen: true, look)
            }
        }
    }

    private static func task(_ href: String, _ name: String, isOpen: Bool, _ look: Look) -> HTML {
        li {
            a(.href(href)) {
                span(.class("name")) { name }
                if isOpen { span(.class("tag tag-open")) { look("Chưa xong", "To do") } } else { span(.class("meta")) { look("Đã đủ", "Complete") } }
            }
        }
    }

    static func missing(_ page: InitiativePage, _ look: Look) -> HTML {
        PlanParts.section("con-thieu", look("Còn thiếu", "Still missing")) {
            ul { for one in page.missing { li { look(one.message) } } }
            p { a(.class("button"), .href(InitiativeParts.address(page.line.id))) { look("Về bản soạn", "Back to the draft") } }
        }
    }

    // MARK: - What it says

    static func facts(_ page: InitiativePage, _ look: Look) -> HTML {
        dl(.class("summary-list")) {
            if let reference = page.line.reference { SummaryList.item(look("Số", "Number"), span(.class("mono")) { reference }) }
            SummaryList.item(look("Tên", "Title"), span(.lang("vi")) { page.line.title })
            SummaryList.item(look("Loại", "Kind"), look(page.line.kind.label))
            if let unit = page.line.unit { SummaryList.item(look("Đơn vị", "Unit"), look(unit)) }
            if let slug = page.movementSlug {
                SummaryList.item(look("Phong trào", "Movement"), a(.href("/phong-trao/\(slug)"), .lang("vi")) { page.movementName ?? "" })
            }
            if !page.place.isEmpty { SummaryList.item(look("Nơi áp dụng", "Applied at"), span(.lang("vi")) { page.place }) }
            if let from = page.appliedFrom {
                SummaryList.item(
                    look("Áp dụng lần đầu", "First applied"), from.vietnamese + (page.appliedTo.map { " – \($0.vietnamese)" } ?? ""))
            }
            if let money = page.money { SummaryList.item(look("Tiền làm lợi", "Money saved"), InitiativeParts.money(money, look)) }
            if page.isWhole {
                if let submitted = page.line.submitted { SummaryList.item(look("Ngày nộp", "Handed in"), submitted.vietnamese) }
                if let accepted = page.line.accepted { SummaryList.item(look("Ngày tiếp nhận", "Taken in"), accepted.vietnamese) }
            }
            if let offer = page.offer {
                SummaryList.item(
                    look("Từ ý tưởng của khách", "From a guest's idea"), a(.href(GuestParts.word(offer))) { look("Xem ý tưởng", "See the idea") })
            }
            if let copied = page.copiedFrom {
                SummaryList.item(
                    look("Sao chép từ", "Copied from"), a(.href(InitiativeParts.address(copied))) { look("Bản trước", "The earlier one") })
            }
        }
    }

    static func authors(_ page: InitiativePage, _ look: Look) -> HTML {
        guard page.authors.contains(where: { $0.name != nil }) else { return HTML() }
        return PlanParts.section("tac-gia", look("Tác giả", "Authors")) {
            AgencyParts.table(
                look("Tác giả và tỷ lệ đóng góp", "Authors and shares"),
                [
                    .init(look("Họ tên", "Name")), .init(look("Đơn vị, tổ chức", "Unit or organisation")),
                    .init(look("Đóng góp (%)", "Share (%)"), isNumber: true), .init(look("Giấy chứng nhận", "Certificate")),
                ]
            ) {
                for author in page.authors {
                    tr {
                        th(.scope("row")) {
                            if let person = author.person { a(.href("/nguoi/\(person)")) { author.name ?? "" } } else { author.name ?? "" }
                            if author.isMain { " " + look("(tác giả chính)", "(main author)") }
                        }
                        td { author.unit.map { look($0) } ?? author.organisation }
                        td(.class("number")) { String(author.share) }
                        td {
                            if let certificate = author.certificate, page.line.state == .recognised {
                                a(.class("mono"), .href(InitiativeParts.certificate(page.line.id, author.position))) { certificate }
                            } else {
                                "–"
                            }
                        }
                    }
                }
            }
        }
    }

    private static func text(_ page: InitiativePage, _ look: Look) -> HTML {
        HTML([
            part("truoc", look("Trước khi có sáng kiến", "The situation before"), page.situation),
            part("giai-phap", look("Nội dung giải pháp", "The solution"), page.solution),
            part("muc-dich", look("Mục đích", "What it is after"), page.purpose), part("loi-ich", look("Lợi ích", "Benefit"), page.benefit),
        ])
    }

    private static func part(_ id: String, _ title: String, _ text: String) -> HTML {
        text.isEmpty ? HTML() : PlanParts.section(id, title) { InitiativeParts.prose(text) }
    }

    static func pieces(_ pieces: [InitiativePiece], _ look: Look, extra: (InitiativePiece) -> HTML = { _ in HTML() }) -> HTML {
        ul {
            for piece in pieces {
                li {
                    span(.class("meta")) { look(piece.kind.label) + ": " }
                    switch piece.kind {
                    case .link: a(.href(piece.reference), .rel("nofollow noopener noreferrer external"), .lang("vi")) { piece.title }
                    case .evidence: a(.href("/bang-chung/\(piece.reference.addressEncoded)"), .lang("vi")) { piece.title }
                    case .document:
                        span(.lang("vi")) {
                            "\(piece.title), \(piece.reference)" + (piece.issuedOn.map { ", \($0.vietnamese)" } ?? "")
                                + (piece.issuer.isEmpty ? "" : ", \(piece.issuer)")
                        }
                    }
                    extra(piece)
                }
            }
        }
    }

    // MARK: - What was decided

    private static func decisions(_ page: InitiativePage, _ look: Look) -> HTML {
        PlanParts.section("quyet-dinh", look("Quyết định", "Decisions")) {
            for decision in page.decisions {
                dl(.class("summary-list")) {
                    SummaryList.item(look("Nội dung", "What"), look(decision.kind.label))
                    if !decision.number.isEmpty { SummaryList.item(look("Số", "Number"), decision.number) }
                    SummaryList.item(look("Ngày", "Day"), decision.on.vietnamese)
                    if !decision.signer.isEmpty { SummaryList.item(look("Người ký", "Signed by"), span(.lang("vi")) { decision.signer }) }
                    if !decision.reason.isEmpty { SummaryList.item(look("Lý do", "Reason"), span(.lang("vi")) { decision.reason }) }
                    if !decision.reference.isEmpty { SummaryList.item(look("Minh chứng", "Evidence"), span(.lang("vi")) { decision.reference }) }
                }
            }
        }
    }

    private static func uses(_ uses: [InitiativeUse], _ look: Look) -> HTML {
        PlanParts.section("da-dung", look("Đã dùng để xét khen thưởng", "Counted for awards")) {
            p(.class("meta")) {
                look(
                    "Một sáng kiến chỉ được dùng một lần khi làm tiêu chuẩn đề nghị khen thưởng (\(InitiativeUses.citation)).",
                    "An initiative counts once as a ground for an award (5007/BNV-TĐKT of 2023, III.5.c).")
            }
            ul {
                for use in uses {
                    li {
                        "\(use.award) \(use.year) · "
                        use.isTitle ? look("danh hiệu", "title") : look("hình thức khen thưởng", "form of commendation")
                    }
                }
            }
        }
    }

    private static func checks(_ checks: [InitiativeCheck], _ look: Look) -> HTML {
        PlanParts.section("hinh-thuc", look("Kiểm tra hình thức", "Checks of form")) {
            ul {
                for check in checks {
                    li {
                        AgencyParts.day(check.on)
                        ": "
                        check.isAccepted ? look("tiếp nhận", "taken in") : look("trả lại để sửa", "returned for correction")
                        if !check.note.isEmpty { span(.lang("vi")) { " – \(check.note)" } }
                    }
                }
            }
        }
    }

    // MARK: - What the viewer may do

    private static func check(_ page: InitiativePage, _ here: String, _ look: Look, _ sent: SentForm) -> HTML {
        PlanParts.section("kiem-tra", look("Kiểm tra hình thức", "Check the form")) {
            p { a(.href("\(here)/tuong-tu")) { look("Xem sáng kiến tương tự trước khi tiếp nhận", "See similar initiatives before taking it in") } }
            InitiativeDecisionPages.form("initiative.accept", "\(here)/tiep-nhan", ["on", "note"], look, sent)
            details(.flag("open", if: sent.act == "initiative.return")) {
                summaryElement { look("Trả lại để sửa", "Return it for correction") }
                InitiativeDecisionPages.form("initiative.return", "\(here)/tra-lai", ["note"], look, sent)
            }
        }
    }

    private static func ways(_ page: InitiativePage, _ here: String, _ look: Look, _ sent: SentForm) -> HTML {
        HTML([
            p(.class("buttons")) {
                if !page.steps.isDisjoint(with: [.recognise, .province, .revoke]) {
                    a(.class("button"), .href("\(here)/quyet-dinh")) { look("Quyết định", "Decide") }
                }
                if page.isWhole, page.line.submitted != nil, page.line.isOwn || InitiativePolicy.mayCheck(look.viewer) || !page.rounds.isEmpty {
                    a(.class("button button-secondary"), .href("\(here)/tuong-tu")) { look("Sáng kiến tương tự", "Similar initiatives") }
                }
            },
            page.steps.contains(.copy)
                ? PlanParts.buttonForm("\(here)/sao-chep", look("Sao chép thành bản soạn mới", "Copy to a new draft"), look) : HTML(),
            page.steps.contains(.withdraw)
                ? details(.flag("open", if: sent.act == "initiative.withdraw")) {
                    summaryElement { look("Rút sáng kiến", "Withdraw the initiative") }
                    InitiativeDecisionPages.form("initiative.withdraw", "\(here)/rut", ["reason"], look, sent)
                } : HTML(),
        ])
    }
}
