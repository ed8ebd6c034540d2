internal import GRDBSQLite

/// A prepared SQLite statement; used only on the queue of its connection.
final class SQLiteStatement {
    private let pointer: OpaquePointer
    /// Number of result columns.
    let columns: Int
    /// Whether the statement inserts, updates or deletes, so that the count of changes is its own.
    let isChange: Bool

    init(_ text: String, on handle: OpaquePointer) throws(StorageError) {
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v3(handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard code == SQLITE_OK else { throw SQLiteFailure.error(code, on: handle, preparing: true) }
        guard let statement else { throw .engine(code: "\(SQLITE_MISUSE)", message: "empty statement") }
        pointer = statement
        columns = Int(sqlite3_column_count(statement))
        let verb = text.trimmedStart.prefix { $0.isLetter }.uppercased()
        isChange = ["INSERT", "UPDATE", "DELETE", "REPLACE", "WITH"].contains(verb) && sqlite3_stmt_readonly(statement) == 0
    }

    deinit { sqlite3_finalize(pointer) }

    func reset() {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
    }

    func bind(_ values: [SQLValue], on handle: OpaquePointer) throws(StorageError) {
        guard Int(sqlite3_bind_parameter_count(pointer)) == values.count else {
            throw .type("the statement has \(sqlite3_bind_parameter_count(pointer)) placeholders and \(values.count) values")
        }
        for (index, value) in values.enumerated() {
            let code = try bind(value, at: Int32(index + 1))
            guard code == SQLITE_OK else { throw SQLiteFailure.error(code, on: handle, preparing: false) }
        }
    }

    private func bind(_ value: SQLValue, at index: Int32) throws(StorageError) -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(pointer, index)
        case .integer(let integer): return sqlite3_bind_int64(pointer, index, integer)
        case .real(let real): return sqlite3_bind_double(pointer, index, real)
        case .text(var text):
            let code = text.withUTF8 { bytes -> Int32? in
                guard !bytes.contains(0) else { return nil }
                guard let base = bytes.baseAddress else { return sqlite3_bind_text(pointer, index, "", 0, transient) }
                return base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                    sqlite3_bind_text(pointer, index, $0, Int32(bytes.count), transient)
                }
            }
            guard let code else { throw .type("text with a NUL character") }
            return code
        case .blob(let bytes):
            return bytes.isEmpty
                ? sqlite3_bind_zeroblob(pointer, index, 0) : sqlite3_bind_blob(pointer, index, bytes, Int32(bytes.count), transient)
        }
    }

    /// SQLITE_TRANSIENT, which the importer cannot express: SQLite copies the bytes before the call returns.
    private var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    /// Moves to the next row; false at the end.
    func step(on handle: OpaquePointer) throws(StorageError) -> Bool {
        let code = sqlite3_step(pointer)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw SQLiteFailure.error(code, on: handle, preparing: false)
        }
    }

    func appendColumns(to storage: inout [SQLValue]) {
        for column in 0..<Int32(columns) { storage.append(value(column)) }
    }

    private func value(_ column: Int32) -> SQLValue {
        switch sqlite3_column_type(pointer, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(pointer, column))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(pointer, column))
        case SQLITE_TEXT:
            guard let text = sqlite3_column_text(pointer, column) else { return .text("") }
            let bytes = UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(pointer, column)))
            return .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB:
            guard let blob = sqlite3_column_blob(pointer, column) else { return .blob([]) }
            return .blob(Array(UnsafeRawBufferPointer(start: blob, count: Int(sqlite3_column_bytes(pointer, column)))))
        default: return .null
        }
    }
}
