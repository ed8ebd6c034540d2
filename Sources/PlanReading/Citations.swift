internal import Vietnamese

/// Reads the documents a plan rests on from its opening paragraphs.
enum CitationReader {
    private static let kinds: [(name: String, words: [Token])] = LexiconEntries.documents
    private static let number = Phrases("số")
    private static let damagedNumber: Set<String> = ["so", "s6", "s0", "s*", "sb", "sd", "se", "sg"]
    private static let of = Phrases("của")
    private static let day = Phrases("ngày")
    private static let about = Phrases("về việc|về")
    private static let and = Phrases("và|và thực hiện|và căn cứ")
    private static let nameless = Phrases("hiến pháp|bộ luật|luật|pháp lệnh")
    private static let issuers = Phrases(BodyLexicon.names)
    /// Words with which the name of the issuer is over.
    private static let stops = Phrases(
        """
        về|quy định|ban hành|hướng dẫn|phê duyệt|kết luận|sửa đổi|triển khai|phát động|tổ chức|thực hiện|kế hoạch|chương trình|thông báo|công bố
        đẩy mạnh|tăng cường|quyết định|chỉ thị|nghị quyết|bổ sung|thông qua|giao|điều chỉnh|chi tiết|và kế hoạch|và quyết định|và nghị quyết
        """)

    /// The citations of one paragraph, in order, with the tokens each takes.
    static func citations(_ tokens: [Token]) -> [(basis: LegalBasis, range: Range<Int>)] {
        var result: [(basis: LegalBasis, range: Range<Int>)] = []
        for range in segments(tokens) {
            if let basis = citation(Array(tokens[range])) { result.append((basis, own(tokens, range))) }
        }
        return result
    }

    /// The range without the sentence of the plan itself and without closing marks.
    private static func own(_ tokens: [Token], _ range: Range<Int>) -> Range<Int> {
        var end = range.first { $0 > range.lowerBound && tokens[$0].isMark(",;.") && Issuing.begins(tokens, at: $0 + 1) } ?? range.upperBound
        while end > range.lowerBound + 1, tokens[end - 1].isMark(".,;:-/*") || tokens[end - 1].plain == "va" { end -= 1 }
        return range.lowerBound..<end
    }

    /// Stretches that begin with a type of document: after the opening word, after ";", or after "và" before a numbered document.
    private static func segments(_ tokens: [Token]) -> [Range<Int>] {
        var starts: [Int] = []
        var depth = 0
        var place = 0
        while place < tokens.count {
            if tokens[place].isMark("(") { depth += 1 }
            if tokens[place].isMark(")") { depth = max(0, depth - 1) }
            let endsSentence = place > 1 && tokens[place - 1].isMark(".") && tokens[place].spaced && tokens[place].isUpper
            if depth == 0, place == 0 || tokens[place - 1].isMark(";") || endsSentence {
                var begin = place
                if tokens[begin].isMark("-–") { begin += 1 }
                if let count = LandmarkWords.basis.match(tokens, at: begin) {
                    begin += count
                } else if place == 0 || endsSentence {
                    begin = tokens.count
                }
                if let count = and.match(tokens, at: begin) { begin += count }
                if kind(tokens, at: begin) != nil { starts.append(begin) }
            } else if depth == 0, let count = and.match(tokens, at: place), !starts.isEmpty, let found = kind(tokens, at: place + count),
                isNumberWord(tokens, at: place + count + found.count)
            {
                starts.append(place + count)
            } else if depth == 0, let start = starts.last, let count = and.match(tokens, at: place), nameless.match(tokens, at: place + count) != nil,
                tokens[place + count].isUpper, isDated(tokens[max(start, place - 60)..<place])
            {
                // "Pháp lệnh … ngày … và Pháp lệnh sửa đổi …".
                starts.append(place + count)
            } else if depth == 0, !starts.isEmpty, place > 0, tokens[place - 1].isMark(","), let found = kind(tokens, at: place),
                isNumberWord(tokens, at: place + found.count)
            {
                starts.append(place)
            }
            place += 1
        }
        return starts.enumerated().map { order, start in start..<(order + 1 < starts.count ? starts[order + 1] : tokens.count) }
    }

