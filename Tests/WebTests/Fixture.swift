internal import Foundation
internal import Testing

/// A text that stands beside the tests. It is written only when RECORD_SNAPSHOTS is set; a missing or different one fails.
struct Fixture {
    let path: String

    init(_ name: String) { path = Self.folder("Tests/WebTests") + "/" + name }

    /// A folder of the source tree.
    static func folder(_ path: String) -> String {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        return tests.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(path).path
    }

    static var isRecording: Bool { ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil }

    /// What stands in the file; nil when there is none.
    var text: String? { FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } }

    /// Holds a text against the file, line by line.
    func compare(_ found: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        if Self.isRecording {
            try FileManager.default.createDirectory(
                at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(found.utf8).write(to: URL(fileURLWithPath: path))
        }
        let expected = try #require(text, "\(path) is missing; RECORD_SNAPSHOTS=1 writes it", sourceLocation: sourceLocation)
        guard expected != found else { return }
        let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let new = found.split(separator: "\n", omittingEmptySubsequences: false)
        let changes = new.difference(from: old).prefix(40).map { change in
            switch change {
            case .insert(let line, let text, _): "+\(line + 1) \(text)"
            case .remove(let line, let text, _): "-\(line + 1) \(text)"
            }
        }
        Issue.record("\(path) differs:\n\(changes.joined(separator: "\n"))", sourceLocation: sourceLocation)
    }
}
