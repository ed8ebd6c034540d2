internal import Foundation
internal import Movement
internal import PlanReading
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

/// A small department with one person per role, entered by SQL so that plans are tested apart from the acts on people and units.
struct PlanHouse: Sendable {
    static let agency = "agency-a"
    static let plan = """
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

    /// Who there is: key, name, units, posts.
    static let people: [(key: String, name: String, unit: String?, post: String?)] = [
        ("head", "Phạm Văn Thử", "leadership", "director"), ("officer", "Lê Thị Duyên", "office", "officer"),
        ("unitHead", "Trần Văn Phòng", "office", "office-head"), ("readingHead", "Đỗ Thị Sách", "reading", "reading-head"),
        ("staff", "Nguyễn Thị Viên", "reading", nil), ("legalOfficer", "Vũ Văn Luật", "office", "legal"),
        ("inspector", "Bùi Thị Tra", "reading", "inspector"), ("administrator", "Hồ Văn Máy", nil, "administrator"),
        ("clerk", "Mai Thị Thư", "office", "clerk"), ("accountant", "Tô Văn Toán", "office", "accountant"),
        ("councilMember", "Cao Thị Đồng", "leadership", "council"), ("councilSecretary", "Lý Văn Ký", "office", "secretary"),
        ("massOrganisation", "Đinh Thị Đoàn", "union", "union-chair"),
    ]
    static let posts: [(key: String, title: String, unit: String, isHead: Bool, role: Role)] = [
        ("director", "Giám đốc", "leadership", true, .head), ("officer", "Chuyên viên thi đua", "office", false, .officer),
        ("office-head", "Chánh Văn phòng", "office", true, .unitHead), ("reading-head", "Trưởng phòng Bạn đọc", "reading", true, .unitHead),
        ("legal", "Chuyên viên pháp chế", "office", false, .legalOfficer), ("inspector", "Thanh tra nhân dân", "reading", false, .inspector),
        ("administrator", "Quản trị hệ thống", "office", false, .administrator), ("clerk", "Văn thư", "office", false, .clerk),
        ("accountant", "Kế toán", "office", false, .accountant), ("council", "Ủy viên Hội đồng", "leadership", false, .councilMember),
        ("secretary", "Thư ký Hội đồng", "office", false, .councilSecretary), ("union-chair", "Chủ tịch", "union", true, .massOrganisation),
    ]
    static let units: [(key: String, name: String, parent: String?)] = [
        ("leadership", "Ban Giám đốc", nil), ("office", "Văn phòng", nil), ("reading", "Phòng Bạn đọc", nil), ("union", "Công đoàn Sở", nil),
    ]

    let database: Database
    let time: TestTime
    let runner: ActRunner

    static func with(_ engine: Engine, _ body: (PlanHouse) async throws -> Void) async throws {
        try await TestDatabases.withDatabase(engine, migrations: Schema.migrations) { database in
            let time = TestTime(Instant(milliseconds: 1_741_000_000_000))
            let house = PlanHouse(database: database, time: time, runner: ActRunner(database: database, clock: time.clock))
            try await house.furnish(agency, name: "Sở Thử nghiệm")
            try await body(house)
        }
    }

    var today: CivilDate { time.now.vietnamDate }

    /// Enters an agency with its units, posts, people and accounts.
    func furnish(_ agency: String, name: String) async throws {
        try await database.write { session in
            try session.execute(
                """
                INSERT INTO agency (agency_id, slug, name, name_en, short_name, valid_from)
                VALUES (\(agency), \(agency), \(name), 'Test Department', 'STN', '2020-01-01')
                """)
            for (position, unit) in Self.units.enumerated() {
                try session.execute(
                    "INSERT INTO unit (agency_id, unit_id, code, kind, valid_from) VALUES (\(agency), \(unit.key), \(unit.key), 'office', '2020-01-01')"
                )
                try session.execute(
                    """
                    INSERT INTO unit_version (agency_id, unit_id, valid_from, name, name_en, folded, parent_id, position)
                    VALUES (\(agency), \(unit.key), '2020-01-01', \(unit.name), \(unit.name), \(Vietnamese.folded(unit.name)), \(unit.parent),
                            \(position))
                    """)
            }
            for (position, post) in Self.posts.enumerated() {
                try session.execute(
                    """
                    INSERT INTO post (agency_id, post_id, unit_id, code, title, title_en, is_head, position, valid_from)
                    VALUES (\(agency), \(post.key), \(post.unit), \(post.key), \(post.title), \(post.title), \(post.isHead), \(position),
                            '2020-01-01')
                    """)
                try session.execute("INSERT INTO post_role (agency_id, post_id, role) VALUES (\(agency), \(post.key), \(post.role.rawValue))")
            }
            for person in Self.people { try Self.enter(person, in: agency, session) }
        }
    }

    private static func enter(
        _ person: (key: String, name: String, unit: String?, post: String?), in agency: String, _ session: Session
    ) throws {
        try session.execute(
            """
            INSERT INTO person (agency_id, person_id, code, name, name_key, folded, is_direct, valid_from)
            VALUES (\(agency), \(person.key), \(person.key), \(person.name), \(Vietnamese.nameKey(person.name)), \(Vietnamese.folded(person.name)), 0,
                    '2020-01-01')
            """)
        try session.execute(
            """
            INSERT INTO account (agency_id, account_id, person_id, login, totp_step, created_at)
            VALUES (\(agency), \(person.key), \(person.key), \(agency + person.key), 0, 0)
            """)
        if let unit = person.unit {
            try session.execute(
                "INSERT INTO membership (agency_id, person_id, unit_id, valid_from) VALUES (\(agency), \(person.key), \(unit), '2020-01-01')")
        }
        if let post = person.post {
            try session.execute(
                "INSERT INTO holding (agency_id, person_id, post_id, valid_from) VALUES (\(agency), \(person.key), \(post), '2020-01-01')")
        }
    }

    /// The person of that key, or a visitor.
    func source(_ key: String, agency: String = agency) -> ActorSource {
        key == "visitor" ? .visitor(agency: agency) : .account(agency: agency, account: key, scope: nil)
    }

    func actor(_ key: String, agency: String = agency) async throws -> Actor {
        let (source, today) = (source(key, agency: agency), today)
        return try await database.read { try source.load(today: today, in: $0) }
    }

    @discardableResult
    func act(_ name: String, _ values: [String: JSONValue], as key: String = "officer", agency: String = agency) async throws -> Receipt {
        try await runner.perform(name, values, as: source(key, agency: agency), channel: .web)
    }

    /// What an act is refused with; nil when it is done.
    func refusal(_ name: String, _ values: [String: JSONValue], as key: String, agency: String = agency) async throws -> Refusal? {
        do {
            try await act(name, values, as: key, agency: agency)
            return nil
        } catch let refusal as Refusal {
            return refusal
        }
    }

    /// What a view is refused with; nil when it is shown.
    func refused(_ body: () async throws -> some Sendable) async throws -> Refusal? {
        do {
            _ = try await body()
            return nil
        } catch let refusal as Refusal {
            return refusal
        }
    }

    /// The department's plan that stands among the examples.
    static func example(_ file: String) throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: root.appendingPathComponent("Examples/dong-thap-2021-2025/\(file)"), encoding: .utf8)
    }

    // MARK: - Steps on the way to a running movement

    /// Reads a plan and returns its identifier.
    func read(_ text: String = plan) async throws -> String {
        try await act("plan.read", ["text": .string(text)]).subjectID
    }

    func review(_ plan: String, version: Int? = nil, as key: String = "officer") async throws -> ReviewModel {
        let (viewer, today) = (try await actor(key), today)
        return try await database.read { try PlanQueries.review(plan, version: version, for: viewer, today: today, in: $0) }
    }

    func launchCheck(_ plan: String, as key: String) async throws -> LaunchModel {
        let (viewer, today) = (try await actor(key), today)
        return try await database.read { try LaunchQueries.check(of: plan, for: viewer, today: today, in: $0) }
    }

    /// The obligation with that clause path.
    func obligation(_ clause: String, of plan: String) async throws -> ReviewObligation {
        try #require(try await review(plan).obligations.first { $0.clause == clause }, "no clause \(clause)")
    }

    /// Accepts everything and gives each obligation without an owner to the reading division.
    func prepare(_ plan: String) async throws {
        for one in try await review(plan).obligations where one.owners.isEmpty {
            try await act("obligation.assign", ["obligation": .string(one.id), "units": ["reading"]])
        }
        try await act("obligation.accept-all", ["plan": .string(plan)])
    }

    /// Every part of a new plan, as its form sends them.
    static let draft: [String: JSONValue] = [
        "superior": "Ủy ban nhân dân tỉnh Thử", "issuer": "Sở Thử nghiệm", "number": "12/KH-STN", "place": "Tỉnh Thử", "date": "05/01/2025",
        "title": "Tổ chức phong trào thi đua “Phòng đọc sáng đèn” năm 2025", "from": "01/02/2025", "to": "30/11/2025",
        "bases": "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022\nKế hoạch số 20/KH-UBND ngày 02 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh Thử",
        "purposes": "Phục vụ bạn đọc vào buổi tối.\nTôn vinh tập thể, cá nhân tiêu biểu.", "requirements": "Thiết thực, tránh hình thức.",
        "scope": "Các phòng, đơn vị và công chức, viên chức của Sở.",
        "contents":
            "Mở cửa phòng đọc 5 buổi tối mỗi tuần (chủ trì: Văn phòng; thời gian: trước ngày 01/3/2025).\nHướng dẫn bạn đọc dùng dịch vụ trực tuyến.",
        "criteria": "Ít nhất 90% buổi tối mở cửa đúng giờ.", "timetable": "Phát động ngày 01/02/2025.\nĐánh giá trong tháng 11/2025.",
        "communication": "Đăng tin hằng tháng; nhân rộng mô hình hay.", "inspection": "Văn phòng kiểm tra hằng quý.",
        "reviews": "Tổng kết trong tháng 12/2025.", "awards": "Giấy khen cho không quá 10% số tập thể và 05 cá nhân.",
        "dossiers": "Hồ sơ gửi về Văn phòng trước ngày 30/11/2025.", "funding": "Từ Quỹ thi đua, khen thưởng.",
        "assignments":
            "Văn phòng chủ trì, phối hợp với Công đoàn Sở theo dõi, đôn đốc.\nTrưởng các phòng, đơn vị thuộc Sở phổ biến kế hoạch cho công chức, viên chức.",
        "recipients": "Các phòng, đơn vị\nLưu: VT", "role": "Giám đốc", "signer": "Nguyễn Văn Thử",
    ]

    static func launch(_ plan: String) -> [String: JSONValue] {
        ["plan": .string(plan), "question": "Mở cửa khi nào?", "choice1": "Mỗi sáng", "choice2": "Mỗi tối", "answer": 2]
    }

    /// A launched movement of the test plan.
    func launched() async throws -> (plan: String, movement: String, slug: String) {
        let plan = try await read()
        try await prepare(plan)
        let receipt = try await act("plan.launch", Self.launch(plan), as: "head")
        return (plan, receipt.subjectID, receipt.result["slug"]?.string ?? "")
    }

    func page(_ slug: String, as key: String = "visitor") async throws -> MovementModel {
        let (viewer, today) = (try await actor(key), today)
        return try await database.read { try MovementQueries.page(slug: slug, for: viewer, today: today, in: $0) }
    }

    func clause(_ clause: String, _ slug: String, as key: String = "visitor") async throws -> ClauseModel {
        let (viewer, today) = (try await actor(key), today)
        return try await database.read { try ClauseQueries.page(slug: slug, clause: clause, for: viewer, today: today, in: $0) }
    }

    func state(_ slug: String, as key: String) async throws -> AcknowledgementModel {
        let (viewer, today) = (try await actor(key), today)
        return try await database.read { try AcknowledgementQueries.state(slug: slug, for: viewer, today: today, in: $0) }
    }

    func reading(_ slug: String, as key: String) async throws -> ReadingModel {
        let (viewer, today) = (try await actor(key), today)
        return try await database.read { try AcknowledgementQueries.reading(slug: slug, for: viewer, today: today, in: $0) }
    }

    func desk(_ key: String) async throws -> Desk {
        let (viewer, today) = (try await actor(key), today)
        return try await database.read { try DeskQueries.desk(for: viewer, today: today, in: $0) }
    }

    /// Reads every part and answers.
    func acknowledge(_ movement: String, as key: String, choice: Int64 = 2) async throws {
        let opened = try await act("acknowledgement.open", ["movement": .string(movement)], as: key)
        for section in 1...(opened.result["sections"]?.int ?? 1) {
            try await act("acknowledgement.read", ["movement": .string(movement), "section": .int(section)], as: key)
        }
        try await act("acknowledgement.answer", ["movement": .string(movement), "choice": .int(choice)], as: key)
    }
}
