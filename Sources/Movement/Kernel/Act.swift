public import Vietnamese

/// What every door needs to know of an act.
public struct ActDeclaration: Sendable {
    /// Stable name, "subject.verb".
    public let name: String
    /// What it does, as a heading.
    public let title: Text
    /// One sentence for the API document and the command line.
    public let summary: Text
    /// What the button says.
    public let button: Text
    /// Its fields, in the order of the form.
    public let fields: [FieldDeclaration]

    /// Declares an act.
    public init(_ name: String, title: Text, summary: Text, button: Text? = nil, fields: [FieldDeclaration]) {
        self.name = name
        self.title = title
        self.summary = summary
        self.button = button ?? title
        self.fields = fields
    }
}

/// One change of the world. Web form, API and command line all build the same act; `ActRunner` alone performs it.
public protocol Act: Sendable {
    /// Name, words and fields.
    static var declaration: ActDeclaration { get }

    /// Does slow work before the transaction opens, such as hashing a password, so that no writer waits for it.
    ///
    /// It changes nothing the act is about and refuses nothing: what it found out it adds to the input, and `permit` and `perform` judge it.
    /// It runs before repeated keys are looked up, and before the input is checked.
    static func prepare(_ input: ActInput, _ preparation: Preparation) async throws -> ActInput

    /// Builds the act from input whose fields have been checked.
    init(_ input: ActInput) throws

    /// Throws a `Refusal` when the actor may not do this.
    func permit(in world: World) throws

    /// Does it, inside the transaction; a thrown `Refusal` leaves nothing behind.
    func perform(in world: World) throws -> ActOutcome
}

extension Act {
    /// Most acts have nothing to prepare.
    public static func prepare(_ input: ActInput, _ preparation: Preparation) async throws -> ActInput { input }
}

/// What `Act.prepare` may use.
public struct Preparation: Sendable {
    /// The runner that will perform the act, with its database and its password hashing.
    public let runner: ActRunner
    /// Who claims to act; not yet loaded.
    public let identity: ActorSource
    /// The moment of the act.
    public let now: Instant
}

/// What came of an act.
public struct ActOutcome: Sendable {
    /// What it was about, "kind:id"; stands in the record.
    public let subject: String
    /// How it reads in the record for those who may see it.
    public let sentence: Text
    /// What the caller gets back. Kept for repeated keys, unless `isSecret`.
    public let result: JSONValue
    /// Whether the result holds a secret that may be given only once and never stored.
    public let isSecret: Bool

    /// Creates an outcome.
    public init(subject: String, sentence: Text, result: JSONValue = [:], isSecret: Bool = false) {
        self.subject = subject
        self.sentence = sentence
        self.result = result
        self.isSecret = isSecret
    }
}

/// The values an act is built from, by field key.
public struct ActInput: Sendable {
    /// Values as they came in.
    public let values: [String: JSONValue]

    /// What `Act.prepare` found out. Only this room can write it, so no door can pretend that something was checked.
    private(set) var prepared: [String: JSONValue] = [:]

    /// Wraps values.
    public init(_ values: [String: JSONValue]) { self.values = values }

    /// The same input with something found out before the transaction.
    func adding(prepared key: String, _ value: JSONValue) -> ActInput {
        var copy = self
        copy.prepared[key] = value
        return copy
    }

    /// The value of a field.
    public subscript<Value>(field: Field<Value>) -> Value {
        get throws {
            do throws(FieldFailure) { return try field.parse(values[field.key]) } catch {
                throw Refusal.invalid([FieldProblem(field.key, error.message)])
            }
        }
    }

    /// Checks every declared field at once, so that a reader sees all problems together, and refuses fields nobody declared.
    func check(against declaration: ActDeclaration) throws(Refusal) {
        var problems: [FieldProblem] = []
        for field in declaration.fields {
            if let message = field.problem(values[field.key]) { problems.append(FieldProblem(field.key, message)) }
        }
        for key in values.keys.sorted() where !declaration.fields.contains(where: { $0.key == key }) {
            problems.append(FieldProblem(key, Text("Không có ô nào tên là “\(key.prefix(60))”.", "There is no field called “\(key.prefix(60))”.")))
        }
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
    }

    /// What goes into the record's content: everything but secrets and what identifies outsiders, and which file came with it.
    func recordable(_ declaration: ActDeclaration) -> [String: JSONValue] {
        var kept = values.filter { key, _ in !declaration.fields.contains { $0.key == key && ($0.kind.isSecret || $0.isOutsideRecord) } }
        if let evidenceFile { kept["(file)"] = evidenceFile.recorded }
        return kept
    }
}
