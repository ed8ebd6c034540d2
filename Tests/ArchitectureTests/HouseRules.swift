/// A line that breaks a rule of the house, as "path:line: what".
typealias Finding = String

/// The rules that a machine can check. Each takes one file and names the lines that break it.
enum HouseRules {
    /// A file that is longer than this holds two subjects.
    static let longestFile = 500

    static func tooLong(_ file: SourceFile) -> [Finding] {
        let count = file.lines.last == "" ? file.lines.count - 1 : file.lines.count
        return count > longestFile ? ["\(file.path): \(count) lines, more than \(longestFile)"] : []
    }

    /// Imports that the table does not allow.
    static func forbiddenImports(_ file: SourceFile, allowed: Set<String>) -> [Finding] {
        file.imports.filter { !allowed.contains($0.module) }.map { "\(file.path):\($0.line): imports \($0.module)" }
    }

    /// Imports without an access level: every one must say whether it leaks into the room's interface.
    static func unmarkedImports(_ file: SourceFile) -> [Finding] {
        file.lines.enumerated().filter { $0.element.hasPrefix("import ") }.map { "\(file.path):\($0.offset + 1): import without internal or public" }
    }

    /// Queries name their columns, so that a new column cannot change what a query returns.
    static func selectsEverything(_ file: SourceFile) -> [Finding] {
        code(of: file).filter { $0.text.lowercased().contains("select *") }.map { "\(file.path):\($0.line): SELECT *" }
    }

    /// Standard output belongs to the command line; it is also lost when a service that prints is killed.
    static func prints(_ file: SourceFile) -> [Finding] {
        code(of: file).filter { calls("print", in: $0.text) }.map { "\(file.path):\($0.line): print" }
    }

    /// What can crash or escape the compiler's checks, and therefore wants its reason in a comment on the line above.
    static func unexplained(_ file: SourceFile) -> [Finding] {
        code(of: file).flatMap { line -> [Finding] in
            let risks = ["try!", " as!", "@unchecked Sendable", "nonisolated(unsafe)"].filter { line.text.contains($0) }
            let above = line.line >= 2 ? file.lines[line.line - 2].trimmingPrefix { $0 == " " } : ""
            return above.hasPrefix("//")
                ? [] : risks.map { "\(file.path):\(line.line): \($0.trimmingPrefix { $0 == " " }) without a reason above it" }
        }
    }

    /// Unfinished work is written as an issue, not into the source.
    static func unfinished(_ file: SourceFile) -> [Finding] {
        file.lines.enumerated().filter { line in ["TO" + "DO", "FIX" + "ME"].contains { line.element.contains($0) } }
            .map { "\(file.path):\($0.offset + 1): unfinished mark" }
    }

    /// Lines that are not comments.
    private static func code(of file: SourceFile) -> [(text: Substring, line: Int)] {
        file.lines.enumerated().map { ($0.element.trimmingPrefix { $0 == " " }, $0.offset + 1) }.filter { !$0.0.hasPrefix("//") }
    }

    /// Whether the text calls a free function of that name; `fingerprint(` and `.print(` are others.
    private static func calls(_ name: String, in text: Substring) -> Bool {
        text.ranges(of: "\(name)(").contains { range in
            guard range.lowerBound > text.startIndex else { return true }
            let before = text[text.index(before: range.lowerBound)]
            return !(before.isLetter || before.isNumber || before == "_" || before == ".")
        }
    }
}
