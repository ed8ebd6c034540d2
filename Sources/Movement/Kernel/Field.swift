public import Vietnamese

/// What a field holds, with its limits. Forms, error messages, JSON schema and command-line options are made from it.
public enum FieldKind: Sendable, Hashable {
    /// One line of text, at most that many characters.
    case text(max: Int)
    /// Several lines of text, at most that many characters.
    case lines(max: Int)
    /// A whole number within bounds.
    case integer(ClosedRange<Int>)
    /// A number with at most three decimals, within bounds. A JSON number is exact; text is read as people here write it, "1.234,5".
    case quantity(ClosedRange<Quantity>)
    /// A date; dd/mm/yyyy from people, ISO 8601 from programs.
    case date
    /// One of a few values.
    case choice([Choice])
    /// Several of a few values.
    case choices([Choice])
    /// The identifier of something that exists ("unit", "person", "plan", …).
    case reference(String)
    /// Several identifiers.
    case references(String)
    /// Yes or no.
    case flag
    /// An e-mail address.
    case email
    /// A password or code; never kept, shown or logged.
    case secret(max: Int)
    /// Rows of text, one cell for each column in order; programs send an array of arrays, no form shows it.
    case table(columns: [Choice], maxRows: Int)

    /// Whether the value must never be written anywhere.
    public var isSecret: Bool { if case .secret = self { true } else { false } }
}

/// One value a choice field may take.
public struct Choice: Sendable, Hashable {
    /// Stored value.
    public let value: String
    /// What the reader sees.
    public let label: Text

    /// Creates a choice.
    public init(_ value: String, _ label: Text) {
        self.value = value
        self.label = label
    }
}

/// The part of a field that every door reads: key, kind, words, whether it must be filled.
public struct FieldDeclaration: Sendable {
    /// Name of the field in forms, JSON and on the command line.
    public let key: String
    /// What it holds.
    public let kind: FieldKind
    /// What it is called.
    public let label: Text
    /// Help under the label.
    public let hint: Text?
    /// Whether it must be filled.
    public let isRequired: Bool
    /// Whether the value identifies somebody outside and so never stands in the record, from which nothing can be taken back.
    public private(set) var isOutsideRecord = false
    /// Says what is wrong with a value, or nil.
    public let problem: @Sendable (JSONValue?) -> Text?

    /// The same field with its value kept out of the record.
    fileprivate var outsideRecord: FieldDeclaration {
        var copy = self
        copy.isOutsideRecord = true
        return copy
    }

    /// Declares a field; pages use it for inputs that belong to no act, such as an upload.
    public init(
        key: String, kind: FieldKind, label: Text, hint: Text?, isRequired: Bool, problem: @escaping @Sendable (JSONValue?) -> Text?
    ) {
        self.key = key
        self.kind = kind
        self.label = label
        self.hint = hint
        self.isRequired = isRequired
        self.problem = problem
    }
}

/// A field of an act, declared once, that knows how to read its value.
public struct Field<Value: Sendable>: Sendable {
    /// What the doors read.
    public let declaration: FieldDeclaration
    let parse: @Sendable (JSONValue?) throws(FieldFailure) -> Value

    /// Key of the field.
    public var key: String { declaration.key }

    private init(declaration: FieldDeclaration, parse: @escaping @Sendable (JSONValue?) throws(FieldFailure) -> Value) {
        self.declaration = declaration
        self.parse = parse
    }

    init(
        _ key: String, _ kind: FieldKind, _ label: Text, hint: Text?, required: Bool,
        parse: @escaping @Sendable (JSONValue?) throws(FieldFailure) -> Value
    ) {
        self.parse = parse
        declaration = FieldDeclaration(key: key, kind: kind, label: label, hint: hint, isRequired: required) { value in
            do throws(FieldFailure) {
                _ = try parse(value)
                return nil
            } catch { return error.message }
        }
    }
}

extension Field {
    /// Where the value of a field may stand.
    enum Keeping { case outsideRecord }

    /// The same field, whose value stands only in the tables of its act.
    func kept(_ keeping: Keeping) -> Field { Field(declaration: declaration.outsideRecord, parse: parse) }
}

