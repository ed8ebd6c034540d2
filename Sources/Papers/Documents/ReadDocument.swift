public import Vietnamese

/// A document as read: its text, where its pages are, and what was recognised.
public struct ReadDocument: Sendable, Equatable {
    /// What the file was.
    public enum Format: Sendable, Equatable {
        /// A text file, and the encoding it was in.
        case text(TextEncoding)
        /// Word (Office Open XML).
        case docx
        /// A PDF whose letters can be read.
        case pdf
        /// A PDF of which at least one page is an image, its letters recognised.
        case scannedPDF
        /// A PNG or JPEG, its letters recognised.
        case image
    }

    /// A sentence about what was recognised.
    public struct Note: Sendable, Equatable {
        /// The sentence in Vietnamese.
        public let vi: String
        /// The sentence in English.
        public let en: String
    }

    /// What the file was.
    public let format: Format
    /// The text, letters of Vietnamese composed, with a form feed between pages; rows of tables are `| cell | cell |`.
    public let text: String
    /// Where each page lies in the text, in Unicode scalars from its beginning; empty where a file has no pages of its own.
    public let pages: [Range<Int>]
    /// Numbers, from 1, of the pages whose letters were recognised from their image.
    public let scannedPages: [Int]
    /// What was recognised, in words.
    public let notes: [Note]
}

/// How far reading has come.
public struct DocumentProgress: Sendable, Equatable {
    /// Pages that are done.
    public let page: Int
    /// Pages to do; 1 for a file without pages.
    public let pages: Int
}

extension ReadDocument {
    /// Puts pages together with a form feed between them and notes where each lies.
    init(format: Format, pages texts: [String], scannedPages: [Int], notes: [Note]) {
        var text = String.UnicodeScalarView()
        var ranges: [Range<Int>] = []
        var place = 0
        for (index, page) in texts.enumerated() {
            if index > 0 {
                text.append("\u{0C}")
                place += 1
            }
            // A form feed inside a page would be taken for its end.
            let scalars = page.unicodeScalars.filter { $0 != "\u{0C}" }
            let count = scalars.count
            text.append(contentsOf: scalars)
            ranges.append(place..<place + count)
            place += count
        }
        self.init(format: format, text: String(text), pages: ranges, scannedPages: scannedPages, notes: notes)
    }
}
