internal import Law
internal import Storage
internal import Vietnamese

/// What stops a nomination on its way, each with its article.
enum NominationGuards {
    /// The examination with what the actor may read: the drafter learns nothing of matters and disciplines from a refusal.
    private static func table(_ row: NominationRow, in world: World) throws -> NominationExaminer.Table {
        try NominationExaminer.table(
            row, on: world.today, rights: NominationExaminer.rights(row, world.actor, in: world.session), in: world.session)
    }

    /// Parts without which it cannot be sent (K12).
    static func requireParts(_ row: NominationRow, in world: World) throws {
        let missing = try table(row, in: world).tasks.filter {
            $0.isBinding && !$0.isDone && ![Parts.submission, Parts.council].contains($0.code)
        }
        guard !missing.isEmpty else { return }
        let (vi, en) = (missing.map(\.name.vi).joined(separator: "; "), missing.map(\.name.en).joined(separator: "; "))
        throw Refusal.law(
            "nomination.parts", Text("Hồ sơ còn thiếu: \(vi).", "The dossier still lacks: \(en)."),
            next: missing.compactMap(\.next).first ?? Text("Bổ sung rồi gửi lại.", "Complete it, then send it."), citation: missing[0].source.vi)
    }

    /// What bars it whoever appraises: competence of the award for the subject, an achievement or initiative used before, discipline, themed grounds.
    static func requireFree(_ row: NominationRow, in world: World) throws {
        for one in try (AchievementReports.grounds(row, in: world.session)["initiative"] ?? []).sorted() {
            let findings = try InitiativeUses.findings(
                initiative: one, isTitle: NominationAward.isTitle(row.award), reference: row.subject, on: world.today, agency: world.agency,
                in: world.session)
            guard let barred = findings.first(where: { $0.severity == .block }) else { continue }
            throw Refusal.law(
                "nomination.initiative-use", barred.reason,
                next: Text("Dùng sáng kiến khác làm căn cứ.", "Lean on another initiative."), citation: barred.citation)
        }
        guard let examination = try table(row, in: world).examine() else { return }
        let barring: Set<String> = [
            GuardKind.subject.rawValue, GuardKind.oneAward.rawValue, GuardKind.initiativeUse.rawValue, GuardKind.disciplineEnd.rawValue,
            GuardKind.themedGround.rawValue,
        ]
        if let failed = examination.guards.first(where: { barring.contains($0.kind) && $0.verdict == .notMet && $0.severity == .block }) {
            throw refusal(failed)
        }
    }

    /// A matter under way (K6): the dossier waits.
    static func requireNoMatter(_ row: NominationRow, in world: World) throws {
        guard let examination = try table(row, in: world).examine() else { return }
        if let held = examination.guards.first(where: { $0.kind == GuardKind.matter.rawValue && $0.verdict == .notMet && $0.severity == .suspend }) {
            throw Refusal.law(
                "nomination.matter", Text("Đang có vụ việc phải xem xét về đối tượng này.", "A matter about this subject is under way."),
                next: Text(
                    "Tạm dừng xét hồ sơ; có kết luận bằng văn bản thì xét tiếp.", "Suspend it; it goes on once there is a written conclusion."),
                citation: held.source?.citation.text ?? "")
        }
    }

    /// How late it comes now; nil when its round has no deadline.
    static func lateness(_ row: NominationRow, at moment: Instant, in session: Session) throws -> Lateness? {
        guard let round = try row.round.flatMap({ try NominationRoundRow.find($0, agency: row.agency, in: session) }) else { return nil }
        let holds = try NominationHoldRow.list(row.id, agency: row.agency, in: session).map { (from: $0.began, to: $0.ended) }
        return Lateness.of(moment, closes: round.closes, holds: holds, stopClock: round.holdsStopClock)
    }

