/// Reads which parts belong to a part (ECMA-376 part 2, 6.5).
final class RelationshipsListener: XmlListener {
    struct Relation {
        let id: String
        let kind: String
        let path: String
    }

    private let base: String
    private var relations: [Relation] = []

    /// `base` is the folder of the part the relationships belong to, without a slash at its end.
    init(base: String) {
        self.base = base
    }

    /// The first related part of a kind, which is the last step of the address in `Type`.
    func first(kind: String) -> Relation? {
        relations.first { $0.kind == kind }
    }

    func target(of id: String, kind: String) -> String? {
        relations.first { $0.id == id && $0.kind == kind }?.path
    }

    func opened(_ name: String, _ attributes: XmlAttributes) {
        guard name == "Relationship", attributes["TargetMode"] != "External",
            let id = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"]
        else { return }
        let kind = type.split(separator: "/").last.map(String.init) ?? ""
        relations.append(Relation(id: id, kind: kind, path: resolved(target)))
    }

    func closed(_ name: String) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    private func resolved(_ target: String) -> String {
        var steps: [Substring] = target.hasPrefix("/") ? [] : base.split(separator: "/")
        for step in target.split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}

/// Reads the names of the sheets and the date system from the main part (ECMA-376 part 1, 18.2).
final class WorkbookListener: XmlListener {
    struct Entry {
        let name: String
        let relation: String
        let isHidden: Bool
    }

    private(set) var isWorkbook = false
    private(set) var is1904 = false
    private(set) var sheets: [Entry] = []
    private var isInside = false

    func opened(_ name: String, _ attributes: XmlAttributes) {
        if !isInside { isWorkbook = name == "workbook" }
        isInside = true
        switch name {
        case "workbookPr":
            is1904 = ["1", "true", "on"].contains(attributes["date1904"])
        case "sheet":
            guard let title = attributes["name"], let relation = attributes["id"] else { return }
            sheets.append(Entry(name: title, relation: relation, isHidden: attributes["state"]?.lowercased().hasSuffix("hidden") ?? false))
        default: break
        }
    }

    func closed(_ name: String) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Reads how each cell style shows numbers (ECMA-376 part 1, 18.8.10 and 18.8.30).
final class StylesListener: XmlListener {
    private var codes: [Int: String] = [:]
    private var identifiers: [Int] = []
    private var isInCellFormats = false

    /// One format for each style number that a cell can name.
    var formats: [NumberFormat] {
        identifiers.map { NumberFormat(identifier: $0, code: codes[$0]) }
    }

    func opened(_ name: String, _ attributes: XmlAttributes) {
        switch name {
        case "numFmt":
            guard let identifier = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] else { return }
            codes[identifier] = code
        case "cellXfs":
            isInCellFormats = true
        case "xf" where isInCellFormats:
            identifiers.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
        default: break
        }
    }

    func closed(_ name: String) {
        if name == "cellXfs" { isInCellFormats = false }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
