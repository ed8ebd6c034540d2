internal import GRDB
internal import GRDBSQLite

/// Copies a whole SQLite database with the online backup interface (sqlite.org/backup.html), while both sides may be in use.
enum SQLiteBackup {
    /// 4 MB of pages at a time.
    private static let pagesPerStep: Int32 = 1_024

    /// Copies (blocking) in one read transaction of the source, so that writers neither wait nor start the copy over.
    static func copy(from source: SQLiteConnection, to target: SQLiteConnection) throws {
        try source.queue.inDatabase { _ in
            try target.queue.inDatabase { _ in
                try source.control("BEGIN")
                defer { try? source.control("ROLLBACK") }
                // A backup from a connection with an open snapshot copies that snapshot.
                _ = try source.rows(SQL(text: "SELECT count(*) FROM sqlite_schema", values: []), limit: 1)
                try steps(from: source, to: target)
            }
        }
    }

    private static func steps(from source: SQLiteConnection, to target: SQLiteConnection) throws {
        // The statements of a target hold it; the copy replaces every page under them.
        target.finalizeStatements()
        guard let backup = sqlite3_backup_init(target.raw, "main", source.raw, "main") else {
            throw SQLiteFailure.error(sqlite3_errcode(target.raw), on: target.raw, preparing: true)
        }
        var code = SQLITE_OK
        var waits = 0
        repeat {
            code = sqlite3_backup_step(backup, pagesPerStep)
            if code == SQLITE_BUSY || code == SQLITE_LOCKED {
                waits += 1
                sqlite3_sleep(20)
            }
        } while code == SQLITE_OK || ((code == SQLITE_BUSY || code == SQLITE_LOCKED) && waits < 500)
        let finished = sqlite3_backup_finish(backup)
        guard code == SQLITE_DONE, finished == SQLITE_OK else {
            throw SQLiteFailure.error(code == SQLITE_DONE ? finished : code, on: target.raw, preparing: true)
        }
    }

    /// Throws unless the file is a whole SQLite database that keeps its own rules.
    static func check(_ connection: SQLiteConnection) throws {
        try connection.queue.inDatabase { _ in
            for (pragma, isFine) in [("integrity_check", { $0 == "ok" }), ("foreign_key_check", { $0 == nil })] as [(String, (String?) -> Bool)] {
                let first = try connection.rows(SQL(text: "PRAGMA \(pragma)", values: []), limit: 1).first
                let answer = try first.map { try $0.textOrNil(0) ?? "" }
                guard isFine(answer) else { throw StorageError.file("the SQLite file is damaged (\(pragma))") }
            }
        }
    }
}

extension SQLiteConnection {
    /// Makes the file whole by itself: everything from the log goes in, and the log files go away.
    func leaveWAL() throws {
        try queue.inDatabase { _ in
            try control("PRAGMA journal_mode = DELETE")
            finalizeStatements()
        }
        try queue.close()
    }
}
