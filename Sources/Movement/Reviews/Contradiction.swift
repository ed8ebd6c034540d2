internal import Vietnamese

/// A number typed into a sentence that a figure contradicts.
public struct Contradiction: Sendable, Hashable {
    /// The number with the words behind it, as typed.
    public let typed: String
    /// The figure.
    public let figure: Figure
}

/// Finds numbers typed by hand that say something else than the figure of the same noun.
enum Contradictions {
    /// What in a text contradicts a figure, in the order of the text. A number agrees when any figure of its noun has it: "19 điều khoản" is right
    /// when 19 were assigned, whatever is alive; "19 điều khoản đang sống" is not. A number written in millions agrees when rounding gives it.
    static func find(in text: String, _ figures: [Figure]) -> [Contradiction] {
        let used = Set(Placeholders.pieces(text).compactMap { if case .place(let name) = $0 { name } else { nil } })
        var found: [Contradiction] = []
        for number in TypedNumbers.find(in: text) {
            guard let wrong = contradicted(number, figures, used) else { continue }
            let one = Contradiction(typed: number.text(upTo: wrong.words), figure: wrong.figure)
            if !found.contains(one) { found.append(one) }
        }
        return found
    }

    private static func contradicted(_ number: TypedNumber, _ figures: [Figure], _ used: Set<String>) -> (figure: Figure, words: Int)? {
        let following = number.following.joined(separator: " ")
        let matching = figures.flatMap(\.nouns).filter { following == $0 || following.hasPrefix($0 + " ") }
        guard let longest = matching.max(by: { $0.utf8.count < $1.utf8.count }) else { return nil }
        // The whole in "11 trong 19 điều khoản đang sống" may be any of the noun's wholes; the part, and a number alone, are of the most telling noun.
        let nouns = number.isWhole ? Set(matching) : [longest]
        let candidates = figures.filter { figure in figure.nouns.contains { noun in nouns.contains { noun == $0 || noun.hasPrefix($0 + " ") } } }
        guard !candidates.contains(where: { $0.value.map(number.agrees) ?? false }) else { return nil }
        let named = candidates.first { used.contains($0.key) } ?? candidates.first { $0.nouns.contains(longest) } ?? candidates.first
        return named.map { ($0, longest.split(separator: " ").count) }
    }
}

/// A number in a sentence with the words behind it.
struct TypedNumber {
    /// The number.
    let value: Quantity
    /// By how much it may be off because it was written in thousands, millions or thousand millions.
    let precision: Int64
    /// The folded words behind it, at most eight.
    let following: [String]
    /// Whether it is the second of "11 trong 19" or "11/19".
    let isWhole: Bool
    /// Number and words as typed.
    let spelled: [String]

    func agrees(with figure: Quantity) -> Bool {
        let (difference, overflow) = value.thousandths.subtractingReportingOverflow(figure.thousandths)
        return !overflow && difference.magnitude * 2 <= precision.magnitude
    }

    /// The number with that many of the words behind it.
    func text(upTo words: Int) -> String { spelled.prefix(spelled.count - following.count + words).joined(separator: " ") }
}

