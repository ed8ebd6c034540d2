internal import Vietnamese

/// Reads award quotas and deadlines from every part of the plan, also from those that oblige nobody.
struct DetailReader {
    private(set) var quotas: [AwardQuota] = []
    private(set) var deadlines: [PlanDeadline] = []
    private let issued: CivilDate?
    private static let most = 2000

    init(outline: Outline, annex: [Piece], issued: CivilDate?, restore: ([Token]) -> [Token]) {
        self.issued = issued
        // What a heading says of awards holds for all under it: whether it speaks of them, and of which form.
        var contexts: [QuotaReader.Context] = []
        for node in outline.nodes {
            let above = node.parent.map { contexts[$0] } ?? QuotaReader.Context()
            let own = node.wordCount <= 40 ? above.under(node.words) : above
            contexts.append(own)
            read(node.words, above)
            for paragraph in node.paragraphs { read(paragraph.words, own) }
            for table in node.tables { read(table, own, restore) }
        }
        for case .table(let table) in annex { read(table, QuotaReader.Context(), restore) }
        deadlines.sort { ($0.start, $0.end) < ($1.start, $1.end) }
        quotas.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    private mutating func read(_ table: Table, _ context: QuotaReader.Context, _ restore: ([Token]) -> [Token]) {
        for cell in table.rows.flatMap({ $0 }) where !cell.isEmpty { read(restore(FrontReader.joined(cell)), context) }
    }

    private mutating func read(_ words: [Token], _ context: QuotaReader.Context) {
        if quotas.count < Self.most { quotas += QuotaReader.quotas(words, context) }
        if deadlines.count < Self.most { deadlines += DeadlineReader.deadlines(words, context.heading, issued: issued) }
    }
}

/// Reads how many may be rewarded.
enum QuotaReader {
    /// What the headings above a clause say of awards.
    struct Context {
        var isAward = false
        var form: String?
        var heading: [Token] = []

        func under(_ words: [Token]) -> Context {
            Context(isAward: isAward || awards.found(in: words), form: QuotaReader.form(words, before: words.count) ?? form, heading: words)
        }
    }

    private static let awards = Phrases(
        """
        khen thưởng|giấy khen|bằng khen|số lượng khen thưởng|tỷ lệ khen thưởng|danh hiệu|cờ thi đua|biểu dương|số lượng|giải thưởng|tặng thưởng
        """)
    private static let forms: [(name: String, words: Phrases)] = [
        "Giấy khen", "Bằng khen", "Cờ thi đua", "Huân chương", "Kỷ niệm chương", "Chiến sĩ thi đua cơ sở", "Chiến sĩ thi đua", "Lao động tiên tiến",
        "Lao động xuất sắc", "Thư khen", "Huy hiệu", "Bằng ghi nhận",
    ].map { ($0, Phrases($0.lowercased())) }
    private static let limits = Phrases(
        """
        không quá|tối đa|không vượt quá|tối đa không quá|tỷ lệ không quá|nhiều nhất|mỗi đơn vị|chọn|xét chọn|xét|tặng|đề nghị|tỷ lệ|số lượng
        khen thưởng cho|khen thưởng|không quá tỷ lệ|ít nhất|lựa chọn|bình chọn|chọn không quá|tặng cho|khen
        """)
    private static let limitWords = Phrases("không quá|tối đa|không vượt quá|tối đa không quá|nhiều nhất")
    private static let between = Phrases("số|tổng số|trên tổng số|trong tổng số|số lượng|của tổng số|trên số|các|tổng|đối với")
    private static let collectives = Phrases("tập thể|đơn vị|cơ quan|tổ chức|doanh nghiệp|phòng|trường|khu dân cư|thôn")
    private static let individuals = Phrases(
        "cá nhân|người|cán bộ|công chức|viên chức|người lao động|giáo viên|học sinh|hội viên|đoàn viên|đảng viên|nhân viên|cán bộ, công chức")
    private static let households = Phrases("hộ gia đình|gia đình|hộ")
    private static let cases = Phrases(
        """
        trường hợp|tập thể hoặc cá nhân|tập thể, cá nhân|tập thể và cá nhân|tập thể/cá nhân|cá nhân hoặc tập thể
        """)

    static func quotas(_ words: [Token], _ context: Context) -> [AwardQuota] {
        guard context.isAward || awards.found(in: words) else { return [] }
        var result: [AwardQuota] = []
        for place in words.indices where words[place].isNumber {
            if place > 0, words[place - 1].isMark("/.,"), !words[place].spaced { continue }
            if let quota = quota(words, at: place, context) { result.append(quota) }
        }
        return result
    }

