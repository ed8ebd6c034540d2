/// Finds the bodies that a clause or a heading names as doing something.
struct BodyReader {
    /// Words of the clause, restored where the text is damaged.
    let tokens: [Token]

    private static let orders = Phrases(
        """
        giao|giao cho|giao nhiệm vụ cho|giao trách nhiệm cho|đề nghị|kính đề nghị|yêu cầu|phân công|ủy quyền cho|ủy quyền|trân trọng đề nghị
        phân công nhiệm vụ cho|phân công cho|giao trách nhiệm|giao nhiệm vụ
        """)
    /// Orders that also count in the middle of a sentence, where "đề nghị" most often asks a superior.
    private static let firmOrders = Phrases("giao|giao cho|phân công|giao nhiệm vụ cho")
    private static let inviting = Phrases("khuyến khích|kêu gọi|mời")
    /// Verbs whose object is told, asked or helped and does not act itself.
    private static let telling = Phrases(
        "tham mưu|tham mưu cho|báo cáo|chỉ đạo|hướng dẫn|đôn đốc|kiến nghị|trình|giúp|vận động|đề xuất|gửi|kiểm tra|giám sát|theo dõi|nhắc nhở|đề nghị"
    )
    private static let asking = Phrases("đề nghị|kính đề nghị|trân trọng đề nghị")
    /// What a superior is asked for; who asks it of them does the work.
    private static let favours = Phrases(
        "xem xét|khen thưởng|tặng|quyết định|xét|công nhận|phê duyệt|cho ý kiến|tặng thưởng|xét tặng|trình|biểu dương|cấp")
    private static let concerning = Phrases("đối với|về phía")
    private static let headingOrders = Phrases(
        """
        đối với|trách nhiệm của|trách nhiệm|nhiệm vụ của|phân công nhiệm vụ cho|về phía|nhiệm vụ|nhiệm vụ đối với|trách nhiệm đối với|vai trò của
        """)
    private static let actingStrongly = Phrases(
        """
        chủ trì|phối hợp|chịu trách nhiệm|có trách nhiệm|có nhiệm vụ|phụ trách|đảm nhiệm|đảm nhận|thực hiện|triển khai thực hiện|tổ chức thực hiện
        có kế hoạch|chủ động|xây dựng kế hoạch
        """)
    private static let leadIns = Phrases(
        """
        căn cứ|trên cơ sở|theo|định kỳ|hằng năm|hàng năm|hằng quý|hàng quý|hằng tháng|hàng tháng|sau khi|trong quá trình|khi|trong thời gian|từ
        trước ngày|trong tháng|trong năm|đến|kết thúc|ngoài ra|đồng thời
        """)
    private static let together = Phrases(
        """
        phối hợp với|phối hợp cùng|phối hợp chặt chẽ với|phối hợp chặt chẽ cùng|phối hợp đồng bộ với|phối hợp cùng với|phối hợp của|sự phối hợp của
        phối kết hợp với|phối hợp
        """)
    private static let roles = Phrases("vai trò của|trách nhiệm của|vai trò, trách nhiệm của|vai trò và trách nhiệm của|vai trò nêu gương của")
    private static let awareness = Phrases("nhận thức|ý thức")
    private static let by = Phrases("do")
    private static let acting = Phrases("chủ trì|thực hiện|đảm nhiệm|phụ trách|tổ chức")
    private static let connectives = Phrases("đồng thời|và|ngoài ra|riêng|đối với|qua đó")
    private static let prepositions = Phrases("trong|tại|để|nhằm|về|theo|khi|với|cho|từ|trên|sau|trước|do|nếu|bằng|qua|như|cùng|đã|là|có")
    /// Words before a name that make it the owner or object of something.
    private static let owning: Set<String> = [
        "cua", "voi", "boi", "cho", "do", "tai", "ve", "va",
        "cac", "theo", "den", "tu", "giao", "trinh", "trong", "so", "o", "thuoc", "nhu", "hoac", "la", "moi",
    ]
    private static let generic = Phrases("đơn vị|địa phương|cơ quan|cán bộ|thành viên")

