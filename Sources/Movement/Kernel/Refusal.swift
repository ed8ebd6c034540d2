/// What is wrong with one field, in words that stand both beside the field and in the summary.
public struct FieldProblem: Sendable, Hashable {
    /// Key of the field.
    public let key: String
    /// What is wrong, and how to put it right.
    public let message: Text

    /// Creates a problem.
    public init(_ key: String, _ message: Text) {
        self.key = key
        self.message = message
    }
}

/// A "no" that carries its reason and a next step. Pages, API and command line only print it.
public struct Refusal: Error, Sendable, Hashable {
    /// What sort of "no" it is; each door translates it once (HTTP status, exit code).
    public enum Kind: String, Sendable, Hashable {
        /// The input cannot be understood or is out of limits (422).
        case invalid
        /// Nobody is signed in (401).
        case signedOut
        /// The one who asks knows the thing exists but may not do this (403).
        case forbidden
        /// The thing does not exist for the one who asks (404).
        case notFound
        /// The state of things does not allow it now (409).
        case conflict
        /// Too often (429).
        case tooMany
    }

    /// What sort of "no".
    public let kind: Kind
    /// Stable code for scripts, such as "plan.already-launched".
    public let code: String
    /// Why.
    public let reason: Text
    /// What to do next.
    public let next: Text
    /// The article it comes from, when it is the law that says no.
    public let citation: String?
    /// Problems of single fields.
    public let fields: [FieldProblem]

    /// Creates a refusal.
    public init(_ kind: Kind, _ code: String, _ reason: Text, next: Text, citation: String? = nil, fields: [FieldProblem] = []) {
        self.kind = kind
        self.code = code
        self.reason = reason
        self.next = next
        self.citation = citation
        self.fields = fields
    }

    /// The one answer for everything that does not exist or may not be known to exist.
    public static let notFound = Refusal(
        .notFound, "not-found", Text("Không tìm thấy nội dung này.", "This page or item was not found."),
        next: Text("Kiểm tra lại địa chỉ, hoặc về trang đầu.", "Check the address, or go to the home page."))

    /// The answer for acts that need somebody to be signed in.
    public static let signedOut = Refusal(
        .signedOut, "signed-out", Text("Bạn cần đăng nhập để làm việc này.", "You need to sign in to do this."),
        next: Text("Đăng nhập rồi thử lại.", "Sign in and try again."))

    /// The answer for acts that the actor's posts do not allow.
    public static let forbidden = Refusal(
        .forbidden, "forbidden", Text("Chức vụ của bạn không có quyền làm việc này.", "Your posts do not give you the right to do this."),
        next: Text("Hỏi cán bộ thi đua hoặc thủ trưởng đơn vị.", "Ask the emulation officer or the head of your unit."))

    /// The answer when the disk of the server is full: nothing was written, and reading goes on.
    public static let diskFull = Refusal(
        .conflict, "storage.full",
        Text(
            "Ổ đĩa của máy chủ đã đầy nên việc này chưa được ghi; không có gì ghi dở.",
            "The server's disk is full; nothing was recorded, not even in part."),
        next: Text(
            "Báo quản trị giải phóng chỗ, rồi gửi lại. Trong lúc đó vẫn xem được mọi trang.",
            "Tell the administrator to make room, then send it again. Meanwhile every page can still be read."))

    /// A refusal for fields that do not hold.
    public static func invalid(_ problems: [FieldProblem]) -> Refusal {
        Refusal(
            .invalid, "invalid-fields", Text("Có nội dung chưa đúng.", "There is a problem with what was entered."),
            next: Text("Sửa những ô được nêu rồi gửi lại.", "Correct the fields listed and send again."), fields: problems)
    }

    /// A refusal for one field.
    public static func invalid(_ key: String, _ vi: String, _ en: String) -> Refusal {
        invalid([FieldProblem(key, Text(vi, en))])
    }

    /// A refusal because things have moved on.
    public static func conflict(_ code: String, _ reason: Text, next: Text) -> Refusal {
        Refusal(.conflict, code, reason, next: next)
    }
}
