/// The four parts of a document: before the clauses, the clauses, recipients and signature, annexes.
struct Zones {
    private(set) var front: [Piece] = []
    private(set) var body: [Piece] = []
    private(set) var back: [Piece] = []
    private(set) var annex: [Piece] = []

    private enum Part { case front, body, back, annex }

    init(_ source: Source, restore: ([Token]) -> [Token]) {
        let bodyStart = Self.bodyStart(source, restore: restore)
        let signature = Self.signature(source, after: bodyStart, restore: restore)
        var part = Part.front
        for (place, piece) in source.pieces.enumerated() {
            if part == .front, place >= bodyStart { part = .body }
            if part == .body, Self.startsBack(piece) || place == signature { part = .back }
            if part != .front, case .line(let line) = piece, isAnnex(line, restore) { part = .annex }
            switch part {
            case .front: front.append(piece)
            case .body: body.append(piece)
            case .back: back.append(piece)
            case .annex: annex.append(piece)
            }
        }
    }

    private func isAnnex(_ line: Line, _ restore: ([Token]) -> [Token]) -> Bool {
        guard line.blankBefore, line.tokens.count <= 12, let first = line.tokens.first, first.isUpper else { return false }
        let words = restore(Array(line.tokens.prefix(3)))
        return LandmarkWords.annex.match(words, at: 0) != nil && line.tokens.prefix(2).allSatisfy { !$0.isWord || $0.isCaps }
    }

    /// The first clause: a line with a number that begins a sequence.
    private static func bodyStart(_ source: Source, restore: ([Token]) -> [Token]) -> Int {
        var firstDash: Int?
        for (place, piece) in source.pieces.enumerated() {
            guard case .line(let line) = piece else { continue }
            for marker in MarkerReader.readings(line.tokens) {
                if marker.style.isList {
                    let words = restore(Array(line.tokens.dropFirst(marker.length)))
                    if firstDash == nil, LandmarkWords.basis.match(words, at: 0) == nil { firstDash = place }
                } else if marker.value == 1, marker.style != .letterDot, line.tokens.count > marker.length || place + 1 < source.pieces.count {
                    return place
                }
            }
        }
        return firstDash ?? source.pieces.count
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
