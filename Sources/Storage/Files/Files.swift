internal import Crypto

/// Where a stored file is found and what it is.
public struct StoredFile: Sendable, Hashable {
    /// SHA-256 of the content in lower-case hexadecimal.
    public let hash: String
    /// Size in bytes.
    public let size: Int
    /// What the content is.
    public let type: FileType

    /// Describes a file.
    public init(hash: String, size: Int, type: FileType) {
        self.hash = hash
        self.size = size
        self.type = type
    }
}

/// The content-addressed store of attachments: `DIR/files/ab/<sha256>`. The same content is kept once; nothing is ever overwritten.
public struct Files: Sendable {
    /// Bytes in one chunk of a stream.
    public static let chunkSize = 65_536

    let directory: String
    private var store: String { directory + "/files" }

    /// The store under a data directory, which is created when the first file comes.
    public init(dataDirectory: String) { directory = dataDirectory }

    /// Takes a stream: writes and hashes it on the way, and returns when the file is durable under its hash.
    ///
    /// Throws `tooLarge` as soon as more than `limit` bytes have come; then, as after any other failure, nothing is left behind.
    public func store(_ chunks: some AsyncSequence<[UInt8], any Error>, limit: Int) async throws -> StoredFile {
        let file = incoming(limit: limit)
        do {
            for try await chunk in chunks { try await file.take(chunk) }
            return try await file.keep()
        } catch {
            await file.discard()
            throw error
        }
    }

    /// Takes content that is already in memory.
    public func store(bytes: [UInt8], limit: Int) async throws -> StoredFile {
        let file = incoming(limit: limit)
        do {
            try await file.take(bytes)
            return try await file.keep()
        } catch {
            await file.discard()
            throw error
        }
    }

    /// A place for content that comes piece by piece and may yet turn out to be of no use.
    public func incoming(limit: Int) -> IncomingFile { IncomingFile(directory: directory, limit: limit) }

    /// The folder of what is still coming in, made if need be; also for whatever else ends with the work on one file.
    public func incomingFolder() async throws -> String {
        let folder = directory + "/incoming"
        try await Blocking.run { try FileSystem.makeDirectory(folder) }
        return folder
    }

    /// Removes what a process that was killed left coming in: files and folders that nobody has written to for so many seconds.
    public func clearIncoming(untouchedFor seconds: Int) async throws {
        let folder = directory + "/incoming"
        try await Blocking.run {
            guard FileSystem.isDirectory(folder) else { return }
            for path in try FileSystem.names(in: folder).map({ folder + "/" + $0 }) where FileSystem.age(path) >= seconds {
                FileSystem.removeIfPresent(path)
                FileSystem.removeDirectory(path)
            }
        }
    }

    /// The content in chunks of 64 kB, read as the consumer asks for them. Throws `missingFile` at once when there is no such file.
    public func read(_ hash: String) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        let source = try await FileSource(path: path(of: hash), hash: hash)
        return AsyncThrowingStream { try await source.next() }
    }

    /// The whole content; for files known to be small.
    public func bytes(_ hash: String) async throws -> [UInt8] {
        var content: [UInt8] = []
        for try await chunk in try await read(hash) { content.append(contentsOf: chunk) }
        return content
    }

    /// Whether the stored content still has its hash.
    public func verify(_ hash: String) async throws -> Bool {
        var sum = SHA256()
        for try await chunk in try await read(hash) { sum.update(data: chunk) }
        return Hexadecimal.text(sum.finalize()) == hash
    }

    /// Whether a file with this hash is stored.
    public func contains(_ hash: String) async -> Bool {
        guard let path = try? path(of: hash) else { return false }
        return (try? await Blocking.run { FileSystem.exists(path) }) ?? false
    }

    /// Where a stored file lies, for programs that read it in place; nil when there is none.
    public func path(ofStored hash: String) async -> String? { await contains(hash) ? try? path(of: hash) : nil }

    /// The place of a hash; anything that is not 64 digits could lead out of the store and counts as missing.
    private func path(of hash: String) throws -> String {
        guard hash.utf8.count == 64, hash.utf8.allSatisfy({ Hexadecimal.value($0) != nil }) else { throw StorageError.missingFile("with this name") }
        return Files.path(of: hash, in: store)
    }

    static func path(of hash: String, in store: String) -> String { "\(store)/\(hash.prefix(2))/\(hash)" }
}

