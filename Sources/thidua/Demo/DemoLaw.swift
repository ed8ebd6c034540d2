internal import Movement

/// What the legal officer has read and confirmed, and the department's own rules.
extension DemoStory {
    private static let rules = """
        pack: quy-che-so
        title: {vi: Quy chế của Sở (trình diễn), en: The department's own rules (demonstration)}
        document: Quy chế thi đua, khen thưởng của Sở (trình diễn)
        quotas:
          - {id: so-gk-ca-nhan, awards: [gk-ca-nhan], subjects: [person], participants: 5, at-least-one: true, article: Điều 6}
          - {id: so-gk-tap-the, awards: [gk-tap-the], subjects: [collective], participants: 10, at-least-one: true, article: Điều 6}
        quorums:
          - {id: so-phien-hop, share: 2/3, article: Điều 8}
          - {id: so-phien-xet, share: 80/100, written: true, for-awards: true, article: Điều 8}
        deadlines:
          - {id: so-thong-bao, code: notice, name: {vi: Công khai trước khi quyết định, en: Notice before the decision}, working-days: 7, article: Điều 9}
        """

    static func law(_ play: DemoPlay) async throws {
        play.on(day("2025-03-21"), 8, 40)
        try await play.act(
            "law.decide", by: DemoPeople.legal,
            [
                "entry": "local-ttldtt", "holds": "yes", "text_read": "Quy chế của Sở (trình diễn)",
                "reason": "Quy chế của Sở nêu đúng các điều kiện này, kể cả tỷ lệ 70%.",
            ])
        try await play.act(
            "law.draft", by: DemoPeople.officer, ["body": .string(rules), "note": "Tỷ lệ giấy khen, số thành viên phải dự, thời gian công khai."])
        try await play.act(
            "law.adopt", by: DemoPeople.legal,
            ["version": 1, "document": "QĐ 12/QĐ-SKHĐT ngày 21/3/2025 (trình diễn)", "effective_on": "2025-04-01"])
    }
}
