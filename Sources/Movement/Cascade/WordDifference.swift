/// What was taken out of a text and what was put in, word by word.
public struct WordDifference: Sendable, Hashable {
    /// A run of words.
    public enum Piece: Sendable, Hashable {
        /// Stands in both.
        case same(String)
        /// Stood only in the text before.
        case removed(String)
        /// Stands only in the text after.
        case added(String)
    }

    /// The runs in order; within one place what was removed comes before what was added.
    public let pieces: [Piece]

    /// Beyond this many pairs of words the middle is given as removed and added in one piece; 8000 characters stay well below it.
    private static let limit = 8_000_000

    /// Compares two texts by their words; how much white space stands between them does not count.
    public init(_ before: String, _ after: String) {
        let old = before.split(whereSeparator: \.isWhitespace)
        let new = after.split(whereSeparator: \.isWhitespace)
        let head = zip(old, new).prefix { $0 == $1 }.count
        let tail = min(zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count, min(old.count, new.count) - head)
        var builder = Builder()
        builder.add(old[..<head]) { .same($0) }
        Self.middle(Array(old[head..<(old.count - tail)]), Array(new[head..<(new.count - tail)]), into: &builder)
        builder.add(old[(old.count - tail)...]) { .same($0) }
        pieces = builder.pieces
    }

    /// Whether the texts have the same words.
    public var isEmpty: Bool { pieces.allSatisfy { if case .same = $0 { true } else { false } } }

    /// The longest common subsequence by dynamic programming (Wagner and Fischer 1974).
    private static func middle(_ old: [Substring], _ new: [Substring], into builder: inout Builder) {
        guard !old.isEmpty, !new.isEmpty, old.count * new.count <= limit else {
            builder.add(old[...]) { .removed($0) }
            builder.add(new[...]) { .added($0) }
            return
        }
        let width = new.count + 1
        var longest = [Int32](repeating: 0, count: (old.count + 1) * width)
        for i in stride(from: old.count - 1, through: 0, by: -1) {
            for j in stride(from: new.count - 1, through: 0, by: -1) {
                longest[i * width + j] =
                    old[i] == new[j] ? longest[(i + 1) * width + j + 1] + 1 : max(longest[(i + 1) * width + j], longest[i * width + j + 1])
            }
        }
        var (i, j) = (0, 0)
        while i < old.count, j < new.count {
            if old[i] == new[j] {
                builder.add(old[i...i]) { .same($0) }
                (i, j) = (i + 1, j + 1)
            } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
                builder.add(old[i...i]) { .removed($0) }
                i += 1
            } else {
                builder.add(new[j...j]) { .added($0) }
                j += 1
            }
        }
        builder.add(old[i...]) { .removed($0) }
        builder.add(new[j...]) { .added($0) }
    }

    /// Joins neighbouring words of one kind; between two runs that stay, everything removed comes before everything added.
    private struct Builder {
        private var done: [Piece] = []
        private var same: [Substring] = []
        private var removed: [Substring] = []
        private var added: [Substring] = []

        mutating func add(_ words: some Collection<Substring>, _ piece: (String) -> Piece) {
            guard !words.isEmpty else { return }
            switch piece("") {
            case .same:
                closeChange()
                same += words
            case .removed:
                closeSame()
                removed += words
            case .added:
                closeSame()
                added += words
            }
        }

        private mutating func closeSame() {
            if !same.isEmpty { done.append(.same(same.joined(separator: " "))) }
            same = []
        }

        private mutating func closeChange() {
            if !removed.isEmpty { done.append(.removed(removed.joined(separator: " "))) }
            if !added.isEmpty { done.append(.added(added.joined(separator: " "))) }
            (removed, added) = ([], [])
        }

        var pieces: [Piece] {
            var copy = self
            copy.closeSame()
            copy.closeChange()
            return copy.done
        }
    }
}
