internal import Storage
internal import Vietnamese

/// Sets when people are reminded in a movement.
struct SetReminders: Act {
    static let movement = Field.reference("movement", Text("Phong trào", "Movement"), to: "movement")
    static let isOn = Field.flag("on", Text("Viết thư nhắc cho phong trào này", "Write reminders in this movement"))
    static let before = Field.dayNumbers(
        "before", Text("Nhắc trước hạn", "Before the due day"),
        hint: Text(
            "Số ngày làm việc, cách nhau bằng dấu phẩy; ví dụ: 3, 1. Bỏ trống thì không nhắc trước.",
            "Working days separated by commas, such as 3, 1. Empty for none."))
    static let onDay = Field.flag("on_day", Text("Nhắc đúng ngày đến hạn", "On the due day"))
    static let after = Field.dayNumbers(
        "after", Text("Nhắc sau hạn", "After the due day"),
        hint: Text("Số ngày làm việc; ví dụ: 1, 3, 5. Bỏ trống thì không nhắc sau hạn.", "Working days, such as 1, 3, 5. Empty for none."))
    static let sendHour = Field.integer(
        "send_hour", Text("Viết thư từ giờ", "Hour from which mails are written"), hint: Text("Giờ Việt Nam, 0 đến 23.", "Vietnam time, 0 to 23."),
        in: 0...23)
    static let quietFrom = Field.integer(
        "quiet_from", Text("Không gửi từ giờ", "Nothing is sent from"), hint: Text("Giờ Việt Nam, ví dụ 18.", "Vietnam time, such as 18."), in: 0...23
    )
    static let quietTo = Field.integer(
        "quiet_to", Text("đến giờ", "until"), hint: Text("Hai giờ bằng nhau là lúc nào cũng gửi.", "The same hour twice means always."), in: 0...23)
    static let escalate = Field.optionalInteger(
        "escalate_after", Text("Báo lãnh đạo trực tiếp cấp trên sau", "Tell the next head above after"),
        hint: Text(
            "Số ngày làm việc trễ hạn; bỏ trống là không báo. Người chậm được biết trước trong thư nhắc. Đây là quy định riêng của cơ quan.",
            "Working days late; empty for never. Who is late is told beforehand in the reminder. This is the agency's own rule."), in: 1...60)
    static let acknowledge = Field.integer(
        "acknowledge_every", Text("Nhắc đọc kế hoạch mỗi", "Reading the plan, every"),
        hint: Text("Số ngày làm việc; 0 là không nhắc.", "Working days; 0 for never."), in: 0...60)
    static let declaration = ActDeclaration(
        "reminders.set", title: Text("Đặt lịch nhắc", "Set the reminders"),
        summary: Text(
            "Đặt lúc nào nhắc người phụ trách về báo cáo, giờ không gửi thư, và khi nào báo lãnh đạo cấp trên.",
            "Sets when owners are reminded of reports, the quiet hours, and when the next head above is told."),
        button: Text("Lưu lịch nhắc", "Save"),
        fields: [
            movement.declaration, isOn.declaration, before.declaration, onDay.declaration, after.declaration, sendHour.declaration,
            quietFrom.declaration, quietTo.declaration, escalate.declaration, acknowledge.declaration,
        ])

    private let movement: String
    private let schedule: ReminderSchedule

    init(_ input: ActInput) throws {
        movement = try input[Self.movement]
        schedule = ReminderSchedule(
            isOn: try input[Self.isOn], before: try input[Self.before].sorted(by: >), onDay: try input[Self.onDay],
            after: try input[Self.after].sorted(), sendHour: try input[Self.sendHour], quietFrom: try input[Self.quietFrom],
            quietTo: try input[Self.quietTo], escalateAfter: try input[Self.escalate], acknowledgeEvery: try input[Self.acknowledge])
    }

    func permit(in world: World) throws {
        try world.require(UrgingPolicy.maySet(world.actor))
        guard (0..<24).contains(where: { schedule.isOpen(hour: $0) }) else {
            throw Refusal.invalid(
                "quiet_from", "Với giờ viết thư và giờ không gửi này thì không còn lúc nào gửi được.",
                "With these hours there is no time left in which a mail could be sent.")
        }
    }

