/// Turns schema statements, written once, into the words of each engine.
enum SchemaDialect {
    static func rendered(_ statement: String, for engine: Engine) -> String {
        let isTable = statement.trimmedStart.uppercased().hasPrefix("CREATE TABLE")
        switch engine {
        case .sqlite: return isTable ? strict(statement) : statement
        case .postgresql: return postgres(statement, isTable: isTable || statement.trimmedStart.uppercased().hasPrefix("ALTER TABLE"))
        }
    }

    /// The moment of the statement as text in UTC, such as 2025-05-12T07:00:00Z.
    static func now(for engine: Engine) -> SQL {
        switch engine {
        case .sqlite: "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"
        case .postgresql: "to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
        }
    }

    private static let rowidSuffix = "WITHOUT ROWID"

    private static func strict(_ statement: String) -> String {
        let body = statement.trimmedEnd
        return body.uppercased().hasSuffix(rowidSuffix) ? body + ", STRICT" : body + " STRICT"
    }

    /// Types are written in capitals; a column may be called `text`.
    private static func postgres(_ statement: String, isTable: Bool) -> String {
        var body = statement.trimmedEnd
        if body.uppercased().hasSuffix(rowidSuffix) { body = body.dropLast(rowidSuffix.count).description.trimmedEnd }
        return replacingWords(in: body) { word in
            switch word {
            case "INTEGER": "BIGINT"
            case "BLOB": "BYTEA"
            case "REAL": "DOUBLE PRECISION"
            // Only a column may carry a collation: CAST(x AS TEXT) in a view or an index may not.
            case "TEXT": isTable ? "TEXT COLLATE \"C\"" : "TEXT"
            default: nil
            }
        }
    }

    /// Replaces whole words outside quotes and comments.
    private static func replacingWords(in text: String, by replacement: (String) -> String?) -> String {
        var result = ""
        var word = ""
        var scanner = SQLScanner()
        func flush() {
            result += replacement(word) ?? word
            word = ""
        }
        for scalar in text.unicodeScalars {
            let isCode = scanner.isCode(scalar)
            if isCode, scalar.properties.isAlphabetic || scalar == "_" || ("0"..."9").contains(scalar) {
                word.unicodeScalars.append(scalar)
            } else {
                flush()
                result.unicodeScalars.append(scalar)
            }
        }
        flush()
        return result
    }
}

/// Knows, scalar by scalar, whether SQL text is code or stands inside quotes or a line comment.
struct SQLScanner {
    private var quote: Unicode.Scalar?
    private var inComment = false
    private var previous: Unicode.Scalar = " "

    /// Takes the next scalar; true when it is code.
    mutating func isCode(_ scalar: Unicode.Scalar) -> Bool {
        defer { previous = scalar }
        if inComment {
            inComment = scalar != "\n"
            return false
        }
        if let open = quote {
            // A doubled quote closes and opens again, which comes to the same.
            if scalar == open { quote = nil }
            return false
        }
        if scalar == "'" || scalar == "\"" {
            quote = scalar
            return false
        }
        if scalar == "-", previous == "-" {
            inComment = true
            return false
        }
        return true
    }
}

extension String {
    var trimmedStart: Substring { drop { $0.isWhitespace } }

    var trimmedEnd: String {
        var end = endIndex
        while end > startIndex, self[index(before: end)].isWhitespace || self[index(before: end)] == ";" { end = index(before: end) }
        return String(self[..<end])
    }
}
