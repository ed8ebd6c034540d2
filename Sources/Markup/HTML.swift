/// A piece of HTML or SVG as a plain value, rendered straight to bytes.
///
/// There is one concrete type for text, elements and fragments, so a page of any size type-checks in linear time.
/// A value is built by the element functions (`div`, `table`, ...) and by ``HTMLBuilder``; a `String` always becomes escaped text.
public struct HTML: Sendable {
    /// How content waits until it is sent, chosen so that an element costs one allocation of exactly its size and few copies.
    @usableFromInline
    enum Storage: Sendable {
        /// Not yet escaped: the parent measures and copies it, so a cell with one text needs one buffer and not two.
        case text(String)
        /// Rendered.
        case rendered(Rendered)
        /// Several pieces and their length together; large content stays like this and is copied once, at the end.
        case pieces([HTML], count: Int)
    }

    @usableFromInline var storage: Storage

    @inlinable
    init(storage: Storage) {
        self.storage = storage
    }

    /// Nothing at all.
    @inlinable
    public init() {
        storage = .text("")
    }

    /// The pieces one behind the other.
    public init(_ pieces: [HTML]) {
        var count = 0
        for piece in pieces { count += piece.count }
        storage = .pieces(pieces, count: count)
    }

    /// Text, escaped when it is rendered.
    @inlinable
    public static func text(_ text: String) -> HTML {
        HTML(storage: .text(text))
    }

    /// Markup that is trusted as it stands; the only way past the escaping, so every call needs a reason beside it.
    public static func unsafeRaw(_ markup: String) -> HTML {
        Escape.withUTF8(of: markup) { bytes in HTML(storage: .rendered(Rendered(count: bytes.count) { $0.write(bytes) })) }
    }

    /// The rendered UTF-8 bytes.
    public var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { memory, initializedCount in
            guard let start = memory.baseAddress else { return }
            var writer = ByteWriter(start)
            write(to: &writer)
            initializedCount = writer.next - start
        }
    }

    /// The rendered text, for tests and letters; pages send ``bytes``.
    public var string: String {
        String(decoding: bytes, as: UTF8.self)
    }

    /// The number of bytes when rendered.
    public var count: Int {
        switch storage {
        case .text(let text): Escape.count(text)
        case .rendered(let rendered): rendered.count
        case .pieces(_, let count): count
        }
    }

    /// Whether nothing would be rendered.
    public var isEmpty: Bool { count == 0 }

    func write(to writer: inout ByteWriter) {
        switch storage {
        case .text(let text): writer.writeEscaped(text)
        case .rendered(let rendered): writer.write(rendered)
        case .pieces(let pieces, _): for piece in pieces { piece.write(to: &writer) }
        }
    }
}

extension HTML {
    /// Elements larger than this, in bytes, keep their content as pieces instead of copying it into their own buffer.
    private static let largestCopy = 2048

    /// An element with a start tag, content and an end tag; `lead` is written right behind the start tag.
    @usableFromInline
    static func element(_ name: StaticString, _ attributes: UnsafeBufferPointer<Attribute>, _ content: HTML, lead: StaticString = "") -> HTML {
        let start = name.utf8CodeUnitCount + 2 + attributes.renderedCount + lead.utf8CodeUnitCount
        let end = name.utf8CodeUnitCount + 3
        let inner = content.count
        if inner <= largestCopy {
            return HTML(
                storage: .rendered(
                    Rendered(count: start + inner + end) { writer in
                        writer.writeStart(name, attributes, lead)
                        content.write(to: &writer)
                        writer.writeEnd(name)
                    }))
        }
        let opening = HTML(storage: .rendered(Rendered(count: start) { $0.writeStart(name, attributes, lead) }))
        let closing = HTML(storage: .rendered(Rendered(count: end) { $0.writeEnd(name) }))
        return HTML(storage: .pieces([opening, content, closing], count: start + inner + end))
    }

    /// An element that has no content and no end tag (HTML Living Standard, 13.1.2, void elements).
    @usableFromInline
    static func void(_ name: StaticString, _ attributes: UnsafeBufferPointer<Attribute>) -> HTML {
        HTML(storage: .rendered(Rendered(count: name.utf8CodeUnitCount + 2 + attributes.renderedCount) { $0.writeStart(name, attributes, "") }))
    }

    /// An element whose attributes were put together at run time.
    static func element(_ name: StaticString, _ attributes: [Attribute], _ content: HTML, lead: StaticString = "") -> HTML {
        attributes.withUnsafeBufferPointer { .element(name, $0, content, lead: lead) }
    }

    /// An element without content whose attributes were put together at run time.
    static func void(_ name: StaticString, _ attributes: [Attribute]) -> HTML {
        attributes.withUnsafeBufferPointer { .void(name, $0) }
    }
}
