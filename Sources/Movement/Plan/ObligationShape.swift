internal import PlanReading
internal import Storage
internal import Vietnamese

/// Rules on changing which obligations a plan has.
enum ObligationShape {
    /// Throws unless the actor may change the shape of this obligation. Once launched, only what a revision brought and nobody accepted yet is open.
    static func requireOpen(_ obligation: String, in world: World) throws {
        let (one, plan) = try PlanStore.obligationToPrepare(obligation, in: world)
        guard plan.status == .draft || one.state == .proposed else { throw Refusal.obligationFixed }
    }

    /// Throws unless the clause path is well formed and free in the plan.
    static func requireFree(_ clause: String, in plan: PlanRow, besides obligation: String?, world: World) throws {
        guard ClausePath(clause) != nil else { throw Refusal.clauseUnreadable }
        let taken = try world.session.row(
            """
            SELECT obligation_id FROM obligation WHERE agency_id = \(world.agency) AND plan_id = \(plan.id) AND clause = \(clause)
            AND state IN ('proposed', 'accepted')
            """)
        guard let taken else { return }
        guard try taken.text(0) == obligation else { throw Refusal.clauseTaken }
    }

    /// Puts an obligation where its clause path belongs.
    static func move(_ obligation: String, to clause: String, in plan: String, world: World) throws {
        var rows = try PlanStore.obligations(of: plan, in: world)
        guard let current = rows.firstIndex(where: { $0.id == obligation }) else { return }
        let one = rows.remove(at: current)
        try insert([one.id], at: PlanIntake.place(of: clause, in: rows), among: rows, world: world)
    }

    /// Puts an obligation right behind another.
    static func put(_ obligation: String, behind other: String, in plan: String, world: World) throws {
        let rows = try PlanStore.obligations(of: plan, in: world).filter { $0.id != obligation }
        let index = rows.firstIndex { $0.id == other } ?? rows.count - 1
        try insert([obligation], at: index + 1, among: rows, world: world)
    }

    /// Gives the ids positions between their neighbours; renumbers all when there is no room.
    private static func insert(_ ids: [String], at index: Int, among rows: [ObligationRow], world: World) throws {
        let before = index > 0 ? rows[index - 1].position : 0
        let after = index < rows.count ? rows[index].position : before + PlanIntake.step * (ids.count + 1)
        if after - before > ids.count {
            for (offset, id) in ids.enumerated() {
                try setPosition(of: id, to: before + (after - before) * (offset + 1) / (ids.count + 1), world: world)
            }
            return
        }
        var order = rows.map(\.id)
        order.insert(contentsOf: ids, at: index)
        for (place, id) in order.enumerated() { try setPosition(of: id, to: (place + 1) * PlanIntake.step, world: world) }
    }

    private static func setPosition(of id: String, to position: Int, world: World) throws {
        try world.session.execute("UPDATE obligation SET position = \(position) WHERE agency_id = \(world.agency) AND obligation_id = \(id)")
    }
}

/// Makes two obligations of one.
struct SplitObligation: Act {
    static let at = Field.optionalInteger(
        "at", Text("Cắt tại ký tự thứ", "Split at character"),
        hint: Text("Đếm từ đầu nội dung; hoặc nhập hai phần bên dưới.", "Counted from the start of the text; or enter both parts below."),
        in: 1...8000)
    static let first = Field.optionalLines("first", Text("Phần thứ nhất", "First part"), max: 8000)
    static let second = Field.optionalLines("second", Text("Phần thứ hai", "Second part"), max: 8000)
    static let declaration = ActDeclaration(
        "obligation.split", title: Text("Tách nghĩa vụ", "Split an obligation"),
        summary: Text("Tách một nghĩa vụ thành hai; người phụ trách giữ ở cả hai.", "Makes two obligations of one; both keep the owners."),
        button: Text("Tách", "Split"),
        fields: [PlanFields.obligation.declaration, at.declaration, first.declaration, second.declaration])

    private let obligation: String
    private let at: Int?
    private let first, second: String?

    init(_ input: ActInput) throws {
        obligation = try input[PlanFields.obligation]
        at = try input[Self.at]
        first = try input[Self.first]
        second = try input[Self.second]
    }

