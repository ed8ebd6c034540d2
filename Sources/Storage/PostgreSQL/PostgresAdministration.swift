/// Statements that PostgreSQL runs only outside a transaction, such as CREATE DATABASE.
package enum PostgresAdministration {
    /// Connects, runs the text as it stands, and disconnects.
    package static func execute(_ text: String, url: String) async throws {
        try await Blocking.run { try PostgresLink(url: url, statementTimeout: 60_000).control(text) }
    }
}
