/// Why a file was not read as a document, with what to do about it in both languages.
public struct DocumentRefusal: Error, Sendable, Equatable {
    /// The kinds of refusal, stable for programs.
    public enum Code: String, Sendable, CaseIterable {
        case empty, unknown, oldWord, encrypted, damaged, richText, openDocument, spreadsheet, presentation, webPage, archive, program, otherImage
        case tooManyBytes, tooManyUnzippedBytes, tooManyEntries, tooManyPages, tooManyScannedPages, tooManyPixels, tooMuchText, tooDeep, tooLong
        case forbiddenMarkup, noText, toolMissing, cancelled, system
    }

    /// The kind of refusal.
    public let code: Code
    /// The sentence to show, in Vietnamese.
    public let vi: String
    /// The sentence to show, in English.
    public let en: String
}

extension DocumentRefusal {
    static let empty = Self(
        code: .empty,
        vi: "Tệp không có nội dung. Hãy kiểm tra lại tệp rồi tải lên lần nữa.",
        en: "The file holds nothing. Check the file and upload it again."
    )
    static let unknown = Self(
        code: .unknown,
        vi: "Không nhận ra kiểu của tệp này. Hãy tải lên tệp Word (.docx), PDF, ảnh PNG hoặc JPEG, hay tệp văn bản.",
        en: "The kind of this file is not recognised. Upload a Word file (.docx), a PDF, a PNG or JPEG image, or a text file."
    )
    static let oldWord = Self(
        code: .oldWord,
        vi: "Tệp theo kiểu Office cũ (.doc, .xls, .ppt). Hãy mở tệp và lưu lại thành .docx hoặc PDF.",
        en: "The file is in an old Office format (.doc, .xls, .ppt). Open it and save it as .docx or PDF."
    )
    static let encrypted = Self(
        code: .encrypted,
        vi: "Tệp được đặt mật khẩu hoặc cấm sao chép. Hãy bỏ bảo vệ rồi tải lên lại.",
        en: "The file is protected by a password or against copying. Remove the protection and upload it again."
    )
    static let damaged = Self(
        code: .damaged,
        vi: "Tệp bị hỏng hoặc chưa tải lên hết. Hãy mở tệp, lưu lại rồi tải lên lần nữa.",
        en: "The file is damaged or incomplete. Open it, save it and upload it again."
    )
    static let richText = Self(
        code: .richText,
        vi: "Tệp theo kiểu RTF, chưa đọc được. Hãy mở bằng Word và lưu lại thành .docx hoặc PDF.",
        en: "The file is in RTF, which is not read. Open it in Word and save it as .docx or PDF."
    )
    static let openDocument = Self(
        code: .openDocument,
        vi: "Tệp theo kiểu OpenDocument (.odt, .ods, .odp), chưa đọc được. Hãy lưu lại thành .docx hoặc PDF.",
        en: "The file is an OpenDocument file (.odt, .ods, .odp), which is not read. Save it as .docx or PDF."
    )
    static let spreadsheet = Self(
        code: .spreadsheet,
        vi: "Tệp là bảng tính Excel, không phải văn bản kế hoạch. Hãy lưu văn bản thành .docx hoặc PDF.",
        en: "The file is an Excel workbook, not a document. Save the document as .docx or PDF."
    )
    static let presentation = Self(
        code: .presentation,
        vi: "Tệp là bài trình chiếu PowerPoint. Hãy xuất ra PDF rồi tải lên.",
        en: "The file is a PowerPoint presentation. Export it as PDF and upload that."
    )
    static let webPage = Self(
        code: .webPage,
        vi: "Tệp là trang web hoặc XML. Hãy mở bằng trình duyệt, in ra PDF rồi tải lên.",
        en: "The file is a web page or XML. Open it in a browser, print it to PDF and upload that."
    )
    static let archive = Self(
        code: .archive,
        vi: "Tệp là gói nén. Hãy giải nén rồi tải lên từng văn bản (.docx hoặc PDF).",
        en: "The file is an archive. Unpack it and upload the documents in it (.docx or PDF)."
    )
    static let program = Self(
        code: .program,
        vi: "Tệp là chương trình máy tính, không phải văn bản. Hãy tải lên tệp .docx hoặc PDF.",
        en: "The file is a computer program, not a document. Upload a .docx or PDF file."
    )
    static let otherImage = Self(
        code: .otherImage,
        vi: "Chưa đọc được kiểu ảnh này. Hãy lưu lại thành PNG, JPEG hoặc PDF.",
        en: "This kind of image is not read. Save it as PNG, JPEG or PDF."
    )
    static let forbiddenMarkup = Self(
        code: .forbiddenMarkup,
        vi: "Tệp chứa khai báo DOCTYPE, không được phép vì lý do an toàn. Hãy mở tệp bằng Word và lưu lại.",
        en: "The file contains a DOCTYPE declaration, which is not allowed for safety. Open it in Word and save it again."
    )
    static let noText = Self(
        code: .noText,
        vi: "Không tìm thấy chữ nào trong tệp. Hãy chụp hoặc quét lại cho rõ rồi tải lên lần nữa.",
        en: "No text was found in the file. Scan or photograph it more clearly and upload it again."
    )
    static let tooDeep = Self(
        code: .tooDeep,
        vi: "Cấu trúc tệp lồng nhau quá nhiều lớp. Hãy mở tệp bằng Word và lưu lại.",
        en: "The file is nested too deeply. Open it in Word and save it again."
    )
    static let cancelled = Self(
        code: .cancelled,
        vi: "Việc đọc tệp đã dừng theo yêu cầu. Hãy tải lên lại khi cần.",
        en: "Reading the file was stopped on request. Upload it again when needed."
    )
    static let system = Self(
        code: .system,
        vi: "Máy chủ không đọc được tệp lúc này. Hãy thử lại sau ít phút.",
        en: "The server cannot read the file at the moment. Try again in a few minutes."
    )

