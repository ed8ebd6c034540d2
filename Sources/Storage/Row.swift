/// One row of a result, read by column position from 0 in the order of the SELECT list.
///
/// A column of another type than asked for throws `StorageError.type`.
public struct Row: Sendable {
    // All rows of a result share one array: a list page allocates once, not once per row.
    private let storage: [SQLValue]
    private let start: Int
    /// Number of columns.
    public let count: Int

    init(storage: [SQLValue], start: Int, count: Int) {
        self.storage = storage
        self.start = start
        self.count = count
    }

    /// Cuts a flat array of values into rows.
    static func rows(_ storage: [SQLValue], columns: Int) -> [Row] {
        guard columns > 0 else { return [] }
        return stride(from: 0, to: storage.count, by: columns).map { Row(storage: storage, start: $0, count: columns) }
    }

    /// The values in column order.
    public var values: [SQLValue] { Array(storage[start..<start + count]) }

    /// The value of a column.
    public func value(_ column: Int) throws -> SQLValue {
        guard column >= 0, column < count else { throw StorageError.type("no column \(column) in a row of \(count)") }
        return storage[start + column]
    }

    /// Text.
    public func text(_ column: Int) throws -> String {
        guard case .text(let text) = try value(column) else { throw mismatch(column, "text") }
        return text
    }

    /// Text, or nil for NULL.
    public func textOrNil(_ column: Int) throws -> String? { try isNull(column) ? nil : text(column) }

    /// An integer.
    public func int(_ column: Int) throws -> Int { Int(try int64(column)) }

    /// An integer, or nil for NULL.
    public func intOrNil(_ column: Int) throws -> Int? { try isNull(column) ? nil : int(column) }

    /// A 64-bit integer.
    public func int64(_ column: Int) throws -> Int64 {
        guard case .integer(let integer) = try value(column) else { throw mismatch(column, "integer") }
        return integer
    }

    /// A 64-bit integer, or nil for NULL.
    public func int64OrNil(_ column: Int) throws -> Int64? { try isNull(column) ? nil : int64(column) }

    /// True for 1, false for 0.
    public func bool(_ column: Int) throws -> Bool {
        switch try int64(column) {
        case 0: return false
        case 1: return true
        default: throw mismatch(column, "boolean")
        }
    }

    /// True, false, or nil for NULL.
    public func boolOrNil(_ column: Int) throws -> Bool? { try isNull(column) ? nil : bool(column) }

    /// A number; integers are widened.
    public func real(_ column: Int) throws -> Double {
        switch try value(column) {
        case .real(let real): return real
        case .integer(let integer): return Double(integer)
        default: throw mismatch(column, "real")
        }
    }

    /// A number, or nil for NULL.
    public func realOrNil(_ column: Int) throws -> Double? { try isNull(column) ? nil : real(column) }

    /// Bytes.
    public func blob(_ column: Int) throws -> [UInt8] {
        guard case .blob(let bytes) = try value(column) else { throw mismatch(column, "blob") }
        return bytes
    }

    /// Bytes, or nil for NULL.
    public func blobOrNil(_ column: Int) throws -> [UInt8]? { try isNull(column) ? nil : blob(column) }

    /// Whether a column is NULL.
    public func isNull(_ column: Int) throws -> Bool { try value(column) == .null }

    private func mismatch(_ column: Int, _ wanted: String) -> StorageError {
        let kind =
            switch storage[start + column] {
            case .null: "NULL"
            case .integer: "integer"
            case .real: "real"
            case .text: "text"
            case .blob: "blob"
            }
        return .type("column \(column) is \(kind), not \(wanted)")
    }
}
