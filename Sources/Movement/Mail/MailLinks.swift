public import Storage
public import Vietnamese

/// What opening a link of a mail leads to. It never signs anybody in.
public enum OpenedMailLink: Sendable, Hashable {
    /// The page, for the person the mail went to; the link is used up.
    case page(String)
    /// The link is of somebody else; of whom is not told.
    case notYours
    /// Unknown, used or ended.
    case over
}

/// Reading and using the links of mails. Only their hashes are stored.
public enum MailLinks {
    /// Opens a link as somebody who is signed in, and uses it up when it is theirs.
    public static func open(_ token: String, as actor: Actor, now: Instant, in session: Session) throws -> OpenedMailLink {
        let row = try session.row(
            """
            SELECT agency_id, person_id, page FROM mail_link
            WHERE token_hash = \(secretHash(token)) AND used_at IS NULL AND expires_at > \(now.milliseconds)
            """)
        guard let row else { return .over }
        guard try row.text(0) == actor.agency, try row.text(1) == actor.person else { return .notYours }
        let used = try session.execute(
            "UPDATE mail_link SET used_at = \(now.milliseconds) WHERE token_hash = \(secretHash(token)) AND used_at IS NULL")
        return used == 1 ? .page(try row.text(2)) : .over
    }
}