    func perform(in world: World) throws -> ActOutcome {
        let name = try world.movementName(movement)
        try world.session.execute(
            """
            INSERT INTO reminder_schedule (agency_id, movement_id, is_on, before_days, on_day, after_days, send_hour, quiet_from, quiet_to,
                                           escalate_after, acknowledge_every, set_at, set_by)
            VALUES (\(world.agency), \(movement), \(schedule.isOn), \(DayNumbers.text(schedule.before)), \(schedule.onDay),
                    \(DayNumbers.text(schedule.after)), \(schedule.sendHour), \(schedule.quietFrom), \(schedule.quietTo), \(schedule.escalateAfter),
                    \(schedule.acknowledgeEvery), \(world.now.milliseconds), \(world.actor.recordName))
            ON CONFLICT (agency_id, movement_id) DO UPDATE SET is_on = excluded.is_on, before_days = excluded.before_days,
                on_day = excluded.on_day, after_days = excluded.after_days, send_hour = excluded.send_hour, quiet_from = excluded.quiet_from,
                quiet_to = excluded.quiet_to, escalate_after = excluded.escalate_after, acknowledge_every = excluded.acknowledge_every,
                set_at = excluded.set_at, set_by = excluded.set_by
            """)
        return ActOutcome(
            subject: "movement:\(movement)",
            sentence: Text(
                "\(world.actor.name) đặt lịch nhắc của phong trào “\(name)”.", "\(world.actor.name) set the reminders of the movement “\(name)”."))
    }
}

/// Chooses through what one is reminded oneself.
struct ChooseChannel: Act {
    static let channel = Field.choice(
        "channel", Text("Nhắc tôi bằng", "Remind me by"), ReminderChannel.allCases.map { Choice($0.rawValue, $0.label) })
    static let language = Field.choice(
        "language", Text("Thư viết bằng", "Mails are in"),
        [Choice("vi", Text("Tiếng Việt", "Vietnamese")), Choice("en", Text("Tiếng Anh", "English"))])
    static let declaration = ActDeclaration(
        "channel.choose", title: Text("Chọn cách nhận thư nhắc", "Choose how to be reminded"),
        summary: Text(
            "Mỗi người chọn cho mình: thư hằng ngày, thư hằng tuần, hoặc chỉ trang Việc của tôi. Thư đôn đốc vẫn gửi.",
            "Everybody chooses for themselves: a daily mail, a weekly one, or the desk alone. Urging letters still come."),
        button: Text("Lưu lựa chọn", "Save"), fields: [channel.declaration, language.declaration])

    private let channel, language: String

    init(_ input: ActInput) throws {
        channel = try input[Self.channel]
        language = try input[Self.language]
    }

    func permit(in world: World) throws { _ = try world.person() }

    func perform(in world: World) throws -> ActOutcome {
        let person = try world.person()
        try world.session.execute(
            """
            INSERT INTO channel_choice (agency_id, person_id, channel, language, set_at)
            VALUES (\(world.agency), \(person), \(channel), \(language), \(world.now.milliseconds))
            ON CONFLICT (agency_id, person_id) DO UPDATE SET channel = excluded.channel, language = excluded.language, set_at = excluded.set_at
            """)
        return ActOutcome(
            subject: "person:\(person)",
            sentence: Text("\(world.actor.name) chọn cách nhận thư nhắc.", "\(world.actor.name) chose how to be reminded."))
    }
}

/// Small sets of day numbers, "3, 1".
enum DayNumbers {
    static func text(_ days: [Int]) -> String { days.map { String($0) }.joined(separator: ",") }
    static func list(_ text: String) -> [Int] { text.split(separator: ",").compactMap { Int($0) } }
}

extension Field where Value == [Int] {
    /// Numbers of days from 1 to 60 separated by commas; may be none.
    static func dayNumbers(_ key: String, _ label: Text, hint: Text) -> Field {
        Field(key, .text(max: 60), label, hint: hint, required: false) { value throws(FieldFailure) in
            let typed = try Parse.line(value, max: 60, multiline: false) ?? ""
            let days = typed.split { $0 == "," || $0 == ";" || $0 == " " }.map { Int($0) }
            guard days.count <= 8, days.allSatisfy({ $0.map { (1...60).contains($0) } ?? false }) else {
                throw FieldFailure(
                    "Nhập nhiều nhất 8 số từ 1 đến 60, cách nhau bằng dấu phẩy.", "Enter at most 8 numbers from 1 to 60 separated by commas.")
            }
            return Array(Set(days.compactMap(\.self)))
        }
    }
}

extension ReminderSchedule {
    /// Whether mails may be written and sent in that hour of the day.
    func isOpen(hour: Int) -> Bool {
        let isQuiet = quietFrom <= quietTo ? (quietFrom..<quietTo).contains(hour) : hour >= quietFrom || hour < quietTo
        return hour >= sendHour && !isQuiet
    }
}

extension World {
    /// The name of a movement of this agency; `notFound` when there is none.
    func movementName(_ movement: String) throws -> String {
        let row = try session.row("SELECT name FROM movement WHERE agency_id = \(agency) AND movement_id = \(movement)")
        guard let row else { throw Refusal.notFound }
        return try row.text(0)
    }
}
