internal import Vietnamese

/// Recognises the letters of an image with tesseract and its data for Vietnamese.
struct Recognition {
    let work: DocumentWork

    /// Refuses, naming the package, when something is missing; asked before pages are rendered in vain.
    func checkTools() throws(DocumentRefusal) {
        guard work.tools.tesseract != nil else { throw .toolMissing("tesseract-ocr") }
        guard work.tools.hasVietnamese else { throw .toolMissing("tesseract-ocr-vie") }
    }

    /// The text of an image in the folder.
    func text(ofImage name: String) async throws(DocumentRefusal) -> String {
        try checkTools()
        // Mode 4 expects one column of text of varying sizes, which keeps the rows of tables; heads side by side are told apart by their places.
        let code = try await work.run(
            work.tools.tesseract, of: "tesseract-ocr", [name, "recognised", "-l", "vie", "--psm", "4", "tsv"], fileBytes: 32 << 20)
        guard code == 0 else { throw .damaged }
        let page = PageWords(recognised: try work.content(of: "recognised.tsv"))
        DocumentFile.remove(work.file("recognised.tsv"))
        return Self.tidy(PageLayout.text(of: page))
    }

    private static func tidy(_ text: String) -> String {
        let scalars = Vietnamese.composed(text).unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" }
        return String(String.UnicodeScalarView(scalars)).trimmed
    }
}

extension String {
    /// Without white space and line ends at its ends.
    var trimmed: String {
        guard let first = unicodeScalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = unicodeScalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(unicodeScalars[first...last])
    }
}
