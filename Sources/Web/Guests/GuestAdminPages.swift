internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// What a list of guests is asked for, in its address.
struct GuestSearch {
    let filter: GuestFilter

    init(_ visit: Visit) {
        var filter = GuestFilter()
        filter.kind = visit.query("loai").flatMap(GuestKind.init)
        filter.isInside = visit.query("noi").map { $0 == "trong" }
        self.filter = filter
    }

    /// The same in an address, "?loai=…", or nothing.
    var query: String {
        let parts = [filter.kind.map { "loai=\($0.rawValue)" }, filter.isInside.map { "noi=\($0 ? "trong" : "ngoai")" }].compactMap { $0 }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }

    func adding(_ parameter: String) -> String { query.isEmpty ? "?\(parameter)" : "\(query)&\(parameter)" }
}

/// Guests, for those who look after them.
enum GuestAdminPages {
    private static func breadcrumbs(_ look: Look) -> [(label: String, href: String)] { [(look("Khách tham gia", "Guests"), GuestParts.list)] }

    static func list(_ look: Look) throws -> Page {
        let search = GuestSearch(look.visit)
        let after = look.visit.query("sau").flatMap { Int($0) }
        let model = try GuestQueries.list(filter: search.filter, after: after, today: look.today, for: look.viewer, in: look.session)
        return Page(look("Khách tham gia", "Guests"), isWide: true) {
            p(.class("lead")) {
                look(
                    "Người và tổ chức bên ngoài tham gia không cần tài khoản. Cách liên hệ chỉ cán bộ thi đua thấy.",
                    "People and organisations outside who take part without an account. Only the emulation officer sees how they are reached.")
            }
            p(.class("buttons")) {
                a(.class("button"), .href("\(GuestParts.list)/moi")) { look("Ghi người tham gia qua điện thoại", "Enter somebody by telephone") }
                a(.class("button button-secondary"), .href(GuestParts.words)) { look("Duyệt lời của khách", "Moderate words") }
            }
            if !search.filter.isEmpty || !model.lines.isEmpty { filters(search, look) }
            if model.lines.isEmpty { empty(search, look) } else { table(model, look) }
            AgencyParts.pagination(
                first: after == nil ? nil : GuestParts.list + search.query,
                next: model.next.map { GuestParts.list + search.adding("sau=\($0)") }, look)
            if !model.lines.isEmpty { AgencyParts.downloads(GuestParts.list, query: search.query, look) }
            if !model.counts.isEmpty {
                GuestParts.counts(model.counts, look("Đã tham gia, kể cả đã xóa", "All who took part, those erased too"), look)
            }
            kept(model.retention, look)
            if GuestPolicy.mayRule(look.viewer) {
                p { a(.href("\(GuestParts.list)/luu")) { look("Đặt thời hạn lưu", "Set how long data are kept") } }
            }
        }
    }

