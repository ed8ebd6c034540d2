internal import Storage
internal import Vietnamese

/// Sends a mail again that was given up or came back.
struct RetryMail: Act {
    static let mail = Field.reference("mail", Text("Thư", "Mail"), to: "mail")
    static let declaration = ActDeclaration(
        "mail.retry", title: Text("Gửi lại thư", "Send a mail again"),
        summary: Text(
            "Đưa một thư không gửi được hoặc bị trả lại vào hàng chờ, gửi đến địa chỉ hiện nay của người nhận.",
            "Lets a mail that failed or bounced wait again, for the address the receiver has now."),
        button: Text("Gửi lại", "Send again"), fields: [mail.declaration])

    private let mail: String

    init(_ input: ActInput) throws { mail = try input[Self.mail] }

    func permit(in world: World) throws { try world.require(MailPolicy.maySee(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let found = try MailQueries.preview(mail, for: world.actor, in: world.session)
        guard found.mayRetry else { throw Refusal.mailUnderWay }
        try world.session.execute(
            """
            UPDATE mail SET state = 'waiting', attempts = 0, next_at = \(world.now.milliseconds), ended_at = NULL, problem = '',
                expires_at = \(world.now.adding(seconds: 2 * 86_400).milliseconds)
            WHERE agency_id = \(world.agency) AND mail_id = \(mail)
            """)
        return ActOutcome(
            subject: "mail:\(mail)",
            sentence: Text(
                "\(world.actor.sentenceName.vi) cho gửi lại một thư đến \(found.line.person.name).",
                "\(world.actor.sentenceName.en) had a mail to \(found.line.person.name) sent again."))
    }
}

extension Refusal {
    static let mailUnderWay = Refusal.conflict(
        "mail.under-way", Text("Thư này đã gửi hoặc đang chờ gửi.", "This mail was sent, or waits to be sent."),
        next: Text("Xem trạng thái của thư ở trang Thư đi.", "See its state in the outbox."))
}
