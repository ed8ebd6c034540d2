internal import Storage
internal import Vietnamese

/// The fields of acts on evidence, declared once.
enum EvidenceFields {
    static let target = Field.reference("target", Text("Chỉ tiêu", "Target"), to: "target")
    static let progress = Field.optionalReference("report", Text("Báo cáo", "Report"), to: "progress")
    static let entry = Field.optionalReference("entry", Text("Mục trong sổ theo dõi", "Entry of the register"), to: "entry")
    static let evidence = Field.reference("evidence", Text("Minh chứng", "Evidence"), to: "evidence")
    static let use = Field.reference("use", Text("Lần dùng", "Use"), to: "evidence-use")
    static let reason = Field.text("reason", Text("Lý do", "Reason"), max: 500)
    static let version = Field.optionalInteger(
        "version", Text("Bản đang có", "Current version"),
        hint: Text("Để không ghi đè lên bản người khác vừa thay.", "So that nobody's newer version is replaced unseen."), in: 1...100_000)
    static let title = Field.optionalText(
        "title", Text("Tên minh chứng", "Title"), hint: Text("Bỏ trống để lấy tên tệp.", "Leave empty to take the name of the file."))
    static let note = Field.optionalLines(
        "note", Text("Minh chứng cho điều gì", "What it shows"), max: 1000)

    /// What each kind asks for besides its place.
    enum Kind {
        static let named = Field.text("title", Text("Tên minh chứng", "Title"))
        static let address = Field.text(
            "address", Text("Địa chỉ trang", "Address"), hint: Text("Bắt đầu bằng https:// hoặc http://", "Begins with https:// or http://"),
            max: WebAddress.longest)
        static let number = Field.text("number", Text("Số, ký hiệu", "Number"), hint: Text("Ví dụ 12/KH-SVHTTDL", "Such as 12/KH-SVHTTDL"), max: 100)
        static let signed = Field.date("signed", Text("Ngày ban hành", "Date of issue"))
        static let issuer = Field.text("issuer", Text("Cơ quan ban hành", "Issued by"))
        static let abstract = Field.lines("abstract", Text("Trích yếu", "Abstract"), max: 1000)
        static let format = Field.text("format", Text("Định dạng", "Format"), hint: Text("CSV, JSON, XLSX…", "CSV, JSON, XLSX…"), max: 60)
        static let licence = Field.text(
            "licence", Text("Giấy phép sử dụng", "Licence"), hint: Text("Ví dụ CC BY 4.0", "Such as CC BY 4.0"), max: 120)
        static let publisher = Field.optionalText("publisher", Text("Đơn vị công bố", "Publisher"))
        static let issued = Field.optionalDate("issued", Text("Ngày công bố", "Date of publication"))
        static let course = Field.text("course", Text("Khóa đào tạo", "Course"))
        static let on = Field.date("on", Text("Ngày hoàn thành", "Date of completion"))
        static let hours = Field.quantity("hours", Text("Số giờ", "Hours"), in: Quantity(thousandths: 1)...Quantity(10_000))
        static let certificate = Field.text("certificate", Text("Số chứng nhận", "Certificate number"), max: 100)
        static let provider = Field.optionalText("provider", Text("Đơn vị đào tạo", "Training provider"))
    }

    /// Fields of a kind that stand in its reference, in the order of the form.
    static func own(_ kind: EvidenceKind) -> [FieldDeclaration] {
        switch kind {
        case .file: []
        case .link: [Kind.named.declaration, Kind.address.declaration]
        case .document: [Kind.number.declaration, Kind.signed.declaration, Kind.issuer.declaration, Kind.abstract.declaration]
        case .dataset:
            [
                Kind.named.declaration, Kind.address.declaration, Kind.format.declaration, Kind.licence.declaration, Kind.publisher.declaration,
                Kind.issued.declaration,
            ]
        case .training:
            [
                Kind.course.declaration, Kind.on.declaration, Kind.hours.declaration, Kind.certificate.declaration, Kind.provider.declaration,
            ]
        }
    }

    /// The fields of the act that adds a piece of a kind.
    static func adding(_ kind: EvidenceKind) -> [FieldDeclaration] {
        let mine = kind == .file ? [title.declaration] : own(kind)
        return mine + [note.declaration, target.declaration, progress.declaration, entry.declaration]
    }

    /// Every field a next version may carry, each once and none required, because the kind of the piece decides.
    static let replacing: [FieldDeclaration] = {
        var fields: [FieldDeclaration] = []
        for field in EvidenceKind.allCases.flatMap(own) where !fields.contains(where: { $0.key == field.key }) {
            fields.append(
                FieldDeclaration(key: field.key, kind: field.kind, label: field.label, hint: field.hint, isRequired: false) { value in
                    switch value {
                    case nil, .null, "": nil
                    default: field.problem(value)
                    }
                })
        }
        return fields
    }()

    /// Builds a version of a kind from checked input.
    static func draft(_ kind: EvidenceKind, _ input: ActInput) throws -> EvidenceDraft {
        var draft = EvidenceDraft(kind: kind, title: "")
        switch kind {
        case .file:
            draft.file = input.evidenceFile
            draft.title = try input[title] ?? draft.file?.name ?? ""
        case .link:
            draft.title = try input[Kind.named]
            draft.address = try address(input)
        case .document:
            draft.title = try input[Kind.number]
            draft.reference = [
                "number": .string(try input[Kind.number]), "signed": .string(try input[Kind.signed].iso), "issuer": .string(try input[Kind.issuer]),
                "abstract": .string(try input[Kind.abstract]),
            ]
        case .dataset:
            draft.title = try input[Kind.named]
            draft.address = try address(input)
            draft.reference = [
                "format": .string(try input[Kind.format]), "licence": .string(try input[Kind.licence]),
                "publisher": JSONValue(try input[Kind.publisher]), "issued": JSONValue(try input[Kind.issued]?.iso),
            ]
        case .training:
            draft.title = try input[Kind.course]
            draft.reference = [
                "on": .string(try input[Kind.on].iso), "hours": .string(try input[Kind.hours].plain),
                "certificate": .string(try input[Kind.certificate]), "provider": JSONValue(try input[Kind.provider]),
            ]
        }
        draft.reference = draft.reference.filter { $0.value != .null }
        return draft
    }

    private static func address(_ input: ActInput) throws -> String {
        let typed = try input[Kind.address]
        do throws(WebAddress.Problem) { return try WebAddress(typed).text } catch {
            throw Refusal.invalid([FieldProblem(Kind.address.key, error.message)])
        }
    }
}
