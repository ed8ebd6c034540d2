internal import HTTPTypes
internal import Hummingbird
internal import Movement
internal import NIOCore
internal import Storage

/// A submitted form whose file lies on disk.
struct FileForm: Sendable {
    /// The fields.
    let body: FormBody
    /// The file, when one was sent; whoever takes the form keeps or discards it.
    let file: IncomingFile?
    /// What the reader's computer called it.
    let fileName: String
}

extension Visit {
    /// Reads a form with one file, piece by piece: the file goes to disk as it comes, the fields stay in memory.
    ///
    /// The token against forged requests stands before the file in the form, so nothing is written for somebody who may not send it.
    /// - Parameters:
    ///   - fileLimit: most bytes of the file.
    ///   - fieldLimit: most bytes of all other fields.
    /// - Throws: `Refusal.fileTooLarge` when the file is larger; nothing is left behind then.
    func fileForm(fileLimit: Int, fieldLimit: Int = 4 << 20) async throws -> FileForm {
        guard isOwnOrigin else { throw Refusal.foreignForm }
        guard let boundary = MultipartParser.boundary(of: request.headers[.contentType] ?? "") else {
            return FileForm(body: try await form(limit: fieldLimit), file: nil, fileName: "")
        }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > fileLimit + fieldLimit + 65_536 {
            // Answered at once; what the browser still sends is dropped as it comes (`Guard.partCompany`).
            throw Refusal.fileTooLarge(limit: fileLimit)
        }
        return try await paced { meter in
            var reader = FileFormReader(visit: self, boundary: boundary, fileLimit: fileLimit, fieldLimit: fieldLimit)
            do {
                for try await buffer in request.body {
                    meter.add(buffer.readableBytes)
                    try await reader.take(Array(buffer.readableBytesView))
                }
                return try await reader.finish()
            } catch {
                await reader.discard()
                throw error
            }
        }
    }
}

/// Puts the parts of a form where they belong.
private struct FileFormReader {
    private let visit: Visit
    private var parser: MultipartParser
    private let fileLimit, fieldLimit: Int
    private var body = FormBody()
    private var part: (name: String, fileName: String?, content: [UInt8]) = ("", nil, [])
    private var fieldBytes = 0
    private var file: IncomingFile?
    private var fileName = ""
    private var isChecked = false

    init(visit: Visit, boundary: String, fileLimit: Int, fieldLimit: Int) {
        self.visit = visit
        parser = MultipartParser(boundary: boundary)
        self.fileLimit = fileLimit
        self.fieldLimit = fieldLimit
    }

    mutating func take(_ bytes: [UInt8]) async throws {
        for event in try parser.feed(bytes) {
            switch event {
            case .begin(let name, let fileName): part = (name, fileName, [])
            case .content(let more): try await add(more)
            case .end:
                if part.fileName == nil { try body.add(part.name, fileName: nil, part.content) }
            }
        }
    }

    private mutating func add(_ more: [UInt8]) async throws {
        guard let sentName = part.fileName else {
            fieldBytes += more.count
            guard fieldBytes <= fieldLimit else { throw Refusal.tooLarge }
            part.content += more
            return
        }
        try await check()
        // One file; the content of another file control is read and dropped.
        if file == nil {
            file = visit.site.files.incoming(limit: fileLimit)
            fileName = sentName
        } else if fileName != sentName {
            return
        }
        do { try await file?.take(more) } catch StorageError.tooLarge { throw Refusal.fileTooLarge(limit: fileLimit) }
    }

    /// Asked before anything is written, and again at the end for a form without a file.
    private mutating func check() async throws {
        guard !isChecked, visit.access != .anyone else { return }
        try await visit.checkToken(body["_csrf"])
        isChecked = true
    }

    mutating func finish() async throws -> FileForm {
        try parser.finish()
        try await check()
        try await file?.seal()
        return FileForm(body: body, file: file, fileName: fileName)
    }

    func discard() async { await file?.discard() }
}

extension Refusal {
    /// The refusal of a file that is too large.
    static func fileTooLarge(limit: Int) -> Refusal {
        let size = limit >> 20
        return Refusal(
            .invalid, "body.too-large",
            Text("Tệp lớn hơn \(size) MB nên không nhận.", "The file is larger than \(size) MB and was not taken."),
            next: Text(
                "Chia tệp thành nhiều phần nhỏ hơn, hoặc quét lại với độ phân giải thấp hơn.",
                "Split the file, or scan it again at a lower resolution."),
            fields: [FieldProblem("tep", Text("Tệp lớn hơn \(size) MB.", "The file is larger than \(size) MB."))])
    }
}
