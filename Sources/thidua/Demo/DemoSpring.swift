internal import Movement
internal import Storage
internal import Vietnamese

/// The second chapter: heads pass the plan on, people and units register, targets are set, and the first quarter is reported.
extension DemoStory {
    static let spring: [DemoStep] = [
        DemoStep("Lịch làm việc", "The calendar of working days") { try await calendar($0) },
        DemoStep("Văn bản cấp trên", "The document above") { try await parent($0) },
        DemoStep("Quy định của cơ quan", "The department's own rules") { try await law($0) },
        DemoStep("Làm điểm và ngày sơ kết", "A pilot and the day of the interim review") { try await plot($0) },
        DemoStep("Trưởng đơn vị quán triệt", "Heads pass the plan on") { try await passOn($0) },
        DemoStep("Đặt chỉ tiêu", "Setting targets") { try await goals($0) },
        DemoStep("Khóa học đầu tiên, tự đánh giá trước", "The first course, the self-assessment before") { try await learn($0) },
        DemoStep("Tin đầu tiên", "First news") { try await news($0, from: day("2025-03-01"), through: day("2025-03-31")) },
        DemoStep("Đăng ký thi đua, giao ước", "Registrations and a covenant") { try await pledges($0) },
        DemoStep("Sổ theo dõi và báo cáo quý I", "Registers and reports of the first quarter") { play in
            try await entries(play, from: day("2025-01-01"), through: day("2025-03-31"))
            try await reports(play, quarter: 1)
        },
        DemoStep("Đăng ký muộn", "A late registration") { try await latePledge($0) },
        DemoStep("Buổi học thứ hai", "The second session") { try await secondSession($0) },
        DemoStep("Tin tức", "News") { try await news($0, from: day("2025-04-01"), through: day("2025-04-18")) },
    ]

