import Storage
import TestSupport
import Testing

/// Values and queries behave alike on both engines.
@Suite struct ValueContract {
    static let texts = ["", "Sở Khoa học và Công nghệ tỉnh Đồng Tháp", "ĐẶNG THỊ NGỌC ẤN", "a'b\"c?d--e\\x41", "🇻🇳", "e\u{301}"]
    static let integers: [Int64] = [.min, -1, 0, 1, 1 << 53 + 1, .max]
    static let reals = [-0.5, 0.1, 1e300, Double.leastNonzeroMagnitude, 1.0, .greatestFiniteMagnitude]
    static let blobs: [[UInt8]] = [[], [0], Array(0...255), [0x5c, 0x78, 0x30]]

    @Test(arguments: TestDatabases.engines)
    func everyValueComesBackAsItWasStored(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            let rows = (0..<6).map { index -> [SQLValue] in
                [
                    .integer(Int64(index)), .text(Self.texts[index]), .integer(Self.integers[index]), .real(Self.reals[index]),
                    index < Self.blobs.count ? .blob(Self.blobs[index]) : .null,
                ]
            }
            try await database.write { session in
                for row in rows {
                    try session.execute(
                        "INSERT INTO sample (id, words, number, amount, bytes) VALUES (\(row[0]), \(row[1]), \(row[2]), \(row[3]), \(row[4]))")
                }
            }
            let found = try await database.read { session in
                try session.rows("SELECT id, words, number, amount, bytes FROM sample ORDER BY id").map(\.values)
            }
            #expect(found == rows)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func accessorsReadTypesAndRefuseOthers(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            let row = try #require(
                try await database.read { session in
                    try session.row("SELECT \(7), \("bảy"), \(7.5), \([UInt8](arrayLiteral: 7)), \(Int?.none), \(true), \(String?.some("có"))")
                })
            #expect(try row.int(0) == 7)
            #expect(try row.int64OrNil(0) == 7)
            #expect(try row.text(1) == "bảy")
            #expect(try row.real(2) == 7.5)
            #expect(try row.real(0) == 7)
            #expect(try row.blob(3) == [7])
            #expect(try row.intOrNil(4) == nil)
            #expect(try row.textOrNil(4) == nil)
            #expect(try row.blobOrNil(4) == nil)
            #expect(try row.bool(5))
            #expect(try row.textOrNil(6) == "có")
            #expect(throws: StorageError.type("column 1 is text, not integer")) { try row.int(1) }
            #expect(throws: StorageError.type("column 4 is NULL, not text")) { try row.text(4) }
            #expect(throws: StorageError.type("column 0 is integer, not boolean")) { try row.bool(0) }
            #expect(throws: StorageError.type("no column 7 in a row of 7")) { try row.text(7) }
        }
    }

    @Test(arguments: TestDatabases.engines)
    func nulCharactersAreRefused(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            await #expect(throws: StorageError.type("text with a NUL character")) {
                try await database.write { try $0.execute("INSERT INTO sample (id, words) VALUES (1, \("a\0b"))") }
            }
        }
    }

    @Test(arguments: TestDatabases.engines)
    func textSortsByCodePointAndNullsWhereTold(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            let words: [String?] = ["b", "A", nil, "Đ", "a", "ê", "B"]
            try await database.write { session in
                for (id, word) in words.enumerated() { try session.execute("INSERT INTO sample (id, words) VALUES (\(id), \(word))") }
            }
            let found = try await database.read { session in
                try session.rows("SELECT words FROM sample ORDER BY words NULLS LAST").map { try $0.textOrNil(0) }
            }
            #expect(found == ["A", "B", "a", "b", "ê", "Đ", nil])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func listsBindEveryElementAndAnEmptyListMatchesNothing(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            try await database.write { session in
                for id in 1...5 { try session.execute("INSERT INTO sample (id, words) VALUES (\(id), \("w\(id)"))") }
            }
            try await database.read { session in
                let some = try session.rows("SELECT id FROM sample WHERE words IN \(list: ["w2", "w4", "x"]) ORDER BY id").map { try $0.int(0) }
                #expect(some == [2, 4])
                #expect(try session.rows("SELECT id FROM sample WHERE id IN \(list: [Int]())").isEmpty)
                #expect(try session.rows("SELECT id FROM sample WHERE words IN \(list: [String]())").isEmpty)
            }
        }
    }

    @Test(arguments: TestDatabases.engines)
    func partsOfStatementsAreSplicedWithTheirValues(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            try await database.write { session in
                for id in 1...9 { try session.execute("INSERT INTO sample (id, number) VALUES (\(id), \(id * id))") }
            }
            let conditions: [SQL] = ["number > \(4)", "number < \(64)", "number <> \(25)"]
            let filter = SQL.joined(conditions, by: " AND ")
            let query: SQL = "SELECT id FROM sample WHERE \(raw: filter)" + " ORDER BY id" + SQL.unsafe(" DESC")
            let found = try await database.numbers(query)
            #expect(found == [7, 6, 4, 3])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func optionalFiltersMayBindNull(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            try await database.write { session in
                for id in 1...3 { try session.execute("INSERT INTO sample (id, words) VALUES (\(id), \("w\(id)"))") }
            }
            for (filter, expected) in [(nil, 3), ("w2", 1)] as [(String?, Int)] {
                let row = try await database.read { session in
                    try session.row("SELECT count(*), sum(id), max(words) FROM sample WHERE \(filter) IS NULL OR words = \(filter)")
                }
                #expect(try row?.int(0) == expected)
                #expect(try row?.int(1) == (filter == nil ? 6 : 2))
                #expect(try row?.text(2) == (filter ?? "w3"))
            }
        }
    }

    @Test(arguments: TestDatabases.engines)
    func questionMarksInQuotesAndCommentsAreNotPlaceholders(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            let row = try await database.read { session in
                try session.row("SELECT 'why?', \("it's"), 'don''t?' AS \"a?b\", \(5) -- what?\n, \(6)")
            }
            #expect(row?.values == [.text("why?"), .text("it's"), .text("don't?"), .integer(5), .integer(6)])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func comparisonsMindCase(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            try await database.write { try $0.execute("INSERT INTO sample (id, words) VALUES (1, \("Abc"))") }
            let found = try await database.read { session in
                try ["A%", "a%"].map { pattern in try session.rows("SELECT id FROM sample WHERE words LIKE \(pattern)").count }
            }
            #expect(found == [1, 0])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func executeCountsTheRowsItChanged(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            let counts = try await database.write { session in
                [
                    try session.execute("INSERT INTO sample (id) VALUES (1), (2), (3)"),
                    try session.execute("UPDATE sample SET number = \(5) WHERE id > \(1)"),
                    try session.execute("UPDATE sample SET number = \(5) WHERE id > \(9)"),
                    try session.execute("INSERT INTO sample (id) VALUES (1) ON CONFLICT (id) DO NOTHING"),
                    try session.execute("DELETE FROM sample"),
                    session.statementCount,
                ]
            }
            #expect(counts == [3, 2, 0, 0, 3, 5])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func returningGivesRows(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            let row = try await database.write { session in
                try session.row("UPDATE counter SET value = value + \(1) WHERE id = \(1) RETURNING value")
            }
            #expect(try row?.int(0) == 1)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aThousandShapesOfAStatementDoNotBreakTheCache(_ engine: Engine) async throws {
        try await TestDatabases.withDatabase(engine, migrations: contractMigrations) { database in
            let sum = try await database.read { session in
                try (1...1_100).reduce(0) { sum, number in sum + (try session.row(.unsafe("SELECT \(number)"))?.int(0) ?? 0) }
            }
            #expect(sum == 605_550)
        }
    }
}
