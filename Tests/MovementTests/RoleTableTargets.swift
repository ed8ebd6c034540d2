internal import Storage
internal import TestSupport
internal import Vietnamese

@testable internal import Movement

extension TestWorld {
    /// A target of each kind for the reading division on the first obligation of a launched plan. On that of training ("target-reading") 2024 was
    /// reported, 2025 and 2026 are owed, and its register has a line. Entered by SQL, so that the record stays as it is.
    func giveTargets(_ plan: StagedPlan) async throws {
        let (agency, now) = (Self.agency, Self.noon.milliseconds)
        try await database.write { session in
            for (position, kind) in TargetKind.allCases.enumerated() {
                let id = kind == .training ? "target-reading" : "target-\(kind.rawValue)"
                try session.execute(
                    """
                    INSERT INTO target (agency_id, target_id, movement_id, obligation_id, code, title, folded, kind, measure, unit_label, direction,
                                        source, baseline, baseline_on, goal, cadence, starts, ends, grace, owner_kind, owner_id, unit_id, state,
                                        note, version, position, created_at, created_by)
                    VALUES (\(agency), \(id), \(plan.movement), \(plan.obligations[0].id), \("II.\(position + 1)-01"), \(kind.label.vi),
                            \(Vietnamese.folded(kind.label.vi)), \(kind.rawValue), 'count', 'giờ', 'up', 'report', CAST(NULL AS BIGINT), NULL, 100000,
                            'year', '2024-01-01', '2026-12-31', 5, 'unit', 'reading', 'reading', 'open', '', 1, \(position), \(now), 'officer')
                    """)
            }
            for (year, state) in [("2024", "reported"), ("2025", "owed"), ("2026", "owed")] {
                try session.execute(
                    """
                    INSERT INTO due_report (agency_id, target_id, period, period_from, period_to, due_on, state, reported_on)
                    VALUES (\(agency), 'target-reading', \(year), \("\(year)-01-01"), \("\(year)-12-31"), \("\(year)-12-31"), \(state), NULL)
                    """)
            }
            try session.execute(
                """
                INSERT INTO progress (agency_id, target_id, progress_id, period, value, whole, level, sentence, on_date, at, actor, replaced_by, reason)
                VALUES (\(agency), 'target-reading', 'report-reading', '2024', 40000, CAST(NULL AS BIGINT), 40000, 'Hai lớp cho thủ thư.',
                        '2024-12-31', \(now), 'unitHead', NULL, '')
                """)
            try session.execute(
                """
                INSERT INTO entry (agency_id, target_id, entry_id, kind, title, on_date, amount, fields, at, actor, withdrawn_at, reason)
                VALUES (\(agency), 'target-reading', 'entry-reading', 'training', 'Lớp an toàn số', '2024-05-06', 40000, '{}', \(now), 'unitHead',
                        CAST(NULL AS BIGINT), '')
                """)
        }
    }
}

