internal import Storage
internal import Vietnamese

/// The three scores of a subject, which never overwrite each other.
public enum ScoreStage: String, Sendable, Hashable, CaseIterable, Comparable {
    /// What the subject says.
    case selfScored = "self"
    /// What a checker found.
    case checked
    /// What counts.
    case final

    /// What the stage is called.
    public var label: Text {
        switch self {
        case .selfScored: Text("Tự chấm", "Self-scored")
        case .checked: Text("Kiểm tra", "Checked")
        case .final: Text("Chốt", "Final")
        }
    }

    /// Whether the first comes before the second.
    public static func < (left: ScoreStage, right: ScoreStage) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}

/// A score as stored: its figures, so that the points can be computed again.
struct StoredScore: Sendable, Hashable {
    let subject: ScoreSubject
    let stage: ScoreStage
    let inputs: [String: CriterionInput]
    let total: Points
    let at: Instant
    let actor: String
    let reason: String
}

/// Reads and writes scores.
enum ScoreStore {
    /// Current scores of a table.
    /// - Parameter subject: only of this one; nil for all.
    static func current(_ table: String, subject: String? = nil, agency: String, in session: Session) throws -> [StoredScore] {
        let condition: SQL = subject.map { "s.subject_id = \($0)" } ?? "1 = 1"
        return try session.rows(
            """
            SELECT s.subject_kind, s.subject_id, s.stage, s.inputs, s.total, s.at, s.actor, s.reason FROM score s
            WHERE s.agency_id = \(agency) AND s.table_id = \(table) AND s.replaced_by IS NULL AND \(raw: condition) ORDER BY s.subject_id, s.stage
            """
        ).compactMap { row in
            guard let kind = SubjectKind(rawValue: try row.text(0)), let stage = ScoreStage(rawValue: try row.text(2)) else { return nil }
            return StoredScore(
                subject: ScoreSubject(kind: kind, id: try row.text(1)), stage: stage, inputs: try decode(row.text(3)),
                total: Points(units: try row.int64(4)), at: Instant(milliseconds: try row.int64(5)), actor: try row.text(6), reason: try row.text(7))
        }
    }

    /// Writes a score in the place of the one before at the same stage, which is kept.
    static func write(
        _ stage: ScoreStage, of subject: ScoreSubject, table: String, _ inputs: [String: CriterionInput], total: Points, reason: String,
        in world: World
    ) throws {
        let id = world.newID()
        try world.session.execute(
            """
            UPDATE score SET replaced_by = \(id) WHERE agency_id = \(world.agency) AND table_id = \(table) AND subject_kind = \(subject.kind.rawValue)
            AND subject_id = \(subject.id) AND stage = \(stage.rawValue) AND replaced_by IS NULL
            """)
        try world.session.execute(
            """
            INSERT INTO score (agency_id, table_id, score_id, subject_kind, subject_id, stage, inputs, total, at, actor, reason)
            VALUES (\(world.agency), \(table), \(id), \(subject.kind.rawValue), \(subject.id), \(stage.rawValue), \(encode(inputs)), \(total.units),
                    \(world.now.milliseconds), \(world.actor.recordName), \(reason))
            """)
    }

    static func encode(_ inputs: [String: CriterionInput]) -> String {
        JSONValue.object(
            inputs.mapValues { one in
                [
                    "b": one.b.map { .int($0.thousandths) } ?? .null, "a": one.a.map { .int($0.thousandths) } ?? .null,
                    "evidence": .int(Int64(one.evidence)), "note": .string(one.note), "full_since": JSONValue(one.fullSince?.iso),
                ]
            }
        ).json
    }

    static func decode(_ text: String) throws -> [String: CriterionInput] {
        guard case .object(let members)? = JSONValue(json: text.utf8) else { throw StorageError.type("the figures of a score are not JSON") }
        return members.mapValues { one in
            CriterionInput(
                b: one["b"]?.int.map(Quantity.init(thousandths:)), a: one["a"]?.int.map(Quantity.init(thousandths:)),
                evidence: Int(one["evidence"]?.int ?? 0), note: one["note"]?.string ?? "",
                fullSince: one["full_since"]?.string.flatMap(CivilDate.init(iso:)))
        }
    }
}
