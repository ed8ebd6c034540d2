/// How a question is answered.
public enum QuestionKind: String, Sendable, Hashable, CaseIterable {
    /// One of several options.
    case single
    /// All right options and no other.
    case multiple
    /// True or false.
    case truth
    /// A number, equal to the right one or within its tolerance.
    case number
    /// A word or a few, compared without regard to case, diacritics and spaces.
    case words

    /// What it is called.
    public var label: Text {
        switch self {
        case .single: Text("Chọn một", "One choice")
        case .multiple: Text("Chọn nhiều", "Several choices")
        case .truth: Text("Đúng hay sai", "True or false")
        case .number: Text("Điền số", "A number")
        case .words: Text("Điền từ", "A word or a few")
        }
    }
}

/// One option of a question, or one accepted answer of a question without options.
public struct QuestionOption: Sendable, Hashable {
    /// What it says.
    public let text: String
    /// Whether choosing it is right; every accepted answer is.
    public let isRight: Bool

    /// Creates an option.
    public init(_ text: String, isRight: Bool) {
        self.text = text
        self.isRight = isRight
    }
}

/// A question before it is in a bank.
///
/// For `single`, `multiple` and `truth` the options are shown (`truth` has exactly two, "true" before "false"); for `number` and `words` they are the
/// accepted answers, a number as "3.5" or "3.5:0.1" with its tolerance.
public struct QuestionDraft: Sendable, Hashable {
    /// How it is answered.
    public let kind: QuestionKind
    /// What a round can draw from; may be empty.
    public let topic: String
    /// The question.
    public let wording: String
    /// Options or accepted answers.
    public let options: [QuestionOption]
    /// Shown to entrants when the results are out; may be empty.
    public let explanation: String

    /// Creates a draft.
    public init(kind: QuestionKind, topic: String, wording: String, options: [QuestionOption], explanation: String) {
        self.kind = kind
        self.topic = topic
        self.wording = wording
        self.options = options
        self.explanation = explanation
    }
}
