internal import Storage
internal import Vietnamese

/// Who takes part from outside.
public enum GuestKind: String, Sendable, Hashable, CaseIterable {
    case citizen, household, firm, school, organisation

    /// What it is called.
    public var label: Text {
        switch self {
        case .citizen: Text("Người dân", "Citizen")
        case .household: Text("Hộ gia đình", "Household")
        case .firm: Text("Doanh nghiệp, hợp tác xã", "Firm or cooperative")
        case .school: Text("Trường học", "School")
        case .organisation: Text("Tổ chức khác", "Other organisation")
        }
    }

    static let choices = allCases.map { Choice($0.rawValue, $0.label) }
}

/// What somebody agrees to; each is given and withdrawn for itself.
public enum ConsentPurpose: String, Sendable, Hashable, CaseIterable {
    /// Keeping what is needed to take part.
    case part
    /// Standing among the winners by name.
    case named
    /// Being written to about later movements.
    case news

    /// The words that are agreed to; they are kept with the consent as they stood then.
    public var wording: Text {
        switch self {
        case .part:
            Text(
                "Tôi đồng ý để cơ quan giữ tên, nơi ở và cách liên hệ của tôi để tôi tham gia phong trào.",
                "I agree that the agency keeps my name, place and contact so that I can take part.")
        case .named: Text("Tôi đồng ý được nêu tên nếu có giải.", "I agree to be named if I am among the winners.")
        case .news: Text("Tôi đồng ý nhận thư về các phong trào sau.", "I agree to be written to about later movements.")
        }
    }

    /// What it is called in lists.
    public var label: Text {
        switch self {
        case .part: Text("Tham gia", "Taking part")
        case .named: Text("Nêu tên khi có giải", "Being named among winners")
        case .news: Text("Nhận thư về phong trào sau", "Mail about later movements")
        }
    }
}

/// What outsiders are told before they give their details.
public enum GuestNotice {
    /// What the details are for, who sees them, for how long, and how to take the consent back.
    public static let purpose = Text(
        "Tên, nơi ở và cách liên hệ chỉ dùng để bạn tham gia phong trào và để cơ quan liên hệ về phong trào đó. Cách liên hệ chỉ cán bộ thi đua thấy. Bạn xem, sửa, rút đồng ý hoặc xóa tất cả bất cứ lúc nào ở trang Dữ liệu của tôi.",
        "Name, place and contact are used only so that you can take part and be reached about the movement. Only the emulation officer sees the contact. You may see and correct them, withdraw your consent or erase everything at any time on the page My data."
    )
}

/// What somebody outside says of themself.
struct GuestDetails: Sendable, Hashable {
    let kind: GuestKind
    let name: String
    let isInside: Bool
    let place: String
    let purposes: [ConsentPurpose]

    static let fields = [
        GuestFields.kind.declaration, GuestFields.name.declaration, GuestFields.inside.declaration, GuestFields.place.declaration,
    ]
    static let consents = [GuestFields.consent.declaration, GuestFields.named.declaration, GuestFields.news.declaration]

    init(_ input: ActInput) throws {
        kind = GuestKind(rawValue: try input[GuestFields.kind]) ?? .citizen
        name = try input[GuestFields.name]
        isInside = try input[GuestFields.inside] == "inside"
        place = try input[GuestFields.place]
        var purposes: [ConsentPurpose] = []
        if try input[GuestFields.consent] { purposes.append(.part) }
        if try input[GuestFields.named] { purposes.append(.named) }
        if try input[GuestFields.news] { purposes.append(.news) }
        self.purposes = purposes
    }

    /// As it waits with the mail until the address is proved.
    var stored: String {
        let json: JSONValue = [
            "kind": .string(kind.rawValue), "name": .string(name), "inside": .bool(isInside), "place": .string(place),
            "purposes": .array(purposes.map { .string($0.rawValue) }),
        ]
        return json.json
    }

