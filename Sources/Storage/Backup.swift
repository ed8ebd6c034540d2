internal import Crypto

/// One file with everything: a snapshot of the database and all stored files, as a tar archive that any system can open.
public enum Backup {
    private static let snapshotName = "database.snapshot"
    private static let engineName = "engine"

    /// Writes the archive while the server serves; it appears under its name only when it is complete.
    ///
    /// The snapshot is taken before the files are packed: files are never deleted, so every file that the snapshot speaks of is in the archive.
    public static func create(database: Database, files: Files, to path: String) async throws {
        try await withTemporaryDirectory(in: files.directory) { folder in
            try await database.backup(to: folder + "/" + snapshotName)
            try await Blocking.run {
                // Inside a row SQLite itself does not notice damage, so the archive says what its snapshot hashes to.
                try write("\(database.engine.rawValue) \(try digest(of: folder + "/" + snapshotName))", to: folder + "/" + engineName)
            }
            let partial = local(path) + ".partial"
            var arguments = ["--create", "--file", partial, "--directory", folder, snapshotName, engineName]
            if FileSystem.isDirectory(files.directory + "/files") { arguments += ["--directory", files.directory, "files"] }
            do {
                try await Command.run("tar", arguments)
                try await Blocking.run { try FileSystem.publish(partial, as: path) }
            } catch {
                FileSystem.removeIfPresent(partial)
                throw error
            }
        }
    }

    /// Puts an archive back, also while a server runs on the same data. Files are checked against their hashes and added; the database comes last.
    ///
    /// `url` is the configured database URL, nil for the file in the data directory. Throws `file` when the archive is damaged or of the other
    /// engine; then the database is as it was. A server that runs meanwhile must be restarted when the archive comes from another version of the program.
    public static func restore(from path: String, into dataDirectory: String, url: String? = nil) async throws {
        let configuration = try DatabaseConfiguration(dataDirectory: dataDirectory, url: url)
        try await withTemporaryDirectory(in: dataDirectory) { folder in
            try await Command.run("tar", ["--extract", "--file", local(path), "--directory", folder, "--no-same-owner"])
            try await Blocking.run { try requireWhole(configuration.engine, in: folder) }
            try await addFiles(from: folder, to: dataDirectory)
            try await Database.restore(from: folder + "/" + snapshotName, into: configuration)
        }
    }

    /// A relative name gets its "./": before a slash, GNU tar reads a colon as the name of another machine.
    private static func local(_ path: String) -> String { path.hasPrefix("/") ? path : "./" + path }

    private static func withTemporaryDirectory(in directory: String, _ body: (String) async throws -> Void) async throws {
        let folder = try await Blocking.run { try FileSystem.makeTemporaryDirectory(in: directory) }
        do {
            try await body(folder)
            FileSystem.removeDirectory(folder)
        } catch {
            FileSystem.removeDirectory(folder)
            throw error
        }
    }

    private static func write(_ text: String, to path: String) throws {
        let file = try FileSystem.create(path)
        defer { FileSystem.closeFile(file) }
        try FileSystem.append(Array(text.utf8), to: file)
    }

    /// SHA-256 of a file, read in pieces.
    private static func digest(of path: String) throws -> String {
        let file = try FileSystem.openToRead(path)
        defer { FileSystem.closeFile(file) }
        var sum = SHA256()
        var offset = 0
        while true {
            let chunk = try FileSystem.read(file, count: 1 << 20, at: offset)
            if chunk.isEmpty { return Hexadecimal.text(sum.finalize()) }
            sum.update(data: chunk)
            offset += chunk.count
        }
    }

    /// Holds the archive against the configured engine, and its snapshot against the digest beside it.
    private static func requireWhole(_ engine: Engine, in folder: String) throws {
        let path = folder + "/" + engineName
        guard FileSystem.exists(path) else { throw StorageError.file("the archive is not a backup of this program") }
        let file = try FileSystem.openToRead(path)
        defer { FileSystem.closeFile(file) }
        let words = String(decoding: try FileSystem.read(file, count: 128, at: 0), as: UTF8.self).split(separator: " ")
        guard words.count == 2, FileSystem.exists(folder + "/" + snapshotName) else {
            throw StorageError.file("the archive is not a backup of this program")
        }
        guard words[0] == engine.rawValue else {
            throw StorageError.file("the backup is of \(words[0]), the configured database is \(engine.rawValue)")
        }
        guard try digest(of: folder + "/" + snapshotName) == words[1] else { throw StorageError.file("the snapshot in the archive is damaged") }
    }

    /// Stores every file of the archive anew, so that content decides its name and a damaged file stops the restore.
    private static func addFiles(from folder: String, to dataDirectory: String) async throws {
        let archived = Files(dataDirectory: folder)
        let live = Files(dataDirectory: dataDirectory)
        for hash in try await Blocking.run({ try hashes(in: folder + "/files") }) where !(await live.contains(hash)) {
            let stored = try await live.store(try await archived.read(hash), limit: .max)
            guard stored.hash == hash else { throw StorageError.file("the archived file \(hash) is damaged") }
        }
    }

    private static func hashes(in store: String) throws -> [String] {
        guard FileSystem.isDirectory(store) else { return [] }
        return try FileSystem.names(in: store).flatMap { try FileSystem.names(in: store + "/" + $0) }
    }
}
