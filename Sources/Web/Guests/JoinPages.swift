internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// The ways to join a movement from outside, the same for everybody, and the forms of guests.
enum JoinPages {
    static func page(_ look: Look) throws -> Page {
        let slug = look.visit.parameter("slug")
        let viewer = try look.viewer(ofMovement: slug)
        let model = try GuestQueries.joining(slug: slug, agency: viewer.agency, today: look.today, in: look.session)
        return Page(
            look("Cùng tham gia", "Take part"), place: .movements, breadcrumbs: breadcrumbs(model, look),
            summary: look(
                "Hộ gia đình, doanh nghiệp, trường học và người dân tham gia phong trào “\(model.name)”.",
                "Households, firms, schools and citizens join the movement “\(model.name)”.")
        ) {
            MovementTabs.html(slug, here: "/tham-gia", for: viewer, look)
            if model.isRunning {
                ways(model, look)
            } else {
                p(.class("notice")) {
                    look("Phong trào đã kết thúc. Cảm ơn mọi người đã tham gia.", "The movement is over. Thanks to all who took part.")
                }
            }
            words(model, look)
            if !model.counts.isEmpty {
                GuestParts.counts(
                    model.counts, look("Người và tổ chức bên ngoài đã tham gia", "People and organisations outside who took part"), look)
            }
            GuestParts.privacy(look)
        }
    }

    private static func breadcrumbs(_ model: JoinModel, isBelow: Bool = false, _ look: Look) -> [(label: String, href: String)] {
        [(look("Phong trào", "Movements"), "/phong-trao"), (model.name, "/phong-trao/\(model.slug)")]
            + (isBelow ? [(look("Cùng tham gia", "Take part"), GuestParts.join(model.slug))] : [])
    }

    private static func ways(_ model: JoinModel, _ look: Look) -> HTML {
        HTML([
            p(.class("lead")) {
                look(
                    "Ai cũng tham gia được, không cần tài khoản: chỉ cần một địa chỉ thư, hoặc gọi cho cơ quan.",
                    "Everybody can take part without an account: an e-mail address is enough, or a call to the agency.")
            },
            ul(.class("task-list")) {
                for contest in model.contests {
                    way("/cuoc-thi/\(contest.value)", look(contest.label), look("Cuộc thi tìm hiểu", "Contest"))
                }
                if model.pledges != nil {
                    way(
                        "\(PledgeParts.address(model.slug))/moi", look("Đăng ký thi đua", "Register"),
                        look("Hộ gia đình, tổ chức, doanh nghiệp", "Households, organisations, firms"))
                }
                way(
                    "\(GuestParts.join(model.slug))/cam-on", look("Gửi lời cảm ơn", "Say thanks"),
                    look("Tới một đơn vị hoặc một người", "To a unit or a person"))
                way(
                    "\(GuestParts.join(model.slug))/y-tuong", look("Gửi ý tưởng, sáng kiến", "Offer an idea"),
                    look("Cơ quan trả lời bạn", "The agency answers you"))
                way(GuestParts.mine, look("Dữ liệu của tôi", "My data"), look("Xem, sửa, rút đồng ý, xóa", "See, correct, withdraw, erase"))
            },
        ])
    }

    private static func way(_ href: String, _ name: String, _ meta: String) -> HTML {
        li {
            a(.href(href)) {
                span(.class("name")) { name }
                span(.class("meta")) { meta }
            }
        }
    }

    private static func words(_ model: JoinModel, _ look: Look) -> HTML {
        guard !model.words.isEmpty else { return HTML() }
        return PlanParts.section("loi", look("Lời từ bên ngoài", "Words from outside")) {
            for word in model.words {
                div(.class("card")) {
                    h3(.lang("vi")) { GuestParts.title(word, look) }
                    GuestParts.lines(word.text)
                    p(.class("meta")) {
                        span(.lang("vi")) { GuestParts.author(word, look) }
                        " · \(word.at.vietnamDate.vietnamese)"
                        if word.kind == .offer { " · " + look(word.handling.label) }
                    }
                }
            }
        }
    }

    // MARK: - Forms of guests

    static func thanks(_ look: Look) throws -> Page { try thanks(look, .empty) }

    static func thanks(_ look: Look, _ state: FormState) throws -> Page {
        try form(
            "guest.thank", "cam-on", look("Gửi lời cảm ơn", "Say thanks"), ["unit", "title", "text", "named"], look, state,
            words: look(
                "Lời của bạn được đọc trước khi hiện công khai. Đừng ghi số điện thoại hay thông tin riêng của ai.",
                "Your words are read before the public sees them. Write no telephone numbers and no private details of anybody."))
    }

    static func idea(_ look: Look) throws -> Page { try idea(look, .empty) }

    static func idea(_ look: Look, _ state: FormState) throws -> Page {
        try form(
            "guest.offer", "y-tuong", look("Gửi ý tưởng, sáng kiến", "Offer an idea"), ["title", "text", "benefit", "contact", "named"], look, state,
            words: look(
                "Cán bộ thi đua đọc và trả lời; câu trả lời hiện ở trang Dữ liệu của tôi. Ý tưởng chỉ hiện công khai sau khi duyệt.",
                "The emulation officer reads it and answers on your page My data. The public sees the idea only once it is approved."))
    }

    private static func form(
        _ act: String, _ part: String, _ title: String, _ fields: [String], _ look: Look, _ state: FormState, words: String
    ) throws -> Page {
        let slug = look.visit.parameter("slug")
        let viewer = try look.viewer(ofMovement: slug)
        guard viewer.guest != nil else { throw Refusal.guestOnly }
        let model = try GuestQueries.joining(slug: slug, agency: viewer.agency, today: look.today, in: look.session)
        var form = ActForm(act, action: "\(GuestParts.join(slug))/\(part)")
        form?.only = fields
        form?.options = ["unit": model.units]
        return Page(title, place: .movements, breadcrumbs: breadcrumbs(model, isBelow: true, look)) {
            state.summary(look)
            p(.class("lead")) { words }
            form?.html(look, state) ?? HTML()
            GuestParts.privacy(look)
        }
    }
}