/// Reads the numbers of a sentence.
enum TypedNumbers {
    private static let scales: [String: Int64] = ["nghin": 1_000, "ngan": 1_000, "trieu": 1_000_000, "ty": 1_000_000_000, "ti": 1_000_000_000]
    /// Words after which a number is a name: an article, a date, a document.
    private static let naming: Set<String> = [
        "dieu", "khoan", "diem", "ngay", "thang", "nam", "quy", "so", "thu", "lan", "phan", "muc", "chuong", "phu", "luc", "trang", "tuan",
    ]
    private static let digits = ["hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9]

    private struct Token {
        let text: String
        let folded: String
        var isNumber: Bool { text.first?.isASCII == true && text.first?.isNumber == true }
    }

    static func find(in text: String) -> [TypedNumber] {
        var numbers: [TypedNumber] = []
        for case .words(let words) in Placeholders.pieces(text) {
            // A sentence ends where a point is not inside a number; no noun reaches over it.
            for sentence in sentences(words) { numbers += find(in: tokens(sentence)) }
        }
        return numbers
    }

    private static func find(in tokens: [Token]) -> [TypedNumber] {
        var numbers: [TypedNumber] = []
        var index = 0
        while index < tokens.count {
            guard let first = number(at: index, tokens), !isName(at: index, tokens) else {
                // The rest of a date or a list of names is not a number either.
                index += tokens[index].isNumber ? chain(from: index, tokens) : 1
                continue
            }
            let second = connected(after: first.end, tokens).flatMap { number(at: $0, tokens) }
            let last = second ?? first
            if tokens.indices.contains(last.end), tokens[last.end].text == "/" {
                index = last.end + 1
                while tokens.indices.contains(index), tokens[index].isNumber || tokens[index].text == "/" { index += 1 }
                continue
            }
            numbers.append(typed(first, from: index, until: last.end, tokens, isWhole: false))
            if let second {
                numbers.append(typed(second, from: connected(after: first.end, tokens) ?? index, until: last.end, tokens, isWhole: true))
            }
            index = last.end
        }
        return numbers
    }

    private static func typed(
        _ read: (value: Quantity, precision: Int64, end: Int), from start: Int, until end: Int, _ tokens: [Token], isWhole: Bool
    ) -> TypedNumber {
        let words = tokens[end...].prefix(8).prefix { !$0.isNumber && $0.text != "/" }
        return TypedNumber(
            value: read.value, precision: read.precision, following: words.map(\.folded), isWhole: isWhole,
            spelled: tokens[start..<end].map(\.text) + words.map(\.text))
    }

    /// The number that begins at a place: in digits, with a scale, or in words from two to ninety-nine.
    private static func number(at index: Int, _ tokens: [Token]) -> (value: Quantity, precision: Int64, end: Int)? {
        guard tokens.indices.contains(index) else { return nil }
        guard tokens[index].isNumber else { return inWords(at: index, tokens) }
        guard let value = Quantity(tokens[index].text) else { return nil }
        guard tokens.indices.contains(index + 1), let scale = scales[tokens[index + 1].folded] else { return (value, 0, index + 1) }
        let (scaled, overflow) = value.thousandths.multipliedReportingOverflow(by: scale)
        guard !overflow else { return nil }
        let decimals = tokens[index].text.split(separator: ",", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
        let step = (0..<decimals).reduce(scale * 1000) { step, _ in step / 10 }
        return (Quantity(thousandths: scaled), step, index + 2)
    }

    private static func inWords(at index: Int, _ tokens: [Token]) -> (value: Quantity, precision: Int64, end: Int)? {
        func digit(_ place: Int) -> Int? {
            guard tokens.indices.contains(place) else { return nil }
            let word = tokens[place].folded
            return digits[word] ?? (word == "mot" ? 1 : word == "lam" ? 5 : word == "tu" ? 4 : nil)
        }
        func isTen(_ place: Int) -> Bool { tokens.indices.contains(place) && tokens[place].folded == "muoi" }
        if isTen(index) { return digit(index + 1).map { (Quantity(10 + $0), 0, index + 2) } ?? (Quantity(10), 0, index + 1) }
        guard let first = digits[tokens[index].folded] else { return nil }
        guard isTen(index + 1) else { return (Quantity(first), 0, index + 1) }
        return digit(index + 2).map { (Quantity(first * 10 + $0), 0, index + 3) } ?? (Quantity(first * 10), 0, index + 2)
    }

    private static func isName(at index: Int, _ tokens: [Token]) -> Bool {
        index > 0 && tokens[index].isNumber && (naming.contains(tokens[index - 1].folded) || tokens[index - 1].text == "/")
    }

    /// How many tokens belong to "30/6/2025" or "17, 18" behind a name.
    private static func chain(from index: Int, _ tokens: [Token]) -> Int {
        var end = index + 1
        while tokens.indices.contains(end + 1), tokens[end].text == "/", tokens[end + 1].isNumber { end += 2 }
        return end - index
    }

    /// The place of the second number behind "/", "trong", "trên" or "trong (tổng) số".
    private static func connected(after index: Int, _ tokens: [Token]) -> Int? {
        guard tokens.indices.contains(index) else { return nil }
        if tokens[index].text == "/" { return index + 1 }
        guard tokens[index].folded == "trong" || tokens[index].folded == "tren" else { return nil }
        var place = index + 1
        while tokens.indices.contains(place), ["tong", "so"].contains(tokens[place].folded) { place += 1 }
        return tokens.indices.contains(place) && tokens[place].isNumber ? place : nil
    }

    private static func sentences(_ text: String) -> [String] {
        var sentences: [String] = []
        var current = ""
        let characters = Array(text)
        for (index, character) in characters.enumerated() {
            let next = index + 1 < characters.count ? characters[index + 1] : " "
            let ends = character.isNewline || "!?;:".contains(character) || (character == "." && (next.isWhitespace || !next.isNumber))
            if ends {
                sentences.append(current)
                current = ""
            } else {
                current.append(character)
            }
        }
        return sentences + [current]
    }

    /// Words, numbers with their points and commas, and the signs "/" and "%"; what stands in parentheses is left out.
    private static func tokens(_ sentence: String) -> [Token] {
        var tokens: [Token] = []
        var current = ""
        var depth = 0
        func close() {
            while let last = current.last, ".,".contains(last) { current.removeLast() }
            if !current.isEmpty { tokens.append(Token(text: current, folded: Vietnamese.folded(current))) }
            current = ""
        }
        for character in sentence {
            if character == "(" { depth += 1 }
            if character == ")" { depth = max(depth - 1, 0) }
            guard depth == 0 else {
                close()
                continue
            }
            let isInNumber = current.first?.isNumber == true && (character.isNumber || ".,".contains(character))
            if character.isNumber ? (current.isEmpty || isInNumber) : (isInNumber || (character.isLetter && current.first?.isNumber != true)) {
                current.append(character)
            } else {
                close()
                if character.isLetter || character.isNumber { current.append(character) }
                if character == "/" || character == "%" { tokens.append(Token(text: String(character), folded: String(character))) }
            }
        }
        close()
        return tokens
    }
}