    private static func quota(_ words: [Token], at place: Int, _ context: Context) -> AwardQuota? {
        var number = words[place].text
        var next = place + 1
        if next + 1 < words.count, words[next].isMark(",."), !words[next].spaced, words[next + 1].isNumber, !words[next + 1].spaced {
            number += "." + words[next + 1].text
            next += 2
        }
        let isPercent = words.indices.contains(next) && words[next].isMark("%")
        if isPercent { next += 1 }
        let after = between.match(words, at: next).map { next + $0 } ?? next
        var found = subject(words, at: after)
        if found == nil, isPercent { found = subjectBefore(words, place) }
        guard let (subject, end) = found else { return nil }
        let start = limitStart(words, before: place)
        guard start < place || isLimited(words, place, context) else { return nil }
        guard let span = FrontReader.span(words, start..<max(end, next)) else { return nil }
        return AwardQuota(
            text: Tokenizer.text(words[start..<max(end, next)]), subject: subject, form: form(words, before: place) ?? context.form,
            percent: isPercent ? Double(number) : nil, count: isPercent ? nil : Int(number), start: span.start, end: span.end)
    }

    private static func subject(_ words: [Token], at place: Int) -> (AwardQuota.Subject, Int)? {
        let readings: [(Phrases, AwardQuota.Subject)] = [
            (cases, .any), (households, .household), (collectives, .collective), (individuals, .individual),
        ]
        for (phrases, subject) in readings {
            guard let count = phrases.match(words, at: place) else { continue }
            return (subject, place + count)
        }
        return nil
    }

    /// "số tập thể được khen không quá 10%": the subject stands before the number.
    private static func subjectBefore(_ words: [Token], _ place: Int) -> (AwardQuota.Subject, Int)? {
        for back in 1..<14 where place - back >= 0 {
            if words[place - back].isMark(".;:") { return nil }
            if let (subject, _) = subject(words, at: place - back) { return (subject, place) }
        }
        return nil
    }

    private static func limitStart(_ words: [Token], before place: Int) -> Int {
        for back in 1...4 where place - back >= 0 {
            if let count = limitWords.match(words, at: place - back), count >= back { return place - back }
        }
        return place
    }

    /// Whether a word of choosing or limiting stands before the number in its sentence, or the number begins the clause.
    private static func isLimited(_ words: [Token], _ place: Int, _ context: Context) -> Bool {
        var back = place - 1
        while back >= 0, place - back < 30 {
            if words[back].isMark("."), words[back + 1].isUpper { return false }
            if words[back].isMark(":") || limits.match(words, at: back) != nil { return true }
            back -= 1
        }
        return back < 0 && context.isAward
    }

    /// The form of award named last before the place, else first after it.
    private static func form(_ words: [Token], before place: Int) -> String? {
        for back in words.indices.prefix(place).reversed() {
            if let (name, _) = forms.first(where: { $0.words.match(words, at: back) != nil }) { return name }
        }
        for ahead in words.indices.dropFirst(place).prefix(16) {
            if words[ahead].isMark(".;") { return nil }
            if let (name, _) = forms.first(where: { $0.words.match(words, at: ahead) != nil }) { return name }
        }
        return nil
    }
}

/// Reads days by which something is to be handed in or held.
enum DeadlineReader {
    private static let words = Phrases(
        """
        trước ngày|trước|chậm nhất ngày|chậm nhất đến ngày|chậm nhất là ngày|chậm nhất vào ngày|chậm nhất|chậm nhất là|chậm nhất trước ngày|muộn nhất
        muộn nhất là ngày|hạn cuối|hạn chót|hạn|thời hạn|không muộn hơn ngày|hết ngày|đến hết ngày|xong trước ngày|hạn cuối cùng|muộn nhất vào ngày
        """)
    private static let yearly = Phrases("hằng năm|hàng năm|mỗi năm|của năm sau|năm sau")
    private static let monthly = Phrases("hằng tháng|hàng tháng|hằng quý|hàng quý|hằng tuần|hàng tuần")
    private static let and = Phrases("và|và ngày|và trước ngày|và ngày cuối|,")
    private static let dossiers = Phrases("hồ sơ|tờ trình|đề nghị khen thưởng|trình khen thưởng|danh sách|đăng ký|xét khen thưởng|đề nghị tặng")
    private static let reports = Phrases("báo cáo")
    private static let reviews = Phrases("sơ kết|tổng kết|đánh giá|bình xét|kiểm tra|nghiệm thu|xếp loại|xếp hạng")

