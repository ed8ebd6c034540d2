public import Law
public import Vietnamese

/// Whom an entry of these registers is about.
public enum MeritKind: String, Sendable, Hashable, CaseIterable {
    case person, unit, household
    case outsidePerson = "outside-person"
    case outsideOrganisation = "outside-organisation"

    /// Whether it stands in the agency's own directory.
    public var isOwn: Bool { self == .person || self == .unit }

    /// What the law calls it.
    public var awardee: AwardeeKind {
        switch self {
        case .person: .person
        case .unit: .collective
        case .household: .household
        case .outsidePerson: .outsidePerson
        case .outsideOrganisation: .outsideOrganisation
        }
    }

    /// What it is called.
    public var label: Text { Text(awardee.label) }
}

/// Somebody or something that can be awarded.
public struct MeritSubject: Sendable, Hashable {
    /// What it is.
    public let kind: MeritKind
    /// Identifier of the person or unit; for others the folded name, and address when there is one.
    public let id: String
    /// Free name and address; empty for people and units of the agency.
    public let name: String, address: String

    /// Somebody who works here.
    public static func person(_ id: String) -> MeritSubject { MeritSubject(kind: .person, id: id, name: "", address: "") }
    /// A unit.
    public static func unit(_ id: String) -> MeritSubject { MeritSubject(kind: .unit, id: id, name: "", address: "") }

    /// A household, or a person or organisation outside: known by name and address alone.
    public static func free(_ kind: MeritKind, name: String, address: String = "") -> MeritSubject {
        let parts = [name, address].map { Vietnamese.folded($0) }.filter { !$0.isEmpty }
        return MeritSubject(kind: kind, id: parts.joined(separator: " | "), name: name, address: address)
    }
}

/// An evaluation as it stands, or stood until it was corrected.
public struct Evaluation: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Who was evaluated, and what they are called.
    public let subject: MeritSubject, name: String
    /// For which year, and how.
    public let year: Int, level: Rating
    /// The document that says so.
    public let document: String, documentOn: CivilDate
    /// Why it replaced an earlier one; empty for the first.
    public let reason: String
    /// Whether it is the one that counts.
    public let isCurrent: Bool
}

/// An award that was given before the program knew of it, or elsewhere.
public struct PastAward: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Who was awarded, and what they are called.
    public let subject: MeritSubject, name: String
    /// What was given, and for which year.
    public let code: AwardCode, year: Int
    /// First and last day of what it was given for; nil when the decision does not say.
    public let period: Period?
    /// What it was given for, and why.
    public let what: String, type: AchievementType
    /// The decision.
    public let decision: String, decidedOn: CivilDate
    /// Who decided, under the name of that day, and whether that organisation has since ended.
    public let decidedBy: String, isFormer: Bool
    /// Where the evidence is kept; may be empty.
    public let evidence: String
    /// Whether it came in with a file.
    public let isImported: Bool
    /// Why, by which decision and when it was cancelled; nil while it is valid.
    public let cancelled: Cancellation?

    /// The end of an award.
    public struct Cancellation: Sendable, Hashable {
        public let reason: String, decision: String, on: CivilDate
    }
}

/// Whether the list of awards of a year is known to be complete for a kind of subject.
public struct AwardYear: Sendable, Hashable {
    public let year: Int, kind: MeritKind, isComplete: Bool, reason: String
}

/// How a matter stands.
public enum MatterState: String, Sendable, Hashable, CaseIterable {
    case open, cleared, violation

    /// What it is called.
    public var label: Text {
        switch self {
        case .open: Text("Đang xem xét", "Under way")
        case .cleared: Text("Kết luận không vi phạm", "Cleared")
        case .violation: Text("Kết luận có vi phạm", "A violation was found")
        }
    }
}

/// A matter as those who may know of it see it in a list. What it is about is in its file, and opening the file is an act.
public struct MatterLine: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Who it concerns, and what they are called.
    public let subject: MeritSubject, name: String
    /// Who is in charge of it.
    public let officer: String
    /// First day, and the day by which it is to be concluded.
    public let opened: CivilDate, due: CivilDate
    /// How it stands.
    public let state: MatterState
    /// Whether the viewer may close it.
    public let mayClose: Bool

    /// Whether it should have been concluded.
    public func isOverdue(on day: CivilDate) -> Bool { state == .open && due < day }
}

/// The file of a matter.
public struct MatterFile: Sendable, Hashable {
    /// What lists show.
    public let line: MatterLine
    /// What sort of matter.
    public let kind: Facts.Matter.Kind
    /// What it rests on.
    public let document: String, documentOn: CivilDate, note: String
    /// The conclusion; empty while it lasts.
    public let closing: String, closingOn: CivilDate?, closingNote: String
    /// Who has opened the file, when and why, latest first.
    public let looks: [Look]

    /// Somebody opened the file.
    public struct Look: Sendable, Hashable {
        public let name: String, at: Instant, why: String
    }
}

extension Facts.Matter.Kind {
    /// What it is called.
    public var label: Text {
        switch self {
        case .considering: Text("Đang xem xét kỷ luật", "Discipline is being considered")
        case .investigation:
            Text("Đang điều tra, thanh tra, kiểm tra, có dấu hiệu vi phạm", "Investigation, inspection or check with signs of a violation")
        case .complaint: Text("Khiếu nại, tố cáo đang được xác minh", "Complaint or denunciation being verified")
        case .press: Text("Báo chí nêu tham nhũng, tiêu cực, đang được xác minh", "Corruption reported by the press, being verified")
        }
    }
}

/// A discipline that was imposed.
public struct DisciplineEntry: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// On whom.
    public let person: String, name: String
    /// Which.
    public let level: DisciplineLevel
    /// First and last day on which it holds.
    public let from: CivilDate, to: CivilDate
    /// The decision.
    public let document: String, documentOn: CivilDate
    /// By what it was revoked; empty while it stands.
    public let revoked: String
}

/// A maternity leave.
public struct MaternityLeave: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Whose.
    public let person: String, name: String
    /// First and last day.
    public let from: CivilDate, to: CivilDate
    /// What it rests on.
    public let document: String
    /// Why the entry was taken out; empty while it stands.
    public let withdrawn: String
}
