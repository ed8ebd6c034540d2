internal import Testing
internal import Vietnamese

@testable internal import Movement

/// Numbers typed into a review against the figures of the program.
@Suite struct ContradictionTests {
    private static let day = CivilDate(dayNumber: 20_000)

    private static func figure(_ key: String, _ value: Int?, _ nouns: [String], _ measure: Figure.Measure = .count) -> Figure {
        Figure(key: key, label: Text(same: key), value: value.map { Quantity($0) }, measure: measure, rows: "", on: day, nouns: nouns)
    }

    static let figures = [
        figure("clauses", 19, ["dieu khoan", "nghia vu"]), figure("alive", 11, ["dieu khoan dang song", "nghia vu dang song"]),
        figure("units", 6, ["don vi"]), figure("units-silent", 2, ["don vi im lang"]),
        figure("direct-share", 85, ["% lao dong truc tiep"], .percent), figure("direct-taking", 40, ["lao dong truc tiep tham gia"]),
        figure("spent", 1_234_567_000, ["dong"], .money), figure("planned", 1_500_000_000, ["dong"], .money),
        figure("reached", nil, ["chi tieu dat"]),
    ]

    @Test(
        "What is typed, and which figure contradicts it",
        arguments: [
            ("12 điều khoản đang sống", ["12 điều khoản đang sống: alive"]), ("11 điều khoản đang sống", []),
            ("{{alive}} điều khoản đang sống, tức 12 điều khoản", ["12 điều khoản: alive"]), ("19 điều khoản", []), ("11 điều khoản", []),
            ("12 điều khoản", ["12 điều khoản: clauses"]), ("19 điều khoản đang sống", ["19 điều khoản đang sống: alive"]),
            ("11 trong 19 điều khoản đang sống", []), ("11/19 điều khoản đang sống", []),
            ("12 trên tổng số 19 điều khoản đang sống", ["12 trên tổng số 19 điều khoản đang sống: alive"]),
            ("11 trong 20 điều khoản đang sống", ["20 điều khoản đang sống: alive"]), ("11 (mười một) điều khoản đang sống", []),
            ("12 (mười hai) điều khoản đang sống", ["12 điều khoản đang sống: alive"]),
            ("mười hai điều khoản đang sống", ["mười hai điều khoản đang sống: alive"]),
            ("mười một điều khoản đang sống", []), ("sáu đơn vị", []), ("bảy đơn vị", ["bảy đơn vị: units"]), ("một đơn vị làm tốt", []),
            ("02 đơn vị im lặng", []), ("3 đơn vị im lặng", ["3 đơn vị im lặng: units-silent"]),
            ("85% lao động trực tiếp", []), ("85 % lao động trực tiếp", []), ("90% lao động trực tiếp", ["90 % lao động trực tiếp: direct-share"]),
            ("đã chi 1.234.567.000 đồng", []), ("đã chi 1,23 tỷ đồng", []), ("đã chi 1,2 tỷ đồng", []), ("dự toán 1,5 tỷ đồng", []),
            ("đã chi 1,3 tỷ đồng", ["1,3 tỷ đồng: spent"]), ("đã chi 1.235 triệu đồng", []), ("đã chi 900 triệu đồng", ["900 triệu đồng: spent"]),
            ("theo điều 17, 18", []), ("khoản 2 điều khoản thi hành", []), ("ngày 30/6/2025", []), ("năm 2025 đơn vị đã làm", []),
            ("hết tháng 6, đơn vị đã xong", []), ("Kết quả: 19. Điều khoản thứ hai", []), ("5 chỉ tiêu đạt", ["5 chỉ tiêu đạt: reached"]),
            ("12 ĐIỀU KHOẢN ĐANG SỐNG", ["12 ĐIỀU KHOẢN ĐANG SỐNG: alive"]), ("12 việc khác", []), ("", []), ("{{", []),
        ] as [(String, [String])])
    func table(_ text: String, _ expected: [String]) {
        let found = Contradictions.find(in: text, Self.figures).map { "\($0.typed): \($0.figure.key)" }
        #expect(found == expected)
    }

    private static let season =
        figures + [
            figure("trainings", 5, ["lop", "lop dao tao", "khoa dao tao"]), figure("documents", 4, ["van ban"]),
            figure("trained", 78, ["luot nguoi duoc dao tao", "nguoi duoc dao tao", "hoc vien"]), figure("hours", 80, ["gio dao tao", "gio hoc"]),
            figure("targets", 22, ["chi tieu"]), figure("targets-reached", 14, ["chi tieu dat", "chi tieu da dat"]),
        ]

