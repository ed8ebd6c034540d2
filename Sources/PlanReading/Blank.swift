extension PlanDocument {
    /// Whether nothing was found that makes a text a plan: no clause, no document it rests on, nobody it is sent to.
    public var isBlank: Bool { obligations.isEmpty && basis.isEmpty && recipients.isEmpty }
}
