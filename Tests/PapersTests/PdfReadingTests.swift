import Papers
import Testing

@Suite(.enabled(if: Programs.poppler, "poppler-utils is not installed")) struct PdfReadingTests {
    let scratch: Scratch
    let tools: DocumentTools

    init() async throws {
        scratch = try Scratch()
        tools = await DocumentTools.find(temporary: scratch.path)
    }

    func read(_ pdf: Pdf, limits: DocumentLimits = .standard) async throws(DocumentRefusal) -> ReadDocument {
        try await DocumentReader.read(pdf.bytes(), tools: tools, limits: limits)
    }

    static let first = ["Tổ chức phong trào thi đua năm 2025", "Đẩy mạnh chuyển đổi số, cải cách hành chính."]
    static let second = ["Nơi nhận: Hội đồng Thi đua - Khen thưởng"]

    @Test func eachPageIsFoundByItsPlace() async throws {
        let document = try await read(Pdf([.lines(Self.first), .lines(Self.second)]))
        let scalars = Array(document.text.unicodeScalars)
        #expect(document.format == .pdf)
        #expect(document.text == Self.first.joined(separator: "\n") + "\u{0C}" + Self.second[0])
        #expect(document.pages.map { String(String.UnicodeScalarView(scalars[$0])) } == [Self.first.joined(separator: "\n"), Self.second[0]])
        #expect(document.notes.map(\.vi) == ["PDF có lớp chữ, 2 trang."])
        #expect(document.notes.map(\.en) == ["PDF with text, 2 pages."])
        #expect(scratch.names == [])
    }

    @Test func theHalvesOfAHeadAreKeptApart() async throws {
        // The left half is drawn first, as programs draw cells.
        var page = Pdf.Page()
        for (index, line) in ["ỦY BAN NHÂN DÂN", "SỞ NỘI VỤ", "Số: 1/KH-SNV"].enumerated() {
            page.texts.append(.init(x: 72, y: 780 - Double(index) * 16, text: line))
        }
        for (index, line) in ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Cần Thơ, ngày 1 tháng 2 năm 2025"].enumerated() {
            page.texts.append(.init(x: 260, y: 780 - Double(index) * 16, text: line))
        }
        page.texts.append(.init(x: 72, y: 700, text: "KẾ HOẠCH"))
        page.texts.append(.init(x: 72, y: 684, text: "Phát động phong trào thi đua đặc biệt trong toàn ngành"))
        let expected = """
            ỦY BAN NHÂN DÂN
            SỞ NỘI VỤ
            Số: 1/KH-SNV
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Cần Thơ, ngày 1 tháng 2 năm 2025

            KẾ HOẠCH
            Phát động phong trào thi đua đặc biệt trong toàn ngành
            """
        #expect(try await read(Pdf([page])).text == expected)
    }

    @Test func tablesBecomeRows() async throws {
        let rows = [
            [["TT"], ["Nhiệm vụ"], ["Thời hạn"]], [["1"], ["Xây dựng", "kế hoạch"], ["Quý I"]], [["2"], ["Tổng kết", "phong trào"], ["Quý IV"]],
        ]
        var page = Pdf.Page.lines(["Phụ lục kèm theo kế hoạch phát động phong trào thi đua"])
        var y = 720.0
        for row in rows {
            for (column, lines) in row.enumerated() {
                for (index, line) in lines.enumerated() {
                    page.texts.append(.init(x: [72, 110, 300][column], y: y - Double(index) * 15, text: line))
                }
            }
            y -= 15 * Double(row.map(\.count).max() ?? 1)
        }
        let expected = """
            Phụ lục kèm theo kế hoạch phát động phong trào thi đua

            | TT | Nhiệm vụ | Thời hạn |
            | 1 | Xây dựng kế hoạch | Quý I |
            | 2 | Tổng kết phong trào | Quý IV |
            """
        #expect(try await read(Pdf([page])).text == expected)
    }

    @Test func piecesOfAWordAreJoinedInTheirOrder() async throws {
        // Letters that a font lacks are drawn apart and later: "H", "CH", then "Ạ" between them; each sign is half its size wide here.
        let page = Pdf.Page(texts: [
            .init(x: 72, y: 700, text: "KO"), .init(x: 90, y: 700, text: "CH"), .init(x: 84, y: 700, text: "Ạ"),
            .init(x: 108, y: 700, text: "thi đua khen thưởng"),
        ])
        #expect(try await read(Pdf([page])).text == "KOẠCH thi đua khen thưởng")
    }

    @Test func oldEncodingsAreDecoded() async throws {
        let document = try await read(Pdf([.lines(["Céng hßa x· héi chñ nghÜa ViÖt Nam", "§éc lËp - Tù do - H¹nh phóc"])]))
        #expect(document.text == "Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc")
        #expect(document.notes.last?.en == "The text was in TCVN3 (ABC) and is now Unicode.")
    }

    @Test func locksPagesAndDamageAreRefused() async throws {
        var pdf = Pdf([.lines(Self.first)])
        var limits = DocumentLimits.standard
        limits.pages = 1
        #expect(await reading(pdf.bytes(), tools: tools, limits: limits) == .text(Self.first.joined(separator: "\n")))
        #expect(await reading(Pdf([.lines(Self.first), .lines(Self.second)]).bytes(), tools: tools, limits: limits) == .refused(.tooManyPages))
        pdf.isEncrypted = true
        #expect(await reading(pdf.bytes(), tools: tools) == .refused(.encrypted))
        #expect(await reading(Array("%PDF-1.7\nrubbish".utf8), tools: tools) == .refused(.damaged))
        limits = .standard
        limits.imageBytes = 100
        #expect(await reading(Pdf([.lines(Self.first)]).bytes(), tools: tools, limits: limits) == .refused(.tooManyBytes))
        #expect(scratch.names == [])
    }

    @Test func aMillionPagesAreNotBelieved() async throws {
        var pdf = Pdf([.lines(Self.first)])
        pdf.count = 1_000_000
        let outcome = await reading(pdf.bytes(), tools: tools)
        #expect(outcome == .refused(.tooManyPages) || outcome == .refused(.damaged) || outcome == .text(Self.first.joined(separator: "\n")))
        #expect(scratch.names == [])
    }

    @Test func truncatedFilesAreReadOrRefused() async throws {
        let whole = Pdf([.lines(Self.first)]).bytes()
        for part in 1..<8 {
            switch await reading(Array(whole.prefix(whole.count * part / 8)), tools: tools) {
            case .text(let text): #expect(Self.first.joined(separator: "\n").hasPrefix(text))
            case .refused(let code): #expect([.damaged, .noText, .toolMissing].contains(code))
            }
        }
        #expect(scratch.names == [])
    }

    @Test func pagesAreDrawnForTheReview() async throws {
        let path = scratch.path + "/kế hoạch; rm -rf.pdf"
        try writeFile(Pdf([.lines(Self.first), .lines(Self.second), .lines(Self.second)]).bytes(), to: path)
        let images = try await PageImages.render(path: path, format: .pdf, pages: 2...9, tools: tools)
        #expect(images.map(\.number) == [2, 3])
        for image in images {
            #expect(image.mime == "image/png")
            #expect(image.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            // 595 points at 110 dots per inch.
            #expect(image.bytes[16..<20].reduce(0) { $0 << 8 | Int($1) } == 909 || image.bytes[16..<20].reduce(0) { $0 << 8 | Int($1) } == 910)
        }
        #expect(try await PageImages.render(path: path, format: .docx, pages: 1...1, tools: tools) == [])
        #expect(scratch.names == ["kế hoạch; rm -rf.pdf"])
    }
}

