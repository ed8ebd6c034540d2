public import Vietnamese

/// The time within which the form has to be looked at, or the decision has to fall.
public struct InitiativeClock: Sendable, Hashable {
    /// What has to happen.
    public enum What: String, Sendable, Hashable {
        /// The form is checked: one month from submission, a rule that is not confirmed (domain S7).
        case check
        /// The decision: three months (Decree 13/2012/NĐ-CP art. 7).
        case decide
        /// The authors correct and hand in again; no rule gives them a day.
        case correct
    }

    /// What has to happen.
    public let what: What
    /// Since when it runs.
    public let since: CivilDate
    /// The last day; nil where there is none.
    public let due: CivilDate?
    /// The day it is looked at.
    public let today: CivilDate

    /// Days left, negative when overdue; nil where there is no last day.
    public var left: Int? { due.map { today.days(until: $0) } }
    /// Whether the last day has passed.
    public var isOverdue: Bool { left.map { $0 < 0 } ?? false }

    /// Months for the form; not confirmed.
    public static let checkMonths = 1
    /// Months for the decision.
    public static let decideMonths = 3

    /// The clock of an initiative; nil where nothing runs.
    /// - Parameters:
    ///   - appliedTo: end of the first application. When it comes after the acceptance, the three months run from it.
    static func running(
        _ state: InitiativeState, submitted: CivilDate?, accepted: CivilDate?, appliedTo: CivilDate?, returned: CivilDate?, today: CivilDate
    ) -> InitiativeClock? {
        switch state {
        case .submitted:
            submitted.map { InitiativeClock(what: .check, since: $0, due: $0.adding(months: checkMonths), today: today) }
        case .accepted:
            accepted.map { accepted in
                let since = max(accepted, appliedTo ?? accepted)
                return InitiativeClock(what: .decide, since: since, due: since.adding(months: decideMonths), today: today)
            }
        case .returned: returned.map { InitiativeClock(what: .correct, since: $0, due: nil, today: today) }
        case .draft, .recognised, .refused, .revoked, .withdrawn: nil
        }
    }
}
