internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// The decision of the head, what the province decided, and taking a recognition back.
enum InitiativeDecisionPages {
    /// One of several forms of a page.
    static func form(
        _ act: String, _ action: String, _ only: [String], _ look: Look, _ sent: SentForm, prefilled: [String: JSONValue] = [:]
    ) -> HTML {
        guard var form = ActForm(act, action: action) else { return HTML() }
        form.only = only
        form.place = sent.place(of: act)
        form.prefilled = prefilled
        return form.html(look, sent.state(of: act))
    }

    static func page(_ look: Look) throws -> Page { try page(look, .none) }

    static func page(_ look: Look, _ sent: SentForm) throws -> Page {
        let page = try InitiativeQueries.page(look.visit.parameter("sang-kien"), for: look.viewer, today: look.today, in: look.session)
        guard !page.steps.isDisjoint(with: [.recognise, .province, .revoke]) else { throw Refusal.notFound }
        let here = InitiativeParts.address(page.line.id)
        return Page(
            look("Quyết định về sáng kiến", "Decide on the initiative"), status: sent.status,
            place: .awards, breadcrumbs: InitiativeParts.breadcrumbs(page, look)
        ) {
            sent.state.summary(look)
            InitiativeOnePages.facts(page, look)
            InitiativeOnePages.authors(page, look)
            council(page, look)
            if page.steps.contains(.recognise) { recognise(page, here, look, sent) }
            if page.steps.contains(.province) { province(here, look, sent) }
            if page.steps.contains(.revoke) { revoke(page, here, look, sent) }
        }
    }

    private static func council(_ page: InitiativePage, _ look: Look) -> HTML {
        guard let round = page.rounds.first(where: { $0.result != nil }), let result = round.result else {
            return p { look("Chưa có đợt chấm nào được chốt.", "No round of scores was closed yet.") }
        }
        return p {
            look(
                "Hội đồng chấm đợt \(round.number): trung bình \(result.mean[.vi])/\(round.rule.most) điểm, \(result.favours)/\(result.of) phiếu tán thành. ",
                "Round \(round.number) of the council: a mean of \(result.mean[.en]) of \(round.rule.most) points, \(result.favours) of \(result.of) in favour. "
            )
            span(.class(result.passed ? "tag tag-done" : "tag tag-late")) {
                result.passed ? look("Đạt", "Passed") : look("Không đạt", "Did not pass")
            }
        }
    }

    private static func recognise(_ page: InitiativePage, _ here: String, _ look: Look, _ sent: SentForm) -> HTML {
        HTML([
            page.line.clock.map { clock in HTML([p { InitiativeParts.clock(clock, look) }, InitiativeParts.rule(clock, look)]) } ?? HTML(),
            PlanParts.section("cong-nhan", look("Công nhận ở cơ sở", "Recognise in the agency")) {
                p {
                    look(
                        "Mỗi tác giả được cấp giấy chứng nhận có số. Phạm vi cấp tỉnh chỉ do người đứng đầu cấp tỉnh công nhận.",
                        "Each author gets a numbered certificate. Only the head of the province recognises effect in the province.")
                }
                form(
                    "initiative.recognise", "\(here)/quyet-dinh/cong-nhan", ["number", "on"] + (page.needsReason ? ["reason"] : []), look, sent,
                    prefilled: ["on": .string(look.today.iso)])
            },
            PlanParts.section("khong-cong-nhan", look("Không công nhận", "Refuse")) {
                details(.flag("open", if: sent.act == "initiative.refuse")) {
                    summaryElement { look("Không công nhận, nêu lý do", "Refuse it with reasons") }
                    form(
                        "initiative.refuse", "\(here)/quyet-dinh/khong-cong-nhan", ["reason", "number", "on"], look, sent,
                        prefilled: ["on": .string(look.today.iso)])
                }
            },
        ])
    }

    private static func province(_ here: String, _ look: Look, _ sent: SentForm) -> HTML {
        PlanParts.section("cap-tinh", look("Công nhận cấp tỉnh", "Recognition in the province")) {
            p {
                look(
                    "Hiệu quả và khả năng nhân rộng trong tỉnh do người đứng đầu cấp tỉnh công nhận (Luật 06/2022/QH15, điều 22.2). Ở đây chỉ ghi lại quyết định đó.",
                    "Effect and replicability in the province are recognised by the head of the province (Law 06/2022/QH15, article 22.2). Here that decision is only recorded."
                )
            }
            form("initiative.province", "\(here)/quyet-dinh/cap-tinh", ["number", "on", "signer", "reference"], look, sent)
        }
    }

