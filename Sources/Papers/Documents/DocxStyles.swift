/// What the styles of a document say about fonts, hidden text, lists and borders.
struct DocxStyles {
    struct Style {
        var basedOn: String?
        var font: String?
        var isHidden: Bool?
        var list: String?
        var level: Int?
        var hasBorders: Bool?
    }

    fileprivate(set) var styles: [String: Style] = [:]
    fileprivate(set) var defaultFont: String?
    fileprivate(set) var defaultParagraph: String?

    /// How long a chain of styles may be; it may also run in a circle.
    private static let longestChain = 24

    private func first<Value>(_ style: String?, _ value: (Style) -> Value?) -> Value? {
        var name = style
        for _ in 0..<Self.longestChain {
            guard let current = name, let found = styles[current] else { return nil }
            if let value = value(found) { return value }
            name = found.basedOn
        }
        return nil
    }

    func font(character: String?, paragraph: String?) -> String? {
        first(character, \.font) ?? first(paragraph ?? defaultParagraph, \.font) ?? defaultFont
    }

    func isHidden(character: String?, paragraph: String?) -> Bool {
        first(character, \.isHidden) ?? first(paragraph ?? defaultParagraph, \.isHidden) ?? false
    }

    func hasBorders(table: String?) -> Bool { first(table, \.hasBorders) ?? false }

    /// The list that a style puts its paragraphs into.
    func list(of style: String?) -> (list: String, level: Int?)? {
        guard let list = first(style, \.list) else { return nil }
        return (list, first(style, \.level))
    }
}

/// Reads the styles of a document (ECMA-376 part 1, 17.7).
final class DocxStylesListener: XmlListener {
    private(set) var result = DocxStyles()
    private var style: (id: String, value: DocxStyles.Style)?
    private var isInDefaults = false
    private var isInBorders = false
    /// Formats for parts of a table, which say nothing about the whole.
    private var conditionalDepth = 0

    func opened(_ name: String, _ attributes: XmlAttributes) {
        if name == "tblStylePr" || name.hasSuffix("Change") { conditionalDepth += 1 }
        guard conditionalDepth == 0 else { return }
        let value = attributes["val"]
        switch name {
        case "docDefaults": isInDefaults = true
        case "style":
            let id = attributes["styleId"] ?? ""
            style = (id, DocxStyles.Style())
            if attributes["type"] == "paragraph", let mark = attributes["default"], DocxToggle.isOn(mark) { result.defaultParagraph = id }
        case "basedOn": style?.value.basedOn = value
        case "rFonts":
            guard let font = attributes["ascii"] ?? attributes["hAnsi"] else { return }
            if isInDefaults { result.defaultFont = font } else { style?.value.font = font }
        case "vanish": style?.value.isHidden = DocxToggle.isOn(value)
        case "numId": style?.value.list = value
        case "ilvl": style?.value.level = value.flatMap { Int($0) }
        case "tblBorders": isInBorders = true
        default: if isInBorders, !["nil", "none", nil].contains(value) { style?.value.hasBorders = true }
        }
    }

    func closed(_ name: String) {
        if name == "tblStylePr" || name.hasSuffix("Change") { conditionalDepth -= 1 }
        switch name {
        case "docDefaults": isInDefaults = false
        case "tblBorders": isInBorders = false
        case "style":
            if let style { result.styles[style.id] = style.value }
            style = nil
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
