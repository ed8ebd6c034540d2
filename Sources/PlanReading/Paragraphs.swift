/// A paragraph of the text, its broken lines joined again.
struct Paragraph: Sendable {
    var marker: Marker?
    /// Other readings of the marker, for damaged text.
    var otherMarkers: [Marker] = []
    /// The tokens after the marker as read.
    private(set) var tokens: [Token]
    var start: Int
    var end: Int
    var blankBefore: Bool
    /// How far its first line is set in.
    var indent = 0
    /// Width of its last line, which tells whether the line was full.
    var lastWidth: Int

    // Counted as lines are joined, so that a paragraph of a million lines does not take a million squared steps.
    private(set) var wordCount = 0
    private var longWords = 0
    private var capsWords = 0
    private var boldWords = 0

    init(
        marker: Marker? = nil, otherMarkers: [Marker] = [], tokens: [Token], start: Int = 0, end: Int = 0, blankBefore: Bool = false,
        lastWidth: Int = 0
    ) {
        self.marker = marker
        self.otherMarkers = otherMarkers
        self.tokens = []
        self.start = start
        self.end = end
        self.blankBefore = blankBefore
        self.lastWidth = lastWidth
        append(tokens)
    }

    mutating func append(_ more: [Token]) {
        tokens.append(contentsOf: more)
        for token in more where token.isWord {
            wordCount += 1
            if token.bold { boldWords += 1 }
            guard !token.isNumber, token.text.unicodeScalars.count > 1 else { continue }
            longWords += 1
            if token.isCaps { capsWords += 1 }
        }
    }

    /// Whether it stands in capitals; a scanner may lower a letter here and there.
    var isCaps: Bool { longWords > 0 && capsWords * 4 >= longWords * 3 }
    var isBold: Bool { wordCount > 0 && boldWords == wordCount }
    var isFinished: Bool {
        guard let last = tokens.last(where: { !$0.isMark("”\"’'*)") }) else { return true }
        return last.isMark(".;:!?…/")
    }
}

enum Block: Sendable {
    case paragraph(Paragraph)
    case table(Table)
}

/// Joins lines into paragraphs.
struct ParagraphBuilder {
    private let wrap: Int?
    private let damaged: Bool
    private let blankSeparated: Bool
    private(set) var blocks: [Block] = []
    private var current: Paragraph?
    /// The last value seen of each counting style, to tell a marker from a number that a line happens to begin with.
    private var lastValue: [Marker.Style: Int] = [:]

    init(_ source: Source) {
        wrap = source.wrap
        damaged = source.damaged
        blankSeparated = source.blankSeparated
    }

    mutating func add(_ table: Table) {
        close()
        blocks.append(.table(table))
    }

    mutating func close() {
        if let current { blocks.append(.paragraph(current)) }
        current = nil
    }

    mutating func add(_ line: Line) {
        if isPageNumber(line) { return }
        if isRule(line) {
            if line.tokens.count >= 3 { close() }
            return
        }
        if let (markers, tokens) = marker(of: line) {
            close()
            for marker in markers.prefix(1) { lastValue[marker.style] = marker.value }
            begin(line, marker: markers.first, others: Array(markers.dropFirst()), tokens: tokens)
        } else if continues(line) {
            append(line)
        } else {
            close()
            begin(line, marker: nil, others: [], tokens: line.tokens)
        }
    }

    private mutating func begin(_ line: Line, marker: Marker?, others: [Marker], tokens: [Token]) {
        current = Paragraph(
            marker: marker, otherMarkers: others, tokens: tokens, start: line.start, end: line.end, blankBefore: line.blankBefore,
            lastWidth: line.width)
        current?.indent = line.indent
    }

    private mutating func append(_ line: Line) {
        guard current != nil else { return }
        var tokens = line.tokens
        if !tokens.isEmpty {
            // A hyphen at the line end that touches its word belongs to a sign such as "207/KH-UBND".
            let glued = current?.tokens.last.map { $0.isMark("-/") && !$0.spaced } ?? false
            tokens[0].spaced = !glued
        }
        current?.append(tokens)
        current?.end = line.end
        current?.lastWidth = line.width
    }

    private static let page = Phrases("trang|page")

    private func isPageNumber(_ line: Line) -> Bool {
        guard line.tokens.count <= 6, line.width <= 16 else { return false }
        var words = line.tokens.filter(\.isWord)
        guard line.tokens.allSatisfy({ $0.isWord || $0.isMark("-/|[]") }) else { return false }
        if words.count > 1, Self.page.match(words, at: 0) != nil { words.removeFirst() } else if line.width > 7 { return false }
        // "2", "- 2 -", "Trang 2", "Trang 2/5".
        return words.allSatisfy(\.isNumber) && (words.count == 1 || words.count == 2 && line.tokens.contains { $0.isMark("/") })
    }

