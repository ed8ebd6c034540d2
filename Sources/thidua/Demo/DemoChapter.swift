internal import ArgumentParser
internal import Movement
internal import Storage
internal import Vietnamese

/// How far the season of the demonstration is played. Each chapter goes on from the one before.
enum DemoChapter: String, CaseIterable, Comparable, ExpressibleByArgument, Sendable {
    /// The department, its plan read from a scan, corrected and launched; most people have read it.
    case launch
    /// Targets, pledges, first reports and registers, first news, the first urging letter.
    case spring
    /// Second quarter, scores, a random check, the interim review, a reorganised division.
    case interim
    /// Third quarter, comments and thanks, corrected and missing evidence, escalations.
    case autumn
    /// Fourth quarter, final scores and review, the next movement.
    case final

    /// The day the demonstration shows when this chapter has been played: always a working day.
    var today: CivilDate {
        switch self {
        case .launch: Self.day(2025, 3, 20)
        case .spring: Self.day(2025, 4, 18)
        case .interim: Self.day(2025, 7, 25)
        case .autumn: Self.day(2025, 10, 23)
        case .final: Self.day(2026, 1, 28)
        }
    }

    /// What is played.
    var title: Text {
        switch self {
        case .launch: Text("Phát động", "Launch")
        case .spring: Text("Mùa xuân: quý I", "Spring: first quarter")
        case .interim: Text("Sơ kết: quý II", "Interim: second quarter")
        case .autumn: Text("Mùa thu: quý III", "Autumn: third quarter")
        case .final: Text("Tổng kết: quý IV", "Final: fourth quarter")
        }
    }

    /// The last chapter that is over on a day; the launch for days before all of them.
    static func last(before day: CivilDate) -> DemoChapter { allCases.last { $0.today <= day } ?? .launch }

    static func < (left: DemoChapter, right: DemoChapter) -> Bool { left.index < right.index }

    /// Its place in the season, from 0.
    var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// A day that is written here; the calendar knows each of them.
    private static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
        CivilDate(year: year, month: month, day: day) ?? CivilDate(dayNumber: 0)
    }
}

/// What a database says of the demonstration it holds.
enum DemoMarks {
    /// The chapter it has been played through; nil before the first is over.
    static func chapter(in session: Session) throws -> DemoChapter? {
        if let stored = try session.row("SELECT value FROM installation WHERE key = 'demo-through'")?.text(0) { return DemoChapter(rawValue: stored) }
        return nil
    }

    /// Whether a first chapter can begin, or was broken off and can go on; false for what an earlier version of the program made.
    static func mayGoOn(in session: Session) throws -> Bool {
        guard try session.row("SELECT 1 FROM agency LIMIT 1") != nil else { return true }
        return try session.row("SELECT 1 FROM act_key WHERE agency_id = 'tinh' AND actor = 'operator' AND key = 'demo.launch.1'") != nil
    }

    /// Marks a chapter as played, and moves the day the demonstration shows.
    static func set(_ chapter: DemoChapter, today: CivilDate, in session: Session) throws {
        for (key, value) in [("demo-through", chapter.rawValue), ("demo-today", today.iso)] {
            try session.execute(
                "INSERT INTO installation (key, value) VALUES (\(key), \(value)) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
        }
    }
}