    static func tooManyBytes(_ limit: Int) -> Self {
        Self(
            code: .tooManyBytes,
            vi: "Tệp lớn hơn \(limit >> 20) MB. Hãy giảm độ phân giải hoặc chia tệp nhỏ hơn.",
            en: "The file is larger than \(limit >> 20) MB. Lower its resolution or split it into smaller files."
        )
    }

    static func tooManyUnzippedBytes(_ limit: Int) -> Self {
        Self(
            code: .tooManyUnzippedBytes,
            vi: "Nội dung tệp khi giải nén lớn hơn \(limit >> 20) MB. Hãy chép văn bản sang một tệp mới.",
            en: "The content of the file is larger than \(limit >> 20) MB when unpacked. Copy the document into a new file."
        )
    }

    static func tooManyEntries(_ limit: Int) -> Self {
        Self(
            code: .tooManyEntries,
            vi: "Tệp chứa hơn \(limit) thành phần. Hãy chép văn bản sang một tệp mới.",
            en: "The file is made of more than \(limit) parts. Copy the document into a new file."
        )
    }

    static func tooManyPages(_ limit: Int) -> Self {
        Self(
            code: .tooManyPages,
            vi: "Tệp có hơn \(limit) trang. Hãy tách riêng văn bản kế hoạch rồi tải lên.",
            en: "The file has more than \(limit) pages. Take out the plan itself and upload that."
        )
    }

    static func tooManyScannedPages(_ limit: Int) -> Self {
        Self(
            code: .tooManyScannedPages,
            vi: "Tệp có hơn \(limit) trang là ảnh quét. Hãy tách riêng văn bản kế hoạch, hoặc dùng tệp Word.",
            en: "The file has more than \(limit) scanned pages. Take out the plan itself, or use the Word file."
        )
    }

    static func tooManyPixels(_ limit: Int) -> Self {
        Self(
            code: .tooManyPixels,
            vi: "Ảnh lớn hơn \(limit / 1_000_000) triệu điểm ảnh. Hãy thu nhỏ ảnh rồi tải lên lại.",
            en: "The image has more than \(limit / 1_000_000) million pixels. Make it smaller and upload it again."
        )
    }

    static func tooMuchText(_ limit: Int) -> Self {
        Self(
            code: .tooMuchText,
            vi: "Văn bản trong tệp dài hơn \(limit >> 20) MB. Hãy tách riêng văn bản kế hoạch rồi tải lên.",
            en: "The text in the file is longer than \(limit >> 20) MB. Take out the plan itself and upload that."
        )
    }

    static func tooLong(_ seconds: Int) -> Self {
        Self(
            code: .tooLong,
            vi: "Đọc tệp mất quá \(seconds) giây nên đã dừng. Hãy chia tệp nhỏ hơn hoặc lưu lại thành .docx.",
            en: "Reading the file took more than \(seconds) seconds and was stopped. Split the file or save it as .docx."
        )
    }

    static func toolMissing(_ package: String) -> Self {
        Self(
            code: .toolMissing,
            vi: "Máy chủ chưa cài gói \(package) để đọc kiểu tệp này. Hãy báo quản trị viên, hoặc tải lên tệp Word (.docx).",
            en: "The server lacks the package \(package), which reads this kind of file. Tell the administrator, or upload a Word file (.docx)."
        )
    }

    /// What the readers of archives and XML refuse, said for a document.
    init(_ refusal: SheetRefusal, limits: DocumentLimits) {
        switch refusal.code {
        case .encrypted: self = .encrypted
        case .forbiddenMarkup: self = .forbiddenMarkup
        case .tooManyUnzippedBytes: self = .tooManyUnzippedBytes(limits.unzippedBytes)
        case .tooManyEntries: self = .tooManyEntries(limits.entries)
        case .tooMuchText: self = .tooMuchText(limits.textBytes)
        case .tooDeep: self = .tooDeep
        default: self = .damaged
        }
    }
}
