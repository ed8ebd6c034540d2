internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

struct AgencyPermissionTests {
    /// Every act of the subject with input that would be accepted. The unit "tam" and the person "TAM" are there to be changed.
    static let inputs: [String: [String: JSONValue]] = [
        "agency.create": ["name": "A", "name_en": "A", "short_name": "A", "slug": "a", "from": "2020-01-01"],
        "unit.create": ["name": "Tổ Mới", "code": "moi", "kind": "division", "from": "2020-01-01"],
        "unit.rename": ["unit": "tam", "name": "Tổ Khác", "on": "2024-01-01"],
        "unit.move": ["unit": "tam", "parent": "vp", "on": "2024-01-01"],
        "unit.merge": ["units": ["tam"], "into": "th", "on": "2024-01-01", "basis": "QĐ"],
        "unit.split": ["unit": "tam", "into": ["th"], "on": "2024-01-01", "basis": "QĐ"],
        "unit.dissolve": ["unit": "tam", "on": "2024-01-01", "basis": "QĐ"],
        "post.create": ["unit": "tam", "title": "Tổ trưởng", "is_head": true, "from": "2024-01-01"],
        "post.set-roles": ["post": "tam-cv", "roles": ["clerk"]],
        "post.end": ["post": "tam-cv", "on": "2024-01-01"],
        "post.assign": ["person": "TAM", "post": "tam-cv", "from": "2024-01-01"],
        "post.release": ["person": "TAM", "post": "tam-giu", "on": "2024-01-01"],
        "person.create": ["name": "Người Mới", "code": "NM", "unit": "th", "from": "2024-01-01"],
        "person.correct": ["person": "TAM", "name": "Tên Khác", "code": "TAM"],
        "person.leave": ["person": "TAM", "on": "2024-01-01"],
        "person.join-unit": ["person": "TAM", "unit": "vp", "from": "2024-01-01"],
        "person.leave-unit": ["person": "TAM", "unit": "tam", "on": "2024-01-01"],
        "people.import": ["rows": [["N1", "Người Nhập", "vp"]]],
        "units.import": ["rows": [["n1", "Tổ Nhập", "", "Phòng"]]],
    ]

    private static func furnish(_ house: AgencyHouse) async throws {
        try await house.perform("unit.create", ["name": "Tổ Tạm", "code": "tam", "kind": "division", "from": .string(AgencyHouse.start)])
        try await house.person("TAM", "Người Tạm", in: "tam")
        try await house.post("tam", "Chuyên viên", code: "tam-cv")
        try await house.post("tam", "Thư ký", code: "tam-giu")
        try await house.assign("TAM", "tam-giu")
    }

    @Test("The table covers every act of the subject") func complete() {
        #expect(Set(Self.inputs.keys) == Set(agencyActs.map { $0.declaration.name }))
    }

