public import Law
public import Storage
public import Vietnamese

extension Text {
    /// The wording of the law room.
    public init(_ words: Words) { self.init(words.vi, words.en) }
}

/// How a version of the agency's own pack stands.
public enum PackState: String, Sendable, Hashable {
    case draft, adopted, dropped

    /// What it is called.
    public var label: Text {
        switch self {
        case .draft: Text("Dự thảo", "Draft")
        case .adopted: Text("Đã ban hành", "Adopted")
        case .dropped: Text("Đã bỏ", "Dropped")
        }
    }
}

/// A version of the agency's own pack.
public struct AgencyPack: Sendable, Hashable {
    /// Its number, from 1.
    public let version: Int
    /// Its YAML text, and what the writer said about it.
    public let body: String, note: String
    /// How it stands.
    public let state: PackState
    /// When it was written, and by whom.
    public let written: Instant, by: String
    /// The document that adopted it, and its first day; nil unless it was adopted.
    public let document: String?, effective: CivilDate?
}

/// What the legal officer decided about an entry.
public struct LawDecision: Sendable, Hashable {
    /// The entry.
    public let entry: String
    /// Whether it holds here.
    public let holds: Bool
    /// The text that was read, and the reason.
    public let textRead: String, reason: String
    /// The day, the moment, and who decided.
    public let day: CivilDate, at: Instant, by: String
}

/// The law as an agency reads it: the packs of the program, its own pack in all versions, and what its legal officer has decided.
public struct Lawbook: Sendable {
    /// All packs.
    public let book: LawBook
    /// What was decided; entries of adopted versions count as confirmed by whoever adopted them.
    public let confirmations: Confirmations

    /// For examinations.
    public var examiner: Examiner { Examiner(book: book, confirmations: confirmations) }

    /// Loads the law of an agency: two statements.
    public static func load(agency: String, in session: Session) throws -> Lawbook {
        try load(adopted: LawbookQueries.adopted(agency: agency, in: session), agency: agency, in: session)
    }

    /// The same with a draft in the place of every adopted version, from its first day on: what would hold if it were adopted.
    public static func load(trying draft: Pack, from day: CivilDate, agency: String, in session: Session) throws -> Lawbook {
        var versions = try LawbookQueries.adopted(agency: agency, in: session).filter { $0.from < day }
        versions.append(AdoptedPack(pack: draft, from: day, by: Text("Bản thử", "On trial").vi, on: day))
        return try load(adopted: versions, agency: agency, in: session)
    }

    /// The working days of an agency: its own calendar over the holidays of every year around a day.
    public func calendar(around day: CivilDate, agency: String, in session: Session) throws -> WorkingCalendar {
        let own = try CalendarQueries.load(agency: agency, in: session)
        let fixed = book.holidays(from: day.adding(days: -1500), to: day.adding(days: 1500)).map(\.day)
        return WorkingCalendar(daysOff: own.daysOff.union(fixed), extraDays: own.extraDays)
    }

    private static func load(adopted: [AdoptedPack], agency: String, in session: Session) throws -> Lawbook {
        var book = LawBook.shipped
        var decisions = try LawbookQueries.standing(agency: agency, in: session)
        for (place, version) in adopted.enumerated() {
            let next = adopted.dropFirst(place + 1).map(\.from).min()
            book = book.adding(version.pack.within(Span(from: version.from, to: next?.adding(days: -1))))
            for entry in version.pack.entryNames where decisions[entry] == nil {
                decisions[entry] = Confirmations.Decision(by: version.by, on: version.on, holds: true)
            }
        }
        return Lawbook(book: book, confirmations: Confirmations(decisions))
    }
}

/// A version that was adopted.
struct AdoptedPack: Sendable {
    let pack: Pack
    /// The first day on which it holds.
    let from: CivilDate
    /// Who adopted it, and when.
    let by: String, on: CivilDate
}

/// What an agency may write into its own pack.
public enum AgencyPackRules {
    /// Sections that are law for everybody and not an agency's to write.
    static let closed: Set<Section> = [.awards, .multiples, .salaries, .roundings, .sameTime, .transitions, .holidays]

    /// Reads the text of an agency's pack; every entry becomes the agency's own rule.
    ///
    /// Throws: `PackProblems`, also for sections and awards that are not the agency's to write.
    public static func read(_ text: String) throws(PackProblems) -> Pack {
        let pack = try Pack(yaml: text, as: .agency)
        let shipped = Set(LawBook.shipped.lines.map(\.id))
        let awards = Set(LawBook.shipped.packs.flatMap(\.awards).map(\.rule.code))
        var problems: [PackProblem] = []
        for line in LawBook(packs: [pack]).lines {
            func problem(_ vi: String, _ en: String) { problems.append(PackProblem(line: line.line, column: 1, words: Words(vi, en))) }
            if closed.contains(line.section) {
                problem(
                    "Cơ quan không đặt được mục “\(line.section.label.vi)”; đó là quy định chung.",
                    "An agency cannot set “\(line.section.label.en)”; that is law for everybody.")
            }
            if shipped.contains(line.id) {
                problem("Tên “\(line.id)” đã có trong bộ quy định chung.", "The name “\(line.id)” stands in the general packs.")
            }
            for award in line.awards.subtracting(awards).sorted() {
                problem("Không có danh hiệu, hình thức nào mã “\(award.rawValue)”.", "There is no award with the code “\(award.rawValue)”.")
            }
        }
        guard problems.isEmpty else { throw PackProblems(problems: problems) }
        return pack
    }

    /// What an agency begins with: the shape of each section it may write, as comments.
    public static let template = """
        # Quy định của cơ quan. Mỗi mục: id (tên không dấu), các khóa của mục, article (điều), note (ghi chú).
        # The agency's own rules. Each entry: id, the keys of its section, article, note.
        pack: co-quan
        title: {vi: Quy định của cơ quan, en: The agency's own rules}
        document: Quy chế thi đua, khen thưởng của cơ quan
        # Tiêu chuẩn: criteria
        # criteria:
        #   - id: gk-cua-so
        #     award: gk-ca-nhan
        #     article: Điều 5
        #     rule:
        #       all:
        #         - staff: true
        #         - rating: {at-least: good}
        #         - chosen-by-peers: true
        # Tỷ lệ: quotas (participants: % số tham gia; holders: % số đạt một danh hiệu; per-unit; pool)
        # quotas:
        #   - {id: gk-moi-phong, awards: [gk-ca-nhan], per-unit: 2, article: Điều 6}
        quorums:
          - {id: phien-hop, share: 2/3, article: Điều 8}
        deadlines:
          - {id: thong-bao, code: notice, name: {vi: Công khai trước khi quyết định, en: Notice before the decision}, working-days: 7, article: Điều 9}
        """
}
