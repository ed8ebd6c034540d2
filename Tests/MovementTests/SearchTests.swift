internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// Search finds in any spelling what the viewer may see, and counts nothing else.
@Suite struct SearchTests {
    private func find(_ house: PlanHouse, _ query: String, as key: String = "officer", only: SearchKind? = nil) async throws -> SearchResult {
        let (viewer, today) = (try await house.actor(key), house.today)
        return try await house.database.read { try SearchQueries.find(query, only: only, today: today, for: viewer, in: $0) }
    }

    /// One hidden or shown thing of every kind that has the word "zeta".
    private func staged(_ house: PlanHouse) async throws {
        let text = PlanHouse.plan.replacing("Thư viện mở cửa mỗi tối", with: "Thư viện zeta").replacing("Bổ sung sách mới", with: "Bổ sung sách zeta")
        let draft = try await house.read(text.replacing("Thư viện zeta", with: "Nháp zeta"))
        _ = draft
        let plan = try await house.read(text)
        try await house.prepare(plan)
        let movement = try await house.act("plan.launch", PlanHouse.launch(plan), as: "head").subjectID
        let second = try await house.obligation("II.2", of: plan)
        let rows = SeasonRows(house: house, movement: movement)
        try await rows.target("ZETA-1", obligation: second.id, unit: "reading")
        try await house.act("review.open", ["movement": .string(movement), "kind": "interim"])
        for audience in ["agency", "public"] {
            let news = try await house.act(
                "news.draft",
                ["movement": .string(movement), "title": "Tin zeta", "lead": "Tối qua.", "body": "Mở cửa.", "audience": .string(audience)])
            if audience == "agency" { try await house.act("news.publish", ["news": .string(news.subjectID), "version": 1]) }
        }
        try await house.act(
            "pledge.open",
            ["movement": .string(movement), "from": .string(house.today.iso), "to": .string(house.today.adding(days: 10).iso)])
        let registration: [String: JSONValue] = ["movement": .string(movement), "aim": "giay-khen", "text": "Trực 20 buổi."]
        try await house.act("pledge.register", registration.merging(["kind": "person"]) { one, _ in one }, as: "staff")
        let now = house.time.now.milliseconds
        try await house.database.write { session in
            try session.execute(
                """
                INSERT INTO evidence (agency_id, evidence_id, kind, title, version, created_at, created_by)
                VALUES (\(PlanHouse.agency), 'EV', 'link', 'Ảnh zeta', 1, \(now), 'readingHead')
                """)
            try session.execute(
                """
                INSERT INTO evidence_use (agency_id, evidence_id, target_id, use_id, at, actor, end_reason)
                VALUES (\(PlanHouse.agency), 'EV', 'ZETA-1', 'U', \(now), 'readingHead', '')
                """)
            try session.execute(
                """
                INSERT INTO initiative (agency_id, initiative_id, number, year, kind, title, folded, situation, solution, purpose, place, benefit, state,
                                        submitted_on, note, created_at, created_by, changed_at)
                VALUES (\(PlanHouse.agency), 'SK', 1, 2025, 'technical', 'Hộp zeta', 'hop zeta', '', '', '', '', '', 'submitted', '2025-03-01', '',
                        \(now), 'massOrganisation', \(now))
                """)
            try session.execute(
                """
                INSERT INTO exemplar (agency_id, exemplar_id, movement_id, number, subject_kind, unit_id, name, folded, suggestion, grounds, state,
                                      version, reason, created_at, created_by)
                SELECT agency_id, 'DH', movement_id, 1, 'unit', 'reading', '', 'goc zeta', '', 'Góc zeta', 'nurturing', 0, '', \(now), 'officer'
                FROM movement WHERE agency_id = \(PlanHouse.agency) ORDER BY movement_id LIMIT 1
                """)
            try session.execute("UPDATE pledge SET folded = 'nguyen thi zeta' WHERE agency_id = \(PlanHouse.agency)")
            try session.execute("UPDATE person SET folded = 'nguyen thi zeta' WHERE agency_id = \(PlanHouse.agency) AND person_id = 'staff'")
            try session.execute("UPDATE unit_version SET folded = 'phong zeta' WHERE agency_id = \(PlanHouse.agency) AND unit_id = 'reading'")
        }
    }