    static func deadlines(_ tokens: [Token], _ heading: [Token], issued: CivilDate?) -> [PlanDeadline] {
        var result: [PlanDeadline] = []
        var place = 0
        while let (found, count) = words.first(in: tokens, from: place) {
            place = found + count
            var start = found
            var next = skippingClock(tokens, place)
            while let day = day(tokens, at: next, issued: issued) {
                let repeats = isYearly(tokens, before: found, after: day.next)
                if monthly.match(tokens, at: day.next) == nil, let span = FrontReader.span(tokens, start..<day.next) {
                    result.append(
                        PlanDeadline(
                            text: Tokenizer.text(tokens[start..<day.next]), date: day.date, what: matter(tokens, found, day.next, heading),
                            yearly: day.isOpen && repeats, start: span.start, end: span.end))
                }
                place = day.next
                // "trước ngày 01/6 và 15/11 hằng năm"
                guard day.isOpen, let more = and.match(tokens, at: day.next) else { break }
                (start, next) = (day.next + more, day.next + more)
            }
        }
        return result
    }

    /// The place of the day after an hour ("trước 17 giờ 00 ngày …", "trước 16h30, ngày …").
    private static func skippingClock(_ tokens: [Token], _ place: Int) -> Int {
        var start = place
        while tokens.indices.contains(start), tokens[start].isMark(":-(") { start += 1 }
        for ahead in start..<min(start + 7, max(start, tokens.count)) {
            if clock.match(tokens, at: ahead) != nil { return ahead }
            guard tokens[ahead].isMark(",:") || tokens[ahead].text.first?.isNumber ?? false || hours.match(tokens, at: ahead) != nil else { break }
        }
        return start
    }
    private static let clock = Phrases("ngày")
    private static let hours = Phrases("giờ|phút|h")

    private struct Day { let date: CivilDate?, next: Int, isOpen: Bool }

    /// A date, also one without its year; then the first such day not before the day of the plan.
    private static func day(_ tokens: [Token], at place: Int, issued: CivilDate?) -> Day? {
        if let found = DateReader.date(tokens, at: place) { return Day(date: found.date, next: found.next, isOpen: false) }
        if let (day, month, next) = DateReader.dayAndMonth(tokens, at: place) {
            guard let issued else { return Day(date: nil, next: next, isOpen: true) }
            let first = CivilDate(year: issued.year, month: month, day: day).flatMap { $0 < issued ? nil : $0 }
            return Day(date: first ?? CivilDate(year: issued.year + 1, month: month, day: day), next: next, isOpen: true)
        }
        if let span = DateReader.span(tokens, at: place) { return Day(date: span.to, next: span.next, isOpen: false) }
        return nil
    }

    private static func isYearly(_ tokens: [Token], before start: Int, after end: Int) -> Bool {
        let ahead = tokens[end..<min(tokens.count, end + 9)].prefix { !$0.isMark(".;") }
        return yearly.found(in: Array(ahead)) || yearly.found(in: Array(tokens[max(0, start - 6)..<start]))
    }

    /// What the nearest word before the deadline says is due, else the nearest after it, else the heading.
    private static func matter(_ tokens: [Token], _ start: Int, _ end: Int, _ heading: [Token]) -> PlanDeadline.Matter {
        for back in tokens.indices.prefix(start).suffix(60).reversed() {
            if tokens[back].isMark(".") && tokens[min(back + 1, tokens.count - 1)].isUpper { break }
            if let matter = matter(tokens, at: back) { return matter }
        }
        for ahead in tokens.indices.dropFirst(end).prefix(12) {
            if tokens[ahead].isMark(";.") { break }
            if let matter = matter(tokens, at: ahead) { return matter }
        }
        return heading.indices.lazy.compactMap { matter(heading, at: $0) }.first ?? .other
    }

    private static func matter(_ tokens: [Token], at place: Int) -> PlanDeadline.Matter? {
        if dossiers.match(tokens, at: place) != nil { return isWork(tokens, place) ? nil : .dossier }
        if reports.match(tokens, at: place) != nil { return .report }
        return reviews.match(tokens, at: place) == nil ? nil : .review
    }

    /// "Số hóa 100% hồ sơ", "tỷ lệ giải quyết hồ sơ": files an office works on, not those by which somebody is proposed.
    private static func isWork(_ tokens: [Token], _ place: Int) -> Bool {
        tokens.indices.prefix(place).suffix(5).contains { work.match(tokens, at: $0) != nil }
    }
    private static let work = Phrases("số hóa|giải quyết|tiếp nhận|xử lý|lưu trữ|nộp trực tuyến")
}
