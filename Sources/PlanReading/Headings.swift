/// What the clauses under a heading are about.
enum Subject: Sendable {
    case purpose, requirement, content, organising, assignment
    /// Statements that oblige nobody: subjects, scope, time, theme, money, award forms and quotas, dossiers.
    case statement

    var kind: ObligationKind? {
        switch self {
        case .purpose: .purpose
        case .requirement: .requirement
        case .content: .content
        case .organising: .organising
        case .assignment: .assignment
        case .statement: nil
        }
    }
}

enum Headings {
    private static let table: [(Subject, Phrases)] = [
        (
            .assignment,
            Phrases(
                """
                tổ chức thực hiện|phân công|phân công nhiệm vụ|phân công trách nhiệm|trách nhiệm|giao nhiệm vụ|tổ chức triển khai thực hiện
                """)
        ),
        (
            .statement,
            Phrases(
                """
                đối tượng|phạm vi|thời gian|thời điểm|chủ đề|tên gọi|tên phong trào|khẩu hiệu|kinh phí|nguồn kinh phí|nguồn vốn
                hình thức khen thưởng|hình thức, mức|danh hiệu|số lượng|tỷ lệ khen thưởng|cơ cấu|mức thưởng|tiền thưởng|mức tiền thưởng
                giải thưởng|đặc điểm tình hình|đặc điểm, tình hình|thuận lợi|khó khăn|bối cảnh|thực trạng|kết quả đạt được|tồn tại, hạn chế|khái quát
                đánh giá tình hình|tình hình chung|những hạn chế|hồ sơ|thủ tục|tuyến trình|khen thưởng|thẩm quyền|thời hạn|căn cứ pháp lý|cơ sở pháp lý|hình thức thi đua|địa điểm|lợi ích|quyền lợi
                """)
        ),
        (
            .requirement,
            Phrases(
                """
                yêu cầu|nguyên tắc|tiêu chí|tiêu chuẩn|điều kiện|tiêu chuẩn khen thưởng|nguyên tắc khen thưởng|tiêu chí khen thưởng|thang điểm
                nguyên tắc xét khen thưởng|điều kiện khen thưởng|tiêu chuẩn xét khen thưởng|tiêu chí, tiêu chuẩn khen thưởng
                """)
        ),
        (.purpose, Phrases("mục đích|mục tiêu|ý nghĩa")),
        (
            .organising,
            Phrases(
                """
                tổ chức phong trào|tổ chức phát động|phương án|cách thức|hình thức tổ chức|phương pháp|các bước|tiến độ|sơ kết|tổng kết
                tuyên truyền|kiểm tra|giám sát|phát động|đăng ký|chế độ báo cáo|chế độ thông tin|quy trình|nhân rộng|tổ chức thi đua
                hình thức triển khai|tổng kết khen thưởng|tổng kết, khen thưởng|sơ kết, tổng kết và khen thưởng|sơ kết, tổng kết, khen thưởng
                biện pháp tổ chức|công tác khen thưởng|cách thức tổ chức
                """)
        ),
        (
            .content,
            Phrases(
                """
                nội dung|nhiệm vụ|giải pháp|chỉ tiêu|biện pháp|nội dung thi đua|nội dung, hình thức thi đua
                nội dung và hình thức thi đua|nội dung, tiêu chí
                """)
        ),
    ]

    /// Matters of work that only sound like statements.
    private static let neutral = Phrases(
        """
        thủ tục hành chính|hồ sơ sức khỏe|hồ sơ bệnh án|hồ sơ điện tử|hồ sơ công việc|hồ sơ, tài liệu|hồ sơ người có công|hồ sơ vụ việc|hồ sơ vụ án
        hồ sơ hành chính|đối tượng chính sách|đối tượng yếu thế|đối tượng bảo trợ|thời gian giải quyết|thời gian chờ|thời gian thực hiện thủ tục
        danh hiệu văn hóa|khó khăn, vướng mắc|các đối tượng chính sách|hồ sơ học sinh|hồ sơ đất đai|hồ sơ quản lý|hồ sơ đảng viên|hồ sơ bệnh nhân
        """)

    /// The subjects a heading names, in order, the longest phrase at each place.
    static func subjects(_ words: [Token]) -> [Subject] {
        var result: [Subject] = []
        var place = 0
        while place < words.count {
            var best: (Subject, Int)?
            for (subject, phrases) in table {
                if let count = phrases.match(words, at: place), count > (best?.1 ?? 0) { best = (subject, count) }
            }
            if let count = neutral.match(words, at: place), count > (best?.1 ?? 0) {
                place += count
            } else if let (subject, count) = best {
                if !result.contains(subject) { result.append(subject) }
                place += count
                // "Đối tượng đăng ký": what follows without a comma only says of what.
                while subject == .statement, place < words.count, !words[place].isMark(",;:(-"), words[place].plain != "va" { place += 1 }
            } else {
                place += 1
            }
        }
        return result
    }

