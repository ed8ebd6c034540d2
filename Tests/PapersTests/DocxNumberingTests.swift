import Papers
import Testing

@Suite struct DocxNumberingTests {
    static func level(_ index: Int, _ format: String, _ text: String, _ more: String = "") -> String {
        "<w:lvl w:ilvl=\"\(index)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/>\(more)<w:lvlText w:val=\"\(text)\"/></w:lvl>"
    }

    static func list(_ id: Int, _ levels: String) -> String { "<w:abstractNum w:abstractNumId=\"\(id)\">\(levels)</w:abstractNum>" }

    static func number(_ id: Int, of list: Int, _ more: String = "") -> String {
        "<w:num w:numId=\"\(id)\"><w:abstractNumId w:val=\"\(list)\"/>\(more)</w:num>"
    }

    static let outline = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)") + level(3, "bullet", "\u{F02D}")

    func text(_ body: String, _ numbering: String, styles: String? = nil) async throws -> Reading {
        await reading(try Docx(body: body, numbering: numbering, styles: styles).bytes())
    }

    @Test func levelsCountAndStartAnewUnderTheNext() async throws {
        let body = item("A") + item("b", 1) + item("c", 2) + item("d", 2) + item("e", 1) + item("f", 2) + item("g", 3) + item("H") + item("i", 1)
        #expect(
            try await text(body, Self.list(0, Self.outline) + Self.number(1, of: 0)) == .text("I. A\n1. b\na) c\nb) d\n2. e\na) f\n- g\nII. H\n1. i"))
    }

    @Test func labelsNameTheLevelsAbove() async throws {
        let levels =
            Self.level(0, "upperRoman", "%1") + Self.level(1, "decimal", "%1.%2.") + Self.level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")
        let body = item("a") + item("b", 1) + item("c", 1) + item("d", 2) + paragraph("giữa") + item("e", 1)
        #expect(try await text(body, Self.list(0, levels) + Self.number(1, of: 0)) == .text("I a\nI.1. b\nI.2. c\n1.2.1 d\ngiữa\nI.3. e"))
    }

    @Test func listsOfOneDefinitionGoOnUnlessTheyStartAnew() async throws {
        let numbering =
            Self.list(0, Self.level(0, "decimal", "Điều %1.")) + Self.number(1, of: 0) + Self.number(2, of: 0)
            + Self.number(3, of: 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride>")
        let body = item("a") + item("b", list: 2) + item("c", list: 3) + item("d", list: 3) + item("e")
        #expect(try await text(body, numbering) == .text("Điều 1. a\nĐiều 2. b\nĐiều 7. c\nĐiều 8. d\nĐiều 9. e"))
    }

    @Test func levelsOfOneListMayBeOverridden() async throws {
        let numbering =
            Self.list(0, Self.outline) + Self.number(1, of: 0, "<w:lvlOverride w:ilvl=\"0\">\(Self.level(0, "lowerRoman", "(%1)"))</w:lvlOverride>")
        #expect(try await text(item("a") + item("b"), numbering) == .text("(i) a\n(ii) b"))
    }

    @Test func restartCanBeForbidden() async throws {
        let levels = Self.level(0, "upperLetter", "%1.") + Self.level(1, "decimalZero", "%2", "<w:lvlRestart w:val=\"0\"/>")
        #expect(
            try await text(item("a") + item("b", 1) + item("c") + item("d", 1), Self.list(0, levels) + Self.number(1, of: 0))
                == .text("A. a\n01 b\nB. c\n02 d"))
    }

    @Test func stylesBringTheirList() async throws {
        let numbering =
            Self.list(0, Self.level(0, "upperRoman", "%1.", "<w:pStyle w:val=\"H1\"/>") + Self.level(1, "decimal", "%2.", "<w:pStyle w:val=\"H2\"/>"))
            + Self.number(5, of: 0)
        let styles = ["H1", "H2"].map {
            "<w:style w:type=\"paragraph\" w:styleId=\"\($0)\"><w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr></w:pPr></w:style>"
        }.joined()
        let body =
            paragraph("a", "<w:pStyle w:val=\"H1\"/>") + paragraph("b", "<w:pStyle w:val=\"H2\"/>") + paragraph("c", "<w:pStyle w:val=\"H2\"/>")
            + paragraph("d", "<w:pStyle w:val=\"H2\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>")
        #expect(try await text(body, numbering, styles: styles) == .text("I. a\n1. b\n2. c\nd"))
    }

    @Test func bulletsKeepTheSignsThatPlansUse() async throws {
        let levels = Self.level(0, "bullet", "-") + Self.level(1, "bullet", "+") + Self.level(2, "bullet", "\u{F0B7}") + Self.level(3, "none", "")
        let body = item("a") + item("b", 1) + item("c", 2) + item("d", 3) + item("", 0) + item("e", list: 9)
        #expect(try await text(body, Self.list(0, levels) + Self.number(1, of: 0)) == .text("- a\n+ b\n- c\nd\n\ne"))
    }

    @Test func numbersBeyondTheirFormatStayDigits() async throws {
        let override = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"4000\"/></w:lvlOverride>"
        let letters = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"27\"/></w:lvlOverride>"
        let numbering =
            Self.list(0, Self.level(0, "upperRoman", "%1.")) + Self.list(1, Self.level(0, "lowerLetter", "%1)"))
            + Self.number(1, of: 0, override) + Self.number(2, of: 1, letters)
        #expect(try await text(item("a") + item("b", list: 2), numbering) == .text("4000. a\naa) b"))
    }
}
