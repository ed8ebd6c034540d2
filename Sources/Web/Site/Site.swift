internal import Hummingbird
public import Logging
public import Movement
public import Storage
internal import Synchronization
internal import Vietnamese

/// Everything a request may need; built once, shared by all.
public struct Site: Sendable {
    /// Performs acts.
    public let runner: ActRunner
    /// Sign-in and everything around it.
    public let accounts: Accounts
    /// Stored files.
    public let files: Files
    /// Reading plans from files.
    public let plans: PlanFileIntake
    /// Taking in files as evidence.
    public let evidence: EvidenceIntake
    /// Taking files of news in, and drawing pictures for shared links.
    public let press: NewsPress
    let configuration: WebConfiguration
    let logger: Logger
    let front: FrontAgency
    let imports = WorkBoard<ImportJob>()
    let readings = WorkBoard<ReadingJob>()
    let publicPages = PublicPages()
    /// How slow a body may come in.
    var uploads = UploadPace()

    /// Builds the site.
    /// - Parameter isDemo: whether the database was created as a demonstration, for ever marked so.
    public init(
        runner: ActRunner, files: Files, configuration: WebConfiguration, isDemo: Bool, papers: PlanPapers = PlanPapers(),
        evidence: EvidenceTools = EvidenceTools(), pictures: NewsPictures = NewsPictures(), logger: Logger
    ) {
        self.runner = runner
        self.files = files
        self.configuration = configuration
        self.logger = logger
        plans = PlanFileIntake(runner: runner, files: files, papers: papers)
        self.evidence = EvidenceIntake(runner: runner, files: files, tools: evidence, logger: logger)
        press = NewsPress(runner: runner, files: files, pictures: pictures)
        accounts = Accounts(runner: runner)
        front = FrontAgency(isDemo: isDemo)
    }

    var database: Database { runner.database }
    var isDemo: Bool { front.isDemo }
}

/// The agency a visitor sees when none is named: the first one made that has a movement, else the first.
final class FrontAgency: Sendable {
    let isDemo: Bool
    private let known = Mutex<AgencyLabel?>(nil)

    init(isDemo: Bool) { self.isDemo = isDemo }

    /// Looks it up once; an empty database is asked again until setup has made an agency.
    func find(in session: Session) throws -> AgencyLabel? {
        if let label = known.withLock({ $0 }) { return label }
        guard
            let row = try session.row(
                """
                SELECT a.agency_id, a.slug, a.name, a.name_en, a.short_name FROM agency a
                ORDER BY CASE WHEN EXISTS (SELECT 1 FROM movement m WHERE m.agency_id = a.agency_id) THEN 0 ELSE 1 END, a.agency_id LIMIT 1
                """)
        else { return nil }
        let label = try AgencyLabel(row)
        known.withLock { $0 = label }
        return label
    }
}

/// An agency's names, for the masthead.
struct AgencyLabel: Sendable, Hashable {
    let id, slug, shortName: String
    let name: Text

    init(_ row: Row) throws {
        id = try row.text(0)
        slug = try row.text(1)
        name = Text(try row.text(2), try row.text(3))
        shortName = try row.text(4)
    }

    static func find(_ id: String, in session: Session) throws -> AgencyLabel? {
        try session.row("SELECT agency_id, slug, name, name_en, short_name FROM agency WHERE agency_id = \(id)").map(AgencyLabel.init)
    }

    static func find(slug: String, in session: Session) throws -> AgencyLabel? {
        try session.row("SELECT agency_id, slug, name, name_en, short_name FROM agency WHERE slug = \(slug)").map(AgencyLabel.init)
    }
}
