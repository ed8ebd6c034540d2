public import Vietnamese

/// A new movement plan, part by part, before it is a text: what the law wants it to state (Law 06/2022/QH15, article 17) and the frame of an
/// administrative document (Decree 30/2020/NĐ-CP, annex I).
public struct PlanDraft: Hashable, Sendable {
    /// The agency above the issuer, such as "Ủy ban nhân dân tỉnh Đồng Tháp".
    public var superior: String?
    /// Who issues the plan.
    public var issuer: String
    /// Number and sign, such as "15/KH-SKHĐT".
    public var number: String?
    /// Where it is issued.
    public var place: String?
    /// When it is issued.
    public var date: CivilDate?
    /// What it is about: "Tổ chức phong trào thi đua “…”".
    public var title: String
    /// First and last day of the movement.
    public var period: PlanPeriod
    /// The lines of each part; an empty part is left out.
    public var parts: [Part: [String]]
    /// Post of the one who signs.
    public var role: String?
    /// Name of the one who signs.
    public var signer: String?

    /// The parts of a plan, in the order of the text.
    public enum Part: String, Hashable, Sendable, CaseIterable {
        case bases, purposes, requirements, scope, contents, criteria, timetable, communication, inspection, pilots, reviews, awards, dossiers
        case funding, assignments, recipients
    }

    /// A draft with all its parts.
    public init(
        superior: String? = nil, issuer: String, number: String? = nil, place: String? = nil, date: CivilDate? = nil, title: String,
        period: PlanPeriod = PlanPeriod(), parts: [Part: [String]] = [:], role: String? = nil, signer: String? = nil
    ) {
        self.superior = superior
        self.issuer = issuer
        self.number = number
        self.place = place
        self.date = date
        self.title = title
        self.period = period
        self.parts = parts
        self.role = role
        self.signer = signer
    }

    /// The plan as a text in the usual structure, which `PlanReader` reads back part by part.
    public var text: String {
        var writer = DraftWriter()
        head(&writer)
        purpose(&writer)
        scope(&writer)
        writer.section("NỘI DUNG THI ĐUA", numbered: lines(.contents))
        writer.section("TIÊU CHÍ THI ĐUA", numbered: lines(.criteria))
        writer.section(
            "TỔ CHỨC PHONG TRÀO THI ĐUA",
            groups: [
                ("Các mốc thời gian", lines(.timetable)), ("Tuyên truyền, nhân rộng điển hình", lines(.communication)),
                ("Kiểm tra, giám sát", lines(.inspection)), ("Chỉ đạo điểm", lines(.pilots)), ("Sơ kết, tổng kết", lines(.reviews)),
            ])
        writer.section("KHEN THƯỞNG", groups: [("Hình thức, số lượng khen thưởng", lines(.awards)), ("Hồ sơ, thời hạn", lines(.dossiers))])
        writer.section("KINH PHÍ THỰC HIỆN", numbered: lines(.funding))
        writer.section("TỔ CHỨC THỰC HIỆN", numbered: lines(.assignments))
        foot(&writer)
        return writer.text
    }

    private func lines(_ part: Part) -> [String] { (parts[part] ?? []).compactMap(Self.line) }

    /// One line of words: inner line breaks gone, and without a mark at its beginning that the text gives by itself.
    private static func line(_ typed: String) -> String? {
        let words = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let bare = words.drop { "-–+•*".contains($0) || $0 == " " }
        return bare.isEmpty ? nil : String(bare)
    }

