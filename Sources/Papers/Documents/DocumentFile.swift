#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#else
internal import Glibc
#endif

/// A file that is read in place: how long it is, and its bytes.
struct DocumentFile {
    /// Full path, which helper programs can be given.
    let path: String
    let size: Int

    /// Refuses what is no ordinary file: reading a device or a pipe could wait for ever.
    init(_ path: String) throws(DocumentRefusal) {
        guard let full = realpath(path, nil) else { throw .system }
        defer { free(full) }
        self.path = String(cString: full)
        var state = stat()
        guard stat(self.path, &state) == 0, state.st_mode & S_IFMT == S_IFREG else { throw .system }
        size = Int(state.st_size)
    }

    /// The first bytes, up to a limit; fewer only when the file is shorter.
    func bytes(atMost limit: Int) throws(DocumentRefusal) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system }
        defer { close(descriptor) }
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: min(limit, size)) { buffer, count in
            while count < buffer.count {
                let part = pread(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count, off_t(count))
                if part < 0, errno == EINTR { continue }
                failed = part < 0
                guard part > 0 else { return }
                count += part
            }
        }
        if failed { throw .system }
        return bytes
    }

    /// Writes bytes to a new file that only this user can read.
    static func write(_ bytes: [UInt8], to path: String) throws(DocumentRefusal) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { Platform.write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .system }
            written += count
        }
    }

    /// Gives the file a plain name inside a folder, so that helper programs never see a name that somebody chose.
    func link(as name: String) throws(DocumentRefusal) {
        guard symlink(path, name) == 0 else { throw .system }
    }

    static func remove(_ path: String) { unlink(path) }
}

/// Names that a method of ours would hide.
private enum Platform {
    static func write(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Darwin)
        Darwin.write(descriptor, bytes, count)
        #elseif canImport(Musl)
        Musl.write(descriptor, bytes, count)
        #else
        Glibc.write(descriptor, bytes, count)
        #endif
    }
}
