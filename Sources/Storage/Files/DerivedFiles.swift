/// What the program has made from stored things and can make again: kept under a name of its choice, and worth no backup.
extension Files {
    private var derived: String { directory + "/derived" }

    /// Something made before; nil when there is none of that name.
    /// - Parameter name: lower-case letters, digits, dots and dashes.
    public func derived(_ name: String) async -> [UInt8]? {
        guard let path = path(ofDerived: name) else { return nil }
        return try? await Blocking.run {
            let descriptor = try FileSystem.openToRead(path)
            defer { FileSystem.closeFile(descriptor) }
            var content: [UInt8] = []
            while true {
                let chunk = try FileSystem.read(descriptor, count: Self.chunkSize, at: content.count)
                if chunk.isEmpty { return content }
                content += chunk
            }
        }
    }

    /// Keeps something made; whoever makes the same at the same time does no harm.
    public func keepDerived(_ bytes: [UInt8], as name: String) async throws {
        guard let path = path(ofDerived: name) else { throw StorageError.missingFile("with this name") }
        let folder = derived
        try await Blocking.run {
            try FileSystem.makeDirectory(folder)
            let temporary = folder + "/" + FileSystem.randomName() + ".new"
            let descriptor = try FileSystem.create(temporary)
            defer { FileSystem.closeFile(descriptor) }
            try FileSystem.append(bytes, to: descriptor)
            try FileSystem.move(temporary, to: path)
        }
    }

    private func path(ofDerived name: String) -> String? {
        let isPlain = name.utf8.allSatisfy { $0 == 0x2D || $0 == 0x2E || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
        return isPlain && !name.isEmpty && !name.hasPrefix(".") && name.utf8.count <= 100 ? derived + "/" + name : nil
    }
}
