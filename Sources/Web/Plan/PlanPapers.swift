public import Movement
internal import Papers
internal import PlanReading
internal import Synchronization

/// Turns files into the text of plans; the only place where this room meets the readers of papers.
public struct PlanPapers: Sendable {
    private let tools: DocumentTools
    private let turns = ReadingTurns()

    private init(_ tools: DocumentTools) { self.tools = tools }

    /// Without any program for PDF files and scans: text and Word files can be read all the same.
    public init() { self.init(.none) }

    /// With the programs that this machine has; each reading has a folder of its own in `scratch`, else where the system keeps temporary files.
    public static func installed(scratch: String? = nil) async -> PlanPapers { PlanPapers(await .find(temporary: scratch)) }

    /// Debian packages that would have to be installed to read every kind of file; empty when all are there.
    public var missingPackages: [String] { tools.missingPackages }

    /// What is in a file.
    /// - Throws: `Refusal` in one sentence when it cannot be read.
    public func recognise(
        path: String, progress: @escaping @Sendable (Text, Int, Int) -> Void = { _, _, _ in }
    ) async throws -> RecognisedPlan {
        try await turns.taking {
            do {
                let document = try await DocumentReader.read(path: path, tools: tools) { done in
                    progress(Text("Đang đọc các trang", "Reading the pages"), done.page, done.pages)
                }
                return RecognisedPlan(document)
            } catch let refusal as DocumentRefusal { throw Refusal.unreadable(refusal) }
        }
    }

    /// Pictures of the pages of a scan, by place from 0. A page that cannot be drawn has none; its text stands all the same.
    func pictures(path: String, _ recognised: RecognisedPlan) async throws -> [Int: [UInt8]] {
        guard let document = recognised.document, !document.pages.isEmpty else { return [:] }
        return try await turns.taking {
            let drawn = try? await PageImages.render(path: path, format: document.format, pages: 1...document.pages.count, tools: tools)
            return Dictionary(uniqueKeysWithValues: (drawn ?? []).map { ($0.number - 1, $0.bytes) })
        }
    }
}

extension RecognisedPlan {
    init(_ document: ReadDocument) {
        let format =
            switch document.format {
            case .text: "text"
            case .docx: "docx"
            case .pdf: "pdf"
            case .scannedPDF: "scan"
            case .image: "image"
            }
        self.init(
            text: document.text, format: format, notes: document.notes.map { Text($0.vi, $0.en) },
            pages: document.pages.map { SourceSpan(start: $0.lowerBound, end: $0.upperBound) }, isScan: !document.scannedPages.isEmpty,
            document: document)
    }
}

extension Refusal {
    /// Why a file is not read, as the form and the command line say it.
    fileprivate static func unreadable(_ refusal: DocumentRefusal) -> Refusal {
        Refusal(
            .invalid, "file.\(refusal.code.rawValue)", Text(refusal.vi, refusal.en),
            next: Text("Chọn tệp khác, hoặc dán văn bản kế hoạch.", "Choose another file, or paste the text of the plan."),
            fields: [FieldProblem("tep", Text(refusal.vi, refusal.en))])
    }
}

/// Lets one piece of heavy work run at a time: recognising a scan takes a core and much memory for as long as it lasts.
final class ReadingTurns: Sendable {
    private struct Line {
        var isTaken = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let line = Mutex(Line())

    func taking<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        await withCheckedContinuation { continuation in
            let isFree = line.withLock { line in
                if line.isTaken {
                    line.waiting.append(continuation)
                    return false
                }
                line.isTaken = true
                return true
            }
            if isFree { continuation.resume() }
        }
        defer { leave() }
        return try await work()
    }

    private func leave() {
        let next = line.withLock { line -> CheckedContinuation<Void, Never>? in
            guard line.waiting.isEmpty else { return line.waiting.removeFirst() }
            line.isTaken = false
            return nil
        }
        next?.resume()
    }
}
