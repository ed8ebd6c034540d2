/// A question of a quiz as a file holds it.
public struct QuizQuestion: Sendable, Hashable {
    /// How it is answered.
    public enum Kind: String, Sendable, CaseIterable {
        case single, multiple, truth, number, words
    }

    /// One option, or one accepted answer of a question without options.
    public struct Option: Sendable, Hashable {
        /// What it says.
        public let text: String
        /// Whether choosing it is right.
        public let isRight: Bool

        /// Makes an option.
        public init(_ text: String, isRight: Bool) {
            self.text = text
            self.isRight = isRight
        }
    }

    /// The line of the file on which it begins, from 1; 0 for one that is to be written.
    public let line: Int
    /// How it is answered.
    public let kind: Kind
    /// The category it is in; empty for none. Levels are joined with a slash.
    public let topic: String
    /// The question, plain text.
    public let wording: String
    /// Options, or accepted answers; a number as "3.5" or, with its tolerance, "3.5:0.1". True stands before false.
    public let options: [Option]
    /// What is said once it is answered; empty for nothing.
    public let explanation: String

    /// Makes a question.
    public init(line: Int = 0, kind: Kind, topic: String, wording: String, options: [Option], explanation: String) {
        self.line = line
        self.kind = kind
        self.topic = topic
        self.wording = wording
        self.options = options
        self.explanation = explanation
    }

    /// The two options of a question that is true or false.
    public static func truth(_ isTrue: Bool) -> [Option] { [Option("Đúng", isRight: isTrue), Option("Sai", isRight: !isTrue)] }
}

/// Why one question of a file cannot be taken over.
public struct QuizProblem: Error, Sendable, Hashable {
    /// The line on which the question begins.
    public let line: Int
    /// What is wrong and what to do, in Vietnamese.
    public let vi: String
    /// What is wrong and what to do, in English.
    public let en: String
}

extension QuizProblem {
    static func tooLong(line: Int) -> Self {
        Self(
            line: line, vi: "Câu hỏi dài quá. Bỏ ảnh nhúng và phần thừa, hoặc tách thành nhiều câu bằng dòng trống.",
            en: "The question is too long. Take embedded pictures and what is not needed out, or part it into several by an empty line.")
    }
}

/// What a file holds: its questions in order, and those that cannot be taken over.
public struct QuizFile: Sendable, Hashable {
    /// The questions that can.
    public let questions: [QuizQuestion]
    /// The others.
    public let problems: [QuizProblem]
}

/// How large a file of questions may be; each number is the largest still accepted.
public struct QuizLimits: Sendable, Hashable {
    /// Bytes of the file.
    public var bytes: Int
    /// Questions, those that cannot be taken over counted.
    public var questions: Int

    /// Bytes of one question, far more than the longest that is taken over.
    static let questionBytes = 1 << 16

    /// 5 MB and 5,000 questions.
    public static let `default` = QuizLimits()

    /// Starts from the usual limits.
    public init(bytes: Int = 5 << 20, questions: Int = 5_000) {
        self.bytes = bytes
        self.questions = questions
    }
}

/// Why a file of questions was not read, with what to do about it in both languages.
public struct QuizRefusal: Error, Sendable, Hashable {
    /// The kinds of refusal, stable for programs.
    public enum Code: String, Sendable, CaseIterable {
        case empty, notText, notQuiz, damaged, forbiddenMarkup, tooDeep, tooManyBytes, tooManyQuestions
    }

    /// The kind of refusal.
    public let code: Code
    /// The sentence to show, in Vietnamese.
    public let vi: String
    /// The sentence to show, in English.
    public let en: String
}

extension QuizRefusal {
    static let empty = Self(code: .empty, vi: "Tệp không có câu hỏi nào.", en: "The file holds no question.")
    static let notText = Self(
        code: .notText, vi: "Tệp này không phải là văn bản. Hãy tải lên tệp GIFT, Moodle XML, CSV hoặc Excel (.xlsx).",
        en: "This file is no text. Upload a GIFT, Moodle XML, CSV or Excel (.xlsx) file.")
    static let notQuiz = Self(
        code: .notQuiz,
        vi: "Tệp XML này không phải câu hỏi của Moodle: phần tử ngoài cùng phải là <quiz>. Hãy xuất từ Moodle theo kiểu “Moodle XML”.",
        en: "This XML is no quiz of Moodle: its outermost element must be <quiz>. Export it from Moodle as “Moodle XML”.")
    static let forbiddenMarkup = Self(
        code: .forbiddenMarkup, vi: "Tệp chứa khai báo DOCTYPE, không được phép vì lý do an toàn. Hãy xuất lại từ Moodle.",
        en: "The file contains a DOCTYPE declaration, which is not allowed for safety. Export it from Moodle again.")
    static let tooDeep = Self(
        code: .tooDeep, vi: "Cấu trúc tệp lồng nhau quá sâu. Hãy xuất lại từ Moodle.",
        en: "The file is nested too deeply. Export it from Moodle again.")

    static func damaged(line: Int) -> Self {
        Self(
            code: .damaged, vi: "Tệp XML bị hỏng hoặc bị cắt ở dòng \(line). Hãy xuất lại rồi tải lên lần nữa.",
            en: "The XML is damaged or cut off at line \(line). Export it and upload it again.")
    }

    static func tooManyBytes(_ limit: Int) -> Self {
        Self(
            code: .tooManyBytes, vi: "Tệp lớn hơn \(limit >> 20) MB. Hãy chia thành nhiều tệp.",
            en: "The file is larger than \(limit >> 20) MB. Split it into several files.")
    }

    static func tooManyQuestions(_ limit: Int) -> Self {
        Self(
            code: .tooManyQuestions, vi: "Tệp có nhiều hơn \(limit) câu hỏi. Hãy chia thành nhiều tệp.",
            en: "The file holds more than \(limit) questions. Split it into several files.")
    }
}
