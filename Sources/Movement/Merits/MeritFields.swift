public import Law
internal import Storage
internal import Vietnamese

/// Fields that several acts on these registers share.
enum MeritFields {
    static let person = Field.optionalReference(
        "person", Text("Người", "Person"), to: "person", hint: Text("Chọn một người, hoặc một đơn vị.", "Choose a person, or a unit."))
    static let unit = Field.optionalReference("unit", Text("Đơn vị", "Unit"), to: "unit")
    static let who = Field.reference("person", Text("Người", "Person"), to: "person")
    static let year = Field.integer("year", Text("Năm", "Year"), in: 1990...2100)
    static let level = Field.choice(
        "level", Text("Mức xếp loại", "Level"), Rating.allCases.reversed().map { Choice($0.rawValue, $0.sentenceLabel) })
    static let document = Field.text(
        "document", Text("Văn bản (số, cơ quan)", "Document (number, issuer)"),
        hint: Text("Ví dụ: Quyết định 215/QĐ-STC.", "For example: Decision 215/QĐ-STC."), max: 200)
    static let documentOn = Field.date("document_on", Text("Ngày văn bản", "Date of the document"))
    static let reason = Field.lines("reason", Text("Lý do", "Reason"), max: 1000)
    static let awardCodes = LawBook.shipped.packs.flatMap(\.awards).reduce(into: [Choice]()) { found, entry in
        let code = entry.rule.code.rawValue
        if !found.contains(where: { $0.value == code }) { found.append(Choice(code, Text(LawBook.shipped.name(entry.rule.code)))) }
    }
    static let types = AchievementType.allCases.map { Choice($0.rawValue, Text($0.label)) }

    /// The person or unit that two fields name; exactly one of them must be filled.
    static func subject(_ person: String?, _ unit: String?, on day: CivilDate, in world: World) throws -> (subject: MeritSubject, name: String) {
        guard (person == nil) != (unit == nil) else {
            throw Refusal.invalid("person", "Chọn một người hoặc một đơn vị, một trong hai.", "Choose a person or a unit, one of the two.")
        }
        if let person {
            let found = try world.person(person, field: "person")
            return (.person(found.id.rawValue), found.name)
        }
        let found = try world.knownUnit(unit ?? "", on: day)
        return (.unit(found.id), found.name)
    }
}

extension Rating {
    /// What it is called, with a capital letter.
    public var sentenceLabel: Text { Text(label).capitalised }
}

extension Text {
    /// The same with capital first letters.
    public var capitalised: Text { Text(vi.prefix(1).uppercased() + vi.dropFirst(), en.prefix(1).uppercased() + en.dropFirst()) }
}

extension World {
    /// A unit that exists or existed, under its name of the day, so that what a dissolved one was given can still be entered.
    func knownUnit(_ reference: String, on day: CivilDate) throws -> (id: String, name: String) {
        let history = try UnitHistory.load(agency: agency, today: today, in: session)
        let code = AgencyCode.unit(reference)
        guard
            let unit = history.units[Identifier(reference)] ?? history.units.values.first(where: { $0.code == code }),
            let name = history.version(of: unit.id, on: day)?.name
        else {
            throw Refusal.invalid(
                "unit", "Không có đơn vị nào mang mã “\(reference)”. Xem mã ở trang Tổ chức.",
                "No unit has the code “\(reference)”. Codes are on the page Organisation.")
        }
        return (unit.id.rawValue, name.vi)
    }
}
