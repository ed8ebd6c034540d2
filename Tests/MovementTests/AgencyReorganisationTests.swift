internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

struct AgencyReorganisationTests {
    @Test("A new agency has its root and units in order", arguments: TestDatabases.engines) func creation(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            let outline = try await house.outline(AgencyHouse.today)
            #expect(outline == ["Sở Kế hoạch và Đầu tư", ".Văn phòng", ".Phòng Tổng hợp", ".Phòng Đăng ký kinh doanh"])
            let before = try await house.outline("2019-12-31")
            #expect(before == [])
            let again = try await house.refusal(
                "agency.create", ["name": "A", "name_en": "A", "short_name": "A", "slug": "khac", "from": "2020-01-01"])
            #expect(again?.code == "agency.exists")
        }
    }

    @Test("A renamed unit keeps the old name for the days before", arguments: TestDatabases.engines) func rename(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            try await house.perform(
                "unit.rename", ["unit": "TH", "name": "Phòng Kế hoạch - Tổng hợp", "on": "01/01/2024", "basis": "QĐ 1"])
            #expect(try await house.page("th", on: "2023-12-31")?.name.label.vi == "Phòng Tổng hợp (nay là Phòng Kế hoạch - Tổng hợp)")
            #expect(try await house.page("th", on: "2024-01-01")?.name.label.vi == "Phòng Kế hoạch - Tổng hợp")
            let page = try await house.page("th")
            #expect(page?.versions.map(\.name.vi) == ["Phòng Tổng hợp", "Phòng Kế hoạch - Tổng hợp"])
            #expect(page?.changes == [UnitChange(kind: .rename, on: day("2024-01-01"), basis: "QĐ 1", other: nil)])
            let early = try await house.refusal("unit.rename", ["unit": "th", "name": "Phòng X", "on": "2023-06-01"])
            #expect(early?.fields.map(\.key) == ["on"])
        }
    }

    @Test("A rename on the first day of a name corrects that name", arguments: TestDatabases.engines) func correction(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            try await house.perform("unit.rename", ["unit": "th", "name": "Phòng Tổng hợp, Quy hoạch", "on": .string(AgencyHouse.start)])
            let page = try await house.page("th")
            #expect(page?.versions.map(\.name.vi) == ["Phòng Tổng hợp, Quy hoạch"])
            #expect(page?.changes == [])
        }
    }

    @Test("A unit moves below another, never below itself", arguments: TestDatabases.engines) func move(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            try await house.perform("unit.create", ["name": "Tổ Thống kê", "code": "tk", "kind": "division", "parent": "th", "from": "2021-01-01"])
            try await house.perform("unit.move", ["unit": "th", "parent": "vp", "on": "2022-01-01"])
            #expect(
                try await house.outline(AgencyHouse.today) == [
                    "Sở Kế hoạch và Đầu tư", ".Văn phòng", "..Phòng Tổng hợp", "...Tổ Thống kê", ".Phòng Đăng ký kinh doanh",
                ])
            #expect(
                try await house.outline("2021-12-31") == [
                    "Sở Kế hoạch và Đầu tư", ".Văn phòng", ".Phòng Tổng hợp", "..Tổ Thống kê", ".Phòng Đăng ký kinh doanh",
                ])
            for (unit, parent) in [("vp", "tk"), ("vp", "vp")] {
                let refusal = try await house.refusal("unit.move", ["unit": .string(unit), "parent": .string(parent), "on": "2023-01-01"])
                #expect(refusal?.fields.map(\.key) == ["parent"])
            }
            #expect(try await house.refusal("unit.move", ["unit": "goc", "parent": "vp", "on": "2023-01-01"])?.fields.map(\.key) == ["unit"])
        }
    }

    @Test("Merged units live on in the new one: people and ordinary posts go along, powers end", arguments: TestDatabases.engines)
    func merge(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            let head = try await house.person("A1", "Lê Văn An", in: "th")
            let clerk = try await house.person("B2", "Phạm Thị Bình", in: "dkkd")
            try await house.post("th", "Trưởng phòng", code: "th-truong", head: true)
            try await house.post("dkkd", "Chuyên viên", code: "dkkd-cv")
            try await house.assign("A1", "th-truong")
            try await house.assign("B2", "dkkd-cv", from: "2021-05-01")
            try await house.perform("unit.create", ["name": "Tổ Một cửa", "code": "mc", "kind": "division", "parent": "dkkd", "from": "2021-01-01"])
            let made = try await house.perform(
                "unit.merge",
                ["units": ["th", "dkkd"], "name": "Phòng Kinh tế", "code": "kt", "on": "2025-01-01", "basis": "Quyết định số 5/QĐ-SKHĐT"])
            #expect(made.result["code"] == "kt")

            #expect(
                try await house.outline(AgencyHouse.today) == ["Sở Kế hoạch và Đầu tư", ".Văn phòng", ".Phòng Kinh tế", "..Tổ Một cửa"])
            #expect(
                try await house.outline("2024-12-31") == [
                    "Sở Kế hoạch và Đầu tư", ".Văn phòng", ".Phòng Tổng hợp", ".Phòng Đăng ký kinh doanh", "..Tổ Một cửa",
                ])
            let old = try await house.page("dkkd")
            #expect(old?.name.label.vi == "Phòng Đăng ký kinh doanh (nay là Phòng Kinh tế)")
            #expect(old?.day == day("2024-12-31"))
            #expect(old?.people?.people.map(\.person.name) == ["Phạm Thị Bình"])
            let new = try await house.page("kt")
            #expect(new?.origins.compactMap(\.other?.name.vi).sorted() == ["Phòng Tổng hợp", "Phòng Đăng ký kinh doanh"])
            #expect(new?.people?.people.map(\.person.name) == ["Lê Văn An", "Phạm Thị Bình"])
            #expect(new?.posts.map(\.title.vi) == ["Chuyên viên"])
            #expect(new?.posts.first?.holders.map(\.name) == ["Phạm Thị Bình"])

            let headPage = try await house.page(of: head)
            #expect(headPage?.posts.map(\.isCurrent) == [false])
            #expect(headPage?.posts.first?.unit.label.vi == "Phòng Tổng hợp (nay là Phòng Kinh tế)")
            #expect(headPage?.memberships.map(\.unit.label.vi) == ["Phòng Kinh tế", "Phòng Tổng hợp (nay là Phòng Kinh tế)"])
            let clerkPage = try await house.page(of: clerk)
            #expect(
                clerkPage?.posts.map(\.validity) == [Validity(from: day("2025-01-01")), Validity(from: day("2021-05-01"), to: day("2025-01-01"))])
        }
    }

    @Test("A merger into one of the merged, or of one unit into nothing, is refused", arguments: TestDatabases.engines)
    func mergeRefused(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            let base: [String: JSONValue] = ["on": "2025-01-01", "basis": "QĐ 5"]
            for (fields, key) in [
                (["units": ["th"], "into": "th"], "units"), (["units": ["th"], "name": "P", "code": "p"], "units"),
                (["units": ["th", "vp"]], "into"),
                (["units": ["goc"], "into": "th"], "units"), (["units": [], "into": "th"], "units"),
                (["units": ["khong-co"], "into": "th"], "units"),
            ] as [([String: JSONValue], String)] {
                let refusal = try await house.refusal("unit.merge", base.merging(fields) { first, _ in first })
                #expect(refusal?.fields.map(\.key) == [key], "\(fields)")
            }
            #expect(try await house.outline(AgencyHouse.today).count == 4)
        }
    }

    @Test("A divided unit sends named people where they belong and everybody else to the first", arguments: TestDatabases.engines)
    func split(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            for (code, name) in [("A1", "Lê Văn An"), ("B2", "Phạm Thị Bình"), ("C3", "Võ Văn Cường")] {
                try await house.person(code, name, in: "th")
            }
            for (code, name) in [("qh", "Phòng Quy hoạch"), ("tdo", "Phòng Thẩm định")] {
                try await house.perform("unit.create", ["name": .string(name), "code": .string(code), "kind": "division", "from": "2025-01-01"])
            }
            try await house.perform(
                "unit.split", ["unit": "th", "into": ["qh", "tdo"], "ends": true, "people": "B2 = tdo\n", "on": "2025-01-01", "basis": "QĐ 7"])
            #expect(try await house.names(unit: "qh") == ["Lê Văn An", "Võ Văn Cường"])
            #expect(try await house.names(unit: "tdo") == ["Phạm Thị Bình"])
            #expect(try await house.names(unit: "th") == [])
            #expect(try await house.names(unit: "th", on: "2024-12-31") == ["Lê Văn An", "Phạm Thị Bình", "Võ Văn Cường"])
            let name = try await house.page("th")?.name
            #expect(Set(name?.now.map(\.vi) ?? []) == ["Phòng Quy hoạch", "Phòng Thẩm định"])
        }
    }

    @Test("A part split off leaves the rest of the unit as it was", arguments: TestDatabases.engines) func splitOff(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            for (code, name) in [("A1", "Lê Văn An"), ("B2", "Phạm Thị Bình")] { try await house.person(code, name, in: "th") }
            try await house.perform("unit.create", ["name": "Phòng Quy hoạch", "code": "qh", "kind": "division", "from": "2025-01-01"])
            try await house.perform("unit.split", ["unit": "th", "into": ["qh"], "people": "b2=QH", "on": "2025-01-01", "basis": "QĐ 7"])
            #expect(try await house.names(unit: "th") == ["Lê Văn An"])
            #expect(try await house.names(unit: "qh") == ["Phạm Thị Bình"])
            #expect(try await house.page("th")?.name.label.vi == "Phòng Tổng hợp")
            #expect(try await house.page("qh")?.origins.map(\.kind) == [.split])
        }
    }

    @Test("A dissolved unit without successor ends posts and memberships, not people", arguments: TestDatabases.engines)
    func dissolve(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            let person = try await house.person("A1", "Lê Văn An", in: "th")
            try await house.post("th", "Chuyên viên", code: "th-cv")
            try await house.assign("A1", "th-cv")
            try await house.perform("unit.dissolve", ["unit": "th", "on": "2025-03-01", "basis": "QĐ 9"])
            let now = try await house.page(of: person, today: "2025-02-28")
            #expect(now?.posts.map(\.isCurrent) == [true])
            let later = try await house.page(of: person, today: "2025-03-01")
            #expect(later?.posts.map(\.isCurrent) == [false])
            #expect(later?.memberships.map(\.validity) == [Validity(from: day(AgencyHouse.start), to: day("2025-03-01"))])
            #expect(later?.posts.first?.unit.label.vi == "Phòng Tổng hợp")
            #expect(try await house.names(on: "2025-03-01") == ["Lê Văn An"])
            let dead = try await house.refusal("person.create", ["name": "X", "code": "X1", "unit": "th", "from": "2025-03-01"])
            #expect(dead?.fields.map(\.key) == ["unit"])
        }
    }

    @Test("Heirs are followed through several reorganisations", arguments: TestDatabases.engines) func chain(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            try await house.perform("unit.merge", ["units": ["th"], "into": "dkkd", "on": "2022-01-01", "basis": "QĐ 1"])
            try await house.perform("unit.dissolve", ["unit": "dkkd", "successor": "vp", "on": "2023-01-01", "basis": "QĐ 2"])
            try await house.perform("unit.rename", ["unit": "vp", "name": "Văn phòng Sở", "on": "2024-01-01"])
            #expect(try await house.page("th", on: "2021-06-01")?.name.label.vi == "Phòng Tổng hợp (nay là Văn phòng Sở)")
            #expect(
                try await house.page("th", on: "2021-06-01", today: "2022-06-01")?.name.label.vi == "Phòng Tổng hợp (nay là Phòng Đăng ký kinh doanh)"
            )
            #expect(try await house.page("th", on: "2021-06-01", today: "2021-06-01")?.name.label.vi == "Phòng Tổng hợp")
        }
    }

    @Test("Terms of one post may not overlap, and nothing ends before it began", arguments: TestDatabases.engines)
    func terms(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            let person = try await house.person("A1", "Lê Văn An", in: "th", from: "2021-01-01")
            try await house.post("th", "Chuyên viên", code: "cv")
            func term(_ act: String, _ key: String, _ date: String) async throws -> [String]? {
                try await house.refusal(act, ["person": "A1", "post": "cv", key: .string(date)])?.fields.map(\.key)
            }
            #expect(try await term("post.assign", "from", "2020-06-01") == ["person"])
            #expect(try await term("post.assign", "from", "2021-06-01") == nil)
            #expect(try await term("post.assign", "from", "2022-01-01") == ["from"])
            #expect(try await term("post.release", "on", "2021-05-31") == ["on"])
            #expect(try await term("post.release", "on", "2023-01-01") == nil)
            #expect(try await term("post.release", "on", "2024-01-01") == ["on"])
            #expect(try await term("post.assign", "from", "2022-12-31") == ["from"])
            #expect(try await term("post.assign", "from", "2023-01-01") == nil)
            #expect(try await house.refusal("person.leave", ["person": "A1", "on": "2020-12-31"])?.fields.map(\.key) == ["on"])
            #expect(try await house.refusal("person.leave", ["person": "A1", "on": "2024-01-01"]) == nil)
            let page = try await house.page(of: person)
            #expect(
                page?.posts.map(\.validity) == [
                    Validity(from: day("2023-01-01"), to: day("2024-01-01")), Validity(from: day("2021-06-01"), to: day("2023-01-01")),
                ])
            #expect(try await house.names() == [])
        }
    }

    @Test("Leaving a unit ends the posts there and no others", arguments: TestDatabases.engines) func leaveUnit(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            let person = try await house.person("A1", "Lê Văn An", in: "th")
            try await house.perform("person.join-unit", ["person": "A1", "unit": "vp", "from": "2022-01-01"])
            #expect(try await house.refusal("person.join-unit", ["person": "A1", "unit": "vp", "from": "2023-01-01"])?.fields.map(\.key) == ["from"])
            for (unit, code) in [("th", "th-cv"), ("vp", "vp-cv")] {
                try await house.post(unit, "Chuyên viên", code: code)
                try await house.assign("A1", code, from: "2022-01-01")
            }
            try await house.perform("person.leave-unit", ["person": "A1", "unit": "th", "on": "2025-01-01"])
            let page = try await house.page(of: person)
            #expect(page?.posts.filter(\.isCurrent).map(\.unit.code) == ["vp"])
            #expect(page?.memberships.filter(\.isCurrent).map(\.unit.code) == ["vp"])
            #expect(try await house.refusal("person.leave-unit", ["person": "A1", "unit": "th", "on": "2025-02-01"])?.fields.map(\.key) == ["on"])
        }
    }

    @Test("Roles end with the post", arguments: TestDatabases.engines) func rolesEnd(_ engine: Engine) async throws {
        try await AgencyHouse.with(engine) { house in
            let officer = try await house.colleague("TD", "Trần Thi Đua", role: .officer)
            #expect(try await house.actor(officer).roles == [.officer, .staff])
            try await house.perform("post.end", ["post": "post-td", "on": "2025-02-10"])
            #expect(try await house.actor(officer).roles == [.staff])
            #expect(try await house.refusal("post.end", ["post": "post-td", "on": "2025-02-11"])?.fields.map(\.key) == ["on"])
        }
    }
}
