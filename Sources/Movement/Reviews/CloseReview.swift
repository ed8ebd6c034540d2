internal import Storage
internal import Vietnamese

/// Freezes text and figures of a review with a hash; only the head of the agency does.
struct CloseReview: Act {
    static let isPublic = Field.flag(
        "public", Text("Công khai ra ngoài cơ quan", "Show it to the public"),
        hint: Text("Người trong cơ quan xem được ngay khi chốt.", "Everybody who works here sees it once it is closed."))
    static let seen = Field.optionalInteger("version", Text("Bản đã xem", "Version seen"), in: 0...1_000_000)
    static let declaration = ActDeclaration(
        "review.close", title: Text("Chốt báo cáo", "Close the review"),
        summary: Text(
            "Thủ trưởng chốt báo cáo: lời và số liệu được giữ nguyên cùng mã băm, dữ liệu đổi sau đó không làm báo cáo đổi.",
            "The head closes the review: text and figures are kept with a hash, and later changes of data do not change it."),
        button: Text("Chốt báo cáo", "Close the review"), fields: [ReviewFields.review.declaration, isPublic.declaration, seen.declaration])

    private let review: String
    private let isPublic: Bool
    private let seen: Int?

    init(_ input: ActInput) throws {
        review = try input[ReviewFields.review]
        isPublic = try input[Self.isPublic]
        seen = try input[Self.seen]
    }

    func permit(in world: World) throws {
        _ = try ReviewStore.openReview(review, in: world)
        guard ReviewPolicy.mayClose(world.actor) else { throw Refusal.headCloses }
    }

    func perform(in world: World) throws -> ActOutcome {
        let stored = try ReviewStore.openReview(review, in: world)
        guard seen ?? stored.version == stored.version else { throw Refusal.reviewMoved }
        let live = try ReviewQueries.live(stored, today: world.today, for: world.actor, in: world.session)
        guard live.unfinished.isEmpty else { throw Refusal.reviewUnfinished(live.unfinished) }
        guard live.openFlags.isEmpty else { throw Refusal.reviewContradicts(live.openFlags.map(\.flag)) }
        let authority = try authority(in: world)
        let frozen = FrozenReview.json(live, closedAt: world.now, authority: authority)
        let hash = PlanText.hash(frozen)
        try world.session.execute(
            """
            UPDATE review SET state = 'closed', is_public = \(isPublic), version = version + 1, closed_at = \(world.now.milliseconds),
                closed_by = \(world.actor.recordName), authority = \(authority), frozen = \(frozen), hash = \(hash)
            WHERE agency_id = \(world.agency) AND review_id = \(review)
            """)
        return ActOutcome(
            subject: "review:\(review)",
            sentence: Text(
                "\(authority) chốt “\(stored.summary.title)”, SHA-256 \(hash).", "\(authority) closed “\(stored.summary.title)”, SHA-256 \(hash)."),
            result: ["review": .string(review), "slug": .string(stored.slug), "hash": .string(hash)])
    }

    /// The post and the name of the one who closes it.
    private func authority(in world: World) throws -> String {
        let title = try world.session.row(
            """
            SELECT t.title FROM post t JOIN post_role r ON r.agency_id = t.agency_id AND r.post_id = t.post_id AND r.role = \(Role.head.rawValue)
            WHERE t.agency_id = \(world.agency) AND t.post_id IN \(list: world.actor.posts.sorted()) ORDER BY t.position, t.post_id
            """)?.text(0)
        return [title, world.actor.name].compactMap { $0 }.joined(separator: " ")
    }
}