    /// All bodies named as doing what the clause says, in the order of the text, without repetition.
    func assignees(rolesCount: Bool) -> [String] {
        var found: [Found] = []
        for start in segmentStarts() { found += subjects(from: start) }
        found += laterActors()
        found += after(Self.together)
        if rolesCount { found += after(Self.roles) }
        found += agents()
        return Self.unique(found.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.flatMap(\.element.names))
    }

    /// The bodies with which the clause begins, as its subject or as those it orders, and those that help them in the same sentence.
    func leading() -> [String] {
        let end = tokens.indices.first { tokens[$0].isMark(".;") && !isAbbreviation($0) } ?? tokens.count
        let label = tokens.prefix(12).firstIndex { $0.isMark(":") }
        for start in [0, label.map { $0 + 1 } ?? 0] {
            let first = subjects(from: start)
            if first.isEmpty { continue }
            let helpers = after(Self.together).filter { $0.place < end }
            return Self.unique((first + helpers).flatMap(\.names))
        }
        return []
    }

    /// The bodies that a paragraph above the clauses calls upon ("… yêu cầu các sở, ban, ngành thực hiện các nội dung sau:").
    func called() -> [String] {
        var place = 0
        var last: [String] = []
        while let (found, count) = Self.calls.first(in: tokens, from: place) {
            place = found + count
            if let (names, _) = bodies(at: place, whole: false) { last = names }
        }
        return last
    }
    private static let calls = Phrases("yêu cầu|đề nghị|chỉ đạo|giao")

    private struct Found {
        let place: Int
        let names: [String]
    }

    /// The bodies of a heading such as "1. Sở Nội vụ" or "Đề nghị các tổ chức …:", when it names bodies and nothing else.
    func heading() -> [String] {
        var place = 0
        if let count = Self.orders.match(tokens, at: 0) ?? Self.headingOrders.match(tokens, at: 0) { place = count }
        while tokens.indices.contains(place), tokens[place].isMark(":-") { place += 1 }
        if let count = Self.headingOrders.match(tokens, at: place) { place += count }
        guard let (names, next) = bodies(at: place, whole: true) else { return [] }
        guard next >= tokens.count || tokens[next].isMark(":.;") else { return [] }
        // "Đối với giáo viên" speaks of persons, "Giáo viên chủ nhiệm" names who acts.
        if Self.concerning.match(tokens, at: 0) != nil, Self.people.match(tokens, at: place) != nil { return [] }
        return Self.unique(names)
    }

    /// Whether the words up to their colon only say who does what is listed below ("Giao Sở A chủ trì, phối hợp với Sở B:").
    func onlyNamesBodies() -> Bool {
        var place = 0
        var named = false
        while place < tokens.count {
            if tokens[place].isMark(":") { return named && place + 1 == tokens.count }
            if let (_, next) = bodies(at: place, whole: false) {
                named = true
                place = next
            } else if let count = Self.orders.match(tokens, at: place) ?? Self.assigning.match(tokens, at: place) {
                place += count
            } else if tokens[place].isMark(",;-“”") {
                place += 1
            } else {
                return false
            }
        }
        return false
    }
    private static let assigning = Phrases(
        """
        chủ trì|phối hợp|phối hợp với|và|cùng|cùng với|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|thực hiện|thực hiện các nhiệm vụ|tổ chức|triển khai
        tổ chức thực hiện|triển khai thực hiện|các nhiệm vụ|các nội dung|nội dung|nhiệm vụ|công việc|các công việc|sau|sau đây|như sau|cụ thể|tập trung
        tập trung thực hiện|một số|tốt|tham mưu|liên quan|có liên quan|theo dõi|hướng dẫn|chủ động|căn cứ chức năng, nhiệm vụ|được giao|trọng tâm
        """)

