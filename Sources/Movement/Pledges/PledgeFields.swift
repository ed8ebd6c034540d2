internal import Storage
internal import Vietnamese

/// Fields of the acts on registrations.
enum PledgeFields {
    static let pledge = Field.reference("pledge", Text("Đăng ký", "Registration"), to: "pledge")
    static let kind = Field.choice("kind", Text("Ai đăng ký", "Who registers"), PledgeKind.choices)
    static let units = Field.references(
        "units", Text("Đơn vị", "Units"), to: "unit",
        hint: Text(
            "Giao ước: chọn từ hai đơn vị; đơn vị của bạn ký trước, thủ trưởng các đơn vị kia ký lần lượt.",
            "For a covenant choose two or more; yours signs first, the heads of the others one after the other."), max: 20)
    static let name = Field.optionalText(
        "name", Text("Tên hộ gia đình hoặc tổ chức", "Name of the household or organisation"))
    static let email = Field.optionalEmail(
        "email", Text("Thư điện tử", "E-mail"), hint: Text("Chỉ cán bộ thi đua thấy.", "Only the emulation officer sees it."))
    static let phone = Field.optionalText(
        "phone", Text("Điện thoại", "Telephone"), hint: Text("Chỉ cán bộ thi đua thấy.", "Only the emulation officer sees it."), max: 30)
    static let aim = Field.choice(
        "aim", Text("Hướng tới", "What it aims at"),
        hint: Text(
            "Đăng ký không còn là căn cứ pháp lý để xét khen thưởng (Luật 06/2022/QH15); đây là quy định riêng của cơ quan để cùng phấn đấu.",
            "Registering is no longer a legal ground for an award (Law 06/2022/QH15); it is the agency's own rule, to strive together."),
        PledgeAim.choices)
    static let aimText = Field.optionalText("aim_text", Text("Nói rõ thêm", "In your own words"), max: 300)
    static let words = Field.lines(
        "text", Text("Chỉ tiêu và việc sẽ làm", "What you want to reach and do"),
        hint: Text("Mỗi dòng một việc, nên có con số.", "One thing a line, best with a number."), max: 4000)
    static let targets = Field.references(
        "targets", Text("Gắn với chỉ tiêu của phong trào", "Tied to targets of the movement"), to: "target")
    static let by = Field.optionalDate("by", Text("Hoàn thành trong ngày", "Done by"))
    static let consent = Field.flag(
        "consent", Text("Tôi đồng ý để cơ quan dùng thông tin này", "I agree that the agency uses these details"), hint: PledgeConsent.purpose)
    static let publish = Field.flag(
        "publish", Text("Tôi đồng ý nêu tên trên trang công khai của phong trào", "I agree that the name stands on the movement's public page"))
    static let reason = Field.text(
        "reason", Text("Lý do trả lại", "Why it is returned"), hint: Text("Nói rõ cần sửa gì.", "Say what is to be changed."), max: 1000)

    /// The secret with which somebody without an account comes back to their registration. The form makes it, only its hash is kept.
    static let key = Field<String?>(
        "key", .secret(max: 100), Text("Mã riêng", "Private key"),
        hint: Text("Từ 20 ký tự; giữ để quay lại đăng ký này.", "20 characters or more; keep it to come back to this registration."), required: false
    ) { value throws(FieldFailure) in
        guard let typed = value?.string, !typed.isEmpty else { return nil }
        guard (20...100).contains(typed.utf8.count), typed.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw FieldFailure("Mã riêng phải từ 20 đến 100 ký tự không dấu.", "The private key must have 20 to 100 plain characters.")
        }
        return typed
    }
}

/// What outsiders are told before they give their details.
public enum PledgeConsent {
    /// What the details are for, who sees them, for how long, and how to take the consent back.
    public static let purpose = Text(
        "Tên và cách liên hệ chỉ dùng để tiếp nhận đăng ký, liên hệ về phong trào này và xét khen thưởng nếu có. Cách liên hệ chỉ cán bộ thi đua và thủ trưởng thấy. Bạn rút đăng ký bất cứ lúc nào bằng địa chỉ riêng; khi đó tên, cách liên hệ và nội dung được xóa.",
        "Name and contact are used only to receive the registration, to reach you about this movement, and for an award if there is one. Only the emulation officer and the head see the contact. You may withdraw at any time at your private address; name, contact and content are then erased."
    )
}

/// What a registration says, as typed.
struct PledgeContent: Sendable {
    let aim: PledgeAim
    let aimText, wording: String
    let targets: [String]
    let by: CivilDate?

    static let fields = [
        PledgeFields.aim.declaration, PledgeFields.aimText.declaration, PledgeFields.words.declaration, PledgeFields.targets.declaration,
        PledgeFields.by.declaration,
    ]

    init(_ input: ActInput) throws {
        aim = PledgeAim(rawValue: try input[PledgeFields.aim]) ?? .part
        aimText = try input[PledgeFields.aimText] ?? ""
        wording = try input[PledgeFields.words]
        targets = try input[PledgeFields.targets]
        by = try input[PledgeFields.by]
    }

    /// Holds what was typed against who registers and the movement; every problem stands at its field.
    func check(_ kind: PledgeKind, movement: String, to end: CivilDate, in world: World) throws {
        var problems: [FieldProblem] = []
        if !PledgeAim.open(to: kind).contains(aim) {
            problems.append(
                FieldProblem(
                    "aim",
                    Text(
                        "“\(aim.label.vi)” không dành cho \(kind.label.vi.lowercasedFirst); chọn mục khác.",
                        "“\(aim.label.en)” is not for this kind (\(kind.label.en.lowercasedFirst)); choose another.")))
        }
        if aim == .other, aimText.isEmpty {
            problems.append(FieldProblem("aim_text", Text("Ghi rõ hướng tới điều gì.", "Say what it aims at.")))
        }
        if let by, by < world.today || by > end {
            problems.append(
                FieldProblem(
                    "by",
                    Text(
                        "Chọn ngày từ hôm nay đến hết phong trào (\(end.vietnamese)).",
                        "Choose a date from today to the end of the movement (\(end.vietnamese)).")))
        }
        if try !targets.isEmpty && known(movement, in: world) != Set(targets) {
            problems.append(
                FieldProblem(
                    "targets", Text("Có chỉ tiêu không thuộc phong trào này; chọn lại.", "A target is not of this movement; choose again.")))
        }
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
    }

    private func known(_ movement: String, in world: World) throws -> Set<String> {
        Set(
            try world.session.rows(
                """
                SELECT target_id FROM target WHERE agency_id = \(world.agency) AND movement_id = \(movement) AND state = 'open'
                AND target_id IN \(list: targets)
                """
            ).map { try $0.text(0) })
    }

    func setTargets(of pledge: String, in world: World) throws {
        try world.session.execute("DELETE FROM pledge_target WHERE agency_id = \(world.agency) AND pledge_id = \(pledge)")
        for target in targets {
            try world.session.execute(
                "INSERT INTO pledge_target (agency_id, pledge_id, target_id) VALUES (\(world.agency), \(pledge), \(target))")
        }
    }
}