    /// "một số điều" is no number of a document.
    private static func counts(_ tokens: [Token], _ place: Int) -> Bool { place > 0 && tokens[place].trusted && tokens[place - 1].key == "môt5" }

    private static func isDated(_ words: ArraySlice<Token>) -> Bool {
        let words = Array(words)
        return words.indices.contains { DateReader.date(words, at: $0) != nil }
    }

    private static func kind(_ tokens: [Token], at place: Int) -> (name: String, count: Int)? {
        for (name, words) in kinds where place + words.count <= tokens.count && place >= 0 {
            let same = words.indices.allSatisfy { offset in
                let token = tokens[place + offset]
                return token.trusted ? token.key == words[offset].key : token.plain == words[offset].plain
            }
            if same { return (name, words.count) }
        }
        return nil
    }

    static func isNumberWord(_ tokens: [Token], at place: Int) -> Bool {
        guard tokens.indices.contains(place) else { return false }
        return number.match(tokens, at: place) != nil || (!tokens[place].trusted && damagedNumber.contains(tokens[place].plain))
    }

    private static func citation(_ tokens: [Token]) -> LegalBasis? {
        guard let (name, count) = kind(tokens, at: 0) else { return nil }
        var basis = LegalBasis(kind: name)
        var place = count
        var own: [Token] = []
        if nameless.match(tokens, at: 0) != nil {
            // "Luật Thi đua, khen thưởng ngày …": the name stands before number and date.
            while place < tokens.count, !isNumberWord(tokens, at: place) || counts(tokens, place), day.match(tokens, at: place) == nil,
                !tokens[place].isMark(";(."),
                LandmarkWords.basis.match(tokens, at: place) == nil
            {
                place += 1
            }
            own = Array(tokens[..<place])
        }
        if isNumberWord(tokens, at: place) {
            place += 1
            if tokens.indices.contains(place), tokens[place].isMark(":") { place += 1 }
            (basis.number, place) = sign(tokens, at: place)
        }
        if tokens.indices.contains(place), tokens[place].isMark(",") { place += 1 }
        if let found = DateReader.date(tokens, at: place) {
            basis.date = found.date
            place = found.next
        }
        if tokens.indices.contains(place), tokens[place].isMark(",") { place += 1 }
        if let words = of.match(tokens, at: place) ?? damagedOf(tokens, at: place) {
            (basis.issuer, place) = issuer(tokens, at: place + words)
        }
        basis.title = title(tokens, at: place) ?? (own.isEmpty ? nil : Tokenizer.text(trimmed(own)))
        if !own.isEmpty { basis.title = Tokenizer.text(trimmed(own)) }
        if basis.number == nil, basis.date == nil, own.isEmpty {
            // "Nghị quyết Đại hội … lần thứ XIII của Đảng": cited by name alone.
            guard tokens.count > count, tokens[count].isUpper || !tokens[count].trusted, tokens[count].isWord else { return nil }
            basis.title = title(tokens, at: 0)
        }
        return basis
    }

    /// A number and sign such as "207/KH-UBND", which has no space inside, and the place after it.
    static func sign(_ tokens: [Token], at start: Int) -> (String?, Int) {
        var place = start
        var text = ""
        while place < tokens.count,
            place == start || !tokens[place].spaced || tokens[place - 1].isMark("/-") && tokens[place].isCaps || tokens[place].isMark("/-")
        {
            let token = tokens[place]
            guard token.isWord || token.isMark("/-.&"), place - start < 16 else { break }
            if token.isMark(".") && (place + 1 >= tokens.count || tokens[place + 1].spaced) { break }
            // "15 -KH/TU": a sign that was set apart.
            if token.isMark("-"), token.spaced, !(place + 1 < tokens.count && tokens[place + 1].isCaps && !tokens[place + 1].spaced) { break }
            text += token.isMark("-") ? "-" : token.trusted ? token.text : repaired(token)
            place += 1
        }
        while let last = text.last, "/-.".contains(last) { text.removeLast() }
        return (text.contains(where: \.isNumber) ? text : nil, place)
    }