    @Test("Every act as every role", arguments: TestDatabases.engines) func acts(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            try await Self.furnish(house)
            var sources: [(String, ActorSource)] = [("visitor", house.visitor), ("operator", house.console)]
            for role in Role.allCases {
                sources.append((role.rawValue, try await house.colleague("P-\(role.rawValue)", "Người \(role.rawValue)", role: role)))
            }
            for (name, source) in sources {
                for (act, input) in Self.inputs.sorted(by: { $0.key < $1.key }) {
                    var kind: Refusal.Kind?
                    do { _ = try await house.runner().perform(act, input, as: source, channel: .api, dryRun: true) } catch let refusal as Refusal {
                        kind = refusal.kind
                    }
                    #expect(kind == Self.expected(act, as: name), "\(act) as \(name)")
                }
            }
        }
    }

    private static func expected(_ act: String, as role: String) -> Refusal.Kind? {
        if role == "visitor" { return .signedOut }
        if act == "agency.create" { return role == "operator" ? .conflict : .forbidden }
        let allowed = act == "post.set-roles" ? ["operator", "administrator"] : ["operator", "administrator", "officer"]
        return allowed.contains(role) ? nil : .forbidden
    }

    @Test("An officer gives no roles, and neither gives nor takes the highest posts", arguments: TestDatabases.engines)
    func officerLimits(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            try await Self.furnish(house)
            let officer = try await house.colleague("TD", "Trần Thi Đua", role: .officer)
            try await house.post("vp", "Quản trị", code: "qt", roles: [.administrator])
            try await house.post("vp", "Giám đốc", code: "gd", roles: [.head])
            try await house.post("goc", "Thủ trưởng", code: "tt", head: true)
            try await house.post("vp", "Văn thư", code: "vt", roles: [.clerk])
            try await house.person("GD", "Giám Đốc", in: "th")
            try await house.assign("GD", "gd")
            func code(_ act: String, _ values: [String: JSONValue]) async throws -> String? {
                try await house.refusal(act, values, as: officer)?.code
            }
            #expect(try await code("post.create", ["unit": "vp", "title": "X", "roles": ["clerk"], "from": "2024-01-01"]) == "post.roles")
            #expect(try await code("post.create", ["unit": "goc", "title": "X", "is_head": true, "from": "2024-01-01"]) == "post.protected")
            for post in ["qt", "gd", "tt"] {
                #expect(try await code("post.assign", ["person": "TAM", "post": .string(post), "from": "2024-01-01"]) == "post.protected")
                #expect(try await code("post.end", ["post": .string(post), "on": "2024-01-01"]) == "post.protected")
            }
            #expect(try await code("post.release", ["person": "GD", "post": "gd", "on": "2024-01-01"]) == "post.protected")
            #expect(try await code("person.leave", ["person": "GD", "on": "2024-01-01"]) == "post.protected")
            #expect(try await code("unit.dissolve", ["unit": "vp", "on": "2024-01-01", "basis": "QĐ"]) == "post.protected")
            #expect(try await code("person.correct", ["person": "GD", "name": "Giám Đốc", "code": "GD", "email": "toi@x.vn"]) == "post.protected")
            #expect(try await code("people.import", ["rows": [["TAM", "Người Tạm", "vp", "Giám đốc"]]]) == "import.lines")
            #expect(try await code("people.import", ["rows": [["GD", "Giám Đốc", "", "", "", "toi@x.vn"]]]) == "import.lines")
            #expect(try await code("post.assign", ["person": "TAM", "post": "vt", "from": "2024-01-01"]) == nil)
        }
    }

    @Test("Nobody gives themselves a post with powers, not even the administrator", arguments: TestDatabases.engines)
    func ownPower(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            let officer = try await house.colleague("TD", "Trần Thi Đua", role: .officer)
            let admin = try await house.colleague("QT", "Lê Quản Trị", role: .administrator)
            try await house.post("vp", "Văn thư", code: "vt", roles: [.clerk])
            try await house.post("vp", "Trưởng", code: "truong", head: true)
            try await house.post("vp", "Chuyên viên", code: "cv")
            for (source, person) in [(officer, "TD"), (admin, "QT")] {
                for (post, code) in [("vt", "post.own-power"), ("truong", "post.own-power"), ("cv", nil)] {
                    let values: [String: JSONValue] = ["person": .string(person), "post": .string(post), "from": "2024-01-01"]
                    #expect(try await house.refusal("post.assign", values, as: source)?.code == code, "\(person) \(post)")
                }
                let row: JSONValue = [.string(person), "", "vp", "Phó Trưởng", "có"]
                #expect(try await house.refusal("people.import", ["rows": [row]], as: source)?.code == "import.lines")
            }
            let own = try await house.refusal("post.set-roles", ["post": "post-qt", "roles": ["administrator", "officer"]], as: admin)
            #expect(own?.code == "post.own-power")
            #expect(try await house.refusal("post.set-roles", ["post": "vt", "roles": ["accountant"]], as: admin) == nil)
        }
    }

    @Test("What each viewer sees of people", arguments: TestDatabases.engines) func views(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            let secret = try await house.person("BM", "Bí Mật", in: "th")
            try await house.perform("person.correct", ["person": "BM", "name": "Bí Mật", "code": "BM", "email": "bm@x.vn", "gender": "female"])
            try await house.post("th", "Trưởng phòng", code: "tp", head: true)
            try await house.post("th", "Chuyên viên", code: "cv")
            try await house.assign("BM", "tp")
            let details = PersonDetails(code: "BM", email: "bm@x.vn", gender: .female, isDirect: false)
            let rolesSeen: Set<Role> = [.administrator, .officer, .head, .inspector]
            for role in Role.allCases {
                let viewer = try await house.actor(try await house.colleague("P-\(role.rawValue)", "Người \(role.rawValue)", role: role))
                let sees = role == .administrator || role == .officer
                #expect(try await house.page(of: secret, for: viewer)?.details == (sees ? details : nil), "\(role)")
                #expect(try await house.list(search: "bi mat", for: viewer).people.map(\.details) == [sees ? details : nil], "\(role)")
                #expect(try await house.list(search: "BM", for: viewer).total == (sees ? 1 : 0), "\(role)")
                let unit = try await house.page("th", for: viewer)
                #expect(unit?.posts.map(\.roles) == (rolesSeen.contains(role) ? [[.unitHead], []] : [nil, nil]), "\(role)")
                #expect(unit?.posts.map(\.holders) == [[PersonRef(id: secret, name: "Bí Mật")], []], "\(role)")
                #expect(unit?.mayManage == sees, "\(role)")
            }
            let own = Actor(agency: house.agency, identity: .person(id: secret.rawValue, account: "x"), name: "Bí Mật", roles: [.staff])
            #expect(try await house.page(of: secret, for: own)?.details == details)
        }
    }

    @Test("A visitor sees the structure and no person", arguments: TestDatabases.engines) func visitor(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            let secret = try await house.person("BM", "Bí Mật", in: "th")
            let post = try await house.post("th", "Trưởng phòng", code: "tp", head: true)
            let plain = try await house.post("th", "Chuyên viên", code: "cv")
            try await house.assign("BM", "tp")
            let viewer = house.visitorActor
            let tree = try await house.tree(AgencyHouse.today, for: viewer)
            #expect(tree.people == nil)
            #expect(tree.flattened.map(\.node.unit.code) == ["goc", "vp", "th", "dkkd"])
            #expect(tree.flattened.map(\.node.members) == [nil, nil, nil, nil])
            #expect(tree.flattened.map(\.node.heads)[2] == [UnitHead(title: Text(same: "Trưởng phòng"), person: nil)])
            let unit = try await house.page("th", for: viewer)
            #expect(unit?.posts.map(\.title.vi) == ["Trưởng phòng"])
            #expect(unit?.posts.map(\.holders) == [[]])
            #expect(unit?.people == nil)
            #expect(try await house.list(for: viewer) == .empty)
            #expect(try await house.page(of: secret, for: viewer) == nil)
            let targets = [DirectoryTarget(.person, secret.rawValue), DirectoryTarget(.post, post), DirectoryTarget(.post, plain)]
            let labels = try await house.database.read {
                try Directory.labels(of: targets, on: day(AgencyHouse.today), today: day(AgencyHouse.today), for: viewer, in: $0)
            }
            #expect(targets.map { labels[$0]?.vi } == ["Một cá nhân", "Trưởng phòng (Phòng Tổng hợp)", "Phòng Tổng hợp"])
            for kind in [DirectoryKind.post, .person] {
                let options = try await house.database.read { try Directory.options(kind, on: day(AgencyHouse.today), for: viewer, in: $0) }
                #expect(options == [])
            }
            let refusal = await #expect(throws: Refusal.self) {
                try await house.database.read { try PeopleImport.export(.vi, today: day(AgencyHouse.today), for: viewer, in: $0) }
            }
            #expect(refusal == .signedOut)
        }
    }

    @Test("Another agency does not exist", arguments: TestDatabases.engines) func otherAgency(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            let other = AgencyHouse(database: house.database, agency: "agency-2")
            try await other.begin(slug: "so-khac")
            let stranger = try await other.person("L1", "Người Lạ", in: "th")
            let post = try await other.post("th", "Chuyên viên", code: "l-cv")
            let officer = try await house.colleague("TD", "Trần Thi Đua", role: .officer)
            let viewer = try await house.actor(officer)
            #expect(try await house.page(of: stranger, for: viewer) == nil)
            #expect(try await house.page(of: Identifier("nobody"), for: viewer) == nil)
            #expect(try await house.list(for: viewer).people.map(\.person.name) == ["Trần Thi Đua"])
            let target = DirectoryTarget(.post, post)
            let labels = try await house.database.read {
                try Directory.labels(of: [target], on: day(AgencyHouse.today), today: day(AgencyHouse.today), for: viewer, in: $0)
            }
            #expect(labels == [:])
            for person in [stranger.rawValue, "L1"] {
                let hidden = try await house.refusal("person.leave", ["person": .string(person), "on": "2024-01-01"], as: officer)
                #expect(hidden?.fields.map(\.key) == ["person"])
            }
            #expect(try await other.names() == ["Người Lạ"])
        }
    }
}
