internal import Law
internal import Vietnamese

/// Fields of the acts on nominations.
enum NominationFields {
    static let nomination = Field.reference("nomination", Text("Hồ sơ đề nghị", "Nomination"), to: "nomination")
    static let kind = Field.choice(
        "kind", Text("Đề nghị cho", "For whom"), AwardeeKind.allCases.map { Choice($0.rawValue, Text($0.label)) })
    static let person = Field.optionalReference("person", Text("Người được đề nghị", "Person"), to: "person")
    static let unit = Field.optionalReference("unit", Text("Tập thể được đề nghị", "Collective"), to: "unit")
    static let name = Field.optionalText("name", Text("Tên", "Name"), max: 200).kept(.outsideRecord)
    static let address = Field.optionalText("address", Text("Địa chỉ", "Address"), max: 300).kept(.outsideRecord)
    static let organisation = Field.optionalText(
        "organisation", Text("Thuộc tổ chức", "Belongs to the organisation"), max: 200
    ).kept(.outsideRecord)
    static let contact = Field.optionalText(
        "contact", Text("Thư hoặc điện thoại", "E-mail or telephone"),
        hint: Text("Chỉ cán bộ thi đua và thủ trưởng thấy.", "Only the emulation officer and the head see it."), max: 200
    ).kept(.outsideRecord)
    static let consented = Field.optionalDate(
        "consented", Text("Ngày người đó đồng ý", "Day on which they agreed"),
        hint: Text(
            "Bắt buộc với hộ gia đình, tổ chức và cá nhân ngoài cơ quan: đồng ý để cơ quan giữ tên, địa chỉ và xét khen thưởng.",
            "Needed for households, organisations and people outside: they agree that the agency keeps name and address and considers an award."))
    static let award = Field.choice("award", Text("Hình thức, danh hiệu đề nghị", "Award"), NominationAward.choices)
    static let year = Field.integer("year", Text("Xét cho năm", "For the year"), in: 2000...2100)
    static let movement = Field.optionalReference(
        "movement", Text("Phong trào (khen theo chuyên đề)", "Movement (for a themed award)"), to: "movement")
    static let type = Field.choice(
        "type", Text("Loại hình khen thưởng", "Type of commendation"), AchievementType.allCases.map { Choice($0.rawValue, Text($0.label)) })
    static let from = Field.date("from", Text("Thành tích từ ngày", "Achievement from"))
    static let to = Field.date("to", Text("Đến hết ngày", "To"))
    static let achievement = Field.text(
        "achievement", Text("Tóm tắt thành tích", "The achievement in short"),
        hint: Text("Một hai câu, nêu đúng việc đã làm.", "A sentence or two: what was done."), max: 600)
    static let part = Field.text("part", Text("Mục của hồ sơ", "Part of the dossier"), max: 60)
    static let note = Field.optionalLines("note", Text("Ghi chú", "Note"), max: 2000)
    /// Asked once the office has the dossier: each change is a new version then.
    static let change = Field.optionalText(
        "reason", Text("Lý do sửa", "Why it is changed"),
        hint: Text(
            "Bắt buộc khi hồ sơ đã tiếp nhận thẩm định: mỗi lần sửa là một bản mới, bản cũ vẫn đọc được.",
            "Needed once the dossier was received: each change is a new version, and the older ones can still be read."), max: 500)
    static let reason = Field.text(
        "reason", Text("Lý do", "Reason"), hint: Text("Nói rõ cần làm gì tiếp.", "Say what is to be done next."), max: 1000)
    static let round = Field.reference("round", Text("Đợt đề nghị", "Round"), to: "round")
}

/// The parts of an achievement report that people write; figures between them are computed.
public enum ReportSection: String, Sendable, Hashable, CaseIterable {
    case about, results, effect, lessons

    /// What it is called.
    public var label: Text {
        switch self {
        case .about: Text("Đặc điểm, nhiệm vụ được giao", "Who it is, and the tasks given")
        case .results: Text("Thành tích và biện pháp thực hiện", "What was achieved, and how")
        case .effect: Text("Tác dụng, phạm vi ảnh hưởng", "Effect, and how far it reaches")
        case .lessons: Text("Bài học, việc sẽ làm tiếp", "Lessons, and what comes next")
        }
    }
}

/// Who was named, before it is stored.
struct NominationSubject: Sendable {
    let kind: AwardeeKind
    let person, unit: String?
    let name, address, organisation, contact: String
    let consented: CivilDate?

