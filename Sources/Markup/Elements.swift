// The elements of HTML as functions.
//
// An element whose name is also an everyday variable name carries the suffix `Element`, so that `let title = ...` in a page never hides it:
// titleElement, linkElement, headerElement, articleElement, captionElement, legendElement, formElement, labelElement, inputElement, optionElement,
// summaryElement, timeElement, codeElement, and in SVG lineElement, pathElement, textElement.

/// A whole page: the document type and the root element around `content`.
@inlinable @inline(__always)
public func document(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML([.unsafeRaw("<!DOCTYPE html>"), attributes.withUnsafeBufferPointer { .element("html", $0, content()) }])
}

/// A script file of this site; there are no scripts inside pages.
@inlinable @inline(__always)
public func scriptElement(_ attributes: Attribute...) -> HTML { attributes.withUnsafeBufferPointer { .element("script", $0, HTML()) } }

// MARK: Page

/// The `head` element.
@inlinable @inline(__always)
public func head(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("head", $0, content()) }
}

/// The `title` element.
@inlinable @inline(__always)
public func titleElement(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("title", $0, content()) }
}

/// The `body` element.
@inlinable @inline(__always)
public func body(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("body", $0, content()) }
}

// MARK: Landmarks and sections

/// The `header` element.
@inlinable @inline(__always)
public func headerElement(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("header", $0, content()) }
}

/// The `nav` element.
@inlinable @inline(__always)
public func nav(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("nav", $0, content()) }
}

/// The `main` element.
@inlinable @inline(__always)
public func main(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("main", $0, content()) }
}

/// The `footer` element.
@inlinable @inline(__always)
public func footer(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("footer", $0, content()) }
}

/// The `section` element.
@inlinable @inline(__always)
public func section(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("section", $0, content()) }
}

/// The `article` element.
@inlinable @inline(__always)
public func articleElement(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("article", $0, content()) }
}

/// The `aside` element.
@inlinable @inline(__always)
public func aside(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("aside", $0, content()) }
}

/// The `h1` element.
@inlinable @inline(__always)
public func h1(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("h1", $0, content()) }
}

/// The `h2` element.
@inlinable @inline(__always)
public func h2(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("h2", $0, content()) }
}

/// The `h3` element.
@inlinable @inline(__always)
public func h3(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("h3", $0, content()) }
}

/// The `h4` element.
@inlinable @inline(__always)
public func h4(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("h4", $0, content()) }
}

/// The `div` element.
@inlinable @inline(__always)
public func div(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("div", $0, content()) }
}

// MARK: Text

/// The `p` element.
@inlinable @inline(__always)
public func p(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("p", $0, content()) }
}

/// The `span` element.
@inlinable @inline(__always)
public func span(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("span", $0, content()) }
}

/// The `strong` element.
@inlinable @inline(__always)
public func strong(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("strong", $0, content()) }
}

/// The `em` element.
@inlinable @inline(__always)
public func em(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("em", $0, content()) }
}

/// The `small` element.
@inlinable @inline(__always)
public func small(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("small", $0, content()) }
}

/// The `mark` element.
@inlinable @inline(__always)
public func mark(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("mark", $0, content()) }
}

/// The `del` element: text that was taken out.
@inlinable @inline(__always)
public func del(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("del", $0, content()) }
}

/// The `ins` element: text that was put in.
@inlinable @inline(__always)
public func ins(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("ins", $0, content()) }
}

/// The `code` element.
@inlinable @inline(__always)
public func codeElement(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("code", $0, content()) }
}

/// The `pre` element.
///
/// The parser drops one line break behind the start tag, so one is written for it and the first line of the content survives.
@inlinable @inline(__always)
public func pre(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("pre", $0, content(), lead: "\n") }
}

/// The `blockquote` element.
@inlinable @inline(__always)
public func blockquote(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("blockquote", $0, content()) }
}

/// The `a` element.
@inlinable @inline(__always)
public func a(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("a", $0, content()) }
}

/// The `abbr` element.
@inlinable @inline(__always)
public func abbr(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("abbr", $0, content()) }
}

/// The `time` element.
@inlinable @inline(__always)
public func timeElement(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("time", $0, content()) }
}

// MARK: Lists

/// The `ul` element.
@inlinable @inline(__always)
public func ul(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("ul", $0, content()) }
}

/// The `ol` element.
@inlinable @inline(__always)
public func ol(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("ol", $0, content()) }
}

/// The `li` element.
@inlinable @inline(__always)
public func li(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("li", $0, content()) }
}

/// The `dl` element.
@inlinable @inline(__always)
public func dl(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("dl", $0, content()) }
}

/// The `dt` element.
@inlinable @inline(__always)
public func dt(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("dt", $0, content()) }
}

/// The `dd` element.
@inlinable @inline(__always)
public func dd(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("dd", $0, content()) }
}
