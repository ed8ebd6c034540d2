internal import Storage
internal import Vietnamese

/// One version that is to be looked at again.
struct EvidenceDue: Sendable, Hashable {
    let agency, evidence: String
    let number: Int
    let subject: EvidenceProbe.Subject
    let state: EvidenceState
    /// Why the last check did not say "good", in one word for programs.
    let detail: String
    /// What a link held when it was first checked.
    let seen: String?
    let triedAt: Instant?

    /// How the version is called in what is handed from `prepare` to the act.
    var key: String { "\(evidence)/\(number)" }
}

/// How a version stands after it was looked at.
struct EvidenceVerdict: Sendable, Hashable {
    var state: EvidenceState
    var detail = ""
    var seen: String?
    var scan: EvidenceFile.Scan?
    /// Whether anything was learnt at all; what could not be looked at keeps the date of the check before.
    var isChecked = true

    /// Hours after which silence on the line counts as the page being gone, when it was silent before, too.
    private static let patience: Int64 = 20

    /// What a finding means for a version. The first content seen of a link is never overwritten: what differs from it is changed, until a person
    /// puts a new version in its place.
    init(_ finding: EvidenceProbe.Finding, for due: EvidenceDue, now: Instant) {
        seen = due.seen
        state = due.state
        switch finding {
        case .whole(let scan):
            state = .good
            self.scan = scan
        case .altered: state = .changed
        case .gone(let detail): (state, self.detail) = (.missing, detail)
        case .answers(let found):
            seen = due.seen ?? found
            state = found == nil || seen == found ? .good : .changed
        case .silent(let detail):
            let wasSilent = due.detail.hasPrefix(Self.silence)
            let isLong = due.triedAt.map { now.milliseconds - $0.milliseconds >= Self.patience * 3_600_000 } ?? false
            if due.state == .missing || (wasSilent && isLong) { state = .missing } else { isChecked = false }
            self.detail = Self.silence + detail
        case .refused: (self.detail, isChecked) = ("inside", false)
        case .cannot: (self.detail, isChecked) = ("no-tool", false)
        }
    }

    static let silence = "silent:"
}

/// Looking at evidence again: by the officer at once, by the program every day.
public enum EvidenceChecks {
    /// Looks at what has not been looked at for a day, the longest first, in every agency; meant to be called every few minutes.
    /// - Parameter limit: most versions of one round.
    /// - Returns: how many were looked at.
    @discardableResult
    public static func round(on runner: ActRunner, limit: Int = 20) async throws -> Int {
        let now = runner.clock.now()
        let before = now.adding(seconds: -86_400)
        let agencies = try await runner.database.read { session in
            try session.rows("SELECT DISTINCT agency_id FROM evidence").map { try $0.text(0) }
        }
        var count = 0
        for agency in agencies where count < limit {
            let left = limit - count
            let list = try await runner.database.read {
                try due(agency: agency, "(v.tried_at IS NULL OR v.tried_at < \(before.milliseconds))", left, in: $0)
            }
            let findings = await look(at: list, with: runner.probe)
            try await runner.database.write { session in
                for one in list { if let finding = findings[one.key] { try store(finding, for: one, check: nil, now: now, in: session) } }
            }
            count += list.count
        }
        return count
    }

    /// Looks at several at a time.
    static func look(at list: [EvidenceDue], with probe: EvidenceProbe) async -> [String: EvidenceProbe.Finding] {
        await withTaskGroup(of: (String, EvidenceProbe.Finding).self) { group in
            var found: [String: EvidenceProbe.Finding] = [:]
            for (index, one) in list.enumerated() {
                if index >= 4, let next = await group.next() { found[next.0] = next.1 }
                group.addTask { (one.key, await probe.look(one.subject)) }
            }
            for await next in group { found[next.0] = next.1 }
            return found
        }
    }

    /// Versions that can be looked at: every stored file, and the links of current versions.
    /// - Parameter condition: on `v`, the version.
    static func due(agency: String, _ condition: SQL, _ limit: Int, in session: Session) throws -> [EvidenceDue] {
        try session.rows(
            """
            SELECT v.evidence_id, v.number, v.hash, v.address, v.scan, v.state, v.detail, v.seen, v.tried_at FROM evidence_version v
            JOIN evidence e ON e.agency_id = v.agency_id AND e.evidence_id = v.evidence_id
            WHERE v.agency_id = \(agency) AND (v.hash IS NOT NULL OR (v.address IS NOT NULL AND v.number = e.version)) AND \(raw: condition)
            ORDER BY COALESCE(v.tried_at, 0), v.evidence_id, v.number LIMIT \(limit)
            """
        ).compactMap { row in
            guard let subject = try subject(row), let state = EvidenceState(rawValue: try row.text(5)) else { return nil }
            return EvidenceDue(
                agency: agency, evidence: try row.text(0), number: try row.int(1), subject: subject, state: state, detail: try row.text(6),
                seen: try row.textOrNil(7), triedAt: try row.int64OrNil(8).map(Instant.init(milliseconds:)))
        }
    }

    private static func subject(_ row: Row) throws -> EvidenceProbe.Subject? {
        if let hash = try row.textOrNil(2) { return .file(hash: hash, isScanned: try row.text(4) != EvidenceFile.Scan.none.rawValue) }
        return try row.textOrNil(3).flatMap { try? WebAddress($0) }.map(EvidenceProbe.Subject.link)
    }

