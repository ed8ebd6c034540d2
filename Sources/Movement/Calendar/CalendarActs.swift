internal import Storage
internal import Vietnamese

/// The acts of the calendar of working days.
let calendarActs: [any Act.Type] = [SetCalendarDay.self, ClearCalendarDay.self, ImportCalendar.self]

/// Says that a day is off or worked.
struct SetCalendarDay: Act {
    static let day = Field.date("day", Text("Ngày", "Day"))
    static let kind = Field.choice(
        "kind", Text("Ngày đó", "That day is"),
        [Choice("off", Text("Nghỉ", "Off")), Choice("worked", Text("Làm việc (kể cả thứ Bảy, Chủ nhật)", "Worked, even on a weekend"))])
    static let name = Field.text("name", Text("Tên gọi", "Name"), hint: Text("Ví dụ: Quốc khánh; làm bù.", "For example: National Day."), max: 120)
    static let source = Field.text(
        "source", Text("Căn cứ", "Source"),
        hint: Text("Luật, nghị định hoặc thông báo nêu ngày này.", "The law, decree or notice that names the day."),
        max: 200)
    static let declaration = ActDeclaration(
        "calendar.set", title: Text("Ghi ngày vào lịch làm việc", "Enter a day in the calendar"),
        summary: Text(
            "Ghi một ngày nghỉ, hoặc một ngày cuối tuần làm việc; hạn tính theo ngày làm việc lấy từ lịch này.",
            "Enters a day off, or a weekend day that is worked; due dates in working days follow."),
        button: Text("Ghi vào lịch", "Enter"), fields: [day.declaration, kind.declaration, name.declaration, source.declaration])

    private let day: CalendarDay

    init(_ input: ActInput) throws {
        day = CalendarDay(
            day: try input[Self.day], isWorking: try input[Self.kind] == "worked", name: try input[Self.name], source: try input[Self.source])
    }

