public import PlanReading

/// Where a plan stands.
public enum PlanStatus: String, Sendable, Hashable, CaseIterable {
    /// Being prepared; seen by those who prepare and check it.
    case draft
    /// Launched as a movement; public.
    case launched

    /// What the state is called.
    public var label: Text {
        switch self {
        case .draft: Text("Đang soạn", "Being prepared")
        case .launched: Text("Đã phát động", "Launched")
        }
    }
}

/// Where an obligation of a plan stands.
public enum ObligationState: String, Sendable, Hashable {
    /// Read from the text or entered, not yet accepted.
    case proposed
    /// Accepted by the one who prepares the plan.
    case accepted
    /// Taken out by hand, with a reason in the record.
    case removed
    /// Became part of another obligation.
    case joined
    /// No longer in the newest version of the text.
    case withdrawn

    /// Whether it stands in the plan.
    public var isLive: Bool { self == .proposed || self == .accepted }
}

extension ObligationKind {
    /// What the kind is called.
    public var label: Text {
        switch self {
        case .purpose: Text("Mục đích", "Purpose")
        case .requirement: Text("Yêu cầu", "Requirement")
        case .content: Text("Nội dung thi đua", "Content of emulation")
        case .organising: Text("Tổ chức phong trào", "Organising the movement")
        case .assignment: Text("Tổ chức thực hiện", "Assignment")
        }
    }
}

/// What may own an obligation.
public enum OwnerKind: String, Sendable, Hashable, CaseIterable {
    /// A unit as a whole.
    case unit
    /// Whoever holds a post.
    case post
    /// One person.
    case person
}

/// An owner of an obligation, as a viewer may see it.
public struct Owner: Sendable, Hashable {
    /// Unit, post or person.
    public let kind: OwnerKind
    /// Its identifier; nil for a person shown to somebody who may not see names.
    public let id: String?
    /// What to call it, in the words of today.
    public let label: Text
    /// Whether it leads; the others take part.
    public let isLead: Bool
}

/// A top-level part of a plan's text: what a reader confirms one after the other.
public struct PlanSection: Sendable, Hashable, Codable {
    /// First component of the clause paths in it, such as "II"; empty for what stands before the first part.
    public let clause: String
    /// The heading as written, empty when there is none.
    public let heading: String
    /// First Unicode scalar of the text.
    public let start: Int
    /// First Unicode scalar after it.
    public let end: Int
}

/// A clause path such as "I.1.a", compared the way a reader would look it up.
struct ClausePath: Comparable, Sendable {
    let text: String
    private let parts: [[Int]]

    /// A path of letters and digits in components separated by dots, else nil.
    init?(_ text: String) {
        let components = text.split(separator: ".", omittingEmptySubsequences: false)
        guard !components.isEmpty, components.count <= 8, text.unicodeScalars.count <= 40 else { return nil }
        guard components.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isLetter || ($0.isASCII && $0.isNumber) } }) else { return nil }
        self.text = text
        parts = components.map(Self.rank)
    }

    /// The first component.
    var top: String { String(text.prefix { $0 != "." }) }

    /// The paths a split can give to its parts: letters under a number, numbers under a letter.
    static func children(of path: String) -> [String] {
        let last = path.split(separator: ".").last ?? ""
        let isItem = last.count == 1 && last.allSatisfy { $0.isLetter && $0.isLowercase }
        return isItem ? (1...99).map { "\(path).\($0)" } : "abcdefghijklmnopqrstuvwxyz".map { "\(path).\($0)" }
    }

    static func == (left: ClausePath, right: ClausePath) -> Bool { left.text == right.text }

    static func < (left: ClausePath, right: ClausePath) -> Bool {
        for (one, other) in zip(left.parts, right.parts) where one != other { return one.lexicographicallyPrecedes(other) }
        return left.parts.count < right.parts.count
    }

    /// Numbers by value, Roman numerals by value, letters by the alphabet.
    private static func rank(_ component: Substring) -> [Int] {
        if let number = Int(component) { return [0, number] }
        if let number = roman(component) { return [0, number] }
        return [1] + component.unicodeScalars.map { Int($0.value) }
    }

    private static func roman(_ text: Substring) -> Int? {
        let values: [Character: Int] = ["I": 1, "V": 5, "X": 10, "L": 50]
        var total = 0
        var previous = 0
        for letter in text.reversed() {
            guard let value = values[letter] else { return nil }
            total += value < previous ? -value : value
            previous = max(previous, value)
        }
        return total
    }
}
