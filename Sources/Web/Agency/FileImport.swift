internal import HTTPTypes
internal import Hummingbird
public import Movement
internal import Storage
internal import Vietnamese

/// Taking in a file of people, units, targets or questions in one step, as programs and the command line do; the page shows the same preview first.
public enum FileImport {
    /// The largest file, in bytes.
    public static let sizeLimit = 16 << 20

    /// Looks a file through and, unless it is only tried, takes it in: all lines or none.
    /// - Parameters:
    ///   - movement: address word of the movement, for a file of targets.
    ///   - contest: address word of the contest, for a file of questions.
    ///   - bytes: the file as it is.
    ///   - dryRun: only look it through.
    /// - Returns: how many lines are new, changed and unchanged, and what becomes of each.
    /// - Throws: `Refusal` for a file that cannot be read or a viewer who may not; lines with errors come back with the refusal.
    public static func run(
        _ kind: ImportKind, movement: String? = nil, contest: String? = nil, _ bytes: [UInt8], as source: ActorSource, channel: Channel,
        key: String? = nil, dryRun: Bool,
        runner: ActRunner
    ) async throws -> JSONValue {
        let place = ImportPlace(movement: movement, contest: contest, register: kind.asRegister)
        guard place.kinds.contains(kind) else { throw Refusal.importPlace(kind) }
        let today = runner.clock.now().vietnamDate
        // Asked before the file is opened, so that nobody else can make the program work for them.
        try await runner.database.read { session in
            let viewer = try source.load(today: today, in: session)
            guard kind.isFor(viewer) else { throw viewer.isSignedIn ? Refusal.forbidden : Refusal.signedOut }
        }
        let table = try await kind.table(bytes)
        let (preview, fields) = try await runner.database.read { session in
            let actor = try source.load(today: today, in: session)
            return (
                try kind.preview(table, at: place, today: today, for: actor, in: session), try place.fields(for: actor, in: session)
            )
        }
        guard preview.problems.isEmpty else { throw Refusal.invalid(preview.problems.map { FieldProblem("file", $0) }) }
        var entry: String?
        if !dryRun {
            let rows = JSONValue.array(preview.rows.map { .array($0.map(JSONValue.string)) })
            entry = try await runner.perform(kind.act, fields.merging(["rows": rows]) { one, _ in one }, as: source, channel: channel, key: key).entry
        }
        return answer(preview, entry: entry)
    }

    private static func answer(_ preview: ImportPreview, entry: String?) -> JSONValue {
        let counts = ImportLine.Status.allCases.map { status in (status.rawValue, JSONValue.int(Int64(preview.count(status)))) }
        return [
            "entry": JSONValue(entry), "counts": .object(Dictionary(uniqueKeysWithValues: counts)),
            "ignored": .array(preview.ignored.map(JSONValue.string)),
            "lines": .array(
                preview.lines.map { line in
                    [
                        "line": .int(Int64(line.number)), "status": .string(line.status.rawValue), "code": .string(line.code),
                        "name": .string(line.name), "notes": .array(line.notes.map(APIAnswer.text)),
                    ]
                }),
        ]
    }
}

extension Refusal {
    /// Targets are of one movement, questions of one contest, the other lists of none.
    static func importPlace(_ kind: ImportKind) -> Refusal {
        switch kind {
        case .targets: .invalid("movement", "Nêu phong trào mà các chỉ tiêu thuộc về.", "Name the movement that the targets belong to.")
        case .questions: .invalid("contest", "Nêu cuộc thi mà các câu hỏi thuộc về.", "Name the contest that the questions belong to.")
        case .people, .units, .evaluations, .awards:
            .invalid("movement", "Danh sách này không thuộc phong trào nào.", "This list belongs to no movement.")
        }
    }
}

/// `POST /api/v1/imports/people`, `/units`, with `?movement=` `/targets`, with `?contest=` `/questions`: the body is the file; `?dry-run=1` only looks it through.
@Sendable func importFile(_ visit: Visit) async throws -> Response {
    guard let kind = ImportKind(rawValue: visit.parameter("list")) else { throw Refusal.notFound }
    let source = try await visit.apiSource()
    let today = visit.now.vietnamDate
    try await visit.site.database.read { session in
        let viewer = try source.load(today: today, in: session)
        guard kind.isFor(viewer), viewer.scope?.contains(kind.act) ?? true else {
            throw viewer.isSignedIn ? Refusal.forbidden : Refusal.signedOut
        }
    }
    let bytes = try await visit.body(limit: FileImport.sizeLimit)
    let answer = try await FileImport.run(
        kind, movement: visit.query("movement"), contest: visit.query("contest"), bytes, as: source, channel: .api,
        key: visit.request.headers[.idempotencyKey],
        dryRun: visit.isDryRun, runner: visit.site.runner)
    return .json(answer.json)
}
