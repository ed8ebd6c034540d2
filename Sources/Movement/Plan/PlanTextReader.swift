public import PlanReading
internal import Storage
internal import Vietnamese

/// How the texts of plans are read: the reader together with what this installation gives it, such as a dictionary.
public struct PlanTextReader: Sendable {
    /// The plan that a text holds.
    public let read: @Sendable (String) -> PlanDocument

    /// Wraps a way of reading.
    public init(read: @escaping @Sendable (String) -> PlanDocument) { self.read = read }

    /// Reading without a dictionary.
    public static let plain = PlanTextReader { PlanReader.read($0) }

    /// Reads away from the caller's executor, because a long scanned plan takes long.
    @concurrent public func reading(_ text: String) async -> PlanDocument { read(text) }
}

extension ActInput {
    private static let readingKey = "reading"
    private static let fileKey = "file"

    /// The input with a text read before the transaction opens, so that no writer waits for the reader. Whoever may not prepare plans waits for
    /// nothing and makes nobody work.
    func reading(
        _ preparation: Preparation, text: @escaping @Sendable (ActInput, Actor, Session) throws -> String?
    ) async throws -> ActInput {
        let (input, identity, today) = (self, preparation.identity, preparation.now.vietnamDate)
        let wanted = try await preparation.runner.database.read { session -> String? in
            let actor = try identity.load(today: today, in: session)
            guard PlanPolicy.mayPrepare(actor) else { return nil }
            return try? text(input, actor, session)
        }
        guard let wanted else { return self }
        let document = await preparation.runner.reader.reading(wanted)
        return adding(prepared: Self.readingKey, ["hash": .string(PlanText.hash(wanted)), "document": .string(document.json())])
    }

    /// What was read of exactly this text before; nil when it was another text, or none.
    func reading(of text: String) -> PlanDocument? {
        guard let found = prepared[Self.readingKey], found["hash"]?.string == PlanText.hash(text), let json = found["document"]?.string else {
            return nil
        }
        return try? StoredJSON.document(json)
    }

    /// The input with the file its text came from.
    func adding(file: PlanFile?) -> ActInput { file.map { adding(prepared: Self.fileKey, $0.json) } ?? self }

    /// The file the text came from, when a door of this program read one.
    var file: PlanFile? { prepared[Self.fileKey].flatMap(PlanFile.init) }
}
