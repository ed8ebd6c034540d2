/// How a scanner that does not know Vietnamese reads its letters, as costs in tenths of a wrong letter.
enum Confusion {
    static let wildcard = UInt8(ascii: "*")
    private static let free = 0, slight = 3, half = 5, missing = 8, wrong = 10
    private static let space = UInt8(ascii: " ")

    /// Pairs of folded letters that are taken for each other, the letter of the lexicon first.
    private static let pairs: Set<UInt16> = Set(
        [
            "dp", "db", "do", "od", "bd", "pd", "o6", "o0", "ob", "bo", "s5", "l1", "i1", "il", "li", "it", "lt", "t1", "uw", "ut",
            "un", "nu", "ce", "ec", "oc", "co",
            "gq", "qg", "yv", "vy", "a4", "ad", "da", "e6", "e3", "hb", "bh", "hn", "nh", "rn", "nr", "tr", "rt", "fr", "ft", "b6", "g9", "z2",
            "ug", "gu",
            "c6", "al", "la", "ua", "au", "ti", "jl", "ij", "vu", "uv", "ge", "oq",
        ].map { pair in pair.utf8.reduce(UInt16(0)) { $0 << 8 | UInt16($1) } })
    private static let vowels = Set("aeiouy".utf8)

    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == wildcard }

    /// What it costs that the lexicon's byte was read as the text's byte.
    private static func computedChange(_ wanted: UInt8, _ read: UInt8) -> Int {
        if wanted == read { return free }
        guard isLetter(wanted), isLetter(read) else { return wanted == space || read == space ? wrong : half }
        if read == wildcard { return slight }
        if pairs.contains(UInt16(wanted) << 8 | UInt16(read)) { return slight }
        return vowels.contains(wanted) && vowels.contains(read) ? half : wrong
    }

    /// Whether a scanner takes the one folded letter for the other.
    static func areConfused(_ wanted: UInt8, _ read: UInt8) -> Bool { pairs.contains(UInt16(wanted) << 8 | UInt16(read)) }

    /// Whether the two bytes can be one "u" with its horn or hook, torn apart.
    static func isTornU(_ first: UInt8, _ second: UInt8) -> Bool { firstOfU[Int(first)] && secondOfU[Int(second)] }

    /// The costs of all pairs as one flat table, because they are asked for millions of times.
    private static let changes: [UInt8] = (0..<65_536).map { UInt8(computedChange(UInt8($0 >> 8), UInt8($0 & 255))) }
    private static let skips: [UInt8] = (UInt8.min...UInt8.max).map { $0 == space || !isLetter($0) ? UInt8(slight) : UInt8(missing) }
    private static let firstOfU: [Bool] = (UInt8.min...UInt8.max).map { "itulrf".utf8.contains($0) }
    private static let secondOfU: [Bool] = (UInt8.min...UInt8.max).map { "reit:gl".utf8.contains($0) }

    /// The cheapest way to read all of `wanted` from the beginning of `read`, ending where `isEnd` allows; nil when dearer than `limit`.
    static func align(_ wanted: [UInt8], _ read: [UInt8], limit: Int, backwards: Bool, isEnd: (Int) -> Bool) -> (cost: Int, length: Int)? {
        let far = limit + 1
        let (changes, skips, firstOfU, secondOfU) = (changes, skips, firstOfU, secondOfU)
        // Each step off the diagonal costs at least a space, so only a band around it can stay below the limit.
        let band = limit / slight + 1
        var row = [Int](repeating: far, count: read.count + 1)
        var next = row
        row[0] = 0
        for place in read.indices.prefix(band) { row[place + 1] = min(far, row[place] + Int(skips[Int(read[place])])) }
        for (order, byte) in wanted.enumerated() {
            let low = max(0, order + 1 - band)
            let high = min(read.count, order + 1 + band)
            guard low <= high else { return nil }
            let left = Int(skips[Int(byte)])
            let line = Int(byte) << 8
            next[low] = low == 0 ? min(far, row[0] + left) : far
            var least = next[low]
            for end in (low == 0 ? 1 : low)..<max(high + 1, low + 1) where end <= read.count && end > 0 {
                let letter = read[end - 1]
                var cost = min(row[end - 1] + Int(changes[line | Int(letter)]), row[end] + left)
                if end > low { cost = min(cost, next[end - 1] + Int(skips[Int(letter)])) }
                if byte == UInt8(ascii: "u"), end > 1 {
                    // Two letters read for one "u" with its horn or hook: "chirc", "thtrc", "chu:c".
                    let (first, second) = backwards ? (letter, read[end - 2]) : (read[end - 2], letter)
                    if firstOfU[Int(first)] && secondOfU[Int(second)] { cost = min(cost, row[end - 2] + slight) }
                }
                next[end] = min(far, cost)
                least = min(least, next[end])
            }
            if high < read.count { next[high + 1] = far }
            if low > 0 { next[low - 1] = far }
            if least > limit { return nil }
            swap(&row, &next)
        }
        var best: (cost: Int, length: Int)?
        let low = max(0, wanted.count - band)
        for length in low...max(low, min(read.count, wanted.count + band)) where length <= read.count && row[length] <= limit && isEnd(length) {
            if row[length] < (best?.cost ?? far) { best = (row[length], length) }
        }
        return best
    }

    /// A word with the commonest misreadings undone, under which phrases are looked up.
    static func indexKey(_ word: String) -> String {
        var bytes: [UInt8] = []
        for byte in word.utf8 {
            switch byte {
            case UInt8(ascii: "0"), UInt8(ascii: "6"): bytes.append(UInt8(ascii: "o"))
            case UInt8(ascii: "1"), UInt8(ascii: "l"): bytes.append(UInt8(ascii: "i"))
            case UInt8(ascii: "w"): bytes.append(UInt8(ascii: "u"))
            case UInt8(ascii: "5"): bytes.append(UInt8(ascii: "s"))
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
