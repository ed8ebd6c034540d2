import Papers
import Testing
import Vietnamese

@Suite struct DocumentKindTests {
    static let cfb: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 1_016)

    static let refused: [(bytes: [UInt8], code: DocumentRefusal.Code)] = [
        ([], .empty),
        (cfb, .oldWord),
        (cfb + "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }, .encrypted),
        (Array(#"{\rtf1\ansi Kế hoạch}"#.utf8), .richText),
        (Array("<!DOCTYPE html><html><p>Kế hoạch</p></html>".utf8), .webPage),
        (Array("\u{FEFF}\n <?xml version=\"1.0\"?><a/>".utf8), .webPage),
        ([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0], .program),
        ([0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0], .program),
        (Array("#!/bin/sh\necho".utf8), .program),
        (Array("GIF89a".utf8), .otherImage),
        (Array("RIFF....WEBP".utf8), .otherImage),
        ([0x49, 0x49, 0x2A, 0, 8, 0], .otherImage),
        (Array("Rar!\u{1A}\u{7}".utf8), .archive),
        ([0x1F, 0x8B, 8, 0], .archive),
        ([0, 1, 2, 3], .unknown),
        (Array(UInt8(1)...255), .unknown),
        (Array("  \n\t 123 ... \n".utf8), .noText),
        ([0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18), .archive),
        ([0x50, 0x4B, 0x03, 0x04, 9, 9, 9], .damaged),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], .damaged),
        ([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xD9, 0, 0, 0, 0, 0], .damaged),
    ]

    @Test(arguments: refused.indices)
    func eachKindIsRefusedWithItsOwnAdvice(_ index: Int) async {
        #expect(await reading(Self.refused[index].bytes) == .refused(Self.refused[index].code))
    }

    @Test func packagesOfTheSameFamilyAreToldApart() async throws {
        func package(_ target: String) throws -> [UInt8] {
            try ZipFixture([("_rels/.rels", Workbook.relations([(id: "r", type: "officeDocument", target: target)])), (target, "<a/>")]).bytes()
        }
        #expect(await reading(try package("xl/workbook.xml")) == .refused(.spreadsheet))
        #expect(await reading(try package("ppt/presentation.xml")) == .refused(.presentation))
        #expect(
            await reading(try ZipFixture([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")]).bytes())
                == .refused(.openDocument))
        #expect(await reading(try ZipFixture([("a.txt", "x")]).bytes()) == .refused(.archive))
        #expect(await reading(try Docx(body: paragraph("a"), password: "mật khẩu").bytes()) == .refused(.encrypted))
    }

    @Test func textsNameTheirEncoding() async throws {
        let bytes = "Céng hßa x· héi chñ nghÜa ViÖt Nam".unicodeScalars.map { UInt8($0.value) }
        let document = try await DocumentReader.read(bytes, tools: .none)
        #expect(document.format == .text(.tcvn3))
        #expect(document.text == "Cộng hòa xã hội chủ nghĩa Việt Nam")
        #expect(document.notes.map(\.vi) == ["Tệp văn bản, bảng mã TCVN3 (ABC)."])
        #expect(document.notes.map(\.en) == ["Text file, encoding TCVN3 (ABC)."])
        #expect(document.pages == [])
    }

    @Test func missingPartsAndBrokenMarkupAreDamage() async throws {
        let docx = Docx(body: paragraph("a"))
        #expect(await reading(try docx.bytes()) == .text("a"))
        for part in ["word/document.xml"] {
            #expect(await reading(try ZipFixture(docx.parts.filter { $0.0 != part }).bytes()) == .refused(.damaged))
        }
        #expect(await reading(try ZipFixture(docx.parts.filter { $0.0 != "word/_rels/document.xml.rels" }).bytes()) == .text("a"))
        #expect(try await reading(body: "<w:p>") == .refused(.damaged))
        var doctype = docx
        doctype.more = [("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><w:document\(Docx.names)><w:body/></w:document>")]
        #expect(await reading(try doctype.bytes()) == .refused(.forbiddenMarkup))
        #expect(try await reading(body: String(repeating: "<w:p>", count: 400)) == .refused(.tooDeep))
    }

    @Test func sizesAreBounded() async throws {
        var limits = DocumentLimits.standard
        limits.unzippedBytes = 1 << 20
        let bomb = try Docx(body: paragraph("a") + String(repeating: " ", count: 24 << 20)).bytes()
        #expect(bomb.count < 64 << 10)
        #expect(await reading(bomb) == .text("a"))
        #expect(await reading(bomb, limits: limits) == .refused(.tooManyUnzippedBytes))
        limits = .standard
        limits.textBytes = 1_000
        #expect(await reading(try Docx(body: paragraph(String(repeating: "ă", count: 600))).bytes(), limits: limits) == .refused(.tooMuchText))
        #expect(await reading(Array(String(repeating: "ă", count: 600).utf8), limits: limits) == .refused(.tooMuchText))
        limits = .standard
        limits.textFileBytes = 100
        #expect(await reading(Array(String(repeating: "a", count: 101).utf8), limits: limits) == .refused(.tooManyBytes))
        limits.entries = 3
        limits.textFileBytes = 1 << 20
        #expect(await reading(try Docx(body: paragraph("a")).bytes(), limits: limits) == .refused(.tooManyEntries))
    }

    @Test func theTimeLimitStopsMarkupToo() async throws {
        var limits = DocumentLimits.standard
        limits.seconds = 0
        #expect(await reading(try Docx(body: paragraph("a")).bytes(), limits: limits) == .refused(.tooLong))
    }

    @Test func everyRefusalIsOneSentenceOfAdvice() async {
        for (bytes, _) in Self.refused {
            let refusal = await #expect(throws: DocumentRefusal.self) { try await DocumentReader.read(bytes, tools: .none) }
            #expect(refusal?.vi.isEmpty == false && refusal?.en.isEmpty == false)
        }
    }

    @Test func aPathThatIsNoFileIsRefused() async {
        await #expect(throws: DocumentRefusal.self) { try await DocumentReader.read(path: "/dev/zero", tools: .none) }
        await #expect(throws: DocumentRefusal.self) { try await DocumentReader.read(path: "/tmp", tools: .none) }
        await #expect(throws: DocumentRefusal.self) { try await DocumentReader.read(path: "/không/có", tools: .none) }
    }

    @Test func missingProgramsAreNamed() async {
        #expect(await reading(Array("%PDF-1.4\n".utf8)) == .refused(.toolMissing))
        let refusal = await #expect(throws: DocumentRefusal.self) { try await DocumentReader.read(Array("%PDF-1.4\n".utf8), tools: .none) }
        #expect(refusal?.en.contains("poppler-utils") == true)
        #expect(DocumentTools.none.missingPackages == ["poppler-utils", "tesseract-ocr", "tesseract-ocr-vie"])
    }
}
