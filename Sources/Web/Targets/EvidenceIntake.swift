public import Logging
public import Movement
internal import Papers
public import Storage

/// Takes files in as evidence: page, API and command line all hand an uploaded file to an act here.
public struct EvidenceIntake: Sendable {
    /// The largest file, in bytes.
    public static let sizeLimit = 64 << 20

    let runner: ActRunner
    let files: Files
    let tools: EvidenceTools
    let logger: Logger

    /// - Parameters:
    ///   - runner: performs the acts.
    ///   - files: where files are kept.
    public init(runner: ActRunner, files: Files, tools: EvidenceTools, logger: Logger) {
        self.runner = runner
        self.files = files
        self.tools = tools
        self.logger = logger
    }

    /// Performs an act with a file, or without one when `file` is nil.
    ///
    /// The file is told from its content and scanned; then the act is tried and undone, so that nothing is kept of what is refused; then the file is
    /// kept by its hash and the act performed. The scratch copy is gone when this returns, however it returns.
    /// - Parameters:
    ///   - file: the upload as it came.
    ///   - fileName: what the sender calls it.
    /// - Throws: `Refusal`; `StorageError` when disk or database fail.
    public func perform(
        _ act: String, _ values: [String: JSONValue], file: IncomingFile?, fileName: String, as identity: ActorSource, channel: Channel,
        key: String? = nil, dryRun: Bool = false
    ) async throws -> Receipt {
        guard let file else {
            return try await runner.perform(act, values, with: nil, as: identity, channel: channel, key: key, dryRun: dryRun)
        }
        do {
            let receipt = try await perform(
                act, values, with: file, fileName: fileName, as: identity, channel: channel, key: key, dryRun: dryRun)
            await file.discard()
            return receipt
        } catch {
            await file.discard()
            throw error
        }
    }

    private func perform(
        _ act: String, _ values: [String: JSONValue], with file: IncomingFile, fileName: String, as identity: ActorSource, channel: Channel,
        key: String?, dryRun: Bool
    ) async throws -> Receipt {
        guard await file.size > 0 else { throw Refusal.emptyEvidence }
        let described = EvidenceFile(
            hash: try await file.digest(), name: fileName, size: await file.size, type: await file.type, scan: try await scan(file.path))
        let tried = try await runner.perform(act, values, with: described, as: identity, channel: channel, key: key, dryRun: true)
        if dryRun || tried.isRepeat { return tried }
        _ = try await file.keep()
        return try await runner.perform(act, values, with: described, as: identity, channel: channel, key: key)
    }

    /// What the search for viruses says of a file that has come in.
    /// - Throws: `Refusal` when something was found, or nothing could be said and the setting asks for a scan.
    private func scan(_ path: String) async throws -> EvidenceFile.Scan {
        switch await tools.scanner.scan(path: path) {
        case .clean: return .clean
        case .infected(let signature):
            logger.warning("an infected file was refused", metadata: ["found": "\(signature)"])
            throw Refusal.infectedFile
        case .failed:
            logger.error("the virus scanner did not answer")
            if tools.rule == .require { throw Refusal.cannotScan }
            return .none
        case .noScanner:
            if tools.rule == .require { throw Refusal.cannotScan }
            return .none
        }
    }
}

extension Refusal {
    static let emptyEvidence = Refusal.invalid("tep", "Tệp trống, chưa nhận.", "The file is empty and was not taken.")
    static let infectedFile = Refusal(
        .invalid, "file.infected",
        Text(
            "Trình quét vi-rút thấy mã độc trong tệp nên không nhận; không lưu gì.", "The virus scanner found malware in the file; nothing was kept."),
        next: Text(
            "Không mở tệp này. Báo người phụ trách công nghệ thông tin, rồi nộp một bản sạch.",
            "Do not open the file. Tell your IT officer, then hand in a clean copy."),
        fields: [FieldProblem("tep", Text("Tệp có mã độc.", "The file holds malware."))])
    static let cannotScan = Refusal(
        .conflict, "file.not-scanned",
        Text("Chưa quét vi-rút được nên chưa nhận tệp; không lưu gì.", "The file could not be scanned for viruses; nothing was kept."),
        next: Text("Thử lại sau ít phút; nếu vẫn vậy, báo quản trị.", "Try again in a few minutes; if it stays so, tell the administrator."))
}
