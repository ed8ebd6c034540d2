internal import Crypto

/// Drawing reports to be checked, so that nobody could choose them and everybody can draw them again (docs/checks.md).
///
/// Everything is SHA-256 over bytes; there are no random numbers beyond the seed, which is committed to before and published after.
public enum RandomCheck {
    /// One report of the population.
    public struct Item: Sendable, Hashable {
        /// Name of the report, unique in the population.
        public let key: String
        /// Division it comes from; its checker comes from another one.
        public let unit: String
        /// What was reported, for readers: target, period, numbers.
        public let facts: [String]

        /// Creates an item.
        public init(key: String, unit: String, facts: [String] = []) {
            self.key = key
            self.unit = unit
            self.facts = facts
        }
    }

    /// One person who may be made to check. Somebody in two divisions stands there twice.
    public struct Checker: Sendable, Hashable {
        /// Name of the person, an opaque identifier.
        public let key: String
        /// A division they belong to.
        public let unit: String

        /// Creates a checker.
        public init(key: String, unit: String) {
            self.key = key
            self.unit = unit
        }
    }

    /// A drawn item and who checks it.
    public struct Drawn: Sendable, Hashable {
        /// Key of the item.
        public let item: String
        /// Key of the checker; nil when nobody comes from another division.
        public let checker: String?
    }

    /// The population as a file: what is drawn from, and who may check.
    public struct Population: Sendable, Hashable {
        /// What can be drawn.
        public let items: [Item]
        /// Who can check.
        public let checkers: [Checker]

        /// Creates a population; the order does not matter.
        public init(items: [Item], checkers: [Checker]) {
            self.items = items.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }
            self.checkers = checkers.sorted {
                Array("\($0.key)\t\($0.unit)".utf8).lexicographicallyPrecedes(Array("\($1.key)\t\($1.unit)".utf8))
            }
        }

        /// The first line of the file.
        static let heading = "thidua-population-v1"

        /// The file: UTF-8, lines ended by LF, fields separated by tabs.
        public var text: String {
            let lines =
                [Self.heading] + items.map { (["item", $0.key, $0.unit] + $0.facts).map(Self.field).joined(separator: "\t") }
                + checkers.map { ["checker", $0.key, $0.unit].map(Self.field).joined(separator: "\t") }
            return lines.joined(separator: "\n") + "\n"
        }

        /// Tabs and line ends inside a field would break the file.
        private static func field(_ text: String) -> String { String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }) }

        /// Reads the file; nil when it is none, or names an item twice.
        public init?(_ text: String) {
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            guard lines.first == Self.heading, lines.last == "" else { return nil }
            lines = Array(lines.dropFirst().dropLast())
            var items: [Item] = []
            var checkers: [Checker] = []
            for line in lines {
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                guard fields.count >= 3, !fields[1].isEmpty else { return nil }
                switch fields[0] {
                case "item": items.append(Item(key: fields[1], unit: fields[2], facts: Array(fields.dropFirst(3))))
                case "checker" where fields.count == 3: checkers.append(Checker(key: fields[1], unit: fields[2]))
                default: return nil
                }
            }
            guard Set(items.map(\.key)).count == items.count else { return nil }
            self.init(items: items, checkers: checkers)
        }
    }

    /// The commitment to a seed: SHA-256 of its 32 bytes, in hexadecimal.
    public static func commitment(to seed: [UInt8]) -> String { HexText.text(hash(seed)) }

    /// SHA-256 of a population file, in hexadecimal.
    public static func digest(of population: String) -> String { HexText.text(hash(Array(population.utf8))) }

    /// Draws.
    /// - Parameters:
    ///   - seed: 32 bytes, committed to before the population was known.
    ///   - population: the file as published; its bytes go into the draw.
    ///   - head: 32 bytes of the head of the agency's record at the moment of the draw.
    /// - Returns: `size` items, or all when there are fewer, in the order of drawing; nil when the file is no population.
    public static func draw(seed: [UInt8], population text: String, size: Int, head: [UInt8]) -> [Drawn]? {
        guard let population = Population(text) else { return nil }
        let key = hash(Array("thidua-draw-v1\n".utf8) + seed + hash(Array(text.utf8)) + head)
        let ranked = population.items.map { item in
            (item: item, rank: hash(Array("thidua-item-v1\n".utf8) + key + Array(item.key.utf8)))
        }.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }
        var load: [String: Int] = [:]
        let units = Dictionary(grouping: population.checkers, by: \.key).mapValues { Set($0.map(\.unit)) }
        return ranked.prefix(max(size, 0)).map { item, _ in
            let free = units.filter { !$0.value.contains(item.unit) }.keys
            let checker = free.min { left, right in
                let loads = (load[left] ?? 0, load[right] ?? 0)
                guard loads.0 == loads.1 else { return loads.0 < loads.1 }
                return rank(of: left, for: item.key, key).lexicographicallyPrecedes(rank(of: right, for: item.key, key))
            }
            if let checker { load[checker, default: 0] += 1 }
            return Drawn(item: item.key, checker: checker)
        }
    }

    private static func rank(of checker: String, for item: String, _ key: [UInt8]) -> [UInt8] {
        hash(Array("thidua-checker-v1\n".utf8) + key + Array("\(item)\n\(checker)".utf8))
    }

    private static func hash(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

    /// Bytes written in hexadecimal; nil unless there are exactly 32.
    public static func bytes32(_ text: String) -> [UInt8]? {
        let digits = Array(text.trimmed.lowercased().utf8)
        guard digits.count == 64 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: 64, by: 2) {
            guard let high = digit(digits[index]), let low = digit(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func digit(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): letter - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): letter - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
