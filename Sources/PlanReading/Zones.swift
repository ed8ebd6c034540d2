/// The four parts of a document: before the clauses, the clauses, recipients and signature, annexes.
struct Zones {
    private(set) var front: [Piece] = []
    private(set) var body: [Piece] = []
    private(set) var back: [Piece] = []
    private(set) var annex: [Piece] = []
    /// The articles of a decision whose plan follows its signature, and the front of that plan; else empty.
    private(set) var decree: [Piece] = []
    private(set) var attachedFront: [Piece] = []
    private let restore: ([Token]) -> [Token]

    private enum Part { case front, body, back, annex }

    init(_ source: Source, restore: @escaping ([Token]) -> [Token]) {
        self.restore = restore
        let bodyStart = Self.bodyStart(source.pieces[...], restore: restore)
        let signature = Self.signature(source, after: bodyStart, restore: restore)
        var part = Part.front
        var attachedStart: Int?
        for (place, piece) in source.pieces.enumerated() {
            if part == .front, place >= bodyStart { part = .body }
            if part == .body, Self.startsBack(piece) || place == signature || Self.isPlaceAndDate(piece) { part = .back }
            if part == .back, attachedStart == nil, opensAttached(source.pieces, place) {
                attachedStart = place
                break
            }
            if part != .front, case .line(let line) = piece, isAnnex(line) { part = .annex }
            if part == .back, isTaskTable(piece, source.damaged) || Self.saysAttached(piece) {
                part = .annex
                moveTitleToAnnex()
            }
            append(piece, to: part)
        }
        if let attachedStart { readAttached(source, from: attachedStart) }
    }

    /// The plan that a decision issues, which follows the decision's signature: its own front, body, back and annexes.
    private mutating func readAttached(_ source: Source, from start: Int) {
        (decree, body) = (body, [])
        let rest = source.pieces[start...]
        let bodyStart = Self.bodyStart(rest, restore: restore)
        let signature = Self.signature(source, after: bodyStart, restore: restore)
        var part = Part.front
        for place in rest.indices {
            let piece = source.pieces[place]
            if part == .front, place >= bodyStart { part = .body }
            if part == .body, Self.startsBack(piece) || place == signature { part = .back }
            if part != .front, case .line(let line) = piece, isAnnex(line) { part = .annex }
            if part == .back, isTaskTable(piece, source.damaged) || Self.saysAttached(piece) { part = .annex }
            if part == .front { attachedFront.append(piece) } else if part != .back { append(piece, to: part) }
        }
    }

    private mutating func append(_ piece: Piece, to part: Part) {
        switch part {
        case .front: front.append(piece)
        case .body: body.append(piece)
        case .back: back.append(piece)
        case .annex: annex.append(piece)
        }
    }

    private static let day = Phrases("ngày")

    /// "Bình Sơn, ngày 02 tháng 01 năm 2026" on a line of its own, which some agencies put above the signature.
    private static func isPlaceAndDate(_ piece: Piece) -> Bool {
        guard case .line(let line) = piece, line.tokens.count <= 14, line.tokens.first?.isUpper ?? false else { return false }
        guard let (place, _) = day.first(in: line.tokens), place > 1, place <= 8, line.tokens[place - 1].isMark(",") else { return false }
        return DateReader.date(line.tokens, at: place).map { $0.next >= line.tokens.count - 1 } ?? false
    }

    private static let attachable = Phrases("kế hoạch|chương trình|đề án|phương án|quy chế|quy định|hướng dẫn|thể lệ|nội dung phát động")

    /// Whether, after a signature, a line in capitals such as "KẾ HOẠCH" opens the document that the signed one issues.
    private func opensAttached(_ pieces: [Piece], _ place: Int) -> Bool {
        guard back.count >= 2, case .line(let line) = pieces[place], line.tokens.count <= 30 else { return false }
        guard Paragraph(tokens: line.tokens).isCaps, Self.attachable.match(restore(line.tokens), at: 0) != nil else { return false }
        return pieces[place..<min(pieces.count, place + 8)].contains { Self.saysAttached($0) } || line.tokens.count <= 3
    }

    private static let attached = Phrases("kèm theo|ban hành kèm theo|đính kèm|được ban hành kèm theo")

    /// "(Ban hành kèm theo Quyết định số …)".
    private static func saysAttached(_ piece: Piece) -> Bool {
        guard case .line(let line) = piece, line.tokens.first?.isMark("(") ?? false else { return false }
        return attached.found(in: Array(line.tokens.prefix(6)))
    }

    private func isTaskTable(_ piece: Piece, _ damaged: Bool) -> Bool {
        guard case .table(let table) = piece, table.rows.count >= 3 else { return false }
        return TaskTable(table, damaged: damaged) != nil
    }

