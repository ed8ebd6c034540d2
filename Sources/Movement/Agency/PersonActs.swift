internal import Storage
internal import Vietnamese

/// Fields of a person, shared by acts and by the import.
enum PersonFields {
    static let name = Field.text("name", Text("Họ và tên", "Full name"), max: 100)
    static let code = Field.text(
        "code", Text("Mã", "Code"),
        hint: Text("Mã cán bộ; khi nhập tệp, người được nhận ra theo mã này.", "Staff code; imports recognise people by it."),
        max: AgencyCode.limit)
    static let email = Field.optionalEmail("email", Text("Thư điện tử", "E-mail"))
    static let gender = Field.optionalChoice("gender", Text("Giới tính", "Gender"), Gender.allCases.map { Choice($0.rawValue, $0.label) })
    static let isDirect = Field.flag(
        "is_direct", Text("Trực tiếp", "Does the work directly"),
        hint: Text("Người trực tiếp làm việc, không giữ chức vụ lãnh đạo, quản lý.", "Works without a leading post."))

    static func gender(_ value: String?) -> Gender? { value.flatMap(Gender.init) }
}

/// Adds a person as a member of a unit.
struct CreatePerson: Act {
    static let declaration = ActDeclaration(
        "person.create", title: Text("Thêm người", "Add a person"),
        summary: Text("Thêm một người vào một đơn vị.", "Adds a person as a member of a unit."),
        fields: [
            PersonFields.name.declaration, PersonFields.code.declaration, PersonFields.email.declaration, PersonFields.gender.declaration,
            PersonFields.isDirect.declaration, AgencyFields.unit.declaration, AgencyFields.from.declaration,
        ])

    let name, code, unit: String
    let email: String?
    let gender: Gender?
    let isDirect: Bool
    let from: CivilDate

    init(_ input: ActInput) throws {
        name = try input[PersonFields.name]
        code = try input[PersonFields.code]
        email = try input[PersonFields.email]
        gender = PersonFields.gender(try input[PersonFields.gender])
        isDirect = try input[PersonFields.isDirect]
        unit = try input[AgencyFields.unit]
        from = try input[AgencyFields.from]
    }

