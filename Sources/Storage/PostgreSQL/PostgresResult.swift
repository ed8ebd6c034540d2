internal import CPostgreSQL

/// A result of libpq, copied into values before it is cleared.
struct PostgresResult: ~Copyable {
    private let raw: OpaquePointer?

    init(_ raw: OpaquePointer?) { self.raw = raw }

    deinit { PQclear(raw) }

    var isSuccess: Bool {
        let status = PQresultStatus(raw)
        return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK
    }

    /// Five characters of SQLSTATE; empty when the server did not speak.
    var state: String { part(.state) }

    /// The command that was completed, such as "COMMIT".
    var command: String { raw.map { String(cString: PQcmdStatus($0)) } ?? "" }

    var affected: Int { raw.flatMap { Int(String(cString: PQcmdTuples($0))) } ?? 0 }

    /// The parts of an error report that hold no values (never DETAIL, which quotes rows). The letters are those of the wire protocol;
    /// libpq spells them as character macros, which the importer drops.
    enum Part: Unicode.Scalar {
        case state = "C"
        case message = "M"
        case table = "t"
        case column = "c"
        case constraint = "n"
    }

    func part(_ part: Part) -> String {
        guard let raw, let text = PQresultErrorField(raw, Int32(part.rawValue.value)) else { return "" }
        return String(cString: text)
    }

    func rows(limit: Int) throws(StorageError) -> [Row] {
        let columns = PQnfields(raw)
        let count = min(Int(PQntuples(raw)), limit)
        var storage: [SQLValue] = []
        storage.reserveCapacity(count * Int(columns))
        let types = (0..<columns).map { PQftype(raw, $0) }
        for row in 0..<Int32(count) {
            for column in 0..<columns { storage.append(try value(row, column, types[Int(column)])) }
        }
        return Row.rows(storage, columns: Int(columns))
    }

    private func value(_ row: Int32, _ column: Int32, _ type: Oid) throws(StorageError) -> SQLValue {
        guard PQgetisnull(raw, row, column) == 0, let start = PQgetvalue(raw, row, column) else { return .null }
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(raw, row, column)))
        return try PostgresResult.value(bytes, type)
    }

    /// Reads the text form of a value by its type number (pg_type.dat).
    private static func value(_ bytes: UnsafeRawBufferPointer, _ type: Oid) throws(StorageError) -> SQLValue {
        let text = { String(decoding: bytes, as: UTF8.self) }
        switch type {
        case 16: return .integer(bytes.first == UInt8(ascii: "t") ? 1 : 0)
        case 17: return .blob(try unescaped(bytes))
        case 20, 21, 23, 26: return .integer(try integer(text()))
        case 700, 701: return .real(try real(text()))
        // SUM of BIGINT is NUMERIC; without a fraction it is an integer here as on SQLite.
        case 1700: return bytes.contains(UInt8(ascii: ".")) ? .real(try real(text())) : .integer(try integer(text()))
        default: return .text(text())
        }
    }

    private static func integer(_ text: String) throws(StorageError) -> Int64 {
        guard let integer = Int64(text) else { throw .type("an integer of the server does not fit 64 bits") }
        return integer
    }

    private static func real(_ text: String) throws(StorageError) -> Double {
        if text == "Infinity" { return .infinity }
        if text == "-Infinity" { return -.infinity }
        guard let real = Double(text) else { throw .type("a number of the server cannot be read") }
        return real
    }

    /// Reads `\x6162`, the hexadecimal form that the session asks for.
    private static func unescaped(_ bytes: UnsafeRawBufferPointer) throws(StorageError) -> [UInt8] {
        guard bytes.count >= 2, bytes.count % 2 == 0, bytes[0] == UInt8(ascii: "\\"), bytes[1] == UInt8(ascii: "x") else {
            throw .type("bytes of the server are not in hexadecimal")
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count / 2 - 1)
        for index in stride(from: 2, to: bytes.count, by: 2) {
            guard let high = Hexadecimal.value(bytes[index]), let low = Hexadecimal.value(bytes[index + 1]) else {
                throw .type("bytes of the server are not in hexadecimal")
            }
            result.append(high << 4 | low)
        }
        return result
    }
}
