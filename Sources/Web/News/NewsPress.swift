internal import Crypto
internal import Markup
public import Movement
internal import Papers
public import Storage

/// The helper programs for pictures; the only place where news meets the room of papers.
public struct NewsPictures: Sendable {
    let tools: PictureTools
    let turns = ReadingTurns()

    /// Without any program: pictures are shown as they came, on the page of their post only, and links are shared without a picture.
    public init() { tools = .none }

    /// With the programs this machine has; each run has a folder of its own in `scratch`.
    public static func installed(scratch: String) -> NewsPictures { NewsPictures(.find(temporary: scratch)) }

    private init(_ tools: PictureTools) { self.tools = tools }

    /// Debian packages that would have to be installed; empty when all are there.
    public var missingPackages: [String] { tools.missingPackages }

    /// The smaller pictures: what fits a list, the top of the page and the article, with what each may weigh so that a first view stays light.
    static let sizes: [(NewsPictureSize, PictureTools.Size)] = [
        (.small, .init(width: 400, height: 250, isCropped: true, bytes: 6_500)),
        (.lead, .init(width: 800, height: 450, isCropped: true, bytes: 19_000)),
        (.large, .init(width: 1000, height: 1000, isCropped: false, bytes: 28_000)),
    ]
}

/// Takes files of news in: the page, the API and the command line all hand them over here.
public struct NewsPress: Sendable {
    /// The largest picture, in bytes.
    public static let pictureLimit = 16 << 20
    /// The largest document, in bytes.
    public static let documentLimit = 32 << 20

    let runner: ActRunner
    let files: Files
    let pictures: NewsPictures

    /// - Parameters:
    ///   - runner: performs the act.
    ///   - files: where files are kept.
    public init(runner: ActRunner, files: Files, pictures: NewsPictures) {
        self.runner = runner
        self.files = files
        self.pictures = pictures
    }

    /// Stores a file, without what a camera wrote into a picture, and performs `news.attach`. Nothing is kept when it is refused for what it is.
    /// - Parameters:
    ///   - file: the file as it came; kept or discarded when this returns.
    ///   - fileName: what the sender calls it.
    ///   - version: the version of the post that the sender has seen.
    public func attach(
        _ file: IncomingFile, fileName: String, news: String, version: Int, alt: String?, caption: String?, as identity: ActorSource,
        channel: Channel, key: String? = nil, dryRun: Bool = false
    ) async throws -> Receipt {
        do {
            let described = try await take(file, fileName: fileName)
            let receipt = try await runner.attachToNews(
                described, news: news, version: version, alt: alt, caption: caption, as: identity, channel: channel, key: key, dryRun: dryRun)
            await file.discard()
            return receipt
        } catch {
            await file.discard()
            throw error
        }
    }

    private func take(_ file: IncomingFile, fileName: String) async throws -> NewsFile {
        try await file.seal()
        let size = await file.size
        guard size > 0 else { throw Refusal.newsFileEmpty }
        switch await file.type {
        case .png, .jpeg:
            guard size <= Self.pictureLimit else { throw Refusal.fileTooLarge(limit: Self.pictureLimit) }
            return try await picture(at: file.path, name: Self.clean(fileName))
        case .pdf, .docx, .xlsx:
            let stored = try await file.keep()
            return NewsFile(
                kind: .document, hash: stored.hash, name: Self.clean(fileName), size: stored.size, type: stored.type.fileExtension)
        default: throw Refusal.newsFileKind
        }
    }

    private func picture(at path: String, name: String) async throws -> NewsFile {
        let made: (PictureFile, [[UInt8]]?)
        do {
            guard let picture = try PictureFile(path: path, limit: Self.pictureLimit) else { throw Refusal.newsFileKind }
            made = (picture, try await pictures.turns.taking { try await pictures.tools.shrink(picture, to: NewsPictures.sizes.map(\.1)) })
        } catch let refusal as PictureRefusal { throw Refusal.picture(refusal) }
        let (picture, smaller) = made
        let stored = try await files.store(bytes: picture.bytes, limit: Self.pictureLimit)
        var sizes: [NewsPictureSize: String] = [:]
        for (size, bytes) in zip(NewsPictures.sizes.map(\.0), smaller ?? []) {
            sizes[size] = try await files.store(bytes: bytes, limit: 8 << 20).hash
        }
        return NewsFile(
            kind: .picture, hash: stored.hash, name: name, size: stored.size, type: picture.isPng ? "png" : "jpg", width: picture.width,
            height: picture.height, sizes: sizes)
    }

    /// A file's name as one line without a path.
    private static func clean(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let line = String(last.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }.prefix(120).map(Character.init))
        return line.trimmingSpaces.isEmpty ? "tep" : line.trimmingSpaces
    }

    /// Whether pictures for shared links can be drawn here.
    var drawsShareImages: Bool { pictures.tools.canDrawPages }

    /// The picture shown where a link is shared: drawn once, then kept under the hash of what it shows.
    func shareImage(of html: HTML) async throws -> [UInt8]? {
        guard drawsShareImages else { return nil }
        let bytes = html.bytes
        let name = "share-\(Hex.text(SHA256.hash(data: bytes))).png"
        if let kept = await files.derived(name) { return kept }
        return try await pictures.turns.taking {
            if let kept = await files.derived(name) { return kept }
            guard let drawn = await pictures.tools.draw(bytes) else { return nil }
            try await files.keepDerived(drawn, as: name)
            return drawn
        }
    }
}

extension Refusal {
    fileprivate static func file(_ code: String, _ reason: Text, next: Text) -> Refusal {
        Refusal(.invalid, code, reason, next: next, fields: [FieldProblem("tep", reason)])
    }
    static let newsFileEmpty = file(
        "news.file-missing", Text("Chọn một tệp có nội dung.", "Choose a file that is not empty."),
        next: Text("Chọn tệp rồi gửi lại.", "Choose a file and send it again."))
    static let newsFileKind = file(
        "news.file-kind",
        Text("Chỉ nhận ảnh PNG, JPEG và tài liệu PDF, DOCX, XLSX.", "Only PNG and JPEG pictures and PDF, DOCX and XLSX documents are taken."),
        next: Text("Lưu tệp ở một trong các dạng đó rồi gửi lại.", "Save the file in one of these forms and send it again."))

    fileprivate static func picture(_ refusal: PictureRefusal) -> Refusal {
        switch refusal {
        case .notAPicture: newsFileKind
        case .damaged:
            file(
                "news.picture-damaged", Text("Ảnh hỏng hoặc không đọc được.", "The picture is damaged or cannot be read."),
                next: Text("Mở ảnh, lưu lại rồi gửi bản mới.", "Open the picture, save it anew and send that."))
        case .tooManyPixels(let limit):
            file(
                "news.picture-pixels",
                Text("Ảnh có quá \(limit / 1_000_000) triệu điểm ảnh.", "The picture has more than \(limit / 1_000_000) million pixels."),
                next: Text("Thu nhỏ ảnh rồi gửi lại.", "Make the picture smaller and send it again."))
        }
    }
}