/// Why a value cannot be taken.
struct FieldFailure: Error {
    let message: Text
    init(_ vi: String, _ en: String) { message = Text(vi, en) }
}

// MARK: - Makers

extension Field where Value == String {
    /// One line of text that must be filled. Spaces at the ends are dropped; letters are composed (NFC); control characters are refused.
    public static func text(_ key: String, _ label: Text, hint: Text? = nil, max: Int = 200) -> Field {
        Field(key, .text(max: max), label, hint: hint, required: true) { value throws(FieldFailure) in
            try filled(Parse.line(value, max: max, multiline: false), label)
        }
    }

    /// Several lines of text that must be filled.
    public static func lines(_ key: String, _ label: Text, hint: Text? = nil, max: Int = 4000) -> Field {
        Field(key, .lines(max: max), label, hint: hint, required: true) { value throws(FieldFailure) in
            try filled(Parse.line(value, max: max, multiline: true), label)
        }
    }

    /// One of a few values.
    public static func choice(_ key: String, _ label: Text, hint: Text? = nil, _ choices: [Choice]) -> Field {
        Field(key, .choice(choices), label, hint: hint, required: true) { value throws(FieldFailure) in
            let chosen = try chosen(Parse.line(value, max: 100, multiline: false), label)
            guard choices.contains(where: { $0.value == chosen }) else {
                throw FieldFailure("Chọn một trong các mục cho sẵn.", "Choose one of the values listed.")
            }
            return chosen
        }
    }

    /// The identifier of something that exists.
    public static func reference(_ key: String, _ label: Text, to entity: String, hint: Text? = nil) -> Field {
        Field(key, .reference(entity), label, hint: hint, required: true) { value throws(FieldFailure) in
            try chosen(Parse.line(value, max: 100, multiline: false), label)
        }
    }

    /// An e-mail address that must be filled.
    public static func email(_ key: String, _ label: Text, hint: Text? = nil) -> Field {
        Field(key, .email, label, hint: hint, required: true) { value throws(FieldFailure) in
            try Parse.email(filled(Parse.line(value, max: 254, multiline: false), label))
        }
    }

    /// A password or code: kept exactly as typed, and only for the act itself.
    public static func secret(_ key: String, _ label: Text, hint: Text? = nil, max: Int = 256) -> Field {
        Field(key, .secret(max: max), label, hint: hint, required: true) { value throws(FieldFailure) in
            guard let typed = value?.string, !typed.isEmpty else {
                throw FieldFailure("Chưa nhập “\(label.vi)”.", "“\(label.en)” is empty.")
            }
            guard typed.unicodeScalars.count <= max else { throw FieldFailure("Dài quá \(max) ký tự.", "Longer than \(max) characters.") }
            return typed
        }
    }
}

extension Field where Value == String? {
    /// One line of text that may stay empty.
    public static func optionalText(_ key: String, _ label: Text, hint: Text? = nil, max: Int = 200) -> Field {
        Field(key, .text(max: max), label, hint: hint, required: false) { value throws(FieldFailure) in
            try Parse.line(value, max: max, multiline: false)
        }
    }

    /// Several lines of text that may stay empty.
    public static func optionalLines(_ key: String, _ label: Text, hint: Text? = nil, max: Int = 4000) -> Field {
        Field(key, .lines(max: max), label, hint: hint, required: false) { value throws(FieldFailure) in
            try Parse.line(value, max: max, multiline: true)
        }
    }

    /// The identifier of something that exists, or nothing.
    public static func optionalReference(_ key: String, _ label: Text, to entity: String, hint: Text? = nil) -> Field {
        Field(key, .reference(entity), label, hint: hint, required: false) { value throws(FieldFailure) in
            try Parse.line(value, max: 100, multiline: false)
        }
    }

    /// An e-mail address, or nothing.
    public static func optionalEmail(_ key: String, _ label: Text, hint: Text? = nil) -> Field {
        Field(key, .email, label, hint: hint, required: false) { value throws(FieldFailure) in
            guard let typed = try Parse.line(value, max: 254, multiline: false) else { return nil }
            return try Parse.email(typed)
        }
    }
}

