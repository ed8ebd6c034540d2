internal import Vietnamese

extension LawBook {
    /// The packs that come with the program, oldest regime first.
    ///
    /// They are compiled in, so that one file is the whole program; a test reads each of them again and names every fault.
    public static let shipped = LawBook(packs: texts.compactMap { try? Pack(yaml: $0.text) })

    /// The texts of these packs, by file name.
    public static let texts: [(name: String, text: String)] = [
        ("r-2003", text(PackageResources.r_2003_yaml)), ("r-2024", text(PackageResources.r_2024_yaml)),
        ("r-2025", text(PackageResources.r_2025_yaml)),
        ("r-2026", text(PackageResources.r_2026_yaml)), ("luong-co-so", text(PackageResources.luong_co_so_yaml)),
        ("sang-kien", text(PackageResources.sang_kien_yaml)), ("ngay-le", text(PackageResources.ngay_le_yaml)),
        ("dia-phuong", text(PackageResources.dia_phuong_yaml)),
    ]

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
