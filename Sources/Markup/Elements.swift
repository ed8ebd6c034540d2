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
