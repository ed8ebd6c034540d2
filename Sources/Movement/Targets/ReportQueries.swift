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
            counted: try counted(model.line, through: found.to, agency: viewer.agency, in: session), sent: model.current(period))
    }

    /// The number that `progress.report` would record: asked of the register in the same words.
    private static func counted(_ line: TargetLine, through day: CivilDate, agency: String, in session: Session) throws -> Quantity? {
        guard line.source != .report else { return nil }
        let found = try TargetStore.register(of: line.id, through: day, agency: agency, in: session)
        return line.source == .entries ? Quantity(found.entries) : found.amount
    }
}