@Suite(.enabled(if: Programs.tesseract, "tesseract-ocr is not installed"), .serialized) struct RecognitionTests {
    let scratch: Scratch
    let tools: DocumentTools

    init() async throws {
        scratch = try Scratch()
        tools = await DocumentTools.find(temporary: scratch.path)
    }

    static let words = ["THI DUA KHEN THUONG", "Chung toi xin bao cao nhu sau:", "1. Cong tac tuyen truyen nam 2025"]

    /// A page of large plain letters, drawn.
    func image() async throws -> [UInt8] {
        var pdf = Pdf([.lines(Self.words, size: 24)])
        pdf.hasUnicode = false
        let path = scratch.path + "/drawn.pdf"
        try writeFile(pdf.bytes(), to: path)
        defer { removeFile(path) }
        return try #require(try await PageImages.render(path: path, format: .pdf, pages: 1...1, tools: tools).first).bytes
    }

    @Test func anImageIsRecognised() async throws {
        let document = try await DocumentReader.read(try await image(), tools: tools)
        #expect(document.format == .image)
        #expect(document.pages.count == 1 && document.scannedPages == [1])
        #expect(document.text.contains("2025"))
        #expect(document.text.contains("KHEN THUONG"))
        #expect(document.notes.map(\.en) == ["PNG image, letters recognised."])
        #expect(scratch.names == [])
    }

    @Test func scannedPagesAreToldFromPagesWithText() async throws {
        let scan = Pdf.Page(image: try PageImage(png: try await image()))
        var signed = scan
        signed.texts = [.init(x: 300, y: 800, size: 8, text: "Ký bởi: Sở Nội vụ, ngày 01/02/2025")]
        let progress = Seen()
        let document = try await DocumentReader.read(
            Pdf([.lines(PdfReadingTests.first), scan, signed]).bytes(), tools: tools, progress: { progress.note($0) })
        #expect(document.format == .scannedPDF)
        #expect(document.scannedPages == [2, 3])
        #expect(document.pages.count == 3)
        #expect(document.text.hasPrefix(PdfReadingTests.first.joined(separator: "\n") + "\u{0C}"))
        #expect(document.notes.map(\.vi) == ["PDF có lớp chữ, 3 trang.", "Trang 2 là ảnh, đã nhận dạng chữ.", "Trang 3 là ảnh, đã nhận dạng chữ."])
        #expect(progress.pages == [1, 2, 3])
        var limits = DocumentLimits.standard
        limits.scannedPages = 1
        #expect(await reading(Pdf([scan, scan]).bytes(), tools: tools, limits: limits) == .refused(.tooManyScannedPages))
        #expect(scratch.names == [])
    }

    @Test func withoutTesseractPagesWithTextAreStillRead() async throws {
        let scan = Pdf.Page(image: try PageImage(png: try await image()))
        var tools = tools
        tools.tesseract = nil
        let document = try await DocumentReader.read(Pdf([.lines(PdfReadingTests.first), scan]).bytes(), tools: tools)
        #expect(document.format == .pdf)
        #expect(document.notes.last?.en == "Page 2 was not read, as the server has no program to recognise letters.")
        let refused = await refusal(Pdf([scan]).bytes(), tools: tools)
        #expect(refused?.code == .toolMissing && refused?.en.contains("tesseract-ocr,") == true)
        tools.tesseract = "/usr/bin/true"
        tools.hasVietnamese = false
        #expect(await refusal(Pdf([scan]).bytes(), tools: tools)?.en.contains("tesseract-ocr-vie") == true)
    }

    @Test func imagesOfTooManyPixelsAreNeverDecoded() async throws {
        var png = try await image()
        png.replaceSubrange(16..<24, with: [0, 0, 0x80, 0, 0, 0, 0x80, 0])
        #expect(await reading(png, tools: tools) == .refused(.tooManyPixels))
        let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE1, 0, 4, 9, 9, 0xFF, 0xC0, 0, 11, 8, 0xFF, 0xFF, 0xFF, 0xFF, 1, 1, 0x11, 0, 0, 0]
        #expect(await reading(jpeg, tools: tools) == .refused(.tooManyPixels))
    }

    @Test func anEmptySheetHasNoText() async throws {
        #expect(await reading(Pdf([Pdf.Page()]).bytes(), tools: tools) == .refused(.noText))
        #expect(scratch.names == [])
    }
}
