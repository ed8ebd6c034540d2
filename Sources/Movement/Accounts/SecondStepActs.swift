internal import Storage
internal import Vietnamese

/// Makes a secret for an authenticator app and shows it once. Nothing changes for sign-in until a code confirms it.
struct StartSecondStep: Act {
    static let current = ChangePassword.current
    static let declaration = ActDeclaration(
        "account.totp.start", title: Text("Bật xác thực hai bước", "Turn on the second step"),
        summary: Text(
            "Tạo khóa cho ứng dụng xác thực; xác thực hai bước chỉ bật sau khi nhập đúng một mã.",
            "Makes a secret for an authenticator app; the second step is on only after one right code."),
        fields: [current.declaration])

    let proof: String?

    static func prepare(_ input: ActInput, _ preparation: Preparation) async throws -> ActInput {
        try await input.proving(current, preparation)
    }

    init(_ input: ActInput) throws { proof = input.preparedProof }

    func permit(in world: World) throws { _ = try world.ownAccount() }

    func perform(in world: World) throws -> ActOutcome {
        let account = try world.ownAccount(proof: proof, field: Self.current.key)
        guard account.totpSecret == nil else {
            throw Refusal.conflict(
                "account.totp.on", Text("Xác thực hai bước đã bật.", "The second step is already on."),
                next: Text("Muốn đổi điện thoại thì tắt rồi bật lại.", "To change telephones, turn it off and on again."))
        }
        // 160 bits, as RFC 4226 section 4 recommends.
        let secret = world.randomness.bytes(20)
        try world.session.execute(
            "UPDATE account SET totp_pending = \(secret) WHERE agency_id = \(world.agency) AND account_id = \(account.id)")
        return ActOutcome(
            subject: account.subject,
            sentence: Text("\(account.name) bắt đầu bật xác thực hai bước.", "\(account.name) began to turn on the second step."),
            result: [
                "secret": .string(OneTimePassword.base32(secret)), "address": .string(OneTimePassword.address(secret: secret, login: account.login)),
            ], isSecret: true)
    }
}

/// Turns the second step on with a code of the new secret, and gives out ten recovery codes, once.
struct ConfirmSecondStep: Act {
    static let code = Field.secret("code", Text("Mã 6 chữ số trong ứng dụng", "Six-digit code in the app"), max: 20)
    static let declaration = ActDeclaration(
        "account.totp.confirm", title: Text("Xác nhận xác thực hai bước", "Confirm the second step"),
        summary: Text(
            "Bật xác thực hai bước bằng một mã đúng và nhận mười mã dự phòng.",
            "Turns the second step on with a right code and gives ten recovery codes."),
        fields: [code.declaration])

    let code: String

    init(_ input: ActInput) throws { code = try input[Self.code].filter { !$0.isWhitespace } }

    func permit(in world: World) throws { _ = try world.ownAccount() }

    func perform(in world: World) throws -> ActOutcome {
        guard let account = try AccountRow.find(try world.ownAccount(), agency: world.agency, in: world.session), let secret = account.totpPending
        else {
            throw Refusal.conflict(
                "account.totp.not-started", Text("Chưa có khóa nào chờ xác nhận.", "No secret is waiting to be confirmed."),
                next: Text("Bấm “Bật xác thực hai bước” trước.", "Choose “Turn on the second step” first."))
        }
        guard let step = OneTimePassword.acceptedStep(code, secret: secret, now: world.now, after: account.totpStep) else {
            throw Refusal.invalid(
                Self.code.key, "Mã không đúng. Kiểm tra giờ của điện thoại rồi nhập mã mới.",
                "The code is not right. Check the clock of the telephone and enter a new code.")
        }
        let codes = try SecondStep.turnOn(account, secret: secret, step: step, in: world)
        return ActOutcome(
            subject: account.subject,
            sentence: Text("\(account.name) bật xác thực hai bước.", "\(account.name) turned on the second step."),
            result: ["codes": .array(codes.map(JSONValue.string))], isSecret: true)
    }
}

/// Turns the second step off.
struct StopSecondStep: Act {
    static let current = ChangePassword.current
    static let declaration = ActDeclaration(
        "account.totp.stop", title: Text("Tắt xác thực hai bước", "Turn off the second step"),
        summary: Text("Tắt xác thực hai bước; cần mật khẩu.", "Turns the second step off; needs the password."), fields: [current.declaration])

    let proof: String?

    static func prepare(_ input: ActInput, _ preparation: Preparation) async throws -> ActInput {
        try await input.proving(current, preparation)
    }

    init(_ input: ActInput) throws { proof = input.preparedProof }

    func permit(in world: World) throws { _ = try world.ownAccount() }

    func perform(in world: World) throws -> ActOutcome {
        let account = try world.ownAccount(proof: proof, field: Self.current.key)
        guard account.totpSecret != nil || account.totpPending != nil else {
            throw Refusal.conflict(
                "account.totp.off", Text("Xác thực hai bước đang tắt.", "The second step is off."),
                next: Text("Không cần làm gì thêm.", "Nothing more to do."))
        }
        try SecondStep.turnOff(account, in: world)
        return ActOutcome(
            subject: account.subject,
            sentence: Text("\(account.name) tắt xác thực hai bước.", "\(account.name) turned off the second step."))
    }
}
