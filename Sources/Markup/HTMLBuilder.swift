/// Collects the statements of a closure into one ``HTML``: strings as text, elements, `if`, `switch` and `for`.
@resultBuilder
public enum HTMLBuilder {
    /// An element or fragment.
    @inlinable
    public static func buildExpression(_ html: HTML) -> HTML { html }

    /// A string, which becomes escaped text.
    @inlinable
    public static func buildExpression(_ text: String) -> HTML { .text(text) }

    /// An element that may be missing.
    @inlinable
    public static func buildExpression(_ html: HTML?) -> HTML { html ?? HTML() }

    /// Elements made elsewhere, in order.
    @inlinable
    public static func buildExpression(_ pieces: [HTML]) -> HTML { HTML(pieces) }

    /// A closure without statements.
    @inlinable
    public static func buildBlock() -> HTML { HTML() }

    /// A closure with one statement.
    @inlinable
    public static func buildBlock(_ only: HTML) -> HTML { only }

    /// A closure with several statements.
    @inlinable
    public static func buildBlock(_ pieces: HTML...) -> HTML { HTML(pieces) }

    /// An `if` without `else`.
    @inlinable
    public static func buildOptional(_ html: HTML?) -> HTML { html ?? HTML() }

    /// The first branch of an `if` or `switch`.
    @inlinable
    public static func buildEither(first: HTML) -> HTML { first }

    /// The other branches of an `if` or `switch`.
    @inlinable
    public static func buildEither(second: HTML) -> HTML { second }

    /// A `for` loop.
    @inlinable
    public static func buildArray(_ pieces: [HTML]) -> HTML { HTML(pieces) }
}
