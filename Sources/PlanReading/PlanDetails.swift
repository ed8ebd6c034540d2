public import Vietnamese

/// A heading of the plan; the headings in order, with their paths, are the tree.
public struct PlanHeading: Hashable, Codable, Sendable, Identifiable {
    /// The clause path, such as "III.2"; that of the heading above when this one has no number.
    public var id: String
    /// The words of the source without the number.
    public var text: String
    /// How many headings stand above it, counted from 1.
    public var level: Int
    /// Its first scalar in the text as read.
    public var start: Int
    /// The first scalar after it.
    public var end: Int

    /// A heading with all its parts.
    public init(id: String, text: String, level: Int, start: Int, end: Int) {
        self.id = id
        self.text = text
        self.level = level
        self.start = start
        self.end = end
    }
}

/// How many may be rewarded, as the plan limits it.
public struct AwardQuota: Hashable, Codable, Sendable {
    /// Whom a quota is for; `any` when the plan lets the proposer choose ("01 tập thể hoặc cá nhân").
    public enum Subject: String, Codable, Sendable, CaseIterable { case collective, individual, household, any }

    /// The words of the source.
    public var text: String
    public var subject: Subject
    /// The form of award, such as "Giấy khen"; nil where none is named beside it.
    public var form: String?
    /// Hundredths of those who take part, or of another number the plan names.
    public var percent: Double?
    public var count: Int?
    /// Its first scalar in the text as read.
    public var start: Int
    /// The first scalar after it.
    public var end: Int

    /// A quota with all its parts.
    public init(text: String, subject: Subject, form: String? = nil, percent: Double? = nil, count: Int? = nil, start: Int, end: Int) {
        self.text = text
        self.subject = subject
        self.form = form
        self.percent = percent
        self.count = count
        self.start = start
        self.end = end
    }
}

/// A day by which something is to be handed in or held.
public struct PlanDeadline: Hashable, Codable, Sendable {
    /// What is due.
    public enum Matter: String, Codable, Sendable, CaseIterable { case dossier, report, review, other }

    /// The words of the source from the word of deadline to the end of the date.
    public var text: String
    /// The last day; of a yearly deadline the first one not before the day of the plan, nil when the plan has no date.
    public var date: CivilDate?
    public var what: Matter
    /// Whether it comes back every year ("trước ngày 10/12 hằng năm").
    public var yearly: Bool
    /// Its first scalar in the text as read.
    public var start: Int
    /// The first scalar after it.
    public var end: Int

    /// A deadline with all its parts.
    public init(text: String, date: CivilDate?, what: Matter, yearly: Bool = false, start: Int, end: Int) {
        self.text = text
        self.date = date
        self.what = what
        self.yearly = yearly
        self.start = start
        self.end = end
    }
}

/// Where the parts of the frame stand in the text as read; nil for what was not found.
public struct PlanPlaces: Hashable, Codable, Sendable {
    public var title: SourceSpan?
    public var issuer: SourceSpan?
    public var number: SourceSpan?
    public var date: SourceSpan?
    public var period: SourceSpan?
    public var signatory: SourceSpan?
    /// One for each of the document's legal bases, in the same order.
    public var basis: [SourceSpan]
    /// One for each of the document's recipients, in the same order.
    public var recipients: [SourceSpan]

    /// Places; what is left out was not found.
    public init(
        title: SourceSpan? = nil, issuer: SourceSpan? = nil, number: SourceSpan? = nil, date: SourceSpan? = nil, period: SourceSpan? = nil,
        signatory: SourceSpan? = nil, basis: [SourceSpan] = [], recipients: [SourceSpan] = []
    ) {
        self.title = title
        self.issuer = issuer
        self.number = number
        self.date = date
        self.period = period
        self.signatory = signatory
        self.basis = basis
        self.recipients = recipients
    }
}