    static let fields = [
        NominationFields.kind.declaration, NominationFields.person.declaration, NominationFields.unit.declaration, NominationFields.name.declaration,
        NominationFields.address.declaration, NominationFields.organisation.declaration, NominationFields.contact.declaration,
        NominationFields.consented.declaration,
    ]

    init(_ input: ActInput) throws {
        kind = AwardeeKind(rawValue: try input[NominationFields.kind]) ?? .person
        person = try input[NominationFields.person]
        unit = try input[NominationFields.unit]
        name = try input[NominationFields.name] ?? ""
        address = try input[NominationFields.address] ?? ""
        organisation = try input[NominationFields.organisation] ?? ""
        contact = try input[NominationFields.contact] ?? ""
        consented = try input[NominationFields.consented]
    }

    /// What is missing or does not belong.
    func problems(today: CivilDate) -> [FieldProblem] {
        var found: [FieldProblem] = []
        func need(_ key: String, _ isThere: Bool, _ words: Text) { if !isThere { found.append(FieldProblem(key, words)) } }
        switch kind {
        case .person: need("person", person != nil, Text("Chọn người được đề nghị.", "Choose the person."))
        case .collective: need("unit", unit != nil, Text("Chọn tập thể được đề nghị.", "Choose the collective."))
        case .household, .outsidePerson, .outsideOrganisation:
            need("name", !name.isEmpty, Text("Nhập tên.", "Enter the name."))
            need("address", !address.isEmpty, Text("Nhập địa chỉ.", "Enter the address."))
            need(
                "consented", consented != nil,
                Text("Nhập ngày người đó đồng ý; chưa đồng ý thì chưa lập hồ sơ.", "Enter the day on which they agreed; without it nothing is kept."))
            if let consented, consented > today {
                found.append(FieldProblem("consented", Text("Ngày đồng ý không thể sau hôm nay.", "They cannot have agreed after today.")))
            }
        }
        if kind != .person, person != nil { found.append(FieldProblem("person", Text("Loại này không chọn người.", "This kind takes no person."))) }
        if kind != .collective, unit != nil {
            found.append(FieldProblem("unit", Text("Loại này không chọn tập thể.", "This kind takes no collective.")))
        }
        if !kind.isOutside, !(name + address + organisation + contact).isEmpty {
            found.append(
                FieldProblem("name", Text("Người trong cơ quan đã có tên trong danh sách.", "People of the agency are named by the directory.")))
        }
        return found
    }
}

extension Refusal {
    /// Says no with the article it comes from.
    static func law(_ code: String, _ reason: Text, next: Text, citation: String) -> Refusal {
        Refusal(.conflict, code, reason, next: next, citation: citation)
    }

    static let selfCitation = "Nguyên tắc của chương trình; nghĩa vụ chung: Luật Phòng, chống tham nhũng 2018, NĐ 59/2019/NĐ-CP (chưa kiểm chứng)"

    static let nominationSelf = law(
        "nomination.self",
        Text(
            "Không ai tự đề nghị, xác nhận, tiếp nhận hay thẩm định hồ sơ của chính mình.",
            "Nobody nominates, confirms, receives or appraises themselves."),
        next: Text("Nhờ người khác có thẩm quyền làm việc này.", "Ask somebody else who is competent."), citation: selfCitation)
    static let nominationRecused = law(
        "nomination.recused",
        Text(
            "Bạn đã soạn hoặc xác nhận hồ sơ này nên không thẩm định được.",
            "You drafted or confirmed this dossier, so you may not appraise it."),
        next: Text("Để người khác có thẩm quyền thẩm định.", "Leave it to somebody else who is competent."), citation: selfCitation)
    static let nominationSuspended = law(
        "nomination.suspended", Text("Hồ sơ đang tạm dừng xét.", "The nomination is suspended."),
        next: Text("Chờ có kết luận bằng văn bản; sau đó hồ sơ đi tiếp.", "Wait for the written conclusion; it goes on then."),
        citation: "Điều 4.4 Nghị định 152/2025/NĐ-CP")
    static let nominationReason = Refusal.invalid(
        "reason", "Hồ sơ đã tiếp nhận: nêu lý do sửa.", "The dossier was received: say why it is changed.")

    static func nominationState(_ state: NominationState) -> Refusal {
        .conflict(
            "nomination.state",
            Text(
                "Hồ sơ đang ở tình trạng “\(state.label.vi)” nên chưa làm được việc này.",
                "The nomination stands at “\(state.label.en)”, so this cannot be done now."),
            next: Text("Mở lại hồ sơ để xem tình trạng và việc tiếp theo.", "Open it again to see how it stands and what comes next."))
    }
}
