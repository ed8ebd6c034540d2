internal import Testing
internal import Vietnamese

@testable internal import Movement

/// What a question may be, and how people write it.
@Suite struct QuestionValueTests {
    private static func draft(_ kind: QuestionKind, _ options: [(String, Bool)], wording: String = "Câu?", topic: String = "") -> QuestionDraft {
        QuestionDraft(
            kind: kind, topic: topic, wording: wording, options: options.map { QuestionOption($0.0, isRight: $0.1) }, explanation: "")
    }

    static let wrong: [(QuestionDraft, [String])] = [
        (draft(.single, [("a", true), ("b", false)]), []), (draft(.single, [("a", true), ("b", true)]), ["answer"]),
        (draft(.single, [("a", false), ("b", false)]), ["answer"]), (draft(.single, [("a", true)]), ["optionB"]),
        (draft(.single, (0..<9).map { ("\($0)", $0 == 0) }), ["optionH"]), (draft(.single, [("a", true), (" A ", false)]), ["optionB"]),
        (draft(.single, [("a", true), ("", false)]), ["optionB"]), (draft(.multiple, [("a", true), ("b", true)]), []),
        (draft(.multiple, [("a", false), ("b", false)]), ["answer"]), (draft(.truth, [("Đúng", true), ("Sai", false)]), []),
        (draft(.truth, [("Đúng", true)]), ["optionA"]), (draft(.truth, [("Đúng", true), ("Sai", true)]), ["answer"]),
        (draft(.number, [("3.5:0.1", true), ("-7", true)]), []), (draft(.number, [("ba", true)]), ["optionA"]), (draft(.number, []), ["answer"]),
        (draft(.number, [("3:-1", true)]), ["optionA"]), (draft(.words, [("Hà Nội", true)]), []), (draft(.words, [("Hà Nội", false)]), ["answer"]),
        (draft(.words, [("x", true)], wording: " "), ["wording"]),
        (draft(.words, [("x", true)], wording: String(repeating: "a", count: 1001)), ["wording"]),
        (draft(.words, [(String(repeating: "a", count: 301), true)]), ["optionA"]),
        (draft(.words, [("x", true)], topic: String(repeating: "a", count: 121)), ["topic"]),
    ]

    @Test(arguments: wrong) func whatDoesNotHoldIsNamedByItsField(_ draft: QuestionDraft, _ keys: [String]) {
        #expect(draft.problems.map(\.key) == keys, "\(draft) \(draft.problems.map(\.message.vi))")
    }

    private static func read(
        _ kind: QuestionKind?, _ options: [String], _ answer: String, isProgram: Bool = false
    ) -> (QuestionDraft, [String]) {
        var cells = QuestionCells(
            kind: kind, topic: "", wording: "Câu?", options: options + Array(repeating: "", count: 8 - options.count), answer: answer,
            explanation: "")
        cells.isFile = true
        cells.isProgram = isProgram
        let draft = cells.draft()
        return (draft, cells.problems.map(\.message.vi))
    }

    @Test func lettersNameOptions() {
        for typed in ["A, C", "a;c", "AC", "A và C".replacing(" và ", with: "+"), "A. C."] {
            let (draft, problems) = Self.read(.multiple, ["x", "y", "z"], typed)
            #expect(draft.options.map(\.isRight) == [true, false, true] && problems.isEmpty, "\(typed)")
        }
        // A gap keeps the letters behind it; the words of an option stand for its letter.
        #expect(Self.read(.single, ["x", "", "z"], "C").0.options == [QuestionOption("x", isRight: false), QuestionOption("z", isRight: true)])
        #expect(Self.read(.single, ["Hà Nội", "Huế"], "huế").0.options.map(\.isRight) == [false, true])
        #expect(Self.read(.single, ["x", "y"], "D").1 == ["Phương án D không có nội dung."])
        #expect(Self.read(.single, ["x", "y"], "").1 == ["Ghi chữ của phương án đúng, ví dụ A."])
        #expect(
            Self.read(.single, ["x", "y"], "khác").1 == [
                "“khác” không phải chữ của phương án nào; ghi A, hoặc A, C khi có nhiều phương án đúng."
            ])
    }

    @Test func theKindFollowsFromTheAnswerWhereNoneIsGiven() {
        #expect(Self.read(nil, ["x", "y"], "A").0.kind == .single)
        #expect(Self.read(nil, ["x", "y"], "A, B").0.kind == .multiple)
        #expect(Self.read(nil, [], "Sai").0 == Self.draft(.truth, [("Đúng", false), ("Sai", true)]))
        #expect(Self.read(nil, [], "12,5 ± 0,1").0 == Self.draft(.number, [("12.5:0.1", true)]))
        #expect(Self.read(nil, [], "Nguyễn Sinh Sắc").0 == Self.draft(.words, [("Nguyễn Sinh Sắc", true)]))
        #expect(Self.read(.truth, ["Đúng", "Sai"], "B").0 == Self.draft(.truth, [("Đúng", false), ("Sai", true)]))
        #expect(Self.read(.truth, [], "có lẽ").1 == ["Ghi “Đúng” hoặc “Sai”."])
    }

    @Test func numbersThatReadInTwoWaysAreAskedAboutButNotOfPrograms() {
        #expect(
            Self.read(.number, [], "1.234").1 == [
                "“1.234” đọc được hai cách: số nguyên 1234 hoặc số lẻ 1,234. Ghi 1234 hoặc 1,2340."
            ])
        #expect(Self.read(.number, ["7:0.5"], "1.234", isProgram: true).0 == Self.draft(.number, [("1.234", true), ("7:0.5", true)]))
        #expect(Self.read(.number, [], "mười").1 == ["“mười” không phải là số; ghi 12,5 hoặc 12,5 ± 0,1."])
    }

    @Test func everyQuestionComesBackFromItsOwnCells() {
        for (draft, keys) in Self.wrong where keys.isEmpty {
            var cells = QuestionCells(draft)
            #expect(cells.draft() == draft)
            #expect(cells.problems.isEmpty)
        }
    }
}
