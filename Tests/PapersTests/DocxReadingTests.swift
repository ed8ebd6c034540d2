import Papers
import Testing

@Suite struct DocxReadingTests {
    static let simple: [(body: String, text: String)] = [
        (paragraph("Kế hoạch") + paragraph("thi đua"), "Kế hoạch\nthi đua"),
        (paragraph("a") + paragraph("") + paragraph("b"), "a\n\nb"),
        ("<w:p>\(run("a"))<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", "a\tb\nc"),
        ("<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"9\"/></w:tabs></w:pPr>\(run("a"))</w:p>", "a"),
        (paragraph("a") + "<w:p><w:r><w:br w:type=\"page\"/><w:t>b</w:t></w:r></w:p>", "a\n\u{0C}b"),
        (paragraph("a") + paragraph("b", "<w:pageBreakBefore/>"), "a\n\u{0C}b"),
        ("<w:p><w:r><w:t>07</w:t><w:noBreakHyphen/><w:t>NQ</w:t><w:softHyphen/></w:r></w:p>", "07-NQ"),
        ("<w:p>\(run("xã "))\(run("hội", "<w:b/>"))</w:p>", "xã hội"),
        ("<w:p>\(run("a"))\(run("ẩn", "<w:vanish/>"))\(run("b", "<w:vanish w:val=\"0\"/>"))</w:p>", "ab"),
        ("<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:t> đạt</w:t></w:r></w:p>", "☑ đạt"),
        (paragraph("\u{F0B7} một"), "• một"),
        ("<w:p><w:fldSimple w:instr=\"PAGE\">\(run("trang 3"))</w:fldSimple><w:r><w:instrText>DATE</w:instrText></w:r></w:p>", "trang 3"),
        ("<w:p><w:hyperlink>\(run("liên kết"))</w:hyperlink></w:p>", "liên kết"),
        ("<w:sdt><w:sdtContent>\(paragraph("ô"))</w:sdtContent></w:sdt>", "ô"),
        (paragraph("Tie\u{302}\u{301}ng"), "Tiếng"),
    ]

    @Test(arguments: simple.indices)
    func aParagraphReadsAsItIsShown(_ index: Int) async throws {
        #expect(try await reading(body: Self.simple[index].body) == .text(Self.simple[index].text))
    }

    @Test func trackedChangesReadAsAccepted() async throws {
        let mark = "w:id=\"1\" w:author=\"x\""
        let body =
            "<w:p>\(run("thi "))<w:del \(mark)><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins \(mark)>\(run("đua"))</w:ins></w:p>"
            + "<w:p><w:pPr><w:rPr><w:del \(mark)/></w:rPr><w:pPrChange \(mark)><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:pPrChange></w:pPr>\(run("nối "))</w:p>"
            + paragraph("tiếp") + "<w:p><w:moveFrom \(mark)>\(run("đi"))</w:moveFrom><w:moveTo \(mark)>\(run("đến"))</w:moveTo></w:p>"
            + "<w:tbl><w:tr><w:trPr><w:del \(mark)/></w:trPr><w:tc>\(paragraph("bỏ"))</w:tc></w:tr><w:tr><w:tc>\(paragraph("giữ"))</w:tc></w:tr></w:tbl>"
        #expect(try await reading(body: body) == .text("thi đua\nnối tiếp\nđến\ngiữ"))
    }

    @Test func textBoxesAreReadOnceAndAfterTheirParagraph() async throws {
        let box = "<w:txbxContent>\(paragraph("trong khung"))</w:txbxContent>"
        let body =
            "<w:p>\(run("a"))<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">\(box)</mc:Choice><mc:Fallback>\(box)</mc:Fallback>"
            + "</mc:AlternateContent></w:r>\(run("b"))</w:p>" + paragraph("c")
        #expect(try await reading(body: body) == .text("ab\ntrong khung\nc"))
    }

    @Test func footnotesComeAtTheEndWhenReferred() async throws {
        var docx = Docx(body: "<w:p>\(run("Điều 1"))<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>" + paragraph("hết"))
        docx.footnotes =
            "<w:footnote w:type=\"separator\" w:id=\"0\">\(paragraph("—"))</w:footnote><w:footnote w:id=\"1\">\(paragraph("không ai dẫn"))</w:footnote>"
            + "<w:footnote w:id=\"2\">\(paragraph("sửa đổi năm 2024"))</w:footnote>"
        #expect(await reading(try docx.bytes()) == .text("Điều 1[1]\nhết\n[1] sửa đổi năm 2024"))
    }

    @Test func tablesAreRowsOfCells() async throws {
        let body =
            paragraph("Phụ lục")
            + table([["TT", "Nhiệm vụ", "Thời hạn"], ["1", paragraph("Xây | dựng") + paragraph("kế hoạch"), "Quý I"], ["2", "", ""]])
        #expect(try await reading(body: body) == .text("Phụ lục\n| TT | Nhiệm vụ | Thời hạn |\n| 1 | Xây / dựng kế hoạch | Quý I |\n| 2 |  |  |"))
    }

    @Test func mergedCellsAreEmptyAndNestedTablesAreText() async throws {
        func cell(_ properties: String, _ text: String) -> String { "<w:tc><w:tcPr>\(properties)</w:tcPr>\(paragraph(text))</w:tc>" }
        let rows =
            "<w:tr>\(cell("<w:vMerge w:val=\"restart\"/>", "I"))\(cell("<w:gridSpan w:val=\"2\"/>", "Chung"))</w:tr>"
            + "<w:tr>\(cell("<w:vMerge/>", "I"))\(cell("", "a"))<w:tc>\(table([["x", "y"]]))\(paragraph("z"))</w:tc></w:tr>"
            + "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>\(cell("", "b"))\(cell("", "c"))</w:tr>"
        let body = "<w:tbl><w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr>\(rows)</w:tbl>"
        #expect(try await reading(body: body) == .text("| I | Chung |  |\n|  | a | x y z |\n|  | b | c |"))
    }

    @Test func headsSetSideBySideAreLines() async throws {
        let rows = [[paragraph("SỞ NỘI VỤ") + paragraph("Số: 1/KH-SNV"), paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]]
        let lines = Reading.text("SỞ NỘI VỤ\nSố: 1/KH-SNV\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        #expect(try await reading(body: table(rows, "")) == lines)
        #expect(try await reading(body: table(rows)) == lines)
        #expect(try await reading(body: table([["a", "b"], ["c", "d"]])) == .text("| a | b |\n| c | d |"))
        var styled = Docx(body: table([["a", "b"]], "<w:tblStyle w:val=\"Grid\"/>"))
        styled.styles =
            "<w:style w:type=\"table\" w:styleId=\"Grid\"><w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr></w:style>"
        #expect(await reading(try styled.bytes()) == .text("| a | b |"))
    }

    // "Céng hßa" in .VnTime, "Coäng" in VNI-Times, and a run of .VnTimeH whose small letters are shown as capitals.
    @Test func oldFontsAreDecodedRunByRun() async throws {
        func font(_ name: String) -> String { "<w:rFonts w:ascii=\"\(name)\" w:hAnsi=\"\(name)\"/>" }
        let body =
            "<w:p>\(run("C", font(".VnTime")))\(run("éng hßa", font(".VnTime")))\(run(" – Unicode: ộ"))</w:p>"
            + "<w:p>\(run("Coa", font("VNI-Times")))\(run("äng", font("VNI-Times")))</w:p>" + "<w:p>\(run("kÕ ho¹ch", font(".VnTimeH")))</w:p>"
        #expect(try await reading(body: body) == .text("Cộng hòa – Unicode: ộ\nCoậng\nKẾ HOẠCH"))
    }

    @Test func oldFontsOfStylesCountAndUnicodeInOldFontsStays() async throws {
        var docx = Docx(body: paragraph("Thùc hiÖn kÕ ho¹ch", "<w:pStyle w:val=\"B\"/>"))
        docx.styles =
            "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>"
        #expect(await reading(try docx.bytes()) == .text("Thực hiện kế hoạch"))
        docx.body = paragraph("Thực hiện và nói với mọi người", "<w:pStyle w:val=\"B\"/>")
        #expect(await reading(try docx.bytes()) == .text("Thực hiện và nói với mọi người"))
    }

    @Test func oldTextWithoutOldFontsIsPutBack() async throws {
        #expect(try await reading(body: paragraph("Céng hßa x· héi chñ nghÜa ViÖt Nam")) == .text("Cộng hòa xã hội chủ nghĩa Việt Nam"))
    }

    @Test func hiddenStylesHide() async throws {
        var docx = Docx(body: "<w:p>\(run("a", "<w:rStyle w:val=\"H\"/>"))\(run("b"))</w:p>")
        docx.styles = "<w:style w:type=\"character\" w:styleId=\"H\"><w:basedOn w:val=\"H\"/><w:rPr><w:vanish/></w:rPr></w:style>"
        #expect(await reading(try docx.bytes()) == .text("b"))
    }
}
