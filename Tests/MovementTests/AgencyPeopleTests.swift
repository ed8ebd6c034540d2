internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

struct AgencyPeopleTests {
    @Test("People stand in the order of their given names", arguments: TestDatabases.engines) func order(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            let names = ["Nguyễn Văn Ất", "Trần Đức Dũng", "Lê Thị Đào", "Phạm An", "Võ Văn Ân", "Nguyễn An", "Hồ Á"]
            for (index, name) in names.enumerated() { try await house.person("P\(index)", name, in: "th") }
            #expect(
                try await house.names() == ["Hồ Á", "Nguyễn An", "Phạm An", "Võ Văn Ân", "Nguyễn Văn Ất", "Trần Đức Dũng", "Lê Thị Đào"])
        }
    }

    @Test("Search knows no diacritics and no đ, takes words in any order, and no wild cards", arguments: TestDatabases.engines)
    func search(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            for (index, name) in ["Đỗ Thị Đào", "Trần Văn Đại", "Lê Dao"].enumerated() { try await house.person("P\(index)", name, in: "th") }
            for (words, found) in [
                ("dao", ["Lê Dao", "Đỗ Thị Đào"]), ("ĐÀO do", ["Đỗ Thị Đào"]), ("  trần  ", ["Trần Văn Đại"]), ("%", []), ("_", []), ("đại x", []),
                ("p2", ["Lê Dao"]), ("", ["Lê Dao", "Trần Văn Đại", "Đỗ Thị Đào"]),
            ] {
                let names = try await house.names(search: words)
                #expect(names == found, "\(words)")
            }
        }
    }

    @Test("Pages follow one another without gap or repetition", arguments: TestDatabases.engines) func pages(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            // Same names, so that only the identifier tells them apart.
            for index in 0..<7 { try await house.person("P\(index)", index < 4 ? "Lê An" : "Võ Bình", in: "th") }
            var seen: [Identifier<Person>] = []
            var after: Identifier<Person>?
            var sizes: [Int] = []
            repeat {
                let viewer = house.operatorActor
                let page = try await house.database.read { [after] in
                    try PersonQueries.list(on: day(AgencyHouse.today), after: after, limit: 3, for: viewer, in: $0)
                }
                #expect(page.total == 7)
                sizes.append(page.people.count)
                seen += page.people.map(\.person.id)
                after = page.next
            } while after != nil
            #expect(sizes == [3, 3, 1])
            #expect(Set(seen).count == 7)
        }
    }

    @Test("The filter by unit takes in the units below", arguments: TestDatabases.engines) func filter(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            try await house.perform("unit.create", ["name": "Tổ Thống kê", "code": "tk", "kind": "division", "parent": "th", "from": "2020-01-01"])
            try await house.person("P1", "Lê An", in: "th")
            try await house.person("P2", "Võ Bình", in: "tk")
            try await house.person("P3", "Hồ Chi", in: "vp")
            #expect(try await house.names(unit: "th") == ["Lê An", "Võ Bình"])
            #expect(try await house.names(unit: "TK") == ["Võ Bình"])
            #expect(try await house.names(unit: "goc") == ["Lê An", "Võ Bình", "Hồ Chi"])
            #expect(try await house.names(unit: "khong-co") == [])
            #expect(try await house.names(search: "binh", unit: "vp") == [])
        }
    }

    @Test("Views run as many statements for three rows as for one", arguments: TestDatabases.engines) func statements(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            func counts() async throws -> [Int] {
                let viewer = house.operatorActor
                let today = day(AgencyHouse.today)
                return try await house.database.read { session in
                    var counts: [Int] = []
                    func count(_ body: () throws -> Void) rethrows {
                        let before = session.statementCount
                        try body()
                        counts.append(session.statementCount - before)
                    }
                    var people: [PersonLine] = []
                    try count { people = try PersonQueries.list(on: today, for: viewer, in: session).people }
                    try count { _ = try UnitQueries.tree(on: today, for: viewer, in: session) }
                    try count { _ = try UnitQueries.page(code: "th", today: today, for: viewer, in: session) }
                    try count { _ = try people.first.map { try PersonQueries.page($0.person.id, today: today, for: viewer, in: session) } }
                    try count { _ = try Directory.options(.post, on: today, for: viewer, in: session) }
                    let targets = people.map { DirectoryTarget(.person, $0.person.id.rawValue) }
                    try count { _ = try Directory.labels(of: targets, on: today, today: today, for: viewer, in: session) }
                    try count { _ = try PeopleImport.export(.vi, today: today, for: viewer, in: session) }
                    return counts
                }
            }
            try await house.post("th", "Chuyên viên", code: "cv")
            try await house.person("P1", "Lê An", in: "th")
            try await house.assign("P1", "cv")
            let one = try await counts()
            for code in ["P2", "P3"] {
                try await house.person(code, "Võ Bình", in: "th")
                try await house.assign(code, "cv")
            }
            #expect(try await counts() == one)
            #expect(one == [4, 3, 9, 6, 1, 1, 1])
        }
    }

    @Test("Codes are one code however they are spelt, and taken only once", arguments: TestDatabases.engines) func codes(
        _ engine: Engine
    ) async throws {
        try await AgencyHouse.with(engine) { house in
            try await house.perform("unit.create", ["name": "Phòng Hợp tác", "code": "SKHĐT", "kind": "division", "from": "2020-01-01"])
            #expect(try await house.page("skhđt")?.unit.code == "skhdt")
            for (code, problem) in [
                ("skhdt", true), ("so-do", true), ("a/b", true), ("", true), (String(repeating: "a", count: 25), true), ("b.2_x", false),
            ] {
                let refusal = try await house.refusal(
                    "unit.create", ["name": "Phòng Khác", "code": .string(code), "kind": "division", "from": "2020-01-01"])
                #expect((refusal?.fields.map(\.key) == ["code"]) == problem, "\(code)")
            }
            try await house.person("cb01", "Lê An", in: "skhdt")
            let twice = try await house.refusal("person.create", ["name": "X", "code": "CB01", "unit": "th", "from": "2020-01-01"])
            #expect(twice?.fields.map(\.key) == ["code"])
        }
    }

    @Test("Lists to choose from are searched without diacritics", arguments: TestDatabases.engines) func options(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            try await house.person("P1", "Đỗ Đào", in: "th")
            try await house.post("th", "Chuyên viên", code: "cv")
            func labels(_ kind: DirectoryKind, _ search: String) async throws -> [String] {
                let viewer = house.operatorActor
                return try await house.database.read {
                    try Directory.options(kind, search: search, on: day(AgencyHouse.today), for: viewer, in: $0).map(\.label.vi)
                }
            }
            #expect(try await labels(.unit, "tong hop") == ["— Phòng Tổng hợp"])
            #expect(try await labels(.unit, "").count == 4)
            #expect(try await labels(.post, "chuyen vien") == ["Chuyên viên (Phòng Tổng hợp)"])
            #expect(try await labels(.person, "dao") == ["Đỗ Đào (Phòng Tổng hợp)"])
        }
    }
}