extension RoleTableAct {
    static let targets: [RoleTableAct] = [
        RoleTableAct("target.create") { stage, _ in
            [
                "movement": .string(stage.launched.movement), "obligation": .string(stage.launched.obligations[0].id), "code": "II.1-50",
                "title": "Buổi mở cửa tối", "kind": "other", "measure": "count", "unit_label": "buổi", "goal": 200, "cadence": "quarter",
                "units": ["reading"],
            ]
        },
        RoleTableAct("targets.import") { stage, _ in
            ["movement": .string(stage.launched.movement), "rows": .array([.array(importLine.map { .string($0) })])]
        },
        RoleTableAct("target.amend", ["target": "target-reading", "goal": 120, "reason": "Thêm một lớp.", "seen": 1]),
        RoleTableAct("target.withdraw", ["target": "target-reading", "reason": "Trùng với chỉ tiêu khác."]),
        RoleTableAct("progress.report/owed", ["target": "target-reading", "period": "2025", "value": 12]),
        RoleTableAct("progress.report/reported", ["target": "target-reading", "period": "2024", "value": 12]),
        RoleTableAct("progress.correct", ["report": "report-reading", "value": 38, "reason": "Đếm lại sổ điểm danh."]),
        RoleTableAct(
            "entry.briefing", entry("leadership", ["topic": "Chuyển đổi số", "form": "meeting", "led_by": "Giám đốc", "participants": 12])),
        RoleTableAct(
            "entry.document", entry("programmes", ["number": "12/KH-STN", "issuer": "Sở", "abstract": "Kế hoạch năm", "sort": "plan"])),
        RoleTableAct("entry.training", entry("reading", ["name": "Lớp kỹ năng số", "organiser": "own", "hours": 8, "people": 20])),
        RoleTableAct("entry.resources", entry("resources", ["line": "Thiết bị", "planned": 5, "allotted": 5, "spent": 4])),
        RoleTableAct("entry.trial", entry("infrastructure", ["name": "Nền tảng mượn sách", "sort": "platform", "hypothesis": "Mượn nhanh hơn."])),
        RoleTableAct(
            "entry.dataset",
            entry(
                "data",
                [
                    "title": "Giờ mở cửa", "description": "Giờ mở cửa các phòng đọc", "format": "csv", "licence": "CC BY 4.0",
                    "link": "https://example.org/gio.csv", "frequency": "monthly", "theme": "Thư viện", "contact": "Văn phòng",
                ])),
        RoleTableAct("entry.security", entry("security", ["title": "Diễn tập quý I", "sort": "drill"])),
        RoleTableAct("entry.outreach", entry("outreach", ["name": "Ngày hội sách", "sort": "campaign", "inside": 10, "outside": 300])),
        RoleTableAct("entry.withdraw", ["entry": "entry-reading", "reason": "Ghi nhầm lớp."]),
    ]

    private static func entry(_ target: String, _ own: [String: JSONValue]) -> [String: JSONValue] {
        own.merging(["target": .string("target-\(target)"), "on": "2025-02-20"]) { one, _ in one }
    }
}

/// A line of a file of targets, in the order of its columns.
private let importLine = TargetsImport.columns.map { column in
    [
        "obligation": "II.1", "code": "II.1-60", "title": "Buổi mở cửa tối", "unit": "reading", "kind": "other", "measure": "count",
        "unit_label": "buổi", "goal": "200", "cadence": "quarter",
    ][column.key] ?? ""
}

extension RoleTableView {
    static let targets: [RoleTableView] = [
        RoleTableView("targets: listed/named/late") { stage, viewer, session in
            let lines = try TargetQueries.list(slug: stage.launched.slug, for: viewer, today: today, in: session)
            return join("\(lines.count)", "\(lines.count { $0.owner.id != nil })", "\(lines.count { $0.late > 0 })")
        },
        RoleTableView("target-page: behind/report/set") { _, viewer, session in
            let page = try TargetQueries.page("target-reading", for: viewer, today: today, in: session)
            return join(yes(page.seesBehind), yes(page.mayReport), yes(page.maySet))
        },
        RoleTableView("target-page: words/who/entries") { _, viewer, session in
            let page = try TargetQueries.page("target-reading", for: viewer, today: today, in: session)
            return join("\(page.reports.count { $0.sentence != nil })", "\(page.reports.count { $0.who != nil })", "\(page.entries.count)")
        },
        RoleTableView("report-form: number-before") { _, viewer, session in
            try TargetQueries.draft("target-reading", period: "2025", for: viewer, today: today, in: session).before?.value.plain ?? "none"
        },
        RoleTableView("import-targets: lines") { stage, viewer, session in
            let table = TargetsImport.template(.vi) + [importLine]
            return "\(try TargetsImport.preview(table, into: stage.launched.slug, today: today, for: viewer, in: session).lines.count)"
        },
    ]
}
