internal import Dispatch

/// The embedded engine: one writer and a fixed set of readers on one file.
struct SQLiteStore: Sendable {
    let writer: SQLiteWriter
    let readers: SQLiteReaders

    static func open(path: String, readers: Int, busyTimeout: Int) async throws -> SQLiteStore {
        try await Blocking.run {
            // The writer comes first: it creates the file and turns on WAL, which readers cannot.
            let writer = try SQLiteConnection.open(path: path, readOnly: false, busyTimeout: busyTimeout)
            let connections = try (0..<readers).map { _ in try SQLiteConnection.open(path: path, readOnly: true, busyTimeout: busyTimeout) }
            return SQLiteStore(writer: SQLiteWriter(writer), readers: SQLiteReaders(connections))
        }
    }

    func close() async {
        await readers.close()
        await writer.close()
    }
}

/// Runs blocking work off the cooperative threads.
enum Blocking {
    static func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try work() }) }
        }
    }
}
