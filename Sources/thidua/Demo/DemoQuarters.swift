internal import Movement
internal import Storage
internal import Vietnamese

/// Registers and reports, quarter by quarter.
extension DemoStory {
    /// Targets by code and owner of the play.
    static func targets(_ play: DemoPlay) async throws -> [String: String] {
        let rows = try await play.rows(
            "SELECT code, owner_id, target_id FROM target WHERE agency_id = \(DemoCast.agency) AND movement_id = \(play.cast.movement) AND state = 'open'"
        ) { (code: try $0.text(0), owner: try $0.text(1), id: try $0.text(2)) }
        let owners = Dictionary(play.cast.units.merging(play.cast.posts) { $1 }.map { ($1, $0) }) { $1 }
        return rows.reduce(into: [:]) { found, row in found["\(row.code) \(owners[row.owner] ?? "")"] = row.id }
    }

    /// What went into the registers from a day through another.
    static func entries(_ play: DemoPlay, from: CivilDate, through: CivilDate) async throws {
        let targets = try await targets(play)
        for entry in DemoSeason.entries {
            guard let day = CivilDate(iso: entry.on), from <= day, day <= through, let target = targets["\(entry.code) \(entry.owner)"] else {
                continue
            }
            play.on(max(day, play.stage.now.vietnamDate), 16)
            let values = entry.values.merging(["target": .string(target), "on": .string(entry.on)]) { $1 }
            try await play.act(entry.act, by: DemoSeason.person(for: entry.owner), values)
        }
    }

    /// The reports of a quarter from 1 to 4, in the order in which they come.
    static func reports(_ play: DemoPlay, quarter: Int) async throws {
        let targets = try await targets(play)
        let end = quarterEnd(quarter)
        for unit in DemoSeason.units where !isLate(unit) { try await report(unit, quarter, end, targets, play) }
        play.on(end.adding(days: 5), 9)
        for goal in DemoSeason.goals where goal.source != "report" {
            for owner in goal.units + goal.posts {
                guard let target = targets["\(goal.code) \(owner)"] else { continue }
                try await play.act(
                    "progress.report", by: DemoSeason.person(for: owner),
                    ["target": .string(target), "period": .string("2025-Q\(quarter)"), "sentence": "Số liệu theo sổ theo dõi."])
            }
        }
        try await urgeLate(play, quarter: quarter)
        for unit in DemoSeason.units where isLate(unit) { try await report(unit, quarter, end, targets, play) }
    }

    static func quarterEnd(_ quarter: Int) -> CivilDate {
        CivilDate(iso: ["2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"][quarter - 1]) ?? DemoChapter.launch.today
    }

    /// The one report that is still owed when the autumn ends, so that somebody's desk has something to finish.
    private static func isHeld(_ unit: String, _ code: String, _ quarter: Int) -> Bool { unit == "dkkd" && code == "CT03" && quarter == 3 }

    /// The report that was held back, long after its day.
    static func held(_ play: DemoPlay) async throws {
        guard let unit = DemoSeason.units.first(where: { $0.code == "dkkd" }), let target = try await targets(play)["CT03 dkkd"] else { return }
        play.on(day("2025-11-04"), 9)
        try await play.act(
            "progress.report", by: unit.head,
            [
                "target": .string(target), "period": "2025-Q3", "value": .int(Int64(unit.trained[2])), "whole": .int(Int64(unit.size)),
                "sentence": "Đã học xong cả phòng; báo muộn vì chờ chứng chỉ.", "on": "2025-09-30",
            ])
    }

    private static func isLate(_ unit: DemoSeason.Unit) -> Bool { if case .late = unit.habit { true } else { false } }

    private static func report(
        _ unit: DemoSeason.Unit, _ quarter: Int, _ end: CivilDate, _ targets: [String: String], _ play: DemoPlay
    ) async throws {
        var (size, trained, files) = (unit.size, unit.trained[quarter - 1], unit.files[quarter - 1])
        if quarter > 2, unit.code == DemoSeason.absorber, let other = DemoSeason.units.first(where: { $0.code == DemoSeason.absorbed }) {
            size += other.size
            trained += other.trained[quarter - 1]
            files = (files.all + other.files[quarter - 1].all, files.digital + other.files[quarter - 1].digital)
        }
        switch unit.habit {
        case .silent(let from) where quarter > from: return
        case .inflated where quarter <= 2: (trained, files.digital) = (unit.size, files.all)
        case .late(let days): play.on(WorkingCalendar().adding(5 + days, to: end), 10)
        default: play.on(end.adding(days: 3), 9)
        }
        let numbers: [(code: String, value: Int, whole: Int, sentence: String)] = [
            ("CT03", trained, size, "\(trained) trong \(size) người của đơn vị đã học xong."),
            ("CT10", files.digital, files.all, "Thống kê từ phần mềm quản lý văn bản, lũy kế từ đầu năm."),
        ]
        for number in numbers where !isHeld(unit.code, number.code, quarter) {
            guard let target = targets["\(number.code) \(unit.code)"] else { continue }
            try await play.act(
                "progress.report", by: unit.head,
                [
                    "target": .string(target), "period": .string("2025-Q\(quarter)"), "value": .int(Int64(number.value)),
                    "whole": .int(Int64(number.whole)), "sentence": .string(number.sentence), "on": .string(end.iso),
                ])
        }
    }
}