    private static func revoke(_ page: InitiativePage, _ here: String, _ look: Look, _ sent: SentForm) -> HTML {
        PlanParts.section("huy", look("Hủy công nhận", "Withdraw the recognition")) {
            if !page.uses.isEmpty {
                div(.class("notice notice-warning")) {
                    p {
                        look(
                            "Sáng kiến đã dùng cho \(page.uses.count) khen thưởng; phải xem lại các khen thưởng đó.",
                            "It was counted for \(counted(page.uses.count, "award")), which then have to be looked at again.")
                    }
                }
            }
            details(.flag("open", if: sent.act == "initiative.revoke")) {
                summaryElement { look("Hủy công nhận, nêu lý do", "Withdraw it with a reason") }
                form("initiative.revoke", "\(here)/quyet-dinh/huy", ["number", "on", "reason"], look, sent)
            }
        }
    }

    // MARK: - Certificate

    /// The certificate of one author, to be printed.
    static func certificate(_ look: Look) throws -> Page {
        let page = try InitiativeQueries.page(look.visit.parameter("sang-kien"), for: look.viewer, today: look.today, in: look.session)
        guard page.isWhole, page.line.state == .recognised, let decision = page.decisions.first(where: { $0.kind == .unit }),
            let author = page.authors.first(where: { String($0.position + 1) == look.visit.parameter("so") }), let number = author.certificate
        else { throw Refusal.notFound }
        let title = look("Giấy chứng nhận sáng kiến", "Certificate of initiative")
        return Page(title, place: .awards, breadcrumbs: InitiativeParts.breadcrumbs(page, look)) {
            section(.class("card"), .aria("label", title)) {
                p { look.agency.map { look($0.name) } ?? "" }
                p { look("chứng nhận", "certifies that") }
                p(.class("figure-number")) { strong { author.name ?? "" } }
                p { author.unit.map { look($0) } ?? author.organisation }
                p {
                    author.isMain
                        ? look("là tác giả chính của sáng kiến", "is the main author of the initiative")
                        : look("là đồng tác giả của sáng kiến", "is a co-author of the initiative")
                }
                p(.class("lead"), .lang("vi")) { page.line.title }
                dl(.class("summary-list")) {
                    SummaryList.item(look("Số giấy", "Certificate number"), span(.class("mono")) { number })
                    SummaryList.item(look("Số sáng kiến", "Initiative"), span(.class("mono")) { page.line.reference ?? "" })
                    SummaryList.item(look("Loại", "Kind"), look(page.line.kind.label))
                    SummaryList.item(look("Tỷ lệ đóng góp", "Share of the work"), "\(author.share) %")
                    SummaryList.item(
                        look("Quyết định", "Decision"),
                        look("số \(decision.number) ngày \(decision.on.vietnamese)", "\(decision.number) of \(decision.on.vietnamese)"))
                    SummaryList.item(look("Người ký", "Signed by"), span(.lang("vi")) { decision.signer })
                    if let province = page.decisions.first(where: { $0.kind == .province }) {
                        SummaryList.item(
                            look("Phạm vi cấp tỉnh", "In the province"),
                            look(
                                "Quyết định số \(province.number) ngày \(province.on.vietnamese)",
                                "decision \(province.number) of \(province.on.vietnamese)"))
                    }
                }
                h2 { look("Điều kiện đã xét", "What was examined") }
                ul {
                    li { look("Mới trong phạm vi cơ sở;", "New within the agency;") }
                    li {
                        look(
                            "Đã áp dụng hoặc áp dụng thử tại cơ sở và có khả năng mang lại lợi ích thiết thực;",
                            "Applied or trialled here and able to bring practical benefit;")
                    }
                    li {
                        look(
                            "Không trái trật tự công cộng, đạo đức xã hội; không phải đối tượng đang được bảo hộ quyền sở hữu trí tuệ.",
                            "Not contrary to public order or morality; not protected by intellectual property rights.")
                    }
                }
                p(.class("meta")) { look("Nghị định 13/2012/NĐ-CP, điều 3.", "Decree 13/2012/NĐ-CP, article 3.") }
            }
        }
    }
}
