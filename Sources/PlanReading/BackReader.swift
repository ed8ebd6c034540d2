internal import Vietnamese

/// Reads what stands after the last clause: recipients and signatory.
struct BackReader {
    private(set) var recipients: [String] = []
    private(set) var signatory = Signatory()
    /// Where each recipient stands.
    private(set) var recipientSpans: [SourceSpan] = []
    private(set) var signatorySpan: SourceSpan?
    /// The day, where it stands above the signature.
    private(set) var date: CivilDate?
    private(set) var dateSpan: SourceSpan?

    private let restore: ([Token]) -> [Token]
    private var item: [Token] = []
    private var signing: [[Token]] = []

    static let roles = Phrases(
        """
        tổng giám đốc|phó tổng giám đốc|giám đốc|phó giám đốc|chủ tịch|phó chủ tịch|bí thư|phó bí thư|chánh văn phòng|phó chánh văn phòng
        trưởng ban|phó trưởng ban|bộ trưởng|thứ trưởng|thủ tướng|phó thủ tướng|cục trưởng|phó cục trưởng|chi cục trưởng|hiệu trưởng
        phó hiệu trưởng|viện trưởng|chánh án|tổng cục trưởng|vụ trưởng|trưởng phòng|phó trưởng phòng|chủ nhiệm|chánh thanh tra|tổng biên tập
        tư lệnh|chỉ huy trưởng|quyền giám đốc|thủ trưởng|tổng bí thư|trưởng đoàn|trưởng trạm|trạm trưởng|phó trưởng trạm|phó chủ nhiệm|phó cục trưởng
        chính ủy|phó chính ủy|phó tư lệnh|phó chỉ huy trưởng|phó viện trưởng|đội trưởng|phó tổng biên tập|trưởng công an
        phó chi cục trưởng|phó vụ trưởng|phó thủ trưởng|phó trưởng công an|phó chánh thanh tra|tổng thư ký|chính trị viên|phó chủ tịch thường trực
        """)
    private static let ranks = Phrases(
        """
        đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|đại úy|thượng úy|trung úy|thiếu úy|ths|ts|pgs ts|gs ts
        bs|bscki|bsckii|ts bs|ths bs|ông|bà|đ/c|đồng chí|bác sĩ|tiến sĩ|thạc sĩ|luật sư|nhà giáo
        """)
    private static let signed = Phrases("chữ ký|đã ký|ký|ký tên|ký, đóng dấu")

    init(pieces: [Piece], restore: @escaping ([Token]) -> [Token]) {
        self.restore = restore
        for piece in pieces {
            switch piece {
            case .line(let line): for part in Self.columns(line) { add(part) }
            case .table(let table):
                for cell in table.rows.flatMap({ $0 }) {
                    let isList = cell.contains { LandmarkWords.startsSection($0.tokens) }
                    for line in cell {
                        if isList { add(line.tokens) } else { signing.append(line.tokens) }
                    }
                    close()
                }
            }
        }
        close()
        readSignature()
    }

    /// The parts of a line that a wide gap sets apart, as when two columns were read as one line.
    private static func columns(_ line: Line) -> [[Token]] {
        var parts: [[Token]] = [[]]
        for token in line.tokens {
            if let last = parts[parts.count - 1].last, token.start - last.end >= 5 { parts.append([]) }
            parts[parts.count - 1].append(token)
        }
        // "- Ban Thường vụ; BÍ THƯ": a tab stood between the columns.
        if parts.count == 1, let end = parts[0].lastIndex(where: { $0.isMark(";.") && !$0.spaced }), end + 1 < parts[0].count {
            let rest = Array(parts[0][(end + 1)...])
            if end > 2, rest.count(where: \.isWord) >= 2, Paragraph(tokens: rest).isCaps { parts = [Array(parts[0][...end]), rest] }
        }
        return parts
    }

    private static let day = Phrases("ngày")

    private mutating func add(_ tokens: [Token]) {
        let words = restore(tokens)
        if date == nil, words.count <= 14, let (place, _) = Self.day.first(in: words), let found = DateReader.date(words, at: place) {
            (date, dateSpan) = (found.date, FrontReader.span(words, place..<found.next))
            return
        }
        if let count = LandmarkWords.recipients.match(words, at: 0) {
            close()
            // Anything after the colon stands in the other column.
            let rest = Array(words.dropFirst(count).drop(while: { !$0.isWord }))
            if !rest.isEmpty { addRest(rest) }
            return
        }
        if let marker = MarkerReader.readings(tokens).first(where: { $0.style.isList }) {
            close()
            item = Array(tokens.dropFirst(marker.length))
            if isClosed(item) { close() }
        } else if !item.isEmpty, !isCaps(tokens) {
            var more = tokens
            if !more.isEmpty { more[0].spaced = true }
            item += more
            if isClosed(item) { close() }
        } else {
            close()
            signing.append(tokens)
        }
    }

