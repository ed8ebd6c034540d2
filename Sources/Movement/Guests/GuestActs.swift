internal import Storage
internal import Vietnamese

/// Asks to take part: a link goes to the address. What was typed waits with the mail; nothing of it is kept when nobody opens the link.
struct AskGuest: Act {
    static let page = Field.optionalText("page", Text("Trang quay lại", "Page to come back to"), max: 500)
    static let declaration = ActDeclaration(
        "guest.ask", title: Text("Xin tham gia", "Ask to take part"),
        summary: Text(
            "Người ngoài cơ quan xin tham gia bằng thư điện tử; câu trả lời như nhau dù địa chỉ đã có hay chưa.",
            "Somebody outside asks to take part by e-mail; the answer is the same whether the address is known or not."),
        button: Text("Gửi liên kết cho tôi", "Send me the link"),
        fields: GuestDetails.fields + [GuestFields.email.declaration] + GuestDetails.consents + [page.declaration])

    /// Key of the network address, which only `Guests.ask` can add.
    static let address = "address"

    private let details: GuestDetails
    private let email: String
    private let page, address: String?

    init(_ input: ActInput) throws {
        details = try GuestDetails(input)
        email = try input[GuestFields.email]
        page = try input[Self.page]
        address = input.prepared[Self.address]?.string
    }

    func permit(in world: World) throws { try world.requireVisible(GuestStore.hasAgency(world)) }

    func perform(in world: World) throws -> ActOutcome {
        try details.requireConsent()
        try throttle(in: world)
        try GuestMail.write(to: email, details, page: page, in: world)
        // One subject for all: the record must not tell who asked, nor whether they had asked before.
        return ActOutcome(
            subject: "guest:",
            sentence: Text(
                "Một người ngoài cơ quan xin tham gia (\(details.kind.label.vi.lowercasedFirst)); liên kết được gửi qua thư.",
                "Somebody outside asked to take part (\(details.kind.label.en.lowercasedFirst)); a link goes out by mail."))
    }

    private func throttle(in world: World) throws {
        guard world.actor.identity != .operator else { return }
        let place =
            address.map { Throttle.Bucket("guest-network", Throttle.network(of: $0), limit: 120, window: GuestLimits.hour) }
            ?? Throttle.Bucket("guest-api", world.agency, limit: 60, window: GuestLimits.hour)
        let buckets = [
            Throttle.Bucket("guest-mail", world.agency, email, limit: 3, window: GuestLimits.hour), place,
            Throttle.Bucket("guests", world.agency, limit: 3000, window: GuestLimits.hour),
        ]
        do { try Throttle.take(buckets, now: world.now, in: world.session) } catch let refusal as Refusal where refusal == .throttled {
            throw Refusal.guestsTooMany
        }
    }
}

/// How much guests may ask for, and how long what they get holds.
///
/// A class of forty asks within minutes from the one address of its school, so an address of a network may ask 120 times an hour; an address of mail
/// gets three mails an hour, so that nobody fills somebody else's mailbox. Answering a contest is not counted at all.
public enum GuestLimits {
    /// The window of the counters, in seconds.
    static let hour: Int64 = 3600
    /// How long the link of a mail holds.
    static let linkSeconds: Int64 = 86_400
    /// How long a browser stays with its guest.
    public static let sessionSeconds: Int64 = 30 * 86_400
    /// How long a code that was given on the telephone holds, and how often.
    static let codeSeconds: Int64 = 14 * 86_400
    static let codeUses = 5
}

/// Proves the address by the link of the mail: the guest is made, or found again, and a session begins.
struct ProveGuest: Act {
    static let declaration = ActDeclaration(
        "guest.prove", title: Text("Xác nhận tham gia", "Confirm taking part"),
        summary: Text(
            "Mở phiên của khách bằng liên kết trong thư; liên kết dùng một lần.", "Opens a guest's session by the link of the mail, which works once."
        ),
        button: Text("Đúng, tôi tham gia", "Yes, I take part"), fields: [GuestFields.link.declaration])

