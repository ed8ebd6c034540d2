internal import Storage
internal import Vietnamese

/// The acts of this subject. None of them can be done with an API token (`TokenScope.forbidden`).
let accountActs: [any Act.Type] = [
    SetUpInstallation.self, SignIn.self, SignInToDemonstration.self, SignOut.self, EndSession.self, EndOtherSessions.self,
    ChangePassword.self, UsePasswordLink.self, StartSecondStep.self, ConfirmSecondStep.self, StopSecondStep.self,
    CreateAccount.self, DisableAccount.self, EnableAccount.self, IssuePasswordLink.self, CreateToken.self, RevokeToken.self,
]

/// Opens an account for a person; whoever opens it hands over a one-time link, and never learns the password.
struct CreateAccount: Act {
    static let person = Field.reference("person", Text("Người dùng", "Person"), to: "person")
    static let login = Field<String>.login()
    static let declaration = ActDeclaration(
        "account.create", title: Text("Mở tài khoản", "Open an account"),
        summary: Text(
            "Mở tài khoản cho một người và lấy liên kết dùng một lần để người đó tự đặt mật khẩu.",
            "Opens an account for a person and gives a one-time link with which they choose a password."),
        fields: [person.declaration, login.declaration])

    let person, login: String

    init(_ input: ActInput) throws {
        person = try input[Self.person]
        login = try input[Self.login]
    }

    func permit(in world: World) throws { try world.require(AccountPolicy.mayManage(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let owner = try world.person(person, field: Self.person.key, on: world.today)
        let account = try world.createAccount(person: owner.id.rawValue, login: login)
        let link = try OneTimeLinks.issue(.password, account: account, seconds: OneTimeLink.invitationSeconds, in: world)
        return ActOutcome(
            subject: "account:\(account)",
            sentence: Text(
                "\(world.actor.name) mở tài khoản “\(login)” cho \(owner.name).",
                "\(world.actor.name) opened the account “\(login)” for \(owner.name)."),
            result: ["account": .string(account), "login": .string(login), "link": .string(link), "path": .string("/dat-lai/\(link)")], isSecret: true
        )
    }
}

/// Closes an account: its sessions end at once.
struct DisableAccount: Act {
    static let account = Field.reference("account", Text("Tài khoản", "Account"), to: "account")
    static let declaration = ActDeclaration(
        "account.disable", title: Text("Khóa tài khoản", "Close an account"),
        summary: Text(
            "Khóa tài khoản; mọi phiên và khóa API của tài khoản ngừng hiệu lực ngay.", "Closes an account; its sessions and tokens stop at once."),
        fields: [account.declaration])

    let account: String

    init(_ input: ActInput) throws { account = try input[Self.account] }

    func permit(in world: World) throws { try world.require(AccountPolicy.mayManage(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let found = try world.managedAccount(account)
        guard found.id != world.actor.account else {
            throw Refusal.conflict(
                "account.own", Text("Không thể tự khóa tài khoản của mình.", "You cannot close your own account."),
                next: Text("Nhờ một người quản trị khác.", "Ask another administrator."))
        }
        guard !found.isDisabled else {
            throw Refusal.conflict(
                "account.disabled", Text("Tài khoản này đã khóa.", "This account is closed already."),
                next: Text("Không cần làm gì thêm.", "Nothing more to do."))
        }
        try world.session.execute(
            """
            UPDATE account SET disabled_at = \(world.now.milliseconds) WHERE agency_id = \(world.agency) AND account_id = \(found.id)
            """)
        try world.endSessions(of: found.id)
        return ActOutcome(
            subject: found.subject,
            sentence: Text(
                "\(world.actor.name) khóa tài khoản “\(found.login)” của \(found.name).",
                "\(world.actor.name) closed the account “\(found.login)” of \(found.name)."))
    }
}

/// Opens a closed account again.
struct EnableAccount: Act {
    static let account = DisableAccount.account
    static let declaration = ActDeclaration(
        "account.enable", title: Text("Mở lại tài khoản", "Open an account again"),
        summary: Text("Mở lại tài khoản đã khóa; mật khẩu cũ vẫn dùng được.", "Opens a closed account again; its password still holds."),
        fields: [account.declaration])

    let account: String

    init(_ input: ActInput) throws { account = try input[Self.account] }

    func permit(in world: World) throws { try world.require(AccountPolicy.mayManage(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let found = try world.managedAccount(account)
        guard found.isDisabled else {
            throw Refusal.conflict(
                "account.enabled", Text("Tài khoản này đang mở.", "This account is open."),
                next: Text("Không cần làm gì thêm.", "Nothing more to do."))
        }
        try world.session.execute("UPDATE account SET disabled_at = NULL WHERE agency_id = \(world.agency) AND account_id = \(found.id)")
        return ActOutcome(
            subject: found.subject,
            sentence: Text(
                "\(world.actor.name) mở lại tài khoản “\(found.login)” của \(found.name).",
                "\(world.actor.name) opened the account “\(found.login)” of \(found.name) again."))
    }
}

/// Gives a one-time link with which a person chooses a new password. That it was given stands in the record under the giver's name.
struct IssuePasswordLink: Act {
    static let account = DisableAccount.account
    static let endsSecondStep = Field.flag(
        "second-step", Text("Tắt cả xác thực hai bước", "Also turn off the second step"),
        hint: Text("Chỉ khi người đó mất cả điện thoại lẫn mã dự phòng.", "Only when they lost both the telephone and the recovery codes."))
    static let declaration = ActDeclaration(
        "account.reset.issue", title: Text("Cấp liên kết đặt lại mật khẩu", "Issue a password reset link"),
        summary: Text(
            "Cấp liên kết dùng một lần, trong 24 giờ, để một người tự đặt mật khẩu mới. Liên kết trước đó hết hiệu lực.",
            "Gives a link, good once and for 24 hours, with which a person chooses a new password. Earlier links end."),
        fields: [account.declaration, endsSecondStep.declaration])

    let account: String
    let endsSecondStep: Bool

    init(_ input: ActInput) throws {
        account = try input[Self.account]
        endsSecondStep = try input[Self.endsSecondStep]
    }

    func permit(in world: World) throws { try world.require(AccountPolicy.mayManage(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let found = try world.managedAccount(account)
        guard !found.isDisabled else {
            throw Refusal.conflict(
                "account.disabled", Text("Tài khoản này đang khóa.", "This account is closed."),
                next: Text("Mở lại tài khoản trước.", "Open the account first."))
        }
        let purpose = endsSecondStep ? OneTimeLink.Purpose.passwordAndSecondStep : .password
        let link = try OneTimeLinks.issue(purpose, account: found.id, seconds: OneTimeLink.resetSeconds, in: world)
        let also = endsSecondStep ? Text(" và tắt xác thực hai bước", " and to turn off the second step") : Text(same: "")
        return ActOutcome(
            subject: found.subject,
            sentence: Text(
                "\(world.actor.name) cấp cho \(found.name) liên kết đặt lại mật khẩu\(also.vi).",
                "\(world.actor.name) gave \(found.name) a link to choose a new password\(also.en)."),
            result: ["account": .string(found.id), "link": .string(link), "path": .string("/dat-lai/\(link)")], isSecret: true)
    }
}
