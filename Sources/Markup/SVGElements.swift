// The elements of SVG as functions. `titleElement` of the page serves here too.

/// The `svg` element of SVG.
@inlinable @inline(__always)
public func svg(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("svg", $0, content()) }
}

/// The `g` element of SVG.
@inlinable @inline(__always)
public func g(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("g", $0, content()) }
}

/// The `rect` element of SVG.
@inlinable @inline(__always)
public func rect(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("rect", $0, content()) }
}

/// The `circle` element of SVG.
@inlinable @inline(__always)
public func circle(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("circle", $0, content()) }
}

/// The `line` element of SVG.
@inlinable @inline(__always)
public func lineElement(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("line", $0, content()) }
}

/// The `path` element of SVG.
@inlinable @inline(__always)
public func pathElement(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("path", $0, content()) }
}

/// The `polygon` element of SVG.
@inlinable @inline(__always)
public func polygon(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("polygon", $0, content()) }
}

/// The `text` element of SVG.
@inlinable @inline(__always)
public func textElement(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("text", $0, content()) }
}

/// The `tspan` element of SVG.
@inlinable @inline(__always)
public func tspan(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("tspan", $0, content()) }
}

/// The `desc` element of SVG.
@inlinable @inline(__always)
public func desc(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    attributes.withUnsafeBufferPointer { .element("desc", $0, content()) }
}
