internal import HTTPTypes
internal import Hummingbird
internal import Movement
internal import Papers
internal import Storage

/// Stored files on their way out.
enum EvidenceFiles {
    private static func load(_ visit: Visit) async throws -> EvidenceDownload {
        let (id, typed) = (visit.parameter("evidence"), visit.parameter("ban"))
        guard let number = Int(typed) else { throw Refusal.notFound }
        return try await visit.look { look in try EvidenceQueries.download(id, version: number, for: look.viewer, in: look.session) }
    }

    /// The file as it came, for download only: never shown inside the site, whatever it is.
    @Sendable static func original(_ visit: Visit) async throws -> Response { try await send(try await load(visit).file, visit) }

    static func send(_ file: EvidenceFile, _ visit: Visit) async throws -> Response {
        let stream = try await stream(file, visit)
        var response = Response.download([], name: "tep", type: "application/octet-stream")
        response.headers[.contentDisposition] = disposition(file)
        response.body = .init(contentLength: file.size) { writer in
            for try await chunk in stream { try await writer.write(.init(bytes: chunk)) }
            try await writer.finish(nil)
        }
        return response
    }

    private static func stream(_ file: EvidenceFile, _ visit: Visit) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        do { return try await visit.site.files.read(file.hash) } catch StorageError.missingFile { throw Refusal.fileGone }
    }

    /// Its name in ASCII for old programs and as it is for all others (RFC 6266, RFC 8187).
    private static func disposition(_ file: EvidenceFile) -> String {
        let plain = String(file.name.map { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) ? $0 : "-" })
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(PercentEncoding.encode(file.name).replacing("+", with: "%20"))"
    }

    // MARK: - Preview

    /// A picture as it came, or the first page of a PDF as a picture that this program drew. Nothing else is ever shown inside the site.
    @Sendable static func preview(_ visit: Visit) async throws -> Response {
        let found = try await load(visit)
        guard found.version.hasPreview, let shown = try await picture(found, visit) else { throw Refusal.notFound }
        guard let bytes = try? await visit.site.files.bytes(shown), let type = type(bytes) else { throw Refusal.notFound }
        var response = Response.download(bytes, name: "xem", type: type)
        response.headers[.contentDisposition] = "inline"
        response.headers[.cacheControl] = "private, max-age=3600"
        return response
    }

    /// Told from the bytes, also of what was stored as a picture; too many pixels would stop the reader's browser.
    private static func type(_ bytes: [UInt8]) -> String? {
        guard let size = PictureSize(bytes), size.width * size.height <= 60_000_000 else { return nil }
        return size.isPNG ? "image/png" : "image/jpeg"
    }

    private static func picture(_ found: EvidenceDownload, _ visit: Visit) async throws -> String? {
        guard found.file.type == .pdf else { return found.file.hash }
        if let made = found.version.preview { return made.isEmpty ? nil : made }
        guard let source = await visit.site.files.path(ofStored: found.file.hash) else { return nil }
        let tools = visit.site.evidence.tools.documents
        // Without the program nothing is noted, so that the preview comes once it is installed.
        guard tools.pdftoppm != nil, tools.pdfinfo != nil else { return nil }
        var limits = DocumentLimits.standard
        limits.toolSeconds = 30
        let drawn = try? await PageImages.render(path: source, format: .pdf, pages: 1...1, tools: tools, limits: limits)
        let hash = if let page = drawn?.first { try await visit.site.files.store(bytes: page.bytes, limit: 16 << 20).hash } else { "" }
        let (id, number) = (visit.parameter("evidence"), found.version.number)
        let agency = try await visit.look { $0.viewer.agency }
        try await visit.site.database.write { try EvidenceQueries.note(preview: hash, of: id, version: number, agency: agency, in: $0) }
        return hash.isEmpty ? nil : hash
    }
}

extension Refusal {
    static let fileGone = Refusal(
        .conflict, "evidence.file-gone", Text("Tệp không còn trên máy chủ.", "The file is no longer on the server."),
        next: Text("Báo quản trị khôi phục từ bản sao lưu, hoặc nộp bản mới.", "Ask the administrator to restore it, or hand in a new version."))
}
