/// Turns SQLSTATE codes (PostgreSQL manual, appendix A) into `StorageError` without letting a bound value through.
enum PostgresFailure {
    static func error(_ result: borrowing PostgresResult) -> StorageError {
        let state = result.state
        let constraint = result.part(.constraint)
        let column = [result.part(.table), result.part(.column)].filter { !$0.isEmpty }.joined(separator: ".")
        switch state {
        case "23505": return .constraint(kind: .unique, detail: constraint)
        case "23503", "23001": return .constraint(kind: .foreignKey, detail: constraint)
        case "23502": return .constraint(kind: .notNull, detail: column)
        case "23514", "23P01", "P0001": return .constraint(kind: .check, detail: constraint)
        case "25006": return .readOnly
        case "53100": return .full
        case "42804", "22P02", "22003": return .type("SQLSTATE \(state)")
        case "", "53300", "57P01", "57P02", "57P03": return .unavailable("the PostgreSQL server ended the connection")
        case let state where state.hasPrefix("08"): return .unavailable("the connection to PostgreSQL failed")
        // Class 42 speaks of the text of the statement only; other messages may quote values.
        case let state where state.hasPrefix("42"): return .engine(code: state, message: result.part(.message))
        default: return .engine(code: state, message: "see the log of the server")
        }
    }

    /// Whether running the whole transaction again can succeed.
    static func isConflict(_ state: String) -> Bool { state == "40001" || state == "40P01" }
}