    private static func filters(_ search: GuestSearch, _ look: Look) -> HTML {
        formElement(
            .class("filters"), .method("get"), .action(GuestParts.list), .role("search"), .aria("label", look("Tìm khách", "Find guests"))
        ) {
            choice("loai", look("Ai", "Who"), GuestKind.allCases.map { ($0.rawValue, look($0.label)) }, search.filter.kind?.rawValue, look)
            choice(
                "noi", look("Nơi ở", "Place"), [("trong", look("Trong tỉnh, thành phố", "Inside")), ("ngoai", look("Ngoài", "Outside"))],
                search.filter.isInside.map { $0 ? "trong" : "ngoai" }, look)
            p { button(.class("button-secondary"), .type("submit")) { look("Lọc", "Filter") } }
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

    private static func empty(_ search: GuestSearch, _ look: Look) -> HTML {
        div(.class("empty")) {
            p {
                search.filter.isEmpty
                    ? look(
                        "Chưa có khách nào. Họ xin tham gia ở trang Cùng tham gia của phong trào, hoặc bạn ghi hộ qua điện thoại.",
                        "No guests yet. They ask on the page “Take part” of a movement, or you enter them by telephone.")
                    : look("Không có khách nào khớp.", "No guest matches.")
            }
        }
    }

    private static func table(_ model: GuestList, _ look: Look) -> HTML {
        AgencyParts.table(
            look("Khách tham gia, mới nhất trước", "Guests, newest first"),
            [
                .init(look("Số", "Number")), .init(look("Tên", "Name")), .init(look("Loại", "Kind")), .init(look("Nơi ở", "Place")),
                .init(look("Từ ngày", "Since")),
            ] + (model.seesContacts ? [.init(look("Liên hệ", "Contact"))] : [])
        ) {
            for line in model.lines {
                tr {
                    th(.scope("row")) { a(.class("code"), .href(GuestParts.guest(line.id))) { line.reference } }
                    td(.lang("vi")) { line.name }
                    td { look(line.kind.label) }
                    td {
                        span(.lang("vi")) { line.place }
                        if !line.isInside { look(" (ngoài tỉnh)", " (outside)") }
                    }
                    td { AgencyParts.day(line.since) }
                    if model.seesContacts { td { line.contact ?? "" } }
                }
            }
        }
    }

    private static func kept(_ rule: GuestRetention, _ look: Look) -> HTML {
        p {
            look(
                "Dữ liệu của khách được giữ \(rule.days) ngày sau khi phong trào cuối cùng họ tham gia kết thúc",
                "Data of guests are kept for \(rule.days) days after the last movement they took part in")
            rule.from.map { look(", quy định của cơ quan từ ngày \($0.vietnamese).", ", the agency's rule since \($0.vietnamese).") }
                ?? look(" (mặc định của chương trình, cơ quan chưa đặt).", " (the program's own; the agency has not decided).")
        }
    }

    static func keeping(_ look: Look) throws -> Page { try keeping(look, .empty) }

    static func keeping(_ look: Look, _ state: FormState) throws -> Page {
        let rule = try GuestRetention.rule(on: look.today, agency: look.viewer.agency, in: look.session)
        var form = ActForm("guest.keep", action: "\(GuestParts.list)/luu")
        form?.prefilled = ["days": .int(Int64(rule.days)), "from": .string(look.today.iso)]
        return Page(look("Thời hạn lưu dữ liệu khách", "How long guests' data are kept")) {
            state.summary(look)
            kept(rule, look)
            form?.html(look, state) ?? HTML()
            GuestParts.privacy(look)
        }
    }

    // MARK: - One guest

    static func one(_ look: Look) throws -> Page { try one(look, .empty) }

    static func one(_ look: Look, _ state: FormState) throws -> Page {
        let own = try GuestQueries.own(look.visit.parameter("khach"), today: look.today, for: look.viewer, in: look.session)
        let path = GuestParts.guest(own.line.id)
        return Page(look("Khách \(own.line.reference)", "Guest \(own.line.reference)"), breadcrumbs: breadcrumbs(look)) {
            state.summary(look)
            GuestOwnPages.about(own, look)
            if own.line.isByPhone {
                PlanParts.buttonForm("\(path)/ma", look("Cấp mã mới", "Give a new code"), look)
                p(.class("meta")) { look("Mã cũ hết hiệu lực ngay.", "The old code ends at once.") }
            }
            GuestOwnPages.consents(own, path, look)
            GuestOwnPages.said(own.words, look)
            GuestOwnPages.attempts(own, look)
            GuestOwnPages.correcting(own, "\(path)/sua", look, state)
            if own.mayErase {
                p(.class("buttons")) {
                    a(.class("button button-danger"), .href("\(path)/xoa")) { look("Xóa theo yêu cầu của khách", "Erase on the guest's request") }
                }
            }
        }
    }

    static func erasing(_ look: Look) throws -> Page { try erasing(look, .empty) }

    static func erasing(_ look: Look, _ state: FormState) throws -> Page {
        let own = try GuestQueries.own(look.visit.parameter("khach"), today: look.today, for: look.viewer, in: look.session)
        guard own.mayErase else { throw Refusal.notFound }
        return Page(look("Kiểm tra lại trước khi xóa", "Check before erasing"), breadcrumbs: breadcrumbs(look)) {
            state.summary(look)
            GuestOwnPages.about(own, look)
            GuestOwnPages.warning(look)
            ActForm("guest.erase", action: "\(GuestParts.guest(own.line.id))/xoa")?.showing("reason").html(look, state) ?? HTML()
            p { a(.href(GuestParts.guest(own.line.id))) { look("Quay lại, không xóa", "Back, erasing nothing") } }
        }
    }

    // MARK: - By telephone

    static func new(_ look: Look) throws -> Page { new(look, .empty) }

    static func new(_ look: Look, _ state: FormState) -> Page {
        Page(look("Ghi người tham gia qua điện thoại", "Enter somebody by telephone"), breadcrumbs: breadcrumbs(look)) {
            state.summary(look)
            section(.class("card"), .aria("labelledby", "doc")) {
                h2(.id("doc")) { look("Đọc cho người gọi nghe", "Read out to the caller") }
                p(.lang("vi")) { GuestNotice.purpose.vi }
                p(.lang("vi")) { ConsentPurpose.part.wording.vi }
            }
            ActForm("guest.enter", action: "\(GuestParts.list)/moi")?.html(look, state) ?? HTML()
        }
    }

    static func code(_ look: Look, _ receipt: Receipt) -> Page {
        Page(look("Mã tham gia", "Code"), breadcrumbs: breadcrumbs(look)) {
            OnceShown.panel(
                look("Đọc mã này cho khách", "Read this code to the guest"), receipt.result["code"]?.string,
                lost: look("Cấp mã mới nếu cần.", "Give a new code if needed."), look
            ) {
                p {
                    look(
                        "Khách nhập mã ở trang /tham-gia/ma. Mã dùng được 5 lần, trong 14 ngày; không có chữ I, L, O, U.",
                        "The guest enters it at /tham-gia/ma. It works five times, within 14 days; it has no letters I, L, O, U.")
                }
            }
            p { a(.href(GuestParts.guest(receipt.subjectID))) { look("Xem khách này", "See this guest") } }
        }
    }

    // MARK: - Words

    static func wordList(_ look: Look) throws -> Page {
        let state = look.visit.query("tinh-trang").flatMap(GuestWordState.init)
        let found = try GuestQueries.moderation(
            state: state, after: look.visit.query("sau"), limit: 51, today: look.today, for: look.viewer, in: look.session)
        let query = state.map { "?tinh-trang=\($0.rawValue)" } ?? ""
        return Page(look("Lời của khách", "Words of guests"), breadcrumbs: breadcrumbs(look), isWide: true) {
            formElement(.class("filters"), .method("get"), .action(GuestParts.words)) {
                choice(
                    "tinh-trang", look("Tình trạng", "State"),
                    GuestWordState.allCases.filter { $0 != .erased }.map { ($0.rawValue, look($0.label)) }, state?.rawValue, look)
                p { button(.class("button-secondary"), .type("submit")) { look("Lọc", "Filter") } }
            }
            if found.isEmpty {
                div(.class("empty")) {
                    p {
                        look(
                            "Chưa có lời nào. Khách cảm ơn hoặc gửi ý tưởng ở trang Cùng tham gia; công chúng chỉ thấy sau khi bạn duyệt.",
                            "Nothing here. Guests say thanks or offer ideas on the page “Take part”; the public reads them once you approve.")
                    }
                }
            } else {
                wordTable(Array(found.prefix(50)), look)
            }
            AgencyParts.pagination(
                first: look.visit.query("sau") == nil ? nil : GuestParts.words + query,
                next: found.count > 50 ? GuestParts.words + (query.isEmpty ? "?" : query + "&") + "sau=\(found[49].id)" : nil, look)
        }
    }

    private static func wordTable(_ words: [GuestWord], _ look: Look) -> HTML {
        AgencyParts.table(
            look("Lời cảm ơn và ý tưởng, mới nhất trước", "Thanks and ideas, newest first"),
            [
                .init(look("Nội dung", "What")), .init(look("Người gửi", "From")), .init(look("Ngày", "Date")), .init(look("Công khai", "Public")),
                .init(look("Xử lý", "Handling")),
            ]
        ) {
            for word in words {
                tr {
                    th(.scope("row")) { a(.href(GuestParts.word(word.id)), .lang("vi")) { GuestParts.title(word, look) } }
                    td(.lang("vi")) { GuestParts.author(word, look) }
                    td { AccountParts.day(word.at) }
                    td { GuestParts.state(word, look) }
                    td { word.kind == .offer ? look(word.handling.label) : "" }
                }
            }
        }
    }

    static func word(_ look: Look) throws -> Page { try word(look, .empty) }

    static func word(_ look: Look, _ state: FormState) throws -> Page {
        let word = try GuestQueries.word(look.visit.parameter("loi"), today: look.today, for: look.viewer, in: look.session)
        let hints = PersonalData.hints(in: [word.title, word.text, word.benefit].joined(separator: "\n"))
        let path = GuestParts.word(word.id)
        return Page(
            look(word.kind.label), breadcrumbs: breadcrumbs(look) + [(look("Lời của khách", "Words of guests"), GuestParts.words)]
        ) {
            state.summary(look)
            h2(.lang("vi")) { GuestParts.title(word, look) }
            GuestParts.lines(word.text)
            if !word.benefit.isEmpty {
                h3 { look("Lợi ích", "Benefit") }
                GuestParts.lines(word.benefit)
            }
            dl(.class("summary-list")) {
                SummaryList.item(
                    look("Người gửi", "From"),
                    word.guest.map { a(.href(GuestParts.guest($0)), .lang("vi")) { GuestParts.author(word, look) } }
                        ?? .text(GuestParts.author(word, look)))
                SummaryList.item(look("Phong trào", "Movement"), a(.href("/phong-trao/\(word.slug)"), .lang("vi")) { word.movement })
                SummaryList.item(look("Ngày", "Date"), AccountParts.moment(word.at))
                SummaryList.item(look("Công khai", "Public"), GuestParts.state(word, look))
                if !word.reason.isEmpty { SummaryList.item(look("Lý do", "Reason"), word.reason) }
                if word.kind == .offer {
                    SummaryList.item(look("Xử lý", "Handling"), look(word.handling.label))
                    SummaryList.item(
                        look("Liên hệ về ý tưởng", "Contact about the idea"), word.mayContact ? look("Đồng ý", "Agreed") : look("Không", "No"))
                }
            }
            if !hints.isEmpty {
                div(.class("notice notice-warning")) {
                    p { look("Có thể là dữ liệu cá nhân, xem kỹ trước khi công khai:", "This may be personal data; look before publishing:") }
                    ul { for hint in hints { li { hint } } }
                }
            }
            PlanParts.section("duyet", look("Công khai hay không", "Publish or not")) {
                ActForm("guest.moderate", action: "\(path)/duyet")?.showing("decision", "reason").html(look, state) ?? HTML()
            }
            if word.kind == .offer {
                PlanParts.section("tra-loi", look("Trả lời người gửi", "Answer to the sender")) {
                    if !word.answer.isEmpty { GuestParts.lines(word.answer) }
                    if GuestPolicy.mayAnswer(look.viewer) {
                        ActForm("guest.answer", action: "\(path)/tra-loi")?.showing("handling", "answer").html(look, state) ?? HTML()
                    }
                }
            }
        }
    }
}
