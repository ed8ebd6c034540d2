internal import Storage
internal import Vietnamese

/// The acts of this subject.
let agencyActs: [any Act.Type] = [
    CreateAgency.self, CreateUnit.self, RenameUnit.self, MoveUnit.self, MergeUnits.self, SplitUnit.self, DissolveUnit.self, CreatePost.self,
    SetPostRoles.self, EndPost.self, AssignPost.self, ReleasePost.self, CreatePerson.self, CorrectPerson.self, PersonLeaves.self,
    JoinUnit.self, LeaveUnit.self, ImportUnits.self, ImportPeople.self,
]

extension Actor {
    /// How the actor is named in sentences of the record.
    var sentenceName: Text { identity == .operator ? Text("Người vận hành máy chủ", "The operator of the server") : Text(same: name) }
}

extension Field where Value == String? {
    /// One of a few values, or nothing.
    static func optionalChoice(_ key: String, _ label: Text, hint: Text? = nil, _ choices: [Choice]) -> Field {
        let one = Field<String>.choice(key, label, hint: hint, choices)
        return Field(key, .choice(choices), label, hint: hint, required: false) { value throws(FieldFailure) in
            switch value {
            case nil, .null, .string(""): return nil
            default: return try one.parse(value)
            }
        }
    }
}

/// Fields that several acts share.
enum AgencyFields {
    static let name = Field.text("name", Text("Tên đơn vị", "Name of the unit"))
    static let nameEnglish = Field.optionalText(
        "name_en", Text("Tên tiếng Anh", "Name in English"),
        hint: Text("Để trống thì dùng tên tiếng Việt.", "The Vietnamese name is used when empty."))
    static let code = Field.text(
        "code", Text("Mã", "Code"),
        hint: Text(
            "Chữ cái không dấu và chữ số, ví dụ VP hoặc TH-QH; dùng trong địa chỉ và khi nhập tệp.",
            "Letters without diacritics and digits, such as VP or TH-QH; used in addresses and imports."), max: AgencyCode.limit)
    static let kind = Field.choice("kind", Text("Loại đơn vị", "Kind of unit"), UnitKind.choices)
    static let from = Field.date("from", Text("Từ ngày", "From"))
    static let on = Field.date(
        "on", Text("Kể từ ngày", "With effect from"), hint: Text("Ngày đầu tiên của tình trạng mới.", "The first day of the new state."))
    static let until = Field.date(
        "on", Text("Thôi từ ngày", "Ends on"), hint: Text("Ngày đầu tiên không còn.", "The first day on which it no longer holds."))
    static let basis = Field.text(
        "basis", Text("Căn cứ", "Basis"), hint: Text("Số và ngày của quyết định.", "Number and date of the decision."), max: 500)
    static let optionalBasis = Field.optionalText(
        "basis", Text("Căn cứ", "Basis"), hint: Text("Số và ngày của quyết định.", "Number and date of the decision."), max: 500)
    static let unit = Field.reference("unit", Text("Đơn vị", "Unit"), to: "unit")
    static let person = Field.reference("person", Text("Người", "Person"), to: "person")
    static let post = Field.reference("post", Text("Chức vụ", "Post"), to: "post")

    /// Both wordings of a name whose English may be left out.
    static func words(_ vi: String, _ en: String?) -> Text { Text(vi, en ?? vi) }
}

/// Begins an agency in this installation. Only the one at the console may do it.
struct CreateAgency: Act {
    static let name = Field.text("name", Text("Tên cơ quan", "Name of the agency"))
    static let nameEnglish = Field.text("name_en", Text("Tên tiếng Anh", "Name in English"))
    static let shortName = Field.text("short_name", Text("Tên gọi tắt", "Short name"), max: 60)
    static let slug = Field.text(
        "slug", Text("Tên trong địa chỉ", "Address name"),
        hint: Text("Chữ thường không dấu, ví dụ so-ke-hoach.", "Small letters without diacritics, such as so-ke-hoach."),
        max: 60)
    static let parent = Field.optionalText(
        "parent", Text("Cơ quan cấp trên", "Agency above"), hint: Text("Tên trong địa chỉ của cơ quan đó.", "The address name of that agency."),
        max: 60)

    static let declaration = ActDeclaration(
        "agency.create", title: Text("Lập cơ quan", "Create an agency"),
        summary: Text("Bắt đầu một cơ quan mới trong hệ thống này.", "Begins a new agency in this installation."),
        fields: [
            Self.name.declaration, Self.nameEnglish.declaration, Self.shortName.declaration, Self.slug.declaration, Self.parent.declaration,
            AgencyFields.from.declaration,
        ])

    let words: Text
    let shortName, slug: String
    let parent: String?
    let from: CivilDate

    init(_ input: ActInput) throws {
        words = Text(try input[Self.name], try input[Self.nameEnglish])
        shortName = try input[Self.shortName]
        slug = try input[Self.slug]
        parent = try input[Self.parent]
        from = try input[AgencyFields.from]
    }

    func permit(in world: World) throws { try world.require(world.actor.identity == .operator) }

    func perform(in world: World) throws -> ActOutcome {
        var above: String?
        if let parent {
            // The only look across agencies: the tree of agencies is public.
            above = try world.session.row("SELECT agency_id FROM agency WHERE slug = \(Vietnamese.slug(parent))")?.text(0)
            guard above != nil else {
                throw Refusal.invalid("parent", "Không có cơ quan nào mang địa chỉ “\(parent)”.", "There is no agency at the address “\(parent)”.")
            }
        }
        let root = try world.createAgency(name: words, shortName: shortName, slug: slug, parent: above, from: from)
        return ActOutcome(
            subject: "agency:\(world.agency)",
            sentence: Text(
                "\(world.actor.sentenceName.vi) lập cơ quan \(words.vi), có từ ngày \(from.vietnamese).",
                "\(world.actor.sentenceName.en) created the agency \(words.en), existing from \(from.vietnamese)."),
            result: ["agency": .string(world.agency), "unit": .string(root), "slug": .string(Vietnamese.slug(slug))])
    }
}
