internal import Storage
internal import Vietnamese

/// Slows guessing down without locking anybody out.
///
/// Failures are counted per sign-in name *and* address (5 in 15 minutes) and per address (50 in 15 minutes), never per sign-in name alone: nobody
/// can shut another person out from elsewhere. Colleagues share the address of their office, so a browser that has signed in before carries a
/// device mark, and its attempts are counted by that mark alone. Guessing from many addresses is left to the length of passwords, the price of
/// scrypt, the bounded queue in `Passwords`, and the second step.
///
/// The counters are machine state, not history: they are no acts, and leave nothing in the record. A bucket is stored as a hash, because people
/// type passwords into the wrong field.
enum Throttle {
    static let window: Int64 = 15 * 60
    /// The longest window of any bucket; what is older is of no use to any.
    private static let longest: Int64 = 3600

    /// One counter and how far it may go in a window.
    struct Bucket: Hashable {
        let key: String
        let limit: Int
        let window: Int64

        init(_ parts: String..., limit: Int, window: Int64 = Throttle.window) {
            self.window = window
            key = Base32.encode(secretHash(parts.joined(separator: "\u{0}")))
            self.limit = limit
        }

        static func signIn(login: String, address: String) -> [Bucket] {
            let place = network(of: address)
            return [Bucket("sign-in", login, place, limit: 5), Bucket("address", place, limit: 50)]
        }

        static func device(_ mark: String, login: String) -> [Bucket] { [Bucket("device", mark, login, limit: 5)] }

        /// Somebody who holds a session guesses at the password behind it.
        static func proof(account: String) -> [Bucket] { [Bucket("proof", account, limit: 5)] }
    }

    /// Counts an attempt in every bucket. It is counted before anything is checked, so that a burst cannot slip through together.
    /// - Throws: `Refusal.throttled` when one is full; the transaction must then be lost, or the counters would never come to rest.
    static func take(_ buckets: [Bucket], now: Instant, in session: Session) throws {
        // In a fixed order, so that two transactions never wait for each other.
        for bucket in buckets.sorted(by: { $0.key < $1.key }) {
            let cutoff = now.adding(seconds: -bucket.window).milliseconds
            let row = try session.rows(
                """
                INSERT INTO throttle (bucket, window_start, count) VALUES (\(bucket.key), \(now.milliseconds), 1)
                ON CONFLICT (bucket) DO UPDATE SET
                    count = CASE WHEN throttle.window_start <= \(cutoff) OR throttle.window_start > \(now.milliseconds) THEN 1
                        ELSE throttle.count + 1 END,
                    window_start = CASE WHEN throttle.window_start <= \(cutoff) OR throttle.window_start > \(now.milliseconds)
                        THEN \(now.milliseconds) ELSE throttle.window_start END
                RETURNING count
                """
            ).first
            if let count = try row?.int(0), count > bucket.limit { throw Refusal.throttled }
        }
    }

    /// Forgets an attempt that turned out to be right: the first bucket starts anew, the others give one back.
    static func giveBack(_ buckets: [Bucket], in session: Session) throws {
        for (index, bucket) in buckets.enumerated().sorted(by: { $0.element.key < $1.element.key }) {
            if index == 0 {
                try session.execute("DELETE FROM throttle WHERE bucket = \(bucket.key)")
            } else {
                try session.execute("UPDATE throttle SET count = count - 1 WHERE bucket = \(bucket.key) AND count > 0")
            }
        }
    }

    /// Removes counters of windows that are over.
    static func purge(now: Instant, in session: Session) throws {
        try session.execute("DELETE FROM throttle WHERE window_start <= \(now.adding(seconds: -longest).milliseconds)")
    }

    /// The part of an address that one customer of a network holds: an IPv4 address whole, of IPv6 the first 64 bits (RFC 6177).
    static func network(of address: String) -> String {
        let plain = address.lowercased().prefix { $0 != "%" }.drop { $0 == "[" }.prefix { $0 != "]" }
        guard plain.contains(":") else { return String(plain.prefix(64)) }
        if plain.contains("."), let last = plain.split(separator: ":").last { return String(last.prefix(64)) }
        let halves = plain.split(separator: ":", omittingEmptySubsequences: false)
        var groups: [Substring] = []
        for (index, group) in halves.enumerated() {
            if group.isEmpty, index > 0, index < halves.count - 1 {
                groups += [Substring](repeating: "0", count: max(1, 9 - halves.count))
            } else {
                groups.append(group.isEmpty ? "0" : group)
            }
        }
        return groups.prefix(4).map { String($0.drop { $0 == "0" }.prefix(4)) }.joined(separator: ":")
    }
}
