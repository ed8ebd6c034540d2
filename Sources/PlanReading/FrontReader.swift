internal import Vietnamese

/// Reads what stands before the first clause: issuer, number, date, title, legal bases.
struct FrontReader {
    private(set) var title: String?
    private(set) var titleWords: [Token] = []
    private(set) var issuer: String?
    private(set) var number: String?
    private(set) var date: CivilDate?
    private(set) var basis: [LegalBasis] = []
    /// Words of the opening paragraphs, for the period.
    private(set) var preamble: [Token] = []

    private let restore: ([Token]) -> [Token]
    private static let motto = Phrases("cộng hòa xã hội|chủ nghĩa việt nam|độc lập|tự do - hạnh phúc|hạnh phúc")
    private static let number = Phrases("số")
    private static let day = Phrases("ngày")
    private static let types = Phrases("kế hoạch|quyết định|hướng dẫn|chương trình|thông báo|chỉ thị|lời kêu gọi|phát động")

    init(pieces: [Piece], source: Source, restore: @escaping ([Token]) -> [Token]) {
        self.restore = restore
        var lines: [Line] = []
        var builder = ParagraphBuilder(source)
        for piece in pieces {
            switch piece {
            case .table(let table): for cell in table.rows.flatMap({ $0 }) { readHead(Self.joined(cell), cell: cell) }
            case .line(let line): lines.append(line)
            }
        }
        // Up to the title a head may stand as plain lines.
        var rest = lines[...]
        while let line = rest.first, isHead(line) {
            readHead(Self.columns(line), cell: [line])
            rest = rest.dropFirst()
        }
        for line in rest { builder.add(line) }
        builder.close()
        readParagraphs(builder.blocks)
        finishIssuer()
    }

    private var issuerLines: [[Token]] = []

    static func joined(_ lines: [Line]) -> [Token] {
        var result: [Token] = []
        for line in lines {
            var tokens = line.tokens
            if !tokens.isEmpty { tokens[0].spaced = true }
            result += tokens
        }
        return result
    }

    /// The first column when a line holds two, set apart by a wide gap or by the state motto.
    static func columns(_ line: Line) -> [Token] { line.tokens }

    private func isHead(_ line: Line) -> Bool {
        let words = restore(line.tokens)
        if words.allSatisfy({ !$0.isWord }) { return true }
        if Self.motto.found(in: words) { return true }
        if isNumberLine(words) { return true }
        let paragraph = Paragraph(tokens: line.tokens)
        if paragraph.isCaps, Self.types.match(Self.unbracketed(words), at: 0) == nil, BodyLexicon.heads.match(words, at: 0) != nil { return true }
        return placeAndDate(words) != nil && words.count < 16
    }

    private static func unbracketed(_ words: [Token]) -> [Token] { words.first?.isMark("(") ?? false ? Array(words.dropFirst()) : words }

    private func isNumberLine(_ words: [Token]) -> Bool {
        guard let count = Self.number.match(words, at: 0), words.count > count, words[0].isUpper else { return false }
        return words[count].isMark(":") || words[count].isNumber
    }

    /// "Cần Thơ, ngày 18 tháng 11 năm 2025".
    private func placeAndDate(_ words: [Token]) -> CivilDate? {
        guard let (place, _) = Self.day.first(in: words), place <= 8, place == 0 || words[place - 1].isMark(",") || place <= 4 else { return nil }
        return DateReader.date(words, at: place)?.date
    }

    private mutating func readHead(_ tokens: [Token], cell: [Line]) {
        let words = restore(tokens)
        if let (place, count) = Self.number.first(in: words), place <= 1 || words[place].isUpper, number == nil {
            var next = place + count
            if words.indices.contains(next), words[next].isMark(":") { next += 1 }
            number = CitationReader.sign(words, at: next).0
        }
        if date == nil { date = Self.day.first(in: words).flatMap { DateReader.date(words, at: $0.place)?.date } }
        for line in cell {
            var part = line.tokens
            if let (place, _) = Self.motto.first(in: restore(part)) {
                part = place == 0 || place >= part.count ? [] : Array(part[..<place])
            }
            let paragraph = Paragraph(tokens: part)
            if paragraph.isCaps, !isNumberLine(restore(part)) { issuerLines.append(part) }
        }
    }

    /// The last body of the head is the issuer; the lines above name its superior.
    private mutating func finishIssuer() {
        var bodies: [[Token]] = []
        for line in issuerLines {
            let words = Casing.lowered(line, caps: true).filter { $0.isWord || $0.isMark("-,") }
            if bodies.isEmpty || BodyLexicon.heads.match(words, at: 0) != nil && !Self.owners.contains(words.first?.plain ?? "") {
                bodies.append(words)
            } else {
                bodies[bodies.count - 1] += words
            }
        }
        let named = bodies.filter { BodyLexicon.heads.match($0, at: 0) != nil && Self.types.match($0, at: 0) == nil }
        if let last = named.last { issuer = BodyReader.canonical(Self.withPlaceNames(last)) }
        if issuer == nil { issuer = issuerInText }
    }

    private static let areas = Phrases("tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu")

    /// What follows "xã", "phường" and the like is a proper name.
    private static func withPlaceNames(_ words: [Token]) -> [Token] {
        guard let (place, count) = areas.first(in: words), place > 0 else { return words }
        var result = words
        for place in (place + count)..<max(place + count, result.count) where result[place].isWord {
            result[place].text = result[place].text.prefix(1).uppercased() + result[place].text.dropFirst()
        }
        return result
    }

    private static let owners: Set<String> = ["tinh", "thanh", "huyen", "xa", "phuong", "quan", "thi"]
    private var issuerInText: String?

    private mutating func readParagraphs(_ blocks: [Block]) {
        var titleParts: [[Token]] = []
        var sawType = false
        var titleDone = false
        for case .paragraph(let paragraph) in blocks {
            let words = restore(paragraph.tokens)
            let bare = Self.unbracketed(words)
            if !titleDone, !sawType, let count = Self.types.match(bare, at: 0), words.count(where: \.isWord) <= count + 1 || paragraph.isCaps {
                sawType = true
                let rest = Array(bare.dropFirst(count).drop(while: { !$0.isWord && !$0.isMark("“\"") }))
                if rest.contains(where: \.isWord) { titleParts.append(rest) }
                continue
            }
            let isBasis = LandmarkWords.basis.match(words, at: 0) != nil && !CitationReader.citations(words).isEmpty
            let long = words.count(where: \.isWord) > 60
            if !titleDone, !isBasis, !long, !(titleParts.isEmpty ? false : paragraph.blankBefore && !paragraph.isCaps), paragraph.marker == nil,
                findIssuer(words) == nil
            {
                titleParts.append(words)
                continue
            }
            titleDone = true
            basis += CitationReader.citations(words)
            preamble += words
            if issuerInText == nil { issuerInText = findIssuer(words) }
        }
        titleWords = titleParts.flatMap { part in
            var words = part
            if !words.isEmpty { words[0].spaced = true }
            return words
        }
        while let last = titleWords.last, !last.isWord, !last.isMark("”\")") { titleWords.removeLast() }
        if titleWords.contains(where: \.isWord) { title = Tokenizer.text(titleWords) }
    }

    /// The body that a paragraph says issues the plan ("Sở … ban hành Kế hoạch"), in any of its sentences.
    private func findIssuer(_ words: [Token]) -> String? {
        for start in words.indices where start == 0 || words[start - 1].isMark(".;,") {
            if let issuer = Issuing.issuer(words, at: start) { return issuer }
        }
        return nil
    }
}
