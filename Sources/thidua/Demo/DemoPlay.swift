internal import Movement
internal import Storage
internal import Vietnamese

/// One step of a chapter.
struct DemoStep: Sendable {
    let title: Text
    let play: @Sendable (DemoPlay) async throws -> Void

    init(_ vi: String, _ en: String, _ play: @escaping @Sendable (DemoPlay) async throws -> Void) {
        title = Text(vi, en)
        self.play = play
    }
}

/// What a step plays with.
struct DemoPlay: Sendable {
    let stage: DemoStage
    let database: Database
    let cast: DemoCast
    /// The plan as a bad scan gave it, and as the officer corrected it.
    let scan, planText: String
    /// Where evidence is kept.
    let files: Files
    /// The day the demonstration shows after the launch.
    let base: CivilDate
    /// Reminders and mails.
    let post: DemoPost
    /// How many from outside enter the contest.
    let outsiders: Int

    /// Performs an act for a person of the play, after the reminders of the mornings before it.
    @discardableResult
    func act(_ name: String, by person: String, _ values: [String: JSONValue]) async throws -> Receipt {
        try await post.come(to: stage.now)
        return try await stage.act(name, values, as: try cast.source(person))
    }

    /// Hands in a file as evidence.
    func hand(in bytes: [UInt8], _ name: String, by person: String, _ values: [String: JSONValue]) async throws {
        let kept = try await files.store(bytes: bytes, limit: 1_000_000)
        let file = EvidenceFile(hash: kept.hash, name: name, size: kept.size, type: kept.type, scan: .none)
        try await post.come(to: stage.now)
        try await stage.act("evidence.file", values, with: file, as: try cast.source(person))
    }

    /// Moves the clock to a time of a working day; what would fall on a weekend happens on the Monday after it.
    func on(_ day: CivilDate, _ hour: Int = 8, _ minute: Int = 0) {
        stage.move(to: Instant(Self.workday(day), hour: hour, minute: minute))
    }

    /// The day itself, or the Monday after it.
    static func workday(_ day: CivilDate) -> CivilDate { day.weekday > 5 ? day.adding(days: 8 - day.weekday) : day }

    /// Rows of the department, read between two acts.
    func rows<T: Sendable>(_ query: SQL, _ read: @escaping @Sendable (Row) throws -> T) async throws -> [T] {
        try await database.read { session in try session.rows(query).map(read) }
    }
}
