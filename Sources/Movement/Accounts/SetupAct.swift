internal import Storage
internal import Vietnamese

/// Makes the first agency, its root unit, and its first administrator. Works once, with the address that `serve` printed.
struct SetUpInstallation: Act {
    static let link = Field.secret("link", Text("Mã thiết lập", "Setup code"))
    static let agency = Field.text(
        "agency", Text("Tên cơ quan", "Name of the agency"), hint: Text("Ví dụ: Sở Thông tin và Truyền thông tỉnh …", "For example: Department of …"))
    static let agencyEnglish = Field.optionalText("agency-en", Text("Tên tiếng Anh", "English name"))
    static let shortName = Field.text("short-name", Text("Tên viết tắt", "Short name"), max: 40)
    static let slug = Field.text(
        "slug", Text("Tên trong địa chỉ", "Name in addresses"),
        hint: Text("Chữ không dấu và gạch nối, ví dụ so-tttt.", "Letters and hyphens, for example so-tttt."),
        max: 60)
    static let declaration = ActDeclaration(
        "installation.setup", title: Text("Thiết lập lần đầu", "First setup"),
        summary: Text(
            "Lập cơ quan đầu tiên và người quản trị đầu tiên; chỉ dùng được một lần.",
            "Makes the first agency and its first administrator; works once."),
        button: Text("Thiết lập", "Set up"),
        fields: [
            link.declaration, agency.declaration, agencyEnglish.declaration, shortName.declaration, slug.declaration,
            FirstAdministrator.name.declaration, FirstAdministrator.login.declaration, FirstAdministrator.password.declaration,
        ])

    let link, agencyName, shortName, slug, name, login, password: String
    let agencyEnglish, hash: String?

    static func prepare(_ input: ActInput, _ preparation: Preparation) async throws -> ActInput {
        guard let token = try? input[link] else { return input }
        let holds = try await preparation.runner.database.read { session in
            try OneTimeLinks.find(token, purposes: [.setup], now: preparation.now, in: session) != nil
        }
        return holds ? try await input.hashing(FirstAdministrator.password, preparation) : input
    }

    init(_ input: ActInput) throws {
        link = try input[Self.link]
        agencyName = try input[Self.agency]
        agencyEnglish = try input[Self.agencyEnglish]
        shortName = try input[Self.shortName]
        slug = try input[Self.slug]
        name = try input[FirstAdministrator.name]
        login = try input[FirstAdministrator.login]
        password = try input[FirstAdministrator.password]
        hash = try? input.preparedHash()
    }

    func permit(in world: World) throws {
        guard try SetupLink.isOpen(in: world.session) else { throw Refusal.setUpAlready }
    }

    func perform(in world: World) throws -> ActOutcome {
        guard let hash, try OneTimeLinks.use(link, purposes: [.setup], in: world) != nil else { throw Refusal.setupLinkOver }
        let root = try world.createAgency(name: Text(agencyName, agencyEnglish ?? agencyName), shortName: shortName, slug: slug, from: world.today)
        let first = try world.openFirstAccount(
            FirstAdministrator(name: name, login: login, password: password, hash: hash), root: root, unitField: Self.agency.key)
        return ActOutcome(
            subject: "agency:\(world.agency)",
            sentence: Text("\(name) thiết lập hệ thống cho \(agencyName).", "\(name) set the system up for \(agencyEnglish ?? agencyName)."),
            result: ["agency": .string(world.agency), "person": .string(first.person), "account": .string(first.account), "login": .string(login)])
    }
}

/// The person an agency begins with.
struct FirstAdministrator {
    let name, login, password, hash: String
    static let name = Field.text("name", Text("Họ và tên người quản trị", "Full name of the administrator"), max: 120)
    static let login = Field<String>.login()
    static let password = Field.newPassword("password", Text("Mật khẩu", "Password"))
}

extension World {
    /// Gives an agency that has just been made its administrator, who opens everything else.
    func openFirstAccount(
        _ first: FirstAdministrator, root: String, unitField: String
    ) throws -> (person: String, account: String) {
        if let problem = PasswordRules.problem(first.password, login: first.login, name: first.name) {
            throw Refusal.invalid([FieldProblem(FirstAdministrator.password.key, problem)])
        }
        let unit = try unit(root, field: unitField, on: today).unit
        let post = try createPost(
            unit: unit, title: Role.administrator.label, code: "quan-tri", isHead: false, roles: [.administrator], from: today)
        let person = try createPerson(name: first.name, code: "QT01", isDirect: false, from: today)
        try join(person: person, unit: root, from: today)
        try hold(person: person, post: post, from: today)
        return (person, try createAccount(person: person, login: first.login, password: first.hash))
    }
}

extension Refusal {
    static let setUpAlready = Refusal.conflict(
        "setup.done", Text("Hệ thống đã được thiết lập.", "The system has been set up already."),
        next: Text("Mở trang Đăng nhập.", "Open the sign-in page."))
    /// Wrong, used and ended addresses all read the same.
    public static let setupLinkOver = Refusal(
        .notFound, "setup.link", Text("Địa chỉ thiết lập này không đúng hoặc đã hết hạn.", "This setup address is not right, or has ended."),
        next: Text(
            "Khởi động lại chương trình; địa chỉ mới được in ra khi khởi động.", "Start the program again; it prints a new address when it starts."))
}