    func permit(in world: World) throws { try ObligationShape.requireOpen(obligation, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let (stored, plan) = try PlanStore.obligation(obligation, in: world)
        var one = stored
        let parts = try parts(of: one.text)
        let taken = Set(try PlanStore.obligations(of: plan.id, in: world).filter { $0.state.isLive && $0.id != one.id }.map(\.clause))
        let clauses = ClausePath.children(of: one.clause).filter { !taken.contains($0) && ClausePath($0) != nil }
        guard clauses.count >= 2 else { throw Refusal.splitTooDeep }
        let whole = one.clause
        var other = ObligationRow(
            id: world.newID(), plan: plan.id, clause: clauses[1], position: one.position, kind: one.kind, text: parts.1, named: one.named,
            source: one.source, due: one.due, state: .proposed, readClause: one.readClause, readText: one.readText)
        if let at, let source = one.source, let start = try textStart(of: one, version: plan.version, in: world) {
            one.source = SourceSpan(start: source.start, end: start + at)
            other.source = SourceSpan(start: start + at, end: source.end)
        }
        one.clause = clauses[0]
        one.text = parts.0
        one.state = .proposed
        try PlanStore.update(one, in: world)
        try PlanStore.insert(other, in: world)
        try ObligationShape.put(other.id, behind: one.id, in: plan.id, world: world)
        let owners = try PlanStore.owners(of: plan.id, in: world)[one.id] ?? []
        try PlanStore.setOwners(owners, of: other.id, in: world)
        return ActOutcome(
            subject: one.subject,
            sentence: Text(
                "\(world.actor.name) tách nghĩa vụ \(whole) của kế hoạch “\(plan.title)” thành \(one.clause) và \(other.clause).",
                "\(world.actor.name) split obligation \(whole) of the plan “\(plan.title)” into \(one.clause) and \(other.clause)."),
            result: [
                "plan": .string(plan.id), "obligations": [.string(one.id), .string(other.id)],
                "clauses": [.string(one.clause), .string(other.clause)],
            ])
    }

    private func parts(of text: String) throws -> (String, String) {
        if let first, let second { return (first, second) }
        guard let at, first == nil, second == nil else {
            throw Refusal.invalid("at", "Nhập chỗ cắt, hoặc nhập cả hai phần.", "Enter where to split, or both parts.")
        }
        let whole = PlanText(text)
        let parts = (whole.slice(0, at).trimmed, whole.slice(at, whole.scalars.count).trimmed)
        guard !parts.0.isEmpty, !parts.1.isEmpty else {
            throw Refusal.invalid("at", "Chỗ cắt phải nằm giữa nội dung.", "The split must be inside the text.")
        }
        return parts
    }

    /// Where the text begins in the source, when the source has it word for word behind its number; nil when line breaks or repairs lie between.
    private func textStart(of one: ObligationRow, version: Int, in world: World) throws -> Int? {
        guard let source = one.source else { return nil }
        let slice = try SourceExcerpt.slice(
            of: one.plan, version: version, from: source.start, to: source.end, agency: world.agency, in: world.session)
        guard let slice = slice.map({ PlanText($0).scalars }), slice.suffix(one.text.unicodeScalars.count).elementsEqual(one.text.unicodeScalars)
        else {
            return nil
        }
        return source.end - one.text.unicodeScalars.count
    }
}

/// Makes one obligation of two.
struct JoinObligations: Act {
    static let with = Field.reference("with", Text("Gộp với", "Join with"), to: "obligation")
    static let declaration = ActDeclaration(
        "obligation.join", title: Text("Gộp nghĩa vụ", "Join obligations"),
        summary: Text("Gộp nghĩa vụ thứ hai vào nghĩa vụ thứ nhất.", "Makes the second obligation part of the first."), button: Text("Gộp", "Join"),
        fields: [PlanFields.obligation.declaration, with.declaration])

    private let obligation, with: String

    init(_ input: ActInput) throws {
        obligation = try input[PlanFields.obligation]
        with = try input[Self.with]
    }

    func permit(in world: World) throws {
        try ObligationShape.requireOpen(obligation, in: world)
        try ObligationShape.requireOpen(with, in: world)
    }

    func perform(in world: World) throws -> ActOutcome {
        let (stored, plan) = try PlanStore.obligation(obligation, in: world)
        var one = stored
        let (storedOther, otherPlan) = try PlanStore.obligation(with, in: world)
        var other = storedOther
        guard plan.id == otherPlan.id, one.id != other.id else {
            throw Refusal.invalid("with", "Chọn một nghĩa vụ khác của cùng kế hoạch.", "Choose another obligation of the same plan.")
        }
        let owners = try PlanStore.owners(of: plan.id, in: world)
        one.text = one.position < other.position ? "\(one.text) \(other.text)" : "\(other.text) \(one.text)"
        one.named += other.named.filter { !one.named.contains($0) }
        one.due = one.due ?? other.due
        one.state = .proposed
        if let left = one.source, let right = other.source {
            one.source = SourceSpan(start: min(left.start, right.start), end: max(left.end, right.end))
        }
        other.state = .joined
        try PlanStore.update(other, in: world)
        try PlanStore.update(one, in: world)
        let own = owners[one.id] ?? []
        try PlanStore.setOwners(own + (owners[other.id] ?? []).filter { !own.contains($0) }, of: one.id, in: world)
        return ActOutcome(
            subject: one.subject,
            sentence: Text(
                "\(world.actor.name) gộp nghĩa vụ \(other.clause) vào \(one.clause) của kế hoạch “\(plan.title)”.",
                "\(world.actor.name) joined obligation \(other.clause) to \(one.clause) of the plan “\(plan.title)”."),
            result: ["plan": .string(plan.id), "obligation": .string(one.id), "clause": .string(one.clause)])
    }
}