    func permit(in world: World) throws { try world.require(CalendarPolicy.maySet(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        try day.store(in: world)
        return ActOutcome(
            subject: "calendar:\(day.day.iso)",
            sentence: Text(
                "\(world.actor.sentenceName.vi) ghi ngày \(day.day.vietnamese) (\(day.name)) là ngày \(day.label.vi.lowercased()), theo \(day.source).",
                "\(world.actor.sentenceName.en) entered \(day.day.vietnamese) (\(day.name)) as \(day.label.en.lowercased()), by \(day.source)."),
            result: ["day": .string(day.day.iso)])
    }
}

/// Takes a day out of the calendar, so that the week decides again.
struct ClearCalendarDay: Act {
    static let declaration = ActDeclaration(
        "calendar.clear", title: Text("Bỏ ngày khỏi lịch làm việc", "Take a day out of the calendar"),
        summary: Text("Bỏ một ngày đã ghi; thứ trong tuần lại quyết định.", "Takes out a day that was entered; the day of the week decides again."),
        button: Text("Bỏ", "Take out"), fields: [SetCalendarDay.day.declaration])

    private let day: CivilDate

    init(_ input: ActInput) throws { day = try input[SetCalendarDay.day] }

    func permit(in world: World) throws { try world.require(CalendarPolicy.maySet(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let removed = try world.session.execute("DELETE FROM calendar_day WHERE agency_id = \(world.agency) AND day = \(day.iso)")
        guard removed == 1 else { throw Refusal.invalid("day", "Lịch không ghi ngày này.", "The calendar does not hold this day.") }
        return ActOutcome(
            subject: "calendar:\(day.iso)",
            sentence: Text(
                "\(world.actor.sentenceName.vi) bỏ ngày \(day.vietnamese) khỏi lịch làm việc.",
                "\(world.actor.sentenceName.en) took \(day.vietnamese) out of the calendar of working days."))
    }
}

/// Takes in a table of days: all lines or none.
struct ImportCalendar: Act {
    static let columns = [
        Choice("day", Text("Ngày", "Day")), Choice("kind", Text("Loại", "Kind")), Choice("name", Text("Tên gọi", "Name")),
        Choice("source", Text("Căn cứ", "Source")),
    ]
    static let rows = Field.table("rows", Text("Các dòng", "Rows"), columns: columns, maxRows: 2000)
    static let declaration = ActDeclaration(
        "calendar.import", title: Text("Nhập lịch làm việc", "Import the calendar"),
        summary: Text(
            "Ghi nhiều ngày từ một bảng: ngày, loại (nghỉ hoặc làm việc), tên gọi, căn cứ; sai một dòng thì không ghi dòng nào.",
            "Enters days from a table: day, kind (off or worked), name, source; one wrong line and nothing is entered."),
        button: Text("Nhập", "Import"), fields: [rows.declaration])

    private let rows: [[String]]

    init(_ input: ActInput) throws { rows = try input[Self.rows] }

    func permit(in world: World) throws { try world.require(CalendarPolicy.maySet(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let days = try CalendarTable.days(rows)
        for day in days { try day.store(in: world) }
        return ActOutcome(
            subject: "agency:\(world.agency)",
            sentence: Text(
                "\(world.actor.sentenceName.vi) nhập \(days.count) ngày vào lịch làm việc.",
                "\(world.actor.sentenceName.en) imported \(days.count) days into the calendar of working days."),
            result: ["days": .int(Int64(days.count))])
    }
}

/// The calendar as a table: day, kind, name, source.
public enum CalendarTable {
    /// The first line of a table.
    public static func header(_ language: Language) -> [String] { ImportCalendar.columns.map { $0.label[language] } }

    /// One line of a table.
    public static func row(_ day: CalendarDay, _ language: Language) -> [String] {
        [day.day.vietnamese, day.label[language], day.name, day.source]
    }

    /// Whether a line is a first line, in either language.
    public static func isHeader(_ row: [String]) -> Bool {
        let first = Vietnamese.folded(row.first ?? "").trimmed
        return Language.allCases.contains { Vietnamese.folded(header($0)[0]) == first }
    }

    /// The days of a table; empty lines are left out.
    /// - Throws: `Refusal` with a problem for each wrong line.
    static func days(_ rows: [[String]]) throws -> [CalendarDay] {
        var days: [CalendarDay] = []
        var problems: [FieldProblem] = []
        for (index, row) in rows.enumerated() where row.contains(where: { !$0.trimmed.isEmpty }) {
            guard !(index == 0 && isHeader(row)) else { continue }
            switch read(row) {
            case .success(let day):
                if days.contains(where: { $0.day == day.day }) {
                    problems.append(problem(index, "ngày \(day.day.vietnamese) đã có ở dòng trên", "\(day.day.vietnamese) is on a line above"))
                } else {
                    days.append(day)
                }
            case .failure(let failure): problems.append(problem(index, failure.message.vi, failure.message.en))
            }
        }
        guard problems.isEmpty else { throw Refusal.invalid(Array(problems.prefix(100))) }
        guard !days.isEmpty else { throw Refusal.invalid("rows", "Bảng không có ngày nào.", "The table holds no day.") }
        return days
    }

    private static func problem(_ index: Int, _ vi: String, _ en: String) -> FieldProblem {
        FieldProblem("rows", Text("Dòng \(index + 1): \(vi).", "Line \(index + 1): \(en)."))
    }

    private static func read(_ row: [String]) -> Result<CalendarDay, FieldFailure> {
        let cells = row.map(\.trimmed) + Array(repeating: "", count: max(0, 4 - row.count))
        guard let day = CivilDate(iso: cells[0]) ?? CivilDate(vietnamese: cells[0]) else {
            return .failure(FieldFailure("không đọc được ngày “\(cells[0].prefix(30))”", "“\(cells[0].prefix(30))” is no date"))
        }
        let kind = Vietnamese.folded(cells[1])
        guard let isWorking = ["off": false, "nghi": false, "worked": true, "lam viec": true][kind] else {
            return .failure(FieldFailure("loại phải là “Nghỉ” hoặc “Làm việc”", "the kind must be “Off” or “Worked”"))
        }
        guard (1...120).contains(cells[2].count), (1...200).contains(cells[3].count) else {
            return .failure(FieldFailure("thiếu tên gọi hoặc căn cứ, hoặc dài quá", "name or source is missing or too long"))
        }
        return .success(CalendarDay(day: day, isWorking: isWorking, name: cells[2], source: cells[3]))
    }
}

extension CalendarDay {
    /// Enters the day, in place of what was entered for it before.
    fileprivate func store(in world: World) throws {
        try world.session.execute(
            """
            INSERT INTO calendar_day (agency_id, day, is_working, name, source)
            VALUES (\(world.agency), \(day.iso), \(isWorking), \(name), \(source))
            ON CONFLICT (agency_id, day) DO UPDATE SET is_working = excluded.is_working, name = excluded.name, source = excluded.source
            """)
    }
}
