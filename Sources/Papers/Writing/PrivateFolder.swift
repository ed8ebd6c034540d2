#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#else
internal import Glibc
#endif

/// A temporary folder that only this user can open, gone with everything in it when the value ends.
struct PrivateFolder: ~Copyable {
    let path: String

    init(inside parent: String) throws(SheetWriteError) {
        var template = Array("\(parent)/thidua-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Self.failure("mkdtemp in \(parent)") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        // Nobody could act on a failure here; what stays behind is readable by this user alone.
        if let directory = opendir(path) {
            while let entry = readdir(directory) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) { String(cString: $0) }
                }
                if name != ".", name != ".." { unlink(path + "/" + name) }
            }
            closedir(directory)
        }
        rmdir(path)
    }

    func file(_ name: String) -> String {
        path + "/" + name
    }

    func content(of path: String) throws(SheetWriteError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure("open \(path)") }
        defer { close(descriptor) }
        let size = Int(lseek(descriptor, 0, SEEK_END))
        guard size >= 0 else { throw Self.failure("lseek \(path)") }
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let part = pread(descriptor, buffer.baseAddress.map { $0 + count }, size - count, off_t(count))
                if part < 0, errno == EINTR { continue }
                guard part > 0 else { break }
                count += part
            }
        }
        guard bytes.count == size else { throw Self.failure("read \(path)") }
        return bytes
    }

    private static func failure(_ action: String) -> SheetWriteError {
        .system("\(action): \(String(cString: strerror(errno)))")
    }
}
