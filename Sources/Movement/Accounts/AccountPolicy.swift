/// Who may see and change what about accounts.
///
/// That an account exists, its sign-in name and its state: the administrator, the console, and its owner. Sessions, tokens and the second step: the
/// owner alone, and only signed in; an API token never reaches what could make more keys.
public enum AccountPolicy {
    /// Whether the viewer may see which accounts there are, and open, close or reset them.
    public static func mayManage(_ viewer: Actor) -> Bool {
        viewer.identity == .operator || (viewer.has(.administrator) && viewer.scope == nil)
    }

    /// Whether the viewer may see and change the keys of an account: password, second step, sessions, tokens.
    public static func ownsKeys(of account: String, _ viewer: Actor) -> Bool { viewer.account == account && viewer.scope == nil }
}

extension World {
    /// The actor's own account; throws `signedOut` for visitors and `outsideScope` for API tokens.
    func ownAccount() throws -> String {
        guard let account = actor.account else { throw Refusal.signedOut }
        guard AccountPolicy.ownsKeys(of: account, actor) else { throw Refusal.outsideScope }
        return account
    }
}

extension Refusal {
    /// The one answer to a sign-in that fails, whatever was wrong: unknown name, wrong password, wrong code, closed account.
    public static let signInFailed = Refusal(
        .invalid, "account.sign-in-failed",
        Text("Tên đăng nhập, mật khẩu hoặc mã không đúng.", "The sign-in name, password or code is not right."),
        next: Text(
            "Kiểm tra rồi thử lại. Nếu quên mật khẩu, nhờ người quản trị hệ thống gửi liên kết đặt lại.",
            "Check and try again. If you forgot the password, ask the system administrator for a reset link."))

    /// The answer after too many wrong attempts from one place.
    public static let throttled = Refusal(
        .tooMany, "account.throttled",
        Text("Có quá nhiều lần thử không đúng.", "There were too many wrong attempts."),
        next: Text("Chờ 15 phút rồi thử lại.", "Wait 15 minutes, then try again."))

    /// The answer when too many passwords are being checked at once.
    public static let passwordsBusy = Refusal(
        .tooMany, "account.busy", Text("Đang có quá nhiều người đăng nhập cùng lúc.", "Too many people are signing in at once."),
        next: Text("Thử lại sau ít giây.", "Try again in a few seconds."))

    static let signInPage = Refusal(
        .forbidden, "account.sign-in-page", Text("Chỉ đăng nhập được ở trang Đăng nhập.", "Signing in works only on the sign-in page."),
        next: Text("Mở trang Đăng nhập; chương trình thì dùng khóa API.", "Open the sign-in page; programs use an API token."))

    static func wrongCurrentPassword(_ field: String) -> Refusal {
        invalid(field, "Mật khẩu hiện tại không đúng.", "The current password is not right.")
    }
}
