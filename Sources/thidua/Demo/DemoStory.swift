internal import Movement
internal import Storage
internal import Vietnamese

/// What happens in the demonstration, chapter by chapter.
struct DemoStory: Sendable {
    let database: Database
    /// The plan as a bad scan gave it, and as the officer corrected it.
    let scan, planText: String
    /// Where evidence is kept.
    let files: Files
    let progress: DemoProgress
    /// How many from outside enter the contest.
    var outsiders = 2000

    /// Plays the chapters after the one that was played last.
    /// - Parameters:
    ///   - last: the last chapter to play.
    ///   - today: the day to show at the end; the chapter's own when nil.
    func play(through last: DemoChapter, today: CivilDate?) async throws {
        let played = try await database.read { session in try DemoMarks.chapter(in: session) }
        let chapters = DemoChapter.allCases.filter { $0 <= last && $0 > played ?? .launch || played == nil && $0 == .launch }
        let count = chapters.map { Self.steps(of: $0).count }.reduce(0, +)
        progress.expect(steps: count)
        for chapter in chapters {
            try await play(chapter, base: chapter == .launch ? today.map { min($0, chapter.today) } ?? chapter.today : chapter.today)
            let shown = chapter == last ? today ?? chapter.today : chapter.today
            try await database.write { session in try DemoMarks.set(chapter, today: shown, in: session) }
        }
        try await RecordSequencer.run(on: database)
    }

    private func play(_ chapter: DemoChapter, base: CivilDate) async throws {
        let start = Instant(chapter == .launch ? base.adding(days: -60) : base.adding(days: -1), hour: 8)
        let stage = DemoStage(database: database, name: chapter.rawValue, start: Self.start(of: chapter, base: base) ?? start) { _ in
            progress.advance()
        }
        let post = DemoPost(database: database, from: stage.now.vietnamDate)
        for step in Self.steps(of: chapter) {
            progress.begin(step.title)
            let cast = try await database.read { session in try DemoCast.load(in: session) }
            try await step.play(
                DemoPlay(
                    stage: stage, database: database, cast: cast, scan: scan, planText: planText, files: files, base: base, post: post,
                    outsiders: outsiders))
            progress.end()
        }
        try await post.come(to: Instant(base, hour: 8))
    }

    private static func start(of chapter: DemoChapter, base: CivilDate) -> Instant? {
        guard chapter.index > 0 else { return nil }
        return Instant(DemoChapter.allCases[chapter.index - 1].today.adding(days: 1), hour: 8)
    }

    private static func steps(of chapter: DemoChapter) -> [DemoStep] {
        switch chapter {
        case .launch: launch
        case .spring: spring
        case .interim: interim
        case .autumn: autumn
        case .final: final
        }
    }
}
