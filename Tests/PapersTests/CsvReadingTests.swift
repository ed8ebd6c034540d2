import Papers
import Testing

@Suite struct CsvReadingTests {
    static let tables: [(String, [[String]])] = [
        ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
        ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
        ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
        ("a;b\nc,d;e", [["a", "b"], ["c,d", "e"]]),
        ("a\tb\nc;d\te,f", [["a", "b"], ["c;d", "e,f"]]),
        ("sep=;\r\na,x;b\r\n", [["a,x", "b"]]),
        ("SEP=|\na|b", [["a", "b"]]),
        ("sep=,\na;b;c,d", [["a;b;c", "d"]]),
        ("\"a\"\"b\",\"c,d\"\n\"e\r\nf\",g", [["a\"b", "c,d"], ["e\r\nf", "g"]]),
        ("\"x;y;z\",b\n1,2", [["x;y;z", "b"], ["1", "2"]]),
        ("a\"b,c\n\"d\"e,f", [["a\"b", "c"], ["de", "f"]]),
        ("a,b,c\n1\n,,3", [["a", "b", "c"], ["1", "", ""], ["", "", "3"]]),
        ("a,b,,\n\n1,2,,\n,,,\n", [["a", "b"], ["", ""], ["1", "2"]]),
        ("\"\",\"\"\na,b", [["", ""], ["a", "b"]]),
        ("Họ và tên", [["Họ và tên"]]),
        ("\u{FEFF}Họ,Tên\nĐỗ,Ân", [["Họ", "Tên"], ["Đỗ", "Ân"]]),
        ("a,'=1+1\n'-5,''@x\n'-,'0901", [["a", "=1+1"], ["'-5", "'@x"], ["-", "'0901"]]),
        ("a\u{B}b,c\u{1F}\u{7F}", [["ab", "c"]]),
    ]

    @Test(arguments: tables)
    func textIsReadAsTheTableItShows(_ text: String, _ rows: [[String]]) {
        #expect(outcome(csv: text) == .rows(rows))
    }

    @Test(arguments: [true, false])
    func utf16WithAByteOrderMarkIsRead(_ littleEndian: Bool) {
        let units = Array("\u{FEFF}Đơn vị\tSố\r\nPhòng 𝄞\t1".utf16)
        let bytes = units.flatMap { unit -> [UInt8] in
            let halves = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            return littleEndian ? halves : halves.reversed()
        }
        #expect(outcome(bytes) == .rows([["Đơn vị", "Số"], ["Phòng 𝄞", "1"]]))
    }

    static let refusals: [([UInt8], SheetRefusal.Code)] = [
        ([], .empty),
        ([0xEF, 0xBB, 0xBF], .empty),
        (Array("\r\n,,\r\n".utf8), .empty),
        (Array("sep=;\r\n".utf8), .empty),
        (Array("a,b\n\"c,d\ne".utf8), .unclosedQuote),
        ([0xD0, 0xE7, 0x6E, 0x0A], .notUnicode),
        ([0xFF, 0xFE, 0x41], .damaged),
        ([0xFF, 0xFE, 0x00, 0xD8], .notUnicode),
        (Array("a\0b".utf8), .notATable),
        (Array("%PDF-1.7\nx".utf8), .notATable),
        ([0x25, 0x50, 0x44, 0x46, 0xE2, 0xE3], .notATable),
        (Array("  <!DOCTYPE html><table>".utf8), .notATable),
        (Array("<?xml version=\"1.0\"?><Workbook/>".utf8), .notATable),
        (Array("{\\rtf1}".utf8), .notATable),
        (Array("{\"a\": 1}".utf8), .notATable),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], .notATable),
        ([0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18), .notATable),
    ]

    @Test(arguments: refusals)
    func whatIsNoTableIsRefusedByItsReason(_ bytes: [UInt8], _ code: SheetRefusal.Code) {
        #expect(outcome(bytes) == .refused(code))
    }

    @Test func anUnclosedQuoteIsNamedByItsLine() {
        let refusal = #expect(throws: SheetRefusal.self) { try SheetReader.read(Array("a\n\"b\nc\"\nd,\"e\nf".utf8)) }
        #expect(refusal?.vi == "Dấu nháy kép mở ở dòng 4 của tệp CSV không được đóng. Hãy sửa dòng đó rồi tải lên lại.")
        #expect(refusal?.en == "The double quote opened on line 4 of the CSV file is never closed. Correct that line and upload the file again.")
    }

    @Test func numbersInSentencesAreGroupedAsEachLanguageWrites() {
        let refusal = #expect(throws: SheetRefusal.self) { try SheetReader.read([UInt8](repeating: 65, count: (16 << 20) + 1)) }
        #expect(refusal?.code == .tooManyBytes)
        #expect(refusal?.vi == "Tệp lớn hơn 16.777.216 byte. Hãy chia thành nhiều tệp nhỏ hơn.")
        #expect(refusal?.en == "The file is larger than 16,777,216 bytes. Split it into smaller files.")
    }
}
