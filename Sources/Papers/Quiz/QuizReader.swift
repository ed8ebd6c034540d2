internal import Vietnamese

/// How a file holds questions.
public enum QuizFormat: String, Sendable, Hashable, CaseIterable {
    /// CSV or XLSX.
    case table
    /// GIFT, the text format of Moodle.
    case gift
    /// Moodle XML.
    case moodle
}

/// Reads questions that somebody uploaded, whatever the name of the file says.
public enum QuizReader {
    /// Tells the format from the content. What is no text counts as a table, whose reader says what is wrong with it.
    public static func format(of bytes: [UInt8]) -> QuizFormat {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .table }
        guard let text = TextDecoding.decode(bytes)?.text else { return .table }
        guard let start = text.unicodeScalars.first(where: { !QuizText.isBlank($0) }) else { return .table }
        if start == "<" { return .moodle }
        let first = text.split(separator: "\n").first { !QuizText.line($0).isEmpty }.map { QuizText.line($0) } ?? ""
        if ["//", "::", "$CATEGORY"].contains(where: first.hasPrefix) { return .gift }
        let heads = first.split { $0 == "," || $0 == ";" || $0 == "\t" }.map { Vietnamese.folded($0.filter { $0 != "\"" }) }
        if heads.contains(where: { ["cau hoi", "noi dung cau hoi", "question"].contains($0) }) { return .table }
        return text.utf8.contains(UInt8(ascii: "{")) ? .gift : .table
    }

    /// The text of a table that is no workbook, in UTF-8 whatever encoding it came in; the bytes as they are when they are no text.
    public static func tableBytes(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.starts(with: [0x50, 0x4B]) || bytes.starts(with: [0xD0, 0xCF]) { return bytes }
        return TextDecoding.decode(bytes).map { Array($0.text.utf8) } ?? bytes
    }

    /// Reads a GIFT or Moodle XML file. No input makes it trap or outgrow the limits.
    public static func read(_ bytes: [UInt8], limits: QuizLimits = .default) throws(QuizRefusal) -> QuizFile {
        guard bytes.count <= limits.bytes else { throw .tooManyBytes(limits.bytes) }
        let file = format(of: bytes) == .moodle ? try MoodleReader.read(bytes, limits: limits) : try gift(bytes, limits)
        if file.questions.isEmpty, file.problems.isEmpty { throw .empty }
        return file
    }

    private static func gift(_ bytes: [UInt8], _ limits: QuizLimits) throws(QuizRefusal) -> QuizFile {
        guard let text = TextDecoding.decode(bytes)?.text else { throw .notText }
        return try GiftReader.read(text, limits: limits)
    }
}
