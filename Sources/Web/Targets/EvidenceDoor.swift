internal import Hummingbird
internal import Logging
internal import Movement
internal import Storage

extension Visit {
    /// Performs an act from a form that may carry a file in its field `tep`, and goes on to the next page. What is wrong with the fields goes back to
    /// the form with everything typed kept; the file itself must be chosen again, as browsers do not let a page fill it in.
    /// - Parameters:
    ///   - extra: values the form does not carry, such as those in the address.
    ///   - next: where to go after.
    ///   - again: the page with the form.
    func actWithFile(
        _ name: String, extra: [String: JSONValue] = [:], next: @Sendable (Receipt) -> String,
        again: @escaping @Sendable (Look, FormState) throws -> Page
    ) async throws -> Response {
        guard let declaration = ActCatalog.act(named: name)?.declaration else { throw Refusal.notFound }
        let form: FileForm
        do { form = try await fileForm(fileLimit: EvidenceIntake.sizeLimit) } catch let refusal as Refusal
            where ["body.too-large", "upload.too-slow"].contains(refusal.code)
        {
            return try await ask(again: again, extra, refusal)
        }
        let values = form.body.values(for: declaration).merging(extra) { _, extra in extra }
        do {
            let receipt = try await site.evidence.perform(
                name, values, file: form.file, fileName: form.fileName, as: actorSource(), channel: .web, key: form.body["_key"])
            return .redirect(to: next(receipt).adding(done: receipt.entry))
        } catch let refusal as Refusal where refusal.isCorrectable {
            return try await ask(again: again, values, refusal)
        } catch StorageError.full {
            site.logger.error("the disk is full", metadata: ["act": "\(name)"])
            return try await ask(again: again, values, .diskFull)
        }
    }
}
