internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// What a list of registrations is asked for, in its address.
struct PledgeSearch {
    let filter: PledgeFilter

    init(_ visit: Visit) {
        var filter = PledgeFilter()
        filter.kind = visit.query("loai").flatMap(PledgeKind.init)
        filter.state = visit.query("tinh-trang").flatMap(PledgeState.init)
        filter.isLate = visit.query("muon") == "1"
        filter.words = String((visit.query("q") ?? "").prefix(100))
        self.filter = filter
    }

    /// The same in an address, "?q=…", or nothing.
    var query: String {
        let parts = [
            filter.words.isEmpty ? nil : "q=\(filter.words.addressEncoded)", filter.kind.map { "loai=\($0.rawValue)" },
            filter.state.map { "tinh-trang=\($0.rawValue)" }, filter.isLate ? "muon=1" : nil,
        ].compactMap { $0 }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }

    func adding(_ parameter: String) -> String { query.isEmpty ? "?\(parameter)" : "\(query)&\(parameter)" }
}

/// The registrations of a movement, and one of them.
enum PledgePages {
    static func list(_ look: Look) throws -> Page { try list(look, .empty) }

    static func list(_ look: Look, _ state: FormState) throws -> Page {
        let slug = look.visit.parameter("slug")
        let viewer = try look.viewer(ofMovement: slug)
        let search = PledgeSearch(look.visit)
        let after = look.visit.query("sau")
        let model = try PledgeQueries.list(
            slug: slug, filter: search.filter, after: after, for: viewer, today: look.today, in: look.session)
        return Page(
            look("Đăng ký thi đua", "Registrations"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: PledgeParts.breadcrumbs(slug, model.name, isBelow: false, look), isWide: true,
            summary: look("Đăng ký thi đua và giao ước trong phong trào “\(model.name)”.", "Registrations and covenants in “\(model.name)”.")
        ) {
            state.summary(look)
            MovementTabs.html(slug, here: "/dang-ky", for: viewer, look)
            window(model, look)
            if !model.kinds.isEmpty {
                p(.class("buttons")) { a(.class("button"), .href("\(PledgeParts.address(slug))/moi")) { look("Đăng ký", "Register") } }
            }
            counts(model, look)
            if !search.filter.isEmpty || !model.lines.isEmpty { filters(model, search, look) }
            if model.lines.isEmpty { empty(model, search, look) } else { table(model, look) }
            AgencyParts.pagination(
                first: after == nil ? nil : PledgeParts.address(slug) + search.query,
                next: model.next.map { PledgeParts.address(slug) + search.adding("sau=\($0)") }, look)
            if !model.lines.isEmpty { AgencyParts.downloads(PledgeParts.address(slug), query: search.query, look) }
            if model.mayConsider { openForm(model, look, state) }
        }
    }

    private static func window(_ model: PledgeList, _ look: Look) -> HTML {
        guard let window = model.window else {
            return p(.class("lead")) { look("Chưa mở đăng ký.", "Registrations are not taken yet.") }
        }
        let span = "\(window.opens.vietnamese) – \(window.closes.vietnamese)"
        return HTML([
            p(.class("lead")) { look("Nhận đăng ký: \(span).", "Registrations are taken: \(span).") },
            window.isLate(on: look.today)
                ? p(.class("notice notice-warning")) {
                    look(
                        "Đã quá hạn đăng ký. Đăng ký gửi bây giờ vẫn nhận, nhưng được ghi là muộn.",
                        "The last day is over. What is sent now is still taken, but marked late.")
                } : HTML(),
        ])
    }

    private static func counts(_ model: PledgeList, _ look: Look) -> HTML {
        let parts = PledgeKind.allCases.compactMap { kind in model.counts[kind].map { "\(look(kind.label)): \($0)" } }
        return parts.isEmpty ? HTML() : p(.class("meta")) { parts.joined(separator: " · ") }
    }

    private static func filters(_ model: PledgeList, _ search: PledgeSearch, _ look: Look) -> HTML {
        formElement(
            .class("filters"), .method("get"), .action(PledgeParts.address(model.slug)), .role("search"),
            .aria("label", look("Tìm đăng ký", "Find registrations"))
        ) {
            div(.class("field")) {
                labelElement(.for("o-q")) { look("Tên", "Name") }
                inputElement(.type("search"), .id("o-q"), .name("q"), .value(search.filter.words), .maxlength(100), .autocomplete("off"))
            }
            choice(
                "loai", look("Ai đăng ký", "Who registers"), PledgeKind.allCases.map { ($0.rawValue, look($0.label)) }, search.filter.kind?.rawValue,
                look)
            if model.seesAll {
                choice(
                    "tinh-trang", look("Tình trạng", "State"), PledgeState.allCases.map { ($0.rawValue, look($0.label)) },
                    search.filter.state?.rawValue, look)
            }
            p { button(.class("button-secondary"), .type("submit")) { look("Tìm", "Search") } }
        }
    }

    private static func choice(_ name: String, _ label: String, _ options: [(String, String)], _ chosen: String?, _ look: Look) -> HTML {
        div(.class("field")) {
            labelElement(.for("o-\(name)")) { label }
            select(.id("o-\(name)"), .name(name)) {
                optionElement(.value("")) { look("Tất cả", "All") }
                for option in options { optionElement(.value(option.0), .flag("selected", if: option.0 == chosen)) { option.1 } }
            }
        }
    }

    private static func empty(_ model: PledgeList, _ search: PledgeSearch, _ look: Look) -> HTML {
        div(.class("empty")) {
            if search.filter.isEmpty {
                p {
                    look(
                        "Chưa có đăng ký nào. Cá nhân, đơn vị, hộ gia đình và tổ chức đăng ký ở đây; cán bộ thi đua xem xét rồi nhận.",
                        "There are no registrations yet. People, units, households and organisations register here; the emulation officer considers and receives them."
                    )
                }
            } else {
                p { look("Không có đăng ký nào khớp.", "No registration matches.") }
                p { a(.href(PledgeParts.address(model.slug))) { look("Xem tất cả", "Show all") } }
            }
        }
    }

    private static func table(_ model: PledgeList, _ look: Look) -> HTML {
        div(.class("table-wrap"), .tabindex(0), .role("region"), .aria("label", look("Bảng đăng ký", "Table of registrations"))) {
            Markup.table {
                captionElement { look("Đăng ký, mới nhất trước", "Registrations, newest first") }
                thead {
                    tr {
                        th(.scope("col")) { look("Số", "Number") }
                        th(.scope("col")) { look("Ai đăng ký", "Who registers") }
                        th(.scope("col")) { look("Hướng tới", "Aims at") }
                        th(.scope("col")) { look("Ngày", "Date") }
                        th(.scope("col")) { look("Tình trạng", "State") }
                    }
                }
                tbody {
                    for line in model.lines {
                        tr {
                            th(.scope("row")) { a(.class("code"), .href(PledgeParts.address(model.slug, line.id))) { line.reference } }
                            td {
                                span(.lang("vi")) { look(line.name) }
                                " "
                                span(.class("meta")) { "(\(look(line.kind.label)))" }
                            }
                            td { PledgeParts.aim(line, look) }
                            td { line.registered.vietnamese }
                            td { PledgeParts.state(line, look) }
                        }
                    }
                }
            }
        }
    }

    private static func openForm(_ model: PledgeList, _ look: Look, _ state: FormState) -> HTML {
        guard var form = ActForm("pledge.open", action: "\(PledgeParts.address(model.slug))/mo") else { return HTML() }
        form.only = ["from", "to"]
        if let window = model.window { form.prefilled = ["from": .string(window.opens.iso), "to": .string(window.closes.iso)] }
        return details(.flag("open", if: model.window == nil || state.refusal != nil)) {
            summaryElement { look("Thời gian nhận đăng ký", "When registrations are taken") }
            form.html(look, state)
        }
    }

    // MARK: - One registration

    static func one(_ look: Look) throws -> Page { try one(look, .empty) }

    static func one(_ look: Look, _ state: FormState) throws -> Page {
        let slug = look.visit.parameter("slug")
        let viewer = try look.viewer(ofMovement: slug)
        let model = try PledgeQueries.page(look.visit.parameter("pledge"), for: viewer, today: look.today, in: look.session)
        guard model.slug == slug else { throw Refusal.notFound }
        return Page(
            look("Đăng ký \(model.line.reference)", "Registration \(model.line.reference)"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: PledgeParts.breadcrumbs(slug, model.movementName, isBelow: true, look)
        ) {
            state.summary(look)
            if model.line.state == .returned, !model.reason.isEmpty {
                div(.class("notice notice-warning")) {
                    p {
                        strong { look("Trả lại: ", "Returned: ") }
                        span(.lang("vi")) { model.reason }
                    }
                }
            }
            PledgeParts.summary(model, look)
            actions(model, PledgeParts.address(slug, model.line.id), look, state)
        }
    }

    private static func actions(_ model: PledgeModel, _ path: String, _ look: Look, _ state: FormState) -> HTML {
        HTML([
            model.may.contains(.sign)
                ? p(.class("buttons")) { a(.class("button"), .href("\(path)/ky")) { look("Ký giao ước", "Sign the covenant") } } : HTML(),
            model.may.contains(.accept) ? PlanParts.buttonForm("\(path)/nhan", look("Nhận đăng ký", "Receive it"), look) : HTML(),
            model.may.contains(.giveBack) ? returning(path, look, state) : HTML(),
            model.may.contains(.resubmit) ? resubmitting(model, path, [], look, state) : HTML(),
            model.may.contains(.withdraw) ? withdrawing(path, look) : HTML(),
        ])
    }

    private static func returning(_ path: String, _ look: Look, _ state: FormState) -> HTML {
        guard var form = ActForm("pledge.return", action: "\(path)/tra-lai") else { return HTML() }
        form.only = ["reason"]
        return details(.flag("open", if: state.problem(of: "reason") != nil)) {
            summaryElement { look("Trả lại kèm lý do", "Return it with a reason") }
            form.html(look, state)
        }
    }

    /// - Parameter targets: what it may be tied to.
    static func resubmitting(_ model: PledgeModel, _ path: String, _ targets: [Choice], _ look: Look, _ state: FormState) -> HTML {
        guard var form = ActForm("pledge.resubmit", action: "\(path)/gui-lai") else { return HTML() }
        let known = model.targets.map { Choice($0.id, Text(same: $0.title)) }
        form.options = [
            "aim": PledgeAim.open(to: model.line.kind).map { Choice($0.rawValue, $0.label) },
            "targets": known + targets.filter { one in !known.contains { $0.value == one.value } },
        ]
        form.only = ["aim", "aim_text", "text", "by"] + (form.options["targets"]?.isEmpty == false ? ["targets"] : [])
        form.prefilled = [
            "aim": .string(model.line.aim.rawValue), "aim_text": .string(model.line.aimText), "text": .string(model.line.wording),
            "by": model.line.by.map { .string($0.iso) } ?? .null, "targets": .array(model.targets.map { .string($0.id) }),
        ]
        return section(.aria("labelledby", "gui-lai")) {
            h2(.id("gui-lai")) { look("Sửa và gửi lại", "Change and send again") }
            form.html(look, state)
        }
    }

    static func withdrawing(_ path: String, _ look: Look) -> HTML {
        p(.class("buttons")) { a(.class("button button-secondary"), .href("\(path)/rut")) { look("Rút đăng ký", "Withdraw the registration") } }
    }

    // MARK: - Withdrawing, signing and confirmation

    static func withdrawal(_ look: Look) throws -> Page { try withdrawal(look, .empty) }

    static func withdrawal(_ look: Look, _ state: FormState) throws -> Page {
        let (slug, pledge) = (look.visit.parameter("slug"), look.visit.parameter("pledge"))
        let model = try PledgeQueries.page(pledge, for: look.viewer, today: look.today, in: look.session)
        guard model.slug == slug else { throw Refusal.notFound }
        return withdrawal(model, PledgeParts.address(slug, pledge), look, state)
    }

    /// What is withdrawn and what is lost by it, before it is done.
    static func withdrawal(_ model: PledgeModel, _ path: String, _ look: Look, _ state: FormState) -> Page {
        Page(
            look("Kiểm tra lại trước khi rút đăng ký", "Check before withdrawing"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: PledgeParts.breadcrumbs(model.slug, model.movementName, isBelow: true, look)
        ) {
            state.summary(look)
            PledgeParts.summary(model, look)
            if model.may.contains(.withdraw) {
                p(.class("notice notice-warning")) {
                    model.line.kind.isOutside
                        ? look(
                            "Tên, cách liên hệ và nội dung sẽ bị xóa, không lấy lại được.",
                            "Name, contact and content are erased and cannot be brought back.")
                        : look(
                            "Đăng ký đã rút không dùng lại được; có thể đăng ký mới.", "A withdrawn registration is over; you may register anew.")
                }
                PlanParts.buttonForm("\(path)/rut", look("Rút đăng ký", "Withdraw"), look, kind: "button button-danger")
            } else {
                p(.class("notice")) {
                    look("Đăng ký này đã rút, hoặc không phải của bạn.", "This registration is withdrawn already, or it is not yours.")
                }
            }
            p { a(.href(path)) { look("Quay lại, không rút", "Back, withdrawing nothing") } }
        }
    }

    /// Everything that a signature stands for.
    static func signing(_ look: Look) throws -> Page {
        let (slug, pledge) = (look.visit.parameter("slug"), look.visit.parameter("pledge"))
        let model = try PledgeQueries.page(pledge, for: look.viewer, today: look.today, in: look.session)
        guard model.slug == slug else { throw Refusal.notFound }
        let path = PledgeParts.address(slug, pledge)
        return Page(
            look("Kiểm tra lại trước khi ký", "Check before signing"), place: .movements,
            breadcrumbs: PledgeParts.breadcrumbs(slug, model.movementName, isBelow: true, look)
        ) {
            PledgeParts.summary(model, look)
            if model.may.contains(.sign) {
                PlanParts.buttonForm("\(path)/ky", look("Ký giao ước", "Sign the covenant"), look)
            } else {
                p(.class("notice")) { look("Chưa đến lượt bạn ký, hoặc giao ước đã đủ chữ ký.", "It is not your turn to sign, or all have signed.") }
            }
            p { a(.href(path)) { look("Quay lại, không ký", "Back, not signing") } }
        }
    }

    static func done(_ look: Look) throws -> Page {
        let (slug, pledge) = (look.visit.parameter("slug"), look.visit.parameter("pledge"))
        let model = try PledgeQueries.page(pledge, for: look.viewer, today: look.today, in: look.session)
        guard model.slug == slug else { throw Refusal.notFound }
        return Page(
            look("Đã gửi đăng ký", "The registration was sent"), place: .movements,
            breadcrumbs: PledgeParts.breadcrumbs(slug, model.movementName, isBelow: true, look)
        ) {
            sent(model, look)
            p { a(.class("button"), .href(PledgeParts.address(slug, pledge))) { look("Xem đăng ký", "See the registration") } }
        }
    }

    /// The reference, how it stands, and what happens next.
    static func sent(_ model: PledgeModel, _ look: Look) -> HTML {
        HTML([
            div(.class("success-panel")) {
                h2 { look("Số đăng ký: \(model.line.reference)", "Reference: \(model.line.reference)") }
                p(.lang("vi")) { model.movementName }
                if model.line.isLate { p { look("Gửi sau hạn nên được ghi là muộn.", "It came after the last day, so it is marked late.") } }
            },
            p {
                model.line.state == .signing
                    ? look(
                        "Thủ trưởng các đơn vị kia ký lần lượt; đủ chữ ký thì cán bộ thi đua xem xét.",
                        "The heads of the other units sign one after the other; then the emulation officer considers it.")
                    : look(
                        "Cán bộ thi đua xem xét, rồi nhận hoặc trả lại kèm lý do để bạn sửa và gửi lại.",
                        "The emulation officer considers it, then receives it or returns it with a reason so that you can change it and send it again."
                    )
            },
        ])
    }
}
