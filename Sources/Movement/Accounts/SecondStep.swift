internal import Storage
internal import Vietnamese

/// The second step of a sign-in: a time-based code, or a recovery code.
enum SecondStep {
    private enum Typed {
        case code(String)
        case recovery([UInt8])
    }

    private static func read(_ typed: String?) -> Typed? {
        let plain = (typed ?? "").filter { !$0.isWhitespace && $0 != "-" }
        if plain.utf8.count == 6, plain.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return .code(plain) }
        return plain.utf8.count == 16 ? .recovery(RecoveryCode.hash(plain)) : nil
    }

    /// Whether the code would be taken now. It is looked at together with the password, so that neither answer nor time tells which was wrong.
    static func holds(_ typed: String?, _ account: AccountRow?, now: Instant, in session: Session) throws -> Bool {
        let secret = account?.totpSecret
        switch read(typed) {
        case .code(let code):
            let step = OneTimePassword.acceptedStep(
                code, secret: secret ?? [UInt8](repeating: 0, count: 20), now: now, after: account?.totpStep ?? 0)
            return secret == nil || step != nil
        case .recovery(let hash):
            let row = try session.row(
                """
                SELECT used_at FROM recovery_code WHERE agency_id = \(account?.agency ?? "") AND account_id = \(account?.id ?? "")
                AND code_hash = \(hash) AND used_at IS NULL
                """)
            return secret == nil || row != nil
        case nil: return secret == nil
        }
    }

    /// Uses the code up.
    /// - Returns: whether it held; true for accounts without a second step.
    static func use(_ typed: String?, _ account: AccountRow, in world: World) throws -> Bool {
        guard let secret = account.totpSecret else { return true }
        switch read(typed) {
        case .code(let code):
            guard let step = OneTimePassword.acceptedStep(code, secret: secret, now: world.now, after: account.totpStep) else { return false }
            return try world.session.execute(
                """
                UPDATE account SET totp_step = \(step)
                WHERE agency_id = \(account.agency) AND account_id = \(account.id) AND totp_step < \(step)
                """) == 1
        case .recovery(let hash):
            return try world.session.execute(
                """
                UPDATE recovery_code SET used_at = \(world.now.milliseconds) WHERE agency_id = \(account.agency) AND account_id = \(account.id)
                AND code_hash = \(hash) AND used_at IS NULL
                """) == 1
        case nil: return false
        }
    }

    /// Turns the second step on with the secret that waited, and gives out new recovery codes.
    static func turnOn(_ account: AccountRow, secret: [UInt8], step: Int64, in world: World) throws -> [String] {
        try world.session.execute(
            """
            UPDATE account SET totp_secret = \(secret), totp_pending = NULL, totp_step = \(step)
            WHERE agency_id = \(account.agency) AND account_id = \(account.id)
            """)
        try forgetRecoveryCodes(account, in: world)
        let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode.make(world.randomness) }
        for code in codes {
            try world.session.execute(
                """
                INSERT INTO recovery_code (agency_id, account_id, code_hash)
                VALUES (\(account.agency), \(account.id), \(RecoveryCode.hash(code)))
                """)
        }
        return codes
    }

    /// Turns the second step off. The number of the last step stays, so that a code is never taken twice.
    static func turnOff(_ account: AccountRow, in world: World) throws {
        try world.session.execute(
            """
            UPDATE account SET totp_secret = NULL, totp_pending = NULL WHERE agency_id = \(account.agency) AND account_id = \(account.id)
            """)
        try forgetRecoveryCodes(account, in: world)
    }

    private static func forgetRecoveryCodes(_ account: AccountRow, in world: World) throws {
        try world.session.execute("DELETE FROM recovery_code WHERE agency_id = \(account.agency) AND account_id = \(account.id)")
    }
}
