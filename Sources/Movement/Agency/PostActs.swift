internal import Storage
internal import Vietnamese

/// The roles a post may carry; `staff` comes with membership and `unitHead` with being a head.
private let roleChoices = Role.allCases.filter { $0 != .staff }.map { Choice($0.rawValue, $0.label) }

/// Adds a post to a unit.
struct CreatePost: Act {
    static let title = Field.text("title", Text("Chức vụ", "Title"))
    static let titleEnglish = Field.optionalText("title_en", Text("Chức vụ bằng tiếng Anh", "Title in English"))
    static let code = Field.optionalText(
        "code", Text("Mã", "Code"), hint: Text("Để trống thì hệ thống đặt.", "Made by the system when empty."), max: 100)
    static let isHead = Field.flag("is_head", Text("Là người đứng đầu đơn vị", "Heads the unit"))
    static let roles = Field.choices(
        "roles", Text("Vai trò", "Roles"), hint: Text("Chỉ người quản trị gắn vai trò.", "Only an administrator attaches roles."), roleChoices)

    static let declaration = ActDeclaration(
        "post.create", title: Text("Thêm chức vụ", "Add a post"),
        summary: Text("Thêm một chức vụ vào đơn vị; vai trò gắn với chức vụ.", "Adds a post to a unit; roles hang on the post."),
        fields: [
            AgencyFields.unit.declaration, Self.title.declaration, Self.titleEnglish.declaration, Self.code.declaration, Self.isHead.declaration,
            Self.roles.declaration, AgencyFields.from.declaration,
        ])

    let unit: String
    let title: Text
    let code: String?
    let isHead: Bool
    let roles: Set<Role>
    let from: CivilDate

    init(_ input: ActInput) throws {
        unit = try input[AgencyFields.unit]
        title = AgencyFields.words(try input[Self.title], try input[Self.titleEnglish])
        code = try input[Self.code]
        isHead = try input[Self.isHead]
        roles = Set(try input[Self.roles].compactMap(Role.init))
        from = try input[AgencyFields.from]
    }

    func permit(in world: World) throws {
        try world.require(AgencyPolicy.mayManage(world.actor))
        if !roles.isEmpty, !AgencyPolicy.mayGiveRoles(world.actor) { throw Refusal.roleGiving }
    }

    func perform(in world: World) throws -> ActOutcome {
        let found = try world.unit(unit, field: "unit", on: from)
        if found.isRoot, isHead, !AgencyPolicy.mayGiveRoles(world.actor) { throw Refusal.protectedPost }
        let id = try world.createPost(unit: found.unit, title: title, code: code, isHead: isHead, roles: roles, from: from)
        return ActOutcome(
            subject: "post:\(id)",
            sentence: Text(
                "\(world.actor.sentenceName.vi) lập chức vụ \(title.vi) của \(found.name.vi), từ ngày \(from.vietnamese).",
                "\(world.actor.sentenceName.en) created the post \(title.en) of \(found.name.en), from \(from.vietnamese)."),
            result: ["post": .string(id)])
    }
}

/// Says anew which roles a post carries.
struct SetPostRoles: Act {
    static let declaration = ActDeclaration(
        "post.set-roles", title: Text("Gắn vai trò cho chức vụ", "Set the roles of a post"),
        summary: Text("Thay toàn bộ vai trò của một chức vụ.", "Replaces all roles of a post."),
        fields: [AgencyFields.post.declaration, CreatePost.roles.declaration])

    let post: String
    let roles: Set<Role>

    init(_ input: ActInput) throws {
        post = try input[AgencyFields.post]
        roles = Set(try input[CreatePost.roles].compactMap(Role.init))
    }

