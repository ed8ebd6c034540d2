import Papers
import Testing

@Suite struct XlsxReadingTests {
    @Test func everyKindOfCellIsReadAsItsText() throws {
        let book = Workbook(
            data: #"""
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>
                <c r="C1" t="inlineStr"><is><r><t>Ng</t></r><r><rPr><b/></rPr><t xml:space="preserve">ày </t></r></is></c></row>
                <row r="2"><c r="A2"><v>12</v></c><c r="B2" t="b"><v>1</v></c><c r="C2" t="b"><v>0</v></c></row>
                <row r="3"><c r="A3" t="e"><v>#REF!</v></c><c r="B3" t="str"><f>A1&amp;"x"</f><v>Ax</v></c>
                <c r="C3" t="d"><v>2025-03-31T00:00:00Z</v></c></row>
                <row r="4"><c r="A4" t="s"><v>2</v></c><c r="B4" t="s"><v>3</v></c><c r="C4" t="d"><v>2025-03-31T08:30:00</v></c></row>
                """#,
            strings: """
                <si><t>Họ tên</t></si><si><r><t xml:space="preserve">Đơn </t></r><r><t>vị</t></r><rPh sb="0" eb="1"><t>ẩn</t></rPh></si>
                <si><t>a_x000D_
                b_x005F_x000D_</t></si><si/>
                """
        )
        let expected = [
            ["Họ tên", "Đơn vị", "Ngày "], ["12", "TRUE", "FALSE"], ["", "Ax", "2025-03-31"], ["a\r\nb_x000D_", "", "2025-03-31T08:30:00"],
        ]
        #expect(try SheetReader.read(book.bytes()) == Sheet(name: "Danh sách", rows: expected))
    }

    static let places: [(String, Outcome)] = [
        (#"<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"#, .rows([["1", "2"], ["3", ""]])),
        (#"<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c></row>"#, .rows([["", "", ""], ["", "1", "2"]])),
        (#"<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="a1"><v>1</v></c></row>"#, .rows([["1"], [""], ["3"]])),
        (#"<row><c r="B2"><v>1</v></c></row>"#, .rows([["", ""], ["", "1"]])),
        (#"<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="1048576" ht="9"/>"#, .rows([["1"]])),
        (#"<x:row xmlns:x="urn:x" r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>"#, .rows([["1"]])),
        (#"<row r="0"><c><v>1</v></c></row>"#, .refused(.damaged)),
        (#"<row r="1"><c r="1A"><v>1</v></c></row>"#, .refused(.damaged)),
        (#"<row r="1"><c r="XFE1"><v>1</v></c></row>"#, .refused(.damaged)),
        (#"<row r="1048577"><c><v>1</v></c></row>"#, .refused(.damaged)),
        (#"<row r="1"><c r="A99999999999999999999"><v>1</v></c></row>"#, .refused(.damaged)),
        (#"<c><v>1</v></c>"#, .refused(.damaged)),
        (#"<row><c t="s"><v>0</v></c></row>"#, .refused(.damaged)),
        (#"<row><c t="s"><v>-1</v></c></row>"#, .refused(.damaged)),
        (#"<row><c><v>1</v></row>"#, .refused(.damaged)),
        (#"<row><c><v>&nothing;</v></c></row>"#, .refused(.damaged)),
        ("", .refused(.empty)),
    ]

    @Test(arguments: places)
    func cellsGoWhereTheyBelong(_ data: String, _ expected: Outcome) throws {
        #expect(outcome(try Workbook(data: data).bytes()) == expected)
    }

    static let numbers: [(code: String, raw: String, text: String)] = [
        ("General", "0.10000000000000001", "0.1"), ("General", "0.30000000000000004", "0.3"), ("General", "1E-3", "0.001"),
        ("General", "1.5E+17", "150000000000000000"), ("General", "-12.50", "-12.5"), ("General", "84901234567", "84901234567"),
        ("General", "9.9999999999999995", "10"), ("General", "-0", "0"),
        ("General", "1.7976931348623157E+308", "179769313486232" + String(repeating: "0", count: 294)),
        ("General", "nan", "nan"), ("General", "0x10", "0x10"), ("General", "1e999", "1e999"), ("General", "", ""),
        ("General", "123456789012345678", "123456789012346000"), ("General", "0.00001234", "0.00001234"),
        ("0000000000", "901234567", "0901234567"), ("000", "1234", "1234"), ("000", "-1", "-1"), ("000", "1.5", "1.5"), ("0", "7", "7"),
        ("dd/mm/yyyy", "45747", "2025-03-31"), ("dd/mm/yyyy", "45747.75", "2025-03-31"), ("dd/mm/yyyy hh:mm", "45747.75", "2025-03-31T18:00:00"),
        ("m/d/yy h:mm AM/PM", "45747.999999", "2025-04-01"), ("[$-42A]dd mmmm yyyy", "45747", "2025-03-31"), ("mm/yyyy", "45747", "2025-03-31"),
        (#""ngày" dd "tháng" mm "năm" yyyy"#, "36526", "2000-01-01"), ("yyyy;@", "2", "1900-01-02"), ("mmm", "59", "1900-02-28"),
        ("dd", "60", "1900-02-29"), ("dd", "61", "1900-03-01"), ("dd", "2958465", "9999-12-31"), ("dd", "2958466", "2958466"), ("dd", "-1", "-1"),
        ("dd", "0.5", "0.5"), ("dd", "x", "x"), ("yyyy-mm-dd", "45351", "2024-02-29"), ("yyyy-mm-dd", "73109", "2100-02-28"),
        ("yyyy-mm-dd", "73110", "2100-03-01"), ("hh:mm", "0.5", "12:00:00"), ("[h]:mm:ss", "1.5", "36:00:00"), ("mm:ss", "0.25", "06:00:00"),
        (#"#,##0 "đồng""#, "1500000", "1500000"), (#"#,##0\ _d_₫"#, "7", "7"), ("[Red]0.00", "1.25", "1.25"), ("0%", "0.5", "0.5"),
        ("0.00;dd", "3", "3"), ("\"unclosed dd", "3", "3"), ("[unclosed dd", "3", "3"), ("0\\", "3", "3"),
    ]

    @Test func numbersAreReadAsTheirFormatMeansThem() throws {
        let rows = Self.numbers.enumerated().map { index, number in
            #"<row r="\#(index + 1)"><c t="inlineStr"><is><t>x</t></is></c><c s="\#(index)"><v>\#(number.raw)</v></c></row>"#
        }
        let book = Workbook(data: rows.joined(), styles: Workbook.styles(codes: Self.numbers.map(\.code)))
        let read = try SheetReader.read(book.bytes()).rows
        #expect(read.count == Self.numbers.count)
        for (row, number) in zip(read, Self.numbers) {
            #expect(row[1] == number.text, "\(number.raw) as \(number.code)")
        }
    }

    static let builtIn = [
        (14, "2025-03-31"), (17, "2025-03-31"), (22, "2025-03-31T12:00:00"), (20, "1097940:00:00"), (46, "1097940:00:00"), (2, "45747.5"),
        (49, "45747.5"),
    ]

    @Test(arguments: builtIn)
    func builtInFormatsNeedNoDefinition(_ identifier: Int, _ text: String) throws {
        let styles = #"<styleSheet \#(Workbook.main)><cellXfs><xf numFmtId="\#(identifier)"/></cellXfs></styleSheet>"#
        #expect(outcome(try Workbook(data: "<row><c s=\"0\"><v>45747.5</v></c></row>", styles: styles).bytes()) == .rows([[text]]))
    }

    @Test(arguments: [("1", "2029-04-01"), ("true", "2029-04-01"), ("0", "2025-03-31")])
    func theDateSystemOf1904CountsFromItsOwnDay(_ flag: String, _ date: String) throws {
        let book = Workbook(
            book: #"<workbookPr date1904="\#(flag)"/>"#,
            data: #"<row><c s="0"><v>45747</v></c></row>"#,
            styles: Workbook.styles(codes: ["dd/mm/yyyy"])
        )
        #expect(outcome(try book.bytes()) == .rows([[date]]))
    }

    @Test func theFirstVisibleSheetIsRead() throws {
        var book = Workbook(data: "<row><c><v>1</v></c></row>")
        let other = "<worksheet \(Workbook.main)><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>"
        book.more = [("xl/worksheets/sheet2.xml", other)]
        book.sheets =
            #"<sheet name="Ẩn" sheetId="1" state="veryHidden" r:id="rId1"/>"#
            + #"<sheet name="Hiện &amp; rõ" sheetId="2" r:id="rId20"/>"#
        #expect(try SheetReader.read(book.bytes()) == Sheet(name: "Hiện & rõ", rows: [["2"]]))
        book.sheets = #"<sheet name="Ẩn" sheetId="1" state="hidden" r:id="rId1"/>"#
        #expect(try SheetReader.read(book.bytes()) == Sheet(name: "Ẩn", rows: [["1"]]))
        book.sheets = #"<sheet name="Lạc" sheetId="1" r:id="rId99"/>"#
        #expect(outcome(try book.bytes()) == .refused(.empty))
    }
}
