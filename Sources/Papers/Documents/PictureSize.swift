/// The size of a PNG or JPEG picture, read from its header before anything decodes it.
public struct PictureSize: Sendable, Hashable {
    /// Pixels.
    public let width, height: Int
    /// Whether it is PNG; else JPEG.
    public let isPNG: Bool

    /// Reads the header; nil when the bytes are neither, or do not hold together.
    public init?(_ bytes: [UInt8]) {
        isPNG = bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        guard isPNG || bytes.starts(with: [0xFF, 0xD8, 0xFF]), let size = ImageHeader.size(of: bytes, isPng: isPNG) else { return nil }
        (width, height) = size
    }
}
