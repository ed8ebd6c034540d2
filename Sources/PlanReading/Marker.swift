/// The number, letter or dash that opens a clause.
struct Marker: Sendable {
    enum Style: Int, Sendable {
        case part, chapter, upper, roman, article, arabic, arabicBracket, arabicSlash, decimal, word, letter, letterDot, romanSmall, circled
        case letterNumber, dash, plus, bullet
        /// Unnumbered headings, in capitals and others; they take no part in the clause path.
        case section, group

        /// How deep the style usually stands; a shallower style closes deeper ones.
        var rank: Int {
            switch self {
            case .part: 0
            case .chapter: 1
            case .upper: 2
            case .roman: 3
            case .article, .section: 4
            case .arabic, .arabicBracket, .arabicSlash: 5
            case .decimal: 6
            case .word, .group: 7
            case .letter, .letterDot: 8
            case .romanSmall, .circled, .letterNumber: 9
            case .dash: 10
            case .plus: 11
            case .bullet: 12
            }
        }
        var isList: Bool { self == .dash || self == .plus || self == .bullet }
        /// Whether a first number of this style can be the first clause of a plan.
        var opensBody: Bool { self != .letterDot && self != .word && self != .letterNumber && self != .romanSmall }
        var isUnnumbered: Bool { self == .section || self == .group }
        var isArabic: Bool { self == .arabic || self == .arabicBracket || self == .arabicSlash }
    }
    var style: Style
    /// The place in its sequence, from 1; 0 for list marks, which do not count themselves.
    var value: Int
    /// What the clause path shows, empty for list marks.
    var label: String
    /// All numbers of a decimal ("3.2.1").
    var path: [Int] = []
    /// How many tokens the marker takes.
    var length: Int
    /// Whether its form also occurs inside sentences ("5 - 7 người"), so that it counts only where the number is due.
    var isWeak = false
    /// Whether it is no number as it stands, but may be a misread Roman one; it counts only where that is due.
    var isGuess = false
    /// The number as it stands, where it was misread.
    var misread: Token?
}
