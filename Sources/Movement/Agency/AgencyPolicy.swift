/// Who may see and change what about units, posts and people. Pages, lists, counts, search, API and acts all ask here.
///
/// The structure is public: unit names, and the titles of heads. Names of people, posts and memberships are for those who are signed in to the
/// same agency; code, e-mail, gender and the direct-work mark only for the person, the emulation officer and the administrator. Other agencies
/// do not exist.
public enum AgencyPolicy {
    /// Whether the viewer may change units and people.
    public static func mayManage(_ viewer: Actor) -> Bool { isOperator(viewer) || viewer.has(.administrator, .officer) }

    /// Whether the viewer may say which roles a post carries.
    public static func mayGiveRoles(_ viewer: Actor) -> Bool { isOperator(viewer) || viewer.has(.administrator) }

    /// Whether the viewer may let agencies begin below this one.
    public static func mayInviteAgencies(_ viewer: Actor) -> Bool { isOperator(viewer) || viewer.has(.administrator) }

    /// Whether the viewer may see names, posts and memberships of people, and how many there are.
    public static func maySeePeople(_ viewer: Actor) -> Bool { viewer.isSignedIn || isOperator(viewer) }

    /// Whether the viewer may see code, e-mail, gender and the direct-work mark of a person.
    public static func maySeeDetails(of person: Identifier<Person>, _ viewer: Actor) -> Bool {
        viewer.person == person.rawValue || mayManage(viewer)
    }

    /// Whether the viewer may see which roles a post carries.
    public static func maySeeRoles(_ viewer: Actor) -> Bool { mayManage(viewer) || viewer.has(.head, .inspector) }

    /// Whether the viewer may take out the whole list of people with its reserved columns.
    public static func mayExport(_ viewer: Actor) -> Bool { mayManage(viewer) }

    /// Why the actor may not give this post to this person, or nil.
    ///
    /// Posts with the highest powers are given by an administrator, and nobody, administrators included, gives themselves a post that carries
    /// a role or heads a unit.
    static func refusalToAssign(_ post: Post, to person: String, by actor: Actor) -> Refusal? {
        if actor.person == person, post.isHead || !post.roles.isEmpty { return .ownPower }
        return refusalToTake(post, by: actor)
    }

    /// Why the actor may not end this post or take it from its holder, or nil.
    static func refusalToTake(_ post: Post, by actor: Actor) -> Refusal? {
        post.isProtected && !mayGiveRoles(actor) ? .protectedPost : nil
    }

    private static func isOperator(_ viewer: Actor) -> Bool { viewer.identity == .operator }
}

extension Refusal {
    static let ownPower = Refusal(
        .forbidden, "post.own-power",
        Text("Không ai tự giao cho mình chức vụ có quyền.", "Nobody can give themselves a post that carries powers."),
        next: Text("Nhờ người khác có thẩm quyền giao.", "Ask somebody else who may give it."))
    static let protectedPost = Refusal(
        .forbidden, "post.protected",
        Text(
            "Chức vụ này mang quyền thủ trưởng hoặc quản trị, chỉ người quản trị mới giao hoặc kết thúc được.",
            "This post carries the powers of the head or of an administrator; only an administrator may give or end it."),
        next: Text("Nhờ người quản trị hệ thống.", "Ask the system administrator."))
    static let roleGiving = Refusal(
        .forbidden, "post.roles",
        Text("Chỉ người quản trị mới gắn vai trò cho chức vụ.", "Only an administrator may attach roles to a post."),
        next: Text("Bỏ chọn vai trò, hoặc nhờ người quản trị hệ thống.", "Leave the roles out, or ask the system administrator."))
}
