/// The helper programs for pictures of news; without them pictures are shown as they came, and links are shared without a picture.
public struct PictureTools: Sendable, Equatable {
    /// Full path of `vipsthumbnail`, of the Debian package libvips-tools.
    public var vipsthumbnail: String?
    /// Full path of `weasyprint`, of the Debian package of that name.
    public var weasyprint: String?
    /// Full path of `pdftoppm`, of the Debian package poppler-utils.
    public var pdftoppm: String?
    /// The folder in which a private one is made for each run.
    public var temporary: String

    /// No programs at all.
    public static var none: Self { Self(temporary: "/tmp") }

    /// Looks for the programs in `path`, folders set apart by colons, or in those of the environment; meant to be done once.
    public static func find(path: String? = nil, temporary: String) -> Self {
        let path = path ?? DocumentTools.environmentPath
        return Self(
            vipsthumbnail: DocumentTools.program("vipsthumbnail", in: path), weasyprint: DocumentTools.program("weasyprint", in: path),
            pdftoppm: DocumentTools.program("pdftoppm", in: path), temporary: temporary)
    }

    /// The Debian packages that are missing.
    public var missingPackages: [String] {
        (vipsthumbnail == nil ? ["libvips-tools"] : []) + (weasyprint == nil ? ["weasyprint"] : []) + (pdftoppm == nil ? ["poppler-utils"] : [])
    }

    /// Whether a picture for shared links can be drawn.
    public var canDrawPages: Bool { weasyprint != nil && pdftoppm != nil }

    /// A smaller picture.
    public struct Size: Sendable {
        let box: String
        let isCropped: Bool
        /// Bytes it should not pass; a busy picture may all the same, at the lowest quality.
        let bytes: Int

        /// - Parameters:
        ///   - width: most pixels across.
        ///   - height: most pixels down.
        ///   - isCropped: fills the box, cutting what has least in it; else fits into it, never larger than it was.
        public init(width: Int, height: Int, isCropped: Bool, bytes: Int) {
            box = "\(width)x\(height)" + (isCropped ? "" : ">")
            self.isCropped = isCropped
            self.bytes = bytes
        }
    }

    /// Makes smaller pictures (WebP) of one, lowering the quality until each is small enough.
    /// - Returns: one for each size, in order; nil when the program is missing.
    /// - Throws: `damaged` when the program cannot make sense of the picture, or needs more time or memory than it gets.
    @concurrent
    public func shrink(_ picture: PictureFile, to sizes: [Size]) async throws(PictureRefusal) -> [[UInt8]]? {
        guard let vipsthumbnail, let folder = try? PrivateFolder(inside: temporary) else { return nil }
        let name = picture.isPng ? "in.png" : "in.jpg"
        guard (try? DocumentFile.write(picture.bytes, to: folder.file(name))) != nil else { return nil }
        var made: [[UInt8]] = []
        for size in sizes {
            var best: [UInt8] = []
            for quality in [72, 55, 40, 28] where best.isEmpty || best.count > size.bytes {
                DocumentFile.remove(folder.file("out.webp"))
                let arguments =
                    [name, "--size", size.box, "--output", "out.webp[Q=\(quality),strip,effort=5]"]
                    + (size.isCropped ? ["--smartcrop", "attention"] : [])
                var run = ToolRun(program: vipsthumbnail, arguments: arguments, folder: folder.path)
                // Only the loaders that have stood up to hostile files, one thread, no cache of files.
                run.extra = ["VIPS_BLOCK_UNTRUSTED": "1", "VIPS_CONCURRENCY": "1"]
                guard await run.run(.init(seconds: 30, memory: 2 << 30, fileBytes: 8 << 20)) == .exited(0),
                    let bytes = try? folder.content(of: folder.file("out.webp")), !bytes.isEmpty
                else { throw .damaged }
                best = bytes
            }
            made.append(best)
        }
        return made
    }

    /// Draws the first page of a document in HTML as PNG, one dot for each CSS pixel.
    /// - Parameter html: made by this program; it may name nothing outside itself.
    /// - Returns: nil when a program is missing or fails.
    @concurrent
    public func draw(_ html: [UInt8]) async -> [UInt8]? {
        guard let weasyprint, let pdftoppm, let folder = try? PrivateFolder(inside: temporary),
            (try? DocumentFile.write(html, to: folder.file("in.html"))) != nil
        else { return nil }
        let bounds = ToolRun.Bounds(seconds: 60, memory: 2 << 30, fileBytes: 32 << 20)
        let print = ToolRun(program: weasyprint, arguments: ["--quiet", "in.html", "out.pdf"], folder: folder.path)
        guard await print.run(bounds) == .exited(0) else { return nil }
        let draw = ToolRun(
            program: pdftoppm, arguments: ["-r", "96", "-png", "-singlefile", "-f", "1", "-l", "1", "out.pdf", "page"], folder: folder.path)
        guard await draw.run(bounds) == .exited(0) else { return nil }
        return try? folder.content(of: folder.file("page.png"))
    }
}
