internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite("Agencies below agencies") struct AgencyInvitationTests {
    private static let invited: [String: JSONValue] = [
        "name": "Chi cục Thử nghiệm", "name_en": "Trial Branch", "short_name": "CCTN", "slug": "chi-cuc-thu-nghiem",
    ]

    private static func acceptance(_ link: JSONValue?, login: String = "chicuc") -> [String: JSONValue] {
        ["link": link ?? nil, "name": "Phạm Thị Mới", "login": .string(login), "password": .string(House.other)]
    }

    private static func agencies(_ house: House) async throws -> [Agency] {
        let today = house.time.now.vietnamDate
        return try await house.database.read { try AgencyQueries.all(on: today, in: $0) }
    }

    @Test("An invitation begins one agency, with its own record and its own administrator", arguments: TestDatabases.engines)
    func begins(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            let receipt = try await house.perform("agency.invite", Self.invited, as: house.admin)
            #expect(receipt.sentence.en == "Trần Quản Trị invited Trial Branch to begin as an agency below.")
            #expect(receipt.result["path"] == .string("/lap-co-quan/\(receipt.result["link"]?.string ?? "?")"))
            #expect(try await Self.agencies(house).map(\.slug) == ["so-thu-nghiem"])

            let begun = try await house.accounts.performWithLink("agency.accept", Self.acceptance(receipt.result["link"]))
            let agencies = try await Self.agencies(house)
            #expect(agencies.map(\.slug) == ["chi-cuc-thu-nghiem", "so-thu-nghiem"])
            #expect(agencies[0].parent == agencies[1].id)
            #expect(agencies[0].id.rawValue == begun.result["agency"]?.string)
            #expect(agencies[0].name == Text("Chi cục Thử nghiệm", "Trial Branch"))
            #expect(agencies[0].shortName == "CCTN")
            #expect(agencies[0].validity == Validity(from: house.time.now.vietnamDate))

            house.time.pass(seconds: 1)
            let signedIn = try await house.signIn("chicuc", House.other)
            #expect(signedIn.agency == agencies[0].id.rawValue)
            let actor = try await house.actor(.account(agency: signedIn.agency, account: signedIn.account, scope: nil))
            #expect(actor.roles == [.administrator, .staff])
            try await RecordSequencer.run(on: house.database)
            let acts = try await house.database.read { session in
                try session.rows("SELECT act FROM record WHERE agency_id = \(signedIn.agency) ORDER BY seq").map { try $0.text(0) }
            }
            #expect(acts == ["agency.accept", "account.sign-in"])
            #expect(try await RecordVerification.run(on: house.database).allSatisfy { $0.firstBreak == nil })
        }
    }

    @Test("An address works once, not after two weeks, and not once taken back", arguments: TestDatabases.engines)
    func over(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            func accept(_ link: JSONValue?, login: String = "chicuc") async throws -> Refusal? {
                try await house.refusal { try await house.accounts.performWithLink("agency.accept", Self.acceptance(link, login: login)) }
            }
            func invite(_ slug: String) async throws -> Receipt {
                try await house.perform("agency.invite", Self.invited.merging(["slug": .string(slug)]) { $1 }, as: house.admin)
            }
            let first = try await invite("mot").result["link"]
            #expect(try await accept("khong-co") == Refusal.invitationOver)
            #expect(try await accept(first) == nil)
            #expect(try await accept(first, login: "khac") == Refusal.invitationOver)

            let second = try await invite("hai")
            #expect(try await accept(second.result["link"])?.fields.map(\.key) == ["login"])
            _ = try await house.perform("agency.invitation.revoke", ["invitation": .string(second.subjectID)], as: house.admin)
            #expect(try await accept(second.result["link"], login: "hai") == Refusal.invitationOver)
            let again = try await house.refusal {
                try await house.perform("agency.invitation.revoke", ["invitation": .string(second.subjectID)], as: house.admin)
            }
            #expect(again == Refusal.notFound)

            let third = try await invite("ba").result["link"]
            house.time.pass(seconds: 14 * 86_400 - 1)
            let weak = Self.acceptance(third, login: "ba").merging(["password": "ngắn"]) { $1 }
            #expect(try await house.refusal { try await house.accounts.performWithLink("agency.accept", weak) }?.fields.map(\.key) == ["password"])
            #expect(try await Self.agencies(house).count == 2)
            house.time.pass(seconds: 1)
            #expect(try await accept(third, login: "ba") == Refusal.invitationOver)
        }
    }

    @Test("An address is for its own agency, and names of agencies are taken once", arguments: TestDatabases.engines)
    func own(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            let link = try await house.perform("agency.invite", Self.invited, as: house.admin).result["link"]
            let elsewhere = try await house.refusal { try await house.perform("agency.accept", Self.acceptance(link), as: house.visitor) }
            #expect(elsewhere == Refusal.invitationOver)
            for slug in ["so-thu-nghiem", "Sở Thử nghiệm", "--"] as [JSONValue] {
                let refusal = try await house.refusal {
                    try await house.perform("agency.invite", Self.invited.merging(["slug": slug]) { $1 }, as: house.admin)
                }
                #expect(refusal?.fields.map(\.key) == ["slug"], "\(slug)")
            }
            // One address is promised once; when it went to somebody else meanwhile, the second to begin learns that it is gone.
            let twice = try await house.refusal { try await house.perform("agency.invite", Self.invited, as: house.admin) }
            #expect(twice?.fields.map(\.key) == ["slug"])
            let other = Self.invited.merging(["slug": "khac"]) { $1 }
            let rival = try await house.perform("agency.invite", other, as: house.admin).result["link"]
            _ = try await house.accounts.performWithLink("agency.accept", Self.acceptance(link))
            _ = try await house.perform(
                "agency.create", ["name": "K", "name_en": "K", "short_name": "K", "slug": "khac", "from": "2020-01-01"], as: .operator(agency: "x"))
            let late = try await house.refusal {
                try await house.accounts.performWithLink("agency.accept", Self.acceptance(rival, login: "rival"))
            }
            #expect(late?.code == "agency.exists")
        }
    }

    @Test("Open invitations are for administrators; the address itself is stored nowhere", arguments: TestDatabases.engines)
    func listed(_ engine: Engine) async throws {
        try await House.with(engine) { house in
            let owner = try await house.actor(house.open())
            let admin = try await house.actor(house.admin)
            let receipt = try await house.perform("agency.invite", Self.invited, as: house.admin, key: "mot-lan")
            let now = house.time.now
            let token = receipt.result["link"]?.string ?? "?"
            try await house.database.read { (session: Session) throws in
                #expect(try AgencyInvitations.list(now: now, for: owner, in: session) == [])
                #expect(try AgencyInvitations.list(now: now, for: admin, in: session).map(\.slug) == ["chi-cuc-thu-nghiem"])
                let texts = try session.rows("SELECT receipt FROM act_key UNION ALL SELECT content FROM record_content").map { try $0.text(0) }
                #expect(!texts.contains { $0.contains(token) })
            }
        }
    }
}
