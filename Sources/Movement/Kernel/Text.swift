/// A language a reader may choose. Vietnamese comes first; English is complete.
public enum Language: String, Sendable, CaseIterable, Codable {
    case vi, en
}

/// A sentence or label in both languages.
public struct Text: Sendable, Hashable, Codable {
    /// The Vietnamese wording.
    public let vi: String
    /// The English wording.
    public let en: String

    /// Creates a text from its two wordings.
    public init(_ vi: String, _ en: String) {
        self.vi = vi
        self.en = en
    }

    /// A name that reads the same in both languages.
    public init(same: String) { self.init(same, same) }

    /// The wording in one language.
    public subscript(language: Language) -> String { language == .vi ? vi : en }
}
