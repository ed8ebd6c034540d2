internal import Crypto
internal import CryptoExtras
internal import FoundationEssentials
internal import Synchronization
internal import Vietnamese

/// How much work one scrypt hash costs (RFC 7914): 2^logRounds rounds over blocks of 128 × blockSize bytes.
public struct PasswordCost: Sendable, Hashable {
    /// Binary logarithm of the number of rounds.
    public let logRounds: Int
    /// Block size r.
    public let blockSize: Int
    /// Parallelism p.
    public let parallelism: Int

    /// Chooses a cost; memory is 128 × blockSize × 2^logRounds bytes.
    public init(logRounds: Int, blockSize: Int, parallelism: Int) {
        self.logRounds = logRounds
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    /// What every installation uses: 32 MiB, and about 0.1 seconds (157 ms measured on a busy virtual machine with two cores).
    public static let standard = PasswordCost(logRounds: 15, blockSize: 8, parallelism: 1)

    /// For tests and fictional people only: protects nothing.
    public static let token = PasswordCost(logRounds: 4, blockSize: 8, parallelism: 1)
}

/// What a password must be.
public enum PasswordRules {
    /// Fewest and most characters (NIST SP 800-63B, section 5.1.1.2: length counts, composition rules do not).
    public static let length = 12...256

    /// The password as it is hashed: letters composed, so that every keyboard gives the same bytes.
    static func normalized(_ typed: String) -> String { Vietnamese.composed(typed) }

    /// What is wrong with a new password, or nil.
    static func problem(_ typed: String) -> Text? {
        let password = normalized(typed)
        guard password.unicodeScalars.count >= length.lowerBound else {
            return Text(
                "Mật khẩu phải có ít nhất 12 ký tự; một câu ngắn dễ nhớ là tốt nhất.",
                "The password needs at least 12 characters; a short sentence is best.")
        }
        guard password.unicodeScalars.count <= length.upperBound else { return Text("Dài quá 256 ký tự.", "Longer than 256 characters.") }
        let folded = Vietnamese.folded(password)
        guard Set(folded.unicodeScalars).count >= 5, !commonest.contains(folded) else {
            return Text("Mật khẩu này quá dễ đoán. Chọn mật khẩu khác.", "This password is too easy to guess. Choose another.")
        }
        return nil
    }

    /// What is wrong with a new password of this person, or nil.
    static func problem(_ typed: String, login: String, name: String) -> Text? {
        if let problem = problem(typed) { return problem }
        let password = squeezed(typed)
        guard password != squeezed(login), password != squeezed(name), password != squeezed(login + login) else {
            return Text("Mật khẩu không được là tên đăng nhập hoặc họ tên.", "The password must not be the sign-in name or your name.")
        }
        return nil
    }

    private static func squeezed(_ text: String) -> String { Vietnamese.folded(text).filter { !$0.isWhitespace } }

    /// The commonest passwords of at least twelve characters, folded.
    private static let commonest: Set<String> = [
        "123456789012", "1234567890123", "12345678901234", "123456789012345", "1234567890123456", "012345678910", "0123456789012",
        "0987654321098", "123456654321", "123123123456", "112233445566", "abcdefghijkl", "abcdefghijklm", "abcd12345678", "abc123456789",
        "a123456789012", "qwertyuiop12", "qwertyuiop123", "qwertyuiopas", "qwertyuiop[]", "qwerty123456", "qwerty1234567", "1q2w3e4r5t6y",
        "1q2w3e4r5t6y7u", "1qaz2wsx3edc", "1qaz2wsx3edc4rfv", "zaq12wsxcde3", "asdfghjkl123", "zxcvbnm12345", "password1234", "password12345",
        "password123456", "password123!", "p@ssw0rd1234", "p@ssword1234", "passwordpassword", "mypassword123", "administrator",
        "administrator1", "administrator123", "admin1234567", "admin12345678", "adminadminadmin", "welcome12345", "letmein12345",
        "iloveyou1234", "iloveyou12345", "iloveyouforever", "matkhau12345", "matkhau123456", "matkhau1234567", "mat khau 123456", "matkhaumatkhau",
        "vietnam12345", "vietnam123456", "vietnamvodich", "dongthap2025", "dongthap1234", "dongthap12345", "thidua123456", "thiduakhenthuong",
        "thi dua khen thuong", "anhyeuem1234", "anhyeuem12345", "emyeuanh1234", "anhyeuemnhieulam", "yeuemmaimai1", "khongbiet1234",
        "nguyenvannam", "sieunhan1234", "hanoi1234567", "saigon123456", "changeme1234", "default12345", "temporary123", "test12345678",
    ]
}

/// Hashes and verifies passwords with scrypt, outside any transaction and only a few at a time.
///
/// Each derivation takes a thread and 32 MiB for as long as it runs. Half the processors may work on passwords; a short queue waits; the rest is
/// turned away, so that a flood of sign-ins cannot stop the pages of everybody else.
public final class Passwords: Sendable {
    /// The cost of new hashes.
    public let cost: PasswordCost
    private let workers: [Worker]
    private let state = Mutex((waiting: 0, next: 0))
    private static let longestQueue = 64

