/// Backup of a PostgreSQL database through the programs that come with it.
enum PostgresDump {
    /// Writes one consistent snapshot in custom format while the server serves.
    static func dump(url: String, to path: String) async throws {
        let (address, environment) = withoutPassword(url)
        let options = ["--format=custom", "--no-owner", "--no-privileges", "--file=\(path)"]
        try await Command.run("pg_dump", options + ["--dbname=\(address)"], environment: environment)
    }

    /// Replaces the objects of the database in one transaction; other sessions see the old state until it is complete.
    static func restore(from path: String, url: String) async throws {
        // Listing reads the whole table of contents: a file that is no archive is refused before anything is touched.
        try await Command.run("pg_restore", ["--list", path])
        let (address, environment) = withoutPassword(url)
        let options = ["--clean", "--if-exists", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
        try await Command.run("pg_restore", options + ["--dbname=\(address)", path], environment: environment)
    }

    /// Moves the password of a URL into the environment, where other users of the machine cannot read it.
    static func withoutPassword(_ url: String) -> (url: String, environment: [String: String]) {
        guard let scheme = url.firstRange(of: "://") else { return (url, [:]) }
        let rest = url[scheme.upperBound...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") else { return (url, [:]) }
        let password = percentDecoded(authority[authority.index(after: colon)..<at])
        return (String(url[..<colon]) + String(url[at...]), ["PGPASSWORD": password])
    }

    private static func percentDecoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2, let value = UInt8(String(Substring(digits)), radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
