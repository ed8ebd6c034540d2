public import Movement
public import Storage

/// Exemplars at each stage in a movement of `TestWorld` or of a town: the reading division, nurtured by the clerk; staff, proposed and asked for
/// consent; a household, published with its name, which the reading division (by staff, not yet confirmed) and the leadership (by the head, not yet
/// checked) took over, the leadership with a result.
public struct StagedExemplars: Sendable {
    /// Exemplars.
    public let nurtured, proposed, published: String
    /// Adoptions of the published one: one that waits for the head of the unit, one that waits for the officer.
    public let declared, confirmed: String
    /// A step of the plan that is not done.
    public let step: String

    /// What is told of an exemplar.
    public static func text(_ title: String) -> [String: JSONValue] {
        [
            "title": .string(title), "story": "Bắt đầu từ một buổi tối.\nRồi thành nếp.", "steps": "Chọn một buổi.\nCử người trực.\nĐếm người đến.",
            "measure": "Số người đến mỗi tối", "unit_label": "người", "before": 12, "after": 40, "source": "Sổ trực buổi tối, tháng 2/2025",
        ]
    }

    /// A measured result of an adoption.
    public static let result: [String: JSONValue] = [
        "on": "2025-03-03", "measure": "Số người đến mỗi tối", "unit_label": "người", "before": 5, "after": 21, "source": "Sổ trực",
    ]

    /// A target of the desk's team whose register has reached its goal, "targets:target-desk": something to suggest. Entered by SQL.
    public static func suggest(movement: String, obligation: String, in session: Session) throws {
        try TargetFixture.enter("target-desk", title: "Lượt mượn sách", movement: movement, obligation: obligation, unit: "desk", in: session)
        try session.execute("UPDATE target SET source = 'entries', goal = 1000 WHERE target_id = 'target-desk'")
        try session.execute(
            """
            INSERT INTO entry (agency_id, target_id, entry_id, kind, title, on_date, amount, fields, at, actor, reason)
            VALUES (\(TestWorld.agency), 'target-desk', 'entry-desk', 'other', 'Lượt đầu', '2025-03-01', 1000, '{}', 0, 'staff', '')
            """)
    }

    /// Plays it through acts.
    public init(movement: String, runner: ActRunner, database: Database) async throws {
        func act(_ name: String, _ values: [String: JSONValue], as key: String = "officer") async throws -> Receipt {
            try await runner.perform(name, values, as: TestWorld.source(key), channel: .web)
        }
        func start(_ kind: String, _ who: [String: JSONValue]) async throws -> String {
            let plain: [String: JSONValue] = [
                "movement": .string(movement), "kind": .string(kind), "grounds": "Đông người đến nhất trong hai tháng, theo sổ trực.",
            ]
            return try await act("exemplar.start", plain.merging(who) { $1 }).subjectID
        }
        func write(_ exemplar: String, _ title: String) async throws {
            _ = try await act("exemplar.write", Self.text(title).merging(["exemplar": .string(exemplar)]) { $1 })
            _ = try await act("exemplar.propose", ["exemplar": .string(exemplar)])
        }
        nurtured = try await start("unit", ["unit": "reading", "mentor": "clerk"])
        _ = try await act(
            "exemplar.plan", ["exemplar": .string(nurtured), "what": "Đi học một buổi ở thư viện tỉnh.", "by": "2025-03-31"], as: "clerk")
        _ = try await act(
            "exemplar.checkin", ["exemplar": .string(nurtured), "on": "2025-03-03", "seen": "Hai tối liền có người xếp hàng."], as: "clerk")
        proposed = try await start("person", ["person": "staff"])
        try await write(proposed, "Một mình mở cửa ba tối")
        published = try await start("household", ["name": "Hộ ông Năm"])
        try await write(published, "Tủ sách ở hiên nhà")
        _ = try await act(
            "exemplar.consent", ["exemplar": .string(published), "version": 1, "named": true, "document": "Giấy đồng ý ngày 01/3/2025"])
        _ = try await act("exemplar.publish", ["exemplar": .string(published)], as: "head")
        declared = try await act(
            "adoption.declare", ["exemplar": .string(published), "unit": "reading", "since": "2025-03-01", "place": "Phòng đọc tầng 1"], as: "staff"
        ).subjectID
        confirmed = try await act(
            "adoption.declare", ["exemplar": .string(published), "unit": "leadership", "since": "2025-03-02", "from": .string(declared)], as: "head"
        ).subjectID
        _ = try await act("adoption.measure", Self.result.merging(["adoption": .string(confirmed)]) { $1 }, as: "head")
        let nurtured = nurtured
        step = try await database.read { try $0.row("SELECT step_id FROM exemplar_step WHERE exemplar_id = \(nurtured)")?.text(0) ?? "" }
    }
}
