import Foundation
import Storage
import Synchronization
import TestSupport
import Testing

/// What only PostgreSQL does. Without PostgreSQL these tests show as skipped, so that the gap is seen.
@Suite(.enabled(if: TestDatabases.isPostgresExpected, "PostgreSQL is not installed"))
struct PostgresTests {
    @Test func brokenConnectionsAreMadeAgain() async throws {
        try await TestDatabases.withConfiguration(.postgresql, prepared: contractMigrations) { configuration in
            let database = try await Database.open(configuration, migrations: contractMigrations, logger: TestDatabases.quiet)
            let own = try await database.write { try $0.row("SELECT pg_backend_pid()")?.int(0) ?? 0 }
            let killer = try await Database.open(configuration, migrations: contractMigrations, logger: TestDatabases.quiet)
            let killed = try await killer.write { try $0.row("SELECT pg_terminate_backend(CAST(\(own) AS integer))")?.bool(0) }
            #expect(killed == true)
            try await database.write { try $0.execute("UPDATE counter SET value = value + 1") }
            let (value, pid) = try await database.read { session in
                (try session.row("SELECT value FROM counter")?.int(0), try session.row("SELECT pg_backend_pid()")?.int(0))
            }
            #expect(value == 1)
            #expect(pid != own)
            await killer.close()
            await database.close()
        }
    }

    @Test func aConnectionLostInTheMiddleRunsTheBodyAgain() async throws {
        try await TestDatabases.withDatabase(.postgresql, migrations: contractMigrations) { database in
            let runs = Mutex(0)
            try await database.write { session in
                try session.execute("UPDATE counter SET value = value + 1")
                let run = runs.withLock { runs in
                    runs += 1
                    return runs
                }
                if run == 1 { try session.rows("SELECT pg_terminate_backend(pg_backend_pid())").forEach { _ in } }
            }
            #expect(runs.withLock { $0 } == 2)
            let found = try await database.number("SELECT value FROM counter")
            #expect(found == 1)
        }
    }

    @Test func conflictsRunTheBodyAgainEvenWhenItSwallowsThem() async throws {
        try await TestDatabases.withDatabase(.postgresql, migrations: contractMigrations) { database in
            let gate = Gate()
            let runs = Mutex(0)
            async let slow: Void = database.write { session in
                let value = try session.row("SELECT value FROM counter")?.int(0) ?? 0
                let run = runs.withLock { runs in
                    runs += 1
                    return runs
                }
                if run == 1 {
                    gate.open(0)
                    try gate.wait(1)
                }
                _ = try? session.savepoint { try session.execute("UPDATE counter SET value = \(value * 10)") }
            }
            try await gate.reached(0)
            try await database.write { try $0.execute("UPDATE counter SET value = 7") }
            gate.open(1)
            try await slow
            #expect(runs.withLock { $0 } == 2)
            let found = try await database.number("SELECT value FROM counter")
            #expect(found == 70)
        }
    }

    @Test func endlessConflictsEndInUnavailable() async throws {
        try await TestDatabases.withDatabase(.postgresql, migrations: contractMigrations) { database in
            await #expect(throws: StorageError.unavailable("too many conflicting changes at the same time")) {
                try await database.write { session in
                    try session.rows("SELECT value FROM counter").forEach { _ in }
                    // The server raises the same state that a real conflict has.
                    try session.execute(.unsafe("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$"))
                }
            }
        }
    }

    @Test func aSlowStatementIsStopped() async throws {
        try await TestDatabases.withConfiguration(.postgresql, prepared: contractMigrations) { configuration in
            var impatient = configuration
            // Long enough for what opening asks for on a busy machine, and short of what is asked below.
            impatient.statementTimeout = 3000
            let database = try await Database.open(impatient, migrations: contractMigrations, logger: TestDatabases.quiet)
            await #expect(throws: StorageError.engine(code: "57014", message: "see the log of the server")) {
                try await database.read { try $0.rows("SELECT pg_sleep(120)").count }
            }
            await database.close()
        }
    }

    @Test func anAbsentServerIsUnavailable() async throws {
        let error = await #expect(throws: StorageError.self) {
            try await Database.open(.postgresql(url: "postgresql://thidua:hidden@127.0.0.1:1/none"), migrations: [], logger: TestDatabases.quiet)
        }
        guard case .unavailable(let reason)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!reason.contains("hidden"))
    }

    @Test func severalHostsAreTriedInTurn() async throws {
        let server = try TestPostgres.shared.get()
        let url = "postgresql://thidua@127.0.0.1:1,127.0.0.1:\(server.port)/postgres?target_session_attrs=read-write"
        let database = try await Database.open(.postgresql(url: url, pool: 1), migrations: [], logger: TestDatabases.quiet)
        try await database.ping()
        await database.close()
    }

    /// What a server has been told of its tables reaches its counters within a second or so, so the test asks again until it does.
    @Test func tablesThatGrewAreCountedAnewOnce() async throws {
        try await TestDatabases.withDatabase(.postgresql, migrations: contractMigrations) { database in
            try await database.write { session in
                for id in 0..<200 { try session.execute("INSERT INTO sample (id) VALUES (\(id))") }
            }
            var counted: [String] = []
            for _ in 0..<100 where counted.isEmpty {
                counted = try await database.refreshStatistics()
                if counted.isEmpty { try await Task.sleep(for: .milliseconds(100)) }
            }
            #expect(counted == ["sample"])
            let rows = try await database.number("SELECT reltuples::bigint FROM pg_class WHERE relname = 'sample'")
            #expect(rows == 200)
        }
    }
}
