internal import Storage
internal import Vietnamese

/// Names the plan or document that a plan stands under.
///
/// A parent of another agency is looked up before the transaction: no act crosses agencies, the plan only refers to what is above.
struct SetPlanParent: Act {
    static let parent = Field.optionalReference(
        "parent", Text("Kế hoạch cấp trên trong hệ thống", "Plan above, in this installation"), to: "plan",
        hint: Text(
            "Của cơ quan cấp trên; hoặc của chính cơ quan, khi đây là kế hoạch của một đơn vị. Bỏ trống nếu văn bản cấp trên ở ngoài hệ thống.",
            "Of an agency above, or of this agency when the plan is a unit's. Empty when the document above is outside this installation."))
    static let number = Field.optionalText(
        "number", Text("Số, ký hiệu", "Number and sign"), hint: Text("Ví dụ 207/KH-UBND.", "Such as 207/KH-UBND."), max: 60)
    static let issued = Field.optionalDate("issued", Text("Ngày ban hành", "Date of issue"))
    static let issuer = Field.optionalText("issuer", Text("Cơ quan ban hành", "Issued by"))
    static let title = Field.optionalText("title", Text("Trích yếu", "Subject"), max: 500)
    static let address = Field.optionalText(
        "address", Text("Đường dẫn tới văn bản", "Link to the document"), hint: Text("Bắt đầu bằng https://", "Begins with https://"), max: 500)
    static let declaration = ActDeclaration(
        "plan.set-parent", title: Text("Nêu văn bản cấp trên", "Name the document above"),
        summary: Text(
            "Ghi kế hoạch này thực hiện kế hoạch nào của cấp trên, trong hệ thống hoặc văn bản bên ngoài.",
            "Says which plan above this one carries out: one in this installation, or a document outside."),
        button: Text("Lưu", "Save"),
        fields: [
            PlanFields.plan.declaration, parent.declaration, number.declaration, issued.declaration, issuer.declaration, title.declaration,
            address.declaration,
        ])

    private let plan: String
    private let parent, number, issuer, title, address: String?
    private let issued: CivilDate?
    private let found: JSONValue?

    static func prepare(_ input: ActInput, _ preparation: Preparation) async throws -> ActInput {
        guard let wanted = try? input[parent], let plan = try? input[PlanFields.plan] else { return input }
        let identity = preparation.identity
        let today = preparation.now.vietnamDate
        let found = try await preparation.runner.database.read { session -> JSONValue in
            let agency = try identity.load(today: today, in: session).agency
            guard let choice = try LineageQueries.choice(wanted, for: plan, agency: agency, in: session) else { return .null }
            return ["agency": .string(choice.agency), "issuer": .string(choice.issuer), "title": .string(choice.title)]
        }
        return input.adding(prepared: "parent", found)
    }

    init(_ input: ActInput) throws {
        plan = try input[PlanFields.plan]
        parent = try input[Self.parent]
        number = try input[Self.number]
        issued = try input[Self.issued]
        issuer = try input[Self.issuer]
        title = try input[Self.title]
        address = try input[Self.address]
        found = input.prepared["parent"]
    }

    func permit(in world: World) throws { _ = try PlanStore.planToPrepare(plan, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try PlanStore.plan(plan, in: world)
        let above = try named()
        try world.session.execute("DELETE FROM plan_parent WHERE agency_id = \(world.agency) AND plan_id = \(plan)")
        // Lines drawn to another parent's clauses no longer hold.
        try world.session.execute(
            """
            DELETE FROM clause_trace WHERE agency_id = \(world.agency) AND parent_obligation_id IS NOT NULL AND obligation_id IN (
                SELECT obligation_id FROM obligation WHERE agency_id = \(world.agency) AND plan_id = \(plan))
            """)
        try world.session.execute(
            """
            INSERT INTO plan_parent (agency_id, plan_id, parent_agency_id, parent_plan_id, number, issued_on, issuer, title, address, at, actor)
            VALUES (\(world.agency), \(plan), \(above.agency), \(parent), \(number ?? ""), \(issued?.iso), \(above.issuer), \(above.title),
                    \(address ?? ""), \(world.now.milliseconds), \(world.actor.recordName))
            """)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) ghi kế hoạch “\(row.title)” thực hiện “\(above.title)”.",
                "\(world.actor.name) noted that the plan “\(row.title)” carries out “\(above.title)”."),
            result: ["plan": .string(plan), "parent": JSONValue(parent), "title": .string(above.title)])
    }

    private func named() throws -> (agency: String?, issuer: String, title: String) {
        if let address, !address.hasPrefix("https://"), !address.hasPrefix("http://") {
            throw Refusal.invalid("address", "Đường dẫn bắt đầu bằng https://", "The link begins with https://")
        }
        if parent != nil {
            guard let agency = found?["agency"]?.string, let title = found?["title"]?.string else {
                throw Refusal.invalid(
                    "parent", "Chọn một kế hoạch đã phát động của cơ quan cấp trên hoặc của chính cơ quan.",
                    "Choose a launched plan of an agency above or of this agency.")
            }
            return (agency, found?["issuer"]?.string ?? "", title)
        }
        guard let title else { throw Refusal.invalid("title", "Nhập trích yếu văn bản cấp trên.", "Enter the subject of the document above.") }
        guard let issuer else { throw Refusal.invalid("issuer", "Nhập cơ quan ban hành.", "Enter who issued it.") }
        return (nil, issuer, title)
    }
}

