public import Vietnamese

/// What is asked for: one award for one subject. With `Facts` it is all that an examination needs.
public struct Case: Sendable, Hashable {
    /// A part of the dossier as it stands.
    public enum PartState: String, Sendable, Hashable, CaseIterable {
        case missing, present, confirmed
    }

    /// Which award, and for which year.
    public var award: AwardCode, year: Int
    /// Why it is to be given.
    public var type: AchievementType
    /// First and last day of the achievement; the year when nobody says otherwise.
    public var period: Period
    /// What the achievement is, in a sentence.
    public var achievement: String
    /// Digests or addresses of the evidence it stands on.
    public var evidenceKeys: Set<String>
    /// Initiatives it leans on, by identifier.
    public var initiatives: Set<String>
    /// Awards it leans on as merit: (code, year). Empty lets the examination look for itself.
    public var grounds: [Facts.Held]
    /// Who is to decide; nil before that is said.
    public var decider: Authority?
    /// The day it was received for appraisal; nil before.
    public var received: CivilDate?
    /// The day of the decision; nil before.
    public var decided: CivilDate?
    /// Parts of the dossier by code; nil before there is a dossier.
    public var parts: [String: PartState]?
    /// Whole minutes by which it came after the agency's own deadline; 0 when it was in time, nil when there is no deadline or it has not come.
    public var minutesLate: Int?
    /// Whether whoever may open the late queue has opened it for this dossier.
    public var isLateOpened: Bool
    /// What the legal officer decided about an initiative that stood for something before: allowed or not; nil when nothing is decided.
    public var initiativeReuse: Bool?
    /// What the legal officer decided about a chain over former organisations; nil when nothing is decided.
    public var chainAcrossFormer: Bool?

    /// A case of which nothing is said but the award and the year.
    public init(award: AwardCode, year: Int, type: AchievementType, period: Period) {
        self.award = award
        self.year = year
        self.type = type
        self.period = period
        achievement = ""
        evidenceKeys = []
        initiatives = []
        grounds = []
        decider = nil
        received = nil
        decided = nil
        parts = nil
        minutesLate = nil
        isLateOpened = false
        initiativeReuse = nil
        chainAcrossFormer = nil
    }
}
