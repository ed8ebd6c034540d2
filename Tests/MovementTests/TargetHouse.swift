internal import Storage
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// Steps with targets in the small department of `PlanHouse`.
extension PlanHouse {
    /// A launched movement (2024 to 2026; today is 3 March 2025) and the identifiers of its obligations by clause.
    func movementWithClauses() async throws -> (movement: String, slug: String, clauses: [String: String]) {
        let launched = try await launched()
        let obligations = try await review(launched.plan).obligations
        return (launched.movement, launched.slug, Dictionary(uniqueKeysWithValues: obligations.map { ($0.clause, $0.id) }))
    }

    /// What a target of the reading division needs, reported each quarter of 2025.
    static func target(_ movement: String, _ obligation: String?, _ more: [String: JSONValue] = [:]) -> [String: JSONValue] {
        let usual: [String: JSONValue] = [
            "movement": .string(movement), "obligation": JSONValue(obligation), "code": "II.1-01", "title": "Buổi mở cửa tối", "kind": "other",
            "measure": "count", "unit_label": "buổi", "goal": 200, "cadence": "quarter", "starts": "2025-01-01", "ends": "2025-12-31",
            "units": ["reading"],
        ]
        return usual.merging(more) { _, more in more }
    }

    /// Sets a target and returns its identifier.
    func setTarget(_ more: [String: JSONValue] = [:]) async throws -> String {
        let (movement, _, clauses) = try await movementWithClauses()
        return try await act("target.create", Self.target(movement, clauses["II.1"], more)).subjectID
    }

    /// Rows of a statement as text, cells joined by "|"; numbers and NULL as they print.
    func rows(_ sql: SQL) async throws -> [String] {
        try await database.read { session in
            try session.rows(sql).map { row in
                row.values.map { value in
                    switch value {
                    case .null: "-"
                    case .integer(let number): "\(number)"
                    case .real(let number): "\(number)"
                    case .text(let text): text
                    case .blob: "blob"
                    }
                }.joined(separator: "|")
            }
        }
    }

    func due(_ target: String) async throws -> [String] {
        try await rows("SELECT period, due_on, state, reported_on FROM due_report WHERE target_id = \(target) ORDER BY period_from")
    }

    /// The keys of the fields a refusal names.
    func wrong(_ name: String, _ values: [String: JSONValue], as key: String = "officer") async throws -> [String] {
        try await refusal(name, values, as: key)?.fields.map(\.key) ?? ["done"]
    }
}
