internal import Vietnamese

/// Reads a PDF that lies in the folder: the letters it holds where they make sense, else the letters that can be recognised on its pages.
struct PdfReader {
    /// Name of the file inside the folder.
    static let name = "given.pdf"
    private static let package = "poppler-utils"

    let work: DocumentWork

    func read() async throws(DocumentRefusal) -> ReadDocument {
        let info = try await PdfInfo.read(work: work, pagesLimit: work.limits.pages)
        let (layer, encoding) = try await textLayer(info)
        let covers = try await imageCovers(info)
        let scanned = layer.indices.filter { PageText(layer[$0]).isWorthRecognising(coveredByImage: covers[$0]) }
        guard scanned.count <= work.limits.scannedPages else { throw .tooManyScannedPages(work.limits.scannedPages) }
        var texts = layer
        var recognised: [Int] = []
        if !scanned.isEmpty { work.progress(DocumentProgress(page: info.pages - scanned.count, pages: info.pages)) }
        do throws(DocumentRefusal) {
            for (done, index) in scanned.enumerated() {
                let text = try await recognise(page: index + 1, info.sizes[index])
                work.progress(DocumentProgress(page: info.pages - scanned.count + done + 1, pages: info.pages))
                // A page that is blank but for a number keeps what it has.
                guard PageText(text).isBetter(than: PageText(layer[index])) else { continue }
                texts[index] = text
                recognised.append(index + 1)
            }
        } catch {
            // Without tesseract the pages with letters can still be read; a PDF of nothing but images cannot.
            guard error.code == .toolMissing, layer.contains(where: { PageText($0).letters >= PageText.few }) else { throw error }
            return document(info, texts, [], encoding, extra: [Self.notRecognised(scanned)])
        }
        return document(info, texts, recognised, encoding, extra: [])
    }

    /// The text of each page as the PDF stores it, old encodings put into Unicode.
    private func textLayer(_ info: PdfInfo) async throws(DocumentRefusal) -> ([String], TextEncoding) {
        let code = try await work.run(
            work.tools.pdftotext, of: Self.package, ["-raw", "-bbox", "-enc", "UTF-8", Self.name, "words"], fileBytes: 64 << 20)
        // 3 is what pdftotext says when the author forbids copying.
        if code == 3 { throw .encrypted }
        guard code == 0 else { throw .damaged }
        let pages = PageWords.pages(in: try work.content(of: "words"), atMost: info.pages)
        DocumentFile.remove(work.file("words"))
        var texts: [String] = []
        for page in pages {
            try work.check()
            texts.append(Self.withoutControls(PageLayout.text(of: page)))
        }
        texts += [String](repeating: "", count: info.pages - texts.count)
        let decoded = TextDecoding.repaired(texts.joined(separator: "\u{0C}"))
        let parts = decoded.text.split(separator: "\u{0C}", omittingEmptySubsequences: false).map(String.init)
        return parts.count == texts.count ? (parts, decoded.encoding) : (texts.map(Vietnamese.composed), .utf8)
    }

    private static func withoutControls(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" }))
    }

    /// Whether one image covers most of each page, from the list that pdfimages makes; unknown counts as no.
    private func imageCovers(_ info: PdfInfo) async throws(DocumentRefusal) -> [Bool] {
        var covers = [Bool](repeating: false, count: info.pages)
        guard let program = work.tools.pdfimages else { return covers }
        guard try await work.run(program, of: Self.package, ["-list", Self.name], fileBytes: 8 << 20) == 0 else { return covers }
        for line in String(decoding: try work.content(of: "out"), as: UTF8.self).split(separator: "\n").dropFirst(2) {
            // page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio
            let fields = line.split(separator: " ")
            guard fields.count >= 14, fields[2] == "image", let page = Int(fields[0]), covers.indices.contains(page - 1),
                let width = Double(fields[3]), let height = Double(fields[4]), let across = Double(fields[12]), let down = Double(fields[13]),
                across > 0, down > 0
            else { continue }
            let size = info.sizes[page - 1]
            if (width / across * 72) * (height / down * 72) >= 0.6 * size.width * size.height { covers[page - 1] = true }
        }
        return covers
    }

    private func recognise(page: Int, _ size: PdfInfo.Size) async throws(DocumentRefusal) -> String {
        try Recognition(work: work).checkTools()
        // 300 dots per inch are what tesseract is trained for; a poster is rendered at fewer.
        let resolution = max(20, min(300, 4_200 * 72 / max(size.width, size.height)))
        let code = try await work.run(
            work.tools.pdftoppm, of: Self.package,
            ["-r", String(Int(resolution)), "-gray", "-png", "-singlefile", "-f", String(page), "-l", String(page), Self.name, "page"])
        guard code == 0 else { throw .damaged }
        defer { DocumentFile.remove(work.file("page.png")) }
        return try await Recognition(work: work).text(ofImage: "page.png")
    }

