internal import Movement
internal import Storage
internal import TestSupport
internal import Vietnamese

extension TownBuilder {
    static let target = "chi-tieu-dao-tao"

    /// A target of training of the reading division, reported each quarter: one period excused, one reported and corrected, one open, one to come;
    /// its register has two lines, one taken out. Entered by SQL, so that the record and later identifiers stay as they are.
    func targets(_ season: inout TownSeason) async throws {
        let (agency, movement, at) = (TestWorld.agency, season.movement, TestWorld.noon.milliseconds)
        guard let duty = try await obligations(of: season.plan, as: "officer").first(where: { $0.clause == Town.clause }) else {
            throw Refusal.notFound
        }
        try await world.database.write { session in
            try session.execute(
                """
                INSERT INTO target (agency_id, target_id, movement_id, obligation_id, code, title, folded, kind, measure, unit_label, direction,
                                    source, baseline, baseline_on, goal, cadence, starts, ends, grace, owner_kind, owner_id, unit_id, state, note,
                                    version, position, created_at, created_by)
                VALUES (\(agency), \(Self.target), \(movement), \(duty.id), 'DT-01', 'Giờ học kỹ năng số', \(Vietnamese.folded("DT-01 Giờ học kỹ năng số")),
                        'training', 'count', 'giờ', 'up', 'report', 20000, '2024-06-30', 1200000, 'quarter', '2024-07-01', '2025-06-30', 5, 'unit',
                        'reading', 'reading', 'open', 'Theo sổ điểm danh.', 1, 0, \(at), 'officer')
                """)
            for (period, from, to, due, state, on) in [
                ("2024-Q3", "2024-07-01", "2024-09-30", "2024-10-07", "excused", "2024-12-02"),
                ("2024-Q4", "2024-10-01", "2024-12-31", "2025-01-08", "reported", "2025-01-09"),
                ("2025-Q1", "2025-01-01", "2025-03-31", "2025-04-07", "owed", nil),
                ("2025-Q2", "2025-04-01", "2025-06-30", "2025-07-07", "owed", nil),
            ] as [(String, String, String, String, String, String?)] {
                try session.execute(
                    """
                    INSERT INTO due_report (agency_id, target_id, period, period_from, period_to, due_on, state, reported_on)
                    VALUES (\(agency), \(Self.target), \(period), \(from), \(to), \(due), \(state), \(on))
                    """)
            }
            for (id, value, sentence, replaced, reason) in [
                ("bao-cao-1", 300_000, "Hai lớp.", "bao-cao-2", ""), ("bao-cao-2", 340_500, "Ba lớp, 40 người.", nil, "Sót một lớp."),
            ] as [(String, Int64, String, String?, String)] {
                try session.execute(
                    """
                    INSERT INTO progress (agency_id, target_id, progress_id, period, value, whole, level, sentence, on_date, at, actor, replaced_by, reason)
                    VALUES (\(agency), \(Self.target), \(id), '2024-Q4', \(value), CAST(NULL AS BIGINT), \(value), \(sentence), '2024-12-31',
                            \(at - 1000 + (replaced == nil ? 1 : 0)), 'unitHead', \(replaced), \(reason))
                    """)
            }
            for (id, title, withdrawn) in [("dong-1", "Lớp an toàn số", nil), ("dong-2", "Lớp ghi trùng", at)] as [(String, String, Int64?)] {
                try session.execute(
                    """
                    INSERT INTO entry (agency_id, target_id, entry_id, kind, title, on_date, amount, fields, at, actor, withdrawn_at, reason)
                    VALUES (\(agency), \(Self.target), \(id), 'training', \(title), '2025-02-20', 40000,
                            '{"name":"Lớp","organiser":"own","hours":"8","people":5}', \(at), 'unitHead', CAST(\(withdrawn) AS BIGINT),
                            \(withdrawn == nil ? "" : "Ghi trùng."))
                    """)
            }
        }
        season.ids["{target}"] = Self.target
        season.ids["{period}"] = "2025-Q1"
        season.ids["{register}"] = "dao-tao"
        season.ids["{entry}"] = "dong-1"
    }
}

extension SnapshotTests {
    static func targetsShots(_ town: Town) -> [Shot] {
        let list = "/phong-trao/\(Town.slug)/chi-tieu"
        let target = "/chi-tieu/\(TownBuilder.target)"
        let report = "/bao-cao/\(TownBuilder.target)"
        return [
            Shot("chi-tieu-nhap", "officer", "\(list)/nhap"), Shot("chi-tieu-nhap-en", "head", "\(list)/nhap?lang=en"),
            Shot("chi-tieu", "visitor", list), Shot("chi-tieu-can-bo-en", "officer", "\(list)?lang=en&don-vi=reading"),
            Shot("chi-tieu-dat", "officer", "\(list)/moi"), Shot("chi-tieu-mot", "visitor", target),
            Shot("chi-tieu-mot-phu-trach", "unitHead", target),
            Shot("chi-tieu-mot-thanh-tra-en", "inspector", "\(target)?lang=en"), Shot("chi-tieu-mot-can-bo", "officer", target),
            Shot("chi-tieu-dieu-chinh", "head", "\(target)/dieu-chinh"), Shot("chi-tieu-rut-en", "officer", "\(target)/rut?lang=en"),
            Shot("bao-cao", "unitHead", "\(report)/2025-Q1"), Shot("bao-cao-en", "staff", "\(report)/2025-Q1?lang=en"),
            Shot("bao-cao-nguoi-khac", "clerk", "\(report)/2025-Q1"), Shot("bao-cao-sua", "unitHead", "\(report)/2024-Q4/sua"),
            Shot("bao-cao-da-gui", "unitHead", "\(report)/2024-Q4/da-gui"), Shot("so-dao-tao", "unitHead", "\(target)/so/dao-tao"),
            Shot("so-dao-tao-thanh-tra-en", "inspector", "\(target)/so/dao-tao?lang=en"),
            Shot("so-dao-tao-nguoi-khac", "clerk", "\(target)/so/dao-tao"),
            Shot("so-dao-tao-rut", "unitHead", "\(target)/so/dao-tao/dong-1/rut"),
        ]
    }
}
