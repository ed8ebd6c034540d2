// Elements whose attributes are put together at run time, as a form drawn from declarations does.
extension HTML {
    /// An `input` with attributes from a list.
    public static func inputElement(_ attributes: [Attribute]) -> HTML { attributes.withUnsafeBufferPointer { .void("input", $0) } }

    /// A `textarea` holding text, with attributes from a list. A line feed leads, since parsers drop the first one (HTML Living Standard, 4.10.11).
    public static func textareaElement(_ attributes: [Attribute], _ text: String) -> HTML {
        attributes.withUnsafeBufferPointer { .element("textarea", $0, .text(text), lead: "\n") }
    }

    /// A `select` with attributes from a list.
    public static func selectElement(_ attributes: [Attribute], @HTMLBuilder content: () -> HTML) -> HTML {
        attributes.withUnsafeBufferPointer { .element("select", $0, content()) }
    }
}
