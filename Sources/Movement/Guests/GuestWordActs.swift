internal import Storage
internal import Vietnamese

extension GuestFields {
    static let word = Field.reference("word", Text("Lời của khách", "A guest's words"), to: "guest-word")
    static let unit = Field.optionalReference("unit", Text("Cảm ơn đơn vị", "Which unit"), to: "unit")
    static let whom = Field.optionalText(
        "title", Text("Cảm ơn ai", "Whom"), hint: Text("Tên người, nếu bạn biết.", "The person's name, if you know it."), max: 120)
    static let thanks = Field.lines(
        "text", Text("Vì việc gì", "For what"), hint: Text("Một việc cụ thể, một hai câu.", "Something particular, in a sentence or two."), max: 500)
    static let isNamed = Field.flag(
        "named", Text("Tôi đồng ý hiện tên tôi dưới lời này", "I agree that my name stands under these words"))
    static let idea = Field.text("title", Text("Ý tưởng, sáng kiến", "The idea"), max: 200)
    static let changes = Field.lines("text", Text("Thay đổi điều gì, làm thế nào", "What it changes, and how"), max: 3000)
    static let benefit = Field.optionalLines("benefit", Text("Lợi ích", "What it is good for"), max: 1000)
    static let mayContact = Field.flag(
        "contact", Text("Cơ quan được liên hệ với tôi về ý tưởng này", "The agency may contact me about this idea"))
}

/// A movement that still runs, in which a guest may say something.
private enum GuestMovement {
    static func load(_ movement: String, in world: World) throws -> PledgeMovement {
        let found = try PledgeMovement.load(movement, in: world)
        guard world.today <= found.to else { throw Refusal.movementOver }
        return found
    }

    static func permit(_ movement: String, in world: World) throws {
        _ = try PledgeMovement.load(movement, in: world)
        guard world.actor.guest != nil else { throw world.actor.isSignedIn ? Refusal.forbidden : .guestOnly }
    }

    /// Most words of one guest in a day.
    private static let dailyLimit = 5

