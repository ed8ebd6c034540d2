public import Vietnamese

/// Whose example it is.
public enum ExemplarKind: String, Sendable, Hashable, CaseIterable {
    /// Somebody who works in the agency.
    case person
    /// A unit of the agency.
    case unit
    /// A household outside.
    case household
    /// An organisation or firm outside.
    case organisation

    /// What it is called.
    public var label: Text {
        switch self {
        case .person: Text("Cá nhân", "Person")
        case .unit: Text("Đơn vị", "Unit")
        case .household: Text("Hộ gia đình", "Household")
        case .organisation: Text("Tổ chức, doanh nghiệp", "Organisation or firm")
        }
    }

    /// Whether it comes from outside the agency, where nobody has an account to consent by.
    public var isOutside: Bool { self == .household || self == .organisation }

    static let choices = allCases.map { Choice($0.rawValue, $0.label) }
}

/// Where an exemplar stands.
public enum ExemplarState: String, Sendable, Hashable, CaseIterable {
    case nurturing, proposed, published, withdrawn

    /// What it is called.
    public var label: Text {
        switch self {
        case .nurturing: Text("Đang bồi dưỡng", "Being nurtured")
        case .proposed: Text("Đề nghị công bố", "Proposed for publication")
        case .published: Text("Đã công bố", "Published")
        case .withdrawn: Text("Đã thôi", "Withdrawn")
        }
    }
}

/// What was measured, before and after, and what it can be looked up in.
public struct MeasuredResult: Sendable, Hashable {
    /// What was measured.
    public let measure: String
    /// In what.
    public let unitLabel: String
    /// The value before and the value after.
    public let before, after: Quantity
    /// Where the numbers stand, in words.
    public let source: String
    /// The target and the evidence they stand in.
    public let target, evidence: String?

    /// "312 → 95 lượt".
    public var shown: Text {
        let tail = unitLabel.isEmpty ? "" : " " + unitLabel
        return Text("\(before[.vi]) → \(after[.vi])\(tail)", "\(before[.en]) → \(after[.en])\(tail)")
    }
}

/// What is told of an exemplar.
public struct ExemplarText: Sendable, Hashable {
    /// Number of the version, from 1.
    public let number: Int
    /// Title.
    public let title: String
    /// How it came about.
    public let story: String
    /// What others can copy, a line a step.
    public let steps: [String]
    /// What came of it.
    public let result: MeasuredResult
    /// When it was written.
    public let on: CivilDate
}

/// One part of a plan to bring an exemplar up.
public struct NurtureStep: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// What is done.
    public let what: String
    /// By when.
    public let by: CivilDate
    /// When it was done.
    public let done: CivilDate?
}

/// What the mentor or the person saw on a day.
public struct NurtureCheckIn: Sendable, Hashable {
    /// The day.
    public let on: CivilDate
    /// What was seen.
    public let seen: String
    /// Who says so.
    public let by: String
}

/// A consent to publication.
public struct ExemplarConsent: Sendable, Hashable {
    /// The version it covers.
    public let version: Int
    /// Whether the name may be told to everybody.
    public let isNamed: Bool
    /// Number and day of the paper, for those outside.
    public let document: String
    /// When it was given.
    public let given: CivilDate
    /// When it was taken back.
    public let withdrawn: CivilDate?
}

/// A measured result of an adoption, newest last; earlier ones stay.
public struct AdoptionResult: Sendable, Hashable {
    /// Number, from 1.
    public let number: Int
    /// The numbers.
    public let result: MeasuredResult
    /// The day they are of.
    public let on: CivilDate
    /// Whether the head of the unit has confirmed them, and the officer checked.
    public let isConfirmed, isChecked: Bool
}

/// Somebody who took an exemplar over.
public struct Adoption: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Number in the exemplar, from 1.
    public let number: Int
    /// The unit; nil for an agency or organisation outside.
    public let unit: String?
    /// What it is called.
    public let name: Text
    /// Where it is done.
    public let place: String
    /// Since when.
    public let since: CivilDate
    /// The adoption it was learned from; nil for the exemplar itself.
    public let learnedFrom: String?
    /// Paper by which an outside adoption is known; empty for units.
    public let document: String
    /// Whether the head of the unit has confirmed it, and the officer checked it.
    public let isConfirmed, isChecked: Bool
    /// Whether it has ended, and why.
    public let isEnded: Bool
    public let reason: String
    /// Results, oldest first.
    public let results: [AdoptionResult]
    /// What the viewer may do with it.
    public let may: Set<AdoptionMove>

    /// The newest result that was checked; without one it is adopted and not yet measured.
    public var measured: AdoptionResult? { isEnded || !isChecked ? nil : results.last(where: \.isChecked) }

    /// How it stands, in words.
    public var standing: Text {
        if isEnded { return Text("Đã thôi áp dụng", "Ended") }
        if !isConfirmed { return Text("Chờ trưởng đơn vị xác nhận", "Waits for the head of the unit") }
        if !isChecked || results.contains(where: { !$0.isChecked }) { return Text("Chờ cán bộ thi đua kiểm tra", "Waits for the officer's check") }
        return measured == nil ? Text("Đã áp dụng, chưa đo", "Adopted, not yet measured") : Text("Đã áp dụng, có kết quả đo", "Adopted and measured")
    }
}

