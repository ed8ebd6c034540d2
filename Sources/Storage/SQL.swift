/// A statement with its bound values: `"SELECT name FROM unit WHERE id = \(id)"`.
///
/// Interpolation always binds. Write placeholders only through interpolation; a question mark of your own belongs inside quotes.
/// A NULL may be bound anywhere, so `\(filter) IS NULL OR kind = \(filter)` holds on both engines.
public struct SQL: Sendable, Hashable {
    /// The text with one `?` for each value; PostgreSQL numbers them when it prepares the statement.
    let text: String
    /// What is bound, in order.
    let values: [SQLValue]

    init(text: String, values: [SQLValue]) {
        self.text = text
        self.values = values
    }

    /// Text that is used as it stands. Never build it from anything a visitor sent.
    public static func unsafe(_ text: String) -> SQL { SQL(text: text, values: []) }

    /// The two texts one after the other; put the space between them yourself.
    public static func + (left: SQL, right: SQL) -> SQL {
        SQL(text: left.text + right.text, values: left.values + right.values)
    }

    /// Adds the right text and its values to the left.
    public static func += (left: inout SQL, right: SQL) { left = left + right }

    /// The parts joined by a separator, such as `" AND "`.
    public static func joined(_ parts: [SQL], by separator: String) -> SQL {
        SQL(text: parts.map(\.text).joined(separator: separator), values: parts.flatMap(\.values))
    }
}

extension SQL: ExpressibleByStringInterpolation {
    /// A statement without values.
    public init(stringLiteral value: String) { self.init(text: value, values: []) }

    /// A statement from its literal and bound parts.
    public init(stringInterpolation: Interpolation) {
        self.init(text: stringInterpolation.text, values: stringInterpolation.values)
    }

    /// Collects literal text and values.
    public struct Interpolation: StringInterpolationProtocol {
        var text = ""
        var values: [SQLValue] = []

        /// Reserves room for the parts.
        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount)
            values.reserveCapacity(interpolationCount)
        }

        /// Adds text written in the program.
        public mutating func appendLiteral(_ literal: String) { text += literal }

        /// Binds a value.
        public mutating func appendInterpolation(_ value: some SQLConvertible) {
            text += "?"
            values.append(value.sqlValue)
        }

        /// Binds a value that may be missing; nil is NULL. Spelled out because the compiler warns of optionals behind a generic parameter.
        public mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
            text += "?"
            values.append(value?.sqlValue ?? .null)
        }

        /// Binds every element: `IN \(list: ids)` becomes `IN (?, ?, …)`. An empty list matches nothing, with `IN` and with `NOT IN`.
        public mutating func appendInterpolation(list: [some SQLConvertible]) {
            guard !list.isEmpty else {
                text += "(NULL)"
                return
            }
            text += "(?"
            for _ in 1..<list.count { text += ", ?" }
            text += ")"
            values.append(contentsOf: list.map(\.sqlValue))
        }

        /// Splices another statement with its values.
        public mutating func appendInterpolation(raw other: SQL) {
            text += other.text
            values.append(contentsOf: other.values)
        }
    }
}
