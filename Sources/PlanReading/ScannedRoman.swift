/// Roman numbers of headings in capitals as a scanner may show them: "TIII.", "IIL", "1I.", "H.", "TV.".
enum ScannedRoman {
    private static let strokes: [Character: String] = [
        "l": "I", "1": "I", "!": "I", "|": "I", "i": "I", "j": "I", "J": "I", "T": "I", "L": "I", "t": "I", "[": "I", "]": "I", "f": "I", "r": "I",
        "H": "II", "U": "II", "N": "II", "n": "II", "u": "II", "M": "III", "m": "III", "Y": "V", "y": "V", "v": "V", "x": "X", "W": "VI", "w": "VI",
        "I": "I", "V": "V", "X": "X", "Í": "I", "Ï": "I", "Ì": "I", "ĩ": "I",
    ]

    /// A guess for a line that begins with such a number and goes on in capitals; what it counts is settled by what is due.
    static func readings(_ tokens: [Token]) -> [Marker] {
        guard let text = tokens.first?.text, text.count <= 6, tokens.count > 3, let length = closing(tokens) else { return [] }
        guard let guess = strokes(text), isHeading(tokens.dropFirst(length)) else { return [] }
        // "11." may be II, "1." in capitals is a number of its own.
        if tokens[0].isNumber, text.count < 2 || text.contains(where: { $0 != "1" }) { return [] }
        // What is a Roman number as it stands is no guess.
        if tokens[0].isCaps, let value = MarkerReader.romanValue(text), value < 40, MarkerReader.romanLabel(value) == text { return [] }
        return [Marker(style: .roman, value: 0, label: guess, length: length, isGuess: true, misread: tokens[0])]
    }

    /// "II Yêu cầu": a short line whose point was lost.
    static func bare(_ tokens: [Token]) -> [Marker] {
        if tokens[0].text.count > 1, tokens[0].text.count < 6, tokens[0].text.contains("I"), tokens.count > 3, let guess = strokes(tokens[0].text),
            isHeading(tokens.dropFirst())
        {
            return [Marker(style: .roman, value: 0, label: guess, length: 1, isGuess: true, misread: tokens[0])]
        }
        guard tokens.count <= 12, tokens[0].isCaps, tokens[0].text.count > 1, tokens[1].isUpper, tokens[1].spaced else { return [] }
        guard let value = MarkerReader.romanValue(tokens[0].text), MarkerReader.romanLabel(value) == tokens[0].text else { return [] }
        return [Marker(style: .roman, value: 0, label: tokens[0].text, length: 1, isGuess: true)]
    }

    private static func closing(_ tokens: [Token]) -> Int? {
        guard tokens[1].isMark(".,/-)") else { return nil }
        return tokens[2].isMark(".-,") && !tokens[2].spaced ? 3 : 2
    }

    private static func strokes(_ text: String) -> String? {
        var result = ""
        for letter in text {
            guard let stroke = strokes[letter] else { return nil }
            result += stroke
        }
        return result
    }

    private static func isHeading(_ rest: ArraySlice<Token>) -> Bool {
        let line = Paragraph(tokens: Array(rest.prefix(40)))
        return line.wordCount >= 2 && line.isCaps && rest.first?.isUpper ?? false
    }

    /// The guess as the number that is due, or nil when it looks too little like it.
    static func settled(_ guess: Marker, due: Int) -> Marker? {
        let wanted = MarkerReader.romanLabel(due)
        let strokes = wanted.reduce(into: "") { $0 += $1 == "L" ? "I" : String($1) }
        guard distance(Array(guess.label.utf8), Array(strokes.utf8)) <= (due == 1 ? 0 : 1) else { return nil }
        var marker = guess
        (marker.value, marker.label, marker.isGuess) = (due, wanted, false)
        return marker
    }

    /// The guess as the number whose strokes it has, where those are two or more.
    static func exact(_ guess: Marker) -> Marker? {
        guard let token = guess.misread, token.text.count > 1, let value = (2...12).first(where: { MarkerReader.romanLabel($0) == guess.label })
        else {
            return nil
        }
        return settled(guess, due: value)
    }

    private static func distance(_ read: [UInt8], _ wanted: [UInt8]) -> Int {
        var row = Array(0...wanted.count)
        for (line, one) in read.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, other) in wanted.enumerated() {
                let above = row[column + 1]
                row[column + 1] = min(diagonal + (one == other ? 0 : 1), above + 1, row[column] + 1)
                diagonal = above
            }
        }
        return row[wanted.count]
    }
}
