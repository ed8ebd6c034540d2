internal import Storage
internal import Vietnamese

/// Figures as an act takes them.
private enum ScoreInputs {
    /// Rows over the figures that targets give. A criterion without a row keeps those.
    /// - Parameter isProgram: a program wrote the numbers, "1234.5"; else they are read as people write them here.
    static func read(
        _ rows: [[String]], over base: [String: CriterionInput], _ table: ScoringTable, isProgram: Bool
    ) throws -> [String: CriterionInput] {
        var inputs = base
        var problems: [FieldProblem] = []
        var seen: Set<String> = []
        for row in rows {
            let code = row[0]
            guard table.criterion(code) != nil, seen.insert(code).inserted else {
                problems.append(
                    FieldProblem(
                        "inputs", Text("Tiêu chí “\(code)” không có, hoặc nêu hai lần.", "Criterion “\(code)” is not there, or is named twice.")))
                continue
            }
            var input = inputs[code] ?? CriterionInput()
            func number(_ column: Int, _ key: String) -> Quantity? {
                guard !row[column].isEmpty else { return nil }
                let number = Quantity(row[column], isProgram: isProgram)
                let wrong = Text("nhập một số, ví dụ 1.234,5; nhiều nhất ba chữ số lẻ.", "enter a number such as 1234,5 with at most three decimals.")
                let doubt = Quantity.doubt(row[column])
                guard number != nil, doubt == nil else {
                    let words = doubt ?? wrong
                    problems.append(
                        FieldProblem("\(key)-\(code)", Text("Tiêu chí \(code): \(words.vi)", "Criterion \(code): \(words.en)")))
                    return nil
                }
                return number
            }
            input.b = number(1, "b")
            input.a = number(2, "a")
            input.note = row[3]
            do throws(FieldFailure) { input.fullSince = try Parse.date(.string(row[4])) ?? (row[4].isEmpty ? input.fullSince : nil) } catch {
                problems.append(FieldProblem("full_since-\(code)", error.message))
            }
            // A row that says nothing is no change.
            if input != CriterionInput() || inputs[code] != nil { inputs[code] = input }
        }
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        return inputs
    }

    /// The score of figures; refused when some cannot be scored.
    static func score(_ inputs: [String: CriterionInput], _ table: ScoringTable) throws -> Score {
        let score = table.score(inputs)
        let problems = score.problems.map { code, problem in
            FieldProblem("b-\(code)", Text("Tiêu chí \(code): \(problem.vi)", "Criterion \(code): \(problem.en)"))
        }
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        return score
    }

    static func isProgram(_ world: World) -> Bool { world.channel == .api || world.channel == .cli }
}

extension ScoringRow {
    /// Writes a score and says what was done.
    fileprivate func scored(
        _ stage: ScoreStage, _ subject: ScoreSubject, _ inputs: [String: CriterionInput], reason: String, in world: World
    ) throws -> ActOutcome {
        let score = try ScoreInputs.score(inputs, table)
        try ScoreStore.write(stage, of: subject, table: id, inputs, total: score.total, reason: reason, in: world)
        let name = try ScoreSubjects.labels([subject], table: id, today: world.today, for: world.actor, in: world.session)[subject]
        let verb =
            switch stage {
            case .selfScored: Text("tự chấm", "scored")
            case .checked: Text("kiểm tra điểm của", "checked the score of")
            case .final: Text("chốt điểm của", "made final the score of")
            }
        let (vi, en) = (name?.vi ?? subject.id, name?.en ?? subject.id)
        return ActOutcome(
            subject: "score:\(id):\(subject.id)",
            sentence: Text(
                "\(world.actor.name) \(verb.vi) \(vi) theo bảng “\(table.name)”: \(score.total[.vi]) điểm.",
                "\(world.actor.name) \(verb.en) \(en) by the table “\(table.name)”: \(score.total[.en]) points."),
            result: [
                "table": .string(id), "subject": .string(subject.id), "stage": .string(stage.rawValue), "total": .string(score.total.plain),
                "maximum": .bool(score.isMaximum),
            ])
    }

