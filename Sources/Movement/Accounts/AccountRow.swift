internal import Storage
internal import Vietnamese

/// An account as acts and sign-in need it, keys included; it never leaves this room.
struct AccountRow: Sendable {
    let agency, id, person, login, name: String
    let password: String?
    let totpSecret, totpPending: [UInt8]?
    let totpStep: Int64
    let isDisabled: Bool

    var subject: String { "account:\(id)" }

    private static let columns: SQL = """
        a.agency_id, a.account_id, a.person_id, a.login, p.name, a.password, a.totp_secret, a.totp_pending, a.totp_step, a.disabled_at
        FROM account a JOIN person p ON p.agency_id = a.agency_id AND p.person_id = a.person_id
        """

    init(_ row: Row) throws {
        agency = try row.text(0)
        id = try row.text(1)
        person = try row.text(2)
        login = try row.text(3)
        name = try row.text(4)
        password = try row.textOrNil(5)
        totpSecret = try row.blobOrNil(6)
        totpPending = try row.blobOrNil(7)
        totpStep = try row.int64(8)
        isDisabled = try !row.isNull(9)
    }

    static func find(_ id: String, agency: String, in session: Session) throws -> AccountRow? {
        try session.row("SELECT \(raw: columns) WHERE a.agency_id = \(agency) AND a.account_id = \(id)").map(AccountRow.init)
    }

    /// The account somebody may sign in to today: open, and its person works here.
    static func open(login: String, today: CivilDate, in session: Session) throws -> AccountRow? {
        try session.row(
            "SELECT \(raw: columns) WHERE a.login = \(login) AND a.disabled_at IS NULL AND \(raw: .holds("p", on: today))"
        ).map(AccountRow.init)
    }
}

/// Sign-in names: one person is found by one spelling.
enum SignInName {
    /// The stored spelling; nil when it cannot be one.
    static func normalized(_ typed: String) -> String? {
        let name = typed.trimmed.lowercased()
        let isPlain = name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "._-@+".utf8.contains($0) }
        return isPlain && (2...100).contains(name.utf8.count) ? name : nil
    }
}

extension Field where Value == String {
    /// A sign-in name somebody chooses.
    static func login(_ key: String = "login") -> Field {
        let label = Text("Tên đăng nhập", "Sign-in name")
        let hint = Text("Chữ không dấu, chữ số, dấu chấm; ví dụ nguyenvana.", "Letters without diacritics, digits, dots; for example nguyenvana.")
        return Field(key, .text(max: 100), label, hint: hint, required: true) { value throws(FieldFailure) in
            let typed = value?.string?.trimmed ?? ""
            guard !typed.isEmpty else { throw FieldFailure("Nhập tên đăng nhập.", "Enter a sign-in name.") }
            guard let name = SignInName.normalized(typed) else {
                throw FieldFailure(
                    "Tên đăng nhập có từ 2 đến 100 chữ cái không dấu, chữ số hoặc các dấu . _ - @ +.",
                    "A sign-in name has 2 to 100 letters without diacritics, digits or the signs . _ - @ +.")
            }
            return name
        }
    }
}

extension World {
    /// An account the actor manages; what does not exist in this agency is not found.
    func managedAccount(_ id: String) throws -> AccountRow {
        guard let account = try AccountRow.find(id, agency: agency, in: session) else { throw Refusal.notFound }
        return account
    }

    /// Opens an account without a password for a person.
    func createAccount(person: String, login: String, password: String? = nil) throws -> String {
        let taken = try session.row("SELECT account_id FROM account WHERE agency_id = \(agency) AND person_id = \(person)")
        guard taken == nil else {
            throw Refusal.conflict(
                "account.exists", Text("Người này đã có tài khoản.", "This person already has an account."),
                next: Text("Gửi liên kết đặt lại mật khẩu nếu cần.", "Send a password reset link if needed."))
        }
        let id = newID()
        let created = try session.execute(
            """
            INSERT INTO account (agency_id, account_id, person_id, login, password, totp_step, created_at)
            VALUES (\(agency), \(id), \(person), \(login), \(password), 0, \(now.milliseconds)) ON CONFLICT DO NOTHING
            """)
        guard created == 1 else {
            throw Refusal.invalid("login", "Tên đăng nhập “\(login)” đã có người dùng.", "The sign-in name “\(login)” is taken.")
        }
        return id
    }

    /// Ends sessions of an account.
    /// - Parameter kept: identifier of the session that stays.
    /// - Returns: how many ended.
    @discardableResult
    func endSessions(of account: String, except kept: String? = nil) throws -> Int {
        try session.execute(
            "DELETE FROM session WHERE agency_id = \(agency) AND account_id = \(account) AND session_id <> \(kept ?? "")")
    }
}