    init?(stored text: String) {
        guard let json = JSONValue(json: text.utf8), let kind = json["kind"]?.string.flatMap(GuestKind.init(rawValue:)) else { return nil }
        self.kind = kind
        name = json["name"]?.string ?? ""
        isInside = json["inside"] == .bool(true)
        place = json["place"]?.string ?? ""
        purposes = json["purposes"]?.array?.compactMap { $0.string.flatMap(ConsentPurpose.init(rawValue:)) } ?? []
    }

    /// Without the first consent nothing may be kept at all.
    func requireConsent() throws {
        guard purposes.contains(.part) else {
            throw Refusal.invalid(
                "consent", "Cần sự đồng ý để cơ quan giữ thông tin này.", "The agency may keep these details only with consent.")
        }
    }
}

/// Fields of the acts on guests. What identifies somebody is private: the record never holds it, so that erasing is complete.
enum GuestFields {
    static let guest = Field.reference("guest", Text("Khách tham gia", "Guest"), to: "guest")
    static let kind = Field.choice("kind", Text("Bạn tham gia với tư cách", "You take part as"), GuestKind.choices)
    static let name = plain("name", Text("Tên người hoặc tổ chức", "Name of the person or organisation"))
    static let inside = Field.choice(
        "inside", Text("Ở trong hay ngoài tỉnh, thành phố này", "Inside or outside this province or city"),
        [Choice("inside", Text("Trong tỉnh, thành phố", "Inside")), Choice("outside", Text("Ngoài tỉnh, thành phố", "Outside"))])
    static let place = plain("place", Text("Xã, phường (hoặc tỉnh, nếu ở ngoài)", "Commune or ward (or province, if outside)"))
    static let email = Field.email(
        "email", Text("Thư điện tử", "E-mail"),
        hint: Text("Chúng tôi gửi một liên kết đến đây.", "We send a link to this address.")
    ).kept(.outsideRecord)
    static let phone = Field<String>(
        "phone", .text(max: 30), Text("Điện thoại", "Telephone"), hint: nil, required: true
    ) { value throws(FieldFailure) in
        guard let typed = try Parse.line(value, max: 30, multiline: false), let number = PhoneNumber.normalized(typed) else {
            throw FieldFailure("Nhập số điện thoại, ví dụ 0912 345 678.", "Enter a telephone number such as 0912 345 678.")
        }
        return number
    }.kept(.outsideRecord)
    /// A line that strangers write and others read: without the marks that turn the direction of writing, behind which a name can hide.
    private static func plain(_ key: String, _ label: Text) -> Field<String> {
        let line = Field<String>.text(key, label, max: 120)
        return Field<String>(key, .text(max: 120), label, hint: nil, required: true) { value throws(FieldFailure) in
            let typed = try line.parse(value)
            guard !typed.unicodeScalars.contains(where: \.properties.isBidiControl) else {
                throw FieldFailure("Có ký tự không dùng được.", "It holds characters that cannot be used.")
            }
            return typed
        }.kept(.outsideRecord)
    }

    static let consent = Field.flag("consent", ConsentPurpose.part.wording, hint: GuestNotice.purpose)
    static let named = Field.flag("named", ConsentPurpose.named.wording)
    static let news = Field.flag("news", ConsentPurpose.news.wording)
    static let link = Field.secret("link", Text("Liên kết trong thư", "Link from the mail"), max: 100)
}

/// Telephone numbers as they are compared.
enum PhoneNumber {
    /// Digits only, +84 as 0; nil when it cannot be a number.
    static func normalized(_ typed: String) -> String? {
        guard typed.allSatisfy({ ("0"..."9").contains($0) || " +-.()".contains($0) }) else { return nil }
        var digits = typed.filter(\.isNumber)
        if typed.hasPrefix("+84") { digits = "0" + digits.dropFirst(2) }
        return (8...15).contains(digits.utf8.count) ? digits : nil
    }
}
