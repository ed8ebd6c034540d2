import Papers
import Testing

@Suite struct HostileFileTests {
    static let one = "<row><c><v>1</v></c></row>"

    @Test func otherPackagesAreToldApart() throws {
        let word = [("_rels/.rels", Workbook.relations([("rId1", "officeDocument", "word/document.xml")])), ("word/document.xml", "<document/>")]
        let binary = [("_rels/.rels", Workbook.relations([("rId1", "officeDocument", "xl/workbook.bin")])), ("xl/workbook.bin", "x")]
        let open = [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")]
        #expect(outcome(try ZipFixture(word).bytes()) == .refused(.notATable))
        #expect(outcome(try ZipFixture(binary).bytes()) == .refused(.otherSpreadsheet))
        #expect(outcome(try ZipFixture(open).bytes()) == .refused(.otherSpreadsheet))
        #expect(outcome(try ZipFixture([("a.txt", "x")]).bytes()) == .refused(.notATable))
    }

    @Test(arguments: ["xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
    func aMissingPartIsDamage(_ part: String) throws {
        let book = Workbook(data: Self.one, strings: "<si/>", styles: Workbook.styles(codes: []))
        #expect(outcome(try book.bytes()) == .rows([["1"]]))
        #expect(outcome(try ZipFixture(book.parts.filter { $0.0 != part }).bytes()) == .refused(.damaged))
    }

    @Test func passwordsAndOldFilesAreNamed() throws {
        var locked = ZipFixture(Workbook(data: Self.one).parts)
        locked.password = "mật khẩu"
        #expect(outcome(try locked.bytes()) == .refused(.encrypted))
        let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 1_016)
        #expect(outcome(compound) == .refused(.oldExcel))
        let name = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
        #expect(outcome(compound + name) == .refused(.encrypted))
    }

    static let doctypes = [
        #"<!DOCTYPE worksheet [<!ENTITY a "1"><!ENTITY b "&a;&a;">]>"#, #"<!DOCTYPE worksheet SYSTEM "file:///etc/passwd">"#, "<!DOCTYPE worksheet>",
    ]

    @Test(arguments: doctypes)
    func aDoctypeIsRefusedBeforeAnyEntity(_ doctype: String) throws {
        #expect(outcome(try Workbook(data: Self.one, around: (doctype, "")).bytes()) == .refused(.forbiddenMarkup))
    }

    @Test func deepNestingIsRefusedExactlyAtTheLimit() throws {
        var limits = SheetLimits.default
        limits.xmlDepth = 9
        func nested(_ depth: Int) throws -> Outcome {
            let tail = String(repeating: "<e>", count: depth - 1) + String(repeating: "</e>", count: depth - 1)
            return outcome(try Workbook(data: Self.one, around: ("", tail)).bytes(), limits: limits)
        }
        #expect(try nested(9) == .rows([["1"]]))
        #expect(try nested(10) == .refused(.tooDeep))
        let sentence = #expect(throws: SheetRefusal.self) {
            try SheetReader.read(Workbook(data: String(repeating: "<e>", count: 100_000)).bytes())
        }
        #expect(sentence?.en == "The file is nested more than 64 levels deep. Open it in Excel and save it again.")
    }

    @Test func oneEndlessTagIsRefused() throws {
        let attribute = String(repeating: "x", count: 3 << 20)
        #expect(outcome(try Workbook(data: "<row a=\"\(attribute)\"/>" + Self.one).bytes()) == .refused(.damaged))
        let many = (0..<300_000).map { " a\($0)=\"\"" }.joined()
        #expect(outcome(try Workbook(data: "<row\(many)/>" + Self.one).bytes()) == .refused(.damaged))
    }

    @Test func aZipBombIsStoppedWhileItInflates() throws {
        let bytes = try Workbook(data: Self.one, around: ("", String(repeating: " ", count: 24 << 20))).bytes()
        #expect(bytes.count < 64 << 10)
        #expect(outcome(bytes) == .rows([["1"]]))
        var limits = SheetLimits.default
        limits.entryBytes = 1 << 20
        #expect(outcome(bytes, limits: limits) == .refused(.tooManyUnzippedBytes))
    }

    @Test func theSizeInTheHeaderIsNotBelieved() throws {
        let parts = Workbook(data: Self.one, around: ("", String(repeating: " ", count: 500_000))).parts
        var bytes = try ZipFixture(parts).bytes()
        let size = try #require(parts.first { $0.0 == "xl/worksheets/sheet1.xml" }).1.utf8.count
        let stored = (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) }
        var lies = 0
        for index in bytes.indices.dropLast(3) where Array(bytes[index..<index + 4]) == stored {
            bytes.replaceSubrange(index..<index + 4, with: [200, 0, 0, 0])
            lies += 1
        }
        #expect(lies >= 1)
        var limits = SheetLimits.default
        limits.entryBytes = 100_000
        #expect(outcome(bytes, limits: limits) == .refused(.tooManyUnzippedBytes))
    }

    @Test func everyTruncationIsRefusedOrRead() throws {
        let whole = try Workbook(data: Self.one, strings: "<si><t>a</t></si>", styles: Workbook.styles(codes: ["General", "dd"])).bytes()
        #expect(outcome(whole) == .rows([["1"]]))
        for length in 4..<whole.count {
            #expect(outcome(Array(whole[..<length])) == .refused(.damaged), "\(length) of \(whole.count) bytes")
        }
    }
}