    static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert(Token($0, start: 0, end: 0, isWord: true, spaced: false).plain).inserted }
    }

    /// Where sentences and parts of sentences begin.
    private func segmentStarts() -> [Int] {
        var starts = [0]
        for place in tokens.indices.dropLast() {
            let next = tokens[place + 1]
            let endsSentence = tokens[place].isMark(".") && next.spaced && next.isUpper && !isAbbreviation(place)
            if tokens[place].isMark(";:") || endsSentence { starts.append(place + 1) }
        }
        return starts
    }

    func isAbbreviation(_ place: Int) -> Bool {
        guard place > 0 else { return false }
        let word = tokens[place - 1]
        return word.isCaps && word.text.unicodeScalars.count <= 4
    }

    private func subjects(from start: Int) -> [Found] {
        var place = start
        while tokens.indices.contains(place), tokens[place].isMark("“\"(,-") { place += 1 }
        if let count = Self.connectives.match(tokens, at: place), Self.orders.match(tokens, at: place) == nil {
            place += count
            if tokens.indices.contains(place), tokens[place].isMark(",") { place += 1 }
        }
        // After ";" a small letter goes on with a list of objects, unless an order follows.
        let goesOn = start > 0 && tokens[start - 1].isMark(";") && tokens.indices.contains(place) && !tokens[place].isUpper
        if goesOn, Self.orders.match(tokens, at: place) == nil {
            guard tokens[place].key == "cac4", !tellsBefore(start - 1) else { return [] }
            return acting(at: place, strictly: true).map { [$0] } ?? []
        }
        if let names = acting(at: place) { return [names] }
        guard Self.leadIns.match(tokens, at: place) != nil else { return [] }
        // "Căn cứ …, nhiệm vụ …, Trưởng các phòng triển khai": the first place after a comma where a body begins to act.
        var tries = 0
        while tokens.indices.contains(place), tries < 12 {
            if tokens[place].isMark(".;:") && (place + 1 >= tokens.count || tokens[place + 1].spaced) && !isAbbreviation(place) { return [] }
            let named =
                place > 0 && tokens[place].trusted && tokens[place].isUpper && tokens[place - 1].isWord && !tokens[place - 1].isUpper
                && !Self.owning.contains(tokens[place - 1].plain)
            if named, !isTold(place), let names = acting(at: place, strictly: true) { return [names] }
            // No subject begins inside the name of a body.
            if headLength(at: place) != nil, let (_, next) = bodies(at: place, whole: false, most: 1), next > place + 1 {
                place = next
                continue
            }
            if tokens[place].isMark(",") {
                tries += 1
                if let names = acting(at: place + 1, strictly: true) { return [names] }
            }
            place += 1
        }
        return []
    }

    /// Whether the part of the sentence before the mark tells somebody something, of whom the words after it may be more.
    private func tellsBefore(_ mark: Int) -> Bool {
        for place in tokens.indices.prefix(mark).suffix(30).reversed() {
            if tokens[place].isMark(".;:") { return false }
            if Self.telling.match(tokens, at: place) != nil { return true }
        }
        return false
    }

    /// Whether a verb of telling stands right before the place.
    private func isTold(_ place: Int) -> Bool {
        (1...3).contains { back in place >= back && Self.telling.match(tokens, at: place - back) == back }
    }

    /// Bodies told to act ("giao …") or acting (followed by a predicate) at the place.
    ///
    /// Inside a sentence (`strictly`) a preposition after the name is not enough: there the name may be any part of the sentence.
    private func acting(at place: Int, strictly: Bool = false) -> Found? {
        if let count = Self.orders.match(tokens, at: place), let (names, next) = bodies(at: skippingColon(place + count), whole: false) {
            let isFavour = Self.asking.match(tokens, at: place) != nil && Self.favours.match(tokens, at: next) != nil
            return isFavour ? nil : Found(place: place, names: names)
        }
        if let count = Self.inviting.match(tokens, at: place), let (names, next) = bodies(at: place + count, whole: false) {
            return BodyLexicon.predicates.match(tokens, at: next) != nil ? Found(place: place, names: names) : nil
        }
        guard let (names, next) = bodies(at: place, whole: false), tokens.indices.contains(next) else { return nil }
        // "Đơn vị đạt …" and "địa phương có …" speak of whoever it may be.
        let start = place + (Self.each.match(tokens, at: place) ?? 0)
        if next == start + 2, Self.generic.match(tokens, at: start) == 2 { return nil }
        if tokens[next].isMark(":") { return Found(place: place, names: names) }
        let predicate = tokens[next].isMark(",") ? next + 1 : next
        if strictly, Self.prepositions.match(tokens, at: predicate) != nil { return nil }
        return BodyLexicon.predicates.match(tokens, at: predicate) != nil ? Found(place: place, names: names) : nil
    }

    private func skippingColon(_ place: Int) -> Int { tokens.indices.contains(place) && tokens[place].isMark(":") ? place + 1 : place }

    /// Bodies that begin to act, or are ordered to, after a comma, a semicolon or "và" inside a sentence.
    private func laterActors() -> [Found] {
        var result: [Found] = []
        var subjectEnd = -1
        for place in tokens.indices.dropLast() {
            let isMark = tokens[place].isMark(",;")
            guard isMark || tokens[place].plain == "va" && tokens[place].key == "va1" else { continue }
            let start = place + 1
            if isMark, let count = Self.firmOrders.match(tokens, at: start), let (names, _) = bodies(at: start + count, whole: false) {
                result.append(Found(place: start, names: names))
                continue
            }
            let isEach = Self.each.match(tokens, at: start) != nil
            guard isEach || headLength(at: start) != nil, let (names, next) = bodies(at: start, whole: false) else { continue }
            if isEach, let count = Self.each.match(tokens, at: start), next == start + count + 2, Self.generic.match(tokens, at: start + count) == 2 {
                continue
            }
            guard isEach ? BodyLexicon.predicates.match(tokens, at: next) != nil : Self.actingStrongly.match(tokens, at: next) != nil else {
                continue
            }
            // "hướng dẫn Sở A, Sở B thực hiện": the list of an object, not a second subject.
            let isOwned = tokens[max(0, place - 4)..<place].contains { $0.key == "cua2" }
            if isOwned || bodyEnds(at: place), subjectEnd != place { continue }
            result.append(Found(place: start, names: names))
            subjectEnd = next
        }
        return result
    }

    /// Whether the name of a body ends right before the place.
    private func bodyEnds(at place: Int) -> Bool {
        for start in max(0, place - 14)..<place where headLength(at: start) != nil {
            if let (_, next) = bodies(at: start, whole: false), next >= place { return true }
        }
        return false
    }

    private func after(_ phrases: Phrases) -> [Found] {
        var result: [Found] = []
        var place = 0
        while let (found, count) = phrases.first(in: tokens, from: place) {
            place = found + count
            // To raise somebody's awareness is not to name who acts.
            let before = Array(tokens[max(0, found - 5)..<found])
            if Self.awareness.found(in: before) { continue }
            if let (names, _) = bodies(at: withWhom(place), whole: false) { result.append(Found(place: found, names: names)) }
        }
        return result
    }

    /// "phối hợp cụ thể với …", "phối hợp có hiệu quả cùng …": the place after "với" when a few words stand before it.
    private func withWhom(_ place: Int) -> Int {
        guard place > 0, tokens[place - 1].plain == "hop", headLength(at: place) == nil, tokens.indices.contains(place) else { return place }
        if tokens[place].plain == "giua" { return place }
        for ahead in place..<min(place + 5, max(place, tokens.count)) {
            if let count = Self.with.match(tokens, at: ahead) { return ahead + count }
            if !tokens[ahead].isWord { break }
        }
        return place
    }
    private static let with = Phrases("với|cùng|cùng với")

    /// "do Sở Nội vụ chủ trì", "(Sở Nội vụ chủ trì)".
    private func agents() -> [Found] {
        var result: [Found] = []
        for open in tokens.indices where tokens[open].isMark("(") {
            guard let (names, next) = bodies(at: open + 1, whole: false), Self.acting.match(tokens, at: next) != nil else { continue }
            result.append(Found(place: open, names: names))
        }
        var place = 0
        while let (found, count) = Self.by.first(in: tokens, from: place) {
            place = found + count
            if let (names, next) = bodies(at: place, whole: false), Self.acting.match(tokens, at: next) != nil {
                result.append(Found(place: found, names: names))
            }
        }
        return result
    }
}
