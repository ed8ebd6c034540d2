@testable internal import Web

/// The tags of a page, found by a reader of our own so that the tests do not trust the one who wrote the page.
struct PageScan {
    struct Tag {
        let name: String
        let attributes: [(name: String, value: String)]

        subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
    }

    let tags: [Tag]

    init(_ html: String) {
        var tags: [Tag] = []
        var bytes = Array(html.utf8)[...]
        while let open = bytes.firstIndex(of: UInt8(ascii: "<")) {
            bytes = bytes[bytes.index(after: open)...]
            guard let first = bytes.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20) else { continue }
            let name = Self.take(&bytes) { !Self.isSpace($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
            tags.append(Tag(name: name.lowercased(), attributes: Self.attributes(&bytes)))
        }
        self.tags = tags
    }

    func tags(named name: String) -> [Tag] { tags.filter { $0.name == name } }

    /// Addresses of this site that a reader could follow by a link.
    var links: [String] { tags(named: "a").compactMap { $0["href"] }.filter { $0.hasPrefix("/") } }

    /// What is wrong with the page; empty when nothing is.
    var problems: [String] {
        var problems: [String] = []
        for tag in tags {
            // The only scripts are modules of this site, which pages work without.
            if tag.name == "script", tag["src"]?.hasPrefix("/tinh/") == true { continue }
            if ["script", "style", "iframe", "object", "embed"].contains(tag.name) { problems.append("<\(tag.name)>") }
            for attribute in tag.attributes {
                if attribute.name == "style" || attribute.name.hasPrefix("on") { problems.append("\(attribute.name)= on <\(tag.name)>") }
                let isAddress = ["href", "src", "action", "formaction"].contains(attribute.name)
                if isAddress, !attribute.value.hasPrefix("/"), !attribute.value.hasPrefix("#"), !attribute.value.hasPrefix("?") {
                    problems.append("\(attribute.name)=\(attribute.value)")
                }
            }
        }
        return problems + structure
    }

    /// One h1, no heading level left out, unique identifiers, every reference to an identifier answered, every control with a label.
    private var structure: [String] {
        var problems: [String] = []
        let identifiers = tags.compactMap { $0["id"] }
        let known = Set(identifiers)
        if known.count != identifiers.count { problems.append("id used twice") }
        if tags(named: "html").first?["lang"] == nil { problems.append("no lang") }
        if tags(named: "h1").count != 1 { problems.append("\(tags(named: "h1").count) h1") }
        let levels = tags.compactMap { $0.name.count == 2 && $0.name.hasPrefix("h") ? Int($0.name.dropFirst()) : nil }
        for (above, below) in zip(levels, levels.dropFirst()) where below > above + 1 { problems.append("h\(below) after h\(above)") }
        for tag in tags {
            let referred = [tag["for"], tag["aria-labelledby"], tag["aria-describedby"], tag["aria-controls"]].compactMap { $0 }
            for name in referred.flatMap({ $0.split(separator: " ").map(String.init) }) where !known.contains(name) {
                problems.append("no id \(name)")
            }
            if let href = tag["href"], href.hasPrefix("#"), !known.contains(String(href.dropFirst())) { problems.append("no id for \(href)") }
        }
        let labelled = Set(tags(named: "label").compactMap { $0["for"] })
        for control in tags where ["input", "select", "textarea"].contains(control.name) && !["hidden", "submit"].contains(control["type"] ?? "") {
            let hasLabel = control["id"].map(labelled.contains) ?? false
            if !hasLabel && control["aria-label"] == nil && control["aria-labelledby"] == nil {
                problems.append("no label: \(control["name"] ?? "?")")
            }
        }
        return problems
    }

    private static func attributes(_ bytes: inout ArraySlice<UInt8>) -> [(name: String, value: String)] {
        var found: [(name: String, value: String)] = []
        while let byte = bytes.first, byte != UInt8(ascii: ">") {
            guard !isSpace(byte), byte != UInt8(ascii: "/") else {
                bytes = bytes.dropFirst()
                continue
            }
            let name = take(&bytes) { !isSpace($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") }
            var value = ""
            if bytes.first == UInt8(ascii: "=") {
                bytes = bytes.dropFirst()
                if let quote = bytes.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                    bytes = bytes.dropFirst()
                    value = take(&bytes) { $0 != quote }
                    bytes = bytes.dropFirst()
                } else {
                    value = take(&bytes) { !isSpace($0) && $0 != UInt8(ascii: ">") }
                }
            }
            found.append((name.lowercased(), value.replacing("&amp;", with: "&")))
        }
        return found
    }

    private static func take(_ bytes: inout ArraySlice<UInt8>, while holds: (UInt8) -> Bool) -> String {
        let taken = bytes.prefix(while: holds)
        bytes = bytes[taken.endIndex...]
        return String(decoding: taken, as: UTF8.self)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }
}