    private let link: String

    init(_ input: ActInput) throws { link = try input[GuestFields.link] }

    func permit(in world: World) throws {}

    func perform(in world: World) throws -> ActOutcome {
        guard let link = try GuestLinks.use(link, in: world) else { throw Refusal.guestLinkOver }
        let known = try GuestStore.find(contact: link.address, in: world)
        let guest = try known ?? GuestStore.insert(link.details, channel: "email", contact: link.address, in: world)
        try GuestStore.consent(guest.id, to: link.details.purposes, heardBy: "", in: world)
        return try GuestStore.enter(guest, page: link.page, in: world)
    }
}

/// Enters somebody who takes part by telephone.
struct EnterGuest: Act {
    static let heard = Field.flag(
        "heard", Text("Tôi đã đọc thông báo về dữ liệu và nghe người này đồng ý", "I read out the notice on data and heard this person agree"))
    static let declaration = ActDeclaration(
        "guest.enter", title: Text("Ghi người tham gia qua điện thoại", "Enter somebody by telephone"),
        summary: Text(
            "Cán bộ thi đua hoặc đoàn thể ghi hộ người không dùng thư điện tử, sau khi nghe họ đồng ý; hệ thống cấp một mã đọc cho họ.",
            "The officer or a mass organisation enters somebody without e-mail after hearing them agree; a code is given to be read to them."),
        button: Text("Ghi và cấp mã", "Enter and give a code"),
        fields: GuestDetails.fields + [GuestFields.phone.declaration] + GuestDetails.consents + [heard.declaration])

    private let details: GuestDetails
    private let phone: String
    private let heard: Bool

    init(_ input: ActInput) throws {
        details = try GuestDetails(input)
        phone = try input[GuestFields.phone]
        heard = try input[Self.heard]
    }

