internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite("Kernel: identifiers, secrets and clocks")
struct KernelIdentityTests {
    @Test(
        "Base 32 with Crockford's letters",
        arguments: [
            ([], ""), ([0], "00"), ([0xFF], "zw"), ([0, 0, 0, 0, 0], "00000000"), ([0xFF, 0xFF, 0xFF, 0xFF, 0xFF], "zzzzzzzz"),
            (
                [0x00, 0x44, 0x32, 0x14, 0xC7, 0x42, 0x54, 0xB6, 0x35, 0xCF, 0x84, 0x65, 0x3A, 0x56, 0xD7, 0xC6, 0x75, 0xBE, 0x77, 0xDF],
                "0123456789abcdefghjkmnpqrstvwxyz"
            ),
        ] as [([UInt8], String)])
    func base32(_ bytes: [UInt8], _ text: String) {
        #expect(Base32.encode(bytes) == text)
    }

    @Test("An identifier has 26 letters that cannot be misread, the first ten of them the moment")
    func shape() {
        let zero = Randomness { [UInt8](repeating: 0, count: $0) }
        let full = Randomness { [UInt8](repeating: 0xFF, count: $0) }
        #expect(zero.identifier(at: Instant(milliseconds: 0)) == String(repeating: "0", count: 26))
        #expect(full.identifier(at: Instant(milliseconds: 1)).count == 26)
        #expect(zero.identifier(at: Instant(milliseconds: 0x0000_FFFF_FFFF_FFFF)) == "zzzzzzzzzw" + String(repeating: "0", count: 16))
        #expect(full.secret() == String(repeating: "z", count: 51) + "g")
    }

    @Test("Later identifiers sort after earlier ones, whatever the random part")
    func ordering() {
        let low = Randomness { [UInt8](repeating: 0, count: $0) }
        let high = Randomness { [UInt8](repeating: 0xFF, count: $0) }
        for start in [0, 1, 31, 1023, 1_741_000_000_000, 0x0000_FFFF_FFFF_FFFE] as [Int64] {
            #expect(high.identifier(at: Instant(milliseconds: start)) < low.identifier(at: Instant(milliseconds: start + 1)))
        }
    }

    @Test("The system gives no identifier and no secret twice")
    func unique() {
        let now = Instant(milliseconds: 1_741_000_000_000)
        #expect(Set((0..<10_000).map { _ in Randomness.system.identifier(at: now) }).count == 10_000)
        #expect(Set((0..<1000).map { _ in Randomness.system.secret() }).count == 1000)
        #expect(Randomness.system.bytes(0) == [])
        #expect(Randomness.system.bytes(33).count == 33)
    }

    @Test("A secret is stored as its SHA-256")
    func hash() {
        // FIPS 180-4, the example “abc”.
        let expected: [UInt8] = [
            0xBA, 0x78, 0x16, 0xBF, 0x8F, 0x01, 0xCF, 0xEA, 0x41, 0x41, 0x40, 0xDE, 0x5D, 0xAE, 0x22, 0x23, 0xB0, 0x03, 0x61, 0xA3, 0x96, 0x17, 0x7A,
            0x9C, 0xB4, 0x10, 0xFF, 0x61, 0xF2, 0x00, 0x15, 0xAD,
        ]
        #expect(secretHash("abc") == expected)
    }

    @Test(
        "A shifted clock shows the date it was set to and goes on at the speed of the machine's",
        arguments: ["2021-02-17", "2024-02-29", "2031-12-31"])
    func shifted(_ iso: String) throws {
        let date = try #require(CivilDate(iso: iso))
        let (before, clock) = (Instant.now(), Clock.shifted(to: date))
        let shown = clock.now()
        let after = Instant.now()
        let shift = Int64(before.vietnamDate.days(until: date)) * 86_400_000
        // Only whole days are added, so the time of day is the machine's own.
        #expect(shown.milliseconds - shift >= before.milliseconds)
        #expect(shown.milliseconds - shift <= after.milliseconds)
        #expect(shown.vietnamDate == date || shown.vietnamDate == date.adding(days: 1))
    }

    @Test("Texts have a wording in each language")
    func texts() {
        let text = Text("Kế hoạch", "Plan")
        #expect(text[.vi] == "Kế hoạch")
        #expect(text[.en] == "Plan")
        #expect(Text(same: "UBND") == Text("UBND", "UBND"))
        #expect(Identifier<Unit>("x").description == "x")
    }
}
