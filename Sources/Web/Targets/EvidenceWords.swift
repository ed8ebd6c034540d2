internal import Markup
internal import Movement
internal import Storage
internal import Vietnamese

/// The fields of a kind of evidence in words, from the declarations of the acts.
enum EvidenceWords {
    /// Keys of the fields a kind has of its own.
    static func fields(of kind: EvidenceKind) -> [String] {
        declarations(of: kind).map(\.key).filter { !["note", "target", "report", "entry"].contains($0) }
    }

    private static func declarations(of kind: EvidenceKind) -> [FieldDeclaration] {
        ActCatalog.act(named: "evidence.\(kind.rawValue)")?.declaration.fields ?? []
    }

    /// What stands in the current version, for the form of the next.
    static func prefilled(_ model: EvidencePage) -> [String: JSONValue] {
        guard let version = model.versions.first else { return [:] }
        var values = version.reference.mapValues(JSONValue.string)
        values["title"] = .string(model.title)
        values["course"] = .string(model.title)
        values["address"] = JSONValue(version.address)
        if let hours = version.reference["hours"].flatMap({ Quantity($0, isProgram: true) }) { values["hours"] = .string(hours.typed) }
        return values
    }

    /// What a version says of itself, line by line.
    static func lines(_ version: EvidenceVersion, kind: EvidenceKind, _ look: Look) -> [(String, HTML)] {
        var lines: [(String, HTML)] = []
        if let address = version.address {
            lines.append(
                (
                    look("Địa chỉ", "Address"),
                    a(.href(address), .rel("nofollow noopener noreferrer external")) { address.count > 120 ? address.prefix(120) + "…" : address }
                ))
        }
        for field in declarations(of: kind) {
            guard let value = version.reference[field.key] else { continue }
            let shown: String =
                switch field.kind {
                case .date: CivilDate(iso: value)?.vietnamese ?? value
                case .quantity: Quantity(value, isProgram: true)?[look.language] ?? value
                default: value
                }
            lines.append((look(field.label), span(.lang("vi")) { shown }))
        }
        if let file = version.file {
            lines.append((look("Tên tệp", "File name"), span(.lang("vi")) { file.name }))
            lines.append((look("Cỡ và loại", "Size and type"), .text("\(EvidenceParts.size(file.size, look)), \(look(type(file)))")))
            lines.append(("SHA-256", span(.class("mono")) { file.hash }))
        }
        return lines
    }

    private static func type(_ file: EvidenceFile) -> Text {
        switch file.type {
        case .pdf: Text(same: "PDF")
        case .png: Text("ảnh PNG", "PNG picture")
        case .jpeg: Text("ảnh JPEG", "JPEG picture")
        case .docx: Text(same: "Word")
        case .xlsx: Text(same: "Excel")
        case .zip: Text("tệp nén ZIP", "ZIP archive")
        case .text: Text("văn bản thuần", "plain text")
        case .unknown: Text("loại khác", "another type")
        }
    }
}
