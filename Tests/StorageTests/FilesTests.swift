import Foundation
import Storage
import TestSupport
import Testing

/// Files are found by their content, and only by it.
@Suite struct FilesTests {
    private static func stream(_ chunks: [[UInt8]]) -> AsyncThrowingStream<[UInt8], any Error> {
        AsyncThrowingStream { continuation in
            for chunk in chunks { continuation.yield(chunk) }
            continuation.finish()
        }
    }

    @Test func aStreamIsStoredUnderItsHashOnceAndReadInChunks() async throws {
        try await TestDatabases.withFolder { folder in
            let files = Files(dataDirectory: folder)
            let content = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
            let chunks = stride(from: 0, to: content.count, by: 7_777).map { Array(content[$0..<min($0 + 7_777, content.count)]) }
            let first = try await files.store(Self.stream(chunks), limit: content.count)
            let second = try await files.store(bytes: content, limit: content.count)
            #expect(first == second)
            #expect(first.size == 200_000)
            #expect(FileManager.default.fileExists(atPath: "\(folder)/files/\(first.hash.prefix(2))/\(first.hash)"))
            var sizes: [Int] = []
            var read: [UInt8] = []
            for try await chunk in try await files.read(first.hash) {
                sizes.append(chunk.count)
                read += chunk
            }
            #expect(sizes == [65_536, 65_536, 65_536, 3_392])
            #expect(read == content)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/incoming").isEmpty)
        }
    }

    @Test func theHashIsSHA256() async throws {
        try await TestDatabases.withFolder { folder in
            let stored = try await Files(dataDirectory: folder).store(bytes: Array("abc".utf8), limit: 3)
            // FIPS 180-4, example for "abc".
            #expect(stored == StoredFile(hash: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", size: 3, type: .text))
        }
    }