    /// The last day of the level above (K13): passed, only a sudden achievement still goes there.
    static func requireUpwardTime(_ row: NominationRow, in world: World) throws {
        guard NominationAward.isAbove(row.award), row.type != .sudden,
            let round = try row.round.flatMap({ try NominationRoundRow.find($0, agency: row.agency, in: world.session) }),
            let upward = round.upward, world.today > upward
        else { return }
        throw Refusal.law(
            "nomination.upward-passed",
            Text("Hạn nộp cấp trên là \(upward.vietnamese), nay đã qua.", "The last day of the level above was \(upward.vietnamese)."),
            next: Text(
                "Chuyển sang hình thức do cơ quan quyết định; thành tích đột xuất thì vẫn đề nghị được.",
                "Choose an award decided here; a sudden achievement may still be proposed."),
            citation: "Thời hạn của cấp trên do cơ quan ghi cho đợt này")
    }

    /// Everything that has to hold before it is said that a dossier meets what is asked.
    static func requireAppraisable(_ row: NominationRow, _ result: Appraisal, grounds: String, in world: World) throws {
        try requireParts(row, in: world)
        try requireNoMatter(row, in: world)
        let table = try table(row, in: world)
        guard let examination = table.examine(decider: result == .meets ? .agencyHead : nil) else {
            throw Refusal.conflict(
                "nomination.no-award",
                Text("Bộ quy định của ngày tiếp nhận không có hình thức này.", "The rules of the day of receipt have no such award."),
                next: Text("Chuyển sang hình thức khác.", "Move to another award."))
        }
        if result == .upward, examination.award.level == .agency {
            throw Refusal.law(
                "nomination.decided-here",
                Text(
                    "Hình thức này do thủ trưởng cơ quan quyết định, không đề nghị cấp trên.",
                    "The head of the agency decides this award; it does not go above."),
                next: Text("Ghi “Đạt”.", "Record “Meets”."), citation: "Điều 74, 75, 78, 79, 80 Luật 06/2022/QH15")
        }
        if result == .upward { try requireUpwardTime(row, in: world) }
        if let failed = examination.proofs.first(where: { $0.verdict == .notMet && $0.severity == .block }) { throw refusal(failed) }
        if let asked = examination.guards.first(where: { $0.verdict != .met && $0.severity == .ask && $0.kind != GuardKind.late.rawValue }) {
            throw Refusal.law(
                "nomination.question",
                Text("Còn một điểm cần cán bộ pháp chế quyết định: \(asked.rule.vi).", "A point waits for the legal officer: \(asked.rule.en)."),
                next: asked.next.map { Text($0) } ?? Text("Cán bộ pháp chế quyết định, ghi lý do.", "The legal officer decides, with a reason."),
                citation: asked.source?.citation.text ?? "")
        }
        if examination.outcome == .open, grounds.count < 20 {
            let open = examination.inTheWay.first
            throw Refusal.invalid([
                FieldProblem(
                    "grounds",
                    Text(
                        "Còn điều chưa đủ căn cứ (\(open?.rule.vi ?? "")): nêu nhận xét từ 20 ký tự.",
                        "Something is not known (\(open?.rule.en ?? "")): say what you found in 20 characters or more."))
            ])
        }
        try NominationQuotas.require(row, in: world)
    }

    /// A failed step of the law as a refusal.
    static func refusal(_ proof: Proof) -> Refusal {
        let facts = (proof.facts + proof.missing).prefix(3)
        let (vi, en) = (facts.map(\.vi).joined(separator: "; "), facts.map(\.en).joined(separator: "; "))
        return Refusal.law(
            "nomination.\(proof.kind)",
            Text(vi.isEmpty ? "\(proof.rule.vi)." : "\(proof.rule.vi): \(vi).", en.isEmpty ? "\(proof.rule.en)." : "\(proof.rule.en): \(en)."),
            next: proof.next.map { Text($0) } ?? Text("Xem phần thẩm định của hồ sơ.", "See the examination of the dossier."),
            citation: proof.source.map { NominationExaminer.words($0).vi } ?? proof.steps.compactMap(\.source).first.map { $0.citation.text } ?? "")
    }
}
