/// The images of pages, to be shown beside the text.
public enum PageImages {
    /// The image of one page.
    public struct Page: Sendable, Equatable {
        /// Its number, from 1.
        public let number: Int
        /// Its media type: `image/png`, or `image/jpeg` for a photograph that was uploaded.
        public let mime: String
        /// The content of the image.
        public let bytes: [UInt8]
    }

    /// Dots per inch at which pages of a PDF are drawn: letters can be read, and a page weighs about 100 kB.
    private static let resolution = 110.0
    private static let widest = 1_200.0
    private static let tallest = 4_000.0
    /// Bytes of an uploaded image that is still handed out as it came.
    private static let imageBytes = 16 << 20

    /// Draws pages of a PDF in grey, at most 1,200 pixels wide; an image that was uploaded is handed out as it came, if it is not too large.
    ///
    /// Text and DOCX have no pages to show, and numbers beyond the last page give nothing.
    @concurrent
    public static func render(
        path: String, format: ReadDocument.Format, pages: ClosedRange<Int>, tools: DocumentTools, limits: DocumentLimits = .standard
    ) async throws(DocumentRefusal) -> [Page] {
        let file = try DocumentFile(path)
        switch format {
        case .text, .docx: return []
        case .image:
            guard pages.contains(1) else { return [] }
            guard file.size <= imageBytes else { throw .tooManyBytes(imageBytes) }
            let bytes = try file.bytes(atMost: imageBytes)
            return [Page(number: 1, mime: bytes.first == 0xFF ? "image/jpeg" : "image/png", bytes: bytes)]
        case .pdf, .scannedPDF:
            guard file.size <= limits.imageBytes else { throw .tooManyBytes(limits.imageBytes) }
            let folder: PrivateFolder
            do { folder = try PrivateFolder(inside: tools.temporary) } catch { throw .system }
            return try await render(file, in: folder, pages, tools, limits)
        }
    }

    private static func render(
        _ file: DocumentFile, in folder: borrowing PrivateFolder, _ pages: ClosedRange<Int>, _ tools: DocumentTools, _ limits: DocumentLimits
    ) async throws(DocumentRefusal) -> [Page] {
        let work = DocumentWork(tools: tools, limits: limits, folder: folder.path, progress: { _ in })
        try file.link(as: work.file(PdfReader.name))
        let info = try await PdfInfo.read(work: work, pagesLimit: limits.pages)
        var images: [Page] = []
        for page in max(1, pages.lowerBound)...max(1, pages.upperBound) where page <= info.pages && pages.contains(page) {
            let size = info.sizes[page - 1]
            let dots = max(5, min(resolution, widest * 72 / size.width, tallest * 72 / size.height))
            let code = try await work.run(
                tools.pdftoppm, of: "poppler-utils",
                ["-r", String(dots), "-gray", "-png", "-singlefile", "-f", String(page), "-l", String(page), PdfReader.name, "page"])
            guard code == 0 else { throw .damaged }
            images.append(Page(number: page, mime: "image/png", bytes: try work.content(of: "page.png")))
            DocumentFile.remove(work.file("page.png"))
        }
        return images
    }
}
