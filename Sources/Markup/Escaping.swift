/// Writes into memory that was measured beforehand, so that an element costs one allocation of exactly its size.
struct ByteWriter {
    private(set) var next: UnsafeMutablePointer<UInt8>

    /// Starts at the beginning of `memory`, which must hold everything that will be written.
    init(_ memory: UnsafeMutablePointer<UInt8>) {
        next = memory
    }

    @inline(__always)
    mutating func write(_ byte: UInt8) {
        next.initialize(to: byte)
        next += 1
    }

    /// Writes a literal of the program, byte for byte.
    @inline(__always)
    mutating func write(_ literal: StaticString) {
        copy(literal.utf8Start, literal.utf8CodeUnitCount)
    }

    /// Writes a start tag and what the parser wants directly behind it.
    mutating func writeStart(_ name: StaticString, _ attributes: UnsafeBufferPointer<Attribute>, _ lead: StaticString) {
        write(UInt8(ascii: "<"))
        write(name)
        for attribute in attributes { attribute.write(to: &self) }
        write(UInt8(ascii: ">"))
        write(lead)
    }

    /// Writes an end tag.
    mutating func writeEnd(_ name: StaticString) {
        write("</")
        write(name)
        write(UInt8(ascii: ">"))
    }

    /// Writes what was rendered before.
    mutating func write(_ rendered: Rendered) {
        rendered.withBytes { write($0) }
    }

    @inline(__always)
    mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        copy(start, bytes.count)
    }

    /// Names and short texts are copied as two words that may overlap, which is cheaper than a call for each of them.
    @inline(__always)
    private mutating func copy(_ source: UnsafePointer<UInt8>, _ count: Int) {
        switch count {
        case 8...16: copyEnds(source, count, as: UInt64.self)
        case 4..<8: copyEnds(source, count, as: UInt32.self)
        case 2..<4: copyEnds(source, count, as: UInt16.self)
        case 1: next.initialize(to: source.pointee)
        default: next.initialize(from: source, count: count)
        }
        next += count
    }

    @inline(__always)
    private func copyEnds<Word: FixedWidthInteger & BitwiseCopyable>(_ source: UnsafePointer<UInt8>, _ count: Int, as word: Word.Type) {
        let last = count - MemoryLayout<Word>.size
        let from = UnsafeRawPointer(source)
        let to = UnsafeMutableRawPointer(next)
        to.storeBytes(of: from.loadUnaligned(as: word), as: word)
        to.storeBytes(of: from.loadUnaligned(fromByteOffset: last, as: word), toByteOffset: last, as: word)
    }

    /// Writes text with `& < > " '` escaped, which is safe both between tags and inside a quoted attribute.
    mutating func writeEscaped(_ text: String) {
        Escape.withUTF8(of: text) { text in
            var run = 0
            var special = Escape.firstSpecial(in: text, from: 0)
            while special < text.count {
                write(UnsafeBufferPointer(rebasing: text[run..<special]))
                write(Escape.reference(for: text[special]))
                run = special + 1
                special = Escape.firstSpecial(in: text, from: run)
            }
            write(UnsafeBufferPointer(rebasing: text[run...]))
        }
    }
}

/// The characters that mean something in HTML, and how to find them fast.
enum Escape {
    /// The number of bytes `text` takes once escaped.
    static func count(_ text: String) -> Int {
        withUTF8(of: text) { text in
            var count = text.count
            var special = firstSpecial(in: text, from: 0)
            while special < text.count {
                count += reference(for: text[special]).utf8CodeUnitCount - 1
                special = firstSpecial(in: text, from: special + 1)
            }
            return count
        }
    }

    /// The bytes of `text` without a copy; only a string bridged from another runtime has to be made contiguous first.
    @inline(__always)
    static func withUTF8<Result>(of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = text
        return copy.withUTF8(body)
    }

    /// The character reference for a special byte; empty for a byte that stands for itself.
    @inline(__always)
    static func reference(for byte: UInt8) -> StaticString {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: ""
        }
    }

    /// The first special byte at or behind `start`, or the count when there is none.
    ///
    /// Eight bytes are looked at in one step; bytes above 127, half of Vietnamese text, rarely match.
    @inline(__always)
    static func firstSpecial(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(text)
        var index = start
        while index + 8 <= raw.count {
            if mayHoldSpecial(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) {
                for candidate in index..<index + 8 where isSpecial(raw[candidate]) { return candidate }
            }
            index += 8
        }
        // The last bytes of a longer text are looked at in one step too, together with some that were seen already.
        if raw.count >= 8, !mayHoldSpecial(raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self)) { return raw.count }
        while index < raw.count {
            if isSpecial(raw[index]) { return index }
            index += 1
        }
        return raw.count
    }

    /// One bit for each of `" & ' < >`, all of which lie below 64.
    @inline(__always)
    private static func isSpecial(_ byte: UInt8) -> Bool {
        let specials: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E
        return byte < 64 && specials &>> UInt64(byte) & 1 == 1
    }

    /// Whether one of the eight bytes may be special: a zero-byte test for each of the five characters, which never misses one.
    @inline(__always)
    private static func mayHoldSpecial(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        // `&` 0x26 and `'` 0x27 differ in the lowest bit, `<` 0x3C and `>` 0x3E in the second: one test serves both.
        let ampersand = (word | ones) ^ (ones &* 0x27)
        let angle = (word | (ones &* 2)) ^ (ones &* 0x3E)
        let quote = word ^ (ones &* 0x22)
        let zeros = ((ampersand &- ones) & ~ampersand) | ((angle &- ones) & ~angle) | ((quote &- ones) & ~quote)
        return zeros & (ones &* 0x80) != 0
    }
}
