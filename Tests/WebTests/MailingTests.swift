internal import Foundation
internal import HTTPTypes
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement
@testable internal import Web

/// Sending through programs of our own, and what the links in mails open.
@Suite struct MailingTests {
    /// A town whose mails go to a script, and which has one mail to send to the staff member.
    private static func with(
        _ script: String, _ engine: Engine = .sqlite, seconds: Double = 20, subject: String = "Việc đến hạn",
        _ body: (Town, Site, _ folder: String) async throws -> Void
    ) async throws {
        try await Town.with(engine) { town in
            // Read by the shell and never executed itself: a process that another test forks at this moment may hold it open for writing,
            // and then the system refuses to execute it (ETXTBSY).
            let program = "/bin/sh \(town.folder)/sendmail"
            try Data("here=\(town.folder)\n\(script)\n".utf8).write(to: URL(fileURLWithPath: "\(town.folder)/sendmail"))
            try await town.world.database.write { session in
                try session.execute("DELETE FROM mail WHERE agency_id = \(TestWorld.agency)")
                try session.execute("UPDATE person SET email = 'staff@so.gov.vn' WHERE agency_id = \(TestWorld.agency) AND person_id = 'staff'")
                let mail = NewMail(
                    person: "staff", address: "", kind: .reminder, dedupe: "x", subject: subject, body: "Mở: ⟦lien-ket-1⟧",
                    pages: ["/quan-triet/\(Town.slug)"])
                _ = try mail.store(id: "la-thu", agency: TestWorld.agency, now: TestWorld.noon, in: session)
            }
            let configuration = WebConfiguration(
                version: "1", origin: "https://thidua.example.vn",
                mail: MailConfiguration(sendmail: "\(program) -i -t", from: "Thi đua <thidua@so.gov.vn>", seconds: seconds))
            try await body(town, Self.site(town, configuration), town.folder)
        }
    }

    private static func site(_ town: Town, _ configuration: WebConfiguration, isDemo: Bool = false) -> Site {
        let runner = ActRunner(
            database: town.world.database, clock: Clock { TestWorld.noon }, randomness: .seeded(5), passwords: Passwords(cost: .token))
        return Site(
            runner: runner, files: Files(dataDirectory: town.folder), configuration: configuration, isDemo: isDemo, logger: TestDatabases.quiet)
    }

    private static func state(_ town: Town) async throws -> [String] {
        try await town.world.database.read { session in
            let row = try session.row("SELECT state, problem FROM mail WHERE mail_id = 'la-thu'")
            return [try row?.text(0) ?? "", try row?.text(1) ?? ""]
        }
    }

    private static func text(_ folder: String) throws -> String { try String(contentsOfFile: "\(folder)/mail", encoding: .utf8) }

    /// The text of the mail the script wrote, decoded.
    private static func body(_ folder: String) throws -> String {
        let parts = try text(folder).components(separatedBy: "\n\n")
        return String(decoding: Data(base64Encoded: parts[1].replacing("\n", with: "")) ?? Data(), as: UTF8.self)
    }

    @Test(arguments: TestDatabases.engines)
    func aMailGoesOutOnceThroughManyProcessesAndItsLinkOpensForItsReceiverAlone(_ engine: Engine) async throws {
        try await Self.with("cat > \"$here/mail\"; echo x >> \"$here/count\"", engine) { town, site, folder in
            let sent = await withTaskGroup(of: Int.self) { group in
                for _ in 0..<4 { group.addTask { await MailRound(site: site).run() } }
                return await group.reduce(0, +)
            }
            #expect(sent == 1)
            #expect(try String(contentsOfFile: "\(folder)/count", encoding: .utf8) == "x\n")
            let kept = try await Self.state(town)
            #expect(kept == ["sent", ""])
            let text = try Self.text(folder)
            #expect(text.hasPrefix("From: =?UTF-8?B?VGhpIMSRdWE=?= <thidua@so.gov.vn>\nTo: staff@so.gov.vn\nSubject: =?UTF-8?B?"))
            #expect(text.contains("\nMessage-ID: <lathu@so.gov.vn>\n"))
            #expect(text.contains("\nList-Unsubscribe: <https://thidua.example.vn/ho-so/thu-nhac>\n"))
            let link = String(try Self.body(folder).dropFirst("Mở: https://thidua.example.vn".count))
            #expect(link.hasPrefix("/b/") && link.utf8.count == 55)

            let visitor = Client(site)
            let asked = try await visitor.get(link).location
            #expect(asked == "/dang-nhap?ve=\(link.addressEncoded)")
            let other = try await visitor.entering(as: "clerk", town).get(link)
            #expect(other.status == 403 && !other.text.contains("staff") && !other.text.contains("Người staff"))
            let staff = try await visitor.entering(as: "staff", town)
            #expect(try await staff.get(link).location == "/quan-triet/\(Town.slug)")
            let again = try await staff.get(link)
            #expect(again.status == 404 && again.text.contains("/viec-cua-toi"))
            let late = try await visitor.entering(as: "clerk", town).get(link)
            #expect(late.status == 404)
        }
    }

    @Test(arguments: [("exit 75", "waiting", "exit:75"), ("exit 67", "bounced", "exit:67"), ("kill -9 $$", "waiting", "exit:signal")])
    func whatTheProgramAnswersIsKept(_ script: String, _ state: String, _ problem: String) async throws {
        try await Self.with(script) { town, site, _ in
            #expect(await MailRound(site: site).run() == 0)
            let kept = try await Self.state(town)
            #expect(kept == [state, problem])
        }
    }

