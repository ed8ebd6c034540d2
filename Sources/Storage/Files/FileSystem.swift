#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// The few calls of POSIX that storage needs, with errors that name the file. All of them block.
enum FileSystem {
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func removeIfPresent(_ path: String) { unlink(path) }

    /// Makes the directory and those above it.
    static func makeDirectory(_ path: String) throws(StorageError) {
        if mkdir(path, 0o750) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else { throw failure("make the directory", path) }
        try makeDirectory(String(path[..<slash]))
        guard mkdir(path, 0o750) == 0 || errno == EEXIST else { throw failure("make the directory", path) }
    }

    /// Makes a new directory with a name that nobody has, inside another one.
    static func makeTemporaryDirectory(in directory: String) throws(StorageError) -> String {
        try makeDirectory(directory)
        let path = directory + "/temporary-\(getpid())-" + randomName()
        guard mkdir(path, 0o700) == 0 else { throw failure("make the directory", path) }
        return path
    }

    static func randomName() -> String { String(UInt64.random(in: .min ... .max), radix: 36) }

    /// Opens for reading.
    static func openToRead(_ path: String) throws(StorageError) -> Int32 {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", path) }
        return descriptor
    }

    /// Creates a file that does not exist yet.
    static func create(_ path: String) throws(StorageError) -> Int32 {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw failure("create", path) }
        return descriptor
    }

    static func append(_ bytes: [UInt8], to descriptor: Int32) throws(StorageError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw errno == ENOSPC ? .full : failure("write", "a file") }
            written += count
        }
    }

    /// Reads up to `count` bytes at an offset; fewer only at the end.
    static func read(_ descriptor: Int32, count: Int, at offset: Int) throws(StorageError) -> [UInt8] {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, taken in
            while taken < count {
                let step = pread(descriptor, buffer.baseAddress?.advanced(by: taken), count - taken, off_t(offset + taken))
                if step < 0, errno == EINTR { continue }
                failed = step < 0
                guard step > 0 else { return }
                taken += step
            }
        }
        if failed { throw failure("read", "a file") }
        return bytes
    }

    static func closeFile(_ descriptor: Int32) { close(descriptor) }

    static func sync(_ descriptor: Int32) throws(StorageError) {
        guard fsync(descriptor) == 0 else { throw errno == ENOSPC ? .full : failure("sync", "a file") }
    }

    /// Makes the entries of a directory durable.
    static func syncDirectory(_ path: String) throws(StorageError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", path) }
        defer { close(descriptor) }
        try sync(descriptor)
    }

    /// Makes a finished file durable and gives it its name in one step.
    static func publish(_ temporary: String, as path: String) throws(StorageError) {
        let descriptor = open(temporary, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", temporary) }
        defer { close(descriptor) }
        try sync(descriptor)
        try move(temporary, to: path)
        try syncDirectory(path.lastIndex(of: "/").map { String(path[..<$0]) }.flatMap { $0.isEmpty ? "/" : $0 } ?? ".")
    }

    static func move(_ source: String, to target: String) throws(StorageError) {
        guard rename(source, target) == 0 else { throw failure("rename to", target) }
    }

    /// Names in a directory, sorted, without "." and "..".
    static func names(in directory: String) throws(StorageError) -> [String] {
        guard let stream = opendir(directory) else { throw failure("list", directory) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    static func isDirectory(_ path: String) -> Bool {
        guard let stream = opendir(path) else { return false }
        closedir(stream)
        return true
    }

    /// Seconds since the last writing, by the clock of the machine, as the file system counts them; -1 where there is nothing.
    static func age(_ path: String) -> Int {
        var status = stat()
        guard lstat(path, &status) == 0 else { return -1 }
        #if canImport(Glibc)
        return time(nil) - status.st_mtim.tv_sec
        #else
        return time(nil) - status.st_mtimespec.tv_sec
        #endif
    }

    /// Removes a directory and all in it, as far as possible.
    static func removeDirectory(_ path: String) {
        for name in (try? names(in: path)) ?? [] {
            let inner = path + "/" + name
            if unlink(inner) != 0 { removeDirectory(inner) }
        }
        rmdir(path)
    }

    static func failure(_ action: String, _ path: String) -> StorageError {
        errno == ENOSPC || errno == EDQUOT ? .full : .file("cannot \(action) \(path): \(String(cString: strerror(errno)))")
    }
}