    /// Hashing at the cost every installation uses.
    public static let standard = Passwords(cost: .standard)

    /// Creates a set of workers.
    /// - Parameter workers: how many passwords are worked on at once; nil for half the processors.
    public init(cost: PasswordCost, workers: Int? = nil) {
        self.cost = cost
        self.workers = (0..<max(1, workers ?? ProcessInfo.processInfo.activeProcessorCount / 2)).map { _ in Worker() }
    }

    /// The stored form of a password, "$scrypt$ln=15,r=8,p=1$salt$hash" (PHC string format, base64 without padding).
    /// - Throws: `Refusal` of kind `tooMany` when too many are waiting.
    public func hash(_ password: String, randomness: Randomness) async throws -> String {
        let salt = randomness.bytes(16)
        let hash = try await derive(password, PasswordHash(cost: cost, salt: salt, hash: []))
        return PasswordHash(cost: cost, salt: salt, hash: hash).text
    }

    /// Whether the password fits the stored form. Without one, the same work is done for nothing, so that time tells nothing.
    /// - Throws: `Refusal` of kind `tooMany` when too many are waiting.
    public func verify(_ password: String, against stored: String?) async throws -> Bool {
        let known = stored.flatMap(PasswordHash.init)
        let expected = known ?? PasswordHash(cost: cost, salt: [UInt8](repeating: 0x5A, count: 16), hash: [UInt8](repeating: 0, count: 32))
        let hash = try await derive(password, expected)
        // Keys compare in constant time.
        return SymmetricKey(data: hash) == SymmetricKey(data: expected.hash) && known != nil
    }

    private func derive(_ password: String, _ form: PasswordHash) async throws -> [UInt8] {
        let turn = state.withLock { state -> Int? in
            guard state.waiting < Self.longestQueue else { return nil }
            state.waiting += 1
            state.next = (state.next + 1) % workers.count
            return state.next
        }
        guard let turn else { throw Refusal.passwordsBusy }
        defer { state.withLock { $0.waiting -= 1 } }
        return try await workers[turn].derive(PasswordRules.normalized(password), form)
    }

    /// One derivation at a time.
    private actor Worker {
        func derive(_ password: String, _ form: PasswordHash) throws -> [UInt8] {
            let key = try KDF.Scrypt.deriveKey(
                from: Array(password.utf8), salt: form.salt, outputByteCount: 32, rounds: 1 << form.cost.logRounds,
                blockSize: form.cost.blockSize, parallelism: form.cost.parallelism)
            return key.withUnsafeBytes { Array($0) }
        }
    }
}

/// The parts of a stored password hash.
struct PasswordHash: Sendable, Hashable {
    let cost: PasswordCost
    let salt, hash: [UInt8]

    init(cost: PasswordCost, salt: [UInt8], hash: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    /// Reads the stored form; nil when it is not one, or asks for more than this program ever spends.
    init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt" else { return nil }
        let costs = parts[2].split(separator: ",", omittingEmptySubsequences: false)
        guard costs.count == 3, let rounds = Self.number(costs[0], "ln="), let block = Self.number(costs[1], "r="),
            let parallelism = Self.number(costs[2], "p="), (1...17).contains(rounds), (1...16).contains(block), (1...8).contains(parallelism),
            let salt = Self.bytes(parts[3]), let hash = Self.bytes(parts[4]), hash.count == 32
        else { return nil }
        self.init(cost: PasswordCost(logRounds: rounds, blockSize: block, parallelism: parallelism), salt: salt, hash: hash)
    }

    var text: String {
        "$scrypt$ln=\(cost.logRounds),r=\(cost.blockSize),p=\(cost.parallelism)$\(Self.text(salt))$\(Self.text(hash))"
    }

    private static func number(_ part: Substring, _ name: String) -> Int? {
        part.hasPrefix(name) ? Int(part.dropFirst(name.count)) : nil
    }

    private static func text(_ bytes: [UInt8]) -> String {
        String(Data(bytes).base64EncodedString().prefix { $0 != "=" })
    }

    private static func bytes(_ text: Substring) -> [UInt8]? {
        Data(base64Encoded: text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)).map(Array.init)
    }
}

extension Field where Value == String {
    /// A password somebody chooses, held against `PasswordRules`.
    static func newPassword(_ key: String, _ label: Text) -> Field {
        let hint = Text(
            "Ít nhất 12 ký tự. Một câu ngắn dễ nhớ, có dấu cách và dấu tiếng Việt cũng được.",
            "At least 12 characters. A short sentence you remember is fine, with spaces and accents.")
        return Field(key, .secret(max: PasswordRules.length.upperBound), label, hint: hint, required: true) { value throws(FieldFailure) in
            guard let typed = value?.string, !typed.isEmpty else {
                throw FieldFailure("Chưa nhập “\(label.vi)”.", "“\(label.en)” is empty.")
            }
            if let problem = PasswordRules.problem(typed) { throw FieldFailure(problem.vi, problem.en) }
            return typed
        }
    }
}
