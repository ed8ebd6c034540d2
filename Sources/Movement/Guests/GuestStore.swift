internal import Storage

/// Reads and writes guests inside an act.
enum GuestStore {
    /// The guest as one who acts; nil before the contact is proved and after erasure.
    static func actor(_ guest: String, agency: String, in session: Session) throws -> Actor? {
        try session.row(
            "SELECT name FROM guest WHERE agency_id = \(agency) AND guest_id = \(guest) AND proved_at IS NOT NULL AND erased_at IS NULL"
        ).map { Actor(agency: agency, identity: .guest(id: guest), name: try $0.text(0)) }
    }
}