    @Test(
        "A common noun is held against its figure only where the sentence is about all",
        arguments: [
            // Some of them, others, each, more or less, what is to come.
            ("Mô hình được hai đơn vị khác học theo.", []), ("2 đơn vị làm tốt được khen.", []), ("Mỗi đơn vị mở 2 lớp cho người trực tiếp.", []),
            ("Đề nghị mở thêm 3 lớp.", []), ("Dự kiến 10 lớp, tối thiểu 8 lớp, khoảng 7 lớp.", []), ("Có từ 2 đến 3 lớp.", []),
            ("3 lớp về dữ liệu mở do đơn vị ngoài dạy", []), ("2 văn bản của Bộ Khoa học và Công nghệ", []), ("còn 1 văn bản", []),
            ("3/6 đơn vị đã xong", []), ("3 trong 6 đơn vị", []), ("áp dụng ở 4 đơn vị", []), ("trong đó 14 lao động trực tiếp", []),
            // Words that only look like numbers without their tones, and years.
            ("Sau đơn vị ấy, sau lớp đầu tiên", []), ("Trong năm đơn vị mở lớp đúng hạn.", []), ("Hai năm đơn vị không có văn bản.", []),
            ("Bà lãnh đạo chính đơn vị này", []), ("Việt Nam lớp lớp người", []), ("cả năm văn bản được cập nhật", []),
            // Hours of a day, sums that are not the movement's, sorts of which nothing is counted.
            ("Mở cửa đến 21 giờ, từ 17 giờ 30", []), ("hỗ trợ mỗi hộ 2 triệu đồng", []), ("vé 20.000 đồng", []),
            ("2 hội thi, 3 hội nghị, 1 sự cố", []), ("210 lượt tham gia ngày hội", []), ("tập huấn cho 20 công chức, viên chức", []),
            // All of them.
            ("Đã mở 6 lớp.", ["6 lớp: trainings"]), ("Đã mở 6 lớp, thêm 2 lớp ngoài.", ["6 lớp: trainings"]), ("Năm lớp", []),
            ("sáu lớp", ["sáu lớp: trainings"]), ("6 lớp đào tạo với 78 học viên", ["6 lớp đào tạo: trainings"]),
            ("5 lớp với 80 học viên", ["80 học viên: trained"]), ("7 đơn vị của Sở", ["7 đơn vị: units"]),
            ("7 đơn vị tham gia phong trào", ["7 đơn vị: units"]), ("18 điều khoản giao cho 6 đơn vị", ["18 điều khoản: clauses"]),
            ("ban hành 5 văn bản", ["5 văn bản: documents"]), ("15 trong 22 chỉ tiêu đạt", ["15 trong 22 chỉ tiêu đạt: reached"]),
            ("14 trong 23 chỉ tiêu", ["23 chỉ tiêu: targets"]), ("5 đơn vị im lặng từ quý II", ["5 đơn vị im lặng: units-silent"]),
            ("giải ngân 1,4 tỷ đồng", ["1,4 tỷ đồng: spent"]), ("90 giờ đào tạo", ["90 giờ đào tạo: hours"]),
            ("mười lăm lớp", ["mười lăm lớp: trainings"]), ("hai mươi mốt lớp", ["hai mươi mốt lớp: trainings"]),
        ] as [(String, [String])])
    func common(_ text: String, _ expected: [String]) {
        #expect(Contradictions.find(in: text, Self.season).map { "\($0.typed): \($0.figure.key)" } == expected)
    }

    @Test("A sentence made of places never contradicts itself") func places() {
        let text = Self.figures.map { "{{\($0.key)}} \($0.nouns[0])" }.joined(separator: "; ")
        #expect(Contradictions.find(in: text, Self.figures) == [])
    }

    @Test("Whatever the value, saying it is right and saying another is not", arguments: 0..<60)
    func anyValue(_ value: Int) {
        let figures = [Self.figure("alive", value, ["dieu khoan dang song"])]
        #expect(Contradictions.find(in: "Có \(value) điều khoản đang sống.", figures) == [])
        #expect(Contradictions.find(in: "Có \(value + 1) điều khoản đang sống.", figures).count == 1)
    }

    @Test("Any text is read to its end", arguments: 0..<300 as Range<UInt64>)
    func anyText(_ seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let parts = [
            "12", "/", ".", ",", "{{", "}}", "{{alive}}", " ", "điều khoản", "trong", "trên", "tổng số", "mươi", "mười", "hai", "(", ")", "%", "tỷ",
            "đồng", "999999999999999999999", "\n", "năm", "ngày", "1.2.3", "٣", "½", "\u{300}", "🇻🇳", "-", "12a",
        ]
        let text = (0..<next(40)).map { _ in parts[next(parts.count)] + (next(2) == 0 ? " " : "") }.joined()
        _ = Contradictions.find(in: text, Self.figures)
        let pieces = Placeholders.pieces(text)
        #expect(Placeholders.filled(text, [:]).count >= pieces.count / 2)
    }

    @Test("Places are found, filled and refused by name") func placeholders() {
        #expect(Placeholders.pieces("a {{ x }} b {{y}}{{") == [.words("a "), .place("x"), .words(" b "), .place("y"), .words("{{")])
        let figures = Dictionary(uniqueKeysWithValues: Self.figures.map { ($0.key, $0) })
        #expect(Placeholders.filled("{{spent}} đồng, {{reached}}, {{nope}}", figures) == "1.234.567.000 đồng, –, {{nope}}")
        #expect(Placeholders.unknown(in: "{{alive}} {{nope}} {{nope}} {{Alive}}", Self.figures) == ["nope", "Alive"])
    }
}
