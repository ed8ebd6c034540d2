import Papers
import Testing

/// Damaged documents in great number, always the same ones: reading returns or refuses, within the limits, and leaves nothing behind.
@Suite struct DocumentFuzzTests {
    static var limits: DocumentLimits {
        var limits = DocumentLimits.standard
        limits.unzippedBytes = 1 << 20
        limits.textBytes = 20_000
        limits.toolSeconds = 20
        return limits
    }

    static let docx = Docx(
        body: item("Kế hoạch") + item("b", 1) + table([["a", "b", "c"], ["d", paragraph("e") + table([["f"]]), "g"]])
            + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>\(run("Céng hßa", "<w:rFonts w:ascii=\".VnTime\"/>"))<w:r><w:footnoteReference w:id=\"1\"/><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/></w:r></w:p>"
            + "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>\(paragraph("khung"))</w:txbxContent></mc:Choice></mc:AlternateContent></w:r></w:p>",
        numbering: DocxNumberingTests.list(0, DocxNumberingTests.outline) + DocxNumberingTests.number(1, of: 0),
        styles: "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:basedOn w:val=\"N\"/></w:style>",
        footnotes: "<w:footnote w:id=\"1\">\(paragraph("chú thích"))</w:footnote>")

    static func holds(_ reading: Reading) -> Bool {
        guard case .text(let text) = reading else { return true }
        return text.utf8.count <= 20_000 && !text.unicodeScalars.contains("\0")
    }

    @Test(arguments: 0..<4)
    func mutatedWordFilesNeverTrap(_ seed: UInt64) async throws {
        var random = Seeded(seed: 3_000 + seed)
        let scratch = try Scratch()
        var tools = DocumentTools.none
        tools.temporary = scratch.path
        let whole = try Self.docx.bytes()
        for _ in 0..<150 { #expect(Self.holds(await reading(SheetFuzzTests.mutated(whole, &random), tools: tools, limits: Self.limits))) }
        let original = ZipFixture(Self.docx.parts)
        var read = 0
        for round in 0..<400 {
            var archive = original
            let index = round % archive.parts.count
            archive.parts[index].content = SheetFuzzTests.mutated(archive.parts[index].content, &random)
            let result = await reading(try archive.bytes(), tools: tools, limits: Self.limits)
            if case .text = result { read += 1 }
            #expect(Self.holds(result))
        }
        // Some of the mutations must get past the XML parser, else nothing behind it was tried.
        #expect(read > 10)
        #expect(scratch.names == [])
    }

    /// Elements in an order that no program writes: the reader must not count on any.
    @Test(arguments: 0..<4)
    func elementsInAnyOrderNeverTrap(_ seed: UInt64) async throws {
        var random = Seeded(seed: 4_000 + seed)
        let names = [
            "w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:pPr", "w:rPr", "w:trPr", "w:del", "w:ins", "mc:AlternateContent", "mc:Choice",
            "mc:Fallback",
            "w:txbxContent", "w:footnote", "w:numPr", "w:tblBorders", "w:tcPr", "w:sectPr",
        ]
        let leaves = [
            "<w:numId w:val=\"1\"/>", "<w:ilvl w:val=\"8\"/>", "<w:tab/>", "<w:br/>", "<w:gridSpan w:val=\"99999999999\"/>",
            "<w:gridBefore w:val=\"-4\"/>", "<w:vMerge/>", "x", "<w:top w:val=\"single\"/>",
        ]
        func tree(_ depth: Int) -> String {
            (0..<Int.random(in: 0...3, using: &random)).map { _ in
                guard depth > 0, let name = names.randomElement(using: &random), Bool.random(using: &random) else {
                    return leaves.randomElement(using: &random) ?? ""
                }
                return "<\(name)>\(tree(depth - 1))</\(name)>"
            }.joined()
        }
        for _ in 0..<400 {
            var docx = Self.docx
            docx.body = tree(12) + paragraph("hết")
            #expect(Self.holds(await reading(try docx.bytes(), limits: Self.limits)))
        }
    }

    @Test(.enabled(if: Programs.poppler, "poppler-utils is not installed"), arguments: 0..<2)
    func mutatedPdfsNeverTrapHangOrLeaveFiles(_ seed: UInt64) async throws {
        var random = Seeded(seed: 5_000 + seed)
        let scratch = try Scratch()
        var tools = await DocumentTools.find(temporary: scratch.path)
        // Recognition takes a second a time; it has tests of its own.
        tools.tesseract = nil
        let whole = Pdf([.lines(PdfReadingTests.first), .lines(PdfReadingTests.second)]).bytes()
        for _ in 0..<40 { #expect(Self.holds(await reading(SheetFuzzTests.mutated(whole, &random), tools: tools, limits: Self.limits))) }
        #expect(scratch.names == [])
    }

    @Test(.enabled(if: Programs.tesseract, "tesseract-ocr is not installed"))
    func mutatedImagesNeverTrapHangOrLeaveFiles() async throws {
        var random = Seeded(seed: 6_000)
        let scratch = try Scratch()
        let tools = await DocumentTools.find(temporary: scratch.path)
        let path = scratch.path + "/drawn.pdf"
        try writeFile(Pdf([.lines(["THI DUA"], size: 40)]).bytes(), to: path)
        let image = try #require(try await PageImages.render(path: path, format: .pdf, pages: 1...1, tools: tools).first).bytes
        removeFile(path)
        for _ in 0..<15 { #expect(Self.holds(await reading(SheetFuzzTests.mutated(image, &random), tools: tools, limits: Self.limits))) }
        #expect(scratch.names == [])
    }
}
