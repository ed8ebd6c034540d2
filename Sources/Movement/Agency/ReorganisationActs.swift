internal import Vietnamese

/// Joins units into one that exists already or begins that day.
struct MergeUnits: Act {
    static let units = Field.references("units", Text("Các đơn vị được sáp nhập", "Units to be merged"), to: "unit")
    static let into = Field.optionalReference(
        "into", Text("Nhập vào đơn vị đã có", "Into an existing unit"), to: "unit",
        hint: Text("Để trống nếu lập đơn vị mới.", "Leave empty when a new unit is made."))
    static let name = Field.optionalText("name", Text("Tên đơn vị mới", "Name of the new unit"))
    static let code = Field.optionalText("code", Text("Mã đơn vị mới", "Code of the new unit"), max: AgencyCode.limit)
    static let kind = Field.optionalChoice("kind", Text("Loại đơn vị mới", "Kind of the new unit"), UnitKind.choices)
    static let parent = Field.optionalReference("parent", Text("Đơn vị cấp trên của đơn vị mới", "Unit above the new unit"), to: "unit")

    static let declaration = ActDeclaration(
        "unit.merge", title: Text("Sáp nhập đơn vị", "Merge units"),
        summary: Text(
            "Nhập các đơn vị vào một đơn vị có sẵn hoặc mới lập; người và chức danh thường đi theo, chức vụ trưởng và chức vụ có vai trò kết thúc.",
            "Joins units into an existing or new one; people and ordinary posts go along, posts of heads and posts with roles end."),
        fields: [
            Self.units.declaration, Self.into.declaration, Self.name.declaration, AgencyFields.nameEnglish.declaration, Self.code.declaration,
            Self.kind.declaration, Self.parent.declaration, AgencyFields.on.declaration, AgencyFields.basis.declaration,
        ])

    let units: [String]
    let into, name, nameEnglish, code, parent: String?
    let kind: UnitKind?
    let on: CivilDate
    let basis: String

    init(_ input: ActInput) throws {
        units = try input[Self.units]
        into = try input[Self.into]
        name = try input[Self.name]
        nameEnglish = try input[AgencyFields.nameEnglish]
        code = try input[Self.code]
        kind = try input[Self.kind].flatMap(UnitKind.init)
        parent = try input[Self.parent]
        on = try input[AgencyFields.on]
        basis = try input[AgencyFields.basis]
    }