/// Says from which clause above a clause comes.
struct TraceClause: Act {
    static let clause = Field.optionalText(
        "clause", Text("Điều khoản cấp trên", "Clause above"),
        hint: Text("Ví dụ II.3; bỏ trống để bỏ liên kết.", "Such as II.3; empty removes the line."),
        max: 40)
    static let words = Field.optionalLines(
        "text", Text("Nội dung điều khoản cấp trên", "What the clause above says"),
        hint: Text("Chỉ cần khi văn bản cấp trên ở ngoài hệ thống.", "Only needed when the document above is outside."), max: 4000)
    static let declaration = ActDeclaration(
        "clause.trace", title: Text("Nối với điều khoản cấp trên", "Trace to the clause above"),
        summary: Text(
            "Ghi nghĩa vụ này thực hiện điều khoản nào của văn bản cấp trên; máy chỉ gợi ý, người chọn.",
            "Says which clause of the document above an obligation carries out; the program only suggests, a person chooses."),
        button: Text("Lưu", "Save"), fields: [PlanFields.obligation.declaration, clause.declaration, words.declaration])

    private let obligation: String
    private let clause, text: String?
    private let found: JSONValue?

    static func prepare(_ input: ActInput, _ preparation: Preparation) async throws -> ActInput {
        guard let obligation = try? input[PlanFields.obligation], let wanted = try? input[clause] else { return input }
        let identity = preparation.identity
        let today = preparation.now.vietnamDate
        let found = try await preparation.runner.database.read { session -> JSONValue in
            let agency = try identity.load(today: today, in: session).agency
            guard let above = try LineageQueries.clauseAbove(obligation, wanted, agency: agency, in: session) else { return .null }
            return ["id": .string(above.id), "text": .string(above.text)]
        }
        return input.adding(prepared: "above", found)
    }

    init(_ input: ActInput) throws {
        obligation = try input[PlanFields.obligation]
        clause = try input[Self.clause]
        text = try input[Self.words]
        found = input.prepared["above"]
    }

    func permit(in world: World) throws { _ = try PlanStore.obligationToPrepare(obligation, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let (one, plan) = try PlanStore.obligation(obligation, in: world)
        try world.session.execute("DELETE FROM clause_trace WHERE agency_id = \(world.agency) AND obligation_id = \(obligation)")
        guard let clause else {
            return ActOutcome(
                subject: one.subject,
                sentence: Text(
                    "\(world.actor.name) bỏ liên kết cấp trên của nghĩa vụ \(one.clause).",
                    "\(world.actor.name) removed the line above obligation \(one.clause)."),
                result: ["plan": .string(plan.id), "clause": .string(one.clause), "above": .null])
        }
        let parent = try world.session.row(
            "SELECT parent_plan_id FROM plan_parent WHERE agency_id = \(world.agency) AND plan_id = \(plan.id)")
        guard let parent else { throw Refusal.noParent }
        let isInside = try !parent.isNull(0)
        if isInside, found?["id"]?.string == nil {
            throw Refusal.invalid("clause", "Kế hoạch cấp trên không có điều khoản này.", "The plan above has no such clause.")
        }
        guard let said = found?["text"]?.string ?? text else {
            throw Refusal.invalid("text", "Nhập nội dung điều khoản cấp trên.", "Enter what the clause above says.")
        }
        try world.session.execute(
            """
            INSERT INTO clause_trace (agency_id, obligation_id, parent_obligation_id, parent_clause, parent_text, at, actor)
            VALUES (\(world.agency), \(obligation), \(isInside ? found?["id"]?.string : nil), \(clause), \(said), \(world.now.milliseconds),
                    \(world.actor.recordName))
            """)
        return ActOutcome(
            subject: one.subject,
            sentence: Text(
                "\(world.actor.name) nối nghĩa vụ \(one.clause) với điều khoản \(clause) của cấp trên.",
                "\(world.actor.name) traced obligation \(one.clause) to clause \(clause) above."),
            result: ["plan": .string(plan.id), "clause": .string(one.clause), "above": .string(clause)])
    }
}

extension Refusal {
    static let noParent = Refusal.conflict(
        "plan.no-parent", Text("Kế hoạch chưa nêu văn bản cấp trên.", "The plan names no document above."),
        next: Text("Nêu văn bản cấp trên trước.", "Name the document above first."))
}
