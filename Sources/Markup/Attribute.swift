/// One attribute of an element; its value is escaped when the element is rendered.
public struct Attribute: Sendable {
    enum Kind: UInt8, Sendable {
        /// `name="value"`
        case plain
        /// `aria-name="value"`
        case aria
        /// `data-name="value"`
        case data
        /// `name` alone
        case flag
        /// Nothing: the attribute was left out by a condition.
        case omitted
    }

    let name: StaticString
    let value: String
    let kind: Kind

    private init(_ name: StaticString, _ value: String, kind: Kind = .plain) {
        self.name = name
        self.value = value
        self.kind = kind
    }

    /// No attribute.
    public static var none: Attribute { Attribute("", "", kind: .omitted) }

    /// Any attribute by its name.
    ///
    /// Names that take an address are checked like ``href(_:)``. Scripts and styles in attributes (`on...`, `style`, `srcdoc`) are left out,
    /// because the Content-Security-Policy of the site refuses them anyway.
    public static func attr(_ name: StaticString, _ value: String) -> Attribute {
        switch AttributeName(name) {
        case .ordinary: Attribute(name, value)
        case .address: Attribute(name, SafeAddress.checked(value))
        case .executable: Attribute(name, "", kind: .omitted)
        }
    }

    /// Any attribute with a whole number.
    public static func attr(_ name: StaticString, _ value: Int) -> Attribute { Attribute.attr(name, String(value)) }

    /// A boolean attribute such as `required`, present only while `isOn`.
    public static func flag(_ name: StaticString, if isOn: Bool = true) -> Attribute {
        Attribute(name, "", kind: isOn ? .flag : .omitted)
    }

    /// An attribute that is there only when the condition holds.
    public static func when(_ condition: Bool, _ attribute: @autoclosure () -> Attribute) -> Attribute {
        condition ? attribute() : .none
    }

    /// An attribute made from a value that may be missing.
    public static func ifLet<Value>(_ value: Value?, _ attribute: (Value) -> Attribute) -> Attribute {
        value.map(attribute) ?? .none
    }

    /// An `aria-...` attribute, by the part of its name behind the dash.
    public static func aria(_ name: StaticString, _ value: String) -> Attribute { Attribute(name, value, kind: .aria) }

    /// A `data-...` attribute, by the part of its name behind the dash.
    public static func data(_ name: StaticString, _ value: String) -> Attribute { Attribute(name, value, kind: .data) }

    /// Class names, separated by spaces.
    public static func `class`(_ names: String) -> Attribute { Attribute("class", names) }

    /// The identifier of the element in its page.
    public static func id(_ value: String) -> Attribute { Attribute("id", value) }

    /// The address of a link: relative, `http`, `https`, `mailto` or `tel`; any other scheme becomes `#`.
    public static func href(_ address: String) -> Attribute { Attribute("href", SafeAddress.checked(address)) }

    /// The address of an image or script; schemes as in ``href(_:)``.
    public static func src(_ address: String) -> Attribute { Attribute("src", SafeAddress.checked(address)) }

    /// The address a form is sent to; schemes as in ``href(_:)``.
    public static func action(_ address: String) -> Attribute { Attribute("action", SafeAddress.checked(address)) }

    /// How a form is sent, `get` or `post`.
    public static func method(_ value: StaticString) -> Attribute { Attribute("method", value.description) }

    /// The name of a field or of a `meta` entry.
    public static func name(_ value: String) -> Attribute { Attribute("name", value) }

    /// The value of a field or button.
    public static func value(_ value: String) -> Attribute { Attribute("value", value) }

    /// The type of a field, button or linked file.
    public static func type(_ value: String) -> Attribute { Attribute("type", value) }

    /// The field a label belongs to, by identifier.
    public static func `for`(_ identifier: String) -> Attribute { Attribute("for", identifier) }

    /// The text in place of an image; empty for an image that only decorates.
    public static func alt(_ text: String) -> Attribute { Attribute("alt", text) }

    /// A BCP 47 language tag.
    public static func lang(_ tag: String) -> Attribute { Attribute("lang", tag) }

    /// The role for assistive technology.
    public static func role(_ role: String) -> Attribute { Attribute("role", role) }

    /// The relation of a link to this page.
    public static func rel(_ relation: String) -> Attribute { Attribute("rel", relation) }

    /// The value of a `meta` entry.
    public static func content(_ value: String) -> Attribute { Attribute("content", value) }

    /// What a field holds, in the words of the HTML autofill list.
    public static func autocomplete(_ value: String) -> Attribute { Attribute("autocomplete", value) }

    /// What a heading cell is for: `col`, `row`, `colgroup` or `rowgroup`.
    public static func scope(_ value: String) -> Attribute { Attribute("scope", value) }

    /// The number of columns a cell spans.
    public static func colspan(_ count: Int) -> Attribute { Attribute("colspan", String(count)) }

    /// The number of rows a cell spans.
    public static func rowspan(_ count: Int) -> Attribute { Attribute("rowspan", String(count)) }

    /// The number of text lines a `textarea` shows.
    public static func rows(_ count: Int) -> Attribute { Attribute("rows", String(count)) }

    /// The largest number of UTF-16 code units a field takes.
    public static func maxlength(_ count: Int) -> Attribute { Attribute("maxlength", String(count)) }

    /// The place in the order of the Tab key; 0 makes a scrolling region reachable.
    public static func tabindex(_ index: Int) -> Attribute { Attribute("tabindex", String(index)) }

    /// The moment a `time` element stands for, in ISO 8601.
    public static func datetime(_ value: String) -> Attribute { Attribute("datetime", value) }

    /// The number of bytes when rendered, with the space before the name.
    var renderedCount: Int {
        switch kind {
        case .omitted: 0
        case .flag: 1 + name.utf8CodeUnitCount
        case .plain: 4 + name.utf8CodeUnitCount + Escape.count(value)
        case .aria, .data: 9 + name.utf8CodeUnitCount + Escape.count(value)
        }
    }

    func write(to writer: inout ByteWriter) {
        guard kind != .omitted else { return }
        writer.write(UInt8(ascii: " "))
        if kind == .aria { writer.write("aria-") }
        if kind == .data { writer.write("data-") }
        writer.write(name)
        guard kind != .flag else { return }
        writer.write("=\"")
        writer.writeEscaped(value)
        writer.write(UInt8(ascii: "\""))
    }
}

extension UnsafeBufferPointer<Attribute> {
    /// The number of bytes of all attributes when rendered.
    var renderedCount: Int {
        var count = 0
        for attribute in self { count += attribute.renderedCount }
        return count
    }
}
