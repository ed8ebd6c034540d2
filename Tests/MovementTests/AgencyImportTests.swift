internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

struct AgencyImportTests {
    static let people: [[String]] = [
        ["Mã", "Họ và tên", "Đơn vị (mã)", "Chức vụ", "Trưởng (có/không)", "Thư điện tử", "Giới tính", "Trực tiếp (có/không)", "Từ ngày"],
        ["CB01", "Nguyễn Văn An", "th", "Trưởng phòng", "có", "An@sokhdt.gov.vn", "Nam", "không", "01/03/2021"],
        ["CB02", "Lê Thị Bình", "th", "Chuyên viên", "không", "", "Nữ", "có", "15/06/2022"],
        ["CB02", "Lê Thị Bình", "vp", "", "", "", "", "", "01/01/2024"],
        ["CB03", "Đỗ Văn Cường", "TH", "chuyên viên", "", "", "", "", ""],
    ]

    private func preview(_ table: [[String]], _ house: AgencyHouse) async throws -> ImportPreview {
        let actor = house.operatorActor
        return try await house.database.read { try PeopleImport.preview(table, today: day(AgencyHouse.today), for: actor, in: $0) }
    }

    private func unitsPreview(_ table: [[String]], _ house: AgencyHouse) async throws -> ImportPreview {
        let actor = house.operatorActor
        return try await house.database.read { try UnitsImport.preview(table, today: day(AgencyHouse.today), for: actor, in: $0) }
    }

    private func json(_ rows: [[String]]) -> JSONValue { .array(rows.map { .array($0.map { .string($0) }) }) }

    /// Everything the subject holds, so that "nothing changed" can be said exactly.
    private func contents(_ house: AgencyHouse) async throws -> [String] {
        try await house.database.read { session in
            try [
                "SELECT person_id, code, name, email, gender, is_direct, valid_from, valid_to FROM person ORDER BY person_id",
                "SELECT person_id, unit_id, valid_from, valid_to FROM membership ORDER BY person_id, unit_id, valid_from",
                "SELECT person_id, post_id, valid_from, valid_to FROM holding ORDER BY person_id, post_id, valid_from",
                "SELECT post_id, title, is_head FROM post ORDER BY post_id",
                "SELECT unit_id, valid_from, valid_to, name, name_en, parent_id, position FROM unit_version ORDER BY unit_id, valid_from",
                "SELECT unit_id, code, kind, valid_from, valid_to FROM unit ORDER BY unit_id",
            ].flatMap { (sql: SQL) in try session.rows(sql).map { "\($0.values)" } }
        }
    }

