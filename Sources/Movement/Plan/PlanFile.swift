public import PlanReading
internal import Storage

/// The file from which a version of a plan was read, and what was recognised in it.
public struct PlanFile: Sendable, Hashable {
    /// A page of a scan: which part of the text came from it, and its picture.
    public struct Page: Sendable, Hashable {
        /// The part of the text, in Unicode scalars.
        public let span: SourceSpan
        /// Hash of the picture in the store; nil when there is none.
        public let image: String?

        /// A page.
        public init(span: SourceSpan, image: String?) {
            self.span = span
            self.image = image
        }
    }

    /// SHA-256 of the file as it came.
    public let hash: String
    /// What the reader's computer called it.
    public let name: String
    /// Bytes.
    public let size: Int
    /// What it is, in one word for programs: "text", "docx", "pdf", "scan", "image".
    public let format: String
    /// What was recognised, in sentences.
    public let notes: [Text]
    /// Pages, when the file has pages.
    public let pages: [Page]

    /// Describes a file.
    public init(hash: String, name: String, size: Int, format: String, notes: [Text], pages: [Page]) {
        self.hash = hash
        self.name = name
        self.size = size
        self.format = format
        self.notes = notes
        self.pages = pages
    }

    /// Whether pages can be compared with their pictures.
    public var hasImages: Bool { pages.contains { $0.image != nil } }
}

extension PlanFile {
    var json: JSONValue {
        [
            "hash": .string(hash), "name": .string(name), "size": .int(Int64(size)), "format": .string(format), "notes": Self.json(notes),
            "pages": Self.json(pages),
        ]
    }

    init?(_ json: JSONValue) {
        guard let hash = json["hash"]?.string, let name = json["name"]?.string, let size = json["size"]?.int, let format = json["format"]?.string
        else { return nil }
        self.init(
            hash: hash, name: name, size: Int(size), format: format, notes: Self.notes(json["notes"]), pages: Self.pages(json["pages"]))
    }

    fileprivate static func json(_ notes: [Text]) -> JSONValue { .array(notes.map { ["vi": .string($0.vi), "en": .string($0.en)] }) }

    fileprivate static func json(_ pages: [Page]) -> JSONValue {
        .array(
            pages.map { page in
                ["start": .int(Int64(page.span.start)), "end": .int(Int64(page.span.end)), "image": JSONValue(page.image)]
            })
    }

    fileprivate static func notes(_ json: JSONValue?) -> [Text] {
        (json?.array ?? []).map { Text($0["vi"]?.string ?? "", $0["en"]?.string ?? "") }
    }

    fileprivate static func pages(_ json: JSONValue?) -> [Page] {
        (json?.array ?? []).compactMap { page in
            guard let start = page["start"]?.int, let end = page["end"]?.int else { return nil }
            return Page(span: SourceSpan(start: Int(start), end: Int(end)), image: page["image"]?.string)
        }
    }
}

/// Keeping and finding the files of plans.
enum PlanFiles {
    static func insert(_ file: PlanFile, plan: String, number: Int, in world: World) throws {
        try world.session.execute(
            """
            INSERT INTO plan_file (agency_id, plan_id, number, file_hash, name, size, format, notes, pages)
            VALUES (\(world.agency), \(plan), \(number), \(file.hash), \(file.name), \(file.size), \(file.format),
                    \(PlanFile.json(file.notes).json), \(PlanFile.json(file.pages).json))
            """)
    }

    /// The file a version was read from; nil for a text that was typed, pasted or corrected.
    static func find(plan: String, number: Int, agency: String, in session: Session) throws -> PlanFile? {
        try session.row(
            """
            SELECT file_hash, name, size, format, notes, pages FROM plan_file
            WHERE agency_id = \(agency) AND plan_id = \(plan) AND number = \(number)
            """
        ).map { row in
            PlanFile(
                hash: try row.text(0), name: try row.text(1), size: try row.int(2), format: try row.text(3),
                notes: PlanFile.notes(JSONValue(json: try row.text(4).utf8)), pages: PlanFile.pages(JSONValue(json: try row.text(5).utf8)))
        }
    }
}

extension Schema {
    /// Files from which plans were read.
    static var planFileStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE plan_file (
                agency_id TEXT NOT NULL, plan_id TEXT NOT NULL, number INTEGER NOT NULL, file_hash TEXT NOT NULL, name TEXT NOT NULL,
                size INTEGER NOT NULL, format TEXT NOT NULL, notes TEXT NOT NULL, pages TEXT NOT NULL,
                PRIMARY KEY (agency_id, plan_id, number),
                FOREIGN KEY (agency_id, plan_id, number) REFERENCES plan_version (agency_id, plan_id, number))
            """
        ]
    }
}

extension ActRunner {
    /// Reads a plan from a text that came out of a file. Only a door of this program calls it, after it has kept the file itself.
    public func readPlan(
        _ text: String, name: String?, from file: PlanFile, as identity: ActorSource, channel: Channel, key: String? = nil, dryRun: Bool = false
    ) async throws -> Receipt {
        let input = ActInput(["text": .string(text), "name": JSONValue(name)]).adding(file: file)
        return try await perform("plan.read", input, as: identity, channel: channel, key: key, dryRun: dryRun)
    }
}