    static func insert(
        _ kind: GuestWordKind, _ movement: String, unit: String? = nil, title: String, text: String, benefit: String = "", isNamed: Bool,
        mayContact: Bool = false, in world: World
    ) throws -> String {
        guard let guest = world.actor.guest else { throw Refusal.guestOnly }
        let written = try world.session.row(
            """
            SELECT COUNT(*) FROM guest_word
            WHERE agency_id = \(world.agency) AND guest_id = \(guest) AND at >= \(Instant(world.today).milliseconds)
            """)?.int(0)
        guard (written ?? 0) < dailyLimit else { throw Refusal.guestWordsMany }
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO guest_word (agency_id, word_id, movement_id, guest_id, kind, unit_id, title, wording, benefit, is_named, may_contact, state,
                                    reason, handling, answer, at)
            VALUES (\(world.agency), \(id), \(movement), \(guest), \(kind.rawValue), \(unit), \(title), \(text), \(benefit), \(isNamed),
                    \(mayContact), 'waiting', '', 'received', '', \(world.now.milliseconds))
            """)
        return id
    }
}

/// Thanks a unit or a person of the agency, from outside.
struct ThankAsGuest: Act {
    static let declaration = ActDeclaration(
        "guest.thank", title: Text("Gửi lời cảm ơn", "Say thanks"),
        summary: Text(
            "Khách cảm ơn một đơn vị hoặc một người của cơ quan; hiện công khai sau khi duyệt.",
            "A guest thanks a unit or a person of the agency; the public reads it once it is approved."),
        fields: [
            PlanFields.movement.declaration, GuestFields.unit.declaration, GuestFields.whom.declaration, GuestFields.thanks.declaration,
            GuestFields.isNamed.declaration,
        ])

    private let movement, text: String
    private let unit, whom: String?
    private let isNamed: Bool

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        unit = try input[GuestFields.unit]
        whom = try input[GuestFields.whom]
        text = try input[GuestFields.thanks]
        isNamed = try input[GuestFields.isNamed]
    }

    func permit(in world: World) throws { try GuestMovement.permit(movement, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let found = try GuestMovement.load(movement, in: world)
        guard unit != nil || whom != nil else {
            throw Refusal.invalid("unit", "Chọn đơn vị hoặc ghi tên người được cảm ơn.", "Choose a unit or write whom you thank.")
        }
        if let unit {
            let holds = try OwnerQueries.holding([OwnerKey(kind: .unit, id: unit)], agency: world.agency, on: world.today, in: world.session)
            guard !holds.isEmpty else { throw Refusal.invalid("unit", "Chọn lại đơn vị.", "Choose the unit again.") }
        }
        let id = try GuestMovement.insert(.thanks, movement, unit: unit, title: whom ?? "", text: text, isNamed: isNamed, in: world)
        return ActOutcome(
            subject: "word:\(id)",
            sentence: Text(
                "\(world.actor.name) gửi lời cảm ơn trong phong trào “\(found.name)”.", "\(world.actor.name) said thanks in “\(found.name)”."),
            result: ["word": .string(id), "slug": .string(found.slug)])
    }
}

/// Offers an idea from outside.
struct OfferAsGuest: Act {
    static let declaration = ActDeclaration(
        "guest.offer", title: Text("Gửi ý tưởng", "Offer an idea"),
        summary: Text(
            "Khách gửi một ý tưởng, sáng kiến; cán bộ thi đua trả lời.", "A guest offers an idea; the emulation officer answers it."),
        fields: [
            PlanFields.movement.declaration, GuestFields.idea.declaration, GuestFields.changes.declaration, GuestFields.benefit.declaration,
            GuestFields.mayContact.declaration, GuestFields.isNamed.declaration,
        ])

    private let movement, title, text: String
    private let benefit: String?
    private let mayContact, isNamed: Bool

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        title = try input[GuestFields.idea]
        text = try input[GuestFields.changes]
        benefit = try input[GuestFields.benefit]
        mayContact = try input[GuestFields.mayContact]
        isNamed = try input[GuestFields.isNamed]
    }

    func permit(in world: World) throws { try GuestMovement.permit(movement, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let found = try GuestMovement.load(movement, in: world)
        let id = try GuestMovement.insert(
            .offer, movement, title: title, text: text, benefit: benefit ?? "", isNamed: isNamed, mayContact: mayContact, in: world)
        return ActOutcome(
            subject: "word:\(id)",
            sentence: Text(
                "\(world.actor.name) gửi một ý tưởng cho phong trào “\(found.name)”.", "\(world.actor.name) offered an idea in “\(found.name)”."),
            result: ["word": .string(id), "slug": .string(found.slug)])
    }
}

/// Decides whether the public reads a guest's words.
struct ModerateGuestWord: Act {
    static let decision = Field.choice(
        "decision", Text("Quyết định", "Decision"),
        [Choice("publish", Text("Công khai", "Publish")), Choice("refuse", Text("Không công khai", "Do not publish"))])
    static let reason = Field.optionalText(
        "reason", Text("Lý do không công khai", "Reason for not publishing"), hint: Text("Người gửi đọc được lý do này.", "The sender reads it."),
        max: 300)
    static let declaration = ActDeclaration(
        "guest.moderate", title: Text("Duyệt lời của khách", "Moderate a guest's words"),
        summary: Text(
            "Công khai hoặc không công khai một lời cảm ơn, ý tưởng của khách, có lý do; lời đã công khai cũng gỡ được.",
            "Publishes a guest's thanks or idea, or does not, with a reason; what is published can be taken down."),
        button: Text("Ghi quyết định", "Record the decision"), fields: [GuestFields.word.declaration, decision.declaration, reason.declaration])

    private let word: String
    private let isPublished: Bool
    private let reason: String?

    init(_ input: ActInput) throws {
        word = try input[GuestFields.word]
        isPublished = try input[Self.decision] == "publish"
        reason = try input[Self.reason]
    }

    func permit(in world: World) throws { try world.require(GuestPolicy.mayModerate(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try GuestWordRow.load(word, in: world)
        guard isPublished || reason != nil else {
            throw Refusal.invalid("reason", "Ghi lý do; người gửi đọc được.", "Give a reason; the sender reads it.")
        }
        guard row.state != (isPublished ? .published : .refused) else { throw Refusal.guestWordDecided }
        try world.session.execute(
            """
            UPDATE guest_word SET state = \(isPublished ? "published" : "refused"), reason = \(isPublished ? "" : reason ?? ""),
                moderated_at = \(world.now.milliseconds), moderated_by = \(world.actor.recordName)
            WHERE agency_id = \(world.agency) AND word_id = \(word)
            """)
        let what = row.kind.label
        return ActOutcome(
            subject: "word:\(word)",
            sentence: isPublished
                ? Text(
                    "\(world.actor.name) công khai \(what.vi.lowercasedFirst) của một khách.",
                    "\(world.actor.name) published \(what.en.lowercasedFirst) of a guest.")
                : Text(
                    "\(world.actor.name) không công khai \(what.vi.lowercasedFirst) của một khách. Lý do: \(reason ?? "")",
                    "\(world.actor.name) did not publish \(what.en.lowercasedFirst) of a guest. Reason: \(reason ?? "")"),
            result: ["word": .string(word), "state": .string(isPublished ? "published" : "refused")])
    }
}

/// Answers an idea from outside.
struct AnswerGuestOffer: Act {
    static let handling = Field.choice(
        "handling", Text("Xử lý", "What becomes of it"),
        [Choice("answered", Text("Đã trả lời", "Answered")), Choice("taken", Text("Tiếp thu, thực hiện", "Taken up"))])
    static let answer = Field.lines("answer", Text("Trả lời người gửi", "Answer to the sender"), max: 2000)
    static let declaration = ActDeclaration(
        "guest.answer", title: Text("Trả lời ý tưởng", "Answer an idea"),
        summary: Text("Cán bộ thi đua trả lời một ý tưởng từ bên ngoài.", "The emulation officer answers an idea from outside."),
        button: Text("Gửi trả lời", "Send the answer"), fields: [GuestFields.word.declaration, handling.declaration, answer.declaration])

    private let word, handling, answer: String

    init(_ input: ActInput) throws {
        word = try input[GuestFields.word]
        handling = try input[Self.handling]
        answer = try input[Self.answer]
    }

    func permit(in world: World) throws { try world.require(GuestPolicy.mayAnswer(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try GuestWordRow.load(word, in: world)
        guard row.kind == .offer else { throw Refusal.notFound }
        try world.session.execute(
            """
            UPDATE guest_word SET handling = \(handling), answer = \(answer), answered_at = \(world.now.milliseconds),
                answered_by = \(world.actor.recordName)
            WHERE agency_id = \(world.agency) AND word_id = \(word)
            """)
        return ActOutcome(
            subject: "word:\(word)",
            sentence: Text("\(world.actor.name) trả lời một ý tưởng từ bên ngoài.", "\(world.actor.name) answered an idea from outside."),
            result: ["word": .string(word), "handling": .string(handling)])
    }
}

/// A guest's words as acts find them.
struct GuestWordRow: Sendable {
    let kind: GuestWordKind
    let state: GuestWordState

    static func load(_ word: String, in world: World) throws -> GuestWordRow {
        let row = try world.session.row(
            "SELECT kind, state FROM guest_word WHERE agency_id = \(world.agency) AND word_id = \(word) AND state <> 'erased'")
        guard let row, let kind = GuestWordKind(rawValue: try row.text(0)), let state = GuestWordState(rawValue: try row.text(1)) else {
            throw Refusal.notFound
        }
        return GuestWordRow(kind: kind, state: state)
    }
}

extension Refusal {
    static let guestWordsMany = Refusal(
        .tooMany, "guest.words-many", Text("Hôm nay bạn đã gửi năm lời.", "You have sent five today."),
        next: Text("Gửi tiếp vào ngày mai.", "Go on tomorrow."))
    static let guestWordDecided = Refusal.conflict(
        "guest.word-decided", Text("Đã quyết định như vậy rồi.", "That was decided already."),
        next: Text("Không cần làm gì thêm.", "Nothing is to be done."))
}
