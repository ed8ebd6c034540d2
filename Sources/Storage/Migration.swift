internal import Crypto

/// One numbered step of the schema. A released migration is never edited: its digest is kept in the database and compared at every start.
///
/// Statements are written once with the types INTEGER, TEXT, BLOB and REAL. SQLite tables become STRICT; PostgreSQL gets
/// BIGINT, TEXT COLLATE "C", BYTEA and DOUBLE PRECISION, so that both engines compare and sort alike.
public struct Migration: Sendable {
    /// One statement, for both engines or for one.
    public struct Statement: Sendable, ExpressibleByStringInterpolation {
        let text: String
        let engine: Engine?

        init(text: String, engine: Engine?) {
            self.text = text
            self.engine = engine
        }

        /// A statement for both engines.
        public init(stringLiteral value: String) { self.init(text: value, engine: nil) }

        /// A statement that only one engine runs, as it stands.
        public static func only(_ engine: Engine, _ text: String) -> Statement { Statement(text: text, engine: engine) }

        /// The text this engine runs, or nil when it is meant for the other one.
        public func rendered(for target: Engine) -> String? {
            guard let engine else { return SchemaDialect.rendered(text, for: target) }
            return engine == target ? text : nil
        }
    }

    /// Position in the list, from 1 without gaps.
    public let number: Int
    /// What the step does, in a few words.
    public let name: String
    /// The statements in order.
    public let statements: [Statement]

    /// Creates a migration.
    public init(number: Int, name: String, statements: [Statement]) {
        self.number = number
        self.name = name
        self.statements = statements
    }

    /// SHA-256 over number, name and statements, in lower-case hexadecimal; the same on both engines.
    public var digest: String {
        var hash = SHA256()
        for part in ["\(number)", name] + statements.map({ ($0.engine?.rawValue ?? "") + ":" + $0.text }) {
            hash.update(data: Array("\(part.utf8.count):\(part)".utf8))
        }
        return Hexadecimal.text(hash.finalize())
    }
}

extension Migration {
    static let table = """
        CREATE TABLE IF NOT EXISTS migration (
            number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, applied_at TEXT NOT NULL
        )
        """

    /// Says why the applied list is not a prefix of the known one, or returns the number of applied migrations.
    static func applied(in session: Session, known: [Migration]) throws -> Int {
        let applied = try session.rows("SELECT number, name, digest FROM migration ORDER BY number")
        for (index, row) in applied.enumerated() {
            let (number, name) = (try row.int(0), try row.text(1))
            guard index < known.count else {
                throw StorageError.migrationMismatch(
                    "the database has migration \(number) (\(name)), which this program does not know; use the newer program")
            }
            let expected = known[index]
            guard number == expected.number, name == expected.name else {
                throw StorageError.migrationMismatch(
                    "the database has migration \(number) (\(name)) where this program has \(expected.number) (\(expected.name))")
            }
            guard try row.text(2) == expected.digest else {
                throw StorageError.migrationMismatch("migration \(number) (\(name)) was applied with other statements than this program has")
            }
        }
        return applied.count
    }

    /// Runs the statements and notes the migration as applied.
    func apply(in session: Session) throws {
        for statement in statements {
            if let text = statement.rendered(for: session.engine) { try session.script(text) }
        }
        let moment = SchemaDialect.now(for: session.engine)
        try session.execute("INSERT INTO migration (number, name, digest, applied_at) VALUES (\(number), \(name), \(digest), \(raw: moment))")
    }

    /// Throws unless the numbers run 1, 2, 3 and so on: a list with a gap is a mistake in the program.
    static func requireNumbered(_ migrations: [Migration]) throws {
        for (index, migration) in migrations.enumerated() where migration.number != index + 1 {
            throw StorageError.migrationMismatch("this program lists migration \(migration.number) (\(migration.name)) at place \(index + 1)")
        }
    }
}
