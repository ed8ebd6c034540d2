internal import Storage
internal import Vietnamese

/// Fields of the acts with which a head passes a plan on.
enum PassOnFields {
    static let unit = Field.reference("unit", Text("Đơn vị", "Unit"), to: "unit")
    static let word = Field.lines(
        "word", Text("Lời quán triệt", "A word of your own"),
        hint: Text(
            "Vài câu của bạn: kế hoạch này có nghĩa gì với đơn vị, việc gì làm trước. Mọi người thấy trước khi đọc kế hoạch.",
            "A few sentences: what the plan means for the unit and what comes first. People see it before they read the plan."), max: 2000)
    static let by = Field.optionalDate("by", Text("Đọc xong trước hoặc trong ngày", "To be read by"))
    static let people = Field.references(
        "people", Text("Người được mời đọc", "People asked to read"), to: "person",
        hint: Text("Không chọn ai là mời tất cả.", "Choosing nobody asks everybody."), max: 2000)
}

/// A movement as a head passes it on, and the unit.
private struct PassOnPlace {
    let movement, plan, name: String
    let unit: String
    let unitName: Text

    /// The place, for a head of the unit; `notFound` for what is not there, refused for others.
    static func load(_ movement: String, _ unit: String, in world: World) throws -> PassOnPlace {
        let row = try world.session.row("SELECT plan_id, name FROM movement WHERE agency_id = \(world.agency) AND movement_id = \(movement)")
        guard let row else { throw Refusal.notFound }
        let name = try world.session.row(
            """
            SELECT v.name, v.name_en FROM unit_version v WHERE v.agency_id = \(world.agency) AND v.unit_id = \(unit)
            AND \(raw: .holds("v", on: world.today))
            """)
        guard let name else { throw Refusal.notFound }
        try world.require(CascadePolicy.mayPassOn(world.actor, unit: unit))
        return PassOnPlace(movement: movement, plan: try row.text(0), name: try row.text(1), unit: unit, unitName: try name.words(0))
    }

    /// The people chosen; everybody of the unit when none is named.
    func chosen(_ people: [String], in world: World) throws -> [String] {
        let members = try PassOnQueries.members(of: unit, agency: world.agency, today: world.today, in: world.session).map(\.id)
        guard !people.isEmpty else { return members }
        let known = Set(members)
        guard people.allSatisfy(known.contains) else {
            throw Refusal.invalid(
                "people", "Có người không thuộc đơn vị này hay đơn vị trực thuộc; chọn lại.",
                "Somebody belongs neither to this unit nor to one below it; choose again.")
        }
        return people
    }

    func isBegun(in world: World) throws -> Bool {
        try world.session.row(
            "SELECT 1 FROM pass_on WHERE agency_id = \(world.agency) AND movement_id = \(movement) AND unit_id = \(unit)") != nil
    }

    func add(_ people: [String], in world: World) throws {
        for person in people {
            try world.session.execute(
                """
                INSERT INTO pass_on_person (agency_id, movement_id, unit_id, person_id, at)
                VALUES (\(world.agency), \(movement), \(unit), \(person), \(world.now.milliseconds)) ON CONFLICT DO NOTHING
                """)
        }
    }

    static func requireOpen(_ by: CivilDate?, in world: World) throws {
        if let by, by < world.today {
            throw Refusal.invalid("by", "Ngày này đã qua; chọn một ngày từ hôm nay.", "This date is past; choose one from today on.")
        }
    }
}

/// Passes the plan on in a unit, with the head's own word.
struct BeginPassOn: Act {
    static let declaration = ActDeclaration(
        "passon.begin", title: Text("Quán triệt trong đơn vị", "Pass the plan on in the unit"),
        summary: Text(
            "Thủ trưởng đơn vị chọn người, ghi lời quán triệt và hạn đọc; việc này được ghi vào nghĩa vụ tổ chức thực hiện của đơn vị.",
            "The head of a unit chooses people, adds a word of their own and a date; it is noted on the unit's assignment clauses."),
        button: Text("Gửi lời quán triệt", "Pass it on"),
        fields: [
            PlanFields.movement.declaration, PassOnFields.unit.declaration, PassOnFields.word.declaration, PassOnFields.by.declaration,
            PassOnFields.people.declaration,
        ])

