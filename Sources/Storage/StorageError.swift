/// What can go wrong in storage. Never holds a bound value, so it may be logged.
public enum StorageError: Error, Sendable, Equatable {
    /// Which rule of the schema a statement broke.
    public enum ConstraintKind: String, Sendable {
        /// A unique or primary key already has this value.
        case unique
        /// The row referred to does not exist, or is still referred to.
        case foreignKey
        /// A CHECK or a trigger refused.
        case check
        /// A required column is empty.
        case notNull
    }

    /// A statement broke a rule of the schema; the detail names the constraint or the columns.
    case constraint(kind: ConstraintKind, detail: String)
    /// The database cannot be reached, is busy beyond the waiting time, or conflicts did not end; nothing was changed.
    case unavailable(String)
    /// The connection broke while COMMIT was under way: the change may or may not be there. Only an idempotency key makes a repetition safe.
    case outcomeUnknown
    /// The list of applied migrations does not fit this program; the text names the first difference.
    case migrationMismatch(String)
    /// A column or a bound value does not have the type that was asked for.
    case type(String)
    /// A statement tried to write inside a read.
    case readOnly
    /// The disk is full.
    case full
    /// The content is larger than allowed (bytes).
    case tooLarge(limit: Int)
    /// No file with this hash is stored.
    case missingFile(String)
    /// A file or directory could not be read or written, or a helper program failed.
    case file(String)
    /// Anything else the engine reports: its code and a message free of values.
    case engine(code: String, message: String)
}

extension StorageError: CustomStringConvertible {
    /// One line for the log.
    public var description: String {
        switch self {
        case .constraint(let kind, let detail): "constraint \(kind.rawValue): \(detail)"
        case .unavailable(let reason): "database unavailable: \(reason)"
        case .outcomeUnknown: "connection lost during COMMIT; outcome unknown"
        case .migrationMismatch(let difference): "migrations do not fit: \(difference)"
        case .type(let detail): "wrong type: \(detail)"
        case .readOnly: "write inside a read"
        case .full: "disk full"
        case .tooLarge(let limit): "content larger than \(limit) bytes"
        case .missingFile(let hash): "no file \(hash)"
        case .file(let detail): "file: \(detail)"
        case .engine(let code, let message): "engine error \(code): \(message)"
        }
    }
}
