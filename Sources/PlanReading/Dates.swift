internal import Vietnamese

/// Dates, periods and numbers to be reached, read from tokens.
enum DateReader {
    struct Found { let date: CivilDate, place: Int, next: Int }

    private static let day = Phrases("ngày"), month = Phrases("tháng"), year = Phrases("năm"), quarter = Phrases("quý|quí")
    private static let romans = ["I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4, "l": 1, "ll": 2, "lll": 3]

    /// A number as a scanner may show it: O for 0, l and I for 1.
    static func number(_ token: Token) -> Int? {
        guard token.isWord, token.text.utf8.count <= 4, token.text.contains(where: \.isNumber) else { return nil }
        var value = 0
        for scalar in token.text.unicodeScalars {
            switch scalar {
            case "0"..."9": value = value * 10 + Int(scalar.value - 0x30)
            case "O", "o": value *= 10
            case "l", "I": value = value * 10 + 1
            default: return nil
            }
        }
        return value
    }

    /// A full date at the place: "07 tháng 6 năm 2022" or "16/5/2025", with or without "ngày".
    static func date(_ tokens: [Token], at start: Int) -> Found? {
        var place = start
        if let count = day.match(tokens, at: place) { place += count }
        guard tokens.indices.contains(place), let dayNumber = number(tokens[place]) else { return nil }
        place += 1
        guard place < tokens.count else { return nil }
        if tokens[place].isMark("/-.") {
            guard place + 3 < tokens.count, let monthNumber = number(tokens[place + 1]), tokens[place + 2].isMark("/-."),
                let yearNumber = number(tokens[place + 3]), !tokens[place + 1].spaced || tokens[place].isMark("/")
            else { return nil }
            return CivilDate(year: yearNumber, month: monthNumber, day: dayNumber).map { Found(date: $0, place: start, next: place + 4) }
        }
        guard let words = month.match(tokens, at: place), place + words < tokens.count else { return nil }
        guard let monthNumber = number(tokens[place + words]) else { return nil }
        place += words + 1
        if tokens.indices.contains(place), tokens[place].isMark(",") { place += 1 }
        guard let more = year.match(tokens, at: place), place + more < tokens.count, let yearNumber = number(tokens[place + more]) else { return nil }
        return CivilDate(year: yearNumber, month: monthNumber, day: dayNumber).map { Found(date: $0, place: start, next: place + more + 1) }
    }

    /// A day without its year, "10/12" or "10 tháng 12", with or without "ngày".
    static func dayAndMonth(_ tokens: [Token], at start: Int) -> (day: Int, month: Int, next: Int)? {
        let place = start + (day.match(tokens, at: start) ?? 0)
        guard place + 2 < tokens.count, let dayNumber = number(tokens[place]), (1...31).contains(dayNumber) else { return nil }
        let middle = month.match(tokens, at: place + 1) ?? (tokens[place + 1].isMark("/") && !tokens[place + 1].spaced ? 1 : nil)
        guard let middle, place + 1 + middle < tokens.count, let monthNumber = number(tokens[place + 1 + middle]), (1...12).contains(monthNumber)
        else {
            return nil
        }
        let next = place + 2 + middle
        // "10/12/202…" that is no date is none without its year either.
        if tokens.indices.contains(next), tokens[next].isMark("/"), !tokens[next].spaced { return nil }
        return (dayNumber, monthNumber, next)
    }

    /// A month, quarter or year at the place, as its first and last day.
    static func span(_ tokens: [Token], at start: Int) -> (from: CivilDate, to: CivilDate, next: Int)? {
        if let words = month.match(tokens, at: start), start + words < tokens.count, let monthNumber = number(tokens[start + words]) {
            var place = start + words + 1
            if tokens.indices.contains(place), tokens[place].isMark("/") {
                place += 1
            } else if let more = year.match(tokens, at: place) {
                place += more
            } else {
                return nil
            }
            guard tokens.indices.contains(place), let yearNumber = number(tokens[place]) else { return nil }
            return months(yearNumber, monthNumber, monthNumber).map { ($0.0, $0.1, place + 1) }
        }
        if let words = quarter.match(tokens, at: start), start + words < tokens.count, let quarterNumber = romans[tokens[start + words].text] {
            var place = start + words + 1
            if tokens.indices.contains(place), tokens[place].isMark("/,-") { place += 1 }
            if let more = year.match(tokens, at: place) { place += more }
            guard tokens.indices.contains(place), let yearNumber = number(tokens[place]) else { return nil }
            return months(yearNumber, quarterNumber * 3 - 2, quarterNumber * 3).map { ($0.0, $0.1, place + 1) }
        }
        if let words = year.match(tokens, at: start), start + words < tokens.count, let yearNumber = number(tokens[start + words]) {
            return months(yearNumber, 1, 12).map { ($0.0, $0.1, start + words + 1) }
        }
        return nil
    }

    private static func months(_ year: Int, _ first: Int, _ last: Int) -> (CivilDate, CivilDate)? {
        guard (1900...2200).contains(year), let from = CivilDate(year: year, month: first, day: 1), (1...12).contains(last) else { return nil }
        let next = last == 12 ? CivilDate(year: year + 1, month: 1, day: 1) : CivilDate(year: year, month: last + 1, day: 1)
        return next.map { (from, $0.adding(days: -1)) }
    }

    private static let deadlines = Phrases(
        """
        trước ngày|trước|chậm nhất ngày|chậm nhất đến ngày|chậm nhất là ngày|chậm nhất|muộn nhất|hoàn thành trong|hoàn thành trước ngày
        xong trước ngày|hết ngày|đến hết ngày|đến hết|hết|thời hạn|thời hạn hoàn thành|thời gian hoàn thành|hạn|đến ngày|đến cuối|đến|hoàn thành
        hoàn thành vào|phấn đấu đến|trong|thời gian thực hiện|thời gian|xong trong|vào ngày|vào|trong tuần đầu|trong tuần cuối|vào tuần đầu|vào tuần cuối|vào đầu|vào cuối
        """)

    /// The date by which something is due: the last day of the first date, month, quarter or year that stands after a word of deadline.
    static func due(_ tokens: [Token]) -> CivilDate? {
        if let first = leading(tokens) { return first }
        var place = 0
        while let (found, count) = deadlines.first(in: tokens, from: place) {
            place = found + count
            // "định hướng đến năm 2030" and the title of another document name no deadline.
            if found > 0, outlook.match(tokens, at: found - 2) == 2 || isQuoted(tokens, found) { continue }
            var start = place
            while tokens.indices.contains(start), tokens[start].isMark(":-(") { start += 1 }
            if let date = date(tokens, at: start) {
                if isOpen(tokens, date.next) { continue }
                return latest(tokens, from: date.next) ?? date.date
            }
            guard let span = span(tokens, at: start), !isOpen(tokens, span.next) else { continue }
            if count == 1, until.match(tokens, at: found) == 1, isOfDocument(tokens, found) { continue }
            return latest(tokens, from: span.next) ?? span.to
        }
        return nil
    }

    /// "Năm 2018: …", "Quý I/2026, …" before what is done then.
    private static func leading(_ tokens: [Token]) -> CivilDate? {
        guard let span = span(tokens, at: 0), span.next + 1 < tokens.count, tokens[span.next].isMark(":,") else { return nil }
        return self.span(tokens, at: span.next + 1) == nil ? span.to : nil
    }

    private static let goingOn = Phrases(
        """
        và những năm tiếp theo|và các năm tiếp theo|và những năm sau|và các năm sau|trở đi|và thường xuyên|và hằng năm|và hàng năm|và bổ sung
        , thường xuyên|và những năm tới|và duy trì|và những năm kế tiếp
        """)

    /// Whether the time goes on after the date, which then is no end.
    private static func isOpen(_ tokens: [Token], _ next: Int) -> Bool { goingOn.match(tokens, at: next) != nil }

    /// "Đề án … đến năm 2030": the year belongs to the title of a document named before it in the sentence.
    private static func isOfDocument(_ tokens: [Token], _ place: Int) -> Bool {
        for back in tokens.indices.prefix(place).suffix(40).reversed() {
            if tokens[back].isMark(";.") && !(back + 1 < tokens.count && !tokens[back + 1].spaced) { return false }
            if tokens[back].isUpper, back > 0, titled.match(tokens, at: back) != nil { return true }
        }
        return false
    }
    private static let titled = Phrases("đề án|chương trình|chiến lược|quy hoạch|nghị quyết|quyết định|chỉ thị|kết luận|kế hoạch số|dự án")

    /// The day that a column of times names, also as "12/2027" or a bare year.
    static func ofColumn(_ words: [Token]) -> CivilDate? {
        if let found = due(words) ?? last(words) { return found }
        var result: CivilDate?
        for place in words.indices {
            guard let year = number(words[place]), (1990...2100).contains(year), words[place].text.utf8.count == 4 else { continue }
            let hasMonth = place >= 2 && words[place - 1].isMark("/-") && !words[place].spaced
            if hasMonth, let month = number(words[place - 2]), let end = months(year, month, month)?.1 {
                result = end
            } else if !hasMonth {
                result = months(year, 1, 12)?.1
            }
        }
        return result
    }

    /// The latest date in the words, else the end of the last period.
    static func last(_ words: [Token]) -> CivilDate? {
        if words.indices.contains(where: { goingOn.match(words, at: $0) != nil }) { return nil }
        var result: CivilDate?
        for place in words.indices {
            if let found = date(words, at: place) {
                result = max(result ?? found.date, found.date)
            } else if result == nil, let span = span(words, at: place) {
                result = span.to
            }
        }
        return result
    }

    private static let outlook = Phrases("định hướng|tầm nhìn|giai đoạn")

    /// Whether an opened quotation mark stands before the place and none that closes it.
    private static func isQuoted(_ tokens: [Token], _ place: Int) -> Bool {
        for back in tokens.indices.prefix(place).suffix(60).reversed() {
            if tokens[back].isMark("”") { return false }
            if tokens[back].isMark("“") { return true }
        }
        return false
    }

    private static let until = Phrases("đến|đến hết|đến ngày|đến hết ngày|-")

    /// The end of a range that goes on at the place ("… đến hết tháng 3 năm 2026").
    private static func latest(_ tokens: [Token], from place: Int) -> CivilDate? {
        guard let count = until.match(tokens, at: place) else { return nil }
        return date(tokens, at: place + count)?.date ?? span(tokens, at: place + count)?.to
    }

    private static let from = Phrases("từ|từ ngày|từ đầu|bắt đầu từ|bắt đầu từ ngày|kể từ ngày|kể từ")
    private static let era = Phrases("giai đoạn|trong giai đoạn|các năm|trong các năm")

    /// Every range of dates in the tokens: "từ … đến …", "giai đoạn 2021 - 2025".
    static func ranges(_ tokens: [Token]) -> [Span] {
        var result: [Span] = []
        var place = 0
        while place < tokens.count, result.count < 50 {
            if let count = from.match(tokens, at: place), let range = range(tokens, at: place + count) {
                result.append(range.covering(tokens, place))
            }
            if let count = era.match(tokens, at: place), let range = years(tokens, at: place + count) { result.append(range.covering(tokens, place)) }
            place += 1
        }
        return result
    }

    /// A first and a last day, and the words that name them.
    struct Span {
        let from: CivilDate, to: CivilDate
        /// The token after the words.
        let next: Int
        var span = SourceSpan(start: 0, end: 0)

        init(_ from: CivilDate, _ to: CivilDate, next: Int) { (self.from, self.to, self.next) = (from, to, next) }

        fileprivate func covering(_ tokens: [Token], _ start: Int) -> Span {
            var result = self
            result.span = FrontReader.span(tokens, start..<min(max(next, start + 1), tokens.count)) ?? span
            return result
        }
    }

    /// The first day that is named after "từ", when the end is no date ("từ tháng 10/2025 đến khi …").
    /// - Parameter issued: the day of the plan, for "từ ngày ban hành Kế hoạch".
    static func beginning(_ tokens: [Token], issued: CivilDate?) -> (CivilDate, SourceSpan?)? {
        var place = 0
        while let (found, count) = from.first(in: tokens, from: place) {
            place = found + count
            if let date = date(tokens, at: place) { return (date.date, FrontReader.span(tokens, found..<date.next)) }
            if let span = span(tokens, at: place) { return (span.from, FrontReader.span(tokens, found..<span.next)) }
            if let issued, let more = issuing.match(tokens, at: place) { return (issued, FrontReader.span(tokens, found..<place + more)) }
        }
        return nil
    }

    private static let issuing = Phrases("ban hành|ký|ký ban hành|kế hoạch|phát động|ban hành kế hoạch")

    private static func range(_ tokens: [Token], at start: Int) -> Span? {
        var first: CivilDate?
        var place = start
        if let found = date(tokens, at: start) {
            (first, place) = (found.date, found.next)
        } else if let found = span(tokens, at: start) {
            (first, place) = (found.from, found.next)
        } else {
            // "từ ngày 08 đến ngày 10 tháng 12": the word may already be part of "từ ngày".
            let count = day.match(tokens, at: start) ?? month.match(tokens, at: start) ?? 0
            guard tokens.indices.contains(start + count), number(tokens[start + count]) != nil else { return nil }
            place = start + count + 1
        }
        guard let count = until.match(tokens, at: place) else { return nil }
        let dated = date(tokens, at: place + count)
        let spanned = dated == nil ? span(tokens, at: place + count) : nil
        guard let last = dated?.date ?? spanned?.to else { return nil }
        // "từ ngày 08 đến ngày 10 tháng 12 năm 2025" and "từ tháng 3 đến tháng 10 năm 2025" borrow what is missing from the end.
        if first == nil, tokens.indices.contains(place - 1), let value = number(tokens[place - 1]) {
            let isDay = place >= 2 && day.match(tokens, at: place - 2) != nil
            first = CivilDate(year: last.year, month: isDay ? last.month : value, day: isDay ? value : 1)
        }
        guard let first, first <= last else { return nil }
        return Span(first, last, next: dated?.next ?? spanned?.next ?? place)
    }

    private static func years(_ tokens: [Token], at place: Int) -> Span? {
        guard place + 2 < tokens.count, let first = number(tokens[place]), tokens[place + 1].isMark("-") || until.match(tokens, at: place + 1) == 1,
            let last = number(tokens[place + 2]), first <= last, let from = months(first, 1, 12), let to = months(last, 1, 12)
        else { return nil }
        return Span(from.0, to.1, next: place + 3)
    }

    /// The numbers to be reached with their units, as written: "85%", "02 mô hình".
    static func targets(_ tokens: [Token]) -> [String] {
        var result: [String] = []
        for (place, token) in tokens.enumerated() where token.isNumber && !inReference(tokens, place) {
            guard place + 1 < tokens.count else { continue }
            var number = token.text
            var next = place + 1
            while next + 1 < tokens.count, tokens[next].isMark(".,"), !tokens[next].spaced, tokens[next + 1].isNumber, !tokens[next + 1].spaced {
                number += tokens[next].text + tokens[next + 1].text
                next += 2
            }
            guard next < tokens.count else { continue }
            if tokens[next].isMark("%") {
                result.append(number + "%")
            } else if let count = units.match(tokens, at: next) {
                result.append(number + " " + Tokenizer.text(tokens[next..<next + count]))
            }
            if result.count >= 40 { break }
        }
        return result
    }

    private static let units = Phrases(
        """
        người|cá nhân|tập thể|mô hình|cơ quan|đơn vị|lượt|lượt người|hộ|hộ gia đình|hội viên|đoàn viên|sáng kiến|giải pháp|công trình|sản phẩm|bài
        bài viết|tin|tin, bài|lớp|lớp tập huấn|hội nghị|cuộc|cuộc thi|đợt|lần|dự án|đề tài|thủ tục|dịch vụ|dịch vụ công|hồ sơ|tỷ đồng|triệu đồng
        đồng|xã|phường|thôn|trường|doanh nghiệp|hợp tác xã|điểm|giờ|buổi|chuyên đề|điển hình|gương|gương điển hình|tấn|ha|km|căn nhà|suất|phần quà
        cán bộ|công chức|học sinh|chỉ tiêu|tiêu chí|tiểu phẩm|video|clip|tài khoản|kế hoạch|tổ|nhiệm vụ|văn bản|cây|ngày công|đối tượng
        người hưởng|buôn|ấp|lao động|tiết|tiết dạy|giải|phụ nữ|thuê bao|bài báo|phần việc|tổ chức|khu phố|tuyến đường
        """)

    /// A number of a document, an article, a date, or inside another number is not a target.
    private static func inReference(_ tokens: [Token], _ place: Int) -> Bool {
        guard place > 0 else { return false }
        let before = tokens[place - 1]
        if before.isMark("/-.,") && !tokens[place].spaced { return true }
        return references.match(tokens, at: place - 1) == 1
    }

    private static let references = Phrases("điều|khoản|điểm|mục|số|ngày|tháng|năm|quý|phần|chương|khóa|phụ lục|đợt|lần thứ|thứ|đề án|vùng")
}
