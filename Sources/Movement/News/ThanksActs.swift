internal import Storage
internal import Vietnamese

/// Thanks as stored.
private struct ThanksRow {
    let id, movement, giver, receiver, giverName, receiverName: String
    let isWithdrawn: Bool

    var subject: String { "thanks:\(id)" }

    /// The thanks, when the actor may know that they exist: those of the agency, unless somebody else took them back.
    static func known(_ id: String, in world: World) throws -> ThanksRow {
        let row = try world.session.row(
            """
            SELECT t.thanks_id, t.movement_id, t.giver, t.receiver, g.name, r.name, t.giver_public, t.receiver_public, t.withdrawn_at FROM thanks t
            JOIN person g ON g.agency_id = t.agency_id AND g.person_id = t.giver
            JOIN person r ON r.agency_id = t.agency_id AND r.person_id = t.receiver
            WHERE t.agency_id = \(world.agency) AND t.thanks_id = \(id)
            """)
        guard let row else { throw Refusal.notFound }
        let thanks = ThanksRow(
            id: try row.text(0), movement: try row.text(1), giver: try row.text(2), receiver: try row.text(3), giverName: try row.text(4),
            receiverName: try row.text(5), isWithdrawn: try !row.isNull(8))
        let isSeen = NewsPolicy.seesThanks(world.actor, giverAgrees: try row.bool(6), receiverAgrees: try row.bool(7))
        try world.requireVisible(isSeen && (!thanks.isWithdrawn || world.actor.person == thanks.giver))
        return thanks
    }
}

/// Thanks somebody for something; never points.
struct GiveThanks: Act {
    static let person = Field.reference("person", Text("Cảm ơn ai", "Whom"), to: "person")
    static let words = Field.lines(
        "text", Text("Vì việc gì", "For what"), hint: Text("Một việc cụ thể, một hai câu.", "Something particular, in a sentence or two."), max: 500)
    static let isPublic = Field.flag(
        "public",
        Text(
            "Tôi đồng ý cho lời cảm ơn này hiện trên trang công khai (chỉ hiện khi người nhận cũng đồng ý)",
            "I agree that these thanks stand on the public page (only if the other person agrees too)"))
    static let declaration = ActDeclaration(
        "thanks.give", title: Text("Gửi lời cảm ơn", "Say thanks"),
        summary: Text(
            "Cảm ơn một người trong cơ quan về một việc trong phong trào; không tính điểm, không xếp hạng.",
            "Thanks somebody of the agency for something done in a movement; no points, no ranking."),
        button: Text("Gửi lời cảm ơn", "Say thanks"),
        fields: [
            PlanFields.movement.declaration, person.declaration, words.declaration, NewsFields.obligation.declaration, isPublic.declaration,
        ])

    /// Most thanks of one person in a day.
    private static let dailyLimit = 10

