extension Database {
    /// Writes a snapshot of the whole database to one file while serving; the file appears under its name only when it is complete and durable.
    ///
    /// SQLite gives a database file, PostgreSQL a `pg_dump` archive in custom format. Throws `file` when `pg_dump` is not installed.
    public func backup(to path: String) async throws {
        let temporary = path + ".partial"
        do {
            switch configuration.place {
            case .sqlite(let source, _): try await Database.copySQLite(from: source, to: temporary, busyTimeout: configuration.busyTimeout)
            case .postgresql(let url, _): try await PostgresDump.dump(url: url, to: temporary)
            }
            try await Blocking.run { try FileSystem.publish(temporary, as: path) }
        } catch {
            FileSystem.removeIfPresent(temporary)
            throw error
        }
    }

    /// Replaces the content of a database with a snapshot that `backup(to:)` wrote, in one transaction.
    ///
    /// Works while other processes serve the same SQLite file or server: they see either the old state or the new one, and acts under way wait or
    /// fail with `unavailable`. The snapshot is checked before anything is touched.
    public static func restore(from snapshot: String, into configuration: DatabaseConfiguration) async throws {
        switch configuration.place {
        case .sqlite(let path, _): try await restoreSQLite(from: snapshot, to: path, busyTimeout: configuration.busyTimeout)
        case .postgresql(let url, _): try await PostgresDump.restore(from: snapshot, url: url)
        }
    }

    private static func copySQLite(from source: String, to target: String, busyTimeout: Int) async throws {
        try await Blocking.run {
            FileSystem.removeIfPresent(target)
            // Connections of its own, so that no reader of the server is busy for the length of the copy.
            let from = try SQLiteConnection.open(path: source, readOnly: true, busyTimeout: busyTimeout)
            let to = try SQLiteConnection.open(path: target, readOnly: false, busyTimeout: busyTimeout)
            try SQLiteBackup.copy(from: from, to: to)
            try to.leaveWAL()
        }
    }

    private static func restoreSQLite(from snapshot: String, to path: String, busyTimeout: Int) async throws {
        guard FileSystem.exists(snapshot) else { throw StorageError.file("no snapshot at \(snapshot)") }
        try await Blocking.run {
            let from = try SQLiteConnection.open(path: snapshot, readOnly: true, busyTimeout: busyTimeout)
            try SQLiteBackup.check(from)
            let to = try SQLiteConnection.open(path: path, readOnly: false, busyTimeout: busyTimeout)
            try SQLiteBackup.copy(from: from, to: to)
        }
    }
}