    static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? DemoChapter.launch.today }

    /// The province's plan is a paper outside the installation.
    private static func parent(_ play: DemoPlay) async throws {
        play.on(day("2025-03-21"), 8, 30)
        try await play.act(
            "plan.set-parent", by: DemoPeople.officer,
            [
                "plan": .string(play.cast.plan), "number": "207/KH-UBND", "issued": "2022-06-07", "issuer": "Ủy ban nhân dân Tỉnh",
                "title": "Tổ chức phong trào thi đua “Đồng Tháp đẩy mạnh chương trình chuyển đổi số” giai đoạn 2021 – 2025",
            ])
    }

    private static func passOn(_ play: DemoPlay) async throws {
        play.on(day("2025-03-21"), 9)
        let words = [
            ("ktn", "NV026", "Phòng mình chọn việc nhỏ mà chắc: mọi hồ sơ thẩm định đi đường mạng trước tháng 6."),
            ("dkkd", "NV039", "Người dân chờ chúng ta từng phút. Mỗi bộ dữ liệu mở phải có người giữ và ngày cập nhật."),
            ("vp", "NV004", "Văn phòng làm gương: học trước, dùng trước, báo cáo đúng hạn."),
        ]
        for (unit, head, word) in words {
            try await play.act(
                "passon.begin", by: head,
                ["movement": .string(play.cast.movement), "unit": .string(play.cast.units[unit] ?? unit), "word": .string(word), "by": "2025-03-31"])
        }
        try await readLate(play)
    }

    /// Some of those who had only begun read to the end now.
    private static func readLate(_ play: DemoPlay) async throws {
        let movement = JSONValue.string(play.cast.movement)
        for (index, person) in DemoPeople.people.enumerated() where DemoHabit(index).isLate {
            let opened = try await play.act("acknowledgement.open", by: person.code, ["movement": movement])
            let (done, all) = (opened.result["read"]?.int ?? 0, opened.result["sections"]?.int ?? 0)
            for section in stride(from: done + 1, through: all, by: 1) {
                try await play.act("acknowledgement.read", by: person.code, ["movement": movement, "section": .int(section)])
            }
            try await play.act("acknowledgement.answer", by: person.code, ["movement": movement, "choice": 1])
        }
    }

    private static func goals(_ play: DemoPlay) async throws {
        play.on(day("2025-03-24"), 8)
        for goal in DemoSeason.goals {
            guard let obligation = play.cast.obligations[goal.clause] else { continue }
            var values: [String: JSONValue] = [
                "movement": .string(play.cast.movement), "obligation": .string(obligation), "code": .string(goal.code), "title": .string(goal.title),
                "kind": .string(goal.kind), "measure": .string(goal.measure), "unit_label": .string(goal.unit), "direction": "up",
                "source": .string(goal.source), "goal": goal.goal, "cadence": "quarter", "starts": "2025-01-01", "ends": "2025-12-31", "grace": 5,
                "units": .array(goal.units.compactMap { play.cast.units[$0].map(JSONValue.string) }),
                "posts": .array(goal.posts.compactMap { play.cast.posts[$0].map(JSONValue.string) }),
            ]
            if let baseline = goal.baseline { values.merge(["baseline": baseline, "baseline_on": "2024-12-31"]) { $1 } }
            try await play.act("target.create", by: DemoPeople.officer, values)
        }
    }

    private static func pledges(_ play: DemoPlay) async throws {
        let movement = JSONValue.string(play.cast.movement)
        play.on(day("2025-03-26"), 14)
        try await play.act("pledge.open", by: DemoPeople.officer, ["movement": movement, "from": "2025-03-25", "to": "2025-04-11"])
        let registered: [(person: String, values: [String: JSONValue])] = [
            (
                "NV026",
                ["kind": "unit", "units": ["ktn"], "aim": "ttldtt", "text": "100 % hồ sơ thẩm định xử lý trên mạng; 7/7 người qua lớp kỹ năng số."]
            ),
            ("NV039", ["kind": "unit", "units": ["dkkd"], "aim": "ttldxs", "text": "Công bố 5 bộ dữ liệu mở, cập nhật đúng lịch."]),
            ("NV004", ["kind": "unit", "units": ["vp"], "aim": "giay-khen", "text": "Mở 4 lớp, ít nhất 650 giờ học; báo cáo đúng hạn cả bốn quý."]),
            ("NV029", ["kind": "person", "aim": "cstdcs", "text": "Viết bộ kiểm tra số liệu dự án, giảm sai sót nhập tay.", "by": "2025-11-30"]),
            ("NV005", ["kind": "person", "aim": "ldtt", "text": "Cập nhật số liệu phong trào hằng tuần; trả lời các phòng trong ngày."]),
            ("NV010", ["kind": "person", "aim": "cstdcs", "text": "Tổ chức 4 lớp kỹ năng số, lớp nào cũng có bài kiểm tra đầu ra."]),
            ("NV021", ["kind": "person", "aim": "giay-khen", "text": "Vận động 30 đoàn viên, sinh viên dự cuộc thi ý tưởng số."]),
            ("NV043", ["kind": "person", "aim": "giay-khen", "text": "Giúp 200 hộ kinh doanh nộp hồ sơ trực tuyến.", "by": "2025-12-31"]),
            ("NV041", ["kind": "person", "aim": "ldtt", "text": "Hướng dẫn người dân nộp hồ sơ trực tuyến mỗi sáng thứ năm."]),
        ]
        for (person, values) in registered {
            let pledge = try await register(values, by: person, play)
            if person == "NV041" {
                try await play.act(
                    "pledge.return", by: DemoPeople.officer, ["pledge": .string(pledge), "reason": "Nêu rõ số buổi và số người dự kiến hướng dẫn."])
                try await play.act(
                    "pledge.resubmit", by: person,
                    [
                        "pledge": .string(pledge), "aim": "ldtt",
                        "text": "40 buổi sáng thứ năm, hướng dẫn ít nhất 300 lượt người dân nộp hồ sơ trực tuyến.",
                    ])
            }
            try await play.act("pledge.accept", by: DemoPeople.officer, ["pledge": .string(pledge)])
        }
        let covenant = try await register(
            [
                "kind": "covenant", "units": ["ktn", "khvx"], "aim": "part", "text": "Hai phòng giúp nhau dạy kỹ năng số, mỗi tháng một buổi.",
            ], by: "NV026", play)
        try await play.act("pledge.sign", by: "NV033", ["pledge": .string(covenant)])
        try await play.act("pledge.accept", by: DemoPeople.officer, ["pledge": .string(covenant)])
        try await outsiders(play)
    }

    /// A registration that comes after its last day.
    private static func latePledge(_ play: DemoPlay) async throws {
        play.on(day("2025-04-16"), 14)
        let late = try await register(
            ["kind": "unit", "units": ["xtdt"], "aim": "giay-khen", "text": "Đưa danh mục dự án kêu gọi đầu tư lên mạng."], by: "NV052", play)
        try await play.act("pledge.accept", by: DemoPeople.officer, ["pledge": .string(late)])
    }

    /// A household and a firm register on the public page; the officer receives them.
    private static func outsiders(_ play: DemoPlay) async throws {
        play.on(day("2025-04-02"), 10)
        try await play.post.come(to: play.stage.now)
        let outside: [[String: JSONValue]] = [
            [
                "kind": "household", "name": "Hộ bà Mẫu, khóm 0 (hư cấu)", "email": "ho.mau@trinhdien.example", "aim": "part",
                "text": "Cả nhà nộp hồ sơ trực tuyến, chỉ giúp 5 hộ bên cạnh cùng làm.", "consent": true, "publish": true,
            ],
            [
                "kind": "organisation", "name": "Công ty TNHH Phần mềm Sen Mẫu (hư cấu)", "email": "lienhe@senmau.example", "aim": "part",
                "text": "Tặng 10 buổi hướng dẫn hóa đơn điện tử cho hộ kinh doanh.", "consent": true, "publish": true,
            ],
        ]
        for values in outside {
            let pledge = try await play.stage.act(
                "pledge.register", values.merging(["movement": .string(play.cast.movement)]) { $1 }, as: .visitor(agency: DemoCast.agency)
            ).subjectID
            try await play.act("pledge.accept", by: DemoPeople.officer, ["pledge": .string(pledge)])
        }
    }

    /// - Returns: identifier of the registration.
    private static func register(_ values: [String: JSONValue], by person: String, _ play: DemoPlay) async throws -> String {
        var values = values
        values["movement"] = .string(play.cast.movement)
        if let units = values["units"]?.array {
            values["units"] = .array(units.compactMap { $0.string.flatMap { play.cast.units[$0] }.map(JSONValue.string) })
        }
        return try await play.act("pledge.register", by: person, values).subjectID
    }
}