    private func document(
        _ info: PdfInfo, _ texts: [String], _ recognised: [Int], _ encoding: TextEncoding, extra: [ReadDocument.Note]
    ) -> ReadDocument {
        let count = info.pages
        var notes: [ReadDocument.Note] = []
        if recognised.count == count {
            notes.append(.init(vi: "PDF quét, \(count) trang, đã nhận dạng chữ.", en: "Scanned PDF, \(Self.pages(count)), letters recognised."))
        } else {
            notes.append(.init(vi: "PDF có lớp chữ, \(count) trang.", en: "PDF with text, \(Self.pages(count))."))
            notes += recognised.map {
                .init(vi: "Trang \($0) là ảnh, đã nhận dạng chữ.", en: "Page \($0) is an image, letters recognised.")
            }
        }
        if encoding != .utf8 {
            notes.append(
                .init(vi: "Chữ dùng bảng mã \(encoding.name), đã chuyển sang Unicode.", en: "The text was in \(encoding.name) and is now Unicode."))
        }
        return ReadDocument(format: recognised.isEmpty ? .pdf : .scannedPDF, pages: texts, scannedPages: recognised, notes: notes + extra)
    }

    private static func pages(_ count: Int) -> String { count == 1 ? "1 page" : "\(count) pages" }

    private static func notRecognised(_ indices: [Int]) -> ReadDocument.Note {
        let list = indices.map { String($0 + 1) }.joined(separator: ", ")
        return .init(
            vi: "Chưa đọc được trang \(list) vì máy chủ chưa cài chương trình nhận dạng chữ.",
            en: "Page \(list) was not read, as the server has no program to recognise letters.")
    }
}

/// What `pdfinfo` says about a PDF.
struct PdfInfo {
    struct Size {
        var width: Double
        var height: Double
    }

    private(set) var pages = 0
    /// One for each page, in points.
    private(set) var sizes: [Size] = []
    private var forbidsCopying = false

    /// Refuses a PDF that cannot be opened, that is protected, or that has too many pages.
    static func read(work: DocumentWork, pagesLimit: Int) async throws(DocumentRefusal) -> PdfInfo {
        let code = try await work.run(
            work.tools.pdfinfo, of: "poppler-utils", ["-f", "1", "-l", String(pagesLimit), PdfReader.name], fileBytes: 8 << 20)
        guard code == 0 else {
            throw String(decoding: try work.content(of: "err"), as: UTF8.self).contains("password") ? .encrypted : .damaged
        }
        let info = PdfInfo(String(decoding: try work.content(of: "out"), as: UTF8.self))
        if info.forbidsCopying { throw .encrypted }
        guard info.pages > 0 else { throw .damaged }
        guard info.pages <= pagesLimit else { throw .tooManyPages(pagesLimit) }
        return info
    }

    private init(_ printed: String) {
        for line in printed.split(separator: "\n") {
            // Titles and other words of the author come before; the last line of a name is the program's own.
            if line.hasPrefix("Pages:") { pages = line.split(separator: " ").last.flatMap { Int($0) } ?? 0 }
            if line.hasPrefix("Encrypted:") { forbidsCopying = line.contains("copy:no") }
            let fields = line.split(separator: " ")
            // "Page    1 size:  595.304 x 841.89 pts (A4)"
            if fields.count >= 6, fields[0] == "Page", fields[2] == "size:", let width = Double(fields[3]), let height = Double(fields[5]) {
                sizes.append(Size(width: max(1, width), height: max(1, height)))
            }
        }
        let missing = max(0, min(pages, 10_000) - sizes.count)
        sizes += [Size](repeating: Size(width: 595, height: 842), count: missing)
    }
}

/// What can be told from the text of a page about how it came to be.
struct PageText {
    /// Fewer letters than this are a page number or a stamp.
    static let few = 20
    /// A page with fewer letters that an image covers is a scan with a signature laid over it.
    private static let fewOnScan = 600

    private(set) var letters = 0
    private var strange = 0
    private let score: VietnameseScore

    init(_ text: String) {
        for scalar in text.unicodeScalars {
            if scalar.properties.isAlphabetic { letters += 1 }
            if scalar == "\u{FFFD}" || (0xE000...0xF8FF).contains(scalar.value) { strange += 1 }
        }
        score = VietnameseScore(text)
    }

    /// Whether the letters cannot be what the page shows: signs of no script, or words that no Vietnamese can read.
    var isGarbled: Bool {
        strange * 5 > letters || score.marked >= 10 && score.share < 0.4
    }

    func isWorthRecognising(coveredByImage isCovered: Bool) -> Bool {
        letters < (isCovered ? Self.fewOnScan : Self.few) || isGarbled
    }

    func isBetter(than stored: PageText) -> Bool {
        letters > stored.letters || stored.isGarbled && !isGarbled && letters >= Self.few
    }
}