    func permit(in world: World) throws { try world.require(GuestPolicy.mayEnter(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        try details.requireConsent()
        guard heard else {
            throw Refusal.invalid("heard", "Đọc thông báo và nghe đồng ý trước khi ghi.", "Read out the notice and hear consent first.")
        }
        if let known = try GuestStore.find(contact: phone, in: world) { throw Refusal.guestKnown(known.reference) }
        let guest = try GuestStore.insert(details, channel: "phone", contact: phone, in: world)
        try GuestStore.consent(guest.id, to: details.purposes, heardBy: world.actor.recordName, in: world)
        let code = try GuestStore.giveCode(guest.id, in: world)
        return ActOutcome(
            subject: "guest:\(guest.id)",
            sentence: Text(
                "\(world.actor.name) ghi khách tham gia \(guest.reference) qua điện thoại, đã nghe người này đồng ý.",
                "\(world.actor.name) entered guest \(guest.reference) by telephone, having heard them agree."),
            result: ["guest": .string(guest.id), "reference": .string(guest.reference), "code": .string(code)], isSecret: true)
    }
}

/// Gives a guest a new code; the old one ends.
struct GiveGuestCode: Act {
    static let declaration = ActDeclaration(
        "guest.code", title: Text("Cấp mã mới", "Give a new code"),
        summary: Text(
            "Cấp mã mới cho khách tham gia qua điện thoại; mã cũ hết hiệu lực.",
            "Gives a guest who takes part by telephone a new code; the old one ends."
        ),
        fields: [GuestFields.guest.declaration])

    private let guest: String

    init(_ input: ActInput) throws { guest = try input[GuestFields.guest] }

    func permit(in world: World) throws { try world.require(GuestPolicy.mayEnter(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        guard let found = try GuestStore.find(id: guest, in: world), found.channel == "phone" else { throw Refusal.notFound }
        let code = try GuestStore.giveCode(guest, in: world)
        return ActOutcome(
            subject: "guest:\(guest)",
            sentence: Text(
                "\(world.actor.name) cấp mã mới cho khách \(found.reference).", "\(world.actor.name) gave guest \(found.reference) a new code."),
            result: ["guest": .string(guest), "code": .string(code)], isSecret: true)
    }
}

/// Opens a session with a code that was read out on the telephone. Only `Guests.signIn` can do it, which counts the attempts.
struct SignInGuest: Act {
    static let code = Field.secret("code", Text("Mã tham gia", "Code"), hint: Text("Mười chữ và số.", "Ten letters and digits."), max: 40)
    static let declaration = ActDeclaration(
        "guest.sign-in", title: Text("Vào bằng mã", "Enter with a code"),
        summary: Text(
            "Mở phiên của khách bằng mã đã nhận qua điện thoại; chỉ trang nhập mã làm được.", "Opens a guest's session by a code; only its page can."),
        button: Text("Vào", "Enter"), fields: [code.declaration])

    static let counted = "counted"

    private let code: String
    private let isCounted: Bool

    init(_ input: ActInput) throws {
        code = try input[Self.code]
        isCounted = input.prepared[Self.counted] != nil
    }

    func permit(in world: World) throws { guard isCounted else { throw Refusal.guestCodePage } }

    func perform(in world: World) throws -> ActOutcome {
        guard let typed = GuestCode.normalized(code), let guest = try GuestStore.use(code: typed, in: world) else { throw Refusal.guestCodeWrong }
        return try GuestStore.enter(guest, page: nil, in: world)
    }
}

extension Refusal {
    /// The answer for pages of guests to everybody else.
    public static let guestOnly = Refusal(
        .signedOut, "guest.only", Text("Trang này dành cho người tham gia từ bên ngoài.", "This page is for people who take part from outside."),
        next: Text("Xin liên kết ở trang Tham gia.", "Ask for a link on the page for taking part."))
    /// The answer to everything but their own data for guests who took back the consent to take part.
    static let consentMissing = Refusal(
        .forbidden, "guest.no-consent", Text("Bạn đã rút đồng ý tham gia.", "You have withdrawn your consent to take part."),
        next: Text("Đồng ý lại ở trang Dữ liệu của tôi nếu muốn tiếp tục.", "Agree again on the page My data to go on."))
    static let guestsTooMany = Refusal(
        .tooMany, "guest.too-many", Text("Đã gửi quá nhiều thư trong một giờ.", "Too many mails were asked for within an hour."),
        next: Text(
            "Xem trong hộp thư, kể cả mục thư rác; nếu không có, thử lại sau một giờ.",
            "Look into the mailbox, spam too; otherwise try again in an hour."))
    /// The answer for links that are unknown, used or over.
    public static let guestLinkOver = Refusal(
        .notFound, "guest.link-over", Text("Liên kết này không còn dùng được.", "This link no longer works."),
        next: Text(
            "Liên kết dùng một lần, trong 24 giờ. Xin liên kết mới ở trang Tham gia.", "A link works once, within 24 hours. Ask for a new one."))
    static let guestCodePage = Refusal(
        .forbidden, "guest.code-page", Text("Mã chỉ dùng được ở trang nhập mã.", "A code works only on its page."),
        next: Text("Mở trang /tham-gia/ma.", "Open /tham-gia/ma."))
    static let guestCodeWrong = Refusal.invalid(
        "code", "Mã không đúng hoặc đã hết hiệu lực; xem lại, hoặc gọi cơ quan xin mã mới.",
        "The code is wrong or has ended; look again, or call for a new one.")
    static func guestKnown(_ reference: String) -> Refusal {
        .conflict(
            "guest.known", Text("Số điện thoại này đã có: khách \(reference).", "This number is known: guest \(reference)."),
            next: Text("Cấp mã mới cho khách đó.", "Give that guest a new code."))
    }
}