    func permit(in world: World) throws { try world.require(AgencyPolicy.mayManage(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let found = try world.unit(unit, field: "unit", on: from)
        let id = try world.createPerson(name: name, code: code, email: email, gender: gender, isDirect: isDirect, from: from)
        try world.join(person: id, unit: found.id, from: from)
        return ActOutcome(
            subject: "person:\(id)",
            sentence: Text(
                "\(world.actor.sentenceName.vi) thêm \(name) vào \(found.name.vi), từ ngày \(from.vietnamese).",
                "\(world.actor.sentenceName.en) added \(name) to \(found.name.en), from \(from.vietnamese)."),
            result: ["person": .string(id), "code": JSONValue(AgencyCode.person(code))])
    }
}

/// Corrects what is written about a person; every field is written anew.
struct CorrectPerson: Act {
    static let declaration = ActDeclaration(
        "person.correct", title: Text("Sửa thông tin người", "Correct a person"),
        summary: Text(
            "Sửa họ tên, mã, thư điện tử, giới tính; ô để trống thành trống.", "Corrects name, code, e-mail and gender; empty fields become empty."),
        fields: [
            AgencyFields.person.declaration, PersonFields.name.declaration, PersonFields.code.declaration, PersonFields.email.declaration,
            PersonFields.gender.declaration, PersonFields.isDirect.declaration,
        ])

    let person, name, code: String
    let email: String?
    let gender: Gender?
    let isDirect: Bool

    init(_ input: ActInput) throws {
        person = try input[AgencyFields.person]
        name = try input[PersonFields.name]
        code = try input[PersonFields.code]
        email = try input[PersonFields.email]
        gender = PersonFields.gender(try input[PersonFields.gender])
        isDirect = try input[PersonFields.isDirect]
    }

    func permit(in world: World) throws { try world.require(AgencyPolicy.mayManage(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let found = try world.person(person, field: "person")
        // An address may become a way into an account, so those of the powerful are not for everybody to change.
        if email != found.email, found.id.rawValue != world.actor.person {
            try world.requireMayTakePosts(of: found.id.rawValue, from: world.today)
        }
        guard let plain = AgencyCode.person(code) else { throw Refusal.badCode("code") }
        try world.requireFreePersonCode(plain, except: found.id.rawValue)
        try world.session.execute(
            """
            UPDATE person SET name = \(name), name_key = \(Vietnamese.nameKey(name)), folded = \(Vietnamese.folded(name)), code = \(plain),
                email = \(email), gender = \(gender?.rawValue), is_direct = \(isDirect)
            WHERE agency_id = \(world.agency) AND person_id = \(found.id.rawValue)
            """)
        return ActOutcome(
            subject: found.subject,
            sentence: Text(
                "\(world.actor.sentenceName.vi) sửa thông tin của \(name).", "\(world.actor.sentenceName.en) corrected what is written about \(name)."
            ))
    }
}

/// A person leaves the agency: posts and memberships end that day.
struct PersonLeaves: Act {
    static let declaration = ActDeclaration(
        "person.leave", title: Text("Thôi làm việc", "Leave the agency"),
        summary: Text("Một người thôi làm việc: chức vụ và tư cách thành viên kết thúc.", "A person leaves: posts and memberships end."),
        fields: [AgencyFields.person.declaration, AgencyFields.until.declaration])

    let person: String
    let on: CivilDate

    init(_ input: ActInput) throws {
        person = try input[AgencyFields.person]
        on = try input[AgencyFields.until]
    }

    func permit(in world: World) throws { try world.require(AgencyPolicy.mayManage(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let found = try world.person(person, field: "person")
        let id = found.id.rawValue
        try world.requireOrder(found.validity, end: on)
        try world.requireMayTakePosts(of: id, from: on)
        try world.endHoldings("person_id = \(id)", on: on)
        try world.endMemberships("person_id = \(id)", on: on)
        try world.session.execute("UPDATE person SET valid_to = \(on.iso) WHERE agency_id = \(world.agency) AND person_id = \(id)")
        return ActOutcome(
            subject: found.subject,
            sentence: Text(
                "\(world.actor.sentenceName.vi) ghi \(found.name) thôi làm việc từ ngày \(on.vietnamese).",
                "\(world.actor.sentenceName.en) recorded that \(found.name) left on \(on.vietnamese)."))
    }
}

/// A person becomes a member of one more unit.
struct JoinUnit: Act {
    static let declaration = ActDeclaration(
        "person.join-unit", title: Text("Vào đơn vị", "Join a unit"),
        summary: Text("Một người thuộc thêm một đơn vị từ một ngày.", "A person belongs to one more unit from a day on."),
        fields: [AgencyFields.person.declaration, AgencyFields.unit.declaration, AgencyFields.from.declaration])

    let person, unit: String
    let from: CivilDate

    init(_ input: ActInput) throws {
        person = try input[AgencyFields.person]
        unit = try input[AgencyFields.unit]
        from = try input[AgencyFields.from]
    }

    func permit(in world: World) throws { try world.require(AgencyPolicy.mayManage(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let found = try world.person(person, field: "person", on: from)
        let into = try world.unit(unit, field: "unit", on: from)
        try world.join(person: found.id.rawValue, unit: into.id, from: from)
        return ActOutcome(
            subject: found.subject,
            sentence: Text(
                "\(world.actor.sentenceName.vi) đưa \(found.name) vào \(into.name.vi), từ ngày \(from.vietnamese).",
                "\(world.actor.sentenceName.en) put \(found.name) into \(into.name.en), from \(from.vietnamese)."))
    }
}

/// A person ceases to be a member of a unit; posts there end too.
struct LeaveUnit: Act {
    static let declaration = ActDeclaration(
        "person.leave-unit", title: Text("Rời đơn vị", "Leave a unit"),
        summary: Text("Một người rời đơn vị; chức vụ ở đơn vị đó kết thúc.", "A person leaves a unit; posts in that unit end."),
        fields: [AgencyFields.person.declaration, AgencyFields.unit.declaration, AgencyFields.until.declaration])

    let person, unit: String
    let on: CivilDate

    init(_ input: ActInput) throws {
        person = try input[AgencyFields.person]
        unit = try input[AgencyFields.unit]
        on = try input[AgencyFields.until]
    }

    func permit(in world: World) throws { try world.require(AgencyPolicy.mayManage(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let found = try world.person(person, field: "person")
        let from = try world.unit(unit, field: "unit", on: on)
        let id = found.id.rawValue
        try world.requireMayTakePosts(of: id, in: from.id, from: on)
        try world.endOpen("membership", "person_id = \(id) AND unit_id = \(from.id)", on: on)
        try world.endHoldings(
            "person_id = \(id) AND post_id IN (SELECT post_id FROM post WHERE agency_id = \(world.agency) AND unit_id = \(from.id))", on: on)
        return ActOutcome(
            subject: found.subject,
            sentence: Text(
                "\(world.actor.sentenceName.vi) cho \(found.name) rời \(from.name.vi) từ ngày \(on.vietnamese).",
                "\(world.actor.sentenceName.en) took \(found.name) out of \(from.name.en) on \(on.vietnamese)."))
    }
}