    func permit(in world: World) throws { try world.require(AgencyPolicy.mayManage(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        var old: [FoundUnit] = []
        for reference in units {
            let found = try world.unit(reference, field: "units", on: on)
            if found.isRoot { throw Refusal.rootUnit("units") }
            if !old.contains(found) { old.append(found) }
        }
        let new = try into.map { try world.unit($0, field: "into", on: on) } ?? create(instead: old, in: world)
        if old.contains(where: { $0.id == new.id }) {
            throw Refusal.invalid(
                "units", "Đơn vị nhận không thể nằm trong các đơn vị được sáp nhập.", "The receiving unit cannot be one of those merged.")
        }
        guard old.count >= (into == nil ? 2 : 1) else {
            throw Refusal.invalid("units", "Chọn các đơn vị được sáp nhập.", "Choose the units to be merged.")
        }
        for unit in old {
            try world.end(unit, on: on, successor: new)
            try world.link(unit.id, to: new.id, .merge, on: on, basis: basis)
        }
        let names = (vi: old.map(\.name.vi).joined(separator: ", "), en: old.map(\.name.en).joined(separator: ", "))
        return ActOutcome(
            subject: new.unit.subject,
            sentence: Text(
                "\(world.actor.sentenceName.vi) sáp nhập \(names.vi) vào \(new.name.vi), từ ngày \(on.vietnamese), theo \(basis).",
                "\(world.actor.sentenceName.en) merged \(names.en) into \(new.name.en), from \(on.vietnamese), under \(basis)."),
            result: ["unit": .string(new.id), "code": .string(new.unit.code)])
    }

    private func create(instead old: [FoundUnit], in world: World) throws -> FoundUnit {
        guard let name, let code else {
            throw Refusal.invalid(
                "into", "Chọn đơn vị nhận, hoặc nhập tên và mã của đơn vị mới.", "Choose the receiving unit, or enter name and code of the new one.")
        }
        let above = try world.unit(parent ?? old.first?.version.parent?.rawValue ?? AgencyCode.root, field: "parent", on: on)
        if old.contains(where: { $0.id == above.id }) {
            throw Refusal.invalid("parent", "Đơn vị cấp trên không thể là đơn vị được sáp nhập.", "The unit above cannot be one of those merged.")
        }
        let id = try world.createUnit(
            name: AgencyFields.words(name, nameEnglish), code: code, kind: kind ?? old.first?.unit.kind ?? .division, parent: above.id, from: on)
        return try world.unit(id, field: "into", on: on)
    }
}

/// Divides a unit among others.
struct SplitUnit: Act {
    static let into = Field.references(
        "into", Text("Thành các đơn vị", "Into the units"), to: "unit",
        hint: Text(
            "Lập các đơn vị mới trước. Đơn vị đầu tiên nhận những người không nêu riêng.",
            "Create the new units first. The first one receives everybody not named below."))
    static let ends = Field.flag("ends", Text("Đơn vị cũ kết thúc", "The old unit ends"))
    static let people = Field.optionalLines(
        "people", Text("Ai về đâu", "Who goes where"),
        hint: Text("Mỗi dòng: mã người = mã đơn vị.", "On each line: code of the person = code of the unit."), max: 20_000)

    static let declaration = ActDeclaration(
        "unit.split", title: Text("Chia, tách đơn vị", "Split a unit"),
        summary: Text(
            "Chia một đơn vị thành nhiều đơn vị, hoặc tách một phần ra khỏi đơn vị.", "Divides a unit into several, or takes part of it away."),
        fields: [
            AgencyFields.unit.declaration, Self.into.declaration, Self.ends.declaration, Self.people.declaration, AgencyFields.on.declaration,
            AgencyFields.basis.declaration,
        ])

    let unit: String
    let into: [String]
    let ends: Bool
    let people: String?
    let on: CivilDate
    let basis: String

    init(_ input: ActInput) throws {
        unit = try input[AgencyFields.unit]
        into = try input[Self.into]
        ends = try input[Self.ends]
        people = try input[Self.people]
        on = try input[AgencyFields.on]
        basis = try input[AgencyFields.basis]
    }

    func permit(in world: World) throws { try world.require(AgencyPolicy.mayManage(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let old = try world.unit(unit, field: "unit", on: on)
        if old.isRoot { throw Refusal.rootUnit("unit") }
        let new = try into.map { try world.unit($0, field: "into", on: on) }
        guard let first = new.first, !new.contains(where: { $0.id == old.id }), !new.contains(where: \.isRoot) else {
            throw Refusal.invalid("into", "Chọn các đơn vị được tách ra, khác đơn vị cũ.", "Choose the units split off, other than the old one.")
        }
        let destinations = try destinations(among: new, in: world)
        if ends {
            try world.end(old, on: on, successor: first, destinations: destinations)
        } else {
            for (person, unit) in destinations.sorted(by: { $0.key < $1.key }) { try world.carry(person: person, from: old, to: unit, on: on) }
        }
        for unit in new { try world.link(old.id, to: unit.id, .split, on: on, basis: basis) }
        let names = (vi: new.map(\.name.vi).joined(separator: ", "), en: new.map(\.name.en).joined(separator: ", "))
        let who = world.actor.sentenceName
        let did = ends ? Text("chia", "divided") : Text("tách từ", "split off from")
        return ActOutcome(
            subject: old.unit.subject,
            sentence: Text(
                "\(who.vi) \(did.vi) \(old.name.vi) thành \(names.vi), từ ngày \(on.vietnamese), theo \(basis).",
                "\(who.en) \(did.en) \(old.name.en): \(names.en), from \(on.vietnamese), under \(basis)."))
    }

    private func destinations(among new: [FoundUnit], in world: World) throws -> [String: FoundUnit] {
        var result: [String: FoundUnit] = [:]
        for line in (people ?? "").split(whereSeparator: \.isNewline) where !line.trimmed.isEmpty {
            let parts = line.split(separator: "=", omittingEmptySubsequences: false).map(\.trimmed)
            guard parts.count == 2 else {
                throw Refusal.invalid(
                    "people", "Dòng “\(line.trimmed)” phải có dạng: mã người = mã đơn vị.",
                    "The line “\(line.trimmed)” must read: code of the person = code of the unit.")
            }
            let person = try world.person(parts[0], field: "people", on: on)
            guard let unit = new.first(where: { $0.id == parts[1] || $0.unit.code == AgencyCode.unit(parts[1]) }) else {
                throw Refusal.invalid(
                    "people", "“\(parts[1])” không nằm trong các đơn vị được tách ra.", "“\(parts[1])” is not one of the units split off.")
            }
            result[person.id.rawValue] = unit
        }
        return result
    }
}

/// Ends a unit.
struct DissolveUnit: Act {
    static let successor = Field.optionalReference(
        "successor", Text("Đơn vị tiếp nhận", "Successor"), to: "unit",
        hint: Text("Người và chức danh thường chuyển sang đây; để trống thì kết thúc.", "People and ordinary posts go there; they end when empty."))

    static let declaration = ActDeclaration(
        "unit.dissolve", title: Text("Giải thể đơn vị", "Dissolve a unit"),
        summary: Text(
            "Kết thúc một đơn vị: chức vụ và tư cách thành viên kết thúc hoặc chuyển sang đơn vị tiếp nhận.",
            "Ends a unit: posts and memberships end or go to the successor."),
        fields: [
            AgencyFields.unit.declaration, Self.successor.declaration, AgencyFields.on.declaration, AgencyFields.basis.declaration,
        ])

    let unit: String
    let successor: String?
    let on: CivilDate
    let basis: String

    init(_ input: ActInput) throws {
        unit = try input[AgencyFields.unit]
        successor = try input[Self.successor]
        on = try input[AgencyFields.on]
        basis = try input[AgencyFields.basis]
    }

    func permit(in world: World) throws { try world.require(AgencyPolicy.mayManage(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let old = try world.unit(unit, field: "unit", on: on)
        if old.isRoot { throw Refusal.rootUnit("unit") }
        let new = try successor.map { try world.unit($0, field: "successor", on: on) }
        if new?.id == old.id {
            throw Refusal.invalid("successor", "Đơn vị tiếp nhận phải khác đơn vị giải thể.", "The successor must be another unit.")
        }
        try world.end(old, on: on, successor: new)
        if let new { try world.link(old.id, to: new.id, .dissolve, on: on, basis: basis) }
        let tail = new.map { Text(", \($0.name.vi) tiếp nhận", ", succeeded by \($0.name.en)") } ?? Text(same: "")
        return ActOutcome(
            subject: old.unit.subject,
            sentence: Text(
                "\(world.actor.sentenceName.vi) giải thể \(old.name.vi) từ ngày \(on.vietnamese)\(tail.vi), theo \(basis).",
                "\(world.actor.sentenceName.en) dissolved \(old.name.en) from \(on.vietnamese)\(tail.en), under \(basis)."))
    }
}
