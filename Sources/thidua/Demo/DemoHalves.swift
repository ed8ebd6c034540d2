internal import Movement
internal import Storage
internal import Vietnamese

/// From the second quarter to the end: scores, a random check, reviews, a renamed division, corrections, evidence.
extension DemoStory {
    static let interim: [DemoStep] = [
        DemoStep("Buổi học cuối, giấy chứng nhận", "The last session and the certificates") { try await lastSession($0) },
        DemoStep("Đổi tên một phòng", "A division gets a new name") { try await rename($0) },
        DemoStep("Tin tức", "News") { try await news($0, from: day("2025-04-19"), through: day("2025-06-30")) },
        DemoStep("Sổ theo dõi và báo cáo quý II", "Registers and reports of the second quarter") { play in
            try await entries(play, from: day("2025-04-01"), through: day("2025-06-30"))
            try await reports(play, quarter: 2)
        },
        DemoStep("Bảng điểm, tự chấm điểm", "Scoring table and self-scores") { try await scores($0) },
        DemoStep("Kiểm tra ngẫu nhiên", "A random check") { try await check($0) },
        DemoStep("Kết luận làm điểm", "The pilot is concluded") { try await conclude($0) },
        DemoStep("Điển hình đầu tiên", "The first exemplar") { try await firstExemplar($0) },
        DemoStep("Tin tức", "News") { try await news($0, from: day("2025-07-01"), through: day("2025-07-23")) },
        DemoStep("Thư đôn đốc", "A letter of urging") { try await urgeSilent($0) },
        DemoStep("Sơ kết", "Interim review") { play in
            play.on(day("2025-07-24"), 9)
            try await review(play, "interim", from: "2025-01-01", to: "2025-06-30")
        },
        DemoStep("Hội đồng sáng kiến và ba sáng kiến", "A council of initiatives, and three of them") { try await firstInitiatives($0) },
    ]

    static let autumn: [DemoStep] = [
        DemoStep("Sửa số liệu sau kiểm tra", "Numbers corrected after the check") { try await corrections($0) },
        DemoStep("Sáp nhập hai phòng", "Two divisions become one") { try await merge($0) },
        DemoStep("Sổ đánh giá, khen thưởng, vụ việc", "Registers of evaluations, awards and matters") { try await merits($0) },
        DemoStep("Sổ theo dõi quý III", "Registers of the third quarter") { play in
            try await entries(play, from: day("2025-07-01"), through: day("2025-09-20"))
        },
        DemoStep("Bồi dưỡng điển hình", "Exemplars brought up") { try await bringUp($0) },
        DemoStep("Soạn cuộc thi", "A contest is prepared") { try await prepareContest($0) },
        DemoStep("Người bên ngoài tham gia", "People outside take part") { try await fromOutside($0) },
        DemoStep("Chấm và công nhận sáng kiến", "Initiatives are scored and recognised") { try await secondInitiatives($0) },
        DemoStep("Tin tức, ý kiến, lời cảm ơn", "News, comments, thanks") { play in
            try await news(play, from: day("2025-07-24"), through: day("2025-10-23"))
            try await answers(play)
        },
        DemoStep("Vòng thi thứ nhất", "First round of the contest") { play in
            try await firstRound(play)
            try await crowd(play)
        },
        DemoStep("Mở đợt tự đánh giá sau", "The self-assessment after is opened") { try await openAfter($0) },
        DemoStep("Báo cáo quý III", "Reports of the third quarter") { try await reports($0, quarter: 3) },
        DemoStep("Minh chứng", "Evidence") { try await evidence($0) },
        DemoStep("Nhân rộng điển hình", "An exemplar spreads") { try await replicate($0) },
        DemoStep("Đề nghị khen thưởng, bình xét", "Nominations and peer reviews") { try await nominate($0) },
        DemoStep("Thư đôn đốc", "Letters of urging") { try await urgeAgain($0) },
        DemoStep("Hồ sơ trễ, hồ sơ bị trả lại", "A late dossier, a returned one") { try await sendLate($0) },
        DemoStep("Vòng thi thứ hai", "Second round of the contest") { play in
            try await crowdAgain(play)
            try await secondRound(play)
        },
        DemoStep("Tự đánh giá sau", "The self-assessment after") { try await assessAfter($0) },
    ]

