/// Finds the bodies that a clause or a heading names as doing something.
struct BodyReader {
    /// Words of the clause, restored where the text is damaged.
    let tokens: [Token]

    private static let longest = 22
    private static let quantifiers = Phrases("toàn thể|tất cả|mọi|tất cả các")
    private static let orders = Phrases(
        """
        giao|giao cho|giao nhiệm vụ cho|giao trách nhiệm cho|đề nghị|kính đề nghị|yêu cầu|phân công|ủy quyền cho|ủy quyền
        """)
    private static let headingOrders = Phrases("đối với|trách nhiệm của|trách nhiệm|nhiệm vụ của|phân công nhiệm vụ cho")
    private static let leadIns = Phrases(
        """
        căn cứ|trên cơ sở|theo|định kỳ|hằng năm|hàng năm|hằng quý|hàng quý|hằng tháng|hàng tháng|sau khi|trong quá trình|khi|trong thời gian|từ
        trước ngày|trong tháng|trong năm|đến|kết thúc|ngoài ra|đồng thời
        """)
    private static let together = Phrases(
        """
        phối hợp với|phối hợp cùng|phối hợp chặt chẽ với|phối hợp chặt chẽ cùng|phối hợp đồng bộ với|phối hợp cùng với|phối hợp của|sự phối hợp của
        phối hợp giữa|phối kết hợp với|phối hợp
        """)
    private static let roles = Phrases("vai trò của|trách nhiệm của|vai trò, trách nhiệm của|vai trò và trách nhiệm của|vai trò nêu gương của")
    private static let awareness = Phrases("nhận thức|ý thức")
    private static let by = Phrases("do")
    private static let acting = Phrases("chủ trì|thực hiện|đảm nhiệm|phụ trách|tổ chức")
    private static let connectives = Phrases("đồng thời|và|ngoài ra|riêng|đối với|qua đó")
    private static let and = Phrases("và|cùng|cùng với")
    /// Heads that are also common words or verbs; they count only with a word that belongs to a name after them.
    private static let ambiguous = Phrases(
        """
        lãnh đạo|phòng|hội|ban|báo|đài|quỹ|tổ|xã|phường|thuế|viện|trường|vụ|kho|trại|cụm|khối|sở|cục|thanh tra|văn phòng|đơn vị|cơ quan
        """)
    private static let prepositions = Phrases("trong|tại|để|nhằm|về|theo|khi|với|cho|từ|trên|sau|trước|do|nếu|bằng|qua|như|cùng|đã|là|có")
    /// Words before a name that make it the owner or object of something.
    private static let owning: Set<String> = [
        "cua", "voi", "boi", "cho", "do", "tai", "ve", "va",
        "cac", "theo", "den", "tu", "giao", "trinh", "trong", "so", "o",
    ]
    private static let generic = Phrases("đơn vị|địa phương|cơ quan|cán bộ|thành viên")
    private static let refusals = Phrases("nào|này|đó|được giao|mình|chủ nhiệm vụ|chống|cáo")

    /// All bodies named as doing what the clause says, in the order of the text, without repetition.
    func assignees(rolesCount: Bool) -> [String] {
        var found: [Found] = []
        for start in segmentStarts() { found += subjects(from: start) }
        found += after(Self.together)
        if rolesCount { found += after(Self.roles) }
        found += agents()
        return Self.unique(found.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.flatMap(\.element.names))
    }

    /// The bodies with which the clause begins, as its subject or as those it orders.
    func leading() -> [String] { subjects(from: 0).flatMap(\.names) }

    private struct Found {
        let place: Int
        let names: [String]
    }

    /// The bodies of a heading such as "1. Sở Nội vụ" or "Đề nghị các tổ chức …:", when it names bodies and nothing else.
    func heading() -> [String] {
        var place = 0
        if let count = Self.orders.match(tokens, at: 0) ?? Self.headingOrders.match(tokens, at: 0) { place = count }
        guard let (names, next) = bodies(at: place, whole: true) else { return [] }
        guard next >= tokens.count || tokens[next].isMark(":.;") else { return [] }
        return Self.unique(names)
    }

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

    private func isAbbreviation(_ place: Int) -> Bool {
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
        if goesOn, Self.orders.match(tokens, at: place) == nil { return [] }
        if let names = acting(at: place) { return [names] }
        guard Self.leadIns.match(tokens, at: place) != nil else { return [] }
        // "Căn cứ …, nhiệm vụ …, Trưởng các phòng triển khai": the first place after a comma where a body begins to act.
        var tries = 0
        while tokens.indices.contains(place), tries < 12 {
            if tokens[place].isMark(".;:") && (place + 1 >= tokens.count || tokens[place + 1].spaced) && !isAbbreviation(place) { return [] }
            let named =
                place > 0 && tokens[place].trusted && tokens[place].isUpper && tokens[place - 1].isWord && !tokens[place - 1].isUpper
                && !Self.owning.contains(tokens[place - 1].plain)
            if named, tries < 12, let names = acting(at: place, strictly: true) { return [names] }
            if tokens[place].isMark(",") {
                tries += 1
                if let names = acting(at: place + 1, strictly: true) { return [names] }
            }
            place += 1
        }
        return []
    }

