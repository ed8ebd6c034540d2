/// Gathers the text of a string item: the text of all its runs, without the phonetic hints (ECMA-376 part 1, 18.4.8).
struct RichText {
    private var bytes: [UInt8] = []
    private var isInText = false
    private var phoneticDepth = 0
    private let limit: Int
    /// An escape takes seven bytes for one, so a text may be this long before it is put back; the exact length is checked when it is placed.
    private let storedLimit: Int

    init(limits: SheetLimits) {
        limit = limits.cellBytes
        storedLimit = limit > Int.max / 7 ? Int.max : limit * 7
    }

    mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        isInText = false
        phoneticDepth = 0
    }

    mutating func opened(_ name: String) {
        if name == "t" { isInText = true }
        if name == "rPh" { phoneticDepth += 1 }
    }

    mutating func closed(_ name: String) {
        if name == "t" { isInText = false }
        if name == "rPh" { phoneticDepth -= 1 }
    }

    mutating func text(_ piece: UnsafeBufferPointer<UInt8>) throws(SheetRefusal) {
        if isInText, phoneticDepth == 0 { try append(piece) }
    }

    /// Takes text wherever it stands, as in the value of a cell.
    mutating func append(_ piece: UnsafeBufferPointer<UInt8>) throws(SheetRefusal) {
        bytes.append(contentsOf: piece)
        guard bytes.count <= storedLimit else { throw .cellTooLong(limit) }
    }

    var string: String { Self.unescaped(String(decoding: bytes, as: UTF8.self)) }

    /// Puts back characters stored as `_x000D_`, and the underscore itself stored as `_x005F_` (ECMA-376 part 1, 22.9.2.19).
    static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if let scalar = escape(in: bytes, at: index) {
                result.append(contentsOf: Array(String(Character(scalar)).utf8))
                index += 7
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func escape(in bytes: [UInt8], at index: Int) -> Unicode.Scalar? {
        guard index + 7 <= bytes.count, bytes[index] == UInt8(ascii: "_"), bytes[index + 1] == UInt8(ascii: "x"),
            bytes[index + 6] == UInt8(ascii: "_")
        else { return nil }
        var value: UInt32 = 0
        for byte in bytes[index + 2..<index + 6] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return Unicode.Scalar(value)
    }
}

/// Reads the table of strings that cells refer to by number (ECMA-376 part 1, 18.4.9).
final class SharedStringsListener: XmlListener {
    private(set) var strings: [String] = []
    private var item: RichText
    private let limits: SheetLimits

    init(limits: SheetLimits) {
        self.limits = limits
        item = RichText(limits: limits)
    }

    func opened(_ name: String, _ attributes: XmlAttributes) {
        if name == "si" { item.reset() } else { item.opened(name) }
    }

    func closed(_ name: String) throws(SheetRefusal) {
        item.closed(name)
        guard name == "si" else { return }
        guard strings.count < limits.cells else { throw .tooManyCells(limits.cells) }
        strings.append(item.string)
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetRefusal) {
        try item.text(bytes)
    }
}
