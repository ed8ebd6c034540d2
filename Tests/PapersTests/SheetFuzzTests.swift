import Papers
import Testing

/// Damaged files in great number, always the same ones: reading returns or refuses, and what it returns is a full rectangle within the limits.
@Suite struct SheetFuzzTests {
    static let limits = SheetLimits(
        unzippedBytes: 1 << 20, entryBytes: 1 << 20, rows: 500, columns: 50, cells: 5_000, cellBytes: 2_000, textBytes: 50_000
    )
    static let marks: [[UInt8]] = [
        "<", ">", "\"", "'", "&", "</", "/>", "<!DOCTYPE", "<![CDATA[", "]]>", "&#0;", "r=\"", "999999999999", "-1", "\0", "\u{FEFF}", "PK",
    ].map { Array($0.utf8) }

    static func mutated(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let length = min(Int.random(in: 1...40, using: &random), bytes.count - place)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 2: bytes.removeSubrange(place..<place + length)
            case 3: bytes.insert(contentsOf: Array(bytes[place..<place + length]), at: Int.random(in: 0...bytes.count, using: &random))
            case 4: bytes.insert(contentsOf: marks.randomElement(using: &random) ?? [], at: place)
            default: bytes.removeLast(bytes.count - place)
            }
        }
        return bytes
    }

    static func holds(_ outcome: Outcome) -> Bool {
        guard case .rows(let rows) = outcome else { return true }
        let width = rows.first?.count ?? 0
        return !rows.isEmpty && rows.count <= limits.rows && width <= limits.columns
            && rows.allSatisfy { row in
                row.count == width && row.allSatisfy { $0.utf8.count <= limits.cellBytes }
            }
    }

    static let book = Workbook(
        data: #"""
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>Ng</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c></row>
            <row r="2"><c r="A2" s="1"><v>45747.5</v></c><c r="B2" s="2"><v>1E-3</v></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#N/A</v></c></row>
            """#,
        strings: "<si><t>Đơn vị_x000D_</t></si>",
        styles: Workbook.styles(codes: ["General", "dd/mm/yyyy hh:mm", "[h]:mm", "\"a\"0000"])
    )

    @Test(arguments: 0..<8)
    func mutatedArchivesNeverTrap(_ seed: UInt64) throws {
        var random = Seeded(seed: seed)
        var stored = ZipFixture(Self.book.parts)
        stored.isCompressed = false
        let originals = [try Self.book.bytes(), try stored.bytes()]
        for original in originals {
            #expect(outcome(original, limits: Self.limits) != .refused(.damaged))
            for _ in 0..<500 {
                let bytes = Self.mutated(original, &random)
                #expect(Self.holds(outcome(bytes, limits: Self.limits)))
            }
        }
    }

    @Test(arguments: 0..<8)
    func mutatedPartsInAWholeArchiveNeverTrap(_ seed: UInt64) throws {
        var random = Seeded(seed: 1_000 + seed)
        let original = ZipFixture(Self.book.parts)
        var read = 0
        for round in 0..<500 {
            var archive = original
            let index = round % archive.parts.count
            archive.parts[index].content = Self.mutated(archive.parts[index].content, &random)
            let result = outcome(try archive.bytes(), limits: Self.limits)
            if case .rows = result { read += 1 }
            #expect(Self.holds(result))
        }
        // Some of the mutations must get past the XML parser, else nothing behind it was tried.
        #expect(read > 10)
    }

    @Test(arguments: 0..<8)
    func mutatedTextNeverTraps(_ seed: UInt64) {
        var random = Seeded(seed: 2_000 + seed)
        let original = SheetWriter.csv(SheetWritingTests.table)
        for _ in 0..<1_000 {
            #expect(Self.holds(outcome(Self.mutated(original, &random), limits: Self.limits)))
        }
    }
}
