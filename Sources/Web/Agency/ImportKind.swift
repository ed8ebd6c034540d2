internal import Markup
internal import Movement
internal import Papers
internal import Storage
internal import Vietnamese

/// What a file may bring in.
public enum ImportKind: String, Sendable, Codable, CaseIterable {
    /// Those who work here.
    case people
    /// Divisions, offices and the like.
    case units
    /// Targets of one movement.
    case targets
    /// Questions of one contest.
    case questions
    /// Annual evaluations.
    case evaluations
    /// Awards that were given.
    case awards

    var label: Text {
        switch self {
        case .people: Text("Người", "People")
        case .units: Text("Đơn vị", "Units")
        case .targets: Text("Chỉ tiêu", "Targets")
        case .questions: Text("Câu hỏi", "Questions")
        case .evaluations: Text("Kết quả đánh giá", "Evaluations")
        case .awards: Text("Khen thưởng đã có", "Awards on record")
        }
    }

    /// The act that takes the table in.
    var act: String { "\(rawValue).import" }

    /// Name of the file to fill in.
    var templateName: String {
        switch self {
        case .people: "mau-nguoi"
        case .units: "mau-don-vi"
        case .targets: "mau-chi-tieu"
        case .questions: "mau-cau-hoi"
        case .evaluations: "mau-danh-gia"
        case .awards: "mau-khen-thuong"
        }
    }

    var columns: [ImportColumn] {
        switch self {
        case .people: PeopleImport.columns
        case .units: UnitsImport.columns
        case .targets: TargetsImport.columns
        case .questions: QuestionsImport.columns
        case .evaluations: EvaluationsImport.columns
        case .awards: PastAwardsImport.columns
        }
    }

    /// The columns people fill in.
    var asked: [ImportColumn] { self == .questions ? QuestionsImport.asked : columns }

    /// The same, when it is a register that has a place of its own.
    var asRegister: ImportKind? { self == .evaluations || self == .awards ? self : nil }

    /// The largest file, in bytes.
    var sizeLimit: Int { self == .questions ? QuizLimits.default.bytes : FileImport.sizeLimit }

    /// The header of the table in the form the act takes.
    func template(_ language: Language) -> [[String]] { [columns.map { $0.title[language] }] }

    /// The table in a file.
    func table(_ bytes: [UInt8]) async throws -> [[String]] {
        self == .questions ? try await QuestionFiles.table(bytes) : try await ImportUpload.table(bytes)
    }

    /// Who may take such a file in.
    func isFor(_ viewer: Actor) -> Bool {
        switch self {
        case .people, .units: AgencyPolicy.mayManage(viewer)
        case .targets: TargetPolicy.maySet(viewer)
        case .questions: ContestPolicy.mayPrepare(viewer)
        case .evaluations, .awards: MeritPolicy.mayKeep(viewer)
        }
    }

    func preview(_ table: [[String]], at place: ImportPlace, today: CivilDate, for actor: Actor, in session: Session) throws -> ImportPreview {
        switch self {
        case .people: try PeopleImport.preview(table, today: today, for: actor, in: session)
        case .units: try UnitsImport.preview(table, today: today, for: actor, in: session)
        case .targets: try TargetsImport.preview(table, into: place.movement ?? "", today: today, for: actor, in: session)
        case .questions: try QuestionsImport.preview(table, into: place.contest ?? "", for: actor, in: session)
        case .evaluations: try EvaluationsImport.preview(table, today: today, for: actor, in: session)
        case .awards: try PastAwardsImport.preview(table, today: today, for: actor, in: session)
        }
    }
}

/// Where files are taken in: the lists of an agency, the targets of one of its movements, or the questions of one of its contests.
struct ImportPlace: Sendable, Hashable {
    /// Address word of the movement, or of the contest.
    var movement: String?, contest: String?
    /// The register of merit, when the file is for one.
    var register: ImportKind?

    /// The lists of the agency.
    static let agency = ImportPlace()

    /// The place a page's address names.
    static func of(_ visit: Visit) -> ImportPlace {
        func word(_ name: String) -> String? { visit.parameter(name).isEmpty ? nil : visit.parameter(name) }
        return ImportPlace(movement: word("slug"), contest: word("cuoc-thi"), register: register(at: visit.address))
    }

    private static func register(at address: String) -> ImportKind? {
        address.hasPrefix("\(MeritPages.evaluations)/") ? .evaluations : address.hasPrefix("\(MeritPages.awards)/") ? .awards : nil
    }

    /// What may be taken in here.
    var kinds: [ImportKind] { register.map { [$0] } ?? otherKinds }
    private var otherKinds: [ImportKind] { contest != nil ? [.questions] : movement != nil ? [.targets] : [.people, .units] }

    /// Address of the page where a file is chosen; each import is below it.
    var address: String { "\(above)/nhap" }

    /// Address of what the file is for.
    private var above: String {
        register.map { $0 == .awards ? MeritPages.awards : MeritPages.evaluations } ?? contest.map(QuestionPages.address)
            ?? movement.map(TargetParts.list) ?? "/to-chuc"
    }

    /// The part of the site it belongs to.
    var area: MenuPlace { self == .agency ? .organisation : register == nil ? .movements : .people }

    /// Where the result is seen.
    func list(_ kind: ImportKind) -> String {
        self == .agency && kind == .people ? "/nguoi" : above
    }

    /// Lets only those go on who may take files in here; for others the address does not exist.
    func require(_ look: Look) throws {
        guard kinds.allSatisfy({ $0.isFor(look.viewer) }) else { throw Refusal.notFound }
        _ = try fields(for: look.viewer, in: look.session)
    }

    /// What the act needs besides the table.
    func fields(for actor: Actor, in session: Session) throws -> [String: JSONValue] {
        if let contest { return ["contest": .string(try QuestionQueries.contest(contest, for: actor, in: session).id)] }
        guard let movement else { return [:] }
        return ["movement": .string(try TargetsImport.movement(movement, for: actor, in: session).id)]
    }

    /// Ways up from the page where a file is chosen, or from one below it.
    func breadcrumbs(isBelow: Bool, _ look: Look) throws -> [(label: String, href: String)] {
        let above: [(label: String, href: String)]
        if let contest {
            let title = try QuestionQueries.contest(contest, for: look.viewer, in: look.session).title
            above = [(title, ContestPages.address(contest)), (look("Ngân hàng câu hỏi", "Bank of questions"), QuestionPages.address(contest))]
        } else if let movement {
            let name = try TargetsImport.movement(movement, for: look.viewer, in: look.session).name
            above = [(name, "/phong-trao/\(movement)"), (look("Chỉ tiêu", "Targets"), TargetParts.list(movement))]
        } else if let register {
            above = [(look(register.label), self.above)]
        } else {
            above = [(look("Tổ chức", "Organisation"), "/to-chuc")]
        }
        return above + (isBelow ? [(look("Nhập từ tệp", "Import a file"), address)] : [])
    }
}