    @Test func aHangingProgramIsEndedAndTheMailTriedAgain() async throws {
        try await Self.with("sleep 300", seconds: 1) { town, site, _ in
            #expect(await MailRound(site: site).run() == 0)
            let kept = try await Self.state(town)
            #expect(kept == ["waiting", "timeout"])
        }
    }

    @Test func aRoundThatIsToldToEndFinishesTheMailUnderWayAndBeginsNoOther() async throws {
        try await Self.with("echo x >> \"$here/begun\"; until [ -e \"$here/go\" ]; do sleep 0.05; done; echo x >> \"$here/ended\"") {
            town, site, folder in
            try await town.world.database.write { session in
                let other = NewMail(person: "staff", address: "", kind: .reminder, dedupe: "y", subject: "Thư sau", body: "")
                _ = try other.store(id: "thu-sau", agency: TestWorld.agency, now: TestWorld.noon.adding(seconds: -1), in: session)
            }
            let round = Task { await MailRound(site: site).run() }
            while !FileManager.default.fileExists(atPath: "\(folder)/begun") { try await Task.sleep(for: .milliseconds(20)) }
            round.cancel()
            try Data().write(to: URL(fileURLWithPath: "\(folder)/go"))
            #expect(await round.value == 1)
            for name in ["begun", "ended"] { #expect(try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) == "x\n") }
            let states = try await town.world.database.read { session in
                try session.rows("SELECT state, attempts FROM mail ORDER BY state").map { [try $0.text(0), "\(try $0.int(1))"] }
            }
            #expect(states == [["sent", "1"], ["waiting", "0"]])
        }
    }

    @Test func aMissingProgramLetsMailsWaitAndThePageSaysSo() async throws {
        try await Self.with("exit 0") { town, plain, folder in
            let site = Self.site(
                town,
                WebConfiguration(
                    version: "1", origin: plain.configuration.origin, mail: MailConfiguration(sendmail: "\(folder)/not-there", from: "a@b.vn")))
            #expect(await MailRound(site: site).run() == 0)
            let kept = try await Self.state(town)
            #expect(kept == ["waiting", "missing"])
            let page = try await Client(site).entering(as: "officer", town).get("/thu-di").text
            #expect(page.contains("Máy chủ chưa có chương trình gửi thư"))
        }
    }

    @Test func nothingIsSentWithoutAllSettings() async throws {
        try await Self.with("echo x >> \"$here/count\"") { town, _, folder in
            for configuration in [
                WebConfiguration(version: "1", origin: nil, mail: MailConfiguration(sendmail: "\(folder)/sendmail", from: "a@b.vn")),
                WebConfiguration(
                    version: "1", origin: "https://x.vn", mail: MailConfiguration(sendmail: "\(folder)/sendmail", from: "a@b.vn, c@d.vn")),
                WebConfiguration(version: "1", origin: "https://x.vn", mail: MailConfiguration(sendmail: nil, from: "a@b.vn")),
            ] {
                let site = Self.site(town, configuration)
                #expect(await MailRound(site: site).run() == 0)
                let page = try await Client(site).entering(as: "officer", town).get("/thu-di").text
                #expect(page.contains("Hệ thống chưa gửi thư"))
            }
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/count"))
            let kept = try await Self.state(town)
            #expect(kept == ["waiting", ""])
        }
    }

    @Test func aDemonstrationSendsNothingWhateverIsSet() async throws {
        try await Self.with("echo x >> \"$here/count\"") { town, site, folder in
            let demo = Self.site(town, site.configuration, isDemo: true)
            #expect(await MailRound(site: demo).run() == 0)
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/count"))
            let kept = try await Self.state(town)
            #expect(kept == ["waiting", ""])
            let page = try await Client(demo).entering(as: "officer", town).get("/thu-di").text
            #expect(page.contains("Bản trình diễn không gửi thư ra ngoài"))
        }
    }

    @Test func anAddressThatIsMoreThanOneIsNeverUsed() async throws {
        try await Self.with("echo x >> \"$here/count\"") { town, site, folder in
            try await town.world.database.write { session in
                try session.execute("UPDATE person SET email = 'a@b.vn' || char(10) || 'Bcc: c@d.vn' WHERE person_id = 'staff'")
            }
            #expect(await MailRound(site: site).run() == 0)
            let kept = try await Self.state(town)
            #expect(kept == ["failed", "no-address"])
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/count"))
        }
    }

    @Test func aCalendarFeedAnswersThatNothingChanged() async throws {
        try await Town.with { town in
            let client = Client(town.site(origin: "https://thidua.example.vn"))
            let address = town.example(of: "/lich/{feed}.ics")
            let first = try await client.get(address)
            #expect(first.status == 200)
            #expect(first.text.hasPrefix("BEGIN:VCALENDAR\r\n"))
            #expect(first.text.contains("URL:https://thidua.example.vn/phong-trao/"))
            let tag = first.headers[.eTag] ?? ""
            #expect(try await client.with(.ifNoneMatch, tag).get(address).status == 304)
            #expect(try await client.with(.ifNoneMatch, "\"khac\"").get(address).status == 200)
            #expect(try await client.get("/lich/sai.ics").status == 404)
        }
    }
}
