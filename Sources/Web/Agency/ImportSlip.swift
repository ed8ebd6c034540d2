internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird
internal import Movement
internal import Papers
internal import Storage
internal import Vietnamese

/// One upload that has been looked through: what each of its lines would do. Kept as a file under its hash, so that forms carry nothing but the
/// hash, the pages survive a restart, and nobody can confirm other lines than those shown.
struct ImportSlip: Sendable, Codable {
    /// What becomes of one line.
    struct Line: Sendable, Hashable, Codable {
        let number: Int
        let status: String
        let code, name: String
        let notes: [Text]

        init(_ line: ImportLine) {
            number = line.number
            status = line.status.rawValue
            code = line.code
            name = line.name
            notes = line.notes
        }
    }

    let kind: ImportKind
    /// Address word of the movement the targets of the file are for.
    let movement: String?
    /// Address word of the contest the questions of the file are for.
    let contest: String?
    /// Whose it is; nobody else may see it.
    let agency, person: String
    let fileName: String
    /// When it was looked through, in milliseconds; the same file looked through again is another slip.
    let at: Int64
    let ignored: [String]
    let lines: [Line]
    /// Hash of the stored table, in the form the act takes.
    let rows: String

    var place: ImportPlace { ImportPlace(movement: movement, contest: contest, register: kind.asRegister) }

    func count(_ status: ImportLine.Status) -> Int { lines.count { $0.status == status.rawValue } }

    var hasErrors: Bool { count(.error) > 0 }
    /// Lines that change something.
    var effect: Int { count(.new) + count(.changed) }
    /// Whether there is anything that may be confirmed.
    var isReady: Bool { !hasErrors && effect > 0 }

    /// The key of the act: the same slip is never taken in twice.
    static func key(_ hash: String) -> String { "nhap-\(hash)" }
    /// The ticket under which the act tells how far it is; at most 60 characters.
    static func ticket(_ hash: String) -> String { String(hash.prefix(40)) }

    private static let storedAtMost = 128 << 20

    /// Looks a table through and keeps what was found.
    /// - Returns: the hash of the slip.
    /// - Throws: `Refusal` with what is wrong with the file as a whole.
    static func make(_ kind: ImportKind, at place: ImportPlace, table: [[String]], fileName: String, _ visit: Visit) async throws -> String {
        let (preview, viewer) = try await visit.look { look in
            try place.require(look)
            return (try kind.preview(table, at: place, today: look.today, for: look.viewer, in: look.session), look.viewer)
        }
        guard preview.problems.isEmpty else { throw Refusal.invalid(preview.problems.map { FieldProblem("tep", $0) }) }
        let files = visit.site.files
        let rows = JSONValue.array(preview.rows.map { .array($0.map(JSONValue.string)) }).json
        let slip = ImportSlip(
            kind: kind, movement: place.movement, contest: place.contest, agency: viewer.agency, person: viewer.recordName,
            fileName: String(fileName.prefix(200)),
            at: visit.now.milliseconds,
            ignored: Array(preview.ignored.prefix(50)), lines: preview.lines.map(Line.init),
            rows: try await files.store(bytes: Array(rows.utf8), limit: storedAtMost).hash)
        return try await files.store(bytes: Array(JSONEncoder().encode(slip)), limit: storedAtMost).hash
    }

    /// The slip with that hash, if it is the viewer's own and of that place.
    static func load(_ hash: String, at place: ImportPlace, _ visit: Visit) async throws -> ImportSlip {
        let viewer = try await visit.look { look in
            try place.require(look)
            return look.viewer
        }
        guard await visit.site.files.contains(hash), let slip = try? JSONDecoder().decode(Self.self, from: Data(await visit.site.files.bytes(hash))),
            slip.agency == viewer.agency, slip.person == viewer.recordName, slip.place == place
        else { throw Refusal.notFound }
        return slip
    }

    /// The table, in the form the act takes.
    func table(from files: Files) async throws -> JSONValue {
        guard let rows = JSONValue(json: try await files.bytes(rows)) else { throw Refusal.notFound }
        return rows
    }
}

/// Reading uploads.
enum ImportUpload {
    /// 16 MiB of file and the frame of the form around it.
    static let bodyLimit = (16 << 20) + 65_536
    private static let drainedAtMost = 256 << 20

    /// Whether the form announces more than may be sent. It is then read and dropped, because browsers show an answer only once all is sent.
    static func isTooLarge(_ visit: Visit) async throws -> Bool {
        guard let length = visit.request.headers[.contentLength].flatMap({ Int($0) }), length > bodyLimit else { return false }
        guard length <= drainedAtMost else { throw Refusal.tooLarge }
        for try await _ in visit.request.body {}
        return true
    }

    /// The table in an uploaded file. Concurrent, because a large workbook takes long to read.
    @concurrent static func table(_ bytes: [UInt8]) async throws -> [[String]] {
        do throws(SheetRefusal) { return try SheetReader.read(bytes).rows } catch { throw Refusal.invalid("tep", error.vi, error.en) }
    }
}
