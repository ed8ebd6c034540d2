internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// The bank of a contest: questions come in by form, file and copying; what people were asked stands.
@Suite struct QuestionTests {
    private static let form: [String: JSONValue] = [
        "kind": "multiple", "topic": "An toàn", "wording": "Việc nào an toàn?", "optionA": "Khóa máy", "optionB": "Cho mượn mật khẩu",
        "optionC": "Sao lưu", "answer": "A, C", "explanation": "Mật khẩu là của riêng mình.",
    ]

    /// A draft contest of the house without questions.
    private func empty(_ house: PlanHouse, _ title: String = "Cuộc thi trống") async throws -> (id: String, slug: String, movement: String) {
        let movement = try await house.launched().movement
        let made = try await house.act(
            "contest.draft",
            [
                "movement": .string(movement), "title": .string(title), "about": "Thể lệ.", "audience": "agency", "attempts": 1, "predicts": false,
            ])
        return (made.subjectID, try #require(made.result["slug"]?.string), movement)
    }

    private func stored(_ house: PlanHouse, _ contest: String) async throws -> [String] {
        try await house.rows(
            "SELECT number, kind, topic, wording, options, explanation, origin FROM question WHERE contest_id = \(contest) ORDER BY number")
    }

    @Test("One by one: a question is added, changed and removed; the same twice is refused", arguments: TestDatabases.engines)
    func oneByOne(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let contest = try await empty(house)
            let add = Self.form.merging(["contest": .string(contest.id)]) { one, _ in one }
            let made = try await house.act("question.add", add, as: "massOrganisation")
            #expect(made.subject == "contest:\(contest.id)")
            #expect(
                try await stored(house, contest.id) == [
                    #"1|multiple|An toàn|Việc nào an toàn?|[["Khóa máy",true],["Cho mượn mật khẩu",false],["Sao lưu",true]]|Mật khẩu là của riêng mình.|form"#
                ])
            #expect(try await house.refusal("question.add", add, as: "officer")?.fields.map(\.key) == ["wording"])
            let wrong = add.merging(["kind": "single", "wording": "Khác?"]) { $1 }
            #expect(try await house.refusal("question.add", wrong, as: "officer")?.fields.map(\.key) == ["answer"])
            #expect(try await house.refusal("question.add", add, as: "staff")?.kind == .notFound)
            let id = try await house.rows("SELECT question_id FROM question")[0]
            try await house.act(
                "question.change",
                ["question": .string(id), "kind": "number", "wording": "Bao nhiêu?", "answer": "12,5 ± 0,1", "optionA": "13"])
            #expect(try await stored(house, contest.id) == [#"1|number||Bao nhiêu?|[["12.5:0.1",true],["13",true]]||form"#])
            #expect(try await house.refusal("question.remove", ["question": .string(id)], as: "staff")?.kind == .notFound)
            try await house.act("question.remove", ["question": .string(id)])
            #expect(try await stored(house, contest.id) == [])
            #expect(try await house.refusal("question.remove", ["question": .string(id)], as: "officer")?.kind == .notFound)
        }
    }

    private static let table: [[String]] = [
        ["Chủ đề", "Loại", "Câu hỏi", "Phương án A", "Phương án B", "Phương án C", "Đáp án đúng", "Giải thích"],
        ["Dữ liệu", "Chọn một", "Dữ liệu mở là gì?", "Ai cũng dùng lại được", "Chỉ nội bộ", "", "A", "Theo định nghĩa."],
        ["An toàn", "", "Chọn việc an toàn", "Khóa máy", "Cho mượn mật khẩu", "Sao lưu", "A, C", ""],
        ["", "Đúng hay sai", "Một byte có 8 bit.", "", "", "", "Đúng", ""], ["", "", "Một giờ có mấy phút?", "", "", "", "60", ""],
        ["", "Điền từ", "Thủ đô nước ta?", "Thủ đô Hà Nội", "", "", "Hà Nội", ""], ["", "", "Một byte  có 8 bit.", "", "", "", "đúng", ""],
    ]

    private func preview(_ table: [[String]], _ slug: String, _ house: PlanHouse) async throws -> ImportPreview {
        let viewer = try await house.actor("officer")
        return try await house.database.read { try QuestionsImport.preview(table, into: slug, for: viewer, in: $0) }
    }

    private func fields(_ contest: String, _ preview: ImportPreview) -> [String: JSONValue] {
        ["contest": .string(contest), "rows": .array(preview.rows.map { .array($0.map { .string($0) }) })]
    }

    @Test("A table comes in whole; the same again is left out and counted; what is exported can be imported", arguments: TestDatabases.engines)
    func files(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let contest = try await empty(house)
            let preview = try await preview(Self.table, contest.slug, house)
            #expect(preview.isReady && preview.lines.map(\.status) == [.new, .new, .new, .new, .new, .unchanged], "\(preview.lines)")
            #expect(preview.lines.last?.notes.map(\.vi) == ["Đã có, dòng 4."])
            let made = try await house.act("questions.import", fields(contest.id, preview))
            #expect(made.result == ["new": 5, "changed": 0, "unchanged": 1])
            #expect(
                try await stored(house, contest.id) == [
                    #"1|single|Dữ liệu|Dữ liệu mở là gì?|[["Ai cũng dùng lại được",true],["Chỉ nội bộ",false]]|Theo định nghĩa.|file"#,
                    #"2|multiple|An toàn|Chọn việc an toàn|[["Khóa máy",true],["Cho mượn mật khẩu",false],["Sao lưu",true]]||file"#,
                    #"3|truth||Một byte có 8 bit.|[["Đúng",true],["Sai",false]]||file"#, #"4|number||Một giờ có mấy phút?|[["60",true]]||file"#,
                    #"5|words||Thủ đô nước ta?|[["Hà Nội",true],["Thủ đô Hà Nội",true]]||file"#,
                ])
            #expect(try await house.act("questions.import", fields(contest.id, preview)).result == ["new": 0, "changed": 0, "unchanged": 6])
            for language in [Language.vi, .en] {
                let viewer = try await house.actor("officer")
                let exported = try await house.database.read { try QuestionsImport.export(contest.slug, language, for: viewer, in: $0) }
                let again = try await self.preview(exported, contest.slug, house)
                #expect(again.lines.map(\.status) == Array(repeating: .unchanged, count: 5), "\(again.lines)")
            }
            // Worded alike with other options it is another question, and the preview says so.
            let alike = try await self.preview([Self.table[0], ["", "", "Dữ liệu mở là gì?", "a", "b", "", "A", ""]], contest.slug, house)
            #expect(
                alike.lines.map(\.notes) == [
                    [Text("Cùng lời với câu số 1 trong ngân hàng, khác phương án.", "Worded like number 1 of the bank, with other options.")]
                ])
        }
    }

    @Test("One wrong line and nothing comes in; line and column are named", arguments: TestDatabases.engines)
    func wrongLines(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let contest = try await empty(house)
            let lines: [([String], [String])] = [
                (
                    ["", "Ghép đôi", "a", "x", "y", "", "A", ""],
                    ["Cột “Loại”: Một trong: Chọn một; Chọn nhiều; Đúng hay sai; Điền số; Điền từ. Bỏ trống thì suy từ đáp án."]
                ),
                (["", "", "", "x", "y", "", "A", ""], ["Cột “Câu hỏi”: Chưa nhập câu hỏi."]),
                (["", "Chọn một", "a", "x", "y", "", "A, B", ""], ["Cột “Đáp án đúng”: Cần đúng một phương án đúng, đang có 2."]),
                (["", "", "a", "x", "X", "", "A", ""], ["Cột “Phương án B”: Phương án B giống phương án A."]),
                (["", "", "a", "x", "", "", "A", ""], ["Cột “Phương án B”: Cần ít nhất 2 phương án."]),
                (
                    ["", "Điền số", "a", "", "", "", "1.234", ""],
                    ["Cột “Đáp án đúng”: “1.234” đọc được hai cách: số nguyên 1234 hoặc số lẻ 1,234. Ghi 1234 hoặc 1,2340."]
                ),
            ]
            let preview = try await preview([Self.table[0]] + lines.map(\.0), contest.slug, house)
            #expect(preview.lines.map { $0.notes.map(\.vi) } == lines.map(\.1))
            #expect(preview.lines.map(\.number) == Array(2...7))
            let refusal = try await house.refusal("questions.import", fields(contest.id, preview), as: "officer")
            #expect(refusal?.code == "import.lines" && refusal?.fields.count == 6)
            #expect(try await stored(house, contest.id) == [])
            let missing = try await self.preview([["Chủ đề", "Câu hỏi"], ["a", "b"]], contest.slug, house)
            #expect(missing.problems.map(\.vi) == ["Thiếu cột “Đáp án đúng”."])
        }
    }

    @Test("Questions are copied from another contest; what is there is left out", arguments: TestDatabases.engines)
    func copying(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let target = try await empty(house)
            let source = try await house.contest(target.movement)
            let copy: [String: JSONValue] = ["contest": .string(target.id), "from": .string(source.id)]
            #expect(try await house.act("questions.copy", copy).result["new"] == 10)
            let again = try await house.act("questions.copy", copy)
            #expect(again.result["new"] == 0 && again.result["unchanged"] == 10)
            #expect(try await house.rows("SELECT COUNT(*) FROM question WHERE contest_id = \(target.id)") == ["10"])
            #expect(try await house.refusal("questions.copy", copy, as: "staff")?.kind == .notFound)
        }
    }

    @Test("Once people were asked, a question is voided and restored, no longer changed", arguments: TestDatabases.engines)
    func voiding(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let contest = try await house.contest(house.launched().movement, questions: 10)
            let question: [String: JSONValue] = ["question": .string("\(contest.id)-1")]
            let reason = question.merging(["reason": "Hai phương án đúng."]) { one, _ in one }
            #expect(try await house.refusal("question.void", reason, as: "officer")?.code == "question.not-asked")
            try await house.act("contest.announce", ["contest": .string(contest.id)])
            // Whoever sees the bank does not enter, though they work here as well.
            try await house.database.write { session in
                try session.execute(
                    "INSERT INTO membership (agency_id, person_id, unit_id, valid_from) VALUES (\(PlanHouse.agency), 'officer', 'reading', '2020-01-01')"
                )
            }
            #expect(try await house.code { _ = try await house.enter(contest.rounds[0], as: house.source("officer")) } == "contest.organiser")
            _ = try await house.enter(contest.rounds[0], as: house.source("staff"))
            #expect(try await house.refusal("question.remove", question, as: "officer")?.code == "question.asked")
            #expect(try await house.refusal("question.change", question.merging(Self.form) { $1 }, as: "officer")?.code == "question.asked")
            #expect(try await house.refusal("question.restore", reason, as: "officer")?.code == "question.counts")
            #expect(try await house.refusal("question.void", reason, as: "staff")?.kind == .notFound)
            try await house.act("question.void", reason, as: "massOrganisation")
            #expect(try await house.refusal("question.void", reason, as: "officer")?.code == "question.voided")
            #expect(
                try await house.rows("SELECT question_id, void_reason FROM question WHERE voided_at IS NOT NULL") == [
                    "\(contest.id)-1|Hai phương án đúng."
                ])
            // It counts as right although nothing was answered.
            func points() async throws -> [Int] {
                try await house.database.read { session in
                    let rounds = try ContestStore.rounds(of: contest.id, agency: PlanHouse.agency, in: session)
                    return try ContestResults.places(of: rounds, contest: contest.id, agency: PlanHouse.agency, in: session).overall.map(\.points)
                }
            }
            #expect(try await points() == [1])
            try await house.act("question.restore", reason)
            #expect(try await points() == [0])
            #expect(try await house.rows("SELECT COUNT(*) FROM question WHERE voided_at IS NOT NULL") == ["0"])
            // New questions still come in for later rounds.
            try await house.act("question.add", Self.form.merging(["contest": .string(contest.id)]) { one, _ in one })
        }
    }
}