    /// A part of a number as a scanner may have read it: digits are digits, and the types of documents keep their Đ.
    private static func repaired(_ token: Token) -> String {
        if let value = DateReader.number(token), token.text.first?.isNumber ?? false {
            let digits = String(value)
            return String(repeating: "0", count: max(0, token.text.count - digits.count)) + digits
        }
        switch token.text {
        case "ND", "NB", "NP": return "NĐ"
        case "QD", "QB", "QP": return "QĐ"
        case "HDND", "HBND", "HPND": return "HĐND"
        default: return token.text
        }
    }

    /// A short damaged word in the place of "của", before the name of a body.
    private static func damagedOf(_ tokens: [Token], at place: Int) -> Int? {
        guard tokens.indices.contains(place), !tokens[place].trusted else { return nil }
        guard tokens[place].plain.hasPrefix("c"), tokens[place].plain.count <= 4 else { return nil }
        return issuers.match(tokens, at: place + 1) == nil ? nil : 1
    }

    private static func issuer(_ tokens: [Token], at start: Int) -> (String?, Int) {
        var place = start + (issuers.match(tokens, at: start) ?? 0)
        while place < tokens.count, place - start < 16 {
            let token = tokens[place]
            if token.isMark("-"), tokens.indices.contains(place + 1), tokens[place + 1].isUpper {
                place += 1
                continue
            }
            if !token.isWord || (stops.match(tokens, at: place) != nil && place > start) { break }
            place += 1
        }
        let words = trimmed(Array(tokens[start..<place]))
        return (words.isEmpty ? nil : BodyReader.canonical(words), place)
    }

    private static func title(_ tokens: [Token], at start: Int) -> String? {
        var place = start
        while tokens.indices.contains(place), tokens[place].isMark(",:-") { place += 1 }
        if let count = about.match(tokens, at: place) { place += count }
        guard place < tokens.count else { return nil }
        var words = Array(tokens[place...])
        if let end = words.firstIndex(where: { $0.isMark(";") }) { words = Array(words[..<end]) }
        // "…, Sở Tư pháp ban hành Kế hoạch": the sentence of the plan itself begins.
        if let end = words.indices.first(where: { words[$0].isMark(",") && Issuing.begins(words, at: $0 + 1) }) { words = Array(words[..<end]) }
        if Issuing.begins(words, at: 0) { return nil }
        words = trimmed(words)
        // A closing bracket that repeats the short name ("(Kế hoạch số …)") is no part of the title.
        if words.last?.isMark(")") ?? false, let open = words.lastIndex(where: { $0.isMark("(") }) { words = trimmed(Array(words[..<open])) }
        if words.first?.isMark("(") ?? true { return nil }
        return Tokenizer.text(words)
    }

    private static func trimmed(_ tokens: [Token]) -> [Token] {
        var words = tokens
        while let last = words.last, last.isMark(".,;:-/*") || last.plain == "va" { words.removeLast() }
        return words
    }
}

/// The sentence in which a body issues the plan.
enum Issuing {
    private static let verbs = Phrases(
        "hướng dẫn|xây dựng và ban hành|xây dựng, ban hành|tổ chức|xây dựng|ban hành|xây dựng kế hoạch|phát động|triển khai kế hoạch|tổ chức phát động|ban hành kế hoạch"
    )

    private static let orders = Phrases("yêu cầu|chỉ thị|kêu gọi|đề nghị|chỉ đạo")
    /// Those who are no body of an agency and yet issue documents.
    private static let others = Phrases("thủ tướng chính phủ|chính phủ|bộ chính trị|ban bí thư|chủ tịch nước")

    static func begins(_ words: [Token], at place: Int) -> Bool { issuer(words, at: place) != nil }

    /// The one body that begins at the place and issues something, and the place after its name.
    static func issuer(_ words: [Token], at place: Int) -> (name: String, next: Int)? {
        guard words.indices.contains(place) else { return nil }
        if let count = others.match(words, at: place), words[place].isUpper {
            let next = place + count
            guard verbs.match(words, at: next) != nil || orders.match(words, at: next) != nil else { return nil }
            return (BodyReader.canonical(Array(words[place..<next])), next)
        }
        guard let (names, next) = BodyReader(tokens: words).bodies(at: place, whole: false, most: 2), names.count == 1 else { return nil }
        return verbs.match(words, at: next) == nil ? nil : (names[0], next)
    }
}

enum LexiconEntries {
    static let documents = WordLexicon.documents.map { (name: $0, words: Tokenizer.tokens($0)) }
}