    /// A line of marks only, such as "-----", separates and says nothing.
    private func isRule(_ line: Line) -> Bool { line.tokens.allSatisfy { !$0.isWord } }

    /// The readings, with a misread Roman number as the one that is due, before all others that are not due themselves.
    private func settled(_ readings: [Marker], _ line: Line) -> [Marker] {
        guard let guess = readings.first(where: \.isGuess) else { return readings }
        if guess.length == 1 {
            let isDue = guess.label == MarkerReader.romanLabel((lastValue[.roman] ?? 0) + 1)
            guard line.blankBefore, isDue || guess.misread != nil else { return [] }
        }
        let sure = readings.filter { !$0.isGuess }
        let open = lastValue[.roman] ?? 0
        let isOther = sure.contains { $0.style == .upper && isDue($0) && $0.value > 1 || $0.style.isArabic && (open == 0 || isDue($0)) }
        guard !isOther, let roman = ScannedRoman.settled(guess, due: open + 1) ?? ScannedRoman.exact(guess) else { return sure }
        return [roman] + sure.filter { $0.style != .roman && $0.style != .upper }
    }

    private func marker(of line: Line) -> ([Marker], [Token])? {
        if let found = acceptable(settled(MarkerReader.readings(line.tokens), line), line, skipped: 0) { return found }
        // A stray mark of the scanner, at most two letters or signs, before the number that is due.
        guard damaged, line.tokens.count > 3 else { return nil }
        for skipped in 1...2 {
            let stray = line.tokens[..<skipped]
            guard stray.allSatisfy({ $0.text.unicodeScalars.count <= 2 && !$0.isNumber }) else { continue }
            guard line.tokens[skipped].spaced || !line.tokens[skipped - 1].isWord else { continue }
            let readings = MarkerReader.readings(Array(line.tokens[skipped...])).filter { marker in
                !marker.style.isList && (marker.value == 1 || lastValue[marker.style].map { $0 + 1 == marker.value } ?? false)
            }
            if let found = acceptable(readings, line, skipped: skipped) { return found }
        }
        return nil
    }

    private func acceptable(_ readings: [Marker], _ line: Line, skipped: Int) -> ([Marker], [Token])? {
        var fitting = readings.filter { accepts($0, line, skipped: skipped) }
        // Between Roman and Arabic the one that comes next wins; a heading in capitals speaks for Roman.
        if fitting.count > 1 {
            let caps = Paragraph(tokens: Array(line.tokens.dropFirst(2))).isCaps
            fitting = fitting.enumerated().sorted { left, right in
                (weight(left.element, caps), left.offset) < (weight(right.element, caps), right.offset)
            }.map(\.element)
        }
        guard let best = fitting.first else { return nil }
        return (fitting, Array(line.tokens[(skipped + best.length)...]))
    }

    private func weight(_ marker: Marker, _ caps: Bool) -> Int {
        let due = (lastValue[marker.style] ?? 0) + 1 == marker.value
        let fits = (marker.style == .roman || marker.style == .upper) == caps
        return (due ? 0 : 1) + (fits ? 0 : 2)
    }

    private func accepts(_ marker: Marker, _ line: Line, skipped: Int) -> Bool {
        let content = line.tokens.dropFirst(skipped + marker.length).first
        if marker.style == .word { return isDue(marker) }
        if marker.length > 1, line.tokens[skipped + marker.length - 1].isMark(","), !isDue(marker) { return false }
        if marker.isWeak, !isDue(marker) {
            guard marker.value <= MarkerReader.usual, content?.isUpper ?? false else { return false }
            guard current.map({ line.blankBefore || $0.isFinished }) ?? true else { return false }
        }
        guard let current else { return true }
        if marker.style.isList {
            if line.blankBefore || current.isFinished { return true }
            // "chính trị\n- xã hội": a dash in the middle of a sentence, when the line before is full and the next word is small.
            return content.map { $0.isUpper || $0.isNumber } ?? false || wrap != nil && !wasFull(current)
        }
        if line.blankBefore || current.isFinished { return true }
        guard content.map({ $0.isUpper || !$0.isWord || $0.isNumber && $0.spaced && marker.style == .decimal }) ?? true else { return false }
        return isDue(marker)
    }

    private func isDue(_ marker: Marker) -> Bool { marker.value == 1 || (lastValue[marker.style] ?? 0) + 1 == marker.value }

