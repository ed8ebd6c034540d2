/// Bytes as hexadecimal digits in lower case, as seeds and digests are published.
enum HexText {
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
