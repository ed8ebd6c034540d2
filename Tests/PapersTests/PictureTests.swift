internal import Testing

@testable internal import Papers

@Suite("Pictures without what cameras write into them") struct PictureTests {
    private static func number(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
    private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] { [0xFF, marker] + number(content.count + 2, 2) + content }
    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] { number(content.count, 4) + Array(name.utf8) + content + [1, 2, 3, 4] }

    private static func exif(orientation: UInt8) -> [UInt8] {
        // Two entries, little endian: which way up, and a pointer to the place.
        Array("Exif".utf8) + [0, 0, 0x49, 0x49, 42, 0, 8, 0, 0, 0, 2, 0]
            + [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0] + [0x25, 0x88, 4, 0, 1, 0, 0, 0, 50, 0, 0, 0] + [0, 0, 0, 0]
            + Array("GPS 10.45N 105.63E".utf8)
    }

    private static func jpeg(width: Int = 40, height: Int = 30, orientation: UInt8 = 6) -> [UInt8] {
        [0xFF, 0xD8] + segment(0xE0, Array("JFIF".utf8) + [0, 1, 1, 0, 0, 1, 0, 1, 0, 0]) + segment(0xE1, exif(orientation: orientation))
            + segment(0xE2, Array("ICC_PROFILE".utf8)) + segment(0xFE, Array("secret comment".utf8)) + segment(0xDB, [1, 2, 3])
            + segment(0xC0, [8] + number(height, 2) + number(width, 2) + [1, 1, 0x11, 0]) + segment(0xDA, [1, 1, 0, 0, 63, 0])
            + [10, 0xFF, 0, 20, 0xFF, 0xD0, 30] + [0xFF, 0xD9] + Array("behind the end".utf8)
    }

    @Test func placeCommentsAndWhatStandsBehindTheEndAreGoneAndTheWayUpStays() throws {
        let picture = try PictureFile(cleaning: Self.jpeg())
        let text = String(decoding: picture.bytes, as: UTF8.self)
        for gone in ["GPS", "secret", "ICC", "behind", "JFIF"] { #expect(!text.contains(gone), "\(gone)") }
        #expect(picture.width == 30 && picture.height == 40 && !picture.isPng)
        #expect(picture.bytes.starts(with: [0xFF, 0xD8, 0xFF, 0xE1, 0, 34]) && picture.bytes.suffix(2) == [0xFF, 0xD9])
        let again = try PictureFile(cleaning: picture.bytes)
        #expect(again == picture)
        #expect(try PictureFile(cleaning: Self.jpeg(orientation: 1)).bytes.starts(with: [0xFF, 0xD8, 0xFF, 0xDB]))
    }

    @Test func textChunksOfPngAreGone() throws {
        let header = Self.chunk("IHDR", Self.number(7, 4) + Self.number(5, 4) + [8, 2, 0, 0, 0])
        let png =
            PictureFile.pngMark + header + Self.chunk("tEXt", Array("secret".utf8)) + Self.chunk("eXIf", [1]) + Self.chunk("iCCP", [1])
            + Self.chunk("IDAT", [1, 2]) + Self.chunk("IEND", []) + Array("behind".utf8)
        let picture = try PictureFile(cleaning: png)
        #expect(picture.bytes == PictureFile.pngMark + header + Self.chunk("IDAT", [1, 2]) + Self.chunk("IEND", []))
        #expect(picture.width == 7 && picture.height == 5)
    }

    @Test func aBombIsRefusedByItsHeader() {
        #expect(throws: PictureRefusal.tooManyPixels(PictureFile.pixelLimit)) { try PictureFile(cleaning: Self.jpeg(width: 60_000, height: 60_000)) }
        let header = Self.chunk("IHDR", Self.number(1 << 30, 4) + Self.number(1 << 30, 4) + [8, 2, 0, 0, 0])
        #expect(throws: PictureRefusal.tooManyPixels(PictureFile.pixelLimit)) { try PictureFile(cleaning: PictureFile.pngMark + header) }
        #expect(throws: PictureRefusal.notAPicture) { try PictureFile(cleaning: Array("<svg onload=x>".utf8)) }
    }

    @Test func brokenBytesAreRefusedAndNeverCrash() {
        let whole = Self.jpeg()
        for length in 0..<whole.count - 15 { #expect(throws: PictureRefusal.self) { try PictureFile(cleaning: Array(whole.prefix(length))) } }
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            var bytes = whole
            for _ in 0..<4 { bytes[Int.random(in: 2..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random) }
            _ = try? PictureFile(cleaning: bytes)
        }
    }
}
