internal import Storage

/// How many clauses of a movement are alive: those that have an owner and on which something happened within the movement's period.
public struct Liveness: Sendable, Hashable {
    /// Clauses that are alive.
    public let alive: Int
    /// All clauses.
    public let total: Int

    /// "11 of 19 clauses alive".
    public var sentence: Text { Text("\(alive) trong \(total) điều khoản đang sống", "\(alive) of \(total) clauses alive") }

    /// 1 when the obligation `o` of the movement `m` is alive, else 0: the one place where the definition stands.
    static let column: SQL = """
        CASE WHEN EXISTS (SELECT 1 FROM assignment x WHERE x.agency_id = o.agency_id AND x.obligation_id = o.obligation_id)
              AND EXISTS (SELECT 1 FROM clause_event e WHERE e.agency_id = o.agency_id AND e.obligation_id = o.obligation_id
                          AND e.on_date >= m.period_from AND e.on_date <= m.period_to) THEN 1 ELSE 0 END
        """
}
