/// Reads the names of bodies.
extension BodyReader {
    private static let longest = 22
    private static let quantifiers = Phrases("toàn thể|tất cả|mọi|toàn bộ")
    /// Words before each of many; people of a class are not named by them ("mỗi giáo viên"), offices are.
    static let each = Phrases("mỗi|từng|hầu hết các")
    static let people = Phrases(
        "giáo viên|cán bộ|công chức|viên chức|người lao động|đảng viên|đoàn viên|hội viên|nhân viên|công nhân|học sinh|thành viên|cá nhân")
    private static let and = Phrases("và|cùng|cùng với")
    /// Heads that are also common words or verbs; they count only with a word that belongs to a name after them.
    private static let ambiguous = Phrases(
        """
        lãnh đạo|phòng|hội|ban|báo|đài|quỹ|tổ|xã|phường|thuế|viện|trường|vụ|kho|trại|cụm|khối|sở|cục|thanh tra|văn phòng|đơn vị|cơ quan
        """)
    private static let refusals = Phrases("nào|này|đó|được giao|mình|chủ nhiệm vụ|chống|cáo")
    private static let classes = Phrases(
        """
        cán bộ|công chức|viên chức|người lao động|đảng viên|đoàn viên|hội viên|nhân dân|chiến sĩ|nhân viên|công đoàn viên|học sinh|sinh viên|toàn thể
        giáo viên|đội ngũ|quần chúng|lao động|các|cbccvc|công nhân|và|thanh niên
        """)

