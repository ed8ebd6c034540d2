internal import Vietnamese

#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#else
internal import Glibc
#endif

/// Turns a file of any kind into text: Unicode and older encodings, DOCX, PDF with text, scans, PNG and JPEG.
public enum DocumentReader {
    /// Reads the file at a path, whatever its name says.
    ///
    /// Kind and encoding are told from the content. No input makes it trap, outgrow the limits, or leave a file or a process behind;
    /// cancelling the task ends it with the refusal `cancelled`. `progress` is called after each page.
    @concurrent
    public static func read(
        path: String, tools: DocumentTools, limits: DocumentLimits = .standard, progress: @escaping @Sendable (DocumentProgress) -> Void = { _ in }
    ) async throws(DocumentRefusal) -> ReadDocument {
        let folder: PrivateFolder
        do { folder = try PrivateFolder(inside: tools.temporary) } catch { throw .system }
        return try await read(DocumentFile(path), in: folder, tools, limits, progress)
    }

    /// Reads bytes that are in memory.
    @concurrent
    public static func read(
        _ bytes: [UInt8], tools: DocumentTools, limits: DocumentLimits = .standard,
        progress: @escaping @Sendable (DocumentProgress) -> Void = { _ in }
    ) async throws(DocumentRefusal) -> ReadDocument {
        let folder: PrivateFolder
        do { folder = try PrivateFolder(inside: tools.temporary) } catch { throw .system }
        guard bytes.count <= max(limits.imageBytes, limits.textFileBytes) else { throw .tooManyBytes(limits.imageBytes) }
        try DocumentFile.write(bytes, to: folder.file("given"))
        return try await read(DocumentFile(folder.file("given")), in: folder, tools, limits, progress)
    }

    /// The folder is borrowed so that it lives until the reading is over.
    private static func read(
        _ file: DocumentFile, in folder: borrowing PrivateFolder, _ tools: DocumentTools, _ limits: DocumentLimits,
        _ progress: @escaping @Sendable (DocumentProgress) -> Void
    ) async throws(DocumentRefusal) -> ReadDocument {
        let work = DocumentWork(tools: tools, limits: limits, folder: folder.path, progress: progress)
        if file.size == 0 { throw .empty }
        let head = try file.bytes(atMost: DocumentKind.headLength)
        let kind = try DocumentKind(head: head, holdsEncryptedPackage: isEncryptedPackage(file))
        let limit = kind == .zip || kind == .other ? limits.textFileBytes : limits.imageBytes
        guard file.size <= limit else { throw .tooManyBytes(limit) }
        let document: ReadDocument
        switch kind {
        case .pdf:
            try file.link(as: work.file(PdfReader.name))
            document = try await PdfReader(work: work).read()
        case .png, .jpeg: document = try await image(file, isPng: kind == .png, work)
        case .zip: document = try DocxReader.read(file.bytes(atMost: limit), work: work)
        case .other: document = try text(file.bytes(atMost: limit))
        }
        guard document.text.utf8.count <= limits.textBytes else { throw .tooMuchText(limits.textBytes) }
        guard document.text.unicodeScalars.contains(where: \.properties.isAlphabetic) else { throw .noText }
        return document
    }

    private static func text(_ bytes: [UInt8]) throws(DocumentRefusal) -> ReadDocument {
        guard let decoded = TextDecoding.decode(bytes) else { throw .unknown }
        let name = decoded.encoding.name
        return ReadDocument(
            format: .text(decoded.encoding), text: decoded.text, pages: [], scannedPages: [],
            notes: [.init(vi: "Tệp văn bản, bảng mã \(name).", en: "Text file, encoding \(name).")])
    }

    private static func image(_ file: DocumentFile, isPng: Bool, _ work: DocumentWork) async throws(DocumentRefusal) -> ReadDocument {
        guard let size = ImageHeader.size(of: try file.bytes(atMost: 8 << 20), isPng: isPng) else { throw .damaged }
        guard size.width * size.height <= work.limits.pixels else { throw .tooManyPixels(work.limits.pixels) }
        let name = isPng ? "given.png" : "given.jpg"
        try file.link(as: work.file(name))
        let text = try await Recognition(work: work).text(ofImage: name)
        work.progress(DocumentProgress(page: 1, pages: 1))
        let kind = isPng ? "PNG" : "JPEG"
        return ReadDocument(
            format: .image, pages: [text], scannedPages: [1],
            notes: [.init(vi: "Ảnh \(kind), đã nhận dạng chữ.", en: "\(kind) image, letters recognised.")])
    }

    /// Whether a compound file wraps a protected document (MS-OFFCRYPTO 2.3.4.4): one of its directory entries has the name `EncryptedPackage`.
    private static func isEncryptedPackage(_ file: DocumentFile) -> Bool {
        let name: [UInt8] = "EncryptedPackage".utf16.flatMap { (unit) -> [UInt8] in [UInt8(truncatingIfNeeded: unit), 0] }
        let bytes = (try? file.bytes(atMost: 16 << 20)) ?? []
        // Directory entries are 128 bytes long and begin at multiples of that (MS-CFB 2.6.1).
        return stride(from: 0, to: bytes.count, by: 128).contains { bytes[$0...].starts(with: name) }
    }
}