    private let movement, unit, word: String
    private let by: CivilDate?
    private let people: [String]

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        unit = try input[PassOnFields.unit]
        word = try input[PassOnFields.word]
        by = try input[PassOnFields.by]
        people = try input[PassOnFields.people]
    }

    func permit(in world: World) throws {
        let place = try PassOnPlace.load(movement, unit, in: world)
        guard try !place.isBegun(in: world) else { throw Refusal.passOnBegun }
    }

    func perform(in world: World) throws -> ActOutcome {
        let place = try PassOnPlace.load(movement, unit, in: world)
        try PassOnPlace.requireOpen(by, in: world)
        let chosen = try place.chosen(people, in: world)
        guard !chosen.isEmpty else { throw Refusal.passOnNobody }
        try world.session.execute(
            """
            INSERT INTO pass_on (agency_id, movement_id, unit_id, word, by_date, at, actor)
            VALUES (\(world.agency), \(movement), \(unit), \(word), \(by?.iso), \(world.now.milliseconds), \(world.actor.recordName))
            """)
        try place.add(chosen, in: world)
        try AcknowledgementCascade.noteOnAssignments(.passOn, of: [unit], plan: place.plan, note: word, in: world)
        return ActOutcome(
            subject: "movement:\(movement)",
            sentence: Text(
                "\(world.actor.name) quán triệt kế hoạch của phong trào “\(place.name)” trong \(place.unitName.vi) tới \(chosen.count) người.",
                "\(world.actor.name) passed the plan of the movement “\(place.name)” on to \(chosen.count) people in \(place.unitName.en)."),
            result: ["movement": .string(movement), "unit": .string(unit), "people": .int(Int64(chosen.count))])
    }
}

/// Changes the head's word, the date, or adds people.
struct AmendPassOn: Act {
    static let added = Field.references(
        "people", Text("Mời thêm", "Ask more people"), to: "person",
        hint: Text("Không chọn ai là giữ nguyên danh sách.", "Choosing nobody leaves the list as it is."), max: 2000)
    static let declaration = ActDeclaration(
        "passon.word", title: Text("Sửa lời quán triệt", "Change your word"),
        summary: Text(
            "Thủ trưởng đơn vị sửa lời quán triệt, hạn đọc, hoặc mời thêm người.",
            "The head of a unit changes the word or the date, or asks more people."),
        button: Text("Lưu", "Save"),
        fields: [
            PlanFields.movement.declaration, PassOnFields.unit.declaration, PassOnFields.word.declaration, PassOnFields.by.declaration,
            added.declaration,
        ])

    private let movement, unit, word: String
    private let by: CivilDate?
    private let people: [String]

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        unit = try input[PassOnFields.unit]
        word = try input[PassOnFields.word]
        by = try input[PassOnFields.by]
        people = try input[Self.added]
    }

    func permit(in world: World) throws {
        guard try PassOnPlace.load(movement, unit, in: world).isBegun(in: world) else { throw Refusal.passOnNotBegun }
    }

    func perform(in world: World) throws -> ActOutcome {
        let place = try PassOnPlace.load(movement, unit, in: world)
        let known = try world.session.row(
            "SELECT by_date FROM pass_on WHERE agency_id = \(world.agency) AND movement_id = \(movement) AND unit_id = \(unit)")
        if try known?.textOrNil(0) != by?.iso { try PassOnPlace.requireOpen(by, in: world) }
        if !people.isEmpty { try place.add(try place.chosen(people, in: world), in: world) }
        try world.session.execute(
            """
            UPDATE pass_on SET word = \(word), by_date = \(by?.iso), amended_at = \(world.now.milliseconds)
            WHERE agency_id = \(world.agency) AND movement_id = \(movement) AND unit_id = \(unit)
            """)
        return ActOutcome(
            subject: "movement:\(movement)",
            sentence: Text(
                "\(world.actor.name) sửa lời quán triệt phong trào “\(place.name)” trong \(place.unitName.vi).",
                "\(world.actor.name) changed the word on the movement “\(place.name)” in \(place.unitName.en)."),
            result: ["movement": .string(movement), "unit": .string(unit), "added": .int(Int64(people.count))])
    }
}

extension Refusal {
    static let passOnBegun = Refusal.conflict(
        "passon.begun", Text("Đơn vị này đã được quán triệt.", "The plan has been passed on in this unit already."),
        next: Text("Sửa lời quán triệt hoặc mời thêm người.", "Change the word, or ask more people."))
    static let passOnNotBegun = Refusal.conflict(
        "passon.not-begun", Text("Chưa quán triệt trong đơn vị này.", "The plan has not been passed on in this unit."),
        next: Text("Bắt đầu quán triệt trước.", "Pass it on first."))
    static let passOnNobody = Refusal.conflict(
        "passon.nobody", Text("Đơn vị chưa có ai để mời đọc.", "Nobody belongs to this unit yet."),
        next: Text("Nhờ cán bộ thi đua ghi người vào đơn vị.", "Ask the emulation officer to enter its people."))
}