/// A file on its way in: blocking writes on a queue of its own.
public actor IncomingFile {
    private let executor = QueueExecutor(label: "storage.file.in")
    /// A queue of its own: writing and syncing block.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
    private let directory: String
    private let limit: Int
    private let temporary: String
    private var incoming: String { directory + "/incoming" }
    private var store: String { directory + "/files" }
    private var descriptor: Int32?
    private var hash = SHA256()
    private var sniffer = FileSniffer()
    private var isComplete = false
    /// Bytes taken so far.
    public private(set) var size = 0
    /// Where the content lies while it is neither kept nor discarded.
    public nonisolated var path: String { temporary }

    init(directory: String, limit: Int) {
        self.directory = directory
        self.limit = limit
        temporary = directory + "/incoming/" + FileSystem.randomName() + FileSystem.randomName()
    }

    /// Adds a piece. Throws `tooLarge` as soon as more than the limit has come.
    public func take(_ chunk: [UInt8]) throws {
        guard chunk.count <= limit - size else { throw StorageError.tooLarge(limit: limit) }
        let file = try opened()
        try FileSystem.append(chunk, to: file)
        size += chunk.count
        hash.update(data: chunk)
        sniffer.take(chunk)
    }

    /// Puts the content into the store under its hash, durably.
    public func keep() throws -> StoredFile {
        try seal()
        let name = Hexadecimal.text(hash.finalize())
        let path = Files.path(of: name, in: store)
        let folder = "\(store)/\(name.prefix(2))"
        try FileSystem.makeDirectory(folder)
        // The same content twice: renaming over it would be harmless but would touch a file that others may be reading.
        if FileSystem.exists(path) { FileSystem.removeIfPresent(temporary) } else { try FileSystem.move(temporary, to: path) }
        try FileSystem.syncDirectory(folder)
        try FileSystem.syncDirectory(store)
        try FileSystem.syncDirectory(directory)
        return StoredFile(hash: name, size: size, type: sniffer.type)
    }

    /// Ends the taking in, so that other programs can read the file at its path.
    public func seal() throws {
        guard !isComplete else { return }
        try FileSystem.sync(try opened())
        close()
        isComplete = true
    }

    /// What the content taken so far is.
    public var type: FileType { sniffer.type }

    /// SHA-256 of what was taken, in lower-case hexadecimal, without keeping it.
    public func digest() throws -> String {
        try seal()
        return Hexadecimal.text(hash.finalize())
    }

    /// Leaves nothing behind. Harmless after `keep`.
    public func discard() {
        close()
        FileSystem.removeIfPresent(temporary)
    }

    private func opened() throws -> Int32 {
        if let descriptor { return descriptor }
        try FileSystem.makeDirectory(incoming)
        let fresh = try FileSystem.create(temporary)
        descriptor = fresh
        return fresh
    }

    private func close() {
        if let descriptor { FileSystem.closeFile(descriptor) }
        descriptor = nil
    }
}

/// A file on its way out: blocking reads on a queue of its own, closed when nobody reads any more.
private actor FileSource {
    private let executor = QueueExecutor(label: "storage.file.out")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
    private let descriptor: Int32
    private var offset = 0

    init(path: String, hash: String) async throws {
        descriptor = try await Blocking.run {
            guard FileSystem.exists(path) else { throw StorageError.missingFile(hash) }
            return try FileSystem.openToRead(path)
        }
    }

    deinit { FileSystem.closeFile(descriptor) }

    func next() throws -> [UInt8]? {
        let chunk = try FileSystem.read(descriptor, count: Files.chunkSize, at: offset)
        offset += chunk.count
        return chunk.isEmpty ? nil : chunk
    }
}