    @Test("People come in with units, posts and dates", arguments: TestDatabases.engines) func people(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            let preview = try await preview(Self.people, house)
            #expect(preview.isReady)
            #expect(preview.lines.map(\.number) == [2, 3, 4, 5])
            #expect(preview.lines.map(\.status) == [.new, .new, .changed, .new])
            let made = try await house.perform("people.import", ["rows": json(preview.rows)])
            #expect(made.result == ["new": 3, "changed": 1, "unchanged": 0])

            let list = try await house.list()
            #expect(list.people.map(\.person.name) == ["Nguyễn Văn An", "Lê Thị Bình", "Đỗ Văn Cường"])
            #expect(list.people.map { $0.units.map(\.code) } == [["th"], ["th", "vp"], ["th"]])
            #expect(list.people.map { $0.posts.map(\.vi) } == [["Trưởng phòng"], ["Chuyên viên"], ["Chuyên viên"]])
            #expect(list.people.map(\.details?.email) == ["an@sokhdt.gov.vn", nil, nil])
            #expect(list.people.map(\.details?.isDirect) == [false, true, true])
            let page = try await house.page("th")
            #expect(page?.posts.map(\.isHead) == [true, false])
            #expect(page?.posts.map(\.roles) == [[.unitHead], []])
            let second = try #require(list.people.dropFirst().first)
            let person = try await house.page(of: second.person.id)
            #expect(person?.validity == Validity(from: day("2022-06-15")))
            #expect(person?.posts.map(\.validity) == [Validity(from: day("2022-06-15"))])
        }
    }

    @Test("The same file again changes nothing", arguments: TestDatabases.engines) func again(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            let rows = json(try await preview(Self.people, house).rows)
            try await house.perform("people.import", ["rows": rows])
            let before = try await contents(house)
            #expect(try await preview(Self.people, house).lines.map(\.status) == [.unchanged, .unchanged, .unchanged, .unchanged])
            let made = try await house.perform("people.import", ["rows": rows], today: "2025-02-11")
            #expect(made.result == ["new": 0, "changed": 0, "unchanged": 4])
            #expect(try await contents(house) == before)
        }
    }

    @Test("What is exported comes in again without any change", arguments: TestDatabases.engines) func roundTrip(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            try await house.perform("people.import", ["rows": json(try await preview(Self.people, house).rows)])
            // Somebody who holds a post of a unit they do not belong to, and somebody who belongs to none.
            try await house.post("vp", "Thư ký", code: "tk")
            try await house.assign("CB01", "tk", from: "2023-01-01")
            try await house.perform("person.leave-unit", ["person": "CB03", "unit": "th", "on": .string(AgencyHouse.today)])
            try await house.perform("unit.rename", ["unit": "th", "name": "Phòng Kế hoạch", "on": "2024-01-01"])
            let before = try await contents(house)
            let viewer = house.operatorActor
            for language in Language.allCases {
                let people = try await house.database.read { try PeopleImport.export(language, today: day(AgencyHouse.today), for: viewer, in: $0) }
                #expect(people.count == 6)
                let peoplePreview = try await preview(people, house)
                #expect(peoplePreview.problems == [])
                #expect(peoplePreview.lines.map(\.notes) == [[], [], [], [], []])
                #expect(peoplePreview.count(.unchanged) == 5)
                try await house.perform("people.import", ["rows": json(peoplePreview.rows)])
                let units = try await house.database.read { try UnitsImport.export(language, today: day(AgencyHouse.today), for: viewer, in: $0) }
                #expect(units.dropFirst().map(\.first) == ["goc", "vp", "th", "dkkd"])
                let unitsPreview = try await unitsPreview(units, house)
                #expect(unitsPreview.lines.map(\.notes) == [[], [], [], []])
                try await house.perform("units.import", ["rows": json(unitsPreview.rows)])
                #expect(try await contents(house) == before)
            }
        }
    }

    @Test("Known people are corrected, and empty cells leave what is there", arguments: TestDatabases.engines) func changes(
        _ engine: Engine
    ) async throws {
        try await AgencyHouse.with(engine) { house in
            try await house.perform("people.import", ["rows": json(try await preview(Self.people, house).rows)])
            let preview = try await preview(
                [["Code", "Full name", "Unit (code)", "E-MAIL", "Ghi chú"], ["cb02", "Lê Thị Thanh Bình", "", "binh@x.vn", "?"]], house)
            #expect(preview.ignored == ["Ghi chú"])
            #expect(preview.lines.map(\.status) == [.changed])
            #expect(preview.lines.map { $0.notes.map(\.vi) } == [["Họ tên: Lê Thị Bình → Lê Thị Thanh Bình", "Thư: trống → binh@x.vn"]])
            try await house.perform("people.import", ["rows": json(preview.rows)])
            let line = try await house.list(search: "thanh binh").people.first
            #expect(line?.details == PersonDetails(code: "CB02", email: "binh@x.vn", gender: .female, isDirect: true))
            #expect(line?.units.map(\.code) == ["th", "vp"])
        }
    }

    @Test("One wrong line and nothing comes in; every wrong line is named with its reason", arguments: TestDatabases.engines)
    func errors(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            try await house.person("NGHI", "Người Nghỉ", in: "th")
            try await house.perform("person.leave", ["person": "NGHI", "on": "2024-01-01"])
            try await house.perform("unit.create", ["name": "Tổ Mới", "code": "moi", "kind": "division", "from": "2025-01-01"])
            let table = [
                ["", ""], ["Mã", "Họ tên", "Đơn vị", "Chức vụ", "Trưởng", "Email", "Giới tính", "Trực tiếp", "Từ ngày"],
                ["OK1", "Người Đúng", "th", "", "", "", "", "", ""],
                ["", "Không Mã", "th", "", "", "", "", "", ""],
                ["a b!", "Mã Sai", "th", "", "", "", "", "", ""],
                ["E1", "", "th", "", "", "", "", "", ""],
                ["E2", "Đơn Vị Sai", "xx", "", "", "", "", "", ""],
                ["E3", "Thiếu Đơn Vị", "", "", "", "", "", "", ""],
                [], ["E4", "Sai Nhiều", "th", "", "chắc", "thư", "x", "?", "31/02/2024"],
                ["E5", "Quá Sớm", "moi", "", "", "", "", "", "01/01/2024"],
                ["NGHI", "Người Nghỉ", "th", "", "", "", "", "", ""],
                ["OK1", "Tên Khác", "vp", "", "", "", "", "", ""],
            ]
            let preview = try await preview(table, house)
            #expect(!preview.isReady)
            let wrong = preview.lines.filter { $0.status == .error }
            #expect(wrong.map(\.number) == [4, 5, 6, 7, 8, 10, 11, 12, 13])
            #expect(wrong.map { $0.notes.count } == [1, 1, 1, 1, 1, 5, 1, 1, 1])
            #expect(wrong.first?.notes == [Text("Thiếu mã.", "The code is missing.")])
            #expect(wrong[3].notes.map(\.en) == ["No unit has the code “xx”."])
            #expect(wrong[8].notes.map(\.vi) == ["Khác với dòng 3 cùng mã: họ tên, thư, giới tính và “trực tiếp” phải như nhau."])
            let before = try await contents(house)
            let refusal = try await house.refusal("people.import", ["rows": json(preview.rows)])
            #expect(refusal?.code == "import.lines")
            #expect(refusal?.fields.count == 9)
            #expect(refusal?.fields.first?.message.vi == "Dòng 4: Thiếu mã.")
            #expect(try await contents(house) == before)
        }
    }

    @Test(
        "Files that are no table of people are refused in words",
        arguments: [
            ([], "Tệp trống."), ([["", " "]], "Tệp trống."), ([["Xin", "chào"]], "Không nhận ra cột nào."),
            ([["Mã", "Tên"]], "Thiếu cột “Họ và tên”."),
            ([["Mã", "mã", "Họ và tên", "Đơn vị"]], "Có hai cột “Mã”."), ([["Mã", "Họ và tên", "Đơn vị"]], "Dưới dòng tiêu đề không có dòng nào."),
        ] as [([[String]], String)])
    func files(_ table: [[String]], _ problem: String) async throws {
        try await AgencyHouse.with(.sqlite) { house in
            let preview = try await preview(table, house)
            #expect(preview.problems.first?.vi.hasPrefix(problem) == true, "\(preview.problems)")
            #expect(!preview.isReady)
        }
    }

    @Test(
        "Headers are recognised however they are spelt",
        arguments: ["MÃ|HỌ VÀ TÊN|ĐƠN VỊ (MÃ)", "ma|ho va ten|don vi", " Mã số : |Họ tên *|Mã đơn vị", "Code|Full  name|Unit code"])
    func headers(_ header: String) async throws {
        try await AgencyHouse.with(.sqlite) { house in
            let titles = header.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            let preview = try await preview([titles, ["A1", "Lê An", "th"]], house)
            #expect(preview.problems == [])
            #expect(preview.lines.map(\.status) == [.new])
        }
    }

    @Test("Units come in whatever their order, and known ones are renamed from a day on", arguments: TestDatabases.engines)
    func units(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            let table = [
                ["Mã", "Tên", "Tên tiếng Anh", "Loại", "Đơn vị cấp trên", "Từ ngày"],
                ["tk", "Tổ Thống kê", "", "phòng", "QH", "01/01/2023"],
                ["qh", "Phòng Quy hoạch", "Planning Division", "Phòng", "", "01/01/2022"],
                ["th", "Phòng Tổng hợp mới", "", "", "", "01/01/2024"],
                ["vp", "Văn phòng Sở", "", "Văn phòng", "", ""],
                ["dkkd", "Phòng Đăng ký kinh doanh", "", "Đơn vị trực thuộc", "th", "01/01/2020"],
            ]
            let preview = try await unitsPreview(table, house)
            #expect(preview.lines.map(\.status) == [.new, .new, .changed, .changed, .changed])
            let made = try await house.perform("units.import", ["rows": json(preview.rows)])
            #expect(made.result == ["new": 2, "changed": 3, "unchanged": 0])
            #expect(
                try await house.outline(AgencyHouse.today) == [
                    "Sở Kế hoạch và Đầu tư", ".Văn phòng Sở", ".Phòng Tổng hợp mới", "..Phòng Đăng ký kinh doanh", ".Phòng Quy hoạch",
                    "..Tổ Thống kê",
                ])
            #expect(try await house.page("th", on: "2023-12-31")?.name.label.vi == "Phòng Tổng hợp (nay là Phòng Tổng hợp mới)")
            #expect(try await house.page("vp")?.versions.map(\.name.vi) == ["Văn phòng Sở"])
            #expect(try await house.page("dkkd")?.unit.kind == .affiliated)
            let before = try await contents(house)
            #expect(try await unitsPreview(table, house).count(.unchanged) == 5)
            try await house.perform("units.import", ["rows": json(preview.rows)])
            #expect(try await contents(house) == before)
        }
    }

    @Test("Units in a circle, under nothing, or given twice are refused", arguments: TestDatabases.engines) func unitErrors(
        _ engine: Engine
    ) async throws {
        try await AgencyHouse.with(engine) { house in
            let table = [
                ["Mã", "Tên", "Loại", "Đơn vị cấp trên", "Từ ngày"],
                ["a", "Tổ A", "Phòng", "b", ""], ["b", "Tổ B", "Phòng", "a", ""],
                ["c", "Tổ C", "Phòng", "zz", ""], ["d", "Tổ D", "Cục", "", ""], ["e", "Tổ E", "Cơ quan", "", ""], ["f", "", "Phòng", "", ""],
                ["g", "Tổ G", "Phòng", "", ""], ["G", "Tổ G", "Phòng", "", ""], ["h", "Tổ H", "Phòng", "th", "01/01/2019"],
                ["th", "Phòng Tổng hợp", "Phòng", "th", ""],
            ]
            let preview = try await unitsPreview(table, house)
            #expect(preview.lines.map(\.status) == [.error, .error, .error, .error, .error, .error, .new, .error, .error, .error])
            #expect(preview.lines[0].notes.map(\.en) == ["The units above form a circle."])
            #expect(try await house.refusal("units.import", ["rows": json(preview.rows)])?.fields.count == 9)
            #expect(try await house.outline(AgencyHouse.today).count == 4)
        }
    }

    @Test("An import too large for one statement arrives whole and reports how far it is", arguments: TestDatabases.engines)
    func large(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            let rows = (0..<1234).map { ["P\($0)", "Nguyễn Văn \($0)", "th", "Chuyên viên"] }
            let ticket = "ticket-\(engine.rawValue)-large"
            ImportProgress.open(ticket)
            defer { ImportProgress.close(ticket) }
            try await house.perform("people.import", ["rows": json(rows), "ticket": .string(ticket)])
            #expect(ImportProgress.state(ticket) == ImportProgress.State(done: 3702, total: 3702))
            #expect(try await house.list().total == 1234)
            #expect(try await house.page("th")?.posts.map(\.holders.count) == [1234])
            try await house.perform("people.import", ["rows": json([["Q1", "A", "th"]]), "ticket": "nobody-asked"])
            #expect(ImportProgress.state("nobody-asked") == nil)
        }
    }

    @Test(
        "A table field takes rows of text and nothing else",
        arguments: [
            ([["a"]], true), ([["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]], false), ("a", false), (["a"], false), ([], false),
            ([[["a"]]], false), (nil, false),
        ] as [(JSONValue, Bool)])
    func tableField(_ value: JSONValue, _ holds: Bool) {
        #expect((ImportPeople.rows.declaration.problem(value) == nil) == holds)
    }
}
