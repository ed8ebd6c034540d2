#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#else
internal import Glibc
#endif

/// The helper programs that were found on this machine; each that is missing costs the formats it reads and nothing else.
public struct DocumentTools: Sendable, Equatable {
    /// Full path of `pdfinfo`, of the Debian package poppler-utils.
    public var pdfinfo: String?
    /// Full path of `pdftotext`, of the same package.
    public var pdftotext: String?
    /// Full path of `pdftoppm`, of the same package.
    public var pdftoppm: String?
    /// Full path of `pdfimages`, of the same package; without it a scan with a signature laid over it is taken for text.
    public var pdfimages: String?
    /// Full path of `tesseract`, of the Debian package tesseract-ocr.
    public var tesseract: String?
    /// Whether tesseract has its data for Vietnamese, of the Debian package tesseract-ocr-vie.
    public var hasVietnamese: Bool
    /// The folder in which a private one is made for each reading.
    public var temporary: String

    /// No programs at all: texts and DOCX are still read.
    public static var none: Self { Self(temporary: temporaryFolder) }

    private init(temporary: String) {
        self.temporary = temporary
        hasVietnamese = false
    }

    /// Looks for the programs in `path`, folders set apart by colons, or in those of the environment; meant to be done once.
    public static func find(path: String? = nil, temporary: String? = nil) async -> Self {
        let path = path ?? environmentPath
        var tools = Self(temporary: temporary ?? temporaryFolder)
        tools.pdfinfo = program("pdfinfo", in: path)
        tools.pdftotext = program("pdftotext", in: path)
        tools.pdftoppm = program("pdftoppm", in: path)
        tools.pdfimages = program("pdfimages", in: path)
        tools.tesseract = program("tesseract", in: path)
        tools.hasVietnamese = await tools.knowsVietnamese()
        return tools
    }

    /// The Debian packages that are missing.
    public var missingPackages: [String] {
        var missing: [String] = []
        if pdfinfo == nil || pdftotext == nil || pdftoppm == nil { missing.append("poppler-utils") }
        if tesseract == nil { missing.append("tesseract-ocr") }
        if !hasVietnamese { missing.append("tesseract-ocr-vie") }
        return missing
    }

    /// The folders in which programs are looked for, set apart by colons.
    static var environmentPath: String { getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin" }

    private static var temporaryFolder: String {
        let named = getenv("TMPDIR").map { String(cString: $0) } ?? ""
        return named.hasPrefix("/") ? named : "/tmp"
    }

    /// Full path of a program in folders set apart by colons.
    static func program(_ name: String, in path: String) -> String? {
        // Relative folders would be looked for in the folder of each reading.
        path.split(separator: ":").filter { $0.hasPrefix("/") }.map { $0 + "/" + name }.first { access($0, X_OK) == 0 }
    }

    private func knowsVietnamese() async -> Bool {
        guard let tesseract, let folder = try? PrivateFolder(inside: temporary) else { return false }
        let run = ToolRun(program: tesseract, arguments: ["--list-langs"], folder: folder.path)
        guard await run.run(.init(seconds: 20, memory: 1 << 30, fileBytes: 1 << 20)) == .exited(0) else { return false }
        // Older releases print the list as an error.
        let printed = ["out", "err"].map { (try? folder.content(of: folder.file($0))) ?? [] }
        return printed.contains { String(decoding: $0, as: UTF8.self).split(whereSeparator: \.isNewline).contains("vie") }
    }
}