    private func head(_ writer: inout DraftWriter) {
        if let superior = superior.flatMap(Self.line) { writer.line(superior.uppercased()) }
        writer.line((Self.line(issuer) ?? issuer).uppercased())
        writer.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        writer.line("Độc lập - Tự do - Hạnh phúc")
        writer.gap()
        if let number = number.flatMap(Self.line) { writer.line("Số: \(number)") }
        if let date {
            writer.line((place.flatMap(Self.line).map { "\($0), " } ?? "") + "ngày \(Self.two(date.day)) tháng \(Self.month(date)) năm \(date.year)")
        }
        writer.gap()
        writer.line("KẾ HOẠCH")
        writer.line(Self.line(title) ?? title)
        writer.gap()
        for base in lines(.bases) {
            let cited = base.hasPrefix("Căn cứ") || base.hasPrefix("Thực hiện") ? base : "Căn cứ \(base)"
            writer.line(cited.trimmingEnd(".;,") + ";")
        }
        let subject = (Self.line(title) ?? title).trimmingEnd(".")
        writer.line(
            "\(Self.line(issuer) ?? issuer) ban hành Kế hoạch \(subject.prefix(1).lowercased())\(subject.dropFirst()) với các nội dung như sau:")
    }

    private func purpose(_ writer: inout DraftWriter) {
        writer.section("MỤC ĐÍCH, YÊU CẦU", groups: [("Mục đích", lines(.purposes)), ("Yêu cầu", lines(.requirements))])
    }

    private func scope(_ writer: inout DraftWriter) {
        var time: [String] = []
        switch (period.from, period.to) {
        case (let from?, let to?): time = ["Từ ngày \(from.vietnamese) đến ngày \(to.vietnamese)."]
        case (let from?, nil): time = ["Từ ngày \(from.vietnamese)."]
        case (nil, let to?): time = ["Đến ngày \(to.vietnamese)."]
        case (nil, nil): break
        }
        writer.section("ĐỐI TƯỢNG, PHẠM VI, THỜI GIAN", groups: [("Đối tượng, phạm vi", lines(.scope)), ("Thời gian", time)])
    }

    private func foot(_ writer: inout DraftWriter) {
        writer.gap()
        writer.line("Trên đây là Kế hoạch \(Self.line(title).map { $0.prefix(1).lowercased() + $0.dropFirst() } ?? "")./.")
        writer.gap()
        let recipients = lines(.recipients)
        if !recipients.isEmpty {
            writer.line("Nơi nhận:")
            for (index, recipient) in recipients.enumerated() {
                writer.line("- \(recipient.trimmingEnd(".;,"))\(index + 1 == recipients.count ? "." : ";")")
            }
            writer.gap()
        }
        if let role = role.flatMap(Self.line) { writer.line(role.uppercased()) }
        if let signer = signer.flatMap(Self.line) { writer.line(signer) }
    }

    /// Two digits for days; months 1 and 2 get a zero as well (Decree 30/2020/NĐ-CP, annex I).
    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    private static func month(_ date: CivilDate) -> String { date.month < 3 ? "0\(date.month)" : "\(date.month)" }
}

/// Writes sections numbered I, II, III with clauses 1, 2, 3 and dashes under them; empty ones are left out.
struct DraftWriter {
    private(set) var text = ""
    private var sections = 0

    mutating func line(_ words: String) { text += words + "\n" }

    mutating func gap() { if !text.isEmpty, !text.hasSuffix("\n\n") { text += "\n" } }

    mutating func section(_ heading: String, numbered lines: [String]) {
        guard !lines.isEmpty else { return }
        open(heading)
        for (index, words) in lines.enumerated() { line("\(index + 1). \(words.closed)") }
    }

    mutating func section(_ heading: String, groups: [(heading: String, lines: [String])]) {
        let filled = groups.filter { !$0.lines.isEmpty }
        guard !filled.isEmpty else { return }
        open(heading)
        for (index, group) in filled.enumerated() {
            line("\(index + 1). \(group.heading)")
            for words in group.lines { line("- \(words.closed)") }
        }
    }

    private mutating func open(_ heading: String) {
        sections += 1
        gap()
        line("\(MarkerReader.romanLabel(sections)). \(heading)")
    }
}

extension String {
    /// The text without these marks and white space at its end.
    func trimmingEnd(_ marks: String) -> String {
        var view = self[...]
        while let last = view.last, marks.contains(last) || last.isWhitespace { view.removeLast() }
        return String(view)
    }

    /// The text with a mark that ends a sentence.
    fileprivate var closed: String {
        guard let last, !".;:!?…".contains(last) else { return self }
        return self + "."
    }
}
