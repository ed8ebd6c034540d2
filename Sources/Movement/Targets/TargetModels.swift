public import Vietnamese

/// A target in a list: numbers are public, by unit; names of people are not.
public struct TargetLine: Sendable, Hashable {
    /// Identifier, also the last part of its address.
    public let id: String
    /// Short name, the same for every owner it was set for.
    public let code: String
    /// What it is.
    public let title: String
    /// Path of the clause it serves.
    public let clause: String
    /// Which content of emulation.
    public let kind: TargetKind
    /// How it is measured.
    public let measure: TargetMeasure
    /// What is counted; "%" for a share.
    public let unitLabel: String
    /// Whether more is better.
    public let direction: TargetDirection
    /// Where its level comes from.
    public let source: TargetSource
    /// Where it began.
    public let baseline: Quantity?
    /// What it aims at.
    public let goal: Quantity
    /// Who owns it.
    public let owner: Owner
    /// The unit behind the owner, and its name.
    public let unit: String?
    /// Name of that unit.
    public let unitName: Text?
    /// What is compared with the goal; nil while nothing was reported.
    public let level: Quantity?
    /// Period of the last report.
    public let lastPeriod: String?
    /// The day the last report is as of.
    public let lastOn: CivilDate?
    /// How many reports are late.
    public let late: Int
    /// Whether it is still followed.
    public let isOpen: Bool
    /// Place in its movement, also where a list goes on from.
    public let position: Int

    /// How much of the way is done, in per cent; nil when that cannot be said.
    public var achieved: Quantity? { TargetProgress.achieved(level: level, goal: goal, baseline: baseline, direction: direction) }
}

/// One period of a target.
public struct DuePeriod: Sendable, Hashable {
    /// Its name in addresses.
    public let period: String
    /// First and last day.
    public let from, to: CivilDate
    /// By when the report is due.
    public let due: CivilDate
    /// Where it stands.
    public let state: DueState
    /// When it was reported.
    public let reportedOn: CivilDate?
    /// Whether the due day has passed without a report, or before it.
    public let isLate: Bool
    /// Whether the period has begun.
    public let hasBegun: Bool

    /// What the period is called.
    public var label: Text { ReportingPeriod.label(period) }
}

/// One report as a viewer may see it.
public struct ReportLine: Sendable, Hashable {
    /// Identifier; who corrects it names it.
    public let id: String
    /// Period it is about.
    public let period: String
    /// The number, and the whole it is part of.
    public let value: Quantity
    /// The whole of a share.
    public let whole: Quantity?
    /// What is compared with the goal.
    public let level: Quantity
    /// The day it is as of.
    public let on: CivilDate
    /// When it was sent.
    public let at: Instant
    /// Whether another report has taken its place.
    public let isReplaced: Bool
    /// The sentence, for those who may see behind numbers.
    public let sentence: String?
    /// Who sent it, for the same.
    public let who: String?
    /// Why it replaced another, for the same.
    public let reason: String?
}

/// One line of a register, for those who may see behind numbers.
public struct EntryLine: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Kind of target whose register it is in.
    public let kind: TargetKind
    /// What it is called.
    public let title: String
    /// Its day.
    public let on: CivilDate
    /// What it adds to a level that is added up.
    public let amount: Quantity
    /// Its own fields by key, in plain form.
    public let fields: [String: JSONValue]
    /// Who wrote it.
    public let who: String?
    /// Why it was taken out; nil while it counts.
    public let withdrawn: String?
}

/// A piece of evidence hung on a target, for those who may see behind numbers.
public struct EvidenceTitle: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// What it is called.
    public let title: String
    /// The report it came with.
    public let progress: String?
    /// The register line it came with.
    public let entry: String?
}

/// The page of one target for one viewer.
public struct TargetModel: Sendable, Hashable {
    /// What lists show of it.
    public let line: TargetLine
    /// Page address and name of the movement.
    public let slug, movement: String
    /// Identifier of the movement.
    public let movementID: String
    /// What the clause says.
    public let wording: String
    /// Day of the baseline.
    public let baselineOn: CivilDate?
    /// First and last day.
    public let starts, ends: CivilDate
    /// How often it is reported.
    public let cadence: Cadence
    /// How it is counted, from what.
    public let note: String
    /// Number of its version; who amends it says which one they saw.
    public let version: Int
    /// Its periods, oldest first.
    public let periods: [DuePeriod]
    /// Reports, oldest period first; replaced ones only for those who may see behind numbers.
    public let reports: [ReportLine]
    /// The register, newest first.
    public let entries: [EntryLine]
    /// Evidence.
    public let evidence: [EvidenceTitle]
    /// Whether the viewer sees what is behind the numbers.
    public let seesBehind: Bool
    /// Whether the viewer reports on it.
    public let mayReport: Bool
    /// Whether the viewer changes or withdraws it.
    public let maySet: Bool

    /// The report that counts for a period.
    public func current(_ period: String) -> ReportLine? { reports.first { $0.period == period && !$0.isReplaced } }
}

/// A report somebody owes.
public struct OwedReport: Sendable, Hashable {
    /// Identifier of the target.
    public let target: String
    /// Code and title.
    public let code, title: String
    /// Page address and name of the movement.
    public let slug, movement: String
    /// The period.
    public let period: String
    /// By when.
    public let due: CivilDate
    /// Whether that day has passed.
    public let isLate: Bool
    /// From when it goes to the next head above unless it is sent, once the viewer is told so; nil for never.
    public let raisedOn: CivilDate?

    /// What the period is called.
    public var label: Text { ReportingPeriod.label(period) }
}
