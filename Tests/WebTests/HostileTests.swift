internal import HTTPTypes
internal import Movement
internal import Storage
internal import TestSupport
internal import Testing

@testable internal import Web

/// Requests that no browser sends. Each gets a "no" that it can be held to; none a failure, on either engine.
@Suite struct HostileTests {
    private static let text = "application/x-www-form-urlencoded"
    private static let parts = "multipart/form-data; boundary=B"

    /// A form sent to the sign-in page, which everybody may send.
    @Test(arguments: TestDatabases.engines) func forms(_ engine: Engine) async throws {
        try await Town.with(engine) { town in
            let client = Client(town.site())
            let cases: [(String, type: String?, [UInt8], status: Int)] = [
                ("half an escape", Self.text, Array("login=%".utf8), 422), ("no hex digit", Self.text, Array("login=%zz".utf8), 422),
                ("not UTF-8", Self.text, [0x6C, 0x3D, 0xFF, 0xFE], 422), ("overlong UTF-8", Self.text, Array("login=%C0%AF".utf8), 422),
                ("a surrogate", Self.text, Array("login=%ED%A0%80".utf8), 422), ("NUL", Self.text, Array("login=%00&password=%00".utf8), 422),
                ("only separators", Self.text, Array(repeating: UInt8(ascii: "&"), count: 60_000), 422),
                ("many fields", Self.text, Array(String(repeating: "a=&", count: 20_000).utf8), 422),
                ("one long name", Self.text, Array(repeating: UInt8(ascii: "a"), count: 65_536), 422),
                ("too large", Self.text, Array(repeating: UInt8(ascii: "a"), count: 65_537), 413),
                ("no type", nil, Array("login=a&password=b".utf8), 422), ("another type", "text/plain", Array("login=a".utf8), 422),
                ("JSON", "application/json", Array(#"{"login": "a"}"#.utf8), 422), ("empty", Self.text, [], 422),
                ("no boundary", "multipart/form-data", Array("--B\r\n".utf8), 422),
                ("empty boundary", "multipart/form-data; boundary=", Array("--\r\n\r\n".utf8), 422),
                ("no part", Self.parts, Array("text".utf8), 422), ("a part without head", Self.parts, Array("--B\r\nx\r\n--B--".utf8), 422),
                ("head not UTF-8", Self.parts, Array("--B\r\n".utf8) + [0xFF] + Array("\r\n\r\nx\r\n--B--".utf8), 422),
                (
                    "value not UTF-8", Self.parts,
                    Array("--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n".utf8) + [0xFF] + Array("\r\n--B--".utf8), 422
                ),
                ("201 parts", Self.parts, (0...200).reduce(MultipartBody("B")) { body, _ in body.adding("a", "") }.bytes, 422),
            ]
            for (name, type, body, status) in cases {
                let answer = try await client.send(.post, "/dang-nhap", body, type: type)
                #expect(answer.status == status, "\(name)")
                #expect(answer.isPage && PageScan(answer.text).problems == [], "\(name)")
            }
        }
    }

    @Test func aBodySaidToBeTooLargeIsNotRead() async throws {
        try await Town.with { town in
            for (length, status) in [("65537", 413), ("99999999999999999999999999", 422)] {
                let answer = try await Client(town.site()).with(.contentLength, length).send(.post, "/dang-nhap", [], type: Self.text)
                #expect(answer.status == status, "\(length)")
            }
        }
    }

    /// Addresses as a scanner tries them, for a visitor and for somebody who may see a lot.
    @Test(arguments: TestDatabases.engines) func addresses(_ engine: Engine) async throws {
        try await Town.with(engine) { town in
            let client = Client(town.site())
            let officer = try await client.entering(as: "officer", town)
            let odd = [
                "%", "%4", "%zz", "%00", "a%00b", "%FF", "%C0%AF", "%ED%A0%80", "..", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "'", "%27%20OR%201=1--", "\"",
                "%3Cscript%3E", "%0D%0AX:y", "-1", "0", "99999999999999999999", "1e9", "NaN", "{x}", "*", "%E2%80%AE", "a b", ";", ":", "@",
                String(repeating: "a", count: 8_000), "%F0%9F%91%A9%E2%80%8D%F0%9F%91%A9", "ễ",
            ]
            let places = [
                "/phong-trao/#", "/phong-trao/\(Town.slug)/nghia-vu/#", "/to-chuc/#", "/to-chuc/reading/#", "/to-chuc/nhap/#", "/nguoi/#",
                "/nguoi/staff/#", "/so-cai/#", "/ke-hoach/#", "/ke-hoach/\(town.draft)/ban/#", "/ke-hoach/\(town.draft)/nghia-vu/#", "/quan-triet/#",
                "/dat-lai/#", "/thiet-lap/#", "/tinh/#", "/#", "/api/v1/people/#", "/api/v1/units/#", "/api/v1/plans/#", "/api/v1/movements/#",
            ]
            for place in places {
                for one in odd {
                    let path = place.replacing("#", with: one)
                    for reader in [client, officer] {
                        let status = try await reader.get(path).status
                        #expect([200, 303, 401, 404, 422].contains(status), "\(path.prefix(120)): \(status)")
                    }
                }
            }
        }
    }

    @Test(arguments: TestDatabases.engines) func queries(_ engine: Engine) async throws {
        try await Town.with(engine) { town in
            let officer = try await Client(town.site()).entering(as: "officer", town)
            let names = [
                "q", "sau", "truoc", "don-vi", "ngay", "lang", "ve", "xong", "co-quan", "chuc-vu", "trang", "after", "limit", "version", "on", "ban",
                "dry-run", "tu-tai",
            ]
            let values = ["%", "%00", "%FF", "'", "-1", "99999999999999999999", "31/02/2025", "a&&=&a"]
            let pages = [
                "/nguoi", "/nguoi.csv", "/to-chuc", "/to-chuc/reading", "/so-cai", "/ke-hoach", "/phong-trao", "/ke-hoach/\(town.draft)",
                "/nguoi/them",
                "/api/v1/people", "/api/v1/record", "/api/v1/plans",
            ]
            for page in pages {
                for name in names {
                    for value in values {
                        let status = try await officer.get("\(page)?\(name)=\(value)").status
                        #expect([200, 303, 401, 404, 422].contains(status), "\(page)?\(name)=\(value): \(status)")
                    }
                }
            }
        }
    }

    @Test func methodsThatNoAddressHas() async throws {
        try await Town.with { town in
            let client = Client(town.site())
            for method in [HTTPRequest.Method.put, .delete, .patch, .trace, .options, .connect] {
                let status = try await client.send(method, "/phong-trao").status
                #expect(status == 404 || status == 405, "\(method): \(status)")
            }
            #expect(try await client.send(.post, "/phong-trao").status == 404)
            // Where only forms are sent, readers are led on: to sign in, or to the page the form belongs to; others find nothing.
            #expect(try await client.get("/dang-xuat").location == "/dang-nhap?ve=%2Fdang-xuat")
            #expect(try await client.get("/ngon-ngu").location == "/")
            let staff = try await client.entering(as: "staff", town)
            #expect(try await staff.get("/quan-triet/\(Town.slug)/tra-loi").location == "/quan-triet/\(Town.slug)")
            #expect(try await staff.get("/co-quan/thu-hoi").status == 404)
        }
    }

    /// Bodies for an act that the officer may perform.
    @Test(arguments: TestDatabases.engines) func json(_ engine: Engine) async throws {
        try await Town.with(engine) { town in
            let officer = try await Client(town.site()).entering(as: "officer", town, isAPI: true)
            let deep = String(repeating: "[", count: 100_000)
            let deepObject = String(repeating: #"{"a":"#, count: 100_000)
            let sound = #""code": "x", "kind": "division", "from": "2025-01-01""#
            let bodies: [String] = [
                "[", "null", "[]", "\"a\"", "1", "{", "{\"a\"", "{\"a\":}", "{\"a\":1,}", "{'a':1}", "{} {}", "nul", "\u{FEFF}{}", deep,
                deep + String(repeating: "]", count: 100_000), deepObject, #"{"name": "a", "name": "b"}"#, #"{"name": "\ud800", \#(sound)}"#,
                #"{"name": "a\u0000b", \#(sound)}"#, #"{"name": 1e999, \#(sound)}"#, #"{"name": {"a": 1}, \#(sound)}"#, #"{"name": [], \#(sound)}"#,
                #"{"name": null, \#(sound)}"#, #"{"name": true, \#(sound)}"#, #"{"name": "a", "x": 1, \#(sound)}"#,
                #"{"name": "\#(String(repeating: "a", count: 100_000))", \#(sound)}"#,
                #"{"name": "a", "code": "x", "kind": "division", "from": "9999999-01-01"}"#,
                #"{"name": "a", "code": "x", "kind": "division", "from": 99999999999999999999}"#,
                #"{"name": "a", "code": "x", "kind": "nonsense", "from": "2025-01-01"}"#,
                #"{"name": "a", "code": "\n", "kind": "division", "from": "2025-01-01"}"#,
            ]
            for body in bodies {
                let answer = try await officer.post("/api/v1/acts/unit.create", json: body)
                #expect(answer.status == 422, "\(body.prefix(100)): \(answer.status)")
                let error = JSONValue(json: answer.bytes)?["error"]
                #expect(error?["code"]?.string != nil && error?["next"]?["en"]?.string != nil, "\(body.prefix(100))")
            }
            let notUTF8 = try await officer.send(.post, "/api/v1/acts/unit.create", [0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D])
            #expect(notUTF8.status == 422)
            let large = try await officer.send(.post, "/api/v1/acts/unit.create", Array(repeating: 0x20, count: (8 << 20) + 1))
            #expect(large.status == 413)
        }
    }

    /// Every field of every act with values it was not made for, the others sound, by people who may do a lot.
    @Test(arguments: TestDatabases.engines) func fieldsOfActs(_ engine: Engine) async throws {
        try await Town.with(engine) { town in
            let odd: [JSONValue] = ["\u{0}", ["\u{0}"], [["\u{0}"]], "\u{202E}\n", .int(.max), .double(1e308), [:], .null]
            for viewer in ["officer", "administrator"] {
                let client = try await Client(town.site()).entering(as: viewer, town, isAPI: true)
                for type in ActCatalog.all {
                    let declaration = type.declaration
                    for field in declaration.fields {
                        for value in odd {
                            let values = Self.sound(declaration, town).merging([field.key: value]) { $1 }
                            let json = JSONValue.object(values).json
                            let answer = try await client.post("/api/v1/acts/\(declaration.name)?dry-run=1", json: json)
                            #expect(answer.status < 500, "\(declaration.name): \(json)")
                        }
                    }
                }
            }
        }
    }

    /// Values that the fields of an act take.
    private static func sound(_ declaration: ActDeclaration, _ town: Town) -> [String: JSONValue] {
        let known: [String: JSONValue] = [
            "plan": .string(town.draft), "obligation": .string(town.proposal), "movement": .string(town.movement), "unit": "reading",
            "post": "officer",
        ]
        return declaration.fields.reduce(into: [:]) { values, field in
            values[field.key] =
                switch field.kind {
                case .text, .lines: "Chữ thử"
                case .integer(let range): .int(Int64(range.lowerBound))
                case .quantity: .int(1)
                case .date: "2025-03-03"
                case .choice(let choices): .string(choices.first?.value ?? "")
                case .choices(let choices): .array(choices.prefix(1).map { .string($0.value) })
                case .reference: known[field.key] ?? "staff"
                case .references, .table: []
                case .flag: .bool(true)
                case .email: "thu@vidu.example"
                case .secret: .string(TestWorld.password)
                }
        }
    }
}