    static let final: [DemoStep] = [
        DemoStep("Thư đôn đốc còn soạn dở", "The letter that was only drafted") { try await sendDraft($0) },
        DemoStep("Báo cáo còn nợ của quý III", "What the third quarter still owed") { try await held($0) },
        DemoStep("Kết quả cuộc thi", "Results of the contest") { try await publishContest($0) },
        DemoStep("Sáng kiến còn lại", "The initiative that was left") { try await lastInitiatives($0) },
        DemoStep("Tiếp nhận, thẩm định hồ sơ", "Dossiers received and appraised") { try await appraise($0) },
        DemoStep("Sổ theo dõi và báo cáo quý IV", "Registers and reports of the fourth quarter") { play in
            try await entries(play, from: day("2025-10-01"), through: day("2025-12-31"))
            try await reports(play, quarter: 4)
        },
        DemoStep("Đánh giá cuối năm, kết luận vụ việc", "Evaluations of the year, a matter cleared") { try await yearEnd($0) },
        DemoStep("Kết quả mới, một người rút đồng ý", "New results, a consent taken back") { try await changeOfMind($0) },
        DemoStep("Chốt điểm", "Final scores") { try await finalScores($0) },
        DemoStep("Đề nghị danh hiệu của năm", "Titles of the year are proposed") { try await nominateForTitles($0) },
        DemoStep("Tổng kết", "Final review") { play in
            play.on(day("2026-01-20"), 9)
            try await review(play, "final", from: "2025-01-01", to: "2025-12-31")
        },
        DemoStep("Nối tiếp giai đoạn 2026-2030", "Carried on for 2026 to 2030") { try await carryOn($0) },
    ]

    private static func rename(_ play: DemoPlay) async throws {
        play.on(day("2025-05-05"), 8)
        try await play.act(
            "unit.rename", by: DemoPeople.officer,
            [
                "unit": "khvx", "name": "Phòng Văn hóa - Xã hội", "name_en": "Culture and Society Division", "on": "2025-05-05",
                "basis": "Quyết định số 57/QĐ-SKHĐT (trình diễn)",
            ])
    }

    private static func scores(_ play: DemoPlay) async throws {
        play.on(day("2025-07-10"), 8)
        let table = try await play.act(
            "scoring.create", by: DemoPeople.officer,
            [
                "movement": .string(play.cast.movement), "group": "collectives", "name": "Bảng điểm các phòng, đơn vị", "total": "110",
                "bonus_cap": "10", "final_by": "head", "body": .string(DemoSeason.table),
            ]
        ).subjectID
        try await play.act("scoring.adopt", by: DemoPeople.director, ["table": .string(table)])
        for (index, unit) in DemoSeason.units.enumerated() {
            if case .silent = unit.habit { continue }
            play.on(day("2025-07-11"), 9, index * 5)
            let inputs: JSONValue = [["3", .string("\(index % 4)"), "4"], ["4", .string("\(92 + index)"), "100"]]
            try await play.act("score.self", by: unit.head, ["table": .string(table), "inputs": inputs])
        }
    }

    private static func finalScores(_ play: DemoPlay) async throws {
        play.on(day("2026-01-15"), 9)
        let tables = try await play.rows(
            "SELECT table_id FROM scoring_table WHERE agency_id = \(DemoCast.agency) AND movement_id = \(play.cast.movement)"
        ) { try $0.text(0) }
        for table in tables {
            for unit in DemoSeason.units {
                if case .silent = unit.habit { continue }
                if unit.code == DemoSeason.absorbed { continue }
                try await play.act(
                    "score.finalise", by: DemoPeople.director,
                    [
                        "table": .string(table), "subject": .string(play.cast.units[unit.code] ?? ""),
                        "reason": "Theo số liệu đã kiểm tra đến hết năm.",
                    ])
            }
        }
    }