    /// Scores of a subject by stage.
    fileprivate func scores(_ subject: ScoreSubject, in world: World) throws -> [ScoreStage: StoredScore] {
        let all = try ScoreStore.current(id, subject: subject.id, agency: world.agency, in: world.session)
        return Dictionary(all.map { ($0.stage, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What targets give the subject; with what random checks verified in the place of what was reported when asked for.
    fileprivate func figures(_ subject: ScoreSubject, verified: Bool, in world: World) throws -> [String: CriterionInput] {
        let found = try ScoreFigures.load(table, movement: movement, subject: subject.id, agency: world.agency, in: world.session)[subject.id] ?? [:]
        return found.mapValues { figure in
            var input = figure.input
            if verified, let level = figure.verified { input.b = level }
            return input
        }
    }
}

/// Scores oneself, one's unit, or somebody from outside.
struct SelfScore: Act {
    static let declaration = ActDeclaration(
        "score.self", title: Text("Tự chấm điểm", "Score yourself"),
        summary: Text(
            "Trưởng đơn vị hoặc cá nhân tự chấm theo bảng đã ban hành; số liệu và minh chứng lấy từ chỉ tiêu, chỗ nào khác thì nhập.",
            "The head of a unit, or the person, scores by an adopted table; figures and evidence come from targets unless entered."),
        button: Text("Gửi điểm tự chấm", "Send the self-score"),
        fields: [ScoringFields.table.declaration, ScoringFields.subject.declaration, ScoringFields.optionalInputs.declaration])

    private let id: String
    private let subject: String?
    private let rows: [[String]]

    init(_ input: ActInput) throws {
        id = try input[ScoringFields.table]
        subject = try input[ScoringFields.subject]
        rows = try input[ScoringFields.optionalInputs]
    }

    func permit(in world: World) throws {
        let row = try ScoringStore.adopted(id, in: world)
        let subject = try ScoreSubjects.find(subject, in: row, world)
        try world.require(try ScoreSubjects.speaks(world.actor, for: subject, in: world.session))
        let before = try row.scores(subject, in: world)
        if before[.final] != nil { throw Refusal.scoreFinal }
        if before[.checked] != nil { throw Refusal.scoreChecked }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ScoringStore.adopted(id, in: world)
        let subject = try ScoreSubjects.find(subject, in: row, world)
        let base = try row.figures(subject, verified: false, in: world)
        let inputs = try ScoreInputs.read(rows, over: base, row.table, isProgram: ScoreInputs.isProgram(world))
        return try row.scored(.selfScored, subject, inputs, reason: "", in: world)
    }
}

/// Checks a score: somebody from another unit.
struct CheckScore: Act {
    static let declaration = ActDeclaration(
        "score.check", title: Text("Kiểm tra điểm", "Check a score"),
        summary: Text(
            "Chuyên viên hoặc thành viên Hội đồng của đơn vị khác kiểm tra; số đã kiểm tra ngẫu nhiên thay số tự báo; sửa gì phải nêu lý do.",
            "The officer or a member of the council from another unit checks; what random checks verified replaces what was reported; changes need a reason."
        ), button: Text("Ghi điểm kiểm tra", "Record the checked score"),
        fields: [
            ScoringFields.table.declaration, ScoringFields.required.declaration, ScoringFields.optionalInputs.declaration,
            ScoringFields.optionalReason.declaration,
        ])

    private let id, subject: String
    private let rows: [[String]]
    private let reason: String?

    init(_ input: ActInput) throws {
        id = try input[ScoringFields.table]
        subject = try input[ScoringFields.required]
        rows = try input[ScoringFields.optionalInputs]
        reason = try input[ScoringFields.optionalReason]
    }

    func permit(in world: World) throws {
        let row = try ScoringStore.adopted(id, in: world)
        try world.require(ScoringPolicy.isChecker(world.actor))
        let subject = try ScoreSubjects.find(subject, in: row, world)
        if try ScoreSubjects.isNear(world.actor, to: subject, today: world.today, in: world.session) { throw Refusal.ownScore }
        if try row.scores(subject, in: world)[.final] != nil { throw Refusal.scoreFinal }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ScoringStore.adopted(id, in: world)
        let subject = try ScoreSubjects.find(subject, in: row, world)
        var base = try row.figures(subject, verified: true, in: world)
        if let own = try row.scores(subject, in: world)[.selfScored] {
            let reported = try row.figures(subject, verified: false, in: world)
            for (code, input) in own.inputs {
                var merged = input
                // A verified number replaces a reported one; evidence is counted as it stands now.
                if let now = base[code] {
                    if now.b != reported[code]?.b { merged.b = now.b }
                    merged.evidence = now.evidence
                }
                base[code] = merged
            }
        }
        let inputs = try ScoreInputs.read(rows, over: base, row.table, isProgram: ScoreInputs.isProgram(world))
        guard inputs == base || reason != nil else {
            throw Refusal.invalid("reason", "Sửa số liệu thì phải nêu lý do.", "Changed figures need a reason.")
        }
        return try row.scored(.checked, subject, inputs, reason: reason ?? "", in: world)
    }
}

/// Makes a score final.
struct FinaliseScore: Act {
    static let declaration = ActDeclaration(
        "score.finalise", title: Text("Chốt điểm", "Make a score final"),
        summary: Text(
            "Thủ trưởng hoặc thư ký Hội đồng chốt điểm kiểm tra (chưa kiểm tra thì điểm tự chấm); khác đi phải nêu lý do.",
            "The head or the council secretary makes the checked score final (the self-score when nobody checked); a difference needs a reason."),
        button: Text("Chốt điểm", "Make final"),
        fields: [
            ScoringFields.table.declaration, ScoringFields.required.declaration, ScoringFields.optionalInputs.declaration,
            ScoringFields.optionalReason.declaration,
        ])

    private let id, subject: String
    private let rows: [[String]]
    private let reason: String?

    init(_ input: ActInput) throws {
        id = try input[ScoringFields.table]
        subject = try input[ScoringFields.required]
        rows = try input[ScoringFields.optionalInputs]
        reason = try input[ScoringFields.optionalReason]
    }

    func permit(in world: World) throws {
        let row = try ScoringStore.adopted(id, in: world)
        try world.require(ScoringPolicy.mayFinalise(world.actor, row.table.finaliser))
        _ = try ScoreSubjects.find(subject, in: row, world)
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ScoringStore.adopted(id, in: world)
        let subject = try ScoreSubjects.find(subject, in: row, world)
        let before = try row.scores(subject, in: world)
        guard let base = (before[.checked] ?? before[.selfScored])?.inputs else { throw Refusal.scoreMissing }
        let inputs = try ScoreInputs.read(rows, over: base, row.table, isProgram: ScoreInputs.isProgram(world))
        guard inputs == base && before[.final] == nil || reason != nil else {
            throw Refusal.invalid(
                "reason", "Chốt khác điểm trước thì phải nêu lý do.", "A final score that differs from the one before needs a reason.")
        }
        return try row.scored(.final, subject, inputs, reason: reason ?? "", in: world)
    }
}

/// Adds an organisation or a person from outside to a table.
struct AddOutsider: Act {
    static let name = Field.text("name", Text("Tên tổ chức, cá nhân", "Name of the organisation or person"), max: 300)
    static let declaration = ActDeclaration(
        "score.outsider", title: Text("Thêm tổ chức, cá nhân bên ngoài", "Add somebody from outside"),
        summary: Text("Thêm một đối tượng bên ngoài vào bảng điểm để chấm.", "Adds somebody from outside to a table, to be scored."),
        button: Text("Thêm", "Add"), fields: [ScoringFields.table.declaration, name.declaration])

    private let id, name: String

    init(_ input: ActInput) throws {
        id = try input[ScoringFields.table]
        name = try input[Self.name]
    }

    func permit(in world: World) throws {
        let row = try ScoringStore.adopted(id, in: world)
        try world.require(ScoringPolicy.maySet(world.actor))
        guard row.table.group == .outsiders else {
            throw Refusal.invalid("table", "Bảng này không chấm đối tượng bên ngoài.", "This table does not score outsiders.")
        }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ScoringStore.adopted(id, in: world)
        let same = try world.session.rows("SELECT name FROM score_outsider WHERE agency_id = \(world.agency) AND table_id = \(id)")
        guard try !same.contains(where: { Vietnamese.folded(try $0.text(0)) == Vietnamese.folded(name) }) else {
            throw Refusal.invalid("name", "Bảng đã có tên này.", "This name is in the table already.")
        }
        let outsider = world.newID()
        try world.session.execute(
            """
            INSERT INTO score_outsider (agency_id, table_id, outsider_id, name, added_at, added_by)
            VALUES (\(world.agency), \(id), \(outsider), \(name), \(world.now.milliseconds), \(world.actor.recordName))
            """)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) thêm “\(name)” vào bảng điểm “\(row.table.name)”.",
                "\(world.actor.name) added “\(name)” to the scoring table “\(row.table.name)”."),
            result: ["table": .string(id), "subject": .string(outsider)])
    }
}
