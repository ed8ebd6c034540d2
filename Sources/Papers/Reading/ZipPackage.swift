internal import CZip

/// The files packed in an archive that lies in memory, read in pieces and counted while they are inflated.
///
/// What the archive says about the size of a file is not believed.
final class ZipPackage {
    private let archive: OpaquePointer
    private let limits: SheetLimits
    private var unzippedBytes = 0

    private static let chunkBytes = 64 << 10

    /// Opens the archive; `bytes` must stay in place for as long as the package lives.
    static func open(_ bytes: UnsafeBufferPointer<UInt8>, limits: SheetLimits) throws(SheetRefusal) -> ZipPackage {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, &error) else { throw .damaged }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            throw .damaged
        }
        let package = ZipPackage(archive, limits)
        guard zip_get_num_entries(archive, 0) <= limits.entries else { throw .tooManyEntries(limits.entries) }
        return package
    }

    private init(_ archive: OpaquePointer, _ limits: SheetLimits) {
        self.archive = archive
        self.limits = limits
    }

    deinit {
        zip_discard(archive)
    }

    /// Whether there is a part of this name; names of parts do not tell capitals (ECMA-376 part 2, 6.2.2).
    func contains(_ name: String) -> Bool {
        zip_name_locate(archive, name, UInt32(ZIP_FL_NOCASE)) >= 0
    }

    /// Hands the content of one part to `use`, piece by piece. Returns false when there is no such part.
    func read(
        _ name: String, atMost limit: Int? = nil, _ use: (UnsafeBufferPointer<UInt8>) throws(SheetRefusal) -> Void
    ) throws(SheetRefusal) -> Bool {
        let index = zip_name_locate(archive, name, UInt32(ZIP_FL_NOCASE))
        if index < 0 { return false }
        guard let file = zip_fopen_index(archive, UInt64(index), 0) else { throw openingRefusal() }
        defer { zip_fclose(file) }
        let entryLimit = min(limit ?? limits.entryBytes, limits.entryBytes)
        var entryBytes = 0
        let chunk = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Self.chunkBytes)
        defer { chunk.deallocate() }
        while true {
            let count = Int(zip_fread(file, chunk.baseAddress, UInt64(chunk.count)))
            guard count >= 0 else { throw .damaged }
            if count == 0 { return true }
            entryBytes += count
            unzippedBytes += count
            guard entryBytes <= entryLimit else { throw .tooManyUnzippedBytes(entryLimit) }
            guard unzippedBytes <= limits.unzippedBytes else { throw .tooManyUnzippedBytes(limits.unzippedBytes) }
            try use(UnsafeBufferPointer(rebasing: chunk[..<count]))
        }
    }

    private func openingRefusal() -> SheetRefusal {
        switch zip_error_code_zip(zip_get_error(archive)) {
        case ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD, ZIP_ER_ENCRNOTSUPP: .encrypted
        case ZIP_ER_COMPNOTSUPP: .otherSpreadsheet
        default: .damaged
        }
    }
}
