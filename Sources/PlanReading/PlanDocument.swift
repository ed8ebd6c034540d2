public import Vietnamese

/// What an obligation is about, from the heading it stands under.
public enum ObligationKind: String, Codable, Sendable, CaseIterable {
    case purpose, requirement, content, organising, assignment
}

/// A stretch of the source, in Unicode scalars of the text as read; `end` is the first scalar after it.
public struct SourceSpan: Hashable, Codable, Sendable {
    public var start: Int
    public var end: Int

    /// The stretch from `start` up to but not including `end`.
    public init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }
}

/// One thing the plan says is to be strived for or done.
public struct Obligation: Hashable, Codable, Sendable, Identifiable {
    /// The clause path, such as "I.1.a" or "IV.4"; unique in its document.
    public var id: String
    public var kind: ObligationKind
    /// The words of the source, with line and page breaks undone.
    public var text: String
    /// The bodies named as doing it, in the clause or in a heading above it; names are canonical, in the order of the source.
    public var assignees: [String]
    /// The date by which it is due, where one is written.
    public var due: CivilDate?
    /// The numbers to be reached, each with its unit, as written: "85%", "50 người".
    public var targets: [String]
    public var source: SourceSpan

    /// An obligation with all its parts.
    public init(
        id: String, kind: ObligationKind, text: String, assignees: [String] = [], due: CivilDate? = nil, targets: [String] = [], source: SourceSpan
    ) {
        self.id = id
        self.kind = kind
        self.text = text
        self.assignees = assignees
        self.due = due
        self.targets = targets
        self.source = source
    }
}

/// A document the plan rests on or carries out.
public struct LegalBasis: Hashable, Codable, Sendable {
    /// The type of document in canonical spelling, such as "Kế hoạch" or "Nghị quyết".
    public var kind: String
    /// Number and sign, such as "98/2023/NĐ-CP".
    public var number: String?
    public var date: CivilDate?
    public var issuer: String?
    public var title: String?

    /// A citation with all its parts.
    public init(kind: String, number: String? = nil, date: CivilDate? = nil, issuer: String? = nil, title: String? = nil) {
        self.kind = kind
        self.number = number
        self.date = date
        self.issuer = issuer
        self.title = title
    }
}

/// The first and last day of the movement, as far as the plan states them.
public struct PlanPeriod: Hashable, Codable, Sendable {
    public var from: CivilDate?
    public var to: CivilDate?

    /// A period; either end may be unknown.
    public init(from: CivilDate? = nil, to: CivilDate? = nil) {
        self.from = from
        self.to = to
    }
}

/// Who signed the plan.
public struct Signatory: Hashable, Codable, Sendable {
    /// The post, such as "Giám đốc".
    public var role: String?
    public var name: String?

    /// A signatory; either part may be unknown.
    public init(role: String? = nil, name: String? = nil) {
        self.role = role
        self.name = name
    }
}

/// Something the law wants a movement plan to state and this plan does not.
public struct PlanGap: Hashable, Codable, Sendable {
    /// A stable word for programs, such as "criteria".
    public var code: String
    /// The article that asks for it, in Vietnamese.
    public var article: String
    /// What is missing, one Vietnamese sentence.
    public var message: String

    /// A gap with its article and message.
    public init(code: String, article: String, message: String) {
        self.code = code
        self.article = article
        self.message = message
    }
}

/// A stretch of the source that looks damaged, with a suggested reading where there is a confident one.
public struct PlanDoubt: Hashable, Codable, Sendable {
    public var start: Int
    public var end: Int
    /// The damaged words as read.
    public var text: String
    public var suggestion: String?

    /// A doubt about the scalars from `start` up to but not including `end`.
    public init(start: Int, end: Int, text: String, suggestion: String? = nil) {
        self.start = start
        self.end = end
        self.text = text
        self.suggestion = suggestion
    }
}

/// A movement plan as read from a text: what it asks, of whom, on what basis, and what it leaves open.
public struct PlanDocument: Hashable, Codable, Sendable {
    public var title: String?
    public var issuer: String?
    public var number: String?
    public var date: CivilDate?
    public var period: PlanPeriod
    public var basis: [LegalBasis]
    public var obligations: [Obligation]
    public var recipients: [String]
    public var signatory: Signatory
    public var gaps: [PlanGap]
    public var doubts: [PlanDoubt]
    /// The headings in the order of the source.
    public var headings: [PlanHeading]
    public var quotas: [AwardQuota]
    public var deadlines: [PlanDeadline]
    public var places: PlanPlaces

    /// A document with all its parts.
    public init(
        title: String? = nil, issuer: String? = nil, number: String? = nil, date: CivilDate? = nil, period: PlanPeriod = PlanPeriod(),
        basis: [LegalBasis] = [], obligations: [Obligation] = [], recipients: [String] = [], signatory: Signatory = Signatory(),
        gaps: [PlanGap] = [], doubts: [PlanDoubt] = [], headings: [PlanHeading] = [], quotas: [AwardQuota] = [], deadlines: [PlanDeadline] = [],
        places: PlanPlaces = PlanPlaces()
    ) {
        self.title = title
        self.issuer = issuer
        self.number = number
        self.date = date
        self.period = period
        self.basis = basis
        self.obligations = obligations
        self.recipients = recipients
        self.signatory = signatory
        self.gaps = gaps
        self.doubts = doubts
        self.headings = headings
        self.quotas = quotas
        self.deadlines = deadlines
        self.places = places
    }

    private enum CodingKeys: String, CodingKey {
        case title, issuer, number, date, period, basis, obligations, recipients, signatory, gaps, doubts, headings, quotas, deadlines, places
    }

    /// Reads a document as written here, also one written before headings, quotas, deadlines and places were kept.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        title = try container.decodeIfPresent(String.self, forKey: .title)
        issuer = try container.decodeIfPresent(String.self, forKey: .issuer)
        number = try container.decodeIfPresent(String.self, forKey: .number)
        date = try container.decodeIfPresent(CivilDate.self, forKey: .date)
        period = try container.decode(PlanPeriod.self, forKey: .period)
        basis = try container.decode([LegalBasis].self, forKey: .basis)
        obligations = try container.decode([Obligation].self, forKey: .obligations)
        recipients = try container.decode([String].self, forKey: .recipients)
        signatory = try container.decode(Signatory.self, forKey: .signatory)
        gaps = try container.decode([PlanGap].self, forKey: .gaps)
        doubts = try container.decode([PlanDoubt].self, forKey: .doubts)
        headings = try container.decodeIfPresent([PlanHeading].self, forKey: .headings) ?? []
        quotas = try container.decodeIfPresent([AwardQuota].self, forKey: .quotas) ?? []
        deadlines = try container.decodeIfPresent([PlanDeadline].self, forKey: .deadlines) ?? []
        places = try container.decodeIfPresent(PlanPlaces.self, forKey: .places) ?? PlanPlaces()
    }
}
