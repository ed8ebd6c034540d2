/// One reading under way: its folder, its limits, and how long it may still take.
struct DocumentWork: Sendable {
    let tools: DocumentTools
    let limits: DocumentLimits
    /// Path of the private folder.
    let folder: String
    /// When the whole reading must be over.
    let deadline: ContinuousClock.Instant
    let progress: @Sendable (DocumentProgress) -> Void

    init(tools: DocumentTools, limits: DocumentLimits, folder: String, progress: @escaping @Sendable (DocumentProgress) -> Void) {
        self.tools = tools
        self.limits = limits
        self.folder = folder
        self.progress = progress
        deadline = .now + .seconds(limits.seconds)
    }

    func file(_ name: String) -> String { folder + "/" + name }

    /// Refuses when time is over or nobody waits any more.
    func check() throws(DocumentRefusal) {
        if Task.isCancelled { throw .cancelled }
        if ContinuousClock.now >= deadline { throw .tooLong(limits.seconds) }
    }

    /// Runs a program of a package in the folder and gives its exit code; killed programs have passed a limit of memory, time or length.
    func run(_ program: String?, of package: String, _ arguments: [String], fileBytes: Int = 64 << 20) async throws(DocumentRefusal) -> Int {
        guard let program else { throw .toolMissing(package) }
        try check()
        let left = Int((deadline - .now).components.seconds) + 1
        let bounds = ToolRun.Bounds(seconds: min(limits.toolSeconds, left), memory: limits.toolMemory, fileBytes: fileBytes)
        switch await ToolRun(program: program, arguments: arguments, folder: folder).run(bounds) {
        case .exited(126), .exited(127), .notStarted: throw .system
        case .exited(let code): return code
        case .killed: throw .damaged
        case .timedOut: throw .tooLong(left < limits.toolSeconds ? limits.seconds : limits.toolSeconds)
        case .cancelled: throw .cancelled
        }
    }

    /// What a program wrote to a file of the folder; empty when it wrote none.
    func content(of name: String, atMost limit: Int = 64 << 20) throws(DocumentRefusal) -> [UInt8] {
        guard let file = try? DocumentFile(file(name)) else { return [] }
        return try file.bytes(atMost: limit)
    }
}
