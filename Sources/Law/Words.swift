/// A label or sentence in both languages.
public struct Words: Sendable, Hashable {
    /// The Vietnamese wording.
    public let vi: String
    /// The English wording.
    public let en: String

    /// Creates the two wordings.
    public init(_ vi: String, _ en: String) {
        self.vi = vi
        self.en = en
    }
}
