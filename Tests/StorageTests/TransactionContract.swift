import Storage
import TestSupport
import Testing

/// Transactions keep their promises on both engines.
@Suite struct TransactionContract {
    @Test(arguments: TestDatabases.engines)
    func brokenRulesBecomeTypedErrors(_ engine: Engine) async throws {
        let cases: [(SQL, StorageError.ConstraintKind)] = [
            ("INSERT INTO unit (id, code, size) VALUES (\("u1"), \("x"), \(1))", .unique),
            ("INSERT INTO unit (id, code, size) VALUES (\("u2"), \("KHCN"), \(1))", .unique),
            ("INSERT INTO unit (id, code, size) VALUES (\("u2"), \("y"), \(-1))", .check),
            ("INSERT INTO unit (id, code, size) VALUES (\("u2"), \(String?.none), \(1))", .notNull),
            ("INSERT INTO member (id, unit) VALUES (\("m"), \("secret-unit"))", .foreignKey),
            ("INSERT INTO late (id, unit) VALUES (\("l"), \("secret-unit"))", .foreignKey),
            ("DELETE FROM unit WHERE id = \("u1")", .foreignKey),
        ]
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            try await database.write { session in
                try session.execute("INSERT INTO unit (id, code, size) VALUES (\("u1"), \("KHCN"), \(1))")
                try session.execute("INSERT INTO member (id, unit) VALUES (\("m1"), \("u1"))")
            }
            for (statement, expected) in cases {
                let error = await #expect(throws: StorageError.self) { try await database.write { try $0.execute(statement) } }
                guard case .constraint(let kind, let detail)? = error else {
                    Issue.record("\(statement): \(String(describing: error))")
                    continue
                }
                #expect(kind == expected)
                #expect(!detail.contains("secret"))
            }
        }
    }

    @Test(arguments: TestDatabases.engines)
    func mistakesInStatementsNameTheEngineCodeAndNoValue(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            let error = await #expect(throws: StorageError.self) {
                try await database.read { try $0.rows("SELECT id FROM nowhere WHERE id = \("secret")") }
            }
            guard case .engine(_, let message)? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(message.contains("nowhere"))
            #expect(!message.contains("secret"))
        }
    }

    @Test(arguments: TestDatabases.engines)
    func wrongTypesAreRefusedByTheSchema(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            let error = await #expect(throws: StorageError.self) {
                try await database.write { try $0.execute("INSERT INTO sample (id, number) VALUES (\(1), \("nine"))") }
            }
            guard case .type? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test(arguments: TestDatabases.engines)
    func anErrorFromTheBodyUndoesEverythingAndPassesUnchanged(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            await #expect(throws: Refused(reason: "no evidence")) {
                try await database.write { session in
                    try session.execute("INSERT INTO sample (id) VALUES (\(1))")
                    throw Refused(reason: "no evidence")
                }
            }
            let found = try await database.number("SELECT count(*) FROM sample")
            #expect(found == 0)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aDryRunAnswersAndLeavesNothing(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            let inside = try await database.dryRun { session in
                try session.execute("INSERT INTO sample (id) VALUES (\(1))")
                return try session.row("SELECT count(*) FROM sample")?.int(0)
            }
            #expect(inside == 1)
            let found = try await database.number("SELECT count(*) FROM sample")
            #expect(found == 0)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func readsRefuseToWrite(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            await #expect(throws: StorageError.readOnly) { try await database.read { try $0.execute("UPDATE counter SET value = 9") } }
            let found = try await database.number("SELECT value FROM counter")
            #expect(found == 0)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aSavepointUndoesOnlyItself(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            try await database.write { session in
                try session.execute("INSERT INTO sample (id) VALUES (\(1))")
                let refused: StorageError? = {
                    do {
                        try session.savepoint {
                            try session.execute("INSERT INTO sample (id) VALUES (\(2))")
                            try session.savepoint { try session.execute("INSERT INTO sample (id) VALUES (\(3))") }
                            try session.execute("INSERT INTO sample (id) VALUES (\(1))")
                        }
                        return nil
                    } catch { return error as? StorageError }
                }()
                guard case .constraint(kind: .unique, _)? = refused else { throw Refused(reason: "expected a constraint") }
                try session.execute("INSERT INTO sample (id) VALUES (\(4))")
            }
            let found = try await database.numbers("SELECT id FROM sample ORDER BY id")
            #expect(found == [1, 4])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aSwallowedFailureStillLosesTheTransaction(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            let error = await #expect(throws: StorageError.self) {
                try await database.write { session in
                    try session.execute("INSERT INTO sample (id) VALUES (\(1))")
                    _ = try? session.execute("INSERT INTO sample (id) VALUES (\(1))")
                }
            }
            guard case .constraint(kind: .unique, _)? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            let found = try await database.number("SELECT count(*) FROM sample")
            #expect(found == 0)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aReadSeesOneSnapshot(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            let gate = Gate()
            async let seen = database.read { session in
                let before = try session.row("SELECT value FROM counter")?.int(0)
                gate.open(0)
                try gate.wait(1)
                return [before, try session.row("SELECT value FROM counter")?.int(0)]
            }
            try await gate.reached(0)
            try await database.write { try $0.execute("UPDATE counter SET value = 41") }
            gate.open(1)
            #expect(try await seen == [0, 0])
            let found = try await database.number("SELECT value FROM counter")
            #expect(found == 41)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aClosedDatabaseSaysSo(_ engine: Engine) async throws {
        try await TestDatabases.withConfiguration(engine) { configuration in
            let database = try await Database.open(configuration, migrations: contractMigrations, logger: TestDatabases.quiet)
            try await database.ping()
            await database.close()
            await #expect(throws: StorageError.unavailable("the database is closed")) { try await database.ping() }
            await #expect(throws: StorageError.unavailable("the database is closed")) {
                try await database.write { try $0.execute("UPDATE counter SET value = 1") }
            }
        }
    }

    /// Acts that are committed together stay as apart as if each had been alone.
    @Test(arguments: TestDatabases.engines)
    func whoeverFailsInAGroupFailsAlone(_ engine: Engine) async throws {
        struct Own: Error, Equatable { let id: Int }
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            try await database.write { try $0.execute("INSERT INTO sample (id) VALUES (-1)") }
            let outcomes = try await withThrowingTaskGroup(of: (Int, String).self) { group in
                for id in 0..<300 {
                    group.addTask {
                        do {
                            let made = try await database.write { session in
                                try session.execute("INSERT INTO sample (id) VALUES (\(id))")
                                if id % 7 == 3 { throw Own(id: id) }
                                if id % 7 == 5 { try session.execute("INSERT INTO sample (id) VALUES (-1)") }
                                if id % 7 == 6 { _ = try? session.execute("INSERT INTO sample (id) VALUES (-1)") }
                                return id
                            }
                            return (id, made == id ? "made" : "wrong")
                        } catch let error as Own { return (id, error == Own(id: id) ? "own" : "wrong") } catch StorageError.constraint(
                            kind: .unique, detail: _)
                        {
                            return (id, "unique")
                        }
                    }
                }
                return try await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
            }
            for id in 0..<300 { #expect(outcomes[id] == (id % 7 == 3 ? "own" : id % 7 >= 5 ? "unique" : "made"), "\(id)") }
            let kept = try await database.read { try $0.rows("SELECT id FROM sample WHERE id >= 0 ORDER BY id").map { try $0.int(0) } }
            #expect(kept == (0..<300).filter { ![3, 5, 6].contains($0 % 7) })
        }
    }
}
