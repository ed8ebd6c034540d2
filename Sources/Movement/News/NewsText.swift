/// A stretch of words of a post.
public enum NewsSpan: Sendable, Hashable {
    /// Words as they are.
    case text(String)
    /// Words that stand out.
    case bold(String)
    /// A link whose address has been checked.
    case link(String, address: String)
    /// The end of a line inside a paragraph.
    case lineEnd
}

/// A part of a post, from one empty line to the next.
public enum NewsBlock: Sendable, Hashable {
    case paragraph([NewsSpan])
    case bullets([[NewsSpan]])
    case numbers([[NewsSpan]])
}

/// The little that can be marked in the text of a post: paragraphs set apart by an empty line, lists whose lines begin with "- " or "1. ", `**bold**`,
/// `[words](address)` and bare addresses. Everything else, HTML above all, is plain words.
public enum NewsText {
    /// The parts of a text.
    public static func blocks(_ text: String) -> [NewsBlock] {
        var blocks: [NewsBlock] = []
        var lines: [Line] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(Line.init) + [Line("")] {
            if let last = lines.last, line.isEmpty || last.kind != line.kind {
                blocks.append(block(lines))
                lines = []
            }
            if !line.isEmpty { lines.append(line) }
        }
        return blocks
    }

    /// The words without any marks, for search, feeds and descriptions.
    public static func plain(_ text: String) -> String {
        func words(_ spans: [NewsSpan]) -> String {
            spans.map { span in
                switch span {
                case .text(let text), .bold(let text), .link(let text, address: _): text
                case .lineEnd: " "
                }
            }.joined()
        }
        return blocks(text).map { block in
            switch block {
            case .paragraph(let spans): words(spans)
            case .bullets(let items), .numbers(let items): items.map(words).joined(separator: "; ")
            }
        }.joined(separator: " ")
    }

    private static func block(_ lines: [Line]) -> NewsBlock {
        let spans = lines.map { NewsSpans.read($0.words) }
        switch lines[0].kind {
        case .bullet: return .bullets(spans)
        case .number: return .numbers(spans)
        case .words: return .paragraph(Array(spans.joined(separator: [.lineEnd])))
        }
    }

    private struct Line {
        enum Kind { case words, bullet, number }

        let kind: Kind
        let words: Substring
        var isEmpty: Bool { words.isEmpty && kind == .words }

        init(_ line: some StringProtocol) {
            let line = Substring(line).drop { $0.isWhitespace }
            let digits = line.prefix { $0.isASCII && $0.isNumber }
            if line.hasPrefix("- ") || line.hasPrefix("• ") || line.hasPrefix("* ") {
                (kind, words) = (.bullet, line.dropFirst(2))
            } else if (1...3).contains(digits.count), line.dropFirst(digits.count).hasPrefix(". ") {
                (kind, words) = (.number, line.dropFirst(digits.count + 2))
            } else {
                (kind, words) = (.words, line)
            }
        }
    }
}

/// Reads the marks inside one line, in one pass.
private enum NewsSpans {
    static func read(_ line: Substring) -> [NewsSpan] {
        var spans: [NewsSpan] = []
        var plain = ""
        var rest = line
        func flush() {
            if !plain.isEmpty { spans.append(.text(plain)) }
            plain = ""
        }
        // Looking for the end of a mark that has none, again and again, would take the square of a long line.
        var mayBeBold = true
        var brokenLinks = 0
        while let first = rest.first {
            if first == "*", mayBeBold, rest.hasPrefix("**") {
                if let (words, after) = bold(rest) {
                    flush()
                    spans.append(.bold(words))
                    rest = after
                    continue
                }
                mayBeBold = false
            } else if first == "[", brokenLinks < 20 {
                if let (words, address, after) = link(rest) {
                    flush()
                    spans.append(.link(words, address: address))
                    rest = after
                    continue
                }
                brokenLinks += 1
            } else if first == "h", plain.last.map({ !$0.isLetter && !$0.isNumber }) ?? true, let (address, after) = bare(rest) {
                flush()
                spans.append(.link(address, address: address))
                rest = after
                continue
            }
            plain.append(first)
            rest = rest.dropFirst()
        }
        flush()
        return spans
    }

    private static func bold(_ text: Substring) -> (String, Substring)? {
        let inner = text.dropFirst(2)
        guard let end = inner.firstRange(of: "**"), end.lowerBound > inner.startIndex else { return nil }
        return (String(inner[..<end.lowerBound]), inner[end.upperBound...])
    }

