/// Adds to a plan what the law wants it to state: each answer to a gap becomes a section of its own after the last clause, in the plan's own
/// numbering, so that the reader finds it and everybody sees that it was added.
public enum PlanSupplement {
    /// What is said about one gap.
    public struct Entry: Hashable, Sendable {
        /// Code of the gap.
        public let code: String
        /// The clauses to add, one each.
        public let lines: [String]

        /// An answer to a gap.
        public init(code: String, lines: [String]) {
            self.code = code
            self.lines = lines
        }
    }

    /// The gaps that a section can close, with its heading, in the order of a plan.
    public static let headings: [(code: String, heading: String)] = [
        ("objective", "MỤC ĐÍCH"), ("scope", "ĐỐI TƯỢNG, PHẠM VI THI ĐUA"), ("period", "THỜI GIAN"), ("content", "NỘI DUNG THI ĐUA"),
        ("criteria", "TIÊU CHÍ THI ĐUA"), ("deadlines", "NHIỆM VỤ CÓ THỜI HẠN"), ("timetable", "TIẾN ĐỘ, CÁC MỐC THỜI GIAN"),
        ("measures", "BIỆN PHÁP TỔ CHỨC THỰC HIỆN"), ("communication", "TUYÊN TRUYỀN, NHÂN RỘNG ĐIỂN HÌNH"), ("inspection", "KIỂM TRA, GIÁM SÁT"),
        ("pilot", "CHỈ ĐẠO ĐIỂM"), ("interim-review", "SƠ KẾT"), ("final-review", "TỔNG KẾT"), ("awards", "HÌNH THỨC, SỐ LƯỢNG KHEN THƯỞNG"),
    ]

    /// The text with the entries added; codes that no section can close are left out.
    /// - Parameters:
    ///   - text: the plan.
    ///   - document: what the reader made of that text.
    public static func text(adding entries: [Entry], to text: String, document: PlanDocument) -> String {
        let scalars = Array(text.unicodeScalars)
        let place = end(of: document, in: scalars)
        var number = lastNumber(document)
        var added = ""
        for (code, heading) in headings {
            let lines = entries.filter { $0.code == code }.flatMap(\.lines).compactMap(clean)
            guard !lines.isEmpty else { continue }
            number += 1
            added += "\n\(label(number, like: document)) \(heading)\n"
            for (index, line) in lines.enumerated() { added += "\(index + 1). \(line)\n" }
        }
        guard !added.isEmpty else { return text }
        let before = string(scalars[..<place]).trimmingEnd("")
        let after = string(scalars[place...])
        return before + "\n" + added + (after.allSatisfy(\.isWhitespace) ? "" : "\n" + after.trimmingStart)
    }

    /// The end of the line in which the last clause of the body ends.
    private static func end(of document: PlanDocument, in scalars: [Unicode.Scalar]) -> Int {
        let body = document.obligations.filter { !$0.id.hasPrefix("PL.") }
        var place = min(body.map(\.source.end).max() ?? scalars.count, scalars.count)
        while place < scalars.count, scalars[place] != "\n" { place += 1 }
        return place
    }

    private static func tops(_ document: PlanDocument) -> [String] {
        document.obligations.map { String($0.id.prefix { $0 != "." }) }.filter { $0 != "PL" }
    }

    private static func lastNumber(_ document: PlanDocument) -> Int {
        tops(document).compactMap { MarkerReader.romanValue($0) ?? Int($0) }.max() ?? 0
    }

    /// "V." after Roman sections, "5." after Arabic ones.
    private static func label(_ number: Int, like document: PlanDocument) -> String {
        let tops = tops(document)
        let isArabic = !tops.isEmpty && tops.allSatisfy { Int($0) != nil }
        return (isArabic ? String(number) : MarkerReader.romanLabel(number)) + "."
    }

    private static func clean(_ typed: String) -> String? {
        let words = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let bare = String(words.drop { "-–+•*".contains($0) || $0 == " " })
        guard let last = bare.last else { return nil }
        return ".;:!?…".contains(last) ? bare : bare + "."
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}

extension String {
    fileprivate var trimmingStart: String { String(drop(while: \.isWhitespace)) }
}
