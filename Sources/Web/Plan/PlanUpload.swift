internal import Movement

/// The text of a plan that a reader sends in: pasted, or as a text file.
enum PlanUpload {
    /// The largest file, in bytes.
    static let limit = 2 << 20
    /// The largest form: the file, the pasted text at four bytes a letter, and the frame around them.
    static let formLimit = 6 << 20
    /// Name of the file's control.
    static let field = "tep"

    /// The text sent; nothing has been stored when this throws.
    static func text(_ form: FormBody) throws(Refusal) -> String {
        let pasted = form["text"] ?? ""
        let isPasted = pasted.contains { !$0.isWhitespace }
        guard let file = form.upload(field) else {
            if isPasted { return pasted }
            throw .invalid(
                "text", "Dán văn bản kế hoạch, hoặc chọn một tệp .txt có nội dung.",
                "Paste the text of the plan, or choose a .txt file that is not empty.")
        }
        let text = try text(of: file.bytes)
        guard !isPasted || pasted.replacing("\r\n", with: "\n") == text.replacing("\r\n", with: "\n") else {
            throw .invalid(
                field, "Chỉ gửi một thứ: bỏ tệp, hoặc xóa ô văn bản.", "Send only one of the two: leave the file out, or empty the text box.")
        }
        return text
    }

    private static func text(of bytes: [UInt8]) throws(Refusal) -> String {
        guard bytes.count <= limit else { throw tooLarge }
        guard !isOtherFormat(bytes) else {
            throw .invalid(
                field, "Tệp này không phải văn bản thuần (.txt); mở tệp rồi lưu thành .txt mã UTF-8, hoặc chép nội dung dán vào ô.",
                "This file is not plain text (.txt); open it and save it as .txt in UTF-8, or copy its text into the box.")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .invalid(
                field, "Tệp không dùng bảng mã UTF-8; lưu lại với mã UTF-8 rồi tải lên.",
                "The file is not in UTF-8; save it again as UTF-8 and upload it.")
        }
        guard text.contains(where: \.isLetter) else {
            throw .invalid(field, "Tệp không có chữ nào; chọn tệp khác.", "The file holds no words; choose another.")
        }
        return text
    }

    static let tooLarge = Refusal.invalid(
        field, "Tệp lớn hơn 2 MB; tệp văn bản của một kế hoạch không lớn đến thế, kiểm tra lại tệp.",
        "The file is larger than 2 MB; the text of a plan is not, so check the file.")

    /// Whether the bytes are a picture, a document with layout, or anything else with control characters that no text has.
    private static func isOtherFormat(_ bytes: [UInt8]) -> Bool {
        let marks: [[UInt8]] = [
            Array("%PDF".utf8), Array("PK\u{3}\u{4}".utf8), Array("{\\rtf".utf8), [0xD0, 0xCF, 0x11, 0xE0], [0x89, 0x50, 0x4E, 0x47],
            [0xFF, 0xD8, 0xFF],
        ]
        if marks.contains(where: bytes.starts) { return true }
        // UTF-16 is text in another encoding, though full of zeros.
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return false }
        return bytes.contains { byte in byte < 0x20 && !(0x09...0x0D).contains(byte) && byte != 0x1A }
    }
}