    @Test func tooMuchLeavesNothingBehind() async throws {
        try await TestDatabases.withFolder { folder in
            let files = Files(dataDirectory: folder)
            await #expect(throws: StorageError.tooLarge(limit: 10)) {
                try await files.store(Self.stream([[1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11]]), limit: 10)
            }
            await #expect(throws: StorageError.tooLarge(limit: 10)) { try await files.store(bytes: [UInt8](repeating: 1, count: 11), limit: 10) }
            let left = try FileManager.default.contentsOfDirectory(atPath: folder + "/incoming")
            #expect(left.isEmpty)
            #expect(!FileManager.default.fileExists(atPath: folder + "/files"))
        }
    }

    @Test func whatAKilledProcessLeftIsClearedAndNothingElse() async throws {
        try await TestDatabases.withFolder { folder in
            let files = Files(dataDirectory: folder)
            try await files.clearIncoming(untouchedFor: 3600)
            let kept = try await files.store(bytes: [1, 2, 3], limit: 3)
            let incoming = try await files.incomingFolder()
            let manager = FileManager.default
            let old: [FileAttributeKey: Any] = [.modificationDate: Date(timeIntervalSinceNow: -4000)]
            for name in ["old", "new"] {
                try manager.createDirectory(atPath: "\(incoming)/\(name)-folder/inner", withIntermediateDirectories: true)
                for file in [name, "\(name)-folder/page.png"] { _ = manager.createFile(atPath: "\(incoming)/\(file)", contents: Data([1])) }
            }
            for name in ["old", "old-folder"] { try manager.setAttributes(old, ofItemAtPath: "\(incoming)/\(name)") }
            try await files.clearIncoming(untouchedFor: 3600)
            #expect(try manager.contentsOfDirectory(atPath: incoming).sorted() == ["new", "new-folder"])
            #expect(try await files.bytes(kept.hash) == [1, 2, 3])
        }
    }

    @Test func aBrokenStreamLeavesNothingBehind() async throws {
        try await TestDatabases.withFolder { folder in
            let files = Files(dataDirectory: folder)
            let broken = AsyncThrowingStream<[UInt8], any Error> { continuation in
                continuation.yield([1, 2, 3])
                continuation.finish(throwing: Refused(reason: "connection closed"))
            }
            await #expect(throws: Refused(reason: "connection closed")) { try await files.store(broken, limit: 10) }
            let left = try FileManager.default.contentsOfDirectory(atPath: folder + "/incoming")
            #expect(left.isEmpty)
        }
    }

    static let badNames = ["0", "A", "/"].map { String(repeating: $0, count: 64) } + ["", "../../etc/passwd"]

    @Test(arguments: badNames)
    func absentAndCraftedNamesAreMissing(_ name: String) async throws {
        try await TestDatabases.withFolder { folder in
            let files = Files(dataDirectory: folder)
            #expect(await files.contains(name) == false)
            let error = await #expect(throws: StorageError.self) { try await files.bytes(name) }
            guard case .missingFile? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func aChangedFileFailsItsCheck() async throws {
        try await TestDatabases.withFolder { folder in
            let files = Files(dataDirectory: folder)
            let stored = try await files.store(bytes: [], limit: 0)
            #expect(try await files.verify(stored.hash))
            try Data([1]).write(to: URL(fileURLWithPath: "\(folder)/files/\(stored.hash.prefix(2))/\(stored.hash)"))
            #expect(try await files.verify(stored.hash) == false)
        }
    }

    static let contents: [([UInt8], FileType)] = [
        (Array("%PDF-1.7\n".utf8), .pdf),
        ([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0], .png),
        ([0xff, 0xd8, 0xff, 0xe0, 0], .jpeg),
        (zip(["[Content_Types].xml", "_rels/.rels", "word/document.xml"]), .docx),
        (zip(["[Content_Types].xml", "xl/workbook.xml"]), .xlsx),
        (zip(["[Content_Types].xml", "ppt/presentation.xml"]), .zip),
        (zip(["word/document.xml"]), .zip),
        (zip([]), .zip),
        (Array("Sở KH&CN\r\n\tĐồng Tháp 🇻🇳".utf8), .text),
        (Array("<html><script>alert(1)</script>".utf8), .text),
        ([], .unknown),
        (Array("a\u{0}b".utf8), .unknown),
        (Array("a\u{1b}[31m".utf8), .unknown),
        ([0x61, 0xc3], .unknown),
        ([0xc0, 0xaf], .unknown),
        ([0xed, 0xa0, 0x80], .unknown),
        ([0xf4, 0x90, 0x80, 0x80], .unknown),
    ]

    @Test(arguments: contents)
    func typesComeFromTheContentInChunksOfAnySize(_ content: ([UInt8], FileType)) async throws {
        try await TestDatabases.withFolder { folder in
            let files = Files(dataDirectory: folder)
            let whole = try await files.store(bytes: content.0, limit: 10_000)
            let bytewise = try await files.store(Self.stream(content.0.map { [$0] }), limit: 10_000)
            #expect(whole.type == content.1)
            #expect(bytewise == whole)
        }
    }

    @Test func onlyPicturesAndPlainTextAreShownInline() {
        #expect(FileType.allCases.filter(\.isSafeInline) == [.png, .jpeg, .text])
        #expect(FileType.text.mime == "text/plain; charset=utf-8")
    }

    /// A zip of empty entries with these names.
    private static func zip(_ names: [String]) -> [UInt8] {
        func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
        var local: [UInt8] = []
        var directory: [UInt8] = []
        for name in names {
            directory += [0x50, 0x4b, 1, 2] + little(0, 24) + little(name.utf8.count, 2) + little(0, 12) + little(local.count, 4) + Array(name.utf8)
            local += [0x50, 0x4b, 3, 4] + little(0, 22) + little(name.utf8.count, 2) + little(0, 2) + Array(name.utf8)
        }
        let end = [0x50, 0x4b, 5, 6] + little(0, 4) + little(names.count, 2) + little(names.count, 2)
        return local + directory + end + little(directory.count, 4) + little(local.count, 4) + little(0, 2)
    }
}
