internal import Foundation
internal import PlanReading
import Testing
internal import Vietnamese

/// A small generator with a fixed seed, so that a failure can be repeated.
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// How far a text is from the one that was meant.
struct ErrorRate {
    /// Wrong, lost and added characters for each character that was meant.
    let characters: Double
    /// The same of syllables, between white space.
    let syllables: Double

    init(of text: String, against wanted: String) {
        let (read, meant) = (Self.normalised(text), Self.normalised(wanted))
        characters = Self.rate(Array(read.unicodeScalars), Array(meant.unicodeScalars))
        syllables = Self.rate(read.split(separator: " "), meant.split(separator: " "))
    }

    /// White space collapsed, quotes and dashes unified; without page marks and the notes in brackets of who copied the plan.
    static func normalised(_ text: String) -> String {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        var result = lines.filter { $0 != "(KẾ HOẠCH)" && $0 != "(chữ ký)" && Int($0) == nil }.joined(separator: " ")
        for (from, to) in [("\u{C}", " "), ("–", "-"), ("—", "-"), ("“", "\""), ("”", "\""), ("’", "'"), ("‘", "'")] {
            result.replace(from, with: to)
        }
        return Vietnamese.composed(result.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }

    private static func rate<Unit: Equatable>(_ read: [Unit], _ meant: [Unit]) -> Double {
        var row = Array(0...meant.count)
        for (line, one) in read.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, other) in meant.enumerated() {
                let above = row[column + 1]
                row[column + 1] = min(diagonal + (one == other ? 0 : 1), min(above, row[column]) + 1)
                diagonal = above
            }
        }
        return Double(row[meant.count]) / Double(max(1, meant.count))
    }
}

@Suite struct RepairTests {
    static let dictionaries = ["/usr/share/hunspell/vi_VN.dic", "/usr/share/hunspell/vi.dic"]
    static let dictionary = dictionaries.first { FileManager.default.fileExists(atPath: $0) }
    private static let hunspell = Result { Spelling(dictionary: try String(contentsOfFile: dictionary ?? "", encoding: .utf8)) }

    private func measure(_ plan: PlanDocument) throws -> ErrorRate {
        let (text, wanted) = (try Texts.example("ke-hoach.ocr.txt"), try Texts.example("ke-hoach.txt"))
        let before = ErrorRate(of: text, against: wanted)
        let after = ErrorRate(of: plan.repaired(text), against: wanted)
        #expect(before.syllables > 0.8 && before.characters > 0.2)
        return after
    }

    @Test func scannedPlanWithoutDictionary() throws {
        let rate = try measure(try Texts.plan("ke-hoach.ocr.txt"))
        #expect(rate.syllables < 0.035 && rate.characters < 0.013, "SER \(rate.syllables), CER \(rate.characters)")
    }

    @Test(.enabled(if: RepairTests.dictionary != nil)) func scannedPlanWithDictionary() throws {
        let spelling = try Self.hunspell.get()
        let rate = try measure(PlanReader.read(try Texts.example("ke-hoach.ocr.txt"), spelling: spelling))
        #expect(rate.syllables < 0.035 && rate.characters < 0.013, "SER \(rate.syllables), CER \(rate.characters)")
    }

