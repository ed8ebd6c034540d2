public import Storage
public import Vietnamese

/// The form of a report before anybody types.
public struct ReportDraft: Sendable, Hashable {
    /// The target with its reports.
    public let target: TargetModel
    /// The period to report.
    public let period: DuePeriod
    /// The report before it, oldest periods first.
    public let before: ReportLine?
    /// The number counted from the register; nil when the owner reports it.
    public let counted: Quantity?
    /// The report that was sent for the period already.
    public let sent: ReportLine?
}

extension TargetQueries {
    /// What the report page of a period shows its owner.
    /// - Throws: `notFound` when there is no such period; `forbidden` for those who do not stand behind the owner.
    public static func draft(_ id: String, period: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> ReportDraft {
        let model = try page(id, for: viewer, today: today, in: session)
        guard let found = model.periods.first(where: { $0.period == period }) else { throw Refusal.notFound }
        guard model.mayReport else { throw model.line.isOpen ? Refusal.notYourTarget : Refusal.targetWithdrawn }
        let earlier = Set(model.periods.filter { $0.from < found.from }.map(\.period))
        return ReportDraft(
            target: model, period: found, before: model.reports.last { earlier.contains($0.period) && !$0.isReplaced },
            counted: counted(model, through: found.to), sent: model.current(period))
    }

    /// The lines that count up to a day are among the thousand newest of a register; `progress.report` counts them all.
    private static func counted(_ model: TargetModel, through day: CivilDate) -> Quantity? {
        let lines = model.entries.filter { $0.withdrawn == nil && $0.on <= day }
        switch model.line.source {
        case .report: return nil
        case .entries: return Quantity(lines.count)
        case .amounts: return lines.reduce(Quantity(0)) { $0 + $1.amount }
        }
    }
}