    private mutating func addRest(_ words: [Token]) {
        if isCaps(words) || Self.roles.match(words, at: 0) != nil {
            signing.append(words)
        } else {
            item = words
            if isClosed(item) { close() }
        }
    }

    private func isCaps(_ tokens: [Token]) -> Bool { Paragraph(tokens: tokens).isCaps }

    private func isClosed(_ tokens: [Token]) -> Bool { tokens.last?.isMark(";.") ?? false }

    private mutating func close() {
        var words = restore(item)
        item = []
        while let last = words.last, last.isMark(";.,/") { words.removeLast() }
        guard words.contains(where: \.isWord), let span = FrontReader.span(words, words.indices) else { return }
        recipients.append(BodyReader.canonical(words))
        recipientSpans.append(span)
    }

    private mutating func readSignature() {
        var lines: [[Token]] = []
        for (place, line) in signing.enumerated() {
            let words = Casing.lowered(restore(line), caps: isCaps(line))
            guard let role = role(words) else { continue }
            signatory.role = role
            let names = signing[(place + 1)...].filter { name($0) != nil }
            signatory.name = names.last.flatMap(name)
            lines = [line] + names.suffix(1)
        }
        if signatory.role == nil, signatory.name == nil {
            lines = signing.filter { name($0) != nil }.suffix(1)
            signatory.name = lines.last.flatMap(name)
        }
        if let start = lines.first?.first?.start, let end = lines.flatMap({ $0 }).map(\.end).max(), start < end {
            signatorySpan = SourceSpan(start: min(start, lines.flatMap { $0 }.map(\.start).min() ?? start), end: end)
        }
    }

    /// The post a line names, after "KT." or "TM." and other marks of who signs for whom.
    private func role(_ words: [Token]) -> String? {
        guard let (place, count) = Self.roles.first(in: words), place <= 3, words.count(where: \.isWord) <= place + count + 8 else { return nil }
        let head = words[..<place].allSatisfy { !$0.isWord || $0.text.count <= 3 }
        guard head else { return nil }
        let post = Tokenizer.text(words[place..<place + count]).lowercased()
        let more = words[(place + count)...].prefix { $0.isWord || $0.isMark("-,") }
        var text = post.prefix(1).uppercased() + post.dropFirst()
        // "Phó Chủ tịch", "Phó Giám đốc": the post itself keeps its capital.
        if let rest = Self.afterDeputy(text) { text = "Phó " + rest.prefix(1).uppercased() + rest.dropFirst() }
        return more.isEmpty ? text : text + " " + Tokenizer.text(more)
    }

    private static func afterDeputy(_ text: String) -> String? {
        guard text.hasPrefix("Phó "), !text.hasPrefix("Phó Trưởng") else { return nil }
        return String(text.dropFirst(4))
    }

    /// A line that can be a person's name: two to six words, each with a capital, nothing else.
    private func name(_ line: [Token]) -> String? {
        var tokens = line.filter { !$0.isMark("*‘'.") }
        if let count = Self.ranks.match(tokens, at: 0) { tokens = Array(tokens.dropFirst(count)) }
        guard (2...6).contains(tokens.count) else { return nil }
        guard tokens.allSatisfy({ $0.isWord && $0.isUpper && !$0.text.contains(where: \.isNumber) }) else { return nil }
        let words = restore(tokens)
        guard Self.roles.match(words, at: 0) == nil, !Self.signed.found(in: words) else { return nil }
        // "Trương" and "Đào" without their marks look like "trưởng" and "báo": only sound spelling tells a body from a name.
        if tokens[0].trusted, BodyLexicon.heads.match(Casing.lowered(words, caps: isCaps(line)), at: 0) != nil { return nil }
        guard let first = tokens.first, !first.trusted, let family = Family.restored(first.plain) else { return Tokenizer.text(tokens) }
        return ([family] + tokens.dropFirst().map(\.text)).joined(separator: " ")
    }
}

/// Family names, by which the beginning of a damaged name is read.
enum Family {
    private static let names = WordLexicon.families.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map { part in
        Tokenizer.text(Tokenizer.tokens(String(part)))
    }

    /// The one family name that a scanner may have read so, or nil.
    static func restored(_ plain: String) -> String? {
        let fitting = names.filter { Confusion.indexKey(Token($0, start: 0, end: 0, isWord: true, spaced: false).plain) == Confusion.indexKey(plain) }
        return fitting.count == 1 ? fitting.first : nil
    }
}