    /// Bodies told to act ("giao …") or acting (followed by a predicate) at the place.
    ///
    /// Inside a sentence (`strictly`) a preposition after the name is not enough: there the name may be any part of the sentence.
    private func acting(at place: Int, strictly: Bool = false) -> Found? {
        if let count = Self.orders.match(tokens, at: place), let (names, _) = bodies(at: place + count, whole: false) {
            return Found(place: place, names: names)
        }
        guard let (names, next) = bodies(at: place, whole: false), tokens.indices.contains(next) else { return nil }
        // "Đơn vị đạt …" and "địa phương có …" speak of whoever it may be.
        if next == place + 2, Self.generic.match(tokens, at: place) == 2 { return nil }
        if tokens[next].isMark(":") { return Found(place: place, names: names) }
        let predicate = tokens[next].isMark(",") ? next + 1 : next
        if strictly, Self.prepositions.match(tokens, at: predicate) != nil { return nil }
        return BodyLexicon.predicates.match(tokens, at: predicate) != nil ? Found(place: place, names: names) : nil
    }

    private func after(_ phrases: Phrases) -> [Found] {
        var result: [Found] = []
        var place = 0
        while let (found, count) = phrases.first(in: tokens, from: place) {
            place = found + count
            // To raise somebody's awareness is not to name who acts.
            let before = Array(tokens[max(0, found - 5)..<found])
            if Self.awareness.found(in: before) { continue }
            if let (names, _) = bodies(at: place, whole: false) { result.append(Found(place: found, names: names)) }
        }
        return result
    }

    /// "do Sở Nội vụ chủ trì".
    private func agents() -> [Found] {
        var result: [Found] = []
        var place = 0
        while let (found, count) = Self.by.first(in: tokens, from: place) {
            place = found + count
            if let (names, next) = bodies(at: place, whole: false), Self.acting.match(tokens, at: next) != nil {
                result.append(Found(place: found, names: names))
            }
        }
        return result
    }

    /// A list of bodies that begins at the place, and the place after it.
    /// - Parameter most: the longest list that is read; no real one is longer, and the time stays linear.
    func bodies(at start: Int, whole: Bool, most: Int = 30) -> (names: [String], next: Int)? {
        guard var (text, next) = name(at: start, whole: whole) else { return nil }
        var names = [text]
        while tokens.indices.contains(next), names.count < most {
            var place = next
            if tokens[place].isMark(",;") { place += 1 }
            if let count = Self.and.match(tokens, at: place) { place += count }
            guard place > next, let more = name(at: place, whole: whole) else { break }
            // After a comma a body that at once begins to act is a new subject only when nothing acted yet; both belong to the list.
            (text, next) = more
            names.append(text)
        }
        return (names, next)
    }

    /// One name that begins at the place.
    private func name(at start: Int, whole: Bool) -> (text: String, next: Int)? {
        var begin = start
        if let count = Self.quantifiers.match(tokens, at: begin) { begin += count }
        guard let head = headLength(at: begin) else { return nil }
        var words = Array(tokens[begin..<begin + head])
        var place = begin + head
        if Self.refusals.match(tokens, at: place) != nil { return nil }
        let lists = Self.plural.match(tokens, at: begin) != nil
        var length = 0
        while place < tokens.count, length < Self.longest {
            let token = tokens[place]
            if token.isMark("(") {
                guard let close = tokens[place...].prefix(40).firstIndex(where: { $0.isMark(")") }) else { break }
                place = close + 1
                continue
            }
            guard let count = continuation(at: place, whole: whole, lists: lists) else { break }
            words += tokens[place..<place + count]
            length += count
            place += count
        }
        guard length < Self.longest else { return nil }
        while let last = words.last, !last.isWord || last.plain == "va" {
            words.removeLast()
        }
        if words.count == 1, Self.ambiguous.match(words, at: 0) != nil, !whole || words[0].plain != "so" {
            guard place < tokens.count, words[0].isUpper, whole || begin > 0 else { return nil }
            guard whole || BodyLexicon.predicates.match(tokens, at: place) != nil else { return nil }
        }
        return (Self.canonical(words), place)
    }

    private func headLength(at place: Int) -> Int? {
        guard let head = BodyLexicon.heads.match(tokens, at: place) else { return nil }
        let first = tokens[place]
        // A verb that begins like a body: "Báo cáo", "Phòng, chống", "Ban hành".
        if let verb = BodyLexicon.predicates.match(tokens, at: place), verb > head || (verb == head && first.plain != "lanh") { return nil }
        if head == 1, !first.trusted, first.plain.utf8.count < 4, !first.isCaps { return nil }
        let after = place + head
        if head == 1 || first.plain == "lanh", Self.ambiguous.match(tokens, at: place) == head {
            if tokens.indices.contains(after), tokens[after].isMark(",") && !first.plain.hasPrefix("so") { return first.plain == "xa" ? head : nil }
            // In clean text a one-word body is written with a capital.
            if first.trusted && !first.isUpper && head == 1 && !["đơn4", "co1"].contains(first.key) { return Self.lower.match(tokens, at: place) }
        }
        return head
    }

