/// How one level of a list is counted and shown (ECMA-376 part 1, 17.9.6).
struct DocxLevel {
    var start = 1
    var format = "decimal"
    var text = ""
    /// The level whose use starts this one anew, counted from 1; 0 for none, nil for any level above.
    var restart: Int?
    var isLegal = false
    var suffix = "tab"
    var style: String?

    /// The sign before an item that is not counted.
    var bullet: String {
        let sign = text.trimmed
        if ["-", "+", "*"].contains(sign) { return sign }
        return "-"
    }
}

/// Reads the lists of a document (ECMA-376 part 1, 17.9).
final class DocxNumberingListener: XmlListener {
    struct Abstract {
        var levels: [Int: DocxLevel] = [:]
        /// The style whose list this one is.
        var link: String?
    }

    struct Instance {
        var abstract = ""
        var levels: [Int: DocxLevel] = [:]
        var starts: [Int: Int] = [:]
    }

    private(set) var abstracts: [String: Abstract] = [:]
    private(set) var instances: [String: Instance] = [:]
    private var abstract: (id: String, value: Abstract)?
    private var instance: (id: String, value: Instance)?
    private var override: Int?
    private var level: (index: Int, value: DocxLevel)?

    func opened(_ name: String, _ attributes: XmlAttributes) {
        let value = attributes["val"]
        switch name {
        case "abstractNum": abstract = (attributes["abstractNumId"] ?? "", Abstract())
        case "num": instance = (attributes["numId"] ?? "", Instance())
        case "abstractNumId": instance?.value.abstract = value ?? ""
        case "numStyleLink": abstract?.value.link = value
        case "lvlOverride": override = attributes["ilvl"].flatMap { Int($0) }
        case "startOverride": if let override, let start = value.flatMap({ Int($0) }) { instance?.value.starts[override] = start }
        case "lvl": level = (attributes["ilvl"].flatMap { Int($0) } ?? 0, DocxLevel())
        default: if level != nil { read(name, value) }
        }
    }

    private func read(_ name: String, _ value: String?) {
        switch name {
        case "start": level?.value.start = value.flatMap { Int($0) } ?? 1
        case "numFmt": level?.value.format = value ?? "decimal"
        case "lvlText": level?.value.text = value ?? ""
        case "lvlRestart": level?.value.restart = value.flatMap { Int($0) }
        case "isLgl": level?.value.isLegal = DocxToggle.isOn(value)
        case "suff": level?.value.suffix = value ?? "tab"
        case "pStyle": level?.value.style = value
        default: break
        }
    }

    func closed(_ name: String) {
        switch name {
        case "lvl":
            if let level, (0..<9).contains(level.index) {
                if instance != nil { instance?.value.levels[level.index] = level.value } else { abstract?.value.levels[level.index] = level.value }
            }
            level = nil
        case "lvlOverride": override = nil
        case "abstractNum":
            if let abstract { abstracts[abstract.id] = abstract.value }
            abstract = nil
        case "num":
            if let instance { instances[instance.id] = instance.value }
            instance = nil
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// A property that is on when named, unless its value says no (ECMA-376 part 1, 17.17.4).
enum DocxToggle {
    static func isOn(_ value: String?) -> Bool { !["0", "false", "off"].contains(value ?? "1") }
}

/// Counts the items of lists in the order of the text and gives each its label.
struct DocxCounter {
    private let abstracts: [String: DocxNumberingListener.Abstract]
    private let instances: [String: DocxNumberingListener.Instance]
    private let styles: DocxStyles
    private var counts: [String: [Int?]] = [:]
    private var started: Set<String> = []

    init(_ lists: DocxNumberingListener, styles: DocxStyles) {
        abstracts = lists.abstracts
        instances = lists.instances
        self.styles = styles
    }

    /// The label of the next item, with the white space that follows it; nil when there is no such list.
    mutating func label(list: String, level given: Int?, style: String?) -> String? {
        guard let instance = instances[list], let abstract = self.abstract(instance.abstract) else { return nil }
        func definition(_ level: Int) -> DocxLevel? { instance.levels[level] ?? abstract.levels[level] }
        let level = given ?? style.flatMap { name in (0..<9).first { definition($0)?.style == name } } ?? 0
        guard (0..<9).contains(level), let own = definition(level) else { return nil }

        var count = counts[instance.abstract] ?? [Int?](repeating: nil, count: 9)
        if let start = instance.starts[level], started.insert("\(list)/\(level)").inserted {
            count[level] = start
        } else {
            count[level] = count[level].map { $0 < Int(Int32.max) ? $0 + 1 : $0 } ?? own.start
        }
        for deeper in (level + 1)..<max(9, level + 1) where level < (definition(deeper)?.restart ?? 9) { count[deeper] = nil }
        counts[instance.abstract] = count

        let label = own.format == "bullet" ? own.bullet : text(of: own, count, definition)
        if label.trimmed.isEmpty { return "" }
        return own.suffix == "nothing" && own.format != "bullet" ? label : label + " "
    }

    /// Lists may be defined by a style, which names another list.
    private func abstract(_ id: String) -> DocxNumberingListener.Abstract? {
        guard let abstract = abstracts[id] else { return nil }
        guard let link = abstract.link, abstract.levels.isEmpty, let list = styles.list(of: link)?.list, let linked = instances[list]?.abstract,
            linked != id
        else { return abstract }
        return abstracts[linked]
    }

    /// "%1.%2." with the numbers put in.
    private func text(of level: DocxLevel, _ counts: [Int?], _ definition: (Int) -> DocxLevel?) -> String {
        var result = ""
        var rest = level.text[...]
        while let sign = rest.first {
            rest = rest.dropFirst()
            guard sign == "%", let digit = rest.first?.wholeNumberValue, (1...9).contains(digit) else {
                result.append(sign)
                continue
            }
            rest = rest.dropFirst()
            let named = definition(digit - 1)
            let number = counts[digit - 1] ?? named?.start ?? 1
            result += Self.number(number, level.isLegal ? "decimal" : named?.format ?? "decimal")
        }
        return result
    }

    private static func number(_ number: Int, _ format: String) -> String {
        switch format {
        case "upperRoman": roman(number)
        case "lowerRoman": roman(number).lowercased()
        case "upperLetter": letters(number).uppercased()
        case "lowerLetter": letters(number)
        case "decimalZero": number < 10 ? "0\(number)" : String(number)
        case "none", "bullet": ""
        default: String(number)
        }
    }

    private static func roman(_ number: Int) -> String {
        guard (1...3_999).contains(number) else { return String(number) }
        var rest = number
        var result = ""
        let signs = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"),
            (4, "IV"), (1, "I"),
        ]
        for (value, sign) in signs {
            while rest >= value {
                result += sign
                rest -= value
            }
        }
        return result
    }

    /// a to z, then aa to zz, as Word counts.
    private static func letters(_ number: Int) -> String {
        guard (1...780).contains(number) else { return String(number) }
        let letter = Character(Unicode.Scalar(UInt8(0x61 + (number - 1) % 26)))
        return String(repeating: letter, count: (number - 1) / 26 + 1)
    }
}