    /// The lines in capitals right above an annex that has no "PHỤ LỤC" are its title, not part of the signature.
    private mutating func moveTitleToAnnex() {
        var lines: [Piece] = []
        while lines.count < 6, case .line(let line)? = back.last, Paragraph(tokens: line.tokens).isCaps, line.tokens.count > 3 {
            lines.append(back.removeLast())
        }
        annex += lines.reversed()
    }

    private func isAnnex(_ line: Line) -> Bool {
        guard line.tokens.count <= 16, let first = line.tokens.first, first.isUpper, line.blankBefore || line.tokens.count <= 4 else { return false }
        let words = restore(Array(line.tokens.prefix(3)))
        return LandmarkWords.annex.match(words, at: 0) != nil && line.tokens.prefix(2).allSatisfy { !$0.isWord || $0.isCaps }
    }

    /// The first clause: a line with a number that begins a sequence, or a table of tasks before any.
    private static func bodyStart(_ pieces: ArraySlice<Piece>, restore: ([Token]) -> [Token]) -> Int {
        var firstDash: Int?
        var addressed = false
        for place in pieces.indices {
            guard case .line(let line) = pieces[place] else {
                if case .table(let table) = pieces[place], firstDash == nil, table.rows.count >= 3, TaskTable(table, damaged: false) != nil {
                    return place
                }
                continue
            }
            let readings = MarkerReader.readings(line.tokens)
            if addresses.match(line.tokens, at: 0) != nil { addressed = true } else if readings.isEmpty { addressed = false }
            for marker in readings {
                if marker.style.isList {
                    let words = restore(Array(line.tokens.dropFirst(marker.length)))
                    if firstDash == nil, !addressed, LandmarkWords.basis.match(words, at: 0) == nil { firstDash = place }
                } else if marker.value == 1 || ScannedRoman.settled(marker, due: 1) != nil && marker.isGuess, marker.style.opensBody,
                    line.tokens.count > marker.length || place + 1 < pieces.endIndex
                {
                    return withHeading(pieces, place)
                }
            }
        }
        return firstDash ?? pieces.endIndex
    }

    private static let addresses = Phrases("kính gửi")

    /// The place of an unnumbered heading in capitals right above the first clause, else of the clause.
    private static func withHeading(_ pieces: ArraySlice<Piece>, _ place: Int) -> Int {
        var start = place
        while start > pieces.startIndex + 1, case .line(let line) = pieces[start - 1], line.tokens.count <= 16 {
            guard Paragraph(tokens: line.tokens).isCaps, !Headings.subjects(line.tokens).isEmpty || start < place else { break }
            start -= 1
        }
        // Under a title, and not under the end of the opening, the capitals belong to the title.
        guard start < place, start > pieces.startIndex, case .line(let above) = pieces[start - 1] else { return place }
        return above.tokens.last?.isMark(":.;,") ?? false ? start : place
    }

    private static func startsBack(_ piece: Piece) -> Bool {
        switch piece {
        case .line(let line): LandmarkWords.startsSection(line.tokens) && LandmarkWords.recipients.found(in: restoredHead(line))
        case .table(let table): table.rows.contains { $0.contains { $0.contains { LandmarkWords.recipients.found(in: restoredHead($0)) } } }
        }
    }

    private static func restoredHead(_ line: Line) -> [Token] {
        guard line.tokens.first?.plain.utf8.first == UInt8(ascii: "n") else { return [] }
        let head = Array(line.tokens.prefix(4))
        return head.contains { !$0.trusted } ? Repair.shared.restored(head).tokens : head
    }

    /// Where a plan without a list of recipients is signed: a post in capitals among the last lines.
    private static func signature(_ source: Source, after start: Int, restore: ([Token]) -> [Token]) -> Int? {
        let last = source.pieces.count
        guard start < last else { return nil }
        for place in max(start, last - 12)..<last {
            guard case .line(let line) = source.pieces[place], line.tokens.count <= 8 else { continue }
            let caps = Paragraph(tokens: line.tokens).isCaps
            if caps, LandmarkWords.signature.match(restore(line.tokens), at: 0) != nil { return place }
        }
        return nil
    }
}

/// Reads the tables of annexes: each row is an obligation PL.1, PL.2, …
enum AnnexReader {
    static func obligations(_ pieces: [Piece], damaged: Bool) -> [Obligation] {
        var result: [Obligation] = []
        for case .table(let table) in pieces {
            guard let reader = TaskTable(table, damaged: damaged) else { continue }
            for row in reader.rows {
                var obligation = row
                obligation.id = "PL." + String(result.count + 1)
                obligation.kind = reader.isCriteria ? .requirement : .assignment
                result.append(obligation)
            }
        }
        return result
    }
}
