import Papers
import Testing

/// Each limit lets through exactly its own number and refuses one more.
@Suite struct SheetLimitTests {
    struct Case: Sendable {
        let name: String
        let limits: @Sendable (Int) -> SheetLimits
        let code: SheetRefusal.Code
        let text: String
        let edge: Int
    }

    private static func limit(_ path: any WritableKeyPath<SheetLimits, Int> & Sendable) -> @Sendable (Int) -> SheetLimits {
        { number in
            var limits = SheetLimits.default
            limits[keyPath: path] = number
            return limits
        }
    }

    static let cases = [
        Case(name: "bytes", limits: limit(\.bytes), code: .tooManyBytes, text: "a,b\nc,d\n\n", edge: 9),
        Case(name: "rows", limits: limit(\.rows), code: .tooManyRows, text: "a\n\nc\n\n\n", edge: 3),
        Case(name: "columns", limits: limit(\.columns), code: .tooManyColumns, text: "a,b,c,,\n1", edge: 3),
        Case(name: "cells", limits: limit(\.cells), code: .tooManyCells, text: "a,b,c\n1\n2", edge: 9),
        Case(name: "cell", limits: limit(\.cellBytes), code: .cellTooLong, text: "a,Đỗ\nb,c", edge: 5),
        Case(name: "text", limits: limit(\.textBytes), code: .tooMuchText, text: "a,Đỗ\nb,c", edge: 8),
    ]

    @Test(arguments: cases)
    func aLimitOfTextIsExact(_ item: Case) throws {
        let rows = try SheetReader.read(Array(item.text.utf8)).rows
        #expect(outcome(csv: item.text, limits: item.limits(item.edge)) == .rows(rows))
        #expect(outcome(csv: item.text, limits: item.limits(item.edge - 1)) == .refused(item.code))
    }

    @Test func theLimitsOfUnpackedBytesAreExact() throws {
        let spaces = String(repeating: " ", count: 2_000)
        let book = Workbook(data: "<row><c t=\"s\"><v>0</v></c></row>", around: ("", spaces), strings: "<si><t>a</t></si>")
        let sizes = book.parts.map { $0.1.utf8.count }
        let largest = try #require(sizes.max())
        let total = sizes.reduce(0, +)
        let bytes = try book.bytes()
        func read(entry: Int = 1 << 20, total: Int = 1 << 20, entries: Int = 9) -> Outcome {
            outcome(bytes, limits: SheetLimits(unzippedBytes: total, entryBytes: entry, entries: entries))
        }
        #expect(read(entry: largest, total: total, entries: sizes.count) == .rows([["a"]]))
        #expect(read(entry: largest - 1) == .refused(.tooManyUnzippedBytes))
        #expect(read(total: total - 1) == .refused(.tooManyUnzippedBytes))
        #expect(read(entries: sizes.count - 1) == .refused(.tooManyEntries))
    }

    @Test func aTextStoredOnceAndShownOftenIsCountedEachTime() throws {
        let cells = String(repeating: "<c t=\"s\"><v>0</v></c>", count: 4)
        let bytes = try Workbook(data: "<row>\(cells)</row>", strings: "<si><t>12345</t></si>").bytes()
        #expect(outcome(bytes, limits: SheetLimits(textBytes: 20)) == .rows([["12345", "12345", "12345", "12345"]]))
        #expect(outcome(bytes, limits: SheetLimits(textBytes: 19)) == .refused(.tooMuchText))
    }

    @Test func oneCellFarAwayIsRefusedWithoutFillingTheSheet() throws {
        let far = "<row r=\"1000000\"><c r=\"XFD1000000\"><v>1</v></c></row>"
        #expect(outcome(try Workbook(data: far).bytes()) == .refused(.tooManyRows))
        let limits = SheetLimits(rows: 1_048_576, columns: 16_384)
        #expect(outcome(try Workbook(data: far).bytes(), limits: limits) == .refused(.tooManyCells))
    }

    @Test func aLongStoredStringIsStoppedWhileItIsRead() throws {
        let bytes = try Workbook(data: "<row><c><v>1</v></c></row>", strings: "<si><t>\(String(repeating: "a", count: 71))</t></si>").bytes()
        #expect(outcome(bytes, limits: SheetLimits(cellBytes: 11)) == .rows([["1"]]))
        #expect(outcome(bytes, limits: SheetLimits(cellBytes: 10)) == .refused(.cellTooLong))
    }
}