    /// Whether the line goes on with the paragraph before it.
    private func continues(_ line: Line) -> Bool {
        guard let current, let first = line.tokens.first else { return false }
        let small = first.isWord && !first.isUpper && !first.isNumber
        if LandmarkWords.startsSection(line.tokens) || LandmarkWords.startsBasis(line.tokens, damaged: damaged) { return false }
        // "Cơ quan chủ trì: …" on a line of its own.
        if !damaged, first.isUpper, TaskLines.field(line.tokens) != nil { return false }
        if line.blankBefore {
            // A page break or an empty line inside a sentence.
            if current.tokens.isEmpty { return true }
            if current.isFinished { return false }
            if small { return !current.isCaps || wasFull(current) }
            if current.tokens.last?.isMark(",") ?? false, !current.isCaps, !lineIsCaps(line) { return true }
            return current.marker != nil && current.isCaps && current.tokens.last?.isMark(",") == true && lineIsCaps(line)
        }
        if current.tokens.isEmpty { return true }
        // No paragraph ends in a comma.
        if current.tokens.last?.isMark(",") ?? false, current.marker == nil, !current.isCaps, !lineIsCaps(line) { return true }
        if current.isCaps != lineIsCaps(line), current.wordCount >= 2, line.tokens.count(where: \.isWord) >= 2 {
            return !current.isCaps && !current.isFinished && wasFull(current)
        }
        if blankSeparated { return true }
        guard wrap != nil else { return small && (!current.isFinished || current.tokens.last?.isMark(";") ?? false) }
        if current.isFinished { return small || wasFull(current) }
        return small || wasFull(current) || current.isCaps || current.isBold
    }

    private func wasFull(_ paragraph: Paragraph) -> Bool {
        guard let wrap else { return false }
        return paragraph.lastWidth * 10 >= wrap * 8
    }

    private func lineIsCaps(_ line: Line) -> Bool {
        Paragraph(tokens: line.tokens).isCaps
    }
}

/// Words with which a new part of a document always begins.
enum LandmarkWords {
    static let recipients = Phrases("nơi nhận|nơi gửi")
    static let basis = Phrases("căn cứ|thực hiện|thi hành|triển khai thực hiện|theo|xét đề nghị|triển khai|chấp hành")
    static let annex = Phrases("phụ lục|phụ biểu")
    static let plan = Phrases("kế hoạch")
    /// Words that always close a plan, and words that close it after the last clause.
    static let end = Phrases("trên đây là|nhận được kế hoạch|nơi nhận")
    static let closing = Phrases(
        """
        trong quá trình|kế hoạch này|căn cứ kế hoạch này|căn cứ nội dung kế hoạch|yêu cầu các|đề nghị các|yêu cầu thủ trưởng
        đề nghị thủ trưởng|quá trình triển khai|quá trình thực hiện|ủy ban nhân dân tỉnh yêu cầu
        """)
    static let signature = Phrases(
        """
        tm.|kt.|tl.|tuq.|q.|t/m|k/t|t/l|giám đốc|phó giám đốc|chủ tịch|phó chủ tịch|bí thư|phó bí thư|chánh văn phòng|trưởng ban|hiệu trưởng
        trưởng trạm|trưởng phòng|tổng giám đốc|chủ nhiệm|cục trưởng|bộ trưởng|viện trưởng|thủ trưởng|chính ủy|tư lệnh|chỉ huy trưởng|trạm trưởng
        trưởng khoa|đội trưởng|thứ trưởng|chi cục trưởng|tổng biên tập|chánh án|phó hiệu trưởng|thủ tướng|trưởng công an|phó trưởng ban
        """)

    private static let documents = Phrases(WordLexicon.documents.joined(separator: "|"))

    /// "Căn cứ Luật …", "Thực hiện Kế hoạch …" at the beginning of a line.
    static func startsBasis(_ tokens: [Token], damaged: Bool) -> Bool {
        guard let first = tokens.first, first.isUpper, let letter = first.plain.utf8.first, "ctx".utf8.contains(letter) else { return false }
        let head = Array(tokens.prefix(6))
        let words = damaged ? Repair.shared.restored(head).tokens : head
        guard let count = basis.match(words, at: 0) else { return false }
        return documents.match(words, at: count) != nil && (words.count > count && words[count].isUpper || damaged)
    }

    /// Restored first, so that a damaged "Noi nhén" counts.
    static func startsSection(_ tokens: [Token]) -> Bool {
        // Comparing with the lexicon is dear; only a line that can begin with "Nơi nhận" or "Phụ lục" is compared.
        guard let letter = tokens.first?.plain.utf8.first, letter == UInt8(ascii: "n") || letter == UInt8(ascii: "p") else { return false }
        let head = Array(tokens.prefix(4))
        let words = head.contains { !$0.trusted } ? Repair.shared.restored(head).tokens : head
        return recipients.match(words, at: 0) != nil
            || (annex.match(words, at: 0) != nil && (words.first?.isUpper ?? false) && tokens.prefix(2).allSatisfy { !$0.isWord || $0.isCaps })
    }
}