extension Field where Value == [String] {
    /// Several identifiers of things that exist; may be none.
    public static func references(_ key: String, _ label: Text, to entity: String, hint: Text? = nil, max: Int = 50) -> Field {
        Field(key, .references(entity), label, hint: hint, required: false) { value throws(FieldFailure) in try Parse.list(value, max: max) }
    }

    /// Several of a few values; may be none.
    public static func choices(_ key: String, _ label: Text, hint: Text? = nil, _ choices: [Choice]) -> Field {
        Field(key, .choices(choices), label, hint: hint, required: false) { value throws(FieldFailure) in
            let chosen = try Parse.list(value, max: choices.count)
            guard chosen.allSatisfy({ one in choices.contains { $0.value == one } }) else {
                throw FieldFailure("Chọn trong các mục cho sẵn.", "Choose among the values listed.")
            }
            return chosen
        }
    }
}

extension Field where Value == [[String]] {
    /// Rows of text in the order of the columns. A cell has at most 1000 characters; missing cells at the end of a row are empty.
    public static func table(_ key: String, _ label: Text, hint: Text? = nil, columns: [Choice], maxRows: Int) -> Field {
        Field(key, .table(columns: columns, maxRows: maxRows), label, hint: hint, required: true) { value throws(FieldFailure) in
            guard let rows = value?.array, !rows.isEmpty else { throw FieldFailure("Chưa có dòng nào.", "There are no rows.") }
            guard rows.count <= maxRows else { throw FieldFailure("Quá \(maxRows) dòng.", "More than \(maxRows) rows.") }
            var table: [[String]] = []
            table.reserveCapacity(rows.count)
            for row in rows { table.append(try Parse.cells(row, count: columns.count, line: table.count + 1)) }
            return table
        }
    }
}

extension Field where Value == Int {
    /// A whole number within bounds.
    public static func integer(_ key: String, _ label: Text, hint: Text? = nil, in range: ClosedRange<Int>) -> Field {
        Field(key, .integer(range), label, hint: hint, required: true) { value throws(FieldFailure) in
            guard let number = try Parse.integer(value, in: range) else {
                throw FieldFailure("Chưa nhập “\(label.vi)”.", "“\(label.en)” is empty.")
            }
            return number
        }
    }
}

extension Field where Value == CivilDate {
    /// A date that must be filled.
    public static func date(_ key: String, _ label: Text, hint: Text? = nil) -> Field {
        Field(key, .date, label, hint: hint, required: true) { value throws(FieldFailure) in
            guard let date = try Parse.date(value) else {
                throw FieldFailure("Chưa nhập “\(label.vi)”.", "“\(label.en)” is empty.")
            }
            return date
        }
    }
}

extension Field where Value == CivilDate? {
    /// A date that may stay empty.
    public static func optionalDate(_ key: String, _ label: Text, hint: Text? = nil) -> Field {
        Field(key, .date, label, hint: hint, required: false) { value throws(FieldFailure) in try Parse.date(value) }
    }
}

extension Field where Value == Bool {
    /// Yes or no; absent means no.
    public static func flag(_ key: String, _ label: Text, hint: Text? = nil) -> Field {
        Field(key, .flag, label, hint: hint, required: false) { value throws(FieldFailure) in
            switch value {
            case nil, .null, .bool(false): return false
            case .bool(true): return true
            case .string(let typed) where ["", "0", "false", "no"].contains(typed): return false
            case .string(let typed) where ["1", "true", "yes", "on"].contains(typed): return true
            default: throw FieldFailure("Chọn có hoặc không.", "Choose yes or no.")
            }
        }
    }
}

// MARK: - Reading values

private func chosen(_ value: String?, _ label: Text) throws(FieldFailure) -> String {
    guard let value else { throw FieldFailure("Chưa chọn “\(label.vi)”.", "Nothing was chosen for “\(label.en)”.") }
    return value
}

private func filled(_ value: String?, _ label: Text) throws(FieldFailure) -> String {
    guard let value else { throw FieldFailure("Chưa nhập “\(label.vi)”.", "“\(label.en)” is empty.") }
    return value
}

