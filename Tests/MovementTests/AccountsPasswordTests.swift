internal import Testing
internal import Vietnamese

@testable internal import Movement

struct AccountsPasswordTests {
    @Test("A stored password names its cost and fits only itself") func storedForm() async throws {
        let passwords = Passwords(cost: .token)
        let stored = try await passwords.hash("con trâu ăn cỏ", randomness: .system)
        #expect(stored.hasPrefix("$scrypt$ln=4,r=8,p=1$"))
        #expect(stored.split(separator: "$").count == 4)
        #expect(try await passwords.verify("con trâu ăn cỏ", against: stored))
        #expect(try await passwords.verify("con trau an co", against: stored) == false)
        #expect(try await passwords.hash("con trâu ăn cỏ", randomness: .system) != stored)
    }

    @Test("A hash made at another cost still fits") func otherCost() async throws {
        let stored = try await Passwords(cost: PasswordCost(logRounds: 5, blockSize: 4, parallelism: 2)).hash("mười hai ký tự", randomness: .system)
        #expect(try await Passwords(cost: .token).verify("mười hai ký tự", against: stored))
    }

    @Test("The cost of every installation works, and is what the documentation says") func standardCost() async throws {
        let stored = try await Passwords.standard.hash("con trâu ăn cỏ", randomness: .system)
        #expect(stored.hasPrefix("$scrypt$ln=15,r=8,p=1$"))
        #expect(try await Passwords.standard.verify("con trâu ăn cỏ", against: stored))
    }

    @Test("The same letters typed composed or decomposed are one password") func composition() async throws {
        let passwords = Passwords(cost: .token)
        let stored = try await passwords.hash("Đồng Tháp Mười", randomness: .system)
        #expect(try await passwords.verify("Đo\u{302}\u{300}ng Tha\u{301}p Mu\u{31B}o\u{31B}\u{300}i", against: stored))
    }

    @Test("scrypt gives the value of RFC 7914, section 12") func rfc7914() async throws {
        // N = 16, r = 1, p = 1 over two empty strings; the first 32 of the 64 bytes, because the last step is PBKDF2 with blocks of 32.
        let expected: [UInt8] = [
            0x77, 0xd6, 0x57, 0x62, 0x38, 0x65, 0x7b, 0x20, 0x3b, 0x19, 0xca, 0x42, 0xc1, 0x8a, 0x04, 0x97,
            0xf1, 0x6b, 0x48, 0x44, 0xe3, 0x07, 0x4a, 0xe8, 0xdf, 0xdf, 0xfa, 0x3f, 0xed, 0xe2, 0x14, 0x42,
        ]
        let stored = PasswordHash(cost: PasswordCost(logRounds: 4, blockSize: 1, parallelism: 1), salt: [], hash: expected)
        #expect(try await Passwords(cost: .token).verify("", against: stored.text))
    }

    @Test(
        "What is not a stored password fits nothing",
        arguments: [
            nil, "", "plain", "$scrypt$ln=4,r=8,p=1$c2FsdA$", "$scrypt$ln=18,r=8,p=1$c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "$argon2id$ln=4,r=8,p=1$c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        ])
    func unreadable(_ stored: String?) async throws {
        #expect(try await Passwords(cost: .token).verify("", against: stored) == false)
    }

    @Test(
        "Passwords that are refused",
        arguments: [
            "ngắn quá", "mười một kt", "aaaaaaaaaaaaaa", "abababababab", "123456789012", "Password1234", "MATKHAU123456", "Thi đua khen thưởng",
            String(repeating: "dài quá ", count: 33),
        ])
    func refused(_ password: String) { #expect(PasswordRules.problem(password) != nil) }

    @Test(
        "Passwords that are taken",
        arguments: ["con trâu ăn cỏ", "12 ký tự là đủ", "correct horse battery", String(repeating: "abcdefgh", count: 32)])
    func taken(_ password: String) { #expect(PasswordRules.problem(password) == nil) }

    @Test(
        "Name and sign-in name are no passwords",
        arguments: [
            ("Nguyễn Văn Chính", false), ("nguyen van chinh", false), ("NguyenVanChinh", false), ("nv.chinh.sotttt", false),
            ("nguyen van chinh 7", true),
        ])
    func ownName(_ password: String, isTaken: Bool) {
        #expect((PasswordRules.problem(password, login: "nv.chinh.sotttt", name: "Nguyễn Văn Chính") == nil) == isTaken)
    }

    @Test("A queue that is full turns away instead of piling up") func fullQueue() async throws {
        let passwords = Passwords(cost: PasswordCost(logRounds: 10, blockSize: 8, parallelism: 1), workers: 1)
        let refused = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    do { return try await passwords.verify("con trâu ăn cỏ", against: nil) } catch { return (error as? Refusal) == .passwordsBusy }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        // At most 64 wait; how many of the 200 came while 64 waited depends on the machine.
        #expect(refused <= 200 - 64)
        #expect(try await passwords.verify("con trâu ăn cỏ", against: nil) == false)
    }
}

struct AccountsOneTimePasswordTests {
    /// The secret of RFC 6238, appendix B, for SHA-1.
    static let secret = Array("12345678901234567890".utf8)

    @Test(
        "The vectors of RFC 6238, appendix B",
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"), (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ] as [(Int64, String)])
    func vectors(_ seconds: Int64, _ code: String) {
        let step = OneTimePassword.step(at: .init(milliseconds: seconds * 1000))
        #expect(OneTimePassword.code(secret: Self.secret, step: step, digits: 8) == code)
        #expect(OneTimePassword.code(secret: Self.secret, step: step) == code.suffix(6))
    }

    @Test(
        "A code holds one step early and late, and once", arguments: [(-2, false), (-1, true), (0, true), (1, true), (2, false)] as [(Int64, Bool)])
    func window(_ distance: Int64, _ holds: Bool) {
        let code = OneTimePassword.code(secret: Self.secret, step: 1000 + distance)
        let now = 1000 * OneTimePassword.period * 1000
        #expect((OneTimePassword.acceptedStep(code, secret: Self.secret, now: .init(milliseconds: now), after: 0) != nil) == holds)
        #expect(OneTimePassword.acceptedStep(code, secret: Self.secret, now: .init(milliseconds: now), after: 1000 + distance) == nil)
    }

    @Test(
        "Base 32 as in RFC 4648, section 10",
        arguments: [
            ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI"),
        ])
    func base32(_ plain: String, _ text: String) { #expect(OneTimePassword.base32(Array(plain.utf8)) == text) }

    @Test("Recovery codes are read whatever the case, spaces and hyphens") func recovery() {
        let code = RecoveryCode.make(.system)
        #expect(code.count == 19)
        #expect(RecoveryCode.hash(code) == RecoveryCode.hash(code.uppercased().replacing("-", with: " ")))
        #expect(RecoveryCode.hash(code) != RecoveryCode.hash(RecoveryCode.make(.system)))
    }
}

struct AccountsThrottleTests {
    @Test(
        "An address is counted as the part of the network one customer holds",
        arguments: [
            ("203.0.113.9", "203.0.113.9"), ("::ffff:203.0.113.9", "203.0.113.9"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2"),
            ("2001:0db8:0001:0002::9", "2001:db8:1:2"), ("2001:db8::1", "2001:db8::"), ("::1", ":::"), ("[2001:db8:1:2::1]", "2001:db8:1:2"),
            ("fe80::1%eth0", "fe80:::"), ("local", "local"),
        ])
    func networks(_ address: String, _ network: String) { #expect(Throttle.network(of: address) == network) }
}
