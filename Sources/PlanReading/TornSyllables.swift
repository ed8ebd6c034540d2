internal import Vietnamese

/// Puts syllables together that a converter tore apart ("Y t ế", "Mặt tr ận", "Đ ế n").
///
/// The whole keeps its text as written, with the space, and is compared as the syllable that was meant.
enum TornSyllables {
    private static let onsets: Set<String> = [
        "b", "c", "ch", "d", "đ", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q", "r", "s", "t", "th", "tr", "v", "x",
    ]
    private static let codas: Set<String> = ["c", "ch", "m", "n", "ng", "nh", "p", "t", "i"]
    /// Words after which a lone letter is a name ("điểm b", "nhóm A").
    private static let naming = Set(
        "điểm khoản mục nhóm loại hạng khối lớp tổ khu lô nhà đội tiết ý bảng phần tầng vitamin hàng phòng cụm".split(separator: " ").map {
            Token.keys(String($0)).key
        })

    static func joined(_ tokens: [Token]) -> [Token] {
        var result: [Token] = []
        result.reserveCapacity(tokens.count)
        var place = 0
        while place < tokens.count {
            var token = tokens[place]
            place += 1
            // "5 m", "a, b".
            if let last = result.last, naming.contains(last.key) || last.isNumber || last.isMark(",(") {
                result.append(token)
                continue
            }
            while place < tokens.count, let whole = whole(token, tokens[place], after: place + 1 < tokens.count ? tokens[place + 1] : nil) {
                token = whole
                place += 1
            }
            result.append(token)
        }
        return result
    }

    /// The two as one syllable, where one of them cannot stand alone and both together can.
    private static func whole(_ first: Token, _ second: Token, after: Token?) -> Token? {
        guard first.isWord, second.isWord, second.spaced, isPart(first), isPart(second), !second.isUpper || second.isCaps && first.isCaps else {
            return nil
        }
        guard first.plain.unicodeScalars.count <= 3 || second.plain.unicodeScalars.count <= 2 || first.text.contains(" ") else { return nil }
        let left = letters(first), right = letters(second)
        let isTorn = first.text.contains(" ")
        if onsets.contains(left), !isTorn {
            // "k)" and "điểm c" stand alone, "V Ề" does not.
            if first.isUpper, second.text.unicodeScalars.allSatisfy(\.isASCII) { return nil }
            guard startsWithVowel(second) || !Syllable.isPossible(second.text, lenient: false) || left == "ng" && right.hasPrefix("h") else {
                return nil
            }
        } else if codas.contains(right), !first.isUpper || isTorn || first.text.unicodeScalars.count > 1 {
            // A lone "i" or "c" before a mark or a number may be the name of something.
            if second.isUpper, !isTorn { return nil }
            if right.utf8.count == 1, after.map({ !$0.isWord && !$0.isMark(".,;:") || $0.isNumber || !$0.spaced && $0.isMark(".)") }) ?? false {
                return nil
            }
            guard isTorn || first.text.unicodeScalars.count <= 2 || !first.text.unicodeScalars.allSatisfy(\.isASCII) else { return nil }
        } else {
            return nil
        }
        let text = solid(first.text) + second.text
        guard Syllable.isPossible(text, lenient: false), !text.unicodeScalars.allSatisfy(\.isASCII) || onsets.contains(left) else { return nil }
        var whole = Token(text, start: first.start, end: second.end, isWord: true, spaced: first.spaced, bold: first.bold, trusted: first.trusted)
        whole.text = first.text + " " + second.text
        return whole
    }

    /// The text without the space.
    static func solid(_ text: String) -> String { text.filter { $0 != " " } }

    private static func isPart(_ token: Token) -> Bool {
        token.text.unicodeScalars.count <= 7 && !token.text.contains(where: \.isNumber) && !token.text.contains { !$0.isLetter && $0 != " " }
    }

    private static func letters(_ token: Token) -> String { Vietnamese.toneless(solid(token.text)).letters }

    private static func startsWithVowel(_ token: Token) -> Bool {
        token.plain.unicodeScalars.first.map { "aeiouy".unicodeScalars.contains($0) } ?? false
    }
}