    @Test(.enabled(if: RepairTests.dictionary != nil)) func soundTextIsLeftAloneWithDictionary() throws {
        let spelling = try Self.hunspell.get()
        for text in [try Texts.example("ke-hoach.txt"), Texts.plain, Texts.tasks] {
            let plan = PlanReader.read(text, spelling: spelling)
            #expect(plan.doubts.isEmpty)
            #expect(plan.repaired(text) == text)
        }
        for name in ["can-tho-157.md", "dak-lak-125.md"] {
            if let text = Texts.other(name) { #expect(PlanReader.read(text, spelling: spelling).doubts.count <= 2) }
        }
    }

    /// What a scanner that knows no Vietnamese makes of single letters.
    private static let channel: [(letters: String, read: [String])] = [
        ("ốổồỗộô", ["6", "o", "é", "ô"]), ("ởờớỡợơ", ["o", "¢", "6", "d"]), ("ứừửữựư", ["u", "ir", "tr", "w"]), ("ếềểễệê", ["é", "é", "e", "¢"]),
        ("ấầẩẫậâ", ["a", "a", "4"]), ("ắằẳẵặă", ["a", "ä"]), ("áàảãạ", ["a", "a", "a", "d"]), ("éèẻẽẹ", ["e", "é"]), ("íìỉĩị", ["i", "i", "j"]),
        ("óòỏõọ", ["o", "o", "6"]), ("úùủũụ", ["u", "u", "y"]), ("đ", ["d"]), ("Đ", ["P", "B", "D"]), ("ýỳỷỹỵ", ["y"]),
    ]

    private static func damaged(_ text: String, _ dice: inout Dice) -> String {
        var result = ""
        for character in text {
            guard let row = channel.first(where: { $0.letters.contains(character) }), Int.random(in: 0..<10, using: &dice) < 9 else {
                // Now and then a syllable is torn.
                result += character.isLetter && Int.random(in: 0..<200, using: &dice) == 0 ? "\(character) " : String(character)
                continue
            }
            result += row.read.randomElement(using: &dice) ?? ""
        }
        return result
    }

    @Test(arguments: 0..<4) func repairLowersTheErrorRate(_ seed: Int) {
        var dice = Dice(state: UInt64(seed))
        let wanted = seed % 2 == 0 ? Texts.plain : Texts.tasks
        let text = Self.damaged(wanted, &dice)
        let plan = PlanReader.read(text)
        let before = ErrorRate(of: text, against: wanted), after = ErrorRate(of: plan.repaired(text), against: wanted)
        #expect(after.syllables * 2 < before.syllables, "SER \(before.syllables) to \(after.syllables)")
        #expect(after.characters < before.characters)
        check(plan, text)
    }

    @Test(arguments: 0..<12) func noiseKeepsDoubtsInOrder(_ seed: Int) {
        var dice = Dice(state: UInt64(500 + seed))
        let parts = [
            "th", "ng", "é", "6", "¢", "&", " ", " ", "\n", ",", ":", "a", "ua", "PO", "ố", "1", "(", "\u{301}", "ke hoach", "q", "‘", "-", "/",
        ]
        let text = (0..<1200).map { _ in parts.randomElement(using: &dice) ?? "" }.joined()
        let plan = PlanReader.read(text)
        check(plan, text)
        #expect(PlanReader.read(text) == plan)
    }

    /// Doubts lie inside the text, in order, none over another, each about a line at most; suggestions differ from what was read.
    private func check(_ plan: PlanDocument, _ text: String) {
        let count = text.unicodeScalars.count
        #expect(plan.doubts.allSatisfy { 0 <= $0.start && $0.start < $0.end && $0.end <= count && $0.text != $0.suggestion })
        #expect(zip(plan.doubts, plan.doubts.dropFirst()).allSatisfy { $0.end <= $1.start })
        _ = plan.repaired(text)
        _ = plan.repaired("")
    }

    @Test func numbersSignsAndForeignWordsStay() throws {
        let text = """
            Thuc hién Ké hoach s6 207/KH-UBND ngay 07 thang 6 nam 2022 cua Uy ban nhan dan tinh vé cong tac thi dua, khen thuong; cac co quan, don vi
            trién khai phong trao thi dua trén mang internet, gui bao cao qua email ubnd@example.gov.vn truéc ngay 15/12/2024 theo Nghi dinh
            98/2023/NĐ-CP.
            """
        let repaired = PlanReader.read(text).repaired(text)
        for kept in ["207/KH-UBND", "07", "2022", "internet", "ubnd@example.gov.vn", "15/12/2024", "98/2023/NĐ-CP"] {
            #expect(repaired.contains(kept))
        }
        #expect(repaired.contains("Thực hiện Kế hoạch số 207/KH-UBND ngày 07 tháng 6 năm 2022 của Ủy ban nhân dân tỉnh về công tác thi đua"))
    }

    @Test func caseIsKept() {
        let text = """
            I. MUC PICH, YEU CAU
            Phong trao thi dua phai thiét thuc, hiéu qua; cong tac khen thuong phai kip thoi, chinh xac, cong khai, minh bach trong co quan, don vi.
            """
        let repaired = PlanReader.read(text).repaired(text)
        #expect(repaired.contains("MỤC ĐÍCH, YÊU CẦU\nPhong trào thi đua phải thiết thực, hiệu quả"))
    }

    @Test func aSingleBrokenSyllableOfSoundTextIsSuggested() throws {
        let text = Texts.plain.replacing("toàn ngành", with: "toàn ngàhh")
        let plan = PlanReader.read(text)
        #expect(plan.doubts.count == 1)
        #expect(plan.repaired(text) == Texts.plain)
    }

    @Test func aDictionaryOfAnyFormIsRead() {
        for text in ["", "3\n", "2\nxin/AB\nchào\n", "\u{FEFF}5\r\nhoà\r\nABC\r\n----\r\n/\r\n", String(repeating: "x", count: 5000)] {
            let spelling = Spelling(dictionary: text)
            #expect(PlanReader.read(Texts.tasks, spelling: spelling) == PlanReader.read(Texts.tasks))
        }
    }
}
