internal import FoundationEssentials
internal import Logging
public import Movement
internal import Papers
public import PlanReading
public import Storage

/// What was recognised in a file that is to be read as a plan.
public struct RecognisedPlan: Sendable {
    /// Its text, with a form feed between pages.
    public let text: String
    /// What it is, in one word for programs: "text", "docx", "pdf", "scan", "image".
    public let format: String
    /// What was recognised, in sentences.
    public let notes: [Text]
    /// Where each page stands in the text; empty for files without pages.
    public let pages: [SourceSpan]
    /// Whether the text was read from pictures, so that people will want to compare.
    public let isScan: Bool
    /// What the readers of papers made of the file.
    let document: ReadDocument?

    /// As JSON, for programs.
    public var json: JSONValue {
        [
            "format": .string(format), "notes": .array(notes.map(APIAnswer.text)),
            "pages": .array(pages.map { ["start": .int(Int64($0.start)), "end": .int(Int64($0.end))] }),
        ]
    }
}

/// Takes plans in from files of every kind: the page, the API and the command line all read them here.
public struct PlanFileIntake: Sendable {
    /// The largest file, in bytes.
    public static let sizeLimit = 64 << 20

    let runner: ActRunner
    let files: Files
    let papers: PlanPapers

    /// - Parameters:
    ///   - runner: performs the act.
    ///   - files: where files are kept.
    public init(runner: ActRunner, files: Files, papers: PlanPapers) {
        self.runner = runner
        self.files = files
        self.papers = papers
    }

    /// Reads a file and changes nothing.
    /// - Throws: `Refusal` in one sentence when it is no plan that can be read.
    public func recognise(path: String, progress: @escaping @Sendable (Text, Int, Int) -> Void = { _, _, _ in }) async throws -> RecognisedPlan {
        let recognised = try await papers.recognise(path: path, progress: progress)
        guard recognised.text.unicodeScalars.count <= ActLimits.longestPlan else { throw Refusal.planFileTooLong }
        return recognised
    }

    /// What the reader makes of a text.
    public func document(of text: String) async -> PlanDocument { await runner.reader.reading(text) }

    /// Reads a file, keeps it with the pictures of its pages, and performs `plan.read` with its text. Nothing is kept when it cannot be read.
    /// - Parameters:
    ///   - file: the file as it came; kept or discarded when this returns.
    ///   - fileName: what the sender calls it.
    ///   - name: title for the plan; nil takes the one in the text.
    ///   - dryRun: does everything, then undoes it, and keeps no file.
    public func take(
        _ file: IncomingFile, fileName: String, name: String?, as identity: ActorSource, channel: Channel, key: String? = nil, dryRun: Bool = false,
        progress: @escaping @Sendable (Text, Int, Int) -> Void = { _, _, _ in }
    ) async throws -> (receipt: Receipt, recognised: RecognisedPlan) {
        do {
            let recognised = try await recognise(path: file.path, progress: progress)
            let receipt = try await keep(
                file, recognised, fileName: fileName, name: name, as: identity, channel: channel, key: key, dryRun: dryRun, progress: progress)
            await file.discard()
            return (receipt, recognised)
        } catch {
            await file.discard()
            throw error
        }
    }

    private func keep(
        _ file: IncomingFile, _ recognised: RecognisedPlan, fileName: String, name: String?, as identity: ActorSource, channel: Channel, key: String?,
        dryRun: Bool, progress: @escaping @Sendable (Text, Int, Int) -> Void
    ) async throws -> Receipt {
        var images: [Int: String] = [:]
        if recognised.isScan, !dryRun {
            progress(Text("Đang lưu ảnh các trang", "Keeping the pictures of the pages"), 0, 1)
            for (page, bytes) in try await papers.pictures(path: file.path, recognised) {
                images[page] = try await files.store(bytes: bytes, limit: Self.sizeLimit).hash
            }
        }
        let size = await file.size
        let hash = dryRun ? try await file.digest() : try await file.keep().hash
        let described = PlanFile(
            hash: hash, name: Self.clean(fileName), size: size, format: recognised.format, notes: recognised.notes,
            pages: recognised.pages.enumerated().map { PlanFile.Page(span: $0.element, image: images[$0.offset]) })
        return try await runner.readPlan(
            recognised.text, name: name, from: described, as: identity, channel: channel, key: key, dryRun: dryRun)
    }

    /// A file's name as one line without a path.
    private static func clean(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let line = String(last.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(200).map(Character.init))
        return line.isEmpty ? "ke-hoach" : line
    }
}

/// One file on its way to be a plan.
struct ReadingJob: BoardJob {
    let id: String
    let file: IncomingFile
    let fileName: String
    let name: String?
    let identity: ActorSource

    static let busy = Refusal(
        .tooMany, "plan.readings-busy", Text("Đang có nhiều tệp chờ đọc.", "Many files are waiting to be read."),
        next: Text("Đợi vài phút rồi gửi lại tệp.", "Wait a few minutes, then send the file again."))

    /// The key of the act: the same file sent once is never taken in twice.
    static func key(_ id: String) -> String { "doc-\(id)" }

    func perform(_ site: Site) async -> WorkProblem? {
        do {
            _ = try await site.plans.take(
                file, fileName: fileName, name: name, as: identity, channel: .web, key: Self.key(id),
                progress: { words, done, total in site.readings.report(WorkProgress(words: words, done: done, total: total), of: id) })
            return nil
        } catch let refusal as Refusal {
            return .refused(refusal)
        } catch StorageError.full {
            return .refused(.diskFull)
        } catch {
            site.logger.error("reading a plan failed", metadata: ["ticket": "\(id)", "error": "\(error)"])
            return .failed
        }
    }
}