    private static func link(_ text: Substring) -> (String, String, Substring)? {
        let inner = text.dropFirst().prefix(300)
        guard let middle = inner.firstRange(of: "]("), middle.lowerBound > inner.startIndex else { return nil }
        let target = text[middle.upperBound...].prefix(NewsLink.longest + 1)
        guard let end = target.firstIndex(of: ")"), let address = NewsLink.checked(String(target[..<end])) else { return nil }
        return (String(inner[..<middle.lowerBound]), address, text[text.index(after: end)...])
    }

    private static func bare(_ text: Substring) -> (String, Substring)? {
        guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return nil }
        var address = text.prefix(NewsLink.longest).prefix { !$0.isWhitespace && !"<>\"“”".contains($0) }
        while let last = address.last, ".,;:!?)]'*".contains(last) { address = address.dropLast() }
        return NewsLink.checked(String(address)).map { ($0, text[address.endIndex...]) }
    }
}

/// Addresses that may stand in a post.
public enum NewsLink {
    static let longest = 500

    /// The address when it is http, https or a path of this site, else nil.
    static func checked(_ address: String) -> String? {
        guard !address.isEmpty, address.unicodeScalars.count <= longest, isPlain(address) else { return nil }
        if address.hasPrefix("/"), !address.hasPrefix("//") { return address }
        return host(of: address, schemes: ["https://", "http://"]) == nil ? nil : address
    }

    /// The host an https address leads to, as it is shown beside a link that leaves the site.
    public static func host(ofVideo address: String) -> String? {
        isPlain(address) && address.unicodeScalars.count <= longest ? host(of: address, schemes: ["https://"]) : nil
    }

    /// Neither spaces nor controls nor what browsers read in more than one way.
    private static func isPlain(_ address: String) -> Bool {
        address.unicodeScalars.allSatisfy { scalar in
            scalar.value > 0x20 && !(0x7F...0x9F).contains(scalar.value) && !"\\<>\"`{}|^".unicodeScalars.contains(scalar)
                && !scalar.properties.isBidiControl && !scalar.properties.isDefaultIgnorableCodePoint && !scalar.properties.isWhitespace
        }
    }

    /// A name in ASCII with a dot, or localhost with nothing to hide; an address with a user name in it could show one host and lead to another.
    private static func host(of address: String, schemes: [String]) -> String? {
        let lowered = address.lowercased()
        guard let scheme = schemes.first(where: lowered.hasPrefix) else { return nil }
        let authority = lowered.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard let host = parts.first, parts.count <= 2, !host.isEmpty, host.contains("."), !host.hasPrefix("."), !host.hasSuffix("."),
            host.utf8.allSatisfy({ $0 == 0x2D || $0 == 0x2E || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }),
            parts.dropFirst().allSatisfy({ !$0.isEmpty && $0.utf8.count <= 5 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        return String(host)
    }
}

/// A short video on another site: never embedded, always with its host.
public struct NewsVideo: Sendable, Hashable {
    /// Where it is, by https.
    public let address: String
    /// The host it leads to.
    public let host: String
    /// What it shows.
    public let title: String

    /// Most videos of a post.
    static let limit = 6

    /// Reads lines of an address and, behind a space, a title.
    /// - Returns: the videos, or what is wrong with which line.
    static func read(_ lines: String?) throws(Refusal) -> [NewsVideo] {
        var videos: [NewsVideo] = []
        for (number, line) in (lines ?? "").split(separator: "\n").map(\.trimmed).filter({ !$0.isEmpty }).enumerated() {
            let parts = line.split(maxSplits: 1) { $0.isWhitespace }
            guard let address = parts.first.map(String.init), let host = NewsLink.host(ofVideo: address) else {
                throw .invalid(
                    "videos", "Dòng \(number + 1): viết địa chỉ https đầy đủ, sau đó là tên video.",
                    "Line \(number + 1): write a whole https address, then the title of the video.")
            }
            videos.append(NewsVideo(address: address, host: host, title: parts.count > 1 ? parts[1].trimmed : ""))
        }
        guard videos.count <= limit else { throw .invalid("videos", "Nhiều nhất \(limit) video.", "At most \(limit) videos.") }
        return videos
    }
}
