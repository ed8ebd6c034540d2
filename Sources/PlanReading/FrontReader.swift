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
    /// Bodies that the paragraph right above the first clause calls upon; only where the document is no plan but an order.
    private(set) var called: [String] = []
    private(set) var places = PlanPlaces()

    private let restore: ([Token]) -> [Token]
    private var heads: [[Line]] = []
    private var sawType = false
    private var isPlan = false
    /// Who decides, from a line of its own between title and bases ("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …").
    private var decider: [Token] = []
    private var issuerInText: (name: String, span: SourceSpan?)?

    private static let motto = Phrases("cộng hòa xã hội|chủ nghĩa việt nam|độc lập|tự do - hạnh phúc|hạnh phúc|đảng cộng sản việt nam")
    private static let number = Phrases("số")
    private static let day = Phrases("ngày")
    private static let types = Phrases(
        """
        kế hoạch|quyết định|hướng dẫn|chương trình|thông báo|chỉ thị|lời kêu gọi|phát động|đề án|phương án|công văn|thể lệ|nghị quyết
        kế hoạch liên tịch|chương trình phối hợp|kế hoạch phối hợp|chương trình hành động|thư kêu gọi|quy chế
        """)
    private static let planTypes = Phrases("kế hoạch|chương trình|hướng dẫn|đề án|phương án")
    private static let address = Phrases("kính gửi")

    init(pieces: [Piece], source: Source, restore: @escaping ([Token]) -> [Token]) {
        self.restore = restore
        var builder = ParagraphBuilder(source)
        for line in takeHeads(pieces) { builder.add(line) }
        builder.close()
        for head in heads { readHead(head) }
        readParagraphs(builder.blocks)
        finishIssuer()
    }

    static func joined(_ lines: [Line]) -> [Token] {
        var result: [Token] = []
        for line in lines {
            var tokens = line.tokens
            if !tokens.isEmpty { tokens[0].spaced = true }
            result += tokens
        }
        return result
    }

    // MARK: Head

    /// Puts aside tables, and lines up to the title that belong to the head; gives the other lines.
    private mutating func takeHeads(_ pieces: [Piece]) -> [Line] {
        var rest: [Line] = []
        let type = pieces.firstIndex { isTypeLine($0) } ?? pieces.startIndex
        var leading = true
        var addressed = false
        for (place, piece) in pieces.enumerated() {
            switch piece {
            case .table(let table):
                for cell in table.rows.flatMap({ $0 }) {
                    let about = cell.firstIndex { aboutLength($0.tokens) != nil } ?? cell.endIndex
                    heads.append(Array(cell[..<about]))
                    rest += cell[about...]
                }
            case .line(let line):
                if Self.address.match(line.tokens, at: 0) != nil {
                    addressed = true
                    continue
                }
                if addressed, MarkerReader.readings(line.tokens).contains(where: \.style.isList) { continue }
                addressed = false
                let isName = leading && place < type && Paragraph(tokens: line.tokens).isCaps
                if isName || leading || rest.count < 12, isName || isHead(line, leading: leading) {
                    heads.append([line])
                } else {
                    leading = false
                    rest.append(line)
                }
            }
        }
        return rest
    }

    /// "KẾ HOẠCH" on a line of its own; what stands above it in capitals is the head.
    private func isTypeLine(_ piece: Piece) -> Bool {
        guard case .line(let line) = piece, line.tokens.count <= 4, Paragraph(tokens: line.tokens).isCaps else { return false }
        let words = Self.unbracketed(restore(line.tokens))
        return Self.types.match(words, at: 0).map { words.count(where: \.isWord) <= $0 } ?? false
    }

    private func isHead(_ line: Line, leading: Bool) -> Bool {
        let words = restore(line.tokens)
        if words.allSatisfy({ !$0.isWord }) || Self.motto.found(in: words) && words.count < 30 { return true }
        if isNumberLine(words) && words.count < 30 { return true }
        let isCaps = Paragraph(tokens: line.tokens).isCaps
        if leading, isCaps, Self.types.match(Self.unbracketed(words), at: 0) == nil, Self.beginsBody(words) { return true }
        // "ỦY BAN NHÂN DÂN" above "TỈNH ĐẮK LẮK".
        if leading, isCaps, !heads.isEmpty, words.count <= 6, let first = words.first, Self.owners.contains(first.plain) { return true }
        return placeAndDate(words) && words.count < 16
    }

    private static let verbs = Phrases("tổ chức|ban hành|phòng, chống|báo cáo")

    private static func beginsBody(_ words: [Token]) -> Bool { BodyLexicon.heads.match(words, at: 0) != nil && verbs.match(words, at: 0) == nil }

    private static func unbracketed(_ words: [Token]) -> [Token] { words.first?.isMark("(") ?? false ? Array(words.dropFirst()) : words }

    private func isNumberLine(_ words: [Token]) -> Bool {
        guard words.count > 1, words[0].isUpper, CitationReader.isNumberWord(words, at: 0) else { return false }
        return words[1].isMark(":./") || words[1].isNumber
    }

    /// "Cần Thơ, ngày 18 tháng 11 năm 2025", also where the day is left open.
    private func placeAndDate(_ words: [Token]) -> Bool {
        guard let (place, _) = Self.day.first(in: words), place <= 8, place == 0 || words[place - 1].isMark(",") || place <= 4 else { return false }
        return DateReader.date(words, at: place) != nil || place > 0 && words[place - 1].isMark(",") && words.count <= place + 8
    }

    private var issuerLines: [[Token]] = []
    private var issuerWords: [Token] = []

    private mutating func readHead(_ cell: [Line]) {
        let words = restore(Self.joined(cell))
        if number == nil, let place = numberPlace(words) {
            var next = place + 1
            while words.indices.contains(next), words[next].isMark(":.") { next += 1 }
            let found = CitationReader.sign(words, at: next)
            number = found.0
            if number != nil { places.number = Self.span(words, next..<found.1) }
        }
        if date == nil, let (place, _) = Self.day.first(in: words), let found = DateReader.date(words, at: place) {
            date = found.date
            places.date = Self.span(words, place..<found.next)
        }
        // The motto of the state may be broken anywhere; what follows it in the cell is no issuer.
        let motto = Self.motto.first(in: words).map { words[min($0.place, words.count - 1)].start } ?? Int.max
        for line in cell {
            let part = line.tokens.filter { $0.start < motto }
            if Paragraph(tokens: part).isCaps, !isNumberLine(restore(part)) { issuerLines.append(part) }
        }
    }

    private func numberPlace(_ words: [Token]) -> Int? {
        if isNumberLine(words) { return 0 }
        return Self.number.first(in: words).flatMap { $0.place <= 1 || words[$0.place].isUpper ? $0.place : nil }
    }

    static func span(_ words: [Token], _ range: Range<Int>) -> SourceSpan? {
        guard let first = words[range].first, let last = words[range].last, first.start < last.end else { return nil }
        return SourceSpan(start: first.start, end: words[range].map(\.end).max() ?? last.end)
    }

    // MARK: Issuer

    /// The last body of the head is the issuer; the lines above name its superior. Of a decision it is whoever decides.
    private mutating func finishIssuer() {
        var bodies: [[Token]] = []
        for line in issuerLines {
            let words = Casing.lowered(line, caps: true).filter { $0.isWord || $0.isMark("-,&") }
            if bodies.isEmpty || BodyLexicon.heads.match(words, at: 0) != nil && !Self.owners.contains(words.first?.plain ?? "") {
                bodies.append(words)
            } else {
                bodies[bodies.count - 1] += words
            }
        }
        let named = bodies.filter { BodyLexicon.heads.match($0, at: 0) != nil && Self.types.match($0, at: 0) == nil }
        let chosen =
            decider.isEmpty ? named.last : Self.joined(Casing.lowered(decider, caps: true).filter { $0.isWord || $0.isMark("-,&") }, named.last)
        if let chosen {
            issuerWords = chosen
            issuer = BodyReader.canonical(Self.asWritten(chosen, in: titleWords + preamble) ?? Self.withPlaceNames(chosen))
            places.issuer = Self.span(chosen, chosen.indices)
        } else if let found = issuerInText {
            issuer = found.name
            places.issuer = found.span
        }
    }

    /// "Chủ tịch Ủy ban nhân dân tỉnh" with the name of the province from "Ủy ban nhân dân tỉnh …" in the head.
    private static func joined(_ decider: [Token], _ head: [Token]?) -> [Token] {
        guard let head else { return decider }
        for start in decider.indices where decider.count - start >= 3 && decider.count - start < head.count {
            let shared = decider[start...]
            if zip(shared, head).allSatisfy({ $0.key == $1.key }) { return decider + head[shared.count...] }
        }
        return decider
    }

    /// The issuer with the capitals that the clauses use, where neither title nor opening name it.
    func issuer(asIn body: [Token]) -> String? {
        guard Self.asWritten(issuerWords, in: titleWords + preamble) == nil, let words = Self.asWritten(issuerWords, in: body) else { return issuer }
        return BodyReader.canonical(words)
    }

    /// The same words as a text writes them, with the capitals that a head in capitals hides.
    private static func asWritten(_ words: [Token], in text: [Token]) -> [Token]? {
        guard words.count > 1, words.allSatisfy(\.trusted), let first = words.first else { return nil }
        for place in text.indices where text[place].key == first.key && place + words.count <= text.count {
            let part = text[place..<place + words.count]
            if zip(part, words).allSatisfy({ $0.key == $1.key }), !part.contains(where: { $0.isCaps && $0.text.count > 5 }) { return Array(part) }
        }
        return nil
    }

    private static let areas = Phrases("tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|thôn|ấp")
    private static let schools = Phrases("thpt|thcs|tiểu học|mầm non|mẫu giáo|tnhh|cổ phần|điện lực|ptdt bán trú|ptdt nội trú|đại học|cao đẳng")
    private static let abbreviations = Phrases("thpt|thcs|tnhh|mtv|ubnd|hđnd|ptdt|vnpt|ttg|thptqg|bhxh|qlda|đtxd")

    /// What follows "xã", "phường" and the like is a proper name, and so is what follows the type of a school or company.
    private static func withPlaceNames(_ words: [Token]) -> [Token] {
        var result = words
        for place in result.indices where result[place].isWord {
            if abbreviations.match(result, at: place) == 1 { result[place].text = result[place].text.uppercased() }
        }
        let area = areas.first(in: words).flatMap { $0.place > 0 ? $0.place + $0.count : nil }
        let school = schools.first(in: words).map { $0.place + $0.count }
        guard let start = [area, school].compactMap(\.self).min() else { return result }
        for place in start..<max(start, result.count) where result[place].isWord {
            result[place].text = result[place].text.prefix(1).uppercased() + result[place].text.dropFirst()
        }
        return result
    }

    private static let owners: Set<String> = ["tinh", "thanh", "huyen", "xa", "phuong", "quan", "thi", "dac"]

    // MARK: Title and bases

    /// How many tokens "V/v" or "Về việc" take at the beginning of the subject of a letter.
    private func aboutLength(_ tokens: [Token]) -> Int? {
        guard tokens.count > 4, tokens[0].text == "V", tokens[1].isMark("/"), tokens[2].plain == "v" else { return nil }
        return 3
    }

    private mutating func readParagraphs(_ blocks: [Block]) {
        var parts: [[Token]] = []
        var titleDone = false
        var last: [Token] = []
        for case .paragraph(let paragraph) in blocks {
            let words = restore(paragraph.tokens)
            if let count = aboutLength(words), parts.isEmpty {
                parts.append(Array(words.dropFirst(count).drop { !$0.isWord }))
                (sawType, titleDone) = (true, true)
                continue
            }
            if !titleDone, readType(paragraph, words, &parts) { continue }
            if isDecider(paragraph, words) {
                (decider, titleDone) = (words, true)
                continue
            }
            let isOpening = !parts.isEmpty && paragraph.blankBefore && !paragraph.isCaps
            if !titleDone, !isBasis(words), words.count(where: \.isWord) <= 60, !isOpening, paragraph.marker == nil, findIssuer(words) == nil {
                parts.append(words)
                continue
            }
            titleDone = true
            for (found, range) in CitationReader.citations(words) {
                basis.append(found)
                places.basis.append(Self.span(words, range) ?? SourceSpan(start: paragraph.start, end: max(paragraph.end, paragraph.start + 1)))
            }
            preamble += words
            last = words
            if issuerInText == nil { issuerInText = findIssuer(words) }
        }
        finishTitle(parts)
        if !isPlan, last.last?.isMark(":") ?? false { called = BodyReader(tokens: last).called() }
    }

    private func isBasis(_ words: [Token]) -> Bool {
        LandmarkWords.basis.match(words, at: 0) != nil && !CitationReader.citations(words).isEmpty
    }

    /// Takes a paragraph that names the type of the document, with the beginning of the title when that follows in the same line.
    private mutating func readType(_ paragraph: Paragraph, _ words: [Token], _ parts: inout [[Token]]) -> Bool {
        let bare = Self.unbracketed(words)
        guard !sawType, let count = Self.types.match(bare, at: 0) else { return false }
        guard words.count(where: \.isWord) <= count + 1 || paragraph.isCaps else { return false }
        sawType = true
        isPlan = Self.planTypes.match(bare, at: 0) != nil
        let rest = Array(bare.dropFirst(count).drop(while: { !$0.isWord && !$0.isMark("“\"") }))
        if rest.contains(where: \.isWord) { parts.append(rest) }
        return true
    }

    private func isDecider(_ paragraph: Paragraph, _ words: [Token]) -> Bool {
        guard sawType, !isPlan, decider.isEmpty, paragraph.isCaps, (3...20).contains(words.count), basis.isEmpty,
            words.allSatisfy({ $0.isWord || $0.isMark("-,") })
        else { return false }
        return BackReader.roles.match(words, at: 0) != nil || Self.beginsBody(words)
    }

    private static let attached = Phrases("kèm theo|ban hành kèm theo")

    private mutating func finishTitle(_ parts: [[Token]]) {
        titleWords = parts.flatMap { part in
            var words = part
            if !words.isEmpty { words[0].spaced = true }
            return words
        }
        // "(Ban hành kèm theo Quyết định …)" belongs to the decision.
        if let open = titleWords.lastIndex(where: { $0.isMark("(") }), Self.attached.found(in: Array(titleWords[open...].prefix(6))) {
            titleWords.removeSubrange(open...)
        }
        while let last = titleWords.last, !last.isWord, !last.isMark("”\")") { titleWords.removeLast() }
        guard titleWords.contains(where: \.isWord) else { return }
        title = Tokenizer.text(titleWords)
        places.title = Self.span(titleWords, titleWords.indices)
    }

    /// The body that a paragraph says issues the plan ("Sở … ban hành Kế hoạch"), in any of its sentences.
    private func findIssuer(_ words: [Token]) -> (name: String, span: SourceSpan?)? {
        for start in words.indices where start == 0 || words[start - 1].isMark(".;,") {
            if let (issuer, next) = Issuing.issuer(words, at: start) { return (issuer, Self.span(words, start..<next)) }
        }
        return nil
    }
}