    private let movement, receiver, text: String
    private let obligation: String?
    private let isPublic: Bool

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        receiver = try input[Self.person]
        text = try input[Self.words]
        obligation = try input[NewsFields.obligation]
        isPublic = try input[Self.isPublic]
    }

    func permit(in world: World) throws {
        let found = try world.session.row("SELECT name FROM movement WHERE agency_id = \(world.agency) AND movement_id = \(movement)")
        try world.requireVisible(found != nil)
        guard world.actor.isSignedIn else { throw Refusal.signedOut }
        guard NewsPolicy.mayThank(world.actor) else { throw Refusal.notConcerned }
    }

    func perform(in world: World) throws -> ActOutcome {
        let giver = try world.person()
        guard receiver != giver else { throw Refusal.thanksToSelf }
        let found = try world.session.row(
            """
            SELECT p.name FROM person p
            WHERE p.agency_id = \(world.agency) AND p.person_id = \(receiver) AND \(raw: .holds("p", on: world.today))
            """)
        guard let name = try found?.text(0) else { throw Refusal.thanksNobody }
        try NewsStore.checkObligation(obligation, of: movement, in: world)
        let given = try world.session.row(
            """
            SELECT COUNT(*) FROM thanks
            WHERE agency_id = \(world.agency) AND giver = \(giver) AND at >= \(Instant(world.today).milliseconds)
            """)?.int(0)
        guard (given ?? 0) < Self.dailyLimit else { throw Refusal.thanksOften }
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO thanks (agency_id, thanks_id, movement_id, obligation_id, giver, receiver, words, at, giver_public, receiver_public)
            VALUES (\(world.agency), \(id), \(movement), \(obligation), \(giver), \(receiver), \(text), \(world.now.milliseconds), \(isPublic),
                    \(false))
            """)
        return ActOutcome(
            subject: "thanks:\(id)",
            sentence: Text("\(world.actor.name) cảm ơn \(name).", "\(world.actor.name) thanked \(name)."), result: ["thanks": .string(id)])
    }
}

/// Says whether thanks may stand on the public page; giver and receiver each for themselves.
struct ConsentToThanks: Act {
    static let thanks = Field.reference("thanks", Text("Lời cảm ơn", "Thanks"), to: "thanks")
    static let agree = Field.flag("agree", Text("Đồng ý cho hiện trên trang công khai", "Agree to the public page"))
    static let declaration = ActDeclaration(
        "thanks.consent", title: Text("Đồng ý công khai lời cảm ơn", "Agree to public thanks"),
        summary: Text(
            "Người gửi hoặc người nhận đồng ý, hoặc thôi đồng ý, cho lời cảm ơn hiện trên trang công khai.",
            "Giver or receiver agrees, or no longer agrees, that thanks stand on the public page."),
        button: Text("Lưu", "Save"), fields: [thanks.declaration, agree.declaration])

    private let thanks: String
    private let agree: Bool

    init(_ input: ActInput) throws {
        thanks = try input[Self.thanks]
        agree = try input[Self.agree]
    }

    func permit(in world: World) throws {
        let row = try ThanksRow.known(thanks, in: world)
        try world.require(world.actor.isSignedIn && [row.giver, row.receiver].contains(world.actor.person))
        guard !row.isWithdrawn else { throw Refusal.thanksWithdrawn }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ThanksRow.known(thanks, in: world)
        let column: SQL = world.actor.person == row.giver ? "giver_public" : "receiver_public"
        try world.session.execute(
            "UPDATE thanks SET \(raw: column) = \(agree) WHERE agency_id = \(world.agency) AND thanks_id = \(row.id)")
        return ActOutcome(
            subject: row.subject,
            sentence: agree
                ? Text(
                    "\(world.actor.name) đồng ý công khai một lời cảm ơn.", "\(world.actor.name) agreed that thanks may be public.")
                : Text(
                    "\(world.actor.name) không công khai một lời cảm ơn.", "\(world.actor.name) did not agree that thanks be public."),
            result: ["thanks": .string(row.id), "agree": .bool(agree)])
    }
}

/// Takes thanks back; only whoever gave them.
struct WithdrawThanks: Act {
    static let declaration = ActDeclaration(
        "thanks.withdraw", title: Text("Rút lời cảm ơn", "Take thanks back"),
        summary: Text("Người gửi rút lại lời cảm ơn.", "Whoever gave thanks takes them back."), button: Text("Rút lại", "Take back"),
        fields: [ConsentToThanks.thanks.declaration])

    private let thanks: String

    init(_ input: ActInput) throws { thanks = try input[ConsentToThanks.thanks] }

    func permit(in world: World) throws {
        let row = try ThanksRow.known(thanks, in: world)
        try world.require(world.actor.isSignedIn && world.actor.person == row.giver)
        guard !row.isWithdrawn else { throw Refusal.thanksWithdrawn }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ThanksRow.known(thanks, in: world)
        try world.session.execute(
            "UPDATE thanks SET withdrawn_at = \(world.now.milliseconds) WHERE agency_id = \(world.agency) AND thanks_id = \(row.id)")
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) rút lời cảm ơn gửi \(row.receiverName).", "\(world.actor.name) took back the thanks to \(row.receiverName)."),
            result: ["thanks": .string(row.id)])
    }
}
