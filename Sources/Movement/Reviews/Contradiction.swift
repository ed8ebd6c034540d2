internal import Vietnamese

/// A number typed into a sentence that a figure contradicts.
public struct Contradiction: Sendable, Hashable {
    /// The number with the words behind it, as typed.
    public let typed: String
    /// The figure.
    public let figure: Figure
}

/// Finds numbers typed by hand that say something else than the figure of the same noun.
///
/// A flag that is wrong costs more than one that is missed: whoever writes has to answer each. So a common noun alone ("đơn vị", "lớp") is held
/// against its figure only where the sentence speaks of all of them: not "2 đơn vị khác", "thêm 3 lớp" or "mỗi đơn vị 2 lớp".
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
        guard claims(number, longest, matching, figures) else { return nil }
        // The whole in "11 trong 19 điều khoản đang sống" may be any of the noun's wholes; the part, and a number alone, are of the most telling noun.
        let nouns = number.isWhole ? Set(matching) : [longest]
        let candidates = figures.filter { figure in figure.nouns.contains { noun in nouns.contains { noun == $0 || noun.hasPrefix($0 + " ") } } }
        guard !candidates.contains(where: { $0.value.map(number.agrees) ?? false }) else { return nil }
        let named = candidates.first { used.contains($0.key) } ?? candidates.first { $0.nouns.contains(longest) } ?? candidates.first
        return named.map { ($0, longest.split(separator: " ").count) }
    }

    /// Whether the sentence says that there are so many in all, as far as its words show.
    private static func claims(_ number: TypedNumber, _ noun: String, _ matching: [String], _ figures: [Figure]) -> Bool {
        let owners = figures.filter { $0.nouns.contains(noun) }
        if owners.contains(where: { $0.measure == .money }), Set(number.before).isDisjoint(with: spending) { return false }
        // What narrows another figure's noun ("điều khoản đang sống") is counted by one figure only.
        let isNarrow = matching.contains { shorter in shorter != noun && !owners.contains { $0.nouns.contains(shorter) } }
        if isNarrow { return true }
        guard !number.isPart else { return false }
        if !number.isWhole, let last = number.before.last, some.contains(last) { return false }
        let rest = number.following.dropFirst(noun.split(separator: " ").count).joined(separator: " ")
        return rest.isEmpty || joining.contains(rest) || whole.contains { rest == $0 || rest.hasPrefix($0 + " ") }
    }

    /// Words before a sum that say it is the money of the movement.
    private static let spending: Set<String> = ["chi", "ngan", "phi", "toan", "tri"]
    /// Words before a number that is about some only, about each, about more or less, or about what is yet to come.
    private static let some: Set<String> = [
        "them", "moi", "tung", "khoang", "hon", "gan", "nhat", "thieu", "tren", "duoi", "vuot", "se", "kien", "tu", "den", "gom", "do", "con",
        "la", "cua", "tai", "o", "nhu", "giam", "tang",
    ]
    /// Words that may lead on from the noun to another number without narrowing it.
    private static let joining: Set<String> = ["voi", "cho", "va", "giao cho", "duoc giao cho", "tuc", "trong", "trong do", "tham gia"]
    /// Words behind the noun that say it is about all.
    private static let whole = [
        "cua phong trao", "cua ke hoach", "cua so", "cua co quan", "trong phong trao", "trong ke hoach", "trong ky", "tham gia phong trao",
        "duoc giao", "giao cho", "phu trach", "theo ke hoach", "da giao",
    ]
}

/// A number in a sentence with the words behind it.
struct TypedNumber {
    /// The number.
    let value: Quantity
    /// By how much it may be off because it was written in thousands, millions or thousand millions.
    let precision: Int64
    /// The folded words before it in its phrase, at most four.
    let before: [String]
    /// The folded words behind it in its phrase, at most eight.
    let following: [String]
    /// Whether it is the first of "11 trong 19" or "11/19".
    let isPart: Bool
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
    /// With their tones: "sau" and "sáu", "nam" and "năm", "ba" and "bà" are different words.
    private static let digits = ["hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9]
    /// Words before "năm" with which it is a year, not five.
    private static let ofYears: Set<String> = [
        "trong", "hằng", "hàng", "cả", "mỗi", "từng", "đầu", "cuối", "giữa", "một", "nửa", "nhiều", "các", "những", "mấy", "hết", "suốt", "sang",
        "qua",
        "từ", "đến", "so", "với", "của", "và", "hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười", "mươi", "theo",
    ]

    private struct Token {
        let text: String
        let folded: String
        var exact: String { text.lowercased() }
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
            numbers.append(typed(first, from: index, until: last.end, tokens, isPart: second != nil))
            if let second {
                numbers.append(typed(second, from: connected(after: first.end, tokens) ?? index, until: last.end, tokens, isWhole: true))
            }
            index = last.end
        }
        return numbers
    }

    private static func typed(
        _ read: (value: Quantity, precision: Int64, end: Int), from start: Int, until end: Int, _ tokens: [Token], isPart: Bool = false,
        isWhole: Bool = false
    ) -> TypedNumber {
        func isWord(_ token: Token) -> Bool { !token.isNumber && token.text != "/" && token.text != "," }
        let words = tokens[end...].prefix(8).prefix(while: isWord)
        let before = tokens[..<start].suffix(4).reversed().prefix(while: isWord).reversed()
        return TypedNumber(
            value: read.value, precision: read.precision, before: before.map(\.folded), following: words.map(\.folded), isPart: isPart,
            isWhole: isWhole,
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
            let word = tokens[place].exact
            return digits[word] ?? (["một", "mốt"].contains(word) ? 1 : word == "lăm" ? 5 : word == "tư" ? 4 : nil)
        }
        func isTen(_ place: Int, _ word: String) -> Bool { tokens.indices.contains(place) && tokens[place].exact == word }
        if isTen(index, "mười") { return digit(index + 1).map { (Quantity(10 + $0), 0, index + 2) } ?? (Quantity(10), 0, index + 1) }
        guard let first = digits[tokens[index].exact] else { return nil }
        if first == 5, index > 0, ofYears.contains(tokens[index - 1].exact) || tokens[index - 1].isNumber { return nil }
        guard isTen(index + 1, "mươi") else { return (Quantity(first), 0, index + 1) }
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

    /// Words, numbers with their points and commas, and the signs "/", "%" and ","; what stands in parentheses is left out.
    private static func tokens(_ sentence: String) -> [Token] {
        var tokens: [Token] = []
        var current = ""
        var depth = 0
        func close() {
            let endsPhrase = current.last == ","
            while let last = current.last, ".,".contains(last) { current.removeLast() }
            if !current.isEmpty { tokens.append(Token(text: current, folded: Vietnamese.folded(current))) }
            if endsPhrase { tokens.append(Token(text: ",", folded: ",")) }
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
                if "/%,".contains(character) { tokens.append(Token(text: String(character), folded: String(character))) }
            }
        }
        close()
        return tokens
    }
}
