/// How a statement and its values go over the wire to PostgreSQL.
///
/// Each value carries its type (an integer is always BIGINT), so that the server never guesses a narrower one; a NULL is written into the text,
/// because a NULL has no type to tell.
struct PostgresStatement {
    /// What tells two prepared statements apart: the text and the types of the values.
    struct Key: Hashable {
        let text: String
        let kinds: [UInt8]
    }

    let key: Key

    init(_ sql: SQL) { key = Key(text: sql.text, kinds: sql.values.map(Self.kind)) }

    private static let nullKind: UInt8 = 0

    private static func kind(_ value: SQLValue) -> UInt8 {
        switch value {
        case .null: nullKind
        case .integer: 1
        case .real: 2
        case .text: 3
        case .blob: 4
        }
    }

    /// Type numbers (pg_type.dat) of the values that are sent: int8, float8, text, bytea.
    var types: [UInt32] { key.kinds.filter { $0 != Self.nullKind }.map { [20, 701, 25, 17][Int($0) - 1] } }

    /// The text with `$1`, `$2` and so on; throws when placeholders and values differ in number.
    func numbered() throws(StorageError) -> String {
        var result = ""
        var scanner = SQLScanner()
        var (place, number) = (0, 0)
        for scalar in key.text.unicodeScalars {
            guard scanner.isCode(scalar), scalar == "?" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            if place < key.kinds.count, key.kinds[place] != Self.nullKind {
                number += 1
                result += "$\(number)"
            } else {
                result += "NULL"
            }
            place += 1
        }
        guard place == key.kinds.count else { throw .type("the statement has \(place) placeholders and \(key.kinds.count) values") }
        return result
    }
}

/// The values of one call as libpq wants them: text with an end mark, bytes as they are.
struct PostgresParameters {
    private var bytes: [UInt8] = []
    private var starts: [Int] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    init(_ values: [SQLValue]) throws(StorageError) {
        for value in values {
            switch value {
            case .null: continue
            case .integer(let integer): append("\(integer)".utf8, format: 0)
            case .real(let real): append(Self.text(real).utf8, format: 0)
            case .text(let text):
                guard !text.utf8.contains(0) else { throw .type("text with a NUL character") }
                append(text.utf8, format: 0)
            case .blob(let blob): append(blob, format: 1)
            }
        }
    }

    private mutating func append(_ value: some Collection<UInt8>, format: Int32) {
        starts.append(bytes.count)
        lengths.append(Int32(value.count))
        formats.append(format)
        bytes.append(contentsOf: value)
        bytes.append(0)
    }

    private static func text(_ real: Double) -> String {
        if real.isNaN { return "NaN" }
        if real.isInfinite { return real < 0 ? "-Infinity" : "Infinity" }
        return "\(real)"
    }

    /// Count, pointers, lengths and formats, valid inside the body.
    func with<T>(_ body: (Int32, [UnsafePointer<CChar>?], [Int32], [Int32]) -> T) -> T {
        bytes.withUnsafeBytes { buffer in
            let pointers = starts.map { buffer.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
            return body(Int32(starts.count), pointers, lengths, formats)
        }
    }
}