    /// Writes down what was found. Every change of the state, and every check by a person, stays in the history of the version.
    /// - Parameter check: identifier for the history; nil makes one only when the state changes.
    static func store(
        _ finding: EvidenceProbe.Finding, for due: EvidenceDue, check: String?, now: Instant, in session: Session
    ) throws {
        let verdict = EvidenceVerdict(finding, for: due, now: now)
        if verdict.isChecked {
            try session.execute(
                """
                UPDATE evidence_version SET state = \(verdict.state.rawValue), detail = \(verdict.detail), seen = \(verdict.seen),
                    tried_at = \(now.milliseconds), checked_at = \(now.milliseconds)
                WHERE agency_id = \(due.agency) AND evidence_id = \(due.evidence) AND number = \(due.number)
                """)
        } else {
            try session.execute(
                """
                UPDATE evidence_version SET detail = \(verdict.detail), tried_at = \(now.milliseconds)
                WHERE agency_id = \(due.agency) AND evidence_id = \(due.evidence) AND number = \(due.number)
                """)
        }
        if let scan = verdict.scan {
            try session.execute(
                """
                UPDATE evidence_version SET scan = \(scan.rawValue)
                WHERE agency_id = \(due.agency) AND evidence_id = \(due.evidence) AND number = \(due.number)
                """)
        }
        guard check != nil || (verdict.isChecked && verdict.state != due.state) else { return }
        try session.execute(
            """
            INSERT INTO evidence_check (agency_id, evidence_id, number, check_id, at, state, detail)
            VALUES (\(due.agency), \(due.evidence), \(due.number), \(check ?? Randomness.system.identifier(at: now)), \(now.milliseconds),
                    \(verdict.isChecked ? verdict.state.rawValue : EvidenceState.unchecked.rawValue), \(verdict.detail))
            """)
    }
}

/// Looks at evidence now.
struct CheckEvidence: Act {
    static let evidence = Field.optionalReference(
        "evidence", Text("Minh chứng", "Evidence"), to: "evidence",
        hint: Text("Bỏ trống để kiểm tra những minh chứng lâu chưa kiểm tra nhất.", "Leave empty for those not checked for the longest time."))
    static let declaration = ActDeclaration(
        "evidence.check", title: Text("Kiểm tra minh chứng ngay", "Check evidence now"),
        summary: Text(
            "Băm lại tệp đã lưu và mở lại đường dẫn; kết quả hiện cùng ngày kiểm tra ở mọi nơi có minh chứng. Mỗi lần nhiều nhất 40 bản.",
            "Hashes stored files again and opens links again; the result shows with its date wherever the evidence shows. At most 40 versions at a time."
        ),
        button: Text("Kiểm tra ngay", "Check now"), fields: [evidence.declaration])

    /// Most versions of one act: at ten seconds for a link and four at a time, nobody waits longer than two minutes.
    private static let most = 40
    private static let preparedKey = "findings"

    private let evidence: String?
    private let findings: [String: EvidenceProbe.Finding]

    /// Looks before the transaction opens, and only for somebody who may ask.
    static func prepare(_ input: ActInput, _ preparation: Preparation) async throws -> ActInput {
        let (identity, today, runner) = (preparation.identity, preparation.now.vietnamDate, preparation.runner)
        let wanted: String?
        do { wanted = try input[evidence] } catch { return input }
        let list = try await runner.database.read { session -> [EvidenceDue] in
            let actor = try identity.load(today: today, in: session)
            guard EvidencePolicy.mayCheck(actor), actor.scope?.contains(declaration.name) ?? true else { return [] }
            return try versions(of: wanted, agency: actor.agency, in: session)
        }
        let findings = await EvidenceChecks.look(at: list, with: runner.probe)
        return input.adding(prepared: preparedKey, .object(findings.mapValues { $0.json }))
    }

    private static func versions(of evidence: String?, agency: String, in session: Session) throws -> [EvidenceDue] {
        try EvidenceChecks.due(agency: agency, evidence.map { "v.evidence_id = \($0)" } ?? "1 = 1", most, in: session)
    }

    init(_ input: ActInput) throws {
        evidence = try input[Self.evidence]
        guard case .object(let found)? = input.prepared[Self.preparedKey] else {
            findings = [:]
            return
        }
        findings = found.compactMapValues(EvidenceProbe.Finding.init)
    }

    func permit(in world: World) throws {
        try world.require(EvidencePolicy.mayCheck(world.actor))
        guard let evidence else { return }
        let row = try world.session.row("SELECT 1 FROM evidence WHERE agency_id = \(world.agency) AND evidence_id = \(evidence)")
        guard row != nil else { throw Refusal.notFound }
    }

    func perform(in world: World) throws -> ActOutcome {
        var counts: [EvidenceState: Int64] = [:]
        var undone: Int64 = 0
        for one in try Self.versions(of: evidence, agency: world.agency, in: world.session) {
            guard let finding = findings[one.key] else { continue }
            try EvidenceChecks.store(finding, for: one, check: world.newID(), now: world.now, in: world.session)
            let verdict = EvidenceVerdict(finding, for: one, now: world.now)
            if verdict.isChecked { counts[verdict.state, default: 0] += 1 } else { undone += 1 }
        }
        let (good, changed, missing) = (counts[.good] ?? 0, counts[.changed] ?? 0, counts[.missing] ?? 0)
        return ActOutcome(
            subject: evidence.map { "evidence:\($0)" } ?? "agency:\(world.agency)",
            sentence: Text(
                "\(world.actor.name) kiểm tra minh chứng: \(good) còn nguyên, \(changed) đã khác, \(missing) không còn, \(undone) chưa kiểm tra được.",
                "\(world.actor.name) checked evidence: \(good) unchanged, \(changed) changed, \(missing) missing, \(undone) could not be checked."),
            result: ["good": .int(good), "changed": .int(changed), "missing": .int(missing), "unchecked": .int(undone)])
    }
}
