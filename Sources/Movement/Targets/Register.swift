internal import Vietnamese

/// One line of a register before it is stored.
struct EntryDraft: Sendable {
    /// What the line is called.
    var title: String
    /// What it adds to a target whose level is added up from the register.
    var amount = Quantity(1)
    /// Values by the keys of the register's own fields, in plain form; what was left empty is left out.
    var fields: [String: JSONValue]
    /// What does not hold together.
    var problems: [FieldProblem] = []
}

/// The register of one kind of target: its fields, declared once, and how a line is read from them.
protocol Register: Sendable {
    /// Kind of target it belongs to.
    static var kind: TargetKind { get }
    /// Name of the act that adds a line, and what it is called.
    static var name: String { get }
    static var title: Text { get }
    static var summary: Text { get }
    /// The fields of its own, in the order of the form.
    static var fields: [FieldDeclaration] { get }

    /// Reads a line; what was typed has passed its fields.
    /// - Parameters:
    ///   - on: the day of the line.
    ///   - today: the day of the act.
    static func read(_ input: ActInput, on: CivilDate, today: CivilDate) throws -> EntryDraft
}

extension TargetKind {
    /// The register of the kind; nil when it has none.
    var register: (any Register.Type)? {
        switch self {
        case .leadership: BriefingRegister.self
        case .programmes: DocumentRegister.self
        case .training: TrainingRegister.self
        case .resources: ResourceRegister.self
        case .infrastructure: TrialRegister.self
        case .data: DatasetRegister.self
        case .security: SecurityRegister.self
        case .outreach: OutreachRegister.self
        case .other: nil
        }
    }

    /// Name of the act that adds a line to the register; nil when the kind has none.
    public var registerAct: String? { register?.name }

    /// The fields of the register's own; none when the kind has none.
    public var registerFields: [FieldDeclaration] { register?.fields ?? [] }
}

extension Dictionary where Key == String, Value == JSONValue {
    /// Values in the form a register keeps: text, whole numbers, quantities as plain text, dates as ISO text.
    mutating func keep(_ key: String, _ value: String?) { self[key] = value.map(JSONValue.string) }
    mutating func keep(_ key: String, _ value: Int?) { self[key] = value.map { .int(Int64($0)) } }
    mutating func keep(_ key: String, _ value: Quantity?) { self[key] = value.map { .string($0.plain) } }
    mutating func keep(_ key: String, _ value: CivilDate?) { self[key] = value.map { .string($0.iso) } }
}