    /// The subject that the words before a colon begin with ("Thời gian: …", "Kinh phí thực hiện: …").
    static func subjects(ofLabel words: [Token]) -> [Subject] {
        guard words.count <= 12, let first = table.compactMap({ $0.1.match(words, at: 0) }).max() else { return [] }
        return words.count <= 5 ? subjects(words) : subjects(Array(words[..<first]))
    }

    /// What holds under a heading, given what holds above it.
    static func inherited(_ own: [Subject], above: [Subject]) -> [Subject] {
        if own.isEmpty { return above }
        if above == [.assignment] { return own == [.statement] ? own : above }
        // Under contents, "1. Công tác tuyên truyền" is still content.
        if above == [.content], own == [.organising] { return above }
        if above == [.organising], own == [.content] { return above }
        return own
    }

    static var vocabulary: [String] { table.flatMap { $0.1.longTexts } + statements.longTexts }

    private static let must = Phrases("phải|yêu cầu|bảo đảm|đảm bảo|không được|cần")
    /// Openings of a sentence on how the movement is to be: "Phong trào được triển khai …", "Công tác khen thưởng …".
    private static let rules = Phrases("phong trào|phong trào thi đua|đợt thi đua|công tác|việc|nội dung thi đua|các nội dung|hình thức")
    private static let orders = Phrases("giao|đề nghị|yêu cầu")

    /// The kind of a clause under these subjects, or nil when it obliges nobody.
    static func kind(_ subjects: [Subject], clause: [Token]) -> ObligationKind? {
        let real = subjects.filter { $0 != .statement }
        if subjects == [.statement] { return nil }
        if real.isEmpty { return orders.match(clause, at: 0) != nil ? .assignment : .content }
        if real.contains(.purpose), real.contains(.requirement) {
            let head = Array(clause.prefix(14))
            return must.found(in: head) || rules.match(clause, at: 0) != nil ? .requirement : .purpose
        }
        return real.contains(.content) ? .content : real.first?.kind
    }

    private static let statements = Phrases(
        """
        kinh phí|nguồn kinh phí|thời gian thi đua|thời gian thực hiện|thời gian|chủ đề|tên phong trào|khẩu hiệu|đối tượng|đối tượng thi đua
        phạm vi|đối tượng tham gia|thời gian tổ chức|hình thức khen thưởng|số lượng|mức thưởng|tiền thưởng
        """)
    private static let formulas = Phrases(
        """
        ban hành kèm theo|ban hành|phát động|quyết định này|kế hoạch này|chỉ thị này|nay ban hành|tổ chức phát động|nay phát động|phê duyệt
        công bố|kèm theo quyết định
        """)

    /// Whether an article of a decision only issues something or says from when it holds.
    static func isFormula(_ words: [Token]) -> Bool { formulas.match(words, at: 0) != nil }

    private static let duty = Phrases("phải|cần|yêu cầu|giao|đề nghị")

    private static let round = Phrases("đợt|giai đoạn|đợt thi đua")
    private static let times = Phrases("từ|từ ngày|bắt đầu từ|thời gian|kể từ")

    /// "Đợt 1: Từ ngày … đến ngày …".
    private static func isRound(_ words: [Token]) -> Bool {
        guard let count = round.match(words, at: 0), words.count > count + 2, DateReader.number(words[count]) != nil else { return false }
        let next = words[(count + 1)...].firstIndex { $0.isWord } ?? count
        return next <= count + 2 && times.match(words, at: next) != nil
    }

    /// Whether the clause itself states theme, time, scope, money or the like.
    static func isStatement(_ words: [Token]) -> Bool {
        if isRound(words) { return true }
        guard let count = statements.match(words, at: 0) else { return false }
        let next = count < words.count ? words[count] : nil
        if next?.isMark(":") ?? true { return true }
        return !duty.found(in: Array(words.prefix(40)))
    }
}

/// Lines that say of a task who leads, who helps, and by when.
enum TaskLines {
    enum Field: Sendable { case lead, help, time, task, other }

