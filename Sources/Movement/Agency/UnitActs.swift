internal import Vietnamese

/// Adds a unit.
struct CreateUnit: Act {
    static let parent = Field.optionalReference(
        "parent", Text("Đơn vị cấp trên", "Unit above"), to: "unit",
        hint: Text("Để trống thì thuộc thẳng cơ quan.", "Directly under the agency when empty."))

    static let declaration = ActDeclaration(
        "unit.create", title: Text("Thêm đơn vị", "Add a unit"),
        summary: Text("Thêm một đơn vị vào tổ chức của cơ quan.", "Adds a unit to the structure of the agency."),
        fields: [
            AgencyFields.name.declaration, AgencyFields.nameEnglish.declaration, AgencyFields.code.declaration, AgencyFields.kind.declaration,
            Self.parent.declaration, AgencyFields.from.declaration,
        ])

    let name: Text
    let code: String
    let kind: UnitKind
    let parent: String?
    let from: CivilDate

    init(_ input: ActInput) throws {
        name = AgencyFields.words(try input[AgencyFields.name], try input[AgencyFields.nameEnglish])
        code = try input[AgencyFields.code]
        kind = UnitKind(rawValue: try input[AgencyFields.kind]) ?? .division
        parent = try input[Self.parent]
        from = try input[AgencyFields.from]
    }

    func permit(in world: World) throws { try world.require(AgencyPolicy.mayManage(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let above = try world.unit(parent ?? AgencyCode.root, field: "parent", on: from)
        let id = try world.createUnit(name: name, code: code, kind: kind, parent: above.id, from: from)
        return ActOutcome(
            subject: "unit:\(id)",
            sentence: Text(
                "\(world.actor.sentenceName.vi) lập đơn vị \(name.vi) thuộc \(above.name.vi), từ ngày \(from.vietnamese).",
                "\(world.actor.sentenceName.en) created the unit \(name.en) under \(above.name.en), from \(from.vietnamese)."),
            result: ["unit": .string(id), "code": JSONValue(AgencyCode.unit(code))])
    }
}

/// Gives a unit another name from a day on; the days before keep the old one.
struct RenameUnit: Act {
    static let declaration = ActDeclaration(
        "unit.rename", title: Text("Đổi tên đơn vị", "Rename a unit"),
        summary: Text(
            "Đặt tên mới cho đơn vị từ một ngày; trước ngày đó vẫn ghi tên cũ.",
            "Gives a unit a new name from a day on; earlier days keep the old name."),
        fields: [
            AgencyFields.unit.declaration, AgencyFields.name.declaration, AgencyFields.nameEnglish.declaration, AgencyFields.on.declaration,
            AgencyFields.optionalBasis.declaration,
        ])

    let unit: String
    let name: Text
    let on: CivilDate
    let basis: String?

    init(_ input: ActInput) throws {
        unit = try input[AgencyFields.unit]
        name = AgencyFields.words(try input[AgencyFields.name], try input[AgencyFields.nameEnglish])
        on = try input[AgencyFields.on]
        basis = try input[AgencyFields.optionalBasis]
    }

    func permit(in world: World) throws { try world.require(AgencyPolicy.mayManage(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let found = try world.unit(unit, field: "unit", on: on)
        try world.change(found, from: on, name: name, field: "on")
        if found.version.validity.from < on { try world.link(found.id, to: found.id, .rename, on: on, basis: basis) }
        return ActOutcome(
            subject: found.unit.subject,
            sentence: Text(
                "\(world.actor.sentenceName.vi) đổi tên \(found.name.vi) thành \(name.vi), từ ngày \(on.vietnamese).",
                "\(world.actor.sentenceName.en) renamed \(found.name.en) to \(name.en), from \(on.vietnamese)."))
    }
}

/// Puts a unit under another one from a day on.
struct MoveUnit: Act {
    static let parent = Field.reference("parent", Text("Đơn vị cấp trên mới", "New unit above"), to: "unit")

    static let declaration = ActDeclaration(
        "unit.move", title: Text("Chuyển đơn vị cấp trên", "Move a unit"),
        summary: Text("Đặt đơn vị dưới một đơn vị khác từ một ngày.", "Puts a unit under another one from a day on."),
        fields: [
            AgencyFields.unit.declaration, Self.parent.declaration, AgencyFields.on.declaration, AgencyFields.optionalBasis.declaration,
        ])

    let unit, parent: String
    let on: CivilDate
    let basis: String?

    init(_ input: ActInput) throws {
        unit = try input[AgencyFields.unit]
        parent = try input[Self.parent]
        on = try input[AgencyFields.on]
        basis = try input[AgencyFields.optionalBasis]
    }

    func permit(in world: World) throws { try world.require(AgencyPolicy.mayManage(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let found = try world.unit(unit, field: "unit", on: on)
        let above = try world.unit(parent, field: "parent", on: on)
        if found.isRoot { throw Refusal.rootUnit("unit") }
        try world.requireNotBelow(above, found, on: on, field: "parent")
        try world.change(found, from: on, parent: above.id, field: "on")
        if found.version.validity.from < on { try world.link(found.id, to: found.id, .move, on: on, basis: basis) }
        return ActOutcome(
            subject: found.unit.subject,
            sentence: Text(
                "\(world.actor.sentenceName.vi) chuyển \(found.name.vi) về \(above.name.vi), từ ngày \(on.vietnamese).",
                "\(world.actor.sentenceName.en) moved \(found.name.en) under \(above.name.en), from \(on.vietnamese)."))
    }
}

extension Refusal {
    static func rootUnit(_ field: String) -> Refusal {
        invalid(
            field, "Đây là cả cơ quan, không phải một đơn vị trong cơ quan; chọn đơn vị khác.",
            "This is the agency itself, not a unit of it; choose another unit.")
    }
}
