/// How a scanner that does not know Vietnamese reads its letters, as costs in tenths of a wrong letter.
enum Confusion {
    static let wildcard = UInt8(ascii: "*")
    private static let free = 0, slight = 3, half = 5, missing = 8, wrong = 10
    private static let space = UInt8(ascii: " ")

    /// Pairs of folded letters that are taken for each other, the letter of the lexicon first.
    private static let pairs: Set<UInt16> = Set(
        [
            "dp", "db", "do", "od", "bd", "pd", "o6", "o0", "ob", "bo", "s5", "l1", "i1", "il", "li", "it", "lt", "t1", "uw", "ut", "un", "nu", "ce", "ec", "oc", "co",
            "gq", "qg", "yv", "vy", "a4", "ad", "da", "e6", "e3", "hb", "bh", "hn", "nh", "rn", "nr", "tr", "rt", "fr", "ft", "b6", "g9", "z2", "ug", "gu",
            "c6", "al", "la", "ua", "au", "ti", "jl", "ij", "vu", "uv", "ge", "oq",
        ].map { pair in pair.utf8.reduce(UInt16(0)) { $0 << 8 | UInt16($1) } })
    private static let vowels = Set("aeiouy".utf8)

    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == wildcard }

    /// What it costs that the lexicon's byte was read as the text's byte.
    private static func change(_ wanted: UInt8, _ read: UInt8) -> Int {
        if wanted == read { return free }
        guard isLetter(wanted), isLetter(read) else { return wanted == space || read == space ? wrong : half }
        if read == wildcard { return slight }
        if pairs.contains(UInt16(wanted) << 8 | UInt16(read)) { return slight }
        return vowels.contains(wanted) && vowels.contains(read) ? half : wrong
    }

    private static func skip(_ byte: UInt8) -> Int { byte == space || !isLetter(byte) ? slight : missing }

    /// Two letters read for one "u" (with its horn or hook): "chirc", "thtrc", "chu:c".
    private static func pairForU(_ first: UInt8, _ second: UInt8) -> Bool {
        "itulrf".utf8.contains(first) && "reit:gl".utf8.contains(second)
    }

    /// The cheapest way to read all of `wanted` from the beginning of `read`, ending where `isEnd` allows; nil when dearer than `limit`.
    static func align(_ wanted: [UInt8], _ read: [UInt8], limit: Int, backwards: Bool, isEnd: (Int) -> Bool) -> (cost: Int, length: Int)? {
        let far = limit + 1
        var row = [Int](repeating: far, count: read.count + 1)
        row[0] = 0
        for place in read.indices { row[place + 1] = min(far, row[place] + skip(read[place])) }
        for byte in wanted {
            var next = [Int](repeating: far, count: read.count + 1)
            next[0] = min(far, row[0] + skip(byte))
            var least = next[0]
            for place in read.indices {
                var cost = min(row[place] + change(byte, read[place]), row[place + 1] + skip(byte), next[place] + skip(read[place]))
                if byte == 0x75, place > 0 {
                    let (first, second) = backwards ? (read[place], read[place - 1]) : (read[place - 1], read[place])
                    if pairForU(first, second) { cost = min(cost, row[place - 1] + slight) }
                }
                next[place + 1] = min(far, cost)
                least = min(least, next[place + 1])
            }
            if least > limit { return nil }
            row = next
        }
        var best: (cost: Int, length: Int)?
        for (length, cost) in row.enumerated() where cost <= limit && isEnd(length) && cost < (best?.cost ?? far) { best = (cost, length) }
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
