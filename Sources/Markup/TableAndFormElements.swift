// Tables, figures, form controls and elements without content; names as explained in Elements.swift.

// MARK: Tables and figures

/// The `table` element.
@inlinable @inline(__always)
public func table(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("table", $0, content()) }
}

/// The `caption` element.
@inlinable @inline(__always)
public func captionElement(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("caption", $0, content()) }
}

/// The `thead` element.
@inlinable @inline(__always)
public func thead(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("thead", $0, content()) }
}

/// The `tbody` element.
@inlinable @inline(__always)
public func tbody(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("tbody", $0, content()) }
}

/// The `tfoot` element.
@inlinable @inline(__always)
public func tfoot(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("tfoot", $0, content()) }
}

/// The `tr` element.
@inlinable @inline(__always)
public func tr(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("tr", $0, content()) }
}

/// The `th` element.
@inlinable @inline(__always)
public func th(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("th", $0, content()) }
}

/// The `td` element.
@inlinable @inline(__always)
public func td(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("td", $0, content()) }
}

/// The `figure` element.
@inlinable @inline(__always)
public func figure(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("figure", $0, content()) }
}

/// The `figcaption` element.
@inlinable @inline(__always)
public func figcaption(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("figcaption", $0, content()) }
}

// MARK: Forms

/// The `form` element.
@inlinable @inline(__always)
public func formElement(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("form", $0, content()) }
}

/// The `label` element.
@inlinable @inline(__always)
public func labelElement(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("label", $0, content()) }
}

/// The `fieldset` element.
@inlinable @inline(__always)
public func fieldset(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("fieldset", $0, content()) }
}

/// The `legend` element.
@inlinable @inline(__always)
public func legendElement(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("legend", $0, content()) }
}

/// The `select` element.
@inlinable @inline(__always)
public func select(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("select", $0, content()) }
}

/// The `option` element.
@inlinable @inline(__always)
public func optionElement(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("option", $0, content()) }
}

/// The `textarea` element.
///
/// The parser drops one line break behind the start tag, so one is written for it and the first line of the content survives.
@inlinable @inline(__always)
public func textarea(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("textarea", $0, content(), lead: "\n") }
}

/// The `button` element.
@inlinable @inline(__always)
public func button(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("button", $0, content()) }
}

/// The `details` element.
@inlinable @inline(__always)
public func details(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("details", $0, content()) }
}

/// The `summary` element.
@inlinable @inline(__always)
public func summaryElement(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("summary", $0, content()) }
}

// MARK: Elements without content

/// The `meta` element.
@inlinable @inline(__always)
public func meta(_ attributes: Attribute...) -> HTML { attributes.withUnsafeBufferPointer { .void("meta", $0) } }

/// The `link` element.
@inlinable @inline(__always)
public func linkElement(_ attributes: Attribute...) -> HTML { attributes.withUnsafeBufferPointer { .void("link", $0) } }

/// The `br` element.
@inlinable @inline(__always)
public func br(_ attributes: Attribute...) -> HTML { attributes.withUnsafeBufferPointer { .void("br", $0) } }

/// The `hr` element.
@inlinable @inline(__always)
public func hr(_ attributes: Attribute...) -> HTML { attributes.withUnsafeBufferPointer { .void("hr", $0) } }

/// The `img` element.
@inlinable @inline(__always)
public func img(_ attributes: Attribute...) -> HTML { attributes.withUnsafeBufferPointer { .void("img", $0) } }

/// The `input` element.
@inlinable @inline(__always)
public func inputElement(_ attributes: Attribute...) -> HTML { attributes.withUnsafeBufferPointer { .void("input", $0) } }