    func permit(in world: World) throws { try world.require(AgencyPolicy.mayGiveRoles(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let found = try world.post(post, field: "post")
        let kept = roles.union(found.isHead && !roles.contains(.head) ? [.unitHead] : [])
        if !kept.isSubset(of: found.roles), try holdsOpen(found, in: world) { throw Refusal.ownPower }
        try world.setRoles(kept, of: found.id.rawValue)
        let names = kept.sorted { $0.rawValue < $1.rawValue }.map(\.label)
        let list =
            names.isEmpty
            ? Text("không vai trò nào", "no roles") : Text(names.map(\.vi).joined(separator: ", "), names.map(\.en).joined(separator: ", "))
        return ActOutcome(
            subject: found.subject,
            sentence: Text(
                "\(world.actor.sentenceName.vi) gắn cho chức vụ \(found.title.vi): \(list.vi).",
                "\(world.actor.sentenceName.en) gave the post \(found.title.en): \(list.en)."))
    }

    /// Whether the actor holds the post now or will hold it.
    private func holdsOpen(_ post: Post, in world: World) throws -> Bool {
        guard let person = world.actor.person else { return false }
        return try world.session.row(
            """
            SELECT valid_from FROM holding WHERE agency_id = \(world.agency) AND person_id = \(person) AND post_id = \(post.id.rawValue)
            AND (valid_to IS NULL OR valid_to > \(world.today.iso))
            """) != nil
    }
}

/// Ends a post, and with it everybody's hold on it.
struct EndPost: Act {
    static let declaration = ActDeclaration(
        "post.end", title: Text("Bỏ chức vụ", "End a post"),
        summary: Text("Kết thúc một chức vụ; người đang giữ thôi giữ từ ngày đó.", "Ends a post; whoever holds it ceases to hold it that day."),
        fields: [AgencyFields.post.declaration, AgencyFields.until.declaration])

    let post: String
    let on: CivilDate

    init(_ input: ActInput) throws {
        post = try input[AgencyFields.post]
        on = try input[AgencyFields.until]
    }

    func permit(in world: World) throws { try world.require(AgencyPolicy.mayManage(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let found = try world.post(post, field: "post")
        if let refusal = AgencyPolicy.refusalToTake(found, by: world.actor) { throw refusal }
        try world.requireOrder(found.validity, end: on)
        try world.endPosts("post_id = \(found.id.rawValue)", on: on)
        return ActOutcome(
            subject: found.subject,
            sentence: Text(
                "\(world.actor.sentenceName.vi) bỏ chức vụ \(found.title.vi) từ ngày \(on.vietnamese).",
                "\(world.actor.sentenceName.en) ended the post \(found.title.en) on \(on.vietnamese)."))
    }
}

/// Gives a post to a person.
struct AssignPost: Act {
    static let declaration = ActDeclaration(
        "post.assign", title: Text("Giao chức vụ", "Assign a post"),
        summary: Text("Giao chức vụ cho một người từ một ngày.", "Gives a post to a person from a day on."),
        fields: [AgencyFields.person.declaration, AgencyFields.post.declaration, AgencyFields.from.declaration])

    let person, post: String
    let from: CivilDate

    init(_ input: ActInput) throws {
        person = try input[AgencyFields.person]
        post = try input[AgencyFields.post]
        from = try input[AgencyFields.from]
    }

    func permit(in world: World) throws { try world.require(AgencyPolicy.mayManage(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let holder = try world.person(person, field: "person", on: from)
        let found = try world.post(post, field: "post")
        if let refusal = AgencyPolicy.refusalToAssign(found, to: holder.id.rawValue, by: world.actor) { throw refusal }
        guard found.validity.contains(from) else {
            throw Refusal.invalid(
                "from", "Chức vụ này chỉ có \(found.validity.words.vi).", "This post exists only \(found.validity.words.en).")
        }
        try world.hold(person: holder.id.rawValue, post: found.id.rawValue, from: from)
        return ActOutcome(
            subject: holder.subject,
            sentence: Text(
                "\(world.actor.sentenceName.vi) giao chức vụ \(found.title.vi) cho \(holder.name), từ ngày \(from.vietnamese).",
                "\(world.actor.sentenceName.en) gave the post \(found.title.en) to \(holder.name), from \(from.vietnamese)."))
    }
}

/// Takes a post from a person.
struct ReleasePost: Act {
    static let declaration = ActDeclaration(
        "post.release", title: Text("Thôi giao chức vụ", "Release from a post"),
        summary: Text("Một người thôi giữ chức vụ từ một ngày.", "A person ceases to hold a post from a day on."),
        fields: [AgencyFields.person.declaration, AgencyFields.post.declaration, AgencyFields.until.declaration])

    let person, post: String
    let on: CivilDate

    init(_ input: ActInput) throws {
        person = try input[AgencyFields.person]
        post = try input[AgencyFields.post]
        on = try input[AgencyFields.until]
    }

    func permit(in world: World) throws { try world.require(AgencyPolicy.mayManage(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let holder = try world.person(person, field: "person")
        let found = try world.post(post, field: "post")
        if let refusal = AgencyPolicy.refusalToTake(found, by: world.actor) { throw refusal }
        try world.endOpen("holding", "person_id = \(holder.id.rawValue) AND post_id = \(found.id.rawValue)", on: on)
        return ActOutcome(
            subject: holder.subject,
            sentence: Text(
                "\(world.actor.sentenceName.vi) cho \(holder.name) thôi chức vụ \(found.title.vi) từ ngày \(on.vietnamese).",
                "\(world.actor.sentenceName.en) released \(holder.name) from the post \(found.title.en) on \(on.vietnamese)."))
    }
}
