import Papers
import Testing

@Suite struct SheetWritingTests {
    static let guarded: [(String, String)] = [
        ("=1+1", "'=1+1"), ("+84 901", "'+84 901"), ("-", "'-"), ("- việc", "'- việc"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "\"'\tx\""), ("\rx", "\"'\rx\""),
        ("-5", "-5"), ("+84901234567", "+84901234567"), ("-1.5", "-1.5"), ("-1,5", "\"-1,5\""),
        ("-1+2", "'-1+2"), ("-1.5.2", "'-1.5.2"), ("-.5", "'-.5"),
        ("-1e5", "'-1e5"), ("=5", "'=5"), ("'=x", "''=x"), ("'x", "'x"), ("a=b", "a=b"), ("a\"b", "\"a\"\"b\""), ("a;b", "\"a;b\""), (" a", "\" a\""),
        ("sep=;", "\"sep=;\""), ("", ""), ("Nguyễn Văn Đỗ", "Nguyễn Văn Đỗ"),
    ]

    @Test(arguments: guarded)
    func aCellIsQuotedAndGuardedOnlyWhereItMustBe(_ cell: String, _ written: String) {
        #expect(SheetWriter.csv([[cell]]) == [0xEF, 0xBB, 0xBF] + Array(written.utf8) + [13, 10])
    }

    static let table = [["Họ và tên", "Ghi chú", "Số"]] + guarded.map { ["x", $0.0, "dòng 1\ndòng 2"] } + [["", "", "cuối"]]

    @Test func csvComesBackAsItWasWritten() throws {
        #expect(try SheetReader.read(SheetWriter.csv(Self.table)) == Sheet(name: "", rows: Self.table))
    }

    @Test(arguments: 0..<200)
    func randomTablesComeBackFromBothFormats(_ seed: UInt64) throws {
        var random = Seeded(seed: seed)
        let pieces = ["a", "Đ", "ỗ", ",", ";", "\t", "\"", "\n", " ", "'", "=", "-", "+", "@", "1", ".", "_x000D_", "_x", "_", "<", "&", "]]>", "𝄞"]
        let width = Int.random(in: 1...4, using: &random)
        let header = (0..<width).map { "Cột \($0)" }
        let rows = (0..<Int.random(in: 1...5, using: &random)).map { row in
            (0..<width).map { column in
                let text = (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
                return column == 0 ? "\(row)" + text : text
            }
        }
        #expect(try SheetReader.read(SheetWriter.csv([header] + rows)).rows == [header] + rows)
        let book = try SheetWriter.xlsx(sheets: [SheetOut(name: "Bảng", header: header, textRows: rows)])
        #expect(try SheetReader.read(book) == Sheet(name: "Bảng", rows: [header] + rows))
    }

    @Test func aWorkbookComesBackWithItsNumbersAndDates() throws {
        let rows: [[SheetOut.Cell]] = [
            ["=HYPERLINK(\"x\")", .number(1.5), .date(year: 2025, month: 3, day: 31)],
            ["0901234567", .number(-7), .date(year: 1900, month: 2, day: 28)],
            ["a\r\nb\u{1}\u{FFFE}", .number(.nan), .date(year: 2024, month: 2, day: 29)],
            ["https://x", .number(1e15), .date(year: 2025, month: 2, day: 29)],
        ]
        let sheet = SheetOut(name: "Sổ 1", header: ["Chữ", "Số", "Ngày"], rows: rows, widths: [30])
        let second = SheetOut(name: "Sổ 2", header: [], rows: [])
        let bytes = try SheetWriter.xlsx(sheets: [sheet, second], created: 1_743_400_000)
        let expected = [
            ["Chữ", "Số", "Ngày"], ["=HYPERLINK(\"x\")", "1.5", "2025-03-31"], ["0901234567", "-7", "1900-02-28"], ["a\nb", "", "2024-02-29"],
            ["https://x", "1000000000000000", "2025-02-29"],
        ]
        #expect(try SheetReader.read(bytes) == Sheet(name: "Sổ 1", rows: expected))
        #expect(try SheetWriter.xlsx(sheets: [sheet, second], created: 1_743_400_000) == bytes)
    }

    @Test func theHeaderIsBoldAndStaysInViewAndNothingIsAFormula() throws {
        let sheet = SheetOut(name: "A", header: ["Tên"], textRows: [["=1+1"], ["Đặng"]], widths: [31.5])
        let bytes = try SheetWriter.xlsx(sheets: [sheet])
        let xml = try ZipContent.text(of: "xl/worksheets/sheet1.xml", in: bytes)
        #expect(xml.contains(#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#))
        #expect(xml.contains(#"<c r="A1" s="1" t="inlineStr"><is><t>Tên</t></is></c>"#))
        #expect(xml.contains(#"<c r="A2" s="2" t="inlineStr"><is><t>=1+1</t></is></c>"#))
        #expect(xml.contains(#"<col min="1" max="1" width="32."#))
        #expect(!xml.contains("<f>"))
        let styles = try ZipContent.text(of: "xl/styles.xml", in: bytes)
        #expect(styles.contains(#"<font><b/>"#))
    }

    /// A table too big for Excel is built inside its test: as an argument it would be printed whole.
    struct Unwritable: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let error: SheetWriteError
        let sheets: @Sendable () -> [SheetOut]

        init(_ description: String, _ error: SheetWriteError, _ sheets: @escaping @Sendable () -> [SheetOut]) {
            testDescription = description
            self.error = error
            self.sheets = sheets
        }

        static func named(_ name: String) -> Unwritable {
            Unwritable("a sheet named \(name)", .sheetName(name)) { [SheetOut(name: name, header: [], rows: [])] }
        }
    }

    static let refused =
        ["", "a/b", "a\nb", "'a", "a'", "History", String(repeating: "ă", count: 32)].map(Unwritable.named) + [
            Unwritable("no sheet", .noSheets) { [] },
            Unwritable("two names that differ in capitals", .sheetName("A")) {
                [SheetOut(name: "a", header: [], rows: []), SheetOut(name: "A", header: [], rows: [])]
            },
            Unwritable("a column too many", .tooLarge(sheet: "a")) {
                [SheetOut(name: "a", header: [String](repeating: "", count: 16_385), rows: [])]
            },
            Unwritable("a row too many", .tooLarge(sheet: "a")) {
                [SheetOut(name: "a", header: [], rows: [[SheetOut.Cell]](repeating: [], count: 1_048_576))]
            },
            Unwritable("a character too many", .cellTooLong(sheet: "a", row: 1, column: 1)) {
                [SheetOut(name: "a", header: [], textRows: [["", String(repeating: "x", count: 32_768)]])]
            },
        ]

    @Test(arguments: refused)
    func whatExcelWouldNotOpenIsNotWritten(_ item: Unwritable) {
        #expect(throws: item.error) { try SheetWriter.xlsx(sheets: item.sheets()) }
    }

    @Test func theLongestCellComesBack() throws {
        let longest = String(repeating: "ậ", count: 32_767)
        let bytes = try SheetWriter.xlsx(sheets: [SheetOut(name: String(repeating: "ă", count: 31), header: [longest], rows: [])])
        #expect(outcome(bytes) == .rows([[longest]]))
    }

    @Test func aFolderThatIsNotThereIsAnError() {
        let error = #expect(throws: SheetWriteError.self) {
            try SheetWriter.xlsx(sheets: [SheetOut(name: "a", header: [], rows: [])], temporaryFolder: "/nonexistent/folder")
        }
        #expect(error == .system("mkdtemp in /nonexistent/folder: No such file or directory"))
    }
}
