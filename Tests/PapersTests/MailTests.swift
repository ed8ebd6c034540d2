import Testing
import Vietnamese

@testable import Papers

@Suite struct MailTests {
    private static func message(
        subject: String = "Nhắc việc", from: String = "ThiDua <thidua@so.gov.vn>", text: String = "Kính gửi"
    ) throws -> MailMessage {
        MailMessage(
            from: try #require(MailAddress(from)), to: try #require(MailAddress("a@so.gov.vn")), subject: subject,
            date: Instant(milliseconds: 1_740_978_007_000), identifier: "01abc", preferences: "https://thidua.example.vn/ho-so/thu-nhac", text: text)
    }

    private static func lines(_ message: MailMessage) -> [String] {
        String(decoding: message.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func aMailIsPlainTextWithTheHeadersItNeeds() throws {
        #expect(
            Self.lines(try Self.message()) == [
                "From: ThiDua <thidua@so.gov.vn>", "To: a@so.gov.vn", "Subject: =?UTF-8?B?Tmjhuq9jIHZp4buHYw==?=",
                "Date: Mon, 03 Mar 2025 12:00:07 +0700", "Message-ID: <01abc@so.gov.vn>", "Auto-Submitted: auto-generated",
                "List-Unsubscribe: <https://thidua.example.vn/ho-so/thu-nhac>", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: base64", "", "S8OtbmggZ+G7rWk=", "",
            ])
    }

    @Test(arguments: ["a\nBcc: x@y.vn", "a\r\nBcc: x@y.vn", "a\r\n\r\nBody", "a\u{0}b", "a\u{2028}Bcc: x", "a\u{85}Bcc: x", "=?UTF-8?Q?a=0ABcc:_x?="])
    func noSubjectBeginsAnotherHeader(_ subject: String) throws {
        let lines = Self.lines(try Self.message(subject: subject))
        let head = lines.prefix { !$0.isEmpty }
        #expect(head.count == 10)
        #expect(head.allSatisfy { $0.utf8.allSatisfy { (0x20..<0x7F).contains($0) } })
        #expect(!head.contains { $0.hasPrefix("Bcc") })
        #expect(
            head.contains { $0.hasPrefix("Subject: =?UTF-8?B?") } || subject.allSatisfy(\.isASCII) && head.contains { $0.hasPrefix("Subject: a") })
    }

    @Test func longSubjectsAreFoldedBetweenLetters() throws {
        for count in 1...120 {
            let lines = Self.lines(try Self.message(subject: String(repeating: "ễ", count: count) + "🌸"))
            #expect(lines.allSatisfy { $0.utf8.count <= 84 }, "\(count)")
            let words = lines.flatMap { $0.split(separator: " ") }.filter { $0.hasPrefix("=?UTF-8?B?") }
            #expect(words.allSatisfy { $0.utf8.count <= 75 && ($0.utf8.count - 12) % 4 == 0 }, "\(count)")
        }
    }

