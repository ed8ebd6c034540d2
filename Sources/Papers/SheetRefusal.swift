/// Why a file was not read as a table, with what to do about it in both languages.
public struct SheetRefusal: Error, Sendable, Equatable {
    /// The kinds of refusal, stable for programs.
    public enum Code: String, Sendable, CaseIterable {
        case empty, notATable, otherSpreadsheet, oldExcel, encrypted, damaged, unclosedQuote, notUnicode, forbiddenMarkup
        case tooManyBytes, tooManyUnzippedBytes, tooManyEntries, tooManyRows, tooManyColumns, tooManyCells, cellTooLong, tooMuchText, tooDeep
    }

    /// The kind of refusal.
    public let code: Code
    /// The sentence to show, in Vietnamese.
    public let vi: String
    /// The sentence to show, in English.
    public let en: String
}

extension SheetRefusal {
    static let empty = Self(
        code: .empty,
        vi: "Tệp không có dữ liệu. Hãy điền vào tệp mẫu rồi tải lên lại.",
        en: "The file holds no data. Fill in the template and upload it again."
    )
    static let notATable = Self(
        code: .notATable,
        vi: "Tệp này không phải là bảng tính. Hãy tải lên tệp Excel (.xlsx) hoặc CSV.",
        en: "This file is not a table. Upload an Excel (.xlsx) or CSV file."
    )
    static let otherSpreadsheet = Self(
        code: .otherSpreadsheet,
        vi: "Không đọc được kiểu bảng tính này. Hãy mở tệp và lưu lại thành Excel (.xlsx) hoặc CSV.",
        en: "This kind of spreadsheet cannot be read. Open it and save it as Excel (.xlsx) or CSV."
    )
    static let oldExcel = Self(
        code: .oldExcel,
        vi: "Tệp theo kiểu Excel cũ (.xls). Hãy mở tệp và lưu lại thành Excel (.xlsx).",
        en: "The file is in the old Excel format (.xls). Open it and save it as Excel (.xlsx)."
    )
    static let encrypted = Self(
        code: .encrypted,
        vi: "Tệp được đặt mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.",
        en: "The file is protected by a password. Remove the password and upload it again."
    )
    static let damaged = Self(
        code: .damaged,
        vi: "Tệp bị hỏng hoặc chưa tải lên hết. Hãy mở tệp, lưu lại rồi tải lên lần nữa.",
        en: "The file is damaged or incomplete. Open it, save it and upload it again."
    )
    static let notUnicode = Self(
        code: .notUnicode,
        vi: "Tệp CSV dùng bảng mã cũ nên chữ tiếng Việt sẽ sai. Hãy lưu lại theo kiểu “CSV UTF-8” hoặc Excel (.xlsx).",
        en: "The CSV file uses an old encoding, which would garble Vietnamese letters. Save it as “CSV UTF-8” or Excel (.xlsx)."
    )
    static let forbiddenMarkup = Self(
        code: .forbiddenMarkup,
        vi: "Tệp chứa khai báo DOCTYPE, không được phép vì lý do an toàn. Hãy mở tệp bằng Excel và lưu lại.",
        en: "The file contains a DOCTYPE declaration, which is not allowed for safety. Open it in Excel and save it again."
    )

    static func unclosedQuote(line: Int) -> Self {
        Self(
            code: .unclosedQuote,
            vi: "Dấu nháy kép mở ở dòng \(line) của tệp CSV không được đóng. Hãy sửa dòng đó rồi tải lên lại.",
            en: "The double quote opened on line \(line) of the CSV file is never closed. Correct that line and upload the file again."
        )
    }

    static func tooManyBytes(_ limit: Int) -> Self {
        Self(
            code: .tooManyBytes,
            vi: "Tệp lớn hơn \(grouped(limit, ".")) byte. Hãy chia thành nhiều tệp nhỏ hơn.",
            en: "The file is larger than \(grouped(limit, ",")) bytes. Split it into smaller files."
        )
    }

    static func tooManyUnzippedBytes(_ limit: Int) -> Self {
        Self(
            code: .tooManyUnzippedBytes,
            vi: "Nội dung tệp khi giải nén lớn hơn \(grouped(limit, ".")) byte. Hãy chép phần cần nhập sang một tệp mới.",
            en: "The content of the file is larger than \(grouped(limit, ",")) bytes when unpacked. Copy the part to import into a new file."
        )
    }

    static func tooManyEntries(_ limit: Int) -> Self {
        Self(
            code: .tooManyEntries,
            vi: "Tệp chứa hơn \(grouped(limit, ".")) thành phần. Hãy chép phần cần nhập sang một tệp mới.",
            en: "The file is made of more than \(grouped(limit, ",")) parts. Copy the part to import into a new file."
        )
    }

    static func tooManyRows(_ limit: Int) -> Self {
        Self(
            code: .tooManyRows,
            vi: "Bảng có hơn \(grouped(limit, ".")) dòng. Hãy chia thành nhiều tệp.",
            en: "The table has more than \(grouped(limit, ",")) rows. Split it into several files."
        )
    }

    static func tooManyColumns(_ limit: Int) -> Self {
        Self(
            code: .tooManyColumns,
            vi: "Bảng có hơn \(grouped(limit, ".")) cột. Hãy bỏ những cột không cần.",
            en: "The table has more than \(grouped(limit, ",")) columns. Remove the columns that are not needed."
        )
    }

    static func tooManyCells(_ limit: Int) -> Self {
        Self(
            code: .tooManyCells,
            vi: "Bảng có hơn \(grouped(limit, ".")) ô. Hãy chia thành nhiều tệp.",
            en: "The table has more than \(grouped(limit, ",")) cells. Split it into several files."
        )
    }

    static func cellTooLong(_ limit: Int) -> Self {
        Self(
            code: .cellTooLong,
            vi: "Một ô dài hơn \(grouped(limit, ".")) byte. Hãy rút ngắn nội dung ô đó.",
            en: "A cell is longer than \(grouped(limit, ",")) bytes. Shorten its text."
        )
    }

    static func tooMuchText(_ limit: Int) -> Self {
        Self(
            code: .tooMuchText,
            vi: "Các ô của bảng dài hơn \(grouped(limit, ".")) byte tất cả. Hãy chia thành nhiều tệp.",
            en: "The cells of the table are longer than \(grouped(limit, ",")) bytes together. Split it into several files."
        )
    }

    static func tooDeep(_ limit: Int) -> Self {
        Self(
            code: .tooDeep,
            vi: "Cấu trúc tệp lồng nhau quá \(grouped(limit, ".")) lớp. Hãy mở tệp bằng Excel và lưu lại.",
            en: "The file is nested more than \(grouped(limit, ",")) levels deep. Open it in Excel and save it again."
        )
    }

    /// Digits in groups of three, as each language writes them.
    private static func grouped(_ number: Int, _ mark: Character) -> String {
        var text = ""
        for (index, digit) in String(number).reversed().enumerated() {
            if index > 0, index % 3 == 0 { text.append(mark) }
            text.append(digit)
        }
        return String(text.reversed())
    }
}
