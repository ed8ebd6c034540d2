internal import Storage

/// How many clauses of a movement are alive: those that have an owner and on which something happened within the movement's period.
public struct Liveness: Sendable, Hashable {
    /// Clauses that are alive.
    public let alive: Int
    /// All clauses.
    public let total: Int

    /// "11 of 19 clauses alive".
    public var sentence: Text { Text("\(alive) trong \(total) điều khoản đang sống", "\(alive) of \(total) clauses alive") }

    /// Whether the obligation `o` of the movement `m` is alive: the one place where the definition stands.
    static let condition: SQL = """
        (EXISTS (SELECT 1 FROM assignment x WHERE x.agency_id = o.agency_id AND x.obligation_id = o.obligation_id)
         AND EXISTS (SELECT 1 FROM clause_event y WHERE y.agency_id = o.agency_id AND y.obligation_id = o.obligation_id
                     AND y.on_date >= m.period_from AND y.on_date <= m.period_to))
        """
}