/// What can be done with an adoption.
public enum AdoptionMove: String, Sendable, Hashable, CaseIterable {
    case confirm, check, measure, correct, end
}

/// What can be done with an exemplar.
public enum ExemplarMove: String, Sendable, Hashable, CaseIterable {
    case mentor, plan, checkIn, write, propose, consent, revoke, publish, withdraw, adopt
}

/// An exemplar in a list.
public struct ExemplarLine: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Number in the movement.
    public let number: Int
    /// Whose example it is.
    public let kind: ExemplarKind
    /// What they are called, as far as the viewer may know.
    public let subject: Text
    /// Title of what is shown; empty while nothing is written.
    public let title: String
    /// Where it stands.
    public let state: ExemplarState
    /// The day it was published.
    public let published: CivilDate?
    /// Adoptions that were checked, and those of them with a measured result.
    public let adopted, measured: Int

    /// What people quote.
    public var reference: String { "ĐH-\(number)" }
}

/// An exemplar with its place among those published.
public struct RankedExemplar: Sendable, Hashable {
    /// Place; those with the same numbers and the same day share it.
    public let place: Int
    /// The exemplar.
    public let line: ExemplarLine
}

/// The exemplars of a movement for one viewer.
public struct ExemplarList: Sendable, Hashable {
    /// Identifier, page address and name of the movement.
    public let movement, slug, name: String
    /// Those that are published, by measured adoption.
    public let published: [RankedExemplar]
    /// Others that exist for the viewer, newest first.
    public let others: [ExemplarLine]
    /// Whether the viewer finds and brings up exemplars, sees suggestions, and sees who is never suggested.
    public let mayManage, seesSuggestions, seesFairness: Bool
    /// People and units that can be named, for those who manage.
    public let people, units: [Choice]
}

/// One exemplar for one viewer.
public struct ExemplarPage: Sendable, Hashable {
    /// What lists show of it.
    public let line: ExemplarLine
    /// Identifier, page address and name of the movement.
    public let movement, slug, movementName: String
    /// Unit of the person, or the unit itself; nil for those outside.
    public let unitName: Text?
    /// Whether whoever it is about is named to the viewer.
    public let isNamed: Bool
    /// The text the viewer reads; nil while nothing is written.
    public let text: ExemplarText?
    /// Newest text, when it is another than the one shown, for those who prepare.
    public let draft: ExemplarText?
    /// Titles of the target and the evidence of the result, as far as the viewer sees them.
    public let targetTitle, evidenceTitle: String?
    /// What it began with, why it was withdrawn, the mentor, the plan and what was seen; for those who nurture it.
    public let grounds, reason: String
    public let mentor: String?
    public let steps: [NurtureStep]
    public let checkIns: [NurtureCheckIn]
    public let consents: [ExemplarConsent]
    /// Who took it over, in the order of the tree.
    public let adoptions: [Adoption]
    /// What the viewer may do.
    public let may: Set<ExemplarMove>
    /// Whether the viewer sees how it was brought up.
    public let seesNurture: Bool
    /// Units for which the viewer can say that it was taken over; outside adopters are for those who manage.
    public let adopters: [Choice]
    /// People who can be mentor.
    public let people: [Choice]
    /// Whether the viewer may say that somebody outside took it over.
    public let mayNameOutside: Bool
    /// Targets of the movement that a result can be read from, for those who write.
    public let targets: [Choice]
}

/// Something about exemplars that waits for the viewer.
public struct OwedExemplar: Sendable, Hashable {
    /// What is asked.
    public enum What: String, Sendable, Hashable { case consent, checkIn, publish, confirm, check }

    /// The exemplar.
    public let id: String
    /// Its title, or whose it is.
    public let title: String
    /// The movement.
    public let movement: String
    /// What is asked.
    public let what: What
    /// Since when, or by when for a check-in.
    public let day: CivilDate
}