    /// Samples are drawn from the reports of two quarters until one of them shows who reported more than there is; chance decides how soon.
    private static func check(_ play: DemoPlay) async throws {
        play.on(day("2025-07-14"), 8)
        for number in 1...5 where try await finds(play, round: number) { return }
    }

    /// Commits to a seed, draws, and has the reports checked.
    /// - Returns: whether one of the checks found another number than was reported.
    private static func finds(_ play: DemoPlay, round number: Int) async throws -> Bool {
        let title = "Kiểm tra báo cáo sáu tháng đầu năm" + (number > 1 ? ", đợt \(number)" : "")
        let round = try await play.act(
            "check.commit", by: DemoPeople.officer,
            [
                "movement": .string(play.cast.movement), "title": .string(title), "from": "2025-01-01", "to": "2025-06-30",
                "size": 12,
            ]
        ).subjectID
        play.on(day("2025-07-15"), 8)
        // On PostgreSQL the record is chained after the acts, and its newest entry goes into the draw.
        try await RecordSequencer.run(on: play.database)
        try await play.act("check.draw", by: DemoPeople.officer, ["round": .string(round)])
        let items = try await play.rows(
            """
            SELECT i.item_id, p.code, i.value, u.code, t.code, r.period FROM check_item i
            JOIN person p ON p.agency_id = i.agency_id AND p.person_id = i.checker_id
            JOIN target t ON t.agency_id = i.agency_id AND t.target_id = i.target_id
            JOIN progress r ON r.agency_id = i.agency_id AND r.target_id = i.target_id AND r.progress_id = i.item_id
            LEFT JOIN unit u ON u.agency_id = i.agency_id AND u.unit_id = i.unit_id
            WHERE i.agency_id = \(DemoCast.agency) AND i.round_id = \(round) ORDER BY i.position
            """
        ) {
            (
                id: try $0.text(0), checker: try $0.text(1), value: Quantity(thousandths: try $0.int64(2)), unit: try $0.textOrNil(3) ?? "",
                target: try $0.text(4), period: try $0.text(5)
            )
        }
        var found = false
        for (index, item) in items.enumerated() {
            play.on(day("2025-07-16").adding(days: index / 4), 9, index % 4 * 15)
            let verified = truth(item.unit, item.target, item.period) ?? item.value
            let isSame = verified == item.value
            found = found || !isSame
            try await play.act(
                "check.record", by: item.checker,
                [
                    "round": .string(round), "item": .string(item.id), "verified": .string(verified.typed),
                    "sentence": .string(
                        isSame ? "Đối chiếu sổ và phần mềm, khớp số đã báo." : "Đối chiếu danh sách ký và phần mềm, ít hơn số đã báo."),
                    "evidence": "Biên bản kiểm tra (trình diễn)",
                ])
        }
        return found
    }

    /// What a unit that reported too much had really reached.
    private static func truth(_ unit: String, _ target: String, _ period: String) -> Quantity? {
        guard let found = DemoSeason.units.first(where: { $0.code == unit }), case .inflated = found.habit else { return nil }
        guard let quarter = period.last.flatMap({ Int(String($0)) }), (1...4).contains(quarter) else { return nil }
        switch target {
        case "CT03": return Quantity(found.trained[quarter - 1])
        case "CT10": return Quantity(found.files[quarter - 1].digital)
        default: return nil
        }
    }