    /// Bodies in the plural, whose name can go on with a list ("xã, phường"); "Sở Y tế, địa phương" are two bodies.
    private static let plural = Phrases(
        """
        các|cán bộ|công chức|viên chức|người lao động|đội ngũ|trưởng|thủ trưởng|phó trưởng|người đứng đầu|lãnh đạo|ủy ban nhân dân|ubnd
        chủ tịch ủy ban nhân dân|chủ tịch ubnd|sở, ban|sở, ngành|đơn vị|cơ quan|địa phương|doanh nghiệp|xã|phường|cấp ủy|chính quyền|đoàn viên
        hội viên|đảng viên|phòng|hội đồng nhân dân|đảng ủy|tổ chức|giám đốc các|mặt trận|chi bộ|thành viên|cụm|khối|công đoàn viên|cụm, khối
        """)

    private static let lower = Phrases("phòng chuyên môn|phòng, ban|phòng ban|xã, phường|sở, ban, ngành|sở, ngành|văn phòng|đơn vị|cơ quan")

    /// How many tokens at the place still belong to the name, or nil where it ends.
    private func continuation(at place: Int, whole: Bool, lists: Bool) -> Int? {
        let token = tokens[place]
        if token.isMark(",") || token.plain == "va" {
            let another = token.plain == "va" && beginsBody(place + 1)
            if lists, !another, let count = BodyLexicon.listed.match(tokens, at: place + 1) { return count + 1 }
            // "Văn phòng HĐND và UBND".
            if token.plain == "va", place > 0, tokens[place - 1].plain == "hđnd" || tokens[place - 1].plain == "hdnd",
                tokens.indices.contains(place + 1), tokens[place + 1].plain == "ubnd"
            {
                return 2
            }
            guard tokens.indices.contains(place + 1), headLength(at: place + 1) == nil else { return nil }
            let next = tokens[place + 1]
            // "Văn hóa, Thể thao và Du lịch".
            if token.isMark(","), isOfficeList(place) { return 3 }
            guard next.isWord, next.isUpper, next.trusted else { return nil }
            return token.plain == "va" || BodyLexicon.predicates.match(tokens, at: place + 1) == nil ? 2 : nil
        }
        if let count = BodyLexicon.tails.match(tokens, at: place) { return count }
        if token.isMark("-/&") { return tokens.indices.contains(place + 1) && tokens[place + 1].isWord ? 2 : nil }
        if token.isMark(".") { return place > 0 && isAbbreviation(place) ? 1 : nil }
        guard token.isWord else { return nil }
        // "Thi đua" and the like inside a proper name carry capitals.
        let proper = token.trusted && token.isUpper && place > 0 && !(whole && token.isCaps && token.text.count > 4)
        if !proper, BodyLexicon.predicates.match(tokens, at: place) != nil { return nil }
        return 1
    }

    /// "Phòng Phổ biến, giáo dục pháp luật": small words after the comma that end in another body belong to the name of the office.
    private func isOfficeList(_ comma: Int) -> Bool {
        guard comma >= 2, comma + 3 < tokens.count, tokens[comma - 2].isUpper || tokens[comma - 1].isUpper else { return false }
        let next = tokens[comma + 1], after = tokens[comma + 2]
        guard next.trusted, next.isWord, after.isWord, !next.isUpper, !after.isUpper else { return false }
        guard BodyLexicon.predicates.match(tokens, at: comma + 1) == nil, BodyLexicon.listed.match(tokens, at: comma + 1) == nil else { return false }
        let rest = tokens[(comma + 3)...].prefix(6)
        guard let and = rest.firstIndex(where: { $0.plain == "va" || $0.isMark(",;") }) else { return false }
        return tokens[and].plain == "va" && (beginsBody(and + 1))
    }

    /// Whether a body of its own begins here, not a word of a list: the word has a capital or "các" before it.
    private func beginsBody(_ place: Int) -> Bool {
        tokens.indices.contains(place) && tokens[place].trusted && tokens[place].isUpper && BodyLexicon.heads.match(tokens, at: place) != nil
    }

    /// Names of the lexicon by their words, so that "Ủy ban nhân dân Tỉnh" and "Uỷ ban nhân dân tỉnh" come out the same.
    private static let known: [String: String] = {
        var result: [String: String] = [:]
        for name in Repair.bodyNames {
            let text = name.prefix(1).uppercased() + name.dropFirst()
            result[Tokenizer.tokens(name).map(\.key).joined(separator: " ")] = text
        }
        return result
    }()

    /// The name with a capital at its beginning and plain hyphens.
    static func canonical(_ words: [Token]) -> String {
        var parts = words
        for place in parts.indices {
            if parts[place].isMark("-") { parts[place].text = "-" }
            if parts[place].isMark(",;.)") { parts[place].spaced = false }
        }
        if let known = known[parts.map(\.key).joined(separator: " ")] { return known }
        if let first = parts.first { parts[0].text = first.text.prefix(1).uppercased() + first.text.dropFirst() }
        return Tokenizer.text(parts)
    }
}
