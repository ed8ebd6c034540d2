internal import Movement
internal import Storage
internal import TestSupport
internal import Vietnamese

/// The plan of the town, and who does what with it.
enum TownPlan {
    static let text = """
        KẾ HOẠCH
        Tổ chức phong trào thi đua “Thư viện mở cửa mỗi tối” giai đoạn 2024 – 2026

        Sở Thử nghiệm ban hành Kế hoạch tổ chức phong trào thi đua “Thư viện mở cửa mỗi tối” giai đoạn 2024 – 2026, với những nội dung như sau:

        I. MỤC ĐÍCH, YÊU CẦU

        1. Mục đích

        - Tạo khí thế thi đua sôi nổi trong toàn cơ quan.

        II. NỘI DUNG THI ĐUA

        1. Xây dựng lịch mở cửa buổi tối và thông báo rộng rãi cho bạn đọc.

        2. Bổ sung sách mới; sửa chữa phòng đọc cho người cao tuổi.

        III. TỔ CHỨC THỰC HIỆN

        1. Giao Văn phòng Sở theo dõi, đôn đốc việc thực hiện phong trào.

        2. Trưởng các phòng, đơn vị thuộc Sở phổ biến kế hoạch cho công chức, viên chức, người lao động.

        Nơi nhận:
        - Sở Nội vụ;
        - Các phòng, đơn vị thuộc Sở;
        - Lưu: VT, VP.

        GIÁM ĐỐC
        (chữ ký)
        Phạm Văn Thử
        """
}

/// Plays the acts that the town begins with, in a fixed order and from a fixed seed.
struct TownBuilder {
    let world: TestWorld
    let runner: ActRunner

    init(world: TestWorld, seed: UInt64 = 2025) {
        self.world = world
        runner = ActRunner(
            database: world.database, clock: Clock { TestWorld.noon }, randomness: .seeded(seed), passwords: Passwords(cost: .token))
    }

    @discardableResult
    func act(_ name: String, _ values: [String: JSONValue], as key: String) async throws -> Receipt {
        try await runner.perform(name, values, as: TestWorld.source(key), channel: .web)
    }

    func read(_ text: String, as key: String) async throws -> String { try await act("plan.read", ["text": .string(text)], as: key).subjectID }

    func obligations(of plan: String, as key: String) async throws -> [ReviewObligation] {
        let viewer = try await world.actor(key)
        return try await world.database.read { try PlanQueries.review(plan, version: nil, for: viewer, today: TestWorld.today, in: $0).obligations }
    }

    func launch(
        _ text: String, slug: String, preparing: String = "officer", launching: String = "head", owner: String = "reading"
    ) async throws -> (plan: String, movement: String) {
        let plan = try await read(text, as: preparing)
        for one in try await obligations(of: plan, as: preparing) where one.owners.isEmpty {
            try await act("obligation.assign", ["obligation": .string(one.id), "units": [.string(owner)]], as: preparing)
        }
        try await act("obligation.accept-all", ["plan": .string(plan)], as: preparing)
        let launched = try await act(
            "plan.launch",
            [
                "plan": .string(plan), "slug": .string(slug), "authority": "Giám đốc Sở", "question": "Thư viện mở cửa khi nào?",
                "choice1": "Mỗi sáng", "choice2": "Mỗi tối", "answer": 2,
            ], as: launching)
        return (plan, launched.subjectID)
    }

    /// One person has read the plan, one has begun, and the division has done something.
    func live(movement: String, plan: String) async throws {
        let opened = try await act("acknowledgement.open", ["movement": .string(movement)], as: "staff")
        for section in 1...(opened.result["sections"]?.int ?? 1) {
            try await act("acknowledgement.read", ["movement": .string(movement), "section": .int(section)], as: "staff")
        }
        try await act("acknowledgement.answer", ["movement": .string(movement), "choice": 2], as: "staff")
        guard let owned = try await obligations(of: plan, as: "officer").first(where: { $0.clause == Town.clause }) else { throw Refusal.notFound }
        try await act(
            "clause.note", ["obligation": .string(owned.id), "text": "Mở cửa thử hai buổi tối, 41 bạn đọc.", "on": "2025-03-01"], as: "unitHead")
    }
}
