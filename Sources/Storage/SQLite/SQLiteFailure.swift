internal import GRDBSQLite

/// Turns result codes of SQLite into `StorageError` without letting a bound value through.
enum SQLiteFailure {
    /// Messages of failed preparation speak of the text of the statement only; those of a failed step may quote values, except for constraints.
    static func error(_ code: Int32, on handle: OpaquePointer, preparing: Bool) -> StorageError {
        let message = String(cString: sqlite3_errmsg(handle))
        switch code & 0xff {
        case SQLITE_CONSTRAINT: return constraint(code, message)
        case SQLITE_BUSY, SQLITE_LOCKED: return .unavailable("another process holds the SQLite file")
        case SQLITE_READONLY: return .readOnly
        case SQLITE_FULL: return .full
        case SQLITE_TOOBIG: return .type("value too large")
        default: return .engine(code: "\(code)", message: preparing ? message : String(cString: sqlite3_errstr(code)))
        }
    }

    private static func constraint(_ code: Int32, _ message: String) -> StorageError {
        // The extended codes are macros with shifts, which the importer drops: SQLITE_CONSTRAINT | (n << 8), sqlite.org/rescode.html.
        switch code >> 8 {
        case 6, 8, 10: .constraint(kind: .unique, detail: message)
        case 3: .constraint(kind: .foreignKey, detail: message)
        case 5: .constraint(kind: .notNull, detail: message)
        case 12: .type(message)
        default: .constraint(kind: .check, detail: message)
        }
    }
}
