internal import Movement

/// The fields of a submitted form.
struct FormBody: Sendable {
    /// One uploaded file.
    struct Upload: Sendable {
        let field: String
        let fileName: String
        let bytes: [UInt8]
    }

    private(set) var fields: [String: [String]] = [:]
    private(set) var uploads: [Upload] = []

    init() {}

    /// Reads `application/x-www-form-urlencoded`.
    init(urlEncoded bytes: some Collection<UInt8>) throws(Refusal) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Refusal.unreadableForm }
        for pair in text.split(separator: "&").prefix(20_000) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let key = PercentEncoding.decode(parts[0], plusIsSpace: true),
                let value = PercentEncoding.decode(parts.count > 1 ? parts[1] : "", plusIsSpace: true)
            else { throw Refusal.unreadableForm }
            fields[key, default: []].append(value)
        }
    }

    /// Reads `multipart/form-data` (RFC 7578) that is in memory as a whole.
    init(multipart bytes: [UInt8], boundary: String) throws(Refusal) {
        var parser = MultipartParser(boundary: boundary)
        var part: (name: String, fileName: String?, content: [UInt8]) = ("", nil, [])
        for event in try parser.feed(bytes) {
            switch event {
            case .begin(let name, let fileName): part = (name, fileName, [])
            case .content(let more): part.content += more
            case .end: try add(part.name, fileName: part.fileName, part.content)
            }
        }
        try parser.finish()
    }

    /// Adds one part: a file that is not empty, or a field whose content is text.
    mutating func add(_ name: String, fileName: String?, _ content: [UInt8]) throws(Refusal) {
        if let fileName {
            if !content.isEmpty { uploads.append(Upload(field: name, fileName: fileName, bytes: content)) }
        } else {
            guard let text = Self.text(content[...]) else { throw Refusal.unreadableForm }
            fields[name, default: []].append(text)
        }
    }

    /// Text in UTF-8 without NUL, which the database does not take.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String? { bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self) }

    /// The first value of a field.
    subscript(key: String) -> String? { fields[key]?.first }

    /// The file sent in a field.
    func upload(_ field: String) -> Upload? { uploads.first { $0.field == field } }

    /// The values of an act's fields, as any door passes them on.
    func values(for declaration: ActDeclaration) -> [String: JSONValue] {
        var values: [String: JSONValue] = [:]
        for field in declaration.fields {
            guard let sent = fields[field.key] else { continue }
            switch field.kind {
            case .references, .choices: values[field.key] = .array(sent.filter { !$0.isEmpty }.map(JSONValue.string))
            default: values[field.key] = sent.last.map(JSONValue.string) ?? .null
            }
        }
        return values
    }
}

extension Refusal {
    static let unreadableForm = Refusal(
        .invalid, "form.unreadable", Text("Không đọc được nội dung gửi lên.", "What was sent could not be read."),
        next: Text("Quay lại trang trước, tải lại rồi gửi lần nữa.", "Go back, reload the page and send it again."))
    static let staleForm = Refusal(
        .conflict, "form.stale",
        Text("Trang này đã mở quá lâu hoặc phiên đăng nhập đã đổi.", "This page has been open too long, or you have signed in anew."),
        next: Text("Quay lại, tải lại trang rồi gửi lần nữa.", "Go back, reload the page and send it again."))
    static let tooLarge = Refusal(
        .invalid, "body.too-large", Text("Nội dung gửi lên quá lớn.", "What was sent is too large."),
        next: Text("Chia nhỏ hoặc rút gọn tệp rồi gửi lại.", "Split or shorten the file and send it again."))
    static let foreignForm = Refusal(
        .forbidden, "form.foreign", Text("Yêu cầu này đến từ trang khác.", "This request came from another site."),
        next: Text("Mở trang của hệ thống rồi làm lại từ đó.", "Open this site's own page and do it from there."))
}

extension [UInt8] {
    /// The first place where the bytes of `pattern` stand, from `start`; Horspool's search.
    func firstRange(of pattern: [UInt8], from start: Int) -> Range<Int>? {
        let width = pattern.count
        guard width > 0, count - start >= width else { return nil }
        var shift = [Int](repeating: width, count: 256)
        for (offset, byte) in pattern.dropLast().enumerated() { shift[Int(byte)] = width - 1 - offset }
        var index = start
        while index + width <= count {
            if self[index + width - 1] == pattern[width - 1], self[index..<index + width].elementsEqual(pattern) { return index..<index + width }
            index += shift[Int(self[index + width - 1])]
        }
        return nil
    }
}

extension Substring {
    func range(ofText text: String) -> Range<Index>? { firstRange(of: text) }
}