/// Reads loose values (a form sends only strings) into strict ones.
enum Parse {
    static func line(_ value: JSONValue?, max: Int, multiline: Bool) throws(FieldFailure) -> String? {
        let typed: String
        switch value {
        case nil, .null: return nil
        case .string(let text): typed = text
        case .int(let number): typed = String(number)
        default: throw FieldFailure("Ô này phải là chữ.", "This field must be text.")
        }
        // Before anything slower: a letter that came in parts (NFD) has at most 6 bytes for each character it will count as.
        guard typed.utf8.count <= max * 6 + 16 else { throw FieldFailure("Dài quá \(max) ký tự.", "Longer than \(max) characters.") }
        let text = Vietnamese.composed(typed.replacing("\r\n", with: "\n")).trimmed
        guard text.unicodeScalars.count <= max else { throw FieldFailure("Dài quá \(max) ký tự.", "Longer than \(max) characters.") }
        let hasControl = text.unicodeScalars.contains { scalar in
            (scalar.value < 0x20 && !(multiline && (scalar == "\n" || scalar == "\t"))) || (0x7F...0x9F).contains(scalar.value)
        }
        guard !hasControl else { throw FieldFailure("Có ký tự không dùng được.", "It holds characters that cannot be used.") }
        return text.isEmpty ? nil : text
    }

    static func list(_ value: JSONValue?, max: Int) throws(FieldFailure) -> [String] {
        let items: [JSONValue]
        switch value {
        case nil, .null: items = []
        case .array(let values): items = values
        case .some(let single): items = [single]
        }
        guard items.count <= max else { throw FieldFailure("Chọn quá \(max) mục.", "More than \(max) chosen.") }
        var result: [String] = []
        for item in items {
            if let text = try line(item, max: 200, multiline: false), !result.contains(text) { result.append(text) }
        }
        return result
    }

    static func cells(_ row: JSONValue, count: Int, line: Int) throws(FieldFailure) -> [String] {
        guard let values = row.array, values.count <= count else {
            throw FieldFailure("Dòng thứ \(line) phải có nhiều nhất \(count) ô.", "Row \(line) must have at most \(count) cells.")
        }
        var cells: [String] = []
        cells.reserveCapacity(count)
        for value in values {
            do { cells.append(try Self.line(value, max: 1000, multiline: true) ?? "") } catch {
                throw FieldFailure("Dòng thứ \(line): \(error.message.vi)", "Row \(line): \(error.message.en)")
            }
        }
        while cells.count < count { cells.append("") }
        return cells
    }

    static func integer(_ value: JSONValue?, in range: ClosedRange<Int>) throws(FieldFailure) -> Int? {
        let number: Int?
        switch value {
        case nil, .null: return nil
        case .int(let typed): number = Int(exactly: typed)
        case .string(let typed) where typed.trimmed.isEmpty: return nil
        case .string(let typed): number = Int(typed.trimmed)
        default: number = nil
        }
        guard let number else { throw FieldFailure("Nhập một số nguyên.", "Enter a whole number.") }
        guard range.contains(number) else {
            throw FieldFailure(
                "Phải từ \(range.lowerBound) đến \(range.upperBound).", "Must be from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }

    static func date(_ value: JSONValue?) throws(FieldFailure) -> CivilDate? {
        guard let typed = try line(value, max: 20, multiline: false) else { return nil }
        guard let date = CivilDate(iso: typed) ?? CivilDate(vietnamese: typed) else {
            throw FieldFailure("Nhập ngày theo mẫu 31/12/2025.", "Enter a date like 31/12/2025.")
        }
        return date
    }

    static func email(_ typed: String) throws(FieldFailure) -> String {
        let parts = typed.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = typed.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>()[],;:\\\"".utf8.contains($0) }
        guard isPlain, parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !parts[1].hasPrefix("."), !parts[1].hasSuffix(".") else {
            throw FieldFailure("Nhập địa chỉ thư dạng ten@coquan.gov.vn.", "Enter an e-mail address like name@agency.gov.vn.")
        }
        return typed.lowercased()
    }
}

extension StringProtocol {
    /// The text without white space at its ends.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[first...last])
    }

    /// The text with its first letter in lower case, for use inside a sentence.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
