/// Where the data lives and how many connections serve it.
public struct DatabaseConfiguration: Sendable {
    enum Place: Sendable {
        case sqlite(path: String, readers: Int)
        case postgresql(url: String, pool: Int)
    }

    let place: Place
    /// Longest time one PostgreSQL statement may take, in milliseconds.
    public var statementTimeout = 30_000
    /// How long SQLite waits for another process that writes, in milliseconds.
    public var busyTimeout = 10_000

    init(place: Place) { self.place = place }

    /// One SQLite file, one writer and a fixed number of readers.
    public static func sqlite(path: String, readers: Int = 4) -> DatabaseConfiguration {
        DatabaseConfiguration(place: .sqlite(path: path, readers: max(1, readers)))
    }

    /// A PostgreSQL database; the URL goes to libpq as it stands (several hosts, `target_session_attrs`, `sslmode`).
    public static func postgresql(url: String, pool: Int = 8) -> DatabaseConfiguration {
        DatabaseConfiguration(place: .postgresql(url: url, pool: max(1, pool)))
    }

    /// Reads a configured URL: nil is `thidua.sqlite` in the data directory, `sqlite:PATH` another file, `postgres(ql)://…` a server.
    ///
    /// Throws `StorageError.unavailable` for any other scheme.
    public init(dataDirectory: String, url: String?) throws {
        guard let url, !url.isEmpty else {
            self = .sqlite(path: dataDirectory + "/thidua.sqlite")
            return
        }
        if url.hasPrefix("postgres://") || url.hasPrefix("postgresql://") {
            self = .postgresql(url: url)
        } else if url.hasPrefix("sqlite:") {
            let path = String(url.dropFirst("sqlite:".count))
            self = .sqlite(path: path.isEmpty ? dataDirectory + "/thidua.sqlite" : path)
        } else {
            throw StorageError.unavailable("the database URL must begin with postgres://, postgresql:// or sqlite:")
        }
    }

    /// The engine this configuration leads to.
    public var engine: Engine {
        switch place {
        case .sqlite: .sqlite
        case .postgresql: .postgresql
        }
    }
}