    private static func corrections(_ play: DemoPlay) async throws {
        play.on(day("2025-07-30"), 10)
        let reports = try await play.rows(
            """
            SELECT r.progress_id, t.code, r.period, r.whole FROM progress r
            JOIN target t ON t.agency_id = r.agency_id AND t.target_id = r.target_id
            WHERE r.agency_id = \(DemoCast.agency) AND t.movement_id = \(play.cast.movement) AND r.replaced_by IS NULL
            AND t.owner_id = \(play.cast.units["xtdt"] ?? "") ORDER BY t.code, r.period
            """
        ) { (id: try $0.text(0), code: try $0.text(1), period: try $0.text(2), whole: try $0.int64OrNil(3)) }
        for report in reports {
            guard let number = truth("xtdt", report.code, report.period), let whole = report.whole else { continue }
            try await play.act(
                "progress.correct", by: "NV052",
                [
                    "report": .string(report.id), "value": .string(number.typed), "whole": .string(Quantity(thousandths: whole).typed),
                    "sentence": "Số đã đối chiếu với danh sách ký và phần mềm.",
                    "on": .string(quarterEnd(Int(String(report.period.suffix(1))) ?? 1).iso),
                    "reason": "Kết quả kiểm tra ngẫu nhiên tháng 7: trước đó tính cả người mới đăng ký học.",
                ])
        }
    }

    private static func evidence(_ play: DemoPlay) async throws {
        play.on(day("2025-10-14"), 10)
        let targets = try await targets(play)
        for paper in DemoPapers.all {
            guard let target = targets[paper.target] else { continue }
            try await play.hand(
                in: paper.bytes, paper.name, by: paper.by, ["target": .string(target), "title": .string(paper.title), "note": .string(paper.note)])
        }
        if let target = targets["CT02 thqh"] {
            try await play.act(
                "evidence.document", by: "NV019",
                [
                    "number": "112/QĐ-SKHĐT", "signed": "2025-06-05", "issuer": "Sở Kế hoạch và Đầu tư (trình diễn)",
                    "abstract": "Ban hành quy trình xử lý hồ sơ trên môi trường mạng", "target": .string(target),
                ])
        }
        if let target = targets["CT07 dkkd"] {
            try await play.act(
                "evidence.link", by: "NV039",
                [
                    "title": "Trang dữ liệu mở của Sở (trình diễn)", "address": "https://dulieu.trinhdien.example/", "target": .string(target),
                    "note": "Nơi công bố các bộ dữ liệu.",
                ])
        }
    }

    /// A review composes itself; the head closes it for the public.
    private static func review(_ play: DemoPlay, _ kind: String, from: String, to: String) async throws {
        let review = try await play.act(
            "review.open", by: DemoPeople.officer,
            ["movement": .string(play.cast.movement), "kind": .string(kind), "from": .string(from), "to": .string(to)]
        ).subjectID
        let words: [(String, String)] = [
            ("effect", "Hồ sơ đi đường mạng giảm số lần người dân phải đến Sở; lãnh đạo theo dõi tiến độ hằng ngày thay vì chờ báo cáo giấy."),
            ("models", "Mô hình “một cửa không giấy” của Phòng Đăng ký kinh doanh được hai phòng khác học theo."),
            (
                "limits",
                "Có phòng chưa báo cáo từ quý II, có phòng báo cáo muộn; có đơn vị báo cao hơn thực tế, đã sửa sau kiểm tra ngẫu nhiên. Nguyên nhân: thiếu người theo dõi, chưa quen giữ minh chứng."
            ),
            ("lessons", "Giao việc rõ người, rõ hạn; kiểm tra ngẫu nhiên giúp số liệu thật hơn."),
            ("proposals", "Đề nghị tiếp tục bố trí kinh phí và mở thêm lớp cho người trực tiếp làm hồ sơ."),
        ]
        for (section, text) in words {
            try await play.act(
                "review.write", by: DemoPeople.officer, ["review": .string(review), "section": .string(section), "text": .string(text)])
        }
        try await play.act("review.close", by: DemoPeople.director, ["review": .string(review), "public": true])
    }
}