    /// Whether the name is only a list of classes of people ("cán bộ, công chức, viên chức"), who are no body.
    static func isPeople(_ name: String) -> Bool {
        let words = Tokenizer.tokens(name).filter(\.isWord)
        var place = 0
        while place < words.count {
            guard let count = classes.match(words, at: place) else { return false }
            place += count
        }
        return true
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
        let isEach = Self.each.match(tokens, at: begin).map { Self.people.match(tokens, at: begin + $0) == nil } ?? false
        if isEach { begin += Self.each.match(tokens, at: begin) ?? 0 }
        guard let head = headLength(at: begin) else { return nil }
        var words = Array(tokens[begin..<begin + head])
        var place = begin + head
        if Self.refusals.match(tokens, at: place) != nil { return nil }
        // "Các đảng bộ, chi bộ trực thuộc": what shares one "các" is one body.
        let shared = tokens[begin].key == "cac4"
        var lists = isEach || Self.plural.match(tokens, at: begin) != nil
        // "Khối 11, khối 12" are two.
        if words.last?.isNumber ?? false { lists = false }
        var length = 0
        while place < tokens.count, length < Self.longest {
            let token = tokens[place]
            if token.isMark("(") {
                guard let close = tokens[place...].prefix(40).firstIndex(where: { $0.isMark(")") }) else { break }
                place = close + 1
                continue
            }
            let count = shared && !(beginsProperName(place + 1)) ? sharedLength(at: place) : nil
            guard let count = count ?? continuation(at: place, whole: whole, lists: lists) else { break }
            if token.key == "cac4" { lists = true }
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

    func headLength(at place: Int) -> Int? {
        if NonBodies.phrases.match(tokens, at: place) != nil { return nil }
        guard let head = BodyLexicon.heads.match(tokens, at: place) else {
            // "các" and "những" stand before any of them.
            guard tokens.indices.contains(place + 1), tokens[place].key == "cac4" || tokens[place].key == "nhưng3" else { return nil }
            return BodyLexicon.heads.match(tokens, at: place + 1).map { $0 + 1 }
        }
        let first = tokens[place]
        // A verb that begins like a body: "Báo cáo", "Phòng, chống", "Ban hành".
        if let verb = BodyLexicon.predicates.match(tokens, at: place), verb > head || (verb == head && first.plain != "lanh") { return nil }
        if head == 1, !first.trusted, first.plain.utf8.count < 4, !first.isCaps { return nil }
        let after = place + head
        if head == 1 || first.plain == "lanh", Self.ambiguous.match(tokens, at: place) == head {
            if tokens.indices.contains(after), tokens[after].isMark(",") && !first.plain.hasPrefix("so") { return first.plain == "xa" ? head : nil }
            // In clean text a one-word body is written with a capital.
            let named = tokens.indices.contains(after) && tokens[after].isUpper && tokens[after].trusted && !tokens[after].isCaps
            if named { return head }
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
            let another = token.plain == "va" ? beginsBody(place + 1) : beginsProperName(place + 1)
            if lists, !another, let count = BodyLexicon.listed.match(tokens, at: place + 1) { return count + 1 }
            // "Văn phòng HĐND và UBND".
            if token.plain == "va", place > 0, tokens[place - 1].plain == "hđnd" || tokens[place - 1].plain == "hdnd",
                tokens.indices.contains(place + 1), tokens[place + 1].plain == "ubnd"
            {
                return 2
            }
            if let count = areaLength(at: place) { return count }
            guard tokens.indices.contains(place + 1), headLength(at: place + 1) == nil else { return nil }
            let next = tokens[place + 1]
            // "Văn hóa, Thể thao và Du lịch".
            if token.isMark(","), isOfficeList(place) { return 3 }
            if token.plain == "va", next.trusted, !next.isUpper, isNameAfterAnd(place) { return 2 }
            guard next.isWord, next.isUpper, next.trusted else { return nil }
            return token.plain == "va" || BodyLexicon.predicates.match(tokens, at: place + 1) == nil ? 2 : nil
        }
        if let count = BodyLexicon.tails.match(tokens, at: place) { return count }
        if place > 0, tokens[place - 1].isWord, !tokens[place - 1].isUpper, !tokens[place - 1].isNumber,
            let count = BodyLexicon.actingTails.match(tokens, at: place)
        {
            return count
        }
        if let count = NonBodies.compounds.match(tokens, at: place) { return count }
        if isNoun(at: place) { return 2 }
        if token.isMark("-/&") { return tokens.indices.contains(place + 1) && tokens[place + 1].isWord ? 2 : nil }
        if token.isMark(".") { return place > 0 && isAbbreviation(place) ? 1 : nil }
        guard token.isWord else { return nil }
        // "Thi đua" and the like inside a proper name carry capitals.
        let proper = token.trusted && token.isUpper && place > 0 && !(whole && token.isCaps && token.text.count > 4)
        // "… và Đào tạo": the second syllable of a word that began with a capital.
        if place > 0, tokens[place - 1].isUpper, !token.isUpper, BodyLexicon.predicates.match(tokens, at: place - 1) == 2 { return 1 }
        let predicate = BodyLexicon.predicates.match(tokens, at: place)
        if place > 0, ["khoi", "cum"].contains(tokens[place - 1].plain), Self.emulation.match(tokens, at: place) != nil { return 2 }
        // "Phòng Đào tạo": the capital makes both syllables a name.
        if proper, let predicate, predicate == 2, place + 1 < tokens.count, !tokens[place + 1].isUpper { return 2 }
        return proper || predicate == nil ? 1 : nil
    }

    /// "Phòng Quản lý dự án đầu tư", "Trung tâm Giám định chất lượng xây dựng": a verb that is a noun after such a word and before no object.
    private func isNoun(at place: Int) -> Bool {
        guard place >= 2, Self.nouns.match(tokens, at: place) == 2, Self.matters.match(tokens, at: place - 2) == 2 else { return false }
        return Self.objects.match(tokens, at: place + 2) == nil
    }

    private static let matters = Phrases("quản lý|dự án|chất lượng|đầu tư|giám định|kiểm định|công trình|tư vấn|hạ tầng|quy hoạch")
    private static let nouns = Phrases("đầu tư|xây dựng|công trình|phát triển|kinh doanh|sản xuất|thiết kế|vận hành")
    private static let objects = Phrases(
        """
        kế hoạch|chương trình|quy chế|quy định|phương án|báo cáo|dự toán|đề án|hướng dẫn|nội dung|tiêu chí|và triển khai|và tổ chức|và thực hiện|mô hình
        """)

    private static let emulation = Phrases("thi đua")
    private static let areas = Phrases("xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|thôn|ấp|khu phố|bản|buôn")

    /// A comma or "và" between kinds of areas ("Công đoàn xã, phường").
    private func areaLength(at place: Int) -> Int? {
        guard place > 0, place + 1 < tokens.count, !tokens[place - 1].isUpper, !tokens[place + 1].isUpper,
            let next = Self.areas.match(tokens, at: place + 1)
        else { return nil }
        return Self.areas.match(tokens, at: place - 1) == 1 || place > 1 && Self.areas.match(tokens, at: place - 2) == 2 ? next + 1 : nil
    }

    /// "Phòng Công tác đảng và công tác chính trị chủ trì": small words after "và" that lead to a predicate within a few words.
    private func isNameAfterAnd(_ and: Int) -> Bool {
        guard and > 1, tokens[and - 1].isWord, tokens[and + 1].isWord, BodyLexicon.predicates.match(tokens, at: and + 1) == nil else { return false }
        // "Phòng Công": a proper name, not "doanh nghiệp và nhân dân".
        guard (max(1, and - 6)..<and).contains(where: { tokens[$0].isUpper && tokens[$0 - 1].isUpper }) else { return false }
        for place in (and + 2)..<(and + 7) {
            guard place < tokens.count else { return true }
            if tokens[place].isMark(":(") || BodyLexicon.predicates.match(tokens, at: place) != nil { return true }
            if !tokens[place].isWord { return false }
        }
        return false
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

    /// A comma or "và" with the small words after it that begin a body and have no "các" of their own.
    private func sharedLength(at place: Int) -> Int? {
        let token = tokens[place]
        guard token.isMark(",") || token.plain == "va", tokens.indices.contains(place + 1) else { return nil }
        let next = tokens[place + 1]
        guard Self.households.match(tokens, at: place + 1) == nil else { return nil }
        guard next.isWord, !next.isUpper, next.trusted, next.key != "cac4", next.key != "nhưng3", let count = headLength(at: place + 1) else {
            return nil
        }
        return BodyLexicon.predicates.match(tokens, at: place + 1) == nil ? count + 1 : nil
    }

    private static let households = Phrases("hộ gia đình|hộ kinh doanh|hộ dân|cá nhân|người dân")

    /// Whether a head with a capital and a proper name after it begin here ("Phòng Kinh doanh", not "Phòng, Ban").
    private func beginsProperName(_ place: Int) -> Bool {
        guard beginsBody(place), let head = headLength(at: place) else { return false }
        return head > 1 || tokens.indices.contains(place + head) && tokens[place + head].isUpper
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
        if let known = known[parts.map(\.key).joined(separator: " ")], !parts.contains(where: { $0.text.contains(" ") }) { return known }
        if let first = parts.first { parts[0].text = first.text.prefix(1).uppercased() + first.text.dropFirst() }
        return Tokenizer.text(parts)
    }
}

/// Words that look like bodies or like their actions and are not.
enum NonBodies {
    /// Things that begin like the name of a body.
    static let phrases = Phrases(
        """
        hội nghị|hội thi|hội thảo|hội diễn|hội nhập|hội họp|hội trường|hội giảng|hội khỏe|hội thao|hội chợ|hội đàm|trường hợp|trường học thân thiện
        báo cáo|phòng chống|phòng, chống|phòng ngừa|phòng bệnh|phòng học|phòng cháy|cụm từ|khối lượng|khối kiến thức|viện trợ|viện phí|ban hành
        thường trực phong trào|thường trực giúp việc|thường trực của|trưởng thành|quản đốc thúc|cộng đồng trách nhiệm|ban ngày|ban đầu|xã hội|thuế suất|thuế thu nhập|kho tàng|quỹ đất|quỹ lương|đơn vị tính|tổ chức thực hiện|công ty mẹ|bộ tiêu chí|bộ chỉ số
        bộ hồ sơ|bộ máy|bộ quy tắc|bộ dữ liệu|đội hình|chi nhánh bệnh|trung tâm của|xã viên|cơ quan nào|bản thân|bản chất|bản đăng ký|bản sao
        khoa học|khoa giáo|khoa bảng|cơ quan thường trực|cơ quan đầu mối|đơn vị đầu mối|đơn vị thường trực|bộ phận thường trực|cơ quan chủ trì|đơn vị chủ trì|cơ quan tham mưu
        cơ quan phối hợp|đơn vị phối hợp|bản sắc|bản tin|bản cam kết|bản chính|bản cứng|bản mềm|bản đồ|bản án|bản quyền|thôn văn hóa|đoàn kết|tổ ấm|đồn biên chế|ấp ủ|cán bộ nào
        """)

    /// Words inside names that begin like an action.
    static let compounds = Phrases(
        """
        ngoại giao|kế hoạch tổng hợp|kế hoạch - tổng hợp|cấp trên trực tiếp cơ sở|cấp trên cơ sở|cấp trên trực tiếp|cấp trên|cấp dưới|giao thông|giao thông vận tải|quản lý hành chính|quản lý đô thị|quản lý thị trường|quản lý dự án|quản lý chất lượng|quản lý giáo dục
        quản lý nhà nước|quản lý ngân sách|quản lý công sản|quản lý xuất nhập cảnh|phát thanh|phát triển nông thôn|phát triển quỹ đất|đăng ký đất đai
        đăng ký kinh doanh|đăng ký hộ tịch|kiểm nghiệm|kiểm lâm|kiểm soát bệnh tật|kiểm soát|kiểm định|kiểm toán|xây dựng đảng|xây dựng chính quyền
        xây dựng nông thôn mới|thông tin|giám định|đào tạo nghề|bồi dưỡng chính trị|nghiên cứu khoa học|tổ chức và nhân sự|tổ chức nhân sự
        tổ chức xây dựng đảng|tổ chức lao động|khảo thí|hỗ trợ nông dân|hỗ trợ doanh nghiệp|hỗ trợ thanh niên|tham mưu tổng hợp
        tham mưu, giúp việc|tham mưu giúp việc|chuyên môn|chuyên trách|hướng nghiệp|hướng dẫn viên|điều tra|điều tra tổng hợp|điều tra hình sự
        chăm sóc sức khỏe|chăm sóc khách hàng|thu phí|thi hành án dân sự|thi đua khen thưởng|tư vấn pháp luật|giao dịch|giao dịch một cửa
        dự án|điều hành|giảm nghèo|ngân hàng|khách hàng|bán hàng|bầu cử|trồng trọt|dạy nghề|học tập cộng đồng|cùng cấp|đại diện cha mẹ học sinh|cha mẹ học sinh|cộng đồng|tiếp nhận và trả kết quả|tiếp công dân|chuyển đổi số|chuyển đổi số cộng đồng
        được giao|được phân công|được giao nhiệm vụ|phối hợp liên ngành|phòng, chống|đồng bào|khai thác thủy lợi|khai thác công trình thủy lợi
        vận tải|vận hành|phát triển hạ tầng|phát triển doanh nghiệp|giúp việc|có con|trên địa bàn xã|trên địa bàn phường|trên địa bàn huyện
        trên địa bàn quận|ở địa phương|ở cơ sở|trong tỉnh|trong ngành|trong trường|trong toàn ngành|trong khối
        """)
}
