internal import Storage
internal import Vietnamese

/// How late a dossier came, by the program's own time.
public struct Lateness: Sendable, Hashable {
    /// Whole minutes after the deadline; 0 when it was in time. A part of a minute counts as one.
    public let minutes: Int
    /// Minutes during which the nomination was suspended before the deadline's end and that the round's rule does not count.
    public let held: Int

    /// Holds that are open at the moment count up to it.
    static func of(
        _ moment: Instant, closes: Instant, holds: [(from: Instant, to: Instant?)], stopClock: Bool
    ) -> Lateness {
        let heldMilliseconds = holds.reduce(into: Int64(0)) { sum, hold in
            let end = min(hold.to ?? moment, moment)
            sum += max(0, end.milliseconds - hold.from.milliseconds)
        }
        let allowed = stopClock ? heldMilliseconds : 0
        let late = moment.milliseconds - closes.milliseconds - allowed
        return Lateness(minutes: late <= 0 ? 0 : Int((late + 59_999) / 60_000), held: Int(allowed / 60_000))
    }
}

/// A time a nomination was suspended.
struct NominationHoldRow: Sendable {
    let id, kind, reason: String
    let due: CivilDate?
    let began: Instant
    let ended: Instant?
    let clearance: String
    let cleared: CivilDate?

    static func list(_ nomination: String, agency: String, in session: Session) throws -> [NominationHoldRow] {
        try session.rows(
            """
            SELECT hold_id, kind, reason, due_on, began_at, ended_at, clearance, cleared_on FROM nomination_hold
            WHERE agency_id = \(agency) AND nomination_id = \(nomination) ORDER BY began_at, hold_id
            """
        ).map { row in
            NominationHoldRow(
                id: try row.text(0), kind: try row.text(1), reason: try row.text(2), due: try row.civilDateOrNil(3),
                began: Instant(milliseconds: try row.int64(4)), ended: try row.int64OrNil(5).map(Instant.init(milliseconds:)),
                clearance: try row.text(6), cleared: try row.civilDateOrNil(7))
        }
    }
}
