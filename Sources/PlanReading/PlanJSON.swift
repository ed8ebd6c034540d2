internal import Vietnamese

extension PlanDocument {
    /// The document as JSON with its keys always in the same order; unknown values are null, offsets are Unicode scalars of the text as read.
    /// - Parameter pretty: whether to break lines and indent by two spaces.
    public func json(pretty: Bool = false) -> String {
        var writer = JSONWriter(pretty: pretty)
        writer.write(tree)
        return writer.text
    }

    /// Writes every key; unknown values are null.
    public func encode(to encoder: any Encoder) throws { try tree.encode(to: encoder) }

    private var tree: JSONValue {
        .object([
            ("title", .text(title)), ("issuer", .text(issuer)), ("number", .text(number)), ("date", .text(date?.iso)),
            ("period", period.tree),
            ("basis", .array(basis.map(\.tree))),
            ("obligations", .array(obligations.map(\.tree))),
            ("recipients", .array(recipients.map { .text($0) })),
            ("signatory", signatory.tree),
            ("gaps", .array(gaps.map(\.tree))),
            ("doubts", .array(doubts.map(\.tree))),
            ("headings", .array(headings.map(\.tree))),
            ("quotas", .array(quotas.map(\.tree))),
            ("deadlines", .array(deadlines.map(\.tree))),
            ("places", places.tree),
        ])
    }
}

private enum JSONValue: Encodable {
    case text(String?)
    case number(Int?)
    case decimal(Double?)
    case truth(Bool)
    case array([JSONValue])
    case object([(String, JSONValue)])

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .text(let text): try text.encode(to: encoder)
        case .number(let number): try number.encode(to: encoder)
        case .decimal(let number): try number.encode(to: encoder)
        case .truth(let truth): try truth.encode(to: encoder)
        case .array(let items): try items.encode(to: encoder)
        case .object(let members):
            var container = encoder.container(keyedBy: Key.self)
            for (key, value) in members { try container.encode(value, forKey: Key(stringValue: key)) }
        }
    }
}

extension PlanPeriod {
    /// Writes both keys; unknown ends are null.
    public func encode(to encoder: any Encoder) throws { try tree.encode(to: encoder) }

    fileprivate var tree: JSONValue { .object([("from", .text(from?.iso)), ("to", .text(to?.iso))]) }
}

extension Signatory {
    /// Writes both keys; unknown parts are null.
    public func encode(to encoder: any Encoder) throws { try tree.encode(to: encoder) }

    fileprivate var tree: JSONValue { .object([("role", .text(role)), ("name", .text(name))]) }
}

extension LegalBasis {
    /// Writes every key; unknown values are null.
    public func encode(to encoder: any Encoder) throws { try tree.encode(to: encoder) }

    fileprivate var tree: JSONValue {
        .object([("kind", .text(kind)), ("number", .text(number)), ("date", .text(date?.iso)), ("issuer", .text(issuer)), ("title", .text(title))])
    }
}

extension Obligation {
    /// Writes every key; unknown values are null.
    public func encode(to encoder: any Encoder) throws { try tree.encode(to: encoder) }

    fileprivate var tree: JSONValue {
        .object([
            ("id", .text(id)), ("kind", .text(kind.rawValue)), ("text", .text(text)), ("assignees", .array(assignees.map { .text($0) })),
            ("due", .text(due?.iso)), ("targets", .array(targets.map { .text($0) })),
            ("source", .object([("start", .number(source.start)), ("end", .number(source.end))])),
        ])
    }
}

extension PlanHeading {
    fileprivate var tree: JSONValue {
        .object([("id", .text(id)), ("text", .text(text)), ("level", .number(level)), ("start", .number(start)), ("end", .number(end))])
    }
}

extension AwardQuota {
    /// Writes every key; unknown values are null.
    public func encode(to encoder: any Encoder) throws { try tree.encode(to: encoder) }

    fileprivate var tree: JSONValue {
        .object([
            ("text", .text(text)), ("subject", .text(subject.rawValue)), ("form", .text(form)), ("percent", .decimal(percent)),
            ("count", .number(count)), ("start", .number(start)), ("end", .number(end)),
        ])
    }
}

extension PlanDeadline {
    /// Writes every key; unknown values are null.
    public func encode(to encoder: any Encoder) throws { try tree.encode(to: encoder) }

    fileprivate var tree: JSONValue {
        .object([
            ("text", .text(text)), ("date", .text(date?.iso)), ("what", .text(what.rawValue)), ("yearly", .truth(yearly)),
            ("start", .number(start)), ("end", .number(end)),
        ])
    }
}

extension PlanPlaces {
    /// Writes every key; unknown values are null.
    public func encode(to encoder: any Encoder) throws { try tree.encode(to: encoder) }

    fileprivate var tree: JSONValue {
        .object([
            ("title", Self.tree(title)), ("issuer", Self.tree(issuer)), ("number", Self.tree(number)), ("date", Self.tree(date)),
            ("period", Self.tree(period)), ("signatory", Self.tree(signatory)), ("basis", .array(basis.map { Self.tree($0) })),
            ("recipients", .array(recipients.map { Self.tree($0) })),
        ])
    }

    private static func tree(_ span: SourceSpan?) -> JSONValue {
        span.map { .object([("start", .number($0.start)), ("end", .number($0.end))]) } ?? .text(nil)
    }
}

extension PlanGap {
    fileprivate var tree: JSONValue { .object([("code", .text(code)), ("article", .text(article)), ("message", .text(message))]) }
}

extension PlanDoubt {
    /// Writes every key; unknown values are null.
    public func encode(to encoder: any Encoder) throws { try tree.encode(to: encoder) }

    fileprivate var tree: JSONValue {
        .object([("start", .number(start)), ("end", .number(end)), ("text", .text(text)), ("suggestion", .text(suggestion))])
    }
}

/// Writes JSON (RFC 8259) straight to a string.
private struct JSONWriter {
    var text = ""
    private var depth = 0
    private let pretty: Bool

    init(pretty: Bool) { self.pretty = pretty }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .text(nil): text += "null"
        case .text(let string?): quote(string)
        case .number(let number): text += number.map { String($0) } ?? "null"
        case .decimal(let number): text += number.map { $0 == $0.rounded() ? String(Int($0)) : String($0) } ?? "null"
        case .truth(let truth): text += truth ? "true" : "false"
        case .array(let items):
            list("[", "]", items) { $0.write($1) }
        case .object(let members):
            list("{", "}", members) { writer, member in
                writer.quote(member.0)
                writer.text += writer.pretty ? ": " : ":"
                writer.write(member.1)
            }
        }
    }

    private mutating func list<Item>(_ open: String, _ close: String, _ items: [Item], _ each: (inout JSONWriter, Item) -> Void) {
        text += open
        depth += 1
        for (place, item) in items.enumerated() {
            if place > 0 { text += "," }
            newline()
            each(&self, item)
        }
        depth -= 1
        if !items.isEmpty { newline() }
        text += close
    }

    private mutating func newline() {
        if pretty { text += "\n" + String(repeating: "  ", count: depth) }
    }

    private mutating func quote(_ string: String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            case "\r": text += "\\r"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
