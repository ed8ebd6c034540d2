import Storage
import TestSupport
import Testing

/// Many clients at once lose nothing and repeat nothing.
@Suite struct ConcurrencyContract {
    @Test(arguments: TestDatabases.engines)
    func sixtyFourClientsIncrementExactly(_ engine: Engine) async throws {
        let rounds = engine == .sqlite ? 20 : 3
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<64 {
                    group.addTask {
                        for _ in 0..<rounds {
                            try await database.write { session in
                                let value = try session.row("SELECT value FROM counter WHERE id = \(1)")?.int(0) ?? 0
                                try session.execute("UPDATE counter SET value = \(value + 1) WHERE id = \(1)")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let found = try await database.number("SELECT value FROM counter")
            #expect(found == 64 * rounds)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func actsThatFailInAGroupLeaveTheOthers(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            let outcomes = await withTaskGroup(of: (Int, Bool).self, returning: [Int: Bool].self) { group in
                for id in 0..<90 {
                    group.addTask {
                        do {
                            try await database.write { session in
                                try session.execute("INSERT INTO sample (id) VALUES (\(id))")
                                // One third is refused by the domain, one third breaks a rule that is checked only at COMMIT.
                                if id % 3 == 1 { throw Refused(reason: "third") }
                                if id % 3 == 2 { try session.execute("INSERT INTO late (id, unit) VALUES (\("l\(id)"), \("none"))") }
                            }
                            return (id, true)
                        } catch { return (id, false) }
                    }
                }
                return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
            #expect(outcomes == Dictionary(uniqueKeysWithValues: (0..<90).map { ($0, $0 % 3 == 0) }))
            let found = try await database.read { try $0.rows("SELECT id FROM sample ORDER BY id").map { try $0.int(0) } }
            #expect(found == stride(from: 0, to: 90, by: 3).map { $0 })
        }
    }

    @Test(arguments: TestDatabases.engines)
    func readersServeManyAtOnce(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            let sum = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<300 { group.addTask { try await database.read { try $0.row("SELECT \(number)")?.int(0) ?? 0 } } }
                return try await group.reduce(0, +)
            }
            #expect(sum == 44_850)
        }
    }
}
