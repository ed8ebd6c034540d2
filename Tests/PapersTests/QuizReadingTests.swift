import Papers
import Testing

/// Reads a text and gives each question in one line, problems as "line: words".
func quiz(_ text: String) -> [String] {
    do throws(QuizRefusal) {
        let file = try QuizReader.read(Array(text.utf8))
        return file.questions.map { question in
            let options = question.options.map { ($0.isRight ? "+" : "-") + $0.text }.joined(separator: " ")
            let words = question.wording.replacing("\n", with: "⏎")
            let more = question.explanation.isEmpty ? "" : " (\(question.explanation.replacing("\n", with: "⏎")))"
            return "\(question.line) \(question.kind.rawValue) [\(question.topic)] \(words) \(options)\(more)"
        } + file.problems.map { "\($0.line): \($0.vi)" }
    } catch {
        return ["\(error.code)"]
    }
}

@Suite struct GiftReadingTests {
    @Test func everyKindIsReadWithItsLine() {
        let text = ##"""
            // Ngân hàng câu hỏi
            $CATEGORY: $course$/top/Chuyển đổi số/An toàn

            ::Câu 1::[html]Mật khẩu <b>mạnh</b> có&nbsp;gì? {
            	=Nhiều ký tự#Đúng rồi.
            	~Ngày sinh #Dễ đoán.
            	~ 123456
            ####Mật khẩu dài thì khó dò.
            }

            Chọn các số nguyên tố {~%50%2 ~%50%3 ~%-100%4}

            Việt Nam có 63 tỉnh, thành phố năm 2024. {T}
            2 + 2 \= 5 {FALSE#Sai rồi#####Bằng 4.}

            // bỏ qua
            Số pi? {#3.14:0.01}

            Từ một đến năm {#1..5}

            Nhiều số {#
            =10:0.5
            =%100%20}

            Thủ đô của Việt Nam? {=Hà Nội =Thăng Long}

            $CATEGORY: a//b/c
            Bác Hồ sinh năm {=1890 ~1900} tại Nghệ An.

            \{ngoặc\} \~ \# \:\: {=a\=b ~c\nd}
            """##
        #expect(
            quiz(text) == [
                "4 single [Chuyển đổi số/An toàn] Mật khẩu mạnh có gì? +Nhiều ký tự -Ngày sinh -123456 (Mật khẩu dài thì khó dò.⏎“Nhiều ký tự”: Đúng rồi.⏎“Ngày sinh”: Dễ đoán.)",
                "11 multiple [Chuyển đổi số/An toàn] Chọn các số nguyên tố +2 +3 -4",
                "17 number [Chuyển đổi số/An toàn] Số pi? +3.14:0.01", "19 number [Chuyển đổi số/An toàn] Từ một đến năm +3:2",
                "21 number [Chuyển đổi số/An toàn] Nhiều số +10:0.5 +20", "25 words [Chuyển đổi số/An toàn] Thủ đô của Việt Nam? +Hà Nội +Thăng Long",
                "28 single [a/b/c] Bác Hồ sinh năm _____ tại Nghệ An. +1890 -1900", "30 single [a/b/c] {ngoặc} ~ # :: +a=b -c d",
                "13: Có nhiều hơn một phần {…}. Dấu ngoặc nhọn trong lời phải viết \\{ và \\}.",
            ])
    }

    @Test func trueAndFalseWithWhatIsSaidOfThem() {
        #expect(quiz("A {T}") == ["1 truth [] A +Đúng -Sai"])
        #expect(quiz("A {false#không#có####Vì vậy}") == ["1 truth [] A -Đúng +Sai (Vì vậy⏎không⏎có)"])
    }

    @Test(
        arguments: [
            ("A {}", "1: Câu tự luận {}"), ("A {=a->b =c->d}", "1: Câu ghép đôi"), ("A", "1: Không có phần trả lời {…}"),
            ("A {=b\n\n}", "1: Phần trả lời mở bằng"),
            ("::A {=b ~c}", "1: Tên câu mở bằng"), ("A {b ~c}", "1: Mỗi đáp án phải đứng sau"), ("A {=b ~%50%c}", "1: Có đáp án được điểm từng phần"),
            ("A {=b =c ~d}", "1: Câu chọn một có nhiều đáp án"), ("A {=*b}", "1: Đáp án có dấu *"), ("A {#x}", "1: “x” không phải số"),
            ("A {#1.2345}", "1: “1.2345” không phải số"), ("A {#5..1}", "1: “5..1” không phải số"), ("A {#}", "1: Câu điền số chưa có đáp án"),
            ("[html]<img src=\"@@PLUGINFILE@@/a.png\"> {T}", "1: Câu hỏi có ảnh"), ("\n\nA {=b =%50%c}", "3: Có đáp án được điểm từng phần"),
        ])
    func whatCannotBeTakenIsNamedByItsLine(_ text: String, _ words: String) {
        // The comment makes it GIFT where nothing else does.
        let found = quiz(text.hasPrefix("\n") ? text : text + "\n\n\n// GIFT {")
        #expect(found.contains { $0.hasPrefix(words) }, "\(found)")
        #expect(!found.contains { $0.contains(" [] ") }, "\(found)")
    }

    @Test func oldEncodingsAreTold() throws {
        // TCVN3, as the ABC fonts had it.
        let text = "Céng hßa x· héi chñ nghÜa ViÖt Nam thµnh lËp n¨m nµo? {=N¨m 1976 ~N¨m 1945}"
        let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        let file = try QuizReader.read(bytes)
        #expect(file.questions.map(\.wording) == ["Cộng hòa xã hội chủ nghĩa Việt Nam thành lập năm nào?"])
        #expect(file.questions[0].options.map(\.text) == ["Năm 1976", "Năm 1945"])
    }
}

@Suite struct MoodleReadingTests {
    static let file = """
        <?xml version="1.0" encoding="UTF-8"?>
        <quiz>
          <question type="category"><category><text>$course$/top/Số hóa</text></category></question>
          <question type="multichoice">
            <name><text>C1</text></name>
            <questiontext format="html"><text><![CDATA[<p>H<sub>2</sub>O l&agrave; <em>g&#236;</em>?</p><p>Chọn một.</p>]]></text></questiontext>
            <generalfeedback format="html"><text><![CDATA[<p>Là nước.</p>]]></text></generalfeedback>
            <single>true</single>
            <answer fraction="100" format="html"><text><![CDATA[<p>Nước</p>]]></text><feedback format="html"><text></text></feedback></answer>
            <answer fraction="0" format="html"><text>Muối &lt;ăn&gt; &amp;amp; đường</text><feedback format="html"><text>Không</text></feedback></answer>
          </question>
          <question type="multichoice"><questiontext format="plain_text"><text>a &lt; b?</text></questiontext><single>false</single>
            <answer fraction="33.33333"><text>1</text></answer><answer fraction="33.33333"><text>2</text></answer>
            <answer fraction="33.33333"><text>3</text></answer><answer fraction="-100"><text>4</text></answer></question>
          <question type="truefalse"><questiontext><text>Đ/S</text></questiontext>
            <answer fraction="0"><text>true</text></answer><answer fraction="100"><text>false</text></answer></question>
          <question type="numerical"><questiontext><text>Số</text></questiontext>
            <answer fraction="100"><text>3.5</text><tolerance>0.1</tolerance></answer></question>
          <question type="shortanswer"><questiontext><text>Từ</text></questiontext><usecase>0</usecase>
            <answer fraction="100"><text>một</text></answer><answer fraction="0"><text>*</text><feedback><text>Sai</text></feedback></answer></question>
          <question type="matching"><questiontext><text>x</text></questiontext></question>
          <question type="essay"><questiontext><text>x</text></questiontext></question>
          <question type="multichoice"><questiontext format="html"><text>x</text><file name="a.png" encoding="base64">AAAA</file></questiontext></question>
          <question type="multichoice"><questiontext><text>x</text></questiontext><single>true</single>
            <answer fraction="100"><text>1</text></answer><answer fraction="50"><text>2</text></answer></question>
        </quiz>
        """

    @Test func everyKindIsReadWithItsLine() {
        #expect(
            quiz(Self.file) == [
                "4 single [Số hóa] H₂O là gì?⏎⏎Chọn một. +Nước -Muối <ăn> & đường (Là nước.⏎“Muối <ăn> & đường”: Không)",
                "12 multiple [Số hóa] a < b? +1 +2 +3 -4", "15 truth [Số hóa] Đ/S -Đúng +Sai", "17 number [Số hóa] Số +3.5:0.1",
                "19 words [Số hóa] Từ +một (“*”: Sai)",
                "21: Câu hỏi ghép đôi không nhập được. Viết lại thành câu chọn một, chọn nhiều, đúng sai, điền số hoặc điền từ.",
                "22: Câu hỏi tự luận không nhập được. Viết lại thành câu chọn một, chọn nhiều, đúng sai, điền số hoặc điền từ.",
                "23: Câu hỏi có ảnh, âm thanh hoặc tệp kèm theo, không nhập được. Viết lại bằng lời rồi nhập lại.",
                "24: Có đáp án được điểm từng phần; ở đây mỗi câu chỉ đúng hoặc sai. Bỏ điểm từng phần rồi nhập lại.",
            ])
    }

    @Test func nothingFromOutsideIsFetchedAndNothingGrows() {
        let bomb = "<!DOCTYPE quiz [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><quiz><question type=\"essay\">&b;</question></quiz>"
        #expect(quiz(bomb) == ["forbiddenMarkup"])
        #expect(quiz("<!DOCTYPE quiz SYSTEM \"file:///etc/passwd\"><quiz/>") == ["forbiddenMarkup"])
        #expect(quiz("<quiz>&x;</quiz>") == ["damaged"])
        #expect(quiz("<html><body/></html>") == ["notQuiz"])
        #expect(quiz("<quiz><question>") == ["damaged"])
        #expect(quiz("<quiz></quiz>") == ["empty"])
        #expect(quiz("<quiz>" + String(repeating: "<a>", count: 100)) == ["tooDeep"])
        #expect(quiz("<quiz><question>" + String(repeating: "<a/>", count: 3000) + "</question></quiz>") == ["damaged"])
    }
}

@Suite struct QuizLimitTests {
    @Test func sizeAndNumberAreHeld() {
        #expect(throws: QuizRefusal.self) { try QuizReader.read(Array(repeating: 0x41, count: (5 << 20) + 1)) }
        let many = Array(String(repeating: "A {T}\n\n", count: 11).utf8)
        #expect(throws: QuizRefusal.self) { try QuizReader.read(many, limits: QuizLimits(questions: 10)) }
        #expect(throws: Never.self) { try QuizReader.read(many, limits: QuizLimits(questions: 11)) }
    }

    @Test func aQuestionWithoutEndIsNamedAndNotRead() throws {
        let long = String(repeating: "=1#", count: 30_000)
        #expect(
            quiz("A {T}\n\nB {\(long)}\n\nC {F}").map { String($0.prefix(20)) }
                == ["1 truth [] A +Đúng -S", "5 truth [] C -Đúng +S", "3: Câu hỏi dài quá. "].map { String($0.prefix(20)) })
        let answers = String(repeating: "<answer fraction=\"0\"><text>\(String(repeating: "x", count: 999))</text></answer>", count: 70)
        #expect(
            quiz("<quiz>\n<question type=\"shortanswer\"><questiontext><text>x</text></questiontext>\(answers)</question></quiz>").map {
                String($0.prefix(19))
            } == ["2: Câu hỏi dài quá."])
    }

    @Test(
        arguments: [
            ("Chủ đề,Câu hỏi,Đáp án đúng\na,b {c},d", QuizFormat.table), ("A {T}", .gift), ("  <quiz/>", .moodle), ("// x", .gift),
            ("một,hai", .table),
            ("::a::b {=c}", .gift), ("$CATEGORY: x", .gift), ("PK\u{3}\u{4}", .table), ("", .table),
        ])
    func theContentTellsTheFormat(_ text: String, _ format: QuizFormat) {
        #expect(QuizReader.format(of: Array(text.utf8)) == format)
    }
}
