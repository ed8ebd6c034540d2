import Papers
import Synchronization
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Keeps what progress reported.
final class Seen: Sendable {
    private let list = Mutex<[DocumentProgress]>([])

    func note(_ progress: DocumentProgress) { list.withLock { $0.append(progress) } }

    var pages: [Int] { list.withLock { $0.map(\.page) } }
}

func writeFile(_ bytes: [UInt8], to path: String) throws {
    let file = try #require(fopen(path, "w"))
    defer { fclose(file) }
    try #require(fwrite(bytes, 1, bytes.count, file) == bytes.count)
}

func removeFile(_ path: String) { unlink(path) }

/// Whether a process runs; one that has ended and that nobody has asked about does not.
func isRunning(_ process: Int32) -> Bool {
    guard kill(process, 0) == 0 else { return false }
    guard let file = fopen("/proc/\(process)/stat", "r") else { return true }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 512)
    let text = String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
    return !(text.split(separator: ")").last?.hasPrefix(" Z") ?? false)
}

/// Waits until processes that were killed are gone; a busy machine may take its time.
func waitForEnd(of processes: [Int32]) async throws {
    let deadline = ContinuousClock.now + .seconds(60)
    while processes.contains(where: isRunning), ContinuousClock.now < deadline { try await Task.sleep(for: .milliseconds(20)) }
    #expect(!processes.contains(where: isRunning))
}

/// Programs of our own in the place of pdfinfo and its kin.
@Suite struct ToolRunTests {
    let scratch: Scratch
    let bin: Scratch

    init() throws {
        scratch = try Scratch()
        bin = try Scratch()
    }

    /// The programs, each a script; `$here` is their folder.
    func tools(_ scripts: [String: String]) async throws -> DocumentTools {
        for (name, body) in scripts { try bin.program(name, body) }
        return await DocumentTools.find(path: bin.path, temporary: scratch.path)
    }

    static let info = "echo 'Pages: 1'; echo 'Page    1 size: 595 x 842 pts (A4)'"
    static let pdf = Array("%PDF-1.4\n".utf8)

    /// The processes whose numbers the scripts left.
    func processes() throws -> [Int32] { (bin.text("pids") ?? "").split(separator: "\n").compactMap { Int32($0) } }

    func expectAllGone(_ count: Int) async throws {
        let processes = try processes()
        #expect(processes.count == count)
        try await waitForEnd(of: processes)
        #expect(scratch.names == [])
    }

    @Test func aProgramThatHangsIsKilledWithItsChildren() async throws {
        let hanging = "echo $$ >> $here/pids; trap '' TERM; (trap '' TERM; sleep 300 & echo $! >> $here/pids; wait) & sleep 300"
        let tools = try await tools(["pdfinfo": Self.info, "pdftotext": hanging])
        var limits = DocumentLimits.standard
        limits.toolSeconds = 6
        #expect(await reading(Self.pdf, tools: tools, limits: limits) == .refused(.tooLong))
        try await expectAllGone(2)
    }

    @Test func childrenOfAProgramThatEndsAreKilledToo() async throws {
        let tools = try await tools(["pdfinfo": "sleep 300 & echo $! >> $here/pids; exit 1"])
        #expect(await reading(Self.pdf, tools: tools) == .refused(.damaged))
        try await expectAllGone(1)
    }

    @Test func cancellingKills() async throws {
        let tools = try await tools(["pdfinfo": "echo $$ >> $here/pids; sleep 300"])
        let task = Task { await reading(Self.pdf, tools: tools) }
        while bin.text("pids")?.hasSuffix("\n") != true { try await Task.sleep(for: .milliseconds(10)) }
        task.cancel()
        #expect(await task.value == .refused(.cancelled))
        try await expectAllGone(1)
    }

    @Test func limitsAreSetForEveryProgram() async throws {
        let tools = try await tools([
            "pdfinfo":
                "for limit in c t f v; do ulimit -$limit; done > $here/limits; env | cut -d= -f1 | sort > $here/names; pwd > $here/folder; exit 1"
        ])
        var limits = DocumentLimits.standard
        limits.toolSeconds = 77
        limits.toolMemory = 512 << 20
        #expect(await reading(Self.pdf, tools: tools, limits: limits) == .refused(.damaged))
        #expect(bin.text("limits") == "0\n78\n\((8 << 20) / 512)\n\(512 << 10)\n")
        #expect(bin.text("folder")?.hasPrefix(scratch.path + "/thidua-") == true)
        let names = Set((bin.text("names") ?? "").split(separator: "\n").map(String.init))
        #expect(names.subtracting(["PWD", "OLDPWD", "SHLVL", "_", "TESSDATA_PREFIX"]) == ["HOME", "LC_ALL", "OMP_THREAD_LIMIT", "PATH", "TMPDIR"])
    }

    @Test func aProgramThatWritesWithoutEndIsStopped() async throws {
        let tools = try await tools(["pdfinfo": "exec yes"])
        #expect(await reading(Self.pdf, tools: tools) == .refused(.damaged))
        #expect(scratch.names == [])
    }

    @Test func programsThatAreMissingAreNamed() async throws {
        let tools = try await tools(["pdfinfo": Self.info, "tesseract": "echo eng"])
        #expect(tools.pdftotext == nil && tools.tesseract != nil && !tools.hasVietnamese)
        #expect(tools.missingPackages == ["poppler-utils", "tesseract-ocr-vie"])
        #expect(await reading(Self.pdf, tools: tools) == .refused(.toolMissing))
    }

    @Test func dataForVietnameseIsFound() async throws {
        let tools = try await tools(["tesseract": "echo 'List of available languages (2):'; echo eng; echo vie"])
        #expect(tools.hasVietnamese)
        #expect(scratch.names == [])
    }
}
