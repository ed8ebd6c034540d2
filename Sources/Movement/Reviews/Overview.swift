public import PlanReading
public import Vietnamese

/// What a unit has done on a clause, at a glance.
public enum CellState: String, Sendable, Hashable, CaseIterable {
    /// Something was heard, and nothing is late.
    case alive
    /// A report is overdue, or the date of the clause has passed and nothing was heard.
    case late
    /// It has a target, and nothing was heard.
    case silent
    /// Nothing was heard, and there is no target to measure by.
    case bare

    /// What the state is called.
    public var label: Text {
        switch self {
        case .alive: Text("Đang sống", "Alive")
        case .late: Text("Trễ", "Late")
        case .silent: Text("Im lặng", "Silent")
        case .bare: Text("Chưa có chỉ tiêu", "No target")
        }
    }
}

/// One unit on one clause.
public struct OverviewCell: Sendable, Hashable {
    /// Identifier of the obligation.
    public let obligation: String
    /// Identifier of the unit.
    public let unit: String
    /// At a glance.
    public let state: CellState
    /// How much happened.
    public let events: Int
    /// Reports overdue.
    public let overdue: Int
    /// Targets of the unit on the clause.
    public let targets: Int
    /// Day of the latest thing that happened.
    public let lastEvent: CivilDate?
}

/// A clause on the head's screen.
public struct OverviewClause: Sendable, Hashable {
    /// Identifier of the obligation.
    public let id: String
    /// Clause path.
    public let clause: String
    /// What sort.
    public let kind: ObligationKind
    /// What it says.
    public let text: String
    /// By when.
    public let due: CivilDate?
    /// Whether it has an owner and something happened on it.
    public let isAlive: Bool
    /// Whether its date has passed without it being alive.
    public let isLate: Bool
    /// How much happened.
    public let events: Int
    /// The day on which it came alive.
    public let aliveSince: CivilDate?
}

/// A unit on the head's screen.
public struct OverviewUnit: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Code, also the last part of its address.
    public let code: String
    /// Its name on the day.
    public let name: Text
    /// Clauses it stands behind.
    public let clauses: Int
    /// How much it has done.
    public let events: Int
    /// Reports overdue.
    public let overdue: Int
    /// When it was last heard.
    public let lastEvent: CivilDate?

    /// Whether nothing was heard of it.
    public var isSilent: Bool { events == 0 }
}

/// How far a target has come.
public enum TargetState: String, Sendable, Hashable, CaseIterable {
    /// The goal is reached.
    case reached
    /// Not reached, and a report is overdue.
    case late
    /// Reported, not reached yet.
    case underWay
    /// Nothing reported, nothing overdue.
    case waiting

    /// What the state is called.
    public var label: Text {
        switch self {
        case .reached: Text("Đạt", "Reached")
        case .late: Text("Trễ báo cáo", "Report overdue")
        case .underWay: Text("Đang thực hiện", "Under way")
        case .waiting: Text("Chưa đến kỳ", "Not due yet")
        }
    }
}

/// A target on the head's screen.
public struct OverviewTarget: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Identifier of the obligation it serves.
    public let obligation: String
    /// Identifier of the unit that owns it.
    public let unit: String?
    /// Code within the movement.
    public let code: String
    /// What it says.
    public let title: String
    /// What one of it is called.
    public let measureUnit: String
    /// What to reach.
    public let goal: Quantity
    /// Latest level known.
    public let level: Quantity?
    /// How much of the way, in per cent.
    public let achieved: Quantity?
    /// Reports overdue.
    public let overdue: Int
    /// How far it has come.
    public let state: TargetState
}

/// How many take part.
public struct TakingPart: Sendable, Hashable {
    /// People who belong to a unit on the day.
    public let people: Int
    /// Of them, those who take part.
    public let taking: Int
    /// People who work directly, without a post of leadership.
    public let direct: Int
    /// Of them, those who take part.
    public let directTaking: Int
    /// People who have acknowledged the plan.
    public let acknowledged: Int
    /// Guests from outside who entered a contest, said thanks or offered an idea; those erased since are counted too.
    public var outside = 0

    /// Part of the direct workers in per cent, rounded down so that 100 means all; nil without any.
    public var directShare: Int? { direct == 0 ? nil : directTaking * 100 / direct }
}

/// What the registers add up to.
public struct RegisterSums: Sendable, Hashable {
    /// Entries by kind.
    public var entries: [TargetKind: Int] = [:]
    /// Money planned, allotted and spent, in đồng.
    public var planned = Quantity(0), allotted = Quantity(0), spent = Quantity(0)
    /// People trained, hours of training, leaders and people of information technology among them.
    public var trained = Quantity(0), hours = Quantity(0), leaders = Quantity(0), specialists = Quantity(0)
    /// People and organisations in movements and contests.
    public var participants = Quantity(0)

    /// The entries of one kind.
    public func count(_ kind: TargetKind) -> Int { entries[kind] ?? 0 }
}

/// Clauses alive at a moment.
public struct AliveMoment: Sendable, Hashable {
    /// The end of which day.
    public let day: CivilDate
    /// How many were alive.
    public let alive: Int
}

/// The head's screen of one movement on one day.
public struct Overview: Sendable, Hashable {
    /// Identifier of the movement.
    public let movement: String
    /// Page address of the movement.
    public let slug: String
    /// Name of the movement.
    public let name: String
    /// First and last day of the movement.
    public let from, to: CivilDate
    /// The day shown: what was known at its end.
    public let day: CivilDate
    /// Whether the viewer sees only the units they head.
    public let isPartial: Bool
    /// The clauses, in the order of the plan.
    public let clauses: [OverviewClause]
    /// The units that stand behind a clause or a target, in the order of the organisation.
    public let units: [OverviewUnit]
    /// What each unit has done on each clause it stands behind.
    public let cells: [OverviewCell]
    /// Targets.
    public let targets: [OverviewTarget]
    /// Clauses alive over time.
    public let moments: [AliveMoment]
    /// Who takes part.
    public let taking: TakingPart
    /// What the registers add up to.
    public let sums: RegisterSums

    /// Clauses alive.
    public var liveness: Liveness { Liveness(alive: clauses.count(where: \.isAlive), total: clauses.count) }
    /// Targets in a state.
    public func count(_ state: TargetState) -> Int { targets.count { $0.state == state } }
    /// Reports overdue in all.
    public var overdue: Int { targets.reduce(0) { $0 + $1.overdue } }
}
