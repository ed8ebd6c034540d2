internal import Crypto
internal import Ledger
internal import Testing

@Suite struct LedgerTests {
    static func chain(_ count: Int) -> [LedgerEntry] {
        var entries: [LedgerEntry] = []
        for number in 1...count {
            entries.append(
                LedgerEntry(
                    agency: "so-khdt", sequence: Int64(number), leaf: "leaf\(number)", milliseconds: 1_700_000_000_000 + Int64(number),
                    act: "clause.note", actor: "p\(number % 3)", channel: "web", subject: "obligation:\(number)",
                    contentDigest: LedgerEntry.commitment(salt: [UInt8](repeating: UInt8(number), count: 16), content: "nội dung \(number)"),
                    previous: entries.last?.digest ?? LedgerEntry.origin))
        }
        return entries
    }

    static func firstBreak(_ entries: [(LedgerEntry, [UInt8])]) -> LedgerBreak? {
        var verifier = LedgerVerifier()
        for (entry, stored) in entries {
            do { try verifier.check(entry, stored: stored, content: nil) } catch { return error }
        }
        return nil
    }

    @Test func anUntouchedChainHolds() throws {
        let entries = Self.chain(20)
        var verifier = LedgerVerifier()
        for (index, entry) in entries.enumerated() {
            let salt = [UInt8](repeating: UInt8(index + 1), count: 16)
            try verifier.check(entry, stored: entry.digest, content: (salt, "nội dung \(index + 1)"))
        }
        #expect(verifier.count == 20)
        #expect(verifier.head == entries[19].digest)
    }

    @Test func erasedContentLeavesTheChainWhole() {
        let entries = Self.chain(3)
        #expect(Self.firstBreak(entries.map { ($0, $0.digest) }) == nil)
    }

    @Test(arguments: [0, 7, 19])
    func aDroppedEntryIsAGap(_ index: Int) {
        var entries = Self.chain(20).map { ($0, $0.digest) }
        entries.remove(at: index)
        let expected = index == 19 ? nil : LedgerBreak(sequence: Int64(index + 1), reason: .gap)
        #expect(Self.firstBreak(entries) == expected)
    }

    @Test(arguments: [1, 8, 19])
    func twoSwappedEntriesAreFound(_ index: Int) {
        var entries = Self.chain(20).map { ($0, $0.digest) }
        entries.swapAt(index - 1, index)
        #expect(Self.firstBreak(entries) == LedgerBreak(sequence: Int64(index), reason: .gap))
    }

    @Test func aRewrittenEntryBreaksItsOwnDigest() {
        let entries = Self.chain(5)
        var stored = entries.map { ($0, $0.digest) }
        let old = entries[2]
        let forged = LedgerEntry(
            agency: old.agency, sequence: old.sequence, leaf: old.leaf, milliseconds: old.milliseconds, act: old.act, actor: "someone-else",
            channel: old.channel, subject: old.subject, contentDigest: old.contentDigest, previous: old.previous)
        stored[2] = (forged, old.digest)
        #expect(Self.firstBreak(stored) == LedgerBreak(sequence: 3, reason: .digest))
        stored[2] = (forged, forged.digest)
        #expect(Self.firstBreak(stored) == LedgerBreak(sequence: 4, reason: .chain))
    }

    @Test func changedContentIsFound() throws {
        let entry = Self.chain(1)[0]
        var verifier = LedgerVerifier()
        #expect(throws: LedgerBreak(sequence: 1, reason: .content)) {
            try verifier.check(entry, stored: entry.digest, content: ([UInt8](repeating: 1, count: 16), "nội dung khác"))
        }
    }

    /// Every single-byte change of any field changes the canonical bytes, so no field is left out of the digest.
    @Test func everyFieldIsUnderTheDigest() {
        func make(
            _ agency: String = "a", _ sequence: Int64 = 1, _ leaf: String = "l", _ at: Int64 = 5, _ act: String = "x", _ actor: String = "p",
            _ channel: String = "web", _ subject: String = "s", _ content: [UInt8] = [1], _ previous: [UInt8] = [2]
        ) -> [UInt8] {
            LedgerEntry(
                agency: agency, sequence: sequence, leaf: leaf, milliseconds: at, act: act, actor: actor, channel: channel, subject: subject,
                contentDigest: content, previous: previous
            ).digest
        }
        let all = [
            make(), make("b"), make("a", 2), make("a", 1, "m"), make("a", 1, "l", 6), make("a", 1, "l", 5, "y"), make("a", 1, "l", 5, "x", "q"),
            make("a", 1, "l", 5, "x", "p", "api"), make("a", 1, "l", 5, "x", "p", "web", "t"), make("a", 1, "l", 5, "x", "p", "web", "s", [9]),
            make("a", 1, "l", 5, "x", "p", "web", "s", [1], [9]),
        ]
        #expect(Set(all).count == all.count)
    }

    @Test func fieldsCannotRunIntoEachOther() {
        func digest(_ act: String, _ actor: String) -> [UInt8] {
            LedgerEntry(
                agency: "a", sequence: 1, leaf: "l", milliseconds: 0, act: act, actor: actor, channel: "", subject: "", contentDigest: [],
                previous: []
            ).digest
        }
        #expect(digest("ab", "c") != digest("a", "bc"))
    }

    /// The format another verifier must reproduce, byte for byte (docs/architecture.md).
    @Test func canonicalBytesAreTheDocumentedFormat() {
        let entry = LedgerEntry(
            agency: "a", sequence: 1, leaf: "b", milliseconds: 2, act: "c", actor: "d", channel: "e", subject: "", contentDigest: [7], previous: [8])
        func field(_ bytes: [UInt8]) -> [UInt8] { [0, 0, 0, 0, 0, 0, 0, UInt8(bytes.count)] + bytes }
        var expected = Array("thidua-entry-v1\n".utf8)
        expected += field([97]) + field([0, 0, 0, 0, 0, 0, 0, 1]) + field([98]) + field([0, 0, 0, 0, 0, 0, 0, 2])
        expected += field([99]) + field([100]) + field([101]) + field([]) + field([7]) + field([8])
        #expect(entry.canonicalBytes == expected)
        #expect(entry.digest == Array(SHA256.hash(data: expected)))
    }
}