    @Test("What is hidden is neither found nor counted", arguments: TestDatabases.engines)
    func hidden(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            try await staged(house)
            let open: Set<SearchKind> = [.movement, .clause, .target, .unit]
            let inside = open.union([.person, .news])
            let expected: [String: (kinds: Set<SearchKind>, plans: Int, news: Int)] = [
                "visitor": (open, 0, 0), "staff": (inside.union([.evidence, .pledge]), 0, 1), "clerk": (inside, 0, 1),
                "readingHead": (inside.union([.evidence, .exemplar]), 0, 1), "legalOfficer": (inside.union([.plan]), 2, 1),
                "inspector": (inside.union([.plan, .review, .evidence, .pledge, .exemplar]), 1, 1),
                "officer": (Set(SearchKind.allCases), 2, 2), "head": (Set(SearchKind.allCases), 2, 2),
            ]
            for (key, (kinds, plans, news)) in expected {
                let result = try await find(house, "zeta", as: key)
                #expect(Set(result.groups.map(\.kind)) == kinds, "\(key)")
                #expect(result.groups.first { $0.kind == .plan }?.count ?? 0 == plans, "\(key)")
                #expect(result.groups.first { $0.kind == .news }?.count ?? 0 == news, "\(key)")
                for group in result.groups { #expect(group.count == group.hits.count, "\(key) \(group.kind)") }
            }
            let elsewhere = try await house.database.read {
                try SearchQueries.find("zeta", today: house.today, for: .visitor(of: "agency-z"), in: $0)
            }
            #expect(elsewhere.groups.isEmpty)
        }
    }

    @Test(
        "Words are found in any order and spelling",
        arguments: TestDatabases.engines.flatMap { engine in
            [
                ("sách zeta", 1), ("SÁCH ZETA", 1), ("zeta sach", 1), ("zet", 1), ("sa\u{301}ch zeta", 1), ("sach khong", 0), ("%", 0), ("_", 0),
                ("!", 0), ("'; DROP TABLE plan; --", 0), ("   ", 0), ("\0zeta sach", 1),
            ].map { (engine, $0.0, $0.1) }
        })
    func spelling(_ engine: Engine, _ query: String, _ count: Int) async throws {
        try await PlanHouse.with(engine) { house in
            try await staged(house)
            #expect(try await find(house, query, as: "visitor", only: .clause).count == count)
        }
    }

    @Test("A corrected obligation is found by its new words, and one of an older database by its old", arguments: TestDatabases.engines)
    func corrected(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            try await staged(house)
            let unfolded = try await house.database.read { session in
                try session.rows("SELECT wording, folded FROM obligation").filter { try $0.text(1) != Vietnamese.folded(try $0.text(0)) }.count
            }
            #expect(unfolded == 0)
        }
    }

    @Test("More than the first few are counted, and shown when one kind is asked for", arguments: TestDatabases.engines)
    func many(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            try await staged(house)
            let clauses = try await find(house, "a", as: "visitor").groups.first { $0.kind == .clause }
            #expect(clauses?.count == 5 && clauses?.hits.count == 5)
            try await house.database.write { session in
                for number in 0..<20 {
                    try session.execute(
                        """
                        INSERT INTO unit (agency_id, unit_id, code, kind, valid_from) VALUES (\(PlanHouse.agency), \("u\(number)"), \("u\(number)"),
                            'division', '2020-01-01')
                        """)
                    try session.execute(
                        """
                        INSERT INTO unit_version (agency_id, unit_id, valid_from, name, name_en, folded, position)
                        VALUES (\(PlanHouse.agency), \("u\(number)"), '2020-01-01', \("Tổ zeta \(number)"), 'Z', \("to zeta \(number)"), \(number))
                        """)
                }
            }
            let units = try await find(house, "zeta", as: "visitor").groups.first { $0.kind == .unit }
            #expect(units?.count == 21 && units?.hits.count == 5)
            #expect(try await find(house, "zeta", as: "visitor", only: .unit).groups.first?.hits.count == 21)
        }
    }
}

/// Matches are marked in the spelling of the text.
@Suite struct SnippetTests {
    @Test(arguments: [
        ("Tập huấn kỹ năng số", ["tap", "so"], "[Tập] huấn kỹ năng [số]"), ("Đồng Tháp", ["d"], "[Đ]ồng Tháp"),
        ("tha\u{301}p", ["thap"], "[tha\u{301}p]"), ("aaa", ["aa"], "[aa]a"), ("abc", [], "abc"), ("", ["a"], ""), ("số  liệu", ["so"], "[số]  liệu"),
        ("tập tập huấn", ["tap"], "[tập] [tập] huấn"),
    ])
    func marks(_ text: String, _ words: [String], _ expected: String) {
        #expect(Snippet.pieces(of: text, words).map { $0.isMatch ? "[\($0.text)]" : $0.text }.joined() == expected)
    }

    @Test func aLongTextIsCutAroundItsFirstMatch() {
        let text = Array(repeating: "trước", count: 80).joined(separator: " ") + " đích " + Array(repeating: "sau", count: 80).joined(separator: " ")
        let pieces = Snippet.pieces(of: text, ["dich"], room: 60)
        #expect(pieces.first?.text == "… " && pieces.last?.text == " …")
        #expect(pieces.contains { $0.isMatch && $0.text == "đích" })
        #expect(pieces.map(\.text).joined().count < 80)
    }
}
