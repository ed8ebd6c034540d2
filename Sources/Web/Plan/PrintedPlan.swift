internal import Movement
internal import PlanReading
internal import Vietnamese

/// The text of a plan sorted into the parts of an administrative document (Decree 30/2020/NĐ-CP, annex I).
struct PrintedPlan {
    /// What a line of the body is.
    enum Kind: Equatable {
        case basis, section, heading, item, text
    }

    /// The agency above the issuer; empty when the text names none.
    private(set) var superior: [String] = []
    private(set) var issuer = ""
    private(set) var number: String?
    /// Place and date as written.
    private(set) var dateline: String?
    private(set) var subject = ""
    private(set) var body: [(kind: Kind, words: String)] = []
    let recipients: [String]
    let role, signer: String?

    /// A document made here and not read from a text.
    init(issuer: String, subject: String, body: [(kind: Kind, words: String)], recipients: [String], role: String) {
        self.issuer = issuer
        self.subject = subject
        self.body = body
        self.recipients = recipients
        self.role = role
        signer = nil
    }

    init(_ text: String, _ document: PlanDocument) {
        recipients = document.recipients
        role = document.signatory.role
        signer = document.signatory.name
        issuer = document.issuer?.uppercased() ?? ""
        number = document.number
        subject = document.title ?? ""
        let lines = Self.paragraphs(text)
        let start = Self.bodyStart(lines, subject: subject)
        readHead(lines[..<start])
        let end = lines[start...].firstIndex { Vietnamese.folded($0).hasPrefix("noi nhan") } ?? Self.signature(lines, from: start, role: role)
        readBody(lines[start..<end])
    }

    /// The text's paragraphs: lines broken at the width of a page are joined again, page breaks or not.
    private static func paragraphs(_ text: String) -> [String] {
        var result: [String] = []
        var isOpen = false
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0.isNewline || $0 == "\u{C}" }) {
            let words = plain(line)
            guard !words.isEmpty else {
                // An empty line ends a paragraph, unless a page ended in the middle of a sentence.
                isOpen = isOpen && result.last.map { ($0.last?.isLetter ?? false) && $0 != $0.uppercased() } ?? false
                continue
            }
            if isOpen, let last = result.last, goesOn(last, words) {
                result[result.count - 1] = last + " " + words
            } else {
                result.append(words)
            }
            isOpen = true
        }
        return result
    }

    private static func goesOn(_ last: String, _ words: String) -> Bool {
        guard let end = last.last, !".;:!?/…".contains(end), last != last.uppercased(), words != words.uppercased() else { return false }
        if words.hasPrefix("Căn cứ ") || words.hasPrefix("Thực hiện ") { return false }
        let first = words.prefix { !$0.isWhitespace }
        let isMarker = "-+•".contains(first) || (first.count <= 6 && (first.hasSuffix(".") || first.hasSuffix(")")))
        return !isMarker && last.count > 40
    }

    /// A line without Markdown and the white space around it.
    private static func plain(_ line: Substring) -> String {
        let bare = line.replacing("**", with: "").drop { $0 == "#" || $0.isWhitespace }
        return String(bare).trimmingSpaces
    }

    /// The line after the title: the title's words are used up from "KẾ HOẠCH" on.
    private static func bodyStart(_ lines: [String], subject: String) -> Int {
        guard let type = lines.firstIndex(where: { words($0) == ["ke", "hoach"] }) else { return 0 }
        var rest = words(subject)[...]
        var place = type + 1
        while place < lines.count, !rest.isEmpty {
            let line = words(lines[place])
            guard !line.isEmpty, rest.starts(with: line) || line.starts(with: rest) else { break }
            rest = rest.dropFirst(line.count)
            place += 1
        }
        return place
    }

    private static func words(_ text: String) -> [String] {
        Vietnamese.folded(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    private static func signature(_ lines: [String], from start: Int, role: String?) -> Int {
        guard let role else { return lines.count }
        return lines[start...].lastIndex { Vietnamese.folded($0) == Vietnamese.folded(role) } ?? lines.count
    }

    private mutating func readHead(_ lines: ArraySlice<String>) {
        var caps: [String] = []
        for line in lines {
            let folded = Vietnamese.folded(line)
            if folded.hasPrefix("cong hoa xa hoi") || folded.hasPrefix("doc lap") || Self.words(line) == ["ke", "hoach"] { continue }
            if folded.contains("ngay"), folded.contains("thang"), folded.contains("nam") { dateline = line }
            if line.contains(where: \.isLetter), line == line.uppercased() { caps.append(line) }
        }
        if let last = caps.last { issuer = last }
        superior = Array(caps.dropLast())
    }

    private mutating func readBody(_ lines: ArraySlice<String>) {
        var isOpening = true
        for line in lines {
            let kind = Self.kind(of: line, isOpening: isOpening)
            if kind == .section { isOpening = false }
            body.append((kind, line))
        }
    }

    private static func kind(of line: String, isOpening: Bool) -> Kind {
        let folded = Vietnamese.folded(line)
        if isOpening, folded.hasPrefix("can cu") || folded.hasPrefix("thuc hien") { return .basis }
        let number = line.prefix { !$0.isWhitespace }
        guard number.hasSuffix(".") || number.hasSuffix(")") || number == "-" || number == "+" else { return .text }
        let rest = line.dropFirst(number.count)
        if rest.contains(where: \.isLetter), rest == rest.uppercased() { return .section }
        if number != "-", number != "+", let last = line.last, !".;:,!?".contains(last), rest.count < 90 { return .heading }
        return .item
    }
}