    @Test(arguments: [
        "a@b.vn", "A.b-c+d@so-noi-vu.dongthap.gov.vn", "Sở Nội vụ <a@b.vn>", "\"Sở, Nội vụ\" <a@b.vn>",
    ])
    func addressesAreRead(_ text: String) { #expect(MailAddress(text) != nil) }

    @Test(arguments: [
        "", "a", "a@", "@b.vn", "a@b.vn, c@d.vn", "a@b.vn\nBcc: c@d.vn", "a b@c.vn", "a@b..vn", ".a@b.vn", "a.@b.vn", "-oQ@b.vn", "é@b.vn", "a@b.vn>",
        "<a@b.vn", "X <a@b.vn> <c@d.vn>", "a@b@c.vn", "a@b.vn\u{0}", "\"a b\"@c.vn", "a(c)@b.vn", "X <a@b.vn>, Y <c@d.vn>",
    ])
    func whatCouldBeMoreThanAnAddressIsNone(_ text: String) { #expect(MailAddress(text) == nil) }

    @Test func theBodyIsBase64InShortLines() throws {
        let lines = Self.lines(try Self.message(text: String(repeating: "Đồng Tháp\n", count: 40)))
        let body = lines.drop { !$0.isEmpty }.dropFirst()
        #expect(body.dropLast(2).allSatisfy { $0.utf8.count == 76 })
        #expect(body.allSatisfy { $0.utf8.count <= 76 && $0.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } })
    }
}

/// Programs of our own in the place of sendmail.
@Suite struct SendmailTests {
    let bin: Scratch

    init() throws { bin = try Scratch() }

    private func program(_ body: String, seconds: Double = 20) throws -> Sendmail {
        try bin.program("sendmail", body)
        return try #require(Sendmail("\(bin.path)/sendmail -t", seconds: seconds))
    }

    @Test func theProgramReadsTheMailAndItsArguments() async throws {
        let program = try program("echo \"$@\" > $here/args; cat > $here/mail; env > $here/env")
        #expect(await program.send(Array("To: a@b.vn\n\n.\nThư".utf8)) == .taken)
        #expect(bin.text("args") == "-t\n")
        #expect(bin.text("mail") == "To: a@b.vn\n\n.\nThư")
        #expect(!(bin.text("env") ?? "").contains("THIDUA"))
        #expect(Sendmail("msmtp")?.arguments == ["-i", "-t"])
        #expect(Sendmail("  ") == nil)
    }

    @Test(arguments: [67, 75, 1])
    func theProgramsCodeIsItsAnswer(_ code: Int) async throws { #expect(await (try program("exit \(code)")).send([65]) == .refused(code)) }

    @Test func aProgramThatReadsNothingIsNoTrouble() async throws {
        #expect(await (try program("exit 0")).send(Array(repeating: 65, count: 1 << 20)) == .taken)
    }

    @Test func aHangingProgramIsKilledWithWhatItStarted() async throws {
        let program = try program("sleep 300 & echo $! > $here/pids; echo $$ >> $here/pids; wait", seconds: 8)
        #expect(await program.send([65]) == .timedOut)
        let processes = (bin.text("pids") ?? "").split(separator: "\n").compactMap { Int32($0) }
        #expect(processes.count == 2)
        try await waitForEnd(of: processes)
    }

    @Test func aMissingProgramIsSaidToBeMissing() async throws {
        #expect(await Sendmail("/no/such/sendmail -t")?.send([65]) == .missing)
        #expect(await Sendmail("no-such-sendmail")?.send([65]) == .missing)
        try bin.write("plain", "not executable")
        _ = try program("exit 0")
        #expect(await Sendmail("\(bin.path)/no-such")?.send([65]) == .missing)
    }
}

@Suite struct CalendarFileTests {
    private static func event(_ title: String, details: String = "") throws -> CalendarFile.Event {
        CalendarFile.Event(
            identifier: "bao-cao-1@thidua", from: try #require(CivilDate(iso: "2025-12-31")), to: try #require(CivilDate(iso: "2025-12-31")),
            title: title, details: details, page: "https://thidua.example.vn/bao-cao/1/2025", changed: Instant(milliseconds: 0), alarmDays: 1)
    }

    @Test func anEntryIsAWholeDay() throws {
        let text = String(decoding: CalendarFile(name: "Việc của tôi", events: [try Self.event("Hạn; báo cáo, \\ quý\nIV")]).bytes, as: UTF8.self)
        for line in [
            "BEGIN:VCALENDAR", "UID:bao-cao-1@thidua", "DTSTAMP:19700101T000000Z", "DTSTART;VALUE=DATE:20251231", "DTEND;VALUE=DATE:20260101",
            "SUMMARY:Hạn\\; báo cáo\\, \\\\ quý\\nIV", "TRIGGER:-P1D", "END:VCALENDAR",
        ] {
            #expect(text.contains("\(line)\r\n"), "\(line)")
        }
        #expect(!text.replacing("\r\n", with: "").unicodeScalars.contains { $0 == "\n" || $0 == "\r" })
    }

    @Test func linesAreFoldedAtSeventyFiveBytesAndUnfoldToWhatTheyWere() throws {
        for count in 0...160 {
            let title = String(repeating: "ữ🌸a", count: count)
            let bytes = CalendarFile(name: "x", events: [try Self.event(title, details: title)]).bytes
            let text = try #require(String(validating: bytes, as: UTF8.self))
            #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 }, "\(count)")
            #expect(text.replacing("\r\n ", with: "").contains("SUMMARY:\(title)\r\n"), "\(count)")
        }
    }
}
