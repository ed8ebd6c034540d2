internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Storage
internal import Synchronization
internal import Vietnamese

/// Public pages as visitors see them, kept until the next act of their agency.
///
/// Whatever changes a page is an act, and every act has its entry: a page made at the newest entry is right until there is a newer one. So a visit
/// costs one small query and no rendering. Pages of signed-in readers, and pages with forms of their own, are never kept.
final class PublicPages: Sendable {
    /// What a page was made from.
    private struct State: Equatable {
        let sequence: Int64
        /// Entries that have no number yet.
        let waiting: Int64
        let today: CivilDate
    }

    private struct Kept {
        let agency: String
        let state: State
        let status: HTTPResponse.Status
        let bytes: [UInt8]
    }

    /// More than the public pages people open in a day; beyond that everything is dropped, so that memory stays bounded.
    private static let limit = 256
    private let kept = Mutex<[String: Kept]>([:])

    /// The page, from memory when nothing has happened since it was made.
    /// - Parameter agency: whose acts can change the page; nil when it must not be kept.
    func show(
        _ visit: Visit, in session: Session, agency: (Look) throws -> String?, make: (Look) throws -> Page
    ) throws -> (HTTPResponse.Status, [UInt8]) {
        let key = "\(visit.language.rawValue) \(visit.theme.rawValue) \(visit.chosenAgency ?? "") \(visit.address)"
        if let page = kept.withLock({ $0[key] }), try state(of: page.agency, visit, in: session) == page.state {
            return (page.status, page.bytes)
        }
        let look = try Look(visit, in: session, asVisitor: true)
        let page = try make(look)
        let bytes = Layout.render(page, look).bytes
        guard let agency = try agency(look), bytes.count <= 200_000 else { return (page.status, bytes) }
        let made = Kept(agency: agency, state: try state(of: agency, visit, in: session), status: page.status, bytes: bytes)
        kept.withLock { pages in
            if pages.count >= Self.limit { pages.removeAll() }
            pages[key] = made
        }
        return (page.status, bytes)
    }

    private func state(of agency: String, _ visit: Visit, in session: Session) throws -> State {
        // Entries are never taken back, so with those that wait for their number every new one changes this, whatever identifier it has: two acts of
        // one millisecond, or of two machines whose clocks differ, may sort either way.
        let row = try session.row(
            """
            SELECT (SELECT seq FROM record WHERE agency_id = \(agency) AND seq IS NOT NULL ORDER BY seq DESC LIMIT 1),
                   (SELECT COUNT(*) FROM record WHERE agency_id = \(agency) AND seq IS NULL)
            """)
        return State(sequence: try row?.int64OrNil(0) ?? 0, waiting: try row?.int64(1) ?? 0, today: visit.now.vietnamDate)
    }
}