    private static let table: [(Field, Phrases)] = [
        (
            .lead,
            Phrases(
                """
                cơ quan chủ trì|đơn vị chủ trì|chủ trì|chủ trì thực hiện|cơ quan thực hiện|đơn vị thực hiện|cơ quan, đơn vị thực hiện
                cơ quan, đơn vị chủ trì|đơn vị chịu trách nhiệm|phân công thực hiện|trách nhiệm thực hiện|cơ quan đầu mối|đơn vị đầu mối
                đơn vị tham mưu|người thực hiện|bộ phận thực hiện|phân công|đơn vị, cá nhân thực hiện|cơ quan tham mưu|tổ chức thực hiện
                đơn vị phụ trách|phụ trách|đơn vị chuẩn bị|đơn vị đăng cai|đơn vị tổ chức|cơ quan tổ chức|đơn vị tham gia|đơn vị triển khai
                đơn vị thường trực|cơ quan thường trực|cơ quan chịu trách nhiệm|cơ quan phụ trách|đầu mối thực hiện|bộ phận chủ trì|bộ phận phụ trách
                """)
        ),
        (
            .help,
            Phrases(
                """
                cơ quan phối hợp|đơn vị phối hợp|phối hợp|phối hợp thực hiện|cơ quan, đơn vị phối hợp|các đơn vị phối hợp
                các cơ quan phối hợp|bộ phận phối hợp|đơn vị phối hợp thực hiện|cơ quan phối hợp thực hiện
                """)
        ),
        (
            .time,
            Phrases(
                """
                thời gian|thời gian thực hiện|thời gian hoàn thành|thời hạn|thời hạn hoàn thành|tiến độ|lộ trình|thời gian, tiến độ|hoàn thành
                hạn hoàn thành|thời điểm hoàn thành|tiến độ thực hiện|tiến độ hoàn thành
                """)
        ),
        (
            .task,
            Phrases(
                """
                nhiệm vụ|nội dung|nội dung công việc|nội dung thực hiện|tên nhiệm vụ|nội dung nhiệm vụ|công việc|hoạt động|tiêu chí|chỉ tiêu
                tiêu chí thi đua|tiêu chuẩn|nội dung thi đua|nội dung tiêu chí|nhiệm vụ, giải pháp|nhiệm vụ cụ thể|nội dung, nhiệm vụ
                """)
        ),
        (
            .other,
            Phrases(
                """
                sản phẩm|kết quả|dự kiến kết quả|dự kiến sản phẩm|kết quả, sản phẩm|kinh phí|ghi chú|kết quả dự kiến|yêu cầu|nguồn kinh phí
                địa điểm|thành phần|sản phẩm đầu ra|sản phẩm dự kiến|kết quả đầu ra|địa bàn|kết quả cần đạt|yêu cầu cần đạt
                """)
        ),
    ]

    static var vocabulary: [String] { table.flatMap { $0.1.longTexts } }

    /// The field and the place after the colon when the words begin with a field's label and a colon.
    static func field(_ words: [Token], at place: Int = 0) -> (field: Field, next: Int)? {
        for (field, phrases) in table {
            guard let count = phrases.match(words, at: place), place + count < words.count, words[place + count].isMark(":") else { continue }
            return (field, place + count + 1)
        }
        return nil
    }

    /// Labels that are no heading of who does a section: under them stands what is to be done.
    private static let duties = Phrases("tổ chức thực hiện|phân công|phân công thực hiện|trách nhiệm thực hiện|chủ trì|phối hợp|phụ trách|thời gian")

    /// The field of a clause of its own such as "Cơ quan chủ trì, phối hợp" or "Đơn vị thực hiện: …", and the place after label and colon.
    static func heading(_ words: [Token]) -> (field: Field, next: Int)? {
        var found: Field?
        var place = 0
        while place < words.count, !words[place].isMark(":.") {
            if found != nil, words[place].isMark(",;-") || words[place].plain == "va" {
                place += 1
                continue
            }
            guard let (field, count) = label(words, at: place) else { return nil }
            found = found ?? field
            place += count
        }
        let isLabelled = place < words.count
        guard let found, isLabelled || duties.match(words, at: 0) != words.count else { return nil }
        if duties.match(words, at: 0) == place, !isLabelled || place + 1 == words.count { return nil }
        return (found, min(words.count, place + (isLabelled ? 1 : 0)))
    }

    private static func label(_ words: [Token], at place: Int) -> (Field, Int)? {
        for (field, phrases) in table where field == .lead || field == .help || field == .time {
            if let count = phrases.match(words, at: place) { return (field, count) }
        }
        return nil
    }

    /// The field that a column head names.
    static func column(_ words: [Token]) -> Field? {
        for (field, phrases) in table where field != .task && phrases.found(in: words) { return field }
        return table.first(where: { $0.0 == .task })?.1.found(in: words) ?? false ? .task : nil
    }
}
